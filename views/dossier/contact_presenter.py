"""Wires the tab *Contact* of a dossier: appointments, how often, each time, a follow-up, a referral."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from models.queries.beheer import load_medewerkers, load_organisaties
from models.queries.contacten import ContactenRow, ContactRow, load_contacten
from models.queries.dossier import load_kern
from models.queries.lezer import Lezer
from models.queries.rows_beheer import MedewerkerRow, OrganisatieRow
from models.queries.rows_dossier import DossierRow
from models.queries.tijdafspraken import TijdafspraakRow, key_of, load_tijdafspraken
from models.services import contacten, tijdafspraken
from models.values import ContactSoort, Recht
from resources.i18n import _
from views.dossier import contact_lijnen, contact_velden, tijdafspraak_lijnen, tijdafspraak_velden
from views.dossier.tab import Tab
from views.dossier.tijdafspraak_lijnen import AF, AGENDA, ANDERS, NIEUW, WEG
from views.ports import Ports
from views.widgets.velden import Waarde


@dataclass(frozen=True, slots=True)
class Alles:
    """What the tab shows, and who can be chosen in its forms."""

    contact: ContactenRow
    afspraken: tuple[TijdafspraakRow, ...]
    organisaties: tuple[OrganisatieRow, ...]
    medewerkers: tuple[MedewerkerRow, ...]


class ContactPresenter(Tab[Alles]):
    """The tab *Contact*."""

    naam = "contact"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(ports, _("Contact"), parent=parent)

    def reading(self, row: DossierRow) -> Callable[[Lezer], Alles]:
        """The appointments and contacts of the gezin."""
        return partial(_read, uid=row.uid)

    def found(self, alles: Alles, row: DossierRow) -> None:
        """The lines of the tab."""
        papier = row.mag(Recht.PAPIER) and row.afgesloten_op is None
        afspraken = tijdafspraak_lijnen.tijdafspraak_lijnen(
            alles.afspraken, self.vandaag, mag=self.mag, papier=papier
        )
        contact = contact_lijnen.contact_lijnen(alles.contact, self.vandaag, mag=self.mag)
        self.deel.show_lijnen([*afspraken, *contact])

    # --- wishes ---

    def _contact(self, uid: str) -> ContactRow | None:
        rows = self.alles.contact.contacten if self.alles is not None else ()
        return next((one for one in rows if one.uid == uid), None)

    def _afspraak(self, uid: str) -> TijdafspraakRow | None:
        rows = self.alles.afspraken if self.alles is not None else ()
        return next((one for one in rows if one.uid == uid), None)

    def opened(self, sleutel: str) -> None:
        """A contact opens to be changed; a referral holds nothing more."""
        soort, _colon, uid = sleutel.partition(":")
        if self.mag and soort == NIEUW and self._afspraak(uid) is not None:
            self.ask(ANDERS, uid)
            return
        row = self._contact(uid) if soort == "contact" else None
        if self.mag and row is not None and row.soort is not ContactSoort.DOORVERWIJZING:
            self.ask("anders", uid)

    def pressed(self, code: str, uid: str) -> None:
        """*Weghalen* does it, *Agenda* goes to the calendar file, the others ask."""
        if code == "weg":
            self.do(contacten.remove_contact, uid)
        elif code == WEG:
            self.do(tijdafspraken.remove_tijdafspraak, uid)
        elif code == AGENDA:
            self._to_agenda(uid)
        elif code in (NIEUW, ANDERS, AF):
            self.ask(code, "" if code == NIEUW else uid)
        else:
            self.ask(code, uid if code == "anders" else "")

    def ask(self, actie: str, uid: str) -> None:
        """Ask about an appointment, a contact or a referral; of a new appointment `uid` is its point."""
        row = self.row
        if row is None or not self.mag:
            return
        if actie in (NIEUW, ANDERS, AF):
            self._ask_afspraak(row, actie, uid)
            return
        held = self._contact(uid) if uid else None
        if actie == "doorverwijzing":
            self.open_form(
                (actie, uid),
                _("Doorverwezen: alleen de dag en het soort, nooit waarom."),
                contact_velden.verwijs_velden(),
                {"instantie": "wijkteam", "op": self.vandaag},
            )
        elif actie == "contact" or (actie == "anders" and held is not None):
            new = actie == "contact"
            self.open_form(
                (actie, uid),
                _("Contact noteren") if new else _("Contact wijzigen"),
                contact_velden.contact_velden(row, vervolg=new),
                contact_velden.contact_waarden(held, self.vandaag),
            )

    def _ask_afspraak(self, row: DossierRow, actie: str, uid: str) -> None:
        alles, held = self.alles, self._afspraak(uid)
        if alles is None or (actie != NIEUW and held is None):
            return
        if actie == AF and held is not None:
            titel = _("Afzeggen: {wat}").format(wat=tijdafspraak_lijnen.kind_of(held))
            self.open_form((actie, uid), titel, tijdafspraak_velden.af_velden(), knop=_("Afzeggen"))
            return
        punt = next((one for one in row.punten if one.uid == uid), None) if actie == NIEUW else None
        point = held.punt_uid if held is not None else uid
        self.open_form(
            (actie, uid),
            _("Afspraak maken") if actie == NIEUW else _("Afspraak wijzigen"),
            tijdafspraak_velden.afspraak_velden(row, alles.organisaties, alles.medewerkers, point),
            tijdafspraak_velden.afspraak_waarden(held, punt, self.vandaag, self.ports.wie.uid),
        )

    def _to_agenda(self, uid: str) -> None:
        held = self._afspraak(uid)
        if held is not None:
            self.ports.nav.open(
                "papier",
                papier="agenda",
                van=held.op.isoformat(),
                dagen="1",
                item=key_of(uid),
                wie="alle",
            )

    # --- saving ---

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save the appointment, the contact or the referral."""
        if self.row is None:
            return
        if actie in (NIEUW, ANDERS):
            told = tijdafspraak_velden.afspraak_of(values, self.vandaag)
            if actie == NIEUW:
                self.warn_first(tijdafspraken.plan_tijdafspraak, self.row.uid, told)
            else:
                self.warn_first(tijdafspraken.change_tijdafspraak, uid, told)
            return
        if actie == AF:
            self.do(tijdafspraken.cancel_tijdafspraak, uid, str(values.get("reden") or ""))
            return
        op = values.get("op") or self.vandaag
        if actie == "doorverwijzing":
            self.do(contacten.record_doorverwijzing, self.row.uid, str(values.get("instantie") or ""), op)
            return
        said = {
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
            said |= {
                "vervolg": str(values.get("vervolg") or ""),
                "vervolg_dag": values.get("vervolg_dag"),
            }
            self.do(contacten.record_contact, self.row.uid, soort, op, **said)
        elif actie == "anders":
            self.do(contacten.change_contact, uid, soort, op, **said)


def _read(lezer: Lezer, *, uid: str) -> Alles:
    kern = load_kern(lezer, uid)
    return Alles(
        load_contacten(lezer, uid),
        load_tijdafspraken(lezer, kern.id),
        load_organisaties(lezer, gemeente_uid=kern.row.gemeente_uid or ""),
        load_medewerkers(lezer),
    )
