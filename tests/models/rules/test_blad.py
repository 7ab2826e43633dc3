"""What a typed sheet does: exceptions beside *alles x*, and what happened since it was printed."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import blad as module
from models.rules.blad import DATUM, HUURINGANG, Blad, BladPunt, BladRegel, Uitkomst, decide
from models.rules.bladtaal import Daad
from models.values import Staat
from resources.sentences import CODES

DAG = date(2026, 6, 18)
PRINT = date(2026, 6, 17)


def _regel(nummer: int, *punten: BladPunt, vraagt: str = "", gedrukt: str = "") -> BladRegel:
    return BladRegel(nummer, f"punt {nummer}", punten or (BladPunt(f"p{nummer}"),), gedrukt, vraagt)


def _mensen(nummer: int, letters: str = "abcd") -> BladRegel:
    return _regel(nummer, *(BladPunt(f"p{nummer}{letter}", letter) for letter in letters))


def _blad(*regels: BladRegel, **velden: object) -> Blad:
    made = Blad(
        "R1-7", "dagkaart", {regel.nummer: regel for regel in regels}, PRINT, "dossier", is_dagkaart=True
    )
    return replace(made, **velden)  # type: ignore[arg-type] # fields by name


BLAD = _blad(_regel(1), _regel(2, vraagt=HUURINGANG), _regel(3), _mensen(12), _regel(14))


def _done(uitkomst: Uitkomst) -> dict[str, Daad]:
    return {stap.punt_uid: stap.daad for stap in uitkomst.stappen}


def _codes(uitkomst: Uitkomst, *, fout: bool = True) -> list[str]:
    return [melding.code for melding in uitkomst.meldingen if melding.fout is fout]


def test_everything_ticked_but_the_exceptions() -> None:
    uitkomst = decide(BLAD, "alles x\n3 wacht coa\n12 abd\n12 c -\n14 later 17-9", DAG)

    assert uitkomst.fouten == 0
    assert _done(uitkomst) == {
        "p1": Daad.KLAAR,
        "p2": Daad.KLAAR,
        "p3": Daad.WACHT,
        "p12a": Daad.KLAAR,
        "p12b": Daad.KLAAR,
        "p12d": Daad.KLAAR,
        "p14": Daad.LATER,
    }
    assert {stap.dag for stap in uitkomst.stappen if stap.daad is Daad.KLAAR} == {PRINT}


def test_an_exception_counts_before_and_after_all() -> None:
    for tekst in ("alles x\n3 nvt al gedaan", "3 nvt al gedaan\nalles x"):
        assert _done(decide(BLAD, tekst, DAG))["p3"] is Daad.NIET_NODIG


def test_a_line_that_is_not_named_stays_as_it_is() -> None:
    assert _done(decide(BLAD, "1 x", DAG)) == {"p1": Daad.KLAAR}
    assert decide(BLAD, "", DAG).leeg


def test_a_number_named_twice_takes_the_last_and_says_so() -> None:
    uitkomst = decide(BLAD, "3 x\n3 later 17-9", DAG)

    assert _done(uitkomst) == {"p3": Daad.LATER}
    assert _codes(uitkomst, fout=False) == ["blad_regel_dubbel"]


def test_done_on_another_day_and_the_start_of_the_rent() -> None:
    (stap,) = decide(BLAD, "2 x 16-6 huur 1-7", DAG).stappen

    assert (stap.dag, stap.gevraagd, stap.vraagt) == (date(2026, 6, 16), date(2026, 7, 1), HUURINGANG)


def test_signing_without_the_start_of_the_rent_is_asked_but_not_blocked() -> None:
    uitkomst = decide(BLAD, "2 x", DAG)

    assert (uitkomst.fouten, _codes(uitkomst, fout=False)) == (0, ["blad_vraagt_huuringang"])


def test_the_day_beside_a_line_that_asks_for_one_is_that_day() -> None:
    blad = _blad(_regel(5, vraagt=DATUM))
    (stap,) = decide(blad, "5 x 15-6", DAG).stappen

    assert (stap.dag, stap.gevraagd) == (PRINT, date(2026, 6, 15))
    assert _codes(decide(blad, "5 x 17-6 19-6", DAG)) == ["blad_dag_moet_nog_komen"]


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("31 x", "blad_nummer_niet_op_blad"),
        ("3 ab", "blad_geen_letters"),
        ("12 ae", "blad_letter_onbekend"),
        ("3 x 19-6-2026", "blad_dag_moet_nog_komen"),
        ("3 x 1-1-1901", "blad_dag_onmogelijk"),
        ("3 later 17-6-2026", "blad_later_voorbij"),
        ("3 later 17-9-2099", "blad_dag_onmogelijk"),
        ("3 x 17-6 18-6", "blad_vraagt_geen_dag"),
        ("3 nvt BSN is 111222333", "lijkt_op_bsn"),
        ("3 nvt " + "x" * 401, "veld_te_lang"),
        ("3 wacht " + "x" * 81, "veld_te_lang"),
        ("bijzonder 111222333", "lijkt_op_bsn"),
        ("rest fiets, 1-1-2099", "blad_dag_onmogelijk"),
        ("niet gekomen\nalles x", "blad_niet_gekomen_en_klaar"),
        ("3 koffie", "blad_woord_onbekend"),
    ],
)
def test_what_cannot_be_is_said_and_does_nothing(tekst: str, code: str) -> None:
    uitkomst = decide(BLAD, tekst, DAG)

    assert _codes(uitkomst) == [code]
    if "alles" not in tekst:
        assert uitkomst.stappen == ()


@pytest.mark.parametrize(
    ("punt", "code"),
    [
        (BladPunt("p", vervallen="vervallen_voorwaarde"), "blad_vervallen"),
        (BladPunt("p", bereik=False), "blad_buiten_bereik"),
        (BladPunt("p", gesloten=True), "blad_dossier_gesloten"),
        (BladPunt("p", elders="T1-0009"), "blad_ander_dossier"),
    ],
)
def test_a_line_that_is_gone_or_not_ours_is_refused_by_number_and_skipped_by_all(
    punt: BladPunt, code: str
) -> None:
    blad = _blad(_regel(1), _regel(2, punt))

    assert _codes(decide(blad, "2 x", DAG)) == [code]
    uitkomst = decide(blad, "alles x", DAG)
    assert _done(uitkomst) == {"p1": Daad.KLAAR}
    assert (uitkomst.fouten, _codes(uitkomst, fout=False)) == (0, [f"{code}_overgeslagen"])


def test_what_was_done_elsewhere_in_the_meantime_stays_and_is_said() -> None:
    blad = _blad(_regel(1), _regel(2, BladPunt("p2", staat=Staat.GEDAAN, gedaan_op=PRINT, was="open")))

    assert _codes(decide(blad, "2 x", DAG), fout=False) == ["blad_was_al_klaar"]
    assert decide(blad, "2 x", DAG).fouten == 0
    assert _codes(decide(blad, "2 nvt", DAG)) == ["blad_nvt_waarom"]
    assert _codes(decide(blad, "2 nvt al geregeld", DAG)) == ["blad_al_klaar"]
    assert _done(decide(blad, "alles x", DAG)) == {"p1": Daad.KLAAR}


def test_a_line_of_an_older_text_shows_what_the_paper_says() -> None:
    uitkomst = decide(_blad(_regel(2, gedrukt="oude woorden")), "2 x", DAG)

    (melding,) = uitkomst.meldingen
    assert (melding.code, dict(melding.params)["toen"]) == ("blad_tekst_veranderd", "oude woorden")
    assert _done(uitkomst) == {"p2": Daad.KLAAR}


def test_not_needed_is_left_alone_by_all_and_can_still_be_done_by_number() -> None:
    blad = _blad(_regel(1), _regel(2, BladPunt("p2", staat=Staat.NVT)))

    assert "p2" not in _done(decide(blad, "alles x", DAG))
    assert _done(decide(blad, "2 x", DAG)) == {"p2": Daad.KLAAR}


def test_an_exception_with_words_becomes_a_note() -> None:
    uitkomst = decide(BLAD, "alles x\n3 open sleutel is kwijt", DAG)

    assert [(s.daad, s.tekst) for s in uitkomst.stappen if s.punt_uid == "p3"] == [
        (Daad.NOTITIE, "sleutel is kwijt")
    ]


def test_what_is_left_over_and_special_go_with_the_gezin() -> None:
    uitkomst = decide(BLAD, "rest fiets zoeken, begeleider, 20-6\nbijzonder wil een tuin\nrest 3 coa", DAG)

    assert [(r.tekst, r.aan_zet, r.dag) for r in uitkomst.eigen] == [
        ("fiets zoeken", "MB", date(2026, 6, 20))
    ]
    assert uitkomst.bijzonder == ("wil een tuin",)
    assert _done(uitkomst) == {"p3": Daad.WACHT}


def test_on_a_sheet_of_several_gezinnen_nobody_knows_whose_note_it_is() -> None:
    blad = replace(BLAD, dossier_uid="", is_dagkaart=False)

    assert _codes(decide(blad, "rest fiets zoeken\nbijzonder tuin\nniet gekomen", DAG)) == [
        "blad_welk_gezin",
        "blad_welk_gezin",
        "blad_niet_gekomen_dagkaart",
    ]


def test_all_is_refused_where_not_every_number_need_stand_on_the_paper() -> None:
    blad = replace(BLAD, mag_alles=False)

    assert _codes(decide(blad, "alles x", DAG)) == ["blad_alles_niet_hier"]
    assert _done(decide(blad, "1 3 x", DAG)) == {"p1": Daad.KLAAR, "p3": Daad.KLAAR}


def test_who_did_not_come_is_noted_on_the_day_itself_or_later() -> None:
    assert decide(BLAD, "niet gekomen", DAG).niet_gekomen
    assert _codes(decide(replace(BLAD, dag=date(2026, 6, 19)), "niet gekomen", DAG)) == [
        "blad_niet_gekomen_later"
    ]


def test_every_code_of_a_sheet_has_a_sentence() -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    found = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("blad_")
    } - {"blad_vraagt_"}
    why = {code for code in found if f"{code}_overgeslagen" in CODES}

    assert len(why) == 4
    assert found | {"blad_vraagt_huuringang", "blad_vraagt_datum"} <= CODES.keys()


_REGELS = st.sampled_from(
    [
        "alles x",
        "1 x",
        "2 x 16-6 huur 1-7",
        "3 nvt ok",
        "12 abd",
        "12 c later 1-9",
        "14 wacht coa",
        "31 x",
        "9",
    ]
)


@given(st.lists(_REGELS, max_size=6))
def test_one_person_is_told_one_thing_and_only_what_stands_on_the_sheet(regels: list[str]) -> None:
    uitkomst = decide(BLAD, "\n".join(regels), DAG)
    known = {punt.uid: regel.nummer for regel in BLAD.regels.values() for punt in regel.punten}

    assert len({stap.punt_uid for stap in uitkomst.stappen}) == len(uitkomst.stappen)
    assert all(known[stap.punt_uid] == stap.nummer for stap in uitkomst.stappen)
    assert uitkomst == decide(BLAD, "\n".join(regels), DAG)
