"""Rows of the matrix: volledig or gedeeld, and how a row stands in a dossier."""

import pytest

from models.rules.klok import LICHTEN
from models.rules.matrix import RijPunt, column_of, row_state, validate_row
from models.values import Partij, RijStand, Stand, Verdeling
from tests.models.rules.bouw import T0, dagen, inhoud

GEM, COR, MB = Partij.GEM, Partij.COR, Partij.MB


@pytest.mark.parametrize(
    ("verdeling", "partijen", "trekker", "codes"),
    [
        (Verdeling.VOLLEDIG, (GEM,), GEM, []),
        (Verdeling.VOLLEDIG, (GEM, COR), GEM, ["matrix_volledig_een"]),
        (Verdeling.VOLLEDIG, (), GEM, ["matrix_volledig_een", "matrix_trekker_doet_mee"]),
        (Verdeling.GEDEELD, (GEM, COR), COR, []),
        (Verdeling.GEDEELD, (GEM,), GEM, ["matrix_gedeeld_twee"]),
        (Verdeling.GEDEELD, (GEM, GEM), GEM, ["matrix_gedeeld_twee"]),
        (Verdeling.GEDEELD, (GEM, COR), MB, ["matrix_trekker_doet_mee"]),
        (Verdeling.GEDEELD, (GEM, Partij.ST), GEM, ["matrix_geen_kolom"]),
    ],
)
def test_volledig_is_one_party_and_gedeeld_two_or_more_with_one_trekker(
    verdeling: Verdeling, partijen: tuple[Partij, ...], trekker: Partij, codes: list[str]
) -> None:
    """A033 (N bijl.2 voetnoot)."""
    verdict = validate_row(verdeling, partijen, trekker)
    assert (verdict.ok, [r.code for r in verdict.redenen]) == (not codes, codes)


def test_all_shipped_rows_are_allowed() -> None:
    for rij in inhoud().matrix.values():
        assert validate_row(rij.verdeling, rij.partijen, rij.trekker).ok, rij.id


def test_nidos_stands_in_the_column_of_the_begeleiding() -> None:
    assert column_of(Partij.NID) is MB
    assert column_of(Partij.NID, doet_begeleiding_zelf=True) is GEM
    assert column_of(COR, doet_begeleiding_zelf=True) is COR


def punt(stand: Stand, onze: bool = True, over: int | None = None) -> RijPunt:
    return RijPunt(stand, onze, T0 + dagen(over) if over is not None else None)


@pytest.mark.parametrize(
    ("punten", "stand", "klaar", "totaal"),
    [
        ([], RijStand.NVT, 0, 0),
        ([punt(Stand.VERVALLEN), punt(Stand.NOG_TE_BEPALEN)], RijStand.NVT, 0, 0),
        ([punt(Stand.TE_LAAT), punt(Stand.GEDAAN)], RijStand.TE_LAAT, 1, 2),
        ([punt(Stand.OP_SCHEMA, onze=False), punt(Stand.GEDAAN)], RijStand.WACHT_OP_ANDER, 1, 2),
        ([punt(Stand.WACHT)], RijStand.WACHT_OP_ANDER, 0, 1),
        ([punt(Stand.OP_SCHEMA), punt(Stand.GEDAAN)], RijStand.BEZIG, 1, 2),
        ([punt(Stand.RICHTDATUM_VOORBIJ)], RijStand.TE_DOEN, 0, 1),
        ([punt(Stand.GEDAAN), punt(Stand.NVT), punt(Stand.VOOR_ONZE_TIJD)], RijStand.KLAAR, 3, 3),
    ],
)
def test_a_row_stands_as_its_lines_do(
    punten: list[RijPunt], stand: RijStand, klaar: int, totaal: int
) -> None:
    found = row_state(punten)
    assert (found.stand, found.klaar, found.totaal) == (stand, klaar, totaal)


def test_a_row_shows_its_earliest_open_date() -> None:
    found = row_state(
        [punt(Stand.GEDAAN, over=-9), punt(Stand.OP_SCHEMA, over=20), punt(Stand.OP_SCHEMA, over=12)]
    )
    assert found.eerste_datum == T0 + dagen(12)


def test_every_row_of_a_dossier_makes_one_of_the_three_signs() -> None:
    """A001: begeleiding, woning, buurt."""
    rijen = sorted(rij for rijen in LICHTEN.values() for rij in rijen)
    assert rijen == sorted(rij.id for rij in inhoud().matrix.values() if rij.huisdossier)
