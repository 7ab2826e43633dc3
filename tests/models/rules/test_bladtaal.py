"""The small language of *Papier invoeren*: every line is understood, or explained with what to type."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.bladtaal import (
    Bijzonder,
    Daad,
    NietGekomen,
    Onbegrepen,
    Opdracht,
    Rest,
    Zin,
    parse_blad,
)
from models.rules.invoer import tidy
from resources.sentences import CODES

DAG = date(2026, 6, 18)


def _one(tekst: str) -> Zin:
    (zin,) = parse_blad(tekst, DAG)
    return zin


def _code(tekst: str) -> str:
    zin = _one(tekst)
    assert isinstance(zin, Onbegrepen), zin
    return zin.code


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("alles x", Opdracht(0, Daad.KLAAR)),
        ("ALLES X 17-6", Opdracht(0, Daad.KLAAR, dag=date(2026, 6, 17))),
        ("9 nvt laptop al aanwezig", Opdracht(0, Daad.NIET_NODIG, (9,), tekst="laptop al aanwezig")),
        ("9 niet nodig, laptop is er", Opdracht(0, Daad.NIET_NODIG, (9,), tekst="laptop is er")),
        ("12 abd", Opdracht(0, Daad.KLAAR, (12,), ("a", "b", "d"))),
        ("12abd", Opdracht(0, Daad.KLAAR, (12,), ("a", "b", "d"))),
        ("12 a, b d x 17-6", Opdracht(0, Daad.KLAAR, (12,), ("a", "b", "d"), dag=date(2026, 6, 17))),
        ("12 c nvt woont elders", Opdracht(0, Daad.NIET_NODIG, (12,), ("c",), tekst="woont elders")),
        ("14 later 17-9", Opdracht(0, Daad.LATER, (14,), dag=date(2026, 9, 17))),
        (
            "14 later op do 17 september, na de vakantie",
            Opdracht(0, Daad.LATER, (14,), dag=date(2026, 9, 17), tekst="na de vakantie"),
        ),
        ("14 later 17-3", Opdracht(0, Daad.LATER, (14,), dag=date(2027, 3, 17))),
        ("14 later 17-3-2026", Opdracht(0, Daad.LATER, (14,), dag=date(2026, 3, 17))),
        ("14 later 16-6", Opdracht(0, Daad.LATER, (14,), dag=date(2026, 6, 16))),
        ("3 wacht coa", Opdracht(0, Daad.WACHT, (3,), tekst="COA")),
        ("3 wacht op corporatie sinds 3-6", Opdracht(0, Daad.WACHT, (3,), dag=date(2026, 6, 3), tekst="COR")),
        ("3 wacht Praktijk Elzenhof", Opdracht(0, Daad.WACHT, (3,), tekst="Praktijk Elzenhof")),
        ("2 x 17-6", Opdracht(0, Daad.KLAAR, (2,), dag=date(2026, 6, 17))),
        ("2* x", Opdracht(0, Daad.KLAAR, (2,))),
        ("2 huur gaat in op 1-7", Opdracht(0, Daad.KLAAR, (2,), gevraagd=date(2026, 7, 1))),
        (
            "2 x 17-6 huur 1-7",
            Opdracht(0, Daad.KLAAR, (2,), dag=date(2026, 6, 17), gevraagd=date(2026, 7, 1)),
        ),
        ("2 x 17-6 1-7", Opdracht(0, Daad.KLAAR, (2,), dag=date(2026, 6, 17), gevraagd=date(2026, 7, 1))),
        ("9 x van school gekregen", Opdracht(0, Daad.KLAAR, (9,), tekst="van school gekregen")),
        ("3-5 x", Opdracht(0, Daad.KLAAR, (3, 4, 5))),
        ("3 t/m 5, 8 en 9 x", Opdracht(0, Daad.KLAAR, (3, 4, 5, 8, 9))),
        ("9 -", Opdracht(0, Daad.OPEN, (9,))),
        ("9 nog niet", Opdracht(0, Daad.OPEN, (9,))),
        ("9 open sleutel is kwijt", Opdracht(0, Daad.OPEN, (9,), tekst="sleutel is kwijt")),
        ("9 notitie ligt bij Burgerzaken", Opdracht(0, Daad.NOTITIE, (9,), tekst="ligt bij Burgerzaken")),
        (
            "rest sleutel ophalen, corporatie, 20-6",
            Rest(0, "sleutel ophalen", "COR", date(2026, 6, 20)),
        ),
        ("rest fiets zoeken, tweedehands", Rest(0, "fiets zoeken, tweedehands")),
        ("rest fiets zoeken voor 20-6", Rest(0, "fiets zoeken", dag=date(2026, 6, 20))),
        (
            "rest 12 pas ophalen, 20-6",
            Opdracht(0, Daad.LATER, (12,), dag=date(2026, 6, 20), tekst="pas ophalen"),
        ),
        ("rest 12 coa", Opdracht(0, Daad.WACHT, (12,), tekst="COA")),
        ("bijzonder: gezin wil graag een tuin", Bijzonder(0, "gezin wil graag een tuin")),
        ("niet gekomen", NietGekomen(0)),
    ],
)
def test_what_stands_on_a_sheet_is_read(tekst: str, verwacht: Zin) -> None:
    assert _one(tekst) == verwacht


def test_all_but_some_is_two_orders() -> None:
    assert parse_blad("alles x behalve 3, 5-6", DAG) == (
        Opdracht(0, Daad.KLAAR),
        Opdracht(0, Daad.OPEN, (3, 5, 6)),
    )


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("alles", "blad_alles_x"),
        ("alles nvt", "blad_alles_x"),
        ("alles x 3", "blad_alles_x"),
        ("alles x behalve school", "blad_behalve_welke"),
        ("9", "blad_wat_ermee"),
        ("9 nvt", "blad_nvt_waarom"),
        ("9 later", "blad_later_wanneer"),
        ("9 later 31-6", "blad_later_wanneer"),
        ("9 wacht", "blad_wacht_op_wie"),
        ("9 wacht coa sinds gisterenmorgen", "blad_wacht_sinds"),
        ("9 x 31-6", "blad_dag_onleesbaar"),
        ("2 huur", "blad_dag_onleesbaar"),
        ("2 x 17-6 1-7 2-7", "blad_te_veel_dagen"),
        ("9 koffie", "blad_woord_onbekend"),
        ("9 notitie", "blad_notitie_leeg"),
        ("2 17-6", "blad_reeks"),
        ("17-6-2026 x", "blad_nummer_onleesbaar"),
        ("1234 x", "blad_nummer_onleesbaar"),
        ("rest", "blad_rest_wat"),
        ("bijzonder", "blad_bijzonder_leeg"),
        ("koffie", "blad_regel_onbekend"),
        ("x" * 501, "blad_regel_te_lang"),
    ],
)
def test_what_cannot_be_read_says_what_to_type(tekst: str, code: str) -> None:
    assert _code(tekst) == code
    assert code in CODES


def test_empty_lines_do_nothing_and_lines_keep_their_place() -> None:
    found = parse_blad("\n alles x \n\n - \n9 koffie\n", DAG)

    assert [type(zin).__name__ for zin in found] == ["Opdracht", "Onbegrepen"]
    assert [zin.regel for zin in found] == [1, 4]


_WOORDEN = st.sampled_from(
    [
        "alles",
        "x",
        "nvt",
        "later",
        "wacht",
        "9",
        "12abd",
        "3-5",
        "17-6",
        "31-6",
        "huur",
        "rest",
        "bijzonder",
        "sinds",
        "coa",
        ",",
        ";",
        "-",
        "999",
        "op",
        "niet",
        "gekomen",
        "behalve",
        "abd",
        "é",
        "\x00",
        "\u202e",
        "1e9",
        "-1",
        "+14",
        "vandaag",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_WOORDEN, max_size=8).map(" ".join)))
def test_every_input_is_understood_or_explained(tekst: str) -> None:
    found = parse_blad(tekst, DAG)
    filled = {
        nr for nr, line in enumerate(tekst.splitlines()) if " ".join(tidy(line).split()).strip(" .,:;-–")
    }

    assert {zin.regel for zin in found} == filled
    for zin in found:
        if isinstance(zin, Onbegrepen):
            assert zin.code in CODES
        elif isinstance(zin, Opdracht):
            assert all(0 <= nummer <= 999 for nummer in zin.nummers)
            assert zin.daad is not Daad.LATER or zin.dag is not None
            assert zin.daad not in (Daad.NIET_NODIG, Daad.WACHT, Daad.NOTITIE) or zin.tekst


@given(
    st.lists(st.integers(1, 99), min_size=1, max_size=6, unique=True), st.sets(st.sampled_from("abcdefgh"))
)
def test_numbers_and_letters_come_back_as_typed(nummers: list[int], letters: set[str]) -> None:
    order = sorted(letters)
    zin = _one(f"{', '.join(map(str, nummers))} {''.join(order)} x")

    assert zin == Opdracht(0, Daad.KLAAR, tuple(nummers), tuple(order))
