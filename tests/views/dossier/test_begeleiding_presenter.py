"""The tab *Begeleiding*: what stands there, a version made with its line ticked, signing, trajecten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.queries.begeleiding import load_begeleiding
from models.queries.dossier import load_dossier
from models.queries.rows_begeleiding import BegeleidingRow
from models.services import begeleiding, dossiers, gebeurtenissen
from models.services.verb import Plek
from models.values import Staat
from tests.builders import T0, lezer_for
from tests.views.fakes import FakePorts, fake_ports
from views.dossier.presenter import DossierPresenter
from views.dossier.tab import Tab

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 1), 2, "azc Duinvoorde").onderwerp


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek)


@pytest.fixture
def tab(fake: FakePorts, gezin: str, qtbot: QtBot) -> Tab[object]:
    screen = DossierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="begeleiding")
    found = screen.tabs["begeleiding"]
    assert found.view.isVisible()
    found.setProperty("screen", screen)
    return found


def _words(tab: Tab[object]) -> str:
    lines = tab.deel.lijst.lijnen_model.lijnen
    return "\n".join(f"{one.titel}\n{one.onder}\n{one.chip.tekst if one.chip else ''}" for one in lines)


def _press(tab: Tab[object], begin: str, code: str) -> None:
    lines = tab.deel.lijst.lijnen_model.lijnen
    line = next(one for one in lines if one.sleutel.startswith(begin))
    assert code in {knop.code for knop in line.knoppen}, line.knoppen
    tab.deel.knop_pressed.emit(line.sleutel, code)


def _fill(tab: Tab[object], **values: object) -> None:
    form = tab.deel.paneel.form
    assert form is not None
    form.fill({code.replace("__", ":"): value for code, value in values.items()})  # type: ignore[misc]
    tab.deel.paneel.save.click()


def _row(plek: Plek, gezin: str) -> BegeleidingRow:
    with lezer_for(plek) as lezer:
        return load_begeleiding(lezer, gezin)


def _line(plek: Plek, gezin: str) -> Staat:
    with lezer_for(plek) as lezer:
        return next(p.staat for p in load_dossier(lezer, gezin).punten if p.item_id == "pv-22")


def test_an_empty_tab_teaches_what_belongs_here(tab: Tab[object]) -> None:
    words = _words(tab)
    assert "Spreek af hoe de begeleiding gaat" in words
    assert "Minstens een jaar na het tekenen" in words
    assert "Bijvoorbeeld twaalf maanden" in words


def test_agreements_are_made_and_the_line_is_ticked_as_the_form_showed(
    tab: Tab[object], plek: Plek, gezin: str, fake: FakePorts
) -> None:
    _press(tab, "kop:afspraken", "afspreken")
    assert "afspraken over de begeleiding" in tab.deel.paneel.kort.text()
    _fill(tab, hoe_vaak="maand", vorm__spreekuur=True, thema__post=True, belmomenten="ma van 9 tot 12")
    (row,) = _row(plek, gezin).afspraken
    assert (row.hoe_vaak, row.vormen, row.themas) == ("maand", ("huisbezoek", "spreekuur"), ("post",))
    assert _line(plek, gezin) is Staat.GEDAAN
    words = _words(tab)
    assert "Elke maand: huisbezoek, spreekuur" in words
    assert "nog niet getekend" in words
    assert fake.say.goed[-1][0] == "Afspraken over begeleiding vastgelegd."


def test_the_line_stays_open_where_the_tick_is_taken_away(tab: Tab[object], plek: Plek, gezin: str) -> None:
    _press(tab, "kop:afspraken", "afspreken")
    _fill(tab, afvinken=False)
    assert _line(plek, gezin) is Staat.OPEN


def test_without_any_form_it_says_so_beside_the_first_box(tab: Tab[object], plek: Plek, gezin: str) -> None:
    _press(tab, "kop:afspraken", "afspreken")
    _fill(tab, vorm__huisbezoek=False)
    form = tab.deel.paneel.form
    assert form is not None
    assert "minstens één vorm" in form.vakken["vorm:huisbezoek"].problem.text()
    assert _row(plek, gezin).afspraken == ()


def test_a_new_version_begins_with_what_holds_and_the_old_one_can_be_read(
    tab: Tab[object], plek: Plek, gezin: str
) -> None:
    _press(tab, "kop:afspraken", "afspreken")
    _fill(tab, hoe_vaak="week", thema__geld=True)
    _press(tab, "kop:afspraken", "afspreken")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.values()["thema:geld"] is True
    assert "afvinken" not in form.vakken, "the line is done already"
    _fill(tab, hoe_vaak="op_vraag")
    assert [one.hoe_vaak for one in _row(plek, gezin).afspraken] == ["op_vraag", "week"]
    assert "vervangen" in _words(tab)


def test_signing_takes_one_day(tab: Tab[object], plek: Plek, gezin: str) -> None:
    _press(tab, "kop:afspraken", "afspreken")
    _fill(tab, afvinken=False)
    _press(tab, "afspraak:", "getekend")
    _fill(tab, getekend_op=T0)
    assert _row(plek, gezin).afspraken[0].getekend_op == T0
    assert _line(plek, gezin) is Staat.GEDAAN


def test_the_longest_term_stands_first_with_its_source(tab: Tab[object], plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_getekend(plek, gezin, date(2026, 6, 10))
    begeleiding.start_traject(plek, gezin, "maatschappelijk", date(2026, 6, 1))
    tab.load()
    lines = [one for one in tab.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("termijn:")]
    assert [one.chip is not None for one in lines][:2] == [True, False]
    assert "12 maanden vanaf het tekenen van het huurcontract" in lines[0].onder
    assert "N §1" in lines[0].onder


def test_a_traject_is_noted_and_ended(tab: Tab[object], plek: Plek, gezin: str) -> None:
    _press(tab, "kop:trajecten", "traject")
    _fill(tab, soort="juridisch", start=T0 - 5 * DAG, uitvoerder="Bureau Voorbeeldrecht")
    assert "Bureau Voorbeeldrecht" in _words(tab)
    _press(tab, "traject:", "stop")
    _fill(tab, op=T0)
    assert [one.gestopt_op for one in _row(plek, gezin).trajecten] == [T0]


def test_the_paper_opens_for_this_gezin(tab: Tab[object], fake: FakePorts, gezin: str) -> None:
    _press(tab, "kop:afspraken", "papier")
    assert fake.nav.opened[-1] == ("papier", {"papier": "begeleiding", "dossier": gezin})


def test_a_closed_dossier_can_only_be_read(tab: Tab[object], plek: Plek, gezin: str) -> None:
    gebeurtenissen.close_dossier(plek, gezin, T0, "klaar", "afgerond")
    screen = tab.property("screen")
    screen.enter(uid=gezin, tab="begeleiding")
    codes = {k.code for one in tab.deel.lijst.lijnen_model.lijnen for k in one.knoppen}
    assert codes == {"papier"}
    tab.ask("afspreken", "")
    assert tab.deel.paneel.form is None


def test_a_version_without_signature_is_taken_away_and_a_signed_one_cannot(
    tab: Tab[object], plek: Plek, gezin: str, fake: FakePorts
) -> None:
    _press(tab, "kop:afspraken", "afspreken")
    _fill(tab, afvinken=False)
    _press(tab, "afspraak:", "getekend")
    _fill(tab, getekend_op=T0)
    _press(tab, "kop:afspraken", "afspreken")
    _fill(tab, hoe_vaak="op_vraag")
    new, old = (one for one in tab.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("afspraak:"))
    assert [knop.code for knop in new.knoppen] == ["getekend", "afspraak_weg"]
    assert old.knoppen == ()
    _press(tab, "afspraak:", "afspraak_weg")
    (left,) = _row(plek, gezin).afspraken
    assert left.getekend_op == T0
    assert fake.say.goed[-1][0] == "Versie van de afspraken weggehaald."


def test_a_traject_is_taken_away_also_after_its_end(tab: Tab[object], plek: Plek, gezin: str) -> None:
    _press(tab, "kop:trajecten", "traject")
    _fill(tab, soort="juridisch", start=T0 - 5 * DAG)
    _press(tab, "traject:", "stop")
    _fill(tab, op=T0)
    _press(tab, "traject:", "traject_weg")
    assert _row(plek, gezin).trajecten == ()
