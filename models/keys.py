"""The keys of a kluis: a random master key, wrapped in slots that a wachtwoordzin or the herstelcode opens.

A slot file holds any number of slots and stands twice beside the kluis (`<naam>.sleutel1`, `<naam>.sleutel2`)
and once in each backup. It is JSON in one fixed (canonical) spelling with a digest, so that any damage is
noticed before a key is derived. Each slot: Argon2id over the secret gives a wrapping key, AES-256-GCM wraps
the master key, and everything readable in the slot is authenticated along with it. After unwrapping the
master key must also match the `sleutel_id` of the file, so a wrong key can never come out.
"""

from __future__ import annotations

import base64
import contextlib
import errno
import hashlib
import os
import secrets
import sys
import unicodedata
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.content.startwoorden import load_startwoorden
from models.errors import World
from models.rules.groepen import ALPHABET, check_sign, letters, wrong_groups
from models.rules.startzin import make_startzin, reads_as_startzin, spelled

FORMAAT = 2
"""Newest format that is read; 2 is written only where a slot of kind `start` stands in the file."""
_AAD_FORMAAT = 1
"""What is authenticated in every slot, whatever the file around it."""
KEY_BYTES = 32
_SALT, _NONCE, _TAG = 16, 12, 16
MINIMUM_KIB = 64 * 1024
"""Less Argon2 memory than this is refused when a slot is made or read (foundations 24)."""
MAXIMUM_KIB = 1024 * 1024
MAXIMUM_TIJD = 20
MAXIMUM_PARALLEL = 16
MAXIMUM_FILE = 256 * 1024
MAXIMUM_SLOTS = 200


class SlotSoort(StrEnum):
    """Who opens a slot: a medewerker with a wachtwoordzin, or whoever holds the printed herstelcode.

    A start-zin on paper opens for a medewerker once: an own wachtwoordzin comes in its place.
    """

    MEDEWERKER = "medewerker"
    HERSTELCODE = "herstelcode"
    START = "start"


@dataclass(frozen=True, slots=True)
class Argon:
    """Cost of the derivation: rounds, memory in KiB, lanes. The default is fixed for this file version."""

    tijd: int = 3
    geheugen_kib: int = 256 * 1024
    parallel: int = 4

    def within(self, minimum_kib: int) -> bool:
        """Whether the cost is high enough to be safe and low enough not to exhaust the machine."""
        return (
            minimum_kib <= self.geheugen_kib <= MAXIMUM_KIB
            and 1 <= self.tijd <= MAXIMUM_TIJD
            and 1 <= self.parallel <= MAXIMUM_PARALLEL
            and self.geheugen_kib >= 8 * self.parallel
        )


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One wrapped copy of the master key. `zout`, `nonce` and `gewikkeld` are base64 text."""

    uid: str
    soort: SlotSoort
    medewerker_uid: str
    tijd: int
    geheugen_kib: int
    parallel: int
    zout: str
    nonce: str
    gewikkeld: str
    geldig_tot: str = ""
    """Last day (ISO) of a start-zin; empty = no end. Authenticated like the rest."""

    def __repr__(self) -> str:
        """Name the slot only; the wrapped key has no place in a log."""
        return f"Slot({self.soort}, {self.uid})"

    @property
    def argon(self) -> Argon:
        """The derivation cost written in the slot."""
        return Argon(self.tijd, self.geheugen_kib, self.parallel)


class SlotFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All slots of one kluis; `sleutel_id` tells which master key they wrap, without revealing it."""

    formaat: int
    sleutel_id: str
    slots: tuple[Slot, ...]

    def __repr__(self) -> str:
        """Count only."""
        return f"SlotFile({len(self.slots)} slots)"


class _Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on disk: the slots and the digest of their canonical spelling."""

    inhoud: SlotFile
    sha256: str


def new_master_key() -> bytes:
    """Make a random master key of 256 bits."""
    return secrets.token_bytes(KEY_BYTES)


def derive(master: bytes, label: str) -> bytes:
    """Derive a key for one purpose (backup, manifest …) from the master key with HKDF-SHA256."""
    info = f"duurzame-start/{label}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=info).derive(master)


def sleutel_id(master: bytes) -> str:
    """Say which master key this is, in 32 hex digits that reveal nothing about it."""
    return derive(master, "sleutel-id/1")[:16].hex()


def _spell(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")


def _header(slot: Slot, key_id: str) -> bytes:
    """Everything readable of a slot in one spelling: the AAD of its wrapping."""
    fields = {name: getattr(slot, name) for name in slot.__struct_fields__ if name != "gewikkeld"}
    if not slot.geldig_tot:
        del fields["geldig_tot"]  # slots made before there was an end to them
    return _spell({**fields, "formaat": _AAD_FORMAAT, "sleutel_id": key_id})


def _secret_bytes(secret: str, soort: SlotSoort) -> bytes:
    """Spell a secret one way: accents composed, blanks between words single, a herstelcode without dashes."""
    if soort is SlotSoort.HERSTELCODE:
        return letters(secret).encode("ascii", "replace")
    if soort is SlotSoort.START:
        return spelled(secret).encode("utf-8", "replace")
    return " ".join(unicodedata.normalize("NFC", secret).split()).encode("utf-8", "replace")


def stretch(secret: bytes, salt: bytes, cost: Argon) -> bytes:
    """Turn a secret into 32 bytes with Argon2id. Raises World("geheugen_tekort", mb=…)."""
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=cost.tijd,
            memory_cost=cost.geheugen_kib,
            parallelism=cost.parallel,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError):  # the cost was looked at before: all that is left is the room for it
        raise World("geheugen_tekort", mb=-(-cost.geheugen_kib // 1024)) from None


def _wrapping_key(secret: str, slot: Slot) -> bytes:
    return stretch(_secret_bytes(secret, slot.soort), base64.b64decode(slot.zout, validate=True), slot.argon)


def make_slot(
    master: bytes,
    secret: str,
    soort: SlotSoort,
    *,
    medewerker_uid: str = "",
    geldig_tot: date | None = None,
    argon: Argon | None = None,
    minimum_kib: int = MINIMUM_KIB,
) -> Slot:
    """Wrap the master key under a wachtwoordzin, start-zin (with its last day) or herstelcode.

    Takes about a second and 256 MiB with the default cost. Raises ValueError for a cost outside the bounds
    or a key of the wrong length (both bugs of the caller).
    """
    cost = argon or Argon()
    if not cost.within(minimum_kib) or len(master) != KEY_BYTES:
        raise ValueError("argon cost or key length")
    bare = Slot(
        uid=str(uuid.uuid4()),
        soort=soort,
        medewerker_uid=medewerker_uid,
        tijd=cost.tijd,
        geheugen_kib=cost.geheugen_kib,
        parallel=cost.parallel,
        zout=base64.b64encode(secrets.token_bytes(_SALT)).decode(),
        nonce=base64.b64encode(secrets.token_bytes(_NONCE)).decode(),
        gewikkeld="",
        geldig_tot=geldig_tot.isoformat() if geldig_tot is not None else "",
    )
    wrapped = AESGCM(_wrapping_key(secret, bare)).encrypt(
        base64.b64decode(bare.nonce), master, _header(bare, sleutel_id(master))
    )
    return msgspec.structs.replace(bare, gewikkeld=base64.b64encode(wrapped).decode())


def open_slot(
    slots: SlotFile,
    secret: str,
    *,
    medewerker_uid: str = "",
    first: Sequence[str] = (),
    trying: Callable[[int, int], None] | None = None,
) -> tuple[bytes, Slot]:
    """Open the first slot that the secret fits; give the master key and that slot.

    Something that reads as a whole herstelcode is tried on the herstelcode slots, anything else on those of
    the medewerkers (of one medewerker, where named). Each try takes about a second: those with a uid in
    `first` (last used here) go first, and `trying` hears which of how many is tried. Raises
    World("sleutel_onjuist") in every other case: the message never tells how close the attempt was.
    """
    found = candidates(slots, secret, medewerker_uid=medewerker_uid, first=first)
    for nr, slot in enumerate(found, start=1):
        if trying is not None:
            trying(nr, len(found))
        try:
            master = AESGCM(_wrapping_key(secret, slot)).decrypt(
                base64.b64decode(slot.nonce, validate=True),
                base64.b64decode(slot.gewikkeld, validate=True),
                _header(slot, slots.sleutel_id),
            )
        except (InvalidTag, ValueError):
            continue
        if len(master) == KEY_BYTES and secrets.compare_digest(sleutel_id(master), slots.sleutel_id):
            return master, slot
    raise World("sleutel_onjuist")


def candidates(
    slots: SlotFile, secret: str, *, medewerker_uid: str = "", first: Sequence[str] = ()
) -> tuple[Slot, ...]:
    """The slots that this secret may be for, the likeliest first; no key derivation yet."""
    if check_herstelcode(secret).ok:
        return tuple(slot for slot in slots.slots if slot.soort is SlotSoort.HERSTELCODE)
    starts = reads_as_startzin(secret, load_startwoorden())
    rank = {uid: nr for nr, uid in enumerate(first)}
    found = [
        slot
        for slot in slots.slots
        if slot.soort is not SlotSoort.HERSTELCODE and medewerker_uid in {"", slot.medewerker_uid}
    ]

    def order(slot: Slot) -> tuple[bool, int]:
        return (slot.soort is SlotSoort.START) is not starts, rank.get(slot.uid, len(rank))

    return tuple(sorted(found, key=order))


def new_startzin() -> str:
    """Draw the words of a start-zin."""
    return make_startzin(load_startwoorden(), secrets.choice)


def wait_after(failures: int) -> float:
    """Seconds to wait after so many wrong attempts in a row: none twice, then 1, 2, 4 … at most 60."""
    return 0.0 if failures <= 2 else float(min(60, 2 ** (failures - 3)))  # noqa: PLR2004 - two free attempts


def slot_file(master: bytes, slots: tuple[Slot, ...]) -> SlotFile:
    """Bundle the slots of one master key, in the oldest format that can hold them."""
    formaat = FORMAAT if any(slot.soort is SlotSoort.START for slot in slots) else 1
    return SlotFile(formaat, sleutel_id(master), slots)


def dump_slots(slots: SlotFile) -> bytes:
    """Spell a slot file canonically, with its digest."""
    return _spell(_Envelope(slots, hashlib.sha256(_spell(slots)).hexdigest())) + b"\n"


def parse_slots(data: bytes, *, minimum_kib: int = MINIMUM_KIB) -> SlotFile:
    """Read a slot file.

    Raises World("sleutelbestand_beschadigd") or, for a later format, World("kluis_nieuwer").
    """
    if len(data) > MAXIMUM_FILE:
        raise World("sleutelbestand_beschadigd")
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError):
        found = _later_format(data)
        if found > FORMAAT:
            raise World("kluis_nieuwer", bestand=found, programma=FORMAAT) from None
        raise World("sleutelbestand_beschadigd") from None
    slots = envelope.inhoud
    whole = data == dump_slots(slots)
    if whole and slots.formaat > FORMAAT:
        raise World("kluis_nieuwer", bestand=slots.formaat, programma=FORMAAT)
    bounded = 0 < len(slots.slots) <= MAXIMUM_SLOTS and all(
        slot.argon.within(minimum_kib) and _is_formed(slot) for slot in slots.slots
    )
    if not (whole and bounded):
        raise World("sleutelbestand_beschadigd")
    return slots


def _is_formed(slot: Slot) -> bool:
    """Whether salt, nonce and wrapped key have their lengths: a derivation refuses others with an error."""
    try:
        parts = [base64.b64decode(part, validate=True) for part in (slot.zout, slot.nonce, slot.gewikkeld)]
        if slot.geldig_tot:
            date.fromisoformat(slot.geldig_tot)
    except ValueError:
        return False
    return [len(part) for part in parts] == [_SALT, _NONCE, KEY_BYTES + _TAG]


def _later_format(data: bytes) -> int:
    """Read the format number of a file whose other fields this program may not know; 0 if there is none."""
    try:
        raw = msgspec.json.decode(data)
        found = raw["inhoud"]["formaat"]
    except (msgspec.DecodeError, UnicodeDecodeError, LookupError, TypeError):
        return 0
    return found if isinstance(found, int) else 0


def slot_paths(kluis: Path) -> tuple[Path, Path]:
    """Where the two slot files of a kluis stand."""
    return kluis.with_suffix(".sleutel1"), kluis.with_suffix(".sleutel2")


def read_slots(kluis: Path, *, minimum_kib: int = MINIMUM_KIB) -> SlotFile:
    """Read the slots of a kluis: the first file, or the second where the first is missing or damaged.

    Raises World("sleutelbestand_ontbreekt") or World("sleutelbestand_beschadigd").
    """
    failure = World("sleutelbestand_ontbreekt")
    for path in slot_paths(kluis):
        try:
            with path.open("rb") as file:
                return parse_slots(file.read(MAXIMUM_FILE + 1), minimum_kib=minimum_kib)
        except OSError:
            continue
        except World as error:
            failure = error
    raise failure


def other_slots(kluis: Path, slots: SlotFile, *, minimum_kib: int = MINIMUM_KIB) -> SlotFile | None:
    """The slots in the second file where they wrap another master key than `slots`; None in every other case.

    That is how a swap of kluis and key stands that was broken off half-way: the first file is written before
    the kluis gets its place and the second after it, so one of both always fits the kluis that stands there.
    """
    try:
        with slot_paths(kluis)[1].open("rb") as file:
            found = parse_slots(file.read(MAXIMUM_FILE + 1), minimum_kib=minimum_kib)
    except (OSError, World):
        return None
    return found if found.sleutel_id != slots.sleutel_id else None


def slots_for(kluis: Path, master: bytes) -> SlotFile:
    """The slots of this master key: in the first file, or in the second where a swap was broken off.

    Raises World as `read_slots`.
    """
    found = read_slots(kluis, minimum_kib=0)
    if found.sleutel_id == sleutel_id(master):
        return found
    other = other_slots(kluis, found, minimum_kib=0)
    if other is None or other.sleutel_id != sleutel_id(master):
        raise World("sleutelbestand_beschadigd")
    return other


def write_slots(kluis: Path, slots: SlotFile) -> None:
    """Write both slot files, one after the other, so that a whole one always stands.

    Raises as `safe_write`.
    """
    data = dump_slots(slots)
    for path in slot_paths(kluis):
        safe_write(path, data)


# --- herstelcode -----------------------------------------------------------------------------------------

GROUPS = 8
GROUP_DATA = 4
"""Signs of a group that carry the secret (20 bits); a check sign follows. 8 groups give 160 bits."""


@dataclass(frozen=True, slots=True)
class HerstelcodeCheck:
    """What typing a herstelcode gave: right or not, which groups (from 1) are wrong, how many were typed."""

    ok: bool
    foute_groepen: tuple[int, ...]
    groepen: int


def new_herstelcode() -> str:
    """Make a herstelcode: 160 random bits as eight groups of four signs and a check sign."""
    groups = []
    for position in range(GROUPS):
        data = "".join(secrets.choice(ALPHABET) for _ in range(GROUP_DATA))
        groups.append(data + check_sign(data, position))
    return "-".join(groups)


def check_herstelcode(text: str) -> HerstelcodeCheck:
    """Check what was typed, group by group; case, dashes, blanks and O/0, I/L/1 do not matter."""
    typed, size = letters(text), GROUP_DATA + 1
    wrong = wrong_groups(text, GROUP_DATA, GROUPS)
    groups = -(-len(typed) // size)
    return HerstelcodeCheck(not wrong and groups == GROUPS, wrong, groups)


# --- writing a file safely -------------------------------------------------------------------------------


def sync_file(descriptor: int) -> None:
    """Bring a file's bytes to the disk itself (on macOS a plain fsync stops at the disk's cache)."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk; Windows keeps them itself and cannot be asked."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def safe_write(path: Path, data: bytes) -> None:
    """Replace a file as a whole: written beside (mode 0600), synced, then put in its place.

    On failure the old content is untouched and no stray file stays. Raises World as `world_of` says; other
    OSErrors pass.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.nieuw")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, opened private from the start
            file.write(data)
            file.flush()
            sync_file(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise world_of(error, len(data)) from error


_BROKEN = frozenset(
    getattr(errno, name) for name in ("EIO", "ENXIO", "ENODEV", "ESTALE", "EREMOTEIO") if hasattr(errno, name)
)
"""What the system says when a disk fails or a stick or share is gone in the middle of the work."""


def world_of(error: OSError, size: int) -> Exception:
    """Turn a full disk (for `size` bytes), a forbidden write or a failing disk into its World.

    Other errors are given back as they are.
    """
    if error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return World("schijf_vol", mb=max(1, -(-size // 1_000_000)))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return World("niet_schrijfbaar")
    if error.errno in _BROKEN:
        return World("schijf_fout")
    return error
