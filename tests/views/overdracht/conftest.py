"""The screen *Overdracht* on a real kluis, another kluis on the other side, and answers for the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.errors import World
from models.services.dossiers import open_dossier
from models.values import Rol
from tests.overdracht_hulp import Kant, cheap_words, make_kant, send
from tests.views.conftest import House
from tests.views.fakes import FakePorts, NoAsk, NoKopieen, fake_ports
from views.overdracht.presenter import OverdrachtPresenter
from views.ports import Failed
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst


@dataclass
class Files(NoAsk):
    """Answers the file dialogs in turn; None = nothing chosen."""

    answers: list[Path | None] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def save_file(self, titel: str, naam: str, soort: str) -> Path | None:
        self.names.append(naam)
        return self.answers.pop(0)

    def open_file(self, titel: str, soort: str) -> Path | None:
        return self.answers.pop(0)


@dataclass
class Kopieen(NoKopieen):
    """Remembers for what a backup was made; `wrong` = none can be made; `held` keeps the answer back."""

    made: list[str] = field(default_factory=list)
    wrong: bool = False
    held: bool = False
    waiting: list[Callable[[object], None]] = field(default_factory=list)

    def before(self, reden: str, then: Callable[[object], None], failed: Failed | None = None) -> None:
        self.made.append(reden)
        if self.wrong:
            assert failed is not None
            failed(World("schijf_vol"))
        elif self.held:
            self.waiting.append(then)
        else:
            then(None)


@dataclass
class Desk:
    """The screen with its ports."""

    screen: OverdrachtPresenter
    fake: FakePorts
    files: Files
    kopieen: Kopieen
    folder: Path

    def shows(self, page: object) -> bool:
        """Whether this page is in front."""
        return self.screen.view.page is page

    def said(self) -> str:
        return self.fake.say.goed[-1][0]

    def lines(self, lijst: LijnenLijst | None = None) -> dict[str, Lijn]:
        """The lines of a list by their key; of the opened file unless another is named."""
        shown = lijst or self.screen.view.inlees.lijst
        return {one.sleutel: one for one in shown.lijnen_model.lijnen}

    def line(self, words: str, lijst: LijnenLijst | None = None) -> Lijn:
        found = [
            one for one in self.lines(lijst).values() if words in f"{one.titel} {one.onder} {one.nummer}"
        ]
        assert found, list(self.lines(lijst).values())
        return found[0]

    def read_in(self, data: bytes, words: str) -> None:
        """Choose a file that came in and type its words."""
        path = self.folder / "binnen.overdracht"
        path.write_bytes(data)
        self.files.answers.append(path)
        self.screen.view.start.lees.click()
        self.screen.view.woorden.woorden.setText(words)
        self.screen.view.woorden.open.click()


def make_desk(house: House, qtbot: QtBot, *rollen: Rol) -> Desk:
    """The screen for a medewerker with these roles."""
    fake = fake_ports(house.plek, *rollen)
    files, kopieen = Files(), Kopieen()
    fake.ports = replace(fake.ports, ask=files, kopieen=kopieen)
    screen = OverdrachtPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(900, 560)
    screen.view.show()
    return Desk(screen, fake, files, kopieen, house.plek.store.path.parent)


@pytest.fixture
def desk(house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The screen for a begeleider."""
    cheap_words(monkeypatch)
    return make_desk(house, qtbot, Rol.BEGELEIDER, Rol.BEHEERDER)


@pytest.fixture(scope="module")
def elders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kant]:
    """The kluis of another organisation."""
    kant = make_kant(tmp_path_factory.mktemp("elders"))
    yield kant
    kant.close()


@pytest.fixture
def vreemd(elders: Kant) -> tuple[str, bytes]:
    """A gezin of the other kluis, and the file with it."""
    uid = open_dossier(elders.plek, "Tekleberi", elders.klok.dag, 2).onderwerp
    return uid, send(elders, uid)
