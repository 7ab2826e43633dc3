"""The screen *Mijn gezinnen* and *Alle gezinnen*: a table with filters, and the way to a new gezin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from models.queries.rows import GezinnenPage
from resources.i18n import _, ngettext
from views.gezinnen.bewaard_rij import BewaardRij, Chip
from views.gezinnen.gezinnen_model import GezinnenModel
from views.gezinnen.kolommen_paneel import KolommenPaneel
from views.gezinnen.tabel import Tabel
from views.widgets.filters import Filters
from views.widgets.labels import heading_label, text_label
from views.widgets.leeg import LeegView
from views.widgets.paneel import Paneel
from views.widgets.velden import Veld

MOST_LISTS = 9
"""Keys Alt+1 … Alt+9 at most; how many lists can be kept, the service says."""

SEARCH = 122
"""Width of the search field: with it the filters stand in one row at 909 pixels."""


class GezinnenView(QWidget):
    """Title, filters, table."""

    opened = Signal(str)
    filtered = Signal(dict)
    sorted_by = Signal(str, bool)
    """Sort code, descending or not."""
    page_wished = Signal(int)
    new_wished = Signal()
    begin_hier_wished = Signal()
    lijst_wished = Signal()
    amv_wished = Signal()
    columns_chosen = Signal(tuple)
    gewoon_wished = Signal()
    bewaren_wished = Signal()
    """Give a name to what is chosen now."""
    named = Signal(dict)
    """The name was typed."""

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GezinnenModel(vandaag, self)
        self.titel = heading_label(_("Gezinnen"), self)
        self.aantal = text_label("", self)
        self.aantal.setProperty("muted", True)
        self._new = True
        self.nieuw = QPushButton(_("Nieuw gezin"), self)
        self.nieuw.setProperty("primary", True)
        self.nieuw.clicked.connect(self.new_wished)
        self.begin = QPushButton(_("Wij beginnen hier"), self)
        self.begin.setToolTip(_("Een gezin invoeren dat al onderweg is"))
        self.begin.clicked.connect(self.begin_hier_wished)
        self.lijst = QPushButton(_("Lijst maken"), self)
        self.lijst.setToolTip(_("De gezinnen op papier, of als rekenblad"))
        self.lijst.clicked.connect(self.lijst_wished)
        self.amv = QPushButton(_("Amv"), self)
        self.amv.setToolTip(_("Welke jongeren 18 worden, per kwartaal"))
        self.amv.clicked.connect(self.amv_wished)
        self.filters = Filters(_("Welke gezinnen"), self)
        self.filters.add_text("tekst", _("Zoek in deze lijst"), _("Zoek in de lijst"), live=True)
        self.filters.velden["tekst"].setMaximumWidth(SEARCH)
        self.filters.add_choice("fase", _("Fase"), [("", _("Alle fases"))])
        self.filters.add_choice("begeleider_uid", _("Begeleider"), [("", _("Alle begeleiders"))])
        self.filters.add_choice("ontbreekt", _("Wat nog ontbreekt"), [("", _("Compleet of niet"))])
        self.filters.add_switch("alleen_te_laat", _("Te laat"))
        self.filters.add_switch("wacht_op", _("Wacht op een ander"))
        self.filters.add_switch("archief", _("Archief"))
        self.filters.changed.connect(self.filtered)
        self._make_lists(vandaag)
        self.tabel = Tabel(self)
        self.tabel.setModel(self.model)
        self.tabel.opened.connect(self._opened)
        self.tabel.fitted.connect(self._fitted)
        self.tabel.horizontalHeader().sectionClicked.connect(self._sort)
        self.model.page_wished.connect(self.page_wished, Qt.ConnectionType.QueuedConnection)
        self.leeg = LeegView("", "", _("Nieuw gezin"), self)
        self.leeg.begun.connect(self.new_wished)
        self.leeg.hide()
        self._sort_code, self._down = "naam", False
        self._count = self._no_room = 0
        self._lay_out()

    def _make_lists(self, vandaag: Callable[[], date]) -> None:
        """What one keeps of the list: its columns, and choices with a name."""
        self.bewaard = QToolButton(self)
        self.bewaard.setText(_("Bewaarde lijsten"))
        self.bewaard.setProperty("knop", True)
        self.bewaard.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bewaard.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.bewaard.setToolTip(_("Geef wat je nu ziet een naam, en vind het zo terug"))
        self._bewaard_menu = QMenu(self.bewaard)
        self.bewaard.setMenu(self._bewaard_menu)
        self.kolommen_knop = QPushButton(_("Kolommen…"), self)
        self.kolommen_knop.setToolTip(_("Kies welke kolommen je ziet, en in welke volgorde"))
        self.kolommen_knop.clicked.connect(self._columns_asked)
        self.rij = BewaardRij(self)
        self.rij.add_button(self.bewaard)
        self.rij.add_button(self.kolommen_knop)
        self.rij.add_shortcuts(self, MOST_LISTS)
        self.paneel = Paneel(vandaag, self)
        self.paneel.saved.connect(self.named)
        self.paneel.cancelled.connect(self.page_focus)
        self.kolommen = KolommenPaneel(self)
        self.kolommen.chosen.connect(self.columns_chosen)
        self.kolommen.gewoon_wished.connect(self.gewoon_wished)
        self.kolommen.closed.connect(self._columns_closed)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.aantal)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self.lijst)
        top.addWidget(self.amv)
        top.addWidget(self.begin)
        top.addWidget(self.nieuw)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self.rij)
        column.addWidget(self.paneel)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self.tabel, 1)
        beside.addWidget(self.leeg, 1)
        beside.addWidget(self.kolommen)
        column.addLayout(beside, 1)

    # --- in ---

    def show_scope(self, *, eigen: bool) -> None:
        """Own gezinnen, or all: with the filter on begeleider."""
        self.titel.setText(_("Mijn gezinnen") if eigen else _("Alle gezinnen"))
        self.filters.keuzes["begeleider_uid"].setVisible(not eigen)
        self.amv.setVisible(not eigen)

    def show_new(self, *, on: bool) -> None:
        """Whether who looks may begin a gezin here."""
        self._new = on
        self.nieuw.setVisible(on)
        self.begin.setVisible(on)
        self.leeg.knop.setVisible(on)

    def show_choices(self, code: str, items: Sequence[tuple[str, str]]) -> None:
        """Show what can be chosen in a filter."""
        self.filters.set_choices(code, items)

    def show_page(self, page: GezinnenPage, *, fresh: bool) -> None:
        """Show a page of the table; the chosen gezin stays chosen when the rows are the same."""
        current = self.tabel.currentIndex().row()
        self.model.show_page(page, fresh=fresh)
        self._count = count = page.totaal
        self._show_count()
        if 0 <= current < count and not self.tabel.currentIndex().isValid() and not fresh:
            self.tabel.setCurrentIndex(self.model.index(current, self.model.name_column))
        self.tabel.fit()

    def show_sort(self, code: str, *, down: bool) -> None:
        """Show by which column the rows stand."""
        self._sort_code, self._down = code, down
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        codes = [self.model.column(nr).sorteer for nr in range(self.model.columnCount())]
        at = codes.index(code) if code in codes else -1
        self.tabel.horizontalHeader().setSortIndicator(at, order)

    def show_columns(self, codes: Sequence[str]) -> None:
        """Show these columns, in the table and where one chooses them."""
        self.model.show_columns(codes)
        self.kolommen.show_columns(codes)
        self.show_sort(self._sort_code, down=self._down)
        self.tabel.fit()

    def show_lists(self, chips: Sequence[Chip], gekozen: str, naam: str, *, mag: bool) -> None:
        """Show the kept lists; `gekozen`, `naam` = the one that was chosen last. `mag` = one may keep any."""
        self.rij.show_chips(chips)
        self.kolommen.show_list(naam)
        self._bewaard_menu.clear()
        keep = self._bewaard_menu.addAction(_("Deze keuze bewaren…"))
        keep.triggered.connect(self.bewaren_wished)
        if chips:
            self._bewaard_menu.addSeparator()
            self.rij.fill_lists(self._bewaard_menu)
        if gekozen:
            self._bewaard_menu.addSeparator()
            self.rij.fill_menu(self._bewaard_menu, gekozen)
        self.bewaard.setEnabled(mag)

    def ask_name(self, titel: str, naam: str, knop: str) -> None:
        """Ask how a list is called."""
        veld = Veld("naam", _("Naam van de lijst"), hint=_("bijvoorbeeld: Te laat in fase 2"))
        self.paneel.ask(titel, [veld], values={"naam": naam}, knop=knop)

    def show_empty(self, titel: str, uitleg: str) -> None:
        """Teach what will stand here; empty words = the table stands here."""
        self.leeg.show_text(titel, uitleg)
        self.leeg.setVisible(bool(titel))
        self.tabel.setVisible(not titel)
        self.nieuw.setVisible(self._new and not titel)
        self._show_count()

    def page_focus(self) -> None:
        """Put the focus where the work is."""
        (self.leeg if self.tabel.isHidden() else self.tabel).setFocus()

    # --- out ---

    def _show_count(self) -> None:
        text = ngettext("{n} gezin", "{n} gezinnen", self._count).format(n=self._count)
        if self._no_room and not self.tabel.isHidden():
            no_room = ngettext(
                "{n} kolom past er nu niet bij", "{n} kolommen passen er nu niet bij", self._no_room
            )
            text = f"{text} · {no_room.format(n=self._no_room)}"
        self.aantal.setText(text)

    def _fitted(self, no_room: int) -> None:
        if no_room != self._no_room:
            self._no_room = no_room
            self._show_count()

    def _columns_asked(self) -> None:
        if self.kolommen.isVisible():
            self.kolommen.close_panel()
        else:
            self.kolommen.open_panel()

    def _columns_closed(self) -> None:
        self.kolommen_knop.setFocus()

    def _opened(self, row: int) -> None:
        found = self.model.row(row)
        if found is not None:
            self.opened.emit(found.uid)

    def _sort(self, column: int) -> None:
        code = self.model.column(column).sorteer
        if not code:
            self.show_sort(self._sort_code, down=self._down)
            return
        self.sorted_by.emit(code, not self._down if code == self._sort_code else False)
