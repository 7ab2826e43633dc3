"""*Dit mag ik delen met …*: written down, changed, taken back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, text
from models.services.ankers import check_day
from models.services.verb import Transactie, verb
from models.tables import Deling, Dossier, Organisatie
from models.values import Deelgrond, Deelpartij, Recht


@verb("deling_gezet", Area.BEWAREN, recht=Recht.DOSSIER)
def add_deling(
    t: Transactie,
    dossier_uid: str,
    partij: Deelpartij,
    grond: Deelgrond,
    van: date,
    *,
    tot: date | None = None,
    organisatie_uid: str = "",
    naam: str = "",
    uitleg: str = "",
) -> str:
    """Write down that a party may be told about a gezin, on a ground and from a day.

    Raises Refused: dossier_gesloten, keuze_onbekend, organisatie_onbekend, tot_voor_van, deling_wie (who it
    is, where the kind alone does not say).
    """
    t.recompute = False
    dossier = t.open_dossier(dossier_uid)
    check_day(t, van, "van")
    check_day(t, tot, "tot")
    if tot is not None and tot < van:
        raise Refused("tot_voor_van", veld="tot")
    name = str(text()("naam", naam, t.vandaag))
    if Deelpartij(partij) is Deelpartij.ANDERS and not name:
        raise Refused("deling_wie", veld="naam")
    made = Deling(
        dossier_id=dossier.id,
        partij=Deelpartij(partij).value,
        organisatie_id=_organisatie(t, organisatie_uid),
        naam=name,
        grond=Deelgrond(grond).value,
        uitleg=str(text(NOTITIE_MAX)("uitleg", uitleg, t.vandaag)),
        van=van,
        tot=tot,
    )
    t.session.add(made)
    t.session.flush()
    return made.uid


@verb("deling_ingetrokken", Area.BEWAREN, recht=Recht.DOSSIER)
def withdraw_deling(t: Transactie, deling_uid: str, op: date) -> None:
    """Take it back from a day on: what was shared before stays shared. Raises Refused("deling_onbekend")."""
    t.recompute = False
    found = t.session.scalars(select(Deling).where(Deling.uid == deling_uid)).one_or_none()
    if found is None:
        raise Refused("deling_onbekend")
    t.touch(t.session.get_one(Dossier, found.dossier_id), Area.BEWAREN)
    if found.ingetrokken_op is not None:
        raise Refused("deling_al_ingetrokken")
    check_day(t, op, "op")
    if op > t.vandaag:
        raise Refused("dag_in_toekomst", veld="op")
    found.ingetrokken_op = op


def _organisatie(t: Transactie, uid: str) -> int | None:
    if not uid:
        return None
    found = t.session.scalar(select(Organisatie.id).where(Organisatie.uid == uid))
    if found is None:
        raise Refused("organisatie_onbekend", veld="organisatie")
    return found
