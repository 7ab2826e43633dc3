"""Wires what one medewerker keeps of the list of gezinnen: the columns, and choices with a name."""

from __future__ import annotations

from functools import partial

import msgspec
from msgspec import structs
from PySide6.QtCore import QObject, Signal

from models.errors import Known, Refused
from models.queries.lijstkeuze import load_lijstkeuze
from models.queries.rows import BewaardeLijst, GezinnenFilter, Lijstkeuze
from models.services import lijstkeuze
from resources.i18n import _
from resources.sentences import sentence
from views.gezinnen.bewaard_rij import Chip
from views.gezinnen.gezinnen_view import GezinnenView
from views.gezinnen.kolommen import GEWOON, known_columns
from views.ports import Ports


class Lijsten(QObject):
    """Says `applied` with a choice that must be shown: a kept list, or at first the own columns."""

    applied = Signal(object, tuple)

    def __init__(self, ports: Ports, view: GezinnenView, scherm: str, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._view = view
        self._scherm = scherm
        self._kept: Lijstkeuze | None = None
        self._now = (GezinnenFilter(), GEWOON)
        """What the table shows: filter with order, columns."""
        self._gekozen = ""
        """Uid of the list that was chosen last, also where something was changed after it."""
        self._noemt = ""
        """Uid of the list that gets another name; empty = the choice of now gets one."""
        view.bewaren_wished.connect(self._ask_new)
        view.named.connect(self._named)
        view.paneel.cancelled.connect(self._put_away)
        view.rij.picked.connect(self._pick)
        view.rij.change_wished.connect(self._change)
        view.rij.rename_wished.connect(self._ask_other)
        view.rij.remove_wished.connect(self._ask_remove)

    @property
    def ready(self) -> bool:
        """Whether it is known how the medewerker wants the list."""
        return self._kept is not None

    def load(self) -> None:
        """Read what was kept, and begin with it."""
        read = partial(load_lijstkeuze, scherm=self._scherm)
        self._ports.jobs.read(read, self._loaded, self._not_loaded, key=f"lijsten-{id(self)}")

    def _loaded(self, found: Lijstkeuze) -> None:
        self._kept = found
        self.applied.emit(GezinnenFilter(), known_columns(found.kolommen))
        self._ports.drafts.load(self._scherm, "", self._draft_loaded)

    def _not_loaded(self, error: Known) -> None:
        """The list comes also without: with the ordinary columns."""
        self._ports.say.problem(error)
        self._loaded(Lijstkeuze())

    # --- what the table shows ---

    def show(self, keuze: GezinnenFilter, kolommen: tuple[str, ...]) -> None:
        """The table shows another choice: mark the list that it is."""
        self._now = (keuze, kolommen)
        self._show_lists()

    def keep_columns(self, kolommen: tuple[str, ...]) -> None:
        """The medewerker chose other columns; those of a kept list wait until that list is kept again."""
        if self._gekozen or self._ports.alleen_lezen:
            return
        codes = () if kolommen == GEWOON else kolommen
        self._ports.jobs.call(lijstkeuze.save_kolommen, self._scherm, codes, then=self._stored)

    def _stored(self, found: Lijstkeuze) -> None:
        self._kept = found
        self._show_lists()

    def _show_lists(self) -> None:
        one = self._one(self._gekozen)
        chips = [Chip(one.uid, one.naam, aan=self._is_shown(one)) for one in self._lists()]
        self._view.show_lists(
            chips,
            one.uid if one is not None else "",
            one.naam if one is not None else "",
            mag=not self._ports.alleen_lezen,
        )

    def _lists(self) -> tuple[BewaardeLijst, ...]:
        return self._kept.lijsten if self._kept is not None else ()

    def _one(self, uid: str) -> BewaardeLijst | None:
        return next((one for one in self._lists() if one.uid == uid), None)

    def _is_shown(self, one: BewaardeLijst) -> bool:
        """Whether the table shows just this list; two of the same choice are told apart by the click."""
        keuze, kolommen = self._now
        return one.uid == self._gekozen and (one.keuze, known_columns(one.kolommen)) == (keuze, kolommen)

    # --- a list ---

    def _pick(self, uid: str) -> None:
        """Show a list; the one that is shown already goes off again, back to all with the own columns."""
        one = self._one(uid)
        if one is None:
            return
        if self._is_shown(one):
            self._gekozen = ""
            own = self._kept.kolommen if self._kept is not None else ()
            self.applied.emit(GezinnenFilter(), known_columns(own))
            return
        self._gekozen = uid
        self.applied.emit(one.keuze, known_columns(one.kolommen))

    def _ask_new(self) -> None:
        self._noemt = ""
        self._view.ask_name(_("Hoe heet deze keuze?"), "", _("Lijst bewaren"))

    def _ask_other(self, uid: str) -> None:
        one = self._one(uid)
        if one is not None:
            self._noemt = uid
            self._view.ask_name(_("Hoe heet deze lijst voortaan?"), one.naam, _("Naam bewaren"))

    def _named(self, values: dict[str, object]) -> None:
        naam = str(values.get("naam") or "")
        call = self._ports.jobs.call
        if self._noemt:
            call(
                lijstkeuze.rename_lijst,
                self._scherm,
                self._noemt,
                naam,
                then=self._renamed,
                failed=self._refused,
            )
            return
        keuze, kolommen = self._now
        call(
            lijstkeuze.keep_lijst,
            self._scherm,
            naam,
            keuze,
            kolommen,
            then=self._new_kept,
            failed=self._refused,
        )

    def _new_kept(self, found: Lijstkeuze) -> None:
        self._gekozen = found.lijsten[-1].uid
        self._said(found, _("Lijst bewaard: {naam}."), self._gekozen)

    def _renamed(self, found: Lijstkeuze) -> None:
        self._said(found, _("De lijst heet nu {naam}."), self._noemt)

    def _said(self, found: Lijstkeuze, words: str, uid: str) -> None:
        self._stored(found)
        self._view.paneel.close_panel()
        one = self._one(uid)
        self._ports.say.good(words.format(naam=one.naam if one is not None else ""))

    def _refused(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self._view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    def _change(self, uid: str) -> None:
        self._gekozen = uid
        keuze, kolommen = self._now
        self._ports.jobs.call(lijstkeuze.change_lijst, self._scherm, uid, keuze, kolommen, then=self._changed)

    def _changed(self, found: Lijstkeuze) -> None:
        self._said(found, _("Lijst bewaard: {naam}."), self._gekozen)

    def _ask_remove(self, uid: str) -> None:
        one = self._one(uid)
        if one is not None:
            self._noemt = uid
            self._ports.ask.ask(
                _("De lijst {naam} weghalen? De gezinnen zelf blijven staan.").format(naam=one.naam),
                _("Weghalen"),
                _("Behouden"),
                self._remove,
            )

    def _remove(self, yes: bool) -> None:  # noqa: FBT001 - the answer to a question
        if yes:
            self._ports.jobs.call(lijstkeuze.remove_lijst, self._scherm, self._noemt, then=self._removed)

    def _removed(self, found: Lijstkeuze) -> None:
        if self._gekozen == self._noemt:
            self._gekozen = ""
        self._stored(found)
        self._ports.say.good(_("Lijst weggehaald."))

    # --- a name that is half typed ---

    def keep_draft(self) -> None:
        """Keep the name, with the choice it is for; no panel = nothing to keep."""
        form = self._view.paneel.form
        if form is None:
            self._put_away()
            return
        keuze, kolommen = self._now
        naam = str(form.values().get("naam") or "")
        draft = {"naam": naam, "uid": self._noemt, "keuze": msgspec.json.encode(keuze).decode()}
        self._ports.drafts.keep(self._scherm, "", draft | {"kolommen": " ".join(kolommen)})

    def _put_away(self) -> None:
        self._ports.drafts.keep(self._scherm, "", {})

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        if "naam" not in draft:
            return
        try:
            keuze = msgspec.json.decode(draft.get("keuze", ""), type=GezinnenFilter)
        except msgspec.DecodeError:
            return
        self.applied.emit(structs.replace(keuze, meer=()), known_columns(draft.get("kolommen", "").split()))
        if draft.get("uid"):
            self._ask_other(draft["uid"])
        else:
            self._ask_new()
        form = self._view.paneel.form
        if form is not None:
            form.vakken["naam"].set_raw(draft["naam"])
