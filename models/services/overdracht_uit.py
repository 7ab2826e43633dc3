"""Gezinnen leave: a transfer is recorded with the marks of what went, sealed and written, and closed here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
from sqlalchemy import select

from models import envelop
from models.changes import Area
from models.envelop import Bestandsoort
from models.errors import Refused, World
from models.keys import Argon, safe_write
from models.queries.overdracht_pakket import Pakket, dump
from models.queries.overdracht_vorm import soorten
from models.rules.invoer import NOTITIE_MAX, choice, text
from models.rules.overdracht import Bundel, merken
from models.services.gebeurtenissen import close_dossier
from models.services.verb import Plek, Transactie, verb
from models.tables import Dossier, Overdracht, OverdrachtDossier
from models.values import Deelgrond, Recht

OVERGEDRAGEN = "#overgedragen"
"""Reason with which a dossier closes that went to another organisation."""


@verb("overdracht_gemaakt", Area.OVERDRACHT, recht=Recht.OVERDRACHT)
def record_overdracht(t: Transactie, pakket: Pakket) -> str:
    """Record a transfer that is about to be written: to whom, why, which dossiers, and their marks.

    Raises Refused: overdracht_geen, veld_leeg (to whom, or why), keuze_onbekend, geen_toegang.
    """
    kop = pakket.kop
    if not pakket.dossiers:
        raise Refused("overdracht_geen")
    choice(Deelgrond)("grond", kop.grond, t.vandaag)
    row = Overdracht(
        uid=kop.uid,
        richting="uit",
        soort=Bestandsoort.OVERDRACHT.value,
        organisatie=str(text(verplicht=True)("aan", kop.aan, t.vandaag)),
        grond=kop.grond,
        reden=str(text(NOTITIE_MAX, verplicht=True)("reden", kop.reden, t.vandaag)),
        op=kop.op,
        wie=t.wie,
        bewijs=kop.bewijs,
        anker=kop.anker,
    )
    t.session.add(row)
    t.session.flush()
    add_dossiers(t, row, pakket)
    return row.uid


def add_dossiers(t: Transactie, row: Overdracht, pakket: Pakket) -> None:
    """Record which dossiers went, each with the marks of what crossed; nothing in them changes."""
    t.recompute = False
    for dossier in pakket.dossiers:
        found = t.session.execute(
            select(Dossier.id, Dossier.uid).where(Dossier.uid == dossier.kop.uid)
        ).first()
        if found is None:
            raise Refused("dossier_onbekend")
        t.check_reach(int(found[0]))
        t.touched[int(found[0])] = str(found[1])
        t.session.add(
            OverdrachtDossier(
                overdracht_id=row.id,
                dossier_id=int(found[0]),
                uitkomst="verstuurd",
                merken=spell_merken(dossier.bundel),
            )
        )
    t.session.flush()


def spell_merken(bundel: Bundel) -> str:
    """The marks of what crossed, as they are kept."""
    return msgspec.json.encode(merken(soorten(), bundel), order="sorted").decode()


def write_overdracht(plek: Plek, path: Path, pakket: Pakket, words: str, argon: Argon | None = None) -> Path:
    """Seal a transfer with words and write it as a whole; about a second.

    Needs nothing of the kluis, only its thread. Raises Refused("overdracht_te_groot"), World.
    """
    del plek
    return write_whole(path, envelop.seal_with_words(dump(pakket), words, pakket.kop.uid, argon))


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file where the person said. Raises World: uit_bestaat_niet, schijf_vol, niet_schrijfbaar, …"""
    if not path.parent.is_dir():
        raise World("uit_bestaat_niet")
    try:
        safe_write(path, data)
    except OSError:
        raise World("bestand_niet_opgeslagen") from None
    return path


@verb("overdracht_mislukt", Area.OVERDRACHT, recht=Recht.OVERDRACHT)
def record_mislukt(t: Transactie, overdracht_uid: str) -> None:
    """Record that the file of a transfer does not exist: it could not be written, or nobody chose a place.

    Raises Refused: overdracht_onbekend, geen_toegang.
    """
    row = overdracht_for(t, overdracht_uid, "uit")
    check_scope(t, row)
    if row.mislukt_op is None:
        row.mislukt_op = t.nu


def overdracht_for(t: Transactie, uid: str, richting: str) -> Overdracht:
    """Load a transfer. Raises Refused("overdracht_onbekend")."""
    row = t.session.scalars(
        select(Overdracht).where(Overdracht.uid == uid, Overdracht.richting == richting)
    ).one_or_none()
    if row is None:
        raise Refused("overdracht_onbekend")
    return row


def check_scope(t: Transactie, row: Overdracht) -> None:
    """Let only who made a transfer, or who may reach every gezin in it, say how it went.

    Raises Refused("geen_toegang").
    """
    if row.wie == t.wie:
        return
    for dossier_id in t.session.scalars(
        select(OverdrachtDossier.dossier_id).where(OverdrachtDossier.overdracht_id == row.id)
    ):
        t.check_reach(dossier_id)


@verb("overdracht_afgerond", Area.OVERDRACHT, Area.DOSSIER, Area.PUNTEN, recht=Recht.OVERDRACHT)
def close_overgedragen(
    t: Transactie, overdracht_uid: str, dossier_uids: Sequence[str], op: date | None = None
) -> None:
    """Close dossiers here that went to another organisation; what is not named stays open here.

    Raises Refused: overdracht_onbekend, overdracht_geen, dossier_gesloten, overdracht_geweigerd (the other
    side did not take it in), geen_toegang.
    """
    row = overdracht_for(t, overdracht_uid, "uit")
    if row.mislukt_op is not None:
        raise Refused("overdracht_onbekend")
    went = {
        uid: stuk
        for stuk, uid in t.session.execute(
            select(OverdrachtDossier, Dossier.uid)
            .join(Dossier, Dossier.id == OverdrachtDossier.dossier_id)
            .where(OverdrachtDossier.overdracht_id == row.id)
        )
    }
    if not dossier_uids:
        raise Refused("overdracht_geen")
    for uid in dict.fromkeys(dossier_uids):
        if uid not in went:
            raise Refused("dossier_onbekend")
        if went[uid].uitkomst == "geweigerd":
            raise Refused("overdracht_geweigerd")
        close_dossier.work(t, uid, op or t.vandaag, OVERGEDRAGEN, "overgedragen")
