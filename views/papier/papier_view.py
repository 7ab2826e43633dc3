"""The screen *Papier*: the catalogue, the paper that is made, and what still lies on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.rules.papiervorm import forms_of
from resources.i18n import _, ngettext
from views.icons import icon
from views.papier.catalogus_view import CatalogusView
from views.papier.ligt_view import LigtView
from views.papier.opties_view import OptiesView
from views.papier.soorten import Keus
from views.theme import hex_of
from views.widgets.knoppen import set_primary
from views.widgets.labels import ElideLabel, heading_label, text_label
from views.widgets.leeg import LeegView
from views.widgets.lijn import Lijn
from views.widgets.pdf_blad import PdfBlad

TABS = ("maken", "ligt_nog")
LEFT = 312


class MaakView(QWidget):
    """One paper: choices left, the true preview right, and the two things to do with it."""

    back_wished = Signal()
    print_wished = Signal()
    save_wished = Signal()
    copy_wished = Signal()
    agenda_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terug = QPushButton(_("Alle papieren"), self)
        self.terug.setIcon(icon("arrow-left", hex_of("accent")))
        self.terug.setProperty("link", True)
        self.terug.clicked.connect(self.back_wished)
        self.titel = heading_label("", self)
        self.titel.setMinimumWidth(120)  # a wide letter cuts the name of the paper, never the buttons
        self.onder = ElideLabel("", self)
        self.onder.setProperty("muted", True)
        self.bewaar = QPushButton(_("Opslaan als PDF"), self)
        self.bewaar.setToolTip(_("Opslaan als PDF (Ctrl+S)"))
        self.bewaar.clicked.connect(self.save_wished)
        self.print = QPushButton(_("Printen"), self)
        self.print.setProperty("primary", True)
        self.print.setToolTip(_("Printen (Ctrl+P)"))
        self.print.clicked.connect(self.print_wished)
        self.kopieer = QPushButton(_("Tekst kopiëren"), self)
        self.kopieer.setProperty("primary", True)
        self.kopieer.setToolTip(_("Tekst kopiëren (Ctrl+Shift+C)"))
        self.kopieer.clicked.connect(self.copy_wished)
        self.agenda = QPushButton(_("Naar je agenda"), self)
        self.agenda.setProperty("primary", True)
        self.agenda.setToolTip(_("Opslaan als bestand voor je eigen agenda (.ics)"))
        self.agenda.clicked.connect(self.agenda_wished)
        for keys, signal in (
            ("Ctrl+P", self.print.click),
            ("Ctrl+S", self.bewaar.click),
            ("Ctrl+Shift+C", self.kopieer.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
        self.opties = OptiesView(self)
        self.opties.setFixedWidth(LEFT)
        self.blad = PdfBlad(_("Voorbeeld"), self)
        self.let_op = text_label("", self, wrap=True)
        self.let_op.setContentsMargins(12, 6, 12, 6)
        self.band = QFrame(self)
        self.band.setObjectName("strook")
        band = QVBoxLayout(self.band)
        band.setContentsMargins(0, 0, 0, 0)
        band.addWidget(self.let_op)
        self.band.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.onder)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.terug, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(names, 1)
        top.addWidget(self.bewaar)
        top.addWidget(self.print)
        top.addWidget(self.kopieer)
        top.addWidget(self.agenda)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.band)
        right.addWidget(self.blad, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.opties)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(row, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the catalogue."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wished.emit()
            return
        super().keyPressEvent(event)

    def show_keus(self, keus: Keus) -> None:
        """Show the choices of another paper."""
        self.titel.setText(keus.naam)
        self.onder.setText(keus.woorden)
        self.opties.show_keus(keus)
        self._show_forms(forms_of(keus.papieren[0]))
        self.kopieer.setVisible(keus.tekst)
        self.agenda.setVisible(keus.agenda)
        set_primary(self.print, primary=not keus.tekst and not keus.agenda)

    def _show_forms(self, ook: Sequence[str]) -> None:
        """Say on the button that there is a choice of files, and in its tip which."""
        self.bewaar.setText(_("Opslaan …") if ook else _("Opslaan als PDF"))
        also = {"docx": "Word", "xlsx": "Excel", "csv": "CSV"}
        if ook:
            kinds = _(" of ").join(also[kind] for kind in ook)
            self.bewaar.setToolTip(_("Opslaan als PDF, {soorten} (Ctrl+S)").format(soorten=kinds))
        else:
            self.bewaar.setToolTip(_("Opslaan als PDF (Ctrl+S)"))

    def show_notices(self, missing: int, extra: str = "") -> None:
        """Say how many characters the font cannot print, and what else one must know about the preview."""
        parts = [extra] if extra else []
        if missing:
            parts.append(
                ngettext(
                    "{n} teken kan niet op papier. Daar staat een leeg vakje: schrijf het met de hand.",
                    "{n} tekens kunnen niet op papier. Daar staan lege vakjes: schrijf ze met de hand.",
                    missing,
                ).format(n=missing)
            )
        self.let_op.setText(" ".join(parts))
        self.band.setVisible(bool(parts))

    def show_ready(self, *, ready: bool) -> None:
        """Whether there is something to print."""
        self.print.setEnabled(ready)
        self.bewaar.setEnabled(ready)
        self.kopieer.setEnabled(ready)
        self.agenda.setEnabled(ready)


class PapierView(QWidget):
    """Catalogue, maker and the list of what still lies on paper."""

    tab_wished = Signal(str)
    chosen = Signal(str)
    weg_wished = Signal(str)
    invoeren_wished = Signal()
    invoer_wished = Signal(str)
    """The sheet that is typed back."""

    def __init__(self, keuzen: Sequence[Keus] | None = None, parent: QWidget | None = None) -> None:
        """`keuzen`: what the catalogue offers; None = all."""
        super().__init__(parent)
        self.titel = heading_label(_("Papier"), self)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(_("Delen van Papier"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("Maken"))
        self.tabs.addTab(_("Ligt nog op papier"))
        self.tabs.currentChanged.connect(self._tab)
        self.catalogus = CatalogusView(keuzen, self)
        self.catalogus.chosen.connect(self.chosen)
        self.ligt_pagina = LigtView(self)
        self.ligt = self.ligt_pagina.lijst
        self.ligt.knop_pressed.connect(self._weg)
        self.ligt.opened.connect(self._opened)
        self.leeg = LeegView(
            _("Er ligt niets meer op papier"),
            _(
                "Print je een blad of sla je het op, dan staat het hier met zijn nummer. "
                "Is het weggegooid, dan zeg je dat hier."
            ),
            "",
            self,
        )
        self.maak = MaakView(self)
        self.invoeren = QPushButton(_("Papier invoeren"), self)
        self.invoeren.clicked.connect(self.invoeren_wished)
        self.kop = QWidget(self)
        self.stack = QStackedWidget(self)
        for page in (self.catalogus, self.ligt_pagina, self.leeg, self.maak):
            self.stack.addWidget(page)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout(self.kop)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(20)
        head.addWidget(self.titel)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.invoeren)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(10)
        column.addWidget(self.kop)
        column.addWidget(self.stack, 1)

    # --- in ---

    def show_catalogus(self) -> None:
        """Show the catalogue."""
        self._show_tab(0)
        self._show(self.catalogus)

    def show_maak(self, keus: Keus) -> None:
        """Show one paper."""
        self.maak.show_keus(keus)
        self._show(self.maak)

    def show_ligt(self, lijnen: Sequence[Lijn], aantal: int, gekozen: int = 0) -> None:
        """Take what still lies on paper, `gekozen` of it ticked; the tab says how many."""
        words = _("Ligt nog op papier")
        self.tabs.setTabText(1, f"{words} ({aantal})" if aantal else words)
        self.ligt_pagina.show_lijnen(lijnen, gekozen)
        if self.stack.currentWidget() in (self.ligt_pagina, self.leeg):
            self.show_ligt_page()

    def show_ligt_page(self) -> None:
        """Show what still lies on paper."""
        self._show_tab(1)
        self._show(self.ligt_pagina if self.ligt.lijnen_model.rowCount() else self.leeg)

    def page_focus(self) -> None:
        """Put the focus where the work is."""
        page = self.stack.currentWidget()
        if page is self.maak:
            opties = self.maak.opties
            button = self.maak.print if self.maak.kopieer.isHidden() else self.maak.kopieer
            (button if opties.zoek.isHidden() else opties.zoek).setFocus()
        else:
            (page or self).setFocus()

    # --- inside ---

    def _show(self, page: QWidget) -> None:
        self.kop.setVisible(page is not self.maak)
        self.stack.setCurrentWidget(page)

    def _show_tab(self, nr: int) -> None:
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(nr)
        self.tabs.blockSignals(blocked)

    def _tab(self, nr: int) -> None:
        self.tab_wished.emit(TABS[nr])

    def _weg(self, key: str, code: str) -> None:
        if code == "weg":
            self.weg_wished.emit(key)
        elif code == "invoeren":
            self.invoer_wished.emit(key)

    def _opened(self, key: str) -> None:
        self.ligt.focus_key(key)
