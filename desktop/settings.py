"""What this computer remembers between two starts: language, theme, last kluis, window size.

No personal data. A damaged or newer file counts as no file: nothing here is worth a stop.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

LOCK_MINUTES = 5
MINIMUM_MINUTES, MAXIMUM_MINUTES = 1, 60
UID_LENGTH = 36
SLOTS = 12
"""So many slots are remembered; a laptop is shared by fewer."""
THEMES = ("systeem", "light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; a change makes a new one."""

    taal: str = "nl"
    thema: str = "systeem"
    kluis: str = ""
    """Path of the last kluis; empty = the own place."""
    breedte: int = 0
    hoogte: int = 0
    vergrendel_minuten: int = LOCK_MINUTES
    sloten: list[str] = field(default_factory=list)
    """Uids of the key slots last used on this computer, the newest first; tried first, no names."""
    scherm: dict[str, str] = field(default_factory=dict)
    """Small choices of screens. Never lists with a name: those lie in the kluis (`queries.lijstkeuze`)."""


def load_settings(path: Path) -> Settings:
    """Read the settings; what is missing or wrong keeps its default."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _checked(raw) if isinstance(raw, dict) else Settings()


def _checked(raw: dict[str, Any]) -> Settings:
    base = Settings()
    known: dict[str, Any] = {}
    for one in fields(Settings):
        value = raw.get(one.name)
        if isinstance(value, type(getattr(base, one.name))) and not isinstance(value, bool):
            known[one.name] = value
    found = replace(base, **known)
    return replace(
        found,
        taal=found.taal if found.taal in {"nl", "en"} else "nl",
        thema=found.thema if found.thema in THEMES else "systeem",
        vergrendel_minuten=min(max(found.vergrendel_minuten, MINIMUM_MINUTES), MAXIMUM_MINUTES),
        sloten=[str(uid) for uid in found.sloten if len(str(uid)) == UID_LENGTH][:SLOTS],
        scherm={k: str(v) for k, v in found.scherm.items()},
    )


def save_settings(path: Path, settings: Settings) -> bool:
    """Write the settings as a whole; False when that is not possible, which nobody needs to stop for."""
    import secrets

    data = json.dumps(asdict(settings), indent=1, ensure_ascii=False).encode()
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.nieuw")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        return False
    return True
