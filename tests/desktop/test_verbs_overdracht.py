"""The verb `overdracht`: a file and its words without a window, and what a file says of itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.__main__ import DONE, REFUSED, make_parser
from desktop.clock import SystemClock
from desktop.paths import Paths
from desktop.verbs import run
from desktop.workspace import unlock
from models import envelop
from models.envelop import Bestandsoort
from models.queries.overdracht_pakket import parse
from models.services.dossiers import open_dossier
from models.tables import Dossier, Overdracht
from tests.desktop.conftest import ZIN, kluis, small_keys
from tests.overdracht_hulp import cheap_words

__all__ = ["kluis", "small_keys"]


@pytest.fixture
def paths(kluis: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A home with one gezin, and cheap keys for the file too."""
    paths, klok = Paths(kluis.parent.parent), SystemClock()
    opened = unlock(paths.kluis, ZIN, klok, paths.backups)
    open_dossier(opened.plek(), "Warsamele", klok.vandaag(), 2)
    opened.close(backup=False)
    cheap_words(monkeypatch)
    return paths


def do(paths: Paths, *words: str) -> int:
    """Run the verb with the wachtwoordzin on a descriptor."""
    read, write = os.pipe()
    os.write(write, f"{ZIN}\n".encode())
    os.close(write)
    try:
        return run(make_parser().parse_args(["overdracht", *words, "--wachtwoord-fd", str(read)]), paths)
    finally:
        os.close(read)


def number(paths: Paths) -> str:
    opened = unlock(paths.kluis, ZIN, SystemClock(), paths.backups)
    with opened.lezer() as lezer:
        nummer = str(lezer.session.query(Dossier.nummer).scalar())
    opened.close(backup=False)
    return nummer


def test_a_file_is_made_and_its_words_open_it(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit = tmp_path / "gezinnen.overdracht"
    why = ("--aan", "werkgroep Elders", "--grond", "wet", "--reden", "verhuisd")
    assert do(paths, "--dossier", number(paths), "--uit", str(uit), *why) == DONE
    path, words = capsys.readouterr().out.splitlines()
    assert path == str(uit)
    found = envelop.look(uit.read_bytes())
    pakket = parse(
        envelop.open_with_words(found, words, minimum_kib=0), Bestandsoort.OVERDRACHT, found.kop.uid
    )
    assert [d.naam for d in pakket.dossiers] == ["Warsamele"]

    assert do(paths, "--kijk", str(uit)) == DONE
    said = capsys.readouterr().out
    assert "Zeven woorden" in said
    assert "Warsamele" not in said


def test_what_is_not_whole_is_refused_and_nothing_is_written(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit, nummer = tmp_path / "gezinnen.overdracht", number(paths)
    vreemd = tmp_path / "vreemd"
    vreemd.write_bytes(b"iets anders")
    for words in (
        (),
        ("--dossier", nummer, "--uit", str(uit)),
        ("--dossier", "X1X-9999", "--uit", str(uit), "--aan", "a", "--grond", "wet", "--reden", "b"),
        ("--dossier", nummer, "--uit", str(tmp_path)),
        ("--kijk", str(vreemd)),
    ):
        assert do(paths, *words) == REFUSED, words
        assert capsys.readouterr().err.strip(), words
    assert not uit.exists()
    opened = unlock(paths.kluis, ZIN, SystemClock(), paths.backups)
    with opened.lezer() as lezer:
        assert lezer.session.query(Overdracht).count() == 0
    opened.close(backup=False)
