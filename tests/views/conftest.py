"""A kluis with one household for the screens, and the style of the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.services import dossiers
from models.services.verb import Plek
from tests.builders import make_kluis
from tests.views.fakes import FakePorts, fake_ports
from views.theme import apply_theme


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        apply_theme(qapp, "light")


@pytest.fixture
def plek(tmp_path: Path) -> Iterator[Plek]:
    found = make_kluis(tmp_path)
    yield found
    found.store.close()


@dataclass
class House:
    """One household with its ports."""

    plek: Plek
    uid: str
    fake: FakePorts


@pytest.fixture
def house(plek: Plek) -> House:
    change = dossiers.open_dossier(plek, "Warsamele", date(2026, 6, 1), 3, "azc Duinvoorde")
    return House(plek, change.onderwerp, fake_ports(plek))
