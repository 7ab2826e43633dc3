"""The herstelcode sheet of the first start: the code in large groups, what it is for and where to keep it."""

from __future__ import annotations

import re

from models.queries.rows_papier import HerstelFacts
from reports.document import Align, Blank, Cell, Document, Frame, Heading, Para, Row, Table, Text, para
from reports.words import edge, pdf_title
from resources.i18n import _

_PER_ROW = 4


def build(facts: HerstelFacts) -> Document:
    """Make the sheet. The code stands only in the body, never in the title."""
    return Document(
        title=pdf_title(facts.head, _("Herstelcode")),
        edge=edge(facts.head, _("HERSTELCODE"), _("op papier bewaren, niet in de computer"), coded=False),
        blocks=(
            Para(
                (Text(_("Kluis: {naam}").format(naam=facts.kluis), bold=True, size=13.0),),
                before=3.0,
                after=3.0,
            ),
            _code(facts.code),
            Heading(_("Waarvoor"), before=7.0),
            para(_("Met deze code gaat de kluis open als iemand de wachtwoordzin is vergeten.")),
            para(_("Zonder wachtwoordzin en zonder deze code kan niemand de gegevens nog lezen.")),
            Heading(_("Bewaren"), before=5.0),
            _point(_("Leg dit blad in een kluis of een kast op slot, niet bij de computer.")),
            _point(_("Maak er geen foto van en mail het niet.")),
            _point(_("Laat twee mensen weten waar het ligt.")),
            Heading(_("Gebruiken"), before=5.0),
            _point(_("Typ bij het aanmelden deze code in plaats van de wachtwoordzin.")),
            _point(_("Streepjes, spaties en kleine letters maken niet uit.")),
            _point(_("Het laatste teken van elke groep is een controle: een tikfout valt meteen op.")),
            Frame(
                (
                    Para((Text(_("Ligt in") + " "), Blank()), line_height=10.0),
                    Para((Text(_("Wie weet dit") + " "), Blank()), line_height=10.0),
                    Para((Text(_("Gecontroleerd op") + " "), Blank(45)), line_height=10.0),
                ),
                before=8.0,
            ),
        ),
    )


def _code(code: str) -> Table:
    groups = [part for part in re.split(r"[\s-]+", code) if part]
    rows = []
    for start in range(0, len(groups), _PER_ROW):
        part = groups[start : start + _PER_ROW]
        cells = [
            Cell(
                (
                    Para((Text(str(start + n), size=8.5, colour="muted"),), align=Align.CENTER),
                    Para((Text(group, bold=True, size=22.0),), align=Align.CENTER),
                )
            )
            for n, group in enumerate(part, start=1)
        ]
        cells += [Cell() for _empty in range(_PER_ROW - len(part))]
        rows.append(Row(tuple(cells), height=22.0))
    return Table((46.5,) * _PER_ROW, tuple(rows), together=True)


def _point(words: str) -> Para:
    return Para((Text("– " + words),), hang=3.0, after=0.8)
