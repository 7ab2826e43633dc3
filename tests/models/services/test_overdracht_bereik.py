"""Who may say how a transfer went, and who reads why it went."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import Refused
from models.queries.ontvangst import load_overdrachten
from models.services import bescherming, dossiers
from models.services.ontvangst import record_ontvangst
from models.services.overdracht_uit import record_mislukt
from models.tables import Overdracht
from models.values import Rol
from tests.builders import T0, add_medewerker, lezer_for, make_plek
from tests.overdracht_hulp import Kant, make_kant, receive, send


@pytest.fixture
def sam(tmp_path: Path) -> Kant:
    """A begeleider with a gezin that went to another organisation."""
    kant = make_kant(tmp_path / "hier")
    wie = add_medewerker(kant.plek.store, "Sam Voorbeeld", Rol.BEGELEIDER)
    return Kant(make_plek(kant.plek.store, kant.klok, wie), kant.klok)


def another(kant: Kant, rol: Rol) -> Kant:
    wie = add_medewerker(kant.plek.store, "Noor Voorbeeld", rol)
    return Kant(make_plek(kant.plek.store, kant.klok, wie), kant.klok)


def test_a_begeleider_cannot_say_that_the_file_of_another_failed(sam: Kant) -> None:
    uid = dossiers.open_dossier(sam.plek, "Warsamele", T0, 1).onderwerp
    send(sam, uid)
    (row,) = sam.rows(Overdracht)
    noor = another(sam, Rol.BEGELEIDER)
    with pytest.raises(Refused, match="geen_toegang"):
        record_mislukt(noor.plek, row.uid)
    assert sam.rows(Overdracht)[0].mislukt_op is None
    record_mislukt(sam.plek, row.uid)
    assert sam.rows(Overdracht)[0].mislukt_op is not None
    sam.close()


def test_nor_can_who_sees_all_but_an_extra_protected_gezin_in_it(sam: Kant) -> None:
    uid = dossiers.open_dossier(sam.plek, "Warsamele", T0, 1).onderwerp
    send(sam, uid)
    (row,) = sam.rows(Overdracht)
    regie = another(sam, Rol.CASUSREGISSEUR)
    bescherming.protect(sam.plek, uid)
    with pytest.raises(Refused, match="geen_toegang"):
        record_mislukt(regie.plek, row.uid)
    bescherming.unprotect(sam.plek, uid)
    record_mislukt(regie.plek, row.uid)
    sam.close()


def test_a_receipt_of_another_is_not_recorded(sam: Kant, tmp_path: Path) -> None:
    there = make_kant(tmp_path / "daar")
    uid = dossiers.open_dossier(there.plek, "Warsamele", T0, 1).onderwerp
    receive(sam, send(there, uid), begeleider=sam.plek.wie)
    (row,) = sam.rows(Overdracht)
    noor = another(sam, Rol.BEGELEIDER)
    with pytest.raises(Refused, match="geen_toegang"):
        record_ontvangst(noor.plek, row.uid)
    record_ontvangst(sam.plek, row.uid)
    there.close()
    sam.close()


def test_why_a_gezin_went_is_read_by_who_sees_it_and_who_sent_it(sam: Kant) -> None:
    uid = dossiers.open_dossier(sam.plek, "Warsamele", T0, 1).onderwerp
    send(sam, uid)

    def reads(kant: Kant) -> str:
        with lezer_for(kant.plek) as lezer:
            (row,) = load_overdrachten(lezer)
        return row.reden

    noor, regie = another(sam, Rol.BEGELEIDER), another(sam, Rol.CASUSREGISSEUR)
    assert (reads(noor), reads(regie)) == ("", "verhuizing naar een andere organisatie")
    bescherming.protect(sam.plek, uid)
    assert (reads(sam), reads(regie)) == ("verhuizing naar een andere organisatie", "")
    sam.close()
