"""Wires the logboek: entries by filter and page, what one changed, reading through, its list, its sheet."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.queries.beheer import load_medewerkers
from models.queries.lezer import Lezer
from models.queries.logboek import load_logboek, load_nagekeken, load_wijzigingen
from models.queries.rows_beheer import MedewerkerRow
from models.queries.rows_logboek import LogFilter, LogOordeel, LogPage, LogRow, LogWijziging, NagekekenRow
from models.rules.toegang import SYSTEEM
from models.values import LogSoort
from resources.i18n import _
from resources.labels import label
from resources.sentences import sentence
from views.logboek import woorden
from views.logboek.blad import Blad
from views.logboek.logboek_view import LogboekView
from views.logboek.maanden import months
from views.logboek.uitvoer import Uitvoer
from views.ports import Ports
from views.widgets.lijn import Lijn
from views.widgets.velden import Veld, Veldsoort, Waarde


class LogboekPresenter(QObject):
    """The part Logboek of Beheer."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._filter = LogFilter()
        self._fresh = True
        self._open: LogRow | None = None
        self._vraag = ""
        """What the form asks: `blad` or `logboekblad`."""
        self._oordeel = ""
        """What reading through gave just now, in words; empty = what the logboek itself says."""
        self.view = LogboekView(ports.clock.vandaag)
        self.uitvoer = Uitvoer(ports, self)
        self.blad = Blad(ports, self)
        self._wire()
        kinds = [("", _("Alles")), *((soort.value, label(soort)) for soort in LogSoort)]
        self.view.show_choices("soort", kinds)
        ports.jobs.listen(self._changed)

    def _wire(self) -> None:
        view = self.view
        view.filtered.connect(self._filtered)
        view.opened.connect(self._opened)
        view.more_wished.connect(self._load)
        view.pressed.connect(self._pressed)
        view.asked.connect(self._asked)
        view.dossier_wished.connect(self._to_dossier)
        self.uitvoer.ended.connect(self._done)
        self.blad.ended.connect(self._done)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the entries, with the filter that was there (`wie`, `soort`, `dossier`, `van`, `tot`)."""
        if set(args) & {"wie", "soort", "dossier", "van", "tot"}:
            self._filter = _filter_of(args)
            self.view.filters.set_chosen(_chosen(self._filter))
        self._ports.jobs.read(_read_mensen, self._people_loaded, key="logboek-mensen")
        self._show_last()
        self._again()

    def place(self) -> dict[str, str]:
        """The filter, so that a person comes back to the same entries."""
        chosen = {
            "wie": self._filter.wie,
            "soort": self._filter.soort.value if self._filter.soort is not None else "",
            "dossier": self._filter.dossier,
            "van": self._filter.van.isoformat() if self._filter.van is not None else "",
            "tot": self._filter.tot.isoformat() if self._filter.tot is not None else "",
        }
        return {code: text for code, text in chosen.items() if text}

    def keep_draft(self) -> None:
        """Nothing is typed here that is worth keeping."""

    # --- entries ---

    def _again(self) -> None:
        self._fresh = True
        self._load(0)

    def _load(self, voor: int) -> None:
        read = partial(_read, keuze=self._filter, voor=voor)
        self._ports.jobs.read(read, self._loaded, self._not_loaded, key="logboek")

    def _loaded(self, found: tuple[LogFilter, LogPage]) -> None:
        keuze, page = found
        if keuze != self._filter:
            return  # the filter changed in the meantime
        self.view.show_filter_problem("")
        self.view.show_page(page, fresh=self._fresh)
        self._fresh = False
        if keuze == LogFilter():
            self.view.show_empty(
                _("Hier komt wie wat wanneer deed"),
                _("Aanmelden, bekijken, veranderen, printen en opslaan: elke keer een regel."),
            )
        else:
            self.view.show_empty(
                _("Geen regel past bij deze keuze"), _("Kies een andere medewerker, soort of dag.")
            )

    def _not_loaded(self, error: Known) -> None:
        if isinstance(error, Refused) and error.veld == "dossier":
            self.view.show_filter_problem(sentence(error))
        else:
            self._ports.say.problem(error)

    def _people_loaded(self, rows: tuple[MedewerkerRow, ...]) -> None:
        people = [(row.uid, row.naam) for row in rows]
        self.view.show_choices("wie", [("", _("Iedereen")), *people, (SYSTEEM, _("het programma"))])

    def _filtered(self, chosen: dict[str, object]) -> None:
        soort = str(chosen.get("soort") or "")
        van, tot = chosen.get("van"), chosen.get("tot")
        self._filter = LogFilter(
            wie=str(chosen.get("wie") or ""),
            soort=LogSoort(soort) if soort else None,
            dossier=str(chosen.get("dossier") or ""),
            van=van if isinstance(van, date) else None,
            tot=tot if isinstance(tot, date) else None,
        )
        self._again()

    def _changed(self, change: Change) -> None:
        """Something was done: the newest entries are read again, unless somebody is reading further down."""
        del change
        at_top = self.view.tabel.verticalScrollBar().value() == 0
        if self.view.isVisible() and at_top and not self.view.detail.isVisible():
            self._again()

    # --- one entry ---

    def _opened(self, row: int) -> None:
        entry = self.view.model.row(row)
        if entry is None:
            return
        self._open = entry
        read = partial(_read_changes, nummer=entry.nummer)
        self._ports.jobs.read(read, self._changes_loaded, key="logboek-regel")

    def _changes_loaded(self, found: tuple[int, tuple[LogWijziging, ...]]) -> None:
        entry = self._open
        nummer, changes = found
        if entry is None or entry.nummer != nummer:
            return
        lines = []
        for at, one in enumerate(changes):
            head, under = woorden.change(one)
            lines.append(Lijn(f"w{at}", head, kaart="wijzigingen", onder=under, grijs=not one.zichtbaar))
        self.view.detail.show_entry(
            woorden.titel(entry), woorden.details(entry), lines, dossier=bool(entry.dossier_uid)
        )
        self.view.keep_in_sight()

    def _to_dossier(self) -> None:
        if self._open is not None and self._open.dossier_uid:
            self._ports.nav.open("dossier", uid=self._open.dossier_uid, tab="historie")

    # --- the buttons ---

    def _pressed(self, code: str) -> None:
        makers = {
            "nakijken": self._read_through,
            "blad": self._ask_code,
            "logboekblad": self._ask_month,
            "lijst": self._export,
        }
        makers[code]()

    def _ask_code(self) -> None:
        self._vraag = "blad"
        hint = "00000-0BQAH-…"
        velden = (Veld("blad", _("Code op het logboekblad"), hint=hint, breed=True),)
        self.view.paneel.ask(_("Nakijken met een blad"), velden, knop=_("Nakijken"))

    def _ask_month(self) -> None:
        self._vraag = "logboekblad"
        keuzes = months(self._ports.clock.vandaag())
        naar = (("printer", _("Printen")), ("bestand", _("Opslaan als PDF")))
        velden = (
            Veld("maand", _("Maand"), Veldsoort.KEUZE, keuzes),
            Veld("naar", _("Waarheen"), Veldsoort.KEUZE, naar),
        )
        values: dict[str, Waarde] = {"maand": keuzes[0][0], "naar": "printer"}
        self.view.paneel.ask(_("Logboekblad"), velden, values=values, knop=_("Maken"))

    def _asked(self, values: dict[str, Waarde]) -> None:
        if self._vraag == "blad":
            self._read_through(str(values.get("blad") or ""))
            return
        maand = str(values.get("maand") or "")
        path = None
        if values.get("naar") == "bestand":
            path = self._ports.ask.save_path(_("Opslaan als PDF"), f"logboekblad-{maand}.pdf")
            if path is None:
                return
        self.view.paneel.close_panel()
        self.view.show_busy(on=True)
        self.blad.start(maand, path)

    def _export(self) -> None:
        naam = f"logboek-{self._ports.clock.vandaag().isoformat()}.csv"
        path = self._ports.ask.save_path(_("Opslaan als lijst"), naam)
        if path is not None:
            self.view.show_busy(on=True)
            self.uitvoer.start(self._filter, path)

    def _done(self) -> None:
        self.view.show_busy(on=False)
        self._again()

    # --- reading it through ---

    def _read_through(self, code: str = "") -> None:
        self.view.show_busy(on=True)
        self._ports.say.busy(_("Het logboek wordt nagekeken"))
        self._ports.jobs.read_through(code, self._progressed, self._verdict, self._not_read)

    def _progressed(self, gelezen: int, totaal: int) -> None:
        self._ports.say.busy(_("Het logboek wordt nagekeken"), deel=gelezen, geheel=totaal)

    def _verdict(self, oordeel: LogOordeel) -> None:
        self._end_reading()
        self.view.paneel.close_panel()
        self._oordeel = woorden.verdict(oordeel)
        self.view.show_state(self._oordeel, fout=oordeel.bevinding is not None)
        if oordeel.bevinding is None:
            self._ports.say.good(sentence("logboek_goed"))
        else:
            self._ports.say.problem(self._oordeel)
            self._show_bad(oordeel.bevinding.nummer)
        self._again()

    def _show_bad(self, nummer: int) -> None:
        row = self.view.model.row_of(nummer)
        if row >= 0:
            self.view.tabel.selectRow(row)

    def _not_read(self, error: Known) -> None:
        self._end_reading()
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    def _end_reading(self) -> None:
        self._ports.say.busy()
        self.view.show_busy(on=False)

    def _show_last(self) -> None:
        self._ports.jobs.read(load_nagekeken, self._last_loaded, key="logboek-stand")

    def _last_loaded(self, row: NagekekenRow | None) -> None:
        if not self._oordeel:
            wrong = row is not None and row.resultaat != woorden.GEDAAN
            self.view.show_state(woorden.last_time(row), fout=wrong)


def _filter_of(args: dict[str, str]) -> LogFilter:
    """Read a filter from arguments; what is no filter chooses nothing out."""
    soort = args.get("soort", "")
    return LogFilter(
        wie=args.get("wie", ""),
        soort=LogSoort(soort) if soort in set(LogSoort) else None,
        dossier=args.get("dossier", ""),
        van=_day(args.get("van", "")),
        tot=_day(args.get("tot", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _chosen(keuze: LogFilter) -> dict[str, object]:
    return {
        "wie": keuze.wie,
        "soort": keuze.soort.value if keuze.soort is not None else "",
        "dossier": keuze.dossier,
        "van": keuze.van,
        "tot": keuze.tot,
    }


def _read(lezer: Lezer, *, keuze: LogFilter, voor: int) -> tuple[LogFilter, LogPage]:
    return keuze, load_logboek(lezer, keuze, voor=voor)


def _read_changes(lezer: Lezer, *, nummer: int) -> tuple[int, tuple[LogWijziging, ...]]:
    return nummer, load_wijzigingen(lezer, nummer)


def _read_mensen(lezer: Lezer) -> tuple[MedewerkerRow, ...]:
    return load_medewerkers(lezer)
