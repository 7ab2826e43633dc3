"""All actions of the window in one table: id, words, key. Menus, shortcuts and the help page read it."""

from __future__ import annotations

from dataclasses import dataclass

from resources.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Actie:
    """One thing the window can do."""

    id: str
    tekst: str
    toets: str

    @property
    def woorden(self) -> str:
        """The words in the language of the screen."""
        return _(self.tekst)


ACTIES: dict[str, Actie] = {
    one.id: one
    for one in (
        Actie("zoeken", N_("Zoeken"), "Ctrl+K"),
        Actie("vergrendelen", N_("Vergrendelen"), "Ctrl+L"),
        Actie("ongedaan", N_("Het laatste ongedaan maken"), "Ctrl+Z"),
        Actie("terug", N_("Terug"), "Alt+Left"),
        Actie("hulp", N_("Hulp"), "F1"),
        Actie("melding", N_("Laatste meldingen lezen"), "Ctrl+M"),
        Actie("rail", N_("Naar het menu links"), "F6"),
    )
}
"""Screens have their letter in their `ScreenDef`; the letter works wherever no text is typed."""
