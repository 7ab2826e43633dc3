"""S6: a dossier with 120 actiepunten opened and painted, against the bare driver and a bare table view."""

from __future__ import annotations

import itertools
import os
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from models.services import dossiers
from models.store.connection import connect
from tests.bench.timing import Meting, pairs
from tests.builders import SLEUTEL, make_kluis
from tests.views.fakes import fake_ports
from views.dossier.presenter import DossierPresenter
from views.theme import apply_theme


def dossier_row(folder: Path, dossiers_: int) -> Meting:
    """S6: from the wish to the painted tab *Nu*; two households in turn, so that nothing is there already."""
    del dossiers_  # one dossier costs the same however many there are: S4 and S8 show that
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    folder.mkdir(parents=True, exist_ok=True)
    plek = make_kluis(
        Path(tempfile.mkdtemp(prefix="s6-", dir=folder))
    )  # new each time: a kept one is in the way
    uids = [
        dossiers.open_dossier(plek, naam, date(2026, 6, 1), 8, "azc Duinvoorde").onderwerp
        for naam in ("Warsamele", "Noorvand")
    ]
    presenter = DossierPresenter(fake_ports(plek).ports)
    presenter.view.resize(909, 520)
    presenter.view.show()
    bare = connect(plek.store.path, SLEUTEL, query_only=True)
    table = QTableView()
    table.resize(909, 520)
    table.show()
    turn, other = itertools.cycle(uids), itertools.cycle(uids)
    lines = [0]

    def ours() -> None:
        presenter.enter(uid=next(turn))
        app.processEvents()
        presenter.view.repaint()

    def theirs() -> None:
        rows = bare.execute(
            "SELECT a.nummer, a.item_id, a.staat, a.termijn_datum, a.reden, a.notitie FROM actiepunt a"
            " JOIN dossier d ON d.id = a.dossier_id WHERE d.uid = ? ORDER BY a.nummer",
            (next(other),),
        ).fetchall()
        model = QStandardItemModel(table)
        for row in rows:
            model.appendRow([QStandardItem(str(value)) for value in row])
        lines[0] = len({row[0] for row in rows})
        table.setModel(model)
        app.processEvents()
        table.repaint()

    try:
        row = pairs("S6 open a dossier, painted", ours, theirs, doel="<= 2,5 x, < 50 ms p95")
    finally:
        bare.close()
        plek.store.close()
    note = f"{lines[0]} lines"
    return Meting(row.naam, row.mediaan_ms, row.p95_ms, row.verhouding, row.doel, note)
