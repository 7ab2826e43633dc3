"""Pictures of every screen and paper page: light and dark, small laptop at 125 %, empty, demo and full.

`python -m desktop pictures --uit DIR` runs the real program on throw-away kluizen (all names made up) and
takes a picture of what it shows. A screen joins by adding a `Shot` to `SHOTS`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from desktop.bootstrap import App, make_app
from desktop.paths import Paths
from desktop.settings import Settings
from views.theme import MODES

if TYPE_CHECKING:
    from desktop.opened import Opened

SMALL = (1093, 614)
"""1366×768 at 125 %."""
SETTLE_MS = 250
WAIT_S = 60.0


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the screen and arguments; `dossier` picks a demo household (from 1)."""

    naam: str
    scherm: str
    args: dict[str, str] = field(default_factory=dict)
    dossier: int = 0
    als: str = "uid"
    """Name of the argument that takes the household."""
    regeldag: bool = False
    """Opens the first regeldag."""
    kort: bool = False
    """Also in the short set that goes with the papers where there is no screen."""


SHOTS = (
    Shot("vandaag", "vandaag", kort=True),
    Shot("agenda", "agenda"),
    Shot("agenda-week", "agenda", {"week": "ja"}),
    Shot("bal", "bal"),
    Shot("gezinnen", "gezinnen", kort=True),
    Shot("alle-gezinnen", "alle_gezinnen"),
    Shot("dossier-nu", "dossier", {"tab": "nu"}, dossier=4, kort=True),
    Shot("dossier-gezin", "dossier", {"tab": "gezin"}, dossier=4),
    Shot("dossier-punten", "dossier", {"tab": "punten"}, dossier=4),
    Shot("dossier-wonen", "dossier", {"tab": "wonen"}, dossier=4),
    Shot("dossier-weigering", "dossier", {"tab": "wonen"}, dossier=8),
    Shot("woningen", "woningen"),
    Shot("tijdelijke-plekken", "tijdelijke_plekken"),
    Shot("dossier-toewijzing", "dossier", {"tab": "toewijzing"}, dossier=2),
    Shot("dossier-telt", "dossier", {"tab": "toewijzing"}, dossier=10),
    Shot("dossier-meedoen", "dossier", {"tab": "meedoen"}, dossier=12),
    Shot("dossier-contact", "dossier", {"tab": "contact"}, dossier=12),
    Shot("dossier-familie", "dossier", {"tab": "familie"}, dossier=6),
    Shot("dossier-amv", "dossier", {"tab": "amv"}, dossier=5),
    Shot("amv", "amv"),
    Shot("papier-amv", "papier", {"papier": "amv_kwartaal"}),
    Shot("dossier-volgen", "dossier", {"tab": "volgen"}, dossier=12),
    Shot("dossier-begeleiding", "dossier", {"tab": "begeleiding"}, dossier=12),
    Shot("dossier-einde", "dossier", {"tab": "einde"}, dossier=12),
    Shot("spreekuur", "spreekuur"),
    Shot("dossier-afspraken", "dossier", {"tab": "afspraken"}, dossier=4),
    Shot("dossier-historie", "dossier", {"tab": "historie"}, dossier=4),
    Shot("gebeurtenis", "gebeurtenis", dossier=4),
    Shot("gebeurtenis-weigering", "gebeurtenis", {"soort": "weigering"}, dossier=2),
    *(
        Shot(f"gebeurtenis-{soort.replace('_', '-')}", "gebeurtenis", {"soort": soort}, dossier=dossier)
        for soort, dossier in (
            ("uitspraak", 8),
            ("familie_is_er", 6),
            ("schade", 12),
            ("sluiten", 12),
        )
    ),
    Shot("nieuw-gezin", "nieuw_gezin"),
    Shot("regeldagen", "regeldag"),
    Shot("regeldag", "regeldag", regeldag=True, kort=True),
    Shot("regeldag-gezinnen", "regeldag", {"tab": "gezinnen"}, regeldag=True),
    Shot("regeldag-loketten", "regeldag", {"tab": "loketten"}, regeldag=True),
    *(
        Shot(f"gemeente-{deel}", "gemeente", {"deel": deel})
        for deel in ("overleggen", "afspraken", "akkoord", "contacten", "geld")
    ),
    Shot("papier", "papier"),
    Shot("papier-dagkaart", "papier", {"papier": "dagkaart"}, dossier=4, als="dossier", kort=True),
    Shot("papier-matrix", "papier", {"papier": "matrix"}),
    Shot("papier-loketlijst", "papier", {"papier": "loketlijst"}),
    Shot("papier-mailtekst", "papier", {"papier": "mailtekst"}),
    Shot("papier-eindblad", "papier", {"papier": "eindblad"}, dossier=12, als="dossier"),
    Shot("papier-begeleiding", "papier", {"papier": "begeleiding"}, dossier=12, als="dossier"),
    Shot("papier-agenda", "papier", {"papier": "agenda"}),
    Shot("papier-open-punten", "papier", {"papier": "open_punten"}),
    Shot("papier-intakeblad", "papier", {"papier": "intakeblad"}, dossier=4, als="dossier"),
    Shot("papier-nieuw-in-gezin", "papier", {"papier": "nieuw_in_gezin"}, dossier=7, als="dossier"),
    Shot("papier-invoeren", "papier_invoeren"),
    Shot("papier-ligt-nog", "papier", {"tab": "ligt_nog"}),
    *(
        Shot(f"beheer-{deel}", "beheer", {"deel": deel})
        for deel in (
            "gemeente",
            "organisaties",
            "medewerkers",
            "cijfers",
            "checklists",
            "matrix",
            "partners",
            "reservekopie",
            "logboek",
            "inlezen",
            "bewaren",
            "verwerkingen",
            "datalekken",
        )
    ),
    *(
        Shot(f"gemeente-{deel}", "gemeente", {"deel": deel})
        for deel in ("taakstelling", "doorlooptijd", "grafieken", "toezicht", "herverdeling", "lijsten")
    ),
    Shot("gemeente-pijplijn", "gemeente", {"deel": "taakstelling", "halfjaar": "pijplijn"}),
    Shot("gemeente-prognose", "gemeente", {"deel": "grafieken", "grafiek": "prognose"}),
    Shot("papier-gemeenteblad", "papier", {"papier": "gemeenteblad"}),
    Shot("gemeente-verantwoording", "gemeente", {"deel": "verantwoording"}),
    *(
        Shot(f"papier-{papier}", "papier", {"papier": papier})
        for papier in (
            *("informatienota", "halfjaarverslag", "raadsantwoord"),
            *("doorlooptijdblad", "toezichtblad", "herverdelingsblad", "geldblad"),
        )
    ),
    *(
        Shot(f"papier-{papier.replace('_', '-')}", "papier", {"papier": papier})
        for papier in ("overleguitnodiging", "overlegnotitie", "corporatieoverzicht", "mb_verslag")
    ),
    Shot("datalek-melden", "datalek_melden"),
    Shot("overdracht", "overdracht"),
    Shot("overdragen", "overdracht", dossier=4, als="dossier"),
    Shot("mijn-gegevens", "ik"),
    Shot("nood", "nood"),
    Shot("herstelcode-nieuw", "sleutels", {"wat": "herstelcode"}),
    Shot("begin-hier", "begin_hier"),
    Shot("hulp", "hulp"),
    Shot("computer", "computer"),
)


def make_pictures(uit: str, *, kort: bool = False) -> int:
    """Make all pictures in a folder; 0 when every one was made."""
    folder = Path(uit)
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or make_app(["pictures"])
    if not isinstance(app, QApplication):
        return 1
    with tempfile.TemporaryDirectory(prefix="duurzame-start-") as home:
        paths = Paths(Path(home))
        made = sum(_demo(app, paths, folder, kort=kort))
        if not kort:
            made += sum(_gates(app, paths, folder))
            made += sum(_desk(app, paths, folder))
            from desktop.picture_inlezen import make_list_pictures
            from desktop.picture_team import make_team_pictures

            made += sum(make_list_pictures(app, paths, folder))
            made += sum(make_team_pictures(app, Paths(Path(home) / "ploeg"), folder))
            made += _papers(paths, folder)
            made += sum(_variants(app, Path(home), folder))
    sys.stdout.write(f"{made}\n")
    return 0


def _demo(app: QApplication, paths: Paths, folder: Path, *, kort: bool) -> Iterator[int]:
    for mode in MODES if not kort else MODES[:1]:
        with Running(app, paths, mode, demo=True) as running:
            for shot in SHOTS:
                if (kort and not shot.kort) or not running.opened.navigator.has(shot.scherm):
                    continue
                running.open(shot)
                yield running.picture(folder / f"{shot.naam}-{mode}.png")


def _variants(app: QApplication, home: Path, folder: Path) -> Iterator[int]:
    """The same screens on an empty kluis, and on one with names of 60 characters and 14 people."""
    from desktop.picture_kluizen import make_empty, make_full

    for naam, make in (("leeg", make_empty), ("vol", make_full)):
        paths = Paths(home / naam)
        make(paths)
        for mode in MODES:
            with Running(app, paths, mode, demo=False) as running:
                running.unlock()
                for shot in SHOTS:
                    if (shot.dossier and naam == "leeg") or not running.opened.navigator.has(shot.scherm):
                        continue
                    running.open(shot, first=True)
                    yield running.picture(folder / f"{naam}-{shot.naam}-{mode}.png")


def _gates(app: QApplication, paths: Paths, folder: Path) -> Iterator[int]:
    for mode in MODES:
        with Running(app, paths, mode, demo=False) as running:
            view = running.program.first_start.view
            yield running.picture(folder / f"eerste-start-1-{mode}.png")
            view.show_code(running.program.new_code())
            view.show_step(2)
            yield running.picture(folder / f"eerste-start-2-{mode}.png")
            view.show_step(3)
            yield running.picture(folder / f"eerste-start-3-{mode}.png")
            running.program.show_restore()
            yield running.picture(folder / f"herstel-{mode}.png")
    yield from _locked(app, paths, folder)


def _locked(app: QApplication, paths: Paths, folder: Path) -> Iterator[int]:
    from views.unlock.unlock_view import UnlockView

    for mode in MODES:
        with Running(app, paths, mode, demo=False) as running:
            view = UnlockView(str(paths.kluis.parent))
            running.program.window.show_view(view)
            yield running.picture(folder / f"aanmelden-{mode}.png")
            view.show_problem(
                "Deze wachtwoordzin past niet. Probeer het nog eens, of gebruik de herstelcode."
            )
            view.show_wait("Wacht nog 4 s")
            yield running.picture(folder / f"aanmelden-fout-{mode}.png")


def _desk(app: QApplication, paths: Paths, folder: Path) -> Iterator[int]:
    """What comes over a screen: the warning before locking, a crash, the support bundle, a driver too old."""
    from desktop.bundle_window import show_bundle
    from models.errors import World

    for mode in MODES:
        with Running(app, paths, mode, demo=True) as running:
            program = running.program
            running.open(Shot("dossier", "dossier", {"tab": "nu"}, dossier=4))
            program.idle.soon.emit(30)
            yield running.picture(folder / f"bijna-op-slot-{mode}.png")
            program.idle.awake.emit()
            program.crash_box.told.emit("ValueError presenter:120+velden:88")
            settle(app)
            assert program.crash_box.dialog is not None  # noqa: S101 - it was just told
            yield running.picture(folder / f"fout-{mode}.png", program.crash_box.dialog)
            program.crash_box.dialog.accept()
            shown = show_bundle(program)
            yield running.picture(folder / f"hulppakket-{mode}.png", shown.dialog)
            shown.dialog.reject()
        with Running(app, paths, mode, demo=False) as running:
            old = World("sqlcipher_te_oud", sqlite="3.51.1", sqlcipher="4.6.1")
            running.program._cannot_start(old)  # noqa: SLF001 - shown as it would be
            yield running.picture(folder / f"te-oud-{mode}.png")


def _papers(paths: Paths, folder: Path) -> int:
    """Every page of every paper of the demo as a picture."""
    from desktop.ask import page_count, page_image
    from desktop.clock import SystemClock
    from desktop.demo import open_demo
    from desktop.papers_of import make_paper
    from models.values import Papier
    from views.papier.soorten import KEUZEN

    made = 0
    workspace = open_demo(paths, SystemClock())
    try:
        for papier in Papier:
            if papier.value not in KEUZEN and papier is not Papier.LOGBOEKBLAD:
                continue  # made elsewhere, of facts that the demo does not have
            pdf = make_paper(workspace, papier, nummer="DEMO-04", record=False).pdf
            for number in range(page_count(pdf)):
                image = page_image(pdf, number, 90)
                made += image.save(str(folder / f"papier-{papier.value}-{number + 1}.png"))
    finally:
        workspace.close(backup=False)
    return made


class Running:
    """The program with a window, for as long as pictures are taken."""

    def __init__(self, app: QApplication, paths: Paths, mode: str, *, demo: bool) -> None:
        self._app = app
        self.program = App(app, paths, Settings(thema=mode, breedte=SMALL[0], hoogte=SMALL[1]), demo=demo)
        self._demo = demo

    def __enter__(self) -> Self:
        self.program.start()
        self.program.window.showNormal()  # the size of the picture counts here, not that of the screen
        self.program.window.resize(*SMALL)
        if self._demo:
            self._until(lambda: self.program.opened is not None)
        settle(self._app)
        return self

    def __exit__(self, *_error: object) -> None:
        if self.program.opened is not None:
            self.program.opened.leave()
        self.program.stop()
        self.program.window.may_close = True
        self.program.window.close()
        self.program.window.deleteLater()
        settle(self._app)

    @property
    def opened(self) -> Opened:
        """The opened kluis."""
        assert self.program.opened is not None  # noqa: S101 - asked for only while one is open
        return self.program.opened

    def unlock(self) -> None:
        """Open a kluis of `picture_kluizen`."""
        from desktop.demo import WACHTWOORDZIN

        self.give(WACHTWOORDZIN)
        self._until(lambda: self.program.opened is not None)
        self.still()

    def give(self, secret: str) -> None:
        """Type something at the gate."""
        assert self.program.unlocker is not None  # noqa: S101 - a kluis that exists shows this gate
        view = self.program.unlocker.view
        view.zin.edit.setText(secret)
        view.knop.click()

    def still(self) -> None:
        """Wait until nothing is under way."""
        self._until(lambda: not self.program.jobs.busy)
        settle(self._app)

    def open(self, shot: Shot, *, first: bool = False) -> None:
        """Show a screen and wait until it is still; `first` takes the first dossier for the one named."""
        args = dict(shot.args)
        if shot.dossier:
            args[shot.als] = self._dossier(1 if first else shot.dossier)
        if shot.regeldag:
            args["uid"] = self._regeldag()
        self.opened.navigator.open(shot.scherm, **args)
        for _nr in range(2):  # a preview begins a moment after the screen stands
            self._until(lambda: not self.program.jobs.busy)
            settle(self._app)

    def picture(self, path: Path, dialog: QWidget | None = None) -> int:
        """Take a picture of the window, with a dialog over it where there is one; 1 when it was written."""
        settle(self._app)
        window: QWidget = self.program.window
        image = window.grab()
        if dialog is not None:
            over = dialog.grab()
            painter = QPainter(image)
            painter.fillRect(image.rect(), QColor(0, 0, 0, 90))
            painter.drawPixmap(
                (image.width() - over.width()) // 2, (image.height() - over.height()) // 2, over
            )
            painter.end()
        return int(image.save(str(path)))

    def _dossier(self, number: int) -> str:
        from sqlalchemy import select

        from models.tables import Dossier

        with self.opened.workspace.lezer() as lezer:
            return str(lezer.session.scalars(select(Dossier.uid).order_by(Dossier.id)).all()[number - 1])

    def _regeldag(self) -> str:
        from models.queries.regeldagen import load_regeldagen

        with self.opened.workspace.lezer() as lezer:
            days = load_regeldagen(lezer)
        return days[0].uid if days else ""

    def _until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + WAIT_S
        while not true() and time.monotonic() < end:
            settle(self._app, 20)


def settle(app: QApplication, milliseconds: int = SETTLE_MS) -> None:
    """Let the program work for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    app.processEvents()
