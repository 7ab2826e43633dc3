"""When gemeente and partners meet, and which points of the gemeente are due when."""

from __future__ import annotations

from datetime import date

import pytest

from models.content.loader import load_content
from models.rules.overleggen import (
    OverlegSoort,
    coming_of_age,
    due_points,
    local_halves,
    overleg_stand,
    period_of,
    quarter_end,
)

LOKAAL, REGIONAAL, AMV = OverlegSoort.LOKAAL, OverlegSoort.REGIONAAL, OverlegSoort.AMV


@pytest.mark.parametrize(
    ("vandaag", "late"), [(date(2026, 5, 20), False), (date(2026, 5, 21), False), (date(2026, 5, 22), True)]
)
def test_a022_the_regional_overleg_is_late_after_twelve_months(vandaag: date, late: bool) -> None:
    found = overleg_stand(REGIONAAL, [date(2025, 5, 21)], [], vandaag)
    assert (found.te_laat, found.voor) == (late, date(2026, 5, 21))


def test_a022_without_any_overleg_it_is_overdue_and_says_that_none_was_noted() -> None:
    found = overleg_stand(REGIONAAL, [], [], date(2026, 6, 15))
    assert (found.te_laat, found.reden.code) == (True, "overleg_nooit")


def test_what_is_planned_is_the_reason_that_is_told_also_when_that_is_too_late() -> None:
    day, held = date(2026, 6, 15), [date(2025, 7, 8)]
    good = overleg_stand(REGIONAAL, held, [date(2026, 7, 8)], day)
    assert (good.reden.code, dict(good.reden.params)) == ("overleg_gepland", {"dag": "2026-07-08"})
    assert not good.te_laat_gepland
    late = overleg_stand(REGIONAAL, held, [date(2026, 7, 9)], day)
    assert dict(late.reden.params) == {"dag": "2026-07-09", "uiterlijk": "2026-07-08"}
    assert (late.reden.code, late.te_laat_gepland, late.te_laat) == ("overleg_gepland_laat", True, False)


def test_a141_the_local_overleg_is_held_by_1_june_and_by_1_december() -> None:
    assert overleg_stand(LOKAAL, [date(2025, 11, 20)], [], date(2026, 6, 1)).te_laat is False
    late = overleg_stand(LOKAAL, [date(2025, 11, 20)], [], date(2026, 6, 2))
    assert (late.te_laat, late.voor, late.reden.code) == (True, date(2026, 6, 1), "overleg_laat_lokaal")
    assert overleg_stand(LOKAAL, [], [], date(2026, 11, 30)).voor == date(2026, 12, 1)


def test_a141_once_held_the_next_one_is_before_the_half_year_after() -> None:
    held = overleg_stand(LOKAAL, [date(2026, 5, 20)], [], date(2026, 5, 25))
    assert (held.te_laat, held.voor) == (False, date(2026, 12, 1))


@pytest.mark.parametrize("vandaag", [date(2026, 12, 20), date(2027, 1, 4), date(2027, 5, 31)])
def test_a141_a_late_local_overleg_counts_for_one_half_year(vandaag: date) -> None:
    """A141: held on 5 December it is that of 2027-1, also in January; that of 2027-2 is due by 1 June."""
    found = overleg_stand(LOKAAL, [date(2026, 12, 5)], [], vandaag)
    assert (found.te_laat, found.voor) == (False, date(2027, 6, 1))


def test_a141_each_local_overleg_belongs_to_one_half_year() -> None:
    in_time, late, again = date(2026, 5, 20), date(2026, 12, 4), date(2026, 12, 18)
    assert local_halves([late, in_time], 1) == {in_time: "2026-2", late: "2027-1"}
    assert local_halves([late, again], 1) == {late: "2027-1", again: "2027-2"}
    assert local_halves([late], 1, klaar={"2027-1"}) == {late: "2027-2"}, "that of 2027-1 was done already"
    assert local_halves([in_time], 1, klaar={"2026-2"}) == {in_time: "2026-2"}
    assert local_halves([late], 0) == {late: "2027-1"}
    assert overleg_stand(LOKAAL, [late, again], [], again).voor == date(2027, 12, 1)


def test_k08_regional_and_local_are_two_different_overleggen() -> None:
    """K08: a regional one in May does not stand in for the local one before 1 June."""
    day = date(2026, 6, 15)
    assert not overleg_stand(REGIONAAL, [date(2026, 5, 12)], [], day).te_laat
    assert overleg_stand(LOKAAL, [date(2025, 11, 12)], [], day).te_laat


def test_a177_the_overleg_about_youngsters_is_late_once_a_quarter_went_by_without() -> None:
    assert not overleg_stand(AMV, [date(2026, 1, 10)], [], date(2026, 6, 30)).te_laat
    assert overleg_stand(AMV, [date(2026, 1, 10)], [], date(2026, 7, 1)).te_laat
    assert overleg_stand(AMV, [date(2026, 7, 2)], [], date(2026, 7, 3)).voor == date(2026, 12, 31)
    assert quarter_end(2026, 4) == date(2026, 12, 31)


def test_a177_without_youngsters_the_overleg_about_them_is_not_late() -> None:
    day = date(2026, 6, 15)
    found = overleg_stand(AMV, [], [], day, nodig=False)
    assert (found.te_laat, found.voor, found.nodig) == (False, None, False)
    assert found.reden.code == "overleg_geen_amv"
    planned = overleg_stand(AMV, [], [day], day, nodig=False)
    assert (planned.gepland, planned.nodig, planned.reden.code) == (day, True, "overleg_gepland")
    assert not planned.te_laat


def test_a177_the_list_says_who_becomes_18_by_quarter() -> None:
    days = [
        ("eerder", date(2026, 3, 31)),
        ("voorbij", date(2026, 6, 14)),
        ("nu", date(2026, 6, 30)),
        ("straks", date(2026, 7, 1)),
        ("later", date(2026, 10, 1)),
    ]
    found = coming_of_age(days, date(2026, 6, 15))
    assert found == {
        (2026, 2): (("voorbij", date(2026, 6, 14)), ("nu", date(2026, 6, 30))),
        (2026, 3): (("straks", date(2026, 7, 1)),),
    }


@pytest.mark.parametrize(
    ("soort", "op", "periode"),
    [
        (LOKAAL, date(2026, 6, 1), "2026-2"),
        (LOKAAL, date(2026, 6, 2), "2027-1"),
        (LOKAAL, date(2026, 11, 30), "2027-1"),
        (REGIONAAL, date(2026, 6, 1), "2026"),
        (AMV, date(2026, 6, 1), "2026-K2"),
    ],
)
def test_an_overleg_counts_for_the_period_that_its_point_asks_for(
    soort: OverlegSoort, op: date, periode: str
) -> None:
    assert period_of(soort, op) == periode


def test_points_of_the_gemeente_come_by_the_calendar_and_none_from_before_our_time() -> None:
    items = load_content().items
    day, since = date(2026, 6, 15), date(2026, 1, 1)
    terms = {
        item_id: [(b.periode, b.termijn) for b in due_points(items[item_id], day, since)]
        for item_id in ("gm-01", "gm-04", "gm-06", "gm-08", "gm-09")
    }
    assert terms == {
        "gm-01": [("2026-2", date(2026, 6, 1))],
        "gm-04": [("2026", date(2026, 12, 31))],
        "gm-06": [("2026-1", date(2026, 6, 30))],
        "gm-08": [("2026-1", date(2026, 1, 1)), ("2026-2", date(2026, 7, 1))],
        "gm-09": [("2026-K1", date(2026, 3, 31)), ("2026-K2", date(2026, 6, 30))],
    }
    assert due_points(items["gm-12"], day, since) == ()
    with pytest.raises(ValueError, match="pv-01"):
        due_points(items["pv-01"], day, since)


def test_a179_the_raad_gets_a_nota_every_year() -> None:
    """A179: the nota of the year that was is late until it was sent, and that of this year comes."""
    (before, now) = due_points(load_content().items["gm-10"], date(2026, 3, 16), date(2025, 3, 1))

    assert [(one.periode, one.termijn, one.hard) for one in (before, now)] == [
        ("2025", date(2025, 12, 31), True),
        ("2026", date(2026, 12, 31), True),
    ]


def test_only_a_term_of_a_document_can_be_late() -> None:
    items = load_content().items
    hard = {i: due_points(items[i], date(2026, 6, 15), date(2026, 1, 1))[-1].hard for i in ("gm-01", "gm-06")}
    assert hard == {"gm-01": True, "gm-06": False}
