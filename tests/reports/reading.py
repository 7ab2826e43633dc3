"""Reads papers back: the words and fonts of a PDF, and the marks of a layout."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from models.values import Papier
from reports import catalog, pdf
from reports.catalog import Facts
from reports.flow import Pages
from reports.layout import Mark, Words
from tests.reports import (
    builders,
    builders_avg,
    builders_begeleiding,
    builders_familie,
    builders_gemeente,
    builders_gezin,
    builders_kluis,
    builders_mensen,
    builders_waar,
)

ALLE: tuple[tuple[Papier, Facts], ...] = (
    (Papier.MATRIX, builders.matrix()),
    (Papier.MATRIX_DRIE_KOLOMMEN, builders.matrix()),
    (Papier.MATRIX_TEKST, builders.matrix()),
    (Papier.MATRIX_LEEG, builders.matrix()),
    (Papier.MATRIX_DOSSIER, builders.matrix_dossier()),
    (Papier.DAGKAART, builders.dagkaart()),
    (Papier.GEZINSBLAD, builders.dagkaart()),
    (Papier.CHECKLIST, builders.checklist()),
    (Papier.OCHTENDBLAD, builders.ochtend()),
    (Papier.WAAR_STAAN_WE, builders_waar.waar()),
    (Papier.INTAKEBLAD, builders_gezin.intake()),
    (Papier.NIEUW_IN_GEZIN, builders_gezin.nieuw()),
    (Papier.HERSTELCODE, builders.herstelcode()),
    (Papier.LOKETLIJST, builders.loketlijst()),
    (Papier.DEURLIJST, builders.deurlijst()),
    (Papier.UITNODIGING, builders.dagkaart(dagnummer=3)),
    (Papier.MAILTEKST, builders.mail()),
    (Papier.STARTZIN, builders_mensen.startzin()),
    (Papier.RECHTEN, builders_mensen.rechten()),
    (Papier.TERUGZETPROEF, builders_kluis.terugzetproef()),
    (Papier.REDDING, builders_kluis.redding()),
    (Papier.INZAGE, builders_avg.stuk()),
    (Papier.BEWIJS_WISSEN, builders_avg.stuk()),
    (Papier.VERWERKINGEN, builders_avg.stuk()),
    (Papier.DATALEKKEN, builders_avg.stuk()),
    (Papier.AFDRUKBOEK, builders_avg.stuk()),
    (Papier.BEWAARLIJST, builders_avg.stuk()),
    (Papier.LOGBOEKBLAD, builders.logboekblad()),
    (Papier.AGENDA, builders.agenda()),
    (Papier.BELBLAD, builders_avg.stuk()),
    (Papier.GEMEENTEBLAD, builders_gemeente.gemeenteblad()),
    (Papier.INFORMATIENOTA, builders_gemeente.verslag()),
    (Papier.HALFJAARVERSLAG, builders_gemeente.verslag()),
    (Papier.RAADSANTWOORD, builders_gemeente.verslag()),
    (Papier.MELDBLAD_WEIGERING, builders_avg.stuk()),
    (Papier.GEZINNENLIJST, builders_avg.stuk()),
    (Papier.OVERLEGUITNODIGING, builders_avg.stuk()),
    (Papier.OVERLEGNOTITIE, builders_avg.stuk()),
    (Papier.CORPORATIEOVERZICHT, builders_avg.stuk()),
    (Papier.MB_VERSLAG, builders_avg.stuk()),
    (Papier.DOORLOOPTIJDBLAD, builders_gemeente.verslag()),
    (Papier.TOEZICHTBLAD, builders_gemeente.verslag()),
    (Papier.HERVERDELINGSBLAD, builders_gemeente.verslag()),
    (Papier.GELDBLAD, builders_gemeente.verslag()),
    (Papier.AMV_KWARTAAL, builders_familie.amv_kwartaal()),
    (Papier.BEGELEIDING, builders_begeleiding.begeleiding()),
    (Papier.EINDBLAD, builders_begeleiding.eindblad()),
    (Papier.FASERAPPORT, builders_begeleiding.verslag()),
    (Papier.JAAREVALUATIE, builders_begeleiding.verslag(None)),
    (Papier.OPEN_PUNTEN, builders.open_punten()),
    (Papier.OPEN_PUNTEN_MAIL, builders.open_punten()),
)
"""Every paper of the catalogue with ordinary facts."""


def page_texts(data: bytes) -> list[str]:
    """The words of each page as a reader copies them."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Text without any white, so that line ends do not matter."""
    return "".join(text.split())


def unembedded_fonts(data: bytes) -> set[str]:
    """Names of fonts that are used but not in the file."""
    document = pypdfium2.PdfDocument(data)
    found = set()
    try:
        for page in document:
            for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
                font = raw.FPDFTextObj_GetFont(item)
                if raw.FPDFFont_GetIsEmbedded(font) != 1:
                    found.add(str(font))
    finally:
        document.close()
    return found


def unmapped_characters(data: bytes) -> int:
    """How many characters in the file cannot be turned back into a letter."""
    document = pypdfium2.PdfDocument(data)
    count = 0
    try:
        for page in document:
            text = page.get_textpage()
            total = raw.FPDFText_CountChars(text)
            count += sum(1 for n in range(total) if raw.FPDFText_HasUnicodeMapError(text, n) == 1)
    finally:
        document.close()
    return count


def metadata(data: bytes) -> dict[str, str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return dict(document.get_metadata_dict())
    finally:
        document.close()


def laid(papier: Papier, facts: Facts) -> Pages:
    return pdf.layout(catalog.build(papier, facts))


def marks(pages: Pages) -> Iterator[tuple[float, float, Mark]]:
    """All marks with the place of their row, in points from the top left of the page."""
    for page in pages.pages:
        for placed in page.placed:
            for mark in placed.marks:
                yield placed.x, placed.y, mark


def words(pages: Pages) -> str:
    return " ".join(mark.text for _x, _y, mark in marks(pages) if isinstance(mark, Words))
