"""*Ligt nog op papier*: choose papers, say that they are gone, print the looplijst."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from resources.i18n import _, ngettext
from views.widgets.filters import FlowLayout
from views.widgets.labels import muted_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst


class LigtView(QWidget):
    """Wishes: a paper ticked, all or none chosen, the chosen ones gone, the looplijst printed or saved."""

    ticked = Signal(str, bool)
    all_wished = Signal()
    weg_wished = Signal()
    print_wished = Signal()
    save_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uitleg = muted_label(
            _("Zet een vinkje bij wat je hebt opgehaald. Zonder vinkjes gaat het over alles hieronder."),
            self,
            wrap=True,
        )
        self.alles = QPushButton(_("Alles kiezen"), self)
        self.alles.clicked.connect(self.all_wished)
        self.weg = QPushButton(_("Alles is weg"), self)
        self.weg.clicked.connect(self.weg_wished)
        self.loop = QPushButton(_("Looplijst printen"), self)
        self.loop.setToolTip(
            _("Op één A4: welk blad, waar het is, wie het maakte, en een vakje om af te vinken")
        )
        self.loop.clicked.connect(self.print_wished)
        self.bewaar = QPushButton(_("Looplijst opslaan"), self)
        self.bewaar.clicked.connect(self.save_wished)
        self.balk = QWidget(self)
        row = FlowLayout(self.balk)
        for button in (self.alles, self.weg, self.loop, self.bewaar):
            row.addWidget(button)
        self.lijst = LijnenLijst(_("Ligt nog op papier"), self)
        self.lijst.ticked.connect(self.ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.uitleg)
        column.addWidget(self.balk)
        column.addWidget(self.lijst, 1)
        self.setFocusProxy(self.lijst)

    def show_lijnen(self, lijnen: Sequence[Lijn], gekozen: int) -> None:
        """Show the papers; `gekozen` of them are ticked."""
        self.lijst.show_lijnen(lijnen)
        every = gekozen == len(lijnen)
        self.alles.setText(_("Niets kiezen") if gekozen and every else _("Alles kiezen"))
        words = ngettext("{n} papier is weg", "{n} papieren zijn weg", max(gekozen, 1)).format(n=gekozen)
        self.weg.setText(words if gekozen and not every else _("Alles is weg"))

    def offer_weg(self, *, on: bool) -> None:
        """Whether several papers can be put away at once by who looks."""
        for one in (self.alles, self.weg, self.uitleg):
            one.setVisible(on)
