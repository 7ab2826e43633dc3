"""A part of Gemeente whose lines are rows that one adds, changes and takes away: how all of them do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from models.services.verb import Verb
from resources.i18n import _
from views.gemeente.deel import GemeenteDeel
from views.widgets.lijn import Knop, Lijn, Soort
from views.widgets.velden import Veld, Waarde

Gevonden = TypeVar("Gevonden")
ERBIJ, WIJZIG, WEG = "erbij", "wijzig", "weg"


@dataclass(frozen=True)
class Rijvorm:
    """A kind of row: the words of its form, its fields, and the verbs behind it."""

    nieuw: str
    """Heading of the form for a new one."""
    anders: str
    velden: Callable[[Any], Sequence[Veld]]
    """The fields, from what was read."""
    waarden: Callable[[Any, Any], dict[str, Waarde]]
    """The values, from what was read and the row (None = a new one)."""
    erbij: Verb[...]
    wijzig: Verb[...] | None
    weg: Verb[...] | None
    uid: str
    """Name under which the verbs take the uid."""
    vast: tuple[str, ...] = ()
    """Fields that a change leaves alone."""


class RijenDeel(GemeenteDeel[Gevonden]):
    """A part with kinds of rows; lines are named `kind:uid`, buttons `erbij:kind`, `wijzig` and `weg`."""

    def vormen(self) -> Mapping[str, Rijvorm]:
        """The kinds of rows by their code."""
        raise NotImplementedError

    def row_of(self, soort: str, uid: str) -> Any:  # noqa: ANN401 - a row of any kind
        """The row behind a line; None when it is gone."""
        raise NotImplementedError

    def other(self, actie: str, sleutel: str) -> None:
        """A question that is not about a kind of row."""

    def saved(self, actie: str, sleutel: str, values: dict[str, Waarde]) -> None:
        """The form of such a question is filled in."""

    # --- wishes ---

    def line_pressed(self, sleutel: str, code: str) -> None:
        """*Weghalen* does it at once, with undo; the others ask."""
        soort, _colon, uid = sleutel.partition(":")
        vorm = self.vormen().get(soort)
        if code == WEG and vorm is not None and vorm.weg is not None:
            self.do(vorm.weg, **{vorm.uid: uid})
        else:
            self.ask(code, sleutel)

    def opened(self, sleutel: str) -> None:
        """A row opens to be changed."""
        soort = sleutel.partition(":")[0]
        vorm = self.vormen().get(soort)
        if self.mag and vorm is not None and vorm.wijzig is not None:
            self.ask(WIJZIG, sleutel)

    def ask(self, actie: str, uid: str) -> None:
        """Ask for a new row, or about one that is there."""
        if self.alles is None or not self.mag:
            return
        name, _colon, soort = actie.partition(":")
        if name == ERBIJ and soort in self.vormen():
            vorm = self.vormen()[soort]
            self.open_form((actie, uid), vorm.nieuw, vorm.velden(self.alles), vorm.waarden(self.alles, None))
            return
        kind, _colon, key = uid.partition(":")
        found = self.vormen().get(kind)
        if actie == WIJZIG and found is not None:
            row = self.row_of(kind, key)
            if row is None:
                return
            fields = [veld for veld in found.velden(self.alles) if veld.code not in found.vast]
            self.open_form((actie, uid), found.anders, fields, found.waarden(self.alles, row))
            return
        self.other(actie, uid)

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save it."""
        name, _colon, soort = actie.partition(":")
        kind, _colon, key = uid.partition(":")
        if name == ERBIJ and soort in self.vormen():
            self.do(self.vormen()[soort].erbij, gemeente_uid=self.gemeente, **values)
        elif actie == WIJZIG and kind in self.vormen() and (verb := self.vormen()[kind].wijzig) is not None:
            self.do(verb, **{self.vormen()[kind].uid: key}, **values)
        else:
            self.saved(actie, uid, values)


def rij_knoppen(*, mag: bool, wijzig: bool = True, weg: bool = True) -> tuple[Knop, ...]:
    """The buttons of a row; Enter and a click change it too."""
    change = (Knop(WIJZIG, _("Wijzigen"), "i"),) if mag and wijzig else ()
    return (*change, Knop(WEG, _("Weghalen"), "w")) if mag and weg else change


def kop_lijn(kaart: str, titel: str, erbij: str = "", woorden: str = "", *, mag: bool) -> Lijn:
    """The head of a card, with the button for a new row of kind `erbij`."""
    knoppen = (Knop(erbij, woorden, "n"),) if erbij and mag else ()
    return Lijn(f"kop:{kaart}", titel, kaart, Soort.KOP, knoppen=knoppen)


def lege_lijn(kaart: str, words: str) -> Lijn:
    """What stands in a card without rows."""
    return Lijn(f"leeg:{kaart}", words, kaart, Soort.TEKST)
