"""Wires the calendar: periods, the chosen day, opening what is on it, and a period to paper or a file."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import partial

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QObject

from models.changes import Change
from models.queries.agenda import load_agenda
from models.queries.lezer import Lezer
from models.queries.rows_agenda import AgendaItem, AgendaRow
from models.queries.spreekuur_dagen import SPREEKUUR
from models.values import Recht
from resources.i18n import _
from views.agenda.agenda_lijnen import dag_lijnen
from views.agenda.agenda_view import AgendaView
from views.agenda.rooster import DAGEN, maandag, weken_van
from views.ports import Ports
from views.widgets.dagen import maand


class AgendaPresenter(QObject):
    """The screen *Agenda*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._dag = ports.clock.vandaag()
        self._week = False
        self._alle = False
        self._items: dict[date, list[AgendaItem]] = {}
        self._showing = False
        """The grid is being filled: the day that it then chooses is no wish."""
        self._arrived = False
        self.view = AgendaView(self._dag)
        self.view.filters.setVisible(ports.wie.ziet_alles)
        self.view.bestand.setVisible(ports.wie.mag(Recht.PAPIER))
        self.view.step_wished.connect(self._step)
        self.view.today_wished.connect(self._today)
        self.view.week_wished.connect(self._set_week)
        self.view.day_chosen.connect(self._chosen)
        self.view.day_opened.connect(self._day_opened)
        self.view.moved_out.connect(self._go)
        self.view.opened.connect(self._opened)
        self.view.knop_pressed.connect(self._to_file_of)
        self.view.filtered.connect(self._filtered)
        self.view.file_wished.connect(self._to_file)
        ports.jobs.listen(self._changed)

    def enter(self, **args: str) -> None:
        """Show the period of a `dag` (today, when none is named); `week` = as a week."""
        if args.get("dag"):
            self._dag = date.fromisoformat(args["dag"])
        if args.get("dag") or args.get("week"):
            self._week = args.get("week") == "ja"
        self._arrived = True
        self._load()

    def place(self) -> dict[str, str]:
        """Bring a person back to the same day."""
        return {"dag": self._dag.isoformat(), "week": "ja" if self._week else ""}

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    # --- reading ---

    def _weken(self) -> list[date]:
        return weken_van(self._dag, week=self._week)

    def _load(self) -> None:
        weken = self._weken()
        read = partial(_read, van=weken[0], tot=weken[-1] + timedelta(days=DAGEN - 1), wie=self._wie())
        self._ports.jobs.read(read, self._loaded, key="agenda")

    def _wie(self) -> str:
        return "" if self._alle else self._ports.wie.uid

    def _loaded(self, row: AgendaRow) -> None:
        if row.van != self._weken()[0]:
            return  # another period was wished in the meantime
        items: dict[date, list[AgendaItem]] = defaultdict(list)
        for one in row.items:
            items[one.dag].append(one)
        self._items = items
        titel = maand(self._dag).capitalize()
        if self._week:
            nr = self._weken()[0].isocalendar().week
            titel = _("Week {n}, {maand}").format(n=nr, maand=maand(self._dag))
        self._showing = True
        self.view.show_period(titel, self._weken(), 0 if self._week else self._dag.month, items, self._dag)
        self._showing = False
        self._show_dag()
        if self._arrived:
            self._arrived = False
            self.view.page_focus()

    def _show_dag(self) -> None:
        papier = self._ports.wie.mag(Recht.PAPIER)
        self.view.show_dag(dag_lijnen(self._dag, self._items.get(self._dag, ()), papier=papier))

    def _changed(self, change: Change) -> None:
        """Read again while it is looked at; a hidden screen reads when it is opened."""
        if self.view.isVisible():
            self._load()

    # --- wishes ---

    def _go(self, dag: date) -> None:
        self._dag = dag
        self._load()

    def _step(self, way: int) -> None:
        self._go(self._dag + (relativedelta(weeks=way) if self._week else relativedelta(months=way)))

    def _today(self) -> None:
        self._go(self._ports.clock.vandaag())

    def _set_week(self, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        self._week = on
        self._load()

    def _filtered(self, keuze: dict[str, object]) -> None:
        self._alle = bool(keuze.get("alle"))
        self._load()

    def _chosen(self, dag: date) -> None:
        if self._showing or dag == self._dag:
            return
        self._dag = dag
        self._show_dag()

    def _day_opened(self, dag: date) -> None:
        self._chosen(dag)
        self.view.day_focus()

    def _item(self, sleutel: str) -> AgendaItem | None:
        return next((one for one in self._items.get(self._dag, ()) if one.sleutel == sleutel), None)

    def _opened(self, sleutel: str) -> None:
        item = self._item(sleutel)
        if item is None:
            return
        if item.soort == SPREEKUUR:
            self._ports.nav.open("spreekuur")
        elif item.gemeente_uid:
            self._ports.nav.open("gemeente", deel="overleggen", gemeente=item.gemeente_uid)
        elif item.regeldag_uid and self._ports.wie.mag(Recht.REGELDAG):
            self._ports.nav.open("regeldag", uid=item.regeldag_uid)
        else:
            punt = item.punt_uid if item.tab == "nu" else ""
            self._ports.nav.open("dossier", uid=item.dossier_uid, tab=item.tab, punt=punt)

    def _to_file_of(self, sleutel: str, code: str) -> None:
        del code
        item = self._item(sleutel)
        if item is not None:
            self._paper(item.dag, 1, item.sleutel)

    def _to_file(self) -> None:
        if self._week:
            self._paper(maandag(self._dag), DAGEN)
        else:
            first = self._dag.replace(day=1)
            self._paper(first, (first + relativedelta(months=1) - first).days)

    def _paper(self, van: date, dagen: int, item: str = "") -> None:
        self._ports.nav.open(
            "papier",
            papier="agenda",
            van=van.isoformat(),
            dagen=str(dagen),
            item=item,
            wie=self._wie() or "alle",
        )


def _read(lezer: Lezer, *, van: date, tot: date, wie: str) -> AgendaRow:
    return load_agenda(lezer, van, tot, begeleider_uid=wie)
