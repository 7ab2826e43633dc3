"""The sheet of a start-zin, and the rechtenoverzicht."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from models.errors import Refused
from models.queries.papier import make_head
from models.queries.rechten import rechten_facts
from models.services import bescherming, dossiers, vertrek
from models.services.verb import Plek
from models.values import Papier, Privacy, Rol
from reports import catalog
from reports.document import Text, inlines_of
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_kluis, make_plek
from tests.reports import builders_mensen as builders
from tests.reports.reading import page_texts

LANG = "Abdulrahmanov-van der Zwaluwenburgh tot Sint-Maartensdijkerk"


def test_a_start_zin_stands_large_on_one_page_and_in_no_title() -> None:
    facts = builders.startzin(naam=LANG)
    document = catalog.build(Papier.STARTZIN, facts)
    large = [
        inline.text
        for block in document.blocks
        for inline in inlines_of(block)
        if isinstance(inline, Text) and inline.size == 15.0 and inline.text in facts.zin.split()
    ]
    assert large == facts.zin.split()
    edges = document.title + document.edge.middle + document.edge.right + document.edge.foot
    assert not any(word in edges for word in facts.zin.split())
    assert len(page_texts(catalog.render(Papier.STARTZIN, facts).pdf)) == 1


def test_the_overview_says_who_has_which_role_since_when_and_a_key() -> None:
    words = catalog.build(Papier.RECHTEN, builders.rechten()).words()
    for part in (
        "Begeleider, 12-1-2026",
        "start-zin tot en met 22-6-2026",
        "12-1-2026 tot en met 31-5-2026",
        "K2B-0004, K2B-0011",
        "Sam Voorbeeld",
        "houden ze niet tegen",
    ):
        assert part in words, part


def test_sixty_people_go_over_pages_with_their_heads() -> None:
    facts = builders.rechten(
        mensen=tuple(builders.mens(f"{LANG[:50]} {n}", *Rol) for n in range(60)),
        beschermd=tuple(f"K2B-{n:04d}" for n in range(200)),
    )
    pages = page_texts(catalog.render(Papier.RECHTEN, facts).pdf)
    assert len(pages) > 3
    assert all("Sleutel" in page for page in pages[:3])


# --- facts ------------------------------------------------------------------------------------------------


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    made = make_kluis(tmp_path)
    sam = make_plek(made.store, wie=add_medewerker(made.store, "Sam Voorbeeld", "begeleider"))
    uid = dossiers.open_dossier(sam, "Geheimgezin", T0, 1).onderwerp
    bescherming.protect(sam, uid)
    return made


def test_who_only_manages_reads_numbers_of_protected_dossiers_and_no_name(plek: Plek) -> None:
    bo = make_plek(plek.store, wie=add_medewerker(plek.store, "Bo Voorbeeld", "beheerder"))
    with lezer_for(bo) as lezer:
        facts = rechten_facts(lezer, head=make_head(lezer, plek.klok.nu()))
    assert facts.beschermd == ("T1-0001",)
    assert {one.naam for one in facts.mensen} == {"Bo Voorbeeld", "Sam Voorbeeld", "Wil Voorbeeld"}
    assert "Geheimgezin" not in catalog.build(Papier.RECHTEN, facts).words()


def test_the_overview_is_for_who_looks_after_the_medewerkers(plek: Plek) -> None:
    for rol in (Rol.BEGELEIDER, Rol.CASUSREGISSEUR, Rol.COORDINATOR):
        other = make_plek(plek.store, wie=add_medewerker(plek.store, "Ander Voorbeeld", rol))
        with lezer_for(other) as lezer, pytest.raises(Refused, match="geen_recht"):
            rechten_facts(lezer, head=make_head(lezer, plek.klok.nu()))
        with lezer_for(other) as lezer:
            assert lezer.overzicht is None


def test_names_follow_the_level_of_the_paper(plek: Plek) -> None:
    with lezer_for(plek) as lezer:
        for privacy, shown in (
            (Privacy.NAAM, {"Sam Voorbeeld", "Wil Voorbeeld"}),
            (Privacy.VOORLETTER, {"S. (1)", "W. (2)"}),
            (Privacy.ANONIEM, {"(1)", "(2)"}),
        ):
            head = make_head(lezer, plek.klok.nu(), privacy=privacy)
            assert {one.naam for one in rechten_facts(lezer, head=head).mensen} == shown


def test_who_left_and_who_opened_in_an_emergency_stand_there(plek: Plek) -> None:
    noa = make_plek(plek.store, wie=add_medewerker(plek.store, "Noa Voorbeeld", "begeleider"))
    bescherming.break_glass(noa, "T1-0001", "Het gezin belt en Sam is ziek.")
    vertrek.leave(plek, noa.wie, T0)
    later = make_plek(plek.store, VasteKlok(T0 + timedelta(days=3)), plek.wie)
    with lezer_for(later) as lezer:
        facts = rechten_facts(lezer, head=make_head(lezer, later.klok.nu()))
    assert [one.naam for one in facts.vertrokken] == ["Noa Voorbeeld"]
    assert facts.nood == (("T1-0001", "Noa Voorbeeld", T0),)
