"""The matrix in the forms of the documents: three columns, text in cells, and empty to fill in together."""

from __future__ import annotations

from models.queries.rows_papier import MatrixFacts, MatrixRij
from models.values import Blok, Partij, Verdeling
from reports.document import Align, Badge, Block, Cell, Document, Heading, Para, Row, Table, Text, cell
from reports.matrix import legend, mark, number_of, rows_of, subtitle
from reports.style import SMALL
from reports.words import blok, edge, kolom, parties, pdf_title
from reports.words import partij as partij_naam
from resources.i18n import N_, _

DRIE = (Partij.COR, Partij.GEM, Partij.HU)
"""The columns of the documents' own matrix (N bijlage 2)."""

_EMPTY_ROWS = ((Blok.PRE_VESTIGING, 3), (Blok.VESTIGING, 3), (Blok.INTEGRATIE, 2))
"""Rows of the empty form, as in the notitie."""
_FASE = {
    Blok.PRE_VESTIGING: N_("PRÉ-VESTIGING"),
    Blok.VESTIGING: N_("COACHING VESTIGING"),
    Blok.INTEGRATIE: N_("COACHING INTEGRATIE EN PARTICIPATIE"),
    Blok.REGIONAAL: N_("REGIONAAL"),
}


def _title(facts: MatrixFacts) -> str:
    return pdf_title(facts.head, _("Verantwoordelijkheidsmatrix"))


def _gemeente(facts: MatrixFacts) -> Para:
    return Para(
        (Text(_("Gemeente {naam}").format(naam=facts.head.gemeente), bold=True, size=11.5),), after=0.5
    )


def _head_row(*names: str, center_from: int = 99) -> Row:
    cells = (
        Cell((Para((Text(name, bold=True),), align=Align.CENTER if n >= center_from else Align.LEFT),))
        for n, name in enumerate(names)
    )
    return Row(tuple(cells), fill="quiet_ground", height=7.0)


# --- three columns ---


def build_three(facts: MatrixFacts) -> Document:
    """CORPORATIE, GEMEENTE, HUURDERS; other partners stand under the text, their own rows in a foot list."""
    widths = (10.0, 92.0, 28.0, 28.0, 28.0)
    ours = [rij for rij in facts.rijen if set(rij.partijen) & set(DRIE)]
    others = [rij for rij in facts.rijen if not set(rij.partijen) & set(DRIE)]
    rows: list[Row] = []
    for value in Blok:
        found = [rij for rij in ours if rij.blok is value]
        if found:
            name = Cell((Para((Text(blok(value), bold=True),)),), span=5)
            rows.append(Row((name,), fill="accent_ground", keep=True, height=6.0))
            rows += [_three_row(rij) for rij in found]
    head = _head_row(_("nr"), _("verantwoordelijkheid"), *(kolom(partij) for partij in DRIE), center_from=2)
    blocks: list[Block] = [_gemeente(facts), legend(), Table(widths, tuple(rows), (head,))]
    if others:
        blocks.append(Heading(_("Bij andere partijen")))
        blocks += [_other_line(rij) for rij in others]
    return Document(
        _title(facts), edge(facts.head, _("VERANTWOORDELIJKHEIDSMATRIX"), subtitle(facts)), tuple(blocks)
    )


def _three_row(rij: MatrixRij) -> Row:
    rest = tuple(partij for partij in rij.partijen if partij not in DRIE)
    paras = [Para((Text(rij.tekst),))]
    if rest:
        words = _("samen met {partijen}").format(partijen=parties(rest))
        if rij.trekker in rest:
            words = _("samen met {partijen}; regelt het: {wie}").format(
                partijen=parties(rest), wie=parties((rij.trekker,))
            )
        paras.append(Para((Text(words, size=SMALL, colour="muted"),)))
    marks = (Cell((Para(mark(rij, partij), align=Align.CENTER),)) for partij in DRIE)
    return Row((cell(number_of(rij), align=Align.RIGHT), Cell(tuple(paras)), *marks), height=6.2)


def _other_line(rij: MatrixRij) -> Para:
    """A row in which none of the three columns has a part."""
    sign = Badge("V", filled=True) if rij.verdeling is Verdeling.VOLLEDIG else Badge("G")
    who = Text(" " + ", ".join(partij_naam(partij) for partij in rij.partijen) + ": ", bold=True)
    return Para((sign, who, Text(f"{rij.tekst} ({number_of(rij)})")), after=0.8)


# --- text in cells ---


def build_text(facts: MatrixFacts) -> Document:
    """Phases down, parties across, the responsibilities written out in the cells with V or G behind them."""
    columns = facts.partijen
    first = 31.0
    wide = (273.0 - first) / len(columns)
    rows = []
    for value in Blok:
        found = rows_of(facts, value)
        if not found:
            continue
        cells = (
            Cell(
                tuple(_entry(rij, partij) for rij in found if partij in rij.partijen) or (_none(),),
                middle=False,
            )
            for partij in columns
        )
        name = Cell((Para((Text(_(_FASE[value]), bold=True),)),), middle=False, fill="accent_ground")
        rows.append(Row((name, *cells)))
    head = _head_row(_("FASE"), *(kolom(partij) for partij in columns))
    table = Table((first, *(wide for _column in columns)), tuple(rows), (head,))
    foot = Para((Text(_("V = volledig, G = gedeeld, G* = gedeeld en regelt het."), size=SMALL),), before=1.0)
    return Document(
        _title(facts),
        edge(facts.head, _("VERANTWOORDELIJKHEIDSMATRIX"), subtitle(facts)),
        (_gemeente(facts), table, foot),
        landscape=True,
    )


def _entry(rij: MatrixRij, partij: Partij) -> Para:
    share = "V" if rij.verdeling is Verdeling.VOLLEDIG else "G*" if rij.trekker is partij else "G"
    return Para((Text(f"{rij.tekst} "), Text(f"({share})", bold=True)), after=0.9, hang=2.5)


def _none() -> Para:
    return Para((Text("–", colour="muted"),))


# --- empty ---


def build_empty(facts: MatrixFacts) -> Document:
    """The empty form: 3, 3 and 2 rows to fill in together."""
    rows = []
    for value, count in _EMPTY_ROWS:
        for number in range(count):
            name = Cell(
                (Para((Text(_(_FASE[value]), bold=True),)),) if number == 0 else (),
                middle=False,
                merge_up=number > 0,
                merge_down=number < count - 1,
            )
            rows.append(Row((name, Cell(), Cell(), Cell()), height=28.0, keep=number < count - 1))
    head = _head_row(_("FASE"), *(kolom(partij) for partij in DRIE))
    note = _(
        "Per fase staan hier de verantwoordelijkheden van de partijen. Schrijf er V achter "
        "(volledig: één partij) of G (gedeeld: samen; een ster bij wie het regelt)."
    )
    return Document(
        _title(facts),
        edge(facts.head, _("VERANTWOORDELIJKHEIDSMATRIX"), _("om samen in te vullen")),
        (
            _gemeente(facts),
            Table((36.0, 50.0, 50.0, 50.0), tuple(rows), (head,)),
            Para((Text(note, size=SMALL),), before=2.0),
        ),
    )
