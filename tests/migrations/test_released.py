import shutil
from pathlib import Path

import pytest

from models.store import SCHEMA_VERSION, Store, digest, full_check, read_version
from models.store.connection import connect
from models.upgrade import needs_upgrade, upgrade
from tests.builders import SLEUTEL

FOLDER = Path(__file__).parent
RELEASED = sorted(FOLDER.glob("kluis_*.kluis"))


def test_a_kluis_of_every_released_schema_is_kept() -> None:
    assert [path.name for path in RELEASED] == [f"kluis_{n}.kluis" for n in range(1, SCHEMA_VERSION + 1)]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_kluis_opens_with_everything_in_it(released: Path, tmp_path: Path) -> None:
    path = tmp_path / released.name
    shutil.copy(released, path)
    raw = connect(path, SLEUTEL)
    before = digest.counts(raw)
    raw.close()
    if needs_upgrade(path, SLEUTEL):
        upgrade(path, SLEUTEL, tmp_path / "reservekopieen")
    assert read_version(path, SLEUTEL) == SCHEMA_VERSION
    assert full_check(path, SLEUTEL).ok
    store = Store.open(path, SLEUTEL)
    with store.reader() as session:
        raw = session.connection().connection.dbapi_connection
        after = digest.counts(raw)
    store.close()
    assert after.items() >= before.items()
    assert before["dossier"] == 1
    assert before["historie"] > 0
