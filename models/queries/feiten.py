"""Reads the facts of one dossier for the rules: a small fixed number of statements, plain values out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, bindparam, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from models.content import Item
from models.queries.inhoud import SHARED, InhoudCache, InhoudStand
from models.queries.sql import Rij
from models.rules.blik import Omgeving
from models.rules.feiten import (
    AnkerFeit,
    DossierFeiten,
    GebeurtenisFeit,
    PauzeFeit,
    PersoonFeit,
    PuntFeit,
    RondeFeit,
    TrajectFeit,
    VoorwaardeFeit,
    WoningFeit,
)
from models.rules.termijnen import load_kop
from models.tables import (
    Actiepunt,
    Amv,
    Ankerdatum,
    Betrokkene,
    Dossier,
    Gebeurtenis,
    Gemeente,
    Lidmaatschap,
    Pauze,
    Persoon,
    Persoonsgegevens,
    Ronde,
    Traject,
    TrajectLid,
    Verlenging,
    VoorwaardeWaarde,
    Woonadres,
)
from models.values import Anker, Drager, Fase, Staat, Waarheid
from models.values import Ronde as RondeReden

_PUNT = (
    Actiepunt.id,
    Actiepunt.uid,
    Actiepunt.item_id,
    Actiepunt.onderwerp_soort,
    Actiepunt.onderwerp_uid,
    Actiepunt.ronde,
    Actiepunt.inhoud_versie,
    Actiepunt.inhoud_herkomst,
    Actiepunt.fase,
    Actiepunt.nummer,
    Actiepunt.staat,
    Actiepunt.gedaan_op,
    Actiepunt.gedaan_door,
    Actiepunt.uitgesteld_tot,
    Actiepunt.termijn_datum,
    Actiepunt.termijn_hard,
    Actiepunt.afleiding,
    Actiepunt.wacht_anker,
    Actiepunt.nog_te_bepalen,
    Actiepunt.doener,
    Actiepunt.tekst,
    Actiepunt.onze,
    Actiepunt.kern,
    Actiepunt.voor_onze_tijd,
    Actiepunt.vervallen_op,
    Actiepunt.vervallen_reden,
)


_DOSSIER = (
    "uid",
    "gemeente_id",
    "nummer",
    "naam",
    "fase",
    "route",
    "begonnen_op",
    "begin_hier",
    "begin_fase",
    "aantal_personen",
    "azc_id",
    "corporatie_id",
    "in_opvang",
    "bijstand",
    "overname",
    "papieren_missen",
    "woonbehoefte",
    "familie_verwacht",
    "kamers_nodig",
    "afgesloten_op",
)
_D = bindparam("d", type_=Integer)
"""Every statement is built once and takes the id of the dossier: a verb recomputes while a person waits."""
_S_DOSSIER = (
    select(
        *(getattr(Dossier, name) for name in _DOSSIER),
        Gemeente.uid.label("gemeente_uid"),
        Gemeente.provincie,
        Gemeente.kleine_plaats,
    )
    .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
    .where(Dossier.id == _D)
)
_S_RIJEN = select(*_PUNT).where(Actiepunt.dossier_id == _D).order_by(Actiepunt.id)
_S_RIJEN_VAN = (
    select(*_PUNT)
    .where(Actiepunt.dossier_id == _D, Actiepunt.item_id.in_(bindparam("items", expanding=True)))
    .order_by(Actiepunt.id)
)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The facts of a dossier, and the plain rows of its lines beside them."""

    feiten: DossierFeiten
    rijen: tuple[Rij, ...]
    gemeente_id: int | None
    nummer: str
    naam: str


@dataclass(frozen=True, slots=True)
class CijfersVan:
    """The dated figures for the gemeente of one dossier (`models.rules.termijnen.Cijfers`)."""

    stand: InhoudStand
    gemeente_uid: str
    provincie: str

    def getal(self, code: str, dag: date) -> tuple[int | None, str]:
        """Return (whole number or None, uid of the value): the narrowest scope that is valid on the day."""
        found = self.stand.instellingen.find(
            code, dag, gemeente_uid=self.gemeente_uid, provincie=self.provincie
        )
        if found is None or isinstance(found.waarde, bool) or not isinstance(found.waarde, int | float):
            return None, ""
        return int(found.waarde), found.uid


def omgeving_of(session: Session, gelezen: Gelezen, vandaag: date, cache: InhoudCache = SHARED) -> Omgeving:
    """Make what a plan needs beside the facts: content and figures of the dossier's gemeente."""
    stand = cache.get(session)
    feiten = gelezen.feiten
    inhoud = stand.inhoud(feiten.gemeente_uid)

    def bron(item_id: str, versie: int, herkomst: str) -> Item | None:
        return stand.item(item_id, versie, herkomst, gelezen.gemeente_id)

    return Omgeving(
        items=inhoud.items,
        bron=bron,
        cijfers=CijfersVan(stand, feiten.gemeente_uid, feiten.provincie),
        feestdagen=inhoud.feestdagen,
        vandaag=vandaag,
    )


def load_feiten(session: Session, dossier_id: int, items: AbstractSet[str] | None = None) -> Gelezen:
    """Read all facts of one dossier; with `items` only the lines of these.

    Raises NoResultFound for an id that does not exist.
    """
    c = session.connection()
    d = c.execute(_S_DOSSIER, {"d": dossier_id}).one()
    if items is None:
        rijen = tuple(c.execute(_S_RIJEN, {"d": dossier_id}).all())
    else:
        rijen = tuple(c.execute(_S_RIJEN_VAN, {"d": dossier_id, "items": sorted(items)}).all())
    rollen = _rollen(c, dossier_id)
    feiten = DossierFeiten(
        uid=d.uid,
        begonnen_op=d.begonnen_op,
        fase=Fase(d.fase),
        route=d.route,
        gemeente_uid=d.gemeente_uid or "",
        provincie=d.provincie or "",
        kleine_plaats=bool(d.kleine_plaats),
        begin_hier=d.begin_hier,
        begin_fase=Fase(d.begin_fase) if d.begin_fase else None,
        aantal_personen=d.aantal_personen,
        heeft_azc=d.azc_id is not None,
        in_opvang=Waarheid(d.in_opvang),
        bijstand=Waarheid(d.bijstand),
        overname=Waarheid(d.overname),
        papieren_missen=Waarheid(d.papieren_missen),
        woonbehoefte=Waarheid(d.woonbehoefte),
        familie_verwacht=Waarheid(d.familie_verwacht),
        kamers_nodig=d.kamers_nodig,
        afgesloten_op=d.afgesloten_op,
        personen=_personen(c, dossier_id),
        trajecten=_trajecten(c, dossier_id),
        ankers=_ankers(c, dossier_id),
        gebeurtenissen=_gebeurtenissen(c, dossier_id),
        rondes=_rondes(c, dossier_id),
        pauzes=_pauzes(c, dossier_id),
        woningen=_woningen(c, dossier_id),
        voorwaarden=_voorwaarden(c, dossier_id),
        punten=_punten(c, dossier_id, rijen),
        heeft_aanspreekpunt="aanspreekpunt" in rollen,
        heeft_begeleider="begeleider" in rollen,
        heeft_corporatie=d.corporatie_id is not None,
    )
    return Gelezen(feiten, rijen, d.gemeente_id, d.nummer, d.naam)


_S_PERSONEN = (
    select(
        Persoon.uid,
        Lidmaatschap.letter,
        Lidmaatschap.van,
        Lidmaatschap.tot,
        Lidmaatschap.reden_in,
        Lidmaatschap.reden_uit,
        Persoonsgegevens.geboortedatum,
        Persoonsgegevens.inburgeringsplichtig,
        Persoonsgegevens.regime,
        Persoonsgegevens.tolk,
        Persoonsgegevens.werk,
        Persoonsgegevens.nl_niveau,
        Persoonsgegevens.is_amv,
        Persoonsgegevens.verlengde_opvang,
        Persoonsgegevens.bsn_bekend,
        Amv.vertrokken_op,
    )
    .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
    .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id, isouter=True)
    .join(Amv, (Amv.persoon_id == Persoon.id) & (Amv.dossier_id == Lidmaatschap.dossier_id), isouter=True)
    .where(Lidmaatschap.dossier_id == _D)
    .order_by(Lidmaatschap.id)
)


def _personen(c: Connection, dossier_id: int) -> tuple[PersoonFeit, ...]:
    """Everybody who is or was in the dossier; of several memberships of one person the last."""
    rows = c.execute(_S_PERSONEN, {"d": dossier_id})
    found = {
        r.uid: PersoonFeit(
            uid=r.uid,
            letter=r.letter,
            van=r.van,
            geboren=r.geboortedatum,
            tot=r.tot,
            reden_in=r.reden_in,
            reden_uit=r.reden_uit,
            inburgeringsplichtig=_truth(r.inburgeringsplichtig),
            regime=r.regime or "onbekend",
            tolk=_truth(r.tolk),
            werk=_truth(r.werk),
            nl_niveau=r.nl_niveau or "onbekend",
            is_amv=bool(r.is_amv),
            verlengde_opvang=bool(r.verlengde_opvang),
            bsn_bekend=_truth(r.bsn_bekend),
            amv_vertrokken=r.vertrokken_op,
        )
        for r in rows
    }
    return tuple(found.values())


def _truth(code: str | None) -> Waarheid:
    return Waarheid(code) if code else Waarheid.ONBEKEND


_S_TRAJECTEN = (
    select(Traject.uid, Traject.soort, Persoon.uid)
    .join(TrajectLid, TrajectLid.traject_id == Traject.id, isouter=True)
    .join(Persoon, Persoon.id == TrajectLid.persoon_id, isouter=True)
    .where(Traject.dossier_id == _D)
    .order_by(Traject.id, TrajectLid.id)
)


def _trajecten(c: Connection, dossier_id: int) -> tuple[TrajectFeit, ...]:
    rows = c.execute(_S_TRAJECTEN, {"d": dossier_id})
    leden: dict[tuple[str, str], list[str]] = {}
    for uid, soort, persoon in rows:
        leden.setdefault((uid, soort), []).extend([persoon] if persoon else [])
    return tuple(TrajectFeit(uid, soort, tuple(personen)) for (uid, soort), personen in leden.items())


_S_ANKERS = (
    select(
        Ankerdatum.uid,
        Ankerdatum.soort,
        Ankerdatum.drager_uid,
        Ankerdatum.drager_soort,
        Ankerdatum.gepland,
        Ankerdatum.werkelijk,
        Ankerdatum.ronde,
    )
    .where(Ankerdatum.dossier_id == _D, Ankerdatum.vervallen_op.is_(None))
    .order_by(Ankerdatum.id)
)


def _ankers(c: Connection, dossier_id: int) -> tuple[AnkerFeit, ...]:
    rows = c.execute(_S_ANKERS, {"d": dossier_id})
    return tuple(AnkerFeit(r[0], Anker(r[1]), r[2], Drager(r[3]), r[4], r[5], r[6]) for r in rows)


_S_GEBEURTENISSEN = (
    select(Gebeurtenis.uid, Gebeurtenis.soort, Gebeurtenis.op, Gebeurtenis.gegevens)
    .where(Gebeurtenis.dossier_id == _D, Gebeurtenis.ingetrokken_op.is_(None))
    .order_by(Gebeurtenis.id)
)


def _gebeurtenissen(c: Connection, dossier_id: int) -> tuple[GebeurtenisFeit, ...]:
    rows = c.execute(_S_GEBEURTENISSEN, {"d": dossier_id})
    return tuple(GebeurtenisFeit(r[0], r[1], r[2], json.loads(r[3] or "{}")) for r in rows)


_S_RONDES = (
    select(Ronde.nummer, Ronde.reden, Ronde.start).where(Ronde.dossier_id == _D).order_by(Ronde.nummer)
)


def _rondes(c: Connection, dossier_id: int) -> tuple[RondeFeit, ...]:
    rows = c.execute(_S_RONDES, {"d": dossier_id})
    return tuple(RondeFeit(r[0], RondeReden(r[1]), r[2]) for r in rows)


_S_PAUZES = select(Pauze.van, Pauze.tot).where(Pauze.dossier_id == _D).order_by(Pauze.van)


def _pauzes(c: Connection, dossier_id: int) -> tuple[PauzeFeit, ...]:
    rows = c.execute(_S_PAUZES, {"d": dossier_id})
    return tuple(PauzeFeit(r[0], r[1]) for r in rows)


_S_WONINGEN = (
    select(Woonadres.soort, Woonadres.kamers, Woonadres.van, Woonadres.tot)
    .where(Woonadres.dossier_id == _D)
    .order_by(Woonadres.id)
)


def _woningen(c: Connection, dossier_id: int) -> tuple[WoningFeit, ...]:
    rows = c.execute(_S_WONINGEN, {"d": dossier_id})
    return tuple(WoningFeit(r[0], r[1], r[2], r[3]) for r in rows)


_S_VOORWAARDEN = select(
    VoorwaardeWaarde.onderwerp_uid,
    VoorwaardeWaarde.code,
    VoorwaardeWaarde.item_id,
    VoorwaardeWaarde.waarde,
    VoorwaardeWaarde.bevroren,
).where(VoorwaardeWaarde.dossier_id == _D)


def _voorwaarden(c: Connection, dossier_id: int) -> tuple[VoorwaardeFeit, ...]:
    rows = c.execute(_S_VOORWAARDEN, {"d": dossier_id})
    return tuple(VoorwaardeFeit(r[0], r[1], r[2], Waarheid(r[3]), bool(r[4])) for r in rows)


_S_ROLLEN = select(Betrokkene.rol).where(Betrokkene.dossier_id == _D, Betrokkene.tot.is_(None))


def _rollen(c: Connection, dossier_id: int) -> frozenset[str]:
    rows = c.execute(_S_ROLLEN, {"d": dossier_id})
    return frozenset(str(r[0]) for r in rows)


_S_PUNTEN = (
    select(Verlenging.actiepunt_id, func.sum(Verlenging.dagen))
    .join(Actiepunt, Actiepunt.id == Verlenging.actiepunt_id)
    .where(Actiepunt.dossier_id == _D)
    .group_by(Verlenging.actiepunt_id)
)


def _punten(c: Connection, dossier_id: int, rijen: Iterable[Rij]) -> tuple[PuntFeit, ...]:
    extra = {r[0]: int(r[1]) for r in c.execute(_S_PUNTEN, {"d": dossier_id})}
    return tuple(_punt(r, extra.get(r.id, 0)) for r in rijen)


_STAAT = {staat.value: staat for staat in Staat}


def _punt(r: Rij, extra: int) -> PuntFeit:
    gemaakt, begin = load_kop(r.afleiding)
    return PuntFeit(
        sleutel=(r.item_id, r.onderwerp_soort, r.onderwerp_uid, r.ronde),
        nummer=r.nummer,
        versie=r.inhoud_versie,
        herkomst=r.inhoud_herkomst,
        staat=_STAAT[r.staat],
        gedaan_op=r.gedaan_op,
        gedaan_door=r.gedaan_door,
        vervallen=r.vervallen_op is not None,
        voor_onze_tijd=bool(r.voor_onze_tijd),
        gemaakt=gemaakt,
        begin=begin,
        extra_dagen=extra,
    )
