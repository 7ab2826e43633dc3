"""Wires the part *Medewerkers* of Beheer: the team, their roles and keys, who is away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from models.changes import Area, Change
from models.errors import Known, Refused
from models.queries.beheer import load_gemeenten
from models.queries.lezer import Lezer
from models.queries.medewerkers import load_team
from models.queries.rows_beheer import GemeenteRow
from models.queries.rows_mensen import TeamRow
from models.services import begeleiding, medewerkers, sleutels, vertrek
from models.services.logboek import record_caseload
from models.services.sleutels import StartZin
from models.values import Papier, Recht
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.medewerkers import lijnen, lijst, velden
from views.medewerkers.lijst_view import MedewerkersView
from views.medewerkers.overdracht_presenter import OverdrachtPresenter
from views.ports import Ports
from views.uitgifte import LosBlad, startzin_facts
from views.uitvoer import Uitvoer
from views.widgets.dagen import dag_lang
from views.widgets.velden import Veld, Waarde
from views.widgets.vorm import Vorm

KLUIS = "Duurzame Start"


@dataclass(frozen=True, slots=True)
class Team:
    """What the part shows."""

    mensen: tuple[TeamRow, ...]
    gemeenten: tuple[GemeenteRow, ...]
    vandaag: date


class MedewerkersPresenter(QObject):
    """The part *Medewerkers*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._team: Team | None = None
        self._ook_weg = False
        self._left = 0
        """Verbs of one form that are still to be answered."""
        self._start: StartZin | None = None
        self.view = MedewerkersView(ports.clock.vandaag)
        self._vorm = Vorm(ports.drafts, "medewerkers", self.view.paneel, self._ask)
        self.overdracht = OverdrachtPresenter(ports, self.view.overdracht)
        self.overdracht.ended.connect(self._handed_over)
        self._blad = LosBlad(ports, self)
        self._uitvoer = Uitvoer(ports, self)
        self.view.show_head(*self._head())
        self.view.pressed.connect(self._pressed)
        self.view.menu_wished.connect(self._menu)
        self.view.menu_chosen.connect(self._chosen)
        self.view.asked.connect(self._asked)
        self.view.paneel.cancelled.connect(self._closed)
        self.view.ook_vertrokken.connect(self._show_gone)
        self.view.startzin.print_wished.connect(self._print)
        self.view.startzin.save_wished.connect(self._save)
        self.view.startzin.done_wished.connect(self._forget)
        ports.jobs.listen(self._changed)

    def _head(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        mag = self._ports.wie.mag
        knoppen: list[tuple[str, str]] = []
        if mag(Recht.MEDEWERKERS):
            knoppen += [("erbij", _("Medewerker erbij")), ("rechten", _("Rechtenoverzicht"))]
        if mag(Recht.TOEWIJZEN) and self._ports.wie.ziet_alles:
            knoppen.append(("lijst", _("Caseload opslaan als lijst …")))
        if mag(Recht.KLUIS) and not self._ports.is_demo:
            knoppen += [("herstelcode", _("Nieuwe herstelcode …")), ("sleutel", _("Nieuwe hoofdsleutel …"))]
        uitleg = _("Wie met deze kluis werkt. Ieder heeft een eigen wachtwoordzin; deel die nooit.")
        if not mag(Recht.MEDEWERKERS):
            uitleg = _("Wie met deze kluis werkt. Mensen en rollen verandert de beheerder.")
        return uitleg, tuple(knoppen)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the team; a start-zin from before is not shown again."""
        del args
        self._forget()
        self._vorm.begin("")
        self._load()

    def place(self) -> dict[str, str]:
        """There is one team."""
        return {}

    def keep_draft(self) -> None:
        """Keep what is half typed. A start-zin is not kept and stays: this comes 2 s after each key."""
        self._vorm.keep()

    def _load(self) -> None:
        self._ports.jobs.read(_read, self._loaded, key="medewerkers")

    def _loaded(self, team: Team) -> None:
        self._team = team
        self._show()
        self._vorm.ready()

    def _show(self) -> None:
        if self._team is not None:
            shown = self._shown()
            self.view.show_lijnen(lijnen.team_lijnen(shown, self._ports.clock.vandaag(), self._ports.wie))

    def _shown(self) -> list[TeamRow]:
        people, vandaag = self._team.mensen if self._team is not None else (), self._ports.clock.vandaag()
        return [one for one in people if self._ook_weg or not one.is_vertrokken(vandaag)]

    def _show_gone(self, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        self._ook_weg = on
        self._show()

    def _changed(self, change: Change) -> None:
        if Area.MEDEWERKERS in change.areas and self._team is not None:
            self._load()

    def _mens(self, uid: str) -> TeamRow | None:
        people = self._team.mensen if self._team is not None else ()
        return next((one for one in people if one.uid == uid), None)

    # --- wishes ---

    def _pressed(self, code: str) -> None:
        if code == "erbij":
            self._ask("erbij", "")
        elif code == "lijst":
            self._uitvoer.save_list(
                lijst.koppen(),
                lijst.rijen(self._shown()),
                _("Caseload"),
                "caseload.csv",
                noteer=record_caseload,
            )
        elif code == "rechten":
            self._ports.nav.open("papier", papier="rechten")
        elif code == "herstelcode":
            self._ports.nav.open("sleutels", wat="herstelcode")
        elif code == "sleutel":
            self._ports.nav.open("sleutels", wat="hoofdsleutel")

    def _menu(self, uid: str) -> None:
        mens = self._mens(uid)
        if mens is None:
            return
        items = lijnen.acties(mens, self._ports.clock.vandaag(), self._ports.wie)
        if items:
            self.view.show_menu(uid, items)

    def _chosen(self, uid: str, code: str) -> None:
        mens = self._mens(uid)
        if mens is None or self._team is None:
            return
        if code == "startzin":
            self._make_start(mens)
        elif code == "sleutel_weg":
            vraag = _("{naam} kan dan meteen niet meer aanmelden. Toegang weghalen?").format(naam=mens.naam)
            self._vorm.asks("sleutel_weg", uid)
            self._ports.ask.ask(vraag, _("Weghalen"), _("Behouden"), self._take_away)
        elif code == "weer_er":
            self._ports.jobs.write(medewerkers.end_afwezig, uid, then=self._saved, failed=self._failed)
        elif code in ("overdragen", "vertrekt"):
            self._forget()
            self.view.show_overdracht()
            self.overdracht.begin(mens, self._team.mensen, vertrekt=code == "vertrekt")
        else:
            self._ask(code, uid)

    def _handed_over(self) -> None:
        self.view.show_team()
        self.view.setFocus()

    # --- forms ---

    def _ask(self, actie: str, uid: str) -> None:
        mens = self._mens(uid)
        if self._team is None or (mens is None and actie != "erbij"):
            return
        self._forget()
        titel, fields, values = self._form_of(actie, mens)
        knop = {"erbij": _("Toevoegen en start-zin maken")}.get(actie, "")
        self.view.paneel.ask(titel, fields, values=values, knop=knop)
        self._vorm.asks(actie, uid)

    def _form_of(self, actie: str, mens: TeamRow | None) -> tuple[str, tuple[Veld, ...], dict[str, Waarde]]:
        assert self._team is not None  # noqa: S101 - asked by `_ask` before
        plekken = self._team.gemeenten
        if mens is None:
            eigen = self._mens(self._ports.wie.uid)
            values: dict[str, Waarde] = {
                "rol:begeleider": True,
                "organisatie": eigen.organisatie if eigen is not None else "",
            }
            return _("Medewerker erbij"), velden.nieuw_velden(plekken), values
        naam = mens.naam
        if actie == "rollen":
            titel = _("Rollen van {naam}: ze gelden meteen").format(naam=naam)
            return titel, velden.rol_velden(plekken), velden.rol_waarden(mens)
        if actie == "cursussen":
            done: dict[str, Waarde] = dict(mens.cursussen)
            return _("Cursussen van {naam}: de dag waarop").format(naam=naam), velden.cursus_velden(), done
        if actie == "terug":
            titel = _("{naam} werkt hier weer, vanaf vandaag").format(naam=naam)
            return titel, velden.rol_velden(plekken), {"rol:begeleider": True}
        if actie == "afwezig":
            titel = _("{naam} is er niet van … tot …").format(naam=naam)
            noted: dict[str, Waarde] = {
                "van": mens.afwezig_van or self._ports.clock.vandaag(),
                "tot": mens.afwezig_tot,
                "vervanger": mens.vervanger_uid,
            }
            return titel, velden.afwezig_velden(self._team.mensen, mens.uid), noted
        return naam, velden.gegevens_velden(), velden.gegevens_waarden(mens)

    def _asked(self, values: dict[str, Waarde]) -> None:
        actie, uid = self._vorm.actie
        makers: dict[str, Callable[[str, dict[str, Waarde]], None]] = {
            "erbij": self._add,
            "gegevens": self._save_fields,
            "rollen": self._save_roles,
            "terug": self._come_back,
            "cursussen": self._save_courses,
            "afwezig": self._away,
        }
        if actie in makers:
            makers[actie](uid, values)

    def _add(self, _uid: str, values: dict[str, Waarde]) -> None:
        self._ports.jobs.write(
            medewerkers.add_medewerker,
            str(values.get("naam") or ""),
            velden.chosen_roles(values),
            organisatie=str(values.get("organisatie") or ""),
            telefoon=str(values.get("telefoon") or ""),
            email=str(values.get("email") or ""),
            gemeenten=velden.chosen_places(values),
            then=self._added,
            failed=self._failed,
        )

    def _added(self, change: Change) -> None:
        self.view.paneel.close_panel()
        self._give_start(change.onderwerp)

    def _save_fields(self, uid: str, values: dict[str, Waarde]) -> None:
        mens = self._mens(uid)
        was = velden.gegevens_waarden(mens) if mens is not None else {}
        changed = {code: value for code, value in values.items() if value != was.get(code)}
        self._left = len(changed)
        if not changed:
            self.view.paneel.close_panel()
        for code, value in changed.items():
            self._ports.jobs.write(
                medewerkers.save_medewerker_field, uid, code, value, then=self._saved, failed=self._failed
            )

    def _save_roles(self, uid: str, values: dict[str, Waarde]) -> None:
        self._ports.jobs.write(
            medewerkers.save_rollen,
            uid,
            velden.chosen_roles(values),
            gemeenten=velden.chosen_places(values),
            then=self._saved,
            failed=self._failed,
        )

    def _save_courses(self, uid: str, values: dict[str, Waarde]) -> None:
        done = {soort: day if isinstance(day, date) else None for soort, day in values.items()}
        self._ports.jobs.write(
            begeleiding.set_kwalificaties, uid, done, then=self._saved, failed=self._failed
        )

    def _come_back(self, uid: str, values: dict[str, Waarde]) -> None:
        self._ports.jobs.write(
            vertrek.come_back,
            uid,
            velden.chosen_roles(values),
            gemeenten=velden.chosen_places(values),
            then=self._is_back,
            failed=self._failed,
        )

    def _is_back(self, change: Change) -> None:
        uid = self._vorm.actie[1]
        self._saved(change)
        self._give_start(uid)

    def _away(self, uid: str, values: dict[str, Waarde]) -> None:
        if values.get("van") is None:
            self.view.paneel.show_problem("van", sentence("veld_leeg"))
            return
        self._ports.jobs.write(
            medewerkers.set_afwezig,
            uid,
            values["van"],
            values.get("tot"),
            str(values.get("vervanger") or ""),
            then=self._saved,
            failed=self._failed,
        )

    def _saved(self, change: Change) -> None:
        self._left -= 1
        if self._left <= 0:
            undo = (
                change.bewerking
                if change.soort in ("medewerker_veld", "medewerker_afwezig", "kwalificatie_gezet")
                else ""
            )
            self._ports.say.good(f"{verb_words(change.soort)}.", undo)
            self.view.paneel.close_panel()

    def _failed(self, error: Known) -> None:
        self._left = 0
        veld = error.veld if isinstance(error, Refused) else ""
        shown = isinstance(error, Refused) and self.view.paneel.show_problem(
            {"rollen": "rol:begeleider"}.get(veld, veld), sentence(error)
        )
        if not shown:
            self._ports.say.problem(error)

    def _closed(self) -> None:
        self._vorm.closed()

    # --- keys ---

    def _make_start(self, mens: TeamRow) -> None:
        if mens.sleutel != "eigen":
            self._give_start(mens.uid)
            return
        self._vorm.asks("startzin", mens.uid)
        vraag = _("De wachtwoordzin van {naam} werkt daarna niet meer. Een start-zin maken?").format(
            naam=mens.naam
        )
        self._ports.ask.ask(vraag, _("Start-zin maken"), _("Annuleren"), self._may_start)

    def _may_start(self, yes: bool) -> None:  # noqa: FBT001 - an answer, not an option
        if yes and self._vorm.actie[0] == "startzin":
            self._give_start(self._vorm.actie[1])

    def _give_start(self, uid: str) -> None:
        self._ports.say.busy(_("De start-zin wordt gemaakt"))
        self._ports.jobs.call(sleutels.give_startzin, uid, then=self._start_made, failed=self._not_made)

    def _start_made(self, start: StartZin) -> None:
        self._ports.say.busy()
        self._start = start
        self.view.startzin.show_zin(start.naam, start.zin, dag_lang(start.geldig_tot))
        self._load()

    def _not_made(self, error: Known) -> None:
        self._ports.say.busy()
        self._ports.say.problem(error)
        self._load()

    def _take_away(self, yes: bool) -> None:  # noqa: FBT001 - an answer, not an option
        if yes and self._vorm.actie[0] == "sleutel_weg":
            self._ports.jobs.call(
                sleutels.take_slot, self._vorm.actie[1], then=self._taken, failed=self._not_made
            )

    def _taken(self, nothing: None) -> None:
        del nothing
        self._ports.say.good(_("De toegang is weg. Oude reservekopieën gaan nog open met de oude zin."))
        self._load()

    def _forget(self) -> None:
        self._start = None
        self.view.startzin.forget()

    def _print(self) -> None:
        if self._start is not None:
            self._blad.print_it(
                Papier.STARTZIN,
                startzin_facts((self._start,), self._ports, self._ports.clock.nu()),
                _("Start-zin"),
            )

    def _save(self) -> None:
        if self._start is not None:
            self._blad.save_it(
                Papier.STARTZIN,
                startzin_facts((self._start,), self._ports, self._ports.clock.nu()),
                _("Start-zin bewaren"),
                "start-zin.pdf",
            )


def _read(lezer: Lezer) -> Team:
    return Team(load_team(lezer, ook_vertrokken=True), load_gemeenten(lezer), lezer.vandaag)
