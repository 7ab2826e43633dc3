"""The list for the quarterly meeting: what stands on it, with long names, and without names."""

from __future__ import annotations

from datetime import date

import msgspec

from models.values import AmvKeuze, Papier, Privacy
from reports.catalog import render
from tests.reports.builders import head
from tests.reports.builders_familie import amv_kwartaal, jongere
from tests.reports.reading import page_texts

LANG = "Abdulrahmanzadeh-Mohammadzai-Tekleberhan-Warsameleyusufzadeh"


def _text(**changes: object) -> str:
    made = render(Papier.AMV_KWARTAAL, amv_kwartaal(**changes))
    return "\n".join(page_texts(made.pdf))


def test_a177_the_list_tells_when_who_where_to_and_who_guides() -> None:
    text = _text()
    for words in ("2 jongeren worden 18", "Kwartaal 2 van 2026", "Niemand.", "14-8-2026", "F.", "DEMO-01"):
        assert words in text, words
    for words in ("Zelfstandig wonen", "nog niet gekozen", "Vera Voogdmans", "Geboortedatum niet bekend"):
        assert words in text, words


def test_who_leaves_verlengde_opvang_has_a_table_of_its_own_with_that_day() -> None:
    gone = jongere(4, keuze=AmvKeuze.VERLENGD, uit_opvang=date(2026, 5, 20))
    first, second = amv_kwartaal().kwartalen
    quarters = (msgspec.structs.replace(first, uit_opvang=(gone,)), second)
    text = " ".join(_text(kwartalen=quarters).split())
    for words in ("1 uit verlengde opvang", "Uit verlengde opvang", "20-5-2026", "DEMO-04"):
        assert words in text, words
    assert "Niemand." not in text


def test_a176_the_agreement_about_small_dwellings_stands_on_it() -> None:
    assert "Woonhof De Linde: van 1-5-2026 tot en met 1-9-2026" in " ".join(_text().split())


def test_long_names_stay_within_their_cells_on_one_page() -> None:
    rows = tuple(jongere(nr, naam=LANG, gezin=f"Gezin {LANG}", voogd=LANG) for nr in range(1, 4))
    quarters = (amv_kwartaal().kwartalen[0].__class__(kwartaal=(2026, 3), jongeren=rows),)
    made = render(Papier.AMV_KWARTAAL, amv_kwartaal(kwartalen=quarters, zonder_datum=()))
    assert made.pages == 1
    text = "".join("\n".join(page_texts(made.pdf)).split()).replace("\xad", "").replace("\ufffe", "")
    assert LANG[:12] in text


def test_without_names_only_numbers_stand_there() -> None:
    nobody = jongere(1, gezin="", naam="", achttien=None, voogd="", voogd_telefoon="")
    quarters = (amv_kwartaal().kwartalen[1].__class__(kwartaal=(2026, 3), jongeren=(nobody,)),)
    text = _text(head=head(code="A3-4", privacy=Privacy.ANONIEM), kwartalen=quarters, zonder_datum=())
    assert "DEMO-01" in text
    assert "14-8-2026" not in text
    assert "Vera" not in text
