"""Undo in a household that was taken over: what was worked out stands as it stood, and no more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.rules.beginhier import Begin
from models.rules.termijnen import load_afleiding
from models.services.actiepunten import do_anyway, tick
from models.services.ankers import correct_anker
from models.services.dossiers import begin_hier
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier
from models.values import Anker, Fase
from tests.builders import T0, make_kluis

DAG = timedelta(days=1)


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    return make_kluis(tmp_path)


@pytest.fixture
def uid(plek: Plek) -> str:
    return begin_hier(
        plek,
        "Proefnaam",
        T0 - 100 * DAG,
        2,
        "azc Proef",
        fase=Fase.VESTIGING,
        begin=T0,
        ankers={Anker.TEKENDATUM: T0 - 60 * DAG},
    ).onderwerp


def stand(plek: Plek, uid: str) -> dict[tuple[str, str], tuple[object, ...]]:
    with plek.store.reader() as session:
        return {
            (one.item_id, one.onderwerp_uid): (
                one.staat,
                one.voor_onze_tijd,
                one.termijn_datum,
                load_afleiding(one.afleiding).begin,
            )
            for one in session.scalars(
                select(Actiepunt)
                .join(Dossier, Dossier.id == Actiepunt.dossier_id)
                .where(Dossier.uid == uid, Actiepunt.vervallen_op.is_(None))
            )
        }


def test_a_line_that_a_date_put_away_is_no_line_that_a_person_opened_once_the_date_is_taken_back(
    plek: Plek, uid: str
) -> None:
    before = stand(plek, uid)
    change = correct_anker(plek, uid, Anker.VERHUIZING, werkelijk=T0 - 40 * DAG)
    moved = stand(plek, uid)
    assert [key for key in before if before[key][3] == Begin.OPEN and moved[key][3] == Begin.VOOR_ONZE_TIJD]

    undo(plek, change.bewerking)

    assert stand(plek, uid) == before


def test_a_line_that_a_person_opened_stays_theirs_when_its_tick_is_taken_back(plek: Plek, uid: str) -> None:
    with plek.store.reader() as session:
        punt = session.scalars(
            select(Actiepunt.uid).where(Actiepunt.voor_onze_tijd, Actiepunt.vervallen_op.is_(None))
        ).first()
    assert punt is not None
    do_anyway(plek, punt)
    before = stand(plek, uid)
    assert any(one[3] == Begin.TOCH for one in before.values())

    undo(plek, tick(plek, punt).bewerking)

    assert stand(plek, uid) == before
