"""The invitation of a gezin to its regeldag: one A4 in plain words, with the pictograms of the gezinsblad.

Nobody is spoken to as "je": the doer stands in front. What the day is for, when and where, who comes along,
what to bring, whom to call.
"""

from __future__ import annotations

from models.queries.rows_papier import DagkaartFacts
from reports.document import (
    Align,
    Blank,
    Block,
    Cell,
    Document,
    Frame,
    Gap,
    Inline,
    Para,
    Row,
    Rules,
    Space,
    Symbol,
    Table,
    Text,
)
from reports.gezinsblad import bring, phones, who_for
from reports.shapes import pictogram
from reports.style import BASE
from reports.words import edge, language_name, long_date, pdf_title
from resources.i18n import _

_READ = 12.0
_BIG = 15.0
_PER_ROW = 5
"""Loketten beside each other."""


def build(facts: DagkaartFacts, *, compact: bool = False) -> Document:
    """Make the invitation from the facts of the dagkaart; `compact` gives up white for long names."""
    size = BASE if compact else _READ
    return Document(
        title=pdf_title(facts.head, _("Uitnodiging")),
        edge=edge(facts.head, _("UITNODIGING"), _("voor het gezin")),
        blocks=(
            Para((Text(_("Uitnodiging voor de regeldag"), bold=True, size=18.0),), before=1.0, after=1.5),
            _who(facts),
            _when_where(facts),
            Para((Text(_intro(), size=size),), before=2.5, after=1.5),
            *_loketten(facts, compact=compact),
            _rules(facts, size),
            Space(3.0),
            bring(facts),
            phones(facts),
        ),
    )


def _who(facts: DagkaartFacts) -> Para:
    number = (Gap(5), Text(_("nummer {n}").format(n=facts.dagnummer), bold=True, size=_BIG))
    return Para((Text(who_for(facts), bold=True, size=_BIG), *(number if facts.dagnummer else ())), after=1.5)


def _when_where(facts: DagkaartFacts) -> Table:
    """Day, when the gezin is expected and about ready, and the place."""
    day = long_date(facts.dag) or _("dag nog niet bekend")
    begin, ready = _times(facts)
    hours = _("om {tijd}").format(tijd=begin) if begin else ""
    if begin and ready:
        hours = _("van {begin} tot ongeveer {eind}").format(begin=begin, eind=ready)
    when: list[Inline] = [Symbol("clock", 8), Gap(1.5), Text(day, bold=True, size=13.0)]
    where: list[Inline] = [Symbol("place", 8), Gap(1.5)]
    where.append(Text(facts.plaats, bold=True, size=13.0) if facts.plaats else Blank(least=0))
    return Table(
        (93.0, 93.0),
        (
            Row(
                (
                    Cell((Para(tuple(when)), Para((Gap(9.5), Text(hours, bold=True, size=13.0)))), pad=0.5),
                    Cell((Para(tuple(where)),)),
                ),
                height=14.0,
            ),
        ),
        rules=Rules.NONE,
    )


def _times(facts: DagkaartFacts) -> tuple[str, str]:
    """When the gezin is expected and when it is ready: by its planned loketten, else by the day."""
    planned = [loket for loket in facts.loketten if loket.tijd]
    if not planned:
        return facts.start, ""
    return planned[0].tijd, planned[-1].tot


def _intro() -> str:
    return _(
        "Op de regeldag gaat het gezin langs alle loketten. Dan is op één dag veel geregeld voor het nieuwe "
        "huis. Bij elk loket krijgt het gezin uitleg. Dit zijn de loketten:"
    )


def _loketten(facts: DagkaartFacts, *, compact: bool) -> tuple[Block, ...]:
    """The loketten as pictograms with their names, in the order in which the gezin visits them."""
    shown = facts.loketten
    if not shown:
        return ()
    width = 186.0 / _PER_ROW
    sign = 8.0 if compact else 11.0
    rows = []
    for start in range(0, len(shown), _PER_ROW):
        cells = [
            Cell(
                (
                    Para((Symbol(pictogram(loket.pictogram, loket.id), sign),), align=Align.CENTER),
                    Para((Text(loket.naam, size=BASE),), align=Align.CENTER),
                ),
                middle=False,
            )
            for loket in shown[start : start + _PER_ROW]
        ]
        cells += [Cell() for _missing in range(_PER_ROW - len(cells))]
        rows.append(Row(tuple(cells)))
    return (Table((width,) * _PER_ROW, tuple(rows), rules=Rules.NONE, after=1.0, together=True),)


def _rules(facts: DagkaartFacts, size: float) -> Frame:
    """Who does what: the doer stands in front."""
    lines = [
        (_("Gezin:"), _("iedereen komt mee, ook de kinderen.")),
        (_("Gezin:"), _("is een kwartier eerder bij de ingang.")),
        (
            _("Gezin:"),
            _(
                "belt meteen als komen niet lukt. Op deze dag wordt het huurcontract getekend. "
                "Niet komen kan gevolgen hebben voor de woning."
            ),
        ),
        (_("Begeleider:"), _("helpt op deze dag en legt uit wat er gebeurt.")),
    ]
    if facts.tolk in {"ja", "telefonisch"}:
        how = _("is erbij, in het {taal}.") if facts.tolk == "ja" else _("is aan de telefoon, in het {taal}.")
        words = how.format(taal=language_name(facts.taal)) if facts.taal else _("is erbij.")
        lines.append((_("Tolk:"), words))
    return Frame(
        tuple(
            Para((Text(doer + " ", bold=True, size=size), Text(words, size=size)), after=0.6, hang=2.5)
            for doer, words in lines
        ),
        before=1.0,
    )
