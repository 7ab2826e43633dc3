"""Wires *Overdracht*: the first page, and the way to sending, taking in, and sharing with a partner."""

from __future__ import annotations

from PySide6.QtCore import QObject

from models.changes import Area, Change
from models.errors import Known
from models.queries.lezer import Lezer
from models.queries.ontvangst import OverdrachtRow, load_overdrachten
from models.queries.partners import PartnerRow, load_partners
from models.services.overdracht_uit import close_overgedragen
from resources.i18n import ngettext
from views.overdracht.delen import Delen
from views.overdracht.inlezen import Inlezen
from views.overdracht.overdracht_view import OverdrachtView
from views.overdracht.start_lijnen import start_lijnen
from views.overdracht.zenden import Zenden, zend_velden
from views.ports import Ports

SCHERM = "overdracht"
Gelezen = tuple[tuple[PartnerRow, ...], tuple[OverdrachtRow, ...]]


class OverdrachtPresenter(QObject):
    """The screen on which gezinnen leave and arrive."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._rijen: tuple[OverdrachtRow, ...] = ()
        self.view = OverdrachtView(ports.clock.vandaag, zend_velden())
        self.zenden = Zenden(ports, self.view, self)
        self.inlezen = Inlezen(ports, self.view, self)
        self.delen = Delen(ports, self.view, self)
        view = self.view
        view.back_wished.connect(self.to_start)
        view.start.send_wished.connect(self._send)
        view.start.read_wished.connect(self.inlezen.begin)
        view.start.opened.connect(self._opened)
        view.start.lijst.link_wished.connect(self._opened)
        view.start.pressed.connect(self._pressed)
        view.klaar.print_wished.connect(self._print)
        view.klaar.close_wished.connect(self._close_now)
        self.zenden.week_made.connect(self.to_start)
        self.inlezen.done.connect(self.to_start)
        ports.jobs.listen(self._changed)

    # --- screen -------------------------------------------------------------------------------

    def enter(self, **args: str) -> None:
        """Show the first page, or begin with `dossier` (uids with commas), or with a `partner`."""
        if args.get("partner"):
            self.delen.begin(args["partner"])
        elif "dossier" in args:
            self.zenden.begin(tuple(filter(None, args["dossier"].split(","))))
            self._ports.drafts.load(SCHERM, "", self.zenden.restore)
        elif not self._words_stand():
            self.to_start()

    def _words_stand(self) -> bool:
        """Whether a person comes back to words that were not told yet: they stay until one goes back."""
        return self.view.page is self.view.klaar and bool(self.view.klaar.woorden)

    def place(self) -> dict[str, str]:
        """Bring a person back to the gezinnen that were chosen; an opened file must be opened again."""
        if self.view.page is self.view.zend:
            return {"dossier": ",".join(self.zenden.dossiers)}
        if self.view.page is self.view.partner:
            return {"partner": self.delen.partner}
        return {}

    def keep_draft(self) -> None:
        """Keep to whom and why; words of a file are never kept."""
        draft = self.zenden.draft() if self.view.page is self.view.zend else {}
        draft.pop("gezinnen", None)
        self._ports.drafts.keep(SCHERM, "", draft)

    # --- the first page -----------------------------------------------------------------------

    def to_start(self) -> None:
        """Show what went and what came; words and an opened file are gone then."""
        self.view.klaar.show_words("")
        self.inlezen.forget()
        self.view.show_page(self.view.start)
        self._load()

    def _load(self) -> None:
        self._ports.jobs.read(_read, self._loaded, key="overdracht")

    def _loaded(self, found: Gelezen) -> None:
        self._rijen = found[1]
        self.view.start.show_lijnen(start_lijnen(*found, self._ports.clock.vandaag()))

    def _changed(self, change: Change) -> None:
        if Area.OVERDRACHT in change.areas and self.view.page is self.view.start:
            self._load()

    def _send(self) -> None:
        self.zenden.begin()

    def _opened(self, key: str, _where: object = None) -> None:
        kind, _colon, uid = key.partition(":")
        if kind == "p":
            self.delen.begin(uid)

    def _pressed(self, key: str, code: str) -> None:
        uid = key.partition(":")[2]
        if code == "week":
            self.zenden.make_week(uid)
        elif code == "bewijs":
            self.inlezen.save_receipt(uid)
        elif code == "sluit":
            self._close(uid)

    # --- after sending ------------------------------------------------------------------------

    def _print(self) -> None:
        self._ports.nav.open("papier", papier="waar_staan_we", dossier=",".join(self.zenden.dossiers))

    def _close_now(self) -> None:
        self._ports.jobs.write(
            close_overgedragen,
            self.zenden.overdracht,
            self.zenden.dossiers,
            then=self._closed,
            failed=self._failed,
        )

    def _close(self, uid: str) -> None:
        row = next((r for r in self._rijen if r.uid == uid), None)
        if row is None:
            return
        open_ = tuple(d[0] for d in row.dossiers if not d[4] and d[3] != "geweigerd")
        self._ports.jobs.write(close_overgedragen, uid, open_, then=self._closed, failed=self._failed)

    def _closed(self, change: Change) -> None:
        n = len(change.dossiers)
        words = ngettext("{n} gezin hier gesloten.", "{n} gezinnen hier gesloten.", n).format(n=n)
        self._ports.say.good(words, change.bewerking)
        self.to_start()

    def _failed(self, error: Known) -> None:
        self._ports.say.problem(error)


def _read(lezer: Lezer) -> Gelezen:
    return load_partners(lezer), load_overdrachten(lezer)
