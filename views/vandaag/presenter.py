"""Wires Vandaag: reads the day, opens and ticks from the line, puts off with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from models.changes import Area, Change
from models.errors import Known, Refused
from models.queries.bereik import Bereikt, reached
from models.queries.dossier import load_dossier
from models.queries.gezinnen import load_gezinnen
from models.queries.letop import load_let_op
from models.queries.lezer import Lezer
from models.queries.medewerkers import load_berichten
from models.queries.rows import GezinnenFilter, PuntRow, VandaagLine, VandaagRow
from models.queries.rows_avg import LetOpRow
from models.queries.rows_mensen import BerichtRow
from models.queries.vandaag import load_vandaag
from models.services import actiepunten
from models.services.berichten import mark_gezien
from models.values import Partij, Recht, Staat
from resources.i18n import _
from resources.labels import label
from resources.sentences import sentence, verb_words
from views.ports import Ports, Wie
from views.vandaag.berichten import GEZIEN, bericht_key, bericht_lijnen
from views.vandaag.let_op import BEKIJK, let_op_lijnen, naar
from views.vandaag.vandaag_lijnen import DICHT, GEMEENTE, SECTIES, line_of, vandaag_lijnen
from views.vandaag.vandaag_view import VandaagView
from views.widgets.dagen import dag_lang
from views.widgets.velden import Veld, Veldsoort, Waarde

GRENS = 50
"""Lines a section."""
LET_OP = frozenset((Area.AFDRUK, Area.BEWAREN, Area.DOSSIER, Area.INSTELLINGEN))
"""What can change *Let op*; closing a gezin is a change of its dossier."""
_TABS = {"stil": "contact", "wordt_18": "gezin", "ontbreekt": "gezin", "tijdelijk": "wonen"}
"""Where what is seen is done: write the contact down, fill in what is missing, look for a dwelling."""
AFSPRAAK_TAB = "contact"
"""Where an appointment stands."""


class VandaagPresenter(QObject):
    """The screen Vandaag: own gezinnen, or all for who sees all."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._row: VandaagRow | None = None
        self._berichten: tuple[BerichtRow, ...] = ()
        self._let_op = LetOpRow()
        self._gezinnen: int | None = None
        """How many there are; None = not read yet."""
        self._bereikt = Bereikt(None)
        """Of which gezinnen the lines may be changed."""
        self._folded = {f"kop:{sectie}" for sectie in DICHT}
        self._actie: tuple[str, str] = ("", "")
        """What the panel asks: the choice and the uid of the actiepunt."""
        self._tekst = ""
        self._arrived = False
        self.view = VandaagView(ports.clock.vandaag)
        self.view.opened.connect(self._opened)
        self.view.ticked.connect(self._ticked)
        self.view.folded.connect(self._fold)
        self.view.menu_wished.connect(self._menu)
        self.view.menu_chosen.connect(self._chosen)
        self.view.asked.connect(self._asked)
        self.view.paneel.cancelled.connect(self._closed)
        self.view.ochtendblad_wished.connect(self._to_paper)
        self.view.bal_wished.connect(self._to_bal)
        self.view.agenda_wished.connect(self._to_agenda)
        self.view.spreekuur_wished.connect(self._to_spreekuur)
        self.view.begin_wished.connect(self._begin)
        self.view.knop_pressed.connect(self._pressed)
        for knop in (self.view.bal, self.view.agenda):
            knop.setVisible(ports.wie.mag(Recht.LEZEN))
        self.view.spreekuur.setVisible(ports.wie.mag(Recht.DOSSIER))
        self.view.blad.setVisible(ports.wie.mag(Recht.PAPIER))
        self.view.show_empty(*leeg_woorden(ports.wie))
        ports.jobs.listen(self._changed)

    def enter(self, **args: str) -> None:
        """Show the day."""
        self._arrived = True
        self._load_let_op()
        self._load()
        self._ports.drafts.load("vandaag", "", self._draft_loaded)

    def place(self) -> dict[str, str]:
        """There is one Vandaag."""
        return {}

    def keep_draft(self) -> None:
        """Keep a half typed reason."""
        form = self.view.paneel.form
        if form is not None and self._actie[0]:
            draft = {"actie": self._actie[0], "punt": self._actie[1], "tekst": self._tekst}
            self._ports.drafts.keep(
                "vandaag", "", draft | {f"veld:{c}": t for c, t in form.all_raw().items()}
            )

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        if draft.get("actie") in _FORMS:
            self._ask(draft["actie"], draft.get("punt", ""), draft.get("tekst", ""))
            form = self.view.paneel.form
            if form is not None:
                form.restore({code[5:]: text for code, text in draft.items() if code.startswith("veld:")})

    # --- reading ---

    def _load(self) -> None:
        wie = "" if self._ports.wie.ziet_alles else self._ports.wie.uid
        self._ports.jobs.read(partial(_read, wie=wie), self._loaded, key="vandaag")

    def _load_let_op(self) -> None:
        """A question of its own: the day does not wait for it."""
        read = partial(load_let_op, nu=self._ports.clock.nu())
        self._ports.jobs.read(read, self._let_op_loaded, key="vandaag-letop")

    def _loaded(self, found: Dag) -> None:
        self._row, self._berichten, self._bereikt = found.row, found.berichten, found.bereikt
        self._gezinnen = found.gezinnen
        self._show()
        if self._arrived:
            self._arrived = False
            self.view.page_focus()

    def _let_op_loaded(self, found: LetOpRow) -> None:
        if found != self._let_op:
            self._let_op = found
            if self._gezinnen is not None:
                self._show()

    def _show(self) -> None:
        dag = self._row.dag if self._row is not None else self._ports.clock.vandaag()
        lines = let_op_lijnen(self._let_op, dag) + bericht_lijnen(self._berichten)
        leeg = self._gezinnen == 0 and not lines
        if self._row is not None:
            lines += vandaag_lijnen(self._row, self._folded, self._bereikt.bevat)
        self.view.show_lijnen(dag_lang(dag), lines, leeg=leeg)

    def _changed(self, change: Change) -> None:
        """Read again while it is looked at; a hidden screen reads when it is opened."""
        if self.view.isVisible():
            self._load()
            if change.areas & LET_OP:
                self._load_let_op()

    # --- wishes ---

    def _fold(self, key: str, wanted: bool) -> None:  # noqa: FBT001 - a signal gives it
        if wanted:
            self._folded.discard(key)
        else:
            self._folded.add(key)
        self._show()

    def _line(self, key: str) -> VandaagLine | None:
        return line_of(self._row, key) if self._row is not None else None

    def _pressed(self, key: str, code: str) -> None:
        if code == BEKIJK:
            self._opened(key)
            return
        bericht = self._bericht(key)
        if bericht is not None and code == GEZIEN:
            self._ports.jobs.write(mark_gezien, bericht.uid)

    def _bericht(self, key: str) -> BerichtRow | None:
        return next((one for one in self._berichten if bericht_key(one) == key), None)

    def _opened(self, key: str) -> None:
        place = naar(self._let_op, key)
        if place is not None:
            screen, args = place
            self._ports.nav.open(screen, **args)
            return
        bericht = self._bericht(key)
        if bericht is not None:
            if bericht.dossier_uid:
                self._ports.nav.open("dossier", uid=bericht.dossier_uid)
            return
        sectie = key.partition(":")[0]
        line = self._line(key)
        if line is not None and line.gemeente_uid:
            self._ports.nav.open("gemeente", deel="overleggen", gemeente=line.gemeente_uid)
        elif line is not None:
            tab = AFSPRAAK_TAB if line.tijd else _TABS.get(sectie, "nu")
            self._ports.nav.open("dossier", uid=line.dossier_uid, tab=tab, punt=line.punt_uid)
        elif key == f"meer:{GEMEENTE}":
            self._ports.nav.open("gemeente", deel="overleggen")
        elif sectie == "meer":
            self._ports.nav.open("gezinnen")

    def _ticked(self, key: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        line = self._line(key)
        if line is not None and line.punt_uid:
            self._tekst = line.tekst
            read = partial(_read_punt, uid=line.dossier_uid, punt_uid=line.punt_uid)
            self._ports.jobs.read(read, self._tick_loaded)

    def _tick_loaded(self, punt: PuntRow | None) -> None:
        if punt is None:
            self._load()
        elif punt.zet_anker:
            # The tick sets a date that moves others: the dossier shows that first.
            self._ports.nav.open("dossier", uid=self._dossier_of(punt.uid), punt=punt.uid)
        elif punt.letters:
            uids = tuple(vak.punt_uid for vak in punt.letters if vak.staat is not Staat.GEDAAN)
            self._ports.jobs.write(actiepunten.tick_all, uids, then=self._done)
        else:
            self._ports.jobs.write(actiepunten.tick, punt.uid, then=self._done)

    def _dossier_of(self, punt_uid: str) -> str:
        rows = [getattr(self._row, sectie) for sectie in SECTIES] if self._row is not None else []
        return next((line.dossier_uid for lines in rows for line in lines if line.punt_uid == punt_uid), "")

    def _menu(self, key: str) -> None:
        line = self._line(key)
        if line is None or not self._bereikt.bevat(line.dossier_uid):
            return
        items = (("open", _("Openen")), *((code, text()) for code, text in _MENU))
        self.view.show_menu(key, items)

    def _chosen(self, key: str, actie: str) -> None:
        line = self._line(key)
        if line is None:
            return
        if actie == "open":
            self._opened(key)
        elif actie == "klaar":
            self._ticked(key, True)
        else:
            self._ask(actie, line.punt_uid, f"{line.tekst} · {line.gezin}")

    def _ask(self, actie: str, punt_uid: str, tekst: str) -> None:
        titel, velden = _FORMS[actie]()
        self._tekst = tekst
        self.view.paneel.ask(f"{titel}: {tekst}", velden, values={"sinds": self._ports.clock.vandaag()})
        self._actie = (actie, punt_uid)

    def _asked(self, values: dict[str, Waarde]) -> None:
        actie, uid = self._actie
        jobs = self._ports.jobs
        if actie == "later":
            if values.get("tot") is None:
                self.view.paneel.show_problem("tot", sentence("veld_leeg"))
                return
            reden = values.get("reden") or ""
            jobs.write(actiepunten.postpone, uid, values["tot"], reden, then=self._done, failed=self._failed)
        elif actie == "wacht":
            by_words = {label(p).casefold(): p.value for p in Partij}
            wie = str(values.get("wacht_op") or "")
            args = (uid, by_words.get(wie.casefold(), wie), values.get("sinds"))
            jobs.write(actiepunten.mark_wacht, *args, then=self._done, failed=self._failed)
        elif actie == "nvt":
            jobs.write(
                actiepunten.mark_nvt, uid, values.get("reden") or "", then=self._done, failed=self._failed
            )

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}: {self._tekst}", change.bewerking)
        self.view.paneel.close_panel()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    def _closed(self) -> None:
        self._actie = ("", "")
        self._ports.drafts.drop("vandaag", "")

    def _to_paper(self) -> None:
        self._ports.nav.open("papier", papier="ochtendblad")

    def _to_agenda(self) -> None:
        self._ports.nav.open("agenda")

    def _to_spreekuur(self) -> None:
        self._ports.nav.open("spreekuur")

    def _to_bal(self) -> None:
        self._ports.nav.open("bal")

    def _begin(self) -> None:
        self._ports.nav.open("nieuw_gezin" if self._ports.wie.mag(Recht.DOSSIER_NIEUW) else "beheer")


@dataclass(frozen=True, slots=True)
class Dag:
    """What Vandaag shows; `gezinnen` counts them all: an empty day is no empty kluis."""

    row: VandaagRow | None
    gezinnen: int
    berichten: tuple[BerichtRow, ...]
    bereikt: Bereikt


def _read(lezer: Lezer, *, wie: str) -> Dag:
    berichten = load_berichten(lezer)
    if not lezer.may(Recht.LEZEN):
        return Dag(None, 0, berichten, Bereikt(frozenset()))
    keuze = GezinnenFilter(begeleider_uid=wie)
    return Dag(
        load_vandaag(lezer, begeleider_uid=wie, grens=GRENS),
        load_gezinnen(lezer, keuze, 0, 1).totaal,
        berichten,
        reached(lezer, Recht.DOSSIER),
    )


def leeg_woorden(wie: Wie) -> tuple[str, str, str]:
    """Why nothing stands here, for this role: title, explanation, words on the button."""
    if wie.mag(Recht.DOSSIER_NIEUW):
        return (
            _("Hier staat elke ochtend wat er te doen is"),
            _("Wat te laat is, wat vandaag en de komende 14 dagen moet, en waar je op een ander wacht."),
            _("Nieuw gezin"),
        )
    if wie.mag(Recht.LEZEN):
        return (
            _("Er zijn nog geen gezinnen"),
            _("Een begeleider of casusregisseur maakt het eerste. Daarna staat hier wat er te doen is."),
            "",
        )
    return (
        _("Jij beheert de kluis"),
        _("Gezinnen zie je met een rol als begeleider, casusregisseur of coördinator. Berichten komen hier."),
        _("Naar Beheer"),
    )


def _read_punt(lezer: Lezer, *, uid: str, punt_uid: str) -> PuntRow | None:
    """Read the line of an actiepunt with all its letters."""
    row = load_dossier(lezer, uid)
    return next(
        (p for p in row.punten if p.uid == punt_uid or punt_uid in {v.punt_uid for v in p.letters}), None
    )


def _later() -> tuple[str, tuple[Veld, ...]]:
    return _("Later: op …, want …"), (Veld("tot", _("Later, op"), Veldsoort.DATUM), Veld("reden", _("Want")))


def _wacht() -> tuple[str, tuple[Veld, ...]]:
    partijen = tuple((label(p), label(p)) for p in Partij if p is not Partij.MB)
    velden = (
        Veld("wacht_op", _("Wacht op"), Veldsoort.LIJST, partijen),
        Veld("sinds", _("Sinds"), Veldsoort.DATUM),
    )
    return _("Wacht op …"), velden


def _nvt() -> tuple[str, tuple[Veld, ...]]:
    return _("Niet nodig, want …"), (Veld("reden", _("Niet nodig, want")),)


def _klaar_words() -> str:
    return _("Klaar")


def _later_words() -> str:
    return _later()[0]


def _wacht_words() -> str:
    return _wacht()[0]


def _nvt_words() -> str:
    return _nvt()[0]


_FORMS = {"later": _later, "wacht": _wacht, "nvt": _nvt}
_MENU = (("klaar", _klaar_words), ("later", _later_words), ("wacht", _wacht_words), ("nvt", _nvt_words))
