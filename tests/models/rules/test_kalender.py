"""The calendar: working days of the law, offsets, what to mind on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.kalender import (
    add_maanden,
    add_offset,
    add_werkdagen,
    halfjaar,
    halfjaar_voorbij,
    holidays,
    is_werkdag,
    let_op,
    parse_offset,
    unit_of,
)
from models.values import Eenheid, Offset
from tests.models.rules.bouw import inhoud

REGELS = inhoud().feestdagen
DAGEN = st.dates(date(2015, 1, 1), date(2045, 12, 31))


def test_five_working_days_skip_good_friday_and_easter_monday() -> None:
    """A111 (H §3.4.3): permit on Friday 27-03-2026 gives Tuesday 07-04-2026."""
    assert add_werkdagen(date(2026, 3, 27), 5, REGELS) == date(2026, 4, 7)


def test_the_fifth_of_may_is_free_every_year() -> None:
    """Algemene termijnenwet: not only in lustrum years (foundations 10)."""
    assert [is_werkdag(date(jaar, 5, 5), REGELS) for jaar in (2025, 2026, 2027)] == [False, False, False]


def test_koningsdag_moves_to_saturday_when_it_is_a_sunday() -> None:
    assert holidays(2031, REGELS)[date(2031, 4, 26)] == "koningsdag"
    assert date(2031, 4, 27) not in holidays(2031, REGELS)


@given(DAGEN, st.integers(-60, 60).filter(bool))
def test_a_working_day_term_never_lands_on_a_free_day(dag: date, aantal: int) -> None:
    assert is_werkdag(add_werkdagen(dag, aantal, REGELS), REGELS)


@given(DAGEN, st.integers(1, 40))
def test_going_on_and_back_from_a_working_day_returns(dag: date, aantal: int) -> None:
    start = add_werkdagen(dag, 1, REGELS)
    assert add_werkdagen(add_werkdagen(start, aantal, REGELS), -aantal, REGELS) == start


@given(DAGEN, st.integers(-40, 40), st.sampled_from(list(Eenheid)))
def test_a_later_day_never_gives_an_earlier_term(dag: date, aantal: int, eenheid: Eenheid) -> None:
    offset = Offset(aantal, eenheid)
    assert add_offset(dag, offset, REGELS) <= add_offset(dag + timedelta(days=1), offset, REGELS)


@given(DAGEN, st.integers(-40, 39), st.sampled_from(list(Eenheid)))
def test_a_longer_distance_never_gives_an_earlier_term(dag: date, aantal: int, eenheid: Eenheid) -> None:
    kort, lang = Offset(aantal, eenheid), Offset(aantal + 1, eenheid)
    assert add_offset(dag, kort, REGELS) <= add_offset(dag, lang, REGELS)


@given(DAGEN, st.integers(-60, 60))
def test_months_keep_the_day_or_take_the_last_of_the_month(dag: date, aantal: int) -> None:
    naar = add_maanden(dag, aantal)
    assert (naar.year * 12 + naar.month) - (dag.year * 12 + dag.month) == aantal
    assert naar.day == dag.day or (naar + timedelta(days=1)).day == 1


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert add_maanden(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_days_weeks_and_months_do_not_shift_on_a_free_day() -> None:
    """A037: Whit Monday is shown, not shifted."""
    dag = add_offset(date(2026, 3, 16), Offset(70, Eenheid.DAGEN), REGELS)
    assert dag == date(2026, 5, 25)
    assert [(r.code, dict(r.params)) for r in let_op(dag, REGELS)] == [
        ("let_op_feestdag", {"feestdag": "tweede_pinksterdag"})
    ]


@pytest.mark.parametrize(
    ("dag", "codes"),
    [
        (date(2026, 6, 20), ["let_op_zaterdag"]),
        (date(2026, 6, 21), ["let_op_zondag"]),
        (date(2026, 6, 22), []),
        (date(2027, 12, 25), ["let_op_zaterdag", "let_op_feestdag"]),
    ],
)
def test_weekends_and_holidays_are_shown(dag: date, codes: list[str]) -> None:
    assert [r.code for r in let_op(dag, REGELS)] == codes


@pytest.mark.parametrize(
    ("tekst", "offset"),
    [
        ("", Offset(0, Eenheid.DAGEN)),
        ("-14d", Offset(-14, Eenheid.DAGEN)),
        ("+2wd", Offset(2, Eenheid.WERKDAGEN)),
        ("+10w", Offset(10, Eenheid.WEKEN)),
        ("-9m", Offset(-9, Eenheid.MAANDEN)),
    ],
)
def test_an_offset_is_read_as_it_is_written(tekst: str, offset: Offset) -> None:
    assert parse_offset(tekst) == offset


@pytest.mark.parametrize(
    ("code", "eenheid"),
    [
        ("termijn_woonruimte_dagen", Eenheid.DAGEN),
        ("brp_melding_werkdagen", Eenheid.WERKDAGEN),
        ("pip_weken", Eenheid.WEKEN),
        ("begeleiding_min_maanden", Eenheid.MAANDEN),
        ("groot_gezin_drempel", Eenheid.DAGEN),
    ],
)
def test_the_code_of_a_setting_names_its_unit(code: str, eenheid: Eenheid) -> None:
    assert unit_of(code) is eenheid


@given(DAGEN)
def test_a_half_year_has_ended_on_the_first_day_after_it(dag: date) -> None:
    einde = halfjaar_voorbij(halfjaar(dag))
    assert halfjaar(einde) != halfjaar(dag)
    assert halfjaar(einde - timedelta(days=1)) == halfjaar(dag)
