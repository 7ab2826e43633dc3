"""The doorlooptijd of the dossiers: the demo figures, delays, groups that are too small."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from models.queries.bijdragen import _gezinnen
from models.queries.doorlooptijd import DoorlooptijdRow, load_doorlooptijd
from models.queries.dossier import load_dossier
from models.queries.tellen import of_dossiers
from models.queries.toewijzing import load_toewijzing
from models.services import ankers, beheer, dossiers, gebeurtenissen, tussenplekken
from models.services.cijfers import save_instelling
from models.services.dossiers import save_dossier_field
from models.services.verb import Plek
from models.values import Stand, Telsoort
from tests.builders import T0, lezer_for, make_demo, only_gemeente

D = timedelta


def read(plek: Plek) -> DoorlooptijdRow:
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        return load_doorlooptijd(lezer, uid)


def moved(plek: Plek, naam: str, koppeling: int, verhuizing: int, azc: str = "") -> str:
    """A gezin of two, coupled and moved so many days ago."""
    uid = dossiers.open_dossier(plek, naam, T0 - D(koppeling), 2, azc).onderwerp
    gebeurtenissen.record_woning_gevonden(plek, uid, T0 - D(verhuizing + 8), "Voorbeeldlaan 1")
    gebeurtenissen.record_getekend(plek, uid, T0 - D(verhuizing + 4), reden="proef")
    gebeurtenissen.record_verhuisd(plek, uid, T0 - D(verhuizing))
    return uid


def test_a129_the_demo_takes_7_4_weeks_and_6_6_with_the_pijplijn(tmp_path: Path) -> None:
    """domain/demo.md: (73 + 30) / 2 = 51,5 days; with DEMO-10 46,0."""
    plek = make_demo(tmp_path)
    now = read(plek).perioden[0]
    plek.store.close()

    assert now.code == "2026-1"
    assert now.a is not None
    assert now.a_pijplijn is not None
    assert (now.a.aantal, now.a.dag_tiende, now.a.weken) == (2, 51.5, 7.4)
    assert (now.a_pijplijn.aantal, now.a_pijplijn.dag_tiende, now.a_pijplijn.weken) == (3, 46.0, 6.6)
    assert now.b_gekoppeld > 3


def test_method_b_looks_at_who_was_coupled_and_knows_only_who_moved(plek: Plek) -> None:
    moved(plek, "Vroeg", 250, 100)
    moved(plek, "Snel", 60, 20)
    dossiers.open_dossier(plek, "Wacht", T0 - D(30), 1, "")
    now = read(plek).perioden[0]

    assert now.a is not None
    assert now.b is not None
    assert (now.a.aantal, now.a.dag_tiende) == (2, 95.0)
    assert (now.b.aantal, now.b.dag_tiende, now.b_gekoppeld) == (1, 40.0, 2)
    assert dict(now.delen)["verhuizing"] is not None


def test_a109_a_pause_that_is_nobodys_fault_is_told_apart(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "Gepauzeerd", T0 - D(150), 2, "").onderwerp
    ankers.pause_clock(plek, uid, T0 - D(100), "wachten op papieren", "COA")
    ankers.resume_clock(plek, uid, T0 - D(80))
    gebeurtenissen.record_woning_gevonden(plek, uid, T0 - D(50), "Voorbeeldlaan 1")
    gebeurtenissen.record_getekend(plek, uid, T0 - D(44), reden="proef")
    gebeurtenissen.record_verhuisd(plek, uid, T0 - D(40))
    now = read(plek).perioden[0]

    assert now.a is not None
    assert now.zonder_stil is not None
    assert (now.a.dag_tiende, now.zonder_stil.dag_tiende) == (110.0, 90.0)
    late = now.vertraging
    assert (late.gezinnen, late.dagen, late.niet_verwijtbaar, late.verwijtbaar) == (1, 26, 20, 6)


def test_a115_groups_under_five_are_not_shown_and_never_the_realisatie(plek: Plek) -> None:
    for nr in range(5):
        moved(plek, f"Groot{nr}", 90 + nr, 20, "Duinvoorde")
    moved(plek, "Klein", 80, 20, "Zandvoorde")
    found = read(plek)
    azcs = {one.naam: one for one in found.azcs}

    assert (azcs["Duinvoorde"].aantal, azcs["Duinvoorde"].klein) == (5, False)
    whole = dict(azcs["Duinvoorde"].delen)["totaal"]
    assert whole is not None
    assert whole.dag_tiende == 72.0
    assert azcs["Zandvoorde"].klein
    assert azcs["Zandvoorde"].delen == ()
    assert [(one.code, one.gekoppeld, one.gehuisvest) for one in found.historie] == [("2026-1", 12, 12)]
    assert [(one.personen, one.gezinnen) for one in found.groottes] == [(2, 6)]


def test_a_size_of_few_gezinnen_hides_its_number(plek: Plek) -> None:
    dossiers.open_dossier(plek, "Alleen", T0 - D(30), 7, "")

    assert [(one.personen, one.gezinnen) for one in read(plek).groottes] == [(7, None)]


def test_per_corporatie_the_dossier_says_which(plek: Plek) -> None:
    cor = beheer.add_organisatie(plek, "corporatie", "Stichting Rietvoorn Wonen").onderwerp
    for nr in range(5):
        uid = moved(plek, f"Groot{nr}", 90, 20)
        save_dossier_field(plek, uid, "corporatie_uid", cor)

    assert [(one.naam, one.aantal) for one in read(plek).corporaties] == [("Stichting Rietvoorn Wonen", 5)]


def test_the_moving_mean_has_a_point_for_each_month(plek: Plek) -> None:
    """A130."""
    moved(plek, "Nu", 60, 20)
    points = read(plek).maanden

    assert len(points) == 12
    assert points[-1].gemiddeld is not None
    assert points[0].gemiddeld is None


def test_a203_a_move_on_from_a_tussenvoorziening_changes_no_term(plek: Plek) -> None:
    """Housed and counted 90 days ago; the dwelling of later is no first one, and no other half-year."""
    gemeente = only_gemeente(plek.store)
    hof = tussenplekken.add_tussenvoorziening(plek, "De Verzonnen Hof", 5).onderwerp
    uid = dossiers.open_dossier(plek, "Sharifpana", T0 - D(230), 2, "").onderwerp
    save_dossier_field(plek, uid, "route", "tussenvoorziening")
    tussenplekken.place(plek, uid, hof, T0 - D(190), 2)

    def seen() -> tuple[object, ...]:
        found = read(plek)
        with plek.store.reader() as session:
            left = [one for one in of_dossiers(session.connection()) if one.soort is Telsoort.VERHUIZING]
        with lezer_for(plek) as lezer:
            tab = load_toewijzing(lezer, uid).methode_a
            gezinnen = [gezin.verhuisd_op for *_rest, gezin in _gezinnen(lezer, gemeente)]
        return [(one.code, one.a, one.delen) for one in found.perioden], left, tab, gezinnen

    before = seen()
    means = {code: mean for code, mean, _delen in before[0]}  # type: ignore[attr-defined] # a list
    assert means["2025-2"].dag_tiende == 40.0
    assert (before[2], before[3]) == ("2025-2", [T0 - D(190)])

    gebeurtenissen.record_getekend(plek, uid, T0 - D(12), reden="proef")
    gebeurtenissen.record_verhuisd(plek, uid, T0 - D(10))
    assert seen() == before


def test_a103_a203_the_tab_and_the_clock_end_where_the_figures_end(plek: Plek) -> None:
    """Housed in a tussenvoorziening after 40 days: no way is late, and a later dwelling changes nothing."""
    hof = tussenplekken.add_tussenvoorziening(plek, "De Verzonnen Hof", 5).onderwerp
    uid = dossiers.open_dossier(plek, "Sharifpana", T0 - D(230), 2, "").onderwerp
    save_dossier_field(plek, uid, "route", "tussenvoorziening")
    tussenplekken.place(plek, uid, hof, T0 - D(190), 2)

    def seen() -> tuple[object, ...]:
        with lezer_for(plek) as lezer:
            tab, row = load_toewijzing(lezer, uid), load_dossier(lezer, uid)
        clock = [(one.code, one.klaar_op, one.stand) for one in row.klok if one.code != "koppeling"]
        return [(one.vanaf, one.klaar_op) for one in tab.totalen], clock

    housed = T0 - D(190)
    before = seen()
    assert before[0] == [("koppeling", housed)]
    assert before[1] == [("woonruimte", housed, Stand.GEDAAN), ("verhuizing", housed, Stand.GEDAAN)]

    gebeurtenissen.record_getekend(plek, uid, T0 - D(12), reden="proef")
    gebeurtenissen.record_verhuisd(plek, uid, T0 - D(10))
    assert seen() == before


def test_a118_each_half_year_has_the_mean_that_was_agreed_then(plek: Plek) -> None:
    """A figure from 1-1-2026 on re-judges nothing of 2025."""
    save_instelling(plek, "termijn_gemiddeld_weken", 10, date(2026, 1, 1), "afspraak", "land")
    moved(plek, "Vorig", 300, 219)
    now, past = read(plek).perioden[:2]

    assert (now.norm_weken, past.norm_weken) == (10, 12)
    assert past.vertraging.gezinnen == 0, "81 days are within 12 weeks, and not within 10"
