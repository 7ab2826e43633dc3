"""The end of a dossier: what is still open, what comes after, and how long the names are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from models.queries.afdrukken import load_afdrukken
from models.queries.begeleiding import load_afspraken, load_termijnen, load_trajecten
from models.queries.bewaren import BEWAARTERMIJN
from models.queries.delen import load_delingen
from models.queries.dossier import load_dossier, load_kern
from models.queries.lezer import Lezer
from models.queries.rows import PuntRow
from models.queries.rows_begeleiding import EindafspraakRow, EindeRow
from models.rules.begeleidingsterm import TrajectStand
from models.rules.bewaren import keep_until
from models.tables import Actiepunt, Dossier, Eindafspraak
from models.values import Papier, Staat, Stand

OPEN_STATEN = (Staat.OPEN, Staat.WACHT, Staat.UITGESTELD)
SLUIT = "in-26"
"""The line that the closing itself ticks: it is not open work."""
BIJ_GEZIN = (Papier.EINDBLAD.value,)
"""Papers that the gezin keeps: they lie nowhere with us."""
_LOOPT = (TrajectStand.LOOPT, TrajectStand.BIJNA, TrajectStand.VOORBIJ, TrajectStand.KOMT)


def load_einde(lezer: Lezer, uid: str) -> EindeRow:
    """Read the tab *Einde* of a gezin. Raises Refused("dossier_onbekend")."""
    kern, row = load_kern(lezer, uid), load_dossier(lezer, uid)
    afspraken, trajecten = load_afspraken(lezer, kern.id), load_trajecten(lezer, kern)
    termijnen = load_termijnen(lezer, kern, afspraken, trajecten)
    open_ = tuple(p for p in open_lines(row.punten) if p.stand is not Stand.NIET_AAN_DE_BEURT)
    events = _of_events(lezer, kern.id)
    happened = tuple(p for p in open_ if p.uid in events)
    rest = tuple(p for p in open_ if p.uid not in events)
    closed = (
        lezer.session.connection()
        .execute(
            select(Dossier.afsluit_soort, Dossier.bewaren_tot, Dossier.anoniem_op).where(Dossier.uid == uid)
        )
        .one()
    )
    keep = _keep(lezer, row.afgesloten_op or lezer.vandaag, row.gemeente_uid)
    return EindeRow(
        uid=uid,
        gesloten_op=row.afgesloten_op,
        soort=closed.afsluit_soort,
        reden=row.afsluit_reden,
        anoniem=closed.anoniem_op is not None,
        onze=tuple(p for p in rest if p.onze and p.staat is not Staat.WACHT),
        anderen=tuple(p for p in rest if not p.onze or p.staat is Staat.WACHT),
        meldingen=happened,
        papieren=tuple(
            one for one in load_afdrukken(lezer, uid, ligt_nog=True) if one.soort not in BIJ_GEZIN
        ),
        delingen=tuple(one for one in load_delingen(lezer, uid) if one.geldt),
        trajecten=tuple(one for one in trajecten if one.stand in _LOOPT),
        termijn=termijnen[0] if termijnen else None,
        afspraak=load_eindafspraak(lezer, kern.id),
        vraagbaak_tot=afspraken[0].vraagbaak_tot if afspraken else None,
        bewaren_tot=closed.bewaren_tot or keep[0],
        bewaar_maanden=keep[1],
        bewaar_bron=keep[2],
        bewaar_voorstel=keep[3],
    )


def _of_events(lezer: Lezer, dossier_id: int) -> frozenset[str]:
    """The lines that are about one thing that happened: a melding, damage, a weigering."""
    found = lezer.session.connection().execute(
        select(Actiepunt.uid).where(
            Actiepunt.dossier_id == dossier_id,
            Actiepunt.onderwerp_soort == "gebeurtenis",
            Actiepunt.vervallen_op.is_(None),
        )
    )
    return frozenset(str(row[0]) for row in found)


def open_lines(punten: Iterable[PuntRow]) -> Iterable[PuntRow]:
    """The lines that were not done and still apply, without the closing itself."""
    silent = (Stand.VERVALLEN, Stand.VOOR_ONZE_TIJD, Stand.NOG_TE_BEPALEN)
    return (p for p in punten if p.staat in OPEN_STATEN and p.stand not in silent and p.item_id != SLUIT)


def _keep(lezer: Lezer, dag: date, gemeente_uid: str) -> tuple[date | None, int | None, str, bool]:
    """Until when the names stay when it closes on a day: the day, the months, their source, a proposal."""
    found = lezer.instellingen.find(
        BEWAARTERMIJN,
        dag,
        gemeente_uid=gemeente_uid,
        provincie=lezer.stand.provincies.get(gemeente_uid, ""),
    )
    if found is None:
        return None, None, "", False
    until = keep_until(dag, found.waarde)
    months = int(found.waarde) if until is not None and isinstance(found.waarde, int | float) else None
    return until, months, found.bron, found.herkomst == "voorstel"


def load_eindafspraak(lezer: Lezer, dossier_id: int) -> EindafspraakRow:
    """Read who goes on after the begeleiding; all empty while nobody wrote it."""
    row = lezer.session.scalars(
        select(Eindafspraak).where(Eindafspraak.dossier_id == dossier_id)
    ).one_or_none()
    if row is None:
        return EindafspraakRow()
    return EindafspraakRow(
        naar=row.naar, bereikbaar=row.bereikbaar, op=row.op, besproken=row.besproken, papieren=row.papieren
    )
