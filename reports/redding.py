"""The report of a salvage: what could be read from a damaged kluis, dossier by dossier. Numbers, no names."""

from __future__ import annotations

from models.queries.rows_kluis import ReddingDossier, ReddingFacts, ReddingRow
from reports.document import Block, Document, Frame, Heading, Para, Row, Rules, Table, Text, Tick, cell, para
from reports.document import Cell as Vak
from reports.words import edge, moment, number, pdf_title
from resources.i18n import _, ngettext
from resources.labels import label_of

_WIDTHS = (32.0, 65.0, 65.0, 24.0)


def build(facts: ReddingFacts) -> Document:
    """Make the report: first what is incomplete, then the numbers of what is whole."""
    redding = facts.redding
    broken = [one for one in redding.dossiers if one.kwijt or one.uit_kopie]
    whole = [one for one in redding.dossiers if not one.kwijt and not one.uit_kopie]
    return Document(
        title=pdf_title(facts.head, _("Verslag van de redding")),
        edge=edge(facts.head, _("VERSLAG VAN DE REDDING"), _("uit een beschadigde kluis"), coded=False),
        blocks=(
            _outcome(redding, len(broken), len(whole)),
            *_broken(broken),
            *_outside(redding),
            *_unsure(redding),
            *_whole(whole),
        ),
    )


def _outcome(redding: ReddingRow, broken: int, whole: int) -> Frame:
    lines = [
        Para((Text(_("{n} dossiers compleet, {m} niet").format(n=whole, m=broken), bold=True, size=13.0),)),
        para(
            _("Gered op {op}: {n} regels gelezen.").format(op=moment(redding.op), n=number(redding.gelezen)),
        ),
    ]
    if redding.kopie_op is not None:
        words = _("Wat niet te lezen was, komt zo mogelijk uit de reservekopie van {op}.")
        lines.append(para(words.format(op=moment(redding.kopie_op))))
    return Frame(tuple(lines), before=2.0, pad=3.0)


def _broken(dossiers: list[ReddingDossier]) -> tuple[Block, ...]:
    if not dossiers:
        return ()
    head = Row(
        (
            cell(_("Dossier"), bold=True),
            cell(_("Kwijt"), bold=True),
            cell(_("Uit de reservekopie"), bold=True),
            cell(_("Nagekeken"), bold=True),
        )
    )
    rows = tuple(
        Row(
            (
                cell(one.nummer or _("onbekend"), bold=True),
                cell(counted(one.kwijt)),
                cell(counted(one.uit_kopie)),
                Vak((Para((Tick(),)),)),
            )
        )
        for one in dossiers
    )
    note = _("Uit de reservekopie: wat daarna veranderd was, staat er nog als vroeger. Kijk deze regels na.")
    return (
        Heading(_("Niet compleet"), before=5.0),
        Table(_WIDTHS, rows, head=(head,), rules=Rules.GRID, after=2.0),
        para(note, colour="muted"),
    )


def _outside(redding: ReddingRow) -> tuple[Block, ...]:
    if not redding.kwijt and not redding.uit_kopie:
        return ()
    return (
        Heading(_("Buiten de dossiers"), before=5.0),
        *((para(_("Kwijt: {wat}").format(wat=counted(redding.kwijt))),) if redding.kwijt else ()),
        *(
            (para(_("Uit de reservekopie: {wat}").format(wat=counted(redding.uit_kopie))),)
            if redding.uit_kopie
            else ()
        ),
    )


def _unsure(redding: ReddingRow) -> tuple[Block, ...]:
    if not redding.onzeker:
        return ()
    names = ", ".join(label_of("tabel", name) for name in redding.onzeker)
    words = _("Hiervan is niet te zeggen hoeveel er kwijt is: {wat}. Kijk alle dossiers na.")
    return (para(words.format(wat=names), bold=True),)


def _whole(dossiers: list[ReddingDossier]) -> tuple[Block, ...]:
    if not dossiers:
        return ()
    numbers = ", ".join(one.nummer for one in dossiers)
    return (Heading(_("Compleet"), before=5.0), para(numbers))


def counted(tables: dict[str, int]) -> str:
    """Tables with their counts in words: `adressen: 1, punten: 3`."""
    parts = [
        _("{wat}: {n}").format(wat=label_of("tabel", name), n=number(count))
        for name, count in sorted(tables.items())
    ]
    return ", ".join(parts) if parts else "–"


def summary(redding: ReddingRow) -> str:
    """The outcome in one sentence, for screen and command line."""
    broken = sum(bool(one.kwijt or one.uit_kopie) for one in redding.dossiers)
    whole = len(redding.dossiers) - broken
    form = ngettext("{n} dossier is compleet; {m} niet.", "{n} dossiers zijn compleet; {m} niet.", whole)
    return form.format(n=whole, m=broken)
