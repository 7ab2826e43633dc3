"""Drafts: what is half typed goes into the kluis 2 s after the last key, and comes back at the same place."""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop.jobs import DeskJobs
from models.errors import Known
from models.services.concepten import discard_concept, load_concept, save_concept
from views.ports import Wie

WAIT_MS = 2000


class DeskDrafts(QObject):
    """Fulfils `views.ports.Drafts` on the jobs of the window."""

    def __init__(self, jobs: DeskJobs, wie: Wie, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wie = wie
        self._waiting: dict[tuple[str, str], dict[str, str]] = {}
        self._stored: set[tuple[str, str]] = set()
        self._last: dict[tuple[str, str], dict[str, str]] = {}
        """What was written last: the same is not written again."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.flush)
        self._readers: list[_Reader] = []

    def keep(self, scherm: str, object_uid: str, data: Mapping[str, str]) -> None:
        """See `views.ports.Drafts`."""
        key = (scherm, object_uid)
        if not data and key not in self._stored and key not in self._waiting:
            return
        if key not in self._waiting and self._last.get(key) == data:
            return
        self._waiting[key] = dict(data)
        self._timer.start()

    def load(self, scherm: str, object_uid: str, then: Callable[[dict[str, str]], None]) -> None:
        """See `views.ports.Drafts`; what still waits here is newer than what is stored."""
        key = (scherm, object_uid)
        waiting = self._waiting.get(key)
        reader = _Reader(self, key, then, waiting)
        self._readers.append(reader)
        fn = partial(load_concept, scherm=scherm, object_uid=object_uid)
        self._jobs.read(fn, reader.loaded, reader.failed)

    def drop(self, scherm: str, object_uid: str) -> None:
        """See `views.ports.Drafts`."""
        key = (scherm, object_uid)
        self._waiting.pop(key, None)
        self._last.pop(key, None)
        if key in self._stored:
            self._stored.discard(key)
            self._jobs.call(discard_concept, scherm, object_uid, failed=self._ignored)

    def flush(self) -> None:
        """Write what waits now: the window locks or closes."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for (scherm, uid), data in waiting.items():
            if data:
                self._stored.add((scherm, uid))
                self._last[scherm, uid] = data
                text = json.dumps(data, ensure_ascii=False)
                self._jobs.call(save_concept, scherm, uid, text, failed=self._ignored)
            else:
                self._stored.discard((scherm, uid))
                self._last.pop((scherm, uid), None)
                self._jobs.call(discard_concept, scherm, uid, failed=self._ignored)

    def done(self, reader: _Reader, found: dict[str, str]) -> None:
        """A reader has its answer."""
        if found:
            self._stored.add(reader.key)
        if reader in self._readers:
            self._readers.remove(reader)

    def _ignored(self, error: Known) -> None:
        """A draft that could not be kept stops nobody: the text still stands there, for the next try."""
        del error
        self._last.clear()


class _Reader(QObject):
    """Brings one draft to whoever asked, as long as that one lives."""

    def __init__(
        self,
        drafts: DeskDrafts,
        key: tuple[str, str],
        then: Callable[[dict[str, str]], None],
        waiting: dict[str, str] | None,
    ) -> None:
        super().__init__(drafts)
        self._drafts = drafts
        self.key = key
        self._then = weakref.WeakMethod(then)
        self._waiting = waiting

    def loaded(self, text: str) -> None:
        """The stored draft arrived; one that cannot be read (an older form of it) counts as none."""
        try:
            raw = json.loads(text) if text else {}
        except ValueError:
            raw = {}
        found = {str(k): str(v) for k, v in raw.items()} if isinstance(raw, dict) else {}
        self._drafts.done(self, found)
        then = self._then()
        if then is not None:
            then(self._waiting if self._waiting is not None else found)

    def failed(self, error: Known) -> None:
        """No draft could be read: begin with an empty one."""
        del error
        self.loaded("")
