"""The report of practising to put a backup back: what was tried, every step, and what stood in it. One A4."""

from __future__ import annotations

from models.queries.rows_kluis import ProefFacts, ProefRow, ProefStap
from reports.document import (
    Block,
    Cell,
    Document,
    Frame,
    Heading,
    Para,
    Row,
    Rules,
    Signatures,
    Table,
    Text,
    Tick,
    cell,
    para,
)
from reports.words import edge, moment, number, pdf_title
from resources.i18n import _
from resources.labels import label_of
from resources.sentences import sentence

_STEPS = (12.0, 174.0)
_PAIRS = (52.0, 134.0)
_COUNTS = (62.0, 31.0, 62.0, 31.0)


def build(facts: ProefFacts) -> Document:
    """Make the report. Numbers only: nobody of a gezin is named."""
    proef = facts.proef
    return Document(
        title=pdf_title(facts.head, _("Oefening terugzetten")),
        edge=edge(facts.head, _("OEFENING TERUGZETTEN"), _("reservekopie van de kluis"), coded=False),
        blocks=(
            _outcome(proef),
            Heading(_("De reservekopie"), before=5.0),
            _pairs(facts),
            Heading(_("Wat er is geprobeerd"), before=5.0),
            _steps(proef),
            *_counts(proef),
            para(
                _(
                    "De kluis zelf is niet aangeraakt: alles gebeurde op een proefplek. "
                    "Die is daarna leeggemaakt."
                ),
                colour="muted",
            ),
            Heading(_("Gezien"), before=6.0),
            Signatures(((_("Geoefend door"), proef.wie), (_("Gezien door"), _("naam en datum"))), per_row=2),
        ),
    )


def _outcome(proef: ProefRow) -> Frame:
    words = (
        _("Gelukt: deze reservekopie is terug te zetten.")
        if proef.goed
        else _("Niet gelukt: op deze reservekopie kun je niet rekenen.")
    )
    lines = [Para((Text(words, bold=True, size=13.0),))]
    if proef.reden:
        lines.append(para(sentence(proef.reden)))
    when = _("Geoefend op {op} door {wie}, in {duur} seconden.").format(
        op=moment(proef.op), wie=proef.wie or _("iemand van de organisatie"), duur=f"{proef.duur_s:.0f}"
    )
    lines.append(para(when))
    return Frame(tuple(lines), before=2.0, pad=3.0)


def _pairs(facts: ProefFacts) -> Table:
    proef = facts.proef
    pairs = [
        (_("Kluis"), facts.kluis),
        (_("Gemaakt op"), moment(proef.kopie_op)),
        (_("Plek"), label_of("kopie_waar", proef.waar)),
        (_("Grootte"), _("{mb} MB").format(mb=f"{proef.bytes / 1_000_000:.1f}".replace(".", ","))),
        (_("Laatst opgeslagen in de kopie"), moment(proef.laatste_op) if proef.laatste_op else "–"),
        (_("Geopend met"), label_of("kopie_sleutel", proef.sleutel) if proef.sleutel else "–"),
        (_("SHA-256"), f"{proef.sha256[:32]} {proef.sha256[32:]}".strip() or "–"),
    ]
    rows = tuple(Row((cell(name), cell(value, bold=name == pairs[1][0]))) for name, value in pairs)
    return Table(_PAIRS, rows, rules=Rules.ROWS)


def _steps(proef: ProefRow) -> Table:
    return Table(_STEPS, tuple(_step(one) for one in proef.stappen), rules=Rules.ROWS)


def _step(stap: ProefStap) -> Row:
    words = sentence(stap.code, **stap.params)
    if not stap.goed:
        words = _("Niet gelukt: {stap}").format(stap=words)
    return Row((Cell((Para((Tick(done=stap.goed),)),)), cell(words, bold=not stap.goed)))


def _counts(proef: ProefRow) -> tuple[Block, ...]:
    if not proef.tellingen:
        return ()
    counted = [(label_of("tabel", name), number(count)) for name, count in proef.tellingen.items()]
    if len(counted) % 2:
        counted.append(("", ""))
    half = len(counted) // 2
    rows = tuple(
        Row((cell(a), cell(n, bold=True), cell(b), cell(m, bold=True)))
        for (a, n), (b, m) in zip(counted[:half], counted[half:], strict=True)
    )
    return (Heading(_("Wat erin staat"), before=5.0), Table(_COUNTS, rows, rules=Rules.ROWS, after=3.0))
