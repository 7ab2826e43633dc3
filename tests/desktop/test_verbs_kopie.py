"""The verbs about backups on the command line: to a stick, practising, saving what can be saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop import workspace
from desktop.__main__ import make_parser
from desktop.paths import Paths
from desktop.verbs import run
from desktop.workspace import unlock
from models.queries.reservekopie import load_proef
from models.store import list_backups, verify_backup
from models.store.second import FOLDER
from tests.builders import VasteKlok
from tests.desktop.conftest import ZIN
from tests.journeys.conftest import prepare
from tests.reports.reading import page_texts


@pytest.fixture
def paths(kluis: Path) -> Paths:
    prepare(kluis)
    return Paths(kluis.parent.parent)


def verb(paths: Paths, *arguments: str, zin: str = ZIN) -> int:
    """Run a verb with the wachtwoordzin on a pipe."""
    reading, writing = os.pipe()
    os.write(writing, f"{zin}\n".encode())
    os.close(writing)
    try:
        return run(make_parser().parse_args([*arguments, "--wachtwoord-fd", str(reading)]), paths)
    finally:
        os.close(reading)


def test_a_backup_goes_to_the_stick_too_and_is_verified_there(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert verb(paths, "backup", "--naar", str(stick)) == 0
    here, there = (Path(line) for line in capsys.readouterr().out.splitlines())
    assert here.parent == paths.backups
    assert there.parent == stick / FOLDER
    master = workspace.find_key(paths.kluis, ZIN)[0]
    assert verify_backup(there, master).ok


def test_a_stick_that_is_not_there_is_told_in_one_sentence(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verb(paths, "backup", "--naar", str(tmp_path / "weg")) == 1
    assert "tweede plek" in capsys.readouterr().err
    assert len(list_backups(paths.backups)) == 1


def test_practising_says_every_step_writes_the_report_and_keeps_the_outcome(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verb(paths, "backup")
    assert verb(paths, "oefen", "--uit", str(tmp_path / "verslag.pdf")) == 0
    out = capsys.readouterr().out
    assert "+ Teruggezet op een proefplek" in out
    assert "- " not in "".join(line[:2] for line in out.splitlines())
    assert "Gelukt" in page_texts((tmp_path / "verslag.pdf").read_bytes())[0]
    opened = unlock(paths.kluis, ZIN, VasteKlok(), paths.backups, profile=paths.profile)
    with opened.lezer() as lezer:
        proef = load_proef(lezer)
    opened.close(backup=False)
    assert proef is not None
    assert proef.goed


def test_practising_with_a_stick_needs_no_kluis_on_this_computer(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    verb(paths, "backup", "--naar", str(stick))
    elsewhere = Paths(tmp_path / "nieuw")
    assert verb(elsewhere, "oefen", "--van", str(stick)) == 0
    assert "niet in de kluis bewaard" in capsys.readouterr().err


def test_practising_with_a_damaged_backup_ends_with_three(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    verb(paths, "backup")
    copy = list_backups(paths.backups)[0].folder / "kopie.kluis"
    data = bytearray(copy.read_bytes())
    data[9000] ^= 1
    copy.write_bytes(data)
    assert verb(paths, "oefen") == 3
    told = capsys.readouterr()
    assert "- Het bestand is gelijk" in told.out
    assert "beschadigd" in told.err


def test_saving_what_can_be_saved_names_dossiers_by_number(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    verb(paths, "backup")
    data = bytearray(paths.kluis.read_bytes())
    middle = len(data) // 4096 // 2 * 4096
    data[middle + 700 : middle + 740] = bytes(40)
    paths.kluis.write_bytes(data)
    capsys.readouterr()
    assert verb(paths, "herstel", "--redden") == 0
    out = capsys.readouterr().out
    assert "dossier" in out
    assert "Warsamele" not in out
    assert verb(paths, "controle") == 0


def test_checking_changes_nothing_also_where_it_could_be_mended(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    data = bytearray(paths.kluis.read_bytes())
    for page in range(4, len(data) // 4096, 3):
        data[page * 4096 + 700] ^= 1
    paths.kluis.write_bytes(data)
    before = paths.kluis.read_bytes()
    verb(paths, "controle")
    assert paths.kluis.read_bytes() == before
    assert not list(paths.kluis.parent.glob("*vervangen*"))
