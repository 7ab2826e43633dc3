"""Journeys: somebody asks what is kept about them; a dossier is closed, loses its names, and goes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop import workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from models.queries.tellen import load_tellingen
from models.rules.tellen import closings, housed, times
from models.services.gebeurtenissen import record_verhuisd
from models.services.leden import save_persoon_field
from models.tables import Bewerking, Dossier, Persoon, Persoonsgegevens, Telrij, Vernietiging
from models.values import Rol
from tests.desktop.conftest import nieuwe
from tests.journeys.conftest import DAG, Hands, Key, prepare
from tests.reports.reading import page_texts
from views.widgets.lijst_deel import LijstDeel

SLUITEN = 6
"""Closing a dossier takes six clicks and Enters at most (ui.md)."""
JAREN = 366
"""More than a year, in days."""


@pytest.fixture
def kluis(tmp_path: Path, small_keys: None) -> Path:
    """A kluis of a casusregisseur who is beheerder as well."""
    paths = Paths(tmp_path)
    made = replace(nieuwe(), rollen=(Rol.CASUSREGISSEUR, Rol.BEHEERDER))
    workspace.create(paths.kluis, made, SystemClock(), paths.backups).close(backup=False)
    return paths.kluis


def named(hands: Hands, uid: str) -> str:
    """Give the first two people of a gezin a name; the uid of the first."""
    plek = hands.program.opened.workspace.plek()
    first, second = hands.dossier(uid).personen[:2]
    for persoon, naam in ((first, "Idil"), (second, "Ayaan")):
        save_persoon_field(plek, persoon.uid, "roepnaam", naam)
        save_persoon_field(plek, persoon.uid, "achternaam", "Warsamele")
    return first.uid


def privacy(hands: Hands, uid: str) -> Any:  # noqa: ANN401 - a part of the dossier
    hands.program.opened.navigator.open("dossier", uid=uid)
    view = hands.view("dossier")
    hands.choose_from(view.meer, "Privacy")
    hands.still()
    (deel,) = (
        one
        for one in view.findChildren(LijstDeel)
        if one.isVisible() and one.lijst.accessibleName() == "Privacy"
    )
    return deel


def inzage_page(hands: Hands) -> Any:  # noqa: ANN401 - a part of the dossier
    view = hands.view("dossier")
    (page,) = (one for one in view.findChildren(LijstDeel) if one.isVisible() and "print" in one.knoppen)
    return page


# --- inzage ---


def test_somebody_asks_for_inzage_and_gets_a_paper_and_a_file_about_them_alone(  # noqa: PLR0915 - one story
    kluis: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    persoon = named(hands, uid)
    deel = privacy(hands, uid)
    hands.click_line(deel.lijst, "kop:verzoeken", "knop:0")
    form = hands.form_of(deel.paneel)
    assert (form.vakken["soort"].value(), form.vakken["persoon"].value()) == ("inzage", persoon)
    hands.click(deel.paneel.save)
    hands.until(lambda: not deel.paneel.isVisible())
    hands.still()
    line = hands.line(deel.lijst, "Gegevens inzien")
    assert "Idil" in line.titel
    assert line.chip is not None
    assert line.chip.tekst.startswith("antwoord vóór ")

    hands.click_line(deel.lijst, line.sleutel, "knop:0")
    page = inzage_page(hands)
    file_dialog.append(tmp_path / "inzage.pdf")
    hands.click(page.knoppen["pdf"])
    form = hands.form_of(page.paneel)
    hands.click(page.paneel.save)
    hands.until(form.vakken["identiteit"].problem.isVisible)
    assert not (tmp_path / "inzage.pdf").exists(), "first is seen who asks"
    form.vakken["identiteit"].edit.setFocus()
    hands.until_focus(form.vakken["identiteit"].edit)
    hands.press(Key.Key_Down)
    hands.click(page.paneel.save)
    hands.until_said("Opgeslagen als inzage.pdf")
    paper = " ".join(page_texts((tmp_path / "inzage.pdf").read_bytes()))
    assert "Idil" in paper
    assert "Ayaan" not in paper, "others are told by their role"

    file_dialog.append(tmp_path / "inzage.json")
    hands.click(page.knoppen["json"])
    hands.until_said("Opgeslagen als inzage.json")
    text = (tmp_path / "inzage.json").read_text(encoding="utf-8")
    assert json.loads(text)
    assert "Idil" in text
    assert "Ayaan" not in text

    hands.click(page.knoppen["klaar"])
    hands.until_said("De inzage is gegeven")
    deel = privacy(hands, uid)
    done = hands.line(deel.lijst, "Gegevens inzien")
    assert done.chip is not None
    assert done.chip.tekst.startswith("Gedaan")
    assert not done.knoppen
    view = hands.view("dossier")
    hands.choose_from(view.meer, "Wat is er veranderd")
    hands.until(lambda: view.historie.isVisible() and bool(view.historie.lijnen_model.lijnen))
    hands.still()
    with hands.lezer() as lezer:
        soorten = list(
            lezer.session.scalars(
                select(Bewerking.soort).where(Bewerking.soort.in_(KINDS)).order_by(Bewerking.id)
            )
        )
    assert soorten == [
        "verzoek_ontvangen",
        "verzoek_identiteit",
        "inzage_gemaakt",
        "inzage_gemaakt",
        "verzoek_besloten",
    ]
    for words in ("Inzage gemaakt", "Verzoek afgerond"):
        hands.line(view.historie, words)


KINDS = ("verzoek_ontvangen", "verzoek_identiteit", "inzage_gemaakt", "verzoek_besloten")


# --- retention ---


def counts(hands: Hands) -> tuple[object, ...]:
    """Every figure of the whole kluis."""
    hands.still()
    with hands.program.opened.workspace.store.reader() as session:
        lines = load_tellingen(session.connection())
    return housed(lines), closings(lines), times(lines), times(lines, netto=True)


def close(hands: Hands, uid: str) -> int:
    """Close a dossier from its first tab; give the steps."""
    hands.program.opened.navigator.open("dossier", uid=uid)
    view = hands.view("dossier")
    hands.begin()
    hands.click(view.kop.gebeurd)
    wat = hands.view("gebeurtenis")
    hands.click_line(wat.keuzes, "sluiten")
    form = hands.form_of(wat)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Tab)
    hands.until_focus(form.vakken["reden"].edit)
    hands.type("klaar met begeleiden")
    hands.until(wat.kort.isVisible)
    hands.press(Key.Key_Return)
    hands.view("dossier")
    hands.still()
    assert hands.dossier(uid).afgesloten_op is not None
    return hands.steps


def test_a_retention_month_takes_names_then_the_rest_and_every_count_stays(  # noqa: PLR0915 - one story
    kluis: Path, hands: Hands, later: Callable[[int], None]
) -> None:
    first = prepare(kluis, naam="Warsamele", personen=3, tekendag=-20, getekend=True)
    second = prepare(kluis, naam="Tekleberi", personen=2)
    hands.sign_in()
    named(hands, first)
    plek = hands.program.opened.workspace.plek()
    record_verhuisd(plek, first, plek.klok.vandaag() - 6 * DAG)
    assert close(hands, first) <= SLUITEN
    close(hands, second)
    before = counts(hands)
    assert all(before)
    bewaren = hands.part("Bewaren", LijstDeel)
    assert "Er hoeft nu niets weg" in bewaren.lijst.lijnen_model.lijnen[0].titel
    hands.lock()

    later(2 * JAREN + 31)
    hands.sign_in()
    bewaren = hands.part("Bewaren", LijstDeel)
    with hands.lezer() as lezer:
        numbers = list(lezer.session.scalars(select(Dossier.nummer)))
    shown = {one.nummer for one in bewaren.lijst.lijnen_model.lijnen if one.sleutel.startswith("d:")}
    assert shown == set(numbers)
    hands.answer("Behouden")
    hands.click_line(bewaren.lijst, "kop:mag_anoniem", "knop:0")
    hands.still()
    assert names(hands) > 0, "a no changes nothing"
    asked = hands.answer("Namen weghalen")
    hands.click_line(bewaren.lijst, "kop:mag_anoniem", "knop:0")
    hands.until_said("2 dossiers zijn bijgewerkt")
    assert "Bij 2 dossiers" in asked[0]
    assert names(hands) == 0
    assert counts(hands) == before
    assert "Warsamele" not in hands.texts()
    assert not hands.program.opened.workspace.readonly
    hands.lock()

    later(8 * JAREN)
    hands.sign_in()
    bewaren = hands.part("Bewaren", LijstDeel)
    asked = hands.answer("Vernietigen")
    hands.click_line(bewaren.lijst, "kop:mag_weg", "knop:0")
    hands.until_said("2 dossiers zijn bijgewerkt")
    assert "helemaal vernietigen" in asked[0]
    assert counts(hands) == before
    hands.lock()
    hands.sign_in()
    assert counts(hands) == before
    with hands.program.opened.workspace.store.reader() as session:
        assert session.scalar(select(func.count()).select_from(Dossier)) == 0
        assert session.scalar(select(func.count()).select_from(Persoon)) == 0
        assert (session.scalar(select(func.count()).select_from(Telrij)) or 0) > 0
        gone = list(session.execute(select(Vernietiging.dossier_nummer, Vernietiging.soort)))
    assert sorted(tuple(one) for one in gone) == sorted(
        (number, soort) for number in numbers for soort in ("anoniem", "vernietigd")
    )
    page = hands.part("Bewaren", LijstDeel)
    if not any(one.sleutel.startswith("v:") for one in page.lijst.lijnen_model.lijnen):
        hands.click_line(page.lijst, "kop:register")
        hands.still()
    assert {one.nummer for one in page.lijst.lijnen_model.lijnen if one.sleutel.startswith("v:")} == set(
        numbers
    )


def names(hands: Hands) -> int:
    """How many people still have a name."""
    with hands.program.opened.workspace.store.reader() as session:
        return int(session.scalar(select(func.count()).select_from(Persoonsgegevens)) or 0)
