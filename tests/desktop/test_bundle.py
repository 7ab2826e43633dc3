"""The support bundle: what it holds is shown, is saved letter for letter, and never holds a name."""

from __future__ import annotations

import getpass
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from desktop import log
from desktop.bundle import KluisFeiten, Situatie, file_name, make_bundle, plain
from desktop.bundle_window import show_bundle
from desktop.children import command, environment
from desktop.paths import ENV_HOME, Paths
from desktop.settings import Settings
from models.queries.dossier import load_dossier
from models.services.actiepunten import set_notitie
from models.services.dossiers import open_dossier
from tests.desktop.conftest import Program
from views.hulppakket.hulppakket_view import HulppakketDialog

CANARIES = ("Kanariebach", "kanariestraat 7", "Kanariegeheim")
NOW = datetime(2026, 6, 15, 12, 2, tzinfo=UTC)


def without_canaries(text: str) -> bool:
    return not any(one.casefold() in text.casefold() for one in ("kanarie", *CANARIES))


def test_a_bundle_of_a_home_full_of_names_holds_none_of_them(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "Kanariebach")
    paths.log.mkdir(parents=True)
    (paths.log / "duurzame-start-2026-06-15.log").write_text(
        "2026-06-15 10:00:00Z INFO start demo=0\nKanariebach belde\n"
        "2026-06-15 10:00:01Z INFO geweigerd reden=Kanariebach\n"
        "2026-06-15 10:00:02Z INFO geweigerd wie=kanariebach\n",
        encoding="utf-8",
    )
    settings = Settings(
        taal="Kanariebach <b>", kluis=str(tmp_path / "Kanariebach"), scherm={"weergave": "Kanariebach"}
    )
    kluis = KluisFeiten(bytes=12_300_000, plaats=("plaats_netwerk",), kopieen=((NOW, 4_000_000),))
    situatie = Situatie({"scherm": "Kanariebach & zoon <script>"}, ("ValueError presenter:12",))
    text = make_bundle(paths, settings, kluis, situatie, NOW)
    assert without_canaries(text.replace("taal: Kanariebach <b>", "")), text
    assert "grootte in MB: 12.3" in text
    assert "tegen die plek: plaats_netwerk" in text
    assert "scherm: -" in text
    assert "taal: -" in text
    assert "ValueError presenter:12" in text
    assert "INFO start demo=0" in text
    assert "(weggelaten: 3)" in text
    assert str(tmp_path) not in text
    for private in (getpass.getuser(), platform.node()):
        assert private not in text.replace("Fouten sinds de start", "") or len(private) < 5


@pytest.mark.parametrize(
    "value", ["<b>x</b>", "jan@voorbeeld", "C:\\Users\\jan", "/home/jan", "a\nb", "x" * 130]
)
def test_a_value_of_another_form_becomes_a_dash(value: str) -> None:
    assert plain(value) == "-"


def test_a_name_of_the_file_holds_a_moment_only() -> None:
    assert file_name(NOW) == "hulppakket-20260615-1202.txt"


def test_what_is_shown_is_what_is_saved_and_holds_nothing_of_the_kluis(
    kluis: Path, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert log.start_log(program.app.paths.log)
    try:
        program.unlock()
        program.until_open()
        plek = program.opened.workspace.plek()
        uid = open_dossier(plek, CANARIES[0], plek.klok.vandaag(), 2).onderwerp
        with program.opened.workspace.lezer() as lezer:
            punt = load_dossier(lezer, uid).punten[0].uid
        set_notitie(plek, punt, CANARIES[2])
        program.opened.navigator.open("dossier", uid=uid)
        program.still()
        program.opened.shell.zoek.setText(CANARIES[1])
        program.app.lock()
        program.still()
        program.unlock()
        program.until_open()
        shown = show_bundle(program.app)
    finally:
        log.stop_log()
    target = tmp_path / "elders"
    monkeypatch.setattr("desktop.ask.QFileDialog.getSaveFileName", lambda *_args: (str(target / "hulp"), ""))
    shown.dialog.bewaar.click()
    assert "Kies" in shown.dialog.melding.text() or "map" in shown.dialog.melding.text()
    assert not target.exists()
    target.mkdir()
    shown.dialog.bewaar.click()
    assert "Opgeslagen: hulp.txt" in shown.dialog.melding.text()
    saved = (target / "hulp.txt").read_text(encoding="utf-8")
    assert saved == shown.dialog.tekst.toPlainText() == shown.text
    assert without_canaries(saved)
    assert "Wil Voorbeeld" not in saved
    assert "vergrendeld" in saved
    assert "open: ja" in saved
    assert "bladzijde: dossier" in saved
    shown.dialog.reject()


def test_the_bundle_is_reached_from_help_and_at_the_gate(kluis: Path, program: Program) -> None:
    assert program.app.unlocker is not None
    view = program.app.unlocker.view
    assert view.pakket.isHidden()
    view.offer_bundle()
    view.pakket.click()
    (dialog,) = program.app.window.findChildren(HulppakketDialog)
    assert "open: nee" in dialog.tekst.toPlainText()
    dialog.reject()
    program.unlock()
    program.until_open()
    program.opened.navigator.open("hulp")
    screen = program.opened.navigator.made("hulp")
    assert screen is not None
    screen.view.pakket.click()  # type: ignore[attr-defined]
    shown = [one for one in program.app.window.findChildren(HulppakketDialog) if one.isVisible()]
    assert len(shown) == 1
    program.app.lock()
    program.still()
    assert not any(one.isVisible() for one in program.app.window.findChildren(QDialog))


def test_the_command_shows_it_without_a_window_or_a_wachtwoordzin(tmp_path: Path) -> None:
    home = tmp_path / "Kanariebach"
    variables = {**environment(), ENV_HOME: str(home)}
    done = subprocess.run(
        command("desktop", "hulppakket"),
        capture_output=True,
        text=True,
        env=variables,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("HULPPAKKET")
    assert without_canaries(done.stdout)
    target = tmp_path / "pakket.txt"
    done = subprocess.run(
        command("desktop", "hulppakket", "--uit", str(target)),
        capture_output=True,
        text=True,
        env=variables,
        check=False,
        timeout=120,
    )
    assert done.stdout.strip() == str(target)
    assert target.read_text(encoding="utf-8").startswith("HULPPAKKET")
    bad = subprocess.run(
        command("desktop", "hulppakket", "--uit", str(tmp_path / "weg" / "p.txt")),
        capture_output=True,
        text=True,
        env=variables,
        check=False,
        timeout=120,
    )
    assert bad.returncode == 1
    assert bad.stderr.strip().count("\n") == 0
