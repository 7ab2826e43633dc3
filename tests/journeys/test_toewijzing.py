"""Journey: a koppeling comes in, its profile becomes complete, and after the report the gezin counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from models.queries.toewijzing import load_toewijzing
from models.services import dossiers, gebeurtenissen
from models.values import Anker
from tests.journeys.conftest import Hands, Key
from views.widgets.lijn import Lijn

DAG = timedelta(days=1)
MOST = 7
"""Two choices of the menu, two buttons of a line, two times Enter; one to spare."""


def _line(page: Any, begin: str) -> Lijn:  # noqa: ANN401 - a part of the dossier
    lines: tuple[Lijn, ...] = page.lijst.lijnen_model.lijnen
    return next(one for one in lines if one.sleutel.startswith(begin))


def _shows(page: Any, begin: str, words: str) -> bool:  # noqa: ANN401 - a part of the dossier
    keys = [one.sleutel for one in page.lijst.lijnen_model.lijnen]
    return any(key.startswith(begin) for key in keys) and words in str(_line(page, begin))


def test_from_koppeling_by_a_complete_profile_to_telt_mee(signed_in: Hands) -> None:
    hands = signed_in
    today = hands.program.app.clock.vandaag()
    hands.click(hands.view("vandaag").leeg.knop)
    hands.form_of(hands.view("nieuw_gezin"))
    hands.fill("Warsamele", f"{today - 3 * DAG:%d-%m-%Y}", "1", "Duinvoorde")
    hands.press(Key.Key_Return)
    view = hands.view("dossier")
    hands.until(lambda: "Warsamele" in view.kop.titel.text())
    uid = hands.dossier().uid

    hands.begin()
    hands.choose_from(view.meer, "Toewijzing")
    page = view.pages["toewijzing"]
    hands.until(lambda: _shows(page, "profiel:leeg", "geboortedatum"))
    assert "Telt mee: nog niet" in str(_line(page, "telt:").chip)
    hands.click_line(page.lijst, "datum:profiel_compleet", "knop:0")
    hands.form_of(page.paneel)
    hands.type("vandaag")
    hands.press(Key.Key_Return)
    hands.until(lambda: _shows(page, "profiel:klaar", "compleet"))

    plek = hands.program.opened.workspace.plek()
    dossiers.save_dossier_field(plek, uid, "route", "zelfhuisvester")
    gebeurtenissen.record_verhuisd(plek, uid, today)
    hands.choose_from(view.meer, "Toewijzing")
    hands.until(lambda: _shows(page, "telt:", "Melding noteren"))
    key = _line(page, "telt:").sleutel
    hands.click_line(page.lijst, key, "knop:0")
    hands.form_of(page.paneel)
    hands.press(Key.Key_Return)
    hands.until(lambda: _shows(page, "telt:", "Telt mee: ja"))
    assert hands.steps <= MOST + 2, hands.steps

    with hands.lezer() as lezer:
        row = load_toewijzing(lezer, uid)
    (one,) = row.tellen
    assert (row.profiel_compleet, one.telt, one.op) == (True, True, today)
    assert {a.soort for a in hands.dossier(uid).ankers if a.werkelijk == today} >= {Anker.PROFIEL_COMPLEET}
