"""The work of an uitspraak of the COA about a weigering, whoever tells it (H §3.4.2)."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select

from models.errors import Refused
from models.services.ankers import running_pauze, set_anker
from models.services.bemiddeling import WEIGERING_REDEN, earlier_unjustified, stop_mediation
from models.services.gebeurtenis_rij import bron_of, record_event, refresh
from models.services.gevolgen import event_of, remembered, shift, tell
from models.services.punten import tick_by_event
from models.services.verb import Transactie
from models.tables import Ankerdatum, Dossier, Gebeurtenis
from models.values import Anker


def speak(
    t: Transactie, dossier: Dossier, weigering: Gebeurtenis, op: date, *, terecht: bool | None
) -> Gebeurtenis:
    """Note what the COA found; `terecht` None = it spoke, the answer is still to be filled in (A105-A107).

    Delay with and without fault are counted apart, so a standstill for another reason is left alone (A109).
    Raises Refused("uitspraak_voor_weigering").
    """
    check_day_of(weigering, op)
    told: dict[str, bool] = {} if terecht is None else {"terecht": terecht}
    event = record_event(t, dossier, "uitspraak", op, weigering=weigering.uid)
    tell(event, told)
    tell(weigering, {"uitspraak": op.isoformat(), **told})
    with remembered(t, event):
        set_anker(t, dossier, Anker.UITSPRAAK, bron=bron_of(event), werkelijk=op, drager_uid=weigering.uid)
        if terecht is None:
            t.warn("uitspraak_zonder_antwoord")
        else:
            _judge(t, dossier, weigering, op, terecht=terecht)
        refresh(t, dossier)
        tick_by_event(t, dossier, ("pv-49",), op, event.uid, onderwerp_uid=weigering.uid)
    return event


def answer(
    t: Transactie, dossier: Dossier, weigering: Gebeurtenis, known: Ankerdatum, op: date, *, terecht: bool
) -> Gebeurtenis:
    """Fill in whether a weigering was justified, of which only was ticked that the COA spoke.

    Raises Refused("uitspraak_voor_weigering").
    """
    event = event_of(t, known)
    if event is None or known.werkelijk is None:
        return speak(t, dossier, weigering, op, terecht=terecht)
    check_day_of(weigering, op)
    if known.werkelijk != op:
        shift(t, dossier, event, known.werkelijk, op)
        bron = bron_of(event)
        set_anker(t, dossier, Anker.UITSPRAAK, bron=bron, werkelijk=op, drager_uid=weigering.uid)
    tell(event, {"terecht": terecht})
    tell(weigering, {"uitspraak": op.isoformat(), "terecht": terecht})
    with remembered(t, event):
        _judge(t, dossier, weigering, op, terecht=terecht)
        refresh(t, dossier)
    return event


def _judge(t: Transactie, dossier: Dossier, weigering: Gebeurtenis, op: date, *, terecht: bool) -> None:
    pauze = running_pauze(t, dossier)
    if pauze is not None and pauze.reden == WEIGERING_REDEN:
        pauze.verwijtbaar = not terecht
    if not terecht and earlier_unjustified(t, dossier, weigering):
        stop_mediation(t, dossier, weigering, op)
        t.warn("weigering_definitief")


def check_day_of(weigering: Gebeurtenis, op: date) -> None:
    """Refuse an uitspraak of before its weigering. Raises Refused("uitspraak_voor_weigering")."""
    if op < weigering.op:
        raise Refused("uitspraak_voor_weigering", veld="op")


def is_judged(weigering: Gebeurtenis) -> bool:
    """Whether it is known if a weigering was justified."""
    return json.loads(weigering.gegevens).get("terecht") is not None


def check_withdrawal(t: Transactie, weigering: Gebeurtenis) -> None:
    """Refuse to take back an uitspraak on which more was built. Raises Refused("uitspraak_ging_verder")."""
    later = t.session.scalars(
        select(Gebeurtenis.gegevens).where(
            Gebeurtenis.dossier_id == weigering.dossier_id,
            Gebeurtenis.soort == "uitspraak",
            Gebeurtenis.ingetrokken_op.is_(None),
        )
    )
    for gegevens in later:
        told = json.loads(gegevens)
        if told.get("weigering") == weigering.uid and (told.get("alsnog") or told.get("definitief")):
            raise Refused("uitspraak_ging_verder")


def unspeak(weigering: Gebeurtenis) -> None:
    """Forget of a weigering what the COA found: it tests again."""
    tell(weigering, {"uitspraak": None, "terecht": None, "definitief": None})
