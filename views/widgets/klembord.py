"""Putting a text on the clipboard: it may name people, so it is kept out of the history of the clipboard."""

from __future__ import annotations

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


def copy_text(tekst: str) -> None:
    """Put a text on the clipboard."""
    data = QMimeData()
    data.setText(tekst)
    for formaat in NIET_BEWAREN:
        data.setData(formaat, QByteArray(b"\x00\x00\x00\x00"))
    QGuiApplication.clipboard().setMimeData(data)
