"""Wires the tab *Contact* of a dossier: how often, each time, a follow-up, a referral."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from models.queries.contacten import ContactenRow, ContactRow, load_contacten
from models.queries.lezer import Lezer
from models.queries.rows import DossierRow
from models.services import contacten
from models.values import ContactSoort
from resources.i18n import _
from views.dossier import contact_lijnen, contact_velden
from views.dossier.tab import Tab
from views.ports import Ports
from views.widgets.velden import Waarde


class ContactPresenter(Tab[ContactenRow]):
    """The tab *Contact*."""

    naam = "contact"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(ports, _("Contact"), parent=parent)

    def reading(self, row: DossierRow) -> Callable[[Lezer], ContactenRow]:
        """The contacts of the gezin."""
        return partial(load_contacten, uid=row.uid)

    def found(self, alles: ContactenRow, row: DossierRow) -> None:
        """The lines of the tab."""
        del row
        self.deel.show_lijnen(contact_lijnen.contact_lijnen(alles, self.vandaag, mag=self.mag))

    # --- wishes ---

    def _contact(self, uid: str) -> ContactRow | None:
        rows = self.alles.contacten if self.alles is not None else ()
        return next((one for one in rows if one.uid == uid), None)

    def opened(self, sleutel: str) -> None:
        """A contact opens to be changed; a referral holds nothing more."""
        soort, _colon, uid = sleutel.partition(":")
        row = self._contact(uid) if soort == "contact" else None
        if self.mag and row is not None and row.soort is not ContactSoort.DOORVERWIJZING:
            self.ask("anders", uid)

    def pressed(self, code: str, uid: str) -> None:
        """*Weghalen* does it, the others ask."""
        if code == "weg":
            self.do(contacten.remove_contact, uid)
        else:
            self.ask(code, uid if code == "anders" else "")

    def ask(self, actie: str, uid: str) -> None:
        """Ask about a contact or a referral."""
        row = self.row
        if row is None or not self.mag:
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

    # --- saving ---

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save the contact or the referral."""
        if self.row is None:
            return
        op = values.get("op") or self.vandaag
        if actie == "doorverwijzing":
            self.do(contacten.record_doorverwijzing, self.row.uid, str(values.get("instantie") or ""), op)
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
            self.do(contacten.record_contact, self.row.uid, soort, op, **told)
        elif actie == "anders":
            self.do(contacten.change_contact, uid, soort, op, **told)
