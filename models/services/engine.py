"""Brings the actiepunten of a dossier in line with its facts: inserts, moves, lapses, revives, never deletes.

Runs inside the verb that changed something, so that lines, historie, stand and search change together or not
at all (foundations 6, 10, 11).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from models.queries.feiten import Gelezen, load_feiten, omgeving_of
from models.queries.inhoud import SHARED, InhoudCache
from models.queries.sql import Rij
from models.rules.actiepunten import Bevriezing, GewenstPunt, Omgeving, Plan, groep_van, plan
from models.rules.beginhier import Begin
from models.rules.feiten import Sleutel
from models.rules.termijnen import Afleiding, dump_afleiding
from models.services import plekstand, stand, zoekindex
from models.services.historie_schrijven import insert_told
from models.services.verb import Transactie
from models.tables import Actiepunt, Dossier, DossierStand, Historie, VoorwaardeWaarde
from models.values import Reden, Staat

START = "start"
"""Who ticked a line that *Wij beginnen hier* proved done."""


def recompute(t: Transactie, dossier_id: int) -> None:
    """Bring lines, conditions, stand, search index and the next day of a dossier up to date.

    Doing it twice changes nothing the second time. What a person said about a line is kept.
    """
    t.session.flush()
    if dossier_id not in t.geheel and _only_lines(t, dossier_id):
        return
    gelezen = load_feiten(t.session, dossier_id)
    omgeving = omgeving_of(t.session, gelezen, t.vandaag)
    gepland = plan(gelezen.feiten, omgeving)
    _freeze(t, dossier_id, gepland)
    lijnen = _reconcile(t, dossier_id, gelezen, gepland)
    dossier = t.session.get_one(Dossier, dossier_id)
    dag = stand.save_stand(t, dossier, gelezen.feiten, lijnen, omgeving)
    volgende = min((d for d in (gepland.herbereken_op, dag) if d is not None), default=None)
    if dossier.herbereken_op != volgende:
        dossier.herbereken_op = volgende
    zoekindex.update_index(t.session, dossier)
    plekstand.refresh_places(t)
    t.gepland[dossier_id] = gepland.herbereken_op


# --- when only the state of lines changed ---------------------------------------------------------------


def _only_lines(t: Transactie, dossier_id: int) -> bool:
    """Plan only the items whose lines a person worked on, where all others stand as the plan wants them.

    Items do not look at each other's lines, so their plan is that of the last recompute, unless the day, the
    content or a figure has moved since; within one transaction none of these does (`Transactie.gepland`).
    Says no, with nothing written, where the whole plan is needed.
    """
    items = t.lijnen.get(dossier_id, set())
    dossier = t.session.get_one(Dossier, dossier_id)
    if not items or not (dossier_id in t.gepland or _is_current(t, dossier)):
        return False
    gelezen = load_feiten(t.session, dossier_id, items)
    omgeving = omgeving_of(t.session, gelezen, t.vandaag)
    alleen = replace(omgeving, items={i: omgeving.items[i] for i in omgeving.items if i in items})
    gepland = plan(gelezen.feiten, alleen)
    bekend = {(r.item_id, r.onderwerp_soort, r.onderwerp_uid, r.ronde) for r in gelezen.rijen}
    if any((punt.was or punt.sleutel) not in bekend for punt in gepland.punten):
        return False  # a new line takes its number from all the others
    _freeze(t, dossier_id, gepland)
    _reconcile(t, dossier_id, gelezen, gepland)
    lijnen = stand.load_lijnen(t.session, dossier_id)
    dag = stand.save_stand(t, dossier, gelezen.feiten, lijnen, omgeving)
    dagen = (t.gepland.get(dossier_id, dossier.herbereken_op), gepland.herbereken_op, dag)
    dossier.herbereken_op = min((d for d in dagen if d is not None), default=None)
    return True


_S_VORIGE = (
    select(Historie.bewerking_id)
    .where(
        Historie.dossier_uid == bindparam("uid"),
        Historie.tabel == Actiepunt.__tablename__,
        Historie.bewerking_id < bindparam("nu"),
    )
    .order_by(Historie.id.desc())
    .limit(1)
)


def _is_current(t: Transactie, dossier: Dossier) -> bool:
    """Whether the lines of a dossier are as the plan of today wants them, apart from this bewerking."""
    if dossier.herbereken_op is not None and dossier.herbereken_op <= t.vandaag:
        return False
    c = t.session.connection()
    dag = c.scalar(_S_STAND_DAG, {"d": dossier.id})
    if dag is None or dag > t.vandaag:
        return False
    vorige = c.scalar(_S_VORIGE, {"uid": dossier.uid, "nu": t.bewerking_id})
    return vorige is not None and vorige > SHARED.get(t.session).last_bewerking(t.session)


_S_STAND_DAG = select(DossierStand.bijgewerkt_op_dag).where(DossierStand.dossier_id == bindparam("d"))


# --- what a row should hold -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verschil:
    """A line that is not as the rules say: which, and how."""

    nummer: int
    item_id: str
    reden: Reden


def _wanted(punt: GewenstPunt, rij: Rij | None) -> dict[str, Any]:
    """The columns that the plan decides about, with the values they should have."""
    item = punt.item
    soort = (punt.sleutel[1], punt.sleutel[2])
    eigen = rij is not None and rij.vervallen_op is None
    waarden: dict[str, Any] = {
        "item_id": item.id,
        "onderwerp_soort": soort[0],
        "onderwerp_uid": soort[1],
        "ronde": punt.sleutel[3],
        "inhoud_versie": rij.inhoud_versie if eigen and rij is not None else item.versie,
        "inhoud_herkomst": rij.inhoud_herkomst if eigen and rij is not None else item.herkomst.value,
        "fase": item.fase.value if item.fase is not None else "",
        "termijn_datum": punt.termijn.datum,
        "termijn_hard": punt.termijn.hard,
        "afleiding": dump_afleiding(Afleiding(punt.termijn.stappen, punt.gemaakt, punt.begin)),
        "wacht_anker": punt.termijn.wacht_anker,
        "nog_te_bepalen": punt.nog_te_bepalen,
        "doener": punt.doener,
        "onze": item.onze,
        "kern": item.kern,
        "voor_onze_tijd": punt.voor_onze_tijd,
        "vervallen_op": None,
        "vervallen_reden": "",
    }
    if punt.begin == Begin.BEWEZEN:
        waarden |= {"staat": Staat.GEDAAN.value, "gedaan_op": punt.gedaan_op, "gedaan_door": START}
    elif rij is not None and rij.gedaan_door == START:
        waarden |= {"staat": Staat.OPEN.value, "gedaan_op": None, "gedaan_door": ""}
    return waarden


def _changes(rij: Rij, waarden: dict[str, Any]) -> dict[str, Any]:
    if _getter(tuple(waarden))(rij) == tuple(waarden.values()):  # nearly every line, nearly every time
        return {}
    return {naam: waarde for naam, waarde in waarden.items() if getattr(rij, naam) != waarde}


@cache
def _getter(namen: tuple[str, ...]) -> Callable[[Rij], tuple[Any, ...]]:
    """Read these columns of a row in one go."""
    return attrgetter(*namen)


# --- bringing the kluis in line -------------------------------------------------------------------------


def _reconcile(t: Transactie, dossier_id: int, gelezen: Gelezen, gepland: Plan) -> list[stand.Lijn]:
    """Insert, change and lapse; give the lines that are alive after it, whatever they were read as."""
    rijen: dict[Sleutel, Rij] = {
        (r.item_id, r.onderwerp_soort, r.onderwerp_uid, r.ronde): r for r in gelezen.rijen
    }
    nummers = _Nummers(rijen)
    vast = {
        "dossier_id": dossier_id,
        "gemeente_id": gelezen.gemeente_id,
        "drager_uid": gelezen.feiten.uid,
    }
    anders: dict[int, dict[str, Any]] = {}
    nieuw: list[dict[str, Any]] = []
    for punt in gepland.punten:
        rij = rijen.get(punt.was or punt.sleutel)
        waarden = _wanted(punt, rij)
        if rij is None:
            waarden |= vast
            waarden["nummer"] = nummers.give(punt.sleutel)
            nieuw.append(waarden)
        else:
            verschil = _changes(rij, waarden)
            if verschil:
                anders[rij.id] = verschil
    for sleutel, reden in gepland.vervalt.items():
        anders[rijen[sleutel].id] = _lapsed(rijen[sleutel], reden, t.vandaag)
    veranderd = {rij.id: rij for rij in _objects(t.session, anders)}
    for rij_id, punt_rij in veranderd.items():
        for naam, waarde in anders[rij_id].items():
            setattr(punt_rij, naam, waarde)
    t.session.flush()
    insert_told(t, Actiepunt, nieuw, dossier_id)
    if nieuw:
        return list(stand.load_lijnen(t.session, dossier_id))
    alle = [veranderd.get(rij.id, rij) for rij in gelezen.rijen]
    return [rij for rij in alle if rij.vervallen_op is None]


def _lapsed(rij: Rij, reden: str, vandaag: date) -> dict[str, Any]:
    waarden: dict[str, Any] = {"vervallen_op": vandaag, "vervallen_reden": reden}
    if rij.gedaan_door == START:
        waarden |= {"staat": Staat.OPEN.value, "gedaan_op": None, "gedaan_door": ""}
    return waarden


def _objects(session: Session, ids: Iterable[int]) -> list[Actiepunt]:
    """Load only the rows that change, as objects: the historie listens to objects."""
    alle = sorted(ids)
    found: list[Actiepunt] = []
    for begin in range(0, len(alle), 400):
        found.extend(session.scalars(select(Actiepunt).where(Actiepunt.id.in_(alle[begin : begin + 400]))))
    return found


class _Nummers:
    """Line numbers: given once for an item, an event or period, and a round; letters of one line share it."""

    def __init__(self, rijen: dict[Sleutel, Rij]) -> None:
        self._gegeven: dict[tuple[str, str, int], int] = {}
        for sleutel, rij in rijen.items():
            self._gegeven.setdefault((sleutel[0], groep_van(sleutel), sleutel[3]), rij.nummer)
        self._hoogste = max((rij.nummer for rij in rijen.values()), default=0)

    def give(self, sleutel: Sleutel) -> int:
        """The number for a line; a new one when its line has none yet."""
        key = (sleutel[0], groep_van(sleutel), sleutel[3])
        if key not in self._gegeven:
            self._hoogste += 1
            self._gegeven[key] = self._hoogste
        return self._gegeven[key]


def _freeze(t: Transactie, dossier_id: int, gepland: Plan) -> None:
    """Store conditions at their value on the day of their anchor; take back those whose anchor is gone."""
    for vast in gepland.bevries:
        t.session.add(_frozen(dossier_id, vast))
    if not gepland.ontdooi:
        return
    weg = set(gepland.ontdooi)
    for rij in t.session.scalars(
        select(VoorwaardeWaarde).where(
            VoorwaardeWaarde.dossier_id == dossier_id, VoorwaardeWaarde.bevroren.is_(True)
        )
    ):
        if (rij.onderwerp_uid, rij.code, rij.item_id) in weg:
            t.session.delete(rij)


def _frozen(dossier_id: int, vast: Bevriezing) -> VoorwaardeWaarde:
    return VoorwaardeWaarde(
        dossier_id=dossier_id,
        onderwerp_uid=vast.onderwerp_uid,
        code=vast.code,
        item_id=vast.item_id,
        waarde=vast.waarde.value,
        bevroren=True,
    )


# --- another line of the same item ----------------------------------------------------------------------


def add_again(t: Transactie, dossier: Dossier, item_id: str, uid: str) -> None:
    """Make another line of an item that may come more than once (ve-44, ve-54); `uid` names this one.

    An item that may not, or is not there, changes nothing.
    """
    gelezen = load_feiten(t.session, dossier.id)
    omgeving = omgeving_of(t.session, gelezen, t.vandaag)
    item = omgeving.items.get(item_id)
    if item is None or not item.meermaals:
        return
    rijen = {(r.item_id, r.onderwerp_soort, r.onderwerp_uid, r.ronde): r for r in gelezen.rijen}
    sleutel = (item_id, "gebeurtenis", uid, 1)
    t.session.add(
        Actiepunt(
            dossier_id=dossier.id,
            gemeente_id=gelezen.gemeente_id,
            drager_uid=dossier.uid,
            item_id=item_id,
            inhoud_versie=item.versie,
            inhoud_herkomst=item.herkomst.value,
            onderwerp_soort="gebeurtenis",
            onderwerp_uid=uid,
            nummer=_Nummers(rijen).give(sleutel),
        )
    )
    t.touch(dossier)
    t.session.flush()


# --- looking without changing ---------------------------------------------------------------------------


def check_dossier(
    session: Session, dossier_id: int, vandaag: date, cache: InhoudCache = SHARED
) -> tuple[Verschil, ...]:
    """Plan a dossier anew and list where its lines and its stand differ; changes nothing (foundations 10)."""
    gelezen = load_feiten(session, dossier_id)
    omgeving = omgeving_of(session, gelezen, vandaag, cache)
    gepland = plan(gelezen.feiten, omgeving)
    return (*_line_differences(gelezen, gepland), *_stand_difference(session, dossier_id, gelezen, omgeving))


def _line_differences(gelezen: Gelezen, gepland: Plan) -> Iterable[Verschil]:
    rijen = {(r.item_id, r.onderwerp_soort, r.onderwerp_uid, r.ronde): r for r in gelezen.rijen}
    for punt in gepland.punten:
        rij = rijen.get(punt.was or punt.sleutel)
        if rij is None:
            yield Verschil(0, punt.item.id, Reden.of("punt_mist"))
            continue
        verschil = _changes(rij, _wanted(punt, rij))
        if verschil:
            yield Verschil(
                rij.nummer, punt.item.id, Reden.of("punt_anders", velden=", ".join(sorted(verschil)))
            )
    for sleutel, reden in gepland.vervalt.items():
        yield Verschil(rijen[sleutel].nummer, sleutel[0], Reden.of("punt_te_veel", reden=reden))


def _stand_difference(
    session: Session, dossier_id: int, gelezen: Gelezen, omgeving: Omgeving
) -> Iterable[Verschil]:
    velden = stand.stand_differences(session, dossier_id, gelezen.feiten, omgeving)
    if velden:
        yield Verschil(0, "", Reden.of("stand_anders", velden=", ".join(velden)))
