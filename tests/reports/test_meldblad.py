"""The *Meldblad woningweigering*: one A4 for the regievoerder, also with long names and notes."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from models.queries.papier_weigering import NOTITIE, weigering_facts
from models.queries.rows_avg import StukFacts
from models.services import aanbod, beheer, dossiers, gebeurtenissen, weigering, woningen
from models.services.verb import Plek
from models.tables import Aanbod
from models.values import Papier, Privacy
from reports.catalog import render
from tests.builders import T0, lezer_for, make_kluis
from tests.reports.builders import head
from tests.reports.reading import page_texts

DAG = timedelta(days=1)
LANG = "Abdulrahmanzadeh-Mohammadzai-Tekleberhan-Warsameleyusufzadeh"


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    return make_kluis(tmp_path)


def _facts(plek: Plek, uid: str, privacy: Privacy = Privacy.NAAM) -> StukFacts:
    with lezer_for(plek) as lezer:
        return weigering_facts(lezer, uid, head=head(privacy=privacy))


def _refused(plek: Plek, naam: str = "Warsamele", notitie: str = "") -> str:
    from sqlalchemy import select

    gezin = dossiers.open_dossier(plek, naam, date(2026, 4, 16), 3, "Duinvoorde").onderwerp
    org = beheer.add_organisatie(plek, "corporatie", "Woonhof De Linde").onderwerp
    woning = woningen.add_woning(
        plek, "Kastanjelaan 14", plaats="Wilgenrade", kamers=4, huur="600", verhuurder_uid=org
    ).onderwerp
    aanbod.offer_woning(plek, gezin, woning, T0 - 20 * DAG)
    with plek.store.reader() as session:
        uid = session.scalars(select(Aanbod.uid)).one()
    aanbod.record_stap(plek, uid, "uitleg", T0 - 19 * DAG)
    gebeurtenissen.record_weigering(
        plek, gezin, date(2026, 6, 1), niet_gekomen=True, notitie=notitie, reden="te klein"
    )
    return gezin


def test_the_sheet_says_who_what_and_until_when(plek: Plek) -> None:
    """A105, A108, A116: the test by 15-06 after a weigering on 01-06."""
    gezin = _refused(plek, notitie="Was op reis.")
    weigering.set_huurderving(plek, gezin, date(2026, 6, 1), T0, "600")
    (text,) = page_texts(render(Papier.MELDBLAD_WEIGERING, _facts(plek, gezin)).pdf)

    for words in (
        "Warsamele",
        "Kastanjelaan 14, Wilgenrade",
        "Woonhof De Linde",
        "niet gekomen om te tekenen",
        "15-6-2026",
        "27-5-2026",
        "Was op reis.",
        "te klein",
        "300",
        "onterecht, definitief",
        "Regievoerder COA",
    ):
        assert words in text, words


def test_without_names_no_street_and_no_note(plek: Plek) -> None:
    gezin = _refused(plek, notitie="Hodan was op reis.")
    (text,) = page_texts(render(Papier.MELDBLAD_WEIGERING, _facts(plek, gezin, Privacy.ANONIEM)).pdf)

    assert not [word for word in ("Warsamele", "Kastanjelaan", "Hodan") if word in text]


def test_the_longest_name_and_note_stay_on_one_page(plek: Plek) -> None:
    gezin = _refused(plek, naam=LANG, notitie="woord " * 300)
    facts = _facts(plek, gezin)
    note = next(value for deel in facts.delen for _name, value in deel.paren if value.startswith("woord"))

    assert len(note) <= NOTITIE
    assert render(Papier.MELDBLAD_WEIGERING, facts).pages == 1


def test_without_a_weigering_it_is_a_form_to_fill_in(plek: Plek) -> None:
    gezin = dossiers.open_dossier(plek, "Zarrin", date(2026, 4, 16), 2, "Duinvoorde").onderwerp
    facts = _facts(plek, gezin)
    made = render(Papier.MELDBLAD_WEIGERING, facts)

    assert made.pages == 1
    assert facts.dossier_nummer in page_texts(made.pdf)[0]
    assert msgspec.structs.replace(facts, tekenen=()).tekenen == ()


def test_a_dwelling_that_was_only_found_stands_on_the_sheet_too(plek: Plek) -> None:
    """A104: *Woning gevonden* makes no offer in the list of woningen."""
    gezin = dossiers.open_dossier(plek, "Tekle", date(2026, 4, 16), 3, "Duinvoorde").onderwerp
    gebeurtenissen.record_woning_gevonden(
        plek, gezin, T0 - 20 * DAG, "Lindelaan 3", plaats="Wilgenrade", kamers=5
    )
    gebeurtenissen.record_weigering(plek, gezin, date(2026, 6, 1), niet_gekomen=False)
    told = dict(_facts(plek, gezin).delen[0].paren)
    assert (told["Woning"], told["Kamers"]) == ("Lindelaan 3, Wilgenrade", "5")
    assert dict(_facts(plek, gezin, Privacy.ANONIEM).delen[0].paren)["Woning"] == ""
