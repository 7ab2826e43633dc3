"""The tab *Wonen volgen*: what stands there, each wish through its form, the head, who may not change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.queries.dossier import load_dossier
from models.queries.rows_volgen import VolgenRow
from models.queries.volgen import load_volgen
from models.rules.volgen import HuurStand
from models.services import dossiers, gebeurtenissen, meldingen, volgen
from models.services.gebeurtenissen import close_dossier
from models.services.verb import Plek
from tests.builders import T0, lezer_for
from tests.views.fakes import FakePorts, fake_ports
from views.dossier.kop_woorden import kop_of
from views.dossier.presenter import DossierPresenter
from views.dossier.volgen_presenter import VolgenPresenter
from views.widgets.lijn import Lijn, Toon

DAG = timedelta(days=1)
GETEKEND = date(2026, 4, 10)


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = dossiers.open_dossier(plek, "Warsamele", date(2026, 3, 1), 2, "azc Duinvoorde").onderwerp
    gebeurtenissen.record_getekend(plek, uid, GETEKEND, GETEKEND)
    return uid


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek)


def _open(fake: FakePorts, gezin: str, qtbot: QtBot) -> VolgenPresenter:
    screen = DossierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="volgen")
    tab = screen.tabs["volgen"]
    assert isinstance(tab, VolgenPresenter)
    assert tab.view.isVisible()
    tab.setProperty("screen", screen)
    return tab


@pytest.fixture
def tab(fake: FakePorts, gezin: str, qtbot: QtBot) -> VolgenPresenter:
    return _open(fake, gezin, qtbot)


def _lines(tab: VolgenPresenter) -> dict[str, Lijn]:
    return {one.sleutel: one for one in tab.deel.lijst.lijnen_model.lijnen}


def _press(tab: VolgenPresenter, begin: str, code: str) -> None:
    key = next(key for key in _lines(tab) if key.startswith(begin))
    assert code in {knop.code for knop in _lines(tab)[key].knoppen}
    tab.deel.knop_pressed.emit(key, code)


def _fill(tab: VolgenPresenter, **values: object) -> None:
    form = tab.deel.paneel.form
    assert form is not None
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    tab.deel.paneel.save.click()


def _read(plek: Plek, uid: str) -> VolgenRow:
    with lezer_for(plek) as lezer:
        return load_volgen(lezer, uid)


def _chips(plek: Plek, uid: str) -> dict[str, tuple[Toon, str]]:
    with lezer_for(plek) as lezer:
        row = load_dossier(lezer, uid)
    return {chip.tekst: (chip.toon, tip) for chip, tip in kop_of(row, T0).chips}


def test_what_was_never_said_says_so_and_each_card_tells_when_it_begins(tab: VolgenPresenter) -> None:
    lines = _lines(tab)
    assert {lines[f"teken:{one}"].onder for one in ("begeleiding", "woning", "buurt")} == {"Nog nooit gezet."}
    assert "Noteer het hier" in lines["leeg:meldingen"].titel
    assert [key for key in lines if key.startswith("moment:")] == [f"moment:{n}" for n in (1, 3, 6, 9, 12)]
    assert "getekend vr 10 apr + 1 maand = zo 10 mei" in lines["moment:1"].onder
    chip = lines["moment:1"].chip
    assert chip is not None
    assert (chip.tekst, chip.toon) == ("sinds zo 10 mei", Toon.WEEK)
    assert "nog niet afgesproken" in lines["afspraak:schade"].titel


def test_a_sign_is_set_with_its_reason_and_seen_in_the_head(
    tab: VolgenPresenter, fake: FakePorts, plek: Plek, gezin: str
) -> None:
    _press(tab, "teken:buurt", "teken")
    _fill(tab, stand="let_op")
    form = tab.deel.paneel.form
    assert form is not None, "without a reason the form stays"
    _fill(tab, stand="let_op", reden="Geluid in de avond.")
    held = _read(plek, gezin).teken("buurt")
    assert held is not None
    assert (held.stand, held.op, held.reden) == ("let_op", T0, "Geluid in de avond.")
    line = _lines(tab)["teken:buurt"]
    assert line.chip is not None
    assert (line.chip.tekst, line.chip.toon) == ("Let op", Toon.WEEK)
    assert "Geluid in de avond." in line.onder
    assert fake.say.goed[-1][0] == "Teken gezet."
    toon, tip = _chips(plek, gezin)["buurt: let op"]
    assert toon is Toon.WEEK
    assert "Geluid in de avond." in tip
    assert "heeft nog niemand dit teken gezet" in _chips(plek, gezin)["begeleiding"][1]


def test_a009_arrears_make_a_good_sign_let_op_in_the_head(plek: Plek, gezin: str) -> None:
    volgen.set_teken(plek, gezin, "woning", "op_schema", T0)
    assert _chips(plek, gezin)["woning: op schema"][0] is Toon.OP_SCHEMA
    volgen.set_huurmaand(plek, gezin, date(2026, 5, 1), None)
    toon, tip = _chips(plek, gezin)["woning: let op"]
    assert toon is Toon.WEEK
    assert "Huur niet betaald" in tip


def test_a_report_is_noted_followed_and_closed(tab: VolgenPresenter, plek: Plek, gezin: str) -> None:
    _press(tab, "kop:meldingen", "melding")
    _fill(tab, notitie="De huur is niet binnen.", weet_corporatie=True, vervolg="Incasso nakijken")
    (row,) = _read(plek, gezin).meldingen
    assert (row.onderwerp, row.melder, row.weet) == ("huur", "corporatie", ("corporatie",))
    key = f"melding:{row.uid}"
    assert "Weet ervan: corporatie" in _lines(tab)[key].onder
    tab.deel.opened.emit(key)
    _fill(tab, gesloten_op=T0)
    assert _read(plek, gezin).meldingen[0].gesloten_op is None, "it says first what came of it"
    _fill(tab, afloop="Betaald.", gesloten_op=T0)
    (row,) = _read(plek, gezin).meldingen
    assert (row.afloop, row.gesloten_op, row.notitie) == ("Betaald.", T0, "De huur is niet binnen.")
    assert _lines(tab)[key].grijs


def test_rent_month_by_month_and_arrears_are_seen(tab: VolgenPresenter, plek: Plek, gezin: str) -> None:
    _press(tab, "huur:2026-04-01", "betaald")
    _fill(tab, betaald_op=GETEKEND)
    _press(tab, "huur:2026-05-01", "niet_betaald")
    stands = [one.maand.stand for one in _read(plek, gezin).huur[:2]]
    assert stands == [HuurStand.OP_TIJD, HuurStand.NIET]
    assert "Mei 2026" in _lines(tab)["achterstand"].onder
    _press(tab, "huur:2026-05-01", "huur_weg")
    assert "achterstand" not in _lines(tab)
    assert not _lines(tab)["huur:2026-08-01"].knoppen, "what is not due yet asks nothing"


def test_a_moment_of_the_year_is_held_and_taken_away(tab: VolgenPresenter, plek: Plek, gezin: str) -> None:
    _press(tab, "moment:1", "moment")
    _fill(tab, buurt="niet_goed", afloop="Ruzie met de buren.")
    row = _read(plek, gezin)
    assert (row.momenten[0].moment.gedaan_op, row.momenten[0].afloop) == (T0, "Ruzie met de buren.")
    assert "buurt niet goed" in _lines(tab)["moment:1"].onder
    _press(tab, "moment:1", "moment_weg")
    assert _read(plek, gezin).momenten[0].uid == ""


def test_the_sheet_and_damage_are_noted(tab: VolgenPresenter, plek: Plek, gezin: str) -> None:
    _press(tab, "kop:uitleg", "woongedrag")
    _fill(tab, taal_code="ar")
    (given,) = _read(plek, gezin).woongedrag
    assert (given.taal, given.op) == ("ar", T0)
    _press(tab, f"woongedrag:{given.uid}", "woongedrag_weg")
    assert _read(plek, gezin).woongedrag == ()
    _press(tab, "kop:schade", "schade")
    _fill(tab, wat="Kras in de deur.", tekort="nee", bedrag="85,50")
    (hurt,) = _read(plek, gezin).schades
    assert (hurt.betaalt, hurt.bedrag) == ("gezin", 8550)
    assert "€ 85,50" in _lines(tab)[f"schade:{hurt.uid}"].onder
    _press(tab, f"schade:{hurt.uid}", "schade_verder")
    _fill(tab, afgehandeld_op=T0)
    assert _read(plek, gezin).schades[0].afgehandeld_op == T0


def test_signs_of_before_stay_to_be_read_and_the_last_is_taken_away(
    fake: FakePorts, gezin: str, plek: Plek, qtbot: QtBot
) -> None:
    for nr in range(11):
        volgen.set_teken(plek, gezin, "woning", "let_op", T0 - (20 - nr) * DAG, f"Reden {nr}")
    tab = _open(fake, gezin, qtbot)
    lines = _lines(tab)
    assert sum(key.startswith("oud:") for key in lines) == 8
    assert lines["meer:eerder"].titel == "Nog 2 oudere tekens."
    _press(tab, "teken:woning", "teken_weg")
    assert "Reden 9" in _lines(tab)["teken:woning"].onder


def test_the_belblad_opens_and_half_typed_words_come_back(
    tab: VolgenPresenter, fake: FakePorts, gezin: str, qtbot: QtBot
) -> None:
    _press(tab, "kop:meldingen", "belblad")
    assert fake.nav.opened[-1] == ("papier", {"papier": "belblad", "dossier": gezin})
    _press(tab, "kop:meldingen", "melding")
    form = tab.deel.paneel.form
    assert form is not None
    form.fill({"notitie": "Half ver"})
    tab.keep_draft()
    again = _open(fake, gezin, qtbot)
    form = again.deel.paneel.form
    assert form is not None
    assert form.all_raw()["notitie"] == "Half ver"


def test_a_closed_dossier_shows_all_of_it_without_buttons_that_change(
    fake: FakePorts, gezin: str, plek: Plek, qtbot: QtBot
) -> None:
    meldingen.record_melding(plek, gezin, "huur", T0)
    close_dossier(plek, gezin, T0, "Klaar.")
    tab = _open(fake, gezin, qtbot)
    codes = {knop.code for one in _lines(tab).values() for knop in one.knoppen}
    assert codes <= {"belblad"}
    for key in list(_lines(tab)):
        tab.deel.opened.emit(key)
    assert tab.deel.paneel.form is None or not tab.deel.paneel.isVisible()


def test_the_head_keeps_the_word_of_what_asks_for_attention_and_makes_room_for_a_form(
    tab: VolgenPresenter, plek: Plek, gezin: str
) -> None:
    volgen.set_teken(plek, gezin, "begeleiding", "op_schema", T0)
    volgen.set_teken(plek, gezin, "buurt", "niet_goed", T0, "Ruzie.")
    screen = tab.property("screen")
    screen.enter(uid=gezin, tab="volgen")
    kop = screen.view.kop

    def words() -> list[str]:
        return [sign._chip.tekst for sign in kop.chips if sign._chip is not None]

    assert words()[0] == "begeleiding"
    assert words()[2] == "buurt: niet goed"
    screen.view.resize(1300, 600)
    assert words()[0] == "begeleiding: op schema"
    assert not kop.is_compact()
    _press(tab, "kop:meldingen", "melding")
    assert kop.is_compact()
    tab.deel.paneel.close_panel()
    assert not kop.is_compact()


@pytest.mark.parametrize("vraag", ["melding", "schade"])
def test_another_screen_leads_to_the_form_and_what_is_half_typed_stays(
    fake: FakePorts, gezin: str, qtbot: QtBot, vraag: str
) -> None:
    tab = _open(fake, gezin, qtbot)
    screen = tab.property("screen")
    assert isinstance(screen, DossierPresenter)
    screen.enter(uid=gezin, tab="volgen", vraag=vraag)
    assert tab.vorm.actie == (vraag, "")
    assert tab.deel.paneel.isVisible()
    other = "schade" if vraag == "melding" else "melding"
    screen.enter(uid=gezin, tab="volgen", vraag=other)
    assert tab.vorm.actie == (vraag, "")
    tab.deel.paneel.cancelled.emit()
    tab.vorm.closed()
    screen.enter(uid=gezin, tab="volgen")
    assert tab.vorm.actie == ("", "")
