"""The tab *Toewijzing*: what stands there, dates filled in, who counts, criterion, ladder, placement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.queries.dossier import load_dossier
from models.queries.toewijzing import load_toewijzing
from models.services import ankers, beheer, dossiers, gebeurtenissen, toewijzing, tussenplekken
from models.services.verb import Plek
from models.tables import Betrokkene, Dossier, Lidmaatschap, Persoon, Toewijzingstap, Tussenplek
from models.values import Anker, StapSoort
from tests.builders import T0, lezer_for
from tests.views.fakes import FakePorts, fake_ports
from views.dossier.presenter import DossierPresenter
from views.dossier.toewijzing_presenter import ToewijzingPresenter

DAG = timedelta(days=1)
VERGUNNING, KOPPELING = date(2026, 5, 1), date(2026, 5, 11)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(
        plek, "Warsamele", KOPPELING, 2, "azc Duinvoorde", vergunning=VERGUNNING
    ).onderwerp


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek)


def _open(fake: FakePorts, gezin: str, qtbot: QtBot) -> ToewijzingPresenter:
    screen = DossierPresenter(fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 600)
    screen.view.show()
    screen.enter(uid=gezin, tab="toewijzing")
    tab = screen.tabs["toewijzing"]
    assert isinstance(tab, ToewijzingPresenter)
    assert tab.view.isVisible()
    tab.setProperty("screen", screen)
    return tab


@pytest.fixture
def tab(fake: FakePorts, gezin: str, qtbot: QtBot) -> ToewijzingPresenter:
    return _open(fake, gezin, qtbot)


def _line(tab: ToewijzingPresenter, begin: str) -> Any:  # noqa: ANN401 - a line, easily read
    return next(one for one in tab.deel.lijst.lijnen_model.lijnen if one.sleutel.startswith(begin))


def _keys(tab: ToewijzingPresenter) -> list[str]:
    return [one.sleutel for one in tab.deel.lijst.lijnen_model.lijnen]


def _press(tab: ToewijzingPresenter, begin: str, code: str) -> None:
    line = _line(tab, begin)
    assert code in [knop.code for knop in line.knoppen]
    tab.deel.knop_pressed.emit(line.sleutel, code)


def _fill(tab: ToewijzingPresenter, **values: object) -> None:
    form = tab.deel.paneel.form
    assert form is not None
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields
    tab.deel.paneel.save.click()


def _counted(plek: Plek, gezin: str) -> list[date | None]:
    with plek.store.reader() as session:
        return list(
            session.scalars(
                select(Persoon.geteld_op)
                .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
                .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
                .where(Dossier.uid == gezin)
                .order_by(Lidmaatschap.id)
            )
        )


# --- dates and clock --------------------------------------------------------------------------------------


def test_both_ways_to_count_stand_there_with_their_reason(tab: ToewijzingPresenter) -> None:
    from_permit, from_link = _line(tab, "klok:vergunning"), _line(tab, "klok:koppeling")
    assert "14 + 70 + 14 = 98 dagen" in from_permit.titel
    assert "70 + 14 = 84 dagen" in from_link.titel
    assert "gemiddelde, geen grens per gezin" in from_link.onder
    assert "Methode B kijkt naar de koppeling: halfjaar 2026-1." in _line(tab, "klok:methode").onder


def test_a_date_says_until_when_and_whether_it_was_in_time(tab: ToewijzingPresenter) -> None:
    link = _line(tab, "datum:koppeling")
    assert "14 dagen na de vergunning" in link.onder
    assert link.chip.tekst == "op tijd"
    assert _line(tab, "datum:profiel_compleet").chip.tekst == "te laat"


def test_both_talks_remind_of_the_brp_until_everybody_is_registered(
    tab: ToewijzingPresenter, plek: Plek, gezin: str
) -> None:
    for code in ("huisvestingsgesprek", "vergunninghoudergesprek"):
        assert "BRP van de azc-gemeente" in _line(tab, f"datum:{code}").onder
    with lezer_for(plek) as lezer:
        people = [p.uid for p in load_dossier(lezer, gezin).personen]
    gebeurtenissen.record_profiel_compleet(plek, gezin, T0, people)
    tab.load()
    assert "BRP" not in _line(tab, "datum:huisvestingsgesprek").onder


def test_a_date_that_is_an_anchor_is_saved_as_one(tab: ToewijzingPresenter, plek: Plek, gezin: str) -> None:
    _press(tab, "datum:huisvestingsgesprek", "datum")
    _fill(tab, op=VERGUNNING + DAG)
    with lezer_for(plek) as lezer:
        found = {a.soort: a.werkelijk for a in load_dossier(lezer, gezin).ankers}
    assert found[Anker.HUISVESTINGSGESPREK] == VERGUNNING + DAG
    assert "14 dagen na het huisvestingsgesprek" in _line(tab, "datum:vergunninghoudergesprek").onder


def test_a_talk_that_is_to_come_is_planned(tab: ToewijzingPresenter, plek: Plek, gezin: str) -> None:
    _press(tab, "datum:huisvestingsgesprek", "datum")
    _fill(tab, op=T0 + 3 * DAG)
    with lezer_for(plek) as lezer:
        found = {a.soort: (a.gepland, a.werkelijk) for a in load_dossier(lezer, gezin).ankers}
    assert found[Anker.HUISVESTINGSGESPREK] == (T0 + 3 * DAG, None)
    assert "gepland op" in _line(tab, "datum:huisvestingsgesprek").titel


def test_the_second_talk_ticks_its_line_and_can_be_taken_away(
    tab: ToewijzingPresenter, plek: Plek, gezin: str
) -> None:
    def staat() -> str:
        with lezer_for(plek) as lezer:
            return next(p.staat for p in load_dossier(lezer, gezin).punten if p.item_id == "pv-05")

    _press(tab, "datum:vergunninghoudergesprek", "datum")
    _fill(tab, op=T0 - DAG)
    assert staat() == "gedaan"
    _press(tab, "datum:vergunninghoudergesprek", "datum_weg")
    assert staat() == "open"


def test_a_day_that_cannot_be_is_told_beside_its_field(tab: ToewijzingPresenter) -> None:
    _press(tab, "datum:koppeling", "datum")
    _fill(tab, op=None)
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["op"].problem.text()
    _press(tab, "datum:profiel_compleet", "datum")
    _fill(tab, op=T0 + DAG)
    form = tab.deel.paneel.form
    assert form is not None
    assert form.vakken["op"].problem.text()


def test_a_complete_profile_empties_what_was_missing(
    tab: ToewijzingPresenter, plek: Plek, gezin: str
) -> None:
    empty = _line(tab, "profiel:leeg")
    assert "geboortedatum (a b)" in empty.titel
    assert "Neem contact op met de regievoerder" in empty.onder
    lines = tab.deel.lijst.lijnen_model.lijnen
    assert any("huurcontract" in one.onder for one in lines if one.kaart == "profiel")
    _press(tab, "datum:profiel_compleet", "datum")
    _fill(tab, op=T0, bsn=True)
    assert "profiel:leeg" not in _keys(tab)
    assert _line(tab, "profiel:klaar").chip.tekst == "compleet"
    with lezer_for(plek) as lezer:
        assert {p.bsn_bekend for p in load_dossier(lezer, gezin).personen} == {"ja"}


# --- counting ---------------------------------------------------------------------------------------------


def test_who_must_be_reported_counts_after_the_report_from_the_line(
    tab: ToewijzingPresenter, plek: Plek, gezin: str
) -> None:
    dossiers.save_dossier_field(plek, gezin, "route", "zelfhuisvester")
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 2 * DAG)
    tab.load()
    line = _line(tab, "telt:")
    assert line.chip.tekst == "Telt mee: nog niet"
    assert "melden bij het COA" in line.onder
    _press(tab, "telt:", "stap-gemeld")
    _fill(tab, op=T0)
    assert _counted(plek, gezin) == [T0, None]
    assert _line(tab, "telt:").chip.tekst == "Telt mee: ja"


def test_a_step_for_the_whole_gezin_counts_everybody_and_can_be_taken_away(
    tab: ToewijzingPresenter, plek: Plek, gezin: str
) -> None:
    dossiers.save_dossier_field(plek, gezin, "route", "zelfhuisvester")
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 2 * DAG)
    tab.load()
    _press(tab, "kop:telt", "telstap")
    _fill(tab, soort="gemeld", op=T0 - DAG)
    assert _counted(plek, gezin) == [T0 - DAG, T0 - DAG]
    assert "het hele gezin" in _line(tab, "stap:").onder
    _press(tab, "stap:", "stap_weg")
    assert _counted(plek, gezin) == [None, None]


def test_who_is_coupled_elsewhere_reads_where_to_go(tab: ToewijzingPresenter) -> None:
    _press(tab, "kop:telt", "telstap")
    _fill(tab, soort="elders", op=T0)
    line = _line(tab, "telt:")
    assert line.chip.tekst == "Telt mee: nee"
    assert "Verwijs naar die gemeente" in line.onder
    assert line.knoppen == ()


# --- criterion, region, ladder ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "chip", "words"),
    [
        ({"criterium": "werk", "maanden": 6, "uren": 20}, "ja", "6 maanden, 20 uur"),
        ({"criterium": "werk", "maanden": 5, "uren": 32}, "nee", "duurt 5 maanden; minstens 6"),
        ({"criterium": "werk", "maanden": 12, "uren": 19}, "nee", "19 uur per week; minstens 20"),
        ({"criterium": "anders", "maanden": 12, "uren": 19}, "ja", "bewaren we hier niet"),
        ({"criterium": "geen"}, "nee", "geen van de criteria"),
    ],
)
def test_a051_the_answer_about_the_place_stands_there_in_words(
    tab: ToewijzingPresenter, values: dict[str, object], chip: str, words: str
) -> None:
    assert "leeg:plaats" in _keys(tab)
    _press(tab, "kop:plaats", "criterium")
    _fill(tab, **values)
    line = _line(tab, "plaats:keuze")
    assert line.chip.tekst == chip
    assert words in line.onder
    _press(tab, "plaats:keuze", "criterium_weg")
    assert "leeg:plaats" in _keys(tab)


def test_the_region_and_the_choice_for_a_koppeling_to_a_region(tab: ToewijzingPresenter) -> None:
    assert "Gelderland" in _line(tab, "regio:koppeling").onder
    assert "Wilgenrade" in _line(tab, "regio:koppeling").titel
    _press(tab, "kop:regio", "regio")
    _fill(tab, regio="oost")
    assert "regio Oost" in _line(tab, "regio:koppeling").titel
    assert "coördinator" in _line(tab, "regio:koppeling").onder


def test_a_regievoerder_is_chosen_and_stands_where_one_has_to_call(
    tab: ToewijzingPresenter, plek: Plek
) -> None:
    coa = beheer.add_organisatie(plek, "coa", "COA Voorbeeld").onderwerp
    mo = beheer.add_contactpersoon(
        plek, "Mo Voorbeeld", organisatie_uid=coa, telefoon="06-00000009"
    ).onderwerp
    tab.load()
    _press(tab, "kop:regio", "regievoerder")
    _fill(tab, contactpersoon_uid=mo)
    assert "Mo Voorbeeld" in _line(tab, "regio:regievoerder").titel
    assert "06-00000009" in _line(tab, "hulp:regievoerder").onder
    assert "Mo Voorbeeld" in _line(tab, "profiel:leeg").onder
    with plek.store.reader() as session:
        assert session.scalars(select(Betrokkene.rol).where(Betrokkene.rol == "regievoerder")).all()


def test_a042_the_ladder_notes_a_step_with_day_and_note(tab: ToewijzingPresenter, plek: Plek) -> None:
    assert [key for key in _keys(tab) if key.startswith("hulp:")] == [
        "hulp:regievoerder",
        "hulp:coa",
        "hulp:ministerie",
        "hulp:klacht",
    ]
    _press(tab, "hulp:regievoerder", "stap-regievoerder")
    _fill(tab, op=T0 - DAG, notitie="Belt terug.")
    assert _line(tab, "hulp:regievoerder").chip is not None
    assert "Belt terug." in _line(tab, "stap:").onder
    with plek.store.reader() as session:
        (row,) = session.execute(select(Toewijzingstap.soort, Toewijzingstap.op)).all()
    assert tuple(row) == ("regievoerder", T0 - DAG)


# --- temporary place --------------------------------------------------------------------------------------


def test_a_placement_is_shown_first_and_warns_when_it_is_too_full(
    tab: ToewijzingPresenter, plek: Plek, gezin: str
) -> None:
    assert _line(tab, "kop:plek").knoppen == ()
    tussenplekken.add_tussenvoorziening(plek, "De Verzonnen Hof", 1, straat="Voorbeeldlaan 1")
    tab.load()
    _press(tab, "kop:plek", "plaatsen")
    _fill(tab, van=T0 - DAG, personen=2)
    assert "er is plek voor 1" in tab.deel.paneel.kort.text()
    with plek.store.reader() as session:
        assert session.execute(select(Tussenplek.id)).all() == []
    tab.deel.paneel.save.click()
    assert "De Verzonnen Hof" in _line(tab, "plek:").titel
    assert _counted(plek, gezin) == [T0 - DAG, T0 - DAG]
    _press(tab, "plek:", "vertrek")
    _fill(tab, op=T0)
    assert _line(tab, "plek:").grijs
    with lezer_for(plek) as lezer:
        assert load_toewijzing(lezer, gezin).plek is None


# --- rights, drafts ---------------------------------------------------------------------------------------


def test_a_closed_dossier_offers_no_button(fake: FakePorts, plek: Plek, gezin: str, qtbot: QtBot) -> None:
    toewijzing.record_step(plek, gezin, StapSoort.COA, T0)
    gebeurtenissen.close_dossier(plek, gezin, T0, "klaar", "afgerond")
    tab = _open(fake, gezin, qtbot)
    assert [one.sleutel for one in tab.deel.lijst.lijnen_model.lijnen if one.knoppen] == []
    tab.deel.opened.emit("datum:koppeling")
    assert tab.deel.paneel.form is None or not tab.deel.paneel.isVisible()


def test_a_half_typed_step_comes_back(fake: FakePorts, gezin: str, qtbot: QtBot) -> None:
    tab = _open(fake, gezin, qtbot)
    _press(tab, "hulp:coa", "stap-coa")
    form = tab.deel.paneel.form
    assert form is not None
    form.fill({"notitie": "Half getypt"})
    tab.keep_draft()
    again = _open(fake, gezin, qtbot)
    form = again.deel.paneel.form
    assert form is not None
    assert form.all_raw()["notitie"] == "Half getypt"


def test_a_date_opens_with_enter(tab: ToewijzingPresenter, plek: Plek, gezin: str) -> None:
    ankers.correct_anker(plek, gezin, Anker.VERGUNNING, werkelijk=VERGUNNING)
    tab.deel.opened.emit("datum:vergunning")
    form = tab.deel.paneel.form
    assert form is not None
    assert form.values()["op"] == VERGUNNING
