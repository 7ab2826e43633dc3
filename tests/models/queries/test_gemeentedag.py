"""Points of the gemeente on Vandaag, the sheet and the calendar: for whom, which, since when late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from models.content import GESCHIL_PUNT
from models.queries.agenda import agenda_facts, load_agenda
from models.queries.gemeentepunten import load_gemeentepunten
from models.queries.papier import make_head, ochtend_facts
from models.queries.rows import VandaagLine
from models.queries.rows_agenda import AgendaItem
from models.queries.vandaag import load_vandaag
from models.rules.afspraken import LIJSTEN
from models.rules.overleggen import OverlegSoort
from models.services.gemeentepunten import (
    add_gemeentepunt,
    mark_gemeentepunt_nvt,
    postpone_gemeentepunt,
    reopen_gemeentepunt,
    tick_gemeentepunt,
)
from models.services.overleggen import plan_overleg
from models.services.prestatieafspraken import set_lijstpunt
from models.services.verb import Plek
from models.values import Privacy, Rol, Stand
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_plek, only_gemeente

DAG = timedelta(days=1)


@pytest.fixture
def uid(plek: Plek) -> str:
    return only_gemeente(plek.store)


def dag(plek: Plek, begeleider_uid: str = "") -> tuple[VandaagLine, ...]:
    with lezer_for(plek) as lezer:
        return load_vandaag(lezer, begeleider_uid=begeleider_uid).gemeente


def agenda(plek: Plek, begeleider_uid: str = "") -> list[AgendaItem]:
    with lezer_for(plek) as lezer:
        row = load_agenda(lezer, T0 - 30 * DAG, T0 + 90 * DAG, begeleider_uid=begeleider_uid)
    return [one for one in row.items if one.gemeente_uid]


def test_late_today_and_coming_points_stand_in_order_of_their_day(plek: Plek, uid: str) -> None:
    for tekst, when in (("straks", 14), ("later dan dat", 15), ("vandaag", 0), ("te laat", -3)):
        add_gemeentepunt(plek, tekst, "GEM", T0 + when * DAG, gemeente_uid=uid)
    lines = [one for one in dag(plek) if one.eigen]

    assert [(one.tekst, one.dagen, one.aan_zet) for one in lines] == [
        ("te laat", -3, "GEM"),
        ("vandaag", 0, "GEM"),
        ("straks", 14, "GEM"),
    ]
    assert {one.gemeente_uid for one in lines} == {uid}
    assert {one.dossier_uid for one in lines} == {""}


def test_a_point_that_is_done_or_not_needed_is_gone_and_one_put_off_comes_back_on_its_day(
    plek: Plek, uid: str, klok: VasteKlok
) -> None:
    done, not_needed, later = (
        add_gemeentepunt(plek, tekst, "GEM", T0, gemeente_uid=uid).onderwerp for tekst in ("a", "b", "c")
    )
    tick_gemeentepunt(plek, uid, "eigen", done)
    mark_gemeentepunt_nvt(plek, uid, "eigen", not_needed, "hoeft niet")
    postpone_gemeentepunt(plek, uid, "eigen", later, T0 + 20 * DAG, "vakantie")

    assert [one.tekst for one in dag(plek) if one.eigen] == []
    assert [(one.tekst, one.dag, one.soort) for one in agenda(plek) if one.eigen] == [
        ("c", T0 + 20 * DAG, "later")
    ]
    klok.dag += 20 * DAG
    assert [(one.tekst, one.dagen) for one in dag(plek) if one.eigen] == [("c", 0)]


def test_what_nobody_touched_is_not_late_from_before_anybody_kept_points_of_the_gemeente(
    plek: Plek, uid: str, klok: VasteKlok
) -> None:
    """Decision 80: a kluis of a year old, in which nobody ever opened the overleggen."""
    klok.dag += 400 * DAG
    assert [one for one in dag(plek) if one.dagen is not None and one.dagen < 0] == []
    with lezer_for(plek) as lezer:
        before = load_agenda(lezer, lezer.vandaag - 200 * DAG, lezer.vandaag).items
    assert before == ()
    now = klok.vandaag()
    plan_overleg(plek, OverlegSoort.LOKAAL, now, gemeente_uid=uid)
    assert [one for one in dag(plek) if one.dagen is not None and one.dagen < 0] == []
    klok.dag += 200 * DAG

    late = [one for one in dag(plek) if one.dagen is not None and one.dagen < 0]
    assert late
    assert all(one.dag is not None and one.dag >= now for one in late)
    assert {one.stand for one in late} <= {Stand.TE_LAAT, Stand.RICHTDATUM_VOORBIJ}


def test_who_may_not_see_figures_of_the_gemeente_and_the_sheet_of_a_colleague_have_none(
    plek: Plek, uid: str
) -> None:
    add_gemeentepunt(plek, "brief sturen", "GEM", T0, gemeente_uid=uid)
    begeleider = add_medewerker(plek.store, "Proef Voorbeeld", Rol.BEGELEIDER)
    coordinator = add_medewerker(plek.store, "Kees Voorbeeld", Rol.COORDINATOR)

    assert dag(make_plek(plek.store, wie=begeleider)) == ()
    assert agenda(make_plek(plek.store, wie=begeleider)) == []
    other = make_plek(plek.store, wie=coordinator)
    assert [one.tekst for one in dag(other) if one.eigen] == ["brief sturen"]
    assert [one.tekst for one in dag(other, coordinator) if one.eigen] == ["brief sturen"]
    assert dag(other, begeleider) == ()
    assert agenda(other, begeleider) == []


def test_on_a_paper_without_names_typed_words_stay_away_and_the_gemeente_keeps_its_name(
    plek: Plek, uid: str
) -> None:
    add_gemeentepunt(plek, "Sanne Voorbeeld bellen", "GEM", T0, gemeente_uid=uid)
    nu = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)
    with lezer_for(plek) as lezer:
        head = make_head(lezer, nu, gemeente_uid=uid, privacy=Privacy.ANONIEM)
        sheet = ochtend_facts(lezer, head=head, begeleider_uid="").vandaag.gemeente
        items = agenda_facts(lezer, T0, T0, head=head).items

    (line,), (item,) = sheet, items
    assert line.tekst == item.tekst == "eigen punt"
    assert line.gezin == item.gezin != ""
    assert (line.blad, line.punten, item.dossier_uid) == (0, (), "")


def test_a145_the_last_day_of_a_dispute_is_a_point_until_all_agree(
    plek: Plek, uid: str, klok: VasteKlok
) -> None:
    """A145: from 1 July a point with 31 December, on Vandaag in its weeks, gone when all six steps are."""

    def found() -> list[tuple[str, date, Stand, bool]]:
        with lezer_for(plek) as lezer:
            rows = load_gemeentepunten(lezer, uid)
        return [
            (one.periode, one.termijn or date.min, one.stand, one.hard)
            for one in rows
            if one.item_id == GESCHIL_PUNT.id
        ]

    klok.dag = date(2026, 6, 30)
    assert found() == []
    klok.dag = date(2026, 7, 1)
    assert found() == [("2026", date(2026, 12, 31), Stand.OP_SCHEMA, True)]
    assert not [one for one in dag(plek) if "minister" in one.tekst], "half a year early is no line of today"
    klok.dag = date(2026, 12, 29)
    (line,) = [one for one in dag(plek) if "minister" in one.tekst]
    assert (line.dag, line.dagen) == (date(2026, 12, 31), 2)
    tick_gemeentepunt(plek, uid, GESCHIL_PUNT.id, "2026", klok.dag)
    assert not [one for one in dag(plek) if "minister" in one.tekst]
    reopen_gemeentepunt(plek, uid, GESCHIL_PUNT.id, "2026")
    for code in LIJSTEN["stappen"]:
        set_lijstpunt(plek, "stappen", code, gedaan_op=klok.dag - DAG, gemeente_uid=uid)
    assert found() == []
    klok.dag = date(2027, 1, 2)
    assert found() == [], "after the last day nothing can be done any more"
