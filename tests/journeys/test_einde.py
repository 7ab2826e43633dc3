"""Journey: a dossier closes in six steps at most, opens again from the screen; the eindblad is read."""

from __future__ import annotations

from pathlib import Path

from desktop.clock import SystemClock
from models.queries.einde import load_einde
from tests.journeys.conftest import Hands, Key, prepare
from tests.reports.reading import page_texts
from views.widgets.lijst_deel import LijstDeel

MOST = 6
"""*Meer*, *Einde*, the button, Enter; typing apart (ui.md: close a dossier 6)."""


def _to_einde(hands: Hands, uid: str) -> LijstDeel:
    hands.program.opened.navigator.open("dossier", uid=uid)
    view = hands.view("dossier")
    hands.begin()
    hands.choose_from(view.meer, "Einde")
    page: LijstDeel = view.pages["einde"]
    hands.until(lambda: any(one.sleutel == "kop:sluiten" for one in page.lijst.lijnen_model.lijnen))
    return page


def test_a_dossier_closes_in_few_steps_and_opens_again(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis, tekendag=-10, getekend=True)
    hands.sign_in()
    page = _to_einde(hands, uid)
    hands.click_line(page.lijst, "kop:sluiten", "knop:0")
    form = hands.form_of(page.paneel)
    hands.until(lambda: bool(page.paneel.kort.text()))
    hands.click(form.vakken["papieren"].edit)
    hands.type("in de blauwe map thuis")
    hands.press(Key.Key_Return)
    hands.until_said("Dossier gesloten")
    assert hands.steps <= MOST
    today = SystemClock().vandaag()
    with hands.lezer() as lezer:
        row = load_einde(lezer, uid)
    assert (row.gesloten_op, row.soort) == (today, "afgerond")
    assert row.afspraak.papieren == "in de blauwe map thuis"
    assert row.bewaren_tot is not None

    hands.until(lambda: hands.line(page.lijst, "De begeleiding is klaar").titel != "")
    hands.click_line(page.lijst, "kop:sluiten", "knop:0")
    hands.until_said("Dossier weer open")
    with hands.lezer() as lezer:
        assert load_einde(lezer, uid).gesloten_op is None


def test_the_eindblad_is_one_click_away_and_can_be_read(
    kluis: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    uid = prepare(kluis, tekendag=-10, getekend=True)
    hands.sign_in()
    page = _to_einde(hands, uid)
    hands.click_line(page.lijst, "kop:overdracht", "knop:0")
    form = hands.form_of(page.paneel)
    hands.click(form.vakken["papieren"].edit)
    hands.type("in de blauwe map thuis")
    hands.press(Key.Key_Return)
    hands.until_said("Overdracht vastgelegd")
    hands.click_line(page.lijst, "blad:eindblad", "knop:0")
    papier = hands.view("papier")
    hands.until(papier.maak.bewaar.isEnabled)
    file_dialog.append(tmp_path / "eindblad.pdf")
    hands.click(papier.maak.bewaar)
    hands.until((tmp_path / "eindblad.pdf").exists)
    hands.still()
    (text,) = page_texts((tmp_path / "eindblad.pdf").read_bytes())
    assert "Gezin Warsamele" in text
    assert "in de blauwe map thuis" in text
    assert "112" in text
