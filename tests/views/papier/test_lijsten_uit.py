"""Four more papers leave as a list: rows to sort, names as chosen, recorded for every gezin on them."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.queries.dossier import load_dossier
from models.services import actiepunten, amv, dossiers, gebeurtenissen, regeldagen
from models.services.leden import save_persoon_field
from models.services.verb import Plek
from models.tables import Actiepunt, Afdruk, AfdrukOver, Dossier, Historie
from models.values import AmvKeuze, Privacy, Rol
from tests.builders import T0, add_medewerker, lezer_for, make_plek, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.papier.presenter import PapierPresenter
from views.papier.soorten import KEUZEN, keuzen_for

DAG = date(2026, 6, 18)
NAMEN = ("Warsamele", "=Tekleberi")
LIJSTEN = ("open_punten", "amv_kwartaal", "loketlijst", "agenda")
KOPPEN = {
    "open_punten": ["Dossier", "Gezin", "Nummer", "Wat", "Voor wie", "Wacht sinds", "Klaar vóór", "Dagen"],
    "amv_kwartaal": ["Kwartaal", "Wordt 18", "Wie", "Gezin", "Dossier", "Waarheen na 18", "Gekozen op"],
    "loketlijst": ["Dag", "Loket", "Waar", "Van", "Tot", "Nummer", "Gezin", "Dossier", "Wie komt", "Taal"],
    "agenda": ["Dag", "Van", "Tot", "Wat", "Waar", "Gezin", "Dossier", "Termijn uit een document"],
}


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def gezinnen(plek: Plek) -> list[str]:
    """Two gezinnen that sign on one day, wait on one bank, and each have a youngster who turns 18."""
    found = []
    for naam in NAMEN:
        uid = str(dossiers.open_dossier(plek, naam, date(2026, 6, 1), 1, "").onderwerp)
        gebeurtenissen.record_tekendatum(plek, uid, DAG)
        with lezer_for(plek) as lezer:
            persoon = load_dossier(lezer, uid).personen[0].uid
        save_persoon_field(plek, persoon, "roepnaam", "Filmon")
        save_persoon_field(plek, persoon, "geboortedatum", date(2008, 8, 14))
        save_persoon_field(plek, persoon, "is_amv", True)
        amv.choose(plek, uid, persoon, AmvKeuze.ZELFSTANDIG, T0, "=WEBSERVICE(1)")
        with plek.store.reader() as session:
            punt = session.scalars(
                select(Actiepunt.uid)
                .join(Dossier, Dossier.id == Actiepunt.dossier_id)
                .where(Dossier.uid == uid, Actiepunt.item_id == "pv-02")
            ).one()
        actiepunten.mark_wacht(plek, punt, "de bank", T0 - timedelta(days=12))
        found.append(uid)
    return found


@pytest.fixture
def regeldag(plek: Plek, gezinnen: list[str]) -> str:
    uid = regeldagen.add_regeldag(plek, only_gemeente(plek.store), DAG, "Gemeentehuis", "9:30").onderwerp
    for nr, gezin in enumerate(gezinnen):
        regeldagen.set_tijd(plek, uid, gezin, "L1", f"{10 + nr}:00")
    return str(uid)


@pytest.fixture
def screen(ports: PaperPorts, regeldag: str, qtbot: QtBot) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    return presenter


def _open(screen: PapierPresenter, code: str, regeldag: str) -> None:
    args = {
        "open_punten": {"partij": "~de bank"},
        "amv_kwartaal": {"kwartaal": "2026-K3"},
        "loketlijst": {"regeldag": regeldag},
        "agenda": {"van": "2026-06-01", "dagen": "28", "wie": "alle"},
    }
    screen.enter(papier=code, **args[code])
    if code == "loketlijst":
        screen._option("loket", "L1")
    if KEUZEN[code].deelt or code in ("open_punten", "loketlijst"):
        screen._option("deel_reden", "zo is het afgesproken")


def _save(screen: PapierPresenter, ports: PaperPorts, path: Path, privacy: Privacy) -> bytes:
    screen.view.maak.opties.show_value("privacy", privacy.value)
    screen._set(privacy=privacy)
    ports.ask.path = path
    screen.view.maak.bewaar.click()
    assert ports.fake.say.fout == []
    return path.read_bytes()


def _grid(data: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    for row in sheet.iter_rows():
        assert not [cell.value for cell in row if cell.data_type == "f"]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("code", LIJSTEN)
def test_a_list_has_a_row_for_each_thing_and_is_recorded_for_every_gezin(
    code: str,
    screen: PapierPresenter,
    ports: PaperPorts,
    gezinnen: list[str],
    regeldag: str,
    plek: Plek,
    tmp_path: Path,
) -> None:
    _open(screen, code, regeldag)
    grid = _grid(_save(screen, ports, tmp_path / "lijst.xlsx", Privacy.NAAM))
    assert ports.ask.also == ("xlsx", "csv")
    at = next(nr for nr, row in enumerate(grid) if row[: len(KOPPEN[code])] == KOPPEN[code])
    rows = grid[at + 1 :]
    assert len(rows) >= 2
    numbers = grid[at].index("Dossier")
    assert all(row[numbers] for row in rows)
    words = " ".join(str(cell) for row in rows for cell in row)
    assert all(naam in words for naam in NAMEN)
    about = " ".join(str(row[0]) for row in grid[:at])
    with plek.store.reader() as session:
        afdruk = session.execute(
            select(Afdruk.id, Afdruk.code, Afdruk.soort, Afdruk.naar, Afdruk.privacy, Afdruk.vernietigen_voor)
        ).one()
        on = session.execute(
            select(Dossier.uid, Dossier.nummer).join(AfdrukOver, AfdrukOver.dossier_id == Dossier.id)
        ).all()
        told = session.execute(select(Historie.tabel).where(Historie.tabel == AfdrukOver.__tablename__)).all()
    assert (afdruk.soort, afdruk.naar, afdruk.privacy) == (code, "bestand", "naam")
    assert {uid for uid, _nummer in on} >= set(gezinnen)
    assert {nummer for _uid, nummer in on} == {row[numbers] for row in rows}, "who is on it, and nobody else"
    assert len(told) >= len(gezinnen), "each gezin has it in its historie"
    assert afdruk.vernietigen_voor is not None
    assert afdruk.code in about
    assert "vernietigen vóór" in about


@pytest.mark.parametrize("code", LIJSTEN)
def test_without_names_none_leaves_and_no_cell_begins_a_formula(
    code: str, screen: PapierPresenter, ports: PaperPorts, regeldag: str, tmp_path: Path
) -> None:
    _open(screen, code, regeldag)
    named = _save(screen, ports, tmp_path / "lijst.csv", Privacy.NAAM).decode("utf-8-sig")
    lines = named.split("\r\n")
    assert lines[0].split(";")[: len(KOPPEN[code])] == KOPPEN[code]
    assert "Tekleberi" in named
    assert not [line for line in lines if line[:1] in "=+-@" and line]
    assert ";=" not in named
    _open(screen, code, regeldag)
    plain = _save(screen, ports, tmp_path / "bloot.csv", Privacy.ANONIEM).decode("utf-8-sig")
    assert not any(naam in plain for naam in ("Warsamele", "Tekleberi", "Filmon"))
    assert plain.count("\r\n") == named.count("\r\n")


def test_days_are_days_and_numbers_are_numbers(
    screen: PapierPresenter, ports: PaperPorts, regeldag: str, tmp_path: Path
) -> None:
    _open(screen, "open_punten", regeldag)
    grid = _grid(_save(screen, ports, tmp_path / "lijst.xlsx", Privacy.NAAM))
    row = grid[-1]
    assert isinstance(row[2], int)
    assert str(row[5]).startswith("2026-06-03")
    assert row[7] == 12


def test_all_loketten_stand_in_one_table_each_with_its_own_code(
    screen: PapierPresenter, ports: PaperPorts, regeldag: str, plek: Plek, tmp_path: Path
) -> None:
    _open(screen, "loketlijst", regeldag)
    screen._option("loket", "")
    grid = _grid(_save(screen, ports, tmp_path / "lijst.xlsx", Privacy.VOORLETTER))
    heads = [nr for nr, row in enumerate(grid) if row[:2] == ["Dag", "Loket"]]
    assert len(heads) == 1
    assert heads[0] < 7, "what stands above the table leaves room to scroll"
    pairs = {(row[1], row[-1]) for row in grid[heads[0] + 1 :]}
    with plek.store.reader() as session:
        codes = set(session.scalars(select(Afdruk.code)))
    assert len(codes) > 2
    assert {code for _loket, code in pairs} == codes
    assert len(pairs) == len(codes)


def test_who_sees_one_gezin_gets_a_list_of_that_one(
    plek: Plek, gezinnen: list[str], regeldag: str, qtbot: QtBot, tmp_path: Path
) -> None:
    collega = add_medewerker(plek.store, "Proef Voorbeeld", Rol.BEGELEIDER)
    gebeurtenissen.record_begeleider_wisselt(plek, gezinnen[0], T0, medewerker_uid=collega)
    ports = paper_ports(make_plek(plek.store, wie=collega), Rol.BEGELEIDER)
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    for code in LIJSTEN:
        _open(presenter, code, regeldag)
        found = _save(presenter, ports, tmp_path / f"{code}.csv", Privacy.NAAM).decode("utf-8-sig")
        assert "Warsamele" in found
        assert "Tekleberi" not in found
    with plek.store.reader() as session:
        on = session.scalars(
            select(Dossier.uid).join(AfdrukOver, AfdrukOver.dossier_id == Dossier.id).distinct()
        ).all()
    assert on == [gezinnen[0]]


def test_a_role_without_paper_is_not_offered_one(plek: Plek) -> None:
    wie = paper_ports(plek, Rol.BEHEERDER).fake.ports.wie
    assert not {keus.code for keus in keuzen_for(wie)} & set(LIJSTEN)
