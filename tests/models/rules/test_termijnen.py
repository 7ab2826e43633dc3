"""Terms: anchor and distance, joiners, pauses, extensions, and the steps that explain them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.content import Termijn
from models.rules.ankers import Gevonden
from models.rules.feiten import PauzeFeit
from models.rules.termijnen import (
    Afleiding,
    Stap,
    Termijnuitkomst,
    Vraag,
    compute_termijn,
    dump_afleiding,
    load_afleiding,
    load_kop,
)
from models.values import Anker, AnkerStand, Herkomst
from tests.models.rules.bouw import VasteCijfers, inhoud

REGELS = inhoud().feestdagen
DAGEN = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def term(
    anker: Anker = Anker.TEKENDATUM,
    offset: str = "+14d",
    stand: AnkerStand = AnkerStand.WERKELIJK,
    **anders: object,
) -> Termijn:
    return Termijn(anker=anker, stand=stand, offset=offset, **anders)  # type: ignore[arg-type] # a builder


def date_of(
    termijn: Termijn,
    werkelijk: date | None = None,
    gepland: date | None = None,
    cijfers: dict[str, int | None] | None = None,
    **anders: object,
) -> Termijnuitkomst:
    found = Gevonden(termijn.anker, gepland, werkelijk, "uid-1")
    return compute_termijn(Vraag(termijn, found, **anders), VasteCijfers(cijfers or {}), REGELS)  # type: ignore[arg-type] # a builder


@pytest.mark.parametrize(
    ("anker", "instelling", "van", "tot"),
    [
        (Anker.VERGUNNING, "termijn_koppeling_dagen", date(2026, 3, 2), date(2026, 3, 16)),
        (Anker.KOPPELING, "termijn_woonruimte_dagen", date(2026, 3, 16), date(2026, 5, 25)),
        (Anker.TEKENDATUM, "termijn_verhuizing_dagen", date(2026, 5, 25), date(2026, 6, 8)),
        (Anker.HUISVESTINGSGESPREK, "vergunninghoudergesprek_dagen", date(2026, 3, 2), date(2026, 3, 16)),
        (Anker.WEIGERING, "weigering_toets_dagen", date(2026, 6, 1), date(2026, 6, 15)),
        (Anker.UITSPRAAK, "nieuwe_kandidaat_dagen", date(2026, 6, 10), date(2026, 6, 24)),
        (Anker.BERICHT_NAREIS, "nareis_blokkade_maanden", date(2026, 1, 10), date(2026, 4, 10)),
        (Anker.TEKENDATUM, "begeleiding_min_maanden", date(2026, 3, 10), date(2027, 3, 10)),
        (Anker.VERGUNNING, "brp_melding_werkdagen", date(2026, 3, 27), date(2026, 4, 7)),
    ],
)
def test_the_terms_of_the_documents_come_out(anker: Anker, instelling: str, van: date, tot: date) -> None:
    """A036, A037, A038, A045, A105, A106, A097, A004 (A011, A140), A111."""
    uitkomst = date_of(term(anker, "", instelling=instelling, herkomst=Herkomst.DOCUMENT), van)
    assert (uitkomst.datum, uitkomst.hard) == (tot, True)


def test_the_three_terms_make_fourteen_weeks() -> None:
    """A039: 14 + 70 + 14 = 98 days, as an average per gemeente."""
    assert date(2026, 3, 2) + timedelta(days=98) == date(2026, 6, 8)


def test_a_figure_of_another_day_gives_another_term_and_names_itself() -> None:
    uitkomst = date_of(
        term(Anker.KOPPELING, "", instelling="termijn_woonruimte_dagen"),
        date(2026, 3, 16),
        cijfers={"termijn_woonruimte_dagen": 56},
    )
    assert uitkomst.datum == date(2026, 5, 11)
    stap = uitkomst.stappen[1]
    assert stap.code == "waarom_instelling"
    assert dict(stap.params)["uid"] == "anders:termijn_woonruimte_dagen"


def test_a_figure_that_was_left_open_gives_no_date_and_says_so() -> None:
    uitkomst = date_of(
        term(Anker.KOPPELING, "", instelling="termijn_woonruimte_dagen"),
        date(2026, 3, 16),
        cijfers={"termijn_woonruimte_dagen": None},
    )
    assert (uitkomst.datum, uitkomst.stappen[-1].code) == (None, "waarom_cijfer_open")


def test_a_setting_before_its_anchor_counts_back() -> None:
    uitkomst = date_of(
        term(Anker.TEKENDATUM, "", instelling="termijn_verhuizing_dagen", teken=-1), date(2026, 6, 15)
    )
    assert uitkomst.datum == date(2026, 6, 1)


def test_without_its_anchor_a_line_has_no_date_and_says_what_it_waits_for() -> None:
    uitkomst = date_of(term(), gepland=date(2026, 6, 1))
    assert (uitkomst.datum, uitkomst.wacht_anker) == (None, "tekendatum")


def test_a_plan_is_enough_where_the_term_says_so_and_the_real_date_wins() -> None:
    termijn = term(offset="-7d", stand=AnkerStand.GEPLAND)
    assert date_of(termijn, gepland=date(2026, 6, 15)).datum == date(2026, 6, 8)
    assert date_of(termijn, date(2026, 6, 20), date(2026, 6, 15)).datum == date(2026, 6, 13)


def test_an_item_without_a_term_has_no_date_and_waits_for_nothing() -> None:
    uitkomst = compute_termijn(Vraag(None, None), VasteCijfers(), REGELS)
    assert uitkomst == Termijnuitkomst()


def test_an_unknown_anchor_is_waited_for() -> None:
    assert compute_termijn(Vraag(term(), None), VasteCijfers(), REGELS).wacht_anker == "tekendatum"


def test_a_joiner_takes_the_later_of_anchor_and_joining() -> None:
    assert date_of(term(), date(2026, 1, 10), erbij=date(2026, 6, 1)).datum == date(2026, 6, 15)
    assert date_of(term(), date(2026, 6, 10), erbij=date(2026, 6, 1)).datum == date(2026, 6, 24)


def test_a_joiner_is_never_late_on_arrival() -> None:
    """pv-08, pv-10, ve-08, ve-20: zero or negative distance gives joining + 14 days at least."""
    uitkomst = date_of(term(offset="-7d"), date(2026, 1, 10), erbij=date(2026, 6, 1))
    assert uitkomst.datum == date(2026, 6, 15)
    assert uitkomst.stappen[-1].code == "waarom_erbij_minimaal"


def test_a_joiner_long_before_the_anchor_keeps_the_ordinary_date() -> None:
    assert date_of(term(offset="-7d"), date(2026, 9, 1), erbij=date(2026, 6, 1)).datum == date(2026, 8, 25)


def test_without_the_figure_a_joiner_still_has_fourteen_days() -> None:
    uitkomst = date_of(
        term(offset=""),
        date(2026, 1, 1),
        erbij=date(2026, 6, 1),
        cijfers={"later_erbij_minimaal_dagen": None},
    )
    assert uitkomst.datum == date(2026, 6, 15)


PAUZE = PauzeFeit(date(2026, 6, 1), date(2026, 6, 11))


@pytest.mark.parametrize(
    ("anker", "dagen"),
    [
        (date(2026, 5, 25), 10),  # running when the clock stopped
        (date(2026, 5, 10), 0),  # already due on 24 May
        (date(2026, 6, 1), 0),  # hangs on what stopped the clock
        (date(2026, 6, 5), 0),  # happened in the pause
    ],
)
def test_a_pause_adds_its_real_days_to_what_was_running(anker: date, dagen: int) -> None:
    uitkomst = date_of(term(), anker, pauzes=(PAUZE,))
    assert uitkomst.datum == anker + timedelta(days=14 + dagen)


def test_two_pauses_add_up_even_when_the_second_comes_in_the_extra_days() -> None:
    second = PauzeFeit(date(2026, 6, 15), date(2026, 6, 18))
    uitkomst = date_of(term(), date(2026, 5, 25), pauzes=(second, PAUZE))
    assert uitkomst.datum == date(2026, 6, 8) + timedelta(days=13)


def test_a_pause_that_still_runs_adds_nothing_yet() -> None:
    open_ = PauzeFeit(date(2026, 6, 1))
    assert date_of(term(), date(2026, 5, 25), pauzes=(open_,)).datum == date(2026, 6, 8)


def test_a_birthday_does_not_wait_for_a_pause() -> None:
    uitkomst = date_of(term(Anker.VERJAARDAG18, "+14d"), date(2026, 5, 25), pauzes=(PAUZE,))
    assert uitkomst.datum == date(2026, 6, 8)


def test_an_extension_adds_its_days_and_says_so() -> None:
    uitkomst = date_of(term(), date(2026, 5, 25), extra_dagen=5)
    assert uitkomst.datum == date(2026, 6, 13)
    assert uitkomst.stappen[-1] == Stap.of("waarom_verlenging", date(2026, 6, 13), dagen=5)


def test_an_extension_of_a_line_without_a_date_changes_nothing() -> None:
    assert date_of(term(), extra_dagen=5).datum is None


@given(DAGEN, DAGEN, st.sampled_from(["-14d", "-1d", "", "+2wd", "+14d", "+3m"]))
def test_a_joiner_never_has_a_term_before_joining(anker: date, erbij: date, offset: str) -> None:
    uitkomst = date_of(term(offset=offset), anker, erbij=erbij)
    assert uitkomst.datum is not None
    assert uitkomst.datum >= erbij


@given(DAGEN, st.lists(st.tuples(DAGEN, st.integers(0, 30)), max_size=4))
def test_a_pause_never_brings_a_term_forward(anker: date, pauzes: list[tuple[date, int]]) -> None:
    stil = tuple(PauzeFeit(van, van + timedelta(days=n)) for van, n in pauzes)
    zonder, met = date_of(term(), anker).datum, date_of(term(), anker, pauzes=stil).datum
    assert zonder is not None
    assert met is not None
    assert zonder <= met <= zonder + timedelta(days=sum(n for _, n in pauzes))


STAPPEN = st.builds(
    Stap,
    st.sampled_from(["waarom_anker", "waarom_pauze"]),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 9) | st.text(max_size=3)).map(
        lambda d: tuple(sorted(d.items()))
    ),
    st.none() | DAGEN,
)


@given(st.lists(STAPPEN, max_size=4).map(tuple), st.none() | DAGEN, st.sampled_from(["", "nagaan"]))
def test_a_derivation_is_read_back_as_it_was_stored(
    stappen: tuple[Stap, ...], gemaakt: date | None, begin: str
) -> None:
    text = dump_afleiding(Afleiding(stappen, gemaakt, begin))
    assert load_afleiding(text) == Afleiding(stappen, gemaakt, begin)
    assert load_kop(text) == (gemaakt, begin)


@pytest.mark.parametrize("text", ["", "{}"])
def test_an_empty_derivation_has_no_steps(text: str) -> None:
    assert load_afleiding(text) == Afleiding()
    assert load_kop(text) == (None, "")
