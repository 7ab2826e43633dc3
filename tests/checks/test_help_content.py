"""The handbook pages about the content say what is true: files, keys, examples, figures and words."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest

from models.content import Instelling, Item, Termijn
from models.content.expressie import names, parse
from models.content.loader import BESTANDEN, content_root, load_content
from models.rules.kalender import add_werkdagen
from models.values import Anker, Herkomst

HELP = content_root() / "help"
PAGINAS = ("inhoud-aanpassen.md", "bronnen-en-cijfers.md", "woordenlijst.md")


def _pagina(naam: str) -> str:
    return (HELP / naam).read_text(encoding="utf-8")


def _blokken(naam: str) -> list[dict[str, object]]:
    """The TOML examples of a page, read."""
    return [tomllib.loads(blok) for blok in re.findall(r"```toml\n(.*?)```", _pagina(naam), re.DOTALL)]


@pytest.mark.parametrize("naam", PAGINAS)
def test_a_page_is_in_plain_words(naam: str) -> None:
    tekst = _pagina(naam)
    assert tekst.startswith("# ")
    assert not re.search(r"\b(u|uw)\b", re.sub(r"`[^`]*`", "", tekst))
    zinnen = re.split(r"(?<=[.!?:;])\s|\n", re.sub(r"```.*?```", "", tekst, flags=re.DOTALL))
    lang = [zin for zin in zinnen if len(zin.split()) > 30 and "|" not in zin]
    assert lang == []


def test_every_file_of_the_content_is_named() -> None:
    tekst = _pagina("inhoud-aanpassen.md")
    for bestand in BESTANDEN:
        naam = f"resources/{bestand}"
        assert naam in tekst or (bestand.startswith("settings/") and "resources/settings/*.toml" in tekst), (
            naam
        )


def test_every_key_of_an_item_is_explained() -> None:
    tekst = _pagina("inhoud-aanpassen.md")
    for veld in (*Item.__struct_fields__, *Termijn.__struct_fields__):
        assert f"`{veld}`" in tekst or f"`{veld} =" in tekst or f"\n{veld} = " in tekst, veld


def test_the_example_is_the_item_as_it_ships() -> None:
    punt, cijfer = _blokken("inhoud-aanpassen.md")
    (ruw,) = msgspec.convert(punt["item"], list[dict[str, object]])
    item = msgspec.convert({**ruw, "fase": "pre_vestiging"}, Item)
    assert item == load_content().items["pv-25"]
    (ruw,) = msgspec.convert(cijfer["instelling"], list[dict[str, object]])
    assert msgspec.convert(ruw, Instelling) in load_content().instellingen


def test_the_example_of_a_condition_can_be_read() -> None:
    gevonden = re.search(r"haakjes: `([^`]+)`", _pagina("inhoud-aanpassen.md"))
    assert gevonden is not None
    assert names(parse(gevonden[1])) == {"groot", "nareis", "in_opvang"}


def test_the_counts_and_proposals_on_the_page_hold() -> None:
    tekst = _pagina("bronnen-en-cijfers.md")
    items = load_content().items.values()
    punten = [item for item in items if item.fase is not None and item.herkomst is Herkomst.DOCUMENT]
    document = [item for item in punten if item.termijn and item.termijn.herkomst is Herkomst.DOCUMENT]
    assert f"Van de {len(punten)} punten hebben er {len(document)} een termijn uit een document" in tekst
    for item in items:
        assert (f"({item.id})" in tekst) == (item.herkomst is Herkomst.VOORSTEL), item.id


def test_the_example_of_working_days_is_right() -> None:
    inhoud = load_content()
    assert add_werkdagen(date(2026, 3, 27), 5, inhoud.feestdagen) == date(2026, 4, 7)
    tekst = _pagina("bronnen-en-cijfers.md")
    assert "De laatste dag is dinsdag 7 april 2026." in tekst
    for feestdag in inhoud.feestdagen:
        assert feestdag.naam in tekst or "kerstdagen" in tekst, feestdag.naam


def test_every_open_figure_is_told() -> None:
    tekst = _pagina("bronnen-en-cijfers.md")
    woorden = {
        "bijdrage_mb_2021_euro": "Wet inburgering 2021",
        "voorrang_toegestaan": "voorrang voor statushouders",
        "taakstelling_officieel": "taakstelling van de eigen gemeente",
        "inwoners_gemeente": "inwoneraantallen",
        "inwoners_nederland": "inwoneraantallen",
        "landelijke_taakstelling": "landelijke taakstelling",
        "woningzoekenden_regulier": "andere huishoudens",
        "inrichtingskrediet_een_euro": "inrichtingskrediet",
        "inrichtingskrediet_twee_euro": "inrichtingskrediet",
        "inrichtingskrediet_extra_euro": "inrichtingskrediet",
        "tolk_telefonisch_uur_euro": "tarief van een tolk",
        "tolk_aanwezig_uur_euro": "tarief van een tolk",
    }
    open_cijfers = {instelling.code for instelling in load_content().instellingen if instelling.open}
    assert open_cijfers == woorden.keys()
    lijst = tekst[tekst.index("## Cijfers die openstaan") :]
    assert all(woord in lijst for woord in woorden.values())


def test_the_glossary_is_in_order_and_complete_in_its_columns() -> None:
    rijen = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", _pagina("woordenlijst.md"), re.MULTILINE)[1:]
    woorden = [rij[0].casefold().replace("é", "e") for rij in rijen]
    assert woorden == sorted(woorden)
    assert len(woorden) == len(set(woorden)) > 60
    for begrip in (
        Anker.KOPPELING,
        "regeldag",
        "verantwoordelijkheidsmatrix",
        "statushouder",
        "pré-vestiging",
    ):
        assert any(begrip in rij[0] for rij in rijen), begrip


def test_the_pages_stand_together() -> None:
    assert {path.name for path in Path(HELP).glob("*.md")} >= set(PAGINAS)
