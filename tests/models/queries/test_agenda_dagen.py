"""Days of the calendar that are no point: moments to follow, ends, an amv who turns 18, the spreekuur."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from models.errors import Refused
from models.queries.agenda import agenda_facts, load_agenda
from models.queries.dossier import load_dossier
from models.queries.papier import make_head
from models.queries.rows_agenda import AgendaItem
from models.rules.spreekuur import Spreekuur, read_spreekuur
from models.services import begeleiding, cijfers, dossiers, gebeurtenissen, leden, meedoen, volgen
from models.services.verb import Plek
from models.values import DeelnameSoort, Privacy, Rol
from reports import calendar
from tests.builders import T0, add_medewerker, lezer_for, make_plek, only_gemeente

DAG = timedelta(days=1)
NU = datetime(2026, 6, 15, 7, 0, tzinfo=UTC)
GOED = {"begeleiding": "op_schema", "woning": "op_schema", "buurt": "op_schema"}


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Sharifpana", date(2026, 5, 1), 2, "azc Duinvoorde").onderwerp


def _items(plek: Plek, soort: str, tot: date = T0 + 365 * DAG, wie: str = "") -> list[AgendaItem]:
    with lezer_for(plek) as lezer:
        found = load_agenda(lezer, T0, tot, begeleider_uid=wie).items
    return [one for one in found if one.soort == soort]


def test_the_moments_of_the_year_stand_there_until_they_were_held_and_its_end_is_a_point(
    plek: Plek, gezin: str
) -> None:
    """A011: after 1, 3, 6 and 9 months; twelve months is in-21 of the checklist."""
    gebeurtenissen.record_getekend(plek, gezin, date(2026, 6, 1), date(2026, 6, 1))
    days = [date(2026, 7, 1), date(2026, 9, 1), date(2026, 12, 1), date(2027, 3, 1)]
    assert [(one.dag, one.tab) for one in _items(plek, "volgen")] == [(day, "volgen") for day in days]

    volgen.record_volgmoment(plek, gezin, 1, T0, **GOED)
    assert [one.dag for one in _items(plek, "volgen")] == days[1:]
    assert _items(plek, "volgen", T0 + 30 * DAG) == []


def test_the_end_of_a_bought_traject_and_of_a_paper_stand_on_their_day(plek: Plek, gezin: str) -> None:
    """A168 for the traject."""
    made = begeleiding.start_traject(plek, gezin, "maatschappelijk", date(2026, 1, 10))
    meedoen.add_deelname(
        plek, gezin, DeelnameSoort.PAPIER, "Pas van Ali", aard="verblijfspas", tot=T0 + 40 * DAG
    )
    ends = {one.tab: (one.dag, one.tekst) for one in _items(plek, "einde")}

    assert ends["meedoen"] == (T0 + 40 * DAG, "Document verloopt: verblijfspas")
    assert ends["begeleiding"][0] == date(2027, 1, 10)
    begeleiding.stop_traject(plek, made.onderwerp, T0)
    assert [one.tab for one in _items(plek, "einde")] == ["meedoen"]


def test_an_amv_turns_18_on_a_day_and_without_names_only_the_letter_leaves(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        people = load_dossier(lezer, gezin).personen
    for one in people:
        leden.save_persoon_field(plek, one.uid, "roepnaam", "Samir")
        leden.save_persoon_field(plek, one.uid, "geboortedatum", date(2008, 8, 20))
    leden.save_persoon_field(plek, people[1].uid, "is_amv", True)

    (day,) = _items(plek, "verjaardag")
    assert (day.dag, day.tab) == (date(2026, 8, 20), "amv")
    assert "Samir" in day.tekst
    with lezer_for(plek) as lezer:
        head = make_head(lezer, NU, privacy=Privacy.ANONIEM)
        facts = agenda_facts(lezer, T0, T0 + 90 * DAG, day.sleutel, head=head)
    text = calendar.text_of(facts)
    assert "Samir" not in text
    assert "DTSTART;VALUE=DATE:20260820" in text


def test_the_spreekuur_of_every_week_has_its_hours_and_place_and_none_on_a_holiday(plek: Plek) -> None:
    """A168: a spreekuur is one of the ways in which a gezin is guided."""
    place = only_gemeente(plek.store)
    words = ("vr 13:00-15:00 Buurthuis",)
    cijfers.save_instelling(
        plek, "spreekuur_tijden", words, geldig_vanaf=date(2026, 12, 1), gemeente_uid=place, bron="werkplan"
    )
    december = _items(plek, "spreekuur", date(2027, 1, 3))

    assert [one.dag.day for one in december] == [4, 11, 18]  # 25 December and 1 January are holidays
    assert {(one.tijd, one.tot, one.plaats) for one in december} == {("13:00", "15:00", "Buurthuis")}
    colleague = add_medewerker(plek.store, "Bo Voorbeeld", Rol.BEGELEIDER)
    assert _items(plek, "spreekuur", date(2027, 1, 3), wie=colleague) == []
    assert len(_items(make_plek(plek.store, wie=colleague), "spreekuur", date(2027, 1, 3))) == 3
    with lezer_for(plek) as lezer:
        facts = agenda_facts(lezer, T0, date(2027, 1, 3), december[0].sleutel, head=make_head(lezer, NU))
    text = calendar.text_of(facts)
    assert "DTSTART:20261204T120000Z" in text
    assert "LOCATION:Buurthuis" in text


def test_two_spreekuren_that_begin_together_are_two_in_a_calendar(plek: Plek) -> None:
    """Each has a key of its own: a calendar keeps one event of a key."""
    words = ("wo 9:00-10:00 De Brug", "wo 9:00-11:00 Buurthuis")
    place = only_gemeente(plek.store)
    cijfers.save_instelling(
        plek, "spreekuur_tijden", words, geldig_vanaf=T0 + DAG, gemeente_uid=place, bron="werkplan"
    )
    both = _items(plek, "spreekuur", T0 + 3 * DAG)
    assert [one.plaats for one in both] == ["De Brug", "Buurthuis"]
    assert len({one.sleutel for one in both}) == 2


@pytest.mark.parametrize("typed", [("vr 13:00-15:00 Buurthuis", "morgen"), "di 13:00-15:00, di 15:00-13:00"])
def test_a_spreekuur_that_nobody_can_read_is_refused_when_it_is_saved(
    plek: Plek, typed: tuple[str, ...] | str
) -> None:
    """It would be skipped in the calendar, and nobody would know why."""
    with pytest.raises(Refused) as refused:
        cijfers.save_instelling(plek, "spreekuur_tijden", typed, gemeente_uid=only_gemeente(plek.store))
    bad = "morgen" if isinstance(typed, tuple) else " di 15:00-13:00"
    assert (refused.value.code, refused.value.params["tekst"]) == ("spreekuur_vorm", bad.strip())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("di 13:00-15:00", Spreekuur(1, "13:00", "15:00")),
        (" Dinsdag 9 tot 11 De Brug ", Spreekuur(1, "9:00", "11:00", "De Brug")),
        ("zo 9.30 – 10.15", Spreekuur(6, "9:30", "10:15")),
        ("di 15:00-13:00", None),
        ("di", None),
        ("elke week", None),
    ],
)
def test_a_spreekuur_is_read_as_people_type_it(typed: str, found: Spreekuur | None) -> None:
    assert read_spreekuur(typed) == found
