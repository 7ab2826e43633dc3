"""*Datalek melden*: every role, few fields, always in reach; who reports does not see the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.errors import Refused
from models.queries.registers import load_datalekken
from models.queries.rows_avg import DatalekRow
from models.services.verb import Plek
from models.values import LEK_SOORTEN, Rol
from tests.builders import T0, add_medewerker, lezer_for, make_plek
from tests.views.fakes import FakePorts, fake_ports
from views.avg.melden_presenter import MeldenPresenter


def make(qtbot: QtBot, fake: FakePorts) -> MeldenPresenter:
    presenter = MeldenPresenter(fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 640)
    presenter.view.show()
    presenter.enter()
    return presenter


def fill(screen: MeldenPresenter, **raw: str) -> None:
    screen.view.form.fill({"soort": LEK_SOORTEN[0]})
    for code, text in raw.items():
        screen.view.form.vakken[code].set_raw(text)


def register(plek: Plek) -> tuple[DatalekRow, ...]:
    beheer = make_plek(plek.store, wie=add_medewerker(plek.store, "Proef beheer", "beheerder"))
    with lezer_for(beheer) as lezer:
        return load_datalekken(lezer, beheer.klok.nu())


@pytest.mark.parametrize("rol", list(Rol))
def test_every_role_reports_and_the_clock_runs(qtbot: QtBot, plek: Plek, rol: Rol) -> None:
    who = make_plek(plek.store, wie=add_medewerker(plek.store, f"Proef {rol}", rol.value))
    fake = fake_ports(who, rol)
    screen = make(qtbot, fake)
    fill(screen, wat="een tas met papier stond nog in de bus")

    screen.view.meld.click()

    (row,) = register(plek)
    assert (row.wat, row.wie) == ("een tas met papier stond nog in de bus", f"Proef {rol}")
    assert (row.ontdekt_op, row.uren_over) == (who.klok.nu(), 72)
    words, undo = fake.say.goed[-1]
    assert "gemeld" in words
    assert not undo, "a report is not taken back"
    assert fake.nav.backs == 1
    assert ("datalek_melden", "") not in fake.drafts.kept
    if rol is not Rol.BEHEERDER:
        with lezer_for(who) as lezer, pytest.raises(Refused, match="geen_recht"):
            load_datalekken(lezer, who.klok.nu())


def test_day_and_hour_of_noticing_count(qtbot: QtBot, plek: Plek) -> None:
    screen = make(qtbot, fake_ports(plek))
    fill(screen, wat="stick weg", ontdekt="14-6-2026", ontdekt_tijd="9:30")
    screen.view.meld.click()
    assert register(plek)[0].ontdekt_op == datetime(2026, 6, 14, 7, 30, tzinfo=UTC)


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_reported(qtbot: QtBot, plek: Plek) -> None:
    fake = fake_ports(plek)
    screen = make(qtbot, fake)
    vakken = screen.view.form.vakken
    fill(screen)
    screen.view.meld.click()
    assert vakken["wat"].problem.isVisible()
    fill(screen, wat="stick weg", ontdekt_tijd="half tien")
    screen.view.meld.click()
    assert vakken["ontdekt_tijd"].problem.isVisible()
    tomorrow = T0 + timedelta(days=1)
    fill(screen, ontdekt_tijd="9:30", ontdekt=f"{tomorrow.day}-{tomorrow.month}-{tomorrow.year}")
    screen.view.meld.click()
    assert vakken["ontdekt"].problem.isVisible()
    assert register(plek) == ()
    assert screen.view.meld.isEnabled()
    assert fake.nav.backs == 0


def test_half_a_report_comes_back_and_putting_it_away_drops_it(qtbot: QtBot, plek: Plek) -> None:
    fake = fake_ports(plek)
    screen = make(qtbot, fake)
    qtbot.keyClicks(screen.view.form.vakken["wat"].edit, "een tas")
    again = make(qtbot, fake)
    assert again.view.form.vakken["wat"].raw() == "een tas"
    again.view.terug.click()
    assert ("datalek_melden", "") not in fake.drafts.kept
    assert fake.nav.backs == 1


def test_a_kluis_that_can_only_be_read_takes_no_report(qtbot: QtBot, plek: Plek) -> None:
    fake = fake_ports(plek)
    screen = make(qtbot, replace(fake, ports=replace(fake.ports, alleen_lezen=True)))
    assert not screen.view.meld.isEnabled()


def test_it_is_done_with_keys_alone(qtbot: QtBot, plek: Plek) -> None:
    screen = make(qtbot, fake_ports(plek))
    fill(screen, wat="stick weg")
    screen.view.meld.setFocus()
    qtbot.keyClick(screen.view.meld, Qt.Key.Key_Space)
    assert len(register(plek)) == 1
