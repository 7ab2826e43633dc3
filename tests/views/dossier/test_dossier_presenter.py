"""The dossier screen on a real kluis: wishes become verbs, and what came of them is shown and said."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.queries.dossier import load_dossier
from models.queries.rows import PuntRow
from models.queries.rows_dossier import DossierRow
from models.services import actiepunten, dossiers, gebeurtenissen
from models.services.undo import undo
from models.values import Staat, Stand
from tests.builders import T0, lezer_for
from tests.views.conftest import House
from views.dossier.presenter import DossierPresenter
from views.widgets.lijn import Lijn


@pytest.fixture
def screen(qtbot: QtBot, house: House) -> DossierPresenter:
    presenter = DossierPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 520)
    presenter.enter(uid=house.uid)
    presenter.view.show()
    return presenter


def row_of(house: House) -> DossierRow:
    with lezer_for(house.plek) as lezer:
        return load_dossier(lezer, house.uid)


def punt(house: House, item_id: str) -> PuntRow:
    return next(p for p in row_of(house).punten if p.item_id == item_id)


def lines(screen: DossierPresenter) -> dict[str, Lijn]:
    return {lijn.sleutel: lijn for lijn in screen.view.nu.lijnen_model.lijnen}


def test_the_head_names_gezin_number_people_and_what_still_blocks(
    screen: DossierPresenter, house: House
) -> None:
    kop = screen.view.kop
    row = row_of(house)
    assert kop.titel.text() == "Gezin Warsamele"
    assert "3 personen" in kop.onder.text()
    assert "azc Duinvoorde" in kop.onder.text()
    assert "azc azc" not in kop.onder.text()
    assert kop.poort.text() == f"Nog {len(row.poort_open)} punten open voor fase 2"
    assert kop.fase_knop.text() == "Naar fase 2"


def test_nu_doen_shows_seven_lines_at_most_and_then_how_many_more(screen: DossierPresenter) -> None:
    shown = [lijn for lijn in lines(screen).values() if lijn.kaart == "nu" and lijn.nummer]
    assert 0 < len(shown) <= 7
    if len(shown) == 7 and "meer" in lines(screen):
        screen.view.opened.emit("meer")
        assert screen.place()["tab"] == "punten"


def test_a_tick_is_saved_said_and_can_be_undone(screen: DossierPresenter, house: House) -> None:
    line = punt(house, "pv-12")
    screen.view.ticked.emit(line.uid, True)
    assert punt(house, "pv-12").staat is Staat.GEDAAN
    text, bewerking = house.fake.say.goed[-1]
    assert text == f"Afgevinkt: {line.tekst}"
    undo(house.plek, bewerking)
    assert punt(house, "pv-12").staat is Staat.OPEN


def test_unticking_opens_the_line_again(screen: DossierPresenter, house: House) -> None:
    actiepunten.tick(house.plek, punt(house, "pv-12").uid)
    screen.enter(uid=house.uid)
    screen.view.ticked.emit(punt(house, "pv-12").uid, False)
    assert punt(house, "pv-12").staat is Staat.OPEN


def test_the_box_of_a_line_with_letters_ticks_everyone_and_a_letter_one_person(
    screen: DossierPresenter, house: House
) -> None:
    line = punt(house, "pv-09")
    assert len(line.letters) == 3
    screen.view.vak_ticked.emit(line.uid, line.letters[1].punt_uid, True)
    assert [vak.staat for vak in punt(house, "pv-09").letters] == [Staat.OPEN, Staat.GEDAAN, Staat.OPEN]
    screen.view.ticked.emit(line.uid, True)
    assert {vak.staat for vak in punt(house, "pv-09").letters} == {Staat.GEDAAN}


def test_a_tick_that_sets_a_date_shows_first_what_moves(screen: DossierPresenter, house: House) -> None:
    line = next(p for p in row_of(house).punten if p.zet_anker and not p.letters and p.staat is Staat.OPEN)
    screen.view.ticked.emit(line.uid, True)
    assert screen.view.paneel.isVisible()
    assert screen.view.paneel.kort.text().startswith("Dit verandert")
    assert punt(house, line.item_id).staat is Staat.OPEN
    screen.view.paneel.save.click()
    assert punt(house, line.item_id).staat is Staat.GEDAAN
    assert not screen.view.paneel.isVisible()


@pytest.mark.parametrize(
    ("actie", "values", "staat"),
    [
        ("nvt", {"reden": "laptop al aanwezig"}, Staat.NVT),
        ("wacht", {"wacht_op": "Corporatie", "sinds": T0}, Staat.WACHT),
        ("later", {"tot": date(2026, 7, 1), "reden": "op reis"}, Staat.UITGESTELD),
        ("klaar", {"op": date(2026, 6, 10), "notitie": "samen gedaan"}, Staat.GEDAAN),
    ],
)
def test_each_choice_of_the_menu_asks_its_fields_and_saves(
    screen: DossierPresenter, house: House, actie: str, values: dict[str, object], staat: Staat
) -> None:
    line = punt(house, "pv-12")
    screen.view.menu_chosen.emit(line.uid, actie)
    form = screen.view.paneel.form
    assert form is not None
    assert set(values) <= set(form.vakken)
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    screen.view.paneel.save.click()
    now = punt(house, "pv-12")
    assert now.staat is staat
    assert house.fake.say.goed[-1][1]
    if actie == "wacht":
        assert now.wacht_op == "COR"


def test_a_missing_reason_is_said_beside_the_field_and_nothing_is_saved(
    screen: DossierPresenter, house: House
) -> None:
    line = punt(house, "pv-12")
    screen.view.menu_chosen.emit(line.uid, "nvt")
    screen.view.paneel.save.click()
    form = screen.view.paneel.form
    assert form is not None
    assert form.vakken["reden"].problem.text() == "Schrijf kort waarom."
    assert punt(house, "pv-12").staat is Staat.OPEN
    assert house.fake.say.goed == []


def test_later_without_a_day_asks_for_the_day(screen: DossierPresenter, house: House) -> None:
    screen.view.menu_chosen.emit(punt(house, "pv-12").uid, "later")
    screen.view.paneel.save.click()
    form = screen.view.paneel.form
    assert form is not None
    assert form.vakken["tot"].problem.isVisible()
    assert house.fake.jobs.written == []


def test_more_time_moves_the_term(screen: DossierPresenter, house: House) -> None:
    before = punt(house, "pv-25").termijn
    assert before is not None
    screen.view.menu_chosen.emit(punt(house, "pv-25").uid, "meer_tijd")
    form = screen.view.paneel.form
    assert form is not None
    form.fill({"dagen": 10, "reden": "geen woning", "bepaald_door": "Gemeente"})
    screen.view.paneel.save.click()
    after = punt(house, "pv-25").termijn
    assert after is not None
    assert (after - before).days == 10


def test_why_this_date_is_told_in_sentences(screen: DossierPresenter, house: House) -> None:
    screen.view.waarom_wished.emit(punt(house, "pv-25").uid)
    told = screen.view.uitleg.lines
    assert told[0] == punt(house, "pv-25").tekst
    assert any("koppeling" in line and "1 juni 2026" in line for line in told)
    assert told[-1] == "Vaste termijn (document)"
    assert not any("{" in line or "Er ging iets mis" in line for line in told)
    screen.view.uitleg.close()


def test_the_clock_tells_why_too(screen: DossierPresenter) -> None:
    screen.view.klok_waarom_wished.emit()
    assert any("10 weken" in line for line in screen.view.uitleg.lines)
    screen.view.uitleg.close()


def test_open_points_ask_a_reason_before_the_next_phase(screen: DossierPresenter, house: House) -> None:
    gebeurtenissen.record_getekend(house.plek, house.uid, T0)
    screen.enter(uid=house.uid)
    screen.view.kop.fase_knop.click()
    assert screen.view.paneel.titel.text().endswith("Toch doorgaan? Schrijf waarom.")
    assert screen.view.paneel.gevolg.lijnen_model.rowCount() == len(row_of(house).poort_open) > 0
    screen.view.paneel.save.click()
    assert row_of(house).fase.nummer == 1
    form = screen.view.paneel.form
    assert form is not None
    assert form.vakken["reden"].problem.isVisible()
    form.fill({"reden": "sleutel is er al"})
    screen.view.paneel.save.click()
    assert row_of(house).fase.nummer == 2
    assert screen.view.kop.fase_knop.text() == "Naar fase 3"
    (aanbod,) = house.fake.say.aanboden
    assert aanbod.tekst == "Fase-rapport van fase 1 bekijken"
    assert aanbod.scherm == "papier"
    assert aanbod.args == {"papier": "faserapport", "dossier": house.uid, "fase": "pre_vestiging"}
    assert house.fake.nav.opened == [], "it is an offer: nobody is sent there"


def test_without_a_signed_contract_the_next_phase_says_what_is_missing(
    screen: DossierPresenter, house: House
) -> None:
    screen.view.kop.fase_knop.click()
    assert house.fake.say.fout
    assert row_of(house).fase.nummer == 1


def test_a_question_is_answered_in_place(screen: DossierPresenter, house: House) -> None:
    screen.view.folded.emit("kop:vragen", True)
    key = next(k for k, lijn in lines(screen).items() if lijn.knoppen and lijn.knoppen[0].code == "ja")
    before = len(row_of(house).vragen)
    screen.view.knop_pressed.emit(key, "nee")
    assert len(row_of(house).vragen) == before - 1
    assert key not in lines(screen)


def test_a_question_that_a_field_answers_leads_to_that_field(screen: DossierPresenter) -> None:
    screen.view.folded.emit("kop:vragen", True)
    key = next(k for k, lijn in lines(screen).items() if lijn.knoppen and lijn.knoppen[0].code == "invullen")
    screen.view.knop_pressed.emit(key, "invullen")
    assert screen.place()["tab"] == "gezin"


def test_points_of_another_party_are_one_line_that_unfolds(screen: DossierPresenter, house: House) -> None:
    actiepunten.mark_wacht(house.plek, punt(house, "pv-12").uid, "COR", T0)
    screen.enter(uid=house.uid)
    screen.view.folded.emit("kop:wacht", True)
    group = lines(screen)["wacht:COR"]
    assert group.titel.startswith("Corporatie: ")
    assert group.vink is None
    assert punt(house, "pv-12").uid not in lines(screen)
    screen.view.folded.emit("wacht:COR", True)
    assert lines(screen)[punt(house, "pv-12").uid].vink is False


def test_the_filter_of_punten_shows_only_what_fits(screen: DossierPresenter, house: House) -> None:
    screen.view.tab_wished.emit("punten")
    screen.view.punten.filtered.emit({"fase": "integratie", "loket": "", "stand": ""})
    shown = {lijn.sleutel for lijn in screen.view.punten.lijst.lijnen_model.lijnen}
    expected = {p.uid for p in row_of(house).punten if p.fase and p.fase.value == "integratie"}
    assert {key for key in shown if not key.startswith("kop:")} == expected


def test_lapsed_lines_are_grey_and_cannot_be_ticked(screen: DossierPresenter, house: House) -> None:
    screen.view.tab_wished.emit("punten")
    lapsed = [p for p in row_of(house).punten if p.stand is Stand.VERVALLEN]
    shown = {lijn.sleutel: lijn for lijn in screen.view.punten.lijst.lijnen_model.lijnen}
    for line in lapsed:
        assert shown[line.uid].grijs
        assert shown[line.uid].vink is None


def test_what_changed_is_listed_with_undo(screen: DossierPresenter, house: House) -> None:
    screen.view.ticked.emit(punt(house, "pv-12").uid, True)
    screen.view.tab_wished.emit("historie")
    model = screen.view.historie.lijnen_model
    first = next(lijn for lijn in model.lijnen if lijn.knoppen)
    assert first.titel.startswith("Afgevinkt")
    screen.view.knop_pressed.emit(first.sleutel, "undo")
    assert punt(house, "pv-12").staat is Staat.OPEN


def test_the_agreements_of_this_gezin_stand_under_meer(screen: DossierPresenter) -> None:
    screen.view.tab_wished.emit("afspraken")
    shown = screen.view.afspraken.lijnen_model.lijnen
    assert any(lijn.sleutel == "rij:m-08" for lijn in shown)
    assert screen.view.meer.text() == "Afspraken"


def test_what_was_typed_in_the_panel_survives_a_lock(
    qtbot: QtBot, screen: DossierPresenter, house: House
) -> None:
    screen.view.menu_chosen.emit(punt(house, "pv-12").uid, "nvt")
    form = screen.view.paneel.form
    assert form is not None
    qtbot.keyClicks(form.vakken["reden"].edit, "omdat de")
    screen.keep_draft()
    place = screen.place()
    again = DossierPresenter(house.fake.ports)
    qtbot.addWidget(again.view)
    again.view.show()
    again.enter(**place)
    back = again.view.paneel.form
    assert back is not None
    assert back.vakken["reden"].raw() == "omdat de"
    back.vakken["reden"].set_raw("omdat de laptop er al is")
    again.view.paneel.save.click()
    assert punt(house, "pv-12").staat is Staat.NVT


def test_a_closed_panel_leaves_no_draft(screen: DossierPresenter, house: House) -> None:
    screen.view.menu_chosen.emit(punt(house, "pv-12").uid, "nvt")
    screen.keep_draft()
    assert house.fake.drafts.kept
    screen.view.paneel.cancel.click()
    assert house.fake.drafts.kept == {}


def test_a_change_elsewhere_is_shown_at_once(screen: DossierPresenter, house: House) -> None:
    house.fake.jobs.write(dossiers.save_dossier_field, house.uid, "naam", "Warsame")
    assert screen.view.kop.titel.text() == "Gezin Warsame"


def test_the_head_becomes_one_line_while_the_list_scrolls_on_a_low_screen(
    qtbot: QtBot, screen: DossierPresenter
) -> None:
    for key in ("kop:vragen", "kop:later", "later:tekendatum"):
        screen.view.folded.emit(key, True)
    qtbot.waitExposed(screen.view)
    bar = screen.view.nu.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(200)
    assert screen.view.kop.is_compact()
    assert not screen.view.kop.balk.isVisible()
    screen.view.resize(869, 500)  # what a laptop of 1366 at 125 % leaves beside the rail
    titel = screen.view.kop.titel
    qtbot.waitUntil(lambda: titel.fontMetrics().horizontalAdvance(titel.text()) <= titel.width())
    bar.setValue(0)
    assert not screen.view.kop.is_compact()


def test_the_tabs_have_keys(qtbot: QtBot, screen: DossierPresenter) -> None:
    screen.view.activateWindow()
    qtbot.waitExposed(screen.view)
    screen.view.nu.setFocus()
    qtbot.keyClick(screen.view.nu, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert screen.place()["tab"] == "punten"


def test_the_big_button_leads_to_what_happened(screen: DossierPresenter, house: House) -> None:
    screen.view.kop.gebeurd.click()
    assert house.fake.nav.opened[-1] == ("gebeurtenis", {"uid": house.uid})


def test_markup_in_a_name_is_shown_as_it_was_typed(screen: DossierPresenter, house: House) -> None:
    naam = "<b>Warsamele</b> =cmd 🙂 وارسامي"
    dossiers.save_dossier_field(house.plek, house.uid, "naam", naam)
    screen.enter(uid=house.uid)
    assert screen.view.kop.titel.text() == f"Gezin {naam}"
    assert screen.view.kop.titel.textFormat() == Qt.TextFormat.PlainText


def test_the_dagkaart_is_one_press_away_when_the_day_is_agreed(
    screen: DossierPresenter, house: House
) -> None:
    assert lines(screen)["kop:nu"].knoppen == ()
    gebeurtenissen.record_tekendatum(house.plek, house.uid, date(2026, 6, 21))
    screen.enter(uid=house.uid)
    assert [knop.tekst for knop in lines(screen)["kop:nu"].knoppen] == ["Dagkaart zo 21 jun"]
    screen.view.knop_pressed.emit("kop:nu", "dagkaart")
    assert house.fake.nav.opened[-1] == ("papier", {"papier": "dagkaart", "dossier": house.uid})


def test_when_the_making_of_a_dossier_is_undone_the_list_comes_back(
    screen: DossierPresenter, house: House
) -> None:
    change = dossiers.open_dossier(house.plek, "Tekleberi", date(2026, 6, 1), 1)
    screen.enter(uid=change.onderwerp)
    assert screen.view.kop.titel.text() == "Tekleberi"
    house.fake.jobs.write(undo, change.bewerking)
    assert house.fake.nav.opened[-1] == ("gezinnen", {})


def test_a_hidden_screen_reads_nothing_until_it_is_opened(screen: DossierPresenter, house: House) -> None:
    screen.view.hide()
    before = house.fake.jobs.reads
    house.fake.jobs.write(dossiers.save_dossier_field, house.uid, "naam", "Warsame")
    assert house.fake.jobs.reads == before
    screen.enter(uid=house.uid)
    assert screen.view.kop.titel.text() == "Gezin Warsame"
