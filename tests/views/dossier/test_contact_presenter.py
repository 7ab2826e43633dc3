"""The tab *Contact*: what stands there, a contact noted with a follow-up, a referral, half-typed text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.services import contacten, dossiers, gebeurtenissen, tijdafspraken
from models.services.verb import Plek
from models.tables import Actiepunt, Contactmoment, Dossier
from models.values import ContactSoort
from tests.builders import T0
from tests.views.fakes import FakePorts, fake_ports
from views.dossier.contact_presenter import ContactPresenter
from views.dossier.presenter import DossierPresenter

DAG = timedelta(days=1)


def _tab(screen: DossierPresenter) -> ContactPresenter:
    tab = screen.tabs["contact"]
    assert isinstance(tab, ContactPresenter)
    return tab


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek)


def _open(fake: FakePorts, gezin: str, qtbot: QtBot) -> ContactPresenter:
    screen = DossierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="contact")
    assert _tab(screen).view.isVisible()
    _tab(screen).setProperty("screen", screen)
    return _tab(screen)


@pytest.fixture
def tab(fake: FakePorts, gezin: str, qtbot: QtBot) -> ContactPresenter:
    return _open(fake, gezin, qtbot)


def _lines(tab: ContactPresenter) -> dict[str, str]:
    return {one.sleutel: f"{one.titel}\n{one.onder}" for one in tab.deel.lijst.lijnen_model.lijnen}


def _press(tab: ContactPresenter, begin: str, code: str) -> None:
    key = next(key for key in _lines(tab) if key.startswith(begin))
    tab.deel.knop_pressed.emit(key, code)


def _fill(tab: ContactPresenter, **values: object) -> None:
    form = tab.deel.paneel.form
    assert form is not None
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    tab.deel.paneel.save.click()


def _rows(plek: Plek) -> Sequence[Any]:
    with plek.store.reader() as session:
        return session.execute(select(*Contactmoment.__table__.columns).order_by(Contactmoment.id)).all()


def test_an_empty_tab_says_what_belongs_here_and_when_contact_may_be_expected(tab: ContactPresenter) -> None:
    words = "\n".join(_lines(tab).values())
    assert "nog geen contact genoteerd" in words
    assert "tekendatum" in words
    assert "Ook als niemand opnam" in words


def test_a_contact_is_noted_with_its_follow_up_and_can_be_undone(
    tab: ContactPresenter, fake: FakePorts, plek: Plek
) -> None:
    _press(tab, "kop:stand", "contact")
    _fill(tab, notitie="De huur besproken.", vervolg="Corporatie bellen")
    (row,) = _rows(plek)
    assert (row.soort, row.op, row.bereikt, row.notitie) == ("telefoon", T0, True, "De huur besproken.")
    with plek.store.reader() as session:
        assert session.scalars(select(Actiepunt.tekst).where(Actiepunt.tekst == "Corporatie bellen")).all()
    words = "\n".join(_lines(tab).values())
    assert "Laatst gesproken: vandaag." in words
    assert "De huur besproken." in words
    assert fake.say.goed[-1][0] == "Contact genoteerd."
    assert fake.say.goed[-1][1]


def test_nobody_there_is_kept_as_an_attempt(tab: ContactPresenter, plek: Plek) -> None:
    _press(tab, "kop:stand", "contact")
    _fill(tab, bereikt="nee")
    assert [row.bereikt for row in _rows(plek)] == [False]
    line = next(one for one in tab.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("contact:"))
    assert line.chip is not None
    assert line.chip.tekst == "niet gesproken"


def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays_typed(
    tab: ContactPresenter, plek: Plek
) -> None:
    _press(tab, "kop:stand", "contact")
    _fill(tab, op=T0 + DAG, notitie="blijft staan")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["op"].problem.text()
    assert form.vakken["notitie"].raw() == "blijft staan"
    assert _rows(plek) == []


def test_a_contact_is_opened_from_its_line_and_put_right(
    tab: ContactPresenter, plek: Plek, gezin: str
) -> None:
    uid = contacten.record_contact(plek, gezin, ContactSoort.TELEFOON, T0, notitie="eerst").onderwerp
    tab.load()
    tab.deel.opened.emit(f"contact:{uid}")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["notitie"].raw() == "eerst"
    assert "vervolg" not in form.vakken
    _fill(tab, soort="huisbezoek", notitie="daarna")
    assert [(row.soort, row.notitie) for row in _rows(plek)] == [("huisbezoek", "daarna")]


def test_a_referral_asks_only_the_kind_and_the_day(tab: ContactPresenter, plek: Plek) -> None:
    _press(tab, "kop:stand", "doorverwijzing")
    form = tab.deel.paneel.form
    assert form is not None
    assert set(form.vakken) == {"instantie", "op"}
    _fill(tab, instantie="taal")
    assert [(row.soort, row.instantie, row.notitie) for row in _rows(plek)] == [
        ("doorverwijzing", "taal", "")
    ]
    line = next(one for one in tab.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("contact:"))
    assert "taal" in line.titel
    assert [knop.code for knop in line.knoppen] == ["weg"]


def test_it_is_taken_away_by_its_button(tab: ContactPresenter, plek: Plek, gezin: str) -> None:
    contacten.record_contact(plek, gezin, ContactSoort.TELEFOON, T0)
    tab.load()
    _press(tab, "contact:", "weg")
    assert _rows(plek) == []


def test_a_half_typed_contact_is_there_again(fake: FakePorts, gezin: str, qtbot: QtBot) -> None:
    first = _open(fake, gezin, qtbot)
    _press(first, "kop:stand", "contact")
    form = first.deel.paneel.form
    assert form is not None
    form.vakken["notitie"].edit.setPlainText("nog niet af")  # type: ignore[attr-defined] # a long field
    first.keep_draft()
    again = _open(fake, gezin, qtbot)
    form = again.deel.paneel.form
    assert form is not None
    assert form.vakken["notitie"].raw() == "nog niet af"


def test_in_a_closed_dossier_nothing_can_be_noted(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    contacten.record_contact(plek, gezin, ContactSoort.TELEFOON, T0)
    gebeurtenissen.close_dossier(plek, gezin, T0, "verhuisd")
    tab = _open(fake, gezin, qtbot)
    assert all(not one.knoppen for one in tab.deel.lijst.lijnen_model.lijnen)


def test_month_by_month_the_real_contact_stands_beside_the_expected(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    gebeurtenissen.record_getekend(plek, gezin, T0 - 60 * DAG)
    contacten.record_contact(plek, gezin, ContactSoort.SPREEKUUR, T0)
    words = _lines(_open(fake, gezin, qtbot))
    assert "vaak contact" in words["stand"]
    assert any("4 verwacht" in text for key, text in words.items() if key.startswith("maand:"))


# --- appointments with an hour ---


def _plan(plek: Plek, gezin: str, tijd: str = "10:00") -> str:
    told = tijdafspraken.Afspraak("huisbezoek", T0 + DAG, tijd, plaats="Lindelaan 3", wie=plek.wie)
    return tijdafspraken.plan_tijdafspraak(plek, gezin, told).onderwerp


def test_an_appointment_is_made_with_its_hour_and_place_and_goes_to_the_own_agenda(
    tab: ContactPresenter, fake: FakePorts
) -> None:
    _press(tab, "kop:afspraken", "afspraak")
    _fill(tab, soort="bezichtiging", op=T0 + DAG, tijd="14.00", plaats="Lindelaan 3", komt="a")
    (key,) = [one for one in _lines(tab) if one.startswith("afspraak:")]
    words = _lines(tab)[key]
    assert "14:00 – 15:00 · Bezichtiging" in words
    assert "Lindelaan 3" in words
    assert "komt: a" in words
    assert fake.say.goed[-1][0] == "Afspraak gemaakt."

    tab.deel.knop_pressed.emit(key, "afspraak_agenda")
    screen, args = fake.nav.opened[-1]
    assert (screen, args["item"], args["dagen"]) == ("papier", key.replace(":", "-"), "1")


def test_at_two_places_at_once_is_said_first_and_saved_when_it_is_asked_again(
    tab: ContactPresenter, plek: Plek, gezin: str
) -> None:
    _plan(plek, gezin)
    tab.load()
    _press(tab, "kop:afspraken", "afspraak")
    _fill(tab, soort="gesprek", op=T0 + DAG, tijd="10:30", plaats="Gemeentehuis")
    assert "om 10:00 al ergens anders" in tab.deel.paneel.kort.text()
    assert len([key for key in _lines(tab) if key.startswith("afspraak:")]) == 1

    tab.deel.paneel.save.click()
    lines = [one for one in tab.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("afspraak:")]
    assert [one.chip.tekst if one.chip is not None else "" for one in lines] == ["botst", "botst"]


def test_it_is_called_off_with_a_reason_and_moved_from_its_line(
    tab: ContactPresenter, plek: Plek, gezin: str
) -> None:
    uid = _plan(plek, gezin)
    tab.load()
    tab.deel.knop_pressed.emit(f"afspraak:{uid}", "afspraak_af")
    _fill(tab, reden="geen tolk")
    line = next(one for one in tab.deel.lijst.lijnen_model.lijnen if one.sleutel == f"afspraak:{uid}")
    assert line.grijs
    assert "geen tolk" in line.onder

    tab.deel.opened.emit(f"afspraak:{uid}")
    _fill(tab, tijd="16:00")
    assert "16:00" in _lines(tab)[f"afspraak:{uid}"]


def test_a_point_leads_to_an_appointment_with_its_words(
    tab: ContactPresenter, plek: Plek, gezin: str
) -> None:
    screen = tab.property("screen")
    assert isinstance(screen, DossierPresenter)
    with plek.store.reader() as session:
        punt = session.execute(
            select(Actiepunt.uid, Actiepunt.nummer)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Actiepunt.item_id == "pv-02", Dossier.uid == gezin)
        ).one()
    screen.view.menu_chosen.emit(punt.uid, "afspraak")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["punt_uid"].value() == punt.uid
    _fill(tab, tijd="9:30")
    assert any(f"voor punt {punt.nummer}" in words for words in _lines(tab).values())
