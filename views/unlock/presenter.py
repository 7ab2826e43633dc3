"""Lets a person in: constant message, growing delay, and a new wachtwoordzin after the herstelcode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from resources.sentences import sentence
from views.unlock.unlock_view import UnlockView
from views.widgets.wachttijd import Pogingen, Wachttijd

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.errors import Known

DAMAGED = frozenset(
    (
        "kluis_beschadigd",
        "kluis_niet_leesbaar",
        "kluis_niet_gevonden",
        "kluis_niet_versleuteld",
        "sleutelbestand_beschadigd",
        "sleutelbestand_ontbreekt",
        "zegel_ontbreekt",
        "reservekopie_beschadigd",
    )
)
"""Then a backup is offered."""
NO_ENTRY = frozenset(
    ("toegang_vertrokken", "toegang_weg", "toegang_geen_rol", "startzin_verlopen", "medewerker_onbekend")
)
"""The kluis is well; the key is one that may not open it any more."""


class Gate(Protocol):
    """What opens the kluis; desktop/ fulfils it."""

    def unlock(self, secret: str, failed: Callable[[Known], None]) -> None:
        """Open the kluis with this secret; when it opens, the gate goes away by itself."""
        ...


class UnlockPresenter(QObject):
    """Asks, tries, says why not."""

    def __init__(self, gate: Gate, view: UnlockView, pogingen: Pogingen) -> None:
        super().__init__(view)
        self._gate = gate
        self.view = view
        self.wacht = Wachttijd(pogingen, view.show_wait, self)
        view.unlock_wished.connect(self._try)

    def _try(self, secret: str) -> None:
        if not secret.strip():
            self.view.show_problem(sentence("wachtwoordzin_nodig"))
            return
        self.view.show_busy(on=True)
        self._gate.unlock(secret, self._refused)

    def _refused(self, error: Known) -> None:
        self.view.show_busy(on=False)
        self.view.show_problem(sentence(error.reden))
        if error.code in DAMAGED:
            self.view.offer_restore()
        if error.code != "sleutel_onjuist":
            if error.code not in NO_ENTRY:
                self.view.offer_bundle()
            return
        self.wacht.wrong()
