"""Wires *Wat is er gebeurd?*: fields, preview, one save, one undo."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from models.changes import Change, Effect
from models.errors import Known, Refused
from models.queries.beheer import load_medewerkers
from models.queries.dossier import load_dossier, load_kern
from models.queries.familie import load_who_comes
from models.queries.lezer import Lezer
from models.queries.rows_dossier import DossierRow
from models.queries.rows_familie import VerwachtRow
from models.queries.weiger_redenen import weiger_redenen
from models.values import Fase
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.faserapport import rapport_aanbod
from views.gebeurtenis.gebeurtenis_view import GebeurtenisView, Voorbeeld
from views.gebeurtenis.soorten import Namen, Omgeving, Soort, soorten
from views.ports import Aanbod, Ports
from views.widgets import gevolg
from views.widgets.lijn import Lijn
from views.widgets.velden import Waarde

WAIT_MS = 250
"""Quiet time after the last key before the preview is asked."""
EINDIGT_FASE = "getekend"
"""The verb that may end a phase along with what it records."""

Gelezen = tuple[DossierRow, Namen, tuple[VerwachtRow, ...], tuple[str, ...]]
"""The dossier, the colleagues, who is expected, and why a household can refuse."""


class GebeurtenisPresenter(QObject):
    """The page of one dossier on which an event is recorded."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._uid = ""
        self._plek: Omgeving | None = None
        self._soort: Soort | None = None
        self._wanted = ""
        self._wie = ""
        """Who of the expected family it is about."""
        self._touched = False
        self._draft: dict[str, str] = {}
        self._change: Change | None = None
        """What was saved, until it is told."""
        self._before: Fase | None = None
        """The phase before that."""
        self.view = GebeurtenisView(ports.clock.vandaag)
        self.view.chosen.connect(self._choose)
        self.view.edited.connect(self._edited)
        self.view.saved.connect(self._save)
        self.view.cancelled.connect(self._cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._preview)

    def enter(self, **args: str) -> None:
        """Ask for a dossier (`uid`), perhaps with the event (`soort`) already chosen."""
        self._uid = args.get("uid", self._uid)
        self._wanted, self._wie = args.get("soort", ""), args.get("wie", "")
        self._soort, self._plek, self._draft = None, None, {}
        self.view.show_nothing()
        self._ports.jobs.read(partial(_read, uid=self._uid), self._loaded, key="gebeurtenis")
        self._ports.drafts.load("gebeurtenis", self._uid, self._draft_loaded)

    def place(self) -> dict[str, str]:
        """Bring a person back to the same event of the same dossier."""
        soort = self._soort.code if self._soort is not None else ""
        return {"uid": self._uid, "soort": soort, "wie": self._wie}

    def keep_draft(self) -> None:
        """Keep what is typed."""
        if self._soort is not None and self._uid:
            self._ports.drafts.keep("gebeurtenis", self._uid, {"soort": self._soort.code} | self.view.draft())

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self._draft = draft
        if self._soort is not None and draft.get("soort") == self._soort.code:
            self.view.show_draft(draft)
            self._preview()
        elif self._half_typed() and self._plek is not None and self._soort is None:
            self._choose(self._half_typed())

    def _half_typed(self) -> str:
        """The event of the draft; one that a tab asks by now is no reason to leave this page."""
        code = self._draft.get("soort", "")
        known = soorten(self._plek.row) if self._plek is not None else ()
        return next((one.code for one in known if one.code == code and not one.elders[0]), "")

    def _loaded(self, found: Gelezen) -> None:
        row, namen, verwacht, redenen = found
        self._plek = Omgeving(row, self._ports.clock.vandaag(), namen, verwacht, self._wie, redenen)
        lines = [
            Lijn(soort.code, soort.titel(), kaart="soorten", onder=soort.uitleg()) for soort in soorten(row)
        ]
        naam = _("Gezin {naam}").format(naam=row.naam) if row.aantal_personen > 1 else row.naam
        self.view.show_gezin(f"{naam} · {row.nummer}", lines)
        wanted = self._wanted or self._half_typed()
        if wanted:
            self._choose(wanted)
        else:
            self.view.page_focus()

    def _choose(self, code: str) -> None:
        if self._plek is None:
            return
        soort = next((one for one in soorten(self._plek.row) if one.code == code), None)
        if soort is None:
            return
        tab, vraag = soort.elders
        if tab:
            self._timer.stop()
            self._ports.nav.open("dossier", uid=self._uid, tab=tab, vraag=vraag)
            return
        self._soort = soort
        self.view.keuzes.focus_key(code)
        self._touched = False
        draft = self._draft if self._draft.get("soort") == code else {}
        self.view.show_form(
            soort.titel(), soort.uitleg(), soort.velden(self._plek), soort.begin(self._plek), draft
        )
        self._preview()

    def _edited(self) -> None:
        self._touched = True
        self.keep_draft()
        self._timer.start()

    def _preview(self) -> None:
        """Ask what it changes, as soon as what is needed is there."""
        soort, plek = self._soort, self._plek
        values = self.view.values()
        if soort is None or plek is None or self._missing(soort, values) or self.view.unreadable():
            self.view.show_preview(None)
            return
        args, kwargs = soort.wens(plek, values)
        self._ports.jobs.preview(
            soort.verb,
            self._uid,
            *args,
            then=self._previewed,
            failed=self._refused,
            key="gebeurtenis",
            **kwargs,
        )

    def _missing(self, soort: Soort, values: dict[str, Waarde]) -> str:
        return next((veld for veld in soort.nodig if values.get(veld) in (None, "")), "")

    def _previewed(self, effect: Effect) -> None:
        self.view.show_problem("", "")
        self.view.show_preview(
            Voorbeeld(
                gevolg.kort(effect),
                gevolg.lijnen(effect, self._ports.clock.vandaag()),
                gevolg.waarschuwingen(effect),
            )
        )

    def _refused(self, error: Known) -> None:
        self.view.show_preview(None)
        if not self._touched:
            return  # nothing was filled in yet: an empty form is no mistake
        self.view.show_problem(error.veld if isinstance(error, Refused) else "", sentence(error))

    def _save(self, values: dict[str, Waarde]) -> None:
        soort, plek = self._soort, self._plek
        if soort is None or plek is None:
            return
        empty = self._missing(soort, values)
        if empty:
            self.view.show_problem(empty, sentence("veld_leeg"))
            return
        self._timer.stop()
        self.view.show_busy(busy=True)
        args, kwargs = soort.wens(plek, values)
        self._ports.jobs.write(soort.verb, self._uid, *args, then=self._done, failed=self._failed, **kwargs)

    def _done(self, change: Change) -> None:
        self._soort = None
        self._ports.drafts.drop("gebeurtenis", self._uid)
        before = self._plek.row.fase if self._plek is not None else None
        if before is None or change.soort != EINDIGT_FASE:
            self._tell(change, None)
            return
        self._change, self._before = change, before
        read = partial(_read_fase, uid=self._uid)
        self._ports.jobs.read(read, self._fase_read, self._fase_unread)

    def _fase_read(self, fase: Fase) -> None:
        """Where the signing ended the phase, its report is offered."""
        change, before = self._change, self._before
        self._change = self._before = None
        if change is not None and before is not None:
            ended = fase is before.volgende
            self._tell(change, rapport_aanbod(self._ports.wie, self._uid, before) if ended else None)

    def _fase_unread(self, error: Known) -> None:
        """It is saved all the same; then there is only nothing to offer."""
        del error
        change, self._change = self._change, None
        if change is not None:
            self._tell(change, None)

    def _tell(self, change: Change, aanbod: Aanbod | None) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking, aanbod)
        self._ports.nav.open("dossier", uid=self._uid)

    def _failed(self, error: Known) -> None:
        self.view.show_busy(busy=False)
        if isinstance(error, Refused):
            self.view.show_problem(error.veld, sentence(error))
        else:
            self._ports.say.problem(error)

    def _cancel(self) -> None:
        self._timer.stop()
        self._soort = None
        self._ports.drafts.drop("gebeurtenis", self._uid)
        self._ports.nav.open("dossier", uid=self._uid)


def _read(lezer: Lezer, *, uid: str) -> Gelezen:
    row = load_dossier(lezer, uid)
    reasons = weiger_redenen(lezer.stand, row.gemeente_uid, lezer.vandaag)
    people = tuple((m.uid, m.naam) for m in load_medewerkers(lezer))
    return row, people, load_who_comes(lezer, uid), reasons


def _read_fase(lezer: Lezer, *, uid: str) -> Fase:
    return Fase(load_kern(lezer, uid).row.fase)
