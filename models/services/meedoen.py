"""Meedoen: the inburgering of a person, steps on the ladder, goals, places, schools and papers, noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.content import EIGEN_PUNT
from models.errors import Refused
from models.rules.actiepunten import EIGEN
from models.rules.begeleiding import integration_may_start
from models.rules.inburgering import VOLWASSEN
from models.rules.invoer import number, text
from models.rules.leeftijd import leeftijd_op
from models.rules.onderwerpen import doel_van
from models.services.ankers import check_day, check_past, first_traject, set_anker, valid_anker
from models.services.eigen_punten import place_eigen_punt
from models.services.punten import open_by_event, tick_by_event
from models.services.verb import Transactie, verb
from models.tables import Actiepunt, Deelname, Dossier, Lidmaatschap, Mijlpaal, Persoon, Persoonsgegevens
from models.values import (
    LEERROUTES,
    PAPIERSOORTEN,
    SCHOOLSOORTEN,
    TAALNIVEAUS,
    TREDEN,
    Anker,
    DeelnameSoort,
    MijlpaalSoort,
    Recht,
    Waarheid,
)

TEKST_MAX = 160
REDEN_MAX = 300
DAGEN_MAX = 3650
UREN_MAX = 60
PIP_PUNT = "in-04"
COA_PUNT = "pv-44"
_PUNT_VAN_MIJLPAAL = {
    MijlpaalSoort.PVT: "in-06",
    MijlpaalSoort.TREDE: "in-02",
    MijlpaalSoort.TREDE_DOEL: "in-03",
}
_PUNT_VAN_DEELNAME = {DeelnameSoort.LEERWERKPLEK: "in-08"}
"""Lines of the checklist that are done once this is noted for the person."""
_WAARDEN = {
    MijlpaalSoort.LEERROUTE: LEERROUTES,
    MijlpaalSoort.TREDE: TREDEN,
    MijlpaalSoort.TREDE_DOEL: TREDEN,
}
_AARD = {
    DeelnameSoort.TAAL: ("", *TAALNIVEAUS),
    DeelnameSoort.SCHOOL: SCHOOLSOORTEN,
    DeelnameSoort.PAPIER: PAPIERSOORTEN,
}
WERKPLEKKEN = frozenset({DeelnameSoort.LEERWERKPLEK, DeelnameSoort.WERKERVARING})
MET_UREN = WERKPLEKKEN | {DeelnameSoort.TAAL}
_BEGIN = frozenset({MijlpaalSoort.LEERBAARHEID, MijlpaalSoort.LEERROUTE})
"""What begins the inburgering: never before the koppeling, unless another gemeente began it (A182)."""


# --- inburgering and ladder -------------------------------------------------------------------------------


@verb("pip_vastgesteld", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_pip(t: Transactie, dossier_uid: str, persoon_uid: str, op: date) -> str:
    """Note the day on which the PIP of a person was set: the anchor, and the line about it is done.

    Raises Refused: dossier_onbekend, dossier_gesloten, persoon_onbekend, dag_in_toekomst, dag_onmogelijk.
    """
    dossier = t.open_dossier(dossier_uid)
    _member(t, dossier, persoon_uid)
    check_past(t, op, "op")
    made = set_anker(t, dossier, Anker.PIP, bron="hand", werkelijk=op, drager_uid=persoon_uid)
    tick_by_event(t, dossier, (PIP_PUNT,), op, made.uid, onderwerp_uid=persoon_uid)
    return made.uid


@verb("mijlpaal", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_mijlpaal(
    t: Transactie,
    dossier_uid: str,
    persoon_uid: str,
    soort: MijlpaalSoort,
    op: date,
    *,
    keuze: str = "",
    dagen: int | None = None,
    reden: str = "",
) -> str:
    """Note what happened on a day in somebody's inburgering or on the ladder. Gives its uid.

    `keuze`: the leerroute or the step of the ladder; `dagen`: extra days of an extension. Another leerroute
    and an extension ask for a reason. The inburgering begins from the koppeling on (A182). The last day in
    the letter of DUO may lie ahead; noted again it takes the place of the one before. Raises Refused:
    dossier_onbekend, dossier_gesloten, persoon_onbekend, keuze_onbekend, dag_in_toekomst, dag_onmogelijk,
    voor_koppeling, reden_nodig, dagen_positief, zelfde_route, veld_te_lang, lijkt_op_bsn.
    """
    dossier = t.open_dossier(dossier_uid)
    persoon_id = _member(t, dossier, persoon_uid)
    if soort not in set(MijlpaalSoort):
        raise Refused("keuze_onbekend", veld="soort")
    kind = MijlpaalSoort(soort)
    (check_day if kind is MijlpaalSoort.DUO_EINDE else check_past)(t, op, "op")
    allowed = _WAARDEN.get(kind, ("",))
    if keuze not in allowed:
        raise Refused("keuze_onbekend", veld="keuze")
    words = str(text(REDEN_MAX)("reden", reden, t.vandaag))
    if kind in _BEGIN:
        _check_koppeling(t, dossier, op)
    if kind is MijlpaalSoort.LEERROUTE:
        _check_route(t, dossier, persoon_id, op, keuze, words)
    if kind is MijlpaalSoort.VERLENGING:
        _check_extension(dagen, words)
    letter = _letter_of_duo(t, dossier, persoon_id) if kind is MijlpaalSoort.DUO_EINDE else None
    if letter is not None:
        letter.op, letter.reden = op, words
        return letter.uid
    made = Mijlpaal(
        dossier_id=dossier.id,
        persoon_id=persoon_id,
        soort=kind.value,
        op=op,
        keuze=keuze,
        dagen=dagen if kind is MijlpaalSoort.VERLENGING else None,
        reden=words,
    )
    t.session.add(made)
    t.session.flush()
    if kind in _PUNT_VAN_MIJLPAAL:
        tick_by_event(t, dossier, (_PUNT_VAN_MIJLPAAL[kind],), op, made.uid, onderwerp_uid=persoon_uid)
    return made.uid


def _letter_of_duo(t: Transactie, dossier: Dossier, persoon_id: int) -> Mijlpaal | None:
    """The last day of DUO that was noted before: only the newest letter counts."""
    return t.session.scalars(
        select(Mijlpaal).where(
            Mijlpaal.dossier_id == dossier.id,
            Mijlpaal.persoon_id == persoon_id,
            Mijlpaal.soort == MijlpaalSoort.DUO_EINDE.value,
        )
    ).first()


@verb("mijlpaal_weg", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_mijlpaal(t: Transactie, mijlpaal_uid: str) -> None:
    """Take away what was noted by mistake; its point is open again unless an earlier one did it too.

    Raises Refused: mijlpaal_onbekend, dossier_gesloten.
    """
    found = t.session.scalars(select(Mijlpaal).where(Mijlpaal.uid == mijlpaal_uid)).one_or_none()
    if found is None:
        raise Refused("mijlpaal_onbekend")
    dossier = _open(t, found.dossier_id)
    _untick(t, dossier, found)
    t.session.delete(found)
    t.session.flush()
    before = select(Mijlpaal).where(Mijlpaal.persoon_id == found.persoon_id, Mijlpaal.soort == found.soort)
    other = t.session.scalars(before.order_by(Mijlpaal.op.desc(), Mijlpaal.id.desc())).first()
    point = _PUNT_VAN_MIJLPAAL.get(MijlpaalSoort(found.soort))
    if other is not None and point is not None:
        persoon_uid = t.session.get_one(Persoon, other.persoon_id).uid
        tick_by_event(t, dossier, (point,), other.op, other.uid, onderwerp_uid=persoon_uid)


# --- goals, places, schools, papers -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gegeven:
    """What was told about a goal, a place, a course, a school or a paper."""

    naam: str
    aard: str = ""
    persoon_uid: str = ""
    van: date | None = None
    tot: date | None = None
    uren: int | None = None
    steun: str = ""
    gemeld_op: date | None = None


@verb("deelname_erbij", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def add_deelname(
    t: Transactie,
    dossier_uid: str,
    soort: DeelnameSoort,
    naam: str,
    *,
    persoon_uid: str = "",
    aard: str = "",
    van: date | None = None,
    tot: date | None = None,
    uren: int | None = None,
    steun: str = "",
    gemeld_op: date | None = None,
) -> str:
    """Note a goal, a leerwerkplek, a course, a school of a child, or a paper. Gives its uid.

    A paper may belong to the gezin (`persoon_uid` empty); it is only named, never its number. Raises Refused:
    dossier_onbekend, dossier_gesloten, persoon_onbekend, keuze_onbekend, veld_leeg, veld_te_lang,
    lijkt_op_bsn, dag_onmogelijk, dag_in_toekomst, tot_voor_van, geen_getal, getal_buiten_grens, geen_kind.
    """
    dossier = t.open_dossier(dossier_uid)
    if soort not in set(DeelnameSoort):
        raise Refused("keuze_onbekend", veld="soort")
    made = Deelname(dossier_id=dossier.id, soort=DeelnameSoort(soort).value)
    _fill(t, dossier, made, Gegeven(naam, aard, persoon_uid, van, tot, uren, steun, gemeld_op))
    t.session.add(made)
    t.session.flush()
    _tick_of(t, dossier, made, persoon_uid)
    return made.uid


@verb("deelname_anders", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def change_deelname(
    t: Transactie,
    deelname_uid: str,
    naam: str,
    *,
    persoon_uid: str = "",
    aard: str = "",
    van: date | None = None,
    tot: date | None = None,
    uren: int | None = None,
    steun: str = "",
    gemeld_op: date | None = None,
) -> None:
    """Put right what was noted; its kind stays. Raises Refused: deelname_onbekend, and as `add_deelname`."""
    found, dossier = _deelname(t, deelname_uid)
    _fill(t, dossier, found, Gegeven(naam, aard, persoon_uid, van, tot, uren, steun, gemeld_op))
    _untick(t, dossier, found)
    _tick_of(t, dossier, found, persoon_uid)


@verb("deelname_weg", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_deelname(t: Transactie, deelname_uid: str) -> None:
    """Take away what was noted by mistake; a goal with steps stays, or its steps would be about nothing.

    The points that it ticked are open again. Raises Refused: deelname_onbekend, dossier_gesloten,
    doel_met_stappen.
    """
    found, dossier = _deelname(t, deelname_uid)
    if found.soort == DeelnameSoort.DOEL and _has_steps(t, found):
        raise Refused("doel_met_stappen")
    _untick(t, dossier, found)
    t.session.delete(found)


@verb("doel_bereikt", Area.DOSSIER, recht=Recht.DOSSIER)
def reach_doel(t: Transactie, doel_uid: str, op: date) -> None:
    """Note the day on which a goal was reached; its open steps stay as they are.

    Raises Refused: deelname_onbekend, dossier_gesloten, dag_in_toekomst, dag_onmogelijk, tot_voor_van.
    """
    found, _dossier = _deelname(t, doel_uid)
    if found.soort != DeelnameSoort.DOEL:
        raise Refused("deelname_onbekend")
    check_past(t, op, "op")
    if found.van is not None and op < found.van:
        raise Refused("tot_voor_van", veld="op")
    found.tot = op


@verb("stap_erbij", Area.PUNTEN, Area.DOSSIER, recht=Recht.DOSSIER)
def add_stap(t: Transactie, doel_uid: str, tekst: str, aan_zet: str = "", dag: date | None = None) -> str:
    """Add a step to a goal: a point of this gezin's own, with whose turn it is and for which day (A030).

    Gives the uid of the point. Raises Refused: deelname_onbekend, dossier_gesloten, and as `add_eigen_punt`.
    """
    found, dossier = _deelname(t, doel_uid)
    if found.soort != DeelnameSoort.DOEL:
        raise Refused("deelname_onbekend")
    return place_eigen_punt(t, dossier, tekst, aan_zet, dag, doel_uid=found.uid).uid


# --- shared -----------------------------------------------------------------------------------------------


def _open(t: Transactie, dossier_id: int) -> Dossier:
    dossier = t.session.get_one(Dossier, dossier_id)
    t.touch(dossier)
    if dossier.afgesloten_op is not None:
        raise Refused("dossier_gesloten")
    return dossier


def _deelname(t: Transactie, uid: str) -> tuple[Deelname, Dossier]:
    found = t.session.scalars(select(Deelname).where(Deelname.uid == uid)).one_or_none()
    if found is None:
        raise Refused("deelname_onbekend")
    return found, _open(t, found.dossier_id)


def _member(t: Transactie, dossier: Dossier, persoon_uid: str) -> int:
    """The person, who must belong or have belonged to this gezin."""
    found = t.session.scalar(
        select(Persoon.id)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(Persoon.uid == persoon_uid, Lidmaatschap.dossier_id == dossier.id)
        .limit(1)
    )
    if found is None:
        raise Refused("persoon_onbekend", veld="persoon_uid")
    return found


def _check_koppeling(t: Transactie, dossier: Dossier, op: date) -> None:
    """Refuse a begin before the koppeling (A182); a gezin that was taken over began elsewhere."""
    anker = valid_anker(t, first_traject(t, dossier).uid, Anker.KOPPELING)
    koppeling = anker.werkelijk if anker is not None else None
    if koppeling is None or dossier.overname == Waarheid.JA:
        return
    if not integration_may_start(koppeling, op):
        raise Refused("voor_koppeling", veld="op")


def _check_route(t: Transactie, dossier: Dossier, persoon_id: int, op: date, keuze: str, reden: str) -> None:
    """Refuse the same route again, and another one without a reason."""
    before = _route_before(t, dossier, persoon_id, op)
    if before == keuze:
        raise Refused("zelfde_route", veld="keuze")
    if before and not reden:
        raise Refused("reden_nodig", veld="reden")


def _check_extension(dagen: int | None, reden: str) -> None:
    """Refuse an extension without days or without a reason."""
    if dagen is None or not 1 <= dagen <= DAGEN_MAX:
        raise Refused("dagen_positief", veld="dagen")
    if not reden:
        raise Refused("reden_nodig", veld="reden")


def _route_before(t: Transactie, dossier: Dossier, persoon_id: int, op: date) -> str:
    """The leerroute that counted until this day; empty = none yet."""
    found = t.session.scalar(
        select(Mijlpaal.keuze)
        .where(
            Mijlpaal.dossier_id == dossier.id,
            Mijlpaal.persoon_id == persoon_id,
            Mijlpaal.soort == MijlpaalSoort.LEERROUTE.value,
            Mijlpaal.op <= op,
        )
        .order_by(Mijlpaal.op.desc(), Mijlpaal.id.desc())
        .limit(1)
    )
    return found or ""


def _has_steps(t: Transactie, doel: Deelname) -> bool:
    """Whether points of the gezin are steps of this goal."""
    rows = t.session.scalars(
        select(Actiepunt.onderwerp_uid).where(
            Actiepunt.dossier_id == doel.dossier_id,
            Actiepunt.item_id == EIGEN_PUNT.id,
            Actiepunt.onderwerp_soort == EIGEN,
            Actiepunt.vervallen_op.is_(None),
        )
    )
    return any(doel_van(uid) == doel.uid for uid in rows)


def _fill(t: Transactie, dossier: Dossier, row: Deelname, told: Gegeven) -> None:
    """Check what was told and put it in the row; what does not belong to the kind is left out."""
    kind = DeelnameSoort(row.soort)
    if told.persoon_uid or kind is not DeelnameSoort.PAPIER:
        row.persoon_id = _member(t, dossier, told.persoon_uid)
    else:
        row.persoon_id = None
    if told.aard not in _AARD.get(kind, ("",)):
        raise Refused("keuze_onbekend", veld="aard")
    if told.steun not in {"", *Waarheid}:
        raise Refused("keuze_onbekend", veld="steun")
    check_day(t, told.van, "van")
    check_day(t, told.tot, "tot")
    if told.van is not None and told.tot is not None and told.tot < told.van:
        raise Refused("tot_voor_van", veld="tot")
    if kind is DeelnameSoort.SCHOOL:
        _check_child(t, row, told.van or t.vandaag)
    row.naam = str(text(TEKST_MAX, verplicht=True)("naam", told.naam, t.vandaag))
    row.aard, row.van, row.tot = told.aard, told.van, told.tot
    uren = number(1, UREN_MAX, leeg=True)("uren", told.uren, t.vandaag) if kind in MET_UREN else None
    row.uren = int(str(uren)) if uren is not None else None
    row.steun = told.steun if kind in WERKPLEKKEN else ""
    row.gemeld_op = None
    if kind is DeelnameSoort.SCHOOL and told.gemeld_op is not None:
        check_past(t, told.gemeld_op, "gemeld_op")
        row.gemeld_op = told.gemeld_op


def _tick_of(t: Transactie, dossier: Dossier, row: Deelname, persoon_uid: str) -> None:
    """Tick the points of a person that this row says are done, on its days."""
    if row.gemeld_op is not None:
        tick_by_event(t, dossier, (COA_PUNT,), row.gemeld_op, row.uid, onderwerp_uid=persoon_uid)
    point = _PUNT_VAN_DEELNAME.get(DeelnameSoort(row.soort))
    if point is not None:
        op = min(row.van or t.vandaag, t.vandaag)
        tick_by_event(t, dossier, (point,), op, row.uid, onderwerp_uid=persoon_uid)


def _untick(t: Transactie, dossier: Dossier, row: Deelname | Mijlpaal) -> None:
    """Open the points again that this row ticked."""
    open_by_event(t, dossier, (COA_PUNT, *_PUNT_VAN_DEELNAME.values(), *_PUNT_VAN_MIJLPAAL.values()), row.uid)


def _check_child(t: Transactie, row: Deelname, dag: date) -> None:
    """Refuse a school for who is grown up on that day; for an adult it is a course."""
    born = t.session.scalar(
        select(Persoonsgegevens.geboortedatum).where(Persoonsgegevens.persoon_id == row.persoon_id)
    )
    if born is not None and leeftijd_op(born, dag) >= VOLWASSEN:
        raise Refused("geen_kind", veld="persoon_uid")
