"""The verbs about backups without a window: backup, herstel, oefen. No Qt is loaded here."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop import wachtend
from desktop.backups import ELDERS, HIER
from desktop.beside import backup_beside
from desktop.clock import SystemClock
from desktop.demo import WACHTWOORDZIN
from desktop.paths import Paths
from desktop.practice import practise
from desktop.profile import wait_of
from desktop.rescue import accept, rescue
from desktop.verbs_open import DONE, FOUND, in_use, kluis_of, open_kluis, read_secret
from desktop.workspace import put_back
from models import keys
from models.errors import World
from models.keys import safe_write
from models.queries.reservekopie import proef_facts
from models.queries.rows import PaperHead
from models.queries.rows_kluis import ProefFacts, ProefRow
from models.services.reservekopie import record_proef
from models.store import Backup, copy_to_second, look_around, newest_backup, read_backup_slots
from models.store.seal import stamp
from models.values import Papier
from reports.catalog import render
from reports.redding import counted, summary
from resources.i18n import _, language
from resources.sentences import sentence


def backup(options: argparse.Namespace, paths: Paths) -> int:
    """Make a backup, verify it, and name its folder; with `--naar` a copy in that folder too, read back."""
    try:
        workspace = open_kluis(options, paths)
    except World as error:
        if error.code != "kluis_in_gebruik":
            raise
        return _backup_beside(options, paths)
    try:
        report = workspace.backup()
        sys.stdout.write(f"{report.backup.folder}\n")
        if options.naar:
            _to_folder(report.backup, options.naar, workspace.store.key)
    finally:
        workspace.close(backup=False)
    return DONE


def _backup_beside(options: argparse.Namespace, paths: Paths) -> int:
    kluis, secret = in_use(options, paths)
    report, wie = backup_beside(kluis, secret, SystemClock(), paths.backups_of(kluis))
    over = ("reservekopie", stamp(report.backup.gemaakt_op))
    made = wachtend.Wachtend("reservekopie", SystemClock().nu(), wie, over=over, herkomst="opdracht")
    wachtend.add(wait_of(paths.profile, kluis), made)
    sys.stdout.write(f"{report.backup.folder}\n")
    if options.naar:
        master, _slot = keys.open_slot(read_backup_slots(report.backup.folder), secret)
        _to_folder(report.backup, options.naar, master)
    return DONE


def _to_folder(made: Backup, naar: str, master: bytes) -> None:
    second = copy_to_second(made, Path(naar).absolute(), master)
    sys.stdout.write(f"{second.backup.folder}\n")


def herstel(options: argparse.Namespace, paths: Paths) -> int:
    """Put a backup back (the newest unless one is named), or save what can be saved (`--redden`).

    The kluis that stood there is kept.
    """
    kluis = kluis_of(options, paths) if not options.demo else paths.demo
    secret = WACHTWOORDZIN if options.demo else ""
    if options.redden:
        aside = _save_what_can_be(kluis, secret or read_secret(options), paths)
    else:
        folder = _chosen(options, kluis, paths).folder
        rows, aside = put_back(
            folder,
            kluis,
            secret or read_secret(options),
            SystemClock(),
            backups=paths.backups_of(kluis),
            profile=paths.profile,
        )
        sys.stdout.write(_("Teruggezet en nagekeken: {n} regels.").format(n=rows) + "\n")
    if aside is not None:
        sys.stdout.write(_("De vorige kluis staat er nog: {pad}").format(pad=aside) + "\n")
    return DONE


def _save_what_can_be(kluis: Path, secret: str, paths: Paths) -> Path | None:
    """Salvage, say dossier by dossier what is missing, and put what was saved in its place."""
    klok = SystemClock()
    rescued = rescue(kluis, secret, klok, paths.backups_of(kluis))
    sys.stdout.write(summary(rescued.redding) + "\n")
    for one in rescued.redding.dossiers:
        if one.kwijt or one.uit_kopie:
            words = _("{nummer}: kwijt {kwijt}; uit de reservekopie {kopie}")
            lost, copied = counted(one.kwijt), counted(one.uit_kopie)
            sys.stdout.write(words.format(nummer=one.nummer or "?", kwijt=lost, kopie=copied) + "\n")
    return accept(rescued, klok, paths.profile)


def _chosen(options: argparse.Namespace, kluis: Path, paths: Paths) -> Backup:
    """The backup that is meant: the one in `--van`, else the newest here. Raises World."""
    if options.van:
        found = look_around(Path(options.van))
        if not found:
            raise World("geen_reservekopie")
        return found[0]
    newest = newest_backup(paths.backups_of(kluis), kluis.stem)
    if newest is None:
        raise World("geen_reservekopie")
    return newest


def oefen(options: argparse.Namespace, paths: Paths) -> int:
    """Practise putting a backup back in a throw-away place; 3 when it turns out to be no good.

    The outcome is kept in the kluis, where that can be opened now; `--uit` writes the report as PDF.
    """
    kluis = paths.demo if options.demo else kluis_of(options, paths)
    chosen = _chosen(options, kluis, paths)
    secret = WACHTWOORDZIN if options.demo else read_secret(options)
    proef = practise(chosen, ELDERS if options.van else HIER, secret, SystemClock(), paths.profile)
    for stap in proef.stappen:
        mark = "+" if stap.goed else "-"
        sys.stdout.write(f"{mark} {sentence(stap.code, **stap.params)}\n")
    facts = _keep(options, paths, proef)
    if options.uit:
        safe_write(Path(options.uit), render(Papier.TERUGZETPROEF, facts).pdf)
        sys.stdout.write(f"{options.uit}\n")
    if proef.reden:
        sys.stderr.write(sentence(proef.reden) + "\n")
    return DONE if proef.goed else FOUND


def _keep(options: argparse.Namespace, paths: Paths, proef: ProefRow) -> ProefFacts:
    """Keep the outcome in the kluis and give the facts of the report; without a kluis only those."""
    nu = SystemClock().nu()
    try:
        workspace = open_kluis(options, paths)
    except World as error:
        sys.stderr.write(_("De uitslag is niet in de kluis bewaard.") + f" {sentence(error)}\n")
        head = PaperHead(gemaakt_op=nu, wie="", gemeente="", taal=language())
        return ProefFacts(head=head, kluis="", proef=proef)
    try:
        uid = record_proef(workspace.plek("opdracht"), proef).onderwerp
        with workspace.lezer() as lezer:
            facts = proef_facts(lezer, uid, nu, language())
    finally:
        workspace.close(backup=False)
    if facts is None:
        raise World("onbekend_of_opgeslagen")
    return facts
