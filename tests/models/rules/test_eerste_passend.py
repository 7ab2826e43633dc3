"""The first fitting dwelling that came free after the koppeling (A136), how long a gezin is guided (A140)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.queries.afspraken_dossiers import Begeleid
from models.queries.afspraken_meten import _long_enough
from models.rules.eerste_passend import Eerste, Vrij, Zoekt, fits_size, got_first

K = date(2026, 3, 1)
DAG = timedelta(1)
KLEIN, EERST, LATER = Vrij(1, K + 2 * DAG, 1), Vrij(2, K + 5 * DAG, 3), Vrij(3, K + 9 * DAG, 4)
WIJ, ANDER = 10, 11
GEKOPPELD = {WIJ: K, ANDER: K + DAG}


@pytest.mark.parametrize(
    ("woningen", "aangeboden", "uitkomst"),
    [
        ((KLEIN, EERST, LATER), {2: [(K + 6 * DAG, WIJ)]}, Eerste.JA),
        ((KLEIN, EERST, LATER), {3: [(K + 10 * DAG, WIJ)]}, Eerste.NEE),
        ((KLEIN, EERST, LATER), {2: [(K + 6 * DAG, ANDER)]}, Eerste.NEE),
        ((KLEIN, EERST), {}, Eerste.OPEN),
        ((KLEIN,), {}, Eerste.OPEN),
        ((Vrij(2, None, 3),), {2: [(K + 6 * DAG, WIJ)]}, Eerste.ONBEKEND),
        ((EERST,), {9: [(K + 6 * DAG, WIJ)]}, Eerste.ONBEKEND),
        ((Vrij(4, K - DAG, 3), EERST), {2: [(K + 6 * DAG, WIJ)]}, Eerste.JA),
    ],
)
def test_a136_the_first_fitting_dwelling_after_the_koppeling(
    woningen: tuple[Vrij, ...], aangeboden: dict[int, list[tuple[date, int]]], uitkomst: Eerste
) -> None:
    """A136: neither too small counts, nor what was free before the koppeling; without a day: not known."""
    assert got_first(Zoekt(WIJ, K, 3), woningen, aangeboden, GEKOPPELD) is uitkomst


def test_a136_what_went_to_a_gezin_that_waited_longer_was_not_ours() -> None:
    offered = {2: [(K + 6 * DAG, ANDER)], 3: [(K + 10 * DAG, WIJ)]}
    assert got_first(Zoekt(WIJ, K, 3), (EERST, LATER), offered, GEKOPPELD) is Eerste.NEE
    earlier = {WIJ: K, ANDER: K - DAG}
    assert got_first(Zoekt(WIJ, K, 3), (EERST, LATER), offered, earlier) is Eerste.JA


def test_a139_a_dwelling_of_unknown_size_is_not_said_to_fit() -> None:
    assert not fits_size(Vrij(1, K), Zoekt(WIJ, K, 1))
    assert fits_size(Vrij(1, K, 2), Zoekt(WIJ, K, 1))
    assert not fits_size(Vrij(1, K, 2), Zoekt(WIJ, K, 1, oppervlakte=40))


def test_a140_a_gezin_is_guided_until_the_longest_term() -> None:
    """A140: closed before it or nobody who guides is wrong; past it is right; guided meanwhile is open."""
    end, before = K + 365 * DAG, K + 100 * DAG
    assert _long_enough(Begeleid(K, end, None, begeleider=True), before) is None
    assert _long_enough(Begeleid(K, end, None, begeleider=False), before) is False
    assert _long_enough(Begeleid(K, end, before, begeleider=True), end) is False
    assert _long_enough(Begeleid(K, end, None, begeleider=False), end) is True
