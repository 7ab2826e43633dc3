"""A private copy of a kluis that another process has open, to read in (foundations 22)."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2

from models import keys
from models.errors import World
from models.store import digest
from models.store.backup import copy_database
from models.store.check import full_check
from models.store.connection import SCHEMA_VERSION, connect, world_of
from models.store.files import remove_file


def private_copy(kluis: Path, master: bytes, target: Path) -> None:
    """Copy a kluis and its slots to `target` for its owner only, and check the copy as a whole.

    One read transaction of the kluis: the copy is what was saved at one moment. Its key is that of the kluis.
    Raises World: kluis_bezet (the other process is in the middle of saving), kluis_beschadigd (the kluis or
    the copy), kluis_nieuwer, kluis_ouder (only its own program may bring it up to date), schijf_vol. Then no
    copy stays.
    """
    try:
        _verify(target, master, _copy(kluis, master, target))
        for path, copied in zip(keys.slot_paths(kluis), keys.slot_paths(target), strict=True):
            if path.exists():
                keys.safe_write(copied, path.read_bytes())
                copied.chmod(0o600)
    except BaseException:
        remove_file(target)
        raise


def _copy(kluis: Path, master: bytes, target: Path) -> dict[str, int]:
    source = connect(kluis, master, query_only=True, newest=SCHEMA_VERSION)
    try:
        source.execute("BEGIN")
        version = int(source.execute("PRAGMA user_version").fetchone()[0])
        if version < SCHEMA_VERSION:
            raise World("kluis_ouder", bestand=version, programma=SCHEMA_VERSION)
        counted = digest.counts(source)
        copy_database(source, target, master)
    except dbapi2.Error as error:
        raise world_of(error) or error from None
    finally:
        source.close()
    journal = target.with_name(f"{target.name}-journal")
    journal.unlink(missing_ok=True)
    return counted


def _verify(copy: Path, key: bytes, counted: dict[str, int]) -> None:
    whole = full_check(copy, key).ok
    if whole:
        connection = connect(copy, key, query_only=True)
        whole = digest.counts(connection) == counted
        connection.close()
    if not whole:
        raise World("kluis_beschadigd")
