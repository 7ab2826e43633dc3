"""The forms of the part *Medewerkers*: fields, what stands in them, and what the ticks mean. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.queries.rows_beheer import GemeenteRow
from models.queries.rows_mensen import TeamRow
from models.rules.toegang import may
from models.services.medewerkers import PER_GEMEENTE, Gemeenten
from models.values import KWALIFICATIES, Recht, Rol
from resources.i18n import _
from resources.labels import label, label_of
from views.widgets.velden import Veld, Veldsoort, Waarde

Velden = tuple[Veld, ...]


def gegevens_velden() -> Velden:
    """Name and how to reach somebody."""
    return (
        Veld("naam", _("Naam")),
        Veld("telefoon", _("Telefoon")),
        Veld("email", _("E-mail")),
        Veld("organisatie", _("Organisatie")),
    )


def gegevens_waarden(row: TeamRow) -> dict[str, Waarde]:
    """What stands there of a medewerker."""
    return {
        "naam": row.naam,
        "telefoon": row.telefoon,
        "email": row.email,
        "organisatie": row.organisatie,
    }


def rol_velden(gemeenten: Sequence[GemeenteRow]) -> Velden:
    """A tick for each role, and for each gemeente where the kluis has several."""
    uitleg = {
        Rol.BEGELEIDER: _("Begeleider: de eigen gezinnen"),
        Rol.CASUSREGISSEUR: _("Casusregisseur: alle gezinnen"),
        Rol.COORDINATOR: _("Coördinator: leest en verdeelt alles"),
        Rol.BEHEERDER: _("Beheerder: mensen, cijfers, reservekopie"),
    }
    rollen = tuple(
        Veld(
            f"rol:{rol.value}",
            uitleg.get(rol, label(rol)),
            Veldsoort.VINK,
            kop=_("Rollen") if nr == 0 else "",
        )
        for nr, rol in enumerate(Rol)
    )
    if len(gemeenten) < 2:
        return rollen
    kop = _("Voor welke gemeente? (casusregisseur en coördinator; geen vinkje = alle)")
    return rollen + tuple(
        Veld(f"plek:{row.uid}", row.naam, Veldsoort.VINK, kop=kop if nr == 0 else "")
        for nr, row in enumerate(gemeenten)
    )


def rol_waarden(row: TeamRow) -> dict[str, Waarde]:
    """What is ticked of a medewerker."""
    found: dict[str, Waarde] = {f"rol:{rol.value}": any(one.rol is rol for one in row.rollen) for rol in Rol}
    found |= {f"plek:{one.gemeente_uid}": True for one in row.rollen if one.gemeente_uid}
    return found


def cursus_velden() -> Velden:
    """The day of each course; empty = not done."""
    return tuple(
        Veld(soort, label_of("kwalificatie", soort), Veldsoort.DATUM, verleden=True)
        for soort in KWALIFICATIES
    )


def nieuw_velden(gemeenten: Sequence[GemeenteRow]) -> Velden:
    """A new medewerker."""
    return (*gegevens_velden(), *rol_velden(gemeenten))


def chosen_roles(values: Mapping[str, Waarde]) -> tuple[str, ...]:
    """The roles that are ticked."""
    return tuple(rol.value for rol in Rol if values.get(f"rol:{rol.value}"))


def chosen_places(values: Mapping[str, Waarde]) -> Gemeenten:
    """For which gemeenten the roles are that can be limited; nothing ticked = every gemeente."""
    places = tuple(
        code.removeprefix("plek:") for code, on in values.items() if code.startswith("plek:") and on
    )
    return {rol.value: places for rol in PER_GEMEENTE} if places else {}


def collegas(team: Sequence[TeamRow], zonder: str) -> tuple[tuple[str, str], ...]:
    """Who may guide gezinnen (uid, name), without somebody."""
    return tuple(
        (one.uid, one.naam)
        for one in team
        if one.uid != zonder and one.tot is None and may((rol.rol for rol in one.rollen), Recht.LEZEN)
    )


def afwezig_velden(team: Sequence[TeamRow], wie: str) -> Velden:
    """From, to, and who stands in."""
    return (
        Veld("van", _("Eerste dag weg"), Veldsoort.DATUM),
        Veld("tot", _("Laatste dag weg (leeg = weet ik nog niet)"), Veldsoort.DATUM),
        Veld("vervanger", _("Wie vervangt?"), Veldsoort.KEUZE, (("", _("niemand")), *collegas(team, wie))),
    )
