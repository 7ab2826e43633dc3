"""Wires the tab *Privacy* of a dossier: sharing, requests, how long it stays, what lies on paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from models.changes import Change
from models.errors import Known, Refused
from models.queries.afdrukken import load_afdrukken
from models.queries.beheer import load_organisaties
from models.queries.bewaren import load_bewaar, load_verzoeken
from models.queries.delen import load_delingen
from models.queries.lezer import Lezer
from models.queries.rows import AfdrukRow, DossierRow, OrganisatieRow
from models.queries.rows_avg import BewaarRow, DelingRow, VerzoekRow
from models.services import bewaren, delen, gebeurtenissen, verzoeken
from models.services.verb import Verb
from models.values import Deelgrond, Deelpartij, Recht, VerzoekSoort
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.dossier import privacy_lijnen, privacy_velden
from views.dossier.inzage_presenter import InzagePresenter
from views.dossier.privacy_lijnen import Mag
from views.ports import Ports
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Veld, Waarde


@dataclass(frozen=True, slots=True)
class Alles:
    """What the tab shows."""

    delingen: tuple[DelingRow, ...]
    verzoeken: tuple[VerzoekRow, ...]
    bewaar: BewaarRow | None
    papieren: tuple[AfdrukRow, ...]
    organisaties: tuple[OrganisatieRow, ...]


class PrivacyPresenter(QObject):
    """The tab *Privacy*; it keeps its own half-typed form."""

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._row: DossierRow | None = None
        self._alles: Alles | None = None
        self._actie: tuple[str, str] = ("", "")
        """What the form asks: code and uid."""
        self._draft: dict[str, str] = {}
        mag = ports.wie.mag
        self._mag = Mag(mag(Recht.DOSSIER), mag(Recht.INZAGE), mag(Recht.BEWAREN))
        self.deel = LijstDeel(_("Privacy"), ports.clock.vandaag)
        self.inzage = InzagePresenter(ports, self)
        self.view = QStackedWidget()
        self.view.addWidget(self.deel)
        self.view.addWidget(self.inzage.view)
        self.view.setFocusProxy(self.deel)
        self.deel.show_head(
            "",
            _("Wat je met wie mag delen, wat mensen vragen over hun gegevens, en hoe lang wij ze bewaren."),
        )
        self.deel.knop_pressed.connect(self._pressed)
        self.deel.asked.connect(self._asked)
        self.deel.cancelled.connect(self._closed)
        self.inzage.left.connect(self._back)

    # --- for the dossier ---

    def forget(self) -> None:
        """Another dossier comes: nothing of this one stays."""
        self._row, self._alles, self._draft = None, None, {}
        self._actie = ("", "")
        self.deel.paneel.close_panel()
        self.deel.show_lijnen(())
        self.view.setCurrentIndex(0)

    def show(self, row: DossierRow) -> None:
        """Show the tab for a dossier."""
        fresh = self._row is None or self._row.uid != row.uid
        self._row = row
        self._load()
        if fresh:
            self._ports.drafts.load("dossier-privacy", row.uid, self._draft_loaded)

    def keep_draft(self) -> None:
        """Keep what is half typed in the form."""
        form = self.deel.paneel.form
        if self._row is None:
            return
        if form is None or not self._actie[0]:
            self._ports.drafts.keep("dossier-privacy", self._row.uid, {})
            return
        typed = {f"veld:{code}": text for code, text in form.all_raw().items()}
        kept = {"actie": self._actie[0], "uid": self._actie[1]} | typed
        self._ports.drafts.keep("dossier-privacy", self._row.uid, kept)

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self._draft = draft
        self._restore()

    def _restore(self) -> None:
        draft = self._draft
        if not draft.get("actie") or self._alles is None:
            return
        self._draft = {}
        self._ask(draft["actie"], draft.get("uid", ""))
        if self.deel.paneel.form is not None:
            self.deel.paneel.form.restore(
                {code[5:]: text for code, text in draft.items() if code.startswith("veld:")}
            )

    def _load(self) -> None:
        if self._row is not None:
            read = partial(_read, uid=self._row.uid, inzage=self._mag.inzage)
            self._ports.jobs.read(read, self._loaded, key="dossier-privacy")

    def _loaded(self, found: tuple[str, Alles]) -> None:
        if self._row is None or found[0] != self._row.uid:
            return
        self._alles = found[1]
        self._show()
        self._restore()

    def _show(self) -> None:
        if self._alles is None or self._row is None:
            return
        today, alles = self._ports.clock.vandaag(), self._alles
        is_open = self._row.afgesloten_op is None
        late = sum(
            1 for p in alles.papieren if p.vernietigen_voor is not None and p.vernietigen_voor <= today
        )
        lines = privacy_lijnen.delen_lijnen(alles.delingen, today, mag=self._mag.dossier and is_open)
        if self._mag.inzage:
            lines += privacy_lijnen.verzoek_lijnen(alles.verzoeken, today, self._mag)
        lines += privacy_lijnen.bewaar_lijnen(alles.bewaar, today, self._mag)
        lines += privacy_lijnen.papier_lijnen(len(alles.papieren), late)
        self.deel.show_lijnen(lines)

    # --- wishes ---

    def _pressed(self, key: str, code: str) -> None:
        uid = key.partition(":")[2]
        if code in {"deling", "verzoek"}:
            self._ask(code, "")
        elif code == "inzage":
            self._to_inzage(uid)
        elif code == "naar_bewaren":
            self._ports.nav.open("beheer", deel="bewaren")
        elif code == "naar_papier":
            self._ports.nav.open("papier", tab="ligt_nog")
        elif code == "heropen" and self._row is not None:
            self._do(gebeurtenissen.reopen_dossier, self._row.uid)
        elif code == "wissen":
            self._wissen(uid)
        elif code == "klaar":
            self._ask("klaar", uid)
        else:
            self._ask(code, uid)

    def _verzoek(self, uid: str) -> VerzoekRow | None:
        rows = self._alles.verzoeken if self._alles is not None else ()
        return next((one for one in rows if one.uid == uid), None)

    def _to_inzage(self, uid: str) -> None:
        verzoek = self._verzoek(uid)
        if verzoek is not None:
            self.deel.paneel.close_panel()
            self.inzage.begin(verzoek)
            self.view.setCurrentIndex(1)
            self.inzage.view.setFocus()

    def _back(self) -> None:
        self.view.setCurrentIndex(0)
        self._load()
        self.deel.setFocus()

    def _ask(self, actie: str, uid: str) -> None:
        row, alles, today = self._row, self._alles, self._ports.clock.vandaag()
        verzoek = self._verzoek(uid)
        if row is None or alles is None:
            return
        persoon = verzoek is not None and bool(verzoek.persoon_uid)
        forms: dict[str, tuple[str, tuple[Veld, ...], dict[str, Waarde], str]] = {
            "deling": (
                _("Met wie mag je dit delen?"),
                privacy_velden.deling_velden(alles.organisaties),
                {"partij": "GEM", "grond": "toestemming", "van": today},
                "",
            ),
            "intrekken": (
                _("Intrekken: vanaf die dag deel je niets meer."),
                privacy_velden.intrek_velden(),
                {"op": today},
                _("Intrekken"),
            ),
            "verzoek": (
                _("Wat vraagt iemand over de eigen gegevens?"),
                privacy_velden.verzoek_velden(row),
                {"ontvangen_op": today, "soort": "inzage"},
                "",
            ),
            "langer": (
                _("Twee maanden meer tijd. Vertel het de vrager nu, met de reden."),
                privacy_velden.reden_velden(_("Waarom")),
                {},
                _("Meer tijd nemen"),
            ),
            "weiger": (
                _("Weigeren. Vertel de vrager waarom, en dat een klacht kan bij de AP."),
                privacy_velden.reden_velden(_("Waarom niet")),
                {},
                _("Weigeren"),
            ),
            "klaar": (
                _("Wat heb je gedaan?"),
                (privacy_velden.identiteit_veld(), *privacy_velden.reden_velden(_("Kort wat er is gedaan"))),
                {"identiteit": verzoek.identiteit if verzoek is not None else ""},
                _("Klaar"),
            ),
            "verbeter": (
                _("Wat moet anders?"),
                (
                    privacy_velden.identiteit_veld(),
                    *privacy_velden.correctie_keuzes(persoon=persoon),
                ),
                {"identiteit": verzoek.identiteit if verzoek is not None else ""},
                _("Verder"),
            ),
            "identiteit": (
                _("Hoe heb je gezien wie het vraagt?"),
                (privacy_velden.identiteit_veld(),),
                {},
                _("Verder"),
            ),
        }
        if actie.startswith("veld:"):
            self._ask_field(actie, uid, persoon=persoon)
        elif actie in forms:
            titel, velden, values, knop = forms[actie]
            self.deel.paneel.ask(titel, velden, values=values, knop=knop)
            self._actie = (actie, uid)

    def _ask_field(self, actie: str, uid: str, *, persoon: bool) -> None:
        code = actie.partition(":")[2]
        fields = {one.code for one in privacy_velden.verbeterbaar(persoon=persoon)}
        verzoek = self._verzoek(uid)
        if code not in fields or verzoek is None or self._row is None:
            return
        held = self._row
        source = next((p for p in held.personen if p.uid == verzoek.persoon_uid), None) if persoon else held
        value = getattr(source, code, None)
        self.deel.paneel.ask(
            _("Verbeteren op verzoek"),
            privacy_velden.correctie_velden(code, persoon=persoon),
            values={"waarde": value},
            knop=_("Verbeteren"),
        )
        self._actie = (actie, uid)

    def _closed(self) -> None:
        self._actie = ("", "")
        if self._row is not None:
            self._ports.drafts.keep("dossier-privacy", self._row.uid, {})

    # --- saving ---

    def _asked(self, values: dict[str, Waarde]) -> None:
        actie, uid = self._actie
        row = self._row
        if row is None:
            return
        reden = str(values.get("reden") or "")
        if actie == "deling":
            self._share(row, values)
        elif actie == "verzoek":
            self._do(
                verzoeken.record_verzoek,
                row.uid,
                VerzoekSoort(str(values["soort"])),
                values.get("ontvangen_op") or self._ports.clock.vandaag(),
                persoon_uid=str(values.get("persoon") or ""),
                identiteit=str(values.get("identiteit") or ""),
            )
        elif actie == "intrekken":
            self._do(delen.withdraw_deling, uid, values.get("op") or self._ports.clock.vandaag())
        elif actie == "langer":
            self._do(verzoeken.extend_verzoek, uid, reden)
        elif actie == "weiger":
            self._do(verzoeken.decide_verzoek, uid, "geweigerd", reden)
        elif actie in {"klaar", "verbeter", "identiteit"}:
            self._identify(actie, uid, values)
        elif actie.startswith("veld:"):
            self._do(verzoeken.correct_field, uid, actie.partition(":")[2], values.get("waarde"), reden)

    def _share(self, row: DossierRow, values: dict[str, Waarde]) -> None:
        self._do(
            delen.add_deling,
            row.uid,
            Deelpartij(str(values["partij"])),
            Deelgrond(str(values["grond"])),
            values.get("van") or self._ports.clock.vandaag(),
            tot=values.get("tot"),
            organisatie_uid=str(values.get("organisatie") or ""),
            naam=str(values.get("naam") or ""),
            uitleg=str(values.get("uitleg") or ""),
        )

    def _identify(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Note how was seen who asks, then go on with what was asked."""
        verzoek = self._verzoek(uid)
        how = str(values.get("identiteit") or "")
        if verzoek is None:
            return
        if not how:
            self.deel.paneel.show_problem("identiteit", sentence("identiteit_nodig"))
            return
        if how != verzoek.identiteit:
            self._ports.jobs.write(verzoeken.save_identiteit, uid, how, failed=self._failed)
        if actie == "klaar":
            self._do(verzoeken.decide_verzoek, uid, "gedaan", str(values.get("reden") or ""))
        elif actie == "verbeter":
            self._ask(f"veld:{values.get('veld')}", uid)
        else:
            self.deel.paneel.close_panel()
            self._load()
            self._erase(uid)

    # --- erasing ---

    def _wissen(self, uid: str) -> None:
        verzoek = self._verzoek(uid)
        if verzoek is not None and not verzoek.identiteit:
            self._ask("identiteit", uid)
        else:
            self._erase(uid)

    def _erase(self, uid: str) -> None:
        verzoek = self._verzoek(uid)
        if verzoek is None:
            return
        self._actie = ("wissen", uid)
        vraag = _(
            "Alles over {wie} wissen? Dit kan niet ongedaan."
            " Wat blijft zijn tellingen zonder naam, en een bewijs met nummers en dagen."
        ).format(wie=privacy_lijnen.wie_vraagt(verzoek))
        self._ports.ask.ask(vraag, _("Wissen"), _("Behouden"), self._erase_answered)

    def _erase_answered(self, yes: bool) -> None:  # noqa: FBT001 - the question gives it
        uid, self._actie = self._actie[1], ("", "")
        verzoek = self._verzoek(uid)
        if not yes or verzoek is None:
            return
        work = bewaren.erase_persoon if verzoek.persoon_uid else bewaren.erase_gezin
        self._ports.jobs.write(work, uid, then=self._erased, failed=self._failed)

    def _erased(self, change: Change) -> None:
        self._ports.say.good(_("Gewist. Het bewijs staat in Beheer, bij Bewaren."))
        if change.soort == "gezin_gewist":
            self._ports.nav.open("beheer", deel="bewaren")
        else:
            self._load()

    # --- doing ---

    def _do(self, work: Verb[...], *args: object, **kwargs: object) -> None:
        self._ports.jobs.write(work, *args, then=self._done, failed=self._failed, **kwargs)

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.deel.paneel.close_panel()
        self._load()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        form = self.deel.paneel.form
        beside = {"organisatie": "organisatie", "persoon": "persoon"}.get(veld, veld)
        if form is not None and beside and beside not in form.vakken and "waarde" in form.vakken:
            beside = "waarde"
        if not (isinstance(error, Refused) and self.deel.paneel.show_problem(beside, sentence(error))):
            self._ports.say.problem(error)


def _read(lezer: Lezer, *, uid: str, inzage: bool) -> tuple[str, Alles]:
    return uid, Alles(
        delingen=load_delingen(lezer, uid),
        verzoeken=load_verzoeken(lezer, uid) if inzage else (),
        bewaar=load_bewaar(lezer, uid),
        papieren=load_afdrukken(lezer, uid, ligt_nog=True),
        organisaties=load_organisaties(lezer),
    )
