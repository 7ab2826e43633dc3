"""Builders with fixed, meaningful values: a real encrypted kluis on a temporary path, a clock, a workplace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from models.services.verb import Plek
from models.store import Store
from models.tables import Gemeente, KluisInfo, Medewerker, MedewerkerRol
from models.upgrade import create_schema

SLEUTEL = bytes(range(32))
T0 = date(2026, 6, 15)
"""The day of the fixed demo variant."""


@dataclass
class VasteKlok:
    """A clock that a test sets."""

    dag: date = T0

    def vandaag(self) -> date:
        return self.dag

    def nu(self) -> datetime:
        return datetime.combine(self.dag, time(9, 30), UTC)


def bare_schema(connection: Connection) -> None:
    """All tables and the one row that says which kluis this is."""
    create_schema(connection)
    connection.execute(
        insert(KluisInfo).values(
            id=1, kluiscode="T1", formaat=1, gemaakt_op=VasteKlok().nu(), is_demo=False, volgend_nummer=1
        )
    )


def make_store(folder: Path, name: str = "proef.kluis") -> Store:
    """An empty encrypted kluis; the raw key needs no key derivation."""
    return Store.create(folder / name, SLEUTEL, schema=bare_schema)


def make_plek(store: Store, klok: VasteKlok | None = None, wie: str = "systeem") -> Plek:
    """A workplace on an opened kluis."""
    return Plek(store=store, wie=wie, klok=klok or VasteKlok(), herkomst="proef")


def only_gemeente(store: Store) -> str:
    """The uid of the one gemeente."""
    with store.reader() as session:
        return session.scalars(select(Gemeente.uid)).one()


def add_medewerker(store: Store, naam: str = "Wil Voorbeeld", *rollen: str) -> str:
    """A medewerker with roles, put in without a verb."""
    with store.writer() as session:
        who = Medewerker(naam=naam, van=T0)
        session.add(who)
        session.flush()
        for rol in rollen:
            session.add(MedewerkerRol(medewerker_id=who.id, rol=rol, van=T0))
        return who.uid
