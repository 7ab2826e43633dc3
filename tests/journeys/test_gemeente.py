"""Journey: the list of the ministry lies on the desk; a taakstelling goes in, and the stand is read."""

from __future__ import annotations

from pathlib import Path

from desktop import workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from models.queries.gemeentetel import load_own
from models.queries.taakstelling import load_taakstelling
from models.rules.taakstelling import Halfjaar
from models.services import medewerkers
from models.values import Rol
from tests.desktop.conftest import ZIN
from tests.journeys.conftest import Hands, Key, prepare
from views.gemeente.gemeente_view import GemeenteView
from views.widgets.lijst_deel import LijstDeel

MOST = 3
"""The screen, the button, and Enter; typing apart."""


def at_gemeente(kluis: Path, hands: Hands) -> LijstDeel:
    """Sign in as casusregisseur and go to the figures of the gemeente."""
    prepare(kluis)
    klok, paths = SystemClock(), Paths(kluis.parent.parent)
    opened = workspace.unlock(paths.kluis, ZIN, klok, paths.backups)
    plek = opened.plek()
    medewerkers.save_rollen(plek, plek.wie, (Rol.CASUSREGISSEUR.value, Rol.BEHEERDER.value))
    opened.close(backup=False)
    hands.sign_in()
    hands.begin()
    view: GemeenteView = hands.go("gemeente")
    hands.until(lambda: isinstance(view.rechts.currentWidget(), LijstDeel))
    page = view.rechts.currentWidget()
    assert isinstance(page, LijstDeel)
    return page


def test_a_taakstelling_is_typed_and_the_stand_is_seen(kluis: Path, hands: Hands) -> None:
    page = at_gemeente(kluis, hands)
    code = Halfjaar.van(SystemClock().vandaag()).code
    hands.until(lambda: any(one.sleutel == f"kop:{code}" for one in page.lijst.lijnen_model.lijnen))
    hands.click_line(page.lijst, f"kop:{code}", "knop:0")
    form = hands.form_of(page.paneel)
    form.vakken["taakstelling"].edit.setFocus()
    hands.type("59")
    form.vakken["bron"].edit.setFocus()
    hands.type("lijst van het ministerie")
    hands.press(Key.Key_Return)
    hands.until_said("Taakstelling bewaard")
    assert hands.steps <= MOST
    hands.until(lambda: any("59 personen" in one.titel for one in page.lijst.lijnen_model.lijnen))
    stand = hands.line(page.lijst, "Stand +")
    assert "begin 0 + taakstelling 59 − realisatie" in stand.onder
    with hands.lezer() as lezer:
        row = load_taakstelling(lezer, load_own(lezer)[0].uid)
    (now,) = (one for one in row.halfjaren if one.code == code)
    assert (now.taakstelling, now.versies[0].bron) == (59, "lijst van het ministerie")
    assert stand.titel.startswith(f"Stand +{now.einde}")


def type_figures(page: LijstDeel, hands: Hands, typed: dict[str, str], said: str) -> None:
    """Open the form above the list, type in these fields only, save, and wait until the list says so."""
    hands.click(page.knoppen["cijfer"])
    form = hands.form_of(page.paneel)
    hands.until(form.isVisible)
    for name, text in typed.items():
        form.vakken[name].edit.setFocus()
        hands.type(text)
    hands.press(Key.Key_Return)
    hands.until_said("Taakstelling bewaard")
    hands.until(lambda: any(said in f"{one.titel} {one.onder}" for one in page.lijst.lijnen_model.lijnen))


def test_a_realisatie_of_the_coa_is_typed_and_the_taakstelling_stays(kluis: Path, hands: Hands) -> None:
    """The button above the list: one figure is typed, and the rest stands as it was published."""
    page = at_gemeente(kluis, hands)
    code = Halfjaar.van(SystemClock().vandaag()).code
    type_figures(page, hands, {"taakstelling": "32", "bron": "lijst van het ministerie"}, "32 personen")
    type_figures(page, hands, {"realisatie": "5"}, "officieel 5")
    assert "begin 0 + taakstelling 32 − realisatie 5 = 27" in hands.line(page.lijst, "Stand +27").onder
    with hands.lezer() as lezer:
        row = load_taakstelling(lezer, load_own(lezer)[0].uid)
    (now,) = (one for one in row.halfjaren if one.code == code)
    assert (now.taakstelling, now.realisatie_officieel, len(now.versies)) == (32, 5, 2)
