"""The failure ladder: damage is mended without loss, or salvaged with every lost row named; bad sticks."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from models.errors import World
from models.services.dossiers import open_dossier
from models.store import (
    Backup,
    CheckReport,
    SalvageReport,
    Store,
    climb,
    copy_to_second,
    full_check,
    list_backups,
    make_backup,
    report_of,
    salvage,
    verify_backup,
)
from models.store.connection import connect
from models.store.digest import TableDigest, digests, tables
from models.store.second import FOLDER
from tests.builders import SLEUTEL, T0, VasteKlok, make_plek
from tests.faults import vfs
from tests.faults.disk import WAYS, NthFails, breaking
from tests.faults.ledger import Figures
from tests.faults.small_disk import BLOCK, small_disk
from tests.faults.work import real_kluis

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
DAMAGES = 400 if FULL else 14
PULLED = 60 if FULL else 8
PAGE = 4096
NOW = VasteKlok().nu()
Rows = dict[str, dict[int, tuple[object, ...]]]


@dataclass
class Held:
    """A kluis with free pages, a backup from before its last dossier, and all that stands in both."""

    path: Path
    whole: bytes
    facts: dict[str, TableDigest]
    now: Rows
    then: Rows
    backup: Backup
    free: list[int]


def rows_of(path: Path, key: bytes) -> Rows:
    raw = connect(path, key, query_only=True)
    try:
        return {
            table: {row[0]: tuple(row[1:]) for row in raw.execute(f'SELECT rowid, * FROM "{table}"')}  # noqa: S608 - own names
            for table in tables(raw)
        }
    finally:
        raw.close()


def facts_of(path: Path) -> dict[str, TableDigest]:
    raw = connect(path, SLEUTEL, query_only=True)
    try:
        return digests(raw)
    finally:
        raw.close()


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    path = real_kluis(tmp_path_factory.mktemp("kluis"))
    backup = make_backup(path, SLEUTEL, path.parent / "kopieen", moment=NOW).backup
    then = rows_of(path, SLEUTEL)
    store = Store.open(path, SLEUTEL)
    open_dossier(make_plek(store), "Na de kopie", T0, 4, "Proef-azc")
    last = path.stat().st_size // PAGE
    with store.writer() as session:
        session.execute(text("CREATE TABLE vulling (x TEXT)"))
        session.execute(text("INSERT INTO vulling SELECT hex(randomblob(3000)) FROM actiepunt LIMIT 30"))
        session.execute(text("DROP TABLE vulling"))
    store.close()
    free = list(range(last + 3, path.stat().st_size // PAGE))
    return Held(path, path.read_bytes(), facts_of(path), rows_of(path, SLEUTEL), then, backup, free)


@pytest.fixture
def kluis(held: Held, tmp_path: Path) -> Path:
    path = tmp_path / "proef.kluis"
    path.write_bytes(held.whole)
    return path


def tear(path: Path, whole: bytes, pages: list[int]) -> None:
    """Make these pages unreadable."""
    data = bytearray(whole)
    for page in pages:
        data[page * PAGE + 600 : page * PAGE + 664] = bytes(64)
    path.write_bytes(data)


def mended(path: Path, backups: Path) -> bool:
    """Open and climb, as the program does; whether it can be written in again."""
    try:
        store = Store.open(path, SLEUTEL)
    except World as error:
        if error.code != "kluis_beschadigd":
            raise
        return False
    try:
        found = full_check(path, SLEUTEL) if store.oordeel.ok else store.oordeel
        assert not found.ok, "the damage was not noticed"
        climb(store, found, backups, NOW)
        return not store.readonly
    finally:
        store.close()


def test_every_torn_free_page_is_mended_without_losing_a_row(
    held: Held, kluis: Path, figures: Figures
) -> None:
    count = figures("beschadigd", "lege pagina's gescheurd: hersteld")
    count.see(noticed=0, lost=0)
    pages = held.free if FULL else held.free[::5]
    assert len(held.free) > 10
    for page in pages:
        tear(kluis, held.whole, [page])
        count.tries += 1
        count.see(noticed=mended(kluis, held.backup.folder.parent), lost=facts_of(kluis) != held.facts)
        assert full_check(kluis, SLEUTEL).ok
        for old in kluis.parent.glob("*-vervangen-*"):
            old.unlink()
    assert (count.noticed, count.lost) == (count.tries, 0)


def test_any_damage_is_mended_or_salvaged_and_every_row_that_is_gone_or_older_is_named(
    held: Held, kluis: Path, figures: Figures
) -> None:
    """`lost`: rows neither there nor named; `passed`: values neither of now nor (where named) of then."""
    count = figures("beschadigd", "beschadigde pagina's: hersteld of gered, met verslag")
    count.see(noticed=0, lost=0, passed=0)
    chance = random.Random(31)
    ways = {"hersteld": 0, "gered": 0, "alleen de reservekopie": 0}
    for number in range(DAMAGES):
        pages = [chance.randrange(len(held.whole) // PAGE) for _ in range(chance.choice((1, 1, 2, 6)))]
        tear(kluis, held.whole, pages)
        count.tries += 1
        if mended(kluis, held.backup.folder.parent):
            ways["hersteld"] += 1
            assert facts_of(kluis) == held.facts
        else:
            ways[saved(held, kluis, count.see, fill=number % 2 == 0)] += 1
        count.see(noticed=1)
        for old in kluis.parent.glob("*-vervangen-*"):
            old.unlink()
    count.extra |= {name: float(number) for name, number in ways.items()}
    assert (count.lost, count.passed) == (0, 0)
    assert ways["hersteld"]
    assert ways["gered"]


def saved(held: Held, kluis: Path, see: Callable[..., None], *, fill: bool) -> str:
    """Salvage, with or without the backup, and look at every row of what comes out."""
    target = kluis.with_name("gered.kluis")
    try:
        found = salvage(kluis, SLEUTEL, target, NOW, backup=held.backup.folder if fill else None)
    except World as error:
        if error.code != "kluis_niet_te_redden" or target.exists():
            raise
        return "alleen de reservekopie"
    out = rows_of(target, SLEUTEL)
    for table, one in found.tabellen.items():
        named = set(one.kwijt) | set(one.los)
        for rowid, row in held.now[table].items():
            if rowid not in out[table]:
                see(lost=rowid not in named and not one.hoogstens)
            else:
                wanted = held.then[table][rowid] if rowid in one.gevuld else row
                see(passed=not same(out[table][rowid], wanted))
        assert set(out[table]) <= set(held.now[table])
    assert full_check(target, SLEUTEL).ok
    _looks_right(report_of(found, SLEUTEL))
    target.unlink()
    return "gered"


def same(found: tuple[object, ...], wanted: tuple[object, ...]) -> bool:
    """Whether a row holds what it should; a reference to a row that is gone is empty."""
    return all(one in (None, two) for one, two in zip(found, wanted, strict=True))


def _looks_right(report: SalvageReport) -> None:
    """Numbers and tables only: no name of the people in it."""
    told = repr(report)
    assert not any(word in told for word in ("Beginsel", "Na de kopie", "Proef-azc"))


def test_a_report_of_nothing_found_is_no_reason_to_mend(held: Held, kluis: Path) -> None:
    store = Store.open(kluis, SLEUTEL)
    assert climb(store, CheckReport((), 0.0), held.backup.folder.parent, NOW) == ()
    store.close()


# --- the second place ---------------------------------------------------------------------------------------


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def whole_only(stick: Path, *, done: bool) -> bool:
    """Whether the stick holds a verified copy when it said so, and nothing half in any case.

    Where only the very last sync of the folder failed a whole copy stands there, told as failed.
    """
    kept = list_backups(stick / FOLDER)
    names = {one.name for one in (stick / FOLDER).iterdir()} if (stick / FOLDER).exists() else set()
    half = names - {one.folder.name for one in kept}
    return not half and len(kept) >= int(done) and all(verify_backup(one.folder, SLEUTEL).ok for one in kept)


@pytest.mark.skipif(not vfs.available(), reason="this driver hides sqlite3_vfs_find")
def test_an_error_anywhere_while_copying_to_the_second_place_leaves_nothing_half(
    held: Held, stick: Path, figures: Figures
) -> None:
    count = figures("schijffout", "kopie naar de tweede plek")
    count.see(half=0)
    for first in range(200):
        error, lasting = WAYS[first % len(WAYS)]
        fault = NthFails(first, error, lasting=lasting)
        code = ""
        with breaking(fault):
            try:
                copy_to_second(held.backup, stick, SLEUTEL, moment=NOW)
            except World as met:
                code = met.code
        assert code in {"", "schijf_vol", "schijf_fout", "plek_niet_bereikbaar", "tweede_kopie_mislukt"}
        count.see(half=not whole_only(stick, done=not code))
        shutil.rmtree(stick / FOLDER, ignore_errors=True)
        if not fault.met:
            break
        count.tries += 1
    else:
        pytest.fail("it never got through")
    assert count.half == 0
    assert count.tries > 10
    assert verify_backup(held.backup.folder, SLEUTEL).ok


@pytest.mark.skipif(not vfs.available(), reason="this driver hides sqlite3_vfs_find")
def test_a_stick_that_is_pulled_out_half_way_is_told_and_the_backup_here_stays_whole(
    held: Held, stick: Path, figures: Figures
) -> None:
    count = figures("schijffout", "stick halverwege eruit getrokken")
    count.see(lost=0)
    before = {one.name: one.read_bytes() for one in held.backup.folder.iterdir()}
    for first in range(PULLED):
        out = NthPulled(first, stick)
        code = ""
        with breaking(out):
            try:
                copy_to_second(held.backup, stick, SLEUTEL, moment=NOW)
            except World as met:
                code = met.code
        assert bool(code) == out.met
        assert code in {"", "plek_niet_bereikbaar", "schijf_fout"}
        count.tries += out.met
        count.see(lost={one.name: one.read_bytes() for one in held.backup.folder.iterdir()} != before)
        shutil.rmtree(stick, ignore_errors=True)
        stick.mkdir()
    assert count.tries > 4
    assert count.lost == 0


class NthPulled:
    """Takes the whole folder away before the Nth touch of the disk; from then on everything fails."""

    def __init__(self, first: int, stick: Path) -> None:
        self.left = first
        self.stick = stick
        self.met = False

    def __call__(self, kind: str, _name: str) -> int:
        del kind
        self.left -= 1
        if self.left >= 0:
            return vfs.SQLITE_OK
        if not self.met:
            self.met = True
            shutil.rmtree(self.stick, ignore_errors=True)
        return vfs.SQLITE_IOERR_WRITE


def test_a_stick_without_room_names_the_megabytes_and_holds_nothing_half(
    held: Held, tmp_path: Path, figures: Figures
) -> None:
    count = figures("schijf_vol", "rondes met een volle stick")
    count.see(half=0)
    chance = random.Random(13)
    full = 0
    with small_disk(tmp_path / "stick") as disk:
        for _ in range(60 if FULL else 8):
            code, named = "", 0
            with disk.left(chance.randint(0, 2500) * BLOCK):
                try:
                    copy_to_second(held.backup, disk.folder, SLEUTEL, moment=NOW)
                except World as met:
                    code, named = met.code, int(met.params.get("mb", 0))
            assert code in {"", "schijf_vol"}
            assert not code or named > 0
            full += bool(code)
            count.tries += 1
            count.see(half=not whole_only(disk.folder, done=not code))
            shutil.rmtree(disk.folder / FOLDER, ignore_errors=True)
    assert 0 < full < count.tries
    assert count.half == 0
