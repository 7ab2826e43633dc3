"""Management of gemeente, organisations and contact persons; medewerkers, figures, content, matrix beside.

The verbs about medewerkers stand in `medewerkers.py`, about dated figures in `cijfers.py`, about the
checklists in `inhoud.py`, about the matrix in `matrix.py`; they are all reached through here.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Row
from models.changes import Area
from models.content.loader import load_content
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, Invoer, Veld, choice, email, flag, telefoon, text
from models.services.aanspreekpunten import end_of_contact
from models.services.cijfers import save_instelling
from models.services.inhoud import adapt_item, add_item, switch_item
from models.services.kluis import first_matrix
from models.services.matrix import new_matrix_versie, save_matrix_field, save_matrix_regel, settle_matrix
from models.services.medewerkers import add_medewerker, save_medewerker_field, save_rollen
from models.services.verb import Transactie, verb
from models.store.fts import index_document
from models.tables import (
    Contactpersoon,
    Dossier,
    Gemeente,
    Organisatie,
    organisaties,
)
from models.values import Recht

__all__ = [
    "adapt_item",
    "add_contactpersoon",
    "add_gemeente",
    "add_item",
    "add_medewerker",
    "add_organisatie",
    "new_matrix_versie",
    "save_contactpersoon_field",
    "save_gemeente_field",
    "save_instelling",
    "save_matrix_field",
    "save_matrix_regel",
    "save_medewerker_field",
    "save_organisatie_field",
    "save_rollen",
    "settle_matrix",
    "switch_item",
]

Velden = Mapping[str, Veld]
LOKETTEN = tuple(f"L{n}" for n in range(1, 10))


def _fields(*fields: Veld) -> Velden:
    return {field.naam: field for field in fields}


GEMEENTE_VELDEN = _fields(
    Veld("naam", text(verplicht=True)),
    Veld("provincie", text()),
    Veld("kleine_plaats", flag),
    Veld("doet_begeleiding_zelf", flag),
)
ORGANISATIE_VELDEN = _fields(
    Veld("naam", text(verplicht=True)),
    Veld("soort", choice(organisaties.ORGANISATIE_SOORTEN)),
    Veld("telefoon", telefoon),
    Veld("email", email),
    Veld("adres", text(200)),
    Veld("actief", flag),
)
CONTACT_VELDEN = _fields(
    Veld("naam", text(verplicht=True)),
    Veld("functie", text()),
    Veld("telefoon", telefoon),
    Veld("email", email),
    Veld("loket", choice(LOKETTEN, leeg=True)),
    Veld("notitie", text(NOTITIE_MAX)),
    Veld("actief", flag),
)


# --- gemeente ---------------------------------------------------------------------------------------------


@verb("gemeente_erbij", Area.ORGANISATIES, Area.MATRIX, recht=Recht.CIJFERS)
def add_gemeente(t: Transactie, naam: str, provincie: str = "") -> str:
    """Add a gemeente to the kluis, with matrix version 1 as our proposal. Gives its uid.

    Raises Refused: naam_bestaat_al, veld_leeg, veld_te_lang.
    """
    clean = str(GEMEENTE_VELDEN["naam"].check(naam, t.vandaag))
    known = t.session.scalars(select(Gemeente.naam)).all()
    if clean.casefold() in {other.casefold() for other in known}:
        raise Refused("naam_bestaat_al", veld="naam")
    new = Gemeente(naam=clean, provincie=str(text()("provincie", provincie, t.vandaag)), eigen=not known)
    t.session.add(new)
    t.session.flush()
    first_matrix(t, new, load_content(), t.vandaag)
    return new.uid


@verb("gemeente_veld", Area.ORGANISATIES, Area.MATRIX, recht=Recht.CIJFERS)
def save_gemeente_field(t: Transactie, uid: str, veld: str, waarde: Invoer) -> None:
    """Save one field of a gemeente; its open dossiers follow where a condition hangs on it.

    Raises Refused: gemeente_onbekend, veld_onbekend and those of the field.
    """
    gemeente = gemeente_for(t, uid)
    if _save(t, gemeente, GEMEENTE_VELDEN, veld, waarde) and veld in ("kleine_plaats", "provincie"):
        for dossier in t.session.scalars(
            select(Dossier).where(Dossier.gemeente_id == gemeente.id, Dossier.afgesloten_op.is_(None))
        ):
            t.touch(dossier)


def gemeente_for(t: Transactie, uid: str = "") -> Gemeente:
    """Load a gemeente; with an empty uid the only one of the kluis. Raises Refused("gemeente_onbekend")."""
    statement = select(Gemeente).order_by(Gemeente.id)
    if uid:
        statement = statement.where(Gemeente.uid == uid)
    found = t.session.scalars(statement.limit(2)).all()
    if len(found) != 1:
        raise Refused("gemeente_onbekend")
    return found[0]


# --- organisations and contact persons --------------------------------------------------------------------


@verb("organisatie_erbij", Area.ORGANISATIES, recht=Recht.ORGANISATIES)
def add_organisatie(
    t: Transactie,
    soort: str,
    naam: str,
    *,
    telefoon: str = "",
    email: str = "",
    adres: str = "",
    gemeente_uid: str = "",
) -> str:
    """Add an organisation. Gives its uid. Raises Refused: naam_bestaat_al and those of the fields."""
    gemeente = gemeente_for(t, gemeente_uid) if gemeente_uid else None
    new = Organisatie(gemeente_id=gemeente.id if gemeente is not None else None)
    given = {"soort": soort, "naam": naam, "telefoon": telefoon, "email": email, "adres": adres}
    for veld, waarde in given.items():
        setattr(new, veld, ORGANISATIE_VELDEN[veld].check(waarde, t.vandaag))
    same = t.session.scalars(select(Organisatie.naam).where(Organisatie.soort == new.soort)).all()
    if new.naam.casefold() in {other.casefold() for other in same}:
        raise Refused("naam_bestaat_al", veld="naam")
    t.session.add(new)
    t.session.flush()
    index_organisatie(t.session, new)
    return new.uid


@verb("organisatie_veld", Area.ORGANISATIES, recht=Recht.ORGANISATIES)
def save_organisatie_field(t: Transactie, uid: str, veld: str, waarde: Invoer) -> None:
    """Save one field of an organisation; an empty `gemeente_uid` = it works in all of them.

    Raises Refused: organisatie_onbekend, veld_onbekend, gemeente_onbekend, …
    """
    org = t.session.scalars(select(Organisatie).where(Organisatie.uid == uid)).one_or_none()
    if org is None:
        raise Refused("organisatie_onbekend")
    if veld == "gemeente_uid":
        org.gemeente_id = gemeente_for(t, str(waarde)).id if waarde else None
        return
    if _save(t, org, ORGANISATIE_VELDEN, veld, waarde):
        index_organisatie(t.session, org)


@verb("contactpersoon_erbij", Area.ORGANISATIES, recht=Recht.ORGANISATIES)
def add_contactpersoon(
    t: Transactie,
    naam: str,
    *,
    organisatie_uid: str = "",
    gemeente_uid: str = "",
    functie: str = "",
    telefoon: str = "",
    email: str = "",
    loket: str = "",
) -> str:
    """Add a contact person at an organisation or at the gemeente. Gives its uid.

    Raises Refused: contact_zonder_plek, organisatie_onbekend, gemeente_onbekend and those of the fields.
    """
    if bool(organisatie_uid) == bool(gemeente_uid):
        raise Refused("contact_zonder_plek", veld="organisatie_uid")
    new = Contactpersoon()
    if organisatie_uid:
        org = t.session.scalars(select(Organisatie).where(Organisatie.uid == organisatie_uid)).one_or_none()
        if org is None:
            raise Refused("organisatie_onbekend")
        new.organisatie_id = org.id
    else:
        new.gemeente_id = gemeente_for(t, gemeente_uid).id
    given = {"naam": naam, "functie": functie, "telefoon": telefoon, "email": email, "loket": loket}
    for veld, waarde in given.items():
        setattr(new, veld, CONTACT_VELDEN[veld].check(waarde, t.vandaag))
    t.session.add(new)
    t.session.flush()
    index_contact(t.session, new)
    return new.uid


@verb("contactpersoon_veld", Area.ORGANISATIES, recht=Recht.ORGANISATIES)
def save_contactpersoon_field(t: Transactie, uid: str, veld: str, waarde: Invoer) -> None:
    """Save one field of a contact person. Raises Refused: contactpersoon_onbekend, veld_onbekend, …"""
    contact = t.session.scalars(select(Contactpersoon).where(Contactpersoon.uid == uid)).one_or_none()
    if contact is None:
        raise Refused("contactpersoon_onbekend")
    if _save(t, contact, CONTACT_VELDEN, veld, waarde):
        index_contact(t.session, contact)
        if not contact.actief:
            end_of_contact(t, contact)


def index_organisatie(session: Session, org: Organisatie) -> None:
    """Let the search find an organisation by name, phone, e-mail and address."""
    index_document(
        session, "organisatie", org.uid, "", f"{org.naam} {org.telefoon} {org.email} {org.adres}".strip()
    )


def index_contact(session: Session, contact: Contactpersoon) -> None:
    """Let the search find a contact person."""
    words = f"{contact.naam} {contact.functie} {contact.telefoon} {contact.email}".strip()
    index_document(session, "contactpersoon", contact.uid, "", words)


def _save(t: Transactie, row: Row, velden: Velden, veld: str, waarde: Invoer) -> bool:
    """Check and set one field; True when it changed."""
    rule = velden.get(veld)
    if rule is None:
        raise Refused("veld_onbekend", veld=veld)
    value = rule.check(waarde, t.vandaag)
    if getattr(row, veld) == value:
        return False
    setattr(row, veld, value)
    t.session.flush()
    return True
