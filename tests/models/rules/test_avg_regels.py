"""The pure rules of the AVG: sharing, the clock of a breach, the hint, counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.content.avg import load_gezondheid
from models.rules.datalek import Lekfeiten, LekStand, LekStap, breach_clock
from models.rules.delen import Deelfeit, may_share
from models.rules.gevoelig import HINT_BSN, HINT_GEZONDHEID, hint_of
from models.rules.tellen import Loop, Telling, Tijd, closings, housed, move, phases, still_days, times
from models.values import Deelpartij, Fase, Risico, Telsoort

DAG = date(2026, 6, 15)
NU = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)


# --- sharing ---


def test_without_a_line_nothing_may_be_shared_but_a_paper_without_names() -> None:
    assert not may_share((), Deelpartij.COA, DAG).ok
    assert may_share((), Deelpartij.COA, DAG).redenen[0].code == "deling_geen"
    assert may_share((), Deelpartij.COA, DAG, anoniem=True).ok


@pytest.mark.parametrize(
    ("feit", "code"),
    [
        (Deelfeit(Deelpartij.COA, date(2026, 7, 1)), "deling_later"),
        (Deelfeit(Deelpartij.COA, date(2026, 1, 1), date(2026, 6, 14)), "deling_voorbij"),
        (Deelfeit(Deelpartij.COA, date(2026, 1, 1), None, date(2026, 6, 15)), "deling_ingetrokken"),
        (Deelfeit(Deelpartij.GEM, date(2026, 1, 1)), "deling_geen"),
    ],
)
def test_a_line_that_does_not_fit_says_why(feit: Deelfeit, code: str) -> None:
    verdict = may_share((feit,), Deelpartij.COA, DAG)

    assert not verdict.ok
    assert [one.code for one in verdict.redenen] == [code]


def test_one_line_that_fits_is_enough_and_its_last_day_counts() -> None:
    old = Deelfeit(Deelpartij.COA, date(2025, 1, 1), date(2025, 12, 31))
    assert may_share((old, Deelfeit(Deelpartij.COA, DAG, DAG)), Deelpartij.COA, DAG).ok


def test_a_line_for_one_corporatie_does_not_hold_for_another() -> None:
    one = (Deelfeit(Deelpartij.COR, DAG, organisatie_uid="a"),)

    assert may_share(one, Deelpartij.COR, DAG, organisatie_uid="a").ok
    assert may_share(one, Deelpartij.COR, DAG).ok
    assert not may_share(one, Deelpartij.COR, DAG, organisatie_uid="b").ok
    assert may_share((Deelfeit(Deelpartij.COR, DAG),), Deelpartij.COR, DAG, organisatie_uid="b").ok


# --- breaches ---


def _stands(feiten: Lekfeiten, nu: datetime = NU) -> dict[LekStap, LekStand]:
    return {one.stap: one.stand for one in breach_clock(feiten, nu, 72, 24).stappen}


def test_the_ap_must_know_within_72_hours_after_it_was_noticed() -> None:
    klok = breach_clock(Lekfeiten(NU), NU + timedelta(hours=70, minutes=30), 72, 24)

    assert klok.uiterlijk == NU + timedelta(hours=72)
    assert klok.uren_over == 1
    assert _stands(Lekfeiten(NU), NU + timedelta(hours=72)) == {
        LekStap.STOPPEN: LekStand.TE_DOEN,
        LekStap.FG: LekStand.TE_LAAT,
        LekStap.AP: LekStand.TE_DOEN,
        LekStap.BETROKKENEN: LekStand.TE_DOEN,
    }
    assert breach_clock(Lekfeiten(NU), NU + timedelta(hours=73), 72, 24).uren_over == -1
    assert _stands(Lekfeiten(NU), NU + timedelta(hours=73))[LekStap.AP] is LekStand.TE_LAAT


def test_a_breach_without_risk_need_not_be_told_when_the_reason_is_written_down() -> None:
    assert _stands(Lekfeiten(NU, Risico.GEEN))[LekStap.AP] is LekStand.TE_DOEN
    assert _stands(Lekfeiten(NU, Risico.GEEN, ap_reden=True))[LekStap.AP] is LekStand.NIET_NODIG
    assert _stands(Lekfeiten(NU, Risico.RISICO, ap_reden=True))[LekStap.AP] is LekStand.TE_DOEN
    assert _stands(Lekfeiten(NU, Risico.HOOG))[LekStap.BETROKKENEN] is LekStand.TE_DOEN
    assert _stands(Lekfeiten(NU, Risico.RISICO))[LekStap.BETROKKENEN] is LekStand.NIET_NODIG


def test_a_breach_is_ready_when_all_steps_are() -> None:
    done = Lekfeiten(NU, Risico.HOOG, maatregelen=True, fg_op=NU, ap_op=NU, betrokkenen_op=NU)

    assert breach_clock(done, NU, 72, 24).klaar
    assert not breach_clock(Lekfeiten(NU), NU, 72, 24).klaar


# --- the hint ---


@pytest.mark.parametrize(
    "tekst",
    [
        "Zij is zwanger.",
        "afspraak in het ziekenhuis",
        "DEPRESSIEF",
        "gaat naar de dokter",
        "een rolstoel nodig",
    ],
)
def test_words_about_health_bring_the_hint(tekst: str) -> None:
    assert hint_of(tekst, load_gezondheid()) == HINT_GEZONDHEID


@pytest.mark.parametrize(
    "tekst",
    [
        "contact opgenomen met de corporatie",
        "de aanvraag is in behandeling",
        "huisarts aanmelden en zorgverzekering afsluiten",
        "spreekuur van de corporatie op dinsdag",
        "ziektekosten van de verzekering",
        "hartelijk bedankt",
        "",
        "klacht over de buren, de ruit is gebroken",
    ],
)
def test_words_of_this_work_bring_no_hint(tekst: str) -> None:
    assert hint_of(tekst, load_gezondheid()) == ""


def test_a_number_like_a_bsn_brings_its_own_hint() -> None:
    assert hint_of("zijn nummer is 111222333", load_gezondheid()) == HINT_BSN
    assert hint_of("V-nummer 1234567890", load_gezondheid()) == ""


@given(st.text(max_size=400))
def test_the_hint_never_fails_whatever_is_typed(tekst: str) -> None:
    assert hint_of(tekst, load_gezondheid()) in {"", HINT_BSN, HINT_GEZONDHEID}


# --- counts ---


def test_phases_run_from_koppeling_over_tekendatum_and_integratie_to_the_end() -> None:
    loop = Loop(date(2026, 1, 5), date(2026, 3, 16), date(2026, 9, 1), date(2027, 3, 1), date(2026, 3, 30))

    found = phases(loop, 1, ((date(2026, 2, 1), date(2026, 2, 11)),))

    assert [(t.fase, t.dagen, t.stil, t.maand) for t in found] == [
        (Fase.PRE_VESTIGING.value, 70, 10, date(2026, 3, 1)),
        (Fase.VESTIGING.value, 169, 0, date(2026, 9, 1)),
        (Fase.INTEGRATIE.value, 181, 0, date(2027, 3, 1)),
    ]
    assert [(t.dagen, t.begin, t.maand) for t in move(loop, 1)] == [(84, date(2026, 1, 1), date(2026, 3, 1))]
    assert phases(Loop(koppeling=DAG), 1) == ()
    assert move(Loop(koppeling=DAG), 1) == ()


def test_a_pause_counts_only_where_it_overlaps_and_one_that_runs_until_the_end() -> None:
    van, tot = date(2026, 1, 10), date(2026, 1, 20)

    assert still_days(((date(2026, 1, 1), date(2026, 1, 12)),), van, tot) == 2
    assert still_days(((date(2026, 1, 18), None),), van, tot) == 2
    assert still_days(((date(2026, 2, 1), date(2026, 2, 3)),), van, tot) == 0


def test_a109_a_day_in_two_pauses_stood_still_once() -> None:
    """A pause that was noted afterwards may lie over another one: January has 31 days, not 53."""
    january = (date(2026, 1, 1), date(2026, 2, 1))
    later = (date(2026, 1, 10), date(2026, 2, 1))

    assert still_days((january, later), *january) == 31
    assert still_days((later, january), date(2026, 1, 1), date(2026, 3, 1)) == 31
    assert still_days((january, (date(2026, 2, 10), None)), date(2026, 1, 1), date(2026, 2, 15)) == 36


def test_figures_are_per_gemeente_and_half_year() -> None:
    lines = (
        Telling(Telsoort.GEHUISVEST, 1, maand=date(2026, 6, 1), aantal=3),
        Telling(Telsoort.GEHUISVEST, 1, maand=date(2026, 7, 1)),
        Telling(Telsoort.GEHUISVEST, 2, maand=date(2026, 6, 1)),
        Telling(Telsoort.DOSSIER, 1, fase="vestiging"),
        Telling(Telsoort.DOSSIER, 1, fase="vestiging", code="afgerond", aantal=2),
        Telling(Telsoort.FASE, 1, maand=date(2026, 6, 1), fase="vestiging", dagen=10, stil=4),
        Telling(Telsoort.FASE, 1, maand=date(2026, 5, 1), fase="vestiging", dagen=11, aantal=2),
    )

    assert housed(lines) == {(1, "2026-1"): 3, (1, "2026-2"): 1, (2, "2026-1"): 1}
    assert closings(lines) == {(1, "vestiging", ""): 1, (1, "vestiging", "afgerond"): 2}
    assert times(lines) == {(1, Telsoort.FASE, "vestiging", "2026-1"): Tijd(3, 10.7)}
    assert times(lines, netto=True)[1, Telsoort.FASE, "vestiging", "2026-1"] == Tijd(3, 9.3)
