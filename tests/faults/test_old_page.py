"""An old page or an old file put back: noticed after a clean close, told as not provable after another."""

import os
import random
from pathlib import Path

import pytest

from models.services.dossiers import open_dossier
from models.store import Herkomst, Store
from tests.builders import SLEUTEL, T0, make_plek
from tests.faults.ledger import Figures
from tests.faults.work import real_kluis

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
TRIES = 200 if FULL else 24
CLOSINGS = 8 if FULL else 3
PAGE = 4096


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "profiel" / "proef.json"


@pytest.fixture
def closed(tmp_path: Path, where: Path) -> tuple[Path, list[bytes]]:
    """A kluis of people, closed cleanly a few times, and the file as it was after each closing."""
    path = real_kluis(tmp_path / "kluis")
    files = []
    for number in range(CLOSINGS):
        store = Store.open(path, SLEUTEL, mark=where)
        open_dossier(make_plek(store), f"Proefgezin {number}", T0, 2, "Proef-azc")
        store.close()
        files.append(path.read_bytes())
    return path, files


def met(path: Path, where: Path) -> tuple[Herkomst, bool, set[str]]:
    """What opening says of the file; what is remembered stays as it was."""
    kept = where.read_bytes()
    store = Store.open(path, SLEUTEL, mark=where)
    found = store.herkomst, store.readonly, {one.code for one in store.oordeel.bevindingen}
    store.close()
    where.write_bytes(kept)
    return found


def test_every_old_page_and_every_old_file_is_noticed_after_a_clean_close(
    closed: tuple[Path, list[bytes]], where: Path, figures: Figures
) -> None:
    path, files = closed
    now = files[-1]
    count = figures("oude_pagina", "oude pagina's en oude bestanden na netjes sluiten")
    count.see(noticed=0)
    chance = random.Random(29)
    assert met(path, where) == (Herkomst.ZELFDE, False, set())
    for number in range(TRIES):
        old = chance.choice(files[:-1])
        if number % 4 == 0:
            path.write_bytes(old)
        else:
            changed = [
                at
                for at in range(PAGE, min(len(old), len(now)), PAGE)
                if old[at : at + PAGE] != now[at : at + PAGE]
            ]
            at = chance.choice(changed)
            path.write_bytes(now[:at] + old[at : at + PAGE] + now[at + PAGE :])
        herkomst, readonly, codes = met(path, where)
        count.tries += 1
        count.see(noticed=herkomst is Herkomst.ANDERS and readonly and bool(codes))
    path.write_bytes(now)
    assert met(path, where) == (Herkomst.ZELFDE, False, set())
    assert count.noticed == TRIES


def test_after_an_unclean_close_it_is_told_as_not_provable_and_an_older_number_still_shows(
    closed: tuple[Path, list[bytes]], where: Path, figures: Figures
) -> None:
    path, files = closed
    count = figures("oude_pagina", "na een stroomstoring: gemeld als niet te bewijzen")
    store = Store.open(path, SLEUTEL, mark=where)
    open_dossier(make_plek(store), "Net ervoor", T0, 1, "Proef-azc")
    at_crash, kept = path.read_bytes(), where.read_bytes()
    store.close()
    path.write_bytes(at_crash)
    where.write_bytes(kept)
    assert met(path, where) == (Herkomst.ONBEWEZEN, False, set())
    count.tries = 1
    for old in files[:-1]:
        path.write_bytes(old)
        herkomst, readonly, codes = met(path, where)
        assert (herkomst, readonly, codes) == (Herkomst.ANDERS, True, {"kluis_ouder_bestand"})
        count.tries += 1
