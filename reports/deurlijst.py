"""The list on the door of a loket: times and numbers in large letters; everybody passes it, so no names.

The number of a gezin stands on its invitation and on its gezinsblad.
"""

from __future__ import annotations

from models.queries.rows_regeldag import DeurlijstFacts, DeurRegel
from reports.document import Align, Cell, Document, Gap, Para, Row, Rules, Symbol, Table, Text, para
from reports.shapes import pictogram
from reports.words import edge, long_date, pdf_title
from resources.i18n import _

_LARGE = 26.0
_READ = 17.0
_MANY = 14
"""From so many lines on they are smaller, so that a day fits on one page."""


def build(facts: DeurlijstFacts) -> Document:
    """Make the list of one door."""
    small = len(facts.regels) > _MANY
    return Document(
        title=pdf_title(facts.head, _("Lijst voor de deur")),
        edge=edge(facts.head, _("LIJST VOOR DE DEUR"), long_date(facts.dag)),
        blocks=(
            _name(facts),
            Table(
                (50.0, 136.0),
                tuple(_row(line, small=small) for line in facts.regels),
                rules=Rules.ROWS,
                before=5.0,
            )
            if facts.regels
            else para(_("Nog geen tijden."), size=_READ),
        ),
    )


def _name(facts: DeurlijstFacts) -> Table:
    place = " · ".join(part for part in (facts.ruimte, facts.plaats) if part)
    return Table(
        (30.0, 156.0),
        (
            Row(
                (
                    Cell((Para((Symbol(pictogram(facts.pictogram, facts.loket), 24.0),)),)),
                    Cell(
                        (
                            Para((Text(facts.naam, bold=True, size=_LARGE),)),
                            Para((Text(place, size=_READ),)),
                        )
                    ),
                )
            ),
        ),
        rules=Rules.NONE,
    )


def _row(line: DeurRegel, *, small: bool) -> Row:
    size = _READ - 4 if small else _READ
    number = _("gezin {n}").format(n=line.nummer)
    name = (Gap(4), Text(line.gezin, size=size)) if line.gezin else ()
    return Row(
        (
            Cell((Para((Text(line.tijd, bold=True, size=size + 3),), align=Align.LEFT),)),
            Cell((Para((Text(number, bold=True, size=size + 3), *name)),)),
        ),
        height=9.5 if small else 13.0,
    )
