"""Wires *Bal bij wie*: reads who is to move, opens the gezin, makes a letter or a mail."""

from __future__ import annotations

from PySide6.QtCore import QObject

from models.changes import Change
from models.queries.bal import load_bal
from models.queries.rows_bal import ONS, BalRow
from models.values import Recht
from resources.i18n import ngettext
from views.bal.bal_lijnen import MAIL, bal_lijnen, line_of
from views.bal.bal_view import BalView
from views.ports import Ports


class BalPresenter(QObject):
    """The screen *Bal bij wie*, of all gezinnen in sight of who looks."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._row: BalRow | None = None
        self._folded = {ONS}
        """What lies with ourselves stands on *Vandaag* too, so it begins folded."""
        self._arrived = False
        self.view = BalView()
        self.view.opened.connect(self._opened)
        self.view.folded.connect(self._fold)
        self.view.knop_pressed.connect(self._pressed)
        self.view.back_wished.connect(self._back)
        ports.jobs.listen(self._changed)

    def enter(self, **args: str) -> None:
        """Show who is to move."""
        self._arrived = True
        self._load()

    def place(self) -> dict[str, str]:
        """There is one list."""
        return {}

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def _load(self) -> None:
        self._ports.jobs.read(load_bal, self._loaded, key="bal")

    def _loaded(self, row: BalRow) -> None:
        self._row = row
        self._show()
        if self._arrived:
            self._arrived = False
            self.view.page_focus()

    def _show(self) -> None:
        if self._row is None:
            return
        others = [one for one in self._row.partijen if not one.van_ons]
        n = sum(len(one.lijnen) for one in others)
        points = ngettext("{n} punt ligt bij een ander", "{n} punten liggen bij een ander", n).format(n=n)
        days = max((one.lijnen[0].dagen for one in others), default=0)
        oldest = ngettext("het oudste {n} dag", "het oudste {n} dagen", days).format(n=days) if days else ""
        self.view.show_lijnen(
            ", ".join(part for part in (points, oldest) if part),
            bal_lijnen(self._row, self._folded, papier=self._ports.wie.mag(Recht.PAPIER)),
        )

    def _changed(self, change: Change) -> None:
        """Read again while it is looked at; a hidden screen reads when it is opened."""
        if self.view.isVisible():
            self._load()

    def _fold(self, key: str, wanted: bool) -> None:  # noqa: FBT001 - a signal gives it
        (self._folded.discard if wanted else self._folded.add)(key)
        self._show()

    def _opened(self, key: str) -> None:
        line = line_of(self._row, key) if self._row is not None else None
        if line is not None:
            self._ports.nav.open("dossier", uid=line.dossier_uid, tab="nu", punt=line.punt_uid)

    def _pressed(self, key: str, code: str) -> None:
        papier = "open_punten_mail" if code == MAIL else "open_punten"
        self._ports.nav.open("papier", papier=papier, partij=key)

    def _back(self) -> None:
        self._ports.nav.open("vandaag")
