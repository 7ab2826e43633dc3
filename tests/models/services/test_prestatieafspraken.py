"""Agreements in the kluis: recorded, measured over the dossiers, lists worked off, who guides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from models.errors import Refused
from models.queries.afspraken import load_afspraken
from models.queries.rows_afspraken import AfspraakRow, AfsprakenRow
from models.rules.afspraken import LIJSTEN
from models.rules.overleggen import OverlegSoort
from models.services import prestatieafspraken as pa
from models.services.aanbod import offer_woning, record_stap
from models.services.beheer import add_gemeente, add_organisatie, save_gemeente_field
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import record_getekend, record_woning_gevonden
from models.services.gemeentepunten import tick_gemeentepunt
from models.services.overleggen import hold_overleg, plan_overleg
from models.services.undo import undo
from models.services.verb import Plek
from models.services.woningen import add_woning
from models.tables import Aanbod, Dossier, Organisatie
from tests.builders import T0, VasteKlok, lezer_for
from views.gemeente.afspraak_lijnen import lijnen, uitleg

DAG = timedelta(days=1)
JAAR = date(2026, 1, 1)


def read(plek: Plek, uid: str) -> AfsprakenRow:
    with lezer_for(plek) as lezer:
        return load_afspraken(lezer, uid)


def one(plek: Plek, uid: str) -> AfspraakRow:
    (found,) = read(plek, uid).afspraken
    return found


def couple(plek: Plek, naam: str, koppeling: date, corporatie: str = "", getekend: date | None = None) -> str:
    made = open_dossier(plek, naam, koppeling, 1, "").onderwerp
    if getekend is not None:
        record_woning_gevonden(plek, made, getekend - DAG, "Voorbeeldlaan 1")
        record_getekend(plek, made, getekend, reden="proef")
    with plek.store.writer() as session:
        org = session.scalar(select(Organisatie.id).where(Organisatie.uid == corporatie))
        session.execute(update(Dossier).where(Dossier.uid == made).values(corporatie_id=org))
    return made


def accept(plek: Plek, naam: str, corp: str, op: date, **woning: Any) -> str:  # noqa: ANN401 - any field of a dwelling
    made = open_dossier(plek, naam, op - 30 * DAG, 2, "").onderwerp
    home = add_woning(plek, f"{naam}straat 1", verhuurder_uid=corp, **woning).onderwerp
    offer_woning(plek, made, home, op - DAG)
    with plek.store.reader() as session:
        offered = session.scalars(select(Aanbod.uid).order_by(Aanbod.id.desc()).limit(1)).one()
    record_stap(plek, offered, "geaccepteerd", op)
    return made


def test_a135_the_share_housed_by_a_corporatie_is_measured_over_the_dossiers(
    plek: Plek, uid: str, corp: str
) -> None:
    pa.add_afspraak(plek, "pa-01", JAAR, organisatie_uid=corp, getal=50)
    couple(plek, "Een", T0 - 90 * DAG, corp, T0 - 20 * DAG)
    couple(plek, "Twee", T0 - 90 * DAG)
    row = one(plek, uid)
    assert row.meting is not None
    assert (row.meting.goed, row.meting.geheel, row.meting.gehaald) == (1, 2, True)
    couple(plek, "Drie", T0 - 9 * DAG, corp)
    again = one(plek, uid).meting
    assert again is not None
    assert (again.goed, again.geheel, again.open, again.gehaald) == (1, 2, 1, True), "Drie is only 9 days in"
    couple(plek, "Vier", T0 - 71 * DAG, corp)
    last = one(plek, uid).meting
    assert last is not None
    assert (last.goed, last.geheel, last.open, last.gehaald) == (1, 3, 1, False)


def test_a136_within_seventy_days_counts_and_what_still_runs_is_open(plek: Plek, uid: str, corp: str) -> None:
    pa.add_afspraak(plek, "pa-02", date(2025, 6, 1), organisatie_uid=corp, variant="weken")
    couple(plek, "Een", T0 - 90 * DAG, corp, T0 - 20 * DAG)
    couple(plek, "Twee", T0 - 90 * DAG, corp)
    couple(plek, "Drie", T0 - 5 * DAG, corp)
    couple(plek, "Anders", T0 - 90 * DAG, "")
    row = one(plek, uid)
    assert row.meting is not None
    assert (row.meting.goed, row.meting.geheel, row.meting.open, row.meting.gehaald) == (1, 2, 1, False)


def test_a137_a_dwelling_outside_the_list_of_its_year_is_a_deviation(plek: Plek, uid: str, corp: str) -> None:
    pa.add_afspraak(plek, "pa-04", JAAR, organisatie_uid=corp)
    accept(plek, "Binnen", corp, T0 - 3 * DAG, complex="Voorbeeldhof")
    buiten = accept(plek, "Buiten", corp, T0 - 2 * DAG, complex="Elders")
    assert read(plek, uid).afwijkingen == (), "without a list the mark of the dwelling counts"
    pa.add_complex(plek, corp, 2026, "voorbeeldhof")
    alles = read(plek, uid)
    assert [(a.dossier_uid, a.complex) for a in alles.afwijkingen] == [(buiten, "Elders")]
    assert alles.afspraken[0].meting is not None
    assert alles.afspraken[0].meting.gehaald is False
    with pytest.raises(Refused, match="naam_bestaat_al"):
        pa.add_complex(plek, corp, 2026, "VOORBEELDHOF")
    pa.remove_complex(plek, alles.complexen[0].uid)
    assert read(plek, uid).complexen == ()


def test_a137_a_list_is_taken_on_to_the_next_year_and_put_right(plek: Plek, uid: str, corp: str) -> None:
    first = pa.add_complex(plek, corp, 2026, "Voorbeeldhof", "noord").onderwerp
    pa.add_complex(plek, corp, 2026, "Elders")
    pa.add_complex(plek, corp, 2027, "ELDERS")
    change = pa.copy_complexen(plek, 2026, 2027)
    found = {(one.jaar, one.naam, one.wijk) for one in read(plek, uid).complexen}
    assert found == {
        (2026, "Voorbeeldhof", "noord"),
        (2026, "Elders", ""),
        (2027, "ELDERS", ""),
        (2027, "Voorbeeldhof", "noord"),
    }
    undo(plek, change.bewerking)
    assert [one.naam for one in read(plek, uid).complexen if one.jaar == 2027] == ["ELDERS"]
    pa.save_complex(plek, first, naam="Voorbeeldhof 2", wijk="zuid")
    assert {(one.naam, one.wijk) for one in read(plek, uid).complexen if one.uid == first} == {
        ("Voorbeeldhof 2", "zuid")
    }
    with pytest.raises(Refused, match="naam_bestaat_al"):
        pa.save_complex(plek, first, naam="elders")
    with pytest.raises(Refused, match="veld_onbekend"):
        pa.save_complex(plek, first, jaar=2027)
    with pytest.raises(Refused, match="complex_onbekend"):
        pa.copy_complexen(plek, 2025, 2026)


def test_a138_price_and_a139_quality_are_measured_against_the_norm_of_the_size(
    plek: Plek, uid: str, corp: str
) -> None:
    """A138: 650 + 30 + 140 - 280 = 540 euro; the norm of the corporatie itself goes before that for all."""
    pa.add_afspraak(plek, "pa-05", JAAR)
    pa.add_afspraak(plek, "pa-06", JAAR)
    cost: dict[str, Any] = {"huur": "650", "service": "30", "energie": "140", "huurtoeslag": "280"}
    accept(plek, "Bekend", corp, T0 - 3 * DAG, kamers=3, oppervlakte=60, **cost)
    accept(plek, "Onbekend", corp, T0 - 3 * DAG)
    pa.add_norm(plek, 1, JAAR, personen_tot=2, kamers=3, grens="540")

    def met() -> list[bool | None]:
        return [a.meting.gehaald for a in read(plek, uid).afspraken if a.meting is not None]

    assert met() == [True, True]
    norm = pa.add_norm(plek, 2, JAAR, organisatie_uid=corp, oppervlakte=61, grens="539,99").onderwerp
    assert met() == [False, False]
    pa.save_norm(plek, norm, oppervlakte=60, grens="540")
    assert met() == [True, True]
    pa.remove_norm(plek, norm)
    assert len(read(plek, uid).normen) == 1
    for code, kwargs in (
        ("norm_leeg", {}),
        ("personen_volgorde", {"kamers": 2, "personen_tot": 1}),
        ("dagen_volgorde", {"kamers": 2, "tot": JAAR - DAG}),
    ):
        with pytest.raises(Refused, match=code):
            pa.add_norm(plek, 2, JAAR, **kwargs)


def test_a142_the_parts_of_an_overview_add_up_and_a021_more_than_a_tenth_is_a_signal(
    plek: Plek, uid: str, corp: str
) -> None:
    """A021, A142: 10 of 100 is none, 11 of 100 is; over all corporaties together."""
    other = add_organisatie(plek, "corporatie", "Thuis Voorbeeld").onderwerp
    parts: dict[str, Any] = {"vrijgekomen": 60, "statushouders": 6, "urgenten": 14, "overigen": 40}
    made = pa.add_overzicht(plek, corp, 2025, 2, **parts).onderwerp
    (signal,) = read(plek, uid).signalen
    assert (signal.halfjaar, signal.signaal, signal.mist) == ("2025-2", False, ("Thuis Voorbeeld",))
    pa.add_overzicht(plek, other, 2025, 2, vrijgekomen=40, statushouders=4, urgenten=0, overigen=36)
    (signal,) = read(plek, uid).signalen
    assert (signal.statushouders, signal.vrijgekomen, signal.signaal) == (10, 100, False)
    pa.save_overzicht(plek, made, statushouders=7, overigen=39)
    assert read(plek, uid).signalen[0].signaal
    with pytest.raises(Refused, match="delen_som") as refused:
        pa.save_overzicht(plek, made, urgenten=15)
    assert refused.value.params == {"som": 61, "geheel": 60}
    with pytest.raises(Refused, match="overzicht_bestaat"):
        pa.add_overzicht(plek, corp, 2025, 2, **parts)
    with pytest.raises(Refused, match="veld_onbekend"):
        pa.save_overzicht(plek, made, jaar=2024)
    pa.remove_overzicht(plek, made)
    assert len(read(plek, uid).overzichten) == 1


def test_a_corporatie_of_another_gemeente_owes_no_overview_here(plek: Plek, uid: str, corp: str) -> None:
    other = add_gemeente(plek, "Voorbeeldbuur").onderwerp
    add_organisatie(plek, "corporatie", "Elders Voorbeeld", gemeente_uid=other)
    pa.add_overzicht(
        plek, corp, 2025, 2, gemeente_uid=uid, vrijgekomen=1, statushouders=0, urgenten=0, overigen=1
    )
    alles = read(plek, uid)
    assert alles.signalen[0].mist == ()
    assert [naam for _uid, naam in alles.corporaties] == ["Wonen Voorbeeld"]


def test_the_agreements_of_process_look_at_overleg_note_overview_and_begeleiding(
    plek: Plek, uid: str, corp: str, klok: VasteKlok
) -> None:
    """A134: pa-03, pa-07, pa-08, pa-09, pa-10 and pa-11 are measured too."""
    for soort in ("pa-03", "pa-07", "pa-08", "pa-09", "pa-10", "pa-11"):
        pa.add_afspraak(plek, soort, JAAR, getal=4)

    def met() -> dict[str, bool | None]:
        return {a.soort: a.meting.gehaald for a in read(plek, uid).afspraken if a.meting is not None}

    assert met() == {
        "pa-03": False,
        "pa-07": False,
        "pa-08": None,
        "pa-09": False,
        "pa-10": None,
        "pa-11": None,
    }
    pa.add_complex(plek, corp, 2026, "Voorbeeldhof")
    told: dict[str, Any] = {"vrijgekomen": 1, "statushouders": 0, "urgenten": 0, "overigen": 1}
    pa.add_overzicht(plek, corp, 2025, 2, **told, ontvangen_op=date(2026, 5, 20))
    mb = add_organisatie(plek, "begeleiding", "Samen Voorbeeld").onderwerp
    pa.add_kader(plek, mb, JAAR)
    built = next(a for a in read(plek, uid).afspraken if a.soort == "pa-11")
    pa.save_afspraak(plek, built.uid, gerealiseerd=4)
    assert {code for code, value in met().items() if value} == {"pa-03", "pa-07", "pa-09", "pa-11"}
    tick_gemeentepunt(plek, uid, "gm-03", "2026-2", date(2026, 5, 20))
    hold_overleg(plek, plan_overleg(plek, OverlegSoort.LOKAAL, date(2026, 5, 21)).onderwerp)
    klok.dag = date(2026, 7, 2)
    assert (met()["pa-08"], met()["pa-10"]) == (True, True)
    klok.dag = date(2027, 1, 2)
    assert (met()["pa-08"], met()["pa-10"]) == (False, False)


def test_where_the_gemeente_guides_itself_no_afsprakenkader_is_needed(plek: Plek, uid: str) -> None:
    pa.add_afspraak(plek, "pa-07", JAAR)
    save_gemeente_field(plek, uid, "doet_begeleiding_zelf", True)
    found = one(plek, uid).meting
    assert found is not None
    assert found.gehaald is True


def test_an_agreement_is_changed_taken_away_and_brought_back(plek: Plek, uid: str, corp: str) -> None:
    """A013, A176: also who pays damage, and small dwellings for youngsters."""
    made = pa.add_afspraak(plek, "schade", JAAR, tekst="De gemeente betaalt.").onderwerp
    assert one(plek, uid).meting is None
    pa.save_afspraak(plek, made, soort="kleine_woningen", organisatie_uid=corp, tot=date(2026, 4, 30))
    row = one(plek, uid)
    assert (row.soort, row.organisatie, row.loopt) == ("kleine_woningen", "Wonen Voorbeeld", False)
    with pytest.raises(Refused, match="dagen_volgorde"):
        pa.save_afspraak(plek, made, tot=JAAR - DAG)
    gone = pa.remove_afspraak(plek, made)
    assert read(plek, uid).afspraken == ()
    undo(plek, gone.bewerking)
    assert one(plek, uid).uid == made
    for soort, org, code in (("pa-99", "", "keuze_onbekend"), ("pa-01", "nergens", "organisatie_onbekend")):
        with pytest.raises(Refused, match=code):
            pa.add_afspraak(plek, soort, JAAR, organisatie_uid=org)


def test_what_is_agreed_is_no_example_any_more(plek: Plek, uid: str) -> None:
    assert len(read(plek, uid).voorbeelden) == 11
    pa.add_afspraak(plek, "pa-01", JAAR)
    assert "pa-01" not in {v.soort for v in read(plek, uid).voorbeelden}


def test_a146_and_a073_lists_are_worked_off_once_and_a133_the_steps_each_year(
    plek: Plek, uid: str, klok: VasteKlok
) -> None:
    pa.set_lijstpunt(plek, "keten", "wat", antwoord="Zie het werkplan.", gedaan_op=T0)
    pa.set_lijstpunt(plek, "woonvisie", "achterstand", gedaan_op=T0)
    pa.set_lijstpunt(plek, "stappen", "doel", gedaan_op=T0)

    def done() -> set[str]:
        return {f"{row.lijst}/{row.code}" for row in read(plek, uid).lijsten if row.gedaan_op is not None}

    assert len(read(plek, uid).lijsten) == 6 + 7 + 8
    assert done() == {"keten/wat", "woonvisie/achterstand", "stappen/doel"}
    klok.dag = date(2027, 1, 4)
    assert done() == {"keten/wat", "woonvisie/achterstand"}
    pa.set_lijstpunt(plek, "keten", "wat", antwoord="Toch niet.")
    assert done() == {"woonvisie/achterstand"}
    with pytest.raises(Refused, match="keuze_onbekend"):
        pa.set_lijstpunt(plek, "keten", "doel")
    with pytest.raises(Refused, match="dag_in_toekomst"):
        pa.set_lijstpunt(plek, "keten", "wat", gedaan_op=klok.dag + DAG)


def test_a145_who_agrees_by_the_six_steps_needs_no_minister_and_who_does_not_is_warned_in_time(
    plek: Plek, uid: str, klok: VasteKlok
) -> None:
    """A133, A145: agreement is there on the day of the last of the six steps of the year."""

    def shown() -> list[str]:
        return [
            f"{one.titel} | {one.chip.tekst if one.chip else ''}"
            for one in lijnen(read(plek, uid), klok.dag, mag=False, open_lijst="")
            if one.sleutel == "overeenstemming"
        ]

    assert (read(plek, uid).overeenstemming_op, shown()) == (None, []), "before 1 July there is no hurry"
    klok.dag = date(2026, 12, 1)
    assert shown() == ["Nog geen overeenstemming over 2026 | nog 30 dagen"]
    assert "uiterlijk" in uitleg(read(plek, uid), klok.dag)
    for nr, code in enumerate(LIJSTEN["stappen"]):
        pa.set_lijstpunt(plek, "stappen", code, gedaan_op=klok.dag - (nr + 1) * DAG)
    assert read(plek, uid).overeenstemming_op == date(2026, 11, 30)
    assert shown() == ["Overeenstemming over 2026 | op ma 30 nov"]
    assert "uiterlijk" not in uitleg(read(plek, uid), klok.dag)
    pa.set_lijstpunt(plek, "stappen", "doel")
    assert read(plek, uid).overeenstemming_op is None
    klok.dag = date(2026, 12, 31)
    assert shown() == ["Nog geen overeenstemming over 2026 | vandaag is de laatste dag"]


def test_a092_a165_what_was_agreed_with_who_guides(plek: Plek, uid: str, corp: str) -> None:
    """A092, A155, A165: activities, reports, remuneration, vraagbaak, told to the regievoerder."""
    mb = add_organisatie(plek, "begeleiding", "Samen Voorbeeld").onderwerp
    made = pa.add_kader(plek, mb, JAAR, activiteiten="wekelijks spreekuur", rapportage="kwartaal").onderwerp
    with pytest.raises(Refused, match="vergoeding_waarvoor"):
        pa.save_kader(plek, made, vergoeding="1250,50")
    pa.save_kader(
        plek, made, vergoeding="1250,50", vergoeding_per="persoon", vraagbaak_maanden=6, doorgegeven_op=T0
    )
    (row,) = read(plek, uid).kaders
    assert (row.vergoeding, row.vergoeding_per, row.vraagbaak_maanden) == (125_050, "persoon", 6)
    assert (row.rapportage, row.doorgegeven_op, row.loopt) == ("kwartaal", T0, True)
    with pytest.raises(Refused, match="organisatie_onbekend"):
        pa.add_kader(plek, corp, JAAR)
    with pytest.raises(Refused, match="veld_leeg"):
        pa.add_kader(plek, "", JAAR)
    pa.remove_kader(plek, made)
    assert read(plek, uid).kaders == ()


def test_a086_a_corporatie_that_does_not_do_its_part_is_told_to_two(plek: Plek, uid: str, corp: str) -> None:
    made = pa.report_corporatie(plek, corp, T0 - 9 * DAG, "Biedt geen woning aan.").onderwerp
    pa.save_melding(plek, made, autoriteit_op=T0, provincie_op=T0)
    (row,) = read(plek, uid).meldingen
    assert (row.wat, row.autoriteit_op, row.provincie_op) == ("Biedt geen woning aan.", T0, T0)
    with pytest.raises(Refused, match="dag_in_toekomst"):
        pa.save_melding(plek, made, opgelost_op=T0 + DAG)


def test_a021_the_region_is_counted_over_all_gemeenten_that_told_it(plek: Plek, uid: str, corp: str) -> None:
    """A021: 12 of 100 in one gemeente and 6 of 100 in the other is 9% together: no signal in the region."""
    other = add_gemeente(plek, "Voorbeeldbuur").onderwerp
    parts = {"vrijgekomen": 100, "urgenten": 0}
    pa.add_overzicht(plek, corp, 2025, 2, gemeente_uid=uid, statushouders=12, overigen=88, **parts)
    assert read(plek, uid).regio == ()
    pa.add_overzicht(plek, corp, 2025, 2, gemeente_uid=other, statushouders=6, overigen=94, **parts)
    alles = read(plek, uid)
    assert [(one.statushouders, one.vrijgekomen, one.signaal) for one in alles.regio] == [(18, 200, False)]
    assert [one.signaal for one in alles.signalen] == [True]
