"""What belongs in the logboek but happens while the kluis is shut: written at the next sign-in.

Kept in the profile until then: wrong wachtwoordzinnen, a backup that was put back. Kinds, moments and
numbers only, never who tried or what was typed. A list that cannot be written stops nobody; the handbook says
that it can be thrown away.

The file lies open to whoever can reach the profile, so what is read back is looked at piece by piece: only
what this program writes itself becomes an entry, the rest is left out.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
from sqlalchemy import select

from desktop.log import log_event
from models import keys
from models.errors import World
from models.services.verb import Plek, Regel, note_all
from models.store.backup import FIRST_YEAR, LAST_YEAR
from models.tables import Medewerker

MOST = 50
"""So many entries wait one by one; wrong attempts beyond that are counted on the last."""
_MAXIMUM = 100_000


SOORTEN = frozenset(
    {"aanmelden_mislukt", "aangemeld", "ontgrendeld", "teruggezet", "reservekopie", "logboek_nagekeken"}
)
"""What can happen while the kluis is shut."""
_UID = r"\A([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?\Z"
_CODE = r"\A[a-z_]{0,40}\Z"
_WAARDE = r"\A[0-9A-Za-z :.+_-]{0,80}\Z"


class Wachtend(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry that waits."""

    soort: Annotated[str, msgspec.Meta(pattern=_CODE)]
    op: Annotated[datetime, msgspec.Meta(tz=True)]
    wie: Annotated[str, msgspec.Meta(pattern=_UID)] = ""
    resultaat: Annotated[str, msgspec.Meta(pattern=_CODE)] = "gedaan"
    over: tuple[
        Annotated[str, msgspec.Meta(pattern=_CODE)], Annotated[str, msgspec.Meta(pattern=_WAARDE)]
    ] = ("", "")
    keer: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 1
    herkomst: Annotated[str, msgspec.Meta(pattern=_CODE)] = ""


def read(where: Path) -> tuple[Wachtend, ...]:
    """Read what waits; what is damaged or not ours is left out, nothing of it stops anybody."""
    try:
        with where.open("rb") as file:
            pieces = msgspec.json.decode(file.read(_MAXIMUM), type=list[msgspec.Raw])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()
    return tuple(one for one in map(_piece, pieces[:MOST]) if one is not None)


def _piece(raw: msgspec.Raw) -> Wachtend | None:
    try:
        one = msgspec.json.decode(raw, type=Wachtend)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    known = one.soort in SOORTEN and FIRST_YEAR < one.op.year < LAST_YEAR
    return one if known else None


def add(where: Path, regel: Wachtend) -> bool:
    """Keep an entry until the kluis is open; False where that is not possible."""
    held = list(read(where))
    if len(held) < MOST:
        held.append(regel)
    elif held[-1].soort == regel.soort:
        held[-1] = msgspec.structs.replace(held[-1], op=regel.op, keer=min(held[-1].keer + 1, 1_000_000))
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
        with plek.store.reader() as session:
            people = set(session.scalars(select(Medewerker.uid)))
        note_all(
            plek,
            [
                Regel(
                    one.soort,
                    op=one.op,
                    wie=one.wie if one.wie in people else "",
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
