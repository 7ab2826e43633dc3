"""What people do around backups that belongs in the kluis: practising, going on with a kluis that differs."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from sqlalchemy import exists, select

from models.changes import Area
from models.queries.reservekopie import ProefGegevens
from models.queries.rows_kluis import ProefRow
from models.rules.toegang import SYSTEEM
from models.services.dagwissel import PER_KEER
from models.services.verb import Plek, Transactie, verb
from models.store.fts import is_empty
from models.tables import Dossier, Terugzetproef
from models.values import Recht


@verb("terugzetten_geoefend", Area.KLUIS, recht=Recht.KLUIS)
def record_proef(t: Transactie, proef: ProefRow) -> str:
    """Keep the outcome of practising to put a backup back, also of one that failed. Gives its uid."""
    data = ProefGegevens(
        bytes=proef.bytes,
        sha256=proef.sha256,
        schema=proef.schema,
        duur_s=proef.duur_s,
        stappen=proef.stappen,
        tellingen=proef.tellingen,
        laatste_op=proef.laatste_op,
    )
    row = Terugzetproef(
        op=proef.op,
        wie=t.wie,
        kopie_op=proef.kopie_op,
        waar=proef.waar,
        sleutel=proef.sleutel,
        goed=proef.goed,
        reden=proef.reden,
        rijen=proef.rijen,
        gegevens=msgspec.json.encode(data).decode(),
    )
    t.session.add(row)
    t.session.flush()
    return str(row.uid)


@verb("kluis_aanvaard", Area.KLUIS, recht=Recht.EIGEN)
def record_accepted(t: Transactie) -> None:
    """Leave in the historie that a person went on with a kluis that was not the one last closed."""
    del t


@verb("klok_bevestigd", Area.KLUIS, recht=Recht.KLUIS)
def confirm_klok(t: Transactie) -> None:
    """Leave in the historie that a beheerder said that the clock of the computer is right."""
    del t


def rebuild_after_salvage(plek: Plek) -> int:
    """Make the search index and the lists anew in a kluis that was salvaged: those are not copied.

    Does nothing in any other kluis, nor in one that is open for reading only. Gives the number of dossiers.
    """
    if plek.store.readonly or not _is_salvaged(plek):
        return 0
    systeem = replace(plek, wie=SYSTEEM)
    with plek.store.reader() as session:
        uids = session.scalars(select(Dossier.uid).order_by(Dossier.id)).all()
    for start in range(0, len(uids), PER_KEER):
        rebuild_part(systeem, tuple(uids[start : start + PER_KEER]))
    return len(uids)


def _is_salvaged(plek: Plek) -> bool:
    """A kluis with dossiers and nothing in its search index."""
    with plek.store.reader() as session:
        held = session.scalar(select(exists().select_from(Dossier)))
        return bool(held) and is_empty(session)


@verb("kluis_gered", Area.KLUIS, Area.DOSSIER, Area.PUNTEN, recht=Recht.SYSTEEM)
def rebuild_part(t: Transactie, dossier_uids: tuple[str, ...]) -> None:
    """Compute lines, figures and search index of some dossiers anew; a line that was lost comes back open."""
    for uid in dossier_uids:
        t.dossier(uid)
