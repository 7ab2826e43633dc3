"""Young people without parents: choice at 18, leaving, registration, quarterly list, dwellings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.amv import amv_facts, load_amv, load_amv_lijst
from models.queries.dossier import load_dossier
from models.queries.papier import make_head
from models.queries.rows_familie import AmvLijst, AmvPersoon
from models.queries.waarom import load_waarom
from models.rules.amv import Vanaf
from models.services import amv, gebeurtenissen, toewijzing
from models.services.beheer import add_organisatie
from models.services.dossiers import open_dossier, save_dossier_field, set_betrokkene
from models.services.gebeurtenissen import close_dossier
from models.services.leden import NieuwePersoon, add_persoon, save_persoon_field
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Persoon, Toewijzingstap
from models.values import AmvKeuze, Privacy, Staat, StapSoort
from tests.builders import T0, lezer_for, make_kluis

DAG = timedelta(days=1)
ACHTTIEN = date(2026, 8, 14)


@pytest.fixture
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("amv"))


def _amv(plek: Plek, naam: str = "Habtevold", geboren: date | None = date(2008, 8, 14)) -> tuple[str, str]:
    """A dossier of one amv: uids of dossier and person."""
    uid = str(open_dossier(plek, naam, date(2026, 5, 1), 1, "").onderwerp)
    with lezer_for(plek) as lezer:
        persoon = load_dossier(lezer, uid).personen[0].uid
    save_persoon_field(plek, persoon, "roepnaam", "Filmon")
    save_persoon_field(plek, persoon, "geboortedatum", geboren)
    save_persoon_field(plek, persoon, "is_amv", True)
    return uid, persoon


def _one(plek: Plek, uid: str) -> AmvPersoon:
    with lezer_for(plek) as lezer:
        (found,) = load_amv(lezer, uid).jongeren
    return found


def _lijst(plek: Plek) -> AmvLijst:
    with lezer_for(plek) as lezer:
        return load_amv_lijst(lezer)


def _point(plek: Plek, uid: str, item: str) -> list[tuple[Staat, str]]:
    with lezer_for(plek) as lezer:
        return [(p.staat, p.reden) for p in load_dossier(lezer, uid).punten if p.item_id == item]


def test_a_choice_is_kept_with_day_and_reason_and_the_dwelling_is_not_needed(plek: Plek) -> None:
    uid, persoon = _amv(plek)
    assert _point(plek, uid, "ve-63")[0][0] is Staat.OPEN
    change = amv.choose(plek, uid, persoon, AmvKeuze.VERLENGD, T0, "Wil eerst de school afmaken.")
    found = _one(plek, uid)
    assert (found.keuze, found.keuze_op, found.keuze_reden) == (
        AmvKeuze.VERLENGD,
        T0,
        "Wil eerst de school afmaken.",
    )
    assert found.verlengd_tot == date(2029, 8, 14)
    assert _point(plek, uid, "ve-63") == [(Staat.NVT, "de jongere blijft in de opvang van Nidos")]
    amv.choose(plek, uid, persoon, AmvKeuze.ZELFSTANDIG, T0, "Wil toch zelf wonen.")
    assert _point(plek, uid, "ve-63")[0][0] is Staat.OPEN
    assert _one(plek, uid).keuze is AmvKeuze.ZELFSTANDIG
    assert change.bewerking


def test_undo_takes_a_choice_back(plek: Plek) -> None:
    uid, persoon = _amv(plek)
    change = amv.choose(plek, uid, persoon, AmvKeuze.VERLENGD, T0, "want")
    undo(plek, change.bewerking)
    assert _one(plek, uid).keuze is None
    assert _point(plek, uid, "ve-63")[0][0] is Staat.OPEN


@pytest.mark.parametrize(
    ("op", "reden", "code", "veld"),
    [(T0 + DAG, "want", "dag_in_toekomst", "op"), (T0, "", "veld_leeg", "reden")],
)
def test_a_choice_needs_a_day_and_a_reason(plek: Plek, op: date, reden: str, code: str, veld: str) -> None:
    uid, persoon = _amv(plek)
    with pytest.raises(Refused) as refused:
        amv.choose(plek, uid, persoon, AmvKeuze.ZELFSTANDIG, op, reden)
    assert (refused.value.code, refused.value.veld) == (code, veld)


def test_only_an_amv_of_this_dossier_chooses(plek: Plek) -> None:
    uid, persoon = _amv(plek)
    other, _ = _amv(plek, "Tekleberi")
    with pytest.raises(Refused, match="persoon_onbekend"):
        amv.choose(plek, other, persoon, AmvKeuze.ZELFSTANDIG, T0, "want")
    save_persoon_field(plek, persoon, "is_amv", False)
    with pytest.raises(Refused, match="geen_amv"):
        amv.record_gemeld(plek, uid, persoon, T0)


def test_a178_guidance_counts_from_18_until_the_youngster_left(plek: Plek) -> None:
    uid, persoon = _amv(plek, geboren=date(2008, 5, 1))
    at_18 = _one(plek, uid).nazorg
    assert at_18 is not None
    assert (at_18.tot, at_18.vanaf) == (date(2027, 5, 1), Vanaf.ACHTTIEN)
    amv.record_vertrek(plek, uid, persoon, T0)
    left = _one(plek, uid).nazorg
    assert left is not None
    assert (left.tot, left.vanaf) == (date(2027, 6, 15), Vanaf.VERTROKKEN)


def _term(plek: Plek, uid: str) -> tuple[date | None, bool, dict[str, dict[str, str | int]]]:
    """The day of the line about the guidance, whether a document says so, and why."""
    with lezer_for(plek) as lezer:
        (punt,) = [p for p in load_dossier(lezer, uid).punten if p.item_id == "ve-64"]
        why = load_waarom(lezer, punt.letters[0].punt_uid if punt.letters else punt.uid)
    return punt.termijn, punt.termijn_hard, {one.code: dict(one.params) for one in why.stappen}


def test_a178_the_point_says_the_same_day_as_the_tab_after_the_youngster_left(plek: Plek) -> None:
    """A178: twelve months after leaving, in tab and line; another day moves it, undo puts it back."""
    uid, persoon = _amv(plek, geboren=date(2008, 5, 1))
    assert _term(plek, uid)[:2] == (date(2027, 5, 1), True)
    amv.record_vertrek(plek, uid, persoon, T0 - DAG)
    change = amv.record_vertrek(plek, uid, persoon, T0)
    termijn, hard, why = _term(plek, uid)
    tab = _one(plek, uid).nazorg
    assert tab is not None
    assert (termijn, hard) == (tab.tot, True) == (date(2027, 6, 15), True)
    assert why["waarom_amv_vertrek"] == {"maanden": 12, "van": T0.isoformat()}
    undo(plek, change.bewerking)
    assert _term(plek, uid)[0] == date(2027, 6, 14)


def test_a178_the_longer_opvang_comes_before_the_year_of_guidance(plek: Plek) -> None:
    """A178: who stays longer is not late at 19; the year begins where the stay must end, or ended."""
    uid, persoon = _amv(plek, geboren=date(2008, 5, 1))
    amv.choose(plek, uid, persoon, AmvKeuze.VERLENGD, T0, "school eerst af")
    termijn, _hard, why = _term(plek, uid)
    tab = _one(plek, uid).nazorg
    assert tab is not None
    assert termijn == tab.tot == date(2030, 5, 1)
    assert why["waarom_amv_verlengd"] == {"maanden": 12, "van": "2029-05-01"}
    amv.record_vertrek(plek, uid, persoon, T0)
    assert _term(plek, uid)[0] == date(2027, 6, 15)


def _counted(plek: Plek, persoon: str) -> tuple[date | None, str]:
    with plek.store.reader() as session:
        found = session.scalars(select(Persoon).where(Persoon.uid == persoon)).one()
        return found.geteld_op, found.geteld_reden


def test_a067_a103_the_registration_by_nidos_is_one_step_and_counts_once_there_is_a_dwelling(
    plek: Plek,
) -> None:
    """A067, A103: noted in either tab, it is the same step with the same outcome."""
    uid, persoon = _amv(plek)
    save_dossier_field(plek, uid, "route", "amv")
    amv.record_gemeld(plek, uid, persoon, T0 - 2 * DAG)
    found = _one(plek, uid)
    assert (found.gemeld_op, found.geteld_op) == (T0 - 2 * DAG, None)

    gebeurtenissen.record_verhuisd(plek, uid, T0 - DAG)
    assert _counted(plek, persoon) == (T0 - DAG, "amv")
    amv.record_gemeld(plek, uid, persoon, T0 - 3 * DAG)
    assert (_one(plek, uid).gemeld_op, _counted(plek, persoon)) == (T0 - 3 * DAG, (T0 - DAG, "amv"))
    with plek.store.reader() as session:
        steps = session.scalars(select(Toewijzingstap)).all()
        assert [(one.soort, one.op) for one in steps] == [("nidos", T0 - 3 * DAG)]
        step = steps[0].uid
    toewijzing.remove_step(plek, step)
    assert _one(plek, uid).gemeld_op is None
    assert _counted(plek, persoon) == (None, "")


@pytest.mark.parametrize("first", [True, False])
def test_a067_on_the_route_of_the_azc_the_move_alone_does_not_count_a_youngster(
    plek: Plek, *, first: bool
) -> None:
    """A067, A103: Nidos registers, so the last of both counts; a brother counts by the move."""
    uid, persoon = _amv(plek)
    brother = add_persoon(plek, uid, NieuwePersoon(roepnaam="Yonas"), T0 - 20 * DAG).onderwerp
    save_dossier_field(plek, uid, "route", "azc")
    if first:
        amv.record_gemeld(plek, uid, persoon, T0 - 9 * DAG)
    gebeurtenissen.record_verhuisd(plek, uid, T0 - 5 * DAG)
    assert _counted(plek, brother) == (T0 - 5 * DAG, "azc")
    if first:
        assert _counted(plek, persoon) == (T0 - 5 * DAG, "azc")
        return
    assert _counted(plek, persoon) == (None, "")
    change = amv.record_gemeld(plek, uid, persoon, T0 - 2 * DAG)
    assert _counted(plek, persoon) == (T0 - 2 * DAG, "azc")
    undo(plek, change.bewerking)
    assert _counted(plek, persoon) == (None, "")


def test_a067_a_step_of_the_toewijzing_stands_in_the_tab_of_the_youngster(plek: Plek) -> None:
    """A067: of the youngster, or of the whole gezin."""
    uid, persoon = _amv(plek)
    toewijzing.record_step(plek, uid, StapSoort.NIDOS, T0 - DAG)
    assert _one(plek, uid).gemeld_op == T0 - DAG
    toewijzing.record_step(plek, uid, StapSoort.NIDOS, T0, persoon_uid=persoon)
    assert _one(plek, uid).gemeld_op == T0


def test_the_voogd_stands_with_the_youngster(plek: Plek) -> None:
    uid, _persoon = _amv(plek)
    set_betrokkene(plek, uid, "voogd", T0, naam="Vera Voogdmans", telefoonnummer="06-00000001")
    found = _one(plek, uid)
    assert (found.voogd, found.voogd_telefoon) == ("Vera Voogdmans", "06-00000001")


def test_a177_the_list_holds_who_turns_18_by_quarter_over_all_gezinnen(plek: Plek) -> None:
    late, _ = _amv(plek, "Laatveld", date(2008, 12, 1))
    soon, _ = _amv(plek, "Habtevold")
    first, _ = _amv(plek, "Eersteling", date(2008, 7, 1))
    _amv(plek, "Verweg", date(2011, 1, 1))
    nobody, _ = _amv(plek, "Zonderdag", None)
    closed, _ = _amv(plek, "Gesloten", date(2008, 8, 1))
    close_dossier(plek, closed, T0, "klaar")
    child, person = _amv(plek, "Geenamv", date(2008, 8, 2))
    save_persoon_field(plek, person, "is_amv", False)
    row = _lijst(plek)
    assert [one.kwartaal for one in row.kwartalen] == [(2026, 2), (2026, 3), (2026, 4), (2027, 1)]
    assert [[j.dossier_uid for j in one.jongeren] for one in row.kwartalen] == [[], [first, soon], [late], []]
    assert [j.dossier_uid for j in row.zonder_datum] == [nobody]
    assert child not in {j.dossier_uid for one in row.kwartalen for j in one.jongeren}


@pytest.mark.parametrize(
    ("privacy", "gezin", "naam", "achttien"),
    [
        (Privacy.NAAM, "Habtevold", "Filmon Habtevold", ACHTTIEN),
        (Privacy.VOORLETTER, "H.", "F.", ACHTTIEN),
        (Privacy.ANONIEM, "", "", None),
    ],
)
def test_a177_the_paper_names_by_privacy_level(
    plek: Plek, privacy: Privacy, gezin: str, naam: str, achttien: date | None
) -> None:
    uid, persoon = _amv(plek)
    amv.choose(plek, uid, persoon, AmvKeuze.ZELFSTANDIG, T0, "Wil dicht bij de school wonen.")
    with lezer_for(plek) as lezer:
        head = make_head(lezer, plek.klok.nu(), privacy=privacy)
        facts = amv_facts(lezer, head=head)
    assert [one.kwartaal for one in facts.kwartalen] == [(2026, 2), (2026, 3)]
    (found,) = facts.kwartalen[1].jongeren
    assert (found.gezin, found.naam, found.achttien) == (gezin, naam, achttien)
    assert bool(found.keuze_reden) == (privacy is Privacy.NAAM)
    assert found.keuze is AmvKeuze.ZELFSTANDIG
    assert found.geboortedatum is None or privacy is Privacy.NAAM


def test_who_chose_verlengde_opvang_comes_back_in_the_quarter_in_which_it_ends(plek: Plek) -> None:
    plek.klok.dag = date(2026, 6, 15)  # type: ignore[attr-defined] # a VasteKlok
    last, person = _amv(plek, "Laatveld", date(2005, 11, 20))
    amv.choose(plek, last, person, AmvKeuze.VERLENGD, T0, "Wil eerst de school afmaken.")
    left, person = _amv(plek, "Vertrokken", date(2006, 1, 10))
    amv.choose(plek, left, person, AmvKeuze.VERLENGD, T0, "Wil eerst de school afmaken.")
    amv.record_vertrek(plek, left, person, date(2026, 6, 10))
    alone, person = _amv(plek, "Zelfstandig", date(2005, 11, 20))
    amv.choose(plek, alone, person, AmvKeuze.ZELFSTANDIG, T0, "Wil zelf wonen.")
    row = _lijst(plek)
    assert [[j.dossier_uid for j in one.uit_opvang] for one in row.kwartalen] == [[left], [], [last], []]
    assert [j.uit_opvang for one in row.kwartalen for j in one.uit_opvang] == [
        date(2026, 6, 10),
        date(2026, 11, 20),
    ]
    with lezer_for(plek) as lezer:
        for privacy, shown in ((Privacy.NAAM, date(2026, 6, 10)), (Privacy.ANONIEM, None)):
            head = make_head(lezer, plek.klok.nu(), privacy=privacy)
            (found,) = amv_facts(lezer, head=head).kwartalen[0].uit_opvang
            assert (found.uit_opvang, bool(found.naam)) == (shown, privacy is Privacy.NAAM)


def test_a176_small_dwellings_go_to_youngsters_for_four_months(plek: Plek) -> None:
    org = str(add_organisatie(plek, "corporatie", "Woonhof De Linde").onderwerp)
    uid = str(amv.agree_kleine_woningen(plek, date(2026, 5, 1), organisatie_uid=org).onderwerp)
    (row,) = _lijst(plek).afspraken
    assert (row.corporatie, row.van, row.tot, row.loopt, row.maanden) == (
        "Woonhof De Linde",
        date(2026, 5, 1),
        date(2026, 9, 1),
        True,
        4,
    )
    amv.stop_kleine_woningen(plek, uid, T0 - DAG)
    (row,) = _lijst(plek).afspraken
    assert (row.tot, row.gestopt, row.loopt) == (T0 - DAG, True, False)


def test_a176_an_agreement_that_cannot_be_is_refused(plek: Plek) -> None:
    with pytest.raises(Refused, match="organisatie_onbekend"):
        amv.agree_kleine_woningen(plek, T0, organisatie_uid="niet-daar")
    with pytest.raises(Refused, match="afspraak_onbekend"):
        amv.stop_kleine_woningen(plek, "niet-daar", T0)
    uid = str(amv.agree_kleine_woningen(plek, T0).onderwerp)
    with pytest.raises(Refused, match="tot_voor_van"):
        amv.stop_kleine_woningen(plek, uid, T0 - DAG)
