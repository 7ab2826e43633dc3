"""Where the list of tables itself is damaged: its pages taken over from the newest backup.

That list changes only with a new program, so its pages are the same in a backup. A backup is a copy page by
page; written once more under the key *and the salt* of the kluis, its pages fit byte for byte. Only pages of
the list are taken, never facts: an old page of facts would pass for a new one.
"""

from __future__ import annotations

import contextlib
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from models.errors import World
from models.store.backup import COPY, backup_key, copy_database
from models.store.connection import connect
from models.store.files import remove_file

PAGE = 4096
SALT = 16
_NUMBER = re.compile(r"page (\d+)")
_LIST = "SELECT type, name, rootpage, sql FROM sqlite_master ORDER BY rowid"


@contextlib.contextmanager
def with_list(kluis: Path, master: bytes, backup: Path | None) -> Iterator[Path]:
    """Give the kluis itself where its list of tables can be read, else a copy with the list from the backup.

    The copy is gone afterwards. Raises World("kluis_niet_te_redden") where that does not help either.
    """
    if list_of(kluis, master) is not None:
        yield kluis
        return
    marks = (f".{kluis.name}.{secrets.token_hex(4)}.{nr}.nieuw" for nr in range(3))
    patched, donor, trial = (kluis.with_name(name) for name in marks)
    try:
        if backup is None or not _graft(kluis, master, backup, patched, donor, trial):
            raise World("kluis_niet_te_redden")
        yield patched
    finally:
        for one in (patched, donor, trial):
            remove_file(one)


def list_of(path: Path, key: bytes) -> list[tuple[object, ...]] | None:
    """The list of tables, or None where it cannot be read. Raises World for anything but damage."""
    try:
        connection = connect(path, key, query_only=True)
    except World as error:
        if error.code != "kluis_beschadigd":
            raise
        return None
    try:
        return [tuple(row) for row in connection.execute(_LIST).fetchall()]
    except dbapi2.Error:
        return None
    finally:
        connection.close()


def _graft(kluis: Path, master: bytes, backup: Path, patched: Path, donor: Path, trial: Path) -> bool:
    with kluis.open("rb") as file:
        key = master + file.read(SALT)
    if not _write_donor(backup, master, key, donor):
        return False
    wanted = list_of(donor, master)
    shutil.copyfile(kluis, patched)
    shutil.copyfile(donor, trial)
    last = donor.stat().st_size // PAGE
    for number in damaged_pages(kluis, master):  # page 1 also counts pages: an old one would hide new facts
        if 1 < number <= last and _is_of_list(trial, donor, master, number):
            _take_over(donor, patched, number)
    return wanted is not None and list_of(patched, master) == wanted


def _write_donor(backup: Path, master: bytes, key: bytes, donor: Path) -> bool:
    """Write the backup under the key and salt of the kluis."""
    try:
        source = connect(backup / COPY, backup_key(master), query_only=True)
    except World:
        return False
    try:
        copy_database(source, donor, key)
    finally:
        source.close()
    return True


def damaged_pages(path: Path, key: bytes) -> tuple[int, ...]:
    """The numbers (from 1) of the pages that fail their HMAC; also where the list of tables is damaged."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    except dbapi2.Error:
        return ()
    finally:
        connection.close()
    numbers = (_NUMBER.search(line) for line in found)
    return tuple(int(number[1]) for number in numbers if number is not None)


def _is_of_list(trial: Path, donor: Path, master: bytes, number: int) -> bool:
    """Whether a page belongs to the list of tables: without it the list of the donor cannot be read."""
    with trial.open("rb+") as file:
        file.seek((number - 1) * PAGE)
        file.write(bytes(PAGE))
    try:
        return list_of(trial, master) is None
    finally:
        _take_over(donor, trial, number)


def _take_over(source: Path, target: Path, number: int) -> None:
    with source.open("rb") as reading, target.open("rb+") as writing:
        for file in (reading, writing):
            file.seek((number - 1) * PAGE)
        writing.write(reading.read(PAGE))
