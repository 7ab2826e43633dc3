"""Extra protected dossiers, and opening a dossier that is not in sight when it cannot wait.

An extra protected dossier exists only for who stands beside it, whatever the role of another. Opening in an
emergency asks a reason, lasts one day, is written down, and is told to who stands beside the gezin and to the
beheerders; who opens it reads that beforehand.
"""

from __future__ import annotations

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.zicht import in_reach, is_own
from models.rules.invoer import NOTITIE_MAX, text
from models.rules.toegang import NOOD_REDEN_MIN
from models.services.berichten import holders, tell
from models.services.medewerkers import medewerker_for
from models.services.naast import beside
from models.services.verb import Transactie, verb
from models.tables import Dossier, Medewerker, Noodtoegang
from models.values import Periode, Recht, Rol


@verb("dossier_beschermd", Area.DOSSIER, recht=Recht.DOSSIER)
def protect(t: Transactie, dossier_uid: str) -> None:
    """Hide a dossier from everybody who does not stand beside it.

    For who stands beside it or stands in, and for a casusregisseur. Raises Refused: al_beschermd,
    beschermd_iemand_nodig (nobody would see it), beschermd_wie_beslist, geen_toegang.
    """
    dossier = t.open_dossier(dossier_uid)
    if dossier.extra_beschermd:
        raise Refused("al_beschermd")
    _check_decides(t, dossier)
    there = beside(t, dossier.id, t.vandaag)
    if not there:
        raise Refused("beschermd_iemand_nodig")
    dossier.extra_beschermd = True
    t.session.flush()
    if not t.session.scalar(select(Dossier.id).where(Dossier.id == dossier.id, is_own(t.wie, t.vandaag))):
        t.warn("beschermd_niet_voor_jou")
    tell(t, there, "bericht_beschermd", {"nummer": dossier.nummer, "medewerker": t.wie}, dossier=dossier)


@verb("dossier_onbeschermd", Area.DOSSIER, recht=Recht.DOSSIER)
def unprotect(t: Transactie, dossier_uid: str) -> None:
    """Show a dossier again to everybody whose role reaches it.

    Raises Refused: niet_beschermd, beschermd_wie_beslist, geen_toegang.
    """
    dossier = t.dossier(dossier_uid)
    if not dossier.extra_beschermd:
        raise Refused("niet_beschermd")
    _check_decides(t, dossier)
    dossier.extra_beschermd = False
    tell(
        t,
        beside(t, dossier.id, t.vandaag),
        "bericht_onbeschermd",
        {"nummer": dossier.nummer, "medewerker": t.wie},
        dossier=dossier,
    )


def _check_decides(t: Transactie, dossier: Dossier) -> None:
    """Refuse who only opened the dossier for a day. Raises Refused("beschermd_wie_beslist")."""
    if t.persoonlijk.is_systeem or Rol.CASUSREGISSEUR in t.persoonlijk.rollen:
        return
    there = t.session.scalars(select(Medewerker).where(Medewerker.id.in_(beside(t, dossier.id, t.vandaag))))
    for colleague in there:
        away = colleague.afwezig_van is not None and Periode(colleague.afwezig_van, colleague.afwezig_tot)
        stand_in = colleague.vervanger_id if away and away.bevat(t.vandaag) else None
        me = medewerker_for(t, t.wie).id
        if me in {colleague.id, stand_in}:
            return
    raise Refused("beschermd_wie_beslist")


@verb("noodtoegang", Area.DOSSIER, Area.BERICHTEN, recht=Recht.NOOD)
def break_glass(t: Transactie, nummer: str, reden: str) -> str:
    """Open a dossier for oneself for today, by its exact number and with a reason. Gives its uid.

    Raises Refused: veld_leeg, dossier_nummer_onbekend, reden_te_kort, al_in_zicht.
    """
    wanted = nummer.strip().upper()
    if not wanted:
        raise Refused("veld_leeg", veld="nummer")
    why = str(text(NOTITIE_MAX)("reden", reden, t.vandaag))
    if len(why) < NOOD_REDEN_MIN:
        raise Refused("reden_te_kort", veld="reden", minimum=NOOD_REDEN_MIN)
    dossier = t.session.scalars(select(Dossier).where(Dossier.nummer == wanted)).one_or_none()
    if dossier is None:
        raise Refused("dossier_nummer_onbekend", veld="nummer", nummer=wanted)
    if in_reach(t.session.connection(), t.persoonlijk, Recht.LEZEN, t.vandaag, (dossier.id,)):
        raise Refused("al_in_zicht", veld="nummer")
    who = medewerker_for(t, t.wie)
    told = beside(t, dossier.id, t.vandaag)
    t.recompute = False
    t.session.add(Noodtoegang(medewerker_id=who.id, dossier_id=dossier.id, dag=t.vandaag, op=t.nu, reden=why))
    t.session.flush()
    t.touch(dossier)
    tell(
        t,
        (*told, *holders(t, Rol.BEHEERDER)),
        "bericht_noodtoegang",
        {"nummer": dossier.nummer, "medewerker": t.wie, "dag": t.vandaag.isoformat()},
        dossier=dossier,
    )
    return dossier.uid
