"""The support bundle: the whole text, to read first; saved or copied only when the person says so."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.labels import heading_label, text_label

SIZE = QSize(760, 520)


class HulppakketDialog(QDialog):
    """Wishes: `save_wished`. What stands in the field is what is saved."""

    save_wished = Signal()

    def __init__(self, tekst: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scherm")
        self.setWindowTitle(_("Hulppakket"))
        self.uitleg = text_label(
            _(
                "Hiermee kan iemand anders zien wat er mis is. Er staan geen namen in en niets uit de kluis. "
                "Lees het na. Er wordt niets verstuurd: je slaat het zelf op en geeft het zelf."
            ),
            self,
            wrap=True,
        )
        self.tekst = QPlainTextEdit(tekst, self)
        self.tekst.setReadOnly(True)
        self.tekst.setTabChangesFocus(True)
        self.tekst.setAccessibleName(_("Dit staat in het hulppakket"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(max(10.0, font.pointSizeF()))
        self.tekst.setFont(font)
        self.melding = text_label("", self, wrap=True)
        self.melding.hide()
        self.kopie = QPushButton(_("Tekst kopiëren"), self)
        self.sluit = QPushButton(_("Sluiten"), self)
        self.bewaar = QPushButton(_("Opslaan …"), self)
        self.bewaar.setProperty("primary", True)
        self.bewaar.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.kopie)
        row.addStretch(1)
        row.addWidget(self.sluit)
        row.addWidget(self.bewaar)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading_label(_("Hulppakket"), self))
        column.addWidget(self.uitleg)
        column.addWidget(self.tekst, 1)
        column.addWidget(self.melding)
        column.addLayout(row)
        self.bewaar.clicked.connect(self.save_wished)
        self.kopie.clicked.connect(self._copy)
        self.sluit.clicked.connect(self.reject)
        room = self.screen().availableGeometry().size() - QSize(40, 80)
        self.resize(SIZE.boundedTo(room))
        self.tekst.setFocus()

    def show_said(self, tekst: str, *, problem: bool = False) -> None:
        """Say what became of saving, or why it was not saved."""
        self.melding.setProperty("problem", problem)
        self.melding.style().unpolish(self.melding)
        self.melding.style().polish(self.melding)
        self.melding.setText(tekst)
        self.melding.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.tekst.toPlainText())
        self.show_said(_("Gekopieerd. Plak het waar je wilt."))
