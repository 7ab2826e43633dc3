"""Putting a backup back in the window: what there is, another folder, the work, and the other ways out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ask import DeskAsk
from desktop.backups import DAAR, ELDERS, HIER
from desktop.profile import book_of
from desktop.rescue import choose_as_is, rescue
from desktop.volumes import backups_on_volumes
from desktop.workspace import put_back
from models.errors import Known
from models.store import Backup, list_backups, look_around, reachable, read_book
from models.store.mend import differs
from models.store.second import FOLDER
from models.values import Reden
from resources.i18n import _
from resources.labels import label_of
from resources.sentences import sentence
from views.herstel.herstel_view import HerstelView
from views.widgets.dagen import moment
from views.widgets.wachttijd import Wachttijd

if TYPE_CHECKING:
    from desktop.bootstrap import App
    from desktop.rescue import Rescued

Found = tuple[tuple[Backup, str], ...]
"""Backups, each with the place it stands in."""


class Restoring(QObject):
    """Wires the restore page. `wrong` is what is the matter with the kluis that stands there."""

    def __init__(self, app: App, wrong: tuple[Reden, ...] = ()) -> None:
        self.view = HerstelView()
        super().__init__(self.view)
        self._app = app
        self._kluis = app.kluis
        self._backups = app.paths.backups_of(app.kluis)
        self._profile = app.paths.profile
        self._secret = ""
        self._ask = DeskAsk(app.window)
        self._wacht = Wachttijd(app.pogingen, self.view.show_wait, self)
        self.view.show_situation(
            " ".join(sentence(one) for one in wrong),
            redden=bool(wrong) and not differs(wrong) and app.kluis.exists(),
            verder=differs(wrong),
        )
        self.view.restore_wished.connect(self._restore)
        self.view.rescue_wished.connect(self._rescue)
        self.view.as_is_wished.connect(self._as_is)
        self.view.folder_wished.connect(self._other_folder)
        self.view.back_wished.connect(self._back)
        self.view.show_backups(())
        # After the closing of the kluis, which may add a backup: the work stands in one line.
        app.jobs.background(partial(everywhere, self._kluis, self._backups, self._profile), self._show)

    def _show(self, found: Found) -> None:
        self.view.show_backups([(str(one.folder), _words(one, waar)) for one, waar in found])

    def _other_folder(self) -> None:
        folder = self._ask.folder(_("Waar staat de reservekopie?"))
        if folder is not None:
            self._app.jobs.background(partial(in_folder, folder), self._show)

    def _restore(self, folder: str, secret: str) -> None:
        self._secret = secret
        self.view.show_busy(on=True)
        work = partial(
            put_back,
            Path(folder),
            self._kluis,
            secret,
            self._app.clock,
            backups=self._backups,
            profile=self._profile,
        )
        self._app.jobs.background(work, self._done, self._failed)

    def _done(self, result: tuple[int, Path | None]) -> None:
        del result
        self._app.pogingen.right()
        secret, self._secret = self._secret, ""
        self.view.zin.clear()
        self._app.way_back.say_when_open(_("De reservekopie is teruggezet en nagekeken."))
        self._app.unlock(secret, self._not_opened)

    def _not_opened(self, error: Known) -> None:
        """The slots beside the kluis may know a newer wachtwoordzin than the one of then."""
        del error
        self._app.way_back.say_when_open("")
        self._app.show_gate()
        self._app.warn(_("Teruggezet en nagekeken. Meld je aan om verder te gaan."))

    def _failed(self, error: Known) -> None:
        self._secret = ""
        self.view.show_busy(on=False)
        self.view.show_problem(sentence(error.reden))
        if error.code == "sleutel_onjuist":
            self._wacht.wrong()

    def _rescue(self, secret: str) -> None:
        self.view.show_busy(on=True, wat=_("De kluis wordt regel voor regel gelezen"))
        work = partial(rescue, self._kluis, secret, self._app.clock, self._backups)
        self._app.jobs.background(work, self._rescued, self._failed)

    def _rescued(self, rescued: Rescued) -> None:
        from desktop.rescued import Rescuing

        self._app.pogingen.right()
        self.view.zin.clear()
        self._app.way_back.show_rescued(Rescuing(self._app, rescued))

    def _as_is(self) -> None:
        choose_as_is(self._kluis, self._profile)
        self._app.show_gate()
        self._app.warn(_("Meld je aan: de kluis die er staat, gaat open zoals hij is."))

    def _back(self) -> None:
        self.forget()
        self._app.show_gate()

    def forget(self) -> None:
        """Leave no half-typed secret on the page: it goes, or the computer locks."""
        self.view.zin.clear()


def everywhere(kluis: Path, backups: Path, profile: Path) -> Found:
    """The backups of this kluis here and at the second place, and any on a stick; each once, newest first."""
    book = read_book(book_of(profile, kluis))
    there = list_backups(Path(book.plek) / FOLDER) if reachable(book.plek) else ()
    return _once((HIER, list_backups(backups)), (DAAR, there), (DAAR, backups_on_volumes()))


def in_folder(folder: Path) -> Found:
    """The backups that a person means by a folder."""
    return _once((ELDERS, look_around(folder)))


def _once(*places: tuple[str, Iterable[Backup]]) -> Found:
    found: dict[tuple[str, str], tuple[Backup, str]] = {}
    for waar, several in places:
        for one in several:
            found.setdefault((one.head.sha256, one.head.kluis), (one, waar))
    return tuple(sorted(found.values(), key=lambda pair: pair[0].gemaakt_op, reverse=True))


def _words(one: Backup, waar: str) -> str:
    size = f"{one.head.bytes / 1_000_000:.1f}".replace(".", ",")
    return f"{moment(one.gemaakt_op)}  ·  {size} MB  ·  {label_of('kopie_waar', waar)}"
