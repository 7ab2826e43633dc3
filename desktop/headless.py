"""The main job where there is no screen: the demo kluis, its papers as PDF, and pictures of the screens."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from desktop.children import ROOT, command, environment
from desktop.clock import SystemClock
from desktop.demo import open_demo
from desktop.log import log_event
from desktop.papers_of import make_paper
from desktop.paths import Paths
from desktop.workspace import Workspace
from models.keys import safe_write
from models.tables import Dossier
from models.values import Papier
from resources.sentences import sentence

SAMPLE = 4
"""The household whose papers are made: the fourth of the demo has its regeldag ahead."""


def run_without_screen(paths: Paths, wanted: str = "") -> Path:
    """Make everything in one folder and give it. Raises World and Refused."""
    folder = Path(wanted).absolute() if wanted else _folder(paths)
    folder.mkdir(parents=True, exist_ok=True)
    workspace = open_demo(paths, SystemClock())
    try:
        make_papers(workspace, folder)
    finally:
        workspace.close(backup=False)
    pictures = make_pictures(folder)
    if not pictures:
        sys.stderr.write(sentence("plaatjes_mislukt") + "\n")
    log_event("zonder_scherm", plaatjes=int(pictures))
    return folder


def _folder(paths: Paths) -> Path:
    return paths.home / f"demo-{datetime.now(SystemClock().nu().tzinfo):%Y%m%d-%H%M%S}"


def make_papers(workspace: Workspace, folder: Path) -> list[Path]:
    """Make matrix, dagkaart, gezinsblad, fase-checklist and ochtendblad of the demo."""
    with workspace.lezer() as lezer:
        numbers = lezer.session.scalars(select(Dossier.nummer).order_by(Dossier.id)).all()
    nummer = numbers[min(SAMPLE, len(numbers)) - 1]
    made = []
    for papier in (
        Papier.MATRIX,
        Papier.DAGKAART,
        Papier.GEZINSBLAD,
        Papier.CHECKLIST,
        Papier.OCHTENDBLAD,
    ):
        path = folder / f"{papier.value}.pdf"
        safe_write(path, make_paper(workspace, papier, nummer=nummer, record=False).pdf)
        made.append(path)
    return made


def make_pictures(folder: Path) -> bool:
    """Make pictures of the main screens in a process of its own (it loads Qt); False where that fails."""
    done = subprocess.run(
        command("desktop", "pictures", "--kort", "--uit", str(folder)),
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=300,
    )
    return done.returncode == 0
