import tempfile
from pathlib import Path

import pytest

from models import keys
from models.services.dossiers import open_dossier
from models.store import SCHEMA_VERSION, Store, list_backups, make_backup, restore
from models.upgrade import upgrade
from tests.builders import SLEUTEL, T0, make_kluis
from tests.faults.work import later_revisions
from tests.models.store.conftest import WEAK, ZIN

CANARIES = tuple(f"Kanarie{letter}{number}" for number, letter in enumerate("bcdfghjklm", start=10))


def spellings(canary: str) -> tuple[bytes, ...]:
    """How a name could stand readable in a file: as typed, folded for the index, in UTF-16."""
    return canary.encode(), canary.lower().encode(), canary.encode("utf-16-le"), canary[::-1].encode()


def readable(folder: Path) -> list[str]:
    """The files that hold a canary, the wachtwoordzin or the key."""
    secrets = [form for canary in CANARIES for form in spellings(canary)]
    secrets += [ZIN.encode(), SLEUTEL, SLEUTEL.hex().encode(), b"Wilgenrade"]
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".py"]
    assert files
    return [path.name for path in files if any(secret in path.read_bytes() for secret in secrets)]


def test_no_name_stands_readable_in_any_file_of_kluis_backup_or_migration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "tijdelijk"
    scratch.mkdir()
    (scratch / "leeg").touch()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    home = tmp_path / "kluis"
    home.mkdir()
    plek = make_kluis(home)
    path = plek.store.path
    slot = keys.make_slot(SLEUTEL, ZIN, keys.SlotSoort.MEDEWERKER, argon=WEAK, minimum_kib=8)
    keys.write_slots(path, keys.slot_file(SLEUTEL, (slot,)))
    for canary in CANARIES:
        open_dossier(plek, canary, T0, 2, f"azc {canary}")
    with plek.store.writer() as session:
        session.connection().exec_driver_sql("UPDATE persoonsgegevens SET roepnaam = ?", (CANARIES[0],))
        assert path.with_name(f"{path.name}-journal").exists()
        session.flush()
        assert readable(tmp_path) == []
    plek.store.close()
    folder = make_backup(path, SLEUTEL, tmp_path / "reservekopieen").backup.folder
    restore(folder, path, SLEUTEL, minimum_kib=8)
    revisions = later_revisions(tmp_path / "revisies")
    upgrade(path, SLEUTEL, tmp_path / "reservekopieen", scripts_in=revisions)
    store = Store.open(path, SLEUTEL, newest=SCHEMA_VERSION + 1)
    with store.reader() as session:
        names = session.connection().exec_driver_sql("SELECT naam FROM dossier").scalars().all()
    store.close()
    assert set(CANARIES) <= set(names)
    assert len(list_backups(tmp_path / "reservekopieen")) == 2
    assert readable(tmp_path) == []


def test_the_search_for_canaries_sees_one(tmp_path: Path) -> None:
    (tmp_path / "lek").write_text(f"iets met {CANARIES[3].lower()} erin")
    assert readable(tmp_path) == ["lek"]
