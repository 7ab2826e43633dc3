"""The taakstelling in the kluis: versions that stay, the formula beside it, what the dossiers say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.gemeentetel import load_own
from models.queries.rows_gemeente import HalfjaarRow
from models.queries.taakstelling import load_getelden, load_pijplijn, load_taakstelling
from models.services import beheer, bescherming, dossiers, gebeurtenissen, medewerkers
from models.services.taakstelling import choose_teken, save_inwoners, save_landelijk, save_taakstelling
from models.services.toewijzing import record_step
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Gemeente, Persoon, Taakstelling
from models.values import Rol, StapSoort
from tests.builders import T0, add_medewerker, lezer_for, make_demo, make_plek, only_gemeente

H1 = "2026-1"


def half(plek: Plek, uid: str, code: str = H1) -> HalfjaarRow:
    with lezer_for(plek) as lezer:
        return next(one for one in load_taakstelling(lezer, uid).halfjaren if one.code == code)


def house(plek: Plek, naam: str, aantal: int, verhuisd: date | None, koppeling: date | None = None) -> str:
    """A gezin of so many persons, moved on a day."""
    made = dossiers.open_dossier(plek, naam, koppeling or T0 - timedelta(60), aantal, "").onderwerp
    if verhuisd is not None:
        gebeurtenissen.record_woning_gevonden(plek, made, verhuisd - timedelta(8), "Voorbeeldlaan 1")
        gebeurtenissen.record_getekend(plek, made, verhuisd - timedelta(4), reden="proef")
        gebeurtenissen.record_verhuisd(plek, made, verhuisd)
    return made


def test_the_demo_shows_32_with_2_persons_that_count_and_3_with_the_pijplijn(tmp_path: Path) -> None:
    """A082, A127; domain/demo.md: 31,78 is rounded up to 32, DEMO-10 is not reported yet."""
    plek = make_demo(tmp_path)
    row = half(plek, only_gemeente(plek.store))

    assert (row.taakstelling, row.indicatie) == (32, 32)
    assert (row.realisatie, row.realisatie_koppeling, row.pijplijn) == (2, 2, 3)
    assert (row.einde, row.deels, row.peildatum) == (30, True, T0)
    plek.store.close()


def test_a172_75_housed_of_59_is_a_lead_of_16_and_127_1_percent(plek: Plek, uid: str) -> None:
    save_taakstelling(
        plek, uid, 2025, 2, opening=0, taakstelling=59, realisatie=75, stand=-16, bron="S §Terugblik"
    )
    row = half(plek, uid, "2025-2")

    assert (row.einde, row.correctie, row.promille) == (-16, 0, 1271)


def test_a_later_figure_is_a_new_version_and_the_first_stays(plek: Plek, uid: str) -> None:
    save_taakstelling(
        plek, uid, 2026, 1, taakstelling=32, bron="lijst van maart", bekend_op=T0 - timedelta(99)
    )
    save_taakstelling(plek, uid, 2026, 1, taakstelling=28, bron="bijgesteld")
    row = half(plek, uid)

    assert row.taakstelling == 28
    assert [(v.nummer, v.taakstelling, v.bron) for v in row.versies] == [
        (2, 28, "bijgesteld"),
        (1, 32, "lijst van maart"),
    ]


def test_a_figure_that_is_left_out_stays_and_one_of_another_day_does_not(plek: Plek, uid: str) -> None:
    """Only the realisatie of the COA came in: the taakstelling of 32 is not gone."""
    save_taakstelling(plek, uid, 2026, 1, opening=4, taakstelling=32, bron="lijst van maart")
    save_taakstelling(plek, uid, 2026, 1, realisatie=7, peildatum=T0 - timedelta(30), bron="COA")
    row = half(plek, uid)
    assert (row.opening, row.taakstelling, row.realisatie_officieel, row.einde) == (4, 32, 7, 29)
    assert row.peildatum == T0 - timedelta(30)

    save_taakstelling(plek, uid, 2026, 1, stand=20, bron="provincie")
    row = half(plek, uid)
    assert (row.taakstelling, row.officieel, row.realisatie_officieel) == (32, 20, None)
    assert row.versies[0].peildatum is None


@pytest.mark.parametrize(
    ("given", "geen", "taakstelling"),
    [
        ({"realisatie": 1}, True, None),
        ({"taakstelling": 9}, False, 9),
        ({"taakstelling": 9, "geen": False}, False, 9),
    ],
)
def test_no_taakstelling_stays_until_there_is_one(
    plek: Plek, uid: str, given: dict[str, object], taakstelling: int | None, *, geen: bool
) -> None:
    save_taakstelling(plek, uid, 2026, 1, geen=True, bron="brief")
    save_taakstelling(plek, uid, 2026, 1, bron="later", **given)  # type: ignore[arg-type] # figures by name
    row = half(plek, uid)

    assert (row.geen, row.taakstelling) == (geen, taakstelling)


def test_undo_takes_a_version_back(plek: Plek, uid: str) -> None:
    save_taakstelling(plek, uid, 2026, 1, taakstelling=32, bron="lijst")
    change = save_taakstelling(plek, uid, 2026, 1, taakstelling=23, bron="vergissing")
    undo(plek, change.bewerking)

    assert half(plek, uid).taakstelling == 32


def test_a187_the_published_closing_stands_and_the_correctie_says_how_far_it_is_off(
    plek: Plek, uid: str
) -> None:
    save_taakstelling(
        plek,
        uid,
        2025,
        2,
        opening=12,
        taakstelling=40,
        realisatie=30,
        stand=20,
        bron="lijst",
        reden="twee personen later gemeld",
    )
    save_taakstelling(plek, uid, 2026, 1, opening=21, taakstelling=30, bron="lijst")
    before, after = half(plek, uid, "2025-2"), half(plek, uid)

    assert (before.berekend, before.einde, before.correctie) == (22, 20, -2)
    assert before.reden == "twee personen later gemeld"
    assert (after.opening, after.aansluiting) == (21, 1)


def test_without_an_opening_the_closing_before_it_is_taken(plek: Plek, uid: str) -> None:
    save_taakstelling(plek, uid, 2025, 2, opening=0, taakstelling=10, realisatie=7, bron="lijst")
    save_taakstelling(plek, uid, 2026, 1, taakstelling=20, bron="lijst")

    assert (half(plek, uid).opening, half(plek, uid).einde) == (3, 23)
    assert not half(plek, uid).opening_onbekend
    assert half(plek, uid, "2025-2").opening_officieel


def test_a_half_year_without_taakstelling_is_no_half_year_without_a_figure(plek: Plek, uid: str) -> None:
    house(plek, "Warsamele", 2, T0 - timedelta(3))
    assert half(plek, uid).einde is None
    save_taakstelling(plek, uid, 2026, 1, geen=True, bron="brief van de provincie")
    row = half(plek, uid)

    assert (row.geen, row.taakstelling, row.einde, row.procent, row.promille) == (True, None, -2, None, None)


def test_a083_the_formula_takes_the_population_of_a_year_before(plek: Plek, uid: str) -> None:
    save_landelijk(plek, 2026, 1, 13_000, "Staatscourant")
    save_inwoners(plek, uid, date(2025, 1, 1), gemeente=44_000, nederland=18_000_000, bron="CBS")
    save_inwoners(plek, uid, date(2026, 1, 1), gemeente=90_000, bron="CBS")
    row = half(plek, uid)

    assert row.indicatie == 32
    assert (row.inwoners.waarde, row.inwoners.dag, row.inwoners.bron) == (44_000, date(2025, 1, 1), "CBS")


def test_a103_a_person_counts_once_and_a_second_move_changes_nothing(plek: Plek, uid: str) -> None:
    gezin = house(plek, "Warsamele", 3, T0 - timedelta(20))
    assert half(plek, uid).realisatie == 3
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - timedelta(2))

    assert half(plek, uid).realisatie == 3


def test_the_forecast_holds_who_counts_and_who_is_expected_each_once(plek: Plek, uid: str) -> None:
    house(plek, "Getelden", 2, T0 - timedelta(20))
    signed = house(plek, "Getekenden", 3, None)
    gebeurtenissen.record_woning_gevonden(plek, signed, T0 - timedelta(3), "Voorbeeldlaan 2")
    gebeurtenissen.record_getekend(plek, signed, T0 - timedelta(1), reden="proef")
    house(plek, "Verre", 4, None, koppeling=T0 - timedelta(5))
    row = half(plek, uid)

    assert (row.realisatie, row.pijplijn, row.prognose) == (2, 5, 5)
    assert half(plek, uid, "2026-2").prognose == 4


def test_the_next_half_year_begins_with_the_closing_that_is_expected(plek: Plek, uid: str) -> None:
    """Arrears of today that the forecast makes good are no arrears of the next half-year."""
    save_taakstelling(plek, uid, 2026, 1, opening=0, taakstelling=10, bron="lijst")
    save_taakstelling(plek, uid, 2026, 2, taakstelling=6, bron="lijst")
    house(plek, "Getelden", 2, T0 - timedelta(20))
    signed = house(plek, "Getekend", 3, None)
    gebeurtenissen.record_woning_gevonden(plek, signed, T0 - timedelta(9), "Voorbeeldlaan 2")
    gebeurtenissen.record_getekend(plek, signed, T0 - timedelta(1), reden="proef")
    house(plek, "Verre", 4, None, koppeling=T0 - timedelta(5))
    now, ahead = half(plek, uid), half(plek, uid, "2026-2")

    assert (now.einde, now.prognose, now.verwacht_einde) == (8, 5, 5)
    assert (ahead.verwacht_begin, ahead.prognose, ahead.verwacht_einde) == (5, 4, 7)
    save_taakstelling(plek, uid, 2026, 2, opening=8, bron="lijst")
    ahead = half(plek, uid, "2026-2")
    assert (ahead.verwacht_begin, ahead.verwacht_einde) == (8, 10)


def test_a188_the_figure_of_the_coa_is_set_beside_the_dossiers_of_its_own_peildatum(
    plek: Plek, uid: str
) -> None:
    house(plek, "Warsamele", 2, T0 - timedelta(30))
    house(plek, "Tekleberi", 3, T0 - timedelta(5))
    save_taakstelling(
        plek, uid, 2026, 1, taakstelling=9, realisatie=2, peildatum=T0 - timedelta(10), bron="COA"
    )
    row = half(plek, uid)
    assert (row.realisatie, row.realisatie_peildatum, row.realisatie_officieel) == (5, 2, 2)

    save_taakstelling(plek, uid, 2026, 1, stand=7, peildatum=T0 - timedelta(10), realisatie=None, bron="COA")
    row = half(plek, uid)
    assert (row.berekend, row.officieel, row.correctie) == (7, 7, 0)


def test_a127_a_gezin_known_at_the_coa_stands_in_the_pijplijn_and_one_coupled_elsewhere_does_not(
    plek: Plek, uid: str
) -> None:
    known = house(plek, "Warsamele", 2, None, koppeling=T0 - timedelta(5))
    gone = house(plek, "Tekleberi", 1, None, koppeling=T0 - timedelta(5))
    for gezin in (known, gone):
        record_step(plek, gezin, StapSoort.BEKEND, T0 - timedelta(1))
    record_step(plek, gone, StapSoort.ELDERS, T0)
    row = half(plek, uid)

    assert (row.realisatie, row.pijplijn, row.pijplijn_soorten) == (0, 2, (("bekend", 2),))
    with lezer_for(plek) as lezer:
        found = load_pijplijn(lezer, uid)
    assert [(one.soort, one.sinds) for one in found.mensen] == [("bekend", T0 - timedelta(1))] * 2
    assert half(plek, uid, "2025-2").pijplijn_soorten == ()


def test_a127_the_pijplijn_counts_a_protected_gezin_and_names_nobody_of_it(plek: Plek, uid: str) -> None:
    gezin = house(plek, "Warsamele", 3, None)
    record_step(plek, gezin, StapSoort.BEKEND, T0)
    bescherming.protect(plek, gezin)
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Proef Voorbeeld", Rol.COORDINATOR))

    assert half(other, uid).pijplijn == 3
    with lezer_for(other) as lezer:
        found = load_pijplijn(lezer, uid)
    assert (found.mensen, found.verborgen) == ((), 3)


def test_a_protected_gezin_counts_but_its_people_stay_out_of_sight(plek: Plek, uid: str) -> None:
    gezin = house(plek, "Warsamele", 3, T0 - timedelta(20))
    house(plek, "Tekleberi", 1, T0 - timedelta(10))
    bescherming.protect(plek, gezin)
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Proef Voorbeeld", Rol.COORDINATOR))

    assert half(other, uid).realisatie == 4
    with lezer_for(other) as lezer:
        found = load_getelden(lezer, uid, 2026, 1)
    assert len(found.mensen) == 1
    assert found.verborgen == 3


def test_somebody_without_the_right_reads_no_figures(plek: Plek, uid: str) -> None:
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Proef Voorbeeld", Rol.BEGELEIDER))
    with pytest.raises(Refused, match="geen_recht"), lezer_for(other) as lezer:
        load_taakstelling(lezer, uid)


@pytest.mark.parametrize(
    ("veld", "code", "given"),
    [
        ("bron", "veld_leeg", {"taakstelling": 3}),
        ("taakstelling", "taakstelling_niets", {"bron": "lijst"}),
        ("taakstelling", "getal_buiten_grens", {"taakstelling": -1, "bron": "lijst"}),
        ("peildatum", "dag_buiten_halfjaar", {"stand": 1, "peildatum": date(2026, 7, 1), "bron": "x"}),
        ("bekend_op", "dag_in_toekomst", {"stand": 1, "bekend_op": T0 + timedelta(1), "bron": "x"}),
    ],
)
def test_a_figure_that_cannot_be_is_refused_and_nothing_is_written(
    plek: Plek, uid: str, veld: str, code: str, given: dict[str, object]
) -> None:
    with pytest.raises(Refused) as refused:
        save_taakstelling(plek, uid, 2026, 1, **given)  # type: ignore[arg-type]

    assert (refused.value.code, refused.value.veld) == (code, veld)
    with plek.store.reader() as session:
        assert session.scalars(select(Taakstelling)).all() == []


@pytest.mark.parametrize(("jaar", "deel"), [(2026, 3), (0, 0), (1800, 1)])
def test_a_half_year_that_is_none_is_refused(plek: Plek, uid: str, jaar: int, deel: int) -> None:
    with pytest.raises(Refused, match="halfjaar_onbekend"):
        save_taakstelling(plek, uid, jaar, deel, taakstelling=1, bron="x")


def test_the_way_of_writing_is_kept_and_changes_no_figure(plek: Plek, uid: str) -> None:
    save_taakstelling(plek, uid, 2026, 1, taakstelling=5, bron="lijst")
    choose_teken(plek, uid, "plus_voorsprong")
    with lezer_for(plek) as lezer:
        row = load_taakstelling(lezer, uid)

    assert row.teken == "plus_voorsprong"
    assert half(plek, uid).einde == 5
    with pytest.raises(Refused, match="keuze_onbekend"):
        choose_teken(plek, uid, "anders")


def test_who_counted_before_the_gemeente_was_noted_counts_where_the_dossier_is(plek: Plek, uid: str) -> None:
    house(plek, "Warsamele", 2, T0 - timedelta(20))
    with plek.store.writer() as session:
        for persoon in session.scalars(select(Persoon)):
            persoon.geteld_gemeente_id = None
        other = Gemeente(naam="Elders", provincie="Gelderland")
        session.add(other)
    with plek.store.reader() as session:
        elders = session.scalars(select(Gemeente.uid).where(Gemeente.naam == "Elders")).one()

    assert half(plek, uid).realisatie == 2
    assert half(plek, elders).realisatie == 0


def test_a115_a_role_for_one_gemeente_sees_and_changes_the_figures_of_that_one_only(
    plek: Plek, uid: str
) -> None:
    elders = beheer.add_gemeente(plek, "Elders", "Gelderland").onderwerp
    who = add_medewerker(plek.store, "Proef Voorbeeld")
    medewerkers.save_rollen(plek, who, (Rol.COORDINATOR.value,), gemeenten={Rol.COORDINATOR.value: (elders,)})
    other = make_plek(plek.store, wie=who)

    with lezer_for(other) as lezer:
        assert [one.naam for one in load_own(lezer)] == ["Elders"]
        assert load_taakstelling(lezer, elders).gemeente == "Elders"
    with pytest.raises(Refused, match="gemeente_onbekend"), lezer_for(other) as lezer:
        load_taakstelling(lezer, uid)
    with pytest.raises(Refused, match="gemeente_onbekend"):
        save_taakstelling(other, uid, 2026, 1, taakstelling=1, bron="lijst")
    save_taakstelling(other, elders, 2026, 1, taakstelling=1, bron="lijst")
    assert half(plek, elders).taakstelling == 1
