"""What a tick asks beside its day: the start of the rent at a signing, the answer at an uitspraak."""

from __future__ import annotations

from datetime import date

from models.queries.dossier import load_dossier
from models.queries.rows import PuntRow
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import record_weigering
from models.services.verb import Plek
from tests.builders import T0, lezer_for
from views.dossier.acties import velden_of, wensen_of


def _point(plek: Plek, uid: str, item_id: str) -> PuntRow:
    with lezer_for(plek) as lezer:
        return next(p for p in load_dossier(lezer, uid).punten if p.item_id == item_id)


def test_a105_a_tick_asks_the_answer_that_it_needs_and_may_be_left_out(plek: Plek) -> None:
    """A105: terecht, onterecht or later; the signing asks when the rent begins, another line asks nothing."""
    uid = open_dossier(plek, "Warsamele", date(2026, 4, 16), 2).onderwerp
    record_weigering(plek, uid, date(2026, 5, 4), niet_gekomen=True)
    spoken, signed = _point(plek, uid, "pv-49"), _point(plek, uid, "ve-03")
    fields = {one.code: one for one in velden_of("klaar", spoken)}
    assert [code for code, _words in fields["terecht"].keuzes] == ["", "nee", "ja"]
    assert "huuringang" in {one.code for one in velden_of("klaar", signed)}
    assert {one.code for one in velden_of("klaar", _point(plek, uid, "pv-02"))} == {"op", "notitie"}

    (later,) = wensen_of("klaar", spoken, {"op": T0, "terecht": ""})
    assert "terecht" not in later.kwargs
    (told,) = wensen_of("klaar", spoken, {"op": T0, "terecht": "nee"})
    assert told.kwargs["terecht"] is False
    (rent,) = wensen_of("klaar", signed, {"op": T0, "huuringang": T0})
    assert rent.kwargs["huuringang"] == T0
