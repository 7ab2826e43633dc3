"""Reading somebody's list safely: the file goes to a child process, text comes back (see `lijst_kind`)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec

from desktop.children import ROOT, command, environment
from desktop.lijst_kind import FILE_MAX, Mis, Tabel
from desktop.log import log_event
from models.errors import Refused, World

SECONDS = 60
"""A list that takes longer to read is no list."""


def read_list(path: Path) -> Tabel:
    """Read a list of somebody. Blocks; for the database thread or the command line.

    Raises World("bestand_niet_leesbaar") and Refused: lijst_te_groot, lijst_onleesbaar, lijst_leeg,
    lijst_oud_excel, lijst_te_veel_rijen, lijst_te_veel_kolommen.
    """
    try:
        with path.open("rb") as file:
            data = file.read(FILE_MAX + 1)
    except OSError as error:
        raise World("bestand_niet_leesbaar") from error
    return table_of(data)


def table_of(data: bytes, seconds: float = SECONDS) -> Tabel:
    """Let a child read these bytes; one that dies or hangs means the list cannot be read."""
    try:
        done = subprocess.run(
            command("desktop.lijst_kind"),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=environment(),
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        given = msgspec.msgpack.decode(done.stdout, type=Tabel | Mis)
    except (subprocess.TimeoutExpired, msgspec.MsgspecError):
        log_event("lijst_onleesbaar")
        raise Refused("lijst_onleesbaar") from None
    if isinstance(given, Mis):
        raise Refused(given.code, veld="", **given.params)
    log_event("lijst_gelezen", rijen=len(given.rijen))
    return given
