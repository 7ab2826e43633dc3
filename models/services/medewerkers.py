"""Medewerkers: who works with the kluis, with which roles, and who is away.

Leaving and handing over stand in `vertrek.py`, keys in `sleutels.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import or_, select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import Invoer, Veld, email, telefoon, text
from models.rules.toegang import RECHTEN
from models.services.ankers import check_day
from models.services.berichten import tell
from models.services.verb import Transactie, verb
from models.tables import Gemeente, Medewerker, MedewerkerRol
from models.values import Recht, Rol

VELDEN: Mapping[str, Veld] = {
    veld.naam: veld
    for veld in (
        Veld("naam", text(verplicht=True)),
        Veld("organisatie", text()),
        Veld("telefoon", telefoon),
        Veld("email", email),
    )
}
EIGEN_VELDEN = ("telefoon", "email")
"""What every medewerker keeps for themself."""
PER_GEMEENTE = (Rol.CASUSREGISSEUR, Rol.COORDINATOR)
"""Roles that reach all dossiers, so that they can be limited to a gemeente."""
Gemeenten = Mapping[str, tuple[str, ...]]
"""Role -> uids of the gemeenten that it is for; not named = every gemeente."""


@verb("medewerker_erbij", Area.MEDEWERKERS, recht=Recht.MEDEWERKERS)
def add_medewerker(
    t: Transactie,
    naam: str,
    rollen: tuple[str, ...],
    *,
    organisatie: str = "",
    telefoon: str = "",
    email: str = "",
    gemeenten: Gemeenten | None = None,
) -> str:
    """Add a medewerker with roles from today on. Gives the uid.

    Raises Refused: rol_onbekend, gemeente_onbekend and those of the fields.
    """
    given = {"naam": naam, "organisatie": organisatie, "telefoon": telefoon, "email": email}
    who = Medewerker(van=t.vandaag)
    for veld, waarde in given.items():
        setattr(who, veld, VELDEN[veld].check(waarde, t.vandaag))
    wanted = _wanted(t, rollen, gemeenten or {})
    t.session.add(who)
    t.session.flush()
    for rol, gemeente_id in wanted:
        t.session.add(MedewerkerRol(medewerker_id=who.id, rol=rol, gemeente_id=gemeente_id, van=t.vandaag))
    t.session.flush()
    return who.uid


@verb("medewerker_veld", Area.MEDEWERKERS, Area.DOSSIER, recht=Recht.MEDEWERKERS)
def save_medewerker_field(t: Transactie, uid: str, veld: str, waarde: Invoer) -> None:
    """Save one field of a medewerker. Raises Refused: medewerker_onbekend, veld_onbekend, …"""
    who = medewerker_for(t, uid)
    if veld not in VELDEN:
        raise Refused("veld_onbekend", veld=veld)
    setattr(who, veld, VELDEN[veld].check(waarde, t.vandaag))


@verb("eigen_gegeven", Area.MEDEWERKERS, recht=Recht.EIGEN)
def save_own_field(t: Transactie, veld: str, waarde: Invoer) -> None:
    """Save one's own phone or e-mail. Raises Refused: veld_onbekend, geen_telefoon, geen_email."""
    if veld not in EIGEN_VELDEN:
        raise Refused("veld_onbekend", veld=veld)
    setattr(medewerker_for(t, t.wie), veld, VELDEN[veld].check(waarde, t.vandaag))


@verb("medewerker_rollen", Area.MEDEWERKERS, recht=Recht.MEDEWERKERS)
def save_rollen(
    t: Transactie, uid: str, rollen: tuple[str, ...], *, gemeenten: Gemeenten | None = None
) -> None:
    """Give a medewerker these roles from today on; others end at once, with their past kept.

    Raises Refused: medewerker_onbekend, rol_onbekend, gemeente_onbekend, laatste_rol (nobody would be left
    who may manage).
    """
    who = medewerker_for(t, uid)
    wanted = _wanted(t, rollen, gemeenten or {})
    if Rol.BEHEERDER.value not in rollen:
        check_beheerder_stays(t, who)
    mine = running_roles(t, who)
    for role in mine:
        if (role.rol, role.gemeente_id) not in wanted:
            end_role(t, role, t.vandaag - timedelta(days=1))
    held = {(role.rol, role.gemeente_id) for role in mine}
    for rol, gemeente_id in wanted:
        if (rol, gemeente_id) not in held:
            t.session.add(
                MedewerkerRol(medewerker_id=who.id, rol=rol, gemeente_id=gemeente_id, van=t.vandaag)
            )


# --- away -------------------------------------------------------------------------------------------------


@verb("medewerker_afwezig", Area.MEDEWERKERS, Area.DOSSIER, recht=Recht.EIGEN)
def set_afwezig(t: Transactie, uid: str, van: date, tot: date | None = None, vervanger_uid: str = "") -> None:
    """Note that somebody is away, both days included, and who stands in; it ends by itself.

    For oneself, or for a colleague with the right to it. Raises Refused: geen_recht, medewerker_onbekend,
    tot_voor_van, dag_in_verleden, vervanger_zelf, vervanger_zonder_rol.
    """
    who = _own_or(t, uid)
    check_day(t, van, "van")
    check_day(t, tot, "tot")
    if tot is not None and tot < van:
        raise Refused("tot_voor_van", veld="tot")
    if tot is not None and tot < t.vandaag:
        raise Refused("dag_in_verleden", veld="tot")
    stand_in = _vervanger(t, who, vervanger_uid, van, tot) if vervanger_uid else None
    before = who.vervanger_id
    who.afwezig_van, who.afwezig_tot = van, tot
    who.vervanger_id = stand_in.id if stand_in is not None else None
    days = {"van": van.isoformat(), "tot": tot.isoformat() if tot is not None else ""}
    if stand_in is not None:
        tell(t, (stand_in.id,), "bericht_vervangt", {"medewerker": who.uid, **days})
    if before is not None and (stand_in is None or before != stand_in.id):
        tell(t, (before,), "bericht_vervangt_niet_meer", {"medewerker": who.uid})
    if t.wie != who.uid:
        tell(t, (who.id,), "bericht_afwezig_gezet", {"medewerker": t.wie, **days})


def _vervanger(t: Transactie, who: Medewerker, uid: str, van: date, tot: date | None) -> Medewerker:
    found = medewerker_for(t, uid, veld="vervanger")
    if found.id == who.id:
        raise Refused("vervanger_zelf", veld="vervanger")
    if not can_guide(t, found, max(van, t.vandaag)):
        raise Refused("vervanger_zonder_rol", veld="vervanger")
    away = found.afwezig_van is not None and (
        (tot is None or found.afwezig_van <= tot) and (found.afwezig_tot is None or found.afwezig_tot >= van)
    )
    if away:
        t.warn("vervanger_ook_weg")
    return found


@verb("medewerker_weer_er", Area.MEDEWERKERS, Area.DOSSIER, recht=Recht.EIGEN)
def end_afwezig(t: Transactie, uid: str) -> None:
    """Note that somebody is back, or will not be away after all. Raises Refused: geen_recht, niet_afwezig."""
    who = _own_or(t, uid)
    if who.afwezig_van is None:
        raise Refused("niet_afwezig")
    if who.vervanger_id is not None:
        tell(t, (who.vervanger_id,), "bericht_vervangt_niet_meer", {"medewerker": who.uid})
    who.afwezig_van = who.afwezig_tot = who.vervanger_id = None


def _own_or(t: Transactie, uid: str) -> Medewerker:
    """The medewerker; for somebody else than oneself the right over colleagues is asked."""
    if uid != t.wie:
        t.require(Recht.AFWEZIGHEID)
    return medewerker_for(t, uid)


# --- shared -----------------------------------------------------------------------------------------------


def medewerker_for(t: Transactie, uid: str, *, veld: str = "") -> Medewerker:
    """Load a medewerker. Raises Refused("medewerker_onbekend")."""
    who = t.session.scalars(select(Medewerker).where(Medewerker.uid == uid)).one_or_none()
    if who is None:
        raise Refused("medewerker_onbekend", veld=veld)
    return who


def running_roles(t: Transactie, who: Medewerker) -> list[MedewerkerRol]:
    """The roles of a medewerker that have no end yet."""
    return list(
        t.session.scalars(
            select(MedewerkerRol)
            .where(MedewerkerRol.medewerker_id == who.id, MedewerkerRol.tot.is_(None))
            .order_by(MedewerkerRol.id)
        )
    )


def end_role(t: Transactie, role: MedewerkerRol, last_day: date) -> None:
    """End a role after its last day; one that never held goes altogether (the historie keeps it)."""
    if last_day < role.van:
        t.session.delete(role)
    else:
        role.tot = last_day


def can_guide(t: Transactie, who: Medewerker, dag: date) -> bool:
    """Whether somebody works here on a day with a role that may look into dossiers."""
    if who.tot is not None and who.tot < dag:
        return False
    rollen = t.session.scalars(
        select(MedewerkerRol.rol).where(
            MedewerkerRol.medewerker_id == who.id,
            MedewerkerRol.van <= dag,
            or_(MedewerkerRol.tot.is_(None), MedewerkerRol.tot >= dag),
        )
    )
    return any(Recht.LEZEN in RECHTEN[Rol(rol)] for rol in rollen)


def check_beheerder_stays(t: Transactie, who: Medewerker) -> None:
    """Refuse to let the last beheerder go. Raises Refused("laatste_rol")."""
    beheerders = set(
        t.session.scalars(
            select(Medewerker.id)
            .join(MedewerkerRol, MedewerkerRol.medewerker_id == Medewerker.id)
            .where(
                MedewerkerRol.rol == Rol.BEHEERDER.value,
                MedewerkerRol.tot.is_(None),
                Medewerker.tot.is_(None),
                Medewerker.slot_weg_op.is_(None),
            )
        )
    )
    if beheerders == {who.id}:
        raise Refused("laatste_rol", veld="rollen")


def _wanted(t: Transactie, rollen: tuple[str, ...], gemeenten: Gemeenten) -> list[tuple[str, int | None]]:
    """Role and gemeente of each line that should stand there. Raises Refused: rol_onbekend, …"""
    if not rollen or any(rol not in set(Rol) for rol in rollen):
        raise Refused("rol_onbekend", veld="rollen")
    known = {str(r[0]): int(r[1]) for r in t.session.execute(select(Gemeente.uid, Gemeente.id))}
    found: list[tuple[str, int | None]] = []
    for rol in dict.fromkeys(rollen):
        places = gemeenten.get(rol, ()) if Rol(rol) in PER_GEMEENTE else ()
        if any(uid not in known for uid in places):
            raise Refused("gemeente_onbekend", veld="rollen")
        every = not places or len(set(places)) == len(known)
        found += [(rol, None)] if every else [(rol, known[uid]) for uid in dict.fromkeys(places)]
    return found
