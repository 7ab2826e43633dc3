"""Appointments in the AVG: who asks sees the own ones, and erasing leaves none of their words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.queries.inzage import load_inzage
from models.services.bewaren import erase_gezin, erase_persoon
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import close_dossier
from models.services.tijdafspraken import (
    Afspraak,
    cancel_tijdafspraak,
    change_tijdafspraak,
    plan_tijdafspraak,
    remove_tijdafspraak,
)
from models.services.verb import Plek
from models.services.verzoeken import record_verzoek
from models.tables import Dossier, Lidmaatschap, Persoon, Tijdafspraak
from models.values import VerzoekSoort
from tests.avg_rijen import KANARIE, where_it_stands
from tests.builders import T0, lezer_for

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> tuple[str, list[str]]:
    uid = open_dossier(plek, "Sharifpana", T0 - 30 * DAG, 3, "azc Duinvoorde").onderwerp
    with plek.store.reader() as session:
        people = session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == uid)
            .order_by(Lidmaatschap.id)
        )
        return uid, list(people)


def _visit(komt: str, wat: str = f"over {KANARIE}", op: date = T0 + DAG) -> Afspraak:
    return Afspraak("huisbezoek", op, "10:00", wat=wat, plaats=f"{wat} 3", komt=komt, met=wat)


def _every_kind(plek: Plek, uid: str, komt: str) -> None:
    """One that goes on, one that was changed and called off, one that was taken away."""
    plan_tijdafspraak(plek, uid, _visit(komt))
    moved = plan_tijdafspraak(plek, uid, _visit(komt)).onderwerp
    change_tijdafspraak(plek, moved, _visit(komt, f"later over {KANARIE}", T0 + 2 * DAG))
    cancel_tijdafspraak(plek, moved, f"{KANARIE} kan niet")
    remove_tijdafspraak(plek, plan_tijdafspraak(plek, uid, _visit(komt)).onderwerp)


def test_who_asks_sees_the_own_appointments_and_those_of_the_gezin_and_of_nobody_else(
    plek: Plek, gezin: tuple[str, list[str]]
) -> None:
    uid, people = gezin
    for komt, wat in (("", "allen"), ("a", "van a"), ("b", "van b"), ("a b", "van a en b")):
        plan_tijdafspraak(plek, uid, _visit(komt, wat))
    told = {}
    with lezer_for(plek) as lezer:
        for letter, person in zip("abc", people, strict=True):
            rows = load_inzage(lezer, person).of("tijdafspraak")
            assert all("met" not in row.waarden for row in rows)  # who they meet is no part of the gezin
            told[letter] = {row.waarden["wat"]: row.gezin for row in rows}
    assert told == {
        "a": {"allen": True, "van a": False, "van a en b": True},
        "b": {"allen": True, "van b": False, "van a en b": True},
        "c": {"allen": True},
    }


def test_of_an_erased_person_no_word_of_an_appointment_stays_and_those_of_others_do(
    plek: Plek, gezin: tuple[str, list[str]]
) -> None:
    """Where, about what and why not: they are about that person, also where no name stands in them."""
    uid, people = gezin
    _every_kind(plek, uid, "b")
    plan_tijdafspraak(plek, uid, _visit("a", "van a"))
    asked = record_verzoek(
        plek, uid, VerzoekSoort.WISSEN, T0, persoon_uid=people[1], identiteit="bekend"
    ).onderwerp
    with plek.store.reader() as session:
        assert {"tijdafspraak", "waarde"} <= where_it_stands(session.connection())
    erase_persoon(plek, asked)
    with plek.store.reader() as session:
        assert where_it_stands(session.connection()) == set()
        here = select(Tijdafspraak.wat).join(Dossier).where(Dossier.uid == uid)
        assert session.scalars(here).all() == ["van a"]


def test_of_an_erased_gezin_no_word_of_an_appointment_stays(plek: Plek, gezin: tuple[str, list[str]]) -> None:
    uid, _people = gezin
    _every_kind(plek, uid, "")
    close_dossier(plek, uid, T0, "klaar", "afgerond")
    asked = record_verzoek(plek, uid, VerzoekSoort.WISSEN, T0, identiteit="bekend").onderwerp
    erase_gezin(plek, asked)
    with plek.store.reader() as session:
        assert where_it_stands(session.connection()) == set()
