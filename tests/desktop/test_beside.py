"""The command line while the window is open: it reads a private copy, or says in words why not."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop import beside, verbs, verbs_open, workspace
from desktop.__main__ import make_parser
from desktop.papers_of import gemeente_of
from desktop.paths import Paths
from models import keys
from models.errors import World
from models.services.beheer import add_gemeente
from models.services.dossiers import open_dossier
from models.services.medewerkers import add_medewerker
from models.services.sleutels import give_startzin
from models.store import list_backups, private_copy, verify_backup
from models.store.connection import connect
from resources.sentences import sentence
from tests.builders import T0, VasteKlok
from tests.desktop.conftest import ZIN, nieuwe
from tests.reports.reading import page_texts


@pytest.fixture
def paths(tmp_path: Path, small_keys: None, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tijdelijk"))
    (tmp_path / "tijdelijk").mkdir()
    return Paths(tmp_path / "thuis")


@pytest.fixture
def window(paths: Paths) -> Iterator[workspace.Workspace]:
    """A kluis that is open, as in a window, with one gezin in it."""
    opened = workspace.create(paths.kluis, nieuwe(), VasteKlok(), paths.backups)
    open_dossier(opened.plek(), "Warsamele", T0, 2)
    yield opened
    with contextlib.suppress(dbapi2.ProgrammingError):  # a test may have closed it itself
        opened.close(backup=False)


@pytest.fixture
def run(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.setattr("desktop.filelock.try_lock", lambda _d: True)

    def verb(*arguments: str, zin: str = ZIN) -> int:
        reader, writer = os.pipe()
        os.write(writer, f"{zin}\n".encode())
        os.close(writer)
        try:
            options = make_parser().parse_args([*arguments, "--wachtwoord-fd", str(reader)])
            return verbs.run(options, paths)
        finally:
            os.close(reader)

    yield verb
    assert list((paths.home.parent / "tijdelijk").iterdir()) == []


def test_controle_reads_a_private_copy_beside_the_window_and_wipes_it(
    window: workspace.Workspace,
    run: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    seen: list[tuple[int, bool]] = []
    real = workspace.unlock

    def look(kluis: Path, *args: object, **kwargs: object) -> workspace.Workspace:
        seen.append((kluis.stat().st_mode & 0o777, b"Warsamele" in kluis.read_bytes()))
        assert {path.stat().st_mode & 0o077 for path in kluis.parent.iterdir()} == {0}
        return real(kluis, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(beside, "unlock", look)
    assert run("controle") == 0  # type: ignore[operator]
    said = capsys.readouterr()
    assert seen == [(0o600, False)]
    assert sentence("controle_goed") in said.out
    assert sentence("van_kopie") in said.err
    assert window.store.volgnr > 0


def test_the_matrix_is_made_of_a_copy_and_a_paper_with_names_is_refused_in_words(
    window: workspace.Workspace, run: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = window.store.volgnr
    target = tmp_path / "matrix.pdf"
    assert run("rapport", "matrix", "--uit", str(target)) == 0  # type: ignore[operator]
    assert target.read_bytes().startswith(b"%PDF")
    assert sentence("van_kopie") in capsys.readouterr().err
    for arguments in (["ochtendblad"], ["matrix", "--dossier", "1"]):
        target = tmp_path / "namen.pdf"
        assert run("rapport", *arguments, "--uit", str(target)) == 1  # type: ignore[operator]
        assert sentence("papier_venster_open") in capsys.readouterr().err
        assert not target.exists()
    assert window.store.volgnr == before


def test_the_gemeente_of_a_paper_can_be_named_and_an_unknown_one_is_refused_in_words(
    window: workspace.Workspace, run: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = add_gemeente(window.plek(), "Aalburcht", "Gelderland").onderwerp
    with window.lezer() as lezer:
        assert gemeente_of(lezer) != second
        assert gemeente_of(lezer, " aalBURCHT ") == gemeente_of(lezer, second) == second
    target = tmp_path / "matrix.pdf"
    named = ("rapport", "matrix", "--uit", str(target), "--gemeente")
    assert run(*named, "Nergenshuizen") == 1  # type: ignore[operator]
    assert "Wel: Wilgenrade, Aalburcht." in capsys.readouterr().err
    assert not target.exists()
    assert run(*named, "aalburcht") == 0  # type: ignore[operator]
    assert "Aalburcht" in " ".join(page_texts(target.read_bytes()))


def test_a_backup_is_made_beside_the_window_and_can_be_put_back(
    window: workspace.Workspace, run: object, paths: Paths
) -> None:
    assert run("backup") == 0  # type: ignore[operator]
    (kept,) = list_backups(paths.backups)
    assert verify_backup(kept.folder, window.store.key).ok


def test_putting_back_is_refused_while_the_window_is_open(
    window: workspace.Workspace,
    run: object,
    paths: Paths,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = keys.parse_slots
    monkeypatch.setattr(keys, "parse_slots", lambda data, **_least: read(data, minimum_kib=0))
    assert run("backup") == 0  # type: ignore[operator]
    before = paths.kluis.read_bytes()
    assert run("herstel") == 1  # type: ignore[operator]
    assert sentence("kluis_in_gebruik") in capsys.readouterr().err
    assert paths.kluis.read_bytes() == before


def test_a_wrong_wachtwoordzin_gets_no_copy(
    window: workspace.Workspace, paths: Paths, small_keys: None
) -> None:
    with (
        pytest.raises(World, match="sleutel_onjuist"),
        beside.opened_copy(paths.kluis, "iets heel anders dan dat", VasteKlok()),
    ):
        pass
    assert list((paths.home.parent / "tijdelijk").iterdir()) == []


def test_what_is_being_saved_in_the_window_holds_the_copy_up_in_words(
    window: workspace.Workspace, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    master, _slot = keys.open_slot(keys.read_slots(paths.kluis), ZIN)
    monkeypatch.setattr("models.store.connection.BUSY_MS", 10)
    monkeypatch.setattr("models.store.connection.RECIPE", ())
    other = connect(paths.kluis, master)
    other.execute("PRAGMA journal_mode = TRUNCATE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(World, match="kluis_bezet"):
            private_copy(paths.kluis, master, tmp_path / "kopie.kluis")
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert not (tmp_path / "kopie.kluis").exists()


def test_a_damaged_kluis_gives_no_copy(paths: Paths, tmp_path: Path) -> None:
    workspace.create(paths.kluis, nieuwe(), VasteKlok(), paths.backups).close(backup=False)
    master, _slot = keys.open_slot(keys.read_slots(paths.kluis), ZIN)
    data = bytearray(paths.kluis.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = bytes(64)
    paths.kluis.write_bytes(bytes(data))
    with pytest.raises(World, match="kluis_beschadigd"):
        private_copy(paths.kluis, master, tmp_path / "kopie.kluis")
    assert not (tmp_path / "kopie.kluis").exists()


def test_an_older_kluis_is_brought_up_to_date_by_the_window_only(paths: Paths, tmp_path: Path) -> None:
    workspace.create(paths.kluis, nieuwe(), VasteKlok(), paths.backups).close(backup=False)
    master, _slot = keys.open_slot(keys.read_slots(paths.kluis), ZIN)
    raw = connect(paths.kluis, master)
    raw.execute("PRAGMA user_version = 0")
    raw.close()
    with pytest.raises(World, match="kluis_ouder"):
        private_copy(paths.kluis, master, tmp_path / "kopie.kluis")
    assert isinstance(dbapi2.sqlite_version, str)


@pytest.mark.parametrize("open_window", [True, False])
def test_a_start_zin_opens_nothing_on_the_command_line(
    window: workspace.Workspace, run: object, capsys: pytest.CaptureFixture[str], open_window: bool
) -> None:
    uid = add_medewerker(window.plek(), "Noa", ("begeleider",)).onderwerp
    zin = give_startzin(replace(window.plek(), klok=VasteKlok(datetime.now(UTC).date())), uid).zin
    if not open_window:
        window.close(backup=False)
    assert run("controle", zin=zin) == verbs_open.REFUSED  # type: ignore[operator]
    assert sentence("eerst_eigen_zin") in capsys.readouterr().err
