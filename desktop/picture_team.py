"""Pictures of a team: somebody comes, is away, leaves, gets a start-zin; a new hoofdsleutel; the gates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.ask import page_count, page_image
from desktop.paths import Paths
from desktop.picture_kluizen import LANG, make_team
from desktop.pictures import Running, Shot
from models.queries.rows import PaperHead
from models.queries.rows_mensen import StartzinFacts
from models.queries.rows_papier import HerstelFacts
from models.services.omsleutelen import NieuweSleutel
from models.services.sleutels import StartZin
from models.values import Papier
from reports.catalog import Facts, render
from resources.i18n import language
from views.theme import MODES
from views.unlock.nieuwe_zin_view import NieuweZinView
from views.unlock.unlock_view import UnlockView

if TYPE_CHECKING:
    from views.beheer.presenter import BeheerPresenter
    from views.medewerkers.presenter import MedewerkersPresenter
    from views.sleutels.presenter import SleutelsPresenter

ZIN = "anjer kers poes maand klant"
"""Words of the list, that open nothing."""


def make_team_pictures(app: QApplication, paths: Paths, folder: Path) -> Iterator[int]:
    """Every form and page of a team, light and dark, with names of sixty characters."""
    people = make_team(paths)
    for mode in MODES:
        with Running(app, paths, mode, demo=False) as running:
            running.unlock()
            yield from _forms(running, people, folder, mode)
            yield from _keys(running, people, folder, mode)
            running.program.switch()
            running.still()
            yield running.picture(folder / f"ploeg-wissel-{mode}.png")
            yield from _gates(running, people, folder, mode)
            if mode == MODES[0]:
                yield from _sheets(running, folder)


def _forms(running: Running, people: tuple[str, ...], folder: Path, mode: str) -> Iterator[int]:
    screen = _medewerkers(running)
    view = screen.view
    yield running.picture(folder / f"ploeg-lijst-{mode}.png")
    view.knoppen["erbij"].click()
    form = view.paneel.form
    assert form is not None  # noqa: S101 - it was just asked
    form.fill({"naam": LANG, "organisatie": LANG})
    running.still()
    yield running.picture(folder / f"ploeg-erbij-{mode}.png")
    view.menu_chosen.emit(people[1], "afwezig")
    running.still()
    yield running.picture(folder / f"ploeg-afwezig-{mode}.png")
    view.menu_chosen.emit(people[0], "rollen")
    running.still()
    yield running.picture(folder / f"ploeg-rollen-{mode}.png")
    view.paneel.close_panel()
    view.startzin.show_zin(LANG, ZIN, "do 3 december 2026")
    running.still()
    yield running.picture(folder / f"ploeg-startzin-{mode}.png")
    view.startzin.forget()
    view.menu_chosen.emit(people[0], "vertrekt")
    running.still()
    leave = screen.overdracht.view
    assert leave.form is not None  # noqa: S101 - it was just asked
    leave.form.vakken["naar"].fill(people[2])
    leave.changed.emit()
    running.still()
    yield running.picture(folder / f"ploeg-vertrekt-{mode}.png")
    leave.back_wished.emit()


def _keys(running: Running, people: tuple[str, ...], folder: Path, mode: str) -> Iterator[int]:
    running.open(Shot("", "sleutels", {"wat": "hoofdsleutel"}))
    screen: SleutelsPresenter = running.opened.navigator.made("sleutels")  # type: ignore[assignment] # by name
    yield running.picture(folder / f"ploeg-hoofdsleutel-{mode}.png")
    screen.view.show_problem("De code klopt niet in groep 3. Kijk nog eens op het papier.", "code")
    yield running.picture(folder / f"ploeg-hoofdsleutel-fout-{mode}.png")
    day = running.program.clock.vandaag()
    given = tuple(StartZin(uid, LANG if nr else "Noor Proef", ZIN, day) for nr, uid in enumerate(people))
    screen._rekeyed(NieuweSleutel("", given))  # noqa: SLF001 - shown as it would be
    yield running.picture(folder / f"ploeg-hoofdsleutel-klaar-{mode}.png")
    screen.view.back_wished.emit()
    running.still()


def _gates(running: Running, people: tuple[str, ...], folder: Path, mode: str) -> Iterator[int]:
    """The pages for an own wachtwoordzin, and the gate while several keys are tried."""
    window = running.program.window
    gate = window.centralWidget()
    assert isinstance(gate, UnlockView)  # noqa: S101 - somebody was just switched
    gate.show_busy(on=True)
    gate.bezig.show()
    gate.show_trying(3, 5)
    yield running.picture(folder / f"ploeg-proberen-{mode}.png")
    window.show_view(NieuweZinView(LANG, start=True))
    yield running.picture(folder / f"ploeg-eigen-zin-{mode}.png")
    view = NieuweZinView("", [(uid, LANG) for uid in people])
    window.show_view(view)
    view.knop.click()
    yield running.picture(folder / f"ploeg-herstelcode-wie-{mode}.png")
    view.mensen.setCurrentIndex(1)
    view.mensen.activated.emit(1)
    yield running.picture(folder / f"ploeg-herstelcode-gekozen-{mode}.png")


def _sheets(running: Running, folder: Path) -> Iterator[int]:
    """The sheet with a start-zin, and that with a herstelcode."""
    clock = running.program.clock
    head = PaperHead(gemaakt_op=clock.nu(), wie=LANG, gemeente=LANG, taal=language())
    facts: tuple[tuple[Papier, Facts], ...] = (
        (
            Papier.STARTZIN,
            StartzinFacts(head=head, kluis="Duurzame Start", naam=LANG, zin=ZIN, geldig_tot=clock.vandaag()),
        ),
        (Papier.HERSTELCODE, HerstelFacts(head=head, kluis="Duurzame Start", code="-".join(["A2E2R"] * 8))),
    )
    for papier, one in facts:
        pdf = render(papier, one).pdf
        for number in range(page_count(pdf)):
            image = page_image(pdf, number, 90)
            yield int(image.save(str(folder / f"papier-{papier.value}-{number + 1}.png")))


def _medewerkers(running: Running) -> MedewerkersPresenter:
    running.open(Shot("", "beheer", {"deel": "medewerkers"}))
    beheer: BeheerPresenter = running.opened.navigator.made("beheer")  # type: ignore[assignment] # by name
    found: MedewerkersPresenter = beheer._made["medewerkers"]  # type: ignore[assignment] # noqa: SLF001 - its own
    return found
