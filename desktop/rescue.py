"""Saving what can be saved from a damaged kluis, and going on with it. No window here; all of it blocks."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from desktop.log import log_event
from desktop.profile import mark_of
from desktop.workspace import find_key
from models import keys
from models.queries.rows_kluis import ReddingDossier, ReddingRow
from models.services.verb import Klok
from models.store import (
    KluisLock,
    accept_mark,
    forget_mark,
    list_backups,
    report_of,
    salvage,
    verify_backup,
)
from models.store.files import remove_file
from models.store.restore import swap


@dataclass(frozen=True, slots=True)
class Rescued:
    """A salvaged kluis that stands beside the damaged one until a person decides."""

    kluis: Path
    bestand: Path
    redding: ReddingRow


def rescue(kluis: Path, secret: str, klok: Klok, backups: Path) -> Rescued:
    """Read all that is whole into a new file beside the kluis; gaps come from the newest good backup.

    The damaged kluis is not changed. Raises World: sleutel_onjuist, kluis_niet_te_redden, kluis_in_gebruik,
    schijf_vol.
    """
    master, _slot = find_key(kluis, secret)
    now = klok.nu()
    target = kluis.with_name(f".{kluis.name}.gered")
    with KluisLock(kluis):
        remove_file(target)
        found = salvage(kluis, master, target, now, backup=_newest_good(backups, kluis.stem, master))
        report = report_of(found, master)
    log_event("gered", rijen=report.gelezen, duur=found.duur_s, goed=int(report.compleet))
    redding = ReddingRow(
        op=now,
        gelezen=report.gelezen,
        kopie_op=found.kopie_op,
        dossiers=tuple(
            ReddingDossier(nummer=one.nummer, kwijt=one.kwijt, uit_kopie=one.uit_kopie)
            for one in report.dossiers
        ),
        kwijt=report.kwijt,
        uit_kopie=report.uit_kopie,
        onzeker=report.onzeker,
    )
    return Rescued(kluis, target, redding)


def _newest_good(backups: Path, naam: str, master: bytes) -> Path | None:
    for one in list_backups(backups, naam):
        if verify_backup(one.folder, master).ok:
            return one.folder
    return None


def accept(rescued: Rescued, klok: Klok, profile: Path) -> Path | None:
    """Put the salvaged kluis in the place of the damaged one, which is kept beside for thirty days.

    Gives where the damaged one is kept. Raises World: kluis_in_gebruik, schijf_vol.
    """
    try:
        with KluisLock(rescued.kluis):
            aside = swap(rescued.kluis, rescued.bestand, None, klok.nu())
            keys.sync_folder(rescued.kluis.parent)
    except OSError as error:
        raise keys.world_of(error, 0) from error
    forget_mark(mark_of(profile, rescued.kluis))
    with contextlib.suppress(OSError):
        rescued.bestand.with_name(f"{rescued.bestand.name}-journal").unlink()
    log_event("gered_in_gebruik")
    return aside


def refuse(rescued: Rescued) -> None:
    """Throw the salvaged file away; the damaged kluis stays as it was."""
    remove_file(rescued.bestand)


def choose_as_is(kluis: Path, profile: Path) -> None:
    """Go on with a kluis that is not the one last closed here; the next opening takes it as it is."""
    accept_mark(mark_of(profile, kluis))
    log_event("kluis_aanvaard")
