"""Reading the logboek through against the anchors in backups in reach, and noting what came of it. No Qt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.log import log_event
from desktop.wachtend import Wachtend
from models.queries.logboek import NAGEKEKEN
from models.queries.rows_logboek import LogOordeel
from models.services.logboek import begin_nalezing, lees_verder, oordeel_of, record_nagekeken
from models.store import Nalezing, kept_anchors

if TYPE_CHECKING:
    from desktop.workspace import Workspace


def begin(workspace: Workspace, blad: str = "", wie: str = "") -> Nalezing:
    """Begin; `blad` is the code of a logboekblad. Raises Refused: geen_recht, ankercode_fout, …_kort."""
    anchors = kept_anchors(workspace.kopieen.everywhere(), workspace.store.key)
    return begin_nalezing(workspace.plek(wie=wie), anchors, blad)


def finish(workspace: Workspace, nalezing: Nalezing) -> LogOordeel:
    """Note what came of it; not in a kluis that is open for reading only. Raises World."""
    oordeel = oordeel_of(nalezing)
    log_event(
        "logboek_nagekeken",
        rijen=oordeel.gelezen,
        aantal=oordeel.bevestigd,
        goed=int(oordeel.bevinding is None),
    )
    if not workspace.readonly:
        record_nagekeken(workspace.plek(), oordeel)
    return oordeel


def whole(workspace: Workspace, blad: str = "", wie: str = "") -> LogOordeel:
    """Read everything at once; `wie`: for whom, where not for who is signed in. Raises Refused and World."""
    nalezing = begin(workspace, blad, wie)
    while not lees_verder(workspace.plek(), nalezing):
        pass
    return finish(workspace, nalezing)


def waiting_entry(oordeel: LogOordeel, wie: str, op: datetime) -> Wachtend:
    """What came of it as an entry that waits, where the kluis is open for reading only."""
    found = oordeel.bevinding
    return Wachtend(
        NAGEKEKEN,
        op,
        wie,
        resultaat=found.code if found is not None else "gedaan",
        over=("bewerking", str(oordeel.gelezen if found is None else found.nummer)),
        herkomst="opdracht",
    )
