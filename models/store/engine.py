"""The store: one opened kluis with a door for writing and a door for reading.

Both doors are SQLAlchemy sessions on one keyed connection each. A transaction that changed something ends
with the seal; an error at COMMIT is looked up before anything is said about it (safety.md, finding 10).
"""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.engine import Connection as SqlConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from models.errors import World
from models.keys import sleutel_id, sync_folder
from models.store import check, keten, seal
from models.store.check import CheckReport, read_sentinel
from models.store.connection import (
    SCHEMA_VERSION,
    check_header,
    connect,
    make_engine,
    world_of,
)
from models.store.files import build, read_version, remove_file, sweep
from models.store.keten import Signer
from models.store.lock import WAIT_S, KluisLock
from models.store.mark import FileMark, Herkomst, Marker, measure
from models.values import Reden


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader may see: views that stand before tables, and the dossiers (id, uid) that they look up.

    A view has the name of its table and lives in this connection only (`temp`), so no query can pass it by.
    """

    views: tuple[tuple[str, str], ...]
    """Table and the SQL condition for its rows; the dossiers are in `temp.zicht(id, uid)`."""
    dossiers: tuple[tuple[int, str], ...] = field(repr=False)


INFO_BEWERKING = "bewerking_uid"
"""Key in `session.info` of a writer: the uid that this transaction is sealed with and looked up by."""
INFO_SIGNER = "signer"
"""Key in `session.info`: what makes the links of the logboek."""


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """An opened kluis. Make one with `Store.open` or `Store.create`; end it with `close()`.

    One transaction a door at a time: the doors belong to the database thread (foundations 22), a second
    thread waits. A reader inside a writer of the same thread would keep the commit waiting for itself, so
    that is an error of the program.
    """

    def __init__(
        self,
        path: Path,
        master_key: bytes,
        lock: KluisLock,
        *,
        readonly: bool,
        clock: Callable[[], datetime],
        mark: Path | None = None,
        found: FileMark | None = None,
    ) -> None:
        """Use `Store.open`; this only binds what it has opened."""
        self.path = path
        self._marker = Marker(mark, sleutel_id(master_key))
        self._key = master_key
        self._signer: Signer | None = None
        self._lock = lock
        self._clock = clock
        self._readonly = self._asked_readonly = readonly
        self._open = True
        self._file = path.stat()
        self._doors = {"writer": threading.Lock(), "reader": threading.Lock()}
        self._inside = threading.local()
        self._writer_connection = connect(path, master_key)
        self._writer: Engine = make_engine(lambda: self._writer_connection, "BEGIN IMMEDIATE")
        try:
            self._reader_connection = connect(path, master_key, query_only=True)
        except BaseException:
            self._writer_connection.close()
            raise
        self._reader: Engine = make_engine(lambda: self._reader_connection, "BEGIN")
        self._limited_connection: dbapi2.Connection | None = None
        self._limited: Engine | None = None
        self._sight: Sight | None = None
        self.oordeel: CheckReport = check.quick(self._writer_connection)
        if not self.oordeel.ok:
            self._readonly = True
        self._signer = self._make_signer()
        self._volgnr_at_open = self.volgnr if self.oordeel.ok else 0
        self.laatst_geschreven = seal.read_moment(self._writer_connection) if self.oordeel.ok else None
        """When the last commit before this opening was made, by the clock of then."""
        self.herkomst = Herkomst.ONBEKEND
        """What comparing with the last closing on this computer gave."""
        self.afwijking: Reden | None = None
        """How the file differs from the one that was closed, where it does."""
        self.gesloten_op: datetime | None = None
        """When this computer last closed it."""
        if found is not None:
            self._compare(found)
        self.remember()

    # --- making and opening -------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path,
        master_key: bytes,
        *,
        schema: Callable[[SqlConnection], None],
        version: int = SCHEMA_VERSION,
        clock: Callable[[], datetime] = _now,
    ) -> Self:
        """Make a new kluis and open it; `schema` makes the tables and their first rows in one transaction.

        Built beside and renamed, so that an interrupted creation never looks like a kluis. Raises
        World("bestaat_al"), World("schijf_vol", mb=…), World("kluis_in_gebruik").
        """
        with KluisLock(path):
            if path.exists():
                raise World("bestaat_al")
            beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.nieuw")
            try:
                build(beside, master_key, schema=schema, version=version, moment=clock())
                beside.rename(path)
                sync_folder(path.parent)
            finally:
                remove_file(beside)
        return cls.open(path, master_key, clock=clock)

    @classmethod
    def open(
        cls,
        path: Path,
        master_key: bytes,
        *,
        readonly: bool = False,
        newest: int = SCHEMA_VERSION,
        wait: float = WAIT_S,
        clock: Callable[[], datetime] = _now,
        mark: Path | None = None,
    ) -> Self:
        """Open a kluis: lock, recipe, version, seal, quick check, and comparison with the last closing.

        Where seal, quick check or comparison find something the store opens read-only and `oordeel` tells
        what. `mark` is where the profile keeps the state of the last closing (None = keep none). Raises
        World: kluis_in_gebruik, kluis_niet_gevonden, kluis_niet_versleuteld, kluis_beschadigd (also where the
        key does not fit), kluis_nieuwer (file untouched), kluis_ouder (migrate first), sqlcipher_….
        """
        if not path.exists():
            raise World("kluis_niet_gevonden")
        lock = KluisLock(path, wait=wait)
        store: Self | None = None
        try:
            # Only with the lock in hand: reading the header of a file that this process has open would drop
            # the locks that SQLite holds on it.
            check_header(path)
            sweep(path)
            found = measure(path) if mark is not None else None
            version = read_version(path, master_key)
            if version > newest:
                raise World("kluis_nieuwer", bestand=version, programma=newest)
            if version < newest:
                raise World("kluis_ouder", bestand=version, programma=newest)
            store = cls(path, master_key, lock, readonly=readonly, clock=clock, mark=mark, found=found)
        finally:
            if store is None:
                lock.release()
        return store

    def close(self) -> None:
        """Close both connections, remember the file, give the kluis free and forget the key.

        Doing it twice is harmless.
        """
        if not self._open:
            return
        volgnr = None if self._readonly else self._number()
        self._open = False
        self._dispose()
        if volgnr is not None:
            self._marker.closed(self.path, volgnr, self._clock())
        self._key = b""
        self._signer = None
        self._lock.release()

    # --- state --------------------------------------------------------------------------------------------

    @property
    def readonly(self) -> bool:
        """Whether writing is refused: asked for, or because a check found something."""
        return self._readonly

    @property
    def only_reads(self) -> bool:
        """Whether it was opened for reading only: then nothing is mended either."""
        return self._asked_readonly

    @property
    def volgnr(self) -> int:
        """The number of the last commit."""
        return seal.read_seal(self._writer_connection).volgnr

    @property
    def changed(self) -> bool:
        """Whether anything was committed since the kluis was opened (then a backup is due at close)."""
        return self._open and not self._readonly and self.volgnr != self._volgnr_at_open

    def settle(self) -> None:
        """What was committed until now needs no backup of its own: it is in one, or tells who signed in."""
        self._volgnr_at_open = self.volgnr

    @property
    def key(self) -> bytes:
        """The master key, for the backup and the checks in the child process. Never in a log."""
        return self._key

    @property
    def signer(self) -> Signer:
        """What makes and verifies the links of the logboek. Raises World("kluis_gesloten")."""
        if self._signer is None:
            raise World("kluis_gesloten")
        return self._signer

    def freeze(self, report: CheckReport) -> None:
        """Refuse writing from now on, because a full check found something."""
        self.oordeel = report
        self._readonly = True

    def thaw(self) -> None:
        """Trust the kluis again, because what was found is mended or proved harmless."""
        self.oordeel = CheckReport((), 0.0)
        self._readonly = self._asked_readonly
        self._signer = self._make_signer()
        self.laatst_geschreven = seal.read_moment(self._writer_connection)
        self.remember()

    def remember(self) -> None:
        """Note in the profile that this kluis is open, and how far it came: not closed cleanly yet."""
        if not self._readonly:
            self._marker.opened(self.volgnr, self._clock())

    @contextlib.contextmanager
    def under_new_key(self, master_key: bytes) -> Iterator[bytes]:
        """Shut both connections while the kluis is put under a new master key, and go on under that.

        Gives the old key. On any error the store goes on under the key that the file has. What this computer
        remembers of the last closing is forgotten first: a crash inside must not look like a foreign file.
        """
        with self._doors["writer"], self._doors["reader"]:
            if self._readonly:
                raise World("kluis_alleen_lezen")
            old, old_marker = self._key, self._marker
            old_marker.forget()
            self._dispose()
            try:
                yield old
                self._key, self._marker = master_key, old_marker.of_key(sleutel_id(master_key))
            finally:
                self._reconnect()
                self._file = self.path.stat()
                self._signer = self._make_signer()
                self.remember()

    def _make_signer(self) -> Signer:
        """What seals the logboek; in a kluis that is not whole nothing is written, so any will do."""
        kept = keten.key_of(self._writer_connection, self._key) if self.oordeel.ok else b""
        return Signer(self._key, kept)

    @contextlib.contextmanager
    def put_aside(self) -> Iterator[None]:
        """Shut both connections for work on the file itself, and open anew; the kluis stays locked.

        The doors wait meanwhile. Raises what opening raises, where the file cannot be opened afterwards.
        """
        with self._doors["writer"], self._doors["reader"]:
            self._dispose()
            try:
                yield
            finally:
                self._reconnect()
                self._file = self.path.stat()

    def quick_check(self) -> CheckReport:
        """Verify the seal and run quick_check on the writing connection."""
        with self._door("writer"):
            return check.quick(self._writer_connection)

    def _compare(self, found: FileMark) -> None:
        """Compare the file as it was before opening with the last closing; other = read-only."""
        self.herkomst, self.afwijking = self._marker.compare(found, self._number())
        self.gesloten_op = self._marker.closed_at()
        if self.afwijking is not None and self.oordeel.ok:
            self.freeze(CheckReport((self.afwijking,), self.oordeel.duur_s))

    def _number(self) -> int | None:
        """The number of the last commit, where the seal can be read."""
        try:
            return self.volgnr
        except (World, dbapi2.Error):
            return None

    # --- doors --------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def writer(self, bewerking_uid: str = "") -> Iterator[Session]:
        """Give a session in BEGIN IMMEDIATE; commit at the end, with the seal in the same transaction.

        `session.info["bewerking_uid"]` holds the uid of the operation (given or new). Nothing changed means
        nothing committed. Any error rolls everything back. After an error at COMMIT the kluis is opened anew
        and looked at: saved means this returns normally, not saved raises World("schijf_vol") or
        World("niet_opgeslagen", oorzaak=code), and World("onbekend_of_opgeslagen") where even that failed.
        """
        uid = bewerking_uid or str(uuid.uuid4())
        with self._door("writer"), self._session(self._writer, uid) as session:
            if self._readonly:
                raise World("kluis_alleen_lezen")
            before = self._begin(session)
            yield session
            session.flush()
            read_sentinel(session)
            if self._writer_connection.total_changes == before:
                return
            seal.advance(session, uid, self._clock())
            self._commit(session, uid)

    @contextlib.contextmanager
    def preview(self) -> Iterator[Session]:
        """Give a writing session whose changes are always rolled back: what a verb would do."""
        with self._door("writer"), self._session(self._writer, str(uuid.uuid4())) as session:
            if self._readonly:
                raise World("kluis_alleen_lezen")
            self._begin(session)
            yield session
            session.flush()

    def scrub(self) -> None:
        """Write every page anew, so that nothing erased stays in what a page no longer uses.

        Seen: secure_delete leaves a row behind where pages were balanced, and a backup takes the page along.
        Takes as long as a copy and as much room. Raises World: kluis_alleen_lezen, schijf_vol, kluis_bezet ….
        """
        with self._door("writer"):
            if self._readonly:
                raise World("kluis_alleen_lezen")
            try:
                self._writer_connection.execute("VACUUM")
            except dbapi2.Error as error:
                raise world_of(error) or error from None

    @contextlib.contextmanager
    def reader(self, sight: Sight | None = None) -> Iterator[Session]:
        """Give a session that can only read and sees one moment; read fully and leave (under 100 ms).

        With a `sight` only what is in it exists for the queries, on a connection of its own. Leaving runs the
        read sentinel, so that damaged rows never get out of the block unnoticed.
        """
        with self._door("reader"):
            engine = self._reader if sight is None else self._with_sight(sight)
            with self._session(engine, "") as session:
                yield session
                read_sentinel(session)

    def _with_sight(self, sight: Sight) -> Engine:
        """The limited connection with the views of this sight; made anew only when the sight changed."""
        if self._limited is None or self._limited_connection is None:
            self._limited_connection = connect(self.path, self._key, query_only=True)
            self._limited = make_engine(self._limited_again, "BEGIN")
            self._sight = None
        if self._sight != sight:
            connection, old = self._limited_connection, self._sight
            self._sight = None  # half changed is not to be trusted
            try:
                connection.execute("PRAGMA query_only = OFF")
                _show(connection, sight, old)
            except dbapi2.Error as error:
                raise world_of(error) or error from None
            finally:
                connection.execute("PRAGMA query_only = ON")
            self._sight = sight
        return self._limited

    def _limited_again(self) -> dbapi2.Connection:
        if self._limited_connection is None:
            raise World("kluis_gesloten")
        return self._limited_connection

    @contextlib.contextmanager
    def _door(self, name: str) -> Iterator[None]:
        if not self._open:
            raise World("kluis_gesloten")
        if getattr(self._inside, "door", None) is not None:
            raise RuntimeError("a transaction inside a transaction of the same thread")
        with self._doors[name]:
            self._inside.door = name
            try:
                yield
            finally:
                self._inside.door = None

    @contextlib.contextmanager
    def _session(self, engine: Engine, uid: str) -> Iterator[Session]:
        """A session whose driver errors become World where they are the machine's, and which always ends."""
        info = {INFO_BEWERKING: uid, INFO_SIGNER: self._signer}
        session = Session(engine, expire_on_commit=False, info=info)
        damaged = False
        try:
            yield session
        except Exception as error:
            world = error if isinstance(error, World) else world_of(error)
            if world is None and not self._unharmed(engine):
                # Whatever went wrong inside (a date that is none, broken JSON): it came from a damaged page.
                world = World("kluis_beschadigd")
            if world is None:
                raise
            if world.code == "niet_schrijfbaar" and self._moved():
                world = World("kluis_verplaatst")
            damaged = world.code == "kluis_beschadigd"
            raise world from None
        finally:
            with contextlib.suppress(DBAPIError, dbapi2.Error):
                session.rollback()
            session.close()
            if damaged:
                self._met_damage()

    def _begin(self, session: Session) -> int:
        """Start the transaction now; give the count of changed rows so far on this connection."""
        session.connection()
        return int(self._writer_connection.total_changes)

    def _commit(self, session: Session, uid: str) -> None:
        """Commit; SQLite itself retries the same COMMIT for the busy timeout while a reader holds it up."""
        try:
            session.commit()
        except (DBAPIError, dbapi2.Error) as error:
            session.close()  # gives its connection back before that is closed
            if not self._landed(uid):
                raise _not_saved(error) from None

    def _moved(self) -> bool:
        """Whether the file was moved or replaced while it was open; SQLite then refuses to write."""
        try:
            return not os.path.samestat(self.path.stat(), self._file)
        except OSError:
            return True

    def _unharmed(self, engine: Engine) -> bool:
        door = self._writer_connection if engine is self._writer else self._reader_connection
        if engine is self._limited and self._limited_connection is not None:
            door = self._limited_connection
        try:
            return check.unharmed(door)
        except dbapi2.Error:
            return True

    def _met_damage(self) -> None:
        """Stop writing, and open anew: a connection that met a damaged page never trusts itself again."""
        self.freeze(CheckReport((Reden.of("kluis_beschadigd"),), 0.0))
        with contextlib.suppress(World, dbapi2.Error):
            self._reconnect()

    def _reconnect(self) -> None:
        self._dispose()
        self._writer_connection = connect(self.path, self._key)
        self._writer = make_engine(lambda: self._writer_connection, "BEGIN IMMEDIATE")
        self._reader_connection = connect(self.path, self._key, query_only=True)
        self._reader = make_engine(lambda: self._reader_connection, "BEGIN")

    def _landed(self, uid: str) -> bool:
        """After an error at COMMIT: open anew and look in the seal whether this very commit is there."""
        try:
            self._reconnect()
            return seal.read_seal(self._writer_connection).bewerking_uid == uid
        except (World, dbapi2.Error):
            self._readonly = True
            raise World("onbekend_of_opgeslagen") from None

    def _dispose(self) -> None:
        for engine, connection in (
            (self._writer, self._writer_connection),
            (self._reader, self._reader_connection),
            (self._limited, self._limited_connection),
        ):
            if engine is None or connection is None:
                continue
            with contextlib.suppress(dbapi2.Error):
                engine.dispose()
            with contextlib.suppress(dbapi2.Error):
                connection.close()
        self._limited, self._limited_connection, self._sight = None, None, None


def _show(connection: dbapi2.Connection, sight: Sight, old: Sight | None) -> None:
    """Put the views of a sight before the tables of a connection, and the dossiers beside them."""
    if old is None:
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS zicht (id INTEGER PRIMARY KEY, uid TEXT UNIQUE)")
    if old is None or old.views != sight.views:
        shown = connection.execute("SELECT name FROM temp.sqlite_master WHERE type = 'view'").fetchall()
        for (name,) in shown:
            connection.execute(f'DROP VIEW temp."{name}"')
        for table, condition in sight.views:
            connection.execute(
                f'CREATE TEMP VIEW "{table}" AS SELECT * FROM main."{table}" WHERE {condition}'  # noqa: S608 - our own
            )
    connection.execute("DELETE FROM temp.zicht")
    connection.executemany("INSERT INTO temp.zicht VALUES (?, ?)", sight.dossiers)


def _not_saved(error: Exception) -> World:
    """Say that nothing was saved, with the room that is needed or the code of the cause."""
    cause = world_of(error)
    if cause is not None and cause.code == "schijf_vol":
        return cause
    return World("niet_opgeslagen", oorzaak=cause.code if cause else "onbekend")
