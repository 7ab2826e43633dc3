"""The *intakeblad*: what TVS tells about a gezin, in its order (A043), with room to write what is missing.

One A4. Where texts are long they are cut, and the sheet says so; the rest stands in the dossier. About health
nothing is asked: only what the dwelling must have (A044).
"""

from __future__ import annotations

from dataclasses import dataclass

from models.queries.rows_gezinspapier import IntakeFacts, IntakePersoon
from reports.document import (
    Blank,
    Block,
    Cell,
    Columns,
    Document,
    Gap,
    Inline,
    Para,
    Row,
    Ruled,
    Rules,
    Table,
    Text,
    Tick,
    cell,
)
from reports.style import BASE, SMALL
from reports.words import country_name, edge, language_name, pdf_title, short_date
from resources.i18n import _
from resources.labels import label_of


@dataclass(frozen=True, slots=True)
class Ruim:
    """How much room the sheet gives: the wider ones are tried first."""

    note: int
    """Characters of a text."""
    empty: int
    """Rows for who is not known yet."""
    lines: int
    """Lines to write on beneath."""
    row: float = 7.0
    """Millimetres of a row that somebody writes in."""
    tight: bool = False
    """Names get the width of the other columns."""


RUIMTE = (
    Ruim(220, 14, 10, 10.0),
    Ruim(220, 14, 4, 8.0),
    Ruim(220, 14, 0),
    Ruim(110, 8, 0),
    Ruim(60, 4, 0),
    Ruim(24, 0, 0, 0.0, tight=True),
)
ROOM = 7.0
_PEOPLE = (8.0, 74.0, 28.0, 22.0, 27.0, 27.0)
_TIGHT = (7.0, 103.0, 19.0, 19.0, 19.0, 19.0)
_LONG_NAME = 34
"""A longer name is printed smaller."""
_WORK = (8.0, 89.0, 89.0)
_HALF = (7.0, 42.0, 42.0)
"""With no room to spare, half of the people stand beside the others."""
_FIELD = (58.0, 128.0)


def build(facts: IntakeFacts, ruim: Ruim = RUIMTE[0]) -> Document:
    """Make the sheet with so much room."""
    blocks: list[Block] = [
        Para(
            (
                Text((facts.gezin or _("Gezin")) + " ", bold=True, size=13.0),
                Text(_("dossier {n}").format(n=facts.dossier_nummer), size=11.5),
            ),
            after=0.6,
        ),
        Para(tuple(_come_from(facts)), after=1.0),
        _fields(((_("1  Gezinsgrootte"), _size(facts)),)),
        _people(facts, ruim),
        _work(facts, ruim),
        _fields(
            (
                (_("7  Wat de woning nodig heeft"), _dwelling(facts)),
                (_("8  Gezinshereniging"), _family(facts)),
                (_("9  Nareiziger"), _followers(facts)),
            ),
            before=2.4,
        ),
        Para(
            (
                Text(
                    _(
                        "De volgorde is die van TVS. Schrijf geen ziekte en geen BSN op. Bij 7 alleen wat "
                        "de woning moet hebben, niet waarom."
                    ),
                    size=SMALL,
                    colour="muted",
                ),
            ),
            before=1.6,
        ),
        *_beneath(ruim),
    ]
    return Document(
        title=pdf_title(facts.head, _("Intakeblad")),
        edge=edge(facts.head, _("INTAKEBLAD"), _("gegevens uit TVS, in de volgorde van TVS")),
        blocks=tuple(blocks),
    )


def _come_from(facts: IntakeFacts) -> list[Inline]:
    day = short_date(facts.koppeling)
    return [
        Text(_("Koppeling") + "  ", bold=True),
        Text(day) if day else Blank(26.0),
        Gap(5),
        Text(_("Azc") + "  ", bold=True),
        Text(facts.azc) if facts.azc else Blank(least=0),
    ]


def _fields(fields: tuple[tuple[str, tuple[Inline, ...]], ...], before: float = 0.0) -> Table:
    rows = tuple(Row((cell(name, bold=True), Cell((Para(value),))), height=ROOM) for name, value in fields)
    return Table(_FIELD, rows, rules=Rules.GRID, before=before)


def _size(facts: IntakeFacts) -> tuple[Inline, ...]:
    known = _("{n} bekend met naam").format(n=len(facts.personen))
    if not facts.grootte:
        return (Blank(20.0), Text("  " + _("personen") + "  "), Text(f"({known})", size=SMALL))
    return (Text(_("{n} personen").format(n=facts.grootte)), Text(f"  ({known})", size=SMALL))


def _beneath(ruim: Ruim) -> list[Block]:
    """Lines for what else is heard."""
    if not ruim.lines:
        return []
    return [Para((Text(_("Verder gehoord"), bold=True),), before=3.0), Ruled(ruim.lines)]


def _people(facts: IntakeFacts, ruim: Ruim) -> Table:
    heads = ("", _("2  Naam"), _("Plaats in het gezin"), _("Geboren"), _("3  Land"), _("4  Moedertaal"))
    head = Row(tuple(_cell(words, ruim, bold=True) for words in heads), fill="accent_ground")
    missing = min(max(facts.grootte - len(facts.personen), 0 if facts.personen else 1), ruim.empty)
    rows = [_person(one, ruim) for one in facts.personen]
    rows += [Row(tuple(Cell() for _nr in _PEOPLE), height=ROOM) for _nr in range(missing)]
    return Table(_TIGHT if ruim.tight else _PEOPLE, tuple(rows), (head,), before=2.4)


def _person(one: IntakePersoon, ruim: Ruim) -> Row:
    born = short_date(one.geboren)
    return Row(
        (
            _cell(one.letter, ruim, BASE),
            _cell(one.naam, ruim, SMALL if len(one.naam) > _LONG_NAME else BASE),
            _cell(label_of("relatie", one.relatie) if one.relatie else "", ruim),
            _cell(_("± {dag}").format(dag=born) if born and one.geschat else born, ruim),
            _cell(country_name(one.land), ruim),
            _cell(language_name(one.taal), ruim),
        ),
        height=min(ROOM, ruim.row),
    )


def _cell(words: str, ruim: Ruim, size: float = SMALL, *, bold: bool = False) -> Cell:
    return Cell((Para((Text(words, bold=bold, size=size),)),), pad=0.3 if ruim.tight else 1.2)


def _work(facts: IntakeFacts, ruim: Ruim) -> Block:
    adults = [one for one in facts.personen if one.volwassen]
    if not ruim.tight:
        return _work_table(adults, ruim, _WORK, before=2.4)
    half = (len(adults) + 1) // 2
    parts = tuple((_work_table(part, ruim, _HALF),) for part in (adults[:half], adults[half:]))
    return Columns(parts, (91.0, 91.0), gap=4.0, before=2.0)


def _work_table(
    adults: list[IntakePersoon], ruim: Ruim, widths: tuple[float, ...], before: float = 0.0
) -> Table:
    heads = ("", _("5  Opleiding (wie 18 of ouder is)"), _("6  Werkervaring"))
    head = Row(tuple(_cell(words, ruim, bold=True) for words in heads), fill="accent_ground")
    rows = [
        Row(
            (
                _cell(one.letter, ruim, BASE),
                _cell(_short(one.opleiding, ruim.note), ruim),
                _cell(_short(one.werkervaring, ruim.note), ruim),
            ),
            height=ruim.row,
        )
        for one in adults
    ]
    return Table(widths, tuple(rows or [Row((Cell(), Cell(), Cell()), height=ROOM)]), (head,), before=before)


def _short(words: str, note: int) -> str:
    """A text as far as it has room; the rest is read in the dossier."""
    flat = " ".join(words.split())
    return flat if len(flat) <= note else flat[:note].rstrip() + " …"


def _dwelling(facts: IntakeFacts) -> tuple[Inline, ...]:
    return (
        Tick(done=facts.woning_gevraagd == "nee"),
        Text(" " + _("niets bijzonders")),
        Gap(5),
        Tick(done=facts.begane_grond),
        Text(" " + _("begane grond")),
        Gap(5),
        Tick(done=facts.lift),
        Text(" " + _("lift")),
        Gap(5),
        Text(_("kamers") + "  "),
        Text(str(facts.kamers)) if facts.kamers else Blank(14.0),
    )


def _family(facts: IntakeFacts) -> tuple[Inline, ...]:
    many: Inline = Text(str(facts.aantal_verwacht)) if facts.aantal_verwacht else Blank(14.0)
    return (*_yes_no(facts.familie_verwacht), Gap(5), Text(_("hoeveel mensen") + "  "), many)


def _followers(facts: IntakeFacts) -> tuple[Inline, ...]:
    known = ("ja" if facts.nareizigers else "nee") if facts.nareis_bekend else ""
    who: Inline = Text(", ".join(facts.nareizigers)) if facts.nareizigers else Blank(26.0)
    return (*_yes_no(known), Gap(5), Text(_("wie") + "  "), who)


def _yes_no(value: str) -> tuple[Inline, ...]:
    return (
        Tick(done=value == "ja"),
        Text(" " + _("ja")),
        Gap(5),
        Tick(done=value == "nee"),
        Text(" " + _("nee")),
    )
