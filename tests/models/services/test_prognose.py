"""The forecast of a half-year begins at what counts now: the official figure and what the dossiers add."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.queries.agenda_cijfers import load_agenda_cijfers
from models.queries.doorlooptijd import load_doorlooptijd
from models.queries.grafieken import forecast_chart
from models.queries.herverdeling import load_herverdeling
from models.queries.papier_raad import _sentences
from models.queries.rows_gemeente import HalfjaarRow, TaakstellingRow
from models.queries.taakstelling import load_taakstelling
from models.queries.tellen import of_dossiers
from models.services import dossiers, gebeurtenissen, leden
from models.services.ankers import pause_clock
from models.services.dossiers import save_dossier_field
from models.services.taakstelling import save_taakstelling
from models.services.verb import Plek
from models.tables import Lidmaatschap
from models.values import Telsoort
from resources.sentences import sentence
from tests.builders import T0, VasteKlok, lezer_for, make_kluis, only_gemeente
from views.gemeente.taakstelling_lijnen import lijnen

D = timedelta
H1, H2 = "2026-1", "2026-2"


@pytest.fixture
def klok() -> VasteKlok:
    return VasteKlok()


@pytest.fixture
def plek(tmp_path: Path, klok: VasteKlok) -> Iterator[Plek]:
    made = make_kluis(tmp_path, klok)
    yield made
    made.store.close()


@pytest.fixture
def uid(plek: Plek) -> str:
    return only_gemeente(plek.store)


def read(plek: Plek, uid: str) -> TaakstellingRow:
    with lezer_for(plek) as lezer:
        return load_taakstelling(lezer, uid)


def half(plek: Plek, uid: str, code: str = H1) -> HalfjaarRow:
    return next(one for one in read(plek, uid).halfjaren if one.code == code)


def signed(plek: Plek, aantal: int, op: date, verhuisd: date | None = None) -> str:
    """A gezin that signed on a day, and moved."""
    made = str(dossiers.open_dossier(plek, "Sharifpana", op - D(40), aantal, "").onderwerp)
    gebeurtenissen.record_woning_gevonden(plek, made, op - D(4), "Voorbeeldlaan 1")
    gebeurtenissen.record_getekend(plek, made, op, reden="proef")
    if verhuisd is not None:
        gebeurtenissen.record_verhuisd(plek, made, verhuisd)
    return made


def test_a188_the_forecast_goes_on_from_the_official_figure_of_its_day(plek: Plek, uid: str) -> None:
    """20 by the COA on 1 June, 2 more since by the dossiers, 3 to come: 25 and not 7."""
    signed(plek, 2, date(2026, 2, 10), date(2026, 2, 14))
    signed(plek, 2, date(2026, 6, 2), date(2026, 6, 6))
    signed(plek, 3, date(2026, 6, 8))
    before = half(plek, uid)
    assert (before.telt, before.prognose, before.met_pijplijn) == (4, 7, 7)

    save_taakstelling(
        plek, uid, 2026, 1, opening=0, taakstelling=32, realisatie=20, peildatum=date(2026, 6, 1), bron="COA"
    )
    taak = read(plek, uid)
    row = next(one for one in taak.halfjaren if one.code == H1)
    assert (row.telt, row.prognose, row.met_pijplijn) == (22, 25, 25)
    assert (row.einde, row.verwacht_einde) == (12, 7)
    following = next(one for one in taak.halfjaren if one.code == H2)
    assert following.verwacht_begin == 7

    chart = {one.code: one.waarden for one in forecast_chart(taak).reeksen}
    assert (chart["telt"][4], chart["telt"][5], chart["verwacht"][5]) == (2, 22, 25)
    with lezer_for(plek) as lezer:
        told = [sentence(one) for one in load_agenda_cijfers(lezer, uid)]
    assert told[1].startswith("Telt al mee: 20; stand op ")
    assert told[2] == "Verwacht eind 2026-1: 25 tellen mee, stand +7"
    second = _sentences(row, None, 12)[1]
    assert "aan het eind van het halfjaar 25 zijn" in second
    assert "komen we er 7 te kort" in second


def test_a187_a_published_closing_with_another_sum_stays_in_the_forecast(plek: Plek, uid: str) -> None:
    """The provincie says 15 where the sum gives 12: what is expected is reckoned from its 15."""
    signed(plek, 3, date(2026, 6, 8))
    save_taakstelling(
        plek, uid, 2026, 1, opening=0, taakstelling=32, realisatie=20, stand=15, peildatum=T0, bron="COA"
    )
    row = half(plek, uid)

    assert (row.prognose, row.correctie, row.verwacht_einde) == (23, 3, 12)


def test_a127_who_signed_in_june_stays_in_the_pijplijn_of_that_half_year(
    plek: Plek, uid: str, klok: VasteKlok
) -> None:
    """Signed on 28 June and not moved: from 1 July the report of the half-year before still names them."""
    klok.dag = date(2026, 6, 29)
    gezin = signed(plek, 3, date(2026, 6, 28))
    assert half(plek, uid).met_pijplijn == 3

    klok.dag = date(2026, 7, 20)
    row = half(plek, uid)
    assert (row.realisatie, row.met_pijplijn, row.prognose) == (0, 3, None)
    shown = [one.titel for one in lijnen(read(plek, uid), None, mag=False) if one.sleutel == f"toen:{H1}"]
    assert shown == ["Met de pijplijn 3 personen"]

    gebeurtenissen.record_verhuisd(plek, gezin, date(2026, 7, 12))
    assert half(plek, uid).met_pijplijn == 3
    assert (half(plek, uid, H2).realisatie, half(plek, uid, H2).met_pijplijn) == (3, 3)


def test_a097_who_may_not_leave_the_opvang_is_not_expected_before_the_stop_ends(plek: Plek, uid: str) -> None:
    gezin = str(dossiers.open_dossier(plek, "Sharifpana", T0 - D(80), 1, "").onderwerp)
    save_dossier_field(plek, gezin, "in_opvang", "ja")
    assert half(plek, uid).prognose == 1

    gebeurtenissen.record_familie_komt(plek, gezin, T0 - D(30), 3)
    assert (half(plek, uid).prognose, half(plek, uid, H2).prognose) == (0, 1)


def test_a_pause_that_runs_moves_what_is_expected_by_the_norm(plek: Plek, uid: str) -> None:
    """Coupled 71 days ago: signing is expected now and the move on 29 June without a pause."""
    gezin = str(dossiers.open_dossier(plek, "Sharifpana", T0 - D(71), 1, "").onderwerp)
    assert half(plek, uid).prognose == 1

    pause_clock(plek, gezin, T0 - D(30), "ziekenhuis", "arts")
    assert (half(plek, uid).prognose, half(plek, uid, H2).prognose) == (0, 1)


def leave(plek: Plek, aantal: int, dag: date, reden: str) -> None:
    with plek.store.reader() as session:
        last = session.scalars(select(Lidmaatschap.uid).order_by(Lidmaatschap.id.desc()).limit(aantal)).all()
    for one in last:
        leden.remove_persoon(plek, one, dag, reden)


def test_a070_who_left_needs_no_room_and_who_was_added_by_mistake_was_never_coupled(
    plek: Plek, uid: str
) -> None:
    """Six coupled, of whom one by mistake; four are gone since: two wait, five were coupled."""
    dossiers.open_dossier(plek, "Sharifpana", T0 - D(20), 6, "")
    leave(plek, 3, T0 - D(5), "vertrokken")
    with plek.store.reader() as session:
        wrong = session.scalars(
            select(Lidmaatschap.uid)
            .where(Lidmaatschap.tot.is_(None))
            .order_by(Lidmaatschap.id.desc())
            .limit(1)
        ).one()
    leden.remove_persoon(plek, wrong, T0 - D(4), "vergissing")
    with lezer_for(plek) as lezer:
        row = load_herverdeling(lezer, uid)
        history = load_doorlooptijd(lezer, uid).historie
        kept = of_dossiers(lezer.session.connection())

    assert [(one.kamers, one.gezinnen) for one in row.past if one.gezinnen] == [(2, 1)]
    assert dict(row.gekoppeld) == {H1: 5}
    assert [(one.code, one.gekoppeld) for one in history] == [(H1, 5)]
    assert sum(one.aantal for one in kept if one.soort is Telsoort.KOPPELING) == 5


def test_a065_who_got_a_dossier_of_their_own_is_coupled_once(plek: Plek, uid: str) -> None:
    """A dossier is made at koppeling, so their own has it: they are coupled with that one alone."""
    dossiers.open_dossier(plek, "Sharifpana", T0 - D(20), 2, "")
    leave(plek, 1, T0 - D(5), "eigen_dossier")
    dossiers.open_dossier(plek, "Sharifpana", T0 - D(20), 1, "")

    with lezer_for(plek) as lezer:
        assert dict(load_herverdeling(lezer, uid).gekoppeld) == {H1: 2}
