"""Who counts since when, where somebody left or was coupled elsewhere in between (A101-A103, A203)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.services import leden, toewijzing, tussenplekken
from models.services.gebeurtenissen import record_verhuisd
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Dossier, Lidmaatschap
from models.values import StapSoort
from tests.builders import make_kluis
from tests.models.services.test_gevolgen import GETEKEND, VERHUISD, _counted, _gezin

DAG = timedelta(days=1)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("volgorde"))


def _leaves(plek: Plek, gezin: str, dagen: int) -> None:
    """The second of the gezin leaves so many days after the move."""
    with plek.store.reader() as session:
        lid = session.scalars(
            select(Lidmaatschap.uid)
            .join(Dossier)
            .where(Dossier.uid == gezin)
            .order_by(Lidmaatschap.id.desc())
        ).first()
    assert lid is not None
    leden.remove_persoon(plek, lid, VERHUISD + dagen * DAG, "vertrokken")


def test_a103_who_left_since_gets_the_earlier_day_of_a_move_as_the_others_do(plek: Plek) -> None:
    """A103: the first housing counts; who left before that day was not there."""
    for dagen, second in ((20, VERHUISD), (-1, None)):
        gezin = _gezin(plek)
        if dagen > 0:
            record_verhuisd(plek, gezin, VERHUISD + 10 * DAG)
        _leaves(plek, gezin, dagen)
        was = _counted(plek, gezin)
        done = record_verhuisd(plek, gezin, VERHUISD)
        assert _counted(plek, gezin) == [VERHUISD, second]
        undo(plek, done.bewerking)
        assert _counted(plek, gezin) == was


def test_a102_who_left_and_is_coupled_elsewhere_does_not_count_by_a_move_told_later(plek: Plek) -> None:
    gezin = _gezin(plek)
    toewijzing.record_step(plek, gezin, StapSoort.ELDERS, GETEKEND)
    _leaves(plek, gezin, 20)
    record_verhuisd(plek, gezin, VERHUISD)
    assert _counted(plek, gezin) == [None, None]


def test_a102_a203_without_the_step_they_count_since_the_temporary_place(plek: Plek) -> None:
    """A102, A203: as if the step had never been there: the place came before the move."""
    days = []
    for elders in (False, True):
        gezin = _gezin(plek, woning=False)
        place = tussenplekken.add_tussenvoorziening(
            plek, f"De Brug {elders}", 20, straat="Brugweg 1"
        ).onderwerp
        step = (
            toewijzing.record_step(plek, gezin, StapSoort.ELDERS, GETEKEND - DAG).onderwerp if elders else ""
        )
        tussenplekken.place(plek, gezin, place, GETEKEND, 2)
        record_verhuisd(plek, gezin, VERHUISD)
        if elders:
            assert _counted(plek, gezin) == [None, None]
            toewijzing.remove_step(plek, step)
        days.append(_counted(plek, gezin))
    assert days == [[GETEKEND, GETEKEND]] * 2
