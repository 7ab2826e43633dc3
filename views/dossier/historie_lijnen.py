"""*Wat is er veranderd* as lines: one line an operation, with what it changed and *Ongedaan maken*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from models.queries.rows_dossier import HistorieRow
from resources.i18n import _, ngettext
from resources.labels import label_of
from resources.sentences import verb_words
from views.widgets.dagen import dag_lang, moment
from views.widgets.lijn import Knop, Lijn, Soort

SHOWN = 2
"""Changes that are spelled out on a line; the tooltip has them all."""


def historie_lijnen(rows: Sequence[HistorieRow]) -> list[Lijn]:
    """Group the rows by operation and by day."""
    if not rows:
        return [
            Lijn("leeg", _("Hier staat straks wie wat wanneer veranderde."), kaart="leeg", soort=Soort.TEKST)
        ]
    lines: list[Lijn] = []
    day = ""
    for bewerking, group in groupby(rows, key=_bewerking):
        parts = list(group)
        first = parts[0]
        today = first.op.date().isoformat()
        if today != day:
            day = today
            lines.append(Lijn(f"kop:{today}", dag_lang(first.op.date()), kaart=today, soort=Soort.KOP))
        changes = [text for text in (_change(row) for row in parts) if text]
        more = len(changes) - SHOWN
        onder = [first.wie, moment(first.op), *changes[:SHOWN]]
        if more > 0:
            onder.append(ngettext("en {n} meer", "en {n} meer", more).format(n=more))
        knoppen = (Knop("undo", _("Ongedaan maken"), "o"),) if any(row.kan_ongedaan for row in parts) else ()
        lines.append(
            Lijn(
                f"b:{bewerking}",
                _titel(first),
                kaart=day,
                onder=" · ".join(part for part in onder if part),
                knoppen=knoppen,
                tip="\n".join(changes[:20]),
            )
        )
    return lines


def _bewerking(row: HistorieRow) -> str:
    return row.bewerking


def _titel(row: HistorieRow) -> str:
    words = verb_words(row.soort)
    if row.resultaat != "gedaan":
        return _("{wat}: niet toegestaan").format(wat=words)
    return f"{words}: {row.onderwerp}" if row.onderwerp else words


def _change(row: HistorieRow) -> str:
    if not row.veld and row.nieuw:  # somebody looked more than once on a day
        times = int(row.nieuw)
        return ngettext("{n} keer op deze dag", "{n} keer op deze dag", times).format(n=times)
    naam = row.veld.replace("_", " ")
    oud, nieuw = (label_of("Fase", value) if row.veld == "fase" else value for value in (row.oud, row.nieuw))
    if oud and nieuw:
        return f"{naam}: {oud} → {nieuw}"
    if nieuw:
        return f"{naam}: {nieuw}"
    return f"{naam}: {oud} → –" if oud else ""
