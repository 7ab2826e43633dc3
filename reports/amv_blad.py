"""The list of youngsters who turn 18, for the quarterly meeting: a table a quarter, with room to write."""

from __future__ import annotations

from datetime import date

from models.queries.rows_familie import AmvKwartaalFacts, AmvPersoon, KleineWoningenRow, KwartaalRow
from reports.document import Blank, Block, Cell, Document, Para, Row, Rules, Table, Text, cell, para
from reports.style import SMALL
from reports.words import edge, long_date, pdf_title, short_date
from resources.i18n import _, ngettext
from resources.labels import label

_WIDTHS = (22.0, 50.0, 38.0, 34.0, 42.0)


def build(facts: AmvKwartaalFacts) -> Document:
    """Make the list: who turns 18 when, where to, who is the voogd, and what was agreed at the table."""
    n = sum(len(one.jongeren) for one in facts.kwartalen)
    count = ngettext("{n} jongere wordt 18", "{n} jongeren worden 18", n).format(n=n)
    out = sum(len(one.uit_opvang) for one in facts.kwartalen)
    if out:
        count += ", " + _("{n} uit verlengde opvang").format(n=out)
    words = _("{jongeren}. Stand van {dag}.").format(jongeren=count, dag=long_date(facts.dag))
    blocks: list[Block] = [para(words)]
    for one in facts.kwartalen:
        blocks += _quarter(one)
    if facts.zonder_datum:
        blocks += [_title(_("Geboortedatum niet bekend")), _table(facts.zonder_datum)]
    if facts.afspraken:
        blocks.append(_title(_("Kleine woningen voor jongeren van 18")))
        blocks += [para(_agreement(one)) for one in facts.afspraken]
    care = _("Alleen voor dit overleg. Vernietig het blad daarna.")
    blocks.append(Para((Text(care, size=SMALL, colour="muted"),), before=4.0))
    quarters = " – ".join(_name(one.kwartaal) for one in (facts.kwartalen[:1] + facts.kwartalen[1:][-1:]))
    return Document(
        title=pdf_title(facts.head, _("Amv: wie wordt 18")),
        edge=edge(facts.head, _("AMV: WIE WORDT 18"), quarters),
        blocks=tuple(blocks),
    )


def _name(kwartaal: tuple[int, int]) -> str:
    return _("kwartaal {n} van {jaar}").format(n=kwartaal[1], jaar=kwartaal[0])


def _title(words: str) -> Para:
    return Para((Text(words, bold=True, size=11.5),), before=4.0, after=0.8)


def _quarter(one: KwartaalRow) -> list[Block]:
    title = _title(_name(one.kwartaal).capitalize())
    if not (one.jongeren or one.uit_opvang):
        return [title, para(_("Niemand."))]
    tables = [_table(one.jongeren)] if one.jongeren else []
    if one.uit_opvang:
        tables.append(_table(one.uit_opvang, uit=True))
    return [title, *tables]


def _table(jongeren: tuple[AmvPersoon, ...], *, uit: bool = False) -> Table:
    """A row for each; `uit` = of who leaves the longer opvang, with that day in front."""
    first = _("Uit verlengde opvang") if uit else _("Wordt 18")
    names = (first, _("Wie"), _("Waarheen na 18"), _("Voogd, begeleider"), _("Afspraak aan tafel"))
    head = Row(tuple(Cell((Para((Text(words, bold=True, size=SMALL),)),), fill="ground") for words in names))
    rows = tuple(_row(one, one.uit_opvang if uit else one.achttien) for one in jongeren)
    return Table(_WIDTHS, rows, (head,), rules=Rules.GRID, after=1.0)


def _row(one: AmvPersoon, dag: date | None) -> Row:
    who = ", ".join(part for part in (one.naam, one.gezin if one.gezin != one.naam else "") if part)
    wie = [Para((Text(who, bold=True),))] if who else []
    wie.append(Para((Text(_("dossier {n}").format(n=one.dossier_nummer), size=SMALL),)))
    choice = label(one.keuze) if one.keuze is not None else _("nog niet gekozen")
    where = [Para((Text(choice),))]
    where += [
        Para((Text(words, size=SMALL),))
        for words in (short_date(one.keuze_op), one.keuze_reden, one.woning)
        if words
    ]
    guides = [
        Para((Text(words, size=SMALL),))
        for words in (one.voogd, one.voogd_organisatie, one.voogd_telefoon, one.begeleider)
        if words
    ]
    return Row(
        (
            cell(short_date(dag), bold=True),
            Cell(tuple(wie)),
            Cell(tuple(where)),
            Cell(tuple(guides) or (para(""),)),
            Cell((Para((Blank(),)),)),
        ),
        height=13.0,
    )


def _agreement(one: KleineWoningenRow) -> str:
    who = one.corporatie or _("Alle corporaties")
    return _("{wie}: van {van} tot en met {tot} gaan kleine goedkope woningen naar jongeren van 18.").format(
        wie=who, van=short_date(one.van), tot=short_date(one.tot)
    )
