from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.queries.medewerkers import load_caseload, load_team
from models.queries.rows_mensen import TeamRow
from models.services import dossiers, vertrek
from models.services.bescherming import protect
from models.services.sleutels import choose_wachtwoordzin
from models.services.verb import Plek
from models.values import Rol
from tests.builders import T0, add_medewerker, lezer_for, make_plek
from tests.reports.reading import page_texts
from tests.small_keys import cheap_keys, give_keys
from tests.views.conftest import Base
from tests.views.fakes import FakePorts
from tests.views.keys_fakes import Answers, opens
from tests.views.paper_fakes import paper_ports
from views.medewerkers.lijnen import acties
from views.medewerkers.presenter import MedewerkersPresenter
from views.ports import Wie
from views.widgets.lijn import Lijn
from views.widgets.velden import Waarde

DAG = timedelta(days=1)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_keys(monkeypatch)


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    give_keys(plek)
    return paper_ports(plek, Rol.BEGELEIDER, Rol.CASUSREGISSEUR, Rol.BEHEERDER).fake


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def screen(qtbot: QtBot, fake: FakePorts, answers: Answers) -> MedewerkersPresenter:
    return made(qtbot, fake, answers)


def made(qtbot: QtBot, fake: FakePorts, answers: Answers) -> MedewerkersPresenter:
    presenter = MedewerkersPresenter(replace(fake.ports, ask=answers, is_demo=False))
    qtbot.addWidget(presenter.view)
    presenter.view.resize(700, 480)
    presenter.view.show()
    presenter.enter()
    return presenter


def lines(screen: MedewerkersPresenter) -> dict[str, Lijn]:
    return {lijn.sleutel: lijn for lijn in screen.view.lijst.lijnen_model.lijnen}


def fill(screen: MedewerkersPresenter, **values: Waarde) -> None:
    form = screen.view.paneel.form
    assert form is not None
    for code, value in values.items():
        form.vakken[code.replace("__", ":")].fill(value)
    screen.view.paneel.save.click()


def mens(plek: Plek, uid: str) -> TeamRow:
    with lezer_for(plek) as lezer:
        return next(one for one in load_team(lezer, ook_vertrokken=True) if one.uid == uid)


def test_a_new_medewerker_gets_a_start_zin_that_is_shown_once_and_printed(
    screen: MedewerkersPresenter, plek: Plek, answers: Answers
) -> None:
    screen.view.knoppen["erbij"].click()
    fill(screen, naam="Noor Voorbeeld", telefoon="06-00000009")
    kaart = screen.view.startzin
    assert kaart.isVisible()
    zin = kaart.zin.text()
    assert opens(plek, zin)
    row = next(one for one in lines(screen).values() if one.titel == "Noor Voorbeeld")
    assert "start-zin tot en met" in row.onder

    kaart.print.click()
    words = " ".join(page_texts(answers.printed[0]))
    assert all(word in words for word in (*zin.split(), "Noor Voorbeeld"))
    kaart.klaar.click()
    assert (kaart.isVisible(), kaart.zin.text()) == (False, "")


def test_a_start_zin_stays_while_it_is_printed_is_kept_nowhere_and_gone_after_another_screen(
    screen: MedewerkersPresenter, fake: FakePorts
) -> None:
    """The window asks for what is half typed two seconds after each key or click."""
    screen.view.knoppen["erbij"].click()
    fill(screen, naam="Noor Voorbeeld")
    zin = screen.view.startzin.zin.text()
    assert zin
    screen.keep_draft()
    assert screen.view.startzin.zin.text() == zin
    assert zin not in str(fake.drafts.kept)
    screen.enter()
    assert screen.view.startzin.zin.text() == ""
    assert screen._start is None


def test_every_field_of_a_new_medewerker_can_be_seen_on_a_small_screen(screen: MedewerkersPresenter) -> None:
    """Three columns of ticks with their words are wider than 1366 x 768 at 125 % has room for."""
    for width in (640, 700, 560, 900):
        screen.view.resize(width, 480)
        screen.view.knoppen["erbij"].click()
        form = screen.view.paneel.form
        assert form is not None
        QApplication.processEvents()
        holder = form.parentWidget()
        assert holder is not None
        room = holder.width()
        for code, vak in form.vakken.items():
            assert vak.geometry().right() <= room, (width, code)
            assert vak.width() >= vak.minimumSizeHint().width(), (width, code)
        screen.view.paneel.close_panel()


def test_a_name_and_a_role_are_asked_beside_their_fields_and_half_typed_text_comes_back(
    qtbot: QtBot, screen: MedewerkersPresenter, fake: FakePorts, answers: Answers
) -> None:
    screen.view.knoppen["erbij"].click()
    fill(screen, rol__begeleider=False, naam="Noor Voorbeeld")
    form = screen.view.paneel.form
    assert form is not None
    assert form.vakken["rol:begeleider"].problem.text()
    screen.keep_draft()
    again = made(qtbot, fake, answers)
    later = again.view.paneel.form
    assert later is not None
    assert later.vakken["naam"].raw() == "Noor Voorbeeld"


def test_a_forgotten_wachtwoordzin_is_replaced_only_after_a_yes(
    screen: MedewerkersPresenter, plek: Plek, answers: Answers
) -> None:
    uid = add_medewerker(plek.store, "Noor Voorbeeld", "begeleider")
    noor = make_plek(plek.store, wie=uid)
    choose_wachtwoordzin(noor, "zes gele bomen aan zee")
    screen.enter()
    answers.yes = False
    screen.view.menu_chosen.emit(uid, "startzin")
    assert "werkt daarna niet meer" in answers.asked[0]
    assert opens(plek, "zes gele bomen aan zee")
    answers.yes = True
    screen.view.menu_chosen.emit(uid, "startzin")
    assert not opens(plek, "zes gele bomen aan zee")
    assert opens(plek, screen.view.startzin.zin.text())


def test_access_is_taken_away_after_a_yes(screen: MedewerkersPresenter, plek: Plek, answers: Answers) -> None:
    screen.view.knoppen["erbij"].click()
    fill(screen, naam="Noor Voorbeeld")
    zin = screen.view.startzin.zin.text()
    uid = next(one.sleutel for one in lines(screen).values() if one.titel == "Noor Voorbeeld")
    screen.view.menu_chosen.emit(uid, "sleutel_weg")
    assert not opens(plek, zin)
    assert mens(plek, uid).sleutel == "weg"
    assert "toegang weggehaald" in lines(screen)[uid].onder


def test_roles_are_ticked_and_the_last_beheerder_stays(screen: MedewerkersPresenter, plek: Plek) -> None:
    screen.view.menu_chosen.emit(plek.wie, "rollen")
    fill(screen, rol__beheerder=False)
    form = screen.view.paneel.form
    assert form is not None
    assert "beheerder" in form.vakken["rol:begeleider"].problem.text()
    assert Rol.BEHEERDER in {one.rol for one in mens(plek, plek.wie).rollen}


def test_fields_that_changed_are_saved(screen: MedewerkersPresenter, plek: Plek) -> None:
    screen.view.menu_chosen.emit(plek.wie, "gegevens")
    fill(screen, telefoon="06-00000008", email="wil@voorbeeld.invalid")
    found = mens(plek, plek.wie)
    assert (found.telefoon, found.email) == ("06-00000008", "wil@voorbeeld.invalid")
    assert screen.view.paneel.form is None


def test_a_colleague_is_away_with_who_stands_in_and_back_again(
    screen: MedewerkersPresenter, plek: Plek
) -> None:
    uid = add_medewerker(plek.store, "Noor Voorbeeld", "begeleider")
    screen.enter()
    screen.view.menu_chosen.emit(uid, "afwezig")
    fill(screen, van=T0, tot=T0 + 14 * DAG, vervanger=plek.wie)
    found = mens(plek, uid)
    assert (found.afwezig_tot, found.vervanger_uid) == (T0 + 14 * DAG, plek.wie)
    chip = lines(screen)[uid].chip
    assert chip is not None
    assert chip.tekst.startswith("weg tot en met")
    screen.view.menu_chosen.emit(uid, "weer_er")
    assert mens(plek, uid).afwezig_van is None


# --- handing over and leaving -----------------------------------------------------------------------------


@pytest.fixture
def noor(plek: Plek) -> Plek:
    """A begeleider with two gezinnen."""
    made_ = make_plek(plek.store, wie=add_medewerker(plek.store, "Noor Voorbeeld", "begeleider"))
    for naam in ("Eerste", "Tweede"):
        dossiers.open_dossier(made_, naam, T0, 1)
    return made_


def test_handing_over_shows_what_is_open_and_gives_each_gezin_to_somebody(
    screen: MedewerkersPresenter, plek: Plek, noor: Plek
) -> None:
    ander = add_medewerker(plek.store, "Sam Voorbeeld", "begeleider")
    screen.enter()
    screen.view.menu_chosen.emit(noor.wie, "overdragen")
    page = screen.view.overdracht
    shown = page.lijst.lijnen_model.lijnen
    assert [lijn.vink for lijn in shown] == [False, False]
    assert all("open" in lijn.onder for lijn in shown)
    assert page.form is not None
    page.form.vakken["naar"].set_raw(plek.wie)
    page.form.edited.emit("naar", plek.wie)
    page.menu_chosen.emit(shown[0].sleutel, ander)
    assert page.gevolg.text() == "1 gezin naar Sam Voorbeeld, 1 gezin naar Wil Voorbeeld."
    page.opslaan.click()
    with lezer_for(plek) as lezer:
        assert load_caseload(lezer, noor.wie) == ()
        assert len(load_caseload(lezer, ander)) == 1
    assert screen.view.stack.currentIndex() == 0


def test_handing_over_nothing_says_so(screen: MedewerkersPresenter, noor: Plek) -> None:
    screen.enter()
    screen.view.menu_chosen.emit(noor.wie, "overdragen")
    screen.view.overdracht.opslaan.click()
    assert "minstens één gezin" in screen.view.overdracht.problem.text()


def test_leaving_says_beforehand_who_is_left_alone_and_that_old_backups_still_open(
    screen: MedewerkersPresenter, plek: Plek, noor: Plek
) -> None:
    screen.enter()
    screen.view.menu_chosen.emit(noor.wie, "vertrekt")
    page = screen.view.overdracht
    assert "Reservekopieën" in page.uitleg.text()
    assert "niemand bij staat: 2" in page.gevolg.text()
    assert page.form is not None
    page.form.vakken["naar"].set_raw(plek.wie)
    page.form.edited.emit("naar", plek.wie)
    assert "niemand bij staat" not in page.gevolg.text()
    page.opslaan.click()
    assert mens(plek, noor.wie).tot == T0
    assert not page.isVisible()


@pytest.mark.parametrize("meteen", [True, False])
def test_a_new_master_key_is_offered_when_somebody_is_out_now(
    screen: MedewerkersPresenter, fake: FakePorts, noor: Plek, answers: Answers, meteen: bool
) -> None:
    screen.enter()
    screen.view.menu_chosen.emit(noor.wie, "vertrekt")
    page = screen.view.overdracht
    assert page.form is not None
    page.form.vakken["naar"].set_raw(fake.ports.wie.uid)
    page.form.edited.emit("naar", fake.ports.wie.uid)
    page.form.vakken["meteen"].fill(meteen)
    page.opslaan.click()
    assert len(answers.asked) == meteen
    assert (("sleutels", {"wat": "hoofdsleutel"}) in fake.nav.opened) == meteen


def test_a_protected_gezin_stops_a_leaving_and_says_which(
    screen: MedewerkersPresenter, plek: Plek, noor: Plek
) -> None:
    with lezer_for(noor) as lezer:
        row = load_caseload(lezer, noor.wie)[0]
    protect(noor, row.uid)
    screen.enter()
    screen.view.menu_chosen.emit(noor.wie, "vertrekt")
    page = screen.view.overdracht
    assert row.nummer in page.problem.text()
    page.opslaan.click()
    assert mens(plek, noor.wie).tot is None


def test_who_left_is_shown_on_request_and_can_come_back(
    screen: MedewerkersPresenter, plek: Plek, noor: Plek
) -> None:
    vertrek.leave(plek, noor.wie, T0, meteen=True)
    plek.klok.dag = T0 + DAG  # type: ignore[attr-defined]
    screen.enter()
    assert noor.wie not in lines(screen)
    screen.view.vink.setChecked(True)
    assert lines(screen)[noor.wie].grijs
    screen.view.menu_chosen.emit(noor.wie, "terug")
    fill(screen)
    assert mens(plek, noor.wie).tot is None
    assert opens(plek, screen.view.startzin.zin.text())


# --- roles ------------------------------------------------------------------------------------------------


def _codes(row: TeamRow, *rollen: Rol, zelf: bool = False) -> set[str]:
    wie = Wie(row.uid if zelf else "ander", "X", frozenset(rollen))
    return {code for code, _words in acties(row, T0, wie) if code}


def test_each_role_is_offered_what_it_may_do_with_a_colleague(plek: Plek) -> None:
    row = mens(plek, plek.wie)
    assert _codes(row, Rol.BEGELEIDER) == {"overdragen"}
    assert _codes(row, Rol.BEGELEIDER, zelf=True) == {"afwezig", "overdragen"}
    assert _codes(row, Rol.COORDINATOR) == {"afwezig", "overdragen"}
    beheerder = {"gegevens", "rollen", "cursussen", "afwezig", "startzin", "vertrekt"}
    assert _codes(row, Rol.BEHEERDER) == beheerder
    assert "startzin" not in _codes(row, Rol.BEHEERDER, zelf=True)


@pytest.mark.parametrize(
    ("rol", "knoppen"),
    [
        (Rol.COORDINATOR, {"lijst"}),
        (Rol.CASUSREGISSEUR, {"lijst"}),
        (Rol.BEHEERDER, {"erbij", "rechten", "herstelcode", "sleutel"}),
    ],
)
def test_buttons_are_for_who_holds_their_right(
    qtbot: QtBot, base: Base, plek: Plek, answers: Answers, rol: Rol, knoppen: set[str]
) -> None:
    screen = made(qtbot, paper_ports(plek, rol).fake, answers)
    assert set(screen.view.knoppen) == knoppen
    assert lines(screen)


def test_the_sheet_is_saved_where_the_person_says(
    screen: MedewerkersPresenter, answers: Answers, tmp_path: Path
) -> None:
    screen.view.knoppen["erbij"].click()
    fill(screen, naam="Noor Voorbeeld")
    answers.path = tmp_path / "start-zin.pdf"
    screen.view.startzin.bewaar.click()
    assert answers.path.read_bytes().startswith(b"%PDF")
