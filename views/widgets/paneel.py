"""A small form that opens in place above a list: a reason, a day, a name. No box, so nothing blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.widgets.labels import text_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.velden import Veld, VeldenForm, Waarde

OPEN = 260
"""So much of the fields is always seen; more where there is room."""
LOWEST, HIGHEST = 60, 180
"""Heights of the list of what changes; beyond the second it scrolls."""


class _Rol(QScrollArea):
    """Holds the fields: as high as they are, and where the window is too low for many of them it scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def hold(self, form: QWidget) -> None:
        """Hold these fields."""
        self.setWidget(form)
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the fields: other columns, or words beneath one of them."""
        if watched is self.widget() and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Take the height that the fields ask for."""
        form = self.widget()
        if form is None:
            return
        high = max(form.sizeHint().height(), form.minimumSizeHint().height())
        if high != self.maximumHeight():
            self.setMinimumHeight(min(high, OPEN))
            self.setMaximumHeight(high)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the fields."""
        form = self.widget()
        return form.sizeHint() if form is not None else super().sizeHint()


class Paneel(QFrame):
    """Asks a few fields for one thing. Wishes: `saved` with the values, `cancelled`."""

    saved = Signal(dict)
    cancelled = Signal()
    asking = Signal()
    """It opened: the rest may make room."""

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._vandaag = vandaag
        self._form: VeldenForm | None = None
        self.titel = text_label("", self)
        self.titel.setProperty("strong", True)
        self.titel.setWordWrap(True)
        self.save = QPushButton(_("Opslaan"), self)
        self.save.clicked.connect(self._save)
        self.cancel = QPushButton(_("Annuleren"), self)
        self.cancel.clicked.connect(self.close_panel)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(10)
        self.kort = text_label("", self)
        self.kort.setProperty("strong", True)
        self.kort.setWordWrap(True)
        self.gevolg = LijnenLijst(_("Dit verandert"), self)
        self._rol = _Rol(self)
        self._column.addWidget(self.titel)
        self._column.addWidget(self._rol)
        self._column.addLayout(buttons)
        self._column.addWidget(self.kort)
        self._column.addWidget(self.gevolg)
        self.hide()

    @property
    def form(self) -> VeldenForm | None:
        """The fields that are asked now."""
        return self._form

    def ask(
        self,
        titel: str,
        velden: Sequence[Veld],
        *,
        values: Mapping[str, Waarde] | None = None,
        knop: str = "",
    ) -> None:
        """Open with these fields; the focus goes to the first."""
        self._drop()
        self.kort.hide()
        self.gevolg.hide()
        self.titel.setText(titel)
        self.setAccessibleName(titel)
        self.save.setText(knop or _("Opslaan"))
        self._form = VeldenForm(velden, self._vandaag, kolommen=3, parent=self)
        for code, value in (values or {}).items():
            if code in self._form.vakken:
                vak = self._form.vakken[code]
                vak.show_value(value)
        self._form.entered.connect(self._save)
        self._rol.hold(self._form)
        self._form.show()
        self._rol.setVisible(bool(velden))
        self.show()
        for vak in self._form.vakken.values():  # on a low screen the lists give way, never a field
            vak.setMinimumHeight(vak.sizeHint().height())
        self._rol.fit()
        self._order()
        self.asking.emit()
        if velden:
            self._form.focus()
        else:
            self.save.setFocus()

    def show_effect(self, kort: str, lijnen: Sequence[Lijn]) -> None:
        """Show what it does before it is saved; a long list scrolls inside the panel."""
        if not self.isVisible():
            return
        self.kort.setText(kort)
        self.kort.setVisible(bool(kort))
        self.gevolg.setVisible(bool(lijnen))
        self.gevolg.show_lijnen(lijnen)
        self.gevolg.setMinimumHeight(min(self.gevolg.content_height(), LOWEST))
        self.gevolg.setMaximumHeight(min(self.gevolg.content_height() + 2, HIGHEST))

    def show_problem(self, code: str, text: str) -> bool:
        """Say a problem beside its field; the first field takes what has none."""
        if self._form is None or not self.isVisible():
            return False
        first = next(iter(self._form.vakken), "")
        return self._form.show_problem(code, text) or self._form.show_problem(first, text)

    def close_panel(self) -> None:
        """Put the panel away; what was typed in it is gone on purpose."""
        was = self.isVisible()
        self._drop()
        self.hide()
        if was:
            self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _save(self) -> None:
        if self._form is not None and not self._form.first_unreadable():
            self._form.clear_problems()
            self.saved.emit(self._form.values())

    def _order(self) -> None:
        """Tab goes through the fields to the buttons: fields made later stand behind the whole window."""
        fields = [vak.edit for vak in self._form.vakken.values()] if self._form is not None else []
        last: QWidget = self.save  # the chain itself is never walked: what PySide hands out of it, it deletes
        for field in fields:
            QWidget.setTabOrder(last, field)
            last = field
        if fields:
            QWidget.setTabOrder(last, self.save)

    def _drop(self) -> None:
        if self._form is not None:
            self._rol.takeWidget()
            self._form.hide()
            self._form.deleteLater()
            self._form = None
