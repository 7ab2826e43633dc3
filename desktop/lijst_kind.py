"""The child process that reads somebody's list: `python -m desktop.lijst_kind`, file in, cells out.

A list comes from outside, so nothing of it runs in the program itself: limited memory, limits on size before
anything is unpacked, one place where every fault becomes a code, no file opened or written. One file a child.
"""

from __future__ import annotations

import contextlib
import csv
import io
import sys
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from models.errors import Refused

FILE_MAX = 20_000_000
"""Bytes of the file itself."""
UNPACKED_MAX = 100_000_000
"""Bytes of everything in it, by its own list of contents."""
ENTRIES_MAX = 2_000
RIJEN_MAX = 50_000
KOLOMMEN_MAX = 200
CEL_MAX = 10_000
MEMORY = 1024**3
"""Most memory in bytes that the child may map; what it uses stays far below."""
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class Tabel(msgspec.Struct, frozen=True, tag="tabel"):
    """What stands in a list: the head and the rows under it, as text."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


class Mis(msgspec.Struct, frozen=True, tag="mis"):
    """Why a list cannot be read, as a code."""

    code: str
    params: dict[str, str | int] = {}


def read(data: bytes) -> Tabel:
    """Read a list: Excel (.xlsx) by its first bytes, anything else as csv.

    Raises Refused: lijst_te_groot, lijst_oud_excel, lijst_onleesbaar, lijst_leeg, lijst_te_veel_rijen,
    lijst_te_veel_kolommen.
    """
    if len(data) > FILE_MAX:
        raise Refused("lijst_te_groot", mb=FILE_MAX // 1_000_000)
    if data.startswith(_OLD_EXCEL):
        raise Refused("lijst_oud_excel")
    rows = _sheet(data) if data.startswith(_ZIP) else _csv(data)
    return _table(rows)


def _table(rows: Iterable[tuple[str, ...]]) -> Tabel:
    kop: tuple[str, ...] | None = None
    found: list[tuple[str, ...]] = []
    for row in rows:
        cells = _trimmed(row)
        if len(cells) > KOLOMMEN_MAX:
            raise Refused("lijst_te_veel_kolommen", hoogstens=KOLOMMEN_MAX)
        if kop is None:
            kop = cells or None
            continue
        if len(found) >= RIJEN_MAX and cells:
            raise Refused("lijst_te_veel_rijen", hoogstens=RIJEN_MAX)
        found.append(cells)
    while found and not found[-1]:
        found.pop()
    if kop is None or not found:
        raise Refused("lijst_leeg")
    width = len(kop)
    return Tabel(kop, tuple((*row, *[""] * (width - len(row)))[:width] for row in found))


def _trimmed(row: Iterable[str]) -> tuple[str, ...]:
    cells = [cell.strip()[:CEL_MAX] for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


# --- csv --------------------------------------------------------------------------------------------------


def _csv(data: bytes) -> Iterator[tuple[str, ...]]:
    text = _decoded(data)
    if "\x00" in text:
        raise Refused("lijst_onleesbaar")
    head = next((line for line in text.splitlines() if line.strip()), "")
    sign = max(";,\t|", key=head.count)
    csv.field_size_limit(CEL_MAX * 10)
    try:
        yield from (tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error:
        raise Refused("lijst_onleesbaar") from None


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("latin-1")


# --- Excel ------------------------------------------------------------------------------------------------


def _sheet(data: bytes) -> Iterator[tuple[str, ...]]:
    """The first sheet with anything in it; values as they were last computed, never a formula."""
    _check_archive(data)
    import defusedxml  # noqa: F401 - openpyxl reads through it when it is there
    from openpyxl import load_workbook
    from openpyxl.xml import DEFUSEDXML

    if not DEFUSEDXML:
        raise Refused("lijst_onleesbaar")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = (
                tuple(_text(cell) for cell in row)
                for row in sheet.iter_rows(max_col=KOLOMMEN_MAX + 1, values_only=True)
            )
            first = next((row for row in rows if any(row)), None)
            if first is not None:
                yield first
                yield from rows
                return


def _check_archive(data: bytes) -> None:
    """Look at sizes before anything is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > ENTRIES_MAX or sum(one.file_size for one in entries) > UNPACKED_MAX:
            raise Refused("lijst_te_groot", mb=UNPACKED_MAX // 1_000_000)
        if any(one.flag_bits & 1 for one in entries):
            raise Refused("lijst_onleesbaar")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


# --- the process ------------------------------------------------------------------------------------------


def answer(data: bytes) -> Tabel | Mis:
    """Read a list, or say by code why not: whatever goes wrong in a list is the list's, never ours."""
    try:
        return read(data)
    except Refused as refused:
        return Mis(refused.code, dict(refused.params))
    except Exception:  # noqa: BLE001 - the one boundary: a hostile list may break anything underneath
        return Mis("lijst_onleesbaar")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows; the parent still ends a child that takes too long
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def main() -> int:
    """Read stdin to its end, answer once."""
    _limit()
    given = answer(sys.stdin.buffer.read(FILE_MAX + 1))
    sys.stdout.buffer.write(msgspec.msgpack.encode(given))
    return 0


if __name__ == "__main__":
    sys.exit(main())
