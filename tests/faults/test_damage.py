"""A kluis with a flipped bit, a page of zeros, pages that changed places, or a piece missing at its end.

Noticed at open: by the quick look or by the full check behind it. Until then no wrong value gets out of a
reading block, on screen or on paper.
"""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import workspace
from models.errors import World
from models.queries.dossier import load_dossier
from models.queries.papier import checklist_facts, make_head
from models.services.dossiers import open_dossier, save_dossier_field
from models.store import Store, digest, full_check, make_backup, restore
from tests.builders import SLEUTEL, T0, VasteKlok, lezer_for, make_plek
from tests.faults.ledger import Figures
from tests.faults.work import real_kluis
from tests.models.store.conftest import ZIN

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
FLIPS = 5000 if FULL else 80
STRIDE = 1 if FULL else 9
"""Of so many pages one is zeroed, and one cut is made."""
READ_EVERY = 5 if FULL else 4
PAGE = 4096


@dataclass
class Held:
    """A kluis that is damaged over and over, and what stood in it when it was whole."""

    path: Path
    whole: bytes
    values: dict[str, digest.TableDigest]
    shown: object
    uid: str

    @property
    def pages(self) -> int:
        return len(self.whole) // PAGE

    def put(self, at: int, data: bytes) -> None:
        """Write bytes over a place of the file; nobody has it open."""
        with self.path.open("rb+") as file:
            file.seek(at)
            file.write(data)

    def mend(self) -> None:
        """All as it was."""
        if self.path.stat().st_size != len(self.whole):
            self.path.write_bytes(self.whole)

    def noticed(self) -> bool:
        """What the program finds before anything may be written or printed."""
        return not full_check(self.path, SLEUTEL).ok

    def wrong_values(self) -> bool:
        """Whether anything that is read differs from what was written, by tables and as a screen or paper."""
        try:
            store = Store.open(self.path, SLEUTEL)
        except World:
            return False
        try:
            return any(seen is False for seen in (self._tables(store), self._paper(store)))
        finally:
            store.close()

    def _tables(self, store: Store) -> bool | None:
        def read() -> bool:
            with store.reader() as session:
                return all_values(session.connection().connection.dbapi_connection) == self.values

        return told(read)

    def _paper(self, store: Store) -> bool | None:
        return told(lambda: shown(store, self.uid) == self.shown)


def told(read: Callable[[], bool]) -> bool | None:
    """Whether what was read is right; None where the program said that the kluis is damaged."""
    try:
        return read()
    except World as met:
        damaged = met.code == "kluis_beschadigd"
    assert damaged
    return None


def all_values(raw: object) -> dict[str, digest.TableDigest]:
    return digest.digests(raw)


def shown(store: Store, uid: str) -> object:
    """What a screen and a paper of a dossier are made of."""
    plek = make_plek(store)
    with lezer_for(plek) as lezer:
        head = make_head(lezer, plek.klok.nu(), dossier_uid=uid)
        return load_dossier(lezer, uid), checklist_facts(lezer, uid, None, head=head)


def long_texts(store: Store) -> None:
    """Notes over several pages: SQLCipher may give those back padded, without an error (finding 3)."""
    plek = make_plek(store)
    with store.reader() as session:
        uids = list(session.connection().exec_driver_sql("SELECT uid FROM dossier").scalars())
    for uid in uids:
        save_dossier_field(plek, uid, "notitie", "afspraak over de woning " * 320)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    path = real_kluis(tmp_path / "kluis", households=3)
    store = Store.open(path, SLEUTEL)
    long_texts(store)
    with store.reader() as session:
        raw = session.connection().connection.dbapi_connection
        values = all_values(raw)
        uid = str(session.connection().exec_driver_sql("SELECT uid FROM dossier LIMIT 1").scalar())
    before = shown(store, uid)
    store.close()
    one = Held(path, path.read_bytes(), values, before, uid)
    assert not one.noticed()
    assert not one.wrong_values()
    yield one
    one.mend()
    assert not one.noticed(), "the test did not put back what it broke"


def test_every_flipped_bit_is_noticed_and_no_wrong_value_is_shown_or_printed(
    held: Held, figures: Figures
) -> None:
    count = figures("beschadigd", "omgevallen bits")
    count.see(noticed=0, passed=0)
    chance = random.Random(13)
    for number in range(FLIPS):
        # Half of them in the first pages: there the schema and the seal stand.
        at = chance.randrange(len(held.whole) if number % 2 else 12 * PAGE)
        held.put(at, bytes([held.whole[at] ^ (1 << chance.randrange(8))]))
        count.tries += 1
        count.see(noticed=held.noticed())
        if number % READ_EVERY == 0:
            count.see(passed=held.wrong_values())
        held.put(at, held.whole[at : at + 1])
    assert count.noticed == FLIPS
    assert count.passed == 0


def test_every_page_of_zeros_and_every_pair_of_exchanged_pages_is_noticed(
    held: Held, figures: Figures
) -> None:
    count = figures("beschadigd", "pagina's op nul of verwisseld")
    count.see(noticed=0, passed=0)

    def page(number: int) -> bytes:
        return held.whole[number * PAGE : (number + 1) * PAGE]

    for number in range(0, held.pages, STRIDE):
        other = (number + 7) % held.pages
        for pieces in ({number: bytes(PAGE)}, {number: page(other), other: page(number)}):
            for where, data in pieces.items():
                held.put(where * PAGE, data)
            count.tries += 1
            count.see(noticed=held.noticed())
            if number % READ_EVERY == 0:
                count.see(passed=held.wrong_values())
            for where in pieces:
                held.put(where * PAGE, page(where))
    assert count.noticed == count.tries
    assert count.passed == 0


def test_every_cut_is_noticed(held: Held, figures: Figures) -> None:
    count = figures("beschadigd", "afgebroken bestanden")
    count.see(noticed=0, passed=0)
    for pages in range(0, held.pages, STRIDE):
        for size in (pages * PAGE, pages * PAGE + 1000):
            held.path.write_bytes(held.whole[:size])
            count.tries += 1
            count.see(noticed=held.noticed())
            if pages % (READ_EVERY * STRIDE) == 0:
                count.see(passed=held.wrong_values())
    assert count.noticed == count.tries
    assert count.passed == 0


def in_a_table(held: Held) -> int:
    """A place in the page of a table nearest to the middle: an index would be made anew and be whole."""
    store = Store.open(held.path, SLEUTEL)
    with store.reader() as session:
        roots = session.connection().exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        )
        page = min((int(row[0]) for row in roots), key=lambda number: abs(number - held.pages // 2))
    store.close()
    held.path.write_bytes(held.whole)
    return (page - 1) * PAGE + 2048


@pytest.mark.parametrize("place", ["first page", "middle", "end", "cut"])
def test_a_damaged_kluis_is_read_only_and_a_backup_brings_everything_back(
    held: Held, tmp_path: Path, place: str
) -> None:
    """From the gate to the backup, as a person meets it."""
    backups = tmp_path / "reservekopieen"
    folder = make_backup(held.path, SLEUTEL, backups).backup.folder
    where = {"first page": 600, "middle": in_a_table(held), "end": len(held.whole) - 300}.get(place, -1)
    if where < 0:
        held.path.write_bytes(held.whole[: held.pages // 2 * PAGE])
    else:
        held.put(where, bytes(200))
    met = ""
    try:
        opened = workspace.unlock(held.path, ZIN, VasteKlok(), backups, minimum_kib=8)
    except World as error:
        met = error.code
    else:
        assert not opened.check().ok
        assert opened.readonly
        assert opened.bevindingen()
        with pytest.raises(World, match="kluis_alleen_lezen"):
            open_dossier(opened.plek(), "Proefgezin", T0, 1)
        opened.close()
    assert met in {"", "kluis_beschadigd"}
    restore(folder, held.path, SLEUTEL, minimum_kib=8)
    store = Store.open(held.path, SLEUTEL)
    assert shown(store, held.uid) == held.shown
    store.close()
    held.path.write_bytes(held.whole)
