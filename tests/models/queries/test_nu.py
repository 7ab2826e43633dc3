from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from models.queries.dossier import load_dossier
from models.queries.nu import HOOGSTENS, nu_of
from models.queries.rows import PuntRow
from models.queries.rows_dossier import DossierRow, NuRow
from models.services import dossiers
from models.services.verb import Plek
from models.values import Partij, Reikwijdte, Staat, Stand, Verdeling
from tests.builders import T0, lezer_for

DAG = timedelta(days=1)


@pytest.fixture
def leeg(plek: Plek) -> DossierRow:
    uid = dossiers.open_dossier(plek, "Warsamele", T0, 1, "Duinvoorde").onderwerp
    with lezer_for(plek) as lezer:
        return msgspec.structs.replace(load_dossier(lezer, uid), punten=())


def _punt(nummer: int, stand: Stand, over: int | None = None, **fields: object) -> PuntRow:
    base = PuntRow(
        uid=f"punt-{nummer}",
        versie=1,
        item_id=f"pv-{nummer:02}",
        nummer=nummer,
        fase=None,
        tekst=f"punt {nummer}",
        doener=Partij.GEM,
        met=(),
        verdeling=Verdeling.VOLLEDIG,
        onze=True,
        kern=False,
        loket="",
        reikwijdte=Reikwijdte.HUISHOUDEN,
        staat=Staat.OPEN,
        stand=stand,
        termijn=None if over is None else T0 + over * DAG,
        dagen=over,
    )
    return msgspec.structs.replace(base, **fields)


def _nu(leeg: DossierRow, *punten: PuntRow) -> NuRow:
    return nu_of(msgspec.structs.replace(leeg, punten=punten), T0)


def test_te_laat_comes_first_and_the_rest_by_day(leeg: DossierRow) -> None:
    row = _nu(
        leeg,
        _punt(1, Stand.OP_SCHEMA, 9),
        _punt(2, Stand.VANDAAG, 0),
        _punt(3, Stand.RICHTDATUM_VOORBIJ, -30),
        _punt(4, Stand.TE_LAAT, -2),
        _punt(5, Stand.GEEN_DATUM),
    )

    assert [p.nummer for p in row.nu] == [4, 3, 2, 1, 5]


def test_at_most_seven_lines_show_and_the_rest_is_counted(leeg: DossierRow) -> None:
    row = _nu(leeg, *(_punt(n, Stand.DEZE_WEEK, 3) for n in range(1, 17)))

    assert len(row.nu) == HOOGSTENS == 7
    assert row.nog == 9


def test_a_line_of_the_fifteenth_day_waits_its_turn(leeg: DossierRow) -> None:
    row = _nu(leeg, _punt(1, Stand.OP_SCHEMA, 14), _punt(2, Stand.OP_SCHEMA, 15))

    assert [p.nummer for p in row.nu] == [1]
    assert row.nog == 0


def test_watched_lines_are_one_group_a_party_the_oldest_first(leeg: DossierRow) -> None:
    row = _nu(
        leeg,
        _punt(1, Stand.OP_SCHEMA, 5, onze=False, doener=Partij.COA),
        _punt(2, Stand.TE_LAAT, -5, onze=False, doener=Partij.COA),
        _punt(3, Stand.OP_SCHEMA, 40, onze=False, doener=Partij.COR),
        _punt(4, Stand.WACHT, 2, staat=Staat.WACHT, wacht_op="de bank", wacht_sinds=T0 - 12 * DAG),
    )

    assert row.nu == ()
    assert [(wie, [p.nummer for p in lines]) for wie, lines in row.wacht] == [
        ("COR", [3]),
        ("COA", [2, 1]),
        ("de bank", [4]),
    ]


def test_lines_without_their_anchor_are_grouped_by_what_they_wait_for(leeg: DossierRow) -> None:
    row = _nu(
        leeg,
        _punt(1, Stand.NIET_AAN_DE_BEURT, wacht_anker="verhuizing"),
        _punt(2, Stand.NIET_AAN_DE_BEURT, wacht_anker="tekendatum"),
        _punt(3, Stand.NIET_AAN_DE_BEURT, wacht_anker="tekendatum", onze=False),
        _punt(4, Stand.UITGESTELD, 3, staat=Staat.UITGESTELD, uitgesteld_tot=T0 + 30 * DAG),
    )

    assert [(anker, [p.nummer for p in lines]) for anker, lines in row.niet_aan_de_beurt] == [
        ("tekendatum", [2, 3]),
        ("verhuizing", [1]),
        ("uitgesteld", [4]),
    ]
    assert row.wacht == ()


def test_done_lines_show_the_last_one_first_and_what_was_before_our_time_is_only_counted(
    leeg: DossierRow,
) -> None:
    row = _nu(
        leeg,
        _punt(1, Stand.GEDAAN, staat=Staat.GEDAAN, gedaan_op=T0 - 9 * DAG),
        _punt(2, Stand.GEDAAN, staat=Staat.GEDAAN, gedaan_op=T0 - DAG),
        _punt(3, Stand.NVT, staat=Staat.NVT),
        _punt(4, Stand.VOOR_ONZE_TIJD, -90),
        _punt(5, Stand.VERVALLEN),
    )

    assert [p.nummer for p in row.klaar] == [2, 1, 3]
    assert (row.klaar_aantal, row.voor_onze_tijd) == (3, 1)


def test_an_unknown_condition_is_a_question_and_stands_in_no_fold(leeg: DossierRow) -> None:
    row = _nu(leeg, _punt(1, Stand.NOG_TE_BEPALEN, 3))

    assert (row.nu, row.wacht, row.niet_aan_de_beurt, row.klaar) == ((), (), (), ())


def test_every_live_line_is_in_exactly_one_fold_or_is_a_question_or_later_than_the_window(
    plek: Plek,
) -> None:
    uid = dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 3, "Duinvoorde").onderwerp
    with lezer_for(plek) as lezer:
        dossier = load_dossier(lezer, uid)
    row = nu_of(dossier, T0)

    shown = [*row.klaar, *(p for _, lines in (*row.wacht, *row.niet_aan_de_beurt) for p in lines)]
    own_later = [
        p
        for p in dossier.punten
        if p.onze and p.stand in (Stand.OP_SCHEMA, Stand.DEZE_WEEK) and (p.dagen or 0) > 14
    ]
    questions = [p for p in dossier.punten if p.stand is Stand.NOG_TE_BEPALEN]
    lapsed = [p for p in dossier.punten if p.stand is Stand.VERVALLEN]
    total = len(row.nu) + row.nog + len(shown) + len(own_later) + len(questions) + len(lapsed)
    assert total == len(dossier.punten)
    assert len({p.nummer for p in shown}) == len(shown)
