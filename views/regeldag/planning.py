"""Wires the tab Planning: the plan is read and judged, made in the child process, and set by hand."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import Known, Refused
from models.queries.rows_regeldag import PlanGezinRow, PlanRow
from models.rules.dagplan import Bezoek, Fout, check_plan
from models.rules.dagraad import Hulp
from models.rules.dagtafel import Uitkomst
from models.rules.klokuren import clock_of
from models.rules.rekentaken import PlanVraag, RaadVraag
from models.services import regeldagen
from models.services.regeldagplan import read_plan
from resources.i18n import _, ngettext
from resources.sentences import sentence, verb_words
from views.regeldag.plan_lijnen import plan_lijnen, plan_oordeel
from views.regeldag.plan_view import PlanView
from views.regeldag.rooster_plan import Sleutel, make_rooster
from views.widgets.knoppen import set_primary

if TYPE_CHECKING:
    from models.changes import Change
    from views.ports import Ports

WACHT_MS = 400
"""So long after the last push of a block it is stored: pushes in a row are one act, and one undo."""


class Planning(QObject):
    """The plan of one regeldag on screen. Says `standing`: whether all that could be planned has a time."""

    standing = Signal(bool)

    def __init__(self, ports: Ports, view: PlanView, keep: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ports, self._view, self._keep = ports, view, keep
        self._uid = ""
        self._plan: PlanRow | None = None
        self._fouten: tuple[Fout, ...] = ()
        self._asked: PlanVraag | None = None
        """What the child process is planning now."""
        self._made: Uitkomst | None = None
        """The last plan that was made here, with why visits got no time."""
        self._hulp: tuple[Hulp, ...] = ()
        self._again = False
        """Advice was taken: plan once more when the day is read anew."""
        self._push: tuple[Sleutel, int] | None = None
        self._saving: deque[tuple[Sleutel, str]] = deque()
        self._half: dict[tuple[Sleutel, str], str] = {}
        """Half typed text that waits for the plan."""
        self._wait = QTimer(view)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WACHT_MS)
        self._wait.timeout.connect(self.flush)
        view.plan_wished.connect(self._make)
        view.opnieuw_wished.connect(self._make_anew)
        view.line_opened.connect(self._line)
        view.line_pressed.connect(self._line_pressed)
        view.rooster.picked.connect(self._picked)
        view.rooster.opened.connect(self._open)
        view.rooster.moved.connect(self._moved)
        view.rooster.pinned.connect(self._pin)
        view.rooster.cleared.connect(self._clear)
        view.paneel.edited.connect(self._edited)
        view.paneel.typed.connect(keep)
        view.paneel.closed.connect(self._close)
        view.paneel.naar_dossier.connect(self._to_dossier)

    # --- the day ---

    def show_dag(self, uid: str) -> None:
        """Go to a day (empty = to none)."""
        self.flush()
        if uid != self._uid:
            self._uid, self._plan, self._made, self._hulp, self._half = uid, None, None, (), {}
            self._view.paneel.hide()

    def load(self) -> None:
        """Read the plan anew."""
        if self._uid:
            self._ports.jobs.call(read_plan, self._uid, then=self._loaded)

    def flush(self) -> None:
        """Store a block that was pushed a moment ago."""
        self._wait.stop()
        if self._push is None:
            return
        (gezin, loket), minuut = self._push
        self._push = None
        self._write(gezin, loket, tijd=clock_of(minuut), vast=True)

    def half_typed(self) -> dict[str, str]:
        """What is half typed beside the grid, as `bezoek|gezin/loket|field` -> text."""
        if not self._view.paneel.isVisibleTo(self._view):
            return {}
        key = "/".join(self._view.paneel.sleutel)
        return {f"bezoek|{key}|{code}": text for code, text in self._view.paneel.form.draft().items()}

    def restore(self, key: str, code: str, text: str) -> None:
        """Put half typed text back, now or when the plan is read."""
        gezin, _slash, loket = key.partition("/")
        self._half[(gezin, loket), code] = text
        self._restore()

    def _restore(self) -> None:
        if self._plan is None or not self._half:
            return
        half, self._half = self._half, {}
        for (sleutel, code), text in half.items():
            if self._row(sleutel[0]) is not None:
                self._show_visit(*sleutel)
                self._view.paneel.form.restore({code: text})

    def _loaded(self, plan: PlanRow) -> None:
        if plan.regeldag_uid != self._uid:
            return
        self._plan = plan
        self._fouten = check_plan(plan.dag)
        self._show()
        self._restore()
        if self._again:
            self._again = False
            self._make()

    def _show(self) -> None:
        plan = self._plan
        if plan is None:
            return
        made = self._made if self._made is not None and self._made.tijden == _times(plan) else None
        redenen = {(one.gezin, one.loket): one.reden for one in made.over} if made is not None else {}
        hulp = self._hulp if made is not None and made.over else ()
        visits = any(gezin.bezoeken for gezin in plan.dag.gezinnen)
        if not plan.gezinnen:
            self._view.show_leeg(_("Nog geen gezin op deze dag. Zet er bij Gezinnen een bij."))
        elif not visits:
            self._view.show_leeg(_("Deze gezinnen hebben bij geen loket nog iets te doen."))
        else:
            self._view.show_leeg("")
        self._view.show_plan(make_rooster(plan, self._fouten), plan_lijnen(plan, self._fouten, redenen, hulp))
        words, good = plan_oordeel(plan, self._fouten)
        self._view.show_oordeel(words if plan.gezinnen else "", goed=good)
        set_primary(self._view.plan, primary=visits and not good and made is None)
        self.standing.emit(good or not visits or made is not None)
        self._view.show_mag(plan=visits and self._asked is None, mag=not self._ports.alleen_lezen)
        if self._push is not None:
            (gezin, loket), minuut = self._push
            self._view.rooster.show_shift(gezin, loket, minuut)
        if self._view.paneel.isVisibleTo(self._view):
            self._show_visit(*self._view.paneel.sleutel)

    # --- planning ---

    def _make(self) -> None:
        self._start(opnieuw=False)

    def _make_anew(self) -> None:
        self._start(opnieuw=True)

    def _start(self, *, opnieuw: bool) -> None:
        self.flush()
        if self._plan is None or self._asked is not None:
            return
        self._asked = PlanVraag(self._plan.dag, opnieuw=opnieuw)
        self._view.show_mag(plan=False, mag=not self._ports.alleen_lezen)
        self._ports.say.busy(_("De dag wordt gepland"))
        self._ports.jobs.reckon("dagplan", self._asked, self._planned, self._not_planned)

    def _planned(self, uitkomst: Uitkomst) -> None:
        self._ports.say.busy()
        asked, self._asked = self._asked, None
        plan = self._plan
        if asked is None or plan is None or plan.dag != asked.dag:
            self._show()  # somebody changed the day meanwhile: what was planned is of another day
            return
        self._made, self._hulp = uitkomst, ()
        times = _differences(plan, uitkomst)
        if times:
            self._ports.jobs.write(
                regeldagen.save_plan, self._uid, times, then=self._plan_saved, failed=self._problem
            )
        else:
            self._ports.say.good(_("Het plan blijft zoals het is."))
            self._show()
        if uitkomst.over:
            self._ports.jobs.reckon(
                "dagraad", RaadVraag(asked.dag, uitkomst), self._advised, self._no_advice, key="dagraad"
            )

    def _plan_saved(self, change: Change) -> None:
        over = len(self._made.over) if self._made is not None else 0
        words = _("De dag is gepland. Alles past.")
        if over:
            words = ngettext(
                "De dag is gepland. {n} bezoek past niet; onder het rooster staat waarom.",
                "De dag is gepland. {n} bezoeken passen niet; onder het rooster staat waarom.",
                over,
            ).format(n=over)
        self._ports.say.good(words, change.bewerking)
        self._view.focus()

    def _not_planned(self, error: Known) -> None:
        self._ports.say.busy()
        self._asked = None
        self._show()
        self._ports.say.problem(error)

    def _advised(self, hulp: tuple[Hulp, ...]) -> None:
        self._hulp = hulp
        self._show()

    def _no_advice(self, error: Known) -> None:
        """Without advice the plan is as good as it was."""
        del error

    def _take_advice(self, nr: int) -> None:
        if self._plan is None or nr >= len(self._hulp):
            return
        hulp = self._hulp[nr]
        loket = self._plan.dag.by_code.get(hulp.loket)
        self._again = True
        if hulp.code == "hulp_langer":
            self._ports.jobs.write(
                regeldagen.save_regeldag_field,
                self._uid,
                "eind",
                clock_of(hulp.minuut),
                then=self._done,
                failed=self._not_taken,
            )
        else:
            more = loket.plekken + 1 if loket is not None else 1
            veld = {"plekken": more} if hulp.code == "hulp_tafel" else {"minuten": hulp.minuut}
            self._ports.jobs.write(
                regeldagen.save_loket,
                self._uid,
                hulp.loket,
                then=self._done,
                failed=self._not_taken,
                **veld,
            )

    def _not_taken(self, error: Known) -> None:
        self._again = False
        self._problem(error)

    # --- by hand ---

    def _moved(self, gezin: str, loket: str, minuut: int) -> None:
        if self._push is not None and self._push[0] != (gezin, loket):
            self.flush()
        self._push = ((gezin, loket), minuut)
        self._wait.start()

    def _pin(self, gezin: str, loket: str) -> None:
        self.flush()
        visit = self._visit(gezin, loket)
        if visit is not None:
            self._write(gezin, loket, vast=not visit.vast)

    def _clear(self, gezin: str, loket: str) -> None:
        self.flush()
        self._write(gezin, loket, tijd="", vast=False)

    def _write(self, gezin: str, loket: str, **velden: str | int | bool) -> None:
        self._ports.jobs.write(
            regeldagen.save_bezoek,
            self._uid,
            gezin,
            loket,
            then=self._done,
            failed=self._problem,
            **velden,
        )

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)

    def _problem(self, error: Known) -> None:
        self._ports.say.problem(error)
        self.load()  # a block that was pushed stands again where it is

    # --- one visit ---

    def _open(self, gezin: str, loket: str) -> None:
        self._show_visit(gezin, loket)
        self._view.paneel.form.focus("tijd")

    def _picked(self, gezin: str, loket: str) -> None:
        if self._view.paneel.isVisibleTo(self._view):
            self._show_visit(gezin, loket)

    def _show_visit(self, gezin: str, loket: str) -> None:
        row = self._row(gezin)
        if self._plan is None or row is None or not row.nummer:
            self._view.paneel.hide()
            return
        naam = self._plan.loketten.get(loket, loket)
        self._view.paneel.show_bezoek(row, loket, naam, self._visit(gezin, loket))
        self._view.paneel.show()

    def _close(self) -> None:
        self._view.paneel.hide()
        self._view.focus()
        self._keep()

    def _edited(self, gezin: str, loket: str, code: str, value: object) -> None:
        velden: dict[str, str | int | bool] = {}
        if code == "tijd":
            velden = {"tijd": str(value or ""), "vast": bool(value)}
            if value:
                velden["overslaan"] = False
        elif code == "minuten":
            usual = self._plan.dag.by_code[loket].minuten if self._plan is not None else 0
            velden = {"minuten": value if isinstance(value, int) and value != usual else 0}
        else:
            velden = {code: value if isinstance(value, bool) else str(value or "")}
        self._saving.append(((gezin, loket), code))
        self._ports.jobs.write(
            regeldagen.save_bezoek,
            self._uid,
            gezin,
            loket,
            then=self._visit_saved,
            failed=self._visit_refused,
            **velden,
        )

    def _visit_saved(self, change: Change) -> None:
        sleutel, code = self._saving.popleft()
        vak = self._view.paneel.form.vakken[code]
        if self._view.paneel.sleutel == sleutel:
            vak.reset(vak.value())
        self._done(change)
        self._keep()
        self.load()

    def _visit_refused(self, error: Known) -> None:
        sleutel, code = self._saving.popleft()
        if isinstance(error, Refused) and self._view.paneel.sleutel == sleutel:
            self._view.paneel.form.show_problem(code, sentence(error))
        else:
            self._ports.say.problem(error)

    def _to_dossier(self, gezin: str) -> None:
        self._ports.nav.open("dossier", uid=gezin)

    # --- lines ---

    def _line(self, key: str) -> None:
        soort, gezin, loket = (*key.split("|"), "", "")[:3]
        if soort == "hulp":
            return
        if not self._view.rooster.pick(gezin, loket) and gezin:
            self._open(gezin, loket or self._first_loket(gezin))

    def _line_pressed(self, key: str, knop: str) -> None:
        soort, gezin, loket = (*key.split("|"), "", "")[:3]
        if soort == "hulp":
            self._take_advice(int(gezin))
        elif knop == "toch":
            self._write(gezin, loket, overslaan=False)
        else:
            self._open(gezin, loket)

    # --- what is known ---

    def _row(self, gezin: str) -> PlanGezinRow | None:
        rows = self._plan.gezinnen if self._plan is not None else ()
        return next((row for row in rows if row.uid == gezin), None)

    def _visit(self, gezin: str, loket: str) -> Bezoek | None:
        gezinnen = self._plan.dag.gezinnen if self._plan is not None else ()
        visits = next((one.bezoeken for one in gezinnen if one.uid == gezin), ())
        return next((visit for visit in visits if visit.loket == loket), None)

    def _first_loket(self, gezin: str) -> str:
        gezinnen = self._plan.dag.gezinnen if self._plan is not None else ()
        return next((v.loket for one in gezinnen if one.uid == gezin for v in one.bezoeken), "")


def _times(plan: PlanRow) -> dict[Sleutel, int]:
    """All times of a plan."""
    return {
        (gezin.uid, visit.loket): visit.van
        for gezin in plan.dag.gezinnen
        for visit in gezin.bezoeken
        if visit.van is not None
    }


def _differences(plan: PlanRow, uitkomst: Uitkomst) -> tuple[tuple[str, str, str], ...]:
    """What is to be written: (gezin, loket, time) of gezinnen in sight, empty where a time goes away."""
    seen = {row.uid for row in plan.gezinnen if row.nummer}
    found = []
    for gezin in plan.dag.gezinnen:
        for visit in gezin.bezoeken if gezin.uid in seen else ():
            new = uitkomst.tijden.get((gezin.uid, visit.loket))
            if not visit.vast and visit.van != new:
                found.append((gezin.uid, visit.loket, clock_of(new) if new is not None else ""))
    return tuple(found)
