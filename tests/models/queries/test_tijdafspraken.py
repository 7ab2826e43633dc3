"""Appointments with an hour and a place: planned, moved, called off; at two places at once; who sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select

from models.errors import Refused
from models.queries.agenda import agenda_facts, load_agenda
from models.queries.dossier import load_kern
from models.queries.historie import load_historie
from models.queries.papier import make_head, ochtend_facts
from models.queries.rows import VandaagLine
from models.queries.rows_agenda import AgendaItem
from models.queries.tijdafspraken import TijdafspraakRow, load_tijdafspraken
from models.queries.vandaag import load_vandaag
from models.services import dossiers, eigen_punten, gebeurtenissen, regeldagen
from models.services.tijdafspraken import (
    Afspraak,
    cancel_tijdafspraak,
    change_tijdafspraak,
    plan_tijdafspraak,
    remove_tijdafspraak,
)
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Actiepunt
from models.values import Privacy, Rol
from reports import calendar
from tests.builders import T0, add_medewerker, lezer_for, make_plek, only_gemeente

DAG = timedelta(days=1)
NU = datetime(2026, 6, 15, 7, 0, tzinfo=UTC)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Sharifpana", date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp


def _visit(op: date = T0, tijd: str = "10:00", **more: Any) -> Afspraak:  # noqa: ANN401 - fields of the appointment
    return Afspraak("huisbezoek", op, tijd, **({"plaats": "Lindelaan 3", "wat": "de post"} | more))


def _rows(plek: Plek, gezin: str) -> tuple[TijdafspraakRow, ...]:
    with lezer_for(plek) as lezer:
        return load_tijdafspraken(lezer, load_kern(lezer, gezin).id)


def _items(plek: Plek, van: date = T0, tot: date = T0 + 9 * DAG, wie: str = "") -> list[AgendaItem]:
    with lezer_for(plek) as lezer:
        return [one for one in load_agenda(lezer, van, tot, begeleider_uid=wie).items if one.dossier_uid]


def _today(plek: Plek) -> list[VandaagLine]:
    with lezer_for(plek) as lezer:
        return [one for one in load_vandaag(lezer).vandaag if one.tijd]


def _events(text: str) -> list[Any]:
    """The events as a reader gets them; the types of their values depend on the file."""
    return Calendar.from_ical(text).walk("VEVENT")


def _warned(plek: Plek, gezin: str, told: Afspraak) -> list[tuple[str, object]]:
    seen = plan_tijdafspraak.preview(plek, gezin, told).waarschuwingen
    return [(code, dict(params)["tijd"]) for code, params in seen]


def test_it_keeps_what_was_agreed_and_stands_in_the_dossier_the_agenda_and_on_vandaag(
    plek: Plek, gezin: str
) -> None:
    plan_tijdafspraak(plek, gezin, _visit(komt="a", minuten=45, met="mevrouw Kers", wie=plek.wie))

    (row,) = _rows(plek, gezin)
    assert (row.op, row.tijd, row.tot, row.plaats) == (T0, "10:00", "10:45", "Lindelaan 3")
    assert (row.komt, row.met, row.wie_uid, row.botst) == ("a", "mevrouw Kers", plek.wie, False)
    (item,) = [one for one in _items(plek) if one.soort == "afspraak"]
    assert (item.dag, item.tijd, item.tot, item.plaats, item.tab) == (
        *(T0, "10:00", "10:45", "Lindelaan 3"),
        "contact",
    )
    (line,) = _today(plek)
    assert (line.tijd, line.tekst, line.plaats) == ("10:00 – 10:45", "Huisbezoek: de post", "Lindelaan 3")


def test_a_day_goes_by_its_hours_in_the_agenda_and_on_vandaag(plek: Plek, gezin: str) -> None:
    for tijd in ("14:00", "9:30", "11"):
        plan_tijdafspraak(plek, gezin, _visit(tijd=tijd, minuten=30))

    assert [one.tijd for one in _items(plek) if one.tijd] == ["9:30", "11:00", "14:00"]
    assert [one.tijd[:5].strip(" –") for one in _today(plek)] == ["9:30", "11:00", "14:00"]


def test_what_cannot_be_meant_is_refused(plek: Plek, gezin: str) -> None:
    wrong: dict[str, dict[str, Any]] = {
        "veld_leeg": {"tijd": ""},
        "tijd_vorm": {"tijd": "straks"},
        "minuten_onmogelijk": {"minuten": 0},
        "letter_onbekend": {"komt": "q"},
        "organisatie_onbekend": {"organisatie_uid": "weg"},
        "medewerker_onbekend": {"wie": "weg"},
        "keuze_onbekend": {"soort": "feest"},
        "dag_onmogelijk": {"op": date(1800, 1, 1)},
    }
    for code, changed in wrong.items():
        with pytest.raises(Refused, match=code):
            plan_tijdafspraak(plek, gezin, replace(_visit(), **changed))
    with pytest.raises(Refused, match="veld_leeg"):
        plan_tijdafspraak(plek, gezin, Afspraak("anders", T0, "10:00"))  # says what it is
    assert _rows(plek, gezin) == ()


def test_a_point_of_another_gezin_cannot_be_meant(plek: Plek, gezin: str) -> None:
    other = dossiers.open_dossier(plek, "Warsamele", T0, 1, "Duinvoorde").onderwerp
    punt = eigen_punten.add_eigen_punt(plek, other, "bellen").onderwerp
    with pytest.raises(Refused, match="punt_onbekend"):
        plan_tijdafspraak(plek, gezin, _visit(punt_uid=punt))


def test_moved_called_off_and_taken_away_each_with_its_undo_and_historie(plek: Plek, gezin: str) -> None:
    uid = plan_tijdafspraak(plek, gezin, _visit()).onderwerp
    moved = change_tijdafspraak(plek, uid, _visit(T0 + DAG, "11:30"))
    assert [(one.op, one.tijd) for one in _rows(plek, gezin)] == [(T0 + DAG, "11:30")]
    assert _today(plek) == []
    with lezer_for(plek) as lezer:
        told = {one.soort: one for one in load_historie(lezer, gezin, 50)}
    assert "tijdafspraak_anders" in told
    undo(plek, moved.bewerking)
    assert [(one.op, one.tijd) for one in _rows(plek, gezin)] == [(T0, "10:00")]

    gone = cancel_tijdafspraak(plek, uid, "de tolk is ziek")
    (row,) = _rows(plek, gezin)
    assert (row.vervallen_op, row.reden) == (T0, "de tolk is ziek")
    assert _today(plek) == []
    assert [(one.vervallen, one.tekst) for one in _items(plek) if one.soort == "afspraak"] == [
        (True, "Gaat niet door: Huisbezoek: de post")
    ]
    undo(plek, gone.bewerking)
    assert len(_today(plek)) == 1

    weg = remove_tijdafspraak(plek, uid)
    assert _rows(plek, gezin) == ()
    undo(plek, weg.bewerking)
    assert len(_rows(plek, gezin)) == 1


def test_one_that_was_called_off_goes_on_again_when_it_gets_another_hour(plek: Plek, gezin: str) -> None:
    uid = plan_tijdafspraak(plek, gezin, _visit()).onderwerp
    cancel_tijdafspraak(plek, uid, "ziek")
    change_tijdafspraak(plek, uid, _visit(tijd="15:00"))
    assert [(one.tijd, one.vervallen_op, one.reden) for one in _rows(plek, gezin)] == [("15:00", None, "")]


def test_the_same_gezin_or_the_same_begeleider_at_two_places_is_a_warning_and_no_refusal(
    plek: Plek, gezin: str
) -> None:
    other = dossiers.open_dossier(plek, "Warsamele", T0, 1, "Duinvoorde").onderwerp
    first = plan_tijdafspraak(plek, gezin, _visit(wie=plek.wie)).onderwerp

    assert _warned(plek, gezin, _visit(tijd="10:30")) == [("afspraak_botst_gezin", "10:00")]
    assert _warned(plek, other, _visit(tijd="10:59", wie=plek.wie)) == [("afspraak_botst_wie", "10:00")]
    assert _warned(plek, other, _visit(tijd="10:30")) == []
    assert _warned(plek, gezin, _visit(tijd="11:00")) == []
    assert change_tijdafspraak.preview(plek, first, _visit(tijd="10:15")).waarschuwingen == ()

    plan_tijdafspraak(plek, other, _visit(tijd="10:30", wie=plek.wie))
    assert [one.botst for one in _rows(plek, gezin)] == [True]
    assert [one.botst for one in _items(plek) if one.soort == "afspraak"] == [True, True]
    assert [one.botst for one in _today(plek)] == [True, True]

    cancel_tijdafspraak(plek, first)
    assert [one.botst for one in _items(plek) if one.soort == "afspraak"] == [False, False]


def test_a_time_at_a_loket_of_a_regeldag_is_in_the_way_too(plek: Plek, gezin: str) -> None:
    made = regeldagen.add_regeldag(plek, only_gemeente(plek.store), T0 + DAG, "Gemeentehuis", "9:30")
    regeldagen.add_gezin(plek, made.onderwerp, gezin)
    regeldagen.set_tijd(plek, made.onderwerp, gezin, "L1", "10:00")

    assert _warned(plek, gezin, _visit(T0 + DAG, "10:05")) == [("afspraak_botst_gezin", "10:00")]
    assert _warned(plek, gezin, _visit(T0 + DAG, "13:00")) == []


def test_an_appointment_stands_for_the_planned_day_and_for_the_term_of_its_point(
    plek: Plek, gezin: str
) -> None:
    gebeurtenissen.record_tekendatum(plek, gezin, T0 + 3 * DAG)
    punt = eigen_punten.add_eigen_punt(plek, gezin, "sleutel halen", dag=T0 + 4 * DAG).onderwerp
    assert {one.soort for one in _items(plek) if one.dag == T0 + 3 * DAG} >= {"gepland"}

    uid = plan_tijdafspraak(plek, gezin, Afspraak("tekenen", T0 + 3 * DAG, "10:00")).onderwerp
    plan_tijdafspraak(plek, gezin, Afspraak("sleutel", T0 + 4 * DAG, "12:00", punt_uid=punt))

    signing = [one for one in _items(plek) if one.anker == "tekendatum"]
    assert [(one.soort, one.tijd) for one in signing] == [("afspraak", "10:00")]
    assert [one.soort for one in _items(plek) if one.punt_uid == punt] == ["afspraak"]
    cancel_tijdafspraak(plek, uid)
    assert {one.soort for one in _items(plek) if one.anker == "tekendatum"} == {"afspraak", "gepland"}


def test_who_goes_along_has_it_in_the_own_agenda_and_out_of_sight_it_is_nowhere(
    plek: Plek, gezin: str
) -> None:
    wil = add_medewerker(plek.store, "Wil Voorbeeld", Rol.COORDINATOR)
    guide = add_medewerker(plek.store, "Bo Voorbeeld", Rol.BEGELEIDER)
    plan_tijdafspraak(plek, gezin, _visit(wie=wil))

    assert [one.wie for one in _items(plek, wie=wil)] == ["Wil Voorbeeld"]
    assert _items(plek, wie=guide) == []
    stranger = make_plek(plek.store, wie=guide)
    assert _items(stranger) == []
    assert _today(stranger) == []
    with pytest.raises(Refused, match="geen_toegang"):
        plan_tijdafspraak(stranger, gezin, _visit())


def test_the_calendar_file_has_hour_place_and_names_by_privacy_level(plek: Plek, gezin: str) -> None:
    uid = plan_tijdafspraak(plek, gezin, _visit(met="mevrouw Kers", minuten=90)).onderwerp
    for privacy, summary, place in (
        (Privacy.NAAM, "Huisbezoek: de post (Gezin Sharifpana, {nr})", "Lindelaan 3"),
        (Privacy.ANONIEM, "Huisbezoek ({nr})", None),
    ):
        with lezer_for(plek) as lezer:
            head = make_head(lezer, NU, privacy=privacy)
            facts = agenda_facts(lezer, T0, T0 + 9 * DAG, f"afspraak-{uid}", head=head)
        text = calendar.text_of(facts)
        (event,) = _events(text)

        assert event["dtstart"].dt.isoformat() == "2026-06-15T08:00:00+00:00"  # 10:00 in the Netherlands
        assert event["dtend"].dt.isoformat() == "2026-06-15T09:30:00+00:00"
        assert str(event["summary"]) == summary.format(nr=facts.items[0].dossier_nummer)
        assert event.get("location") == place
        assert ("Kers" in text) == (privacy is Privacy.NAAM)


def test_a_moved_one_takes_the_place_of_the_first_and_a_called_off_one_goes_out_of_the_calendar(
    plek: Plek, gezin: str
) -> None:
    uid = plan_tijdafspraak(plek, gezin, _visit()).onderwerp

    def event() -> Any:  # noqa: ANN401 - an event of the library
        with lezer_for(plek) as lezer:
            facts = agenda_facts(lezer, T0, T0 + 9 * DAG, f"gezin-{gezin}", head=make_head(lezer, NU))
        (found,) = [one for one in _events(calendar.text_of(facts)) if "afspraak" in one["uid"]]
        return found

    first = event()
    change_tijdafspraak(plek, uid, _visit(T0 + DAG))
    moved = event()
    assert moved["uid"] == first["uid"]
    assert moved["dtstart"].dt - first["dtstart"].dt == DAG
    assert "status" not in moved
    cancel_tijdafspraak(plek, uid)
    assert event()["status"] == "CANCELLED"


def test_the_ochtendblad_has_the_hour_and_without_names_no_place_and_no_typed_words(
    plek: Plek, gezin: str
) -> None:
    plan_tijdafspraak(plek, gezin, _visit())
    with lezer_for(plek) as lezer:
        named = ochtend_facts(lezer, head=make_head(lezer, NU), begeleider_uid="")
        bare = ochtend_facts(lezer, head=make_head(lezer, NU, privacy=Privacy.ANONIEM), begeleider_uid="")
    (line,) = [one for one in named.vandaag.vandaag if one.tijd]
    assert (line.tijd, line.plaats, line.blad) == ("10:00 – 11:00", "Lindelaan 3", 0)
    (line,) = [one for one in bare.vandaag.vandaag if one.tijd]
    assert (line.tekst, line.plaats) == ("Huisbezoek", "")


def test_a_closed_dossier_has_none_any_more(plek: Plek, gezin: str) -> None:
    uid = plan_tijdafspraak(plek, gezin, _visit()).onderwerp
    gebeurtenissen.close_dossier(plek, gezin, T0, "klaar", "afgerond")
    assert [one for one in _items(plek) if one.soort == "afspraak"] == []
    assert _today(plek) == []
    with pytest.raises(Refused, match="dossier_gesloten"):
        change_tijdafspraak(plek, uid, _visit())


def test_the_point_stays_as_it_is(plek: Plek, gezin: str) -> None:
    punt = eigen_punten.add_eigen_punt(plek, gezin, "sleutel halen").onderwerp
    plan_tijdafspraak(plek, gezin, Afspraak("sleutel", T0 + DAG, "12:00", punt_uid=punt))
    with plek.store.reader() as session:
        state = session.scalars(select(Actiepunt.staat).where(Actiepunt.uid == punt)).one()
    assert state == "open"
    assert [one.punt_nummer > 0 for one in _rows(plek, gezin)] == [True]
