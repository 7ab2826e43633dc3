"""A period of the calendar on paper: a day, and what is on it."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from models.queries.rows_agenda import AgendaFacts, AgendaItem
from reports.document import Block, Cell, Document, Para, Row, Rules, Symbol, Table, Text, cell
from reports.style import SMALL
from reports.words import edge, long_date, pdf_title, short_date
from resources.i18n import _

_WIDTHS = (28.0, 6.0, 98.0, 54.0)


def build(facts: AgendaFacts) -> Document:
    """Make the calendar of a period; a day without anything is left out."""
    blocks: list[Block] = []
    for dag, items in groupby(facts.items, key=attrgetter("dag")):
        head = Row(
            (Cell((Para((Text(long_date(dag), bold=True, size=11.5),)),), span=4, fill="ground", pad=0.8),)
        )
        blocks.append(Table(_WIDTHS, tuple(_row(one) for one in items), (head,), rules=Rules.ROWS, after=1.6))
    return Document(
        title=pdf_title(facts.head, _("Agenda")),
        edge=edge(
            facts.head,
            _("AGENDA"),
            _("{van} tot en met {tot}").format(van=short_date(facts.van), tot=short_date(facts.tot)),
        ),
        blocks=tuple(blocks),
    )


def _row(item: AgendaItem) -> Row:
    time = f"{item.tijd} – {item.tot}" if item.tijd and item.tot else item.tijd
    words = [Para((Text(item.tekst, bold=item.soort in ("regeldag", "afspraak") and not item.vervallen),))]
    where = " · ".join(part for part in (item.plaats, item.met) if part)
    if where:
        words.append(Para((Text(where, size=SMALL, colour="muted"),)))
    who = ", ".join(part for part in (item.gezin, item.dossier_nummer) if part)
    mark = Cell((Para((Symbol("star", 2.8),)),)) if item.hard else Cell()
    return Row((cell(time), mark, Cell(tuple(words)), cell(who)))
