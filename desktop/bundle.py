"""The support bundle (*hulppakket*): one text that a person reads before it goes anywhere, and nothing else.

Versions, settings, sizes, what checks found, and the log. Never a name, a path, or anything out of the kluis:
each value has to be of a plain form, and is a `-` otherwise. Nothing is sent; the program saves it where the
person says. No Qt and no database here: a bundle can be made where neither works.
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from desktop.log import read_log
from desktop.paths import Paths
from desktop.settings import Settings
from resources.i18n import _

LINES = 2000
"""Most lines of the log in a bundle."""
PACKAGES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "sqlcipher3",
    "alembic",
    "reportlab",
    "pypdfium2",
    "msgspec",
    "cryptography",
    "argon2-cffi",
    "babel",
)
_PLAIN = re.compile(r"^[A-Za-z0-9][A-Za-z0-9 .,:;+()/×_-]{0,119}$")
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class KluisFeiten:
    """What is known of the kluis from outside, and of an opened one what its checks said."""

    bytes: int = 0
    eigen_plek: bool = True
    open: bool = False
    alleen_lezen: bool = False
    bevindingen: tuple[str, ...] = ()
    """Codes of the checks of an opened kluis."""
    plaats: tuple[str, ...] = ()
    """Codes of what is against the place."""
    kopieen: tuple[tuple[datetime, int], ...] = ()
    """Moment and bytes of each backup, the newest first."""
    vrij: int = 0
    """Bytes free where the kluis stands."""


@dataclass(frozen=True, slots=True)
class Situatie:
    """What only the running window knows."""

    venster: Mapping[str, str] = field(default_factory=dict)
    """Screen, toolkit, what the system tells: name → value."""
    fouten: tuple[str, ...] = ()
    """Places of errors in this run."""


def plain(value: object) -> str:
    """A value as it may stand in a bundle; `-` for anything but plain words and numbers."""
    text = str(value).strip()
    return text if _PLAIN.match(text) else "-"


def make_bundle(
    paths: Paths,
    settings: Settings,
    kluis: KluisFeiten,
    situatie: Situatie | None = None,
    moment: datetime | None = None,
) -> str:
    """Write the whole bundle: what is shown is what is saved, letter for letter."""
    situatie = situatie or Situatie()
    now = (moment or datetime.now(UTC)).astimezone(UTC)
    parts = [
        _("HULPPAKKET VAN DUURZAME START"),
        _("Gemaakt op {moment} UTC.").format(moment=f"{now:%Y-%m-%d %H:%M}"),
        _("Hierin staan geen namen, geen dossiers en niets uit de kluis. Er is niets verstuurd."),
        "",
        *_section(_("Versies"), versions()),
        *_section(_("Instellingen"), _settings(settings)),
        *_section(_("Kluis"), _kluis(kluis, now)),
        *_section(_("Dit venster"), situatie.venster.items()),
        *_list(_("Fouten sinds de start"), map(plain, situatie.fouten)),
        *_list(_("Technisch verslag (codes en getallen, 14 dagen)"), read_log(paths.log, LINES)),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _section(titel: str, rows: Iterable[tuple[str, object]]) -> list[str]:
    return _list(titel, (f"{name}: {plain(value)}" for name, value in rows))


def _list(titel: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [f"== {titel} ==", *(found or [_("(niets)")]), ""]


def versions() -> list[tuple[str, object]]:
    """The program, its parts and the system; no name of the computer or of who uses it."""
    rows: list[tuple[str, object]] = [
        ("Duurzame Start", program_version()),
        ("Python", platform.python_version()),
        (_("systeem"), _system()),
        (_("processor"), platform.machine()),
    ]
    for name in PACKAGES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            rows.append((name, metadata.version(name)))
    with contextlib.suppress(Exception):
        rows += _store()
    return rows


def _system() -> str:
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}"
    words = f"{platform.system()} {platform.release().split('-')[0]}"
    with contextlib.suppress(OSError):
        release = platform.freedesktop_os_release()
        words += f" ({release.get('ID', '')} {release.get('VERSION_ID', '')})"
    return words


def program_version() -> str:
    """The version in the project description."""
    with contextlib.suppress(OSError):
        text = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
        if found := re.search(r'^version = "(.+)"', text, flags=re.MULTILINE):
            return found[1]
    return "-"


def _store() -> list[tuple[str, object]]:
    from sqlcipher3 import dbapi2

    from models.store.connection import SCHEMA_VERSION

    connection = dbapi2.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    cipher = row[0] if row else "-"
    return [("SQLite", dbapi2.sqlite_version), ("SQLCipher", cipher), (_("schema"), SCHEMA_VERSION)]


def _settings(settings: Settings) -> list[tuple[str, object]]:
    return [
        (_("taal"), settings.taal),
        (_("licht of donker"), settings.thema),
        (_("op slot na minuten"), settings.vergrendel_minuten),
        (_("venster"), f"{settings.breedte} × {settings.hoogte}"),
        (_("keuzes van schermen"), len(settings.scherm)),
    ]


def _kluis(kluis: KluisFeiten, now: datetime) -> list[tuple[str, object]]:
    def yes(value: bool) -> str:  # noqa: FBT001 - a word for it
        return _("ja") if value else _("nee")

    found = ", ".join(kluis.bevindingen)
    rows: list[tuple[str, object]] = [
        (_("grootte in MB"), f"{kluis.bytes / MB:.1f}"),
        (_("op de gewone plek"), yes(kluis.eigen_plek)),
        (_("tegen die plek"), ", ".join(kluis.plaats) or _("niets")),
        (_("vrije ruimte in MB"), kluis.vrij // MB),
        (_("open"), yes(kluis.open)),
    ]
    if kluis.open:
        rows += [
            (_("alleen lezen"), yes(kluis.alleen_lezen)),
            (_("gevonden bij nakijken"), found or _("niets")),
        ]
    rows.append((_("reservekopieën"), len(kluis.kopieen)))
    for moment, size in kluis.kopieen[:5]:
        age = (now - moment).days
        rows.append((_("kopie van {dagen} dagen geleden, MB").format(dagen=age), f"{size / MB:.1f}"))
    return rows


def look_at(kluis: Path, paths: Paths) -> KluisFeiten:
    """Look at a kluis from outside: sizes and places. The file is not opened (decision 13)."""
    from models.store import check_place, list_backups

    size = free = 0
    with contextlib.suppress(OSError):
        size = kluis.stat().st_size
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(kluis.parent if kluis.parent.exists() else paths.home).free
    copies: tuple[tuple[datetime, int], ...] = ()
    with contextlib.suppress(OSError):
        copies = tuple(
            (one.gemaakt_op, one.head.bytes) for one in list_backups(paths.backups_of(kluis), kluis.stem)
        )
    return KluisFeiten(
        bytes=size,
        eigen_plek=kluis in {paths.kluis, paths.demo},
        plaats=tuple(reden.code for reden in check_place(kluis)),
        kopieen=copies,
        vrij=free,
    )


def file_name(moment: datetime) -> str:
    """The name that is proposed: a moment, no name."""
    return f"hulppakket-{moment:%Y%m%d-%H%M}.txt"


def save(path: Path, text: str) -> None:
    """Write the bundle where the person said. Raises World."""
    from models.errors import World
    from models.keys import safe_write

    if not path.parent.is_dir():
        raise World("uit_bestaat_niet")
    safe_write(path, text.replace("\n", os.linesep).encode())
