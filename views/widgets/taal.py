"""The choice of language at the gate, and how long work may take before a sign of it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from resources.i18n import LANGUAGES, language

BUSY_MS = 300
"""Work that takes longer shows a busy sign."""
TALEN = {"nl": "Nederlands", "en": "English"}


def language_box(parent: QWidget) -> QComboBox:
    """Make the choice of language, each in its own words."""
    box = QComboBox(parent)
    box.setAccessibleName("Taal / Language")
    for code in LANGUAGES:
        box.addItem(TALEN[code], code)
    box.setCurrentIndex(max(0, box.findData(language())))
    return box
