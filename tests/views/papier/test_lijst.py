"""The list of gezinnen leaves as paper or as a sheet: recorded, and in the names that were chosen."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.services import dossiers
from models.services.verb import Plek
from models.tables import Afdruk, AfdrukOver, Dossier
from models.values import Privacy, Rol
from tests.views.paper_fakes import PaperPorts, paper_ports, pdf_text
from views.papier.presenter import PapierPresenter

NAMEN = ("Warsamele", "=Tekleberi", "Al-Zahrawan")


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def gezinnen(plek: Plek) -> list[str]:
    return [
        dossiers.open_dossier(plek, naam, date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp for naam in NAMEN
    ]


@pytest.fixture
def screen(ports: PaperPorts, gezinnen: list[str], qtbot: QtBot) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    presenter.enter(papier="gezinnenlijst", wie="alle")
    return presenter


def _save(screen: PapierPresenter, ports: PaperPorts, path: Path, privacy: Privacy) -> bytes:
    screen.view.maak.opties.show_value("privacy", privacy.value)
    screen._set(privacy=privacy)
    ports.ask.path = path
    assert screen.view.maak.bewaar.text() == "Opslaan …"
    assert screen.view.maak.bewaar.toolTip() == "Opslaan als PDF, Excel of CSV (Ctrl+S)"
    screen.view.maak.bewaar.click()
    assert ports.fake.say.fout == []
    return path.read_bytes()


def test_a_sheet_holds_every_gezin_and_stands_in_the_afdrukboek_of_each(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek, tmp_path: Path
) -> None:
    data = _save(screen, ports, tmp_path / "lijst.xlsx", Privacy.NAAM)
    assert ports.ask.also == ("xlsx", "csv")
    assert ports.ask.proposed[0].startswith("gezinnen")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(any(naam in word for word in words) for naam in NAMEN)
    with plek.store.reader() as session:
        afdruk = session.execute(
            select(Afdruk.soort, Afdruk.naar, Afdruk.privacy, Afdruk.vernietigen_voor)
        ).one()
        about = session.scalars(
            select(Dossier.uid).join(AfdrukOver, AfdrukOver.dossier_id == Dossier.id)
        ).all()
    assert (afdruk.soort, afdruk.naar, afdruk.privacy) == ("gezinnenlijst", "bestand", "naam")
    assert set(about) >= set(gezinnen)
    assert afdruk.vernietigen_voor is not None


def test_a_list_without_names_holds_none_and_a_csv_no_formula(
    screen: PapierPresenter, ports: PaperPorts, plek: Plek, tmp_path: Path
) -> None:
    plain = _save(screen, ports, tmp_path / "lijst.csv", Privacy.ANONIEM).decode("utf-8-sig")
    assert not any(naam in plain for naam in NAMEN)
    with plek.store.reader() as session:
        count = len(session.scalars(select(Dossier.uid)).all())
    assert plain.count("\r\n") == count + 1
    named = _save(screen, ports, tmp_path / "met-naam.csv", Privacy.NAAM).decode("utf-8-sig")
    assert "=Tekleberi" in named
    assert ";=" not in named


def test_the_same_list_on_paper(screen: PapierPresenter, ports: PaperPorts, tmp_path: Path) -> None:
    words = pdf_text(_save(screen, ports, tmp_path / "lijst.pdf", Privacy.VOORLETTER))
    assert "LIJST VAN GEZINNEN" in words
    assert "Gezin W." in words
    assert "Warsamele" not in words
