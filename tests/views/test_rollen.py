"""The screens for each role alone: no button that is always refused, and an empty screen says why."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop.screens import all_screens
from models.services import dossiers
from models.services.verb import Plek
from models.values import Recht, Rol
from tests.builders import add_medewerker, make_plek
from tests.views.conftest import Base
from tests.views.fakes import FakePorts, fake_ports
from views.dossier.presenter import DossierPresenter
from views.gezinnen.presenter import GezinnenPresenter
from views.navigator import Navigator
from views.papier.presenter import PapierPresenter
from views.ports import Aanbod
from views.shell import Shell
from views.vandaag.presenter import VandaagPresenter
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst


def _as(plek: Plek, *rollen: Rol) -> FakePorts:
    who = make_plek(plek.store, wie=add_medewerker(plek.store, "Proef Voorbeeld", *rollen))
    return fake_ports(who, *rollen)


GEZINNEN = ["vandaag", "gezinnen", "regeldag", "woningen", "papier"]
RAIL = {
    Rol.BEGELEIDER: GEZINNEN,
    Rol.CASUSREGISSEUR: [*GEZINNEN, "alle_gezinnen", "gemeente", "beheer"],
    Rol.COORDINATOR: [*GEZINNEN, "alle_gezinnen", "gemeente", "beheer"],
    Rol.BEHEERDER: ["vandaag", "papier", "beheer"],
}


@pytest.mark.parametrize("rol", list(Rol))
def test_the_rail_shows_the_screens_of_the_role_and_no_other_opens(
    qtbot: QtBot, plek: Plek, rol: Rol
) -> None:
    shell = Shell()
    qtbot.addWidget(shell)
    navigator = Navigator(shell, all_screens())
    navigator.start(_as(plek, rol).ports)
    assert set(RAIL[rol]) <= set(shell.rail.knoppen)
    assert not ({"gezinnen", "regeldag", "alle_gezinnen", "gemeente"} - set(RAIL[rol])) & set(
        shell.rail.knoppen
    )
    shell.rail.lek.click()
    assert navigator.place()[0] == "datalek_melden", "every role can report a breach at any moment"
    if rol is Rol.BEHEERDER:
        navigator.open("dossier", uid="x")
        assert navigator.place()[0] == "vandaag"
        assert not navigator.has("nood")


def test_what_is_offered_beside_good_news_opens_once_and_only_for_who_has_the_screen(
    qtbot: QtBot, plek: Plek
) -> None:
    for rol, there in ((Rol.COORDINATOR, True), (Rol.BEHEERDER, False)):
        shell = Shell()
        qtbot.addWidget(shell)
        navigator = Navigator(shell, all_screens())
        navigator.start(_as(plek, rol).ports)
        navigator.open("vandaag")
        navigator.good("Fase verder.", "", Aanbod("Gezinnen bekijken", "gezinnen"))
        assert shell.meldingen.aanbod.isHidden() is not there
        shell.meldingen.aanbod.click()
        assert navigator.place()[0] == ("gezinnen" if there else "vandaag")


@pytest.mark.parametrize(
    ("rol", "titel", "knop", "naar"),
    [
        (Rol.BEGELEIDER, "Hier staat elke ochtend", "Nieuw gezin", "nieuw_gezin"),
        (Rol.BEHEERDER, "Jij beheert de kluis", "Naar Beheer", "beheer"),
    ],
)
def test_an_empty_vandaag_says_why_for_the_role(
    qtbot: QtBot, plek: Plek, rol: Rol, titel: str, knop: str, naar: str
) -> None:
    fake = _as(plek, rol)
    screen = VandaagPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter()
    assert screen.view.leeg.titel.text().startswith(titel)
    assert screen.view.leeg.knop.text() == knop
    screen.view.leeg.knop.click()
    assert fake.nav.opened == [(naar, {})]


def test_a_coordinator_sees_the_day_of_all_gezinnen_without_a_box_to_tick(qtbot: QtBot, plek: Plek) -> None:
    screen = VandaagPresenter(_as(plek, Rol.COORDINATOR).ports)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter()
    shown = screen.view.lijst.lijnen_model.lijnen
    assert any(lijn.nummer for lijn in shown)
    assert all(lijn.vink is None and not lijn.menu for lijn in shown)


def test_who_reads_all_and_guides_some_ticks_only_the_own(qtbot: QtBot, plek: Plek) -> None:
    fake = _as(plek, Rol.COORDINATOR, Rol.BEGELEIDER)
    own = dossiers.open_dossier(fake.jobs.plek, "Eigen", date(2026, 6, 1), 2).onderwerp
    screen = VandaagPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter()
    row = screen._row
    assert row is not None
    by_key = {lijn.sleutel: lijn for lijn in screen.view.lijst.lijnen_model.lijnen}
    ticks = {
        line.dossier_uid: by_key[f"{sectie}:{nr}"].vink is not None
        for sectie in ("te_laat", "vandaag", "komend")
        for nr, line in enumerate(getattr(row, sectie))
        if line.punt_uid and f"{sectie}:{nr}" in by_key
    }
    assert ticks.pop(own)
    assert ticks
    assert not any(ticks.values())


@pytest.mark.parametrize("rol", [Rol.CASUSREGISSEUR, Rol.COORDINATOR])
def test_a_dossier_is_read_by_a_coordinator_and_changed_by_a_casusregisseur(
    qtbot: QtBot, base: Base, plek: Plek, rol: Rol
) -> None:
    screen = DossierPresenter(_as(plek, rol).ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 560)
    screen.view.show()
    screen.enter(uid=base.uid)
    changes = rol is Rol.CASUSREGISSEUR
    assert screen.view.kop.gebeurd.isVisible() is changes
    assert screen.view.kop.fase_knop.isVisible() is changes
    assert ("Je leest mee" in screen.view.kop.melding.text()) is not changes
    assert any(lijn.vink is not None for lijn in _lines(screen.view.nu)) is changes
    screen.enter(uid=base.uid, tab="gezin")
    gezin = screen.view.gezin
    assert gezin.persoon.vakken["roepnaam"].edit.isReadOnly() is not changes  # type: ignore[attr-defined]
    assert gezin.erbij.isVisible() is changes
    assert any(lijn.knoppen for lijn in _lines(gezin.betrokkenen))
    assert any(lijn.knoppen for lijn in _lines(gezin.datums)) is changes
    codes = {knop.code for lijn in _lines(gezin.betrokkenen) for knop in lijn.knoppen}
    assert ("beschermen" in codes) is changes
    if not changes:
        gezin.knop_pressed.emit("anker:koppeling:1:", "open")
        assert screen.view.paneel.form is None
        gezin.knop_pressed.emit("rol:aanspreekpunt", "wijzig")
        assert screen.view.paneel.form is not None


def _lines(lijst: LijnenLijst) -> tuple[Lijn, ...]:
    return lijst.lijnen_model.lijnen


@pytest.mark.parametrize("rol", [Rol.BEGELEIDER, Rol.CASUSREGISSEUR, Rol.COORDINATOR])
def test_a_new_gezin_is_offered_to_who_may_begin_one(qtbot: QtBot, plek: Plek, rol: Rol) -> None:
    screen = GezinnenPresenter(_as(plek, rol).ports)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter()
    may = rol is not Rol.COORDINATOR
    assert screen.view.begin.isVisible() is may
    assert screen.view.leeg.knop.isVisible() is may
    assert screen.view.leeg.titel.text()


@pytest.mark.parametrize("rol", list(Rol))
def test_the_catalogue_offers_the_papers_of_the_role(qtbot: QtBot, plek: Plek, rol: Rol) -> None:
    fake = _as(plek, rol)
    screen = PapierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    codes = set(screen.view.catalogus.kaarten)
    assert "matrix" in codes
    assert ("dagkaart" in codes) is fake.ports.wie.mag(Recht.PAPIER)
    assert ("rechten" in codes) is (rol is Rol.BEHEERDER)
    screen.enter(papier="dagkaart")
    assert (screen._opdracht is not None) is fake.ports.wie.mag(Recht.PAPIER)


def test_a_protected_dossier_is_switched_in_its_gezin_and_tells_who_loses_sight(
    qtbot: QtBot, base: Base, plek: Plek
) -> None:
    fake = _as(plek, Rol.CASUSREGISSEUR)
    screen = DossierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter(uid=base.uid, tab="gezin")
    screen.view.gezin.knop_pressed.emit("bescherming", "beschermen")
    assert "Jij staat niet bij dit gezin" in screen.view.paneel.kort.text()
    screen.view.paneel.save.click()
    assert fake.nav.opened == [("gezinnen", {})]
    own = DossierPresenter(fake_ports(plek).ports)
    qtbot.addWidget(own.view)
    own.view.show()
    own.enter(uid=base.uid, tab="gezin")
    assert "Extra beschermd" in own.view.kop.melding.text()
    own.view.gezin.knop_pressed.emit("bescherming", "tonen")
    own.view.paneel.save.click()
    assert "Extra beschermd" not in own.view.kop.melding.text()
