"""The demo kluis, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.services.verb import Plek
from models.store import Store
from models.tables import Medewerker
from tests.builders import SLEUTEL, VasteKlok, make_demo, make_plek


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_demo(tmp_path_factory.mktemp("demo"))
    path = made.store.path
    made.store.close()
    return path


@pytest.fixture
def plek(demo_file: Path, tmp_path: Path) -> Iterator[Plek]:
    """The demo kluis on T0, as its first medewerker."""
    path = tmp_path / demo_file.name
    shutil.copyfile(demo_file, path)
    store = Store.open(path, SLEUTEL)
    with store.reader() as session:
        wie = session.scalars(select(Medewerker.uid).order_by(Medewerker.id)).first()
    assert wie is not None
    yield make_plek(store, VasteKlok(), wie)
    store.close()
