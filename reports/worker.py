"""The child process that makes papers and long sums: `python -m reports.worker`, facts in, PDF or answer out.

One warm process without a window beside the program (foundations 21): a thread would freeze the screen. It
holds no state, opens no file, limits its own memory and stops when its input ends. Messages: see `wire`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import BinaryIO

import msgspec

from models.errors import Known
from models.memory import no_core_dumps
from models.values import Papier
from reports import catalog, pdf, sheet, wire

MEMORY = 2 * 1024**3
"""Most memory in bytes the child may map; a paper that needs more is refused, the program lives on."""

_NOISE = 2
"""Exit code when what came in was no opdracht."""


def limit_resources() -> None:
    """Limit memory and forbid core files (they would hold names), where the system can."""
    no_core_dumps()
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent still kills on Stop
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def serve(source: BinaryIO, target: BinaryIO) -> int:
    """Answer orders until the input ends; gives the exit code."""
    pdf.flow()
    wire.write(target, wire.Gereed())
    while True:
        try:
            order = wire.read_order(source)
        except (ValueError, msgspec.MsgspecError):
            return _NOISE
        if order is None:
            return 0
        if isinstance(order, wire.Rekenopdracht):
            wire.write(target, _reckon(order))
        else:
            wire.write(target, _answer(order, target))


def _reckon(order: wire.Rekenopdracht) -> wire.Uitgerekend | wire.Mislukt:
    """Do a task, or say by code that it failed."""
    try:
        return wire.answer(order.nr, order.taak, order.vraag)
    except Known as known:
        return wire.Mislukt(order.nr, known.code, dict(known.params))
    except Exception as bug:  # noqa: BLE001 - the child must live on; only the kind of fault leaves it
        return wire.Mislukt(order.nr, "rekenen_mislukt", {"soort": type(bug).__name__})


def _answer(order: wire.Opdracht | wire.Lijst, target: BinaryIO) -> wire.Gemaakt | wire.Mislukt:
    """Make the file of an opdracht or of a list, or say by code why not."""
    try:
        return _list(order) if isinstance(order, wire.Lijst) else _papers(order, target)
    except Known as known:
        return wire.Mislukt(order.nr, known.code, dict(known.params))
    except msgspec.ValidationError:
        kind = order.stukken[0].papier.value if isinstance(order, wire.Opdracht) else ""
        return wire.Mislukt(order.nr, "papier_feiten", {"papier": kind})
    except MemoryError:
        return wire.Mislukt(order.nr, "papier_te_groot")
    except OSError:
        raise  # the pipe broke: nobody is there to answer
    except Exception as bug:  # noqa: BLE001 - the child must live on; only the kind of fault leaves it
        return wire.Mislukt(order.nr, "papier_mislukt", {"soort": type(bug).__name__})


def _papers(order: wire.Opdracht, target: BinaryIO) -> wire.Gemaakt:
    total = len(order.stukken)

    def progress(done: int) -> None:
        wire.write(target, wire.Voortgang(order.nr, done, total))

    papers = [(piece.papier, _facts(piece)) for piece in order.stukken]
    if order.vorm != wire.PDF:
        return wire.Gemaakt(order.nr, catalog.editable(papers, order.vorm), 0, 0)
    made = catalog.render_many(papers, progress, two_sided=order.tweezijdig)
    words = catalog.plain_text([one for one in papers if one[0] in catalog.ALS_TEKST])
    lines = catalog.shown(papers)
    return wire.Gemaakt(order.nr, made.pdf, made.pages, made.missing_glyphs, words, made.per, lines)


def _list(order: wire.Lijst) -> wire.Gemaakt:
    make = sheet.to_xlsx if order.soort == sheet.XLSX else sheet.to_csv
    return wire.Gemaakt(order.nr, make(order.koppen, order.rijen), 0, 0)


def _facts(piece: wire.Stuk) -> catalog.Facts:
    wanted = catalog.PAPERS[Papier(piece.papier)].facts
    facts: catalog.Facts = msgspec.msgpack.decode(piece.feiten, type=wanted)
    return facts


def main() -> int:
    """Run as the child: nothing but frames may reach the real output, Ctrl+C is the parent's."""
    limit_resources()
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        return serve(sys.stdin.buffer, target)
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
