"""The verbs without a window: rapport, controle, backup, herstel. No Qt is loaded here."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop import wachtend
from desktop.beside import backup_beside, opened_copy
from desktop.clock import SystemClock
from desktop.demo import WACHTWOORDZIN, open_demo
from desktop.log import log_event
from desktop.nakijken import waiting_entry, whole
from desktop.papers_of import make_paper
from desktop.paths import Paths
from desktop.profile import wait_of
from desktop.selftest import check_store
from desktop.workspace import Workspace, put_back, unlock
from models.content.loader import check_content
from models.errors import Known, World
from models.keys import safe_write
from models.rules.toegang import SYSTEEM
from models.services.dagwissel import check_dossiers
from models.store import newest_backup
from models.store.seal import stamp
from models.values import Fase, Papier, Privacy
from resources.i18n import _
from resources.sentences import sentence
from views.logboek.woorden import verdict

DONE, REFUSED, FOUND = 0, 1, 3


def run(options: argparse.Namespace, paths: Paths) -> int:
    """Run a verb; say in one sentence why not."""
    verbs = {
        "rapport": rapport,
        "controle": controle,
        "backup": backup,
        "herstel": herstel,
    }
    try:
        if options.verb != "controle" or not options.alleen_inhoud:
            check_store()
        return verbs[options.verb](options, paths)
    except Known as error:
        log_event("geweigerd", reden=error.code, verb=options.verb)
        sys.stderr.write(sentence(error) + "\n")
        return REFUSED


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
    if not options.kluis and not kluis.exists() and options.verb != "herstel":
        raise World("geen_kluis")
    return kluis


def open_kluis(options: argparse.Namespace, paths: Paths, *, readonly: bool = False) -> Workspace:
    """Open the kluis of the verb: the demo without a question, the own one with its wachtwoordzin."""
    klok = SystemClock()
    if options.demo:
        return open_demo(paths, klok)
    kluis = kluis_of(options, paths)
    return unlock(
        kluis,
        read_secret(options),
        klok,
        paths.backups_of(kluis),
        readonly=readonly,
        profile=paths.profile,
        herkomst="opdracht",
    )


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


def rapport(options: argparse.Namespace, paths: Paths) -> int:
    """Make a paper, record it, and write the PDF."""
    target = Path(options.uit)
    if not target.absolute().parent.is_dir():
        raise World("uit_bestaat_niet")
    if target.is_dir():
        raise World("uit_is_map")
    try:
        workspace = open_kluis(options, paths)
    except World as error:
        if error.code != "kluis_in_gebruik":
            raise
        return _rapport_beside(options, paths, target)
    try:
        workspace.day_change()
        made = make_paper(
            workspace,
            Papier(options.papier),
            nummer=options.dossier,
            fase=Fase(options.fase) if options.fase else None,
            privacy=Privacy(options.privacy) if options.privacy else None,
            maand=options.maand,
        )
        safe_write(target, made.pdf)
    finally:
        problem = workspace.close()
    sys.stdout.write(f"{target}\n")
    if made.missing_glyphs:
        words = _("Let op: {n} tekens kan het lettertype niet drukken.").format(n=made.missing_glyphs)
        sys.stderr.write(words + "\n")
    if problem is not None:
        sys.stderr.write(sentence(problem) + "\n")
    return DONE


def _rapport_beside(options: argparse.Namespace, paths: Paths, target: Path) -> int:
    """A paper that nobody has to note down may be made of a copy; any other asks for the window."""
    if Papier(options.papier) is not Papier.MATRIX or options.dossier:
        raise World("papier_venster_open")
    kluis, secret = in_use(options, paths)
    with opened_copy(kluis, secret, SystemClock()) as copy:
        safe_write(target, make_paper(copy, Papier.MATRIX, record=False).pdf)
    sys.stderr.write(sentence("van_kopie") + "\n")
    sys.stdout.write(f"{target}\n")
    return DONE


def controle(options: argparse.Namespace, paths: Paths) -> int:
    """Check the content and then the kluis; 3 when something is found."""
    problems = check_content()
    for problem in problems:
        sys.stdout.write(f"{sentence(problem.melding)}\n")
    if problems:
        sys.stdout.write(_("Checklists: {n} keer iets niet goed.").format(n=len(problems)) + "\n")
    else:
        sys.stdout.write(_("Checklists: in orde.") + "\n")
    if options.alleen_inhoud:
        return FOUND if problems else DONE
    if not options.demo and not options.kluis and not paths.kluis.exists():
        sys.stdout.write(sentence("geen_kluis") + "\n")
        return FOUND if problems else DONE
    found = _check_kluis(options, paths)
    return FOUND if problems or found else DONE


def _check_kluis(options: argparse.Namespace, paths: Paths) -> bool:
    with opened_to_read(options, paths) as (workspace, is_copy):
        report = workspace.check()
        for reden in report.bevindingen:
            sys.stdout.write(sentence(reden) + "\n")
        if report.ok:
            sys.stdout.write(sentence("controle_goed") + "\n")
        waits = wait_of(paths.profile, kluis_of(options, paths)) if is_copy else workspace.wacht
        whole_log = report.ok and _check_logboek(workspace, options.blad, waits)
        with workspace.lezer() as lezer:
            differences = check_dossiers(lezer)
        for nummer, several in differences.items():
            words = _("Dossier {nummer}: {n} punten staan anders dan de checklist vandaag zegt.")
            sys.stdout.write(words.format(nummer=nummer, n=len(several)) + "\n")
        return not (report.ok and whole_log)


def _check_logboek(workspace: Workspace, blad: str, waits: Path) -> bool:
    """Read the logboek through; whether it is whole. Anybody may ask: what stands in it is not shown.

    The kluis is open for reading only here, so what came of it is written at the next sign-in.
    """
    oordeel = whole(workspace, blad, SYSTEEM)
    sys.stdout.write(verdict(oordeel) + "\n")
    wachtend.add(waits, waiting_entry(oordeel, workspace.persoon.uid, workspace.klok.nu()))
    return oordeel.bevinding is None


def backup(options: argparse.Namespace, paths: Paths) -> int:
    """Make a backup, verify it, and name its folder."""
    try:
        workspace = open_kluis(options, paths)
    except World as error:
        if error.code != "kluis_in_gebruik":
            raise
        kluis, secret = in_use(options, paths)
        report, wie = backup_beside(kluis, secret, SystemClock(), paths.backups_of(kluis))
        over = ("reservekopie", stamp(report.backup.gemaakt_op))
        made = wachtend.Wachtend("reservekopie", SystemClock().nu(), wie, over=over, herkomst="opdracht")
        wachtend.add(wait_of(paths.profile, kluis), made)
    else:
        try:
            report = workspace.backup()
        finally:
            workspace.close(backup=False)
    sys.stdout.write(f"{report.backup.folder}\n")
    return DONE


def herstel(options: argparse.Namespace, paths: Paths) -> int:
    """Put a backup back (the newest unless one is named); the kluis that stood there is kept."""
    kluis = kluis_of(options, paths) if not options.demo else paths.demo
    folder = Path(options.van) if options.van else None
    if folder is None:
        found = newest_backup(paths.backups_of(kluis), kluis.stem)
        if found is None:
            raise World("geen_reservekopie")
        folder = found.folder
    secret = WACHTWOORDZIN if options.demo else read_secret(options)
    rows, aside = put_back(
        folder, kluis, secret, SystemClock(), backups=paths.backups_of(kluis), profile=paths.profile
    )
    sys.stdout.write(_("Teruggezet en nagekeken: {n} regels.").format(n=rows) + "\n")
    if aside is not None:
        sys.stdout.write(_("De vorige kluis staat er nog: {pad}").format(pad=aside) + "\n")
    return DONE
