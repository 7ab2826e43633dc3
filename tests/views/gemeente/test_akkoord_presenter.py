"""The parts *Matrix en akkoord* and *Aanspreekpunten*: sign, settle, print, compare, ask, choose."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.services.beheer import add_contactpersoon, add_organisatie, new_matrix_versie, save_matrix_regel
from models.services.verb import Plek
from models.values import Rol
from tests.builders import T0, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.gemeente.akkoord import AkkoordPresenter
from views.gemeente.contacten import ContactenPresenter
from views.gemeente.deel import GemeenteDeel
from views.widgets.lijn import Lijn
from views.widgets.velden import Waarde

DAG = timedelta(days=1)


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def akkoord(ports: PaperPorts, qtbot: QtBot) -> AkkoordPresenter:
    made = AkkoordPresenter(ports.fake.ports)
    qtbot.addWidget(made.view)
    made.view.show()
    return made


@pytest.fixture
def contacten(ports: PaperPorts, qtbot: QtBot) -> ContactenPresenter:
    made = ContactenPresenter(ports.fake.ports)
    qtbot.addWidget(made.view)
    made.view.show()
    return made


def lines(part: GemeenteDeel) -> dict[str, Lijn]:  # type: ignore[type-arg]
    return {one.sleutel: one for one in part.deel.lijst.lijnen_model.lijnen}


def save(part: GemeenteDeel, **values: Waarde) -> None:  # type: ignore[type-arg]
    form = part.deel.paneel.form
    assert form is not None
    form.show_values(values)
    part.deel.paneel.save.click()


def to_sign(part: AkkoordPresenter) -> list[str]:
    return [key for key in lines(part) if key.startswith("teken:")]


def test_a_version_is_signed_by_everybody_and_settled(akkoord: AkkoordPresenter, plek: Plek) -> None:
    akkoord.enter(gemeente=only_gemeente(plek.store))
    settle = next(line for key, line in lines(akkoord).items() if key.startswith("vast:"))
    assert settle.titel == "0 van 3 handtekeningen"
    assert "Nog niet iedereen" in settle.onder
    while waiting := to_sign(akkoord):
        akkoord.deel.lijst.knop_pressed.emit(waiting[0], "teken")
        save(akkoord, naam="Toos Voorbeeld", functie="wethouder")
    settle = next(line for key, line in lines(akkoord).items() if key.startswith("vast:"))
    assert (settle.titel, "Iedereen tekende" in settle.onder) == ("3 van 3 handtekeningen", True)
    akkoord.deel.lijst.knop_pressed.emit(settle.sleutel, "vaststellen")
    head = next(line for key, line in lines(akkoord).items() if key.startswith("versie:"))
    assert head.chip is not None
    assert head.chip.tekst == "vastgesteld"
    signed = [line for key, line in lines(akkoord).items() if key.startswith("handtekening:")]
    assert [line.onder for line in signed] == [
        "Toos Voorbeeld, wethouder",
        "Toos Voorbeeld, wethouder",
        "werkgroep Wilgenrade · Toos Voorbeeld, wethouder",
    ]
    akkoord.deel.lijst.knop_pressed.emit(signed[0].sleutel, "weg")
    assert len(to_sign(akkoord)) == 1


def test_a_signature_without_a_name_is_refused_beside_the_name(akkoord: AkkoordPresenter, plek: Plek) -> None:
    akkoord.enter(gemeente=only_gemeente(plek.store))
    akkoord.deel.lijst.opened.emit(to_sign(akkoord)[0])
    save(akkoord, naam=" ")
    form = akkoord.deel.paneel.form
    assert form is not None
    assert form.vakken["naam"].problem.text()


def test_two_versions_are_compared_and_the_older_one_folds_open(
    akkoord: AkkoordPresenter, plek: Plek
) -> None:
    uid = only_gemeente(plek.store)
    second = new_matrix_versie(plek, uid).onderwerp
    save_matrix_regel(plek, second, "m-01", tekst="een andere afspraak")
    akkoord.enter(gemeente=uid)
    difference = lines(akkoord)[f"verschil:{second}"]
    assert difference.titel == "Anders dan versie 1"
    assert "een andere afspraak" in difference.onder
    heads = [line for key, line in lines(akkoord).items() if key.startswith("versie:")]
    assert [line.open for line in heads] == [None, False]
    akkoord.deel.lijst.opened.emit(heads[1].sleutel)
    assert akkoord.place() == {"versie": heads[1].sleutel.partition(":")[2]}
    assert next(line for line in lines(akkoord).values() if line.sleutel == heads[1].sleutel).open is True


def test_any_two_versions_are_compared_in_the_order_of_time(akkoord: AkkoordPresenter, plek: Plek) -> None:
    uid = only_gemeente(plek.store)
    second = new_matrix_versie(plek, uid).onderwerp
    save_matrix_regel(plek, second, "m-01", tekst="de tweede afspraak")
    akkoord.enter(gemeente=uid)
    assert lines(akkoord)[f"verschil:{second}"].knoppen == ()  # two versions are one pair
    third = new_matrix_versie(plek, uid).onderwerp
    save_matrix_regel(plek, third, "m-02", tekst="de derde afspraak")
    akkoord.load()
    assert "de tweede" not in lines(akkoord)[f"verschil:{third}"].onder
    first = next(key for key in reversed(lines(akkoord)) if key.startswith("versie:")).partition(":")[2]
    akkoord.deel.lijst.knop_pressed.emit(f"verschil:{third}", "vergelijk")
    save(akkoord, met=first)
    row = lines(akkoord)[f"verschil:{third}"]
    assert row.titel == "Van versie 1 naar versie 3"
    assert "de tweede afspraak" in row.onder
    assert "de derde afspraak" in row.onder
    assert akkoord.place() == {"vergelijk": f"{third}:{first}"}
    akkoord.enter(gemeente=uid, versie=second)
    akkoord.deel.lijst.knop_pressed.emit(f"verschil:{second}", "vergelijk")
    save(akkoord, met=third)
    row = lines(akkoord)[f"verschil:{second}"]
    assert (row.titel, "de derde afspraak" in row.onder) == ("Van versie 2 naar versie 3", True)


def test_printing_opens_the_paper_of_that_version(
    akkoord: AkkoordPresenter, plek: Plek, ports: PaperPorts
) -> None:
    uid = only_gemeente(plek.store)
    akkoord.enter(gemeente=uid)
    head = next(key for key in lines(akkoord) if key.startswith("versie:"))
    akkoord.deel.lijst.knop_pressed.emit(head, "drukken")
    wanted = {"papier": "matrix", "gemeente": uid, "versie": head.partition(":")[2]}
    assert ports.fake.nav.opened[-1] == ("papier", wanted)


def test_a025_a_zienswijze_is_asked_answered_and_worked_in(akkoord: AkkoordPresenter, plek: Plek) -> None:
    akkoord.enter(gemeente=only_gemeente(plek.store))
    akkoord.deel.lijst.knop_pressed.emit("kop:zienswijzen", "erbij:zienswijze")
    save(akkoord, naam="Gemeente Elders", voor=T0 + 9 * DAG)
    row = next(line for key, line in lines(akkoord).items() if key.startswith("zienswijze:"))
    assert row.titel == "Gemeente Elders, over versie 1"
    assert row.chip is not None
    assert row.chip.tekst == "gevraagd voor wo 24 jun"
    akkoord.deel.lijst.opened.emit(row.sleutel)
    save(akkoord, ontvangen_op=T0, tekst="Eens.")
    akkoord.deel.lijst.opened.emit(row.sleutel)
    save(akkoord, verwerkt_op=T0, verwerking="Overgenomen.")
    row = lines(akkoord)[row.sleutel]
    assert row.chip is not None
    assert (row.chip.tekst, row.grijs) == ("verwerkt ma 15 jun", True)
    assert "in het advies: Overgenomen." in row.onder


# --- whom to call first -----------------------------------------------------------------------------------


def test_a006_a_place_without_an_aanspreekpunt_warns_and_one_is_chosen(
    contacten: ContactenPresenter, plek: Plek, ports: PaperPorts
) -> None:
    corp = add_organisatie(plek, "corporatie", "Wonen Voorbeeld").onderwerp
    first = add_contactpersoon(plek, "An Voorbeeld", organisatie_uid=corp, loket="L1").onderwerp
    contacten.enter(gemeente=only_gemeente(plek.store))
    assert "Wonen Voorbeeld" in contacten.deel.uitleg.text()
    row = lines(contacten)[f"nu:{corp}"]
    assert row.chip is not None
    assert row.chip.tekst == "ontbreekt"
    contacten.deel.lijst.knop_pressed.emit(f"nu:{corp}", "kies")
    save(contacten, wie=first)
    assert lines(contacten)[f"nu:{corp}"].titel == "An Voorbeeld"
    assert "L1: An Voorbeeld" in lines(contacten)[f"loket:{corp}"].onder
    contacten.deel.lijst.knop_pressed.emit(f"nu:{corp}", "stop")
    assert lines(contacten)[f"nu:{corp}"].titel == "Geen aanspreekpunt"
    earlier = [line for key, line in lines(contacten).items() if key.startswith("eerder:")]
    assert [line.titel for line in earlier] == ["An Voorbeeld"]
    contacten.deel.knoppen["beheer"].click()
    assert ports.fake.nav.opened[-1] == ("beheer", {"deel": "organisaties"})
