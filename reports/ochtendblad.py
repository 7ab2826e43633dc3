"""The ochtendblad: Vandaag of one medewerker on one A4, own gezinnen only.

Where all does not fit, each section keeps its most urgent lines and says how many more there are.
"""

from __future__ import annotations

from models.queries.rows import OchtendFacts, VandaagLine
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
from reports.words import doener, edge, long_date, pdf_title, short_date
from resources.i18n import N_, _, ngettext

SECTIONS = (
    ("te_laat", N_("Te laat")),
    ("vandaag", N_("Vandaag")),
    ("komend", N_("Komende 14 dagen")),
    ("wacht", N_("Wacht op een ander")),
    ("stil", N_("Lang geen contact")),
    ("wordt_18", N_("Wordt 18")),
    ("tijdelijk", N_("Tijdelijke plek loopt af")),
    ("ontbreekt", N_("Ontbreekt nog")),
)
"""Fields of `VandaagRow` in the order of the paper, with their headings."""

_WIDTHS = (9.0, 10.0, 44.0, 73.0, 25.0, 25.0)


def build(facts: OchtendFacts, limits: dict[str, int] | None = None) -> Document:
    """Make the ochtendblad with at most `limits` lines a section; None = all that the facts hold."""
    blocks: list[Block] = []
    for name, title in SECTIONS:
        lines: tuple[VandaagLine, ...] = getattr(facts.vandaag, name)
        total = max(facts.vandaag.aantallen.get(name, 0), len(lines))
        shown = lines if limits is None else lines[: limits.get(name, 0)]
        if total:
            blocks += _section(_(title), shown, total)
    if not blocks:
        blocks.append(para(_("Niets te doen op deze dag.")))
    return Document(
        title=pdf_title(facts.head, _("Ochtendblad")),
        edge=edge(facts.head, _("OCHTENDBLAD"), _("{dag} · voor {wie}").format(dag=long_date(facts.vandaag.dag), wie=facts.head.wie)),
        blocks=tuple(blocks),
    )


def counts(facts: OchtendFacts) -> dict[str, int]:
    """How many lines each section has to show."""
    return {name: len(getattr(facts.vandaag, name)) for name, _title in SECTIONS}


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
    if line.letters:
        text.append(Text(f" ({line.letters})"))
    day: list[Inline] = [Symbol("late", 3.2)] if line.stand is Stand.TE_LAAT else []
    day.append(Text(short_date(line.dag), bold=line.stand is Stand.TE_LAAT))
    gezin = Para((Text(line.gezin, bold=True), Text("  " + line.dossier_nummer, size=SMALL, colour="muted")))
    return Row(
        (
            Cell((Para((Tick(),)),), pad=0.4),
            cell(str(line.nummer) if line.nummer else ""),
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
