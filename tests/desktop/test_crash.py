"""When the program itself is wrong: one calm box, half-typed text kept, nothing sent."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from desktop import crash, log
from desktop.children import environment
from desktop.crash_box import MOST
from models.services.concepten import load_concept
from tests.conftest import ExpectedLog
from tests.desktop.conftest import Program
from views.hulppakket.hulppakket_view import HulppakketDialog


def told(program: Program) -> Any:  # noqa: ANN401 - the dialog
    program.qtbot.waitUntil(lambda: program.app.crash_box.dialog is not None, timeout=3000)
    return program.app.crash_box.dialog


def fall(message: str = "Warsamele woont daar") -> None:
    """A bug in a thread, as the hooks see it."""
    thread = threading.Thread(target=lambda: int(message), name="laden")
    thread.start()
    thread.join()


def test_a_bug_is_told_in_words_without_what_was_typed_and_keeps_half_typed_text(
    kluis: Path, program: Program, expected_log: ExpectedLog
) -> None:
    expected_log.allow("fout soort=ValueError")
    program.unlock()
    program.until_open()
    program.opened.navigator.open("nieuw_gezin")
    program.still()
    screen: Any = program.opened.navigator.made("nieuw_gezin")
    screen.view.form.vakken["naam"].edit.setFocus()
    program.qtbot.keyClicks(screen.view.form.vakken["naam"].edit, "Half")
    fall()
    dialog = told(program)
    program.still()
    with program.opened.workspace.lezer() as lezer:
        assert "Half" in load_concept(lezer, "nieuw_gezin", "")
    words = " ".join(one.text() for one in (dialog.veilig, dialog.verder, dialog.hulp, dialog.plek))
    assert "Je werk is veilig" in words
    assert "niets verstuurd" in words
    assert "ValueError" in dialog.plek.text()
    assert "test_crash" in dialog.plek.text()
    assert "Warsamele" not in words
    dialog.pakket.click()
    (bundle,) = program.app.window.findChildren(HulppakketDialog)
    assert "ValueError" in bundle.tekst.toPlainText()
    assert "Warsamele" not in bundle.tekst.toPlainText()
    bundle.reject()
    dialog.door.click()
    assert not program.shut


def test_one_box_at_a_time_and_not_without_end(
    kluis: Path, program: Program, expected_log: ExpectedLog
) -> None:
    expected_log.allow("fout soort=ValueError")
    for number in range(MOST + 2):
        fall()
        fall()
        if number < MOST:
            told(program).door.click()
            program.qtbot.waitUntil(lambda: program.app.crash_box.dialog is None, timeout=3000)
    program.qtbot.wait(50)
    assert program.app.crash_box.count == MOST
    assert program.app.crash_box.dialog is None


def test_a_screen_that_cannot_even_keep_its_text_does_not_bring_the_box_down(
    kluis: Path, program: Program, expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_log.allow("fout soort=ValueError", "concept_mislukt")

    def broken() -> NoReturn:
        raise RuntimeError("ook stuk")

    program.unlock()
    program.until_open()
    monkeypatch.setattr(program.opened.navigator, "keep_draft", broken)
    fall()
    told(program).door.click()
    monkeypatch.undo()


def test_the_box_can_close_the_program(kluis: Path, program: Program, expected_log: ExpectedLog) -> None:
    expected_log.allow("fout soort=ValueError")
    program.unlock()
    program.until_open()
    fall()
    told(program).sluit.click()
    program.qtbot.waitUntil(lambda: program.app.window.may_close, timeout=15000)
    assert program.shut


# --- below Python -----------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "log"
    others = [one for one in log.LOGGER.handlers if not isinstance(one, log.DayFiles)]
    for one in others:
        log.LOGGER.removeHandler(one)
    assert log.start_log(made)
    yield made
    log.stop_log()
    for one in others:
        log.LOGGER.addHandler(one)


def test_a_crash_below_python_leaves_its_place_and_no_path(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from desktop import crash;"
        "crash.watch_hard(Path(sys.argv[1])); import faulthandler; faulthandler._sigabrt()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, env=environment(), check=False
    )
    assert done.returncode != 0
    (left,) = folder.glob("val-*.txt")
    left.write_text(
        "Fatal Python error: Aborted\n\nCurrent thread 0x1 (most recent call first):\n"
        '  File "/home/Kanariebach/views/widgets/velden.py", line 88 in keyPressEvent\n'
        '  File "/home/Kanariebach/desktop/bootstrap.py", line 12 in start\n',
        encoding="utf-8",
    )
    assert crash.read_hard(folder) == 1
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.log"))
    assert "harde_fout plek=bootstrap:12+velden:88" in text
    assert "Kanarie" not in text
    assert list(folder.glob("val-*.txt")) == []
    assert crash.read_hard(folder) == 0


def test_the_file_of_a_program_that_runs_is_left_alone(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from desktop import crash;"
        "crash.watch_hard(Path(sys.argv[1])); print('klaar', flush=True); sys.stdin.read();"
        "crash.unwatch_hard(Path(sys.argv[1]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.readline()
    assert crash.read_hard(folder) == 0
    assert len(list(folder.glob("val-*.txt"))) == 1
    process.stdin.close()
    process.wait(30)
    process.stdout.close()
    assert list(folder.glob("val-*.txt")) == []
    assert os.path.isdir(folder)  # noqa: PTH112 - the folder itself stays
