"""Practising: a backup is put back in a throw-away place and opened as the program would. No window here."""

from __future__ import annotations

import hashlib
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select

from desktop.log import log_event
from desktop.profile import PRACTICE, sweep_practice
from models import keys
from models.errors import Known, Refused, World
from models.queries.rows_kluis import ProefRow, ProefStap
from models.services.verb import Klok
from models.store import Backup, Store, read_backup_slots, restore, verify_backup
from models.store.backup import COPY, Halt, go_on, read_head, table_digests
from models.tables import Dossier, Persoon
from models.upgrade import needs_upgrade, upgrade

COUNTED = (
    "dossier",
    "persoon",
    "actiepunt",
    "ankerdatum",
    "gebeurtenis",
    "woonadres",
    "organisatie",
    "medewerker",
    "historie",
)
"""Tables whose rows stand in the report."""
_ASK_AGAIN = frozenset(
    {"sleutel_onjuist", "schijf_vol", "niet_schrijfbaar", "geheugen_tekort", "taak_gestopt"}
)
"""These say nothing about the backup: a mistyped wachtwoordzin, no room here, Stop."""
T = TypeVar("T")


@dataclass(slots=True)
class _Course:
    """The steps so far."""

    stappen: list[ProefStap] = field(default_factory=list)
    sleutel: str = ""
    sha256: str = ""
    tellingen: dict[str, int] = field(default_factory=dict)
    rijen: int = 0
    laatste_op: datetime | None = None

    def step(self, code: str, **params: str | int) -> None:
        self.stappen.append(ProefStap(code=code, params=params))

    def attempt(self, code: str, work: Callable[[], T]) -> T:
        """Do a step; where it fails it stands in the list as failed. Raises what it raises."""
        try:
            return work()
        except Known:
            self.stappen.append(ProefStap(code=code, goed=False))
            raise


def practise(
    backup: Backup,
    waar: str,
    secret: str,
    klok: Klok,
    profile: Path,
    wie: str = "",
    halt: Halt = go_on,
) -> ProefRow:
    """Put a backup back in a throw-away place, look at every row of it, open it, and throw it away.

    Gives the outcome, also of a backup that turns out to be no good. Raises World: sleutel_onjuist (asked
    again, no outcome), schijf_vol, niet_schrijfbaar; what `halt` raises, and then nothing stays behind.
    """
    started = time.perf_counter()
    course = _Course()
    reden = ""
    try:
        _run(course, backup, secret, klok, profile, halt)
    except (World, Refused) as error:
        if error.code in _ASK_AGAIN:
            raise
        reden = error.code
    log_event("oefening", goed=int(not reden))
    return ProefRow(
        op=klok.nu(),
        wie=wie,
        kopie_op=backup.gemaakt_op,
        waar=waar,
        sleutel=course.sleutel,
        goed=not reden,
        reden=reden,
        bytes=backup.head.bytes,
        sha256=course.sha256,
        schema=backup.head.schema,
        duur_s=round(time.perf_counter() - started, 1),
        rijen=course.rijen,
        stappen=tuple(course.stappen),
        tellingen=course.tellingen,
        laatste_op=course.laatste_op,
    )


def _run(course: _Course, backup: Backup, secret: str, klok: Klok, profile: Path, halt: Halt) -> None:
    folder = backup.folder
    head = course.attempt("proef_gevonden", lambda: read_head(folder))
    course.step("proef_gevonden")
    course.sha256 = course.attempt("proef_bestand", lambda: _same_file(folder, head.sha256))
    course.step("proef_bestand")
    halt()
    slots = course.attempt("proef_sleutel", lambda: read_backup_slots(folder))
    master, slot = keys.open_slot(slots, secret)
    herstelcode = slot.soort is keys.SlotSoort.HERSTELCODE
    course.sleutel = "herstelcode" if herstelcode else "wachtwoordzin"
    course.step(f"proef_sleutel_{course.sleutel}")
    halt()
    digests = course.attempt("proef_controles", lambda: _verified(folder, master))
    course.rijen = sum(digests.values())
    course.tellingen = {name: digests[name] for name in COUNTED if name in digests}
    course.step("proef_controles", tabellen=len(digests), rijen=course.rijen)
    halt()
    with _throw_away(profile) as place:
        kluis = place / "kluis" / "proef.kluis"
        course.attempt(
            "proef_teruggezet", lambda: restore(folder, kluis, master, moment=klok.nu(), halt=halt)
        )
        course.step("proef_teruggezet")
        halt()
        if needs_upgrade(kluis, master):
            done = course.attempt("proef_bijgewerkt", lambda: upgrade(kluis, master, place / "kopie"))
            course.step("proef_bijgewerkt", van=done.van, naar=done.naar)
        course.attempt("proef_open", lambda: _open(course, kluis, master))
    course.step("proef_opgeruimd")


def _same_file(folder: Path, promised: str) -> str:
    try:
        with (folder / COPY).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise World("reservekopie_beschadigd") from None
    if found != promised:
        raise World("reservekopie_beschadigd")
    return found


def _verified(folder: Path, master: bytes) -> dict[str, int]:
    if not verify_backup(folder, master).ok:
        raise World("reservekopie_beschadigd")
    return {name: one.rijen for name, one in table_digests(folder, master).items()}


def _open(course: _Course, kluis: Path, master: bytes) -> None:
    store = Store.open(kluis, master)
    try:
        if not store.oordeel.ok:
            raise World(store.oordeel.bevindingen[0].code)
        with store.reader() as session:
            dossiers = session.scalar(select(func.count()).select_from(Dossier)) or 0
            personen = session.scalar(select(func.count()).select_from(Persoon)) or 0
        course.laatste_op = store.laatst_geschreven
        course.step("proef_open", dossiers=dossiers, personen=personen)
    finally:
        store.close()


@contextmanager
def _throw_away(profile: Path) -> Iterator[Path]:
    """A private folder that is gone afterwards; what an interrupted practice left goes first."""
    try:
        profile.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep_practice(profile)
        place = profile / f"{PRACTICE}{secrets.token_hex(4)}"
        place.mkdir(mode=0o700)
    except OSError as error:
        raise keys.world_of(error, 0) from error
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
