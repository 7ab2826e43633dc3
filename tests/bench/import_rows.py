"""S12: a list of households from file cells to committed, against the same rows put in by the bare driver.

Ours runs in a process of its own, so that its peak of memory is its own: columns, checks, doubles, and one
bewerking with every term, the historie and the search index. The yardstick copies the rows that came of it
into an empty kluis, a table at a time.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import MetaData

from models.base import Base
from models.queries.importeren import find_doubles
from models.queries.lezer import Lezer
from models.rules.importlijst import Kolom, read
from models.services.importeren import import_gezinnen
from models.services.verb import Plek
from models.store.connection import connect
from tests.bench.data import VOORNAMEN, open_store, surname
from tests.bench.timing import Meting, spent
from tests.builders import SLEUTEL, T0, make_kluis, make_plek

KOLOMMEN = (Kolom.NAAM, Kolom.KOPPELING, Kolom.AANTAL, Kolom.ROEPNAAM, Kolom.GEBOORTEDATUM)
_ROOT = Path(__file__).parents[2]


def import_row(folder: Path, dossiers_: int) -> Meting:
    """S12: so many households of one to five persons; once, for it takes long."""
    place = folder / f"{dossiers_}-import"
    shutil.rmtree(place, ignore_errors=True)
    for name in ("vol", "leeg"):
        (place / name).mkdir(parents=True)
        make_kluis(place / name).store.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.import_rows", str(place / "vol"), str(dossiers_)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    theirs, processor, rows = _copied(_kluis(place / "vol"), _kluis(place / "leeg"))
    note = (
        f"processor {told['processor']:.1f} s against {processor:.1f};"
        f" {rows} rows, bare {theirs:.0f} ms; checks {told['lezen']:.0f} ms, doubles {told['dubbel']:.0f} ms;"
        f" peak {told['piek']:.0f} MB, {told['piek'] - told['begin']:.0f} more than before"
    )
    ours = told["lezen"] + told["dubbel"] + told["schrijven"]
    return Meting(f"S12 import, {dossiers_} households", ours, ours, ours / theirs, "<= 12 x, < 300 MB", note)


def _kluis(place: Path) -> Path:
    return next(place.glob("*.kluis"))


def cells(count: int) -> list[tuple[str, ...]]:
    """The cells of a made-up list, one household a row."""
    rnd = random.Random(12)
    return [
        (
            f"{surname(rnd)}-{surname(rnd)}",
            (T0 - timedelta(days=rnd.randrange(120))).strftime("%d-%m-%Y"),
            str(rnd.randrange(1, 6)),
            rnd.choice(VOORNAMEN.split()),
            (T0 - timedelta(days=rnd.randrange(7_000, 25_000))).strftime("%d-%m-%Y"),
        )
        for _number in range(count)
    ]


def _take(place: Path, count: int) -> dict[str, float]:
    """Take the list in, and tell how long each step took and how much memory there was at most."""
    store = open_store(_kluis(place))
    plek: Plek = make_plek(store)
    rows = cells(count)
    before = _peak()
    start, processor = time.perf_counter(), time.process_time()
    found = read(rows, KOLOMMEN, T0)
    assert len(found.gezinnen) == count, found.fouten[:3]
    checked = time.perf_counter()
    with store.reader() as session:
        find_doubles(Lezer(session=session, vandaag=T0, wie="systeem"), found.gezinnen)
    compared = time.perf_counter()
    change = import_gezinnen(plek, found.gezinnen)
    written = time.perf_counter()
    assert len(change.dossiers) == count
    store.close()
    return {
        "lezen": (checked - start) * 1000,
        "dubbel": (compared - checked) * 1000,
        "schrijven": (written - compared) * 1000,
        "processor": time.process_time() - processor,
        "begin": before,
        "piek": _peak(),
    }


def _peak() -> float:
    """The most memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _copied(full: Path, empty: Path) -> tuple[float, float, int]:
    """To put the same rows into an empty kluis in one transaction: ms, processor seconds, how many rows."""
    meta: MetaData = Base.metadata
    source, target = connect(full, SLEUTEL, query_only=True), connect(empty, SLEUTEL)
    target.execute("PRAGMA foreign_keys = OFF")
    work = []
    for table in meta.sorted_tables:
        new = target.execute(f"SELECT coalesce(max(id), 0) FROM {table.name}").fetchone()[0]  # noqa: S608
        rows = source.execute(f"SELECT * FROM {table.name} WHERE id > ?", (new,)).fetchall()  # noqa: S608
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            work.append((f"INSERT OR IGNORE INTO {table.name} VALUES ({marks})", rows))  # noqa: S608

    def put() -> None:
        target.execute("BEGIN IMMEDIATE")
        for statement, rows in work:
            target.executemany(statement, rows)
        target.execute("COMMIT")

    try:
        before = time.process_time()
        took = spent(put)
        return took, time.process_time() - before, sum(len(rows) for _statement, rows in work)
    finally:
        source.close()
        target.close()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_take(Path(sys.argv[1]), int(sys.argv[2]))))
