"""The plan of a regeldag: judged, made, kept where it can be, and explained where it does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.content.loader import load_content
from models.rules.dagplan import (
    Bezoek,
    Fout,
    PlanDag,
    PlanGezin,
    PlanLoket,
    check_plan,
    desk_rows,
    end_of,
    span_of_visits,
    start_of,
)
from models.rules.dagplanner import Uitkomst, plan_day
from models.rules.dagraad import advise
from models.rules.klokuren import clock_of, minutes_of, read_clock, read_span, span_of, without
from resources.sentences import CODES

ACHT, NEGEN, VIJF = 8 * 60, 9 * 60, 17 * 60
PAUZE = ((12 * 60 + 30, 13 * 60),)
GEWOON = ("L1", "L2", "L4", "L3", "L7", "L5", "L6", "L8", "L9")


def _loketten(
    order: tuple[str, ...] = GEWOON,
    *,
    minuten: int = 20,
    eind: int = VIJF,
    plekken: Mapping[str, int] | None = None,
) -> tuple[PlanLoket, ...]:
    """The loketten of the shipped content, with what must come first (checklists-aanvulling 3)."""
    content = load_content().loketten
    first = {"L2": frozenset({"L1"})} if order.index("L1") < order.index("L2") else {"L1": frozenset({"L2"})}
    return tuple(
        PlanLoket(
            code,
            minuten,
            without(((NEGEN, eind),), PAUZE),
            (plekken or {}).get(code, 1),
            na=(frozenset(content[code].na) | first.get(code, frozenset())) & frozenset(order),
            liever_na=frozenset(content[code].liever_na),
        )
        for code in order
    )


def _gezin(uid: str, lok: tuple[PlanLoket, ...], *, klein: bool = False, **vast: int) -> PlanGezin:
    return PlanGezin(
        uid,
        tuple(
            Bezoek(one.code, one.minuten, frozenset({f"{uid}-a"}), vast.get(one.code), one.code in vast)
            for one in lok
        ),
        klein,
        NEGEN,
        VIJF,
    )


def _dag(lok: tuple[PlanLoket, ...], *gezinnen: PlanGezin, **velden: int) -> PlanDag:
    return PlanDag(NEGEN, VIJF, lok, gezinnen, **velden)


def _codes(dag: PlanDag, *, ernst: bool | None = None) -> list[str]:
    return [fout.code for fout in check_plan(dag) if ernst is None or fout.ernst is ernst]


def _times(uitkomst: Uitkomst, uid: str) -> dict[str, int]:
    return {code: minute for (gezin, code), minute in uitkomst.tijden.items() if gezin == uid}


def _whole(uitkomst: Uitkomst) -> None:
    assert uitkomst.over == ()
    assert _codes(uitkomst.dag, ernst=True) == []


# --- judging ----------------------------------------------------------------------------------------------

BUREAU = PlanLoket("L2", 20, ((NEGEN, 12 * 60),))
TEKENEN = PlanLoket("L1", 20, ((NEGEN, 12 * 60),), na=frozenset({"L2"}), reis=10)


def _at(uid: str, l1: int | None, l2: int | None, mens: str = "") -> PlanGezin:
    who = frozenset({mens or uid})
    return PlanGezin(uid, (Bezoek("L1", 20, who, l1), Bezoek("L2", 20, who, l2)), van=NEGEN, tot=12 * 60)


def test_a_good_plan_has_nothing_wrong() -> None:
    dag = _dag((BUREAU, TEKENEN), _at("a", NEGEN + 40, NEGEN), _at("b", NEGEN + 70, NEGEN + 20))

    assert check_plan(dag) == ()


@pytest.mark.parametrize(
    ("gezinnen", "fout"),
    [
        (
            (_at("a", None, NEGEN), _at("b", None, NEGEN + 10)),
            Fout("dagplan_loket_bezet", "b", "L2", "a", NEGEN + 10),
        ),
        ((_at("a", NEGEN + 10, NEGEN),), Fout("dagplan_gezin_dubbel", "a", "L1", "L2", NEGEN + 10)),
        ((_at("a", NEGEN, NEGEN + 60),), Fout("dagplan_volgorde", "a", "L1", "L2", NEGEN)),
        ((_at("a", None, 12 * 60 - 10),), Fout("dagplan_gesloten", "a", "L2", minuut=12 * 60 - 10)),
        (
            (replace(_at("a", None, NEGEN), van=NEGEN + 30),),
            Fout("dagplan_gezin_niet_dan", "a", "L2", minuut=NEGEN),
        ),
        (
            (_at("a", None, NEGEN, "x"), _at("b", NEGEN, None, "x")),
            Fout("dagplan_mens_dubbel", "b", "L1", "a", NEGEN),
        ),
    ],
)
def test_what_cannot_be_is_named(gezinnen: tuple[PlanGezin, ...], fout: Fout) -> None:
    found = check_plan(_dag((BUREAU, TEKENEN), *gezinnen))

    assert fout in found
    assert fout.code in CODES


def test_a_short_walk_is_a_remark_and_no_mistake() -> None:
    dag = _dag((BUREAU, TEKENEN), _at("a", NEGEN + 30, NEGEN))

    assert _codes(dag, ernst=True) == []
    assert _codes(dag, ernst=False) == ["dagplan_loopt_krap"]


def test_a_second_desk_helps_two_gezinnen_at_once() -> None:
    dag = _dag((replace(BUREAU, plekken=2), TEKENEN), _at("a", None, NEGEN), _at("b", None, NEGEN + 5))

    assert check_plan(dag) == ()
    assert desk_rows(dag) == {("a", "L2"): 0, ("b", "L2"): 1}


def test_a_gezin_with_a_small_child_that_stays_long_is_remarked() -> None:
    gezin = replace(_at("a", NEGEN + 150, NEGEN), klein=True)

    assert _codes(_dag((BUREAU, TEKENEN), gezin, klein_langst=120)) == ["dagplan_klein_lang"]
    assert _codes(_dag((BUREAU, TEKENEN), replace(gezin, klein=False), klein_langst=120)) == []


# --- planning ---------------------------------------------------------------------------------------------


def test_one_gezin_goes_past_all_loketten_in_the_order_of_the_day() -> None:
    """A058, K01: first the contract, then burgerzaken, then income; the woning last (A059)."""
    lok = _loketten()
    uitkomst = plan_day(_dag(lok, _gezin("a", lok)))

    _whole(uitkomst)
    times = _times(uitkomst, "a")
    assert sorted(times, key=lambda code: times[code]) == list(GEWOON)


@pytest.mark.parametrize("order", [GEWOON, ("L2", "L1", *GEWOON[2:])])
def test_the_order_of_signing_and_brp_is_that_of_the_day(order: tuple[str, ...]) -> None:
    """A113, K01: the order of the loketten can be set, and every gezin keeps it."""
    lok = _loketten(order)
    uitkomst = plan_day(_dag(lok, *(_gezin(f"g{nr}", lok) for nr in range(6))))

    _whole(uitkomst)
    for nr in range(6):
        times = _times(uitkomst, f"g{nr}")
        assert times[order[0]] < times[order[1]]


def test_a_loketdag_of_twenty_gezinnen_past_nine_loketten_fits() -> None:
    """A147: the 1-loketdag, all counters at one location."""
    lok = _loketten(minuten=15, plekken={"L9": 3})
    _whole(plan_day(_dag(lok, *(_gezin(f"g{nr:02d}", lok) for nr in range(20)))))


def test_a_gezin_with_a_small_child_waits_least() -> None:
    lok = _loketten()
    gezinnen = [_gezin(f"g{nr:02d}", lok, klein=nr == 11) for nr in range(12)]
    uitkomst = plan_day(_dag(lok, *gezinnen))

    _whole(uitkomst)
    spans = {gezin.uid: span_of_visits(gezin.bezoeken) for gezin in uitkomst.dag.gezinnen}
    least = 9 * 20 + 8 * 5
    assert spans["g11"] <= least + 25, "nothing but the break of the day"
    assert max(spans.values()) > least + 25, "others wait on such a day"


def test_a_time_that_a_person_set_stays_and_the_others_go_around_it() -> None:
    lok = _loketten()
    first = _gezin("a", lok, L4=14 * 60, L1=NEGEN + 30)
    uitkomst = plan_day(_dag(lok, first, _gezin("b", lok)))

    _whole(uitkomst)
    assert (_times(uitkomst, "a")["L4"], _times(uitkomst, "a")["L1"]) == (14 * 60, NEGEN + 30)


def test_set_times_that_cannot_be_stay_and_are_named() -> None:
    lok = _loketten()
    uitkomst = plan_day(_dag(lok, _gezin("a", lok, L1=NEGEN, L2=NEGEN + 10, L9=NEGEN + 60)))

    assert {"dagplan_gezin_dubbel"} <= set(_codes(uitkomst.dag, ernst=True))
    times = _times(uitkomst, "a")
    assert (times["L1"], times["L2"], times["L9"]) == (NEGEN, NEGEN + 10, NEGEN + 60)
    assert len(times) > 3


def test_somebody_who_is_in_two_gezinnen_is_never_at_two_places() -> None:
    lok = _loketten(("L1", "L2", "L6"))
    gezinnen = [
        replace(gezin, bezoeken=tuple(replace(b, mensen=frozenset({"oma"})) for b in gezin.bezoeken))
        for gezin in (_gezin("a", lok), _gezin("b", lok))
    ]
    _whole(plan_day(_dag(lok, *gezinnen)))


def test_a_small_change_changes_little() -> None:
    lok = _loketten()
    before = plan_day(_dag(lok, *(_gezin(f"g{nr}", lok) for nr in range(6))))
    more = replace(before.dag, gezinnen=(*before.dag.gezinnen, _gezin("nieuw", lok)))
    after = plan_day(more)

    _whole(after)
    assert {key: minute for key, minute in after.tijden.items() if key[0] != "nieuw"} == before.tijden


def test_who_is_moved_by_hand_moves_nobody_else() -> None:
    lok = _loketten()
    before = plan_day(_dag(lok, *(_gezin(f"g{nr}", lok) for nr in range(4))))
    moved = replace(
        before.dag,
        gezinnen=tuple(
            replace(
                gezin,
                bezoeken=tuple(
                    replace(b, van=15 * 60 + 30, vast=True) if b.loket == "L8" else b for b in gezin.bezoeken
                ),
            )
            if gezin.uid == "g0"
            else gezin
            for gezin in before.dag.gezinnen
        ),
    )
    after = plan_day(moved)

    _whole(after)
    assert after.tijden["g0", "L8"] == 15 * 60 + 30
    changed = {key[0] for key in before.tijden if before.tijden[key] != after.tijden[key]}
    assert changed == {"g0"}


def test_planning_anew_keeps_only_what_a_person_set() -> None:
    lok = _loketten(("L1", "L2"))
    late = PlanGezin("a", (Bezoek("L1", 20, van=15 * 60), Bezoek("L2", 20, van=16 * 60)), van=NEGEN, tot=VIJF)

    assert _times(plan_day(_dag(lok, late)), "a") == {"L1": 15 * 60, "L2": 16 * 60}
    assert _times(plan_day(_dag(lok, late), opnieuw=True), "a") == {"L1": NEGEN, "L2": NEGEN + 25}


# --- what does not fit ------------------------------------------------------------------------------------


def test_what_does_not_fit_is_explained_and_what_would_help_was_tried() -> None:
    lok = _loketten(minuten=15)
    dag = _dag(lok, *(_gezin(f"g{nr:02d}", lok) for nr in range(20)))
    uitkomst = plan_day(dag)
    help_ = advise(dag, uitkomst)

    assert {over.loket for over in uitkomst.over} == {"L9"}
    assert help_[0].code == "hulp_tafel"
    assert (help_[0].loket, help_[0].alles) == ("L9", True)
    two = replace(dag, loketten=tuple(replace(o, plekken=2) if o.code == "L9" else o for o in lok))
    assert len(uitkomst.over) - len(plan_day(two).over) == help_[0].meer
    assert advise(two, plan_day(two)) == ()


@pytest.mark.parametrize(
    ("dag", "reden"),
    [
        (_dag((PlanLoket("L2", 20, ()),), PlanGezin("a", (Bezoek("L2", 20),))), "gesloten"),
        (
            _dag(
                (PlanLoket("L1", 20, ((NEGEN, 12 * 60),)), PlanLoket("L2", 20, ((NEGEN, 12 * 60),))),
                PlanGezin("a", (Bezoek("L1", 20), Bezoek("L2", 20)), van=NEGEN, tot=NEGEN + 30),
            ),
            "krap",
        ),
        (
            _dag(
                (PlanLoket("L2", 20, ((NEGEN, NEGEN + 30),)),),
                PlanGezin("a", (Bezoek("L2", 20),)),
                PlanGezin("b", (Bezoek("L2", 20),)),
            ),
            "vol",
        ),
        (
            _dag(
                (
                    PlanLoket("L1", 20, ()),
                    PlanLoket("L5", 20, ((NEGEN, VIJF),), na=frozenset({"L1"})),
                ),
                PlanGezin("a", (Bezoek("L1", 20), Bezoek("L5", 20))),
            ),
            "na",
        ),
    ],
)
def test_why_a_visit_has_no_time(dag: PlanDag, reden: str) -> None:
    uitkomst = plan_day(dag)

    assert reden in {over.reden for over in uitkomst.over}
    assert f"dagplan_over_{reden}" in CODES


# --- any day ----------------------------------------------------------------------------------------------


@st.composite
def days(draw: st.DrawFn) -> PlanDag:
    """Any regeldag: some loketten with other hours, desks and lengths, gezinnen with set times among them."""
    codes = tuple(draw(st.lists(st.sampled_from(GEWOON), min_size=1, max_size=5, unique=True)))
    lok = []
    for nr, code in enumerate(codes):
        van = draw(st.sampled_from((NEGEN, NEGEN + 17, 13 * 60)))
        lok.append(
            PlanLoket(
                code,
                draw(st.sampled_from((10, 15, 22, 45))),
                without(((van, VIJF),), draw(st.sampled_from(((), PAUZE)))),
                draw(st.integers(1, 2)),
                draw(st.sampled_from((0, 10))),
                frozenset(draw(st.sets(st.sampled_from(codes[:nr])))) if nr else frozenset(),
            )
        )
    people = ("x", "y", "z")
    gezinnen = []
    for nr in range(draw(st.integers(1, 5))):
        visits = []
        for one in lok:
            if draw(st.integers(0, 3)):
                vast = draw(st.integers(0, 9)) == 0
                when = draw(st.integers(NEGEN, VIJF - 60)) if vast or not draw(st.integers(0, 3)) else None
                who = frozenset({f"g{nr}", *draw(st.sets(st.sampled_from(people), max_size=1))})
                visits.append(Bezoek(one.code, one.minuten, who, when, vast))
        gezinnen.append(
            PlanGezin(
                f"g{nr}", tuple(visits), draw(st.booleans()), NEGEN, draw(st.sampled_from((VIJF, 14 * 60)))
            )
        )
    return PlanDag(NEGEN, VIJF, tuple(lok), tuple(gezinnen))


@settings(max_examples=60)
@given(days())
def test_any_day_is_planned_without_a_clash_of_our_making(dag: PlanDag) -> None:
    uitkomst = plan_day(dag, rondes=6)
    tijden = uitkomst.tijden
    set_by_hand = {(g.uid, b.loket): b.van for g in dag.gezinnen for b in g.bezoeken if b.vast}

    assert {key: tijden.get(key) for key in set_by_hand} == set_by_hand
    wanted = {(g.uid, b.loket) for g in dag.gezinnen for b in g.bezoeken}
    assert tijden.keys() | {(o.gezin, o.loket) for o in uitkomst.over} == wanted
    for fout in check_plan(uitkomst.dag):
        if fout.ernst:
            mine = {(fout.gezin, fout.loket), (fout.gezin, fout.ander), (fout.ander, fout.loket)}
            assert mine & set_by_hand.keys(), fout
    assert plan_day(dag, rondes=6) == uitkomst


@settings(max_examples=30)
@given(days())
def test_a_plan_that_stands_is_left_as_it_is(dag: PlanDag) -> None:
    once = plan_day(dag, rondes=4)
    again = plan_day(once.dag, rondes=4)
    wrong = {fout.gezin for fout in check_plan(once.dag)}

    if not once.over and not wrong:
        assert again.tijden == once.tijden


# --- clock times ------------------------------------------------------------------------------------------


@given(st.integers(0, 24 * 60 - 1))
def test_a_clock_time_comes_back_as_it_was(minute: int) -> None:
    assert minutes_of(clock_of(minute)) == minute


@pytest.mark.parametrize(
    ("tekst", "minuut"),
    [
        ("9", 540),
        ("9:30", 570),
        ("0930", 570),
        ("9.30", 570),
        ("9 uur", 540),
        ("24:00", None),
        ("9:75", None),
    ],
)
def test_a_clock_time_is_typed_loosely(tekst: str, minuut: int | None) -> None:
    assert minutes_of(tekst) == minuut


def test_a_break_is_a_span_and_none_is_geen() -> None:
    assert span_of("12.30 - 13") == (750, 780)
    assert span_of("13-12") is None
    assert read_span("pauze", "12:30-13:00") == "12:30-13:00"
    assert read_span("pauze", "Geen") == "geen"
    assert read_clock("eind", "") == ""
    assert without(((ACHT, VIJF),), ((12 * 60, 13 * 60),)) == ((ACHT, 12 * 60), (13 * 60, VIJF))


def test_a_visit_ends_when_it_is_over() -> None:
    assert (start_of(Bezoek("L1", 20, van=NEGEN)), end_of(Bezoek("L1", 20, van=NEGEN))) == (NEGEN, NEGEN + 20)
    assert Bezoek("L1", 20).tot is None
