"""*Afspraken over begeleiding*: one A4 to sign, for gezin and begeleider. The doer stands in front."""

from __future__ import annotations

from collections.abc import Iterable

from models.queries.rows_begeleiding import BegeleidingFacts, TermijnRow, TrajectRow
from models.rules.begeleidingsterm import Grond
from models.values import BEGELEIDINGSTHEMAS, BEGELEIDINGSVORMEN, HOE_VAAK
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
    Signatures,
    Table,
    Text,
    Tick,
)
from reports.style import SMALL
from reports.words import edge, interpreter, language_name, pdf_title, short_date
from resources.i18n import N_, _, ngettext
from resources.labels import label, label_of, small_label_of
from resources.labels_begeleiding import bron_woorden

_WIDTHS = (46.0, 140.0)
_NAMES = 200
"""Characters of the names of a large gezin that stand on the sheet."""
_TERMS = 3
"""Terms that stand on the sheet: the one that counts and the next ones."""
BEGELEIDER = (
    N_("Begeleider: komt op tijd, of belt vooraf als dat niet lukt."),
    N_("Begeleider: legt brieven uit en helpt om het daarna zelf te doen."),
    N_("Begeleider: deelt niets met anderen zonder dat het gezin het goed vindt."),
)
GEZIN = (
    N_("Gezin: is er op de afspraak, of belt vooraf als dat niet lukt."),
    N_("Gezin: laat brieven zien die niet duidelijk zijn, en wacht daar niet mee."),
    N_("Gezin: zegt het als de uitleg niet duidelijk is, of als de begeleiding niet past."),
)
"""What both promise; our own proposal, in short sentences."""


def build(facts: BegeleidingFacts) -> Document:
    """Make the sheet; without agreements it is a form to fill in by hand."""
    blocks: list[Block] = [
        Para(
            (
                Text((facts.gezin or _("Gezin")) + " ", bold=True, size=13.0),
                Text(_("dossier {n}").format(n=facts.dossier_nummer), size=11.5),
            ),
            after=0.6,
        ),
    ]
    if facts.personen:
        blocks.append(Para((Text(_cut(", ".join(facts.personen)), size=SMALL, colour="muted"),), after=1.4))
    blocks += [
        Table(_WIDTHS, tuple(_rows(facts)), rules=Rules.ROWS, after=2.0),
        Heading(_("Wat wij van elkaar kunnen verwachten")),
        *(Para((Text(_(words)),), after=0.4) for words in (*BEGELEIDER, *GEZIN)),
    ]
    note = facts.afspraak.notitie if facts.afspraak is not None else ""
    if note or facts.afspraak is None:
        blocks.append(Heading(_("Verder afgesproken")))
        blocks.append(Para((Text(note) if note else Blank(least=60),), after=1.0))
    blocks += [
        Para(
            (
                Tick(),
                Gap(1.5),
                Text(_("uitgelegd aan het gezin, in de taal") + " "),
                Blank(least=36),
                Gap(2),
                Text(_("tolk") + " "),
                Tick(),
                Text(" " + _("ja") + "  "),
                Tick(),
                Text(" " + _("nee")),
            ),
            before=3.0,
        ),
        Signatures(
            (
                (_("Gezin"), _("naam, datum en handtekening")),
                (_("Begeleider"), _("naam, datum en handtekening")),
            ),
            per_row=2,
            before=5.0,
        ),
    ]
    return Document(
        title=pdf_title(facts.head, _("Afspraken over begeleiding")),
        edge=edge(facts.head, _("AFSPRAKEN OVER BEGELEIDING"), _version(facts), coded=bool(facts.head.code)),
        blocks=tuple(blocks),
    )


def _cut(words: str) -> str:
    return words if len(words) <= _NAMES else words[: _NAMES - 1].rstrip(", ") + "…"


def _version(facts: BegeleidingFacts) -> str:
    if facts.afspraak is None:
        return _("om in te vullen")
    return _("versie {n}, vanaf {dag}").format(n=facts.versie, dag=short_date(facts.afspraak.van))


def _rows(facts: BegeleidingFacts) -> list[Row]:
    a = facts.afspraak
    if a is None:
        vormen = _ticks(label_of("begeleiding_vorm", one) for one in BEGELEIDINGSVORMEN)
        themas = _ticks(label_of("begeleiding_thema", one) for one in BEGELEIDINGSTHEMAS)
        often = _ticks(label_of("hoe_vaak", one) for one in HOE_VAAK)
    else:
        vormen = (Text(_list("begeleiding_vorm", a.vormen)),)
        themas = (Text(_list("begeleiding_thema", a.themas)),) if a.themas else (Blank(),)
        often = (Text(label_of("hoe_vaak", a.hoe_vaak)),)
    return [
        _row(_("Begeleider"), _who(facts)),
        _row(_("Hoe"), vormen),
        _row(_("Hoe vaak"), often),
        _row(_("Waarover"), themas),
        _row(_("Taal en tolk"), _known(_language(facts))),
        _row(_("Gezin: bellen kan"), _known(a.belmomenten if a is not None else "")),
        _terms(facts.termijnen),
        _row(
            _("Daarna vragen stellen"),
            _known(_("tot en met {dag}").format(dag=short_date(a.vraagbaak_tot)))
            if a is not None and a.vraagbaak_tot is not None
            else (Blank(),),
        ),
        *(_traject(one) for one in facts.trajecten[:3]),
    ]


def _language(facts: BegeleidingFacts) -> str:
    """The language, and whether an interpreter comes along."""
    if facts.afspraak is None:
        return ""
    tolk = interpreter(facts.afspraak.tolk)
    words = (language_name(facts.afspraak.taal), _("tolk: {antwoord}").format(antwoord=tolk) if tolk else "")
    return ", ".join(part for part in words if part)


def _row(name: str, words: tuple[Inline, ...]) -> Row:
    return Row((Cell((Para((Text(name, size=SMALL, colour="muted"),)),), middle=False), Cell((Para(words),))))


def _known(words: str) -> tuple[Inline, ...]:
    """Words, or a line to write them on."""
    return (Text(words),) if words else (Blank(),)


def _ticks(words: Iterable[str]) -> tuple[Inline, ...]:
    """A box for each choice."""
    found: list[Inline] = []
    for one in words:
        found += [Tick(), Text(f" {one}   ")]
    return tuple(found)


def _list(group: str, codes: tuple[str, ...]) -> str:
    first = [label_of(group, code) for code in codes[:1]]
    return ", ".join([*first, *(small_label_of(group, code) for code in codes[1:])])


def _who(facts: BegeleidingFacts) -> tuple[Inline, ...]:
    return _known(", ".join(p for p in (facts.begeleider, facts.organisatie, facts.begeleider_telefoon) if p))


def _terms(terms: tuple[TermijnRow, ...]) -> Row:
    """Until when: the longest term counts, the others stand under it with their source (K02)."""
    if not terms:
        return _row(_("Hoe lang"), (Text(_("Minstens een jaar na het tekenen van het huurcontract.")),))
    first = terms[0]
    lines = [
        Para(
            (
                Text(_("tot en met {dag}").format(dag=short_date(first.tot)), bold=True),
                Text(", " + _why(first)),
            )
        )
    ]
    lines += [
        Para(
            (
                Text(
                    _("ook: tot en met {dag}, {waarom}").format(dag=short_date(one.tot), waarom=_why(one)),
                    size=SMALL,
                    colour="muted",
                ),
            )
        )
        for one in terms[1:_TERMS]
    ]
    return Row(
        (
            Cell((Para((Text(_("Hoe lang"), size=SMALL, colour="muted"),)),), middle=False),
            Cell(tuple(lines)),
        )
    )


def _why(one: TermijnRow) -> str:
    """`12 maanden vanaf het tekenen … (N §1)`."""
    words = label(one.grond)
    if one.maanden is not None:
        words = ngettext("{n} maand {waarom}", "{n} maanden {waarom}", one.maanden).format(
            n=one.maanden, waarom=words
        )
    if one.grond is Grond.TRAJECT and one.van is not None:
        words = _("{wat} vanaf {dag}").format(wat=words, dag=short_date(one.van))
    source = bron_woorden(one.bron, voorstel=one.voorstel)
    return f"{words} ({source})" if source else words


def _traject(one: TrajectRow) -> Row:
    words = _("{wat}, {van} tot en met {tot}").format(
        wat=label_of("traject_inkoop", one.soort), van=short_date(one.start), tot=short_date(one.einde)
    )
    return _row(_("Traject"), (Text(f"{words}, {one.uitvoerder}" if one.uitvoerder else words),))
