"""What the registers of Beheer have in common: one list, one form beside it, and the whole on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.rows_avg import StukFacts
from models.values import Papier
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.ports import Ports
from views.uitvoer import Uitvoer
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Waarde
from views.widgets.vorm import Vorm


class RegisterDeel(QObject):
    """A part of Beheer that is a register; `titel` stands above it, `register` on its paper and list."""

    def __init__(self, ports: Ports, draft: str, papier: Papier, titel: str, register: str) -> None:
        super().__init__()
        self._ports = ports
        self._papier = papier
        self._register = register
        self._uitvoer = Uitvoer(ports, self)
        self.view = LijstDeel(titel, ports.clock.vandaag)
        self._vorm = Vorm(ports.drafts, draft, self.view.paneel, self._ask)
        self.view.pressed.connect(self._pressed)
        self.view.opened.connect(self._open)
        self.view.knop_pressed.connect(self._knop)
        self.view.asked.connect(self._asked)
        self.view.cancelled.connect(self._closed)
        ports.jobs.listen(self._changed)

    def _show_head(self, titel: str, uitleg: str, nieuw: tuple[str, str]) -> None:
        self.view.show_head(
            titel,
            uitleg,
            (
                nieuw,
                ("print", _("Printen")),
                ("pdf", _("Opslaan als PDF")),
                ("csv", _("Opslaan als lijst")),
            ),
        )

    # --- screen ---

    def place(self) -> dict[str, str]:
        """There is one register."""
        return {}

    def keep_draft(self) -> None:
        """Keep what is half typed."""
        self._vorm.keep()

    def _changed(self, change: Change) -> None:
        del change
        if self.view.isVisible():
            self._load()

    # --- what each register says for itself ---

    def _load(self) -> None:
        raise NotImplementedError

    def _pressed(self, code: str) -> None:
        raise NotImplementedError

    def _open(self, key: str) -> None:
        raise NotImplementedError

    def _knop(self, key: str, code: str) -> None:
        raise NotImplementedError

    def _ask(self, actie: str, over: str) -> None:
        """Open the form for a part (`actie`) of a row; without `over` for a new one."""
        raise NotImplementedError

    def _asked(self, values: dict[str, Waarde]) -> None:
        raise NotImplementedError

    def _beside(self, veld: str) -> str:
        """The field of the form beside which a problem with `veld` is said."""
        return veld

    # --- paper ---

    def _paper(self, code: str, read: Callable[[Lezer], StukFacts]) -> None:
        then = self._print if code == "print" else self._save
        self._ports.jobs.read(read, then, self._failed)

    def _print(self, facts: StukFacts) -> None:
        self._uitvoer.print_it(self._papier, facts, self._register)

    def _save(self, facts: StukFacts) -> None:
        self._uitvoer.save_it(self._papier, facts, self._register, f"register-{self._papier}.pdf")

    def _save_rows(self, heads: list[str], rows: list[tuple[str | int, ...]]) -> None:
        self._uitvoer.save_list(heads, rows, self._register, f"register-{self._papier}.csv")

    # --- after a wish ---

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.view.paneel.close_panel()
        self._load()

    def _closed(self) -> None:
        self._vorm.closed()

    def _failed(self, error: Known) -> None:
        veld = self._beside(error.veld) if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)
