"""How a line stands: what a person said first, then the date; red only for terms of a document."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.standen import stand_of
from models.values import Staat, Stand
from tests.models.rules.bouw import T0, dagen


@pytest.mark.parametrize(
    ("over", "hard", "stand"),
    [
        (-1, True, Stand.TE_LAAT),
        (-1, False, Stand.RICHTDATUM_VOORBIJ),
        (0, True, Stand.VANDAAG),
        (7, True, Stand.DEZE_WEEK),
        (8, True, Stand.OP_SCHEMA),
    ],
)
def test_a_date_makes_the_stand(over: int, hard: bool, stand: Stand) -> None:
    assert stand_of(staat=Staat.OPEN, vandaag=T0, termijn=T0 + dagen(over), hard=hard) is stand


@pytest.mark.parametrize(
    ("anders", "stand"),
    [
        ({"vervallen": True, "staat": Staat.GEDAAN}, Stand.VERVALLEN),
        ({"staat": Staat.GEDAAN, "voor_onze_tijd": True}, Stand.GEDAAN),
        ({"staat": Staat.NVT}, Stand.NVT),
        ({"voor_onze_tijd": True}, Stand.VOOR_ONZE_TIJD),
        ({"nog_te_bepalen": "bijstand"}, Stand.NOG_TE_BEPALEN),
        ({"staat": Staat.WACHT}, Stand.WACHT),
        ({"staat": Staat.UITGESTELD, "uitgesteld_tot": T0 + dagen(1)}, Stand.UITGESTELD),
        ({"gepauzeerd": True}, Stand.GEPAUZEERD),
        ({"gesloten": True}, Stand.OP_SCHEMA),
        ({"termijn": None, "wacht_anker": "tekendatum"}, Stand.NIET_AAN_DE_BEURT),
        ({"termijn": None}, Stand.GEEN_DATUM),
    ],
)
def test_what_was_said_and_what_is_unknown_come_before_the_date(
    anders: dict[str, object], stand: Stand
) -> None:
    state: dict[str, object] = {"staat": Staat.OPEN, "termijn": T0 - dagen(3), "hard": True} | anders
    assert stand_of(vandaag=T0, **state) is stand  # type: ignore[arg-type] # spelled out above


def test_a_line_put_off_comes_back_on_its_day() -> None:
    back = stand_of(staat=Staat.UITGESTELD, vandaag=T0, uitgesteld_tot=T0, termijn=T0 - dagen(9))
    assert back is Stand.VANDAAG


def test_a_line_put_off_without_a_date_comes_back_on_its_day() -> None:
    assert stand_of(staat=Staat.UITGESTELD, vandaag=T0, uitgesteld_tot=T0) is Stand.VANDAAG


def test_putting_off_does_not_move_a_term_of_a_document() -> None:
    back = stand_of(staat=Staat.UITGESTELD, vandaag=T0, uitgesteld_tot=T0, termijn=T0 - dagen(9), hard=True)
    assert back is Stand.TE_LAAT


@given(st.sampled_from(list(Staat)), st.integers(-400, 400), st.booleans(), st.booleans())
def test_nothing_in_a_closed_dossier_is_late(staat: Staat, over: int, hard: bool, voor: bool) -> None:
    stand = stand_of(
        staat=staat,
        vandaag=T0,
        termijn=T0 + dagen(over),
        hard=hard,
        uitgesteld_tot=date(2026, 1, 1),
        voor_onze_tijd=voor,
        gesloten=True,
    )
    assert stand not in (Stand.TE_LAAT, Stand.RICHTDATUM_VOORBIJ)
