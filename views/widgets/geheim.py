"""A field for a wachtwoordzin: hidden, can be shown, and says when Caps Lock seems to be on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from resources.i18n import _
from views.icons import icon
from views.theme import hex_of
from views.widgets.labels import mark_problem, text_label


class GeheimVeld(QWidget):
    """Label, field and what is wrong with it."""

    entered = Signal()
    typed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(label)
        self.edit.setMaxLength(500)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.edit.returnPressed.connect(self.entered)
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)
        self.oog = self.edit.addAction(
            icon("eye", hex_of("muted")), QLineEdit.ActionPosition.TrailingPosition
        )
        self.oog.setText(_("Laat zien wat ik typ"))
        self.oog.setToolTip(_("Laat zien wat ik typ"))
        self.oog.setCheckable(True)
        self.oog.toggled.connect(self._show)
        self.label = text_label(label, self)
        self.label.setProperty("fieldLabel", True)
        self.label.setBuddy(self.edit)
        self.hint = text_label("", self, wrap=True)
        self.hint.setProperty("muted", True)
        self.hint.hide()
        self.problem = text_label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.label, self.edit, self.hint, self.problem):
            column.addWidget(widget)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty the field."""
        self.edit.clear()
        self.oog.setChecked(False)

    def show_problem(self, tekst: str) -> None:
        """Say what is wrong, beside the field; empty = nothing."""
        mark_problem(self.edit, self.problem, tekst)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A capital without Shift means Caps Lock."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            caps = event.text().isupper() != shifted and event.text().lower() != event.text().upper()
            self.hint.setText(_("Let op: Caps Lock staat aan.") if caps else "")
            self.hint.setVisible(caps)
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self.show_problem("")
        self.typed.emit()

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - Qt decides the signal
        normal, hidden = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password
        self.edit.setEchoMode(normal if shown else hidden)
        self.oog.setIcon(icon("eye-off" if shown else "eye", hex_of("muted")))
