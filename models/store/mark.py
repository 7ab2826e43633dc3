"""What this computer remembers of a kluis at its last closing: number of the last commit, size and SHA-256.

Kept in the user's profile, apart from the kluis, and compared at open. After a clean close it finds every old
page and every old whole file that was put back: no check inside the file can (safety.md, finding 4). After an
unclean close the last hash is not known; then only an older commit number shows.
"""

from __future__ import annotations

import contextlib
import hashlib
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from models import keys
from models.errors import World
from models.values import Reden

FORMAAT = 1
_MAXIMUM = 10_000


class Herkomst(StrEnum):
    """What comparing with the last closing gave."""

    ONBEKEND = "onbekend"
    """This computer never closed this kluis."""
    ZELFDE = "zelfde"
    """Byte for byte the file that was closed."""
    ANDERS = "anders"
    """Not the file that was closed: an old file or page, or changed outside the program."""
    ONBEWEZEN = "onbewezen"
    """The last time did not end with a clean close: nothing to compare with."""
    AANVAARD = "aanvaard"
    """It differs, and a person decided to go on with it."""


class CloseMark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The remembered state. `schoon` is false from opening until the clean close."""

    formaat: int
    sleutel_id: str
    schoon: bool
    volgnr: int
    op: datetime
    bytes: int = 0
    sha256: str = ""
    aanvaard: bool = False


class FileMark(msgspec.Struct, frozen=True):
    """Size and SHA-256 of a file."""

    bytes: int
    sha256: str


def measure(path: Path) -> FileMark:
    """Read a file and hash it. Never while this process has it open through SQLite (decision 13)."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
        return FileMark(file.tell(), found)


def read_mark(where: Path) -> CloseMark | None:
    """Read what is remembered; None for nothing, a damaged file or one of a later program."""
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        with where.open("rb") as file:
            mark = msgspec.json.decode(file.read(_MAXIMUM), type=CloseMark)
        return mark if mark.formaat == FORMAAT else None
    return None


def write_mark(where: Path, mark: CloseMark) -> bool:
    """Remember; False where the profile cannot be written (then the next opening knows less, no more)."""
    with contextlib.suppress(OSError, World):
        where.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        keys.safe_write(where, msgspec.json.encode(mark, order="sorted"))
        return True
    return False


def forget_mark(where: Path) -> None:
    """Forget: the kluis at this place was replaced on purpose."""
    with contextlib.suppress(OSError):
        where.unlink()


def accept_mark(where: Path) -> None:
    """A person decided to go on with a kluis that differs: the next opening takes it as it is."""
    mark = read_mark(where)
    if mark is not None:
        write_mark(where, msgspec.structs.replace(mark, aanvaard=True))


class Marker:
    """Remembers one kluis in the profile, and compares. Without a place it remembers nothing."""

    def __init__(self, where: Path | None, sleutel_id: str) -> None:
        self._where = where
        self._key_id = sleutel_id

    def opened(self, volgnr: int, moment: datetime) -> None:
        """Note that the kluis is open, and how far it came: not closed cleanly yet."""
        self._write(CloseMark(FORMAAT, self._key_id, schoon=False, volgnr=volgnr, op=moment))

    def closed(self, kluis: Path, volgnr: int, moment: datetime) -> None:
        """Note the file as it was closed; the kluis is still locked and open nowhere."""
        with contextlib.suppress(OSError):
            file = measure(kluis)
            self._write(CloseMark(FORMAAT, self._key_id, True, volgnr, moment, file.bytes, file.sha256))  # noqa: FBT003 - closed cleanly

    def _write(self, mark: CloseMark) -> None:
        if self._where is not None:
            write_mark(self._where, mark)

    def forget(self) -> None:
        """Remember nothing any more: the next opening takes the kluis as it is."""
        if self._where is not None:
            forget_mark(self._where)

    def of_key(self, sleutel_id: str) -> Marker:
        """The same place for the same kluis under another key."""
        return Marker(self._where, sleutel_id)

    def closed_at(self) -> datetime | None:
        """When the kluis was last closed cleanly here; None where it never was, or not the last time."""
        mark = read_mark(self._where) if self._where is not None else None
        return mark.op if mark is not None and mark.schoon else None

    def is_same(self, kluis: Path) -> bool:
        """Whether a shut kluis is, byte for byte, the file that was closed cleanly."""
        mark = read_mark(self._where) if self._where is not None else None
        with contextlib.suppress(OSError):
            found = measure(kluis)
            return mark is not None and compare(mark, found, self._key_id, mark.volgnr) is Herkomst.ZELFDE
        return False

    def replaced(self, kluis: Path, moment: datetime) -> None:
        """The program itself put a new file in the place of one that was the same: remember the new one."""
        mark = read_mark(self._where) if self._where is not None else None
        if mark is not None:
            self.closed(kluis, mark.volgnr, moment)

    def compare(self, found: FileMark, volgnr: int | None) -> tuple[Herkomst, Reden | None]:
        """Say what the kluis that is opened now is, and how it differs where it does.

        `volgnr` is None where the seal cannot be read: the quick check tells about that.
        """
        mark = read_mark(self._where) if self._where is not None else None
        number = mark.volgnr if mark is not None and volgnr is None else volgnr or 0
        herkomst = compare(mark, found, self._key_id, number)
        return herkomst, finding(mark, number) if mark and herkomst is Herkomst.ANDERS else None


def compare(mark: CloseMark | None, found: FileMark, sleutel_id: str, volgnr: int) -> Herkomst:
    """Say what the kluis that is opened now is, seen from what was remembered."""
    if mark is None:
        return Herkomst.ONBEKEND
    same_key = mark.sleutel_id == sleutel_id
    if mark.schoon:
        same = same_key and (mark.bytes, mark.sha256) == (found.bytes, found.sha256)
    else:
        same = same_key and volgnr >= mark.volgnr
    if same:
        return Herkomst.ZELFDE if mark.schoon else Herkomst.ONBEWEZEN
    return Herkomst.AANVAARD if mark.aanvaard else Herkomst.ANDERS


def finding(mark: CloseMark, volgnr: int) -> Reden:
    """Name the difference: an older commit number is an old file, the rest may be an old page."""
    code = "kluis_ouder_bestand" if volgnr < mark.volgnr else "kluis_anders"
    return Reden.of(code, nu=volgnr, toen=mark.volgnr)
