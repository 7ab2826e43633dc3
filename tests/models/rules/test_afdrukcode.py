"""The short code of a sheet: what is misread names no other sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.afdrukcode import make_code, read_code
from models.values import Papier

NUMMERS = st.integers(1, 999_999)


@given(st.sampled_from(list(Papier)), NUMMERS)
def test_a_code_is_read_back(papier: Papier, nummer: int) -> None:
    code = make_code(papier, nummer)
    assert read_code(code) == code
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code
    assert read_code(code.replace("-", "")) == code


@given(NUMMERS, st.integers(0, 9), st.data())
def test_one_wrong_digit_is_noticed(nummer: int, cijfer: int, data: st.DataObject) -> None:
    code = make_code(Papier.DAGKAART, nummer)
    plaats = data.draw(st.sampled_from([i for i, c in enumerate(code) if c.isdigit()]))
    fout = code[:plaats] + str(cijfer) + code[plaats + 1 :]
    assert fout == code or read_code(fout) is None


@given(NUMMERS, st.data())
def test_two_swapped_digits_are_noticed(nummer: int, data: st.DataObject) -> None:
    letter, rest = (
        make_code(Papier.DAGKAART, nummer)[0],
        make_code(Papier.DAGKAART, nummer)[1:].replace("-", ""),
    )
    at = data.draw(st.integers(0, len(rest) - 2))
    fout = rest[:at] + rest[at + 1] + rest[at] + rest[at + 2 :]
    assert fout == rest or read_code(letter + fout) != letter + rest[:-1] + "-" + rest[-1]


@pytest.mark.parametrize("tekst", ["", "R", "17-2", "R-2", "R0-7", "RR17-2", "R17-2 x"])
def test_what_is_no_code_is_none(tekst: str) -> None:
    assert read_code(tekst) is None


def test_numbers_begin_with_one() -> None:
    with pytest.raises(ValueError, match="0"):
        make_code(Papier.DAGKAART, 0)
