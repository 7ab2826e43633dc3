"""The logboekblad: a month of the logboek in figures, and its head as a code, on one A4 to sign and keep.

The code proves later how far the logboek had come: whoever changes, cuts or rewrites what came before cannot
change the paper in the folder.
"""

from __future__ import annotations

from models.queries.rows_logboek import LogboekFacts
from reports.document import (
    Align,
    Blank,
    Block,
    Cell,
    Document,
    Frame,
    Heading,
    Para,
    Row,
    Rules,
    Table,
    Text,
    cell,
    para,
)
from reports.words import edge, long_date, moment, pdf_title
from resources.i18n import _, ngettext
from resources.labels import label, label_of

_WIDTHS = (80.0, 24.0)
_GROUP = 26.5


def build(facts: LogboekFacts) -> Document:
    """Make the sheet."""
    span = _("{van} tot en met {tot}").format(van=long_date(facts.van), tot=long_date(facts.tot))
    return Document(
        title=pdf_title(facts.head, _("Logboekblad")),
        edge=edge(facts.head, _("LOGBOEKBLAD"), span),
        blocks=(
            *_counted(facts),
            Heading(_("Zo ver was het logboek"), before=7.0),
            para(
                _("Regel {nummer}, geschreven op {op}.").format(nummer=facts.stand, op=moment(facts.stand_op))
            ),
            _code(facts.code),
            para(
                _(
                    "Bewaar dit blad buiten de computer. Typ de code in bij Beheer, Logboek, Nakijken met een"
                    " blad. Dan blijkt of er in het logboek tot en met deze regel iets is veranderd."
                )
            ),
            *_checked(facts),
            _signed(),
        ),
    )


def _counted(facts: LogboekFacts) -> list[Block]:
    rows = [
        Row((cell(label(soort)), Cell((Para((Text(str(aantal), bold=True),), align=Align.RIGHT),))))
        for soort, aantal in facts.aantallen
    ]
    total = sum(aantal for _soort, aantal in facts.aantallen)
    rows.append(
        Row(
            (
                Cell((Para((Text(_("Samen"), bold=True),)),)),
                Cell((Para((Text(str(total), bold=True),), align=Align.RIGHT),)),
            )
        )
    )
    which = (
        _("Regel {eerste} tot en met {laatste}.").format(eerste=facts.eerste, laatste=facts.laatste)
        if facts.eerste
        else _("Er is in deze maand niets gebeurd.")
    )
    people = ngettext("{n} medewerker", "{n} medewerkers", facts.mensen).format(n=facts.mensen)
    households = ngettext("{n} dossier", "{n} dossiers", facts.dossiers).format(n=facts.dossiers)
    return [
        Heading(_("Wat er is gebeurd"), before=2.0),
        para(f"{which} {people}, {households}."),
        Table(_WIDTHS, tuple(rows), rules=Rules.ROWS, before=1.5, together=True),
    ]


def _code(code: str) -> Table:
    groups = code.split("-")
    cells = tuple(
        Cell(
            (
                Para((Text(str(number), size=8.5, colour="muted"),), align=Align.CENTER),
                Para((Text(group, bold=True, size=15.0),), align=Align.CENTER),
            )
        )
        for number, group in enumerate(groups, start=1)
    )
    return Table((_GROUP,) * len(groups), (Row(cells, height=16.0),), before=2.0, after=2.5, together=True)


def _checked(facts: LogboekFacts) -> list[Block]:
    row = facts.nagekeken
    if row is None:
        words = _("Het logboek is nog niet nagekeken.")
    elif row.resultaat == "gedaan":
        words = _("Nagekeken op {op} door {wie}, tot en met regel {nummer}: in orde.").format(
            op=moment(row.op), wie=row.wie, nummer=row.nummer
        )
    else:
        words = _("Nagekeken op {op} door {wie}: {uitkomst}, bij regel {nummer}.").format(
            op=moment(row.op), wie=row.wie, uitkomst=label_of("uitkomst", row.resultaat), nummer=row.nummer
        )
    return [Heading(_("Nagekeken"), before=5.0), para(words)]


def _signed() -> Frame:
    return Frame(
        (
            Para((Text(_("Gezien door") + " "), Blank()), line_height=10.0),
            Para(
                (Text(_("Datum") + " "), Blank(45), Text("  " + _("Handtekening") + " "), Blank()),
                line_height=10.0,
            ),
            Para((Text(_("Ligt in map") + " "), Blank()), line_height=10.0),
        ),
        before=8.0,
    )
