"""Work on actiepunten that several verbs share: finding them, their item, and putting them in a state."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import bindparam, select

from models.changes import Area
from models.content import Item
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.rules.invoer import NOTITIE_MAX, text
from models.services.ankers import check_past, set_anker
from models.services.verb import Transactie
from models.tables import Actiepunt, Dossier, Gemeente, InhoudVersie, Persoon, Traject, TrajectLid
from models.values import ANKER_DRAGER, REDEN_CODE, Anker, Drager, Staat

OPEN_STATEN = (Staat.OPEN.value, Staat.WACHT.value, Staat.UITGESTELD.value)


_S_PUNT = select(Actiepunt).where(Actiepunt.uid == bindparam("uid"))


def punt_for(t: Transactie, punt_uid: str) -> tuple[Actiepunt, Dossier | None]:
    """Load an actiepunt that can be worked on, with its dossier.

    Raises Refused: punt_onbekend, punt_vervallen, dossier_gesloten.
    """
    punt = t.session.scalars(_S_PUNT, {"uid": punt_uid}).one_or_none()
    if punt is None:
        raise Refused("punt_onbekend")
    if punt.vervallen_op is not None:
        raise Refused("punt_vervallen")
    if punt.dossier_id is None:
        t.areas.add(Area.PUNTEN)
        return punt, None
    dossier = t.session.get_one(Dossier, punt.dossier_id)
    t.touch_line(dossier, punt.item_id)
    if dossier.afgesloten_op is not None:
        raise Refused("dossier_gesloten")
    return punt, dossier


def item_of(t: Transactie, punt: Actiepunt) -> Item:
    """Return the content item in the version that the actiepunt points to."""
    found = SHARED.get(t.session).item(
        punt.item_id, punt.inhoud_versie, punt.inhoud_herkomst, _gemeente_id(t, punt)
    )
    return found if found is not None else _item_elsewhere(t, punt)


def _gemeente_id(t: Transactie, punt: Actiepunt) -> int | None:
    if punt.dossier_id is None:
        return punt.gemeente_id
    return t.session.get_one(Dossier, punt.dossier_id).gemeente_id


def _item_elsewhere(t: Transactie, punt: Actiepunt) -> Item:
    """The version of another gemeente: a line keeps it when its dossier moves. One number is one version."""
    row = t.session.scalars(
        select(InhoudVersie.json).where(
            InhoudVersie.soort == "actiepunt",
            InhoudVersie.item_id == punt.item_id,
            InhoudVersie.nummer == punt.inhoud_versie,
            InhoudVersie.herkomst == punt.inhoud_herkomst,
        )
    ).first()
    if row is None:
        raise Refused("inhoud_mist")
    return msgspec.json.decode(row.encode(), type=Item)


def clear_state(punt: Actiepunt) -> None:
    """Take away what belongs to a state, before another is set; the note stays."""
    punt.gedaan_op = None
    punt.gedaan_door = ""
    punt.reden = ""
    punt.wacht_op = ""
    punt.wacht_sinds = None
    punt.uitgesteld_tot = None


def set_done(t: Transactie, punt: Actiepunt, op: date, *, door: str = "", notitie: str = "") -> None:
    """Put a line on gedaan; a line that is done already keeps its day."""
    if punt.staat == Staat.GEDAAN.value:
        return
    check_past(t, op, "op")
    clear_state(punt)
    punt.staat = Staat.GEDAAN.value
    punt.gedaan_op = op
    punt.gedaan_door = door or t.wie
    punt.voor_onze_tijd = False
    if notitie:
        punt.notitie = str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag))


def set_nvt(punt: Actiepunt, reden: str) -> None:
    """Put a line on niet nodig with its reason."""
    clear_state(punt)
    punt.staat = Staat.NVT.value
    punt.reden = reden


def set_wacht(punt: Actiepunt, wacht_op: str, sinds: date) -> None:
    """Let a line wait for somebody since a day."""
    clear_state(punt)
    punt.staat = Staat.WACHT.value
    punt.wacht_op = wacht_op
    punt.wacht_sinds = sinds


def set_later(punt: Actiepunt, tot: date, reden: str) -> None:
    """Put a line off until a day, with its reason."""
    clear_state(punt)
    punt.staat = Staat.UITGESTELD.value
    punt.uitgesteld_tot = tot
    punt.reden = reden


def lines(
    t: Transactie, dossier: Dossier, item_ids: Iterable[str], *, ronde: int | None = None
) -> list[Actiepunt]:
    """Return the lines of these items that apply now; with `ronde` only those of that round."""
    query = select(Actiepunt).where(
        Actiepunt.dossier_id == dossier.id,
        Actiepunt.item_id.in_(tuple(item_ids)),
        Actiepunt.vervallen_op.is_(None),
    )
    if ronde is not None:
        query = query.where(Actiepunt.ronde == ronde)
    return list(t.session.scalars(query.order_by(Actiepunt.ronde, Actiepunt.id)))


def tick_by_event(
    t: Transactie,
    dossier: Dossier,
    item_ids: Iterable[str],
    op: date,
    gebeurtenis_uid: str,
    *,
    onderwerp_uid: str | None = None,
) -> None:
    """Tick the open lines of items because something happened; the tick carries the day of the event.

    `gebeurtenis_uid`: the row that says so, by which `open_by_event` finds them again. `onderwerp_uid`: only
    the line about this person, or about this other event.
    """
    for punt in lines(t, dossier, item_ids):
        if punt.staat in OPEN_STATEN and onderwerp_uid in (None, punt.onderwerp_uid):
            set_done(t, punt, min(op, t.vandaag), door=f"gebeurtenis:{gebeurtenis_uid}")


def open_by_event(t: Transactie, dossier: Dossier, item_ids: Iterable[str], gebeurtenis_uid: str) -> None:
    """Open the lines again that `tick_by_event` ticked for this; what a person ticked keeps its day."""
    for punt in lines(t, dossier, item_ids):
        if punt.staat == Staat.GEDAAN.value and punt.gedaan_door == f"gebeurtenis:{gebeurtenis_uid}":
            clear_state(punt)
            punt.staat = Staat.OPEN.value


def open_of_event(t: Transactie, dossier: Dossier, gebeurtenis_uid: str, punt_uid: str = "") -> None:
    """Open all lines again that one event ticked, and the line whose tick told it (`punt_uid`)."""
    for punt in _done(t, dossier):
        if punt.gedaan_door == f"gebeurtenis:{gebeurtenis_uid}" or punt.uid == punt_uid:
            clear_state(punt)
            punt.staat = Staat.OPEN.value


def redate_of_event(t: Transactie, dossier: Dossier, gebeurtenis_uid: str, dag: date) -> None:
    """Let the lines that an event ticked carry its new day."""
    for punt in _done(t, dossier):
        if punt.gedaan_door == f"gebeurtenis:{gebeurtenis_uid}":
            punt.gedaan_op = min(dag, t.vandaag)


def _done(t: Transactie, dossier: Dossier) -> list[Actiepunt]:
    return list(
        t.session.scalars(
            select(Actiepunt).where(
                Actiepunt.dossier_id == dossier.id,
                Actiepunt.vervallen_op.is_(None),
                Actiepunt.staat == Staat.GEDAAN.value,
            )
        )
    )


def open_nvt(t: Transactie, dossier: Dossier, item_ids: Iterable[str], code: str, ronde: int) -> None:
    """Open the lines of a round again that `nvt_by_event` put on niet nodig for this reason."""
    for punt in lines(t, dossier, item_ids, ronde=ronde):
        if punt.staat == Staat.NVT.value and punt.reden == REDEN_CODE + code:
            clear_state(punt)
            punt.staat = Staat.OPEN.value


def nvt_by_event(t: Transactie, dossier: Dossier, item_ids: Iterable[str], code: str) -> None:
    """Put the open lines of items on niet nodig because something happened."""
    for punt in lines(t, dossier, item_ids):
        if punt.staat in OPEN_STATEN:
            set_nvt(punt, REDEN_CODE + code)


def anchor_of_tick(t: Transactie, punt: Actiepunt, dossier: Dossier, soort: Anker) -> tuple[str, int] | None:
    """Return (bearer uid, round) of the anchor that a tick sets; None while other letters are still open."""
    drager = ANKER_DRAGER[soort]
    if drager is Drager.PERSOON:
        return punt.onderwerp_uid, 1
    if drager is Drager.GEBEURTENIS:
        return (punt.onderwerp_uid if punt.onderwerp_soort == "gebeurtenis" else ""), 1
    if drager is Drager.DOSSIER:
        others = [p for p in lines(t, dossier, (punt.item_id,)) if p.uid != punt.uid]
        return None if any(p.staat in OPEN_STATEN for p in others) else (dossier.uid, 1)
    if punt.onderwerp_soort == "persoon":
        found = t.session.scalars(
            select(Traject.uid)
            .join(TrajectLid, TrajectLid.traject_id == Traject.id)
            .join(Persoon, Persoon.id == TrajectLid.persoon_id)
            .where(Traject.dossier_id == dossier.id, Persoon.uid == punt.onderwerp_uid)
            .order_by(Traject.id.desc())
            .limit(1)
        ).one_or_none()
        return found or "", punt.ronde
    return "", punt.ronde


def set_anchor_by_tick(t: Transactie, punt: Actiepunt, dossier: Dossier, soort: Anker, dag: date) -> None:
    """Let a tick set the real date of its anchor (checklists-aanvulling: ticks that set a date)."""
    target = anchor_of_tick(t, punt, dossier, soort)
    if target is None:
        return
    drager_uid, ronde = target
    set_anker(
        t, dossier, soort, bron=f"actiepunt:{punt.uid}", werkelijk=dag, drager_uid=drager_uid, ronde=ronde
    )


def gemeente_of(t: Transactie, dossier: Dossier) -> Gemeente | None:
    """Return the gemeente of a dossier; None while it is coupled to a region only."""
    return t.session.get(Gemeente, dossier.gemeente_id) if dossier.gemeente_id is not None else None
