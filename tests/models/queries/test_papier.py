from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.papier import checklist_facts, dagkaart_facts, make_head, matrix_facts, ochtend_facts
from models.queries.papier_namen import gezin_name, initial
from models.queries.rows import PaperHead, Row
from models.queries.rows_papier import DagkaartFacts, MatrixFacts
from models.services import actiepunten, beheer, cijfers, dossiers, gebeurtenissen, leden, regeldagen
from models.services.verb import Plek
from models.tables import Actiepunt, Lidmaatschap, MatrixVersie, Persoon
from models.values import Fase, Partij, Privacy, RijStand, Verdeling
from tests.builders import T0, lezer_for, only_gemeente

DAG = timedelta(days=1)
NAMEN = ("Warsamele", "Hodan", "Ayaan", "Bilan")


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = dossiers.open_dossier(plek, "Warsamele", T0 - 60 * DAG, 3, "Duinvoorde").onderwerp
    for letter, naam, geboren in (
        ("a", "Hodan", date(1990, 2, 3)),
        ("b", "Ayaan", date(2009, 1, 5)),
        ("c", "Bilan", date(2020, 7, 9)),
    ):
        persoon = _persoon(plek, letter)
        leden.save_persoon_field(plek, persoon, "roepnaam", naam)
        leden.save_persoon_field(plek, persoon, "geboortedatum", geboren)
    leden.save_persoon_field(plek, _persoon(plek, "a"), "moedertaal", "so")
    leden.save_persoon_field(plek, _persoon(plek, "a"), "tolk", "ja")
    gebeurtenissen.record_tekendatum(plek, uid, T0 + 6 * DAG)
    return uid


def _persoon(plek: Plek, letter: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .where(Lidmaatschap.letter == letter)
        ).one()


def _head(plek: Plek, lezer: Lezer, privacy: Privacy = Privacy.NAAM) -> PaperHead:
    return make_head(lezer, plek.klok.nu(), privacy=privacy)


def _dagkaart(plek: Plek, uid: str, regeldag: str = "", privacy: Privacy = Privacy.NAAM) -> DagkaartFacts:
    with lezer_for(plek) as lezer:
        return dagkaart_facts(lezer, uid, regeldag, head=_head(plek, lezer, privacy))


def _matrix(plek: Plek, **more: str) -> MatrixFacts:
    with lezer_for(plek) as lezer:
        return matrix_facts(lezer, only_gemeente_in(lezer), head=_head(plek, lezer), **more)


def only_gemeente_in(lezer: Lezer) -> str:
    return next(iter(lezer.stand.gemeenten))


def _all_papers(plek: Plek, uid: str, privacy: Privacy) -> list[Row]:
    with lezer_for(plek) as lezer:
        head = _head(plek, lezer, privacy)
        return [
            dagkaart_facts(lezer, uid, head=head),
            checklist_facts(lezer, uid, head=head),
            matrix_facts(lezer, "", dossier_uid=uid, head=head),
            ochtend_facts(lezer, head=head),
        ]


# --- names ------------------------------------------------------------------------------------------------


def test_a_paper_with_names_names_the_gezin_and_its_people(plek: Plek, gezin: str) -> None:
    facts = _dagkaart(plek, gezin)

    assert facts.gezin == "Gezin Warsamele"
    assert [(p.letter, p.naam, p.leeftijd) for p in facts.personen] == [
        ("a", "Hodan", 36),
        ("b", "Ayaan", 17),
        ("c", "Bilan", 5),
    ]


def test_a_paper_with_initials_shows_no_whole_name_anywhere(plek: Plek, gezin: str) -> None:
    actiepunten.set_notitie(plek, _line(plek, "ve-01"), "Hodan belt zelf")
    for facts in _all_papers(plek, gezin, Privacy.VOORLETTER):
        text = msgspec.json.encode(facts).decode()
        assert not [naam for naam in NAMEN if naam in text], type(facts).__name__
    assert _dagkaart(plek, gezin, privacy=Privacy.VOORLETTER).gezin == "Gezin W."


def test_an_anonymous_paper_has_letters_and_the_dossier_number_only(plek: Plek, gezin: str) -> None:
    actiepunten.set_notitie(plek, _line(plek, "ve-01"), "Hodan belt zelf")
    for facts in _all_papers(plek, gezin, Privacy.ANONIEM):
        text = msgspec.json.encode(facts).decode()
        assert not [naam for naam in (*NAMEN, "Gezin W.") if naam in text], type(facts).__name__
    facts = _dagkaart(plek, gezin, privacy=Privacy.ANONIEM)
    assert [(p.letter, p.naam, p.leeftijd) for p in facts.personen] == [
        ("a", "", None),
        ("b", "", None),
        ("c", "", None),
    ]
    assert facts.dossier_nummer == "T1-0001"


@pytest.mark.parametrize(
    ("naam", "expected"), [("'t Hoen", "T."), ("élan", "É."), ("", ""), ("--", ""), ("عبد", "ع.")]
)
def test_an_initial_is_the_first_letter_whatever_the_script(naam: str, expected: str) -> None:
    assert initial(naam) == expected


def test_one_person_is_no_gezin() -> None:
    assert gezin_name("Tekleberi", Privacy.NAAM, 1) == "Tekleberi"
    assert gezin_name("Tekleberi", Privacy.VOORLETTER, 1) == "T."


# --- dagkaart ---------------------------------------------------------------------------------------------


def _line(plek: Plek, item_id: str) -> str:
    with plek.store.reader() as session:
        return (
            session.scalars(
                select(Actiepunt.uid).where(Actiepunt.item_id == item_id, Actiepunt.vervallen_op.is_(None))
            ).first()
            or ""
        )


def test_the_loketten_stand_in_the_order_of_the_setting_with_their_lines(plek: Plek, gezin: str) -> None:
    facts = _dagkaart(plek, gezin)

    assert [loket.id for loket in facts.loketten][:3] == ["L1", "L2", "L4"]
    assert not facts.brp_eerst
    assert facts.dag == T0 + 6 * DAG
    assert "huurcontract tekenen" in {line.tekst for line in facts.loketten[0].lijnen}


def test_burgerzaken_first_when_the_gemeente_orders_it_so(plek: Plek, gezin: str) -> None:
    cijfers.save_instelling(plek, "loket_volgorde", ("L2", "L1", "L4"), bron="besluit gemeente")

    facts = _dagkaart(plek, gezin)

    assert [loket.id for loket in facts.loketten][:3] == ["L2", "L1", "L4"]
    assert facts.brp_eerst


def test_letters_stand_only_where_a_point_is_per_person(plek: Plek, gezin: str) -> None:
    lines = {line.tekst: line for loket in _dagkaart(plek, gezin).loketten for line in loket.lijnen}

    assert lines["huurcontract tekenen"].letters == ()
    assert lines["DigiD aanvragen"].letters == ("a",)
    assert lines["huurcontract tekenen"].vraagt == "huuringang"


def test_every_line_carries_its_actiepunten_for_the_record(plek: Plek, gezin: str) -> None:
    lines = [line for loket in _dagkaart(plek, gezin).loketten for line in loket.lijnen]
    with plek.store.reader() as session:
        known = dict(session.execute(select(Actiepunt.uid, Actiepunt.versie)).all())

    assert all(line.punten for line in lines)
    assert all(known[uid] == versie for line in lines for _, uid, versie in line.punten)
    assert all([p[0] for p in line.punten] == list(line.letters) for line in lines if line.letters)


def test_a_line_whose_condition_is_unknown_says_when_it_counts(plek: Plek, gezin: str) -> None:
    lines = [line.tekst for loket in _dagkaart(plek, gezin).loketten for line in loket.lijnen]

    assert [t for t in lines if t.startswith("uitkering aanvragen – Krijgt het gezin bijstand?")]


def test_who_comes_is_told_in_letters(plek: Plek, gezin: str) -> None:
    comes = {loket.id: loket.komt for loket in _dagkaart(plek, gezin).loketten}

    assert comes["L2"] == "allen"
    assert comes["L1"] == comes["L4"] == "a"


def test_language_interpreter_and_people_beside_stand_on_the_sheet(plek: Plek, gezin: str) -> None:
    facts = _dagkaart(plek, gezin)

    assert (facts.taal, facts.tolk) == ("so", "ja")
    assert facts.begeleider == "Wil Voorbeeld"
    leden.save_persoon_field(plek, _persoon(plek, "a"), "tolk_telefonisch", True)
    assert _dagkaart(plek, gezin).tolk == "telefonisch"


def test_a_regeldag_gives_place_times_and_contacts(plek: Plek, gezin: str) -> None:
    day = regeldagen.add_regeldag(
        plek, only_gemeente(plek.store), T0 + 6 * DAG, "Gemeentehuis", "9.30"
    ).onderwerp
    regeldagen.save_loket(
        plek, day, "L1", ruimte="kamer 3", contact="Fenna Voorbeeld", telefoon="06-00000023"
    )
    regeldagen.set_tijd(plek, day, gezin, "L1", "0930")

    facts = _dagkaart(plek, gezin)

    assert (facts.plaats, facts.start) == ("Gemeentehuis", "9:30")
    first = facts.loketten[0]
    assert (first.tijd, first.ruimte, first.contact) == ("9:30", "kamer 3", "Fenna Voorbeeld")


def test_papers_to_bring_are_each_named_once(plek: Plek, gezin: str) -> None:
    facts = _dagkaart(plek, gezin)
    papers = facts.meenemen

    assert len(papers) == len(set(papers))
    assert [p for p in papers if p.startswith("verblijfspas van")] == ["verblijfspas van iedereen"]
    assert facts.let_op == ("nagaan of het BSN van a b c bekend is",)


# --- checklist, matrix, ochtendblad -----------------------------------------------------------------------


def test_the_checklist_holds_every_live_line_of_the_phase_once(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        facts = checklist_facts(lezer, gezin, Fase.VESTIGING, head=_head(plek, lezer))
        whole = checklist_facts(lezer, gezin, head=_head(plek, lezer))

    assert [code for code, _ in facts.groepen] == ["vestiging"]
    assert [code for code, _ in whole.groepen] == ["pre_vestiging", "vestiging", "integratie"]
    numbers = [line.nummer for _, lines in whole.groepen for line in lines]
    assert len(numbers) == len(set(numbers))


def test_the_reason_for_going_on_is_printed_with_names_only(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_getekend(plek, gezin, T0, reden="woning is klaar, rest volgt")
    with lezer_for(plek) as lezer:
        told = checklist_facts(lezer, gezin, head=_head(plek, lezer)).doorgegaan_reden
        hidden = checklist_facts(lezer, gezin, head=_head(plek, lezer, Privacy.ANONIEM)).doorgegaan_reden

    assert (told, hidden) == ("woning is klaar, rest volgt", "")


def test_the_matrix_of_a_gemeente_has_all_rows_and_that_of_a_dossier_its_own(plek: Plek, gezin: str) -> None:
    whole, own = _matrix(plek), _matrix(plek, dossier_uid=gezin)

    assert len(whole.rijen) == 36
    assert len(own.rijen) == 29
    assert whole.status == "voorstel"
    assert all(rij.stand is None for rij in whole.rijen)
    assert own.dossier_nummer == "T1-0001"


def test_a_row_counts_its_lines_and_tells_the_next_date(plek: Plek, gezin: str) -> None:
    rows = {rij.id: rij for rij in _matrix(plek, dossier_uid=gezin).rijen}
    before = rows["m-09"]
    actiepunten.tick(plek, _line(plek, "pv-13"))
    after = {rij.id: rij for rij in _matrix(plek, dossier_uid=gezin).rijen}["m-09"]

    assert (before.klaar, before.totaal, before.eerste_datum) == (0, 1, T0 - 60 * DAG + 35 * DAG) or (
        before.totaal == 1 and before.eerste_datum is not None
    )
    assert (after.stand, after.klaar, after.eerste_datum) == (RijStand.KLAAR, 1, None)
    assert rows["m-22"].stand is RijStand.NVT


def test_a_gemeente_that_guides_itself_has_no_column_for_begeleiding(plek: Plek) -> None:
    beheer.save_gemeente_field(plek, only_gemeente(plek.store), "doet_begeleiding_zelf", True)

    facts = _matrix(plek)

    assert Partij.MB not in facts.partijen
    rows = {rij.id: rij for rij in facts.rijen}
    assert all(Partij.MB not in rij.partijen for rij in facts.rijen)
    assert (rows["m-32"].trekker, rows["m-32"].partijen) == (Partij.GEM, (Partij.GEM,))
    assert rows["m-04"].verdeling is Verdeling.VOLLEDIG
    assert rows["m-26"].trekker is Partij.GEM


def test_a_new_version_tells_what_differs_from_the_one_before(plek: Plek) -> None:
    uid = beheer.new_matrix_versie(plek, only_gemeente(plek.store)).onderwerp
    assert _matrix(plek).verschil == ()

    beheer.save_matrix_regel(plek, uid, "m-24", verdeling="gedeeld", partijen=("GEM", "MB"))

    assert _matrix(plek).nummer == 2
    assert _matrix(plek).verschil == ("24: was Gemeente, wordt Gemeente* + Begeleiding",)


def test_a_dossier_keeps_the_version_of_the_matrix_it_began_with(plek: Plek, gezin: str) -> None:
    beheer.new_matrix_versie(plek, only_gemeente(plek.store))

    assert _matrix(plek).nummer == 2
    assert _matrix(plek, dossier_uid=gezin).nummer == 1


def test_an_unknown_matrix_or_gemeente_is_refused(plek: Plek) -> None:
    with lezer_for(plek) as lezer:
        for gemeente, versie, code in (
            ("geen", None, "gemeente_onbekend"),
            (only_gemeente_in(lezer), "geen", "matrix_onbekend"),
        ):
            with pytest.raises(Refused) as refused:
                matrix_facts(lezer, gemeente, versie, head=_head(plek, lezer))
            assert refused.value.code == code
    with plek.store.reader() as session:
        assert session.scalars(select(MatrixVersie.nummer)).all() == [1]


def test_the_ochtendblad_holds_only_the_own_gezinnen(plek: Plek, gezin: str) -> None:
    from tests.builders import add_medewerker, make_plek

    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Noa Voorbeeld", "begeleider"))
    with lezer_for(plek) as lezer:
        mine = ochtend_facts(lezer, head=_head(plek, lezer))
    with lezer_for(other) as lezer:
        theirs = ochtend_facts(lezer, head=_head(other, lezer))

    assert {line.dossier_uid for line in mine.vandaag.vandaag} == {gezin}
    assert set(theirs.vandaag.aantallen.values()) == {0}
