"""A form page to make a gezin: four fields, or those of a running one. The rest can wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.values import Fase
from resources.i18n import _
from resources.labels import label
from views.widgets.deel import rol_rand
from views.widgets.labels import heading_label, text_label
from views.widgets.velden import Veld, VeldenForm, Veldsoort, Waarde

WIDE = 720


class NieuwGezinView(QWidget):
    """One form with one primary button. Wishes: `saved` with the values, `cancelled`, `typed`."""

    saved = Signal(dict)
    cancelled = Signal()
    dropped = Signal()
    typed = Signal()

    def __init__(
        self,
        titel: str,
        uitleg: str,
        knop: str,
        velden: Sequence[Veld],
        vandaag: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.titel = heading_label(titel, self)
        self.uitleg = text_label(uitleg, self)
        self.uitleg.setProperty("muted", True)
        self.uitleg.setWordWrap(True)
        self.form = VeldenForm(velden, vandaag, kolommen=2)
        self.form.typed.connect(self.typed)
        self.form.edited.connect(self._edited)
        self.form.entered.connect(self._save)
        self.problem = text_label("", self)
        self.problem.setProperty("problem", True)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.save = QPushButton(knop, self)
        self.save.setProperty("primary", True)
        self.save.clicked.connect(self._save)
        self.cancel = QPushButton(_("Annuleren"), self)
        self.cancel.clicked.connect(self.dropped)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        card = QFrame(self)
        card.setProperty("card", True)
        card.setMaximumWidth(WIDE)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(18, 16, 18, 16)
        inner.setSpacing(14)
        inner.addWidget(self.form)
        inner.addWidget(self.problem)
        inner.addLayout(buttons)
        page = QWidget(self)
        page.setObjectName("pagina")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(10)
        column.addWidget(self.titel)
        column.addWidget(self.uitleg)
        column.addWidget(card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(rol_rand(page, self))

    # --- in ---

    def show_start(self, values: Mapping[str, Waarde]) -> None:
        """Begin with an empty form and these values in it."""
        self.form.reset({})
        self.form.clear_problems()
        self.problem.hide()
        self.form.fill(values)

    def show_draft(self, draft: Mapping[str, str]) -> None:
        """Put a draft back."""
        self.form.restore(draft)

    def show_suggestions(self, code: str, namen: Sequence[str]) -> None:
        """Show what may be chosen in a field with suggestions."""
        self.form.vakken[code].set_choices([(naam, naam) for naam in namen])

    def show_problem(self, veld: str, text: str) -> None:
        """Say a problem beside its field, or under the form when it belongs to none."""
        if self.form.show_problem(veld, text):
            self.form.focus(veld)
            return
        self.problem.setText(text)
        self.problem.show()

    def show_busy(self, *, busy: bool) -> None:
        """No second gezin by a second click."""
        self.save.setEnabled(not busy)

    def page_focus(self) -> None:
        """Put the focus in the first field."""
        self.form.focus()

    def draft(self) -> dict[str, str]:
        """Return what is typed."""
        return self.form.draft()

    # --- out ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; what was typed is kept as a draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def _edited(self, code: str, value: object) -> None:
        self.typed.emit()

    def _save(self) -> None:
        self.problem.hide()
        self.form.clear_problems()
        bad = self.form.first_unreadable()
        if bad:
            self.form.focus(bad)
            return
        if self.save.isEnabled():
            self.saved.emit(self.form.values())


def nieuw_velden() -> tuple[Veld, ...]:
    """The four fields of a new gezin."""
    return (
        Veld("naam", _("Naam van het gezin"), hint=_("bijvoorbeeld Warsamele")),
        Veld("koppeling", _("Datum van de koppeling"), Veldsoort.DATUM),
        Veld("aantal_personen", _("Aantal personen"), Veldsoort.GETAL),
        Veld("azc", _("Azc"), Veldsoort.LIJST, hint=_("naam van het azc, of leeg")),
    )


def begin_velden() -> tuple[Veld, ...]:
    """The fields of a running gezin: who, which phase, and the dates that are known."""
    fases = tuple((fase.value, f"{fase.nummer}  {label(fase)}") for fase in Fase)
    datum = Veldsoort.DATUM
    return (
        *nieuw_velden(),
        Veld(
            "fase",
            _("In welke fase is het gezin nu"),
            Veldsoort.KEUZE,
            fases,
            kop=_("Waar staat het gezin nu"),
        ),
        Veld("begin", _("Vanaf welke dag begeleid jij"), datum),
        Veld("vergunning", _("Vergunning"), datum, kop=_("Welke datums weet je? Leeg mag.")),
        Veld("tekendatum", _("Tekendatum (huurcontract)"), datum),
        Veld("huuringang", _("De huur gaat in op"), datum),
        Veld("verhuizing", _("Verhuizing"), datum),
        Veld("brp_gemeente", _("Ingeschreven in de BRP"), datum),
        Veld("pip", _("Plan inburgering (PIP)"), datum),
    )
