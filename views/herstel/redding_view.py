"""What was saved from a damaged kluis, by dossier number; a person decides whether to go on with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QWidget

from resources.i18n import _
from views.widgets.kaart import KaartPagina
from views.widgets.labels import heading_label, muted_label, text_label


class ReddingView(KaartPagina):
    """Wishes: `accepted`, `refused`, `print_wished`, `save_wished`."""

    accepted = Signal()
    refused = Signal()
    print_wished = Signal()
    save_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self.kort = text_label("", self, wrap=True)
        self.kort.setProperty("strong", True)
        self.lijst = QListWidget(self)
        self.lijst.setAccessibleName(_("Dossiers die niet compleet zijn"))
        self.lijst.setMinimumHeight(140)
        self.lijst.setWordWrap(True)
        self.melding = text_label("", self, wrap=True)
        self.melding.hide()
        self.printen = QPushButton(_("Verslag printen"), self)
        self.bewaren = QPushButton(_("Verslag opslaan …"), self)
        self.niet = QPushButton(_("Niet gebruiken"), self)
        self.verder = QPushButton(_("Verder met wat gered is"), self)
        self.verder.setProperty("primary", True)
        report = QHBoxLayout()
        for knop in (self.printen, self.bewaren):
            report.addWidget(knop)
        report.addStretch(1)
        decide = QHBoxLayout()
        decide.addStretch(1)
        for knop in (self.niet, self.verder):
            decide.addWidget(knop)
        uitleg = _(
            "De beschadigde kluis blijft dertig dagen bewaard. Bewaar het verslag: "
            "dan weet je welke dossiers je moet nakijken."
        )
        for widget in (
            heading_label(_("Dit is gered"), self),
            self.kort,
            self.lijst,
            muted_label(uitleg, self, wrap=True),
            self.melding,
        ):
            self.column.addWidget(widget)
        self.column.addLayout(report)
        self.column.addLayout(decide)
        self.verder.clicked.connect(self.accepted)
        self.niet.clicked.connect(self.refused)
        self.printen.clicked.connect(self.print_wished)
        self.bewaren.clicked.connect(self.save_wished)
        self.setFocusProxy(self.verder)

    def show_result(self, kort: str, regels: Sequence[str]) -> None:
        """Show the outcome in one sentence and a line for each dossier that is not complete."""
        self.kort.setText(kort)
        self.lijst.clear()
        self.lijst.addItems(list(regels))
        self.lijst.setVisible(bool(regels))

    def show_message(self, tekst: str) -> None:
        """Say what was done, or why not."""
        self.melding.setText(tekst)
        self.melding.setVisible(bool(tekst))

    def show_busy(self, *, on: bool) -> None:
        """Put the buttons off while it is put in its place."""
        for knop in (self.verder, self.niet, self.printen, self.bewaren):
            knop.setEnabled(not on)
