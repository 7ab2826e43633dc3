"""Agreements about the begeleiding in versions, the ticked line, bought trajecten and courses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.begeleiding import load_aflopend, load_begeleiding
from models.queries.dossier import load_dossier
from models.queries.rows_begeleiding import BegeleidingRow
from models.rules.begeleidingsterm import Grond, TrajectStand
from models.services.begeleiding import (
    agree_begeleiding,
    remove_begeleiding,
    remove_traject,
    set_kwalificaties,
    sign_begeleiding,
    start_traject,
    stop_traject,
)
from models.services.beheer import add_organisatie
from models.services.cijfers import save_instelling
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import close_dossier, record_getekend
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Kwalificatie
from models.values import Rol, Staat
from tests.builders import T0, add_medewerker, lezer_for, make_kluis, make_plek

DAG = timedelta(days=1)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("begeleiding"))


@pytest.fixture
def gezin(plek: Plek) -> str:
    return open_dossier(plek, "Sharifpana", date(2026, 4, 1), 2, "azc Duinvoorde").onderwerp


def _read(plek: Plek, uid: str) -> BegeleidingRow:
    with lezer_for(plek) as lezer:
        return load_begeleiding(lezer, uid)


def _agree(plek: Plek, gezin: str, **changes: Any) -> str:  # noqa: ANN401 - any argument of the verb
    told: dict[str, Any] = {"van": T0, "vormen": ("huisbezoek",), "themas": ("geld",), "hoe_vaak": "week"}
    return agree_begeleiding(plek, gezin, **told | changes).onderwerp


def _line(plek: Plek, gezin: str) -> Staat:
    with lezer_for(plek) as lezer:
        return next(p.staat for p in load_dossier(lezer, gezin).punten if p.item_id == "pv-22")


def test_a005_form_content_and_how_often_are_kept_as_they_were_agreed(plek: Plek, gezin: str) -> None:
    _agree(
        plek,
        gezin,
        vormen=("spreekuur", "huisbezoek"),
        themas=("post", "geld"),
        hoe_vaak="twee_weken",
        tolk="ja",
        taal="so",
        belmomenten="ma van 9 tot 12",
        notitie="Eerst samen.",
    )
    (row,) = _read(plek, gezin).afspraken
    assert (row.vormen, row.themas, row.hoe_vaak) == (
        ("huisbezoek", "spreekuur"),
        ("geld", "post"),
        "twee_weken",
    )
    assert (row.tolk, row.taal, row.belmomenten, row.notitie) == (
        "ja",
        "so",
        "ma van 9 tot 12",
        "Eerst samen.",
    )


def test_a165_until_when_questions_can_come_is_never_before_the_end(plek: Plek, gezin: str) -> None:
    _agree(plek, gezin, tot=T0 + 300 * DAG, vraagbaak_tot=T0 + 400 * DAG)
    assert _read(plek, gezin).afspraken[0].vraagbaak_tot == T0 + 400 * DAG
    with pytest.raises(Refused) as refused:
        _agree(plek, gezin, tot=T0 + 300 * DAG, vraagbaak_tot=T0 + 299 * DAG)
    assert (refused.value.code, refused.value.veld) == ("vraagbaak_voor_einde", "vraagbaak_tot")


def test_a_new_version_keeps_the_one_before_and_the_signed_day_with_it(plek: Plek, gezin: str) -> None:
    first = _agree(plek, gezin)
    sign_begeleiding(plek, first, T0, afvinken=False)
    second = _agree(plek, gezin, hoe_vaak="maand")
    rows = _read(plek, gezin).afspraken
    assert [(one.uid, one.hoe_vaak, one.getekend_op) for one in rows] == [
        (second, "maand", None),
        (first, "week", T0),
    ]


def test_the_line_on_paper_is_ticked_in_the_same_save_as_the_preview_shows(plek: Plek, gezin: str) -> None:
    told = (gezin, T0, ("huisbezoek",), (), "week")
    effect = agree_begeleiding.preview(plek, *told, afvinken=True)
    assert any("afspraken over de begeleiding" in text.lower() for text in effect.gedaan)
    assert _line(plek, gezin) is Staat.OPEN

    change = agree_begeleiding(plek, *told, afvinken=True)
    assert _line(plek, gezin) is Staat.GEDAAN
    assert not _read(plek, gezin).op_papier_open
    undo(plek, change.bewerking)
    assert _line(plek, gezin) is Staat.OPEN
    assert _read(plek, gezin).afspraken == ()


def test_signing_ticks_the_line_unless_that_is_not_wanted(plek: Plek, gezin: str) -> None:
    uid = _agree(plek, gezin)
    sign_begeleiding(plek, uid, T0, afvinken=False)
    assert _line(plek, gezin) is Staat.OPEN
    sign_begeleiding(plek, uid, T0)
    assert _line(plek, gezin) is Staat.GEDAAN


@pytest.mark.parametrize(
    ("changes", "code", "veld"),
    [
        ({"vormen": ()}, "begeleiding_vorm_nodig", "vormen"),
        ({"vormen": ("zweven",)}, "keuze_onbekend", "vormen"),
        ({"themas": ("sterren",)}, "keuze_onbekend", "themas"),
        ({"hoe_vaak": "nooit"}, "keuze_onbekend", "hoe_vaak"),
        ({"tolk": "soms"}, "keuze_onbekend", "tolk"),
        ({"tot": T0 - DAG}, "tot_voor_van", "tot"),
        ({"getekend_op": T0 + DAG}, "dag_in_toekomst", "getekend_op"),
        ({"notitie": "x" * 401}, "veld_te_lang", "notitie"),
        ({"notitie": "bsn 111222333"}, "lijkt_op_bsn", "notitie"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    plek: Plek, gezin: str, changes: dict[str, Any], code: str, veld: str
) -> None:
    with pytest.raises(Refused) as refused:
        _agree(plek, gezin, **changes)
    assert (refused.value.code, refused.value.veld) == (code, veld)
    assert _read(plek, gezin).afspraken == ()


def test_a_signature_before_the_agreement_holds_is_refused(plek: Plek, gezin: str) -> None:
    uid = _agree(plek, gezin)
    with pytest.raises(Refused, match="tot_voor_van"):
        sign_begeleiding(plek, uid, T0 - DAG)
    with pytest.raises(Refused, match="afspraak_onbekend"):
        sign_begeleiding(plek, "weg", T0)


def test_a004_the_term_comes_from_the_signing_with_the_source_of_the_figure(plek: Plek, gezin: str) -> None:
    record_getekend(plek, gezin, date(2026, 6, 10))
    first = _read(plek, gezin).termijnen[0]
    assert (first.grond, first.tot, first.maanden) == (Grond.GETEKEND, date(2027, 6, 10), 12)
    assert "N §1" in first.bron
    assert not first.voorstel


def test_k02_a_gemeente_with_eighteen_months_gets_eighteen_with_its_own_source(tmp_path: Any) -> None:  # noqa: ANN401 - a path
    plek = make_kluis(tmp_path)
    gezin = open_dossier(plek, "Zarrin", date(2026, 4, 1), 1, "azc Duinvoorde").onderwerp
    save_instelling(plek, "begeleiding_min_maanden", 18, date(2026, 1, 1), bron="raadsbesluit", scope="land")
    record_getekend(plek, gezin, date(2026, 6, 10))
    first = _read(plek, gezin).termijnen[0]
    assert (first.tot, first.bron) == (date(2027, 12, 10), "raadsbesluit")


# --- bought trajecten ---


def test_a168_a_traject_ends_after_twelve_months_and_its_end_does_not_move_later(tmp_path: Any) -> None:  # noqa: ANN401 - a path
    plek = make_kluis(tmp_path)
    gezin = open_dossier(plek, "Zarrin", date(2026, 4, 1), 1, "azc Duinvoorde").onderwerp
    org = add_organisatie(plek, "begeleiding", "Stichting Thuishaven").onderwerp
    start_traject(plek, gezin, "maatschappelijk", date(2026, 6, 1), organisatie_uid=org)
    save_instelling(plek, "traject_maatschappelijk_maanden", 6, date(2026, 1, 1), bron="team", scope="land")
    (row,) = _read(plek, gezin).trajecten
    assert (row.einde, row.uitvoerder, row.stand) == (
        date(2027, 6, 1),
        "Stichting Thuishaven",
        TrajectStand.LOOPT,
    )
    assert _read(plek, gezin).termijnen[0].grond is Grond.TRAJECT


def test_a169_other_kinds_run_beside_it_and_do_not_lengthen_the_begeleiding(plek: Plek, gezin: str) -> None:
    start_traject(plek, gezin, "maatschappelijk", T0)
    start_traject(plek, gezin, "gezinshereniging", T0 + 30 * DAG, uitvoerder="Bureau Voorbeeld")
    rows = _read(plek, gezin)
    assert {one.soort for one in rows.trajecten} == {"maatschappelijk", "gezinshereniging"}
    assert [one.grond for one in rows.termijnen] == [Grond.TRAJECT]
    with pytest.raises(Refused, match="traject_loopt_al"):
        start_traject(plek, gezin, "maatschappelijk", T0 + 100 * DAG)


def test_a_traject_that_ended_earlier_makes_room_for_another(plek: Plek, gezin: str) -> None:
    uid = start_traject(plek, gezin, "juridisch", T0 - 100 * DAG).onderwerp
    with pytest.raises(Refused) as refused:
        stop_traject(plek, uid, T0 - 101 * DAG)
    assert refused.value.code == "tot_voor_van"
    stop_traject(plek, uid, T0 - DAG)
    start_traject(plek, gezin, "juridisch", T0)
    assert [one.stand for one in _read(plek, gezin).trajecten] == [TrajectStand.LOOPT, TrajectStand.GESTOPT]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("sterren", T0), "keuze_onbekend"),
        (("juridisch", date(1980, 1, 1)), "dag_onmogelijk"),
    ],
)
def test_a_traject_of_an_unknown_kind_or_day_is_refused(
    plek: Plek, gezin: str, args: tuple[str, date], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        start_traject(plek, gezin, *args)
    with pytest.raises(Refused, match="traject_onbekend"):
        stop_traject(plek, "weg", T0)
    with pytest.raises(Refused, match="organisatie_onbekend"):
        start_traject(plek, gezin, "juridisch", T0, organisatie_uid="weg")


def test_a168_what_ends_within_six_weeks_stands_in_let_op_until_it_is_stopped(tmp_path: Any) -> None:  # noqa: ANN401 - a path
    plek = make_kluis(tmp_path)
    soon = open_dossier(plek, "Warsamele", date(2025, 4, 1), 1, "azc Duinvoorde").onderwerp
    later = open_dossier(plek, "Tekleberi", date(2025, 4, 1), 1, "azc Duinvoorde").onderwerp
    shut = open_dossier(plek, "Zarrin", date(2025, 4, 1), 1, "azc Duinvoorde").onderwerp
    past = open_dossier(plek, "Azizi", date(2025, 4, 1), 1, "azc Duinvoorde").onderwerp
    uid = start_traject(plek, soon, "maatschappelijk", date(2025, 7, 20)).onderwerp
    start_traject(plek, later, "maatschappelijk", date(2025, 9, 20))
    start_traject(plek, shut, "maatschappelijk", date(2025, 7, 20))
    start_traject(plek, past, "maatschappelijk", date(2025, 5, 20))
    close_dossier(plek, shut, T0, "klaar", "afgerond")
    with lezer_for(plek) as lezer:
        found = load_aflopend(lezer)
    assert [(one.dossier_uid, one.stand) for one in found] == [
        (past, TrajectStand.VOORBIJ),
        (soon, TrajectStand.BIJNA),
    ]
    stop_traject(plek, uid, T0)
    with lezer_for(plek) as lezer:
        assert [one.dossier_uid for one in load_aflopend(lezer)] == [past]


def test_a_closed_dossier_takes_no_agreement_and_no_traject(plek: Plek, gezin: str) -> None:
    uid = _agree(plek, gezin)
    traject = start_traject(plek, gezin, "juridisch", T0).onderwerp
    close_dossier(plek, gezin, T0, "klaar", "afgerond")
    for call in (
        lambda: _agree(plek, gezin),
        lambda: sign_begeleiding(plek, uid, T0),
        lambda: start_traject(plek, gezin, "juridisch", T0),
        lambda: stop_traject(plek, traject, T0),
        lambda: remove_traject(plek, traject),
    ):
        with pytest.raises(Refused, match="dossier_gesloten"):
            call()


# --- courses ---


def _courses(plek: Plek) -> dict[str, date]:
    with plek.store.reader() as session:
        return dict(session.execute(select(Kwalificatie.soort, Kwalificatie.behaald_op)).all())


def test_a170_courses_of_a_medewerker_are_kept_with_their_day_and_can_go(tmp_path: Any) -> None:  # noqa: ANN401 - a path
    plek = make_kluis(tmp_path)
    set_kwalificaties(plek, plek.wie, {"basis": T0 - 100 * DAG, "juridisch": T0})
    set_kwalificaties(plek, plek.wie, {"basis": T0 - 90 * DAG, "juridisch": None})
    assert _courses(plek) == {"basis": T0 - 90 * DAG}
    for told, code in (
        ({"koken": T0}, "keuze_onbekend"),
        ({"basis": T0 + DAG}, "dag_in_toekomst"),
    ):
        with pytest.raises(Refused, match=code):
            set_kwalificaties(plek, plek.wie, told)


def _other(plek: Plek) -> Plek:
    """Somebody who may not change a dossier."""
    return make_plek(plek.store, wie=add_medewerker(plek.store, "Bea Beheer", Rol.BEHEERDER))


def test_a_version_that_nobody_signed_is_taken_away_with_its_tick_and_undo_brings_it_back(
    plek: Plek, gezin: str
) -> None:
    uid = _agree(plek, gezin, afvinken=True)
    assert _line(plek, gezin) is Staat.GEDAAN
    with pytest.raises(Refused, match="geen_recht"):
        remove_begeleiding(_other(plek), uid)

    change = remove_begeleiding(plek, uid)
    assert _read(plek, gezin).afspraken == ()
    assert _line(plek, gezin) is Staat.OPEN
    undo(plek, change.bewerking)
    assert [one.uid for one in _read(plek, gezin).afspraken] == [uid]
    assert _line(plek, gezin) is Staat.GEDAAN


def test_a_signed_version_stays_and_the_tick_of_an_earlier_one_too(plek: Plek, gezin: str) -> None:
    first = _agree(plek, gezin)
    sign_begeleiding(plek, first, T0)
    second = _agree(plek, gezin, hoe_vaak="maand")
    remove_begeleiding(plek, second)
    assert _line(plek, gezin) is Staat.GEDAAN
    with pytest.raises(Refused, match="afspraak_getekend"):
        remove_begeleiding(plek, first)
    assert [one.uid for one in _read(plek, gezin).afspraken] == [first]
    with pytest.raises(Refused, match="afspraak_onbekend"):
        remove_begeleiding(plek, second)


def test_a_traject_noted_by_mistake_is_taken_away_and_undo_brings_it_back(plek: Plek, gezin: str) -> None:
    uid = start_traject(plek, gezin, "maatschappelijk", T0).onderwerp
    with pytest.raises(Refused, match="geen_recht"):
        remove_traject(_other(plek), uid)
    change = remove_traject(plek, uid)
    assert _read(plek, gezin).trajecten == ()
    again = start_traject(plek, gezin, "maatschappelijk", T0)
    undo(plek, again.bewerking)
    undo(plek, change.bewerking)
    assert [one.uid for one in _read(plek, gezin).trajecten] == [uid]
    remove_traject(plek, uid)
    with pytest.raises(Refused, match="traject_onbekend"):
        remove_traject(plek, uid)
