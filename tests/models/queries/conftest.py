from __future__ import annotations

from pathlib import Path

import pytest

from models.services.verb import Plek
from tests.builders import make_kluis


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    return make_kluis(tmp_path)
