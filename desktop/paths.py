"""Where everything of this computer's user stands: kluis, demo, backups, settings, log, scratch.

The local application data folder, never one that travels or syncs. `DUURZAME_START_HOME` replaces it (tests,
a second trial kluis).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ENV_HOME = "DUURZAME_START_HOME"
KLUIS_NAAM = "mijn.kluis"
DEMO_NAAM = "demo.kluis"


@dataclass(frozen=True, slots=True)
class Paths:
    """All places under one home folder."""

    home: Path

    @property
    def kluis(self) -> Path:
        """The person's own kluis, in a folder of its own with its slots."""
        return self.home / "kluis" / KLUIS_NAAM

    @property
    def demo(self) -> Path:
        """The demo kluis; it is made anew when the day or the content changes."""
        return self.home / "demo" / DEMO_NAAM

    @property
    def backups(self) -> Path:
        """Where backups of the own kluis go."""
        return self.home / "reservekopieen"

    @property
    def profile(self) -> Path:
        """What this computer remembers of its kluizen: last closing, second place."""
        return self.home / "profiel"

    @property
    def log(self) -> Path:
        """Folder of the log; a file each day."""
        return self.home / "log"

    @property
    def scratch(self) -> Path:
        """Where temporary files go: private, and wiped at exit and at the next start."""
        return self.home / "tijdelijk"

    @property
    def settings(self) -> Path:
        """Language, theme, window: no personal data."""
        return self.home / "instellingen.json"

    def backups_of(self, kluis: Path) -> Path:
        """Where backups of a kluis go: our own folder, or beside a kluis that stands elsewhere."""
        return self.backups if kluis == self.kluis else kluis.parent / "reservekopieen"


def find_paths() -> Paths:
    """Find the home folder; nothing is made yet."""
    chosen = os.environ.get(ENV_HOME, "")
    if chosen:
        return Paths(Path(chosen).absolute())
    from platformdirs import user_data_path

    return Paths(user_data_path("DuurzameStart", appauthor=False, roaming=False))
