"""The reports to the raad on the fixed demo: the figures of the screens, no names, small groups together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.doorlooptijd import load_doorlooptijd
from models.queries.papier import make_head
from models.queries.papier_raad import halfjaarverslag_facts, informatienota_facts, raadsantwoord_facts
from models.queries.papier_raad_delen import guidance_part
from models.queries.raadtel import housed, phases
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.taakstelling import load_taakstelling
from models.queries.toezicht import load_toezicht
from models.queries.verantwoording import count_missing, load_verantwoording
from models.queries.woorden_cijfers import met_teken, procent, weken
from models.rules.overleggen import OverlegSoort
from models.services import dossiers, overleggen
from models.services.leden import save_persoon_field
from models.services.taakstelling import save_taakstelling
from models.services.verb import Plek
from models.tables import Dossier, Gemeente, Persoon, Persoonsgegevens
from models.values import Fase, Papier
from reports import pdf, stuk
from reports.catalog import build, render
from tests.builders import T0, VasteKlok, lezer_for, make_demo, make_kluis, only_gemeente

D = timedelta


@pytest.fixture
def plek(tmp_path: Path) -> Iterator[Plek]:
    made = make_demo(tmp_path)
    yield made
    made.store.close()


def read(plek: Plek, papier: Papier, periode: str = "") -> StukFacts:
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        head = make_head(lezer, VasteKlok().nu(), gemeente_uid=uid)
        if papier is Papier.RAADSANTWOORD:
            return raadsantwoord_facts(lezer, uid, head=head)
        work = informatienota_facts if papier is Papier.INFORMATIENOTA else halfjaarverslag_facts
        return work(lezer, uid, periode, head=head)


def pages(facts: StukFacts) -> int:
    return len(pdf.layout(stuk.RAADSANTWOORD(facts)).pages)


def part(facts: StukFacts, kop: str) -> StukDeel:
    return next(one for one in facts.delen if one.kop.startswith(kop))


def test_demo_the_nota_tells_what_the_screens_tell(plek: Plek) -> None:
    """domain/demo.md: T0 = 15-06-2026, taakstelling 32, 2 persons official, 7,4 weeks by method A."""
    facts = read(plek, Papier.INFORMATIENOTA, "2026")
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        taak, tijd = load_taakstelling(lezer, uid), load_doorlooptijd(lezer, uid)
    now = next(one for one in taak.halfjaren if one.code == "2026-1")
    assert (now.taakstelling, now.realisatie, now.einde) == (32, 2, 30)
    assert now.promille is not None

    (row,) = part(facts, "Taakstelling en realisatie").rijen
    assert row == ("2026-1", "0", "32", "2", "–", "2", "+30", procent(now.promille))
    time = {words: value for code, words, value in part(facts, "Hoe lang").rijen if code == "2026-1"}
    assert time["Methode A: verhuisd in het halfjaar"] == weken(tijd.perioden[0].a)
    assert weken(tijd.perioden[0].a) == "7,4 weken (51,5 dagen), 2 gezinnen"
    assert time["Methode A met wie nog niet meetelt"] == "6,6 weken (46,0 dagen), 3 gezinnen"
    assert time["Methode B: gekoppeld in het halfjaar"] == weken(tijd.perioden[0].b)
    expected = dict(part(facts, "Wat eraan komt").paren)["Halfjaar 2026-1"]
    assert expected == f"taakstelling 32; naar verwachting tellen {now.prognose} personen mee"
    chart = part(facts, "Taakstelling en realisatie").grafiek
    assert chart is not None
    assert dict(zip(chart.plekken, chart.reeksen[1].waarden, strict=True))["2026-1"] == 2


def test_demo_the_half_year_report_tells_what_toezicht_tells(plek: Plek) -> None:
    facts = read(plek, Papier.HALFJAARVERSLAG, "2026-1")
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        seen = load_toezicht(lezer, uid).halfjaren[0]

    short = dict(part(facts, "In het kort").paren)
    assert (short["Taakstelling"], short["Gehuisvest"]) == ("32 personen", "2 personen")
    assert short["Stand"] == met_teken(seen.achterstand or 0, "plus_achterstand") == "+30"
    assert short["Met wie nog niet meetelt"] == "3 personen"
    assert short["Gekoppeld in dit halfjaar"] == f"{seen.gekoppeld} personen"
    assert "loopt nog tot en met 30-6-2026" in facts.inleiding[0]


def test_without_a_period_it_is_the_last_whole_one(plek: Plek) -> None:
    assert read(plek, Papier.INFORMATIENOTA).midden == "Wilgenrade, 2025"
    assert read(plek, Papier.HALFJAARVERSLAG).midden == "Wilgenrade, halfjaar 2025-2"
    assert read(plek, Papier.HALFJAARVERSLAG).inleiding == ()


@pytest.mark.parametrize("papier", [Papier.INFORMATIENOTA, Papier.HALFJAARVERSLAG])
@pytest.mark.parametrize("periode", ["2031", "morgen", "2026-9"])
def test_a_period_that_is_none_is_refused(plek: Plek, papier: Papier, periode: str) -> None:
    with pytest.raises(Refused, match="periode_onbekend"):
        read(plek, papier, periode)


def test_the_answer_of_steenwijkerland_is_127_1_percent(tmp_path: Path) -> None:
    """domain/demo.md: taakstelling 59, realised 75, a lead of 16."""
    plek = make_kluis(tmp_path)
    uid = only_gemeente(plek.store)
    save_taakstelling(plek, uid, 2026, 1, opening=0, taakstelling=59, realisatie=75, bron="lijst")
    facts = read(plek, Papier.RAADSANTWOORD)
    plek.store.close()

    pairs = dict(facts.delen[0].paren)
    assert (pairs["Taakstelling"], pairs["Realisatie"], pairs["Gehaald"]) == ("59", "75 personen", "127,1 %")
    assert pairs["Stand"] == "−16"
    assert (
        facts.inleiding[0]
        == "Dit halfjaar moet onze gemeente 59 personen huisvesten. Het zijn er nu 75: 127,1 %."
    )
    assert facts.inleiding[2].startswith("Dit halfjaar is er nog geen gezin verhuisd.")


def test_the_answer_has_three_sentences_and_one_page_with_its_chart(plek: Plek) -> None:
    facts = read(plek, Papier.RAADSANTWOORD)
    made = render(Papier.RAADSANTWOORD, facts)

    assert made.pages == 1
    assert facts.delen[0].grafiek is not None
    assert "Taakstelling, realisatie en stand" in build(Papier.RAADSANTWOORD, facts).words()
    assert facts.inleiding == (
        "Dit halfjaar moet onze gemeente 32 personen huisvesten. Het zijn er nu 2: 6,3 %.",
        (
            "We verwachten dat het er aan het eind van het halfjaar 13 zijn."
            " Met wat er nog lag, komen we er 19 te kort."
        ),
        "Een gezin wacht gemiddeld 7,4 weken op een huis. De afspraak is 12 weken.",
    )
    assert facts.slot == ("In deze cijfers ontbreken nog 2 dingen.",)


def test_the_answer_leaves_its_chart_out_where_it_does_not_fit(plek: Plek) -> None:
    facts = read(plek, Papier.RAADSANTWOORD)
    chart = "Taakstelling, realisatie en stand"
    full = next(
        longer
        for n in range(60)
        if pages(longer := msgspec.structs.replace(facts, slot=("Een regel erbij.",) * n)) > 1
    )

    assert chart in stuk.RAADSANTWOORD(full).words()
    assert chart not in build(Papier.RAADSANTWOORD, full).words()
    assert render(Papier.RAADSANTWOORD, full).pages == 1


def test_no_paper_for_the_raad_holds_a_name_or_number_of_a_dossier(plek: Plek) -> None:
    with lezer_for(plek) as lezer:
        people = lezer.session.execute(select(Persoonsgegevens.roepnaam, Persoonsgegevens.achternaam)).all()
        numbers = lezer.session.scalars(select(Dossier.nummer)).all()
    names = {name for row in people for name in row if name}
    assert len(names) > 10
    for papier, periode in (
        (Papier.INFORMATIENOTA, "2026"),
        (Papier.HALFJAARVERSLAG, "2026-1"),
        (Papier.RAADSANTWOORD, ""),
    ):
        words = build(papier, read(plek, papier, periode)).words()
        assert sorted(name for name in (*names, *numbers) if name in words) == []


def test_kenmerken_of_few_people_are_not_told_and_realisatie_is(plek: Plek) -> None:
    """Decision 73: two persons were housed in 2026-1; where they come from says who they are."""
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        number = lezer.session.scalars(select(Gemeente.id).where(Gemeente.uid == uid)).one()
        found = housed(lezer.session.connection(), number, date(2026, 1, 1), T0)
        assert sum(phases(lezer.session.connection(), number).values()) == 12
    assert (found.personen, found.gezinnen) == (2, 2)
    assert sum(found.landen.values()) == 2

    facts = read(plek, Papier.INFORMATIENOTA, "2026")
    told = part(facts, "Wie er kwamen wonen")
    assert dict(told.paren) == {"Personen": "2", "Gezinnen": "2"}
    assert told.rijen == ()
    assert "Iran" not in build(Papier.INFORMATIENOTA, facts).words()
    assert dict(part(facts, "Begeleiding").paren)["3  Integratie en participatie"].startswith("niet getoond")


def test_a_group_of_five_has_its_own_line(plek: Plek) -> None:
    with lezer_for(plek) as lezer:
        people = lezer.session.scalars(
            select(Persoon.uid).where(Persoon.geteld_op.between(date(2025, 1, 1), date(2025, 12, 31)))
        ).all()
    for person in people:
        save_persoon_field(plek, person, "herkomstland", "SY")
    facts = read(plek, Papier.INFORMATIENOTA, "2025")

    assert ("Land", "Syrië", "6") in part(facts, "Wie er kwamen wonen").rijen


def test_decisions_of_overleggen_stand_in_their_half_year_only(plek: Plek) -> None:
    uid = only_gemeente(plek.store)
    made = overleggen.plan_overleg(plek, OverlegSoort.LOKAAL, T0 - D(200), gemeente_uid=uid).onderwerp
    overleggen.hold_overleg(plek, made, besluiten="Tien woningen erbij.")

    before = part(read(plek, Papier.HALFJAARVERSLAG, "2025-2"), "Overleggen").rijen
    now = part(read(plek, Papier.HALFJAARVERSLAG, "2026-1"), "Overleggen").rijen
    assert any("Tien woningen erbij." in row for row in before)
    assert not any("Tien woningen erbij." in row for row in now)


def test_what_is_missing_stands_last_and_is_that_of_the_screen(plek: Plek) -> None:
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        screen = load_verantwoording(lezer, uid)
    last = read(plek, Papier.INFORMATIENOTA).delen[-1]

    assert (screen.geheel, screen.compleet, screen.promille) == (12, 11, 917)
    assert last.kop == "Wat nog ontbreekt in deze cijfers (3)"
    assert [row[0] for row in last.rijen] == [
        "Taakstelling van 2025-1",
        "Officiële realisatie van 2025-1",
        "Of het BSN bekend is",
    ]
    assert ("Of het BSN bekend is", "bij 1 gezin") in last.rijen


def test_missing_things_are_counted_in_one_statement_however_many_dossiers(plek: Plek) -> None:
    uid = only_gemeente(plek.store)
    for nr in range(3):
        dossiers.open_dossier(plek, f"Nieuw{nr}", T0, 1, "Duinvoorde")
    with lezer_for(plek) as lezer:
        number = lezer.session.scalars(select(Gemeente.id).where(Gemeente.uid == uid)).one()
        whole, complete, mist = count_missing(lezer, number)

    assert (whole, complete, mist["vergunning"]) == (15, 11, 3)


def test_one_small_phase_does_not_follow_from_the_two_others() -> None:
    """Decision 87: with 20 gezinnen in all, 8 and 9 in two phases would say that the third has 3."""
    found = guidance_part(dict(zip([one.value for one in Fase], (8, 9, 3), strict=True)), 0, 5, T0)

    shown = dict(found.paren)
    assert shown["Begeleid, alle fases"] == "20 gezinnen"
    assert sorted(shown.values()) == [
        "0 gezinnen",
        "20 gezinnen",
        "9 gezinnen",
        "niet getoond",
        "niet getoond",
    ]
    assert found.uitleg.startswith("Een fase met minder dan 5 gezinnen")
