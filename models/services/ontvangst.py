"""Receipts: saved by who took gezinnen in, read by who sent them."""

from __future__ import annotations

import base64
from pathlib import Path

import msgspec
from sqlalchemy import select

from models import envelop
from models.changes import Area
from models.envelop import Envelop
from models.errors import Refused
from models.queries.ontvangst import Ontvangst, parse_ontvangst
from models.services.overdracht_uit import check_scope, overdracht_for, write_whole
from models.services.verb import Plek, Transactie, verb
from models.tables import Dossier, Overdracht, OverdrachtDossier
from models.values import Recht


def write_ontvangst(plek: Plek, path: Path, ontvangst: Ontvangst, key: bytes) -> Path:
    """Seal a receipt and write it. Needs nothing of the kluis, only its thread. Raises World."""
    del plek
    return write_whole(path, envelop.seal_receipt(msgspec.json.encode(ontvangst), ontvangst.overdracht, key))


@verb("ontvangst_gemaakt", Area.OVERDRACHT, recht=Recht.OVERDRACHT)
def record_ontvangst(t: Transactie, overdracht_uid: str) -> None:
    """Record that the receipt was saved. Raises Refused: overdracht_onbekend, geen_toegang."""
    row = overdracht_for(t, overdracht_uid, "in")
    check_scope(t, row)
    row.bevestigd_op = t.nu


def open_ontvangst(plek: Plek, found: Envelop) -> Ontvangst:
    """Open a receipt with the key of the transfer that it is about.

    Raises Refused: ontvangst_onbekend (of a transfer that this kluis did not send), overdracht_beschadigd,
    overdracht_ongeldig.
    """
    with plek.store.reader() as session:
        key = session.scalar(
            select(Overdracht.bewijs).where(Overdracht.uid == found.kop.uid, Overdracht.richting == "uit")
        )
    if not key:
        raise Refused("ontvangst_onbekend")
    return parse_ontvangst(envelop.open_receipt(found, base64.b64decode(key)), found.kop.uid)


@verb("overdracht_bevestigd", Area.OVERDRACHT, recht=Recht.OVERDRACHT)
def read_ontvangst(t: Transactie, ontvangst: Ontvangst) -> str:
    """Record what the other side took in and what not. Gives the uid of the transfer.

    Raises Refused("overdracht_onbekend").
    """
    t.recompute = False
    row = overdracht_for(t, ontvangst.overdracht, "uit")
    row.kluis_uid = ontvangst.van.kluis_uid
    row.kluiscode = ontvangst.van.kluiscode
    row.bevestigd_op = t.nu
    told = {d.uid: d for d in ontvangst.dossiers}
    for stuk, uid in t.session.execute(
        select(OverdrachtDossier, Dossier.uid)
        .join(Dossier, Dossier.id == OverdrachtDossier.dossier_id)
        .where(OverdrachtDossier.overdracht_id == row.id)
    ):
        if uid in told:
            stuk.uitkomst = told[uid].uitkomst
            stuk.reden = told[uid].reden
            stuk.niet_overgenomen = msgspec.json.encode(told[uid].niet_overgenomen).decode()
    return row.uid
