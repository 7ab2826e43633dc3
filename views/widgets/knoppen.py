"""Buttons that change their weight while the window stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_primary(button: QWidget, *, primary: bool) -> None:
    """Make a button the one that stands out, or an ordinary one again."""
    if bool(button.property("primary")) is primary:
        return
    button.setProperty("primary", primary)
    button.style().unpolish(button)
    button.style().polish(button)
