"""The tab *Privacy*: sharing, requests, an inzage in words or as data, erasing, how long it stays."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.queries.bewaren import load_verzoeken
from models.queries.dossier import load_dossier
from models.queries.rows_avg import VerzoekRow
from models.queries.rows_dossier import DossierRow
from models.services import dossiers, gebeurtenissen, leden, verzoeken
from models.services.verb import Plek
from models.tables import Bewerking, Deling, Dossier, Persoon, Persoonsgegevens, Vernietiging
from models.values import Rol, VerzoekSoort
from tests.builders import T0, lezer_for
from tests.views.paper_fakes import PaperPorts, paper_ports, pdf_text
from views.dossier.presenter import DossierPresenter
from views.dossier.privacy_presenter import PrivacyPresenter


def _tab(screen: DossierPresenter) -> PrivacyPresenter:
    tab = screen.tabs["privacy"]
    assert isinstance(tab, PrivacyPresenter)
    return tab


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp


@pytest.fixture
def person(plek: Plek, gezin: str) -> str:
    uid = _dossier(plek, gezin).personen[0].uid
    leden.save_persoon_field(plek, uid, "roepnaam", "Hodan")
    return uid


@pytest.fixture
def tab(ports: PaperPorts, gezin: str, person: str, qtbot: QtBot) -> PrivacyPresenter:
    screen = DossierPresenter(ports.fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="privacy")
    assert _tab(screen).view.isVisible()
    return _tab(screen)


def _dossier(plek: Plek, uid: str) -> DossierRow:
    with lezer_for(plek) as lezer:
        return load_dossier(lezer, uid)


def _lines(tab: PrivacyPresenter) -> dict[str, str]:
    return {one.sleutel: one.titel for one in tab.deel.lijst.lijnen_model.lijnen}


def _press(tab: PrivacyPresenter, begin: str, code: str) -> None:
    key = next(key for key in _lines(tab) if key.startswith(begin))
    tab.deel.knop_pressed.emit(key, code)


def _fill(tab: PrivacyPresenter, **values: object) -> None:
    form = tab.deel.paneel.form
    assert form is not None
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    tab.deel.paneel.save.click()


def _requests(plek: Plek) -> tuple[VerzoekRow, ...]:
    with lezer_for(plek) as lezer:
        return load_verzoeken(lezer)


def _ask(plek: Plek, gezin: str, soort: VerzoekSoort, person: str = "", how: str = "") -> str:
    return verzoeken.record_verzoek(plek, gezin, soort, T0, persoon_uid=person, identiteit=how).onderwerp


def test_an_empty_tab_says_what_will_stand_here(tab: PrivacyPresenter) -> None:
    words = " ".join(_lines(tab).values())
    for part in ("Leg vast wat je met wie mag delen", "Vraagt iemand wat wij bewaren", "op papier"):
        assert part in words


def test_sharing_is_written_down_and_taken_back(tab: PrivacyPresenter, plek: Plek) -> None:
    _press(tab, "kop:delen", "deling")
    _fill(tab, partij="anders", naam="")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["naam"].problem.text() == "Vul in wie het is."
    _fill(tab, partij="school", naam="De Wilg", uitleg="naam en adres")

    assert not tab.deel.paneel.isVisible()
    assert "School of opvang · De Wilg" in _lines(tab).values()
    _press(tab, "deling:", "intrekken")
    _fill(tab)
    with plek.store.reader() as session:
        assert session.scalars(select(Deling.ingetrokken_op)).one() == T0


def test_a_request_is_written_down_answered_later_and_refused_with_a_reason(
    tab: PrivacyPresenter, plek: Plek, person: str
) -> None:
    _press(tab, "kop:verzoeken", "verzoek")
    _fill(tab, soort="inzage", persoon="")
    form = tab.deel.paneel.form
    assert form is not None
    assert "per persoon" in form.vakken["persoon"].problem.text()
    _fill(tab, soort="inzage", persoon=person)
    assert any("Gegevens inzien" in line for line in _lines(tab).values())

    _press(tab, "verzoek:", "langer")
    _fill(tab, reden="veel om na te kijken")
    assert _requests(plek)[0].uiterlijk_op == date(2026, 9, 15)
    _press(tab, "verzoek:", "weiger")
    _fill(tab, reden="")
    assert _requests(plek)[0].besluit == ""
    _fill(tab, reden="dat is al gegeven")
    assert _requests(plek)[0].besluit == "geweigerd"


def test_a_correction_shows_the_field_itself_and_says_that_it_was_asked(
    tab: PrivacyPresenter, plek: Plek, gezin: str, person: str
) -> None:
    _ask(plek, gezin, VerzoekSoort.CORRECTIE, person)
    tab.load()
    _press(tab, "verzoek:", "verbeter")
    _fill(tab, veld="roepnaam")
    form = tab.deel.paneel.form
    assert form is not None
    assert "Schrijf eerst op" in form.vakken["identiteit"].problem.text()
    _fill(tab, veld="roepnaam", identiteit="document")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["waarde"].raw() == "Hodan"

    _fill(tab, waarde="Hodanna", reden="zo staat het in de pas")

    with plek.store.reader() as session:
        assert "Hodanna" in session.scalars(select(Persoonsgegevens.roepnaam)).all()
    assert [(one.besluit, one.veld) for one in _requests(plek)] == [("gedaan", "roepnaam")]


def test_an_inzage_is_made_once_it_was_seen_who_asks_and_a_text_can_stay_out(
    tab: PrivacyPresenter, ports: PaperPorts, plek: Plek, gezin: str, person: str, tmp_path: Path
) -> None:
    dossiers.save_dossier_field(plek, gezin, "notitie", "de buurman kwam langs")
    _ask(plek, gezin, VerzoekSoort.INZAGE, person)
    tab.load()
    _press(tab, "verzoek:", "inzage")
    page = tab.inzage.view
    assert tab.pages.currentWidget() is page
    texts = {one.titel: one.sleutel for one in page.lijst.lijnen_model.lijnen}
    assert "de buurman kwam langs" in texts
    page.knoppen["print"].click()
    assert ports.ask.printed == []
    form = page.paneel.form
    assert form is not None
    form.fill({"identiteit": "document"})
    page.paneel.save.click()
    assert len(ports.ask.printed) == 1
    assert "de buurman" in pdf_text(ports.ask.printed[0])

    page.ticked.emit(texts["de buurman kwam langs"], False)
    page.knoppen["print"].click()
    assert "de buurman" not in pdf_text(ports.ask.printed[1])

    ports.ask.path = tmp_path / "inzage.json"
    page.knoppen["json"].click()
    data = json.loads((tmp_path / "inzage.json").read_text(encoding="utf-8"))
    assert data["tabellen"]["persoonsgegevens"][0]["roepnaam"] == "Hodan"
    assert "buurman" not in json.dumps(data)
    with plek.store.reader() as session:
        made = session.scalars(select(Bewerking.soort).where(Bewerking.dossier_uid == gezin)).all()
    assert made.count("inzage_gemaakt") == 3

    page.knoppen["klaar"].click()
    assert _requests(plek)[0].besluit == "gedaan"
    assert tab.pages.currentIndex() == 0


def test_erasing_asks_first_who_it_is_and_then_whether_it_must_be(
    tab: PrivacyPresenter, ports: PaperPorts, plek: Plek, gezin: str, person: str
) -> None:
    _ask(plek, gezin, VerzoekSoort.WISSEN, person)
    tab.load()
    ports.ask.answer = False
    _press(tab, "verzoek:", "wissen")
    _fill(tab, identiteit="bekend")
    assert ports.ask.asked
    with plek.store.reader() as session:
        assert session.scalars(select(Vernietiging.id)).all() == []

    ports.ask.answer = True
    _press(tab, "verzoek:", "wissen")

    with plek.store.reader() as session:
        line = session.scalars(select(Vernietiging)).one()
        assert (line.soort, line.personen) == ("gewist", 1)
        bare = session.scalars(select(Persoon.id)).all()
        assert len(bare) > len(session.scalars(select(Persoonsgegevens.id)).all())


def test_a_closed_dossier_says_until_when_it_stays_and_can_be_opened_again(
    tab: PrivacyPresenter, plek: Plek, gezin: str
) -> None:
    gebeurtenissen.close_dossier(plek, gezin, T0, "klaar", "afgerond")
    tab.forget()
    tab.show(_dossier(plek, gezin))
    assert "mogen weg vanaf" in _lines(tab)["bewaren"]

    _press(tab, "bewaren", "heropen")

    with plek.store.reader() as session:
        assert session.scalars(select(Dossier.afgesloten_op).where(Dossier.uid == gezin)).one() is None


def test_what_is_half_typed_comes_back(tab: PrivacyPresenter, ports: PaperPorts, gezin: str) -> None:
    _press(tab, "kop:delen", "deling")
    form = tab.deel.paneel.form
    assert form is not None
    form.vakken["naam"].set_raw("De Wil")
    tab.keep_draft()
    row = tab.row
    assert row is not None
    tab.forget()

    tab.show(row)

    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["naam"].raw() == "De Wil"


def test_a_request_that_is_late_is_red_and_one_that_is_near_is_marked(
    tab: PrivacyPresenter, plek: Plek, gezin: str, person: str
) -> None:
    verzoeken.record_verzoek(plek, gezin, VerzoekSoort.BEZWAAR, T0 - timedelta(days=40))
    verzoeken.record_verzoek(plek, gezin, VerzoekSoort.BEPERKEN, T0 - timedelta(days=25))
    tab.load()
    chips = [
        one.chip.toon.value
        for one in tab.deel.lijst.lijnen_model.lijnen
        if one.sleutel.startswith("verzoek:") and one.chip is not None
    ]
    assert chips == ["te_laat", "week"]
