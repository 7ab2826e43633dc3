"""What follows on a weigering: mediation stops, and the rent that was missed is claimed and paid (H §3.4.2).

That it happened, the uitspraak and the second chance are events of `gebeurtenissen`.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.geld import euro
from models.rules.invoer import Invoer
from models.rules.wonen import huurderving
from models.services import engine
from models.services.actiepunten import answer_voorwaarde
from models.services.ankers import check_past
from models.services.bemiddeling import stop_mediation
from models.services.gebeurtenis_rij import record_event
from models.services.gebeurtenissen import last_weigering
from models.services.punten import tick_by_event
from models.services.verb import Transactie, verb
from models.tables import Dossier, Huurderving
from models.values import Recht, Waarheid

STAPPEN = ("gevraagd", "betaald", "afgewezen")


@verb("bemiddeling_stopt", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_bemiddeling_stopt(t: Transactie, dossier_uid: str, op: date) -> str:
    """Record that the one second chance was not taken: mediation stops, the dwelling gets another (A107).

    The clock that stood still for the weigering runs again.

    Raises Refused: geen_weigering, geen_onterechte_weigering, al_gestopt, stop_voor_uitspraak.
    """
    dossier = t.open_dossier(dossier_uid)
    weigering = last_weigering(t, dossier)
    known = json.loads(weigering.gegevens)
    if known.get("terecht") is not False or known.get("alsnog"):
        raise Refused("geen_onterechte_weigering")
    if known.get("definitief"):
        raise Refused("al_gestopt")
    if op.isoformat() < str(known.get("uitspraak", "")):
        raise Refused("stop_voor_uitspraak", veld="op")
    event = record_event(t, dossier, "uitspraak", op, definitief=True, weigering=weigering.uid)
    stop_mediation(t, dossier, weigering, op)
    t.session.flush()
    engine.recompute(t, dossier.id)
    t.session.flush()
    tick_by_event(t, dossier, ("pv-50",), op, event.uid)
    return event.uid


@verb("huurderving_gezet", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def set_huurderving(t: Transactie, dossier_uid: str, van: date, tot: date, maandhuur: Invoer) -> str:
    """Reckon the rent missed by the last weigering, both days included; asking for it becomes an actiepunt.

    `maandhuur` in euro as typed. Once more for the same weigering reckons it anew, as long as it was not
    asked for. Raises Refused: geen_weigering, tot_voor_van, geen_bedrag, veld_leeg, huurderving_al_gevraagd.
    """
    dossier = t.open_dossier(dossier_uid)
    weigering = last_weigering(t, dossier)
    check_past(t, van, "van")
    check_past(t, tot, "tot")
    if tot < van:
        raise Refused("tot_voor_van", veld="tot")
    cents = euro("maandhuur", maandhuur, t.vandaag)
    if not isinstance(cents, int) or cents == 0:
        raise Refused("veld_leeg", veld="maandhuur")
    bedrag = int(huurderving(van, tot, Decimal(cents) / 100) * 100)
    found = t.session.scalars(
        select(Huurderving).where(
            Huurderving.dossier_id == dossier.id, Huurderving.weigering_uid == weigering.uid
        )
    ).one_or_none()
    if found is not None and found.gevraagd_op is not None:
        raise Refused("huurderving_al_gevraagd")
    if found is None:
        found = Huurderving(dossier_id=dossier.id, weigering_uid=weigering.uid)
        t.session.add(found)
    found.van, found.tot, found.maandhuur, found.bedrag = van, tot, cents, bedrag
    answer_voorwaarde.work(t, dossier_uid, "huurderving", Waarheid.JA)
    t.session.flush()
    return found.uid


@verb("huurderving_stap", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_huurderving(
    t: Transactie, huurderving_uid: str, stap: str, op: date, bedrag: Invoer = None
) -> None:
    """Record that the missed rent was asked for at the COA, paid (with the amount), or turned down.

    The last answer counts: one takes the other away, and asking again takes both. Raises Refused:
    huurderving_onbekend, keuze_onbekend, nog_niet_gevraagd, antwoord_voor_vraag, veld_leeg.
    """
    found = t.session.scalars(select(Huurderving).where(Huurderving.uid == huurderving_uid)).one_or_none()
    if found is None:
        raise Refused("huurderving_onbekend")
    dossier = t.dossier(t.session.get_one(Dossier, found.dossier_id).uid)  # money runs on after closing
    if stap not in STAPPEN:
        raise Refused("keuze_onbekend", veld="stap")
    check_past(t, op, "op")
    if stap == "gevraagd":
        found.gevraagd_op = op
        found.betaald_op, found.betaald, found.afgewezen_op = None, 0, None
        t.session.flush()
        engine.recompute(t, dossier.id)
        tick_by_event(t, dossier, ("pv-52",), op, found.uid)
        return
    if found.gevraagd_op is None:
        raise Refused("nog_niet_gevraagd")
    if op < found.gevraagd_op:
        raise Refused("antwoord_voor_vraag", veld="op")
    if stap == "afgewezen":
        found.afgewezen_op, found.betaald_op, found.betaald = op, None, 0
        return
    cents = euro("bedrag", bedrag, t.vandaag)
    if not isinstance(cents, int):
        raise Refused("veld_leeg", veld="bedrag")
    found.betaald_op, found.betaald, found.afgewezen_op = op, cents, None
