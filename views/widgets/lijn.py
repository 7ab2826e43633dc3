"""What a list of lines shows: frozen lines and the model that holds them. Painting is in `lijn_tekenen`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from resources.i18n import _

Index = QModelIndex | QPersistentModelIndex


class Soort(StrEnum):
    """What kind of row a line is."""

    KOP = "kop"
    """Heading of a card; folds when `open` is not None."""
    LIJN = "lijn"
    """A point or a person: two lines of text, boxes, chip, menu."""
    TEKST = "tekst"
    """One muted sentence."""
    MEER = "meer"
    """A link-like row: `nog 9`."""


class Toon(StrEnum):
    """The tone of a chip; each has a colour and a sign in the theme."""

    TE_LAAT = "te_laat"
    WEEK = "week"
    OP_SCHEMA = "op_schema"
    RUST = "rust"


@dataclass(frozen=True, slots=True)
class Chip:
    """State as sign + word + colour."""

    tekst: str
    toon: Toon
    teken: str = ""
    """Name of the sign: `uitroep`, `klok`, `vink`, `pauze`, `streep`; empty = that of the tone."""


@dataclass(frozen=True, slots=True)
class Vak:
    """The tick box of one person on a line."""

    sleutel: str
    letter: str
    naam: str
    aan: bool
    kan: bool = True


@dataclass(frozen=True, slots=True)
class Knop:
    """A small button on a line, with the key that presses it."""

    code: str
    tekst: str
    toets: str = ""


@dataclass(frozen=True, slots=True)
class Lijn:
    """One row. `sleutel` names it in every signal; rows with the same `kaart` stand in one frame."""

    sleutel: str
    titel: str
    kaart: str = ""
    soort: Soort = Soort.LIJN
    onder: str = ""
    link: str = ""
    """Words of the link behind the second line; empty = none."""
    nummer: str = ""
    ster: bool = False
    vink: bool | None = None
    """Tick box on or off; None = no box."""
    vakken: tuple[Vak, ...] = ()
    chip: Chip | None = None
    knoppen: tuple[Knop, ...] = ()
    menu: bool = False
    open: bool | None = None
    """For a heading: folded open or not; None = it does not fold."""
    grijs: bool = False
    lang: bool = False
    """Both lines take as many rows as they need, where they must be read as a whole."""
    smal: bool = False
    """For a list beside something else: both lines stand there whole, with chip and buttons below them."""
    tip: str = ""
    """More words for the tooltip and for who hears the screen."""

    @property
    def doet_iets(self) -> bool:
        """Whether a key or click on it means something."""
        plain_head = self.soort is Soort.KOP and self.open is None and not self.knoppen
        return not plain_head and self.soort is not Soort.TEKST


class Rol(IntEnum):
    """Roles of the model beside those of Qt."""

    LIJN = Qt.ItemDataRole.UserRole + 1
    PLEK = Qt.ItemDataRole.UserRole + 2


class LijnenModel(QAbstractListModel):
    """Holds the lines; replacing them keeps what is the same, so that focus and scroll stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lijnen: tuple[Lijn, ...] = ()

    @property
    def lijnen(self) -> tuple[Lijn, ...]:
        """The lines as shown."""
        return self._lijnen

    def show(self, lijnen: Sequence[Lijn]) -> None:
        """Show these lines; where only contents changed the rows stay in place."""
        nieuw = tuple(lijnen)
        oud = self._lijnen
        if [lijn.sleutel for lijn in oud] == [lijn.sleutel for lijn in nieuw]:
            self._lijnen = nieuw
            for row, (was, is_) in enumerate(zip(oud, nieuw, strict=True)):
                if was != is_:
                    index = self.index(row)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._lijnen = nieuw
        self.endResetModel()

    def row_of(self, sleutel: str) -> int:
        """Return the row of a key, or -1."""
        return next((row for row, lijn in enumerate(self._lijnen) if lijn.sleutel == sleutel), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows; a list has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._lijnen)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but a plain heading can have the focus; only a line with a box can be ticked."""
        lijn = self._lijnen[index.row()]
        flags = Qt.ItemFlag.ItemNeverHasChildren
        if lijn.doet_iets or lijn.soort is Soort.TEKST:
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if lijn.vink is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the line to the painter and words to whoever hears the screen."""
        lijn = self._lijnen[index.row()]
        if role == Rol.LIJN:
            return lijn
        if role == Rol.PLEK:
            return self._plek(index.row())
        if role == Qt.ItemDataRole.CheckStateRole and lijn.vink is not None:
            return Qt.CheckState.Checked if lijn.vink else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(lijn)
        words = {
            int(Qt.ItemDataRole.DisplayRole): lijn.titel,
            int(Qt.ItemDataRole.AccessibleDescriptionRole): lijn.tip,
        }
        return words.get(int(role))

    def _plek(self, row: int) -> tuple[bool, bool]:
        """Whether the row is the first and the last of its card."""
        kaart = self._lijnen[row].kaart
        first = row == 0 or self._lijnen[row - 1].kaart != kaart
        last = row == len(self._lijnen) - 1 or self._lijnen[row + 1].kaart != kaart
        return first, last


def spoken(lijn: Lijn) -> str:
    """Say a line in words: number, text, state and boxes, for a screen reader."""
    parts = [lijn.nummer, lijn.titel, lijn.onder, lijn.chip.tekst if lijn.chip else ""]
    if lijn.open is not None:
        parts.append(_("uitgeklapt") if lijn.open else _("ingeklapt"))
    if lijn.vink is not None:
        parts.append(_("afgevinkt") if lijn.vink else _("niet afgevinkt"))
    for vak in lijn.vakken:
        woord = _("klaar") if vak.aan else _("open")
        parts.append(f"{vak.letter} {vak.naam}: {woord}")
    parts += [f"{knop.tekst} ({knop.toets})" if knop.toets else knop.tekst for knop in lijn.knoppen]
    return ", ".join(part for part in parts if part)
