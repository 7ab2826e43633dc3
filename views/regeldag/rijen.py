"""Rows of small fields in a table: a loket with its contact, a gezin with its times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from models.queries.rows_regeldag import AfspraakRow, LoketRow
from resources.i18n import _, ngettext
from views.icons import icon
from views.theme import hex_of
from views.widgets.labels import ElideLabel, plain_tip, text_label
from views.widgets.velden import Veld, Veldsoort, VeldVak, Waarde

NAAM = 120
"""Width of the name in front of a row."""
AANWEZIG = ("van", "tot")
"""Fields of a gezin for when it can be there."""
NR = 22
KNOP = 28
GAP = 5


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the table of loketten; width 0 = what is left."""

    code: str
    soort: Veldsoort
    breedte: int

    def naam(self) -> str:
        """The heading in words."""
        return {
            "ruimte": _("Ruimte"),
            "contact": _("Contact"),
            "telefoon": _("Telefoon"),
            "van": _("Van"),
            "tot": _("Tot"),
            "minuten": _("Min."),
            "plekken": _("Tafels"),
            "pauze": _("Pauze"),
        }[self.code]

    def voluit(self) -> str:
        """What the heading means."""
        if self.code == "plekken":
            return _("Tafels: zoveel gezinnen tegelijk")
        return _("Minuten per gezin") if self.code == "minuten" else self.naam()


KOLOMMEN = (
    Kolom("ruimte", Veldsoort.TEKST, 70),
    Kolom("contact", Veldsoort.LIJST, 0),
    Kolom("telefoon", Veldsoort.TEKST, 98),
    Kolom("van", Veldsoort.TEKST, 50),
    Kolom("tot", Veldsoort.TEKST, 50),
    Kolom("pauze", Veldsoort.TEKST, 86),
    Kolom("minuten", Veldsoort.GETAL, 38),
    Kolom("plekken", Veldsoort.GETAL, 40),
)


class KaalVak(VeldVak):
    """A field in a table: its label is the heading of the column, its problem stands under the row."""

    told = Signal(str, str)

    def __init__(self, veld: Veld, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(veld, vandaag, parent)
        self.label.hide()
        self.edit.setProperty("smal", True)
        if isinstance(self.edit, QLineEdit):
            self.edit.setMaxLength(80)

    def show_problem(self, text: str) -> None:
        """Mark the field; the row says what is wrong."""
        super().show_problem(text)
        self.problem.hide()
        self.told.emit(self.veld.code, text)


class Rij(QWidget):
    """A row: name in front, fields, small buttons; a problem under it."""

    edited = Signal(str, str, object)
    """Row, field, value."""
    typed = Signal()

    def __init__(self, sleutel: str, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sleutel = sleutel
        self._vandaag = vandaag
        self.vakken: dict[str, KaalVak] = {}
        self.naam = ElideLabel("", self)
        self.problem = text_label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self._problems: dict[str, str] = {}
        self.line = QHBoxLayout()
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.line)
        column.addWidget(self.problem)

    def add_vak(self, veld: Veld, breedte: int) -> KaalVak:
        """Put a field at the end of the row; width 0 = what is left, shared."""
        vak = KaalVak(veld, self._vandaag, self)
        vak.left_changed.connect(self._edited)
        vak.typed.connect(self._typed)
        vak.told.connect(self._told)
        if breedte:
            vak.setFixedWidth(breedte)
        else:
            vak.edit.setMinimumWidth(40)
        self.vakken[veld.code] = vak
        self.line.addWidget(vak, 0 if breedte else 1, Qt.AlignmentFlag.AlignVCenter)
        return vak

    def add_button(self, name: str, words: str, keys: str = "") -> QToolButton:
        """Put a small button at the end of the row, perhaps with keys that work anywhere in the row."""
        button = QToolButton(self)
        button.setIcon(icon(name, hex_of("muted"), 16))
        button.setAccessibleName(words)
        button.setToolTip(plain_tip(f"{words} ({keys})" if keys else words))
        button.setProperty("klein", True)
        button.setFixedWidth(KNOP)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        return button

    def tab_stops(self) -> Iterator[QWidget]:
        """What Tab visits, in order."""
        for vak in self.vakken.values():
            yield vak.edit

    def draft(self) -> dict[str, str]:
        """What is half typed."""
        return {code: vak.raw() for code, vak in self.vakken.items() if vak.is_dirty()}

    def _edited(self, code: str, value: object) -> None:
        self.edited.emit(self.sleutel, code, value)

    def _typed(self, code: str) -> None:
        self.typed.emit()

    def _told(self, code: str, text: str) -> None:
        self._problems[code] = text
        words = next((one for one in self._problems.values() if one), "")
        self.problem.setText(words)
        self.problem.setVisible(bool(words))


class LoketRij(Rij):
    """A loket on the day."""

    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, row: LoketRow, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(row.loket, vandaag, parent)
        self.nr = text_label("", self)
        self.nr.setProperty("muted", True)
        self.nr.setFixedWidth(NR)
        fix_width(self.naam, NAAM)
        self.naam.setText(row.naam)
        self.line.addWidget(self.nr)
        self.line.addWidget(self.naam)
        for kolom in KOLOMMEN:
            words = _("{loket}: {veld}").format(loket=row.naam, veld=kolom.voluit().lower())
            self.add_vak(Veld(kolom.code, words, kolom.soort), kolom.breedte)
        up = self.add_button("arrow-up", _("{loket} eerder").format(loket=row.naam), "Ctrl+Up")
        down = self.add_button("arrow-down", _("{loket} later").format(loket=row.naam), "Ctrl+Down")
        weg = self.add_button("x", _("{loket} niet op deze dag").format(loket=row.naam))
        self.knoppen = (up, down, weg)
        up.clicked.connect(self._up)
        down.clicked.connect(self._down)
        weg.clicked.connect(self._weg)

    def show_row(self, nr: int, row: LoketRow, contacten: Sequence[str]) -> None:
        """Show a loket; what is half typed stays."""
        self.nr.setText(f"{nr}")
        self.naam.setText(row.naam)
        self.vakken["contact"].set_choices([(naam, naam) for naam in contacten])
        values: dict[str, Waarde] = {
            "ruimte": row.ruimte,
            "contact": row.contact,
            "telefoon": row.telefoon,
            "van": row.van,
            "tot": row.tot,
            "minuten": row.minuten,
            "plekken": row.plekken,
            "pauze": row.pauze,
        }
        for code, value in values.items():
            self.vakken[code].show_value(value)

    def tab_stops(self) -> Iterator[QWidget]:
        """The fields, then the buttons."""
        yield from super().tab_stops()
        yield from self.knoppen

    def _up(self) -> None:
        self.moved.emit(self.sleutel, -1)

    def _down(self) -> None:
        self.moved.emit(self.sleutel, 1)

    def _weg(self) -> None:
        self.removed.emit(self.sleutel)


class GezinRij(Rij):
    """A gezin on the day with a time for each loket."""

    removed = Signal(str)

    def __init__(self, row: AfspraakRow, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(row.dossier_uid, vandaag, parent)
        self.onder = ElideLabel("", self)
        self.onder.setProperty("muted", True)
        names = QWidget(self)
        names.setFixedWidth(NAAM)
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.naam)
        column.addWidget(self.onder)
        self.line.addWidget(names)
        self.weg = self.add_button("x", _("{gezin} van deze dag halen").format(gezin=row.gezin))
        self.weg.clicked.connect(self._weg)

    def show_row(self, row: AfspraakRow, loketten: Sequence[tuple[str, str]]) -> None:
        """Show a gezin with its times, in the order of the loketten; what is half typed stays."""
        personen = ngettext("{n} persoon", "{n} personen", row.personen).format(n=row.personen)
        self.naam.setText(f"{row.nummer} {row.gezin}")
        self.onder.setText(f"{row.dossier_nummer} · {personen}")
        wanted = [*AANWEZIG, *(code for code, _naam in loketten)]
        for code, words in zip(AANWEZIG, (_("{gezin}: is er van"), _("{gezin}: is er tot")), strict=True):
            if code not in self.vakken:
                self.add_vak(Veld(code, words.format(gezin=row.gezin)), 0)
        for code in [code for code in self.vakken if code not in wanted]:
            vak = self.vakken.pop(code)
            self.line.removeWidget(vak)
            vak.hide()
            vak.deleteLater()
        for code, naam in loketten:
            if code not in self.vakken:
                words = _("{gezin}: tijd bij {loket}").format(gezin=row.gezin, loket=naam)
                self.add_vak(Veld(code, words), 0)
        self.line.removeWidget(self.weg)
        for code in wanted:
            self.line.removeWidget(self.vakken[code])
            self.line.addWidget(self.vakken[code], 1, Qt.AlignmentFlag.AlignVCenter)
        self.line.addWidget(self.weg, 0, Qt.AlignmentFlag.AlignVCenter)
        self.vakken = {code: self.vakken[code] for code in wanted}
        for code, _naam in loketten:
            self.vakken[code].show_value(row.tijden.get(code, ""))
        self.vakken["van"].show_value(row.van)
        self.vakken["tot"].show_value(row.tot)

    def tab_stops(self) -> Iterator[QWidget]:
        """The times, then the button."""
        yield from super().tab_stops()
        yield self.weg

    def _weg(self) -> None:
        self.removed.emit(self.sleutel)


def fix_width(label: ElideLabel, breedte: int) -> None:
    """Give a label a width of its own; without this a layout takes its words for nothing."""
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    label.setFixedWidth(breedte)


def order_tabs(rows: Sequence[Rij], after: QWidget | None = None) -> None:
    """Let Tab follow the rows as they stand."""
    last = after
    for row in rows:
        for stop in row.tab_stops():
            if last is not None:
                QWidget.setTabOrder(last, stop)
            last = stop
