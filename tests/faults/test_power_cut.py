import os
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from models.errors import World
from models.services.dossiers import open_dossier
from models.store import Store, connection
from models.store.connection import RECIPE
from tests.builders import SLEUTEL, T0, make_plek
from tests.faults import vfs
from tests.faults.ledger import Figures
from tests.faults.power import crash
from tests.faults.test_kill import PEOPLE, dossier_shapes
from tests.faults.vfs import Event, recording
from tests.faults.work import real_kluis, save_number, saved_number, work_schema
from tests.models.store.conftest import KEY

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
IMAGES = 20_000 if FULL else 300
SAVES = 60 if FULL else 24
VERB_IMAGES = 1000 if FULL else 30

pytestmark = pytest.mark.skipif(
    not vfs.available(), reason="this driver hides sqlite3_vfs_find: power cuts cannot be recorded here"
)

Change = dict[str, tuple[str, int | str]]


def record(path: Path, saves: int) -> tuple[dict[str, bytes], list[Event]]:
    """Make a kluis, then record `saves` saves in it; gives the files before them and what was written."""
    Store.create(path, KEY, schema=work_schema).close()
    base = {path.name: path.read_bytes()}
    with recording() as recorder:
        store = Store.open(path, KEY)
        for number in range(1, saves + 1):
            save_number(store, number)
            recorder.ack(number)
        store.close()
    return base, recorder.events


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Change lines of the connection recipe."""

    def change(lines: Change) -> None:
        changed = tuple((name, *lines.get(name, (value, expected))) for name, value, expected in RECIPE)
        monkeypatch.setattr(connection, "RECIPE", changed)

    return change


def cut(tmp_path: Path, events: list[Event], base: dict[str, bytes], images: int) -> tuple[int, int]:
    """Cut the power `images` times at random moments; gives how many lost a save and how many stood half."""
    chance = random.Random(2026)
    acks = [at for at, event in enumerate(events) if event.kind == "ack"]
    folder = tmp_path / "beeld"
    folder.mkdir()
    kluis = folder / "proef.kluis"
    lost = half = 0
    for _ in range(images):
        # Half of the cuts fall just after "opgeslagen": there a false promise shows.
        moment = chance.choice(acks) + 1 if chance.random() < 0.5 else chance.randrange(len(events)) + 1
        files, acknowledged = crash(base, events[:moment], chance)
        for old in folder.iterdir():
            old.unlink()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        try:
            found = saved_number(kluis)
        except (World, AssertionError):
            half += 1
            continue
        lost += found < acknowledged
        assert found <= acknowledged + 1
    return lost, half


@pytest.mark.parametrize("cache", ["ruim", "klein"])
def test_no_power_cut_loses_an_acknowledged_save_or_leaves_half_of_one(
    tmp_path: Path, recipe: Callable[[Change], None], figures: Figures, cache: str
) -> None:
    count = figures("stroom", f"beelden van de schijf, {cache} geheugen")
    if cache == "klein":
        # Pages then reach the file before the commit: the journal has to be there first.
        recipe({"cache_size": ("10", 10)})
    base, events = record(tmp_path / "proef.kluis", SAVES)
    assert sum(event.kind == "ack" for event in events) == SAVES
    first = [event for event in events[: [event.kind for event in events].index("ack")] if event.data]
    early = any(event.name == "proef.kluis" and later.name != event.name for event, later in pairwise(first))
    assert early == (cache == "klein"), "the small cache must make pages spill before the commit"
    count.tries = IMAGES // 2
    count.lost, count.half = cut(tmp_path, events, base, IMAGES // 2)
    assert (count.lost, count.half) == (0, 0)


def test_no_power_cut_of_a_verb_loses_an_acknowledged_dossier_or_leaves_half_of_one(
    tmp_path: Path, figures: Figures
) -> None:
    """Whole dossiers through the services: people, lines, stand, search index, logboek and seal together."""
    count = figures("stroom", "beelden van de schijf bij nieuwe dossiers")
    count.see(lost=0, half=0)
    path = real_kluis(tmp_path / "kluis")
    base = {path.name: path.read_bytes()}
    acknowledged: list[str] = []
    with recording() as recorder:
        store = Store.open(path, SLEUTEL)
        for number in range(1, 5):
            made = open_dossier(make_plek(store), f"Proefgezin {number}", T0, PEOPLE, "Proef-azc")
            acknowledged.append(made.onderwerp)
            recorder.ack(number)
        store.close()
    expected = dossier_shapes(path)
    chance = random.Random(31)
    acks = [at for at, event in enumerate(recorder.events) if event.kind == "ack"]
    kluis = tmp_path / "beeld" / path.name
    kluis.parent.mkdir()
    for _ in range(VERB_IMAGES):
        near = chance.random() < 0.5
        moment = chance.choice(acks) + 1 if near else chance.randrange(len(recorder.events)) + 1
        files, done = crash(base, recorder.events[:moment], chance)
        for old in kluis.parent.iterdir():
            old.unlink()
        for name, content in files.items():
            (kluis.parent / name).write_bytes(content)
        count.tries += 1
        shapes = dossier_shapes(kluis)
        half = [uid for uid, shape in shapes.items() if shape != expected[uid]]
        count.see(lost=len(set(acknowledged[:done]) - set(shapes)), half=len(half))
        assert set(acknowledged[:done]) <= set(shapes)
        assert half == [], "a dossier stands half"


def test_the_disk_model_finds_the_loss_that_delete_and_full_allow(
    tmp_path: Path, recipe: Callable[[Change], None]
) -> None:
    """The same test on the usual settings must go red, or it would prove nothing (safety.md, finding 1)."""
    recipe({"journal_mode": ("DELETE", "delete"), "synchronous": ("FULL", 2)})
    base, events = record(tmp_path / "proef.kluis", 24)
    lost, half = cut(tmp_path, events, base, 100)
    assert lost > 5
    assert half == 0


def test_the_disk_model_finds_what_no_syncing_at_all_destroys(
    tmp_path: Path, recipe: Callable[[Change], None]
) -> None:
    recipe({"synchronous": ("OFF", 0)})
    base, events = record(tmp_path / "proef.kluis", 24)
    lost, half = cut(tmp_path, events, base, 100)
    assert lost + half > 20
