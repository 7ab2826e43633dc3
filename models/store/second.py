"""The second place: a verified copy of a backup on a stick or a share, and what this computer knows of it.

The copy is made beside, synced, read back from the device itself and looked at as restoring would; only then
it gets its name. The book in the user's profile remembers the place and which backups were last seen there,
so that the list of backups that still hold somebody names also the stick in the drawer.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from models import keys
from models.errors import World
from models.store.backup import (
    COPY,
    WORKING,
    Backup,
    clear_stale,
    free_name,
    list_backups,
    thin,
    verify_backup,
)
from models.store.restore import list_replaced

FORMAAT = 1
FOLDER = "Duurzame Start reservekopie"
"""Name of our folder at a second place; people recognise it on a stick."""
_MAXIMUM = 1_000_000
_PIECE = 4 * 1024 * 1024


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A backup that stood at the second place when it was last reached."""

    naam: str
    op: datetime


class Book(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What this computer remembers of the second place of a kluis."""

    formaat: int = FORMAAT
    plek: str = ""
    """The chosen folder; empty = none yet."""
    gekozen_op: datetime | None = None
    laatst: datetime | None = None
    """When a copy was last verified there."""
    bij_sluiten: bool = True
    """Copy at closing too, whenever the place can be reached."""
    gezien: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class SecondReport:
    """A copy at the second place: the backup there, what was thinned out, seconds it took."""

    backup: Backup
    opgeruimd: tuple[Path, ...]
    duur_s: float


def read_book(where: Path) -> Book:
    """Read the book; an empty one for nothing, a damaged file or one of a later program."""
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        with where.open("rb") as file:
            book = msgspec.json.decode(file.read(_MAXIMUM), type=Book)
        if book.formaat == FORMAAT:
            return book
    return Book()


def write_book(where: Path, book: Book) -> None:
    """Remember. Raises World: schijf_vol, niet_schrijfbaar."""
    try:
        where.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise keys.world_of(error, 0) from error
    keys.safe_write(where, msgspec.json.encode(book, order="sorted"))


def reachable(plek: str) -> bool:
    """Whether the second place is there now: the stick is in, the share is connected."""
    try:
        return bool(plek) and Path(plek).is_dir()
    except OSError:
        return False


def same_disk(plek: Path, kluis: Path) -> bool:
    """Whether both stand on one disk: a copy there is lost with the laptop."""
    try:
        return plek.stat().st_dev == kluis.parent.stat().st_dev
    except OSError:
        return False


def copy_to_second(
    backup: Backup,
    plek: Path,
    master: bytes,
    *,
    moment: datetime | None = None,
    oldest: date | None = None,
    thin_out: bool = True,
) -> SecondReport:
    """Copy a backup to the second place, read it back from there and verify it; then thin what is old there.

    A copy that stands there already is verified and kept. Raises World: plek_niet_bereikbaar (also where it
    goes away half-way), schijf_vol, niet_schrijfbaar, tweede_kopie_mislukt where what is read back differs.
    """
    started = time.perf_counter()
    now = (moment or datetime.now(UTC)).astimezone(UTC)
    if not reachable(str(plek)):
        raise World("plek_niet_bereikbaar")
    target = plek / FOLDER
    try:
        made = _copied(backup, target, master)
    except OSError as error:
        raise _gone_or(error, plek, backup.head.bytes) from error
    with contextlib.suppress(OSError):
        gone = thin(target, backup.head.kluis, now, oldest=oldest) if thin_out else ()
        return SecondReport(made, gone, time.perf_counter() - started)
    return SecondReport(made, (), time.perf_counter() - started)


def _gone_or(error: OSError, plek: Path, size: int) -> Exception:
    """A stick that was pulled out gives any error there is; a full or locked one says so."""
    world = keys.world_of(error, size)
    if isinstance(world, World) and reachable(str(plek)):
        return world
    return World("plek_niet_bereikbaar")


def _copied(backup: Backup, target: Path, master: bytes) -> Backup:
    standing = next((one for one in list_backups(target) if one.head == backup.head), None)
    if standing is not None and verify_backup(standing.folder, master).ok:
        return standing
    target.mkdir(exist_ok=True)
    clear_stale(target)
    needed = int(backup.head.bytes * 1.05) + 1_000_000
    if shutil.disk_usage(target).free < needed:
        raise World("schijf_vol", mb=-(-needed // 1_000_000))
    work = target / f"{WORKING}{secrets.token_hex(4)}"
    try:
        work.mkdir(mode=0o700)
        for file in sorted(backup.folder.iterdir()):
            _copy_file(file, work / file.name)
        keys.sync_folder(work)
        if not verify_backup(work, master).ok:
            raise World("tweede_kopie_mislukt") if work.exists() else World("plek_niet_bereikbaar")
        folder = free_name(target, backup.folder.name)
        work.rename(folder)
        keys.sync_folder(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return Backup(folder, backup.head)


def _copy_file(source: Path, target: Path) -> None:
    """Copy in pieces, bring it to the device, and forget it, so that reading it back is real."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with source.open("rb") as reading, open(descriptor, "wb") as writing:  # noqa: PTH123 - a descriptor, private from the start
        while piece := reading.read(_PIECE):
            writing.write(piece)
        writing.flush()
        keys.sync_file(writing.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(writing.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def look_around(where: Path) -> tuple[Backup, ...]:
    """The backups that a person means by a folder: it is one, it holds some, or it holds our folder."""
    one = list_backups(where.parent) if (where / COPY).is_file() else ()
    chosen = tuple(found for found in one if found.folder == where)
    places = (where, where / FOLDER, where / "reservekopieen")
    return chosen or next((found for place in places if (found := list_backups(place))), ())


def note_copy(book: Book, made: SecondReport, naam: str, moment: datetime) -> Book:
    """The book after a verified copy: when, and what stands there now."""
    standing = list_backups(made.backup.folder.parent, naam)
    seen = tuple(Seen(one.folder.name, one.gemaakt_op) for one in standing)
    return msgspec.structs.replace(book, laatst=moment, gezien=seen)


class Where(StrEnum):
    """Where a backup stands."""

    HIER = "hier"
    TWEEDE = "tweede_plek"
    OPZIJ = "opzij"
    """A kluis that was replaced and is kept for thirty days."""


@dataclass(frozen=True, slots=True)
class Held:
    """One copy that still holds what was erased: where, its name, of when, and whether it is there now."""

    waar: Where
    naam: str
    op: datetime
    bereikbaar: bool = True


def holding(kluis: Path, backups: Path, book: Path, before: datetime) -> tuple[Held, ...]:
    """All copies made before a moment: they still hold what was erased at that moment. The newest first.

    Looks in the own folder, at the second place (as last seen, where it is not connected), and among the
    replaced kluizen that are kept beside the kluis.
    """
    known = read_book(book)
    found = [Held(Where.HIER, one.folder.name, one.gemaakt_op) for one in list_backups(backups, kluis.stem)]
    found += list(_at_second(known, kluis.stem))
    found += [Held(Where.OPZIJ, path.name, moment) for path, moment in list_replaced(kluis)]
    return tuple(sorted((one for one in found if one.op < before), key=lambda one: one.op, reverse=True))


def _at_second(book: Book, naam: str) -> Iterable[Held]:
    if reachable(book.plek):
        for one in list_backups(Path(book.plek) / FOLDER, naam):
            yield Held(Where.TWEEDE, one.folder.name, one.gemaakt_op)
    else:
        for seen in book.gezien:
            yield Held(Where.TWEEDE, seen.naam, seen.op, bereikbaar=False)
