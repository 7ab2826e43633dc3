"""*Nieuw in het gezin*: a child was born or family arrived; what to arrange, with a box for each of them.

One A4. Where not all points fit, the first ones stay and the sheet says how many more there are.
"""

from __future__ import annotations

from models.queries.rows_gezinspapier import NieuwFacts, NieuwLijn, NieuwPersoon
from models.values import Stand
from reports.document import (
    Blank,
    Block,
    Cell,
    Document,
    Gap,
    Inline,
    Para,
    Row,
    Rules,
    Symbol,
    Table,
    Text,
    Tick,
    cell,
    para,
)
from reports.style import LINE_HEIGHT, SMALL
from reports.words import asked_words, doener, edge, pdf_title, short_date, weekday
from resources.i18n import _, ngettext

EMPTY = 8
"""Rows to write in where nobody is new in the dossier yet."""
LONG = 40
"""With a longer name each person gets a line."""
_WIDTHS = (10.0, 87.0, 47.0, 22.0, 20.0)


def build(facts: NieuwFacts, limit: int) -> Document:
    """Make the sheet with at most `limit` points."""
    shown = facts.lijnen[:limit]
    blocks: list[Block] = [
        Para(
            (
                Text((facts.gezin or _("Gezin")) + " ", bold=True, size=13.0),
                Text(_("dossier {n}").format(n=facts.dossier_nummer), size=11.5),
            ),
            after=0.6,
        ),
        *_who(facts),
        *_points(facts, shown),
        *_empty_rows(facts),
        _note(),
    ]
    return Document(
        title=pdf_title(facts.head, _("Nieuw in het gezin")),
        edge=edge(facts.head, _("NIEUW IN HET GEZIN"), _("wat er te regelen is, per persoon")),
        blocks=tuple(blocks),
    )


def _who(facts: NieuwFacts) -> list[Block]:
    if not facts.personen:
        return [Para((Text(_("Wie is nieuw:") + "  "), Blank(least=0)), line_height=LINE_HEIGHT)]
    people: list[tuple[Inline, ...]] = [
        (Text(one.letter, bold=True), Text(f" {_came(one)}", solid=len(one.naam) <= LONG))
        for one in facts.personen
    ]
    if any(len(one.naam) > LONG for one in facts.personen):
        return [Para(one) for one in people]
    return [Para(tuple(inline for one in people for inline in (*one, Gap(4))), before=0.4, after=0.8)]


def _came(one: NieuwPersoon) -> str:
    age = f" ({one.leeftijd})" if one.leeftijd is not None else ""
    form = _("geboren {dag}") if one.geboren else _("aangekomen {dag}")
    return f"{one.naam}{age} " + form.format(dag=short_date(one.sinds))


def _points(facts: NieuwFacts, shown: tuple[NieuwLijn, ...]) -> list[Block]:
    if facts.personen and not facts.lijnen:
        return [para(_("Voor wie nieuw is, is alles klaar."))]
    if not shown:
        return []
    more = len(facts.lijnen) - len(shown)
    words = [ngettext("{n} punt", "{n} punten", len(facts.lijnen)).format(n=len(facts.lijnen))]
    if facts.klaar:
        words.append(_("{n} al klaar").format(n=facts.klaar))
    if more:
        words.append(_("en nog {n} die hier niet staan").format(n=more))
    head = Row(
        (
            cell(_("nr"), bold=True, size=SMALL),
            Cell((Para((Text(_("Te regelen"), bold=True), Text("   " + ", ".join(words), size=SMALL))),)),
            cell(_("klaar"), bold=True, size=SMALL),
            cell(_("aan zet"), bold=True, size=SMALL),
            cell(_("voor welke dag"), bold=True, size=SMALL),
        ),
        fill="accent_ground",
    )
    return [Table(_WIDTHS, tuple(_line(one) for one in shown), (head,), rules=Rules.ROWS, before=1.4)]


def _line(line: NieuwLijn) -> Row:
    star: tuple[Inline, ...] = (Text(" "), Symbol("star", 2.6)) if line.kern else ()
    boxes: list[Inline] = []
    for letter, done in line.letters:
        boxes += [Tick(letter, done=done), Gap(2.0)]
    if not line.letters:
        boxes = [Tick(), Text(" " + _("gezin"), size=SMALL)]
    late = line.stand is Stand.TE_LAAT
    day: tuple[Inline, ...] = (Symbol("late", 3.2), Text(" ")) if late else ()
    return Row(
        (
            cell(str(line.nummer)),
            Cell((Para((Text(line.tekst), *star, *_asked(line))),)),
            Cell((Para(tuple(boxes)),), pad=0.6),
            cell(doener(line.doener), size=SMALL),
            Cell((Para((*day, Text(weekday(line.dag), bold=late))),)),
        ),
        height=LINE_HEIGHT,
    )


def _asked(line: NieuwLijn) -> tuple[Inline, ...]:
    """Room for the day that the tick asks for, while somebody's box is still empty."""
    if not line.vraagt or (line.letters and all(done for _letter, done in line.letters)):
        return ()
    return (Gap(1.5), Text(asked_words(line.vraagt), size=SMALL), Gap(1), Blank(least=18))


def _empty_rows(facts: NieuwFacts) -> list[Block]:
    """Rows to write in, where there is nobody yet to say something about."""
    if facts.personen:
        return []
    rows = tuple(Row(tuple(Cell() for _nr in _WIDTHS), height=LINE_HEIGHT + 1.0) for _nr in range(EMPTY))
    heads = ("", _("Te regelen"), _("klaar, per persoon"), _("aan zet"), _("voor welke dag"))
    head = Row(tuple(cell(words, bold=True, size=SMALL) for words in heads), fill="accent_ground")
    words = _("In dit gezin is niemand nieuw. Leg het eerst vast met Wat is er gebeurd?")
    return [para(words), Table(_WIDTHS, rows, (head,), before=1.4)]


def _note() -> Para:
    words = _(
        "Schrijf geen ziekte en geen BSN op. De nummers zijn die van de fase-checklist. "
        "Ingevuld? Typ het in met Papier invoeren."
    )
    return Para((Text(words, size=SMALL, colour="muted"),), before=1.6)
