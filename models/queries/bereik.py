"""How far the rights of who asks reach, dossier by dossier: no screen offers what is always refused."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from models.queries.lezer import Lezer
from models.queries.zicht import day_of_rights, is_own, reach_condition
from models.tables import Dossier, Medewerker, Noodtoegang
from models.values import Bereik, Recht

DOSSIER_RECHTEN = (
    Recht.DOSSIER,
    Recht.TOEWIJZEN,
    Recht.REGELDAG,
    Recht.PAPIER,
    Recht.OVERDRACHT,
    Recht.INZAGE,
    Recht.BEWAREN,
)
"""Rights that are asked about one dossier."""


@dataclass(frozen=True, slots=True)
class Bereikt:
    """The dossiers in sight that a right reaches; `uids` None = all of them."""

    uids: frozenset[str] | None

    def bevat(self, dossier_uid: str) -> bool:
        """Whether the right reaches this dossier."""
        return self.uids is None or dossier_uid in self.uids


def reached(lezer: Lezer, recht: Recht) -> Bereikt:
    """Which of the dossiers in sight a right of who asks reaches."""
    who = lezer.persoonlijk
    if who is None or (who.reach(recht) is Bereik.ALLE and not who.places(recht)):
        return Bereikt(None)
    connection = lezer.session.connection()
    fits = reach_condition(connection, who, recht, lezer.vandaag)
    if fits is None:
        return Bereikt(frozenset())
    return Bereikt(frozenset(str(r[0]) for r in connection.execute(select(Dossier.uid).where(fits))))


def rechten_op(lezer: Lezer, dossier_id: int) -> tuple[Recht, ...]:
    """The rights of who asks that reach one dossier."""
    who = lezer.persoonlijk
    if who is None:
        return DOSSIER_RECHTEN
    connection = lezer.session.connection()
    eigen = is_own(who.wie, day_of_rights(connection, lezer.vandaag)).label("eigen")
    row = connection.execute(
        select(Dossier.extra_beschermd, Dossier.gemeente_id, eigen).where(Dossier.id == dossier_id)
    ).first()
    if row is None:
        return ()

    def has(recht: Recht) -> bool:
        scope, places = who.reach(recht), who.places(recht)
        wide = not row.extra_beschermd and (
            not places or row.gemeente_id is None or row.gemeente_id in places
        )
        return scope is not Bereik.GEEN and (bool(row.eigen) or (scope is Bereik.ALLE and wide))

    return tuple(recht for recht in DOSSIER_RECHTEN if has(recht))


def is_in_nood(lezer: Lezer, dossier_id: int) -> bool:
    """Whether who asks opened this dossier today with a reason."""
    found = lezer.session.connection().scalar(
        select(Noodtoegang.id)
        .join(Medewerker, Medewerker.id == Noodtoegang.medewerker_id)
        .where(
            Noodtoegang.dossier_id == dossier_id,
            Noodtoegang.dag == lezer.vandaag,
            Medewerker.uid == lezer.wie,
        )
        .limit(1)
    )
    return found is not None
