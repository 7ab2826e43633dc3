"""The shipped content in a folder of its own, to break in one place at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.content.loader import BESTANDEN, content_root

Verander = Callable[[str, str, str, str], None]


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """The shipped content in a folder of its own."""
    for bestand in BESTANDEN:
        (tmp_path / bestand).parent.mkdir(exist_ok=True)
        shutil.copyfile(content_root() / bestand, tmp_path / bestand)
    return tmp_path


@pytest.fixture
def verander(kopie: Path) -> Verander:
    """Replace the first `oud` after the place where `item` begins; both must be there."""

    def doe(bestand: str, item: str, oud: str, nieuw: str) -> None:
        path = kopie / bestand
        tekst = path.read_text(encoding="utf-8")
        begin = tekst.index(f'"{item}"') if item else 0
        # An item may be changed in its own id too, so look from the start of the line.
        plek = tekst.index(oud, max(tekst.rfind("\n", 0, begin), 0))
        path.write_text(tekst[:plek] + nieuw + tekst[plek + len(oud) :], encoding="utf-8")

    return doe
