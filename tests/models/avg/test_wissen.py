"""Erasing on request, of one person or a whole gezin: nothing of them stays, the counts do."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select, text, update

from models.errors import Refused, World
from models.queries.inzage import load_inzage
from models.queries.lijstkeuze import load_lijstkeuze
from models.queries.rows import GezinnenFilter
from models.queries.tellen import load_tellingen
from models.queries.van_wie import rows_of_person
from models.rules.tellen import closings, housed, times
from models.services import actiepunten
from models.services.actiepunten import set_notitie
from models.services.bewaren import erase_gezin, erase_persoon
from models.services.concepten import save_concept
from models.services.dossiers import open_dossier, save_dossier_field
from models.services.engine import check_dossier
from models.services.gebeurtenissen import close_dossier, record_signaal
from models.services.leden import save_persoon_field
from models.services.lijstkeuze import keep_lijst
from models.services.meedoen import add_deelname, add_stap
from models.services.verb import Plek, scrub_if_due
from models.services.verzoeken import decide_verzoek, record_verzoek, save_identiteit
from models.store import Store, digest, full_check
from models.tables import Actiepunt, Dossier, Lidmaatschap, Persoon, Persoonsgegevens, Vernietiging, Waarde
from models.values import DeelnameSoort, VerzoekSoort
from tests.avg_rijen import KANARIE, pages_with, where_it_stands
from tests.builders import T0, add_medewerker, lezer_for, make_plek


def _people(plek: Plek, naam: str) -> tuple[str, list[str]]:
    with plek.store.reader() as session:
        uid = session.scalars(select(Dossier.uid).where(Dossier.naam == naam)).one()
        people = session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == uid)
            .order_by(Lidmaatschap.id)
        ).all()
    return uid, list(people)


def _counts(plek: Plek) -> tuple[object, ...]:
    with plek.store.reader() as session:
        lines = load_tellingen(session.connection())
    return housed(lines), times(lines), sum(closings(lines).values())


@pytest.fixture
def named(plek: Plek) -> tuple[str, str]:
    """A gezin of which one person is called by a canary, in fields and in texts about the gezin."""
    uid, people = _people(plek, "Qasimoun")
    person = people[1]
    save_persoon_field(plek, person, "roepnaam", KANARIE)
    save_persoon_field(plek, person, "notitie", f"{KANARIE} zingt")
    save_dossier_field(plek, uid, "notitie", f"Met {KANARIE} gepraat over de tuin.")
    record_signaal(plek, uid, T0, f"de buren over {KANARIE}")
    with plek.store.reader() as session:
        punt = session.scalars(
            select(Actiepunt.uid).where(Actiepunt.onderwerp_uid == person, Actiepunt.vervallen_op.is_(None))
        ).first()
    assert punt is not None
    set_notitie(plek, punt, f"gebeld met {KANARIE}")
    save_concept(plek, "dossier", person, json.dumps({"notitie": KANARIE}))
    keep_lijst(plek, "gezinnen", f"Rond {KANARIE}", GezinnenFilter(tekst=KANARIE, archief=True), ("naam",))
    return uid, person


def test_of_one_person_nothing_stays_but_the_bare_row_that_counts(plek: Plek, named: tuple[str, str]) -> None:
    uid, person = named
    before = _counts(plek)
    asked = record_verzoek(plek, uid, VerzoekSoort.WISSEN, T0, persoon_uid=person).onderwerp
    with pytest.raises(Refused, match="identiteit_nodig"):
        erase_persoon(plek, asked)
    save_identiteit(plek, asked, "document")
    with plek.store.reader() as session:
        assert {"persoonsgegevens", "dossier", "gebeurtenis", "waarde", "concept"} <= where_it_stands(
            session.connection()
        )

    change = erase_persoon(plek, asked)

    with plek.store.reader() as session:
        assert where_it_stands(session.connection()) == set()
        note = session.scalars(select(Dossier.notitie).where(Dossier.uid == uid)).one()
        assert note == "Met … gepraat over de tuin."
        reden, tot = session.execute(
            select(Lidmaatschap.reden_uit, Lidmaatschap.tot)
            .join(Persoon, Persoon.id == Lidmaatschap.persoon_id)
            .where(Persoon.uid == person)
        ).one()
        assert (reden, tot) == ("gewist", T0)
        others = session.scalars(
            select(Persoonsgegevens.id)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoonsgegevens.persoon_id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == uid)
        ).all()
        assert len(others) == 3
        line = session.scalars(select(Vernietiging).where(Vernietiging.uid == change.onderwerp)).one()
        assert (line.soort, line.grond, line.letter, line.verzoek_op) == ("gewist", "verzoek", "b", T0)
        assert json.loads(line.rijen)["persoonsgegevens"] == 1
        dossier_id = session.scalars(select(Dossier.id).where(Dossier.uid == uid)).one()
        assert check_dossier(session, dossier_id, T0) == ()
    assert pages_with(plek.store.path) == []
    assert _counts(plek) == before


def test_the_steps_of_an_erased_person_go_with_their_words_and_those_of_others_stay(plek: Plek) -> None:
    """A step is a point of the gezin, but it is about whose goal it is; a period of one person likewise."""
    uid, people = _people(plek, "Qasimoun")
    mine, other = people[1], people[0]
    words = {one: f"woorden over {nr}" for nr, one in enumerate((mine, other))}
    steps: dict[str, list[str]] = {}
    for person in (mine, other):
        doel = add_deelname(plek, uid, DeelnameSoort.DOEL, words[person], persoon_uid=person).onderwerp
        steps[person] = [add_stap(plek, doel, f"{words[person]} {nr}").onderwerp for nr in range(2)]
        set_notitie(plek, steps[person][0], f"notitie bij {words[person]}")
        actiepunten.tick(plek, steps[person][1], T0)
    asked = record_verzoek(
        plek, uid, VerzoekSoort.WISSEN, T0, persoon_uid=mine, identiteit="bekend"
    ).onderwerp
    with lezer_for(plek) as lezer:
        seen = load_inzage(lezer, mine)
    told = {one.waarden.get("tekst") for one in seen.regels if one.tabel == "actiepunt"}
    assert f"{words[mine]} 0" in told, "who asks what is kept about them reads their own steps"

    erase_persoon(plek, asked)

    with plek.store.reader() as session:
        rows = {
            row.uid: row
            for row in session.scalars(
                select(Actiepunt).where(Actiepunt.uid.in_([*steps[mine], *steps[other]]))
            )
        }
        assert [(rows[one].tekst, rows[one].notitie) for one in steps[mine]] == [("", ""), ("", "")]
        assert rows[steps[mine][0]].vervallen_reden == "vervallen_gewist"
        assert rows[steps[mine][1]].vervallen_op is None, "what was done was done"
        assert [rows[one].tekst for one in steps[other]] == [f"{words[other]} {nr}" for nr in range(2)]
        assert rows[steps[other][0]].vervallen_op is None
        values = session.execute(select(Waarde.oud, Waarde.nieuw)).all()
        assert not [one for one in values if words[mine] in f"{one[0]} {one[1]}"]
        assert [one for one in values if words[other] in f"{one[0]} {one[1]}"]
        found = session.connection().execute(
            text("SELECT count(*) FROM deelname WHERE naam = :w"), {"w": words[mine]}
        )
        assert found.scalar() == 0


def test_a_note_with_a_period_of_one_person_is_about_that_person(plek: Plek) -> None:
    _uid, people = _people(plek, "Qasimoun")
    with plek.store.writer() as session:
        punt = session.scalars(
            select(Actiepunt).where(Actiepunt.onderwerp_uid == people[1], Actiepunt.vervallen_op.is_(None))
        ).first()
        assert punt is not None
        session.connection().execute(
            update(Actiepunt)
            .where(Actiepunt.id == punt.id)
            .values(onderwerp_soort="periode", onderwerp_uid=f"{people[1]}/3")
        )
        person = session.scalars(select(Persoon.id).where(Persoon.uid == people[1])).one()
        other = session.scalars(select(Persoon.id).where(Persoon.uid == people[0])).one()
        assert punt.id in rows_of_person(session.connection(), person).of("actiepunt")
        assert punt.id not in rows_of_person(session.connection(), other).of("actiepunt")


def test_a_name_of_two_letters_goes_out_of_the_texts_and_no_other_word(plek: Plek) -> None:
    uid, people = _people(plek, "Qasimoun")
    save_persoon_field(plek, people[1], "roepnaam", "Bó")
    save_dossier_field(
        plek, uid, "notitie", "Bo, BÓ en Bo\u0301's fiets. Bob loopt in het bos; bo is geen naam."
    )
    asked = record_verzoek(
        plek, uid, VerzoekSoort.WISSEN, T0, persoon_uid=people[1], identiteit="bekend"
    ).onderwerp

    erase_persoon(plek, asked)

    with plek.store.reader() as session:
        note = session.scalars(select(Dossier.notitie).where(Dossier.uid == uid)).one()
    assert note == "…, … en …'s fiets. Bob loopt in het bos; bo is geen naam."


def test_an_erased_name_goes_out_of_the_kept_lists_of_everybody_and_no_list_with_it(plek: Plek) -> None:
    uid, people = _people(plek, "Qasimoun")
    save_persoon_field(plek, people[1], "roepnaam", KANARIE)
    noa = make_plek(plek.store, wie=add_medewerker(plek.store, "Noa Voorbeeld", "begeleider"))
    keep_lijst(noa, "alle_gezinnen", f"Post voor {KANARIE}", GezinnenFilter(tekst=KANARIE, archief=True), ())
    keep_lijst(noa, "alle_gezinnen", "Kanarievogels", GezinnenFilter(tekst="Qasimoun"), ())
    asked = record_verzoek(plek, uid, VerzoekSoort.WISSEN, T0, persoon_uid=people[1]).onderwerp
    save_identiteit(plek, asked, "document")

    erase_persoon(plek, asked)

    with lezer_for(noa) as lezer:
        first, second = load_lijstkeuze(lezer, "alle_gezinnen").lijsten
    assert (first.naam, first.keuze) == ("Post voor …", GezinnenFilter(archief=True))
    assert (second.naam, second.keuze.tekst) == ("Kanarievogels", "Qasimoun")

    close_dossier(plek, uid, T0, "verhuisd naar elders")
    whole = record_verzoek(plek, uid, VerzoekSoort.WISSEN, T0).onderwerp
    save_identiteit(plek, whole, "document")
    erase_gezin(plek, whole)
    with lezer_for(noa) as lezer:
        assert load_lijstkeuze(lezer, "alle_gezinnen").lijsten[1].keuze == GezinnenFilter()


def test_the_gezin_that_was_called_after_an_erased_person_gets_the_name_of_another(plek: Plek) -> None:
    uid, people = _people(plek, "Qasimoun")
    for person in people:
        save_persoon_field(plek, person, "achternaam", "Ander")
    save_persoon_field(plek, people[0], "achternaam", KANARIE)
    save_dossier_field(plek, uid, "naam", KANARIE)
    asked = record_verzoek(
        plek, uid, VerzoekSoort.WISSEN, T0, persoon_uid=people[0], identiteit="bekend"
    ).onderwerp

    erase_persoon(plek, asked)

    with plek.store.reader() as session:
        assert session.scalars(select(Dossier.naam).where(Dossier.uid == uid)).one() == "Ander"
        assert where_it_stands(session.connection()) == set()


def test_a_whole_gezin_goes_once_its_dossier_is_closed(plek: Plek, named: tuple[str, str]) -> None:
    uid, _person = named
    asked = record_verzoek(plek, uid, VerzoekSoort.WISSEN, T0, identiteit="document").onderwerp
    with pytest.raises(Refused, match="wissen_eerst_sluiten"):
        erase_gezin(plek, asked)
    with pytest.raises(Refused, match="wissen_gezin_nodig"):
        erase_persoon(plek, asked)
    close_dossier(plek, uid, T0, "op verzoek", "anders")
    before = _counts(plek)

    erase_gezin(plek, asked)

    with plek.store.reader() as session:
        assert where_it_stands(session.connection()) == set()
        assert where_it_stands(session.connection(), "Qasimoun") == set()
        assert session.scalars(select(Dossier.id).where(Dossier.uid == uid)).one_or_none() is None
    assert pages_with(plek.store.path) == []
    assert pages_with(plek.store.path, "Qasimoun") == []
    assert _counts(plek) == before


def test_a_refused_request_erases_nothing_and_keeps_its_reason(plek: Plek) -> None:
    uid, people = _people(plek, "Qasimoun")
    asked = record_verzoek(plek, uid, VerzoekSoort.WISSEN, T0, persoon_uid=people[0]).onderwerp
    with pytest.raises(Refused, match="reden_nodig"):
        decide_verzoek(plek, asked, "geweigerd")

    decide_verzoek(plek, asked, "geweigerd", "het huurcontract loopt nog")

    with pytest.raises(Refused, match="verzoek_besloten"):
        erase_persoon(plek, asked)
    with pytest.raises(Refused, match="verzoek_onbekend"):
        erase_gezin(plek, "bestaat-niet")


def test_who_is_alone_is_erased_as_a_whole(plek: Plek) -> None:
    uid, people = _people(plek, "Tekleberi")
    assert len(people) == 1
    asked = record_verzoek(
        plek, uid, VerzoekSoort.WISSEN, date(2026, 6, 1), persoon_uid=people[0], identiteit="bekend"
    ).onderwerp
    with pytest.raises(Refused, match="wissen_gezin_nodig"):
        erase_persoon(plek, asked)


def test_pages_are_written_anew_after_erasing_and_again_when_that_failed(
    plek: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen: secure_delete leaves a row where pages were balanced, and every later backup takes it along."""
    scrubbed: list[str] = []
    real = Store.scrub

    def scrub(store: Store) -> None:
        scrubbed.append("ja")
        if len(scrubbed) == 1:
            raise World("schijf_vol", mb=1)
        real(store)

    monkeypatch.setattr(Store, "scrub", scrub)
    uid = open_dossier(plek, "Wisgezin", T0, 1).onderwerp
    close_dossier(plek, uid, T0, "vertrokken")
    asked = record_verzoek(plek, uid, VerzoekSoort.WISSEN, T0, identiteit="document").onderwerp
    erase_gezin(plek, asked)

    assert scrubbed == ["ja"]
    assert scrub_if_due(plek)
    assert not scrub_if_due(plek)
    assert scrubbed == ["ja", "ja"]


def test_writing_pages_anew_keeps_every_row_and_takes_what_lay_between(plek: Plek) -> None:
    open_dossier(plek, "Blijft", T0, 2)
    raw = plek.store._writer_connection
    before = digest.digests(raw)
    raw.execute("CREATE TABLE tijdelijk (tekst TEXT)")
    raw.executemany("INSERT INTO tijdelijk VALUES (?)", [("x" * 900,) for _ in range(200)])
    raw.execute("DROP TABLE tijdelijk")
    free = raw.execute("PRAGMA freelist_count").fetchone()[0]
    plek.store.scrub()

    assert free > 0
    assert raw.execute("PRAGMA freelist_count").fetchone()[0] == 0
    assert digest.digests(raw) == before
    assert full_check(plek.store.path, plek.store.key).ok
