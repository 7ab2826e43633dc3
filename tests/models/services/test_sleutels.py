"""Keys of medewerkers: what opens, what no longer does, and a crash at every place between kluis and file."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models import keys
from models.errors import Known, Refused, World
from models.keys import SlotFile
from models.queries.medewerkers import load_berichten, load_team
from models.services import sleutels, vertrek
from models.services.beheer import add_medewerker
from models.services.verb import Plek
from models.tables import Bewerking, Medewerker, MedewerkerRol
from tests.builders import T0, VasteKlok, lezer_for, make_plek
from tests.small_keys import ZIN, begeleider_with_key, cheap_keys, give_keys

DAG = timedelta(days=1)
ANDERS = "zes gele bomen aan zee"
CODE, CODE_2 = keys.new_herstelcode(), keys.new_herstelcode()


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_keys(monkeypatch)


@pytest.fixture
def plek(plek: Plek) -> Plek:
    """The beheerder, with an own wachtwoordzin and a herstelcode in the file."""
    give_keys(plek, ZIN, CODE)
    return plek


@pytest.fixture
def sam(plek: Plek) -> Plek:
    return begeleider_with_key(plek, "drie rode daken samen")


def held(plek: Plek) -> SlotFile:
    return keys.read_slots(plek.store.path, minimum_kib=0)


def enter(plek: Plek, zin: str, days: int = 0) -> str:
    """What signing in gives: the uid of the medewerker, or the code of the refusal."""
    dag = T0 + days * DAG
    try:
        _master, slot = keys.open_slot(held(plek), zin)
        with plek.store.reader() as session:
            sleutels.check_entry(session, slot, held(plek), dag)
    except Known as error:
        return error.code
    return slot.medewerker_uid or "herstelcode"


def state(plek: Plek, uid: str, days: int = 0) -> str:
    with lezer_for(make_plek(plek.store, VasteKlok(T0 + days * DAG), plek.wie)) as lezer:
        return next(one for one in load_team(lezer, ook_vertrokken=True) if one.uid == uid).sleutel


def test_a_start_zin_opens_until_its_day_and_then_never_again(plek: Plek) -> None:
    uid = add_medewerker(plek, "Noa", ("begeleider",)).onderwerp
    assert state(plek, uid) == "geen"
    start = sleutels.give_startzin(plek, uid)
    assert (start.naam, start.geldig_tot) == ("Noa", T0 + 7 * DAG)
    assert start.zin not in repr(start)
    assert [enter(plek, start.zin, days) for days in (0, 7, 8)] == [uid, uid, "startzin_verlopen"]
    assert [state(plek, uid, days) for days in (0, 7, 8)] == ["start", "start", "verlopen"]
    later = make_plek(plek.store, VasteKlok(T0 + 8 * DAG), plek.wie)
    assert sleutels.sweep_slots(later)
    assert enter(plek, start.zin) == "sleutel_onjuist"
    assert state(plek, uid, 8) == "verlopen"


def test_an_own_zin_takes_the_place_of_the_start_zin_and_a_new_start_zin_that_of_a_forgotten_one(
    plek: Plek,
) -> None:
    uid = add_medewerker(plek, "Noa", ("begeleider",)).onderwerp
    start = sleutels.give_startzin(plek, uid)
    noa = make_plek(plek.store, wie=uid)
    with pytest.raises(Refused, match="wachtwoordzin_kort"):
        sleutels.choose_wachtwoordzin(noa, "kort")
    sleutels.choose_wachtwoordzin(noa, ANDERS)
    assert (enter(plek, start.zin), enter(plek, ANDERS), state(plek, uid)) == (
        "sleutel_onjuist",
        uid,
        "eigen",
    )
    again = sleutels.give_startzin(plek, uid)
    assert again.zin != start.zin
    assert (enter(plek, ANDERS), enter(plek, again.zin)) == ("sleutel_onjuist", uid)
    assert len(held(plek).slots) == 3


def test_only_who_may_gives_keys_and_nobody_their_own(plek: Plek, sam: Plek) -> None:
    before = held(plek)
    with pytest.raises(Refused, match="geen_recht"):
        sleutels.give_startzin(sam, plek.wie)
    with pytest.raises(Refused, match="geen_recht"):
        sleutels.take_slot(sam, plek.wie)
    with pytest.raises(Refused, match="geen_recht"):
        sleutels.renew_herstelcode(sam, CODE_2)
    for act in (sleutels.give_startzin, sleutels.take_slot):
        with pytest.raises(Refused, match="eigen_sleutel"):
            act(plek, plek.wie)
    assert held(plek) == before


def test_changing_the_own_zin_asks_the_old_one(plek: Plek, sam: Plek) -> None:
    for oud, nieuw, code in (
        ("niet de mijne hoor", ANDERS, "oude_zin_onjuist"),
        (ZIN, ANDERS, "oude_zin_onjuist"),  # that of a colleague
        ("drie rode daken samen", "kort", "wachtwoordzin_kort"),
        ("drie rode daken samen", "drie  rode daken samen", "zelfde_zin"),
    ):
        with pytest.raises(Refused, match=code):
            sleutels.change_wachtwoordzin(sam, oud, nieuw)
    sleutels.change_wachtwoordzin(sam, "drie rode daken samen", ANDERS)
    assert (enter(plek, ANDERS), enter(plek, "drie rode daken samen")) == (sam.wie, "sleutel_onjuist")


def test_a_key_that_was_taken_away_does_not_open_even_where_the_file_still_has_it(
    plek: Plek, sam: Plek
) -> None:
    old = held(plek)
    sleutels.take_slot(plek, sam.wie)
    assert (enter(plek, "drie rode daken samen"), state(plek, sam.wie)) == ("sleutel_onjuist", "weg")
    keys.write_slots(plek.store.path, old)
    assert enter(plek, "drie rode daken samen") == "toegang_weg"
    assert sleutels.sweep_slots(plek)
    assert all(slot.medewerker_uid != sam.wie for slot in held(plek).slots)
    start = sleutels.give_startzin(plek, sam.wie)
    assert enter(plek, start.zin) == sam.wie


def test_who_left_does_not_get_in_after_the_last_day_and_the_key_is_swept(plek: Plek, sam: Plek) -> None:
    vertrek.leave(plek, sam.wie, T0)
    assert [enter(plek, "drie rode daken samen", days) for days in (0, 1)] == [sam.wie, "toegang_vertrokken"]
    sleutels.sweep_slots(make_plek(plek.store, VasteKlok(T0 + DAG), plek.wie))
    assert enter(plek, "drie rode daken samen", 1) == "sleutel_onjuist"


def test_who_has_no_role_today_does_not_get_in(plek: Plek, sam: Plek) -> None:
    with plek.store.writer() as session:
        who = session.scalars(select(Medewerker).where(Medewerker.uid == sam.wie)).one()
        session.scalars(select(MedewerkerRol).where(MedewerkerRol.medewerker_id == who.id)).one().tot = T0
    assert [enter(plek, "drie rode daken samen", days) for days in (0, 1)] == [sam.wie, "toegang_geen_rol"]
    with plek.store.reader() as session:
        assert [naam for _uid, naam in sleutels.may_enter(session, T0 + DAG)] == ["Wil Voorbeeld"]


def test_the_start_zin_cannot_be_kept_as_own_wachtwoordzin(
    plek: Plek, sam: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The beheerder made it and may have read it; what only looks like one is as good as any other."""
    start = sleutels.give_startzin(plek, sam.wie)
    for zin in (start.zin, start.zin.upper()):
        with pytest.raises(Refused, match="zelfde_zin"):
            sleutels.choose_wachtwoordzin(sam, zin)
    other = keys.new_startzin()
    with monkeypatch.context() as broken:
        broken.setattr(sleutels, "_held", _damaged)
        with pytest.raises(World, match="sleutelbestand_beschadigd"):
            sleutels.choose_wachtwoordzin(sam, other)
    sleutels.choose_wachtwoordzin(sam, other)
    sleutels.choose_wachtwoordzin(sam, other)  # an own one already: it may stay
    assert enter(plek, other) == sam.wie


def _damaged(_plek: Plek) -> SlotFile:
    raise World("sleutelbestand_beschadigd")


def test_a_new_herstelcode_opens_and_the_old_one_no_longer(plek: Plek) -> None:
    with pytest.raises(Refused, match="herstelcode_kort"):
        sleutels.renew_herstelcode(plek, "A2E2R")
    sleutels.renew_herstelcode(plek, CODE_2)
    assert (enter(plek, CODE), enter(plek, CODE_2)) == ("sleutel_onjuist", "herstelcode")


def test_the_use_of_the_herstelcode_is_told_to_the_beheerders_and_to_who_it_says_it_was(
    plek: Plek, sam: Plek
) -> None:
    sleutels.note_herstelcode_used(sam)
    for who in (plek, sam):
        with lezer_for(who) as lezer:
            (told,) = load_berichten(lezer)
        assert (told.soort, told.wie) == ("bericht_herstelcode", "Sam")


def test_the_only_beheerder_is_told_that_the_herstelcode_was_used_in_their_name(plek: Plek) -> None:
    """Nobody proves who holds the paper: whoever did not do it sees it at the next sign-in."""
    sleutels.note_herstelcode_used(plek)
    with lezer_for(plek) as lezer:
        (told,) = load_berichten(lezer)
    assert (told.soort, told.wie) == ("bericht_herstelcode", "Wil Voorbeeld")
    with plek.store.reader() as session:
        assert "herstelcode_gebruikt" in set(session.scalars(select(Bewerking.soort)))


def test_a_kluis_from_before_takes_over_the_slots_of_its_file(plek: Plek) -> None:
    with plek.store.writer() as session:
        who = session.scalars(select(Medewerker).where(Medewerker.uid == plek.wie)).one()
        who.slot_uid = who.slot_soort = ""
    assert (enter(plek, ZIN), state(plek, plek.wie)) == (plek.wie, "geen")
    assert sleutels.sweep_slots(plek)
    assert (enter(plek, ZIN), state(plek, plek.wie)) == (plek.wie, "eigen")
    assert not sleutels.sweep_slots(plek)


def test_a_damaged_second_file_is_mended_at_the_next_opening(plek: Plek) -> None:
    first, second = keys.slot_paths(plek.store.path)
    second.write_bytes(b"stuk")
    sleutels.sweep_slots(plek)
    assert second.read_bytes() == first.read_bytes()


# --- a crash at every place -------------------------------------------------------------------------------


class Crash(Exception):  # noqa: N818 - it stands for what happens, not for an error
    """The power goes."""


def _crashes(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], after: Callable[[], None]) -> int:
    """Do `act` with a crash before the Nth file that is put in its place, until it comes through."""
    replace = Path.replace
    for nth in range(9):
        left = nth

        def broken(self: Path, target: Path) -> Path:
            nonlocal left
            left -= 1
            if left < 0:
                raise Crash
            return replace(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", broken)
            try:
                act()
            except Crash:
                done = False
            else:
                done = True
        after()
        if done:
            return nth
    raise AssertionError("it never came through")


def test_a_crash_while_changing_the_zin_leaves_exactly_one_that_opens(
    plek: Plek, sam: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    zinnen = ["drie rode daken samen", *(f"een nieuwe zin nummer {n}" for n in range(9))]
    last = [zinnen[0]]
    tried = iter(zinnen[1:])

    def act() -> None:
        last.append(next(tried))
        sleutels.change_wachtwoordzin(sam, last[-2], last[-1])

    def after() -> None:
        opens = [zin for zin in last if enter(plek, zin) == sam.wie]
        sleutels.sweep_slots(plek)
        assert [zin for zin in last if enter(plek, zin) == sam.wie] == opens
        assert len(opens) == 1
        assert opens[0] in last[-2:]
        last[:] = opens

    assert _crashes(monkeypatch, act, after) == 2


def test_a_crash_while_a_key_is_taken_away_lets_nobody_in(
    plek: Plek, sam: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def after() -> None:
        assert enter(plek, "drie rode daken samen") in {"toegang_weg", "sleutel_onjuist"}
        sleutels.sweep_slots(plek)
        assert enter(plek, "drie rode daken samen") == "sleutel_onjuist"
        keys.write_slots(plek.store.path, whole)

    whole = held(plek)
    assert _crashes(monkeypatch, lambda: sleutels.take_slot(plek, sam.wie), after) == 2


def test_a_crash_while_a_start_zin_is_made_is_seen_in_the_list(
    plek: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = add_medewerker(plek, "Noa", ("begeleider",)).onderwerp
    states = []

    def after() -> None:
        sleutels.sweep_slots(plek)
        states.append(state(plek, uid))
        assert enter(plek, ZIN) == plek.wie

    _crashes(monkeypatch, lambda: sleutels.give_startzin(plek, uid), after)
    assert states == ["geen", "start", "start"]


def test_a_full_disk_is_told_and_the_old_zin_stays(
    plek: Plek, sam: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    with monkeypatch.context() as patch:
        patch.setattr(keys, "sync_file", full)
        with pytest.raises(World, match="schijf_vol"):
            sleutels.change_wachtwoordzin(sam, "drie rode daken samen", ANDERS)
    assert (enter(plek, "drie rode daken samen"), enter(plek, ANDERS)) == (sam.wie, "sleutel_onjuist")
    assert state(plek, sam.wie) == "eigen"
