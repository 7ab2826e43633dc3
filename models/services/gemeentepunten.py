"""Points at the level of the gemeente: done, not needed, later, open again, and points of one's own.

The lists and the calendar say which points there are (`rules.overleggen`); a row comes with the first word
that somebody says about one.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.content import EIGEN_PUNT, GESCHIL_PUNT
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.rules.afspraken import local_before
from models.rules.invoer import NOTITIE_MAX, own_words, text, tidy
from models.rules.overleggen import OverlegSoort, period_of
from models.rules.taakstelling import Halfjaar
from models.services.ankers import check_day, check_past
from models.services.eigen_punten import TEKST_MAX
from models.services.gemeente_rijen import check_place, place_of
from models.services.verb import Transactie, verb
from models.tables import Gemeente, Gemeentepunt, Overleg
from models.values import Partij, Recht, Reikwijdte, Staat

DOOR_GEGEVENS = "gegevens"
"""Ticked by what was recorded elsewhere: a herverdeling that was told, an overview, complexes of a year."""
EIGEN = EIGEN_PUNT.id


@verb("gemeentepunt_gedaan", Area.GEMEENTE, recht=Recht.GEMEENTE)
def tick_gemeentepunt(
    t: Transactie, gemeente_uid: str, item_id: str, periode: str, op: date | None = None
) -> str:
    """Tick a point of the gemeente for a period. Gives its uid.

    Raises Refused: gemeente_kiezen, punt_onbekend, al_gedaan, dag_in_toekomst.
    """
    punt = _punt(t, place_of(t, gemeente_uid), item_id, periode)
    if punt.staat == Staat.GEDAAN.value:
        raise Refused("al_gedaan")
    set_gedaan(t, punt, op or t.vandaag, t.wie)
    return punt.uid


@verb("gemeentepunt_niet_nodig", Area.GEMEENTE, recht=Recht.GEMEENTE)
def mark_gemeentepunt_nvt(t: Transactie, gemeente_uid: str, item_id: str, periode: str, reden: str) -> None:
    """Say that a point is not needed in a period, and why. Raises Refused: punt_onbekend, reden_nodig."""
    punt = _punt(t, place_of(t, gemeente_uid), item_id, periode)
    why = _reason(t, reden)
    _clear(punt)
    punt.staat, punt.reden = Staat.NVT.value, why


@verb("gemeentepunt_later", Area.GEMEENTE, recht=Recht.GEMEENTE)
def postpone_gemeentepunt(
    t: Transactie, gemeente_uid: str, item_id: str, periode: str, tot: date | None, reden: str
) -> None:
    """Put a point off until a day, with the reason. Raises Refused: veld_leeg, dag_in_verleden, …."""
    punt = _punt(t, place_of(t, gemeente_uid), item_id, periode)
    if tot is None:
        raise Refused("veld_leeg", veld="tot")
    check_day(t, tot, "tot")
    if tot <= t.vandaag:
        raise Refused("dag_in_verleden", veld="tot")
    why = _reason(t, reden)
    _clear(punt)
    punt.staat, punt.uitgesteld_tot, punt.reden = Staat.UITGESTELD.value, tot, why


@verb("gemeentepunt_weer_open", Area.GEMEENTE, recht=Recht.GEMEENTE)
def reopen_gemeentepunt(t: Transactie, gemeente_uid: str, item_id: str, periode: str) -> None:
    """Open a point again. Raises Refused: punt_onbekend, al_open."""
    punt = _punt(t, place_of(t, gemeente_uid), item_id, periode)
    if punt.staat == Staat.OPEN.value:
        raise Refused("al_open")
    _clear(punt)
    punt.staat = Staat.OPEN.value


@verb("gemeentepunt_eigen", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_gemeentepunt(
    t: Transactie,
    tekst: str,
    aan_zet: str = "",
    dag: date | None = None,
    *,
    gemeente_uid: str = "",
    overleg_uid: str = "",
) -> str:
    """Write a point of one's own at the gemeente, perhaps out of an overleg. Gives its uid.

    Raises Refused: gemeente_kiezen, overleg_onbekend, veld_leeg, veld_te_lang, keuze_onbekend,
    dag_onmogelijk.
    """
    overleg = None
    if overleg_uid:
        overleg = t.session.scalars(select(Overleg).where(Overleg.uid == overleg_uid)).one_or_none()
        if overleg is None:
            raise Refused("overleg_onbekend")
        check_place(t, overleg.gemeente_id)
    gemeente_id = overleg.gemeente_id if overleg is not None else place_of(t, gemeente_uid).id
    return place_gemeentepunt(t, gemeente_id, tekst, aan_zet, dag, overleg).uid


def place_gemeentepunt(
    t: Transactie, gemeente_id: int, tekst: str, aan_zet: str, dag: date | None, overleg: Overleg | None
) -> Gemeentepunt:
    """Put a point of one's own in; see `add_gemeentepunt`."""
    words = str(text(TEKST_MAX, verplicht=True)("tekst", tekst, t.vandaag))
    if aan_zet and aan_zet not in set(Partij):
        raise Refused("keuze_onbekend", veld="aan_zet")
    check_day(t, dag, "dag")
    new = Gemeentepunt(
        gemeente_id=gemeente_id,
        item_id=EIGEN,
        overleg_id=overleg.id if overleg is not None else None,
        tekst=words,
        doener=aan_zet or Partij.GEM.value,
        termijn=dag,
        staat=Staat.OPEN.value,
    )
    new.periode = new.uid
    t.session.add(new)
    t.session.flush()
    return new


def point_of(t: Transactie, gemeente_id: int, item_id: str, periode: str) -> Gemeentepunt:
    """The row of a point in a period, made when there is none yet."""
    found = t.session.scalars(
        select(Gemeentepunt).where(
            Gemeentepunt.gemeente_id == gemeente_id,
            Gemeentepunt.item_id == item_id,
            Gemeentepunt.periode == periode,
        )
    ).one_or_none()
    if found is None:
        found = Gemeentepunt(
            gemeente_id=gemeente_id, item_id=item_id, periode=periode, staat=Staat.OPEN.value
        )
        t.session.add(found)
    return found


def set_gedaan(t: Transactie, punt: Gemeentepunt, op: date, door: str) -> None:
    """Put a point on gedaan. Raises Refused: dag_in_toekomst, dag_onmogelijk."""
    check_past(t, op, "op")
    _clear(punt)
    punt.staat, punt.gedaan_op, punt.gedaan_door = Staat.GEDAAN.value, op, door


def follow_data(t: Transactie, gemeente_id: int, item_id: str, periode: str, op: date | None) -> None:
    """Tick a point by what was recorded, on the day of it; None opens again what was only ticked that way.

    What a person ticked keeps their day. Raises Refused: dag_in_toekomst, dag_onmogelijk.
    """
    if op is not None:
        punt = point_of(t, gemeente_id, item_id, periode)
        if punt.staat != Staat.GEDAAN.value or punt.gedaan_door == DOOR_GEGEVENS:
            set_gedaan(t, punt, op, DOOR_GEGEVENS)
        return
    for punt in t.session.scalars(
        select(Gemeentepunt).where(
            Gemeentepunt.gemeente_id == gemeente_id,
            Gemeentepunt.item_id == item_id,
            Gemeentepunt.periode == periode,
            Gemeentepunt.gedaan_door == DOOR_GEGEVENS,
        )
    ):
        _clear(punt)
        punt.staat = Staat.OPEN.value


def local_period(t: Transactie, gemeente_id: int, item_id: str, op: date) -> str:
    """The half-year before which a local overleg of a day is held, or what belongs to it is there.

    That of its period, or the one that is open and late: too late, but for this half-year.
    """
    gemeente = t.session.get_one(Gemeente, gemeente_id)
    months = SHARED.get(t.session).instellingen.number(
        "overleg_voor_periode_maanden", op, 1, gemeente_uid=gemeente.uid
    )
    coming = Halfjaar.van(op).volgende
    if op > local_before(coming, months):
        done = t.session.scalars(
            select(Gemeentepunt.staat).where(
                Gemeentepunt.gemeente_id == gemeente_id,
                Gemeentepunt.item_id == item_id,
                Gemeentepunt.periode == coming.code,
            )
        ).one_or_none()
        if done not in (Staat.GEDAAN.value, Staat.NVT.value):
            return coming.code
    return period_of(OverlegSoort.LOKAAL, op, months)


def _punt(t: Transactie, gemeente: Gemeente, item_id: str, periode: str) -> Gemeentepunt:
    """The point of a gemeente, which must be in its lists. Raises Refused("punt_onbekend")."""
    if item_id != EIGEN:
        item = SHARED.get(t.session).inhoud(gemeente.uid).items.get(item_id)
        if item_id == GESCHIL_PUNT.id:
            item = GESCHIL_PUNT
        if item is None or item.reikwijdte is not Reikwijdte.GEMEENTE or not tidy(periode):
            raise Refused("punt_onbekend")
        return point_of(t, gemeente.id, item_id, tidy(periode))
    found = t.session.scalars(
        select(Gemeentepunt).where(Gemeentepunt.gemeente_id == gemeente.id, Gemeentepunt.uid == periode)
    ).one_or_none()
    if found is None:
        raise Refused("punt_onbekend")
    return found


def _clear(punt: Gemeentepunt) -> None:
    punt.gedaan_op, punt.gedaan_door, punt.reden, punt.uitgesteld_tot = None, "", "", None


def _reason(t: Transactie, reden: str) -> str:
    found = str(text(NOTITIE_MAX)("reden", reden, t.vandaag))
    if not found:
        raise Refused("reden_nodig", veld="reden")
    return own_words(found)
