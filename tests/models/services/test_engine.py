"""The engine on a real kluis: lines come, move, lapse and come back; what was done stays done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from models.services import actiepunten, ankers, dossiers, engine, gebeurtenissen, leden
from models.services.dagwissel import check_dossiers, verwerk_dagwissel
from models.services.verb import Plek, Transactie, verb
from models.store.fts import search
from models.tables import (
    Actiepunt,
    Bewerking,
    Dossier,
    DossierStand,
    Historie,
    KluisInfo,
    Lidmaatschap,
    Persoon,
    VoorwaardeWaarde,
)
from models.values import Anker, Fase, Recht, Ronde, Waarheid
from tests.builders import T0, VasteKlok, lezer_for

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    """Two adults and a child of six, koppeling sixty days ago."""
    uid = dossiers.open_dossier(plek, "Warsamele", T0 - 60 * DAG, 3, "Duinvoorde", vergunning=T0 - 74 * DAG)
    born = (date(1990, 2, 1), date(1992, 5, 1), date(2020, 4, 1))
    for persoon, geboren in zip(people(plek), born, strict=True):
        leden.save_persoon_field(plek, persoon, "geboortedatum", geboren)
    return uid.onderwerp


@verb("dagwissel", recht=Recht.DOSSIER)
def again(t: Transactie, dossier_uid: str) -> None:
    """Recompute a dossier once more."""
    t.dossier(dossier_uid)


def people(plek: Plek) -> list[str]:
    with plek.store.reader() as session:
        query = select(Persoon.uid).join(Lidmaatschap).order_by(Lidmaatschap.letter)
        return list(session.scalars(query))


def rows(plek: Plek, item_id: str, *, alive: bool = True) -> list[Actiepunt]:
    with plek.store.reader() as session:
        query = select(Actiepunt).where(Actiepunt.item_id == item_id).order_by(Actiepunt.id)
        found = list(session.scalars(query.where(Actiepunt.vervallen_op.is_(None)) if alive else query))
        session.expunge_all()
        return found


def row(plek: Plek, item_id: str) -> Actiepunt:
    (found,) = rows(plek, item_id)
    return found


def stand(plek: Plek) -> DossierStand:
    with plek.store.reader() as session:
        found = session.scalars(select(DossierStand)).one()
        session.expunge(found)
        return found


def test_lines_of_all_phases_exist_from_the_start(plek: Plek, gezin: str) -> None:
    with plek.store.reader() as session:
        fasen = set(session.scalars(select(Actiepunt.fase).distinct()))
    assert fasen == {fase.value for fase in Fase}


def test_recomputing_twice_changes_nothing_the_second_time(plek: Plek, gezin: str) -> None:
    def snapshot() -> list[tuple[object, ...]]:
        with plek.store.reader() as session:
            query = select(*(c for c in Actiepunt.__table__.c)).order_by(Actiepunt.id)
            return [tuple(r) for r in session.connection().execute(query)]

    before = snapshot()
    change = again(plek, gezin)
    assert snapshot() == before
    with plek.store.reader() as session:
        told = session.scalar(
            select(func.count())
            .select_from(Historie)
            .join(Bewerking, Bewerking.id == Historie.bewerking_id)
            .where(Bewerking.uid == change.bewerking)
        )
    assert told == 0


def test_letters_of_one_line_share_their_number(plek: Plek, gezin: str) -> None:
    numbers = {punt.nummer for punt in rows(plek, "pv-08")}
    assert len(rows(plek, "pv-08")) == 3
    assert len(numbers) == 1


def test_two_items_never_share_a_number(plek: Plek, gezin: str) -> None:
    with plek.store.reader() as session:
        pairs = {tuple(r) for r in session.execute(select(Actiepunt.nummer, Actiepunt.item_id))}
    assert len({nummer for nummer, _ in pairs}) == len(pairs)


def test_a_corrected_anchor_moves_what_hangs_on_it_and_nothing_that_was_done(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_tekendatum(plek, gezin, T0 + 20 * DAG)
    actiepunten.tick(plek, row(plek, "pv-36").uid)
    ankers.correct_anker(plek, gezin, Anker.TEKENDATUM, gepland=T0 + 30 * DAG)
    assert row(plek, "pv-32").termijn_datum == T0 + 23 * DAG
    done = row(plek, "pv-36")
    assert (done.staat, done.termijn_datum) == ("gedaan", T0 + 6 * DAG)


def test_the_preview_of_a_corrected_anchor_names_what_moves(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_tekendatum(plek, gezin, T0 + 20 * DAG)
    effect = ankers.correct_anker.preview(plek, gezin, Anker.TEKENDATUM, gepland=T0 + 30 * DAG)
    moved = {v.punt: (v.van, v.naar) for v in effect.verschoven}
    nummer = str(row(plek, "pv-32").nummer)
    assert moved[nummer] == ((T0 + 13 * DAG).isoformat(), (T0 + 23 * DAG).isoformat())
    assert row(plek, "pv-32").termijn_datum == T0 + 13 * DAG


def test_who_leaves_takes_open_lines_along_and_what_was_done_stays(plek: Plek, gezin: str) -> None:
    partner = people(plek)[1]
    mine = next(p for p in rows(plek, "pv-10") if p.onderwerp_uid == partner)
    actiepunten.tick(plek, mine.uid)
    with plek.store.reader() as session:
        lid = session.scalars(select(Lidmaatschap.uid).join(Persoon).where(Persoon.uid == partner)).one()
    leden.remove_persoon(plek, lid, T0, "overleden")
    after = {
        p.item_id: p
        for item in ("pv-08", "pv-10")
        for p in rows(plek, item, alive=False)
        if p.onderwerp_uid == partner
    }
    assert (after["pv-10"].staat, after["pv-10"].vervallen_op) == ("gedaan", None)
    assert (after["pv-08"].vervallen_op, after["pv-08"].vervallen_reden) == (T0, "vervallen_overleden")


def test_a_condition_that_comes_back_brings_the_same_line_back(plek: Plek, gezin: str) -> None:
    dossiers.save_dossier_field(plek, gezin, "overname", "ja")
    first = row(plek, "ve-04")
    dossiers.save_dossier_field(plek, gezin, "overname", "nee")
    assert [p.vervallen_reden for p in rows(plek, "ve-04", alive=False)] == ["vervallen_voorwaarde"]
    dossiers.save_dossier_field(plek, gezin, "overname", "ja")
    assert (row(plek, "ve-04").uid, row(plek, "ve-04").nummer) == (first.uid, first.nummer)


def test_a_line_that_lapses_leaves_a_line_in_the_historie(plek: Plek, gezin: str) -> None:
    dossiers.save_dossier_field(plek, gezin, "overname", "ja")
    uid = row(plek, "ve-04").uid
    change = dossiers.save_dossier_field(plek, gezin, "overname", "nee")
    with plek.store.reader() as session:
        fields = set(
            session.scalars(
                select(Historie.veld)
                .join(Bewerking, Bewerking.id == Historie.bewerking_id)
                .where(Bewerking.uid == change.bewerking, Historie.object_uid == uid)
            )
        )
    assert {"vervallen_op", "vervallen_reden"} <= fields


def test_turning_eighteen_makes_the_lines_of_an_adult(plek: Plek, klok: VasteKlok, gezin: str) -> None:
    """Crossing 18 makes the volwassene lines, with the birthday as the day of joining (A095)."""
    jong = people(plek)[2]
    leden.save_persoon_field(plek, jong, "geboortedatum", date(2008, 7, 1))
    gebeurtenissen.record_tekendatum(plek, gezin, T0 + 5 * DAG)
    assert jong not in {p.onderwerp_uid for p in rows(plek, "pv-10")}
    with plek.store.reader() as session:
        volgende = session.scalars(select(Dossier.herbereken_op)).one()
    assert volgende is not None
    assert volgende <= date(2026, 7, 1)
    klok.dag = date(2026, 7, 1)
    verwerk_dagwissel(plek)
    mine = next(p for p in rows(plek, "pv-10") if p.onderwerp_uid == jong)
    assert mine.termijn_datum == date(2026, 7, 15)


def test_a_frozen_condition_outlives_the_move(plek: Plek, gezin: str) -> None:
    """Conditions must be frozen (aanvulling, Conflicts): ve-22 stays after the household left the opvang."""
    gebeurtenissen.record_getekend(plek, gezin, T0 - 5 * DAG, huuringang=T0)
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 2 * DAG)
    assert row(plek, "ve-22").vervallen_op is None
    with plek.store.reader() as session:
        frozen = {
            (v.code, v.item_id): v.waarde
            for v in session.scalars(select(VoorwaardeWaarde).where(VoorwaardeWaarde.bevroren.is_(True)))
        }
    assert frozen["in_opvang", "ve-22"] == Waarheid.JA.value


def test_a_taken_back_anchor_thaws_its_conditions(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_getekend(plek, gezin, T0 - 5 * DAG)
    ankers.correct_anker(plek, gezin, Anker.TEKENDATUM, gepland=T0 + 5 * DAG)
    with plek.store.reader() as session:
        left = session.scalars(select(VoorwaardeWaarde.item_id).where(VoorwaardeWaarde.bevroren.is_(True)))
        assert set(left) == set()


def test_an_open_line_moves_on_into_a_new_round_and_a_done_one_comes_back(plek: Plek, gezin: str) -> None:
    done, still_open = row(plek, "pv-12"), row(plek, "pv-27")
    actiepunten.tick(plek, done.uid)
    dossiers.start_ronde(plek, gezin, Ronde.HERHUISVESTING, T0)
    assert [(p.ronde, p.staat) for p in rows(plek, "pv-12")] == [(1, "gedaan"), (2, "open")]
    moved = row(plek, "pv-27")
    assert (moved.uid, moved.ronde, moved.termijn_datum) == (still_open.uid, 2, T0 + 70 * DAG)


def test_a_pause_adds_its_real_days(plek: Plek, gezin: str) -> None:
    term = row(plek, "pv-25").termijn_datum
    assert term is not None
    ankers.pause_clock(plek, gezin, T0 - 10 * DAG, "woning afgekeurd", "COR")
    assert row(plek, "pv-25").termijn_datum == term
    ankers.resume_clock(plek, gezin, T0 - 3 * DAG)
    assert row(plek, "pv-25").termijn_datum == term + 7 * DAG


def test_an_extension_adds_days_to_one_line(plek: Plek, gezin: str) -> None:
    punt = row(plek, "pv-25")
    assert punt.termijn_datum is not None
    ankers.extend(plek, punt.uid, 9, "corporatie vroeg uitstel", "GEM")
    assert row(plek, "pv-25").termijn_datum == punt.termijn_datum + 9 * DAG


@pytest.mark.parametrize(
    ("happen", "late"),
    [
        (lambda _plek, _uid: None, 1),
        (lambda plek, uid: ankers.pause_clock(plek, uid, T0 - DAG, "stil", "COA"), 0),
        (lambda plek, uid: gebeurtenissen.close_dossier(plek, uid, T0, "vertrokken"), 0),
    ],
    ids=["runs", "paused", "closed"],
)
def test_nothing_is_late_while_the_clock_stands_still_or_the_dossier_is_closed(
    plek: Plek, gezin: str, happen: Callable[[Plek, str], object], late: int
) -> None:
    happen(plek, gezin)
    assert stand(plek).te_laat == late  # pv-07: five working days after the permit


def test_the_stand_names_the_next_step_and_what_is_missing(plek: Plek, gezin: str) -> None:
    found = stand(plek)
    assert found.zoeknaam == "warsamele"
    assert found.personen == 3
    assert found.volgende_stap
    assert found.eerste_termijn is not None
    assert '"aanspreekpunt"' in found.ontbreekt
    assert found.open_kern > 5


def test_a_persons_name_is_found_after_it_was_typed(plek: Plek, gezin: str) -> None:
    leden.save_persoon_field(plek, people(plek)[0], "roepnaam", "Hodan")
    with plek.store.reader() as session:
        assert {hit.soort for hit in search(session, "hodan")} == {"persoon"}


def test_who_was_put_in_by_mistake_is_not_found_any_more(plek: Plek, gezin: str) -> None:
    leden.save_persoon_field(plek, people(plek)[0], "roepnaam", "Hodan")
    with plek.store.reader() as session:
        lid = session.scalars(select(Lidmaatschap.uid).order_by(Lidmaatschap.letter)).first()
    assert lid is not None
    leden.remove_persoon(plek, lid, T0, "vergissing")
    with plek.store.reader() as session:
        assert search(session, "hodan") == []


def test_the_new_day_is_worked_through_once_and_by_the_system(
    plek: Plek, klok: VasteKlok, gezin: str
) -> None:
    klok.dag = T0 + 40 * DAG
    changes = verwerk_dagwissel(plek)
    assert changes
    with plek.store.reader() as session:
        who = session.scalars(
            select(Bewerking.wie).where(Bewerking.uid.in_([c.bewerking for c in changes])).distinct()
        ).all()
        assert session.get_one(KluisInfo, 1).laatste_dagwissel == klok.dag
    assert who == ["systeem"]
    assert verwerk_dagwissel(plek) == ()


def test_the_new_day_counts_what_became_late(plek: Plek, klok: VasteKlok, gezin: str) -> None:
    before = stand(plek).te_laat
    klok.dag = T0 + 11 * DAG  # the day after koppeling + 70 days
    verwerk_dagwissel(plek)
    assert stand(plek).te_laat == before + 2  # pv-25 and pv-31


def test_a_check_finds_nothing_in_a_kluis_that_is_in_order(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        assert check_dossiers(lezer) == {}


def test_a_check_finds_a_date_that_was_changed_behind_the_engine(plek: Plek, gezin: str) -> None:
    punt = row(plek, "pv-25")
    with plek.store.writer() as session:
        found = session.get_one(Actiepunt, punt.id)
        found.termijn_datum = T0
        session.scalars(select(DossierStand)).one().personen = 9
    with lezer_for(plek) as lezer:
        (differences,) = check_dossiers(lezer).values()
    assert [(d.item_id, d.reden.code) for d in differences] == [
        ("pv-25", "punt_anders"),
        ("", "stand_anders"),
    ]


def test_a_check_finds_a_line_that_is_not_there(plek: Plek, gezin: str) -> None:
    gone = row(plek, "pv-25").id
    with plek.store.writer() as session:
        session.delete(session.get_one(Actiepunt, gone))
        stray = Actiepunt(item_id="pv-99", inhoud_versie=1, drager_uid="x", nummer=999, dossier_id=1)
        session.add(stray)
    with lezer_for(plek) as lezer:
        (differences,) = check_dossiers(lezer).values()
    codes = {d.item_id: d.reden.code for d in differences if d.item_id}
    assert codes == {"pv-25": "punt_mist", "pv-99": "punt_te_veel"}


@verb("dagwissel", recht=Recht.DOSSIER)
def another(t: Transactie, dossier_uid: str, item_id: str, uid: str) -> None:
    """Ask for another line of an item."""
    engine.add_again(t, t.dossier(dossier_uid), item_id, uid)


def test_an_item_that_may_come_more_often_gets_another_line_that_stays(plek: Plek, gezin: str) -> None:
    actiepunten.answer_voorwaarde(plek, gezin, "handmatig", Waarheid.JA, item_id="ve-54")
    another(plek, gezin, "ve-54", "tweede")
    again(plek, gezin)
    found = rows(plek, "ve-54")
    assert [p.onderwerp_uid for p in found] == ["", "tweede"]
    assert found[0].nummer != found[1].nummer


def test_an_item_that_comes_once_gets_no_other_line(plek: Plek, gezin: str) -> None:
    another(plek, gezin, "pv-01", "tweede")
    assert len(rows(plek, "pv-01")) == 1


def test_a_running_household_comes_in_with_its_proved_lines_done(plek: Plek) -> None:
    dossiers.begin_hier(
        plek,
        "Qasimoun",
        T0 - 300 * DAG,
        1,
        "Duinvoorde",
        fase=Fase.INTEGRATIE,
        begin=T0,
        ankers={
            Anker.VERGUNNING: T0 - 314 * DAG,
            Anker.TEKENDATUM: T0 - 230 * DAG,
            Anker.HUURINGANG: T0 - 230 * DAG,
            Anker.VERHUIZING: T0 - 216 * DAG,
        },
    )
    done = row(plek, "ve-33")
    assert (done.staat, done.gedaan_op, done.gedaan_door) == ("gedaan", T0 - 216 * DAG, "start")
    assert row(plek, "pv-16").voor_onze_tijd
    assert row(plek, "ve-06").termijn_datum == T0 + 14 * DAG
    assert stand(plek).te_laat == 0


def test_a_line_before_our_time_that_is_done_anyway_stays_open(plek: Plek) -> None:
    dossiers.begin_hier(
        plek,
        "Qasimoun",
        T0 - 300 * DAG,
        1,
        "Duinvoorde",
        fase=Fase.INTEGRATIE,
        begin=T0,
        ankers={Anker.TEKENDATUM: T0 - 230 * DAG, Anker.VERHUIZING: T0 - 216 * DAG},
    )
    actiepunten.do_anyway(plek, row(plek, "pv-16").uid)
    assert not row(plek, "pv-16").voor_onze_tijd
    assert row(plek, "pv-16").termijn_datum == T0 + 14 * DAG
