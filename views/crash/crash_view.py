"""One calm box when the program itself was wrong: what happened, that work is safe, what to do now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.icons import icon
from views.theme import hex_of
from views.widgets.labels import heading_label, muted_label, text_label

WIDTH = 520


class CrashDialog(QDialog):
    """Wishes: `bundle_wished`, `close_wished`; *Verder* just puts it away."""

    bundle_wished = Signal()
    close_wished = Signal()

    def __init__(self, plek: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scherm")
        self.setWindowTitle("Duurzame Start")
        teken = QLabel(self)
        teken.setPixmap(icon("circle-alert", hex_of("late")).pixmap(24, 24))
        kop = QHBoxLayout()
        kop.setSpacing(10)
        kop.addWidget(teken)
        self.titel = heading_label(_("Er ging iets mis in het programma"), self)
        self.titel.setWordWrap(True)
        kop.addWidget(self.titel, 1)
        self.veilig = text_label(
            _(
                "Je werk is veilig. Wat was opgeslagen, staat in de kluis. Wat je half getypt had, "
                "is bewaard en komt terug."
            ),
            self,
            wrap=True,
        )
        self.verder = text_label(
            _(
                "Wat je het laatst deed, is misschien niet gelukt. Kijk dat na. Gaat het weer mis? "
                "Sluit dan het programma en start het opnieuw."
            ),
            self,
            wrap=True,
        )
        self.hulp = text_label(
            _(
                "Blijft het misgaan? Sla het hulppakket op en geef het aan wie je helpt. "
                "Er is niets verstuurd."
            ),
            self,
            wrap=True,
        )
        self.plek = muted_label(_("Waar het misging: {plek}").format(plek=plek), self, wrap=True)
        self.plek.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pakket = QPushButton(_("Hulppakket bekijken"), self)
        self.sluit = QPushButton(_("Programma sluiten"), self)
        self.door = QPushButton(_("Verder"), self)
        self.door.setProperty("primary", True)
        self.door.setDefault(True)
        self._knoppen = row = QHBoxLayout()
        row.addWidget(self.pakket)
        row.addStretch(1)
        row.addWidget(self.sluit)
        row.addWidget(self.door)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(kop)
        for label in (self.veilig, self.verder, self.hulp, self.plek):
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(row)
        self.pakket.clicked.connect(self.bundle_wished)
        self.sluit.clicked.connect(self.close_wished)
        self.door.clicked.connect(self.accept)
        self.door.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that the letters of this computer ask for; nothing may be cut."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()
        self._knoppen.invalidate()
        layout = self.layout()
        if layout is not None:
            edges = layout.contentsMargins()
            room = self.screen().availableGeometry().size()
            width = max(WIDTH, self._knoppen.sizeHint().width() + edges.left() + edges.right())
            width = min(width, room.width() - 40)
            self.setFixedSize(width, min(layout.totalHeightForWidth(width), room.height() - 40))
        super().showEvent(event)
