"""The program with small key derivation, so that tests of opening and locking take no second each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import workspace
from desktop.bootstrap import App
from desktop.clock import SystemClock
from desktop.opened import Opened
from desktop.paths import Paths
from desktop.settings import Settings
from models import keys
from models.services import sleutels
from models.services.medewerkers import add_medewerker
from models.values import Rol
from tests.builders import VasteKlok

SMALL = keys.Argon(tijd=1, geheugen_kib=64, parallel=1)
ZIN = "vier groene fietsen buiten"
CODE = "-".join(["A2E2R"] * 8)


@pytest.fixture
def small_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheap key derivation, both ways."""
    cheap_keys(monkeypatch)


def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make and read slots with the cheapest key derivation there is, and allow a kluis anywhere."""
    make, parse = keys.make_slot, keys.parse_slots

    def cheap_make(*args: object, **kwargs: object) -> keys.Slot:
        kwargs |= {"argon": SMALL, "minimum_kib": 0}
        return make(*args, **kwargs)  # type: ignore[arg-type]

    def cheap_parse(data: bytes, *, minimum_kib: int = 0) -> keys.SlotFile:
        return parse(data, minimum_kib=0)

    monkeypatch.setattr(keys, "make_slot", cheap_make)
    monkeypatch.setattr(keys, "parse_slots", cheap_parse)
    monkeypatch.setattr(workspace, "check_place", lambda _path: ())


def nieuwe(zin: str = ZIN, code: str = "") -> workspace.NieuweKluis:
    """What a first start fills in."""
    return workspace.NieuweKluis(
        naam="Wil Voorbeeld",
        wachtwoordzin=zin,
        herstelcode=code or keys.new_herstelcode(),
        gemeente="Wilgenrade",
        provincie="Gelderland",
        organisatie="werkgroep Wilgenrade",
        rollen=(Rol.BEGELEIDER, Rol.BEHEERDER),
    )


@pytest.fixture
def kluis(tmp_path: Path, small_keys: None) -> Path:
    """A kluis on disk, shut."""
    paths = Paths(tmp_path)
    workspace.create(paths.kluis, nieuwe(), VasteKlok(), paths.backups).close(backup=False)
    return paths.kluis


@dataclass(frozen=True)
class Collega:
    """Somebody else who works with the kluis."""

    uid: str
    naam: str
    zin: str


def collega(
    kluis: Path, naam: str, *rollen: Rol, zin: str = "zes gele bomen aan zee", start: bool = False
) -> Collega:
    """Put a colleague in the shut kluis, with an own wachtwoordzin or (`start`) with a start-zin."""
    klok = SystemClock()
    opened = workspace.unlock(kluis, ZIN, klok, Paths(kluis.parent.parent).backups)
    plek = opened.plek()
    uid = add_medewerker(plek, naam, tuple(rol.value for rol in rollen)).onderwerp
    if start:
        zin = sleutels.give_startzin(plek, uid).zin
    else:
        sleutels.choose_wachtwoordzin(opened.plek(wie=uid), zin)
    opened.close(backup=False)
    return Collega(uid, naam, zin)


class Program:
    """The running program and its hands."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app = app
        self.qtbot = qtbot

    @property
    def opened(self) -> Opened:
        """What is open now."""
        found = self.app.opened
        assert found is not None
        return found

    @property
    def shut(self) -> bool:
        """Whether no kluis is open."""
        return self.app.opened is None

    def until_open(self) -> None:
        """Wait until a kluis is open and still."""
        self.qtbot.waitUntil(lambda: self.app.opened is not None, timeout=15000)
        self.still()

    def still(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: not self.app.jobs.busy, timeout=15000)

    def unlock(self, zin: str = ZIN) -> None:
        """Type the wachtwoordzin and press Enter."""
        assert self.app.unlocker is not None
        view = self.app.unlocker.view
        view.zin.edit.setText(zin)
        view.knop.click()


@pytest.fixture
def program(tmp_path: Path, small_keys: None, qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    """The program on an empty or prepared home (ask for `kluis` first)."""
    app = App(qapp, Paths(tmp_path), Settings(breedte=1093, hoogte=614))
    assert app.start()
    yield Program(app, qtbot)
    if app.opened is not None:
        app.opened.leave()
    app.stop()
    app.window.may_close = True
    app.window.close()
    app.window.deleteLater()
