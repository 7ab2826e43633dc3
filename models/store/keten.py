"""The chain of the logboek: every bewerking and every change in one order, each sealed over the one before.

A bewerking is written last, after its changes: bewerking 41 → its changes → bewerking 41's own link → the
changes of 42 → … Each link is an HMAC over all columns of its row and the link before it, under a key that is
derived from the master key. So a row that was changed, taken away, put in, moved or renumbered breaks the
chain there; a tail that was cut off shows in the seal, and against an anchor kept elsewhere. Values stand
outside: a change holds only their digest, so erasing them leaves the chain whole.

What a kluis wrote before it had this chain stays readable as *old*: up to a border in `kluis_info`, where the
first link covers every column of it. Tables are used by name: the store knows no models.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NoReturn

import msgspec
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from models import keys
from models.errors import World

LABEL = "historie/1"
BEWERKING = (
    "id",
    "uid",
    "soort",
    "wie",
    "op",
    "herkomst",
    "undo_van",
    "resultaat",
    "dossier_uid",
    "object_soort",
    "object_uid",
)
"""Columns of a bewerking that its link covers, in their order: all but the link itself."""
HISTORIE = ("id", "bewerking_id", "tabel", "object_uid", "dossier_uid", "actie", "veld", "digest")
"""Columns of a change that its link covers."""

_spell = msgspec.json.Encoder().encode


class Signer:
    """Makes links with the key of one kluis, and shows nothing of that key."""

    __slots__ = ("_mac",)

    def __init__(self, master: bytes, kept: bytes = b"") -> None:
        """`kept`: the key of the chain where the kluis had another master key before (`key_of`)."""
        self._mac = hmac.new(kept or keys.derive(master, LABEL), digestmod=hashlib.sha256)

    def __repr__(self) -> str:
        """Tell nothing."""
        return "Signer()"

    def __reduce__(self) -> NoReturn:
        """Refuse to be copied into a file or another process."""
        raise TypeError("a signer stays where it is")

    def sign(self, soort: str, vorige: str, values: Iterable[object]) -> str:
        """Make a link (hex) over the kind of row, the link before it, and its values as they are stored."""
        mac = self._mac.copy()
        mac.update(_spell((soort, vorige, *values)))
        return mac.hexdigest()

    def bewerking(self, vorige: str, values: Sequence[object]) -> str:
        """Make the link of a bewerking; `values` as in `BEWERKING`."""
        return self.sign("b", vorige, values)

    def historie(self, vorige: str, values: Sequence[object]) -> str:
        """Make the link of a change; `values` as in `HISTORIE`."""
        return self.sign("h", vorige, values)

    def begin(self, grens: tuple[int, int], oud: str) -> str:
        """Make what the first link follows: the border, and the digest of all that stands before it."""
        return self.sign("grens", "", (*grens, oud))


class LogboekAnker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far the logboek had come at a moment: kept elsewhere, it proves later that nothing went since."""

    nummer: int
    """Number of the last bewerking."""
    keten: str
    """Its link, or the first part of it (on paper)."""


_HEAD = "SELECT id, keten FROM main.bewerking ORDER BY id DESC LIMIT 1"
"""Past the view of who asks: the head names nothing."""


def head(session: Session) -> LogboekAnker | None:
    """Give the anchor of what a session sees; None where nothing was sealed yet."""
    return _anker(session.connection().exec_driver_sql(_HEAD).first())


def head_of(connection: dbapi2.Connection) -> LogboekAnker | None:
    """Give the anchor of a kluis or a copy by its own connection; None before the chain (older schema)."""
    has = connection.execute("SELECT 1 FROM pragma_table_info('bewerking') WHERE name = 'keten'").fetchone()
    return _anker(connection.execute(_HEAD).fetchone()) if has is not None else None


def _anker(row: Sequence[Any] | None) -> LogboekAnker | None:
    return LogboekAnker(int(row[0]), str(row[1])) if row is not None and row[1] else None


def digest(zout: bytes, oud: str, nieuw: str) -> str:
    """Make the digest that stays when the values are erased: HMAC-SHA256 over the old and new value."""
    return hmac.new(zout, f"{oud}\x1f{nieuw}".encode(), hashlib.sha256).hexdigest()


def old_link(vorige: str, uid: str, actie: str, veld: str, mark: str) -> str:
    """Make a link of the chain as schema 1 wrote it: without a key, over a few columns of a change."""
    return hashlib.sha256(f"{vorige}\x1f{uid}\x1f{actie}\x1f{veld}\x1f{mark}".encode()).hexdigest()


# --- the key of the chain after a new master key --------------------------------------------------------

KEPT = "keten_sleutel"


def key_of(connection: dbapi2.Connection, master: bytes) -> bytes:
    """Give the key of the chain: derived from the master key, or kept from the first one the kluis had.

    A new master key leaves the chain as it is: else every anchor on paper and in a backup would break. Who
    could change the logboek needs the kluis open, so the key in it gives away nothing.
    """
    known = connection.execute("SELECT 1 FROM pragma_table_info('kluis_info') WHERE name = ?", (KEPT,))
    if known.fetchone() is None:
        return keys.derive(master, LABEL)
    row = connection.execute(f"SELECT {KEPT} FROM kluis_info WHERE id = 1").fetchone()  # noqa: S608 - own name
    return bytes.fromhex(row[0]) if row is not None and row[0] else keys.derive(master, LABEL)


def keep_key(connection: dbapi2.Connection, key: bytes) -> None:
    """Keep the key of the chain in a kluis that gets another master key. Raises World("kluis_beschadigd")."""
    known = connection.execute("SELECT 1 FROM pragma_table_info('kluis_info') WHERE name = ?", (KEPT,))
    if known.fetchone() is None:
        return  # no logboek here
    made = connection.execute(f"UPDATE kluis_info SET {KEPT} = ? WHERE id = 1", (key.hex(),))  # noqa: S608 - own name
    if made.rowcount != 1:
        raise World("kluis_beschadigd")


# --- a long bewerking ---------------------------------------------------------------------------------


@contextlib.contextmanager
def bewerking_follows(session: Session) -> Iterator[None]:
    """Let changes be written before the bewerking that they belong to, which comes in the same transaction.

    A bewerking closes the chain over its changes, so it is the last of them. Only what runs inside may point
    to what is not there yet; every other reference stays checked at once.
    """
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = OFF")


# --- beginning --------------------------------------------------------------------------------------------

Fetch = Callable[[str], Any]
OLD = (("bewerking", BEWERKING), ("historie", HISTORIE))
"""The tables that may hold rows from before the chain, in the order in which the first link covers them."""


def border(fetch: Fetch) -> tuple[int, int]:
    """Read up to which bewerking and which change the logboek is old; (0, 0) in a kluis that began sealed."""
    row = next(iter(fetch("SELECT oude_bewerkingen, oude_historie FROM kluis_info WHERE id = 1")), None)
    return (int(row[0]), int(row[1])) if row is not None else (0, 0)


def old_rows(fetch: Fetch, table: str, na: int, tot: int, limit: int = -1) -> Iterator[tuple[int, bytes]]:
    """Spell every column of rows that are old, with their number: what the first link covers."""
    columns = ", ".join((*dict(OLD)[table], "keten"))
    query = f"SELECT {columns} FROM {table} WHERE id > {na} AND id <= {tot} ORDER BY id LIMIT {limit}"  # noqa: S608 - own names
    for row in fetch(query):
        yield int(row[0]), _spell((table, *row))


def begin(session: Session, signer: Signer) -> str:
    """Give what the first link of a kluis follows; made and kept where it was not yet (a new kluis)."""
    connection = session.connection()
    return _begin(connection.exec_driver_sql, signer)


def mark_old(connection: dbapi2.Connection, signer: Signer) -> None:
    """After the migration that brought the chain: cover all that is older, inside the running transaction."""
    known = connection.execute("SELECT 1 FROM pragma_table_info('kluis_info') WHERE name = 'keten_begin'")
    if known.fetchone() is not None:
        _begin(connection.execute, signer)


def _begin(execute: Callable[..., Any], signer: Signer) -> str:
    kept = next(iter(execute("SELECT keten_begin FROM kluis_info WHERE id = 1")), None)
    if kept is not None and kept[0]:
        return str(kept[0])
    grens = border(execute)
    found = hashlib.sha256()
    for (table, _columns), last in zip(OLD, grens, strict=True):
        for _id, line in old_rows(execute, table, 0, last):
            found.update(line)
    link = signer.begin(grens, found.hexdigest())
    execute("UPDATE kluis_info SET keten_begin = ? WHERE id = 1", (link,))
    return link
