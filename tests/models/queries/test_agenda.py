"""The calendar: what is on which day, once, of whose gezinnen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.agenda import agenda_facts, load_agenda
from models.queries.papier import make_head
from models.queries.rows_agenda import AgendaItem
from models.services import actiepunten, ankers, dossiers, eigen_punten, gebeurtenissen, regeldagen
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier
from models.values import Privacy, Rol
from tests.builders import T0, add_medewerker, lezer_for, make_plek, only_gemeente

DAG = timedelta(days=1)
NU = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)


def _open(plek: Plek, naam: str, dagen: int = 5, personen: int = 2) -> str:
    return dossiers.open_dossier(plek, naam, T0 - dagen * DAG, personen, "Duinvoorde").onderwerp


def _items(plek: Plek, van: date = T0, tot: date = T0 + 60 * DAG, wie: str = "") -> list[AgendaItem]:
    with lezer_for(plek) as lezer:
        return list(load_agenda(lezer, van, tot, begeleider_uid=wie).items)


def _punt(plek: Plek, dossier_uid: str, item_id: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Actiepunt.uid)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Dossier.uid == dossier_uid, Actiepunt.item_id == item_id)
        ).one()


def test_a_term_of_ours_stands_on_its_day_and_not_when_it_is_done(plek: Plek) -> None:
    gezin = _open(plek, "Tekleberi")
    punt = _punt(plek, gezin, "pv-02")
    before = {one.punt_uid: one for one in _items(plek, T0 - 30 * DAG)}
    assert before[punt].soort == "termijn"

    actiepunten.tick(plek, punt)

    assert punt not in {one.punt_uid for one in _items(plek, T0 - 30 * DAG)}


def test_what_was_put_off_stands_on_the_day_until_which(plek: Plek) -> None:
    gezin = _open(plek, "Tekleberi")
    actiepunten.postpone(plek, _punt(plek, gezin, "pv-02"), T0 + 20 * DAG, "vakantie")

    found = [one for one in _items(plek) if one.soort == "later"]

    assert [one.dag for one in found] == [T0 + 20 * DAG]


def test_a_planned_tekendatum_is_an_appointment_until_it_was_signed(plek: Plek) -> None:
    gezin = _open(plek, "Tekleberi")
    gebeurtenissen.record_tekendatum(plek, gezin, T0 + 3 * DAG)
    assert ("gepland", T0 + 3 * DAG) in {(one.soort, one.dag) for one in _items(plek)}


def test_a_visit_to_a_regeldag_runs_from_the_first_loket_to_the_end_of_the_last(plek: Plek) -> None:
    gezin = _open(plek, "Tekleberi")
    day = regeldagen.add_regeldag(
        plek, only_gemeente(plek.store), T0 + 7 * DAG, "Gemeentehuis", "9:30"
    ).onderwerp
    regeldagen.add_gezin(plek, day, gezin)
    regeldagen.set_tijd(plek, day, gezin, "L1", "10:00")
    regeldagen.set_tijd(plek, day, gezin, "L2", "11:00")

    (visit,) = [one for one in _items(plek) if one.soort == "regeldag"]

    assert (visit.dag, visit.tijd, visit.plaats) == (T0 + 7 * DAG, "10:00", "Gemeentehuis")
    assert visit.tot > "11:00"


def test_with_a_time_comes_before_the_whole_day_and_days_in_order(plek: Plek) -> None:
    for naam in ("Tekleberi", "Warsamele"):
        _open(plek, naam)
    found = _items(plek)
    assert [one.dag for one in found] == sorted(one.dag for one in found)


def test_only_own_gezinnen_stand_there_and_nothing_of_a_closed_or_paused_one(plek: Plek) -> None:
    mine, other = _open(plek, "Tekleberi"), _open(plek, "Warsamele")
    wie = add_medewerker(plek.store, "Wil Voorbeeld", Rol.BEGELEIDER)
    dossiers.set_betrokkene(plek, mine, "begeleider", T0, medewerker_uid=wie)
    eigen = make_plek(plek.store, wie=wie)

    assert {one.gezin for one in _items(eigen, wie=wie)} == {"Tekleberi"}
    assert {one.gezin for one in _items(eigen)} == {"Tekleberi"}
    assert {one.gezin for one in _items(plek, wie=wie)} == {"Tekleberi"}

    gebeurtenissen.close_dossier(plek, other, T0, "klaar", "afgerond")
    assert {one.gezin for one in _items(plek) if one.dossier_uid} == {"Tekleberi"}
    ankers.pause_clock(plek, mine, T0, "de woning is niet klaar", "COR")
    assert [one for one in _items(plek) if one.soort == "termijn" and one.dossier_uid] == []


@pytest.mark.parametrize(
    ("privacy", "gezin", "tekst"),
    [(Privacy.NAAM, "Gezin Tekleberi", "bellen over zijn zus"), (Privacy.ANONIEM, "", "eigen punt")],
)
def test_names_and_typed_words_leave_by_privacy_level(
    plek: Plek, privacy: Privacy, gezin: str, tekst: str
) -> None:
    uid = _open(plek, "Tekleberi")
    punt = eigen_punten.add_eigen_punt(plek, uid, "bellen over zijn zus", dag=T0 + DAG).onderwerp
    with lezer_for(plek) as lezer:
        head = make_head(lezer, NU, privacy=privacy)
        facts = agenda_facts(lezer, T0, T0 + 3 * DAG, f"punt-{punt}", head=head)

    assert [(one.gezin, one.tekst) for one in facts.items] == [(gezin, tekst)]


def test_a_period_that_runs_back_or_for_years_is_refused_and_an_empty_one_says_so(plek: Plek) -> None:
    with pytest.raises(Refused, match="tot_voor_van"):
        _items(plek, T0, T0 - DAG)
    with pytest.raises(Refused, match="agenda_te_lang"):
        _items(plek, T0, T0 + 500 * DAG)
    with lezer_for(plek) as lezer, pytest.raises(Refused, match="agenda_leeg"):
        agenda_facts(lezer, T0, T0, head=make_head(lezer, NU))
