from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.rules.importlijst import (
    SYNONIEMEN,
    Kolom,
    Uitkomst,
    code_of_word,
    fold_head,
    is_forbidden,
    read,
    suggest,
)

DAG = date(2026, 6, 15)


def test_heads_of_known_lists_are_recognised_whatever_their_spelling() -> None:
    heads = (
        "Gezinsnr.",
        "V-nummer",
        "Achternaam",
        "Geb.datum",
        "Datum koppeling",
        "COA-locatie",
        "Opmerking",
    )

    assert suggest(heads) == ("gezin", "v_nummer", "achternaam", "geboortedatum", "koppeling", "azc", "")


def test_each_kind_is_given_to_one_column_and_an_earlier_choice_goes_first() -> None:
    assert suggest(("Naam", "Voornaam", "Roepnaam"), {"naam": "achternaam"}) == ("achternaam", "roepnaam", "")


@pytest.mark.parametrize("head", ["BSN", "bsn nummer", "Burgerservicenummer", "Medisch", "Asielrelaas"])
def test_a_bsn_health_or_the_asylum_story_stays_out(head: str) -> None:
    assert is_forbidden(head)
    assert suggest((head,), {fold_head(head): "naam"}) == ("",)


def test_every_synonym_is_spelled_as_it_is_looked_up() -> None:
    words = [word for several in SYNONIEMEN.values() for word in several]

    assert [fold_head(word) for word in words] == words
    assert len(set(words)) == len(words)


KOLOMMEN = ("gezin", "achternaam", "roepnaam", "geboortedatum", "koppeling", "azc", "v_nummer")


def take(*rijen: tuple[str, ...], kolommen: tuple[str, ...] = KOLOMMEN) -> Uitkomst:
    return read(rijen, kolommen, DAG)


def wrong(uitkomst: Uitkomst) -> list[tuple[int, str, str]]:
    return [(fout.rij, fout.kolom, fout.code) for fout in uitkomst.fouten]


def test_rows_with_one_number_are_one_household() -> None:
    found = take(
        ("7", "Proefnaam", "Ada", "3-6-1990", "2026-06-01", "azc Proef", "1234567890"),
        ("7", "Proefnaam", "Bo", "2015-01-02", "1-6-2026", "", ""),
        ("8", "Anders", "", "", "1 juni 2026", "", ""),
        ("", "", "", "", "", "", ""),
    )

    assert wrong(found) == []
    first, second = found.gezinnen
    assert (first.naam, first.koppeling, first.aantal, first.azc) == (
        "Proefnaam",
        date(2026, 6, 1),
        2,
        "azc Proef",
    )
    assert first.personen[0].geboortedatum == date(1990, 6, 3)
    assert first.personen[0].velden == (("v_nummer", "1234567890"),)
    assert (second.rijen, second.aantal) == ((4,), 1)


def test_a_row_a_household_has_a_number_of_persons() -> None:
    kolommen = ("naam", "koppeling", "aantal", "vergunning")
    found = take(("Proefgezin", "1-6-2026", "5", "20-5-2026"), kolommen=kolommen)

    assert (found.gezinnen[0].aantal, found.gezinnen[0].vergunning) == (5, date(2026, 5, 20))
    assert found.gezinnen[0].personen == ()


def test_a_household_with_a_wrong_row_stays_out_and_every_fault_is_named() -> None:
    found = take(
        ("7", "Goed", "Ada", "", "1-6-2026", "", ""),
        ("7", "Goed", "Bo", "31-2-2010", "2-6-2026", "", "geen nummer!"),
        ("8", "Goed", "", "", "16-6-2026", "", ""),
        ("9", "Goed", "", "", "", "", ""),
        ("10", "x" * 81, "", "", "1-6-2026", "", ""),
        ("11", "Goed", "", "", "1-6-1980", "", ""),
        ("12", "Goed", "", "", "ooit", "", ""),
        ("13", "", "", "", "1-6-2026", "", ""),
        ("14", "Goed", "Cy", "1-1-1800", "1-6-2026", "", ""),
    )

    assert found.gezinnen == ()
    assert (3, "geboortedatum", "geen_datum") in wrong(found)
    assert (3, "koppeling", "import_dagen_verschillen") in wrong(found)
    assert any(fout[:2] == (3, "v_nummer") for fout in wrong(found))
    assert (4, "koppeling", "dag_in_toekomst") in wrong(found)
    assert (5, "koppeling", "veld_leeg") in wrong(found)
    assert any(fout[:2] == (6, "achternaam") for fout in wrong(found))
    assert (7, "koppeling", "dag_onmogelijk") in wrong(found)
    assert (8, "koppeling", "geen_datum") in wrong(found)
    assert (9, "naam", "veld_leeg") in wrong(found)
    assert any(fout[:2] == (10, "geboortedatum") for fout in wrong(found))


def test_what_a_household_says_of_numbers_permit_and_sex_is_checked() -> None:
    kolommen = ("naam", "koppeling", "aantal", "vergunning", "roepnaam", "geslacht")
    found = take(
        ("Proef", "1-6-2026", "41", "", "", ""),
        ("Proef", "1-6-2026", "twee", "", "", ""),
        ("Proef", "1-6-2026", "2", "2-6-2026", "", ""),
        ("Proef", "1-6-2026", "2", "", "Ada", "onbekend"),
        ("Proef", "1-6-2026", "2", "", "Ada", "Vrouw"),
        kolommen=kolommen,
    )

    assert [fout[2] for fout in wrong(found)] == [
        "getal_buiten_grens",
        "getal_buiten_grens",
        "vergunning_na_koppeling",
        "keuze_onbekend",
    ]
    assert found.gezinnen[0].personen[0].velden == (("geslacht", "v"),)


def test_countries_and_languages_are_read_as_people_write_them() -> None:
    assert code_of_word(Kolom.HERKOMSTLAND, "Syrië") == code_of_word(Kolom.HERKOMSTLAND, "syria") == "SY"
    assert code_of_word(Kolom.MOEDERTAAL, "Tigrinya") == "ti"
    assert code_of_word(Kolom.MOEDERTAAL, "onbekendisch") == ""
    kolommen = ("achternaam", "koppeling", "herkomstland", "moedertaal")
    found = take(("Proef", "1-6-2026", "Eritrea", "Proefisch"), kolommen=kolommen)

    assert found.gezinnen[0].personen[0].velden == (("herkomstland", "ER"),)
    assert [(fout.rij, fout.code) for fout in found.let_op] == [(2, "import_woord_onbekend")]


def test_a_list_without_a_name_or_a_day_is_refused() -> None:
    with pytest.raises(Refused, match="import_geen_koppeling"):
        read((), ("naam",), DAG)
    with pytest.raises(Refused, match="import_geen_naam"):
        read((), ("koppeling",), DAG)


cells = st.text(max_size=12) | st.sampled_from(["1-6-2026", "2026-06-01", "7", "Ada", "m", "1234567890"])


@settings(max_examples=200)
@given(st.lists(st.lists(cells, max_size=9), max_size=8))
def test_whatever_stands_in_a_list_each_row_is_taken_in_or_has_its_reason(rijen: list[list[str]]) -> None:
    kolommen = (
        "gezin",
        "achternaam",
        "koppeling",
        "geboortedatum",
        "v_nummer",
        "geslacht",
        "aantal",
        "telefoon",
    )
    found = read(rijen, kolommen, DAG)
    taken = {rij for gezin in found.gezinnen for rij in gezin.rijen}
    bad = {fout.rij for fout in found.fouten}

    assert not taken & bad
    assert len(taken) == sum(len(gezin.rijen) for gezin in found.gezinnen)


def test_a_column_that_was_left_out_before_stays_out() -> None:
    assert suggest(("Land", "Naam"), {"land": "", "naam": "naam"}) == ("", "naam")


RUNNING = ("naam", "koppeling", "tekendatum", "verhuizing", "opleiding", "werkervaring", "roepnaam")


def test_dates_of_a_running_household_say_its_phase_and_are_looked_at_together() -> None:
    found = take(
        ("Wacht", "1-6-2026", "", "", "", "", ""),
        ("Tekent", "1-3-2026", "2-5-2026", "", "", "", ""),
        ("Woont", "1-3-2026", "2-5-2026", "20-5-2026", "bakker", "drie jaar in een bakkerij", "Ada"),
        kolommen=RUNNING,
    )
    days = (date(2026, 8, 1), date(2026, 8, 2))
    assert [[one.fase(dag, 3).value for one in found.gezinnen] for dag in days] == [
        ["pre_vestiging", "vestiging", "vestiging"],
        ["pre_vestiging", "vestiging", "integratie"],
    ]
    assert found.gezinnen[2].personen[0].velden == (
        ("opleiding", "bakker"),
        ("werkervaring", "drie jaar in een bakkerij"),
    )

    wrong = take(
        ("Vroeg", "1-6-2026", "2-5-2026", "", "", "", ""),
        ("Zonder", "1-3-2026", "", "2-5-2026", "", "", ""),
        ("Om", "1-3-2026", "2-5-2026", "1-5-2026", "", "", ""),
        kolommen=RUNNING,
    )
    assert not wrong.gezinnen
    assert [one.code for one in wrong.fouten] == [
        "import_tekenen_voor_koppeling",
        "import_verhuisd_zonder_tekenen",
        "import_verhuisd_voor_tekenen",
    ]
