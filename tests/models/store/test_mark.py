"""What this computer remembers of the last closing, and what it makes of the file it meets then."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.store import Herkomst, Store, accept_mark, forget_mark, mark
from models.store.mark import CloseMark, FileMark, compare
from tests.models.store.conftest import KEY, facts, save, small_schema

PAGE = 4096


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "profiel" / "proef.json"


@pytest.fixture
def grown(path: Path, where: Path) -> tuple[Path, bytes]:
    """A kluis that was closed twice here; and the file as it was after the first closing."""
    Store.create(path, KEY, schema=small_schema).close()
    worked(path, where, 20)
    old = path.read_bytes()
    worked(path, where, 20)
    return path, old


def worked(path: Path, where: Path, saves: int) -> None:
    store = Store.open(path, KEY, mark=where)
    for number in range(saves):
        save(store, f"{number} " + "x" * 3000)
    store.close()


def opened(path: Path, where: Path) -> tuple[Herkomst, bool, list[str]]:
    store = Store.open(path, KEY, mark=where)
    found = (store.herkomst, store.readonly, [one.code for one in store.oordeel.bevindingen])
    store._readonly = True  # leaves the mark as it is
    store.close()
    return found


def test_a_kluis_never_closed_here_is_taken_as_it_is(path: Path, where: Path) -> None:
    Store.create(path, KEY, schema=small_schema).close()
    assert opened(path, where) == (Herkomst.ONBEKEND, False, [])


def test_the_file_that_was_closed_is_known_again(grown: tuple[Path, bytes], where: Path) -> None:
    assert opened(grown[0], where) == (Herkomst.ZELFDE, False, [])


def test_an_old_whole_file_put_back_is_noticed_and_opens_for_reading_only(
    grown: tuple[Path, bytes], where: Path
) -> None:
    path, old = grown
    path.write_bytes(old)
    assert opened(path, where) == (Herkomst.ANDERS, True, ["kluis_ouder_bestand"])


def test_an_old_page_put_back_is_noticed_also_where_every_check_passes(
    grown: tuple[Path, bytes], where: Path
) -> None:
    path, old = grown
    new, kept = path.read_bytes(), where.read_bytes()
    pages = [
        at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE] and at > PAGE
    ]
    assert len(pages) > 3
    for at in pages:
        path.write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        herkomst, readonly, codes = opened(path, where)
        assert (herkomst, readonly) == (Herkomst.ANDERS, True)
        assert codes
        where.write_bytes(kept)


def test_while_it_is_open_and_after_a_crash_nothing_is_proved_but_an_older_number_shows(
    grown: tuple[Path, bytes], where: Path
) -> None:
    path, old = grown
    store = Store.open(path, KEY, mark=where)
    save(store, "net voor de stroom uitviel")
    at_crash, kept = path.read_bytes(), where.read_bytes()
    store.close()
    path.write_bytes(at_crash)
    where.write_bytes(kept)
    assert opened(path, where) == (Herkomst.ONBEWEZEN, False, [])
    path.write_bytes(old)
    where.write_bytes(kept)
    assert opened(path, where) == (Herkomst.ANDERS, True, ["kluis_ouder_bestand"])


def test_a_kluis_opened_for_reading_leaves_the_mark_alone(grown: tuple[Path, bytes], where: Path) -> None:
    before = where.read_bytes()
    Store.open(grown[0], KEY, mark=where, readonly=True).close()
    assert where.read_bytes() == before


def test_a_damaged_or_newer_mark_counts_as_none(grown: tuple[Path, bytes], where: Path) -> None:
    for content in (b"", b"{", b'{"formaat":9}', b"\xff\xfe"):
        where.write_bytes(content)
        assert mark.read_mark(where) is None
        assert opened(grown[0], where)[0] is Herkomst.ONBEKEND


def test_a_person_may_go_on_with_a_kluis_that_differs(
    grown: tuple[Path, bytes], where: Path, tmp_path: Path
) -> None:
    path, old = grown
    path.write_bytes(old)
    assert opened(path, where)[0] is Herkomst.ANDERS
    accept_mark(where)
    accept_mark(tmp_path / "is er niet")
    store = Store.open(path, KEY, mark=where)
    assert (store.herkomst, store.readonly) == (Herkomst.AANVAARD, False)
    save(store, "verder")
    store.close()
    assert opened(path, where)[0] is Herkomst.ZELFDE


def test_forgetting_makes_it_unknown_again(grown: tuple[Path, bytes], where: Path) -> None:
    forget_mark(where)
    forget_mark(where)
    assert opened(grown[0], where)[0] is Herkomst.ONBEKEND


def test_a_profile_that_cannot_be_written_stops_nobody(path: Path, tmp_path: Path) -> None:
    Store.create(path, KEY, schema=small_schema).close()
    (tmp_path / "profiel").write_text("geen map")
    worked(path, tmp_path / "profiel" / "proef.json", 1)


def test_a_closing_that_follows_damage_is_not_remembered_as_clean(
    grown: tuple[Path, bytes], where: Path
) -> None:
    path, _old = grown
    store = Store.open(path, KEY, mark=where)
    store.freeze(store.quick_check())
    before = where.read_bytes()
    store.close()
    assert where.read_bytes() == before
    assert b'"schoon":false' in before


@pytest.mark.parametrize(
    ("schoon", "sleutel", "volgnr", "expected"),
    [
        (True, "a", 5, Herkomst.ZELFDE),
        (True, "b", 5, Herkomst.ANDERS),
        (False, "a", 5, Herkomst.ONBEWEZEN),
        (False, "a", 6, Herkomst.ONBEWEZEN),
        (False, "a", 4, Herkomst.ANDERS),
        (False, "b", 6, Herkomst.ANDERS),
    ],
)
def test_what_is_compared(schoon: bool, sleutel: str, volgnr: int, expected: Herkomst) -> None:
    was = CloseMark(1, "a", schoon, 5, datetime(2026, 6, 15, tzinfo=UTC), 10, "f")
    assert compare(was, FileMark(10, "f"), sleutel, volgnr) is expected


def test_the_doors_work_again_after_the_file_was_put_aside(
    path: Path, where: Path, opened: Callable[[Path], Store]
) -> None:
    Store.create(path, KEY, schema=small_schema).close()
    store = opened(path)
    save(store, "ervoor")
    with store.put_aside():
        path.write_bytes(path.read_bytes())
    save(store, "erna")
    assert facts(store) == ["ervoor", "erna"]
