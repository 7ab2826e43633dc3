"""A tick plans only its own item; what stands in the kluis afterwards is what a whole plan wants."""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.content.loader import to_json
from models.queries.feiten import Gelezen, load_feiten
from models.services import actiepunten, dossiers, engine, gebeurtenissen, leden
from models.services.dagwissel import check_dossiers
from models.services.inhoud import add_item, switch_item
from models.services.verb import Plek, Transactie, verb
from models.tables import Actiepunt, Dossier, Gemeente, Lidmaatschap, Persoon
from models.values import Recht
from tests.builders import T0, VasteKlok, lezer_for

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    """Two adults and a child of six, koppeling sixty days ago."""
    uid = dossiers.open_dossier(
        plek, "Warsamele", T0 - 60 * DAG, 3, "Duinvoorde", vergunning=T0 - 74 * DAG
    ).onderwerp
    born = (date(1990, 2, 1), date(1992, 5, 1), date(2020, 4, 1))
    with plek.store.reader() as session:
        people = list(session.scalars(select(Persoon.uid).join(Lidmaatschap).order_by(Lidmaatschap.letter)))
    for persoon, geboren in zip(people, born, strict=True):
        leden.save_persoon_field(plek, persoon, "geboortedatum", geboren)
    return uid


@pytest.fixture
def gelezen(monkeypatch: pytest.MonkeyPatch) -> list[set[str] | None]:
    """Of which items the engine read the lines, recompute by recompute; None = of all."""
    told: list[set[str] | None] = []

    def spy(session: Session, dossier_id: int, items: set[str] | None = None) -> Gelezen:
        told.append(items)
        return load_feiten(session, dossier_id, items)

    monkeypatch.setattr(engine, "load_feiten", spy)
    return told


@verb("dagwissel", recht=Recht.DOSSIER)
def again(t: Transactie, dossier_uid: str) -> None:
    """Recompute a dossier once more, as a whole."""
    t.dossier(dossier_uid)


def lines(plek: Plek) -> list[tuple[str, str, str]]:
    """(uid, item, staat) of the lines that have not lapsed."""
    with plek.store.reader() as session:
        query = select(Actiepunt.uid, Actiepunt.item_id, Actiepunt.staat).where(
            Actiepunt.vervallen_op.is_(None)
        )
        return [(r[0], r[1], r[2]) for r in session.execute(query.order_by(Actiepunt.id))]


def line(plek: Plek, item_id: str) -> str:
    return next(uid for uid, item, _ in lines(plek) if item == item_id)


def next_day(plek: Plek) -> date | None:
    with plek.store.reader() as session:
        return session.scalars(select(Dossier.herbereken_op)).one()


def do_something(plek: Plek, rnd: random.Random) -> None:
    """Do one of the things that a person does with a line."""
    uid, _, staat = rnd.choice(lines(plek))
    match rnd.randrange(5) if staat == "open" else 5:
        case 0 | 1:
            actiepunten.tick(plek, uid, T0 - rnd.randrange(3) * DAG)
        case 2:
            actiepunten.mark_nvt(plek, uid, "niet nodig hier")
        case 3:
            actiepunten.mark_wacht(plek, uid, "coa")
        case 4:
            actiepunten.postpone(plek, uid, T0 + rnd.randrange(1, 30) * DAG, "later")
        case _:
            actiepunten.reopen(plek, uid)


@pytest.mark.parametrize("seed", range(6))
def test_after_ticks_of_any_kind_the_kluis_is_as_a_whole_plan_wants_it(
    plek: Plek, gezin: str, gelezen: list[set[str] | None], seed: int
) -> None:
    rnd = random.Random(seed)
    if seed % 2:
        gebeurtenissen.record_weigering(plek, gezin, T0 - 2 * DAG, niet_gekomen=False)
        gebeurtenissen.record_signaal(plek, gezin, T0 - DAG, "belde zelf")
    gelezen.clear()
    for _ in range(12):
        do_something(plek, rnd)
        with lezer_for(plek) as lezer:
            assert check_dossiers(lezer) == {}
    assert any(items is not None for items in gelezen)
    soon = next_day(plek)
    again(plek, gezin)
    later = next_day(plek)
    assert later is None or (soon is not None and soon <= later)


def test_a_tick_reads_only_the_lines_of_its_item(
    plek: Plek, gezin: str, gelezen: list[set[str] | None]
) -> None:
    actiepunten.tick(plek, line(plek, "pv-02"))
    assert gelezen == [{"pv-02"}]


def test_a_tick_that_sets_a_date_plans_the_whole_dossier(
    plek: Plek, gezin: str, gelezen: list[set[str] | None]
) -> None:
    with lezer_for(plek) as lezer:
        sets = {item.id for item in lezer.inhoud().items.values() if item.zet_anker is not None}
    uid = next(uid for uid, item, staat in lines(plek) if item in sets and staat == "open")
    actiepunten.tick(plek, uid)
    assert gelezen == [None]


def test_the_first_tick_of_a_new_day_that_changes_something_plans_the_whole_dossier(
    plek: Plek, klok: VasteKlok, gezin: str, gelezen: list[set[str] | None]
) -> None:
    day = next_day(plek)
    assert day is not None
    klok.dag = day
    actiepunten.tick(plek, line(plek, "pv-02"))
    assert gelezen == [None]
    with lezer_for(plek) as lezer:
        assert check_dossiers(lezer) == {}


def test_the_first_tick_after_new_content_brings_its_lines(
    plek: Plek, gezin: str, gelezen: list[set[str] | None]
) -> None:
    actiepunten.tick(plek, line(plek, "pv-02"))
    with plek.store.reader() as session:
        gemeente = session.scalars(
            select(Gemeente.uid).join(Dossier, Dossier.gemeente_id == Gemeente.id)
        ).one()
    with lezer_for(plek) as lezer:
        base = lezer.inhoud(gemeente).items["pv-03"]
    own = msgspec.structs.replace(base, id="pv-00", tekst="fietsles regelen")
    new = add_item(plek, gemeente, to_json(own)).onderwerp
    assert new not in {item for _, item, _ in lines(plek)}
    gelezen.clear()
    actiepunten.set_notitie(plek, line(plek, "pv-02"), "eerste")
    assert gelezen == [None]
    assert new in {item for _, item, _ in lines(plek)}
    actiepunten.set_notitie(plek, line(plek, "pv-02"), "tweede")
    assert gelezen == [None, {"pv-02"}]
    switch_item(plek, gemeente, new, uit=True, reden="doen we niet meer")
    gelezen.clear()
    actiepunten.set_notitie(plek, line(plek, "pv-02"), "derde")
    assert gelezen == [None]
