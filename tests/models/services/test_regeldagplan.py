"""The plan of a regeldag in the kluis: what the planner is told, what it writes, and what a person set."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.errors import Refused
from models.queries.papier import dagkaart_facts, make_head
from models.queries.regeldagen import load_regeldag
from models.queries.rows_regeldag import AfspraakRow, PlanRow, RegeldagRow
from models.rules.dagplan import Bezoek, check_plan
from models.rules.dagplanner import Uitkomst, plan_day
from models.rules.klokuren import clock_of
from models.services import actiepunten, cijfers, dossiers, gebeurtenissen, leden, regeldagen, undo
from models.services.regeldagplan import read_plan
from models.services.verb import Plek
from models.store import Store
from tests.builders import SLEUTEL, T0, add_medewerker, lezer_for, make_kluis, make_plek, only_gemeente

DAG = timedelta(days=1)
TEKENDAG = T0 + 6 * DAG


@dataclass(frozen=True)
class Basis:
    """A shut kluis with two gezinnen that sign on one day, and its regeldag; each test gets a copy."""

    folder: Path
    wie: str
    gezin: str
    ander: str
    dag: str


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Basis:
    folder = tmp_path_factory.mktemp("dagplan")
    plek = make_kluis(folder)
    uids = []
    for naam, personen in (("Warsamele", 3), ("Noorvand", 1)):
        uid = dossiers.open_dossier(plek, naam, T0 - 40 * DAG, personen, "Duinvoorde").onderwerp
        gebeurtenissen.record_tekendatum(plek, uid, TEKENDAG)
        uids.append(uid)
    dag = regeldagen.add_regeldag(plek, only_gemeente(plek.store), TEKENDAG, "Gemeentehuis").onderwerp
    plek.store.close()
    return Basis(folder, plek.wie, uids[0], uids[1], dag)


@pytest.fixture
def plek(basis: Basis, tmp_path: Path) -> Iterator[Plek]:
    shutil.copytree(basis.folder, tmp_path, dirs_exist_ok=True)
    store = Store.open(tmp_path / "proef.kluis", SLEUTEL)
    yield make_plek(store, wie=basis.wie)
    store.close()


def _day(plek: Plek, uid: str) -> RegeldagRow:
    with lezer_for(plek) as lezer:
        return load_regeldag(lezer, uid)


def _of(plek: Plek, basis: Basis) -> AfspraakRow:
    return next(a for a in _day(plek, basis.dag).afspraken if a.dossier_uid == basis.gezin)


def _visits(plan: PlanRow, uid: str) -> dict[str, Bezoek]:
    gezin = next(g for g in plan.dag.gezinnen if g.uid == uid)
    return {visit.loket: visit for visit in gezin.bezoeken}


def _write(plek: Plek, basis: Basis, uitkomst: Uitkomst) -> str:
    times = [(uid, loket, clock_of(minute)) for (uid, loket), minute in uitkomst.tijden.items()]
    return regeldagen.save_plan(plek, basis.dag, times).bewerking


def _code(verb: object, *args: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        verb(*args, **more)  # type: ignore[operator] # a verb
    return refused.value.code


# --- what a day begins with -------------------------------------------------------------------------------


def test_a_new_day_has_the_minutes_of_the_settings_and_numbers_its_gezinnen(plek: Plek, basis: Basis) -> None:
    day = _day(plek, basis.dag)

    assert {lo.loket: lo.minuten for lo in day.loketten}["L5"] == 15
    assert {lo.plekken for lo in day.loketten} == {1}
    assert [(a.gezin, a.nummer) for a in day.afspraken] == [("Warsamele", 1), ("Noorvand", 2)]


def test_a_gemeente_with_other_minutes_begins_with_those(plek: Plek, basis: Basis) -> None:
    regeldagen.cancel_regeldag(plek, basis.dag)
    cijfers.save_instelling(plek, "regeldag_l1_minuten", 45, bron="ervaring")
    day = _day(plek, regeldagen.add_regeldag(plek, only_gemeente(plek.store), TEKENDAG + DAG).onderwerp)

    assert {lo.loket: lo.minuten for lo in day.loketten}["L1"] == 45


def test_a_number_of_the_day_is_never_given_twice(plek: Plek, basis: Basis) -> None:
    regeldagen.remove_gezin(plek, basis.dag, basis.gezin)
    third = dossiers.open_dossier(plek, "Tekleberi", T0 - DAG, 1).onderwerp
    regeldagen.add_gezin(plek, basis.dag, third)
    regeldagen.add_gezin(plek, basis.dag, basis.gezin)

    assert [(a.gezin, a.nummer) for a in _day(plek, basis.dag).afspraken] == [
        ("Noorvand", 2),
        ("Tekleberi", 3),
        ("Warsamele", 4),
    ]


# --- what the planner is told -----------------------------------------------------------------------------


def test_the_plan_knows_who_must_be_where_and_what_is_still_to_do(plek: Plek, basis: Basis) -> None:
    """A148: each loket of the day with its gezinnen; who has nothing to do at a loket need not pass it."""
    plan = read_plan(plek, basis.dag)
    visits = _visits(plan, basis.gezin)

    assert list(visits)[:3] == ["L1", "L2", "L4"]
    assert len(visits["L2"].mensen) == 3
    assert len(visits["L4"].mensen) == 1
    assert (plan.dag.begin, plan.dag.eind, plan.dag.wissel) == (9 * 60 + 30, 16 * 60 + 30, 5)
    assert plan.dag.by_code["L9"].reis == 15
    assert plan.gezinnen[0].naam == "Warsamele"
    with lezer_for(plek) as lezer:
        facts = dagkaart_facts(lezer, basis.gezin, basis.dag, head=make_head(lezer, plek.klok.nu()))
    (energy,) = [one for one in facts.loketten if one.id == "L5"]
    for line in energy.lijnen:
        actiepunten.mark_nvt(plek, line.punten[0][1], "al geregeld")
    assert "L5" not in _visits(read_plan(plek, basis.dag), basis.gezin)


def test_signing_and_brp_follow_each_other_as_the_day_says(plek: Plek, basis: Basis) -> None:
    """A113, K01: the order of the regeldag can be set, and the planner keeps it."""
    by_code = read_plan(plek, basis.dag).dag.by_code
    assert "L1" in by_code["L2"].na
    assert "L2" not in by_code["L1"].na

    regeldagen.save_loket_order(plek, basis.dag, ("L2", "L1", "L4", "L3"))
    by_code = read_plan(plek, basis.dag).dag.by_code

    assert by_code["L1"].na == {"L2"}
    assert "L1" not in by_code["L2"].na
    plan = plan_day(read_plan(plek, basis.dag).dag)
    times = {code: minute for (uid, code), minute in plan.tijden.items() if uid == basis.gezin}
    assert times["L2"] < times["L1"]


def test_hours_breaks_and_desks_are_those_of_the_day_and_the_loket(plek: Plek, basis: Basis) -> None:
    for veld, waarde in (("start", "9"), ("eind", "17"), ("pauze", "12-12.45")):
        regeldagen.save_regeldag_field(plek, basis.dag, veld, waarde)
    regeldagen.save_loket(plek, basis.dag, "L2", van="10", tot="15", pauze="geen", plekken=2)
    plan = read_plan(plek, basis.dag)

    assert plan.dag.by_code["L1"].open == ((540, 720), (765, 1020))
    assert (plan.dag.by_code["L2"].open, plan.dag.by_code["L2"].plekken) == (((600, 900),), 2)
    assert _code(regeldagen.save_regeldag_field, plek, basis.dag, "pauze", "13-12") == "span_vorm"
    assert _code(regeldagen.save_loket, plek, basis.dag, "L2", plekken=0) == "getal_buiten_grens"


def test_a_small_child_is_known_by_its_age_on_the_day(plek: Plek, basis: Basis) -> None:
    assert not any(g.klein for g in read_plan(plek, basis.dag).dag.gezinnen)
    with lezer_for(plek) as lezer:
        from models.queries.dossier import load_dossier

        (child,) = [p for p in load_dossier(lezer, basis.gezin).personen if p.letter == "c"]
    leden.save_persoon_field(plek, child.uid, "geboortedatum", date(2023, 6, 20))

    assert read_plan(plek, basis.dag).dag.gezinnen[0].klein


# --- what is written --------------------------------------------------------------------------------------


def test_a_plan_is_written_in_one_act_and_taken_back_in_one(plek: Plek, basis: Basis) -> None:
    uitkomst = plan_day(read_plan(plek, basis.dag).dag)
    assert uitkomst.over == ()
    bewerking = _write(plek, basis, uitkomst)

    again = read_plan(plek, basis.dag)
    assert [f for f in check_plan(again.dag) if f.ernst] == []
    assert plan_day(again.dag).tijden == uitkomst.tijden
    undo.undo(plek, bewerking)
    assert all(not a.tijden for a in _day(plek, basis.dag).afspraken)


def test_a_time_that_a_person_typed_is_set_and_a_plan_leaves_it(plek: Plek, basis: Basis) -> None:
    regeldagen.set_tijd(plek, basis.dag, basis.gezin, "L4", "14.05")
    _write(plek, basis, plan_day(read_plan(plek, basis.dag).dag))
    regeldagen.save_plan(plek, basis.dag, [(basis.gezin, "L4", "10:00")])

    visit = _of(plek, basis).bezoeken["L4"]
    assert (visit.tijd, visit.vast) == ("14:05", True)
    regeldagen.save_bezoek(plek, basis.dag, basis.gezin, "L4", vast=False)
    regeldagen.save_plan(plek, basis.dag, [(basis.gezin, "L4", "")])
    assert "L4" not in _of(plek, basis).tijden


def test_a_loket_can_be_left_out_for_one_gezin_on_screen_and_paper(plek: Plek, basis: Basis) -> None:
    regeldagen.set_tijd(plek, basis.dag, basis.gezin, "L8", "14:00")
    regeldagen.save_bezoek(plek, basis.dag, basis.gezin, "L8", overslaan=True)

    assert "L8" not in _visits(read_plan(plek, basis.dag), basis.gezin)
    assert _of(plek, basis).bezoeken["L8"].tijd == ""
    with lezer_for(plek) as lezer:
        facts = dagkaart_facts(lezer, basis.gezin, basis.dag, head=make_head(lezer, plek.klok.nu()))
    assert "L8" not in {loket.id for loket in facts.loketten}


def test_who_comes_can_be_set_for_one_gezin(plek: Plek, basis: Basis) -> None:
    regeldagen.save_bezoek(plek, basis.dag, basis.gezin, "L6", komt="b, c", minuten=40)
    visit = _visits(read_plan(plek, basis.dag), basis.gezin)["L6"]

    assert (len(visit.mensen), visit.minuten) == (2, 40)
    with lezer_for(plek) as lezer:
        facts = dagkaart_facts(lezer, basis.gezin, basis.dag, head=make_head(lezer, plek.klok.nu()))
    assert {loket.id: loket.komt for loket in facts.loketten}["L6"] == "b c"
    assert _code(regeldagen.save_bezoek, plek, basis.dag, basis.gezin, "L6", komt="Hodan!") == "letters_vorm"
    assert _code(regeldagen.save_bezoek, plek, basis.dag, basis.gezin, "L6", kleur=1) == "veld_onbekend"


def test_a_gezin_that_comes_later_is_planned_later(plek: Plek, basis: Basis) -> None:
    regeldagen.save_gezin(plek, basis.dag, basis.gezin, "van", "11")
    uitkomst = plan_day(read_plan(plek, basis.dag).dag)

    assert min(m for (uid, _code_), m in uitkomst.tijden.items() if uid == basis.gezin) >= 11 * 60
    assert _of(plek, basis).van == "11:00"
    assert _code(regeldagen.save_gezin, plek, basis.dag, basis.gezin, "plaats", "x") == "veld_onbekend"
    assert _code(regeldagen.save_gezin, plek, basis.dag, "geen", "van", "9") == "dossier_onbekend"


def test_the_dagkaart_follows_the_times_of_the_plan(plek: Plek, basis: Basis) -> None:
    """A058: the day as it was planned, a loket after the other."""
    for loket, tijd in (("L8", "9:30"), ("L1", "10:00"), ("L2", "10:45")):
        regeldagen.set_tijd(plek, basis.dag, basis.gezin, loket, tijd)
    with lezer_for(plek) as lezer:
        facts = dagkaart_facts(lezer, basis.gezin, basis.dag, head=make_head(lezer, plek.klok.nu()))

    assert [loket.id for loket in facts.loketten][:3] == ["L8", "L1", "L2"]
    assert not facts.brp_eerst


# --- who may see what -------------------------------------------------------------------------------------


def test_gezinnen_out_of_sight_count_as_times_only(plek: Plek, basis: Basis) -> None:
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Bo Voorbeeld", "begeleider"))
    dossiers.set_betrokkene(plek, basis.gezin, "begeleider", T0, medewerker_uid=plek.wie)
    dossiers.set_betrokkene(plek, basis.ander, "begeleider", T0, medewerker_uid=other.wie)
    regeldagen.set_tijd(plek, basis.dag, basis.gezin, "L1", "9:30")
    plan = read_plan(other, basis.dag)

    hidden, own = plan.gezinnen
    assert (hidden.naam, hidden.dossier_nummer, own.naam) == ("", "", "Noorvand")
    assert [(b.loket, b.van, b.vast) for b in plan.dag.gezinnen[0].bezoeken] == [("L1", 570, True)]
    times = plan_day(plan.dag).tijden
    assert times[basis.ander, "L1"] >= 600
    regeldagen.save_plan(
        other, basis.dag, [(u, lo, clock_of(m)) for (u, lo), m in times.items() if u == basis.ander]
    )
    assert _code(regeldagen.save_plan, other, basis.dag, [(basis.gezin, "L2", "9:30")]) == "geen_toegang"


def test_who_has_nothing_to_do_with_regeldagen_reads_no_plan(plek: Plek, basis: Basis) -> None:
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Bo Voorbeeld", "beheerder"))

    assert _code(read_plan, other, basis.dag) == "geen_recht"
    assert _code(read_plan, plek, "geen") == "regeldag_onbekend"
