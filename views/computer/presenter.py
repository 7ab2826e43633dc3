"""Shows what this computer remembers and tells, and changes it at once."""

from __future__ import annotations

from PySide6.QtCore import QObject

from resources.i18n import _
from views.computer.computer_view import ComputerView
from views.ports import Ports

MINUTES = (1, 2, 3, 5, 10, 15, 20, 30, 60)
"""What may be chosen; *never* is not among them."""


class ComputerPresenter(QObject):
    """The screen *Deze computer*. Everybody may change it: it is about the chair, not about the gezinnen."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        if ports.computer is None:
            raise RuntimeError("this screen needs the computer it is about")
        self._computer = ports.computer
        self._say = ports.say
        least, most = self._computer.lock_range
        self.view = ComputerView()
        chosen = self._computer.lock_minutes
        self.view.show_minutes([one for one in sorted({*MINUTES, chosen}) if least <= one <= most], chosen)
        self.view.show_themes(
            [
                ("systeem", _("Zoals de computer")),
                ("light", _("Licht")),
                ("dark", _("Donker")),
            ],
            self._computer.theme,
        )
        self.view.minutes_chosen.connect(self._computer.set_lock_minutes)
        self.view.theme_chosen.connect(self._computer.set_theme)
        self.view.bundle_wished.connect(self._computer.show_bundle)

    def enter(self, **args: str) -> None:
        """Show how things stand now."""
        del args
        self.view.show_hears(hears_words(self._computer.hears))
        plek, let_op = self._computer.kluis_place
        self.view.show_plek(plek, " ".join(let_op))

    def place(self) -> dict[str, str]:
        """Nothing to come back to."""
        return {}

    def keep_draft(self) -> None:
        """A choice holds at once; nothing is half typed here."""


def hears_words(hears: tuple[str, ...]) -> str:
    """Say in words what else locks the window here."""
    found = []
    if "vergrendeld" in hears:
        found.append(_("als je de computer vergrendelt"))
    if "slaap" in hears:
        found.append(_("als hij gaat slapen of als je hem dichtklapt"))
    if found:
        words = _("Gaat ook op slot {wanneer}.").format(wanneer=_(" en ").join(found))
    else:
        words = _("Deze computer zegt het niet als je hem vergrendelt. Vergrendel dan zelf met Ctrl+L.")
    return words + " " + _("Heeft hij geslapen, dan gaat het scherm op slot zodra hij wakker is.")
