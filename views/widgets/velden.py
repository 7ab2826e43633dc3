"""A form of fields: label above, problem beneath, saved when left; half typed text is never overwritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from resources.sentences import sentence
from views.widgets.date_field import DateField
from views.widgets.labels import mark_problem, text_label
from views.widgets.letop import let_op_label, show_let_op

Waarde = str | int | bool | date | None
COLUMN = 230
"""Width under which a form has one column less."""


def whole_text(edit: QPlainTextEdit) -> str:
    """All that stands in it as it was typed: `toPlainText` makes plain blanks and line ends of other ones."""
    return edit.document().toRawText().replace("\u2029", "\n")


class Veldsoort(StrEnum):
    """How a field is typed."""

    TEKST = "tekst"
    LANG = "lang"
    DATUM = "datum"
    GETAL = "getal"
    KEUZE = "keuze"
    VINK = "vink"
    LIJST = "lijst"
    """Text with suggestions."""


GETYPT = (Veldsoort.TEKST, Veldsoort.LANG, Veldsoort.LIJST)
"""Kinds in which anything can be typed."""


@dataclass(frozen=True, slots=True)
class Veld:
    """One field: its code in the verb, its label and how it is typed."""

    code: str
    label: str
    soort: Veldsoort = Veldsoort.TEKST
    keuzes: tuple[tuple[str, str], ...] = ()
    """(code, words) for a choice; (text, text) as suggestions."""
    hint: str = ""
    breed: bool = False
    """Takes the whole width."""
    verleden: bool = False
    """A date without a year is the last one that was (a birthday)."""
    kop: str = ""
    """Heading above this field, at the start of a group."""


class VeldVak(QWidget):
    """One field with its label and its problem."""

    left_changed = Signal(str, object)
    """The field was left with another value than it had: code, value."""
    typed = Signal(str)
    """Something was typed: code."""
    entered = Signal()

    def __init__(self, veld: Veld, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.veld = veld
        self._stored: Waarde = None
        self._touched = False
        """Somebody typed or chose here since the stored value was shown."""
        self._filling = False
        self.edit = self._make(vandaag)
        self.edit.setAccessibleName(veld.label)
        self.label = text_label(veld.label.replace("&", "&&"), self)  # a buddy makes of one & a key
        self.label.setProperty("fieldLabel", True)
        self.label.setBuddy(self.edit)
        self.problem = text_label("", self)
        self.problem.setProperty("problem", True)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.let_op = let_op_label(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if veld.soort is Veldsoort.VINK:
            self.label.hide()
        column.addWidget(self.label)
        column.addWidget(self.edit)
        column.addWidget(self.problem)
        column.addWidget(self.let_op)
        column.addStretch(1)
        self.setFocusProxy(self.edit)

    def _make(self, vandaag: Callable[[], date]) -> QWidget:
        veld = self.veld
        if veld.soort is Veldsoort.LANG:
            return self._make_long()
        if veld.soort is Veldsoort.DATUM:
            datum = DateField(vandaag, self, verleden=veld.verleden)
            datum.committed.connect(self._left)
            datum.textEdited.connect(self._typed)
            datum.returnPressed.connect(self.entered)
            return datum
        if veld.soort in (Veldsoort.KEUZE, Veldsoort.LIJST):
            return self._make_combo()
        if veld.soort is Veldsoort.VINK:
            vink = QCheckBox(veld.label, self)
            vink.toggled.connect(self._left)
            return vink
        line = QLineEdit(self)
        line.setPlaceholderText(veld.hint)
        line.setMaxLength(200)
        if veld.soort is Veldsoort.GETAL:
            line.setMaxLength(4)
            line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        line.editingFinished.connect(self._left)
        line.textEdited.connect(self._typed)
        line.returnPressed.connect(self.entered)
        return line

    def _make_long(self) -> QWidget:
        edit = QPlainTextEdit(self)
        edit.setPlaceholderText(self.veld.hint)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * 3 + 16)
        edit.textChanged.connect(self._typed)
        edit.installEventFilter(self)
        return edit

    def _make_combo(self) -> QWidget:
        combo = QComboBox(self)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.installEventFilter(self)
        for code, words in self.veld.keuzes:
            combo.addItem(words, code)
        if self.veld.soort is Veldsoort.LIJST:
            combo.setEditable(True)
            line = QLineEdit(combo)
            combo.setLineEdit(line)
            combo.setCurrentText("")
            line.setPlaceholderText(self.veld.hint)
            line.setMaxLength(80)
            line.editingFinished.connect(self._left)
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(self.entered)
        combo.activated.connect(self._left)
        return combo

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save long text when it is left; a wheel over a closed choice scrolls the page, not the value."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QPlainTextEdit):
            self._left()
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def set_choices(self, keuzes: Sequence[tuple[str, str]]) -> None:
        """Replace the choices; what is typed or chosen stays."""
        if not isinstance(self.edit, QComboBox):
            return
        self._filling = True
        raw, touched = self.raw(), self._touched
        self.edit.clear()
        for code, words in keuzes:
            self.edit.addItem(words, code)
        self.set_raw(raw if touched else str(self._stored or ""))
        self._touched = touched
        self._filling = False

    def show_value(self, value: Waarde) -> None:
        """Show a stored value, unless something else is half typed here."""
        dirty = self.is_dirty()
        self._stored = value
        if not dirty:
            self.reset(value)

    def reset(self, value: Waarde) -> None:
        """Show a stored value whatever was typed."""
        self._stored = value
        self.fill(value)
        self._touched = False

    def fill(self, value: Waarde) -> None:
        """Put a value in."""
        self._touched = True
        self._filling = True
        if isinstance(self.edit, DateField):
            self.edit.set_value(value if isinstance(value, date) else None)
        elif isinstance(self.edit, QCheckBox):
            self.edit.setChecked(bool(value))
        else:
            self.set_raw("" if value is None else str(value))
        self._filling = False
        self._look()

    def value(self) -> Waarde:
        """Return the value as a verb takes it; a date that cannot be read stays None (see `unreadable`)."""
        edit = self.edit
        if isinstance(edit, DateField):
            return edit.value()
        if isinstance(edit, QCheckBox):
            return edit.isChecked()
        raw = self.raw().strip()
        if self.veld.soort is Veldsoort.GETAL:
            return int(raw) if raw.isascii() and raw.isdigit() else (raw or None)
        return raw

    def unreadable(self) -> bool:
        """Whether a date stands here that cannot be read."""
        return isinstance(self.edit, DateField) and bool(self.raw().strip()) and self.edit.value() is None

    def raw(self) -> str:
        """Return what stands here as text, for the draft."""
        edit = self.edit
        if isinstance(edit, QPlainTextEdit):
            return whole_text(edit)
        if isinstance(edit, QCheckBox):
            return "1" if edit.isChecked() else ""
        if isinstance(edit, QComboBox):
            return edit.currentText() if edit.isEditable() else str(edit.currentData() or "")
        return edit.text() if isinstance(edit, QLineEdit) else ""

    def set_raw(self, text: str) -> None:
        """Put text back as it was typed."""
        self._touched = True
        edit = self.edit
        if isinstance(edit, QPlainTextEdit):
            edit.setPlainText(text)
        elif isinstance(edit, QCheckBox):
            edit.setChecked(text == "1")
        elif isinstance(edit, QComboBox):
            if edit.isEditable():
                edit.setEditText(text)
                if (line := edit.lineEdit()) is not None:
                    line.setCursorPosition(0)
            else:
                edit.setCurrentIndex(max(edit.findData(text), 0 if not text else -1))
        elif isinstance(edit, QLineEdit):
            edit.setText(text)
            edit.setCursorPosition(0)

    def is_dirty(self) -> bool:
        """Whether something stands here that is not stored yet."""
        return self._touched and (self.unreadable() or _same(self.value()) != _same(self._stored))

    def show_problem(self, text: str) -> None:
        """Say what is wrong, in words, beneath the field; empty = nothing is."""
        mark_problem(self.edit, self.problem, text)

    def set_read_only(self, *, on: bool) -> None:
        """Let it be read, not changed; text can still be selected and copied."""
        if isinstance(self.edit, QLineEdit | QPlainTextEdit):
            self.edit.setReadOnly(on)
        else:
            self.edit.setEnabled(not on)

    def _typed(self) -> None:
        if not self._filling:
            self._touched = True
            self.typed.emit(self.veld.code)
        self._look()

    def _look(self) -> None:
        """Say beneath the field when what stands there looks like health or like a BSN; it blocks nothing."""
        if self.veld.soort in GETYPT:
            show_let_op(self.let_op, self.edit, self.raw(), code=self.veld.code)

    def _left(self) -> None:
        if self._filling:
            return
        if isinstance(self.edit, QComboBox | QCheckBox):
            self._touched = True
        if self.unreadable():
            self.show_problem(sentence("geen_datum"))
            return
        if self.is_dirty():
            self.show_problem("")
            self.left_changed.emit(self.veld.code, self.value())


def _same(value: Waarde) -> Waarde:
    """Empty is empty, whether it is None, no text or no tick."""
    return None if value in ("", None, False) else (str(value) if isinstance(value, int) else value)


class VeldenForm(QWidget):
    """Fields in as many columns as fit."""

    edited = Signal(str, object)
    typed = Signal()
    entered = Signal()

    def __init__(
        self,
        velden: Sequence[Veld],
        vandaag: Callable[[], date],
        *,
        kolommen: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._max = kolommen
        self._now = 0
        self.vakken: dict[str, VeldVak] = {}
        self._koppen: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        for veld in velden:
            vak = VeldVak(veld, vandaag, self)
            vak.left_changed.connect(self.edited)
            vak.typed.connect(self._typed)
            vak.entered.connect(self.entered)
            self.vakken[veld.code] = vak
            if veld.kop:
                kop = text_label(veld.kop, self)
                kop.setProperty("strong", True)
                self._koppen[veld.code] = kop
        self._place(kolommen)

    def show_values(self, values: Mapping[str, Waarde]) -> None:
        """Show stored values; half typed fields stay as they are."""
        for code, value in values.items():
            if code in self.vakken:
                self.vakken[code].show_value(value)

    def reset(self, values: Mapping[str, Waarde]) -> None:
        """Show other stored values and forget what was half typed."""
        for code, vak in self.vakken.items():
            vak.reset(values.get(code))

    def fill(self, values: Mapping[str, Waarde]) -> None:
        """Put values in that are not stored yet: a proposal that is saved with the rest."""
        for code, value in values.items():
            if code in self.vakken:
                self.vakken[code].fill(value)

    def values(self) -> dict[str, Waarde]:
        """Return all values."""
        return {code: vak.value() for code, vak in self.vakken.items()}

    def draft(self) -> dict[str, str]:
        """Return what is typed and not stored, as text."""
        return {code: vak.raw() for code, vak in self.vakken.items() if vak.is_dirty()}

    def all_raw(self) -> dict[str, str]:
        """Return everything that stands here as text."""
        return {code: vak.raw() for code, vak in self.vakken.items()}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Put a draft back."""
        for code, text in draft.items():
            if code in self.vakken:
                self.vakken[code].set_raw(text)

    def set_read_only(self, *, on: bool) -> None:
        """Let all fields be read, not changed."""
        for vak in self.vakken.values():
            vak.set_read_only(on=on)

    def show_problem(self, code: str, text: str) -> bool:
        """Say a problem beside its field; False when there is no such field."""
        vak = self.vakken.get(code)
        if vak is None:
            return False
        vak.show_problem(text)
        return True

    def clear_problems(self) -> None:
        """Nothing is wrong any more."""
        for vak in self.vakken.values():
            vak.show_problem("")

    def first_unreadable(self) -> str:
        """Say so beside every date that cannot be read; return the first one's code."""
        bad = [code for code, vak in self.vakken.items() if vak.unreadable()]
        for code in bad:
            self.show_problem(code, sentence("geen_datum"))
        return bad[0] if bad else ""

    def focus(self, code: str = "") -> None:
        """Put the focus in a field, the first by default."""
        vak = self.vakken.get(code) or next(iter(self.vakken.values()), None)
        if vak is not None:
            vak.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        most = max(1, min(self._max, self.width() // COLUMN))
        self._place(next((n for n in range(most, 1, -1) if self._wide(n) <= self.width()), 1))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: who scrolls the fields must not widen them to the columns of now."""
        return QSize(self._wide(1), super().minimumSizeHint().height())

    def _wide(self, columns: int) -> int:
        """How wide the fields are in so many columns: the words of a tick cannot be cut."""
        widths, column = [0] * columns, 0
        for code, vak in self.vakken.items():
            if code in self._koppen or vak.veld.breed:
                column = 0
            if not vak.veld.breed:
                widths[column] = max(widths[column], vak.minimumSizeHint().width())
                column = (column + 1) % columns
        return sum(widths) + self._grid.horizontalSpacing() * (columns - 1)

    def _typed(self, code: str) -> None:
        self.typed.emit()

    def _place(self, columns: int) -> None:
        if columns == self._now:
            return
        self._now = columns
        row = column = 0
        for code, vak in self.vakken.items():
            self._grid.removeWidget(vak)
            if code in self._koppen:
                row, column = (row + 1 if column else row), 0
                self._grid.removeWidget(self._koppen[code])
                self._grid.addWidget(self._koppen[code], row, 0, 1, columns)
                row += 1
            if vak.veld.breed:
                row += 1 if column else 0
                self._grid.addWidget(vak, row, 0, 1, columns)
                row, column = row + 1, 0
                continue
            self._grid.addWidget(vak, row, column)
            column += 1
            if column == columns:
                row, column = row + 1, 0
        for nr in range(self._max):
            self._grid.setColumnStretch(nr, 1 if nr < columns else 0)


def ja_nee() -> tuple[tuple[str, str], ...]:
    """The three answers of a question."""
    return (("onbekend", _("Nog niet bekend")), ("ja", _("Ja")), ("nee", _("Nee")))
