"""Rows of beheer: gemeenten, organisations, people at work, settings, checklists and matrix versions."""

from __future__ import annotations

from datetime import date

from models.queries.rows import Row
from models.values import Fase, Herkomst, Partij


class GemeenteRow(Row, frozen=True, kw_only=True):
    """A gemeente."""

    uid: str
    versie: int
    naam: str
    provincie: str
    kleine_plaats: bool
    doet_begeleiding_zelf: bool


class OrganisatieRow(Row, frozen=True, kw_only=True):
    """An organisation."""

    uid: str
    versie: int
    soort: str
    naam: str
    telefoon: str
    email: str
    adres: str
    actief: bool
    gemeente_uid: str = ""
    """The gemeente that it works for; empty = all of them."""


class ContactRow(Row, frozen=True, kw_only=True):
    """A contact person."""

    uid: str
    versie: int
    organisatie_uid: str
    organisatie: str
    naam: str
    functie: str
    telefoon: str
    email: str
    loket: str
    actief: bool


class MedewerkerRow(Row, frozen=True, kw_only=True):
    """A medewerker."""

    uid: str
    versie: int
    naam: str
    organisatie: str
    telefoon: str
    email: str
    rollen: tuple[str, ...]


class InstellingRow(Row, frozen=True, kw_only=True):
    """A dated figure as it is valid today, with its versions."""

    code: str
    naam: str
    waarde: str
    """JSON; `null` = open."""
    eenheid: str
    bron: str
    herkomst: Herkomst
    scope: str
    geldig_vanaf: date | None
    geldig_tot: date | None
    gecontroleerd_op: date | None
    keuzes: tuple[str, ...] = ()
    uitleg: str = ""
    versies: int = 1


class InhoudRow(Row, frozen=True, kw_only=True):
    """An actiepunt of the content, as it stands for a gemeente."""

    item_id: str
    versie: int
    fase: Fase | None
    tekst: str
    doener: Partij
    wie: tuple[Partij, ...]
    termijn: str
    """In short form such as `tekendatum -7d`."""
    kern: bool
    bron: str
    herkomst: Herkomst
    aangepast: bool
    uit: bool


class MatrixVersieRow(Row, frozen=True, kw_only=True):
    """A version of the matrix of a gemeente."""

    uid: str
    versie: int
    nummer: int
    status: str
    """`voorstel`, `vastgesteld` or `vervangen`."""
    geldig_vanaf: date
    geldig_tot: date | None = None
    evaluatie_op: date | None = None
    vastgesteld_op: date | None = None
    opmerking: str = ""
