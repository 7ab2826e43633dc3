from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.groepen import ALPHABET
from models.rules.logboek import (
    CHAIN_HEX,
    GROUPS,
    SOORTEN,
    make_ankercode,
    read_ankercode,
    soort_of,
)
from models.rules.toegang import SYSTEEM
from models.values import LogSoort

NUMBERS = st.integers(0, 2**40 - 1)
LINKS = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(NUMBERS, LINKS)
def test_a_code_is_read_back_with_number_and_the_first_part_of_the_link(nummer: int, link: str) -> None:
    found = read_ankercode(make_ankercode(nummer, link).lower().replace("-", " "))
    assert found.ok
    assert (found.nummer, found.keten) == (nummer, link[:CHAIN_HEX])


@given(NUMBERS, LINKS, st.integers(0, GROUPS * 5 - 1), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed_in_its_group(nummer: int, link: str, at: int, sign: str) -> None:
    code = make_ankercode(nummer, link)
    place = at + at // 5
    typed = code[:place] + sign + code[place + 1 :]
    found = read_ankercode(typed)
    if typed == code:
        assert found.ok
    else:
        assert found.foute_groepen == (at // 5 + 1,)


@given(NUMBERS, LINKS, st.integers(0, GROUPS - 2))
def test_two_groups_in_the_wrong_order_are_noticed(nummer: int, link: str, first: int) -> None:
    groups = make_ankercode(nummer, link).split("-")
    if groups[first] != groups[first + 1]:
        groups[first], groups[first + 1] = groups[first + 1], groups[first]
        assert not read_ankercode("-".join(groups)).ok


def test_a_code_that_is_too_short_or_too_long_says_how_many_groups_there_are() -> None:
    code = make_ankercode(12, "ab" * 32)
    assert (read_ankercode(code[:17]).ok, read_ankercode(code[:17]).groepen) == (False, 3)
    assert not read_ankercode(code + "-00000").ok
    assert not read_ankercode("").ok


def test_a_number_that_does_not_fit_is_an_error_of_the_program() -> None:
    for nummer in (-1, 2**40):
        with pytest.raises(ValueError, match=str(nummer)):
            make_ankercode(nummer, "ab" * 32)


@pytest.mark.parametrize(
    ("soort", "wie", "resultaat", "group"),
    [
        ("actiepunt_gedaan", "m-1", "gedaan", LogSoort.VERANDERD),
        ("actiepunt_gedaan", "m-1", "geen_toegang", LogSoort.GEWEIGERD),
        ("dossier_bekeken", "m-1", "gedaan", LogSoort.BEKEKEN),
        ("dossier_bekeken", "m-1", "geen_recht", LogSoort.GEWEIGERD),
        ("afdruk", "m-1", "gedaan", LogSoort.GEDRUKT),
        ("logboek_uitgevoerd", "m-1", "gedaan", LogSoort.UITGEVOERD),
        ("aanmelden_mislukt", "", "mislukt", LogSoort.AANGEMELD),
        ("reservekopie", "m-1", "mislukt", LogSoort.SYSTEEM),
        ("dagwissel", SYSTEEM, "gedaan", LogSoort.SYSTEEM),
        ("iets_nieuws", SYSTEEM, "gedaan", LogSoort.SYSTEEM),
        ("iets_nieuws", "m-1", "gedaan", LogSoort.VERANDERD),
    ],
)
def test_an_entry_belongs_to_one_group(soort: str, wie: str, resultaat: str, group: LogSoort) -> None:
    assert soort_of(soort, wie, resultaat) is group


def test_no_kind_stands_in_two_groups() -> None:
    codes = [code for group in SOORTEN.values() for code in group]
    assert len(codes) == len(set(codes))
