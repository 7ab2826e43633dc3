"""Papers of a gemeente: opened from their part with what they are about, and chosen on the screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.rules.overleggen import OverlegSoort
from models.services.beheer import add_gemeente, add_organisatie
from models.services.dossiers import open_dossier
from models.services.overleggen import plan_overleg
from models.services.verb import Plek
from models.tables import Afdruk, AfdrukOver
from models.values import Rol
from tests.builders import T0, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports, pdf_text
from views.gemeente.afspraken import AfsprakenPresenter
from views.gemeente.overleggen import OverleggenPresenter
from views.papier.presenter import PapierPresenter

DAG = timedelta(days=1)


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(ports: PaperPorts, qtbot: QtBot) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    return presenter


def _last(ports: PaperPorts) -> str:
    return " ".join(ports.fake.jobs.papers[-1][0].delen[0].paren[0])  # type: ignore[attr-defined] # a fake


def test_a_planned_overleg_opens_its_invitation_and_the_part_its_note(
    ports: PaperPorts, plek: Plek, qtbot: QtBot
) -> None:
    made = plan_overleg(plek, OverlegSoort.REGIONAAL, T0 + DAG).onderwerp
    uid = only_gemeente(plek.store)
    part = OverleggenPresenter(ports.fake.ports)
    qtbot.addWidget(part.view)
    part.view.show()
    part.enter(gemeente=uid)
    part.deel.lijst.knop_pressed.emit(f"overleg:{made}", "uitnodiging")
    part.deel.knoppen["notitie"].click()
    assert ports.fake.nav.opened == [
        ("papier", {"papier": "overleguitnodiging", "gemeente": uid, "overleg": made}),
        ("papier", {"papier": "overlegnotitie", "gemeente": uid}),
    ]


def test_the_part_of_agreements_opens_the_overview(ports: PaperPorts, plek: Plek, qtbot: QtBot) -> None:
    part = AfsprakenPresenter(ports.fake.ports)
    qtbot.addWidget(part.view)
    part.view.show()
    part.enter(gemeente=only_gemeente(plek.store))
    part.deel.knoppen["overzicht"].click()
    part.deel.knoppen["erbij:afspraak"].click()
    assert [args["papier"] for _screen, args in ports.fake.nav.opened] == ["corporatieoverzicht"]
    assert part.deel.paneel.form is not None


def test_the_overleg_that_was_asked_for_is_shown_and_another_can_be_chosen(
    screen: PapierPresenter, ports: PaperPorts, plek: Plek, qtbot: QtBot
) -> None:
    first = plan_overleg(plek, OverlegSoort.REGIONAAL, T0 + DAG).onderwerp
    second = plan_overleg(plek, OverlegSoort.LOKAAL, T0 + 9 * DAG).onderwerp
    screen.enter(papier="overleguitnodiging", gemeente=only_gemeente(plek.store), overleg=second)
    vakken = screen.view.maak.opties.vakken
    assert vakken["overleg"].isVisible()
    assert not vakken["privacy"].isVisible()
    assert screen.place()["overleg"] == second
    qtbot.waitUntil(lambda: bool(ports.fake.jobs.papers))  # type: ignore[attr-defined] # a fake
    assert "24-6-2026" in _last(ports)
    screen.view.maak.opties.changed.emit("overleg", first)
    qtbot.waitUntil(lambda: "16-6-2026" in _last(ports))
    screen.view.maak.print.click()
    assert "16-6-2026" in pdf_text(ports.ask.printed[-1])


def test_without_an_overleg_the_preview_says_what_to_do(screen: PapierPresenter, qtbot: QtBot) -> None:
    screen.enter(papier="overleguitnodiging")
    qtbot.waitUntil(lambda: "nog geen overleg gepland" in screen.view.maak.blad.woorden.text())


def test_one_corporatie_is_chosen_and_a_report_is_over_a_period(
    screen: PapierPresenter, ports: PaperPorts, plek: Plek
) -> None:
    corp = add_organisatie(plek, "corporatie", "Wonen Voorbeeld").onderwerp
    screen.enter(papier="corporatieoverzicht", gemeente=only_gemeente(plek.store))
    assert screen.view.maak.opties.vakken["corporatie"].isVisible()
    screen.view.maak.opties.changed.emit("corporatie", corp)
    assert screen._opdracht is not None
    assert screen._opdracht.organisatie_uid == corp
    screen.enter(papier="mb_verslag")
    assert screen.view.maak.opties.vakken["tijdvak"].isVisible()
    screen.view.maak.opties.changed.emit("tijdvak", "2026-K1")
    assert screen.place()["periode"] == "2026-K1"
    screen.view.maak.print.click()
    assert "kwartaal 1 van 2026" in pdf_text(ports.ask.printed[-1])


def test_a_report_with_names_asks_who_gets_it_and_stands_with_each_gezin(
    screen: PapierPresenter, ports: PaperPorts, plek: Plek
) -> None:
    """Without names nothing is asked and nobody stands on it; with names it is a paper with people."""
    open_dossier(plek, "Warsamele", T0, 2, "azc Duinvoorde")
    screen.enter(papier="mb_verslag")
    maak = screen.view.maak
    maak.opties.changed.emit("voor", "GEM")
    assert not maak.opties.reden.isVisible()
    maak.print.click()
    maak.opties.changed.emit("privacy", "naam")
    assert maak.opties.reden.isVisible()
    maak.print.click()
    assert len(ports.ask.printed) == 1
    maak.opties.changed.emit("deel_reden", "afgesproken in het overleg")
    maak.print.click()
    assert "Gezin Warsamele" in pdf_text(ports.ask.printed[-1])
    with plek.store.reader() as session:
        rows = session.execute(select(Afdruk.id, Afdruk.privacy, Afdruk.vernietigen_voor)).all()
        about = session.execute(select(AfdrukOver.afdruk_id)).scalars().all()
    assert [row.privacy for row in rows] == ["anoniem", "naam"]
    assert set(about) == {rows[1].id}
    assert rows[1].vernietigen_voor is not None


def test_figures_are_printed_for_the_gemeente_that_was_shown(
    screen: PapierPresenter, ports: PaperPorts, plek: Plek
) -> None:
    """With two gemeenten the paper is of the second one, and the choice says so."""
    elders = add_gemeente(plek, "Zuidelders", "Gelderland").onderwerp
    screen.enter(papier="gemeenteblad", gemeente=elders)
    vak = screen.view.maak.opties.vakken["gemeente"]
    assert vak.isVisible()
    assert vak.value() == elders
    screen.view.maak.print.click()
    assert "Zuidelders" in pdf_text(ports.ask.printed[-1])
