"""The gezinsblad: one page for the family, with time, place, who comes and what to bring.

No tick boxes, no amounts, no points of others: what a family needs on the fridge. The doer stands in front,
nobody is spoken to as "je".
"""

from __future__ import annotations

from models.queries.rows_papier import BladLoket, DagkaartFacts
from reports.document import Blank, Block, Cell, Document, Gap, Inline, Para, Row, Rules, Symbol, Table, Text
from reports.shapes import pictogram
from reports.style import BASE
from reports.words import edge, long_date, pdf_title
from resources.i18n import _

_BIG = 15.0
_READ = 11.5


def build(facts: DagkaartFacts, *, compact: bool = False) -> Document:
    """Make the gezinsblad from the facts of the dagkaart; `compact` gives up white for long names."""
    day = long_date(facts.dag) or _("dag nog niet bekend")
    number = _("nummer {n}").format(n=facts.dagnummer) if facts.dagnummer else ""
    blocks: list[Block] = [
        Para(
            (Text(who_for(facts), bold=True, size=_BIG), Gap(5), Text(number, bold=True, size=_BIG)),
            before=1.0,
        ),
        _when_where(facts, day),
        bring(facts),
        _day(facts, compact=compact),
        phones(facts),
    ]
    return Document(
        title=pdf_title(facts.head, _("Gezinsblad")),
        edge=edge(facts.head, _("DE REGELDAG"), _("voor het gezin")),
        blocks=tuple(blocks),
    )


def _known(words: str, size: float) -> Inline:
    """Words in bold, or a line to write them on."""
    return Text(words, bold=True, size=size) if words else Blank(least=0)


def who_for(facts: DagkaartFacts) -> str:
    """The gezin, or only the number of the dossier where names stay away."""
    return facts.gezin or _("dossier {n}").format(n=facts.dossier_nummer)


def _when_where(facts: DagkaartFacts, day: str) -> Table:
    when = f"{day}, {facts.start}" if facts.start else day
    return Table(
        (93.0, 93.0),
        (
            Row(
                (
                    Cell((Para((Symbol("clock", 8), Gap(1.5), Text(when, bold=True, size=13.0))),), pad=0.0),
                    Cell((Para((Symbol("place", 8), Gap(1.5), _known(facts.plaats, 13.0))),)),
                ),
                height=12.0,
            ),
        ),
        rules=Rules.NONE,
    )


def bring(facts: DagkaartFacts) -> Table:
    """What the gezin brings along."""
    papers = [Para((Text("– " + paper, size=_READ),), hang=2.5) for paper in facts.meenemen]
    words = Para((Text(_("Gezin: meenemen"), bold=True, size=_READ),))
    half = (len(papers) + 1) // 2
    cells = (
        Cell((Para((Symbol("bag", 11),)),)),
        Cell((words, *papers[:half]), middle=False),
        Cell((Para((Text(" ", size=_READ),)), *papers[half:]), middle=False),
    )
    return Table((16.0, 85.0, 85.0), (Row(cells, fill="quiet_ground"),), rules=Rules.NONE, after=3.0)


def _day(facts: DagkaartFacts, *, compact: bool) -> Table:
    height = 14.0 if compact else 18.0
    rows = tuple(_loket(loket, facts, height) for loket in facts.loketten)
    return Table((16.0, 22.0, 70.0, 78.0), rows, rules=Rules.ROWS)


def _loket(loket: BladLoket, facts: DagkaartFacts, height: float) -> Row:
    size = BASE if height < 16.0 else _READ
    place: list[Inline] = []
    if loket.ruimte:
        place = [Symbol("place", 4.2), Text(" " + loket.ruimte, size=size)]
    comes: list[Inline] = []
    if loket.komt:
        comes = [Symbol("people", 5.0), Text(" " + _who(loket, facts), size=size)]
    phone: list[Inline] = []
    if loket.telefoon or loket.contact:
        words = ", ".join(part for part in (loket.contact, loket.telefoon) if part)
        phone = [Symbol("phone", 4.2), Text(" " + words, size=size)]
    return Row(
        (
            Cell((Para((Symbol(pictogram(loket.pictogram, loket.id), 11.0),)),)),
            Cell((Para((_known(loket.tijd, _BIG),)),)),
            Cell((Para((Text(loket.naam, bold=True, size=12.0),)), Para(tuple(place)))),
            Cell((Para(tuple(comes)), Para(tuple(phone)))),
        ),
        height=height,
    )


def _who(loket: BladLoket, facts: DagkaartFacts) -> str:
    """Who comes, by name: the family does not know our letters."""
    if loket.komt == "allen":
        return _("iedereen")
    names = {persoon.letter: persoon.naam or persoon.letter for persoon in facts.personen}
    return ", ".join(names.get(letter, letter) for letter in loket.komt.split())


def phones(facts: DagkaartFacts) -> Table:
    """Whom the gezin can call."""
    people = (
        (_("Begeleider"), facts.begeleider, facts.begeleider_telefoon),
        (_("Gemeente"), facts.aanspreekpunt, facts.aanspreekpunt_telefoon),
    )
    cells = tuple(
        Cell(
            (
                Para((Text(label, size=10.0, colour="muted"),)),
                Para((Text(name, bold=True, size=_READ),)),
                Para((Text(phone, bold=True, size=_BIG),)),
            )
        )
        for label, name, phone in people
        if name or phone
    )
    sign = Cell((Para((Symbol("phone", 11),)),))
    filler = tuple(Cell() for _missing in range(2 - len(cells)))
    return Table(
        (16.0, 85.0, 85.0),
        (Row((sign, *cells, *filler), fill="quiet_ground"),),
        rules=Rules.NONE,
        before=4.0,
        together=True,
    )
