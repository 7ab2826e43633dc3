"""The only builder of the window: puts gate, kluis, jobs and screens together, and takes them apart at lock.

Nothing but Qt is imported before the first paint; the database and the screens load while the wachtwoordzin
is typed.
"""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import crash
from desktop.clock import SystemClock
from desktop.crash_box import CrashBox
from desktop.ending import Ending
from desktop.guard import IdleGuard
from desktop.jobs import DeskJobs
from desktop.log import log_event
from desktop.paths import Paths
from desktop.selftest import check_store
from desktop.settings import SLOTS, Settings, save_settings
from desktop.single import Eerste, SingleInstance
from desktop.watch import LockWatch
from desktop.way_back import WayBack
from resources.i18n import _, use_language
from resources.sentences import sentence
from views.main_window import MainWindow
from views.theme import apply_theme
from views.unlock.presenter import UnlockPresenter
from views.unlock.unlock_view import UnlockView
from views.widgets.aftelbalk import Aftelbalk
from views.widgets.wachten import WachtView
from views.widgets.wachttijd import Pogingen

if TYPE_CHECKING:
    from desktop.opened import Opened
    from desktop.workspace import NieuweKluis, Workspace
    from models.errors import Known, World
    from models.values import Reden
    from views.first_start.first_start_view import Invulling

PROVINCIES = (
    "Drenthe",
    "Flevoland",
    "Fryslân",
    "Gelderland",
    "Groningen",
    "Limburg",
    "Noord-Brabant",
    "Noord-Holland",
    "Overijssel",
    "Utrecht",
    "Zeeland",
    "Zuid-Holland",
)


WRITE_S = 3.0
"""How long a session that ends waits for us; systems give programs about five seconds."""


def make_app(arguments: list[str]) -> QApplication:
    """Make the Qt application with its name; no personal data in it."""
    QCoreApplication.setApplicationName("Duurzame Start")
    QCoreApplication.setOrganizationName("DuurzameStart")
    return QApplication(arguments)


class App(QObject):
    """The program with a window. `start` shows it; it ends by itself when the window is closed."""

    _progressed = Signal(int, int)
    _tried = Signal(int, int)
    _unfit = Signal(object)
    ready = Signal()
    """A kluis is open and its first screen stands."""

    def __init__(self, app: QApplication, paths: Paths, settings: Settings, *, demo: bool = False) -> None:
        super().__init__()
        self._app = app
        self._paths = paths
        self.settings = settings
        self._demo = demo
        self._kluis = paths.demo if demo else (Path(settings.kluis) if settings.kluis else paths.kluis)
        self._klok = SystemClock()
        self.pogingen = Pogingen()
        self._code = ""
        self._places: dict[str, tuple[str, dict[str, str]]] = {}
        """Where each medewerker was when the window locked, by uid."""
        self._half: Workspace | None = None
        """A kluis that is open while an own wachtwoordzin is chosen; no screen of it stands yet."""
        self._locked = False
        self._locked_by = ""
        self._lock_after = False
        self._ended = False
        self._written = threading.Event()
        self.hangs = False
        """Another start is there and does not answer."""
        self._unsaved: Reden | None = None
        self._translator = QTranslator(self)
        self.opened: Opened | None = None
        self.unlocker: UnlockPresenter | None = None
        self.window = MainWindow()
        self.jobs = DeskJobs(self)
        self.way_back = WayBack(self)
        self.idle = IdleGuard(app, settings.vergrendel_minuten, self)
        self.idle.idle.connect(self.lock)
        self.watch = LockWatch(self)
        self.ending = Ending(self)
        self._wire_guards()
        self.instance = SingleInstance(paths.home / ("demo.venster" if demo else "kluis.venster"), self)
        self.instance.knocked.connect(self.window.to_front)
        self.window.closing.connect(self.quit)
        app.styleHints().colorSchemeChanged.connect(self.show_theme)
        app.aboutToQuit.connect(self.stop)
        self.jobs.unsaved.connect(self._not_saved)
        self._unfit.connect(self._cannot_start, Qt.ConnectionType.QueuedConnection)
        self.crash_box = CrashBox(self)
        self._progressed.connect(self._demo_progress, Qt.ConnectionType.QueuedConnection)
        self._tried.connect(self._show_tried, Qt.ConnectionType.QueuedConnection)

    def _wire_guards(self) -> None:
        self._aftelbalk = Aftelbalk(self.window)
        self.idle.soon.connect(self._aftelbalk.show_seconds)
        self.idle.awake.connect(self._aftelbalk.hide)
        self.idle.touched.connect(self.watch.look)
        self.watch.wished.connect(self._system_locks)
        self.ending.wished.connect(self.end_now)
        self.ending.session_ends.connect(self.session_ends)

    # --- start and end ---

    def start(self) -> bool:
        """Show the window; False when another start is already there: `hangs` says whether it answered."""
        if not self.instance.is_first() and (found := self.instance.find_first()) is not Eerste.ZELF:
            self.hangs = found is Eerste.HANGT
            return False
        crash.install(self.crash_box.told.emit)
        self._use_language(self.settings.taal)
        apply_theme(self._app, self.settings.thema)
        self.window.fit(self.settings.breedte, self.settings.hoogte)
        self.show_gate()
        self.window.show()
        QTimer.singleShot(0, self._warm)
        log_event("start", demo=int(self._demo))
        return True

    def stop(self) -> None:
        """End the threads, the child and the lock; the window is gone."""
        self.idle.stop()
        self.watch.stop()
        self.ending.stop()
        self.instance.close()
        self._shut_half()
        if self.opened is not None:
            workspace, self.opened = self.opened.workspace, None
            self.jobs.detach()
            self.jobs.background(partial(workspace.close, backup=False), None)
        self.jobs.finish()
        crash.uninstall()

    def quit(self) -> None:
        """Close: keep drafts, back up, shut the kluis, then end."""
        size = self.window.normalGeometry().size()
        self.remember(breedte=size.width(), hoogte=size.height())
        if self.opened is None:
            self._end(None)
            return
        self._leave()
        self.window.show_view(
            WachtView(
                _("De kluis gaat dicht"),
                _("De reservekopie wordt gemaakt en nagekeken, ook op de tweede plek als die er is."),
            )
        )

    def session_ends(self) -> None:
        """The person signs out, and may still cancel: lock, and wait until half-typed text is written."""
        if self.opened is not None:
            self.lock()
            self._written.wait(WRITE_S)

    def end_now(self) -> None:
        """The system ends us: keep what is half typed, shut the kluis, wait for no backup."""
        if self._ended:
            return
        self._ended = True
        log_event("einde_gevraagd")
        if self.opened is not None:
            self.opened.leave()  # `stop` writes what waits and shuts the kluis
        self._end(None)

    def _end(self, problem: Reden | None) -> None:
        if problem is not None:
            self._box(sentence(problem))
        self.window.may_close = True
        self.window.close()
        self._app.quit()

    def _warm(self) -> None:
        """Listen for a second start and to the system, and load the database beside the typing."""
        self.instance.listen()
        self.watch.start(self._app, self.window)
        self.ending.start(self._app)
        threading.Thread(target=self._load, name="laden", daemon=True).start()

    def _load(self) -> None:
        """Import what comes after the gate, and look at the database driver before anything is opened."""
        from models.errors import World

        warm_imports()
        try:
            check_store()
        except World as error:
            with contextlib.suppress(RuntimeError):  # the window is gone
                self._unfit.emit(error)

    def _cannot_start(self, error: World) -> None:
        """A driver that cannot encrypt, or is too old: nothing is opened, and that is said."""
        log_event("niet_gestart", error=True, reden=error.code)
        self._wacht = WachtView(_("Duurzame Start kan zo niet werken"), sentence(error.reden))
        self._wacht.show_end(_("Hulppakket bekijken"), self.show_bundle)
        self.window.show_view(self._wacht)
        self.window.may_close = True

    @property
    def clock(self) -> SystemClock:
        """The clock of the program."""
        return self._klok

    @property
    def paths(self) -> Paths:
        """Where everything of this computer's user stands."""
        return self._paths

    @property
    def kluis(self) -> Path:
        """The kluis that is open, or that the gate would open."""
        return self._kluis

    def warn(self, words: str) -> None:
        """Say something lasting at the gate that is shown."""
        if isinstance(view := self.window.centralWidget(), UnlockView):
            view.show_warning(words)

    # --- the gate ---

    def show_gate(self, *, locked: bool = False, wissel: bool = False) -> None:
        """Show how to get in: unlock, first start, or the demo opening by itself.

        `wissel`: somebody else goes on working here.
        """
        self.window.may_close = False
        if self._demo:
            self._open_demo(locked=locked)
        elif self._kluis.exists():
            self._show_unlock(locked=locked, wissel=wissel)
        elif aside := sorted(self._kluis.parent.glob(f"{self._kluis.stem}-vervangen-*{self._kluis.suffix}")):
            self.way_back.missing(
                aside[-1]
            )  # a broken disk let nothing back: never the page of a first start
        else:
            self._show_first_start()

    def _show_unlock(self, *, locked: bool, wissel: bool = False) -> None:
        view = UnlockView(
            str(self._kluis.parent), vergrendeld=locked, wissel=wissel, samen=len(self.settings.sloten) > 1
        )
        view.demo_wished.connect(self._to_demo)
        view.restore_wished.connect(self.show_restore)
        view.language_chosen.connect(self._language_chosen)
        view.bundle_wished.connect(self.show_bundle)
        self.unlocker = UnlockPresenter(self, view, self.pogingen)
        self.window.show_view(view)
        view.zin.edit.setFocus()

    def _show_first_start(self) -> None:
        from models.values import Rol
        from resources.sentences import label
        from views.first_start.first_start_view import FirstStartView
        from views.first_start.presenter import FirstStartPresenter

        rollen = [(rol.value, label(rol)) for rol in (Rol.BEGELEIDER, Rol.CASUSREGISSEUR, Rol.COORDINATOR)]
        plaats = _("De kluis komt in {map}").format(map=self._kluis.parent)
        view = FirstStartView(plaats, PROVINCIES, rollen)
        view.demo_wished.connect(self._to_demo)
        view.restore_wished.connect(self.show_restore)
        view.language_chosen.connect(self._language_chosen)
        self.first_start = FirstStartPresenter(self, view)
        self.window.show_view(view)
        view.naam.edit.setFocus()

    def show_bundle(self) -> None:
        """Show the support bundle, at a gate too."""
        from desktop.bundle_window import show_bundle

        show_bundle(self)

    def show_restore(self) -> None:
        """Offer the backups; an opened kluis is shut first."""
        self.way_back.show()

    def shut_kluis(self) -> None:
        """Shut what is open, without ending the program."""
        if self.opened is not None:
            self._leave()

    def _open_demo(self, *, locked: bool) -> None:
        if locked:
            view = UnlockView(_("De demo: alles hier is verzonnen"), vergrendeld=True)
            view.code.hide()
            view.zin.hide()
            view.uitleg.setText(_("De demo heeft geen wachtwoordzin nodig."))
            view.unlock_wished.connect(self._reopen_demo)
            self.window.show_view(view)
            view.knop.setFocus()
            return
        self._reopen_demo()

    def _reopen_demo(self) -> None:
        self._wacht = WachtView(_("De demo wordt klaargezet"), _("Twaalf verzonnen gezinnen."))
        self.window.show_view(self._wacht)
        self.jobs.background(self._demo_work, self._unlocked, self._demo_failed)

    def _demo_work(self) -> Workspace:
        from desktop.demo import open_demo

        return open_demo(self._paths, self._klok, self._progressed.emit)

    def _demo_progress(self, deel: int, geheel: int) -> None:
        words = _("Gezin {n} van {totaal}").format(n=deel + 1, totaal=geheel)
        self._wacht.show_progress(deel, geheel, words)

    def _demo_failed(self, error: Known) -> None:
        self._wacht.titel.setText(sentence(error.reden))
        self._wacht.balk.hide()
        self._wacht.regel.setText(_("Sluit het venster en probeer het nog eens."))
        self.window.may_close = True

    def _to_demo(self) -> None:
        """Look at the demo in this window; the own kluis is there at the next start."""
        self._demo = True
        self._kluis = self._paths.demo
        self.show_gate()

    # --- Gate and Maker of the views ---

    def unlock(self, secret: str, failed: Callable[[Known], None]) -> None:
        """See `views.unlock.presenter.Gate`."""
        self._lock_after = False
        work = partial(
            unlock_work,
            self._kluis,
            secret,
            self._klok,
            self._paths,
            was=self._locked_by,
            first=tuple(self.settings.sloten),
            trying=self._tried.emit,
        )
        self.jobs.background(work, self._unlocked, self.way_back.listen(failed))

    def _show_tried(self, nr: int, total: int) -> None:
        """Each medewerker's key takes about a second to try: show that work goes on."""
        if isinstance(view := self.window.centralWidget(), UnlockView):
            view.show_trying(nr, total)

    def new_code(self) -> str:
        """See `views.first_start.presenter.Maker`."""
        if not self._code:
            from models.keys import new_herstelcode

            self._code = new_herstelcode()
        return self._code

    def check_wachtwoordzin(self, zin: str) -> None:
        """See `views.first_start.presenter.Maker`."""
        from desktop.workspace import check_wachtwoordzin

        check_wachtwoordzin(zin)

    def print_code(self, done: Callable[[bool], None]) -> None:
        """See `views.first_start.presenter.Maker`."""
        from desktop.code_sheet import CodeSheet

        self._sheet = CodeSheet(self, self.window, self.jobs, self.new_code(), done)
        self._sheet.print_it()

    def save_code(self, done: Callable[[bool], None]) -> None:
        """See `views.first_start.presenter.Maker`."""
        from desktop.code_sheet import CodeSheet

        self._sheet = CodeSheet(self, self.window, self.jobs, self.new_code(), done)
        self._sheet.save_it()

    def create(self, invulling: Invulling, failed: Callable[[Known], None]) -> None:
        """See `views.first_start.presenter.Maker`."""
        work = partial(
            create_work,
            self._kluis,
            invulling,
            self.new_code(),
            self._klok,
            self._paths,
        )
        self.jobs.background(work, self._unlocked, failed)

    # --- open, lock ---

    def _unlocked(self, workspace: Workspace) -> None:
        self.pogingen.right()
        self._code = ""
        if (workspace.met_herstelcode or workspace.met_startzin) and not workspace.readonly:
            self._ask_new_zin(workspace)
        else:
            self._opened(workspace)

    def used_slot(self, uid: str) -> None:
        """Remember which key was used here, so that it is tried first next time. A uid, no name."""
        if uid and not self._demo:
            others = [one for one in self.settings.sloten if one != uid]
            self.remember(sloten=[uid, *others][:SLOTS])

    def _ask_new_zin(self, workspace: Workspace) -> None:
        from desktop.new_zin import NewZin

        self._half = workspace
        self.new_zin = NewZin(self, self.jobs, workspace, self._zin_chosen)
        self.window.show_view(self.new_zin.view)
        self.new_zin.view.setFocus()
        self.idle.start()
        if self._lock_after:  # the computer was locked while the kluis was on its way open
            self._lock_after = False
            self.lock()

    def _zin_chosen(self, workspace: Workspace) -> None:
        """The own wachtwoordzin counts; after a lock in between the gate stands there and asks for it."""
        if self._half is workspace:
            self._forget_half()
            self._opened(workspace)

    def _shut_half(self) -> None:
        """Shut a kluis for which no own wachtwoordzin was chosen."""
        if self._half is not None:
            workspace = self._half
            self._forget_half()
            self.idle.stop()
            self._aftelbalk.hide()
            self.jobs.background(partial(workspace.close, backup=False), None)

    def _forget_half(self) -> None:
        """Nothing of the page and what was typed in it stays behind."""
        self._half = None
        self.new_zin.deleteLater()
        del self.new_zin

    def _opened(self, workspace: Workspace) -> None:
        from desktop.opened import Opened
        from views.shell import Shell

        if not workspace.met_herstelcode:
            self.used_slot(workspace.slot_uid)
        shell = Shell(self.window)
        self.window.show_view(shell)
        self.opened = Opened(self, shell, workspace, self._places.pop(workspace.persoon.uid, ("", {})))
        self._locked = False
        self._locked_by = ""
        self.idle.start()
        if words := self.way_back.opened():
            self.opened.navigator.good(words)
        self.ready.emit()
        if self._lock_after:  # the computer was locked while the kluis was on its way open
            self._lock_after = False
            self.lock()

    def _system_locks(self, bron: str) -> None:
        """The computer locks or sleeps. At a gate nothing is open, but a wachtwoordzin may be half typed."""
        del bron
        if self.opened is not None or self._half is not None:
            self.lock()
            return
        self._lock_after = True
        if isinstance(view := self.window.centralWidget(), UnlockView):
            view.zin.clear()
        self.way_back.forget()
        self.watch.ready()

    def lock(self) -> None:
        """Hide everything, keep what is half typed, forget the key. Does nothing at a gate."""
        self._lock(wissel=False)

    def switch(self) -> None:
        """Lock, so that a colleague goes on here; each finds their own place again."""
        self._lock(wissel=True)

    def _lock(self, *, wissel: bool) -> None:
        if self._half is not None:
            self._shut_half()
            self.show_gate(locked=True)
            self.watch.ready()
        if self.opened is None:
            return
        self._locked_by = self.opened.workspace.persoon.uid
        self._places[self._locked_by] = self.opened.navigator.place()
        self._locked = True
        log_event("vergrendeld", wissel=int(wissel))
        self._leave()
        self.show_gate(locked=True, wissel=wissel)

    def _leave(self) -> None:
        """Write drafts, take the screens away, and shut the kluis behind them on the database thread."""
        opened, self.opened = self.opened, None
        if opened is None:
            return
        self.idle.stop()
        self._aftelbalk.hide()
        opened.leave()
        self._written.clear()
        self.jobs.background(self._written.set, self._kept)  # after the drafts, before the backup
        closing = not self._locked
        self.jobs.detach()
        shut = partial(opened.workspace.close, einde="afgemeld" if closing else "vergrendeld")
        self.jobs.background(shut, self._shut if closing else self._shut_behind)

    def _kept(self, answer: None) -> None:
        """The drafts are written: the computer may go to sleep."""
        del answer
        self.watch.ready()

    def _shut(self, problem: Reden | None) -> None:
        if self.way_back.is_shown:
            self.way_back.shut(self._unsaved or problem)
            return
        self._end(self._unsaved or problem)

    def _shut_behind(self, problem: Reden | None) -> None:
        if (wrong := self._unsaved or problem) is not None:
            self.warn(sentence(wrong))
        self._unsaved = None

    def _not_saved(self, error: Known) -> None:
        """What was on its way at lock or close was not saved: tell it when the kluis is shut."""
        self._unsaved = error.reden

    # --- small things ---

    def _use_language(self, code: str) -> None:
        use_language(code)
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{code}", folder):
            self._app.installTranslator(self._translator)

    def _language_chosen(self, code: str) -> None:
        self.remember(taal=code)
        self._use_language(code)
        self.show_gate()

    def show_theme(self) -> None:
        """Show light or dark as it is chosen, or as the system has it."""
        apply_theme(self._app, self.settings.thema)

    def remember(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Settings
        """Change settings of this computer and keep them."""
        from dataclasses import replace

        self.settings = replace(self.settings, **changes)
        save_settings(self._paths.settings, self.settings)

    def _box(self, words: str) -> None:
        box = QMessageBox(self.window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("Duurzame Start")
        box.setText(words)
        box.exec()


def warm_imports() -> None:
    """Import what the first screen needs, then other screens; slow on purpose behind the wachtwoordzin."""
    for name in ("desktop.workspace", "desktop.opened", "desktop.screens", *LATER_SCREENS):
        import_module(name)
    gc.freeze()  # what is loaded by now stays: looking it through costs a pause of tens of milliseconds


LATER_SCREENS = tuple(
    f"views.{name}.presenter" for name in ("dossier", "gezinnen", "papier", "papier_invoeren", "gebeurtenis")
)
"""Screens that are opened soon after: importing them in the click would hold the window up (S15)."""


def unlock_work(
    kluis: Path,
    secret: str,
    klok: SystemClock,
    paths: Paths,
    *,
    was: str = "",
    first: tuple[str, ...] = (),
    trying: Callable[[int, int], None] | None = None,
) -> Workspace:
    """Open a kluis; runs on the database thread. `was`: the medewerker who locked it."""
    from desktop.workspace import unlock

    backups = paths.backups_of(kluis)
    return unlock(kluis, secret, klok, backups, profile=paths.profile, first=first, trying=trying, was=was)


def create_work(kluis: Path, invulling: Invulling, code: str, klok: SystemClock, paths: Paths) -> Workspace:
    """Make a kluis; runs on the database thread."""
    from desktop.workspace import create

    return create(kluis, wish_of(invulling, code), klok, paths.backups_of(kluis), profile=paths.profile)


def wish_of(invulling: Invulling, code: str) -> NieuweKluis:
    """Turn what was filled in into what the kluis needs; whoever starts it also looks after it."""
    from desktop.workspace import NieuweKluis
    from models.values import Rol

    return NieuweKluis(
        naam=invulling.naam,
        wachtwoordzin=invulling.wachtwoordzin,
        herstelcode=code,
        gemeente=invulling.gemeente,
        provincie=invulling.provincie,
        organisatie=invulling.organisatie,
        rollen=tuple(dict.fromkeys((Rol(invulling.rol or Rol.BEGELEIDER), Rol.BEHEERDER))),
        doet_begeleiding_zelf=invulling.zelf,
    )
