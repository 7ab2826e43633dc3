"""Meedoen noted and read: PIP, routes, ladder, goals with steps, places, schools, papers that end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.agenda import load_agenda
from models.queries.dossier import load_dossier
from models.queries.letop import load_let_op
from models.queries.meedoen import load_meedoen
from models.queries.rows import PuntRow
from models.queries.rows_agenda import AgendaItem
from models.queries.rows_meedoen import MeedoenPersoon, MeedoenRow
from models.rules.inburgering import Wet
from models.services.actiepunten import mark_nvt, tick
from models.services.ankers import correct_anker, extend
from models.services.cijfers import save_instelling
from models.services.dossiers import open_dossier, save_dossier_field
from models.services.gebeurtenissen import close_dossier
from models.services.leden import save_persoon_field
from models.services.meedoen import (
    add_deelname,
    add_stap,
    change_deelname,
    reach_doel,
    record_mijlpaal,
    record_pip,
    remove_deelname,
    remove_mijlpaal,
)
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Actiepunt, Deelname
from models.values import Anker, DeelnameSoort, MijlpaalSoort, Staat, Stand, Waarheid
from tests.builders import T0, VasteKlok, lezer_for, make_kluis

DAG = timedelta(days=1)
KOPPELING, VERGUNNING, BRP = date(2026, 3, 16), date(2026, 3, 2), date(2026, 5, 4)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("meedoen"))


@pytest.fixture
def gezin(plek: Plek) -> str:
    """Two adults and a child of thirteen; a is inburgeringsplichtig and registered in the gemeente."""
    uid = open_dossier(plek, "Sharifpana", KOPPELING, 3, "azc Duinvoorde").onderwerp
    a, b, c = _people(plek, uid)
    correct_anker(plek, uid, Anker.VERGUNNING, werkelijk=VERGUNNING)
    correct_anker(plek, uid, Anker.BRP_GEMEENTE, werkelijk=BRP)
    for who, born in ((a, date(1990, 5, 1)), (b, date(1992, 5, 1)), (c, date(2013, 2, 1))):
        save_persoon_field(plek, who, "geboortedatum", born)
    save_persoon_field(plek, a, "inburgeringsplichtig", "ja")
    save_persoon_field(plek, b, "inburgeringsplichtig", "nee")
    save_persoon_field(plek, c, "nl_niveau", "weinig")
    return uid


def _people(plek: Plek, uid: str) -> list[str]:
    with lezer_for(plek) as lezer:
        return [one.uid for one in load_dossier(lezer, uid).personen]


def _read(plek: Plek, uid: str) -> MeedoenRow:
    with lezer_for(plek) as lezer:
        return load_meedoen(lezer, uid)


def _a(plek: Plek, uid: str) -> MeedoenPersoon:
    return _read(plek, uid).personen[0]


def _punt(plek: Plek, uid: str, item: str) -> PuntRow:
    with lezer_for(plek) as lezer:
        return next(one for one in load_dossier(lezer, uid).punten if one.item_id == item)


def _staat(plek: Plek, uid: str, item: str, who: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Actiepunt.staat).where(
                Actiepunt.drager_uid == uid, Actiepunt.item_id == item, Actiepunt.onderwerp_uid == who
            )
        ).one()


# --- inburgering ---


def test_the_law_the_right_to_begin_and_the_terms_of_the_law_stand_with_each_person(
    plek: Plek, gezin: str
) -> None:
    a, b, c = _read(plek, gezin).personen
    assert (a.plichtig, a.wet, a.wet_waarom.code) == (Waarheid.JA, Wet.WI2021, "wet_door_vergunning")
    assert (a.mag_vanaf, a.mag_beginnen, a.lening) == (KOPPELING, True, False)
    pip, einde = a.termijn("pip"), a.termijn("einde")
    assert pip is not None
    assert einde is not None
    assert (pip.datum, pip.hard, pip.klaar_op) == (BRP + timedelta(weeks=10), True, None)
    assert einde.datum is None
    assert [step.code for step in pip.waarom.stappen] == ["waarom_anker", "waarom_instelling"]
    assert b.termijnen == c.termijnen == ()
    assert (c.school_past, c.leerplichtig) == (("schakelklas",), True)


def test_a_pip_starts_the_three_years_and_ticks_its_line(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    assert _staat(plek, gezin, "in-04", a) == Staat.OPEN
    made = record_pip(plek, gezin, a, date(2026, 6, 1))
    person = _a(plek, gezin)
    einde = person.termijn("einde")
    assert einde is not None
    assert (person.pip_op, einde.datum) == (date(2026, 6, 1), date(2029, 6, 1))
    assert _staat(plek, gezin, "in-04", a) == Staat.GEDAAN
    record_mijlpaal(
        plek, gezin, a, MijlpaalSoort.VERLENGING, T0, dagen=60, reden="Wachtlijst bij de taalschool"
    )
    later = _a(plek, gezin).termijn("einde")
    assert later is not None
    assert later.datum == date(2029, 6, 1) + timedelta(days=60)
    undo(plek, made.bewerking)
    assert _a(plek, gezin).pip_op is None
    assert _staat(plek, gezin, "in-04", a) == Staat.OPEN


def test_the_term_of_the_pip_is_the_same_day_as_that_of_its_line(plek: Plek, gezin: str) -> None:
    punt = _punt(plek, gezin, "in-04")
    extend(plek, punt.uid, 9, "De intake loopt uit", "GEM")
    pip = _a(plek, gezin).termijn("pip")
    assert pip is not None
    assert pip.datum == _punt(plek, gezin, "in-04").termijn == BRP + timedelta(weeks=10, days=9)


def test_a182_the_inburgering_begins_from_the_koppeling_on(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    for kind, keuze in ((MijlpaalSoort.LEERROUTE, "b1"), (MijlpaalSoort.LEERBAARHEID, "")):
        with pytest.raises(Refused, match="voor_koppeling"):
            record_mijlpaal(plek, gezin, a, kind, KOPPELING - DAG, keuze=keuze)
        record_mijlpaal(plek, gezin, a, kind, KOPPELING, keuze=keuze)
    save_dossier_field(plek, gezin, "overname", "ja")
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.LEERBAARHEID, KOPPELING - DAG)


def test_another_route_has_a_day_and_a_reason_and_after_the_term_it_is_said(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    record_pip(plek, gezin, a, BRP)
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.LEERROUTE, BRP, keuze="b1")
    with pytest.raises(Refused, match="reden_nodig"):
        record_mijlpaal(plek, gezin, a, MijlpaalSoort.LEERROUTE, T0, keuze="z")
    with pytest.raises(Refused, match="zelfde_route"):
        record_mijlpaal(plek, gezin, a, MijlpaalSoort.LEERROUTE, T0, keuze="b1", reden="toch")
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.LEERROUTE, T0, keuze="z", reden="De toets past beter bij Z")
    person = _a(plek, gezin)
    assert (person.route, person.knm) == ("z", False)
    assert [(one.keuze, one.te_laat) for one in person.mijlpalen] == [("z", False), ("b1", False)]
    record_pip(plek, gezin, a, date(2024, 1, 8))
    assert [(one.keuze, one.te_laat) for one in _a(plek, gezin).mijlpalen] == [("z", True), ("b1", False)]


def test_a160_the_loan_is_spoken_of_only_under_the_law_of_2013(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    save_persoon_field(plek, a, "regime", "wi2013")
    person = _a(plek, gezin)
    assert (person.wet, person.lening, person.termijnen) == (Wet.WI2013, True, ())


def test_ontzorgen_ends_six_months_after_it_began_by_the_figure(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.ONTZORGEN, BRP)
    found = _a(plek, gezin).termijn("ontzorgen")
    assert found is not None
    assert (found.datum, found.hard) == (date(2026, 11, 4), True)


def test_what_is_over_stays_with_its_day(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    uid = record_mijlpaal(plek, gezin, a, MijlpaalSoort.VOLDAAN, T0).onderwerp
    klaar = _a(plek, gezin).klaar
    assert klaar is not None
    assert (klaar.soort, klaar.op) == (MijlpaalSoort.VOLDAAN, T0)
    remove_mijlpaal(plek, uid)
    assert _a(plek, gezin).klaar is None


@pytest.mark.parametrize(
    ("values", "code", "veld"),
    [
        ({"soort": MijlpaalSoort.LEERROUTE, "keuze": "c2"}, "keuze_onbekend", "keuze"),
        ({"soort": MijlpaalSoort.LEERROUTE}, "keuze_onbekend", "keuze"),
        ({"soort": MijlpaalSoort.TREDE, "keuze": "7"}, "keuze_onbekend", "keuze"),
        ({"soort": MijlpaalSoort.PVT, "keuze": "1"}, "keuze_onbekend", "keuze"),
        ({"soort": MijlpaalSoort.VERLENGING, "reden": "ziek"}, "dagen_positief", "dagen"),
        ({"soort": MijlpaalSoort.VERLENGING, "dagen": 5}, "reden_nodig", "reden"),
        ({"soort": MijlpaalSoort.PVT, "op": T0 + DAG}, "dag_in_toekomst", "op"),
        ({"soort": MijlpaalSoort.PVT, "reden": "BSN 111222333"}, "lijkt_op_bsn", "reden"),
        ({"soort": "slot"}, "keuze_onbekend", "soort"),
        ({"soort": MijlpaalSoort.PVT, "persoon_uid": "iemand"}, "persoon_onbekend", "persoon_uid"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_kept(
    plek: Plek, gezin: str, values: dict[str, object], code: str, veld: str
) -> None:
    given: dict[str, object] = {"persoon_uid": _people(plek, gezin)[0], "op": T0} | values
    with pytest.raises(Refused) as refused:
        record_mijlpaal(plek, gezin, **given)  # type: ignore[arg-type] # wrong on purpose
    assert (refused.value.code, refused.value.veld) == (code, veld)
    assert _a(plek, gezin).mijlpalen == ()


# --- ladder and goals ---


def test_a031_the_ladder_is_kept_in_moments_and_its_lines_are_ticked(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.TREDE, BRP, keuze="2")
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.TREDE_DOEL, BRP, keuze="3")
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.TREDE, T0, keuze="3")
    ladder = _a(plek, gezin).ladder
    assert (ladder.start, ladder.nu, ladder.doel, ladder.volgende) == (2, 3, 3, 4)
    assert ladder.momenten == ((BRP, 2), (T0, 3))
    assert _staat(plek, gezin, "in-02", a) == Staat.GEDAAN
    assert _staat(plek, gezin, "in-03", a) == Staat.GEDAAN


def test_a030_a_goal_has_steps_that_are_points_of_the_gezin_and_one_of_them_is_next(
    plek: Plek, gezin: str
) -> None:
    a = _people(plek, gezin)[0]
    doel = add_deelname(plek, gezin, DeelnameSoort.DOEL, "Werk in een keuken", persoon_uid=a).onderwerp
    first = add_stap(plek, doel, "Met de bakker praten", "MB", T0 + 7 * DAG).onderwerp
    second = add_stap(plek, doel, "Proefdag afspreken", "ST").onderwerp
    (goal,) = _a(plek, gezin).of(DeelnameSoort.DOEL)
    assert [(one.uid, one.dag, one.open) for one in goal.stappen] == [
        (first, T0 + 7 * DAG, True),
        (second, None, True),
    ]
    assert goal.volgende == goal.stappen[0]
    with lezer_for(plek) as lezer:
        numbers = {one.tekst: (one.nummer, one.ronde) for one in load_dossier(lezer, gezin).punten}
    assert [numbers[one.tekst] for one in goal.stappen] == [(one.nummer, 1) for one in goal.stappen]
    tick(plek, first)
    (goal,) = _a(plek, gezin).of(DeelnameSoort.DOEL)
    assert goal.volgende == goal.stappen[1]
    assert goal.stappen[0].gedaan_op == T0
    mark_nvt(plek, second, "niet meer nodig")
    (goal,) = _a(plek, gezin).of(DeelnameSoort.DOEL)
    assert goal.volgende is None


def test_a_goal_with_steps_is_not_taken_away_but_reached(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    doel = add_deelname(
        plek, gezin, DeelnameSoort.DOEL, "Rijbewijs", persoon_uid=a, van=T0 - 9 * DAG
    ).onderwerp
    made = add_stap(plek, doel, "Lessen zoeken")
    with pytest.raises(Refused, match="doel_met_stappen"):
        remove_deelname(plek, doel)
    with pytest.raises(Refused, match="tot_voor_van"):
        reach_doel(plek, doel, T0 - 10 * DAG)
    reach_doel(plek, doel, T0)
    (goal,) = _a(plek, gezin).of(DeelnameSoort.DOEL)
    assert (goal.tot, goal.volgende is not None) == (T0, True)
    undo(plek, made.bewerking)
    remove_deelname(plek, doel)
    assert _a(plek, gezin).deelnames == ()


# --- places, schools, papers ---


def test_a018_a175_a_leerwerkplek_tells_where_how_long_and_whether_there_is_help(
    plek: Plek, gezin: str
) -> None:
    a = _people(plek, gezin)[0]
    add_deelname(
        plek,
        gezin,
        DeelnameSoort.LEERWERKPLEK,
        "Bakkerij De Proef",
        persoon_uid=a,
        van=BRP,
        tot=T0 + 30 * DAG,
        uren=16,
        steun="ja",
    )
    (found,) = _a(plek, gezin).of(DeelnameSoort.LEERWERKPLEK)
    assert (found.naam, found.van, found.uren, found.steun) == ("Bakkerij De Proef", BRP, 16, "ja")
    assert _staat(plek, gezin, "in-08", a) == Staat.GEDAAN
    change_deelname(plek, found.uid, "Bakkerij De Proef", persoon_uid=a, van=BRP, tot=T0 - DAG, uren=8)
    (found,) = _a(plek, gezin).of(DeelnameSoort.LEERWERKPLEK)
    assert (found.uren, found.steun, found.loopt(T0)) == (8, "", False)


def test_a158_the_school_of_a_child_keeps_when_it_was_told_to_the_coa(plek: Plek, gezin: str) -> None:
    a, _b, c = _people(plek, gezin)
    add_deelname(
        plek,
        gezin,
        DeelnameSoort.SCHOOL,
        "De Voorbeeldschool",
        persoon_uid=c,
        aard="schakelklas",
        van=BRP,
        gemeld_op=T0,
        uren=20,
        steun="ja",
    )
    (found,) = _read(plek, gezin).personen[2].of(DeelnameSoort.SCHOOL)
    assert (found.aard, found.gemeld_op, found.uren, found.steun) == ("schakelklas", T0, None, "")
    with pytest.raises(Refused, match="geen_kind"):
        add_deelname(plek, gezin, DeelnameSoort.SCHOOL, "ROC", persoon_uid=a, aard="voortgezet")


@pytest.mark.parametrize(
    ("soort", "values", "code", "veld"),
    [
        (DeelnameSoort.TAAL, {"aard": "basisschool"}, "keuze_onbekend", "aard"),
        (DeelnameSoort.PAPIER, {"aard": ""}, "keuze_onbekend", "aard"),
        (DeelnameSoort.DOEL, {"aard": "a1"}, "keuze_onbekend", "aard"),
        (DeelnameSoort.DOEL, {"naam": "  "}, "veld_leeg", "naam"),
        (DeelnameSoort.DOEL, {"naam": "x" * 161}, "veld_te_lang", "naam"),
        (DeelnameSoort.DOEL, {"persoon_uid": ""}, "persoon_onbekend", "persoon_uid"),
        (DeelnameSoort.PAPIER, {"aard": "diploma", "naam": "nr. 111222333"}, "lijkt_op_bsn", "naam"),
        (DeelnameSoort.TAAL, {"van": T0, "tot": T0 - DAG}, "tot_voor_van", "tot"),
        (DeelnameSoort.TAAL, {"uren": 61}, "getal_buiten_grens", "uren"),
        (DeelnameSoort.LEERWERKPLEK, {"steun": "soms"}, "keuze_onbekend", "steun"),
    ],
)
def test_a_wrong_answer_about_a_goal_place_or_paper_keeps_nothing(
    plek: Plek, gezin: str, soort: DeelnameSoort, values: dict[str, object], code: str, veld: str
) -> None:
    given: dict[str, object] = {"naam": "Iets", "persoon_uid": _people(plek, gezin)[0]} | values
    with pytest.raises(Refused) as refused:
        add_deelname(plek, gezin, soort, **given)  # type: ignore[arg-type] # wrong on purpose
    assert (refused.value.code, refused.value.veld) == (code, veld)
    assert _a(plek, gezin).deelnames == ()


def test_the_papers_stand_with_what_ends_first_and_hold_no_number_and_no_scan(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    add_deelname(plek, gezin, DeelnameSoort.PAPIER, "Map thuis", aard="huurcontract")
    add_deelname(
        plek, gezin, DeelnameSoort.PAPIER, "Bij a", aard="verblijfspas", persoon_uid=a, tot=T0 + 20 * DAG
    )
    found = _read(plek, gezin).papieren
    assert [(one.aard, one.letter, one.naam) for one in found] == [
        ("verblijfspas", "a", "Bij a"),
        ("huurcontract", "", "Map thuis"),
    ]
    assert {column.name for column in Deelname.__table__.columns} == {
        *("id", "uid", "versie", "dossier_id", "persoon_id"),
        *("soort", "aard", "naam", "van", "tot", "uren", "steun", "gemeld_op"),
    }


def test_a_paper_that_ends_within_the_figure_stands_under_let_op_until_the_dossier_closes(
    plek: Plek, gezin: str
) -> None:
    def ends() -> list[tuple[str, str, date]]:
        with lezer_for(plek) as lezer:
            found = load_let_op(lezer, datetime(2026, 6, 15, 9, tzinfo=UTC)).documenten
        return [(one.dossier_uid, one.aard, one.tot) for one in found]

    before = ends()
    later, passed = T0 + 61 * DAG, date(2026, 1, 5)
    add_deelname(plek, gezin, DeelnameSoort.PAPIER, "Map", aard="reisdocument", tot=later)
    assert ends() == before
    add_deelname(plek, gezin, DeelnameSoort.PAPIER, "Map", aard="verblijfspas", tot=passed)
    assert ends() == [(gezin, "verblijfspas", passed), *before]
    save_instelling(plek, "papier_verloopt_dagen", 61, T0)
    assert ends() == [(gezin, "verblijfspas", passed), *before, (gezin, "reisdocument", later)]
    save_instelling(plek, "papier_verloopt_dagen", 0, T0)
    assert ends() == []
    save_instelling(plek, "papier_verloopt_dagen", 60, T0)
    close_dossier(plek, gezin, T0, "verhuisd")
    assert ends() == before


def _soon(plek: Plek, dag: date) -> list[tuple[str, str, date]]:
    """What *Let op* says of the inburgering on a day: gezin, term, last day."""
    with lezer_for(replace(plek, klok=VasteKlok(dag))) as lezer:
        found = load_let_op(lezer, datetime(2026, 6, 15, 9, tzinfo=UTC)).inburgering
    return [(one.dossier_uid, one.code, one.dag) for one in found]


def _agenda(plek: Plek, van: date, tot: date) -> list[AgendaItem]:
    with lezer_for(plek) as lezer:
        return [one for one in load_agenda(lezer, van, tot).items if one.inburgering]


def test_the_ends_of_the_terms_of_the_law_stand_under_let_op_and_in_the_calendar(
    plek: Plek, gezin: str
) -> None:
    """D.4: the three years, changing of route and ontzorgen; on the days that the tab itself shows."""
    a, b, _c = _people(plek, gezin)
    record_pip(plek, gezin, a, T0)
    record_pip(plek, gezin, b, T0)  # not obliged: the law gives no term
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.LEERROUTE, T0, keuze="b1")
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.ONTZORGEN, T0)
    terms = {one.code: one.datum for one in _a(plek, gezin).termijnen}
    einde, wissel, ontzorgen = (terms[code] for code in ("einde", "wisselen", "ontzorgen"))
    assert einde is not None
    assert wissel is not None
    assert ontzorgen is not None

    def mine(dag: date) -> list[tuple[str, date]]:
        return [(code, day) for uid, code, day in _soon(plek, dag) if uid == gezin]

    assert mine(ontzorgen - 61 * DAG) == []
    assert mine(ontzorgen - 60 * DAG) == mine(ontzorgen) == [("ontzorgen", ontzorgen)]
    assert mine(ontzorgen + DAG) == []
    assert mine(wissel) == [("wisselen", wissel)]
    assert mine(wissel + DAG) == []
    assert mine(einde - 61 * DAG) == []
    assert mine(einde + 90 * DAG) == [("einde", einde)], "nothing was said about it yet"
    found = [one for one in _agenda(plek, T0, T0 + 400 * DAG) if one.dossier_uid == gezin]
    assert [(one.dag, one.soort, one.hard, one.tekst) for one in found] == [
        (ontzorgen, "termijn", True, "Ontzorgen stopt (a)")
    ]
    (last,) = [one for one in _agenda(plek, einde, einde) if one.dossier_uid == gezin]
    assert (last.tekst, last.stand) == ("Klaar met inburgeren (a)", Stand.OP_SCHEMA)

    record_mijlpaal(plek, gezin, a, MijlpaalSoort.VERLENGING, T0, dagen=30, reden="Een kind kreeg zij")
    assert mine(einde - 60 * DAG) == []
    assert mine(einde - 30 * DAG) == [("einde", einde + 30 * DAG)]
    save_instelling(plek, "inburgering_loopt_af_dagen", 0, T0)
    assert mine(einde) == []
    save_instelling(plek, "inburgering_loopt_af_dagen", 60, T0)
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.VOLDAAN, T0)
    assert mine(einde) == mine(wissel) == []
    assert mine(ontzorgen) == [("ontzorgen", ontzorgen)]
    close_dossier(plek, gezin, T0, "verhuisd")
    assert mine(ontzorgen) == []


def test_the_day_in_the_letter_of_duo_is_the_term_of_the_law_of_2013(plek: Plek, gezin: str) -> None:
    """D.4: noted ahead, told under let op and in the calendar; a newer letter takes its place."""
    a = _people(plek, gezin)[0]
    save_persoon_field(plek, a, "regime", "wi2013")
    assert _a(plek, gezin).termijnen == ()
    last, newer = T0 + 90 * DAG, T0 + 80 * DAG
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.DUO_EINDE, last)

    def mine(dag: date) -> list[tuple[str, date]]:
        return [(code, day) for uid, code, day in _soon(plek, dag) if uid == gezin]

    assert mine(last - 61 * DAG) == []
    assert mine(last - 60 * DAG) == mine(last + 9 * DAG) == [("einde", last)]
    (item,) = [one for one in _agenda(plek, last, last) if one.dossier_uid == gezin]
    assert (item.tekst, item.hard) == ("Klaar met inburgeren (a)", True)

    change = record_mijlpaal(plek, gezin, a, MijlpaalSoort.DUO_EINDE, newer)
    assert mine(last) == [("einde", newer)]
    undo(plek, change.bewerking)
    assert mine(last) == [("einde", last)]
    record_mijlpaal(plek, gezin, a, MijlpaalSoort.VOLDAAN, T0)
    assert mine(last) == []
    with pytest.raises(Refused, match="dag_in_toekomst"):
        record_mijlpaal(plek, gezin, a, MijlpaalSoort.KNM, T0 + DAG)


def test_changing_of_route_asks_nothing_while_there_is_no_route(plek: Plek, gezin: str) -> None:
    record_pip(plek, gezin, _people(plek, gezin)[0], T0)
    wissel = next(one.datum for one in _a(plek, gezin).termijnen if one.code == "wisselen")
    assert wissel is not None
    assert [one for one in _soon(plek, wissel) if one[0] == gezin] == []


def test_in_a_closed_dossier_nothing_is_noted_or_changed(plek: Plek, gezin: str) -> None:
    a = _people(plek, gezin)[0]
    doel = add_deelname(plek, gezin, DeelnameSoort.DOEL, "Fietsen", persoon_uid=a).onderwerp
    mark = record_mijlpaal(plek, gezin, a, MijlpaalSoort.PVT, T0).onderwerp
    close_dossier(plek, gezin, T0, "verhuisd")
    wishes: tuple[Callable[[], object], ...] = (
        lambda: record_mijlpaal(plek, gezin, a, MijlpaalSoort.MAP, T0),
        lambda: record_pip(plek, gezin, a, T0),
        lambda: remove_mijlpaal(plek, mark),
        lambda: change_deelname(plek, doel, "Anders", persoon_uid=a),
        lambda: add_stap(plek, doel, "Stap"),
        lambda: remove_deelname(plek, doel),
    )
    for wish in wishes:
        with pytest.raises(Refused, match="dossier_gesloten"):
            wish()
