"""Figures of the gemeente on paper: the half-years, and the charts as the tables that they are made of."""

from __future__ import annotations

from models.queries.rows_gemeente import GemeentebladFacts, HalfjaarRow
from models.queries.woorden_cijfers import sign_words
from reports.document import Block, Document, Heading, Para, Row, Rules, Table, Text, cell
from reports.grafiek import chart_block, number, right
from reports.style import SMALL
from reports.words import edge, pdf_title, short_date
from resources.i18n import _


def build(facts: GemeentebladFacts) -> Document:
    """Make the paper. It names nobody."""
    sign = Para((Text(sign_words(facts.teken), size=SMALL, colour="muted"),), before=0.8)
    blocks: list[Block] = [Heading(_("Taakstelling per halfjaar"), before=0), _halves(facts), sign]
    blocks += [chart_block(chart) for chart in facts.grafieken]
    return Document(
        title=pdf_title(facts.head, _("Cijfers van de gemeente")),
        edge=edge(facts.head, _("CIJFERS VAN DE GEMEENTE"), facts.gemeente),
        blocks=tuple(blocks),
    )


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
            right(number(None if one.opening_onbekend else sign * one.opening)),
            right(task),
            right(number(one.realisatie)),
            right(number(one.realisatie_officieel)),
            right(number(None if one.einde is None else sign * one.einde)),
            right(number(sign * one.correctie if one.officieel is not None else None)),
            cell(short_date(one.peildatum), size=SMALL),
            cell(one.versies[0].bron if one.versies else "", size=SMALL),
        )
    )
