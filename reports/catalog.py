"""The catalogue of papers: which facts each takes, and from facts to PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import msgspec

from models.errors import Refused
from models.queries.rows_agenda import AgendaFacts
from models.queries.rows_avg import StukFacts
from models.queries.rows_bal import OpenPuntenFacts
from models.queries.rows_begeleiding import BegeleidingFacts, EindbladFacts, VerslagFacts
from models.queries.rows_familie import AmvKwartaalFacts
from models.queries.rows_gemeente import GemeentebladFacts
from models.queries.rows_gezinspapier import IntakeFacts, NieuwFacts
from models.queries.rows_kluis import ProefFacts, ReddingFacts
from models.queries.rows_logboek import LogboekFacts
from models.queries.rows_mensen import RechtenFacts, StartzinFacts
from models.queries.rows_papier import ChecklistFacts, DagkaartFacts, HerstelFacts, MatrixFacts, OchtendFacts
from models.queries.rows_regeldag import DeurlijstFacts, LoketlijstFacts, MailFacts
from models.queries.rows_waar import WaarFacts
from models.rules.papiervorm import forms_of
from models.values import Papier
from reports import (
    agendablad,
    amv_blad,
    begeleidingsblad,
    calendar,
    checklist,
    dagkaart,
    deurlijst,
    eindblad,
    gemeenteblad,
    gezinsblad,
    herstelcode,
    intakeblad,
    logboekblad,
    loketlijst,
    mailtekst,
    matrix,
    matrix_forms,
    nieuw_in_gezin,
    ochtendblad,
    open_punten,
    pdf,
    plain,
    rechten,
    redding,
    startzin,
    stuk,
    terugzetproef,
    uitnodiging,
    verslag,
    waar_staan_we,
)
from reports.document import Document
from reports.pdf import Rendered
from resources.i18n import _, language, ngettext, use_language
from resources.labels import label

Facts = (
    MatrixFacts
    | DagkaartFacts
    | ChecklistFacts
    | OchtendFacts
    | WaarFacts
    | HerstelFacts
    | ProefFacts
    | ReddingFacts
    | StukFacts
    | AmvKwartaalFacts
    | LogboekFacts
    | LoketlijstFacts
    | DeurlijstFacts
    | MailFacts
    | StartzinFacts
    | RechtenFacts
    | OpenPuntenFacts
    | AgendaFacts
    | BegeleidingFacts
    | EindbladFacts
    | VerslagFacts
    | IntakeFacts
    | NieuwFacts
    | GemeentebladFacts
)
"""What a paper is made of."""


class PaperDef(NamedTuple):
    """A paper: the type of its facts, and how it is built from them."""

    facts: type[Facts]
    build: Callable[[Any], Document]
    per_dossier: bool
    """Whether there is one for each dossier, so that several can go into one PDF."""


def _dagkaart(facts: DagkaartFacts) -> Document:
    """The dagkaart on one sheet: with less white, and loketten cut, where it would need a third side."""
    for compact, cut in ((False, False), (True, False)):
        document = dagkaart.build(facts, compact=compact, cut=cut)
        if len(pdf.layout(document).pages) <= 2:
            return document
    return dagkaart.build(facts, compact=True, cut=True)


def _gezinsblad(facts: DagkaartFacts) -> Document:
    """The gezinsblad on one page: with less white where long names would need a second."""
    document = gezinsblad.build(facts)
    return document if len(pdf.layout(document).pages) <= 1 else gezinsblad.build(facts, compact=True)


def _uitnodiging(facts: DagkaartFacts) -> Document:
    """The invitation on one page: with less white where long names would need a second."""
    document = uitnodiging.build(facts)
    return document if len(pdf.layout(document).pages) <= 1 else uitnodiging.build(facts, compact=True)


def _eindblad(facts: EindbladFacts) -> Document:
    """The eindblad on one page: with less white where long names would need a second."""
    document = eindblad.build(facts)
    return document if len(pdf.layout(document).pages) <= 1 else eindblad.build(facts, compact=True)


def _ochtendblad(facts: OchtendFacts) -> Document:
    """The ochtendblad on one A4: as many lines, by urgency, as fit."""
    document = ochtendblad.build(facts)
    if len(pdf.layout(document).pages) <= 1:
        return document
    order = ochtendblad.by_urgency(facts)
    low, high = 0, len(order)
    while low < high:
        middle = (low + high + 1) // 2
        tried = ochtendblad.build(facts, Counter(order[:middle]))
        if len(pdf.layout(tried).pages) <= 1:
            low = middle
        else:
            high = middle - 1
    return ochtendblad.build(facts, Counter(order[:low]))


def _waar_staan_we(facts: WaarFacts) -> Document:
    """*Waar staan we* on one A4: as many lines, the most urgent first, as fit."""
    document = waar_staan_we.build(facts)
    for limit in (24, 16, 11, 8, 6, 4, 2):
        if len(pdf.layout(document).pages) <= 1:
            break
        document = waar_staan_we.build(facts, limit)
    return document


def _intakeblad(facts: IntakeFacts) -> Document:
    """The intakeblad on one A4: with as much room to write as it can have beside what is known."""
    document = intakeblad.build(facts)
    for ruim in intakeblad.RUIMTE[1:]:
        if len(pdf.layout(document).pages) <= 1:
            break
        document = intakeblad.build(facts, ruim)
    return document


def _nieuw_in_gezin(facts: NieuwFacts) -> Document:
    """*Nieuw in het gezin* on one A4: as many points, the first to do in front, as fit or were recorded."""
    return nieuw_in_gezin.build(facts, _fit(facts))


def _fit(facts: NieuwFacts) -> int:
    """So many points of *Nieuw in het gezin* stand on one A4."""
    if facts.getoond is not None:
        return facts.getoond
    low, high = 0, len(facts.lijnen)
    if len(pdf.layout(nieuw_in_gezin.build(facts, high)).pages) <= 1:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if len(pdf.layout(nieuw_in_gezin.build(facts, middle)).pages) <= 1:
            low = middle
        else:
            high = middle - 1
    return low


def _looplijst(facts: StukFacts) -> Document:
    """The looplijst on one A4: as many papers, those that must go first, as fit; the others are counted."""
    document = stuk.AFDRUKBOEK(facts)
    if len(facts.delen) != 1 or not facts.delen[0].rijen or len(pdf.layout(document).pages) <= 1:
        return document
    low, high = 1, len(facts.delen[0].rijen) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if len(pdf.layout(stuk.AFDRUKBOEK(_first(facts, middle))).pages) <= 1:
            low = middle
        else:
            high = middle - 1
    return stuk.AFDRUKBOEK(_first(facts, low))


def _first(facts: StukFacts, aantal: int) -> StukFacts:
    """The first rows of a list, and how many are not on it."""
    deel = facts.delen[0]
    rest = len(deel.rijen) - aantal
    words = ngettext(
        "Nog {n} papier staat hier niet op. Print deze lijst opnieuw als dit weg is.",
        "Nog {n} papieren staan hier niet op. Print deze lijst opnieuw als dit weg is.",
        rest,
    ).format(n=rest)
    cut = msgspec.structs.replace(deel, rijen=deel.rijen[:aantal])
    return msgspec.structs.replace(facts, delen=(cut,), slot=(*facts.slot, words))


def _raadsantwoord(facts: StukFacts) -> Document:
    """The answer to the raad on one A4: without its chart where that would need a second page."""
    document = stuk.RAADSANTWOORD(facts)
    if len(pdf.layout(document).pages) <= 1:
        return document
    bare = tuple(msgspec.structs.replace(deel, grafiek=None) for deel in facts.delen)
    return stuk.RAADSANTWOORD(msgspec.structs.replace(facts, delen=bare))


PAPERS: dict[Papier, PaperDef] = {
    Papier.MATRIX: PaperDef(MatrixFacts, matrix.build, per_dossier=False),
    Papier.MATRIX_DRIE_KOLOMMEN: PaperDef(MatrixFacts, matrix_forms.build_three, per_dossier=False),
    Papier.MATRIX_TEKST: PaperDef(MatrixFacts, matrix_forms.build_text, per_dossier=False),
    Papier.MATRIX_LEEG: PaperDef(MatrixFacts, matrix_forms.build_empty, per_dossier=False),
    Papier.MATRIX_DOSSIER: PaperDef(MatrixFacts, matrix.build_dossier, per_dossier=True),
    Papier.DAGKAART: PaperDef(DagkaartFacts, _dagkaart, per_dossier=True),
    Papier.GEZINSBLAD: PaperDef(DagkaartFacts, _gezinsblad, per_dossier=True),
    Papier.CHECKLIST: PaperDef(ChecklistFacts, checklist.build, per_dossier=True),
    Papier.OCHTENDBLAD: PaperDef(OchtendFacts, _ochtendblad, per_dossier=False),
    Papier.WAAR_STAAN_WE: PaperDef(WaarFacts, _waar_staan_we, per_dossier=True),
    Papier.INTAKEBLAD: PaperDef(IntakeFacts, _intakeblad, per_dossier=True),
    Papier.NIEUW_IN_GEZIN: PaperDef(NieuwFacts, _nieuw_in_gezin, per_dossier=True),
    Papier.HERSTELCODE: PaperDef(HerstelFacts, herstelcode.build, per_dossier=False),
    Papier.LOKETLIJST: PaperDef(LoketlijstFacts, loketlijst.build, per_dossier=False),
    Papier.DEURLIJST: PaperDef(DeurlijstFacts, deurlijst.build, per_dossier=False),
    Papier.UITNODIGING: PaperDef(DagkaartFacts, _uitnodiging, per_dossier=True),
    Papier.MAILTEKST: PaperDef(MailFacts, mailtekst.build, per_dossier=False),
    Papier.STARTZIN: PaperDef(StartzinFacts, startzin.build, per_dossier=False),
    Papier.RECHTEN: PaperDef(RechtenFacts, rechten.build, per_dossier=False),
    Papier.TERUGZETPROEF: PaperDef(ProefFacts, terugzetproef.build, per_dossier=False),
    Papier.AMV_KWARTAAL: PaperDef(AmvKwartaalFacts, amv_blad.build, per_dossier=False),
    Papier.OPEN_PUNTEN: PaperDef(OpenPuntenFacts, open_punten.build, per_dossier=False),
    Papier.OPEN_PUNTEN_MAIL: PaperDef(OpenPuntenFacts, open_punten.build_mail, per_dossier=False),
    Papier.AGENDA: PaperDef(AgendaFacts, agendablad.build, per_dossier=False),
    Papier.BEGELEIDING: PaperDef(BegeleidingFacts, begeleidingsblad.build, per_dossier=True),
    Papier.EINDBLAD: PaperDef(EindbladFacts, _eindblad, per_dossier=True),
    Papier.FASERAPPORT: PaperDef(VerslagFacts, verslag.build_fase, per_dossier=True),
    Papier.JAAREVALUATIE: PaperDef(VerslagFacts, verslag.build_jaar, per_dossier=True),
    Papier.GEMEENTEBLAD: PaperDef(GemeentebladFacts, gemeenteblad.build, per_dossier=False),
    Papier.INFORMATIENOTA: PaperDef(StukFacts, stuk.INFORMATIENOTA, per_dossier=False),
    Papier.HALFJAARVERSLAG: PaperDef(StukFacts, stuk.HALFJAARVERSLAG, per_dossier=False),
    Papier.RAADSANTWOORD: PaperDef(StukFacts, _raadsantwoord, per_dossier=False),
    Papier.LOGBOEKBLAD: PaperDef(LogboekFacts, logboekblad.build, per_dossier=False),
    Papier.REDDING: PaperDef(ReddingFacts, redding.build, per_dossier=False),
    Papier.INZAGE: PaperDef(StukFacts, stuk.INZAGE, per_dossier=False),
    Papier.BEWIJS_WISSEN: PaperDef(StukFacts, stuk.BEWIJS, per_dossier=False),
    Papier.VERWERKINGEN: PaperDef(StukFacts, stuk.VERWERKINGEN, per_dossier=False),
    Papier.DATALEKKEN: PaperDef(StukFacts, stuk.DATALEKKEN, per_dossier=False),
    Papier.AFDRUKBOEK: PaperDef(StukFacts, _looplijst, per_dossier=False),
    Papier.BELBLAD: PaperDef(StukFacts, stuk.BELBLAD, per_dossier=True),
    Papier.MELDBLAD_WEIGERING: PaperDef(StukFacts, stuk.MELDBLAD, per_dossier=True),
    Papier.GEZINNENLIJST: PaperDef(StukFacts, stuk.GEZINNENLIJST, per_dossier=False),
    Papier.BEWAARLIJST: PaperDef(StukFacts, stuk.BEWAARLIJST, per_dossier=False),
    Papier.OVERLEGUITNODIGING: PaperDef(StukFacts, stuk.OVERLEGUITNODIGING, per_dossier=False),
    Papier.OVERLEGNOTITIE: PaperDef(StukFacts, stuk.OVERLEGNOTITIE, per_dossier=False),
    Papier.CORPORATIEOVERZICHT: PaperDef(StukFacts, stuk.CORPORATIEOVERZICHT, per_dossier=False),
    Papier.MB_VERSLAG: PaperDef(StukFacts, stuk.MB_VERSLAG, per_dossier=False),
    Papier.DOORLOOPTIJDBLAD: PaperDef(StukFacts, stuk.DOORLOOPTIJDBLAD, per_dossier=False),
    Papier.TOEZICHTBLAD: PaperDef(StukFacts, stuk.TOEZICHTBLAD, per_dossier=False),
    Papier.HERVERDELINGSBLAD: PaperDef(StukFacts, stuk.HERVERDELINGSBLAD, per_dossier=False),
    Papier.GELDBLAD: PaperDef(StukFacts, stuk.GELDBLAD, per_dossier=False),
}
"""All papers; their names for people stand in `resources.labels`, group `Papier`."""


def build(papier: Papier, facts: Facts) -> Document:
    """Make the blocks of a paper. Raises Refused("papier_feiten") when the facts are of another paper."""
    paper = PAPERS[papier]
    if not isinstance(facts, paper.facts):
        raise Refused("papier_feiten", papier=papier.value)
    return replace(paper.build(facts), language=language())


def shown(papers: Sequence[tuple[Papier, Facts]]) -> tuple[int, ...]:
    """How many numbered lines stand on each paper, where not all need fit; -1 = all, empty = all on all."""
    if not any(isinstance(facts, NieuwFacts) for _papier, facts in papers):
        return ()
    before = language()
    try:
        found = []
        for _papier, facts in papers:
            use_language(facts.head.taal)
            found.append(_fit(facts) if isinstance(facts, NieuwFacts) else -1)
        return tuple(found)
    finally:
        use_language(before)


ALS_TEKST = frozenset({Papier.MAILTEKST, Papier.OPEN_PUNTEN_MAIL, Papier.AGENDA})
"""Papers whose words leave as text: to be copied, or as a calendar file."""


def plain_text(papers: Sequence[tuple[Papier, Facts]]) -> str:
    """The words of the papers that are meant to be copied; empty when there is none among them."""
    before = language()
    try:
        return "\n\n".join(
            calendar.text_of(facts) if isinstance(facts, AgendaFacts) else plain.text_of(document)
            for (papier, facts), document in zip(papers, _documents(papers), strict=True)
            if papier in ALS_TEKST
        )
    finally:
        use_language(before)


def render(papier: Papier, facts: Facts) -> Rendered:
    """Make the PDF of one paper, in the language its head names."""
    return render_many(((papier, facts),))


def render_many(
    papers: Sequence[tuple[Papier, Facts]],
    progress: Callable[[int], None] | None = None,
    *,
    two_sided: bool = True,
) -> Rendered:
    """Make one PDF of several papers, each with its own code and page numbers.

    `two_sided` starts every paper on a new sheet, so that no sheet carries two households. `progress` is told
    how many are done. Raises Refused("papier_geen") for an empty list, and what `build` raises.
    """
    if not papers:
        raise Refused("papier_geen")
    before = language()
    try:
        single = len(papers) == 1
        return pdf.render_all(
            _documents(papers),
            progress,
            title="" if single else label(papers[0][0]),
            blank_side=_("Deze kant blijft leeg.") if two_sided and not single else "",
        )
    finally:
        use_language(before)


def editable(papers: Sequence[tuple[Papier, Facts]], vorm: str) -> bytes:
    """Make one `docx`, `xlsx` or `csv` of several papers, to go on writing in.

    Raises Refused: papier_geen, papier_niet_bewerkbaar (this paper does not leave in this `vorm`).
    """
    from reports import bewerkbaar, lijst

    if not papers:
        raise Refused("papier_geen")
    if any(vorm not in forms_of(papier) for papier, _facts in papers):
        raise Refused("papier_niet_bewerkbaar")
    before = language()
    try:
        if all(papier in lijst.LIJST_VAN for papier, _facts in papers):
            lists = tuple(
                (document.edge, lijst.LIJST_VAN[papier](facts))
                for (papier, facts), document in zip(papers, _documents(papers), strict=True)
            )
            return (lijst.to_csv if vorm == "csv" else lijst.to_xlsx)(lists)
        documents = tuple(_documents(papers))
        return bewerkbaar.to_docx(documents) if vorm == "docx" else bewerkbaar.to_xlsx(documents)
    finally:
        use_language(before)


def _documents(papers: Sequence[tuple[Papier, Facts]]) -> Iterator[Document]:
    for papier, facts in papers:
        if facts.head.taal != language():
            use_language(facts.head.taal)
        yield build(papier, facts)
