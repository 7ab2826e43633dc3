"""A tab of a dossier that is a list of lines with small forms: what all of them do in one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.changes import Change, Effect
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.rows_dossier import DossierRow
from models.services.verb import Verb
from models.values import Recht
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.ports import Ports
from views.widgets import gevolg
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Veld, Waarde
from views.widgets.vorm import Vorm

Gevonden = TypeVar("Gevonden")
"""What the tab reads and shows."""
Wens = tuple[Verb[...], tuple[object, ...], dict[str, object]]
"""A verb with what it is called with."""


class Tab(QObject, Generic[Gevonden]):
    """Reads for a dossier, shows lines, asks in a form, does verbs; half-typed text stays (ui.md).

    A tab gives `naam` and `titel` and fills in `reading`, `found`, `ask` and `asked`; and `pressed` and
    `opened` where its lines have buttons or open.
    """

    naam = ""
    """Code of the tab, which its drafts and its reading carry too."""

    def __init__(self, ports: Ports, titel: str, uitleg: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ports = ports
        self.row: DossierRow | None = None
        self.alles: Gevonden | None = None
        """What was read last for the dossier that is shown."""
        self.deel = LijstDeel(titel, ports.clock.vandaag)
        self.deel.show_head("", uitleg)
        self.vorm = Vorm(ports.drafts, f"dossier-{self.naam}", self.deel.paneel, self.ask)
        self.view: QWidget = self.deel
        self._gewenst = ("", "")
        """Code of the form that is wished for as soon as the gezin is read, and what it is about."""
        self._seen: Wens | None = None
        """What was looked at last: the same once more does it."""
        self._telling: tuple[Verb[...], tuple[object, ...]] | None = None
        """What is done as soon as it is known what it warns of."""
        self._meldt: tuple[str, ...] = ()
        """What the verb that runs warned of; said once it is done."""
        self.deel.knop_pressed.connect(self._pressed)
        self.deel.opened.connect(self.opened)
        self.deel.asked.connect(self._asked)
        self.deel.cancelled.connect(self._closed)

    # --- for the dossier ---

    def forget(self) -> None:
        """Another dossier comes: nothing of this one stays."""
        self.row, self.alles, self._gewenst = None, None, ("", "")
        self.vorm.forget()
        self.deel.show_lijnen(())

    def show(self, row: DossierRow) -> None:
        """Show the tab for a dossier."""
        fresh = self.row is None or self.row.uid != row.uid
        self.row = row
        if fresh:
            self.alles = None
            self.vorm.begin(row.uid)
        self.load()

    def wish(self, actie: str, uid: str = "") -> None:
        """Open a form once the gezin is read: another screen leads here for it. What is half typed stays."""
        self._gewenst = (actie, uid)

    def keep_draft(self) -> None:
        """Keep what is half typed in the form."""
        self.vorm.keep()

    # --- what a tab fills in ---

    def reading(self, row: DossierRow) -> Callable[[Lezer], Gevonden]:
        """What is read for a dossier, in another thread."""
        raise NotImplementedError

    def found(self, alles: Gevonden, row: DossierRow) -> None:
        """Show what was read."""
        raise NotImplementedError

    def ask(self, actie: str, uid: str) -> None:
        """Open the form for a code (`open_form`); what is not asked any more is left out."""
        raise NotImplementedError

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """The form is filled in: do the verb (`do`)."""
        raise NotImplementedError

    def pressed(self, code: str, uid: str) -> None:
        """A button of a line `soort:uid`; by itself it asks."""
        self.ask(code, uid)

    def opened(self, sleutel: str) -> None:
        """A line was opened with Enter or a click; by itself nothing happens."""

    def beside(self, veld: str) -> str:
        """The field of the form beside which a problem with `veld` is told."""
        return veld

    # --- help for a tab ---

    @property
    def vandaag(self) -> date:
        """The day it is."""
        return self.ports.clock.vandaag()

    @property
    def mag(self) -> bool:
        """Whether who looks may change what stands here."""
        row = self.row
        return row is not None and row.afgesloten_op is None and row.mag(Recht.DOSSIER)

    def load(self) -> None:
        """Read again."""
        if self.row is not None:
            read = partial(_read, uid=self.row.uid, reading=self.reading(self.row))
            self.ports.jobs.read(read, self._loaded, key=f"dossier-{self.naam}")

    def open_form(
        self,
        actie: tuple[str, str],
        titel: str,
        velden: Sequence[Veld],
        values: dict[str, Waarde] | None = None,
        knop: str = "",
    ) -> None:
        """Ask something; `actie` = its code and the uid of what it is about."""
        self.deel.paneel.ask(titel, tuple(velden), values=values or {}, knop=knop)
        self.vorm.asks(*actie)
        self._seen = None

    def do(self, work: Verb[...], *args: object, **kwargs: object) -> None:
        """Do a verb, tell it with its undo, and put the form away."""
        self.ports.jobs.write(work, *args, then=self.done, failed=self.failed, **kwargs)

    def do_and_tell(self, work: Verb[...], *args: object) -> None:
        """Do a verb, and say with it what it warns of: nothing is asked first, nothing is kept silent."""
        self._telling = (work, args)
        self.ports.jobs.preview(
            work, *args, then=self._foreseen, failed=self.failed, key=f"dossier-{self.naam}"
        )

    def _foreseen(self, effect: Effect) -> None:
        if self._telling is not None:
            (work, args), self._telling = self._telling, None
            self._meldt = gevolg.waarschuwingen(effect)
            self.do(work, *args)

    def look_first(self, work: Verb[...], *args: object, **kwargs: object) -> None:
        """Show what a verb moves; asked for once more with the same values it is done."""
        wish = (work, args, kwargs)
        if self._seen == wish:
            self.do(work, *args, **kwargs)
            return
        self._seen = wish
        self.ports.jobs.preview(
            work, *args, then=self._previewed, failed=self.failed, key=f"dossier-{self.naam}", **kwargs
        )

    def warn_first(self, work: Verb[...], *args: object, **kwargs: object) -> None:
        """Do a verb at once where nothing is to be minded; else show what, and do it when asked again."""
        wish = (work, args, kwargs)
        if self._seen == wish:
            self.do(work, *args, **kwargs)
            return
        self._seen = wish
        self.ports.jobs.preview(
            work, *args, then=self._minded, failed=self.failed, key=f"dossier-{self.naam}", **kwargs
        )

    def done(self, change: Change) -> None:
        """A verb was done."""
        words, self._meldt = (f"{verb_words(change.soort)}.", *self._meldt), ()
        self.ports.say.good(" ".join(words), change.bewerking)
        self.deel.paneel.close_panel()
        self.load()

    def failed(self, error: Known) -> None:
        """A verb was refused: beside its field, or in the bar; what was typed stays."""
        self._meldt = ()
        veld = self.beside(error.veld) if isinstance(error, Refused) else ""
        if not (veld and self.deel.paneel.show_problem(veld, sentence(error))):
            self.ports.say.problem(error)

    # --- inside ---

    def _loaded(self, alles: tuple[str, Gevonden]) -> None:
        uid, found = alles
        if self.row is None or uid != self.row.uid:
            return
        self.alles = found
        self.found(found, self.row)
        self.vorm.ready()
        wish, self._gewenst = self._gewenst, ("", "")
        if wish[0] and not self.vorm.actie[0]:
            self.ask(*wish)

    def _pressed(self, sleutel: str, code: str) -> None:
        self.pressed(code, sleutel.partition(":")[2])

    def _asked(self, values: dict[str, Waarde]) -> None:
        if self.row is not None and self.vorm.actie[0]:
            self.asked(*self.vorm.actie, values)

    def _closed(self) -> None:
        self._seen = None
        self.vorm.closed()

    def _minded(self, effect: Effect) -> None:
        if self._seen is None:
            return  # the form was put away in the meantime
        if effect.waarschuwingen:
            self._previewed(effect)
            return
        work, args, kwargs = self._seen
        self._seen = None
        self.do(work, *args, **kwargs)

    def _previewed(self, effect: Effect) -> None:
        words = (
            gevolg.kort(effect),
            *gevolg.waarschuwingen(effect),
            _("Klopt het? Druk nog eens op de knop."),
        )
        self.deel.paneel.show_effect("\n".join(words), gevolg.lijnen(effect, self.vandaag))
        self.deel.paneel.save.setFocus()


def _read(lezer: Lezer, *, uid: str, reading: Callable[[Lezer], Gevonden]) -> tuple[str, Gevonden]:
    return uid, reading(lezer)
