"""A table of rows: on which side its figures stand."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from models.queries.rows import GezinnenPage
from views.gezinnen.gezinnen_model import GezinnenModel
from views.gezinnen.tabel import Tabel
from views.widgets.rijentabel import CelTekenaar


@pytest.mark.parametrize(
    ("code", "side"),
    [
        ("personen", Qt.AlignmentFlag.AlignRight),
        ("naam", Qt.AlignmentFlag.AlignLeft),
        ("te_laat", Qt.AlignmentFlag.AlignLeft),  # a chip
    ],
)
def test_figures_stand_at_the_right_under_their_head(qtbot: QtBot, code: str, side: Qt.AlignmentFlag) -> None:
    """ui.md: figures in a table are read from their last digit."""
    tabel = Tabel()
    qtbot.addWidget(tabel)
    model = GezinnenModel(lambda: date(2026, 6, 15), tabel)
    model.show_page(GezinnenPage(totaal=1, offset=0, rijen=()), fresh=True)
    tabel.setModel(model)
    column = model.columns.index(code)
    head = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    option = QStyleOptionViewItem()
    painter = tabel.itemDelegate()
    assert isinstance(painter, CelTekenaar)
    painter.initStyleOption(option, model.index(0, column))
    assert option.displayAlignment & side
    assert isinstance(head, int)
    assert Qt.AlignmentFlag(head) & side
