"""The verantwoordelijkheidsmatrix as a paper: the full form for the partners, and the form of one dossier.

The documents' own forms stand in `matrix_forms`. Filled V = volledig, open G = gedeeld, G with a star =
gedeeld and regelt het (the trekker is our derivation; VOORSTEL until the parties record it as vastgesteld).
"""

from __future__ import annotations

from models.queries.rows_papier import MatrixFacts, MatrixRij
from models.values import Blok, Partij, RijStand, Verdeling
from reports.document import (
    Align,
    Badge,
    Blank,
    Block,
    Cell,
    Columns,
    Document,
    Gap,
    Heading,
    PageBreak,
    Para,
    Row,
    Signatures,
    Symbol,
    Table,
    Text,
    cell,
    para,
)
from reports.style import SMALL
from reports.words import blok, edge, long_date, pdf_title, short_date
from reports.words import partij as partij_naam
from resources.i18n import N_, _
from resources.labels import small_label

VASTGESTELD = "vastgesteld"
SHARED_WIDTHS = (40.0, 56.0, 90.0)
"""Columns of *wie doet wat bij gedeeld*, in mm; the first holds the longest name of a party in one line."""

_NUMBER, _MARK, _SOURCE, _WIDE = 8.0, 12.6, 28.0, 186.0

_NARROW = {
    Partij.COR: N_("corpo-\nratie"),
    Partij.GEM: N_("ge-\nmeente"),
    Partij.HU: N_("huur-\nders"),
    Partij.COA: N_("COA"),
    Partij.MB: N_("bege-\nleiding"),
    Partij.ST: N_("gezin"),
    Partij.NID: N_("Nidos"),
}
"""Column heads that fit a narrow column."""

_SHORT = {Partij.MB: "BEG"}
"""Column heads of a dossier where the code of the party is not what people say."""


def build(facts: MatrixFacts) -> Document:
    """The full form on two pages: what each party answers for, with source, agreements and signatures."""
    first = (Blok.PRE_VESTIGING, Blok.VESTIGING)
    blocks: list[Block] = [
        _version(facts),
        legend(),
        _grid(facts, first),
        PageBreak(),
        _grid(facts, (Blok.INTEGRATIE,)),
        *_regional(facts),
        *_shared(facts),
        _contacts(facts),
        _signatures(facts),
    ]
    return Document(
        title=pdf_title(facts.head, _("Verantwoordelijkheidsmatrix")),
        edge=edge(facts.head, _("VERANTWOORDELIJKHEIDSMATRIX"), subtitle(facts)),
        blocks=tuple(blocks),
    )


def build_dossier(facts: MatrixFacts) -> Document:
    """The form of one dossier: only its rows, with how far they are, the next date and whom to call."""
    who = " · ".join(part for part in (facts.gezin, _("dossier {n}").format(n=facts.dossier_nummer)) if part)
    return Document(
        title=pdf_title(facts.head, _("Afspraken in een dossier")),
        edge=edge(facts.head, _("WIE DOET WAT"), subtitle(facts)),
        blocks=(
            Para((Text(who, bold=True, size=11.5),), after=1.0),
            legend(),
            _short_names(facts),
            _dossier_grid(facts),
            _discussed(),
        ),
    )


# --- parts that the forms share ---


def subtitle(facts: MatrixFacts) -> str:
    """Version, validity and status in one line under the title."""
    until = _("tot {dag}").format(dag=short_date(facts.geldig_tot)) if facts.geldig_tot else ""
    since = _("geldig van {dag}").format(dag=short_date(facts.geldig_vanaf))
    status = _("vastgesteld") if facts.status == VASTGESTELD else _("VOORSTEL")
    return " · ".join(
        part for part in (_("versie {n}").format(n=facts.nummer), f"{since} {until}".strip(), status) if part
    )


def legend() -> Para:
    """What the marks mean."""
    return Para(
        (
            Badge("V", filled=True),
            Text(" " + _("volledig: één partij doet het")),
            Gap(5),
            Badge("G"),
            Text(" " + _("gedeeld: samen")),
            Gap(5),
            Badge("G", star=True),
            Text(" " + _("gedeeld, deze partij regelt het")),
        ),
        before=0.5,
        after=1.5,
    )


def mark(rij: MatrixRij, partij: Partij) -> tuple[Badge, ...]:
    """The mark of a party on a row; nothing where it has no part."""
    if partij not in rij.partijen:
        return ()
    if rij.verdeling is Verdeling.VOLLEDIG:
        return (Badge("V", filled=True),)
    return (Badge("G", star=rij.trekker is partij),)


def rows_of(facts: MatrixFacts, *blokken: Blok) -> list[MatrixRij]:
    """The rows of these blocks in their order."""
    return [rij for rij in facts.rijen if rij.blok in blokken]


def band(words: str, columns: int) -> Row:
    """A shaded row with the name of a phase; stays with the row below it."""
    return Row(
        (Cell((Para((Text(words, bold=True),)),), span=columns),), fill="accent_ground", keep=True, height=6.0
    )


def number_of(rij: MatrixRij) -> str:
    """The number of a row as people say it: 5 for `m-05`."""
    return rij.id.removeprefix("m-").lstrip("0") or rij.id


def _head_cell(words: str, *, center: bool = False, size: float = 8.5) -> Cell:
    align = Align.CENTER if center else Align.LEFT
    return Cell((Para((Text(words, bold=True, size=size),), align=align),), pad=0.1 if center else 1.2)


# --- the full form ---


def _version(facts: MatrixFacts) -> Block:
    words = _("Gemeente {naam}").format(naam=facts.head.gemeente)
    if facts.status == VASTGESTELD:
        return Para((Text(words, bold=True, size=11.5),))
    return Para(
        (
            Text(words, bold=True, size=11.5),
            Gap(4),
            Text(_("Voorstel, tot de partijen het vaststellen. De sterren zijn een eigen afleiding.")),
        )
    )


def _grid(facts: MatrixFacts, blokken: tuple[Blok, ...], before: float = 0.0) -> Table:
    """Rows under their phase heading, a column a party."""
    parties = facts.partijen
    text_width = _WIDE - _NUMBER - _SOURCE - _MARK * len(parties)
    widths = (_NUMBER, text_width, *(_MARK for _party in parties), _SOURCE)
    head = Row(
        (
            _head_cell(_("nr")),
            _head_cell(_("verantwoordelijkheid")),
            *(_head_cell(_(_NARROW[partij]), center=True) for partij in parties),
            _head_cell(_("bron")),
        ),
        fill="quiet_ground",
    )
    rows: list[Row] = []
    for value in blokken:
        found = rows_of(facts, value)
        if found:
            rows.append(band(blok(value), len(widths)))
            rows += [_matrix_row(rij, parties) for rij in found]
    return Table(widths, tuple(rows), (head,), before=before)


def _matrix_row(rij: MatrixRij, parties: tuple[Partij, ...]) -> Row:
    return Row(
        (
            cell(number_of(rij), align=Align.RIGHT),
            cell(rij.tekst),
            *(Cell((Para(mark(rij, partij), align=Align.CENTER),), pad=0.6) for partij in parties),
            cell(rij.bron, size=SMALL),
        ),
        height=6.2,
    )


def _regional(facts: MatrixFacts) -> list[Block]:
    if not rows_of(facts, Blok.REGIONAAL):
        return []
    note = _(
        "Deze rijen staan niet in de matrix van de documenten; ze gaan over de regio en niet over één gezin."
    )
    return [
        _grid(facts, (Blok.REGIONAAL,), before=3.0),
        Para((Text(note, size=SMALL, colour="muted"),), before=0.5),
    ]


def _shared(facts: MatrixFacts) -> list[Block]:
    """One line a party: which shared rows it arranges and in which it takes part; then what was agreed."""
    rows = []
    for partij in facts.partijen:
        shared = [rij for rij in facts.rijen if rij.verdeling is Verdeling.GEDEELD and partij in rij.partijen]
        if not shared:
            continue
        leads = ", ".join(number_of(rij) for rij in shared if rij.trekker is partij) or "–"
        joins = ", ".join(number_of(rij) for rij in shared if rij.trekker is not partij) or "–"
        rows.append(Row((cell(partij_naam(partij), bold=True), cell(leads), cell(joins)), height=6.2))
    if not rows:
        return []
    head = Row(
        (_head_cell(_("partij")), _head_cell(_("regelt het bij nr")), _head_cell(_("doet mee bij nr"))),
        fill="quiet_ground",
    )
    agreed = [
        Para((Text(number_of(rij) + "  ", bold=True), Text(rij.wie_doet_wat)), hang=6.0)
        for rij in facts.rijen
        if rij.wie_doet_wat
    ]
    return [
        Heading(_("Wie doet wat bij gedeeld")),
        Table(SHARED_WIDTHS, tuple(rows), (head,), together=True),
        *agreed,
    ]


def _contacts(facts: MatrixFacts) -> Columns:
    """Whom to call; when the matrix is looked at again and what differs from the version before."""
    contacts = [
        Para((Text(label + "  ", bold=True), Text(who) if who else Blank()), hang=3.0)
        for label, who in facts.contacten
    ] or [Para((Blank(),), line_height=7.0)] * 2
    evaluation = (
        Para((Text(long_date(facts.evaluatie_op)),))
        if facts.evaluatie_op
        else Para((Text(_("nog geen dag afgesproken") + "  "), Blank()), line_height=7.0)
    )
    left: tuple[Block, ...] = (Heading(_("Contact"), before=0.0), *contacts)
    right = (Heading(_("Evaluatie"), before=0.0), evaluation, *_difference(facts))
    return Columns((left, right), (86.0, 94.0), before=2.5)


def _difference(facts: MatrixFacts) -> list[Block]:
    heading = Heading(_("Anders dan in de versie hiervoor"), before=1.5)
    if not facts.verschil:
        first = facts.nummer <= 1
        return [heading, para(_("Dit is de eerste versie.") if first else _("Er is geen verschil."))]
    return [
        heading,
        *(Para((Symbol("arrow", 2.4, "muted"), Text(" " + line)), hang=3.5) for line in facts.verschil),
    ]


def _signatures(facts: MatrixFacts) -> Signatures:
    sign = _("naam, datum, handtekening")
    corporaties = facts.corporaties or ("",)

    def field(words: str, rol: str, naam: str = "") -> tuple[str, str]:
        """Who signs; where that is noted, by whom and when instead of what to fill in."""
        for role, organisation, name, day in facts.getekend:
            if role == rol and organisation == naam:
                who = f"{name}, {long_date(day)}" if name else long_date(day)
                return f"{words} {naam}".strip(), _("getekend: {wie}").format(wie=who)
        return f"{words} {naam}".strip(), sign

    fields = [
        field(_("Gemeente, wonen"), "wonen"),
        field(_("Gemeente, sociaal domein"), "sociaal_domein"),
        *(field(_("Corporatie"), "corporatie", naam) for naam in corporaties),
        field(_("Huurdersorganisatie"), "huurders", facts.huurdersorganisatie),
    ]
    if Partij.MB in facts.partijen:
        fields.append(field(_("Begeleiding"), "begeleiding", facts.begeleidende_organisatie))
    fields.append((_("COA"), _("ter kennisname")))
    return Signatures(tuple(fields), per_row=4, height=12.0, before=3.0)


# --- one dossier ---


def _short_names(facts: MatrixFacts) -> Para:
    """What the short column heads stand for."""
    names = [
        f"{_SHORT.get(partij, partij.value)} = {partij_naam(partij).lower()}"
        for partij in facts.partijen
        if partij is not Partij.COA
    ]
    return Para((Text(" · ".join(names), size=SMALL, colour="muted"),), after=1.0)


def _dossier_grid(facts: MatrixFacts) -> Table:
    parties = facts.partijen
    fixed = 8.0, 34.0, 21.0, 29.0
    text_width = _WIDE - sum(fixed) - 9.0 * len(parties)
    widths = (fixed[0], text_width, *(9.0 for _party in parties), *fixed[1:])
    head = Row(
        (
            _head_cell(_("nr")),
            _head_cell(_("verantwoordelijkheid")),
            *(_head_cell(_SHORT.get(partij, partij.value), center=True) for partij in parties),
            _head_cell(_("stand")),
            _head_cell(_("eerste\ndatum")),
            _head_cell(_("contact")),
        ),
        fill="quiet_ground",
    )
    rows: list[Row] = []
    for value in Blok:
        found = rows_of(facts, value)
        if found:
            rows.append(band(blok(value), len(widths)))
            rows += [_dossier_row(rij, parties) for rij in found]
    return Table(widths, tuple(rows), (head,))


def _dossier_row(rij: MatrixRij, parties: tuple[Partij, ...]) -> Row:
    return Row(
        (
            cell(number_of(rij), align=Align.RIGHT),
            cell(rij.tekst),
            *(Cell((Para(mark(rij, partij), align=Align.CENTER),), pad=0.2) for partij in parties),
            Cell(_stand(rij)),
            cell(short_date(rij.eerste_datum)),
            cell(rij.contact, size=SMALL),
        ),
        height=6.2,
    )


def _stand(rij: MatrixRij) -> tuple[Para, ...]:
    """`klaar 3 van 5`, with a sign and words where the row is late."""
    stand = rij.stand
    if stand is None:
        return ()
    if stand is RijStand.NVT or not rij.totaal:
        return (Para((Text(small_label(stand), size=SMALL, colour="muted"),)),)
    count = Para((Text(_("klaar {n} van {m}").format(n=rij.klaar, m=rij.totaal), size=SMALL),))
    if stand is RijStand.TE_LAAT:
        return (Para((Symbol("late", 3.0), Text(small_label(stand), bold=True, size=SMALL))), count)
    if stand is RijStand.KLAAR:
        return (Para((Symbol("tick", 2.8), *count.inlines)),)
    if stand is RijStand.WACHT_OP_ANDER:
        return (Para((Symbol("wait", 2.8, "muted"), Text(small_label(stand), size=SMALL))), count)
    return (count,)


def _discussed() -> Block:
    line = (
        Text(_("Besproken op") + "  "),
        Blank(40),
        Text("  " + _("door (paraaf)") + "  "),
        Blank(28),
        Text("  " + _("en (paraaf)") + "  "),
        Blank(28),
    )
    return Para(line, before=4.0, line_height=9.0)
