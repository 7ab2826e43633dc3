"""Wires the part *Bewaren*: the list of the month, without names, gone, and the proof of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.queries.bewaren import load_bewaarlijst, load_vernietiging, load_vernietigingen
from models.queries.lezer import Lezer
from models.queries.papier import make_head
from models.queries.rows_avg import BewaarRow, StukFacts, VernietigingRow
from models.queries.rows_kluis import HoudtRow
from models.queries.stukken import bewaarlijst_stuk, bewijs_stuk
from models.rules.bewaren import Stap, month_start
from models.services import bewaren
from models.values import Papier
from resources.i18n import _, language, ngettext
from resources.sentences import sentence, verb_words
from views.avg.bewaar_lijnen import DICHT, bewaar_lijnen
from views.ports import Ports
from views.uitvoer import Uitvoer
from views.widgets.dagen import dag_kort
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Veld, Veldsoort, Waarde


@dataclass(frozen=True, slots=True)
class Alles:
    """What the part shows."""

    rijen: tuple[BewaarRow, ...]
    weg: tuple[VernietigingRow, ...]


class BewarenPresenter(QObject):
    """The part *Bewaren* of Beheer."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._alles = Alles((), ())
        self._dicht = set(DICHT)
        self._about = ""
        """Uid of the dossier that the form is about."""
        self._todo: list[tuple[str, str]] = []
        """What is still to be done: (code, uid of the dossier)."""
        self._total = 0
        self._draft: dict[str, str] = {}
        self._proof = ""
        self._uitvoer = Uitvoer(ports, self)
        self.view = LijstDeel(_("Bewaren"), ports.clock.vandaag)
        self.view.show_head(
            _("Bewaren"), self._uitleg(), (("lijst", _("Lijst printen")), ("cijfers", _("Termijnen")))
        )
        self.view.pressed.connect(self._pressed)
        self.view.opened.connect(self._opened)
        self.view.knop_pressed.connect(self._knop)
        self.view.lijst.folded.connect(self._fold)
        self.view.asked.connect(self._asked)
        self.view.cancelled.connect(self._closed)
        ports.jobs.listen(self._changed)

    def _uitleg(self) -> str:
        today = self._ports.clock.vandaag()
        return _(
            "De lijst van {dag}. Eerst gaan namen, notities en oude waarden weg; later ook de rest."
            " De tellingen voor taakstelling en doorlooptijd blijven gelijk."
        ).format(dag=dag_kort(month_start(today), today))

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the list."""
        del args
        self._load()
        self._ports.drafts.load("avg-bewaren", "", self._draft_loaded)

    def place(self) -> dict[str, str]:
        """There is one list."""
        return {}

    def keep_draft(self) -> None:
        """Keep a half-typed reason."""
        form = self.view.paneel.form
        if form is None or not self._about:
            self._ports.drafts.keep("avg-bewaren", "", {})
            return
        typed = {f"veld:{code}": text for code, text in form.all_raw().items()}
        self._ports.drafts.keep("avg-bewaren", "", {"uid": self._about} | typed)

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self._draft = draft
        self._restore()

    def _restore(self) -> None:
        draft = self._draft
        if not draft.get("uid") or self._row(draft["uid"]) is None:
            return
        self._draft = {}
        self._ask_longer(draft["uid"])
        if self.view.paneel.form is not None:
            self.view.paneel.form.restore(
                {code[5:]: text for code, text in draft.items() if code.startswith("veld:")}
            )

    def _load(self) -> None:
        self._ports.jobs.read(_read, self._loaded, key="avg-bewaren")

    def _loaded(self, found: Alles) -> None:
        self._alles = found
        self._show()
        self._restore()

    def _show(self) -> None:
        today = self._ports.clock.vandaag()
        self.view.show_lijnen(bewaar_lijnen(self._alles.rijen, self._alles.weg, today, self._dicht))

    def _changed(self, change: Change) -> None:
        del change
        if self.view.isVisible() and not self._todo:
            self._load()

    def _row(self, uid: str) -> BewaarRow | None:
        return next((one for one in self._alles.rijen if one.uid == uid), None)

    # --- wishes ---

    def _fold(self, key: str, wanted: bool) -> None:  # noqa: FBT001 - a signal gives it
        if wanted:
            self._dicht.discard(key)
        else:
            self._dicht.add(key)
        self._show()

    def _opened(self, key: str) -> None:
        kind, _sep, uid = key.partition(":")
        row = self._row(uid) if kind == "d" else None
        if row is not None and row.naam:
            self._ports.nav.open("dossier", uid=uid, tab="privacy")
        elif kind == "kop":
            self._fold(key, key in self._dicht)

    def _pressed(self, code: str) -> None:
        if code == "cijfers":
            self._ports.nav.open("beheer", deel="cijfers")
            return
        read = partial(_list_paper, nu=self._ports.clock.nu())
        self._ports.jobs.read(read, self._list_read, self._failed)

    def _list_read(self, facts: StukFacts) -> None:
        self._uitvoer.print_it(Papier.BEWAARLIJST, facts, _("Wat mag weg"))

    def _knop(self, key: str, code: str) -> None:
        uid = key.partition(":")[2]
        if code == "langer":
            self._ask_longer(uid)
        elif code == "alle":
            self._ask_all(Stap(uid))
        elif code == "bewijs":
            self._prove(uid)
        else:
            self._ask_one(code, uid)

    def _ask_longer(self, uid: str) -> None:
        row = self._row(uid)
        if row is None:
            return
        self._about = uid
        velden = (
            Veld("tot", _("Bewaren tot"), Veldsoort.DATUM),
            Veld("reden", _("Waarom langer"), Veldsoort.LANG, breed=True),
        )
        titel = _("Dossier {nummer} langer bewaren").format(nummer=row.nummer)
        self.view.paneel.ask(titel, velden, values={"reden": row.reden}, knop=_("Langer bewaren"))

    def _asked(self, values: dict[str, Waarde]) -> None:
        if values.get("tot") is None:
            self.view.paneel.show_problem("tot", sentence("veld_leeg"))
            return
        self._ports.jobs.write(
            bewaren.postpone_bewaren,
            self._about,
            values["tot"],
            str(values.get("reden") or ""),
            then=self._postponed,
            failed=self._failed,
        )

    def _postponed(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.view.paneel.close_panel()
        self._load()

    def _closed(self) -> None:
        self._about = ""
        self._ports.drafts.drop("avg-bewaren", "")

    # --- away ---

    def _ask_one(self, code: str, uid: str) -> None:
        row = self._row(uid)
        if row is None:
            return
        self._todo = [(code, uid)]
        if code == "anoniem":
            vraag = _(
                "Bij dossier {nummer} namen, adressen, notities en oude waarden weghalen?"
                " Dit kan niet ongedaan. De tellingen blijven."
            )
            ja = _("Namen weghalen")
        else:
            vraag = _(
                "Dossier {nummer} helemaal vernietigen? Dit kan niet ongedaan."
                " Alleen tellingen zonder nummer blijven."
            )
            ja = _("Vernietigen")
        self._ports.ask.ask(vraag.format(nummer=row.nummer), ja, _("Behouden"), self._answered)

    def _ask_all(self, stap: Stap) -> None:
        rows = [row for row in self._alles.rijen if row.stap is stap and not row.verzoeken]
        code = "anoniem" if stap is Stap.MAG_ANONIEM else "vernietig"
        self._todo = [(code, row.uid) for row in rows]
        n = len(rows)
        if code == "anoniem":
            vraag = ngettext(
                "Bij {n} dossier namen, adressen, notities en oude waarden weghalen? Dit kan niet ongedaan.",
                "Bij {n} dossiers namen, adressen, notities en oude waarden weghalen? Dit kan niet ongedaan.",
                n,
            )
            ja = _("Namen weghalen")
        else:
            vraag = ngettext(
                "{n} dossier helemaal vernietigen? Dit kan niet ongedaan.",
                "{n} dossiers helemaal vernietigen? Dit kan niet ongedaan.",
                n,
            )
            ja = _("Vernietigen")
        if rows:
            self._ports.ask.ask(vraag.format(n=n), ja, _("Behouden"), self._answered)

    def _answered(self, yes: bool) -> None:  # noqa: FBT001 - the question gives it
        if not yes:
            self._todo = []
            return
        self._total = len(self._todo)
        self._next()

    def _next(self) -> None:
        """One dossier at a time: each is a transaction of its own."""
        done = self._total - len(self._todo)
        if not self._todo:
            self._ports.say.busy()
            self._ports.say.good(
                ngettext(
                    "{n} dossier is bijgewerkt. Het bewijs staat onder Wat er weg is.",
                    "{n} dossiers zijn bijgewerkt. Het bewijs staat onder Wat er weg is.",
                    done,
                ).format(n=done)
            )
            self._dicht.discard("kop:register")
            self._load()
            return
        if self._total > 1:
            self._ports.say.busy(_("Dossiers opruimen"), deel=done, geheel=self._total)
        code, uid = self._todo[0]
        work = bewaren.anonymise_dossier if code == "anoniem" else bewaren.destroy_dossier
        self._ports.jobs.write(work, uid, then=self._did, failed=self._stopped)

    def _did(self, change: Change) -> None:
        del change
        self._todo = self._todo[1:]
        self._next()

    def _stopped(self, error: Known) -> None:
        self._todo = []
        self._ports.say.busy()
        self._ports.say.problem(error)
        self._load()

    # --- proof ---

    def _prove(self, uid: str) -> None:
        row = next((one for one in self._alles.weg if one.uid == uid), None)
        if row is not None:
            self._proof = uid
            self._ports.kopieen.holding(row.op, self._copies_read)

    def _copies_read(self, copies: tuple[HoudtRow, ...]) -> None:
        read = partial(_proof_paper, uid=self._proof, copies=copies, nu=self._ports.clock.nu())
        self._ports.jobs.read(read, self._proof_read, self._failed)

    def _proof_read(self, facts: StukFacts | None) -> None:
        if facts is not None:
            self._uitvoer.print_it(Papier.BEWIJS_WISSEN, facts, _("Bewijs van wissen"))

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


def _read(lezer: Lezer) -> Alles:
    return Alles(load_bewaarlijst(lezer), load_vernietigingen(lezer))


def _list_paper(lezer: Lezer, *, nu: datetime) -> StukFacts:
    return bewaarlijst_stuk(load_bewaarlijst(lezer), make_head(lezer, nu, taal=language()), lezer.vandaag)


def _proof_paper(lezer: Lezer, *, uid: str, copies: tuple[HoudtRow, ...], nu: datetime) -> StukFacts | None:
    row = load_vernietiging(lezer, uid)
    if row is None:
        return None
    kept: list[tuple[str, datetime, date | None]] = [(one.waar, one.op, one.weg_op) for one in copies]
    return bewijs_stuk(row, kept, make_head(lezer, nu, taal=language()))
