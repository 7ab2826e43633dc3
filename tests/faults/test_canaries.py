"""A stolen laptop: what was typed stands readable in no file, whatever was done with it."""

import base64
import gc
import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from desktop import bundle
from desktop.bootstrap import App
from desktop.bundle import KluisFeiten
from desktop.log import log_event, start_log, stop_log
from desktop.paths import Paths
from desktop.settings import Settings
from models.services.dossiers import open_dossier
from models.services.verb import Plek
from models.store import SCHEMA_VERSION, Store, digest, full_check, list_backups, make_backup, restore
from models.store.connection import connect
from models.upgrade import upgrade
from tests.builders import SLEUTEL, T0, VasteKlok, make_kluis
from tests.conftest import ExpectedLog
from tests.desktop.conftest import CODE, Program, small_keys
from tests.faults.every_verb import call_all, known_verbs
from tests.faults.ledger import Figures
from tests.faults.test_markup import every_shot, show
from tests.faults.work import give_slots, later_revisions
from tests.models.store.conftest import ZIN
from tests.overdracht_hulp import ZIN as ANJER
from tests.overdracht_hulp import make_kant, receive, send

__all__ = ["small_keys"]

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
LETTERS = "bcdfghjklmnpqrstvwxz"
CANARIES = tuple(f"Kanarie{LETTERS[n % 20]}{LETTERS[n // 20]}{n:02d}" for n in range(40))
FEW = CANARIES if FULL else CANARIES[:8]
"""A household each takes its time: the ordinary run has some."""


def spellings(canary: str) -> tuple[bytes, ...]:
    """How a name could stand readable in a file: as typed, folded, backwards, in UTF-16, in base64 or hex."""
    raw = canary.encode()
    shifted = (base64.b64encode(b" " * pad + raw)[4 if pad else 0 : -4] for pad in range(3))
    return (
        raw,
        canary.lower().encode(),
        canary.upper().encode(),
        raw[::-1],
        canary.encode("utf-16-le"),
        canary.encode("utf-16-be"),
        raw.hex().encode(),
        *shifted,
    )


SECRETS = [form for canary in CANARIES for form in spellings(canary)]
SECRETS += [ZIN.encode(), CODE.encode(), SLEUTEL, SLEUTEL.hex().encode(), base64.b64encode(SLEUTEL)]


def readable(*folders: Path) -> list[str]:
    """The files that hold a canary, the wachtwoordzin, the herstelcode or the key, by content or by name."""
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix != ".py"]
    files = [path for path in files if path.is_file()]
    assert files
    found = [path.name for path in files if any(secret in path.read_bytes() for secret in SECRETS)]
    names = " ".join(str(path) for path in files).lower()
    return found + [canary for canary in CANARIES if canary.lower() in names]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files and the folders of a person go, so that they are searched too."""
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    (folder / "leeg").touch()
    for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def everything_in(path: Path) -> str:
    """All text of a kluis, opened with its key: there the canaries must be, or nothing was proved."""
    raw = connect(path, SLEUTEL, query_only=True)
    try:
        return "\n".join(
            str(value)
            for table in digest.tables(raw)
            for row in raw.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - own names
            for value in row
        )
    finally:
        raw.close()


@pytest.fixture
def plek(tmp_path: Path) -> Iterator[Plek]:
    """A kluis in use, with its slots."""
    home = tmp_path / "huis" / "kluis"
    home.mkdir(parents=True)
    made = make_kluis(home, VasteKlok(datetime.now(UTC).date()))
    give_slots(made.store.path)
    yield made
    made.store.close()


def test_no_verb_leaves_a_name_readable_in_any_file_or_error(
    plek: Plek, tmp_path: Path, scratch: Path, figures: Figures
) -> None:
    count = figures("gestolen", "kanaries door elke handeling")
    count.see(passed=0)
    start_log(Paths(tmp_path / "huis").log)
    try:
        caller = call_all(plek, itertools.cycle(CANARIES))
        assert readable(tmp_path) == []
    finally:
        stop_log()
    path = plek.store.path
    with plek.store.writer() as session:  # in the middle of a commit: the journal is searched too
        session.connection().exec_driver_sql("UPDATE persoonsgegevens SET roepnaam = ?", (CANARIES[0],))
        assert path.with_name(f"{path.name}-journal").exists()
        session.flush()
        found = readable(tmp_path)
    plek.store.close()
    kept = everything_in(path)
    count.tries = sum(canary in kept for canary in CANARIES)
    count.see(passed=len(found) + len(readable(tmp_path)))
    count.extra = {"handelingen gedaan": sum(map(bool, caller.done.values())), "alle": len(caller.done)}
    if caller.refused:
        count.note = f"alleen geweigerd: {', '.join(sorted(caller.refused))}"
    assert count.passed == 0
    assert count.tries == len(CANARIES), "some canaries never got in: this run proved less"
    assert len(caller.refused) <= len(known_verbs()) // 5, count.note
    assert caller.bugs == []
    told = "\n".join(caller.told)
    assert [canary for canary in CANARIES if canary.lower() in told.lower()] == []


def test_no_backup_restore_or_migration_leaves_a_name_readable(
    plek: Plek, tmp_path: Path, scratch: Path, figures: Figures
) -> None:
    count = figures("gestolen", "kanaries door reservekopie, terugzetten en bijwerken")
    count.see(passed=0)
    for canary in FEW:
        open_dossier(plek, canary, T0, 2, f"azc {canary}")
    path = plek.store.path
    plek.store.close()
    folder = make_backup(path, SLEUTEL, tmp_path / "reservekopieen").backup.folder
    restore(folder, path, SLEUTEL, minimum_kib=8)
    upgrade(path, SLEUTEL, tmp_path / "reservekopieen", scripts_in=later_revisions(tmp_path / "revisies"))
    assert full_check(path, SLEUTEL).ok
    store = Store.open(path, SLEUTEL, newest=SCHEMA_VERSION + 1)
    with store.reader() as session:
        names = set(session.connection().exec_driver_sql("SELECT naam FROM dossier").scalars())
    store.close()
    count.tries = len(names & set(FEW))
    count.see(passed=len(readable(tmp_path)))
    assert count.tries == len(FEW)
    assert len(list_backups(tmp_path / "reservekopieen")) == 2
    assert readable(tmp_path) == []


def test_no_transfer_leaves_a_name_readable_on_either_side_or_on_the_stick_between_them(
    tmp_path: Path, scratch: Path, figures: Figures
) -> None:
    count = figures("gestolen", "kanaries door een overdracht")
    count.see(passed=0)
    links, rechts = make_kant(tmp_path / "links"), make_kant(tmp_path / "rechts")
    uids = [open_dossier(links.plek, canary, T0, 2, f"azc {canary}").onderwerp for canary in FEW]
    stick = tmp_path / "stick" / "map.overdracht"
    stick.parent.mkdir()
    stick.write_bytes(send(links, *uids))
    receive(rechts, stick.read_bytes())
    found = readable(tmp_path)
    path = rechts.plek.store.path
    links.close()
    rechts.close()
    kept = everything_in(path)
    count.tries = sum(canary in kept for canary in FEW)
    count.see(passed=len(found) + len(readable(tmp_path)))
    assert count.tries == len(FEW)
    assert count.passed == 0
    assert ANJER.encode() not in stick.read_bytes()


def with_canaries(home: Path) -> Paths:
    """The profile of a person whose kluis holds a household for each canary."""
    paths = Paths(home)
    paths.kluis.parent.mkdir(parents=True)
    made = make_kluis(paths.kluis.parent, VasteKlok(datetime.now(UTC).date()))
    for canary in FEW:
        open_dossier(made, canary, T0, 1, f"azc {canary}")
    made.store.path.rename(paths.kluis)
    made.store.close()
    give_slots(paths.kluis)
    for stray in paths.kluis.parent.glob("proef.*"):
        stray.unlink()
    return paths


def test_the_window_leaves_no_name_readable_while_it_is_used_locked_and_closed(
    tmp_path: Path,
    scratch: Path,
    small_keys: None,
    qapp: QApplication,
    qtbot: QtBot,
    figures: Figures,
    expected_log: ExpectedLog,
) -> None:
    """Every screen, papers in the child, half-typed text, the search box, a crash; then lock and close."""
    count = figures("gestolen", "kanaries door het venster")
    count.see(passed=0)
    paths = with_canaries(tmp_path / "huis")
    expected_log.allow("fout")
    start_log(paths.log)
    app = App(qapp, paths, Settings(breedte=1093, hoogte=614))
    hands = Program(app, qtbot)
    try:
        assert app.start()
        hands.unlock(ZIN)
        hands.until_open()
        for number, shot in enumerate(every_shot(app)):
            if not shot.regeldag:
                show(app, shot, qtbot, number)
        hands.opened.shell.zoek.setText(CANARIES[1])
        hands.opened.drafts.keep("nieuw_gezin", "", {"naam": CANARIES[2]})
        sys.excepthook(ValueError, ValueError(CANARIES[3]), None)
        log_event("fout", error=True, soort=CANARIES[5], reden=CANARIES[6], verb=f"{CANARIES[7]} x")
        hands.still()
        for box in app.window.findChildren(QMessageBox):
            box.close()
        bundle.save(scratch / "hulppakket.txt", bundle.make_bundle(paths, app.settings, KluisFeiten()))
        found = readable(tmp_path)
        app.lock()
        hands.still()
        found += readable(tmp_path)
        hands.unlock(ZIN)
        hands.until_open()
        hands.opened.workspace.backup()
        app.window.close()
        qtbot.waitUntil(lambda: app.window.may_close, timeout=30_000)
    finally:
        if app.opened is not None:
            app.opened.leave()
        app.stop()
        app.window.may_close = True
        app.window.close()
        app.window.deleteLater()
        stop_log()
    gc.collect()
    kept = everything_in(paths.kluis)
    count.tries = sum(canary in kept for canary in FEW)
    count.see(passed=len(found) + len(readable(tmp_path)))
    assert count.tries == len(FEW)
    assert found == []
    assert readable(tmp_path) == []
    assert CANARIES[2] in kept, "the half-typed text was not kept"


@pytest.mark.parametrize(
    "leak",
    [
        CANARIES[3].encode(),
        CANARIES[3].lower().encode(),
        CANARIES[3].encode("utf-16-le"),
        base64.b64encode(f"x{CANARIES[3]} tekst".encode()),
        SLEUTEL,
        ZIN.encode(),
    ],
)
def test_the_search_for_canaries_sees_one(tmp_path: Path, leak: bytes) -> None:
    (tmp_path / "lek").write_bytes(b"iets met " + leak + b" erin")
    assert readable(tmp_path) == ["lek"]


def test_the_search_for_canaries_sees_a_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / f"brief {CANARIES[5]}.txt").write_text("leeg")
    assert readable(tmp_path) == [CANARIES[5]]


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are a POSIX matter")
def test_only_the_owner_may_read_what_stands_in_the_profile(
    plek: Plek, tmp_path: Path, scratch: Path
) -> None:
    make_backup(plek.store.path, SLEUTEL, tmp_path / "huis" / "reservekopieen")
    open_to_others = [
        str(path.relative_to(tmp_path / "huis"))
        for path in (tmp_path / "huis").rglob("*")
        if path.is_file() and path.stat().st_mode & 0o077
    ]
    assert open_to_others == []


def test_a_plain_database_would_be_seen(tmp_path: Path) -> None:
    """The kluis without its encryption: then every search above must find the names."""
    plain = tmp_path / "plat.db"
    raw = dbapi2.connect(str(plain))
    raw.execute("CREATE TABLE t (naam TEXT)")
    raw.executemany("INSERT INTO t VALUES (?)", [(canary,) for canary in CANARIES])
    raw.commit()
    raw.close()
    assert readable(tmp_path) == ["plat.db"]
    shutil.rmtree(tmp_path)
    tmp_path.mkdir()
