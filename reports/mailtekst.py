"""The mail to a party about a regeldag: who comes when to its loketten, as words to copy."""

from __future__ import annotations

from models.queries.rows_regeldag import LoketGezin, MailFacts, MailLoket
from reports.document import Block, Document, Para, Text
from reports.words import edge, interpreter, language_name, long_date, partij, pdf_title
from resources.i18n import _, ngettext


def build(facts: MailFacts) -> Document:
    """Make the mail as a page; `reports.plain` gives the same words without a page."""
    place = facts.plaats or _("plaats volgt")
    day = long_date(facts.dag)
    who = ", ".join(dict.fromkeys(one.contact for one in facts.loketten if one.contact))
    dear = who or partij(facts.partij)
    seen = {one.nummer for loket in facts.loketten for one in loket.gezinnen}
    n = len(seen | {number for loket in facts.loketten for _time, number in loket.elders})
    count = ngettext("{n} gezin", "{n} gezinnen", n).format(n=n)
    blocks: list[Block] = [
        _para(_("Onderwerp: regeldag {dag}").format(dag=day), bold=True),
        _para(_("Beste {wie},").format(wie=dear), before=3.0),
        _para(
            _("Op {dag} is er een regeldag. Plaats: {plaats}. Begin: {start}. Er komen {aantal}.").format(
                dag=day, plaats=place, start=facts.start or "–", aantal=count
            ),
            before=2.0,
        ),
    ]
    for loket in facts.loketten:
        blocks += _loket(loket)
    if facts.contacten:
        blocks.append(_para(_("Contactpersonen op deze dag. Bel elkaar gerust:"), bold=True, before=3.0))
        blocks += [_para(_contact(*one)) for one in facts.contacten]
    blocks += [
        _para(_("Lukt een tijd niet? Laat het zo snel mogelijk weten, dan plannen we opnieuw."), before=3.0),
        _para(_("De gegevens in dit bericht zijn alleen voor deze dag. Verwijder het daarna."), before=2.0),
        _para(_("Met vriendelijke groet,"), before=3.0),
        _para(facts.head.wie),
        _para(_("gemeente {naam}").format(naam=facts.head.gemeente)),
    ]
    if facts.afzender_telefoon:
        blocks.append(_para(facts.afzender_telefoon))
    return Document(
        title=pdf_title(facts.head, _("Mail aan een partij")),
        edge=edge(facts.head, _("MAIL"), _("voor {wie}").format(wie=partij(facts.partij))),
        blocks=tuple(blocks),
    )


def _loket(loket: MailLoket) -> list[Block]:
    name = f"{loket.naam} ({loket.ruimte})" if loket.ruimte else loket.naam
    lines: list[Block] = [_para(name, bold=True, before=3.0)]
    if not (loket.gezinnen or loket.elders):
        return [*lines, _para(_("Er komt niemand."))]
    lines += [_para(_gezin(one)) for one in loket.gezinnen]
    lines += [
        _para(_("{tijd}: nummer {n}, een collega laat weten wie").format(tijd=tijd, n=n))
        for tijd, n in loket.elders
    ]
    if loket.meenemen:
        lines.append(_para(_("Het gezin neemt mee: {wat}.").format(wat=", ".join(loket.meenemen))))
    return lines


def _contact(loket: str, naam: str, telefoon: str) -> str:
    """Who to call at a loket."""
    return f"{loket}: " + ", ".join(part for part in (naam, telefoon) if part)


def _gezin(one: LoketGezin) -> str:
    """One line: when, who, how many come, and the language."""
    time = f"{one.tijd} – {one.tot}" if one.tijd and one.tot else one.tijd or _("tijd volgt")
    name = one.gezin or _("dossier {n}").format(n=one.dossier_nummer)
    people = len(one.personen) if one.komt == "allen" else len(one.komt.split())
    parts = [
        name,
        ngettext("{n} persoon", "{n} personen", people).format(n=people),
        language_name(one.taal),
        _("tolk: {wat}").format(wat=interpreter(one.tolk)) if interpreter(one.tolk) else "",
    ]
    return f"{time}: " + ", ".join(part for part in parts if part)


def _para(words: str, *, bold: bool = False, before: float = 0.0) -> Para:
    return Para((Text(words, bold=bold, size=11.0),), before=before, after=0.4)
