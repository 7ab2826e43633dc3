"""The computer at hand: when the window locks, light or dark, where the kluis stands, the support bundle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _, ngettext
from views.widgets.labels import ElideLabel, heading_label, muted_label, text_label


class ComputerView(QWidget):
    """Wishes: `minutes_chosen`, `theme_chosen` with its code, `bundle_wished`."""

    minutes_chosen = Signal(int)
    theme_chosen = Signal(str)
    bundle_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minuten = QComboBox(self)
        self.minuten.setAccessibleName(_("Op slot zonder muis of toets na"))
        self.minuten.setFixedWidth(220)
        self.thema = QComboBox(self)
        self.thema.setAccessibleName(_("Licht of donker"))
        self.thema.setFixedWidth(220)
        self.hoort = text_label("", self, wrap=True)
        self.plek = ElideLabel("", self)
        self.plek_let_op = text_label("", self, wrap=True)
        self.plek_let_op.setProperty("problem", True)
        self.plek_let_op.hide()
        self.pakket = QPushButton(_("Hulppakket bekijken …"), self)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 4, 20, 12)
        column.setSpacing(12)
        column.addWidget(heading_label(_("Deze computer"), self))
        column.addWidget(self._card(_("Op slot"), self._lock_part()))
        column.addWidget(self._card(_("Hoe het eruitziet"), self._look_part()))
        column.addWidget(self._card(_("De kluis"), self._kluis_part()))
        column.addWidget(self._card(_("Als er iets mis is"), self._help_part()))
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.minuten.activated.connect(self._minutes)
        self.thema.activated.connect(self._theme)
        self.pakket.clicked.connect(self.bundle_wished)
        self.setFocusProxy(self.minuten)

    def _card(self, titel: str, deel: QWidget) -> QFrame:
        card = QFrame(self)
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(heading_label(titel, card, level=2))
        column.addWidget(deel)
        return card

    def _lock_part(self) -> QWidget:
        part = QWidget(self)
        form = _form(part)
        form.addRow(text_label(_("Zonder muis of toets"), part), self.minuten)
        form.addRow(
            muted_label(
                _("Een halve minuut ervoor krijg je een seintje. Wat je typte, blijft bewaard."),
                part,
                wrap=True,
            )
        )
        form.addRow(self.hoort)
        return part

    def _look_part(self) -> QWidget:
        part = QWidget(self)
        form = _form(part)
        form.addRow(text_label(_("Licht of donker"), part), self.thema)
        form.addRow(muted_label(_("De taal kies je bij het aanmelden."), part))
        return part

    def _kluis_part(self) -> QWidget:
        part = QWidget(self)
        form = _form(part)
        form.addRow(text_label(_("Staat in"), part), self.plek)
        form.addRow(self.plek_let_op)
        return part

    def _help_part(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            muted_label(
                _("In het hulppakket staat hoe het programma eraan toe is. Geen namen, niets uit de kluis."),
                part,
                wrap=True,
            )
        )
        column.addWidget(self.pakket, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def show_minutes(self, several: Sequence[int], chosen: int) -> None:
        """Fill the choice of minutes."""
        self.minuten.clear()
        for one in several:
            self.minuten.addItem(ngettext("na {n} minuut", "na {n} minuten", one).format(n=one), one)
        self.minuten.setCurrentIndex(max(0, self.minuten.findData(chosen)))

    def show_themes(self, rows: Sequence[tuple[str, str]], chosen: str) -> None:
        """Fill the choice of light and dark (code, words)."""
        self.thema.clear()
        for code, words in rows:
            self.thema.addItem(words, code)
        self.thema.setCurrentIndex(max(0, self.thema.findData(chosen)))

    def show_hears(self, tekst: str) -> None:
        """Say what else locks the window on this computer."""
        self.hoort.setText(tekst)

    def show_plek(self, plek: str, let_op: str) -> None:
        """Show where the kluis stands, and what is against it."""
        self.plek.setText(plek)
        self.plek_let_op.setText(let_op)
        self.plek_let_op.setVisible(bool(let_op))

    def _minutes(self) -> None:
        self.minutes_chosen.emit(int(self.minuten.currentData()))

    def _theme(self) -> None:
        self.theme_chosen.emit(str(self.thema.currentData()))


def _form(part: QWidget) -> QFormLayout:
    form = QFormLayout(part)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    return form
