"""Toezicht and herverdeling in the kluis: policy, grounds, the ladder with its days, sums that stay."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models.errors import Refused
from models.queries.herverdeling import HerverdelingRow, load_herverdeling
from models.queries.taakstelling import load_taakstelling
from models.queries.toezicht import ToezichtRow, UitslagRow, load_toezicht
from models.rules.taakstelling import Verschuiving
from models.rules.toezicht import Beleid, Ladderuitkomst
from models.services import dossiers, gebeurtenissen, tussenplekken, woningen
from models.services.beheer import add_organisatie
from models.services.cijfers import save_instelling
from models.services.herverdeling import remove_herverdeling, save_herverdeling
from models.services.prestatieafspraken import add_overzicht, save_overzicht
from models.services.taakstelling import save_taakstelling
from models.services.toezicht import choose_beleid, save_ladderstap, save_toezicht
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import HerverdelingRegel
from tests.builders import T0, lezer_for, make_kluis, only_gemeente
from views.gemeente.herverdeling_lijnen import lijnen
from views.widgets.lijn import Chip, Toon

D = timedelta


@pytest.fixture
def plek(tmp_path: Path) -> Iterator[Plek]:
    made = make_kluis(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def uid(plek: Plek) -> str:
    return only_gemeente(plek.store)


def read(plek: Plek, uid: str) -> ToezichtRow:
    with lezer_for(plek) as lezer:
        return load_toezicht(lezer, uid)


def before(plek: Plek, uid: str) -> UitslagRow:
    """The half-year that is over."""
    return next(one for one in read(plek, uid).halfjaren if one.code == "2025-2")


@pytest.mark.parametrize(("achterstand", "goed"), [(10, True), (11, False)])
def test_a128_60_allows_10_and_11_is_too_many(plek: Plek, uid: str, achterstand: int, *, goed: bool) -> None:
    choose_beleid(plek, uid, Beleid.MARGE)
    save_taakstelling(
        plek, uid, 2025, 2, opening=0, taakstelling=60, realisatie=60 - achterstand, bron="lijst"
    )
    row = before(plek, uid)

    assert (row.voorbij, row.achterstand, row.ok) == (True, achterstand, goed)


def test_a118_a128_a_half_year_is_judged_by_the_norm_and_the_margin_of_its_own_day(
    plek: Plek, uid: str
) -> None:
    """From 1-1-2026 another margin and another mean: 60 with 10 in arrears stays as 2025 had it."""
    choose_beleid(plek, uid, Beleid.MARGE)
    for half in ((2025, 2), (2026, 1)):
        save_taakstelling(plek, uid, *half, opening=0, taakstelling=60, realisatie=50, bron="lijst")
    save_instelling(plek, "marge_achterstand", "1/12", date(2026, 1, 1), "brief", "land")
    save_instelling(plek, "termijn_gemiddeld_weken", 9, date(2026, 1, 1), "brief", "land")
    now = read(plek, uid).halfjaren[0]

    assert (before(plek, uid).ok, now.ok) == (True, False)
    assert dict(now.redenen[0].params)["marge"] == 5
    assert (before(plek, uid).norm_weken, now.norm_weken) == (12, 9)


def test_a118_a120_the_policy_of_the_provincie_decides(plek: Plek, uid: str) -> None:
    save_taakstelling(plek, uid, 2025, 2, opening=0, taakstelling=60, realisatie=55, bron="lijst")
    assert read(plek, uid).beleid is Beleid.TWEE_INDICATOREN
    assert before(plek, uid).redenen[0].code == "toezicht_te_langzaam"
    choose_beleid(plek, uid, Beleid.STRENG)
    assert before(plek, uid).redenen[0].code == "toezicht_achterstand"
    choose_beleid(plek, uid, Beleid.MARGE)
    assert before(plek, uid).ok


def test_a119_a186_koppelingen_and_grounds_stand_beside_it_and_an_own_ground_joins_the_list(
    plek: Plek, uid: str
) -> None:
    save_taakstelling(plek, uid, 2025, 2, opening=0, taakstelling=60, realisatie=40, bron="lijst")
    save_toezicht(
        plek, uid, 2025, 2, gekoppeld=50, gronden=("nareis_niet_op_tijd",), eigen="brand in het complex"
    )
    codes = [one.code for one in before(plek, uid).redenen]

    assert codes[1:] == ["toezicht_te_weinig_gekoppeld", "toezicht_grond", "toezicht_grond"]
    assert read(plek, uid).gronden[-1] == "brand in het complex"
    assert before(plek, uid).gekoppeld == 50
    with pytest.raises(Refused, match="keuze_onbekend"):
        save_toezicht(plek, uid, 2025, 2, gronden=("verzonnen",))


def test_a203_the_mean_of_the_provincie_stops_at_the_tussenvoorziening(plek: Plek, uid: str) -> None:
    hof = tussenplekken.add_tussenvoorziening(plek, "De Verzonnen Hof", 5).onderwerp
    gezin = dossiers.open_dossier(plek, "Sharifpana", T0 - D(230), 2, "").onderwerp
    dossiers.save_dossier_field(plek, gezin, "route", "tussenvoorziening")
    tussenplekken.place(plek, gezin, hof, T0 - D(190), 2)
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - D(10))
    found = before(plek, uid).gemiddelde

    assert found is not None
    assert found.dag_tiende == 40.0


def test_a119_without_one_koppeling_known_nothing_is_said_about_koppelingen(plek: Plek, uid: str) -> None:
    save_taakstelling(plek, uid, 2025, 2, opening=0, taakstelling=60, realisatie=40, bron="lijst")

    assert [one.code for one in before(plek, uid).redenen] == ["toezicht_te_langzaam"]


def test_a121_a131_the_ladder_says_where_we_are_and_what_follows(plek: Plek, uid: str) -> None:
    save_ladderstap(plek, uid, 2025, 2, "1.0", gedaan_op=date(2026, 1, 5))
    save_ladderstap(plek, uid, 2025, 2, "1.2", gedaan_op=date(2026, 1, 12))
    save_ladderstap(plek, uid, 2025, 2, "2.0", uiterlijk=date(2026, 2, 9), notitie="brief met vragen")
    row = before(plek, uid)
    steps = {one.stap: one for one in row.treden}

    assert steps["2.0"].aan_de_beurt
    assert (steps["2.0"].uiterlijk, steps["2.1"].uiterlijk) == (date(2026, 2, 9), date(2026, 2, 23))
    assert steps["6.2"].uiterlijk == date(2027, 1, 5)
    assert row.notities == (("2.0", "brief met vragen"),)


def test_a_step_that_is_emptied_is_as_if_it_was_never_there(plek: Plek, uid: str) -> None:
    save_ladderstap(plek, uid, 2025, 2, "1.0", gedaan_op=date(2026, 1, 5))
    change = save_ladderstap(plek, uid, 2025, 2, "1.0")
    save_taakstelling(plek, uid, 2025, 2, taakstelling=5, bron="lijst")
    assert not any(one.gedaan_op for one in before(plek, uid).treden)
    undo(plek, change.bewerking)
    assert before(plek, uid).treden[0].gedaan_op == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("stap", "dag", "code"), [("7.1", T0, "keuze_onbekend"), ("1.0", T0 + D(1), "dag_in_toekomst")]
)
def test_a_step_that_cannot_be_is_refused(plek: Plek, uid: str, stap: str, dag: date, code: str) -> None:
    with pytest.raises(Refused, match=code):
        save_ladderstap(plek, uid, 2025, 2, stap, gedaan_op=dag)


# --- herverdeling ------------------------------------------------------------------------------------------


def deal(plek: Plek, uid: str) -> HerverdelingRow:
    with lezer_for(plek) as lezer:
        return load_herverdeling(lezer, uid)


OURS = Verschuiving("Wilgenrade", -5, 20, 4)


def test_a074_a207_the_sum_stays_the_same_or_nothing_is_written(plek: Plek, uid: str) -> None:
    made = save_herverdeling(plek, uid, 2026, 2, (OURS, Verschuiving("Elders", 5, 10, 9))).onderwerp
    with pytest.raises(Refused, match="herverdeling_som"):
        save_herverdeling(plek, uid, 2026, 2, (OURS, Verschuiving("Elders", 4, 10, 9)), herverdeling_uid=made)
    found = deal(plek, uid).afspraken

    assert [(one.gemeente, one.aantal) for one in found[0].regels] == [("Wilgenrade", -5), ("Elders", 5)]


def test_a075_a196_who_is_coupled_stays_and_opvang_is_no_coin(plek: Plek, uid: str) -> None:
    with pytest.raises(Refused, match="herverdeling_gekoppeld"):
        save_herverdeling(
            plek, uid, 2026, 2, (Verschuiving("Wilgenrade", -17, 20, 4), Verschuiving("Elders", 17, 1, 0))
        )
    with pytest.raises(Refused, match="herverdeling_geen_opvang"):
        save_herverdeling(plek, uid, 2026, 2, (OURS, Verschuiving("Elders", 5, 1, 0)), tegen_opvang=True)
    with pytest.raises(Refused, match="herverdeling_te_weinig"):
        save_herverdeling(plek, uid, 2026, 2, (Verschuiving("Wilgenrade", 0, 20, 4),))


@pytest.mark.parametrize(
    ("deel", "op_tijd", "codes"), [(2, True, []), (1, False, ["herverdeling_laat_gemeld"])]
)
def test_a076_telling_it_after_the_start_is_a_warning(
    plek: Plek, uid: str, deel: int, codes: list[str], *, op_tijd: bool
) -> None:
    moves = (OURS, Verschuiving("Elders", 5, 10, 9))
    effect = save_herverdeling.preview(plek, uid, 2026, deel, moves, gemeld_op=T0)
    save_herverdeling(plek, uid, 2026, deel, moves, gemeld_op=T0)
    found = deal(plek, uid).afspraken[0]

    assert [code for code, _ in effect.waarschuwingen] == codes
    assert found.op_tijd is op_tijd
    assert [one.code for one in found.redenen] == codes


def test_a077_a078_who_coordinates_and_when_it_was_agreed_is_kept(plek: Plek, uid: str) -> None:
    made = save_herverdeling(
        plek,
        uid,
        2026,
        2,
        (OURS, Verschuiving("Elders", 5, 10, 9)),
        coordinator="Elders",
        afgestemd_op=T0 - D(3),
    ).onderwerp
    found = deal(plek, uid).afspraken[0]
    assert (found.coordinator, found.afgestemd_op, found.op_tijd) == ("Elders", T0 - D(3), None)
    change = remove_herverdeling(plek, uid, made)
    assert deal(plek, uid).afspraken == ()
    undo(plek, change.bewerking)
    assert len(deal(plek, uid).afspraken[0].regels) == 2


@given(st.lists(st.integers(-12, 12), min_size=2, max_size=5))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_written_always_keeps_the_sum(plek: Plek, uid: str, aantallen: list[int]) -> None:
    moves = tuple(Verschuiving(f"Gemeente {nr}", one, 20, 9) for nr, one in enumerate(aantallen))
    with contextlib.suppress(Refused):
        save_herverdeling(plek, uid, 2026, 2, moves)
    with plek.store.reader() as session:
        rows = session.scalars(select(HerverdelingRegel)).all()
        per: dict[int, int] = {}
        for row in rows:
            per[row.herverdeling_id] = per.get(row.herverdeling_id, 0) + row.aantal
            assert row.taakstelling + row.aantal >= row.gekoppeld
    assert set(per.values()) <= {0}


def test_a024_gezinnen_that_wait_stand_beside_dwellings_of_their_size(plek: Plek, uid: str) -> None:
    for nr, size in enumerate((1, 1, 5)):
        dossiers.open_dossier(plek, f"Wacht{nr}", T0 - D(30), size, "")
    signed = dossiers.open_dossier(plek, "Getekend", T0 - D(60), 4, "").onderwerp
    gebeurtenissen.record_woning_gevonden(plek, signed, T0 - D(9), "Voorbeeldlaan 1")
    gebeurtenissen.record_getekend(plek, signed, T0 - D(4), reden="proef")
    woningen.add_woning(plek, "Kastanjelaan 14", kamers=2)
    woningen.add_woning(plek, "Kastanjelaan 15", kamers=9)
    found = deal(plek, uid)

    assert found.wacht == 3
    assert [(one.kamers, one.gezinnen, one.woningen, one.tekort) for one in found.past] == [
        (2, 2, 1, 1),
        (5, 1, 1, 0),
    ]
    assert sum(one.gezinnen for one in found.past) == found.wacht


def test_a074_the_taakstelling_knows_of_an_agreement_that_is_not_typed_yet(plek: Plek, uid: str) -> None:
    """Asked for as long as the figure is the one that the agreement began with."""

    def asked() -> int | None:
        with lezer_for(plek) as lezer:
            rows = load_taakstelling(lezer, uid).halfjaren
        return next(one.afgesproken for one in rows if one.code == "2026-2")

    save_taakstelling(plek, uid, 2026, 2, taakstelling=20, opening=3, bron="lijst")
    assert asked() is None
    save_herverdeling(plek, uid, 2026, 2, (OURS, Verschuiving("Elders", 5, 10, 9)))
    assert asked() == 15
    save_taakstelling(plek, uid, 2026, 2, taakstelling=15, bron="herverdeling")
    assert asked() is None
    save_taakstelling(plek, uid, 2026, 2, taakstelling=17, bron="bijgesteld")
    assert asked() is None


def test_a_later_policy_leaves_the_half_years_before_it_as_they_were_judged(plek: Plek, uid: str) -> None:
    """K07: what the provincie decides today says nothing about last year."""
    for jaar, deel in ((2025, 2), (2026, 1)):
        save_taakstelling(plek, uid, jaar, deel, opening=0, taakstelling=60, realisatie=55, bron="lijst")
    choose_beleid(plek, uid, Beleid.STRENG)
    choose_beleid(plek, uid, Beleid.MARGE, vanaf=date(2026, 1, 1))
    found = {one.code: (one.beleid, one.ok) for one in read(plek, uid).halfjaren}

    assert found["2025-2"] == (Beleid.STRENG, False)
    assert found["2026-1"] == (Beleid.MARGE, True)
    assert read(plek, uid).beleid is Beleid.MARGE


def test_a119_who_realised_is_done_with_the_ladder_at_1_1(plek: Plek, uid: str) -> None:
    save_taakstelling(plek, uid, 2025, 2, opening=0, taakstelling=60, realisatie=60, bron="lijst")
    save_ladderstap(plek, uid, 2025, 2, "1.0", gedaan_op=date(2026, 1, 5))
    assert [one.stap for one in before(plek, uid).treden if one.aan_de_beurt] == ["1.1"]
    save_ladderstap(plek, uid, 2025, 2, "1.1", gedaan_op=date(2026, 1, 6))
    steps = {one.stap: one for one in before(plek, uid).treden}

    assert not [one for one in steps.values() if one.aan_de_beurt]
    assert (steps["1.1"].uitkomst, steps["6.2"].uiterlijk) == (Ladderuitkomst.STOPT, None)


@pytest.mark.parametrize(
    ("stap", "uitkomst"),
    [
        ("2.3", Ladderuitkomst.STOPT),
        ("3.3", Ladderuitkomst.STOPT),
        ("5.3", Ladderuitkomst.INGETROKKEN),
    ],
)
def test_a125_the_ladder_ends_where_the_provincie_stops_or_withdraws(
    plek: Plek, uid: str, stap: str, uitkomst: Ladderuitkomst
) -> None:
    save_taakstelling(plek, uid, 2025, 2, opening=0, taakstelling=60, realisatie=10, bron="lijst")
    save_ladderstap(plek, uid, 2025, 2, "1.0", gedaan_op=date(2026, 1, 5))
    save_ladderstap(plek, uid, 2025, 2, stap, gedaan_op=date(2026, 3, 5))
    assert [one for one in before(plek, uid).treden if one.aan_de_beurt]
    save_ladderstap(plek, uid, 2025, 2, stap, gedaan_op=date(2026, 3, 5), uitkomst=uitkomst)
    steps = {one.stap: one for one in before(plek, uid).treden}

    assert not [one for one in steps.values() if one.aan_de_beurt]
    assert (steps[stap].uitkomst, steps["6.2"].uiterlijk) == (uitkomst, None)
    with pytest.raises(Refused, match="veld_leeg"):
        save_ladderstap(plek, uid, 2025, 2, stap, uitkomst=uitkomst)


def test_a024_others_who_look_stand_beside_who_waits_and_a_high_share_asks_to_speak(
    plek: Plek, uid: str
) -> None:
    """Exactly ten in a hundred is no signal, and without the number of others there is none either."""
    corp = add_organisatie(plek, "corporatie", "Wonen Voorbeeld").onderwerp
    made = add_overzicht(
        plek, corp, 2025, 2, vrijgekomen=100, statushouders=11, urgenten=10, overigen=79
    ).onderwerp
    assert (deal(plek, uid).regulier, deal(plek, uid).verdringing) == (None, False)
    code = "woningzoekenden_regulier"
    save_instelling(plek, code, 1200, T0 - timedelta(40), "opgave Voorbeeld", gemeente_uid=uid)
    row = deal(plek, uid)
    assert (row.regulier, row.regulier_bron, row.verdringing) == (1200, "opgave Voorbeeld", True)
    line = next(one for one in lijnen(row, mag=True) if one.sleutel == "regulier")
    assert line.titel == "Andere woningzoekenden: 1.200"
    assert line.chip == Chip("bespreek verdringing", Toon.WEEK)
    assert line.onder.startswith("opgave Voorbeeld · wo 6 mei")
    save_overzicht(plek, made, statushouders=10, overigen=80)
    assert not deal(plek, uid).verdringing
