"""Two facts of the checklists: the window for the own administration, and the 22 questions of bijlage 2."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from sqlalchemy import select

from models.content.loader import load_content, to_json
from models.rules.kalender import unit_of
from models.services import cijfers, dossiers, inhoud
from models.services.verb import Plek
from models.tables import Actiepunt
from models.values import Anker, AnkerStand, Eenheid
from tests.builders import lezer_for, only_gemeente

WEEK = timedelta(weeks=1)
VERHUISD = date(2026, 6, 1)
KOPPELING = date(2026, 4, 16)
VROEGST, LAATST = "vestiging_start_vroegst_weken", "vestiging_start_laatst_weken"
MAP = "ve-37"
"""Making the folder for post and papers: with it the own administration begins."""

VRAGEN: dict[str, tuple[tuple[str, str], ...]] = {
    "a": (("ve-06", "adres in de BRP"), ("ve-08", "DigiD"), ("in-25", "voortgang bijhouden")),
    "b": (
        ("pv-16", "dossier lezen"),
        ("ve-09", "de gemeente"),
        ("ve-09", "de aanpak"),
        ("ve-10", "samen een lijst"),
        ("ve-11", "waar vragen heen gaan"),
    ),
    "c": (
        ("pv-31", "afspraak om te tekenen"),
        ("ve-12", "hoe het verder gaat"),
        ("pv-21", "hoeveel begeleiding"),
        ("pv-20", "wat de woning nodig heeft"),
        ("pv-28", "tijdelijk wonen"),
        ("ve-03", "aanbod en tekenen"),
        ("ve-18", "energie"),
    ),
    "d": (("ve-13", "uitkering"), ("ve-15", "geld voor verhuizen en inrichten")),
    "e": (("pv-19", "dossier"), ("ve-19", "beginpunt"), ("in-10", "opleiding en werk")),
    "f": (("ve-45", "school"), ("ve-40", "zorg")),
}
"""What bijlage 2 asks, part by part (H bijl.2), and the actiepunt that sees to it."""
ELDERS = frozenset({"in-25", "ve-03"})
"""These two stand in the list with another source that says the same."""


def test_bijlage_2_asks_22_things_and_each_has_its_actiepunt() -> None:
    """A154: a to f are 3 + 5 + 7 + 2 + 3 + 2 = 22; each cites its part of bijlage 2."""
    items = load_content().items

    assert [len(part) for part in VRAGEN.values()] == [3, 5, 7, 2, 3, 2]
    assert sum(len(part) for part in VRAGEN.values()) == 22
    for deel, part in VRAGEN.items():
        for item_id, what in part:
            assert item_id in items, what
            if item_id not in ELDERS:
                assert f"bijl.2{deel}" in items[item_id].bron, (item_id, what)
    cited = {(item.bron.split("bijl.2")[1][:1], item.id) for item in items.values() if "bijl.2" in item.bron}
    asked = {(deel, item_id) for deel, part in VRAGEN.items() for item_id, _what in part}
    extra = {("d", "ve-22"), ("d", "ve-23"), ("f", "ve-41"), ("f", "ve-44")}
    assert {
        pair for pair in cited if pair[0].isalpha()
    } - asked == extra  # more than one act for one question


def test_the_own_administration_begins_between_28_and_42_days(plek: Plek) -> None:
    """A028: four to six weeks, as two dated figures."""
    with lezer_for(plek) as lezer:
        earliest, latest = lezer.setting(VROEGST), lezer.setting(LAATST)
    assert isinstance(earliest, int)
    assert isinstance(latest, int)
    assert {unit_of(VROEGST), unit_of(LAATST)} == {Eenheid.WEKEN}
    assert (earliest * 7, latest * 7) == (28, 42)


def _term(plek: Plek, dossier: str) -> date | None:
    with plek.store.reader() as session:
        return session.scalars(
            select(Actiepunt.termijn_datum).where(Actiepunt.item_id == MAP, Actiepunt.vervallen_op.is_(None))
        ).one()


def test_the_window_is_a_figure_and_the_anchor_can_be_chosen(plek: Plek) -> None:
    """A028: the notitie does not say from when it counts, so both can be changed for a gemeente."""
    cijfers.save_instelling(plek, LAATST, 5, bron="afspraak")
    shipped = load_content().items[MAP]
    assert shipped.termijn is not None
    assert shipped.termijn.anker is Anker.VERHUIZING
    assert shipped.termijn.instelling == LAATST

    other = msgspec.structs.replace(shipped.termijn, anker=Anker.KOPPELING, stand=AnkerStand.WERKELIJK)
    inhoud.adapt_item(
        plek, only_gemeente(plek.store), to_json(msgspec.structs.replace(shipped, termijn=other))
    )
    uid = dossiers.open_dossier(plek, "Warsamele", KOPPELING, 3, "Duinvoorde").onderwerp

    assert _term(plek, uid) == KOPPELING + 5 * WEEK
