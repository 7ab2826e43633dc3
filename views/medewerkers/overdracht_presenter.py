"""Wires handing over and leaving: which gezin goes to whom, what comes of it, and the verb."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from models.changes import Change, Effect
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.medewerkers import load_caseload
from models.queries.rows_mensen import CaseloadRow, TeamRow
from models.services import vertrek
from models.services.sleutels import sweep_slots
from models.values import Recht
from resources.i18n import _, ngettext
from resources.sentences import sentence
from views.medewerkers import lijnen, velden
from views.medewerkers.overdracht_view import OverdrachtView
from views.ports import Ports
from views.widgets.velden import Veld, Veldsoort, Waarde

NIEMAND = ""


class OverdrachtPresenter(QObject):
    """The page to hand gezinnen over, and to let somebody leave."""

    ended = Signal()

    def __init__(self, ports: Ports, view: OverdrachtView) -> None:
        super().__init__()
        self._ports = ports
        self.view = view
        self._mens: TeamRow | None = None
        self._vertrekt = False
        self._rows: tuple[CaseloadRow, ...] = ()
        self._namen: dict[str, str] = {}
        self._naar: dict[str, str] = {}
        """Dossier -> who takes it over; not there = nobody."""
        self._eigen: set[str] = set()
        """Gezinnen that were given to somebody of their own; the general choice leaves them."""
        self._algemeen = NIEMAND
        view.changed.connect(self._edited)
        view.ticked.connect(self._ticked)
        view.menu_wished.connect(self._menu)
        view.menu_chosen.connect(self._chosen)
        view.saved.connect(self._save)
        view.back_wished.connect(self._end)
        view.papier_wished.connect(self._to_paper)

    def begin(self, mens: TeamRow, team: tuple[TeamRow, ...], *, vertrekt: bool) -> None:
        """Show the page for a medewerker."""
        self._mens, self._vertrekt = mens, vertrekt
        self._namen = dict(velden.collegas(team, mens.uid))
        self._rows, self._naar, self._eigen, self._algemeen = (), {}, set(), NIEMAND
        titel = (_("{naam} vertrekt") if vertrekt else _("Gezinnen van {naam} overdragen")).format(
            naam=mens.naam
        )
        self.view.begin(titel, self._uitleg(), self._velden(), self._values(), self._knop())
        self.view.show_lijnen(())
        self._ports.jobs.read(partial(_read, uid=mens.uid), self._loaded, key="overdracht")

    def _uitleg(self) -> str:
        if not self._vertrekt:
            return _("Wie het overneemt, krijgt bericht en ziet de gezinnen vanaf die dag.")
        words = _(
            "Na de laatste dag stoppen de rollen en opent de wachtwoordzin niet meer. Reservekopieën van"
            " daarvoor gaan nog wel open met de oude zin. Wist deze medewerker waar ze liggen? Maak dan ook"
            " een nieuwe hoofdsleutel."
        )
        if not self._ports.wie.mag(Recht.TOEWIJZEN):
            words += " " + _(
                "Gezinnen verdelen hoort niet bij je rol: een coördinator of casusregisseur krijgt bericht."
            )
        return words

    def _velden(self) -> tuple[Veld, ...]:
        naar = Veld(
            "naar",
            _("Wie neemt het over?"),
            Veldsoort.KEUZE,
            ((NIEMAND, _("nog niemand")), *self._namen.items()),
        )
        if not self._vertrekt:
            return (naar, Veld("dag", _("Vanaf welke dag"), Veldsoort.DATUM))
        fields: tuple[Veld, ...] = (Veld("dag", _("Laatste dag"), Veldsoort.DATUM),)
        if self._ports.wie.mag(Recht.TOEWIJZEN):
            fields += (naar,)
        if self._mens is not None and self._mens.uid != self._ports.wie.uid:
            fields += (Veld("meteen", _("Toegang nu meteen weghalen"), Veldsoort.VINK),)
        return fields

    def _values(self) -> dict[str, Waarde]:
        tot = self._mens.tot if self._mens is not None and self._vertrekt else None
        return {"dag": tot or self._ports.clock.vandaag(), "naar": NIEMAND}

    def _knop(self) -> str:
        return _("Vertrek vastleggen") if self._vertrekt else _("Overdragen")

    # --- who takes what ---

    def _loaded(self, rows: tuple[CaseloadRow, ...]) -> None:
        self._rows = rows if self._ports.wie.mag(Recht.TOEWIJZEN) else ()
        self.view.papier.setVisible(bool(self._rows) and self._ports.wie.mag(Recht.PAPIER))
        self._show()
        self._look()

    def _show(self) -> None:
        self.view.show_lijnen(
            lijnen.caseload_lijnen(self._rows, self._naar, self._namen, self._ports.clock.vandaag())
        )

    def _to_paper(self) -> None:
        """The open points of the whole caseload on paper: of the gezinnen that go, else of all."""
        going = [row.uid for row in self._rows if row.uid in self._naar] or [row.uid for row in self._rows]
        self._ports.nav.open("papier", papier="waar_staan_we", dossier=",".join(going))

    def _edited(self) -> None:
        naar = str(self.view.values().get("naar") or NIEMAND)
        if naar != self._algemeen:
            self._algemeen = naar
            for row in self._rows:
                if row.uid not in self._eigen:
                    self._give(row.uid, naar)
            self._show()
        self.view.show_problem("")
        self._look()

    def _give(self, dossier: str, naar: str) -> None:
        if naar in self._namen:
            self._naar[dossier] = naar
        else:
            self._naar.pop(dossier, None)

    def _ticked(self, dossier: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        naar = (self._algemeen or next(iter(self._namen), NIEMAND)) if on else NIEMAND
        if on and not self._algemeen:
            self._menu(dossier)
            return
        self._chosen(dossier, naar)

    def _menu(self, dossier: str) -> None:
        items = [(uid, naam) for uid, naam in self._namen.items()]
        self.view.show_menu(dossier, [*items, (NIEMAND, _("nog niemand"))])

    def _chosen(self, dossier: str, naar: str) -> None:
        self._eigen.add(dossier)
        self._give(dossier, naar)
        self._show()
        self._look()

    def _verdeling(self) -> vertrek.Verdeling:
        return tuple((row.uid, self._naar[row.uid]) for row in self._rows if row.uid in self._naar)

    # --- what it means ---

    def _look(self) -> None:
        """Say what saving would mean: how many go to whom, and how many are then nobody's."""
        if self._mens is None:
            return
        if self._vertrekt and isinstance(dag := self.view.values().get("dag"), date):
            self._ports.jobs.preview(
                vertrek.leave,
                self._mens.uid,
                dag,
                self._verdeling(),
                meteen=bool(self.view.values().get("meteen")),
                then=self._previewed,
                failed=self._refused,
                key="vertrek",
            )
            return
        self.view.show_gevolg(self._counted())

    def _previewed(self, effect: Effect) -> None:
        self.view.show_problem("")
        words = [sentence(code, **dict(params)) for code, params in effect.waarschuwingen]
        self.view.show_gevolg(" ".join(part for part in (self._counted(), *words) if part))

    def _counted(self) -> str:
        found: dict[str, int] = {}
        for naar in self._naar.values():
            found[naar] = found.get(naar, 0) + 1
        parts = [
            ngettext("{n} gezin naar {naam}", "{n} gezinnen naar {naam}", n).format(
                n=n, naam=self._namen[uid]
            )
            for uid, n in found.items()
        ]
        return ", ".join(parts) + "." if parts else ""

    # --- saving ---

    def _save(self) -> None:
        dag = self.view.values().get("dag")
        if self._mens is None:
            return
        if not isinstance(dag, date):
            self.view.show_problem(sentence("veld_leeg"), "dag")
            return
        self.view.show_busy(on=True)
        if self._vertrekt:
            meteen = bool(self.view.values().get("meteen"))
            self._ports.jobs.write(
                vertrek.leave,
                self._mens.uid,
                dag,
                self._verdeling(),
                meteen=meteen,
                then=self._left,
                failed=self._refused,
            )
        else:
            self._ports.jobs.write(
                vertrek.hand_over,
                self._mens.uid,
                self._verdeling(),
                dag,
                then=self._handed,
                failed=self._refused,
            )

    def _handed(self, change: Change) -> None:
        self._ports.say.good(self._counted() or _("Overgedragen."), change.bewerking)
        self._end()

    def _left(self, change: Change) -> None:
        del change
        values = self.view.values()
        if self._mens is not None and values.get("meteen"):
            self._ports.jobs.call(sweep_slots)
        naam = self._mens.naam if self._mens is not None else ""
        self._ports.say.good(_("Het vertrek van {naam} is vastgelegd.").format(naam=naam))
        gone = bool(values.get("meteen"))
        self._end()
        if gone and self._ports.wie.mag(Recht.KLUIS) and not self._ports.is_demo:
            vraag = _(
                "{naam} kan niet meer in deze kluis. Kan {naam} ook een kopie van de kluis hebben, op een"
                " stick of een andere computer? Maak dan een nieuwe hoofdsleutel."
            ).format(naam=naam)
            self._ports.ask.ask(vraag, _("Nieuwe hoofdsleutel …"), _("Niet nodig"), self._may_rekey)

    def _may_rekey(self, yes: bool) -> None:  # noqa: FBT001 - an answer, not an option
        if yes:
            self._ports.nav.open("sleutels", wat="hoofdsleutel")

    def _refused(self, error: Known) -> None:
        self.view.show_busy(on=False)
        veld = {"tot": "dag", "op": "dag"}.get(error.veld, error.veld) if isinstance(error, Refused) else ""
        self.view.show_problem(sentence(error), veld)
        self.view.show_gevolg("")

    def _end(self) -> None:
        self.view.show_busy(on=False)
        self._mens = None
        self.ended.emit()


def _read(lezer: Lezer, *, uid: str) -> tuple[CaseloadRow, ...]:
    return load_caseload(lezer, uid)
