"""S10 and S11: papers against the same pages in hand-written Platypus, and against WeasyPrint if installed.

Every sheet has its own names, so that nothing is measured from memory. The yardstick sets the same texts in
the same tables with the same embedded font, in the way one writes it by hand.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pymupdf_fonts
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import NextPageTemplate, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from models.queries.rows_papier import ChecklistFacts, DagkaartFacts, MatrixFacts
from models.values import Papier, Verdeling
from reports import catalog
from tests.bench.timing import Meting, pairs
from tests.reports import builders

_ROOT = Path(__file__).parents[2]
_GRID = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
]


def facts_of(papier: Papier, n: int) -> catalog.Facts:
    """Facts that differ from sheet to sheet."""
    head = builders.head(code=f"R{n}-2")
    if papier is Papier.MATRIX:
        rijen = tuple(
            msgspec.structs.replace(rij, tekst=f"{rij.tekst} {n}") for rij in builders.matrix_rijen()
        )
        return builders.matrix(head=head, rijen=rijen)
    people = tuple(msgspec.structs.replace(one, naam=f"{one.naam} {n}") for one in builders.personen(8))
    if papier is Papier.CHECKLIST:
        return builders.checklist(head=head, personen=people, gezin=f"Gezin {n}")
    return builders.dagkaart(head=head, personen=people, gezin=f"Gezin {n}")


class Yardstick:
    """The same pages in Platypus."""

    def __init__(self) -> None:
        for name, source in (("bench", "notos"), ("benchbo", "notosbo")):
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(pymupdf_fonts.myfont(source))))
        pdfmetrics.registerFontFamily(
            "bench", normal="bench", bold="benchbo", italic="bench", boldItalic="benchbo"
        )
        self.body = ParagraphStyle("body", fontName="bench", fontSize=10, leading=12.5)
        self.small = ParagraphStyle("small", parent=self.body, fontSize=8.5, leading=10.5)
        self.head = ParagraphStyle("head", parent=self.body, fontName="benchbo", fontSize=11.5, leading=14)

    def render(self, facts: Sequence[catalog.Facts]) -> bytes:
        target = io.BytesIO()
        frame = SimpleDocTemplate(
            target,
            pagesize=A4,
            leftMargin=12 * mm,
            rightMargin=12 * mm,
            topMargin=24 * mm,
            bottomMargin=17 * mm,
            invariant=1,
        )
        story: list[Any] = []
        current = facts[0]

        def edge(canvas: Any, doc: Any) -> None:  # noqa: ANN401 - ReportLab has no types
            canvas.setFont("benchbo", 16)
            canvas.drawString(12 * mm, 280 * mm, "BLAD")
            canvas.setFont("benchbo", 10)
            canvas.drawRightString(198 * mm, 282 * mm, f"blad {current.head.code} · blz {doc.page}")
            canvas.line(12 * mm, 275 * mm, 198 * mm, 275 * mm)
            canvas.setFont("bench", 8.5)
            canvas.drawString(
                12 * mm, 10 * mm, f"gemaakt door {current.head.wie} · vernietigen vóór 18-7-2026"
            )

        for number, one in enumerate(facts):
            if number:
                story += [NextPageTemplate("Later"), PageBreak()]
            if isinstance(one, MatrixFacts):
                story += self.matrix(one)
            elif isinstance(one, ChecklistFacts):
                story += self.checklist(one)
            elif isinstance(one, DagkaartFacts):
                story += self.dagkaart(one)
        frame.build(story, onFirstPage=edge, onLaterPages=edge)
        return target.getvalue()

    def matrix(self, facts: MatrixFacts) -> list[Any]:
        rows: list[list[Any]] = [["nr", "verantwoordelijkheid", "cor", "gem", "hu", "coa", "beg", "bron"]]
        for rij in facts.rijen:
            share = "V" if rij.verdeling is Verdeling.VOLLEDIG else "G"
            marks = [share if partij in rij.partijen else "" for partij in facts.partijen]
            rows.append([rij.id, Paragraph(rij.tekst, self.body), *marks, Paragraph(rij.bron, self.small)])
        table = Table(rows, colWidths=[8 * mm, 87 * mm, *[12.6 * mm] * 5, 28 * mm], repeatRows=1)
        table.setStyle([*_GRID, ("FONTNAME", (0, 0), (-1, -1), "bench"), ("FONTSIZE", (0, 0), (-1, -1), 10)])
        lines = [Paragraph(f"<b>{label}</b> {who}", self.body) for label, who in facts.contacten]
        return [Paragraph(f"Gemeente {facts.head.gemeente}", self.head), Spacer(1, 6), table, *lines]

    def checklist(self, facts: ChecklistFacts) -> list[Any]:
        people = "  ".join(f"<b>{one.letter}</b> {one.naam} ({one.leeftijd})" for one in facts.personen)
        story: list[Any] = [Paragraph(facts.gezin, self.head), Paragraph(people, self.body), Spacer(1, 6)]
        for code, lines in facts.groepen:
            rows: list[list[Any]] = [[code, "", "datum", "klaar"]]
            for line in lines:
                text = [
                    Paragraph(f"<b>{line.doener}:</b> {line.tekst}", self.body),
                    Paragraph("samen met begeleiding", self.small),
                ]
                boxes = "   ".join(line.letters) or "-"
                rows.append([str(line.nummer), text, str(line.termijn), Paragraph(boxes, self.body)])
            table = Table(rows, colWidths=[11 * mm, 86 * mm, 31 * mm, 58 * mm], repeatRows=1)
            table.setStyle(
                [*_GRID, ("FONTNAME", (0, 0), (-1, -1), "bench"), ("FONTSIZE", (0, 0), (-1, -1), 10)]
            )
            story.append(table)
        return story

    def dagkaart(self, facts: DagkaartFacts) -> list[Any]:
        people = "  ".join(f"<b>{one.letter}</b> {one.naam} ({one.leeftijd})" for one in facts.personen)
        story: list[Any] = [
            Paragraph(f"{facts.gezin} dossier {facts.dossier_nummer}", self.head),
            Paragraph(people, self.body),
            Paragraph("MEENEMEN " + " - ".join(facts.meenemen), self.body),
        ]
        for loket in facts.loketten:
            head = [
                Paragraph(f"<b>{loket.tijd} {loket.naam}</b>", self.body),
                Paragraph(f"{loket.ruimte} {loket.contact} {loket.telefoon} komt: {loket.komt}", self.body),
            ]
            rows: list[list[Any]] = [[head, "", Paragraph("klaar om ____ paraaf ____", self.body)]]
            for line in loket.lijnen:
                text = Paragraph(f"<b>{line.doener}:</b> {line.tekst}", self.body)
                boxes = "   ".join(line.letters) or "later / wie / wanneer ________"
                rows.append([str(line.nummer), text, Paragraph(boxes, self.body)])
            table = Table(rows, colWidths=[11 * mm, 98 * mm, 77 * mm], repeatRows=1)
            table.setStyle(
                [
                    *_GRID,
                    ("SPAN", (0, 0), (1, 0)),
                    ("FONTNAME", (0, 0), (-1, -1), "bench"),
                    ("FONTSIZE", (0, 0), (-1, -1), 10),
                ]
            )
            story += [Spacer(1, 4), table]
        left = Table(
            [["nr", "wat", "aan zet", "voor welke dag"], *[[""] * 4] * 6],
            colWidths=[11 * mm, 105 * mm, 35 * mm, 35 * mm],
        )
        left.setStyle(_GRID)
        return [*story, Spacer(1, 6), left]


def _rows(papier: Papier, count: int, times: int, warm: int) -> Meting:
    yardstick = Yardstick()
    turn = [0, 100_000_000]

    def fresh(which: int) -> list[catalog.Facts]:
        turn[which] += count
        return [facts_of(papier, turn[which] + n) for n in range(count)]

    ours_facts = [fresh(0) for _ in range(times + warm)]
    their_facts = [fresh(1) for _ in range(times + warm)]
    return pairs(
        f"S10 {papier.value} {count} in one PDF",
        lambda: catalog.render_many([(papier, one) for one in ours_facts.pop()]),
        lambda: yardstick.render(their_facts.pop()),
        doel="<= 1.3 x Platypus",
        times=times,
        warm=warm,
    )


def dagkaart_row(_folder: Path, _dossiers: int) -> Meting:
    """S10: one dagkaart."""
    return _rows(Papier.DAGKAART, 1, 15, 3)


def matrix_row(_folder: Path, _dossiers: int) -> Meting:
    """S10: one matrix."""
    return _rows(Papier.MATRIX, 1, 15, 3)


def checklist_row(_folder: Path, _dossiers: int) -> Meting:
    """S10: one checklist."""
    return _rows(Papier.CHECKLIST, 1, 15, 3)


def many_row(_folder: Path, _dossiers: int) -> Meting:
    """S10: 300 dagkaarten in one PDF."""
    return _rows(Papier.DAGKAART, 300, 3, 0)


_PEAK = """
from models.values import Papier
from tests.bench.paper_rows import Yardstick, facts_of
from reports import catalog
facts = [facts_of(Papier.DAGKAART, n) for n in range({count})]
if {ours}: catalog.render_many([(Papier.DAGKAART, one) for one in facts])
else: Yardstick().render(facts)
with open("/proc/self/status") as status:  # the peak of this process alone, not of the one that started it
    print(next(line for line in status if line.startswith("VmHWM")).split()[1])
"""


def memory_row(_folder: Path, _dossiers: int) -> Meting:
    """S10: peak memory in MiB of 300 dagkaarten in one PDF, each in a fresh process."""
    count = 300
    peaks = []
    for ours in (True, False):
        code = _PEAK.format(count=count, ours=ours)
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=True
        )
        peaks.append(int(done.stdout) / 1024)
    return Meting(
        f"S10 memory {count} dagkaarten (MiB)", peaks[0], peaks[0], peaks[0] / peaks[1], "<= 1.5 x Platypus"
    )


def weasyprint_row(_folder: Path, _dossiers: int) -> Meting:
    """S11: the matrix against WeasyPrint, where it is installed."""
    name = "S11 matrix against WeasyPrint"
    if importlib.util.find_spec("weasyprint") is None:
        return Meting(name, 0.0, 0.0, None, ">= 6 x faster", "WeasyPrint is not installed here")
    weasyprint = importlib.import_module("weasyprint")
    turn = [0]

    def ours() -> None:
        turn[0] += 1
        catalog.render(Papier.MATRIX, facts_of(Papier.MATRIX, turn[0]))

    def theirs() -> None:
        turn[0] += 1
        rijen = builders.matrix_rijen()
        cells = "".join(f"<tr><td>{rij.id}<td>{rij.tekst}<td>V<td>G<td><td><td>{rij.bron}" for rij in rijen)
        style = (
            "<style>@page{size:A4;margin:12mm}body{font:10pt 'Noto Sans'}td{border:.5pt solid grey}</style>"
        )
        weasyprint.HTML(string=f"{style}<table>{cells}</table>").write_pdf()

    return pairs(name, ours, theirs, doel="<= 0.167 x", times=5, warm=1)
