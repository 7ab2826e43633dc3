"""Keys of medewerkers: start-zin, own wachtwoordzin, taking one away, and keeping kluis and file agreed.

Who may get in stands in the kluis (`medewerker.slot_uid`, `slot_weg_op`, `tot`), what opens it in the key
file beside. The kluis is written first, the file after it, and each opening brings the file in line:

- a slot of somebody who left, who is unknown or whose key was taken away never opens, whatever the file
  holds;
- the slot that the kluis names counts; an older one of the same medewerker counts only while the named one is
  not in the file. So a crash between the two writes leaves the old wachtwoordzin, never none and never both.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models import keys
from models.changes import Area
from models.content.startwoorden import load_startwoorden
from models.errors import Refused, World
from models.keys import Slot, SlotFile, SlotSoort
from models.queries.inhoud import SHARED
from models.queries.zicht import day_of_rights, who_is
from models.rules.startzin import reads_as_startzin
from models.rules.toegang import SYSTEEM
from models.services.berichten import holders, tell
from models.services.medewerkers import medewerker_for
from models.services.verb import Plek, Transactie, verb
from models.tables import Medewerker, MedewerkerRol
from models.values import Recht, Rol

STARTZIN_DAGEN = 7
"""Where the setting `startzin_geldig_dagen` is open."""
WOORDEN, TEKENS = 4, 16
"""What a wachtwoordzin has at least."""


@dataclass(frozen=True, slots=True)
class StartZin:
    """A start-zin that was just made: it is shown and printed once and kept nowhere."""

    medewerker_uid: str
    naam: str
    zin: str = field(repr=False)
    geldig_tot: date


def check_wachtwoordzin(wachtwoordzin: str) -> None:
    """Refuse a wachtwoordzin that is guessed too easily: fewer than 4 words or 16 signs. Raises Refused."""
    if len(wachtwoordzin.split()) < WOORDEN or len(wachtwoordzin.strip()) < TEKENS:
        raise Refused("wachtwoordzin_kort", veld="wachtwoordzin")


# --- verbs: what the kluis knows --------------------------------------------------------------------------


@verb("slot_start", Area.MEDEWERKERS, recht=Recht.MEDEWERKERS)
def note_start_slot(t: Transactie, medewerker_uid: str, slot_uid: str, tot: date) -> None:
    """Note that a start-zin is the key of a medewerker.

    Raises Refused: medewerker_onbekend, al_vertrokken, eigen_sleutel.
    """
    if medewerker_uid == t.wie:
        raise Refused("eigen_sleutel")
    who = medewerker_for(t, medewerker_uid)
    if who.tot is not None and who.tot < t.vandaag:
        raise Refused("al_vertrokken")
    who.slot_uid, who.slot_soort, who.slot_tot, who.slot_weg_op = slot_uid, "start", tot, None


@verb("slot_eigen", Area.MEDEWERKERS, recht=Recht.EIGEN)
def note_own_slot(t: Transactie, slot_uid: str) -> None:
    """Note that an own wachtwoordzin is the key of who does this."""
    who = medewerker_for(t, t.wie)
    who.slot_uid, who.slot_soort, who.slot_tot = slot_uid, "medewerker", None


@verb("slot_weg", Area.MEDEWERKERS, recht=Recht.MEDEWERKERS)
def note_slot_gone(t: Transactie, medewerker_uid: str) -> None:
    """Note that no key of a medewerker opens any more. Raises Refused: medewerker_onbekend, eigen_sleutel."""
    if medewerker_uid == t.wie:
        raise Refused("eigen_sleutel")
    medewerker_for(t, medewerker_uid).slot_weg_op = t.nu


@verb("herstelcode_nieuw", Area.KLUIS, recht=Recht.KLUIS)
def note_herstelcode(t: Transactie) -> None:
    """Note that a new herstelcode takes the place of the old one, and tell the other beheerders."""
    gegevens = {"medewerker": t.wie, "dag": t.vandaag.isoformat()}
    tell(t, holders(t, Rol.BEHEERDER), "bericht_herstelcode_nieuw", gegevens)


@verb("herstelcode_gebruikt", Area.BERICHTEN, recht=Recht.EIGEN)
def note_herstelcode_used(t: Transactie) -> None:
    """Tell the beheerders that the herstelcode opened the kluis, and as whom it went on.

    Whoever held the code said who they are, and nothing proves it. So the person themself is told as well:
    who did not do it sees it at the next sign-in, also where they are the only beheerder.
    """
    gegevens = {"medewerker": t.wie, "dag": t.vandaag.isoformat()}
    told = (*holders(t, Rol.BEHEERDER), medewerker_for(t, t.wie).id)
    tell(t, told, "bericht_herstelcode", gegevens, ook_zelf=True)


@verb("sloten_nagekeken", Area.MEDEWERKERS, recht=Recht.SYSTEEM)
def note_slots(t: Transactie, found: tuple[tuple[str, str, str, str], ...]) -> None:
    """Take over what the key file holds: (medewerker, slot, kind, last day) where that differs."""
    for medewerker_uid, slot_uid, soort, tot in found:
        who = medewerker_for(t, medewerker_uid)
        who.slot_uid, who.slot_soort = slot_uid, soort
        who.slot_tot = date.fromisoformat(tot) if tot else None


# --- doing it: the kluis first, then the file ---------------------------------------------------------------


def give_startzin(plek: Plek, medewerker_uid: str) -> StartZin:
    """Make a start-zin for a medewerker; any key they had opens no more. Takes about a second.

    Raises Refused: geen_recht, medewerker_onbekend, al_vertrokken, eigen_sleutel; World where the key file
    cannot be written (then the old key counts).
    """
    with plek.store.reader() as session:
        naam = session.scalar(select(Medewerker.naam).where(Medewerker.uid == medewerker_uid)) or ""
        figures = SHARED.get(session).instellingen
        days = figures.number("startzin_geldig_dagen", plek.klok.vandaag(), STARTZIN_DAGEN)
    tot = plek.klok.vandaag() + timedelta(days=days)
    note_start_slot.preview(plek, medewerker_uid, "", tot)  # who may not, waits for no key derivation
    zin = keys.new_startzin()
    slot = keys.make_slot(plek.store.key, zin, SlotSoort.START, medewerker_uid=medewerker_uid, geldig_tot=tot)
    note_start_slot(plek, medewerker_uid, slot.uid, tot)
    _write_for(plek, medewerker_uid, (slot,))
    return StartZin(medewerker_uid, naam, zin, tot)


def change_wachtwoordzin(plek: Plek, oud: str, nieuw: str) -> str:
    """Replace one's own wachtwoordzin; the old one is asked. Gives the uid of the new slot.

    Raises Refused: oude_zin_onjuist, wachtwoordzin_kort, zelfde_zin; World as `give_startzin`.
    """
    check_wachtwoordzin(nieuw)
    try:
        keys.open_slot(_held(plek), oud, medewerker_uid=plek.wie)
    except World as error:
        if error.code != "sleutel_onjuist":
            raise
        raise Refused("oude_zin_onjuist", veld="oud") from None
    if " ".join(oud.split()) == " ".join(nieuw.split()):
        raise Refused("zelfde_zin", veld="nieuw")
    return choose_wachtwoordzin(plek, nieuw)


def choose_wachtwoordzin(plek: Plek, nieuw: str) -> str:
    """Give who is signed in an own wachtwoordzin, after a start-zin or the herstelcode; give the slot's uid.

    Raises Refused: wachtwoordzin_kort, zelfde_zin (the start-zin again: the beheerder knows it); World as
    `give_startzin`.
    """
    check_wachtwoordzin(nieuw)
    _check_other(plek, nieuw)
    slot = keys.make_slot(plek.store.key, nieuw, SlotSoort.MEDEWERKER, medewerker_uid=plek.wie)
    note_own_slot(plek, slot.uid)
    _write_for(plek, plek.wie, (slot,))
    return slot.uid


def _check_other(plek: Plek, nieuw: str) -> None:
    """Refuse the own start-zin as own wachtwoordzin; only what could be one costs the second of a try."""
    if not reads_as_startzin(nieuw, load_startwoorden()):
        return
    try:
        _master, slot = keys.open_slot(_held(plek), nieuw, medewerker_uid=plek.wie)
    except World as error:
        if error.code != "sleutel_onjuist":
            raise
        return
    if slot.soort is SlotSoort.START:
        raise Refused("zelfde_zin", veld="wachtwoordzin")


def take_slot(plek: Plek, medewerker_uid: str) -> None:
    """Take the key of a medewerker away, now.

    Raises Refused: geen_recht, eigen_sleutel, medewerker_onbekend.
    """
    note_slot_gone(plek, medewerker_uid)
    _write_for(plek, medewerker_uid, ())


def renew_herstelcode(plek: Plek, code: str) -> None:
    """Let a new herstelcode open the kluis instead of the old one; it was typed back before. Takes a second.

    Raises Refused: geen_recht, herstelcode_kort; World where the key file cannot be written: then the old
    code still opens.
    """
    if not keys.check_herstelcode(code).ok:
        raise Refused("herstelcode_kort", groepen=keys.check_herstelcode(code).groepen)
    note_herstelcode.preview(plek)
    slot = keys.make_slot(plek.store.key, code, SlotSoort.HERSTELCODE)
    note_herstelcode(plek)
    others = (one for one in _held(plek).slots if one.soort is not SlotSoort.HERSTELCODE)
    _write(plek, (*others, slot))


def sweep_slots(plek: Plek, dag: date | None = None) -> bool:
    """Bring the key file in line with the kluis, and the kluis with the file; at each opening.

    `dag`: the day by which start-zinnen and people end, where that is not today: with a clock that stands
    wrong no key may go by its day. Gives whether anything changed. Does nothing in a kluis that is open for
    reading only.
    """
    if plek.store.readonly:
        return False
    held = _held(plek)
    with plek.store.reader() as session:
        people = _people(session)
    dag = dag or plek.opruimdag or plek.klok.vandaag()
    kept = keep(held, people, dag)
    differs = _differences(kept, people, dag)
    if differs:
        note_slots(replace(plek, wie=SYSTEEM, herkomst="sleutels"), differs)
    whole = all(_same(path, keys.dump_slots(held)) for path in keys.slot_paths(plek.store.path))
    if kept != held.slots or not whole:
        _write(plek, kept)
    return bool(differs) or kept != held.slots


def kept_slots(plek: Plek) -> tuple[tuple[str, str], ...]:
    """Uid and name of the medewerkers whose key opens the kluis today."""
    with plek.store.reader() as session:
        people = _people(session)
        namen = {r.uid: r.naam for r in session.execute(select(Medewerker.uid, Medewerker.naam))}
    kept = keep(_held(plek), people, plek.klok.vandaag())
    holding = [slot.medewerker_uid for slot in kept if slot.soort is not SlotSoort.HERSTELCODE]
    return tuple((uid, namen[uid]) for uid in sorted(holding, key=lambda uid: namen[uid]))


@dataclass(frozen=True, slots=True)
class Mens:
    """What the kluis says about the key of a medewerker."""

    uid: str
    tot: date | None
    slot_uid: str
    slot_soort: str
    slot_tot: date | None
    slot_weg_op: datetime | None


def _people(session: Session) -> tuple[Mens, ...]:
    rows = session.connection().execute(
        select(
            Medewerker.uid,
            Medewerker.tot,
            Medewerker.slot_uid,
            Medewerker.slot_soort,
            Medewerker.slot_tot,
            Medewerker.slot_weg_op,
        ).order_by(Medewerker.id)
    )
    return tuple(Mens(*r) for r in rows)


# --- rules --------------------------------------------------------------------------------------------------


def keep(held: SlotFile, people: Iterable[Mens], vandaag: date) -> tuple[Slot, ...]:
    """The slots that may stay in the key file on a day: at most one a medewerker, and the herstelcode."""
    known = {one.uid: one for one in people}
    there = {slot.uid for slot in held.slots}
    last: dict[str, Slot] = {}
    for slot in held.slots:
        if slot.soort is not SlotSoort.HERSTELCODE and not why_not(
            slot, known.get(slot.medewerker_uid), there, vandaag
        ):
            last[slot.medewerker_uid] = slot
    codes = [slot for slot in held.slots if slot.soort is SlotSoort.HERSTELCODE]
    wanted = {slot.uid for slot in (*last.values(), *codes[-1:])}
    return tuple(slot for slot in held.slots if slot.uid in wanted)


def why_not(slot: Slot, who: Mens | None, in_file: set[str], vandaag: date) -> str:
    """Why a slot of a medewerker may not open the kluis, as a code; empty = it may."""
    if who is None:
        return "medewerker_onbekend"
    if who.tot is not None and who.tot < vandaag:
        return "toegang_vertrokken"
    if who.slot_weg_op is not None:
        return "toegang_weg"
    if slot.uid != who.slot_uid and who.slot_uid in in_file:
        return "sleutel_onjuist"
    if slot.geldig_tot and date.fromisoformat(slot.geldig_tot) < vandaag:
        return "startzin_verlopen"
    return ""


def check_entry(session: Session, slot: Slot, held: SlotFile, vandaag: date) -> None:
    """Refuse a slot that was taken away, or somebody who has no role today.

    Raises World("sleutel_onjuist") for a wachtwoordzin that was replaced; Refused: medewerker_onbekend,
    toegang_vertrokken, toegang_weg, startzin_verlopen, toegang_geen_rol.
    """
    if slot.soort is SlotSoort.HERSTELCODE:
        return
    vandaag = day_of_rights(session.connection(), vandaag)
    who = next((one for one in _people(session) if one.uid == slot.medewerker_uid), None)
    code = why_not(slot, who, {one.uid for one in held.slots}, vandaag)
    if code == "sleutel_onjuist":
        raise World(code)
    if code:
        raise Refused(code)
    if not who_is(session.connection(), slot.medewerker_uid, vandaag).rollen:
        raise Refused("toegang_geen_rol")


def may_enter(session: Session, vandaag: date) -> tuple[tuple[str, str], ...]:
    """Uid and name of the medewerkers who may get in on a day: beheerders first, then by name."""
    vandaag = day_of_rights(session.connection(), vandaag)
    rows = session.execute(
        select(Medewerker.uid, Medewerker.naam, func.max(MedewerkerRol.rol == Rol.BEHEERDER.value).label("b"))
        .join(MedewerkerRol, MedewerkerRol.medewerker_id == Medewerker.id)
        .where(
            Medewerker.slot_weg_op.is_(None),
            or_(Medewerker.tot.is_(None), Medewerker.tot >= vandaag),
            MedewerkerRol.van <= vandaag,
            or_(MedewerkerRol.tot.is_(None), MedewerkerRol.tot >= vandaag),
        )
        .group_by(Medewerker.uid, Medewerker.naam)
    )
    return tuple((r.uid, r.naam) for r in sorted(rows, key=lambda r: (not r.b, r.naam)))


def _differences(
    kept: tuple[Slot, ...], people: Iterable[Mens], vandaag: date
) -> tuple[tuple[str, str, str, str], ...]:
    """Where the kluis names another slot than stands in the file. An ended start-zin keeps its day."""
    slots = {slot.medewerker_uid: slot for slot in kept if slot.soort is not SlotSoort.HERSTELCODE}
    found = []
    for who in people:
        slot = slots.get(who.uid)
        ended = who.slot_soort == "start" and who.slot_tot is not None and who.slot_tot < vandaag
        if slot is None and who.slot_uid and not ended:
            found.append((who.uid, "", "", ""))
        elif slot is not None and (slot.uid, slot.soort.value) != (who.slot_uid, who.slot_soort):
            found.append((who.uid, slot.uid, slot.soort.value, slot.geldig_tot))
    return tuple(found)


# --- the file -----------------------------------------------------------------------------------------------


def _held(plek: Plek) -> SlotFile:
    return keys.slots_for(plek.store.path, plek.store.key)


def _write_for(plek: Plek, medewerker_uid: str, mine: tuple[Slot, ...]) -> None:
    """Put these slots in the place of those of a medewerker.

    Where that fails the kluis is told what the file still holds, and the error goes on.
    """
    others = (
        one
        for one in _held(plek).slots
        if one.soort is SlotSoort.HERSTELCODE or one.medewerker_uid != medewerker_uid
    )
    try:
        _write(plek, (*others, *mine))
    except (World, OSError):
        with contextlib.suppress(World, OSError):
            sweep_slots(plek)
        raise


def _write(plek: Plek, slots: tuple[Slot, ...]) -> None:
    """Write both files. Once the first holds the new slots it is done: the next opening mends the second."""
    data = keys.slot_file(plek.store.key, slots)
    try:
        keys.write_slots(plek.store.path, data)
    except (World, OSError):
        if not _same(keys.slot_paths(plek.store.path)[0], keys.dump_slots(data)):
            raise


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
