from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.errors import Refused, World
from models.queries.reservekopie import load_proef
from models.queries.rows_kluis import KopieCijfers, KopieRow, KopieStand, ProefRow, TweedePlek
from models.values import Papier, Reden, Rol
from tests.builders import VasteKlok, lezer_for
from tests.reports.builders_kluis import proef
from tests.views.conftest import House
from tests.views.fakes import FakePorts, NoAsk, NoKopieen, fake_ports
from views.ports import Failed, Paper
from views.reservekopie import lijnen
from views.reservekopie.presenter import ReservekopiePresenter
from views.widgets.lijn import Lijn, Toon

NU = VasteKlok().nu()
HIER = KopieRow(sleutel="/hier/a", op=NU - timedelta(hours=3), bytes=2_300_000, waar="hier")
OUDER = KopieRow(sleutel="/hier/b", op=NU - timedelta(days=2), bytes=2_200_000, waar="hier")
DAAR = KopieRow(sleutel="/daar/a", op=NU - timedelta(hours=3), bytes=2_300_000, waar="tweede_plek")
PLEK = TweedePlek(
    plek="/media/stick", bereikbaar=True, laatst=NU - timedelta(days=12), te_lang=True, aantal=1
)


@dataclass
class FakeKopieen(NoKopieen):
    """Answers at once, and remembers what was asked."""

    stand: KopieStand = field(default_factory=KopieStand)
    bevindingen: tuple[Reden, ...] = ()
    tegen: tuple[Reden, ...] = ()
    uitslag: ProefRow | None = None
    fout: World | None = None
    hangs: bool = False
    """It never answers."""
    asked: list[object] = field(default_factory=list)

    def state(self, then: Callable[[KopieStand], None]) -> None:
        then(self.stand)

    def _do(self, what: object, then: Callable[[object], None], failed: Failed | None) -> None:
        self.asked.append(what)
        if self.hangs:
            return
        if self.fout is None:
            then(None)
        else:
            assert failed is not None
            failed(self.fout)

    def make(self, then: Callable[[object], None], failed: Failed | None = None) -> None:
        self._do("make", then, failed)

    def to_second(self, then: Callable[[object], None], failed: Failed | None = None) -> None:
        self._do("copy", then, failed)

    def choose(self, plek: Path, then: Callable[[object], None], failed: Failed | None = None) -> None:
        self._do(plek, then, failed)

    def verify(self, sleutel: str, then: Callable[[tuple[Reden, ...]], None]) -> None:
        self.asked.append(sleutel)
        then(self.bevindingen)

    def against(self, plek: Path) -> tuple[Reden, ...]:
        return self.tegen

    def stop(self) -> None:
        self.asked.append("stop")

    def confirm_clock(self, then: Callable[[object], None], failed: Failed | None = None) -> None:
        self._do("klok", then, failed)

    def at_close(self, *, on: bool, then: Callable[[object], None]) -> None:
        self._do(on, then, None)

    def practise(
        self, sleutel: str, geheim: str, then: Callable[[ProefRow], None], failed: Failed | None = None
    ) -> None:
        self.asked.append((sleutel, geheim))
        if self.uitslag is not None:
            then(self.uitslag)
        elif failed is not None:
            failed(World("sleutel_onjuist"))

    def restore(self) -> None:
        self.asked.append("restore")


@dataclass
class Answers(NoAsk):
    """What the dialogs of the system answer."""

    map: Path | None = None
    bestand: Path | None = None
    ja: bool = True
    gevraagd: list[str] = field(default_factory=list)
    geprint: list[bytes] = field(default_factory=list)

    def ask(self, vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
        self.gevraagd.append(vraag)
        then(self.ja)

    def folder(self, titel: str) -> Path | None:
        return self.map

    def save_path(self, titel: str, naam: str, ook: Sequence[str] = ()) -> Path | None:
        self.gevraagd.append(naam)
        return self.bestand

    def save_file(self, titel: str, naam: str, soort: str) -> Path | None:
        return self.save_path(titel, naam)

    def open_file(self, titel: str, soort: str) -> Path | None:
        return self.bestand

    def print_pdf(self, pdf: bytes, titel: str) -> bool:
        self.geprint.append(pdf)
        return True


@dataclass
class Page:
    """The page with its ports."""

    screen: ReservekopiePresenter
    fake: FakePorts
    kopieen: FakeKopieen
    ask: Answers

    def lijn(self, sleutel: str) -> Lijn:
        return next(one for one in self.screen.view.lijst.lijnen_model.lijnen if one.sleutel == sleutel)


@pytest.fixture
def page(qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch) -> Page:
    fake = fake_ports(house.plek, Rol.BEHEERDER)
    kopieen, ask = FakeKopieen(stand=KopieStand(hier=(HIER, OUDER))), Answers()
    ports = replace(fake.ports, kopieen=kopieen, ask=ask, is_demo=False)

    def paper(papier: Papier, facts: object, then: Callable[[Paper], None], failed: object = None) -> None:
        assert papier is Papier.TERUGZETPROEF
        then(Paper(b"%PDF", 1))

    monkeypatch.setattr(fake.jobs, "paper", paper)
    screen = ReservekopiePresenter(ports)
    qtbot.addWidget(screen.view)
    screen.view.resize(909, 520)
    screen.view.show()
    screen.enter()
    return Page(screen, fake, kopieen, ask)


def test_without_a_second_place_that_is_what_stands_out(page: Page) -> None:
    view = page.screen.view
    assert page.lijn(lijnen.PLEK).chip is not None
    assert view.plek.property("primary")
    assert not view.maken.property("primary")
    assert view.kopieren.isHidden()
    assert view.bij_sluiten.isHidden()


def test_a_copy_that_is_too_old_is_red_and_says_how_old(page: Page) -> None:
    page.kopieen.stand = KopieStand(hier=(HIER,), daar=(DAAR,), tweede=PLEK)
    page.screen.enter()
    chip = page.lijn(lijnen.PLEK).chip
    assert chip is not None
    assert (chip.tekst, chip.toon) == ("12 dagen geleden", Toon.TE_LAAT)
    assert page.screen.view.maken.property("primary")
    assert page.screen.view.kopieren.isVisible()


def test_what_is_not_in_a_backup_yet_is_told(page: Page) -> None:
    page.kopieen.stand = KopieStand(hier=(HIER,), veranderd=True)
    page.screen.enter()
    line = page.lijn("stand:nieuwste")
    assert "er is daarna nog iets veranderd" in line.onder
    assert line.chip is not None
    assert line.chip.toon is Toon.WEEK


def test_an_empty_page_says_what_is_missing(page: Page) -> None:
    page.kopieen.stand = KopieStand()
    page.screen.enter()
    assert page.lijn("stand:nieuwste").titel == "Er is nog geen reservekopie"
    assert not page.screen.view.oefenen.isEnabled()


def test_the_day_before_which_backups_go_is_named(page: Page) -> None:
    page.kopieen.stand = KopieStand(cijfers=KopieCijfers(bewaren_vanaf=NU.date()))
    page.screen.enter()
    assert any("wie gewist is" in one.titel for one in page.screen.view.lijst.lijnen_model.lijnen)


def test_making_a_backup_says_so_only_when_it_is_there(page: Page) -> None:
    page.screen.view.maken.click()
    assert page.kopieen.asked == ["make"]
    assert [text for text, _undo in page.fake.say.goed] == ["De reservekopie is gemaakt en nagekeken."]
    page.kopieen.fout = World("schijf_vol", mb=12)
    page.screen.view.maken.click()
    assert len(page.fake.say.goed) == 1
    assert page.fake.say.fout == [page.kopieen.fout]
    assert page.screen.view.maken.isEnabled()


def test_choosing_a_second_place_copies_to_it_at_once(page: Page, tmp_path: Path) -> None:
    page.ask.map = tmp_path
    page.screen.view.plek.click()
    assert page.kopieen.asked == [tmp_path]
    assert "teruggelezen" in page.fake.say.goed[0][0]


def test_a_place_on_the_same_disk_is_asked_about_and_no_means_no(page: Page, tmp_path: Path) -> None:
    page.ask.map, page.ask.ja = tmp_path, False
    page.kopieen.tegen = (Reden.of("zelfde_schijf"),)
    page.screen.view.plek.click()
    assert "dezelfde schijf" in page.ask.gevraagd[0]
    assert page.kopieen.asked == []
    page.ask.ja = True
    page.screen.view.plek.click()
    assert page.kopieen.asked == [tmp_path]


def test_no_folder_chosen_changes_nothing(page: Page) -> None:
    page.screen.view.plek.click()
    assert page.kopieen.asked == []


def test_copying_and_the_box_for_closing(page: Page) -> None:
    page.kopieen.stand = KopieStand(hier=(HIER,), tweede=PLEK)
    page.screen.enter()
    page.screen.view.kopieren.click()
    page.screen.view.bij_sluiten.click()
    assert page.kopieen.asked == ["copy", False]


@pytest.mark.parametrize(
    ("found", "chip"),
    [
        ((), "heel"),
        ((Reden.of("reservekopie_beschadigd"),), "beschadigd"),
        ((Reden.of("kopie_andere_sleutel"),), "oude sleutel"),
    ],
)
def test_looking_at_one_backup_says_on_its_line_what_it_is(
    page: Page, found: tuple[Reden, ...], chip: str
) -> None:
    page.kopieen.bevindingen = found
    page.screen.view.lijst.knop_pressed.emit(OUDER.sleutel, lijnen.NAKIJKEN)
    assert page.kopieen.asked == [OUDER.sleutel]
    shown = page.lijn(OUDER.sleutel).chip
    assert shown is not None
    assert shown.tekst == chip
    assert page.lijn(HIER.sleutel).chip is None
    assert bool(page.fake.say.fout) == bool(found)


def test_practising_takes_the_newest_and_of_two_the_one_on_the_stick(page: Page) -> None:
    page.kopieen.stand = KopieStand(hier=(HIER, OUDER), daar=(DAAR,), tweede=PLEK)
    page.kopieen.uitslag = proef()
    page.screen.enter()
    page.screen.view.oefenen.click()
    assert "op de tweede plek" in page.screen.view.paneel.titel.text()
    page.screen.view.paneel.zin.edit.setText("vier rustige woorden samen")
    page.screen.view.paneel.knop.click()
    assert page.kopieen.asked == [(DAAR.sleutel, "vier rustige woorden samen")]


def test_the_outcome_of_practising_is_kept_in_the_kluis_and_the_secret_forgotten(
    page: Page, house: House
) -> None:
    page.kopieen.uitslag = proef()
    page.screen.view.lijst.knop_pressed.emit(OUDER.sleutel, lijnen.OEFENEN)
    page.screen.view.paneel.zin.edit.setText("vier rustige woorden samen")
    page.screen.view.paneel.knop.click()
    assert page.fake.jobs.written == ["terugzetten_geoefend"]
    assert page.screen.view.paneel.isHidden()
    assert page.screen.view.paneel.zin.text() == ""
    with lezer_for(house.plek) as lezer:
        kept = load_proef(lezer)
    assert kept is not None
    assert kept.goed


def test_a_backup_that_could_not_be_put_back_is_told_and_kept_too(page: Page, house: House) -> None:
    page.kopieen.uitslag = proef(goed=False, reden="reservekopie_beschadigd")
    page.screen.view.oefenen.click()
    page.screen.view.paneel.zin.edit.setText("vier rustige woorden samen")
    page.screen.view.paneel.knop.click()
    assert page.fake.say.fout == [Reden.of("reservekopie_beschadigd")]
    assert page.fake.say.goed == []
    with lezer_for(house.plek) as lezer:
        kept = load_proef(lezer)
    assert kept is not None
    assert not kept.goed


def test_nothing_typed_and_a_wrong_secret_are_said_beside_the_field(page: Page) -> None:
    page.screen.view.oefenen.click()
    page.screen.view.paneel.knop.click()
    assert page.screen.view.paneel.zin.problem.text()
    assert page.kopieen.asked == []
    page.screen.view.paneel.zin.edit.setText("vier andere woorden hier")
    page.screen.view.paneel.knop.click()
    assert "past niet" in page.screen.view.paneel.zin.problem.text()
    assert page.screen.view.paneel.isVisible()


def test_the_report_is_printed_or_saved_where_the_person_says(
    page: Page, house: House, tmp_path: Path
) -> None:
    page.kopieen.uitslag = proef()
    page.screen.view.oefenen.click()
    page.screen.view.paneel.zin.edit.setText("vier rustige woorden samen")
    page.screen.view.paneel.knop.click()
    with lezer_for(house.plek) as lezer:
        kept = load_proef(lezer)
    page.kopieen.stand = KopieStand(hier=(HIER,), proef=kept)
    page.screen.enter()
    page.screen.view.lijst.knop_pressed.emit(lijnen.OEFENING, lijnen.PRINTEN)
    assert page.ask.geprint == [b"%PDF"]
    page.screen.view.lijst.knop_pressed.emit(lijnen.OEFENING, lijnen.OPSLAAN)
    page.ask.bestand = tmp_path / "verslag.pdf"
    page.screen.view.lijst.knop_pressed.emit(lijnen.OEFENING, lijnen.OPSLAAN)
    assert page.ask.bestand.read_bytes() == b"%PDF"
    assert page.ask.gevraagd[0] == "oefening-terugzetten-2026-06-15.pdf"


def test_locking_forgets_what_was_typed(page: Page) -> None:
    page.screen.view.oefenen.click()
    page.screen.view.paneel.zin.edit.setText("vier rustige woorden samen")
    page.screen.keep_draft()
    assert page.screen.view.paneel.zin.text() == ""
    assert page.fake.drafts.kept == {}
    assert page.screen.place() == {}


def test_putting_back_leaves_the_kluis(page: Page) -> None:
    page.screen.view.terug.click()
    assert page.kopieen.asked == ["restore"]


@pytest.mark.parametrize(
    ("ago", "words"), [(timedelta(minutes=5), "zojuist"), (timedelta(hours=2), "2 uur geleden")]
)
def test_how_long_ago(ago: timedelta, words: str) -> None:
    assert lijnen.ago(NU - ago, NU) == words


@pytest.mark.parametrize("sure", [True, False])
def test_a_clock_in_doubt_is_a_line_and_a_beheerder_can_say_that_it_is_right(
    page: Page, *, sure: bool
) -> None:
    assert all(one.sleutel != lijnen.KLOK for one in page.screen.view.lijst.lijnen_model.lijnen)
    doubt = Reden.of("klok_vooruit", dag="20 juli 2027", vorige="15 juni 2026")
    page.kopieen.stand = KopieStand(klok=doubt)
    page.ask.ja = sure
    page.screen.enter()
    assert "15 juni 2026" in page.lijn(lijnen.KLOK).onder
    page.screen.view.line_wished.emit(lijnen.KLOK, lijnen.KLOPT)
    assert len(page.ask.gevraagd) == 1
    assert page.kopieen.asked == (["klok"] if sure else [])


def test_a_backup_that_is_being_made_can_be_stopped_once(page: Page) -> None:
    view = page.screen.view
    assert view.stop.isHidden()
    page.kopieen.hangs = True
    view.make_wished.emit()
    assert not view.stop.isHidden()
    view.stop.click()
    assert page.kopieen.asked == ["make", "stop"]
    assert not view.stop.isEnabled(), "once is enough"
    page.screen._failed(Refused("taak_gestopt"))
    assert view.stop.isHidden()
    view.show_busy("De kopie wordt gemaakt")
    assert view.stop.isHidden(), "copying to the second place cannot be stopped half-way"
