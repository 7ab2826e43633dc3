"""Every reader of a figure of the gemeente tells the same number, and two papers together tell no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.queries.afspraken import load_afspraken
from models.queries.agenda_cijfers import load_task
from models.queries.grafieken import forecast_chart, task_chart
from models.queries.herverdeling import load_herverdeling
from models.queries.papier import make_head
from models.queries.papier_cijfers import herverdeling_facts
from models.queries.papier_corporatie import corporatie_facts
from models.queries.papier_overleg import notitie_facts, uitnodiging_facts
from models.queries.papier_raad import halfjaarverslag_facts, informatienota_facts, raadsantwoord_facts
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.taakstelling import load_taakstelling
from models.rules.overleggen import OverlegSoort
from models.services.aanbod import offer_woning
from models.services.beheer import add_gemeente, add_organisatie
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import close_dossier
from models.services.overleggen import hold_overleg, plan_overleg
from models.services.prestatieafspraken import add_afspraak, add_overzicht
from models.services.regio import add_regiocijfer
from models.services.taakstelling import save_taakstelling
from models.services.verb import Plek
from models.services.woningen import add_woning
from resources.sentences import sentence
from tests.builders import T0, VasteKlok, lezer_for, make_demo, make_kluis, only_gemeente
from views.gemeente.taakstelling_lijnen import lijnen

D = timedelta
JAAR = date(2026, 1, 1)


@pytest.fixture
def plek(tmp_path: Path) -> Iterator[Plek]:
    made = make_kluis(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def uid(plek: Plek) -> str:
    return only_gemeente(plek.store)


def part(facts: StukFacts, kop: str) -> StukDeel:
    return next(one for one in facts.delen if one.kop.startswith(kop))


def notitie(plek: Plek, uid: str) -> StukFacts:
    with lezer_for(plek) as lezer:
        return notitie_facts(lezer, uid, head=make_head(lezer, VasteKlok().nu(), gemeente_uid=uid))


def antwoord(plek: Plek, uid: str) -> StukFacts:
    with lezer_for(plek) as lezer:
        return raadsantwoord_facts(lezer, uid, head=make_head(lezer, VasteKlok().nu(), gemeente_uid=uid))


def test_a188_every_reader_tells_the_same_forecast_and_figures_on_the_demo(tmp_path: Path) -> None:
    """Screen, agenda, note, nota, report, answer and both charts, with an official figure of 1 June."""
    plek = make_demo(tmp_path)
    uid = only_gemeente(plek.store)
    save_taakstelling(
        plek, uid, 2026, 1, opening=0, taakstelling=32, realisatie=7, peildatum=date(2026, 6, 1), bron="COA"
    )
    with lezer_for(plek) as lezer:
        head = make_head(lezer, VasteKlok().nu(), gemeente_uid=uid)
        taak = load_taakstelling(lezer, uid)
        agenda = [sentence(one) for one in load_task(lezer, uid)]
        note = notitie_facts(lezer, uid, head=head)
        nota = informatienota_facts(lezer, uid, "2026", head=head)
        report = halfjaarverslag_facts(lezer, uid, "2026-1", head=head)
        answer = raadsantwoord_facts(lezer, uid, head=head)
    half = next(one for one in taak.halfjaren if one.code == "2026-1")
    ahead = half.prognose
    assert ahead is not None
    assert ahead > half.telt >= 7
    closing = f"+{32 - ahead}"

    assert taak.lijn[-1].aantal == ahead
    forecast = {one.code: one.waarden for one in forecast_chart(taak).reeksen}
    assert (forecast["telt"][5], forecast["verwacht"][5]) == (half.telt, ahead)
    screen = next(one for one in lijnen(taak, None, mag=False) if one.sleutel == "prognose:2026-1")
    assert f"{ahead} " in screen.titel
    assert closing in screen.onder
    assert agenda[2] == f"Verwacht eind 2026-1: {ahead} tellen mee, stand {closing}"
    task = dict(part(note, "Taakstelling").paren)
    assert task["Telt al mee"] == f"{half.telt} personen"
    assert task["Verwacht aan het eind"] == f"{ahead} personen"
    assert dict(part(report, "In het kort").paren)["Verwacht aan het eind"] == f"{ahead} personen"
    assert dict(part(answer, "Halfjaar").paren)["Verwacht op 30-6-2026"] == f"{ahead} personen"
    for facts in (nota, report):
        coming = dict(part(facts, "Wat eraan komt").paren)["Halfjaar 2026-1"]
        assert coming == f"taakstelling 32; naar verwachting tellen {ahead} personen mee"

    bars = {one.code: one.waarden[-1] for one in task_chart(taak).reeksen}
    assert bars == {"taakstelling": 32, "realisatie": 7, "stand": 25}
    for facts in (nota, report):
        (row,) = (one for one in part(facts, "Taakstelling en").rijen if one[0] == "2026-1")
        assert (row[3], row[4], row[6]) == ("7", "7", "+25")
    assert dict(part(answer, "Halfjaar").paren)["Realisatie"] == "7 personen"
    plek.store.close()


def test_a_half_year_without_a_taakstelling_is_told_so_by_everyone(plek: Plek, uid: str) -> None:
    """That there is none is known: agenda and note do not say that it is still to come."""
    save_taakstelling(plek, uid, 2026, 1, geen=True, bron="Staatscourant")
    with lezer_for(plek) as lezer:
        told = [sentence(one) for one in load_task(lezer, uid)]
    assert told[0] == "Taakstelling 2026-1: geen; telt al mee: 0"
    assert dict(part(notitie(plek, uid), "Taakstelling").paren)["Taakstelling"] == "geen"
    assert dict(part(antwoord(plek, uid), "Halfjaar").paren)["Taakstelling"] == "geen"


def test_a172_realisatie_and_share_in_one_row_are_of_one_number(tmp_path: Path) -> None:
    """Only a closing of 1 January was published: 2 counted since, and 2 of 32 is 6,3 %."""
    plek = make_demo(tmp_path)
    uid = only_gemeente(plek.store)
    save_taakstelling(plek, uid, 2026, 1, taakstelling=32, stand=32, peildatum=JAAR, bron="COA")
    facts = antwoord(plek, uid)
    pairs = dict(part(facts, "Halfjaar").paren)
    assert (pairs["Realisatie"], pairs["Gehaald"]) == ("2 personen", "6,3 %")
    assert facts.inleiding[0].endswith("Het zijn er nu 2: 6,3 %.")
    plek.store.close()


def test_two_small_groups_that_wait_do_not_follow_from_the_note(plek: Plek, uid: str) -> None:
    """4 gezinnen of one and 4 of five persons: "in all 8" would tell that each group is 4 (decision 73)."""
    for persons in (1, 5):
        for nr in range(4):
            open_dossier(plek, f"Verzonnen {persons} {nr}", T0 - D(10), persons, "")
    waits = part(notitie(plek, uid), "Wie wacht")
    with lezer_for(plek) as lezer:
        head = make_head(lezer, VasteKlok().nu(), gemeente_uid=uid)
        paper = part(herverdeling_facts(lezer, uid, head=head), "Wie wacht")
    assert len(waits.rijen) == 2
    assert "8" not in waits.uitleg
    assert "8" not in paper.uitleg.split(".")[0]


def test_pa03_and_pa09_say_nothing_where_no_corporatie_works(plek: Plek, uid: str) -> None:
    """A134, A137, A142: nobody has to make a list or tell anything, so nobody fails."""
    for soort in ("pa-03", "pa-09"):
        add_afspraak(plek, soort, JAAR)
    with lezer_for(plek) as lezer:
        rows = load_afspraken(lezer, uid).afspraken
    assert {one.soort: one.meting and one.meting.gehaald for one in rows} == {"pa-03": None, "pa-09": None}


def test_points_of_another_overleg_on_the_same_day_stay_out_of_the_invitation(plek: Plek, uid: str) -> None:
    """A177: regional and local were held on one day; each has its own open points."""
    for soort in (OverlegSoort.LOKAAL, OverlegSoort.AMV):
        made = plan_overleg(plek, soort, T0 - D(9)).onderwerp
        hold_overleg(plek, made, vervolg=f"punt van {soort}", vervolg_wie="GEM")
    coming = plan_overleg(plek, OverlegSoort.LOKAAL, T0 + D(9)).onderwerp
    with lezer_for(plek) as lezer:
        head = make_head(lezer, VasteKlok().nu(), gemeente_uid=uid)
        facts = uitnodiging_facts(lezer, uid, coming, head=head)
    assert [row[0] for row in part(facts, "Nog open").rijen] == [f"punt van {OverlegSoort.LOKAAL}"]


def test_a021_a_gemeente_that_was_typed_is_not_missing_in_the_region(plek: Plek, uid: str) -> None:
    """Its figure is in the sum: the line does not say that its overview is not there yet."""
    add_gemeente(plek, "Buurgemeente", "Overijssel")
    corp = add_organisatie(plek, "corporatie", "Wonen Voorbeeld").onderwerp
    add_overzicht(
        plek, corp, 2025, 2, gemeente_uid=uid, vrijgekomen=10, statushouders=1, urgenten=0, overigen=9
    )
    add_regiocijfer(
        plek,
        2025,
        2,
        "gemeente",
        "buurgemeente",
        gemeente_uid=uid,
        vrijgekomen=20,
        statushouders=3,
        bron="brief",
    )
    with lezer_for(plek) as lezer:
        (region,) = load_afspraken(lezer, uid).regio
    assert (region.vrijgekomen, region.statushouders, region.mist) == (30, 4, ())


def test_a_dwelling_that_a_gezin_left_is_free_on_every_paper(plek: Plek, uid: str) -> None:
    """A143: the overview of the corporatie and the sheet of herverdeling look at the same dwellings."""
    corp = add_organisatie(plek, "corporatie", "Wonen Voorbeeld").onderwerp
    home = add_woning(plek, "Voorbeeldstraat 1", verhuurder_uid=corp, kamers=2).onderwerp
    gezin = open_dossier(plek, "Sharifpana", T0 - D(60), 1, "").onderwerp
    offer_woning(plek, gezin, home, T0 - D(30))

    def free() -> tuple[str, int]:
        with lezer_for(plek) as lezer:
            head = make_head(lezer, VasteKlok().nu(), gemeente_uid=uid)
            paper = dict(part(corporatie_facts(lezer, uid, head=head), "Wonen Voorbeeld").paren)
            return paper["Nu vrij"], sum(one.woningen for one in load_herverdeling(lezer, uid).past)

    assert free() == ("0", 0)
    close_dossier(plek, gezin, T0, "vertrokken", "anders")
    assert free() == ("1", 1)
