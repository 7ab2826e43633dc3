"""The tab *Einde*: what is open, the handover, closing in one form, opening again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.queries.einde import load_einde
from models.queries.rows_begeleiding import EindeRow
from models.services import begeleiding, delen, dossiers, gebeurtenissen
from models.services.afdrukken import record_afdruk
from models.services.verb import Plek
from models.values import Deelgrond, Deelpartij, Papier, Privacy
from tests.builders import T0, lezer_for
from tests.views.fakes import FakePorts, fake_ports
from views.dossier.presenter import DossierPresenter
from views.dossier.tab import Tab

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = dossiers.open_dossier(plek, "Warsamele", date(2025, 4, 1), 2, "azc Duinvoorde").onderwerp
    gebeurtenissen.record_getekend(plek, uid, date(2025, 6, 10))
    gebeurtenissen.record_schade(plek, uid, T0 - DAG, "Kras in de deur.")
    delen.add_deling(plek, uid, Deelpartij.COR, Deelgrond.TOESTEMMING, T0 - 5 * DAG)
    begeleiding.start_traject(plek, uid, "maatschappelijk", T0 - 300 * DAG)
    record_afdruk(plek, Papier.CHECKLIST, uid, (), "nl", Privacy.NAAM, "bestand")
    return uid


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek)


@pytest.fixture
def tab(fake: FakePorts, gezin: str, qtbot: QtBot) -> Tab[EindeRow]:
    screen = DossierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="einde")
    found = screen.tabs["einde"]
    assert found.view.isVisible()
    found.setProperty("screen", screen)
    return found


def _words(tab: Tab[EindeRow]) -> str:
    lines = tab.deel.lijst.lijnen_model.lijnen
    return "\n".join(f"{one.titel}\n{one.onder}\n{one.chip.tekst if one.chip else ''}" for one in lines)


def _press(tab: Tab[EindeRow], begin: str, code: str) -> None:
    lines = tab.deel.lijst.lijnen_model.lijnen
    line = next(one for one in lines if one.sleutel.startswith(begin))
    assert code in {knop.code for knop in line.knoppen}, line.knoppen
    tab.deel.knop_pressed.emit(line.sleutel, code)


def _fill(tab: Tab[EindeRow], **values: object) -> None:
    form = tab.deel.paneel.form
    assert form is not None
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    tab.deel.paneel.save.click()


def _row(plek: Plek, gezin: str) -> EindeRow:
    with lezer_for(plek) as lezer:
        return load_einde(lezer, gezin)


def test_everything_that_is_open_stands_there_in_its_own_card(tab: Tab[EindeRow]) -> None:
    kaarten = {one.kaart for one in tab.deel.lijst.lijnen_model.lijnen}
    assert {"meldingen", "onze", "anderen", "buiten", "delen", "lopend"} <= kaarten
    words = _words(tab)
    assert "Begeleiding hoort te duren tot en met" in words
    assert "24 maanden na het sluiten" in words
    assert "voorstel" in words


def test_the_form_to_close_says_what_stays_open_and_how_long_it_is_kept(tab: Tab[EindeRow]) -> None:
    _press(tab, "kop:sluiten", "sluiten")
    assert "punten open" in tab.deel.paneel.titel.text()
    short = tab.deel.paneel.kort.text()
    assert "15-6-2028" in short
    assert "1 papier" in short


def test_another_day_or_kind_is_previewed_again_and_what_is_refused_promises_nothing(
    qtbot: QtBot, tab: Tab[EindeRow]
) -> None:
    _press(tab, "kop:sluiten", "sluiten")
    form, kort = tab.deel.paneel.form, tab.deel.paneel.kort
    assert form is not None
    assert "15-6-2028" in kort.text()
    form.vakken["op"].fill(T0 - 5 * DAG)
    form.edited.emit("op", T0 - 5 * DAG)
    qtbot.waitUntil(lambda: "10-6-2028" in kort.text())
    form.vakken["soort"].fill("overgedragen")
    form.edited.emit("soort", "overgedragen")
    qtbot.waitUntil(lambda: not kort.isVisible())  # to whom is not filled in yet
    form.fill({"naar": "Wijkteam", "besproken": "ja"})
    form.edited.emit("besproken", "ja")
    qtbot.waitUntil(lambda: kort.isVisible() and "10-6-2028" in kort.text())


def test_closing_ends_all_that_runs_and_undo_opens_it(
    tab: Tab[EindeRow], plek: Plek, gezin: str, fake: FakePorts
) -> None:
    _press(tab, "kop:sluiten", "sluiten")
    _fill(tab, papieren="in de blauwe map", papieren_weg=True)
    row = _row(plek, gezin)
    assert (row.gesloten_op, row.soort, row.reden) == (T0, "afgerond", "De begeleiding is klaar")
    assert (row.delingen, row.trajecten, row.papieren) == ((), (), ())
    assert row.afspraak.papieren == "in de blauwe map"
    assert fake.say.goed[-1][0] == "Dossier gesloten."
    assert "Dit dossier is gesloten" in _words(tab)


def test_a_handover_that_was_not_discussed_is_told_beside_its_field(
    tab: Tab[EindeRow], plek: Plek, gezin: str
) -> None:
    _press(tab, "kop:sluiten", "sluiten")
    _fill(tab, soort="overgedragen", naar="Wijkteam")
    form = tab.deel.paneel.form
    assert form is not None
    assert "Bespreek de overdracht eerst" in form.vakken["besproken"].problem.text()
    assert _row(plek, gezin).gesloten_op is None
    _fill(tab, besproken="ja")
    assert _row(plek, gezin).soort == "overgedragen"


def test_another_end_needs_its_own_words(tab: Tab[EindeRow], plek: Plek, gezin: str) -> None:
    _press(tab, "kop:sluiten", "sluiten")
    _fill(tab, soort="anders")
    assert _row(plek, gezin).gesloten_op is None
    _fill(tab, reden="Samengevoegd met een ander dossier")
    assert _row(plek, gezin).reden == "Samengevoegd met een ander dossier"


def test_the_handover_is_kept_before_it_closes(tab: Tab[EindeRow], plek: Plek, gezin: str) -> None:
    _press(tab, "kop:overdracht", "overdracht")
    _fill(tab, naar="Wijkteam Oost", besproken="ja", overdracht_op=T0 + 10 * DAG, bereikbaar="088-5550177")
    one = _row(plek, gezin).afspraak
    assert (one.naar, one.op, one.bereikbaar) == ("Wijkteam Oost", T0 + 10 * DAG, "088-5550177")
    assert "besproken" in _words(tab)
    _press(tab, "kop:sluiten", "sluiten")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.values()["naar"] == "Wijkteam Oost"


def test_a_closed_dossier_opens_again_from_here(tab: Tab[EindeRow], plek: Plek, gezin: str) -> None:
    gebeurtenissen.close_dossier(plek, gezin, T0, "klaar", "afgerond")
    screen = tab.property("screen")
    screen.enter(uid=gezin, tab="einde")
    assert "Dit dossier is gesloten" in _words(tab)
    _press(tab, "kop:sluiten", "heropen")
    assert _row(plek, gezin).gesloten_op is None


def test_papers_of_the_end_open_for_this_gezin(tab: Tab[EindeRow], fake: FakePorts, gezin: str) -> None:
    for code in ("eindblad", "jaarevaluatie", "faserapport"):
        _press(tab, f"blad:{code}", "maak")
        assert fake.nav.opened[-1] == ("papier", {"papier": code, "dossier": gezin})
    _press(tab, "buiten", "naar_papier")
    assert fake.nav.opened[-1] == ("papier", {"tab": "ligt_nog"})


def test_an_open_point_leads_to_where_it_can_be_done(tab: Tab[EindeRow], fake: FakePorts, gezin: str) -> None:
    key = next(one.sleutel for one in tab.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith("punt:"))
    tab.deel.opened.emit(key)
    assert fake.nav.opened[-1] == ("dossier", {"uid": gezin, "tab": "nu", "punt": key.partition(":")[2]})
    tab.deel.opened.emit("meer:onze")
    assert fake.nav.opened[-1] == ("dossier", {"uid": gezin, "tab": "punten"})
