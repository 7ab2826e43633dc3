"""Wires the tab *Gezin*: fields that save when left, people in and out, who stands beside them, dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from models.changes import Change, Effect
from models.errors import Known, Refused
from models.queries.beheer import load_medewerkers, load_organisaties
from models.queries.lezer import Lezer
from models.queries.rows_beheer import MedewerkerRow, OrganisatieRow
from models.queries.rows_dossier import DossierRow, PersoonRow
from models.services import dossiers, leden
from models.services.leden import NieuwePersoon
from models.services.verb import Verb
from models.values import Partij, Recht
from resources.i18n import _
from resources.labels import label, label_of
from resources.sentences import sentence, verb_words
from views.dossier import gezin_lijnen
from views.dossier.acties import Wens
from views.dossier.alleen_lezen import read_only
from views.dossier.dossier_view import DossierView
from views.dossier.gezin_lijnen import WIJZIG, persoon_naam
from views.dossier.gezin_wensen import (
    adres_velden,
    anker_key,
    anker_naam,
    wens_adres,
    wens_anker,
    wens_beschermen,
    wens_einde,
    wens_loopt,
    wens_stil,
    wens_tonen,
)
from views.dossier.velden_gezin import (
    dossier_velden,
    persoon_velden,
    redenen_in,
    redenen_uit,
    relaties,
    rollen,
)
from views.ports import Ports
from views.widgets import gevolg
from views.widgets.velden import Veld, Veldsoort, Waarde

VELD_VAN = {"kind": "geboortedatum", "volwassen": "geboortedatum", "leerplichtig": "geboortedatum"}
"""Which field answers a question that follows from a field: start of the condition's code -> field."""
Lijsten = tuple[tuple[OrganisatieRow, ...], tuple[MedewerkerRow, ...]]


class GezinPresenter(QObject):
    """The tab *Gezin* of a dossier. What it asks in the panel it answers itself (`gezin:…`)."""

    asking = Signal()
    """The panel is about to ask something of this tab; what it asked before is over."""

    def __init__(self, ports: Ports, view: DossierView) -> None:
        super().__init__()
        self._ports = ports
        self._view = view
        self._row: DossierRow | None = None
        self._chosen = ""
        self._shown = ""
        self._actie: tuple[str, str] = ("", "")
        self._draft: dict[str, str] = {}
        self._asked_before: tuple[str, str, dict[str, Waarde]] = ("", "", {})
        """What was previewed: the same once more saves it."""
        self._medewerkers: tuple[MedewerkerRow, ...] = ()
        view.gezin.knop_pressed.connect(self._pressed)
        view.gezin.persoon_wished.connect(self.choose)
        view.gezin.persoon_edited.connect(self._persoon_edited)
        view.gezin.dossier_edited.connect(self._dossier_edited)
        view.gezin.typed.connect(self._typed)
        view.gezin.erbij_wished.connect(self._erbij)
        view.gezin.weg_wished.connect(self._weg)

    def build(self) -> None:
        """Make the controls of the tab, once, and fetch what can be chosen in them."""
        first = not self._view.gezin.built
        self._view.gezin.build()
        if first:
            self._ports.jobs.read(_read_lists, self._lists_loaded, key="gezin-lijsten")

    def forget(self) -> None:
        """Another dossier comes: nothing of this one stays."""
        self._row, self._chosen, self._shown = None, "", ""
        self._draft = {}
        if self._view.gezin.built:
            self._view.gezin.dossier.reset({})

    def _lists_loaded(self, lists: Lijsten) -> None:
        organisaties, self._medewerkers = lists
        for code, soort in (("azc_uid", "azc"), ("corporatie_uid", "corporatie")):
            found = [(org.uid, org.naam) for org in organisaties if org.soort == soort]
            self._view.gezin.show_choices(code, [("", _("Nog niet bekend")), *found])
        if self._row is not None:
            self._show_dossier(self._row)

    # --- showing ---

    def show(self, row: DossierRow) -> None:
        """Show the people and the household."""
        self.build()
        self._row = row
        vandaag = self._ports.clock.vandaag()
        uids = [persoon.uid for persoon in row.personen]
        if self._chosen not in uids:
            here = [persoon.uid for persoon in row.personen if persoon.tot is None]
            self._chosen = (here or uids or [""])[0]
        self._view.gezin.show_personen(gezin_lijnen.personen_lijnen(row.personen, vandaag), self._chosen)
        change, assign = row.mag(Recht.DOSSIER), row.mag(Recht.TOEWIJZEN)
        betrokkenen = gezin_lijnen.betrokkenen_lijnen(row, vandaag)
        rest = (gezin_lijnen.adressen_lijnen(row, vandaag), gezin_lijnen.datums_lijnen(row, vandaag))
        self._view.gezin.show_lists(
            gezin_lijnen.ontbreekt_lijnen(row),
            betrokkenen if assign else read_only(betrokkenen),
            *(rest if change else (read_only(lijnen) for lijnen in rest)),
        )
        self._view.gezin.show_readonly(on=not change)
        self._show_persoon()
        self._show_dossier(row)
        self._put_draft_back()

    def _show_dossier(self, row: DossierRow) -> None:
        self._view.gezin.show_dossier({veld.code: getattr(row, veld.code) for veld in dossier_velden()})

    def _show_persoon(self) -> None:
        persoon = self._persoon()
        fresh = self._shown != self._chosen
        if fresh and self._shown and self._view.gezin.persoon.draft():
            self._keep_of_person()
        self._shown = self._chosen
        if persoon is None:
            self._view.gezin.show_persoon(_("Er is nog niemand in dit gezin."), {}, fresh=True)
            return
        titel = f"{persoon.letter}  {persoon_naam(persoon)} · {label_of('relatie', persoon.relatie)}"
        values = {veld.code: getattr(persoon, veld.code) for veld in persoon_velden()}
        self._view.gezin.show_persoon(titel, values, fresh=fresh)

    def _persoon(self) -> PersoonRow | None:
        people = self._row.personen if self._row is not None else ()
        return next((persoon for persoon in people if persoon.uid == self._chosen), None)

    def choose(self, persoon_uid: str) -> None:
        """Show the fields of a person."""
        if not persoon_uid:
            return
        self._chosen = persoon_uid
        if self._row is not None and self._view.gezin.built:
            self._show_persoon()
            self._put_draft_back()

    def focus_field(self, voorwaarde: str) -> None:
        """Put the focus in the field that answers a question."""
        veld = next((naam for begin, naam in VELD_VAN.items() if voorwaarde.startswith(begin)), voorwaarde)
        form = self._view.gezin.persoon
        if veld in form.vakken:
            form.focus(veld)
            self._view.gezin.ensureWidgetVisible(form.vakken[veld])

    # --- drafts ---

    def draft(self) -> dict[str, str]:
        """What is typed in the fields and not saved."""
        if not self._view.gezin.built:
            return dict(self._draft)
        self._keep_of_person()
        found = {key: text for key, text in self._draft.items() if key.startswith("persoon:")}
        return found | {f"gezin:{code}": text for code, text in self._view.gezin.dossier.draft().items()}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Take a draft; it is put back when its fields are shown."""
        self._draft |= {key: text for key, text in draft.items() if key.startswith(("persoon:", "gezin:"))}
        if self._row is not None and self._view.gezin.built:
            self._put_draft_back()

    def _keep_of_person(self) -> None:
        """Hold what is half typed about the person on screen, also when another is chosen."""
        if not self._shown:
            return
        start = f"persoon:{self._shown}:"
        self._draft = {key: text for key, text in self._draft.items() if not key.startswith(start)}
        self._draft |= {f"{start}{code}": text for code, text in self._view.gezin.persoon.draft().items()}

    def _put_draft_back(self) -> None:
        start = f"persoon:{self._shown}:"
        mine = {key[len(start) :]: text for key, text in self._draft.items() if key.startswith(start)}
        self._view.gezin.persoon.restore(mine)
        self._view.gezin.dossier.restore(
            {key[6:]: text for key, text in self._draft.items() if key.startswith("gezin:")}
        )
        self._draft = {
            key: text
            for key, text in self._draft.items()
            if key.startswith("persoon:") and not key.startswith(start)
        }

    def _typed(self) -> None:
        if self._row is not None:
            self._ports.drafts.keep("dossier", self._row.uid, self.draft())

    # --- fields ---

    def _persoon_edited(self, veld: str, waarde: object) -> None:
        self._save("persoon", leden.save_persoon_field, self._shown, veld, waarde)

    def _dossier_edited(self, veld: str, waarde: object) -> None:
        if self._row is not None:
            self._save("gezin", dossiers.save_dossier_field, self._row.uid, veld, waarde)

    def _save(self, form: str, verb: Verb[...], uid: str, veld: str, waarde: object) -> None:
        self._ports.jobs.write(
            verb, uid, veld, waarde, then=self._saved, failed=partial_failed(self, form, veld)
        )

    def _saved(self, change: Change) -> None:
        self._typed()

    def field_refused(self, form: str, veld: str, error: Known) -> None:
        """Say beside the field why it was not saved; what was typed stays."""
        shown = isinstance(error, Refused) and self._view.gezin.show_problem(
            form, error.veld or veld, sentence(error)
        )
        if not shown:
            self._ports.say.problem(error)

    # --- panel ---

    def _pressed(self, key: str, code: str) -> None:
        begin = key.partition(":")[0]
        acties = {
            "betrokkene": "betrokkene",
            "adres": "adres",
            "klok_stil": "klok_stil",
            "klok_loopt": "klok_loopt",
            "beschermen": "beschermen",
            "tonen": "tonen",
        }
        if not self._mag(begin, code):
            return
        if code in acties:
            self._ask(acties[code], "")
        elif code in (WIJZIG, "open") and begin in ("rol", "wie"):
            self._ask("betrokkene", key)
        elif code == "einde":
            self._ask("einde", key)
        elif code in (WIJZIG, "open") and begin == "adres":
            self._ask("adres_wijzig", key)
        elif code in (WIJZIG, "open") and begin == "anker":
            self._ask("anker", key)

    def _mag(self, begin: str, code: str) -> bool:
        """Whether a button or line means something for who looks."""
        if self._row is None:
            return False
        beside = begin in ("rol", "wie") or code in ("betrokkene", "einde")
        return self._row.mag(Recht.TOEWIJZEN if beside else Recht.DOSSIER)

    def _erbij(self) -> None:
        self._ask("erbij", "")

    def _weg(self) -> None:
        self._ask("weg", self._chosen)

    def reopen(self, actie: str, key: str) -> None:
        """Open the panel again as it was before a lock."""
        self._ask(actie.removeprefix("gezin:"), key)

    def panel(self) -> tuple[str, str]:
        """What the panel asks for this tab, for the draft."""
        return (f"gezin:{self._actie[0]}", self._actie[1]) if self._actie[0] else ("", "")

    def panel_closed(self) -> None:
        """The panel is away."""
        self._actie = ("", "")

    def _ask(self, actie: str, key: str) -> None:
        if self._row is None:
            return
        titel, velden, values = self._form_of(actie, key)
        self.asking.emit()
        knop = {"beschermen": _("Extra beschermen"), "tonen": _("Bescherming weghalen")}.get(actie, "")
        self._view.paneel.ask(titel, velden, values=values, knop=knop)
        self._actie = (actie, key)
        self._asked_before = ("", "", {})
        if actie == "beschermen" and (wens := self._wens(actie, key, {})) is not None:
            self._ports.jobs.preview(
                wens.verb, *wens.args, then=self._warned, failed=self._failed, key="paneel", **wens.kwargs
            )

    def _warned(self, effect: Effect) -> None:
        self._view.paneel.show_effect("\n".join(gevolg.waarschuwingen(effect)), ())

    def _form_of(self, actie: str, key: str) -> tuple[str, tuple[Veld, ...], dict[str, Waarde]]:
        today = self._ports.clock.vandaag()
        d, k, lijst = Veldsoort.DATUM, Veldsoort.KEUZE, Veldsoort.LIJST
        persoon = self._persoon()
        partijen = tuple((label(p), label(p)) for p in (Partij.GEM, Partij.COA, Partij.COR))
        namen = tuple((m.naam, m.naam) for m in self._medewerkers)
        forms: dict[str, tuple[str, tuple[Veld, ...], dict[str, Waarde]]] = {
            "erbij": (
                _("Wie komt erbij?"),
                (
                    Veld("roepnaam", _("Roepnaam")),
                    Veld("achternaam", _("Achternaam")),
                    Veld("geboortedatum", _("Geboortedatum"), d, verleden=True),
                    Veld("relatie", _("Relatie"), k, relaties()),
                    Veld("op", _("Vanaf"), d),
                    Veld("reden_in", _("Waarom"), k, redenen_in()),
                ),
                {"op": today, "relatie": "kind", "achternaam": self._row.naam if self._row else ""},
            ),
            "weg": (
                _("{naam} gaat weg uit het gezin").format(naam=persoon_naam(persoon) if persoon else ""),
                (Veld("tot", _("Laatste dag"), d), Veld("reden_uit", _("Waarom"), k, redenen_uit())),
                {"tot": today},
            ),
            "einde": (_("Stopt"), (Veld("tot", _("Laatste dag"), d),), {"tot": today}),
            "betrokkene": (
                _("Wie staat erbij?"),
                (
                    Veld("rol", _("Rol"), k, rollen()),
                    Veld("naam", _("Naam"), lijst, namen),
                    Veld("telefoon", _("Telefoon")),
                    Veld("van", _("Vanaf"), d),
                ),
                {"van": today, **self._person_beside(key)},
            ),
            "adres": (_("Adres toevoegen"), adres_velden(), {"soort": "woning"}),
            "adres_wijzig": (_("Adres wijzigen"), adres_velden(), self._adres_values(key)),
            "anker": (
                _("Datum wijzigen: {wat}. Alles wat eraan hangt, schuift mee.").format(wat=anker_naam(key)),
                (Veld("gepland", _("Gepland op"), d), Veld("werkelijk", _("Echt gebeurd op"), d)),
                self._anker_values(key),
            ),
            "klok_stil": (
                _("Klok stilzetten: de termijnen wachten"),
                (
                    Veld("van", _("Vanaf"), d),
                    Veld("reden", _("Want")),
                    Veld("bepaald_door", _("Wie heeft dat bepaald"), lijst, partijen),
                ),
                {"van": today},
            ),
            "beschermen": (_("Extra beschermen: alleen wie hieronder staat, ziet dit gezin nog."), (), {}),
            "tonen": (_("De extra bescherming weghalen: collega’s met een rol zien dit gezin weer."), (), {}),
            "klok_loopt": (
                _("Klok weer laten lopen: de termijnen schuiven op"),
                (Veld("tot", _("De klok loopt weer vanaf"), d),),
                {"tot": today},
            ),
        }
        return forms[actie]

    def _person_beside(self, key: str) -> dict[str, Waarde]:
        begin, _sep, rest = key.partition(":")
        if begin == "rol":
            return {"rol": rest}
        people = self._row.betrokkenen if self._row is not None else ()
        found = next((b for b in people if b.uid == rest), None)
        return {"rol": found.rol, "naam": found.naam, "telefoon": found.telefoon} if found else {}

    def _adres_values(self, key: str) -> dict[str, Waarde]:
        rows = self._row.adressen if self._row is not None else ()
        found = next((a for a in rows if a.uid == key.partition(":")[2]), None)
        return {veld.code: getattr(found, veld.code) for veld in adres_velden()} if found else {}

    def _anker_values(self, key: str) -> dict[str, Waarde]:
        found = next((a for a in (self._row.ankers if self._row else ()) if anker_key(a) == key), None)
        return {"gepland": found.gepland, "werkelijk": found.werkelijk} if found else {}

    def asked(self, values: dict[str, Waarde]) -> None:
        """The panel was filled in. What moves terms is shown first, and saved the second time."""
        actie, key = self._actie
        if self._row is None or not actie:
            return
        if actie == "adres_wijzig":
            self._adres_wijzig(key.partition(":")[2], values)
            return
        wens = self._wens(actie, key, values)
        if wens is None:
            return
        if actie in ("anker", "erbij", "weg", "klok_loopt") and self._asked_before != (actie, key, values):
            self._asked_before = (actie, key, dict(values))
            self._ports.jobs.preview(
                wens.verb, *wens.args, then=self._previewed, failed=self._failed, key="paneel", **wens.kwargs
            )
            return
        self._asked_before = ("", "", {})
        self._ports.jobs.write(wens.verb, *wens.args, then=self._done, failed=self._failed, **wens.kwargs)

    def _wens(self, actie: str, key: str, values: dict[str, Waarde]) -> Wens | None:
        """Turn the panel into a verb; None when a day is missing, which is said beside its field."""
        needed = {"erbij": "op", "betrokkene": "van", "klok_stil": "van"}
        veld = needed.get(actie, "tot" if actie in ("weg", "einde", "klok_loopt") else "")
        if veld and values.get(veld) is None:
            self._view.paneel.show_problem(veld, sentence("veld_leeg"))
            return None
        uid = self._row.uid if self._row is not None else ""
        rest = key.partition(":")[2]
        text = {code: str(value or "") for code, value in values.items()}
        make = {
            "erbij": self._wens_erbij,
            "weg": self._wens_weg,
            "betrokkene": self._wens_betrokkene,
            "einde": wens_einde,
            "adres": wens_adres,
            "anker": wens_anker,
            "klok_stil": wens_stil,
            "klok_loopt": wens_loopt,
            "beschermen": wens_beschermen,
            "tonen": wens_tonen,
        }[actie]
        return make(uid, rest, values, text)

    def _wens_erbij(self, uid: str, rest: str, values: dict[str, Waarde], text: dict[str, str]) -> Wens:
        dag = values.get("geboortedatum")
        new = NieuwePersoon(
            roepnaam=text["roepnaam"],
            achternaam=text["achternaam"],
            geboortedatum=dag if isinstance(dag, date) else None,
            relatie=text["relatie"],
        )
        return Wens(leden.add_persoon, (uid, new, values["op"], text["reden_in"]))

    def _wens_weg(self, uid: str, rest: str, values: dict[str, Waarde], text: dict[str, str]) -> Wens:
        persoon = self._persoon()
        lid = persoon.lid_uid if persoon is not None else ""
        return Wens(leden.remove_persoon, (lid, values["tot"], text["reden_uit"]))

    def _wens_betrokkene(self, uid: str, rest: str, values: dict[str, Waarde], text: dict[str, str]) -> Wens:
        wie = next((m.uid for m in self._medewerkers if m.naam == text["naam"]), "")
        who: dict[str, object] = {
            "medewerker_uid": wie,
            "naam": text["naam"],
            "telefoonnummer": text["telefoon"],
        }
        return Wens(dossiers.set_betrokkene, (uid, text["rol"], values["van"]), who)

    def _adres_wijzig(self, adres_uid: str, values: dict[str, Waarde]) -> None:
        """Save each field that is another than it was; one verb a field, as when a field is left."""
        was = self._adres_values(f"adres:{adres_uid}")
        changed = {
            code: value
            for code, value in values.items()
            if value != was.get(code) and (value or was.get(code))
        }
        for code, value in changed.items():
            self._ports.jobs.write(
                dossiers.save_adres_field, adres_uid, code, value, then=self._done, failed=self._failed
            )
        if not changed:
            self._view.paneel.close_panel()

    def _previewed(self, effect: Effect) -> None:
        words = (
            gevolg.kort(effect),
            *gevolg.waarschuwingen(effect),
            _("Klopt het? Druk nog eens op Opslaan."),
        )
        self._view.paneel.show_effect("\n".join(words), gevolg.lijnen(effect, self._ports.clock.vandaag()))
        self._view.paneel.save.setFocus()

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self._view.paneel.close_panel()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and self._view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


class _FieldRefused(QObject):
    """Remembers which field a save was about; a bound method of a living object, as the jobs ask."""

    def __init__(self, parent: GezinPresenter, form: str, veld: str) -> None:
        super().__init__(parent)
        self._of, self._form, self._veld = parent, form, veld

    def refused(self, error: Known) -> None:
        """Say it beside that field."""
        self._of.field_refused(self._form, self._veld, error)


def partial_failed(parent: GezinPresenter, form: str, veld: str) -> Callable[[Known], None]:
    """One receiver a field, kept for the next time."""
    name = f"{form}:{veld}"
    found = parent.findChild(_FieldRefused, name)
    if found is None:
        found = _FieldRefused(parent, form, veld)
        found.setObjectName(name)
    return found.refused


def _read_lists(lezer: Lezer) -> Lijsten:
    return load_organisaties(lezer), load_medewerkers(lezer)
