"""The intakeblad and *Nieuw in het gezin*: one A4 whatever stands on them, no name where none may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.afdrukken import code_of
from models.queries.papier import make_head, sheet_lines
from models.queries.papier_gezin import intake_facts, nieuw_facts
from models.queries.rows_gezinspapier import IntakeFacts, NieuwFacts
from models.rules.afdrukcode import read_code
from models.services import actiepunten, dossiers, gebeurtenissen, leden
from models.services.afdrukken import record_afdruk
from models.services.leden import NieuwePersoon
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier, Lidmaatschap, Persoon
from models.values import Papier, Privacy
from reports import intakeblad
from reports.catalog import Facts, build, render, shown
from reports.document import Blank, Tick, inlines_of
from tests.builders import T0, lezer_for, make_demo, make_kluis
from tests.reports import builders_gezin
from tests.reports.builders import LANGE_NAAM
from tests.reports.reading import page_texts, squeezed

DAG = timedelta(days=1)


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    return make_kluis(tmp_path)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 3, "azc Duinvoorde").onderwerp


def intake(plek: Plek, uid: str, privacy: Privacy = Privacy.NAAM) -> IntakeFacts:
    with lezer_for(plek) as lezer:
        return intake_facts(
            lezer, uid, head=make_head(lezer, plek.klok.nu(), dossier_uid=uid, privacy=privacy)
        )


def nieuw(plek: Plek, uid: str, privacy: Privacy = Privacy.NAAM) -> NieuwFacts:
    with lezer_for(plek) as lezer:
        return nieuw_facts(
            lezer, uid, head=make_head(lezer, plek.klok.nu(), dossier_uid=uid, privacy=privacy)
        )


def persons(plek: Plek, uid: str) -> list[str]:
    with plek.store.reader() as session:
        return list(
            session.scalars(
                select(Persoon.uid)
                .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
                .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
                .where(Dossier.uid == uid)
                .order_by(Lidmaatschap.letter)
            )
        )


# --- one A4 ---


@pytest.mark.parametrize(
    ("papier", "facts"),
    [
        (Papier.INTAKEBLAD, builders_gezin.intake()),
        (Papier.INTAKEBLAD, builders_gezin.intake(personen=(), grootte=0)),
        (Papier.INTAKEBLAD, builders_gezin.intake(personen=(), grootte=14)),
        (Papier.INTAKEBLAD, builders_gezin.vol_intake()),
        (Papier.NIEUW_IN_GEZIN, builders_gezin.nieuw()),
        (Papier.NIEUW_IN_GEZIN, builders_gezin.nieuw(personen=0, punten=0)),
        (Papier.NIEUW_IN_GEZIN, builders_gezin.vol_nieuw()),
    ],
)
def test_it_is_one_page(papier: Papier, facts: Facts) -> None:
    """Also with 14 people, a surname of 60 characters and 300 words each."""
    assert render(papier, facts).pages == 1


def test_fourteen_people_with_long_names_all_stand_on_the_intakeblad() -> None:
    (text,) = page_texts(render(Papier.INTAKEBLAD, builders_gezin.vol_intake()).pdf)

    assert squeezed(text).count(squeezed(LANGE_NAAM)) == 16  # each of 14, the gezin and the azc
    assert "…" in text


def test_points_that_do_not_fit_are_counted() -> None:
    facts = builders_gezin.vol_nieuw()
    (text,) = page_texts(render(Papier.NIEUW_IN_GEZIN, facts).pdf)

    assert squeezed("die hier niet staan") in squeezed(text)
    assert squeezed(text).count(squeezed(LANGE_NAAM)) == 15  # each of 14 and the gezin
    assert "Inschrijven bij instantie 0" in text


def test_what_is_recorded_is_what_stands_on_the_sheet() -> None:
    facts = builders_gezin.vol_nieuw()
    (count,) = shown(((Papier.NIEUW_IN_GEZIN, facts),))
    fitted = msgspec.structs.replace(facts, getoond=count)
    made = render(Papier.NIEUW_IN_GEZIN, fitted)
    (text,) = page_texts(made.pdf)
    lines = sheet_lines(Papier.NIEUW_IN_GEZIN, fitted)
    both = ((Papier.INTAKEBLAD, builders_gezin.intake()), (Papier.NIEUW_IN_GEZIN, fitted))

    assert 0 < count < len(facts.lijnen)
    assert made.pages == 1
    assert [int(nr) + 1 for nr in re.findall(r"instantie\s+(\d+)\b", text)] == [one.nummer for one in lines]
    assert len(lines) == count
    assert shown(both) == (-1, count)


# --- intakeblad ---


def test_the_fields_stand_in_the_order_of_tvs(plek: Plek, gezin: str) -> None:
    """A043: size, people, country, tongue, schooling, work, dwelling, family reunion, nareiziger."""
    words = build(Papier.INTAKEBLAD, intake(plek, gezin)).words()
    places = [
        words.index(name)
        for name in (
            "1  Gezinsgrootte",
            "2  Naam",
            "3  Land",
            "4  Moedertaal",
            "5  Opleiding",
            "6  Werkervaring",
            "7  Wat de woning nodig heeft",
            "8  Gezinshereniging",
            "9  Nareiziger",
        )
    ]
    assert places == sorted(places)


def test_what_is_known_is_filled_in_and_the_rest_is_room_to_write(plek: Plek, gezin: str) -> None:
    first, *_others = persons(plek, gezin)
    for field, value in (("herkomstland", "SO"), ("moedertaal", "so"), ("opleiding", "zes jaar school")):
        leden.save_persoon_field(plek, first, field, value)
    dossiers.save_dossier_field(plek, gezin, "lift", waarde=True)
    gebeurtenissen.record_familie_komt(plek, gezin, T0, 2)
    (text,) = page_texts(render(Papier.INTAKEBLAD, intake(plek, gezin)).pdf)

    for words in ("Warsamele", "3 personen", "Somalië", "Somalisch", "zes jaar school", "16-4-2026"):
        assert words in text, words
    document = build(Papier.INTAKEBLAD, intake(plek, gezin))
    inlines = [one for block in document.blocks for one in inlines_of(block)]
    assert [one.done for one in inlines if isinstance(one, Tick)] == [
        *(False, False, True),  # nothing special, ground floor, lift
        *(True, False),  # family reunion
        *(False, True),  # nobody came after
    ]
    assert any(isinstance(one, Blank) for one in inlines)  # rooms and who


def test_rows_for_people_who_are_not_known_yet_can_be_written_in() -> None:
    known = builders_gezin.intake()
    more = builders_gezin.intake(grootte=9)

    def rows(facts: IntakeFacts) -> int:
        tables = [
            b
            for b in intakeblad.build(facts).blocks
            if getattr(b, "widths", ())[:2] == intakeblad._PEOPLE[:2]
        ]
        return len(tables[0].rows)  # type: ignore[union-attr]

    assert (rows(known), rows(more)) == (4, 9)


def test_a_child_is_not_asked_for_work(plek: Plek, gezin: str) -> None:
    leden.save_persoon_field(plek, persons(plek, gezin)[1], "geboortedatum", T0 - 3000 * DAG)

    assert [one.volwassen for one in intake(plek, gezin).personen] == [True, False, True]


@pytest.mark.parametrize("privacy", [Privacy.VOORLETTER, Privacy.ANONIEM])
def test_without_names_no_name_no_birthday_and_no_typed_text(
    plek: Plek, gezin: str, privacy: Privacy
) -> None:
    first, *_others = persons(plek, gezin)
    for field, value in (("roepnaam", "Hodan"), ("opleiding", "bij Hodan thuis"), ("herkomstland", "SO")):
        leden.save_persoon_field(plek, first, field, value)
    leden.save_persoon_field(plek, first, "geboortedatum", date(1990, 1, 2))
    (text,) = page_texts(render(Papier.INTAKEBLAD, intake(plek, gezin, privacy)).pdf)

    assert [word for word in ("Warsamele", "Hodan", "2-1-1990", "thuis") if word in text] == []
    assert ("Somalië" in text) is (privacy is Privacy.VOORLETTER)


# --- nieuw in het gezin ---


def test_a_child_that_was_born_has_its_points_with_a_box(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_getekend(plek, gezin, T0 - 40 * DAG, reden="haast")
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 30 * DAG)
    gebeurtenissen.record_kind_geboren(plek, gezin, T0 - 3 * DAG, "Sahra")
    facts = nieuw(plek, gezin)

    assert [(one.naam, one.geboren) for one in facts.personen] == [("Sahra", True)]
    letter = facts.personen[0].letter
    (text,) = page_texts(render(Papier.NIEUW_IN_GEZIN, facts).pdf)
    assert "geboren 12-6-2026" in text
    by_text = {one.tekst: one for one in facts.lijnen}
    assert by_text["aanmelden bij een huisarts"].letters == ((letter, False),)
    assert "aanmelden bij een tandarts" not in by_text  # not for who was born here
    assert all({one for one, _done in line.letters} <= {letter} for line in facts.lijnen)


def test_what_is_done_for_all_of_them_is_only_counted(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_getekend(plek, gezin, T0 - 40 * DAG, reden="haast")
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 30 * DAG)
    gebeurtenissen.record_familie_is_er(
        plek,
        gezin,
        T0 - 3 * DAG,
        (NieuwePersoon(achternaam="Warsamele", relatie="partner"), NieuwePersoon(achternaam="Warsamele")),
    )
    before = nieuw(plek, gezin)
    assert len(before.personen) == 2
    gp = next(one for one in before.lijnen if one.tekst == "aanmelden bij een huisarts")
    new = {one.letter for one in before.personen}
    assert {letter for letter, _done in gp.letters} == new
    assert any(not one.letters for one in before.lijnen)  # for the gezin: its coming asks it

    with plek.store.reader() as session:
        uids = session.scalars(
            select(Actiepunt.uid)
            .join(Persoon, Persoon.uid == Actiepunt.onderwerp_uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .where(Actiepunt.item_id == "ve-40", Lidmaatschap.letter.in_(sorted(new)))
        ).all()
    actiepunten.tick(plek, uids[0])
    half = next(one for one in nieuw(plek, gezin).lijnen if one.tekst == "aanmelden bij een huisarts")
    assert sorted(done for _letter, done in half.letters) == [False, True]
    actiepunten.tick(plek, uids[1])

    after = nieuw(plek, gezin)
    assert after.klaar == before.klaar + 1
    assert "aanmelden bij een huisarts" not in {one.tekst for one in after.lijnen}


def test_with_nobody_new_it_is_a_form_to_fill_in(plek: Plek, gezin: str) -> None:
    facts = nieuw(plek, gezin)
    (text,) = page_texts(render(Papier.NIEUW_IN_GEZIN, facts).pdf)

    assert (facts.personen, facts.lijnen) == ((), ())
    assert "niemand nieuw" in text


def test_without_names_only_letters_stand_on_it(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_kind_geboren(plek, gezin, T0, "Sahra")
    (text,) = page_texts(render(Papier.NIEUW_IN_GEZIN, nieuw(plek, gezin, Privacy.ANONIEM)).pdf)

    assert [word for word in ("Sahra", "Warsamele") if word in text] == []


def test_a_dossier_that_is_not_there_is_refused(plek: Plek, gezin: str) -> None:
    for collect in (intake_facts, nieuw_facts):
        with lezer_for(plek) as lezer, pytest.raises(Refused, match="dossier_onbekend"):
            collect(lezer, "weg", head=make_head(lezer, plek.klok.nu()))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    made = make_demo(tmp_path_factory.mktemp("gezin"))
    yield made
    made.store.close()


def test_every_demo_gezin_has_both_on_one_page(demo: Plek) -> None:
    with demo.store.reader() as session:
        uids = session.scalars(select(Dossier.uid).order_by(Dossier.id)).all()
    new = 0
    for uid in uids:
        assert render(Papier.INTAKEBLAD, intake(demo, uid)).pages == 1
        facts = nieuw(demo, uid)
        new += bool(facts.personen)
        assert render(Papier.NIEUW_IN_GEZIN, facts).pages == 1
    assert new, "no gezin of the demo has somebody new"


@pytest.mark.parametrize("papier", [Papier.INTAKEBLAD, Papier.NIEUW_IN_GEZIN])
def test_what_leaves_the_program_is_recorded_with_a_code(plek: Plek, gezin: str, papier: Papier) -> None:
    uid = record_afdruk(plek, papier, gezin, (), "nl", Privacy.NAAM, "bestand").onderwerp
    with lezer_for(plek) as lezer:
        code, _before = code_of(lezer, uid)
    assert code[0] == {Papier.INTAKEBLAD: "T", Papier.NIEUW_IN_GEZIN: "N"}[papier]
    assert read_code(code) == code
