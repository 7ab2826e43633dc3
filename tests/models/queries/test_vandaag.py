from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.queries.bal import load_bal
from models.queries.papier import make_head, ochtend_facts
from models.queries.rows import VandaagRow
from models.queries.vandaag import load_vandaag
from models.services import actiepunten, amv, ankers, cijfers, dossiers, eigen_punten, gebeurtenissen, leden
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier, Lidmaatschap, Persoon
from models.values import AmvKeuze, Stand
from tests.builders import T0, add_medewerker, lezer_for, make_plek

DAG = timedelta(days=1)


def _open(plek: Plek, naam: str, dagen_geleden: int, personen: int = 1) -> str:
    koppeling = T0 - dagen_geleden * DAG
    return dossiers.open_dossier(
        plek, naam, koppeling, personen, "Duinvoorde", vergunning=koppeling - 14 * DAG
    ).onderwerp


def _vandaag(plek: Plek, begeleider_uid: str = "", grens: int = 50) -> VandaagRow:
    with lezer_for(plek) as lezer:
        return load_vandaag(lezer, begeleider_uid=begeleider_uid, grens=grens)


def _punt(plek: Plek, dossier_uid: str, item_id: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Actiepunt.uid)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Dossier.uid == dossier_uid, Actiepunt.item_id == item_id)
        ).one()


def test_only_a_passed_term_from_a_document_is_te_laat(plek: Plek) -> None:
    _open(plek, "Tekleberi", 100)

    row = _vandaag(plek)

    assert "passende woning zoeken" in {line.tekst for line in row.te_laat}
    assert {line.stand for line in row.te_laat} == {Stand.TE_LAAT}
    assert "de koppeling in het dossier zetten" not in {line.tekst for line in row.te_laat}


def test_a_passed_richtdatum_stays_visible_under_today_without_red(plek: Plek) -> None:
    _open(plek, "Tekleberi", 30)

    passed = [line for line in _vandaag(plek).vandaag if line.tekst == "één vast aanspreekpunt kiezen"]

    assert [line.stand for line in passed] == [Stand.RICHTDATUM_VOORBIJ]
    assert passed[0].dagen is not None
    assert passed[0].dagen < 0


def test_a_line_of_today_comes_before_passed_richtdata(plek: Plek) -> None:
    _open(plek, "Tekleberi", 30)
    _open(plek, "Rostamyar", 14)

    row = _vandaag(plek)

    assert row.vandaag[0].gezin == "Rostamyar"
    assert row.vandaag[0].dagen == 0


def test_komend_holds_own_lines_of_the_next_fourteen_days_only(plek: Plek) -> None:
    _open(plek, "Tekleberi", 30)

    row = _vandaag(plek)

    assert row.komend
    assert all(line.dag is not None and T0 < line.dag <= T0 + 14 * DAG for line in row.komend)


def test_a_point_without_a_day_stands_once_behind_what_comes_and_lies_with_the_same_one_in_bal(
    plek: Plek,
) -> None:
    """As the tab *Nu* has it: it may be done at any time. Put off, waiting, paused and closed as any line."""
    uid = _open(plek, "Tekleberi", 30)
    ours = eigen_punten.add_eigen_punt(plek, uid, "fiets regelen").onderwerp
    theirs = eigen_punten.add_eigen_punt(plek, uid, "lamp in de gang", aan_zet="COR").onderwerp

    def where(punt: str) -> tuple[list[str], list[bool]]:
        row = _vandaag(plek)
        parts = ("te_laat", "vandaag", "komend", "wacht")
        assert {part: row.aantallen[part] for part in parts} == {p: len(getattr(row, p)) for p in parts}
        with lezer_for(plek) as lezer:
            bal = load_bal(lezer)
            sheet = ochtend_facts(lezer, head=make_head(lezer, plek.klok.nu()), begeleider_uid="").vandaag
        found = [part for part in parts for line in getattr(row, part) if line.punt_uid == punt]
        assert found == [
            p for p in parts for line in getattr(sheet, p) if line.punt_uid == punt and line.blad
        ]
        return found, [p.van_ons for p in bal.partijen for line in p.lijnen if line.punt_uid == punt]

    assert where(ours) == (["komend"], [True])
    assert _vandaag(plek).komend[-1].punt_uid == ours
    assert where(theirs) == (["wacht"], [False])
    actiepunten.postpone(plek, ours, T0 + 3 * DAG, "na de vakantie")
    assert where(ours) == ([], [])
    actiepunten.mark_wacht(plek, ours, "COA", T0)
    assert where(ours) == (["wacht"], [False])
    actiepunten.reopen(plek, ours)
    ankers.pause_clock(plek, uid, T0 - DAG, "familie komt", "COA")
    assert where(ours) == ([], [])
    ankers.resume_clock(plek, uid, T0)
    assert where(ours) == (["komend"], [True])
    gebeurtenissen.close_dossier(plek, uid, T0, "klaar", "afgerond")
    assert where(ours) == where(theirs) == ([], [])


def test_a_line_that_waits_for_somebody_names_who(plek: Plek) -> None:
    uid = _open(plek, "Tekleberi", 30)
    actiepunten.mark_wacht(plek, _punt(plek, uid, "pv-13"), "Stichting Rietvoorn Wonen", T0 - 12 * DAG)

    waiting = [line for line in _vandaag(plek).wacht if line.tekst == "huishouden aanmelden voor begeleiding"]

    assert [line.aan_zet for line in waiting] == ["Stichting Rietvoorn Wonen"]


def test_a_postponed_line_comes_back_on_its_day(plek: Plek) -> None:
    uid = _open(plek, "Tekleberi", 30)
    punt = _punt(plek, uid, "pv-13")
    actiepunten.postpone(plek, punt, T0 + 3 * DAG, "begeleider is ziek gemeld bij de organisatie")
    assert punt not in {line.punt_uid for line in _vandaag(plek).vandaag}

    plek.klok.dag = T0 + 3 * DAG  # type: ignore[attr-defined]

    assert punt in {line.punt_uid for line in _vandaag(plek).vandaag}


def test_nothing_in_a_closed_dossier_is_shown(plek: Plek) -> None:
    uid = _open(plek, "Tekleberi", 100)
    gebeurtenissen.record_vertrokken(plek, uid, T0, "vertrokken naar familie")
    gebeurtenissen.close_dossier(plek, uid, T0, "vertrokken naar familie")

    row = _vandaag(plek)

    assert set(row.aantallen.values()) == {0}


def test_nothing_is_late_while_the_clock_stands_still(plek: Plek) -> None:
    uid = _open(plek, "Tekleberi", 100)
    before = _vandaag(plek).aantallen["te_laat"]

    ankers.pause_clock(plek, uid, T0 - DAG, "familie komt", "COA")

    assert before > 0
    assert _vandaag(plek).aantallen["te_laat"] == 0


def test_own_gezinnen_are_those_of_the_medewerker(plek: Plek) -> None:
    other = add_medewerker(plek.store, "Noa Voorbeeld", "begeleider")
    _open(plek, "Tekleberi", 100)
    _open(make_plek(plek.store, wie=other), "Noorvand", 100)

    assert {line.gezin for line in _vandaag(plek, other).te_laat} == {"Noorvand"}
    assert {line.gezin for line in _vandaag(plek).te_laat} == {"Tekleberi", "Noorvand"}


def test_a_line_of_several_people_is_one_line_with_their_open_letters(plek: Plek) -> None:
    uid = _open(plek, "Warsamele", 65, personen=3)
    lines = [line for line in _vandaag(plek).wacht if line.tekst == "verblijfspas ophalen bij de IND"]
    assert [line.letters for line in lines] == ["abc"]
    with plek.store.reader() as session:
        first = session.scalars(
            select(Actiepunt.uid)
            .join(Persoon, Persoon.uid == Actiepunt.onderwerp_uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .where(Actiepunt.item_id == "pv-09", Lidmaatschap.letter == "b")
        ).one()

    actiepunten.tick(plek, first)

    lines = [line for line in _vandaag(plek).wacht if line.tekst == "verblijfspas ophalen bij de IND"]
    assert [line.letters for line in lines] == ["ac"]
    assert {line.dossier_uid for line in lines} == {uid}


def test_a_section_gives_its_full_count_beside_at_most_the_asked_lines(plek: Plek) -> None:
    _open(plek, "Tekleberi", 60)

    full, cut = _vandaag(plek), _vandaag(plek, grens=2)

    assert len(cut.vandaag) == 2
    assert cut.aantallen == full.aantallen
    assert full.aantallen["vandaag"] == len(full.vandaag) > 2


def test_a_quiet_gezin_shows_after_the_days_of_the_setting_and_zero_switches_it_off(plek: Plek) -> None:
    _open(plek, "Tekleberi", 30)
    plek.klok.dag = T0 + 40 * DAG  # type: ignore[attr-defined]
    assert [line.gezin for line in _vandaag(plek).stil] == ["Tekleberi"]

    cijfers.save_instelling(plek, "contact_stil_dagen", 0, bron="teamoverleg", scope="land")

    assert _vandaag(plek).stil == ()


def test_zero_of_the_own_gemeente_switches_it_off_as_beheer_saves_it(plek: Plek) -> None:
    """Beheer saves a figure for the gemeente: there it must count, and only there."""
    _open(plek, "Tekleberi", 30)
    plek.klok.dag = T0 + 40 * DAG  # type: ignore[attr-defined]
    assert len(_vandaag(plek).stil) == 1

    cijfers.save_instelling(plek, "contact_stil_dagen", 0, bron="teamoverleg")

    assert _vandaag(plek).stil == ()


@pytest.mark.parametrize(
    ("code", "sectie"), [("wordt_18_vooruit_maanden", "wordt_18"), ("amv_18_vooruit_maanden", "wordt_18")]
)
def test_how_far_ahead_is_a_figure_and_zero_is_off(plek: Plek, code: str, sectie: str) -> None:
    _child(plek, _open(plek, "Qasimoun", 30), over_maanden=2, is_amv=code.startswith("amv"))
    assert len(getattr(_vandaag(plek), sectie)) == 1

    cijfers.save_instelling(plek, code, 1, bron="teamoverleg")
    assert getattr(_vandaag(plek), sectie) == ()
    cijfers.save_instelling(plek, code, 3, bron="teamoverleg")
    assert len(getattr(_vandaag(plek), sectie)) == 1
    cijfers.save_instelling(plek, code, 0, bron="teamoverleg")
    assert getattr(_vandaag(plek), sectie) == ()


def test_a_temporary_place_shows_so_far_ahead_as_the_figure_says(plek: Plek) -> None:
    uid = _open(plek, "Tekleberi", 30)
    gebeurtenissen.record_woning_gevonden(
        plek, uid, T0, "Lindehof 8", tijdelijk_tot=T0 + 150 * DAG, plaats="Wilgenrade"
    )
    assert [line.gezin for line in _vandaag(plek).tijdelijk] == ["Tekleberi"]

    cijfers.save_instelling(plek, "tijdelijk_vooruit_maanden", 2, bron="teamoverleg")
    assert _vandaag(plek).tijdelijk == ()


def _child(plek: Plek, dossier_uid: str, *, over_maanden: int, is_amv: bool) -> str:
    """Give the one person of a dossier a birthday that makes 18 in so many months, and give its uid."""
    year, month = divmod(T0.month - 1 + over_maanden, 12)
    born = T0.replace(year=T0.year + year - 18, month=month + 1)
    with plek.store.reader() as session:
        persoon = session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == dossier_uid)
        ).one()
    leden.save_persoon_field(plek, persoon, "roepnaam", "Filmon")
    leden.save_persoon_field(plek, persoon, "geboortedatum", born)
    leden.save_persoon_field(plek, persoon, "is_amv", is_amv)
    return persoon


def test_an_amv_shows_nine_months_before_18_and_another_child_one_quarter(plek: Plek) -> None:
    _child(plek, _open(plek, "Habtevold", 30), over_maanden=8, is_amv=True)
    _child(plek, _open(plek, "Noorvand", 30), over_maanden=8, is_amv=False)
    _child(plek, _open(plek, "Qasimoun", 30), over_maanden=2, is_amv=False)

    row = _vandaag(plek)

    assert [line.gezin for line in row.wordt_18] == ["Qasimoun", "Habtevold"]
    assert row.wordt_18[0].tekst == "Filmon wordt 18"


def test_an_amv_in_verlengde_opvang_shows_as_long_before_its_end_as_before_18(plek: Plek) -> None:
    """21 in eight months: there; in ten months, gone already, or with another choice: not there."""
    for naam, months, keuze in (
        ("Habtevold", 36 + 8, AmvKeuze.VERLENGD),
        ("Verweg", 36 + 10, AmvKeuze.VERLENGD),
        ("Voorbij", 36 - 1, AmvKeuze.VERLENGD),
        ("Vertrokken", 36 + 8, AmvKeuze.VERLENGD),
        ("Zelfstandig", 36 + 8, AmvKeuze.ZELFSTANDIG),
    ):
        uid = _open(plek, naam, 30)
        persoon = _child(plek, uid, over_maanden=months - 72, is_amv=True)
        amv.choose(plek, uid, persoon, keuze, T0, "Zelf gekozen.")
        if naam == "Vertrokken":
            amv.record_vertrek(plek, uid, persoon, T0)
    _child(plek, _open(plek, "Noorvand", 30), over_maanden=2, is_amv=False)

    row = _vandaag(plek)

    assert [(line.gezin, line.tekst, line.uit_opvang) for line in row.wordt_18] == [
        ("Noorvand", "Filmon wordt 18", False),
        ("Habtevold", "Filmon gaat uit verlengde opvang", True),
    ]
    assert row.aantallen["wordt_18"] == 2
    assert len(_vandaag(plek, grens=1).wordt_18) == 1

    cijfers.save_instelling(plek, "amv_18_vooruit_maanden", 7, bron="teamoverleg")
    assert [line.gezin for line in _vandaag(plek).wordt_18] == ["Noorvand"]


def test_what_is_missing_is_named_in_words(plek: Plek) -> None:
    _open(plek, "Tekleberi", 30)

    (line,) = _vandaag(plek).ontbreekt

    assert "het aanspreekpunt bij de gemeente" in line.tekst


def test_an_empty_kluis_gives_an_empty_day(plek: Plek) -> None:
    row = _vandaag(plek)

    assert set(row.aantallen.values()) == {0}
    assert row.te_laat == row.vandaag == row.ontbreekt == ()
