"""Measure: `python -m tests.bench [--dossiers 10000] [--map DIR] [S4 S9 …]` prints a row for each figure.

Ratios in one run hold where absolute times drift (design of the rows: speed of the program against a bare
yardstick). Data is generated once in the folder and used again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    gemeente_rows,
    import_rows,
    kluis_rows,
    paper_rows,
    plan_rows,
    screen_rows,
    store_rows,
    window_rows,
)
from tests.bench.timing import Meting


def main() -> int:
    """Run the wanted rows and print them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("rijen", nargs="*", help="S1 to S16, P1 and P2; none = all")
    parser.add_argument("--dossiers", type=int, default=10_000)
    parser.add_argument("--map", type=Path, default=None, help="keep the generated data here")
    args = parser.parse_args()
    rows: dict[str, Callable[[Path, int], Meting]] = {
        "S1": window_rows.start_row,
        "S2": window_rows.unlock_row,
        "S3": window_rows.memory_row,
        "S4": kluis_rows.list_row,
        "S5": kluis_rows.search_row,
        "S6": screen_rows.dossier_row,
        "S7": kluis_rows.tick_row,
        "S8": kluis_rows.anchor_row,
        "S9": kluis_rows.vandaag_row,
        "S10 dagkaart": paper_rows.dagkaart_row,
        "S10 matrix": paper_rows.matrix_row,
        "S10 checklist": paper_rows.checklist_row,
        "S10 many": paper_rows.many_row,
        "S10 memory": paper_rows.memory_row,
        "S11": paper_rows.weasyprint_row,
        "S12": import_rows.import_row,
        "S13": store_rows.check_row,
        "S14": store_rows.backup_row,
        "S15": window_rows.pause_row,
        "S16": gemeente_rows.gemeente_row,
        "P1": plan_rows.full_row,
        "P2": plan_rows.small_row,
    }
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.map or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        sys.stdout.write(f"{'row':<34} {'median ms':>9} {'p95 ms':>9} {'ratio':>8}   goal\n")
        for name, row in rows.items():
            if not args.rijen or name.split()[0] in args.rijen:
                sys.stdout.write(row(folder, args.dossiers).line() + "\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
