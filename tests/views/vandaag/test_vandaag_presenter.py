"""Vandaag: what waits, opened and ticked from the line, put off with a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.queries.dossier import load_dossier
from models.queries.rows import PuntRow, VandaagLine, VandaagRow
from models.services.gemeentepunten import add_gemeentepunt
from models.values import Staat, Stand
from tests.builders import T0, VasteKlok, lezer_for, only_gemeente
from tests.views.conftest import House
from tests.views.fakes import fake_ports
from views.vandaag.presenter import VandaagPresenter
from views.vandaag.vandaag_lijnen import SECTIES, line_of, vandaag_lijnen
from views.widgets.lijn import Lijn, Toon


@pytest.fixture
def screen(qtbot: QtBot, house: House) -> VandaagPresenter:
    presenter = VandaagPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 520)
    presenter.view.show()
    presenter.enter()
    return presenter


def shown(screen: VandaagPresenter) -> list[Lijn]:
    return list(screen.view.lijst.lijnen_model.lijnen)


def first_tickable(screen: VandaagPresenter) -> str:
    """A line whose tick moves no dates and that is for the household."""
    for lijn in shown(screen):
        line = screen._line(lijn.sleutel)
        if line is not None and line.punt_uid and not line.letters and line.nummer not in (1, 2):
            return lijn.sleutel
    raise AssertionError([lijn.titel for lijn in shown(screen)])


def punt(house: House, uid: str) -> PuntRow:
    with lezer_for(house.plek) as lezer:
        row = load_dossier(lezer, house.uid)
    return next(p for p in row.punten if p.uid == uid)


def test_each_section_is_a_card_with_its_full_count() -> None:
    line = VandaagLine(
        dossier_uid="d",
        dossier_nummer="T1-0004",
        gezin="Warsamele",
        punt_uid="p",
        nummer=12,
        tekst="papieren",
        aan_zet="MB",
        dag=date(2026, 6, 13),
        stand=Stand.TE_LAAT,
    )
    row = VandaagRow(dag=T0, aantallen=dict.fromkeys(SECTIES, 70), **dict.fromkeys(SECTIES, (line,)))
    lines = vandaag_lijnen(row, ())
    heads = [lijn for lijn in lines if lijn.sleutel.startswith("kop:")]
    assert [lijn.sleutel[4:] for lijn in heads] == list(SECTIES)
    assert {lijn.onder for lijn in heads} == {"70"}
    assert [lijn.titel for lijn in lines if lijn.sleutel == "meer:stil"] == [
        "nog 69, in de lijst van gezinnen →"
    ]
    first = lines[1]
    assert (first.nummer, first.onder) == ("T1-0004", "Warsamele · punt 12 · aan zet: jij")
    assert first.chip is not None
    assert (first.chip.tekst, first.chip.toon) == ("te laat, 2 dagen", Toon.TE_LAAT)
    assert line_of(row, first.sleutel) is line


def test_a_passed_richtdatum_is_never_red() -> None:
    line = VandaagLine(
        dossier_uid="d",
        dossier_nummer="T1-0004",
        gezin="W",
        punt_uid="p",
        tekst="x",
        aan_zet="MB",
        dag=date(2026, 5, 1),
        stand=Stand.RICHTDATUM_VOORBIJ,
    )
    lines = vandaag_lijnen(VandaagRow(dag=T0, vandaag=(line,), aantallen={"vandaag": 1}), ())
    assert lines[1].chip is not None
    assert lines[1].chip.toon is Toon.RUST
    assert lines[1].chip.tekst == "richtdatum voorbij"


def test_enter_opens_the_dossier_on_that_line(screen: VandaagPresenter, house: House) -> None:
    key = first_tickable(screen)
    line = screen._line(key)
    assert line is not None
    screen.view.opened.emit(key)
    assert house.fake.nav.opened[-1] == ("dossier", {"uid": house.uid, "tab": "nu", "punt": line.punt_uid})


def test_a_point_of_the_gemeente_has_no_box_and_leads_to_the_overleggen(
    screen: VandaagPresenter, house: House
) -> None:
    uid = only_gemeente(house.plek.store)
    add_gemeentepunt(house.plek, "brief aan de provincie", "GEM", T0 - timedelta(2), gemeente_uid=uid)
    screen.enter()
    (line,) = [one for one in shown(screen) if one.titel == "brief aan de provincie"]

    assert (line.kaart, line.vink, line.menu, line.onder) == (
        *("gemeente", None, False),
        "Wilgenrade · aan zet: Gemeente",
    )
    assert line.chip is not None
    assert line.chip.tekst == "richtdatum voorbij"
    screen.view.opened.emit(line.sleutel)
    assert house.fake.nav.opened[-1] == ("gemeente", {"deel": "overleggen", "gemeente": uid})


def test_a_tick_from_the_line_is_saved_said_and_gone(screen: VandaagPresenter, house: House) -> None:
    key = first_tickable(screen)
    line = screen._line(key)
    assert line is not None
    screen.view.ticked.emit(key, True)
    assert punt(house, line.punt_uid).staat is Staat.GEDAAN
    assert house.fake.say.goed[-1][1]
    assert line.tekst not in [lijn.titel for lijn in shown(screen)]


def test_later_asks_a_day_and_a_reason(screen: VandaagPresenter, house: House) -> None:
    key = first_tickable(screen)
    line = screen._line(key)
    assert line is not None
    screen.view.menu_chosen.emit(key, "later")
    form = screen.view.paneel.form
    assert form is not None
    screen.view.paneel.save.click()
    assert form.vakken["tot"].problem.isVisible()
    form.fill({"tot": date(2026, 7, 1), "reden": "op reis"})
    screen.view.paneel.save.click()
    now = punt(house, line.punt_uid)
    assert (now.staat, now.uitgesteld_tot, now.reden) == (Staat.UITGESTELD, date(2026, 7, 1), "op reis")


@pytest.mark.parametrize(
    ("actie", "values", "staat"),
    [("wacht", {"wacht_op": "COA"}, Staat.WACHT), ("nvt", {"reden": "niet nodig hier"}, Staat.NVT)],
)
def test_the_other_choices_save_too(
    screen: VandaagPresenter, house: House, actie: str, values: dict[str, object], staat: Staat
) -> None:
    key = first_tickable(screen)
    line = screen._line(key)
    assert line is not None
    screen.view.menu_chosen.emit(key, actie)
    assert screen.view.paneel.form is not None
    screen.view.paneel.form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    screen.view.paneel.save.click()
    assert punt(house, line.punt_uid).staat is staat


def test_a_section_folds(screen: VandaagPresenter) -> None:
    head = next(lijn for lijn in shown(screen) if lijn.sleutel.startswith("kop:") and lijn.open)
    before = len(shown(screen))
    screen.view.folded.emit(head.sleutel, False)
    assert len(shown(screen)) < before


def test_a_half_typed_reason_survives_a_lock(qtbot: QtBot, screen: VandaagPresenter, house: House) -> None:
    screen.view.menu_chosen.emit(first_tickable(screen), "nvt")
    assert screen.view.paneel.form is not None
    qtbot.keyClicks(screen.view.paneel.form.vakken["reden"].edit, "omdat")
    screen.keep_draft()
    again = VandaagPresenter(house.fake.ports)
    qtbot.addWidget(again.view)
    again.view.show()
    again.enter()
    assert again.view.paneel.form is not None
    assert again.view.paneel.form.vakken["reden"].raw() == "omdat"


def test_an_empty_kluis_teaches_and_offers_to_begin(qtbot: QtBot, house: House) -> None:
    from models.services.gebeurtenissen import close_dossier

    close_dossier(house.plek, house.uid, T0, "proef")
    presenter = VandaagPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    presenter.enter()
    assert presenter.view.leeg.isVisible()
    presenter.view.leeg.knop.click()
    assert house.fake.nav.opened[-1][0] == "nieuw_gezin"


def test_the_ochtendblad_opens_from_here(screen: VandaagPresenter, house: House) -> None:
    screen.view.blad.click()
    assert house.fake.nav.opened[-1] == ("papier", {"papier": "ochtendblad"})


def test_a_colleague_sees_only_own_gezinnen(qtbot: QtBot, house: House) -> None:
    from tests.builders import add_medewerker, make_plek

    other = add_medewerker(house.plek.store, "Ids Voorbeeld", "begeleider")
    fake = fake_ports(make_plek(house.plek.store, VasteKlok(), other))
    presenter = VandaagPresenter(fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    presenter.enter()
    assert presenter.view.leeg.isVisible()
