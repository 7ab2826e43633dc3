"""Wires the dossier screen: reads the dossier, turns wishes into verbs, tells what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from models.changes import Change, Effect
from models.errors import Known, Refused
from models.queries.dossier import load_dossier, load_waarom
from models.queries.historie import load_historie
from models.queries.lezer import Lezer
from models.queries.nu import nu_of
from models.queries.rows import LetterRow, PuntRow, WaaromRow
from models.queries.rows_dossier import DossierRow, HistorieRow, VraagRow
from models.queries.rows_papier import MatrixFacts
from models.services import actiepunten, fasen
from models.services.undo import undo
from models.values import Fase, Recht, Reden, Staat, Waarheid
from resources.i18n import _, ngettext
from resources.sentences import sentence, verb_words
from views.dossier import acties, punt_lijnen
from views.dossier.afspraken import afspraken_lijnen, head_of, load_afspraken
from views.dossier.alleen_lezen import read_only
from views.dossier.amv_presenter import AmvPresenter
from views.dossier.begeleiding_presenter import BegeleidingPresenter
from views.dossier.contact_presenter import ContactPresenter
from views.dossier.dossier_view import DossierView
from views.dossier.einde_presenter import EindePresenter
from views.dossier.familie_presenter import FamiliePresenter
from views.dossier.gezin_presenter import GezinPresenter
from views.dossier.historie_lijnen import historie_lijnen
from views.dossier.kop_woorden import kop_of
from views.dossier.meedoen_presenter import MeedoenPresenter
from views.dossier.privacy_presenter import PrivacyPresenter
from views.dossier.punten_filter import NU, choices, passes
from views.dossier.tab import Tab
from views.dossier.toewijzing_presenter import ToewijzingPresenter
from views.dossier.volgen_presenter import VolgenPresenter
from views.dossier.waarom_woorden import waarom_lines
from views.dossier.wonen_presenter import WonenPresenter
from views.faserapport import rapport_aanbod
from views.ports import Ports
from views.widgets import gevolg
from views.widgets.lijn import Lijn
from views.widgets.velden import Veld, Veldsoort, Waarde

TABS: tuple[Callable[[Ports, QObject], Tab[Any]], ...] = (
    PrivacyPresenter,
    WonenPresenter,
    ContactPresenter,
    ToewijzingPresenter,
    FamiliePresenter,
    AmvPresenter,
    MeedoenPresenter,
    VolgenPresenter,
    BegeleidingPresenter,
    EindePresenter,
)
"""A new tab of lines and small forms is one more here, and its words in `dossier_view`."""
HISTORIE = 200
"""Rows that *Wat is er veranderd* reads at once."""

KWARTAAL = "91"
"""Days of the calendar of one gezin that are offered first."""


class DossierPresenter(QObject):
    """The dossier screen."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._uid = ""
        self._tab = "nu"
        self._row: DossierRow | None = None
        self._punten: dict[str, PuntRow] = {}
        self._open: set[str] = set()
        self._filter: dict[str, object] = {}
        self._loketten: dict[str, str] = {}
        self._wanted = ""
        self._arrived = False
        """The screen was just opened: the focus goes to the work once it is there."""
        self._hard = False
        self._about = ""
        self._ended: Fase | None = None
        """The phase that is being closed."""
        self._alone = True
        self._panel_draft: dict[str, str] = {}
        self._actie: tuple[str, str] = ("", "")
        """What the panel is about: the choice and the line."""
        self._left = 0
        """Verbs of one wish that are still to be answered."""
        self.view = DossierView(ports.clock.vandaag)
        self.gezin = GezinPresenter(ports, self.view)
        self.gezin.setParent(self)
        self.gezin.asking.connect(self._gezin_asks)
        self.tabs: dict[str, Tab[Any]] = {}
        """The tabs that look after themselves, by their code."""
        for soort in TABS:
            tab = soort(ports, self)
            self.tabs[tab.naam] = tab
            self.view.add_page(tab.naam, tab.view)
            tab.deel.paneel.asking.connect(self.view.make_room)
            tab.deel.paneel.cancelled.connect(self.view.give_room)
        self._wire()
        ports.jobs.listen(self._changed)

    def _wire(self) -> None:
        view = self.view
        view.tab_wished.connect(self._show_tab)
        view.gebeurd_wished.connect(self._to_gebeurtenis)
        view.fase_wished.connect(self._fase_wished)
        view.klok_waarom_wished.connect(self._klok_waarom)
        view.overdragen.setVisible(self._ports.wie.mag(Recht.OVERDRACHT))
        view.overdragen_wished.connect(self._hand_over)
        view.agenda.setVisible(self._ports.wie.mag(Recht.PAPIER))
        view.agenda_wished.connect(self._to_agenda)
        view.opened.connect(self._opened)
        view.ticked.connect(self._ticked)
        view.vak_ticked.connect(self._vak_ticked)
        view.folded.connect(self._folded)
        view.waarom_wished.connect(self._waarom)
        view.menu_wished.connect(self._menu)
        view.menu_chosen.connect(self._chosen)
        view.knop_pressed.connect(self._pressed)
        view.asked.connect(self._asked)
        view.paneel.cancelled.connect(self._panel_closed)
        view.punten.filtered.connect(self._filtered)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show a dossier: `uid`, perhaps a `tab`, the `punt` to stand on, or the form `vraag` of the tab."""
        uid = args.get("uid", self._uid)
        if uid != self._uid:
            self._uid, self._row, self._open, self._filter = uid, None, set(), {}
            self.view.paneel.close_panel()
            self.gezin.forget()
            for tab in self.tabs.values():
                tab.forget()
            self.view.to_top()
        self._wanted = args.get("punt", "")
        self._arrived = True
        if args.get("vraag") and args.get("tab") in self.tabs:
            self.tabs[args["tab"]].wish(args["vraag"])
        self._show_tab(args.get("tab") or "nu")
        self._load()
        self._ports.drafts.load("dossier", uid, self._draft_loaded)

    def place(self) -> dict[str, str]:
        """Bring a person back to the same dossier and tab."""
        return {"uid": self._uid, "tab": self._tab}

    def keep_draft(self) -> None:
        """Keep what is half typed in the panel and in the fields of the gezin."""
        if not self._uid:
            return
        for tab in self.tabs.values():
            tab.keep_draft()
        draft = self.gezin.draft()
        form = self.view.paneel.form
        actie, key = self._actie if self._actie[0] else self.gezin.panel()
        if form is not None and actie:
            draft |= {"paneel": actie, "punt": key}
            draft |= {f"paneel:{code}": text for code, text in form.all_raw().items()}
        self._ports.drafts.keep("dossier", self._uid, draft)

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        if not draft:
            return
        self.gezin.restore(draft)
        self._panel_draft = draft
        self._restore_panel()

    def _restore_panel(self) -> None:
        draft = self._panel_draft
        if not draft.get("paneel") or self._row is None:
            return
        self._panel_draft = {}
        actie, key = draft["paneel"], draft.get("punt", "")
        if key in self._punten:
            self._ask(actie, self._punten[key])
        elif actie.startswith("gezin:"):
            self.gezin.show(self._row)  # also when another tab is in front: its form was open above it
            self.gezin.reopen(actie, key)
        else:
            return
        form = self.view.paneel.form
        if form is not None:
            form.restore({code[7:]: text for code, text in draft.items() if code.startswith("paneel:")})

    # --- reading ---

    def _load(self) -> None:
        self._ports.jobs.read(partial(_read, uid=self._uid), self._loaded, self._gone, key="dossier")

    def _loaded(self, found: tuple[DossierRow, dict[str, str]]) -> None:
        row, self._loketten = found
        if row.uid != self._uid:
            return
        self._row = row
        self._punten = {punt.uid: punt for punt in row.punten}
        self.view.show_kop(kop_of(row, self._vandaag))
        self.view.show_meer("amv", on=any(one.is_amv for one in row.personen))
        self._show_nu()
        if self._tab == "punten":
            self._show_punten()
        elif self._tab == "gezin":
            self.gezin.show(row)
        else:
            self._load_tab()
        self._restore_panel()
        if self._arrived:
            self._arrived = False
            self.view.page_focus()

    def _gone(self, error: Known) -> None:
        """The dossier is not there (its making was undone, or it went out of sight): back to the list."""
        if error.code == "dossier_onbekend":
            if self._row is None:
                self._ports.say.problem(Reden.of("dossier_uit_zicht"))
            self._uid, self._row = "", None
            self._ports.nav.open("gezinnen")
        else:
            self._ports.say.problem(error)

    def _show_nu(self) -> None:
        if self._row is None:
            return
        nu = nu_of(self._row, self._vandaag)
        self.view.show_nu(self._calm(punt_lijnen.nu_lijnen(self._row, nu, self._vandaag, self._open)))
        if self._wanted:
            self.view.nu.focus_key(self._wanted)
            self._wanted = ""

    def _show_punten(self) -> None:
        if self._row is None:
            return
        for code, items in choices(self._row, self._loketten).items():
            self.view.punten.show_choices(code, items)
        self.view.punten.show_chosen(self._filter)
        found = [punt for punt in self._row.punten if passes(punt, self._filter)]
        self.view.punten.show_lijnen(self._calm(punt_lijnen.punten_lijnen(found, self._vandaag)))

    def _mag(self) -> bool:
        """Whether who looks may change what stands here."""
        return self._row is not None and self._row.mag(Recht.DOSSIER)

    def _calm(self, lijnen: Sequence[Lijn]) -> Sequence[Lijn]:
        """The lines without what would always be refused."""
        if self._mag() or self._row is None:
            return lijnen
        return read_only(lijnen, ("dagkaart", "papier") if self._row.mag(Recht.PAPIER) else ())

    def _load_tab(self) -> None:
        if self._tab in self.tabs and self._row is not None:
            self.tabs[self._tab].show(self._row)
        elif self._tab == "historie":
            read = partial(_read_historie, uid=self._uid)
            self._ports.jobs.read(read, self._historie_loaded, key="dossier-historie")
        elif self._tab == "afspraken" and self._row is not None:
            head = head_of(self._ports, self._row.gemeente)
            read_matrix = partial(
                load_afspraken, uid=self._uid, gemeente_uid=self._row.gemeente_uid, head=head
            )
            self._ports.jobs.read(read_matrix, self._afspraken_loaded, key="dossier-afspraken")

    def _historie_loaded(self, rows: tuple[HistorieRow, ...]) -> None:
        self.view.show_historie(self._calm(historie_lijnen(rows)))

    def _afspraken_loaded(self, facts: MatrixFacts) -> None:
        self.view.show_afspraken(self._calm(afspraken_lijnen(facts, self._vandaag)))

    def _changed(self, change: Change) -> None:
        """Read again what is looked at; a hidden screen reads when it is opened."""
        mine = self._uid in change.dossiers or not change.dossiers
        if self._uid and mine and self.view.isVisible():
            self._load()

    # --- tabs and folds ---

    def _show_tab(self, tab: str) -> None:
        self._tab = tab if tab in self.view.pages else "nu"
        if self._tab == "gezin":
            self.gezin.build()
        self.view.show_tab(self._tab)
        if self._row is None:
            return
        if self._tab == "gezin":
            self.gezin.show(self._row)
        elif self._tab == "punten":
            self._show_punten()
        else:
            self._load_tab()

    def _filtered(self, chosen: dict[str, object]) -> None:
        self._filter = chosen
        self._show_punten()

    def _folded(self, key: str, wanted: bool) -> None:  # noqa: FBT001 - a signal gives it
        if wanted:
            self._open.add(key)
        else:
            self._open.discard(key)
        self._show_nu()

    def _opened(self, key: str) -> None:
        if key == punt_lijnen.MEER:
            self._filter = {"stand": NU}
            self._show_tab("punten")
            self.view.page_focus()
        elif key in self._punten:
            self._menu(key)
        elif key.startswith("vraag:") and self._mag():
            self._fill_in(key)

    # --- ticking ---

    def _ticked(self, key: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        punt = self._punten.get(key)
        if punt is None:
            return
        if not on:
            self._do("weer_open", punt, {})
        elif punt.zet_anker:
            self._ask("klaar", punt)
        else:
            self._do("klaar", punt, {})

    def _vak_ticked(self, key: str, vak: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        punt = self._punten.get(key)
        if punt is None:
            return
        if on and punt.zet_anker:
            self._ask("klaar", punt, wie=vak)
            return
        self._do("klaar" if on else "weer_open", punt, {"wie": vak})

    # --- menu and panel ---

    def _menu(self, key: str) -> None:
        if key in self._punten and not self._mag():
            self._waarom(key)
        elif key in self._punten:
            self.view.show_menu(key, acties.menu_of(self._punten[key]))

    def _chosen(self, key: str, actie: str) -> None:
        punt = self._punten.get(key)
        if punt is None:
            return
        if actie == "waarom":
            self._waarom(key)
        elif actie == acties.AFSPRAAK:
            self.tabs["contact"].wish(actie, punt.uid)
            self._show_tab("contact")
        elif acties.velden_of(actie, punt):
            self._ask(actie, punt)
        else:
            self._do(actie, punt, {})

    def _ask(self, actie: str, punt: PuntRow, *, wie: str = "") -> None:
        self._actie = (actie, punt.uid)
        values = acties.values_of(actie, punt, self._vandaag) | {"wie": wie}
        knop = _("Klaar") if actie == "klaar" else ""
        self.view.paneel.ask(
            acties.titel_of(actie, punt), acties.velden_of(actie, punt), values=values, knop=knop
        )
        if actie == "klaar" and punt.zet_anker:
            wens = acties.wensen_of(actie, punt, values)[0]
            self._ports.jobs.preview(
                wens.verb,
                *wens.args,
                then=self._previewed,
                failed=self._panel_failed,
                key="paneel",
                **wens.kwargs,
            )

    def _previewed(self, effect: Effect) -> None:
        lines = gevolg.lijnen(effect, self._vandaag)
        self.view.paneel.show_effect("\n".join((gevolg.kort(effect), *gevolg.waarschuwingen(effect))), lines)

    def _gezin_asks(self) -> None:
        """The one panel now asks something of the gezin: its answer is not for the line of before."""
        self._actie = ("", "")

    def _panel_closed(self) -> None:
        self._actie = ("", "")
        self.gezin.panel_closed()
        self._ports.drafts.keep("dossier", self._uid, self.gezin.draft())

    def _asked(self, values: dict[str, Waarde]) -> None:
        actie, key = self._actie
        if actie == "fase":
            self._advance(values)
        elif key in self._punten:
            veld, code = acties.missing_of(actie, values)
            if veld:
                self.view.paneel.show_problem(veld, sentence(code))
                return
            self._do(actie, self._punten[key], values)
        else:
            self.gezin.asked(values)

    def _do(self, actie: str, punt: PuntRow, values: dict[str, Waarde]) -> None:
        wensen = acties.wensen_of(actie, punt, values)
        self._left = len(wensen)
        self._alone = len(wensen) == 1
        self._about = punt.tekst
        for wens in wensen:
            self._ports.jobs.write(
                wens.verb, *wens.args, then=self._done, failed=self._panel_failed, **wens.kwargs
            )

    def _done(self, change: Change) -> None:
        """Say it once, after the last of the verbs; undo stands there when one verb was the whole wish."""
        self._left -= 1
        if self._left > 0:
            return
        tekst = f"{verb_words(change.soort)}: {self._about}"
        self._ports.say.good(tekst, change.bewerking if self._alone else "")
        self.view.paneel.close_panel()

    def _panel_failed(self, error: Known) -> None:
        """Say it beside the field it is about; without a field, or without a panel, in the message bar."""
        self._left = 0
        veld = error.veld if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    # --- phase ---

    def _fase_wished(self) -> None:
        row = self._row
        if row is None or row.fase.volgende is None:
            return
        nummer = row.fase.volgende.nummer
        if row.poort_anker_mist:
            self._ports.say.problem(Reden.of("nog_niet_getekend"))
            return
        self._actie = ("fase", "")
        count = len(row.poort_open)
        if not count:
            self.view.paneel.ask(
                _("Naar fase {n}").format(n=nummer), (), knop=_("Naar fase {n}").format(n=nummer)
            )
            self._ports.jobs.preview(
                fasen.advance_fase, self._uid, then=self._previewed, failed=self._panel_failed, key="paneel"
            )
            return
        vraag = ngettext(
            "Nog {n} punt open voor fase {fase}. Toch doorgaan? Schrijf waarom.",
            "Nog {n} punten open voor fase {fase}. Toch doorgaan? Schrijf waarom.",
            count,
        ).format(n=count, fase=nummer)
        velden = (Veld("reden", _("Waarom toch doorgaan"), Veldsoort.TEKST, breed=True),)
        self.view.paneel.ask(vraag, velden, knop=_("Toch naar fase {n}").format(n=nummer))
        lines = tuple(punt_lijnen.poort_lijn(punt, self._vandaag) for punt in row.poort_open)
        self.view.paneel.show_effect(_("Deze punten zijn nog open:"), lines)

    def _advance(self, values: dict[str, Waarde]) -> None:
        self._left, self._alone = 1, True
        self._ended = self._row.fase if self._row is not None else None
        volgende = self._ended.volgende if self._ended is not None else None
        self._about = _("fase {n}").format(n=volgende.nummer) if volgende is not None else ""
        self._ports.jobs.write(
            fasen.advance_fase,
            self._uid,
            str(values.get("reden") or ""),
            then=self._advanced,
            failed=self._panel_failed,
        )

    def _advanced(self, change: Change) -> None:
        """Say it, and offer the report of the phase that ended: whoever closes a phase often prints it."""
        self._left = 0
        ended, self._ended = self._ended, None
        aanbod = rapport_aanbod(self._ports.wie, self._uid, ended) if ended is not None else None
        self._ports.say.good(f"{verb_words(change.soort)}: {self._about}", change.bewerking, aanbod)
        self.view.paneel.close_panel()

    # --- why ---

    def _waarom(self, key: str) -> None:
        punt = self._punten.get(key)
        if punt is not None and (punt.termijn is not None or punt.wacht_anker):
            self._hard = punt.termijn_hard
            self._ports.jobs.read(partial(_read_waarom, uid=_dated(punt)), self._waarom_loaded, key="waarom")

    def _waarom_loaded(self, row: WaaromRow) -> None:
        self.view.show_waarom(_("Waarom deze datum?"), (row.tekst, *waarom_lines(row, hard=self._hard)))

    def _klok_waarom(self) -> None:
        if self._row is None:
            return
        kop = kop_of(self._row, self._vandaag)
        lines = [stuk.waarom for stuk in kop.klok if stuk.waarom]
        if any(pauze for pauze in self._row.pauzes):
            lines.append(_("Dagen waarop de klok stilstond, tellen niet mee."))
        self.view.show_klok_waarom(_("Waarom deze datum?"), lines)

    # --- buttons on lines ---

    def _pressed(self, key: str, code: str) -> None:
        if code == "undo":
            self._ports.jobs.write(undo, key.partition(":")[2], then=self._undone)
        elif code in ("ja", "nee"):
            self._answer(key, Waarheid(code))
        elif code == "invullen":
            self._fill_in(key)
        elif code == "dagkaart":
            self._ports.nav.open("papier", papier="dagkaart", dossier=self._uid)
        elif code == "papier":
            self._ports.nav.open("papier", papier="matrix_dossier", dossier=self._uid)

    def _undone(self, change: Change) -> None:
        self._ports.say.good(_("Ongedaan gemaakt."))

    def _vraag(self, key: str) -> VraagRow | None:
        vragen = self._row.vragen if self._row is not None else ()
        return next((vraag for vraag in vragen if punt_lijnen.vraag_key(vraag) == key), None)

    def _answer(self, key: str, waarde: Waarheid) -> None:
        vraag = self._vraag(key)
        if vraag is None:
            return
        self._left, self._alone, self._about = 1, True, vraag.vraag
        self._ports.jobs.write(
            actiepunten.answer_voorwaarde,
            self._uid,
            vraag.code,
            waarde,
            vraag.onderwerp_uid,
            vraag.item_id,
            then=self._done,
        )

    def _fill_in(self, key: str) -> None:
        vraag = self._vraag(key)
        if vraag is not None and vraag.herkomst == "afgeleid":
            self.gezin.choose(vraag.onderwerp_uid)
            self._show_tab("gezin")
            self.gezin.focus_field(vraag.code)

    def _hand_over(self) -> None:
        self._ports.nav.open("overdracht", dossier=self._uid)

    def _to_agenda(self) -> None:
        """All that is in the calendar of this gezin, as a paper or a file."""
        self._ports.nav.open("papier", papier="agenda", dagen=KWARTAAL, item=f"gezin-{self._uid}", wie="alle")

    def _to_gebeurtenis(self) -> None:
        self._ports.nav.open("gebeurtenis", uid=self._uid)

    @property
    def _vandaag(self) -> date:
        return self._ports.clock.vandaag()


def _read(lezer: Lezer, *, uid: str) -> tuple[DossierRow, dict[str, str]]:
    """Read the dossier with the names of the loketten of its gemeente."""
    row = load_dossier(lezer, uid)
    return row, {code: loket.naam for code, loket in lezer.inhoud(row.gemeente_uid).loketten.items()}


def _read_waarom(lezer: Lezer, *, uid: str) -> WaaromRow:
    return load_waarom(lezer, uid)


def _read_historie(lezer: Lezer, *, uid: str) -> tuple[HistorieRow, ...]:
    return load_historie(lezer, uid, HISTORIE)


def _dated(punt: PuntRow) -> str:
    """The uid whose date the line shows: of the letters the earliest open one."""
    dated = [vak for vak in punt.letters if vak.termijn is not None and vak.staat is not Staat.GEDAAN]
    return min(dated, key=_term).punt_uid if dated else punt.uid


def _term(vak: LetterRow) -> date:
    return vak.termijn or date.max
