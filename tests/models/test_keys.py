import errno
import json
import os
import random
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest
from argon2.exceptions import HashingError
from hypothesis import given, settings
from hypothesis import strategies as st

from models import keys
from models.content.startwoorden import load_startwoorden
from models.errors import World
from models.keys import Argon, Slot, SlotFile, SlotSoort
from models.rules.groepen import ALPHABET
from resources.sentences import sentence

WEAK = Argon(tijd=1, geheugen_kib=64, parallel=1)
ZIN = "café met vier woorden"


def weak_slot(master: bytes, secret: str, soort: SlotSoort = SlotSoort.MEDEWERKER, wie: str = "") -> Slot:
    return keys.make_slot(master, secret, soort, medewerker_uid=wie, argon=WEAK, minimum_kib=8)


@pytest.fixture
def master() -> bytes:
    return keys.new_master_key()


@pytest.fixture
def slots(master: bytes) -> SlotFile:
    return keys.slot_file(master, (weak_slot(master, ZIN, wie="m-1"),))


def code_of(error: pytest.ExceptionInfo[World]) -> str:
    return error.value.code


def test_the_wachtwoordzin_gives_the_master_key_back(master: bytes, slots: SlotFile) -> None:
    opened, slot = keys.open_slot(slots, ZIN)
    assert opened == master
    assert slot.medewerker_uid == "m-1"


def test_an_accent_typed_as_two_characters_is_the_same_wachtwoordzin(master: bytes, slots: SlotFile) -> None:
    assert keys.open_slot(slots, "cafe\u0301 met vier woorden")[0] == master


@pytest.mark.parametrize("typed", [f" {ZIN}", f"{ZIN}  ", ZIN.replace(" ", "  "), ZIN.replace(" ", "\u00a0")])
def test_blanks_more_or_less_do_not_matter(master: bytes, slots: SlotFile, typed: str) -> None:
    assert keys.open_slot(slots, typed)[0] == master


def test_a_sign_that_no_encoding_knows_is_just_a_wrong_wachtwoordzin(slots: SlotFile) -> None:
    with pytest.raises(World, match="sleutel_onjuist"):
        keys.open_slot(slots, "\ud800")


@pytest.mark.parametrize("wrong", ["", "café met vier woorde", "Café met vier woorden", "x" * 10_000])
def test_a_wrong_wachtwoordzin_gives_one_constant_message(slots: SlotFile, wrong: str) -> None:
    with pytest.raises(World) as error:
        keys.open_slot(slots, wrong)
    assert (code_of(error), error.value.params) == ("sleutel_onjuist", {})


def test_the_herstelcode_opens_as_it_was_typed_on_paper(master: bytes) -> None:
    code = keys.new_herstelcode()
    slots = keys.slot_file(master, (weak_slot(master, ZIN), weak_slot(master, code, SlotSoort.HERSTELCODE)))
    assert keys.open_slot(slots, code)[0] == master
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    opened, slot = keys.open_slot(slots, f"  {sloppy} ")
    assert opened == master
    assert slot.soort is SlotSoort.HERSTELCODE


def test_another_herstelcode_does_not_open(master: bytes) -> None:
    slots = keys.slot_file(master, (weak_slot(master, keys.new_herstelcode(), SlotSoort.HERSTELCODE),))
    with pytest.raises(World, match="sleutel_onjuist"):
        keys.open_slot(slots, keys.new_herstelcode())


def test_many_medewerkers_each_open_their_own_slot(master: bytes) -> None:
    slots = keys.slot_file(master, tuple(weak_slot(master, f"zin {n}", wie=f"m-{n}") for n in range(4)))
    assert keys.open_slot(slots, "zin 2")[1].medewerker_uid == "m-2"
    assert keys.open_slot(slots, "zin 3", medewerker_uid="m-3")[0] == master
    with pytest.raises(World, match="sleutel_onjuist"):
        keys.open_slot(slots, "zin 3", medewerker_uid="m-1")


def test_a_slot_of_another_kluis_never_gives_a_wrong_key(slots: SlotFile) -> None:
    other = SlotFile(slots.formaat, keys.sleutel_id(keys.new_master_key()), slots.slots)
    with pytest.raises(World, match="sleutel_onjuist"):
        keys.open_slot(other, ZIN)


@pytest.mark.parametrize("field", ["uid", "medewerker_uid", "tijd", "zout", "nonce", "gewikkeld"])
def test_each_readable_part_of_a_slot_is_authenticated(slots: SlotFile, field: str) -> None:
    import msgspec

    slot = slots.slots[0]
    value = getattr(slot, field)
    changed = (
        value + 1 if isinstance(value, int) else (value[:-4] + "AAAA" if value[-4:] != "AAAA" else value)
    )
    changed = changed if changed != value else "m-2"
    tampered = SlotFile(1, slots.sleutel_id, (msgspec.structs.replace(slot, **{field: changed}),))
    with pytest.raises(World, match="sleutel_onjuist"):
        keys.open_slot(tampered, ZIN)


def test_a_slot_file_reads_back_as_it_was_written(slots: SlotFile) -> None:
    assert keys.parse_slots(keys.dump_slots(slots), minimum_kib=8) == slots


def test_no_key_and_no_wrapped_key_show_in_a_repr(master: bytes, slots: SlotFile) -> None:
    shown = repr(slots) + repr(slots.slots)
    assert master.hex() not in shown
    assert slots.slots[0].gewikkeld not in shown


@pytest.mark.parametrize(
    "argon",
    [Argon(3, keys.MINIMUM_KIB - 1, 4), Argon(3, keys.MAXIMUM_KIB + 1, 4), Argon(0, keys.MINIMUM_KIB, 4),
     Argon(99, keys.MINIMUM_KIB, 4), Argon(3, keys.MINIMUM_KIB, 0), Argon(3, keys.MINIMUM_KIB, 99)],
)  # fmt: skip
def test_a_cost_outside_the_bounds_is_refused_when_made_and_when_read(master: bytes, argon: Argon) -> None:
    with pytest.raises(ValueError, match="argon"):
        keys.make_slot(master, ZIN, SlotSoort.MEDEWERKER, argon=argon)
    extreme = Slot("u", SlotSoort.MEDEWERKER, "", argon.tijd, argon.geheugen_kib, argon.parallel, "", "", "")
    with pytest.raises(World, match="sleutelbestand_beschadigd"):
        keys.parse_slots(keys.dump_slots(keys.slot_file(master, (extreme,))))


def test_the_default_cost_is_what_safety_asks() -> None:
    assert Argon() == Argon(tijd=3, geheugen_kib=256 * 1024, parallel=4)


def test_a_small_cost_is_refused_unless_a_test_asks_for_it(slots: SlotFile) -> None:
    with pytest.raises(World, match="sleutelbestand_beschadigd"):
        keys.parse_slots(keys.dump_slots(slots))


def test_no_damage_to_a_slot_file_gets_through(slots: SlotFile) -> None:
    whole = keys.dump_slots(slots)
    chance = random.Random(1)
    for _ in range(2000):
        damaged = bytearray(whole)
        kind = chance.randrange(4)
        at = chance.randrange(len(whole))
        if kind == 0:
            damaged[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            damaged = damaged[:at]
        elif kind == 2:
            damaged[at : at + 16] = chance.randbytes(16)
        else:
            damaged.insert(at, chance.randrange(256))
        if bytes(damaged) == whole:
            continue
        with pytest.raises(World) as error:
            keys.parse_slots(bytes(damaged), minimum_kib=8)
        assert code_of(error) in {"sleutelbestand_beschadigd", "kluis_nieuwer"}


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(deadline=None, max_examples=200)
def test_nonsense_is_refused_as_damage(data: bytes) -> None:
    with pytest.raises(World, match="sleutelbestand_beschadigd"):
        keys.parse_slots(data)


def test_a_later_format_is_told_with_both_versions() -> None:
    later = json.dumps({"inhoud": {"formaat": 7, "iets_nieuws": 1}, "sha256": ""}).encode()
    with pytest.raises(World) as error:
        keys.parse_slots(later)
    assert (code_of(error), error.value.params) == (
        "kluis_nieuwer",
        {"bestand": 7, "programma": keys.FORMAAT},
    )


def test_two_equal_slot_files_stand_beside_the_kluis(tmp_path: Path, slots: SlotFile) -> None:
    kluis = tmp_path / "proef.kluis"
    keys.write_slots(kluis, slots)
    first, second = keys.slot_paths(kluis)
    assert (first.name, second.name) == ("proef.sleutel1", "proef.sleutel2")
    assert first.read_bytes() == second.read_bytes()
    if os.name == "posix":
        assert first.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", ["removed", "flipped", "empty"])
def test_the_second_slot_file_is_used_when_the_first_is_damaged(
    tmp_path: Path, master: bytes, slots: SlotFile, damage: str
) -> None:
    kluis = tmp_path / "proef.kluis"
    keys.write_slots(kluis, slots)
    first, second = keys.slot_paths(kluis)
    for path in (first, second):
        if damage == "removed":
            path.unlink()
        else:
            path.write_bytes(b"" if damage == "empty" else b"x" + path.read_bytes()[1:])
        if path is first:
            assert keys.open_slot(keys.read_slots(kluis, minimum_kib=8), ZIN)[0] == master
    with pytest.raises(World) as error:
        keys.read_slots(kluis, minimum_kib=8)
    expected = "sleutelbestand_ontbreekt" if damage == "removed" else "sleutelbestand_beschadigd"
    assert code_of(error) == expected


def test_waiting_grows_with_wrong_attempts_and_stays_bearable() -> None:
    waits = [keys.wait_after(n) for n in range(12)]
    assert waits[:4] == [0, 0, 0, 1]
    assert waits == sorted(waits)
    assert max(waits) == 60


def test_a_herstelcode_carries_160_bits_in_signs_that_are_hard_to_mix_up() -> None:
    codes = {keys.new_herstelcode() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        groups = code.split("-")
        assert [len(group) for group in groups] == [5] * 8
        assert not set(code) & set("ILOU")
        assert keys.check_herstelcode(code).ok
    assert keys.GROUPS * keys.GROUP_DATA * 5 >= 160


def test_each_single_slip_in_a_herstelcode_is_found_in_its_group() -> None:
    code = keys.new_herstelcode()
    for at, sign in enumerate(code):
        if sign == "-":
            continue
        for other in ALPHABET:
            if other != sign:
                found = keys.check_herstelcode(code[:at] + other + code[at + 1 :])
                assert not found.ok
                assert found.foute_groepen == (at // 6 + 1,)


def test_swapped_signs_and_swapped_groups_are_found() -> None:
    for _ in range(30):
        code = keys.new_herstelcode()
        groups = code.split("-")
        for at in range(4):
            group = groups[2]
            swapped = group[:at] + group[at + 1] + group[at] + group[at + 2 :]
            if swapped != group:
                assert keys.check_herstelcode(
                    "-".join([*groups[:2], swapped, *groups[3:]])
                ).foute_groepen == (3,)
        turned = [groups[1], groups[0], *groups[2:]]
        assert keys.check_herstelcode("-".join(turned)).foute_groepen == (1, 2)


@pytest.mark.parametrize("typed", ["", "ABC", "hallo daar", "ÄÄÄÄÄ-١٢٣٤٥"])
def test_something_else_is_no_herstelcode(typed: str) -> None:
    assert not keys.check_herstelcode(typed).ok


def test_a_code_with_a_group_too_many_or_too_few_is_not_ok() -> None:
    code = keys.new_herstelcode()
    assert keys.check_herstelcode(code[:-6]).groepen == 7
    assert not keys.check_herstelcode(code[:-6]).ok
    assert keys.check_herstelcode(code + "-00000").foute_groepen == (9,)


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=200)
def test_checking_a_herstelcode_never_fails_on_what_is_typed(typed: str) -> None:
    assert keys.check_herstelcode(typed).groepen >= 0


def test_derived_keys_differ_by_purpose_and_from_the_master_key(master: bytes) -> None:
    assert len({master, keys.derive(master, "backup/1"), keys.derive(master, "manifest/1")}) == 3


def test_safe_write_replaces_a_file_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "bestand"
    keys.safe_write(path, b"oud")
    keys.safe_write(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"
    assert [file.name for file in tmp_path.iterdir()] == ["bestand"]


def test_a_failed_safe_write_leaves_the_old_content_and_no_stray_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bestand"
    keys.safe_write(path, b"oud")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(keys, "sync_file", full)
    with pytest.raises(World) as error:
        keys.safe_write(path, b"n" * 3_000_000)
    assert (code_of(error), error.value.params) == ("schijf_vol", {"mb": 3})
    assert path.read_bytes() == b"oud"
    assert [file.name for file in tmp_path.iterdir()] == ["bestand"]


def test_a_folder_that_may_not_be_written_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_args: object) -> int:
        raise PermissionError(errno.EACCES, "nee")

    monkeypatch.setattr(os, "open", forbidden)
    with pytest.raises(World, match="niet_schrijfbaar"):
        keys.safe_write(tmp_path / "bestand", b"x")


# --- start-zin, and several slots ------------------------------------------------------------------------

FORMAAT_1 = (
    '{"inhoud":{"formaat":1,"sleutel_id":"3726f2fdf20310b12b9262bc803f2cb4","slots":[{"geheugen_kib":64,'
    '"gewikkeld":"1RADQhovqhx0byEs/Qea4yBknz+aDmEyn/KU//x3ulsFgWuO30FfZfxboYjvQWqT","medewerker_uid":"m-1",'
    '"nonce":"zuZnji7t/aUwk0Lg","parallel":1,"soort":"medewerker","tijd":1,'
    '"uid":"dfff7c53-943b-4a03-89a2-cc4a2295bc64","zout":"YKw+14+WX562d1yfDrF8fw=="}]},'
    '"sha256":"e39bc0876bd8a170f0a211ac8f5f59a0c54f48bef3edf10214a9116cc39b4055"}\n'
)
"""A slot file as the first released version wrote it."""


def test_a_slot_file_of_the_first_version_still_opens() -> None:
    slots = keys.parse_slots(FORMAAT_1.encode(), minimum_kib=8)
    assert keys.open_slot(slots, "vier groene fietsen buiten")[0] == bytes(range(32))


def test_a_file_without_start_zin_stays_readable_for_an_older_program(master: bytes, slots: SlotFile) -> None:
    assert slots.formaat == 1
    assert b"geldig_tot" not in keys.dump_slots(slots)
    start = keys.make_slot(
        master, ZIN, SlotSoort.START, geldig_tot=date(2026, 6, 22), argon=WEAK, minimum_kib=8
    )
    assert keys.slot_file(master, (start,)).formaat == 2


def test_a_start_zin_opens_however_it_is_typed_and_its_last_day_cannot_be_changed(master: bytes) -> None:
    zin = keys.new_startzin()
    slot = keys.make_slot(
        master,
        zin,
        SlotSoort.START,
        medewerker_uid="m-2",
        geldig_tot=date(2026, 6, 22),
        argon=WEAK,
        minimum_kib=8,
    )
    slots = keys.slot_file(master, (slot,))
    typed = "  " + zin.upper().replace(" ", ", ") + "."
    assert keys.open_slot(slots, typed) == (master, slot)
    longer = keys.slot_file(master, (msgspec.structs.replace(slot, geldig_tot="2036-06-22"),))
    with pytest.raises(World, match="sleutel_onjuist"):
        keys.open_slot(longer, zin)


def test_the_words_of_a_start_zin_give_fifty_bits_and_differ_by_more_than_a_letter() -> None:
    words = load_startwoorden()
    assert len(words) == len(set(words)) == 1024
    assert all(re.fullmatch("[a-z]{3,12}", word) for word in words)
    short = {word[:i] + word[i + 1 :]: word for word in words for i in range(len(word))}
    assert not set(short) & set(words)
    shapes = [(word[:i], word[i + 1 :]) for word in words for i in range(len(word))]
    assert len(shapes) == len(set(shapes))
    assert len(keys.new_startzin().split()) == 5
    assert keys.new_startzin() != keys.new_startzin()


def test_the_slot_last_used_here_is_tried_first_and_every_try_is_told(master: bytes) -> None:
    people = [weak_slot(master, f"vier groene fietsen {nr}", wie=f"m-{nr}") for nr in range(4)]
    slots = keys.slot_file(master, tuple(people))
    told: list[tuple[int, int]] = []

    def trying(nr: int, total: int) -> None:
        told.append((nr, total))

    assert (
        keys.open_slot(slots, "vier groene fietsen 3", first=(people[3].uid,), trying=trying)[1] == people[3]
    )
    assert told == [(1, 4)]
    keys.open_slot(slots, "vier groene fietsen 3", trying=trying)
    assert told[1:] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_words_of_a_start_zin_are_tried_on_those_slots_first_and_a_herstelcode_on_no_other(
    master: bytes,
) -> None:
    zin, code = keys.new_startzin(), keys.new_herstelcode()
    mine = weak_slot(master, ZIN, wie="m-1")
    start = weak_slot(master, zin, SlotSoort.START, "m-2")
    recovery = weak_slot(master, code, SlotSoort.HERSTELCODE)
    slots = keys.slot_file(master, (mine, recovery, start))
    assert keys.candidates(slots, zin) == (start, mine)
    assert keys.candidates(slots, ZIN) == (mine, start)
    assert keys.candidates(slots, code) == (recovery,)


@pytest.mark.parametrize("error", [HashingError("Memory allocation error"), MemoryError()])
def test_too_little_memory_is_told_in_words_and_is_no_wrong_secret(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    master = keys.new_master_key()
    slot = weak_slot(master, ZIN)

    def no_room(*_args: object, **_kwargs: object) -> bytes:
        raise error

    monkeypatch.setattr(keys, "hash_secret_raw", no_room)
    with pytest.raises(World, match="geheugen_tekort") as told:
        keys.open_slot(keys.slot_file(master, (slot,)), ZIN)
    assert "MB" in sentence(told.value.reden)


def test_a_real_lack_of_memory_is_told_too() -> None:
    """In a process of its own: its room is what the system lets it have."""
    pytest.importorskip("resource", reason="only on systems where a process can be given less memory")
    code = (
        "import resource; from models import keys; from models.errors import World\n"
        "keys.stretch(b'a', b'0' * 16, keys.Argon(1, 8, 1))\n"
        "resource.setrlimit(resource.RLIMIT_AS, (200_000_000, 200_000_000))\n"
        "try: keys.stretch(b'a', b'0' * 16, keys.Argon())\n"
        "except World as error: print(error.code)\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert made.stdout.strip() == "geheugen_tekort", made.stderr
