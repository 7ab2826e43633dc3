"""Keys that cost no second each, and a kluis of which they are in the file."""

from __future__ import annotations

import pytest

from models import keys
from models.keys import Argon, SlotSoort
from models.services import sleutels
from models.services.beheer import add_medewerker
from models.services.verb import Plek
from tests.builders import make_plek

SMALL = Argon(tijd=1, geheugen_kib=64, parallel=1)
ZIN = "vier groene fietsen buiten"


def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make keys at a cost for tests."""
    make = keys.make_slot

    def cheap(*args: object, **kwargs: object) -> keys.Slot:
        small = kwargs | {"argon": SMALL, "minimum_kib": 0}
        return make(*args, **small)  # type: ignore[arg-type] # what the caller gave, passed on

    monkeypatch.setattr(keys, "make_slot", cheap)


def give_keys(plek: Plek, zin: str = ZIN, code: str = "") -> None:
    """Put the key of who works here in the key file, as the first start does, and a herstelcode."""
    slots = [keys.make_slot(plek.store.key, zin, SlotSoort.MEDEWERKER, medewerker_uid=plek.wie)]
    if code:
        slots.append(keys.make_slot(plek.store.key, code, SlotSoort.HERSTELCODE))
    keys.write_slots(plek.store.path, keys.slot_file(plek.store.key, tuple(slots)))
    sleutels.sweep_slots(plek)


def begeleider_with_key(plek: Plek, zin: str) -> Plek:
    """Sam, a begeleider with an own wachtwoordzin."""
    made = make_plek(plek.store, wie=add_medewerker(plek, "Sam", ("begeleider",)).onderwerp)
    sleutels.choose_wachtwoordzin(made, zin)
    return made
