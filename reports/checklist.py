"""The fase-checklist of a dossier: all lines, numbered and grouped by phase, with what is done."""

from __future__ import annotations

from datetime import date

from models.queries.rows_papier import BladLijn, ChecklistFacts
from models.values import Stand
from reports.dagkaart import number, person, ticks, what
from reports.document import (
    Blank,
    Block,
    Cell,
    Columns,
    Document,
    Frame,
    Gap,
    Heading,
    Inline,
    Para,
    Row,
    Symbol,
    Table,
    Text,
    cell,
    para,
)
from reports.style import LINE_HEIGHT, SMALL
from reports.words import anker, edge, fase, parties, pdf_title, short_date
from resources.i18n import _, ngettext
from resources.labels import small_label

_WIDTHS = (11.0, 84.0, 35.0, 56.0)


def build(facts: ChecklistFacts) -> Document:
    """Make the checklist of one phase, or of all."""
    which = fase(facts.fase.value) if facts.fase else _("alle fasen")
    blocks: list[Block] = [
        Para(
            (
                Text(facts.gezin + " ", bold=True, size=11.5),
                Text(_("dossier {n}").format(n=facts.dossier_nummer), size=11.5),
            ),
            after=0.5,
        ),
        _people_and_anchors(facts),
        *_reason(facts),
        _legend(),
    ]
    for code, lines in facts.groepen:
        blocks += _group(code, lines)
    if not facts.groepen:
        blocks.append(para(_("Er zijn geen punten in deze fase.")))
    return Document(
        title=pdf_title(facts.head, _("Checklist")),
        edge=edge(facts.head, _("CHECKLIST"), which),
        blocks=tuple(blocks),
    )


def _people_and_anchors(facts: ChecklistFacts) -> Columns:
    people: list[Inline] = []
    for persoon in facts.personen:
        people += person(persoon)
    anchors = [
        Row((cell(anker(code), bold=True), cell(short_date(planned) or "–"), cell(short_date(real) or "–")))
        for code, planned, real in sorted(facts.ankers, key=_when)
    ]
    head = Row(
        (cell(_("datum van"), size=SMALL), cell(_("gepland"), size=SMALL), cell(_("echt"), size=SMALL))
    )
    right: tuple[Block, ...] = (
        (Table((42.0, 22.0, 22.0), tuple(anchors), (head,)),)
        if anchors
        else (para(_("Nog geen datums bekend.")),)
    )
    left = (para(_("Personen"), bold=True), Para(tuple(people)))
    return Columns((left, right), (94.0, 86.0))


def _when(anchor: tuple[str, date | None, date | None]) -> date:
    """The day of an anchor, for their order; one without a day comes last."""
    _code, planned, real = anchor
    return real or planned or date.max


def _reason(facts: ChecklistFacts) -> list[Block]:
    """Why someone went on to the next phase with open key points (K04)."""
    if not facts.doorgegaan_reden:
        return []
    words = (
        Text(_("Toch door naar de volgende fase, want:") + " ", bold=True),
        Text(facts.doorgegaan_reden),
    )
    return [Frame((Para(words),), fill="quiet_ground")]


def _legend() -> Para:
    return Para(
        (
            Symbol("star", 2.6),
            Text(" " + _("nodig voor de volgende fase")),
            Gap(5),
            Symbol("late", 3.4),
            Text(" " + _("te laat: vaste termijn voorbij")),
            Gap(5),
            Symbol("wait", 3.0, "muted"),
            Text(" " + _("wacht")),
        ),
        before=2.0,
        after=1.0,
    )


def _group(code: str, lines: tuple[BladLijn, ...]) -> list[Block]:
    done = sum(1 for line in lines if _is_done(line))
    count = ngettext("{n} van {m} punt klaar", "{n} van {m} punten klaar", len(lines)).format(
        n=done, m=len(lines)
    )
    head = Row(
        (
            Cell(
                (Para((Text(fase(code), bold=True), Text("   " + count, size=SMALL, colour="muted"))),),
                span=2,
            ),
            cell(_("datum"), bold=True, size=SMALL),
            cell(_("klaar / later / wie"), bold=True, size=SMALL),
        ),
        fill="accent_ground",
    )
    if not lines:
        return [Heading(fase(code)), para(_("Er zijn geen punten in deze fase."))]
    return [Table(_WIDTHS, tuple(_line(line) for line in lines), (head,), before=2.0)]


def _is_done(line: BladLijn) -> bool:
    if line.letters:
        return line.klaar or set(line.letters) <= set(line.klaar_letters)
    return line.klaar


def _line(line: BladLijn) -> Row:
    below: list[Para] = []
    if line.met:
        words = _("samen met {partijen}").format(partijen=parties(line.met))
        below.append(Para((Text(words, size=SMALL, colour="muted"),)))
    if line.notitie:
        below.append(Para((Text(line.notitie, italic=True, size=SMALL),)))
    boxes = Para((*ticks(line), Blank(least=0)))
    return Row((number(line), what(line, *below), Cell(_date(line)), Cell((boxes,))), height=LINE_HEIGHT)


def _date(line: BladLijn) -> tuple[Para, ...]:
    """The date and what it is: late only for a term that stands in a document."""
    if _is_done(line) and line.termijn is None:
        return ()
    day = Text(short_date(line.termijn))
    words = small_label(line.stand)
    match line.stand:
        case Stand.TE_LAAT:
            return (Para((Symbol("late", 3.4), Text(short_date(line.termijn), bold=True))), _small(words))
        case Stand.WACHT:
            return (Para((Symbol("wait", 3.0, "muted"), day)), _small(words))
        case Stand.RICHTDATUM_VOORBIJ | Stand.UITGESTELD | Stand.GEPAUZEERD:
            return (Para((day,)), _small(words))
        case (
            Stand.VOOR_ONZE_TIJD
            | Stand.NVT
            | Stand.NIET_AAN_DE_BEURT
            | Stand.VERVALLEN
            | Stand.NOG_TE_BEPALEN
        ):
            return (_small(words),)
        case _:
            return (Para((day,)),) if line.termijn else ()


def _small(words: str) -> Para:
    return Para((Text(words, size=SMALL, colour="muted"),))
