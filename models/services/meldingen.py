"""Reports about living there and damage to the dwelling: noted, followed, closed (A012, A013)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.geld import euro
from models.rules.invoer import NOTITIE_MAX, Invoer, text
from models.services.ankers import check_past
from models.services.eigen_punten import place_eigen_punt
from models.services.gebeurtenissen import record_schade, record_signaal
from models.services.verb import Transactie, verb
from models.tables import Dossier, Gebeurtenis, Melding, Schade
from models.values import MELDING_OVER, MELDINGMELDERS, SCHADE_BETALERS, Partij, Recht, Waarheid


@dataclass(frozen=True, slots=True)
class Weten:
    """Which parties were told of a report."""

    gemeente: bool = False
    corporatie: bool = False
    begeleiding: bool = False
    gezin: bool = False


@verb("melding_wonen", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_melding(
    t: Transactie,
    dossier_uid: str,
    onderwerp: str,
    op: date,
    *,
    melder: str = "",
    melder_naam: str = "",
    notitie: str = "",
    weet_gemeente: bool = False,
    weet_corporatie: bool = False,
    weet_begeleiding: bool = False,
    weet_gezin: bool = False,
    aanpak: str = "",
    vervolg: str = "",
    vervolg_dag: date | None = None,
) -> str:
    """Note a report about living there: who told what, who knows, what is done (A012). Gives the event.

    It is the event *signaal*, so its own points come too. `weet_…`: whether that party was told. `vervolg`:
    what has to be done now, which becomes a point of ours for `vervolg_dag`. Raises Refused:
    dossier_onbekend, dossier_gesloten, keuze_onbekend, dag_in_toekomst, dag_onmogelijk, veld_te_lang,
    veld_leeg, lijkt_op_bsn.
    """
    dossier = t.open_dossier(dossier_uid)
    made = Melding(dossier_id=dossier.id, gebeurtenis_uid="", wie=t.wie)
    _fill(t, made, onderwerp, melder, melder_naam, aanpak)
    _tell(made, Weten(weet_gemeente, weet_corporatie, weet_begeleiding, weet_gezin))
    uid = record_signaal.work(t, dossier_uid, op, notitie) or ""
    made.gebeurtenis_uid = uid
    t.session.add(made)
    t.session.flush()
    if vervolg.strip() or vervolg_dag is not None:
        try:
            place_eigen_punt(t, dossier, vervolg, Partij.MB.value, vervolg_dag)
        except Refused as refused:
            refused.veld = {"tekst": "vervolg", "dag": "vervolg_dag"}.get(refused.veld, refused.veld)
            raise
    return uid


@verb("melding_verder", Area.DOSSIER, recht=Recht.DOSSIER)
def change_melding(
    t: Transactie,
    melding_uid: str,
    onderwerp: str,
    *,
    melder: str = "",
    melder_naam: str = "",
    notitie: str = "",
    weet_gemeente: bool = False,
    weet_corporatie: bool = False,
    weet_begeleiding: bool = False,
    weet_gezin: bool = False,
    aanpak: str = "",
    afloop: str = "",
    gesloten_op: date | None = None,
) -> None:
    """Put right what was noted of a report, and say what came of it. `melding_uid`: of its event.

    With `gesloten_op` it is closed; then it says what came of it. Raises Refused: melding_onbekend,
    uitkomst_nodig, gesloten_voor_melding and those of `record_melding`.
    """
    event, dossier = _event(t, melding_uid, "signaal", "melding_onbekend")
    found = t.session.scalars(select(Melding).where(Melding.gebeurtenis_uid == event.uid)).one_or_none()
    if found is None:
        found = Melding(dossier_id=dossier.id, gebeurtenis_uid=event.uid, wie=t.wie)
        t.session.add(found)
    _fill(t, found, onderwerp, melder, melder_naam, aanpak)
    _tell(found, Weten(weet_gemeente, weet_corporatie, weet_begeleiding, weet_gezin))
    event.notitie = str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag))
    found.afloop = str(text(NOTITIE_MAX)("afloop", afloop, t.vandaag))
    if gesloten_op is not None:
        check_past(t, gesloten_op, "gesloten_op")
        if gesloten_op < event.op:
            raise Refused("gesloten_voor_melding", veld="gesloten_op")
        if not found.afloop:
            raise Refused("uitkomst_nodig", veld="afloop")
    found.gesloten_op = gesloten_op


@verb("schade_genoteerd", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def note_schade(
    t: Transactie,
    dossier_uid: str,
    op: date,
    wat: str,
    *,
    tekort: str = Waarheid.ONBEKEND.value,
    betaalt: str = "",
    bedrag: Invoer = None,
    afgehandeld_op: date | None = None,
) -> str:
    """Note damage to the dwelling with who pays (A013). It is the event *schade*. Gives the event.

    `tekort`: whether the begeleiding demonstrably fell short. `betaalt`: as agreed in this case; empty = as
    the agreement of that day says. `bedrag`: typed in euro. Raises Refused: dossier_onbekend,
    dossier_gesloten, veld_leeg, keuze_onbekend, geen_bedrag, bedrag_te_hoog, dag_in_toekomst, ….
    """
    dossier = t.open_dossier(dossier_uid)
    words = str(text(NOTITIE_MAX, verplicht=True)("wat", wat, t.vandaag))
    uid = record_schade.work(t, dossier_uid, op, words) or ""
    made = Schade(dossier_id=dossier.id, gebeurtenis_uid=uid)
    _settle(t, made, op, tekort, betaalt, bedrag, afgehandeld_op)
    t.session.add(made)
    t.session.flush()
    return uid


@verb("schade_verder", Area.DOSSIER, recht=Recht.DOSSIER)
def change_schade(
    t: Transactie,
    schade_uid: str,
    wat: str,
    *,
    tekort: str = Waarheid.ONBEKEND.value,
    betaalt: str = "",
    bedrag: Invoer = None,
    afgehandeld_op: date | None = None,
) -> None:
    """Put right what was noted of damage, or say that it is settled. `schade_uid`: of its event.

    Raises Refused: schade_onbekend and those of `note_schade`.
    """
    event, dossier = _event(t, schade_uid, "schade", "schade_onbekend")
    found = t.session.scalars(select(Schade).where(Schade.gebeurtenis_uid == event.uid)).one_or_none()
    if found is None:
        found = Schade(dossier_id=dossier.id, gebeurtenis_uid=event.uid)
        t.session.add(found)
    event.notitie = str(text(NOTITIE_MAX, verplicht=True)("wat", wat, t.vandaag))
    _settle(t, found, event.op, tekort, betaalt, bedrag, afgehandeld_op)


def _event(t: Transactie, uid: str, soort: str, code: str) -> tuple[Gebeurtenis, Dossier]:
    """The event, of a dossier that is open and in sight."""
    found = t.session.scalars(
        select(Gebeurtenis).where(
            Gebeurtenis.uid == uid, Gebeurtenis.soort == soort, Gebeurtenis.ingetrokken_op.is_(None)
        )
    ).one_or_none()
    if found is None:
        raise Refused(code)
    dossier = t.session.get_one(Dossier, found.dossier_id)
    t.touch(dossier)
    if dossier.afgesloten_op is not None:
        raise Refused("dossier_gesloten")
    return found, dossier


def _fill(t: Transactie, row: Melding, onderwerp: str, melder: str, melder_naam: str, aanpak: str) -> None:
    if onderwerp not in MELDING_OVER:
        raise Refused("keuze_onbekend", veld="onderwerp")
    if melder not in {"", *MELDINGMELDERS}:
        raise Refused("keuze_onbekend", veld="melder")
    row.onderwerp, row.melder = onderwerp, melder
    row.melder_naam = str(text()("melder_naam", melder_naam, t.vandaag))
    row.aanpak = str(text(NOTITIE_MAX)("aanpak", aanpak, t.vandaag))


def _tell(row: Melding, weten: Weten) -> None:
    row.weet_gemeente, row.weet_corporatie = weten.gemeente, weten.corporatie
    row.weet_begeleiding, row.weet_gezin = weten.begeleiding, weten.gezin


def _settle(
    t: Transactie,
    row: Schade,
    op: date,
    tekort: str,
    betaalt: str,
    bedrag: Invoer,
    afgehandeld_op: date | None,
) -> None:
    if tekort not in set(Waarheid):
        raise Refused("keuze_onbekend", veld="tekort")
    if betaalt not in {"", *SCHADE_BETALERS}:
        raise Refused("keuze_onbekend", veld="betaalt")
    cents = euro("bedrag", bedrag, t.vandaag)
    if afgehandeld_op is not None:
        check_past(t, afgehandeld_op, "afgehandeld_op")
        if afgehandeld_op < op:
            raise Refused("afgehandeld_voor_schade", veld="afgehandeld_op")
    row.tekort, row.betaalt = tekort, betaalt
    row.bedrag = cents if isinstance(cents, int) else None
    row.afgehandeld_op = afgehandeld_op
