"""The contact with a gezin: each time, month by month against what may be expected, and the last one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.queries.dossier import load_ankers, load_kern
from models.queries.lezer import Lezer
from models.queries.mensen import full_name, load_personen, medewerker_names
from models.queries.rows import Row
from models.rules.begeleiding import Band, Banden, Maand, band_on, months_of
from models.tables import Contactmoment, Persoon
from models.values import Anker, ContactSoort

MAANDEN = 6
"""So many months are shown, the newest first."""


class ContactRow(Row, frozen=True, kw_only=True):
    """One time of contact, as the list shows it."""

    uid: str
    soort: ContactSoort
    op: date
    bereikt: bool
    persoon_uid: str = ""
    letter: str = ""
    naam: str = ""
    """Name of the person spoken with; empty = the gezin."""
    minuten: int | None = None
    tolk_soort: str = ""
    tolk_taal: str = ""
    tolk_betaler: str = ""
    instantie: str = ""
    notitie: str = ""
    wie: str = ""
    """Name of the medewerker; empty where that is nobody of this kluis."""


class ContactenRow(Row, frozen=True, kw_only=True):
    """All contact with a gezin."""

    uid: str
    gesproken: date | None
    """The last day on which somebody was really spoken."""
    band: Band | None
    """How often contact may be expected now; None while the day of signing is not known."""
    maanden: tuple[Maand, ...]
    """The last months, the newest first."""
    contacten: tuple[ContactRow, ...]
    """The newest first."""


def bands_of(lezer: Lezer, gemeente_uid: str = "") -> Banden:
    """The bands of A164 as they are set, in months after the signing."""
    known = Banden()

    def number(code: str, default: int) -> int:
        return lezer.instellingen.number(code, lezer.vandaag, default, gemeente_uid=gemeente_uid)

    return Banden(
        intensief_maanden=number("contact_intensief_laatst_maanden", known.intensief_maanden),
        eigen_weg_maanden=number("eigen_weg_maanden", known.eigen_weg_maanden),
        zelfredzaam_maanden=number("zelfredzaam_maanden", known.zelfredzaam_maanden),
    )


def load_contacten(lezer: Lezer, uid: str) -> ContactenRow:
    """Read the contact with a gezin. Raises Refused("dossier_onbekend")."""
    kern = load_kern(lezer, uid)
    lezer.gezien.add(uid)
    connection = lezer.session.connection()
    who, people = medewerker_names(lezer), {p.uid: p for p in load_personen(lezer, kern.id)}
    rows = connection.execute(
        select(*(getattr(Contactmoment, name) for name in _COPIED), Persoon.uid.label("persoon_uid"))
        .join(Persoon, Persoon.id == Contactmoment.persoon_id, isouter=True)
        .where(Contactmoment.dossier_id == kern.id)
        .order_by(Contactmoment.op.desc(), Contactmoment.id.desc())
    ).all()
    found = []
    for row in rows:
        person = people.get(row.persoon_uid or "")
        found.append(
            ContactRow(
                **{name: getattr(row, name) for name in _COPIED if name not in {"soort", "wie"}},
                soort=ContactSoort(row.soort),
                persoon_uid=row.persoon_uid or "",
                letter=person.letter if person is not None else "",
                naam=full_name(person) if person is not None else "",
                wie=who.get(row.wie, ""),
            )
        )
    spoken = [row.op for row in found if row.bereikt and row.soort is not ContactSoort.DOORVERWIJZING]
    signed = signed_on(lezer, kern.id)
    bands = bands_of(lezer, kern.row.gemeente_uid or "")
    months = months_of(signed, spoken, lezer.vandaag, bands) if signed is not None else ()
    return ContactenRow(
        uid=uid,
        gesproken=max(spoken, default=None),
        band=band_on(signed, lezer.vandaag, bands) if signed is not None else None,
        maanden=tuple(reversed(months))[:MAANDEN],
        contacten=tuple(found),
    )


def signed_on(lezer: Lezer, dossier_id: int) -> date | None:
    """The first day on which a contract was really signed."""
    days = [
        one.werkelijk
        for one in load_ankers(lezer, dossier_id)
        if one.soort == Anker.TEKENDATUM and one.werkelijk is not None and one.werkelijk <= lezer.vandaag
    ]
    return min(days, default=None)


_COPIED = (
    "uid",
    "soort",
    "op",
    "bereikt",
    "minuten",
    "tolk_soort",
    "tolk_taal",
    "tolk_betaler",
    "instantie",
    "notitie",
    "wie",
)
