"""The panel of a part of a screen: what it asks about, and what is half typed in it as a draft."""

from __future__ import annotations

from collections.abc import Callable

from views.ports import Drafts
from views.widgets.paneel import Paneel

_VELD = "veld:"
_OVER = "over"


class Vorm:
    """What the form of a panel asks; half-typed text is kept and comes back with the same question.

    `ask` opens the form for a code and a uid; it calls `asks` once the form stands there.
    """

    def __init__(self, drafts: Drafts, scherm: str, paneel: Paneel, ask: Callable[[str, str], None]) -> None:
        self._drafts = drafts
        self._scherm = scherm
        self._paneel = paneel
        self._ask = ask
        self._onderwerp: str | None = None
        self._draft: dict[str, str] = {}
        self._is_ready = False
        self.actie: tuple[str, str] = ("", "")
        """Code and uid of what is asked; empty when nothing is."""

    def begin(self, onderwerp: str) -> None:
        """Something else is shown: fetch what was half typed about it."""
        self._onderwerp, self._is_ready = onderwerp, False
        self._drafts.load(self._scherm, onderwerp, self._loaded)

    def ready(self) -> None:
        """What the questions are about stands there: ask again what was half typed, if anything was."""
        self._is_ready = True
        self._put_back()

    def asks(self, actie: str, uid: str) -> None:
        """The form now asks this."""
        self.actie = (actie, uid)

    def keep(self) -> None:
        """Keep what is half typed; a form that asks nothing leaves no draft."""
        if self._onderwerp is None:
            return
        form = self._paneel.form
        kept: dict[str, str] = {}
        if form is not None and self.actie[0]:
            kept = {_OVER: self._onderwerp, "actie": self.actie[0], "uid": self.actie[1]}
            kept |= {f"{_VELD}{code}": text for code, text in form.all_raw().items()}
        self._drafts.keep(self._scherm, self._onderwerp, kept)

    def closed(self) -> None:
        """The form is gone, saved or put away: nothing is half typed any more."""
        self.actie = ("", "")
        if self._onderwerp is not None:
            self._drafts.drop(self._scherm, self._onderwerp)

    def forget(self) -> None:
        """Nothing of what was shown stays; its draft does."""
        self.actie, self._draft, self._onderwerp, self._is_ready = ("", ""), {}, None, False
        self._paneel.close_panel()

    def _loaded(self, draft: dict[str, str]) -> None:
        if draft.get(_OVER, self._onderwerp) != self._onderwerp:
            return  # it comes late: something else is shown by now
        self._draft = draft
        if self._is_ready:
            self._put_back()

    def _put_back(self) -> None:
        draft, self._draft = self._draft, {}
        if not draft.get("actie"):
            return
        self._ask(draft["actie"], draft.get("uid", ""))
        form = self._paneel.form
        if form is not None:
            form.restore({code[len(_VELD) :]: text for code, text in draft.items() if code.startswith(_VELD)})
