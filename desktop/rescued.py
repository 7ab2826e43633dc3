"""The page after a salvage: the report on screen and paper, going on with it or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ask import DeskAsk, save_pdf
from desktop.rescue import Rescued, accept, refuse
from models.errors import Known, World
from models.queries.rows import PaperHead
from models.queries.rows_kluis import ReddingFacts, ReddingRow
from models.values import Papier
from reports.redding import counted, summary
from resources.i18n import _, language
from resources.labels import label_of
from resources.sentences import sentence
from views.herstel.redding_view import ReddingView
from views.ports import Paper

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.bootstrap import App


class Rescuing(QObject):
    """Wires the page; the salvaged file stands beside the kluis until the person decides."""

    def __init__(self, app: App, rescued: Rescued) -> None:
        self.view = ReddingView()
        super().__init__(self.view)
        self._app = app
        self._rescued = rescued
        self._ask = DeskAsk(app.window)
        head = PaperHead(gemaakt_op=app.clock.nu(), wie="", gemeente="", taal=language())
        self._facts = ReddingFacts(head=head, redding=rescued.redding)
        self.view.show_result(summary(rescued.redding), lines_of(rescued.redding))
        self.view.accepted.connect(self._accept)
        self.view.refused.connect(self._refuse)
        self.view.print_wished.connect(self._print)
        self.view.save_wished.connect(self._save)

    def _print(self) -> None:
        self._app.jobs.paper(Papier.REDDING, self._facts, self._printed, self._failed)

    def _printed(self, paper: Paper) -> None:
        if self._ask.print_pdf(paper.pdf, "redding"):
            self.view.show_message(_("Het verslag gaat naar de printer."))

    def _save(self) -> None:
        self._app.jobs.paper(Papier.REDDING, self._facts, self._saved, self._failed)

    def _saved(self, paper: Paper) -> None:
        path = self._ask.save_path(_("Verslag opslaan"), "verslag-redding.pdf")
        if path is None:
            return
        try:
            save_pdf(path, paper.pdf)
        except World as error:
            self._failed(error)
            return
        self.view.show_message(_("Het verslag is opgeslagen als {naam}.").format(naam=path.name))

    def _failed(self, error: Known) -> None:
        self.view.show_busy(on=False)
        self.view.show_message(sentence(error.reden))

    def _accept(self) -> None:
        self.view.show_busy(on=True)
        work = partial(accept, self._rescued, self._app.clock, self._app.paths.profile)
        self._app.jobs.background(work, self._accepted, self._failed)

    def _accepted(self, aside: Path | None) -> None:
        del aside
        self._app.show_gate()
        self._app.warn(_("De geredde kluis staat klaar. Meld je aan om verder te gaan."))

    def _refuse(self) -> None:
        self._app.jobs.background(partial(refuse, self._rescued), self._refused)

    def _refused(self, result: None) -> None:
        del result
        self._app.show_restore()


def lines_of(redding: ReddingRow) -> list[str]:
    """A line for each dossier that is not complete, and one for what lies outside them."""
    lines = []
    for one in redding.dossiers:
        parts = []
        if one.kwijt:
            parts.append(_("kwijt: {wat}").format(wat=counted(one.kwijt)))
        if one.uit_kopie:
            parts.append(_("uit de reservekopie: {wat}").format(wat=counted(one.uit_kopie)))
        if parts:
            lines.append(f"{one.nummer or _('onbekend')}  ·  {'; '.join(parts)}")
    if redding.kwijt:
        lines.append(_("Buiten de dossiers kwijt: {wat}").format(wat=counted(redding.kwijt)))
    if redding.onzeker:
        names = ", ".join(label_of("tabel", name) for name in redding.onzeker)
        lines.append(_("Niet te zeggen hoeveel er kwijt is van: {wat}").format(wat=names))
    return lines
