"""Journey: a leerroute, a goal with a step, the step ticked under *Nu*, and one step up on the ladder."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from desktop import workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from models.queries.dossier import load_dossier
from models.queries.meedoen import load_meedoen
from models.queries.rows_meedoen import MeedoenPersoon
from models.services.dossiers import open_dossier
from models.services.leden import save_persoon_field
from models.values import DeelnameSoort, Staat
from tests.desktop.conftest import ZIN
from tests.journeys.conftest import Hands, Key
from views.widgets.lijst_deel import LijstDeel

STAP = "Met de bakker praten"


def _prepare(kluis: Path) -> str:
    """A gezin that was coupled yesterday; the first must do an inburgering under the law of 2021."""
    klok, paths = SystemClock(), Paths(kluis.parent.parent)
    opened = workspace.unlock(paths.kluis, ZIN, klok, paths.backups)
    plek = opened.plek()
    uid = open_dossier(plek, "Warsamele", klok.vandaag() - timedelta(days=1), 2, "Duinvoorde").onderwerp
    with opened.lezer() as lezer:
        who = load_dossier(lezer, uid).personen[0].uid
    for veld, value in (("inburgeringsplichtig", "ja"), ("regime", "wi2021")):
        save_persoon_field(plek, who, veld, value)
    opened.close(backup=False)
    return uid


def _a(hands: Hands, uid: str) -> MeedoenPersoon:
    with hands.lezer() as lezer:
        return load_meedoen(lezer, uid).personen[0]


def _press(hands: Hands, page: LijstDeel, begin: str, code: str) -> None:
    """Click the button of a line with the mouse."""

    def there() -> bool:
        return any(
            one.sleutel.startswith(begin) and code in [knop.code for knop in one.knoppen]
            for one in page.lijst.lijnen_model.lijnen
        )

    hands.until(there)
    line = next(one for one in page.lijst.lijnen_model.lijnen if one.sleutel.startswith(begin))
    nr = [knop.code for knop in line.knoppen].index(code)
    hands.click_line(page.lijst, line.sleutel, f"knop:{nr}")
    hands.form_of(page.paneel)


def test_a_route_a_goal_with_a_step_ticked_under_nu_and_one_step_up(kluis: Path, hands: Hands) -> None:
    uid = _prepare(kluis)
    hands.sign_in()
    hands.program.opened.navigator.open("dossier", uid=uid)
    view = hands.view("dossier")
    today = hands.program.app.clock.vandaag()

    hands.choose_from(view.meer, "Meedoen")
    page: LijstDeel = view.pages["meedoen"]
    hands.until(page.isVisible)

    _press(hands, page, "leerroute:", "leerroute")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Tab)
    hands.type("vandaag")
    hands.press(Key.Key_Return)
    hands.until_said("Genoteerd")
    assert _a(hands, uid).route == "onderwijs"

    _press(hands, page, "erbij:", "doel")
    hands.type("Werken in een bakkerij")
    hands.press(Key.Key_Return)
    hands.until_said("Genoteerd")
    _press(hands, page, "doel:", "stap")
    hands.fill(STAP, "", f"{today:%d-%m-%Y}")
    hands.press(Key.Key_Return)
    hands.until_said("Stap erbij")

    _press(hands, page, "ladder:", "trede")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
    hands.until_said("Genoteerd")
    before = _a(hands, uid).ladder.nu

    hands.click(view.tabs, view.tabs.tabRect(0).center())
    hands.until(lambda: any(one.titel == STAP for one in view.nu.lijnen_model.lijnen))
    hands.click_line(view.nu, hands.line(view.nu, STAP).sleutel, "vink")
    hands.until_said("Afgevinkt")
    (punt,) = (one for one in hands.dossier(uid).punten if one.tekst == STAP)
    assert (punt.staat, punt.gedaan_op) == (Staat.GEDAAN, today)

    hands.choose_from(view.meer, "Meedoen")
    hands.until(page.isVisible)
    _press(hands, page, "ladder:", "trede")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
    hands.until_said("Genoteerd")
    person = _a(hands, uid)
    assert person.ladder.nu == before + 1
    (goal,) = person.of(DeelnameSoort.DOEL)
    assert [(one.tekst, one.gedaan_op) for one in goal.stappen] == [(STAP, today)]
