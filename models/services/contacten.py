"""Contact with a gezin: noted, changed, taken away; a referral without a word about why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, text
from models.services.ankers import check_past
from models.services.eigen_punten import place_eigen_punt
from models.services.open_rij import open_row
from models.services.verb import Transactie, verb
from models.tables import Contactmoment, Lidmaatschap, Persoon
from models.values import INSTANTIES, TOLK_BETALERS, TOLK_SOORTEN, ContactSoort, Partij, Recht

DAG_MINUTEN = 1440


@dataclass(frozen=True, slots=True)
class _Tolk:
    """How it was interpreted; an empty `soort` = without."""

    soort: str
    taal: str
    betaler: str


@dataclass(frozen=True, slots=True)
class _Gesprek:
    """What was told about one contact."""

    soort: ContactSoort
    op: date
    bereikt: bool
    persoon_uid: str
    minuten: int | None
    tolk: _Tolk
    notitie: str


@verb("contact_gehad", Area.DOSSIER, recht=Recht.DOSSIER)
def record_contact(
    t: Transactie,
    dossier_uid: str,
    soort: ContactSoort,
    op: date,
    *,
    bereikt: bool = True,
    persoon_uid: str = "",
    minuten: int | None = None,
    tolk_soort: str = "",
    tolk_taal: str = "",
    tolk_betaler: str = "",
    notitie: str = "",
    vervolg: str = "",
    vervolg_dag: date | None = None,
) -> str:
    """Note that somebody was in touch with a gezin, or tried to (`bereikt` False). Gives its uid.

    `minuten`: how long, in minutes. `vervolg`: what has to be done now, which becomes a point of ours, for
    `vervolg_dag`. Raises Refused: dossier_onbekend, dossier_gesloten, dag_in_toekomst, dag_onmogelijk,
    keuze_onbekend, minuten_onmogelijk, persoon_onbekend, veld_leeg, veld_te_lang, lijkt_op_bsn.
    """
    dossier = t.open_dossier(dossier_uid)
    made = Contactmoment(dossier_id=dossier.id, soort=ContactSoort.ANDERS.value, op=t.vandaag, wie=t.wie)
    tolk = _Tolk(tolk_soort, tolk_taal, tolk_betaler)
    _fill(t, made, _Gesprek(soort, op, bereikt, persoon_uid, minuten, tolk, notitie))
    t.session.add(made)
    t.session.flush()
    if vervolg.strip() or vervolg_dag is not None:
        try:
            place_eigen_punt(t, dossier, vervolg, Partij.MB.value, vervolg_dag)
        except Refused as refused:
            refused.veld = {"tekst": "vervolg", "dag": "vervolg_dag"}.get(refused.veld, refused.veld)
            raise
    return made.uid


@verb("contact_anders", Area.DOSSIER, recht=Recht.DOSSIER)
def change_contact(
    t: Transactie,
    contact_uid: str,
    soort: ContactSoort,
    op: date,
    *,
    bereikt: bool = True,
    persoon_uid: str = "",
    minuten: int | None = None,
    tolk_soort: str = "",
    tolk_taal: str = "",
    tolk_betaler: str = "",
    notitie: str = "",
) -> None:
    """Put right what was noted. Raises Refused: contact_onbekend and those of `record_contact`."""
    found = open_row(t, Contactmoment, contact_uid, "contact_onbekend")
    if found.soort == ContactSoort.DOORVERWIJZING:
        raise Refused("contact_onbekend")
    tolk = _Tolk(tolk_soort, tolk_taal, tolk_betaler)
    _fill(t, found, _Gesprek(soort, op, bereikt, persoon_uid, minuten, tolk, notitie))


@verb("doorverwezen", Area.DOSSIER, recht=Recht.DOSSIER)
def record_doorverwijzing(t: Transactie, dossier_uid: str, instantie: str, op: date) -> str:
    """Note that a gezin was pointed to a kind of instantie; never which one or why (A162). Gives its uid.

    Raises Refused: dossier_onbekend, dossier_gesloten, keuze_onbekend, dag_in_toekomst, dag_onmogelijk.
    """
    dossier = t.open_dossier(dossier_uid)
    check_past(t, op, "op")
    if instantie not in INSTANTIES:
        raise Refused("keuze_onbekend", veld="instantie")
    made = Contactmoment(
        dossier_id=dossier.id,
        soort=ContactSoort.DOORVERWIJZING.value,
        op=op,
        bereikt=True,
        instantie=instantie,
        wie=t.wie,
    )
    t.session.add(made)
    t.session.flush()
    return made.uid


@verb("contact_notitie", Area.DOSSIER, recht=Recht.DOSSIER)
def note_contact(t: Transactie, contact_uid: str, notitie: str) -> None:
    """Write down what a contact was about; who, how long and the tolk stay as they were noted.

    Raises Refused: contact_onbekend, dossier_gesloten, veld_te_lang, lijkt_op_bsn.
    """
    found = open_row(t, Contactmoment, contact_uid, "contact_onbekend")
    if found.soort == ContactSoort.DOORVERWIJZING:
        raise Refused("contact_onbekend")
    found.notitie = str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag))


@verb("contact_weg", Area.DOSSIER, recht=Recht.DOSSIER)
def remove_contact(t: Transactie, contact_uid: str) -> None:
    """Take away what was noted by mistake; undo brings it back. Raises Refused: contact_onbekend."""
    t.session.delete(open_row(t, Contactmoment, contact_uid, "contact_onbekend"))


def _fill(t: Transactie, row: Contactmoment, gesprek: _Gesprek) -> None:
    """Check what was told, and put it in the row."""
    tolk, minuten = gesprek.tolk, gesprek.minuten
    if gesprek.soort not in set(ContactSoort) - {ContactSoort.DOORVERWIJZING}:
        raise Refused("keuze_onbekend", veld="soort")
    check_past(t, gesprek.op, "op")
    if minuten is not None and not 1 <= minuten <= DAG_MINUTEN:
        raise Refused("minuten_onmogelijk", veld="minuten")
    if tolk.soort not in {"", *TOLK_SOORTEN}:
        raise Refused("keuze_onbekend", veld="tolk_soort")
    if tolk.betaler not in {"", *TOLK_BETALERS}:
        raise Refused("keuze_onbekend", veld="tolk_betaler")
    row.soort, row.op = ContactSoort(gesprek.soort).value, gesprek.op
    row.bereikt, row.minuten = gesprek.bereikt, minuten
    row.persoon_id = _member(t, row.dossier_id, gesprek.persoon_uid)
    row.tolk_soort = tolk.soort
    row.tolk_taal = str(text()("tolk_taal", tolk.taal, t.vandaag)) if tolk.soort else ""
    row.tolk_betaler = tolk.betaler if tolk.soort else ""
    row.notitie = str(text(NOTITIE_MAX)("notitie", gesprek.notitie, t.vandaag))


def _member(t: Transactie, dossier_id: int, persoon_uid: str) -> int | None:
    """The person, who must belong or have belonged to this gezin."""
    if not persoon_uid:
        return None
    found = t.session.scalar(
        select(Persoon.id)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(Persoon.uid == persoon_uid, Lidmaatschap.dossier_id == dossier_id)
        .limit(1)
    )
    if found is None:
        raise Refused("persoon_onbekend", veld="persoon_uid")
    return found
