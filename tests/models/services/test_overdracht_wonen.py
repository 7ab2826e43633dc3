"""An offer goes along with a gezin, with its dwelling; the rest of the list of dwellings stays at home."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.errors import Refused
from models.queries.overdracht_scherm import load_beeld
from models.queries.overdracht_verschil import NIEUW
from models.services import aanbod, beheer, dossiers, undo, woningen
from models.tables import Aanbod, Organisatie, UidPaar, Woning
from tests.builders import T0, lezer_for
from tests.overdracht_hulp import Kant, compared, only, opened, receive, send
from tests.overdracht_kanten import KOPPELING, begin, differences, links, plain, rechts, uid
from views.overdracht.inlees_lijnen import Stapel, lijnen

__all__ = ["begin", "links", "rechts", "uid"]
"""Fixtures."""
DAG = timedelta(days=1)
STRAAT = "Beukenhof 2"


@pytest.fixture
def offer(links: Kant, uid: str) -> str:
    """An offer on the left with two steps; gives its uid. There is another dwelling in the list."""
    owner = beheer.add_organisatie(links.plek, "corporatie", "Woonhof De Linde").onderwerp
    woning = woningen.add_woning(
        links.plek, STRAAT, plaats="Wilgenrade", kamers=4, huur="650,50", verhuurder_uid=owner
    ).onderwerp
    woningen.add_woning(links.plek, "Lindehof 8", plaats="Wilgenrade")
    aanbod.offer_woning(links.plek, uid, woning, T0 - 3 * DAG, toch_reden="De familie komt bijna.")
    (made,) = links.rows(Aanbod)
    aanbod.record_stap(links.plek, made.uid, "uitleg", T0 - 2 * DAG)
    aanbod.record_stap(links.plek, made.uid, "bezichtigd", T0 - DAG)
    return made.uid


def _addresses(kant: Kant) -> list[str]:
    return sorted(one.straat for one in kant.rows(Woning))


def test_an_offer_with_its_steps_and_its_dwelling_comes_along_and_no_other_dwelling(
    links: Kant, rechts: Kant, uid: str, offer: str
) -> None:
    receive(rechts, send(links, uid))

    (there,) = rechts.rows(Aanbod)
    assert (there.uid, there.op, there.uitleg_op, there.bezichtigd_op) == (
        offer,
        T0 - 3 * DAG,
        T0 - 2 * DAG,
        T0 - DAG,
    )
    assert there.toch_reden == "De familie komt bijna."
    (woning,) = rechts.rows(Woning)
    assert (woning.straat, woning.kamers, woning.huur) == (STRAAT, 4, 65050)
    (owner,) = rechts.rows(Organisatie, naam="Woonhof De Linde")
    assert woning.organisatie_id == owner.id
    assert differences(rechts, uid) == ()
    assert plain(rechts, uid)["aanbod"] == plain(links, uid)["aanbod"]


def test_a_dwelling_with_the_same_address_is_that_dwelling(
    links: Kant, rechts: Kant, uid: str, offer: str
) -> None:
    assert offer
    known = woningen.add_woning(rechts.plek, "beukenhof 2", plaats="WILGENRADE", kamers=5).onderwerp
    data = send(links, uid)
    (told,) = [g for g in compared(rechts, opened(data)).genoemd if g.tabel == "woning"]
    assert (told.naam, told.voorstel) == (f"{STRAAT}, Wilgenrade", known)

    receive(rechts, data)
    assert [(one.uid, one.kamers) for one in rechts.rows(Woning)] == [(known, 5)]
    assert [one.uid_hier for one in rechts.rows(UidPaar, tabel="woning")] == [known]
    rechts.later()
    links.later()
    (back,) = [g for g in compared(links, opened(send(rechts, uid))).genoemd if g.tabel == "woning"]
    assert back.voorstel in {one.uid for one in links.rows(Woning, straat=STRAAT)}


def test_it_can_be_put_beside_the_one_that_is_here(links: Kant, rechts: Kant, uid: str, offer: str) -> None:
    assert offer
    woningen.add_woning(rechts.plek, STRAAT, plaats="Wilgenrade")
    data = send(links, uid)
    (told,) = [g for g in compared(rechts, opened(data)).genoemd if g.tabel == "woning"]

    receive(rechts, data, genoemd={told.uid: NIEUW})

    assert _addresses(rechts) == [STRAAT, STRAAT]


def test_a_dwelling_of_an_offer_cannot_be_left_out(links: Kant, rechts: Kant, uid: str, offer: str) -> None:
    assert offer
    data = send(links, uid)
    (told,) = [g for g in compared(rechts, opened(data)).genoemd if g.tabel == "woning"]

    with pytest.raises(Refused, match="overdracht_ongeldig"):
        receive(rechts, data, genoemd={told.uid: ""})
    assert rechts.rows(Aanbod) == []


def test_all_of_it_can_be_taken_back(links: Kant, rechts: Kant, uid: str, offer: str) -> None:
    assert offer
    done = receive(rechts, send(links, uid))

    undo.undo(rechts.plek, done)

    assert rechts.rows(Aanbod) == []
    assert rechts.rows(Woning) == []


def test_a_step_that_both_sides_set_otherwise_is_a_question_with_words(
    links: Kant, rechts: Kant, uid: str, offer: str
) -> None:
    receive(rechts, send(links, uid))
    links.later()
    rechts.later()
    aanbod.record_stap(links.plek, offer, "geaccepteerd", T0)
    aanbod.record_stap(rechts.plek, offer, "geaccepteerd", T0 + DAG)
    data = send(links, uid)

    asked = [one for one in only(rechts, data).uitkomst.verschillen if one.tabel == "aanbod"]
    assert [(one.kolommen, one.wij, one.zij) for one in asked] == [
        (("geaccepteerd_op",), ((T0 + DAG).isoformat(),), (T0.isoformat(),))
    ]
    with lezer_for(rechts.plek) as lezer:
        beeld = load_beeld(lezer, opened(data))
    (line,) = [one for one in lijnen(beeld, Stapel()) if STRAAT in one.titel]
    assert line.titel.endswith("geaccepteerd op")
    assert "wij: di 16 jun" in line.onder
    assert "zij: ma 15 jun" in line.onder

    receive(rechts, data, {one.sleutel: True for one in asked})
    (there,) = rechts.rows(Aanbod)
    assert there.geaccepteerd_op == T0


def test_an_offer_that_came_later_is_added_to_the_gezin_that_is_there(
    links: Kant, rechts: Kant, uid: str
) -> None:
    receive(rechts, send(links, uid))
    links.later()
    woning = woningen.add_woning(links.plek, STRAAT, plaats="Wilgenrade").onderwerp
    aanbod.offer_woning(links.plek, uid, woning, T0)
    data = send(links, uid)
    with lezer_for(rechts.plek) as lezer:
        shown = lijnen(load_beeld(lezer, opened(data)), Stapel())
    assert any("aangeboden woningen (1)" in one.titel for one in shown)
    assert any(one.titel == f"Woning {STRAAT}, Wilgenrade" for one in shown)

    receive(rechts, data)
    assert len(rechts.rows(Aanbod)) == 1


def test_what_was_offered_to_another_gezin_stays(links: Kant, rechts: Kant, uid: str, offer: str) -> None:
    other = dossiers.open_dossier(links.plek, "Tekleberi", KOPPELING, 1).onderwerp
    woning = woningen.add_woning(links.plek, "Zandweg 5", plaats="Wilgenrade").onderwerp
    aanbod.offer_woning(links.plek, other, woning, T0)

    receive(rechts, send(links, uid))

    assert _addresses(rechts) == [STRAAT]
    assert [one.uid for one in rechts.rows(Aanbod)] == [offer]
