"""Agreements with other gemeenten, and who waits beside what can be offered (A024, A074-A078)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from models.queries.aanbod import held_offers
from models.queries.doorlooptijd import coupled_people, load_reizen
from models.queries.gemeentetel import ALLES, gemeente_id
from models.queries.lezer import Lezer
from models.queries.rows import Row
from models.queries.rows_gemeente import TaakstellingRow
from models.queries.taakstelling import load_taakstelling
from models.queries.vrije_woningen import load_overzichten, load_regio, load_regiocijfers, signals
from models.rules.taakstelling import Halfjaar, Verschuiving, may_move
from models.rules.wonen import rooms_for
from models.tables import (
    Aanbod,
    Ankerdatum,
    Dossier,
    Herverdeling,
    HerverdelingRegel,
    Lidmaatschap,
    Organisatie,
    Traject,
    TrajectLid,
    Woning,
)
from models.values import Anker, Reden


class AfspraakRow(Row, frozen=True, kw_only=True):
    """An agreement between gemeenten."""

    uid: str
    code: str
    regels: tuple[Verschuiving, ...]
    coordinator: str
    afgestemd_op: date | None
    gemeld_op: date | None
    notitie: str
    op_tijd: bool | None
    """Told before the half-year began; None = not told yet."""
    redenen: tuple[Reden, ...]


class PastRow(Row, frozen=True, kw_only=True):
    """Gezinnen that wait for so many rooms, and dwellings that have them."""

    kamers: int
    gezinnen: int
    woningen: int

    @property
    def tekort(self) -> int:
        """Gezinnen for whom there is no dwelling of this size."""
        return max(self.gezinnen - self.woningen, 0)

    def is_small(self, drempel: int) -> bool:
        """So few gezinnen that their number is not told."""
        return 0 < self.gezinnen < drempel

    def enough(self, drempel: int) -> bool | None:
        """Whether dwellings are enough; of a small group only what holds for any number below the border."""
        least, most = (1, drempel - 1) if self.is_small(drempel) else (self.gezinnen, self.gezinnen)
        if self.woningen >= most:
            return True
        return False if self.woningen < least else None


class HerverdelingRow(Row, frozen=True, kw_only=True):
    """What can and was agreed."""

    gemeente_uid: str
    gemeente: str
    vandaag: date
    drempel: int
    halfjaren: tuple[str, ...]
    """Codes to choose from, the running one first."""
    taakstellingen: tuple[tuple[str, int], ...]
    """Of each half-year the taakstelling that is known."""
    gekoppeld: tuple[tuple[str, int], ...]
    """Persons that were coupled in each half-year, by our own count."""
    wacht: int
    """All gezinnen that wait for a dwelling; the sizes add up to it."""
    past: tuple[PastRow, ...]
    afspraken: tuple[AfspraakRow, ...]
    regulier: int | None = None
    """Other households that look for a social dwelling, as was typed with its source (A024)."""
    regulier_op: date | None = None
    regulier_bron: str = ""
    verdringing: bool = False
    """Others look too, while more than the share went to statushouders (A021, A024)."""


def load_herverdeling(
    lezer: Lezer, gemeente_uid: str, taak: TaakstellingRow | None = None
) -> HerverdelingRow:
    """Read the agreements and what waits; `taak` = the taakstelling, where it was read already.

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    number = gemeente_id(lezer, gemeente_uid)
    taak = taak or load_taakstelling(lezer, gemeente_uid, vooruit=False)
    now, connection = Halfjaar.van(lezer.vandaag), lezer.session.connection()
    coupled = coupled_people(connection, number, load_reizen(connection, number), lezer.vandaag)
    wait = tuple(persons for _corporatie, persons in load_waiting(lezer, number))
    rooms = Counter(rooms_for(size) for size in wait)
    others = lezer.instellingen.find("woningzoekenden_regulier", lezer.vandaag, gemeente_uid=gemeente_uid)
    looking = int(others.waarde) if others is not None and isinstance(others.waarde, int | float) else None
    dwellings = _dwellings(lezer, number, max(rooms, default=2))
    return HerverdelingRow(
        gemeente_uid=gemeente_uid,
        gemeente=taak.gemeente,
        vandaag=lezer.vandaag,
        drempel=lezer.instellingen.number(
            "kleine_groep_drempel", lezer.vandaag, 5, gemeente_uid=gemeente_uid
        ),
        halfjaren=(now.code, now.volgende.code, now.vorige.code),
        taakstellingen=tuple(
            (one.code, one.taakstelling) for one in taak.halfjaren if one.taakstelling is not None
        ),
        gekoppeld=tuple(sorted((half.code, persons) for half, persons in coupled.items())),
        wacht=len(wait),
        past=tuple(
            PastRow(kamers=n, gezinnen=rooms[n], woningen=dwellings[n]) for n in sorted({*rooms, *dwellings})
        ),
        afspraken=_agreements(lezer, number),
        regulier=looking,
        regulier_op=others.geldig_vanaf if others is not None else None,
        regulier_bron=others.bron if others is not None else "",
        verdringing=bool(looking) and _much(lezer, gemeente_uid),
    )


def _much(lezer: Lezer, gemeente_uid: str) -> bool:
    """Whether more than the border went to statushouders last half-year, here or in the region (A021)."""
    told = load_overzichten(lezer, gemeente_uid)
    region = load_regio(lezer, gemeente_uid, load_regiocijfers(lezer, gemeente_uid), told)
    return any(one.signaal for one in (*signals(lezer, gemeente_uid, told, ())[:1], *region[:1]))


def load_waiting(lezer: Lezer, number: int) -> tuple[tuple[str, int], ...]:
    """Of each gezin that is coupled and has not signed: the uid of its corporatie, and who is there today."""
    signed = (
        select(Ankerdatum.drager_uid)
        .where(
            Ankerdatum.soort.in_((Anker.TEKENDATUM.value, Anker.VERHUIZING.value)),
            Ankerdatum.werkelijk.is_not(None),
            Ankerdatum.vervallen_op.is_(None),
        )
        .scalar_subquery()
    )
    rows = lezer.session.connection().execute(
        select(func.coalesce(Organisatie.uid, ""), func.count(TrajectLid.persoon_id.distinct()))
        .join(Traject, Traject.id == TrajectLid.traject_id)
        .join(Dossier, Dossier.id == Traject.dossier_id)
        .join(
            Lidmaatschap,
            (Lidmaatschap.persoon_id == TrajectLid.persoon_id) & (Lidmaatschap.dossier_id == Dossier.id),
        )
        .join(Ankerdatum, Ankerdatum.drager_uid == Traject.uid)
        .join(Organisatie, Organisatie.id == Dossier.corporatie_id, isouter=True)
        .where(
            Dossier.gemeente_id == number,
            Dossier.afgesloten_op.is_(None),
            Lidmaatschap.van <= lezer.vandaag,
            Lidmaatschap.tot.is_(None) | (Lidmaatschap.tot > lezer.vandaag),
            Dossier.route.not_in(("rtb", "amv")),
            Ankerdatum.soort == Anker.KOPPELING.value,
            Ankerdatum.werkelijk.is_not(None),
            Ankerdatum.vervallen_op.is_(None),
            Ankerdatum.ronde == 1,
            Traject.uid.not_in(signed),
        )
        .group_by(Traject.id, Organisatie.uid),
        execution_options=ALLES,
    )
    return tuple((str(uid), int(persons)) for uid, persons in rows)


def _dwellings(lezer: Lezer, number: int, most: int) -> Counter[int]:
    """Dwellings that can be offered and are not, by rooms; larger ones stand with the largest asked."""
    offered = select(Aanbod.woning_id).where(Aanbod.id.in_(held_offers(lezer.vandaag)))
    rows = lezer.session.connection().execute(
        select(Woning.kamers, func.count())
        .where(
            Woning.gemeente_id == number,
            Woning.weg_op.is_(None),
            Woning.kamers.is_not(None),
            Woning.id.not_in(offered),
        )
        .group_by(Woning.kamers),
        execution_options=ALLES,
    )
    found: Counter[int] = Counter()
    for rooms, count in rows:
        found[min(max(int(rooms or 0), rooms_for(1)), max(most, rooms_for(1)))] += count
    return found


def _agreements(lezer: Lezer, number: int) -> tuple[AfspraakRow, ...]:
    connection = lezer.session.connection()
    rules: dict[int, list[Verschuiving]] = {}
    for one in connection.execute(
        select(
            HerverdelingRegel.herverdeling_id,
            HerverdelingRegel.gemeente,
            HerverdelingRegel.aantal,
            HerverdelingRegel.taakstelling,
            HerverdelingRegel.gekoppeld,
        ).order_by(HerverdelingRegel.id)
    ):
        rules.setdefault(one[0], []).append(Verschuiving(*one[1:]))
    rows = connection.execute(
        select(
            Herverdeling.id,
            Herverdeling.uid,
            Herverdeling.jaar,
            Herverdeling.deel,
            Herverdeling.coordinator,
            Herverdeling.afgestemd_op,
            Herverdeling.gemeld_op,
            Herverdeling.notitie,
        )
        .where(Herverdeling.gemeente_id == number)
        .order_by(Herverdeling.jaar.desc(), Herverdeling.deel.desc(), Herverdeling.id.desc())
    )
    found = []
    for row in rows:
        half = Halfjaar(row.jaar, row.deel)
        told = row.gemeld_op
        moves = tuple(rules.get(row.id, ()))
        found.append(
            AfspraakRow(
                uid=row.uid,
                code=half.code,
                regels=moves,
                coordinator=row.coordinator,
                afgestemd_op=row.afgestemd_op,
                gemeld_op=told,
                notitie=row.notitie,
                op_tijd=None if told is None else told < half.begin,
                redenen=may_move(moves, half, told or lezer.vandaag).redenen,
            )
        )
    return tuple(found)
