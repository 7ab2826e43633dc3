"""A new master key for the whole kluis: what opened it before opens it no more, whatever file somebody kept.

The file comes first here (`store.rekey`), then the kluis is told: a crash in between leaves a kluis under the
new key that still names the old slots. Each opening brings the two in line (`sleutels.sweep_slots`), so only
the words on paper of the start-zinnen are lost, and a beheerder gives new ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from models import keys
from models.changes import Area
from models.errors import Refused, World
from models.keys import Slot, SlotSoort
from models.queries.inhoud import SHARED
from models.services.berichten import holders, tell
from models.services.medewerkers import medewerker_for
from models.services.sleutels import STARTZIN_DAGEN, StartZin, kept_slots
from models.services.verb import Plek, Transactie, verb
from models.store import rekey
from models.values import Recht, Rol


@dataclass(frozen=True, slots=True)
class NieuweSleutel:
    """What came of it: the own slot, and a start-zin for each colleague that had a key."""

    slot_uid: str
    startzinnen: tuple[StartZin, ...]


@verb("kluis_omgesleuteld", Area.KLUIS, Area.MEDEWERKERS, recht=Recht.KLUIS)
def note_rekeyed(t: Transactie, slots: tuple[tuple[str, str, str, str], ...]) -> None:
    """Note that there is a new master key, and which slots it has: (medewerker, slot, kind, last day)."""
    for medewerker_uid, slot_uid, soort, tot in slots:
        who = medewerker_for(t, medewerker_uid)
        who.slot_uid, who.slot_soort = slot_uid, soort
        who.slot_tot = date.fromisoformat(tot) if tot else None
    gegevens = {"medewerker": t.wie, "dag": t.vandaag.isoformat()}
    tell(t, holders(t, *Rol), "bericht_hoofdsleutel", gegevens)


def check_rekey(plek: Plek, wachtwoordzin: str, herstelcode: str) -> None:
    """Refuse what would be refused halfway, before the long work begins.

    Raises Refused: geen_recht, oude_zin_onjuist, herstelcode_kort; World as `keys.slots_for`.
    """
    note_rekeyed.preview(plek, ())
    if not keys.check_herstelcode(herstelcode).ok:
        raise Refused("herstelcode_kort", groepen=keys.check_herstelcode(herstelcode).groepen)
    try:
        keys.open_slot(
            keys.slots_for(plek.store.path, plek.store.key), wachtwoordzin, medewerker_uid=plek.wie
        )
    except World as error:
        if error.code != "sleutel_onjuist":
            raise
        raise Refused("oude_zin_onjuist", veld="zin") from None


def rekey_kluis(
    plek: Plek, wachtwoordzin: str, herstelcode: str, before: Callable[[], object]
) -> NieuweSleutel:
    """Put the kluis under a new master key; the own wachtwoordzin and a new herstelcode open it.

    `before` makes the backup, once it is clear that nothing is refused. Everybody else who had a key gets a
    start-zin. Takes about a second for each of them, and the time to copy the kluis.
    Raises what `check_rekey` and `store.rekey` raise; then the old key counts.
    """
    check_rekey(plek, wachtwoordzin, herstelcode)
    before()
    with plek.store.reader() as session:
        figures = SHARED.get(session).instellingen
        days = figures.number("startzin_geldig_dagen", plek.klok.vandaag(), STARTZIN_DAGEN)
    tot = plek.klok.vandaag() + timedelta(days=days)
    master = keys.new_master_key()
    mine = keys.make_slot(master, wachtwoordzin, SlotSoort.MEDEWERKER, medewerker_uid=plek.wie)
    slots = [mine]
    given = []
    for uid, naam in kept_slots(plek):
        if uid != plek.wie:
            zin = keys.new_startzin()
            slots.append(keys.make_slot(master, zin, SlotSoort.START, medewerker_uid=uid, geldig_tot=tot))
            given.append(StartZin(uid, naam, zin, tot))
    code = keys.make_slot(master, herstelcode, SlotSoort.HERSTELCODE)
    file = keys.slot_file(master, (*slots, code))
    keys.open_slot(file, wachtwoordzin, medewerker_uid=plek.wie)  # no key is trusted that did not open
    keys.open_slot(file, herstelcode)
    rekey(plek.store, file, master)
    note_rekeyed(plek, tuple(_noted(slot) for slot in slots))
    return NieuweSleutel(mine.uid, tuple(given))


def _noted(slot: Slot) -> tuple[str, str, str, str]:
    return slot.medewerker_uid, slot.uid, slot.soort.value, slot.geldig_tot
