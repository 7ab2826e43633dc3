"""A child of `window_rows`: shows a window and tells on stdout when it stands. Run as a script, by its path.

`bare`: a window of PySide6 with an empty table. `ours`: the program up to its unlock screen. `rows`: the bare
window with two hundred rows of the bare driver. `open`: the program through its unlock screen, then its
screens one after another, with the longest pause of the event loop in each.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication, QTableWidget

    from desktop.bootstrap import App

BEAT_MS = 2
_kept: list[QObject] = []


def when_painted(app: QApplication, name: str, then: Callable[[], None]) -> None:
    """Call `then` once a widget of this class has been painted for the first time."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        painting = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                self.painting = self.painting or type(watched).__name__ == name
            elif self.painting:  # the next event of any other kind: the whole window has been painted
                app.removeEventFilter(self)
                then()
            return False

    watch = Watch()
    _kept.append(watch)
    app.installEventFilter(watch)


def tell(words: str) -> None:
    """Say it and end at once: what comes after is not measured."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
    os._exit(0)


def pss_mib() -> float:
    """Memory of this process, shared pages divided (MiB); 0 where the system does not tell."""
    told = Path("/proc/self/smaps_rollup")
    if not told.exists():
        return 0.0
    line = next(line for line in told.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def make_table(rows: list[tuple[object, ...]]) -> QTableWidget:
    """A window with a table in it."""
    from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

    table = QTableWidget(len(rows), 6)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            table.setItem(r, c, QTableWidgetItem(str(value)))
    table.resize(1093, 614)
    return table


def run_bare() -> None:
    """The yardstick of S1."""
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    table = make_table([])
    when_painted(app, "QTableWidget", lambda: tell("painted"))
    table.show()
    app.exec()


def run_rows() -> None:
    """The yardstick of S2 and S3: the bare window, filled by the bare driver."""
    import json

    from PySide6.QtWidgets import QApplication
    from sqlcipher3 import dbapi2

    app = QApplication([])
    connection = dbapi2.connect(str(Path(os.environ["DUURZAME_START_HOME"]) / "kluis" / "mijn.kluis"))
    connection.execute(f"PRAGMA key = \"x'{os.environ['PROEF_SLEUTEL']}'\"")
    rows = connection.execute(
        "SELECT d.nummer, d.naam, d.fase, s.personen, s.volgende_stap, s.eerste_termijn FROM dossier d"
        " JOIN dossier_stand s ON s.dossier_id = d.id ORDER BY s.zoeknaam LIMIT 200"
    ).fetchall()
    table = make_table(rows)
    when_painted(app, "QTableWidget", lambda: tell(json.dumps({"pss_mib": pss_mib()})))
    table.show()
    app.exec()


def program() -> tuple[QApplication, App]:
    """The program with its window, as its own entry makes it."""
    import desktop.__main__  # noqa: F401 - the start pays for it
    from desktop.bootstrap import App, make_app
    from desktop.paths import find_paths
    from desktop.screen import why_no_screen
    from desktop.selftest import check_window
    from desktop.settings import load_settings

    paths = find_paths()
    if why_no_screen() or check_window():
        tell("no screen")
    app = make_app([])
    return app, App(app, paths, load_settings(paths.settings))


def run_ours() -> None:
    """S1: the program up to its painted unlock screen."""
    app, shown = program()
    when_painted(app, "UnlockView", lambda: tell("painted"))
    shown.start()
    app.exec()


def run_open() -> None:
    """S2, S3, S15: through the unlock screen, then from screen to screen."""
    import json

    from PySide6.QtCore import QTimer

    app, shown = program()
    shown.start()
    wait(app, 4)  # typing takes longer than this
    told: dict[str, object] = {"open_ms": unlock(app, shown), "pss_mib": pss_mib()}
    last, longest = [time.perf_counter()], [0.0]

    def beat() -> None:
        now = time.perf_counter()
        longest[0] = max(longest[0], (now - last[0]) * 1000 - BEAT_MS)
        last[0] = now

    heart = QTimer()
    heart.setInterval(BEAT_MS)
    heart.timeout.connect(beat)
    heart.start()
    steps: dict[str, float] = {}
    for name, screen, arguments in _steps(shown):
        last[0], longest[0] = time.perf_counter(), 0.0
        assert shown.opened is not None
        shown.opened.navigator.open(screen, **arguments)
        beat()
        wait(app, 0.8)
        steps[name] = longest[0]
    told["pause_ms"] = max(steps.values())
    told["steps"] = steps
    tell(json.dumps(told))


def unlock(app: QApplication, shown: App) -> float:
    """Type the wachtwoordzin and press Enter; milliseconds until the lines of Vandaag are painted."""
    from models import keys
    from views.vandaag.presenter import VandaagPresenter

    read = keys.read_slots

    def cheap(kluis: Path, **_: int) -> keys.SlotFile:
        return read(kluis, minimum_kib=0)

    vars(keys)["read_slots"] = cheap
    assert shown.unlocker is not None
    shown.unlocker.view.zin.edit.setText(os.environ["PROEF_ZIN"])
    start = time.perf_counter()
    shown.unlocker.view.knop.click()
    while True:
        app.processEvents()
        made = shown.opened.navigator.made("vandaag") if shown.opened is not None else None
        if isinstance(made, VandaagPresenter) and made.view.lijst.model().rowCount() > 1:
            break
    made.view.repaint()
    return (time.perf_counter() - start) * 1000


def _steps(shown: App) -> list[tuple[str, str, dict[str, str]]]:
    """What is opened: every screen when it is made, and once more when it is only filled."""
    from models.queries.gezinnen import load_gezinnen

    assert shown.opened is not None
    with shown.opened.workspace.lezer() as lezer:
        uids = [row.uid for row in load_gezinnen(lezer, None, 0, 2).rijen]
    steps: list[tuple[str, str, dict[str, str]]] = []
    for turn in (1, 2):
        steps += [
            (f"vandaag {turn}", "vandaag", {}),
            (f"gezinnen {turn}", "gezinnen", {}),
            (f"dossier {turn}", "dossier", {"uid": uids[turn - 1]}),
            (f"papier {turn}", "papier", {}),
        ]
    return steps


def wait(app: QApplication, seconds: float) -> None:
    """Let the window live for a while."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.0005)


if __name__ == "__main__":
    {"bare": run_bare, "ours": run_ours, "rows": run_rows, "open": run_open}[sys.argv[1]]()
