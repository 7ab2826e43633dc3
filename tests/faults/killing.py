"""Killing a process that saves, at any moment, and hearing what it had promised until then."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

Say = multiprocessing.connection.Connection


def context(monkeypatch: pytest.MonkeyPatch, *preload: str) -> Any:  # noqa: ANN401 - the type of a context depends on the system
    """A way to start processes with a memory of their own; on Unix from a server with the imports done."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    made: Any = multiprocessing.get_context(method)
    if method == "forkserver":
        # WORKAROUND: the server of Python 3.11 does its imports before it knows our sys.path.
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(part for part in sys.path if part))
        made.set_forkserver_preload(["sqlalchemy.dialects.sqlite", *preload])
    return made


def run_and_kill(
    start: Any,  # noqa: ANN401 - as above
    work: Callable[..., None],
    args: tuple[object, ...],
    chance: random.Random,
    within: float,
) -> list[str]:
    """Start `work(*args, say)`, kill it up to `within` seconds after its first word; gives all its words."""
    hear, say = start.Pipe(duplex=False)
    process = start.Process(target=work, args=(*args, say), daemon=True)
    process.start()
    say.close()
    words = [hear.recv_bytes().decode()]
    time.sleep(chance.random() * within)
    process.kill()
    process.join()
    try:
        while True:
            words.append(hear.recv_bytes().decode())
    except (EOFError, OSError):
        hear.close()
    return words
