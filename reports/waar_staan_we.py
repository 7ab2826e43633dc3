"""*Waar staan we*: one A4 a gezin for who takes it over: the next 14 days, on whom is waited, whom to call.

Where not all of it fits, the most urgent lines stay and the sheet says how many more there are.
"""

from __future__ import annotations

from models.queries.rows_waar import WaarContact, WaarFacts, WaarLijn
from models.values import Partij, Stand
from reports.dagkaart import person
from reports.document import (
    Block,
    Cell,
    Columns,
    Document,
    Frame,
    Gap,
    Inline,
    Para,
    Row,
    Rules,
    Symbol,
    Table,
    Text,
    cell,
    para,
)
from reports.style import SMALL
from reports.words import (
    anker,
    doener,
    edge,
    fase,
    interpreter,
    language_name,
    pdf_title,
    short_date,
    weekday,
)
from resources.i18n import _, ngettext

NOTE = 220
"""Characters of a note that stand on the sheet; the rest is in the dossier."""
TIGHT = 11
"""With no more room than for so many lines, notes under them are left out."""
_LINES = (7.0, 105.0, 36.0, 38.0)
_CONTACTS = (38.0, 66.0, 40.0, 42.0)


def build(facts: WaarFacts, limit: int = 40) -> Document:
    """Make the sheet with at most `limit` lines in its longest part; other parts get their share."""
    note = NOTE if limit > TIGHT else 0
    blocks: list[Block] = [
        Para(
            (
                Text((facts.gezin or _("Gezin")) + " ", bold=True, size=13.0),
                Text(_("dossier {n}").format(n=facts.dossier_nummer), size=11.5),
                Gap(3),
                Text(fase(facts.fase.value), size=SMALL, colour="muted"),
            ),
            after=1.0,
        ),
        Para(tuple(inline for one in facts.personen for inline in person(one)), after=0.6),
        _head(facts, note),
        *_coming(facts, limit, note),
        *_waiting(facts, max(2, limit * 2 // 3), note),
        *_forget(facts, max(2, limit // 2)),
        *_calls(facts, max(3, limit // 2)),
    ]
    return Document(
        title=pdf_title(facts.head, _("Waar staan we")),
        edge=edge(facts.head, _("WAAR STAAN WE"), _("voor wie het overneemt")),
        blocks=tuple(blocks),
    )


def _head(facts: WaarFacts, note: int) -> Columns:
    left: list[Block] = []
    speaks = [
        _("taal {taal}").format(taal=language_name(facts.taal)) if facts.taal else "",
        _("tolk {tolk}").format(tolk=interpreter(facts.tolk)) if interpreter(facts.tolk) else "",
    ]
    left += [para(words) for words in (facts.adres, ", ".join(part for part in speaks if part)) if words]
    left += [para(_short(facts.notitie), size=SMALL)] if facts.notitie and note else []
    days = [
        Row((cell(anker(code), bold=True), cell(short_date(real or planned)), cell(_known(planned, real))))
        for code, planned, real in facts.ankers
    ]
    right: tuple[Block, ...] = (
        (Table((38.0, 24.0, 20.0), tuple(days), rules=Rules.ROWS),)
        if days
        else (para(_("Nog geen datums bekend.")),)
    )
    return Columns((tuple(left), right), (98.0, 82.0))


def _known(planned: object, real: object) -> str:
    if real:
        return _("gebeurd")
    return _("gepland") if planned else ""


def _coming(facts: WaarFacts, limit: int, note: int) -> list[Block]:
    lines = facts.komend
    if not lines:
        return [_title(_("Komende 14 dagen")), para(_("Niets te doen in de komende 14 dagen."))]
    shown = lines[:limit]
    rows = tuple(_line(one, note) for one in shown)
    head = _heading(_("Komende 14 dagen"), len(lines), len(shown))
    return [Table(_LINES, rows, (head,), rules=Rules.ROWS, before=2.0)]


def _waiting(facts: WaarFacts, limit: int, note: int) -> list[Block]:
    lines = facts.wacht
    if not lines:
        return [_title(_("Wacht op een ander")), para(_("Er wordt op niemand gewacht."))]
    shown = lines[:limit]
    rows = tuple(_line(one, note) for one in shown)
    head = _heading(_("Wacht op een ander"), len(lines), len(shown))
    return [Table(_LINES, rows, (head,), rules=Rules.ROWS, before=2.0)]


def _line(line: WaarLijn, note: int) -> Row:
    text: list[Inline] = [Text(line.tekst)]
    if line.letters:
        text.append(Text(f" ({line.letters})"))
    paras = [Para(tuple(text))]
    if line.notitie and note:
        paras.append(para(_short(line.notitie), size=SMALL))
    late = line.stand is Stand.TE_LAAT
    day: list[Inline] = [Symbol("late", 3.2), Text(" ")] if late else []
    words = weekday(line.dag)
    day.append(Text(_("sinds {dag}").format(dag=words) if line.sinds else words, bold=late))
    star = Cell((Para((Symbol("star", 2.8),)),)) if line.kern else Cell()
    return Row((star, Cell(tuple(paras)), cell(_turn(line.wie)), Cell((Para(tuple(day)),))))


def _turn(code: str) -> str:
    """Whose turn it is: a party by its label, anything else as it is (a name)."""
    return doener(Partij(code)) if code in set(Partij) else code


def _forget(facts: WaarFacts, limit: int) -> list[Block]:
    """What easily falls between two people."""
    words = list(facts.vergeet_niet)
    if facts.poort:
        words.insert(0, _("Nog nodig voor de volgende fase: {punten}.").format(punten="; ".join(facts.poort)))
    if not words:
        return []
    shown = words[:limit]
    more = len(words) - len(shown)
    paras: list[Block] = [Para((Text(_("Niet vergeten"), bold=True),), after=0.6)]
    paras += [Para((Text("– " + one),), hang=2.5) for one in shown]
    if more:
        paras.append(para(ngettext("en nog {n}", "en nog {n}", more).format(n=more), size=SMALL))
    return [Frame(tuple(paras), fill="quiet_ground")]


def _calls(facts: WaarFacts, limit: int) -> list[Block]:
    if not facts.contacten:
        return []
    shown = facts.contacten[:limit]
    head = _heading(_("Telefoonlijst"), len(facts.contacten), len(shown))
    return [Table(_CONTACTS, tuple(_contact(c) for c in shown), (head,), rules=Rules.ROWS, before=2.0)]


def _contact(contact: WaarContact) -> Row:
    name = ", ".join(part for part in (contact.naam, contact.organisatie) if part)
    return Row(
        (
            cell(contact.rol, size=SMALL),
            cell(name),
            cell(contact.telefoon, bold=True),
            cell(contact.email, size=SMALL),
        )
    )


def _title(words: str) -> Para:
    return Para((Text(words, bold=True, size=11.5),), before=2.0, after=0.4)


def _heading(words: str, total: int, shown: int) -> Row:
    more = total - shown
    rest = ngettext("en nog {n}", "en nog {n}", more).format(n=more) if more else ""
    heading = Para(
        (Text(f"{words} ({total})", bold=True, size=11.5), Text("   " + rest, size=SMALL, colour="muted")),
        before=0.4,
        after=0.2,
    )
    return Row((Cell((heading,), span=4, pad=0.0),))


def _short(words: str) -> str:
    """A note as far as it has room; the rest is read in the dossier."""
    return words if len(words) <= NOTE else words[:NOTE].rsplit(" ", 1)[0] + " …"
