"""Guides the first start: looks at each step, and makes the kluis at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from resources.i18n import _
from resources.sentences import sentence
from views.first_start.first_start_view import STEPS, FirstStartView, Invulling

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.errors import Known


class Maker(Protocol):
    """What makes the kluis; desktop/ fulfils it."""

    def new_code(self) -> str:
        """Make a herstelcode; the same one until the kluis is made."""
        ...

    def print_code(self, done: Callable[[bool], None]) -> None:
        """Print the herstelcode sheet."""
        ...

    def save_code(self, done: Callable[[bool], None]) -> None:
        """Save the herstelcode sheet as PDF where the person says."""
        ...

    def check_wachtwoordzin(self, zin: str) -> None:
        """Raises Refused for one that is too short."""
        ...

    def create(self, invulling: Invulling, failed: Callable[[Known], None]) -> None:
        """Make the kluis and open it; then the first start goes away by itself."""
        ...


class FirstStartPresenter(QObject):
    """Three steps, each checked before the next."""

    def __init__(self, maker: Maker, view: FirstStartView) -> None:
        super().__init__(view)
        self._maker = maker
        self.view = view
        view.next_wished.connect(self._next)
        view.print_wished.connect(self._print)
        view.save_wished.connect(self._save)

    def _next(self, step: int) -> None:
        invulling = self.view.invulling()
        problem = (self._one, self._two, self._three)[step - 1](invulling)
        if problem is not None:
            self.view.show_problem(problem[1], problem[0])
        elif step < STEPS:
            if step == 1:
                self.view.show_code(self._maker.new_code())
            self.view.show_step(step + 1)
        else:
            self.view.show_busy(on=True)
            self._maker.create(invulling, self._refused)

    def _one(self, invulling: Invulling) -> tuple[str, str] | None:
        from models.errors import Refused

        if not invulling.naam.strip():
            return "naam", sentence("naam_nodig")
        try:
            self._maker.check_wachtwoordzin(invulling.wachtwoordzin)
        except Refused as error:
            return "wachtwoordzin", sentence(error.reden)
        if invulling.wachtwoordzin != invulling.herhaald:
            return "herhaald", sentence("wachtwoordzin_ongelijk")
        return None

    def _two(self, invulling: Invulling) -> tuple[str, str] | None:
        from models.keys import check_herstelcode

        found = check_herstelcode(invulling.code)
        if found.foute_groepen:
            groepen = ", ".join(str(nr) for nr in found.foute_groepen)
            return "code", sentence("herstelcode_fout", groepen=groepen)
        if not found.ok:
            return "code", sentence("herstelcode_kort", groepen=found.groepen)
        if not same_code(invulling.code, self._maker.new_code()):
            return "code", sentence("herstelcode_anders")
        return None

    def _three(self, invulling: Invulling) -> tuple[str, str] | None:
        return None if invulling.gemeente.strip() else ("gemeente", sentence("veld_leeg"))

    def _refused(self, error: Known) -> None:
        self.view.show_busy(on=False)
        veld = getattr(error, "veld", "")
        if veld in {"naam", "wachtwoordzin"}:
            self.view.show_step(1)
        self.view.show_problem(sentence(error.reden), veld)

    def _print(self) -> None:
        self._maker.print_code(self._printed)

    def _save(self) -> None:
        self._maker.save_code(self._saved)

    def _printed(self, done: bool) -> None:  # noqa: FBT001 - an answer, not an option
        self.view.show_done(_("Afgedrukt.") if done else _("Niet afgedrukt."))

    def _saved(self, done: bool) -> None:  # noqa: FBT001 - an answer, not an option
        self.view.show_done(_("Bewaard. Haal het bestand weg als je het hebt afgedrukt.") if done else "")


def same_code(typed: str, code: str) -> bool:
    """Whether two spellings are the same code: case, dashes, blanks and O/0, I/L/1 do not matter."""
    table = str.maketrans({"O": "0", "I": "1", "L": "1"})

    def bare(text: str) -> str:
        return "".join(sign for sign in text.upper() if sign.isalnum()).translate(table)

    return bare(typed) == bare(code)
