"""Appointments with an hour and a place: planned, moved, called off, taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.tijdafspraken import key_of, taken, visits
from models.rules.invoer import text
from models.rules.klokuren import clock_of
from models.rules.tijdafspraken import bezet
from models.services.ankers import check_day
from models.services.begeleiding import organisatie_id_of
from models.services.open_rij import open_row
from models.services.regeldagen import clock_time, letters_rule
from models.services.verb import Transactie, verb
from models.tables import Actiepunt, Lidmaatschap, Medewerker, Tijdafspraak
from models.values import TIJDAFSPRAKEN, Recht

DAG_MINUTEN = 1440
WAT_MAX = 80
PLAATS_MAX = 200


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What is agreed: kind, day, clock time, how many minutes, where and with whom."""

    soort: str
    op: date
    tijd: str
    minuten: int = 60
    wat: str = ""
    """What it is about; needed for the kind `anders`."""
    plaats: str = ""
    komt: str = ""
    """Letters of who of the gezin must be there; empty = the gezin."""
    organisatie_uid: str = ""
    met: str = ""
    """Name of whom they meet there."""
    wie: str = ""
    """Uid of the medewerker who goes along; empty = nobody of ours."""
    punt_uid: str = ""
    """The actiepunt that it is for."""


@verb("tijdafspraak_gepland", Area.DOSSIER, recht=Recht.DOSSIER)
def plan_tijdafspraak(t: Transactie, dossier_uid: str, afspraak: Afspraak) -> str:
    """Plan an appointment of a gezin, on a day that may lie behind us. Gives its uid.

    Warns (`afspraak_botst_gezin`, `afspraak_botst_wie`) where the gezin, or who goes along, is asked
    somewhere else then; it is planned all the same. Raises Refused: dossier_onbekend, dossier_gesloten,
    keuze_onbekend, dag_onmogelijk, veld_leeg, tijd_vorm, minuten_onmogelijk, letters_vorm, letter_onbekend,
    organisatie_onbekend, medewerker_onbekend, punt_onbekend, veld_te_lang, lijkt_op_bsn.
    """
    dossier = t.open_dossier(dossier_uid)
    made = Tijdafspraak(dossier_id=dossier.id)
    _fill(t, made, afspraak)
    t.session.add(made)
    t.session.flush()
    _warn(t, made)
    return made.uid


@verb("tijdafspraak_anders", Area.DOSSIER, recht=Recht.DOSSIER)
def change_tijdafspraak(t: Transactie, tijdafspraak_uid: str, afspraak: Afspraak) -> None:
    """Move an appointment or put it right; one that was called off goes on again.

    Warns and refuses as `plan_tijdafspraak`. Raises Refused: tijdafspraak_onbekend, dossier_gesloten, ….
    """
    found = open_row(t, Tijdafspraak, tijdafspraak_uid, "tijdafspraak_onbekend")
    _fill(t, found, afspraak)
    found.vervallen_op, found.reden = None, ""
    t.session.flush()
    _warn(t, found)


@verb("tijdafspraak_vervalt", Area.DOSSIER, recht=Recht.DOSSIER)
def cancel_tijdafspraak(t: Transactie, tijdafspraak_uid: str, reden: str = "") -> None:
    """Call an appointment off: it stays to be read, and a calendar file takes it out of the calendar.

    Raises Refused: tijdafspraak_onbekend, dossier_gesloten, veld_te_lang, lijkt_op_bsn.
    """
    found = open_row(t, Tijdafspraak, tijdafspraak_uid, "tijdafspraak_onbekend")
    found.reden = str(text(PLAATS_MAX)("reden", reden, t.vandaag))
    found.vervallen_op = t.vandaag


@verb("tijdafspraak_weg", Area.DOSSIER, recht=Recht.DOSSIER)
def remove_tijdafspraak(t: Transactie, tijdafspraak_uid: str) -> None:
    """Take away what was planned by mistake; undo brings it back. Raises Refused: tijdafspraak_onbekend."""
    t.session.delete(open_row(t, Tijdafspraak, tijdafspraak_uid, "tijdafspraak_onbekend"))


def _fill(t: Transactie, row: Tijdafspraak, told: Afspraak) -> None:
    """Check what was told, and put it in the row."""
    if told.soort not in TIJDAFSPRAKEN:
        raise Refused("keuze_onbekend", veld="soort")
    check_day(t, told.op, "op")
    tijd = str(clock_time("tijd", told.tijd, t.vandaag))
    if not tijd:
        raise Refused("veld_leeg", veld="tijd")
    if not 1 <= told.minuten <= DAG_MINUTEN:
        raise Refused("minuten_onmogelijk", veld="minuten")
    row.soort, row.op, row.tijd, row.minuten = told.soort, told.op, tijd, told.minuten
    row.wat = str(text(WAT_MAX, verplicht=told.soort == "anders")("wat", told.wat, t.vandaag))
    row.plaats = str(text(PLAATS_MAX)("plaats", told.plaats, t.vandaag))
    row.komt = _letters(t, row.dossier_id, told.komt)
    row.organisatie_id = organisatie_id_of(t, told.organisatie_uid)
    row.met = str(text()("met", told.met, t.vandaag))
    row.wie = _medewerker(t, told.wie)
    row.punt_uid = _punt(t, row.dossier_id, told.punt_uid)


def _letters(t: Transactie, dossier_id: int, typed: str) -> str:
    letters = str(letters_rule("komt", typed, t.vandaag))
    known = set(t.session.scalars(select(Lidmaatschap.letter).where(Lidmaatschap.dossier_id == dossier_id)))
    if not set(letters.split()) <= known:
        raise Refused("letter_onbekend", veld="komt")
    return letters


def _medewerker(t: Transactie, uid: str) -> str:
    if uid and t.session.scalar(select(Medewerker.id).where(Medewerker.uid == uid)) is None:
        raise Refused("medewerker_onbekend", veld="wie")
    return uid


def _punt(t: Transactie, dossier_id: int, uid: str) -> str:
    known = select(Actiepunt.id).where(Actiepunt.uid == uid, Actiepunt.dossier_id == dossier_id)
    if uid and t.session.scalar(known) is None:
        raise Refused("punt_onbekend", veld="punt_uid")
    return uid


def _warn(t: Transactie, row: Tijdafspraak) -> None:
    """Say what the gezin, or who goes along, has at the same time; never of which other gezin."""
    mine = bezet(key_of(row.uid), row.op, row.tijd, row.minuten, row.dossier_id, row.wie)
    if mine is None:
        return
    connection = t.session.connection()
    others = (*taken(connection, row.op, row.op), *visits(connection, row.op, row.op))
    found = {
        (one.van, "afspraak_botst_gezin" if one.gezin == mine.gezin else "afspraak_botst_wie")
        for one in others
        if one.sleutel != mine.sleutel and one.in_the_way(mine)
    }
    for start, code in sorted(found):
        t.warn(code, tijd=clock_of(start))
