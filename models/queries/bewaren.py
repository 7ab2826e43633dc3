"""What may go: closed dossiers by the step they wait for, requests with their day, and what has gone."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import func, or_, select

from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names
from models.queries.rows_avg import BewaarRow, VernietigingRow, VerzoekRow
from models.queries.sql import Keuze, Rij
from models.queries.woorden import reason_words
from models.rules.bewaren import Bewaarstand, Stap, keep_until, month_start, stand_of_closed
from models.tables import (
    Afdruk,
    AfdrukOver,
    Dossier,
    Gemeente,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Vernietiging,
    Verzoek,
)
from models.values import Recht, VerzoekSoort

BEWAARTERMIJN = "bewaartermijn_maanden"
TELLEN = "tellen_zonder_naam_maanden"
_ORDE = (Stap.MAG_ANONIEM, Stap.MAG_WEG, Stap.BEWAREN, Stap.ANONIEM)


def load_bewaarlijst(lezer: Lezer) -> tuple[BewaarRow, ...]:
    """Read every closed dossier in sight with its next step; what may go now comes first, then by day.

    Raises Refused("geen_recht").
    """
    lezer.require(Recht.BEWAREN)
    found = [_row(lezer, row) for row in lezer.session.connection().execute(_closed())]
    return tuple(
        sorted(found, key=lambda r: (_ORDE.index(r.stap), r.vanaf is None, r.vanaf or r.gesloten_op))
    )


def load_bewaar(lezer: Lezer, dossier_uid: str) -> BewaarRow | None:
    """Read how long one dossier stays; None while it is open."""
    row = lezer.session.connection().execute(_closed().where(Dossier.uid == dossier_uid)).first()
    return None if row is None else _row(lezer, row)


def _closed() -> Keuze:
    people = select(func.count(Lidmaatschap.persoon_id.distinct())).where(
        Lidmaatschap.dossier_id == Dossier.id
    )
    stands_on = select(AfdrukOver.afdruk_id).where(AfdrukOver.dossier_id == Dossier.id)
    papers = select(func.count()).where(
        or_(Afdruk.dossier_id == Dossier.id, Afdruk.id.in_(stands_on)), Afdruk.weg_op.is_(None)
    )
    asked = select(func.count()).where(Verzoek.dossier_id == Dossier.id, Verzoek.besluit == "")
    return (
        select(
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            Dossier.afgesloten_op,
            Dossier.afsluit_soort,
            Dossier.bewaren_tot,
            Dossier.bewaren_reden,
            Dossier.anoniem_op,
            Gemeente.uid.label("gemeente_uid"),
            people.scalar_subquery().label("personen"),
            papers.scalar_subquery().label("papieren"),
            asked.scalar_subquery().label("verzoeken"),
        )
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
        .where(Dossier.afgesloten_op.is_not(None))
        .order_by(Dossier.id)
    )


def _row(lezer: Lezer, row: Rij) -> BewaarRow:
    stand = _stand(lezer, row)
    return BewaarRow(
        uid=row.uid,
        nummer=row.nummer,
        naam=row.naam,
        gesloten_op=row.afgesloten_op,
        soort=row.afsluit_soort,
        personen=row.personen,
        stap=stand.stap,
        vanaf=stand.vanaf,
        reden=row.bewaren_reden,
        papieren=row.papieren,
        verzoeken=row.verzoeken,
    )


def _stand(lezer: Lezer, row: Rij) -> Bewaarstand:
    place = row.gemeente_uid or ""
    until = row.bewaren_tot
    if until is None:  # closed before the program set this day
        months = lezer.setting(BEWAARTERMIJN, row.afgesloten_op, gemeente_uid=place)
        until = keep_until(row.afgesloten_op, months)
    return stand_of_closed(
        bewaren_tot=until,
        anoniem_op=row.anoniem_op,
        tellen_maanden=lezer.setting(TELLEN, row.anoniem_op, gemeente_uid=place),
        vandaag=lezer.vandaag,
    )


def count_may_go(lezer: Lezer) -> int:
    """How many dossiers stood on the list on the first of this month and still do; 0 without the right.

    The list is of the month: what comes due in the middle of it waits for the next first day. Only dossiers
    whose day may have come are read, so that Vandaag does not wait for all that was ever closed.
    """
    if not lezer.may(Recht.BEWAREN):
        return 0
    first = month_start(lezer.vandaag)
    rows = lezer.session.connection().execute(
        select(
            Dossier.afgesloten_op,
            Dossier.bewaren_tot,
            Dossier.anoniem_op,
            Gemeente.uid.label("gemeente_uid"),
        )
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
        .where(
            Dossier.afgesloten_op.is_not(None),
            or_(
                Dossier.anoniem_op.is_not(None),
                Dossier.bewaren_tot.is_(None),
                Dossier.bewaren_tot <= first,
            ),
        )
    )
    found = (_stand(lezer, row) for row in rows)
    return sum(
        1
        for stand in found
        if stand.stap in (Stap.MAG_ANONIEM, Stap.MAG_WEG) and stand.vanaf is not None and stand.vanaf <= first
    )


def load_vernietigingen(lezer: Lezer, limit: int = 500) -> tuple[VernietigingRow, ...]:
    """Read the register of what was anonymised, destroyed or erased, the newest first.

    Raises Refused("geen_recht").
    """
    lezer.require(Recht.BEWAREN)
    names = medewerker_names(lezer)
    rows = lezer.session.scalars(select(Vernietiging).order_by(Vernietiging.id.desc()).limit(limit))
    return tuple(_gone(row, names) for row in rows)


def load_vernietiging(lezer: Lezer, uid: str) -> VernietigingRow | None:
    """Read one line of the register; None when it is not there. Raises Refused("geen_recht")."""
    lezer.require(Recht.BEWAREN)
    row = lezer.session.scalars(select(Vernietiging).where(Vernietiging.uid == uid)).one_or_none()
    return None if row is None else _gone(row, medewerker_names(lezer))


def _gone(row: Vernietiging, names: Mapping[str, str]) -> VernietigingRow:
    counts: dict[str, int] = json.loads(row.rijen)
    return VernietigingRow(
        uid=row.uid,
        op=row.op,
        soort=row.soort,
        grond=row.grond,
        nummer=row.dossier_nummer,
        letter=row.letter,
        personen=row.personen,
        rijen=tuple(sorted(counts.items())),
        gesloten_op=row.gesloten_op,
        verzoek_op=row.verzoek_op,
        wie=names.get(row.wie, ""),
    )


# --- requests ---------------------------------------------------------------------------------------------


def load_verzoeken(
    lezer: Lezer, dossier_uid: str = "", *, open_alleen: bool = False
) -> tuple[VerzoekRow, ...]:
    """Read the requests in sight, open ones first by their last day; of one dossier, or of all.

    Raises Refused("geen_recht").
    """
    lezer.require(Recht.INZAGE)
    statement = _verzoeken()
    if dossier_uid:
        statement = statement.where(Dossier.uid == dossier_uid)
    if open_alleen:
        statement = statement.where(Verzoek.besluit == "")
    rows = lezer.session.connection().execute(statement)
    return tuple(_verzoek(row) for row in rows)


def _verzoeken() -> Keuze:
    return (
        select(
            Verzoek.uid,
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer,
            Dossier.naam.label("gezin"),
            Persoon.uid.label("persoon_uid"),
            Lidmaatschap.letter,
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.achternaam,
            Verzoek.soort,
            Verzoek.ontvangen_op,
            Verzoek.uiterlijk_op,
            Verzoek.uitstel_reden,
            Verzoek.identiteit,
            Verzoek.veld,
            Verzoek.besluit,
            Verzoek.besloten_op,
            Verzoek.reden,
        )
        .join(Dossier, Dossier.id == Verzoek.dossier_id)
        .join(Persoon, Persoon.id == Verzoek.persoon_id, isouter=True)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id, isouter=True)
        .join(
            Lidmaatschap,
            (Lidmaatschap.persoon_id == Persoon.id) & (Lidmaatschap.dossier_id == Dossier.id),
            isouter=True,
        )
        .order_by(Verzoek.besluit != "", Verzoek.uiterlijk_op, Verzoek.id.desc())
    )


def _verzoek(row: Rij) -> VerzoekRow:
    return VerzoekRow(
        uid=row.uid,
        dossier_uid=row.dossier_uid,
        nummer=row.nummer,
        gezin=row.gezin,
        persoon_uid=row.persoon_uid or "",
        letter=row.letter or "",
        naam=f"{row.roepnaam or ''} {row.achternaam or ''}".strip(),
        soort=VerzoekSoort(row.soort),
        ontvangen_op=row.ontvangen_op,
        uiterlijk_op=row.uiterlijk_op,
        uitstel_reden=row.uitstel_reden,
        identiteit=row.identiteit,
        veld=row.veld,
        besluit=row.besluit,
        besloten_op=row.besloten_op,
        reden=reason_words(row.reden),
    )
