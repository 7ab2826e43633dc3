"""The command line beside an open window: reading in a private copy, or saying in words why not.

The window holds the kluis (`KluisLock`). What only reads gets a verified copy in the private temporary
folder, wiped afterwards; what has to write waits for the window to close. A backup needs no copy: it is one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.log import log_event
from desktop.scratch import wipe
from desktop.workspace import Workspace, unlock
from models import keys
from models.errors import Refused
from models.services.verb import Klok
from models.store import BackupReport, make_backup, private_copy


@contextmanager
def opened_copy(kluis: Path, secret: str, klok: Klok) -> Iterator[Workspace]:
    """Open a copy of a kluis that is in use, read-only, and wipe it afterwards. Raises World as `unlock`."""
    folder = Path(tempfile.mkdtemp(prefix="kopie-"))
    try:
        copy = folder / kluis.name
        master, _slot = keys.open_slot(keys.read_slots(kluis), secret)
        private_copy(kluis, master, copy)
        log_event("kopie_gelezen")
        workspace = unlock(copy, secret, klok, folder / "reservekopieen", readonly=True)
        try:
            refuse_startzin(workspace)
            yield workspace
        finally:
            workspace.close(backup=False)
    finally:
        wipe(folder)


def refuse_startzin(workspace: Workspace) -> None:
    """A start-zin opens for one thing: choosing an own wachtwoordzin. Raises Refused("eerst_eigen_zin")."""
    if workspace.met_startzin:
        raise Refused("eerst_eigen_zin")


def backup_beside(kluis: Path, secret: str, klok: Klok, backups: Path) -> tuple[BackupReport, str]:
    """Make a verified backup of a kluis that is in use; what is old stays for the window.

    Gives the report and who made it (uid; empty for the herstelcode). Raises World.
    """
    master, slot = keys.open_slot(keys.read_slots(kluis), secret)
    report = make_backup(kluis, master, backups, moment=klok.nu(), thin_out=False)
    log_event("reservekopie", rijen=report.rijen, duur=report.duur_s)
    return report, slot.medewerker_uid
