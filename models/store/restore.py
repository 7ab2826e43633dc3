"""Putting a backup back: into a new file, verified, then in the place of the old one, which is kept."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from models import keys
from models.errors import World
from models.store import digest
from models.store.backup import (
    COPY,
    SLOTS,
    Halt,
    backup_key,
    check_and_describe,
    copy_database,
    go_on,
    read_backup_slots,
    read_head,
    table_digests,
    verify_backup,
)
from models.store.connection import SCHEMA_VERSION, connect, world_of
from models.store.lock import KluisLock

REPLACED = "vervangen"
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What was put back: where, how many rows, the replaced kluis that was kept (None = there was none)."""

    kluis: Path
    rijen: int
    vervangen: Path | None
    duur_s: float


def restore(
    folder: Path,
    kluis: Path,
    master: bytes,
    *,
    moment: datetime | None = None,
    minimum_kib: int = keys.MINIMUM_KIB,
    halt: Halt = go_on,
) -> RestoreReport:
    """Put the backup in `folder` back as `kluis`; a kluis already there is moved aside, never removed.

    `halt` may stop it, as long as nothing was touched. `master` is the key that opens the slots of the
    backup. Nothing at `kluis` is touched before the new file is whole and verified. Raises World: kluis_opzij
    (the old one could not go back: it stands beside under the name that is told), reservekopie_beschadigd,
    kluis_nieuwer (made by a later program), kluis_in_gebruik, schijf_vol, niet_schrijfbaar,
    sleutelbestand_beschadigd.
    """
    started = time.perf_counter()
    now = (moment or datetime.now(UTC)).astimezone(UTC)
    if (schema := read_head(folder).schema) > SCHEMA_VERSION:
        raise World("kluis_nieuwer", bestand=schema, programma=SCHEMA_VERSION)
    if not verify_backup(folder, master).ok:
        raise World("reservekopie_beschadigd")
    halt()
    promised = table_digests(folder, master)
    slots = read_backup_slots(folder, minimum_kib=minimum_kib) if (folder / SLOTS).exists() else None
    try:
        kluis.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise keys.world_of(error, (folder / COPY).stat().st_size) from error
    beside = kluis.with_name(f".{kluis.name}.{secrets.token_hex(4)}.nieuw")
    with KluisLock(kluis):
        try:
            _copy_back(folder / COPY, beside, master)
            halt()
            _verify(beside, master, promised)
            halt()
            aside = swap(kluis, beside, slots, now)
            keys.sync_folder(kluis.parent)
        except OSError as error:
            raise keys.world_of(error, (folder / COPY).stat().st_size) from error
        finally:
            for stray in (beside, beside.with_name(f"{beside.name}-journal")):
                with contextlib.suppress(OSError):
                    stray.unlink()
    rows = sum(one.rijen for one in promised.values())
    return RestoreReport(kluis, rows, aside, time.perf_counter() - started)


def swap(kluis: Path, beside: Path, slots: keys.SlotFile | None, now: datetime) -> Path | None:
    """Put the new file in its place and keep what stood there; where that breaks all stands as before.

    The caller holds the lock and has synced `beside`. Slots of another key are written one before and one
    after the swap (`keys.other_slots`).
    """
    aside = aside_name(kluis, now) if kluis.exists() else None
    data = keys.dump_slots(slots) if slots is not None and not _same_key(kluis, slots) else b""
    first, second = keys.slot_paths(kluis)
    kept = False
    try:
        if aside is not None:
            move_aside(kluis, aside)
            kept = True
        if data:
            keys.safe_write(first, data)
        beside.replace(kluis)
    except BaseException:
        if aside is not None:
            _move_back(kluis, aside, slots=kept)
            if aside.exists() and not kluis.exists():  # the disk lets nothing back: say where it is
                raise World("kluis_opzij", naam=aside.name, map=str(aside.parent)) from None
        elif data:
            first.unlink(missing_ok=True)
        raise
    if data:
        keys.safe_write(second, data)
    return aside


def _move_back(kluis: Path, aside: Path, *, slots: bool) -> None:
    """Undo `move_aside`, as far as it got; `slots`: the copies of the slots are whole and go back too."""
    journal, kept = (one.with_name(f"{one.name}-journal") for one in (kluis, aside))
    with contextlib.suppress(OSError):
        if not kluis.exists():
            if kept.exists():
                kept.replace(journal)
            aside.replace(kluis)
    for old, new in zip(keys.slot_paths(kluis), keys.slot_paths(aside), strict=True):
        with contextlib.suppress(OSError):
            if slots and new.exists() and not _equal(old, new):
                new.replace(old)
            new.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        if aside.exists() and aside.samefile(kluis):
            aside.unlink()


def _equal(one: Path, other: Path) -> bool:
    """Whether both are there with the same bytes: then nothing has to move, which a full disk may refuse."""
    return one.exists() and one.read_bytes() == other.read_bytes()


def _copy_back(copy: Path, beside: Path, master: bytes) -> None:
    source = connect(copy, backup_key(master), query_only=True)
    try:
        copy_database(source, beside, master)
    except dbapi2.Error as error:
        raise world_of(error) or error from None
    finally:
        source.close()
    with beside.open("rb+") as file:
        keys.sync_file(file.fileno())


def _verify(beside: Path, master: bytes, promised: dict[str, digest.TableDigest]) -> None:
    """Refuse the new file unless both checks pass and every table equals the manifest."""
    report, (_schema, found) = check_and_describe(beside, master)
    if not report.ok or found != promised:
        raise World("reservekopie_beschadigd")


def aside_name(kluis: Path, now: datetime) -> Path:
    """A free name for a kluis that is replaced, with the moment in it."""
    for number in range(1, 100):
        extra = "" if number == 1 else f"-{number}"
        name = kluis.with_name(f"{kluis.stem}-{REPLACED}-{now:%Y%m%dT%H%M%SZ}{extra}{kluis.suffix}")
        if not name.exists():
            return name
    raise World("bestaat_al")


def move_aside(kluis: Path, aside: Path) -> None:
    """Give a kluis a second name beside, with its journal and slots; what stands at `kluis` is replaced next.

    Without a journal the old file keeps its name too (a hard link) until the new one takes it, so that there
    is no moment without a kluis. A journal belongs to its file: then both are renamed, because a missing
    kluis is noticed and a lost journal may not be.
    """
    journal = kluis.with_name(f"{kluis.name}-journal")
    if journal.exists() and journal.stat().st_size:
        kluis.rename(aside)
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    else:
        try:
            aside.hardlink_to(kluis)
        except OSError:  # a file system without hard links
            kluis.rename(aside)
    for old, new in zip(keys.slot_paths(kluis), keys.slot_paths(aside), strict=True):
        if old.exists():
            shutil.copy2(old, new)
    keys.sync_folder(kluis.parent)


def list_replaced(kluis: Path) -> tuple[tuple[Path, datetime], ...]:
    """The replaced kluizen kept beside, each with the moment when it was set aside."""
    found = []
    for old in kluis.parent.glob(f"{kluis.stem}-{REPLACED}-*{kluis.suffix}"):
        moment = old.stem.removeprefix(f"{kluis.stem}-{REPLACED}-")[: len("20260615T093000Z")]
        with contextlib.suppress(ValueError):
            found.append((old, datetime.strptime(moment, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)))
    return tuple(found)


def thin_replaced(kluis: Path, now: datetime) -> tuple[Path, ...]:
    """Remove replaced kluizen (with journal and slots) that were set aside more than 30 days ago.

    Copies of slots without their kluis go at once: a disk that failed for good left them behind.
    """
    gone = []
    for slots in kluis.parent.glob(f"{kluis.stem}-{REPLACED}-*"):
        old = slots.with_suffix(kluis.suffix)
        if slots in keys.slot_paths(old) and not old.exists():
            with contextlib.suppress(OSError):
                slots.unlink()
    for old, aside in list_replaced(kluis):
        if now - aside <= KEPT:
            continue
        for file in (old, old.with_name(f"{old.name}-journal"), *keys.slot_paths(old)):
            with contextlib.suppress(OSError):
                file.unlink()
        gone.append(old)
    return tuple(gone)


def _same_key(kluis: Path, slots: keys.SlotFile) -> bool:
    """Whether the slots that stand there wrap the same key: then they stay (they may know newer people)."""
    try:
        return kluis.exists() and keys.read_slots(kluis, minimum_kib=0).sleutel_id == slots.sleutel_id
    except World:
        return False
