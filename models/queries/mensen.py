"""The people of a dossier and those who stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Integer, bindparam, select

from models.queries.lezer import Lezer
from models.queries.punten import Letter
from models.queries.rows_dossier import BetrokkeneRow, PersoonRow
from models.queries.sql import Rij
from models.rules.leeftijd import leeftijd_op
from models.tables import (
    Betrokkene,
    Contactpersoon,
    Lidmaatschap,
    Medewerker,
    Organisatie,
    Persoon,
    Persoonsgegevens,
)

_D = bindparam("d", type_=Integer)
"""Statements are built once: a dossier is opened while a person waits."""
_FIELDS = (
    "roepnaam",
    "achternaam",
    "naam_oorspronkelijk",
    "geboortedatum",
    "geboortedatum_geschat",
    "geslacht",
    "v_nummer",
    "bsn_bekend",
    "herkomstland",
    "moedertaal",
    "leestaal",
    "tolk",
    "tolk_telefonisch",
    "nl_niveau",
    "opleiding",
    "werkervaring",
    "talenten",
    "plannen",
    "inburgeringsplichtig",
    "regime",
    "werk",
    "is_amv",
    "verlengde_opvang",
    "pas_stand",
    "pas_loket",
    "pas_datum",
    "brp_azc_datum",
    "telefoon",
    "email",
    "notitie",
)


_S_PERSONEN = (
    select(
        Persoon.uid,
        Persoonsgegevens.versie,
        Lidmaatschap.uid.label("lid_uid"),
        Lidmaatschap.letter,
        Lidmaatschap.relatie,
        Lidmaatschap.van,
        Lidmaatschap.tot,
        Lidmaatschap.reden_in,
        Lidmaatschap.reden_uit,
        *(getattr(Persoonsgegevens, name) for name in _FIELDS),
    )
    .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
    .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id, isouter=True)
    .where(Lidmaatschap.dossier_id == _D)
)


def load_personen(lezer: Lezer, dossier_id: int) -> tuple[PersoonRow, ...]:
    """Read everybody who is or was in the dossier, in letter order."""
    rows = lezer.session.connection().execute(_S_PERSONEN, {"d": dossier_id})
    people = [_persoon(row, lezer.vandaag) for row in rows]
    return tuple(sorted(people, key=lambda p: (len(p.letter), p.letter, p.van)))


def _persoon(row: Rij, vandaag: date) -> PersoonRow:
    """Make the row; a person whose gegevens were erased keeps letter and dates, with an empty name."""
    fields: dict[str, Any] = {name: getattr(row, name) for name in _FIELDS}
    if row.versie is None:
        fields = {"roepnaam": "", "achternaam": ""}
    geboren = fields.get("geboortedatum")
    return PersoonRow(
        uid=row.uid,
        versie=row.versie or 0,
        lid_uid=row.lid_uid,
        letter=row.letter,
        relatie=row.relatie,
        van=row.van,
        tot=row.tot,
        reden_in=row.reden_in,
        reden_uit=row.reden_uit,
        leeftijd=leeftijd_op(geboren, vandaag) if geboren is not None and geboren <= vandaag else None,
        **fields,
    )


def present(personen: tuple[PersoonRow, ...], dag: date) -> tuple[PersoonRow, ...]:
    """Give who belongs to the gezin on the day; `tot` is the first day without."""
    return tuple(p for p in personen if p.van <= dag and (p.tot is None or dag < p.tot))


def letters_of(personen: tuple[PersoonRow, ...]) -> dict[str, Letter]:
    """Give letter and name by person, as lines need them."""
    return {p.uid: Letter(p.letter, full_name(p)) for p in personen}


def full_name(persoon: PersoonRow) -> str:
    """Give the name as the family writes it: roepnaam, then achternaam."""
    return f"{persoon.roepnaam} {persoon.achternaam}".strip()


_S_BETROKKENEN = (
    select(
        Betrokkene.uid,
        Betrokkene.rol,
        Betrokkene.naam,
        Betrokkene.telefoon,
        Betrokkene.email,
        Betrokkene.van,
        Betrokkene.tot,
        Medewerker.uid.label("medewerker_uid"),
        Medewerker.naam.label("medewerker"),
        Medewerker.organisatie.label("medewerker_organisatie"),
        Medewerker.telefoon.label("medewerker_telefoon"),
        Medewerker.email.label("medewerker_email"),
        Contactpersoon.naam.label("contact"),
        Contactpersoon.telefoon.label("contact_telefoon"),
        Contactpersoon.email.label("contact_email"),
        Organisatie.naam.label("organisatie"),
    )
    .join(Medewerker, Medewerker.id == Betrokkene.medewerker_id, isouter=True)
    .join(Contactpersoon, Contactpersoon.id == Betrokkene.contactpersoon_id, isouter=True)
    .join(Organisatie, Organisatie.id == Contactpersoon.organisatie_id, isouter=True)
    .where(Betrokkene.dossier_id == _D)
)


def load_betrokkenen(lezer: Lezer, dossier_id: int) -> tuple[BetrokkeneRow, ...]:
    """Read who stands or stood beside the dossier; who is active now comes first."""
    rows = lezer.session.connection().execute(_S_BETROKKENEN, {"d": dossier_id})
    found = [
        BetrokkeneRow(
            uid=r.uid,
            rol=r.rol,
            naam=r.medewerker or r.contact or r.naam,
            organisatie=r.medewerker_organisatie or r.organisatie or "",
            telefoon=r.telefoon or r.medewerker_telefoon or r.contact_telefoon or "",
            email=r.email or r.medewerker_email or r.contact_email or "",
            van=r.van,
            tot=r.tot,
            medewerker_uid=r.medewerker_uid or "",
        )
        for r in rows
    ]
    return tuple(sorted(found, key=lambda b: (b.tot is not None, b.rol, b.van)))


def active(betrokkenen: tuple[BetrokkeneRow, ...], rol: str, dag: date) -> BetrokkeneRow | None:
    """Give who has the role on the day: the one who began last, or None. `tot` is the first day without."""
    fits = [b for b in betrokkenen if b.rol == rol and b.van <= dag and (b.tot is None or dag < b.tot)]
    return max(fits, key=lambda b: b.van) if fits else None


_S_NAMEN = select(Medewerker.uid, Medewerker.naam)


def medewerker_names(lezer: Lezer) -> Mapping[str, str]:
    """Give the name of every medewerker by uid (a kluis has a handful)."""
    rows = lezer.session.connection().execute(_S_NAMEN)
    return {str(r[0]): str(r[1]) for r in rows}
