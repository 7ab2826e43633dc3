"""Handing gezinnen over to a colleague, and leaving: the last day, the roles, the gezinnen, the key.

Leaving never leaves a gezin with somebody who is gone: what is not handed over is from then on nobody's, so
every begeleider sees it. An extra protected one must be handed over first, or nobody could.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import or_, select

from models.changes import Area
from models.errors import Refused
from models.services.ankers import check_day
from models.services.berichten import holders, tell
from models.services.gebeurtenissen import wissel_begeleider
from models.services.medewerkers import (
    Gemeenten,
    can_guide,
    check_beheerder_stays,
    end_role,
    medewerker_for,
    save_rollen,
)
from models.services.naast import beside
from models.services.verb import Transactie, verb
from models.tables import Betrokkene, Dossier, Medewerker, MedewerkerRol
from models.values import Recht, Rol

Verdeling = tuple[tuple[str, str], ...]
"""(uid of a dossier, uid of the medewerker who takes it over)."""


@verb("gezinnen_overgedragen", Area.DOSSIER, Area.PUNTEN, Area.MEDEWERKERS, recht=Recht.TOEWIJZEN)
def hand_over(t: Transactie, van_uid: str, verdeling: Verdeling, op: date) -> None:
    """Put colleagues in the place of a medewerker beside these gezinnen, in every role, from a day on.

    Raises Refused: medewerker_onbekend, overnemer_zonder_rol, overnemer_zelf, gezin_niet_van, geen_toegang,
    dossier_gesloten, dag_onmogelijk, niets_gekozen.
    """
    if not verdeling:
        raise Refused("niets_gekozen")
    check_day(t, op, "op")
    _hand_over(t, medewerker_for(t, van_uid), verdeling, op)


def _hand_over(t: Transactie, who: Medewerker, verdeling: Verdeling, op: date) -> None:
    got: dict[int, int] = {}
    for dossier_uid, naar_uid in verdeling:
        new = medewerker_for(t, naar_uid, veld="naar")
        if new.id == who.id:
            raise Refused("overnemer_zelf", veld="naar")
        if not can_guide(t, new, max(op, t.vandaag)):
            raise Refused("overnemer_zonder_rol", veld="naar")
        dossier = t.open_dossier(dossier_uid)
        rows = _rows_beside(t, who, op, dossier.id)
        if not rows:
            raise Refused("gezin_niet_van", nummer=dossier.nummer)
        for row in rows:
            _replace(t, dossier, row, new, op)
        got[new.id] = got.get(new.id, 0) + 1
    for medewerker_id, aantal in got.items():
        gegevens: dict[str, str | int] = {"medewerker": who.uid, "aantal": aantal, "dag": op.isoformat()}
        tell(t, (medewerker_id,), "bericht_overgenomen", gegevens)


def _replace(t: Transactie, dossier: Dossier, row: Betrokkene, new: Medewerker, op: date) -> None:
    """Put a colleague in one row; for the begeleider that is the event, with what comes of it."""
    if row.rol == "begeleider":
        wissel_begeleider(t, dossier, op, medewerker_uid=new.uid)
        return
    t.touch(dossier)
    row.tot = max(row.van, op)
    t.session.flush()
    there = {
        b.medewerker_id
        for b in _beside(t, dossier.id, op)
        if b.rol == row.rol and b.medewerker_id is not None
    }
    if new.id not in there:
        t.session.add(
            Betrokkene(dossier_id=dossier.id, rol=row.rol, medewerker_id=new.id, naam=new.naam, van=op)
        )
    t.session.flush()


@verb("medewerker_vertrekt", Area.MEDEWERKERS, Area.DOSSIER, Area.PUNTEN, recht=Recht.MEDEWERKERS)
def leave(t: Transactie, uid: str, tot: date, verdeling: Verdeling = (), *, meteen: bool = False) -> None:
    """Let a medewerker leave after a last day: roles end, gezinnen go to colleagues or become nobody's.

    `verdeling` needs the right to say who stands beside a gezin. `meteen` takes the key away now, otherwise
    it opens no more after the last day. Raises Refused: medewerker_onbekend, al_vertrokken, laatste_rol,
    tot_voor_van, eigen_sleutel, beschermd_alleen (nummers), and what `hand_over` raises.
    """
    who = medewerker_for(t, uid)
    check_day(t, tot, "tot")
    if who.tot is not None and who.tot < t.vandaag:
        raise Refused("al_vertrokken")
    if tot < who.van:
        raise Refused("tot_voor_van", veld="tot")
    if meteen and uid == t.wie:
        raise Refused("eigen_sleutel")
    check_beheerder_stays(t, who)
    after = tot + timedelta(days=1)
    if verdeling:
        reached = _with_assigning(t, who, verdeling, after)
        t.bereikt |= reached
    left = _let_go(t, who, after)
    for role in t.session.scalars(
        select(MedewerkerRol).where(
            MedewerkerRol.medewerker_id == who.id,
            or_(MedewerkerRol.tot.is_(None), MedewerkerRol.tot > tot),
        )
    ):
        end_role(t, role, tot)
    who.tot = tot
    if meteen:
        who.slot_weg_op = t.nu
    for colleague in t.session.scalars(select(Medewerker).where(Medewerker.vervanger_id == who.id)):
        t.warn("vervanger_vertrekt")
        colleague.vervanger_id = None
        tell(t, (colleague.id,), "bericht_vervanger_vertrekt", {"medewerker": who.uid})
    if left:
        t.warn("gezinnen_van_niemand", aantal=left)
        tell(
            t,
            holders(t, Rol.COORDINATOR, Rol.CASUSREGISSEUR),
            "bericht_gezinnen_van_niemand",
            {"medewerker": who.uid, "aantal": left, "dag": after.isoformat()},
        )


def _with_assigning(t: Transactie, who: Medewerker, verdeling: Verdeling, op: date) -> set[int]:
    """Hand over by the right to assign; what was reached that way stays reached."""
    mine, reached = t.recht, set(t.bereikt)
    t.require(Recht.TOEWIJZEN)
    _hand_over(t, who, verdeling, op)
    t.session.flush()
    reached |= t.bereikt
    t.require(mine)
    return reached


def _let_go(t: Transactie, who: Medewerker, after: date) -> int:
    """End what still stands on the name of who leaves; give the number of gezinnen that are then nobody's.

    It reaches every dossier, in sight or not: only the rows of who leaves change.
    """
    alone: list[str] = []
    left = 0
    for dossier_id in dict.fromkeys(row.dossier_id for row in _rows_beside(t, who, after)):
        dossier = t.session.get_one(Dossier, dossier_id)
        others = set(beside(t, dossier_id, after)) - {who.id}
        if not others and dossier.extra_beschermd:
            alone.append(dossier.nummer)
        left += not others and dossier.afgesloten_op is None
        t.bereikt.add(dossier_id)
        for row in _rows_beside(t, who, after, dossier_id):
            row.tot = max(row.van, after)
        t.touch(dossier)
    if alone:
        raise Refused("beschermd_alleen", nummers=", ".join(alone))
    return left


@verb("medewerker_terug", Area.MEDEWERKERS, recht=Recht.MEDEWERKERS)
def come_back(
    t: Transactie, uid: str, rollen: tuple[str, ...], *, gemeenten: Gemeenten | None = None
) -> None:
    """Let somebody who left work here again from today on; a new start-zin is needed.

    Raises Refused: niet_vertrokken, rol_onbekend, medewerker_onbekend.
    """
    who = medewerker_for(t, uid)
    if who.tot is None:
        raise Refused("niet_vertrokken")
    who.tot = None
    who.slot_weg_op = t.nu
    for role in t.session.scalars(
        select(MedewerkerRol).where(MedewerkerRol.medewerker_id == who.id, MedewerkerRol.tot >= t.vandaag)
    ):
        end_role(t, role, t.vandaag - timedelta(days=1))
    t.session.flush()
    save_rollen.work(t, uid, rollen, gemeenten=gemeenten)


def _rows_beside(
    t: Transactie, who: Medewerker, dag: date, dossier_id: int | None = None
) -> list[Betrokkene]:
    """The rows in which somebody stands beside a dossier on a day or later."""
    statement = select(Betrokkene).where(
        Betrokkene.medewerker_id == who.id, or_(Betrokkene.tot.is_(None), Betrokkene.tot > dag)
    )
    if dossier_id is not None:
        statement = statement.where(Betrokkene.dossier_id == dossier_id)
    return list(t.session.scalars(statement.order_by(Betrokkene.id)))


def _beside(t: Transactie, dossier_id: int, dag: date) -> list[Betrokkene]:
    return list(
        t.session.scalars(
            select(Betrokkene).where(
                Betrokkene.dossier_id == dossier_id, or_(Betrokkene.tot.is_(None), Betrokkene.tot > dag)
            )
        )
    )
