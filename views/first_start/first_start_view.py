"""Three steps: naam en wachtwoordzin, herstelcode, gemeente en organisatie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.widgets.geheim import GeheimVeld
from views.widgets.kaart import KaartPagina
from views.widgets.labels import heading_label, mark_problem, muted_label, text_label
from views.widgets.taal import BUSY_MS, language_box

STEPS = 3


@dataclass(frozen=True, slots=True)
class Invulling:
    """All that was filled in."""

    naam: str
    wachtwoordzin: str = field(repr=False)
    herhaald: str = field(repr=False)
    code: str = field(repr=False)
    """The herstelcode as typed back."""
    gemeente: str
    provincie: str
    organisatie: str
    zelf: bool
    rol: str


class LijnVeld(QWidget):
    """Label, one line of text, what is wrong."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(hint)
        self.edit.setMaxLength(80)
        self.problem = text_label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        name = text_label(label, self)
        name.setProperty("fieldLabel", True)
        name.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (name, self.edit, self.problem):
            column.addWidget(widget)
        self.edit.textEdited.connect(self._typed)
        self.setFocusProxy(self.edit)

    def show_problem(self, tekst: str) -> None:
        """Say what is wrong; empty = nothing."""
        mark_problem(self.edit, self.problem, tekst)

    def _typed(self) -> None:
        self.show_problem("")


class FirstStartView(KaartPagina):
    """Wishes: `next_wished` with the number of the step; `print_wished`, `save_wished` for the code."""

    next_wished = Signal(int)
    print_wished = Signal()
    save_wished = Signal()
    demo_wished = Signal()
    restore_wished = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        plaats: str,
        provincies: Sequence[str],
        rollen: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(560, parent)
        self.stap = muted_label("", self)
        self.titel = heading_label("", self)
        self.stapel = QStackedWidget(self)
        for page in (self._one(plaats), self._two(), self._three(provincies, rollen)):
            self.stapel.addWidget(page)
        self.problem = text_label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.bezig = QProgressBar(self)
        self.bezig.setRange(0, 0)
        self.bezig.setTextVisible(False)
        self.bezig.setAccessibleName(_("De kluis wordt gemaakt"))
        self.bezig.hide()
        self.vorige = QPushButton(_("Vorige"), self)
        self.volgende = QPushButton(_("Volgende"), self)
        self.volgende.setProperty("primary", True)
        self.volgende.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.vorige)
        buttons.addStretch(1)
        buttons.addWidget(self.volgende)
        self.voet = QWidget(self)
        foot = QHBoxLayout(self.voet)
        foot.setContentsMargins(0, 0, 0, 0)
        self.demo = QPushButton(_("Eerst de demo bekijken"), self.voet)
        self.terug = QPushButton(_("Een reservekopie terugzetten"), self.voet)
        for link in (self.demo, self.terug):
            link.setProperty("link", True)
            foot.addWidget(link)
        foot.addStretch(1)
        self.taal = language_box(self.voet)
        foot.addWidget(self.taal)
        for widget in (self.stap, self.titel, self.stapel, self.problem, self.bezig):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        self.column.addWidget(self.voet)
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(BUSY_MS)
        self._busy_timer.timeout.connect(self.bezig.show)
        self._wire()
        self.show_step(1)

    def _wire(self) -> None:
        self.vorige.clicked.connect(self._back)
        self.volgende.clicked.connect(self._next)
        for edit in (self.naam.edit, self.code_terug.edit, self.gemeente.edit, self.organisatie.edit):
            edit.returnPressed.connect(self._next)
        for geheim in (self.zin, self.nogmaals):
            geheim.entered.connect(self._next)
        self.afdrukken.clicked.connect(self.print_wished)
        self.bewaren.clicked.connect(self.save_wished)
        self.demo.clicked.connect(self.demo_wished)
        self.terug.clicked.connect(self.restore_wished)
        self.taal.activated.connect(self._language)
        self.zelf.toggled.connect(self._zelf)

    # --- the steps ---

    def _one(self, plaats: str) -> QWidget:
        page, column = _page()
        column.addWidget(
            text_label(
                _("Alles wat je invult, komt versleuteld op deze computer te staan: in je kluis."),
                page,
                wrap=True,
            )
        )
        self.naam = LijnVeld(_("Je naam"), parent=page)
        self.zin = GeheimVeld(_("Wachtwoordzin"), page)
        self.nogmaals = GeheimVeld(_("Nog een keer"), page)
        column.addWidget(self.naam)
        column.addWidget(self.zin)
        hint = _("Neem vier of meer woorden die je onthoudt, bijvoorbeeld vier dingen die je nu ziet.")
        column.addWidget(muted_label(hint, page, wrap=True))
        column.addWidget(self.nogmaals)
        self.plaats = muted_label(plaats, page, wrap=True)
        column.addWidget(self.plaats)
        column.addStretch(1)
        return page

    def _two(self) -> QWidget:
        page, column = _page()
        column.addWidget(
            text_label(
                _(
                    "Vergeet je de wachtwoordzin? Dan opent alleen deze herstelcode de kluis. Niemand anders "
                    "kan helpen. Druk hem af en leg hem in een kast die op slot kan."
                ),
                page,
                wrap=True,
            )
        )
        kader = QFrame(page)
        kader.setProperty("card", True)
        inner = QVBoxLayout(kader)
        inner.setContentsMargins(16, 12, 16, 12)
        self.code = text_label("", kader)
        self.code.setProperty("code", True)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(self.code)
        column.addWidget(kader)
        row = QHBoxLayout()
        self.afdrukken = QPushButton(_("Afdrukken"), page)
        self.bewaren = QPushButton(_("Bewaren als PDF"), page)
        self.gedaan = muted_label("", page)
        row.addWidget(self.afdrukken)
        row.addWidget(self.bewaren)
        row.addWidget(self.gedaan, 1)
        column.addLayout(row)
        self.code_terug = LijnVeld(
            _("Typ de herstelcode over van je papier"), _("streepjes mag je weglaten"), parent=page
        )
        column.addWidget(self.code_terug)
        column.addStretch(1)
        return page

    def _three(self, provincies: Sequence[str], rollen: Sequence[tuple[str, str]]) -> QWidget:
        page, column = _page()
        self.gemeente = LijnVeld(_("Gemeente"), parent=page)
        self.provincie = QComboBox(page)
        self.provincie.addItem("", "")
        for naam in provincies:
            self.provincie.addItem(naam, naam)
        self.provincie.setAccessibleName(_("Provincie"))
        self.rol = QComboBox(page)  # made in the order of the page: that is the order of Tab
        self.rol.setAccessibleName(_("Wat doe je?"))
        for code, naam in rollen:
            self.rol.addItem(naam, code)
        self.organisatie = LijnVeld(
            _("Organisatie die begeleidt"), _("bijvoorbeeld de werkgroep"), parent=page
        )
        self.zelf = QCheckBox(_("De gemeente begeleidt zelf"), page)
        column.addWidget(self.gemeente)
        for label, box in ((_("Provincie"), self.provincie), (_("Wat doe je?"), self.rol)):
            name = text_label(label, page)
            name.setProperty("fieldLabel", True)
            name.setBuddy(box)
            column.addWidget(name)
            column.addWidget(box)
        column.addWidget(self.organisatie)
        column.addWidget(self.zelf)
        column.addStretch(1)
        return page

    # --- in ---

    def show_step(self, nummer: int) -> None:
        """Show step 1, 2 or 3."""
        titels = (_("Welkom bij Duurzame Start"), _("Je herstelcode"), _("Waar werk je?"))
        self.stapel.setCurrentIndex(nummer - 1)
        self.titel.setText(titels[nummer - 1])
        self.stap.setText(_("Stap {n} van {totaal}").format(n=nummer, totaal=STEPS))
        self.vorige.setVisible(nummer > 1)
        self.volgende.setText(_("Kluis maken") if nummer == STEPS else _("Volgende"))
        self.voet.setVisible(nummer == 1)
        self.show_problem("")
        first = (self.naam.edit, self.code_terug.edit, self.gemeente.edit)[nummer - 1]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def step(self) -> int:
        """The step that is shown, from 1."""
        return self.stapel.currentIndex() + 1

    def invulling(self) -> Invulling:
        """All that is filled in now."""
        return Invulling(
            naam=self.naam.edit.text(),
            wachtwoordzin=self.zin.text(),
            herhaald=self.nogmaals.text(),
            code=self.code_terug.edit.text(),
            gemeente=self.gemeente.edit.text(),
            provincie=str(self.provincie.currentData()),
            organisatie="" if self.zelf.isChecked() else self.organisatie.edit.text(),
            zelf=self.zelf.isChecked(),
            rol=str(self.rol.currentData()),
        )

    def show_code(self, code: str) -> None:
        """Show the herstelcode in two rows."""
        groups = code.split("-")
        half = len(groups) // 2
        self.code.setText("  ".join(groups[:half]) + "\n" + "  ".join(groups[half:]))
        self.code.setAccessibleName(code)

    def show_done(self, tekst: str) -> None:
        """Say that the code was printed or saved."""
        self.gedaan.setText(tekst)

    def show_problem(self, tekst: str, veld: str = "") -> None:
        """Say what is wrong, beside its field where there is one."""
        fields: dict[str, LijnVeld | GeheimVeld] = {
            "naam": self.naam,
            "wachtwoordzin": self.zin,
            "herhaald": self.nogmaals,
            "code": self.code_terug,
            "gemeente": self.gemeente,
            "organisatie": self.organisatie,
        }
        for one in fields.values():
            one.show_problem("")
        found = fields.get(veld)
        if found is not None and tekst:
            found.show_problem(tekst)
            found.setFocus()
            tekst = ""
        self.problem.setText(tekst)
        self.problem.setVisible(bool(tekst))

    def show_busy(self, *, on: bool) -> None:
        """Show that the kluis is being made."""
        self.volgende.setEnabled(not on)
        self.vorige.setEnabled(not on)
        if on:
            self._busy_timer.start()
        else:
            self._busy_timer.stop()
            self.bezig.hide()

    def _next(self) -> None:
        if self.volgende.isEnabled():
            self.next_wished.emit(self.step)

    def _back(self) -> None:
        self.show_step(max(1, self.step - 1))

    def _zelf(self, on: bool) -> None:  # noqa: FBT001 - Qt decides the signal
        self.organisatie.setEnabled(not on)

    def _language(self) -> None:
        self.language_chosen.emit(str(self.taal.currentData()))


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(10)
    return page, column
