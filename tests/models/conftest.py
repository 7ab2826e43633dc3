"""A fresh kluis on a clock that stands still, for every test that changes or reads one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.services.verb import Plek
from tests.builders import VasteKlok, make_kluis


@pytest.fixture
def klok() -> VasteKlok:
    return VasteKlok()


@pytest.fixture
def plek(tmp_path: Path, klok: VasteKlok) -> Iterator[Plek]:
    made = make_kluis(tmp_path, klok)
    yield made
    made.store.close()
