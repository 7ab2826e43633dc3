"""The shipped matrix, loketten, phases, dated figures, holidays and agreements."""

from __future__ import annotations

from collections import Counter

import pytest

from models.content import Inhoud
from models.content.loader import content_root, load_content
from models.values import Anker, Fase, Herkomst, Partij

HUISDOSSIER_RIJEN = {f"m-{n:02}" for n in range(1, 37)} - {f"m-{n:02}" for n in (13, 28, 30, 33, 34, 35, 36)}


@pytest.fixture(scope="module")
def inhoud() -> Inhoud:
    """The shipped content."""
    return load_content()


def test_the_matrix_has_36_rows_of_which_29_belong_to_a_dossier(inhoud: Inhoud) -> None:
    assert sorted(inhoud.matrix) == [f"m-{n:02}" for n in range(1, 37)]
    assert {rij.id for rij in inhoud.matrix.values() if rij.huisdossier} == HUISDOSSIER_RIJEN
    assert Counter(rij.blok for rij in inhoud.matrix.values()) == {
        "pre_vestiging": 13,
        "vestiging": 13,
        "integratie": 7,
        "regionaal": 3,
    }


def test_the_matrix_has_the_parties_that_were_added(inhoud: Inhoud) -> None:
    for rij, partij in (("m-12", "GEM"), ("m-20", "MB"), ("m-25", "COA"), ("m-29", "MB")):
        assert Partij(partij) in inhoud.matrix[rij].partijen
        assert inhoud.matrix[rij].trekker != partij
    assert inhoud.matrix["m-26"].tekst == "Regelen van school, zorg, verzekeringen, energie en inrichten"


def test_the_loketten_follow_the_signing_and_bring_papers(inhoud: Inhoud) -> None:
    volgorde = next(i.waarde for i in inhoud.instellingen if i.code == "loket_volgorde")
    assert list(inhoud.loketten) == list(volgorde) if isinstance(volgorde, tuple) else False
    assert {item.loket for item in inhoud.items.values() if item.loket} == set(inhoud.loketten)
    for loket in inhoud.loketten.values():
        assert loket.meenemen
        assert loket.pictogram
        assert loket.herkomst is Herkomst.VOORSTEL
    assert set(inhoud.loketten["L9"].na) == set(inhoud.loketten) - {"L9"}
    for later, eerder in (("L3", "L1"), ("L5", "L1"), ("L9", "L1"), ("L3", "L2"), ("L7", "L2")):
        assert eerder in inhoud.loketten[later].na


def test_the_phases_end_where_the_documents_say(inhoud: Inhoud) -> None:
    assert [(fase.id, fase.einde_anker) for fase in inhoud.fasen.values()] == [
        (Fase.PRE_VESTIGING, Anker.TEKENDATUM),
        (Fase.VESTIGING, None),
        (Fase.INTEGRATIE, Anker.EINDE_BEGELEIDING),
    ]


def test_the_figures_to_ship_are_there(inhoud: Inhoud) -> None:
    verwacht = {
        "termijn_koppeling_dagen": 14,
        "termijn_woonruimte_dagen": 70,
        "termijn_verhuizing_dagen": 14,
        "termijn_gemiddeld_weken": 12,
        "brp_melding_werkdagen": 5,
        "vergunninghoudergesprek_dagen": 14,
        "weigering_toets_dagen": 14,
        "nieuwe_kandidaat_dagen": 14,
        "nareis_blokkade_maanden": 3,
        "nareis_aanvraag_maanden": 3,
        "groot_gezin_drempel": 9,
        "begeleiding_min_maanden": 12,
        "contact_intensief_vroegst_maanden": 6,
        "contact_intensief_laatst_maanden": 9,
        "zelfredzaam_maanden": 24,
        "vestiging_start_vroegst_weken": 4,
        "vestiging_start_laatst_weken": 6,
        "tien_procent_drempel": 10,
        "marge_achterstand": "1/6",
        "overleg_voor_periode_maanden": 1,
        "publicatie_weken": 13,
        "pip_weken": 10,
        "inburgering_jaren": 3,
        "route_wisselen_maanden": 18,
        "ontzorgen_maanden": 6,
        "bijdrage_mb_euro": 2370,
        "huurtoeslag_rekengrens_euro": 932.93,
        "huurtoeslag_rekengrens_18_20_euro": 498.20,
        "tijdelijk_contract_max_maanden": 24,
        "verlengde_opvang_max_leeftijd": 21,
        "bewaartermijn_maanden": 24,
        "later_erbij_minimaal_dagen": 14,
        "nagaan_bij_start_dagen": 14,
    }
    waarden = {i.code: i.waarde for i in inhoud.instellingen}
    assert {code: waarden.get(code) for code in verwacht} == verwacht
    assert {"taakstelling_officieel", "inwoners_gemeente", "inwoners_nederland"} <= {
        i.code for i in inhoud.instellingen if i.open
    }


def test_every_figure_says_where_it_comes_from(inhoud: Inhoud) -> None:
    for instelling in inhoud.instellingen:
        assert instelling.bron, instelling.code
        assert instelling.naam[0].isupper(), instelling.code
        if instelling.keuzes and isinstance(instelling.waarde, int):
            assert str(instelling.waarde) in instelling.keuzes


def test_a_figure_of_the_taakstelling_that_was_adjusted_keeps_its_first_version(inhoud: Inhoud) -> None:
    per_halfjaar: dict[str, list[int | None]] = {}
    for i in inhoud.instellingen:
        if i.code == "landelijke_taakstelling":
            assert i.waarde is None or isinstance(i.waarde, int)
            per_halfjaar.setdefault(str(i.geldig_vanaf), []).append(i.waarde)
    assert per_halfjaar["2023-07-01"] == [27300, 17600]
    assert per_halfjaar["2025-01-01"] == [17700, 15000]
    assert per_halfjaar["2026-01-01"] == [None]
    assert len(per_halfjaar) == 16


def test_the_holidays_are_those_of_the_algemene_termijnenwet(inhoud: Inhoud) -> None:
    assert {f.code: (f.maand, f.dag, f.pasen, f.zondag) for f in inhoud.feestdagen} == {
        "nieuwjaarsdag": (1, 1, None, 0),
        "goede_vrijdag": (0, 0, -2, 0),
        "tweede_paasdag": (0, 0, 1, 0),
        "koningsdag": (4, 27, None, -1),
        "bevrijdingsdag": (5, 5, None, 0),
        "hemelvaartsdag": (0, 0, 39, 0),
        "tweede_pinksterdag": (0, 0, 50, 0),
        "eerste_kerstdag": (12, 25, None, 0),
        "tweede_kerstdag": (12, 26, None, 0),
    }


def test_there_are_eleven_prestatieafspraken_nine_about_results(inhoud: Inhoud) -> None:
    soorten = Counter(afspraak.soort for afspraak in inhoud.prestatieafspraken.values())
    assert soorten == {"resultaat": 9, "proces": 2}
    assert all(
        set(afspraak.wie) <= {Partij.GEM, Partij.COR} for afspraak in inhoud.prestatieafspraken.values()
    )


def test_the_content_files_are_plain_text_that_any_editor_opens() -> None:
    for path in sorted(content_root().glob("*/*.toml")):
        tekst = path.read_text(encoding="utf-8")
        assert tekst.endswith("\n"), path.name
        assert "\t" not in tekst, path.name
        assert "\r" not in tekst, path.name
