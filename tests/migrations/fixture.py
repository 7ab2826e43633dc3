"""Keep a small kluis of the present schema as it is released: `python -m tests.migrations.fixture`.

Run it when an issue is closed, after `python -m models.upgrade freeze`. Later programs must open it.
"""

import sys
import tempfile
from pathlib import Path

from models.services.actiepunten import tick
from models.services.dossiers import open_dossier
from models.store import SCHEMA_VERSION
from models.store.connection import connect
from tests.builders import SLEUTEL, T0, make_kluis

FOLDER = Path(__file__).parent


def make(target: Path) -> Path:
    """Make a kluis with one dossier of two people and one ticked actiepunt."""
    with tempfile.TemporaryDirectory() as folder:
        plek = make_kluis(Path(folder))
        path = plek.store.path
        uid = open_dossier(plek, "Proefgezin", T0, 2, "Proef-azc").onderwerp
        with plek.store.reader() as session:
            query = (
                "SELECT a.uid FROM actiepunt a JOIN dossier d ON d.id = a.dossier_id"
                " WHERE d.uid = ? AND a.vervallen_op IS NULL AND a.staat = 'open' ORDER BY a.id LIMIT 1"
            )
            punt = session.connection().exec_driver_sql(query, (uid,)).scalar_one()
        tick(plek, punt)
        plek.store.close()
        raw = connect(path, SLEUTEL)
        raw.execute("VACUUM")
        raw.close()
        target.write_bytes(path.read_bytes())
    return target


if __name__ == "__main__":
    made = make(FOLDER / f"kluis_{SCHEMA_VERSION}.kluis")
    sys.stdout.write(f"{made.name}: {made.stat().st_size // 1000} kB\n")
