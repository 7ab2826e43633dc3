"""What of a profile is still empty, and what waits for it."""

from __future__ import annotations

from dataclasses import replace

from models.rules.profiel import Leeg, ProfielPersoon, empty_items, waits_for
from models.values import Waarheid

VOL = ProfielPersoon(
    letter="a",
    geboren=True,
    v_nummer=True,
    herkomst=True,
    taal=True,
    opleiding=True,
    werkervaring=True,
    bsn=True,
)
NEE = Waarheid.NEE


def test_a053_a_full_profile_has_nothing_empty() -> None:
    assert empty_items([VOL], 1, NEE, NEE) == ()


def test_a043_each_empty_item_names_whose_it_is_in_the_order_of_the_profile() -> None:
    second = replace(VOL, letter="b", bsn=False, taal=False)
    assert empty_items([replace(VOL, bsn=False), second], 2, Waarheid.ONBEKEND, NEE) == (
        Leeg("taal", ("b",)),
        Leeg("bsn", ("a", "b")),
        Leeg("woonbehoefte"),
    )


def test_fewer_people_than_the_koppeling_told_is_an_item() -> None:
    assert empty_items([VOL], 2, NEE, NEE) == (Leeg("personen"),)
    assert empty_items([], 0, NEE, NEE) == (Leeg("personen"),)


def test_school_and_work_are_asked_of_adults_only() -> None:
    child = replace(VOL, opleiding=False, werkervaring=False)
    assert [one.code for one in empty_items([child], 1, NEE, NEE)] == ["opleiding", "werkervaring"]
    assert empty_items([replace(child, volwassen=False)], 1, NEE, NEE) == ()


def test_a049_without_registration_no_bsn_and_without_bsn_no_account_contract_insurance_or_digid() -> None:
    waits = dict(waits_for([]))
    assert waits["bsn"] == ("brp",)
    assert {"bankrekening", "huurcontract", "zorgverzekering", "digid"} <= set(waits)
    assert all("bsn" in first for wens, first in waits.items() if wens != "bsn")
    assert "bankrekening" not in dict(waits_for(["bsn"]))
