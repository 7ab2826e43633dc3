"""S1, S2, S3, S15: start, unlocking, memory and pauses of the window, each in a process of its own.

Children draw offscreen and tell on stdout when something stands on the screen. The yardstick is a window of
PySide6 with a table in it, and for S2 and S3 the bare driver that fills it with two hundred rows.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import select

from models import keys
from models.tables import Medewerker
from tests.bench.data import build, open_store
from tests.bench.timing import Meting, p95
from tests.builders import SLEUTEL, make_kluis

_ROOT = Path(__file__).parents[2]
ZIN = "vier groene fietsen buiten"
SMALL = keys.Argon(tijd=1, geheugen_kib=64, parallel=1)
"""Key derivation stands apart from these rows, so it is made as small as it can be."""
STARTS = 15
OPENINGS = 3


def start_row(folder: Path, dossiers_: int) -> Meting:
    """S1: from the start of the process to the painted unlock screen."""
    del dossiers_
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        home = _home(Path(temporary), None)
        ours, theirs, ratios = [], [], []
        for turn in range(STARTS + 1):
            a, b = _painted("ours", home), _painted("bare", home)
            if turn:  # the first reads the files from the disk
                ours.append(a)
                theirs.append(b)
                ratios.append(a / b)
    note = f"bare {statistics.median(theirs):.0f} ms"
    return Meting(
        "S1 start to unlock screen",
        statistics.median(ours),
        p95(ours),
        statistics.median(ratios),
        "<= 1,25 x",
        note,
    )


def unlock_row(folder: Path, dossiers_: int) -> Meting:
    """S2: from Enter to Vandaag filled and usable, against a bare start that reads two hundred rows."""
    found = _openings(folder, dossiers_)
    ratios = [a["open_ms"] / b["start_ms"] for a, b in found]
    times = [float(a["open_ms"]) for a, _ in found]
    note = f"bare {statistics.median([b['start_ms'] for _, b in found]):.0f} ms"
    return Meting(
        f"S2 Enter to Vandaag, {dossiers_}",
        statistics.median(times),
        p95(times),
        statistics.median(ratios),
        "<= 1,8 x",
        note,
    )


def memory_row(folder: Path, dossiers_: int) -> Meting:
    """S3: memory (PSS, MiB) once Vandaag stands, the child process apart."""
    found = _openings(folder, dossiers_)
    sizes = [a["pss_mib"] for a, _ in found]
    ratios = [a["pss_mib"] / b["pss_mib"] for a, b in found]
    return Meting(
        f"S3 memory (MiB), {dossiers_}",
        statistics.median(sizes),
        max(sizes),
        statistics.median(ratios),
        "<= 2,5 x",
    )


def pause_row(folder: Path, dossiers_: int) -> Meting:
    """S15: the longest pause of the event loop while screens open and a paper is made."""
    found = _openings(folder, dossiers_)
    pauses = [a["pause_ms"] for a, _ in found]
    worst = max((a for a, _ in found), key=lambda a: a["pause_ms"])
    per_step = ", ".join(f"{name} {ms:.0f}" for name, ms in worst["steps"].items())
    return Meting(
        f"S15 longest pause, {dossiers_}", statistics.median(pauses), max(pauses), None, "<= 50 ms", per_step
    )


_found: dict[tuple[str, int], list[tuple[dict[str, Any], dict[str, Any]]]] = {}


def _openings(folder: Path, dossiers_: int) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Open the large kluis a few times, ours and the yardstick in turn; S2, S3 and S15 share them."""
    key = (str(folder), dossiers_)
    if key not in _found:
        with tempfile.TemporaryDirectory(dir=folder) as temporary:
            home = _home(Path(temporary), build(folder / str(dossiers_), dossiers_))
            pairs = [(_tell("open", home), _tell("rows", home)) for _ in range(OPENINGS + 1)]
        _found[key] = pairs[1:]
    return _found[key]


def _home(folder: Path, kluis: Path | None) -> Path:
    """A home folder of the program with a kluis in it that opens with `ZIN`."""
    target = folder / "kluis" / "mijn.kluis"
    target.parent.mkdir(parents=True)
    if kluis is None:
        made = folder / "nieuw"
        made.mkdir()
        make_kluis(made).store.close()
        kluis = made / "proef.kluis"
    shutil.copyfile(kluis, target)
    store = open_store(target)
    with store.reader() as session:
        wie = session.scalars(select(Medewerker.uid)).first() or ""
    store.close()
    slot = keys.make_slot(
        SLEUTEL, ZIN, keys.SlotSoort.MEDEWERKER, medewerker_uid=wie, argon=SMALL, minimum_kib=0
    )
    keys.write_slots(target, keys.slot_file(SLEUTEL, (slot,)))
    return folder


def _child(what: str, home: Path) -> subprocess.Popen[str]:
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "DUURZAME_START_HOME": str(home),
        "PROEF_SLEUTEL": SLEUTEL.hex(),
        "PROEF_ZIN": ZIN,
    }
    script = Path(__file__).with_name("window_child.py")
    return subprocess.Popen(
        [sys.executable, str(script), what],
        cwd=_ROOT,
        env=surroundings | {"PYTHONPATH": str(_ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _painted(what: str, home: Path) -> float:
    """Milliseconds from the start of a child to its word that the window is painted."""
    start = time.perf_counter()
    with _child(what, home) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        spent = (time.perf_counter() - start) * 1000
    if line.strip() != "painted":
        msg = f"the window {what} was not painted"
        raise RuntimeError(msg)
    return spent


def _tell(what: str, home: Path) -> dict[str, Any]:
    """Run a child and read what it measured; `start_ms` is the whole time until it told."""
    start = time.perf_counter()
    with _child(what, home) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        spent = (time.perf_counter() - start) * 1000
    told: dict[str, Any] = json.loads(line)
    return told | {"start_ms": spent}
