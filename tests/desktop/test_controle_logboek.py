"""`controle` reads the logboek through; what it found is written at the next sign-in."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import verbs, workspace
from desktop.__main__ import make_parser
from desktop.paths import Paths
from desktop.profile import mark_of
from models.rules.logboek import make_ankercode
from models.store import forget_mark, head
from models.store.connection import connect
from models.tables import Bewerking
from tests.builders import VasteKlok
from tests.desktop.conftest import ZIN, nieuwe

Run = Callable[..., int]


@pytest.fixture
def paths(tmp_path: Path, small_keys: None, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setattr(verbs, "SystemClock", VasteKlok)
    return Paths(tmp_path)


@pytest.fixture
def run(paths: Paths) -> Run:
    workspace.create(paths.kluis, nieuwe(), VasteKlok(), paths.backups).close(backup=False)

    def verb(*arguments: str) -> int:
        reader, writer = os.pipe()
        os.write(writer, f"{ZIN}\n".encode())
        os.close(writer)
        try:
            options = make_parser().parse_args([*arguments, "--wachtwoord-fd", str(reader)])
            return verbs.run(options, paths)
        finally:
            os.close(reader)

    return verb


def opened(paths: Paths) -> workspace.Workspace:
    return workspace.unlock(paths.kluis, ZIN, VasteKlok(), paths.backups, profile=paths.profile)


def entries(work: workspace.Workspace) -> list[tuple[str, str, str]]:
    with work.store.reader() as session:
        rows = session.execute(
            select(Bewerking.soort, Bewerking.resultaat, Bewerking.herkomst).order_by(Bewerking.id)
        )
        return [(r[0], r[1], r[2]) for r in rows]


def test_controle_says_that_the_logboek_is_whole_and_the_next_sign_in_writes_it_down(
    run: Run, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("controle") == 0
    said = capsys.readouterr().out
    assert "Het logboek is heel" in said
    assert "geen kopie of blad" in said
    work = opened(paths)
    told = [entry for entry in entries(work) if entry[2] == "opdracht"]
    assert told == [("aangemeld", "gedaan", "opdracht"), ("logboek_nagekeken", "gedaan", "opdracht")]
    work.close(backup=False)


def test_controle_names_the_first_bad_entry_and_ends_with_three(
    run: Run, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    work = opened(paths)
    key = work.store.key
    work.close(backup=False)
    raw = connect(paths.kluis, key)
    raw.execute("DROP TRIGGER bewerking_geen_update")
    raw.execute("UPDATE bewerking SET soort = 'afgemeld' WHERE id = 2")
    raw.close()
    forget_mark(mark_of(paths.profile, paths.kluis))

    assert run("controle") == 3
    assert "Regel 2 klopt niet meer (Afgemeld, ma 15 jun 2026 11:30)" in capsys.readouterr().out
    work = opened(paths)
    assert ("logboek_nagekeken", "logboek_veranderd", "opdracht") in entries(work)
    work.close(backup=False)


def test_controle_compares_with_backups_and_with_a_code_from_paper(
    run: Run, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    work = opened(paths)
    work.backup()
    with work.store.reader() as session:
        anker = head(session)
    work.close(backup=False)
    assert anker is not None

    assert run("controle", "--blad", make_ankercode(anker.nummer, anker.keten)) == 0
    assert "2 keer vergeleken met een kopie of blad: gelijk." in capsys.readouterr().out
    assert run("controle", "--blad", make_ankercode(anker.nummer, "ab" * 32)) == 3
    assert "(volgens het logboekblad)" in capsys.readouterr().out
    assert run("controle", "--blad", "00000-0000") == 1
    assert "groep 2" in capsys.readouterr().err


def test_a_logboekblad_is_made_on_the_command_line(run: Run, paths: Paths, tmp_path: Path) -> None:
    target = tmp_path / "blad.pdf"
    assert run("rapport", "logboekblad", "--maand", "2026-06", "--uit", str(target)) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert run("rapport", "logboekblad", "--maand", "1999-01", "--uit", str(target)) == 1
    work = opened(paths)
    assert ("logboekblad", "gedaan", "opdracht") in entries(work)
    work.close(backup=False)
