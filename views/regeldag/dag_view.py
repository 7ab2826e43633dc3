"""One regeldag: its papers on top, and three tabs: planning, gezinnen, loketten with the day itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.queries.rows_regeldag import RegeldagRow
from resources.i18n import _
from views.icons import icon
from views.regeldag.kaarten import GezinnenKaart, LokettenKaart
from views.regeldag.plan_view import PlanView
from views.theme import hex_of
from views.widgets.deel import rol_rand
from views.widgets.knoppen import set_primary
from views.widgets.labels import ElideLabel, heading_label
from views.widgets.velden import Veld, VeldenForm, Veldsoort, Waarde

TABS = ("planning", "gezinnen", "loketten")
AGENDA = "agenda"
"""Choice of the papers that is a calendar file: the visits of the day."""


class DagView(QWidget):
    """One regeldag."""

    back_wished = Signal()
    papier_wished = Signal(str)
    cancel_wished = Signal()
    tab_shown = Signal(str)

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terug = QPushButton(_("Alle regeldagen"), self)
        self.terug.setIcon(icon("arrow-left", hex_of("accent")))
        self.terug.setProperty("link", True)
        self.terug.clicked.connect(self.back_wished)
        self.titel = heading_label("", self)
        self.onder = ElideLabel("", self)
        self.onder.setProperty("muted", True)
        self.papieren = QToolButton(self)
        self.papieren.setText(_("Andere papieren"))
        self.papieren.setProperty("knop", True)
        self.papieren.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.papieren.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.papieren.setMenu(self._menu())
        self.alles = QPushButton(_("Alles in één PDF"), self)
        self.alles.setProperty("primary", True)
        self.alles.clicked.connect(self._to_alles)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(_("Delen van de regeldag"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in (_("Planning"), _("Gezinnen"), _("Loketten en dag")):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._tab)
        self.plan = PlanView(vandaag, self)
        self.form = VeldenForm(
            (
                Veld("dag", _("Dag"), Veldsoort.DATUM),
                Veld("plaats", _("Plaats"), hint=_("bijvoorbeeld Gemeentehuis")),
                Veld("start", _("Begint om"), hint="9:30"),
                Veld("eind", _("Eindigt om"), hint="16:30"),
                Veld("pauze", _("Pauze"), hint=_("12:30-13:00, of: geen")),
                Veld("notitie", _("Notitie (komt niet op papier)")),
            ),
            vandaag,
            kolommen=3,
        )
        self.gezinnen = GezinnenKaart(vandaag)
        self.loketten = LokettenKaart(vandaag)
        self.vervalt = QPushButton(_("Deze regeldag gaat niet door"), self)
        self.vervalt.setProperty("link", True)
        self.vervalt.clicked.connect(self.cancel_wished)
        self._lay_out()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for code, words in (
            ("dagkaart", _("Dagkaarten")),
            ("gezinsblad", _("Gezinsbladen")),
            ("uitnodiging", _("Uitnodigingen")),
            ("loketlijst", _("Lijst per loket")),
            ("deurlijst", _("Lijst voor op de deur")),
            ("mailtekst", _("Mail aan een partij")),
            (AGENDA, _("Naar je agenda")),
        ):
            menu.addAction(words).setData(code)
        menu.triggered.connect(self._to_papier)
        return menu

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.onder)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self.terug, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(names, 1)
        top.addWidget(self.papieren)
        top.addWidget(self.alles)
        card = QFrame()
        card.setProperty("card", True)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.addWidget(self.form)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.plan)
        self.rol_gezinnen = _scroll(self, self.gezinnen)
        self.stack.addWidget(self.rol_gezinnen)
        self.rol = _scroll(self, card, self.loketten, self.vervalt)
        self.stack.addWidget(self.rol)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.tabs)
        row.addWidget(self.plan.balk, 1)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def show_dag(self, row: RegeldagRow, titel: str, onder: str) -> None:
        """Show the head and the fields of the day."""
        self.titel.setText(titel)
        self.onder.setText(onder)
        values: dict[str, Waarde] = {
            "dag": row.dag,
            "plaats": row.plaats,
            "start": row.start,
            "eind": row.eind,
            "pauze": row.pauze,
            "notitie": row.notitie,
        }
        self.form.show_values(values)
        for button in (self.papieren, self.alles):
            button.setEnabled(bool(row.afspraken))
            button.setToolTip("" if row.afspraken else _("Zet eerst een gezin op deze dag."))

    def show_tab(self, tab: str) -> None:
        """Show one of `TABS`."""
        self.tabs.setCurrentIndex(TABS.index(tab))
        self.stack.setCurrentIndex(TABS.index(tab))
        self.plan.balk.setVisible(tab == "planning")

    def show_standing(self, stands: bool) -> None:  # noqa: FBT001 - a signal gives it
        """While there is something to plan, planning stands out; then the papers do."""
        set_primary(self.alles, primary=stands)

    @property
    def tab(self) -> str:
        """Which tab is shown."""
        return TABS[self.tabs.currentIndex()]

    def page_focus(self) -> None:
        """Put the focus where the work of this tab is."""
        if self.tab == "planning":
            self.plan.focus()
        elif self.tab == "gezinnen":
            self.gezinnen.zoek.setFocus()
        else:
            self.form.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wished.emit()
            return
        super().keyPressEvent(event)

    def _tab(self, nr: int) -> None:
        self.stack.setCurrentIndex(nr)
        self.plan.balk.setVisible(TABS[nr] == "planning")
        self.tab_shown.emit(TABS[nr])

    def _to_papier(self, action: QAction) -> None:
        self.papier_wished.emit(str(action.data()))

    def _to_alles(self) -> None:
        self.papier_wished.emit("regeldag")


def _scroll(parent: QWidget, *parts: QWidget) -> QScrollArea:
    """A page that scrolls down, with its parts under each other."""
    page = QWidget()
    page.setObjectName("pagina")
    inside = QVBoxLayout(page)
    inside.setContentsMargins(0, 0, 6, 6)
    inside.setSpacing(10)
    for part in parts:
        left = Qt.AlignmentFlag.AlignLeft if isinstance(part, QPushButton) else Qt.AlignmentFlag(0)
        inside.addWidget(part, 0, left)
    inside.addStretch(1)
    return rol_rand(page, parent)
