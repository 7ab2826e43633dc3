"""Facts of *Afspraken over begeleiding* and of the eindblad: one A4 each, for the gezin to keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace
from sqlalchemy import select

from models.queries import mensen
from models.queries.begeleiding import load_begeleiding
from models.queries.dossier import load_dossier
from models.queries.einde import load_einde
from models.queries.lezer import Lezer
from models.queries.papier_namen import free_text, gezin_name, person_name
from models.queries.rows import PaperHead
from models.queries.rows_begeleiding import BegeleidingFacts, BelRow, EindbladFacts
from models.queries.rows_dossier import BetrokkeneRow, DossierRow
from models.tables import Dossier, Organisatie
from models.values import Anker, Staat, Stand

GEREGELD = ("L1", "L2", "L3", "L7", "L6", "L5", "L8", "L9")
"""Loketten in the order in which a family thinks of them."""
_TELT = (Staat.GEDAAN, Staat.OPEN, Staat.WACHT, Staat.UITGESTELD)
_NIET = (Stand.VERVALLEN, Stand.NOG_TE_BEPALEN, Stand.VOOR_ONZE_TIJD)


def begeleiding_facts(lezer: Lezer, dossier_uid: str, *, head: PaperHead) -> BegeleidingFacts:
    """Collect the agreements that hold; without any it is a form to fill in (A005, A165).

    Raises Refused("dossier_onbekend").
    """
    row, found = load_dossier(lezer, dossier_uid), load_begeleiding(lezer, dossier_uid)
    people = mensen.present(row.personen, lezer.vandaag)
    guide = mensen.active(row.betrokkenen, "begeleider", lezer.vandaag)
    afspraak = found.afspraken[0] if found.afspraken else None
    if afspraak is not None:
        afspraak = replace(
            afspraak,
            notitie=free_text(afspraak.notitie, head.privacy),
            belmomenten=free_text(afspraak.belmomenten, head.privacy),
        )
    return BegeleidingFacts(
        head=head,
        dossier_nummer=row.nummer,
        gezin=gezin_name(row.naam, head.privacy, len(people)),
        personen=tuple(person_name(p, row.naam, head.privacy) or p.letter for p in people),
        afspraak=afspraak,
        termijnen=found.termijnen,
        trajecten=tuple(one for one in found.trajecten if one.gestopt_op is None),
        begeleider=guide.naam if guide is not None else "",
        begeleider_telefoon=guide.telefoon if guide is not None else "",
        organisatie=guide.organisatie if guide is not None else "",
        versie=len(found.afspraken),
    )


def eindblad_facts(lezer: Lezer, dossier_uid: str, *, head: PaperHead) -> EindbladFacts:
    """Collect what a gezin keeps at the end: what was arranged, who to call, where papers are.

    No note and no point of ours stands in it. Raises Refused("dossier_onbekend").
    """
    row, einde = load_dossier(lezer, dossier_uid), load_einde(lezer, dossier_uid)
    people = mensen.present(row.personen, lezer.vandaag)
    afspraak = einde.afspraak
    return EindbladFacts(
        head=head,
        dossier_nummer=row.nummer,
        gezin=gezin_name(row.naam, head.privacy, len(people)),
        getekend=_real(row, Anker.TEKENDATUM),
        verhuisd=_real(row, Anker.VERHUIZING),
        einde=row.afgesloten_op,
        geregeld=tuple(_arranged(row)),
        bellen=tuple(_to_call(lezer, row)),
        naar=free_text(afspraak.naar, head.privacy),
        naar_op=afspraak.op,
        bereikbaar=free_text(afspraak.bereikbaar, head.privacy),
        vraagbaak_tot=einde.vraagbaak_tot,
        papieren=free_text(afspraak.papieren, head.privacy),
        bewaren_tot=einde.bewaren_tot,
    )


def _real(row: DossierRow, soort: Anker) -> date | None:
    """The last real day of an anchor: the dwelling where the gezin lives now."""
    days = [a.werkelijk for a in row.ankers if a.soort == soort and a.werkelijk is not None]
    return max(days, default=None)


def _arranged(row: DossierRow) -> Iterator[tuple[str, int, int]]:
    """For each loket how many points are done and how many there were; not needed ones do not count."""
    for loket in GEREGELD:
        points = [p for p in row.punten if p.loket == loket and p.staat in _TELT and p.stand not in _NIET]
        if points:
            yield loket, sum(p.staat is Staat.GEDAAN for p in points), len(points)


def _to_call(lezer: Lezer, row: DossierRow) -> Iterator[BelRow]:
    """Whom the gezin can call, as far as it is known."""
    landlord = (
        lezer.session.connection()
        .execute(
            select(Organisatie.naam, Organisatie.telefoon)
            .join(Dossier, Dossier.corporatie_id == Organisatie.id)
            .where(Dossier.uid == row.uid)
        )
        .first()
    )
    if landlord is not None:
        yield BelRow(soort="corporatie", naam=landlord.naam, telefoon=landlord.telefoon)
    for soort, rol in (("gemeente", "aanspreekpunt"), ("begeleider", "begeleider")):
        one = _last(row, rol)
        if one is not None:
            yield BelRow(soort=soort, naam=one.naam, telefoon=one.telefoon)


def _last(row: DossierRow, rol: str) -> BetrokkeneRow | None:
    """Who has this role, or had it last."""
    rows = [one for one in row.betrokkenen if one.rol == rol]
    return max(rows, key=lambda one: (one.tot is None, one.tot or one.van), default=None)
