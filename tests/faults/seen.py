"""Everything that a window says: each text of each widget, with the way in which Qt will show it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel
from PySide6.QtGui import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
)

_TIP = re.compile(r"<span(?: style='[a-z:-]*')?>(.*)</span>", re.DOTALL)
_MNEMONIC = re.compile(r"&(.)", re.DOTALL)


@dataclass(frozen=True)
class Said:
    """A text as it will be seen, and whether Qt reads it as markup."""

    where: str
    text: str
    markup: bool = False


def all_said(window: QWidget) -> Iterator[Said]:
    """Every text in a window, also of what is scrolled away."""
    yield Said("titel van het venster", window.windowTitle())
    for widget in (window, *window.findChildren(QWidget)):
        name = type(widget).__name__
        yield from _own(widget, name)
        for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
            yield _tip(f"tooltip van {name}", tip)
        yield Said(f"toegankelijke naam van {name}", widget.accessibleName())
        yield Said(f"toegankelijke uitleg van {name}", widget.accessibleDescription())
        for action in widget.actions():
            yield Said(f"menu van {name}", _plain(action.text()))
            if not isinstance(widget, QMenu) or widget.toolTipsVisible():
                yield _tip(f"tooltip van menu van {name}", action.toolTip())


def _own(widget: QWidget, name: str) -> Iterator[Said]:  # noqa: C901 - one branch a kind of widget
    if isinstance(widget, QLabel):
        kind = widget.textFormat()
        rich = kind in (Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText)
        guessed = kind is Qt.TextFormat.AutoText and Qt.mightBeRichText(widget.text())
        text = _plain(widget.text()) if widget.buddy() is not None else widget.text()
        yield Said(name, text, rich or guessed)
    elif isinstance(widget, QAbstractButton):
        yield Said(name, _plain(widget.text()))
    elif isinstance(widget, QGroupBox):
        yield Said(name, _plain(widget.title()))
    elif isinstance(widget, QLineEdit):
        yield Said(name, widget.text())
        yield Said(name, widget.placeholderText())
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        text = widget.document().toRawText().replace("\u2029", "\n")  # paragraphs; no other sign
        yield Said(name, text, isinstance(widget, QTextEdit) and widget.acceptRichText())
    elif isinstance(widget, QComboBox):
        for number in range(widget.count()):
            yield Said(name, widget.itemText(number))
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            yield Said(name, _plain(widget.tabText(number)))
            yield _tip(f"tooltip van {name}", widget.tabToolTip(number))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        assert not isinstance(widget, QTreeView), "look below the first level too"
        yield from _model(widget.model(), name)


def _model(model: QAbstractItemModel, name: str) -> Iterator[Said]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column)
            for role in roles:
                found = model.data(index, role)
                if isinstance(found, str):
                    yield Said(name, found)
            tip = model.data(index, Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                yield _tip(f"tooltip in {name}", tip)


def _tip(where: str, text: str) -> Said:
    """A tooltip as it will be seen: ours is one span around escaped text, which Qt unescapes."""
    found = _TIP.fullmatch(text)
    if found is None:
        return Said(where, text, Qt.mightBeRichText(text))
    inside = found[1].replace("<br>", "\n")
    return Said(where, html.unescape(inside), "<" in inside)


def _plain(text: str) -> str:
    """A text of a button or menu as it will be seen: `&x` underlines x, `&&` is one &."""
    return _MNEMONIC.sub(r"\1", text)
