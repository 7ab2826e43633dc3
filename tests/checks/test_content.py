"""The shipped content against its source: every row, every count, every reference, and the style of the text.

`actiepunten_bron.txt` holds the 145 rows as the tables of the source have them. What was settled afterwards
stands here, each with its reason, so that a change in the TOML that nobody decided turns red.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.content import Inhoud, Item
from models.content.expressie import names, parse
from models.content.loader import check_content, load_content
from models.values import Anker, AnkerStand, Fase, Herkomst, LaterErbij, Partij, Reikwijdte, Ronde, Verdeling

PARTIJ = {
    "Gemeente": Partij.GEM,
    "COA": Partij.COA,
    "Corporatie": Partij.COR,
    "Begeleider": Partij.MB,
    "Gezin": Partij.ST,
    "Nidos": Partij.NID,
}
WIE_OPNIEUW = {
    "ve-05": "GEM,COR,MB",  # the notitie asks it of the gemeente
    "ve-55": "GEM,MB,COR",  # a question to the corporatie, so the corporatie is not the doener
    "in-21": "GEM,COR,MB,ST",  # closes the year monitor, led by the gemeente
    "ve-58": "GEM,COR",  # who pays is asked of the gemeente
    "pv-36": "GEM,COR,MB",  # the day stands only when the others confirm
    "pv-23": "GEM,COA,MB",  # starting in the azc cannot be done without the COA
    "pv-28": "GEM,COR",  # contracts are made by the landlord
}
ALS_OPNIEUW = dict.fromkeys(("pv-44", "pv-45"), "heeft_schoolaanmelding")
REIKWIJDTE_OPNIEUW = dict.fromkeys(("pv-44", "pv-45"), "persoon")
"""A child of 4 with a schoolaanmelding has these lines too, and is not yet leerplichtig."""
GEEN_STER = {"in-26"}
"""Closing the dossier is no condition for a next phase: there is none (foundations 9)."""
LENGTE = {
    "pv-05": 14,
    "pv-07": 5,
    "pv-25": 70,
    "pv-31": 70,
    "pv-46": 3,
    "pv-49": 14,
    "pv-51": 14,
    "ve-26": 14,
    "ve-27": 14,
    "ve-30": 14,
    "ve-33": 14,
    "ve-37": 6,
    "ve-64": 12,
    "in-18": 6,
    "in-19": 9,
    "in-20": 12,
    "in-21": 12,
    "in-22": 12,
    "in-24": 18,
}
EENHEID = {"d": "_dagen", "wd": "_werkdagen", "w": "_weken", "m": "_maanden"}
TIEN_WEKEN = {"pv-25", "pv-31"}
"""Ten weeks in the list, seventy days in the setting: the same length."""
HUISDOSSIER_RIJEN = {f"m-{n:02}" for n in range(1, 37)} - {f"m-{n:02}" for n in (13, 28, 30, 33, 34, 35, 36)}
RONDE_WEIGERING = """
    pv-12 pv-25 pv-26 pv-27 pv-29 pv-30 pv-31 pv-32 pv-33 pv-34 pv-35 pv-36 pv-37 pv-38 pv-39
    pv-40 ve-01 ve-02 ve-03 ve-04 ve-05 ve-06 ve-13 ve-14 ve-15 ve-17 ve-18 ve-21 ve-22 ve-23
    ve-24 ve-25 ve-26 ve-27 ve-28 ve-30 ve-31 ve-32 ve-33 ve-34 ve-39 ve-52 ve-55 in-21
"""
RONDE_VAST = """
    pv-12 pv-20 pv-25 pv-26 pv-27 pv-29 pv-30 pv-31 pv-32 pv-35 pv-36 pv-37 pv-38 ve-01 ve-02
    ve-03 ve-04 ve-05 ve-06 ve-13 ve-14 ve-15 ve-17 ve-18 ve-21 ve-23 ve-26 ve-27 ve-28 ve-30
    ve-31 ve-33 ve-39 ve-45 ve-52 ve-55 in-21
"""

NAGAAN = "pv-08 pv-11 pv-18 pv-22 ve-06 ve-16 ve-23 ve-35 ve-36 ve-40 ve-45 in-04"


@dataclass(frozen=True)
class BronRij:
    """One row of the source tables."""

    id: str
    ster: str
    wie: str
    verdeling: str
    termijn: str
    loket: str
    als: str
    bron: str
    reikwijdte: str
    doener: str
    onze: str
    m: str
    anker: str
    later_erbij: str
    ronde: str


def _bron() -> tuple[BronRij, ...]:
    regels = (Path(__file__).parent / "actiepunten_bron.txt").read_text(encoding="utf-8").splitlines()
    return tuple(BronRij(*regel.split("|")) for regel in regels[2:])


BRON = _bron()


@pytest.fixture(scope="module")
def inhoud() -> Inhoud:
    """The shipped content."""
    return load_content()


@pytest.fixture(scope="module")
def punten(inhoud: Inhoud) -> dict[str, Item]:
    """The 145 actiepunten of the documents."""
    return {rij.id: inhoud.items[rij.id] for rij in BRON}


def test_all_of_it_is_sound_and_quickly_read() -> None:
    duren = []
    for _ in range(5):
        begin = time.process_time()
        assert check_content() == ()
        duren.append(time.process_time() - begin)
    assert min(duren) < 0.060 * 3, duren  # 60 ms of work, with room for a slow machine and for tracing


def test_the_source_has_145_rows_in_the_three_phases(punten: dict[str, Item]) -> None:
    assert Counter(item.fase for item in punten.values()) == {
        Fase.PRE_VESTIGING: 54,
        Fase.VESTIGING: 65,
        Fase.INTEGRATIE: 26,
    }


@pytest.mark.parametrize("rij", BRON, ids=[rij.id for rij in BRON])
def test_each_row_of_the_source_is_there_as_settled(punten: dict[str, Item], rij: BronRij) -> None:
    item = punten[rij.id]
    wie = tuple(Partij(code) for code in WIE_OPNIEUW.get(rij.id, rij.wie).split(","))
    assert item.wie == wie
    assert item.wie[0] is PARTIJ[rij.doener]
    assert item.verdeling is (Verdeling.VOLLEDIG if len(wie) == 1 else Verdeling.GEDEELD)
    if rij.id not in WIE_OPNIEUW:
        assert item.verdeling.value[0].upper() == rij.verdeling
    assert item.onze == (rij.onze == "ja")
    assert item.kern == (rij.ster == "ja" and rij.id not in GEEN_STER)
    assert item.loket == rij.loket
    assert item.als == ALS_OPNIEUW.get(rij.id, rij.als)
    assert item.bron == rij.bron
    assert item.matrix == rij.m
    assert item.reikwijdte == REIKWIJDTE_OPNIEUW.get(rij.id, re.sub(r"[ -]", "_", rij.reikwijdte))
    verwacht = {"n.v.t.": LaterErbij.NVT, "vervalt": LaterErbij.VERVALT}
    assert item.later_erbij is verwacht.get(rij.later_erbij, LaterErbij.MAXIMUM)
    assert item.eenmalig == (rij.ronde == "eenmalig")
    assert item.herkomst is Herkomst.DOCUMENT
    assert item.huisdossier
    assert not item.uit


@pytest.mark.parametrize("rij", BRON, ids=[rij.id for rij in BRON])
def test_each_term_is_that_of_the_source(inhoud: Inhoud, rij: BronRij) -> None:
    termijn = inhoud.items[rij.id].termijn
    if not rij.termijn:
        assert termijn is None
        assert rij.anker == "–"
        return
    gevonden = re.fullmatch(r"([a-z_]+(?:18)?)(?:([+-])(\d+)(wd|d|w|m))? \((D|v)\)", rij.termijn)
    assert gevonden is not None
    anker, teken, aantal, eenheid, herkomst = gevonden.groups()
    assert termijn is not None
    assert termijn.anker == anker
    assert termijn.stand == rij.anker
    assert termijn.herkomst is (Herkomst.DOCUMENT if herkomst == "D" else Herkomst.VOORSTEL)
    if herkomst == "v" or aantal is None:
        assert termijn.instelling == ""
        assert termijn.offset == (f"{teken}{aantal}{eenheid}" if aantal else "")
        return
    assert termijn.offset == ""
    assert termijn.teken == (1 if teken == "+" else -1)
    (instelling,) = [i for i in inhoud.instellingen if i.code == termijn.instelling]
    assert instelling.herkomst is Herkomst.DOCUMENT
    assert instelling.waarde == LENGTE[rij.id]
    if rij.id not in TIEN_WEKEN:
        assert (instelling.waarde, termijn.instelling.endswith(EENHEID[eenheid])) == (int(aantal), True)
    else:
        assert (instelling.waarde, eenheid) == (int(aantal) * 7, "w")


def test_the_counts_of_the_list_hold(punten: dict[str, Item]) -> None:
    assert sum(bool(item.loket) for item in punten.values()) == 27
    assert sum(rij.ster == "ja" for rij in BRON) == 46
    assert sum(item.kern for item in punten.values()) == 46 - len(GEEN_STER)
    document = [
        item for item in punten.values() if item.termijn and item.termijn.herkomst is Herkomst.DOCUMENT
    ]
    assert len(document) == 34
    assert sum(bool(item.termijn and item.termijn.instelling) for item in document) == len(LENGTE) == 19


def test_the_counts_of_the_settled_columns_hold(punten: dict[str, Item]) -> None:
    alle = punten.values()
    assert Counter(item.reikwijdte for item in alle) == {
        Reikwijdte.HUISHOUDEN: 105,
        Reikwijdte.VOLWASSENE: 14,
        Reikwijdte.PERSOON: 7 + len(REIKWIJDTE_OPNIEUW),
        Reikwijdte.INBURGERINGSPLICHTIGE: 5,
        Reikwijdte.AMV: 4,
        Reikwijdte.LEERPLICHTIG: 3 - len(REIKWIJDTE_OPNIEUW),
        Reikwijdte.KIND_0_3: 3,
        Reikwijdte.KIND_12_17: 2,
        Reikwijdte.KIND_4_11: 1,
        Reikwijdte.NAREIZIGER: 1,
    }
    assert Counter(item.wie[0] for item in alle) == {
        Partij.GEM: 65,
        Partij.MB: 32,
        Partij.ST: 23,
        Partij.COA: 14,
        Partij.COR: 9,
        Partij.NID: 2,
    }
    assert Counter(item.onze for item in alle) == {True: 124, False: 21}
    assert Counter(item.termijn.stand if item.termijn else None for item in alle) == {
        AnkerStand.WERKELIJK: 100,
        AnkerStand.GEPLAND: 42,
        None: 3,
    }
    assert Counter(item.later_erbij for item in alle) == {
        LaterErbij.NVT: 109,
        LaterErbij.MAXIMUM: 33,
        LaterErbij.VERVALT: 3,
    }
    assert Counter(item.eenmalig for item in alle) == {True: 95, False: 50}


def test_a_term_that_lies_before_its_anchor_looks_at_the_plan(punten: dict[str, Item]) -> None:
    school_voor_de_verhuizing = {"pv-41", "pv-42", "pv-43"}
    na_het_lidmaatschap = {"in-12"}
    kalender = {Anker.VERJAARDAG18, Anker.ELK_HALFJAAR}
    for item in punten.values():
        if item.termijn is None or item.termijn.anker in kalender:
            continue
        ervoor = not item.termijn.instelling and not item.termijn.offset.startswith("+")
        if item.id in school_voor_de_verhuizing | na_het_lidmaatschap:
            ervoor = not ervoor
        assert (item.termijn.stand is AnkerStand.GEPLAND) == ervoor, item.id


def test_the_rounds_are_those_of_the_table(punten: dict[str, Item]) -> None:
    weigering = set(RONDE_WEIGERING.split())
    verwacht = {
        Ronde.WEIGERING: weigering,
        Ronde.HERHUISVESTING: weigering | {"pv-20", "ve-45"},
        Ronde.VASTE_WONING: set(RONDE_VAST.split()),
    }
    for ronde, ids in verwacht.items():
        assert {item.id for item in punten.values() if ronde in item.rondes} == ids
    per_weigering = {"pv-48", "pv-49", "pv-51", "pv-52"}
    assert {item.id for item in punten.values() if not item.eenmalig and not item.rondes} == per_weigering
    assert all(punten[code].per_gebeurtenis is Anker.WEIGERING for code in per_weigering)
    assert punten["pv-50"].eenmalig
    assert {
        item.id: [(extra.ronde, extra.als) for extra in item.ronde_als]
        for item in punten.values()
        if item.ronde_als
    } == {
        **{
            code: [(Ronde.HERHUISVESTING, "in_opvang")]
            for code in ("pv-33", "ve-22", "ve-24", "ve-25", "ve-34")
        },
        **{code: [(Ronde.VASTE_WONING, "handmatig")] for code in ("ve-14", "ve-27")},
    }


def test_ticks_set_the_dates_that_other_terms_hang_on(inhoud: Inhoud) -> None:
    zet = {item.id: item.zet_anker for item in inhoud.items.values() if item.zet_anker}
    assert zet == {
        "pv-01": Anker.KOPPELING,
        "pv-04": Anker.HUISVESTINGSGESPREK,
        "pv-41": Anker.SCHOOLAANMELDING,
        "pv-42": Anker.SCHOOLAANMELDING,
        "pv-43": Anker.SCHOOLAANMELDING,
        "pv-49": Anker.UITSPRAAK,
        "ve-03": Anker.TEKENDATUM,
        "ve-06": Anker.BRP_GEMEENTE,
        "ve-33": Anker.VERHUIZING,
        "ve-40": Anker.HUISARTSAANMELDING,
        "ve-46": Anker.START_OPVANG,
        "ve-61": Anker.BRP_GEMEENTE,
        "in-04": Anker.PIP,
    }
    assert [item.id for item in inhoud.items.values() if item.vraagt_datum] == ["ve-46"]


def test_conditions_that_would_move_on_are_frozen(punten: dict[str, Item]) -> None:
    bevroren = {item.id: item.bevroren_op for item in punten.values() if item.bevroren_op}
    assert bevroren == {
        **dict.fromkeys(("pv-33", "ve-22", "ve-34", "ve-42"), Anker.TEKENDATUM),
        "pv-46": Anker.BERICHT_NAREIS,
    }
    assert {item.als for item in punten.values() if item.bevroren_op} == {"in_opvang", "nareis_in_opvang"}


def test_events_periods_and_the_start_list_are_as_settled(inhoud: Inhoud) -> None:
    items = inhoud.items.values()
    assert {i.id for i in items if i.nagaan_bij_start} == set(NAGAAN.split())
    assert {i.id: i.bewezen_door for i in items if i.bewezen_door} == {
        "pv-01": Anker.KOPPELING,
        "pv-02": Anker.PROFIEL_COMPLEET,
        **dict.fromkeys(("ve-03", "pv-25", "pv-30", "pv-31"), Anker.TEKENDATUM),
        "ve-33": Anker.VERHUIZING,
        "ve-06": Anker.BRP_GEMEENTE,
        "in-04": Anker.PIP,
        "ve-61": Anker.AANKOMST_NAREIS,
    }
    assert {i.id for i in items if i.niet_voor_geboren} == {"ve-35", "ve-41"}
    assert {i.id: i.elke_maanden for i in items if i.elke_maanden and i.huisdossier} == {
        "in-05": 6,
        "in-25": 6,
        "ve-70": 12,
    }
    assert {i.id: i.per_gebeurtenis for i in items if i.per_gebeurtenis} == {
        **dict.fromkeys(("pv-48", "pv-49", "pv-51", "pv-52"), Anker.WEIGERING),
        **dict.fromkeys(("ve-56", "ve-57"), Anker.SIGNAAL),
        "ve-58": Anker.SCHADE,
        "in-12": Anker.LIDMAATSCHAP,
        **dict.fromkeys(("ve-59", "ve-60", "ve-61", "ve-62"), Anker.AANKOMST_NAREIS),
    }
    assert {i.id for i in items if i.meermaals} == {"ve-44", "ve-54", "gm-12"}
    assert {i.id for i in items if "familie_is_er" in i.opnieuw_bij} == {
        "ve-13",
        "ve-23",
        "ve-26",
        "ve-66",
        "ve-67",
    }
    assert {i.id for i in items if "kind_geboren" in i.opnieuw_bij} == {"ve-23", "ve-66", "ve-67"}
    assert {i.id for i in items if "begeleider_wisselt" in i.opnieuw_bij} == {"pv-14", "pv-15"}


def test_toeslagen_go_to_the_begeleider_outside_the_opvang(inhoud: Inhoud) -> None:
    item = inhoud.items["ve-23"]
    assert (item.wie[0], item.doener_als, item.doener_anders) == (Partij.COA, "in_opvang", Partij.MB)
    assert [i.id for i in inhoud.items.values() if i.doener_als] == ["ve-23"]


def test_our_own_proposals_are_marked_and_off(inhoud: Inhoud) -> None:
    voorstellen = {i.id for i in inhoud.items.values() if i.herkomst is Herkomst.VOORSTEL}
    assert voorstellen == {"ve-66", "ve-67", "ve-68", "ve-69", "ve-70", "gm-13"}
    assert {i.id for i in inhoud.items.values() if i.uit} == voorstellen


def test_the_gemeente_list_has_thirteen_items_under_rows_of_the_gemeente(inhoud: Inhoud) -> None:
    gemeente = {i.id: i for i in inhoud.items.values() if i.fase is None}
    assert sorted(gemeente) == [f"gm-{n:02}" for n in range(1, 14)]
    assert {i.reikwijdte for i in gemeente.values()} == {Reikwijdte.GEMEENTE}
    assert not any(i.huisdossier or i.kern for i in gemeente.values())
    rijen = {i.matrix for i in gemeente.values()}
    assert {"m-13", "m-28", "m-30", "m-33", "m-34", "m-35", "m-36"} <= rijen
    document = {i.id for i in gemeente.values() if i.termijn and i.termijn.herkomst is Herkomst.DOCUMENT}
    assert document == {f"gm-{n:02}" for n in (1, 2, 3, 4, 5, 7, 8, 9, 10)}


def test_no_two_items_of_the_content_are_left_over(inhoud: Inhoud) -> None:
    assert len(inhoud.items) == 145 + 5 + 13


def test_every_condition_that_is_used_is_defined_and_the_other_way_round(inhoud: Inhoud) -> None:
    gebruikt: set[str] = set()
    for item in inhoud.items.values():
        for tekst in (item.als, item.doener_als, *(extra.als for extra in item.ronde_als)):
            gebruikt |= names(parse(tekst))
    assert gebruikt == set(inhoud.voorwaarden)


def test_every_condition_asks_its_question_in_words(inhoud: Inhoud) -> None:
    for voorwaarde in inhoud.voorwaarden.values():
        assert voorwaarde.vraag.endswith("?"), voorwaarde.code
        assert not re.search(r"\bu\b|\buw\b", voorwaarde.vraag), voorwaarde.code
        assert voorwaarde.naam[0].islower() or voorwaarde.naam[0].isdigit(), voorwaarde.code


def test_health_is_never_asked(inhoud: Inhoud) -> None:
    """Items about care are by hand, one box for the household: nothing shows whose health it is (A044)."""
    for code in ("ve-44", "ve-54", "in-07", "ve-31"):
        assert inhoud.items[code].als == "handmatig"
    for code in ("ve-44", "ve-54"):
        assert inhoud.items[code].reikwijdte is Reikwijdte.HUISHOUDEN
    teksten = [w.vraag + w.naam for w in inhoud.voorwaarden.values()]
    teksten += [papier for loket in inhoud.loketten.values() for papier in loket.meenemen]
    for tekst in teksten:
        assert not re.search(r"ziek(?!enhuis)|diagnose|medisch|medicijn|zwanger|handicap|trauma", tekst), (
            tekst
        )


@pytest.mark.parametrize("item", load_content().items.values(), ids=list(load_content().items))
def test_the_text_is_a_short_act_without_its_doer(item: Item) -> None:
    tekst = item.tekst
    assert len(tekst) <= 80
    assert tekst[0].islower() or tekst.startswith(("BRP", "DigiD"))
    assert not tekst.endswith(".")
    assert not re.search(r"\b(u|uw|je|jij|jouw|men)\b", tekst)
    assert re.search(r"\b\w+(en|doen|gaan|zien|staan)\b", tekst), "no infinitive"
    assert not re.match(r"(de )?(gemeente|coa|corporatie|begeleider|gezin|nidos)\b", tekst, re.IGNORECASE)
    assert "  " not in tekst
    assert tekst == tekst.strip()


def test_no_two_items_say_the_same(inhoud: Inhoud) -> None:
    teksten = Counter(item.tekst for item in inhoud.items.values())
    assert [tekst for tekst, aantal in teksten.items() if aantal > 1] == []


def test_every_row_of_the_dossier_matrix_has_an_item(inhoud: Inhoud, punten: dict[str, Item]) -> None:
    assert {item.matrix for item in punten.values()} == HUISDOSSIER_RIJEN
    dun = {rij for rij, n in Counter(item.matrix for item in punten.values()).items() if n == 1}
    assert dun == {"m-03", "m-09", "m-20", "m-22", "m-23", "m-24", "m-32"}


def test_who_does_it_differs_from_the_trekker_only_where_the_row_allows_it(
    inhoud: Inhoud, punten: dict[str, Item]
) -> None:
    anders = 0
    for item in punten.values():
        helper = next(partij for partij in item.wie if partij is not Partij.ST)
        verantwoordelijk = Partij.MB if helper is Partij.NID else helper
        rij = inhoud.matrix[item.matrix]
        assert verantwoordelijk in rij.partijen, item.id
        anders += verantwoordelijk is not rij.trekker
    assert anders == 37


def test_no_item_and_no_row_about_the_neighbourhood_stands_on_a_household(punten: dict[str, Item]) -> None:
    assert not {"m-13", "m-28"} & {item.matrix for item in punten.values()}
