"""Requests with their month, corrections on request, sharing, the registers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import ColumnElement, select

from models.content.avg import load_verwerkingen
from models.errors import Refused
from models.queries.registers import load_datalekken, load_register
from models.queries.van_wie import regels_of
from models.rules.kalender import add_maanden
from models.services.beheer import add_gemeente
from models.services.cijfers import save_instelling
from models.services.delen import add_deling, withdraw_deling
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import close_dossier
from models.services.registers import (
    close_datalek,
    drop_verwerking,
    report_datalek,
    save_datalek,
    save_verwerking,
)
from models.services.verb import Plek
from models.services.verzoeken import (
    correct_field,
    decide_verzoek,
    extend_verzoek,
    record_verzoek,
    refuse_correction,
    save_identiteit,
)
from models.tables import (
    Datalek,
    Deling,
    Dossier,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Verwerking,
    Verzoek,
)
from models.values import Deelgrond, Deelpartij, VerzoekSoort
from tests.builders import T0, VasteKlok, lezer_for


@pytest.fixture
def gezin(plek: Plek) -> tuple[str, str]:
    """A dossier and its first person."""
    with plek.store.reader() as session:
        uid = session.scalars(select(Dossier.uid).where(Dossier.naam == "Warsamele")).one()
        person = session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == uid)
            .order_by(Lidmaatschap.id)
        ).first()
    assert person is not None
    return uid, person


T = TypeVar("T", Verzoek, Verwerking, Datalek)


def _row(plek: Plek, kind: type[T], where: ColumnElement[bool]) -> T:
    """A row, loose of its session."""
    with plek.store.reader() as session:
        row = session.scalars(select(kind).where(where)).one()
        session.expunge(row)
        return row


def _verzoek(plek: Plek, uid: str) -> Verzoek:
    return _row(plek, Verzoek, Verzoek.uid == uid)


def test_the_answer_is_due_in_a_month_and_two_more_with_a_reason_told_in_time(
    plek: Plek, gezin: tuple[str, str]
) -> None:
    uid, person = gezin
    asked = record_verzoek(plek, uid, VerzoekSoort.INZAGE, date(2026, 5, 31), persoon_uid=person).onderwerp
    assert _verzoek(plek, asked).uiterlijk_op == date(2026, 6, 30)
    with pytest.raises(Refused, match="reden_nodig"):
        extend_verzoek(plek, asked, "")

    extend_verzoek(plek, asked, "veel papier om na te kijken")

    assert _verzoek(plek, asked).uiterlijk_op == date(2026, 8, 30)
    with pytest.raises(Refused, match="verzoek_al_uitgesteld"):
        extend_verzoek(plek, asked, "nog meer")
    late = record_verzoek(plek, uid, VerzoekSoort.INZAGE, T0, persoon_uid=person).onderwerp
    assert isinstance(plek.klok, VasteKlok)
    plek.klok.dag = date(2026, 7, 16)
    with pytest.raises(Refused, match="verzoek_te_laat"):
        extend_verzoek(plek, late, "vergeten")


def test_nothing_is_given_to_somebody_who_was_not_recognised(plek: Plek, gezin: tuple[str, str]) -> None:
    uid, person = gezin
    asked = record_verzoek(plek, uid, VerzoekSoort.INZAGE, T0, persoon_uid=person).onderwerp
    with pytest.raises(Refused, match="identiteit_nodig"):
        decide_verzoek(plek, asked, "gedaan")
    with pytest.raises(Refused, match="keuze_onbekend"):
        save_identiteit(plek, asked, "kopie paspoort")

    save_identiteit(plek, asked, "document")
    decide_verzoek(plek, asked, "gedaan")

    assert _verzoek(plek, asked).besloten_op == T0
    with pytest.raises(Refused, match="verzoek_besloten"):
        decide_verzoek(plek, asked, "gedaan")
    with pytest.raises(Refused, match="persoon_onbekend"):
        record_verzoek(plek, uid, VerzoekSoort.INZAGE, T0, persoon_uid="iemand anders")
    with pytest.raises(Refused, match="dag_in_toekomst"):
        record_verzoek(plek, uid, VerzoekSoort.INZAGE, T0 + timedelta(days=1))


def test_a_correction_changes_the_field_and_says_that_it_was_asked(
    plek: Plek, gezin: tuple[str, str]
) -> None:
    uid, person = gezin
    asked = record_verzoek(
        plek, uid, VerzoekSoort.CORRECTIE, T0, persoon_uid=person, identiteit="bekend"
    ).onderwerp
    with pytest.raises(Refused, match="veld_onbekend"):
        correct_field(plek, asked, "route", "azc", "klopt niet")

    change = correct_field(plek, asked, "roepnaam", "Voorbeeldnaam", "zo staat het in de pas")

    assert change.soort == "correctie_gedaan"
    with plek.store.reader() as session:
        naam = session.scalars(
            select(Persoonsgegevens.roepnaam)
            .join(Persoon, Persoon.id == Persoonsgegevens.persoon_id)
            .where(Persoon.uid == person)
        ).one()
    assert naam == "Voorbeeldnaam"
    done = _verzoek(plek, asked)
    assert (done.veld, done.besluit, done.reden) == ("roepnaam", "gedaan", "zo staat het in de pas")


def test_a_correction_of_the_gezin_and_a_refused_one(plek: Plek, gezin: tuple[str, str]) -> None:
    uid, person = gezin
    asked = record_verzoek(plek, uid, VerzoekSoort.CORRECTIE, T0, identiteit="bekend").onderwerp
    with pytest.raises(Refused, match="veld_onbekend"):
        correct_field(plek, asked, "roepnaam", "x", "klopt niet")
    correct_field(plek, asked, "perspectief", "een eigen zaak", "stond er anders")
    other = record_verzoek(plek, uid, VerzoekSoort.CORRECTIE, T0, persoon_uid=person).onderwerp
    with pytest.raises(Refused, match="reden_nodig"):
        refuse_correction(plek, other, "geboortedatum", "")

    refuse_correction(plek, other, "geboortedatum", "de BRP zegt anders; vraag het daar")

    assert (_verzoek(plek, other).besluit, _verzoek(plek, other).veld) == ("geweigerd", "geboortedatum")


# --- sharing ---


def test_sharing_is_written_down_and_taken_back(plek: Plek, gezin: tuple[str, str]) -> None:
    uid, _person = gezin
    with pytest.raises(Refused, match="deling_wie"):
        add_deling(plek, uid, Deelpartij.ANDERS, Deelgrond.TOESTEMMING, T0)
    with pytest.raises(Refused, match="tot_voor_van"):
        add_deling(plek, uid, Deelpartij.COA, Deelgrond.WET, T0, tot=T0 - timedelta(days=1))
    with pytest.raises(Refused, match="organisatie_onbekend"):
        add_deling(plek, uid, Deelpartij.COR, Deelgrond.WET, T0, organisatie_uid="nergens")
    made = add_deling(
        plek, uid, Deelpartij.SCHOOL, Deelgrond.TOESTEMMING, T0, naam="De Wilg", uitleg="naam en adres"
    ).onderwerp
    with pytest.raises(Refused, match="dag_in_toekomst"):
        withdraw_deling(plek, made, T0 + timedelta(days=3))

    withdraw_deling(plek, made, T0)

    with plek.store.reader() as session:
        assert session.scalars(select(Deling.ingetrokken_op).where(Deling.uid == made)).one() == T0
    with pytest.raises(Refused, match="deling_al_ingetrokken"):
        withdraw_deling(plek, made, T0)
    with pytest.raises(Refused, match="deling_onbekend"):
        withdraw_deling(plek, "nergens", T0)
    close_dossier(plek, uid, T0, "klaar")
    with pytest.raises(Refused, match="dossier_gesloten"):
        add_deling(plek, uid, Deelpartij.COA, Deelgrond.WET, T0)


# --- registers ---


def test_a_shipped_line_is_adapted_an_own_one_added_and_both_can_go(plek: Plek) -> None:
    code = save_verwerking(plek, "begeleiding", {"doel": "Mensen helpen."}).onderwerp
    own = save_verwerking(plek, "", {"naam": "Nieuwsbrief", "doel": "Vertellen."}).onderwerp
    adapted = _row(plek, Verwerking, Verwerking.code == code)
    assert adapted.doel == "Mensen helpen."
    assert adapted.naam == load_verwerkingen()[0].naam
    with pytest.raises(Refused, match="veld_leeg"):
        save_verwerking(plek, "", {"doel": "iets"})
    with pytest.raises(Refused, match="veld_onbekend"):
        save_verwerking(plek, own, {"weg": "ja"})
    with pytest.raises(Refused, match="verwerking_onbekend"):
        drop_verwerking(plek, "bestaat_niet")

    drop_verwerking(plek, own)
    drop_verwerking(plek, "medewerkers")

    with plek.store.reader() as session:
        gone = session.scalars(select(Verwerking.code).where(Verwerking.weg)).all()
    assert set(gone) == {own, "medewerkers"}


def test_every_table_with_data_of_people_stands_in_the_register_of_processing() -> None:
    from models.base import Base

    told = {name for one in load_verwerkingen() for name in one.tabellen}
    known = {table.name for table in Base.metadata.sorted_tables}
    about = {
        name
        for name in known
        if (r := regels_of(name)).bewaren == "dossier" or r.persoon or r.scope == "medewerker"
    }

    assert about - told == set(), "name these tables in resources/avg/verwerkingen.toml"
    assert told - known == set()


def test_a_breach_is_followed_from_noticing_to_closing(plek: Plek) -> None:
    seen = datetime(2026, 6, 15, 8, tzinfo=UTC)
    with pytest.raises(Refused, match="veld_leeg"):
        report_datalek(plek, "kwijt", " ", seen)
    with pytest.raises(Refused, match="dag_in_toekomst"):
        report_datalek(plek, "kwijt", "laptop weg", seen + timedelta(days=2))
    uid = report_datalek(plek, "kwijt", "een tas met papier staat nog in de bus", seen).onderwerp
    with pytest.raises(Refused, match="datalek_niet_klaar"):
        close_datalek(plek, uid)
    with pytest.raises(Refused, match="veld_onbekend"):
        save_datalek(plek, uid, {"nummer": 3})
    with pytest.raises(Refused, match="dag_in_toekomst"):
        save_datalek(plek, uid, {"gebeurd_op": T0 + timedelta(days=1)})
    with pytest.raises(Refused, match="geen_datum"):
        save_datalek(plek, uid, {"ap_op": "gisteren"})
    with pytest.raises(Refused, match="veld_leeg"):
        save_datalek(plek, uid, {"ontdekt_op": None})
    with pytest.raises(Refused, match="veld_onbekend"):
        save_datalek(plek, uid, {"wat": seen})

    save_datalek(
        plek,
        uid,
        {"risico": "hoog", "maatregelen": "bus gebeld", "ap_op": seen, "aantal": 8, "gebeurd_op": T0},
    )

    with pytest.raises(Refused, match="datalek_niet_klaar"):
        close_datalek(plek, uid)
    save_datalek(plek, uid, {"betrokkenen_op": seen, "fg_op": None})
    close_datalek(plek, uid)
    with pytest.raises(Refused, match="datalek_gesloten"):
        save_datalek(plek, uid, {"aantal": 9})
    row = _row(plek, Datalek, Datalek.uid == uid)
    assert (row.nummer, row.aantal, row.afgesloten_op) == (1, 8, T0)
    with pytest.raises(Refused, match="datalek_onbekend"):
        close_datalek(plek, "nergens")


@pytest.fixture
def elders(plek: Plek) -> str:
    """A second gemeente, in another provincie."""
    return add_gemeente(plek, "Elders", "Zeeland").onderwerp


def test_a_request_is_answered_within_the_months_of_the_gemeente_of_the_dossier(
    plek: Plek, gezin: tuple[str, str], elders: str
) -> None:
    """The value of the gemeente goes before that of its provincie, and that before the land."""
    there = open_dossier(plek, "Elderman", T0, 1, "azc Duinvoorde", gemeente_uid=elders).onderwerp
    for code, months in (("avg_verzoek_maanden", 2), ("avg_verzoek_uitstel_maanden", 3)):
        save_instelling(plek, code, months, None, "afspraak", "provincie", gemeente_uid=elders)
    due = {}
    for uid in (gezin[0], there):
        asked = record_verzoek(plek, uid, VerzoekSoort.CORRECTIE, T0).onderwerp
        first = _due(plek, asked)
        extend_verzoek(plek, asked, "Het is veel.")
        due[uid] = (first, _due(plek, asked))
    assert due[gezin[0]] == (add_maanden(T0, 1), add_maanden(T0, 3))
    assert due[there] == (add_maanden(T0, 2), add_maanden(T0, 5))
    save_instelling(plek, "avg_verzoek_maanden", 4, None, "afspraak", gemeente_uid=elders)
    again = record_verzoek(plek, there, VerzoekSoort.WISSEN, T0).onderwerp
    assert _due(plek, again) == add_maanden(T0, 4)


def _due(plek: Plek, uid: str) -> date:
    with plek.store.reader() as session:
        return session.scalars(select(Verzoek.uiterlijk_op).where(Verzoek.uid == uid)).one()


def test_a_breach_keeps_to_the_strictest_hours_of_the_gemeenten(plek: Plek, elders: str) -> None:
    seen = datetime(2026, 6, 15, 8, 0, tzinfo=UTC)
    report_datalek(plek, "kwijt", "een tas met papier staat nog in de bus", seen)

    def hours() -> set[float]:
        with lezer_for(plek) as lezer:
            (row,) = load_datalekken(lezer, seen)
        return {(one.uiterlijk - seen).total_seconds() / 3600 for one in row.stappen if one.uiterlijk}

    assert hours() == {24.0, 72.0}
    save_instelling(plek, "datalek_fg_uren", 8, None, "afspraak", gemeente_uid=elders)
    assert hours() == {8.0, 72.0}


def test_the_register_tells_how_long_names_stay_for_each_gemeente_where_they_differ(
    plek: Plek, elders: str
) -> None:
    def terms() -> set[str]:
        with lezer_for(plek) as lezer:
            return {row.bewaren for row in load_register(lezer) if row.bewaren_ruw == "bewaartermijn_maanden"}

    assert terms() == {"24 maanden na het sluiten van het dossier."}
    save_instelling(plek, "bewaartermijn_maanden", 36, None, "besluit", gemeente_uid=elders)
    (words,) = terms()
    assert words.startswith("Elders: 36 maanden na het sluiten van het dossier. ")
    assert words.endswith(": 24 maanden na het sluiten van het dossier.")
