"""Wires the spreekuur of today: a tick notes a contact, a note tells about it, an untick takes it away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from models.changes import Area, Change
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.rows_begeleiding import SpreekuurPage, SpreekuurRow
from models.queries.spreekuur import STUK, load_spreekuur
from models.services import contacten
from models.services.verb import Verb
from models.values import ContactSoort
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.ports import Ports
from views.spreekuur.lijnen import MEER, samen, spreekuur_lijnen
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Veld, Veldsoort, Waarde
from views.widgets.vorm import Vorm

SCHERM = "spreekuur"


class SpreekuurPresenter(QObject):
    """The screen *Spreekuur*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._page: SpreekuurPage | None = None
        self._alle = False
        self._zoek = ""
        self._hoogstens = STUK
        self._ook = ""
        """The gezin that a half-typed note is about: it stands on the list whatever is searched for."""
        self.view = LijstDeel(_("Spreekuur"), ports.clock.vandaag)
        self.view.setContentsMargins(20, 12, 20, 8)
        self.view.add_zoek(_("Zoek op naam, nummer of notitie"), _("Zoek een gezin"))
        self.vorm = Vorm(ports.drafts, SCHERM, self.view.paneel, self.ask)
        self.view.searched.connect(self._search)
        self.view.pressed.connect(self._head_pressed)
        self.view.ticked.connect(self._ticked)
        self.view.knop_pressed.connect(self._pressed)
        self.view.opened.connect(self._opened)
        self.view.asked.connect(self._asked)
        self.view.cancelled.connect(self._closed)
        ports.jobs.listen(self._changed)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the list of today."""
        del args
        self._page = None
        self._hoogstens = STUK
        self.vorm.begin("")
        self._ports.drafts.load(SCHERM, "", self._draft_known)

    def place(self) -> dict[str, str]:
        """There is one list."""
        return {}

    def keep_draft(self) -> None:
        """Keep a note that is half typed."""
        self.vorm.keep()

    def _draft_known(self, draft: dict[str, str]) -> None:
        """Read the list with the gezin that something is half typed about."""
        self._ook = draft.get("uid", "")
        self._load()

    def _load(self) -> None:
        read = partial(_read, alle=self._alle, tekst=self._zoek, hoogstens=self._hoogstens, ook=self._ook)
        self._ports.jobs.read(read, self._loaded, key="spreekuur")

    def _loaded(self, page: SpreekuurPage) -> None:
        first = self._page is None
        self._page = page
        today = self._ports.clock.vandaag()
        words = _("Vink aan wie er was. Met een notitie erbij weet een collega waar het over ging.")
        switch = _("Alleen mijn gezinnen") if self._alle else _("Alle gezinnen")
        self.view.show_head(
            _("Spreekuur"),
            f"{samen(page.samen, today)}. {words}",
            (("wissel", switch), ("terug", _("Terug"))),
        )
        self.view.show_lijnen(spreekuur_lijnen(page, today, self._zoek))
        if first:
            self.vorm.ready()
            self.view.setFocus()

    def _changed(self, change: Change) -> None:
        if Area.DOSSIER in change.areas and self._page is not None and self.view.isVisible():
            self._load()

    def _row(self, uid: str) -> SpreekuurRow | None:
        rows = (*self._page.geweest, *self._page.rest) if self._page is not None else ()
        return next((one for one in rows if one.uid == uid), None)

    def _search(self, tekst: str) -> None:
        if tekst != self._zoek:
            self._zoek, self._hoogstens = tekst, STUK
            self._load()

    # --- wishes ---

    def _head_pressed(self, code: str) -> None:
        if code == "terug":
            self._ports.nav.back()
            return
        self._alle, self._hoogstens = not self._alle, STUK
        self._load()

    def _ticked(self, uid: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        row = self._row(uid)
        if row is None:
            return
        if on and not row.contact_uid:
            today = self._ports.clock.vandaag()
            self._do(contacten.record_contact, uid, ContactSoort.SPREEKUUR, today)
        elif not on and row.contact_uid:
            self._do(contacten.remove_contact, row.contact_uid)

    def _pressed(self, uid: str, code: str) -> None:
        self.ask(code, uid)

    def _opened(self, uid: str) -> None:
        if uid == MEER:
            self._hoogstens += STUK
            self._load()
        elif self._row(uid) is not None:
            self._ports.nav.open("dossier", uid=uid, tab="contact")

    def ask(self, actie: str, uid: str) -> None:
        """Ask what it was about; that they came is noted with it."""
        row = self._row(uid)
        if actie != "notitie" or row is None:
            return
        label = _("Kort waar het over ging (geen ziekte, geen BSN)")
        self.view.paneel.ask(
            _("{gezin} was op het spreekuur").format(gezin=row.naam),
            (Veld("notitie", label, Veldsoort.TEKST, breed=True),),
            values={"notitie": row.notitie},
        )
        self._ook = uid
        self.vorm.asks(actie, uid)

    def _asked(self, values: dict[str, Waarde]) -> None:
        row, today = self._row(self.vorm.actie[1]), self._ports.clock.vandaag()
        note = str(values.get("notitie") or "")
        if row is None:
            return
        if row.contact_uid:
            self._do(contacten.note_contact, row.contact_uid, note)
        else:
            self._do(contacten.record_contact, row.uid, ContactSoort.SPREEKUUR, today, notitie=note)

    def _closed(self) -> None:
        self._ook = ""
        self.vorm.closed()

    # --- saving ---

    def _do(self, work: Verb[...], *args: object, **kwargs: object) -> None:
        self._ports.jobs.write(work, *args, then=self._done, failed=self._failed, **kwargs)

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.view.paneel.close_panel()
        self._load()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)
            self._load()


def _read(lezer: Lezer, *, alle: bool, tekst: str, hoogstens: int, ook: str) -> SpreekuurPage:
    return load_spreekuur(lezer, alle=alle, tekst=tekst, hoogstens=hoogstens, ook=ook)
