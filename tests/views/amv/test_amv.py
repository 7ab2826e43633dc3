"""The screen *Amv*: quarter by quarter, opening a gezin, the paper of the meeting, small dwellings."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.queries.dossier import load_dossier
from models.services import amv, delen, dossiers
from models.services.leden import save_persoon_field
from models.services.verb import Plek
from models.tables import Afdruk, AfdrukOver, Dossier
from models.values import AmvKeuze, Deelgrond, Deelpartij, Rol
from tests.builders import T0, add_medewerker, lezer_for, make_plek
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.amv.presenter import AmvPresenter
from views.papier.presenter import PapierPresenter


def _amv(plek: Plek, naam: str, geboren: date) -> tuple[str, str]:
    uid = str(dossiers.open_dossier(plek, naam, date(2026, 5, 1), 1, "").onderwerp)
    with lezer_for(plek) as lezer:
        persoon = load_dossier(lezer, uid).personen[0].uid
    save_persoon_field(plek, persoon, "roepnaam", "Filmon")
    save_persoon_field(plek, persoon, "geboortedatum", geboren)
    save_persoon_field(plek, persoon, "is_amv", True)
    return uid, persoon


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid, persoon = _amv(plek, "Habtevold", date(2008, 8, 14))
    amv.choose(plek, uid, persoon, AmvKeuze.ZELFSTANDIG, T0, "Wil zelf wonen.")
    return uid


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(ports: PaperPorts, gezin: str, qtbot: QtBot) -> AmvPresenter:
    presenter = AmvPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 600)
    presenter.view.show()
    presenter.enter()
    return presenter


def _titles(screen: AmvPresenter) -> list[str]:
    return [one.titel for one in screen.deel.lijst.lijnen_model.lijnen]


def test_a177_each_quarter_has_a_card_with_who_turns_18(screen: AmvPresenter, gezin: str) -> None:
    titles = _titles(screen)
    at = titles.index("Kwartaal 3 van 2026")
    assert titles[at + 1] == "Filmon Habtevold"
    line = screen.deel.lijst.lijnen_model.lijnen[at + 1]
    assert "nog geen voogd" in line.onder
    assert line.chip is not None
    assert line.chip.tekst == "Zelfstandig wonen"
    assert titles[titles.index("Kwartaal 2 van 2026") + 1] == "Niemand."


def test_a_line_opens_the_youngster_in_the_dossier(
    screen: AmvPresenter, ports: PaperPorts, gezin: str
) -> None:
    key = next(one.sleutel for one in screen.deel.lijst.lijnen_model.lijnen if "|" in one.sleutel)
    screen.deel.opened.emit(key)
    assert ports.fake.nav.opened[-1] == ("dossier", {"uid": gezin, "tab": "amv"})
    screen.deel.opened.emit("kop:afspraken")
    assert len(ports.fake.nav.opened) == 1


def test_a_quarter_becomes_the_paper_of_the_meeting(screen: AmvPresenter, ports: PaperPorts) -> None:
    screen.deel.knop_pressed.emit("2026-K3", "papier")
    assert ports.fake.nav.opened[-1] == ("papier", {"papier": "amv_kwartaal", "kwartaal": "2026-K3"})


def test_a176_an_agreement_is_noted_and_stopped(screen: AmvPresenter) -> None:
    screen.deel.knop_pressed.emit("kop:afspraken", "afspraak")
    screen.deel.paneel.save.click()
    line = next(one for one in screen.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("afspraak:"))
    assert line.titel.startswith("Alle corporaties")
    assert [knop.code for knop in line.knoppen] == ["stop"]
    screen.deel.knop_pressed.emit(line.sleutel, "stop")
    form = screen.deel.paneel.form
    assert form is not None
    form.fill({"tot": date(2026, 1, 1)})
    screen.deel.paneel.save.click()
    assert form.vakken["tot"].problem.text()
    form.fill({"tot": T0})
    screen.deel.paneel.save.click()
    line = next(one for one in screen.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("afspraak:"))
    assert "eerder gestopt" in line.onder


def test_a_begeleider_sees_only_the_own_youngsters(plek: Plek, gezin: str, qtbot: QtBot) -> None:
    who = make_plek(plek.store, wie=add_medewerker(plek.store, "Proef Voorbeeld", Rol.BEGELEIDER))
    presenter = AmvPresenter(paper_ports(who, Rol.BEGELEIDER).fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    presenter.enter()
    assert "Filmon Habtevold" not in _titles(presenter)
    presenter.view.terug.click()


# --- on paper ---


@pytest.fixture
def papier(ports: PaperPorts, gezin: str, qtbot: QtBot) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    return presenter


def _papers(plek: Plek) -> list[tuple[str, str, str]]:
    with plek.store.reader() as session:
        found = session.execute(select(Afdruk.soort, Afdruk.voor, Afdruk.deling_reden))
        return [(row[0], row[1], row[2]) for row in found]


def test_a177_the_paper_for_nidos_asks_why_where_nothing_may_be_shared(
    papier: PapierPresenter, ports: PaperPorts, plek: Plek, gezin: str
) -> None:
    papier.enter(papier="amv_kwartaal", kwartaal="2026-K3")
    opties = papier.view.maak.opties
    assert opties.vakken["kwartaal"].isVisible()
    assert opties.vakken["kwartaal"].value() == "2026-K3"
    opties.changed.emit("voor", "NID")
    assert opties.reden.isVisible()
    papier.view.maak.print.click()
    assert ports.ask.printed == []
    opties.changed.emit("deel_reden", "afgesproken in het overleg")
    papier.view.maak.print.click()
    assert _papers(plek) == [("amv_kwartaal", "NID", "afgesproken in het overleg")]
    with plek.store.reader() as session:
        about = session.scalars(
            select(Dossier.uid).join(AfdrukOver, AfdrukOver.dossier_id == Dossier.id)
        ).all()
    assert about == [gezin]


def test_a177_with_a_line_under_delen_or_without_names_nothing_is_asked(
    papier: PapierPresenter, plek: Plek, gezin: str
) -> None:
    papier.enter(papier="amv_kwartaal")
    opties = papier.view.maak.opties
    opties.changed.emit("voor", "COR")
    assert opties.reden.isVisible()
    opties.changed.emit("privacy", "anoniem")
    assert not opties.reden.isVisible()
    opties.changed.emit("privacy", "voorletter")
    assert opties.reden.isVisible()
    delen.add_deling(plek, gezin, Deelpartij.COR, Deelgrond.TOESTEMMING, T0)
    opties.changed.emit("voor", "COR")
    assert not opties.reden.isVisible()


def test_another_quarter_is_another_paper_and_a_place_to_come_back_to(papier: PapierPresenter) -> None:
    papier.enter(papier="amv_kwartaal")
    papier.view.maak.opties.changed.emit("kwartaal", "jaar")
    assert papier.place()["kwartaal"] == "jaar"


def test_who_leaves_verlengde_opvang_stands_in_that_quarter(
    plek: Plek, ports: PaperPorts, qtbot: QtBot
) -> None:
    uid, persoon = _amv(plek, "Laatveld", date(2005, 8, 20))
    amv.choose(plek, uid, persoon, AmvKeuze.VERLENGD, T0, "Wil eerst de school afmaken.")
    presenter = AmvPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.enter()
    lines = [one for one in presenter.deel.lijst.lijnen_model.lijnen if one.kaart == "2026-K3"]
    assert lines[0].onder == "0 jongeren worden 18 · 1 uit verlengde opvang"
    assert lines[0].knoppen
    assert lines[1].onder.startswith("uit verlengde opvang op do 20 aug")
    assert "nog geen woning" in lines[1].onder
    presenter.deel.opened.emit(lines[1].sleutel)
    assert ports.fake.nav.opened[-1] == ("dossier", {"uid": uid, "tab": "amv"})
