"""Reading the logboek through, link by link: is every row as it was written, and is none missing?

In pieces, so that nothing waits for it: each `step` reads some rows in the transaction it is given. What it
finds first it names: number, moment and kind of the bewerking. Anchors kept elsewhere (backups, paper) are
held against the rows they name; only they show a chain that was made anew as a whole.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlcipher3 import dbapi2

from models.store import seal
from models.store.keten import (
    BEWERKING,
    HISTORIE,
    OLD,
    LogboekAnker,
    Signer,
    border,
    digest,
    old_link,
    old_rows,
)

PIECE = 1000
"""Rows that one step reads: a few tens of milliseconds."""
RESTORED = "teruggezet"
"""The kind of bewerking that tells that a backup was put back; its object is the moment of that backup."""

_B = {name: at for at, name in enumerate(BEWERKING)}
_H = {name: at for at, name in enumerate(HISTORIE)}
_LINK_B, _LINK_H = len(BEWERKING), len(HISTORIE)
_COLUMNS_B = ", ".join((*BEWERKING, "keten"))
_COLUMNS_H = ", ".join(f"h.{name}" for name in (*HISTORIE, "keten"))
_JOINED = (
    f"SELECT {_COLUMNS_H}, w.zout, w.oud, w.nieuw FROM historie h"  # noqa: S608 - own names
    " LEFT JOIN waarde w ON w.historie_id = h.id"
)

Rij = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Bron:
    """An anchor and where it was kept."""

    soort: str
    """`reservekopie`, `overdracht` or `papier`."""
    anker: LogboekAnker
    op: datetime | None = None
    """When it was made, where that is known."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What is wrong, and at which bewerking first."""

    code: str
    """logboek_veranderd, logboek_mist, logboek_extra, logboek_waarde, logboek_oud, logboek_afgekapt,
    logboek_zegel or logboek_anker."""
    nummer: int
    op: str = ""
    """The moment that stands in the row, as it is stored; empty where the row is missing."""
    soort: str = ""
    bron: str = ""
    """Where the anchor that told it was kept (`Bron.soort`)."""
    bron_op: datetime | None = None
    """When that anchor was made."""

    @property
    def moment(self) -> datetime | None:
        """The moment of the row, where it can be read."""
        try:
            return datetime.fromisoformat(self.op).replace(tzinfo=UTC) if self.op else None
        except ValueError:
            return None


class _Wrong(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, code: str, nummer: int, row: Rij | None = None, bron: Bron | None = None) -> None:
        super().__init__(code)
        self.found = Bevinding(
            code,
            nummer,
            op=_plain(row[_B["op"]]) if row is not None else "",
            soort=_plain(row[_B["soort"]]) if row is not None else "",
            bron=bron.soort if bron is not None else "",
            bron_op=bron.op if bron is not None else None,
        )


def _plain(text: object) -> str:
    return str(text).encode("utf-8", "replace").decode()


@contextlib.contextmanager
def _any_text(connection: dbapi2.Connection) -> Iterator[None]:
    """Read text that is no text too."""
    before = connection.text_factory
    connection.text_factory = _loose
    try:
        yield
    finally:
        connection.text_factory = before


def _loose(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


class Nalezing:
    """One reading of the whole logboek. Call `step` until it says that it is done."""

    def __init__(self, signer: Signer, bronnen: Iterable[Bron] = ()) -> None:
        self._signer = signer
        self._bronnen = sorted(bronnen, key=lambda one: one.anker.nummer)
        self._doubt: list[tuple[Bron, _Wrong]] = []
        """Anchors that did not agree, and may be explained by a restore further on."""
        self._restored: list[tuple[str, str]] = []
        """Of each restore: the moment of the backup, and when it was put back."""
        self._grens: tuple[int, int] | None = None
        self._old = hashlib.sha256()
        self._old_at = [0, 0]
        """How far the old rows of both tables were read."""
        self._link = ""
        self._last_b = self._last_h = 0
        self._deel = self._read_old
        self.totaal = 0
        """Bewerkingen that there are to read."""
        self.bevestigd = 0
        """Anchors that agreed."""
        self.bevinding: Bevinding | None = None
        self.klaar = False

    @property
    def gelezen(self) -> int:
        """Bewerkingen read so far."""
        return max(self._last_b, self._old_at[0])

    @property
    def oud_tot(self) -> int:
        """The last bewerking from before the chain with a key; 0 = none."""
        return self._grens[0] if self._grens is not None else 0

    def step(self, connection: dbapi2.Connection, rows: int = PIECE) -> bool:
        """Read some rows; whether all is read or something was found. The caller holds a read transaction."""
        if self.klaar:
            return True
        try:
            try:
                self._deel(connection, rows)
            except dbapi2.OperationalError as error:
                if getattr(error, "sqlite_errorcode", None):
                    raise  # the file, not what stands in it
                # Text that is none: read it again as it is, so that the row itself is named.
                with _any_text(connection):
                    self._deel(connection, rows)
        except _Wrong as wrong:
            self.bevinding, self.klaar = wrong.found, True
        return self.klaar

    def _begin(self, connection: dbapi2.Connection) -> tuple[int, int]:
        grens = border(connection.execute)
        first, last = connection.execute("SELECT min(id), max(id) FROM bewerking").fetchone()
        self.totaal = last or 0
        below = connection.execute("SELECT bewerking_id FROM historie WHERE id < 1 LIMIT 1").fetchone()
        if below is not None or (first is not None and first < 1):
            raise _Wrong("logboek_extra", 0)
        if grens[0] > self.totaal or min(grens) < 0:
            raise _Wrong("logboek_oud", self.totaal)
        return grens

    # --- what is older than the chain ---

    def _read_old(self, connection: dbapi2.Connection, rows: int) -> None:
        """Take what stands before the border into one digest, and follow its own chain."""
        if self._grens is None:
            self._grens = self._begin(connection)
        for place, (table, _columns) in enumerate(OLD):
            read, found, last = 0, self._old.copy(), self._grens[place]
            try:
                for number, line in old_rows(connection.execute, table, self._old_at[place], last, rows):
                    found.update(line)
                    read = number
            except UnicodeEncodeError:
                raise _Wrong("logboek_oud", self._grens[0]) from None
            if read:
                if table == "historie":
                    self._follow_old(connection, self._old_at[place], read)
                self._old, self._old_at[place] = found, read
                return
        self._link = self._signer.begin(self._grens, self._old.hexdigest())
        kept = connection.execute("SELECT keten_begin FROM kluis_info WHERE id = 1").fetchone()
        if kept is not None and self.totaal and kept[0] != self._link:
            raise _Wrong("logboek_oud", self._grens[0])
        self._last_b, self._last_h = self._grens
        self._deel = self._read_on

    def _follow_old(self, connection: dbapi2.Connection, na: int, tot: int) -> None:
        link = self._link
        for row in connection.execute(f"{_JOINED} WHERE h.id > ? AND h.id <= ? ORDER BY h.id", (na, tot)):
            link = old_link(link, *(row[_H[name]] for name in ("object_uid", "actie", "veld", "digest")))
            if row[_LINK_H] != link:
                raise _Wrong("logboek_veranderd", *self._of(connection, row))
            self._check_value(connection, row)
        self._link = link

    # --- the chain ---

    def _read_on(self, connection: dbapi2.Connection, rows: int) -> None:
        """Follow the chain over about so many rows."""
        changes = _Peek(connection.execute(f"{_JOINED} WHERE h.id > ? ORDER BY h.id", (self._last_h,)))
        acts = connection.execute(
            f"SELECT {_COLUMNS_B} FROM bewerking WHERE id > ? ORDER BY id LIMIT ?",  # noqa: S608 - own names
            (self._last_b, rows),
        )
        read = 0
        for row in acts:
            read += 1 + self._follow(connection, row, changes)
            if read >= rows:
                return
        if not read:
            if changes.next is not None:
                raise _Wrong("logboek_extra", *self._of(connection, changes.next))
            self._finish(connection)
            self.klaar = True

    def _follow(self, connection: dbapi2.Connection, row: Rij, changes: _Peek) -> int:
        """Follow the chain through one bewerking and its changes; gives the number of changes."""
        nummer = int(row[_B["id"]])
        if nummer != self._last_b + 1:
            raise _Wrong("logboek_mist", self._last_b + 1)
        link, last = self._link, self._last_h
        while changes.next is not None and changes.next[_H["bewerking_id"]] == nummer:
            change = changes.take()
            link = self._sign(self._signer.historie, link, change[:_LINK_H])
            last += 1
            if change[_H["id"]] != last or link != change[_LINK_H]:
                raise _Wrong("logboek_veranderd", nummer, row)
            self._check_value(connection, change)
        if changes.next is not None and _before(changes.next[_H["bewerking_id"]], nummer):
            raise _Wrong("logboek_extra", *self._of(connection, changes.next))
        link = self._sign(self._signer.bewerking, link, row[:_LINK_B])
        if link != row[_LINK_B]:
            raise _Wrong("logboek_veranderd", nummer, row)
        count = last - self._last_h
        self._link, self._last_b, self._last_h = link, nummer, last
        if row[_B["soort"]] == RESTORED:
            self._restored.append((str(row[_B["object_uid"]]), str(row[_B["op"]])))
        self._compare(row)
        return count

    @staticmethod
    def _sign(make: Callable[[str, Rij], str], link: str, values: Rij) -> str:
        """Make a link; none that fits for what was never written by us."""
        try:
            return make(link, values)
        except UnicodeEncodeError:
            return ""

    def _compare(self, row: Rij) -> None:
        """Hold the anchors that name this bewerking against it."""
        while self._bronnen and self._bronnen[0].anker.nummer <= self._last_b:
            bron = self._bronnen.pop(0)
            if bron.anker.nummer == self._last_b and str(row[_LINK_B]).startswith(bron.anker.keten):
                self.bevestigd += 1
                continue
            wrong = _Wrong("logboek_anker", bron.anker.nummer, row, bron)
            if bron.op is None:
                raise wrong
            self._doubt.append((bron, wrong))

    def _finish(self, connection: dbapi2.Connection) -> None:
        """Everything was read: look at the seal, and at the anchors that disagree or were not reached."""
        if seal.verify(connection):
            cut = _sealed_number(connection) > self._last_b
            raise _Wrong("logboek_afgekapt" if cut else "logboek_zegel", self._last_b + cut)
        first = self._last_b + 1
        left = [(bron, _Wrong("logboek_afgekapt", first, bron=bron)) for bron in self._bronnen]
        for bron, wrong in (*self._doubt, *left):
            if not self._explained(bron):
                raise wrong

    def _explained(self, bron: Bron) -> bool:
        """Whether an anchor was made between a backup and the putting back of that backup."""
        if bron.op is None:
            return False
        moment = seal.stamp(bron.op)
        return any(backup < moment <= back for backup, back in self._restored)

    def _check_value(self, connection: dbapi2.Connection, row: Rij) -> None:
        """A value that is still there must be the one that was written."""
        zout, oud, nieuw = row[_LINK_H + 1 : _LINK_H + 4]
        if zout is None and oud is None and nieuw is None:
            return  # erased
        try:
            same = digest(bytes(zout), str(oud), str(nieuw)) == row[_H["digest"]]
        except (TypeError, ValueError):
            same = False
        if not same:
            raise _Wrong("logboek_waarde", *self._of(connection, row))

    @staticmethod
    def _of(connection: dbapi2.Connection, change: Rij) -> tuple[int, Rij | None]:
        """The number of the bewerking that a change says it belongs to, and that row where it is there."""
        nummer = change[_H["bewerking_id"]]
        row = connection.execute(
            f"SELECT {_COLUMNS_B} FROM bewerking WHERE id = ?",  # noqa: S608 - own names
            (nummer,),
        ).fetchone()
        return int(nummer) if isinstance(nummer, int) else 0, row


class _Peek:
    """Rows one by one, with the next one in sight."""

    def __init__(self, rows: Iterator[Rij]) -> None:
        self._rows = rows
        self.next: Rij | None = next(rows, None)

    def take(self) -> Rij:
        """Give the row in sight and look at the one after."""
        row = self.next
        assert row is not None  # noqa: S101 - asked for only while one is in sight
        self.next = next(self._rows, None)
        return row


def _before(number: object, nummer: int) -> bool:
    return not isinstance(number, int) or number < nummer


def _sealed_number(connection: dbapi2.Connection) -> int:
    """The number of the last bewerking by the seal; 0 where it cannot be read."""
    row = connection.execute("SELECT keten FROM zegel WHERE id = 1").fetchone()
    number = str(row[0]).partition(":")[0] if row is not None else ""
    return int(number) if number.isdigit() else 0
