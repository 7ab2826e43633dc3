"""*Toezicht*, *Herverdeling* and *Doorlooptijd* of the screen Gemeente: what is shown, typed and refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.screens import gemeente_parts
from models.services import dossiers, gebeurtenissen
from models.services.taakstelling import save_taakstelling
from models.services.verb import Plek
from models.values import Rol
from tests.builders import T0, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.gemeente.deel import GemeenteDeel
from views.gemeente.presenter import GemeentePresenter

Deel = GemeenteDeel[object]


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(ports: PaperPorts, qtbot: QtBot, plek: Plek) -> GemeentePresenter:
    uid = only_gemeente(plek.store)
    save_taakstelling(plek, uid, 2025, 2, opening=0, taakstelling=60, realisatie=49, bron="lijst")
    made = GemeentePresenter(ports.fake.ports, gemeente_parts())
    qtbot.addWidget(made.view)
    made.view.resize(909, 600)
    made.view.show()
    return made


def part(screen: GemeentePresenter, deel: str) -> Deel:
    found = screen._made[deel]
    assert isinstance(found, GemeenteDeel)
    return found


def lines(screen: GemeentePresenter, deel: str) -> dict[str, str]:
    shown = part(screen, deel).deel.lijst.lijnen_model.lijnen
    return {one.sleutel: f"{one.titel} | {one.onder} | {one.chip.tekst if one.chip else ''}" for one in shown}


def save(screen: GemeentePresenter, deel: str, **values: object) -> None:
    form = part(screen, deel).deel.paneel.form
    assert form is not None
    form.show_values(values)  # type: ignore[arg-type]
    part(screen, deel).deel.paneel.save.click()


def test_the_half_year_that_is_over_is_judged_by_the_policy_that_is_chosen(screen: GemeentePresenter) -> None:
    """A118, A128."""
    screen.enter(deel="toezicht")
    assert "provincie vraagt informatie" in lines(screen, "toezicht")["kop:2025-2"]
    part(screen, "toezicht").deel.knoppen["beleid"].click()
    save(screen, "toezicht", beleid="marge")

    assert "buiten" not in lines(screen, "toezicht")["reden:2025-2:0"]
    assert "groter dan de marge van 10" in lines(screen, "toezicht")["reden:2025-2:0"]


def test_the_signal_is_noted_and_what_follows_when_is_told(screen: GemeentePresenter) -> None:
    """A121, A131."""
    screen.enter(deel="toezicht")
    part(screen, "toezicht").deel.lijst.knop_pressed.emit("kop:2025-2", "begin")
    save(screen, "toezicht", gedaan_op=date(2026, 1, 5))
    shown = lines(screen, "toezicht")

    assert shown["hier:2025-2"].startswith("Hier staan wij: Signaleren | gedaan ma 5 jan")
    assert shown["volgt:2025-2:1.1"].startswith("Dit volgt: Is de taakstelling gehaald?")
    assert "uiterlijk klaar op di 5 jan 2027" in shown["einde:2025-2"]
    assert "fase 1 van 6" in shown["kop:2025-2"]
    part(screen, "toezicht").deel.lijst.opened.emit("stap:2025-2:1.2")
    save(screen, "toezicht", gedaan_op=date(2026, 1, 12), notitie="gemiddelde te hoog")
    shown = lines(screen, "toezicht")
    assert "termijn voorbij" in shown["stap:2025-2:2.0"]
    assert len([key for key in shown if key.startswith("stap:")]) == 22


def test_grounds_are_ticked_and_an_own_one_joins_them(screen: GemeentePresenter) -> None:
    """A186."""
    screen.enter(deel="toezicht")
    part(screen, "toezicht").deel.lijst.knop_pressed.emit("kop:2025-2", "gronden")
    save(screen, "toezicht", grond_1=True, eigen="brand", gekoppeld="50")
    shown = lines(screen, "toezicht")

    assert "Er waren 10 personen te weinig gekoppeld." in shown["reden:2025-2:1"]
    assert "nareizigers kwamen niet op tijd" in shown["reden:2025-2:2"]
    assert "brand" in shown["reden:2025-2:3"]
    part(screen, "toezicht").deel.lijst.knop_pressed.emit("kop:2025-2", "gronden")
    form = part(screen, "toezicht").deel.paneel.form
    assert form is not None
    assert [form.values()[f"grond_{nr}"] for nr in range(4)] == [False, True, False, True]


def test_an_agreement_that_changes_the_sum_is_refused_with_its_reason(screen: GemeentePresenter) -> None:
    """A074."""
    screen.enter(deel="herverdeling")
    part(screen, "herverdeling").deel.knoppen["nieuw"].click()
    wrong = {"gemeente_2": "Elders", "taakstelling_2": "9", "aantal_2": "4"}
    save(screen, "herverdeling", taakstelling_1="20", aantal_1="-5", halfjaar="2026-2", **wrong)
    form = part(screen, "herverdeling").deel.paneel.form
    assert form is not None
    assert "verschil is -1" in form.vakken["halfjaar"].problem.text() or ports_said(screen)
    save(screen, "herverdeling", aantal_2="5")
    shown = lines(screen, "herverdeling")

    assert any(text.startswith("Wilgenrade −5 | taakstelling 20") for text in shown.values())
    assert any(text.startswith("Elders +5") for text in shown.values())
    assert any("nog niet gemeld" in text for text in shown.values())


def test_a075_another_half_year_of_an_agreement_brings_its_own_figures(
    screen: GemeentePresenter, plek: Plek
) -> None:
    """A076: the next half-year has no taakstelling yet, and nobody is coupled in it."""
    save_taakstelling(plek, only_gemeente(plek.store), 2026, 1, taakstelling=32, bron="lijst")
    screen.enter(deel="herverdeling")
    part(screen, "herverdeling").deel.knoppen["nieuw"].click()
    form = part(screen, "herverdeling").deel.paneel.form
    assert form is not None
    assert form.values()["taakstelling_1"] == "32"

    form.edited.emit("halfjaar", "2026-2")
    assert (form.values()["taakstelling_1"], form.values()["gekoppeld_1"]) == ("0", "0")
    form.edited.emit("halfjaar", "2026-1")
    assert form.values()["taakstelling_1"] == "32"


def ports_said(screen: GemeentePresenter) -> bool:
    """Whether the reason was told in the bar, where it belongs to no field."""
    said = screen._ports.say.fout  # type: ignore[attr-defined]
    return any(getattr(one, "code", "") == "herverdeling_som" for one in said)


def test_an_agreement_is_taken_away(screen: GemeentePresenter) -> None:
    screen.enter(deel="herverdeling")
    part(screen, "herverdeling").deel.knoppen["nieuw"].click()
    save(
        screen,
        "herverdeling",
        taakstelling_1="20",
        aantal_1="-5",
        gemeente_2="Elders",
        aantal_2="5",
        gemeld_op=T0,
    )
    kop = next(key for key in lines(screen, "herverdeling") if key.startswith("kop:") and key != "kop:wacht")
    assert "laat gemeld" in lines(screen, "herverdeling")[kop]
    part(screen, "herverdeling").deel.lijst.knop_pressed.emit(kop, "weg")
    assert "leeg:afspraak" in lines(screen, "herverdeling")


def test_both_methods_stand_side_by_side_with_their_names(screen: GemeentePresenter, plek: Plek) -> None:
    """A129."""
    gezin = dossiers.open_dossier(plek, "Tekleberi", T0 - timedelta(60), 2, "").onderwerp
    gebeurtenissen.record_woning_gevonden(plek, gezin, T0 - timedelta(20), "Voorbeeldlaan 1")
    gebeurtenissen.record_getekend(plek, gezin, T0 - timedelta(15), reden="proef")
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - timedelta(9))
    screen.enter(deel="doorlooptijd")
    shown = lines(screen, "doorlooptijd")

    assert shown["a:2026-1"].startswith("Methode A: 7,3 weken (51,0 dagen), 1 gezin")
    assert shown["b:2026-1"].startswith("Methode B: 7,3 weken (51,0 dagen), 1 gezin | 2 gezinnen gekoppeld")
    assert "binnen 12 weken" in shown["kop:2026-1"]
    assert shown["a:2025-2"].startswith("Methode A: nog niemand")
    assert shown["grootte:2"] == "2 personen: minder dan 5 gezinnen |  | "


def test_a_half_typed_step_comes_back_after_another_part(screen: GemeentePresenter) -> None:
    screen.enter(deel="toezicht")
    part(screen, "toezicht").deel.lijst.knop_pressed.emit("kop:2025-2", "begin")
    form = part(screen, "toezicht").deel.paneel.form
    assert form is not None
    form.show_values({"notitie": "half getypt"})
    screen.enter(deel="doorlooptijd")
    screen.enter(deel="toezicht")
    form = part(screen, "toezicht").deel.paneel.form
    assert form is not None
    assert form.values()["notitie"] == "half getypt"


def test_a_herverdeling_is_taken_over_as_a_new_figure_and_stands_everywhere(
    screen: GemeentePresenter, plek: Plek
) -> None:
    """A074: what was agreed counts for the taakstelling, with its source."""
    uid = only_gemeente(plek.store)
    save_taakstelling(plek, uid, 2026, 2, opening=2, taakstelling=20, bron="lijst")
    screen.enter(deel="herverdeling")
    part(screen, "herverdeling").deel.knoppen["nieuw"].click()
    values = {"gekoppeld_1": "0", "aantal_1": "-5", "gemeente_2": "Elders", "aantal_2": "5"}
    save(screen, "herverdeling", halfjaar="2026-2", taakstelling_1="20", **values)
    screen.enter(deel="taakstelling")
    assert "wordt de taakstelling 15" in lines(screen, "taakstelling")["afgesproken:2026-2"]
    screen.enter(deel="herverdeling")
    shown = lines(screen, "herverdeling")
    asked = next(key for key in shown if key.startswith("nieuw:"))
    assert "De taakstelling staat nog op 20" in shown[asked]
    part(screen, "herverdeling").deel.lijst.knop_pressed.emit(asked, "overnemen")
    assert not any(key.startswith("nieuw:") for key in lines(screen, "herverdeling"))
    screen.enter(deel="taakstelling")
    shown = lines(screen, "taakstelling")

    assert "afgesproken:2026-2" not in shown
    assert shown["taak:2026-2"].startswith("Taakstelling 15 personen")
    assert "herverdeling" in shown["taak:2026-2"]


def test_a_second_policy_begins_with_this_half_year_and_the_one_before_says_by_which_it_was_judged(
    screen: GemeentePresenter,
) -> None:
    screen.enter(deel="toezicht")
    for beleid, vanaf in (("marge", ""), ("streng", "2026-1")):
        part(screen, "toezicht").deel.knoppen["beleid"].click()
        form = part(screen, "toezicht").deel.paneel.form
        assert form is not None
        assert form.values()["vanaf"] == vanaf
        save(screen, "toezicht", beleid=beleid)
    shown = lines(screen, "toezicht")

    assert "groter dan de marge van 10" in shown["reden:2025-2:0"]
    assert "beleid van toen: marge" in shown["feit:2025-2"]


def test_a125_the_end_of_the_ladder_is_told_and_no_step_follows(screen: GemeentePresenter) -> None:
    screen.enter(deel="toezicht")
    part(screen, "toezicht").deel.lijst.knop_pressed.emit("kop:2025-2", "begin")
    save(screen, "toezicht", gedaan_op=date(2026, 1, 5))
    part(screen, "toezicht").deel.lijst.opened.emit("stap:2025-2:2.3")
    save(screen, "toezicht", gedaan_op=date(2026, 2, 12), uitkomst="stopt")
    shown = lines(screen, "toezicht")

    assert "de provincie stopt hier" in shown["hier:2025-2"]
    assert "van de ladder af" in shown["kop:2025-2"]
    assert not [key for key in shown if key.startswith(("volgt:", "einde:"))]
