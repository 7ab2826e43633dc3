"""Events of the family that comes: told, arrived, born (H §3.4.1)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from dateutil.relativedelta import relativedelta
from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.nareis import told_coming
from models.services import nareis, telling
from models.services.ankers import first_traject, set_anker, valid_anker
from models.services.gebeurtenis_rij import bron_of, record_event, refresh
from models.services.leden import NieuwePersoon, add_lid
from models.services.punten import tick_by_event
from models.services.verb import Transactie, verb
from models.tables import Dossier, Gebeurtenis, Traject
from models.values import Anker, Recht, Waarheid


@verb("familie_komt", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_familie_komt(
    t: Transactie, dossier_uid: str, op: date, aantal: int, maand: date | None = None, melder: str = ""
) -> str:
    """Record the message that family may come: how many, the expected month, who told it (A097, A100)."""
    dossier = t.open_dossier(dossier_uid)
    if aantal < 1:
        raise Refused("getal_buiten_grens", veld="aantal", minimum=1, maximum=30)
    told = _told(t, dossier)
    event = record_event(t, dossier, "familie_komt", op, aantal=aantal)
    nareis.announce(t, dossier, event.uid, melder)
    dossier.familie_verwacht = Waarheid.JA.value
    dossier.aantal_verwacht = told_coming(dossier.aantal_verwacht, told, aantal)
    set_anker(t, dossier, Anker.BERICHT_NAREIS, bron=bron_of(event), werkelijk=op, drager_uid=event.uid)
    if maand is not None:
        set_anker(
            t,
            dossier,
            Anker.AANKOMST_NAREIS,
            bron=bron_of(event),
            gepland=maand + relativedelta(day=1),
            drager_uid=event.uid,
        )
    refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-18",), op, event.uid)
    return event.uid


def _told(t: Transactie, dossier: Dossier) -> int:
    """How many people earlier messages told of who did not come yet."""
    rows = t.session.execute(
        select(Gebeurtenis.soort, Gebeurtenis.gegevens)
        .where(
            Gebeurtenis.dossier_id == dossier.id,
            Gebeurtenis.soort.in_(("familie_komt", "familie_is_er")),
            Gebeurtenis.ingetrokken_op.is_(None),
        )
        .order_by(Gebeurtenis.id)
    )
    found = 0
    for soort, gegevens in rows:
        number = int(json.loads(gegevens).get("aantal", 0))
        found = found + number if soort == "familie_komt" else max(found - number, 0)
    return found


@verb("familie_is_er", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_familie_is_er(
    t: Transactie,
    dossier_uid: str,
    op: date,
    personen: Sequence[NieuwePersoon],
    koppeling: date | None = None,
    verwacht: Sequence[str] = (),
) -> str:
    """Record that family arrived: they join with their own traject and koppeling (A099, A101).

    `verwacht` = uids of people on the list of who is expected. Raises Refused("niemand_erbij") and as
    `add_persoon` and `nareis.arriving`.
    """
    dossier = t.open_dossier(dossier_uid)
    coming = nareis.arriving(t, dossier, verwacht)
    total = len(personen) + len(coming)
    if not total:
        raise Refused("niemand_erbij", veld="personen")
    event = record_event(t, dossier, "familie_is_er", op, aantal=total)
    announced = t.session.scalars(
        select(Gebeurtenis)
        .where(Gebeurtenis.dossier_id == dossier.id, Gebeurtenis.soort == "familie_komt")
        .order_by(Gebeurtenis.id)
    ).all()
    bearer = event.uid
    for one in announced:
        known = valid_anker(t, one.uid, Anker.AANKOMST_NAREIS)
        if known is None or known.werkelijk is None:
            bearer = one.uid
            break
    set_anker(t, dossier, Anker.AANKOMST_NAREIS, bron=bron_of(event), werkelijk=op, drager_uid=bearer)
    traject = Traject(dossier_id=dossier.id, soort="nareis")
    t.session.add(traject)
    t.session.flush()
    if koppeling is not None:
        set_anker(
            t, dossier, Anker.KOPPELING, bron=bron_of(event), werkelijk=koppeling, drager_uid=traject.uid
        )
    for nieuw in personen:
        add_lid(t, dossier, nieuw, op, "nareis", traject)
    for expected in coming:
        nareis.let_in(t, dossier, expected, op, traject)
    nareis.arrived(t, dossier, bearer, koppeling)
    dossier.aantal_personen += total
    dossier.aantal_verwacht = max(dossier.aantal_verwacht - total, 0)
    _ask_rooms_again(t, dossier)
    telling.count_now(t, dossier)  # who comes to a place that counts at once, counts (A101, A203)
    return event.uid


def _ask_rooms_again(t: Transactie, dossier: Dossier) -> None:
    """More people need another number of rooms: the old answer is emptied and asked anew (A099)."""
    if dossier.kamers_nodig is not None:
        dossier.kamers_nodig = None
        t.warn("kamers_opnieuw")


@verb("kind_geboren", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_kind_geboren(
    t: Transactie, dossier_uid: str, op: date, roepnaam: str = "", achternaam: str = ""
) -> str:
    """Record a birth: the child joins on its birthday; it is no part of the taakstelling."""
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "kind_geboren", op)
    child = NieuwePersoon(
        roepnaam=roepnaam, achternaam=achternaam or dossier.naam, geboortedatum=op, relatie="kind"
    )
    add_lid(t, dossier, child, op, "geboren", first_traject(t, dossier))
    dossier.aantal_personen += 1
    _ask_rooms_again(t, dossier)
    return event.uid
