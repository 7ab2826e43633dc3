"""Another half-year in the form of an agreement brings its own figures (A074-A076)."""

from __future__ import annotations

from models.queries.herverdeling import HerverdelingRow
from tests.builders import T0
from views.gemeente.herverdeling_lijnen import gekozen

RIJ = HerverdelingRow(
    gemeente_uid="g",
    gemeente="Wilgenrade",
    vandaag=T0,
    drempel=5,
    halfjaren=("2026-1", "2026-2", "2025-2"),
    taakstellingen=(("2026-1", 32), ("2026-2", 1040)),
    gekoppeld=(("2026-1", 9),),
    wacht=0,
    past=(),
    afspraken=(),
)


def test_a075_our_own_figures_are_those_of_the_half_year_that_is_chosen() -> None:
    assert gekozen(RIJ, "2026-2", {"gemeente_1": "Wilgenrade"}) == {
        "taakstelling_1": "1.040",
        "gekoppeld_1": "0",
    }
    assert gekozen(RIJ, "2026-1", {"gemeente_1": "wilgenrade "}) == {
        "taakstelling_1": "32",
        "gekoppeld_1": "9",
    }


def test_what_another_gemeente_told_stays() -> None:
    told = {"gemeente_1": "Buurdorp", "taakstelling_1": "12", "gemeente_3": "Wilgenrade"}

    assert gekozen(RIJ, "2026-2", told) == {"taakstelling_3": "1.040", "gekoppeld_3": "0"}
    assert gekozen(RIJ, "2026-2", {"gemeente_1": "Buurdorp"}) == {}
