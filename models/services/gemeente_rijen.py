"""Rows of a gemeente that are kept in one way: made, changed, taken away, each field with its rule.

The verbs stand in the modules of their subject; here is what all of them do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import select

from models.base import Row
from models.errors import Refused
from models.rules.invoer import Invoer, Veld, day
from models.services.dossiers import gemeente_for
from models.services.verb import Transactie
from models.tables import Gemeente, Organisatie

R = TypeVar("R", bound=Row)
ORGANISATIE = "organisatie_uid"


def needed_day(veld: str, value: Invoer, vandaag: date) -> Invoer:
    """The rule for a day that may not be empty."""
    found = day(veld, value, vandaag)
    if found is None:
        raise Refused("veld_leeg", veld=veld)
    return found


@dataclass(frozen=True)
class Rijsoort(Generic[R]):
    """A kind of row: its table, what may be typed in it, and the code where it is not found."""

    tabel: type[R]
    velden: Mapping[str, Veld]
    onbekend: str
    organisaties: tuple[str, ...] = ()
    """Kinds of organisation that it may be about; none = about no organisation."""
    met_organisatie: bool = False
    """Whether it must be about one."""


def fields(*velden: Veld) -> dict[str, Veld]:
    """Fields by their name."""
    return {veld.naam: veld for veld in velden}


def new_row(
    t: Transactie, soort: Rijsoort[R], gemeente_uid: str, velden: Mapping[str, Invoer], **vast: object
) -> R:
    """Make a row of a gemeente with what was typed; `vast` = columns that are decided already.

    Raises Refused: gemeente_kiezen, organisatie_onbekend, organisatie_ander, veld_onbekend, veld_leeg and
    those of the fields.
    """
    row = soort.tabel(gemeente_id=place_of(t, gemeente_uid).id, **vast)
    given = {naam: None for naam in soort.velden if naam not in vast} | dict(velden)
    if soort.met_organisatie:
        given.setdefault(ORGANISATIE, "")
    put(t, soort, row, given)
    return row


def put(t: Transactie, soort: Rijsoort[R], row: R, velden: Mapping[str, Invoer]) -> None:
    """Put fields in a row, each by its rule. Raises Refused: veld_onbekend and those of the fields."""
    for veld, waarde in velden.items():
        if veld == ORGANISATIE and soort.organisaties:
            set_column(row, "organisatie_id", _organisatie_id(t, soort, row, str(waarde or "")))
            continue
        rule = soort.velden.get(veld)
        if rule is None:
            raise Refused("veld_onbekend", veld=veld)
        set_column(row, veld, rule.check(waarde, t.vandaag))


def set_column(row: Row, veld: str, waarde: object) -> None:
    """Set a column; an empty value leaves a fresh row to its default."""
    if waarde is not None or getattr(row, veld) is not None:
        setattr(row, veld, waarde)


def find(t: Transactie, soort: Rijsoort[R], uid: str) -> R:
    """Load a row by its uid. Raises Refused with the code of the kind."""
    tabel: Any = soort.tabel
    found: R | None = t.session.scalars(select(tabel).where(tabel.uid == uid)).one_or_none()
    if found is None:
        raise Refused(soort.onbekend)
    check_place(t, _place_id(found))
    return found


def _place_id(row: Row) -> int:
    """The gemeente that a row is of."""
    return int(getattr(row, "gemeente_id"))  # noqa: B009 - every such table has it


def place_of(t: Transactie, gemeente_uid: str) -> Gemeente:
    """The gemeente by its uid, or the only own one. Raises Refused: gemeente_kiezen, gemeente_onbekend."""
    found = gemeente_for(t, gemeente_uid)
    check_place(t, found.id)
    return found


def check_place(t: Transactie, gemeente_id: int) -> None:
    """Refuse a gemeente that the roles of who does it are not for. Raises Refused("gemeente_onbekend")."""
    places = t.persoonlijk.places(t.recht)
    if places and gemeente_id not in places:
        raise Refused("gemeente_onbekend")


def add(t: Transactie, row: Row) -> str:
    """Put a new row in the kluis. Gives its uid."""
    t.session.add(row)
    t.session.flush()
    return row.uid


def check_span(van: date | None, tot: date | None) -> None:
    """Refuse a span that ends before it begins. Raises Refused("dagen_volgorde")."""
    if van is not None and tot is not None and tot < van:
        raise Refused("dagen_volgorde", veld="tot")


def _organisatie_id(t: Transactie, soort: Rijsoort[R], row: R, uid: str) -> int | None:
    if not uid:
        if soort.met_organisatie:
            raise Refused("veld_leeg", veld=ORGANISATIE)
        return None
    return organisatie_for(t, uid, soort.organisaties, _place_id(row)).id


def organisatie_for(
    t: Transactie, uid: str, soorten: tuple[str, ...], gemeente_id: int, veld: str = ORGANISATIE
) -> Organisatie:
    """Load an organisation of one of these kinds that works for a gemeente: for that one, or for all.

    Raises Refused: organisatie_onbekend, organisatie_ander (it works for another gemeente only).
    """
    found = t.session.scalars(
        select(Organisatie).where(Organisatie.uid == uid, Organisatie.soort.in_(soorten))
    ).one_or_none()
    if found is None:
        raise Refused("organisatie_onbekend", veld=veld)
    if found.gemeente_id is not None and found.gemeente_id != gemeente_id:
        other = t.session.get_one(Gemeente, found.gemeente_id)
        raise Refused("organisatie_ander", veld=veld, wie=found.naam, gemeente=other.naam)
    return found
