"""The first rung of the ladder: damage outside the facts is mended, anything else stays as it is."""

import errno
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from models import keys
from models.errors import World
from models.store import Herkomst, Store, climb, full_check, make_backup
from models.store.connection import connect
from models.store.mend import mend
from tests.models.store.conftest import KEY, facts, save, small_schema

NOW = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)
PAGE = 4096


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "profiel" / "proef.json"


@pytest.fixture
def holed(path: Path, where: Path) -> Path:
    """A closed kluis with ten facts and some twenty free pages."""
    Store.create(path, KEY, schema=small_schema).close()
    store = Store.open(path, KEY, mark=where)
    for number in range(30):
        save(store, f"feit {number} " + "x" * 5000)
    with store.writer() as session:
        session.execute(text("DELETE FROM feit WHERE id > 10"))
    store.close()
    return path


def torn(path: Path, whole: bytes, page: int) -> None:
    at = page * PAGE + 700
    path.write_bytes(whole[:at] + bytes(40) + whole[at + 40 :])


def kept_aside(path: Path) -> list[str]:
    return [one.name for one in path.parent.glob("proef-vervangen-*.kluis")]


def test_a_torn_page_is_mended_with_every_fact_or_left_alone(
    holed: Path, where: Path, tmp_path: Path
) -> None:
    whole, closed = holed.read_bytes(), where.read_bytes()
    make_backup(holed, KEY, tmp_path / "kopieen", moment=NOW)
    mended = left = 0
    for page in range(1, len(whole) // PAGE):
        torn(holed, whole, page)
        where.write_bytes(closed)
        store = Store.open(holed, KEY, mark=where)
        done = climb(store, full_check(holed, KEY), tmp_path / "kopieen", NOW)
        if done:
            assert done[0].code == "kluis_hersteld"
            assert len(facts(store)) == 10
            save(store, "gaat weer verder")
            assert full_check(holed, KEY).ok
            assert kept_aside(holed) == ["proef-vervangen-20260615T093000Z.kluis"]
            mended += 1
        else:
            assert store.readonly
            assert holed.read_bytes()[page * PAGE + 700 :][:40] == bytes(40)
            assert not kept_aside(holed)
            left += 1
        store.close()
        for old in holed.parent.glob("proef-vervangen-*"):
            old.unlink()
    assert mended > 15
    assert left > 5


def test_a_mended_kluis_is_trusted_only_where_it_equals_the_backup_of_its_closing(
    holed: Path, where: Path, tmp_path: Path
) -> None:
    whole = holed.read_bytes()
    free = next(
        page for page in range(len(whole) // PAGE - 1, 0, -1) if _is_free(holed, whole, page, tmp_path)
    )
    torn(holed, whole, free)
    store = Store.open(holed, KEY, mark=where)
    done = climb(store, full_check(holed, KEY), tmp_path / "geen", NOW)
    assert [one.code for one in done] == ["kluis_hersteld"]
    assert store.readonly
    assert [one.code for one in store.oordeel.bevindingen] == ["kluis_anders"]
    store.close()


def _is_free(path: Path, whole: bytes, page: int, tmp_path: Path) -> bool:
    proof = tmp_path / "proef" / "proef.kluis"
    proof.parent.mkdir(exist_ok=True)
    torn(proof, whole, page)
    try:
        mend(proof, KEY, NOW)
    except World:
        return False
    return True


def test_a_file_with_the_same_content_as_the_newest_backup_is_trusted(
    holed: Path, where: Path, tmp_path: Path
) -> None:
    """Copied back by a person from another place: other bytes, every row the same."""
    make_backup(holed, KEY, tmp_path / "kopieen", moment=NOW)
    shutil.copy(holed, tmp_path / "kopie")
    mend(holed, KEY, NOW)
    store = Store.open(holed, KEY, mark=where)
    assert (store.herkomst, store.readonly) == (Herkomst.ANDERS, True)
    done = climb(store, store.oordeel, tmp_path / "kopieen", NOW)
    assert [one.code for one in done] == ["kluis_gelijk_aan_kopie"]
    assert (store.herkomst, store.readonly) == (Herkomst.ZELFDE, False)
    save(store, "verder")
    store.close()


def test_lines_of_the_logboek_after_the_backup_of_closing_change_nothing_and_anything_else_does(
    holed: Path, where: Path, tmp_path: Path
) -> None:
    make_backup(holed, KEY, tmp_path / "kopieen", moment=NOW)
    for change, trusted in (
        ("INSERT INTO bewerking (uid) VALUES ('afgemeld')", True),
        ("UPDATE bewerking SET uid = 'anders' WHERE id = 3", False),
        ("INSERT INTO feit (tekst, bewerking_id) VALUES ('erbij', 1)", False),
    ):
        kept = holed.read_bytes(), where.read_bytes()
        store = Store.open(holed, KEY, mark=where)
        with store.writer() as session:
            session.execute(text(change))
        store.close()
        raw = connect(holed, KEY)
        raw.execute("VACUUM")
        raw.close()
        store = Store.open(holed, KEY, mark=where)
        assert store.herkomst is Herkomst.ANDERS
        climb(store, store.oordeel, tmp_path / "kopieen", NOW)
        assert store.readonly is not trusted
        store.close()
        holed.write_bytes(kept[0])
        where.write_bytes(kept[1])


def test_an_old_file_stays_readable_only(holed: Path, where: Path, tmp_path: Path) -> None:
    old = holed.read_bytes()
    store = Store.open(holed, KEY, mark=where)
    save(store, "later")
    store.close()
    make_backup(holed, KEY, tmp_path / "kopieen", moment=NOW)
    holed.write_bytes(old)
    store = Store.open(holed, KEY, mark=where)
    assert climb(store, store.oordeel, tmp_path / "kopieen", NOW) == ()
    assert store.readonly
    assert len(facts(store)) == 10
    store.close()


def test_a_backup_made_of_the_old_file_afterwards_proves_nothing(
    holed: Path, where: Path, tmp_path: Path
) -> None:
    old = holed.read_bytes()
    store = Store.open(holed, KEY, mark=where)
    save(store, "later")
    store.close()
    holed.write_bytes(old)
    make_backup(holed, KEY, tmp_path / "kopieen")
    store = Store.open(holed, KEY, mark=where)
    assert climb(store, store.oordeel, tmp_path / "kopieen", NOW) == ()
    assert store.readonly
    store.close()


def test_other_findings_are_nobodys_to_mend(
    holed: Path, tmp_path: Path, opened: Callable[[Path], Store]
) -> None:
    from models.store import CheckReport
    from models.values import Reden

    store = opened(holed)
    report = CheckReport((Reden.of("zegel_gebroken", volgnr=1),), 0.0)
    assert climb(store, report, tmp_path, NOW) == ()
    assert store.readonly


@pytest.mark.parametrize("failing", ["schijf_vol", "sync"])
def test_a_disk_that_is_full_while_mending_leaves_the_kluis_as_it_was(
    holed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before, beside = holed.read_bytes(), {one.name for one in tmp_path.iterdir()}

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    if failing == "sync":
        monkeypatch.setattr(keys, "sync_file", full)
    else:
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: _Usage())
    with pytest.raises(World, match="schijf_vol"):
        mend(holed, KEY, NOW)
    assert holed.read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == beside


class _Usage:
    free = 1000
