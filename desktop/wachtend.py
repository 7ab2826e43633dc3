"""What belongs in the logboek but happens while the kluis is shut: written at the next sign-in.

Kept in the profile until then: wrong wachtwoordzinnen, a backup that was put back. Kinds, moments and
numbers only, never who tried or what was typed. A list that cannot be written stops nobody; the handbook says
that it can be thrown away.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

import msgspec

from desktop.log import log_event
from models import keys
from models.errors import World
from models.services.verb import Plek, Regel, note_all

MOST = 50
"""So many entries wait one by one; wrong attempts beyond that are counted on the last."""
_MAXIMUM = 100_000


class Wachtend(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry that waits."""

    soort: str
    op: datetime
    wie: str = ""
    resultaat: str = "gedaan"
    over: tuple[str, str] = ("", "")
    keer: int = 1
    herkomst: str = ""


def read(where: Path) -> tuple[Wachtend, ...]:
    """Read what waits; nothing where that cannot be read."""
    try:
        with where.open("rb") as file:
            return msgspec.json.decode(file.read(_MAXIMUM), type=tuple[Wachtend, ...])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return ()


def add(where: Path, regel: Wachtend) -> bool:
    """Keep an entry until the kluis is open; False where that is not possible."""
    held = list(read(where))
    if len(held) < MOST:
        held.append(regel)
    elif held[-1].soort == regel.soort:
        held[-1] = msgspec.structs.replace(held[-1], op=regel.op, keer=held[-1].keer + 1)
    else:
        held[-1] = regel
    with contextlib.suppress(OSError, World):
        where.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        keys.safe_write(where, msgspec.json.encode(held))
        return True
    log_event("wachtend_niet_bewaard", soort=regel.soort)
    return False


def write(plek: Plek, where: Path) -> int:
    """Put what waits into the logboek of the opened kluis, and forget it; gives how many.

    Where the kluis cannot be written it waits on.
    """
    held = read(where)
    if not held or plek.store.readonly:
        return 0
    try:
        note_all(
            plek,
            [
                Regel(
                    one.soort,
                    op=one.op,
                    wie=one.wie,
                    resultaat=one.resultaat,
                    over=("pogingen", str(one.keer)) if one.keer > 1 else one.over,
                    herkomst=one.herkomst,
                )
                for one in held
            ],
        )
    except World as error:
        log_event("wachtend_niet_geschreven", reden=error.code)
        return 0
    with contextlib.suppress(OSError):
        where.unlink()
    return len(held)
