"""A kluis with keys that cost no second each, and a window that says yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from models import keys
from models.errors import World
from models.keys import Argon, SlotSoort
from models.services import sleutels
from models.services.verb import Plek
from tests.views.fakes import NoAsk

SMALL = Argon(tijd=1, geheugen_kib=64, parallel=1)
ZIN = "vier groene fietsen buiten"


def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make keys at a cost for tests."""
    make = keys.make_slot

    def cheap(*args: object, **kwargs: object) -> keys.Slot:
        return make(*args, **{**kwargs, "argon": SMALL, "minimum_kib": 0})  # type: ignore[arg-type]

    monkeypatch.setattr(keys, "make_slot", cheap)


def give_own_key(plek: Plek, zin: str = ZIN) -> None:
    """Put the key of who works here in the key file, as the first start does."""
    slot = keys.make_slot(plek.store.key, zin, SlotSoort.MEDEWERKER, medewerker_uid=plek.wie)
    keys.write_slots(plek.store.path, keys.slot_file(plek.store.key, (slot,)))
    sleutels.sweep_slots(plek)


def opens(plek: Plek, zin: str) -> bool:
    """Whether a zin opens the kluis."""
    try:
        keys.open_slot(keys.read_slots(plek.store.path, minimum_kib=0), zin)
    except World:
        return False
    return True


@dataclass
class Answers(NoAsk):
    """Answers questions as it was told, and remembers them."""

    yes: bool = True
    asked: list[str] = field(default_factory=list)
    printed: list[bytes] = field(default_factory=list)
    path: Path | None = None

    def ask(self, vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
        self.asked.append(vraag)
        then(self.yes)

    def folder(self, titel: str) -> Path | None:
        return self.path

    def save_path(self, titel: str, naam: str, ook: Sequence[str] = ()) -> Path | None:
        return self.path

    def print_pdf(self, pdf: bytes, titel: str) -> bool:
        self.printed.append(pdf)
        return True
