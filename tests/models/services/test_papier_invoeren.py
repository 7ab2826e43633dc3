"""A sheet comes back: what was written on it is done in one act, and one undo takes it all back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.blad import load_blad
from models.queries.dossier import load_dossier
from models.queries.papier import checklist_facts, dagkaart_facts, make_head, ochtend_facts, sheet_lines
from models.queries.papier_gezin import nieuw_facts
from models.queries.papier_loket import loketlijst_facts, next_regeldag
from models.queries.rows import PuntRow
from models.queries.rows_papier import BladLijn, BladRow
from models.rules.blad import HUURINGANG
from models.services import actiepunten, afdrukken, dossiers, gebeurtenissen, leden, regeldagen, undo
from models.services.afdrukken import record_afdruk
from models.services.papier_invoeren import enter_blad
from models.services.verb import Plek
from models.store import Store
from models.tables import Afdruk, Dossier, RegeldagAfspraak
from models.values import Anker, Fase, Papier, Staat
from tests.builders import (
    SLEUTEL,
    T0,
    VasteKlok,
    add_medewerker,
    lezer_for,
    make_kluis,
    make_plek,
    only_gemeente,
)

DAG = timedelta(days=1)


@dataclass(frozen=True)
class Basis:
    """A shut kluis with a gezin that signs today and its dagkaart; each test gets a copy."""

    folder: Path
    wie: str
    gezin: str
    kaart: str


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Basis:
    folder = tmp_path_factory.mktemp("papier")
    plek = make_kluis(folder)
    gezin = dossiers.open_dossier(plek, "Warsamele", T0 - 60 * DAG, 3, "Duinvoorde").onderwerp
    gebeurtenissen.record_tekendatum(plek, gezin, T0)
    day = regeldagen.add_regeldag(plek, only_gemeente(plek.store), T0, "Gemeentehuis").onderwerp
    with lezer_for(plek) as lezer:
        facts = dagkaart_facts(lezer, gezin, day, head=make_head(lezer, plek.klok.nu()))
    lines = tuple(line for loket in facts.loketten for line in loket.lijnen)
    kaart = _record(plek, Papier.DAGKAART, gezin, lines, dag=facts.dag, regeldag_uid=day)
    plek.store.close()
    return Basis(folder, plek.wie, gezin, kaart)


@pytest.fixture
def plek(basis: Basis, tmp_path: Path) -> Iterator[Plek]:
    shutil.copytree(basis.folder, tmp_path, dirs_exist_ok=True)
    store = Store.open(tmp_path / "proef.kluis", SLEUTEL)
    yield make_plek(store, wie=basis.wie)
    store.close()


@pytest.fixture
def gezin(basis: Basis) -> str:
    return basis.gezin


@pytest.fixture
def kaart(basis: Basis) -> str:
    """Code of a dagkaart of today."""
    return basis.kaart


def _record(plek: Plek, soort: Papier, uid: str, lines: tuple[BladLijn, ...], **more: object) -> str:
    afdruk = record_afdruk(plek, soort, uid, lines, **more).onderwerp  # type: ignore[arg-type] # named fields
    with plek.store.reader() as session:
        return str(session.scalar(select(Afdruk.code).where(Afdruk.uid == afdruk)))


def _blad(plek: Plek, code: str) -> BladRow:
    with lezer_for(plek) as lezer:
        return load_blad(lezer, code)


def _enter(plek: Plek, code: str, tekst: str, **more: object) -> str:
    change = enter_blad(plek, _blad(plek, code).uid, tekst, **more)  # type: ignore[arg-type] # named fields
    return change.bewerking


def _punten(plek: Plek, uid: str) -> dict[str, PuntRow]:
    with lezer_for(plek) as lezer:
        return {punt.item_id: punt for punt in load_dossier(lezer, uid).punten}


def _number(plek: Plek, code: str, gezin: str, item_id: str) -> int:
    """The number on the sheet of a point."""
    punt = _punten(plek, gezin)[item_id]
    wanted = {punt.uid, *(letter.punt_uid for letter in punt.letters)}
    regels = _blad(plek, code).blad.regels.values()
    return next(r.nummer for r in regels if wanted & {p.uid for p in r.punten})


def _per_person(plek: Plek, code: str, gezin: str) -> tuple[int, str]:
    """A line with a letter for each of the three, and its item."""
    regel = next(r for r in _blad(plek, code).blad.regels.values() if len(r.punten) == 3)
    uids = {p.uid for p in regel.punten}
    return regel.nummer, next(
        item for item, p in _punten(plek, gezin).items() if uids & {one.punt_uid for one in p.letters}
    )


def _refusal(plek: Plek, code: str, tekst: str, **more: object) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(Refused) as refused:
        _enter(plek, code, tekst, **more)
    return refused.value.code, refused.value.params


def _state(plek: Plek, gezin: str) -> list[object]:
    with plek.store.reader() as session:
        paper = session.execute(select(Afdruk.weg_op, Afdruk.ingevoerd_op, Afdruk.ingevoerd_door)).all()
        note = session.scalar(select(Dossier.notitie).where(Dossier.uid == gezin))
    with lezer_for(plek) as lezer:
        row = load_dossier(lezer, gezin)
    lines = [(p.item_id, p.staat, p.gedaan_op, p.reden, p.wacht_op, p.notitie, p.termijn) for p in row.punten]
    return [*map(tuple, paper), note, lines, [(a.soort, a.gepland, a.werkelijk) for a in row.ankers]]


def test_a_dagkaart_comes_back_in_one_act_and_one_undo(plek: Plek, gezin: str, kaart: str) -> None:
    before = _state(plek, gezin)
    sign = _number(plek, kaart, gezin, "ve-03")
    later, wait, nvt = (_number(plek, kaart, gezin, i) for i in ("ve-21", "ve-08", "ve-09"))
    bewerking = _enter(
        plek,
        kaart,
        f"alles x\n{sign} x huur 1-7\n{nvt} nvt staat al vast\n{wait} wacht gemeente\n{later} later 17-9\n"
        "rest fiets zoeken, begeleider, 20-6\nbijzonder gezin wil graag een tuin",
    )

    punten = _punten(plek, gezin)
    assert (punten["ve-03"].staat, punten["ve-03"].gedaan_op) == (Staat.GEDAAN, T0)
    assert (punten["ve-09"].staat, punten["ve-09"].reden) == (Staat.NVT, "staat al vast")
    assert (punten["ve-08"].staat, punten["ve-08"].wacht_op) == (Staat.WACHT, "GEM")
    assert (punten["ve-21"].staat, punten["ve-21"].uitgesteld_tot) == (Staat.UITGESTELD, date(2026, 9, 17))
    assert (punten["eigen"].tekst, punten["eigen"].termijn) == ("fiets zoeken", date(2026, 6, 20))
    with lezer_for(plek) as lezer:
        row = load_dossier(lezer, gezin)
    ankers = {a.soort: (a.gepland, a.werkelijk) for a in row.ankers}
    assert ankers[Anker.TEKENDATUM][1] == T0
    assert ankers[Anker.HUURINGANG] == (date(2026, 7, 1), None)
    assert row.notitie == f"15-6-2026 ({kaart}): gezin wil graag een tuin"
    back = _blad(plek, kaart)
    assert (back.weg_op, back.ingevoerd_op, back.ingevoerd_door) == (T0, T0, "Wil Voorbeeld")

    undo.undo(plek, bewerking)

    assert _state(plek, gezin) == before


def test_a_preview_says_what_it_does_and_changes_nothing(plek: Plek, gezin: str, kaart: str) -> None:
    before = _state(plek, gezin)
    sign = _number(plek, kaart, gezin, "ve-03")
    effect = enter_blad.preview(plek, _blad(plek, kaart).uid, f"{sign} x\nrest fiets zoeken")

    assert effect.gedaan == ("huurcontract tekenen",)
    assert "fiets zoeken" in effect.erbij
    assert len(effect.verschoven) > 0
    assert _state(plek, gezin) == before


def test_what_is_not_understood_enters_nothing_at_all(plek: Plek, gezin: str, kaart: str) -> None:
    before = _state(plek, gezin)

    assert _refusal(plek, kaart, "alles x\n99 x\n1 koffie") == ("blad_niet_af", {"aantal": 2})
    assert _refusal(plek, kaart, "\n")[0] == "blad_leeg"
    assert _refusal(plek, kaart, "alles x", dag=T0 + DAG)[0] == "dag_in_toekomst"
    assert _state(plek, gezin) == before


def test_what_was_done_on_another_day_carries_that_day(plek: Plek, gezin: str, kaart: str) -> None:
    sign = _number(plek, kaart, gezin, "ve-03")
    explain = _number(plek, kaart, gezin, "ve-02")
    _enter(plek, kaart, f"{sign} x 12-6\n{explain} x", dag=T0 - 2 * DAG)

    punten = _punten(plek, gezin)
    assert (punten["ve-03"].gedaan_op, punten["ve-02"].gedaan_op) == (date(2026, 6, 12), T0 - 2 * DAG)


def test_letters_tick_only_those_people(plek: Plek, gezin: str, kaart: str) -> None:
    number, item = _per_person(plek, kaart, gezin)
    _enter(plek, kaart, f"{number} ac")

    letters = {one.letter: one.staat for one in _punten(plek, gezin)[item].letters}
    assert letters == {"a": Staat.GEDAAN, "b": Staat.OPEN, "c": Staat.GEDAAN}


def test_the_sheet_tells_what_the_line_asks_for(plek: Plek, gezin: str, kaart: str) -> None:
    regels = _blad(plek, kaart).blad.regels

    assert regels[_number(plek, kaart, gezin, "ve-03")].vraagt == HUURINGANG
    assert [p.letter for p in regels[_per_person(plek, kaart, gezin)[0]].punten] == ["a", "b", "c"]


def test_a_line_that_was_done_in_the_window_stays_done_on_its_day(plek: Plek, gezin: str, kaart: str) -> None:
    sign = _number(plek, kaart, gezin, "ve-03")
    actiepunten.tick(plek, _punten(plek, gezin)["ve-03"].uid, T0 - 3 * DAG)
    _enter(plek, kaart, "alles x")

    assert _punten(plek, gezin)["ve-03"].gedaan_op == T0 - 3 * DAG
    assert _blad(plek, kaart).blad.regels[sign].punten[0].was == "open"


def test_a_line_that_lapsed_since_is_refused_by_number_and_skipped_by_all(
    plek: Plek, gezin: str, kaart: str
) -> None:
    with lezer_for(plek) as lezer:
        (third,) = [p for p in load_dossier(lezer, gezin).personen if p.letter == "c"]
    number, item = _per_person(plek, kaart, gezin)
    leden.remove_persoon(plek, third.lid_uid, T0, "vergissing")

    assert _refusal(plek, kaart, f"{number} c")[0] == "blad_niet_af"
    _enter(plek, kaart, "alles x")
    assert {one.letter for one in _punten(plek, gezin)[item].letters} == {"a", "b"}


def test_a_sheet_can_stay_for_the_rest_of_the_lines(plek: Plek, gezin: str, kaart: str) -> None:
    _enter(plek, kaart, "1 x", blijft=True)
    assert (_blad(plek, kaart).weg_op, _blad(plek, kaart).ingevoerd_op) == (None, T0)

    _enter(plek, kaart, "alles x")
    assert _blad(plek, kaart).weg_op == T0


def test_who_did_not_come_is_noted_on_the_regeldag(plek: Plek, gezin: str, kaart: str) -> None:
    effect = enter_blad.preview(plek, _blad(plek, kaart).uid, "niet gekomen")
    _enter(plek, kaart, "niet gekomen")

    assert [code for code, _ in effect.waarschuwingen] == ["niet_gekomen_vastleggen"]
    with plek.store.reader() as session:
        assert session.scalars(select(RegeldagAfspraak.niet_gekomen)).all() == [True]
    assert all(p.staat is not Staat.GEDAAN for p in _punten(plek, gezin).values() if p.loket)


def test_a_closed_dossier_takes_nothing(plek: Plek, gezin: str, kaart: str) -> None:
    gebeurtenissen.close_dossier(plek, gezin, T0, "Verhuisd")

    assert _refusal(plek, kaart, "1 x")[0] == "blad_niet_af"
    assert _refusal(plek, kaart, "bijzonder tuin")[0] == "dossier_gesloten"


@pytest.mark.parametrize(
    ("code", "reden"),
    [("koffie", "blad_code_vorm"), ("R1-0", "blad_code_cijfer"), ("R99-5", "blad_onbekend")],
)
def test_a_code_that_is_none_says_why(plek: Plek, kaart: str, code: str, reden: str) -> None:
    assert kaart.startswith("R1-")
    assert kaart != "R1-0"
    with pytest.raises(Refused) as refused:
        _blad(plek, code)

    assert refused.value.code == reden


def test_a_code_is_typed_loosely(plek: Plek, kaart: str) -> None:
    assert _blad(plek, kaart.lower().replace("-", " ")).blad.code == kaart


def test_a_sheet_of_somebody_else_is_not_found_and_cannot_be_entered(
    plek: Plek, gezin: str, kaart: str
) -> None:
    """The sheet of a dossier out of reach: reading does not find it, the verb refuses it."""
    uid = _blad(plek, kaart).uid
    mine = add_medewerker(plek.store, "Bo Voorbeeld", "begeleider")
    dossiers.set_betrokkene(plek, gezin, "begeleider", T0, medewerker_uid=plek.wie)
    other = make_plek(plek.store, wie=mine)

    with pytest.raises(Refused) as hidden:
        _blad(other, kaart)
    with pytest.raises(Refused) as refused:
        enter_blad(other, uid, "alles x")

    assert (hidden.value.code, refused.value.code) == ("blad_onbekend", "geen_toegang")


# --- other sheets -----------------------------------------------------------------------------------------


def test_a_checklist_comes_back_by_the_numbers_of_the_dossier(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        facts = checklist_facts(lezer, gezin, Fase.PRE_VESTIGING, head=make_head(lezer, plek.klok.nu()))
    lines = tuple(line for _fase, group in facts.groepen for line in group)
    code = _record(plek, Papier.CHECKLIST, gezin, lines)
    number = _punten(plek, gezin)["pv-10"].nummer
    _enter(plek, code, f"{number} x gisteren")

    assert _punten(plek, gezin)["pv-10"].gedaan_op == T0 - DAG


def test_nieuw_in_het_gezin_comes_back_for_who_is_new_in_one_act_and_one_undo(plek: Plek, gezin: str) -> None:
    """A child was born: what is written on the sheet is done for the child; the others stay as they are."""
    gebeurtenissen.record_kind_geboren(plek, gezin, T0 - 3 * DAG, "Sahra")
    with lezer_for(plek) as lezer:
        facts = nieuw_facts(lezer, gezin, head=make_head(lezer, plek.klok.nu()))
    lines = sheet_lines(Papier.NIEUW_IN_GEZIN, facts)
    code = _record(plek, Papier.NIEUW_IN_GEZIN, gezin, lines)
    before = _state(plek, gezin)
    blad = _blad(plek, code).blad
    assert code.startswith("N")
    assert [*blad.regels] == sorted(line.nummer for line in facts.lijnen)
    child = next(one.letter for one in facts.personen)
    mine = [line for line in facts.lijnen if [letter for letter, _done in line.letters] == [child]]
    later, nvt, *_others = [line.nummer for line in mine]
    bewerking = _enter(plek, code, f"alles x\n{later} later {_typed(T0 + 9 * DAG)}\n{nvt} nvt hoeft niet")

    punten = {punt.nummer: punt for punt in _punten(plek, gezin).values()}
    for line in mine:
        for letter in punten[line.nummer].letters:
            if letter.letter == child:
                wanted = {later: Staat.UITGESTELD, nvt: Staat.NVT}.get(line.nummer, Staat.GEDAAN)
                assert letter.staat is wanted
            else:
                assert letter.staat is Staat.OPEN
    assert _blad(plek, code).weg_op == T0
    undo.undo(plek, bewerking)
    assert _state(plek, gezin) == before


def test_alles_leaves_alone_what_did_not_fit_on_the_sheet(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_kind_geboren(plek, gezin, T0 - 3 * DAG, "Sahra")
    with lezer_for(plek) as lezer:
        facts = nieuw_facts(lezer, gezin, head=make_head(lezer, plek.klok.nu()))
    facts = msgspec.structs.replace(facts, getoond=2)
    code = _record(plek, Papier.NIEUW_IN_GEZIN, gezin, sheet_lines(Papier.NIEUW_IN_GEZIN, facts))
    _enter(plek, code, "alles x")

    with lezer_for(plek) as lezer:
        left = nieuw_facts(lezer, gezin, head=make_head(lezer, plek.klok.nu())).lijnen
    assert len(left) >= len(facts.lijnen) - 2
    assert {line.nummer for line in left} >= {line.nummer for line in facts.lijnen[2:]}
    assert not {line.nummer for line in left} & {line.nummer for line in facts.lijnen[:2]}


def _typed(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"


def test_an_ochtendblad_comes_back_for_several_gezinnen_and_never_as_a_whole(plek: Plek, gezin: str) -> None:
    second = dossiers.open_dossier(plek, "Noorvand", T0 - 60 * DAG, 1, "Duinvoorde").onderwerp
    for uid in (gezin, second):
        dossiers.set_betrokkene(plek, uid, "begeleider", T0, medewerker_uid=plek.wie)
    with lezer_for(plek) as lezer:
        facts = ochtend_facts(lezer, head=make_head(lezer, plek.klok.nu()))
    lines = sheet_lines(Papier.OCHTENDBLAD, facts)
    code = _record(plek, Papier.OCHTENDBLAD, "", lines, dag=T0)

    assert [line.nummer for line in lines] == list(range(1, len(lines) + 1))
    regels = _blad(plek, code).blad.regels
    of_one = next(r.nummer for r in regels.values() if r.dossier_uid == gezin)
    of_two = next(r.nummer for r in regels.values() if r.dossier_uid == second)
    assert _refusal(plek, code, "alles x")[0] == "blad_niet_af"
    bewerking = _enter(plek, code, f"{of_one}, {of_two} x")
    done = [p for uid in (gezin, second) for p in _punten(plek, uid).values() if p.gedaan_op == T0]
    assert {p.uid for n in (of_one, of_two) for p in regels[n].punten} & {p.uid for p in done}

    undo.undo(plek, bewerking)
    assert _blad(plek, code).ingevoerd_op is None


def test_lines_of_a_gezin_out_of_reach_are_explained_on_a_sheet_of_several(plek: Plek, gezin: str) -> None:
    second = dossiers.open_dossier(plek, "Noorvand", T0 - 60 * DAG, 1, "Duinvoorde").onderwerp
    for uid in (gezin, second):
        dossiers.set_betrokkene(plek, uid, "begeleider", T0, medewerker_uid=plek.wie)
    with lezer_for(plek) as lezer:
        lines = sheet_lines(Papier.OCHTENDBLAD, ochtend_facts(lezer, head=make_head(lezer, plek.klok.nu())))
    code = _record(plek, Papier.OCHTENDBLAD, "", lines, dag=T0)
    regels = _blad(plek, code).blad.regels
    theirs = next(r.nummer for r in regels.values() if r.dossier_uid == gezin)
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Bo Voorbeeld", "begeleider"))
    dossiers.set_betrokkene(plek, second, "begeleider", T0, medewerker_uid=other.wie)

    seen = _blad(other, code).blad.regels[theirs]
    assert (seen.tekst, seen.gezin, seen.punten[0].bereik) == ("", "", False)
    assert _refusal(other, code, f"{theirs} x")[0] == "blad_niet_af"


def test_a_sheet_without_lines_can_only_be_gone(plek: Plek, gezin: str) -> None:
    code = _record(plek, Papier.GEZINSBLAD, gezin, ())

    assert _blad(plek, code).blad.regels == {}
    assert _refusal(plek, code, "1 x")[0] == "blad_niet_af"
    afdrukken.mark_weg(plek, _blad(plek, code).uid)


def test_the_clock_of_the_sheet_is_its_own_day(plek: Plek, gezin: str, kaart: str) -> None:
    sign = _number(plek, kaart, gezin, "ve-03")
    klok = VasteKlok(T0 + 5 * DAG)
    later = make_plek(plek.store, klok, plek.wie)
    enter_blad(later, _blad(plek, kaart).uid, f"{sign} x")

    assert _punten(plek, gezin)["ve-03"].gedaan_op == T0


def test_a_loketlijst_comes_back_for_all_its_gezinnen_in_one_act(plek: Plek, gezin: str) -> None:
    second = dossiers.open_dossier(plek, "Noorvand", T0 - 60 * DAG, 1, "Duinvoorde").onderwerp
    gebeurtenissen.record_tekendatum(plek, second, T0)
    with lezer_for(plek) as lezer:
        day = next_regeldag(lezer)
    regeldagen.add_gezin(plek, day, second)
    code, lines = _loketlijst(plek, day, "L1")
    before = {uid: _state(plek, uid) for uid in (gezin, second)}
    bewerking = _enter(plek, code, "alles x")

    done = {uid for uid in (gezin, second) if any(p.gedaan_op == T0 for p in _punten(plek, uid).values())}
    assert done == {gezin, second}
    assert {r.dossier_uid for r in _blad(plek, code).blad.regels.values()} == {gezin, second}
    assert len(lines) > 1
    undo.undo(plek, bewerking)
    assert {uid: _state(plek, uid) for uid in (gezin, second)} == before


def test_a_gezin_of_somebody_else_on_a_loketlijst_is_left_alone(plek: Plek, gezin: str) -> None:
    """A begeleider types the list of a loket: the lines of a gezin out of reach are refused by number."""
    mine = add_medewerker(plek.store, "Bo Voorbeeld", "begeleider")
    second = dossiers.open_dossier(plek, "Noorvand", T0 - 60 * DAG, 1, "Duinvoorde").onderwerp
    gebeurtenissen.record_tekendatum(plek, second, T0)
    with lezer_for(plek) as lezer:
        day = next_regeldag(lezer)
    regeldagen.add_gezin(plek, day, second)
    code, _lines = _loketlijst(plek, day, "L1")
    regels = _blad(plek, code).blad.regels.values()
    hidden, seen = (next(r.nummer for r in regels if r.dossier_uid == uid) for uid in (gezin, second))
    dossiers.set_betrokkene(plek, gezin, "begeleider", T0, medewerker_uid=plek.wie)
    dossiers.set_betrokkene(plek, second, "begeleider", T0, medewerker_uid=mine)
    other = make_plek(plek.store, wie=mine)
    before = _state(plek, gezin)

    assert _refusal(other, code, f"{hidden} x")[0] == "blad_niet_af"
    _enter(other, code, f"alles x\n{seen} x gisteren")
    assert _state(plek, gezin)[2:] == before[2:]
    assert any(p.gedaan_op == T0 - DAG for p in _punten(plek, second).values())


def _loketlijst(plek: Plek, day: str, loket: str) -> tuple[str, tuple[BladLijn, ...]]:
    with lezer_for(plek) as lezer:
        (facts,) = loketlijst_facts(lezer, day, [loket], head=make_head(lezer, plek.klok.nu()))
    lines = sheet_lines(Papier.LOKETLIJST, facts)
    return _record(plek, Papier.LOKETLIJST, "", lines, dag=T0, regeldag_uid=day, loket=loket), lines
