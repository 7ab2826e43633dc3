"""The fase-rapport and the jaarevaluatie: days against the norm, what was done, what stays open and why."""

from __future__ import annotations

from models.queries.rows_begeleiding import VerslagFacts, VerslagPunt
from models.values import Partij
from reports.document import (
    Blank,
    Block,
    Cell,
    Document,
    Heading,
    Para,
    Row,
    Ruled,
    Rules,
    Signatures,
    Symbol,
    Table,
    Text,
    cell,
    para,
)
from reports.style import SMALL
from reports.words import doener, edge, fase, pdf_title, short_date
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label_of
from resources.labels_begeleiding import bron_woorden
from resources.sentences import sentence

_PAIRS = (52.0, 134.0)
_DONE = (22.0, 6.0, 128.0, 30.0)
_OPEN = (6.0, 72.0, 34.0, 22.0, 52.0)
REASON = 160
"""Characters of a reason that stand in the report; the rest is in the dossier."""
GOAL = 400


def build_fase(facts: VerslagFacts) -> Document:
    """Make the report of a phase."""
    name = label(facts.fase) if facts.fase is not None else ""
    return Document(
        title=pdf_title(facts.head, _("Fase-rapport")),
        edge=edge(facts.head, _("FASE-RAPPORT"), name, coded=bool(facts.head.code)),
        blocks=(
            *_head(facts),
            _numbers(facts),
            *_went_on(facts),
            *_open(facts),
            *_done(facts),
            Signatures(
                ((_("Begeleider"), _("naam en datum")), (_("Gemeente"), _("gezien, naam en datum"))),
                per_row=2,
                before=5.0,
            ),
        ),
    )


def build_jaar(facts: VerslagFacts) -> Document:
    """Make the evaluation of the year."""
    return Document(
        title=pdf_title(facts.head, _("Jaarevaluatie")),
        edge=edge(facts.head, _("JAAREVALUATIE"), _("wonen en begeleiding"), coded=bool(facts.head.code)),
        blocks=(
            *_head(facts),
            _numbers(facts),
            *_signs(facts),
            *_goals(facts),
            *_room(),
            *_open(facts),
            Signatures(
                (
                    (_("Gezin"), _("naam, datum en handtekening")),
                    (_("Begeleider"), _("naam, datum en handtekening")),
                    (_("Gemeente"), _("naam, datum en handtekening")),
                ),
                per_row=3,
                before=5.0,
            ),
        ),
    )


def _head(facts: VerslagFacts) -> list[Block]:
    words = [
        Text((facts.gezin or _("Gezin")) + " ", bold=True, size=13.0),
        Text(_("dossier {n}").format(n=facts.dossier_nummer), size=11.5),
    ]
    found: list[Block] = [Para(tuple(words), after=0.8)]
    if facts.fase is not None:
        found.append(Para((Text(fase(facts.fase.value), size=SMALL, colour="muted"),), after=1.0))
    return found


def _numbers(facts: VerslagFacts) -> Table:
    """The days against the norm, the contact, and how many points."""
    rows = [
        (_("Van – tot en met"), _period(facts)),
        (_("Dagen"), _days(facts)),
        (_("Norm"), _norm(facts)),
        (_("Punten"), _points(facts)),
        (_("Contact"), _contact(facts)),
    ]
    if facts.begeleider:
        rows.append((_("Begeleider"), facts.begeleider))
    return Table(
        _PAIRS,
        tuple(
            Row((Cell((Para((Text(name, size=SMALL, colour="muted"),)),), middle=False), cell(words)))
            for name, words in rows
        ),
        rules=Rules.ROWS,
        after=1.4,
    )


def _period(facts: VerslagFacts) -> str:
    if facts.van is None:
        return _("nog niet begonnen")
    return f"{short_date(facts.van)} – {short_date(facts.tot) if facts.tot is not None else _('loopt nog')}"


def _days(facts: VerslagFacts) -> str:
    if facts.dagen is None:
        return _("nog niet te zeggen")
    words = ngettext("{n} dag", "{n} dagen", facts.dagen).format(n=facts.dagen)
    if facts.stil:
        still = ngettext("de klok stond {n} dag stil", "de klok stond {n} dagen stil", facts.stil).format(
            n=facts.stil
        )
        words = f"{words}, {still}"
    return words


def _norm(facts: VerslagFacts) -> str:
    """The norm with its source, and how far from it, without the days that the clock stood still."""
    if facts.norm_dagen is None:
        return _("geen norm")
    source = bron_woorden(facts.norm_bron, voorstel=facts.norm_voorstel)
    words = ngettext("{n} dag ({bron})", "{n} dagen ({bron})", facts.norm_dagen).format(
        n=facts.norm_dagen, bron=source
    )
    if facts.dagen is None or facts.fase is None:
        return words
    over = facts.dagen - facts.stil - facts.norm_dagen
    if over > 0:
        return f"{words}: " + ngettext("{n} dag erover", "{n} dagen erover", over).format(n=over)
    return f"{words}: " + _("binnen de norm")


def _points(facts: VerslagFacts) -> str:
    return _("{klaar} klaar, {open} open").format(klaar=len(facts.gedaan), open=len(facts.open))


def _contact(facts: VerslagFacts) -> str:
    parts = [f"{label(soort)} {n}" for soort, n in facts.contacten]
    if facts.niet_bereikt:
        parts.append(
            ngettext("{n} keer niet bereikt", "{n} keer niet bereikt", facts.niet_bereikt).format(
                n=facts.niet_bereikt
            )
        )
    return ", ".join(parts) or _("geen contact genoteerd")


def _went_on(facts: VerslagFacts) -> list[Block]:
    if not facts.doorgegaan:
        return []
    return [Heading(_("Verder gegaan met open punten")), para(facts.doorgegaan)]


def _open(facts: VerslagFacts) -> list[Block]:
    if not facts.open:
        return [Heading(_("Blijft open")), para(_("Niets: alle punten zijn klaar."))]
    head = Row(
        tuple(
            Cell((Para((Text(words, bold=True),)),), fill="ground")
            for words in ("", _("Wat"), _("Aan zet"), _("Voor"), _("Waarom nog open"))
        )
    )
    rows = tuple(
        Row(
            (
                _star(one),
                cell(one.tekst),
                cell(_who(one.wie)),
                cell(short_date(one.dag)),
                cell(_cut(one.reden, REASON)) if one.reden else Cell((Para((Blank(),)),)),
            )
        )
        for one in facts.open
    )
    return [Heading(_("Blijft open")), Table(_OPEN, rows, (head,), rules=Rules.GRID, after=1.4)]


def _done(facts: VerslagFacts) -> list[Block]:
    if not facts.gedaan:
        return [Heading(_("Gedaan")), para(_("Nog niets."))]
    rows = tuple(
        Row((cell(short_date(one.dag)), _star(one), cell(one.tekst), cell(_who(one.wie))))
        for one in facts.gedaan
    )
    return [Heading(_("Gedaan")), Table(_DONE, rows, rules=Rules.ROWS, after=1.4)]


def _star(one: VerslagPunt) -> Cell:
    return Cell((Para((Symbol("star", 2.8),)),)) if one.kern else Cell()


def _who(code: str) -> str:
    """A party as the doer, or the name that somebody wrote."""
    return doener(Partij(code)) if code in set(Partij) else code


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _signs(facts: VerslagFacts) -> list[Block]:
    """The three signs, and what happened."""
    found: list[Block] = [Heading(_("Hoe het ervoor staat"))]
    signs = [f"{label_of('licht', code)}: {small_label_of('Stand', stand)}" for code, stand in facts.lichten]
    if signs:
        found.append(para(" · ".join(signs)))
    for soort, op in facts.gebeurd:
        found.append(para(f"{short_date(op)}  {sentence(f'gebeurtenis_{soort}')}"))
    if not facts.gebeurd:
        found.append(para(_("Geen meldingen over wonen, geen schade.")))
    return found


def _goals(facts: VerslagFacts) -> list[Block]:
    found: list[Block] = [Heading(_("Wat het gezin wil"))]
    if not facts.doelen:
        return [*found, Ruled(2)]
    return [*found, *(para(_cut(one, GOAL)) for one in facts.doelen[:4])]


def _room() -> list[Block]:
    """Room for what gezin and begeleider say themselves."""
    found: list[Block] = []
    for words in (
        _("Gezin: wat gaat goed, wat is moeilijk?"),
        _("Begeleider: wat lukt zelf, waar is nog hulp bij nodig?"),
        _("Gemeente: hoe gaat het verder (stoppen, langer, overdragen)?"),
    ):
        found += [Para((Text(words, bold=True),), before=2.0), Ruled(2)]
    return found
