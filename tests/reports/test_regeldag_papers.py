"""The papers of a regeldag: the invitation, the list per loket, the door and the mail."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest

from models.values import Papier, Privacy
from reports import catalog
from reports.document import Tick, inlines_of
from tests.reports import builders
from tests.reports.reading import laid, page_texts


@pytest.mark.parametrize("aantal", [1, 8, 14])
def test_the_invitation_is_one_page_with_a_pictogram_for_each_loket(aantal: int) -> None:
    facts = builders.dagkaart(aantal, dagnummer=3)
    assert len(laid(Papier.UITNODIGING, facts).pages) == 1
    words = catalog.build(Papier.UITNODIGING, facts).words()
    assert words.count("<contract>") == 1
    assert "nummer 3" in words


def test_the_invitation_of_a_gezin_with_a_very_long_name_is_one_page() -> None:
    facts = builders.dagkaart(14, builders.LANGE_NAAM, gezin=f"Gezin {builders.LANGE_NAAM}")
    assert len(laid(Papier.UITNODIGING, facts).pages) == 1


def test_the_doer_stands_in_front_and_nobody_is_spoken_to() -> None:
    words = catalog.build(Papier.UITNODIGING, builders.dagkaart()).words().lower()
    assert not re.search(r"\b(je|jij|jouw|u|uw)\b", words)
    for doer in ("gezin:", "begeleider:", "tolk:"):
        assert doer in words


def test_the_invitation_says_when_by_the_plan_and_else_when_the_day_begins() -> None:
    planned = [
        msgspec.structs.replace(loket, tijd=tijd, tot=tot)
        for loket, tijd, tot in zip(
            builders.dagkaart().loketten[:2], ("10:15", "11:00"), ("10:35", "11:20"), strict=True
        )
    ]
    words = catalog.build(Papier.UITNODIGING, builders.dagkaart(loketten=tuple(planned))).words()
    assert "van 10:15 tot ongeveer 11:20" in words
    none = tuple(msgspec.structs.replace(loket, tijd="") for loket in planned)
    assert "om 9:30" in catalog.build(Papier.UITNODIGING, builders.dagkaart(loketten=none)).words()


def test_a_list_per_loket_has_the_gezinnen_by_time_with_lines_to_tick() -> None:
    """A148: each loket knows who comes, and whom of the gezin."""
    document = catalog.build(Papier.LOKETLIJST, builders.loketlijst(3))
    words = document.words()
    assert words.index("9:30") < words.index("10:00") < words.index("10:30")
    assert "komt  allen" in " ".join(words.split(" ")) or "allen" in words
    ticks = [i for block in document.blocks for i in inlines_of(block) if isinstance(i, Tick)]
    assert len(ticks) > 3 * 2
    assert "verblijfspas van iedereen" in words


def test_a_list_without_names_keeps_only_numbers() -> None:
    gezin = builders.loket_gezin(
        1,
        gezin="",
        personen=tuple(msgspec.structs.replace(p, naam="", leeftijd=None) for p in builders.personen(3)),
    )
    head = builders.head(privacy=Privacy.ANONIEM)
    words = catalog.build(Papier.LOKETLIJST, builders.loketlijst(gezinnen=(gezin,), head=head)).words()
    assert "Warsamele" not in words
    assert "nummer 1" in words


def test_a_list_for_a_loket_to_which_nobody_comes_says_so() -> None:
    words = catalog.build(Papier.LOKETLIJST, builders.loketlijst(gezinnen=())).words()
    assert "Er komt niemand" in words


@pytest.mark.parametrize("aantal", [0, 6, 20])
def test_a_door_shows_times_and_numbers_on_one_page_and_no_name(aantal: int) -> None:
    facts = builders.deurlijst(aantal)
    (page,) = page_texts(catalog.render(Papier.DEURLIJST, facts).pdf)
    assert "Burgerzaken" in page
    assert page.count("gezin ") == aantal
    assert "Warsamele" not in page


def test_a_mail_is_words_to_copy_without_markup() -> None:
    text = catalog.plain_text([(Papier.MAILTEKST, builders.mail())])
    lines = text.splitlines()
    assert lines[0] == "Onderwerp: regeldag do 18 juni 2026"
    assert lines[2] == "Beste Bo Voorbeeld, Cas Voorbeeld,"
    assert "10:00 – 10:20: Tekleberi, 1 persoon, Somalisch, tolk: ja, telefonisch" in lines
    assert "Er komt niemand." in lines
    assert "Wil" in lines
    assert catalog.plain_text([(Papier.DAGKAART, builders.dagkaart())]) == ""


def test_a_mail_lists_who_to_call_at_every_loket_of_the_day() -> None:
    """A148: a contact person per instantie, and partners can reach each other directly."""
    text = catalog.plain_text([(Papier.MAILTEKST, builders.mail())])
    assert "Burgerzaken: Bo Voorbeeld, 06-00000003" in text
    assert "Corporatie: 06-00000004" in text
    assert "Contactpersonen" not in catalog.plain_text([(Papier.MAILTEKST, builders.mail(contacten=()))])


def test_a_mail_without_names_names_the_dossier() -> None:
    gezin = builders.loket_gezin(1, gezin="", lijnen=())
    loket = msgspec.structs.replace(builders.mail().loketten[0], gezinnen=(gezin,), contact="")
    text = catalog.plain_text([(Papier.MAILTEKST, builders.mail(loketten=(loket,)))])
    assert "Beste Gemeente," in text
    assert "dossier DEMO-01" in text


def test_the_gezinsblad_carries_the_number_of_the_day() -> None:
    assert "nummer 3" in catalog.build(Papier.GEZINSBLAD, builders.dagkaart(dagnummer=3)).words()
    assert "nummer 3" not in catalog.build(Papier.GEZINSBLAD, builders.dagkaart()).words()
    assert builders.dagkaart().dag == date(2026, 6, 18)
