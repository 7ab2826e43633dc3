"""Papers of Doorlooptijd, Toezicht, Herverdeling and Geld: the figures of the screens, no names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from models.queries.bijdragen import load_geld
from models.queries.doorlooptijd_breed import BreedRow, load_breed
from models.queries.papier import make_head
from models.queries.papier_cijfers import geld_facts, herverdeling_facts, toezicht_facts
from models.queries.papier_doorlooptijd import doorlooptijd_facts
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.woorden_cijfers import weken
from models.rules.geld import euro_woorden
from models.rules.taakstelling import Verschuiving
from models.services.beheer import add_gemeente
from models.services.bijdragen import add_geldpost
from models.services.herverdeling import save_herverdeling
from models.services.toezicht import save_ladderstap, save_toezicht
from models.services.verb import Plek
from models.tables import Dossier, Persoonsgegevens
from models.values import Papier
from reports.catalog import Facts, build, editable, render
from tests.builders import VasteKlok, lezer_for, make_demo, only_gemeente

Maak = Callable[..., StukFacts]
BLADEN: dict[Papier, Maak] = {
    Papier.DOORLOOPTIJDBLAD: doorlooptijd_facts,
    Papier.TOEZICHTBLAD: toezicht_facts,
    Papier.HERVERDELINGSBLAD: herverdeling_facts,
    Papier.GELDBLAD: geld_facts,
}


@pytest.fixture
def plek(tmp_path: Path) -> Iterator[Plek]:
    made = make_demo(tmp_path)
    yield made
    made.store.close()


def read(plek: Plek, papier: Papier) -> StukFacts:
    uid = _uid(plek)
    with lezer_for(plek) as lezer:
        head = make_head(lezer, VasteKlok().nu(), gemeente_uid=uid)
        return BLADEN[papier](lezer, uid, head=head)


def _uid(plek: Plek) -> str:
    return only_gemeente(plek.store)


def breed(plek: Plek) -> BreedRow:
    uid = _uid(plek)
    with lezer_for(plek) as lezer:
        return load_breed(lezer, uid)


def part(facts: StukFacts, kop: str) -> StukDeel:
    return next(one for one in facts.delen if one.kop.startswith(kop))


def test_all_four_tell_the_figures_of_the_screens_without_names_as_pdf_and_sheet(plek: Plek) -> None:
    """A109, A116, A128, A129, A131, A075, A108: one demo, four papers."""
    uid = _uid(plek)
    save_ladderstap(plek, uid, 2025, 2, "1.0", gedaan_op=date(2026, 1, 5), notitie="gebeld met Zegsman")
    save_toezicht(plek, uid, 2025, 2, gronden=("nareis_niet_op_tijd",), uitleg="familie kwam later")
    save_herverdeling(
        plek,
        uid,
        2026,
        2,
        (Verschuiving("Wilgenrade", -5, 20, 4), Verschuiving("Elders", 5, 10, 9)),
        coordinator="Regisseur Zegsman",
        notitie="met Zegsman afgesproken",
    )
    for post, richting, bedrag in (("tolk", "uit", "120"), ("tolk", "uit", "80"), ("bijdrage", "in", "500")):
        add_geldpost(
            plek,
            post,
            richting,
            date(2026, 2, 1),
            bedrag,
            gemeente_uid=uid,
            gevraagd_op=date(2026, 2, 2) if richting == "in" else None,
        )
    found = {papier: read(plek, papier) for papier in BLADEN}

    tijd = breed(plek).tijd
    row = part(found[Papier.DOORLOOPTIJDBLAD], "Gemiddeld van koppeling").rijen[0]
    assert row[:4] == (
        "2026-1",
        "12 weken",
        "7,4 weken (51,5 dagen), 2 gezinnen",
        weken(tijd.perioden[0].a_pijplijn),
    )
    assert row[4].endswith(weken(tijd.perioden[0].b))
    assert part(found[Papier.DOORLOOPTIJDBLAD], "Gemiddeld van koppeling").grafiek is not None
    assert part(found[Papier.DOORLOOPTIJDBLAD], "Gemeenten naast elkaar").rijen == ()

    ladder = part(found[Papier.TOEZICHTBLAD], "Halfjaar 2025-2: de ladder")
    assert len(ladder.rijen) == 22
    pairs = dict(ladder.paren)
    assert pairs["Hier staan wij"].startswith("1.0 ")
    assert "5-1-2026" in pairs["Hier staan wij"]
    assert pairs["De hele ladder is klaar"] == "uiterlijk 5-1-2027"
    assert pairs["Uitleg voor de provincie"] == "familie kwam later"

    deal = part(found[Papier.HERVERDELINGSBLAD], "Afspraak voor 2026-2")
    assert deal.rijen == (("Wilgenrade", "20", "4", "−5", "15"), ("Elders", "10", "9", "+5", "15"))

    money = part(found[Papier.GELDBLAD], "Halfjaar 2026-1").rijen
    with lezer_for(plek) as lezer:
        totals = [one.totaal for one in load_geld(lezer, uid).totalen if one.halfjaar == "2026-1"]
    out, got = sum(one.uit for one in totals), sum(one.ontvangen for one in totals)
    assert (money[-1][0], money[-1][1], money[-1][3]) == ("Samen", euro_woorden(out), euro_woorden(got))
    assert out >= 200_00
    assert sum(one.open for one in totals) >= 500_00

    with plek.store.reader() as session:
        people = session.execute(select(Persoonsgegevens.roepnaam, Persoonsgegevens.achternaam)).all()
        numbers = list(session.scalars(select(Dossier.nummer)))
    names = {name for one in people for name in one if name}
    for papier, facts in found.items():
        words = build(papier, facts).words()
        assert [one for one in (*names, *numbers, "Zegsman") if one in words] == [], papier
        papers: tuple[tuple[Papier, Facts], ...] = ((papier, facts),)
        assert render(papier, facts).pages <= 4, papier
        assert editable(papers, "xlsx").startswith(b"PK"), papier


def test_a115_gemeenten_stand_side_by_side_where_there_are_more(plek: Plek) -> None:
    assert breed(plek).gemeenten == ()
    uid = _uid(plek)
    add_gemeente(plek, "Aalburcht", "Gelderland")
    with lezer_for(plek) as lezer:
        found = load_breed(lezer, uid)
    other, ours = found.gemeenten

    assert (other.naam, other.a, other.gehuisvest, ours.naam) == ("Aalburcht", None, 0, "Wilgenrade")
    assert ours.a is not None
    assert ours.gekoppeld == sum(one.gekoppeld for one in found.tijd.historie if one.code >= "2025-2")
    assert ours.gehuisvest == sum(one.gehuisvest for one in found.tijd.historie if one.code >= "2025-2")
    assert found.sinds == date(2025, 7, 1)
