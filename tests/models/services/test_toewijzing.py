"""The toewijzing of a gezin: steps and counting, the criterion, the region, and what the tab is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.dossier import load_dossier
from models.queries.rows_toewijzing import DatumRow, ToewijzingRow
from models.queries.toewijzing import load_toewijzing
from models.services import actiepunten, ankers, beheer, dossiers, gebeurtenissen, leden
from models.services.leden import NieuwePersoon
from models.services.toewijzing import (
    clear_criterium,
    couple_to_region,
    record_step,
    remove_step,
    set_criterium,
)
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Dossier, Persoon, Plaatsingstoets
from models.values import Anker, StapSoort
from tests.builders import T0, VasteKlok, lezer_for, make_kluis, make_plek

DAG = timedelta(days=1)
VERGUNNING, KOPPELING = date(2026, 5, 1), date(2026, 5, 11)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("toewijzing"))


def _gezin(plek: Plek, route: str = "azc", personen: int = 2) -> str:
    uid = dossiers.open_dossier(
        plek, "Warsamele", KOPPELING, personen, "azc Duinvoorde", vergunning=VERGUNNING
    ).onderwerp
    dossiers.save_dossier_field(plek, uid, "route", route)
    return uid


@pytest.fixture
def gezin(plek: Plek) -> str:
    return _gezin(plek)


def _read(plek: Plek, uid: str) -> ToewijzingRow:
    with lezer_for(plek) as lezer:
        return load_toewijzing(lezer, uid)


def _dates(plek: Plek, uid: str) -> dict[str, DatumRow]:
    return {one.code: one for one in _read(plek, uid).datums}


def _counted(plek: Plek, uid: str) -> list[Any]:
    with lezer_for(plek) as lezer:
        uids = [p.uid for p in load_dossier(lezer, uid).personen]
    with plek.store.reader() as session:
        return [
            session.scalars(select(Persoon.geteld_op).where(Persoon.uid == person)).one() for person in uids
        ]


def _point(plek: Plek, uid: str, item_id: str) -> str:
    with lezer_for(plek) as lezer:
        return next(p.uid for p in load_dossier(lezer, uid).punten if p.item_id == item_id)


# --- dates ------------------------------------------------------------------------------------------------


def test_a048_koppeling_and_complete_profile_are_two_dates_of_their_own(plek: Plek, gezin: str) -> None:
    before = _dates(plek, gezin)
    assert (before["koppeling"].dag, before["profiel_compleet"].dag) == (KOPPELING, None)
    assert not _read(plek, gezin).profiel_compleet
    gebeurtenissen.record_profiel_compleet(plek, gezin, KOPPELING + 5 * DAG)
    after = _dates(plek, gezin)
    assert (after["koppeling"].dag, after["profiel_compleet"].dag) == (KOPPELING, KOPPELING + 5 * DAG)
    assert _read(plek, gezin).profiel_compleet


def test_a052_information_in_tvs_is_due_fourteen_days_after_the_vergunning(plek: Plek, gezin: str) -> None:
    waiting = _dates(plek, gezin)["profiel_compleet"]
    assert (waiting.uiterlijk, waiting.dagen, waiting.vanaf) == (VERGUNNING + 14 * DAG, 14, "vergunning")
    assert waiting.te_laat
    gebeurtenissen.record_profiel_compleet(plek, gezin, VERGUNNING + 14 * DAG)
    assert not _dates(plek, gezin)["profiel_compleet"].te_laat


def test_a045_the_second_talk_is_due_fourteen_days_after_the_first_and_is_held_by_its_tick(
    plek: Plek, gezin: str
) -> None:
    assert _dates(plek, gezin)["vergunninghoudergesprek"].uiterlijk is None
    ankers.correct_anker(plek, gezin, Anker.HUISVESTINGSGESPREK, werkelijk=VERGUNNING + DAG)
    asked = _dates(plek, gezin)["vergunninghoudergesprek"]
    assert (asked.uiterlijk, asked.te_laat) == (VERGUNNING + 15 * DAG, True)
    assert asked.punt_uid == _point(plek, gezin, "pv-05")
    actiepunten.tick(plek, asked.punt_uid, VERGUNNING + 15 * DAG)
    held = _dates(plek, gezin)["vergunninghoudergesprek"]
    assert (held.dag, held.te_laat) == (VERGUNNING + 15 * DAG, False)


def test_a090_begeleiding_is_engaged_before_the_signing_or_it_shows(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_tekendatum(plek, gezin, T0 + 3 * DAG)
    asked = _dates(plek, gezin)["begeleiding"]
    assert (asked.uiterlijk, asked.dag, asked.te_laat) == (T0 + 3 * DAG, None, False)
    actiepunten.tick(plek, asked.punt_uid, T0 - DAG)
    assert (_dates(plek, gezin)["begeleiding"].dag, _dates(plek, gezin)["begeleiding"].te_laat) == (
        T0 - DAG,
        False,
    )
    ankers.correct_anker(plek, gezin, Anker.TEKENDATUM, werkelijk=T0 - 2 * DAG)
    assert _dates(plek, gezin)["begeleiding"].te_laat


def test_a_date_that_is_put_right_moves_the_whole_line(plek: Plek, gezin: str) -> None:
    ankers.correct_anker(plek, gezin, Anker.VERGUNNING, werkelijk=VERGUNNING + 2 * DAG)
    assert _dates(plek, gezin)["koppeling"].uiterlijk == VERGUNNING + 16 * DAG
    whole = {one.vanaf: one.tot for one in _read(plek, gezin).totalen}
    assert whole == {
        "vergunning": VERGUNNING + 100 * DAG,
        "koppeling": KOPPELING + 84 * DAG,
    }


def test_the_average_counts_a_gezin_by_its_move_and_by_its_koppeling(plek: Plek) -> None:
    uid = _gezin(plek)
    assert (_read(plek, uid).methode_a, _read(plek, uid).methode_b) == ("", "2026-1")
    july = make_plek(plek.store, VasteKlok(date(2026, 7, 6)), plek.wie)
    gebeurtenissen.record_verhuisd(july, uid, date(2026, 7, 2))
    assert (_read(plek, uid).methode_a, _read(plek, uid).methode_b) == ("2026-2", "2026-1")


# --- region, regievoerder, profile ------------------------------------------------------------------------


def test_a041_the_region_follows_from_the_province_of_the_gemeente(plek: Plek, gezin: str) -> None:
    row = _read(plek, gezin)
    assert (row.gemeente, row.provincie, row.regio) == ("Wilgenrade", "Gelderland", "oost")


def test_a077_a_koppeling_can_be_to_a_region(plek: Plek, gezin: str) -> None:
    couple_to_region(plek, gezin, "oost")
    assert _read(plek, gezin).gekoppeld_regio == "oost"
    couple_to_region(plek, gezin, "")
    assert _read(plek, gezin).gekoppeld_regio == ""
    with pytest.raises(Refused, match="keuze_onbekend"):
        couple_to_region(plek, gezin, "elders")


def test_a042_the_regievoerder_is_who_stands_beside_the_gezin_else_who_is_known_at_the_coa(
    plek: Plek, gezin: str
) -> None:
    assert _read(plek, gezin).regievoerder is None
    coa = beheer.add_organisatie(plek, "coa", "COA Voorbeeld").onderwerp
    wie = beheer.add_contactpersoon(
        plek, "Mo Voorbeeld", organisatie_uid=coa, functie="Regievoerder", telefoon="06-00000009"
    ).onderwerp
    row = _read(plek, gezin)
    assert row.regievoerder is not None
    assert (row.regievoerder.naam, row.regievoerder.telefoon) == ("Mo Voorbeeld", "06-00000009")
    assert [one.uid for one in row.coa] == [wie]
    dossiers.set_betrokkene(plek, gezin, "regievoerder", T0, naam="Ada Voorbeeld")
    beside = _read(plek, gezin).regievoerder
    assert beside is not None
    assert beside.naam == "Ada Voorbeeld"


def test_a053_what_the_profile_still_lacks_is_named_until_it_is_complete(plek: Plek, gezin: str) -> None:
    codes = [one.code for one in _read(plek, gezin).leeg]
    assert {"geboren", "v_nummer", "bsn", "woonbehoefte", "familie"} <= set(codes)
    with lezer_for(plek) as lezer:
        people = [p.uid for p in load_dossier(lezer, gezin).personen]
    leden.save_persoon_field(plek, people[0], "geboortedatum", date(1990, 1, 1))
    assert next(one.letters for one in _read(plek, gezin).leeg if one.code == "geboren") == ("b",)
    gebeurtenissen.record_profiel_compleet(plek, gezin, T0, people)
    assert _read(plek, gezin).leeg == ()


def test_a049_what_waits_for_the_bsn_is_said_until_everybody_has_one(plek: Plek, gezin: str) -> None:
    waits = dict(_read(plek, gezin).wacht)
    assert waits["huurcontract"] == ("brp", "bsn")
    with lezer_for(plek) as lezer:
        people = [p.uid for p in load_dossier(lezer, gezin).personen]
    for uid in people:
        leden.save_persoon_field(plek, uid, "bsn_bekend", "ja")
    assert _read(plek, gezin).wacht == ()


# --- criterion --------------------------------------------------------------------------------------------


def test_a051_only_the_chosen_criterium_and_a_contract_are_kept(plek: Plek, gezin: str) -> None:
    set_criterium(plek, gezin, "werk", maanden=6, uren=20)
    row = _read(plek, gezin).plaatsing
    assert row is not None
    assert (row.criterium, row.maanden, row.uren, row.bindt) == ("werk", 6, 20, True)
    set_criterium(plek, gezin, "anders", maanden=6, uren=20)
    row = _read(plek, gezin).plaatsing
    assert row is not None
    assert (row.criterium, row.maanden, row.uren, row.bindt) == ("anders", None, None, True)
    with plek.store.reader() as session:
        kept = session.execute(select(Plaatsingstoets).join(Dossier).where(Dossier.uid == gezin)).all()
    assert len(kept) == 1


@pytest.mark.parametrize("criterium", ["behandeling", "ziekte", ""])
def test_a044_a_treatment_is_not_kept(plek: Plek, gezin: str, criterium: str) -> None:
    with pytest.raises(Refused, match="keuze_onbekend"):
        set_criterium(plek, gezin, criterium)
    assert _read(plek, gezin).plaatsing is None


def test_a_criterium_that_was_chosen_by_mistake_goes_and_comes_back_with_undo(plek: Plek, gezin: str) -> None:
    with pytest.raises(Refused, match="plaatsing_onbekend"):
        clear_criterium(plek, gezin)
    set_criterium(plek, gezin, "opleiding")
    gone = clear_criterium(plek, gezin)
    assert _read(plek, gezin).plaatsing is None
    undo(plek, gone.bewerking)
    assert _read(plek, gezin).plaatsing is not None


# --- steps and counting -----------------------------------------------------------------------------------


def test_a066_a_zelfhuisvester_counts_on_the_day_of_the_report_not_on_that_of_the_move(plek: Plek) -> None:
    uid = _gezin(plek, "zelfhuisvester")
    gebeurtenissen.record_verhuisd(plek, uid, T0 - 5 * DAG)
    assert _counted(plek, uid) == [None, None]
    assert {one.doen for one in _read(plek, uid).tellen} == {StapSoort.GEMELD}
    record_step(plek, uid, StapSoort.GEMELD, T0 - DAG)
    assert _counted(plek, uid) == [T0 - DAG, T0 - DAG]
    assert all(one.telt and one.op == T0 - DAG for one in _read(plek, uid).tellen)


def test_a066_a_report_before_the_move_counts_on_the_move(plek: Plek) -> None:
    uid = _gezin(plek, "zelfhuisvester")
    record_step(plek, uid, StapSoort.GEMELD, T0 - 9 * DAG)
    assert _counted(plek, uid) == [None, None]
    gebeurtenissen.record_verhuisd(plek, uid, T0 - 2 * DAG)
    assert _counted(plek, uid) == [T0 - 2 * DAG, T0 - 2 * DAG]


def test_a065_a_gezin_with_a_koppeling_counts_by_the_move_without_a_report(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - DAG)
    assert _counted(plek, gezin) == [T0 - DAG, T0 - DAG]
    assert {(one.telt, one.doen) for one in _read(plek, gezin).tellen} == {(True, None)}


def test_a067_an_amv_waits_for_nidos_and_the_others_do_not(plek: Plek) -> None:
    uid = _gezin(plek, "amv", 1)
    gebeurtenissen.record_verhuisd(plek, uid, T0 - 5 * DAG)
    record_step(plek, uid, StapSoort.GEMELD, T0 - 3 * DAG)
    assert _counted(plek, uid) == [None]
    assert _read(plek, uid).tellen[0].doen is StapSoort.NIDOS
    record_step(plek, uid, StapSoort.NIDOS, T0 - DAG)
    assert _counted(plek, uid) == [T0 - DAG]


def test_a101_nareizigers_count_as_persons_once_they_are_reported(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 20 * DAG)
    gebeurtenissen.record_familie_is_er(
        plek, gezin, T0 - 5 * DAG, [NieuwePersoon("Idil", "Warsamele", None, "kind")]
    )
    assert _counted(plek, gezin) == [T0 - 20 * DAG, T0 - 20 * DAG, None]
    new = _read(plek, gezin).tellen[-1]
    assert (new.telt, new.doen) == (False, StapSoort.GEMELD)
    record_step(plek, gezin, StapSoort.GEMELD, T0 - DAG, persoon_uid=new.persoon_uid)
    assert _counted(plek, gezin) == [T0 - 20 * DAG, T0 - 20 * DAG, T0 - DAG]


def test_a102_who_turns_out_to_be_coupled_elsewhere_is_sent_there(plek: Plek) -> None:
    uid = _gezin(plek, "zelfhuisvester")
    record_step(plek, uid, StapSoort.ELDERS, T0 - DAG)
    gebeurtenissen.record_verhuisd(plek, uid, T0 - DAG)
    record_step(plek, uid, StapSoort.GEMELD, T0)
    assert _counted(plek, uid) == [None, None]
    assert {one.reden.code for one in _read(plek, uid).tellen} == {"telt_niet_gekoppeld_elders"}


def test_a103_who_counted_keeps_the_first_day_whatever_is_noted_later(plek: Plek) -> None:
    uid = _gezin(plek, "zelfhuisvester")
    gebeurtenissen.record_verhuisd(plek, uid, T0 - 9 * DAG)
    record_step(plek, uid, StapSoort.GEMELD, T0 - 8 * DAG)
    record_step(plek, uid, StapSoort.GEMELD, T0)
    gebeurtenissen.record_verhuisd(plek, uid, T0)
    assert _counted(plek, uid) == [T0 - 8 * DAG, T0 - 8 * DAG]


def test_a_step_that_was_a_mistake_takes_its_counting_along_and_undo_brings_both_back(plek: Plek) -> None:
    uid = _gezin(plek, "zelfhuisvester")
    gebeurtenissen.record_verhuisd(plek, uid, T0 - 9 * DAG)
    made = record_step(plek, uid, StapSoort.GEMELD, T0 - 8 * DAG).onderwerp
    gone = remove_step(plek, made)
    assert _counted(plek, uid) == [None, None]
    undo(plek, gone.bewerking)
    assert _counted(plek, uid) == [T0 - 8 * DAG, T0 - 8 * DAG]


def test_taking_a_step_away_leaves_what_counted_by_the_move(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 9 * DAG)
    made = record_step(plek, gezin, StapSoort.UITGESCHREVEN, T0 - 8 * DAG).onderwerp
    remove_step(plek, made)
    assert _counted(plek, gezin) == [T0 - 9 * DAG, T0 - 9 * DAG]


def test_taking_a_step_of_the_ladder_away_changes_no_counting(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 9 * DAG)
    made = record_step(plek, gezin, StapSoort.COA, T0 - 8 * DAG).onderwerp
    remove_step(plek, made)
    assert _read(plek, gezin).stappen == ()
    assert _counted(plek, gezin) == [T0 - 9 * DAG, T0 - 9 * DAG]


def test_taking_a_step_away_of_who_does_not_count_yet_changes_nothing(plek: Plek) -> None:
    uid = _gezin(plek, "zelfhuisvester")
    made = record_step(plek, uid, StapSoort.GEMELD, T0 - 8 * DAG).onderwerp
    remove_step(plek, made)
    assert _counted(plek, uid) == [None, None]


def test_a042_steps_up_the_ladder_are_kept_with_day_note_and_who(plek: Plek, gezin: str) -> None:
    record_step(plek, gezin, StapSoort.REGIEVOERDER, T0 - 3 * DAG, notitie="Belt morgen terug.")
    record_step(plek, gezin, StapSoort.COA, T0)
    rows = _read(plek, gezin).stappen
    assert [(one.soort, one.op, one.notitie) for one in rows] == [
        (StapSoort.COA, T0, ""),
        (StapSoort.REGIEVOERDER, T0 - 3 * DAG, "Belt morgen terug."),
    ]
    assert rows[0].wie == "Wil Voorbeeld"
    assert _counted(plek, gezin) == [None, None]


@pytest.mark.parametrize(
    ("args", "kwargs", "code"),
    [
        ((StapSoort.COA, T0 + DAG), {}, "dag_in_toekomst"),
        (("raar", T0), {}, "keuze_onbekend"),
        ((StapSoort.GEMELD, T0), {"persoon_uid": "niemand"}, "persoon_onbekend"),
    ],
)
def test_a_step_that_cannot_be_is_refused(
    plek: Plek, gezin: str, args: tuple[Any, ...], kwargs: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        record_step(plek, gezin, *args, **kwargs)
    assert _read(plek, gezin).stappen == ()


def test_nothing_is_noted_in_a_closed_dossier(plek: Plek, gezin: str) -> None:
    made = record_step(plek, gezin, StapSoort.COA, T0).onderwerp
    gebeurtenissen.close_dossier(plek, gezin, T0, "klaar", "afgerond")
    wishes: tuple[Callable[[], object], ...] = (
        lambda: record_step(plek, gezin, StapSoort.COA, T0),
        lambda: remove_step(plek, made),
        lambda: set_criterium(plek, gezin, "geen"),
        lambda: couple_to_region(plek, gezin, "oost"),
    )
    for wish in wishes:
        with pytest.raises(Refused, match="dossier_gesloten"):
            wish()
    with pytest.raises(Refused, match="stap_onbekend"):
        remove_step(plek, "weg")
