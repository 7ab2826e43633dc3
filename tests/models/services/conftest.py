"""What a test about a gemeente and its afspraken begins with."""

from __future__ import annotations

import pytest

from models.services.beheer import add_organisatie
from models.services.verb import Plek
from tests.builders import only_gemeente


@pytest.fixture
def uid(plek: Plek) -> str:
    """The one gemeente of the kluis."""
    return only_gemeente(plek.store)


@pytest.fixture
def corp(plek: Plek) -> str:
    return str(add_organisatie(plek, "corporatie", "Wonen Voorbeeld").onderwerp)
