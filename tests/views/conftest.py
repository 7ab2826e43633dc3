"""A kluis with one household for the screens, and the style of the program."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.services import dossiers
from models.services.verb import Plek
from models.store import Store
from tests.builders import SLEUTEL, make_kluis, make_plek
from tests.views.fakes import FakePorts, fake_ports
from views.theme import apply_theme

NAAM = "proef.kluis"


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        apply_theme(qapp, "light")


@dataclass(frozen=True)
class Base:
    """A closed kluis with one household; each test gets a copy."""

    folder: Path
    wie: str
    uid: str


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder = tmp_path_factory.mktemp("basis")
    plek = make_kluis(folder)
    change = dossiers.open_dossier(plek, "Warsamele", date(2026, 6, 1), 3, "azc Duinvoorde")
    plek.store.close()
    return Base(folder, plek.wie, change.onderwerp)


@pytest.fixture
def plek(base: Base, tmp_path: Path) -> Iterator[Plek]:
    shutil.copytree(base.folder, tmp_path, dirs_exist_ok=True)
    store = Store.open(tmp_path / NAAM, SLEUTEL)
    yield make_plek(store, wie=base.wie)
    store.close()


@dataclass
class House:
    """One household with its ports."""

    plek: Plek
    uid: str
    fake: FakePorts


@pytest.fixture
def house(base: Base, plek: Plek) -> House:
    return House(plek, base.uid, fake_ports(plek))
