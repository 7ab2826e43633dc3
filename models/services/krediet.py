"""Inrichtingskrediet of a gezin: asked for, granted, paid or turned down, each with its day (A058, A062)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.queries.krediet import size_of, suggestion
from models.rules.geld import GROOTSTE, amount
from models.rules.invoer import Invoer, number
from models.services.ankers import check_past
from models.services.punten import open_by_event, tick_by_event
from models.services.verb import Transactie, verb
from models.tables import Dossier, Gemeente, Inrichtingskrediet
from models.values import Recht

STAPPEN = ("toegekend", "betaald", "afgewezen")
AANVRAGEN, UITBETALEN = "ve-14", "ve-27"
"""Lines of the checklist that asking and paying tick."""
PERSONEN_MEEST = 30


@verb("krediet_gevraagd", Area.DOSSIER, Area.PUNTEN, Area.GEMEENTE, recht=Recht.DOSSIER)
def request_krediet(
    t: Transactie, dossier_uid: str, op: date, personen: int | None = None, bedrag: Invoer = None
) -> str:
    """Record that a gezin asked for the inrichtingskrediet. Gives its uid.

    `bedrag` in euro as typed; empty = what the dated figures say for so many persons. `personen` empty = who
    is in the gezin on that day. Raises Refused: dossier_onbekend, dag_in_toekomst, getal_buiten_grens,
    geen_bedrag, krediet_geen_cijfer.
    """
    dossier = t.dossier(dossier_uid)  # money runs on after closing
    check_past(t, op, "op")
    size = number(1, PERSONEN_MEEST, leeg=True)("personen", personen, t.vandaag)
    if not isinstance(size, int):
        size = max(1, size_of(t.session.connection(), dossier.id, op))
    cents = amount(GROOTSTE)("bedrag", bedrag, t.vandaag)
    if not isinstance(cents, int):
        place = t.session.scalar(select(Gemeente.uid).where(Gemeente.id == dossier.gemeente_id))
        known = suggestion(SHARED.get(t.session), place or "", size, op)
        if known is None:
            raise Refused("krediet_geen_cijfer", veld="bedrag")
        cents = known
    made = Inrichtingskrediet(dossier_id=dossier.id, personen=size, bedrag=cents, gevraagd_op=op)
    t.session.add(made)
    t.session.flush()
    tick_by_event(t, dossier, (AANVRAGEN,), op, made.uid)
    return made.uid


@verb("krediet_stap", Area.DOSSIER, Area.PUNTEN, Area.GEMEENTE, recht=Recht.DOSSIER)
def answer_krediet(t: Transactie, krediet_uid: str, stap: str, op: date, bedrag: Invoer = None) -> None:
    """Record that the krediet was granted or paid (empty = all of it), or turned down.

    Raises Refused: krediet_onbekend, keuze_onbekend, dag_in_toekomst, krediet_nog_niet_toegekend,
    krediet_al_toegekend, krediet_voor_aanvraag, geen_bedrag.
    """
    found, dossier = _krediet(t, krediet_uid)
    if stap not in STAPPEN:
        raise Refused("keuze_onbekend", veld="stap")
    check_past(t, op, "op")
    before = found.toegekend_op if stap == "betaald" else found.gevraagd_op
    if before is None:
        raise Refused("krediet_nog_niet_toegekend")
    if op < before:
        raise Refused("krediet_voor_aanvraag", veld="op")
    if stap == "afgewezen":
        if found.toegekend_op is not None:
            raise Refused("krediet_al_toegekend")
        found.afgewezen_op = op
        return
    cents = amount(GROOTSTE)("bedrag", bedrag, t.vandaag)
    if stap == "toegekend":
        found.toegekend_op, found.afgewezen_op = op, None
        found.toegekend = cents if isinstance(cents, int) else found.bedrag
        return
    found.betaald_op, found.betaald = op, cents if isinstance(cents, int) else found.toegekend
    t.session.flush()
    tick_by_event(t, dossier, (UITBETALEN,), op, found.uid)


@verb("krediet_weg", Area.DOSSIER, Area.PUNTEN, Area.GEMEENTE, recht=Recht.DOSSIER)
def remove_krediet(t: Transactie, krediet_uid: str) -> None:
    """Take away an inrichtingskrediet that was noted by mistake; the points that it ticked are open again.

    Raises Refused("krediet_onbekend").
    """
    found, dossier = _krediet(t, krediet_uid)
    open_by_event(t, dossier, (AANVRAGEN, UITBETALEN), found.uid)
    t.session.delete(found)


def _krediet(t: Transactie, uid: str) -> tuple[Inrichtingskrediet, Dossier]:
    found = t.session.scalars(select(Inrichtingskrediet).where(Inrichtingskrediet.uid == uid)).one_or_none()
    if found is None:
        raise Refused("krediet_onbekend")
    return found, t.dossier(t.session.get_one(Dossier, found.dossier_id).uid)
