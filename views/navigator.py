"""Moves between screens and speaks to the person: fulfils `Nav` and `Say` inside the opened window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.changes import Area, Change
from models.errors import Known
from models.queries.lezer import Lezer
from models.queries.medewerkers import count_berichten
from models.queries.rows import ZoekHit
from models.queries.zoeken import find
from models.services.undo import undo
from models.values import Recht, Reden
from resources.i18n import _, ngettext
from resources.sentences import label, sentence
from views.ports import Aanbod, Ports, Screen, ScreenDef
from views.shell import Shell
from views.widgets.dagen import moment
from views.widgets.meldingen import Toon
from views.widgets.rail import RailKnop
from views.widgets.zoekvak import Treffer

UIT_ZICHT = frozenset({"dossier_beschermd", "dossier_onbeschermd"})
"""Acts that bend who sees a gezin: what was offered to undo before may be out of sight now."""
HITS = 20
DELEN = ("reservekopie", "medewerkers", "logboek", "partners", "inlezen")
"""Hits that are a part of Beheer."""
HISTORY = 30


class Navigator(QObject):
    """Screens are made when first needed and live until the kluis is locked."""

    lock_wished = Signal()
    switch_wished = Signal()
    moved = Signal(str)

    def __init__(self, shell: Shell, screens: Sequence[ScreenDef]) -> None:
        super().__init__(shell)
        self.shell = shell
        self._defs = {one.id: one for one in screens}
        self._made: dict[str, Screen] = {}
        self._current = ""
        self._history: list[tuple[str, dict[str, str]]] = []
        self._ports: Ports | None = None
        self._aanbod: Aanbod | None = None

    def start(self, ports: Ports) -> None:
        """Fill the rail for who is signed in, and listen to the window."""
        self._ports = ports
        rollen = ports.wie.rollen
        shown = [
            one
            for one in self._defs.values()
            if one.toets and self.has(one.id) and (not one.rollen or one.rollen & rollen)
        ]
        self.shell.rail.show_screens([RailKnop(one.id, one.titel, one.toets, one.icon) for one in shown])
        for one in shown:
            self.shell.add_letter(one.toets, one.id)
        self.shell.rail.show_wie(ports.wie.naam, ", ".join(label(rol) for rol in sorted(rollen)))
        self.shell.status.show_demo(on=ports.is_demo)
        self.shell.rail.chosen.connect(self._rail_chosen)
        self.shell.rail.lock_wished.connect(self.lock_wished)
        self.shell.rail.switch_wished.connect(self.switch_wished)
        self.shell.rail.self_wished.connect(self._to_self)
        self.shell.rail.lek_wished.connect(self._to_breach)
        self.shell.wished.connect(self._wished)
        self.shell.zoek.asked.connect(self._search)
        self.shell.zoek.opened.connect(self._open_hit)
        self.shell.meldingen.undo_wished.connect(self._undo)
        self.shell.meldingen.aanbod_wished.connect(self._next_thing)
        self.shell.meldingen.stop_wished.connect(ports.jobs.stop_papers)
        ports.jobs.listen(self._changed)
        self._count_berichten()

    @property
    def ports(self) -> Ports:
        """The ports of the opened kluis."""
        if self._ports is None:
            raise RuntimeError("start comes first")
        return self._ports

    # --- Nav ---

    def open(self, screen: str, **args: str) -> None:
        """Show a screen; made when first needed. One that is not for this role shows Vandaag.

        An unknown one is our bug.
        """
        if not self.has(self._defs[screen].id):
            screen, args = "vandaag", {}
        definition = self._defs[screen]
        self.keep_draft()
        if self._current and self._current in self._made:
            self._history = [*self._history, (self._current, self._made[self._current].place())][-HISTORY:]
        made = self._made.get(screen)
        if made is None:
            made = definition.make(self.ports)
            self._made[screen] = made
            if isinstance(made, QObject):
                made.setParent(self)  # goes with its view at lock: no timer of it may run on afterwards
            self.shell.stapel.addWidget(made.view)
        self._current = screen
        self.shell.stapel.setCurrentWidget(made.view)
        self.shell.rail.mark(screen)
        made.enter(**args)
        focus: QWidget | None = self.shell.window().focusWidget()
        if focus is None or not focus.isVisible():  # after a gate or a page that went: begin on this screen
            made.view.setFocus()
        self.moved.emit(screen)

    def back(self) -> None:
        """Go to the screen before this one; the first stays."""
        if self._history:
            screen, args = self._history.pop()
            before = list(self._history)
            self.open(screen, **args)
            self._history = before

    def has(self, screen: str) -> bool:
        """Whether this screen exists and is for the roles of who is signed in."""
        found = self._defs.get(screen)
        return found is not None and (found.recht is None or self.ports.wie.mag(found.recht))

    def place(self) -> tuple[str, dict[str, str]]:
        """Where the person is now: screen and arguments."""
        made = self._made.get(self._current)
        return self._current, made.place() if made is not None else {}

    def keep_draft(self) -> None:
        """Keep half-typed text of the screen that is shown."""
        made = self._made.get(self._current)
        if made is not None:
            made.keep_draft()

    def made(self, screen: str) -> Screen | None:
        """A screen that was opened before, or None."""
        return self._made.get(screen)

    # --- Say ---

    def good(self, text: str, undo: str = "", aanbod: Aanbod | None = None) -> None:
        """See `views.ports.Say`."""
        self._aanbod = aanbod if aanbod is not None and self.has(aanbod.scherm) else None
        words = self._aanbod.tekst if self._aanbod is not None else ""
        self.shell.meldingen.say(text, Toon.GOED, self.ports.clock.nu(), undo, words)

    def problem(self, wat: Known | Reden | str) -> None:
        """See `views.ports.Say`."""
        words = wat if isinstance(wat, str) else sentence(wat.reden if isinstance(wat, Known) else wat)
        self.shell.meldingen.say(words, Toon.FOUT, self.ports.clock.nu())

    def busy(self, text: str = "", *, deel: int = 0, geheel: int = 0) -> None:
        """See `views.ports.Say`."""
        self.shell.meldingen.busy(text, deel, geheel)

    # --- wishes ---

    def _to_self(self) -> None:
        self.open("ik")

    def _to_breach(self) -> None:
        self.open("datalek_melden")

    def _rail_chosen(self, screen: str) -> None:
        self.open(screen)

    def _wished(self, wish: str) -> None:
        kind, _colon, rest = wish.partition(":")
        if kind == "scherm":
            self.open(rest)
        elif wish == "zoeken":
            self.shell.zoek.setFocus()
            self.shell.zoek.selectAll()
        elif wish == "vergrendelen":
            self.lock_wished.emit()
        elif wish == "terug":
            self.back()
        elif wish == "hulp":
            self.open("hulp")
        elif wish == "melding":
            self.shell.meldingen.read_again()
        elif wish == "rail":
            self.shell.rail.focus()
        elif wish == "ongedaan" and self.shell.meldingen.last_undo:
            self.shell.meldingen.ongedaan.click()

    def _undo(self, bewerking: str) -> None:
        self.ports.jobs.write(undo, bewerking, then=self._undone)

    def _next_thing(self) -> None:
        """Go to what was offered; it is offered once."""
        aanbod, self._aanbod = self._aanbod, None
        if aanbod is not None:
            self.open(aanbod.scherm, **aanbod.args)

    def _undone(self, change: Change) -> None:
        del change
        self.good(_("Ongedaan gemaakt."))

    def _count_berichten(self) -> None:
        self.ports.jobs.read(count_berichten, self._berichten_counted, key="berichten")

    def _berichten_counted(self, aantal: int) -> None:
        words = ngettext("{n} bericht", "{n} berichten", aantal).format(n=aantal)
        self.shell.rail.show_count("vandaag", aantal, words)

    def _changed(self, change: Change) -> None:
        if Area.BERICHTEN in change.areas:
            self._count_berichten()
        if change.soort in UIT_ZICHT:
            self.shell.meldingen.drop_undo()
        clock = moment(self.ports.clock.nu()).rsplit(" ", 1)[-1]
        self.shell.status.show_saved(_("Opgeslagen {tijd}").format(tijd=clock))

    # --- search ---

    def _search(self, text: str) -> None:
        self.ports.jobs.read(partial(_find, tekst=text), self._found, key="zoeken")

    def _found(self, answer: tuple[str, tuple[ZoekHit, ...]]) -> None:
        text, hits = answer
        rows = [
            Treffer(f"{hit.soort}:{hit.uid}:{hit.dossier_uid}", hit.titel, hit.onder, _soort(hit.soort))
            for hit in hits
            if hit.soort != "scherm" or self._screen_of(hit.uid)
        ]
        self.shell.zoek.show_hits(text, rows)

    def _open_hit(self, key: str) -> None:
        soort, uid, dossier_uid = key.split(":", 2)
        if soort == "scherm":
            self.open(self._screen_of(uid), **({"deel": uid} if uid not in self._defs else {}))
        elif soort == "blad":
            code, _blank, nummer = uid.partition(" ")
            self.open("papier_invoeren", code=code, nummer=nummer)
        elif soort == "hulp":
            self.open("hulp", pagina=uid)
        elif dossier_uid:
            self.open("dossier", uid=dossier_uid)
        elif soort in {"organisatie", "contactpersoon"} and self.has("beheer"):
            self.open("beheer", deel="organisaties", uid=uid)

    def _screen_of(self, uid: str) -> str:
        """The screen that a hit names; a part of Beheer opens Beheer."""
        if self.has(uid):
            return uid
        if uid == "logboek" and not self.ports.wie.mag(Recht.LOGBOEK):
            return ""
        beheer = self._defs.get("beheer")
        mine = beheer is not None and bool(beheer.rollen & self.ports.wie.rollen)
        return "beheer" if uid in DELEN and mine else ""


def _find(lezer: Lezer, tekst: str) -> tuple[str, tuple[ZoekHit, ...]]:
    return tekst, find(lezer, tekst, HITS)


def _soort(code: str) -> str:
    words = {
        "dossier": _("gezin"),
        "persoon": _("persoon"),
        "adres": _("adres"),
        "organisatie": _("organisatie"),
        "contactpersoon": _("contactpersoon"),
        "blad": _("papier"),
        "scherm": _("scherm"),
        "hulp": _("hulp"),
    }
    return words.get(code, code)
