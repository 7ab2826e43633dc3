"""The papers of the begeleiding: one A4 to sign, the eindblad for the gezin, a phase and a year told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.queries.dossier import load_dossier
from models.queries.papier_begeleiding import begeleiding_facts, eindblad_facts
from models.queries.papier_verslag import faserapport_facts, jaarevaluatie_facts
from models.queries.rows_begeleiding import BelRow
from models.services import beheer
from models.services.actiepunten import postpone
from models.services.begeleiding import agree_begeleiding, start_traject
from models.services.contacten import record_contact
from models.services.dossiers import open_dossier, save_dossier_field, set_betrokkene
from models.services.einde import agree_einde, finish
from models.services.fasen import advance_fase
from models.services.gebeurtenissen import record_getekend, record_schade, record_verhuisd
from models.services.verb import Plek
from models.values import ContactSoort, Fase, Papier, Privacy
from reports.catalog import render
from resources.i18n import use_language
from tests.builders import T0, lezer_for, make_kluis
from tests.reports import builders_begeleiding as bouw
from tests.reports.builders import head
from tests.reports.reading import page_texts, squeezed

DAG = timedelta(days=1)
LANG = "Abdulrahmanzadeh-Mohammadzai-Tekleberhan-Warsameleyusufzadeh"


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    return make_kluis(tmp_path)


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = open_dossier(plek, "Warsamele", date(2025, 4, 1), 3, "azc Duinvoorde").onderwerp
    org = beheer.add_organisatie(plek, "corporatie", "Woonhof De Linde").onderwerp
    save_dossier_field(plek, uid, "corporatie_uid", org)
    set_betrokkene(
        plek, uid, "begeleider", date(2025, 5, 1), naam="Fenna Voorbeeld", telefoonnummer="06-55501234"
    )
    record_getekend(plek, uid, date(2025, 6, 10))
    record_verhuisd(plek, uid, date(2025, 6, 20))
    return uid


# --- afspraken ---


def test_a005_the_sheet_says_what_was_agreed_with_the_doer_in_front(plek: Plek, gezin: str) -> None:
    agree_begeleiding(
        plek,
        gezin,
        T0,
        ("huisbezoek",),
        ("geld", "post"),
        "twee_weken",
        vraagbaak_tot=date(2027, 1, 31),
        tolk="ja",
        taal="so",
        belmomenten="maandag van 9 tot 12 uur",
    )
    start_traject(plek, gezin, "maatschappelijk", date(2026, 6, 1), uitvoerder="Stichting Voorbeeldhulp")
    with lezer_for(plek) as lezer:
        facts = begeleiding_facts(lezer, gezin, head=head())
    (text,) = page_texts(render(Papier.BEGELEIDING, facts).pdf)
    for words in (
        "Gezin Warsamele",
        "Elke twee weken",
        "Huisbezoek",
        "Geld en rekeningen, post en formulieren",
        "Somalisch, tolk: ja",
        "maandag van 9 tot 12 uur",
        "tot en met 1-6-2027",
        "tot en met 10-6-2026, 12 maanden vanaf het tekenen",
        "tot en met 31-1-2027",
        "Stichting Voorbeeldhulp",
        "Fenna Voorbeeld",
        "Gezin: is er op de afspraak",
        "Begeleider: komt op tijd",
    ):
        assert squeezed(words) in squeezed(text), words
    assert not [word for word in text.lower().split() if word in {"je", "jij", "jouw", "u", "uw"}]


def test_without_agreements_it_is_a_form_with_boxes(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        facts = begeleiding_facts(lezer, gezin, head=head())
    (text,) = page_texts(render(Papier.BEGELEIDING, facts).pdf)
    assert "om in te vullen" in text
    assert "Elke twee maanden" in text


def test_the_fullest_agreements_of_fourteen_people_stay_on_one_page() -> None:
    assert render(Papier.BEGELEIDING, bouw.fullest()).pages == 1


def test_without_names_no_note_and_no_name_stand_on_it(plek: Plek, gezin: str) -> None:
    agree_begeleiding(plek, gezin, T0, ("huisbezoek",), (), "week", notitie="Hodan belt zelf.")
    with lezer_for(plek) as lezer:
        facts = begeleiding_facts(lezer, gezin, head=head(privacy=Privacy.ANONIEM))
    (text,) = page_texts(render(Papier.BEGELEIDING, facts).pdf)
    assert not [word for word in ("Warsamele", "Hodan") if word in text]


# --- eindblad ---


def _eindblad(plek: Plek, gezin: str) -> str:
    with lezer_for(plek) as lezer:
        facts = eindblad_facts(lezer, gezin, head=head())
    (text,) = page_texts(render(Papier.EINDBLAD, facts).pdf)
    return text


def test_the_eindblad_says_who_to_call_and_where_the_papers_are(plek: Plek, gezin: str) -> None:
    agree_begeleiding(plek, gezin, T0, ("huisbezoek",), (), "week", vraagbaak_tot=date(2026, 12, 31))
    agree_einde(
        plek,
        gezin,
        naar="Wijkteam Oost",
        op=date(2026, 7, 1),
        besproken="ja",
        bereikbaar="088-5550177",
        papieren="in de blauwe map thuis",
    )
    text = _eindblad(plek, gezin)
    for words in (
        "Gezin Warsamele",
        "huurcontract getekend op 10-6-2025",
        "in de woning sinds 20-6-2025",
        "Het huurcontract en de sleutel",
        "112",
        "Woonhof De Linde",
        "De begeleider, tot en met 31-12-2026",
        "06-55501234",
        "Wijkteam Oost vanaf 1-7-2026, 088-5550177",
        "in de blauwe map thuis",
        "15-6-2028",
    ):
        assert squeezed(words) in squeezed(text), words
    assert not [word for word in text.lower().split() if word in {"je", "jij", "jouw", "u", "uw"}]


def test_nothing_internal_stands_on_the_eindblad(plek: Plek, gezin: str) -> None:
    record_contact(plek, gezin, ContactSoort.TELEFOON, T0, notitie="Interne zorg over de post.")
    record_schade(plek, gezin, T0 - DAG, "Kras in de deur.")
    save_dossier_field(plek, gezin, "notitie", "Nog niet alles verteld.")
    finish(plek, gezin, T0, "anders", "Ruzie in het team.")
    text = _eindblad(plek, gezin)
    assert squeezed("begeleiding tot en met 15-6-2026") in squeezed(text)
    assert not [w for w in ("Interne", "Kras", "verteld", "Ruzie") if w in text]
    assert "Fenna" not in text, "after the end only who answers questions is named"


def test_the_longest_names_stay_on_one_page() -> None:
    facts = bouw.eindblad(
        gezin=f"Gezin {LANG}",
        naar=LANG,
        bereikbaar=LANG,
        papieren=LANG,
        geregeld=tuple((code, 3, 4) for code in ("L1", "L2", "L3", "L7", "L6", "L5", "L8", "L9")),
        bellen=tuple(
            BelRow(soort=s, naam=LANG, telefoon="088-5550100")
            for s in ("corporatie", "gemeente", "begeleider")
        ),
    )
    assert render(Papier.EINDBLAD, facts).pages == 1


def test_the_eindblad_speaks_the_language_of_the_paper() -> None:
    facts = bouw.eindblad()
    english = replace(facts, head=replace(facts.head, taal="en"))
    try:
        (text,) = page_texts(render(Papier.EINDBLAD, english).pdf)
    finally:
        use_language("nl")
    assert "112" in text
    assert "Dit is geregeld" not in text
    assert "Papieren" not in text


# --- reports ---


def test_the_report_of_a_phase_sets_its_days_beside_the_norm(plek: Plek, gezin: str) -> None:
    advance_fase(plek, gezin, "De school begint pas na de zomer.")
    with lezer_for(plek) as lezer:
        facts = faserapport_facts(lezer, gezin, head=head())
    assert (facts.fase, facts.van, facts.tot) == (Fase.PRE_VESTIGING, date(2025, 4, 1), date(2025, 6, 10))
    assert (facts.dagen, facts.norm_dagen) == (70, 70)
    assert facts.doorgegaan == "De school begint pas na de zomer."
    assert all(one.dag is not None for one in facts.gedaan)
    text = "\n".join(page_texts(render(Papier.FASERAPPORT, facts).pdf))
    assert squeezed("70 dagen") in squeezed(text)
    assert squeezed("binnen de norm") in squeezed(text)


def test_what_stays_open_is_told_with_the_reason_that_was_written(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        facts = faserapport_facts(lezer, gezin, Fase.VESTIGING, head=head())
    assert facts.open

    with lezer_for(plek) as lezer:
        punt = next(
            p
            for p in load_dossier(lezer, gezin).punten
            if p.fase is Fase.VESTIGING and p.onze and p.staat == "open"
        )
    postpone(
        plek, punt.letters[0].punt_uid if punt.letters else punt.uid, T0 + 30 * DAG, "Wacht op de zomer."
    )
    with lezer_for(plek) as lezer:
        named = faserapport_facts(lezer, gezin, Fase.VESTIGING, head=head())
        bare = faserapport_facts(lezer, gezin, Fase.VESTIGING, head=head(privacy=Privacy.VOORLETTER))
    assert "Wacht op de zomer." in {one.reden for one in named.open}
    assert "Wacht op de zomer." not in {one.reden for one in bare.open}


def test_a_phase_that_runs_counts_its_days_until_today(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        facts = faserapport_facts(lezer, gezin, Fase.VESTIGING, head=head())
    assert (facts.van, facts.tot, facts.dagen) == (date(2025, 6, 10), None, 370)
    assert facts.norm_voorstel, "the documents give no length for the second phase"


def test_the_year_counts_contact_meldingen_and_goals(plek: Plek, gezin: str) -> None:
    record_contact(plek, gezin, ContactSoort.HUISBEZOEK, date(2025, 7, 1))
    record_contact(plek, gezin, ContactSoort.HUISBEZOEK, date(2025, 8, 1))
    record_contact(plek, gezin, ContactSoort.TELEFOON, date(2025, 9, 1), bereikt=False)
    record_contact(plek, gezin, ContactSoort.TELEFOON, T0)
    record_schade(plek, gezin, date(2025, 10, 1), "Kras in de deur.")
    save_dossier_field(plek, gezin, "perspectief", "Een eigen naaiatelier.")
    with lezer_for(plek) as lezer:
        facts = jaarevaluatie_facts(lezer, gezin, head=head())
    assert (facts.van, facts.tot) == (date(2025, 6, 10), date(2026, 6, 10))
    assert facts.contacten == ((ContactSoort.HUISBEZOEK, 2),), "the call after the year is not of the year"
    assert facts.niet_bereikt == 1
    assert facts.gebeurd == (("schade", date(2025, 10, 1)),)
    assert facts.doelen == ("Een eigen naaiatelier.",)
    text = "\n".join(page_texts(render(Papier.JAAREVALUATIE, facts).pdf))
    for words in ("Huisbezoek 2", "1 keer niet bereikt", "schade", "Een eigen naaiatelier.", "handtekening"):
        assert squeezed(words) in squeezed(text), words


def test_a_gezin_that_did_not_sign_yet_gets_a_paper_too(plek: Plek) -> None:
    uid = open_dossier(plek, LANG, date(2026, 6, 1), 14, "azc Duinvoorde").onderwerp
    with lezer_for(plek) as lezer:
        made = (
            (Papier.FASERAPPORT, faserapport_facts(lezer, uid, head=head())),
            (Papier.JAAREVALUATIE, jaarevaluatie_facts(lezer, uid, head=head())),
            (Papier.EINDBLAD, eindblad_facts(lezer, uid, head=head())),
            (Papier.BEGELEIDING, begeleiding_facts(lezer, uid, head=head())),
        )
    for papier, facts in made:
        assert render(papier, facts).pages >= 1
    assert made[1][1].van is None
