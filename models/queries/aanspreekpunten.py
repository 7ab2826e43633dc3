"""Whom one calls first at the gemeente and at each corporatie, who it was before, and the loket contacts."""

from __future__ import annotations

from msgspec.structs import replace
from sqlalchemy import select

from models.queries.beheer import load_gemeenten, load_organisaties
from models.queries.lezer import Lezer
from models.queries.rows_afspraken import AanspreekpuntRow, PlekRow
from models.rules.aanspreekpunten import doubles
from models.tables import Aanspreekpunt, Contactpersoon, Gemeente, Organisatie


def load_aanspreekpunten(lezer: Lezer) -> tuple[PlekRow, ...]:
    """Each gemeente and each organisation of the list; only the first two kinds warn without one (A006)."""
    points = _points(lezer)
    people = _people(lezer)
    places = [("gemeente", one.uid, one.naam) for one in load_gemeenten(lezer)]
    organisations = load_organisaties(lezer)
    places += [(o.soort, o.uid, o.naam) for o in organisations if o.soort == "corporatie"]
    places += [
        (o.soort, o.uid, o.naam) for o in organisations if o.soort != "corporatie" and people.get(o.uid)
    ]
    found = []
    for soort, uid, naam in places:
        rows = points.get(uid, ())
        found.append(
            PlekRow(
                uid=uid,
                soort=soort,
                naam=naam,
                nu=next((one for one in rows if one.tot is None), None),
                eerder=tuple(one for one in rows if one.tot is not None),
                contacten=people.get(uid, ()),
            )
        )
    return tuple(found)


def first_to_call(lezer: Lezer) -> frozenset[str]:
    """Uids of the contact persons who are the ones to call now."""
    return frozenset(
        lezer.session.connection().scalars(
            select(Contactpersoon.uid)
            .join(Aanspreekpunt, Aanspreekpunt.contactpersoon_id == Contactpersoon.id)
            .where(Aanspreekpunt.tot.is_(None))
        )
    )


def _points(lezer: Lezer) -> dict[str, tuple[AanspreekpuntRow, ...]]:
    rows = lezer.session.connection().execute(
        select(
            Aanspreekpunt.uid,
            Aanspreekpunt.van,
            Aanspreekpunt.tot,
            Contactpersoon.naam,
            Contactpersoon.functie,
            Contactpersoon.telefoon,
            Organisatie.uid.label("organisatie_uid"),
            Gemeente.uid.label("gemeente_uid"),
        )
        .join(Contactpersoon, Contactpersoon.id == Aanspreekpunt.contactpersoon_id)
        .join(Organisatie, Organisatie.id == Aanspreekpunt.organisatie_id, isouter=True)
        .join(Gemeente, Gemeente.id == Aanspreekpunt.gemeente_id, isouter=True)
        .order_by(Aanspreekpunt.van.desc(), Aanspreekpunt.id.desc())
    )
    found: dict[str, tuple[AanspreekpuntRow, ...]] = {}
    for r in rows:
        place = r.organisatie_uid or r.gemeente_uid
        row = AanspreekpuntRow(
            uid=r.uid, naam=r.naam, functie=r.functie, telefoon=r.telefoon, van=r.van, tot=r.tot
        )
        found[place] = (*found.get(place, ()), row)
    return {place: _marked(rows_) for place, rows_ in found.items()}


def _marked(rows: tuple[AanspreekpuntRow, ...]) -> tuple[AanspreekpuntRow, ...]:
    """Say of each who was not the only one to call."""
    twice = doubles([(one.van, one.tot) for one in rows])
    return tuple(replace(one, tegelijk=True) if nr in twice else one for nr, one in enumerate(rows))


def _people(lezer: Lezer) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Active contact persons by place: uid, name with function, loket."""
    rows = lezer.session.connection().execute(
        select(
            Contactpersoon.uid,
            Contactpersoon.naam,
            Contactpersoon.functie,
            Contactpersoon.loket,
            Organisatie.uid.label("organisatie_uid"),
            Gemeente.uid.label("gemeente_uid"),
        )
        .join(Organisatie, Organisatie.id == Contactpersoon.organisatie_id, isouter=True)
        .join(Gemeente, Gemeente.id == Contactpersoon.gemeente_id, isouter=True)
        .where(Contactpersoon.actief)
        .order_by(Contactpersoon.naam, Contactpersoon.id)
    )
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for r in rows:
        place = r.organisatie_uid or r.gemeente_uid
        words = f"{r.naam} ({r.functie})" if r.functie else r.naam
        found[place] = (*found.get(place, ()), (r.uid, words, r.loket))
    return found
