"""A quiet remark over the window: so many seconds and it locks, and what to do to stay."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from resources.i18n import _, ngettext
from views.icons import icon
from views.theme import hex_of
from views.widgets.labels import text_label

FROM_TOP = 12


class Aftelbalk(QFrame):
    """Lies over the top of a window without moving anything in it, and takes no click or focus away."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("aftelbalk")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._teken = QLabel(self)
        self.tekst = text_label("", self)
        self.tekst.setObjectName("aftelkop")
        self.raad = text_label(
            _("Beweeg de muis of druk op een toets om door te gaan. Wat je typte, blijft bewaard."), self
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.tekst)
        words.addWidget(self.raad)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 18, 10)
        row.setSpacing(12)
        row.addWidget(self._teken)
        row.addLayout(words)
        window.installEventFilter(self)
        self.hide()

    def show_seconds(self, seconds: int) -> None:
        """Say how long it takes until the window locks."""
        left = ngettext(
            "Nog {n} seconde, dan gaat het scherm op slot.",
            "Nog {n} seconden, dan gaat het scherm op slot.",
            seconds,
        ).format(n=seconds)
        self.tekst.setText(left)
        if not self.isVisible():
            self._teken.setPixmap(icon("lock", hex_of("soon")).pixmap(18, 18))
            self.setAccessibleName(
                f"{left} {self.raad.text()}"
            )  # once: a screen reader should not count along
            self.show()
        self._place()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        room = self._window.width() - 2 * FROM_TOP
        self.raad.setWordWrap(False)
        wide = self.sizeHint().width()
        self.raad.setWordWrap(wide > room)
        width = min(wide, room)
        self.resize(width, max(self.heightForWidth(width), self.sizeHint().height()))
        self.move((self._window.width() - self.width()) // 2, FROM_TOP)
