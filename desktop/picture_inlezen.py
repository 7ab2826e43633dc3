"""Pictures of *Lijst inlezen* in its three steps, with a list that has doubles, faults and long names."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.paths import Paths
from desktop.picture_kluizen import LANG
from desktop.pictures import Running, Shot
from views.theme import MODES

if TYPE_CHECKING:
    from views.beheer.presenter import BeheerPresenter
    from views.inlezen.presenter import InlezenPresenter

KOP = ("Gezinsnummer", "Achternaam", "Roepnaam", "Koppeldatum", "Tekendatum", "Geboortedatum", "AZC", "BSN")


def make_list_pictures(app: QApplication, paths: Paths, folder: Path) -> Iterator[int]:
    """The columns and looking, light and dark; choosing the list is the shot `beheer-inlezen`."""
    for mode in MODES:
        with Running(app, paths, mode, demo=True) as running:
            screen = _inlezen(running)
            path = folder / "gezinnen.csv"
            write_list(path, running.opened.workspace.klok.vandaag())
            screen.open_list(path)
            running.still()
            yield running.picture(folder / f"inlezen-2-{mode}.png")
            screen.view.verder.click()
            running.still()
            yield running.picture(folder / f"inlezen-3-{mode}.png")
            path.unlink()


def write_list(path: Path, vandaag: date) -> None:
    """Four households: two that can go in, one that the demo has already, one without a day of koppeling."""
    near, far = (vandaag - timedelta(days) for days in (20, 400))
    rows = (
        ("1", "Voorbeeld", "Amal", near, "", date(1990, 3, 1), "Duinvoorde", ""),
        ("1", "Voorbeeld", "Idris", near, "", date(2016, 5, 9), "Duinvoorde", ""),
        ("2", LANG, LANG, far, far + timedelta(90), date(1984, 1, 2), "Duinvoorde", ""),
        ("3", "Al-Zahrawan", "Sami", vandaag - timedelta(30), "", "", "Duinvoorde", ""),
        ("4", "Zonderdag", "Noor", "", "", date(1995, 9, 4), "", ""),
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file, delimiter=";")
        write.writerow(KOP)
        for row in rows:
            write.writerow([f"{v.day}-{v.month}-{v.year}" if isinstance(v, date) else v for v in row])


def _inlezen(running: Running) -> InlezenPresenter:
    running.open(Shot("", "beheer", {"deel": "inlezen"}))
    beheer: BeheerPresenter = running.opened.navigator.made("beheer")  # type: ignore[assignment] # by name
    found: InlezenPresenter = beheer._made["inlezen"]  # type: ignore[assignment] # noqa: SLF001 - its own
    return found
