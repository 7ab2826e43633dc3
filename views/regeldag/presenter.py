"""Wires Regeldag: list and calendar, a new day, fields that save when left, gezinnen, loketten, papers."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from models.changes import Area, Change
from models.errors import Known, Refused
from models.queries.beheer import load_contacten, load_gemeenten
from models.queries.gezinnen import load_gezinnen
from models.queries.lezer import Lezer
from models.queries.regeldagen import load_regeldag, load_regeldagen
from models.queries.rows import GezinnenFilter, GezinRow
from models.queries.rows_beheer import ContactRow, GemeenteRow
from models.queries.rows_regeldag import RegeldagRow
from models.services import regeldagen
from resources.i18n import _, ngettext
from resources.sentences import sentence, verb_words
from views.ports import Ports
from views.regeldag.dag_lijnen import dag_lijnen, dag_woorden, gezinnen_woorden
from views.regeldag.dag_view import AGENDA, TABS
from views.regeldag.kaarten import half_typed
from views.regeldag.planning import Planning
from views.regeldag.regeldag_view import RegeldagView
from views.regeldag.rijen import AANWEZIG, Rij
from views.widgets.dagen import dag_lang
from views.widgets.velden import Veld, Veldsoort, VeldVak, Waarde
from views.widgets.zoekvak import Treffer

HITS = 8
START = "9:30"
"""Proposed where there was no regeldag yet."""


@dataclass(frozen=True, slots=True)
class Dag:
    """A regeldag with what its fields offer."""

    row: RegeldagRow
    contacten: tuple[ContactRow, ...]
    loketten: dict[str, str]
    """All loketten, code -> name."""


class RegeldagPresenter(QObject):
    """The screen Regeldag."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._uid = ""
        self._dag: Dag | None = None
        self._days: tuple[RegeldagRow, ...] = ()
        self._gemeenten: tuple[GemeenteRow, ...] = ()
        self._draft: dict[str, str] = {}
        self._waiting: deque[tuple[VeldVak | None, str]] = deque()
        """Fields on their way to the kluis, and what stood in them; answers come in order."""
        self.view = RegeldagView(ports.clock.vandaag)
        self.planning = Planning(ports, self.view.dag.plan, self.keep_draft, self)
        self._tab = ""
        """The tab that was shown last of the day that is open."""
        self._wire()
        ports.jobs.listen(self._changed)

    def _wire(self) -> None:
        view, dag = self.view, self.view.dag
        view.opened.connect(self._open)
        view.new_wished.connect(self._ask_new)
        view.new_on_wished.connect(self._ask_new_on)
        view.asked.connect(self._make)
        view.paneel.cancelled.connect(self._panel_closed)
        dag.back_wished.connect(self._to_list)
        dag.papier_wished.connect(self._to_papier)
        dag.cancel_wished.connect(self._cancel)
        dag.tab_shown.connect(self._tab_shown)
        self.planning.standing.connect(dag.show_standing)
        dag.form.edited.connect(self._field_edited)
        dag.form.typed.connect(self.keep_draft)
        dag.gezinnen.edited.connect(self._time_edited)
        dag.gezinnen.typed.connect(self.keep_draft)
        dag.gezinnen.added.connect(self._add_gezin)
        dag.gezinnen.removed.connect(self._remove_gezin)
        dag.gezinnen.searched.connect(self._search)
        dag.loketten.edited.connect(self._loket_edited)
        dag.loketten.typed.connect(self.keep_draft)
        dag.loketten.ordered.connect(self._order)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the list, or the regeldag `uid`."""
        self._load_list()
        if args.get("uid"):
            self._tab = args.get("tab", "") if args.get("tab", "") in TABS else ""
            self._open(args["uid"])
        else:
            self._to_list()
            self._ports.drafts.load("regeldag", "", self._new_draft)

    def place(self) -> dict[str, str]:
        """Bring a person back to the same day."""
        return {"uid": self._uid, "tab": self.view.dag.tab} if self._uid else {}

    def keep_draft(self) -> None:
        """Keep what is half typed in the day, or in the panel of a new one."""
        if self._uid:
            self.planning.flush()
            self._ports.drafts.keep("regeldag", self._uid, self._half_typed())
        elif self.view.paneel.form is not None:
            self._ports.drafts.keep("regeldag", "", self.view.paneel.form.all_raw())

    def _half_typed(self) -> dict[str, str]:
        dag = self.view.dag
        found = {f"dag||{code}": vak.raw() for code, vak in dag.form.vakken.items() if vak.is_dirty()}
        found |= half_typed(dag.gezinnen.rijen, "tijd")
        return found | half_typed(dag.loketten.rijen, "loket") | self.planning.half_typed()

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self._draft = draft
        self._restore()

    def _restore(self) -> None:
        if self._dag is None or not self._draft:
            return
        draft, self._draft = self._draft, {}
        for place, text in draft.items():
            soort, key, code = (*place.split("|", 2), "", "")[:3]
            if soort == "bezoek":
                self.planning.restore(key, code, text)
                continue
            vak = self._vak(soort, key, code)
            if vak is not None:
                vak.set_raw(text)

    def _rij(self, soort: str, key: str) -> Rij | None:
        if soort == "tijd":
            return self.view.dag.gezinnen.rijen.get(key)
        return self.view.dag.loketten.rijen.get(key)

    # --- list ---

    def _load_list(self) -> None:
        self._ports.jobs.read(_read_list, self._list_loaded, key="regeldagen")

    def _list_loaded(self, found: tuple[tuple[RegeldagRow, ...], tuple[GemeenteRow, ...]]) -> None:
        self._days, self._gemeenten = found
        self.view.show_lijst(
            dag_lijnen(self._days, self._ports.clock.vandaag(), self._gemeenten),
            {row.dag: row.uid for row in self._days},
            {row.dag: dag_woorden(row) for row in self._days},
        )

    def _to_list(self) -> None:
        if self._uid:
            self.keep_draft()
        self._uid, self._dag, self._tab = "", None, ""
        self.planning.show_dag("")
        self.view.show_list_page()
        self.view.page_focus()

    def _ask_new(self) -> None:
        self._ask_new_on(None)

    def _ask_new_on(self, dag: date | None) -> None:
        last = self._days[0] if self._days else None
        velden = [
            Veld("dag", _("Dag"), Veldsoort.DATUM),
            Veld("plaats", _("Plaats"), hint=_("bijvoorbeeld Gemeentehuis")),
            Veld("start", _("Begint om")),
        ]
        if len(self._gemeenten) > 1:
            keuzes = tuple((g.uid, g.naam) for g in self._gemeenten)
            velden.append(Veld("gemeente", _("Gemeente"), Veldsoort.KEUZE, keuzes))
        self.view.ask_new(
            velden,
            {
                "dag": dag,
                "plaats": last.plaats if last else "",
                "start": (last.start if last else "") or START,
            },
        )
        if self.view.paneel.form is not None:
            self.view.paneel.form.typed.connect(self.keep_draft)

    def _new_draft(self, draft: dict[str, str]) -> None:
        if draft and not self._uid:
            self._ask_new()
            if self.view.paneel.form is not None:
                self.view.paneel.form.restore(draft)

    def _make(self, values: dict[str, Waarde]) -> None:
        if values.get("dag") is None:
            self.view.paneel.show_problem("dag", sentence("veld_leeg"))
            return
        gemeente = str(values.get("gemeente") or (self._gemeenten[0].uid if self._gemeenten else ""))
        self._ports.jobs.write(
            regeldagen.add_regeldag,
            gemeente,
            values["dag"],
            str(values.get("plaats") or ""),
            str(values.get("start") or ""),
            then=self._made,
            failed=self._not_made,
        )

    def _made(self, change: Change) -> None:
        self.view.paneel.close_panel()
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self._open(change.onderwerp)

    def _not_made(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    def _panel_closed(self) -> None:
        self._ports.drafts.drop("regeldag", "")

    # --- one day ---

    def _open(self, uid: str) -> None:
        if all(row.uid != uid for row in self._days) and uid.startswith("kop:"):
            return
        if uid != self._uid:
            self._uid, self._dag, self._draft = uid, None, {}
        self.planning.show_dag(uid)
        self._load()
        self._ports.drafts.load("regeldag", uid, self._draft_loaded)

    def _load(self) -> None:
        self._ports.jobs.read(partial(_read_dag, uid=self._uid), self._loaded, self._gone, key="regeldag")
        self.planning.load()

    def _loaded(self, found: Dag) -> None:
        if found.row.uid != self._uid:
            return
        fresh = self._dag is None
        self._dag = found
        row = found.row
        parts = [row.plaats, gezinnen_woorden(len(row.afspraken))]
        if len(self._gemeenten) > 1:
            parts.append(row.gemeente)
        dag = self.view.dag
        if fresh:
            dag.form.reset({})
        dag.show_dag(row, dag_lang(row.dag), " · ".join(part for part in parts if part))
        names = [(loket.loket, loket.naam) for loket in row.loketten]
        dag.gezinnen.show_rows(row.afspraken, row.voorstellen, names)
        there = {loket.loket for loket in row.loketten}
        missing = {code: naam for code, naam in found.loketten.items() if code not in there}
        dag.loketten.show_rows(row.loketten, _contact_names(found), missing)
        if fresh:
            for rol in (dag.rol, dag.rol_gezinnen):
                rol.verticalScrollBar().setValue(0)
            dag.show_tab(self._tab or ("planning" if row.afspraken else "gezinnen"))
        self.view.show_dag_page()
        if fresh:
            self.view.page_focus()
        self._restore()

    def _tab_shown(self, tab: str) -> None:
        self._tab = tab

    def _gone(self, error: Known) -> None:
        self._uid = ""
        self._to_list()
        self._ports.say.problem(error)

    def _changed(self, change: Change) -> None:
        if not self.view.isVisible():
            return  # `enter` reads it all anew
        if change.areas & {Area.REGELDAG, Area.DOSSIER, Area.ORGANISATIES}:
            self._load_list()
            if self._uid:
                self._load()

    # --- fields ---

    def _field_edited(self, code: str, value: object) -> None:
        self._save("dag", "", code, regeldagen.save_regeldag_field, self._uid, code, value)

    def _time_edited(self, dossier: str, loket: str, value: object) -> None:
        verb = regeldagen.save_gezin if loket in AANWEZIG else regeldagen.set_tijd
        self._save("tijd", dossier, loket, verb, self._uid, dossier, loket, str(value or ""))

    def _loket_edited(self, loket: str, code: str, value: object) -> None:
        velden: dict[str, object] = {code: value if value is not None else ""}
        if code == "contact":
            known = self._contact(loket, str(value or ""))
            velden = {"contactpersoon_uid": known.uid} if known else {**velden, "contactpersoon_uid": ""}
        self._save("loket", loket, code, regeldagen.save_loket, self._uid, loket, **velden)

    def _save(self, soort: str, key: str, code: str, verb: object, *args: object, **kwargs: object) -> None:
        vak = self._vak(soort, key, code)
        self._waiting.append((vak, vak.raw() if vak is not None else ""))
        self._ports.jobs.write(verb, *args, then=self._saved, failed=self._refused, **kwargs)  # type: ignore[arg-type] # a verb

    def _saved(self, change: Change) -> None:
        del change
        vak, raw = self._waiting.popleft()
        if vak is not None and isValid(vak) and vak.raw() == raw:
            # It is stored: the next reading shows it as it was written (10.15 as 10:15).
            vak.reset(vak.value())
        self._load()
        self.keep_draft()

    def _vak(self, soort: str, key: str, code: str) -> VeldVak | None:
        rij = self._rij(soort, key)
        vakken = self.view.dag.form.vakken if soort == "dag" else (rij.vakken if rij is not None else {})
        return vakken.get(code)

    def _refused(self, error: Known) -> None:
        vak, _raw = self._waiting.popleft()
        if isinstance(error, Refused) and vak is not None and isValid(vak):
            vak.show_problem(sentence(error))
        else:
            self._ports.say.problem(error)

    def _contact(self, loket: str, naam: str) -> ContactRow | None:
        """Find a known contact by name; of two with one name that of the loket."""
        rows = self._dag.contacten if self._dag is not None else ()
        same = [row for row in rows if row.naam.casefold() == naam.casefold()]
        return next((row for row in same if row.loket == loket), same[0] if same else None)

    # --- gezinnen and loketten ---

    def _add_gezin(self, uid: str) -> None:
        self._ports.jobs.write(regeldagen.add_gezin, self._uid, uid, then=self._done)

    def _remove_gezin(self, uid: str) -> None:
        self._ports.jobs.write(regeldagen.remove_gezin, self._uid, uid, then=self._done)

    def _order(self, order: tuple[str, ...]) -> None:
        self._ports.jobs.write(regeldagen.save_loket_order, self._uid, order, then=self._done)

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)

    def _cancel(self) -> None:
        self._ports.jobs.write(regeldagen.cancel_regeldag, self._uid, then=self._cancelled)

    def _cancelled(self, change: Change) -> None:
        self._done(change)
        self._to_list()

    def _search(self, tekst: str) -> None:
        self._ports.jobs.read(partial(_find, tekst=tekst), self._found, key="regeldag-gezin")

    def _found(self, answer: tuple[str, tuple[GezinRow, ...]]) -> None:
        tekst, rows = answer
        there = {a.dossier_uid for a in self._dag.row.afspraken} if self._dag is not None else set()
        hits = []
        for row in rows:
            personen = ngettext("{n} persoon", "{n} personen", row.personen).format(n=row.personen)
            staat = _("staat er al") if row.uid in there else ""
            hits.append(Treffer(row.uid, row.naam, f"{row.nummer} · {personen}", staat))
        self.view.dag.gezinnen.show_hits(tekst, hits)

    def _to_papier(self, papier: str) -> None:
        if papier == AGENDA and self._dag is not None:
            who = "alle" if self._ports.wie.ziet_alles else self._ports.wie.uid
            day = self._dag.row.dag.isoformat()
            self._ports.nav.open(
                "papier", papier=AGENDA, van=day, dagen="1", item=f"regeldag-{self._uid}", wie=who
            )
            return
        self._ports.nav.open("papier", papier=papier, regeldag=self._uid)


def _contact_names(dag: Dag) -> dict[str, list[str]]:
    """Names to choose from: those of the loket first."""
    found: dict[str, list[str]] = {}
    for loket in dag.row.loketten:
        own = [c.naam for c in dag.contacten if c.loket == loket.loket]
        found[loket.loket] = list(dict.fromkeys((*own, *(c.naam for c in dag.contacten))))
    return found


def _read_list(lezer: Lezer) -> tuple[tuple[RegeldagRow, ...], tuple[GemeenteRow, ...]]:
    return load_regeldagen(lezer), load_gemeenten(lezer)


def _read_dag(lezer: Lezer, *, uid: str) -> Dag:
    row = load_regeldag(lezer, uid)
    loketten = {code: loket.naam for code, loket in lezer.inhoud(row.gemeente_uid).loketten.items()}
    return Dag(row, load_contacten(lezer), loketten)


def _find(lezer: Lezer, *, tekst: str) -> tuple[str, tuple[GezinRow, ...]]:
    return tekst, load_gezinnen(lezer, GezinnenFilter(tekst=tekst), 0, HITS).rijen
