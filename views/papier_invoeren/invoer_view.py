"""The screen *Papier invoeren*: the code of a sheet, what stands on it in short lines, and what that does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.icons import icon
from views.theme import hex_of
from views.widgets.labels import ElideLabel, heading_label, mark_problem, text_label
from views.widgets.letop import let_op_label, show_let_op
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.velden import Veld, Veldsoort, VeldVak

LEFT = 318


def voorbeelden() -> tuple[tuple[str, str], ...]:
    """What can be typed, and what it means."""
    return (
        ("alles x", _("alles is klaar")),
        ("9 x", _("klaar; met een dag: 9 x 17-6")),
        ("12 abd", _("klaar voor deze mensen")),
        ("9 nvt …", _("niet nodig, en waarom")),
        ("14 later 17-9", _("later, tot die dag")),
        ("3 wacht coa", _("wacht op een ander")),
        ("2 x huur 1-7", _("de dag die de regel vraagt")),
        ("5 open", _("blijft open; met een notitie erachter")),
        ("rest …, wie, dag", _("een rij van Dit blijft over")),
        ("bijzonder …", _("notitie bij het gezin")),
        ("niet gekomen", _("het gezin was er niet")),
    )


class ZoekBlad(QWidget):
    """The code of a sheet, and the sheets that still lie on paper."""

    code_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uitleg = text_label(
            _("Typ de code rechtsboven op het blad. Of kies hieronder een blad dat nog op papier ligt."), self
        )
        self.uitleg.setProperty("muted", True)
        self.code = QLineEdit(self)
        self.code.setPlaceholderText("R17-2")
        self.code.setAccessibleName(_("Bladcode"))
        self.code.setMaxLength(20)
        self.code.setFixedWidth(140)
        self.code.returnPressed.connect(self._given)
        self.open = QPushButton(_("Blad openen"), self)
        self.open.setProperty("primary", True)
        self.open.clicked.connect(self._given)
        self.problem = text_label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.lijst = LijnenLijst(_("Ligt nog op papier"), self)
        self.lijst.opened.connect(self.code_given)
        self.leeg = text_label(
            _("Er ligt niets op papier dat terugkomt. Print een dagkaart of checklist: die komt hier terug."),
            self,
            wrap=True,
        )
        self.leeg.setProperty("muted", True)
        self.leeg.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.code)
        row.addWidget(self.open)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.uitleg)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.leeg)
        column.addWidget(self.lijst, 1)
        self.setFocusProxy(self.code)

    def show_sheets(self, lijnen: Sequence[Lijn]) -> None:
        """Show the sheets that lie on paper."""
        self.lijst.show_lijnen(lijnen)
        self.leeg.setVisible(not lijnen)

    def show_problem(self, text: str) -> None:
        """Say beside the code what is wrong with it; empty = nothing is."""
        mark_problem(self.code, self.problem, text)

    def _given(self) -> None:
        self.code_given.emit(self.code.text())


class _Tekst(QPlainTextEdit):
    """The box in which the sheet is typed; Ctrl+Enter saves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Wat er op het blad staat"))
        self.setPlaceholderText("alles x\n9 nvt laptop al aanwezig\n12 abd")


class BladInvoer(QWidget):
    """One sheet: left what is typed, right what it does."""

    typed = Signal()
    save_wished = Signal()
    other_wished = Signal()
    line_chosen = Signal(str)

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.let_op = text_label("", self, wrap=True)
        self.let_op.setContentsMargins(12, 6, 12, 6)
        self.band = QFrame(self)
        self.band.setObjectName("strook")
        band = QVBoxLayout(self.band)
        band.setContentsMargins(0, 0, 0, 0)
        band.addWidget(self.let_op)
        self.band.hide()
        self.label = text_label(_("Wat staat er op het blad?"), self)
        self.label.setProperty("strong", True)
        self.tekst = _Tekst(self)
        self.tekst.textChanged.connect(self.typed)
        self.label.setBuddy(self.tekst)
        self.gevoelig = let_op_label(self)
        self.tekst.textChanged.connect(self._look)
        self.dag = VeldVak(
            Veld("dag", _("Gedaan op, als er geen dag bij staat"), Veldsoort.DATUM, verleden=True),
            vandaag,
            self,
        )
        self.dag.typed.connect(self._dag_typed)
        self.dag.left_changed.connect(self._dag_left)
        self.weg = QCheckBox(_("Alles is over: dit blad mag weg"), self)
        self.weg.setChecked(True)
        self.weg.toggled.connect(self._dag_typed)
        self.lijst = LijnenLijst(_("Wat het doet"), self)
        self.lijst.opened.connect(self.line_chosen)
        self.kort = ElideLabel("", self)
        self.kort.setProperty("strong", True)
        self.ander = QPushButton(_("Ander blad"), self)
        self.ander.clicked.connect(self.other_wished)
        self.save = QPushButton(_("Invoeren"), self)
        self.save.setProperty("primary", True)
        self.save.setToolTip(_("Invoeren (Ctrl+Enter)"))
        self.save.clicked.connect(self.save_wished)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save.click)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget(self)
        left.setFixedWidth(LEFT)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.label)
        inside.addWidget(self.tekst, 3)
        inside.addWidget(self.gevoelig)
        inside.addWidget(self._hints(left), 2)
        inside.addWidget(self.dag)
        inside.addWidget(self.weg)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(left)
        row.addWidget(self.lijst, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.ander)
        foot.addWidget(self.kort, 1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.band)
        column.addLayout(row, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.tekst)

    def _hints(self, parent: QWidget) -> QScrollArea:
        """What can be typed, in a place that scrolls where the screen is low."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(8, 4, 8, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        for nr, (code, words) in enumerate(voorbeelden()):
            typed = text_label(code, page)
            typed.setProperty("muted", True)
            meaning = text_label(words, page, wrap=True)
            meaning.setProperty("muted", True)
            grid.addWidget(typed, nr, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(meaning, nr, 1)
        grid.setColumnStretch(1, 1)
        self.hulp = QScrollArea(parent)
        self.hulp.setWidgetResizable(True)
        self.hulp.setFrameShape(QFrame.Shape.NoFrame)
        self.hulp.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hulp.setAccessibleName(_("Wat je kunt typen"))
        self.hulp.setMinimumHeight(60)
        self.hulp.setWidget(page)
        return self.hulp

    # --- in ---

    def show_text(self, tekst: str) -> None:
        """Put text in the box, with the cursor behind it."""
        self.tekst.setPlainText(tekst)
        self.tekst.moveCursor(QTextCursor.MoveOperation.End)

    def show_notice(self, text: str) -> None:
        """Say what one must know about this sheet; empty = nothing."""
        self.let_op.setText(text)
        self.band.setVisible(bool(text))

    def show_result(self, lijnen: Sequence[Lijn], kort: str, *, kan: bool) -> None:
        """Show what the text does."""
        self.lijst.show_lijnen(lijnen)
        self.kort.setText(kort)
        self.save.setEnabled(kan)

    def add_number(self, nummer: str) -> None:
        """Begin a line about this number at the end."""
        text = self.tekst.toPlainText().rstrip("\n")
        self.show_text(f"{text}\n{nummer} " if text else f"{nummer} ")
        self.tekst.setFocus()

    def _look(self) -> None:
        """What is typed back may hold a note."""
        show_let_op(self.gevoelig, self.tekst, self.tekst.toPlainText())

    def _dag_typed(self, *_args: object) -> None:
        self.typed.emit()

    def _dag_left(self, code: str, value: object) -> None:
        self.typed.emit()


class InvoerView(QWidget):
    """Finding the sheet, then typing it."""

    back_wished = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terug = QPushButton(_("Papier"), self)
        self.terug.setIcon(icon("arrow-left", hex_of("accent")))
        self.terug.setProperty("link", True)
        self.terug.clicked.connect(self.back_wished)
        self.titel = heading_label(_("Papier invoeren"), self)
        self.onder = ElideLabel("", self)
        self.onder.setProperty("muted", True)
        self.zoek = ZoekBlad(self)
        self.blad = BladInvoer(vandaag, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.zoek)
        self.stack.addWidget(self.blad)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.onder)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.terug, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(names, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.stack, 1)

    def show_zoek(self) -> None:
        """Ask for a sheet."""
        self.titel.setText(_("Papier invoeren"))
        self.onder.setText("")
        self.onder.hide()
        self.zoek.show_problem("")
        self.stack.setCurrentWidget(self.zoek)

    def show_blad(self, titel: str, onder: str) -> None:
        """Type a sheet."""
        self.titel.setText(titel)
        self.onder.setText(onder)
        self.onder.show()
        self.stack.setCurrentWidget(self.blad)

    def page_focus(self) -> None:
        """Put the focus where the typing is."""
        (self.zoek.code if self.stack.currentWidget() is self.zoek else self.blad.tekst).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back: from a sheet to the choice, from there to Papier."""
        if event.key() == Qt.Key.Key_Escape:
            if self.stack.currentWidget() is self.blad:
                self.blad.other_wished.emit()
            else:
                self.back_wished.emit()
            return
        super().keyPressEvent(event)
