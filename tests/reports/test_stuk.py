"""A plain paper: what stands in its tables, and on which side."""

from __future__ import annotations

from msgspec.structs import replace

from models.queries.rows_avg import StukDeel
from reports import stuk
from reports.document import Align, Para, Table, Together
from tests.reports.builders_avg import stuk as plain_paper


def _sides(*rows: tuple[str, ...]) -> list[set[Align]]:
    """On which sides the head and the cells of each column stand."""
    wide = len(rows[0])
    deel = StukDeel(
        kop="Geld", uitleg="Van ons.", kolommen=("Wat",) * wide, breedtes=(1 / wide,) * wide, rijen=rows
    )
    made = stuk.GELDBLAD(replace(plain_paper(), delen=(deel,)))
    (part,) = [block for block in made.blocks if isinstance(block, Together)]
    (table,) = [block for block in part.blocks if isinstance(block, Table)]
    (words,) = [block for block in part.blocks if isinstance(block, Para)]
    assert words.after > 0, "the words do not touch the edge of the table"
    columns = zip(*(row.cells for row in (*table.head, *table.rows)), strict=True)
    return [{cell.paras[0].align for cell in column} for column in columns]


def test_figures_stand_under_one_another_and_words_begin_at_the_left() -> None:
    """ui.md: figures in a table are read from their last digit; the head stands over them."""
    found = _sides(
        ("2026-1", "€ 7.110", "12,5", "+30", "–", "minder dan 5", "0412"),
        ("2026-2", "€ 0", "–", "−2", "", "7", "12"),
    )
    left, right = {Align.LEFT}, {Align.RIGHT}
    assert found == [left, right, right, right, left, left, left]
