"""Wires *Datalek melden*: every role reports in a few fields; who reports does not see the register."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.services.registers import report_datalek
from resources.i18n import _
from resources.sentences import sentence
from views.avg.lek_lijnen import meld_velden
from views.avg.melden_view import MeldenView
from views.avg.momenten import moment_of
from views.ports import Ports
from views.widgets.velden import Waarde

DRAFT = "datalek_melden"


class MeldenPresenter(QObject):
    """The screen *Datalek melden*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self.view = MeldenView(meld_velden(), ports.clock.vandaag)
        self.view.asked.connect(self._ask)
        self.view.back_wished.connect(self._back)
        self.view.typed.connect(self.keep_draft)

    def enter(self, **args: str) -> None:
        """Ask what happened; noticed today is filled in."""
        del args
        self._begin()
        self._ports.drafts.load(DRAFT, "", self._draft_loaded)
        self.view.setFocus()

    def place(self) -> dict[str, str]:
        """What is half typed comes back as a draft."""
        return {}

    def keep_draft(self) -> None:
        """Keep half a report."""
        self._ports.drafts.keep(DRAFT, "", self.view.form.draft())

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self.view.form.restore(draft)

    def _begin(self) -> None:
        self.view.clear({"soort": "", "ontdekt": self._ports.clock.vandaag(), "ontdekt_tijd": "", "wat": ""})
        self.view.show_ready(ready=not self._ports.alleen_lezen)

    def _ask(self, values: dict[str, Waarde]) -> None:
        try:
            seen = self._seen(values)
        except Refused as refused:
            self._refused(refused)
            return
        self.view.show_ready(ready=False)
        self._ports.jobs.write(
            report_datalek,
            str(values.get("soort") or ""),
            str(values.get("wat") or ""),
            seen,
            then=self._reported,
            failed=self._refused,
        )

    def _seen(self, values: dict[str, Waarde]) -> datetime:
        """When it was noticed."""
        dag, nu = values.get("ontdekt"), self._ports.clock.nu()
        tijd = str(values.get("ontdekt_tijd") or "")
        return moment_of(dag if isinstance(dag, date) else None, tijd, "ontdekt_tijd", nu) or nu

    def _reported(self, change: Change) -> None:
        del change  # a report is not taken back: what it says can be put right in the register
        self._ports.drafts.drop(DRAFT, "")
        self._begin()
        self._ports.say.good(
            _("Het datalek is gemeld. De beheerder ziet het op Vandaag; de 72 uur lopen vanaf het ontdekken.")
        )
        self._ports.nav.back()

    def _refused(self, error: Known) -> None:
        self.view.show_ready(ready=not self._ports.alleen_lezen)
        veld = error.veld if isinstance(error, Refused) else ""
        beside = "ontdekt" if veld == "ontdekt_op" else veld
        if not (veld and self.view.show_problem(beside, sentence(error))):
            self._ports.say.problem(error)

    def _back(self) -> None:
        self._ports.drafts.drop(DRAFT, "")
        self._begin()
        self._ports.nav.back()
