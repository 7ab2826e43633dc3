"""The loader: what is wrong is named by file and item, and what is right is read once and kept."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import models.content
from models.content import Instelling, Item, Loket
from models.content.checks import check_item
from models.content.loader import (
    ContentError,
    check_content,
    content_digest,
    from_json,
    hash_of,
    item_from_json,
    item_hash,
    item_to_json,
    load_content,
    to_json,
)
from models.values import Anker, Fase, Partij
from resources.sentences import CODES, sentence

PRE = "checklists/pre_vestiging.toml"
VES = "checklists/vestiging.toml"
GEM = "checklists/gemeente.toml"
LOK = "checklists/loketten.toml"
FAS = "checklists/fasen.toml"
MAT = "matrix/matrix.toml"
Verander = Callable[[str, str, str, str], None]


def _problems(root: Path) -> list[tuple[str, str, str]]:
    return [(problem.bestand, problem.item, problem.reden.code) for problem in check_content(root)]


def test_the_shipped_content_has_no_problems() -> None:
    assert check_content() == ()


@pytest.mark.parametrize(
    ("bestand", "inhoud", "code"),
    [
        (PRE, None, "inhoud_bestand_ontbreekt"),
        (MAT, b'[[rij]]\nid = "m-\xff"', "inhoud_geen_utf8"),
        (VES, b'fase = "vestiging"\n\n[[item]\n', "inhoud_geen_toml"),
        (VES, b'fase = "integratie"\n', "inhoud_kop_fase"),
        (GEM, b'fase = "vestiging"\n', "inhoud_kop_fase"),
        (LOK, b"loket = 3\n", "inhoud_verkeerde_waarde"),
        (LOK, b"loket = [3]\n", "inhoud_verkeerde_waarde"),
        (LOK, b'[[locket]]\nid = "L1"\n', "inhoud_vreemde_sleutel"),
    ],
)
def test_a_broken_file_is_named(kopie: Path, bestand: str, inhoud: bytes | None, code: str) -> None:
    if inhoud is None:
        (kopie / bestand).unlink()
    else:
        (kopie / bestand).write_bytes(inhoud)
    assert (bestand, "", code) in _problems(kopie)


def test_a_toml_mistake_names_its_line(kopie: Path) -> None:
    (kopie / VES).write_text('fase = "vestiging"\n\n[[item]\n')
    (problem,) = check_content(kopie)
    assert dict(problem.reden.params)["regel"] == 3


def test_a_file_that_nobody_reads_is_reported(kopie: Path) -> None:
    (kopie / "checklists" / "extra.toml").write_text("", encoding="utf-8")
    assert _problems(kopie) == [("checklists/extra.toml", "", "inhoud_vreemd_bestand")]


def test_a_block_without_a_name_is_counted(kopie: Path, verander: Verander) -> None:
    verander(PRE, "", 'id = "pv-01"\n', "")
    assert (PRE, "item 1", "inhoud_sleutel_ontbreekt") in _problems(kopie)


def test_a_missing_phase_is_missed(kopie: Path) -> None:
    path = kopie / FAS
    tekst = path.read_text(encoding="utf-8")
    path.write_text(tekst[: tekst.rindex("[[fase]]")], encoding="utf-8")
    assert ("", "integratie", "inhoud_fase_ontbreekt") in _problems(kopie)


def test_all_mistakes_are_told_at_once(kopie: Path, verander: Verander) -> None:
    verander(PRE, "pv-03", 'als = "profiel_onvolledig"', 'als = "onbekend_iets"')
    verander(VES, "ve-01", 'loket = "L1"', 'loket = "L0"')
    assert _problems(kopie) == [
        (PRE, "pv-03", "inhoud_onbekende_voorwaarde"),
        (VES, "ve-01", "inhoud_onbekend_loket"),
    ]


def test_a_problem_says_in_one_sentence_where_it_is_and_what(kopie: Path, verander: Verander) -> None:
    verander(PRE, "pv-03", 'als = "profiel_onvolledig"', 'als = "onbekend_iets"')
    (problem,) = check_content(kopie)
    assert sentence(problem.melding) == (
        "checklists/pre_vestiging.toml, pv-03: De voorwaarde onbekend_iets bij als bestaat niet."
    )
    (kopie / VES).unlink()
    with pytest.raises(ContentError):
        load_content(kopie)
    assert sentence(check_content(kopie)[0].melding) == "checklists/vestiging.toml: Het bestand ontbreekt."


def test_an_unreadable_item_does_not_make_others_look_wrong(kopie: Path, verander: Verander) -> None:
    verander(MAT, "m-08", "trekker =", "treker =")
    assert {problem[1] for problem in _problems(kopie)} == {"m-08"}


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(kopie: Path, verander: Verander) -> None:
    eerst = load_content(kopie)
    assert load_content(kopie) is eerst
    verander(PRE, "pv-01", "de koppeling in het dossier zetten", "de koppeling opschrijven in het dossier")
    os.utime(kopie / PRE, ns=(1, 1))
    daarna = load_content(kopie)
    assert daarna.items["pv-01"].tekst == "de koppeling opschrijven in het dossier"
    assert eerst.items["pv-01"].tekst == "de koppeling in het dossier zetten"


def test_the_digest_tells_any_change(kopie: Path, verander: Verander) -> None:
    eerst = content_digest(kopie)
    assert eerst == content_digest()
    verander(PRE, "pv-01", "versie = 1", "versie = 2")
    assert content_digest(kopie) != eerst


def test_the_loketten_come_in_the_order_of_the_day() -> None:
    assert list(load_content().loketten) == ["L1", "L2", "L4", "L3", "L7", "L5", "L6", "L8", "L9"]


def test_every_item_comes_back_from_its_json() -> None:
    for item in load_content().items.values():
        assert item_from_json(item_to_json(item)) == item


def test_every_figure_and_loket_comes_back_from_its_json() -> None:
    inhoud = load_content()
    for loket in inhoud.loketten.values():
        assert from_json(Loket, to_json(loket)) == loket
    for instelling in inhoud.instellingen:
        assert from_json(Instelling, to_json(instelling)) == instelling


def test_json_that_does_not_fit_is_refused() -> None:
    for tekst in ("{", "{}", item_to_json(load_content().items["pv-01"])[:-1] + ',"extra":1}'):
        with pytest.raises(ContentError) as fout:
            item_from_json(tekst)
        assert fout.value.params["fout"] == "inhoud_json_fout"


def test_the_hash_depends_on_the_content_only() -> None:
    item = load_content().items["pv-01"]
    assert item_hash(item) == item_hash(msgspec.structs.replace(item, kern=item.kern)) == hash_of(item)
    assert item_hash(item) != item_hash(msgspec.structs.replace(item, kern=not item.kern))
    assert len({item_hash(item) for item in load_content().items.values()}) == len(load_content().items)


def test_defaults_stay_out_of_the_json_so_that_new_fields_change_no_hash() -> None:
    tekst = item_to_json(load_content().items["pv-01"])
    assert "meermaals" not in tekst
    assert '"fase":"pre_vestiging"' in tekst


def test_an_own_item_of_a_gemeente_is_checked_alike() -> None:
    inhoud = load_content()
    eigen = msgspec.structs.replace(inhoud.items["pv-01"], id="ge-0001", fase=Fase.VESTIGING)
    assert check_item(eigen, inhoud) == ()
    fout = msgspec.structs.replace(eigen, loket="L0", zet_anker=None, vraagt_datum=True)
    assert [reden.code for reden in check_item(fout, inhoud)] == [
        "inhoud_onbekend_loket",
        "inhoud_sleutel_ontbreekt",
    ]


def test_an_act_of_the_gezin_alone_needs_a_helping_party() -> None:
    inhoud = load_content()
    alleen = msgspec.structs.replace(inhoud.items["pv-01"], wie=(Partij.ST,), zet_anker=Anker.KOPPELING)
    assert [reden.code for reden in check_item(alleen, inhoud)] == ["inhoud_doener_niet_in_rij"]


def test_an_item_may_stand_under_no_row() -> None:
    inhoud = load_content()
    zonder: Item = msgspec.structs.replace(inhoud.items["pv-01"], matrix="geen")
    assert check_item(zonder, inhoud) == ()


def test_every_code_of_the_content_has_a_sentence() -> None:
    """The codes here are yielded, not raised one by one, so the scan for raised codes does not see them."""
    bronnen = Path(str(models.content.__file__)).parent.glob("*.py")
    codes = {code for bron in bronnen for code in re.findall(r'"(inhoud_[a-z0-9_]+)"', bron.read_text())}
    assert len(codes) > 30
    assert codes - CODES.keys() == set()
