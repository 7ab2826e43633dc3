"""The verbs without a window: rapport and controle; those about backups are in `verbs_kopie`. No Qt here."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop import wachtend
from desktop.beside import opened_copy
from desktop.clock import SystemClock
from desktop.log import log_event
from desktop.nakijken import waiting_entry, whole
from desktop.papers_of import make_paper
from desktop.paths import Paths
from desktop.profile import wait_of
from desktop.selftest import check_store
from desktop.verbs_kopie import backup, herstel, oefen
from desktop.verbs_open import DONE, FOUND, REFUSED, in_use, kluis_of, open_kluis, opened_to_read
from desktop.verbs_overdracht import overdracht
from desktop.workspace import Workspace
from models.content.loader import check_content
from models.errors import Known, World
from models.keys import safe_write
from models.rules.toegang import SYSTEEM
from models.services.dagwissel import check_dossiers
from models.values import Fase, Papier, Privacy
from resources.i18n import _
from resources.sentences import sentence
from views.logboek.woorden import verdict


def run(options: argparse.Namespace, paths: Paths) -> int:
    """Run a verb; say in one sentence why not."""
    verbs = {
        "overdracht": overdracht,
        "rapport": rapport,
        "controle": controle,
        "backup": backup,
        "herstel": herstel,
        "oefen": oefen,
    }
    try:
        if options.verb != "controle" or not options.alleen_inhoud:
            check_store()
        return verbs[options.verb](options, paths)
    except Known as error:
        log_event("geweigerd", reden=error.code, verb=options.verb)
        sys.stderr.write(sentence(error) + "\n")
        return REFUSED


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
            periode=options.periode,
            gemeente=options.gemeente,
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
        safe_write(target, make_paper(copy, Papier.MATRIX, record=False, gemeente=options.gemeente).pdf)
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
