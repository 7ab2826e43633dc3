"""A wrong wachtwoordzin, a damaged or forged slot file: one message, no wrong key, the second file used."""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from argon2.low_level import hash_secret_raw

from desktop import workspace
from models import keys
from models.errors import World
from models.keys import SlotFile, SlotSoort
from resources.sentences import sentence
from tests.builders import SLEUTEL, VasteKlok
from tests.faults.ledger import Figures
from tests.faults.work import first_medewerker, real_kluis
from tests.models.store.conftest import WEAK, ZIN

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
DAMAGES = 2000 if FULL else 160
TOLD = {"sleutelbestand_beschadigd", "sleutelbestand_ontbreekt", "sleutel_onjuist", "kluis_nieuwer"}
CODE = keys.new_herstelcode()
OTHER = "zeven oude ronde stenen"


@pytest.fixture(scope="module")
def kluis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kluis with two medewerkers and a herstelcode."""
    path = real_kluis(tmp_path_factory.mktemp("kluis"), households=0)
    wie = first_medewerker(path)
    made = [
        (ZIN, SlotSoort.MEDEWERKER, wie),
        (OTHER, SlotSoort.MEDEWERKER, "een ander"),
        (CODE, SlotSoort.HERSTELCODE, ""),
    ]
    slots = [
        keys.make_slot(SLEUTEL, zin, soort, medewerker_uid=wie, argon=WEAK, minimum_kib=8)
        for zin, soort, wie in made
    ]
    keys.write_slots(path, keys.slot_file(SLEUTEL, tuple(slots)))
    return path


@pytest.fixture
def files(kluis: Path) -> Iterator[tuple[Path, Path, bytes]]:
    """Both slot files and what stands in them; put back afterwards."""
    first, second = keys.slot_paths(kluis)
    whole = first.read_bytes()
    yield first, second, whole
    first.write_bytes(whole)
    second.write_bytes(whole)


def key_of(kluis: Path, zin: str) -> tuple[bytes, str]:
    """What the gate gets for a wachtwoordzin: a key that fits the kluis, or the code of the message."""
    try:
        return workspace.find_key(kluis, zin, minimum_kib=8)[0], ""
    except World as met:
        return b"", met.code


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """One of the ways in which a file gets damaged."""
    at = chance.randrange(len(whole))
    ways = (
        whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :],
        whole[:at],
        whole[:at] + chance.randbytes(24) + whole[at + 24 :],
        whole[:at] + bytes([chance.randrange(256)]) + whole[at:],
        whole[:at] + bytes(len(whole) - at),
        whole[at:] + whole[:at],
        chance.randbytes(chance.randrange(600)),
    )
    return chance.choice(ways)


def test_no_damage_gives_a_wrong_key_and_the_second_file_is_used(
    kluis: Path, files: tuple[Path, Path, bytes], figures: Figures
) -> None:
    first, second, whole = files
    count = figures("slot", "beschadigingen")
    count.see(passed=0, lost=0)
    chance = random.Random(19)
    for _ in range(DAMAGES):
        first.write_bytes(damaged(whole, chance))
        second.write_bytes(whole)
        key, _code = key_of(kluis, ZIN)
        count.tries += 1
        count.see(passed=key not in (b"", SLEUTEL), lost=key == b"")
        assert key == SLEUTEL, "the second file was not used"
        second.write_bytes(damaged(whole, chance))
        both, code = key_of(kluis, ZIN)
        count.see(passed=both not in (b"", SLEUTEL))
        assert both in (b"", SLEUTEL)
        assert both or code in TOLD


def forged(whole: bytes, chance: random.Random, number: int) -> tuple[bytes, bool]:
    """A slot file that somebody spelled rightly around wrong content; whether a key may be derived for it."""
    slots = keys.parse_slots(whole, minimum_kib=8)
    one, other, code = slots.slots
    extreme = number % 2 == 0
    if extreme:
        field = chance.choice(("tijd", "geheugen_kib", "parallel"))
        value = chance.choice((-1, 0, 2**31, 2**62, 17, 21, 1024 * 1024 + 1))
        while field == "tijd" and value == 17:
            value = chance.choice((0, 21))
        if field == "geheugen_kib" and value in (17, 21):
            value = 7
        made = (msgspec.structs.replace(one, **{field: value}), other, code)
        return keys.dump_slots(SlotFile(slots.formaat, slots.sleutel_id, made)), False
    changes: tuple[dict[str, Any], ...] = (
        {"zout": other.zout},
        {"nonce": other.nonce},
        {"gewikkeld": other.gewikkeld},
        {"gewikkeld": ""},
        {"zout": "geen base64 %%"},
        {"zout": ""},
        {"medewerker_uid": "nog een ander"},
        {"uid": other.uid},
        {"soort": SlotSoort.HERSTELCODE},
        {"tijd": 2},
        {"geheugen_kib": 128},
    )
    changed = msgspec.structs.replace(one, **changes[number // 2 % len(changes)])
    key_id = slots.sleutel_id if number % 3 else keys.sleutel_id(chance.randbytes(32))
    return keys.dump_slots(SlotFile(slots.formaat, key_id, (changed,))), True


def test_a_forged_slot_file_never_gives_a_wrong_key_and_extreme_costs_are_refused_unread(
    kluis: Path, files: tuple[Path, Path, bytes], figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Extreme parameters would take hours or all memory: they are refused before a key is derived."""
    first, second, whole = files
    count = figures("slot", "vervalste sleutelbestanden")
    count.see(passed=0)
    chance = random.Random(23)
    derived: list[int] = []
    real = hash_secret_raw

    def counted(*args: Any, **kwargs: Any) -> bytes:  # noqa: ANN401 - as the function it stands for
        derived.append(kwargs["memory_cost"])
        return real(*args, **kwargs)

    monkeypatch.setattr(keys, "hash_secret_raw", counted)
    for number in range(DAMAGES // 4):
        derived.clear()
        data, may_derive = forged(whole, chance, number)
        first.write_bytes(data)
        second.write_bytes(data)
        key, code = key_of(kluis, ZIN)
        count.tries += 1
        count.see(passed=key != b"")
        assert key == b""
        assert code in TOLD
        assert may_derive or not derived, "a key was derived at an extreme cost"


WRONG = ["", " ", ZIN[:-1], ZIN.upper(), f"{ZIN}!", ZIN[::-1], keys.new_herstelcode(), CODE[:-1], "\ud800"]
WRONG += ["x" * 9999]


def test_every_wrong_secret_gives_the_same_message(kluis: Path, figures: Figures) -> None:
    count = figures("slot", "verkeerde wachtwoordzinnen")
    count.see(passed=0)
    said = set()
    for zin in WRONG:
        with pytest.raises(World) as met:
            workspace.unlock(kluis, zin, VasteKlok(), kluis.parent / "b", minimum_kib=8)
        said.add((met.value.code, tuple(met.value.params.items()), sentence(met.value.reden)))
        count.tries += 1
    assert len(said) == 1
    assert {code for code, _params, _words in said} == {"sleutel_onjuist"}


def test_the_right_secrets_open(kluis: Path) -> None:
    """Else the tests above would pass for a gate that refuses everybody."""
    for zin in (ZIN, OTHER, CODE, f"  {ZIN} "):
        assert key_of(kluis, zin) == (SLEUTEL, "")
    workspace.unlock(kluis, ZIN, VasteKlok(), kluis.parent / "b", minimum_kib=8).close(backup=False)


def test_waiting_grows_and_is_never_less_after_one_more_failure() -> None:
    waits = [keys.wait_after(failures) for failures in range(200)]
    assert waits == sorted(waits)
    assert (waits[3], waits[10], waits[199]) == (1, 60, 60)
