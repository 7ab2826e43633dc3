"""The page for a new herstelcode or a new master key: print the code, type it back, and go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.deel import rol_rand
from views.widgets.geheim import GeheimVeld
from views.widgets.labels import heading_label, muted_label, text_label

WIDE = 720


class SleutelsView(QWidget):
    """Wishes: print or save the code, go on with what was typed, print the start-zinnen, leave."""

    print_wished = Signal()
    save_wished = Signal()
    go_wished = Signal(str, str)
    """The wachtwoordzin (empty where it is not asked) and the code as typed back."""
    zinnen_wished = Signal()
    back_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label("", self)
        self.uitleg = text_label("", self, wrap=True)
        self.code = text_label("", self, wrap=True)
        self.code.setProperty("startzin", True)
        self.printen = QPushButton(_("Printen"), self)
        self.printen.clicked.connect(self.print_wished)
        self.bewaar = QPushButton(_("Opslaan als PDF"), self)
        self.bewaar.clicked.connect(self.save_wished)
        self.terug_label = text_label(_("Typ de code van het papier over"), self)
        self.terug_label.setProperty("fieldLabel", True)
        self.terug = QLineEdit(self)
        self.terug.setAccessibleName(_("Typ de code van het papier over"))
        self.terug.setMaxLength(120)
        self.terug_label.setBuddy(self.terug)
        self.terug_problem = text_label("", self, wrap=True)
        self.terug_problem.setProperty("problem", True)
        self.zin = GeheimVeld(_("Je wachtwoordzin"), self)
        self.problem = text_label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.ga = QPushButton("", self)
        self.ga.setProperty("primary", True)
        self.ga.clicked.connect(self._go)
        self.weg = QPushButton(_("Annuleren"), self)
        self.weg.clicked.connect(self.back_wished)
        self.zinnen = text_label("", self, wrap=True)
        self.zinnen.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.zinnen_uitleg = muted_label("", self, wrap=True)
        self.zinnen_print = QPushButton(_("Start-zinnen printen"), self)
        self.zinnen_print.setProperty("primary", True)
        self.zinnen_print.clicked.connect(self.zinnen_wished)
        self.klaar = QPushButton(_("Klaar, haal weg"), self)
        self.klaar.clicked.connect(self.back_wished)
        self.terug.returnPressed.connect(self._go)
        self.zin.entered.connect(self._go)
        self._vragen = (self.code, self.printen, self.bewaar, self.terug_label, self.terug, self.ga, self.weg)
        self._na = (self.zinnen, self.zinnen_uitleg, self.zinnen_print, self.klaar)
        self._lay_out()

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("card", True)
        card.setMaximumWidth(WIDE)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(18, 16, 18, 16)
        inner.setSpacing(10)
        inner.addWidget(self.code)
        inner.addLayout(_row(self.printen, self.bewaar))
        parts: tuple[QWidget, ...] = (
            self.terug_label,
            self.terug,
            self.terug_problem,
            self.zin,
            self.problem,
        )
        for widget in parts:
            inner.addWidget(widget)
        inner.addLayout(_row(self.ga, self.weg))
        for widget in (self.zinnen, self.zinnen_uitleg):
            inner.addWidget(widget)
        inner.addLayout(_row(self.zinnen_print, self.klaar))
        page = QWidget(self)
        page.setObjectName("pagina")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(10)
        column.addWidget(self.titel)
        column.addWidget(self.uitleg)
        column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(rol_rand(page, self))

    # --- in ---

    def show_question(self, titel: str, uitleg: str, code: str, knop: str, *, met_zin: bool) -> None:
        """Show a new code and ask for it back, and for the own wachtwoordzin where that is needed."""
        self.titel.setText(titel)
        self.uitleg.setText(uitleg)
        self.code.setText(code)
        self.ga.setText(knop)
        self.terug.clear()
        self.zin.clear()
        self._show(asking=True, met_zin=met_zin)
        self.printen.setFocus()

    def show_zinnen(self, uitleg: str, regels: Sequence[str]) -> None:
        """Show what came of a new master key: the start-zinnen for the others."""
        self.uitleg.setText(uitleg)
        self.zinnen.setText("\n\n".join(regels))
        self.zinnen_uitleg.setText(
            _("Geef ieder de eigen start-zin op papier. Ze staan hier één keer.") if regels else ""
        )
        self._show(asking=False, met_zin=False)
        self.zinnen_print.setVisible(bool(regels))
        # An Enter too many must not put words away that stand here once.
        (self.zinnen_print if regels else self.klaar).setFocus()

    def show_problem(self, words: str, veld: str = "") -> None:
        """Say what is wrong, beside its field (`code`, `zin`) where there is one; what was typed stays."""
        beside = {"code": self.terug_problem}.get(veld, self.problem)
        for label in (self.terug_problem, self.problem):
            label.setText(words if label is beside and veld != "zin" else "")
            label.setVisible(bool(label.text()))
        self.zin.show_problem(words if veld == "zin" else "")
        if words and veld:
            (self.zin.edit if veld == "zin" else self.terug).setFocus()

    def show_busy(self, *, busy: bool) -> None:
        """While the key is changed nothing can be pressed."""
        for widget in (self.ga, self.weg, self.terug, self.zin, self.printen, self.bewaar):
            widget.setEnabled(not busy)

    def forget(self) -> None:
        """Leave no secret on the page."""
        for label in (self.code, self.zinnen, self.zinnen_uitleg):
            label.setText("")
        self.terug.clear()
        self.zin.clear()
        self.show_problem("")

    # --- inside ---

    def _show(self, *, asking: bool, met_zin: bool) -> None:
        self.show_problem("")
        self.show_busy(busy=False)
        for widget in self._vragen:
            widget.setVisible(asking)
        self.zin.setVisible(asking and met_zin)
        for widget in self._na:
            widget.setVisible(not asking)

    def _go(self) -> None:
        self.go_wished.emit(self.zin.text(), self.terug.text())


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
