"""Ports for tests of screens: the jobs run at once on a real kluis, the rest remembers what it was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.lijst_kind import Mis, answer
from models.changes import Change
from models.errors import Known, Refused
from models.queries.inhoud import InhoudCache
from models.queries.lezer import Lezer
from models.queries.rows import Row
from models.queries.rows_kluis import KopieStand, ProefRow
from models.queries.zicht import Kijker
from models.rules.geld import Cel
from models.services.logboek import begin_nalezing, lees_verder, oordeel_of, record_nagekeken
from models.services.verb import Plek, Verb
from models.store import Bron
from models.values import Papier, Reden, Rol
from reports import wire
from reports.sheet import to_csv, to_xlsx
from views.ports import Aanbod, Failed, Lijst, Paper, Ports, Wie


class DirectJobs:
    """Does what is asked before it returns; `held` keeps answers back until `release`."""

    def __init__(self, plek: Plek) -> None:
        self.plek = plek
        self.cache = InhoudCache()
        self.kijker = Kijker(plek.store, plek.wie)
        self.listeners: list[Callable[[Change], None]] = []
        self.written: list[str] = []
        self.previewed: list[str] = []
        self.reads = 0
        self.bronnen: tuple[Bron, ...] = ()
        """Anchors that reading through finds."""

    def read(
        self,
        fn: Callable[[Lezer], Any],
        then: Callable[[Any], None],
        failed: Callable[[Known], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        self.reads += 1
        try:
            with self.kijker.lezer(self.plek.klok.vandaag()) as lezer:
                lezer.cache = self.cache
                found = fn(lezer)
        except Known as error:
            self._fail(error, failed)
            return
        then(found)

    def write(
        self,
        verb: Verb[...],
        *args: object,
        then: Callable[[Change], None] | None = None,
        failed: Callable[[Known], None] | None = None,
        **kwargs: object,
    ) -> None:
        try:
            change = verb(self.plek, *args, **kwargs)
        except Known as error:
            self._fail(error, failed)
            return
        self.written.append(verb.soort)
        for listener in self.listeners:
            listener(change)
        if then is not None:
            then(change)

    def preview(
        self,
        verb: Verb[...],
        *args: object,
        then: Callable[[Any], None],
        failed: Callable[[Known], None] | None = None,
        key: str = "",
        **kwargs: object,
    ) -> None:
        try:
            effect = verb.preview(self.plek, *args, **kwargs)
        except Known as error:
            self._fail(error, failed)
            return
        self.previewed.append(verb.soort)
        then(effect)

    def call(
        self,
        fn: Callable[..., Any],
        *args: object,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Known], None] | None = None,
        **kwargs: object,
    ) -> None:
        try:
            found = fn(self.plek, *args, **kwargs)
        except Known as error:
            self._fail(error, failed)
            return
        if then is not None:
            then(found)

    def paper(
        self,
        papier: Papier | tuple[Papier, ...],
        facts: Row | tuple[Row, ...],
        then: Callable[[Paper], None],
        failed: Callable[[Known], None] | None = None,
        vorm: str = "pdf",
    ) -> None:
        raise AssertionError("these screens make no paper")

    def reckon(
        self,
        taak: str,
        vraag: object,
        then: Callable[[Any], None],
        failed: Callable[[Known], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        then(wire.read_result(taak, wire.answer(1, taak, wire.task(1, taak, vraag).vraag)))

    def table(
        self,
        koppen: Sequence[str],
        rijen: Sequence[tuple[Cel, ...]],
        then: Callable[[bytes], None],
        failed: Callable[[Known], None] | None = None,
        soort: str = "csv",
    ) -> None:
        then(to_xlsx(koppen, rijen) if soort == "xlsx" else to_csv(koppen, rijen))

    def read_list(
        self, path: Path, then: Callable[[Any], None], failed: Callable[[Known], None] | None = None
    ) -> None:
        found = answer(path.read_bytes())
        if isinstance(found, Mis):
            self._fail(Refused(found.code, veld="", **found.params), failed)
            return
        then(Lijst(found.kop, found.rijen))

    def read_through(
        self,
        blad: str,
        progress: Callable[[int, int], None],
        then: Callable[[Any], None],
        failed: Callable[[Known], None] | None = None,
    ) -> None:
        try:
            reading = begin_nalezing(self.plek, self.bronnen, blad)
            while not lees_verder(self.plek, reading):
                progress(reading.gelezen, reading.totaal)
            oordeel = oordeel_of(reading)
            record_nagekeken(self.plek, oordeel)
        except Known as error:
            self._fail(error, failed)
            return
        then(oordeel)

    def stop_papers(self) -> None:
        """Nothing runs."""

    def listen(self, then: Callable[[Change], None]) -> None:
        self.listeners.append(then)

    def _fail(self, error: Known, failed: Callable[[Known], None] | None) -> None:
        if failed is None:
            raise error
        failed(error)


@dataclass
class HeardSay:
    """Remembers what was said."""

    goed: list[tuple[str, str]] = field(default_factory=list)
    fout: list[object] = field(default_factory=list)
    aanboden: list[Aanbod] = field(default_factory=list)
    """What was offered beside good news."""

    def good(self, text: str, undo: str = "", aanbod: Aanbod | None = None) -> None:
        self.goed.append((text, undo))
        self.aanboden += [aanbod] if aanbod is not None else []

    def problem(self, wat: object) -> None:
        self.fout.append(wat)

    def busy(self, text: str = "", *, deel: int = 0, geheel: int = 0) -> None:
        """Nothing to remember."""


class NoAsk:
    """These screens ask nothing in a box."""

    def ask(self, vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
        raise AssertionError(vraag)

    def folder(self, titel: str) -> Path | None:
        raise AssertionError(titel)

    def save_path(self, titel: str, naam: str, ook: Sequence[str] = ()) -> Path | None:
        raise AssertionError(titel)

    def save_file(self, titel: str, naam: str, soort: str) -> Path | None:
        raise AssertionError(titel)

    def open_file(self, titel: str, soort: str) -> Path | None:
        raise AssertionError(titel)

    def print_pdf(self, pdf: bytes, titel: str) -> bool:
        raise AssertionError(titel)


class NoKopieen:
    """These screens leave the backups alone."""

    def state(self, then: Callable[[KopieStand], None]) -> None:
        raise AssertionError

    def make(self, then: Callable[[object], None], failed: Failed | None = None) -> None:
        raise AssertionError

    def before(self, reden: str, then: Callable[[object], None], failed: Failed | None = None) -> None:
        raise AssertionError(reden)

    def rekey(
        self, wachtwoordzin: str, herstelcode: str, then: Callable[[Any], None], failed: Failed | None = None
    ) -> None:
        raise AssertionError

    def verify(self, sleutel: str, then: Callable[[tuple[Reden, ...]], None]) -> None:
        raise AssertionError(sleutel)

    def against(self, plek: Path) -> tuple[Reden, ...]:
        raise AssertionError(plek)

    def choose(self, plek: Path, then: Callable[[object], None], failed: Failed | None = None) -> None:
        raise AssertionError(plek)

    def at_close(self, *, on: bool, then: Callable[[object], None]) -> None:
        raise AssertionError

    def to_second(self, then: Callable[[object], None], failed: Failed | None = None) -> None:
        raise AssertionError

    def practise(
        self, sleutel: str, geheim: str, then: Callable[[ProefRow], None], failed: Failed | None = None
    ) -> None:
        raise AssertionError(sleutel)

    def holding(self, before: object, then: Callable[[Any], None]) -> None:
        then(())

    def stop(self) -> None:
        raise AssertionError

    def confirm_clock(self, then: Callable[[object], None], failed: Failed | None = None) -> None:
        raise AssertionError

    def restore(self) -> None:
        raise AssertionError


@dataclass
class SeenNav:
    """Remembers where the person was sent."""

    opened: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    backs: int = 0

    def open(self, screen: str, **args: str) -> None:
        self.opened.append((screen, args))

    def back(self) -> None:
        self.backs += 1


@dataclass
class KeptDrafts:
    """Drafts in memory, kept at once."""

    kept: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def keep(self, scherm: str, object_uid: str, data: Mapping[str, str]) -> None:
        if data:
            self.kept[scherm, object_uid] = dict(data)
        else:
            self.kept.pop((scherm, object_uid), None)

    def load(self, scherm: str, object_uid: str, then: Callable[[dict[str, str]], None]) -> None:
        then(dict(self.kept.get((scherm, object_uid), {})))

    def drop(self, scherm: str, object_uid: str) -> None:
        self.kept.pop((scherm, object_uid), None)


@dataclass
class FakePorts:
    """The ports with their fakes at hand."""

    ports: Ports
    jobs: DirectJobs
    say: HeardSay
    nav: SeenNav
    drafts: KeptDrafts


def fake_ports(plek: Plek, *rollen: Rol) -> FakePorts:
    """Make ports on a real kluis for a medewerker with these roles (begeleider by default)."""
    jobs, say, nav, drafts = DirectJobs(plek), HeardSay(), SeenNav(), KeptDrafts()
    ports = Ports(
        jobs=jobs,
        say=say,
        ask=NoAsk(),
        clock=plek.klok,
        nav=nav,
        drafts=drafts,
        wie=Wie(plek.wie, "Wil Voorbeeld", frozenset(rollen or {Rol.BEGELEIDER})),
        kopieen=NoKopieen(),
        is_demo=True,
    )
    return FakePorts(ports, jobs, say, nav, drafts)
