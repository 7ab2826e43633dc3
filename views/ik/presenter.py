"""Wires *Mijn gegevens*: every medewerker for themself."""

from __future__ import annotations

from collections import deque
from datetime import date

from PySide6.QtCore import QObject

from models.changes import Area, Change
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.medewerkers import load_self, load_team
from models.queries.rows_mensen import TeamRow
from models.rules.toegang import may
from models.services import medewerkers
from models.services.sleutels import change_wachtwoordzin
from models.values import Recht
from resources.i18n import _
from resources.sentences import label, sentence, verb_words
from views.ik.ik_view import IkView
from views.ports import Ports
from views.widgets.dagen import dag_lang
from views.widgets.velden import Waarde


class IkPresenter(QObject):
    """The screen *Mijn gegevens*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._row: TeamRow | None = None
        self._sent: deque[tuple[str, object]] = deque()
        """Fields on their way to the kluis; answers come in order."""
        self.view = IkView(ports.clock.vandaag)
        self.view.show_nood(on=ports.wie.mag(Recht.NOOD))
        self.view.afwezig_wished.connect(self._away)
        self.view.terug_wished.connect(self._back)
        self.view.edited.connect(self._edited)
        self.view.zin_wished.connect(self._zin)
        self.view.nood_wished.connect(self._nood)
        ports.jobs.listen(self._changed)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show how things stand."""
        del args
        self.view.close_zin()
        self._load()
        self._ports.drafts.load("ik", "", self._draft_loaded)

    def place(self) -> dict[str, str]:
        """There is one page of oneself."""
        return {}

    def keep_draft(self) -> None:
        """Keep half-typed days, phone and mail; a wachtwoordzin is never kept."""
        self._ports.drafts.keep("ik", "", self.view.weg.draft() | self.view.gegevens.draft())

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self.view.weg.restore(draft)
        self.view.gegevens.restore(draft)

    def _load(self) -> None:
        self._ports.jobs.read(_read, self._loaded, key="ik")

    def _loaded(self, found: tuple[TeamRow, tuple[TeamRow, ...]]) -> None:
        row, team = found
        self._row = row
        rollen = ", ".join(label(one.rol) for one in row.rollen)
        self.view.show_wie(row.naam, " · ".join(part for part in (rollen, row.organisatie) if part))
        others = [
            (one.uid, one.naam)
            for one in team
            if one.uid != row.uid and may((r.rol for r in one.rollen), Recht.LEZEN)
        ]
        self.view.show_vervangers([("", _("niemand")), *others])
        noted = row.afwezig_van is not None and not _is_over(row, self._ports.clock.vandaag())
        values: dict[str, Waarde] = {"van": None, "tot": None, "vervanger": ""}
        if noted:
            values = {"van": row.afwezig_van, "tot": row.afwezig_tot, "vervanger": row.vervanger_uid}
        self.view.show_afwezig(away_words(row, self._ports.clock.vandaag()), values, weg=noted)
        self.view.show_gegevens({"telefoon": row.telefoon, "email": row.email})

    def _changed(self, change: Change) -> None:
        if Area.MEDEWERKERS in change.areas and self.view.isVisible():
            self._load()

    # --- away ---

    def _away(self, values: dict[str, Waarde]) -> None:
        van = values.get("van")
        if not isinstance(van, date):
            self.view.weg.show_problem("van", sentence("veld_leeg"))
            return
        self._ports.jobs.write(
            medewerkers.set_afwezig,
            self._ports.wie.uid,
            van,
            values.get("tot"),
            str(values.get("vervanger") or ""),
            then=self._saved,
            failed=self._refused,
        )

    def _back(self) -> None:
        self.view.weg.reset({"van": None, "tot": None, "vervanger": ""})
        self._ports.jobs.write(
            medewerkers.end_afwezig, self._ports.wie.uid, then=self._saved, failed=self._refused
        )

    def _saved(self, change: Change) -> None:
        self._ports.drafts.keep("ik", "", self.view.gegevens.draft())
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)

    def _refused(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.view.weg.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    # --- fields ---

    def _edited(self, veld: str, waarde: object) -> None:
        self._sent.append((veld, waarde))
        self._ports.jobs.write(
            medewerkers.save_own_field, veld, waarde, then=self._field_saved, failed=self._field_refused
        )

    def _field_saved(self, change: Change) -> None:
        del change
        veld, waarde = self._sent.popleft()
        vak = self.view.gegevens.vakken[veld]
        if vak.value() == waarde:
            vak.reset(vak.value())  # it is stored, so no draft of it is left
        self.keep_draft()

    def _field_refused(self, error: Known) -> None:
        self._sent.popleft()
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.view.gegevens.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    # --- wachtwoordzin ---

    def _zin(self, oud: str, nieuw: str) -> None:
        self.view.show_busy(on=True)
        self._ports.jobs.call(
            change_wachtwoordzin, oud, nieuw, then=self._zin_changed, failed=self._zin_refused
        )

    def _zin_changed(self, slot_uid: str) -> None:
        del slot_uid
        self.view.close_zin()
        self._ports.say.good(
            _("Je nieuwe wachtwoordzin geldt vanaf nu. Oude reservekopieën gaan nog open met de oude.")
        )

    def _zin_refused(self, error: Known) -> None:
        self.view.show_busy(on=False)
        if isinstance(error, Refused) and error.veld:
            self.view.show_zin_problem(error.veld, sentence(error))
        else:
            self._ports.say.problem(error)

    def _nood(self) -> None:
        self._ports.nav.open("nood")


def _read(lezer: Lezer) -> tuple[TeamRow, tuple[TeamRow, ...]]:
    return load_self(lezer), load_team(lezer)


def _is_over(row: TeamRow, vandaag: date) -> bool:
    return row.afwezig_tot is not None and row.afwezig_tot < vandaag


def away_words(row: TeamRow, vandaag: date) -> str:
    """Say what is noted about being away."""
    if row.afwezig_van is None or _is_over(row, vandaag):
        return _("Je vervanger ziet en doet jouw gezinnen zolang je weg bent. Daarna stopt dat vanzelf.")
    if row.afwezig_tot is None:
        words = _("Je bent er niet vanaf {van}.").format(van=dag_lang(row.afwezig_van))
    else:
        words = _("Je bent er niet van {van} tot en met {tot}.").format(
            van=dag_lang(row.afwezig_van), tot=dag_lang(row.afwezig_tot)
        )
    if row.vervanger:
        return words + " " + _("{naam} vervangt je.").format(naam=row.vervanger)
    return words + " " + _("Niemand vervangt je.")
