"""The spreekuur of every week in the calendar, as each gemeente set it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select

from models.queries.lezer import Lezer
from models.queries.rows_agenda import AgendaItem
from models.rules.kalender import holidays
from models.rules.spreekuur import SPREEKUUR_TIJDEN, Spreekuur, read_spreekuur, typed_spreekuren
from models.tables import Gemeente
from models.values import Recht
from resources.i18n import _

SPREEKUUR = "spreekuur"
"""Kind of such an item."""


def items_of_spreekuur(lezer: Lezer, van: date, tot: date, begeleider_uid: str = "") -> Iterator[AgendaItem]:
    """The spreekuren from a day to a day, for who may note who came; not on the sheet of somebody else.

    What holds on the day itself counts. There is none on a holiday.
    """
    if not lezer.may(Recht.DOSSIER) or begeleider_uid not in ("", lezer.wie):
        return
    rows = lezer.session.connection().execute(
        select(Gemeente.uid, Gemeente.naam).where(Gemeente.eigen).order_by(Gemeente.id)
    )
    seen: set[tuple[date, Spreekuur]] = set()
    for gemeente_uid, naam in rows.all():
        regels = lezer.inhoud(gemeente_uid).feestdagen
        for dag in (van + timedelta(days=n) for n in range((tot - van).days + 1)):
            for one in _on(lezer, gemeente_uid, dag):
                if (dag, one) in seen or dag in holidays(dag.year, regels):
                    continue
                beside = sum(1 for day, other in seen if day == dag and other.van == one.van)
                seen.add((dag, one))
                yield AgendaItem(
                    sleutel=f"spreekuur-{gemeente_uid}-{dag.isoformat()}-{one.van}"
                    + (f".{beside}" if beside else ""),
                    soort=SPREEKUUR,
                    dag=dag,
                    tijd=one.van,
                    tot=one.tot,
                    tekst=_("Spreekuur"),
                    plaats=one.plaats,
                    dossier_uid="",
                    dossier_nummer="",
                    gezin=naam,
                    gemeente_uid=gemeente_uid,
                )


def _on(lezer: Lezer, gemeente_uid: str, dag: date) -> Iterator[Spreekuur]:
    """The spreekuren of a gemeente on a day, as it was set for that day."""
    for words in typed_spreekuren(lezer.setting(SPREEKUUR_TIJDEN, dag, gemeente_uid=gemeente_uid)):
        one = read_spreekuur(words)
        if one is not None and one.weekdag == dag.weekday():
            yield one
