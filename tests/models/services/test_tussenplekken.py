"""Temporary places: who lives where, how full it is, counting at once, and the last day on Vandaag."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import select

from models.errors import Refused
from models.queries.dossier import load_dossier
from models.queries.rows_toewijzing import TussenvoorzieningRow
from models.queries.taakstelling import load_taakstelling
from models.queries.toewijzing import load_toewijzing
from models.queries.tussenplekken import load_bewoners, load_tussenvoorzieningen
from models.queries.vandaag import load_vandaag
from models.services import aanbod, bescherming, cijfers, dossiers, gebeurtenissen
from models.services.actiepunten import tick
from models.services.tussenplekken import (
    add_tussenvoorziening,
    leave,
    place,
    remove_tussenvoorziening,
    save_tussenvoorziening,
)
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Actiepunt, Persoon
from models.values import Anker, PlekSoort, Rol, Stand
from tests.builders import T0, add_medewerker, lezer_for, make_plek, only_gemeente

DAG = timedelta(days=1)
EINDE = T0 + 60 * DAG


@pytest.fixture
def huis(plek: Plek) -> str:
    return add_tussenvoorziening(
        plek, "De Verzonnen Hof", 5, straat="Voorbeeldlaan 1", plaats="Wilgenrade", loopt_tot=EINDE
    ).onderwerp


def _gezin(plek: Plek, naam: str = "Sharifpana", personen: int = 3, route: str = "azc") -> str:
    uid = dossiers.open_dossier(plek, naam, date(2026, 5, 11), personen, "Duinvoorde").onderwerp
    dossiers.save_dossier_field(plek, uid, "route", route)
    return uid


@pytest.fixture
def gezin(plek: Plek) -> str:
    return _gezin(plek)


def _row(plek: Plek) -> TussenvoorzieningRow:
    with lezer_for(plek) as lezer:
        (row,) = load_tussenvoorzieningen(lezer)
    return row


def _end(plek: Plek, uid: str) -> date | None:
    with lezer_for(plek) as lezer:
        found = [a.gepland for a in load_dossier(lezer, uid).ankers if a.soort == Anker.EINDE_TIJDELIJK]
    return found[-1] if found else None


def _counted(plek: Plek, uid: str) -> list[Any]:
    with lezer_for(plek) as lezer:
        uids = [p.uid for p in load_dossier(lezer, uid).personen]
    with plek.store.reader() as session:
        return [session.scalars(select(Persoon.geteld_op).where(Persoon.uid == one)).one() for one in uids]


def test_a_place_knows_how_many_fit_live_there_and_are_left(plek: Plek, huis: str, gezin: str) -> None:
    assert (_row(plek).plekken, _row(plek).bezet, _row(plek).vrij) == (5, 0, 5)
    made = place(plek, gezin, huis, T0 - DAG, 3)
    assert (_row(plek).bezet, _row(plek).vrij) == (3, 2)
    undo(plek, made.bewerking)
    assert (_row(plek).bezet, _row(plek).vrij) == (0, 5)


def test_who_lives_there_stands_with_number_persons_and_last_day(plek: Plek, huis: str, gezin: str) -> None:
    place(plek, gezin, huis, T0 - DAG, 3)
    with lezer_for(plek) as lezer:
        (one,) = load_bewoners(lezer)
        tab = load_toewijzing(lezer, gezin)
    assert (one.gezin, one.personen, one.van, one.tot) == ("Sharifpana", 3, T0 - DAG, EINDE)
    assert tab.plek is not None
    assert (tab.plek.plek.naam, tab.plek.einde) == ("De Verzonnen Hof", EINDE)


def test_a203_a_placement_counts_at_once_and_a_later_move_does_not_count_again(
    plek: Plek, huis: str, gezin: str
) -> None:
    made = place(plek, gezin, huis, T0 - 9 * DAG, 3)
    assert _counted(plek, gezin) == [T0 - 9 * DAG] * 3
    leave(plek, made.onderwerp, T0 - DAG)
    gebeurtenissen.record_verhuisd(plek, gezin, T0)
    assert _counted(plek, gezin) == [T0 - 9 * DAG] * 3


def test_a203_in_a_doorstroomlocatie_it_counts_as_the_figure_says(plek: Plek, gezin: str) -> None:
    uid = add_tussenvoorziening(plek, "De Doorstroom", 9, soort=PlekSoort.DOORSTROOMLOCATIE.value).onderwerp
    cijfers.save_instelling(plek, "tijdelijk_telt", ("tussenvoorziening",), bron="besluit")
    place(plek, gezin, uid, T0 - DAG, 3)
    assert _counted(plek, gezin) == [None] * 3
    other = _gezin(plek, "Warsamele", 1)
    cijfers.save_instelling(
        plek, "tijdelijk_telt", ("tussenvoorziening", "doorstroomlocatie"), bron="besluit"
    )
    place(plek, other, uid, T0 - DAG, 1)
    assert _counted(plek, other) == [T0 - DAG]


def test_a203_a_placement_counts_in_its_own_half_year_and_the_move_of_the_next_adds_nobody(
    plek: Plek, huis: str
) -> None:
    before = date(2025, 12, 20)
    uid = dossiers.open_dossier(plek, "Sharifpana", date(2025, 11, 1), 3, "Duinvoorde").onderwerp
    made = place(plek, uid, huis, before, 3)
    leave(plek, made.onderwerp, T0 - DAG)
    gebeurtenissen.record_verhuisd(plek, uid, T0)
    gemeente = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        found = {one.code: one.realisatie for one in load_taakstelling(lezer, gemeente).halfjaren}

    assert (found["2025-2"], found["2026-1"]) == (3, 0)


def test_a204_a_place_tells_the_mix_of_groups_and_the_outlook_on_a_lasting_dwelling(
    plek: Plek, huis: str, gezin: str
) -> None:
    save_tussenvoorziening(plek, huis, groepen="studenten")
    assert _row(plek).groepen == "studenten"
    dossiers.save_dossier_field(plek, gezin, "route", "tussenvoorziening")
    place(plek, gezin, huis, T0 - DAG, 3)
    with lezer_for(plek) as lezer:
        (one,) = load_bewoners(lezer)
    assert (one.vast, one.vast_voor) == (Stand.RICHTDATUM_VOORBIJ, EINDE - relativedelta(months=3))
    with plek.store.reader() as session:
        punt = session.scalars(select(Actiepunt.uid).where(Actiepunt.item_id == "ve-65")).one()
    tick(plek, punt)
    with lezer_for(plek) as lezer:
        (one,) = load_bewoners(lezer)
    assert one.vast is Stand.GEDAAN


def test_staying_with_a_host_is_no_housing_and_does_not_count(plek: Plek, gezin: str) -> None:
    uid = add_tussenvoorziening(plek, "Bij een gastgezin", 3, soort=PlekSoort.LOGEER.value).onderwerp
    place(plek, gezin, uid, T0 - DAG, 3, tot=T0 + 90 * DAG)
    assert _counted(plek, gezin) == [None] * 3
    assert _end(plek, gezin) == T0 + 90 * DAG


@pytest.mark.parametrize("route", ["rtb", "zelfhuisvester"])
def test_a_place_does_not_make_count_who_does_not_count_by_a_placement(
    plek: Plek, huis: str, route: str
) -> None:
    uid = _gezin(plek, route=route)
    place(plek, uid, huis, T0 - DAG, 3)
    assert _counted(plek, uid) == [None] * 3


def test_more_people_than_fit_is_said_and_blocks_nothing(plek: Plek, huis: str, gezin: str) -> None:
    assert place.preview(plek, gezin, huis, T0, 5).waarschuwingen == ()
    effect = place.preview(plek, gezin, huis, T0, 6)
    assert ("plek_vol", (("personen", 6), ("vrij", 5))) in effect.waarschuwingen
    place(plek, gezin, huis, T0, 6)
    assert _row(plek).vrij == -1


def test_the_end_of_a_place_stands_on_vandaag_and_moves_with_the_place(
    plek: Plek, huis: str, gezin: str
) -> None:
    own = _gezin(plek, "Warsamele", 1)
    place(plek, gezin, huis, T0 - DAG, 3)
    place(plek, own, huis, T0 - DAG, 1, tot=T0 + 20 * DAG)
    with lezer_for(plek) as lezer:
        lines = {line.dossier_uid: line.dag for line in load_vandaag(lezer).tijdelijk}
    assert lines == {gezin: EINDE, own: T0 + 20 * DAG}
    save_tussenvoorziening(plek, huis, loopt_tot=EINDE + 30 * DAG)
    assert (_end(plek, gezin), _end(plek, own)) == (EINDE + 30 * DAG, T0 + 20 * DAG)
    with lezer_for(plek) as lezer:
        lines = {line.dossier_uid: line.dag for line in load_vandaag(lezer).tijdelijk}
    assert lines[gezin] == EINDE + 30 * DAG


def test_who_leaves_makes_room_and_leaves_vandaag(plek: Plek, huis: str, gezin: str) -> None:
    made = place(plek, gezin, huis, T0 - 3 * DAG, 3)
    with pytest.raises(Refused, match="plek_bewoond"):
        remove_tussenvoorziening(plek, huis, T0)
    leave(plek, made.onderwerp, T0 - DAG)
    assert _row(plek).bezet == 0
    with lezer_for(plek) as lezer:
        assert load_vandaag(lezer).tijdelijk == ()
        tab = load_toewijzing(lezer, gezin)
    assert (tab.plek, [one.tot for one in tab.eerdere_plekken]) == (None, [T0 - DAG])
    with pytest.raises(Refused, match="plek_al_verlaten"):
        leave(plek, made.onderwerp, T0)


def test_a_move_to_a_lasting_dwelling_leaves_the_place(plek: Plek, huis: str, gezin: str) -> None:
    place(plek, gezin, huis, T0 - 30 * DAG, 3)
    gebeurtenissen.record_woning_gevonden(plek, gezin, T0 - 9 * DAG, "Kastanjelaan 14")
    gebeurtenissen.record_getekend(plek, gezin, T0 - 2 * DAG)
    assert _row(plek).bezet == 3
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - DAG)
    assert _row(plek).bezet == 0
    with lezer_for(plek) as lezer:
        assert load_vandaag(lezer).tijdelijk == ()


def test_ending_the_address_in_wonen_en_geld_frees_the_place_too(plek: Plek, huis: str, gezin: str) -> None:
    place(plek, gezin, huis, T0 - 30 * DAG, 3)
    with lezer_for(plek) as lezer:
        (adres,) = (one.uid for one in load_dossier(lezer, gezin).adressen if one.soort == "tijdelijk")
    aanbod.end_tijdelijk(plek, adres, T0 - DAG)
    assert _row(plek).bezet == 0


def test_a_closed_dossier_lives_nowhere_any_more(plek: Plek, huis: str, gezin: str) -> None:
    place(plek, gezin, huis, T0 - 3 * DAG, 3)
    gebeurtenissen.close_dossier(plek, gezin, T0, "naar elders", "vertrokken")
    assert _row(plek).bezet == 0


def test_one_gezin_has_one_temporary_place_at_a_time(plek: Plek, huis: str, gezin: str) -> None:
    place(plek, gezin, huis, T0 - DAG, 3)
    with pytest.raises(Refused, match="al_op_tijdelijke_plek"):
        place(plek, gezin, huis, T0, 3)


def test_what_cannot_be_is_refused(plek: Plek, huis: str, gezin: str) -> None:
    wishes: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: place(plek, gezin, "nergens", T0, 3), "plek_onbekend"),
        (lambda: place(plek, gezin, huis, T0 + DAG, 3), "dag_in_toekomst"),
        (lambda: place(plek, gezin, huis, T0, 0), "getal_buiten_grens"),
        (lambda: place(plek, gezin, huis, T0, 3, tot=T0 - DAG), "tot_voor_van"),
        (lambda: add_tussenvoorziening(plek, "", 4), "veld_leeg"),
        (lambda: add_tussenvoorziening(plek, "Leeg", 0), "getal_buiten_grens"),
        (lambda: add_tussenvoorziening(plek, "Raar", 4, soort="kasteel"), "keuze_onbekend"),
        (lambda: save_tussenvoorziening(plek, huis, bezet=9), "veld_onbekend"),
    )
    for wish, code in wishes:
        with pytest.raises(Refused, match=code):
            wish()
    assert (_row(plek).bezet, _row(plek).naam) == (0, "De Verzonnen Hof")


def test_a_place_that_is_gone_takes_nobody(plek: Plek, huis: str, gezin: str) -> None:
    remove_tussenvoorziening(plek, huis, T0 - DAG)
    with pytest.raises(Refused, match="plek_al_weg"):
        place(plek, gezin, huis, T0, 3)
    with pytest.raises(Refused, match="plek_al_weg"):
        remove_tussenvoorziening(plek, huis, T0)
    with lezer_for(plek) as lezer:
        assert load_tussenvoorzieningen(lezer) == ()
        assert len(load_tussenvoorzieningen(lezer, ook_weg=True)) == 1


# --- who may see what -------------------------------------------------------------------------------------


def test_who_sees_one_gezin_sees_the_whole_number_and_only_that_gezin(plek: Plek, huis: str) -> None:
    sam = make_plek(plek.store, wie=add_medewerker(plek.store, "Sam Voorbeeld", Rol.BEGELEIDER))
    own = dossiers.open_dossier(sam, "Eigengezin", date(2026, 5, 11), 1).onderwerp
    place(sam, own, huis, T0 - DAG, 1)
    place(plek, _gezin(plek), huis, T0 - DAG, 3)
    with lezer_for(sam) as lezer:
        (row,) = load_tussenvoorzieningen(lezer)
        seen = [one.gezin for one in load_bewoners(lezer)]
    assert (row.bezet, row.vrij, seen) == (4, 1, ["Eigengezin"])


def test_who_has_no_dossiers_sees_no_name_at_all(plek: Plek, huis: str, gezin: str) -> None:
    place(plek, gezin, huis, T0 - DAG, 3)
    beheer = make_plek(plek.store, wie=add_medewerker(plek.store, "Bo Voorbeeld", Rol.BEHEERDER))
    with lezer_for(beheer) as lezer:
        assert load_bewoners(lezer) == ()
        assert load_tussenvoorzieningen(lezer)[0].bezet == 3


def test_the_end_of_a_gezin_out_of_sight_stays_and_that_is_said(plek: Plek, huis: str, gezin: str) -> None:
    dossiers.set_betrokkene(plek, gezin, "begeleider", T0, medewerker_uid=plek.wie)
    place(plek, gezin, huis, T0 - DAG, 3)
    bescherming.protect(plek, gezin)
    bo = make_plek(plek.store, wie=add_medewerker(plek.store, "Bo Voorbeeld", Rol.COORDINATOR))
    later = EINDE + 30 * DAG
    effect = save_tussenvoorziening.preview(bo, huis, loopt_tot=later)
    assert ("plek_uit_zicht", ()) in effect.waarschuwingen
    save_tussenvoorziening(bo, huis, loopt_tot=later)
    assert _end(plek, gezin) == EINDE
    assert _row(plek).loopt_tot == later


def test_a_place_without_a_last_day_moves_nobody(plek: Plek, huis: str, gezin: str) -> None:
    place(plek, gezin, huis, T0 - DAG, 3)
    save_tussenvoorziening(plek, huis, loopt_tot=None)
    assert _end(plek, gezin) == EINDE


def test_a_departure_that_cannot_be_is_refused(plek: Plek, huis: str, gezin: str) -> None:
    made = place(plek, gezin, huis, T0 - DAG, 3).onderwerp
    with pytest.raises(Refused, match="plek_onbekend"):
        leave(plek, "nergens", T0)
    with pytest.raises(Refused, match="tot_voor_van"):
        leave(plek, made, T0 - 9 * DAG)
    assert _row(plek).bezet == 3
