"""A program with a window that unlocks a kluis, saves a gezin, types half a name, and says what it did."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from desktop.bootstrap import App, make_app
from desktop.paths import find_paths
from desktop.scratch import Scratch
from desktop.settings import Settings
from models import keys
from models.services.concepten import load_concept
from models.services.dossiers import open_dossier
from tests.desktop.conftest import ZIN


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


class Hands:
    """What a person does."""

    def __init__(self, program: App) -> None:
        self.program = program
        program.ready.connect(self.typed)
        program.instance.knocked.connect(self.knocked)
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        assert program.unlocker is not None
        program.unlocker.view.zin.edit.setText(ZIN)
        program.unlocker.view.knop.click()

    def typed(self) -> None:
        opened = self.program.opened
        assert opened is not None
        plek = opened.workspace.plek()
        if not self.draft():
            open_dossier(plek, "Warsamele", plek.klok.vandaag(), 2)
        opened.navigator.open("nieuw_gezin")
        QTimer.singleShot(500, self.keys)

    def keys(self) -> None:
        opened = self.program.opened
        assert opened is not None
        screen: Any = opened.navigator.made("nieuw_gezin")
        edit = screen.view.form.vakken["naam"].edit
        if edit.text():
            say(f"teruggelezen {edit.text()}")
            return
        edit.setFocus()
        QTest.keyClicks(edit, "Half")
        say("getypt")
        self.timer.start(100)

    def look(self) -> None:
        if "Half" in self.draft():
            self.timer.stop()
            say("bewaard")

    def draft(self) -> str:
        opened = self.program.opened
        if opened is None:
            return ""
        with opened.workspace.lezer() as lezer:
            return load_concept(lezer, "nieuw_gezin", "")

    def knocked(self) -> None:
        say("vooraan")


def main() -> int:
    read = keys.read_slots
    keys.read_slots = lambda kluis, *, minimum_kib=0: read(kluis, minimum_kib=minimum_kib * 0)
    paths = find_paths()
    scratch = Scratch(paths.scratch)
    scratch.start()
    app = make_app(sys.argv[:1])
    program = App(app, paths, Settings(breedte=1093, hoogte=614))
    if not program.start():
        return 3
    hands = Hands(program)
    code = app.exec()
    del hands
    scratch.end()
    return code


if __name__ == "__main__":
    sys.exit(main())
