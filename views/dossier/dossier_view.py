"""The dossier screen: head, tabs, pages. Shows what it is given and says what the person wishes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.dossier.gezin_view import GezinView
from views.dossier.kop_view import KopView
from views.dossier.kop_woorden import Kop
from views.dossier.punten_view import PuntenView
from views.icons import icon
from views.theme import hex_of
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.lijst_deel import LijstDeel
from views.widgets.paneel import Paneel
from views.widgets.uitleg import Uitleg

LOW = 760
"""Below this height the head shrinks while the list scrolls."""
TABS = ("nu", "gezin", "punten", "wonen", "contact")
MEER = (
    "toewijzing",
    "afspraken",
    "privacy",
    "historie",
    "familie",
    "amv",
    "meedoen",
    "volgen",
    "begeleiding",
    "einde",
)


class Bladen(QStackedWidget):
    """The parts of a dossier. Each scrolls itself: how high its words are takes no room from the form."""

    def hasHeightForWidth(self) -> bool:
        """No: else the highest part would be the least height, also while another is shown."""
        return False


class DossierView(QWidget):
    """The screen of one dossier."""

    tab_wished = Signal(str)
    gebeurd_wished = Signal()
    fase_wished = Signal()
    klok_waarom_wished = Signal()
    overdragen_wished = Signal()
    agenda_wished = Signal()
    opened = Signal(str)
    ticked = Signal(str, bool)
    vak_ticked = Signal(str, str, bool)
    folded = Signal(str, bool)
    waarom_wished = Signal(str)
    menu_wished = Signal(str)
    menu_chosen = Signal(str, str)
    """Line, code of what was chosen."""
    knop_pressed = Signal(str, str)
    asked = Signal(dict)
    """The panel was filled in."""

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = QPoint()
        self._tab = "nu"
        self.kop = KopView(self)
        self.paneel = Paneel(vandaag, self)
        self.uitleg = Uitleg(self)
        self.nu = LijnenLijst(_("Nu doen"), self)
        self.gezin = GezinView(vandaag, self)
        self.punten = PuntenView(self)
        self.afspraken = LijnenLijst(_("Afspraken"), self)
        self.historie = LijnenLijst(_("Wat is er veranderd"), self)
        self.pages: dict[str, QWidget] = {
            "nu": self.nu,
            "gezin": self.gezin,
            "punten": self.punten,
            "afspraken": self.afspraken,
            "historie": self.historie,
        }
        self.stack = Bladen(self)
        for page in self.pages.values():
            self.stack.addWidget(page)
        self._make_tabs()
        self._lay_out()
        self._wire()

    def _make_tabs(self) -> None:
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(_("Delen van het dossier"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for text in (_("Nu"), _("Gezin"), _("Punten"), _("Wonen en geld"), _("Contact")):
            self.tabs.addTab(text)
        self.meer = QToolButton(self)
        self.meer.setText(_("Meer"))
        self.meer.setAccessibleName(_("Meer over dit dossier"))
        self.meer.setProperty("tab", True)
        self.meer.setIcon(icon("chevron-down", hex_of("muted"), 14))
        self.meer.setIconSize(QSize(14, 14))
        self.meer.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.meer.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.meer.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.meer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self.meer)
        self.meer_acties: dict[str, QAction] = {}
        for code, text in (
            ("toewijzing", _("Toewijzing")),
            ("familie", _("Familie")),
            ("amv", _("Amv")),
            ("meedoen", _("Meedoen")),
            ("volgen", _("Wonen volgen")),
            ("begeleiding", _("Begeleiding")),
            ("afspraken", _("Afspraken")),
            ("einde", _("Einde")),
            ("privacy", _("Privacy")),
            ("historie", _("Wat is er veranderd")),
        ):
            action = menu.addAction(text)
            action.setData(code)
            self.meer_acties[code] = action
        self.agenda = menu.addAction(_("Naar je agenda"))
        self.overdragen = menu.addAction(_("Overdragen"))
        self.overdragen.setData("overdragen")
        menu.triggered.connect(self._meer_chosen)
        self.meer.setMenu(menu)
        for nr in range(len(TABS)):
            shortcut = QShortcut(QKeySequence(f"Alt+{nr + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            to = (self._to_nu, self._to_gezin, self._to_punten, self._to_wonen, self._to_contact)
            shortcut.activated.connect(to[nr])

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.tabs)
        bar.addWidget(self.meer)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addWidget(self.kop)
        column.addLayout(bar)
        column.addWidget(self.paneel)
        column.addWidget(self.stack, 1)
        self.stack.setMinimumHeight(100)

    def _wire(self) -> None:
        self.kop.gebeurd_wished.connect(self.gebeurd_wished)
        self.kop.fase_wished.connect(self.fase_wished)
        self.kop.waarom_wished.connect(self.klok_waarom_wished)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.tabs.tabBarClicked.connect(self._tab_clicked)
        self.paneel.saved.connect(self.asked)
        self.paneel.cancelled.connect(self._panel_closed)
        self.paneel.asking.connect(self.make_room)
        for lijst in (self.nu, self.punten.lijst, self.afspraken, self.historie):
            lijst.opened.connect(self._opened)
            lijst.ticked.connect(self.ticked)
            lijst.vak_ticked.connect(self.vak_ticked)
            lijst.folded.connect(self.folded)
            lijst.link_wished.connect(self._link)
            lijst.menu_wished.connect(self._menu)
            lijst.knop_pressed.connect(self.knop_pressed)
            lijst.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.gezin.verticalScrollBar().valueChanged.connect(self._scrolled)

    # --- in ---

    def add_page(self, code: str, page: QWidget) -> None:
        """Take a page that brings its own view; it has a tab or stands under *Meer*."""
        self.pages[code] = page
        self.stack.addWidget(page)
        if isinstance(page, LijstDeel):
            page.paneel.asking.connect(self.make_room)
            page.paneel.cancelled.connect(self._head_back)

    def show_meer(self, code: str, *, on: bool) -> None:
        """Offer something under *Meer*, or not."""
        self.meer_acties[code].setVisible(on)

    def show_kop(self, kop: Kop) -> None:
        """Show the head."""
        self.kop.show_kop(kop)

    def show_nu(self, lijnen: Sequence[Lijn]) -> None:
        """Show the tab *Nu*."""
        self.nu.show_lijnen(lijnen)

    def show_afspraken(self, lijnen: Sequence[Lijn]) -> None:
        """Show the matrix of this dossier."""
        self.afspraken.show_lijnen(lijnen)

    def show_historie(self, lijnen: Sequence[Lijn]) -> None:
        """Show what changed."""
        self.historie.show_lijnen(lijnen)

    def show_tab(self, tab: str) -> None:
        """Bring a page to the front."""
        self._tab = tab
        self.stack.setCurrentWidget(self.pages[tab])
        blocked = self.tabs.blockSignals(True)
        if tab in TABS:
            self.tabs.setCurrentIndex(TABS.index(tab))
        self.tabs.blockSignals(blocked)
        self.tabs.setProperty("elsewhere", tab in MEER)
        self.meer.setText(self.meer_acties[tab].text() if tab in MEER else _("Meer"))
        self.meer.setProperty("chosen", tab in MEER)
        for widget in (self.tabs, self.meer):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        if not self.paneel.isVisible():
            self.kop.set_compact(compact=False)

    def show_menu(self, sleutel: str, items: Sequence[tuple[str, str]]) -> None:
        """Open the menu of a line; an item without words is a divider."""
        menu = QMenu(self)
        for code, text in items:
            if not text:
                menu.addSeparator()
                continue
            action = menu.addAction(text)
            action.setData((sleutel, code))
        menu.triggered.connect(self._menu_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._where)

    def show_waarom(self, titel: str, lines: Sequence[str]) -> None:
        """Say why a date is what it is, near the line."""
        self.uitleg.tell(titel, lines, self._where)

    def show_klok_waarom(self, titel: str, lines: Sequence[str]) -> None:
        """Say how the clock counts, under its link."""
        link = self.kop.waarom
        self._where = link.mapToGlobal(QPoint(link.width() - 420, link.height() + 4))
        self.uitleg.tell(titel, lines, self._where)

    def to_top(self) -> None:
        """Another dossier: every list begins at its first line."""
        for lijst in (self.nu, self.punten.lijst, self.afspraken, self.historie):
            lijst.to_top()
        self.gezin.verticalScrollBar().setValue(0)

    def page_focus(self) -> None:
        """Put the focus where the work is: in a form that is asked, else on the page."""
        page, here = self.pages[self._tab], self.focusWidget()
        form = page.paneel.form if isinstance(page, LijstDeel) and page.paneel.isVisible() else None
        if form is None:
            self._focus_page()
        elif not form.isAncestorOf(here):
            form.focus()

    def give_room(self) -> None:
        """The panel of a tab is gone: the head has its room again."""
        self.kop.set_compact(compact=False)

    # --- out ---

    def _focus_page(self) -> None:
        page = self.pages[self._tab]
        (page.lijst if isinstance(page, PuntenView) else page).setFocus()

    def make_room(self) -> None:
        """On a low screen the head makes room for a panel."""
        if self.height() < LOW:
            self.kop.set_compact(compact=True)

    def _head_back(self) -> None:
        self.kop.set_compact(compact=False)

    def _panel_closed(self) -> None:
        self.kop.set_compact(compact=False)
        self._focus_page()

    def _tab_changed(self, nr: int) -> None:
        self.tab_wished.emit(TABS[nr])

    def _tab_clicked(self, nr: int) -> None:
        """Back from a page under *Meer* to the tab that the bar still holds: it does not change."""
        if self._tab in MEER and nr >= 0 and nr == self.tabs.currentIndex():
            self.tab_wished.emit(TABS[nr])

    def _meer_chosen(self, action: QAction) -> None:
        if action is self.overdragen:
            self.overdragen_wished.emit()
        elif action is self.agenda:
            self.agenda_wished.emit()
        else:
            self.tab_wished.emit(action.data())

    def _to_nu(self) -> None:
        self.tab_wished.emit("nu")

    def _to_gezin(self) -> None:
        self.tab_wished.emit("gezin")

    def _to_punten(self) -> None:
        self.tab_wished.emit("punten")

    def _to_wonen(self) -> None:
        self.tab_wished.emit("wonen")

    def _to_contact(self) -> None:
        self.tab_wished.emit("contact")

    def _opened(self, sleutel: str) -> None:
        lijst = self.sender()
        if isinstance(lijst, LijnenLijst):
            place = lijst.rect_of(sleutel)
            self._where = lijst.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 4))
        self.opened.emit(sleutel)

    def _link(self, sleutel: str, where: QPoint) -> None:
        self._where = where
        self.waarom_wished.emit(sleutel)

    def _menu(self, sleutel: str, where: QPoint) -> None:
        self._where = where
        self.menu_wished.emit(sleutel)

    def _menu_chosen(self, action: QAction) -> None:
        sleutel, code = action.data()
        self.menu_chosen.emit(sleutel, code)

    def _scrolled(self, value: int) -> None:
        """Shrink the head on a low screen; only when enough is left to scroll, so that it never flickers."""
        bar = self.sender()
        room = getattr(bar, "maximum", int)()
        if self.paneel.isVisible():
            return
        if value == 0:
            self.kop.set_compact(compact=False)
        elif self.height() < LOW and room > self.kop.balk.height() * 2 + 40:
            self.kop.set_compact(compact=True)
