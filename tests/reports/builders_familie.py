"""Facts of the list for the quarterly meeting about youngsters."""

from __future__ import annotations

from datetime import date

import msgspec

from models.queries.rows_familie import AmvKwartaalFacts, AmvPersoon, KleineWoningenRow, KwartaalRow
from models.values import AmvKeuze, Privacy
from tests.reports.builders import head


def jongere(nr: int = 1, **changes: object) -> AmvPersoon:
    """A youngster who turns 18 in August 2026."""
    base = AmvPersoon(
        dossier_uid=f"u{nr}",
        dossier_nummer=f"DEMO-0{nr}",
        gezin="H.",
        personen=1,
        persoon_uid=f"p{nr}",
        letter="a",
        naam="F.",
        achttien=date(2026, 8, 13 + nr),
        keuze=AmvKeuze.ZELFSTANDIG,
        keuze_op=date(2026, 6, 1),
        voogd="Vera Voogdmans",
        voogd_organisatie="Nidos Voorbeeld",
        voogd_telefoon="06-00000001",
        begeleider="Noa Voorbeeld",
    )
    return msgspec.structs.replace(base, **changes)


def amv_kwartaal(**changes: object) -> AmvKwartaalFacts:
    """Two quarters, one of them without anybody."""
    base = AmvKwartaalFacts(
        head=head(code="A3-4", privacy=Privacy.VOORLETTER),
        dag=date(2026, 6, 15),
        kwartalen=(
            KwartaalRow(kwartaal=(2026, 2), jongeren=()),
            KwartaalRow(kwartaal=(2026, 3), jongeren=(jongere(1), jongere(2, keuze=None, keuze_op=None))),
        ),
        zonder_datum=(jongere(3, achttien=None),),
        afspraken=(
            KleineWoningenRow(
                uid="w",
                van=date(2026, 5, 1),
                tot=date(2026, 9, 1),
                gestopt=False,
                loopt=True,
                corporatie="Woonhof De Linde",
                maanden=4,
            ),
        ),
    )
    return msgspec.structs.replace(base, **changes)
