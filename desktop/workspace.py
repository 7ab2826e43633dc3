"""One opened kluis: made, unlocked, worked in, locked. No window here: the command line uses it too.

All functions block (key derivation, migration, backup); the window calls them on the database thread.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import select

from desktop import wachtend
from desktop.backups import Backups
from desktop.klokwacht import Klokwacht
from desktop.log import log_event
from desktop.profile import clock_of, mark_of, sweep_practice, wait_of
from models import keys
from models.errors import Known, Refused, World
from models.queries.lezer import Lezer
from models.queries.zicht import Kijker, who_is
from models.services import engine  # noqa: F401 - verbs need it; imported here so that no first click waits
from models.services.dagwissel import verwerk_dagwissel
from models.services.kluis import seed_if_new, set_up_kluis
from models.services.omsleutelen import NieuweSleutel, rekey_kluis
from models.services.reservekopie import confirm_klok, rebuild_after_salvage, record_accepted
from models.services.sleutels import (
    check_entry,
    check_wachtwoordzin,
    choose_wachtwoordzin,
    may_enter,
    note_herstelcode_used,
    sweep_slots,
)
from models.services.verb import Klok, Plek, Regel, note, note_all, scrub_if_due
from models.store import (
    Backup,
    BackupReport,
    CheckReport,
    Herkomst,
    KluisLock,
    Store,
    check_place,
    climb,
    forget_mark,
    full_check,
    make_backup,
    read_backup_slots,
    read_version,
    restore,
    thin_replaced,
)
from models.store.backup import read_head
from models.store.connection import check_header
from models.store.lock import lock_path
from models.store.mark import Marker
from models.store.nalezing import RESTORED
from models.store.seal import stamp
from models.tables import KluisInfo, Medewerker
from models.upgrade import create_schema, needs_upgrade, upgrade
from models.values import Reden, Rol

__all__ = [
    "NieuweKluis",
    "Persoon",
    "Workspace",
    "check_wachtwoordzin",
    "create",
    "put_back",
    "unlock",
]
SYSTEEM = "systeem"
KLOK_SPELING = timedelta(minutes=10)
"""So much may a clock be set back without a word: it is corrected over the network now and then."""
GEZIEN_OPNIEUW = timedelta(minutes=10)
"""Opening the same dossier again within this time is the same look at it."""


@dataclass(frozen=True, slots=True)
class NieuweKluis:
    """What the first start asks."""

    naam: str
    wachtwoordzin: str = field(repr=False)
    herstelcode: str = field(repr=False)
    gemeente: str
    provincie: str
    organisatie: str
    rollen: tuple[Rol, ...] = (Rol.BEGELEIDER,)
    doet_begeleiding_zelf: bool = False


@dataclass(frozen=True, slots=True)
class Persoon:
    """Who opened the kluis."""

    uid: str
    naam: str
    rollen: frozenset[Rol]


class Workspace:
    """An opened kluis with who works in it. End it with `close`."""

    def __init__(
        self, store: Store, persoon: Persoon, klok: Klok, kopieen: Backups, *, is_demo: bool
    ) -> None:
        """Use `unlock`, `create` or `desktop.demo`."""
        self.store = store
        self.persoon = persoon
        self.klok = klok
        self.kopieen = kopieen
        kopieen.told = self._backup_told
        self.gedaan: tuple[Reden, ...] = ()
        """What opening and checking mended or could not prove: to be told."""
        self.is_demo = is_demo
        self.kijker = Kijker(store, persoon.uid)
        self._gezien: set[str] = set()
        self._bekeken: dict[str, datetime] = {}
        self.met_herstelcode = False
        """The herstelcode opened it: who is it, and a new wachtwoordzin must be chosen."""
        self._verteld = ""
        """As whom it is told that the herstelcode opened it."""
        self.met_startzin = False
        """A start-zin opened it: an own wachtwoordzin must be chosen."""
        self.slot_uid = ""
        """The slot that opened it."""
        self.wacht = wait_of(profile_of(None, kopieen.folder), store.path)
        """What waits for the logboek while the kluis is shut or cannot be written."""
        self.herkomst = "venster"
        """Where what is done here comes from, for the logboek: the window or the command line."""
        self.samen = False
        """Whether several medewerkers have a key."""

    def plek(self, herkomst: str = "", wie: str = "") -> Plek:
        """Give verbs their place to work."""
        return Plek(
            store=self.store,
            wie=wie or self.persoon.uid,
            klok=self.klok,
            herkomst=herkomst or self.herkomst,
            opruimdag=None if self.is_demo else self.kopieen.wacht.dag(),
        )

    def note_quietly(
        self, soort: str, *, resultaat: str = "gedaan", over: tuple[str, str] = ("", "")
    ) -> None:
        """Write in the logboek what changes nothing in the work: no backup is due, no error stops it."""
        due = self.kopieen.due
        self._note(soort, resultaat, over)
        if not due:
            self.kopieen.settle()

    def _note(self, soort: str, resultaat: str, over: tuple[str, str]) -> None:
        try:
            note(self.plek(), soort, resultaat=resultaat, over=over)
        except World as error:
            log_event("logboek_niet_geschreven", soort=soort, reden=error.code)

    def _backup_told(self, soort: str, resultaat: str, op: datetime | None) -> None:
        self._note(soort, resultaat, ("reservekopie", stamp(op)) if op is not None else ("", ""))

    @contextlib.contextmanager
    def lezer(self) -> Iterator[Lezer]:
        """Give queries a session in one short read transaction, with only what the person may see."""
        with self.kijker.lezer(self.klok.vandaag()) as lezer:
            yield lezer
        self._gezien.update(lezer.gezien)

    @property
    def has_seen(self) -> bool:
        """Whether a dossier was opened that is not in the logboek yet (once in ten minutes each)."""
        nu = self.klok.nu()
        return any(self._is_new(uid, nu) for uid in self._gezien)

    def _is_new(self, uid: str, nu: datetime) -> bool:
        last = self._bekeken.get(uid)
        return last is None or not timedelta(0) <= nu - last < GEZIEN_OPNIEUW

    def note_seen(self) -> None:
        """Write in the logboek which dossiers were opened. Raises World."""
        nu = self.klok.nu()
        seen, self._gezien = self._gezien, set()
        new = sorted(uid for uid in seen if self._is_new(uid, nu))
        if new:
            note_all(self.plek(), [Regel("dossier_bekeken", dossier_uid=uid) for uid in new])
            self._bekeken.update(dict.fromkeys(new, nu))

    @property
    def readonly(self) -> bool:
        """Whether the kluis can only be read."""
        return self.store.readonly

    def klok_terug(self) -> datetime | None:
        """The moment of the last entry when the clock of this computer stands before it; None = all well."""
        last = self.store.laatst_geschreven
        return last if last is not None and self.klok.nu() < last - KLOK_SPELING else None

    def klok_reden(self) -> Reden | None:
        """What is wrong with the clock, where nothing may be thrown away by it; nothing in the demo."""
        return None if self.is_demo else self.kopieen.wacht.reden()

    def confirm_klok(self) -> None:
        """Believe the clock from now on, because a beheerder says so. Raises Refused, World."""
        confirm_klok(self.plek())
        self.kopieen.wacht.confirm()

    def bevindingen(self) -> tuple[Reden, ...]:
        """What the checks found; empty = whole."""
        return self.store.oordeel.bevindingen

    def day_change(self) -> int:
        """Take in new content and the new day; give the number of changes. Nothing in a read-only kluis."""
        if self.store.readonly:
            return 0
        scrub_if_due(self.plek("start", SYSTEEM))
        rebuild_after_salvage(self.plek("start", SYSTEEM))
        sure = self.klok_reden() is None
        seeded = seed_if_new(self.plek("start", SYSTEEM))
        return len(verwerk_dagwissel(self.plek("dagwissel", SYSTEEM), opruimen=sure)) + (seeded is not None)

    def check(self) -> CheckReport:
        """Run both full checks on a fresh connection and mend what can be mended.

        A kluis that is not whole then, or not the one last closed, is read-only from then on.
        """
        report = full_check(self.store.path, self.store.key)
        log_event("controle", goed=int(report.ok), duur=report.duur_s)
        if not report.ok:
            self.gedaan = (*self.gedaan, *_climb(self.store, report, self.kopieen.folder, self.klok))
        elif self.store.herkomst is Herkomst.ONBEWEZEN:
            self.gedaan = (*self.gedaan, Reden.of("kluis_niet_te_bewijzen", dag=self._last_saved()))
        return self.store.oordeel

    def _last_saved(self) -> str:
        from reports.words import moment

        return moment(self.store.laatst_geschreven) if self.store.laatst_geschreven else ""

    def backup(self) -> BackupReport:
        """Make a backup and verify it. Raises World."""
        return self.kopieen.make()

    def last_backup(self) -> Backup | None:
        """The newest verified backup, or None."""
        return self.kopieen.newest()

    def choose_wachtwoordzin(self, wachtwoordzin: str, wie: str = "") -> None:
        """Give who is signed in an own wachtwoordzin, after a start-zin or the herstelcode.

        `wie`: who it is, where the herstelcode opened the kluis. Raises Refused, World.
        """
        if wie:
            self.become(wie)
        check_wachtwoordzin(wachtwoordzin)
        if self.met_herstelcode and self._verteld != self.persoon.uid:  # first: a failure must not hide it
            note_herstelcode_used(self.plek())
            self._verteld = self.persoon.uid
        self.slot_uid = choose_wachtwoordzin(self.plek(), wachtwoordzin)
        self.met_herstelcode = self.met_startzin = False
        log_event("wachtwoordzin_nieuw")

    def rekey(self, wachtwoordzin: str, herstelcode: str) -> NieuweSleutel:
        """Put the kluis under a new master key, between two backups.

        Raises Refused, World as `rekey_kluis`: then all is as before. A backup that fails afterwards is made
        at the next chance.
        """
        before = partial(self.kopieen.before, "sleutels")
        made = rekey_kluis(self.plek(), wachtwoordzin, herstelcode, before)
        self.slot_uid = made.slot_uid
        log_event("hoofdsleutel_nieuw")
        with contextlib.suppress(World):
            self.kopieen.make()
        return made

    def become(self, wie: str) -> None:
        """Go on as this medewerker: who holds the herstelcode says who they are. Raises Refused."""
        self.persoon, self.is_demo = _who(self.store, wie, self.klok)
        self.kijker = Kijker(self.store, self.persoon.uid)

    def mensen(self) -> tuple[tuple[str, str], ...]:
        """Uid and name of everybody who may get in today, for who opened the kluis with the herstelcode."""
        with self.store.reader() as session:
            return may_enter(session, self.klok.vandaag())

    def close(self, *, backup: bool = True, einde: str = "afgemeld") -> Reden | None:
        """Close the kluis, after a backup where anything changed; give what went wrong with that backup.

        `einde`: how it ends, for the logboek.
        """
        problem: Reden | None = None
        try:
            self.note_seen()
            self.note_quietly(einde)
            if backup and not self.is_demo:
                problem = self.kopieen.at_close()
        except World as error:
            problem = error.reden
            log_event("reservekopie_mislukt", error=True, reden=error.code)
        finally:
            self.store.close()
        return problem


def create(
    kluis: Path,
    nieuw: NieuweKluis,
    klok: Klok,
    backups: Path,
    *,
    argon: keys.Argon | None = None,
    is_demo: bool = False,
    allow_place: bool = False,
    profile: Path | None = None,
) -> Workspace:
    """Make a kluis in a folder of its own and open it.

    Built in a folder beside and renamed as a whole, so that no kluis without keys can stay behind. Raises
    World: bestaat_al, schijf_vol, niet_schrijfbaar and plaats_…; Refused: veld_leeg and other field reasons.
    """
    against = () if allow_place else check_place(kluis)
    if against:
        raise World(against[0].code)
    folder = kluis.parent
    lock = lock_path(kluis)  # a restore that failed on an empty profile leaves its lock file and nothing else
    if folder.exists() and any(file != lock for file in folder.iterdir()):
        raise World("bestaat_al")
    work = folder.with_name(f".{folder.name}.nieuw")
    shutil.rmtree(work, ignore_errors=True)
    try:
        work.mkdir(parents=True, mode=0o700)
        master = _build_whole(work / kluis.name, nieuw, klok, argon=argon, is_demo=is_demo)
        if folder.exists():
            lock.unlink(missing_ok=True)
            folder.rmdir()
        work.rename(folder)
        keys.sync_folder(folder.parent)
    except OSError as error:
        raise keys.world_of(error, 1_000_000) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    log_event("kluis_gemaakt")
    forget_mark(mark_of(profile_of(profile, backups), kluis))
    clock_of(profile_of(profile, backups), kluis).unlink(missing_ok=True)  # that was of another kluis
    workspace = _workspace(kluis, master, "", klok, backups, profile)
    workspace.note_quietly("aangemeld")
    return workspace


def _build_whole(
    path: Path, nieuw: NieuweKluis, klok: Klok, *, argon: keys.Argon | None, is_demo: bool
) -> bytes:
    """Build it, or nothing: a commit of which nobody knows whether it came through is thrown away too."""
    try:
        return _build(path, nieuw, klok, argon=argon, is_demo=is_demo)
    except World as error:
        if error.code == "onbekend_of_opgeslagen":
            raise World("niet_opgeslagen") from error
        raise


def _build(path: Path, nieuw: NieuweKluis, klok: Klok, *, argon: keys.Argon | None, is_demo: bool) -> bytes:
    master = keys.new_master_key()
    store = Store.create(path, master, schema=create_schema, clock=klok.nu)
    try:
        change = set_up_kluis(
            Plek(store=store, wie=SYSTEEM, klok=klok, herkomst="eerste_start"),
            nieuw.naam,
            nieuw.gemeente,
            nieuw.provincie,
            nieuw.organisatie,
            tuple(rol.value for rol in nieuw.rollen),
            doet_begeleiding_zelf=nieuw.doet_begeleiding_zelf,
            is_demo=is_demo,
        )
    finally:
        store.close()
    floor = 0 if argon else keys.MINIMUM_KIB
    slots = [
        keys.make_slot(
            master,
            nieuw.wachtwoordzin,
            keys.SlotSoort.MEDEWERKER,
            medewerker_uid=change.onderwerp,
            argon=argon,
            minimum_kib=floor,
        )
    ]
    if nieuw.herstelcode:
        slots.append(
            keys.make_slot(
                master, nieuw.herstelcode, keys.SlotSoort.HERSTELCODE, argon=argon, minimum_kib=floor
            )
        )
    keys.write_slots(path, keys.slot_file(master, tuple(slots)))
    return master


def unlock(
    kluis: Path,
    secret: str,
    klok: Klok,
    backups: Path,
    *,
    readonly: bool = False,
    minimum_kib: int = keys.MINIMUM_KIB,
    profile: Path | None = None,
    first: Sequence[str] = (),
    trying: Callable[[int, int], None] | None = None,
    herkomst: str = "venster",
    was: str = "",
) -> Workspace:
    """Open a kluis with a wachtwoordzin, start-zin or the herstelcode; an older one is migrated first.

    The logboek keeps who signed in from where, and the wrong attempts before it; `was`, who locked it,
    unlocks.
    `first`: slots last used on this computer, tried first; `trying` hears how far it is. Raises World:
    sleutel_onjuist, sleutelbestand_…, and what `Store.open` and `upgrade` raise; Refused where the slot was
    taken away (`services.sleutels.check_entry`).
    """
    started = time.perf_counter()
    if not kluis.exists():
        raise World("kluis_niet_gevonden")
    with KluisLock(kluis):  # what is no kluis is told before a key is tried on it
        check_header(kluis)
    try:
        master, slot = find_key(kluis, secret, minimum_kib=minimum_kib, first=first, trying=trying)
    except World as error:
        if error.code == "sleutel_onjuist":
            wrong = wachtend.Wachtend("aanmelden_mislukt", klok.nu(), resultaat="mislukt", herkomst=herkomst)
            wachtend.add(wait_of(profile_of(profile, backups), kluis), wrong)
        raise
    if not readonly and needs_upgrade(kluis, master):
        _bring_up_to_date(kluis, master, klok, backups, profile)
    workspace = _workspace(
        kluis,
        master,
        slot.medewerker_uid,
        klok,
        backups,
        profile,
        readonly=readonly,
        slot=slot,
        entry=("ontgrendeld" if was and was == slot.medewerker_uid else "aangemeld", herkomst),
    )
    workspace.herkomst = herkomst
    workspace.met_herstelcode = slot.soort is keys.SlotSoort.HERSTELCODE
    workspace.met_startzin = slot.soort is keys.SlotSoort.START
    workspace.slot_uid = slot.uid
    held = keys.slots_for(kluis, master).slots
    workspace.samen = len({one.medewerker_uid for one in held if one.medewerker_uid}) > 1
    log_event("kluis_open", duur=time.perf_counter() - started, alleen_lezen=int(workspace.readonly))
    return workspace


def find_key(
    kluis: Path,
    secret: str,
    *,
    minimum_kib: int = keys.MINIMUM_KIB,
    first: Sequence[str] = (),
    trying: Callable[[int, int], None] | None = None,
) -> tuple[bytes, keys.Slot]:
    """Open a slot with the secret; give the master key and the slot. Raises World as `keys.open_slot`.

    Where a restore under another key was broken off the two slot files differ: the one that fits the kluis
    counts, and is written to both.
    """
    slots = keys.read_slots(kluis, minimum_kib=minimum_kib)
    other = keys.other_slots(kluis, slots, minimum_kib=minimum_kib)
    if other is None:
        return keys.open_slot(slots, secret, first=first, trying=trying)
    failures = []
    for found in (slots, other):
        try:
            master, slot = keys.open_slot(found, secret, first=first, trying=trying)
            read_version(kluis, master)
        except World as error:
            failures.append(error)
            continue
        keys.write_slots(kluis, found)
        return master, slot
    # A secret that fits the slots of the other key only says nothing about the kluis.
    raise next((one for one in failures if one.code == "sleutel_onjuist"), failures[-1])


def profile_of(profile: Path | None, backups: Path) -> Path:
    """Where the profile of this computer is: beside the backups, as in `Paths.profile`, unless named."""
    return profile or backups.parent / "profiel"


def _bring_up_to_date(kluis: Path, master: bytes, klok: Klok, backups: Path, profile: Path | None) -> None:
    marker = Marker(mark_of(profile_of(profile, backups), kluis), keys.sleutel_id(master))
    same = marker.is_same(kluis)
    report = upgrade(kluis, master, backups, moment=klok.nu())
    if same:
        marker.replaced(kluis, klok.nu())
    log_event("bijgewerkt", van=report.van, naar=report.naar)


def _workspace(
    kluis: Path,
    master: bytes,
    medewerker_uid: str,
    klok: Klok,
    backups: Path,
    profile: Path | None = None,
    *,
    readonly: bool = False,
    slot: keys.Slot | None = None,
    entry: tuple[str, str] = ("aangemeld", "venster"),
) -> Workspace:
    profile = profile_of(profile, backups)
    sweep_practice(profile)
    store = Store.open(kluis, master, readonly=readonly, clock=klok.nu, mark=mark_of(profile, kluis))
    try:
        wacht = Klokwacht(clock_of(profile, kluis), klok, store.laatst_geschreven)
        found = store.oordeel
        done = () if found.ok else _climb(store, found, backups, klok)
        if slot is not None:
            plek = Plek(store=store, wie=slot.medewerker_uid, klok=klok, herkomst=entry[1])
            wachtend.write(plek, wait_of(profile, kluis))
            _check_entry(plek, slot, entry[0], wacht.dag())
            if store.readonly:  # it cannot be written now
                came = wachtend.Wachtend(entry[0], klok.nu(), slot.medewerker_uid, herkomst=entry[1])
                wachtend.add(wait_of(profile, kluis), came)
        persoon, is_demo = _who(store, medewerker_uid, klok)
        workspace = Workspace(
            store, persoon, klok, Backups(store, klok, backups, profile, wacht), is_demo=is_demo
        )
        workspace.gedaan = done
        workspace.wacht = wait_of(profile, kluis)
        if store.herkomst is Herkomst.AANVAARD:
            record_accepted(workspace.plek("start"))
    except BaseException:
        store.close()
        raise
    return workspace


def _climb(store: Store, report: CheckReport, backups: Path, klok: Klok) -> tuple[Reden, ...]:
    """Go up the ladder for what was found; give what was done, to be told later."""
    done = climb(store, report, backups, klok.nu())
    for reden in done:
        log_event("opening", reden=reden.code)
    return done


def _check_entry(plek: Plek, slot: keys.Slot, soort: str, dag: date) -> None:
    """Let only who may get in today get in, write it down, and bring the key file in line with the kluis.

    `dag`: by which keys end; not today where the clock is in doubt.
    """
    store = plek.store
    try:
        with store.reader() as session:
            check_entry(session, slot, keys.slots_for(store.path, store.key), plek.klok.vandaag())
    except Known as refused:
        log_event("aanmelden_geweigerd", reden=refused.code)
        note(plek, soort, resultaat=refused.code)
        sweep_slots(plek, dag)
        raise
    sweep_slots(plek, dag)
    if slot.soort is not keys.SlotSoort.HERSTELCODE:
        note(plek, soort)


def _who(store: Store, medewerker_uid: str, klok: Klok) -> tuple[Persoon, bool]:
    """Read who opened the kluis, and whether it is the demo.

    The herstelcode names nobody: the first who may get in stands there until a person has said who they are.
    """
    dag = klok.vandaag()
    with store.reader() as session:
        may = may_enter(session, dag)
        uid = medewerker_uid or (may[0][0] if may else "")
        wanted = select(Medewerker).order_by(Medewerker.id)
        who = session.scalars((wanted.where(Medewerker.uid == uid) if uid else wanted).limit(1)).first()
        if who is None:
            raise Refused("medewerker_onbekend")
        info = session.get(KluisInfo, 1)
        persoon = Persoon(who.uid, who.naam, who_is(session.connection(), who.uid, dag).rollen)
        return persoon, info is not None and info.is_demo


def put_back(
    backup: Path,
    kluis: Path,
    secret: str,
    klok: Klok,
    *,
    backups: Path | None = None,
    profile: Path | None = None,
) -> tuple[int, Path | None]:
    """Put a backup back as the kluis; give the rows in it and where the replaced kluis was kept.

    `secret` must open the slots of the backup. Of the kluis that stands there a backup is made first, where
    it is whole and of the same key. Raises World: sleutel_onjuist, reservekopie_beschadigd ….
    """
    master, slot = keys.open_slot(read_backup_slots(backup), secret)
    if kluis.exists() and backups is not None:
        with contextlib.suppress(World):  # a damaged one is kept aside as it is
            make_backup(kluis, master, backups, moment=klok.nu(), thin_out=False)
    report = restore(backup, kluis, master, moment=klok.nu())
    profile = profile_of(profile, backups or kluis.parent / "reservekopieen")
    forget_mark(mark_of(profile, kluis))
    if Klokwacht(clock_of(profile, kluis), klok, read_head(backup).gemaakt_op).is_right:
        thin_replaced(kluis, klok.nu())
    log_event("teruggezet", rijen=report.rijen)
    over = ("reservekopie", stamp(read_head(backup).gemaakt_op))
    restored = wachtend.Wachtend(RESTORED, klok.nu(), wie=slot.medewerker_uid, over=over)
    wachtend.add(wait_of(profile, kluis), restored)
    return report.rijen, report.vervangen
