from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.dossier import load_dossier
from models.queries.historie import load_historie
from models.queries.wonen import load_wonen, load_woningen
from models.rules.weigering import WeigerStap
from models.services import (
    aanbod,
    actiepunten,
    beheer,
    cijfers,
    dossiers,
    gebeurtenissen,
    leden,
    undo,
    weigering,
    woningen,
)
from models.services import prestatieafspraken as pa
from models.services.verb import Plek
from models.tables import (
    Aanbod,
    Actiepunt,
    Ankerdatum,
    Dossier,
    Gebeurtenis,
    Huurderving,
    Organisatie,
    Pauze,
    Woning,
    Woonadres,
)
from models.values import Rol, Staat
from tests.builders import T0, add_medewerker, lezer_for, make_plek, only_gemeente

DAG = timedelta(days=1)
AANBOD = T0 - 30 * DAG


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 3, "Duinvoorde").onderwerp


@pytest.fixture
def woning(plek: Plek) -> str:
    return woningen.add_woning(
        plek, "Kastanjelaan 14", plaats="Wilgenrade", kamers=4, huur="650,50", lift=False
    ).onderwerp


def _one(plek: Plek, table: Any) -> Any:  # noqa: ANN401 - a row of any table
    with plek.store.reader() as session:
        found = session.scalars(select(table).order_by(table.id.desc()).limit(1)).one()
        session.expunge_all()
        return found


def _staat(plek: Plek, item_id: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Actiepunt.staat)
            .where(Actiepunt.item_id == item_id, Actiepunt.vervallen_op.is_(None))
            .order_by(Actiepunt.ronde.desc(), Actiepunt.id.desc())
            .limit(1)
        ).one()


def _offer(plek: Plek, gezin: str, woning: str) -> str:
    aanbod.offer_woning(plek, gezin, woning, AANBOD)
    return str(_one(plek, Aanbod).uid)


def _org_id(plek: Plek, uid: str) -> int:
    with plek.store.reader() as session:
        return session.scalars(select(Organisatie.id).where(Organisatie.uid == uid)).one()


# --- the list of dwellings ---


def test_a_dwelling_keeps_its_rent_in_eurocent_and_undo_takes_it_out(plek: Plek) -> None:
    change = woningen.add_woning(plek, "Kastanjelaan 14", huur="€ 650,5", service="30", kamers=4)
    found = _one(plek, Woning)
    assert (found.huur, found.service, found.energie, found.kamers) == (65050, 3000, None, 4)

    undo.undo(plek, change.bewerking)
    with plek.store.reader() as session:
        assert session.scalars(select(Woning)).all() == []


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"huur": "veel"}, "geen_bedrag"),
        ({"huur": "10000,01"}, "bedrag_te_hoog"),
        ({"bouwjaar": 1980}, "veld_onbekend"),
        ({"kamers": 0}, "getal_buiten_grens"),
        ({"verhuurder_uid": "wie-dan-ook"}, "organisatie_onbekend"),
    ],
)
def test_a_dwelling_refuses_what_cannot_be_meant(plek: Plek, velden: dict[str, str], code: str) -> None:
    with pytest.raises(Refused, match=code):
        woningen.add_woning(plek, "Kastanjelaan 14", **velden)
    with pytest.raises(Refused, match="veld_leeg"):
        woningen.add_woning(plek, " ")


def test_a_dwelling_gets_its_landlord_and_loses_it(plek: Plek, woning: str) -> None:
    org = beheer.add_organisatie(plek, "verhuurder", "Huis en Hof Voorbeeld").onderwerp
    woningen.save_woning(plek, woning, verhuurder_uid=org, oppervlakte=80)
    assert _one(plek, Woning).organisatie_id is not None
    woningen.save_woning(plek, woning, verhuurder_uid="")
    found = _one(plek, Woning)
    assert (found.organisatie_id, found.oppervlakte) == (None, 80)


def test_a_dwelling_that_is_gone_is_not_offered(plek: Plek, gezin: str, woning: str) -> None:
    woningen.remove_woning(plek, woning, T0 - 60 * DAG)
    with pytest.raises(Refused, match="woning_al_weg"):
        woningen.remove_woning(plek, woning, T0)
    with pytest.raises(Refused, match="woning_al_weg"):
        aanbod.offer_woning(plek, gezin, woning, AANBOD)
    with pytest.raises(Refused, match="woning_onbekend"):
        aanbod.offer_woning(plek, gezin, "geen", AANBOD)


# --- offer ---


def test_an_offer_does_what_woning_gevonden_does_and_has_its_own_steps(
    plek: Plek, gezin: str, woning: str
) -> None:
    org = beheer.add_organisatie(plek, "corporatie", "Woonhof De Linde").onderwerp
    woningen.save_woning(plek, woning, verhuurder_uid=org)
    aanbod.offer_woning(plek, gezin, woning, AANBOD, T0 + 10 * DAG)

    adres, dossier = _one(plek, Woonadres), _one(plek, Dossier)
    assert (adres.straat, adres.kamers, adres.soort) == ("Kastanjelaan 14", 4, "aanbod")
    assert dossier.corporatie_id == _org_id(plek, org)
    assert _staat(plek, "pv-25") == Staat.GEDAAN.value
    with pytest.raises(Refused, match="aanbod_loopt"):
        aanbod.offer_woning(plek, gezin, woning, AANBOD)


def test_a_second_household_on_the_same_dwelling_is_a_warning(plek: Plek, gezin: str, woning: str) -> None:
    _offer(plek, gezin, woning)
    other = dossiers.open_dossier(plek, "Zarrin", date(2026, 4, 16), 2, "Duinvoorde").onderwerp
    effect = aanbod.offer_woning.preview(plek, other, woning, AANBOD)
    assert "woning_elders_aangeboden" in {code for code, _params in effect.waarschuwingen}


def test_a157_a_viewing_before_the_talk_about_weigering_is_a_warning(
    plek: Plek, gezin: str, woning: str
) -> None:
    """A157: the meaning of a weigering is told before the viewing."""
    uid = _offer(plek, gezin, woning)
    early = aanbod.record_stap.preview(plek, uid, "bezichtigd", AANBOD + DAG)
    assert ("uitleg_weigering_eerst", ()) in early.waarschuwingen

    aanbod.record_stap(plek, uid, "uitleg", AANBOD + DAG)
    later = aanbod.record_stap.preview(plek, uid, "bezichtigd", AANBOD + 2 * DAG)
    assert later.waarschuwingen == ()
    assert _staat(plek, "pv-34") == Staat.GEDAAN.value


def test_a_provisional_acceptance_with_guarantee_ticks_its_lines_and_undo_opens_them(
    plek: Plek, gezin: str, woning: str
) -> None:
    """A114."""
    dossiers.save_dossier_field(plek, gezin, "papieren_missen", "ja")
    uid = _offer(plek, gezin, woning)
    aanbod.record_stap(plek, uid, "voorlopig", AANBOD + DAG)
    change = aanbod.record_stap(plek, uid, "garantie", AANBOD + DAG)
    assert [_staat(plek, i) for i in ("pv-39", "pv-40")] == [Staat.GEDAAN.value] * 2

    undo.undo(plek, change.bewerking)
    assert _staat(plek, "pv-39") == Staat.OPEN.value
    assert _one(plek, Aanbod).garantie_op is None


def test_a008_a_first_rent_after_the_tenancy_began_is_a_warning(plek: Plek, gezin: str, woning: str) -> None:
    """A008."""
    aanbod.offer_woning(plek, gezin, woning, AANBOD, AANBOD + 5 * DAG)
    uid = _one(plek, Aanbod).uid
    assert aanbod.record_stap.preview(plek, uid, "betaald", AANBOD + 5 * DAG).waarschuwingen == ()
    late = aanbod.record_stap.preview(plek, uid, "betaald", AANBOD + 6 * DAG)
    assert ("huur_na_ingang", ()) in late.waarschuwingen


def test_a_step_refuses_what_cannot_be(plek: Plek, gezin: str, woning: str) -> None:
    uid = _offer(plek, gezin, woning)
    for args, code in (
        (("geen", "uitleg", T0), "aanbod_onbekend"),
        ((uid, "dansen", T0), "keuze_onbekend"),
        ((uid, "sleutel", T0 + DAG), "dag_in_toekomst"),
        ((uid, "sleutel", AANBOD - DAG), "stap_voor_aanbod"),
    ):
        with pytest.raises(Refused, match=code):
            aanbod.record_stap(plek, *args)


def test_an_offer_taken_back_ends_its_address_and_a_signed_one_stays(
    plek: Plek, gezin: str, woning: str
) -> None:
    uid = _offer(plek, gezin, woning)
    with pytest.raises(Refused, match="stap_voor_aanbod"):
        aanbod.withdraw_aanbod(plek, uid, AANBOD - DAG)
    aanbod.withdraw_aanbod(plek, uid, AANBOD + DAG)
    assert _one(plek, Woonadres).tot == AANBOD + DAG

    uid = _offer(plek, gezin, woning)
    gebeurtenissen.record_getekend(plek, gezin, T0, T0)
    with pytest.raises(Refused, match="al_getekend"):
        aanbod.withdraw_aanbod(plek, uid, T0)


def test_who_lived_where_stays_readable_after_a_move(plek: Plek, gezin: str, woning: str) -> None:
    dossiers.add_adres(plek, gezin, "opvang", "Azc Duinvoorde", van=date(2026, 1, 5))
    _offer(plek, gezin, woning)
    gebeurtenissen.record_getekend(plek, gezin, T0 - 2 * DAG, T0)
    gebeurtenissen.record_verhuisd(plek, gezin, T0)
    with plek.store.reader() as session:
        rows = session.execute(
            select(Woonadres.straat, Woonadres.van, Woonadres.tot).order_by(Woonadres.id)
        ).all()
    assert [tuple(r) for r in rows] == [
        ("Azc Duinvoorde", date(2026, 1, 5), T0),
        ("Kastanjelaan 14", T0, None),
    ]


def test_a_temporary_place_ends_with_its_anchor(plek: Plek, gezin: str, woning: str) -> None:
    gebeurtenissen.record_woning_gevonden(plek, gezin, AANBOD, "Beukenhof 2", tijdelijk_tot=T0 + 90 * DAG)
    adres = _one(plek, Woonadres).uid
    aanbod.end_tijdelijk(plek, adres, T0)
    assert _one(plek, Woonadres).tot == T0
    with plek.store.reader() as session:
        real = session.scalars(
            select(Ankerdatum.werkelijk).where(
                Ankerdatum.soort == "einde_tijdelijk", Ankerdatum.vervallen_op.is_(None)
            )
        ).one()
    assert real == T0
    with pytest.raises(Refused, match="adres_onbekend"):
        aanbod.end_tijdelijk(plek, "geen", T0)
    _offer(plek, gezin, woning)
    with pytest.raises(Refused, match="niet_tijdelijk"):
        aanbod.end_tijdelijk(plek, _one(plek, Woonadres).uid, T0)


def test_a_stay_in_the_opvang_ends_not_before_it_began(plek: Plek, gezin: str) -> None:
    adres = dossiers.add_adres(plek, gezin, "opvang", "Azc Duinvoorde", van=T0 - 9 * DAG).onderwerp
    with pytest.raises(Refused, match="tot_voor_van"):
        aanbod.end_tijdelijk(plek, adres, T0 - 10 * DAG)
    aanbod.end_tijdelijk(plek, adres, T0)
    assert _one(plek, Woonadres).tot == T0


# --- a dwelling comes free again ---


def _moved_in(plek: Plek, gezin: str, woning: str) -> None:
    _offer(plek, gezin, woning)
    gebeurtenissen.record_getekend(plek, gezin, T0 - 20 * DAG)
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 15 * DAG)


def _offered(plek: Plek) -> dict[str, bool]:
    with lezer_for(plek) as lezer:
        return {one.straat: one.aangeboden for one in load_woningen(lezer)}


def test_a_dwelling_is_held_by_who_lives_there_also_after_the_begeleiding_ended(
    plek: Plek, gezin: str, woning: str
) -> None:
    """Whoever manages by themselves lives on in the dwelling."""
    _moved_in(plek, gezin, woning)
    gebeurtenissen.close_dossier(plek, gezin, T0, "klaar", "afgerond")
    assert _offered(plek) == {"Kastanjelaan 14": True}


@pytest.mark.parametrize("soort", ["vertrokken", "overleden"])
def test_a_dwelling_is_free_when_the_dossier_closed_because_nobody_is_there_any_more(
    plek: Plek, gezin: str, woning: str, soort: str
) -> None:
    _moved_in(plek, gezin, woning)
    gebeurtenissen.close_dossier(plek, gezin, T0, "weg", soort)
    assert _offered(plek) == {"Kastanjelaan 14": False}
    gebeurtenissen.reopen_dossier(plek, gezin)
    assert _offered(plek) == {"Kastanjelaan 14": True}


def test_a_dwelling_that_was_only_offered_is_free_when_the_dossier_closes(
    plek: Plek, gezin: str, woning: str
) -> None:
    _offer(plek, gezin, woning)
    gebeurtenissen.close_dossier(plek, gezin, T0, "verkeerd ingevoerd", "anders")
    assert _offered(plek) == {"Kastanjelaan 14": False}


def test_a_dwelling_is_free_for_another_gezin_and_for_the_same_one_after_it_left(
    plek: Plek, gezin: str, woning: str
) -> None:
    _moved_in(plek, gezin, woning)
    assert _offered(plek) == {"Kastanjelaan 14": True}
    done = gebeurtenissen.record_vertrokken(plek, gezin, T0 - DAG, "naar een andere gemeente")

    assert _offered(plek) == {"Kastanjelaan 14": False}
    assert _one(plek, Woonadres).tot == T0 - DAG
    with lezer_for(plek) as lezer:
        row = load_wonen(lezer, gezin)
    assert [one.loopt for one in row.aanbod] == [False]
    assert [one.woning.straat for one in row.passend] == ["Kastanjelaan 14"]
    other = dossiers.open_dossier(plek, "Zarrin", date(2026, 4, 16), 2, "Duinvoorde").onderwerp
    assert aanbod.offer_woning.preview(plek, other, woning, T0).waarschuwingen == ()
    undo.undo(plek, done.bewerking)
    assert _offered(plek) == {"Kastanjelaan 14": True}
    gebeurtenissen.record_vertrokken(plek, gezin, T0 - DAG, "toch")
    assert aanbod.offer_woning(plek, gezin, woning, T0).onderwerp


def test_moving_into_another_dwelling_frees_the_one_before_and_what_was_offered_before(
    plek: Plek, gezin: str, woning: str
) -> None:
    _moved_in(plek, gezin, woning)
    for straat in ("Wilgenhof 2", "Rietdijk 4"):
        uid = woningen.add_woning(plek, straat, kamers=3).onderwerp
        aanbod.offer_woning(plek, gezin, uid, T0 - 10 * DAG)
    assert _offered(plek) == {"Kastanjelaan 14": True, "Wilgenhof 2": True, "Rietdijk 4": True}
    gebeurtenissen.record_getekend(plek, gezin, T0 - 5 * DAG)
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - DAG)
    assert _offered(plek) == {"Kastanjelaan 14": False, "Wilgenhof 2": False, "Rietdijk 4": True}


# --- the list of what fits ---


def _past(plek: Plek, uid: str) -> dict[str, tuple[bool, bool, set[str]]]:
    """By street: whether it fits, whether it warns, and all its reasons and norms."""
    with lezer_for(plek) as lezer:
        return {
            one.woning.straat: (one.ok, one.let_op, {r.code for r in (*one.redenen, *one.norm)})
            for one in load_wonen(lezer, uid).passend
        }


def _born(plek: Plek, uid: str, *days: date) -> None:
    with lezer_for(plek) as lezer:
        people = [one.uid for one in load_dossier(lezer, uid).personen]
    for person, day in zip(people, days, strict=False):
        leden.save_persoon_field(plek, person, "geboortedatum", day)


def test_a139_norms_of_the_parties_go_before_the_fixed_number_of_rooms(plek: Plek, gezin: str) -> None:
    corp = beheer.add_organisatie(plek, "corporatie", "Woonhof De Linde").onderwerp
    woningen.add_woning(plek, "Lindehof 8", verhuurder_uid=corp, kamers=3, oppervlakte=60, huur="600")
    woningen.add_woning(plek, "Rietdijk 4", kamers=3, oppervlakte=60, huur="600")
    assert {name: "woning_norm_personen" in found[2] for name, found in _past(plek, gezin).items()} == {
        "Lindehof 8": True,
        "Rietdijk 4": True,
    }
    pa.add_norm(plek, 3, T0, kamers=4)
    pa.add_norm(plek, 3, T0, organisatie_uid=corp, kamers=3, oppervlakte=61)

    found = _past(plek, gezin)

    assert [ok for ok, _warns, _codes in found.values()] == [False, False]
    assert {"woning_kamers_goed", "woning_oppervlakte_niet", "woning_norm_corporatie"} <= found["Lindehof 8"][
        2
    ]
    assert {"woning_kamers_niet", "woning_norm_alle"} <= found["Rietdijk 4"][2]
    with lezer_for(plek) as lezer:
        row = load_wonen(lezer, gezin)
    assert (row.kamers_nodig, row.kamers_norm) == (4, True)
    dossiers.save_dossier_field(plek, gezin, "kamers_nodig", 3)
    found = _past(plek, gezin)
    assert {"woning_kamers_goed", "woning_norm_gezin"} <= found["Rietdijk 4"][2]


def test_costs_are_judged_by_what_was_agreed_else_by_the_rekengrens(plek: Plek, gezin: str) -> None:
    cost = {"service": "30", "energie": "140", "huurtoeslag": "280"}
    woningen.add_woning(plek, "Lindehof 8", kamers=3, huur="932,93", **cost)
    woningen.add_woning(plek, "Rietdijk 4", kamers=3, huur="932,94", **cost)
    assert all("woning_lasten_weet_niet" in found[2] for found in _past(plek, gezin).values())
    _born(plek, gezin, date(1990, 1, 1))
    found = _past(plek, gezin)
    assert "woning_rekengrens_goed" in found["Lindehof 8"][2]
    assert "woning_rekengrens_niet" in found["Rietdijk 4"][2]
    assert [found[name][:2] for name in ("Lindehof 8", "Rietdijk 4")] == [(True, False), (True, True)]
    pa.add_norm(plek, 3, T0, grens="822,93")
    found = _past(plek, gezin)
    assert [found[name][:2] for name in ("Lindehof 8", "Rietdijk 4")] == [(True, False), (False, False)]
    assert "woning_woonlasten_niet" in found["Rietdijk 4"][2]


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ((date(2006, 1, 1), date(2007, 1, 1), date(2006, 5, 1)), "woning_rekengrens_niet"),
        ((date(2006, 1, 1), date(2007, 1, 1), date(2024, 5, 1)), "woning_rekengrens_goed"),
        ((date(2006, 1, 1), date(2007, 1, 1)), "woning_lasten_weet_niet"),
    ],
)
def test_the_lower_rekengrens_is_for_the_young_without_a_child(
    plek: Plek, gezin: str, born: tuple[date, ...], code: str
) -> None:
    woningen.add_woning(plek, "Lindehof 8", kamers=3, huur="600")
    _born(plek, gezin, *born)
    assert code in _past(plek, gezin)["Lindehof 8"][2]


# --- weigering ---


def _refuse(plek: Plek, gezin: str, op: date, *, terecht: bool | None = None) -> None:
    gebeurtenissen.record_weigering(plek, gezin, op, niet_gekomen=True)
    if terecht is not None:
        gebeurtenissen.record_uitspraak(plek, gezin, op + 5 * DAG, terecht=terecht)


def _gegevens(plek: Plek) -> dict[str, object]:
    with plek.store.reader() as session:
        text = session.scalars(
            select(Gebeurtenis.gegevens)
            .where(Gebeurtenis.soort == "weigering")
            .order_by(Gebeurtenis.id.desc())
            .limit(1)
        ).one()
    return dict(json.loads(text))


def test_a109_an_unjustified_weigering_is_delay_with_fault(plek: Plek, gezin: str, woning: str) -> None:
    """A109: the uitspraak decides whether the time that the clock stood still is somebody's fault."""
    _offer(plek, gezin, woning)
    _refuse(plek, gezin, T0 - 20 * DAG, terecht=False)
    assert _one(plek, Pauze).verwijtbaar
    assert _one(plek, Aanbod).geweigerd_op == T0 - 20 * DAG


def test_a107_there_is_one_second_chance_in_all(plek: Plek, gezin: str, woning: str) -> None:
    """A107: taken after all once; a second unjustified weigering has no second chance."""
    _offer(plek, gezin, woning)
    _refuse(plek, gezin, T0 - 28 * DAG, terecht=False)
    gebeurtenissen.record_alsnog_genomen(plek, gezin, T0 - 20 * DAG)
    assert _one(plek, Aanbod).geweigerd_op is None
    assert _gegevens(plek)["alsnog"] is True

    _refuse(plek, gezin, T0 - 10 * DAG, terecht=False)
    with pytest.raises(Refused, match="geen_tweede_kans"):
        gebeurtenissen.record_alsnog_genomen(plek, gezin, T0)


def test_a107_a_second_unjustified_weigering_is_final_and_ends_what_was_offered(
    plek: Plek, gezin: str, woning: str
) -> None:
    """A106, A107: told before it is saved, no stop to record by hand, a new candidate within 14 days."""
    _refuse(plek, gezin, T0 - 28 * DAG, terecht=False)
    assert "definitief" not in _gegevens(plek)
    gebeurtenissen.record_weigering(plek, gezin, T0 - 10 * DAG, niet_gekomen=False)
    _offer(plek, gezin, woning)
    spoken = T0 - 5 * DAG
    effect = gebeurtenissen.record_uitspraak.preview(plek, gezin, spoken, terecht=False)
    assert [code for code, _ in effect.waarschuwingen] == ["weigering_definitief"]
    change = gebeurtenissen.record_uitspraak(plek, gezin, spoken, terecht=False)

    assert _gegevens(plek)["definitief"] is True
    assert _one(plek, Aanbod).ingetrokken_op == spoken
    with lezer_for(plek) as lezer:
        last, first = load_wonen(lezer, gezin).weigeringen
    assert (last.stap, last.geen_kans, last.kandidaat_voor) == (
        WeigerStap.GESTOPT,
        True,
        spoken + 14 * DAG,
    )
    assert (first.stap, first.geen_kans) == (WeigerStap.GESTOPT, False), "its second chance is over"
    with pytest.raises(Refused, match="al_gestopt"):
        weigering.record_bemiddeling_stopt(plek, gezin, T0)

    undo.undo(plek, change.bewerking)
    assert "definitief" not in _gegevens(plek)
    assert _one(plek, Aanbod).ingetrokken_op is None


def test_a107_mediation_stops_and_the_dwelling_gets_another_candidate(
    plek: Plek, gezin: str, woning: str
) -> None:
    """A106, A107: the new candidate within 14 days of the uitspraak."""
    with pytest.raises(Refused, match="geen_weigering"):
        weigering.record_bemiddeling_stopt(plek, gezin, T0)
    _offer(plek, gezin, woning)
    _refuse(plek, gezin, T0 - 20 * DAG)
    with pytest.raises(Refused, match="geen_onterechte_weigering"):
        weigering.record_bemiddeling_stopt(plek, gezin, T0)
    gebeurtenissen.record_uitspraak(plek, gezin, T0 - 15 * DAG, terecht=False)
    with pytest.raises(Refused, match="stop_voor_uitspraak"):
        weigering.record_bemiddeling_stopt(plek, gezin, T0 - 16 * DAG)
    weigering.record_bemiddeling_stopt(plek, gezin, T0 - 10 * DAG)

    with plek.store.reader() as session:
        punt = session.scalars(select(Actiepunt).where(Actiepunt.item_id == "pv-51")).one()
        assert (punt.termijn_datum, punt.vervallen_op) == (T0 - DAG, None)
    assert _staat(plek, "pv-50") == Staat.GEDAAN.value
    with pytest.raises(Refused, match="al_gestopt"):
        weigering.record_bemiddeling_stopt(plek, gezin, T0)
    with pytest.raises(Refused, match="al_gestopt"):
        gebeurtenissen.record_alsnog_genomen(plek, gezin, T0)


def test_a108_missed_rent_is_reckoned_asked_for_and_paid(plek: Plek, gezin: str, woning: str) -> None:
    """A108: days times the rent of a day in that month."""
    _offer(plek, gezin, woning)
    _refuse(plek, gezin, T0 - 14 * DAG, terecht=False)
    uid = weigering.set_huurderving(plek, gezin, date(2026, 6, 1), T0, "600").onderwerp
    assert _one(plek, Huurderving).bedrag == 30000
    again = weigering.set_huurderving(plek, gezin, date(2026, 6, 6), T0, "600").onderwerp
    assert (again, _one(plek, Huurderving).bedrag) == (uid, 20000)
    with pytest.raises(Refused, match="nog_niet_gevraagd"):
        weigering.record_huurderving(plek, uid, "betaald", T0, "200")

    weigering.record_huurderving(plek, uid, "gevraagd", T0 - DAG)
    assert _staat(plek, "pv-52") == Staat.GEDAAN.value
    with pytest.raises(Refused, match="huurderving_al_gevraagd"):
        weigering.set_huurderving(plek, gezin, date(2026, 6, 1), T0, "600")
    for args, code in (
        ((uid, "betaald", T0 - 2 * DAG, "200"), "antwoord_voor_vraag"),
        ((uid, "betaald", T0), "veld_leeg"),
        ((uid, "vergeten", T0), "keuze_onbekend"),
        (("geen", "betaald", T0), "huurderving_onbekend"),
    ):
        with pytest.raises(Refused, match=code):
            weigering.record_huurderving(plek, *args)
    weigering.record_huurderving(plek, uid, "afgewezen", T0)
    weigering.record_huurderving(plek, uid, "betaald", T0, "150,25")
    assert (_one(plek, Huurderving).betaald, _one(plek, Huurderving).afgewezen_op) == (15025, None)
    weigering.record_huurderving(plek, uid, "afgewezen", T0)
    assert (_one(plek, Huurderving).betaald, _one(plek, Huurderving).betaald_op) == (0, None)


def test_missed_rent_needs_days_and_an_amount(plek: Plek, gezin: str) -> None:
    with pytest.raises(Refused, match="geen_weigering"):
        weigering.set_huurderving(plek, gezin, T0, T0, "600")
    _refuse(plek, gezin, T0 - 14 * DAG)
    with pytest.raises(Refused, match="tot_voor_van"):
        weigering.set_huurderving(plek, gezin, T0, T0 - DAG, "600")
    with pytest.raises(Refused, match="veld_leeg"):
        weigering.set_huurderving(plek, gezin, T0, T0, "0")
    assert only_gemeente(plek.store)


# --- the reason of a weigering (K18) ---


def _reason(plek: Plek) -> object:
    return json.loads(_one(plek, Gebeurtenis).gegevens).get("weiger_reden")


def test_the_reason_of_a_weigering_is_of_the_list_or_anders_or_not_said(plek: Plek, gezin: str) -> None:
    """K18: the documents name no other grounds, so the list is ours and can be changed."""
    with pytest.raises(Refused) as refused:
        gebeurtenissen.record_weigering(plek, gezin, T0, niet_gekomen=False, reden="geen zin")
    assert (refused.value.code, refused.value.veld) == ("keuze_onbekend", "reden")

    gebeurtenissen.record_weigering(plek, gezin, T0, niet_gekomen=False, reden="te klein")
    assert _reason(plek) == "te klein"
    gebeurtenissen.record_weigering(plek, gezin, T0, niet_gekomen=False, reden="anders")
    assert _reason(plek) == "anders"
    gebeurtenissen.record_weigering(plek, gezin, T0, niet_gekomen=True)
    assert _reason(plek) is None


def test_the_reasons_are_those_of_the_day_of_the_weigering(plek: Plek, gezin: str) -> None:
    """K18: a new list counts from its day; what was said before stays said."""
    gebeurtenissen.record_weigering(plek, gezin, T0 - 2 * DAG, niet_gekomen=False, reden="te klein")
    cijfers.save_instelling(plek, "weigering_redenen", ("geen tuin",), T0 - DAG, bron="overleg")

    with pytest.raises(Refused):
        gebeurtenissen.record_weigering(plek, gezin, T0, niet_gekomen=False, reden="te klein")
    gebeurtenissen.record_weigering(plek, gezin, T0, niet_gekomen=False, reden="geen tuin")
    with lezer_for(plek) as lezer:
        row = load_wonen(lezer, gezin)
    assert row.weiger_redenen == ("geen tuin", "anders")
    assert [one.reden for one in row.weigeringen] == ["geen tuin", "te klein"]


def test_an_open_list_leaves_anders(plek: Plek, gezin: str) -> None:
    cijfers.save_instelling(plek, "weigering_redenen", None)
    with lezer_for(plek) as lezer:
        assert load_wonen(lezer, gezin).weiger_redenen == ("anders",)
    gebeurtenissen.record_weigering(plek, gezin, T0, niet_gekomen=False, reden="anders")


def _other(plek: Plek) -> Plek:
    """Somebody who may not change a dossier."""
    return make_plek(plek.store, wie=add_medewerker(plek.store, "Bea Beheer", Rol.BEHEERDER))


def test_the_last_step_of_an_offer_is_taken_away_with_its_tick_and_undo_brings_it_back(
    plek: Plek, gezin: str, woning: str
) -> None:
    dossiers.save_dossier_field(plek, gezin, "papieren_missen", "ja")
    uid = _offer(plek, gezin, woning)
    aanbod.record_stap(plek, uid, "voorlopig", AANBOD + DAG)
    aanbod.record_stap(plek, uid, "garantie", AANBOD + DAG)
    with pytest.raises(Refused, match="geen_recht"):
        aanbod.remove_stap(_other(plek), uid)

    change = aanbod.remove_stap(plek, uid)
    row = _one(plek, Aanbod)
    assert (row.voorlopig_op, row.garantie_op) == (AANBOD + DAG, None)
    assert [_staat(plek, i) for i in ("pv-39", "pv-40")] == [Staat.OPEN.value, Staat.GEDAAN.value]
    undo.undo(plek, change.bewerking)
    assert _one(plek, Aanbod).garantie_op == AANBOD + DAG
    assert _staat(plek, "pv-39") == Staat.GEDAAN.value


def test_the_latest_day_is_the_last_step_and_an_offer_without_steps_has_none(
    plek: Plek, gezin: str, woning: str
) -> None:
    uid = _offer(plek, gezin, woning)
    aanbod.record_stap(plek, uid, "bezichtigd", AANBOD + DAG)
    aanbod.record_stap(plek, uid, "uitleg", AANBOD + 2 * DAG)
    aanbod.remove_stap(plek, uid)
    row = _one(plek, Aanbod)
    assert (row.uitleg_op, row.bezichtigd_op) == (None, AANBOD + DAG)
    aanbod.remove_stap(plek, uid)
    with pytest.raises(Refused, match="aanbod_zonder_stap"):
        aanbod.remove_stap(plek, uid)


def test_a_point_that_a_person_ticked_keeps_its_day_when_the_step_goes(
    plek: Plek, gezin: str, woning: str
) -> None:
    dossiers.save_dossier_field(plek, gezin, "papieren_missen", "ja")
    uid = _offer(plek, gezin, woning)
    with plek.store.reader() as session:
        punt = session.scalars(
            select(Actiepunt.uid).where(Actiepunt.item_id == "pv-39", Actiepunt.vervallen_op.is_(None))
        ).one()
    actiepunten.tick(plek, punt, AANBOD)
    aanbod.record_stap(plek, uid, "garantie", AANBOD + DAG)
    aanbod.remove_stap(plek, uid)
    assert _staat(plek, "pv-39") == Staat.GEDAAN.value


def test_k05_why_it_is_offered_anyway_is_kept_and_told_in_the_historie(
    plek: Plek, gezin: str, woning: str
) -> None:
    aanbod.offer_woning(plek, gezin, woning, AANBOD)
    other = dossiers.open_dossier(plek, "Sharifpana", date(2026, 4, 1), 2, "Duinvoorde").onderwerp
    with pytest.raises(Refused) as refused:
        aanbod.offer_woning(plek, other, woning, AANBOD, toch_reden="bsn 111222333")
    assert (refused.value.code, refused.value.veld) == ("lijkt_op_bsn", "toch_reden")
    with pytest.raises(Refused, match="geen_recht"):
        aanbod.offer_woning(_other(plek), other, woning, AANBOD, toch_reden="Mag niet.")

    why = "Het andere gezin twijfelt."
    effect = aanbod.offer_woning.preview(plek, other, woning, AANBOD, toch_reden=why)
    assert "woning_elders_aangeboden" in [code for code, _ in effect.waarschuwingen]
    change = aanbod.offer_woning(plek, other, woning, AANBOD, toch_reden=why)
    with lezer_for(plek) as lezer:
        assert [one.toch_reden for one in load_wonen(lezer, other).aanbod] == [why]
        assert [one.toch_reden for one in load_wonen(lezer, gezin).aanbod] == [""]
        told = [(one.veld, one.nieuw) for one in load_historie(lezer, other) if one.nieuw == why]
    assert told == [("toch_reden", why)]
    undo.undo(plek, change.bewerking)
    with lezer_for(plek) as lezer:
        assert load_wonen(lezer, other).aanbod == ()
