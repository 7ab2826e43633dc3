"""Contact with a gezin: noted, put right, taken away; what counts as spoken; a referral without content."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.contacten import ContactenRow, load_contacten
from models.queries.dossier import load_dossier
from models.queries.vandaag import load_vandaag
from models.rules.begeleiding import Band
from models.services.actiepunten import tick
from models.services.contacten import (
    change_contact,
    note_contact,
    record_contact,
    record_doorverwijzing,
    remove_contact,
)
from models.services.dossiers import open_dossier, set_betrokkene
from models.services.gebeurtenissen import close_dossier, record_getekend, record_schade
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Contactmoment, Dossier, DossierStand, Medewerker, Persoon
from models.values import ContactSoort
from tests.builders import T0, VasteKlok, lezer_for, make_kluis, make_plek

DAG = timedelta(days=1)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("contact"))


@pytest.fixture
def gezin(plek: Plek) -> str:
    return open_dossier(plek, "Sharifpana", date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp


def _read(plek: Plek, uid: str) -> ContactenRow:
    with lezer_for(plek) as lezer:
        return load_contacten(lezer, uid)


def _last(plek: Plek, uid: str) -> date | None:
    with plek.store.reader() as session:
        return session.scalars(
            select(DossierStand.laatste_contact)
            .join(Dossier, Dossier.id == DossierStand.dossier_id)
            .where(Dossier.uid == uid)
        ).one()


def test_a_contact_keeps_everything_that_was_told(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        person = load_dossier(lezer, gezin).personen[0]
    record_contact(
        plek,
        gezin,
        ContactSoort.HUISBEZOEK,
        T0 - DAG,
        persoon_uid=person.uid,
        minuten=45,
        tolk_soort="telefonisch",
        tolk_taal="Somali",
        tolk_betaler="gemeente",
        notitie="De post samen gelezen.",
    )
    (row,) = _read(plek, gezin).contacten
    assert (row.soort, row.op, row.bereikt, row.minuten) == (ContactSoort.HUISBEZOEK, T0 - DAG, True, 45)
    assert (row.tolk_soort, row.tolk_taal, row.tolk_betaler) == ("telefonisch", "Somali", "gemeente")
    assert (row.persoon_uid, row.letter, row.notitie) == (person.uid, "a", "De post samen gelezen.")
    assert row.wie == plek_naam(plek)


def plek_naam(plek: Plek) -> str:
    with plek.store.reader() as session:
        return session.scalars(select(Medewerker.naam).where(Medewerker.uid == plek.wie)).one()


def test_without_an_interpreter_no_language_and_no_payer_stay(plek: Plek, gezin: str) -> None:
    record_contact(plek, gezin, ContactSoort.TELEFOON, T0, tolk_taal="Somali", tolk_betaler="gemeente")
    (row,) = _read(plek, gezin).contacten
    assert (row.tolk_soort, row.tolk_taal, row.tolk_betaler) == ("", "", "")


def test_only_who_was_spoken_counts_as_contact(plek: Plek, gezin: str) -> None:
    before = _last(plek, gezin)
    record_contact(plek, gezin, ContactSoort.TELEFOON, T0, bereikt=False)
    assert (_read(plek, gezin).gesproken, _last(plek, gezin)) == (None, before)
    record_contact(plek, gezin, ContactSoort.TELEFOON, T0 - DAG)
    assert (_read(plek, gezin).gesproken, _last(plek, gezin)) == (T0 - DAG, T0 - DAG)


def test_a_gezin_that_was_spoken_leaves_lang_geen_contact(plek: Plek, gezin: str) -> None:
    later = make_plek(plek.store, VasteKlok(T0 + 60 * DAG), plek.wie)

    def silent() -> list[str]:
        with lezer_for(later) as lezer:
            return [line.dossier_uid for line in load_vandaag(lezer).stil]

    set_betrokkene(plek, gezin, "begeleider", T0, medewerker_uid=plek.wie)
    assert gezin in silent()
    record_contact(later, gezin, ContactSoort.BERICHT, T0 + 59 * DAG)
    assert gezin not in silent()


def test_a164_ticks_events_and_attempts_are_no_contact_on_vandaag(plek: Plek) -> None:
    """Who ticks paperwork every month has not spoken the gezin."""
    uid = open_dossier(plek, "Qasimoun", T0 - 5 * DAG, 2, "azc Duinvoorde").onderwerp
    set_betrokkene(plek, uid, "begeleider", T0, medewerker_uid=plek.wie)
    later = make_plek(plek.store, VasteKlok(T0 + 60 * DAG), plek.wie)

    def silent() -> list[tuple[date | None, bool | None]]:
        with lezer_for(later) as lezer:
            return [(one.dag, one.gesproken) for one in load_vandaag(lezer).stil if one.dossier_uid == uid]

    assert silent() == [(T0, False)]
    with lezer_for(later) as lezer:
        punt = next(one for one in load_dossier(lezer, uid).punten if one.item_id == "pv-02")
    tick(later, punt.uid)
    record_schade(later, uid, T0 + 58 * DAG, "Kras in de deur.")
    record_contact(later, uid, ContactSoort.TELEFOON, T0 + 59 * DAG, bereikt=False)
    record_doorverwijzing(later, uid, "wijkteam", T0 + 59 * DAG)
    assert _last(plek, uid) is None, "the lists know as little of a contact as Vandaag"
    assert silent() == [(T0, False)]
    record_contact(later, uid, ContactSoort.TELEFOON, T0 + 10 * DAG)
    assert silent() == [(T0 + 10 * DAG, True)]
    assert _last(plek, uid) == _read(plek, uid).gesproken == T0 + 10 * DAG
    record_contact(later, uid, ContactSoort.TELEFOON, T0 + 59 * DAG)
    assert silent() == []


def test_a_follow_up_becomes_a_point_of_ours_in_the_same_verb(plek: Plek, gezin: str) -> None:
    made = record_contact(
        plek, gezin, ContactSoort.TELEFOON, T0, vervolg="Energie bellen", vervolg_dag=T0 + 3 * DAG
    )
    with lezer_for(plek) as lezer:
        found = [punt for punt in load_dossier(lezer, gezin).punten if punt.tekst == "Energie bellen"]
    assert [punt.termijn for punt in found] == [T0 + 3 * DAG]
    undo(plek, made.bewerking)
    with lezer_for(plek) as lezer:
        assert all(punt.tekst != "Energie bellen" for punt in load_dossier(lezer, gezin).punten)
    assert _read(plek, gezin).contacten == ()


@pytest.mark.parametrize(
    ("values", "code", "veld"),
    [
        ({"vervolg_dag": T0}, "veld_leeg", "vervolg"),
        ({"vervolg": "x" * 200}, "veld_te_lang", "vervolg"),
        ({"op": T0 + DAG}, "dag_in_toekomst", "op"),
        ({"minuten": 0}, "minuten_onmogelijk", "minuten"),
        ({"minuten": 1441}, "minuten_onmogelijk", "minuten"),
        ({"tolk_soort": "gebaren"}, "keuze_onbekend", "tolk_soort"),
        ({"tolk_soort": "aanwezig", "tolk_betaler": "wij"}, "keuze_onbekend", "tolk_betaler"),
        ({"soort": ContactSoort.DOORVERWIJZING}, "keuze_onbekend", "soort"),
        ({"persoon_uid": "iemand anders"}, "persoon_onbekend", "persoon_uid"),
        ({"notitie": "BSN 111222333"}, "lijkt_op_bsn", "notitie"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_kept(
    plek: Plek, gezin: str, values: dict[str, object], code: str, veld: str
) -> None:
    given: dict[str, object] = {"soort": ContactSoort.TELEFOON, "op": T0} | values
    with pytest.raises(Refused) as refused:
        record_contact(plek, gezin, given.pop("soort"), given.pop("op"), **given)  # type: ignore[arg-type] # wrong on purpose
    assert (refused.value.code, refused.value.veld) == (code, veld)
    assert _read(plek, gezin).contacten == ()


def test_a_contact_is_put_right_and_taken_away_and_comes_back(plek: Plek, gezin: str) -> None:
    uid = record_contact(
        plek, gezin, ContactSoort.TELEFOON, T0, notitie="niet thuis", bereikt=False
    ).onderwerp
    change_contact(plek, uid, ContactSoort.HUISBEZOEK, T0 - DAG, minuten=20)
    (row,) = _read(plek, gezin).contacten
    assert (row.soort, row.op, row.bereikt, row.minuten, row.notitie) == (
        ContactSoort.HUISBEZOEK,
        T0 - DAG,
        True,
        20,
        "",
    )
    gone = remove_contact(plek, uid)
    assert _read(plek, gezin).contacten == ()
    undo(plek, gone.bewerking)
    assert [one.uid for one in _read(plek, gezin).contacten] == [uid]


def test_a_note_on_a_contact_leaves_all_else_that_was_noted(plek: Plek, gezin: str) -> None:
    """Also of a referral nothing can be written (A162)."""
    with plek.store.reader() as session:
        who = session.scalars(select(Persoon.uid).order_by(Persoon.id.desc()).limit(1)).one()
    uid = record_contact(
        plek,
        gezin,
        ContactSoort.SPREEKUUR,
        T0,
        persoon_uid=who,
        minuten=30,
        tolk_soort="telefonisch",
        tolk_taal="Tigrinya",
        tolk_betaler="gemeente",
        notitie="post",
    ).onderwerp
    (before,) = _read(plek, gezin).contacten
    done = note_contact(plek, uid, "post en huur")
    (row,) = _read(plek, gezin).contacten
    assert (row.notitie, before.notitie) == ("post en huur", "post")
    assert msgspec.structs.replace(row, notitie="post") == before
    undo(plek, done.bewerking)
    assert _read(plek, gezin).contacten == (before,)
    with pytest.raises(Refused, match="contact_onbekend"):
        note_contact(plek, record_doorverwijzing(plek, gezin, "wijkteam", T0).onderwerp, "waarom")


def test_a162_a_referral_keeps_only_the_day_and_the_kind_of_instantie(plek: Plek, gezin: str) -> None:
    uid = record_doorverwijzing(plek, gezin, "wijkteam", T0).onderwerp
    with plek.store.reader() as session:
        columns = Contactmoment.__table__.columns
        told = dict(session.execute(select(*columns).where(Contactmoment.uid == uid)).mappings().one())
    assert told == {
        "id": told["id"],
        "uid": uid,
        "versie": 1,
        "dossier_id": told["dossier_id"],
        "persoon_id": None,
        "soort": "doorverwijzing",
        "op": T0,
        "bereikt": True,
        "minuten": None,
        "tolk_soort": "",
        "tolk_taal": "",
        "tolk_betaler": "",
        "instantie": "wijkteam",
        "notitie": "",
        "wie": plek.wie,
    }
    with pytest.raises(Refused, match="contact_onbekend"):
        change_contact(plek, uid, ContactSoort.TELEFOON, T0, notitie="waarom")
    with pytest.raises(Refused, match="keuze_onbekend"):
        record_doorverwijzing(plek, gezin, "psychiater", T0)


def test_a_referral_is_not_counted_as_a_conversation(plek: Plek, gezin: str) -> None:
    record_getekend(plek, gezin, T0 - 60 * DAG)
    record_doorverwijzing(plek, gezin, "taal", T0)
    assert sum(one.echt for one in _read(plek, gezin).maanden) == 0


def test_a164_expected_contact_follows_from_the_signing_and_is_set_beside_the_real_one(
    plek: Plek, gezin: str
) -> None:
    assert _read(plek, gezin).band is None
    record_getekend(plek, gezin, T0 - 60 * DAG)
    record_contact(plek, gezin, ContactSoort.SPREEKUUR, T0)
    record_contact(plek, gezin, ContactSoort.TELEFOON, T0)
    found = _read(plek, gezin)
    assert found.band is Band.INTENSIEF
    assert (found.maanden[0].maand, found.maanden[0].verwacht, found.maanden[0].echt) == (
        T0.replace(day=1),
        4,
        2,
    )


def test_in_a_closed_dossier_no_contact_is_noted_or_changed(plek: Plek, gezin: str) -> None:
    uid = record_contact(plek, gezin, ContactSoort.TELEFOON, T0).onderwerp
    close_dossier(plek, gezin, T0, "verhuisd")
    with pytest.raises(Refused, match="dossier_gesloten"):
        record_contact(plek, gezin, ContactSoort.TELEFOON, T0)
    with pytest.raises(Refused, match="dossier_gesloten"):
        remove_contact(plek, uid)
