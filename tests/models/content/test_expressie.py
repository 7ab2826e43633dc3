"""The language of conditions: reading, three-valued truth, and what stays to be asked."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.content.expressie import (
    MAX_DIEPTE,
    Altijd,
    En,
    Expressie,
    ExpressieFout,
    Naam,
    Niet,
    Of,
    evaluate,
    names,
    parse,
    show,
    undecided,
)
from models.values import Waarheid

JA, NEE, ONBEKEND = Waarheid.JA, Waarheid.NEE, Waarheid.ONBEKEND
CODES = ("amv", "bijstand", "groot", "kind4_11", "en_of", "ofwel")


def _samen(delen: st.SearchStrategy[Expressie]) -> st.SearchStrategy[Expressie]:
    rij = st.lists(delen, min_size=2, max_size=3).map(tuple)
    return st.one_of(delen.map(Niet), rij.map(En), rij.map(Of))


EXPRESSIES = st.recursive(st.sampled_from(CODES).map(Naam), _samen, max_leaves=8)
WAARDEN = st.fixed_dictionaries({code: st.sampled_from(list(Waarheid)) for code in CODES})


def test_niet_binds_before_en_and_en_before_of() -> None:
    assert parse("groot of nareis en niet in_opvang") == Of(
        (Naam("groot"), En((Naam("nareis"), Niet(Naam("in_opvang")))))
    )


def test_brackets_come_first() -> None:
    assert parse("(groot of nareis) en amv") == En((Of((Naam("groot"), Naam("nareis"))), Naam("amv")))


@pytest.mark.parametrize("tekst", ["", "   "])
def test_an_empty_condition_always_holds(tekst: str) -> None:
    assert parse(tekst) == Altijd()
    assert evaluate(parse(tekst), {}) is JA
    assert names(parse(tekst)) == frozenset()
    assert show(parse(tekst)) == ""


@pytest.mark.parametrize(
    ("tekst", "plek"),
    [
        ("groot of", 9),
        ("of groot", 1),
        ("groot nareis", 7),
        ("(groot", 7),
        ("groot)", 6),
        ("niet", 5),
        ("groot en en amv", 10),
        ("groot && amv", 7),
        ("Groot", 1),
        ("groot of 9kind", 10),
        ("()", 2),
    ],
)
def test_a_wrong_condition_names_the_place(tekst: str, plek: int) -> None:
    with pytest.raises(ExpressieFout) as fout:
        parse(tekst)
    assert fout.value.code == "inhoud_voorwaarde_fout"
    assert fout.value.params == {"tekst": tekst, "plek": plek}


def test_endless_nesting_is_refused_in_words() -> None:
    assert names(parse("niet " * (MAX_DIEPTE - 1) + "groot")) == {"groot"}
    for te_diep in ("(" * 5000 + "groot" + ")" * 5000, "niet " * 5000 + "groot"):
        with pytest.raises(ExpressieFout):
            parse(te_diep)


@pytest.mark.parametrize(
    ("links", "rechts", "en", "of"),
    [
        (JA, JA, JA, JA),
        (JA, NEE, NEE, JA),
        (JA, ONBEKEND, ONBEKEND, JA),
        (NEE, NEE, NEE, NEE),
        (NEE, ONBEKEND, NEE, ONBEKEND),
        (ONBEKEND, ONBEKEND, ONBEKEND, ONBEKEND),
    ],
)
def test_the_truth_table_is_that_of_kleene(
    links: Waarheid, rechts: Waarheid, en: Waarheid, of: Waarheid
) -> None:
    for a, b in ((links, rechts), (rechts, links)):
        waarden = {"groot": a, "amv": b}
        assert evaluate(parse("groot en amv"), waarden) is en
        assert evaluate(parse("groot of amv"), waarden) is of


def test_a_code_without_a_value_is_unknown() -> None:
    assert evaluate(parse("niet groot"), {}) is ONBEKEND


@given(EXPRESSIES)
def test_what_is_shown_reads_back_as_the_same(expressie: Expressie) -> None:
    assert parse(show(expressie)) == expressie


@given(EXPRESSIES, WAARDEN)
def test_unknown_means_that_the_answer_can_still_go_either_way_or_is_never_wrong(
    expressie: Expressie, waarden: dict[str, Waarheid]
) -> None:
    """What is called ja or nee stays so, whatever the unknown codes turn out to be."""
    uitkomst = evaluate(expressie, waarden)
    open_codes = sorted(code for code in names(expressie) if waarden[code] is ONBEKEND)
    if uitkomst is not ONBEKEND:
        for keuze in product((JA, NEE), repeat=len(open_codes)):
            assert evaluate(expressie, waarden | dict(zip(open_codes, keuze, strict=True))) is uitkomst


@given(EXPRESSIES, WAARDEN)
def test_without_unknown_codes_there_is_an_answer(expressie: Expressie, waarden: dict[str, Waarheid]) -> None:
    bekend = {code: NEE if waarde is ONBEKEND else waarde for code, waarde in waarden.items()}
    assert evaluate(expressie, bekend) is not ONBEKEND
    assert undecided(expressie, bekend) == ()


@given(EXPRESSIES, WAARDEN)
def test_denying_twice_changes_nothing_and_de_morgan_holds(
    expressie: Expressie, waarden: dict[str, Waarheid]
) -> None:
    assert evaluate(Niet(Niet(expressie)), waarden) is evaluate(expressie, waarden)
    ander = Naam("amv")
    assert evaluate(Niet(En((expressie, ander))), waarden) is evaluate(
        Of((Niet(expressie), Niet(ander))), waarden
    )


@given(EXPRESSIES, WAARDEN)
def test_answering_all_that_is_asked_settles_the_condition(
    expressie: Expressie, waarden: dict[str, Waarheid]
) -> None:
    vragen = undecided(expressie, waarden)
    assert bool(vragen) == (evaluate(expressie, waarden) is ONBEKEND)
    for keuze in product((JA, NEE), repeat=len(vragen)):
        beantwoord = waarden | dict(zip(vragen, keuze, strict=True))
        assert evaluate(expressie, beantwoord) is not ONBEKEND


def test_only_what_decides_is_asked() -> None:
    conditie = parse("kind12_17 en weinig_nl")
    assert undecided(conditie, {"kind12_17": NEE}) == ()
    assert undecided(conditie, {"kind12_17": JA}) == ("weinig_nl",)
    assert undecided(conditie, {}) == ("kind12_17", "weinig_nl")
