"""A chart on paper: name, drawing, table, and where the figures come from; and how a figure is written."""

from __future__ import annotations

from dataclasses import replace

from models.queries.rows_gemeente import GrafiekRow
from reports.document import (
    Align,
    Cell,
    Chart,
    Heading,
    Para,
    Row,
    Rules,
    Series,
    Table,
    Text,
    Together,
    cell,
    para,
)
from reports.style import SMALL
from reports.words import short_date
from resources.i18n import _
from resources.labels import label_of

BREED = 186.0
"""Width of the page between its margins, in mm."""


def chart_block(chart: GrafiekRow) -> Together:
    """The chart of these figures with its table and source, together on a page when they fit on one.

    Where there is nothing above or below nought, a sentence says so: an axis alone tells nobody anything.
    """
    source = Para((Text(_source(chart), size=SMALL, colour="muted"),), before=0.8)
    name = label_of("grafiek", chart.code)
    if not any(value for one in chart.reeksen for value in one.waarden):
        words = _("Er valt nog niets te tekenen: elk getal ontbreekt of is nul.")
        table = (_table(chart),) if chart.plekken else ()
        return Together((Heading(name), replace(para(words), after=1.2), *table, source))
    drawing = Chart(
        name,
        chart.plekken,
        tuple(Series(label_of("reeks", one.code), one.waarden, one.streep) for one in chart.reeksen),
        _table(chart),
        label_of("grafiek_eenheid", chart.eenheid),
    )
    return Together((Heading(name), drawing, source))


def number(value: float | None) -> str:
    """A figure with a comma and a real minus sign; a stripe where there is none."""
    if value is None:
        return "–"
    words = f"{abs(value):,.1f}".removesuffix(".0").replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"−{words}" if value < 0 and words != "0" else words


def right(words: str) -> Cell:
    """A cell with a figure."""
    return cell(words, align=Align.RIGHT)


def _table(chart: GrafiekRow) -> Table:
    wide = (BREED - 30.0) / max(len(chart.reeksen), 1)
    head = Row(
        (
            cell(""),
            *(cell(label_of("reeks", one.code), bold=True, align=Align.RIGHT) for one in chart.reeksen),
        )
    )
    rows = tuple(
        Row((cell(place), *(right(number(one.waarden[nr])) for one in chart.reeksen)))
        for nr, place in enumerate(chart.plekken)
    )
    return Table((30.0, *(wide,) * len(chart.reeksen)), rows, (head,), rules=Rules.ROWS)


def _source(chart: GrafiekRow) -> str:
    named = "; ".join(label_of("cijferbron", one) for one in chart.bron)
    return _("In {eenheid}. Bron: {bron}. Peildatum {dag}.").format(
        eenheid=label_of("grafiek_eenheid", chart.eenheid), bron=named, dag=short_date(chart.peildatum)
    )
