"""Wonen volgen: signs with history, reports, damage, rent, the moments of the year, the sheet on living."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.changes import Change
from models.errors import Refused
from models.queries.dossier import load_dossier
from models.queries.rows_dossier import DossierRow
from models.queries.rows_volgen import VolgenRow
from models.queries.volgen import load_volgen
from models.queries.volgen_vandaag import load_due
from models.rules.volgen import HuurStand
from models.services import aanbod, cijfers, meldingen, prestatieafspraken, volgen, woningen
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import close_dossier, record_getekend, record_schade, record_signaal
from models.services.leden import save_persoon_field
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Aanbod, Melding
from models.values import TEKENS, Stand, Waarheid
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_kluis, make_plek

DAG = timedelta(days=1)
GETEKEND = date(2026, 4, 10)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("volgen"))


@pytest.fixture
def gezin(plek: Plek) -> str:
    return open_dossier(plek, "Sharifpana", date(2026, 2, 1), 2, "azc Duinvoorde").onderwerp


@pytest.fixture
def getekend(plek: Plek, gezin: str) -> str:
    record_getekend(plek, gezin, GETEKEND, GETEKEND)
    return gezin


def _read(plek: Plek, uid: str) -> VolgenRow:
    with lezer_for(plek) as lezer:
        return load_volgen(lezer, uid)


def _dossier(plek: Plek, uid: str) -> DossierRow:
    with lezer_for(plek) as lezer:
        return load_dossier(lezer, uid)


def _staat(plek: Plek, uid: str, item_id: str) -> set[str]:
    return {one.staat.value for one in _dossier(plek, uid).punten if one.item_id == item_id}


# --- signs ---


def test_a001_a_sign_is_set_with_its_reason_and_what_was_said_before_stays(plek: Plek, gezin: str) -> None:
    """A001: three signs; the newest counts, the others were never set."""
    volgen.set_teken(plek, gezin, "buurt", "let_op", T0 - 9 * DAG, "Geluid in de avond.")
    volgen.set_teken(plek, gezin, "buurt", "op_schema", T0)
    row = _read(plek, gezin)
    held = row.teken("buurt")
    assert held is not None
    assert (held.stand, held.op, held.reden) == ("op_schema", T0, "")
    assert [one.reden for one in row.tekens] == ["", "Geluid in de avond."]
    assert row.teken("woning") is None
    signs = {one.code: one for one in _dossier(plek, gezin).lichten}
    assert (signs["buurt"].gezet, signs["buurt"].gezet_op) == ("op_schema", T0)
    assert signs["woning"].gezet == ""


def test_a_sign_of_an_earlier_day_set_later_does_not_replace_the_newer_one(plek: Plek, gezin: str) -> None:
    volgen.set_teken(plek, gezin, "woning", "op_schema", T0)
    volgen.set_teken(plek, gezin, "woning", "niet_goed", T0 - DAG, "Het dak lekte.")
    held = _read(plek, gezin).teken("woning")
    assert held is not None
    assert held.stand == "op_schema"


def test_taking_a_sign_away_brings_the_one_before_back_and_undo_brings_it_again(
    plek: Plek, gezin: str
) -> None:
    volgen.set_teken(plek, gezin, "woning", "op_schema", T0 - DAG)
    uid = volgen.set_teken(plek, gezin, "woning", "niet_goed", T0, "Het dak lekt.").onderwerp
    gone = volgen.remove_teken(plek, uid)
    assert [one.stand for one in _read(plek, gezin).tekens] == ["op_schema"]
    undo(plek, gone.bewerking)
    assert [one.stand for one in _read(plek, gezin).tekens] == ["niet_goed", "op_schema"]


@pytest.mark.parametrize(
    ("given", "code", "veld"),
    [
        (("tuin", "op_schema", T0, ""), "keuze_onbekend", "soort"),
        (("buurt", "prima", T0, ""), "keuze_onbekend", "stand"),
        (("buurt", "let_op", T0, "  "), "reden_nodig", "reden"),
        (("buurt", "let_op", T0 + DAG, "x"), "dag_in_toekomst", "op"),
        (("buurt", "let_op", T0, "x" * 201), "veld_te_lang", "reden"),
        (("buurt", "let_op", T0, "nummer 111222333"), "lijkt_op_bsn", "reden"),
    ],
)
def test_a_sign_that_is_wrong_is_refused_and_nothing_is_kept(
    plek: Plek, gezin: str, given: tuple[str, str, date, str], code: str, veld: str
) -> None:
    with pytest.raises(Refused, match=code) as refused:
        volgen.set_teken(plek, gezin, *given)
    assert refused.value.veld == veld
    assert _read(plek, gezin).tekens == ()


# --- reports ---


def test_a012_a_report_keeps_who_told_what_who_knows_and_what_is_done(plek: Plek, gezin: str) -> None:
    """A012: date, reporter, parties informed, approach; a follow-up; outcome and the day it closed."""
    uid = meldingen.record_melding(
        plek,
        gezin,
        "huur",
        T0 - DAG,
        melder="corporatie",
        melder_naam="Mevrouw Proef",
        notitie="De huur van mei is niet binnen.",
        weet_corporatie=True,
        weet_begeleiding=True,
        aanpak="Samen de incasso nakijken.",
        vervolg="Incasso nakijken",
        vervolg_dag=T0 + DAG,
    ).onderwerp
    (row,) = _read(plek, gezin).meldingen
    assert (row.uid, row.op, row.onderwerp, row.melder) == (uid, T0 - DAG, "huur", "corporatie")
    assert (row.melder_naam, row.weet) == ("Mevrouw Proef", ("corporatie", "begeleiding"))
    assert (row.notitie, row.aanpak) == ("De huur van mei is niet binnen.", "Samen de incasso nakijken.")
    assert row.gesloten_op is None
    lines = {one.tekst: one.termijn for one in _dossier(plek, gezin).punten}
    assert lines["Incasso nakijken"] == T0 + DAG
    assert any("signaal delen" in words for words in lines), "the event brings its own point"

    meldingen.change_melding(
        plek, uid, "huur", melder="corporatie", notitie=row.notitie, afloop="Betaald.", gesloten_op=T0
    )
    (row,) = _read(plek, gezin).meldingen
    assert (row.afloop, row.gesloten_op, row.weet, row.melder_naam) == ("Betaald.", T0, (), "")


def test_a_report_told_as_an_event_stands_there_too_and_can_be_filled_in(plek: Plek, gezin: str) -> None:
    uid = record_signaal(plek, gezin, T0 - DAG, "Een buur belde.").onderwerp
    (row,) = _read(plek, gezin).meldingen
    assert (row.onderwerp, row.melder, row.notitie) == ("anders", "", "Een buur belde.")
    changed = meldingen.change_melding(plek, uid, "overlast", melder="buren", notitie="Een buur belde.")
    assert _read(plek, gezin).meldingen[0].onderwerp == "overlast"
    undo(plek, changed.bewerking)
    assert _read(plek, gezin).meldingen[0].onderwerp == "anders"


def test_undo_of_a_report_takes_the_event_and_its_points_along(plek: Plek, gezin: str) -> None:
    made = meldingen.record_melding(plek, gezin, "overlast", T0, vervolg="Langsgaan")
    undo(plek, made.bewerking)
    assert _read(plek, gezin).meldingen == ()
    assert not [one for one in _dossier(plek, gezin).punten if one.tekst == "Langsgaan"]
    with plek.store.reader() as session:
        assert session.scalars(select(Melding).where(Melding.gebeurtenis_uid == made.onderwerp)).all() == []


@pytest.mark.parametrize(
    ("given", "code", "veld"),
    [
        ({"onderwerp": "weer"}, "keuze_onbekend", "onderwerp"),
        ({"melder": "krant"}, "keuze_onbekend", "melder"),
        ({"op": T0 + DAG}, "dag_in_toekomst", "op"),
        ({"melder_naam": "x" * 81}, "veld_te_lang", "melder_naam"),
        ({"aanpak": "111222333"}, "lijkt_op_bsn", "aanpak"),
        ({"vervolg_dag": T0}, "veld_leeg", "vervolg"),
    ],
)
def test_a_report_that_is_wrong_is_refused_and_leaves_no_event(
    plek: Plek, gezin: str, given: dict[str, object], code: str, veld: str
) -> None:
    told: dict[str, Any] = {"onderwerp": "huur", "op": T0} | given
    with pytest.raises(Refused, match=code) as refused:
        meldingen.record_melding(plek, gezin, told.pop("onderwerp"), told.pop("op"), **told)
    assert refused.value.veld == veld
    assert _read(plek, gezin).meldingen == (), "an event without its row would stand here too"


def test_a_report_closes_only_with_an_outcome_and_not_before_it_came(plek: Plek, gezin: str) -> None:
    uid = meldingen.record_melding(plek, gezin, "huur", T0 - DAG).onderwerp
    with pytest.raises(Refused, match="uitkomst_nodig"):
        meldingen.change_melding(plek, uid, "huur", gesloten_op=T0)
    with pytest.raises(Refused, match="gesloten_voor_melding"):
        meldingen.change_melding(plek, uid, "huur", afloop="Klaar.", gesloten_op=T0 - 2 * DAG)
    with pytest.raises(Refused, match="melding_onbekend"):
        meldingen.change_melding(plek, "geen", "huur")
    assert _read(plek, gezin).meldingen[0].gesloten_op is None


# --- damage ---


def test_a013_who_pays_follows_from_the_agreement_of_that_day(plek: Plek, gezin: str) -> None:
    """A013: an agreement made later does not change who pays damage of before; what was said here counts."""
    prestatieafspraken.add_afspraak(plek, "schade", T0 - 10 * DAG, betaalt="gemeente")
    meldingen.note_schade(plek, gezin, T0 - 20 * DAG, "Kras in de deur.", tekort="ja", bedrag="85,50")
    uid = meldingen.note_schade(plek, gezin, T0 - DAG, "Ruit stuk.", tekort="ja").onderwerp
    ruit, kras = _read(plek, gezin).schades
    assert (ruit.betaalt, ruit.gezegd, ruit.bedrag) == ("gemeente", "", None)
    assert (kras.betaalt, kras.bedrag, kras.tekort) == ("", 8550, Waarheid.JA)
    meldingen.change_schade(
        plek, uid, "Ruit stuk.", tekort="ja", betaalt="corporatie", bedrag="120", afgehandeld_op=T0
    )
    ruit = next(one for one in _read(plek, gezin).schades if one.uid == uid)
    assert (ruit.betaalt, ruit.bedrag, ruit.afgehandeld_op) == ("corporatie", 12000, T0)


def test_damage_told_as_an_event_stands_there_and_wrong_values_are_refused(plek: Plek, gezin: str) -> None:
    uid = record_schade(plek, gezin, T0 - DAG, "Kras.").onderwerp
    (row,) = _read(plek, gezin).schades
    assert (row.wat, row.tekort, row.betaalt) == ("Kras.", Waarheid.ONBEKEND, "")
    for given, code in (
        ({"wat": ""}, "veld_leeg"),
        ({"tekort": "soms"}, "keuze_onbekend"),
        ({"betaalt": "krant"}, "keuze_onbekend"),
        ({"bedrag": "veel"}, "geen_bedrag"),
        ({"afgehandeld_op": T0 - 2 * DAG}, "afgehandeld_voor_schade"),
    ):
        told: dict[str, Any] = {"wat": "Kras.", **given}
        with pytest.raises(Refused, match=code):
            meldingen.change_schade(plek, uid, told.pop("wat"), **told)
    with pytest.raises(Refused, match="schade_onbekend"):
        meldingen.change_schade(plek, "geen", "x")


# --- rent ---


def test_a009_rent_that_is_not_paid_makes_the_dwelling_let_op(plek: Plek, getekend: str) -> None:
    """A008, A009: paid on the first day ticks its point; a month that is not paid is seen at once."""
    assert "open" in _staat(plek, getekend, "ve-28")
    volgen.set_huurmaand(plek, getekend, GETEKEND, GETEKEND)
    assert _staat(plek, getekend, "ve-28") == {"gedaan"}
    volgen.set_huurmaand(plek, getekend, date(2026, 5, 20), None)
    row = _read(plek, getekend)
    assert [one.maand.stand for one in row.huur[:3]] == [
        HuurStand.OP_TIJD,
        HuurStand.NIET,
        HuurStand.NIET_GENOTEERD,
    ]
    assert row.achterstand == (date(2026, 5, 1),)
    sign = next(one for one in _dossier(plek, getekend).lichten if one.code == "woning")
    assert sign.achter
    assert "licht_huur_achter" in {reden.code for reden in sign.redenen}
    assert sign.stand not in (Stand.OP_SCHEMA, Stand.GEDAAN, Stand.NIET_AAN_DE_BEURT)

    volgen.set_huurmaand(plek, getekend, date(2026, 5, 1), date(2026, 5, 9))
    row = _read(plek, getekend)
    assert (row.huur[1].maand.stand, row.achterstand) == (HuurStand.TE_LAAT, ())
    volgen.remove_huurmaand(plek, row.huur[1].uid)
    assert _read(plek, getekend).huur[1].maand.stand is HuurStand.NIET_GENOTEERD


def test_a008_the_first_rent_noted_with_the_offer_counts_until_something_else_is_noted(
    plek: Plek, gezin: str
) -> None:
    woning = woningen.add_woning(plek, "Kastanjelaan 14").onderwerp
    aanbod.offer_woning(plek, gezin, woning, GETEKEND - 9 * DAG)
    with plek.store.reader() as session:
        offer = session.scalars(select(Aanbod.uid).order_by(Aanbod.id.desc())).first() or ""
    record_getekend(plek, gezin, GETEKEND, GETEKEND)
    aanbod.record_stap(plek, offer, "betaald", GETEKEND - DAG)
    first = _read(plek, gezin).huur[0]
    assert (first.uid, first.maand.betaald_op, first.maand.stand) == ("", GETEKEND - DAG, HuurStand.OP_TIJD)
    volgen.set_huurmaand(plek, gezin, GETEKEND, GETEKEND + DAG)
    assert _read(plek, gezin).huur[0].maand.stand is HuurStand.TE_LAAT


def test_how_many_months_of_rent_are_followed_is_a_figure(plek: Plek, getekend: str) -> None:
    assert len(_read(plek, getekend).huur) == 6
    changed = cijfers.save_instelling(plek, "huur_volgen_maanden", 2, geldig_vanaf=T0, bron="eigen")
    assert len(_read(plek, getekend).huur) == 2
    undo(plek, changed.bewerking)


def test_rent_before_the_tenancy_or_in_the_future_is_refused(plek: Plek, gezin: str) -> None:
    with pytest.raises(Refused, match="geen_huuringang"):
        volgen.set_huurmaand(plek, gezin, T0, T0)
    record_getekend(plek, gezin, GETEKEND, GETEKEND)
    for maand in (date(2026, 3, 1), T0 + 40 * DAG):
        with pytest.raises(Refused, match="maand_onmogelijk"):
            volgen.set_huurmaand(plek, gezin, maand, T0)
    with pytest.raises(Refused, match="dag_in_toekomst"):
        volgen.set_huurmaand(plek, gezin, T0, T0 + DAG)
    with pytest.raises(Refused, match="huur_onbekend"):
        volgen.remove_huurmaand(plek, "geen")
    assert all(not one.uid for one in _read(plek, gezin).huur)


# --- the year ---


def test_a011_a_moment_that_was_held_sets_the_three_signs(plek: Plek, getekend: str) -> None:
    """A011: the moments follow from the signing; each is told with how the three signs stand."""
    row = _read(plek, getekend)
    assert [one.moment.maanden for one in row.momenten] == [1, 3, 6, 9, 12]
    assert row.momenten[-1].moment.gepland == date(2027, 4, 10)
    made = volgen.record_volgmoment(
        plek,
        getekend,
        1,
        T0 - DAG,
        begeleiding="op_schema",
        woning="let_op",
        buurt="op_schema",
        afloop="De kraan lekt.",
    )
    row = _read(plek, getekend)
    first = row.momenten[0]
    assert (first.moment.gedaan_op, first.afloop) == (T0 - DAG, "De kraan lekt.")
    assert dict(first.standen) == {"begeleiding": "op_schema", "woning": "let_op", "buurt": "op_schema"}
    held = row.teken("woning")
    assert held is not None
    assert (held.stand, held.reden) == ("let_op", "De kraan lekt.")
    with pytest.raises(Refused, match="al_gehouden"):
        volgen.record_volgmoment(
            plek, getekend, 1, T0, begeleiding="op_schema", woning="op_schema", buurt="op_schema"
        )
    undo(plek, made.bewerking)
    row = _read(plek, getekend)
    assert (row.momenten[0].uid, row.tekens) == ("", ())


@pytest.mark.parametrize("afloop", ["De kraan lekt.", "De kraan lekt.\nEn het dak. " + "Lang verhaal. " * 30])
def test_a_moment_that_is_taken_away_takes_its_signs_along_and_undo_brings_both_back(
    plek: Plek, getekend: str, afloop: str
) -> None:
    """What was said before it counts again; a sign that was set anew on the same day goes on to count."""
    volgen.set_teken(plek, getekend, "woning", "niet_goed", T0 - 20 * DAG, "Geen verwarming.")
    made = volgen.record_volgmoment(
        plek,
        getekend,
        1,
        T0 - DAG,
        begeleiding="op_schema",
        woning="let_op",
        buurt="let_op",
        afloop=afloop,
    ).onderwerp
    volgen.set_teken(plek, getekend, "buurt", "niet_goed", T0 - DAG, "Ruzie op de trap.")
    with_it = _read(plek, getekend)
    gone = volgen.remove_volgmoment(plek, made)

    row = _read(plek, getekend)
    assert row.momenten[0].uid == ""
    assert [(one.soort, one.stand) for one in row.tekens] == [
        ("buurt", "niet_goed"),
        ("buurt", "let_op"),
        ("woning", "niet_goed"),
    ]
    assert [row.teken(soort).reden for soort in ("woning", "buurt")] == [  # type: ignore[union-attr] # both are there
        "Geen verwarming.",
        "Ruzie op de trap.",
    ]
    assert row.teken("begeleiding") is None
    undo(plek, gone.bewerking)
    back = _read(plek, getekend)
    assert {one.uid for one in back.tekens} == {one.uid for one in with_it.tekens}
    assert back.momenten == with_it.momenten
    for soort in TEKENS:
        assert back.teken(soort) == with_it.teken(soort)


def test_a_moment_needs_a_signing_and_its_reason_and_a_possible_day(plek: Plek, gezin: str) -> None:
    goed = {"begeleiding": "op_schema", "woning": "op_schema", "buurt": "op_schema"}
    with pytest.raises(Refused, match="geen_tekendatum"):
        volgen.record_volgmoment(plek, gezin, 1, T0, **goed)
    record_getekend(plek, gezin, GETEKEND, GETEKEND)
    for maanden, op, said, code, veld in (
        (0, T0, goed, "maanden_onmogelijk", "maanden"),
        (1, T0 + DAG, goed, "dag_in_toekomst", "op"),
        (1, GETEKEND - DAG, goed, "dag_onmogelijk", "op"),
        (1, T0, goed | {"buurt": "niet_goed"}, "reden_nodig", "afloop"),
        (1, T0, goed | {"buurt": "prima"}, "keuze_onbekend", "buurt"),
    ):
        with pytest.raises(Refused, match=code) as refused:
            volgen.record_volgmoment(plek, gezin, maanden, op, **said)
        assert refused.value.veld == veld
    assert _read(plek, gezin).tekens == ()


def test_the_last_moment_is_the_point_of_the_checklist_and_ticks_it(plek: Plek) -> None:
    gezin = open_dossier(plek, "Proefjaar", date(2025, 2, 1), 1, "azc Duinvoorde").onderwerp
    record_getekend(plek, gezin, date(2025, 6, 1), date(2025, 6, 1))
    goed = {"begeleiding": "op_schema", "woning": "op_schema", "buurt": "op_schema"}
    assert _staat(plek, gezin, "in-21") == {"open"}
    volgen.record_volgmoment(plek, gezin, 9, T0, **goed)
    assert _staat(plek, gezin, "in-21") == {"open"}
    volgen.record_volgmoment(plek, gezin, 12, T0, **goed)
    assert _staat(plek, gezin, "in-21") == {"gedaan"}


def test_a_moment_that_is_due_stands_on_let_op_until_it_was_held(plek: Plek, getekend: str) -> None:
    def due(dag: date, wie: str = "") -> list[tuple[str, int]]:
        other = make_plek(plek.store, VasteKlok(dag), wie or plek.wie)
        with lezer_for(other) as lezer:
            return [(one.dossier_uid, one.maanden) for one in load_due(lezer) if one.dossier_uid == getekend]

    assert due(date(2026, 5, 9)) == []
    assert due(date(2026, 5, 10)) == [(getekend, 1)]
    assert due(date(2026, 7, 10)) == [(getekend, 3)]
    assert due(date(2026, 5, 10), add_medewerker(plek.store, "Beheer Proef", "beheerder")) == []
    volgen.record_volgmoment(
        plek, getekend, 1, date(2026, 5, 12), begeleiding="op_schema", woning="op_schema", buurt="op_schema"
    )
    assert due(date(2026, 5, 13)) == []
    close_dossier(plek, getekend, T0, "Klaar.")
    assert due(date(2026, 7, 10)) == []


# --- the sheet ---


def test_a010_the_sheet_in_another_language_than_is_read_is_named(plek: Plek, gezin: str) -> None:
    """A010: given in language X on day Y; who reads another language has none yet."""
    person = _dossier(plek, gezin).personen[0]
    save_persoon_field(plek, person.uid, "leestaal", "ti")
    given = volgen.record_woongedrag(plek, gezin, "ar", T0 - DAG)
    row = _read(plek, gezin)
    assert [(one.taal, one.op) for one in row.woongedrag] == [("ar", T0 - DAG)]
    assert (row.leest, row.leest_nog_niet) == (("ti",), ("ti",))
    volgen.record_woongedrag(plek, gezin, "ti", T0)
    assert _read(plek, gezin).leest_nog_niet == ()
    volgen.remove_woongedrag(plek, given.onderwerp)
    assert [one.taal for one in _read(plek, gezin).woongedrag] == ["ti"]
    for code, taal in (("veld_leeg", ""), ("taal_onbekend", "klare taal")):
        with pytest.raises(Refused, match=code):
            volgen.record_woongedrag(plek, gezin, taal, T0)


def test_in_a_closed_dossier_nothing_is_noted_or_taken_away(plek: Plek, getekend: str) -> None:
    sign = volgen.set_teken(plek, getekend, "buurt", "op_schema", T0).onderwerp
    report = meldingen.record_melding(plek, getekend, "huur", T0).onderwerp
    hurt = meldingen.note_schade(plek, getekend, T0, "Ruit.").onderwerp
    close_dossier(plek, getekend, T0, "Klaar.")
    attempts: tuple[Callable[[], Change], ...] = (
        lambda: volgen.set_teken(plek, getekend, "buurt", "op_schema", T0),
        lambda: volgen.remove_teken(plek, sign),
        lambda: meldingen.record_melding(plek, getekend, "huur", T0),
        lambda: meldingen.change_melding(plek, report, "huur"),
        lambda: meldingen.note_schade(plek, getekend, T0, "Ruit."),
        lambda: meldingen.change_schade(plek, hurt, "Ruit."),
        lambda: volgen.set_huurmaand(plek, getekend, GETEKEND, GETEKEND),
        lambda: volgen.record_woongedrag(plek, getekend, "ar", T0),
    )
    for work in attempts:
        with pytest.raises(Refused, match="dossier_gesloten"):
            work()
