"""Papers from the command line are written down as those of the window: with each gezin, with pages."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from desktop.papers_of import make_paper
from models.errors import Refused
from models.queries.afdrukken import load_afdrukken
from models.services import medewerkers, regeldagen
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import record_tekendatum
from models.tables import Gemeente
from models.values import Papier, Rol
from tests.desktop.conftest import Program
from tests.reports.reading import page_texts


@pytest.mark.usefixtures("kluis")
@pytest.mark.parametrize("papier", [Papier.LOKETLIJST, Papier.DEURLIJST, Papier.MAILTEKST])
def test_a_paper_of_the_day_stands_with_each_gezin_on_it(program: Program, papier: Papier) -> None:
    program.unlock()
    program.until_open()
    workspace = program.opened.workspace
    plek = workspace.plek()
    day = plek.klok.vandaag()
    uids = [open_dossier(plek, naam, day, 2, "azc Duinvoorde").onderwerp for naam in ("Een", "Twee", "Drie")]
    for uid in uids:
        record_tekendatum(plek, uid, day)
    with workspace.lezer() as lezer:
        gemeente = lezer.session.scalars(select(Gemeente.uid)).one()
    regeldag = regeldagen.add_regeldag(plek, gemeente, day).onderwerp
    regeldagen.set_tijd(plek, regeldag, uids[0], "L1", "9:00")
    regeldagen.set_tijd(plek, regeldag, uids[1], "L1", "9:30")

    made = make_paper(workspace, papier)

    with workspace.lezer() as lezer:
        rows = load_afdrukken(lezer)
        assert {row.soort for row in rows} == {papier.value}
        assert sum(row.bladzijden for row in rows) == (0 if papier is Papier.MAILTEKST else made.pages)
        codes = sorted(row.code for row in rows)
        assert len(set(codes)) == len(rows) >= 1
        for uid in uids[:2]:
            assert sorted(one.code for one in load_afdrukken(lezer, uid)) == codes


@pytest.mark.usefixtures("kluis")
def test_a_report_is_about_the_period_that_was_asked(program: Program) -> None:
    program.unlock()
    program.until_open()
    workspace = program.opened.workspace
    plek = workspace.plek()
    medewerkers.save_rollen(plek, plek.wie, (Rol.CASUSREGISSEUR.value, Rol.BEHEERDER.value))
    jaar = plek.klok.vandaag().year

    last = make_paper(workspace, Papier.INFORMATIENOTA)
    running = make_paper(workspace, Papier.INFORMATIENOTA, periode=str(jaar))

    assert f"{jaar - 1}" in page_texts(last.pdf)[0]
    assert "deze periode loopt nog" in " ".join(page_texts(running.pdf)[0].split())
    with pytest.raises(Refused, match="periode_onbekend"):
        make_paper(workspace, Papier.HALFJAARVERSLAG, periode=str(jaar))
