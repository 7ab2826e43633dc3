"""Cases in which a rule was once right for the first round, the first day or the first person only."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from models.services import dossiers, fasen, gebeurtenissen
from models.services.verb import Plek
from models.tables import Dossier
from models.values import Fase
from tests.builders import T0, make_kluis


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    return make_kluis(tmp_path)


def test_a_contract_signed_in_a_second_round_ends_the_first_phase(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 1, "Duinvoorde").onderwerp
    gebeurtenissen.record_woning_gevonden(plek, uid, date(2026, 5, 1), "Voorbeeldlaan 1")
    gebeurtenissen.record_weigering(plek, uid, date(2026, 5, 8), niet_gekomen=False)
    gebeurtenissen.record_uitspraak(plek, uid, date(2026, 5, 20), terecht=True)
    gebeurtenissen.record_woning_gevonden(plek, uid, date(2026, 6, 1), "Voorbeeldlaan 2")
    gebeurtenissen.record_getekend(plek, uid, T0)
    fasen.advance_fase(plek, uid, "De familie heeft haast.")
    with plek.store.reader() as session:
        assert session.scalars(select(Dossier.fase)).one() == Fase.VESTIGING.value
