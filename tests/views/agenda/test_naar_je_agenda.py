"""A calendar file is made where the appointment is seen: on a regeldag and in a dossier too."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.services import dossiers, gebeurtenissen, regeldagen
from models.services.verb import Plek
from models.tables import Afdruk
from models.values import Privacy, Rol
from tests.builders import only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.dossier.presenter import DossierPresenter
from views.papier.presenter import PapierPresenter
from views.regeldag.presenter import RegeldagPresenter

DAG = date(2026, 6, 18)
NAMEN = ("Warsamele", "Tekleberi")


@pytest.fixture
def gezinnen(plek: Plek) -> list[str]:
    found = []
    for naam in NAMEN:
        uid = dossiers.open_dossier(plek, naam, date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp
        gebeurtenissen.record_tekendatum(plek, uid, DAG)
        found.append(uid)
    return found


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def papier(ports: PaperPorts, qtbot: QtBot) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    return presenter


def saved(papier: PapierPresenter, ports: PaperPorts, folder: Path, privacy: Privacy | None = None) -> str:
    """Take the file that the last opened paper makes."""
    name, args = ports.fake.nav.opened[-1]
    assert name == "papier"
    ports.ask.path = folder / "agenda.ics"
    papier.enter(**args)
    if privacy is not None:
        papier.view.maak.opties.changed.emit("privacy", privacy.value)
    papier.view.maak.agenda.click()
    return (folder / "agenda.ics").read_text(encoding="utf-8").replace("\n ", "").replace("\r", "")


def test_the_visits_of_a_regeldag_become_one_file_with_names_only_when_chosen(
    plek: Plek, gezinnen: list[str], ports: PaperPorts, papier: PapierPresenter, qtbot: QtBot, tmp_path: Path
) -> None:
    uid = regeldagen.add_regeldag(plek, only_gemeente(plek.store), DAG, "Gemeentehuis", "9:30").onderwerp
    regeldagen.set_tijd(plek, uid, gezinnen[0], "L1", "10:00")
    screen = RegeldagPresenter(ports.fake.ports)
    qtbot.addWidget(screen.view)
    screen.enter(uid=uid)
    menu = screen.view.dag.papieren.menu()
    next(one for one in menu.actions() if one.text() == "Naar je agenda").trigger()

    bare = saved(papier, ports, tmp_path)
    assert bare.count("BEGIN:VEVENT") == 2, "the visits, and not the tekendatum of the same day"
    assert bare.count("Gemeentehuis") == 2
    assert "T080000Z" in bare  # ten o'clock in summer
    assert [naam for naam in NAMEN if naam in bare] == []

    named = saved(papier, ports, tmp_path, Privacy.NAAM)
    assert [naam for naam in NAMEN if naam in named] == list(NAMEN)
    with plek.store.reader() as session:
        found = session.execute(select(Afdruk.soort, Afdruk.naar, Afdruk.privacy).order_by(Afdruk.id)).all()
    assert [tuple(one) for one in found] == [
        ("agenda", "bestand", "anoniem"),
        ("agenda", "bestand", "naam"),
    ]


def test_a_dossier_gives_what_is_in_the_calendar_of_that_gezin_alone(
    gezinnen: list[str], ports: PaperPorts, papier: PapierPresenter, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = DossierPresenter(ports.fake.ports)
    qtbot.addWidget(screen.view)
    screen.enter(uid=gezinnen[1])
    assert screen.view.agenda.isVisible()
    screen.view.agenda.trigger()

    text = saved(papier, ports, tmp_path, Privacy.NAAM)
    assert "Tekendatum" in text
    assert "Tekleberi" in text
    assert "Warsamele" not in text
    before = text.count("BEGIN:VEVENT")

    papier.view.maak.opties.changed.emit("periode", "7")
    ports.ask.path = tmp_path / "agenda.ics"
    papier.view.maak.agenda.click()
    week = (tmp_path / "agenda.ics").read_text(encoding="utf-8")
    assert "Warsamele" not in week, "another period is still of this gezin"
    assert 0 < week.count("BEGIN:VEVENT") < before
