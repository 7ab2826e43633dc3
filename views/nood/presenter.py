"""Wires *Toegang in nood*: asks, opens, and goes to the dossier."""

from __future__ import annotations

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.services.bescherming import break_glass
from resources.i18n import _
from resources.sentences import sentence
from views.nood.nood_view import NoodView
from views.ports import Ports
from views.widgets.velden import Waarde


class NoodPresenter(QObject):
    """The screen *Toegang in nood*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self.view = NoodView(ports.clock.vandaag)
        self.view.asked.connect(self._ask)
        self.view.back_wished.connect(self._back)
        self.view.typed.connect(self.keep_draft)

    def enter(self, **args: str) -> None:
        """Ask for a number and a reason; `nummer` is filled in where it is known."""
        self.view.clear()
        if args.get("nummer"):
            self.view.form.fill({"nummer": args["nummer"]})
        self._ports.drafts.load("nood", "", self._draft_loaded)
        self.view.setFocus()

    def place(self) -> dict[str, str]:
        """What is half typed comes back as a draft."""
        return {}

    def keep_draft(self) -> None:
        """Keep a half-typed reason."""
        self._ports.drafts.keep("nood", "", self.view.form.draft())

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self.view.form.restore(draft)

    def _ask(self, values: dict[str, Waarde]) -> None:
        self._ports.jobs.write(
            break_glass,
            str(values.get("nummer") or ""),
            str(values.get("reden") or ""),
            then=self._opened,
            failed=self._refused,
        )

    def _opened(self, change: Change) -> None:
        self._ports.drafts.drop("nood", "")
        self.view.clear()
        self._ports.say.good(_("Geopend tot en met vandaag. Wie erbij staat en de beheerder hebben bericht."))
        self._ports.nav.open("dossier", uid=change.onderwerp)

    def _refused(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.view.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    def _back(self) -> None:
        self._ports.drafts.drop("nood", "")
        self.view.clear()
        self._ports.nav.back()
