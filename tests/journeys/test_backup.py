"""Journeys: the laptop dies, a backup is put back by who never did it, practising, a damaged kluis."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop import restoring, workspace
from desktop.clock import SystemClock
from desktop.desk_backups import DeskKopieen
from desktop.paths import Paths
from models import keys
from models.services.dossiers import open_dossier
from models.store import list_backups, make_backup
from models.store.connection import connect
from models.store.second import FOLDER
from models.tables import Bewerking, Dossier, Terugzetproef
from tests.builders import SLEUTEL
from tests.desktop.conftest import ZIN, nieuwe
from tests.journeys.conftest import Hands, Key, prepare
from tests.reports.reading import page_texts
from views.first_start.first_start_view import FirstStartView
from views.herstel.herstel_view import HerstelView
from views.herstel.redding_view import ReddingView
from views.reservekopie.reservekopie_view import ReservekopieView
from views.unlock.nieuwe_zin_view import NieuweZinView
from views.unlock.unlock_view import UnlockView

MOST = 8
"""Clicks and Enter for putting a backup back."""
DIALOG = 2
"""What the folder dialog of the system takes: a folder, and its button."""
NIEUWE_ZIN = "zes verse broden morgen"


@pytest.fixture
def folder_dialog(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folder dialog belongs to the system: it answers with these folders, and counts as two steps."""
    answers: list[Path] = []

    def answer(*_args: object, **_kwargs: object) -> str:
        hands.steps += DIALOG
        return str(answers.pop(0))

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    return answers


@pytest.fixture
def dead_laptop(tmp_path_factory: pytest.TempPathFactory, small_keys: None) -> tuple[Path, str]:
    """The stick of a laptop that is no more, with its newest backup; and the herstelcode on paper."""
    home, stick = tmp_path_factory.mktemp("oud"), tmp_path_factory.mktemp("stick")
    code = keys.new_herstelcode()
    paths, klok = Paths(home), SystemClock()
    workspace.create(paths.kluis, nieuwe(code=code), klok, paths.backups).close(backup=False)
    prepare(paths.kluis)
    one = workspace.unlock(paths.kluis, ZIN, klok, paths.backups)
    one.kopieen.choose(stick)
    one.kopieen.to_second()
    one.close()
    shutil.rmtree(home)
    return stick, code


def shown(hands: Hands, kind: type[Any]) -> Any:  # noqa: ANN401 - each page has its own view
    """The page that fills the window, once it is there."""
    hands.until(lambda: isinstance(hands.program.app.window.centralWidget(), kind))
    return hands.program.app.window.centralWidget()


def restore_page(hands: Hands) -> HerstelView:
    view: HerstelView = shown(hands, HerstelView)
    hands.until(lambda: not hands.program.app.jobs.busy)
    return view


def copies_page(hands: Hands) -> ReservekopieView:
    """Beheer, Reservekopie: a click in the rail, one in the list of parts."""
    found: ReservekopieView = hands.part("Reservekopie", ReservekopieView)
    return found


def gezinnen(hands: Hands) -> list[str]:
    with hands.lezer() as lezer:
        return [str(naam) for (naam,) in lezer.session.query(Dossier.naam)]


def test_the_laptop_died_and_the_stick_brings_everything_back_on_an_empty_one(
    hands: Hands, dead_laptop: tuple[Path, str], folder_dialog: list[Path]
) -> None:
    hands.begin()
    folder_dialog.append(dead_laptop[0])
    hands.click(shown(hands, FirstStartView).terug)
    view = restore_page(hands)
    assert view.leeg.isVisible()
    hands.click(view.map)
    hands.until(lambda: view.lijst.count() == 1)
    hands.click(view.zin.edit)
    hands.type(ZIN)
    hands.press(Key.Key_Return)
    hands.program.until_open()
    assert hands.steps <= MOST
    hands.until_said("teruggezet en nagekeken")
    assert gezinnen(hands) == ["Warsamele"]
    assert hands.view("vandaag")


def test_a_stick_that_is_in_is_found_without_looking_for_it_and_the_herstelcode_opens_it(
    hands: Hands, dead_laptop: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, code = dead_laptop
    monkeypatch.setattr(restoring, "backups_on_volumes", lambda: list_backups(stick / FOLDER))
    hands.begin()
    hands.click(shown(hands, FirstStartView).terug)
    view = restore_page(hands)
    hands.until(lambda: view.lijst.count() == 1)
    assert "op de tweede plek" in view.lijst.item(0).text()
    hands.click(view.zin.edit)
    hands.type(code.lower().replace("-", " "))
    hands.click(view.knop)
    page: NieuweZinView = shown(hands, NieuweZinView)
    hands.until_focus(page.zin.edit)
    hands.fill(NIEUWE_ZIN, NIEUWE_ZIN)
    hands.press(Key.Key_Return)
    hands.program.until_open()
    assert hands.steps <= MOST
    assert gezinnen(hands) == ["Warsamele"]


def test_putting_back_from_the_open_program_takes_few_steps_and_keeps_what_stood_there(
    kluis: Path, hands: Hands
) -> None:
    prepare(kluis)
    hands.sign_in()
    hands.program.opened.workspace.backup()
    prepare_more(hands, "Tweede gezin")
    page = copies_page(hands)
    hands.begin()
    hands.click(page.terug)
    view = restore_page(hands)
    hands.until(lambda: view.lijst.count() == 2)
    view.lijst.setCurrentRow(1)
    hands.click(view.zin.edit)
    hands.type(ZIN)
    hands.click(view.knop)
    hands.program.until_open()
    assert hands.steps <= MOST
    assert gezinnen(hands) == ["Warsamele"]
    assert list(kluis.parent.glob("mijn-vervangen-*.kluis"))


def prepare_more(hands: Hands, naam: str) -> None:
    plek = hands.program.opened.workspace.plek()
    open_dossier(plek, naam, SystemClock().vandaag(), 2, "Duinvoorde")


def test_a_wrong_wachtwoordzin_changes_nothing_and_says_so(kluis: Path, hands: Hands) -> None:
    hands.sign_in()
    hands.program.opened.workspace.backup()
    page = copies_page(hands)
    before = kluis.read_bytes()
    hands.click(page.terug)
    view = restore_page(hands)
    hands.until(lambda: view.lijst.count() > 0)
    hands.click(view.zin.edit)
    hands.type("vier heel andere woorden")
    hands.click(view.knop)
    hands.until(lambda: "past niet" in view.zin.problem.text())
    assert kluis.read_bytes()[:16] == before[:16]
    hands.click(view.terug)
    shown(hands, UnlockView)


def test_choosing_a_second_place_and_practising_with_it_ends_in_a_report(
    kluis: Path, hands: Hands, folder_dialog: list[Path], file_dialog: list[Path | None], tmp_path: Path
) -> None:
    prepare(kluis)
    hands.sign_in()
    stick = tmp_path / "stick"
    stick.mkdir()
    page = copies_page(hands)
    folder_dialog.append(stick)
    hands.answer("Toch hier")
    hands.click(page.plek)
    hands.until_said("teruggelezen")
    assert len(list_backups(stick / FOLDER)) == 1
    hands.click(page.oefenen)
    assert "op de tweede plek" in page.paneel.titel.text()
    hands.until_focus(page.paneel.zin.edit)
    hands.type(ZIN)
    hands.press(Key.Key_Return)
    hands.until_said("Gelukt")
    with hands.lezer() as lezer:
        (row,) = lezer.session.query(Terugzetproef.goed, Terugzetproef.waar).all()
    assert tuple(row) == (True, "tweede_plek")
    file_dialog.append(tmp_path / "verslag.pdf")
    hands.click_line(page.lijst, "stand:oefening", "knop:1")
    hands.until_said("opgeslagen als verslag.pdf")
    (text,) = page_texts((tmp_path / "verslag.pdf").read_bytes())
    assert "Gelukt: deze reservekopie is terug te zetten" in text
    assert "Warsamele" not in text


def test_a_damaged_kluis_is_salvaged_named_by_number_and_opens_again(
    kluis: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    uid = prepare(kluis)
    damage_lines(kluis)
    assert hands.program.app.unlocker is not None
    hands.until_focus(hands.program.app.unlocker.view.zin.edit)
    hands.type(ZIN)
    hands.press(Key.Key_Return)
    hands.program.until_open()
    hands.program.app.jobs.check(hands.program.opened._checked)
    shell = hands.program.opened.shell
    hands.until(shell.strook_knop.isVisible)
    hands.click(shell.strook_knop)
    view = restore_page(hands)
    assert "beschadigd" in view.situatie.text() or "klopt niet" in view.situatie.text()
    hands.click(view.zin.edit)
    hands.type(ZIN)
    hands.click(view.redden)
    result: ReddingView = shown(hands, ReddingView)
    hands.until(lambda: result.lijst.count() > 0)
    assert "punten" in result.lijst.item(0).text()
    words = "\n".join(one.text() for one in hands.program.app.window.findChildren(QLabel))
    assert "Warsamele" not in words
    file_dialog.append(tmp_path / "verslag.pdf")
    hands.click(result.bewaren)
    hands.until(lambda: "opgeslagen" in result.melding.text())
    assert "Warsamele" not in "".join(page_texts((tmp_path / "verslag.pdf").read_bytes()))
    hands.click(result.verder)
    shown(hands, UnlockView)
    hands.still()
    hands.sign_in()
    hands.still()
    assert not hands.program.opened.workspace.readonly
    assert hands.dossier(uid).punten
    with hands.lezer() as lezer:
        assert lezer.session.query(Bewerking).filter_by(soort="kluis_gered").count() == 1


def damage_lines(kluis: Path) -> None:
    """Damage the page that the last lines of the dossier stand in."""
    master, _slot = keys.open_slot(keys.read_slots(kluis), ZIN)
    whole = kluis.read_bytes()
    raw = connect(kluis, master)
    raw.execute("UPDATE actiepunt SET notitie = 'x' WHERE id = (SELECT max(id) FROM actiepunt)")
    raw.close()
    after = kluis.read_bytes()
    (page,) = (at for at in range(4096, len(whole), 4096) if whole[at : at + 4096] != after[at : at + 4096])
    kluis.write_bytes(whole[: page + 700] + bytes(40) + whole[page + 740 :])


def test_an_old_kluis_put_back_by_hand_is_noticed_and_a_person_may_go_on_with_it(
    kluis: Path, hands: Hands
) -> None:
    old = kluis.read_bytes()
    prepare(kluis)
    kluis.write_bytes(old)
    hands.sign_in()
    shell = hands.program.opened.shell
    readonly = hands.program.opened.workspace.readonly
    assert readonly
    assert "ouder bestand" in shell.strook.text()
    hands.click(shell.strook_knop)
    view = restore_page(hands)
    assert not view.redden.isVisible()
    hands.click(view.verder)
    shown(hands, UnlockView)
    hands.still()
    hands.sign_in()
    assert not hands.program.opened.workspace.readonly
    with hands.lezer() as lezer:
        assert lezer.session.query(Bewerking).filter_by(soort="kluis_aanvaard").count() == 1


def test_a_backup_of_an_older_program_is_put_back_and_brought_up_to_date(
    hands: Hands, folder_dialog: list[Path], tmp_path: Path
) -> None:
    older = tmp_path / "ouder" / "mijn.kluis"
    older.parent.mkdir()
    shutil.copy(Path(__file__).parents[1] / "migrations" / "kluis_1.kluis", older)
    raw = connect(older, SLEUTEL)
    wie = str(raw.execute("SELECT uid FROM medewerker").fetchone()[0])
    raw.close()
    slot = keys.make_slot(SLEUTEL, ZIN, keys.SlotSoort.MEDEWERKER, medewerker_uid=wie)
    keys.write_slots(older, keys.slot_file(SLEUTEL, (slot,)))
    made = make_backup(older, SLEUTEL, tmp_path / "stick" / FOLDER)
    assert made.backup.head.schema == 1
    folder_dialog.append(tmp_path / "stick")
    hands.begin()
    hands.click(shown(hands, FirstStartView).terug)
    view = restore_page(hands)
    hands.click(view.map)
    hands.until(lambda: view.lijst.count() == 1)
    hands.click(view.zin.edit)
    hands.type(ZIN)
    hands.click(view.knop)
    hands.program.until_open()
    assert hands.steps <= MOST
    assert gezinnen(hands) == ["Proefgezin"]
    assert isinstance(hands.program.opened.kopieen, DeskKopieen)
