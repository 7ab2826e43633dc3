"""From a kluis that is damaged, old or gone back to one that works: the restore page and what follows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.jobs import Answer
from models.errors import Known
from models.values import Reden
from resources.sentences import sentence

if TYPE_CHECKING:
    from desktop.bootstrap import App
    from desktop.rescued import Rescuing
    from desktop.restoring import Restoring

SALVAGEABLE = frozenset(("kluis_beschadigd", "zegel_ontbreekt", "zegel_gebroken"))
"""With these errors at the gate the kluis itself may still be salvaged."""


class WayBack(QObject):
    """Remembers what is the matter with the kluis, and shows the ways out."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._app = app
        self._wrong: tuple[Reden, ...] = ()
        self._answer = Answer(None)
        self._said = ""
        self.restoring: Restoring | None = None
        self.rescuing: Rescuing | None = None

    def listen(self, failed: Callable[[Known], None]) -> Callable[[Known], None]:
        """Hear why the kluis did not open, and pass it on."""
        self._answer = Answer(failed)
        return self._not_opened

    def _not_opened(self, error: Known) -> None:
        self._wrong = (error.reden,) if error.code in SALVAGEABLE else ()
        self._answer.call(error)

    def show(self) -> None:
        """Offer the backups; an opened kluis is shut first."""
        from desktop.restoring import Restoring

        app = self._app
        wrong = app.opened.workspace.bevindingen() if app.opened is not None else self._wrong
        app.shut_kluis()
        self.restoring = Restoring(app, wrong)
        app.window.show_view(self.restoring.view)

    def missing(self, aside: Path) -> None:
        """The kluis does not stand in its place, but one that was set aside is there: say where."""
        self._wrong = (Reden.of("kluis_opzij", naam=aside.name, map=str(aside.parent)),)
        self.show()

    @property
    def is_shown(self) -> bool:
        """Whether the restore page stands in the window."""
        return self.restoring is not None and self._app.window.centralWidget() is self.restoring.view

    def forget(self) -> None:
        """The computer locks: a secret that is half typed on the page goes."""
        if self.restoring is not None and self.is_shown:
            self.restoring.forget()

    def shut(self, problem: Reden | None) -> None:
        """The kluis is shut behind the page; say where its last backup failed."""
        if problem is not None and self.restoring is not None:
            self.restoring.view.show_problem(sentence(problem))

    def show_rescued(self, rescuing: Rescuing) -> None:
        """Show what a salvage gave."""
        self.rescuing = rescuing
        self._app.window.show_view(rescuing.view)

    def say_when_open(self, words: str) -> None:
        """Keep a message for when the kluis is open; none = forget it."""
        self._said = words

    def opened(self) -> str:
        """The kluis is open: all is well, and what is to be said."""
        self._wrong = ()
        words, self._said = self._said, ""
        return words
