import contextlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from models.errors import World
from models.store import Store, full_check
from models.store.check import quick
from models.store.connection import connect
from tests.models.store.conftest import KEY, facts, save, small_schema

PAGE = 4096


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed kluis of some fifty pages."""
    made = Store.create(path, KEY, schema=small_schema)
    for number in range(30):
        save(made, f"feit {number} " + "x" * 5000)
    made.close()
    return path


def codes(path: Path) -> set[str]:
    return {reden.code for reden in full_check(path, KEY).bevindingen}


def test_a_whole_kluis_passes_both_looks(filled: Path, opened: Callable[[Path], Store]) -> None:
    report = full_check(filled, KEY)
    assert report.ok
    assert report.duur_s > 0
    assert opened(filled).quick_check().ok


def test_every_flipped_bit_is_noticed(filled: Path) -> None:
    whole = filled.read_bytes()
    chance = random.Random(3)
    for _ in range(120):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        filled.write_bytes(damaged)
        assert codes(filled), "a flipped bit went unnoticed"
    filled.write_bytes(whole)
    assert not codes(filled)


def test_every_zeroed_page_is_noticed(filled: Path) -> None:
    whole = filled.read_bytes()
    for page in range(len(whole) // PAGE):
        filled.write_bytes(whole[: page * PAGE] + bytes(PAGE) + whole[(page + 1) * PAGE :])
        assert codes(filled), f"page {page + 1}"


def test_every_cut_is_noticed(filled: Path) -> None:
    whole = filled.read_bytes()
    for pages in range(len(whole) // PAGE):
        filled.write_bytes(whole[: pages * PAGE])
        assert codes(filled), f"cut after page {pages}"
        filled.write_bytes(whole[: pages * PAGE + 1000])
        assert codes(filled), f"cut in page {pages + 1}"


def test_damage_opens_read_only_or_not_at_all_and_gives_no_wrong_value(filled: Path) -> None:
    whole = filled.read_bytes()
    good = [f"feit {number} " + "x" * 5000 for number in range(30)]
    for page in range(len(whole) // PAGE):
        filled.write_bytes(whole[: page * PAGE + 300] + b"\0" * 64 + whole[page * PAGE + 364 :])
        store = None
        read = good
        codes_met = set()
        try:
            store = Store.open(filled, KEY)
            read = facts(store)
        except World as error:
            codes_met.add(error.code)
        assert read == good
        assert codes_met <= {"kluis_beschadigd"}
        if store is not None:
            assert store.readonly or not codes_met
            store.close()


def test_damage_met_while_reading_never_leaves_the_reader(filled: Path) -> None:
    """Damage that appears after opening: the block raises, by itself or by the sentinel at its end."""
    whole = filled.read_bytes()
    good = {f"feit {number} " + "x" * 5000 for number in range(30)}
    raised = 0
    for page in range(2, len(whole) // PAGE):
        filled.write_bytes(whole)
        store = Store.open(filled, KEY)
        with filled.open("rb+") as file:
            file.seek(page * PAGE + 1000)
            file.write(b"\0" * 64)
        store._reader_connection.execute("PRAGMA shrink_memory")
        read: list[str] = []
        met = ""
        try:
            read = facts(store)
        except World as error:
            met = error.code
        assert set(read) <= good
        if met:
            assert met == "kluis_beschadigd"
            assert store.readonly
            with store.reader() as session:
                assert session.execute(text("SELECT volgnr FROM zegel")).scalar() == 30
        raised += bool(met)
        store.close()
    assert raised > 10


def test_an_error_that_follows_from_damage_is_told_as_damage(filled: Path) -> None:
    """A padded row comes back without an error; the code that chokes on it must not look like a bug."""
    whole = filled.read_bytes()
    choked: list[int] = []

    def parse(store: Store, page: int) -> None:
        with store.reader() as session:
            rows = [row[0] for row in session.execute(text("SELECT tekst FROM feit"))]
            if any("\0" in row for row in rows):
                choked.append(page)
                raise ValueError("not what was written")

    for page in range(5, len(whole) // PAGE):
        filled.write_bytes(whole)
        store = Store.open(filled, KEY)
        with filled.open("rb+") as file:
            file.seek(page * PAGE + 1000)
            file.write(b"\0" * 64)
        store._reader_connection.execute("PRAGMA shrink_memory")
        with contextlib.suppress(World):
            parse(store, page)
        store.close()
    assert choked, "no padded row came back: this run proved nothing"


def test_an_old_page_of_seal_bewerking_or_historie_put_back_breaks_the_seal(filled: Path) -> None:
    """An old page that holds facts only passes every check: that needs the file hash of a clean close."""
    old = filled.read_bytes()
    store = Store.open(filled, KEY)
    save(store, "nieuw")
    store.close()
    new = filled.read_bytes()
    changed = [
        page
        for page in range(len(old) // PAGE)
        if old[page * PAGE : (page + 1) * PAGE] != new[page * PAGE : (page + 1) * PAGE]
    ]
    noticed = 0
    for page in changed:
        span = slice(page * PAGE, (page + 1) * PAGE)
        filled.write_bytes(new[: span.start] + old[span] + new[span.stop :])
        noticed += bool(codes(filled) & {"zegel_gebroken", "controle_pagina", "controle_verwijzing"})
    assert noticed >= 4


def test_a_lost_journal_of_a_half_written_commit_breaks_the_seal(filled: Path, tmp_path: Path) -> None:
    """Seal, bewerking and historie lie in different pages: write only some of them, with no journal left."""
    half = tmp_path / "half.kluis"
    shutil.copy(filled, half)
    raw = connect(half, KEY)
    raw.execute("INSERT INTO bewerking (uid) VALUES ('verloren')")
    raw.close()
    assert codes(half) == {"zegel_gebroken"}
    store = Store.open(half, KEY)
    assert store.readonly
    assert [reden.code for reden in store.oordeel.bevindingen] == ["zegel_gebroken"]
    store.close()


def test_a_kluis_without_seal_is_not_trusted(filled: Path) -> None:
    raw = connect(filled, KEY)
    raw.execute("DELETE FROM zegel")
    raw.close()
    store = Store.open(filled, KEY)
    assert [reden.code for reden in store.oordeel.bevindingen] == ["zegel_ontbreekt"]
    store.close()


def test_a_loose_reference_is_found_by_the_full_check(filled: Path) -> None:
    raw = connect(filled, KEY)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("UPDATE feit SET bewerking_id = 999 WHERE id = 1")
    assert quick(raw).ok
    raw.close()
    assert codes(filled) == {"controle_verwijzing"}
