"""What is chosen for a paper: the day, the phase, language, names, and for which gezinnen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.queries.rows import GezinRow
from models.values import Fase
from resources.i18n import _, ngettext
from resources.labels import label
from views.papier.soorten import PERIODES, TALEN, Keus, privacy_choices, voor_choices
from views.widgets.gezin_kiezen import GezinKeuzelijst, GezinZoek, gezin_lijn
from views.widgets.labels import heading_label, text_label
from views.widgets.lijn import Lijn, Soort
from views.widgets.velden import Veld, Veldsoort, VeldVak

WIDE = (
    *("gemeente", "regeldag", "loket", "partij", "periode", "kwartaal"),
    *("overleg", "corporatie", "tijdvak", "versie", "fase", "voor"),
)
BESIDE = ("taal", "privacy")


class OptiesView(QWidget):
    """The left side of the screen. Wishes: `changed` (code, value), `searched`, `ticked`, all or none."""

    changed = Signal(str, str)
    searched = Signal(str)
    ticked = Signal(str, bool)
    all_wished = Signal()
    none_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fases = (("", _("Alle fases")), *((f.value, f"{f.nummer}  {label(f)}") for f in Fase))
        choices: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
            "gemeente": (_("Gemeente"), ()),
            "regeldag": (_("Regeldag"), ()),
            "loket": (_("Loket"), ()),
            "partij": (_("Aan wie"), ()),
            "periode": (_("Hoe lang"), tuple((str(n), _(words)) for n, words in PERIODES)),
            "kwartaal": (_("Welk kwartaal"), ()),
            "tijdvak": (_("Over welke periode"), ()),
            "overleg": (_("Welk overleg"), ()),
            "corporatie": (_("Welke corporatie"), ()),
            "versie": (_("Versie"), ()),
            "fase": (_("Fase"), fases),
            "taal": (_("Taal"), tuple((code, _(words)) for code, words in TALEN)),
            "voor": (_("Voor wie is dit papier"), voor_choices()),
            "privacy": (_("Namen"), privacy_choices()),
        }
        self._per_gemeente = False
        """The gemeente is chosen for this paper, where there are several."""
        self.vakken: dict[str, VeldVak] = {}
        for code, (words, items) in choices.items():
            vak = VeldVak(Veld(code, words, Veldsoort.KEUZE, items), _no_day, self)
            vak.left_changed.connect(self._chosen)
            self.vakken[code] = vak
        self.reden = VeldVak(Veld("deel_reden", _("Toch maken, want")), _no_day, self)
        self.reden.typed.connect(self._reason)
        self.reden.left_changed.connect(self._reason)
        self.reden.hide()
        self.kop = heading_label(_("Gezinnen"), self, level=2)
        self.aantal = text_label("", self)
        self.aantal.setProperty("muted", True)
        self.alles = self._link(_("Alles"), _("Alle gezinnen kiezen die hier staan"))
        self.niets = self._link(_("Geen"), _("Geen gezin meer kiezen"))
        self.alles.clicked.connect(self.all_wished)
        self.niets.clicked.connect(self.none_wished)
        self.zoek = GezinZoek(self)
        self.lijst = GezinKeuzelijst(self)
        self.lijst.ticked.connect(self.ticked)
        self.zoek.searched.connect(self.searched)
        self.zoek.entered.connect(self.lijst.setFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for nr, code in enumerate(WIDE):
            grid.addWidget(self.vakken[code], nr, 0, 1, 2)
        grid.addWidget(self.reden, len(WIDE), 0, 1, 2)
        for nr, code in enumerate(BESIDE):
            grid.addWidget(self.vakken[code], len(WIDE) + 1, nr)
            grid.setColumnStretch(nr, 3 + 2 * nr)
            self.vakken[code].edit.setMinimumWidth(60)
            self.vakken[code].edit.setProperty("smal", True)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.kop)
        head.addWidget(self.aantal, 1)
        head.addWidget(self.alles)
        head.addWidget(self.niets)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addLayout(head)
        column.addWidget(self.zoek)
        column.addWidget(self.lijst, 1)
        self._rest = QWidget(self)
        column.addWidget(self._rest, 1)

    def _link(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("link", True)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        return button

    # --- in ---

    def show_keus(self, keus: Keus) -> None:
        """Show what can be chosen for this paper; the rest is away."""
        shown = {
            "taal": True,
            "privacy": keus.namen,
            "fase": keus.fase,
            "regeldag": keus.regeldag,
            "voor": keus.deelt,
            "loket": keus.loket,
            "partij": keus.partij,
            "periode": keus.agenda,
            "kwartaal": keus.kwartaal,
            "tijdvak": bool(keus.periode),
            "overleg": keus.overleg,
            "corporatie": keus.corporatie,
        }
        for code, on in shown.items():
            self.vakken[code].setVisible(on)
        self.vakken["versie"].setVisible(keus.versie)
        self._per_gemeente = keus.gemeente
        self.vakken["gemeente"].setVisible(keus.gemeente and self._many("gemeente"))
        for widget in (self.kop, self.aantal, self.alles, self.niets, self.zoek, self.lijst):
            widget.setVisible(keus.per_gezin)
        self._rest.setVisible(not keus.per_gezin)

    def ask_reason(self, *, on: bool) -> None:
        """Ask why a paper is made although nothing says that it may be shared."""
        self.reden.setVisible(on)
        if not on:
            self.reden.reset("")
            self.reden.show_problem("")

    def show_choices(self, code: str, items: Sequence[tuple[str, str]]) -> None:
        """Show what can be chosen in a field; what was chosen stays."""
        self.vakken[code].set_choices(items)
        if code == "gemeente":
            self.vakken[code].setVisible(self._per_gemeente and len(items) > 1)

    def show_value(self, code: str, value: str) -> None:
        """Show what is chosen in a field."""
        self.vakken[code].reset(value)

    def show_gezinnen(
        self, gekozen: Sequence[GezinRow], rijen: Sequence[GezinRow], totaal: int, zoek: str
    ) -> None:
        """Show the gezinnen that fit the search, and above them the chosen ones that do not."""
        if zoek != self.zoek.text().strip():
            return
        chosen = {row.uid for row in gekozen}
        here = {row.uid for row in rijen}
        lines = [gezin_lijn(row, on=True, kaart="gekozen") for row in gekozen if row.uid not in here]
        rest = [gezin_lijn(row, on=row.uid in chosen, kaart="rest") for row in rijen]
        more = totaal - len(rijen)
        if more > 0:
            rest.append(
                Lijn("meer", _("en nog {n}: zoek op naam").format(n=more), kaart="rest", soort=Soort.TEKST)
            )
        elif not rijen and zoek:
            rest.append(Lijn("geen", _("Geen gezin met deze naam."), kaart="rest", soort=Soort.TEKST))
        elif not rijen and not gekozen:
            rest.append(Lijn("geen", _("Er is nog geen gezin."), kaart="rest", soort=Soort.TEKST))
        self.lijst.show_lijnen([*lines, *rest])
        n = len(gekozen)
        self.aantal.setText(ngettext("{n} gekozen", "{n} gekozen", n).format(n=n))
        self.niets.setEnabled(bool(n))

    # --- out ---

    def _many(self, code: str) -> bool:
        edit = self.vakken[code].edit
        return bool(edit.property("count") and int(edit.property("count")) > 1)

    def _reason(self, *_args: object) -> None:
        self.reden.show_problem("")
        self.changed.emit("deel_reden", self.reden.raw().strip())

    def _chosen(self, code: str, value: object) -> None:
        self.vakken[code].reset(str(value or ""))
        self.changed.emit(code, str(value or ""))


def _no_day() -> date:
    """No field here is a date."""
    return date.min
