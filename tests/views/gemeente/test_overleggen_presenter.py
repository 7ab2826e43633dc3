"""The part *Overleggen*: an empty one teaches, plan and hold, points ticked, a youngster opens."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.queries.dossier import load_dossier
from models.rules.overleggen import OverlegSoort
from models.services.dossiers import open_dossier
from models.services.leden import save_persoon_field
from models.services.overleggen import hold_overleg, plan_overleg
from models.services.taakstelling import save_taakstelling
from models.services.verb import Plek
from models.values import Rol
from tests.builders import T0, lezer_for, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.gemeente.overleggen import OverleggenPresenter
from views.widgets.lijn import Lijn
from views.widgets.velden import Waarde

DAG = timedelta(days=1)


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def part(ports: PaperPorts, qtbot: QtBot) -> OverleggenPresenter:
    made = OverleggenPresenter(ports.fake.ports)
    qtbot.addWidget(made.view)
    made.view.show()
    return made


def enter(part: OverleggenPresenter, plek: Plek) -> dict[str, Lijn]:
    part.enter(gemeente=only_gemeente(plek.store))
    return lines(part)


def lines(part: OverleggenPresenter) -> dict[str, Lijn]:
    return {one.sleutel: one for one in part.deel.lijst.lijnen_model.lijnen}


def save(part: OverleggenPresenter, **values: Waarde) -> None:
    form = part.deel.paneel.form
    assert form is not None
    form.show_values(values)
    part.deel.paneel.save.click()


def only(part: OverleggenPresenter, begin: str) -> Lijn:
    (found,) = (line for key, line in lines(part).items() if key.startswith(begin))
    return found


def test_an_empty_part_teaches_and_reproaches_nobody(part: OverleggenPresenter, plek: Plek) -> None:
    shown = enter(part, plek)
    assert "Plan hier een overleg" in shown["leeg:overleggen"].titel
    chip = shown["kop:stand-regionaal"].chip
    assert chip is not None
    assert chip.tekst == "nog niets vastgelegd"
    assert "nog geen overzicht" in shown["agenda:stand-lokaal"].onder


def test_an_overleg_is_planned_and_both_wethouders_are_asked_for(
    part: OverleggenPresenter, plek: Plek
) -> None:
    """A208: who was not invited yet stands with the overleg."""
    enter(part, plek)
    part.deel.knoppen["overleg"].click()
    save(part, soort="regionaal", op=T0 + 9 * DAG, plaats="gemeentehuis", wonen_op=T0)
    row = only(part, "overleg:")
    assert row.titel == "wo 24 jun · Regionaal bestuurlijk overleg"
    assert "nog uitnodigen: Wethouder Sociaal domein" in row.onder
    part.deel.lijst.knop_pressed.emit(row.sleutel, "wijzig")
    save(part, sociaal_op=T0)
    assert "beide wethouders uitgenodigd" in only(part, "overleg:").onder


def test_it_is_noted_as_held_with_what_has_to_be_done_now(part: OverleggenPresenter, plek: Plek) -> None:
    made = plan_overleg(plek, OverlegSoort.AMV, T0 - DAG).onderwerp
    enter(part, plek)
    part.deel.lijst.opened.emit(f"overleg:{made}")
    save(part, besluiten="Kamers zoeken.", vervolg="kamers zoeken", vervolg_wie="COR", vervolg_dag=T0 + DAG)
    shown = lines(part)
    assert "besloten: Kamers zoeken." in shown[f"overleg:{made}"].onder
    follow = only(part, "punt:eigen/")
    assert follow.titel == "kamers zoeken"
    assert "aan zet: Corporatie" in follow.onder
    assert shown["punt:gm-09/2026-K2"].vink is True
    part.deel.lijst.knop_pressed.emit(f"overleg:{made}", "besluiten")
    save(part, besluiten="Twee kamers zoeken.")
    assert "Twee kamers" in only(part, "overleg:").onder


def test_several_things_to_do_hang_on_one_overleg(part: OverleggenPresenter, plek: Plek) -> None:
    """A point that is added at an overleg says of which it is; one of the list below belongs to none."""
    made = plan_overleg(plek, OverlegSoort.LOKAAL, T0 - 3 * DAG).onderwerp
    hold_overleg(plek, made)
    enter(part, plek)
    for tekst in ("complexen noemen", "folder maken"):
        part.deel.lijst.knop_pressed.emit(f"overleg:{made}", "punt")
        save(part, tekst=tekst)
    part.deel.lijst.knop_pressed.emit("kop:punten", "punt")
    save(part, tekst="los punt")
    own = {line.titel: line.onder for key, line in lines(part).items() if key.startswith("punt:eigen/")}
    assert {name: "uit het overleg van vr 12 jun" in under for name, under in own.items()} == {
        "complexen noemen": True,
        "folder maken": True,
        "los punt": False,
    }


def test_a143_the_agenda_knows_task_stand_forecast_time_and_who_waits(
    part: OverleggenPresenter, plek: Plek
) -> None:
    uid = only_gemeente(plek.store)
    assert "Taakstelling 2026-1: nog niet bekend" in enter(part, plek)["agenda:stand-lokaal"].onder
    save_taakstelling(plek, uid, 2026, 1, opening=3, taakstelling=8, bron="lijst van maart")
    open_dossier(plek, "Tekleberi", T0 - 60 * DAG, 2, "")
    part.enter(gemeente=uid)
    known = lines(part)["agenda:stand-lokaal"].onder.splitlines()
    assert known[:5] == [
        "Taakstelling 2026-1: 8 (personen); met de stand van ervoor nog 11",
        "Telt al mee: 0; stand op ma 15 jun: +11",
        "Verwacht eind 2026-1: 0 tellen mee, stand +11",
        "Doorlooptijd 2026-1 in weken: methode A –, methode B –; afspraak 12",
        "Er zijn gezinnen gekoppeld die wachten op een woning",
    ]
    assert known[:5] == lines(part)["agenda:stand-regionaal"].onder.splitlines()[:5]
    assert "Taakstelling" not in lines(part)["agenda:stand-amv"].onder


def test_a177_the_card_of_youngsters_opens_the_list_of_the_quarter(
    part: OverleggenPresenter, plek: Plek, ports: PaperPorts
) -> None:
    head = enter(part, plek)["kop:amv"]
    assert [one.code for one in head.knoppen] == ["kwartaalblad"]
    part.deel.lijst.knop_pressed.emit("kop:amv", "kwartaalblad")
    assert ports.fake.nav.opened[-1] == ("papier", {"papier": "amv_kwartaal", "gemeente": part.gemeente})


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(
    part: OverleggenPresenter, plek: Plek
) -> None:
    made = plan_overleg(plek, OverlegSoort.AMV, T0).onderwerp
    enter(part, plek)
    part.deel.lijst.knop_pressed.emit(f"overleg:{made}", "gehouden")
    save(part, op=T0 + DAG, besluiten="Nog niet.")
    form = part.deel.paneel.form
    assert form is not None
    assert "moet nog komen" in form.vakken["op"].problem.text()
    assert form.values()["besluiten"] == "Nog niet."


def test_a_planned_one_is_called_off_at_once(
    part: OverleggenPresenter, plek: Plek, ports: PaperPorts
) -> None:
    made = plan_overleg(plek, OverlegSoort.LOKAAL, T0 + DAG).onderwerp
    enter(part, plek)
    part.deel.lijst.knop_pressed.emit(f"overleg:{made}", "afzeggen")
    row = only(part, "overleg:")
    assert row.chip is not None
    assert (row.chip.tekst, [one.code for one in row.knoppen]) == ("afgezegd", ["weg"])
    part.deel.lijst.knop_pressed.emit(f"overleg:{made}", "weg")
    assert not any(key.startswith("overleg:") for key in lines(part))


def test_one_that_was_held_is_changed_and_taken_away(part: OverleggenPresenter, plek: Plek) -> None:
    made = plan_overleg(plek, OverlegSoort.LOKAAL, T0).onderwerp
    hold_overleg(plek, made)
    enter(part, plek)
    assert [one.code for one in only(part, "overleg:").knoppen] == ["besluiten", "punt", "wijzig", "weg"]
    part.deel.lijst.knop_pressed.emit(f"overleg:{made}", "wijzig")
    save(part, soort=OverlegSoort.REGIONAAL.value)
    assert lines(part)["punt:gm-07/2026"].vink is True
    part.deel.lijst.knop_pressed.emit(f"overleg:{made}", "weg")
    assert not any(key.startswith("overleg:") for key in lines(part))
    assert lines(part)["punt:gm-07/2026"].vink is False


def test_a_plan_after_the_last_day_says_so(part: OverleggenPresenter, plek: Plek) -> None:
    hold_overleg(plek, plan_overleg(plek, OverlegSoort.REGIONAAL, date(2025, 8, 3)).onderwerp)
    plan_overleg(plek, OverlegSoort.REGIONAAL, date(2026, 8, 4))
    shown = enter(part, plek)
    chip = shown["kop:stand-regionaal"].chip
    assert chip is not None
    assert chip.tekst == "te laat gepland"
    assert (
        shown["waarom:stand-regionaal"].titel == "Gepland op di 4 aug, maar het moet uiterlijk op ma 3 aug."
    )


def test_points_are_ticked_opened_put_off_and_not_needed(part: OverleggenPresenter, plek: Plek) -> None:
    enter(part, plek)
    part.deel.lijst.ticked.emit("punt:gm-04/2026", True)
    assert lines(part)["punt:gm-04/2026"].vink is True
    part.deel.lijst.knop_pressed.emit("punt:gm-04/2026", "open")
    assert lines(part)["punt:gm-04/2026"].vink is False
    part.deel.lijst.knop_pressed.emit("punt:gm-04/2026", "later")
    save(part, tot=T0 + 20 * DAG, reden="wacht op cijfers")
    chip = lines(part)["punt:gm-04/2026"].chip
    assert chip is not None
    assert chip.tekst.startswith("later")
    part.deel.lijst.knop_pressed.emit("punt:gm-05/2026", "nvt")
    save(part, reden="geen corporatie")
    assert "geen corporatie" in lines(part)["punt:gm-05/2026"].onder
    part.deel.lijst.knop_pressed.emit("kop:punten", "punt")
    save(part, tekst="folder maken", dag=T0 - DAG)
    own = only(part, "punt:eigen/")
    assert own.chip is not None
    assert own.chip.tekst == "richtdatum voorbij"


def test_a177_a_youngster_in_the_list_opens_the_dossier(
    part: OverleggenPresenter, plek: Plek, ports: PaperPorts
) -> None:
    gezin = open_dossier(plek, "Voorbeeldjongere", T0 - 30 * DAG, 1, "").onderwerp
    with lezer_for(plek) as lezer:
        who = load_dossier(lezer, gezin).personen[0].uid
    save_persoon_field(plek, who, "geboortedatum", date(2008, 8, 20))
    save_persoon_field(plek, who, "is_amv", True)
    enter(part, plek)
    row = only(part, "amv:")
    assert row.chip is not None
    assert row.chip.tekst == "18 op do 20 aug"
    part.deel.lijst.opened.emit(row.sleutel)
    assert ports.fake.nav.opened[-1] == ("dossier", {"uid": gezin})


def test_who_may_only_look_gets_no_buttons(plek: Plek, qtbot: QtBot) -> None:
    ports = paper_ports(plek, Rol.BEGELEIDER)
    made = OverleggenPresenter(ports.fake.ports)
    qtbot.addWidget(made.view)
    assert not made.mag
    assert made.deel.knoppen == {}


def test_a023_a_good_example_is_told_changed_and_taken_away(part: OverleggenPresenter, plek: Plek) -> None:
    shown = enter(part, plek)
    assert "goed werkt" in shown["leeg:voorbeelden"].titel
    part.deel.lijst.knop_pressed.emit("kop:voorbeelden", "erbij:voorbeeld")
    save(part, titel="Taal op het werk", op=T0 - DAG, van_wie="Buurgemeente", wat="Een collega helpt.")
    row = only(part, "voorbeeld:")
    assert row.titel == "Taal op het werk"
    assert row.onder == "verteld door: Buurgemeente\nEen collega helpt."
    part.deel.lijst.opened.emit(row.sleutel)
    save(part, bron="verslag van juni")
    row = only(part, "voorbeeld:")
    assert row.onder.endswith("te lezen: verslag van juni")
    part.deel.lijst.knop_pressed.emit(row.sleutel, "wijzig")
    save(part, titel="Voorbeeld " * 6)
    row = only(part, "voorbeeld:")
    assert row.titel == ("Voorbeeld " * 6).strip(), "a long title stands whole in its place"
    assert row.lang
    part.deel.lijst.knop_pressed.emit(row.sleutel, "weg")
    assert "leeg:voorbeelden" in lines(part)
