"""The part *Taakstelling* of the screen Gemeente: an empty one teaches, a figure in, persons unfolded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop.screens import gemeente_parts
from models.services import dossiers, gebeurtenissen
from models.services.beheer import add_gemeente
from models.services.taakstelling import choose_teken, save_taakstelling
from models.services.toewijzing import record_step
from models.services.verb import Plek
from models.values import Rol, StapSoort
from tests.builders import T0, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.gemeente.presenter import GemeentePresenter
from views.gemeente.taakstelling import TaakstellingPresenter
from views.widgets.lijn import Lijn
from views.widgets.velden import Waarde


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(ports: PaperPorts, qtbot: QtBot) -> GemeentePresenter:
    made = GemeentePresenter(ports.fake.ports, gemeente_parts())
    qtbot.addWidget(made.view)
    made.view.resize(909, 600)
    made.view.show()
    return made


def part(screen: GemeentePresenter) -> TaakstellingPresenter:
    found = screen._made["taakstelling"]
    assert isinstance(found, TaakstellingPresenter)
    return found


def lines(screen: GemeentePresenter) -> dict[str, Lijn]:
    return {one.sleutel: one for one in part(screen).deel.lijst.lijnen_model.lijnen}


def save(screen: GemeentePresenter, **values: Waarde) -> None:
    form = part(screen).deel.paneel.form
    assert form is not None
    form.show_values(values)
    part(screen).deel.paneel.save.click()


def test_an_empty_part_says_what_is_missing_and_until_when(screen: GemeentePresenter) -> None:
    """A084: a figure is published 13 weeks before."""
    screen.enter()
    shown = lines(screen)

    assert shown["taak:2026-1"].titel == "Taakstelling nog niet ingevuld"
    assert shown["taak:2026-2"].onder == "Bekend uiterlijk wo 1 apr"
    chip = shown["kop:2026-2"].chip
    assert chip is not None
    assert chip.tekst == "moet bekend zijn"
    assert shown["stand:2026-1"].titel == "Stand nog niet te berekenen"
    assert "inwoners van Nederland" in shown["formule:2026-1"].onder


def test_a_figure_is_typed_and_the_stand_is_seen(screen: GemeentePresenter) -> None:
    screen.enter()
    part(screen).deel.lijst.knop_pressed.emit("kop:2026-1", "cijfer")
    save(screen, taakstelling="59", opening="0", realisatie="75", bron="S §Terugblik")
    shown = lines(screen)

    assert shown["taak:2026-1"].titel == "Taakstelling 59 personen"
    assert shown["stand:2026-1"].titel.startswith("Stand −16")
    assert "127,1 % van de taakstelling" in shown["wie:2026-1"].onder
    assert shown["kop:2026-1"].chip is not None
    assert shown["kop:2026-1"].chip.tekst == "gehaald"


def test_a_wrong_figure_is_told_beside_its_field_and_stays_typed(screen: GemeentePresenter) -> None:
    screen.enter()
    part(screen).deel.knoppen["cijfer"].click()
    save(screen, taakstelling="59")
    form = part(screen).deel.paneel.form
    assert form is not None
    assert form.vakken["bron"].problem.text() == "Vul dit in."
    assert form.values()["taakstelling"] == "59"


def test_by_the_other_way_of_writing_a_lead_is_typed_and_shown_as_plus(
    screen: GemeentePresenter, plek: Plek
) -> None:
    uid = only_gemeente(plek.store)
    choose_teken(plek, uid, "plus_voorsprong")
    screen.enter()
    part(screen).deel.lijst.knop_pressed.emit("kop:2026-1", "cijfer")
    save(screen, taakstelling="59", opening="3", realisatie="75", bron="lijst")

    assert lines(screen)["stand:2026-1"].titel.startswith("Stand +19")
    part(screen).deel.knoppen["teken"].click()
    assert lines(screen)["stand:2026-1"].titel.startswith("Stand −19")


def test_realisatie_unfolds_to_the_persons_and_from_there_to_the_gezin(
    screen: GemeentePresenter, ports: PaperPorts, plek: Plek
) -> None:
    gezin = dossiers.open_dossier(plek, "Tekleberi", T0 - timedelta(60), 2, "").onderwerp
    gebeurtenissen.record_woning_gevonden(plek, gezin, T0 - timedelta(20), "Voorbeeldlaan 1")
    gebeurtenissen.record_getekend(plek, gezin, T0 - timedelta(15), reden="proef")
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - timedelta(9))
    screen.enter()
    part(screen).deel.lijst.opened.emit("wie:2026-1")
    people = [key for key in lines(screen) if key.startswith("persoon:")]

    assert len(people) == 2
    assert screen.place() == {
        "halfjaar": "2026-1",
        "deel": "taakstelling",
        "gemeente": only_gemeente(plek.store),
    }
    part(screen).deel.lijst.opened.emit(people[0])
    assert ports.fake.nav.opened == [("dossier", {"uid": gezin})]
    part(screen).deel.lijst.opened.emit("wie:2026-1")
    assert not [key for key in lines(screen) if key.startswith("persoon:")]
    part(screen).deel.lijst.link_wished.emit("wie:2026-1", QPoint())
    assert [key for key in lines(screen) if key.startswith("persoon:")], "the link leads there too"


def test_a127_the_pijplijn_stands_beside_the_realisatie_and_unfolds_to_the_reasons(
    screen: GemeentePresenter, ports: PaperPorts, plek: Plek
) -> None:
    screen.enter()
    assert lines(screen)["geenpijplijn:2026-1"].titel == "In de pijplijn staat nu niemand."
    gezin = dossiers.open_dossier(plek, "Tekleberi", T0 - timedelta(60), 2, "").onderwerp
    record_step(plek, gezin, StapSoort.BEKEND, T0 - timedelta(4))
    part(screen).load()
    row = lines(screen)["pijplijn:2026-1"]

    assert row.titel == "Met de pijplijn 2 personen"
    assert row.onder == (
        "realisatie 0 + pijplijn 2 · Bekend bij het COA, nog niet in het systeem: 2"
        " · voor het toezicht telt de pijplijn niet mee"
    )
    part(screen).deel.lijst.opened.emit("pijplijn:2026-1")
    people = {key: one for key, one in lines(screen).items() if key.startswith("persoon:")}
    assert len(people) == 2
    assert "Bekend bij het COA, nog niet in het systeem, sinds do 11 jun" in next(iter(people.values())).onder
    part(screen).deel.lijst.opened.emit(next(iter(people)))
    assert ports.fake.nav.opened == [("dossier", {"uid": gezin})]
    part(screen).deel.lijst.opened.emit("pijplijn:2026-1")
    assert not [key for key in lines(screen) if key.startswith("persoon:")]


def test_an_earlier_version_stays_readable(screen: GemeentePresenter, plek: Plek) -> None:
    uid = only_gemeente(plek.store)
    save_taakstelling(plek, uid, 2026, 1, taakstelling=32, bron="eerste lijst")
    save_taakstelling(plek, uid, 2026, 1, taakstelling=28, bron="bijgesteld")
    screen.enter()

    assert lines(screen)["oud:2026-1:1"].titel == "Eerder, versie 1: taakstelling 32"
    assert "versie 2" in lines(screen)["taak:2026-1"].onder


def test_a_half_typed_figure_comes_back(screen: GemeentePresenter, ports: PaperPorts, qtbot: QtBot) -> None:
    screen.enter()
    part(screen).deel.lijst.knop_pressed.emit("kop:2026-1", "cijfer")
    form = part(screen).deel.paneel.form
    assert form is not None
    form.show_values({"taakstelling": "41"})
    screen.keep_draft()
    again = GemeentePresenter(ports.fake.ports, gemeente_parts())
    qtbot.addWidget(again.view)
    again.enter()
    form = part(again).deel.paneel.form
    assert form is not None
    assert form.values()["taakstelling"] == "41"


def test_a_gemeente_is_chosen_only_where_there_are_more(screen: GemeentePresenter, plek: Plek) -> None:
    screen.enter()
    assert not screen.view.kies.isVisible()
    add_gemeente(plek, "Elders", "Gelderland")
    screen.enter()
    assert screen.view.kies.isVisible()
    screen.view.kies.setCurrentIndex(1)
    screen.view.kies.activated.emit(1)
    assert part(screen).gemeente == screen.view.kies.currentData()


def test_large_numbers_with_dots_and_a_minus_are_read(screen: GemeentePresenter) -> None:
    """A082: 13.000 x 44.000 / 18.000.000 gives 32."""
    screen.enter()
    part(screen).deel.knoppen["inwoners"].click()
    save(screen, peildatum=date(2025, 1, 1), gemeente="44.000", nederland="18.000.000", bron="CBS")
    part(screen).deel.knoppen["landelijk"].click()
    save(screen, aantal="13.000", bron="Staatscourant")
    part(screen).deel.lijst.knop_pressed.emit("kop:2026-1", "cijfer")
    save(screen, taakstelling="32", opening="-3", bron="lijst")

    assert lines(screen)["formule:2026-1"].titel == "Indicatie met de formule: 32 personen"
    assert "begin −3 + taakstelling 32" in lines(screen)["stand:2026-1"].onder
    part(screen).deel.lijst.knop_pressed.emit("kop:2026-1", "cijfer")
    form = part(screen).deel.paneel.form
    assert form is not None
    assert form.values()["opening"] == "−3"


def test_what_is_no_number_is_told_beside_its_field(screen: GemeentePresenter) -> None:
    screen.enter()
    part(screen).deel.knoppen["cijfer"].click()
    save(screen, taakstelling="veel", bron="lijst")
    form = part(screen).deel.paneel.form
    assert form is not None
    assert form.vakken["taakstelling"].problem.text()


def test_only_a_realisatie_is_typed_and_the_taakstelling_stays(screen: GemeentePresenter, plek: Plek) -> None:
    """The button of the head opens with what stands of the running half-year."""
    uid = only_gemeente(plek.store)
    save_taakstelling(plek, uid, 2026, 1, opening=4, taakstelling=32, bron="lijst van maart")
    screen.enter()
    part(screen).deel.knoppen["cijfer"].click()
    form = part(screen).deel.paneel.form
    assert form is not None
    assert (form.values()["halfjaar"], form.values()["taakstelling"]) == ("2026-1", "32")
    save(screen, realisatie="7", bron="opgave van het COA")
    shown = lines(screen)

    assert shown["taak:2026-1"].titel == "Taakstelling 32 personen"
    assert "begin 4 + taakstelling 32 − realisatie 7 = 29" in shown["stand:2026-1"].onder


def test_another_half_year_that_is_chosen_brings_its_own_figures(
    screen: GemeentePresenter, plek: Plek
) -> None:
    uid = only_gemeente(plek.store)
    save_taakstelling(plek, uid, 2026, 1, opening=4, taakstelling=32, bron="lijst van maart")
    save_taakstelling(plek, uid, 2025, 2, taakstelling=19, bron="lijst van oktober")
    screen.enter()
    part(screen).deel.knoppen["cijfer"].click()
    form = part(screen).deel.paneel.form
    assert form is not None
    form.vakken["realisatie"].set_raw("7")
    for code, wanted in (("2025-2", ("19", "", "lijst van oktober")), ("2025-1", ("", "", ""))):
        keuze = form.vakken["halfjaar"]
        keuze.fill(code)
        keuze.edit.activated.emit(0)  # type: ignore[attr-defined] # a choice
        values = form.values()

        assert tuple(values[name] for name in ("taakstelling", "opening", "bron")) == wanted
        assert values["realisatie"] == "7"


def test_a188_each_realisatie_says_of_which_day_it_is(screen: GemeentePresenter, plek: Plek) -> None:
    gezin = dossiers.open_dossier(plek, "Tekleberi", T0 - timedelta(60), 2, "").onderwerp
    gebeurtenissen.record_woning_gevonden(plek, gezin, T0 - timedelta(20), "Voorbeeldlaan 1")
    gebeurtenissen.record_getekend(plek, gezin, T0 - timedelta(15), reden="proef")
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - timedelta(9))
    uid = only_gemeente(plek.store)
    save_taakstelling(
        plek, uid, 2026, 1, taakstelling=9, realisatie=1, peildatum=T0 - timedelta(14), bron="COA"
    )
    screen.enter()
    row = lines(screen)["wie:2026-1"]

    assert row.titel == "Realisatie 2 personen op ma 15 jun, uit de dossiers"
    assert "officieel 1 op ma 1 jun (de dossiers van die dag: 0, verschil +1)" in row.onder


def test_the_forecast_of_the_next_half_year_says_where_it_begins(
    screen: GemeentePresenter, plek: Plek
) -> None:
    uid = only_gemeente(plek.store)
    save_taakstelling(plek, uid, 2026, 1, opening=0, taakstelling=10, bron="lijst")
    save_taakstelling(plek, uid, 2026, 2, taakstelling=6, bron="lijst")
    dossiers.open_dossier(plek, "Tekleberi", T0 - timedelta(80), 2, "")
    screen.enter()

    assert lines(screen)["prognose:2026-1"].onder.endswith("dan is de stand +8")
    ahead = lines(screen)["prognose:2026-2"].onder
    # 8 + 6, without the gezin of three that stands in the kluis
    assert ahead.endswith("begin +8, zoals nu verwacht · dan is de stand +11")
