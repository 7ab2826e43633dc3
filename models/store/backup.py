"""Backups that are known to open: copied, synced, opened again, checked, described, and only then named.

A backup is a folder `<kluis>-<moment>` with the copy (`kopie.kluis`, encrypted under a key derived from the
master key), the slots (`kopie.sleutel1`) and `kopie.json`: a readable head (when, which kluis, hash of the
file) and a sealed part with the count and hash of every table. Until it is verified the folder is called
`.bezig-…` and no list shows it.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import secrets
import shutil
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlcipher3 import dbapi2

from models import keys
from models.errors import World
from models.store import digest
from models.store.check import CheckReport, full_check, unharmed
from models.store.connection import APPLICATION_ID, BUSY, LOCKED, connect, create_empty, world_of
from models.store.digest import TableDigest
from models.store.keten import LogboekAnker, head_of
from models.store.nalezing import Bron
from models.values import Reden

FORMAAT = 1
COPY = "kopie.kluis"
SLOTS = "kopie.sleutel1"
HEAD = "kopie.json"
WORKING = ".bezig-"
GONE = ".weg-"
_MAXIMUM_HEAD = 1_000_000
FIRST_YEAR, LAST_YEAR = 1970, 2999
"""A moment outside these is no moment of ours: local time could not spell it."""
_STALE = timedelta(days=1)


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a backup says of itself without a key. A default is not spelled: older heads keep their bytes."""

    formaat: int
    kluis: str
    gemaakt_op: Annotated[datetime, msgspec.Meta(tz=True)]
    schema: int
    bytes: int
    sha256: str
    anker: LogboekAnker | None = None
    """How far the logboek had come; None for a backup from before the logboek had a chain."""


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in `kopie.json`: the head, and the table digests sealed together with it."""

    kop: Head
    nonce: str
    verzegeld: str


Halt = Callable[[], None]
"""Called between the pieces of long work; raises where a person pressed Stop."""


def go_on() -> None:
    """Nobody can stop this."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified backup on disk."""

    folder: Path
    head: Head

    @property
    def gemaakt_op(self) -> datetime:
        """When it was made, in UTC."""
        return self.head.gemaakt_op


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What was kept: the backup, its rows, what was thinned out, seconds it took."""

    backup: Backup
    rijen: int
    opgeruimd: tuple[Path, ...]
    duur_s: float


def backup_key(master: bytes) -> bytes:
    """The key of the copy: derived, so that a backup is never mistaken for the kluis itself."""
    return keys.derive(master, "backup/1")


def copy_database(source: dbapi2.Connection, target: Path, key: bytes) -> None:
    """Copy a database page by page into a new file under another key. Raises World.

    The source must not be in a writing transaction of its own: the copy would wait for ever.
    """

    def no_waiting(status: int, _remaining: int, _total: int) -> None:
        if status in {BUSY, LOCKED}:
            raise World("kluis_bezet")

    create_empty(target)
    copy = connect(target, key, application_id=None)
    try:
        source.backup(copy, progress=no_waiting)
    except dbapi2.Error as error:
        raise world_of(error) or _copy_failed(source, target) from None
    finally:
        copy.close()


def _copy_failed(source: dbapi2.Connection, target: Path) -> World:
    """Say why copying broke: the driver gives no result code here, so look at the source and at the disk."""
    if not unharmed(source):
        return World("kluis_beschadigd")
    size = int(source.execute("PRAGMA page_count").fetchone()[0]) * 4096
    if shutil.disk_usage(target.parent).free < size:
        return World("schijf_vol", mb=-(-size // 1_000_000))
    return World("schijf_fout")


def make_backup(
    kluis: Path,
    master: bytes,
    target: Path,
    *,
    moment: datetime | None = None,
    oldest: date | None = None,
    thin_out: bool = True,
    halt: Halt = go_on,
) -> BackupReport:
    """Keep a verified copy of a kluis in `target`; needs no lock, so it can run beside an open store.

    `halt` may stop it: then nothing half stays behind.

    `oldest`: backups before that day go as well (bewaartermijn), the newest always stays. Raises
    World("schijf_vol", mb=…), World("reservekopie_mislukt") where the copy does not verify, and what opening
    raises. On failure no half-made folder stays and older backups are untouched.
    """
    started = time.perf_counter()
    now = (moment or datetime.now(UTC)).astimezone(UTC)
    _make_room(kluis, target)
    work = target / f"{WORKING}{secrets.token_hex(4)}"
    try:
        work.mkdir(mode=0o700)
        rows = _write_copy(kluis, master, work, now, halt)
        halt()
        folder = free_name(target, f"{kluis.stem}-{now:%Y%m%dT%H%M%SZ}")
        work.rename(folder)
        keys.sync_folder(target)
    except OSError as error:
        raise keys.world_of(error, kluis.stat().st_size) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    gone = thin(target, kluis.stem, now, oldest=oldest) if thin_out else ()
    return BackupReport(Backup(folder, read_head(folder)), rows, gone, time.perf_counter() - started)


def _make_room(kluis: Path, target: Path) -> None:
    try:
        target.mkdir(parents=True, exist_ok=True)
        needed = int(kluis.stat().st_size * 1.05) + 1_000_000
    except OSError as error:
        raise keys.world_of(error, 0) from error
    clear_stale(target)
    if shutil.disk_usage(target).free < needed:
        raise World("schijf_vol", mb=-(-needed // 1_000_000))


def clear_stale(target: Path) -> None:
    """Remove what an interrupted backup or thinning left more than a day ago."""
    for stale in (*target.glob(f"{WORKING}*"), *target.glob(f"{GONE}*")):
        with contextlib.suppress(OSError):
            if time.time() - stale.stat().st_mtime > _STALE.total_seconds():
                shutil.rmtree(stale, ignore_errors=True)


def free_name(target: Path, name: str) -> Path:
    """A name that no backup in the folder has yet. Raises World("reservekopie_mislukt")."""
    for number in range(1, 100):
        folder = target / (name if number == 1 else f"{name}-{number}")
        if not folder.exists():
            return folder
    raise World("reservekopie_mislukt")


def _write_copy(kluis: Path, master: bytes, work: Path, now: datetime, halt: Halt) -> int:
    """Copy, sync, open again, check, describe. Gives the number of rows."""
    key = backup_key(master)
    copy = work / COPY
    source = connect(kluis, master, query_only=True)
    try:
        # One read transaction around counting and copying: both see the same moment.
        source.execute("BEGIN")
        counted = digest.counts(source)
        anker = head_of(source)
        copy_database(source, copy, key)
    except dbapi2.Error as error:
        raise world_of(error) or error from None
    finally:
        source.close()
    halt()
    with copy.open("rb+") as file:
        keys.sync_file(file.fileno())
    (work / f"{COPY}-journal").unlink(missing_ok=True)
    report, (schema, found) = check_and_describe(copy, key)
    if not report.ok:
        raise _not_kept(kluis, master)
    if {name: one.rijen for name, one in found.items()} != counted:
        raise _not_kept(kluis, master)
    head = Head(FORMAAT, kluis.stem, now, schema, copy.stat().st_size, _file_hash(copy), anker)
    slots = _whole_slots(kluis)
    if slots:
        keys.safe_write(work / SLOTS, slots)
    keys.safe_write(work / HEAD, _seal(head, found, master))
    return sum(counted.values())


def _not_kept(kluis: Path, master: bytes) -> World:
    """Why a copy did not verify: the kluis itself is damaged (then its work is not safe), or the copying."""
    return World("reservekopie_mislukt" if full_check(kluis, master).ok else "kluis_beschadigd")


def _whole_slots(kluis: Path) -> bytes:
    """The first slot file that is whole; empty for a kluis without slots."""
    for path in keys.slot_paths(kluis):
        with contextlib.suppress(OSError, World):
            data = path.read_bytes()
            keys.parse_slots(data, minimum_kib=0)
            return data
    return b""


def check_and_describe(path: Path, key: bytes) -> tuple[CheckReport, tuple[int, dict[str, TableDigest]]]:
    """Run both full checks, and meanwhile read every row: its schema, and count and hash of each table.

    Side by side, because the checks leave the interpreter to others (S14). Where they find something the
    description is empty: damaged rows say nothing. Raises World.
    """
    nothing: tuple[int, dict[str, TableDigest]] = (0, {})
    with ThreadPoolExecutor(1, "nakijken") as pool:
        checking = pool.submit(full_check, path, key, application_id=APPLICATION_ID)
        failure: Exception | None = None
        try:
            described = _describe(path, key)
        except Exception as error:  # noqa: BLE001 - what it means is for the check to say
            described, failure = nothing, error
        report = checking.result()
    if not report.ok:
        return report, nothing
    if failure is not None:
        raise world_of(failure) or failure
    return report, described


def _describe(copy: Path, key: bytes) -> tuple[int, dict[str, TableDigest]]:
    connection = connect(copy, key, query_only=True)
    try:
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        return schema, digest.digests(connection)
    finally:
        connection.close()


def _file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _seal(head: Head, found: dict[str, TableDigest], master: bytes) -> bytes:
    nonce = secrets.token_bytes(12)
    readable = msgspec.json.encode(head, order="sorted")
    inner = msgspec.json.encode(found, order="sorted")
    sealed = AESGCM(keys.derive(master, "manifest/1")).encrypt(nonce, inner, readable)
    manifest = _Manifest(head, base64.b64encode(nonce).decode(), base64.b64encode(sealed).decode())
    return msgspec.json.encode(manifest, order="sorted")


def _read_manifest(folder: Path) -> _Manifest:
    try:
        with (folder / HEAD).open("rb") as file:
            manifest = msgspec.json.decode(file.read(_MAXIMUM_HEAD), type=_Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        raise World("reservekopie_beschadigd") from None
    if manifest.kop.formaat > FORMAAT:
        raise World("kluis_nieuwer", bestand=manifest.kop.formaat, programma=FORMAAT)
    if not FIRST_YEAR <= manifest.kop.gemaakt_op.year <= LAST_YEAR:
        raise World("reservekopie_beschadigd")
    return manifest


def read_head(folder: Path) -> Head:
    """Read what a backup says of itself. Raises World: reservekopie_beschadigd, kluis_nieuwer."""
    return _read_manifest(folder).kop


def read_backup_slots(folder: Path, *, minimum_kib: int = keys.MINIMUM_KIB) -> keys.SlotFile:
    """Read the slots kept in a backup. Raises World: sleutelbestand_ontbreekt, sleutelbestand_beschadigd."""
    try:
        with (folder / SLOTS).open("rb") as file:
            data = file.read(keys.MAXIMUM_FILE + 1)
    except OSError:
        raise World("sleutelbestand_ontbreekt") from None
    return keys.parse_slots(data, minimum_kib=minimum_kib)


def table_digests(folder: Path, master: bytes) -> dict[str, TableDigest]:
    """Open the sealed part of a manifest. Raises World("reservekopie_beschadigd") also for another key."""
    manifest = _read_manifest(folder)
    try:
        inner = AESGCM(keys.derive(master, "manifest/1")).decrypt(
            base64.b64decode(manifest.nonce, validate=True),
            base64.b64decode(manifest.verzegeld, validate=True),
            msgspec.json.encode(manifest.kop, order="sorted"),
        )
        return msgspec.json.decode(inner, type=dict[str, TableDigest])
    except (InvalidTag, ValueError):
        raise World("reservekopie_beschadigd") from None


def kept_anchors(backups: Iterable[Backup], master: bytes) -> tuple[Bron, ...]:
    """The anchors in backups, to hold the logboek against; a manifest that was altered gives none."""
    found = []
    for one in backups:
        with contextlib.suppress(World):
            table_digests(one.folder, master)  # opens only with the head that was sealed along
            if one.head.anker is not None:
                found.append(Bron("reservekopie", one.head.anker, one.gemaakt_op))
    return tuple(found)


def verify_backup(folder: Path, master: bytes) -> CheckReport:
    """Look at a backup as restoring would: file hash, both checks, and every table against the manifest."""
    started = time.perf_counter()
    found: tuple[Reden, ...] = ()
    try:
        promised = table_digests(folder, master)
        head = read_head(folder)
        report, described = check_and_describe(folder / COPY, backup_key(master))
        found = report.bevindingen
        same = _file_hash(folder / COPY) == head.sha256
        if not found and not (same and described == (head.schema, promised)):
            found = (Reden.of("reservekopie_beschadigd"),)
    except OSError:
        found = (Reden.of("reservekopie_beschadigd"),)
    except World as error:
        found = (error.reden,)
    return CheckReport(found, time.perf_counter() - started)


def list_backups(target: Path, kluis_naam: str = "") -> tuple[Backup, ...]:
    """All finished backups in a folder (of one kluis, where named), the newest first."""
    found = []
    for folder in target.iterdir() if target.is_dir() else ():
        if folder.name.startswith(".") or not folder.is_dir():
            continue
        with contextlib.suppress(World):
            head = read_head(folder)
            if kluis_naam in {"", head.kluis}:
                found.append(Backup(folder, head))
    return tuple(sorted(found, key=lambda one: (one.gemaakt_op, one.folder.name), reverse=True))


def newest_backup(target: Path, kluis_naam: str = "") -> Backup | None:
    """The newest finished backup, or None."""
    found = list_backups(target, kluis_naam)
    return found[0] if found else None


def to_keep(moments: Iterable[datetime], now: datetime, oldest: date | None = None) -> frozenset[datetime]:
    """Which backups stay: all of two days, the last of 14 days, 8 weeks, 12 months; always the newest."""
    newest_first = sorted(set(moments), reverse=True)
    keep: set[datetime] = set(newest_first[:1])
    seen: set[tuple[str, int, int]] = set()
    for moment in newest_first:
        age = now - moment
        year, week, _ = moment.isocalendar()
        spans = (
            (timedelta(days=14), ("dag", moment.year, moment.timetuple().tm_yday)),
            (timedelta(weeks=8), ("week", year, week)),
            (timedelta(days=366), ("maand", moment.year, moment.month)),
        )
        fresh = [label for span, label in spans if age <= span and label not in seen]
        if (age <= timedelta(days=2) or fresh) and (oldest is None or moment.date() >= oldest):
            keep.add(moment)
            seen.update(fresh)
    return frozenset(keep)


def thin(target: Path, kluis_naam: str, now: datetime, *, oldest: date | None = None) -> tuple[Path, ...]:
    """Remove the backups of a kluis that no longer need to stay; gives their folders."""
    found = list_backups(target, kluis_naam)
    keep = to_keep((one.gemaakt_op for one in found), now, oldest)
    gone = []
    for one in found:
        if one.gemaakt_op in keep:
            continue
        aside = target / f"{GONE}{secrets.token_hex(4)}"
        with contextlib.suppress(OSError):
            one.folder.rename(aside)
            shutil.rmtree(aside, ignore_errors=True)
            gone.append(one.folder)
    return tuple(gone)
