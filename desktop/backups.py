"""Backups of one opened kluis: when one is due, the second place, what both hold. No window here.

All functions block; the window calls them on the database thread, the second place beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
from dateutil.relativedelta import relativedelta

from desktop.klokwacht import Klokwacht
from desktop.log import log_event
from desktop.profile import book_of, clock_of
from models.errors import World
from models.keys import sleutel_id
from models.queries.lezer import Lezer
from models.queries.reservekopie import load_kopie_cijfers, load_proef
from models.queries.rows_kluis import KopieCijfers, KopieRow, KopieStand, TweedePlek
from models.rules.toegang import SYSTEEM
from models.services.verb import Klok, Plek, scrub_if_due
from models.store import (
    Backup,
    BackupReport,
    Book,
    CheckReport,
    Held,
    Herkomst,
    SecondReport,
    Store,
    check_place,
    copy_to_second,
    holding,
    list_backups,
    look_around,
    make_backup,
    note_copy,
    reachable,
    read_backup_slots,
    read_book,
    same_disk,
    thin_replaced,
    verify_backup,
    write_book,
)
from models.store.backup import Halt, go_on
from models.store.restore import KEPT
from models.store.second import FOLDER, Where
from models.values import Reden

HIER, DAAR, ELDERS = "hier", "tweede_plek", "elders"


class Backups:
    """The backups of an opened kluis."""

    def __init__(
        self, store: Store, klok: Klok, folder: Path, profile: Path, wacht: Klokwacht | None = None
    ) -> None:
        self._store = store
        self._klok = klok
        self.wacht = wacht or Klokwacht(clock_of(profile, store.path), klok, store.laatst_geschreven)
        """While it doubts the clock nothing old is thrown away."""
        self.folder = folder
        self.profile = profile
        self._book_file = book_of(profile, store.path)
        unproven = store.herkomst is Herkomst.ONBEWEZEN or self.newest() is None
        self._kept = -1 if unproven else self._volgnr()
        """The number of the last commit that stands in a backup."""
        self.told: Callable[[str, str, datetime | None], None] | None = None
        """Hears what must stand in the logboek: kind, result, moment of the backup."""

    def _volgnr(self) -> int:
        return self._store.volgnr if self._store.oordeel.ok else 0

    # --- making -------------------------------------------------------------------------------------------

    @property
    def due(self) -> bool:
        """Whether something was saved that no backup holds."""
        return not self._store.readonly and self._store.volgnr != self._kept

    def settle(self) -> None:
        """What was just committed needs no backup of its own: it only tells who came in or went."""
        if not self._store.readonly:
            self._kept = self._volgnr()

    def make(self, halt: Halt = go_on) -> BackupReport:
        """Make a backup and verify it, thin what is old unless the clock is in doubt. Raises World.

        `halt` may stop it; then there is no new backup, and it stays due.
        """
        sure = self.wacht.is_right
        report = self._make(thin_out=sure, halt=halt)
        if sure:
            thin_replaced(self._store.path, self._klok.nu())
        return report

    def before(self, reden: str) -> BackupReport | None:
        """Make a backup before something big: import, bulk work, rekey, taking dossiers in, restore.

        `reden` is a code for the log (`import`, `sleutels`, `overdracht`). Nothing is thinned out now. None
        where the newest backup holds everything already. Raises World: without a backup the work must not
        begin.
        """
        if not self.due and self.newest() is not None:
            return None
        report = self._make(thin_out=False)
        log_event("reservekopie_vooraf", reden=reden)
        return report

    def _make(self, *, thin_out: bool, halt: Halt = go_on) -> BackupReport:
        try:
            scrub_if_due(Plek(self._store, SYSTEEM, self._klok, "reservekopie"))
            report = make_backup(
                self._store.path,
                self._store.key,
                self.folder,
                moment=self._klok.nu(),
                oldest=self.oldest() if thin_out else None,
                thin_out=thin_out,
                halt=halt,
            )
        except World:
            self._tell("reservekopie", "mislukt")
            raise
        self._tell("reservekopie", "gedaan", report.backup.gemaakt_op)
        self._kept = self._volgnr()
        self._store.remember()
        log_event("reservekopie", rijen=report.rijen, duur=report.duur_s)
        return report

    def _tell(self, soort: str, resultaat: str, op: datetime | None = None) -> None:
        if self.told is not None:
            self.told(soort, resultaat, op)

    def newest(self) -> Backup | None:
        """The newest verified backup here under the key of now, or None."""
        found = list_backups(self.folder, self._store.path.stem)
        return next((one for one in found if self._is_ours(one.folder)), None)

    def _is_ours(self, folder: Path) -> bool:
        """Whether a backup is under the key that the kluis has now; one without slots cannot say."""
        try:
            return read_backup_slots(folder, minimum_kib=0).sleutel_id == sleutel_id(self._store.key)
        except World:
            return True

    def everywhere(self) -> tuple[Backup, ...]:
        """All backups that can be reached now: here, and at the second place."""
        plek, naam = self.book().plek, self._store.path.stem
        there = list_backups(Path(plek) / FOLDER, naam) if reachable(plek) else ()
        return (*list_backups(self.folder, naam), *there)

    def oldest(self) -> date | None:
        """Backups from before this day go, so that who was erased ages out."""
        return self.figures().bewaren_vanaf

    def figures(self) -> KopieCijfers:
        """The dated figures; none of them where the kluis cannot be read."""
        try:
            with self._store.reader() as session:
                return load_kopie_cijfers(Lezer(session, self._klok.vandaag(), SYSTEEM))
        except World:
            return KopieCijfers()

    def verify(self, sleutel: str) -> CheckReport:
        """Look at one backup as restoring would; one from before a new key can only be practised with."""
        if not self._is_ours(Path(sleutel)):
            return CheckReport((Reden.of("kopie_andere_sleutel"),), 0.0)
        report = verify_backup(Path(sleutel), self._store.key)
        log_event("reservekopie_nagekeken", goed=int(report.ok))
        return report

    def gone_by(self, held: Held) -> date | None:
        """The last day on which a copy can still be there; None where the gemeente left the figure open.

        A backup is thinned out when the next one is made; a kluis that was replaced after thirty days.
        """
        if held.waar is Where.OPZIJ:
            return (held.op + KEPT).date()
        oldest = self.oldest()
        return held.op.date() + (self._klok.vandaag() - oldest) if oldest is not None else None

    def holding(self, before: datetime) -> tuple[Held, ...]:
        """The copies everywhere that still hold what was erased at a moment (or later), the newest first."""
        return holding(self._store.path, self.folder, self._book_file, before)

    # --- the second place ---------------------------------------------------------------------------------

    def book(self) -> Book:
        """What this computer remembers of the second place."""
        return read_book(self._book_file)

    def against(self, plek: Path) -> tuple[Reden, ...]:
        """What speaks against a folder as second place; a person may choose it all the same."""
        found = []
        if same_disk(plek, self._store.path):
            found.append(Reden.of("zelfde_schijf"))
        if any(reden.code == "plaats_gesynchroniseerd" for reden in check_place(plek)):
            found.append(Reden.of("tweede_gesynchroniseerd"))
        return tuple(found)

    def choose(self, plek: Path, *, bij_sluiten: bool = True) -> None:
        """Remember a folder as second place. Raises World: plek_in_kluismap, plek_niet_bereikbaar."""
        chosen = plek.parent if plek.name == FOLDER else plek
        inside = (self._store.path.parent, self.folder)
        if any(chosen.absolute().is_relative_to(one.absolute()) for one in inside):
            raise World("plek_in_kluismap")
        if not reachable(str(chosen)):
            raise World("plek_niet_bereikbaar")
        now = self._klok.nu()
        write_book(self._book_file, Book(plek=str(chosen), gekozen_op=now, bij_sluiten=bij_sluiten))

    def change(self, *, bij_sluiten: bool) -> None:
        """Copy at closing or not. Raises World."""
        write_book(self._book_file, msgspec.structs.replace(self.book(), bij_sluiten=bij_sluiten))

    def to_second(self) -> SecondReport:
        """Copy the newest backup to the second place and read it back there; make one first where it is due.

        Raises World: plek_geen, plek_niet_bereikbaar, tweede_kopie_mislukt, schijf_vol, niet_schrijfbaar.
        """
        book = self.book()
        if not book.plek:
            raise World("plek_geen")
        if not reachable(book.plek):
            raise World("plek_niet_bereikbaar")
        newest = self.make().backup if self.due else self.newest() or self.make().backup
        return self.copy(newest, book)

    def copy(self, newest: Backup, book: Book) -> SecondReport:
        """Copy one backup to the place in the book."""
        now = self._klok.nu()
        due = self.due
        try:
            made = copy_to_second(
                newest,
                Path(book.plek),
                self._store.key,
                moment=now,
                oldest=self.figures().bewaren_vanaf,
                thin_out=self.wacht.is_right,
            )
        except World:
            self._tell("reservekopie_tweede", "mislukt")
            raise
        self._tell("reservekopie_tweede", "gedaan", newest.gemaakt_op)
        if not due:
            self.settle()
        write_book(self._book_file, note_copy(book, made, self._store.path.stem, now))
        log_event("tweede_plek", duur=made.duur_s)
        return made

    # --- closing, showing ---------------------------------------------------------------------------------

    def at_close(self) -> Reden | None:
        """The backup of closing, and its copy where the second place is there; give what went wrong."""
        try:
            if self.due:
                self.make()
            newest, book = self.newest(), self.book()
            behind = newest is not None and (book.laatst is None or book.laatst < newest.gemaakt_op)
            if newest is not None and behind and book.bij_sluiten and reachable(book.plek):
                self.copy(newest, book)
        except World as error:
            log_event("reservekopie_mislukt", error=True, reden=error.code)
            return error.reden
        return None

    def reminder(self) -> Reden | None:
        """What a person must be told about the second place; None = all well, or no reminder wanted."""
        days = self.figures().tweede_plek_dagen
        if days is None or self._store.readonly:
            return None
        now, last = self._klok.nu(), self.book().laatst
        if last is None:
            first = min(
                (one.gemaakt_op for one in list_backups(self.folder, self._store.path.stem)), default=now
            )
            return Reden.of("tweede_plek_nooit") if (now - first).days >= days else None
        age = (now - last).days
        return Reden.of("tweede_plek_lang", dagen=age) if age > days else None

    def neglected(self) -> Reden | None:
        """What anybody must be told: the second place was left alone twice as long as it may be."""
        found, days = self.reminder(), self.figures().tweede_plek_dagen or 0
        age = dict(found.params).get("dagen", 0) if found is not None else 0
        return Reden.of("tweede_plek_zeg", dagen=int(age)) if int(age) > 2 * days else None

    def state(self) -> KopieStand:
        """All that the screen shows. Raises World."""
        figures, book = self.figures(), self.book()
        with self._store.reader() as session:
            proef = load_proef(Lezer(session, self._klok.vandaag(), SYSTEEM))
        there = list_backups(Path(book.plek) / FOLDER, self._store.path.stem) if reachable(book.plek) else ()
        now = self._klok.nu()
        days, months = figures.tweede_plek_dagen, figures.oefen_maanden
        late = days is not None and (book.laatst is None or now - book.laatst > timedelta(days=days + 1))
        practice_late = months is not None and (
            proef is None or not proef.goed or proef.op < now - relativedelta(months=months)
        )
        return KopieStand(
            hier=tuple(_row(one, HIER) for one in list_backups(self.folder, self._store.path.stem)),
            daar=tuple(_row(one, DAAR) for one in there),
            tweede=TweedePlek(
                plek=book.plek,
                bereikbaar=reachable(book.plek),
                laatst=book.laatst,
                bij_sluiten=book.bij_sluiten,
                te_lang=late,
                aantal=len(there) or len(book.gezien),
            ),
            proef=proef,
            proef_te_lang=practice_late,
            cijfers=figures,
            veranderd=self.due,
            map=str(self.folder),
            klok=self.wacht.reden(),
        )

    def where(self, backup: Path) -> str:
        """Which place a backup stands in: here, the second place, elsewhere."""
        plek = self.book().plek
        if backup.is_relative_to(self.folder):
            return HIER
        return DAAR if plek and backup.is_relative_to(plek) else ELDERS


def _row(backup: Backup, waar: str) -> KopieRow:
    return KopieRow(sleutel=str(backup.folder), op=backup.gemaakt_op, bytes=backup.head.bytes, waar=waar)


def find(sleutel: str) -> Backup:
    """The backup in a folder. Raises World("reservekopie_beschadigd")."""
    found = look_around(Path(sleutel))
    if not found:
        raise World("reservekopie_beschadigd")
    return found[0]
