"""The growing delay after wrong secrets: one count for every page that asks for one."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from resources.i18n import _


class Pogingen:
    """Wrong attempts in a row, and until when to wait. It outlives the pages: leaving one resets nothing."""

    def __init__(self) -> None:
        self.aantal = 0
        self._until = 0.0

    def wrong(self) -> None:
        """Count one more wrong secret."""
        from models.keys import wait_after

        self.aantal += 1
        self._until = time.monotonic() + wait_after(self.aantal)

    def right(self) -> None:
        """Begin anew: a secret fitted."""
        self.aantal, self._until = 0, 0.0

    @property
    def left(self) -> int:
        """Whole seconds that are still to be waited."""
        return max(0, math.ceil(self._until - time.monotonic()))


class Wachttijd(QObject):
    """Counts the delay down on a page. `show` gets the words for its button; empty = go on."""

    def __init__(self, pogingen: Pogingen, show: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self.pogingen = pogingen
        self._show = show
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self.count_down)
        if pogingen.left:
            self._timer.start()
            self.count_down()

    def wrong(self) -> None:
        """A secret did not fit."""
        self.pogingen.wrong()
        if self.pogingen.left:
            self._timer.start()
            self.count_down()

    def count_down(self) -> None:
        """Say how long it still takes."""
        left = self.pogingen.left
        if left:
            self._show(_("Wacht nog {n} s").format(n=left))
            return
        self._timer.stop()
        self._show("")
