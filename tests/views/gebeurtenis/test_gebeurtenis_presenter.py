"""*Wat is er gebeurd?*: at most five fields each, a preview, one save, one undo."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.queries.dossier import load_dossier
from models.queries.rows_dossier import DossierRow
from models.queries.wonen import load_wonen
from models.services import gebeurtenissen
from models.services.undo import undo
from tests.builders import T0, lezer_for
from tests.views.conftest import House
from views.gebeurtenis.presenter import GebeurtenisPresenter
from views.gebeurtenis.soorten import Omgeving, soorten


@pytest.fixture
def screen(qtbot: QtBot, house: House) -> GebeurtenisPresenter:
    presenter = GebeurtenisPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 520)
    presenter.view.show()
    presenter.enter(uid=house.uid)
    return presenter


def row_of(house: House) -> DossierRow:
    with lezer_for(house.plek) as lezer:
        return load_dossier(lezer, house.uid)


def fill(screen: GebeurtenisPresenter, values: dict[str, object]) -> None:
    assert screen.view.form is not None
    screen.view.form.fill(values)  # type: ignore[arg-type] # plain values of the fields


def test_no_event_asks_more_than_five_fields(house: House) -> None:
    row = row_of(house)
    for soort in soorten(row):
        if soort.code in ELDERS:
            continue  # a tab asks it, with its own measure (A012)
        assert 1 <= len(soort.velden(Omgeving(row, T0))) <= 5, soort.code


ELDERS = {"signaal": "melding", "schade": "schade"}
"""Events that open the form of *Wonen volgen*."""

GEVRAAGD = {
    "koppeling": "koppeling",
    "profiel compleet": "profiel_compleet",
    "woning gevonden": "woning_gevonden",
    "tekendatum afgesproken": "tekendatum",
    "getekend": "getekend",
    "verhuisd": "verhuisd",
    "niet gekomen / weigert": "weigering",
    "familie komt": "familie_komt",
    "familie is er": "familie_is_er",
    "kind geboren": "kind_geboren",
    "melding over wonen": "signaal",
    "schade": "schade",
    "begeleider wisselt": "begeleider_wisselt",
    "vertrokken": "vertrokken",
}
"""The events of *Wat is er gebeurd?* in ui.md, in its order, and ours."""


def test_all_events_of_the_design_are_there_in_their_order(house: House) -> None:
    ours = [soort.code for soort in soorten(row_of(house))]

    assert [code for code in ours if code in GEVRAAGD.values()] == list(GEVRAAGD.values())


def test_a_weigering_asks_for_a_reason_of_the_list(screen: GebeurtenisPresenter, house: House) -> None:
    """K18: the list of the gemeente and *anders*; not known is an answer too."""
    screen.view.chosen.emit("weigering")
    assert screen.view.form is not None
    choices = [code for code, _words in screen.view.form.vakken["reden"].veld.keuzes]
    assert choices[0] == ""
    assert choices[-1] == "anders"
    assert "te klein" in choices
    fill(screen, {"niet_gekomen": "nee", "reden": "te klein"})
    screen.view.save.click()
    assert house.fake.jobs.written == ["weigering"]
    with lezer_for(house.plek) as lezer:
        (row,) = load_wonen(lezer, house.uid).weigeringen
    assert (row.niet_gekomen, row.reden) == (False, "te klein")


VALUES: dict[str, dict[str, object]] = {
    "koppeling": {"koppeling": date(2026, 6, 2)},
    "profiel_compleet": {"bsn": "alle"},
    "woning_gevonden": {"straat": "Kastanjelaan 14", "plaats": "Wilgenrade"},
    "tekendatum": {"dag": date(2026, 7, 1)},
    "getekend": {"dag": T0, "reden": "haast"},
    "verhuisd": {"dag": T0},
    "weigering": {"niet_gekomen": "ja"},
    "familie_komt": {"aantal": 4},
    "familie_is_er": {"volwassenen": 1, "kinderen": 3},
    "kind_geboren": {"roepnaam": "Sahra"},
    "begeleider_wisselt": {"naam": "Ids Voorbeeld"},
    "vertrokken": {"reden": "naar familie"},
    "sluiten": {"reden": "klaar", "soort": "afgerond"},
}


def test_every_event_of_the_list_is_tried_here(house: House) -> None:
    assert {soort.code for soort in soorten(row_of(house))} == set(VALUES) | set(ELDERS)


@pytest.mark.parametrize(("code", "vraag"), list(ELDERS.items()))
def test_a012_a_report_and_damage_open_the_full_form_of_wonen_volgen(
    screen: GebeurtenisPresenter, house: House, code: str, vraag: str
) -> None:
    """Who told it, who was told and what is done belong to it, and this page has no room for that."""
    screen.view.chosen.emit(code)
    assert house.fake.nav.opened[-1] == ("dossier", {"uid": house.uid, "tab": "volgen", "vraag": vraag})
    assert screen.view.form is None
    assert screen.place()["soort"] == ""


def test_a_draft_of_an_event_that_a_tab_asks_by_now_does_not_lead_away(
    screen: GebeurtenisPresenter, house: House
) -> None:
    house.fake.drafts.keep("gebeurtenis", house.uid, {"soort": "schade"})
    screen.enter(uid=house.uid)
    assert house.fake.nav.opened == []
    assert screen.view.form is None


@pytest.mark.parametrize("reden", ["haast", ""])
def test_a_signing_that_ends_the_phase_offers_its_report(
    screen: GebeurtenisPresenter, house: House, reden: str
) -> None:
    """Without a reason the phase goes on while points are open, and there is nothing to report yet."""
    screen.view.chosen.emit("getekend")
    fill(screen, {"dag": T0, "reden": reden})
    screen.view.save.click()

    assert house.fake.say.goed
    assert house.fake.nav.opened[-1] == ("dossier", {"uid": house.uid})
    assert row_of(house).fase.nummer == (2 if reden else 1)
    asked = [(one.scherm, one.args["fase"]) for one in house.fake.say.aanboden]
    assert asked == ([("papier", "pre_vestiging")] if reden else [])


@pytest.mark.parametrize("code", list(VALUES))
def test_each_event_is_previewed_saved_and_undone(
    screen: GebeurtenisPresenter, house: House, code: str
) -> None:
    screen.view.chosen.emit(code)
    fill(screen, VALUES[code])
    screen._preview()
    assert screen.view.kort.isVisible()
    assert screen.view.kort.text().startswith("Dit verandert")
    before = row_of(house)
    screen.view.save.click()
    text, bewerking = house.fake.say.goed[-1]
    assert text
    assert house.fake.nav.opened[-1] == ("dossier", {"uid": house.uid})
    assert row_of(house) != before
    undo(house.plek, bewerking)
    assert house.fake.jobs.written == [soort_of(code)]


def soort_of(code: str) -> str:
    return {"tekendatum": "tekendatum_gepland", "sluiten": "dossier_gesloten"}.get(code, code)


def test_the_preview_tells_how_many_points_come_and_which_dates_move(
    screen: GebeurtenisPresenter, house: House
) -> None:
    screen.view.chosen.emit("tekendatum")
    fill(screen, {"dag": date(2026, 7, 1)})
    screen._preview()
    assert "datums" in screen.view.kort.text()
    assert screen.view.gevolg.lijnen_model.rowCount() > 5
    assert house.fake.jobs.written == []


def test_nothing_is_previewed_while_a_needed_field_is_empty_and_save_says_which(
    screen: GebeurtenisPresenter, house: House
) -> None:
    screen.view.chosen.emit("tekendatum")
    assert not screen.view.kort.isVisible()
    screen.view.save.click()
    assert screen.view.form is not None
    assert screen.view.form.vakken["dag"].problem.isVisible()
    assert house.fake.jobs.written == []


def test_a_date_in_the_future_is_refused_beside_its_field(screen: GebeurtenisPresenter, house: House) -> None:
    screen.view.chosen.emit("verhuisd")
    fill(screen, {"dag": date(2027, 1, 1)})
    screen.view.save.click()
    assert screen.view.form is not None
    assert screen.view.form.vakken["dag"].problem.isVisible() or screen.view.problem.isVisible()
    assert house.fake.jobs.written == []
    assert screen.view.save.isEnabled()


def test_after_a_refusal_the_next_steps_can_be_recorded(screen: GebeurtenisPresenter, house: House) -> None:
    gebeurtenissen.record_weigering(house.plek, house.uid, T0, niet_gekomen=True)
    screen.enter(uid=house.uid)
    codes = {lijn.sleutel for lijn in screen.view.keuzes.lijnen_model.lijnen}
    assert {"uitspraak", "alsnog_genomen"} <= codes
    screen.view.chosen.emit("uitspraak")
    fill(screen, {"terecht": "nee"})
    screen.view.save.click()
    screen.enter(uid=house.uid, soort="alsnog_genomen")
    fill(screen, {"tekendatum": date(2026, 6, 20)})
    screen.view.save.click()
    assert house.fake.jobs.written == ["uitspraak", "alsnog_genomen"]


def test_what_is_half_typed_survives_a_lock(qtbot: QtBot, screen: GebeurtenisPresenter, house: House) -> None:
    screen.view.chosen.emit("vertrokken")
    assert screen.view.form is not None
    qtbot.keyClicks(screen.view.form.vakken["reden"].edit, "naar haar zus")
    screen.keep_draft()
    again = GebeurtenisPresenter(house.fake.ports)
    qtbot.addWidget(again.view)
    again.enter(**screen.place())
    assert again.view.form is not None
    assert again.view.form.vakken["reden"].raw() == "naar haar zus"


def test_typing_asks_for_a_new_preview_after_a_moment(
    qtbot: QtBot, screen: GebeurtenisPresenter, house: House
) -> None:
    screen.view.chosen.emit("vertrokken")
    asked = len(house.fake.jobs.previewed)
    assert screen.view.form is not None
    qtbot.keyClicks(screen.view.form.vakken["reden"].edit, "zus")
    qtbot.waitUntil(lambda: len(house.fake.jobs.previewed) == asked + 1)


def test_escape_goes_back_to_the_dossier(qtbot: QtBot, screen: GebeurtenisPresenter, house: House) -> None:
    screen.view.chosen.emit("vertrokken")
    qtbot.keyClick(screen.view, Qt.Key.Key_Escape)
    assert house.fake.nav.opened[-1] == ("dossier", {"uid": house.uid})


def test_family_is_there_takes_eight_steps_at_most(
    qtbot: QtBot, screen: GebeurtenisPresenter, house: House
) -> None:
    """From the dossier: the button, the event, two numbers between, and save; the day is there already."""
    steps = 1  # the button *Wat is er gebeurd?*
    screen.view.keuzes.focus_key("familie_is_er")
    qtbot.keyClick(screen.view.keuzes, Qt.Key.Key_Return)
    steps += 1
    assert screen.view.form is not None
    for code, text in (("volwassenen", "1"), ("kinderen", "3")):
        screen.view.form.focus(code)
        qtbot.keyClicks(screen.view.form.vakken[code].edit, text)
        steps += 1
    qtbot.keyClick(screen.view.form.vakken["kinderen"].edit, Qt.Key.Key_Return)
    steps += 1
    assert len(row_of(house).personen) == 7
    assert steps <= 8
