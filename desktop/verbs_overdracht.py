"""The verb `overdracht`: make a file of gezinnen, or say what a file is. No Qt is loaded here.

Taking a file in asks choices of a person, so that is done in the window.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.papers_of import dossier_of
from desktop.paths import Paths
from desktop.verbs_open import DONE, open_kluis
from desktop.workspace import Workspace
from models import envelop
from models.envelop import Bestandsoort
from models.errors import Known, World
from models.queries.overdracht_pakket import Pakket
from models.queries.overdracht_uit import chosen_dossiers, make_pakket
from models.services.overdracht_uit import record_mislukt, record_overdracht, write_overdracht
from resources.i18n import _
from resources.sentences import sentence


def overdracht(options: argparse.Namespace, paths: Paths) -> int:
    """Say what a file is (`--kijk`), or make one (`--uit`)."""
    if options.kijk:
        return _look(Path(options.kijk))
    if not options.uit or not options.dossier:
        raise World("overdracht_opdracht")
    target = Path(options.uit).absolute()
    if not target.parent.is_dir():
        raise World("uit_bestaat_niet")
    if target.is_dir():
        raise World("uit_is_map")
    workspace = open_kluis(options, paths)
    try:
        workspace.day_change()
        words = _make(workspace, options, target)
    finally:
        problem = workspace.close()
    sys.stdout.write(f"{target}\n{words}\n")
    sys.stderr.write(_("Lees de woorden voor per telefoon. Ze staan nergens anders.") + "\n")
    if problem is not None:
        sys.stderr.write(sentence(problem) + "\n")
    return DONE


def _make(workspace: Workspace, options: argparse.Namespace, target: Path) -> str:
    plek, words = workspace.plek(), envelop.new_words()
    pakket = _read(workspace, options)
    uid = record_overdracht(plek, pakket).onderwerp
    try:
        write_overdracht(plek, target, pakket, words)
    except Known:
        record_mislukt(plek, uid)
        raise
    return words


def _read(workspace: Workspace, options: argparse.Namespace) -> Pakket:
    with workspace.lezer() as lezer:
        uids = [dossier_of(lezer, nummer) for nummer in options.dossier]
        return make_pakket(
            lezer,
            chosen_dossiers(lezer, uids),
            workspace.klok.nu(),
            aan=options.aan,
            grond=options.grond,
            reden=options.reden,
        )


def _look(path: Path) -> int:
    """What a file is, as its readable header says: it is not opened and nothing in it is believed."""
    found = envelop.look(envelop.read_file(path))
    soorten = {
        Bestandsoort.OVERDRACHT: _("Een overdrachtsmap. Zeven woorden openen hem."),
        Bestandsoort.UITWISSELING: _(
            "Een weekbestand van een uitwisselpartner. Alleen de partner opent het."
        ),
        Bestandsoort.ONTVANGST: _("Een ontvangstbewijs. Het past bij één overdracht."),
        Bestandsoort.PARTNER: _("Een partnerbestand: openbare sleutels, niets geheims."),
    }
    sys.stdout.write(soorten[found.kop.soort] + "\n")
    sys.stdout.write(_("Overdracht {uid}, vorm {n}.").format(uid=found.kop.uid, n=found.kop.formaat) + "\n")
    return DONE
