"""Whom one calls first at the gemeente and each corporatie: one at a time, and who it was before (A006)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.aanspreekpunten import overlap
from models.services.ankers import check_past
from models.services.verb import Transactie, verb
from models.tables import Aanspreekpunt, Contactpersoon
from models.values import Recht


@verb("aanspreekpunt_gezet", Area.ORGANISATIES, Area.GEMEENTE, recht=Recht.ORGANISATIES)
def set_aanspreekpunt(t: Transactie, contactpersoon_uid: str, van: date | None = None) -> str:
    """Make a contact person the one to call first, from a day; who it was ends the day before. Gives its uid.

    Raises Refused: contactpersoon_onbekend, contact_niet_actief, al_aanspreekpunt, dag_in_toekomst,
    aanspreekpunt_volgorde, aanspreekpunt_tegelijk.
    """
    contact = t.session.scalars(
        select(Contactpersoon).where(Contactpersoon.uid == contactpersoon_uid)
    ).one_or_none()
    if contact is None:
        raise Refused("contactpersoon_onbekend")
    if not contact.actief:
        raise Refused("contact_niet_actief")
    since = van or t.vandaag
    check_past(t, since, "van")
    before = _now(t, contact)
    if before is not None:
        if before.contactpersoon_id == contact.id:
            raise Refused("al_aanspreekpunt")
        if since <= before.van:
            raise Refused("aanspreekpunt_volgorde", veld="van")
        before.tot = since - timedelta(days=1)
        t.session.flush()
    if any(overlap((since, None), (one.van, one.tot)) for one in _of_place(t, contact)):
        raise Refused("aanspreekpunt_tegelijk", veld="van")
    new = Aanspreekpunt(
        contactpersoon_id=contact.id,
        organisatie_id=contact.organisatie_id,
        gemeente_id=contact.gemeente_id if contact.organisatie_id is None else None,
        van=since,
    )
    t.session.add(new)
    t.session.flush()
    return new.uid


@verb("aanspreekpunt_weg", Area.ORGANISATIES, Area.GEMEENTE, recht=Recht.ORGANISATIES)
def end_aanspreekpunt(t: Transactie, aanspreekpunt_uid: str, tot: date | None = None) -> None:
    """Somebody is no longer the one to call, from the day after `tot`; the row stays to be read back.

    Raises Refused: aanspreekpunt_onbekend, dag_in_toekomst, dagen_volgorde.
    """
    found = t.session.scalars(
        select(Aanspreekpunt).where(Aanspreekpunt.uid == aanspreekpunt_uid, Aanspreekpunt.tot.is_(None))
    ).one_or_none()
    if found is None:
        raise Refused("aanspreekpunt_onbekend")
    last = tot or t.vandaag
    check_past(t, last, "tot")
    if last < found.van:
        raise Refused("dagen_volgorde", veld="tot")
    found.tot = last


def end_of_contact(t: Transactie, contact: Contactpersoon) -> None:
    """Who is no longer active is no longer the one to call."""
    found = t.session.scalars(
        select(Aanspreekpunt).where(
            Aanspreekpunt.contactpersoon_id == contact.id, Aanspreekpunt.tot.is_(None)
        )
    ).one_or_none()
    if found is not None:
        found.tot = max(found.van, t.vandaag)


@verb("aanspreekpunt_vergissing", Area.ORGANISATIES, Area.GEMEENTE, recht=Recht.ORGANISATIES)
def remove_aanspreekpunt(t: Transactie, aanspreekpunt_uid: str) -> None:
    """Take away a row that was a mistake: they never were the one to call. Undo brings it back.

    Raises Refused("aanspreekpunt_onbekend").
    """
    found = t.session.scalars(
        select(Aanspreekpunt).where(Aanspreekpunt.uid == aanspreekpunt_uid)
    ).one_or_none()
    if found is None:
        raise Refused("aanspreekpunt_onbekend")
    t.session.delete(found)


def _now(t: Transactie, contact: Contactpersoon) -> Aanspreekpunt | None:
    return next((one for one in _of_place(t, contact) if one.tot is None), None)


def _of_place(t: Transactie, contact: Contactpersoon) -> list[Aanspreekpunt]:
    """All of the gemeente or organisation of a contact person, now and before."""
    if contact.organisatie_id is not None:
        here = Aanspreekpunt.organisatie_id == contact.organisatie_id
    else:
        here = Aanspreekpunt.gemeente_id == contact.gemeente_id
    return list(t.session.scalars(select(Aanspreekpunt).where(here)))
