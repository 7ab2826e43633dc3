"""Money of the gemeente: the contribution, claims with their totals, regelingen and who qualifies."""

from __future__ import annotations

from datetime import date

import pytest

from models.content.regelingen import load_regelingen
from models.rules.bijdragen import (
    Bedrag,
    ClaimStand,
    Gezin,
    RegelingEisen,
    Totaal,
    Uitgerekend,
    Venster,
    claimed,
    contribution,
    qualifies,
    reimbursed,
    totals,
)

DAG = date(2026, 6, 15)


def test_a091_three_inburgeringsplichtigen_bring_7110_euro() -> None:
    """A091, A171, K12: one amount with its date; children are not among them."""
    assert contribution(3, 2370) == 711_000
    assert contribution(0, 2370) == 0
    assert contribution(3, None) is None


def test_a_claim_says_how_far_it_is() -> None:
    def stand(**known: object) -> ClaimStand:
        return Bedrag("bijdrage", "in", DAG, 10_000, **known).stand  # type: ignore[arg-type]

    assert stand() is ClaimStand.NOG_VRAGEN
    assert stand(gevraagd_op=DAG) is ClaimStand.GEVRAAGD
    assert stand(gevraagd_op=DAG, betaald_op=DAG, betaald=10_000) is ClaimStand.BETAALD
    assert stand(gevraagd_op=DAG, betaald_op=DAG, betaald=9_999) is ClaimStand.DEELS
    assert stand(gevraagd_op=DAG, afgewezen_op=DAG) is ClaimStand.AFGEWEZEN
    assert Bedrag("tolk", "uit", DAG, 1).stand is ClaimStand.UITGEGEVEN


def test_totals_are_by_half_year_and_heading_the_newest_first() -> None:
    rows = [
        Bedrag("tolk", "uit", date(2026, 1, 5), 5_000),
        Bedrag("tolk", "uit", date(2026, 6, 30), 2_500),
        Bedrag("bijdrage", "in", date(2026, 3, 1), 237_000, gevraagd_op=DAG),
        Bedrag("bijdrage", "in", date(2026, 3, 2), 100_000, DAG, DAG, 80_000),
        Bedrag("bijdrage", "in", date(2026, 3, 3), 50_000, DAG, None, 0, DAG),
        Bedrag("tolk", "uit", date(2026, 7, 1), 100),
    ]
    found = totals(rows)
    assert list(found) == [("2026-2", "tolk"), ("2026-1", "bijdrage"), ("2026-1", "tolk")]
    assert found["2026-1", "tolk"] == Totaal(uit=7_500)
    assert found["2026-1", "bijdrage"] == Totaal(
        gevraagd=387_000, ontvangen=80_000, open=237_000, niet_gekregen=70_000
    ), "20.000 less than asked and 50.000 refused will not come"


def test_what_was_asked_stays_what_was_asked_when_less_or_more_comes() -> None:
    asked = Bedrag("bijdrage", "in", DAG, 100_000, DAG, DAG, 60_000)
    assert totals([asked])["2026-1", "bijdrage"] == Totaal(
        gevraagd=100_000, ontvangen=60_000, niet_gekregen=40_000
    )
    more = Bedrag("bijdrage", "in", DAG, 100_000, DAG, DAG, 110_000)
    assert totals([more])["2026-1", "bijdrage"] == Totaal(gevraagd=100_000, ontvangen=110_000)
    waits = Bedrag("bijdrage", "in", DAG, 100_000)
    assert totals([waits])["2026-1", "bijdrage"] == Totaal()


def test_a200_a_window_is_open_on_both_its_ends() -> None:
    eisen = RegelingEisen(date(2021, 10, 28), date(2021, 11, 25))
    stands = [eisen.venster(date(2021, *day)) for day in ((10, 27), (10, 28), (11, 25), (11, 26))]
    assert stands == [Venster.NOG_NIET, Venster.OPEN, Venster.OPEN, Venster.DICHT]
    assert RegelingEisen().venster(DAG) is Venster.OPEN


@pytest.mark.parametrize(("personen", "past"), [(7, False), (8, True), (9, True)])
def test_a201_eight_and_more_in_the_opvang_on_the_peildatum(personen: int, past: bool) -> None:
    """A201, K03: eight fits *eight and more*."""
    eisen = RegelingEisen(peildatum=date(2021, 5, 25), personen_min=8, in_opvang=True)
    still = Gezin("a", personen, None, date(2021, 4, 1))
    assert qualifies(still, eisen, DAG) is past


def test_a201_who_moved_on_the_peildatum_is_not_in_the_opvang_any_more() -> None:
    eisen = RegelingEisen(peildatum=date(2021, 5, 25), in_opvang=True)
    coupled = date(2021, 4, 1)
    assert not qualifies(Gezin("a", 3, date(2021, 5, 25), coupled), eisen, DAG)
    assert qualifies(Gezin("a", 3, date(2021, 5, 26), coupled), eisen, DAG)
    assert not qualifies(Gezin("a", 3, None, None), eisen, DAG)


def test_a205_half_of_12000_comes_back() -> None:
    assert reimbursed(1_200_000, 50) == 600_000


def test_the_regelingen_of_the_documents_are_as_they_stand_there() -> None:
    """A200: 50 million of which 18; A201, A202, A205."""
    by_id = {one.id: one for one in load_regelingen()}
    first, big, hotels, rvo = (by_id[f"rg-0{n}"] for n in range(1, 5))
    assert (first.totaal_miljoen, first.deel_miljoen) == (50, 18)
    assert (first.totaal_miljoen or 0) - (first.deel_miljoen or 0) == 32
    assert (big.personen_min, big.in_opvang, big.peildatum) == (8, True, date(2021, 5, 25))
    assert (big.van, big.tot) == (date(2021, 5, 27), date(2021, 6, 11))
    assert hotels.plekken == 2500
    assert (rvo.kosten, rvo.procent) == (12_000, 50)


def test_a091_a_claim_is_taken_off_the_contribution_that_it_is_made_of() -> None:
    """A091, A171: three at € 2.370 and two at € 1.000; what was asked for is not asked for again."""
    rows = [Uitgerekend("2026-1", 237_000, 711_000), Uitgerekend("2026-1", 100_000, 200_000)]

    def asked(*claims: Bedrag) -> tuple[int, ...]:
        return claimed(rows, claims)

    def claim(
        bedrag: int, post: str = "bijdrage", gevraagd: date | None = None, afgewezen: date | None = None
    ) -> Bedrag:
        op = date(2026, 6, 30)
        return Bedrag(post, "in", op, bedrag, gevraagd_op=gevraagd, afgewezen_op=afgewezen)

    assert asked() == (0, 0)
    assert asked(claim(711_000, gevraagd=DAG)) == (711_000, 0)
    assert asked(claim(100_000)) == (0, 100_000), "noted to be asked for: it is not noted twice"
    assert asked(claim(911_000)) == (711_000, 200_000)
    assert asked(claim(1_000_000)) == (800_000, 200_000), "more than was reckoned is told"
    assert asked(claim(711_000, afgewezen=DAG), claim(500, post="tolk")) == (0, 0)
    assert asked(Bedrag("bijdrage", "uit", DAG, 711_000), Bedrag("bijdrage", "in", date(2027, 6, 15), 5)) == (
        0,
        0,
    )
    assert claimed([Uitgerekend("2026-1", None, None)], [claim(5)]) == (5,)
