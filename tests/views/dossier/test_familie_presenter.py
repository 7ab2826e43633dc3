"""The tab *Familie*: both choices with what they bring, who is expected, the home, the koppeling."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.queries.familie import load_familie
from models.queries.rows_familie import FamilieRow
from models.services import dossiers, gebeurtenissen, nareis
from models.services.nareis import Verwacht
from models.services.verb import Plek
from models.values import NareisBesluit, VerwachtStaat, Waarheid
from tests.builders import T0, lezer_for
from tests.views.fakes import FakePorts, fake_ports
from views.dossier.familie_presenter import FamiliePresenter
from views.dossier.presenter import DossierPresenter
from views.widgets.lijn import Lijn

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = str(dossiers.open_dossier(plek, "Al-Wadiyan", date(2026, 5, 1), 1, "azc Duinvoorde").onderwerp)
    dossiers.save_dossier_field(plek, uid, "in_opvang", "ja")
    return uid


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek)


def _open(fake: FakePorts, gezin: str, qtbot: QtBot) -> FamiliePresenter:
    screen = DossierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="familie")
    tab = screen.tabs["familie"]
    assert isinstance(tab, FamiliePresenter)
    assert tab.view.isVisible()
    tab.setProperty("screen", screen)
    return tab


def _lines(tab: FamiliePresenter) -> dict[str, Lijn]:
    return {one.sleutel: one for one in tab.deel.lijst.lijnen_model.lijnen}


def _words(tab: FamiliePresenter) -> str:
    return "\n".join(f"{one.titel}\n{one.onder}" for one in _lines(tab).values())


def _fill(tab: FamiliePresenter, **values: object) -> None:
    form = tab.deel.paneel.form
    assert form is not None
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    tab.deel.paneel.save.click()


def _read(plek: Plek, uid: str) -> FamilieRow:
    with lezer_for(plek) as lezer:
        return load_familie(lezer, uid)


def test_without_a_message_the_tab_says_what_belongs_here(fake: FakePorts, gezin: str, qtbot: QtBot) -> None:
    tab = _open(fake, gezin, qtbot)
    words = _words(tab)
    assert "nog geen bericht" in words
    assert "Voorletters zijn genoeg" in words
    assert "kop:besluit" not in _lines(tab)


def test_the_message_and_the_arrival_go_by_what_happened(fake: FakePorts, gezin: str, qtbot: QtBot) -> None:
    tab = _open(fake, gezin, qtbot)
    tab.deel.knop_pressed.emit("kop:bericht", "komt")
    assert fake.nav.opened[-1] == ("gebeurtenis", {"uid": gezin, "soort": "familie_komt"})
    tab.deel.knop_pressed.emit("kop:bericht", "is_er")
    assert fake.nav.opened[-1] == ("gebeurtenis", {"uid": gezin, "soort": "familie_is_er", "wie": ""})


def test_k06_both_choices_show_what_they_bring_before_anything_is_chosen(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - DAG, 4, melder="COA")
    tab = _open(fake, gezin, qtbot)
    lines = _lines(tab)
    assert "van het COA: 4 mensen" in lines["bericht"].titel
    assert "tot en met" in lines["stop"].titel
    assert "3 maanden" in lines["stop"].onder
    now, wait = lines["keuze:nu"].onder, lines["keuze:wachten"].onder
    assert "tweede verhuizing" in now
    assert "samen zijn 5 kamers nodig" in now
    assert "plek in de opvang" in wait
    tab.deel.knop_pressed.emit("keuze:wachten", "wachten")
    assert tab.deel.paneel.kort.text() == wait
    assert _read(plek, gezin).bericht is not None
    assert _read(plek, gezin).bericht.besluit is None  # type: ignore[union-attr] # just looked at
    _fill(tab, reden="De aankomst is dichtbij.")
    assert _read(plek, gezin).bericht.besluit is NareisBesluit.WACHTEN  # type: ignore[union-attr] # there
    lines = _lines(tab)
    assert lines["besluit"].titel == "Gekozen: Wachten op de familie"
    assert "De aankomst is dichtbij." in lines["besluit"].onder
    assert "keuze:nu" in lines
    assert "keuze:wachten" not in lines
    assert fake.say.goed[-1][1], "it can be undone"


def test_a_choice_without_a_reason_is_told_beside_its_field(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - DAG, 4)
    tab = _open(fake, gezin, qtbot)
    tab.deel.knop_pressed.emit("keuze:nu", "nu")
    _fill(tab, reden="")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["reden"].problem.text()


def test_a100_somebody_is_put_on_the_list_changed_and_taken_away(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    tab = _open(fake, gezin, qtbot)
    tab.deel.knop_pressed.emit("kop:verwacht", "erbij")
    _fill(tab, naam="Amal", relatie="partner", geboortejaar=1990)
    (one,) = _read(plek, gezin).verwacht
    assert (one.naam, one.geboortejaar) == ("Amal", 1990)
    key = f"verwacht:{one.uid}"
    assert "geboren 1990" in _lines(tab)[key].onder
    tab.deel.opened.emit(key)
    _fill(tab, staat="visum")
    assert [v.staat for v in _read(plek, gezin).verwacht] == [VerwachtStaat.VISUM]
    chip = _lines(tab)[key].chip
    assert chip is not None
    assert chip.tekst == "Visum"
    tab.deel.knop_pressed.emit(key, "weg")
    assert _read(plek, gezin).verwacht == ()


def test_one_of_them_arrives_by_their_own_button(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    uid = str(nareis.add_verwacht(plek, gezin, Verwacht("Amal", "partner")).onderwerp)
    tab = _open(fake, gezin, qtbot)
    tab.deel.knop_pressed.emit(f"verwacht:{uid}", "aangekomen")
    assert fake.nav.opened[-1] == ("gebeurtenis", {"uid": gezin, "soort": "familie_is_er", "wie": uid})


def test_a099_a_home_that_is_too_small_is_shown_first_and_then_decided(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    dossiers.add_adres(plek, gezin, "woning", "Voorbeeldstraat 1", kamers=2, van=T0 - 60 * DAG)
    people = [
        str(nareis.add_verwacht(plek, gezin, Verwacht(naam, "kind")).onderwerp) for naam in ("Amal", "Bilal")
    ]
    gebeurtenissen.record_familie_is_er(plek, gezin, T0 - DAG, (), verwacht=people)
    tab = _open(fake, gezin, qtbot)
    chip = _lines(tab)["past"].chip
    assert chip is not None
    assert chip.tekst == "te klein"
    tab.deel.knop_pressed.emit("kop:woning", "herhuisvesting")
    _fill(tab, reden="Drie mensen in twee kamers.")
    assert _read(plek, gezin).bericht.woning == ""  # type: ignore[union-attr] # it is shown first
    assert "Dit verandert" in tab.deel.paneel.kort.text()
    tab.deel.paneel.save.click()
    assert _read(plek, gezin).bericht.woning == "herhuisvesting"  # type: ignore[union-attr] # decided
    assert "Andere woning nodig" in _lines(tab)["woning:keuze"].titel
    assert _lines(tab)["kop:woning"].knoppen == ()


def test_a101_the_own_koppeling_is_noted_and_the_brp_stands_with_its_term(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    uid = str(nareis.add_verwacht(plek, gezin, Verwacht("Amal", "partner")).onderwerp)
    gebeurtenissen.record_familie_is_er(plek, gezin, T0 - DAG, (), verwacht=(uid,))
    tab = _open(fake, gezin, qtbot)
    (brp,) = [one for key, one in _lines(tab).items() if key.startswith("brp:")]
    assert "nog voor b" in brp.onder
    tab.deel.opened.emit(brp.sleutel)
    assert fake.nav.opened[-1][1]["punt"] == brp.sleutel.partition(":")[2]
    tab.deel.knop_pressed.emit("koppeling", "koppeling")
    _fill(tab, eigen="ja", op=T0)
    bericht = _read(plek, gezin).bericht
    assert bericht is not None
    assert (bericht.eigen_koppeling, bericht.koppeling_op) == (Waarheid.JA, T0)
    assert "Ja, op" in _lines(tab)["koppeling"].onder


def test_in_a_closed_dossier_the_tab_only_tells(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - DAG, 4)
    nareis.add_verwacht(plek, gezin, Verwacht("Amal", "partner"))
    gebeurtenissen.close_dossier(plek, gezin, T0, "verhuisd")
    tab = _open(fake, gezin, qtbot)
    assert "Amal" in _words(tab)
    assert all(not one.knoppen for one in _lines(tab).values() if not one.sleutel.startswith("brp:"))


def test_half_typed_text_about_an_expected_person_is_there_again(
    fake: FakePorts, gezin: str, qtbot: QtBot
) -> None:
    tab = _open(fake, gezin, qtbot)
    tab.deel.knop_pressed.emit("kop:verwacht", "erbij")
    form = tab.deel.paneel.form
    assert form is not None
    form.vakken["naam"].edit.setText("Ama")  # type: ignore[attr-defined] # a line of text
    tab.keep_draft()
    again = _open(fake, gezin, qtbot)
    form = again.deel.paneel.form
    assert form is not None
    assert form.vakken["naam"].raw() == "Ama"


def test_k06_a_choice_is_taken_away_and_both_can_be_chosen_again(
    fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot
) -> None:
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - DAG, 4)
    nareis.decide(plek, gezin, NareisBesluit.NU, T0, "Kan snel.")
    tab = _open(fake, gezin, qtbot)
    assert "keuze:nu" not in _lines(tab)
    assert [knop.code for knop in _lines(tab)["besluit"].knoppen] == ["besluit_weg"]
    tab.deel.knop_pressed.emit("besluit", "besluit_weg")
    lines = _lines(tab)
    assert "besluit" not in lines
    assert {"keuze:nu", "keuze:wachten"} <= set(lines)
    assert fake.say.goed[-1][0] == "Besluit over de familie weggehaald."
