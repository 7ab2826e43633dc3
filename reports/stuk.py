"""Plain papers: words, pairs of name and value, tables, and who signs. The papers of the AVG are such."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from models.queries.rows_avg import StukDeel, StukFacts
from reports.document import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    Para,
    Row,
    Ruled,
    Rules,
    Signatures,
    Table,
    Text,
    Tick,
    Together,
    cell,
    para,
)
from reports.grafiek import chart_block
from reports.style import SMALL
from reports.words import edge, pdf_title
from resources.i18n import N_, _

WIDTH = 186.0
"""Millimetres between the margins."""
_NAME = 52.0
KEEP = 10
"""A part of at most so many rows stays on one page with its heading."""
_AIR = 1.2
"""Millimetres between the words above a table and its edge."""
_FIGURE = re.compile(r"[+−-]?(€\s?)?(0|[1-9][\d.]*)(,\d+)?(\s?%)?")
"""An amount, a count or a mean. A number that begins with a nought is a name of something."""
_NO_FIGURE = ("–", "")
TICK = "[ ]"
"""A cell with this has a box to tick."""


def builder(name: str, title: str) -> Callable[[StukFacts], Document]:
    """Make the builder of a plain paper with this name (for the PDF) and title (on each page)."""

    def build(facts: StukFacts) -> Document:
        return Document(
            title=pdf_title(facts.head, _(name)),
            edge=edge(facts.head, _(title), facts.midden, coded=bool(facts.head.code)),
            blocks=tuple(_blocks(facts)),
        )

    return build


INZAGE = builder(N_("Inzage in gegevens"), N_("INZAGE IN JE GEGEVENS"))
BEWIJS = builder(N_("Bewijs van wissen"), N_("BEWIJS VAN WISSEN"))
VERWERKINGEN = builder(N_("Register van verwerkingen"), N_("REGISTER VAN VERWERKINGEN"))
DATALEKKEN = builder(N_("Register van datalekken"), N_("REGISTER VAN DATALEKKEN"))
BEWAARLIJST = builder(N_("Wat mag weg"), N_("WAT MAG WEG"))
BELBLAD = builder(N_("Belblad"), N_("BELBLAD"))
MELDBLAD = builder(N_("Meldblad woningweigering"), N_("MELDBLAD WONINGWEIGERING"))
OVERLEGUITNODIGING = builder(N_("Uitnodiging voor een overleg"), N_("UITNODIGING VOOR EEN OVERLEG"))
OVERLEGNOTITIE = builder(N_("Notitie voor een overleg"), N_("NOTITIE VOOR EEN OVERLEG"))
CORPORATIEOVERZICHT = builder(N_("Overzicht per corporatie"), N_("OVERZICHT PER CORPORATIE"))
MB_VERSLAG = builder(N_("Verslag van de begeleiding"), N_("VERSLAG VAN DE BEGELEIDING"))
GEZINNENLIJST = builder(N_("Lijst van gezinnen"), N_("LIJST VAN GEZINNEN"))
INFORMATIENOTA = builder(N_("Informatienota voor de raad"), N_("INFORMATIENOTA VOOR DE RAAD"))
HALFJAARVERSLAG = builder(N_("Halfjaarverslag"), N_("HALFJAARVERSLAG"))
RAADSANTWOORD = builder(N_("Antwoord aan de raad"), N_("ANTWOORD AAN DE RAAD"))
DOORLOOPTIJDBLAD = builder(N_("Doorlooptijd"), N_("DOORLOOPTIJD"))
TOEZICHTBLAD = builder(N_("Toezicht"), N_("TOEZICHT: WAAR STAAN WIJ"))
HERVERDELINGSBLAD = builder(N_("Herverdeling"), N_("HERVERDELING"))
GELDBLAD = builder(N_("Geld"), N_("GELD PER HALFJAAR"))
AFDRUKBOEK = builder(N_("Looplijst"), N_("LOOPLIJST: LIGT NOG OP PAPIER"))


def _blocks(facts: StukFacts) -> list[Block]:
    blocks: list[Block] = [Para((Text(words),), after=1.4) for words in facts.inleiding]
    for deel in facts.delen:
        blocks += _part(deel)
    if facts.slot:
        blocks += [Para((Text(words),), before=2.4) for words in facts.slot]
    if facts.tekenen:
        fields = tuple((words, _("naam, datum en handtekening")) for words in facts.tekenen)
        blocks.append(Signatures(fields, per_row=2, before=6.0))
    return blocks


def _part(deel: StukDeel) -> list[Block]:
    blocks: list[Block] = [Heading(deel.kop, before=4.0)] if deel.kop else []
    if deel.uitleg:
        blocks.append(replace(para(deel.uitleg), after=_AIR))
    if deel.paren:
        rows = tuple(
            Row((Cell((Para((Text(name, size=SMALL, colour="muted"),)),), middle=False), cell(value)))
            for name, value in deel.paren
        )
        blocks.append(Table((_NAME, WIDTH - _NAME), rows, rules=Rules.ROWS, after=1.4))
    if deel.kolommen and deel.rijen:
        blocks.append(_table(deel))
    if len(blocks) > 1 and len(deel.paren) + len(deel.rijen) <= KEEP:
        blocks = [Together(tuple(blocks))]
    if deel.grafiek is not None:
        blocks.append(chart_block(deel.grafiek))
    if deel.lijnen:
        blocks.append(Ruled(deel.lijnen))
    return blocks


def _table(deel: StukDeel) -> Table:
    sides = tuple(_side([row[nr] for row in deel.rijen]) for nr in range(len(deel.kolommen)))
    head = Row(
        tuple(
            Cell((Para((Text(words, bold=True),), align=side),), fill="ground")
            for words, side in zip(deel.kolommen, sides, strict=True)
        )
    )
    rows = tuple(
        Row(tuple(_cell(value, side) for value, side in zip(row, sides, strict=True))) for row in deel.rijen
    )
    return Table(tuple(share * WIDTH for share in deel.breedtes), rows, (head,), rules=Rules.GRID, after=1.4)


def _side(values: Sequence[str]) -> Align:
    """Figures stand under one another, by their last digit; words begin at the left."""
    told = [value for value in values if value not in _NO_FIGURE]
    return Align.RIGHT if told and all(_FIGURE.fullmatch(value) for value in told) else Align.LEFT


def _cell(value: str, side: Align) -> Cell:
    return Cell((Para((Tick(),)),), pad=0.6) if value == TICK else cell(value, align=side)
