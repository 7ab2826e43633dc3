"""Writing a file where a person said."""

from __future__ import annotations

from pathlib import Path

from models.errors import World
from models.keys import safe_write
from models.services.verb import Plek


def kind_of(path: Path) -> str:
    """The kind of a file by its ending, in small letters and without the dot."""
    return path.suffix.lower().removeprefix(".")


def write_file(plek: Plek, path: Path, data: bytes) -> Path:
    """Write a file as a whole; needs nothing of the kluis, only its thread.

    Raises World: uit_bestaat_niet, schijf_vol, niet_schrijfbaar, papier_niet_opgeslagen.
    """
    del plek
    if not path.parent.is_dir():
        raise World("uit_bestaat_niet")
    try:
        safe_write(path, data)
    except OSError:
        raise World("papier_niet_opgeslagen") from None
    return path
