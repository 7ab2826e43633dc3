"""Facts of the list of gezinnen: one table, on paper or as a sheet for somebody who goes on calculating."""

from __future__ import annotations

from models.errors import Refused
from models.queries.gezinnen import load_gezinnen
from models.queries.lezer import Lezer
from models.queries.papier_namen import gezin_name
from models.queries.rows import GezinnenFilter, GezinRow, PaperHead
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.woorden import short_day
from models.values import Privacy
from resources.i18n import _, ngettext
from resources.labels import label

MEEST = 5_000
"""More gezinnen are no list on paper any more."""


def gezinnenlijst(
    lezer: Lezer, *, head: PaperHead, begeleider_uid: str = ""
) -> tuple[StukFacts, tuple[str, ...]]:
    """Collect the open gezinnen in sight, or those of one begeleider; and their uids.

    Names by the privacy level of the head; anonymous leaves the number and what is due. Raises
    Refused: gezinnen_geen, lijst_te_lang.
    """
    page = load_gezinnen(lezer, GezinnenFilter(begeleider_uid=begeleider_uid), 0, MEEST)
    if not page.rijen:
        raise Refused("gezinnen_geen")
    if page.totaal > MEEST:
        raise Refused("lijst_te_lang", maximum=MEEST)
    count = page.totaal
    facts = StukFacts(
        head=head,
        midden=ngettext("{n} gezin", "{n} gezinnen", count).format(n=count),
        delen=(
            StukDeel(
                kop="",
                kolommen=(
                    _("Nummer"),
                    _("Gezin"),
                    _("Pers."),
                    _("Fase"),
                    _("Begeleider"),
                    _("Volgende stap"),
                    _("Eerste datum"),
                    _("Te laat"),
                ),
                breedtes=(0.12, 0.2, 0.07, 0.14, 0.14, 0.14, 0.11, 0.08),
                rijen=tuple(_cells(row, head.privacy) for row in page.rijen),
            ),
        ),
    )
    return facts, tuple(row.uid for row in page.rijen)


def _cells(row: GezinRow, privacy: Privacy) -> tuple[str, ...]:
    return (
        row.nummer,
        gezin_name(row.naam, privacy, row.personen),
        str(row.personen),
        label(row.fase),
        "" if privacy is Privacy.ANONIEM else row.begeleider,
        row.volgende_stap,
        short_day(row.eerste_termijn) if row.eerste_termijn is not None else "",
        str(row.te_laat) if row.te_laat else "",
    )
