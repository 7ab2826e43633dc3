"""The inzage of one person: everything about them, nothing of anybody else, in words and as data."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.inzage import Inzage, load_inzage, loose_texts, to_json
from models.queries.papier import make_head
from models.queries.stukken import in_words, inzage_stuk
from models.queries.van_wie import dossier_tables, regels_of
from models.services.begeleiding import agree_begeleiding, start_traject
from models.services.dossiers import save_dossier_field, set_betrokkene
from models.services.gebeurtenissen import record_signaal
from models.services.leden import save_persoon_field
from models.services.verb import Plek, note
from models.tables import Dossier, Lidmaatschap, Persoon
from models.values import Papier
from reports.catalog import render
from resources.labels import LABELS
from resources.labels_velden import GROEP, SOORT, TABELLEN, TECHNISCH, VELDEN
from tests.avg_rijen import KANARIE, fill_every_table
from tests.builders import T0, lezer_for
from tests.reports.reading import page_texts

MIJN = "Eigenwoord"
ANDER = "Vreemdeling"


@pytest.fixture
def gezin(plek: Plek) -> tuple[str, list[str]]:
    """A gezin of which the first is called by one word and the second by another."""
    with plek.store.reader() as session:
        uid = session.scalars(select(Dossier.uid).where(Dossier.naam == "Warsamele")).one()
        people = list(
            session.scalars(
                select(Persoon.uid)
                .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
                .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
                .where(Dossier.uid == uid)
                .order_by(Lidmaatschap.id)
            )
        )
    for veld in ("roepnaam", "opleiding", "notitie", "werkervaring"):
        save_persoon_field(plek, people[0], veld, f"{MIJN} {veld}" if veld != "roepnaam" else MIJN)
        save_persoon_field(plek, people[1], veld, f"{ANDER} {veld}" if veld != "roepnaam" else ANDER)
    return uid, people


def _inzage(plek: Plek, persoon: str, zonder: tuple[str, ...] = ()) -> Inzage:
    with lezer_for(plek) as lezer:
        return load_inzage(lezer, persoon, zonder=zonder)


def _paper(plek: Plek, inzage: Inzage) -> str:
    with lezer_for(plek) as lezer:
        head = make_head(lezer, plek.klok.nu())
    return "\n".join(page_texts(render(Papier.INZAGE, inzage_stuk(inzage, head)).pdf))


def test_everything_about_a_person_stands_in_it_and_nothing_of_another(
    plek: Plek, gezin: tuple[str, list[str]]
) -> None:
    _uid, people = gezin

    found = _inzage(plek, people[0])
    data, paper = to_json(found, plek.klok.nu()), _paper(plek, found)

    for text in (data, paper):
        assert MIJN in text
        assert ANDER not in text
    fields = json.loads(data)["tabellen"]["persoonsgegevens"][0]
    assert fields["opleiding"] == f"{MIJN} opleiding"
    assert len(json.loads(data)["tabellen"]["lidmaatschap"]) == 1
    assert not any(uid in data for uid in people[1:])
    assert ANDER in to_json(_inzage(plek, people[1]), plek.klok.nu())


def test_names_of_others_are_taken_out_of_texts_about_the_gezin_and_a_text_can_stay_out(
    plek: Plek, gezin: tuple[str, list[str]]
) -> None:
    uid, people = gezin
    set_betrokkene(plek, uid, "voogd", T0, naam="Verzonnen Voogdman")
    save_dossier_field(plek, uid, "notitie", f"{ANDER} en Voogdman kwamen; {MIJN} niet.")
    record_signaal(plek, uid, T0, "iets dat alleen over de buren gaat")

    found = _inzage(plek, people[0])
    texts = {tekst: key for key, _tabel, _kolom, tekst in loose_texts(found)}

    assert f"[een ander] en [een ander] kwamen; {MIJN} niet." in texts
    assert "Voogdman" not in to_json(found, plek.klok.nu())
    assert '"rol": "voogd"' in to_json(found, plek.klok.nu())
    key = texts["iets dat alleen over de buren gaat"]
    without = _inzage(plek, people[0], (key,))
    assert "over de buren" not in to_json(without, plek.klok.nu())
    assert "[weggelaten: gaat over iemand anders]" in _paper(plek, without).replace("\n", " ")


def test_who_worked_with_it_or_looked_is_told_by_role_and_day(
    plek: Plek, gezin: tuple[str, list[str]]
) -> None:
    uid, people = gezin
    note(plek, "dossier_bekeken", dossier_uid=uid)

    found = _inzage(plek, people[0])
    paper = _paper(plek, found)

    assert found.bekeken == ((T0, found.bekeken[0][1]),)
    assert "begeleider" in found.bekeken[0][1]
    assert "Wie in het dossier keek" in paper
    with plek.store.reader() as session:
        from models.tables import Medewerker

        for name in session.scalars(select(Medewerker.naam)):
            assert name not in to_json(found, plek.klok.nu())
    changed = [v for v in found.veranderingen if v.veld == "opleiding"]
    assert changed[-1].nieuw == f"{MIJN} opleiding"


def test_every_table_and_column_of_the_inzage_has_words() -> None:
    for table in dossier_tables():
        regels = regels_of(table.name)
        if not regels.inzage:
            continue
        assert table.name in TABELLEN, table.name
        for column in table.columns:
            assert (column.name in VELDEN) != (column.name in TECHNISCH), f"{table.name}.{column.name}"
    for group in (*GROEP.values(), *SOORT.values()):
        assert group in LABELS, group


def test_a_row_of_every_table_of_the_inzage_comes_along(plek: Plek, gezin: tuple[str, list[str]]) -> None:
    uid, people = gezin
    with plek.store.writer() as session:
        fill_every_table(session, uid)

    found = _inzage(plek, people[0])
    data = json.loads(to_json(found, plek.klok.nu()))

    elsewhere = {"waarde", "concept", "voorwaarde_waarde"}  # changes; of who asks; of another person here
    expected = {t.name for t in dossier_tables() if regels_of(t.name).inzage} - elsewhere
    assert expected <= set(data["tabellen"])
    assert KANARIE in data["tabellen"]["dossier"][0]["notitie"]
    assert KANARIE not in json.dumps(data["tabellen"]["betrokkene"])


def test_a_begeleider_gives_inzage_of_the_own_gezinnen_only(plek: Plek, gezin: tuple[str, list[str]]) -> None:
    from tests.builders import add_medewerker

    _uid, people = gezin
    other = replace(plek, wie=add_medewerker(plek.store, "Proef ander", "begeleider"))
    with pytest.raises(Refused, match="persoon_onbekend"):
        _inzage(other, people[0])


def test_who_sees_a_gezin_but_may_not_give_inzage_gets_none(plek: Plek, gezin: tuple[str, list[str]]) -> None:
    """A coördinator reads every gezin; all about one person in one paper is another right."""
    from tests.builders import add_medewerker

    _uid, people = gezin
    for rol in ("coordinator", "beheerder"):
        other = replace(plek, wie=add_medewerker(plek.store, f"Proef {rol}", rol))
        with pytest.raises(Refused, match="geen_recht"):
            _inzage(other, people[0])


def test_values_are_spelled_as_people_read_them() -> None:
    assert in_words("persoonsgegevens", "moedertaal", "so") == "Somalisch"
    assert in_words("persoonsgegevens", "herkomstland", "SO") == "Somalië"
    assert in_words("persoonsgegevens", "tolk", "ja") == "Ja"
    assert in_words("dossier", "afsluit_reden", "#gewist") == "gewist"
    assert in_words("dossier", "begane_grond", True) == "ja"
    assert in_words("dossier", "begane_grond", False) == ""
    assert in_words("gebeurtenis", "op", T0) == "15-6-2026"
    assert in_words("actiepunt", "gedaan_door", "begeleider+beheerder") == "begeleider en beheerder"


def test_the_inzage_crosses_the_pipe_to_the_paper_maker(plek: Plek, gezin: tuple[str, list[str]]) -> None:
    _uid, people = gezin
    with lezer_for(plek) as lezer:
        facts = inzage_stuk(load_inzage(lezer, people[0]), make_head(lezer, plek.klok.nu()))

    assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=type(facts)) == facts


def test_what_was_agreed_about_the_begeleiding_stands_there_in_words(
    plek: Plek, gezin: tuple[str, list[str]]
) -> None:
    uid, people = gezin
    agree_begeleiding(plek, uid, T0, ("huisbezoek", "groep"), ("post",), "twee_weken", tolk="ja", taal="so")
    start_traject(plek, uid, "juridisch", T0)

    paper = _paper(plek, _inzage(plek, people[0])).replace("\r", "").replace("\n", " ")

    for words in ("Huisbezoek, Bijeenkomst in een groep", "Post en formulieren", "Elke twee weken"):
        assert words in paper, words
    assert "Juridische begeleiding" in paper
    assert "Somalisch" in paper
    assert "twee_weken" not in paper
