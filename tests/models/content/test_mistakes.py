"""One mistake at a time in the shipped content: each is named with its file and its item."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from models.content.loader import ContentError, check_content, load_content
from resources.sentences import sentence

PRE = "checklists/pre_vestiging.toml"
VES = "checklists/vestiging.toml"
INT = "checklists/integratie.toml"
GEM = "checklists/gemeente.toml"
LOK = "checklists/loketten.toml"
FAS = "checklists/fasen.toml"
VOO = "checklists/voorwaarden.toml"
AFS = "checklists/prestatieafspraken.toml"
MAT = "matrix/matrix.toml"
TER = "settings/termijnen.toml"
GEL = "settings/geld.toml"
TAA = "settings/taakstelling.toml"
FEE = "settings/feestdagen.toml"
Verander = Callable[[str, str, str, str], None]


@pytest.mark.parametrize(
    ("bestand", "item", "oud", "nieuw", "code", "param"),
    [
        (PRE, "pv-01", "onze = true", "onzze = true", "inhoud_vreemde_sleutel", ("sleutel", "onzze")),
        (PRE, "pv-02", "bron =", "herkomst_ =", "inhoud_sleutel_ontbreekt", ("sleutel", "bron")),
        (
            PRE,
            "pv-03",
            'wie = ["GEM"]',
            'wie = ["GEMEENTE"]',
            "inhoud_verkeerde_keuze",
            ("keuzes", "GEM, COA, COR, MB, ST, HU, NID"),
        ),
        (PRE, "pv-03", "versie = 1", "versie = 0", "inhoud_verkeerde_waarde", ("sleutel", "versie")),
        (
            PRE,
            "pv-01",
            'anker = "koppeling"',
            'anker = "kopeling"',
            "inhoud_verkeerde_keuze",
            ("sleutel", "termijn.anker"),
        ),
        (
            PRE,
            "pv-01",
            'offset = "+2wd"',
            'offset = "2 dagen"',
            "inhoud_verkeerde_waarde",
            ("sleutel", "termijn.offset"),
        ),
        (PRE, "pv-01", "stand =", "stnad =", "inhoud_vreemde_sleutel", ("sleutel", "termijn.stnad")),
        (PRE, "pv-01", "versie = 1", 'versie = 1\nfase = "integratie"', "inhoud_vreemde_sleutel", None),
        (PRE, "pv-02", 'id = "pv-02"', 'id = "pv-03"', "inhoud_dubbel", None),
        (PRE, "pv-02", 'id = "pv-02"', 'id = "ve-99"', "inhoud_voorvoegsel", ("fase", "pre_vestiging")),
        (
            PRE,
            "pv-25",
            "termijn_woonruimte_dagen",
            "termijn_wonen_dagen",
            "inhoud_onbekende_instelling",
            ("instelling", "termijn_wonen_dagen"),
        ),
        (
            PRE,
            "pv-25",
            "termijn_woonruimte_dagen",
            "bijdrage_mb_euro",
            "inhoud_instelling_eenheid",
            ("instelling", "bijdrage_mb_euro"),
        ),
        (
            PRE,
            "pv-25",
            'instelling = "termijn_woonruimte_dagen"',
            'offset = "+70d"',
            "inhoud_termijn_zonder_instelling",
            None,
        ),
        (
            PRE,
            "pv-25",
            'instelling = "termijn_woonruimte_dagen"',
            'offset = "+70d", instelling = "termijn_woonruimte_dagen"',
            "inhoud_termijn_twee_lengtes",
            None,
        ),
        (
            PRE,
            "pv-01",
            'offset = "+2wd"',
            'offset = "+2wd", teken = -1',
            "inhoud_verkeerde_waarde",
            ("sleutel", "termijn.teken"),
        ),
        (
            PRE,
            "pv-03",
            'als = "profiel_onvolledig"',
            'als = "profiel_leeg"',
            "inhoud_onbekende_voorwaarde",
            ("voorwaarde", "profiel_leeg"),
        ),
        (
            PRE,
            "pv-03",
            'als = "profiel_onvolledig"',
            'als = "profiel_onvolledig en"',
            "inhoud_expressie",
            ("plek", 22),
        ),
        (PRE, "pv-01", 'matrix = "m-08"', 'matrix = "m-80"', "inhoud_onbekende_rij", ("rij", "m-80")),
        (
            PRE,
            "pv-01",
            'matrix = "m-08"',
            'matrix = "m-02"',
            "inhoud_doener_niet_in_rij",
            ("partij", "GEM"),
        ),
        (PRE, "pv-11", 'matrix = "m-03"', 'matrix = "m-36"', "inhoud_rij_niet_in_dossier", ("rij", "m-36")),
        (PRE, "pv-01", 'wie = ["GEM"]', 'wie = ["GEM", "MB"]', "inhoud_verdeling", ("aantal", 2)),
        (PRE, "pv-17", 'wie = ["GEM", "MB"]', 'wie = ["GEM"]', "inhoud_verdeling", ("aantal", 1)),
        (PRE, "pv-17", 'wie = ["GEM", "MB"]', 'wie = ["GEM", "GEM"]', "inhoud_dubbele_partij", None),
        (PRE, "pv-12", 'later_erbij = "nvt"', 'later_erbij = "vervalt"', "inhoud_later_erbij", None),
        (PRE, "pv-08", 'later_erbij = "maximum"', 'later_erbij = "nvt"', "inhoud_later_erbij", None),
        (PRE, "pv-12", "eenmalig = false", "eenmalig = true", "inhoud_ronde_bij_eenmalig", None),
        (PRE, "pv-01", "zet_anker", "eenmalig = false\nzet_anker", "inhoud_opnieuw_zonder_ronde", None),
        (PRE, "pv-33", 'als = "in_opvang"\n', "", "inhoud_sleutel_ontbreekt", ("sleutel", "als")),
        (
            PRE,
            "pv-33",
            'ronde = "herhuisvesting"',
            'ronde = "vaste_woning"',
            "inhoud_verkeerde_waarde",
            ("sleutel", "ronde_als"),
        ),
        (PRE, "pv-01", "huishouden", "gemeente", "inhoud_niveau", None),
        (VES, "ve-01", 'loket = "L1"', 'loket = "L0"', "inhoud_onbekend_loket", ("loket", "L0")),
        (
            VES,
            "ve-23",
            'doener_anders = "MB"',
            'doener_anders = "COR"',
            "inhoud_doener_anders",
            None,
        ),
        (
            VES,
            "ve-46",
            'zet_anker = "start_opvang"\n',
            "",
            "inhoud_sleutel_ontbreekt",
            ("sleutel", "zet_anker"),
        ),
        (
            VES,
            "ve-13",
            '["familie_is_er"]',
            '["familie"]',
            "inhoud_verkeerde_keuze",
            ("sleutel", "opnieuw_bij"),
        ),
        (VES, "ve-13", '["ST", "GEM", "MB"]', '["ST", "GEM", "COR"]', "inhoud_deel_buiten_rij", None),
        (
            INT,
            "in-05",
            "elke_maanden = 6",
            "elke_maanden = -6",
            "inhoud_verkeerde_waarde",
            ("sleutel", "elke_maanden"),
        ),
        (GEM, "gm-01", "huisdossier = false", "huisdossier = true", "inhoud_niveau", None),
        (LOK, "L3", 'na = ["L1", "L2"]', 'na = ["L1", "L8"]', "inhoud_loket_volgorde", ("loket", "L8")),
        (
            LOK,
            "L3",
            'komt = "een_volwassene"',
            'komt = "oma"',
            "inhoud_verkeerde_keuze",
            ("sleutel", "komt"),
        ),
        (LOK, "L3", "volgorde = 4", "volgorde = 3", "inhoud_verkeerde_waarde", ("sleutel", "volgorde")),
        (LOK, "L3", 'na = ["L1", "L2"]', 'na = ["L1", "L0"]', "inhoud_onbekend_loket", ("loket", "L0")),
        (FAS, "integratie", "naam =", "titel =", "inhoud_vreemde_sleutel", ("sleutel", "titel")),
        (VOO, "amv", 'per = "persoon"', 'per = "gezin"', "inhoud_verkeerde_keuze", ("sleutel", "per")),
        (
            VOO,
            "amv",
            'herkomst = "veld"',
            'herkomst = "gok"',
            "inhoud_verkeerde_keuze",
            ("sleutel", "herkomst"),
        ),
        (AFS, "pa-03", '"proces"', '"wens"', "inhoud_verkeerde_keuze", ("sleutel", "soort")),
        (MAT, "m-01", 'partijen = ["GEM"]', 'partijen = ["GEM", "MB"]', "inhoud_verdeling", ("aantal", 2)),
        (MAT, "m-04", 'trekker = "GEM"', 'trekker = "COR"', "inhoud_trekker", ("partij", "COR")),
        (
            MAT,
            "m-04",
            '["GEM", "MB"]',
            '["MB", "GEM"]',
            "inhoud_verkeerde_waarde",
            ("sleutel", "partijen"),
        ),
        (
            MAT,
            "m-04",
            '["GEM", "MB"]',
            '["GEM", "NID"]',
            "inhoud_verkeerde_waarde",
            ("sleutel", "partijen"),
        ),
        (
            TER,
            "termijn_woonruimte_dagen",
            "waarde = 70",
            'waarde = "zeventig"',
            "inhoud_instelling_lengte",
            ("instelling", "termijn_woonruimte_dagen"),
        ),
        (TER, "termijn_gemiddeld_weken", "waarde = 12\n", "", "inhoud_instelling_open", None),
        (
            GEL,
            "huurtoeslag_rekengrens_euro",
            "geldig_tot = 2026-12-31",
            "geldig_tot = 2025-12-31",
            "inhoud_verkeerde_waarde",
            ("sleutel", "geldig_tot"),
        ),
        (
            TAA,
            "landelijke_taakstelling",
            'eenheid = "personen"',
            'eenheid = "huishoudens"',
            "inhoud_verkeerde_waarde",
            ("sleutel", "eenheid"),
        ),
        (FEE, "koningsdag", "dag = 27", "dag = 31", "inhoud_verkeerde_waarde", ("sleutel", "dag")),
        (FEE, "goede_vrijdag", "pasen = -2", "pasen = -2\nmaand = 4", "inhoud_feestdag_regel", None),
    ],
)
def test_a_mistake_is_named_with_its_file_and_item(
    kopie: Path,
    verander: Verander,
    bestand: str,
    item: str,
    oud: str,
    nieuw: str,
    code: str,
    param: tuple[str, str | int] | None,
) -> None:
    verander(bestand, item, oud, nieuw)
    problems = [problem for problem in check_content(kopie) if problem.reden.code == code]
    assert problems, check_content(kopie)
    # A figure that is no length is told at the item that uses it; a wrong id is told as it was typed.
    if bestand != TER and code not in {"inhoud_dubbel", "inhoud_voorvoegsel"}:
        assert (bestand, item) in [(problem.bestand, problem.item) for problem in problems]
    assert param is None or param in problems[0].reden.params
    with pytest.raises(ContentError) as fout:
        load_content(kopie)
    assert {"bestand", "item", "fout"} <= fout.value.params.keys()
    assert "–" not in sentence(fout.value.reden), "every parameter of the sentence is given"
    assert sentence(fout.value.reden).startswith(str(fout.value.params["bestand"]))
    assert fout.value.problems == check_content(kopie)
