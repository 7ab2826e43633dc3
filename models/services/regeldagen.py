"""The regeldag: making one, its loketten and gezinnen, and the clock times (foundations 19)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from models.changes import Area
from models.errors import Refused
from models.queries.eerst_bellen import is_first
from models.queries.inhoud import SHARED
from models.queries.regeldagen import signing_on
from models.rules.invoer import NOTITIE_MAX, Invoer, Veld, day, flag, number, telefoon, text, tidy
from models.rules.klokuren import read_clock, read_span
from models.services.verb import Transactie, verb
from models.tables import Contactpersoon, Dossier, Gemeente, Regeldag, RegeldagAfspraak, RegeldagLoket
from models.values import Recht

GEWONE_VOLGORDE = ("L1", "L2", "L4", "L3", "L7", "L5", "L6", "L8", "L9")
"""Used only where the setting `loket_volgorde` is empty (K01)."""
MINUTEN = 20
"""Used only where the setting of a loket is empty."""
_LETTERS = re.compile(r"^(?:[a-z]{1,2}(?: |$))*$")


def clock_time(veld: str, value: Invoer, vandaag: date) -> Invoer:
    """The rule for a clock time: `9:30`, `9.30` or `0930`, kept as `9:30`; empty is allowed."""
    del vandaag
    return read_clock(veld, tidy(str(value) if value is not None else ""))


def break_time(veld: str, value: Invoer, vandaag: date) -> Invoer:
    """The rule for a break: `12:30-13:00`, `geen`, or empty = as the day or the setting says."""
    del vandaag
    return read_span(veld, tidy(str(value) if value is not None else ""))


def letters_rule(veld: str, value: Invoer, vandaag: date) -> Invoer:
    """The rule for who comes: letters with blanks between (`a c`); empty = as the loket says."""
    del vandaag
    typed = " ".join(tidy(str(value) if value is not None else "").lower().replace(",", " ").split())
    if not _LETTERS.match(typed):
        raise Refused("letters_vorm", veld=veld)
    return typed


DAG_VELDEN = {
    veld.naam: veld
    for veld in (
        Veld("dag", day),
        Veld("plaats", text(200)),
        Veld("start", clock_time),
        Veld("eind", clock_time),
        Veld("pauze", break_time),
        Veld("notitie", text(NOTITIE_MAX)),
    )
}
LOKET_VELDEN = {
    veld.naam: veld
    for veld in (
        Veld("ruimte", text()),
        Veld("contact", text()),
        Veld("telefoon", telefoon),
        Veld("van", clock_time),
        Veld("tot", clock_time),
        Veld("minuten", number(5, 240)),
        Veld("plekken", number(1, 20)),
        Veld("pauze", break_time),
        Veld("volgorde", number(1, 99)),
    )
}
BEZOEK_VELDEN = {
    veld.naam: veld
    for veld in (
        Veld("tijd", clock_time),
        Veld("minuten", number(0, 240)),
        Veld("vast", flag),
        Veld("overslaan", flag),
        Veld("komt", letters_rule),
    )
}
GEZIN_VELDEN = {veld.naam: veld for veld in (Veld("van", clock_time), Veld("tot", clock_time))}


@verb("regeldag_erbij", Area.REGELDAG, recht=Recht.REGELDAG)
def add_regeldag(t: Transactie, gemeente_uid: str, dag: date, plaats: str = "", start: str = "") -> str:
    """Make a regeldag: all loketten in the order of the setting, the last contacts, the gezinnen of that day.

    A gezin belongs to it when its tekendatum (planned or real) is that day. Gives the uid of the regeldag.
    Raises Refused: gemeente_onbekend, dag_onmogelijk, tijd_vorm, veld_te_lang.
    """
    gemeente = t.session.scalars(select(Gemeente).where(Gemeente.uid == gemeente_uid)).one_or_none()
    if gemeente is None:
        raise Refused("gemeente_onbekend")
    day("dag", dag, t.vandaag)
    highest = t.session.scalar(select(func.max(Regeldag.nummer)).where(Regeldag.gemeente_id == gemeente.id))
    new = Regeldag(
        gemeente_id=gemeente.id,
        nummer=(highest or 0) + 1,
        dag=dag,
        plaats=str(DAG_VELDEN["plaats"].check(plaats, t.vandaag)),
        start=str(clock_time("start", start, t.vandaag)),
    )
    t.session.add(new)
    t.session.flush()
    _fill_loketten(t, new, gemeente)
    for nummer, row in enumerate(t.session.execute(signing_on(gemeente.id, dag)).all(), start=1):
        t.bereikt.add(row.id)  # a colleague's gezin signs that day too: it has its place, and shows no name
        t.session.add(RegeldagAfspraak(regeldag_id=new.id, dossier_id=row.id, nummer=nummer))
    t.session.flush()
    return new.uid


def loket_order(t: Transactie, gemeente_uid: str, dag: date) -> tuple[str, ...]:
    """Give the order of loketten of a gemeente on a day: the setting, with loketten it forgets at the end."""
    stand = SHARED.get(t.session)
    provincie = stand.provincies.get(gemeente_uid, "")
    value = stand.instellingen.value("loket_volgorde", dag, gemeente_uid=gemeente_uid, provincie=provincie)
    order = value if isinstance(value, tuple) and value else GEWONE_VOLGORDE
    known = stand.inhoud(gemeente_uid).loketten
    return tuple(dict.fromkeys((*(code for code in order if code in known), *known)))


def usual_minutes(t: Transactie, gemeente_uid: str, loket: str, dag: date) -> int:
    """Give the minutes of a gezin at a loket by the dated setting of the gemeente."""
    stand = SHARED.get(t.session)
    return stand.instellingen.number(
        f"regeldag_{loket.lower()}_minuten", dag, MINUTEN, gemeente_uid=gemeente_uid
    )


def _fill_loketten(t: Transactie, new: Regeldag, gemeente: Gemeente) -> None:
    """Put every loket on the day, with what the last regeldag had, else the contact person of that loket."""
    last: dict[str, RegeldagLoket] = {}
    for old in t.session.scalars(
        select(RegeldagLoket)
        .join(Regeldag, Regeldag.id == RegeldagLoket.regeldag_id)
        .where(Regeldag.gemeente_id == gemeente.id, Regeldag.id != new.id, ~Regeldag.vervallen)
        .order_by(Regeldag.dag, Regeldag.id)
    ):
        last[old.loket] = old
    contacts: dict[str, Contactpersoon] = {}
    for contact in t.session.scalars(
        select(Contactpersoon)
        .where(Contactpersoon.loket != "", Contactpersoon.actief)
        .order_by(is_first(), Contactpersoon.id.desc())
    ):
        contacts[contact.loket] = contact
    left = frozenset(t.session.scalars(select(Contactpersoon.id).where(~Contactpersoon.actief)))
    for volgorde, loket in enumerate(loket_order(t, gemeente.uid, new.dag), start=1):
        before, who = last.get(loket), contacts.get(loket)
        row = RegeldagLoket(
            regeldag_id=new.id,
            loket=loket,
            volgorde=volgorde,
            minuten=usual_minutes(t, gemeente.uid, loket, new.dag),
        )
        if before is not None:
            for veld in ("ruimte", "contact", "telefoon", "contactpersoon_id", "minuten", "plekken", "pauze"):
                setattr(row, veld, getattr(before, veld))
        gone = row.contactpersoon_id is not None and row.contactpersoon_id in left
        if who is not None and (before is None or gone):
            row.contactpersoon_id = who.id
        elif gone:
            row.contactpersoon_id = None
        t.session.add(row)


@verb("regeldag_veld", Area.REGELDAG, recht=Recht.REGELDAG)
def save_regeldag_field(t: Transactie, uid: str, veld: str, waarde: Invoer) -> None:
    """Save one field of a regeldag: `dag`, `plaats`, `start`, `eind`, `pauze`, `notitie`.

    Raises Refused: regeldag_onbekend, veld_onbekend, veld_leeg (no day), tijd_vorm, span_vorm, …
    """
    found = _regeldag(t, uid)
    rule = DAG_VELDEN.get(veld)
    if rule is None:
        raise Refused("veld_onbekend", veld=veld)
    value = rule.check(waarde, t.vandaag)
    if veld == "dag" and value is None:
        raise Refused("veld_leeg", veld=veld)
    setattr(found, veld, value)


@verb("regeldag_weg", Area.REGELDAG, recht=Recht.REGELDAG)
def cancel_regeldag(t: Transactie, uid: str) -> None:
    """Call a regeldag off; it stays in the historie. Raises Refused("regeldag_onbekend")."""
    _regeldag(t, uid).vervallen = True


@verb("regeldag_loket", Area.REGELDAG, recht=Recht.REGELDAG)
def save_loket(
    t: Transactie,
    /,
    regeldag_uid: str,
    loket: str,
    *,
    contactpersoon_uid: str | None = None,
    **velden: str | int,
) -> None:
    """Save fields of a loket on a regeldag: ruimte, contact, telefoon, van, tot, minuten, plekken, pauze.

    `contactpersoon_uid` chooses a known contact person, empty takes it away. A loket that is not on the day
    yet is put on it. Raises Refused: regeldag_onbekend, loket_onbekend, veld_onbekend, …
    """
    found = _regeldag(t, regeldag_uid)
    row = _loket(t, found, loket)
    for veld, waarde in velden.items():
        rule = LOKET_VELDEN.get(veld)
        if rule is None:
            raise Refused("veld_onbekend", veld=veld)
        setattr(row, veld, rule.check(waarde, t.vandaag))
    if contactpersoon_uid is not None:
        row.contactpersoon_id = _contact_id(t, contactpersoon_uid)
        if contactpersoon_uid:
            row.contact, row.telefoon = "", ""


@verb("regeldag_volgorde", Area.REGELDAG, recht=Recht.REGELDAG)
def save_loket_order(t: Transactie, regeldag_uid: str, loketten: tuple[str, ...]) -> None:
    """Put the loketten of a regeldag in this order; those not named leave the day with their times.

    Raises Refused: regeldag_onbekend, loket_onbekend, veld_leeg (no loket at all).
    """
    found = _regeldag(t, regeldag_uid)
    order = tuple(dict.fromkeys(loketten))
    if not order:
        raise Refused("veld_leeg", veld="loketten")
    for volgorde, code in enumerate(order, start=1):
        _loket(t, found, code).volgorde = volgorde
    for row in t.session.scalars(select(RegeldagLoket).where(RegeldagLoket.regeldag_id == found.id)):
        if row.loket not in order:
            t.session.delete(row)
    for time in t.session.scalars(
        select(RegeldagAfspraak).where(
            RegeldagAfspraak.regeldag_id == found.id, RegeldagAfspraak.loket.not_in((*order, ""))
        )
    ):
        t.session.delete(time)


@verb("regeldag_gezin_erbij", Area.REGELDAG, recht=Recht.REGELDAG)
def add_gezin(t: Transactie, regeldag_uid: str, dossier_uid: str) -> None:
    """Put a gezin on a regeldag. Raises Refused: regeldag_onbekend, dossier_onbekend, gezin_staat_er_al."""
    found = _regeldag(t, regeldag_uid)
    dossier_id = _dossier_id(t, dossier_uid)
    if _afspraken(t, found, dossier_id):
        raise Refused("gezin_staat_er_al")
    t.session.add(
        RegeldagAfspraak(regeldag_id=found.id, dossier_id=dossier_id, nummer=_next_number(t, found))
    )


def _next_number(t: Transactie, regeldag: Regeldag) -> int:
    """A number of the day is never given twice: it may stand on a letter already."""
    highest = t.session.scalar(
        select(func.max(RegeldagAfspraak.nummer)).where(RegeldagAfspraak.regeldag_id == regeldag.id)
    )
    return (highest or 0) + 1


@verb("regeldag_gezin_weg", Area.REGELDAG, recht=Recht.REGELDAG)
def remove_gezin(t: Transactie, regeldag_uid: str, dossier_uid: str) -> None:
    """Take a gezin off a regeldag, with its times. Raises Refused: regeldag_onbekend, afspraak_onbekend, …"""
    found = _regeldag(t, regeldag_uid)
    rows = _afspraken(t, found, _dossier_id(t, dossier_uid))
    if not rows:
        raise Refused("afspraak_onbekend")
    for row in rows:
        t.session.delete(row)


@verb("regeldag_gezin", Area.REGELDAG, recht=Recht.REGELDAG)
def save_gezin(t: Transactie, regeldag_uid: str, dossier_uid: str, veld: str, waarde: Invoer) -> None:
    """Save when a gezin can be there: `van` and `tot`, empty = the whole day.

    Raises Refused: regeldag_onbekend, afspraak_onbekend, veld_onbekend, tijd_vorm.
    """
    rows = _rows_of(t, _regeldag(t, regeldag_uid), dossier_uid)
    rule = GEZIN_VELDEN.get(veld)
    if rule is None:
        raise Refused("veld_onbekend", veld=veld)
    setattr(rows[""], veld, rule.check(waarde, t.vandaag))


@verb("regeldag_tijd", Area.REGELDAG, recht=Recht.REGELDAG)
def set_tijd(t: Transactie, regeldag_uid: str, dossier_uid: str, loket: str, tijd: str) -> None:
    """Set the time of a gezin at a loket; planning leaves it. An empty time takes it away.

    Raises Refused: regeldag_onbekend, afspraak_onbekend, loket_onbekend, tijd_vorm.
    """
    row = _visit(t, _regeldag(t, regeldag_uid), dossier_uid, loket)
    row.tijd = str(clock_time("tijd", tijd, t.vandaag))
    row.vast = bool(row.tijd)
    row.overslaan = row.overslaan and not row.tijd
    _tidy_visit(t, row)


@verb("regeldag_bezoek", Area.REGELDAG, recht=Recht.REGELDAG)
def save_bezoek(
    t: Transactie, /, regeldag_uid: str, dossier_uid: str, loket: str, **velden: str | int | bool
) -> None:
    """Save what is special about a gezin at a loket: tijd, minuten (0 = as usual), vast, overslaan, komt.

    A visit that is left out has no time. Raises Refused: regeldag_onbekend, afspraak_onbekend,
    loket_onbekend, veld_onbekend, tijd_vorm, letters_vorm, getal_buiten_grens.
    """
    row = _visit(t, _regeldag(t, regeldag_uid), dossier_uid, loket)
    for veld, waarde in velden.items():
        rule = BEZOEK_VELDEN.get(veld)
        if rule is None:
            raise Refused("veld_onbekend", veld=veld)
        setattr(row, veld, rule.check(waarde, t.vandaag))
    if row.overslaan:
        row.tijd = ""
    row.vast = row.vast and bool(row.tijd)
    _tidy_visit(t, row)


@verb("regeldag_gepland", Area.REGELDAG, recht=Recht.REGELDAG)
def save_plan(t: Transactie, regeldag_uid: str, tijden: Sequence[tuple[str, str, str]]) -> None:
    """Write a plan: (dossier, loket, clock time) of every visit; an empty time takes one away.

    Times that a person set stay as they are. Raises Refused: regeldag_onbekend, afspraak_onbekend,
    loket_onbekend, tijd_vorm.
    """
    found = _regeldag(t, regeldag_uid)
    for dossier_uid, loket, tijd in tijden:
        if not tijd and loket not in _rows_of(t, found, dossier_uid):
            continue
        row = _visit(t, found, dossier_uid, loket)
        if not row.vast:
            row.tijd = str(clock_time("tijd", tijd, t.vandaag))
            _tidy_visit(t, row)


def _rows_of(t: Transactie, regeldag: Regeldag, dossier_uid: str) -> dict[str, RegeldagAfspraak]:
    """The rows of a gezin on a day by loket; that of the gezin itself is there too."""
    dossier_id = _dossier_id(t, dossier_uid)
    rows = {row.loket: row for row in _afspraken(t, regeldag, dossier_id)}
    if not rows:
        raise Refused("afspraak_onbekend")
    if "" not in rows:
        rows[""] = RegeldagAfspraak(
            regeldag_id=regeldag.id, dossier_id=dossier_id, nummer=_next_number(t, regeldag)
        )
        t.session.add(rows[""])
    return rows


def _visit(t: Transactie, regeldag: Regeldag, dossier_uid: str, loket: str) -> RegeldagAfspraak:
    """The row of a gezin at a loket, made when it is not there yet."""
    rows = _rows_of(t, regeldag, dossier_uid)
    if not loket or loket not in SHARED.get(t.session).inhoud().loketten:
        raise Refused("loket_onbekend", veld="loket")
    row = rows.get(loket)
    if row is None:
        row = RegeldagAfspraak(regeldag_id=regeldag.id, dossier_id=rows[""].dossier_id, loket=loket)
        t.session.add(row)
        t.session.flush()
    return row


def _tidy_visit(t: Transactie, row: RegeldagAfspraak) -> None:
    """A visit without a time and without anything special needs no row."""
    if not (row.tijd or row.overslaan or row.komt or row.minuten or row.niet_gekomen):
        t.session.delete(row)


def _regeldag(t: Transactie, uid: str) -> Regeldag:
    found = t.session.scalars(select(Regeldag).where(Regeldag.uid == uid)).one_or_none()
    if found is None:
        raise Refused("regeldag_onbekend")
    return found


def _loket(t: Transactie, regeldag: Regeldag, code: str) -> RegeldagLoket:
    """The row of a loket on a day; a known loket that is not there yet is put last."""
    rows = list(t.session.scalars(select(RegeldagLoket).where(RegeldagLoket.regeldag_id == regeldag.id)))
    for row in rows:
        if row.loket == code:
            return row
    if code not in SHARED.get(t.session).inhoud().loketten:
        raise Refused("loket_onbekend", veld="loket")
    new = RegeldagLoket(
        regeldag_id=regeldag.id, loket=code, volgorde=max((r.volgorde for r in rows), default=0) + 1
    )
    t.session.add(new)
    t.session.flush()
    return new


def _contact_id(t: Transactie, uid: str) -> int | None:
    if not uid:
        return None
    found = t.session.scalar(select(Contactpersoon.id).where(Contactpersoon.uid == uid))
    if found is None:
        raise Refused("contactpersoon_onbekend", veld="contactpersoon_uid")
    return found


def _dossier_id(t: Transactie, uid: str) -> int:
    """Find the dossier; planning a day changes nothing in it, so it is not recomputed."""
    found = t.session.scalar(select(Dossier.id).where(Dossier.uid == uid))
    if found is None:
        raise Refused("dossier_onbekend")
    return found


def _afspraken(t: Transactie, regeldag: Regeldag, dossier_id: int) -> list[RegeldagAfspraak]:
    return list(
        t.session.scalars(
            select(RegeldagAfspraak).where(
                RegeldagAfspraak.regeldag_id == regeldag.id, RegeldagAfspraak.dossier_id == dossier_id
            )
        )
    )
