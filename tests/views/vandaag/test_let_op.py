"""*Let op* on Vandaag: a line for each thing with a button to where it is done; nothing = no card."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.queries.rows_avg import AflopendRow, LetOpRow, VerzoekRow
from models.queries.rows_meedoen import DocumentEindRow, InburgeringDagRow
from models.queries.rows_volgen import VolgenDueRow
from models.rules.begeleidingsterm import TrajectStand
from models.services import registers
from models.services.afdrukken import mark_weg, record_afdruk
from models.services.undo import undo
from models.values import Papier, Rol, VerzoekSoort
from resources.labels import label_of
from tests.builders import T0, add_medewerker, make_plek
from tests.views.conftest import House
from tests.views.fakes import FakePorts, fake_ports
from views.vandaag.let_op import BEKIJK, HOOGSTENS, let_op_lijnen, naar
from views.vandaag.presenter import VandaagPresenter
from views.widgets.lijn import Lijn, Soort, Toon

DAG = timedelta(days=1)


def verzoek(nr: int) -> VerzoekRow:
    return VerzoekRow(
        uid=f"v{nr}",
        dossier_uid=f"d{nr}",
        nummer=f"T1-000{nr}",
        gezin="Warsamele",
        persoon_uid="",
        letter="",
        naam="",
        soort=VerzoekSoort.CORRECTIE,
        ontvangen_op=T0 - 28 * DAG,
        uiterlijk_op=T0 + (nr - 1) * DAG,
        uitstel_reden="",
        identiteit="",
        veld="",
        besluit="",
        besloten_op=None,
        reden="",
    )


def make(qtbot: QtBot, fake: FakePorts) -> VandaagPresenter:
    presenter = VandaagPresenter(fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 520)
    presenter.view.show()
    presenter.enter()
    return presenter


def shown(screen: VandaagPresenter) -> list[Lijn]:
    return [one for one in screen.view.lijst.lijnen_model.lijnen if one.kaart == "letop"]


def test_nothing_to_say_is_no_card() -> None:
    assert let_op_lijnen(LetOpRow(), T0) == []


def test_every_part_is_a_line_with_its_count_and_a_way_there() -> None:
    row = LetOpRow(
        papier=3,
        papier_sinds=T0 - 2 * DAG,
        datalekken=2,
        uren_over=-5,
        bewaren=4,
        verzoeken=tuple(verzoek(nr) for nr in range(1, 6)),
    )
    lines = let_op_lijnen(row, T0)

    assert lines[0].onder == str(len(lines) - 1)
    assert [one.titel for one in lines[1:]] == [
        "2 datalekken: de 72 uur lopen",
        "3 papieren hadden al weg gemoeten",
        *["Verzoek: gegevens verbeteren"] * HOOGSTENS,
        "Nog 2 verzoeken moeten binnenkort antwoord krijgen.",
        "4 gezinnen mogen weg",
    ]
    assert [naar(row, one.sleutel) for one in lines[1:] if one.soort is Soort.LIJN] == [
        ("beheer", {"deel": "datalekken"}),
        ("papier", {"tab": "ligt_nog"}),
        *[("dossier", {"uid": f"d{nr}", "tab": "privacy"}) for nr in (1, 2, 3)],
        ("beheer", {"deel": "bewaren"}),
    ]
    chips = [one.chip for one in lines[1:3]]
    assert [(one.tekst, one.toon) for one in chips if one is not None] == [
        ("5 uur te laat", Toon.TE_LAAT),
        ("vóór za 13 jun", Toon.TE_LAAT),
    ]
    assert naar(row, "te_laat:0") is None
    assert naar(row, "letop:verzoek:weg") is None


def test_paper_past_its_day_stands_on_top_and_its_button_goes_to_it(qtbot: QtBot, house: House) -> None:
    uid = record_afdruk(house.plek, Papier.DAGKAART, house.uid, vernietigen_voor=T0 - DAG).onderwerp
    screen = make(qtbot, house.fake)

    first = screen.view.lijst.lijnen_model.lijnen[0]
    assert (first.titel, first.onder) == ("Let op", "1")
    (line,) = shown(screen)[1:]
    screen.view.lijst.knop_pressed.emit(line.sleutel, BEKIJK)
    assert house.fake.nav.opened[-1] == ("papier", {"tab": "ligt_nog"})
    screen.view.opened.emit(line.sleutel)
    assert len(house.fake.nav.opened) == 2

    house.fake.jobs.write(mark_weg, uid)
    assert shown(screen) == []


def test_undo_brings_it_back(qtbot: QtBot, house: House) -> None:
    uid = record_afdruk(house.plek, Papier.DAGKAART, house.uid, vernietigen_voor=T0 - DAG).onderwerp
    screen = make(qtbot, house.fake)
    gone = mark_weg(house.plek, uid)
    screen.enter()
    assert shown(screen) == []
    house.fake.jobs.write(undo, gone.bewerking)
    assert len(shown(screen)) == 2


def test_a_beheerder_without_gezinnen_sees_the_clock_of_a_breach_somebody_else_reported(
    qtbot: QtBot, house: House
) -> None:
    beheer = make_plek(house.plek.store, wie=add_medewerker(house.plek.store, "Bo Proef", "beheerder"))
    fake = fake_ports(beheer, Rol.BEHEERDER)
    screen = make(qtbot, fake)
    assert screen.view.leeg.isVisible()

    registers.report_datalek(house.plek, "kwijt", "een tas met papier", house.plek.klok.nu())
    screen.enter()

    assert not screen.view.leeg.isVisible()
    (line,) = shown(screen)[1:]
    assert line.chip is not None
    assert line.chip.tekst == "nog 72 uur"
    screen.view.lijst.knop_pressed.emit(line.sleutel, BEKIJK)
    assert fake.nav.opened[-1] == ("beheer", {"deel": "datalekken"})


def test_the_day_is_there_before_let_op_is_read(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let op is a question of its own: where it fails to answer, Vandaag stands there all the same."""
    record_afdruk(house.plek, Papier.DAGKAART, house.uid, vernietigen_voor=T0 - DAG)
    monkeypatch.setattr(VandaagPresenter, "_load_let_op", lambda _self: None)
    screen = make(qtbot, house.fake)
    assert shown(screen) == []
    assert screen.view.lijst.lijnen_model.rowCount()


def test_each_document_that_ends_opens_its_own_gezin_and_a_passed_one_is_late() -> None:
    papers = tuple(
        DocumentEindRow(
            uid=f"p{nr}",
            dossier_uid=f"d{nr}",
            nummer=f"T-{nr}",
            gezin="Proef",
            aard="verblijfspas",
            tot=T0 + (nr * 9 - 1) * DAG,
        )
        for nr in range(HOOGSTENS + 2)
    )
    row = LetOpRow(documenten=papers)
    lines = let_op_lijnen(row, T0)[1:]
    assert [one.titel for one in lines] == [
        *[f"Document verloopt: {label_of('aard', 'verblijfspas').lower()}"] * HOOGSTENS,
        "Nog 2 documenten verlopen binnenkort.",
    ]
    chips = [one.chip for one in lines[:2] if one.chip is not None]
    assert [one.toon for one in chips] == [Toon.TE_LAAT, Toon.WEEK]
    assert chips[1].tekst.startswith("geldig t/m")
    assert [naar(row, one.sleutel) for one in lines[:HOOGSTENS]] == [
        ("dossier", {"uid": f"d{nr}", "tab": "meedoen"}) for nr in range(HOOGSTENS)
    ]


def test_a011_gezinnen_to_ask_how_they_live_lead_to_their_tab_and_the_rest_is_counted() -> None:
    due = tuple(
        VolgenDueRow(
            dossier_uid=f"g{nr}", nummer=f"T-{nr}", gezin="Proef", maanden=3, gepland=T0 - nr * timedelta(1)
        )
        for nr in range(HOOGSTENS + 2)
    )
    row = LetOpRow(volgen=due)
    lines = let_op_lijnen(row, T0)
    assert [one.sleutel for one in lines[1:-1]] == [f"letop:volgen:g{nr}" for nr in range(HOOGSTENS)]
    first = lines[1]
    assert first.onder == "Proef · 3 maanden na het tekenen"
    assert first.chip is not None
    assert first.chip.tekst == "vandaag"
    assert naar(row, first.sleutel) == ("dossier", {"uid": "g0", "tab": "volgen"})
    assert lines[-1].titel.startswith("Bij nog 2 gezinnen")


def aflopend(nr: int, stand: TrajectStand = TrajectStand.BIJNA) -> AflopendRow:
    return AflopendRow(
        dossier_uid=f"d{nr}",
        nummer=f"T1-000{nr}",
        naam="Warsamele",
        soort="maatschappelijk",
        einde=T0 + nr * DAG,
        stand=stand,
    )


def test_a168_a_traject_that_ends_has_a_line_that_leads_to_its_gezin() -> None:
    row = LetOpRow(trajecten=(aflopend(0, TrajectStand.VOORBIJ), aflopend(1)))
    lines = [one for one in let_op_lijnen(row, T0) if one.sleutel.startswith("letop:traject")]
    assert [one.titel for one in lines] == ["Traject loopt af: maatschappelijke begeleiding"] * 2
    chips = [one.chip.tekst for one in lines if one.chip is not None]
    assert [words.split(" ")[0] for words in chips] == ["afgelopen", "loopt"]
    assert naar(row, lines[1].sleutel) == ("dossier", {"uid": "d1", "tab": "begeleiding"})


def test_more_trajecten_than_fit_are_counted() -> None:
    row = LetOpRow(trajecten=tuple(aflopend(nr) for nr in range(HOOGSTENS + 2)))
    lines = let_op_lijnen(row, T0)
    assert sum(one.sleutel.startswith("letop:traject") for one in lines) == HOOGSTENS
    assert lines[-1].titel == "Nog 2 trajecten lopen binnenkort af."


def test_a_term_of_the_inburgering_leads_to_meedoen_and_a_passed_one_is_late() -> None:
    terms = tuple(
        InburgeringDagRow(
            dossier_uid=f"g{nr}",
            nummer=f"T-{nr}",
            gezin="Proef",
            persoon_uid=f"p{nr}",
            letter="b",
            code=code,
            dag=T0 + days * DAG,
        )
        for nr, (code, days) in enumerate(
            (("einde", -1), ("ontzorgen", 3), ("wisselen", 4), ("einde", 5), ("einde", 6))
        )
    )
    row = LetOpRow(inburgering=terms)
    lines = let_op_lijnen(row, T0)[1:]
    assert [one.titel for one in lines] == [
        "Klaar met inburgeren",
        "Ontzorgen stopt",
        "Laatste dag om van leerroute te wisselen",
        "Nog 2 termijnen van de inburgering lopen binnenkort af.",
    ]
    assert lines[0].onder == "Proef · b"
    assert [one.chip.toon for one in lines[:3] if one.chip is not None] == [
        Toon.TE_LAAT,
        Toon.WEEK,
        Toon.WEEK,
    ]
    assert naar(row, lines[0].sleutel) == ("dossier", {"uid": "g0", "tab": "meedoen"})
