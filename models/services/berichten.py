"""Notices: what the program tells one medewerker, shown on top of Vandaag until it was seen.

A notice is a code with numbers and days; whoever it is about is named by uid and gets a name when it is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta

from sqlalchemy import delete, or_, select

from models.changes import Area
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.services.verb import Transactie, verb
from models.tables import Bericht, Dossier, Medewerker, MedewerkerRol
from models.values import Recht, Rol

BEWAREN_DAGEN = 90
"""Where the setting `bericht_bewaren_dagen` is open."""


def tell(
    t: Transactie,
    medewerker_ids: Iterable[int],
    soort: str,
    gegevens: Mapping[str, str | int],
    *,
    dossier: Dossier | None = None,
    ook_zelf: bool = False,
) -> None:
    """Put a notice down for each of these medewerkers, once; who does the act itself is told with `ook_zelf`.

    `soort` is the code of a sentence; `gegevens` its parameters: numbers, ISO days and `medewerker` (a uid).
    """
    own = t.session.scalar(select(Medewerker.id).where(Medewerker.uid == t.wie))
    text = json.dumps(dict(gegevens), ensure_ascii=False, sort_keys=True)
    for medewerker_id in dict.fromkeys(medewerker_ids):
        if ook_zelf or medewerker_id != own:
            t.session.add(
                Bericht(
                    medewerker_id=medewerker_id,
                    soort=soort,
                    dossier_id=dossier.id if dossier is not None else None,
                    gegevens=text,
                    op=t.nu,
                )
            )
    t.areas.add(Area.BERICHTEN)


def holders(t: Transactie, *rollen: Rol) -> tuple[int, ...]:
    """Ids of the medewerkers who work here today and hold one of these roles."""
    return tuple(
        t.session.scalars(
            select(Medewerker.id)
            .join(MedewerkerRol, MedewerkerRol.medewerker_id == Medewerker.id)
            .where(
                MedewerkerRol.rol.in_([rol.value for rol in rollen]),
                MedewerkerRol.van <= t.vandaag,
                or_(MedewerkerRol.tot.is_(None), MedewerkerRol.tot >= t.vandaag),
                or_(Medewerker.tot.is_(None), Medewerker.tot >= t.vandaag),
            )
            .distinct()
            .order_by(Medewerker.id)
        )
    )


@verb("bericht_gezien", Area.BERICHTEN, recht=Recht.EIGEN)
def mark_gezien(t: Transactie, uid: str) -> None:
    """Note that a notice to oneself was seen. Raises Refused("bericht_onbekend")."""
    found = t.session.scalars(
        select(Bericht)
        .join(Medewerker, Medewerker.id == Bericht.medewerker_id)
        .where(Bericht.uid == uid, Medewerker.uid == t.wie)
    ).one_or_none()
    if found is None:
        raise Refused("bericht_onbekend")
    if found.gelezen_op is None:
        found.gelezen_op = t.nu


def sweep_berichten(t: Transactie) -> None:
    """Remove notices that were seen long enough ago (setting); inside the verb of the new day."""
    figures = SHARED.get(t.session).instellingen
    days = figures.least("bericht_bewaren_dagen", t.vandaag, BEWAREN_DAGEN)
    t.session.connection().execute(
        delete(Bericht).where(
            Bericht.gelezen_op.is_not(None), Bericht.gelezen_op < t.nu - timedelta(days=days)
        )
    )
