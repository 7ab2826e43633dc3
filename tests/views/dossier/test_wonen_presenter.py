"""The tab *Wonen en geld*: an offer with its steps, a weigering to its end, missed rent, who lived where."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.services import aanbod, dossiers, gebeurtenissen, woningen
from models.services.verb import Plek
from models.tables import Aanbod, Gebeurtenis, Huurderving
from models.values import Rol
from tests.builders import T0
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.dossier.presenter import DossierPresenter
from views.dossier.wonen_presenter import WonenPresenter
from views.widgets.velden import Waarde

DAG = timedelta(days=1)


def _tab(screen: DossierPresenter) -> WonenPresenter:
    tab = screen.tabs["wonen"]
    assert isinstance(tab, WonenPresenter)
    return tab


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 3, "azc Duinvoorde").onderwerp
    dossiers.save_dossier_field(plek, uid, "begane_grond", waarde=True)
    for straat, kamers, laag, huur in (
        ("Kastanjelaan 14", 4, 0, "650"),
        ("Beukenhof 2", 2, 3, "500"),
        ("Lindehof 8", None, 0, ""),
    ):
        woningen.add_woning(
            plek,
            straat,
            plaats="Wilgenrade",
            kamers=kamers,
            verdieping=laag,
            huur=huur,
            service="30",
            energie="100",
        )
    return uid


@pytest.fixture
def tab(ports: PaperPorts, gezin: str, qtbot: QtBot) -> WonenPresenter:
    screen = DossierPresenter(ports.fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="wonen")
    assert _tab(screen).view.isVisible()
    return _tab(screen)


def _lines(tab: WonenPresenter, begin: str = "") -> list[str]:
    return [
        f"{one.titel} | {one.onder} | {one.chip.tekst if one.chip else ''}"
        for one in tab.deel.lijst.lijnen_model.lijnen
        if one.sleutel.startswith(begin)
    ]


def _press(tab: WonenPresenter, begin: str, code: str) -> None:
    found = next(
        one.sleutel
        for one in tab.deel.lijst.lijnen_model.lijnen
        if one.sleutel.startswith(begin) and code in {knop.code for knop in one.knoppen}
    )
    tab.deel.knop_pressed.emit(found, code)


def _save(tab: WonenPresenter, times: int = 2, **values: Waarde) -> None:
    form = tab.deel.paneel.form
    assert form is not None
    form.show_values(values)
    for _nr in range(times):
        tab.deel.paneel.save.click()


def test_what_fits_stands_first_with_reasons_for_and_against(tab: WonenPresenter) -> None:
    first, second, third = _lines(tab, "past:")

    assert first.startswith("Kastanjelaan 14")
    assert first.endswith("| past")
    assert "Genoeg kamers: 4, nodig 3." in first
    assert second.startswith("Lindehof 8")
    assert "Het aantal kamers is niet bekend" in second
    assert third.startswith("Beukenhof 2")
    assert third.endswith("| past niet")
    assert "Te weinig kamers: 2, nodig 3." in third
    assert "zonder lift" in third


def test_a_family_dwelling_for_one_who_waits_is_a_warning_and_can_be_offered(
    tab: WonenPresenter, plek: Plek, ports: PaperPorts
) -> None:
    """K05, A199: a single person who waits for family; warn, do not block."""
    alone = dossiers.open_dossier(plek, "Zarrin", date(2026, 4, 16), 1, "azc Duinvoorde").onderwerp
    dossiers.save_dossier_field(plek, alone, "familie_verwacht", "ja")
    screen = DossierPresenter(ports.fake.ports)
    screen.enter(uid=alone, tab="wonen")
    line = next(one for one in _lines(_tab(screen), "past:") if one.startswith("Kastanjelaan"))

    assert line.endswith("| let op")
    key = next(
        one.sleutel
        for one in _tab(screen).deel.lijst.lijnen_model.lijnen
        if one.sleutel.startswith("past:") and one.titel.startswith("Kastanjelaan")
    )
    _tab(screen).deel.knop_pressed.emit(key, "aanbieden")
    _save(_tab(screen), toch_reden="De familie komt volgende maand.")
    assert "waarom toch: De familie komt volgende maand." in _lines(_tab(screen), "aanbod:")[0]
    screen.view.deleteLater()


def test_an_offer_is_shown_before_it_is_saved_and_then_has_its_steps(tab: WonenPresenter, plek: Plek) -> None:
    _press(tab, "past:", "aanbieden")
    _save(tab, times=1)
    with plek.store.reader() as session:
        assert session.scalars(select(Aanbod)).all() == []
    tab.deel.paneel.save.click()

    assert [one.partition(" |")[0] for one in _lines(tab, "aanbod:")] == ["Kastanjelaan 14, Wilgenrade"]
    assert _lines(tab, "kosten:som")[0].startswith("€ 780 per maand | huur € 650 + service € 30")
    _press(tab, "aanbod:", "stap")
    assert tab.deel.paneel.form is not None
    assert tab.deel.paneel.form.values()["stap"] == "uitleg"
    _save(tab)
    assert "uitleg over weigeren ma 15 jun" in _lines(tab, "aanbod:")[0]
    _press(tab, "aanbod:", "intrekken")
    _save(tab, times=1)
    assert "ingetrokken" in _lines(tab, "aanbod:")[0]


def test_a_weigering_goes_to_its_end_on_this_tab(tab: WonenPresenter, plek: Plek, gezin: str) -> None:
    """A104-A108."""
    with plek.store.reader() as session:
        from models.tables import Woning

        woning = session.scalars(select(Woning.uid).order_by(Woning.id)).first() or ""
    aanbod.offer_woning(plek, gezin, woning, T0 - 20 * DAG)
    _press(tab, "kop:weigering", "weigering")
    _save(tab, op=T0 - 14 * DAG)
    (line,) = _lines(tab, "weigering:")
    assert line.startswith("Niet gekomen om te tekenen")
    assert "Het COA toetst uiterlijk" in line
    assert line.endswith("| COA toetst")
    assert _lines(tab, "aanbod:")[0].split("| ")[-1].startswith("geweigerd")

    _press(tab, "weigering:", "uitspraak")
    _save(tab, op=T0 - 7 * DAG)
    assert _lines(tab, "weigering:")[0].endswith("| tweede kans")
    _press(tab, "weigering:", "stopt")
    _save(tab, op=T0)
    (line,) = _lines(tab, "weigering:")
    assert "Nieuwe kandidaat voor de woning uiterlijk" in line
    assert line.endswith("| bemiddeling gestopt")
    assert any("waarvan 14 door het gezin zelf" in one for one in _lines(tab, "vertraging"))

    _press(tab, "weigering:", "derving")
    _save(tab, times=1)
    assert _lines(tab, "derving:")[0].startswith("Gemiste huur € 325 |")
    _press(tab, "derving:", "gevraagd")
    _save(tab, times=1)
    _press(tab, "derving:", "betaald")
    _save(tab, times=1, bedrag="325")
    assert _lines(tab, "derving:")[0].endswith("€ 325 betaald")
    with plek.store.reader() as session:
        assert session.scalars(select(Huurderving.betaald)).one() == 32500


def test_the_inrichtingskrediet_goes_from_asked_to_paid_on_this_tab(tab: WonenPresenter) -> None:
    assert "3 personen staat nog niet bij Beheer" in _lines(tab, "leeg:krediet")[0]
    _press(tab, "kop:krediet", "krediet_gevraagd")
    assert tab.deel.paneel.form is not None
    assert tab.deel.paneel.form.values()["personen"] == 3
    _save(tab, times=1)
    assert "is niet ingevuld" in tab.deel.paneel.form.vakken["bedrag"].problem.text()
    _save(tab, times=1, bedrag="3350")
    assert _lines(tab, "krediet:") == [
        "Krediet van € 3350 | 3 personen · aangevraagd ma 15 jun | aangevraagd"
    ]
    _press(tab, "krediet:", "krediet_toegekend")
    _save(tab, times=1, bedrag="3000")
    assert _lines(tab, "krediet:")[0].endswith("| nog betalen")
    _press(tab, "krediet:", "krediet_betaald")
    _save(tab, times=1)
    assert _lines(tab, "krediet:")[0].endswith("€ 3000 betaald ma 15 jun | betaald")
    _press(tab, "krediet:", "krediet_weg")
    assert _lines(tab, "krediet:") == []


def test_a_second_chance_is_taken(tab: WonenPresenter, plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_weigering(plek, gezin, T0 - 14 * DAG, niet_gekomen=False)
    gebeurtenissen.record_uitspraak(plek, gezin, T0 - 7 * DAG, terecht=False)
    tab.show(tab.row)  # type: ignore[arg-type]
    _press(tab, "weigering:", "alsnog")
    _save(tab, tekendatum=T0 + 7 * DAG)
    assert _lines(tab, "weigering:")[0].endswith("| alsnog genomen")


def test_a_missing_day_is_said_beside_its_field(tab: WonenPresenter, plek: Plek) -> None:
    _press(tab, "kop:weigering", "weigering")
    _save(tab, op=None)
    with plek.store.reader() as session:
        assert session.scalars(select(Gebeurtenis).where(Gebeurtenis.soort == "weigering")).all() == []
    assert tab.deel.paneel.isVisible()


def test_a_temporary_place_ends_and_who_lived_there_stays(
    tab: WonenPresenter, plek: Plek, gezin: str
) -> None:
    gebeurtenissen.record_woning_gevonden(
        plek, gezin, T0 - 9 * DAG, "Dennenweg 5", tijdelijk_tot=T0 + 60 * DAG
    )
    tab.show(tab.row)  # type: ignore[arg-type]
    _press(tab, "plek:", "einde")
    _save(tab, times=1)
    (line,) = _lines(tab, "plek:")
    assert line.startswith("Dennenweg 5")
    assert "a b c" in line


def test_who_may_only_look_sees_no_buttons(plek: Plek, gezin: str, qtbot: QtBot) -> None:
    ports = paper_ports(plek, Rol.COORDINATOR)
    screen = DossierPresenter(ports.fake.ports)
    qtbot.addWidget(screen.view)
    screen.enter(uid=gezin, tab="wonen")
    codes = {knop.code for one in _tab(screen).deel.lijst.lijnen_model.lijnen for knop in one.knoppen}
    assert codes <= {"woningen"}


def test_buttons_lead_to_the_list_and_to_the_paper(
    tab: WonenPresenter, ports: PaperPorts, gezin: str
) -> None:
    _press(tab, "kop:passend", "woningen")
    assert ports.fake.nav.opened[-1] == ("woningen", {})
    tab.deel.knop_pressed.emit("weigering:x", "meldblad")
    assert ports.fake.nav.opened[-1] == ("papier", {"papier": "meldblad_weigering", "dossier": gezin})


def test_a_half_typed_form_comes_back(
    tab: WonenPresenter, ports: PaperPorts, gezin: str, qtbot: QtBot
) -> None:
    _press(tab, "kop:weigering", "weigering")
    assert tab.deel.paneel.form is not None
    tab.deel.paneel.form.show_values({"notitie": "kwam niet opdagen"})
    tab.keep_draft()
    again = DossierPresenter(ports.fake.ports)
    qtbot.addWidget(again.view)
    again.enter(uid=gezin, tab="wonen")
    form = _tab(again).deel.paneel.form
    assert form is not None
    assert form.values()["notitie"] == "kwam niet opdagen"


def test_the_last_step_of_an_offer_is_taken_away(tab: WonenPresenter, plek: Plek, ports: PaperPorts) -> None:
    _press(tab, "past:", "aanbieden")
    _save(tab)
    offer = next(one for one in tab.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("aanbod:"))
    assert "stap_weg" not in {knop.code for knop in offer.knoppen}, "there is no step yet"
    _press(tab, "aanbod:", "stap")
    _save(tab)
    _press(tab, "aanbod:", "stap_weg")
    assert "uitleg over weigeren" not in _lines(tab, "aanbod:")[0]
    with plek.store.reader() as session:
        assert session.scalars(select(Aanbod.uitleg_op)).all() == [None]
    assert ports.fake.say.goed[-1][0] == "Laatste stap van het aanbod weggehaald."


def test_k05_a_dwelling_that_does_not_fit_asks_why_anyway_and_keeps_it(tab: WonenPresenter) -> None:
    """Not only the rent and passend toewijzen: too few rooms and no lift ask it as well."""
    unfit = next(
        one
        for one in tab.deel.lijst.lijnen_model.lijnen
        if one.chip is not None and one.chip.tekst == "past niet"
    )
    tab.deel.knop_pressed.emit(unfit.sleutel, "aanbieden")
    _save(tab, toch_reden="Het gezin heeft haast.")
    assert "waarom toch: Het gezin heeft haast." in _lines(tab, "aanbod:")[0]


def test_why_anyway_is_asked_only_where_a_warning_stands(
    tab: WonenPresenter, plek: Plek, ports: PaperPorts
) -> None:
    _press(tab, "past:", "aanbieden")
    assert tab.deel.paneel.form is not None
    assert "toch_reden" not in tab.deel.paneel.form.vakken
    _save(tab)
    other = dossiers.open_dossier(plek, "Sharifpana", date(2026, 4, 1), 3, "azc Duinvoorde").onderwerp
    screen = DossierPresenter(ports.fake.ports)
    screen.enter(uid=other, tab="wonen")
    taken = next(
        one
        for one in _tab(screen).deel.lijst.lijnen_model.lijnen
        if one.chip is not None and one.chip.tekst == "al aangeboden"
    )
    _tab(screen).deel.knop_pressed.emit(taken.sleutel, "aanbieden")
    form = _tab(screen).deel.paneel.form
    assert form is not None
    assert "toch_reden" in form.vakken
    screen.view.deleteLater()
