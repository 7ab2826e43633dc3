"""Which dwelling a signing, a move and a weigering are about (H §3.4.2)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.wonen import load_wonen, load_woningen
from models.services import aanbod, dossiers, gebeurtenissen, woningen
from models.services.verb import Plek
from models.tables import Aanbod, Dossier, Woonadres
from models.values import Ronde
from tests.builders import T0, lezer_for, make_kluis

DAG = timedelta(days=1)
AANBOD = T0 - 30 * DAG
GEVONDEN, GETEKEND, VERHUISD = date(2026, 5, 1), date(2026, 5, 10), date(2026, 5, 16)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 3, "Duinvoorde").onderwerp


def _offer(plek: Plek, gezin: str, straat: str, op: date) -> str:
    aanbod.offer_woning(plek, gezin, woningen.add_woning(plek, straat).onderwerp, op)
    with plek.store.reader() as session:
        return session.scalars(select(Aanbod.uid).order_by(Aanbod.id.desc()).limit(1)).one()


def _homes(plek: Plek, uid: str) -> list[tuple[str, str, date | None, date | None]]:
    with plek.store.reader() as session:
        rows = session.scalars(
            select(Woonadres).join(Dossier).where(Dossier.uid == uid).order_by(Woonadres.id)
        )
        return [(row.straat, row.soort, row.van, row.tot) for row in rows]


def test_a_withdrawn_offer_is_not_what_was_signed_for(plek: Plek, gezin: str) -> None:
    """The newest offer that still stands becomes the home, whatever was offered after it and taken back."""
    _offer(plek, gezin, "Kastanjelaan 14", AANBOD)
    aanbod.withdraw_aanbod(plek, _offer(plek, gezin, "Berkenhof 3", AANBOD), AANBOD + DAG)
    gebeurtenissen.record_getekend(plek, gezin, AANBOD + 2 * DAG)
    gebeurtenissen.record_verhuisd(plek, gezin, AANBOD + 3 * DAG)
    assert _homes(plek, gezin) == [
        ("Kastanjelaan 14", "woning", AANBOD + 3 * DAG, None),
        ("Berkenhof 3", "aanbod", None, AANBOD + DAG),
    ]


def test_a104_a_weigering_refuses_what_is_offered_and_not_the_home_of_an_earlier_round(
    plek: Plek, gezin: str
) -> None:
    """A104: in a herhuisvesting the dwelling that is lived in stays held, and no weigering is told of it."""
    home = _offer(plek, gezin, "Eikenlaan 1", AANBOD)
    gebeurtenissen.record_getekend(plek, gezin, AANBOD + DAG)
    gebeurtenissen.record_verhuisd(plek, gezin, AANBOD + 2 * DAG)
    dossiers.start_ronde(plek, gezin, Ronde.HERHUISVESTING, AANBOD + 3 * DAG)
    offered = _offer(plek, gezin, "Elzenlaan 2", AANBOD + 4 * DAG)
    gebeurtenissen.record_weigering(plek, gezin, AANBOD + 5 * DAG, niet_gekomen=False)
    with lezer_for(plek) as lezer:
        rows = {one.uid: one.geweigerd_op for one in load_wonen(lezer, gezin).aanbod}
        taken = {one.straat: one.aangeboden for one in load_woningen(lezer)}
    assert rows == {offered: AANBOD + 5 * DAG, home: None}
    assert (taken["Eikenlaan 1"], taken["Elzenlaan 2"]) == (True, False)


def test_a_move_without_a_signing_makes_the_offer_a_home_and_a_signing_after_it_takes_no_other(
    plek: Plek, gezin: str
) -> None:
    gebeurtenissen.record_woning_gevonden(plek, gezin, GEVONDEN, "Kastanjelaan 14", kamers=3)
    gebeurtenissen.record_verhuisd(plek, gezin, VERHUISD)
    gebeurtenissen.record_woning_gevonden(plek, gezin, VERHUISD + DAG, "Berkenhof 3")
    gebeurtenissen.record_getekend(plek, gezin, VERHUISD + 2 * DAG)
    assert _homes(plek, gezin) == [
        ("Kastanjelaan 14", "woning", VERHUISD, None),
        ("Berkenhof 3", "aanbod", None, None),
    ]


def test_a_move_into_a_temporary_place_that_had_ended_is_refused(plek: Plek) -> None:
    gezin = dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 3).onderwerp
    gebeurtenissen.record_woning_gevonden(plek, gezin, GEVONDEN, "Kastanjelaan 14", tijdelijk_tot=GETEKEND)
    with pytest.raises(Refused, match="tot_voor_van"):
        gebeurtenissen.record_verhuisd(plek, gezin, VERHUISD)
    gebeurtenissen.record_verhuisd(plek, gezin, GETEKEND)
    assert _homes(plek, gezin) == [("Kastanjelaan 14", "tijdelijk", GETEKEND, GETEKEND)]
