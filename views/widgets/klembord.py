"""Putting a text on the clipboard: it may name people, so it is kept out of the history of the clipboard."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

NIET_BEWAREN = (
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"',
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"',
)
"""Formats by which Windows is asked to keep no history of what is copied, and to send it nowhere.

Source: Microsoft Learn, *Clipboard Formats*, "Cloud Clipboard and Clipboard History Formats".
"""


MERK = "application/x-duurzame-start"
"""Says that the program put it there itself."""


class _Gezet:
    """What the program put on the clipboard last, as a digest: a clipboard manager may drop the mark."""

    digest = b""


def copy_text(tekst: str) -> None:
    """Put a text on the clipboard; `clear_own` takes it away again."""
    data = QMimeData()
    data.setText(tekst)
    data.setData(MERK, QByteArray(b"1"))
    _Gezet.digest = _digest(tekst)
    for formaat in NIET_BEWAREN:
        data.setData(formaat, QByteArray(b"\x00\x00\x00\x00"))
    QGuiApplication.clipboard().setMimeData(data)


def clear_own() -> bool:
    """Empty the clipboard where it still holds what the program put there; what came from elsewhere stays.

    At lock, another person and closing. Gives whether there was something of ours.
    """
    clipboard = QGuiApplication.clipboard()
    held = clipboard.mimeData()
    there = bool(held) and (  # PySide6 gives None while nothing can be read, whatever its types say
        held.hasFormat(MERK) or (held.hasText() and _digest(held.text()) == _Gezet.digest)
    )
    _Gezet.digest = b""
    if there:
        clipboard.clear()
    return there


def _digest(tekst: str) -> bytes:
    return hashlib.sha256(tekst.encode("utf-8", "surrogatepass")).digest()
