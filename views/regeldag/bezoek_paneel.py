"""Beside the grid: one visit with its time, how long, who comes, and whether it is needed at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from models.queries.rows_regeldag import PlanGezinRow
from models.rules.dagplan import Bezoek
from models.rules.klokuren import clock_of
from resources.i18n import _
from views.icons import icon
from views.regeldag.rooster_plan import Sleutel, gezin_woorden, wie_letters
from views.theme import hex_of
from views.widgets.labels import ElideLabel, muted_label
from views.widgets.velden import Veld, VeldenForm, Veldsoort

BREEDTE = 232


class BezoekPaneel(QFrame):
    """One visit. Says `edited` (gezin, loket, field, value), `typed`, `closed` and `naar_dossier`."""

    edited = Signal(str, str, str, object)
    typed = Signal()
    closed = Signal()
    naar_dossier = Signal(str)

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFixedWidth(BREEDTE)
        self.sleutel: Sleutel = ("", "")
        self.titel = ElideLabel("", self)
        self.titel.setProperty("heading", "2")
        self.gezin = ElideLabel("", self)
        self.mensen = muted_label("", self, wrap=True)
        self.sluit = QToolButton(self)
        self.sluit.setIcon(icon("x", hex_of("muted"), 16))
        self.sluit.setAccessibleName(_("Sluiten"))
        self.sluit.setToolTip(_("Sluiten (Esc)"))
        self.sluit.setProperty("klein", True)
        self.sluit.clicked.connect(self.closed)
        self.form = VeldenForm(
            (
                Veld("tijd", _("Tijd"), hint=_("bijvoorbeeld 10:15")),
                Veld("minuten", _("Minuten"), Veldsoort.GETAL),
                Veld("komt", _("Wie komt (letters)"), hint=_("zoals het loket vraagt")),
                Veld("vast", _("Deze tijd staat vast"), Veldsoort.VINK),
                Veld("overslaan", _("Niet nodig bij dit loket"), Veldsoort.VINK),
            ),
            vandaag,
            kolommen=1,
            parent=self,
        )
        self.form.edited.connect(self._edited)
        self.form.typed.connect(self.typed)
        self.dossier = QPushButton(_("Naar het dossier"), self)
        self.dossier.setProperty("link", True)
        self.dossier.clicked.connect(self._to_dossier)
        top = QHBoxLayout()
        top.addWidget(self.titel, 1)
        top.addWidget(self.sluit, 0, Qt.AlignmentFlag.AlignTop)
        page = QWidget(self)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(6)
        inside.addWidget(self.mensen)
        inside.addWidget(self.form)
        inside.addWidget(self.dossier, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        rol = QScrollArea(self)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.gezin)
        column.addWidget(rol, 1)
        self.hide()

    def show_bezoek(self, row: PlanGezinRow, loket: str, naam: str, visit: Bezoek | None) -> None:
        """Show a visit; another one forgets what was half typed at the last. None = it is left out."""
        if self.sleutel != (row.uid, loket):
            self.sleutel = (row.uid, loket)
            self.form.reset({})
        self.titel.setText(naam)
        self.gezin.setText(gezin_woorden(row))
        letters = wie_letters(visit, row) if visit is not None else ""
        everyone = " ".join(sorted(row.letters.values()))
        self.mensen.setText(_("komt: {letters}").format(letters=letters or everyone or _("niemand")))
        self.form.show_values(
            {
                "tijd": clock_of(visit.van) if visit is not None and visit.van is not None else "",
                "minuten": visit.minuten if visit is not None else None,
                "komt": row.komt.get(loket, ""),
                "vast": visit is not None and visit.vast,
                "overslaan": loket in row.overgeslagen,
            }
        )

    def show_mag(self, *, mag: bool) -> None:
        """Whether anything can be changed."""
        self.form.setEnabled(mag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _edited(self, code: str, value: object) -> None:
        self.edited.emit(*self.sleutel, code, value)

    def _to_dossier(self) -> None:
        self.naar_dossier.emit(self.sleutel[0])
