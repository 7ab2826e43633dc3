"""Journeys: record an overleg with what has to be done now; sign a version of the matrix and settle it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from desktop import workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from models.queries.akkoord import load_akkoord
from models.queries.overleggen import load_overleggen
from models.rules.overleggen import OverlegSoort
from models.services.medewerkers import save_rollen
from models.services.overleggen import plan_overleg
from models.values import Rol
from tests.builders import only_gemeente
from tests.desktop.conftest import ZIN
from tests.journeys.conftest import Hands, Key, prepare

MOST = 4
"""The line, the field of what has to be done, who, and Enter; typing apart."""


def _ready(kluis: Path) -> str:
    """A kluis with an overleg about youngsters today; who signs in looks after the gemeente too. Its uid."""
    prepare(kluis)
    klok, paths = SystemClock(), Paths(kluis.parent.parent)
    opened = workspace.unlock(paths.kluis, ZIN, klok, paths.backups)
    plek = opened.plek()
    save_rollen(plek, plek.wie, (Rol.CASUSREGISSEUR.value, Rol.BEHEERDER.value))
    made = plan_overleg(plek, OverlegSoort.AMV, klok.vandaag()).onderwerp
    opened.close(backup=False)
    return made


def _part(hands: Hands, deel: str) -> Any:  # noqa: ANN401 - a part of Gemeente
    hands.program.opened.navigator.open("gemeente", deel=deel)
    hands.view("gemeente")
    presenter: Any = hands.program.opened.navigator.made("gemeente")
    hands.until(lambda: deel in presenter._made and presenter._made[deel].alles is not None)
    return presenter._made[deel]


def test_an_overleg_is_recorded_with_its_follow_up_in_few_steps(kluis: Path, hands: Hands) -> None:
    made = _ready(kluis)
    hands.sign_in()
    uid, today = only_gemeente(hands.program.opened.workspace.store), SystemClock().vandaag()
    part = _part(hands, "overleggen")
    hands.begin()
    hands.click_line(part.deel.lijst, f"overleg:{made}", "knop:0")
    form = hands.form_of(part.deel.paneel)
    hands.click(form.vakken["vervolg"].edit)
    hands.type("Kamers zoeken")
    hands.press(Key.Key_Return)
    hands.until_said("Overleg vastgelegd")
    assert hands.steps <= MOST
    with hands.lezer() as lezer:
        alles = load_overleggen(lezer, uid)
    assert (alles.overleggen[0].gehouden, alles.overleggen[0].op) == (True, today)
    assert "Kamers zoeken" in {one.tekst for one in alles.punten}
    assert not next(one for one in alles.standen if one.soort is OverlegSoort.AMV).te_laat


def test_an_overleg_is_invited_to_from_its_own_line(kluis: Path, hands: Hands) -> None:
    """One step from the overleg to its invitation: the paper asks nothing that the line knows."""
    made = _ready(kluis)
    hands.sign_in()
    part = _part(hands, "overleggen")
    hands.begin()
    knoppen = next(
        one.knoppen for one in part.deel.lijst.lijnen_model.lijnen if one.sleutel == f"overleg:{made}"
    )
    at = [one.code for one in knoppen].index("uitnodiging")
    hands.click_line(part.deel.lijst, f"overleg:{made}", f"knop:{at}")
    papier = hands.view("papier")
    hands.until(lambda: papier.maak.blad._aantal == 1)
    presenter: Any = hands.program.opened.navigator.made("papier")
    assert (presenter._opdracht.keus.code, presenter._opdracht.overleg_uid) == ("overleguitnodiging", made)
    assert hands.steps == 1


def test_a_matrix_version_is_signed_and_settled(kluis: Path, hands: Hands) -> None:
    _ready(kluis)
    hands.sign_in()
    uid = only_gemeente(hands.program.opened.workspace.store)
    part = _part(hands, "akkoord")
    waiting = [one.sleutel for one in part.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("teken:")]
    hands.begin()
    hands.click_line(part.deel.lijst, waiting[0], "knop:0")
    form = hands.form_of(part.deel.paneel)
    hands.click(form.vakken["naam"].edit)
    hands.type("Toos Voorbeeld")
    hands.press(Key.Key_Return)
    hands.until_said("Handtekening vastgelegd")
    assert hands.steps <= MOST
    settle = next(
        one.sleutel for one in part.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("vast:")
    )
    hands.click_line(part.deel.lijst, settle, "knop:0")
    hands.until_said("Matrix vastgesteld")
    with hands.lezer() as lezer:
        versie = load_akkoord(lezer, uid).versies[0]
    assert versie.status == "vastgesteld"
    assert versie.handtekeningen[0].naam == "Toos Voorbeeld"
    assert versie.vastgesteld_op in (SystemClock().vandaag(), SystemClock().vandaag() - timedelta(1))
