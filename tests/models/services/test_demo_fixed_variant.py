"""The fixed demo variant: T0 = 15-06-2026 (domain/demo.md), with what each household must show."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.rows import PuntRow
from models.queries.rows_dossier import DossierRow, KlokDeel
from models.services.verb import Plek
from models.tables import Persoon
from models.values import Fase, Staat, Stand
from tests.builders import T0, lezer_for, make_demo

NAMEN = (
    "Al-Zahrawan",
    "Tekleberi",
    "Noorvand",
    "Warsamele",
    "Habtevold",
    "Al-Wadiyan",
    "Darwishani",
    "Demirsoylu",
    "Kavehpoor",
    "Rostamyar",
    "Sharifpana",
    "Qasimoun",
)


def d(days: int) -> date:
    return T0 + timedelta(days)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def rows(plek: Plek) -> dict[str, DossierRow]:
    found = {}
    with lezer_for(plek) as lezer:
        for uid in _uids(lezer):
            row = load_dossier(lezer, uid)
            found[row.naam] = row
    return found


def _uids(lezer: Lezer) -> list[str]:
    from models.tables import Dossier

    return list(lezer.session.scalars(select(Dossier.uid).order_by(Dossier.id)))


def lines(row: DossierRow, item_id: str) -> list[PuntRow]:
    return [p for p in row.punten if p.item_id == item_id and not p.vervallen_reden]


def line(row: DossierRow, item_id: str) -> PuntRow:
    found = lines(row, item_id)
    assert found, f"{row.naam} has no {item_id}"
    return found[-1]


def klok(row: DossierRow, code: str) -> KlokDeel:
    return next(k for k in row.klok if k.code == code)


def test_there_are_twelve_households_with_demo_numbers(rows: dict[str, DossierRow]) -> None:
    assert tuple(rows) == NAMEN
    assert [r.nummer for r in rows.values()] == [f"DEMO-{n:02d}" for n in range(1, 13)]
    assert all(r.is_demo for r in rows.values())


def test_there_are_thirty_five_persons_and_eight_expected_or_arrived(
    rows: dict[str, DossierRow],
) -> None:
    persons = sum(len(r.personen) for r in rows.values())
    arrived = sum(1 for r in rows.values() for p in r.personen if p.reden_in == "nareis")
    expected = sum(r.aantal_verwacht for r in rows.values())

    assert persons - arrived == 35
    assert arrived + expected == 8


def test_demo_01_is_on_schedule_with_lines_for_three_ages_of_children(rows: dict[str, DossierRow]) -> None:
    row = rows["Al-Zahrawan"]

    assert klok(row, "koppeling").klaar_op == d(-30)
    assert line(row, "pv-25").termijn == d(40)
    assert line(row, "pv-25").stand is Stand.OP_SCHEMA
    assert lines(row, "ve-43")
    assert lines(row, "pv-41")
    assert lines(row, "pv-42")
    assert not lines(row, "pv-43")


def test_demo_02_is_thirty_days_late_with_a_dwelling(rows: dict[str, DossierRow]) -> None:
    row = rows["Tekleberi"]

    found = line(row, "pv-25")
    assert (found.termijn, found.dagen, found.stand) == (d(-30), -30, Stand.TE_LAAT)
    assert klok(row, "koppeling").tot == d(-106)
    assert klok(row, "koppeling").klaar_op == d(-100)


def test_demo_03_is_a_very_large_household_five_days_late(rows: dict[str, DossierRow]) -> None:
    row = rows["Noorvand"]

    assert len(row.personen) == 9
    assert line(row, "pv-25").termijn == d(-5)
    assert line(row, "pv-29").staat is Staat.OPEN


def test_demo_04_signs_within_seventy_days_on_its_regeldag(rows: dict[str, DossierRow]) -> None:
    row = rows["Warsamele"]

    assert line(row, "ve-03").termijn == d(6)
    assert line(row, "pv-42").letters
    assert {x.letter for x in line(row, "pv-42").letters} == {"b", "c", "d"}
    assert row.talen == ("so",)


def test_demo_05_turns_eighteen_in_sixty_days(rows: dict[str, DossierRow]) -> None:
    row = rows["Habtevold"]

    assert line(row, "ve-63").termijn == d(60)
    assert line(row, "ve-64").termijn == date(2027, 8, 14)
    assert line(row, "pv-54").staat is Staat.OPEN


def test_demo_06_waits_for_the_family_until_three_months_after_the_message(
    rows: dict[str, DossierRow],
) -> None:
    """A097: the message of T0-20 (26-05-2026) blocks until 26-08-2026."""
    row = rows["Al-Wadiyan"]

    assert line(row, "pv-46").termijn == date(2026, 8, 26)
    assert lines(row, "pv-47")


def test_demo_07_needs_another_dwelling_and_counts_only_the_newcomers(
    rows: dict[str, DossierRow], plek: Plek
) -> None:
    row = rows["Darwishani"]

    assert len(row.personen) == 5
    assert lines(row, "ve-60")
    assert {x.letter for x in line(row, "ve-61").letters} == {"b", "c", "d", "e"}
    with plek.store.reader() as session:
        counted = {
            p.uid: p.geteld_op
            for p in session.scalars(select(Persoon))
            if p.uid in {x.uid for x in row.personen}
        }
    assert sorted(v is not None for v in counted.values()) == [False, False, False, False, True]


def test_demo_08_did_not_come_to_sign_and_the_coa_judges_within_fourteen_days(
    rows: dict[str, DossierRow],
) -> None:
    """A104, A105."""
    row = rows["Demirsoylu"]

    assert line(row, "pv-49").termijn == d(9)
    assert row.pauzes[0].van == d(-5)


def test_demo_09_used_its_second_chance_with_a_delay_of_fifteen_days(rows: dict[str, DossierRow]) -> None:
    row = rows["Kavehpoor"]

    pauze = row.pauzes[0]
    assert pauze.tot is not None
    assert (pauze.tot - pauze.van).days == 15
    assert line(row, "pv-50").staat is Staat.GEDAAN
    moved = next(a.werkelijk for a in row.ankers if a.soort == "verhuizing")
    coupled = next(a.werkelijk for a in row.ankers if a.soort == "koppeling")
    assert moved is not None
    assert coupled is not None
    assert (moved - coupled).days == 73


def test_demo_10_must_still_be_reported_by_the_gemeente(rows: dict[str, DossierRow], plek: Plek) -> None:
    """A066: no report, so it does not count yet."""
    row = rows["Rostamyar"]

    assert line(row, "ve-36").staat is Staat.OPEN
    assert not lines(row, "pv-25")
    with plek.store.reader() as session:
        person = session.scalars(select(Persoon).where(Persoon.uid == row.personen[0].uid)).one()
        assert person.geteld_op is None


def test_demo_11_should_have_looked_for_a_lasting_dwelling(rows: dict[str, DossierRow]) -> None:
    row = rows["Sharifpana"]

    assert line(row, "ve-65").termijn == date(2026, 5, 14)
    assert line(row, "ve-65").stand is Stand.RICHTDATUM_VOORBIJ


def test_demo_12_is_near_the_end_of_its_year(rows: dict[str, DossierRow]) -> None:
    row = rows["Qasimoun"]

    assert row.fase is Fase.INTEGRATIE
    assert line(row, "in-20").termijn == d(15)
    assert line(row, "in-04").staat is Staat.GEDAAN
    assert lines(row, "ve-56")
    assert lines(row, "ve-58")


def test_most_households_are_calm(rows: dict[str, DossierRow]) -> None:
    late = {
        name: sorted({p.item_id for p in row.punten if p.stand is Stand.TE_LAAT})
        for name, row in rows.items()
    }

    assert all(len(items) <= 4 for items in late.values()), late
