"""A kluis, slots or a backup of a later program: refused with both versions, and not a byte is changed."""

import hashlib
import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from desktop import workspace
from models import keys
from models.errors import World
from models.store import SCHEMA_VERSION, Store, list_backups, make_backup, read_backup_slots, restore
from models.store.backup import FORMAAT, read_head
from models.upgrade import needs_upgrade, upgrade
from resources.sentences import sentence
from tests.builders import SLEUTEL, VasteKlok
from tests.faults.ledger import Figures
from tests.faults.work import later_revisions, real_kluis
from tests.models.store.conftest import ZIN

LATER = SCHEMA_VERSION + 1


def state(folder: Path) -> dict[str, str]:
    """Every file with the hash of its bytes; the lock file and an empty journal are no content."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and file.suffix != ".slot" and not file.name.endswith("-journal")
    }


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A kluis that a later program made of one of ours: a column more, a version higher."""
    path = real_kluis(tmp_path / "kluis")
    upgrade(path, SLEUTEL, tmp_path / "oud", scripts_in=later_revisions(tmp_path / "revisies"))
    return path


def doors(path: Path, backups: Path) -> dict[str, Callable[[], object]]:
    """Every way in: opening, migrating, a backup of it, at the gate and below it."""
    folder = list_backups(backups)[0].folder
    return {
        "openen": lambda: Store.open(path, SLEUTEL),
        "alleen lezen": lambda: Store.open(path, SLEUTEL, readonly=True),
        "aanmelden": lambda: workspace.unlock(path, ZIN, VasteKlok(), backups, minimum_kib=8),
        "kijken of bijwerken moet": lambda: needs_upgrade(path, SLEUTEL),
        "bijwerken": lambda: upgrade(path, SLEUTEL, backups),
        "terugzetten": lambda: restore(folder, path, SLEUTEL, minimum_kib=8),
        "terugzetten op een lege plek": partial(
            restore, folder, path.parent / "leeg" / "mijn.kluis", SLEUTEL, minimum_kib=8
        ),
    }


def test_a_newer_kluis_is_refused_at_every_door_with_both_versions_and_stays_as_it_is(
    later: Path, tmp_path: Path, figures: Figures
) -> None:
    count = figures("nieuwere_kluis", "deuren")
    count.see(passed=0, lost=0)
    backups = tmp_path / "reservekopieen"
    make_backup(later, SLEUTEL, backups)
    before = state(tmp_path)
    for name, door in doors(later, backups).items():
        met = None
        try:
            door()
        except World as error:
            met = error
        count.tries += 1
        count.see(passed=met is None, lost=state(tmp_path) != before)
        assert met is not None, name
        assert (met.code, met.params) == ("kluis_nieuwer", {"bestand": LATER, "programma": SCHEMA_VERSION})
        assert str(LATER) in sentence(met.reden)
        assert state(tmp_path) == before, name
    assert not (later.parent / "leeg").exists()


def test_slots_and_backups_of_a_later_format_are_refused_with_both_versions(
    tmp_path: Path, figures: Figures
) -> None:
    count = figures("nieuwere_kluis", "latere bestandsvormen")
    count.see(passed=0)
    path = real_kluis(tmp_path / "kluis")
    folder = make_backup(path, SLEUTEL, tmp_path / "reservekopieen").backup.folder
    for file in (*keys.slot_paths(path), folder / "kopie.sleutel1"):
        held = json.loads(file.read_bytes())
        held["inhoud"] |= {"formaat": 9, "iets_nieuws": 1}
        file.write_text(json.dumps(held))
    head = json.loads((folder / "kopie.json").read_bytes())
    head["kop"]["formaat"] = 9
    (folder / "kopie.json").write_text(json.dumps(head))
    before = state(tmp_path)
    acts: list[Callable[[], object]] = [
        lambda: workspace.unlock(path, ZIN, VasteKlok(), tmp_path / "reservekopieen", minimum_kib=8),
        lambda: workspace.put_back(folder, path, ZIN, VasteKlok()),
        lambda: read_backup_slots(folder),
        lambda: read_head(folder),
    ]
    for act in acts:
        count.tries += 1
        with pytest.raises(World) as met:
            act()
        assert met.value.code == "kluis_nieuwer"
        assert met.value.params["bestand"] == 9
        assert met.value.params["programma"] in (keys.FORMAAT, FORMAAT)
        assert state(tmp_path) == before


def test_the_doors_let_a_kluis_of_this_program_in(tmp_path: Path) -> None:
    """Else the tests above would pass for a door that refuses everything."""
    path = real_kluis(tmp_path / "kluis")
    backups = tmp_path / "reservekopieen"
    make_backup(path, SLEUTEL, backups)
    found = doors(path, backups)
    del found["bijwerken"]
    for door in found.values():
        close = getattr(door(), "close", None)
        if close is not None:
            close()
    assert (path.parent / "leeg" / "mijn.kluis").exists()
    shutil.rmtree(path.parent / "leeg")
