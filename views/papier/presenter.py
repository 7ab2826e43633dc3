"""Wires Papier: choices, true preview, print and save, and what still lies on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer

from models.changes import Area, Change
from models.errors import Known
from models.queries.agenda import VAN_GEZIN
from models.queries.rows import GezinnenPage, GezinRow
from models.rules.papiervorm import forms_of
from models.values import Fase, Privacy, Recht
from resources.i18n import _, ngettext
from resources.labels import label_of
from resources.sentences import sentence
from views.papier.feiten import (
    DagKeuzes,
    GemeenteKeuzes,
    Keuzes,
    Opdracht,
    Stuk,
    read_bal_keuzes,
    read_dag_keuzes,
    read_delen,
    read_gemeente_keuzes,
    read_gezin,
    read_keuzes,
    read_lijst,
    read_regeldag_gezinnen,
    read_stukken,
)
from views.papier.ligt_presenter import LigtPresenter
from views.papier.papier_view import PapierView
from views.papier.soorten import KEUZEN, Keus, file_name, keuzen_for, kwartaal_choices, periode_choices
from views.papier.uitgave import AGENDA, Uitgave
from views.ports import Paper, Ports
from views.widgets.dagen import dag_kort

PREVIEW = 5
"""Gezinnen in the preview at most; all are printed."""
WAIT_MS = 150
"""After the last choice, before the preview is made."""
PERIODE = 28
"""Days of the calendar that are offered first."""

KEUZEVELD = {
    **{code: code for code in ("loket", "partij", "kwartaal")},
    "overleg": "overleg_uid",
    "corporatie": "organisatie_uid",
    "tijdvak": "periode",
}
"""Field of the options -> field of the order, where it is taken as it is."""


class PapierPresenter(QObject):
    """The screen Papier."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._tab = "maken"
        self._opdracht: Opdracht | None = None
        self._gekozen: dict[str, GezinRow] = {}
        self._page: GezinnenPage | None = None
        self._zoek = ""
        self._looking = False
        """A preview is on its way."""
        self._stale = False
        """Something was chosen since."""
        self._asked: Opdracht | None = None
        self._mist: tuple[str, ...] = ()
        """What is missing before this paper may go to another party."""
        self._extra: tuple[int, str] = (0, "")
        """Characters that cannot be printed, and what else is said of the preview."""
        self._wie = "" if ports.wie.ziet_alles else ports.wie.uid
        self._uitgave = Uitgave(ports, self)
        self._uitgave.ended.connect(self._given_out)
        self.view = PapierView(keuzen_for(ports.wie))
        self.ligt = LigtPresenter(ports, self.view, self)
        self.view.invoeren.setVisible(ports.wie.mag(Recht.DOSSIER))
        self._wait = QTimer(self.view)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._look)
        self._wire()
        ports.jobs.listen(self._changed)

    def _wire(self) -> None:
        view, maak = self.view, self.view.maak
        view.tab_wished.connect(self._show_tab)
        view.chosen.connect(self._choose)
        view.invoeren_wished.connect(self._invoeren)
        maak.back_wished.connect(self._to_catalogus)
        maak.print_wished.connect(self._print)
        maak.save_wished.connect(self._save)
        maak.copy_wished.connect(self._copy)
        maak.agenda_wished.connect(self._save_agenda)
        maak.opties.changed.connect(self._option)
        maak.opties.searched.connect(self._search)
        maak.opties.ticked.connect(self._ticked)
        maak.opties.all_wished.connect(self._all)
        maak.opties.none_wished.connect(self._none)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the catalogue, or one `papier` for a `dossier` or for the gezinnen of a `regeldag`."""
        self.ligt.load()
        keus = KEUZEN.get(args.get("papier", ""))
        if keus is None or keus not in keuzen_for(self._ports.wie):
            self._show_tab(args.get("tab", "maken"))
            return
        self._begin(keus)
        if args.get("regeldag"):
            self._regeldag(args["regeldag"])
        if args.get("partij"):
            self._set(partij=args["partij"])
        if keus.fase and args.get("fase") in set(Fase):
            self._set(fase=Fase(args["fase"]))
            self.view.maak.opties.show_value("fase", args["fase"])
        if keus.kwartaal:
            self._set(kwartaal=args.get("kwartaal", ""))
            self.view.maak.opties.show_value("kwartaal", args.get("kwartaal", ""))
        if keus.gemeente:
            self._of_gemeente(keus, args)
        if keus.agenda:
            self._agenda(args)
        elif args.get("wie"):
            self._set(wie="" if args["wie"] == "alle" else args["wie"])
        for uid in filter(None, args.get("dossier", "").split(",")):
            self._ports.jobs.read(partial(read_gezin, uid=uid), self._gezinnen_loaded, self._gone)

    def place(self) -> dict[str, str]:
        """Bring a person back to the same paper with the same gezinnen."""
        if self._opdracht is None:
            return {"tab": self._tab}
        found = {"papier": self._opdracht.keus.code, "dossier": ",".join(self._gekozen)}
        if self._opdracht.regeldag_uid:
            found["regeldag"] = self._opdracht.regeldag_uid
        if self._opdracht.partij:
            found["partij"] = self._opdracht.partij
        if self._opdracht.fase is not None:
            found["fase"] = self._opdracht.fase.value
        if self._opdracht.kwartaal:
            found["kwartaal"] = self._opdracht.kwartaal
        if self._opdracht.keus.gemeente and self._opdracht.gemeente_uid:
            found["gemeente"] = self._opdracht.gemeente_uid
        for name, value in (
            ("overleg", self._opdracht.overleg_uid),
            ("corporatie", self._opdracht.organisatie_uid),
            ("periode", self._opdracht.periode),
        ):
            found |= {name: value} if value else {}
        if self._opdracht.keus.agenda:
            van = self._opdracht.van
            found |= {"van": van.isoformat() if van else "", "dagen": str(self._opdracht.dagen)}
            found |= {"item": self._opdracht.item}
        if self._opdracht.keus.agenda or self._opdracht.keus.code == "gezinnenlijst":
            found["wie"] = self._opdracht.wie or "alle"
        return found

    def keep_draft(self) -> None:
        """Nothing is typed here but a search."""

    def _show_tab(self, tab: str) -> None:
        self._tab = tab
        self._opdracht = None
        if tab == "ligt_nog":
            self.view.show_ligt_page()
        else:
            self.view.show_catalogus()
        self.view.page_focus()

    def _to_catalogus(self) -> None:
        self._show_tab("maken")

    def _choose(self, code: str) -> None:
        self._begin(KEUZEN[code])
        if KEUZEN[code].periode:
            self._periode(KEUZEN[code], "")

    def _periode(self, keus: Keus, code: str) -> None:
        """Take the period of a report; the first that is offered where none is asked."""
        choices = periode_choices(keus.periode, self._ports.clock.vandaag())
        known = {one for one, _words in choices}
        chosen = code if code in known else choices[0][0]
        self.view.maak.opties.show_choices("tijdvak", choices)
        self.view.maak.opties.show_value("tijdvak", chosen)
        self._set(periode=chosen)

    def _begin(self, keus: Keus) -> None:
        """Begin a paper with its own level of names and without gezinnen."""
        gemeente = self._opdracht.gemeente_uid if self._opdracht is not None else ""
        self._opdracht = Opdracht(keus, gemeente_uid=gemeente, privacy=keus.privacy, wie=self._wie)
        self._gekozen = {}
        opties = self.view.maak.opties
        opties.zoek.clear()
        self._zoek = ""
        begin = {"taal": "nl", "privacy": keus.privacy.value, "fase": "", "regeldag": "", "voor": ""}
        begin |= {"loket": "", "partij": "", "periode": str(PERIODE), "kwartaal": ""}
        begin |= {"overleg": "", "corporatie": "", "tijdvak": ""}
        opties.show_choices("kwartaal", kwartaal_choices(self._ports.clock.vandaag()))
        for code, value in begin.items():
            opties.show_value(code, value)
        self._mist = ()
        opties.ask_reason(on=False)
        self.view.maak.blad.show_words(_("Het voorbeeld wordt gemaakt …"))
        self.view.maak.show_notices(0)
        self.view.show_maak(keus)
        self._ports.jobs.read(
            partial(read_keuzes, gemeente_uid=gemeente), self._keuzes_loaded, key="papier-keuzes"
        )
        if keus.per_gezin:
            self._load_list()
        self._load_dag()
        self._refresh()
        self.view.page_focus()

    def _agenda(self, args: dict[str, str]) -> None:
        """Take the period (or the one thing) that the calendar asked for."""
        self._set(
            van=date.fromisoformat(args["van"]) if args.get("van") else None,
            dagen=int(args.get("dagen") or PERIODE),
            item=args.get("item", ""),
            wie="" if args.get("wie") == "alle" else args.get("wie") or self._wie,
        )
        self.view.maak.opties.show_value("periode", args.get("dagen") or str(PERIODE))

    def _of_gemeente(self, keus: Keus, args: dict[str, str]) -> None:
        """Take the gemeente, and the overleg, corporatie or period of it that was asked for."""
        self._set(
            gemeente_uid=args.get("gemeente") or (self._opdracht.gemeente_uid if self._opdracht else ""),
            versie_uid=args.get("versie", ""),
            overleg_uid=args.get("overleg", ""),
            organisatie_uid=args.get("corporatie", ""),
        )
        if args.get("gemeente"):
            self.view.maak.opties.show_value("gemeente", args["gemeente"])
        if keus.periode:
            self._periode(keus, args.get("periode", ""))
        self._load_of_gemeente()

    def _load_of_gemeente(self) -> None:
        opdracht = self._opdracht
        if opdracht is not None and opdracht.gemeente_uid and opdracht.keus.gemeente:
            read = partial(read_gemeente_keuzes, gemeente_uid=opdracht.gemeente_uid)
            self._ports.jobs.read(read, self._of_gemeente_read, self._no_day, key="papier-gemeente")

    def _of_gemeente_read(self, found: GemeenteKeuzes) -> None:
        if self._opdracht is None:
            return
        opties = self.view.maak.opties
        opties.show_choices("overleg", [("", _("Het eerste dat komt")), *found.overleggen])
        opties.show_choices("corporatie", [("", _("Alle corporaties")), *found.corporaties])
        opties.show_value("overleg", self._opdracht.overleg_uid)
        opties.show_value("corporatie", self._opdracht.organisatie_uid)

    # --- choices ---

    def _keuzes_loaded(self, found: Keuzes) -> None:
        if self._opdracht is None:
            return
        today, opties = self._ports.clock.vandaag(), self.view.maak.opties
        opties.show_choices("gemeente", [(row.uid, row.naam) for row in found.gemeenten])
        opties.show_value("gemeente", self._opdracht.gemeente_uid)
        days = [
            (row.uid, " · ".join(part for part in (dag_kort(row.dag, today), row.plaats) if part))
            for row in found.regeldagen
        ]
        first = _("De eerste van elk gezin") if self._opdracht.keus.per_gezin else _("De eerstvolgende")
        opties.show_choices("regeldag", [("", first), *days])
        versies = [
            (
                row.uid,
                _("versie {n}, {status}, vanaf {dag}").format(
                    n=row.nummer,
                    status=label_of("matrix_status", row.status),
                    dag=dag_kort(row.geldig_vanaf, today),
                ),
            )
            for row in found.versies
        ]
        opties.show_choices("versie", [("", _("De nieuwste")), *versies])
        opties.show_value("versie", self._opdracht.versie_uid)
        opties.show_value("regeldag", self._opdracht.regeldag_uid)
        if not self._opdracht.gemeente_uid and found.gemeenten:
            self._set(gemeente_uid=found.gemeenten[0].uid)
            opties.show_value("gemeente", found.gemeenten[0].uid)
            self._load_of_gemeente()

    def _option(self, code: str, value: str) -> None:
        if code == "taal":
            self._set(taal=value or "nl")
        elif code == "privacy":
            self._set(privacy=Privacy(value or Privacy.NAAM.value))
        elif code in {"voor", "deel_reden"}:
            self._share(code, value)
        elif code == "fase":
            self._set(fase=Fase(value) if value else None)
        elif code == "versie":
            self._set(versie_uid=value)
        elif code == "regeldag":
            self._gekozen = {} if value else self._gekozen
            self._regeldag(value)
        elif code == "periode":
            item = self._opdracht.item if self._opdracht is not None else ""
            kept = item if item.startswith(VAN_GEZIN) else ""
            self._set(dagen=int(value or PERIODE), item=kept)
        elif code in KEUZEVELD:
            self._set(**{KEUZEVELD[code]: value})
        elif code == "gemeente":
            self._set(gemeente_uid=value, versie_uid="", overleg_uid="")
            self._load_of_gemeente()
            read = partial(read_keuzes, gemeente_uid=value)
            self._ports.jobs.read(read, self._keuzes_loaded, key="papier-keuzes")

    def _set(self, **changes: object) -> None:
        if self._opdracht is not None:
            self._opdracht = replace(self._opdracht, **changes)  # type: ignore[arg-type] # fields by name
            self._refresh()

    def _share(self, code: str, value: str) -> None:
        """Who gets it, or why it is made although nothing says that it may; the paper stays the same."""
        if self._opdracht is None:
            return
        if code == "voor":
            self._opdracht = replace(self._opdracht, voor=value)
            self._check_sharing()
        else:
            self._opdracht = replace(self._opdracht, deel_reden=value)

    def _check_sharing(self) -> None:
        if self._opdracht is not None:
            self._ports.jobs.read(
                partial(read_delen, opdracht=self._opdracht, nu=self._ports.clock.nu()),
                self._sharing_read,
                self._no_day,
                key="papier-delen",
            )

    def _sharing_read(self, found: tuple[Opdracht, tuple[str, ...]]) -> None:
        asked, self._mist = found
        if self._opdracht is None or asked.keus is not self._opdracht.keus:
            self._mist = ()
            return
        self.view.maak.opties.ask_reason(on=bool(self._mist))
        self._show_notices()

    def _show_notices(self, missing: int | None = None, extra: str = "") -> None:
        """Say what one must know: about sharing, about the preview, about characters."""
        if missing is not None:
            self._extra = (missing, extra)
        parts = (*self._mist, self._extra[1])
        self.view.maak.show_notices(self._extra[0], " ".join(part for part in parts if part))

    def _regeldag(self, uid: str) -> None:
        """Take another regeldag, with its gezinnen or with its loketten and parties."""
        self._set(regeldag_uid=uid, loket="", partij="")
        self._load_dag()
        if uid and self._opdracht is not None and self._opdracht.keus.per_gezin:
            self._load_regeldag(uid)

    def _load_dag(self) -> None:
        if self._opdracht is not None and self._opdracht.keus.van_bal:
            self._ports.jobs.read(read_bal_keuzes, self._dag_loaded, self._no_day, key="papier-dag")
        elif self._opdracht is not None and (self._opdracht.keus.loket or self._opdracht.keus.partij):
            read = partial(read_dag_keuzes, uid=self._opdracht.regeldag_uid)
            self._ports.jobs.read(read, self._dag_loaded, self._no_day, key="papier-dag")

    def _dag_loaded(self, found: DagKeuzes) -> None:
        opties = self.view.maak.opties
        opties.show_choices("loket", [("", _("Elk loket een blad")), *found.loketten])
        opties.show_choices("partij", found.partijen)
        if self._opdracht is not None:
            opties.show_value("loket", self._opdracht.loket)
            first = found.partijen[0][0] if found.partijen else ""
            opties.show_value("partij", self._opdracht.partij or first)

    def _no_day(self, error: Known) -> None:
        """Without a regeldag the preview says so."""
        del error

    def _load_regeldag(self, uid: str) -> None:
        self._ports.jobs.read(partial(read_regeldag_gezinnen, uid=uid), self._gezinnen_loaded, self._gone)

    def _gezinnen_loaded(self, rows: tuple[GezinRow, ...]) -> None:
        self._gekozen |= {row.uid: row for row in rows}
        self._show_gezinnen()
        if rows:
            self.view.maak.opties.lijst.focus_key(rows[0].uid)

    def _gone(self, error: Known) -> None:
        self._ports.say.problem(error)

    def _load_list(self) -> None:
        read = partial(read_lijst, wie=self._wie, tekst=self._zoek)
        self._ports.jobs.read(read, self._list_loaded, key="papier-gezinnen")

    def _list_loaded(self, found: tuple[str, GezinnenPage]) -> None:
        if found[0] == self._zoek:
            self._page = found[1]
            self._show_gezinnen()

    def _show_gezinnen(self) -> None:
        rows = self._page.rijen if self._page is not None else ()
        totaal = self._page.totaal if self._page is not None else 0
        chosen = tuple(self._gekozen.values())
        self.view.maak.opties.show_gezinnen(chosen, rows, totaal, self._zoek)
        self._refresh()

    def _search(self, tekst: str) -> None:
        self._zoek = tekst
        self._load_list()

    def _ticked(self, uid: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        rows = self._page.rijen if self._page is not None else ()
        found = next((row for row in rows if row.uid == uid), None)
        if on and found is not None:
            self._gekozen[uid] = found
        elif not on:
            self._gekozen.pop(uid, None)
        self._show_gezinnen()

    def _all(self) -> None:
        rows = self._page.rijen if self._page is not None else ()
        self._gekozen |= {row.uid: row for row in rows}
        self._show_gezinnen()

    def _none(self) -> None:
        self._gekozen = {}
        self._show_gezinnen()

    # --- preview ---

    def _refresh(self) -> None:
        """Show what the choices mean, and make a new preview soon."""
        if self._opdracht is None:
            return
        self._opdracht = replace(self._opdracht, gezinnen=tuple(self._gekozen))
        if self._opdracht.voor or self._opdracht.keus.van_de_dag or self._opdracht.keus.van_bal:
            self._check_sharing()
        self._show_ready()
        if not self._opdracht.kan:
            self._wait.stop()
            self._stale = False
            self._show_notices(0)
            self.view.maak.blad.show_words(_("Kies links een of meer gezinnen. Hier zie je dan het papier."))
            return
        self._stale = True
        self._wait.start()

    def _show_ready(self) -> None:
        ready = self._opdracht is not None and self._opdracht.kan and not self._uitgave.busy
        self.view.maak.show_ready(ready=ready and not self._ports.alleen_lezen)

    def _look(self) -> None:
        """Make the preview; one at a time, the newest choices win."""
        if self._looking or not self._stale or self._opdracht is None or not self._opdracht.kan:
            return
        self._looking, self._stale = True, False
        self._asked = replace(self._opdracht, gezinnen=self._opdracht.gezinnen[:PREVIEW])
        read = partial(read_stukken, opdracht=self._asked, nu=self._ports.clock.nu())
        self._ports.jobs.read(read, self._facts_read, self._look_failed)

    def _facts_read(self, found: tuple[Opdracht, tuple[Stuk, ...]]) -> None:
        stukken = found[1]
        self._ports.jobs.paper(
            tuple(stuk.papier for stuk in stukken),
            tuple(stuk.feiten for stuk in stukken),
            self._looked,
            self._look_failed,
        )

    def _looked(self, paper: Paper) -> None:
        self._looking = False
        if self._opdracht is None or self._asked is None:
            return
        still = self._asked == replace(self._opdracht, gezinnen=self._opdracht.gezinnen[:PREVIEW])
        if still:
            self.view.maak.blad.show_pdf(paper.pdf, paper.pages)
            more = len(self._opdracht.gezinnen) - PREVIEW
            extra = ngettext(
                "Dit zijn de eerste {eerste} gezinnen; nog {n} wordt ook geprint.",
                "Dit zijn de eerste {eerste} gezinnen; nog {n} worden ook geprint.",
                max(more, 1),
            ).format(eerste=PREVIEW, n=more)
            self._show_notices(paper.missing_glyphs, extra if more > 0 else "")
        elif self._opdracht.kan:
            self._stale = True
            self._look()

    def _look_failed(self, error: Known) -> None:
        self._looking = False
        if self._stale:
            self._look()
            return
        self._show_notices(0)
        self.view.maak.blad.show_words(sentence(error))

    # --- out ---

    def _print(self) -> None:
        self._give_out(to_file=False)

    def _save(self) -> None:
        self._give_out(to_file=True)

    def _copy(self) -> None:
        if (
            self._opdracht is not None
            and self._opdracht.keus.tekst
            and not self._uitgave.busy
            and self._reason_given(self._opdracht)
        ):
            self.view.maak.show_ready(ready=False)
            self._uitgave.start(self._opdracht, None, copy=True)

    def _save_agenda(self) -> None:
        """Save the period as a calendar file; it is recorded like any other paper."""
        opdracht = self._opdracht
        if opdracht is None or not opdracht.keus.agenda or self._uitgave.busy:
            return
        naam = file_name(opdracht.keus, self._ports.clock.vandaag(), ()).removesuffix(".pdf") + AGENDA
        path = self._ports.ask.save_file(_("Opslaan voor je agenda"), naam, _("Agenda (*.ics)"))
        if path is not None:
            self.view.maak.show_ready(ready=False)
            self._uitgave.start(opdracht, path.with_suffix(AGENDA))

    def _give_out(self, *, to_file: bool) -> None:
        opdracht = self._opdracht
        if opdracht is None or not opdracht.kan or self._uitgave.busy:
            return
        if not self._reason_given(opdracht):
            return
        path = None
        if to_file:
            nummers = tuple(row.nummer for row in self._gekozen.values()) if opdracht.keus.per_gezin else ()
            naam = file_name(opdracht.keus, self._ports.clock.vandaag(), nummers)
            ook = forms_of(opdracht.keus.papieren[0])
            titel = _("Opslaan") if ook else _("Opslaan als PDF")
            path = self._ports.ask.save_path(titel, naam, ook=ook)
            if path is None:
                return
        self.view.maak.show_ready(ready=False)
        self._uitgave.start(opdracht, path)

    def _reason_given(self, opdracht: Opdracht) -> bool:
        """Where nothing says that it may be shared, somebody must say why it is made."""
        if not self._mist or opdracht.deel_reden:
            return True
        reden = self.view.maak.opties.reden
        reden.show_problem(sentence("deling_reden_nodig"))
        reden.edit.setFocus()
        return False

    def _given_out(self, out: bool) -> None:  # noqa: FBT001 - a signal gives it
        del out
        self._show_ready()
        self.ligt.load()

    def _invoeren(self) -> None:
        self._ports.nav.open("papier_invoeren")

    def _changed(self, change: Change) -> None:
        if not self.view.isVisible():
            return  # `enter` reads it all anew
        if Area.AFDRUK in change.areas:
            self.ligt.load()
        if change.areas - {Area.AFDRUK} and self._opdracht is not None and not self._uitgave.busy:
            self._refresh()
