"""The eindblad: one page for the gezin at the end, with pictograms: what is arranged, who to call, papers.

Nothing internal stands on it: no note, no open point of ours, no reason. Nobody is spoken to as "je".
"""

from __future__ import annotations

from models.queries.rows_begeleiding import BelRow, EindbladFacts
from reports.document import (
    Blank,
    Block,
    Cell,
    Document,
    Gap,
    Heading,
    Inline,
    Para,
    Row,
    Rules,
    Symbol,
    Table,
    Text,
)
from reports.shapes import pictogram
from reports.words import edge, pdf_title, short_date
from resources.i18n import _
from resources.labels import label_of

_BIG = 15.0
_READ = 11.0
_CALL = (14.0, 74.0, 56.0, 42.0)
_SIGNS = {"corporatie": "woning", "gemeente": "pas", "begeleider": "people", "na": "welkom"}


def build(facts: EindbladFacts, *, compact: bool = False) -> Document:
    """Make the eindblad; `compact` gives up white for long names."""
    blocks: list[Block] = [
        Para(
            (Text(facts.gezin or _("dossier {n}").format(n=facts.dossier_nummer), bold=True, size=_BIG),),
            before=1.0,
        ),
        Para((Text(_since(facts), size=_READ),), after=1.0),
    ]
    if facts.geregeld:
        blocks += [Heading(_("Dit is geregeld")), _arranged(facts, compact=compact)]
    blocks += [Heading(_("Gezin: bellen")), _phones(facts, compact=compact), *_after(facts), *_papers(facts)]
    return Document(
        title=pdf_title(facts.head, _("Eindblad")),
        edge=edge(facts.head, _("DE BEGELEIDING STOPT"), _("voor het gezin"), coded=bool(facts.head.code)),
        blocks=tuple(blocks),
    )


def _since(facts: EindbladFacts) -> str:
    parts = []
    if facts.getekend is not None:
        parts.append(_("huurcontract getekend op {dag}").format(dag=short_date(facts.getekend)))
    if facts.verhuisd is not None:
        parts.append(_("in de woning sinds {dag}").format(dag=short_date(facts.verhuisd)))
    if facts.einde is not None:
        parts.append(_("begeleiding tot en met {dag}").format(dag=short_date(facts.einde)))
    return " · ".join(parts) or _("Een overzicht voor het gezin, om te bewaren.")


def _arranged(facts: EindbladFacts, *, compact: bool) -> Table:
    """Two columns of what was arranged: a sign, the words, and a tick or how far it is."""
    cells: list[Cell] = []
    for loket, done, total in facts.geregeld:
        size = 6.0 if compact else 8.0
        how: list[Inline] = [Symbol("tick", 4.0)] if done == total else []
        words = (
            label_of("geregeld", loket)
            if done == total
            else _("{wat}: {n} van de {m} klaar").format(wat=label_of("geregeld", loket), n=done, m=total)
        )
        cells += [
            Cell((Para((Symbol(pictogram("", loket), size),)),)),
            Cell((Para((*how, Gap(1.0), Text(words, size=_READ)) if how else (Text(words, size=_READ),)),)),
        ]
    if len(cells) % 4:
        cells += [Cell(), Cell()]
    height = 8.0 if compact else 10.5
    rows = tuple(Row(tuple(cells[nr : nr + 4]), height=height) for nr in range(0, len(cells), 4))
    return Table((12.0, 81.0, 12.0, 81.0), rows, rules=Rules.NONE, after=1.0)


def _phones(facts: EindbladFacts, *, compact: bool) -> Table:
    height = 9.5 if compact else 13.0
    rows = [_phone("late", label_of("bellen", "nood"), "", "112", height)]
    rows.append(_phone("zorg", label_of("bellen", "huisarts"), "", "", height))
    for one in facts.bellen:
        if one.soort == "begeleider" and facts.vraagbaak_tot is not None:
            words = _("De begeleider, tot en met {dag}").format(dag=short_date(facts.vraagbaak_tot))
            rows.append(_phone("people", words, one.naam, one.telefoon, height))
        elif one.soort != "begeleider":
            rows.append(_of(one, height))
    return Table(_CALL, tuple(rows), rules=Rules.ROWS, after=1.0)


def _of(one: BelRow, height: float) -> Row:
    sign = _SIGNS.get(one.soort, "people")
    return _phone(sign, label_of("bellen", one.soort), one.naam, one.telefoon, height)


def _phone(sign: str, what: str, naam: str, telefoon: str, height: float) -> Row:
    number: Inline = Text(telefoon, bold=True, size=13.0) if telefoon else Blank(least=0)
    return Row(
        (
            Cell((Para((Symbol(sign, 7.5),)),)),
            Cell((Para((Text(what, size=_READ),)),)),
            Cell((Para((Text(naam, bold=True, size=_READ),)),)),
            Cell((Para((Symbol("phone", 4.2), Gap(1.0), number)),)),
        ),
        height=height,
    )


def _after(facts: EindbladFacts) -> list[Block]:
    """Who helps from now on."""
    words: list[Inline] = [Symbol("welkom", 8.0), Gap(2.0)]
    if facts.naar:
        words.append(Text(facts.naar, bold=True, size=_READ))
        if facts.naar_op is not None:
            words.append(Text(" " + _("vanaf {dag}").format(dag=short_date(facts.naar_op)), size=_READ))
        if facts.bereikbaar:
            words.append(Text(", " + facts.bereikbaar, size=_READ))
    else:
        words.append(Text(_("Gezin: vragen kunnen naar de gemeente of het wijkteam:") + " ", size=_READ))
        words.append(Blank(least=30))
    return [Heading(_("Hulp na de begeleiding")), Para(tuple(words), after=1.0)]


def _papers(facts: EindbladFacts) -> list[Block]:
    """Where the papers of the gezin are, and how long the organisation keeps the file."""
    place: Inline = Text(facts.papieren, bold=True, size=_READ) if facts.papieren else Blank(least=40)
    where = Text(_("Papieren van het gezin liggen:") + " ", size=_READ)
    lines: list[Block] = [
        Heading(_("Papieren")),
        Para((Symbol("bag", 8.0), Gap(2.0), where, place)),
    ]
    if facts.bewaren_tot is not None:
        keep = _("Het dossier met namen blijft bewaard tot {dag}. Gezin: inzien of laten wissen kan.").format(
            dag=short_date(facts.bewaren_tot)
        )
        lines.append(Para((Text(keep, size=_READ),), before=1.2))
    return lines
