"""The parts *Prestatieafspraken* and *Geld*: examples, forms, lists that fold, claims, regelingen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models.queries.dossier import load_dossier
from models.services import bijdragen
from models.services.beheer import add_organisatie
from models.services.cijfers import save_instelling
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import record_getekend, record_verhuisd, record_woning_gevonden
from models.services.leden import save_persoon_field
from models.services.verb import Plek
from models.values import Rol
from tests.builders import T0, lezer_for, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.gemeente.afspraken import AfsprakenPresenter
from views.gemeente.geld import GeldPresenter
from views.gemeente.rijen_deel import RijenDeel
from views.widgets.lijn import Lijn
from views.widgets.velden import Waarde

DAG = timedelta(days=1)
JAAR = date(2026, 1, 1)


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def afspraken(ports: PaperPorts, qtbot: QtBot) -> AfsprakenPresenter:
    made = AfsprakenPresenter(ports.fake.ports)
    qtbot.addWidget(made.view)
    made.view.show()
    return made


@pytest.fixture
def geld(ports: PaperPorts, qtbot: QtBot) -> GeldPresenter:
    made = GeldPresenter(ports.fake.ports)
    qtbot.addWidget(made.view)
    made.view.show()
    return made


@pytest.fixture
def corp(plek: Plek) -> str:
    return add_organisatie(plek, "corporatie", "Wonen Voorbeeld").onderwerp


def enter(part: RijenDeel[Any], plek: Plek) -> dict[str, Lijn]:
    part.enter(gemeente=only_gemeente(plek.store))
    return lines(part)


def lines(part: RijenDeel[Any]) -> dict[str, Lijn]:
    return {one.sleutel: one for one in part.deel.lijst.lijnen_model.lijnen}


def press(part: RijenDeel[Any], sleutel: str, code: str) -> None:
    part.deel.lijst.knop_pressed.emit(sleutel, code)


def save(part: RijenDeel[Any], **values: Waarde) -> None:
    form = part.deel.paneel.form
    assert form is not None
    form.show_values(values)
    part.deel.paneel.save.click()


def only(part: RijenDeel[Any], begin: str) -> Lijn:
    (found,) = (line for key, line in lines(part).items() if key.startswith(begin))
    return found


def test_an_empty_part_shows_the_eleven_examples_and_one_becomes_an_agreement(
    afspraken: AfsprakenPresenter, plek: Plek, corp: str
) -> None:
    """A134: eleven examples; what is agreed is no example any more."""
    shown = enter(afspraken, plek)
    assert len([key for key in shown if key.startswith("voorbeeld:")]) == 11
    press(afspraken, "voorbeeld:pa-01", "overnemen")
    save(afspraken, organisatie_uid=corp, getal=50, tekst="De helft.")
    row = only(afspraken, "afspraak:")
    assert row.titel == "Aandeel dat de corporatie huisvest"
    assert "0 van 0 gekoppelde huishoudens gehuisvest, bij 0 loopt het nog; afgesproken 50%." in row.onder
    assert row.chip is not None
    assert row.chip.tekst == "nog niet te zeggen"
    assert "voorbeeld:pa-01" not in lines(afspraken)
    afspraken.deel.lijst.opened.emit(row.sleutel)
    save(afspraken, soort="kleine_woningen", van=date(2026, 3, 1))
    assert "tot en met wo 1 jul" in only(afspraken, "afspraak:").onder
    press(afspraken, row.sleutel, "weg")
    assert "leeg:afspraken" in lines(afspraken)


def test_the_head_never_calls_what_we_count_official(afspraken: AfsprakenPresenter, plek: Plek) -> None:
    enter(afspraken, plek)
    assert "geen officieel cijfer" in afspraken.deel.uitleg.text()


def test_a021_the_signal_stands_with_its_half_year_and_who_is_missing(
    afspraken: AfsprakenPresenter, plek: Plek, corp: str
) -> None:
    add_organisatie(plek, "corporatie", "Thuis Voorbeeld")
    enter(afspraken, plek)
    press(afspraken, "kop:vrij", "erbij:overzicht")
    save(afspraken, organisatie_uid=corp, vrijgekomen=100, statushouders=11, urgenten=0, overigen=88)
    form = afspraken.deel.paneel.form
    assert form is not None
    assert "Samen is dat 99, en niet 100" in form.vakken["vrijgekomen"].problem.text()
    save(afspraken, overigen=89)
    row = lines(afspraken)["aandeel:2025-2"]
    assert row.titel == "2025-2: 11,0% naar statushouders (11 van 100)"
    assert "nog geen overzicht van: Thuis Voorbeeld" in row.onder
    assert row.chip is not None
    assert row.chip.tekst == "signaal: meer dan de grens"


def test_a146_a_list_folds_open_and_is_worked_off(afspraken: AfsprakenPresenter, plek: Plek) -> None:
    shown = enter(afspraken, plek)
    chip = shown["lijst:keten"].chip
    assert chip is not None
    assert chip.tekst == "0 van 8 klaar"
    assert not [key for key in shown if key.startswith("lijstpunt:")]
    afspraken.deel.lijst.opened.emit("lijst:keten")
    assert len([key for key in lines(afspraken) if key.startswith("lijstpunt:keten/")]) == 8
    assert afspraken.place() == {"lijst": "keten"}
    afspraken.deel.lijst.ticked.emit("lijstpunt:keten/wat", True)
    assert lines(afspraken)["lijstpunt:keten/wat"].vink is True
    press(afspraken, "lijstpunt:keten/informatie", "antwoord")
    save(afspraken, antwoord="Zie het werkplan.")
    assert lines(afspraken)["lijstpunt:keten/informatie"].onder == "Zie het werkplan."
    chip = lines(afspraken)["lijst:keten"].chip
    assert chip is not None
    assert chip.tekst == "1 van 8 klaar"
    afspraken.deel.lijst.opened.emit("lijst:keten")
    assert "lijstpunt:keten/wat" not in lines(afspraken)


def test_a137_the_list_of_a_year_is_changed_and_taken_on_to_the_next(
    afspraken: AfsprakenPresenter, plek: Plek, corp: str
) -> None:
    enter(afspraken, plek)
    press(afspraken, "kop:complexen", "erbij:complex")
    save(afspraken, organisatie_uid=corp, naam="Voorbeeldhof")
    afspraken.deel.lijst.opened.emit(only(afspraken, "complex:").sleutel)
    save(afspraken, wijk="noord")
    assert only(afspraken, "complex:").titel == "Voorbeeldhof, noord"
    row = only(afspraken, "verder:")
    assert row.titel == "De lijst van 2026 kun je ook voor 2027 gebruiken."
    press(afspraken, row.sleutel, "verder")
    shown = [line for key, line in lines(afspraken).items() if key.startswith("complex:")]
    assert [(one.titel, one.onder) for one in shown] == [
        ("Voorbeeldhof, noord", "2027 · Wonen Voorbeeld"),
        ("Voorbeeldhof, noord", "2026 · Wonen Voorbeeld"),
    ]
    assert not [key for key in lines(afspraken) if key.startswith("verder:")]


def test_norms_kaders_complexes_and_reports_have_their_forms(
    afspraken: AfsprakenPresenter, plek: Plek, corp: str
) -> None:
    """A086, A092, A137-A139."""
    mb = only_begeleider(plek)
    enter(afspraken, plek)
    press(afspraken, "kop:normen", "erbij:norm")
    save(afspraken, personen_van=1, personen_tot=2, kamers=2, grens="600,50")
    norm = only(afspraken, "norm:")
    assert (norm.titel, "wonen kost hoogstens € 600,50" in norm.onder) == ("1 tot en met 2 personen", True)
    press(afspraken, "kop:complexen", "erbij:complex")
    save(afspraken, organisatie_uid=corp, naam="Voorbeeldhof")
    assert only(afspraken, "complex:").onder == "2026 · Wonen Voorbeeld"
    press(afspraken, "kop:kaders", "erbij:kader")
    save(afspraken, organisatie_uid=mb, vergoeding="1250", vergoeding_per="gezin", vraagbaak_maanden=6)
    kader = only(afspraken, "kader:")
    assert "€ 1.250 per gezin" in kader.onder
    assert "daarna nog 6 maanden vragen stellen" in kader.onder
    assert "nog doorgeven aan de regievoerder" in kader.onder
    press(afspraken, "kop:meldingen", "erbij:melding")
    save(afspraken, organisatie_uid=corp, wat="Biedt niets aan.")
    chip = only(afspraken, "melding:").chip
    assert chip is not None
    assert chip.tekst == "nog melden aan: Autoriteit woningcorporaties, provincie"
    press(afspraken, only(afspraken, "melding:").sleutel, "wijzig")
    save(afspraken, autoriteit_op=T0, provincie_op=T0)
    chip = only(afspraken, "melding:").chip
    assert chip is not None
    assert chip.tekst == "gemeld"


def only_begeleider(plek: Plek) -> str:
    return add_organisatie(plek, "begeleiding", "Samen Voorbeeld").onderwerp


def test_half_typed_text_comes_back(afspraken: AfsprakenPresenter, plek: Plek, ports: PaperPorts) -> None:
    enter(afspraken, plek)
    afspraken.deel.knoppen["erbij:afspraak"].click()
    form = afspraken.deel.paneel.form
    assert form is not None
    form.show_values({"tekst": "half"})
    afspraken.keep_draft()
    again = AfsprakenPresenter(ports.fake.ports)
    again.enter(gemeente=only_gemeente(plek.store))
    back = again.deel.paneel.form
    assert back is not None
    assert back.values()["tekst"] == "half"
    again.view.deleteLater()


# --- money ------------------------------------------------------------------------------------------------


def test_an_empty_part_of_money_teaches_and_names_the_regelingen_of_the_documents(
    geld: GeldPresenter, plek: Plek
) -> None:
    """A200-A205: closed windows are grey."""
    shown = enter(geld, plek)
    assert "leeg:posten" in shown
    assert "niet officieel" in geld.deel.uitleg.text()
    pilot = next(line for line in shown.values() if "Pilot" in line.titel)
    assert pilot.chip is not None
    assert (pilot.chip.tekst, pilot.grijs) == ("gesloten", True)
    assert "peildatum di 25 mei 2021 · vanaf 8 personen · in de opvang" in pilot.onder
    rvo = next(line for line in shown.values() if "RVO" in line.titel)
    assert "van € 12.000 komt 50% terug: € 6.000" in rvo.onder


def test_a_regeling_of_the_documents_is_taken_over_as_ones_own(geld: GeldPresenter, plek: Plek) -> None:
    """A200-A205: with its requirements; what was decided about asking for it is one's own."""
    shown = enter(geld, plek)
    assert "alleen de gezinnen die jij mag zien" in geld.deel.uitleg.text()
    many = [key for key in shown if key.startswith("document:")]
    for key in many:
        titel = lines(geld)["document:0"].titel
        press(geld, "document:0", "overnemen")
        save(geld)
        own = next(line for line in lines(geld).values() if line.sleutel.startswith("regeling:"))
        assert titel in {
            line.titel for line in lines(geld).values() if line.sleutel.startswith("regeling:")
        }, key
        assert {knop.code for knop in own.knoppen} == {"wijzig", "weg"}
    pilot = next(line for line in lines(geld).values() if "Pilot" in line.titel)
    assert "peildatum di 25 mei 2021 · vanaf 8 personen · in de opvang" in pilot.onder
    assert not [key for key in lines(geld) if key.startswith("document:")]


def test_a091_a_contribution_is_asked_for_with_what_was_reckoned(geld: GeldPresenter, plek: Plek) -> None:
    gezin = open_dossier(plek, "Voorbeeldgezin", T0 - 60 * DAG, 1, "").onderwerp
    record_woning_gevonden(plek, gezin, T0 - 20 * DAG, "Voorbeeldlaan 1")
    record_getekend(plek, gezin, T0 - 15 * DAG, reden="proef")
    record_verhuisd(plek, gezin, T0 - 9 * DAG)
    with lezer_for(plek) as lezer:
        who = load_dossier(lezer, gezin).personen[0].uid
    save_persoon_field(plek, who, "inburgeringsplichtig", "ja")
    save_persoon_field(plek, who, "regime", "wi2021")
    shown = enter(geld, plek)
    assert any("niet bekend" in line.onder for key, line in shown.items() if key.startswith("bijdrage:"))
    save_instelling(plek, "bijdrage_mb_2021_euro", 2000, JAAR, "brief Voorbeeld")
    geld.load()
    row = only(geld, "bijdrage:2026-1/wi2021")
    assert row.chip is not None
    assert row.chip.tekst == "€ 2.000"
    press(geld, row.sleutel, "vraag")
    save(geld)
    claim = only(geld, "geldpost:")
    assert claim.titel == "Bijdrage voor begeleiding: € 2.000"
    asked = only(geld, "bijdrage:2026-1/wi2021")
    assert asked.knoppen == (), "A091: it is not asked for twice"
    assert asked.onder.endswith("Staat al bij Bedragen: € 2.000. Er is niets meer aan te vragen.")
    press(geld, claim.sleutel, "betaald")
    save(geld, betaald="1900")
    claim = only(geld, "geldpost:")
    assert claim.chip is not None
    assert claim.chip.tekst == "deels ontvangen"
    total = lines(geld)["totaal:2026-1"]
    assert total.titel == "2026-1: € 0 uitgegeven, € 1.900 ontvangen"
    assert "gevraagd € 2.000, ontvangen € 1.900, niet gekregen € 100" in total.onder


def test_a200_to_a205_each_regeling_says_window_day_money_and_who_qualifies(
    geld: GeldPresenter, plek: Plek
) -> None:
    shown = enter(geld, plek)
    bzk, big, hotels, rvo = (
        f"{one.titel}\n{one.onder}" for key, one in shown.items() if key.startswith("document:")
    )

    assert "aanvragen van do 28 okt 2021 tot en met do 25 nov 2021" in bzk
    assert "50 miljoen euro, waarvan 18 miljoen voor tussenvoorzieningen" in bzk
    assert "voor gemeenten" in bzk
    assert "aanvragen van do 27 mei 2021 tot en met vr 11 jun 2021" in big
    assert "peildatum di 25 mei 2021 · vanaf 8 personen · in de opvang · begon do 1 jul 2021" in big
    assert "ongeveer 2500 plekken" in hotels
    assert "voor statushouders in hotels en accommodaties in de gemeente van koppeling" in hotels
    assert "van € 12.000 komt 50% terug: € 6.000" in rvo
    assert all(text.splitlines()[-1].startswith("E §3") for text in (bzk, big, hotels, rvo))


def test_a_regeling_is_typed_changed_and_taken_away(geld: GeldPresenter, plek: Plek) -> None:
    enter(geld, plek)
    press(geld, "kop:regelingen", "erbij:regeling")
    save(geld, naam="Voorbeeldregeling", tot=T0 + 9 * DAG, kosten="12000", procent=50)
    row = only(geld, "regeling:")
    assert row.chip is not None
    assert row.chip.tekst == "aan te vragen"
    geld.deel.lijst.opened.emit(row.sleutel)
    save(geld, tot=T0 - DAG)
    row = only(geld, "regeling:")
    assert row.chip is not None
    assert row.chip.tekst == "gesloten"
    press(geld, row.sleutel, "weg")
    assert not [key for key in lines(geld) if key.startswith("regeling:")]


def test_a_wrong_amount_is_told_beside_its_field(geld: GeldPresenter, plek: Plek) -> None:
    enter(geld, plek)
    geld.deel.knoppen["erbij:geldpost"].click()
    save(geld, bedrag="veel")
    form = geld.deel.paneel.form
    assert form is not None
    assert "Vul een bedrag in" in form.vakken["bedrag"].problem.text()
    bijdragen.add_geldpost(plek, "tolk", "uit", T0, "75")
    geld.load()
    assert form.values()["bedrag"] == "veel", "a change elsewhere leaves the form alone"
