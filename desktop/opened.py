"""What belongs to one opened kluis in the window: navigator, ports, drafts, and work behind the screen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.ask import DeskAsk
from desktop.computer import DeskComputer
from desktop.desk_backups import DeskKopieen
from desktop.drafts import DeskDrafts
from desktop.keeper import Keeper
from desktop.screens import all_screens
from desktop.strip import Strip
from desktop.workspace import Workspace
from models.changes import Area, Change
from models.errors import Known
from models.store import BackupReport, CheckReport
from models.values import Recht, Reden
from resources.i18n import _
from resources.sentences import sentence
from views.navigator import Navigator
from views.ports import Ports, Wie
from views.shell import Shell
from views.widgets.dagen import dag_kort, moment
from views.widgets.klembord import clear_own

if TYPE_CHECKING:
    from desktop.bootstrap import App

BACKUP_MINUTES = 30
DAY_MINUTES = 5
WARM_MS = 1500
"""After the first screen stands: start the papers' child and the full checks."""


class Opened(QObject):
    """Builds the screens around an opened kluis; `leave` takes them away."""

    def __init__(
        self, app: App, shell: Shell, workspace: Workspace, place: tuple[str, dict[str, str]]
    ) -> None:
        super().__init__(shell)
        self._app = app
        self._jobs = app.jobs
        self.shell = shell
        self.workspace = workspace
        self._klok = workspace.klok
        self._day = workspace.klok.vandaag()
        app.jobs.attach(workspace)
        persoon = workspace.persoon
        wie = Wie(persoon.uid, persoon.naam, persoon.rollen)
        self.navigator = Navigator(shell, all_screens())
        self.ask = DeskAsk(app.window)
        self.drafts = DeskDrafts(app.jobs, wie, self)
        self.keeper = Keeper(app.idle, self.navigator, self.drafts, self)
        self.strip = Strip(shell)
        self.computer = DeskComputer(app, workspace, self)
        self.kopieen = DeskKopieen(app.jobs, workspace, app.show_restore, self)
        self.kopieen.made.connect(self._show_backup)
        self.kopieen.rekeyed.connect(app.used_slot)
        self._told = 0
        self.ports = Ports(
            jobs=app.jobs,
            say=self.navigator,
            ask=self.ask,
            clock=workspace.klok,
            nav=self.navigator,
            drafts=self.drafts,
            wie=wie,
            kopieen=self.kopieen,
            is_demo=workspace.is_demo,
            alleen_lezen=workspace.readonly,
            computer=self.computer,
            instellingen=app.settings.scherm,
        )
        self.navigator.lock_wished.connect(app.lock)
        self.navigator.switch_wished.connect(app.switch)
        shell.rail.show_switch(on=workspace.samen and not workspace.is_demo)
        shell.strook_knop.clicked.connect(app.show_restore)
        app.jobs.problem.connect(self._problem)
        app.jobs.checking.connect(self._checking)
        app.jobs.progress.connect(self._paper_progress)
        app.jobs.changed.connect(self._content_changed)
        self.navigator.start(self.ports)
        self._show_backup()
        self._show_readonly()
        self._day_timer = self._every(DAY_MINUTES, self._look_at_day)
        self._backup_timer = self._every(BACKUP_MINUTES, self._back_up)
        screen, args = place
        self.navigator.open(screen if self.navigator.has(screen) else "vandaag", **args)
        self._show_clock()
        self._tell_done()
        self._take_in_day()
        QTimer.singleShot(WARM_MS, self, self._after_first_screen)

    def leave(self) -> None:
        """Keep drafts and stop; the screens go with the shell."""
        self._day_timer.stop()
        self._backup_timer.stop()
        self.keeper.stop()
        self.keeper.keep()
        self.ask.close_all()
        self.shell.meldingen.clear()
        clear_own()
        self.ports.kopieen.stop()  # closing makes its own backup
        self.shell.zoek.clear_all()
        for signal, slot in (
            (self._jobs.problem, self._problem),
            (self._jobs.checking, self._checking),
            (self._jobs.progress, self._paper_progress),
            (self._jobs.changed, self._content_changed),
        ):
            signal.disconnect(slot)

    def _every(self, minutes: int, work: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(minutes * 60_000)
        timer.timeout.connect(work)
        timer.start()
        return timer

    # --- the day, the checks, the backups ---

    def _take_in_day(self) -> None:
        self._jobs.background(self.workspace.day_change, self._day_taken)

    def _day_taken(self, changes: int) -> None:
        if changes and self._app.opened is self:
            screen, args = self.navigator.place()
            made = self.navigator.made(screen)
            if made is not None and screen in {"vandaag", "gezinnen", "alle_gezinnen"}:
                made.enter(**args)

    def _content_changed(self, change: Change) -> None:
        """New items reach the open dossiers now, not on the day on which something else changes in them."""
        if Area.INHOUD in change.areas:
            self._take_in_day()

    def _look_at_day(self) -> None:
        if self._klok.vandaag() != self._day:
            if self._klok.vandaag() < self._day:
                self.navigator.problem(Reden.of("klok_lijkt_verkeerd", dag=dag_kort(self._day, self._day)))
            self._day = self._klok.vandaag()
            self._take_in_day()

    def _after_first_screen(self) -> None:
        if self._app.opened is not self:
            return
        self._jobs.warm_papers()
        self._jobs.background(self.computer.look_at_place, self._place_seen)
        if not self.workspace.is_demo:
            self._jobs.check(self._checked)
            kopieen = self.workspace.kopieen
            mine = self.ports.wie.mag(Recht.KLUIS)
            self._jobs.background(kopieen.reminder if mine else kopieen.neglected, self._reminded)

    def _place_seen(self, reasons: tuple[Reden, ...]) -> None:
        self.strip.say("plaats", self.computer.place_seen(reasons))

    def _checked(self, report: CheckReport) -> None:
        if not report.ok:
            self._show_readonly()
        self._tell_done()

    def _tell_done(self) -> None:
        """Say what opening and checking mended, or could not prove; each once."""
        new, self._told = self.workspace.gedaan[self._told :], len(self.workspace.gedaan)
        for reden in new:
            if reden.code == "kluis_niet_te_bewijzen":
                self.navigator.problem(reden)
            else:
                self.navigator.good(sentence(reden))

    def _reminded(self, reden: Reden | None) -> None:
        """The second place was left alone too long: told to who looks after the kluis, then to anybody."""
        if reden is not None and self._app.opened is self:
            self.navigator.problem(reden)

    def _back_up(self) -> None:
        if self.workspace.kopieen.due and not self.workspace.is_demo:
            self._jobs.background(self.workspace.backup, self._backed_up, self._problem)

    def _backed_up(self, report: BackupReport) -> None:
        del report
        self._show_backup()

    # --- what is shown ---

    def _show_backup(self) -> None:
        if self.workspace.is_demo:
            self.shell.status.show_backup("")
            return
        last = self.workspace.last_backup()
        words = _("Nog geen reservekopie") if last is None else backup_words(last.gemaakt_op)
        self.shell.status.show_backup(words)

    def _show_clock(self) -> None:
        """A clock before the last entry, or far after it, gives wrong terms: say so, block nothing."""
        doubt = self.workspace.klok_reden()
        if doubt is not None:
            self.navigator.problem(doubt)
            return
        last = self.workspace.klok_terug()
        if last is not None:
            self.navigator.problem(Reden.of("klok_lijkt_verkeerd", dag=moment(last)))

    def _show_readonly(self) -> None:
        if not self.workspace.readonly:
            return
        found = [sentence(reden) for reden in self.workspace.bevindingen()]
        words = " ".join([_("De kluis is nu alleen te lezen."), *found])
        self.strip.say("alleen_lezen", words, knop=True)

    def _checking(self, on: bool) -> None:  # noqa: FBT001 - Qt decides the signal
        self.shell.status.show_busy(_("controleren …") if on else "")

    def _paper_progress(self, deel: int, geheel: int) -> None:
        if geheel > 1 and self.shell.meldingen.is_busy:  # a preview is no work that people wait for
            words = _("Papier {n} van {totaal}").format(n=deel, totaal=geheel)
            self.navigator.busy(words if deel < geheel else "", deel=deel, geheel=geheel)

    def _problem(self, error: Known) -> None:
        self.navigator.problem(error)


def backup_words(op: datetime) -> str:
    """Say when the last verified backup was made."""
    return _("Reservekopie nagekeken: {moment}").format(moment=moment(op))
