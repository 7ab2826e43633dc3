"""What ends when a gezin leaves or is closed, what comes back, and what a thing taken away leaves behind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.queries.agenda import load_agenda
from models.queries.bal import load_bal
from models.queries.regeldagen import load_regeldag
from models.queries.vandaag import load_vandaag
from models.rules.standen import day_of
from models.services import actiepunten, contacten, einde, regeldagen, tijdafspraken, volgen
from models.services import tussenplekken as tp
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import (
    close_dossier,
    record_getekend,
    record_tekendatum,
    record_vertrokken,
    reopen_dossier,
)
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Actiepunt, Contactmoment, Dossier, Tussenplek, Tussenvoorziening
from models.values import ContactSoort, Staat
from tests.builders import T0, VasteKlok, lezer_for, make_kluis, only_gemeente

DAG = timedelta(days=1)


@pytest.fixture(scope="module")
def klok() -> VasteKlok:
    return VasteKlok()


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory, klok: VasteKlok) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("vertrek"), klok)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return open_dossier(plek, "Teklebri", date(2026, 3, 2), 3, "azc Duinvoorde").onderwerp


def _place(plek: Plek, naam: str) -> str:
    return tp.add_tussenvoorziening(plek, naam, 20, straat=f"{naam}weg 1").onderwerp


def _agenda(plek: Plek, gezin: str) -> list[tuple[str, date]]:
    with lezer_for(plek) as lezer:
        found = load_agenda(lezer, T0, T0 + 60 * DAG).items
    return [(one.tekst, one.dag) for one in found if one.dossier_uid == gezin and one.soort != "termijn"]


def _ends(plek: Plek, gezin: str) -> list[date | None]:
    with lezer_for(plek) as lezer:
        return [one.dag for one in load_vandaag(lezer, grens=200).tijdelijk if one.dossier_uid == gezin]


def _staat(plek: Plek, gezin: str, item_id: str) -> set[str]:
    with plek.store.reader() as session:
        return set(
            session.scalars(
                select(Actiepunt.staat)
                .join(Dossier, Dossier.id == Actiepunt.dossier_id)
                .where(Dossier.uid == gezin, Actiepunt.item_id == item_id, Actiepunt.vervallen_op.is_(None))
            )
        )


def test_a_second_temporary_place_ends_on_its_own_day_a204(plek: Plek, gezin: str) -> None:
    """A204: the end of the second place is planned again, although the first one really ended."""
    first, second = _place(plek, "Brug"), _place(plek, "Anker")
    one = tp.place(plek, gezin, first, T0 - 60 * DAG, 3, tot=T0 + 10 * DAG).onderwerp
    tp.leave(plek, one, T0 - 16 * DAG)
    moved = tp.place(plek, gezin, second, T0 - 16 * DAG, 3, tot=T0 + 25 * DAG)

    assert ("Einde van de tijdelijke plek", T0 + 25 * DAG) in _agenda(plek, gezin)
    assert _ends(plek, gezin) == [T0 + 25 * DAG]
    undo(plek, moved.bewerking)
    assert _ends(plek, gezin) == []


def test_who_left_leaves_the_place_its_plans_and_its_regeldag(plek: Plek, gezin: str) -> None:
    brug = _place(plek, "Steiger")
    tp.place(plek, gezin, brug, T0 - 60 * DAG, 3, tot=T0 + 10 * DAG)
    record_tekendatum(plek, gezin, T0 + 10 * DAG)
    regeldag = regeldagen.add_regeldag(plek, only_gemeente(plek.store), T0 + 10 * DAG).onderwerp
    there = _visitors(plek, regeldag)
    assert gezin in there

    told = record_vertrokken.preview(plek, gezin, T0 - DAG, "naar familie elders").waarschuwingen
    assert [code for code, _params in told] == ["van_regeldag_af"]
    left = record_vertrokken(plek, gezin, T0 - DAG, "naar familie elders")
    assert _agenda(plek, gezin) == []
    assert _ends(plek, gezin) == []
    assert gezin not in _visitors(plek, regeldag)
    with plek.store.reader() as session:
        assert (
            session.scalars(select(Tussenvoorziening.bezet).where(Tussenvoorziening.uid == brug)).one() == 0
        )
        assert set(session.scalars(select(Tussenplek.tot).where(Tussenplek.personen == 3))) >= {T0 - DAG}

    undo(plek, left.bewerking)
    assert gezin in _visitors(plek, regeldag)
    assert ("Tekendatum", T0 + 10 * DAG) in _agenda(plek, gezin)


def test_a_closed_gezin_is_off_the_coming_regeldag_only(plek: Plek, gezin: str, klok: VasteKlok) -> None:
    gemeente = only_gemeente(plek.store)
    past = regeldagen.add_regeldag(plek, gemeente, T0 + 2 * DAG).onderwerp
    regeldagen.add_gezin(plek, past, gezin)
    coming = regeldagen.add_regeldag(plek, gemeente, T0 + 20 * DAG).onderwerp
    regeldagen.add_gezin(plek, coming, gezin)
    klok.dag = T0 + 5 * DAG
    try:
        einde.finish(plek, gezin, T0, "anders", "klaar")
    finally:
        klok.dag = T0
    assert gezin in _visitors(plek, past)
    assert gezin not in _visitors(plek, coming)


def test_a_new_tekendatum_says_that_the_gezin_still_stands_on_the_old_day(plek: Plek, gezin: str) -> None:
    record_tekendatum(plek, gezin, T0 + 10 * DAG)
    regeldag = regeldagen.add_regeldag(plek, only_gemeente(plek.store), T0 + 10 * DAG).onderwerp
    assert gezin in _visitors(plek, regeldag)
    assert "nog_op_regeldag" in _warnings(plek, gezin, T0 + 17 * DAG)
    assert "nog_op_regeldag" not in _warnings(plek, gezin, T0 + 10 * DAG)
    regeldagen.remove_gezin(plek, regeldag, gezin)
    assert "nog_op_regeldag" not in _warnings(plek, gezin, T0 + 17 * DAG)


def test_what_was_put_off_lies_with_its_party_again_on_its_day(
    plek: Plek, gezin: str, klok: VasteKlok
) -> None:
    with lezer_for(plek) as lezer:
        place, line = next(
            (partij.sleutel, line)
            for partij in load_bal(lezer).partijen
            for line in partij.lijnen
            if line.dossier_uid == gezin and partij.krijgt_brief
        )
    actiepunten.postpone(plek, line.punt_uid, T0 + 5 * DAG, "wacht even")
    assert _ball(plek, line.punt_uid) == ""
    klok.dag = T0 + 7 * DAG
    try:
        assert _ball(plek, line.punt_uid) == place
    finally:
        klok.dag = T0


def test_putting_off_moves_our_own_day_and_never_one_of_a_document() -> None:
    later = T0 + 5 * DAG
    assert day_of(Staat.UITGESTELD, T0, later, hard=False) == later
    assert day_of(Staat.UITGESTELD, T0, later, hard=True) == T0
    assert day_of(Staat.UITGESTELD, None, later, hard=False) == later
    assert day_of(Staat.OPEN, T0, later, hard=False) == T0


def test_what_is_taken_away_opens_the_point_that_it_ticked(plek: Plek, gezin: str) -> None:
    """A010, A011: the sheet and the last moment of the year; a second sheet keeps the point done."""
    record_getekend(plek, gezin, date(2025, 5, 1), date(2025, 5, 5))
    goed = "op_schema"
    moment = volgen.record_volgmoment(
        plek, gezin, 12, date(2026, 5, 4), begeleiding=goed, woning=goed, buurt=goed
    ).onderwerp
    assert _staat(plek, gezin, "in-21") == {Staat.GEDAAN.value}
    volgen.remove_volgmoment(plek, moment)
    assert _staat(plek, gezin, "in-21") == {Staat.OPEN.value}

    sheets = [volgen.record_woongedrag(plek, gezin, "so", date(2026, 5, n)).onderwerp for n in (4, 5)]
    volgen.remove_woongedrag(plek, sheets[0])
    assert _staat(plek, gezin, "ve-05") == {Staat.GEDAAN.value}
    volgen.remove_woongedrag(plek, sheets[1])
    assert _staat(plek, gezin, "ve-05") == {Staat.OPEN.value}


def test_a_rent_that_was_not_paid_after_all_opens_its_point(plek: Plek, gezin: str) -> None:
    """A008: the first rent."""
    record_getekend(plek, gezin, date(2026, 5, 1), date(2026, 5, 5))
    maand = date(2026, 5, 1)
    huur = volgen.set_huurmaand(plek, gezin, maand, date(2026, 5, 5)).onderwerp
    assert _staat(plek, gezin, "ve-28") == {Staat.GEDAAN.value}
    volgen.set_huurmaand(plek, gezin, maand, None)
    assert _staat(plek, gezin, "ve-28") == {Staat.OPEN.value}
    volgen.set_huurmaand(plek, gezin, maand, date(2026, 5, 6))
    volgen.remove_huurmaand(plek, huur)
    assert _staat(plek, gezin, "ve-28") == {Staat.OPEN.value}


def test_a_note_leaves_who_how_long_and_the_tolk_alone(plek: Plek, gezin: str) -> None:
    """A168: a note at the spreekuur."""
    uid = contacten.record_contact(
        plek,
        gezin,
        ContactSoort.SPREEKUUR,
        T0,
        minuten=30,
        tolk_soort="aanwezig",
        tolk_taal="Tigrinya",
        tolk_betaler="gemeente",
    ).onderwerp
    contacten.note_contact(plek, uid, "Energie.")
    with plek.store.reader() as session:
        row = session.scalars(select(Contactmoment).where(Contactmoment.uid == uid)).one()
        assert (row.notitie, row.minuten, row.tolk_soort, row.tolk_taal, row.tolk_betaler) == (
            *("Energie.", 30, "aanwezig"),
            *("Tigrinya", "gemeente"),
        )


def _warnings(plek: Plek, gezin: str, tekendatum: date) -> set[str]:
    effect = record_tekendatum.preview(plek, gezin, tekendatum)
    return {code for code, _params in effect.waarschuwingen}


def _visitors(plek: Plek, regeldag: str) -> set[str]:
    with lezer_for(plek) as lezer:
        return {one.dossier_uid for one in load_regeldag(lezer, regeldag).afspraken}


def _ball(plek: Plek, punt_uid: str) -> str:
    """With whom a point lies; empty = with nobody."""
    with lezer_for(plek) as lezer:
        return next(
            (p.sleutel for p in load_bal(lezer).partijen for line in p.lijnen if line.punt_uid == punt_uid),
            "",
        )


def test_appointments_of_who_left_or_of_a_closed_dossier_are_called_off(plek: Plek, gezin: str) -> None:
    """They stay there as called off: a file made anew takes them out of the calendar of who goes along."""
    today, later = _afspraak(plek, gezin, T0), _afspraak(plek, gezin, T0 + 5 * DAG)
    told = close_dossier.preview(plek, gezin, T0, "klaar").waarschuwingen
    assert ("afspraken_af", {"aantal": 1}) in [(code, dict(params)) for code, params in told]

    record_vertrokken(plek, gezin, T0, "naar familie elders")
    assert _off(plek, gezin) == {today: False, later: True}
    third = _afspraak(plek, gezin, T0 + 6 * DAG)
    close_dossier(plek, gezin, T0, "klaar")
    assert _off(plek, gezin) == {later: True, third: True}, "of a closed dossier only what is called off"

    told = reopen_dossier.preview(plek, gezin).waarschuwingen
    assert ("heropend_afspraken_af", {"aantal": 2}) in [(code, dict(params)) for code, params in told]


def _afspraak(plek: Plek, gezin: str, op: date) -> str:
    one = tijdafspraken.Afspraak("huisbezoek", op, "9:30")
    return tijdafspraken.plan_tijdafspraak(plek, gezin, one).onderwerp


def _off(plek: Plek, gezin: str) -> dict[str, bool]:
    """The appointments in the calendar: whether each was called off."""
    with lezer_for(plek) as lezer:
        found = load_agenda(lezer, T0, T0 + 60 * DAG).items
    mine = [one for one in found if one.dossier_uid == gezin and one.soort == "afspraak"]
    return {one.sleutel.removeprefix("afspraak-"): one.vervallen for one in mine}
