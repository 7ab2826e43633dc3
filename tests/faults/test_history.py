"""The logboek is altered behind the program's back, in every way: found, and the first bad row named."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from models.services.actiepunten import tick
from models.services.dossiers import open_dossier, save_dossier_field
from models.services.verb import note
from models.store.connection import connect
from models.store.keten import BEWERKING, HISTORIE, LogboekAnker, Signer, head_of
from models.store.nalezing import Bevinding, Bron, Nalezing
from models.store.seal import first_seal
from tests.builders import SLEUTEL, T0, VasteKlok, make_kluis
from tests.faults.ledger import Figures

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
TRIES = 1000 if FULL else 90

Alter = Callable[["Altered", random.Random], set[int]]


@dataclass
class Altered:
    """The kluis under the hands of somebody who can open it: no triggers, no foreign keys."""

    raw: dbapi2.Connection
    anker: LogboekAnker

    @property
    def last(self) -> int:
        """The number of the last bewerking."""
        return self.anker.nummer

    def one(self, sql: str, *args: object) -> Any:  # noqa: ANN401 - whatever was asked
        row = self.raw.execute(sql, args).fetchone()
        return row[0] if row is not None else None

    def all(self, sql: str, *args: object) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self.raw.execute(sql, args).fetchall()
        return found

    def act(self, chance: random.Random) -> int:
        return chance.randint(1, self.last)

    def change(self, chance: random.Random) -> tuple[int, int]:
        """A row of the historie: its number and that of its bewerking."""
        rows = self.all("SELECT id, bewerking_id FROM historie")
        found = chance.choice(rows)
        return int(found[0]), int(found[1])

    def shift(self, table: str, first: int) -> None:
        """Give every row from `first` on the next number."""
        column = "bewerking_id" if table == "bewerking" else ""
        self.raw.execute(f"UPDATE {table} SET id = -id - 1 WHERE id >= ?", (first,))  # noqa: S608 - own names
        self.raw.execute(f"UPDATE {table} SET id = -id WHERE id < 0")  # noqa: S608 - own names
        if column:
            self.raw.execute(
                "UPDATE historie SET bewerking_id = bewerking_id + 1 WHERE bewerking_id >= ?", (first,)
            )

    def forge_seal(self) -> None:
        """Make the seal fit what stands there now."""
        self.raw.execute("DELETE FROM zegel")
        first_seal(self.raw, VasteKlok().nu())

    def rebuild(self, first: int) -> None:
        """Make all links anew from a bewerking on, as only who has the key can."""
        signer = Signer(SLEUTEL)
        link = self.one("SELECT keten FROM bewerking WHERE id = ?", first - 1)
        acts = f"SELECT {', '.join(BEWERKING)} FROM bewerking WHERE id >= ? ORDER BY id"  # noqa: S608 - own names
        changes = f"SELECT {', '.join(HISTORIE)} FROM historie WHERE bewerking_id = ? ORDER BY id"  # noqa: S608 - own names
        for row in self.all(acts, first):
            for change in self.all(changes, row[0]):
                link = signer.historie(link, change)
                self.raw.execute("UPDATE historie SET keten = ? WHERE id = ?", (link, change[0]))
            link = signer.bewerking(link, row)
            self.raw.execute("UPDATE bewerking SET keten = ? WHERE id = ?", (link, row[0]))


# --- the ways; each gives the numbers that may be named -----------------------------------------------------


def change_a_bewerking(a: Altered, chance: random.Random) -> set[int]:
    column = chance.choice([*BEWERKING[1:], "keten"])
    row = a.act(chance)
    was = str(a.one(f"SELECT {column} FROM bewerking WHERE id = ?", row))  # noqa: S608 - own names
    new = chance.choice(
        [was + "x", was[:-1] if was else "y", was.swapcase() if was != was.swapcase() else was + " "]
    )
    a.raw.execute(f"UPDATE bewerking SET {column} = ? WHERE id = ?", (new, row))  # noqa: S608 - own names
    return {row}


def give_a_bewerking_to_somebody_else(a: Altered, chance: random.Random) -> set[int]:
    row = a.act(chance)
    was = a.one("SELECT wie FROM bewerking WHERE id = ?", row)
    others = [w for (w,) in a.all("SELECT DISTINCT wie FROM bewerking") if w != was] or ["iemand"]
    a.raw.execute("UPDATE bewerking SET wie = ? WHERE id = ?", (chance.choice(others), row))
    return {row}


def change_a_change(a: Altered, chance: random.Random) -> set[int]:
    column = chance.choice([*HISTORIE[2:], "keten"])
    row, act = a.change(chance)
    was = str(a.one(f"SELECT {column} FROM historie WHERE id = ?", row))  # noqa: S608 - own names
    a.raw.execute(f"UPDATE historie SET {column} = ? WHERE id = ?", (was + "x", row))  # noqa: S608 - own names
    return {act}


def move_a_change_to_another_bewerking(a: Altered, chance: random.Random) -> set[int]:
    row, act = a.change(chance)
    other = chance.choice([n for n in range(1, a.last + 1) if n != act])
    a.raw.execute("UPDATE historie SET bewerking_id = ? WHERE id = ?", (other, row))
    return {act, other}


def change_a_value(a: Altered, chance: random.Random) -> set[int]:
    row, act = a.change(chance)
    column, new = chance.choice([("oud", '"anders"'), ("nieuw", '"anders"'), ("zout", b"z" * 16)])
    a.raw.execute(f"UPDATE waarde SET {column} = ? WHERE historie_id = ?", (new, row))  # noqa: S608 - own names
    return {act}


def delete_a_bewerking(a: Altered, chance: random.Random) -> set[int]:
    row = a.act(chance)
    a.raw.execute("DELETE FROM bewerking WHERE id = ?", (row,))
    return {row}


def delete_a_change(a: Altered, chance: random.Random) -> set[int]:
    row, act = a.change(chance)
    a.raw.execute("DELETE FROM historie WHERE id = ?", (row,))
    return {act}


def delete_a_bewerking_with_its_changes(a: Altered, chance: random.Random) -> set[int]:
    row = a.act(chance)
    a.raw.execute("DELETE FROM historie WHERE bewerking_id = ?", (row,))
    a.raw.execute("DELETE FROM bewerking WHERE id = ?", (row,))
    return {row}


def delete_and_close_the_gap(a: Altered, chance: random.Random) -> set[int]:
    row = chance.randint(1, a.last - 1)
    a.raw.execute("DELETE FROM historie WHERE bewerking_id = ?", (row,))
    a.raw.execute("DELETE FROM bewerking WHERE id = ?", (row,))
    a.raw.execute("UPDATE bewerking SET id = id - 1 WHERE id > ?", (row,))
    a.raw.execute("UPDATE historie SET bewerking_id = bewerking_id - 1 WHERE bewerking_id > ?", (row,))
    a.forge_seal()
    return {row}


def _copy_act(a: Altered, of: int, number: int) -> None:
    names = ", ".join(c for c in (*BEWERKING[2:], "keten"))
    rows = f"SELECT ?, 'verzonnen', {names} FROM bewerking WHERE id = ?"  # noqa: S608 - own names
    a.raw.execute(f"INSERT INTO bewerking (id, uid, {names}) {rows}", (number, of))


def insert_a_bewerking_at_the_end(a: Altered, chance: random.Random) -> set[int]:
    _copy_act(a, a.act(chance), a.last + 1)
    a.forge_seal()
    return {a.last + 1}


def insert_a_bewerking_between(a: Altered, chance: random.Random) -> set[int]:
    row = chance.randint(2, a.last)
    a.shift("bewerking", row)
    _copy_act(a, row - 1, row)
    a.forge_seal()
    return {row}


def insert_before_the_first(a: Altered, chance: random.Random) -> set[int]:
    _copy_act(a, a.act(chance), -chance.randint(0, 5))
    return {0}


def insert_a_change(a: Altered, chance: random.Random) -> set[int]:
    row, act = a.change(chance)
    names = ", ".join((*HISTORIE[1:], "keten"))
    last = a.one("SELECT max(id) FROM historie")
    a.raw.execute(
        f"INSERT INTO historie (id, {names}) SELECT ?, {names} FROM historie WHERE id = ?",  # noqa: S608 - own names
        (last + 1, row),
    )
    a.forge_seal()
    return {act}


def swap_two_bewerkingen(a: Altered, chance: random.Random) -> set[int]:
    first, second = sorted(chance.sample(range(1, a.last + 1), 2))
    for old, new in ((first, -1), (second, first), (-1, second)):
        a.raw.execute("UPDATE bewerking SET id = ? WHERE id = ?", (new, old))
    return {first}


def swap_two_changes(a: Altered, chance: random.Random) -> set[int]:
    (first, act), (second, other) = a.change(chance), a.change(chance)
    while second == first:
        second, other = a.change(chance)
    for old, new in ((first, -1), (second, first), (-1, second)):
        a.raw.execute("UPDATE historie SET id = ? WHERE id = ?", (new, old))
    return {act, other}


def renumber_one(a: Altered, chance: random.Random) -> set[int]:
    row = a.act(chance)
    a.raw.execute("UPDATE bewerking SET id = ? WHERE id = ?", (a.last + chance.randint(1, 99), row))
    return {row}


def renumber_from_here(a: Altered, chance: random.Random) -> set[int]:
    if chance.random() < 0.5:
        row = a.act(chance)
        a.shift("bewerking", row)
        return {row}
    row, act = a.change(chance)
    a.shift("historie", row)
    return {act}


def cut_the_tail(a: Altered, chance: random.Random) -> set[int]:
    """With a seal that fits: only the anchor tells."""
    left = a.last - chance.randint(1, min(8, a.last - 1))
    a.raw.execute("DELETE FROM historie WHERE bewerking_id > ?", (left,))
    a.raw.execute("DELETE FROM bewerking WHERE id > ?", (left,))
    a.forge_seal()
    return {left + 1}


def write_it_anew_with_the_key(a: Altered, chance: random.Random) -> set[int]:
    """Whoever holds the key can make all links anew: only the anchor tells, and it can name only itself."""
    row = chance.randint(2, a.last)
    a.raw.execute("UPDATE bewerking SET wie = 'een ander' WHERE id = ?", (row,))
    a.rebuild(row)
    a.forge_seal()
    return {a.anker.nummer}


def cut_and_write_on_with_the_key(a: Altered, chance: random.Random) -> set[int]:
    """The tail is cut and as many others are put in its place."""
    row = chance.randint(2, a.last)
    a.raw.execute("UPDATE bewerking SET soort = 'dossier_bekeken' WHERE id >= ?", (row,))
    a.raw.execute("DELETE FROM historie WHERE bewerking_id >= ?", (row,))
    a.rebuild(row)
    a.forge_seal()
    return {a.anker.nummer}


def move_the_border(a: Altered, chance: random.Random) -> set[int]:
    """Rows behind the border would not have to be linked."""
    column = chance.choice(["oude_bewerkingen", "oude_historie"])
    new = chance.randint(1, a.last)
    a.raw.execute(f"UPDATE kluis_info SET {column} = ?, keten_begin = ''", (new,))  # noqa: S608 - own names
    return set(range(a.last + 2))


def change_where_the_chain_begins(a: Altered, chance: random.Random) -> set[int]:
    a.raw.execute("UPDATE kluis_info SET keten_begin = ?", (f"{chance.getrandbits(256):064x}",))
    return {0}


WAYS: tuple[Alter, ...] = (
    change_a_bewerking,
    give_a_bewerking_to_somebody_else,
    change_a_change,
    move_a_change_to_another_bewerking,
    change_a_value,
    delete_a_bewerking,
    delete_a_change,
    delete_a_bewerking_with_its_changes,
    delete_and_close_the_gap,
    insert_a_bewerking_at_the_end,
    insert_a_bewerking_between,
    insert_before_the_first,
    insert_a_change,
    swap_two_bewerkingen,
    swap_two_changes,
    renumber_one,
    renumber_from_here,
    cut_the_tail,
    write_it_anew_with_the_key,
    cut_and_write_on_with_the_key,
    move_the_border,
    change_where_the_chain_begins,
)


@pytest.fixture(scope="module")
def kluis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    klok = VasteKlok()
    plek = make_kluis(tmp_path_factory.mktemp("historie"), klok)
    for number in range(3):
        uid = open_dossier(plek, "Proefgezin", T0 - timedelta(days=20), 1 + number, "Proef-azc").onderwerp
        save_dossier_field(plek, uid, "naam", f"Proefgezin {number}")
        note(plek, "dossier_bekeken", dossier_uid=uid)
        with plek.store.reader() as session:
            query = (
                "SELECT a.uid FROM actiepunt a JOIN dossier d ON d.id = a.dossier_id"
                " WHERE d.uid = ? AND a.vervallen_op IS NULL AND a.staat = 'open' ORDER BY a.id LIMIT 2"
            )
            lines = session.connection().exec_driver_sql(query, (uid,)).scalars().all()
        for punt in lines:
            klok.dag += timedelta(days=1)
            tick(plek, punt)
    path = plek.store.path
    plek.store.close()
    return path


@pytest.fixture
def altered(kluis: Path) -> Iterator[Altered]:
    """Open to anything, in a transaction that goes back."""
    raw = connect(kluis, SLEUTEL)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN IMMEDIATE")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    anker = head_of(raw)
    assert anker is not None
    yield Altered(raw, anker)
    raw.execute("ROLLBACK")
    raw.close()


def read_through(a: Altered, *bronnen: Bron, rows: int = 200) -> Bevinding | None:
    reading = Nalezing(Signer(SLEUTEL), bronnen)
    while not reading.step(a.raw, rows):
        pass
    return reading.bevinding


def test_an_untouched_logboek_is_found_whole(altered: Altered) -> None:
    assert read_through(altered, Bron("kopie", altered.anker)) is None
    assert altered.last > 15
    assert altered.one("SELECT count(*) FROM historie") > 500


def test_every_way_of_altering_is_found_with_an_anchor_and_the_first_bad_row_is_named(
    altered: Altered, figures: Figures
) -> None:
    chance = random.Random(20260615)
    count = figures("historie", "ingrepen in het logboek")
    count.noticed = count.passed = 0
    for number in range(TRIES):
        way = WAYS[number % len(WAYS)]
        altered.raw.execute("SAVEPOINT s")
        expected = way(altered, chance)
        found = read_through(altered, Bron("kopie", altered.anker))
        count.tries += 1
        count.noticed += found is not None
        count.passed += found is None
        assert found is not None, f"{way.__name__} ({number}) was not found"
        assert found.nummer in expected, f"{way.__name__} ({number}): {found} is not in {expected}"
        altered.raw.execute("ROLLBACK TO s")
    assert count.noticed == TRIES


def test_what_names_a_row_names_its_moment_and_its_kind(altered: Altered) -> None:
    altered.raw.execute("UPDATE bewerking SET resultaat = 'geweigerd' WHERE soort = 'dossier_bekeken'")
    found = read_through(altered)
    assert found is not None
    assert (found.code, found.soort) == ("logboek_veranderd", "dossier_bekeken")
    assert found.moment == VasteKlok().nu()


def test_without_an_anchor_a_chain_made_anew_with_the_key_passes(altered: Altered) -> None:
    """What the handbook says honestly: who holds the key can rewrite it."""
    write_it_anew_with_the_key(altered, random.Random(1))
    assert read_through(altered) is None
    assert read_through(altered, Bron("kopie", altered.anker)) is not None


def test_a_cut_tail_shows_in_the_seal_unless_that_is_forged_too(altered: Altered) -> None:
    altered.raw.execute("DELETE FROM historie WHERE bewerking_id = ?", (altered.last,))
    altered.raw.execute("DELETE FROM bewerking WHERE id = ?", (altered.last,))
    found = read_through(altered)
    assert found == Bevinding("logboek_afgekapt", altered.last)
    altered.forge_seal()
    assert read_through(altered) is None


def test_erased_values_are_no_finding(altered: Altered) -> None:
    altered.raw.execute("DELETE FROM waarde WHERE id % 3 = 0")
    assert read_through(altered, Bron("kopie", altered.anker)) is None


def test_text_that_is_no_text_is_told_and_no_crash(altered: Altered) -> None:
    for table, column, where in (
        ("bewerking", "soort", "id = 7"),
        ("historie", "veld", "bewerking_id = 7"),
        ("waarde", "nieuw", "historie_id = (SELECT max(id) FROM historie WHERE bewerking_id = 7)"),
    ):
        altered.raw.execute("SAVEPOINT s")
        altered.raw.execute(f"UPDATE {table} SET {column} = CAST(x'ff' AS TEXT) WHERE {where}")  # noqa: S608 - own names
        for rows in (1, 3, 1000):
            found = read_through(altered, rows=rows)
            assert found is not None
            assert found.nummer == 7
            str(found.soort).encode()
        altered.raw.execute("ROLLBACK TO s")


@pytest.mark.parametrize("rows", [1, 2, 7, 100_000])
def test_reading_in_pieces_of_any_size_finds_the_same(altered: Altered, rows: int) -> None:
    assert read_through(altered, Bron("kopie", altered.anker), rows=rows) is None
    altered.raw.execute("DELETE FROM historie WHERE id = 300")
    first = read_through(altered)
    assert first is not None
    assert read_through(altered, rows=rows) == first
