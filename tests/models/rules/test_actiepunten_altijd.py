"""Whatever happens to a dossier: what is done stays done, and planning twice changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from models.rules.feiten import DossierFeiten, PauzeFeit, PersoonFeit, RondeFeit
from models.values import Anker, Fase, Ronde, Staat, Waarheid
from tests.models.rules.bouw import (
    DOSSIER,
    JA,
    NEE,
    T0,
    WEER,
    anker,
    dagen,
    dossier,
    gebeurtenis,
    inhoud,
    lines,
    na,
    one,
    own_term,
    persoon,
    plan_on,
)

# --- whatever happens ---

MENSEN = st.lists(
    st.builds(
        lambda n, jaar, reden, weg: persoon(
            f"p{n}",
            geboren=date(jaar, 2, 3) if jaar else None,
            van=date(2026, 4, 1) if reden != "begin" else date(2026, 1, 1),
            reden_in=reden,
            tot=date(2026, 6, 1) if weg else None,
            reden_uit="vertrokken" if weg else "",
        ),
        st.integers(0, 5),
        st.sampled_from([0, 1980, 2008, 2013, 2019, 2024]),
        st.sampled_from(["begin", "geboren", "nareis", "ingetrokken"]),
        st.booleans(),
    ),
    max_size=5,
    unique_by=lambda p: p.uid,
).map(tuple)
WAAR = st.sampled_from(list(Waarheid))
ANKERS = st.lists(
    st.builds(
        lambda soort, dag, echt, ronde: anker(soort, dag if echt else None, gepland=dag, ronde=ronde),
        st.sampled_from([Anker.KOPPELING, Anker.TEKENDATUM, Anker.VERHUIZING, Anker.HUURINGANG]),
        st.dates(date(2026, 1, 1), date(2026, 9, 1)),
        st.booleans(),
        st.integers(1, 2),
    ),
    max_size=6,
    unique_by=lambda a: (a.soort, a.ronde),
).map(tuple)
EVENTS = st.lists(
    st.builds(
        gebeurtenis,
        st.sampled_from(
            ["signaal", "schade", "weigering", "kind_geboren", "familie_komt", "begeleider_wisselt"]
        ),
        st.dates(date(2026, 1, 1), T0),
        st.uuids().map(str),
    ),
    max_size=3,
).map(tuple)
FEITEN = st.builds(
    lambda ankers, personen, bijstand, overname, events, rondes, begin: dossier(
        *ankers,
        personen=personen,
        bijstand=bijstand,
        overname=overname,
        gebeurtenissen=events,
        rondes=rondes,
        begin_hier=T0 if begin else None,
        begin_fase=begin,
    ),
    ANKERS,
    MENSEN,
    WAAR,
    WAAR,
    EVENTS,
    st.sampled_from([(), WEER, (RondeFeit(2, Ronde.WEIGERING, date(2026, 5, 1)),)]),
    st.sampled_from([None, Fase.PRE_VESTIGING, Fase.INTEGRATIE]),
)


def said(feiten: DossierFeiten) -> dict[object, object]:
    return {
        p.sleutel: (p.staat, p.gedaan_op) for p in feiten.punten if p.afgerond and p.gedaan_door != "start"
    }


@given(FEITEN)
def test_planning_what_was_carried_out_changes_nothing(feiten: DossierFeiten) -> None:
    first = plan_on(feiten)
    feiten = na(feiten, first)
    second = plan_on(feiten)
    assert not second.vervalt
    assert {p.sleutel for p in second.punten} == {p.sleutel for p in first.punten}
    assert all(p.was is None for p in second.punten)
    assert {p.sleutel: p.termijn for p in second.punten} == {p.sleutel: p.termijn for p in first.punten}


@given(FEITEN, FEITEN, st.sampled_from(["ve_23", "pv_12", "pv_08", "pv_10", "ve_58"]))
def test_what_was_done_stays_done_whatever_happens_after(
    before: DossierFeiten, after: DossierFeiten, item: str
) -> None:
    feiten = na(before, plan_on(before), T0, **{item: Staat.GEDAAN})
    done = said(feiten)
    later = replace(after, punten=feiten.punten)
    uitkomst = plan_on(later, T0 + dagen(30))
    assert not set(done) & set(uitkomst.vervalt)
    assert said(na(later, uitkomst)).items() >= done.items()


@given(FEITEN, FEITEN)
def test_identities_are_never_doubled(before: DossierFeiten, after: DossierFeiten) -> None:
    feiten = na(before, plan_on(before), pv_12=Staat.GEDAAN, ve_45=Staat.GEDAAN)
    later = replace(after, punten=feiten.punten)
    uitkomst = plan_on(later)
    wanted = [p.sleutel for p in uitkomst.punten]
    assert len(set(wanted)) == len(wanted)
    taken = {p.sleutel for p in later.punten} - {p.was for p in uitkomst.punten if p.was}
    fresh = [
        p for p in uitkomst.punten if p.was is not None or p.sleutel not in {q.sleutel for q in later.punten}
    ]
    assert not {p.sleutel for p in fresh} & taken


@given(FEITEN)
def test_no_line_of_a_household_that_comes_in_is_late(feiten: DossierFeiten) -> None:
    if feiten.begin_hier is None:
        return
    for punt in plan_on(feiten).punten:
        if not punt.voor_onze_tijd and punt.begin not in ("bewezen", "") and not punt.nog_te_bepalen:
            assert punt.termijn.datum is None or punt.termijn.datum >= T0


def test_the_builder_knows_the_dossier() -> None:
    assert dossier().uid == DOSSIER
    assert isinstance(persoon(), PersoonFeit)


def test_a_lapsed_line_of_an_item_that_was_switched_off_does_not_come_back() -> None:
    feiten = dossier(overname=JA)
    feiten = replace(na(feiten, plan_on(feiten)), overname=NEE)
    feiten = replace(na(feiten, plan_on(feiten)), overname=JA)
    off = {"ve-04": msgspec.structs.replace(inhoud().items["ve-04"], uit=True)}
    assert lines(plan_on(feiten, items=off), "ve-04") == []


def test_a_pause_stands_still_from_its_first_day_until_it_runs_again() -> None:
    feiten = dossier(pauzes=(PauzeFeit(T0, T0 + dagen(2)),))
    assert [feiten.gepauzeerd(T0 + dagen(n)) for n in (-1, 0, 1, 2)] == [False, True, True, False]


def test_a_line_that_starts_a_round_by_itself_takes_its_day() -> None:
    los = msgspec.structs.replace(inhoud().items["pv-12"], termijn=own_term("pv-12", anker=Anker.RONDE_START))
    assert one(plan_on(dossier(), items={"pv-12": los}), "pv-12").termijn.datum is None
