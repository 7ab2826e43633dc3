"""The dwellings that can be offered: putting one in the list, its fields, taking it out (A137-A139)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.geld import euro
from models.rules.invoer import Invoer, Veld, day, flag, number, text
from models.services.dossiers import gemeente_for
from models.services.verb import Transactie, verb
from models.tables import Organisatie, Woning
from models.values import Recht

VERHUURDERS = ("corporatie", "verhuurder")
WONING_VELDEN = {
    veld.naam: veld
    for veld in (
        Veld("straat", text(verplicht=True)),
        Veld("postcode", text(10)),
        Veld("plaats", text()),
        Veld("complex", text()),
        Veld("aangewezen", flag),
        Veld("kamers", number(1, 20, leeg=True)),
        Veld("oppervlakte", number(1, 1000, leeg=True)),
        Veld("verdieping", number(0, 60, leeg=True)),
        Veld("lift", flag),
        Veld("voorzieningen", text(200)),
        Veld("huur", euro),
        Veld("service", euro),
        Veld("energie", euro),
        Veld("huurtoeslag", euro),
        Veld("vrij_op", day),
    )
}


def woning_for(t: Transactie, uid: str) -> Woning:
    """Return a dwelling by its uid. Raises Refused("woning_onbekend")."""
    found = t.session.scalars(select(Woning).where(Woning.uid == uid)).one_or_none()
    if found is None:
        raise Refused("woning_onbekend")
    return found


def _verhuurder_id(t: Transactie, uid: str) -> int | None:
    if not uid:
        return None
    found = t.session.scalars(
        select(Organisatie).where(Organisatie.uid == uid, Organisatie.soort.in_(VERHUURDERS))
    ).one_or_none()
    if found is None:
        raise Refused("organisatie_onbekend", veld="verhuurder")
    return found.id


@verb("woning_erbij", Area.WONINGEN, recht=Recht.ORGANISATIES)
def add_woning(
    t: Transactie, /, straat: str, *, gemeente_uid: str = "", verhuurder_uid: str = "", **velden: Invoer
) -> str:
    """Put a dwelling in the list; amounts are typed in euro a month. Gives its uid.

    Raises Refused: gemeente_kiezen, organisatie_onbekend, veld_onbekend, veld_leeg, geen_bedrag, ….
    """
    new = Woning(
        gemeente_id=gemeente_for(t, gemeente_uid).id,
        organisatie_id=_verhuurder_id(t, verhuurder_uid),
        straat=str(WONING_VELDEN["straat"].check(straat, t.vandaag)),
    )
    for veld, waarde in velden.items():
        _set(t, new, veld, waarde)
    t.session.add(new)
    t.session.flush()
    return new.uid


def _set(t: Transactie, woning: Woning, veld: str, waarde: Invoer) -> None:
    rule = WONING_VELDEN.get(veld)
    if rule is None:
        raise Refused("veld_onbekend", veld=veld)
    setattr(woning, veld, rule.check(waarde, t.vandaag))


@verb("woning_veld", Area.WONINGEN, recht=Recht.ORGANISATIES)
def save_woning(
    t: Transactie, /, woning_uid: str, *, verhuurder_uid: str | None = None, **velden: Invoer
) -> None:
    """Save fields of a dwelling at once; `verhuurder_uid` empty takes the landlord away.

    Raises Refused: woning_onbekend, organisatie_onbekend, veld_onbekend, ….
    """
    found = woning_for(t, woning_uid)
    for veld, waarde in velden.items():
        _set(t, found, veld, waarde)
    if verhuurder_uid is not None:
        found.organisatie_id = _verhuurder_id(t, verhuurder_uid)


@verb("woning_weg", Area.WONINGEN, recht=Recht.ORGANISATIES)
def remove_woning(t: Transactie, woning_uid: str, op: date) -> None:
    """Take a dwelling out of what can be offered from a day on; what was offered stays. Undo brings it back.

    Raises Refused: woning_onbekend, woning_al_weg, dag_onmogelijk.
    """
    found = woning_for(t, woning_uid)
    if found.weg_op is not None:
        raise Refused("woning_al_weg")
    day("op", op, t.vandaag)
    found.weg_op = op
