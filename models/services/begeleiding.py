"""Agreements about the begeleiding of a gezin, the trajecten that were bought, and courses of medewerkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.begeleiding import OP_PAPIER
from models.queries.inhoud import SHARED
from models.rules.begeleidingsterm import planned_end
from models.rules.invoer import text
from models.services.ankers import check_day, check_past
from models.services.medewerkers import medewerker_for
from models.services.punten import gemeente_of, open_by_event, tick_by_event
from models.services.verb import Transactie, verb
from models.tables import Begeleidingsafspraak, Dossier, IngekochtTraject, Kwalificatie, Organisatie
from models.values import (
    BEGELEIDINGSTHEMAS,
    BEGELEIDINGSVORMEN,
    HOE_VAAK,
    KWALIFICATIES,
    TRAJECT_INKOOP,
    Recht,
    Waarheid,
)

NOTITIE_MAX = 400
"""The agreements stay one A4."""
TRAJECT_MAANDEN = 12
"""Months of a bought traject where the figure was left open (A168)."""


@verb("begeleiding_afgesproken", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def agree_begeleiding(
    t: Transactie,
    dossier_uid: str,
    van: date,
    vormen: Sequence[str],
    themas: Sequence[str],
    hoe_vaak: str,
    *,
    tot: date | None = None,
    vraagbaak_tot: date | None = None,
    tolk: str = Waarheid.ONBEKEND.value,
    taal: str = "",
    belmomenten: str = "",
    notitie: str = "",
    getekend_op: date | None = None,
    afvinken: bool = False,
) -> str:
    """Write a version of the agreements about the begeleiding; those before stay (A005). Gives its uid.

    `tot` = the end that was agreed, `vraagbaak_tot` = until when questions can come after that (A165).
    `afvinken` ticks the line pv-22 in the same save. Raises Refused: dossier_onbekend, dossier_gesloten,
    dag_onmogelijk, dag_in_toekomst, tot_voor_van, begeleiding_vorm_nodig, keuze_onbekend, veld_te_lang,
    lijkt_op_bsn.
    """
    dossier = t.open_dossier(dossier_uid)
    check_day(t, van, "van")
    for veld, dag in (("tot", tot), ("vraagbaak_tot", vraagbaak_tot)):
        check_day(t, dag, veld)
        if dag is not None and dag < van:
            raise Refused("tot_voor_van", veld=veld)
    if tot is not None and vraagbaak_tot is not None and vraagbaak_tot < tot:
        raise Refused("vraagbaak_voor_einde", veld="vraagbaak_tot")
    if hoe_vaak not in HOE_VAAK:
        raise Refused("keuze_onbekend", veld="hoe_vaak")
    if tolk not in set(Waarheid):
        raise Refused("keuze_onbekend", veld="tolk")
    made = Begeleidingsafspraak(
        dossier_id=dossier.id,
        van=van,
        vormen=_codes(vormen, BEGELEIDINGSVORMEN, "vormen"),
        themas=_codes(themas, BEGELEIDINGSTHEMAS, "themas"),
        hoe_vaak=hoe_vaak,
        tot=tot,
        vraagbaak_tot=vraagbaak_tot,
        tolk=Waarheid(tolk).value,
        taal=str(text()("taal", taal, t.vandaag)),
        belmomenten=str(text()("belmomenten", belmomenten, t.vandaag)),
        notitie=str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag)),
    )
    if not made.vormen:
        raise Refused("begeleiding_vorm_nodig", veld="vormen")
    t.session.add(made)
    t.session.flush()
    if getekend_op is not None:
        _sign(t, made, getekend_op)
    if afvinken:
        tick_by_event(t, dossier, (OP_PAPIER,), getekend_op or t.vandaag, made.uid)
    return made.uid


@verb("begeleiding_getekend", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def sign_begeleiding(t: Transactie, afspraak_uid: str, op: date, *, afvinken: bool = True) -> None:
    """Note that gezin and begeleider signed the paper on a day; `afvinken` ticks pv-22 with it.

    Raises Refused: afspraak_onbekend, dossier_gesloten, dag_in_toekomst, dag_onmogelijk, tot_voor_van.
    """
    found, dossier = _version(t, afspraak_uid)
    _sign(t, found, op)
    if afvinken:
        tick_by_event(t, dossier, (OP_PAPIER,), op, found.uid)


@verb("begeleiding_weg", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_begeleiding(t: Transactie, afspraak_uid: str) -> None:
    """Take away a version that nobody signed, made by mistake: the one before holds again.

    The line pv-22 is open again where this version ticked it. Raises Refused: afspraak_onbekend,
    dossier_gesloten, afspraak_getekend.
    """
    found, dossier = _version(t, afspraak_uid)
    if found.getekend_op is not None:
        raise Refused("afspraak_getekend")
    open_by_event(t, dossier, (OP_PAPIER,), found.uid)
    t.session.delete(found)


def _version(t: Transactie, uid: str) -> tuple[Begeleidingsafspraak, Dossier]:
    found = t.session.scalars(
        select(Begeleidingsafspraak).where(Begeleidingsafspraak.uid == uid)
    ).one_or_none()
    if found is None:
        raise Refused("afspraak_onbekend")
    return found, _open(t, found.dossier_id)


def _sign(t: Transactie, row: Begeleidingsafspraak, op: date) -> None:
    check_past(t, op, "getekend_op")
    if op < row.van:
        raise Refused("tot_voor_van", veld="getekend_op")
    row.getekend_op = op
    t.session.flush()


def _codes(given: Sequence[str], known: tuple[str, ...], veld: str) -> str:
    """The codes in their own order, each once. Raises Refused("keuze_onbekend")."""
    if any(code not in known for code in given):
        raise Refused("keuze_onbekend", veld=veld)
    return " ".join(code for code in known if code in given)


def _open(t: Transactie, dossier_id: int) -> Dossier:
    dossier = t.session.get_one(Dossier, dossier_id)
    t.touch(dossier)
    if dossier.afgesloten_op is not None:
        raise Refused("dossier_gesloten")
    return dossier


# --- bought trajecten -------------------------------------------------------------------------------------


@verb("traject_ingekocht", Area.DOSSIER, recht=Recht.DOSSIER)
def start_traject(
    t: Transactie,
    dossier_uid: str,
    soort: str,
    start: date,
    *,
    organisatie_uid: str = "",
    uitvoerder: str = "",
) -> str:
    """Note a traject that was bought for a gezin; its end follows from the months set on its start (A168).

    Gives its uid. Raises Refused: dossier_onbekend, dossier_gesloten, keuze_onbekend, dag_onmogelijk,
    organisatie_onbekend, traject_loopt_al, veld_te_lang.
    """
    dossier = t.open_dossier(dossier_uid)
    if soort not in TRAJECT_INKOOP:
        raise Refused("keuze_onbekend", veld="soort")
    check_day(t, start, "start")
    end = planned_end(start, _months(t, dossier, soort, start))
    for other in t.session.scalars(
        select(IngekochtTraject).where(
            IngekochtTraject.dossier_id == dossier.id, IngekochtTraject.soort == soort
        )
    ):
        if start <= (other.gestopt_op or other.einde) and other.start <= end:
            raise Refused("traject_loopt_al", veld="start")
    made = IngekochtTraject(
        dossier_id=dossier.id,
        soort=soort,
        start=start,
        einde=end,
        organisatie_id=organisatie_id_of(t, organisatie_uid),
        uitvoerder=str(text()("uitvoerder", uitvoerder, t.vandaag)),
    )
    t.session.add(made)
    t.session.flush()
    return made.uid


def _months(t: Transactie, dossier: Dossier, soort: str, start: date) -> int:
    gemeente = gemeente_of(t, dossier)
    found = SHARED.get(t.session).instellingen.value(
        f"traject_{soort}_maanden",
        start,
        gemeente_uid=gemeente.uid if gemeente is not None else "",
        provincie=gemeente.provincie if gemeente is not None else "",
    )
    return int(found) if isinstance(found, int | float) and not isinstance(found, bool) else TRAJECT_MAANDEN


def organisatie_id_of(t: Transactie, uid: str) -> int | None:
    """The id of an organisation of this kluis; None for none. Raises Refused("organisatie_onbekend")."""
    if not uid:
        return None
    found = t.session.scalar(select(Organisatie.id).where(Organisatie.uid == uid))
    if found is None:
        raise Refused("organisatie_onbekend", veld="organisatie_uid")
    return found


@verb("traject_gestopt", Area.DOSSIER, recht=Recht.DOSSIER)
def stop_traject(t: Transactie, traject_uid: str, op: date) -> None:
    """Note on which day a traject really ended. Raises Refused: traject_onbekend, dag_in_toekomst, …"""
    found = _bought(t, traject_uid)
    check_past(t, op, "op")
    if op < found.start:
        raise Refused("tot_voor_van", veld="op")
    found.gestopt_op = op


@verb("traject_weg", Area.DOSSIER, recht=Recht.DOSSIER)
def remove_traject(t: Transactie, traject_uid: str) -> None:
    """Take away a bought traject that was noted by mistake.

    Raises Refused: traject_onbekend, dossier_gesloten.
    """
    t.session.delete(_bought(t, traject_uid))


def _bought(t: Transactie, uid: str) -> IngekochtTraject:
    found = t.session.scalars(select(IngekochtTraject).where(IngekochtTraject.uid == uid)).one_or_none()
    if found is None:
        raise Refused("traject_onbekend")
    _open(t, found.dossier_id)
    return found


# --- courses ----------------------------------------------------------------------------------------------


@verb("kwalificatie_gezet", Area.MEDEWERKERS, recht=Recht.MEDEWERKERS)
def set_kwalificaties(t: Transactie, uid: str, behaald: Mapping[str, date | None]) -> None:
    """Write on which day a medewerker did which courses; None takes one away (A170).

    Courses that are not named stay. Raises Refused: medewerker_onbekend, keuze_onbekend, dag_in_toekomst,
    dag_onmogelijk.
    """
    who = medewerker_for(t, uid)
    known = {
        row.soort: row
        for row in t.session.scalars(select(Kwalificatie).where(Kwalificatie.medewerker_id == who.id))
    }
    for soort, dag in behaald.items():
        if soort not in KWALIFICATIES:
            raise Refused("keuze_onbekend", veld=soort)
        row = known.get(soort)
        if dag is None:
            if row is not None:
                t.session.delete(row)
            continue
        check_past(t, dag, soort)
        if row is None:
            t.session.add(Kwalificatie(medewerker_id=who.id, soort=soort, behaald_op=dag))
        else:
            row.behaald_op = dag
