from __future__ import annotations

import json

import pytest
from pytestqt.qtbot import QtBot

from models.queries.beheer import (
    load_inhoud,
    load_instellingen,
    load_matrix,
    load_matrix_versies,
    load_organisaties,
)
from models.queries.rows_beheer import InhoudRow, InstellingRow
from models.services import dossiers
from models.services.beheer import add_gemeente, add_organisatie
from models.services.verb import Plek
from models.values import Herkomst, Rol, Verdeling
from tests.builders import T0, lezer_for, only_gemeente
from tests.views.conftest import Base, House
from tests.views.fakes import fake_ports
from views.beheer.presenter import BeheerPresenter, delen
from views.widgets.lijn import Lijn
from views.widgets.velden import Waarde


@pytest.fixture
def house(base: Base, plek: Plek) -> House:
    """Who looks after the kluis, and guides too."""
    return House(plek, base.uid, fake_ports(plek, Rol.BEGELEIDER, Rol.BEHEERDER))


@pytest.fixture
def screen(qtbot: QtBot, house: House) -> BeheerPresenter:
    presenter = BeheerPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 520)
    presenter.enter()
    presenter.view.show()
    return presenter


def lines(screen: BeheerPresenter) -> dict[str, Lijn]:
    return {lijn.sleutel: lijn for lijn in screen.view.lijst.lijnen_model.lijnen}


def fill(screen: BeheerPresenter, **values: Waarde) -> None:
    form = screen.view.paneel.form
    assert form is not None
    for code, value in values.items():
        form.vakken[code.replace("__", ":")].fill(value)
    screen.view.paneel.save.click()


def inhoud(house: House, item_id: str) -> InhoudRow:
    gemeente = only_gemeente(house.plek.store)
    with lezer_for(house.plek) as lezer:
        return next(r for r in load_inhoud(lezer, gemeente) if r.item_id == item_id)


def cijfer(house: House, code: str) -> InstellingRow:
    gemeente = only_gemeente(house.plek.store)
    with lezer_for(house.plek) as lezer:
        return next(r for r in load_instellingen(lezer, gemeente) if r.code == code)


def test_every_part_shows_lines(screen: BeheerPresenter) -> None:
    for code, _words in delen():
        screen.view.part_wished.emit(code)
        assert lines(screen), code


def test_a_gemeente_that_does_the_begeleiding_itself_is_saved(screen: BeheerPresenter, house: House) -> None:
    screen.view.opened.emit(next(iter(lines(screen))))
    fill(screen, doet_begeleiding_zelf=True, provincie="Utrecht")

    assert house.fake.jobs.written == ["gemeente_veld", "gemeente_veld"]
    assert "doet de begeleiding zelf" in next(iter(lines(screen).values())).onder
    assert screen.view.paneel.form is None


def test_a_name_that_is_empty_is_told_beside_its_field(screen: BeheerPresenter, house: House) -> None:
    screen.view.opened.emit(next(iter(lines(screen))))
    fill(screen, naam="")

    form = screen.view.paneel.form
    assert form is not None
    assert form.vakken["naam"].problem.text()
    assert house.fake.jobs.written == []


def test_a_new_organisation_with_a_contact_stands_in_the_list(screen: BeheerPresenter) -> None:
    screen.view.part_wished.emit("organisaties")
    screen.view.pressed.emit("nieuw:organisatie")
    fill(screen, naam="Woonhof De Linde", telefoon="06-00000011")
    screen.view.pressed.emit("nieuw:contact")
    org = next(k[2:] for k, lijn in lines(screen).items() if lijn.titel == "Woonhof De Linde")
    fill(screen, naam="Jelle Voorbeeld", organisatie_uid=org, loket="L1")

    titles = [lijn.titel for lijn in lines(screen).values()]
    assert titles.index("Jelle Voorbeeld") == titles.index("Woonhof De Linde") + 1


def test_with_two_gemeenten_an_organisation_says_which_one_it_works_for(
    screen: BeheerPresenter, house: House
) -> None:
    """A208: only who works in a gemeente is asked to sign there."""
    screen.view.part_wished.emit("organisaties")
    screen.view.pressed.emit("nieuw:organisatie")
    assert screen.view.paneel.form is not None
    assert "gemeente_uid" not in screen.view.paneel.form.vakken, "one gemeente: there is nothing to choose"
    other = add_gemeente(house.plek, "Voorbeeldbuur").onderwerp
    screen.enter()
    screen.view.pressed.emit("nieuw:organisatie")
    fill(screen, naam="Woonhof De Linde", gemeente_uid=other)
    key = next(k for k, lijn in lines(screen).items() if lijn.titel == "Woonhof De Linde")
    screen.view.lijst.opened.emit(key)
    assert screen.view.paneel.form.values()["gemeente_uid"] == other
    fill(screen, gemeente_uid="")
    with lezer_for(house.plek) as lezer:
        found = {one.naam: one.gemeente_uid for one in load_organisaties(lezer)}
    assert found["Woonhof De Linde"] == ""


def test_a_figure_of_the_gemeente_stands_beside_the_one_of_the_document(
    screen: BeheerPresenter, house: House
) -> None:
    was = cijfer(house, "termijn_woonruimte_dagen")
    screen.view.part_wished.emit("cijfers")
    screen.view.opened.emit("termijn_woonruimte_dagen")
    fill(screen, waarde="84", geldig_vanaf=T0, bron="raadsbesluit")

    now = cijfer(house, "termijn_woonruimte_dagen")
    assert (json.loads(was.waarde), json.loads(now.waarde)) == (70, 84)
    assert (was.herkomst, now.versies) == (Herkomst.DOCUMENT, was.versies + 1)


def test_a_word_where_a_number_belongs_is_refused_and_stays_typed(
    screen: BeheerPresenter, house: House
) -> None:
    screen.view.part_wished.emit("cijfers")
    screen.view.opened.emit("termijn_woonruimte_dagen")
    fill(screen, waarde="tien weken")

    form = screen.view.paneel.form
    assert form is not None
    assert form.vakken["waarde"].raw() == "tien weken"
    assert json.loads(cijfer(house, "termijn_woonruimte_dagen").waarde) == 70


def test_an_adapted_item_holds_for_new_gezinnen_only(screen: BeheerPresenter, house: House) -> None:
    screen.view.part_wished.emit("checklists")
    screen.view.opened.emit("pv-11")
    fill(screen, tekst="één vaste contactpersoon kiezen", offset="+3wd")

    now = inhoud(house, "pv-11")
    assert (now.tekst, now.termijn, now.aangepast) == (
        "één vaste contactpersoon kiezen",
        "koppeling +3wd",
        True,
    )
    new = dossiers.open_dossier(house.plek, "Nieuw", T0, 1).onderwerp
    assert _tekst(house, house.uid, "pv-11") == "één vast aanspreekpunt kiezen"
    assert _tekst(house, new, "pv-11") == "één vaste contactpersoon kiezen"


def _tekst(house: House, uid: str, item_id: str) -> str:
    from models.queries.dossier import load_dossier

    with lezer_for(house.plek) as lezer:
        return next(p.tekst for p in load_dossier(lezer, uid).punten if p.item_id == item_id)


def test_switching_an_item_off_needs_a_reason(screen: BeheerPresenter, house: House) -> None:
    screen.view.part_wished.emit("checklists")
    screen.view.opened.emit("pv-14")
    fill(screen, aan=False)
    assert not inhoud(house, "pv-14").uit

    fill(screen, aan=False, reden="Doen wij anders.")
    assert inhoud(house, "pv-14").uit


def test_an_own_item_gets_its_own_number(screen: BeheerPresenter) -> None:
    screen.view.part_wished.emit("checklists")
    screen.view.pressed.emit("nieuw:punt")
    fill(screen, tekst="fiets regelen bij de werkplaats")

    assert "fiets regelen bij de werkplaats" in {lijn.titel for lijn in lines(screen).values()}


def test_a_shared_row_becomes_one_partys_own(screen: BeheerPresenter, house: House) -> None:
    """A033: volledig means exactly one party."""
    screen.view.part_wished.emit("matrix")
    screen.view.opened.emit("m-05")
    fill(screen, verdeling="volledig", trekker="COR")

    gemeente = only_gemeente(house.plek.store)
    with lezer_for(house.plek) as lezer:
        versie = load_matrix_versies(lezer, gemeente)[0]
        row = next(r for r in load_matrix(lezer, versie.uid)[1] if r.id == "m-05")
    assert (row.verdeling, row.partijen) == (Verdeling.VOLLEDIG, ("COR",))


def test_a_settled_version_can_no_longer_be_changed(screen: BeheerPresenter, house: House) -> None:
    screen.view.part_wished.emit("matrix")
    screen.view.pressed.emit("versie:vast")
    fill(screen)
    screen.view.opened.emit("m-05")

    assert screen.view.paneel.form is None
    assert house.fake.say.fout


@pytest.mark.parametrize(
    ("rol", "mag"),
    [
        (Rol.BEGELEIDER, {"organisaties"}),
        (Rol.CASUSREGISSEUR, {"organisaties", "matrix"}),
        (Rol.COORDINATOR, {"organisaties", "matrix"}),
        (Rol.BEHEERDER, {code for code, _words in delen()}),
    ],
)
def test_who_may_not_change_a_part_reads_it_without_a_button(
    qtbot: QtBot, base: Base, plek: Plek, rol: Rol, mag: set[str]
) -> None:
    add_organisatie(plek, "corporatie", "Rietvoorn")
    presenter = BeheerPresenter(fake_ports(plek, rol).ports)
    qtbot.addWidget(presenter.view)
    presenter.enter()
    for code, _words in delen():
        presenter.view.part_wished.emit(code)
        shown = list(lines(presenter).values())
        assert shown
        assert any(lijn.link for lijn in shown) is (code in mag), code
        presenter.view.opened.emit(shown[-1].sleutel)
        assert (presenter.view.paneel.form is not None) is (code in mag), code


def test_looking_for_words_narrows_the_list(screen: BeheerPresenter) -> None:
    screen.view.part_wished.emit("checklists")
    every = len(lines(screen))
    screen.view.zoek.setText("huurcontract uitleggen")

    assert 0 < len(lines(screen)) < every


def test_half_typed_text_comes_back_after_a_lock(screen: BeheerPresenter, qtbot: QtBot, house: House) -> None:
    screen.view.part_wished.emit("organisaties")
    screen.view.pressed.emit("nieuw:organisatie")
    form = screen.view.paneel.form
    assert form is not None
    form.vakken["naam"].set_raw("Half getyp")
    screen.keep_draft()

    later = BeheerPresenter(house.fake.ports)
    qtbot.addWidget(later.view)
    later.enter(**screen.place())

    again = later.view.paneel.form
    assert again is not None
    assert again.vakken["naam"].raw() == "Half getyp"


def test_a_form_is_not_squeezed_on_a_low_screen(qtbot: QtBot, screen: BeheerPresenter) -> None:
    screen.view.resize(909, 540)
    screen.view.part_wished.emit("checklists")
    screen.view.opened.emit("pv-01")
    form = screen.view.paneel.form
    assert form is not None
    qtbot.waitUntil(lambda: all(vak.height() >= vak.sizeHint().height() for vak in form.vakken.values()))
    assert not screen.view.uitleg.isVisible()
    screen.view.paneel.cancel.click()
    assert screen.view.uitleg.isVisible()
