"""A chart in a Word file that stays a chart: lines, with their figures in a small sheet inside.

The lines are written by the same code as those in an Excel file (`sheet.Blad.chart`) and then carried over,
so that both look the same and there is one way to draw them. Who opens the figures in Word finds the very
cells that the lines point at.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reports.sheet import Blad, Cel, to_xlsx

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.opc.part import XmlPart
    from docx.oxml.xmlchemy import BaseOxmlElement

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_C, _R = (
    f"{{{_CHART}}}",
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
)
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:c="{_CHART}" xmlns:r="{_R[1:-1]}"'
)
_DRAWING = (
    f'<w:drawing {_SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent/><wp:docPr/>'
    f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART}"><c:chart/></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)
_SOURCE = f'<c:externalData {_SPACES}><c:autoUpdate val="0"/></c:externalData>'
_UNSAID = {
    "lang": ("roundedCorners", "0"),
    "grouping": ("varyColors", "0"),
    "val": ("smooth", "0"),
    "scaling": ("delete", "0"),
    "plotVisOnly": ("dispBlanksAs", "gap"),
}
"""Element -> what comes behind it, and its value.

Left out, these mean another thing in a text than in a sheet: rounded corners, a colour for each point, curves
through the points, no axes, and a zero where a figure is missing.
"""
HIGH = 0.42
"""Height of the drawing as a part of the width of the text."""


def add_chart(
    made: Docx, koppen: Sequence[str], rijen: Sequence[Sequence[Cel]], strepen: Sequence[bool], wat: str
) -> None:
    """Add a paragraph with the lines of this table; arguments as those of `Blad.chart`."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    number = 1 + sum(one.partname.startswith("/word/charts/") for one in made.part.package.iter_parts())
    part = _part(made, number, _lines(koppen, rijen, strepen, wat), to_xlsx(koppen, rijen))
    section = made.sections[0]
    width = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    said = {
        "extent": {"cx": str(width), "cy": str(int(width * HIGH))},
        "docPr": {"id": str(number), "name": f"Chart {number}", "descr": wat},
        "chart": {f"{_R}id": made.part.relate_to(part, RELATIONSHIP_TYPE.CHART)},
    }
    drawing = parse_xml(_DRAWING)
    for one in drawing.iter():
        for name, value in said.get(one.tag.partition("}")[2], {}).items():
            one.set(name, value)
    made.add_paragraph().add_run()._r.append(drawing)  # noqa: SLF001 - the library knows no charts


def _part(made: Docx, number: int, lines: bytes, cells: bytes) -> XmlPart:
    """The part of the file with the lines, and behind it the one with their cells."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part, XmlPart
    from docx.oxml import parse_xml

    package = made.part.package
    element = parse_xml(lines)
    _say_all(element)
    part = XmlPart(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, element, package)
    sheet = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, cells, package)
    source = parse_xml(_SOURCE)
    source.set(f"{_R}id", part.relate_to(sheet, RELATIONSHIP_TYPE.PACKAGE))
    element.append(source)
    return part


def _say_all(lines: BaseOxmlElement) -> None:
    """Say what a sheet takes for granted, and leave out how it is printed."""
    for printing in lines.findall(f"{_C}printSettings"):
        lines.remove(printing)
    for before, (name, value) in _UNSAID.items():
        for one in list(lines.iter(f"{_C}{before}")):
            one.addnext(one.makeelement(f"{_C}{name}", {"val": value}))
    for legend in lines.iter(f"{_C}legend"):
        legend.append(legend.makeelement(f"{_C}overlay", {"val": "0"}))


def _lines(koppen: Sequence[str], rijen: Sequence[Sequence[Cel]], strepen: Sequence[bool], wat: str) -> bytes:
    """The chart part of an Excel file with this table."""
    made = Blad().chart(koppen, rijen, strepen, wat).data()
    with zipfile.ZipFile(io.BytesIO(made)) as folder:
        return folder.read("xl/charts/chart1.xml")
