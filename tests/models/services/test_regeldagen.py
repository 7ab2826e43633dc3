from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.errors import Refused
from models.queries.afdrukken import code_of, load_afdrukken
from models.queries.papier import dagkaart_facts, make_head
from models.queries.regeldagen import load_regeldag, load_regeldagen
from models.queries.rows_papier import BladLijn
from models.queries.rows_regeldag import RegeldagRow
from models.rules.afdrukcode import read_code
from models.services import beheer, cijfers, concepten, dossiers, gebeurtenissen, regeldagen, undo
from models.services.afdrukken import mark_weg, record_afdruk
from models.services.verb import Plek
from models.tables import Actiepunt, Afdruk, AfdrukRegel, Bewerking, Concept, Historie
from models.values import Papier, Privacy
from tests.builders import T0, add_medewerker, lezer_for, make_plek, only_gemeente

DAG = timedelta(days=1)
TEKENDAG = T0 + 6 * DAG


@pytest.fixture
def gemeente(plek: Plek) -> str:
    return only_gemeente(plek.store)


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = dossiers.open_dossier(plek, "Warsamele", T0 - 60 * DAG, 2, "Duinvoorde").onderwerp
    gebeurtenissen.record_tekendatum(plek, uid, TEKENDAG)
    return uid


def _day(plek: Plek, uid: str) -> RegeldagRow:
    with lezer_for(plek) as lezer:
        return load_regeldag(lezer, uid)


def _refusal(verb: object, *args: object, **fields: object) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        verb(*args, **fields)  # type: ignore[operator]
    return refused.value.code, refused.value.veld


def test_a_new_regeldag_has_its_gezinnen_and_loketten_at_once(plek: Plek, gemeente: str, gezin: str) -> None:
    dossiers.open_dossier(plek, "Noorvand", T0, 1)
    row = _day(plek, regeldagen.add_regeldag(plek, gemeente, TEKENDAG, "Gemeentehuis", "9.30").onderwerp)

    assert [a.gezin for a in row.afspraken] == ["Warsamele"]
    assert [lo.loket for lo in row.loketten] == ["L1", "L2", "L4", "L3", "L7", "L5", "L6", "L8", "L9"]
    assert (row.nummer, row.plaats, row.start) == (1, "Gemeentehuis", "9:30")
    assert row.voorstellen == ()


def test_burgerzaken_comes_first_where_the_setting_says_so(plek: Plek, gemeente: str) -> None:
    cijfers.save_instelling(plek, "loket_volgorde", ("L2", "L1", "L4", "L3"), bron="besluit")

    row = _day(plek, regeldagen.add_regeldag(plek, gemeente, TEKENDAG).onderwerp)

    assert [lo.loket for lo in row.loketten][:4] == ["L2", "L1", "L4", "L3"]
    assert len(row.loketten) == 9


def test_the_next_regeldag_takes_over_room_and_contact_of_the_last(plek: Plek, gemeente: str) -> None:
    beheer.add_contactpersoon(plek, "Bo Voorbeeld", gemeente_uid=gemeente, telefoon="06-00000021", loket="L2")
    first = regeldagen.add_regeldag(plek, gemeente, T0).onderwerp
    regeldagen.save_loket(
        plek, first, "L1", ruimte="kamer 3", contact="Fenna Voorbeeld", telefoon="06-00000023", minuten=30
    )

    loketten = {
        lo.loket: lo
        for lo in _day(plek, regeldagen.add_regeldag(plek, gemeente, TEKENDAG).onderwerp).loketten
    }

    assert (loketten["L1"].ruimte, loketten["L1"].contact, loketten["L1"].minuten) == (
        "kamer 3",
        "Fenna Voorbeeld",
        30,
    )
    assert (loketten["L2"].contact, loketten["L2"].telefoon) == ("Bo Voorbeeld", "06-00000021")


def test_a_gezin_that_gets_this_tekendatum_later_is_proposed(plek: Plek, gemeente: str) -> None:
    day = regeldagen.add_regeldag(plek, gemeente, TEKENDAG).onderwerp
    uid = dossiers.open_dossier(plek, "Noorvand", T0 - DAG, 1).onderwerp
    gebeurtenissen.record_tekendatum(plek, uid, TEKENDAG)
    assert [v.gezin for v in _day(plek, day).voorstellen] == ["Noorvand"]

    regeldagen.add_gezin(plek, day, uid)
    row = _day(plek, day)

    assert [a.gezin for a in row.afspraken] == ["Noorvand"]
    assert row.voorstellen == ()
    assert _refusal(regeldagen.add_gezin, plek, day, uid)[0] == "gezin_staat_er_al"


def test_times_are_typed_loosely_and_can_be_taken_away(plek: Plek, gemeente: str, gezin: str) -> None:
    day = regeldagen.add_regeldag(plek, gemeente, TEKENDAG).onderwerp
    regeldagen.set_tijd(plek, day, gezin, "L1", "9.30")
    regeldagen.set_tijd(plek, day, gezin, "L2", "1015")
    (booked,) = _day(plek, day).afspraken
    regeldagen.set_tijd(plek, day, gezin, "L1", "")
    (after,) = _day(plek, day).afspraken

    assert booked.tijden == {"L1": "9:30", "L2": "10:15"}
    assert after.tijden == {"L2": "10:15"}
    assert _refusal(regeldagen.set_tijd, plek, day, gezin, "L1", "25:00") == ("tijd_vorm", "tijd")
    assert _refusal(regeldagen.set_tijd, plek, day, gezin, "L99", "9:00") == ("loket_onbekend", "loket")


def test_a_gezin_leaves_the_day_with_its_times(plek: Plek, gemeente: str, gezin: str) -> None:
    day = regeldagen.add_regeldag(plek, gemeente, TEKENDAG).onderwerp
    regeldagen.set_tijd(plek, day, gezin, "L1", "9:30")
    bewerking = regeldagen.remove_gezin(plek, day, gezin).bewerking
    assert _day(plek, day).afspraken == ()
    assert _refusal(regeldagen.remove_gezin, plek, day, gezin)[0] == "afspraak_onbekend"

    undo.undo(plek, bewerking)

    assert _day(plek, day).afspraken[0].tijden == {"L1": "9:30"}


def test_the_order_of_a_day_can_change_and_a_loket_can_stay_away(
    plek: Plek, gemeente: str, gezin: str
) -> None:
    day = regeldagen.add_regeldag(plek, gemeente, TEKENDAG).onderwerp
    regeldagen.set_tijd(plek, day, gezin, "L9", "16:00")
    regeldagen.save_loket_order(plek, day, ("L2", "L1", "L3"))
    row = _day(plek, day)

    assert [lo.loket for lo in row.loketten] == ["L2", "L1", "L3"]
    assert row.afspraken[0].tijden == {}
    assert _refusal(regeldagen.save_loket_order, plek, day, ()) == ("veld_leeg", "loketten")
    with lezer_for(plek) as lezer:
        facts = dagkaart_facts(lezer, gezin, day, head=make_head(lezer, plek.klok.nu()))
    assert facts.brp_eerst


def test_fields_of_a_day_are_checked(plek: Plek, gemeente: str) -> None:
    day = regeldagen.add_regeldag(plek, gemeente, TEKENDAG).onderwerp
    regeldagen.save_regeldag_field(plek, day, "plaats", "Buurthuis")

    assert _refusal(regeldagen.save_regeldag_field, plek, day, "dag", None) == ("veld_leeg", "dag")
    assert _refusal(regeldagen.save_regeldag_field, plek, day, "start", "vroeg") == ("tijd_vorm", "start")
    assert _refusal(regeldagen.save_regeldag_field, plek, day, "nummer", 3)[0] == "veld_onbekend"
    assert _refusal(regeldagen.save_regeldag_field, plek, "geen", "plaats", "x")[0] == "regeldag_onbekend"
    assert _refusal(regeldagen.save_loket, plek, day, "L1", minuten=1) == ("getal_buiten_grens", "minuten")
    assert _refusal(regeldagen.save_loket, plek, day, "L1", contactpersoon_uid="geen")[0] == (
        "contactpersoon_onbekend"
    )
    assert _refusal(regeldagen.add_regeldag, plek, "geen", TEKENDAG)[0] == "gemeente_onbekend"
    assert _day(plek, day).plaats == "Buurthuis"


def test_a_day_that_is_called_off_leaves_the_list(plek: Plek, gemeente: str, gezin: str) -> None:
    day = regeldagen.add_regeldag(plek, gemeente, TEKENDAG, "Buurthuis").onderwerp
    regeldagen.cancel_regeldag(plek, day)
    with lezer_for(plek) as lezer:
        assert load_regeldagen(lezer) == ()
        facts = dagkaart_facts(lezer, gezin, head=make_head(lezer, plek.klok.nu()))

    assert (facts.plaats, facts.dag) == ("", TEKENDAG)


def test_the_calendar_gives_the_days_of_a_span(plek: Plek, gemeente: str) -> None:
    for over in (-10, 0, 10):
        regeldagen.add_regeldag(plek, gemeente, T0 + over * DAG)
    with lezer_for(plek) as lezer:
        found = load_regeldagen(lezer, gemeente, vanaf=T0, tot=T0 + 10 * DAG)

    assert [(row.nummer, row.dag) for row in found] == [(3, T0 + 10 * DAG), (2, T0)]


# --- papers that leave ------------------------------------------------------------------------------------


def _lines(plek: Plek, gezin: str) -> tuple[BladLijn, ...]:
    with lezer_for(plek) as lezer:
        facts = dagkaart_facts(lezer, gezin, head=make_head(lezer, plek.klok.nu()))
    return tuple(line for loket in facts.loketten for line in loket.lijnen)


def test_a_printed_dagkaart_is_recorded_with_its_code_and_every_line(plek: Plek, gezin: str) -> None:
    lines = _lines(plek, gezin)
    uid = record_afdruk(
        plek, Papier.DAGKAART, gezin, lines, "so", Privacy.VOORLETTER, vernietigen_voor=T0 + 90 * DAG
    ).onderwerp

    with lezer_for(plek) as lezer:
        code, until = code_of(lezer, uid)
        (row,) = load_afdrukken(lezer, gezin)
    with plek.store.reader() as session:
        kept = {(r.nummer, r.letter, r.actiepunt_uid) for r in session.scalars(select(AfdrukRegel))}
        versions = session.execute(
            select(AfdrukRegel.punt_versie, Actiepunt.versie).join(
                Actiepunt, Actiepunt.uid == AfdrukRegel.actiepunt_uid
            )
        ).all()
    assert code.startswith("R1-")
    assert read_code(code) == code
    assert until == T0 + 90 * DAG
    assert (row.code, row.dossier_nummer, row.wie, row.weg_op) == (code, "T1-0001", "Wil Voorbeeld", None)
    assert kept == {(line.nummer, letter, punt) for line in lines for letter, punt, _ in line.punten}
    assert all(printed == now for printed, now in versions)


def test_codes_count_on_a_kind_and_never_repeat(plek: Plek, gezin: str) -> None:
    for paper in (Papier.DAGKAART, Papier.GEZINSBLAD, Papier.DAGKAART, Papier.CHECKLIST):
        record_afdruk(plek, paper, gezin)
    with lezer_for(plek) as lezer:
        codes = [row.code for row in load_afdrukken(lezer)]

    assert [code.split("-")[0] for code in codes] == ["C1", "R2", "G1", "R1"]


def test_recording_a_paper_changes_nothing_in_the_dossier_and_is_not_undone(plek: Plek, gezin: str) -> None:
    def state() -> list[tuple[object, ...]]:
        with plek.store.reader() as session:
            return [tuple(r) for r in session.execute(select(Actiepunt.uid, Actiepunt.versie)).all()]

    before = state()
    change = record_afdruk(plek, Papier.DAGKAART, gezin, _lines(plek, gezin))

    assert state() == before
    assert change.dossiers == {gezin}
    assert _refusal(undo.undo, plek, change.bewerking)[0] == "ongedaan_kan_niet"


def test_a_preview_of_a_paper_records_nothing(plek: Plek, gezin: str) -> None:
    _lines(plek, gezin)

    with plek.store.reader() as session:
        assert session.scalar(select(func.count()).select_from(Afdruk)) == 0


def test_a_paper_is_marked_as_gone_once_and_not_in_the_future(plek: Plek, gezin: str) -> None:
    uid = record_afdruk(plek, Papier.DAGKAART, gezin).onderwerp
    assert _refusal(mark_weg, plek, uid, T0 + DAG) == ("dag_in_toekomst", "op")
    mark_weg(plek, uid)

    assert _refusal(mark_weg, plek, uid)[0] == "afdruk_is_weg"
    assert _refusal(mark_weg, plek, "geen")[0] == "afdruk_onbekend"
    with lezer_for(plek) as lezer:
        assert load_afdrukken(lezer, ligt_nog=True) == ()
        assert load_afdrukken(lezer)[0].weg_op == T0


def test_a_paper_of_nobody_is_refused(plek: Plek) -> None:
    assert _refusal(record_afdruk, plek, Papier.DAGKAART, "geen")[0] == "dossier_onbekend"
    assert _refusal(record_afdruk, plek, Papier.MATRIX, gemeente_uid="geen")[0] == "gemeente_onbekend"
    assert _refusal(record_afdruk, plek, Papier.MATRIX, naar="mail") == ("keuze_onbekend", "naar")


# --- drafts -----------------------------------------------------------------------------------------------


def _draft(plek: Plek, scherm: str = "nieuw_gezin") -> str:
    with lezer_for(plek) as lezer:
        return concepten.load_concept(lezer, scherm)


def test_a_draft_comes_back_as_it_was_and_goes_when_saved(plek: Plek) -> None:
    concepten.save_concept(plek, "nieuw_gezin", "", '{"naam": "Wars"}')
    concepten.save_concept(plek, "nieuw_gezin", "", '{"naam": "Warsamele"}')
    kept = _draft(plek)
    concepten.discard_concept(plek, "nieuw_gezin")

    assert kept == '{"naam": "Warsamele"}'
    assert _draft(plek) == ""
    with plek.store.reader() as session:
        assert session.scalar(select(func.count()).select_from(Concept)) == 0


def test_a_draft_is_of_one_medewerker_and_leaves_no_trace_in_the_historie(plek: Plek) -> None:
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Noa Voorbeeld", "begeleider"))
    with plek.store.reader() as session:
        before = [session.scalar(select(func.count()).select_from(t)) for t in (Bewerking, Historie)]

    concepten.save_concept(plek, "nieuw_gezin", "", '{"naam": "Warsamele"}')

    assert _draft(other) == ""
    with plek.store.reader() as session:
        assert [session.scalar(select(func.count()).select_from(t)) for t in (Bewerking, Historie)] == before
    with lezer_for(plek) as lezer:
        assert concepten.load_concepten(lezer) == (("nieuw_gezin", ""),)


def test_a_whole_book_is_no_draft(plek: Plek) -> None:
    with pytest.raises(Refused) as refused:
        concepten.save_concept(plek, "nieuw_gezin", "", "x" * (concepten.GROOTST + 1))

    assert refused.value.code == "concept_te_groot"
