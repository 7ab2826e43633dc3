"""The screen *Regeldag*: the list of days with a calendar, and one day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from resources.i18n import _
from views.regeldag.dag_view import DagView
from views.regeldag.maand import Maand
from views.widgets.labels import heading_label, text_label
from views.widgets.leeg import LeegView
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel
from views.widgets.velden import Veld


class RegeldagView(QWidget):
    """The list of days, or one day."""

    opened = Signal(str)
    new_wished = Signal()
    new_on_wished = Signal(object)
    """On this day."""
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
        self.maand = Maand(vandaag(), self)
        self.maand.opened.connect(self.opened)
        self.maand.new_wished.connect(self.new_on_wished)
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
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.lijst, 1)
        row.addWidget(self.maand, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(row, 1)
        inside.addWidget(self.leeg, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.lijst_pagina)
        self.stack.addWidget(self.dag)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.addWidget(self.stack)

    # --- in ---

    def show_lijst(
        self, lijnen: Sequence[Lijn], uids: Mapping[date, str], woorden: Mapping[date, str]
    ) -> None:
        """Take the days; without any, teach what a regeldag is."""
        self._is_empty = not lijnen
        self.maand.show_dagen(uids, woorden)
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
            self.dag.page_focus()
        elif not self.paneel.isHidden() and self.paneel.form is not None:
            self.paneel.form.focus()
        else:
            (self.leeg if self._is_empty else self.lijst).setFocus()

    # --- inside ---

    def _show_parts(self) -> None:
        asking = not self.paneel.isHidden()
        self.leeg.setVisible(self._is_empty and not asking)
        self.lijst.setVisible(not self._is_empty or asking)
        self.maand.setVisible(not self._is_empty)
        self.nieuw.setVisible(not self._is_empty and not asking)

    def _panel_closed(self) -> None:
        self._show_parts()
        self.page_focus()
