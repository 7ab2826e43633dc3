"""Opening the kluis of a verb: which one, its wachtwoordzin, or a private copy beside an open window."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.beside import opened_copy, refuse_startzin
from desktop.clock import SystemClock
from desktop.demo import WACHTWOORDZIN, open_demo
from desktop.paths import Paths
from desktop.workspace import Workspace, unlock
from models.errors import Refused, World
from resources.i18n import _
from resources.sentences import sentence

DONE, REFUSED, FOUND = 0, 1, 3


def read_secret(options: argparse.Namespace) -> str:
    """Read the wachtwoordzin from the given descriptor, or ask for it, once a verb.

    Raises World("geen_wachtwoordzin").
    """
    if not getattr(options, "wachtwoordzin", ""):
        options.wachtwoordzin = _ask_secret(options)
    return str(options.wachtwoordzin)


def _ask_secret(options: argparse.Namespace) -> str:
    if options.wachtwoord_fd is not None:
        try:
            with os.fdopen(options.wachtwoord_fd, "r", encoding="utf-8", closefd=False) as source:
                secret = source.readline().rstrip("\r\n")
        except (OSError, ValueError):
            raise World("geen_wachtwoordzin") from None
    else:
        try:
            secret = getpass.getpass(_("Wachtwoordzin: "))
        except EOFError:
            raise World("geen_wachtwoordzin") from None
    if not secret.strip():
        raise World("geen_wachtwoordzin")
    return secret


def kluis_of(options: argparse.Namespace, paths: Paths) -> Path:
    """Which kluis the verb is about. Raises World("geen_kluis") where none was made yet."""
    kluis = Path(options.kluis).absolute() if options.kluis else paths.kluis
    if not options.kluis and not kluis.exists() and options.verb not in {"herstel", "oefen"}:
        raise World("geen_kluis")
    return kluis


def open_kluis(options: argparse.Namespace, paths: Paths, *, readonly: bool = False) -> Workspace:
    """Open the kluis of the verb: the demo without a question, the own one with its wachtwoordzin."""
    klok = SystemClock()
    if options.demo:
        return open_demo(paths, klok)
    kluis = kluis_of(options, paths)
    workspace = unlock(
        kluis,
        read_secret(options),
        klok,
        paths.backups_of(kluis),
        readonly=readonly,
        profile=paths.profile,
        herkomst="opdracht",
    )
    try:
        refuse_startzin(workspace)
    except Refused:
        workspace.close(backup=False)
        raise
    return workspace


def in_use(options: argparse.Namespace, paths: Paths) -> tuple[Path, str]:
    """The kluis of the verb that a window holds, and its wachtwoordzin."""
    if options.demo:
        return paths.demo, WACHTWOORDZIN
    return kluis_of(options, paths), read_secret(options)


@contextmanager
def opened_to_read(options: argparse.Namespace, paths: Paths) -> Iterator[tuple[Workspace, bool]]:
    """Open the kluis of the verb read-only, or a private copy where a window holds it (True)."""
    try:
        workspace = open_kluis(options, paths, readonly=True)
    except World as error:
        if error.code != "kluis_in_gebruik":
            raise
    else:
        try:
            yield workspace, False
        finally:
            workspace.close(backup=False)
        return
    kluis, secret = in_use(options, paths)
    with opened_copy(kluis, secret, SystemClock()) as copy:
        sys.stderr.write(sentence("van_kopie") + "\n")
        yield copy, True
