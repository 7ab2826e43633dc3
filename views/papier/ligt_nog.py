"""The lines of *ligt nog op papier*: which sheet, of which dossier, and before which day it must be gone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from models.queries.rows_papier import AfdrukRow
from models.rules.afdrukcode import MET_REGELS
from resources.i18n import _, ngettext
from resources.labels import label_of
from views.widgets.dagen import dag_kort, moment
from views.widgets.lijn import Chip, Knop, Lijn, Toon


def ligt_lijnen(
    rows: Sequence[AfdrukRow],
    vandaag: date,
    *,
    invoeren: bool = True,
    gekozen: Collection[str] | None = None,
) -> list[Lijn]:
    """Make a line for each paper; `invoeren` = who looks may type sheets back.

    `gekozen` are ticked, to be put away together; None = nothing can be ticked.
    """
    return [
        _line(row, vandaag, invoeren=invoeren, vink=None if gekozen is None else row.uid in gekozen)
        for row in rows
    ]


def _line(row: AfdrukRow, vandaag: date, *, invoeren: bool, vink: bool | None) -> Lijn:
    parts = [_("dossier {nummer}").format(nummer=row.dossier_nummer)] if row.dossier_nummer else []
    if row.over:
        n = len(row.over)
        parts.append(ngettext("{n} gezin", "{n} gezinnen", n).format(n=n))
    parts += [row.loket, moment(row.op), row.wie]
    if row.bladzijden:
        n = row.bladzijden
        parts.append(ngettext("{n} bladzijde", "{n} bladzijden", n).format(n=n))
    return Lijn(
        row.uid,
        label_of("Papier", row.soort),
        kaart="papier",
        nummer=row.code,
        onder=" · ".join(part for part in parts if part),
        vink=vink,
        chip=_chip(row.vernietigen_voor, vandaag),
        knoppen=(*(_back(row) if invoeren else ()), Knop("weg", _("Mag weg"), "w")),
    )


def _back(row: AfdrukRow) -> tuple[Knop, ...]:
    """A sheet with numbered lines can be typed back."""
    return (Knop("invoeren", _("Invoeren"), "i"),) if row.soort in MET_REGELS else ()


def _chip(dag: date | None, vandaag: date) -> Chip | None:
    if dag is None:
        return None
    if dag <= vandaag:
        return Chip(_("moest weg vóór {dag}").format(dag=dag_kort(dag, vandaag)), Toon.TE_LAAT)
    tone = Toon.WEEK if (dag - vandaag).days <= 7 else Toon.RUST
    return Chip(_("weg vóór {dag}").format(dag=dag_kort(dag, vandaag)), tone)
