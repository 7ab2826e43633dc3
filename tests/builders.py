"""Builders with fixed, meaningful values: a real encrypted kluis, a clock, a workplace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from models.queries.inhoud import InhoudCache
from models.queries.lezer import Lezer
from models.queries.zicht import Kijker
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


def make_store(
    folder: Path, name: str = "proef.kluis", schema: Callable[[Connection], None] = bare_schema
) -> Store:
    """An empty encrypted kluis; the raw key needs no key derivation."""
    return Store.create(folder / name, SLEUTEL, schema=schema)


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


def make_kluis(folder: Path, klok: VasteKlok | None = None) -> Plek:
    """A kluis as it is after the first start: gemeente, medewerker with all roles, content."""
    from models.services.kluis import set_up_kluis

    store = make_store(folder)
    system = make_plek(store, klok)
    change = set_up_kluis(
        system,
        "Wil Voorbeeld",
        "Wilgenrade",
        "Gelderland",
        "werkgroep Wilgenrade",
        ("begeleider", "casusregisseur", "beheerder"),
    )
    return make_plek(store, klok or VasteKlok(), change.onderwerp)


def make_demo(folder: Path, klok: VasteKlok | None = None) -> Plek:
    """The demo kluis with its twelve households, on the day of the clock."""
    from models.services import demo
    from models.services.kluis import set_up_kluis

    klok = klok or VasteKlok()
    store = make_store(folder, schema=create_schema)
    place = demo.load_omgeving()
    first = place.medewerkers[0]
    change = set_up_kluis(
        make_plek(store, klok),
        first["naam"],
        place.gemeente,
        place.provincie,
        place.begeleiding,
        tuple(first["rollen"]),
        is_demo=True,
    )
    plek = make_plek(store, klok, change.onderwerp)
    demo.build_omgeving(plek)
    for number in range(len(demo.load_huishoudens())):
        demo.build_huishouden(plek, number, klok.dag)
    return plek


@contextmanager
def lezer_for(plek: Plek) -> Iterator[Lezer]:
    """A reading place on the kluis as the medewerker of the workplace sees it, with a cache of its own."""
    with Kijker(plek.store, plek.wie).lezer(plek.klok.vandaag()) as lezer:
        lezer.cache = InhoudCache()
        yield lezer
