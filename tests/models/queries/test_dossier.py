from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event, select

from models.errors import Refused
from models.queries.dossier import load_dossier, load_nu, load_waarom
from models.queries.rows import PuntRow
from models.queries.rows_dossier import DossierRow
from models.services import actiepunten, ankers, dossiers, fasen, gebeurtenissen, leden
from models.services.leden import NieuwePersoon
from models.services.verb import Plek
from models.tables import Lidmaatschap, Persoon
from models.values import Anker, Fase, Staat, Stand, Waarheid
from tests.builders import T0, lezer_for

DAG = timedelta(days=1)
KOPPELING = date(2026, 4, 16)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(
        plek, "Warsamele", KOPPELING, 3, "Duinvoorde", vergunning=date(2026, 4, 4)
    ).onderwerp


def _load(plek: Plek, uid: str) -> DossierRow:
    with lezer_for(plek) as lezer:
        return load_dossier(lezer, uid)


def _lines(row: DossierRow, item_id: str) -> list[PuntRow]:
    return [p for p in row.punten if p.item_id == item_id]


def _persoon(plek: Plek, letter: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .where(Lidmaatschap.letter == letter)
        ).one()


@contextmanager
def counted(plek: Plek) -> Iterator[list[str]]:
    """Collect the statements that the reading door sends."""
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(plek.store._reader, "before_cursor_execute", note)
    yield seen
    event.remove(plek.store._reader, "before_cursor_execute", note)


def test_a_dossier_that_is_not_there_is_refused(plek: Plek) -> None:
    with lezer_for(plek) as lezer, pytest.raises(Refused) as refused:
        load_dossier(lezer, "geen-uid")

    assert refused.value.code == "dossier_onbekend"


def test_a_point_per_person_is_one_line_with_a_letter_each(plek: Plek, gezin: str) -> None:
    (line,) = _lines(_load(plek, gezin), "pv-09")

    assert [letter.letter for letter in line.letters] == ["a", "b", "c"]
    assert line.uid == line.letters[0].punt_uid
    assert line.staat is Staat.OPEN


def test_a_line_with_one_open_letter_is_open_and_done_only_when_all_are(plek: Plek, gezin: str) -> None:
    (line,) = _lines(_load(plek, gezin), "pv-09")
    actiepunten.tick_all(plek, [line.letters[0].punt_uid, line.letters[2].punt_uid], T0 - DAG)
    (half,) = _lines(_load(plek, gezin), "pv-09")
    actiepunten.mark_nvt(plek, line.letters[1].punt_uid, "pas was er al")
    (whole,) = _lines(_load(plek, gezin), "pv-09")

    assert (half.staat, half.stand) == (Staat.OPEN, Stand.OP_SCHEMA)
    assert (whole.staat, whole.stand) == (Staat.GEDAAN, Stand.GEDAAN)
    assert whole.gedaan_op == T0 - DAG


def test_somebody_who_left_loses_the_open_box_and_the_line_keeps_its_number(plek: Plek, gezin: str) -> None:
    (before,) = _lines(_load(plek, gezin), "pv-09")
    lid = next(p.lid_uid for p in _load(plek, gezin).personen if p.letter == "b")

    leden.remove_persoon(plek, lid, T0, "vertrokken")
    (after,) = _lines(_load(plek, gezin), "pv-09")

    assert [letter.letter for letter in after.letters] == ["a", "c"]
    assert after.nummer == before.nummer


def test_the_clock_shows_the_parts_with_their_last_days(plek: Plek, gezin: str) -> None:
    koppeling, woonruimte, verhuizing = _load(plek, gezin).klok

    assert (koppeling.tot, koppeling.klaar_op) == (date(2026, 4, 18), KOPPELING)
    assert (woonruimte.van, woonruimte.tot, woonruimte.dagen_over) == (KOPPELING, date(2026, 6, 25), 10)
    assert verhuizing.tot == date(2026, 7, 9)


def test_a_pause_stops_the_clock_and_the_lateness(plek: Plek, gezin: str) -> None:
    plek.klok.dag = date(2026, 8, 1)  # type: ignore[attr-defined]
    assert {p.stand for p in _lines(_load(plek, gezin), "pv-25")} == {Stand.TE_LAAT}

    ankers.pause_clock(plek, gezin, date(2026, 6, 20), "familie komt", "COA")
    row = _load(plek, gezin)

    assert {p.stand for p in _lines(row, "pv-25")} == {Stand.GEPAUZEERD}
    assert row.klok[1].gepauzeerd
    assert [p.reden for p in row.pauzes] == ["familie komt"]


def test_the_gate_names_the_open_star_lines_and_the_missing_tekendatum(plek: Plek, gezin: str) -> None:
    row = _load(plek, gezin)

    assert row.poort_anker_mist == Anker.TEKENDATUM
    assert all(p.kern and p.fase is Fase.PRE_VESTIGING for p in row.poort_open)
    assert "pv-12" in {p.item_id for p in row.poort_open}


def test_the_gate_no_longer_misses_the_tekendatum_once_it_is_real(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_tekendatum(plek, gezin, T0)
    assert _load(plek, gezin).poort_anker_mist == Anker.TEKENDATUM

    gebeurtenissen.record_getekend(plek, gezin, T0, reden="kern is besproken")

    assert _load(plek, gezin).poort_anker_mist == ""


def test_an_unknown_condition_is_asked_once_with_the_lines_that_wait(plek: Plek, gezin: str) -> None:
    row = _load(plek, gezin)
    asked = [(v.code, v.onderwerp_uid, v.item_id) for v in row.vragen]
    bijstand = next(v for v in row.vragen if v.code == "bijstand")

    assert len(asked) == len(set(asked))
    assert bijstand.punten == len([p for p in row.punten if p.nog_te_bepalen == "bijstand"])
    assert bijstand.vraag == "Krijgt het gezin bijstand?"

    actiepunten.answer_voorwaarde(plek, gezin, "bijstand", Waarheid.JA)

    assert "bijstand" not in {v.code for v in _load(plek, gezin).vragen}


def test_a_question_about_a_person_names_the_person(plek: Plek, gezin: str) -> None:
    leden.save_persoon_field(plek, _persoon(plek, "b"), "roepnaam", "Ayaan")

    named = {v.naam for v in _load(plek, gezin).vragen if v.onderwerp_uid == _persoon(plek, "b")}

    assert named == {"Ayaan Warsamele"}


def test_no_aanspreekpunt_and_an_empty_gezin_are_warnings(plek: Plek, gezin: str) -> None:
    assert "geen_aanspreekpunt" in {r.code for r in _load(plek, gezin).waarschuwingen}
    for person in _load(plek, gezin).personen:
        leden.remove_persoon(plek, person.lid_uid, T0, "vertrokken")

    assert "leeg_huishouden" in {r.code for r in _load(plek, gezin).waarschuwingen}


def test_a_person_in_two_open_dossiers_is_a_warning_in_both(plek: Plek, gezin: str) -> None:
    other = dossiers.open_dossier(plek, "Noorvand", KOPPELING, 1).onderwerp
    leden.add_persoon(plek, other, NieuwePersoon(persoon_uid=_shared(plek, gezin)), T0, "ingetrokken")

    for uid, number in ((gezin, "T1-0002"), (other, "T1-0001")):
        told = [r for r in _load(plek, uid).waarschuwingen if r.code == "persoon_in_twee_dossiers"]
        assert [dict(r.params)["nummers"] for r in told] == [number]


def _shared(plek: Plek, gezin: str) -> str:
    return _load(plek, gezin).personen[1].uid


def test_what_is_missing_has_a_sentence(plek: Plek, gezin: str) -> None:
    from resources.sentences import CODES

    missing = {r.code for r in _load(plek, gezin).ontbreekt}

    assert "ontbreekt_aanspreekpunt" in missing
    assert missing <= set(CODES)


def test_nothing_in_a_closed_dossier_is_late_or_warned_about(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "Tekleberi", T0 - 100 * DAG, 1).onderwerp
    assert any(p.stand is Stand.TE_LAAT for p in _load(plek, uid).punten)

    gebeurtenissen.close_dossier(plek, uid, T0, "vertrokken naar familie")
    row = _load(plek, uid)

    assert not [p for p in row.punten if p.stand in (Stand.TE_LAAT, Stand.RICHTDATUM_VOORBIJ)]
    assert row.waarschuwingen == ()


def test_who_ticked_a_line_is_named(plek: Plek, gezin: str) -> None:
    (line,) = _lines(_load(plek, gezin), "pv-13")
    actiepunten.tick(plek, line.uid)

    (done,) = _lines(_load(plek, gezin), "pv-13")
    assert done.gedaan_door == "Wil Voorbeeld"


def test_a_phase_gone_on_with_open_points_still_shows_them(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_tekendatum(plek, gezin, T0)
    gebeurtenissen.record_getekend(plek, gezin, T0, reden="gezin tekent vandaag")
    row = _load(plek, gezin)
    if row.fase is Fase.PRE_VESTIGING:
        fasen.advance_fase(plek, gezin, "gezin tekent vandaag")
        row = _load(plek, gezin)

    assert row.fase is Fase.VESTIGING
    assert [p for p in row.punten if p.fase is Fase.PRE_VESTIGING and p.kern and p.staat is Staat.OPEN]


def test_waarom_tells_the_steps_and_the_weekend(plek: Plek, gezin: str) -> None:
    (line,) = _lines(_load(plek, gezin), "pv-25")
    with lezer_for(plek) as lezer:
        why = load_waarom(lezer, line.uid)
        with pytest.raises(Refused):
            load_waarom(lezer, "geen-uid")

    assert why.termijn == date(2026, 6, 25)
    assert [step.code for step in why.stappen][:2] == ["waarom_anker", "waarom_instelling"]
    assert why.let_op == ()


def test_a_date_on_a_saturday_is_shown_and_not_moved(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "Tekleberi", date(2026, 5, 2), 1).onderwerp
    (line,) = _lines(_load(plek, uid), "pv-25")
    with lezer_for(plek) as lezer:
        why = load_waarom(lezer, line.uid)

    assert why.termijn == date(2026, 7, 11)
    assert [step.code for step in why.let_op] == ["let_op_zaterdag"]


def test_fourteen_people_cost_as_many_statements_as_one(plek: Plek) -> None:
    one = dossiers.open_dossier(plek, "Tekleberi", KOPPELING, 1).onderwerp
    many = dossiers.open_dossier(plek, "Noorvand", KOPPELING, 14).onderwerp
    with counted(plek) as few, lezer_for(plek) as lezer:
        load_nu(lezer, one)
    with counted(plek) as lots, lezer_for(plek) as lezer:
        load_nu(lezer, many)

    assert len(lots) == len(few) <= 25
