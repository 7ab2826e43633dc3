"""All work beside the window: one thread that owns the database, one for papers; answers come back by signal.

An answer goes to a *bound method* of an object that still lives, in the window's thread; it is dropped when
the object is gone. A lambda is refused: it would keep running after its widget is gone (architecture.md 6).
"""

from __future__ import annotations

import inspect
import queue
import threading
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from desktop.log import log_event
from models.changes import Change
from models.errors import Known, World
from models.rules.geld import Cel
from models.values import Papier
from views.ports import Failed, Lijst, Paper

if TYPE_CHECKING:  # the database and the wire load after the first paint
    from desktop.lezing import Lezing
    from desktop.papers import PaperChild
    from desktop.workspace import Workspace
    from models.queries.rows import Row

Work = Callable[[], Any]


class Answer:
    """A bound method that is called only while its owner lives."""

    def __init__(self, method: Callable[..., Any] | None) -> None:
        """Raises TypeError for anything but a bound method (or None = nobody waits)."""
        self._ref: weakref.WeakMethod[Any] | None = None
        if method is not None:
            if not inspect.ismethod(method):
                raise TypeError("an answer goes to a bound method, never to a lambda or a function")
            self._ref = weakref.WeakMethod(method)
        self.wanted = method is not None

    def call(self, *args: Any) -> bool:  # noqa: ANN401 - whatever the work gave
        """Call it; False when nobody waits any more."""
        method = self._ref() if self._ref is not None else None
        if method is None:
            return False
        owner = method.__self__
        if isinstance(owner, QObject) and not isValid(owner):
            return False
        method(*args)
        return True

    @property
    def alive(self) -> bool:
        """Whether somebody still waits."""
        method = self._ref() if self._ref is not None else None
        if method is None:
            return False
        return not isinstance(method.__self__, QObject) or isValid(method.__self__)


@dataclass(slots=True)
class _Ticket:
    """One piece of work on its way."""

    soort: str
    work: Work
    then: Answer
    failed: Answer
    key: tuple[int, str] | None = None
    result: Any = None
    error: Known | None = None
    extra: dict[str, Any] = field(default_factory=dict)


class _Lane(QObject):
    """A thread that does one ticket after the other."""

    done = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[_Ticket | None] = queue.SimpleQueue()
        self._newest: dict[tuple[int, str], _Ticket] = {}
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, ticket: _Ticket) -> None:
        """Add work at the end of the line; an older question with the same key is not answered any more."""
        if ticket.key is not None:
            self._newest[ticket.key] = ticket
        self._queue.put(ticket)

    def is_newest(self, ticket: _Ticket) -> bool:
        """Whether no newer question with this key was asked."""
        return ticket.key is None or self._newest.get(ticket.key) is ticket

    def forget(self, ticket: _Ticket) -> None:
        """The ticket is answered."""
        if ticket.key is not None and self._newest.get(ticket.key) is ticket:
            del self._newest[ticket.key]

    def end(self, wait: float) -> None:
        """Finish what is in the line, then stop the thread."""
        self._queue.put(None)
        self._thread.join(wait)

    def _run(self) -> None:
        while self._do_next():
            pass

    def _do_next(self) -> bool:
        """Wait for work and do it; False at the end of the line.

        A function of its own: what it did, and the secret in it, is forgotten before the next waiting begins.
        """
        ticket = self._queue.get()
        if ticket is None:
            return False
        try:
            ticket.result = ticket.work() if self.is_newest(ticket) else None
        except Known as error:
            ticket.error = error
        except Exception as bug:  # noqa: BLE001 - the thread must live on; the hook logs and tells
            threading.excepthook(
                threading.ExceptHookArgs((type(bug), bug, bug.__traceback__, threading.current_thread()))
            )
            ticket.error = World("onverwacht")
        self.done.emit(ticket)
        return True


class DeskJobs(QObject):
    """The jobs of the window. `attach` gives it an opened kluis, `detach` takes it away."""

    changed = Signal(object)
    """A Change was committed."""
    problem = Signal(object)
    """A failure that nobody else asked for."""
    progress = Signal(int, int)
    """A paper is so far."""
    checking = Signal(bool)
    unsaved = Signal(object)
    """Something was not saved after its screen had gone: at lock or close."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db = _Lane("kluis", self)
        self._paper = _Lane("papier", self)
        self._check = _Lane("controle", self)
        queued = Qt.ConnectionType.QueuedConnection
        for lane in (self._db, self._paper, self._check):
            lane.done.connect(self._deliver, queued)
        self._made_child: PaperChild | None = None
        self._lezing: Lezing | None = None
        self._workspace: Workspace | None = None
        self._left = False
        self._listeners: list[Answer] = []
        self._held: list[tuple[_Lane, _Ticket]] = []
        self._is_checking = False
        self._open = 0

    # --- the kluis ---

    @property
    def _child(self) -> PaperChild:
        if self._made_child is None:
            from desktop.papers import PaperChild

            self._made_child = PaperChild()
        return self._made_child

    def attach(self, workspace: Workspace) -> None:
        """Work in this kluis from now on."""
        self._workspace, self._left = workspace, False

    def detach(self) -> None:
        """Leave the kluis: what waited for the checks is still done but told to nobody; papers stop."""
        held, self._held = self._held, []
        for lane, ticket in held:
            if lane is self._db:
                self._put(lane, ticket)
        self._workspace, self._left = None, True
        self._listeners.clear()
        if self._lezing is not None and isValid(self._lezing):
            self._lezing.deleteLater()
        self._lezing = None
        self.stop_papers()

    def background(
        self, work: Work, then: Callable[[Any], None] | None, failed: Failed | None = None
    ) -> None:
        """Do blocking work on the database thread (unlock, create, backup, close)."""
        self._put(self._db, _Ticket("taak", work, Answer(then), Answer(failed)))

    def beside(self, work: Work, then: Callable[[Any], None] | None, failed: Failed | None = None) -> None:
        """Do blocking work that needs no door of the kluis, so that reading goes on: files, verifying."""
        self._put(self._check, _Ticket("taak", work, Answer(then), Answer(failed)))

    def check(self, then: Callable[[Any], None]) -> None:
        """Run the full checks beside; writing and papers wait until they are done (foundations 23)."""
        self._set_checking(on=True)
        self._put(self._check, _Ticket("controle", self._here().check, Answer(then), Answer(None)))

    @property
    def busy(self) -> bool:
        """Whether work is under way or waits."""
        return self._open > 0 or bool(self._held)

    def finish(self, wait: float = 10.0) -> None:
        """End the threads and the child; the program closes."""
        self.stop_papers()
        for lane in (self._db, self._paper, self._check):
            lane.end(wait)

    # --- the port ---

    def read(
        self,
        fn: Callable[[Any], Any],
        then: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        key: str = "",
    ) -> None:
        """See `views.ports.Jobs`."""
        workspace = self._asked()
        if workspace is None:
            return

        def work() -> Any:  # noqa: ANN401 - the row of whatever query
            with workspace.lezer() as lezer:
                return fn(lezer)

        self._put(self._db, _Ticket("lezen", work, Answer(then), Answer(failed), _key(then, key)))

    def write(
        self,
        verb: Callable[..., Change],
        *args: object,
        then: Callable[[Change], None] | None = None,
        failed: Failed | None = None,
        **kwargs: object,
    ) -> None:
        """See `views.ports.Jobs`."""
        workspace = self._asked()
        if workspace is None:
            return
        ticket = _Ticket(
            "schrijven", lambda: verb(workspace.plek(), *args, **kwargs), Answer(then), Answer(failed)
        )
        self._put_or_hold(self._db, ticket)

    def preview(
        self,
        verb: Any,  # noqa: ANN401 - a Verb of any signature
        *args: object,
        then: Callable[[Any], None],
        failed: Failed | None = None,
        key: str = "",
        **kwargs: object,
    ) -> None:
        """See `views.ports.Jobs`."""
        workspace = self._asked()
        if workspace is None:
            return
        ticket = _Ticket(
            "vooruit",
            lambda: verb.preview(workspace.plek(), *args, **kwargs),
            Answer(then),
            Answer(failed),
            _key(then, key),
        )
        self._put_or_hold(self._db, ticket)

    def call(
        self,
        fn: Callable[..., Any],
        *args: object,
        then: Callable[[Any], None] | None = None,
        failed: Failed | None = None,
        **kwargs: object,
    ) -> None:
        """See `views.ports.Jobs`."""
        workspace = self._asked()
        if workspace is None:
            return
        self._put(
            self._db,
            _Ticket("dienst", lambda: fn(workspace.plek(), *args, **kwargs), Answer(then), Answer(failed)),
        )

    def paper(
        self,
        papier: Papier | tuple[Papier, ...],
        facts: Row | tuple[Row, ...],
        then: Callable[[Paper], None],
        failed: Failed | None = None,
        vorm: str = "pdf",
    ) -> None:
        """See `views.ports.Jobs`."""
        several = facts if isinstance(facts, tuple) else (facts,)
        kinds = papier if isinstance(papier, tuple) else (papier,) * len(several)
        papers = list(zip(kinds, several, strict=True))

        def work() -> Paper:
            made = self._child.make(papers, self.progress.emit, vorm=vorm)
            return Paper(made.pdf, made.pages, made.missing_glyphs, made.tekst, made.per, made.regels)

        self._put_or_hold(self._paper, _Ticket("papier", work, Answer(then), Answer(failed)))

    def reckon(
        self,
        taak: str,
        vraag: object,
        then: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        key: str = "",
    ) -> None:
        """See `views.ports.Jobs`."""

        def work() -> Any:  # noqa: ANN401 - each task has its own answer
            return self._child.reckon(taak, vraag)

        self._put(self._paper, _Ticket("reken", work, Answer(then), Answer(failed), _key(then, key)))

    def table(
        self,
        koppen: Sequence[str],
        rijen: Sequence[tuple[Cel, ...]],
        then: Callable[[bytes], None],
        failed: Failed | None = None,
        soort: str = "csv",
    ) -> None:
        """See `views.ports.Jobs`."""

        def work() -> bytes:
            return self._child.make_list(koppen, rijen, soort)

        self._put_or_hold(self._paper, _Ticket("lijst", work, Answer(then), Answer(failed)))

    def read_list(self, path: Path, then: Callable[[Lijst], None], failed: Failed | None = None) -> None:
        """See `views.ports.Jobs`."""
        if self._asked() is None:
            return

        def work() -> Lijst:
            from desktop.lijsten import read_list

            table = read_list(path)
            return Lijst(table.kop, table.rijen)

        self._put(self._paper, _Ticket("lijst", work, Answer(then), Answer(failed)))

    def read_through(
        self,
        blad: str,
        progress: Callable[[int, int], None],
        then: Callable[[Any], None],
        failed: Failed | None = None,
    ) -> None:
        """See `views.ports.Jobs`."""
        workspace = self._asked()
        if workspace is None:
            return
        from desktop.lezing import Lezing

        self._lezing = Lezing(self, workspace, Answer(progress), Answer(then), Answer(failed))
        self._lezing.start(blad)

    def piece(self, work: Work, then: Callable[[Any], None], failed: Failed) -> None:
        """Do a piece of longer work on the database thread; dropped when the kluis is left meanwhile."""
        self._put_or_hold(self._db, _Ticket("stuk", work, Answer(then), Answer(failed)))

    def warm_papers(self) -> None:
        """Start the child process, so that the first paper comes fast."""
        self._put(self._paper, _Ticket("warm", self._child.warm, Answer(None), Answer(None)))

    def stop_papers(self) -> None:
        """See `views.ports.Jobs`."""
        if self._made_child is not None:
            self._made_child.stop()
        if self._lezing is not None and isValid(self._lezing):
            self._lezing.stop()

    def listen(self, then: Callable[[Change], None]) -> None:
        """See `views.ports.Jobs`."""
        self._listeners.append(Answer(then))

    # --- inside ---

    def _here(self) -> Workspace:
        if self._workspace is None:
            raise World("kluis_gesloten")
        return self._workspace

    def _asked(self) -> Workspace | None:
        """The kluis, or None just after it was left: a screen that goes at lock still speaks.

        A field that loses the focus then says that it was changed; its text was kept as a draft before.
        """
        return None if self._left else self._here()

    def _put(self, lane: _Lane, ticket: _Ticket) -> None:
        self._open += 1
        ticket.extra |= {"workspace": self._workspace, "lane": lane}
        lane.put(ticket)

    def _put_or_hold(self, lane: _Lane, ticket: _Ticket) -> None:
        if self._is_checking:
            self._held.append((lane, ticket))
        else:
            self._put(lane, ticket)

    def _set_checking(self, *, on: bool) -> None:
        self._is_checking = on
        self.checking.emit(on)
        if not on:
            held, self._held = self._held, []
            for lane, ticket in held:
                self._put(lane, ticket)

    @Slot(object)
    def _deliver(self, ticket: _Ticket) -> None:
        self._open -= 1
        lane: _Lane = ticket.extra["lane"]
        if not lane.is_newest(ticket):
            return
        lane.forget(ticket)
        if ticket.soort == "controle":
            self._set_checking(on=False)
        elsewhere = ticket.soort != "taak" and ticket.extra.get("workspace") is not self._workspace
        if elsewhere:
            if ticket.error is not None and ticket.soort == "schrijven":
                self.unsaved.emit(ticket.error)
            return
        if ticket.error is not None:
            self._fail(ticket, ticket.error)
            return
        if ticket.soort == "lezen":
            self._note_seen()
        if isinstance(ticket.result, Change):
            self._tell(ticket.result)
        ticket.then.call(ticket.result)

    def _note_seen(self) -> None:
        """Who opened a dossier goes into the logboek; after the answer, so that nobody waits for it."""
        workspace = self._workspace
        if workspace is not None and workspace.has_seen:
            self._put_or_hold(self._db, _Ticket("gezien", workspace.note_seen, Answer(None), Answer(None)))

    def _fail(self, ticket: _Ticket, error: Known) -> None:
        log_event("geweigerd", reden=error.code, soort=ticket.soort)
        if ticket.failed.wanted:
            ticket.failed.call(error)
        elif not ticket.then.wanted or ticket.then.alive:
            self.problem.emit(error)

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)
        self._listeners = [one for one in self._listeners if one.alive]
        for one in tuple(self._listeners):
            one.call(change)


def _key(then: Callable[..., Any], key: str) -> tuple[int, str] | None:
    owner = getattr(then, "__self__", None)
    return (id(owner), key) if key and owner is not None else None
