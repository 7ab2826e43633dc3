"""Family that comes over: the stop of three months, the choice with its consequences, the home."""

from __future__ import annotations

from datetime import date

import pytest

from models.rules.nareis import (
    Blok,
    BlokStand,
    Past,
    block,
    consequences,
    in_opvang_on,
    still_coming,
    suits,
    told_coming,
)
from models.values import NareisBesluit, Waarheid
from resources.sentences import CODES

JA, NEE, ONBEKEND = Waarheid.JA, Waarheid.NEE, Waarheid.ONBEKEND
BERICHT = date(2026, 1, 10)


def test_a097_a_message_of_10_january_blocks_up_to_and_including_10_april() -> None:
    blok = block(BERICHT, JA, 3, None, date(2026, 4, 10))
    assert (blok.stand, blok.van, blok.tot) == (BlokStand.LOOPT, BERICHT, date(2026, 4, 10))
    assert block(BERICHT, JA, 3, None, date(2026, 4, 11)).stand is BlokStand.VOORBIJ


def test_a097_family_that_came_ends_the_stop() -> None:
    blok = block(BERICHT, JA, 3, date(2026, 2, 1), date(2026, 2, 2))
    assert (blok.stand, blok.tot) == (BlokStand.HERENIGD, date(2026, 2, 1))
    late = block(BERICHT, JA, 3, date(2026, 8, 1), date(2026, 8, 2))
    assert late.tot == date(2026, 4, 10)


@pytest.mark.parametrize(
    ("where", "maanden", "stand"),
    [
        (NEE, 3, BlokStand.NIET_IN_OPVANG),
        (ONBEKEND, 3, BlokStand.WEET_NIET),
        (JA, None, BlokStand.WEET_NIET),
    ],
)
def test_a097_without_opvang_or_figure_nothing_is_blocked(
    where: Waarheid, maanden: int | None, stand: BlokStand
) -> None:
    blok = block(BERICHT, where, maanden, None, BERICHT)
    assert (blok.stand, blok.tot) == (stand, None)


def test_every_stand_of_the_stop_has_a_sentence() -> None:
    for stand in BlokStand:
        assert Blok(stand, BERICHT).reden.code in CODES


@pytest.mark.parametrize(
    ("verhuisd", "nu", "azc", "waar"),
    [
        (None, ONBEKEND, True, JA),
        (None, ONBEKEND, False, ONBEKEND),
        (None, NEE, True, NEE),
        (date(2026, 1, 10), JA, True, NEE),
        (date(2026, 1, 11), NEE, True, JA),
        (date(2026, 1, 11), NEE, False, NEE),
    ],
)
def test_a097_in_the_opvang_is_looked_at_on_the_day_of_the_message(
    verhuisd: date | None, nu: Waarheid, azc: bool, waar: Waarheid
) -> None:
    assert in_opvang_on(BERICHT, verhuisd, nu, heeft_azc=azc) is waar


def test_k06_both_choices_tell_what_they_bring_and_neither_is_refused() -> None:
    blok = Blok(BlokStand.LOOPT, BERICHT, date(2026, 4, 10), 3)
    now = [one.code for one in consequences(NareisBesluit.NU, blok, 1, 4)]
    wait = [one.code for one in consequences(NareisBesluit.WACHTEN, blok, 1, 4)]
    assert now[0] == wait[0] == "nareis_gevolg_stop"
    assert "nareis_gevolg_nu_opvang" in now
    assert "nareis_gevolg_wachten_plek" in wait
    assert not set(now[1:]) & set(wait[1:])
    assert {*now, *wait} <= set(CODES)


def test_k05_a199_one_person_who_is_housed_now_is_warned_about_a_family_dwelling() -> None:
    blok = Blok(BlokStand.VOORBIJ, BERICHT, date(2026, 4, 10), 3)
    assert "nareis_gevolg_nu_passend" in [one.code for one in consequences(NareisBesluit.NU, blok, 1, 4)]
    assert "nareis_gevolg_nu_passend" not in [one.code for one in consequences(NareisBesluit.NU, blok, 2, 4)]
    assert "nareis_gevolg_nu_passend" not in [
        one.code for one in consequences(NareisBesluit.WACHTEN, blok, 1, 4)
    ]


def test_the_rooms_in_the_consequences_are_those_of_each_household() -> None:
    blok = Blok(BlokStand.VOORBIJ, BERICHT)
    told = {one.code: dict(one.params) for one in consequences(NareisBesluit.NU, blok, 1, 4)}
    assert told["nareis_gevolg_nu_kamers"] == {"kamers": 2}
    assert told["nareis_gevolg_nu_later"] == {"kamers": 5}


@pytest.mark.parametrize(
    ("personen", "kamers", "nodig", "heeft", "past"),
    [
        (5, 5, None, True, Past.PAST),
        (5, 4, None, True, Past.TE_KLEIN),
        (5, 4, 4, True, Past.PAST),
        (5, None, None, True, Past.WEET_NIET),
        (5, None, None, False, Past.GEEN_WONING),
    ],
)
def test_a099_a_household_that_is_larger_than_the_dwelling_needs_another(
    personen: int, kamers: int | None, nodig: int | None, heeft: bool, past: Past
) -> None:
    assert suits(personen, kamers, nodig, heeft_woning=heeft) is past


@pytest.mark.parametrize(
    ("verteld", "voor", "na", "vervalt", "nog"),
    [
        (0, 0, 1, False, 1),
        (4, 1, 2, False, 4),
        (4, 4, 5, False, 5),
        (2, 2, 1, False, 1),
        (4, 2, 1, True, 3),
        (1, 1, 0, True, 0),
    ],
)
def test_the_number_expected_goes_along_with_the_list(
    verteld: int, voor: int, na: int, vervalt: bool, nog: int
) -> None:
    assert still_coming(verteld, voor, na, vervalt=vervalt) == nog


@pytest.mark.parametrize(
    ("verteld", "gemeld", "aantal", "samen"),
    [(0, 0, 3, 3), (3, 0, 3, 3), (3, 0, 5, 5), (3, 0, 2, 3), (3, 3, 2, 5), (2, 3, 2, 4), (4, 2, 1, 4)],
)
def test_a100_a_message_and_the_list_are_the_same_people(
    verteld: int, gemeld: int, aantal: int, samen: int
) -> None:
    assert told_coming(verteld, gemeld, aantal) == samen
