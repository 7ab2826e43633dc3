"""Builders with fixed, meaningful values: a real encrypted kluis, a clock, a workplace."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
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


class _Molds:
    """Kluizen that were made once in this process, to be copied: making one costs half a second, a demo ten.

    A second kluis in one test is made anew, so that two sides of a test never share their uids.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[str, date], tuple[Path, str]] = {}
        self._used: tuple[str, set[str]] = ("", set())

    def copy(
        self, kind: str, folder: Path, klok: VasteKlok, build: Callable[[Path, VasteKlok], Plek]
    ) -> Plek:
        """A kluis like those of this kind on this day, in a folder of its own."""
        if self._again(kind):
            return build(folder, klok)
        key = (kind, klok.dag)
        if key not in self._held:
            home = Path(tempfile.mkdtemp(prefix="mal-"))
            atexit.register(shutil.rmtree, home, ignore_errors=True)
            made = build(home, VasteKlok(klok.dag))
            made.store.close()
            self._held[key] = (made.store.path, made.wie)
        mold, wie = self._held[key]
        shutil.copy(mold, folder / mold.name)
        return make_plek(Store.open(folder / mold.name, SLEUTEL), klok, wie)

    def _again(self, kind: str) -> bool:
        test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
        if self._used[0] != test:
            self._used = (test, set())
        again = bool(test) and kind in self._used[1]
        self._used[1].add(kind)
        return again


_MOLDS = _Molds()


def make_kluis(folder: Path, klok: VasteKlok | None = None) -> Plek:
    """A kluis as it is after the first start: gemeente, medewerker with all roles, content."""
    return _MOLDS.copy("kluis", folder, klok or VasteKlok(), build_kluis)


def build_kluis(folder: Path, klok: VasteKlok) -> Plek:
    """Make the kluis of `make_kluis` anew."""
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
    return make_plek(store, klok, change.onderwerp)


def make_demo(folder: Path, klok: VasteKlok | None = None) -> Plek:
    """The demo kluis with its twelve households, on the day of the clock."""
    return _MOLDS.copy("demo", folder, klok or VasteKlok(), build_demo)


def build_demo(folder: Path, klok: VasteKlok) -> Plek:
    """Make the demo kluis anew."""
    from models.services import demo
    from models.services.kluis import set_up_kluis

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
