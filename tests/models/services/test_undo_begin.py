"""Undo in a household that was taken over: what was worked out stands as it stood, and no more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.queries.historie import load_historie
from models.queries.logboek import load_wijzigingen
from models.rules.beginhier import Begin
from models.rules.termijnen import load_afleiding
from models.services import toewijzing
from models.services.actiepunten import do_anyway, tick
from models.services.ankers import correct_anker
from models.services.dossiers import begin_hier, open_dossier, save_dossier_field
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Actiepunt, Bewerking, Dossier, Plaatsingstoets
from models.values import Anker, Fase
from tests.builders import T0, VasteKlok, lezer_for, make_kluis

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


def test_a_line_that_came_back_is_gone_again_as_it_was(tmp_path: Path) -> None:
    """What a lapsed line had worked out is not worked out anew: undo brings it back, and nobody reads it."""
    klok = VasteKlok()
    plek = make_kluis(tmp_path, klok)
    uid = open_dossier(plek, "Proefnaam", T0 - 30 * DAG, 2, "azc Proef").onderwerp
    save_dossier_field(plek, uid, "in_opvang", "nee")
    klok.dag = T0 + 5 * DAG
    before = worked_out(plek)
    back = save_dossier_field(plek, uid, "in_opvang", "ja")
    assert worked_out(plek) != before, "no line came back: this test says nothing"
    with lezer_for(plek) as lezer:
        read = {row.veld for row in load_historie(lezer, uid)}
        told = load_wijzigingen(lezer, max(lezer.session.scalars(select(Bewerking.id))))
    assert "afleiding" not in read
    assert not any("afleiding" in str(one) for one in told)

    undo(plek, back.bewerking)
    assert worked_out(plek) == before


def worked_out(plek: Plek) -> list[tuple[object, ...]]:
    """What lapsed lines hold of what the program works out."""
    derived = [getattr(Actiepunt, name) for name in Actiepunt.regels.afgeleid]
    with plek.store.reader() as session:
        rows = session.execute(
            select(Actiepunt.uid, *derived).where(Actiepunt.vervallen_op.is_not(None)).order_by(Actiepunt.uid)
        )
        return [tuple(row) for row in rows]


def test_nought_and_nothing_are_two_things_when_a_row_comes_back(plek: Plek, uid: str) -> None:
    """A contract of 0 hours that was taken away by mistake comes back with its 0 (A051)."""
    toewijzing.set_criterium(plek, uid, "werk", maanden=0, uren=0)
    gone = toewijzing.clear_criterium(plek, uid)
    undo(plek, gone.bewerking)
    with plek.store.reader() as session:
        row = session.scalars(select(Plaatsingstoets)).one()
        assert (row.maanden, row.uren) == (0, 0)
