"""The *Belblad*: one A4 with whom to call, what is open, and room to write, also for long names."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.queries.papier_bel import BELLEN, MELDINGEN, NOTITIE, belblad_facts, cut
from models.queries.rows_avg import StukFacts
from models.services import beheer, contacten, dossiers, leden, meldingen
from models.services.leden import NieuwePersoon
from models.services.verb import Plek
from models.tables import Persoon
from models.values import ContactSoort, Papier, Privacy
from reports import catalog
from reports.catalog import render
from tests.builders import T0, lezer_for, make_kluis
from tests.reports.builders import head
from tests.reports.reading import page_texts
from tests.reports.test_layout import inside

DAG = timedelta(days=1)
LANG = "Abdulrahmanzadeh-Mohammadzai-Tekleberhan-Warsameleyusufzadeh"
MOBIEL = "06-00000042"


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    return make_kluis(tmp_path)


def _facts(plek: Plek, uid: str, privacy: Privacy = Privacy.NAAM) -> StukFacts:
    with lezer_for(plek) as lezer:
        return belblad_facts(lezer, uid, head=head(privacy=privacy))


def _gezin(plek: Plek, naam: str = "Warsamele", personen: int = 2) -> str:
    uid = dossiers.open_dossier(plek, naam, date(2026, 4, 16), personen, "Duinvoorde").onderwerp
    dossiers.add_adres(plek, uid, "woning", "Kastanjelaan 14", plaats="Wilgenrade")
    org = beheer.add_organisatie(plek, "corporatie", "Woonhof De Linde", telefoon="06-00000021").onderwerp
    dossiers.save_dossier_field(plek, uid, "corporatie_uid", org)
    with plek.store.reader() as session:
        person = session.scalars(select(Persoon.uid).order_by(Persoon.id.desc())).first() or ""
    leden.save_persoon_field(plek, person, "telefoon", MOBIEL)
    return uid


def test_the_sheet_says_whom_to_call_what_is_open_and_gives_room_to_write(plek: Plek) -> None:
    gezin = _gezin(plek)
    meldingen.record_melding(
        plek,
        gezin,
        "huur",
        T0 - DAG,
        melder="corporatie",
        melder_naam="Mevrouw Proef",
        notitie="De huur van mei is er niet.",
        aanpak="Incasso nakijken.",
    )
    shut = meldingen.record_melding(plek, gezin, "overlast", T0 - 9 * DAG, notitie="Al klaar.").onderwerp
    meldingen.change_melding(plek, shut, "overlast", notitie="Al klaar.", afloop="Stil.", gesloten_op=T0)
    contacten.record_contact(plek, gezin, ContactSoort.TELEFOON, T0, notitie="Zij belt terug.")
    facts = _facts(plek, gezin)
    (page,) = page_texts(render(Papier.BELBLAD, facts).pdf)
    text = " ".join(page.split())

    for words in (
        "Warsamele",
        "Kastanjelaan 14",
        "Woonhof De Linde",
        "06-00000021",
        MOBIEL,
        "Huur, De corporatie, Mevrouw Proef",
        "De huur van mei is er niet.",
        "Incasso nakijken.",
        "Zij belt terug.",
        "Wat is gezegd",
        "Wie vertelt het aan wie",
    ):
        assert words in text, words
    assert "Al klaar." not in text, "a report that was closed is not asked about"
    assert sum(deel.lijnen for deel in facts.delen) == 9


def test_without_names_no_street_no_phone_of_the_gezin_and_no_words(plek: Plek) -> None:
    gezin = _gezin(plek)
    meldingen.record_melding(
        plek, gezin, "huur", T0, melder="buren", melder_naam="Mevrouw Proef", notitie="Hodan betaalt niet."
    )
    (page,) = page_texts(render(Papier.BELBLAD, _facts(plek, gezin, Privacy.ANONIEM)).pdf)
    text = " ".join(page.split())

    assert not [word for word in ("Warsamele", "Kastanjelaan", MOBIEL, "Hodan", "Proef") if word in text]
    assert "Woonhof De Linde" in text
    assert "Huur, Iemand uit de buurt" in text


def test_fourteen_people_with_the_longest_names_stay_on_one_page_inside_their_cells(plek: Plek) -> None:
    gezin = _gezin(plek, LANG)
    for nr in range(12):
        made = leden.add_persoon(
            plek, gezin, NieuwePersoon(f"{nr}{LANG}"[:60], LANG[:60], relatie="kind"), T0 - 20 * DAG
        )
        leden.save_persoon_field(plek, made.onderwerp, "telefoon", f"06-000000{nr:02}")
    for nr in range(6):
        dossiers.set_betrokkene(
            plek, gezin, ("begeleider", "aanspreekpunt")[nr % 2], T0, naam=LANG, telefoonnummer=MOBIEL
        )
        meldingen.record_melding(
            plek, gezin, "onderhoud", T0, melder="buren", melder_naam=LANG, notitie="woord " * 200
        )
        contacten.record_contact(plek, gezin, ContactSoort.HUISBEZOEK, T0, notitie=LANG * 5)
    facts = _facts(plek, gezin)
    made_ = render(Papier.BELBLAD, facts)

    assert made_.pages == 1
    inside(catalog.build(Papier.BELBLAD, facts))
    tables = {deel.kop: deel for deel in facts.delen}
    assert len(tables["Bellen"].rijen) <= BELLEN
    assert len(tables["Open meldingen"].rijen) == MELDINGEN
    assert "nog 4" in tables["Open meldingen"].uitleg


def test_a_small_gezin_with_much_to_tell_stays_on_one_page_too(plek: Plek) -> None:
    gezin = _gezin(plek, LANG)
    for nr in range(2):
        made = leden.add_persoon(plek, gezin, NieuwePersoon(LANG[:60], LANG[:60], relatie="kind"), T0)
        leden.save_persoon_field(plek, made.onderwerp, "telefoon", MOBIEL)
        dossiers.set_betrokkene(
            plek, gezin, ("begeleider", "aanspreekpunt")[nr % 2], T0, naam=LANG, telefoonnummer=MOBIEL
        )
        meldingen.record_melding(
            plek, gezin, "onderhoud", T0, melder="buren", melder_naam=LANG, notitie="woord " * 200
        )
        contacten.record_contact(plek, gezin, ContactSoort.HUISBEZOEK, T0, notitie=LANG * 5)
    facts = _facts(plek, gezin)
    assert render(Papier.BELBLAD, facts).pages == 1
    inside(catalog.build(Papier.BELBLAD, facts))


def test_nothing_known_says_so_and_it_is_still_a_sheet_to_write_on(plek: Plek) -> None:
    gezin = dossiers.open_dossier(plek, "Zarrin", date(2026, 4, 16), 1, "").onderwerp
    (text,) = page_texts(render(Papier.BELBLAD, _facts(plek, gezin)).pdf)
    for words in ("Er is geen melding open.", "Er is nog geen contact genoteerd.", "Wat is gezegd"):
        assert words in text, words


def test_a_long_text_is_cut_on_one_line() -> None:
    assert cut("een\n\n twee") == "een twee"
    assert len(cut("woord " * 100)) <= NOTITIE
    assert cut("woord " * 100).endswith("…")
