"""The team: who works with the kluis, their roles and keys, what stands on their name, and notices."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from models.errors import Refused
from models.queries.caseload import load_cursussen, load_per_fase
from models.queries.lezer import Lezer
from models.queries.rows_mensen import BerichtRow, CaseloadRow, RolRow, TeamRow
from models.queries.sql import Rij
from models.tables import (
    Bericht,
    Betrokkene,
    Bewerking,
    Dossier,
    DossierStand,
    Gemeente,
    Medewerker,
    MedewerkerRol,
    Noodtoegang,
)
from models.values import Fase, Rol

AANGEMELD = "aangemeld"
HOOGSTENS = "gezinnen_per_begeleider"
"""Setting: the number of gezinnen that was agreed for one begeleider."""


def load_team(lezer: Lezer, *, ook_vertrokken: bool = False) -> tuple[TeamRow, ...]:
    """Read the medewerkers by name: who works here first, then (where asked) who left."""
    vervanger = aliased(Medewerker)
    rollen, laatst, gezinnen = _rollen(lezer), _laatst(lezer), _gezinnen(lezer)
    per_fase, cursussen = load_per_fase(lezer), load_cursussen(lezer)
    most = min((n for n in lezer.instellingen.numbers(HOOGSTENS, lezer.vandaag) if n > 0), default=0)
    rows = lezer.session.connection().execute(
        select(
            Medewerker.id,
            Medewerker.uid,
            Medewerker.naam,
            Medewerker.organisatie,
            Medewerker.telefoon,
            Medewerker.email,
            Medewerker.van,
            Medewerker.tot,
            Medewerker.afwezig_van,
            Medewerker.afwezig_tot,
            Medewerker.slot_uid,
            Medewerker.slot_soort,
            Medewerker.slot_tot,
            Medewerker.slot_weg_op,
            vervanger.naam.label("vervanger"),
            vervanger.uid.label("vervanger_uid"),
        )
        .join(vervanger, vervanger.id == Medewerker.vervanger_id, isouter=True)
        .order_by(Medewerker.naam, Medewerker.id)
    )
    found = [
        TeamRow(
            uid=r.uid,
            naam=r.naam,
            organisatie=r.organisatie,
            telefoon=r.telefoon,
            email=r.email,
            van=r.van,
            tot=r.tot,
            rollen=tuple(rollen.get(r.id, ())),
            afwezig_van=r.afwezig_van,
            afwezig_tot=r.afwezig_tot,
            vervanger=r.vervanger or "",
            vervanger_uid=r.vervanger_uid or "",
            sleutel=sleutel_of(r, lezer.vandaag),
            sleutel_tot=r.slot_tot,
            laatst=laatst.get(r.uid),
            gezinnen=gezinnen.get(r.id, 0),
            per_fase=per_fase.get(r.id, (0, 0, 0)),
            hoogstens=most,
            cursussen=tuple(cursussen.get(r.id, ())),
        )
        for r in rows
    ]
    here = [one for one in found if not one.is_vertrokken(lezer.vandaag)]
    return (*here, *(one for one in found if ook_vertrokken and one.is_vertrokken(lezer.vandaag)))


def load_self(lezer: Lezer) -> TeamRow:
    """Read who asks. Raises Refused("medewerker_onbekend")."""
    found = next((one for one in load_team(lezer, ook_vertrokken=True) if one.uid == lezer.wie), None)
    if found is None:
        raise Refused("medewerker_onbekend")
    return found


def sleutel_of(r: Rij, dag: date) -> str:
    """The state of somebody's key in a word."""
    if r.slot_weg_op is not None:
        return "weg"
    if not r.slot_uid:
        return "geen"
    if r.slot_soort != "start":
        return "eigen"
    return "verlopen" if r.slot_tot is not None and r.slot_tot < dag else "start"


def _rollen(lezer: Lezer) -> dict[int, list[RolRow]]:
    rows = lezer.session.connection().execute(
        select(
            MedewerkerRol.medewerker_id,
            MedewerkerRol.rol,
            MedewerkerRol.van,
            MedewerkerRol.tot,
            Gemeente.naam,
            Gemeente.uid,
        )
        .join(Gemeente, Gemeente.id == MedewerkerRol.gemeente_id, isouter=True)
        .order_by(MedewerkerRol.id)
    )
    found: dict[int, list[RolRow]] = {}
    for wie, rol, van, tot, gemeente, gemeente_uid in rows:
        if van <= lezer.vandaag and (tot is None or lezer.vandaag <= tot):
            row = RolRow(
                rol=Rol(rol), van=van, tot=tot, gemeente=gemeente or "", gemeente_uid=gemeente_uid or ""
            )
            found.setdefault(wie, []).append(row)
    order = list(Rol)
    return {wie: sorted(rows, key=lambda one: order.index(one.rol)) for wie, rows in found.items()}


def _laatst(lezer: Lezer) -> dict[str, datetime]:
    rows = lezer.session.connection().execute(
        select(Bewerking.wie, func.max(Bewerking.op))
        .where(Bewerking.soort == AANGEMELD, Bewerking.resultaat == "gedaan")
        .group_by(Bewerking.wie)
    )
    return {str(wie): op for wie, op in rows}


def _gezinnen(lezer: Lezer) -> dict[int, int]:
    rows = lezer.session.connection().execute(
        select(Betrokkene.medewerker_id, func.count(Betrokkene.dossier_id.distinct()))
        .join(Dossier, Dossier.id == Betrokkene.dossier_id)
        .where(
            Dossier.afgesloten_op.is_(None),
            Betrokkene.medewerker_id.is_not(None),
            Betrokkene.van <= lezer.vandaag,
            or_(Betrokkene.tot.is_(None), Betrokkene.tot > lezer.vandaag),
        )
        .group_by(Betrokkene.medewerker_id)
    )
    return {int(wie): int(aantal) for wie, aantal in rows if wie is not None}


def load_caseload(lezer: Lezer, medewerker_uid: str, dag: date | None = None) -> tuple[CaseloadRow, ...]:
    """Read the open gezinnen that somebody stands beside on a day or later, of those in sight, by name."""
    day = dag or lezer.vandaag
    rows = lezer.session.connection().execute(
        select(
            Dossier.id,
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            Dossier.fase,
            Dossier.extra_beschermd,
            Betrokkene.rol,
            DossierStand.open_punten,
            DossierStand.te_laat,
            DossierStand.volgende_stap,
            DossierStand.eerste_termijn,
        )
        .join(Betrokkene, Betrokkene.dossier_id == Dossier.id)
        .join(Medewerker, and_(Medewerker.id == Betrokkene.medewerker_id, Medewerker.uid == medewerker_uid))
        .join(DossierStand, DossierStand.dossier_id == Dossier.id)
        .where(Dossier.afgesloten_op.is_(None), or_(Betrokkene.tot.is_(None), Betrokkene.tot > day))
        .order_by(DossierStand.zoeknaam, Dossier.id, Betrokkene.id)
    )
    found: dict[int, list[Rij]] = {}
    for r in rows:
        found.setdefault(r.id, []).append(r)
    return tuple(
        CaseloadRow(
            uid=group[0].uid,
            nummer=group[0].nummer,
            naam=group[0].naam,
            fase=Fase(group[0].fase),
            als=tuple(dict.fromkeys(r.rol for r in group)),
            open_punten=group[0].open_punten,
            te_laat=group[0].te_laat,
            volgende_stap=group[0].volgende_stap,
            eerste_termijn=group[0].eerste_termijn,
            beschermd=group[0].extra_beschermd,
        )
        for group in found.values()
    )


# --- notices ----------------------------------------------------------------------------------------------


def load_berichten(lezer: Lezer) -> tuple[BerichtRow, ...]:
    """Read the notices to who asks that were not seen yet, the newest first."""
    rows = (
        lezer.session.connection()
        .execute(
            select(
                Bericht.uid,
                Bericht.soort,
                Bericht.op,
                Bericht.gegevens,
                Dossier.id.label("dossier_id"),
                Dossier.uid.label("dossier_uid"),
            )
            .join(Medewerker, Medewerker.id == Bericht.medewerker_id)
            .join(Dossier, Dossier.id == Bericht.dossier_id, isouter=True)
            .where(Medewerker.uid == lezer.wie, Bericht.gelezen_op.is_(None))
            .order_by(Bericht.op.desc(), Bericht.id.desc())
        )
        .all()
    )
    if not rows:
        return ()
    gegevens = {r.uid: dict(json.loads(r.gegevens)) for r in rows}
    namen = _namen(lezer, (str(one.get("medewerker", "")) for one in gegevens.values()))
    return tuple(
        BerichtRow(
            uid=r.uid,
            soort=r.soort,
            op=r.op,
            wie=namen.get(str(gegevens[r.uid].get("medewerker", "")), ""),
            gegevens=tuple(sorted((k, v) for k, v in gegevens[r.uid].items() if k != "medewerker")),
            dossier_uid=r.dossier_uid or "",
            reden=_reden(lezer, r, str(gegevens[r.uid].get("medewerker", ""))),
        )
        for r in rows
    )


def count_berichten(lezer: Lezer) -> int:
    """Count the notices to who asks that were not seen yet."""
    found = lezer.session.connection().scalar(
        select(func.count())
        .select_from(Bericht)
        .join(Medewerker, Medewerker.id == Bericht.medewerker_id)
        .where(Medewerker.uid == lezer.wie, Bericht.gelezen_op.is_(None))
    )
    return int(found or 0)


def _namen(lezer: Lezer, uids: Iterable[str]) -> dict[str, str]:
    wanted = sorted({uid for uid in uids if uid})
    rows = lezer.session.connection().execute(
        select(Medewerker.uid, Medewerker.naam).where(Medewerker.uid.in_(wanted))
    )
    return {str(uid): str(naam) for uid, naam in rows}


def _reden(lezer: Lezer, r: Rij, wie: str) -> str:
    """The reason of an emergency, where the dossier is in sight of who asks."""
    if r.soort != "bericht_noodtoegang" or r.dossier_id is None:
        return ""
    found = lezer.session.connection().scalar(
        select(Noodtoegang.reden)
        .join(Medewerker, Medewerker.id == Noodtoegang.medewerker_id)
        .where(Noodtoegang.dossier_id == r.dossier_id, Noodtoegang.op == r.op, Medewerker.uid == wie)
    )
    return str(found or "")
