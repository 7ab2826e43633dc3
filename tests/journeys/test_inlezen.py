"""Journey: a gemeente's list with faults goes in, what was wrong comes back, is mended and goes in too."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from models.tables import Dossier
from tests.journeys.conftest import Hands, prepare
from views.inlezen.inlezen_view import InlezenView

LIJST = """Gezinsnr;Achternaam;Voornaam;Geb. datum;Datum koppeling;Tekendatum
1;Langzaamveld;Ada;3-6-1990;1-6-2026;
1;Langzaamveld;Bo;1-2-2015;1-6-2026;
2;Andersomhof;Cy;;morgenochtend;
3;Woonachtigveen;Di;4-5-1988;1-2-2026;1-4-2026
"""
MOST = 6
"""Beheer, the part, the list, looking, taking in; the system dialog apart."""


@pytest.mark.usefixtures("kluis")
def test_a_list_with_faults_goes_in_and_the_rest_comes_back_and_goes_in_later(
    kluis: Path, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(kluis)
    hands.sign_in()
    lijst, fout = tmp_path / "lijst.csv", tmp_path / "niet-ingelezen.csv"
    lijst.write_text(LIJST, encoding="utf-8")
    ask = hands.program.opened.ports.ask
    monkeypatch.setattr(type(ask), "open_file", lambda _self, _titel, _soort: lijst)
    monkeypatch.setattr(type(ask), "save_path", lambda _self, _titel, _naam, **_ook: fout)

    view = hands.part("Lijst inlezen", InlezenView)
    hands.begin()
    hands.click(view.kies)
    hands.until(lambda: view.stappen.currentIndex() == 1)
    hands.click(view.verder)
    hands.until(lambda: view.stappen.currentIndex() == 2)
    assert view.lopend.isVisible()
    assert view.lopend.isChecked()
    hands.click(view.fouten)
    hands.until_said("Opgeslagen.")
    hands.click(view.inlezen)
    hands.until_said("2 gezinnen ingelezen.")
    assert hands.steps <= MOST

    rows = fout.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "Andersomhof" in rows[1]
    fout.write_text("\n".join(rows).replace("morgenochtend", "1-6-2026"), encoding="utf-8")
    lijst = fout
    view = hands.part("Lijst inlezen", InlezenView)
    hands.click(view.kies)
    hands.until(lambda: view.stappen.currentIndex() == 1)
    hands.click(view.verder)
    hands.until(lambda: view.stappen.currentIndex() == 2)
    hands.click(view.inlezen)
    hands.until_said("1 gezin ingelezen.")

    with hands.lezer() as lezer:
        phases = {
            naam: fase
            for naam, fase in lezer.session.execute(select(Dossier.naam, Dossier.fase))
            if naam.endswith(("veld", "hof", "veen"))
        }
    assert phases == {
        "Langzaamveld": "pre_vestiging",
        "Andersomhof": "pre_vestiging",
        "Woonachtigveen": "vestiging",
    }
