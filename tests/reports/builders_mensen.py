"""Facts of the papers about medewerkers; everything in them is made up."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from models.queries.rows_mensen import RechtenFacts, RechtenMens, RolRow, StartzinFacts
from models.rules.toegang import reach
from models.values import Recht, Rol
from tests.reports.builders import head

DAG = date(2026, 6, 15)


def startzin(**changes: object) -> StartzinFacts:
    """The sheet of a new medewerker."""
    base = StartzinFacts(
        head=head(code=""),
        kluis="Duurzame Start",
        naam="Noor Voorbeeld",
        zin="regenboog wandelpad citroen vuurtoren fietsbel",
        geldig_tot=DAG + timedelta(days=7),
    )
    return msgspec.structs.replace(base, **changes)


def mens(naam: str, *rollen: Rol, **changes: object) -> RechtenMens:
    """A medewerker of the overview."""
    base = RechtenMens(
        naam=naam,
        organisatie="werkgroep Wilgenrade",
        rollen=tuple(RolRow(rol=rol, van=date(2026, 1, 12)) for rol in rollen),
        van=date(2026, 1, 12),
        tot=None,
        sleutel="eigen",
        sleutel_tot=None,
    )
    return msgspec.structs.replace(base, **changes)


def rechten(**changes: object) -> RechtenFacts:
    """A small team, one who left, two protected dossiers."""
    base = RechtenFacts(
        head=head(code="X1-3"),
        dag=DAG,
        mensen=(
            mens("Noa Voorbeeld", Rol.BEGELEIDER),
            mens("Noor Voorbeeld", Rol.BEGELEIDER, sleutel="start", sleutel_tot=DAG + timedelta(days=7)),
            mens("Ali Voorbeeld", Rol.BEGELEIDER, Rol.CASUSREGISSEUR, Rol.BEHEERDER),
            mens("Sam Voorbeeld", Rol.COORDINATOR, sleutel="geen"),
        ),
        vertrokken=(mens("Bo Voorbeeld", tot=date(2026, 5, 31), sleutel="geen"),),
        rechten=tuple(
            (recht, tuple(reach((rol,), recht) for rol in Rol))
            for recht in Recht
            if recht is not Recht.SYSTEEM
        ),
        beschermd=("K2B-0004", "K2B-0011"),
        nood=(("K2B-0004", "Sam Voorbeeld", date(2026, 6, 14)),),
    )
    return msgspec.structs.replace(base, **changes)
