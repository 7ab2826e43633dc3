"""Money in the kluis: amounts with their claims, the contribution we reckon, interpreters, regelingen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from models.errors import Refused
from models.queries.bijdragen import load_geld
from models.queries.dossier import load_dossier
from models.queries.rows_geld import GeldRow
from models.rules.bijdragen import ClaimStand, Totaal, Venster
from models.services import bijdragen
from models.services.cijfers import save_instelling
from models.services.contacten import record_contact
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import record_getekend, record_verhuisd, record_woning_gevonden
from models.services.leden import save_persoon_field
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Persoon
from models.values import ContactSoort
from tests.builders import T0, lezer_for

DAG = timedelta(days=1)


def read(plek: Plek, uid: str) -> GeldRow:
    with lezer_for(plek) as lezer:
        return load_geld(lezer, uid)


def house(plek: Plek, naam: str, aantal: int, verhuisd: date | None) -> str:
    made = open_dossier(plek, naam, T0 - 60 * DAG, aantal, "").onderwerp
    if verhuisd is not None:
        record_woning_gevonden(plek, made, verhuisd - 8 * DAG, "Voorbeeldlaan 1")
        record_getekend(plek, made, verhuisd - 4 * DAG, reden="proef")
        record_verhuisd(plek, made, verhuisd)
    return made


def people(plek: Plek, gezin: str) -> list[str]:
    with lezer_for(plek) as lezer:
        return [one.uid for one in load_dossier(lezer, gezin).personen]


def test_a091_the_contribution_counts_who_must_inburgeren_and_names_its_figure(plek: Plek, uid: str) -> None:
    """A091, A171: 3 at € 2.370 is € 7.110; a child does not count; who is unknown is told."""
    gezin = house(plek, "Voorbeeldgezin", 5, T0 - 9 * DAG)
    everyone = people(plek, gezin)
    for one in everyone[:3]:
        save_persoon_field(plek, one, "inburgeringsplichtig", "ja")
        save_persoon_field(plek, one, "regime", "wi2013")
    save_persoon_field(plek, everyone[3], "inburgeringsplichtig", "nee")
    (row,) = read(plek, uid).bijdragen
    assert (row.halfjaar, row.personen, row.bedrag) == ("2026-1", 3, None)
    save_instelling(plek, "bijdrage_mb_euro", 2370, date(2026, 1, 1), "brief Voorbeeld", gemeente_uid=uid)
    alles = read(plek, uid)
    (row,) = alles.bijdragen
    assert (row.euro, row.bedrag, row.bron) == (2370, 711_000, "brief Voorbeeld")
    assert alles.onbekend == 1


def test_k12_an_amount_that_changes_within_a_half_year_counts_from_its_day(plek: Plek, uid: str) -> None:
    for naam, day in (("Eerste", date(2026, 5, 20)), ("Tweede", date(2026, 6, 1)), ("Derde", T0 - DAG)):
        (person,) = people(plek, house(plek, naam, 1, day))
        save_persoon_field(plek, person, "inburgeringsplichtig", "ja")
        save_persoon_field(plek, person, "regime", "wi2013")
    save_instelling(plek, "bijdrage_mb_euro", 2370, date(2026, 1, 1), "brief een", gemeente_uid=uid)
    save_instelling(plek, "bijdrage_mb_euro", 2400, date(2026, 6, 1), "brief twee", gemeente_uid=uid)
    found = read(plek, uid).bijdragen
    assert [(one.halfjaar, one.personen, one.bedrag, one.bron) for one in found] == [
        ("2026-1", 2, 480_000, "brief twee"),
        ("2026-1", 1, 237_000, "brief een"),
    ]
    assert len({one.sleutel for one in found}) == 2


def test_who_was_counted_before_the_gemeente_was_noted_brings_the_contribution_too(
    plek: Plek, uid: str
) -> None:
    """The taakstelling counts them at the gemeente of their first dossier."""
    (person,) = people(plek, house(plek, "Voorbeeldgezin", 1, T0 - 9 * DAG))
    save_persoon_field(plek, person, "inburgeringsplichtig", "ja")
    save_persoon_field(plek, person, "regime", "wi2013")
    with plek.store.writer() as session:
        session.execute(update(Persoon).values(geteld_gemeente_id=None))
    assert [one.personen for one in read(plek, uid).bijdragen] == [1]


def test_who_is_not_housed_yet_brings_no_contribution(plek: Plek, uid: str) -> None:
    gezin = house(plek, "Voorbeeldgezin", 1, None)
    save_persoon_field(plek, people(plek, gezin)[0], "inburgeringsplichtig", "ja")
    assert read(plek, uid).bijdragen == ()


def test_an_amount_is_asked_paid_in_part_and_counted_in_its_half_year(plek: Plek, uid: str) -> None:
    made = bijdragen.add_geldpost(plek, "bijdrage", "in", T0, "7110", aantal=3).onderwerp
    assert read(plek, uid).posten[0].stand is ClaimStand.NOG_VRAGEN
    with pytest.raises(Refused, match="nog_niet_gevraagd"):
        bijdragen.answer_geldpost(plek, made, "betaald", T0)
    bijdragen.answer_geldpost(plek, made, "gevraagd", T0 - 2 * DAG)
    with pytest.raises(Refused, match="antwoord_voor_vraag"):
        bijdragen.answer_geldpost(plek, made, "betaald", T0 - 3 * DAG)
    bijdragen.answer_geldpost(plek, made, "betaald", T0, "7000,50")
    alles = read(plek, uid)
    assert (alles.posten[0].stand, alles.posten[0].betaald) == (ClaimStand.DEELS, 700_050)
    assert [(one.halfjaar, one.post, one.totaal) for one in alles.totalen] == [
        ("2026-1", "bijdrage", Totaal(gevraagd=711_000, ontvangen=700_050, niet_gekregen=10_950))
    ]
    bijdragen.answer_geldpost(plek, made, "betaald", T0)
    assert read(plek, uid).posten[0].stand is ClaimStand.BETAALD
    bijdragen.answer_geldpost(plek, made, "afgewezen", T0)
    assert read(plek, uid).posten[0].stand is ClaimStand.AFGEWEZEN
    bijdragen.answer_geldpost(plek, made, "gevraagd", T0)
    assert read(plek, uid).posten[0].stand is ClaimStand.GEVRAAGD


def test_what_the_gemeente_pays_is_not_asked_back(plek: Plek, uid: str) -> None:
    made = bijdragen.add_geldpost(plek, "tolk", "uit", T0, "75,50", omschrijving="telefonisch").onderwerp
    with pytest.raises(Refused, match="uitgave_niet_gevraagd"):
        bijdragen.answer_geldpost(plek, made, "gevraagd", T0)
    with pytest.raises(Refused, match="uitgave_niet_gevraagd"):
        bijdragen.save_geldpost(plek, made, gevraagd_op=T0)
    bijdragen.save_geldpost(plek, made, bedrag="80")
    assert [one.totaal.uit for one in read(plek, uid).totalen] == [8_000]
    for bedrag, code in (("", "veld_leeg"), ("veel", "geen_bedrag"), ("9999999", "bedrag_te_hoog")):
        with pytest.raises(Refused, match=code):
            bijdragen.save_geldpost(plek, made, bedrag=bedrag)
    gone = bijdragen.remove_geldpost(plek, made)
    undo(plek, gone.bewerking)
    assert read(plek, uid).posten[0].bedrag == 8_000


def test_interpreters_are_counted_by_who_pays_and_a_friend_is_none(plek: Plek, uid: str) -> None:
    """A014: the payer of each interpreter."""
    gezin = open_dossier(plek, "Voorbeeldgezin", T0 - 9 * DAG, 1, "").onderwerp
    for soort, payer, minutes in (
        ("telefonisch", "gemeente", 30),
        ("aanwezig", "gemeente", 45),
        ("telefonisch", "begeleiding", None),
        ("bekende", "", 20),
    ):
        record_contact(
            plek, gezin, ContactSoort.TELEFOON, T0, minuten=minutes, tolk_soort=soort, tolk_betaler=payer
        )
    found = {(one.betaler, one.keren, one.minuten) for one in read(plek, uid).tolken}
    assert found == {("gemeente", 2, 75), ("begeleiding", 1, 0)}
    assert {(one.bedrag, one.zonder_bedrag) for one in read(plek, uid).tolken} == {(0, 2), (0, 1)}


def test_interpreters_cost_the_tariff_of_their_kind_and_day(plek: Plek, uid: str) -> None:
    """Half an hour at 60 euro is 30; three quarters at 80 is 60; without minutes nothing can be reckoned."""
    gezin = open_dossier(plek, "Voorbeeldgezin", T0 - 9 * DAG, 1, "").onderwerp
    for soort, op, minutes in (
        ("telefonisch", T0 - 4 * DAG, 30),
        ("telefonisch", T0, 30),
        ("aanwezig", T0, 45),
        ("aanwezig", T0, None),
    ):
        record_contact(
            plek,
            gezin,
            ContactSoort.TELEFOON,
            op,
            minuten=minutes,
            tolk_soort=soort,
            tolk_betaler="gemeente",
        )
    for code, euro, van in (
        ("tolk_telefonisch_uur_euro", 60, T0 - 30 * DAG),
        ("tolk_telefonisch_uur_euro", 66, T0),
        ("tolk_aanwezig_uur_euro", 80, T0 - 30 * DAG),
    ):
        save_instelling(plek, code, euro, van, "contract Voorbeeld", gemeente_uid=uid)
    (row,) = read(plek, uid).tolken
    assert (row.keren, row.minuten) == (4, 105)
    assert (row.bedrag, row.zonder_bedrag) == (3_000 + 3_300 + 6_000, 1)


def test_a201_a_regeling_says_which_gezinnen_fit_on_its_peildatum(plek: Plek, uid: str) -> None:
    groot, klein = house(plek, "Voorbeeldgroot", 8, None), house(plek, "Voorbeeldklein", 7, None)
    gone = house(plek, "Voorbeeldweg", 9, T0 - 20 * DAG)
    made = bijdragen.add_regeling(
        plek, "Grote gezinnen", tot=T0, peildatum=T0 - 10 * DAG, personen_min=8, in_opvang=True
    ).onderwerp
    with lezer_for(plek) as lezer:
        numbers = {each: load_dossier(lezer, each).nummer for each in (groot, klein, gone)}
    row = next(one for one in read(plek, uid).regelingen if one.uid == made)
    assert (row.gezinnen, row.venster) == ((numbers[groot],), Venster.OPEN)
    bijdragen.save_regeling(plek, made, in_opvang=False)
    row = next(one for one in read(plek, uid).regelingen if one.uid == made)
    assert row.gezinnen == (numbers[groot], numbers[gone])


def test_a205_a_regeling_says_what_comes_back_and_those_of_the_documents_stand_beside(
    plek: Plek, uid: str
) -> None:
    made = bijdragen.add_regeling(plek, "Steun", kosten="12000", procent=50).onderwerp
    rows = read(plek, uid).regelingen
    assert rows[0].terug == 600_000
    assert [one.uid for one in rows[1:]] == [""] * 4
    with pytest.raises(Refused, match="dagen_volgorde"):
        bijdragen.save_regeling(plek, made, van=T0, tot=T0 - DAG)
    bijdragen.remove_regeling(plek, made)
    assert len(read(plek, uid).regelingen) == 4


def test_a_regeling_of_the_documents_that_is_ones_own_stands_there_once(plek: Plek, uid: str) -> None:
    shipped = [one.naam for one in read(plek, uid).regelingen]
    made = bijdragen.add_regeling(plek, shipped[0]).onderwerp
    assert [one.naam for one in read(plek, uid).regelingen] == shipped
    bijdragen.remove_regeling(plek, made)
    assert [one.naam for one in read(plek, uid).regelingen] == shipped


def test_a_step_or_a_day_that_cannot_be_is_refused(plek: Plek) -> None:
    made = bijdragen.add_geldpost(plek, "bijdrage", "in", T0, "10").onderwerp
    with pytest.raises(Refused, match="keuze_onbekend"):
        bijdragen.answer_geldpost(plek, made, "weggegooid", T0)
    scheme = bijdragen.add_regeling(plek, "Steun").onderwerp
    with pytest.raises(Refused, match="dag_in_toekomst"):
        bijdragen.save_regeling(plek, scheme, aangevraagd_op=T0 + DAG)
