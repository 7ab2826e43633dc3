"""The condition that a contact person is the one to call first (A006), for every list of contacts."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists

from models.tables import Aanspreekpunt, Contactpersoon


def is_first() -> ColumnElement[bool]:
    """Whether a contact person is the aanspreekpunt of the gemeente or organisation now."""
    return exists().where(Aanspreekpunt.contactpersoon_id == Contactpersoon.id, Aanspreekpunt.tot.is_(None))
