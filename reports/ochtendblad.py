"""The ochtendblad: Vandaag of one medewerker on one A4, own gezinnen only; numbers to type back.

Where all does not fit, each section keeps its most urgent lines and says how many more there are.
"""

from __future__ import annotations

from models.queries.rows import VandaagLine
from models.queries.rows_papier import OchtendFacts
from models.values import Partij, Stand
from reports.document import (
    Block,
    Cell,
    Document,
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
from reports.style import SMALL
from reports.words import doener, edge, long_date, pdf_title, weekday
from resources.i18n import _, ngettext
from resources.labels import label_of

SECTIONS = (
    *("te_laat", "vandaag", "komend", "wacht", "gemeente", "stil", "wordt_18"),
    *("tijdelijk", "ontbreekt"),
)
"""Fields of `VandaagRow` in the order of the paper."""

_WEIGHTS = {
    "te_laat": 1.0,
    "vandaag": 1.0,
    "komend": 1.5,
    "wacht": 3.0,
    "gemeente": 2.0,
    "stil": 5.0,
    "wordt_18": 3.0,
    "tijdelijk": 3.0,
    "ontbreekt": 5.0,
}
"""How fast the lines of a section lose urgency, where not all of them fit."""

_WIDTHS = (7.0, 9.0, 47.0, 71.0, 27.0, 25.0)


def build(facts: OchtendFacts, limits: dict[str, int] | None = None) -> Document:
    """Make the ochtendblad with at most `limits` lines a section; None = all that the facts hold."""
    blocks: list[Block] = []
    for name in SECTIONS:
        lines: tuple[VandaagLine, ...] = getattr(facts.vandaag, name)
        total = max(facts.vandaag.aantallen.get(name, 0), len(lines))
        shown = lines if limits is None else lines[: limits.get(name, 0)]
        if total:
            blocks += _section(label_of("sectie", name), shown, total)
    if not blocks:
        blocks.append(para(_("Niets te doen op deze dag.")))
    return Document(
        title=pdf_title(facts.head, _("Ochtendblad")),
        edge=edge(
            facts.head,
            _("OCHTENDBLAD"),
            _("{dag} · voor {wie}").format(dag=long_date(facts.vandaag.dag), wie=facts.head.wie),
        ),
        blocks=tuple(blocks),
    )


def by_urgency(facts: OchtendFacts) -> list[str]:
    """The section of every line, most urgent line first: cut anywhere, it says what a sheet has room for."""
    lines = [
        (place * weight, order, name)
        for order, (name, weight) in enumerate(_WEIGHTS.items())
        for place in range(len(getattr(facts.vandaag, name)))
    ]
    return [name for _rank, _order, name in sorted(lines)]


def _section(title: str, lines: tuple[VandaagLine, ...], total: int) -> list[Block]:
    more = total - len(lines)
    rest = ngettext("en nog {n}", "en nog {n}", more).format(n=more) if more else ""
    heading = Para(
        (Text(f"{title} ({total})", bold=True, size=11.5), Text("   " + rest, size=SMALL, colour="muted")),
        before=1.8,
        after=0.4,
    )
    if not lines:
        return [heading]
    return [Table(_WIDTHS, tuple(_line(line) for line in lines), (_heading_row(heading),), rules=Rules.ROWS)]


def _heading_row(heading: Para) -> Row:
    return Row((Cell((heading,), span=len(_WIDTHS), pad=0.0),))


def _line(line: VandaagLine) -> Row:
    text: list[Inline] = [Text(line.tekst)]
    if line.plaats:
        text.append(Text("  " + line.plaats, size=SMALL, colour="muted"))
    if line.letters:
        text.append(Text(f" ({line.letters})"))
    day: list[Inline] = [Symbol("late", 3.2)] if line.stand is Stand.TE_LAAT else []
    day.append(Text(line.tijd or weekday(line.dag), bold=line.stand is Stand.TE_LAAT or bool(line.tijd)))
    gezin = Para((Text(line.gezin, bold=True), Text("  " + line.dossier_nummer, size=SMALL, colour="muted")))
    return Row(
        (
            Cell((Para((Tick(),)),) if line.blad else (), pad=0.4),
            cell(str(line.blad) if line.blad else ""),
            Cell((gezin,)),
            Cell((Para(tuple(text)),)),
            cell(_turn(line.aan_zet)),
            Cell((Para(tuple(day)),)),
        ),
        height=7.0,
    )


def _turn(code: str) -> str:
    """Whose turn it is: a party by its label, anything else as it is (a name)."""
    return doener(Partij(code)) if code in set(Partij) else code
