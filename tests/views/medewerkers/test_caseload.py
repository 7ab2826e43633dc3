"""A caseload against what was agreed, courses, and the open points of a whole caseload on paper (A170)."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.errors import Refused
from models.queries.logboek import load_logboek
from models.queries.medewerkers import load_team
from models.queries.rows_logboek import LogFilter
from models.queries.rows_mensen import TeamRow
from models.services import begeleiding, beheer, cijfers, dossiers, fasen, gebeurtenissen
from models.services.verb import Plek
from models.values import LogSoort, Rol
from tests.builders import T0, add_medewerker, lezer_for, make_plek, only_gemeente
from tests.views.fakes import FakePorts, fake_ports
from tests.views.paper_fakes import paper_ports
from views.medewerkers.lijnen import caseload_woorden, team_lijnen
from views.medewerkers.presenter import MedewerkersPresenter

DAG = timedelta(days=1)


@pytest.fixture
def collega(plek: Plek) -> str:
    return add_medewerker(plek.store, "Noor Voorbeeld", Rol.BEGELEIDER.value)


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek, Rol.BEGELEIDER, Rol.CASUSREGISSEUR, Rol.BEHEERDER)


def _mens(plek: Plek, uid: str) -> TeamRow:
    with lezer_for(plek) as lezer:
        return next(one for one in load_team(lezer) if one.uid == uid)


def _gezin(plek: Plek, naam: str, collega: str) -> str:
    uid = dossiers.open_dossier(plek, naam, date(2026, 4, 1), 2, "azc Duinvoorde").onderwerp
    gebeurtenissen.record_begeleider_wisselt(plek, uid, T0, medewerker_uid=collega)
    return uid


def test_a170_gezinnen_are_counted_by_phase_and_closed_ones_are_not(plek: Plek, collega: str) -> None:
    _gezin(plek, "Azizi", collega)
    second = _gezin(plek, "Zarrin", collega)
    gebeurtenissen.record_getekend(plek, second, T0)
    fasen.advance_fase(plek, second, "door")
    shut = _gezin(plek, "Rostamyar", collega)
    gebeurtenissen.close_dossier(plek, shut, T0, "klaar", "afgerond")
    mens = _mens(plek, collega)
    assert (mens.per_fase, mens.begeleidt, mens.hoogstens) == ((1, 1, 0), 2, 15)
    assert caseload_woorden(mens) == "begeleidt 2 gezinnen (fase 1: 1, fase 2: 1 · hoogstens 15 afgesproken)"


def test_more_gezinnen_than_agreed_are_seen_at_once(plek: Plek, collega: str, fake: FakePorts) -> None:
    for naam in ("Azizi", "Zarrin"):
        _gezin(plek, naam, collega)
    cijfers.save_instelling(plek, "gezinnen_per_begeleider", 1, date(2026, 1, 1), bron="team", scope="land")
    with lezer_for(plek) as lezer:
        (line,) = (one for one in team_lijnen(load_team(lezer), T0, fake.ports.wie) if one.sleutel == collega)
    assert line.chip is not None
    assert line.chip.tekst == "1 boven de afspraak"


def test_what_the_gemeente_agreed_counts_and_of_several_the_least(plek: Plek, collega: str) -> None:
    mine = only_gemeente(plek.store)
    cijfers.save_instelling(plek, "gezinnen_per_begeleider", 20, None, "team", gemeente_uid=mine)
    assert _mens(plek, collega).hoogstens == 20
    elders = beheer.add_gemeente(plek, "Elders", "Gelderland").onderwerp
    cijfers.save_instelling(plek, "gezinnen_per_begeleider", 12, None, "team", gemeente_uid=elders)
    assert _mens(plek, collega).hoogstens == 12


def test_courses_are_filled_in_with_their_day_and_can_be_undone(
    plek: Plek, collega: str, fake: FakePorts, qtbot: QtBot
) -> None:
    screen = MedewerkersPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter()
    screen.view.menu_chosen.emit(collega, "cursussen")
    form = screen.view.paneel.form
    assert form is not None
    form.vakken["basis"].fill(T0 - 30 * DAG)
    screen.view.paneel.save.click()
    assert _mens(plek, collega).cursussen == (("basis", T0 - 30 * DAG),)
    assert fake.say.goed[-1][0] == "Cursussen bijgewerkt."
    assert fake.say.goed[-1][1], "it can be undone"
    lines = {one.sleutel: one for one in screen.view.lijst.lijnen_model.lijnen}
    assert "cursus: basiscursus" in lines[collega].onder


def test_the_whole_caseload_goes_on_paper_before_it_is_handed_over(
    plek: Plek, collega: str, fake: FakePorts, qtbot: QtBot
) -> None:
    gezinnen = {_gezin(plek, naam, collega) for naam in ("Azizi", "Zarrin")}
    screen = MedewerkersPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter()
    screen.view.menu_chosen.emit(collega, "overdragen")
    page = screen.view.overdracht
    assert page.papier.isVisibleTo(page)
    page.papier.click()
    scherm, args = fake.nav.opened[-1]
    assert (scherm, args["papier"]) == ("papier", "waar_staan_we")
    assert set(args["dossier"].split(",")) == gezinnen


def test_only_who_manages_people_writes_courses(plek: Plek, collega: str) -> None:
    with pytest.raises(Refused, match="geen_recht"):
        begeleiding.set_kwalificaties(make_plek(plek.store, wie=collega), collega, {"juridisch": T0})
    assert _mens(plek, collega).cursussen == ()
    begeleiding.set_kwalificaties(plek, collega, {"juridisch": T0})
    assert _mens(plek, collega).cursussen == (("juridisch", T0),)


def test_the_caseload_goes_out_as_a_list_without_a_gezin(
    plek: Plek, collega: str, qtbot: QtBot, tmp_path: Path
) -> None:
    _gezin(plek, "Azizi", collega)
    ports = paper_ports(plek, Rol.CASUSREGISSEUR)
    made = MedewerkersPresenter(ports.fake.ports)
    qtbot.addWidget(made.view)
    made.view.show()
    made.enter()
    ports.ask.path = tmp_path / "caseload.csv"
    made.view.knoppen["lijst"].click()
    text = ports.ask.path.read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    noor = next(dict(zip(head, row, strict=True)) for row in rows if row[0] == "Noor Voorbeeld")
    assert (noor["Begeleidt"], noor["Fase 1"], noor["Fase 2"]) == ("1", "1", "0")
    assert noor["Hoogstens afgesproken"] == "15"
    assert "Azizi" not in text
    with lezer_for(plek) as lezer:
        first = load_logboek(lezer, LogFilter(soort=LogSoort.UITGEVOERD), limit=5).rijen[0]
    assert (first.soort, first.over, first.resultaat) == ("caseload_uitgevoerd", str(len(rows)), "gedaan")


def test_who_sees_only_the_own_gezinnen_cannot_take_out_a_caseload(plek: Plek, qtbot: QtBot) -> None:
    who = make_plek(plek.store, wie=add_medewerker(plek.store, "Proef Voorbeeld", Rol.BEGELEIDER))
    made = MedewerkersPresenter(paper_ports(who, Rol.BEGELEIDER).fake.ports)
    qtbot.addWidget(made.view)
    assert "lijst" not in made.view.knoppen
