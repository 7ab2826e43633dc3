"""Wires the tab *Contact* of a dossier: how often, each time, a follow-up, a referral."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.queries.contacten import ContactenRow, ContactRow, load_contacten
from models.queries.lezer import Lezer
from models.queries.rows import DossierRow
from models.services import contacten
from models.services.verb import Verb
from models.values import ContactSoort, Recht
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.dossier import contact_lijnen, contact_velden
from views.ports import Ports
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Waarde

LEEG = "dossier-contact"


class ContactPresenter(QObject):
    """The tab *Contact*; it keeps its own half-typed form."""

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._row: DossierRow | None = None
        self._alles: ContactenRow | None = None
        self._actie: tuple[str, str] = ("", "")
        """What the form asks: code and uid."""
        self._draft: dict[str, str] = {}
        self.view = LijstDeel(_("Contact"), ports.clock.vandaag)
        self.view.show_head("", "")
        self.view.uitleg.hide()
        self.view.knop_pressed.connect(self._pressed)
        self.view.opened.connect(self._opened)
        self.view.asked.connect(self._asked)
        self.view.cancelled.connect(self._closed)

    # --- for the dossier ---

    def forget(self) -> None:
        """Another dossier comes: nothing of this one stays."""
        self._row, self._alles, self._draft = None, None, {}
        self._actie = ("", "")
        self.view.paneel.close_panel()
        self.view.show_lijnen(())

    def show(self, row: DossierRow) -> None:
        """Show the tab for a dossier."""
        fresh = self._row is None or self._row.uid != row.uid
        self._row = row
        self._load()
        if fresh:
            self._ports.drafts.load(LEEG, row.uid, self._draft_loaded)

    def keep_draft(self) -> None:
        """Keep what is half typed in the form."""
        if self._row is None:
            return
        form = self.view.paneel.form
        if form is None or not self._actie[0]:
            self._ports.drafts.keep(LEEG, self._row.uid, {})
            return
        typed = {f"veld:{code}": text for code, text in form.all_raw().items()}
        kept = {"actie": self._actie[0], "uid": self._actie[1]} | typed
        self._ports.drafts.keep(LEEG, self._row.uid, kept)

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self._draft = draft
        self._restore()

    def _restore(self) -> None:
        draft = self._draft
        if not draft.get("actie") or self._alles is None:
            return
        self._draft = {}
        self._ask(draft["actie"], draft.get("uid", ""))
        if self.view.paneel.form is not None:
            self.view.paneel.form.restore(
                {code[5:]: text for code, text in draft.items() if code.startswith("veld:")}
            )

    def _load(self) -> None:
        if self._row is not None:
            read = partial(_read, uid=self._row.uid)
            self._ports.jobs.read(read, self._loaded, key=LEEG)

    def _loaded(self, found: ContactenRow) -> None:
        if self._row is None or found.uid != self._row.uid:
            return
        self._alles = found
        self.view.show_lijnen(contact_lijnen.contact_lijnen(found, self._vandaag, mag=self._mag))
        self._restore()

    @property
    def _vandaag(self) -> date:
        return self._ports.clock.vandaag()

    @property
    def _mag(self) -> bool:
        row = self._row
        return row is not None and row.afgesloten_op is None and row.mag(Recht.DOSSIER)

    # --- wishes ---

    def _contact(self, uid: str) -> ContactRow | None:
        rows = self._alles.contacten if self._alles is not None else ()
        return next((one for one in rows if one.uid == uid), None)

    def _opened(self, key: str) -> None:
        soort, _colon, uid = key.partition(":")
        row = self._contact(uid) if soort == "contact" else None
        if self._mag and row is not None and row.soort is not ContactSoort.DOORVERWIJZING:
            self._ask("anders", uid)

    def _pressed(self, key: str, code: str) -> None:
        uid = key.partition(":")[2]
        if code == "weg":
            self._do(contacten.remove_contact, uid)
        else:
            self._ask(code, uid if code == "anders" else "")

    def _ask(self, actie: str, uid: str) -> None:
        row = self._row
        if row is None or not self._mag:
            return
        held = self._contact(uid) if uid else None
        if actie == "doorverwijzing":
            self.view.paneel.ask(
                _("Doorverwezen: alleen de dag en het soort, nooit waarom."),
                contact_velden.verwijs_velden(),
                values={"instantie": "wijkteam", "op": self._vandaag},
            )
        elif actie == "contact" or (actie == "anders" and held is not None):
            new = actie == "contact"
            self.view.paneel.ask(
                _("Contact noteren") if new else _("Contact wijzigen"),
                contact_velden.contact_velden(row, vervolg=new),
                values=contact_velden.contact_waarden(held, self._vandaag),
            )
        else:
            return
        self._actie = (actie, uid)

    def _closed(self) -> None:
        self._actie = ("", "")
        self.view.uitleg.hide()
        if self._row is not None:
            self._ports.drafts.keep(LEEG, self._row.uid, {})

    # --- saving ---

    def _asked(self, values: dict[str, Waarde]) -> None:
        actie, uid = self._actie
        if self._row is None:
            return
        op = values.get("op") or self._vandaag
        if actie == "doorverwijzing":
            self._do(contacten.record_doorverwijzing, self._row.uid, str(values.get("instantie") or ""), op)
            return
        told = {
            "bereikt": values.get("bereikt") != contact_velden.NEE,
            "persoon_uid": str(values.get("persoon_uid") or ""),
            "minuten": values.get("minuten"),
            "tolk_soort": str(values.get("tolk_soort") or ""),
            "tolk_taal": str(values.get("tolk_taal") or ""),
            "tolk_betaler": str(values.get("tolk_betaler") or ""),
            "notitie": str(values.get("notitie") or ""),
        }
        soort = ContactSoort(str(values["soort"]))
        if actie == "contact":
            told |= {
                "vervolg": str(values.get("vervolg") or ""),
                "vervolg_dag": values.get("vervolg_dag"),
            }
            self._do(contacten.record_contact, self._row.uid, soort, op, **told)
        elif actie == "anders":
            self._do(contacten.change_contact, uid, soort, op, **told)

    def _do(self, work: Verb[...], *args: object, **kwargs: object) -> None:
        self._ports.jobs.write(work, *args, then=self._done, failed=self._failed, **kwargs)

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.view.paneel.close_panel()
        self._load()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


def _read(lezer: Lezer, *, uid: str) -> ContactenRow:
    return load_contacten(lezer, uid)
