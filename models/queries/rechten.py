"""The facts of the rechtenoverzicht: who has which role since when, and what each role may do."""

from __future__ import annotations

from collections.abc import Sequence

from models.queries.lezer import Lezer
from models.queries.medewerkers import load_team
from models.queries.rows import PaperHead
from models.queries.rows_mensen import RechtenFacts, RechtenMens, TeamRow
from models.rules.toegang import reach
from models.values import Privacy, Recht, Rol


def rechten_facts(lezer: Lezer, *, head: PaperHead) -> RechtenFacts:
    """Read who may do what today. Dossiers by number only. Raises Refused("geen_recht")."""
    lezer.require(Recht.MEDEWERKERS)
    team = load_team(lezer, ook_vertrokken=True)
    namen = _names(team, head.privacy)
    overzicht = lezer.overzicht
    by_name = {one.naam: namen[one.uid] for one in team}
    return RechtenFacts(
        head=head,
        dag=lezer.vandaag,
        mensen=tuple(_mens(one, namen[one.uid]) for one in team if not one.is_vertrokken(lezer.vandaag)),
        vertrokken=tuple(_mens(one, namen[one.uid]) for one in team if one.is_vertrokken(lezer.vandaag)),
        rechten=tuple(
            (recht, tuple(reach((rol,), recht) for rol in Rol))
            for recht in Recht
            if recht is not Recht.SYSTEEM
        ),
        beschermd=overzicht.beschermd if overzicht is not None else (),
        nood=tuple((nummer, by_name.get(wie, wie), dag) for nummer, wie, dag in overzicht.nood)
        if overzicht is not None
        else (),
    )


def _names(team: Sequence[TeamRow], privacy: Privacy) -> dict[str, str]:
    """How each medewerker is named by the privacy level of the paper."""
    found = {}
    for number, one in enumerate(team, start=1):
        if privacy is Privacy.NAAM:
            found[one.uid] = one.naam
        elif privacy is Privacy.VOORLETTER:
            found[one.uid] = f"{one.naam[:1]}. ({number})"
        else:
            found[one.uid] = f"({number})"
    return found


def _mens(one: TeamRow, naam: str) -> RechtenMens:
    return RechtenMens(
        naam=naam,
        organisatie=one.organisatie,
        rollen=one.rollen,
        van=one.van,
        tot=one.tot,
        sleutel=one.sleutel,
        sleutel_tot=one.sleutel_tot,
    )
