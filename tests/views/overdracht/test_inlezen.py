"""Reading in: new and known gezinnen, differences for a person, refusing with a reason, a backup first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from models.services.dossiers import add_adres, open_dossier, save_dossier_field
from models.services.undo import undo
from models.tables import Dossier, Overdracht, Woonadres
from tests.overdracht_hulp import ZIN, Kant, send
from tests.views.conftest import House
from tests.views.overdracht.conftest import Desk

FOUT = "anjer kers poes maand klant liniaal wagen"


def dossier(desk: Desk, uid: str) -> Dossier | None:
    with desk.fake.jobs.plek.store.reader() as session:
        found = session.scalars(select(Dossier).where(Dossier.uid == uid)).one_or_none()
        session.expunge_all()
    return found


def take(desk: Desk) -> str:
    """Press the button; gives the bewerking that undo takes back."""
    assert desk.screen.view.inlees.neem.isEnabled(), desk.screen.view.inlees.kort.text()
    desk.screen.view.inlees.neem.click()
    return desk.fake.say.goed[-1][1]


def both_typed(desk: Desk, elders: Kant, uid: str, data: bytes) -> None:
    """The gezin stands on both sides, and both changed its note and one more field since."""
    desk.read_in(data, ZIN)
    take(desk)
    elders.later()
    for plek, wie in ((desk.fake.jobs.plek, "wij"), (elders.plek, "zij")):
        save_dossier_field(plek, uid, "notitie", f"{wie} schrijven dit")
        save_dossier_field(plek, uid, "talenten", f"{wie} zien dit")
    save_dossier_field(elders.plek, uid, "route", "hervestigd")
    desk.screen.to_start()
    desk.read_in(send(elders, uid), ZIN)


def test_a_new_gezin_comes_in_with_me_beside_it_after_a_backup(
    desk: Desk, house: House, vreemd: tuple[str, bytes]
) -> None:
    uid, data = vreemd
    desk.screen.enter()
    desk.read_in(data, FOUT)
    assert desk.screen.view.woorden.problem.isVisible()
    assert desk.shows(desk.screen.view.woorden)
    desk.screen.view.woorden.woorden.setText(ZIN)
    desk.screen.view.woorden.open.click()
    assert desk.screen.view.woorden.woorden.text() == ""
    assert desk.lines()[f"b:{uid}"].titel.startswith("Begeleider hier: ")
    assert dossier(desk, uid) is None
    bewerking = take(desk)
    assert desk.kopieen.made == ["overdracht"]
    found = dossier(desk, uid)
    assert found is not None
    assert desk.shows(desk.screen.view.bewijs)
    undo(house.plek, bewerking)
    assert dossier(desk, uid) is None


def test_without_a_backup_nothing_is_taken_in(desk: Desk, vreemd: tuple[str, bytes]) -> None:
    uid, data = vreemd
    desk.screen.enter()
    desk.kopieen.wrong = True
    desk.read_in(data, ZIN)
    desk.screen.view.inlees.neem.click()
    assert len(desk.fake.say.fout) == 1
    assert dossier(desk, uid) is None
    assert desk.screen.view.inlees.neem.isEnabled()


def test_who_goes_back_while_the_backup_is_made_takes_nothing_in(
    desk: Desk, vreemd: tuple[str, bytes]
) -> None:
    uid, data = vreemd
    desk.screen.enter()
    desk.kopieen.held = True
    desk.read_in(data, ZIN)
    desk.screen.view.inlees.neem.click()
    desk.screen.view.inlees.kop.terug.click()
    desk.kopieen.waiting[0](None)
    assert dossier(desk, uid) is None


def test_another_file_opened_while_the_backup_is_made_is_not_taken_in(
    desk: Desk, vreemd: tuple[str, bytes]
) -> None:
    uid, data = vreemd
    desk.screen.enter()
    desk.kopieen.held = True
    desk.read_in(data, ZIN)
    desk.screen.view.inlees.neem.click()
    inlezen = desk.screen.inlezen
    found, geopend = inlezen._gevonden, inlezen._geopend
    assert geopend is not None
    desk.screen.to_start()
    inlezen._gevonden = found
    inlezen._was_opened(replace(geopend))  # as a week file opens: nothing is asked
    desk.kopieen.waiting[0](None)
    assert dossier(desk, uid) is None


def test_a_gezin_is_left_out_only_with_a_reason_that_the_sender_reads(
    desk: Desk, elders: Kant, vreemd: tuple[str, bytes]
) -> None:
    uid, _data = vreemd
    other = open_dossier(elders.plek, "Haddadin", elders.klok.dag - timedelta(days=3), 1).onderwerp
    desk.screen.enter()
    desk.read_in(send(elders, uid, other), ZIN)
    page = desk.screen.view.inlees
    page.lijst.ticked.emit(f"n:{uid}", False)
    assert not page.neem.isEnabled()
    form = page.paneel.form
    assert form is not None
    form.restore({"reden": "woont hier niet"})
    page.paneel.save.click()
    take(desk)
    assert dossier(desk, uid) is None
    assert dossier(desk, other) is not None
    with desk.fake.jobs.plek.store.reader() as session:
        assert "woont hier niet" in session.scalars(select(Overdracht.geweigerd)).one()


def test_a_field_changed_on_both_sides_waits_for_a_person(
    desk: Desk, elders: Kant, vreemd: tuple[str, bytes]
) -> None:
    uid, data = vreemd
    both_typed(desk, elders, uid, data)
    page = desk.screen.view.inlees
    assert not page.neem.isEnabled()
    assert page.kort.text() == "Nog 2 keer kiezen."
    note = f"v:{uid}:dossier|{uid}|notitie"
    assert "wij: wij schrijven dit" in desk.lines()[note].onder
    assert "zij: zij schrijven dit" in desk.lines()[note].onder
    assert f"v:{uid}:dossier|{uid}|route" not in desk.lines(), "only they changed it: folded away"
    page.lijst.opened.emit(f"k:{uid}")
    assert f"v:{uid}:dossier|{uid}|route" in desk.lines()
    page.lijst.knop_pressed.emit(note, "wij")
    page.lijst.knop_pressed.emit(f"v:{uid}:dossier|{uid}|talenten", "zij")
    take(desk)
    found = dossier(desk, uid)
    assert found is not None
    assert (found.notitie, found.talenten, found.route) == ("wij schrijven dit", "zij zien dit", "hervestigd")


def test_a_whole_gezin_is_chosen_at_once(desk: Desk, elders: Kant, vreemd: tuple[str, bytes]) -> None:
    uid, data = vreemd
    both_typed(desk, elders, uid, data)
    line = desk.lines()[f"n:{uid}"]
    assert [k.code for k in line.knoppen] == ["wij", "zij"]
    desk.screen.view.inlees.lijst.knop_pressed.emit(f"n:{uid}", "zij")
    take(desk)
    found = dossier(desk, uid)
    assert found is not None
    assert (found.notitie, found.talenten) == ("zij schrijven dit", "zij zien dit")


def test_what_changes_here_while_one_looks_is_compared_again(
    desk: Desk, house: House, elders: Kant, vreemd: tuple[str, bytes]
) -> None:
    uid, data = vreemd
    desk.screen.enter()
    desk.read_in(data, ZIN)
    take(desk)
    elders.later()
    save_dossier_field(elders.plek, uid, "notitie", "zij")
    desk.screen.to_start()
    desk.read_in(send(elders, uid), ZIN)
    assert desk.screen.view.inlees.neem.isEnabled()
    desk.fake.jobs.write(save_dossier_field, uid, "notitie", "wij intussen")
    assert not desk.screen.view.inlees.neem.isEnabled()
    assert "wij intussen" in desk.line("wij intussen").onder


def test_a_row_that_is_gone_there_stays_until_one_takes_it_away(
    desk: Desk, elders: Kant, vreemd: tuple[str, bytes]
) -> None:
    uid, _data = vreemd
    added = add_adres(elders.plek, uid, "woning", "Lindehof 2")
    desk.screen.enter()
    desk.read_in(send(elders, uid), ZIN)
    take(desk)
    elders.later()
    undo(elders.plek, added.bewerking)
    desk.screen.to_start()
    desk.read_in(send(elders, uid), ZIN)
    line = desk.line("Lindehof 2")
    assert line.onder == "Staat daar niet meer."
    assert line.chip is not None
    assert line.chip.tekst == "blijft"
    desk.screen.view.inlees.lijst.knop_pressed.emit(line.sleutel, "zij")
    chip = desk.line("Lindehof 2").chip
    assert chip is not None
    assert chip.tekst == "weg"
    take(desk)
    with desk.fake.jobs.plek.store.reader() as session:
        assert session.scalars(select(Woonadres.straat).where(Woonadres.straat == "Lindehof 2")).all() == []


def test_a_file_of_somebody_else_s_making_is_refused_in_words(desk: Desk) -> None:
    path = desk.folder / "iets.overdracht"
    for data in (b"", b"hallo", b"PK\x03\x04" + bytes(60)):
        path.write_bytes(data)
        desk.screen.enter()
        desk.files.answers.append(path)
        desk.screen.view.start.lees.click()
    assert len(desk.fake.say.fout) == 3
    assert desk.shows(desk.screen.view.start)


def test_the_receipt_is_kept_and_kept_again_later(desk: Desk, vreemd: tuple[str, bytes]) -> None:
    _uid, data = vreemd
    desk.screen.enter()
    desk.read_in(data, ZIN)
    take(desk)
    desk.files.answers.append(None)
    desk.screen.view.bewijs.bewaar.click()
    assert desk.shows(desk.screen.view.bewijs)
    desk.screen.to_start()
    line = desk.line("Van ", desk.screen.view.start.lijst)
    assert line.chip is not None
    assert line.chip.tekst == "bewijs nog bewaren"
    path = desk.folder / "bewijs.ontvangst"
    desk.files.answers.append(path)
    desk.screen.view.start.lijst.knop_pressed.emit(line.sleutel, "bewijs")
    assert path.stat().st_size > 0
    with desk.fake.jobs.plek.store.reader() as session:
        assert session.scalars(select(Overdracht.bevestigd_op)).one() is not None
