"""A new master key: the kluis is written anew under it, verified, and takes its place with its slots.

Old whole or new whole, at any moment:

1. both slot files hold the same slots of the old key;
2. the copy beside is written, compared table by table, checked and brought to the disk;
3. the first slot file gets the new slots, the second still has the old ones;
4. the copy takes the name of the kluis: this one rename is the step from old to new;
5. the second slot file gets the new slots.

Between 3 and 5 the slot files differ: one of both fits the kluis that stands there, and who opens it finds
out which (`keys.other_slots`). What is left beside is swept at the next opening. The old file is not kept:
the backup that was made before holds it, under the old key.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from models import keys
from models.errors import World
from models.store import digest, keten
from models.store.backup import copy_database
from models.store.check import full_check, unharmed
from models.store.connection import APPLICATION_ID, connect, world_of
from models.store.engine import Store
from models.store.files import remove_file


def rekey(store: Store, slots: keys.SlotFile, master: bytes) -> None:
    """Put an open kluis under a new master key; `slots` wrap that key. The store goes on under it.

    Raises World: kluis_beschadigd, schijf_vol, schijf_fout, niet_schrijfbaar, sleutelbestand_…; then the old
    key counts and the store goes on under that.
    """
    with store.under_new_key(master) as old:
        swap_key(store.path, old, master, slots)


def swap_key(kluis: Path, old: bytes, master: bytes, slots: keys.SlotFile) -> None:
    """Do it to a file that is open nowhere; the caller holds the lock. Raises as `rekey`."""
    if slots.sleutel_id != keys.sleutel_id(master) or old == master:
        raise ValueError("slots of another key")
    beside = kluis.with_name(f".{kluis.name}.{secrets.token_hex(4)}.nieuw")
    try:
        _make_room(kluis)
        before = keys.slots_for(kluis, old)
        keys.write_slots(kluis, before)
        _write_anew(kluis, old, beside, master)
        with beside.open("rb+") as file:
            keys.sync_file(file.fileno())
        _take_place(kluis, beside, before, slots)
    except OSError as error:
        raise keys.world_of(error, kluis.stat().st_size) from error
    finally:
        remove_file(beside)


def _make_room(kluis: Path) -> None:
    needed = kluis.stat().st_size + 1_000_000
    if shutil.disk_usage(kluis.parent).free < needed:
        raise World("schijf_vol", mb=-(-needed // 1_000_000))


def _write_anew(kluis: Path, old: bytes, beside: Path, master: bytes) -> None:
    source = connect(kluis, old)
    try:
        before = digest.digests(source)
        copy_database(source, beside, master)
        if not unharmed(source):
            raise World("kluis_beschadigd")
        chain = keten.key_of(source, old)
    except dbapi2.Error as error:
        raise world_of(error) or error from None
    finally:
        source.close()
    copy = connect(beside, master)
    try:
        if digest.digests(copy) != before:
            raise World("kluis_beschadigd")
        keten.keep_key(copy, chain)
    except dbapi2.Error as error:
        raise world_of(error) or error from None
    finally:
        copy.close()
    if not full_check(beside, master, application_id=APPLICATION_ID).ok:
        raise World("kluis_beschadigd")


def _take_place(kluis: Path, beside: Path, before: keys.SlotFile, slots: keys.SlotFile) -> None:
    """Steps 3 to 5. An error before the rename puts the old slots back; after it the new key counts."""
    first, second = keys.slot_paths(kluis)
    journal = kluis.with_name(f"{kluis.name}-journal")
    if journal.exists() and journal.stat().st_size:
        raise World("kluis_bezet")  # it belongs to the old file
    new = keys.dump_slots(slots)
    try:
        keys.safe_write(first, new)
        beside.replace(kluis)
    except BaseException:
        with contextlib.suppress(World, OSError):
            keys.safe_write(first, keys.dump_slots(before))
        raise
    with contextlib.suppress(World, OSError):  # the next opening mends it
        keys.sync_folder(kluis.parent)
        keys.safe_write(second, new)
