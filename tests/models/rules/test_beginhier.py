"""*Wij beginnen hier*: the check table of checklists-aanvulling 5, and the five rules one by one."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from models.rules.beginhier import Begin
from models.rules.feiten import DossierFeiten
from models.values import Anker, Fase, Staat, Waarheid
from tests.models.rules.bouw import (
    anker,
    dagen,
    dossier,
    gebeurtenis,
    inhoud,
    lines,
    na,
    one,
    persoon,
    plan_on,
)

B = date(2026, 6, 15)


def started(
    fase: Fase, koppeling: int, tekenen: int | None = None, verhuizing: int | None = None
) -> DossierFeiten:
    """A household that comes in on day B; numbers are days before B, vergunning = koppeling - 14."""
    ankers = [
        anker(Anker.VERGUNNING, B - dagen(koppeling + 14)),
        anker(Anker.KOPPELING, B - dagen(koppeling)),
    ]
    if tekenen is not None:
        ankers += [anker(Anker.TEKENDATUM, B - dagen(tekenen)), anker(Anker.HUURINGANG, B - dagen(tekenen))]
    if verhuizing is not None:
        ankers.append(anker(Anker.VERHUIZING, B - dagen(verhuizing)))
    return dossier(*ankers, begonnen_op=B, begin_hier=B, begin_fase=fase, fase=fase)


PRE = started(Fase.PRE_VESTIGING, 30)
VESTIGING = started(Fase.VESTIGING, 100, 40, 26)
INTEGRATIE = started(Fase.INTEGRATIE, 300, 230, 216)
TABEL = {"pre": PRE, "vestiging": VESTIGING, "integratie": INTEGRATIE}


def unconditional() -> set[str]:
    """The 68 items of the 145 that hold for every household with one adult."""
    return {
        item.id
        for item in inhoud().items.values()
        if item.huisdossier
        and not item.uit
        and not item.als
        and item.reikwijdte.value in ("huishouden", "persoon")
        and item.per_gebeurtenis is None
    }


def outcome(feiten: DossierFeiten) -> dict[str, str]:
    """Item -> what the start made of it, in the words of the check table."""
    found = {}
    for punt in plan_on(feiten, B).punten:
        if punt.item.id not in unconditional():
            continue
        if punt.begin in (Begin.BEWEZEN, Begin.VOOR_ONZE_TIJD, Begin.NAGAAN):
            found[punt.item.id] = punt.begin
        else:
            found[punt.item.id] = "met_datum" if punt.termijn.datum is not None else "zonder_datum"
    return found


def ids(text: str) -> set[str]:
    """`pv-04, pv-14…16` as item ids."""
    found = set()
    for part in text.split(", "):
        first, _, last = part.partition("…")
        prefix, number = first.split("-")
        found |= {f"{prefix}-{n:02d}" for n in range(int(number), int(last or number) + 1)}
    return found


def test_sixty_eight_of_the_items_hold_for_every_household() -> None:
    assert len(unconditional()) == 68


@pytest.mark.parametrize(
    ("start", "gedaan", "voor", "nagaan", "met", "zonder"),
    [("pre", 1, 4, 7, 5, 51), ("vestiging", 3, 31, 15, 17, 2), ("integratie", 3, 49, 9, 5, 2)],
)
def test_the_check_table_comes_out_as_written(
    start: str, gedaan: int, voor: int, nagaan: int, met: int, zonder: int
) -> None:
    telling = Counter(outcome(TABEL[start]).values())
    assert telling == {
        Begin.BEWEZEN.value: gedaan,
        Begin.VOOR_ONZE_TIJD.value: voor,
        Begin.NAGAAN.value: nagaan,
        "met_datum": met,
        "zonder_datum": zonder,
    }


VOOR = {
    "pre": "pv-04, pv-14…16",
    "vestiging": (
        "pv-02, pv-04, pv-05, pv-07, pv-09, pv-12…17, pv-19…21, pv-24, pv-27, pv-32, pv-35…38, ve-07, ve-09, "
        "ve-11, ve-12, ve-15, ve-17, ve-21, ve-25, ve-30, ve-49"
    ),
    "integratie": (
        "pv-02, pv-04, pv-05, pv-07, pv-09, pv-12…17, pv-19…21, pv-24, pv-27, pv-32, pv-35…38, ve-01, ve-05, "
        "ve-07, ve-09…12, ve-15, ve-17, ve-18, ve-21, ve-24, ve-25, ve-28, ve-30, ve-37…39, ve-41, ve-49, "
        "ve-50, ve-52, ve-53, ve-55, in-11, in-13, in-14, in-18"
    ),
}
NAGAAN = {
    "pre": "pv-02, pv-07, pv-11…13, pv-18, pv-20",
    "vestiging": (
        "pv-08, pv-11, pv-18, pv-22, ve-01, ve-05, ve-06, ve-10, ve-16, ve-18, ve-23, ve-24, ve-28, "
        "ve-35, ve-40"
    ),
    "integratie": "pv-08, pv-11, pv-18, pv-22, ve-06, ve-16, ve-23, ve-35, ve-40",
}


@pytest.mark.parametrize("start", list(TABEL))
def test_the_lists_of_the_check_table_come_out_item_by_item(start: str) -> None:
    found = outcome(TABEL[start])
    assert {i for i, u in found.items() if u == Begin.VOOR_ONZE_TIJD} == ids(VOOR[start])
    assert {i for i, u in found.items() if u == Begin.NAGAAN} == ids(NAGAAN[start])


@pytest.mark.parametrize("start", list(TABEL))
def test_no_line_is_late_on_day_b(start: str) -> None:
    for punt in plan_on(TABEL[start], B).punten:
        if not punt.voor_onze_tijd and punt.begin != Begin.BEWEZEN:
            assert punt.termijn.datum is None or punt.termijn.datum >= B, punt.sleutel


def test_what_is_still_to_check_gets_fourteen_days_and_is_never_red() -> None:
    punt = one(plan_on(VESTIGING, B), "ve-06")
    assert (punt.begin, punt.termijn.datum, punt.termijn.hard) == (Begin.NAGAAN, B + dagen(14), False)


def test_a_proved_line_carries_the_date_that_proves_it() -> None:
    punt = one(plan_on(VESTIGING, B), "ve-33")
    assert (punt.begin, punt.gedaan_op) == (Begin.BEWEZEN, B - dagen(26))


def test_a_proof_that_is_taken_back_opens_the_line_again() -> None:
    feiten = na(VESTIGING, plan_on(VESTIGING, B), B)
    zonder = tuple(a for a in feiten.ankers if a.soort is not Anker.VERHUIZING)
    later = dossier(
        *zonder, **{n: getattr(feiten, n) for n in ("punten", "begin_hier", "begin_fase", "fase")}
    )
    assert one(plan_on(later, B), "ve-33").begin != Begin.BEWEZEN


def test_a_running_term_of_an_earlier_phase_stays_open_with_its_date() -> None:
    """Rule 2: pv-54, ve-59, ve-64, ve-65 of an earlier phase stay (aanvulling 5)."""
    jongere = persoon(geboren=date(2009, 1, 1), is_amv=True)
    feiten = dossier(
        *INTEGRATIE.ankers,
        personen=(jongere,),
        begonnen_op=B,
        begin_hier=B,
        begin_fase=Fase.INTEGRATIE,
        fase=Fase.INTEGRATIE,
    )
    punt = one(plan_on(feiten, B), "pv-54")
    assert (punt.begin, punt.termijn.datum) == (Begin.OPEN, date(2026, 10, 1))


def test_a_later_phase_is_never_before_our_time() -> None:
    """Rule 5: a date of a later phase before B becomes B + 14 days."""
    feiten = dossier(
        *PRE.ankers,
        anker(Anker.TEKENDATUM, gepland=B - dagen(3)),
        begonnen_op=B,
        begin_hier=B,
        begin_fase=Fase.PRE_VESTIGING,
    )
    punt = one(plan_on(feiten, B), "ve-07")
    assert (punt.begin, punt.termijn.datum) == (Begin.NAGAAN, B + dagen(14))


def test_going_on_to_the_next_phase_does_not_make_lines_vanish_before_our_time() -> None:
    feiten = na(PRE, plan_on(PRE, B), B)
    verder = dossier(
        *feiten.ankers,
        punten=feiten.punten,
        begonnen_op=B,
        begin_hier=B,
        begin_fase=Fase.PRE_VESTIGING,
        fase=Fase.VESTIGING,
    )
    assert one(plan_on(verder, B + dagen(60)), "pv-11").begin == Begin.NAGAAN


def test_a_line_opened_all_the_same_stays_open() -> None:
    feiten = na(VESTIGING, plan_on(VESTIGING, B), B)
    toch = tuple(
        p
        if p.sleutel[0] != "pv-16"
        else p.__class__(p.sleutel, p.nummer, p.versie, p.herkomst, begin=p.begin)
        for p in feiten.punten
    )
    open_ = dossier(
        *feiten.ankers,
        punten=toch,
        begonnen_op=B,
        begin_hier=B,
        begin_fase=Fase.VESTIGING,
        fase=Fase.VESTIGING,
    )
    punt = one(plan_on(open_, B), "pv-16")
    assert (punt.begin, punt.voor_onze_tijd, punt.termijn.datum) == (Begin.TOCH, False, B + dagen(14))
    weer = one(plan_on(na(open_, plan_on(open_, B), B), B + dagen(1)), "pv-16")
    assert weer.begin == Begin.TOCH


def test_who_joins_after_day_b_gets_lines_as_in_any_dossier() -> None:
    erbij = persoon("b", van=B + dagen(10), reden_in="nareis")
    feiten = dossier(
        *VESTIGING.ankers,
        personen=(persoon(), erbij),
        begonnen_op=B,
        begin_hier=B,
        begin_fase=Fase.VESTIGING,
        fase=Fase.VESTIGING,
    )
    van_b = [p for p in lines(plan_on(feiten, B + dagen(10)), "pv-10") if p.sleutel[2] == "b"]
    assert [(p.begin, p.termijn.datum) for p in van_b] == [("", B + dagen(24))]


def test_an_event_of_before_that_is_put_in_is_still_running() -> None:
    feiten = dossier(
        *VESTIGING.ankers,
        gebeurtenissen=(gebeurtenis("schade", B - dagen(20)),),
        begonnen_op=B,
        begin_hier=B,
        begin_fase=Fase.INTEGRATIE,
        fase=Fase.INTEGRATIE,
    )
    punt = one(plan_on(feiten, B), "ve-58")
    assert (punt.begin, punt.termijn.datum) == (Begin.NAGAAN, B + dagen(14))


def test_an_unknown_condition_of_an_earlier_phase_asks_nothing() -> None:
    found = {p.item.id: p for p in plan_on(INTEGRATIE, B).punten}
    assert found["ve-04"].voor_onze_tijd  # overname unknown
    assert found["in-22"].nog_te_bepalen == "handmatig"


def test_the_first_line_of_a_period_begins_with_day_b() -> None:
    assert [p.sleutel[2] for p in lines(plan_on(INTEGRATIE, B), "in-25")] == ["2026-1"]


def test_a_person_who_is_working_on_a_line_is_not_overruled() -> None:
    feiten = na(VESTIGING, plan_on(VESTIGING, B), B, ve_17=Staat.WACHT)
    punt = one(plan_on(feiten, B), "ve-17")
    assert (punt.begin, punt.voor_onze_tijd) == (Begin.OPEN, False)


def test_bijstand_that_is_told_later_brings_the_old_application_before_our_time() -> None:
    feiten = dossier(
        *INTEGRATIE.ankers,
        begonnen_op=B,
        begin_hier=B,
        begin_fase=Fase.INTEGRATIE,
        fase=Fase.INTEGRATIE,
        bijstand=Waarheid.JA,
    )
    assert one(plan_on(feiten, B), "ve-13").voor_onze_tijd


def test_a_line_opened_all_the_same_takes_its_own_later_date() -> None:
    feiten = na(VESTIGING, plan_on(VESTIGING, B), B)
    toch = tuple(replace(p, voor_onze_tijd=False) if p.sleutel[0] == "ve-17" else p for p in feiten.punten)
    ankers = (*feiten.ankers[:-1], anker(Anker.VERHUIZING, B + dagen(20)))
    punt = one(plan_on(replace(feiten, punten=toch, ankers=ankers), B + dagen(20)), "ve-17")
    assert (punt.begin, punt.termijn.datum) == (Begin.TOCH, B + dagen(34))


def test_the_figure_for_checking_can_be_left_open_or_changed() -> None:
    assert one(
        plan_on(VESTIGING, B, cijfers={"nagaan_bij_start_dagen": 7}), "ve-06"
    ).termijn.datum == B + dagen(7)
    leeg = plan_on(VESTIGING, B, cijfers={"nagaan_bij_start_dagen": None})
    assert one(leeg, "ve-06").termijn.datum == B + dagen(14)


def test_what_is_due_on_day_b_itself_is_still_running() -> None:
    punt = one(plan_on(started(Fase.PRE_VESTIGING, 70), B), "pv-27")
    assert (punt.begin, punt.termijn.datum) == (Begin.OPEN, B)


def test_an_earlier_phase_without_a_date_is_checked_for_what_still_costs_something() -> None:
    """Rule 3: the fixed list, of an earlier phase with a passed or unknown date."""
    found = {p.item.id: p.begin for p in plan_on(started(Fase.VESTIGING, 100), B).punten}
    assert (found["pv-08"], found["pv-22"]) == (Begin.NAGAAN, Begin.NAGAAN)
    assert found["pv-24"] == Begin.VOOR_ONZE_TIJD
    assert found["ve-06"] == Begin.OPEN  # the current phase waits for its date
