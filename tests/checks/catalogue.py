"""The catalogues of texts: gather them from the source, update and compile the English one.

Run `python tests/checks/catalogue.py` after a text changed; translate what it lists; run it again.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("desktop", "models", "reports", "resources", "views")
PO = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "duurzame_start.po"
MO = PO.with_suffix(".mo")
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
"""The moment in the head of the catalogues: a real one would change the files at every run."""
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def gather() -> Catalog:
    """All texts of the source, in a catalogue without translations."""
    found = Catalog(project="Duurzame Start", charset="utf-8")
    for room in ROOMS:
        for filename, _, message, _, _ in extract_from_dir(
            str(ROOT / room), method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            found.add(message, locations=[(f"{room}/{Path(filename).as_posix()}", 0)])
    return found


def stored() -> Catalog:
    """The English catalogue as it stands; its head holds no moment, so that it stays the same."""
    found = Catalog(locale="en")
    if PO.exists():
        with PO.open("rb") as file:
            found = read_po(file, locale="en")
    found.project, found.version, found.charset, found.fuzzy = "Duurzame Start", "", "utf-8", False
    found.header_comment = "# English texts of Duurzame Start."
    found.msgid_bugs_address = found.last_translator = found.language_team = ""
    found.creation_date = found.revision_date = FIXED
    return found


def compiled(catalog: Catalog) -> bytes:
    """The bytes of the compiled catalogue."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """The texts that have no English yet."""
    return [
        str(m.id)
        for m in catalog
        if m.id and not (all(m.string) if isinstance(m.string, (list, tuple)) else m.string)
    ]


def update() -> Catalog:
    """Bring the English catalogue up to the source and compile it."""
    catalog = stored()
    catalog.update(gather(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    PO.parent.mkdir(parents=True, exist_ok=True)
    buffer = BytesIO()
    write_po(buffer, catalog, sort_output=True, no_location=True, omit_header=False, width=110)
    text = "\n".join(
        line for line in buffer.getvalue().decode().splitlines() if not line.startswith('"POT-Creation-Date')
    )
    PO.write_text(text + "\n", encoding="utf-8")
    MO.write_bytes(compiled(stored()))
    return stored()


if __name__ == "__main__":
    missing = untranslated(update())
    for text in missing:
        sys.stdout.write(f"{text}\n")
    sys.stdout.write(f"{len(missing)} without English\n")
    sys.exit(1 if missing else 0)
