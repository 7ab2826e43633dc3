"""The tab *Meedoen*: a card a person, the terms and why, the ladder, goals with steps, school, documents."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.queries.dossier import load_dossier
from models.services import ankers, dossiers, gebeurtenissen, leden, meedoen
from models.services.verb import Plek
from models.tables import Actiepunt, Deelname, Mijlpaal
from models.values import Anker, DeelnameSoort, MijlpaalSoort
from tests.builders import T0, lezer_for
from tests.views.fakes import FakePorts, fake_ports
from views.dossier.meedoen_presenter import MeedoenPresenter
from views.dossier.presenter import DossierPresenter
from views.widgets.lijn import Lijn, Toon

DAG = timedelta(days=1)
KOPPELING, BRP = date(2026, 3, 16), date(2026, 5, 4)


@pytest.fixture
def gezin(plek: Plek) -> str:
    """Two adults and a child of thirteen; a must do an inburgering and is registered in the gemeente."""
    uid = dossiers.open_dossier(plek, "Warsamele", KOPPELING, 3, "azc Duinvoorde").onderwerp
    a, b, c = _people(plek, uid)
    ankers.correct_anker(plek, uid, Anker.VERGUNNING, werkelijk=date(2026, 3, 2))
    ankers.correct_anker(plek, uid, Anker.BRP_GEMEENTE, werkelijk=BRP)
    for who, born in ((a, date(1990, 5, 1)), (b, date(1992, 5, 1)), (c, date(2013, 2, 1))):
        leden.save_persoon_field(plek, who, "geboortedatum", born)
    leden.save_persoon_field(plek, a, "inburgeringsplichtig", "ja")
    leden.save_persoon_field(plek, b, "inburgeringsplichtig", "nee")
    leden.save_persoon_field(plek, c, "nl_niveau", "weinig")
    return uid


def _people(plek: Plek, uid: str) -> list[str]:
    with lezer_for(plek) as lezer:
        return [one.uid for one in load_dossier(lezer, uid).personen]


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek)


def _open(fake: FakePorts, gezin: str, qtbot: QtBot) -> MeedoenPresenter:
    screen = DossierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="meedoen")
    tab = screen.tabs["meedoen"]
    assert isinstance(tab, MeedoenPresenter)
    assert tab.view.isVisible()
    tab.setProperty("screen", screen)
    return tab


@pytest.fixture
def tab(fake: FakePorts, gezin: str, qtbot: QtBot) -> MeedoenPresenter:
    return _open(fake, gezin, qtbot)


def _lijnen(tab: MeedoenPresenter) -> dict[str, Lijn]:
    return {one.sleutel: one for one in tab.deel.lijst.lijnen_model.lijnen}


def _line(tab: MeedoenPresenter, begin: str) -> Lijn:
    return next(one for key, one in _lijnen(tab).items() if key.startswith(begin))


def _press(tab: MeedoenPresenter, begin: str, code: str) -> None:
    line = _line(tab, begin)
    assert code in [knop.code for knop in line.knoppen]
    tab.deel.knop_pressed.emit(line.sleutel, code)


def _fill(tab: MeedoenPresenter, **values: object) -> None:
    form = tab.deel.paneel.form
    assert form is not None
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    tab.deel.paneel.save.click()


def _open_card(tab: MeedoenPresenter, uid: str) -> None:
    tab.deel.lijst.folded.emit(f"persoon:{uid}", True)


def test_the_first_who_must_do_an_inburgering_is_open_and_the_others_are_one_line(
    tab: MeedoenPresenter, plek: Plek, gezin: str
) -> None:
    a, b, c = _people(plek, gezin)
    heads = {key: one.open for key, one in _lijnen(tab).items() if key.startswith("persoon:")}
    assert heads == {f"persoon:{a}": True, f"persoon:{b}": False, f"persoon:{c}": False}
    assert "Wet inburgering 2021" in _line(tab, "wet:").titel
    assert "vergunning" in _line(tab, "wet:").onder
    _open_card(tab, b)
    heads = {key: one.open for key, one in _lijnen(tab).items() if key.startswith("persoon:")}
    assert heads[f"persoon:{a}"] is False
    assert heads[f"persoon:{b}"] is True
    assert "Hoeft niet" in _line(tab, "wet:").titel
    tab.deel.lijst.folded.emit(f"persoon:{b}", False)
    assert not any(one.open for one in _lijnen(tab).values())


def test_the_pip_is_noted_and_why_its_date_is_what_it_is_is_told(
    tab: MeedoenPresenter, plek: Plek, fake: FakePorts
) -> None:
    line = _line(tab, "pip:")
    assert line.chip is not None
    assert "uiterlijk" in line.chip.tekst
    tab.deel.lijst.link_wished.emit(line.sleutel, QPoint(20, 20))
    words = "\n".join(tab.uitleg.lines)
    assert "10 weken" in words
    assert "Vaste termijn (document)" in words
    tab.uitleg.close()
    tab.deel.opened.emit(_line(tab, "einde:").sleutel)
    assert "nog niet bekend" in "\n".join(tab.uitleg.lines)
    tab.uitleg.close()
    _press(tab, "pip:", "pip")
    _fill(tab, op=date(2026, 6, 1))
    line = _line(tab, "pip:")
    assert "vastgesteld" in line.titel
    assert line.chip is not None
    assert (line.chip.tekst, line.chip.toon) == ("op tijd", Toon.OP_SCHEMA)
    end = _line(tab, "einde:")
    assert end.chip is not None
    assert "1 jun 2029" in end.chip.tekst
    assert fake.say.goed[-1][0] == "PIP genoteerd."
    assert fake.say.goed[-1][1]


def test_a_passed_term_of_the_law_is_too_late(plek: Plek, fake: FakePorts, gezin: str, qtbot: QtBot) -> None:
    ankers.correct_anker(plek, gezin, Anker.BRP_GEMEENTE, werkelijk=date(2026, 3, 20))
    line = _line(_open(fake, gezin, qtbot), "pip:")
    assert line.chip is not None
    assert line.chip.toon is Toon.TE_LAAT


def test_a_route_is_noted_and_another_one_asks_why(tab: MeedoenPresenter, plek: Plek) -> None:
    _press(tab, "leerroute:", "leerroute")
    form = tab.deel.paneel.form
    assert form is not None
    assert set(form.vakken) == {"keuze", "op"}
    _fill(tab, keuze="b1", op=BRP)
    assert "B1-route" in _line(tab, "leerroute:").titel
    _press(tab, "leerroute:", "leerroute")
    _fill(tab, keuze="z", op=T0)
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["reden"].problem.text() == "Schrijf kort waarom."
    _fill(tab, reden="De toets past beter bij Z")
    keys = _lijnen(tab)
    assert not any(key.startswith("knm:") for key in keys)
    with plek.store.reader() as session:
        assert session.scalars(select(Mijlpaal.keuze).order_by(Mijlpaal.id)).all() == ["b1", "z"]


def test_more_time_is_asked_for_once_the_three_years_run(
    tab: MeedoenPresenter, plek: Plek, gezin: str
) -> None:
    assert "verlenging" not in [knop.code for knop in _line(tab, "einde:").knoppen]
    meedoen.record_pip(plek, gezin, _people(plek, gezin)[0], date(2026, 6, 1))
    tab.load()
    _press(tab, "einde:", "verlenging")
    _fill(tab, dagen=30, reden="Wachtlijst bij de taalschool")
    end = _line(tab, "einde:")
    assert end.chip is not None
    assert "1 jul 2029" in end.chip.tekst
    _press(tab, "einde:", "voldaan")
    _fill(tab)
    end = _line(tab, "einde:")
    assert end.chip is not None
    assert "Voldaan op" in end.chip.tekst
    assert end.knoppen == ()


def test_the_goal_of_the_ladder_begins_at_one_next_step_and_the_picture_tells_it_in_words(
    tab: MeedoenPresenter,
) -> None:
    _press(tab, "ladder:", "trede")
    _fill(tab, keuze="2", op=BRP)
    _press(tab, "ladder:", "trede_doel")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.values()["keuze"] == "3"
    _fill(tab)
    assert not tab.ladder.isVisible()
    _press(tab, "ladder:", "verloop")
    assert tab.ladder.isVisible()
    rows = tab.ladder.rows()
    assert "2 (mensen ontmoeten)" in rows[0]
    assert rows[1] == "doel: 3 (meedoen aan activiteiten)"
    assert tab.ladder.accessibleDescription() == "\n".join(rows)
    assert not tab.ladder.grab().isNull()
    _press(tab, "ladder:", "trede")
    assert not tab.ladder.isVisible()
    _fill(tab, keuze="3")
    line = _line(tab, "ladder:")
    assert line.chip is not None
    assert line.chip.tekst == "1 trede verder"
    assert tab.ladder.isVisible()


def test_a_goal_far_away_still_says_the_one_next_step(tab: MeedoenPresenter, plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    meedoen.record_mijlpaal(plek, gezin, a, MijlpaalSoort.TREDE, BRP, keuze="2")
    meedoen.record_mijlpaal(plek, gezin, a, MijlpaalSoort.TREDE_DOEL, BRP, keuze="5")
    tab.load()
    assert "eerst één stap: 3 (meedoen aan activiteiten)" in _line(tab, "ladder:").onder


def test_a_step_of_a_goal_is_a_point_that_is_ticked_here_or_under_nu(
    tab: MeedoenPresenter, plek: Plek, gezin: str
) -> None:
    _press(tab, "erbij:", "doel")
    _fill(tab, naam="Werken in een keuken")
    _press(tab, "doel:", "stap")
    _fill(tab, tekst="Kennismaken bij De Proef", dag=T0 + 4 * DAG)
    step = _line(tab, "stap:")
    assert (step.titel, step.vink) == ("Kennismaken bij De Proef", False)
    assert "de volgende stap" in step.onder
    tab.deel.ticked.emit(step.sleutel, True)
    with plek.store.reader() as session:
        rows = session.execute(
            select(Actiepunt.gedaan_op, Actiepunt.uid).where(Actiepunt.tekst == "Kennismaken bij De Proef")
        ).all()
    assert [(row.gedaan_op, f"stap:{row.uid}") for row in rows] == [(T0, step.sleutel)]
    assert _line(tab, "stap:").vink is True
    assert "Nog geen stap" in _line(tab, "doel:").onder
    tab.deel.ticked.emit(step.sleutel, False)
    assert _line(tab, "stap:").vink is False
    _press(tab, "doel:", "bereikt")
    _fill(tab)
    goal = _line(tab, "doel:")
    assert goal.chip is not None
    assert "bereikt" in goal.chip.tekst
    assert "weg" not in [knop.code for knop in goal.knoppen]


def test_a158_a_child_without_a_school_shows_which_kind_fits_and_what_was_told_to_the_coa(
    tab: MeedoenPresenter, plek: Plek, gezin: str
) -> None:
    c = _people(plek, gezin)[2]
    _open_card(tab, c)
    line = _line(tab, "geenschool:")
    assert "schakelklas" in line.onder
    assert line.chip is not None
    assert line.chip.tekst == "leerplichtig"
    _press(tab, "erbij:", "school")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.values()["aard"] == "schakelklas"
    _fill(tab, naam="De Voorbeeldschool", van=BRP)
    assert "nog niet doorgegeven" in _line(tab, "deelname:").onder
    tab.deel.opened.emit(_line(tab, "deelname:").sleutel)
    _fill(tab, gemeld_op=T0)
    assert "doorgegeven aan het COA" in _line(tab, "deelname:").onder
    assert "geenschool" not in "".join(_lijnen(tab))


def test_a_place_to_work_is_noted_changed_and_taken_away(tab: MeedoenPresenter, plek: Plek) -> None:
    _press(tab, "erbij:", "leerwerkplek")
    _fill(tab, naam="Bakkerij De Proef", van=BRP, uren=12, steun="ja")
    line = _line(tab, "deelname:")
    assert "12 uur per week" in line.onder
    assert "met hulp op de werkvloer" in line.onder
    _press(tab, "deelname:", "wijzig")
    _fill(tab, tot=T0 - DAG)
    line = _line(tab, "deelname:")
    assert line.chip is not None
    assert line.chip.tekst == "afgelopen"
    _press(tab, "deelname:", "weg")
    with plek.store.reader() as session:
        assert session.scalars(select(Deelname.uid)).all() == []


def test_a_document_that_ends_soon_is_marked_and_belongs_to_a_person_or_the_gezin(
    tab: MeedoenPresenter, plek: Plek, gezin: str
) -> None:
    _press(tab, "kop:papieren", "papier")
    _fill(tab, naam="Map thuis", aard="huurcontract")
    assert "van het gezin · ligt: Map thuis" in _line(tab, "deelname:").onder
    a = _people(plek, gezin)[0]
    meedoen.add_deelname(
        plek, gezin, DeelnameSoort.PAPIER, "Bij a", aard="reisdocument", persoon_uid=a, tot=T0 + 9 * DAG
    )
    tab.load()
    line = _line(tab, "deelname:")
    assert line.titel == "Reisdocument"
    assert line.chip is not None
    assert line.chip.toon is Toon.WEEK


def test_a_mistake_is_taken_away_where_every_day_stands(
    tab: MeedoenPresenter, plek: Plek, gezin: str
) -> None:
    meedoen.record_mijlpaal(plek, gezin, _people(plek, gezin)[0], MijlpaalSoort.PVT, T0)
    tab.load()
    assert not any(key.startswith("mijlpaal:") for key in _lijnen(tab))
    tab.deel.opened.emit(_line(tab, "genoteerd:").sleutel)
    _press(tab, "mijlpaal:", "mijlpaal_weg")
    with plek.store.reader() as session:
        assert session.scalars(select(Mijlpaal.uid)).all() == []


def test_half_typed_text_is_there_again(fake: FakePorts, gezin: str, qtbot: QtBot) -> None:
    first = _open(fake, gezin, qtbot)
    _press(first, "erbij:", "doel")
    form = first.deel.paneel.form
    assert form is not None
    form.vakken["naam"].edit.setText("nog niet af")  # type: ignore[attr-defined] # a text field
    first.keep_draft()
    again = _open(fake, gezin, qtbot)
    form = again.deel.paneel.form
    assert form is not None
    assert form.vakken["naam"].raw() == "nog niet af"


def test_in_a_closed_dossier_nothing_can_be_noted(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    a = _people(plek, gezin)[0]
    doel = meedoen.add_deelname(plek, gezin, DeelnameSoort.DOEL, "Fietsen", persoon_uid=a).onderwerp
    meedoen.add_stap(plek, doel, "Een fiets zoeken")
    meedoen.record_mijlpaal(plek, gezin, a, MijlpaalSoort.TREDE, T0, keuze="2")
    gebeurtenissen.close_dossier(plek, gezin, T0, "verhuisd")
    tab = _open(fake, gezin, qtbot)
    buttons = {knop.code for one in _lijnen(tab).values() for knop in one.knoppen}
    assert buttons == {"verloop"}
    assert all(one.vink is None for one in _lijnen(tab).values())
    tab.ask("doel", a)
    assert tab.deel.paneel.form is None


def test_under_the_law_of_2013_the_parts_are_pvt_and_knm_and_duo_sets_the_last_day(
    tab: MeedoenPresenter, plek: Plek, gezin: str
) -> None:
    a = _people(plek, gezin)[0]
    leden.save_persoon_field(plek, a, "regime", "wi2013")
    tab.load()
    kinds = [key.partition(":")[0] for key in _lijnen(tab) if key.endswith(f":{a}")]
    assert [one for one in kinds if one in ("lening", "pvt", "map", "knm", "pip", "leerroute", "einde")] == [
        "lening",
        "pvt",
        "knm",
        "einde",
    ]
    assert "DUO" in _line(tab, "einde:").onder
    assert {knop.code for knop in _line(tab, "einde:").knoppen} == {"duo_einde", "voldaan", "ontheven"}
    _press(tab, "einde:", "duo_einde")
    tab.deel.paneel.save.click()
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["op"].problem.text(), "a letter has a day of its own: today is no guess"
    _fill(tab, op=T0 + 90 * DAG)
    letter = _line(tab, "einde:")
    assert letter.chip is not None
    assert letter.chip.tekst.startswith("uiterlijk")
    assert letter.link
    assert letter.knoppen[0].tekst == "Dag wijzigen"
    tab.deel.knop_pressed.emit(f"knm:{a}", "knm")
    tab.deel.paneel.save.click()
    chip = _line(tab, "knm:").chip
    assert chip is not None
    assert chip.tekst.startswith("klaar")
