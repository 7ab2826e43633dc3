"""Wires *Ligt nog op papier*: papers that are gone, one or many at once, and the looplijst."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known
from models.queries.afdrukken import load_afdrukken
from models.queries.lezer import Lezer
from models.queries.looplijst import looplijst_facts
from models.queries.rows_avg import StukFacts
from models.queries.rows_papier import AfdrukRow
from models.services.afdrukken import mark_all_weg, mark_weg
from models.values import Papier, Recht
from resources.i18n import _, ngettext
from views.papier.ligt_nog import ligt_lijnen
from views.papier.papier_view import PapierView
from views.ports import Ports
from views.uitgifte import LosBlad

LIGT = 200


class LigtPresenter(QObject):
    """The tab *Ligt nog op papier* of the screen Papier."""

    def __init__(self, ports: Ports, view: PapierView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._view = view
        self._papers: dict[str, AfdrukRow] = {}
        self._gekozen: set[str] = set()
        """Uids of the papers that are ticked; empty = an act is about all that are shown."""
        self._aantal = 0
        """How many papers are on their way to be gone."""
        self._save = False
        self._blad = LosBlad(ports, self)
        self._many = ports.wie.mag(Recht.PAPIER) and not ports.alleen_lezen
        page = view.ligt_pagina
        page.offer_weg(on=self._many)
        page.ticked.connect(self._tick)
        page.all_wished.connect(self._all)
        page.weg_wished.connect(self._all_weg)
        page.print_wished.connect(self._print)
        page.save_wished.connect(self._to_file)
        view.weg_wished.connect(self._weg)
        view.invoer_wished.connect(self._invoer)

    def load(self) -> None:
        """Read what still lies on paper."""
        self._ports.jobs.read(_read, self._loaded, key="papier-ligt")

    def _loaded(self, rows: tuple[AfdrukRow, ...]) -> None:
        self._papers = {row.uid: row for row in rows}
        self._gekozen &= set(self._papers)
        self._show()

    def _show(self) -> None:
        lines = ligt_lijnen(
            tuple(self._papers.values()),
            self._ports.clock.vandaag(),
            invoeren=self._ports.wie.mag(Recht.DOSSIER),
            gekozen=self._gekozen if self._many else None,
        )
        self._view.show_ligt(lines, len(self._papers), len(self._gekozen))

    # --- choosing ---

    def _tick(self, uid: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        if uid in self._papers:
            (self._gekozen.add if on else self._gekozen.discard)(uid)
            self._show()

    def _all(self) -> None:
        self._gekozen = set() if len(self._gekozen) == len(self._papers) else set(self._papers)
        self._show()

    def _chosen(self) -> tuple[str, ...]:
        return tuple(uid for uid in self._papers if not self._gekozen or uid in self._gekozen)

    # --- gone ---

    def _weg(self, uid: str) -> None:
        if uid in self._papers:
            self._ports.jobs.write(mark_weg, uid, then=self._is_weg)

    def _is_weg(self, change: Change) -> None:
        self._ports.say.good(_("Het papier is weg."), change.bewerking)

    def _all_weg(self) -> None:
        uids = self._chosen()
        if uids and self._many:
            self._aantal = len(uids)
            self._ports.jobs.write(mark_all_weg, uids, then=self._are_weg, failed=self._failed)

    def _are_weg(self, change: Change) -> None:
        words = ngettext("{n} papier is weg.", "{n} papieren zijn weg.", self._aantal)
        self._ports.say.good(words.format(n=self._aantal), change.bewerking)

    def _failed(self, error: Known) -> None:
        self._ports.say.problem(error)

    def _invoer(self, uid: str) -> None:
        if uid in self._papers:
            self._ports.nav.open("papier_invoeren", code=self._papers[uid].code)

    # --- looplijst ---

    def _print(self) -> None:
        self._make(save=False)

    def _to_file(self) -> None:
        self._make(save=True)

    def _make(self, *, save: bool) -> None:
        if not self._papers:
            return
        self._save = save
        chosen = tuple(sorted(self._gekozen))
        read = partial(looplijst_facts, nu=self._ports.clock.nu(), uids=chosen)
        self._ports.jobs.read(read, self._made, self._failed)

    def _made(self, facts: StukFacts) -> None:
        if self._save:
            self._blad.save_it(Papier.AFDRUKBOEK, (facts,), _("Looplijst opslaan"), "looplijst.pdf")
        else:
            self._blad.print_it(Papier.AFDRUKBOEK, (facts,), _("Looplijst"))


def _read(lezer: Lezer) -> tuple[AfdrukRow, ...]:
    return load_afdrukken(lezer, ligt_nog=True, limit=LIGT)
