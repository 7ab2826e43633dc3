"""A kluis with keys that cost no second each, and a window that says yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models import keys
from models.errors import World
from models.services.verb import Plek
from tests.views.fakes import NoAsk


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
