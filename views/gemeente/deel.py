"""A part of Gemeente that is a list of lines with small forms: what all of them do in one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.changes import Area, Change
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.services.verb import Verb
from models.values import Papier, Recht
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.ports import Ports
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Veld, Waarde
from views.widgets.vorm import Vorm

Gevonden = TypeVar("Gevonden")
"""What the part reads and shows."""
AREAS = frozenset(
    {
        *(Area.GEMEENTE, Area.INSTELLINGEN, Area.DOSSIER, Area.PERSONEN),
        *(Area.WONINGEN, Area.MATRIX, Area.ORGANISATIES),
    }
)


BLAD = "blad"
"""Code of the button in the head that opens the paper of a part."""


def blad_knop() -> tuple[str, str]:
    """The button in the head that opens the paper of a part: to print, or to save as PDF or sheet."""
    return BLAD, _("Als papier of rekenblad")


class GemeenteDeel(QObject, Generic[Gevonden]):
    """Reads for a gemeente, shows lines, asks in a form, does verbs; half-typed text stays (ui.md).

    A part gives `naam` and fills in `reading`, `found`, `ask` and `asked`; and `pressed`, `line_pressed` and
    `opened` where its head or lines have buttons or open. It is a `Screen`.
    """

    naam = ""
    """Code of the part, which its drafts and its reading carry too."""

    def __init__(self, ports: Ports, titel: str, uitleg: str = "") -> None:
        super().__init__()
        self.ports = ports
        self.gemeente = ""
        self.alles: Gevonden | None = None
        """What was read last for the gemeente that is shown."""
        self.mag = ports.wie.mag(Recht.GEMEENTE) and not ports.alleen_lezen
        self.deel = LijstDeel(titel, ports.clock.vandaag)
        self.deel.show_head(titel, uitleg)
        self.vorm = Vorm(ports.drafts, f"gemeente-{self.naam}", self.deel.paneel, self.ask)
        self.view: QWidget = self.deel
        self.deel.pressed.connect(self.pressed)
        self.deel.knop_pressed.connect(self.line_pressed)
        self.deel.opened.connect(self.opened)
        self.deel.lijst.link_wished.connect(self._linked)
        self.deel.asked.connect(self._asked)
        self.deel.cancelled.connect(self._closed)
        ports.jobs.listen(self._changed)

    def _linked(self, sleutel: str, _where: object) -> None:
        """The link on a line leads where the line leads."""
        self.opened(sleutel)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the part for a gemeente (its uid)."""
        uid = args.get("gemeente", self.gemeente)
        if uid != self.gemeente:
            self.gemeente, self.alles = uid, None
            self.vorm.forget()
            self.deel.show_lijnen(())
            self.vorm.begin(uid)
        self.load()

    def place(self) -> dict[str, str]:
        """The part itself says where it stands; most stand in one place."""
        return {}

    def keep_draft(self) -> None:
        """Keep what is half typed in the form."""
        self.vorm.keep()

    # --- what a part fills in ---

    def reading(self) -> Callable[[Lezer], Gevonden]:
        """What is read for the gemeente, in another thread."""
        raise NotImplementedError

    def found(self, alles: Gevonden) -> None:
        """Show what was read."""
        raise NotImplementedError

    def ask(self, actie: str, uid: str) -> None:
        """Open the form for a code (`open_form`); what is not asked any more is left out."""
        raise NotImplementedError

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """The form is filled in: do the verb (`do`)."""
        raise NotImplementedError

    def pressed(self, code: str) -> None:
        """A button of the head; by itself it asks."""
        self.ask(code, "")

    def line_pressed(self, sleutel: str, code: str) -> None:
        """A button of a line; by itself it asks."""
        self.ask(code, sleutel)

    def opened(self, sleutel: str) -> None:
        """A line was opened with Enter or a click; by itself nothing happens."""

    # --- help for a part ---

    @property
    def vandaag(self) -> date:
        """The day it is."""
        return self.ports.clock.vandaag()

    def load(self) -> None:
        """Read again."""
        if self.gemeente:
            read = partial(_read, uid=self.gemeente, reading=self.reading())
            self.ports.jobs.read(read, self._loaded, key=f"gemeente-{self.naam}")

    def open_paper(self, papier: Papier) -> None:
        """Show the paper of this part, of the gemeente that is shown."""
        self.ports.nav.open("papier", papier=papier.value, gemeente=self.gemeente)

    def open_form(
        self,
        actie: tuple[str, str],
        titel: str,
        velden: Sequence[Veld],
        values: dict[str, Waarde] | None = None,
        knop: str = "",
    ) -> None:
        """Ask something; `actie` = its code and the key of what it is about."""
        self.deel.paneel.ask(titel, tuple(velden), values=values or {}, knop=knop)
        self.vorm.asks(*actie)

    def do(self, work: Verb[...], *args: object, **kwargs: object) -> None:
        """Do a verb, tell it with its undo, and put the form away."""
        self.ports.jobs.write(work, *args, then=self.done, failed=self.failed, **kwargs)

    def done(self, change: Change) -> None:
        """A verb was done; the reading that follows comes from what it changed."""
        self.ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.deel.paneel.close_panel()

    def failed(self, error: Known) -> None:
        """A verb was refused: beside its field, or in the bar; what was typed stays."""
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.deel.paneel.show_problem(veld, sentence(error))):
            self.ports.say.problem(error)

    # --- inside ---

    def _loaded(self, alles: tuple[str, Gevonden]) -> None:
        uid, found = alles
        if uid != self.gemeente:
            return
        self.alles = found
        self.found(found)
        self.vorm.ready()

    def _changed(self, change: Change) -> None:
        if self.alles is not None and change.areas & AREAS and self.view.isVisible():
            self.load()

    def _asked(self, values: dict[str, Waarde]) -> None:
        if self.vorm.actie[0]:
            self.asked(*self.vorm.actie, values)

    def _closed(self) -> None:
        self.vorm.closed()


def _read(lezer: Lezer, *, uid: str, reading: Callable[[Lezer], Gevonden]) -> tuple[str, Gevonden]:
    return uid, reading(lezer)
