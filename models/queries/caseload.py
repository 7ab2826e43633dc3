"""How much a begeleider has: gezinnen by phase, and the courses that were done (A170)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_, select

from models.queries.lezer import Lezer
from models.tables import Betrokkene, Dossier, Kwalificatie
from models.values import KWALIFICATIES, Fase


def load_per_fase(lezer: Lezer) -> dict[int, tuple[int, int, int]]:
    """Medewerker id -> of how many open gezinnen in sight they are the begeleider, for each phase."""
    rows = lezer.session.connection().execute(
        select(Betrokkene.medewerker_id, Dossier.fase, func.count(Dossier.id.distinct()))
        .join(Dossier, Dossier.id == Betrokkene.dossier_id)
        .where(
            Dossier.afgesloten_op.is_(None),
            Betrokkene.rol == "begeleider",
            Betrokkene.medewerker_id.is_not(None),
            Betrokkene.van <= lezer.vandaag,
            or_(Betrokkene.tot.is_(None), Betrokkene.tot > lezer.vandaag),
        )
        .group_by(Betrokkene.medewerker_id, Dossier.fase)
    )
    counted: dict[int, dict[str, int]] = {}
    for wie, fase, aantal in rows:
        if wie is not None:
            counted.setdefault(int(wie), {})[str(fase)] = int(aantal)
    one, two, three = (fase.value for fase in Fase)
    return {
        wie: (found.get(one, 0), found.get(two, 0), found.get(three, 0)) for wie, found in counted.items()
    }


def load_cursussen(lezer: Lezer) -> dict[int, list[tuple[str, date]]]:
    """Medewerker id -> courses with their day, in their own order."""
    rows = lezer.session.connection().execute(
        select(Kwalificatie.medewerker_id, Kwalificatie.soort, Kwalificatie.behaald_op)
    )
    found: dict[int, list[tuple[str, date]]] = {}
    for wie, soort, dag in rows:
        found.setdefault(int(wie), []).append((str(soort), dag))
    return {wie: sorted(one, key=lambda c: KWALIFICATIES.index(c[0])) for wie, one in found.items()}
