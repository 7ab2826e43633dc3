"""The tab *Amv*: the choice at 18, the voogd, the guidance that goes on, the registration."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models.queries.amv import load_amv
from models.queries.dossier import load_dossier
from models.queries.rows_familie import AmvPersoon
from models.services import amv, beheer, dossiers
from models.services.leden import save_persoon_field
from models.services.verb import Plek
from models.values import AmvKeuze
from tests.builders import T0, lezer_for
from tests.views.fakes import FakePorts, fake_ports
from views.dossier.amv_presenter import AmvPresenter
from views.dossier.presenter import DossierPresenter
from views.widgets.lijn import Lijn


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek)


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = str(dossiers.open_dossier(plek, "Habtevold", date(2026, 5, 1), 1, "").onderwerp)
    persoon = _persoon(plek, uid)
    save_persoon_field(plek, persoon, "roepnaam", "Filmon")
    save_persoon_field(plek, persoon, "geboortedatum", date(2008, 8, 14))
    save_persoon_field(plek, persoon, "is_amv", True)
    return uid


def _persoon(plek: Plek, uid: str) -> str:
    with lezer_for(plek) as lezer:
        return load_dossier(lezer, uid).personen[0].uid


def _open(fake: FakePorts, gezin: str, qtbot: QtBot) -> AmvPresenter:
    screen = DossierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="amv")
    tab = screen.tabs["amv"]
    assert isinstance(tab, AmvPresenter)
    tab.setProperty("screen", screen)
    return tab


def _lines(tab: AmvPresenter) -> dict[str, Lijn]:
    return {one.sleutel.partition(":")[0]: one for one in tab.deel.lijst.lijnen_model.lijnen}


def _press(tab: AmvPresenter, soort: str, code: str, **values: object) -> None:
    tab.deel.knop_pressed.emit(_lines(tab)[soort].sleutel, code)
    form = tab.deel.paneel.form
    assert form is not None
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    tab.deel.paneel.save.click()


def _one(plek: Plek, uid: str) -> AmvPersoon:
    with lezer_for(plek) as lezer:
        return load_amv(lezer, uid).jongeren[0]


def test_a095_a178_the_birthday_who_is_responsible_and_the_guidance_stand_there(
    fake: FakePorts, gezin: str, qtbot: QtBot
) -> None:
    lines = _lines(_open(fake, gezin, qtbot))
    assert lines["18"].titel.startswith("Wordt 18 op")
    assert "daarna de gemeente" in lines["18"].onder
    assert "14 aug 2027" in lines["nazorg"].titel
    assert lines["nazorg"].onder.startswith("12 maanden na de 18e verjaardag")
    assert "Nidos doet deze melding" in lines["gemeld"].onder


def test_the_choice_is_made_with_day_and_reason(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    tab = _open(fake, gezin, qtbot)
    assert "Nog niet gekozen" in _lines(tab)["keuze"].onder
    _press(tab, "keuze", "verlengd", reden="Wil eerst de school afmaken.")
    assert _one(plek, gezin).keuze is AmvKeuze.VERLENGD
    line = _lines(tab)["keuze"]
    assert line.titel == "Na 18: verlengde opvang"
    assert "De opvang van Nidos kan tot" in line.onder
    assert [knop.code for knop in line.knoppen] == ["zelfstandig"]


def test_the_voogd_is_a_contact_person_of_nidos_or_a_name(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    org = str(beheer.add_organisatie(plek, "nidos", "Nidos Voorbeeld").onderwerp)
    beheer.add_contactpersoon(plek, "Vera Voogdmans", organisatie_uid=org, telefoon="06-00000001")
    tab = _open(fake, gezin, qtbot)
    assert _lines(tab)["voogd"].titel == "Voogd nog niet bekend"
    _press(tab, "voogd", "voogd")
    line = _lines(tab)["voogd"]
    assert line.titel == "Voogd: Vera Voogdmans"
    assert line.onder == "Nidos Voorbeeld · 06-00000001"
    _press(tab, "voogd", "voogd", naam="Bas Voorbeeld")
    assert _lines(tab)["voogd"].titel == "Voogd: Bas Voorbeeld"


def test_a067_the_registration_and_the_leaving_are_noted(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    tab = _open(fake, gezin, qtbot)
    _press(tab, "gemeld", "gemeld")
    assert _lines(tab)["gemeld"].titel.startswith("Nidos meldde de jongere op")
    _press(tab, "nazorg", "vertrokken")
    assert _one(plek, gezin).vertrokken_op == T0
    assert "na het vertrek" in _lines(tab)["nazorg"].onder


def test_a_day_that_is_not_filled_in_is_asked_for(fake: FakePorts, gezin: str, qtbot: QtBot) -> None:
    tab = _open(fake, gezin, qtbot)
    _press(tab, "gemeld", "gemeld", op=None)
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["op"].problem.text()


def test_a176_a_running_agreement_about_small_dwellings_stands_with_the_youngster(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    amv.agree_kleine_woningen(plek, date(2026, 5, 1))
    lines = _lines(_open(fake, gezin, qtbot))
    assert "tot en met" in lines["afspraak"].titel
    assert lines["afspraak"].onder.startswith("4 maanden vanaf")


def test_the_tab_is_offered_only_where_somebody_is_an_amv(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    tab = _open(fake, gezin, qtbot)
    screen = tab.property("screen")
    assert screen.view.meer_acties["amv"].isVisible()
    assert "amv, 18 op vr 14 aug 2026" in screen.view.kop.onder.text()
    save_persoon_field(plek, _persoon(plek, gezin), "is_amv", False)
    screen._load()
    assert not screen.view.meer_acties["amv"].isVisible()
    assert "geen amv" in _lines(tab)["leeg"].titel
