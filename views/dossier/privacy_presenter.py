"""Wires the tab *Privacy* of a dossier: sharing, requests, how long it stays, what lies on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from models.changes import Change
from models.queries.afdrukken import load_afdrukken
from models.queries.beheer import load_organisaties
from models.queries.bewaren import load_bewaar, load_verzoeken
from models.queries.delen import load_delingen
from models.queries.lezer import Lezer
from models.queries.rows_avg import BewaarRow, DelingRow, VerzoekRow
from models.queries.rows_beheer import OrganisatieRow
from models.queries.rows_dossier import DossierRow
from models.queries.rows_papier import AfdrukRow
from models.services import bewaren, delen, gebeurtenissen, verzoeken
from models.values import Deelgrond, Deelpartij, Recht, VerzoekSoort
from resources.i18n import _
from resources.sentences import sentence
from views.dossier import privacy_lijnen, privacy_velden
from views.dossier.inzage_presenter import InzagePresenter
from views.dossier.privacy_lijnen import Mag
from views.dossier.tab import Tab
from views.ports import Ports
from views.widgets.velden import Veld, Waarde


@dataclass(frozen=True, slots=True)
class Alles:
    """What the tab shows."""

    delingen: tuple[DelingRow, ...]
    verzoeken: tuple[VerzoekRow, ...]
    bewaar: BewaarRow | None
    papieren: tuple[AfdrukRow, ...]
    organisaties: tuple[OrganisatieRow, ...]


class PrivacyPresenter(Tab[Alles]):
    """The tab *Privacy*."""

    naam = "privacy"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        uitleg = _(
            "Wat je met wie mag delen, wat mensen vragen over hun gegevens, en hoe lang wij ze bewaren."
        )
        super().__init__(ports, _("Privacy"), uitleg, parent)
        mag = ports.wie.mag
        self._mag = Mag(mag(Recht.DOSSIER), mag(Recht.INZAGE), mag(Recht.BEWAREN))
        self.inzage = InzagePresenter(ports, self)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.deel)
        self.pages.addWidget(self.inzage.view)
        self.pages.setFocusProxy(self.deel)
        self.view = self.pages
        self._erasing = ""
        """The request about which is asked whether all may go."""
        self.inzage.left.connect(self._back)

    def forget(self) -> None:
        """Another dossier comes: nothing of this one stays."""
        super().forget()
        self.pages.setCurrentIndex(0)

    def reading(self, row: DossierRow) -> Callable[[Lezer], Alles]:
        """What may be shared, what is asked, how long it stays, what lies on paper."""
        return partial(_read, uid=row.uid, inzage=self._mag.inzage)

    def found(self, alles: Alles, row: DossierRow) -> None:
        """The lines of the tab."""
        today, is_open = self.vandaag, row.afgesloten_op is None
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

    def pressed(self, code: str, uid: str) -> None:
        """To another screen, at once, or a form."""
        if code in {"deling", "verzoek"}:
            self.ask(code, "")
        elif code == "inzage":
            self._to_inzage(uid)
        elif code == "naar_bewaren":
            self.ports.nav.open("beheer", deel="bewaren")
        elif code == "naar_papier":
            self.ports.nav.open("papier", tab="ligt_nog")
        elif code == "heropen" and self.row is not None:
            self.do_and_tell(gebeurtenissen.reopen_dossier, self.row.uid)
        elif code == "wissen":
            self._wissen(uid)
        elif code == "klaar":
            self.ask("klaar", uid)
        else:
            self.ask(code, uid)

    def _verzoek(self, uid: str) -> VerzoekRow | None:
        rows = self.alles.verzoeken if self.alles is not None else ()
        return next((one for one in rows if one.uid == uid), None)

    def _to_inzage(self, uid: str) -> None:
        verzoek = self._verzoek(uid)
        if verzoek is not None:
            self.deel.paneel.close_panel()
            self.inzage.begin(verzoek)
            self.pages.setCurrentIndex(1)
            self.inzage.view.setFocus()

    def _back(self) -> None:
        self.pages.setCurrentIndex(0)
        self.load()
        self.deel.setFocus()

    def ask(self, actie: str, uid: str) -> None:
        """Open the form of what is asked."""
        row, alles, today = self.row, self.alles, self.vandaag
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
            self.open_form((actie, uid), titel, velden, values, knop)

    def _ask_field(self, actie: str, uid: str, *, persoon: bool) -> None:
        code = actie.partition(":")[2]
        fields = {one.code for one in privacy_velden.verbeterbaar(persoon=persoon)}
        verzoek = self._verzoek(uid)
        if code not in fields or verzoek is None or self.row is None:
            return
        held = self.row
        source = next((p for p in held.personen if p.uid == verzoek.persoon_uid), None) if persoon else held
        value = getattr(source, code, None)
        self.open_form(
            (actie, uid),
            _("Verbeteren op verzoek"),
            privacy_velden.correctie_velden(code, persoon=persoon),
            {"waarde": value},
            _("Verbeteren"),
        )

    # --- saving ---

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save what was asked."""
        row = self.row
        if row is None:
            return
        reden = str(values.get("reden") or "")
        if actie == "deling":
            self._share(row, values)
        elif actie == "verzoek":
            self.do(
                verzoeken.record_verzoek,
                row.uid,
                VerzoekSoort(str(values["soort"])),
                values.get("ontvangen_op") or self.vandaag,
                persoon_uid=str(values.get("persoon") or ""),
                identiteit=str(values.get("identiteit") or ""),
            )
        elif actie == "intrekken":
            self.do(delen.withdraw_deling, uid, values.get("op") or self.vandaag)
        elif actie == "langer":
            self.do(verzoeken.extend_verzoek, uid, reden)
        elif actie == "weiger":
            self.do(verzoeken.decide_verzoek, uid, "geweigerd", reden)
        elif actie in {"klaar", "verbeter", "identiteit"}:
            self._identify(actie, uid, values)
        elif actie.startswith("veld:"):
            self.do(verzoeken.correct_field, uid, actie.partition(":")[2], values.get("waarde"), reden)

    def _share(self, row: DossierRow, values: dict[str, Waarde]) -> None:
        self.do(
            delen.add_deling,
            row.uid,
            Deelpartij(str(values["partij"])),
            Deelgrond(str(values["grond"])),
            values.get("van") or self.vandaag,
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
            self.ports.jobs.write(verzoeken.save_identiteit, uid, how, failed=self.failed)
        if actie == "klaar":
            self.do(verzoeken.decide_verzoek, uid, "gedaan", str(values.get("reden") or ""))
        elif actie == "verbeter":
            self.ask(f"veld:{values.get('veld')}", uid)
        else:
            self.deel.paneel.close_panel()
            self.load()
            self._erase(uid)

    # --- erasing ---

    def _wissen(self, uid: str) -> None:
        verzoek = self._verzoek(uid)
        if verzoek is not None and not verzoek.identiteit:
            self.ask("identiteit", uid)
        else:
            self._erase(uid)

    def _erase(self, uid: str) -> None:
        verzoek = self._verzoek(uid)
        if verzoek is None:
            return
        self._erasing = uid
        vraag = _(
            "Alles over {wie} wissen? Dit kan niet ongedaan."
            " Wat blijft zijn tellingen zonder naam, en een bewijs met nummers en dagen."
        ).format(wie=privacy_lijnen.wie_vraagt(verzoek))
        self.ports.ask.ask(vraag, _("Wissen"), _("Behouden"), self._erase_answered)

    def _erase_answered(self, yes: bool) -> None:  # noqa: FBT001 - the question gives it
        uid, self._erasing = self._erasing, ""
        verzoek = self._verzoek(uid)
        if not yes or verzoek is None:
            return
        work = bewaren.erase_persoon if verzoek.persoon_uid else bewaren.erase_gezin
        self.ports.jobs.write(work, uid, then=self._erased, failed=self.failed)

    def _erased(self, change: Change) -> None:
        self.ports.say.good(_("Gewist. Het bewijs staat in Beheer, bij Bewaren."))
        if change.soort == "gezin_gewist":
            self.ports.nav.open("beheer", deel="bewaren")
        else:
            self.load()

    def beside(self, veld: str) -> str:
        """A correction asks one value, whatever field it is about."""
        form = self.deel.paneel.form
        if form is not None and veld and veld not in form.vakken and "waarde" in form.vakken:
            return "waarde"
        return veld


def _read(lezer: Lezer, *, uid: str, inzage: bool) -> Alles:
    return Alles(
        delingen=load_delingen(lezer, uid),
        verzoeken=load_verzoeken(lezer, uid) if inzage else (),
        bewaar=load_bewaar(lezer, uid),
        papieren=load_afdrukken(lezer, uid, ligt_nog=True),
        organisaties=load_organisaties(lezer),
    )
