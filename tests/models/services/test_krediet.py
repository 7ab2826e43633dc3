"""Inrichtingskrediet of a gezin: asked by size, granted, paid, and the totals of the gemeente (A058)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.bijdragen import load_geld
from models.queries.rows_geld import GeldRow
from models.queries.rows_wonen import WonenRow
from models.queries.wonen import load_wonen
from models.rules.bijdragen import Totaal
from models.services.cijfers import save_instelling
from models.services.dossiers import open_dossier, save_dossier_field
from models.services.krediet import answer_krediet, remove_krediet, request_krediet
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Actiepunt
from tests.builders import T0, lezer_for, only_gemeente

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    made = open_dossier(plek, "Warsamele", date(2026, 4, 16), 5, "").onderwerp
    save_dossier_field(plek, made, "bijstand", "ja")
    return made


def amounts(plek: Plek, een: float, twee: float, extra: float, vanaf: date = T0 - 400 * DAG) -> None:
    for name, value in (("een", een), ("twee", twee), ("extra", extra)):
        save_instelling(plek, f"inrichtingskrediet_{name}_euro", value, vanaf, "beleid Voorbeeld")


def wonen(plek: Plek, gezin: str) -> WonenRow:
    with lezer_for(plek) as lezer:
        return load_wonen(lezer, gezin)


def geld(plek: Plek) -> GeldRow:
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        return load_geld(lezer, uid)


def staat(plek: Plek, item_id: str) -> tuple[str, date | None]:
    with plek.store.reader() as session:
        found = session.execute(
            select(Actiepunt.staat, Actiepunt.gedaan_op).where(
                Actiepunt.item_id == item_id, Actiepunt.vervallen_op.is_(None)
            )
        ).one()
    return found[0], found[1]


def test_the_amount_follows_the_size_of_the_household_on_the_day_that_it_was_asked(
    plek: Plek, gezin: str
) -> None:
    amounts(plek, 2400, 3000, 350)
    amounts(plek, 2600, 3200, 400, T0 - 5 * DAG)
    request_krediet(plek, gezin, T0 - 20 * DAG)
    request_krediet(plek, gezin, T0 - DAG)
    row = wonen(plek, gezin)

    assert [(one.personen, one.bedrag) for one in row.krediet] == [(5, 440_000), (5, 405_000)]
    assert row.krediet_bedrag == 440_000


def test_without_a_figure_the_amount_has_to_be_typed(plek: Plek, gezin: str) -> None:
    with pytest.raises(Refused, match="krediet_geen_cijfer"):
        request_krediet(plek, gezin, T0)
    assert wonen(plek, gezin).krediet == ()
    request_krediet(plek, gezin, T0, 3, "1.250,50".replace(".", ""))

    assert [(one.personen, one.bedrag) for one in wonen(plek, gezin).krediet] == [(3, 125_050)]


def test_asking_and_paying_tick_the_checklist_and_stand_in_the_totals(plek: Plek, gezin: str) -> None:
    uid = request_krediet(plek, gezin, T0 - 20 * DAG, 5, "4000").onderwerp
    assert staat(plek, "ve-14") == ("gedaan", T0 - 20 * DAG)
    answer_krediet(plek, uid, "toegekend", T0 - 10 * DAG, "3500")
    assert geld(plek).totalen == ()
    answer_krediet(plek, uid, "betaald", T0 - 3 * DAG)
    assert staat(plek, "ve-27") == ("gedaan", T0 - 3 * DAG)
    found = geld(plek)

    assert [(one.post, one.totaal) for one in found.totalen] == [
        ("inrichtingskrediet", Totaal(uit=350_000)),
    ]
    (total,) = found.kredieten
    assert (total.halfjaar, total.aantal, total.gevraagd, total.toegekend, total.betaald, total.wacht) == (
        *("2026-1", 1, 400_000, 350_000, 350_000),
        0,
    )


def test_the_steps_have_an_order_and_days_that_can_be(plek: Plek, gezin: str) -> None:
    uid = request_krediet(plek, gezin, T0 - 9 * DAG, 5, "4000").onderwerp
    for args, code in (
        ((uid, "betaald", T0), "krediet_nog_niet_toegekend"),
        ((uid, "toegekend", T0 - 10 * DAG), "krediet_voor_aanvraag"),
        ((uid, "toegekend", T0 + DAG), "dag_in_toekomst"),
        ((uid, "kwijt", T0), "keuze_onbekend"),
        (("geen", "betaald", T0), "krediet_onbekend"),
    ):
        with pytest.raises(Refused, match=code):
            answer_krediet(plek, *args)
    answer_krediet(plek, uid, "afgewezen", T0 - 5 * DAG)
    assert geld(plek).kredieten[0].afgewezen == 1
    answer_krediet(plek, uid, "toegekend", T0 - 2 * DAG)
    (row,) = wonen(plek, gezin).krediet

    assert (row.afgewezen_op, row.toegekend_op, row.toegekend) == (None, T0 - 2 * DAG, 400_000)
    with pytest.raises(Refused, match="krediet_al_toegekend"):
        answer_krediet(plek, uid, "afgewezen", T0)


def test_a_mistake_is_taken_away_and_undo_brings_it_back(plek: Plek, gezin: str) -> None:
    uid = request_krediet(plek, gezin, T0, 5, "4000").onderwerp
    change = remove_krediet(plek, uid)
    assert wonen(plek, gezin).krediet == ()
    undo(plek, change.bewerking)

    assert [one.uid for one in wonen(plek, gezin).krediet] == [uid]
