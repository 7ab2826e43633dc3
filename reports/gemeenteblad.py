"""Figures of the gemeente on paper: the half-years, and the charts as the tables that they are made of."""

from __future__ import annotations

from models.queries.rows_gemeente import GemeentebladFacts, GrafiekRow, HalfjaarRow
from reports.document import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    Para,
    Row,
    Rules,
    Table,
    Text,
    Together,
    cell,
)
from reports.style import SMALL
from reports.words import edge, pdf_title, short_date
from resources.i18n import _
from resources.labels import label_of

BREED = 186.0
"""Width of the page between its margins, in mm."""


def build(facts: GemeentebladFacts) -> Document:
    """Make the paper. It names nobody."""
    blocks: list[Block] = [Heading(_("Taakstelling per halfjaar"), before=0), _halves(facts)]
    blocks += [_chart(chart) for chart in facts.grafieken]
    return Document(
        title=pdf_title(facts.head, _("Cijfers van de gemeente")),
        edge=edge(facts.head, _("CIJFERS VAN DE GEMEENTE"), facts.gemeente),
        blocks=tuple(blocks),
    )


def _chart(chart: GrafiekRow) -> Together:
    source = Para((Text(_source(chart), size=SMALL, colour="muted"),), before=0.8)
    return Together((Heading(label_of("grafiek", chart.code)), _table(chart), source))


def _halves(facts: GemeentebladFacts) -> Table:
    heads = (
        _("Halfjaar"),
        _("Begin"),
        _("Taak"),
        _("Realisatie"),
        _("Officieel"),
        _("Stand"),
        _("Correctie"),
        _("Peildatum"),
        _("Bron"),
    )
    widths = (18.0, 15.0, 15.0, 20.0, 18.0, 15.0, 19.0, 25.0, 41.0)
    sign = 1 if facts.teken == "plus_achterstand" else -1
    rows = tuple(_half(one, sign) for one in reversed(facts.halfjaren))
    return Table(
        widths, rows, (Row(tuple(cell(words, bold=True, size=SMALL) for words in heads)),), rules=Rules.GRID
    )


def _half(one: HalfjaarRow, sign: int) -> Row:
    task = _("geen") if one.geen else number(one.taakstelling)
    return Row(
        (
            cell(one.code),
            _right(number(sign * one.opening)),
            _right(task),
            _right(number(one.realisatie)),
            _right(number(one.realisatie_officieel)),
            _right(number(None if one.einde is None else sign * one.einde)),
            _right(number(sign * one.correctie if one.officieel is not None else None)),
            cell(short_date(one.peildatum), size=SMALL),
            cell(one.versies[0].bron if one.versies else "", size=SMALL),
        )
    )


def number(value: float | None) -> str:
    """A figure with a comma and a real minus sign; a stripe where there is none."""
    if value is None:
        return "–"
    words = f"{abs(value):,.1f}".removesuffix(".0").replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"−{words}" if value < 0 and words != "0" else words


def _right(words: str) -> Cell:
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
        Row((cell(place), *(_right(number(one.waarden[nr])) for one in chart.reeksen)))
        for nr, place in enumerate(chart.plekken)
    )
    return Table((30.0, *(wide,) * len(chart.reeksen)), rows, (head,), rules=Rules.ROWS)


def _source(chart: GrafiekRow) -> str:
    named = "; ".join(label_of("cijferbron", one) for one in chart.bron)
    return _("In {eenheid}. Bron: {bron}. Peildatum {dag}.").format(
        eenheid=label_of("grafiek_eenheid", chart.eenheid), bron=named, dag=short_date(chart.peildatum)
    )
