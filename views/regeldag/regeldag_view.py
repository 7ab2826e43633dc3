"""The screen *Regeldag*: the list of days, and one day as a plain form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.queries.rows import RegeldagRow
from resources.i18n import _
from views.icons import icon
from views.regeldag.kaarten import GezinnenKaart, LokettenKaart
from views.theme import hex_of
from views.widgets.labels import ElideLabel, heading_label, text_label
from views.widgets.leeg import LeegView
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel
from views.widgets.velden import Veld, VeldenForm, Veldsoort


class DagView(QWidget):
    """One regeldag."""

    back_wished = Signal()
    papier_wished = Signal(str)
    cancel_wished = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terug = QPushButton(_("Alle regeldagen"), self)
        self.terug.setIcon(icon("arrow-left", hex_of("accent")))
        self.terug.setProperty("link", True)
        self.terug.clicked.connect(self.back_wished)
        self.titel = heading_label("", self)
        self.onder = ElideLabel("", self)
        self.onder.setProperty("muted", True)
        self.dagkaart = QPushButton(_("Dagkaarten"), self)
        self.gezinsblad = QPushButton(_("Gezinsbladen"), self)
        self.alles = QPushButton(_("Alles in één PDF"), self)
        self.alles.setProperty("primary", True)
        self.dagkaart.clicked.connect(self._to_dagkaart)
        self.gezinsblad.clicked.connect(self._to_gezinsblad)
        self.alles.clicked.connect(self._to_alles)
        self.form = VeldenForm(
            (
                Veld("dag", _("Dag"), Veldsoort.DATUM),
                Veld("plaats", _("Plaats"), hint=_("bijvoorbeeld Gemeentehuis")),
                Veld("start", _("Begint om"), hint="9:30"),
                Veld("notitie", _("Notitie (komt niet op papier)"), breed=True),
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
        for button in (self.dagkaart, self.gezinsblad, self.alles):
            top.addWidget(button)
        card = QFrame()
        card.setProperty("card", True)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.addWidget(self.form)
        page = QWidget()
        page.setObjectName("pagina")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 6, 6)
        inside.setSpacing(10)
        inside.addWidget(card)
        inside.addWidget(self.gezinnen)
        inside.addWidget(self.loketten)
        inside.addWidget(self.vervalt, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self.rol = QScrollArea(self)
        self.rol.setFrameShape(QFrame.Shape.NoFrame)
        self.rol.setWidgetResizable(True)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rol.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.rol, 1)

    def show_dag(self, row: RegeldagRow, titel: str, onder: str) -> None:
        """Show the head and the fields of the day."""
        self.titel.setText(titel)
        self.onder.setText(onder)
        self.form.show_values(
            {"dag": row.dag, "plaats": row.plaats, "start": row.start, "notitie": row.notitie}
        )
        for button in (self.dagkaart, self.gezinsblad, self.alles):
            button.setEnabled(bool(row.afspraken))
            button.setToolTip("" if row.afspraken else _("Zet eerst een gezin op deze dag."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wished.emit()
            return
        super().keyPressEvent(event)

    def _to_dagkaart(self) -> None:
        self.papier_wished.emit("dagkaart")

    def _to_gezinsblad(self) -> None:
        self.papier_wished.emit("gezinsblad")

    def _to_alles(self) -> None:
        self.papier_wished.emit("regeldag")


class RegeldagView(QWidget):
    """The list of days, or one day."""

    opened = Signal(str)
    new_wished = Signal()
    asked = Signal(dict)

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label(_("Regeldag"), self)
        self.onder = text_label(_("Op één dag langs alle loketten: tekenen, inschrijven, regelen."), self)
        self.onder.setProperty("muted", True)
        self.nieuw = QPushButton(_("Nieuwe regeldag"), self)
        self.nieuw.setProperty("primary", True)
        self.nieuw.clicked.connect(self.new_wished)
        self.paneel = Paneel(vandaag, self)
        self.paneel.saved.connect(self.asked)
        self.paneel.cancelled.connect(self._panel_closed)
        self.lijst = LijnenLijst(_("Regeldagen"), self)
        self.lijst.opened.connect(self.opened)
        self.leeg = LeegView(
            _("Hier komen de regeldagen"),
            _(
                "Op een regeldag gaat een gezin langs alle loketten. Kies een dag en een plaats. Wie op die "
                "dag tekent, staat er dan al bij. Voor elk gezin print je een dagkaart en een gezinsblad."
            ),
            _("Nieuwe regeldag"),
            self,
        )
        self.leeg.begun.connect(self.new_wished)
        self._is_empty = False
        self.dag = DagView(vandaag, self)
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.onder)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self.nieuw)
        self.lijst_pagina = QWidget(self)
        inside = QVBoxLayout(self.lijst_pagina)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(top)
        inside.addWidget(self.paneel)
        inside.addWidget(self.lijst, 1)
        inside.addWidget(self.leeg, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.lijst_pagina)
        self.stack.addWidget(self.dag)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.addWidget(self.stack)

    # --- in ---

    def show_lijst(self, lijnen: Sequence[Lijn]) -> None:
        """Take the days; without any, teach what a regeldag is."""
        self._is_empty = not lijnen
        self.lijst.show_lijnen(lijnen)
        self._show_parts()

    def show_list_page(self) -> None:
        """Show the list of days."""
        self.stack.setCurrentWidget(self.lijst_pagina)

    def show_dag_page(self) -> None:
        """Show one day."""
        self.stack.setCurrentWidget(self.dag)

    def ask_new(self, velden: Sequence[Veld], values: dict[str, object]) -> None:
        """Ask for a new regeldag."""
        self.paneel.ask(_("Nieuwe regeldag"), velden, values=values, knop=_("Regeldag maken"))  # type: ignore[arg-type] # values of fields
        self.paneel.save.setProperty("primary", True)
        self.paneel.save.style().unpolish(self.paneel.save)
        self.paneel.save.style().polish(self.paneel.save)
        self._show_parts()

    def page_focus(self) -> None:
        """Put the focus where the work is."""
        if self.stack.currentWidget() is self.dag:
            self.dag.form.focus()
        elif not self.paneel.isHidden() and self.paneel.form is not None:
            self.paneel.form.focus()
        else:
            (self.leeg if self._is_empty else self.lijst).setFocus()

    # --- inside ---

    def _show_parts(self) -> None:
        asking = not self.paneel.isHidden()
        self.leeg.setVisible(self._is_empty and not asking)
        self.lijst.setVisible(not self._is_empty or asking)
        self.nieuw.setVisible(not self._is_empty and not asking)

    def _panel_closed(self) -> None:
        self._show_parts()
        self.page_focus()
