"""The list of one loket on a regeldag: who comes when, what they bring, and the points of that loket to tick.

For the people at the loket, so names by privacy level. The numbers are those that *Papier invoeren* knows.
"""

from __future__ import annotations

from models.queries.rows_regeldag import LoketGezin, LoketlijstFacts
from reports.dagkaart import line_row, person
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
    para,
)
from reports.shapes import pictogram
from reports.style import HEADING
from reports.words import edge, elsewhere, interpreter, language_name, long_date, pdf_title
from resources.i18n import _, ngettext

_WIDTHS = (11.0, 98.0, 10.0, 67.0)


def build(facts: LoketlijstFacts) -> Document:
    """Make the list of one loket."""
    blocks: list[Block] = [_head(facts), _bring(facts), *(_gezin(one) for one in facts.gezinnen)]
    if facts.elders:
        blocks.append(para(elsewhere(facts.elders)))
    elif not facts.gezinnen:
        blocks.append(para(_("Er komt niemand bij dit loket.")))
    return Document(
        title=pdf_title(facts.head, _("Lijst per loket")),
        edge=edge(
            facts.head, _("LIJST PER LOKET"), _("{dag} · voor het loket").format(dag=long_date(facts.dag))
        ),
        blocks=tuple(blocks),
    )


def _head(facts: LoketlijstFacts) -> Table:
    """Which loket, where, who sits there, and how many come."""
    where = " · ".join(part for part in (facts.plaats, facts.ruimte) if part)
    who = ", ".join(part for part in (facts.contact, facts.telefoon) if part)
    n = len(facts.gezinnen) + len(facts.elders)
    count = ngettext("{n} gezin", "{n} gezinnen", n).format(n=n)
    return Table(
        (16.0, 170.0),
        (
            Row(
                (
                    Cell((Para((Symbol(pictogram(facts.pictogram, facts.loket), 11.0),)),)),
                    Cell(
                        (
                            Para((Text(facts.naam, bold=True, size=15.0), Gap(4), Text(count, size=11.5))),
                            Para((Text(where), Gap(5) if where else Gap(0), Text(who))),
                        )
                    ),
                )
            ),
        ),
        rules=Rules.NONE,
    )


def _bring(facts: LoketlijstFacts) -> Para:
    words = ", ".join(facts.meenemen) or "–"
    return Para((Text(_("Gezin neemt mee") + "  ", bold=True), Text(words)), before=0.5, after=1.5)


def _gezin(one: LoketGezin) -> Table:
    """One gezin: when, who, who comes, language; then its lines."""
    size = HEADING
    time = f"{one.tijd} – {one.tot}" if one.tijd and one.tot else one.tijd or "__:__"
    first: list[Inline] = [
        Text(time, bold=True, size=size),
        Gap(3),
        Text(_("nummer {n}").format(n=one.nummer), bold=True, size=size),
        Gap(3),
        Text(one.gezin, bold=True, size=size),
        Gap(3 if one.gezin else 0),
        Text(_("dossier {n}").format(n=one.dossier_nummer)),
    ]
    comes: list[Inline] = [Text(_("komt") + " ", bold=True)]
    if one.komt == "allen":
        comes.append(Text(_("allen") + "  "))
    letters = None if one.komt == "allen" else set(one.komt.split())
    for persoon in one.personen:
        if letters is None or persoon.letter in letters:
            comes += person(persoon)
    spoken = [language_name(one.taal), _("tolk: {wat}").format(wat=interpreter(one.tolk) or "?")]
    comes += [Gap(2), Text(" · ".join(part for part in spoken if part))]
    came: tuple[Inline, ...] = (
        Tick(),
        Text(_("geweest")),
        Gap(3),
        Text(_("paraaf")),
        Gap(1),
        Blank(least=18),
    )
    head = Row(
        (
            Cell((Para(tuple(first)), Para(tuple(comes))), span=3),
            Cell((Para(came),)),
        ),
        fill="quiet_ground",
        keep=True,
    )
    rows = tuple(line_row(line) for line in one.lijnen) or (
        Row((Cell((Para((Text(_("geen punten voor dit gezin"), colour="muted"),)),), span=4),), height=7.0),
    )
    return Table(_WIDTHS, rows, (head,), before=2.0, together=True)
