"""The sheet of a start-zin: the words in large letters, what they are for, and what comes next. One A4."""

from __future__ import annotations

from models.queries.rows_mensen import StartzinFacts
from reports.document import Align, Blank, Cell, Document, Frame, Heading, Para, Row, Table, Text, para
from reports.words import edge, long_date, pdf_title
from resources.i18n import _

A_ROW = 5  # words beside each other


def build(facts: StartzinFacts) -> Document:
    """Make the sheet. The words stand only in the body, never in the title."""
    return Document(
        title=pdf_title(facts.head, _("Start-zin")),
        edge=edge(facts.head, _("START-ZIN"), _("voor één persoon, één keer te gebruiken"), coded=False),
        blocks=(
            Para((Text(_("Voor {naam}").format(naam=facts.naam), bold=True, size=15.0),), before=3.0),
            para(_("Kluis: {naam}").format(naam=facts.kluis)),
            _words(facts.zin),
            Para(
                (
                    Text(
                        _("Geldig tot en met {dag}").format(dag=long_date(facts.geldig_tot)),
                        bold=True,
                        size=12.0,
                    ),
                ),
                before=4.0,
            ),
            Heading(_("Zo begin je"), before=6.0),
            _point(
                "1",
                _("Start het programma en typ deze woorden bij Wachtwoordzin, zonder hoofdletters."),
            ),
            _point("2", _("Kies je eigen wachtwoordzin: minstens vier woorden die je onthoudt.")),
            _point("3", _("Scheur dit papier daarna door. De start-zin werkt dan niet meer.")),
            Heading(_("Goed om te weten"), before=5.0),
            _point(
                "–",
                _("Je eigen wachtwoordzin is van jou alleen: ook de beheerder hoeft hem niet te weten."),
            ),
            _point("–", _("Vergeten? De beheerder maakt een nieuwe start-zin. Je werk blijft staan.")),
            _point("–", _("Is dit papier kwijt? Zeg het de beheerder: die maakt meteen een nieuwe.")),
            Frame(
                (
                    Para((Text(_("Gekregen van") + " "), Blank()), line_height=10.0),
                    Para((Text(_("Op") + " "), Blank(45)), line_height=10.0),
                ),
                before=8.0,
            ),
        ),
    )


def _words(zin: str) -> Table:
    words = zin.split()
    rows = tuple(
        Row(tuple(_word(nr, words) for nr in range(start, start + A_ROW)), height=20.0)
        for start in range(0, max(len(words), 1), A_ROW)
    )
    return Table((186.0 / A_ROW,) * A_ROW, rows, before=5.0, together=len(rows) == 1)


def _word(nr: int, words: list[str]) -> Cell:
    if nr >= len(words):
        return Cell(())
    return Cell(
        (
            Para((Text(str(nr + 1), size=8.5, colour="muted"),), align=Align.CENTER),
            Para((Text(words[nr], bold=True, size=15.0),), align=Align.CENTER),
        )
    )


def _point(sign: str, words: str) -> Para:
    return Para((Text(f"{sign}  {words}"),), hang=5.0, after=0.8)
