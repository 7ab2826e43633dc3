"""The registers that the AVG asks for: what is done with data, and what went wrong with them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import date, datetime

from sqlalchemy import func, select

from models.changes import Area
from models.content.avg import load_verwerkingen
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, Invoer, choice, day, number, text
from models.services.verb import Transactie, verb
from models.tables import Datalek, Verwerking
from models.values import LEK_SOORTEN, Recht, Risico

VERWERKING_VELDEN = (
    "naam",
    "verantwoordelijke",
    "doel",
    "grond",
    "betrokkenen",
    "gegevens",
    "ontvangers",
    "bewaren",
    "beveiliging",
)
_LEK_TEKST = ("gegevens", "gevolgen", "maatregelen", "ap_reden", "betrokkenen_reden")
_LEK_MOMENT = ("ontdekt_op", "fg_op", "ap_op", "betrokkenen_op")


@verb("verwerking_bewaard", Area.BEWAREN, recht=Recht.REGISTERS)
def save_verwerking(t: Transactie, code: str, velden: Mapping[str, str]) -> str:
    """Adapt a line of the register of processing, or add an own one (empty code). Gives its code.

    Raises Refused: veld_onbekend, veld_leeg, veld_te_lang.
    """
    values = {}
    for veld, waarde in velden.items():
        if veld not in VERWERKING_VELDEN:
            raise Refused("veld_onbekend", veld=veld)
        values[veld] = str(text(400, verplicht=veld == "naam")(veld, waarde, t.vandaag))
    row = _verwerking(t, code)
    for veld, waarde in values.items():
        setattr(row, veld, waarde)
    if not row.naam:
        raise Refused("veld_leeg", veld="naam")
    row.weg = False
    t.session.flush()
    return row.code


@verb("verwerking_weg", Area.BEWAREN, recht=Recht.REGISTERS)
def drop_verwerking(t: Transactie, code: str) -> None:
    """Take a line out of the register of processing; the historie keeps what it said."""
    _verwerking(t, code).weg = True


def _verwerking(t: Transactie, code: str) -> Verwerking:
    """The row of a line; a shipped line that was not adapted yet becomes a row, a new one gets a code."""
    if code:
        found = t.session.scalars(select(Verwerking).where(Verwerking.code == code)).one_or_none()
        if found is not None:
            return found
        shipped = next((one for one in load_verwerkingen() if one.code == code), None)
        if shipped is None:
            raise Refused("verwerking_onbekend")
        row = Verwerking(code=code, **{veld: getattr(shipped, veld) for veld in VERWERKING_VELDEN})
    else:
        row = Verwerking(code=f"eigen_{secrets.token_hex(4)}")
    t.session.add(row)
    return row


@verb("datalek_gemeld", Area.BEWAREN, recht=Recht.EIGEN)
def report_datalek(t: Transactie, soort: str, wat: str, ontdekt_op: datetime) -> str:
    """Write down a breach as soon as it is noticed; everybody may, the clock of 72 hours runs from then.

    Raises Refused: veld_leeg, keuze_onbekend, dag_in_toekomst.
    """
    if ontdekt_op > t.nu:
        raise Refused("dag_in_toekomst", veld="ontdekt_op")
    row = Datalek(
        nummer=(t.session.scalar(select(func.max(Datalek.nummer))) or 0) + 1,
        soort=str(choice(LEK_SOORTEN)("soort", soort, t.vandaag)),
        wat=str(text(NOTITIE_MAX, verplicht=True)("wat", wat, t.vandaag)),
        ontdekt_op=ontdekt_op,
        wie=t.wie,
    )
    t.session.add(row)
    t.session.flush()
    return row.uid


@verb("datalek_veld", Area.BEWAREN, recht=Recht.REGISTERS)
def save_datalek(t: Transactie, uid: str, velden: Mapping[str, Invoer | datetime]) -> None:
    """Save what is known of a breach: what, who was told and when, why not.

    Raises Refused: datalek_onbekend, datalek_gesloten, veld_onbekend, dag_in_toekomst and field reasons.
    """
    row = _lek(t, uid)
    for veld, waarde in velden.items():
        setattr(row, veld, _checked(t, veld, waarde))


@verb("datalek_gesloten", Area.BEWAREN, recht=Recht.REGISTERS)
def close_datalek(t: Transactie, uid: str) -> None:
    """Close a breach when nothing is asked any more.

    Raises Refused: datalek_onbekend, datalek_gesloten, datalek_niet_klaar (who must still be told, or why
    not; what was done).
    """
    row = _lek(t, uid)
    told = row.ap_op is not None or (row.risico == Risico.GEEN and row.ap_reden)
    people = row.betrokkenen_op is not None or row.risico != Risico.HOOG or row.betrokkenen_reden
    if row.risico == Risico.ONBEKEND or not told or not people or not row.maatregelen:
        raise Refused("datalek_niet_klaar")
    row.afgesloten_op = t.vandaag


def _lek(t: Transactie, uid: str) -> Datalek:
    row = t.session.scalars(select(Datalek).where(Datalek.uid == uid)).one_or_none()
    if row is None:
        raise Refused("datalek_onbekend")
    if row.afgesloten_op is not None:
        raise Refused("datalek_gesloten")
    return row


def _checked(t: Transactie, veld: str, waarde: Invoer | datetime) -> Invoer | datetime:
    if veld in _LEK_MOMENT:
        return _moment(t, veld, waarde)
    if veld not in _LEK_VELDEN or isinstance(waarde, datetime):
        raise Refused("veld_onbekend", veld=veld)
    return _LEK_VELDEN[veld](veld, waarde, t.vandaag)


def _moment(t: Transactie, veld: str, waarde: Invoer | datetime) -> datetime | None:
    if waarde is None or waarde == "":
        if veld == "ontdekt_op":
            raise Refused("veld_leeg", veld=veld)
        return None
    if not isinstance(waarde, datetime):
        raise Refused("geen_datum", veld=veld)
    if waarde > t.nu:
        raise Refused("dag_in_toekomst", veld=veld)
    return waarde


def _past(veld: str, waarde: Invoer, vandaag: date) -> Invoer:
    found = day(veld, waarde, vandaag)
    if isinstance(found, date) and found > vandaag:
        raise Refused("dag_in_toekomst", veld=veld)
    return found


_LEK_VELDEN: Mapping[str, Callable[[str, Invoer, date], Invoer]] = {
    "wat": text(NOTITIE_MAX, verplicht=True),
    "soort": choice(LEK_SOORTEN),
    "risico": choice(Risico),
    "aantal": number(0, 100_000, leeg=True),
    "gebeurd_op": _past,
    **{veld: text(NOTITIE_MAX) for veld in _LEK_TEKST},
}
