"""Bad input: a clear refusal beside the field, or the text literally as typed; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.dossier import load_dossier
from models.queries.historie import load_historie
from models.queries.papier import checklist_facts, make_head
from models.queries.rows_dossier import DossierRow
from models.queries.vandaag import load_vandaag
from models.queries.zoeken import find
from models.rules.invoer import tidy
from models.services import actiepunten, ankers, dossiers, fasen, gebeurtenissen, leden, undo
from models.services import regeldagen as dagen
from models.services.dagwissel import check_dossiers, verwerk_dagwissel
from models.services.dossiers import save_dossier_field
from models.services.leden import PERSOON_VELDEN, NieuwePersoon, save_persoon_field
from models.services.verb import Plek
from models.tables import Dossier, Lidmaatschap, Persoonsgegevens
from models.values import Anker, Fase, Papier
from reports import catalog
from tests.builders import T0, VasteKlok, lezer_for, make_kluis, only_gemeente
from tests.reports.reading import page_texts, squeezed

DAG = timedelta(days=1)
TEKSTEN = {
    "html": "<b>vet</b> & <script>alert(1)</script>",
    "formule": "=cmd|' /C calc'!A0",
    "emoji": "Amal 😀👨‍👩‍👧",
    "arabisch": "مريم الزهراوي",
    "tigrinya": "ሰላም ተክለ",
    "nul": "\x00Te\x00kle; beri\x00",
    "omkeer": "abc\u202etxt.exe",
    "sql": "'; DROP TABLE dossier; --",
    "breed": "W" * 60,
    "los teken": "Amal \ud83d; Warsamele",
    "sturing": "Amal\x1b[31m\x07Warsa",
    "procent": "100 % {naam} %s {0}",
}
PERSOON_TEKST: tuple[str, ...] = (
    "roepnaam",
    "achternaam",
    "naam_oorspronkelijk",
    "opleiding",
    "werkervaring",
    "talenten",
)
PERSOON_TEKST += ("plannen", "pas_loket", "notitie")
DOSSIER_TEKST = ("naam", "talenten", "perspectief", "notitie", "regio")
ONMOGELIJK = (date.min, date.max, date(1850, 1, 1), date(2226, 6, 15))


def spread(velden: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every text in the first field, and in turn over the others: every field gets three."""
    texts = list(TEKSTEN)
    return [
        (veld, soort)
        for nr, veld in enumerate(velden)
        for place, soort in enumerate(texts)
        if nr == 0 or (nr + place) % 4 == 0
    ]


@pytest.fixture(scope="module")
def module_plek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    plek = make_kluis(tmp_path_factory.mktemp("kluis"))
    yield plek
    plek.store.close()


@pytest.fixture(scope="module")
def gezin(module_plek: Plek) -> str:
    return dossiers.open_dossier(module_plek, "Warsamele", T0 - 30 * DAG, 2, "Duinvoorde").onderwerp


def stored(plek: Plek, uid: str) -> DossierRow:
    with lezer_for(plek) as lezer:
        return load_dossier(lezer, uid)


def expected(text: str) -> str:
    """What is kept of a typed text: all of it, but for NUL and halves of characters, which are no text."""
    return tidy(text)


@pytest.mark.parametrize(("veld", "soort"), spread(PERSOON_TEKST))
def test_a_text_of_a_person_is_kept_literally(module_plek: Plek, gezin: str, veld: str, soort: str) -> None:
    persoon = stored(module_plek, gezin).personen[0]
    change = save_persoon_field(module_plek, persoon.uid, veld, TEKSTEN[soort])
    with module_plek.store.reader() as session:
        column = getattr(Persoonsgegevens, veld)
        found = session.scalars(select(column).order_by(Persoonsgegevens.id)).first()
    assert found == expected(TEKSTEN[soort])
    with lezer_for(module_plek) as lezer:
        assert load_historie(lezer, gezin)[0].nieuw == expected(TEKSTEN[soort])
        find(lezer, TEKSTEN[soort])
    undo.undo(module_plek, change.bewerking)


@pytest.mark.parametrize(("veld", "soort"), spread(DOSSIER_TEKST))
def test_a_text_of_a_dossier_is_kept_literally(module_plek: Plek, gezin: str, veld: str, soort: str) -> None:
    change = save_dossier_field(module_plek, gezin, veld, TEKSTEN[soort])
    with module_plek.store.reader() as session:
        assert session.scalars(select(getattr(Dossier, veld))).one() == expected(TEKSTEN[soort])
    undo.undo(module_plek, change.bewerking)
    with module_plek.store.reader() as session:
        assert session.scalars(select(Dossier.naam)).one() == "Warsamele"


@pytest.mark.parametrize("soort", TEKSTEN)
def test_a_text_with_a_form_of_its_own_is_refused_beside_its_field(
    module_plek: Plek, gezin: str, soort: str
) -> None:
    persoon = stored(module_plek, gezin).personen[0]
    for veld in ("v_nummer", "herkomstland", "moedertaal", "leestaal", "telefoon", "email"):
        with pytest.raises(Refused) as refused:
            save_persoon_field(module_plek, persoon.uid, veld, TEKSTEN[soort])
        assert refused.value.veld == veld


@pytest.mark.parametrize("veld", PERSOON_VELDEN)
def test_a_text_without_end_is_refused_beside_every_field_of_a_person(
    module_plek: Plek, gezin: str, veld: str
) -> None:
    if veld in ("geboortedatum_geschat", "tolk_telefonisch", "is_amv", "verlengde_opvang"):
        return  # yes or no
    persoon = stored(module_plek, gezin).personen[0]
    with pytest.raises(Refused) as refused:
        save_persoon_field(module_plek, persoon.uid, veld, "a" * 20_000)
    assert refused.value.veld == veld


@pytest.mark.parametrize("soort", TEKSTEN)
def test_reasons_and_notes_are_kept_and_printed_literally(plek: Plek, soort: str) -> None:
    text = TEKSTEN[soort]
    uid = dossiers.open_dossier(plek, text, T0 - 30 * DAG, 2, text).onderwerp
    punt = next(one for one in stored(plek, uid).punten if not one.letters)
    actiepunten.set_notitie(plek, punt.uid, text)
    actiepunten.mark_nvt(plek, punt.uid, text)
    gebeurtenissen.record_woning_gevonden(plek, uid, T0, text)
    gebeurtenissen.record_getekend(plek, uid, T0)
    fasen.advance_fase(plek, uid, text)
    day = dagen.add_regeldag(plek, only_gemeente(plek.store), T0 + DAG, text).onderwerp
    dagen.save_regeldag_field(plek, day, "notitie", text)
    row = stored(plek, uid)
    assert row.naam == expected(text)
    assert next(one for one in row.punten if one.uid == punt.uid).reden == expected(text)
    with lezer_for(plek) as lezer:
        assert any(one.nieuw == expected(text) and one.veld == "reden" for one in load_historie(lezer, uid))
        load_vandaag(lezer)
        head = make_head(lezer, plek.klok.nu(), dossier_uid=uid)
        facts = checklist_facts(lezer, uid, Fase.PRE_VESTIGING, head=head)
        assert check_dossiers(lezer) == {}
    made = catalog.render(Papier.CHECKLIST, facts)
    if soort in ("html", "formule", "sql", "procent"):
        assert squeezed(text) in squeezed("".join(page_texts(made.pdf)))


# --- days ---


@pytest.mark.parametrize("dag", ONMOGELIJK)
def test_an_impossible_day_is_refused_by_every_event_and_changes_nothing(plek: Plek, dag: date) -> None:
    uid = dossiers.open_dossier(plek, "Warsamele", T0 - 30 * DAG, 2, "Duinvoorde").onderwerp
    lid = stored(plek, uid).personen[1]
    day = dagen.add_regeldag(plek, only_gemeente(plek.store), T0 + DAG).onderwerp
    before = stored(plek, uid)
    g = gebeurtenissen
    acts: list[tuple[Any, ...]] = [
        (g.record_koppeling, uid, dag),
        (g.record_profiel_compleet, uid, dag),
        (g.record_woning_gevonden, uid, dag, "Voorbeeldlaan 1"),
        (g.record_tekendatum, uid, dag),
        (g.record_getekend, uid, dag),
        (g.record_verhuisd, uid, dag),
        (g.record_familie_komt, uid, dag, 2),
        (g.record_familie_is_er, uid, dag, (NieuwePersoon("Amal", "Voorbeeld"),)),
        (g.record_kind_geboren, uid, dag, "Kind"),
        (g.record_signaal, uid, dag),
        (g.record_vertrokken, uid, dag, "naar elders"),
        (leden.add_persoon, uid, NieuwePersoon("Amal", "Voorbeeld"), dag),
        (leden.remove_persoon, lid.lid_uid, dag, "vertrokken"),
        (dossiers.set_betrokkene, uid, "begeleider", dag),
        (dossiers.open_dossier, "Tekleberi", dag, 2, ""),
        (dagen.save_regeldag_field, day, "dag", dag),
        (save_persoon_field, lid.uid, "pas_datum", dag),
        (dagen.add_regeldag, only_gemeente(plek.store), dag),
        (ankers.pause_clock, uid, dag, "verbouwing", "GEM"),
        (actiepunten.postpone, next(one for one in before.punten if not one.letters).uid, dag, "later"),
    ]
    taken = []
    for verb, *args in acts:
        for way in (verb.preview, verb):
            try:
                way(plek, *args)
            except Refused:
                continue
            taken.append(verb.soort)
    assert taken == []
    with pytest.raises(Refused):
        ankers.correct_anker(plek, uid, Anker.TEKENDATUM, gepland=dag)
    with pytest.raises(Refused):
        dossiers.add_adres(plek, uid, "tijdelijk", "Voorbeeldlaan 1", van=dag)
    assert stored(plek, uid) == before


@pytest.mark.parametrize("waarde", ["30-2-2026", "31-4-2026", "gisteren", "2026-02-30", 12, True])
@pytest.mark.parametrize("veld", ["geboortedatum", "pas_datum", "brp_azc_datum"])
def test_a_day_that_is_no_day_is_refused_beside_its_field(
    module_plek: Plek, gezin: str, veld: str, waarde: str | int
) -> None:
    persoon = stored(module_plek, gezin).personen[0]
    with pytest.raises(Refused) as refused:
        save_persoon_field(module_plek, persoon.uid, veld, waarde)
    assert (refused.value.code, refused.value.veld) == ("geen_datum", veld)


@pytest.mark.parametrize(
    ("geboren", "code"), [(T0 + DAG, "geboren_in_toekomst"), (date(1900, 1, 1), "geboren_te_lang_geleden")]
)
def test_a_birthday_that_cannot_be_is_refused(
    module_plek: Plek, gezin: str, geboren: date, code: str
) -> None:
    persoon = stored(module_plek, gezin).personen[0]
    with pytest.raises(Refused) as refused:
        save_persoon_field(module_plek, persoon.uid, "geboortedatum", geboren)
    assert (refused.value.code, refused.value.veld) == (code, "geboortedatum")


def test_who_was_born_on_29_february_turns_18_in_a_common_year_without_a_gap(tmp_path: Path) -> None:
    klok = VasteKlok(date(2026, 2, 20))
    plek = make_kluis(tmp_path, klok)
    uid = dossiers.open_dossier(plek, "Warsamele", date(2026, 1, 12), 2, "Duinvoorde").onderwerp
    persoon = stored(plek, uid).personen[1]
    save_persoon_field(plek, persoon.uid, "geboortedatum", date(2008, 2, 29))
    seen = []
    for dag in (date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2)):
        klok.dag = dag
        verwerk_dagwissel(plek)
        with lezer_for(plek) as lezer:
            seen.append([line.dag for line in load_vandaag(lezer).wordt_18])
            assert check_dossiers(lezer) == {}
    assert seen[0] == [date(2026, 3, 1)]
    assert seen[-1] == []
    plek.store.close()


# --- households ---


def test_fourteen_children_get_letters_and_lines_and_stand_on_paper(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "W" * 60, T0 - 30 * DAG, 2, "Duinvoorde").onderwerp
    for nr in range(14):
        nieuw = NieuwePersoon(f"Kind {nr + 1}", "W" * 60, date(2010 + nr, 2, 28), "kind")
        leden.add_persoon(plek, uid, nieuw, T0)
    row = stored(plek, uid)
    assert [one.letter for one in row.personen] == list("abcdefghijklmnop")
    assert row.aantal_personen == 16
    assert max(len(one.letters) for one in row.punten) == 16
    with lezer_for(plek) as lezer:
        head = make_head(lezer, plek.klok.nu(), dossier_uid=uid)
        facts = checklist_facts(lezer, uid, Fase.PRE_VESTIGING, head=head)
        assert check_dossiers(lezer) == {}
    assert catalog.render(Papier.CHECKLIST, facts).missing_glyphs == 0


def test_a_person_in_two_open_dossiers_is_warned_of_and_still_allowed(plek: Plek) -> None:
    first = dossiers.open_dossier(plek, "Warsamele", T0 - 30 * DAG, 1, "").onderwerp
    other = dossiers.open_dossier(plek, "Tekleberi", T0 - 30 * DAG, 1, "").onderwerp
    nieuw = NieuwePersoon("Amal", "Warsamele", date(2004, 2, 29))
    leden.add_persoon(plek, first, nieuw, T0)
    effect = leden.add_persoon.preview(plek, other, nieuw, T0)
    nummer = stored(plek, first).nummer
    assert effect.waarschuwingen == (("persoon_in_ander_dossier", (("nummer", nummer),)),)
    leden.add_persoon(plek, other, nieuw, T0)
    with plek.store.reader() as session:
        assert len(session.scalars(select(Lidmaatschap.id)).all()) == 4


def test_an_empty_household_opens_prints_and_gets_its_first_person(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "Warsamele", T0 - 30 * DAG, 0, "").onderwerp
    row = stored(plek, uid)
    assert (row.personen, row.aantal_personen) == ((), 0)
    assert row.punten
    with lezer_for(plek) as lezer:
        head = make_head(lezer, plek.klok.nu(), dossier_uid=uid)
        facts = checklist_facts(lezer, uid, None, head=head)
        load_vandaag(lezer)
    assert catalog.render(Papier.CHECKLIST, facts).pages > 0
    leden.add_persoon(plek, uid, NieuwePersoon("Amal", "Warsamele"), T0)
    assert stored(plek, uid).aantal_personen == 1
