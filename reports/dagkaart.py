"""The dagkaart één-regeldag: for the begeleider, one sheet with two sides, the day in its order.

Numbers are those that *Papier invoeren* knows. A letter stands only where a point is per person. The initials
of a loket mean that people were there, not that it approved.
"""

from __future__ import annotations

from models.queries.rows_papier import BladLijn, BladLoket, BladPersoon, DagkaartFacts
from reports.document import (
    Align,
    Blank,
    Block,
    Box,
    Cell,
    Document,
    Frame,
    Gap,
    Inline,
    Para,
    Row,
    Ruled,
    Rules,
    Signatures,
    Symbol,
    Table,
    Text,
    Tick,
    Together,
    cell,
)
from reports.style import BASE, HEADING, LINE_HEIGHT, SMALL
from reports.words import asked_words, doener, edge, interpreter, language_name, long_date, pdf_title
from resources.i18n import _

_NUMBER, _TEXT, _BOXES = 11.0, 98.0, (10.0, 67.0)
_BLANK_ROWS = 6


def build(facts: DagkaartFacts, *, compact: bool = False, cut: bool = False) -> Document:
    """Make the dagkaart.

    `compact` gives up white for a large gezin so that it stays one sheet; `cut` lets a loket go on overleaf.
    """
    blocks: list[Block] = [
        _who(facts),
        _persons(facts),
        *_warnings(facts),
        _bring(facts),
        *(_loket(loket, compact=compact, cut=cut) for loket in facts.loketten),
        _left_over(),
        _special(),
        _signatures(facts),
    ]
    day = long_date(facts.dag) or _("dag nog niet bekend")
    return Document(
        title=pdf_title(facts.head, _("Dagkaart")),
        edge=edge(facts.head, _("DAGKAART"), _("{dag} · voor de begeleider").format(dag=day)),
        blocks=tuple(blocks),
    )


# --- head of the sheet ---


def _who(facts: DagkaartFacts) -> Table:
    left = (
        Para(
            (
                Text(facts.gezin + " ", bold=True, size=11.5),
                Text(_("dossier {n}").format(n=facts.dossier_nummer), size=11.5),
            )
        ),
        _labelled((_("Taal"), language_name(facts.taal)), (_("Tolk"), interpreter(facts.tolk))),
        _labelled((_("Plaats"), facts.plaats), (_("Start"), facts.start)),
    )
    right = (
        _labelled((_("Begeleider"), _name_phone(facts.begeleider, facts.begeleider_telefoon))),
        _labelled((_("Aanspreekpunt"), _name_phone(facts.aanspreekpunt, facts.aanspreekpunt_telefoon))),
        Para((Tick(), Text(_("niet gekomen")))),
    )
    cells = (Cell(left, middle=False, pad=0.0), Cell(), Cell(right, middle=False, pad=0.0))
    return Table((98.0, 4.0, 84.0), (Row(cells),), rules=Rules.NONE)


def _labelled(*pairs: tuple[str, str]) -> Para:
    """Labels in front of words; what is not known is a line to write on."""
    inlines: list[Inline] = []
    for label, words in pairs:
        inlines += (Text(label + " ", bold=True), Text(words) if words else Blank(30), Gap(4))
    return Para(tuple(inlines))


def _name_phone(name: str, phone: str) -> str:
    return ", ".join(part for part in (name, phone) if part)


def _persons(facts: DagkaartFacts) -> Para:
    """`a Hodan (36)  b Ayaan (17)` …, each kept together where it fits."""
    inlines: list[Inline] = [Text(_("Personen") + "  ", bold=True)]
    for persoon in facts.personen:
        inlines += person(persoon)
    return Para(tuple(inlines), before=0.5, after=0.5)


def person(persoon: BladPersoon) -> tuple[Inline, ...]:
    """A person as letter, name and age."""
    age = f" ({persoon.leeftijd})" if persoon.leeftijd is not None else ""
    return (
        Text(persoon.letter, bold=True),
        Text(f" {persoon.naam}{age}", solid=True),
        Gap(3.5),
    )


def _warnings(facts: DagkaartFacts) -> list[Block]:
    found: list[Block] = []
    if facts.brp_eerst:
        words = _("Eerst BRP, dan tekenen: burgerzaken schrijft het gezin in voor het tekenen.")
        found.append(
            Frame((Para((Symbol("arrow", 3.0), Text(" " + words, bold=True))),), fill="quiet_ground")
        )
    if facts.papieren_missen:
        found.append(Frame(_missing_papers(), fill="quiet_ground"))
    return found


def _missing_papers() -> tuple[Block, ...]:
    """Papers are missing: a provisional acceptance and a guarantee keep the day going (H §3.4.3)."""
    return (
        Para(
            (Text(_("Er missen papieren") + "  ", bold=True), Text(_("welke") + " "), Blank()),
            line_height=LINE_HEIGHT,
        ),
        Para(
            (
                Tick(),
                Text(_("Corporatie: voorlopige acceptatie getekend")),
                Gap(6),
                Tick(),
                Text(_("Gemeente: garantie voor de eerste huur")),
            )
        ),
        Para(
            (
                Text(_("papieren verwacht op") + " "),
                Blank(40),
                Text("  " + _("wie levert ze na") + " "),
                Blank(),
            )
        ),
    )


def _bring(facts: DagkaartFacts) -> Para:
    inlines: list[Inline] = [Text(_("MEENEMEN") + "  ", bold=True)]
    for paper in (*facts.meenemen, *facts.let_op):
        inlines += (Tick(), Text(paper), Gap(4))
    inlines += (Tick(), Blank(least=40.0))
    return Para(tuple(inlines), before=0.5, after=1.0)


# --- the loketten ---


def _loket(loket: BladLoket, *, compact: bool, cut: bool) -> Table:
    """One loket: when, where, who, its lines, and room for initials and the time it was ready."""
    under = (loket.ruimte, _name_phone(loket.contact, loket.telefoon), _comes(loket))
    size = BASE if compact else HEADING
    name = (
        Text(loket.tijd or "__:__", bold=True, size=size),
        Gap(2),
        Text(loket.naam, bold=True, size=size),
        *((Gap(2),) if compact else ()),
    )
    where = (Text(" · ".join(part for part in under if part)),)
    left = (Para((*name, *where)),) if compact else (Para(name), Para(where))
    ready = (Text(_("klaar om")), Gap(1.5), Box(14), Gap(1), Text(_("paraaf")), Gap(1.5), Box(19))
    head = Row((Cell(left, span=3), Cell((Para(ready, align=Align.RIGHT),))), fill="quiet_ground")
    rows = tuple(line_row(line) for line in loket.lijnen) or (_no_lines(),)
    white = 0.8 if compact else 1.6
    return Table((_NUMBER, _TEXT, *_BOXES), rows, (head,), before=white, together=not cut)


def _comes(loket: BladLoket) -> str:
    """Who comes: `komt: allen` or letters."""
    if not loket.komt:
        return ""
    return _("komt: {wie}").format(wie=_("allen") if loket.komt == "allen" else loket.komt)


def _no_lines() -> Row:
    return Row(
        (Cell((Para((Text(_("geen punten voor dit gezin"), colour="muted"),)),), span=4),), height=LINE_HEIGHT
    )


def line_row(line: BladLijn) -> Row:
    """One numbered line: what, and boxes to tick with room to write."""
    return Row((number(line), what(line), Cell((_boxes(line),), span=2, pad=1.6)), height=LINE_HEIGHT)


def number(line: BladLijn) -> Cell:
    """The number that *Papier invoeren* knows, with the star of a key point."""
    inlines: tuple[Inline, ...] = (Text(str(line.nummer), bold=True),)
    if line.kern:
        inlines = (*inlines, Symbol("star", 2.6))
    return Cell((Para(inlines),))


def what(line: BladLijn, *below: Para) -> Cell:
    """The doer in front of the text, and what stands below it."""
    first = Para((Text(doener(line.doener) + ": ", bold=True), Text(line.tekst)))
    return Cell((first, *below))


def ticks(line: BladLijn) -> list[Inline]:
    """The box of a line, or a box per person."""
    if line.letters:
        return [Tick(letter, done=line.klaar or letter in line.klaar_letters) for letter in line.letters]
    return [Tick(done=line.klaar)]


def _boxes(line: BladLijn) -> Para:
    inlines = ticks(line)
    if line.vraagt:
        inlines += (Gap(1), Text(asked_words(line.vraagt), size=SMALL), Gap(1), Blank(least=20))
    elif line.letters:
        inlines += (Blank(least=0),)
    else:
        inlines += (
            Gap(1),
            Text(_("later / wie / wanneer"), size=SMALL, colour="muted"),
            Gap(1),
            Blank(least=20),
        )
    return Para(tuple(inlines))


# --- the end of the day ---


def _left_over() -> Table:
    head = Row(
        (
            cell(_("nr"), bold=True),
            Cell((Para((Text(_("DIT BLIJFT OVER") + "  ", bold=True), Text(_("wat")))),)),
            cell(_("aan zet"), bold=True),
            cell(_("voor welke dag"), bold=True),
        ),
        fill="quiet_ground",
    )
    empty = Row((Cell(), Cell(), Cell(), Cell()), height=LINE_HEIGHT)
    return Table((_NUMBER, 105.0, 35.0, 35.0), (empty,) * _BLANK_ROWS, (head,), before=2.0, together=True)


def _special() -> Frame:
    words = (Text(_("BIJZONDER") + " ", bold=True), Text(_("(geen ziekte, geen BSN)"), colour="muted"))
    return Frame((Para(words), Ruled(2)), before=2.0)


def _signatures(facts: DagkaartFacts) -> Together:
    spoken = language_name(facts.taal) or "…"
    fields = (
        (_("Begeleider"), _("naam, handtekening")),
        (_("Gemeente"), _("sluit de dag: naam, handtekening")),
        (_("Gezin"), _("ik kreeg uitleg, in de taal {taal}, tolk ja / nee").format(taal=spoken)),
    )
    return Together((Signatures(fields, height=12.0, before=2.0),))
