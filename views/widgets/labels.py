"""Labels that show text as it is: never as markup, whatever a person typed (safety.md, finding 9)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def text_label(text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Make a label of plain text; every label of the program is made here."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    return label


def heading_label(
    text: str = "", parent: QWidget | None = None, *, level: int = 1, wrap: bool = False
) -> QLabel:
    """Make a heading: level 1 = of the screen, 2 = of a part. With a name in it, it must `wrap`."""
    label = text_label(text, parent, wrap=wrap)
    label.setProperty("heading", str(level))
    return label


def muted_label(text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Make a small, grey second line."""
    label = text_label(text, parent, wrap=wrap)
    label.setProperty("muted", True)
    return label


def mark_problem(field: QWidget, problem: QLabel, text: str) -> None:
    """Say in words what is wrong with a field, beside it and to a screen reader; empty = nothing is."""
    problem.setText(text)
    problem.setVisible(bool(text))
    field.setProperty("invalid", bool(text))
    field.setAccessibleDescription(text)
    field.style().unpolish(field)
    field.style().polish(field)


class ElideLabel(QLabel):
    """One line of plain text that ends in … where the width ends; the whole text is its tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text; for who hears the screen it is never cut."""
        super().setText(text)
        self.setAccessibleName(text)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may cut or show more."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.drawText(self.contentsRect(), int(self.alignment()), words)
        painter.end()

    def _tell(self) -> None:
        """The tooltip says what was cut; never as markup."""
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(plain_tip(self.text()) if cut else "")


def plain_tip(text: str) -> str:
    """Make text safe for a tooltip, which Qt would otherwise read as markup when it looks like it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>" if text else ""
