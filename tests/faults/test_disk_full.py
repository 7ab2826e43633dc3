"""A disk that is full in the middle of anything: the message names the room, reading goes on."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.settings import Settings, load_settings, save_settings
from models import keys
from models.errors import World
from models.services.dossiers import open_dossier
from models.store import SCHEMA_VERSION, Store, full_check, list_backups, make_backup, restore, verify_backup
from models.tables import Dossier
from models.upgrade import upgrade
from resources.sentences import sentence
from tests.builders import SLEUTEL, T0, make_plek
from tests.faults import small_disk as small
from tests.faults import vfs
from tests.faults.ledger import Figures
from tests.faults.small_disk import SmallDisk, small_disk
from tests.faults.work import give_slots, later_revisions, real_kluis
from tests.models.store.conftest import ZIN

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
ROUNDS = 300 if FULL else 28
FILES = {"proef.kluis", "proef.kluis-journal", "proef.slot", "proef.sleutel1", "proef.sleutel2"}


class Home:
    """A kluis, its backups and settings on a small disk, and what was promised to be in it."""

    def __init__(self, disk: SmallDisk, scratch: Path) -> None:
        self.disk = disk
        self.path = real_kluis(disk.folder / "kluis")
        self.backups = disk.folder / "reservekopieen"
        self.settings = disk.folder / "instellingen.json"
        self.revisions = later_revisions(scratch / "revisies")
        self.promised = self.households()
        self.other = make_backup(self.path, SLEUTEL, scratch / "elders").backup.folder
        self.in_backup = list(self.promised)
        self.number = 0

    def households(self) -> list[str]:
        store = Store.open(self.path, SLEUTEL)
        assert store.oordeel.ok
        found = names_in(store)
        store.close()
        return found

    def save(self, free: int) -> None:
        """A new dossier; opening and reading go on whether it fits or not."""
        self.number += 1
        naam = f"Proefgezin {self.number}"
        with self.disk.left(free):
            store = Store.open(self.path, SLEUTEL)
            try:
                open_dossier(make_plek(store), naam, T0, 2, "Proef-azc")
                self.promised.append(naam)
            finally:
                found = names_in(store)
                store.close()
        assert found == self.promised, "reading did not go on"

    def backup(self, free: int) -> None:
        with self.disk.left(free):
            make_backup(self.path, SLEUTEL, self.backups)

    def put_back(self, free: int) -> None:
        with self.disk.left(free):
            restore(self.other, self.path, SLEUTEL, minimum_kib=8)
            self.promised = list(self.in_backup)

    def migrate(self, free: int) -> None:
        before = self.path.read_bytes()
        with self.disk.left(free):
            upgrade(self.path, SLEUTEL, self.backups, scripts_in=self.revisions)
        store = Store.open(self.path, SLEUTEL, newest=SCHEMA_VERSION + 1)
        assert names_in(store) == self.promised
        store.close()
        self.path.write_bytes(before)  # the next round works with this program again

    def slots(self, free: int) -> None:
        with self.disk.left(free):
            give_slots(self.path)

    def remember(self, free: int) -> None:
        with self.disk.left(free):
            if not save_settings(self.settings, Settings(taal="en", breedte=self.number)):
                raise World("schijf_vol", mb=1)


def names_in(store: Store) -> list[str]:
    with store.reader() as session:
        return list(session.scalars(select(Dossier.naam).order_by(Dossier.id)))


@pytest.fixture(params=["echt", "geteld"])
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """The home on a real small disk, and on one that only counts (where nothing can be mounted)."""
    if request.param == "geteld":
        if not vfs.available():
            pytest.skip("this driver hides sqlite3_vfs_find: writes cannot be counted here")
        monkeypatch.setattr(small, "_mounted", lambda _folder, _megabytes: False)
    with small_disk(tmp_path / "schijf") as disk:
        if request.param == "echt" and not disk.real:
            pytest.skip("this system does not let us mount a small disk")
        yield Home(disk, tmp_path)


def test_a_full_disk_loses_nothing_leaves_nothing_behind_and_names_the_room(
    home: Home, figures: Figures
) -> None:
    real = home.disk.real
    count = figures("schijf_vol", "rondes op een schijf in het geheugen" if real else "rondes, geteld")
    count.see(lost=0, half=0)
    chance = random.Random(11)
    acts: dict[str, Callable[[int], None]] = {
        "opslaan": home.save,
        "reservekopie": home.backup,
        "terugzetten": home.put_back,
        "bijwerken": home.migrate,
        "sleutels": home.slots,
        "instellingen": home.remember,
        "weer opslaan": home.save,
    }
    full = dict.fromkeys(acts, 0)
    for number in range(ROUNDS if real else ROUNDS // 2):
        name = list(acts)[number % len(acts)]
        most = 0 if number < len(acts) else chance.choice((1, 20, 400, 1600))
        free = chance.randint(0, most) * small.BLOCK
        count.tries += 1
        full[name] += bool(said(partial(acts[name], free)))
        check(home, count.see)
    count.extra |= {f"vol bij {name}": n for name, n in full.items()}
    assert all(full.values()), f"some act never met a full disk: {full}"
    assert sum(full.values()) < count.tries, "nothing ever fitted: this run proved nothing"


def said(act: Callable[[], object]) -> str:
    """Do it; give the sentence that a person reads, empty when it fitted."""
    met: World | None = None
    try:
        act()
    except World as error:
        met = error
    if met is None:
        return ""
    assert met.code in {"schijf_vol", "reservekopie_mislukt"}, met.code
    words = sentence(met.reden)
    if met.code == "schijf_vol":
        assert int(met.params["mb"]) > 0
        assert f"{met.params['mb']} MB" in words
    return words


def check(home: Home, see: Callable[..., None]) -> None:
    """With room again: all that was promised is there, everything verifies, nothing stayed behind."""
    for old in home.path.parent.glob("*-vervangen-*"):
        old.unlink()
    strays = {file.name for file in home.path.parent.iterdir()} - FILES
    kept = list_backups(home.backups)
    if home.backups.exists():
        strays |= {file.name for file in home.backups.iterdir()} - {one.folder.name for one in kept}
    strays |= {file.name for file in home.disk.folder.iterdir()} - {
        *("kluis", "reservekopieen", "instellingen.json")
    }
    see(half=len(strays))
    assert strays == set(), "something stayed behind until the next opening"
    found = home.households()
    see(lost=len(set(home.promised) - set(found)))
    assert found == home.promised
    assert full_check(home.path, SLEUTEL).ok
    assert keys.open_slot(keys.read_slots(home.path, minimum_kib=8), ZIN)[0] == SLEUTEL
    for one in kept:
        assert verify_backup(one.folder, SLEUTEL).ok
        shutil.rmtree(one.folder)
    assert load_settings(home.settings).taal in {"nl", "en"}
