"""A weigering stops the clock of the gezin, not the days of the weigering itself (A104-A107)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.content.loader import load_content
from models.queries.agenda import load_agenda
from models.queries.bal import load_bal
from models.queries.dossier import load_dossier
from models.queries.nu import nu_of
from models.queries.rows_dossier import DossierRow
from models.queries.vandaag import load_vandaag
from models.rules.standen import LOOPT_DOOR, stands_still
from models.services import ankers, dossiers, gebeurtenissen, weigering
from models.services.verb import Plek
from models.tables import DossierStand, Pauze
from models.values import Anker, Partij, Stand
from tests.builders import T0, lezer_for

DAG = timedelta(days=1)
OP = T0 - 30 * DAG
TOETS = "toetsen of er een geldige reden is om te weigeren"
MELDEN = "weigering of wegblijven melden bij de regievoerder"
ZOEKEN = "passende woning zoeken"


@pytest.fixture
def gezin(plek: Plek) -> str:
    """A gezin long after its koppeling that refused thirty days ago."""
    uid = dossiers.open_dossier(
        plek, "Tekleberi", T0 - 120 * DAG, 2, "Duinvoorde", vergunning=T0 - 134 * DAG
    ).onderwerp
    gebeurtenissen.record_weigering(plek, uid, OP, niet_gekomen=True)
    return uid


def _pauze(plek: Plek) -> tuple[date | None, bool]:
    with plek.store.reader() as session:
        found = session.scalars(select(Pauze).order_by(Pauze.id.desc()).limit(1)).one()
        return found.tot, found.verwijtbaar


def _dossier(plek: Plek, uid: str) -> DossierRow:
    with lezer_for(plek) as lezer:
        return load_dossier(lezer, uid)


def _punten(plek: Plek, uid: str) -> dict[str, tuple[Stand, date | None]]:
    return {p.item_id: (p.stand, p.termijn) for p in _dossier(plek, uid).punten}


def test_a105_every_line_of_a_weigering_and_no_other_runs_on() -> None:
    """The list of numbers is exactly what the checklists hang on the weigering and the uitspraak."""
    items = load_content().items.values()
    hung = {i.id for i in items if i.termijn and i.termijn.anker in (Anker.WEIGERING, Anker.UITSPRAAK)}
    assert hung == set(LOOPT_DOOR)
    assert not stands_still("pv-49", gepauzeerd=True)
    assert stands_still("pv-25", gepauzeerd=True)
    assert not stands_still("pv-25", gepauzeerd=False)


def test_a105_a_toets_that_is_late_is_on_every_list_while_the_rest_stands_still(
    plek: Plek, gezin: str
) -> None:
    """A105: fourteen days after the weigering the toets is late, though the clock stands still."""
    with lezer_for(plek) as lezer:
        vandaag, bal = load_vandaag(lezer), load_bal(lezer)
        agenda = load_agenda(lezer, T0 - 60 * DAG, T0)
    late = [(line.tekst, line.stand, line.dagen) for line in vandaag.te_laat]
    assert late == [(TOETS, Stand.TE_LAAT, -16)]
    assert [(line.tekst, line.stand) for line in vandaag.vandaag] == [(MELDEN, Stand.RICHTDATUM_VOORBIJ)]
    coa = next(one for one in bal.partijen if one.code == Partij.COA)
    assert [line.tekst for line in coa.lijnen] == [TOETS]
    assert {item.tekst for item in agenda.items if item.punt_uid} == {TOETS, MELDEN}

    lines = _punten(plek, gezin)
    assert lines["pv-49"] == (Stand.TE_LAAT, OP + 14 * DAG)
    assert lines["pv-25"][0] is Stand.GEPAUZEERD
    nu = nu_of(_dossier(plek, gezin), T0)
    assert [p.item_id for p in nu.nu] == ["pv-48"]
    assert ("COA", ["pv-49"]) in [(key, [p.item_id for p in punten]) for key, punten in nu.wacht]
    with plek.store.reader() as session:
        assert session.scalars(select(DossierStand.te_laat)).one() == 1


def test_a107_the_second_chance_and_the_stop_are_seen_and_the_stop_ends_the_standstill(
    plek: Plek, gezin: str
) -> None:
    """A107: two days for the one second chance; after the stop the clock of the gezin runs again."""
    gebeurtenissen.record_uitspraak(plek, gezin, OP + 5 * DAG, terecht=False)
    assert _punten(plek, gezin)["pv-50"] == (Stand.RICHTDATUM_VOORBIJ, OP + 7 * DAG)
    assert _pauze(plek) == (None, True)

    weigering.record_bemiddeling_stopt(plek, gezin, OP + 10 * DAG)

    assert _pauze(plek) == (OP + 10 * DAG, True)
    lines = _punten(plek, gezin)
    assert lines["pv-51"] == (Stand.TE_LAAT, OP + 19 * DAG)
    assert lines["pv-25"][0] is not Stand.GEPAUZEERD


def test_a107_a_second_unjustified_refusal_ends_its_standstill_at_once(plek: Plek, gezin: str) -> None:
    """A107: there is no second chance to wait for any more."""
    gebeurtenissen.record_uitspraak(plek, gezin, OP + 5 * DAG, terecht=False)
    gebeurtenissen.record_alsnog_genomen(plek, gezin, OP + 6 * DAG)
    gebeurtenissen.record_weigering(plek, gezin, OP + 10 * DAG, niet_gekomen=False)
    assert _pauze(plek)[0] is None

    gebeurtenissen.record_uitspraak(plek, gezin, OP + 12 * DAG, terecht=False)

    assert _pauze(plek) == (OP + 12 * DAG, True)


def test_a106_after_a_justified_refusal_the_clock_waits_for_the_next_dwelling(plek: Plek, gezin: str) -> None:
    """A106: another candidate in fourteen days, seen while the gezin itself waits."""
    gebeurtenissen.record_uitspraak(plek, gezin, OP + 5 * DAG, terecht=True)
    assert _pauze(plek) == (None, False)
    assert _punten(plek, gezin)["pv-51"] == (Stand.TE_LAAT, OP + 19 * DAG)

    gebeurtenissen.record_woning_gevonden(plek, gezin, T0, "Rietdijk 4")

    assert _pauze(plek)[0] == OP + 5 * DAG


def test_a_standstill_for_another_reason_neither_ends_nor_moves_the_days_of_a_weigering(
    plek: Plek,
) -> None:
    """A stop of the bemiddeling ends what the weigering began, nothing else."""
    uid = dossiers.open_dossier(plek, "Warsamele", T0 - 60 * DAG, 1, "Duinvoorde").onderwerp
    ankers.pause_clock(plek, uid, OP - DAG, "het gezin is op reis", "gemeente")
    gebeurtenissen.record_weigering(plek, uid, OP, niet_gekomen=True)
    gebeurtenissen.record_uitspraak(plek, uid, OP + DAG, terecht=False)
    weigering.record_bemiddeling_stopt(plek, uid, OP + 2 * DAG)
    assert _pauze(plek)[0] is None
    ankers.resume_clock(plek, uid, OP + 3 * DAG)
    ankers.pause_clock(plek, uid, OP + 4 * DAG, "weer op reis", "gemeente")
    ankers.resume_clock(plek, uid, OP + 9 * DAG)
    assert _punten(plek, uid)["pv-51"][1] == OP + 15 * DAG
