"""The letter to a party about what it is waited for, and the same as a mail: oldest first, by gezin.

The doer stands in front and nobody is blamed: what is open, since when, and whom to tell.
"""

from __future__ import annotations

from datetime import date

from models.queries.rows_bal import BalLijn, OpenPuntenFacts, OpenPuntenGezin
from models.values import Partij
from reports.document import (
    Blank,
    Block,
    Cell,
    Document,
    Para,
    Row,
    Rules,
    Signatures,
    Space,
    Table,
    Text,
    cell,
)
from reports.style import SMALL
from reports.words import edge, long_date, partij, pdf_title, short_date
from resources.i18n import _, ngettext

_WIDTHS = (86.0, 44.0, 56.0)
_READ = 11.0


def build(facts: OpenPuntenFacts) -> Document:
    """Make the letter: a table a gezin, with room for an answer behind each line."""
    blocks: list[Block] = [
        Para((Text(_to(facts), bold=True, size=13.0),), before=1.0, after=2.0),
        *_opening(facts),
    ]
    for gezin in facts.gezinnen:
        blocks += [_name(gezin), _table(gezin, facts.dag)]
    blocks += [*_closing(facts), Space(2.0), Signatures(((_("Ingevuld door"), _("naam en datum")),), 2)]
    return Document(
        title=pdf_title(facts.head, _("Open punten")),
        edge=edge(facts.head, _("OPEN PUNTEN"), _("voor {wie}").format(wie=_short(facts))),
        blocks=tuple(blocks),
    )


def build_mail(facts: OpenPuntenFacts) -> Document:
    """Make the same as a mail: words only, so that nothing is lost where they are pasted."""
    blocks: list[Block] = [
        _para(_("Onderwerp: open punten op {dag}").format(dag=short_date(facts.dag)), bold=True),
        _para(_("Beste {wie},").format(wie=facts.contact or _short(facts)), before=3.0),
        *_opening(facts),
    ]
    for gezin in facts.gezinnen:
        blocks.append(_para(_title(gezin), bold=True, before=3.0))
        blocks += [_para(f"– {_words(line)} ({_since(line, facts.dag)})") for line in gezin.lijnen]
    blocks += _closing(facts)
    return Document(
        title=pdf_title(facts.head, _("Mail over open punten")),
        edge=edge(facts.head, _("MAIL"), _("voor {wie}").format(wie=_short(facts))),
        blocks=tuple(blocks),
    )


def _short(facts: OpenPuntenFacts) -> str:
    """The organisation by its name, else the party."""
    return facts.naam or partij(Partij(facts.code))


def _to(facts: OpenPuntenFacts) -> str:
    return ", ".join(part for part in (_short(facts), facts.contact) if part)


def _opening(facts: OpenPuntenFacts) -> list[Block]:
    """How much is open, and what is asked."""
    lines = [line for gezin in facts.gezinnen for line in gezin.lijnen]
    n, m = len(lines), len(facts.gezinnen)
    points = ngettext("{n} punt", "{n} punten", n).format(n=n)
    gezinnen = ngettext("{n} gezin", "{n} gezinnen", m).format(n=m)
    count = _("Op {dag} staan open: {punten}, van {gezinnen}. Wat het langst wacht, staat bovenaan.").format(
        dag=long_date(facts.dag), punten=points, gezinnen=gezinnen
    )
    ask = _("Graag een bericht terug: hoe staat het met deze punten, en wanneer zijn ze klaar?")
    return [_para(count, before=2.0), _para(ask, before=1.0)]


def _closing(facts: OpenPuntenFacts) -> list[Block]:
    privacy = _("De gegevens hierboven zijn alleen voor dit doel. Vernietig ze daarna.")
    blocks = [
        _para(privacy, before=3.0),
        _para(_("Met vriendelijke groet,"), before=3.0),
        _para(facts.head.wie),
        _para(_("gemeente {naam}").format(naam=facts.head.gemeente)),
    ]
    if facts.afzender_telefoon:
        blocks.append(_para(facts.afzender_telefoon))
    return list(blocks)


def _title(gezin: OpenPuntenGezin) -> str:
    return ", ".join(part for part in (gezin.gezin, _("dossier {n}").format(n=gezin.dossier_nummer)) if part)


def _name(gezin: OpenPuntenGezin) -> Para:
    return Para((Text(_title(gezin), bold=True, size=_READ),), before=3.0, after=0.6)


def _table(gezin: OpenPuntenGezin, vandaag: date) -> Table:
    head = Row(
        tuple(
            Cell((Para((Text(words, bold=True, size=SMALL),)),), fill="ground")
            for words in (_("Wat"), _("Sinds"), _("Klaar op, of wat nog nodig is"))
        )
    )
    rows = tuple(
        Row((cell(_words(line)), cell(_since(line, vandaag)), Cell((Para((Blank(),)),))), height=8.5)
        for line in gezin.lijnen
    )
    return Table(_WIDTHS, rows, (head,), rules=Rules.GRID)


def _words(line: BalLijn) -> str:
    """What it is, for whom of the gezin, and the number by which we know it."""
    words = f"{line.tekst} ({', '.join(line.letters)})" if line.letters else line.tekst
    return f"{line.nummer} {words}"


def _since(line: BalLijn, vandaag: date) -> str:
    """Since when it lies there, in days as people count them."""
    n = line.dagen
    if line.sinds is not None:
        days = ngettext("{n} dag", "{n} dagen", n).format(n=n)
        return _("wacht sinds {dag}, {dagen}").format(dag=short_date(line.sinds), dagen=days)
    if line.dag is None:
        return _("geen dag afgesproken")
    if line.dag < vandaag:
        days = ngettext("{n} dag", "{n} dagen", n).format(n=n)
        return _("was voor {dag}, {dagen} geleden").format(dag=short_date(line.dag), dagen=days)
    return _("voor {dag}").format(dag=short_date(line.dag))


def _para(words: str, *, bold: bool = False, before: float = 0.0) -> Para:
    return Para((Text(words, bold=bold, size=_READ),), before=before, after=0.4)
