from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.services import actiepunten, beheer, delen, dossiers
from models.services.verb import Plek
from models.tables import Actiepunt, Afdruk, Dossier
from models.values import Deelgrond, Deelpartij, Rol
from tests.builders import T0, add_medewerker, make_plek
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.bal.presenter import BalPresenter
from views.papier.presenter import PapierPresenter
from views.widgets.lijn import Lijn, Soort

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = dossiers.open_dossier(plek, "Tekleberi", T0 - 60 * DAG, 2, "Duinvoorde").onderwerp
    with plek.store.reader() as session:
        punt = session.scalars(
            select(Actiepunt.uid)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Dossier.uid == uid, Actiepunt.item_id == "pv-02")
        ).one()
    corporatie = beheer.add_organisatie(plek, "corporatie", "Rietvoorn").onderwerp
    dossiers.save_dossier_field(plek, uid, "corporatie_uid", corporatie)
    actiepunten.mark_wacht(plek, punt, "de bank", T0 - 12 * DAG)
    return uid


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(ports: PaperPorts, gezin: str, qtbot: QtBot) -> BalPresenter:
    presenter = BalPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    presenter.enter()
    return presenter


def _lines(screen: BalPresenter) -> list[Lijn]:
    return list(screen.view.lijst.lijnen_model.lijnen)


def _heads(screen: BalPresenter) -> dict[str, Lijn]:
    return {line.titel: line for line in _lines(screen) if line.soort is Soort.KOP}


def test_each_party_is_a_card_and_says_since_how_many_days_is_waited(screen: BalPresenter) -> None:
    heads = _heads(screen)

    assert "Rietvoorn" in heads
    assert list(heads)[-1] == "Bij ons zelf"
    assert "wacht sinds 12 dagen" in "\n".join(line.onder for line in _lines(screen))
    assert [k.code for k in heads["de bank"].knoppen] == ["brief", "mail"]
    assert heads["Bij ons zelf"].knoppen == ()


def test_what_lies_with_ourselves_is_folded_and_unfolds(screen: BalPresenter) -> None:
    ons = _heads(screen)["Bij ons zelf"]
    assert ons.open is False
    before = len(_lines(screen))
    screen.view.lijst.folded.emit(ons.sleutel, True)
    assert len(_lines(screen)) > before


def test_enter_on_a_line_opens_the_gezin_at_that_line(
    screen: BalPresenter, ports: PaperPorts, gezin: str
) -> None:
    line = next(line for line in _lines(screen) if "wacht sinds 12 dagen" in line.onder)
    screen.view.lijst.opened.emit(line.sleutel)
    name, args = ports.fake.nav.opened[-1]
    assert name == "dossier"
    assert args["uid"] == gezin


@pytest.mark.parametrize(("code", "papier"), [("brief", "open_punten"), ("mail", "open_punten_mail")])
def test_a_button_on_the_card_opens_the_paper_for_that_party(
    screen: BalPresenter, ports: PaperPorts, code: str, papier: str
) -> None:
    key = _heads(screen)["de bank"].sleutel
    screen.view.lijst.knop_pressed.emit(key, code)
    assert ports.fake.nav.opened[-1] == ("papier", {"papier": papier, "partij": key})


def test_an_empty_screen_says_what_will_stand_there(plek: Plek, qtbot: QtBot) -> None:
    who = make_plek(plek.store, wie=add_medewerker(plek.store, "Proef Voorbeeld", Rol.BEGELEIDER))
    presenter = BalPresenter(paper_ports(who, Rol.BEGELEIDER).fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    presenter.enter()
    assert presenter.view.leeg.isVisible()
    assert "waar je op wacht" in presenter.view.leeg.uitleg.text()


# --- the letter and the mail, on the screen Papier ---


@pytest.fixture
def papier(ports: PaperPorts, gezin: str, qtbot: QtBot) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    return presenter


def _rows(plek: Plek) -> list[tuple[str, str, str, str]]:
    with plek.store.reader() as session:
        found = session.execute(select(Afdruk.soort, Afdruk.voor, Afdruk.naar, Afdruk.deling_reden))
        return [(row[0], row[1], row[2], row[3]) for row in found]


def test_the_letter_asks_why_where_nothing_may_be_shared_and_is_recorded(
    papier: PapierPresenter, ports: PaperPorts, plek: Plek
) -> None:
    papier.enter(papier="open_punten", partij="~de bank")
    maak = papier.view.maak
    assert maak.opties.reden.isVisible()
    maak.print.click()
    assert ports.ask.printed == []

    maak.opties.changed.emit("deel_reden", "het gezin vraagt erom")
    maak.print.click()

    assert len(ports.ask.printed) == 1
    assert _rows(plek) == [("open_punten", "anders", "printer", "het gezin vraagt erom")]


def test_what_may_be_shared_with_one_corporatie_may_not_be_told_to_another(
    papier: PapierPresenter, plek: Plek, gezin: str
) -> None:
    other = beheer.add_organisatie(plek, "corporatie", "Duinwonen").onderwerp
    delen.add_deling(
        plek, gezin, Deelpartij.COR, Deelgrond.TOESTEMMING, T0, organisatie_uid=other, naam="Duinwonen"
    )
    papier.enter(papier="open_punten")
    combo = papier.view.maak.opties.vakken["partij"].edit
    assert isinstance(combo, QComboBox)
    key = str(combo.itemData(combo.findText("Rietvoorn")))

    papier.enter(papier="open_punten", partij=key)

    assert papier.view.maak.opties.reden.isVisible()


def test_the_mail_goes_to_the_clipboard_and_lies_on_no_paper(
    papier: PapierPresenter, plek: Plek, gezin: str
) -> None:
    delen.add_deling(plek, gezin, Deelpartij.ANDERS, Deelgrond.TOESTEMMING, T0, naam="de bank")
    papier.enter(papier="open_punten_mail", partij="~de bank")

    papier.view.maak.kopieer.click()

    words = QGuiApplication.clipboard().text()
    assert "Beste de bank," in words
    assert "wacht sinds 3-6-2026, 12 dagen" in words
    assert "Tekleberi" not in words
    assert _rows(plek) == [("open_punten_mail", "anders", "klembord", "")]
