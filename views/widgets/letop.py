"""The hint beneath a typed text: it may be about health, or hold a number like a BSN. It never blocks.

Every field in which something is typed has one (`VeldVak` makes it); a test fails for one without.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from models.content.avg import load_gezondheid
from models.rules.gevoelig import HINT_BSN, hint_of
from resources.sentences import sentence
from views.widgets.labels import text_label

NAMEN = frozenset(
    {
        *("naam", "roepnaam", "achternaam", "naam_oorspronkelijk", "straat", "postcode", "plaats"),
        *("telefoon", "telefoonnummer", "email", "azc", "organisatie", "functie", "loket", "ruimte"),
    }
)
"""Codes of fields for names and addresses: a street may be called after a hospital. A BSN fits nowhere."""


def let_op_label(parent: QWidget) -> QLabel:
    """Make the label that stands beneath a field; it is not there while nothing is to be said."""
    label = text_label("", parent, wrap=True)
    label.setProperty("letop", True)
    label.hide()
    return label


def show_let_op(label: QLabel, field: QWidget, tekst: str, *, code: str = "") -> str:
    """Say beneath a field what its text looks like; give the code of the hint, empty for none.

    The words are told to who hears the screen too. `code` = the code of the field.
    """
    hint = hint_of(tekst, load_gezondheid())
    if hint != HINT_BSN and code in NAMEN:
        hint = ""
    words = sentence(hint) if hint else ""
    if label.text() != words:
        label.setText(words)
        label.setVisible(bool(words))
        if not field.property("invalid"):
            field.setAccessibleDescription(words)
    return hint
