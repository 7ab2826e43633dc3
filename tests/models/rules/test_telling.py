"""Who counts for the taakstelling as a dossier knows it, and what has to be done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.rules.telling import DOEN, Mens, kind_of, standing
from models.rules.toewijzing import Soort
from models.values import StapSoort

DAG = date(2026, 6, 15)
EERDER = date(2026, 6, 1)
THUIS = Mens("azc", gehuisvest_op=EERDER)


def _code(mens: Mens) -> str:
    return standing(mens, DAG).reden.code


def test_a065_by_koppeling_only_the_departure_is_waited_for() -> None:
    assert _code(Mens("azc")) == "telt_nog_niet_gehuisvest"
    waiting = standing(THUIS, DAG)
    assert (waiting.telt, waiting.doen) == (False, StapSoort.UITGESCHREVEN)
    assert standing(replace(THUIS, uitgeschreven_op=DAG), DAG).telt


@pytest.mark.parametrize("route", ["zelfhuisvester", "overig"])
def test_a066_outside_a_koppeling_the_gemeente_reports_itself(route: str) -> None:
    mens = Mens(route, gehuisvest_op=EERDER, uitgeschreven_op=EERDER)
    found = standing(mens, DAG)
    assert (found.telt, found.reden.code, found.doen) == (False, "telt_nog_niet_gemeld", StapSoort.GEMELD)
    assert standing(replace(mens, gemeld_op=DAG), DAG).telt


def test_a067_a_report_of_the_gemeente_does_not_make_an_amv_count() -> None:
    amv = Mens("azc", amv=True, gehuisvest_op=EERDER, gemeld_op=EERDER, uitgeschreven_op=EERDER)
    found = standing(amv, DAG)
    assert (found.telt, found.doen) == (False, StapSoort.NIDOS)
    assert standing(replace(amv, nidos_op=DAG), DAG).telt


def test_a094_each_kind_is_found_in_the_route_and_the_person() -> None:
    assert kind_of(Mens("amv")) is Soort.AMV
    assert kind_of(Mens("hervestigd")) is Soort.HERVESTIGD
    assert kind_of(Mens("rtb", amv=True)) is Soort.RTB
    assert kind_of(Mens("azc")) is Soort.STATUSHOUDER
    assert kind_of(Mens("azc", nareiziger=True, eigen_koppeling=True)) is Soort.NAREIZIGER


def test_a101_a_nareiziger_counts_too_by_a_koppeling_or_by_a_report() -> None:
    own = Mens("azc", nareiziger=True, eigen_koppeling=True, gehuisvest_op=EERDER)
    assert standing(own, DAG).doen is StapSoort.UITGESCHREVEN
    alone = replace(own, eigen_koppeling=False)
    assert standing(alone, DAG).doen is StapSoort.GEMELD
    assert standing(replace(alone, gemeld_op=DAG), DAG).telt


def test_a102_who_is_coupled_elsewhere_does_not_count_here_and_nothing_is_to_be_done() -> None:
    found = standing(replace(THUIS, elders=True, uitgeschreven_op=DAG), DAG)
    assert (found.telt, found.reden.code, found.doen) == (False, "telt_niet_gekoppeld_elders", None)


def test_a103_counted_once_is_counted_for_good_and_never_twice() -> None:
    here = replace(THUIS, geteld_op=EERDER)
    assert (standing(here, DAG).telt, standing(here, DAG).op) == (True, EERDER)
    before = replace(THUIS, geteld_op=date(2025, 1, 1), geteld_hier=False, uitgeschreven_op=DAG)
    assert (standing(before, DAG).telt, _code(before)) == (False, "telt_niet_eerder_geteld")


def test_a203_a_temporary_place_that_counts_needs_no_departure() -> None:
    assert standing(replace(THUIS, tijdelijke_plek_telt=True), DAG).telt
    assert not standing(replace(THUIS, route="rtb", tijdelijke_plek_telt=True), DAG).telt


def test_a_child_born_in_the_gezin_is_no_part_of_the_taakstelling() -> None:
    assert _code(replace(THUIS, geboren_hier=True, uitgeschreven_op=DAG)) == "telt_niet_geboren"


def test_every_step_that_is_asked_for_is_a_step_of_counting() -> None:
    assert set(DOEN.values()) == {StapSoort.GEMELD, StapSoort.NIDOS, StapSoort.UITGESCHREVEN}
