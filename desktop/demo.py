"""The demo kluis: made of the twelve fictive households with dates relative to today.

All in it is made up, so its wachtwoordzin is fixed and known. It is made anew when the day or the shipped
content changes: what somebody tried yesterday is gone, the dates are right again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable

from desktop.log import log_event
from desktop.paths import Paths
from desktop.workspace import NieuweKluis, Workspace, create, unlock
from models import keys
from models.content.loader import content_digest
from models.errors import Known, World
from models.services import demo
from models.services.verb import Klok
from models.store import SCHEMA_VERSION
from models.values import Rol

WACHTWOORDZIN = "alles hier is verzonnen"
ARGON = keys.Argon(tijd=1, geheugen_kib=keys.MINIMUM_KIB, parallel=1)
"""The least the loader accepts: there is nothing to protect."""
MARK = "demo.json"


def open_demo(paths: Paths, klok: Klok, progress: Callable[[int, int], None] | None = None) -> Workspace:
    """Open the demo kluis of today, and make it first where needed. Raises World."""
    mark = paths.demo.parent / MARK
    wanted = {"dag": klok.vandaag().isoformat(), "inhoud": content_digest(), "schema": SCHEMA_VERSION}
    try:
        held = json.loads(mark.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        held = None
    if held == wanted:
        try:
            return unlock(
                paths.demo, WACHTWOORDZIN, klok, paths.demo.parent / "reservekopieen", profile=paths.profile
            )
        except Known as error:
            if error.code == "kluis_in_gebruik":
                raise
            log_event("demo_opnieuw", reden=error.code)
    return _make(paths, klok, json.dumps(wanted), progress)


def _make(paths: Paths, klok: Klok, mark: str, progress: Callable[[int, int], None] | None) -> Workspace:
    folder = paths.demo.parent
    if paths.demo.exists():
        from models.store import KluisLock

        KluisLock(paths.demo).release()
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        pass
    except OSError:
        raise World("niet_schrijfbaar") from None
    place = demo.load_omgeving()
    first = place.medewerkers[0]
    workspace = create(
        paths.demo,
        NieuweKluis(
            naam=first["naam"],
            wachtwoordzin=WACHTWOORDZIN,
            herstelcode="",
            gemeente=place.gemeente,
            provincie=place.provincie,
            organisatie=place.begeleiding,
            rollen=tuple(Rol(rol) for rol in first["rollen"]),
        ),
        klok,
        folder / "reservekopieen",
        argon=ARGON,
        is_demo=True,
        allow_place=True,
        profile=paths.profile,
    )
    try:
        plek = workspace.plek("demo")
        demo.build_omgeving(plek)
        total = len(demo.load_huishoudens())
        for nummer in range(total):
            if progress is not None:
                progress(nummer, total)
            demo.build_huishouden(plek, nummer, klok.vandaag())
        workspace.day_change()
        keys.safe_write(folder / MARK, mark.encode())
    except BaseException:
        workspace.close(backup=False)
        raise
    log_event("demo_gemaakt", gezinnen=total)
    return workspace
