"""A change (another begeleider, a new round) opens a line of its own only where the plan then stays still."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.rules.feiten import GebeurtenisFeit, RondeFeit
from models.values import Fase, Ronde, Staat
from tests.models.rules.bouw import T0, dossier, inhoud, na, plan_on

ITEMS = tuple(item for item in inhoud().items.values())
WISSEL = GebeurtenisFeit("wissel-1", "begeleider_wisselt", T0, {})


def test_a_line_put_away_by_the_start_has_its_change_in_the_same_plan() -> None:
    """*Wij beginnen hier* in the last phase puts pv-14 away; who comes that day gets it in the same plan."""
    feiten = dossier(begin_hier=T0, begin_fase=Fase.INTEGRATIE, gebeurtenissen=(WISSEL,))
    first = plan_on(feiten)
    assert ("pv-14", "gebeurtenis", "wissel-1", 1) in {p.sleutel for p in first.punten}
    after = na(feiten, first)
    second = plan_on(after)
    assert {p.sleutel for p in second.punten} == {p.sleutel for p in first.punten}
    assert not second.vervalt


@pytest.mark.parametrize("reden", list(Ronde))
@pytest.mark.parametrize("soort", sorted({str(s) for item in ITEMS for s in item.opnieuw_bij}))
def test_a_change_and_then_a_new_round_leave_the_plan_still(soort: str, reden: Ronde) -> None:
    """The new round opens the done line anew: what the change had opened beside it lapses at once."""
    feiten = dossier(gebeurtenissen=())
    done = {item.id.replace("-", "_"): Staat.GEDAAN for item in ITEMS if item.opnieuw_bij}
    feiten = na(feiten, plan_on(feiten), date(2026, 5, 1), **done)
    feiten = replace(feiten, gebeurtenissen=(GebeurtenisFeit("e-1", soort, date(2026, 6, 1), {}),))
    feiten = na(feiten, plan_on(feiten))
    feiten = replace(feiten, rondes=(RondeFeit(2, reden, date(2026, 6, 10)),))
    first = plan_on(feiten)
    second = plan_on(na(feiten, first))
    assert {p.sleutel for p in second.punten} == {p.sleutel for p in first.punten}
    assert not second.vervalt
