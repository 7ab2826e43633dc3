"""The first program is there and does not answer: said in a box of the second start, which opens nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from resources.i18n import _
from resources.sentences import sentence


def ask_again() -> bool:
    """Say it; True = try again, False = leave it."""
    box = QMessageBox()
    box.setWindowTitle("Duurzame Start")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence("al_gestart_hangt"))
    again = box.addButton(_("Nog eens proberen"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(_("Sluiten"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(again)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is again
