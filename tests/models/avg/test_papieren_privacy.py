"""Every paper of the catalogue keeps to its privacy level: no name where none should stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from models.queries.regeldagen import load_regeldag
from models.services import amv
from models.services.actiepunten import set_notitie
from models.services.dossiers import add_adres, open_dossier, save_dossier_field
from models.services.gebeurtenissen import record_signaal, record_tekendatum
from models.services.leden import save_persoon_field
from models.services.regeldagen import add_gezin, add_regeldag, set_tijd
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier, Gemeente, Lidmaatschap, Persoon
from models.values import AmvKeuze, Privacy
from reports.catalog import plain_text, render
from tests.builders import T0, lezer_for, make_kluis
from tests.reports.reading import page_texts
from views.papier.feiten import Opdracht, Stuk, read_stukken
from views.papier.soorten import KEUZEN

GEZIN, ROEP, ACHTER, NOOT, STRAAT, TEL = (
    "Kanariegezin",
    "Kanarieroep",
    "Kanarieachter",
    "kanarienoot",
    "Kanariestraat",
    "06-10203040",
)
TEKENDAG = date(2026, 6, 18)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    """A kluis that is only read once the gezin is in it."""
    made = make_kluis(tmp_path_factory.mktemp("papier"))
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def gezin(plek: Plek) -> tuple[str, str]:
    """A gezin that is called by canaries everywhere, and the regeldag on which it comes."""
    uid = open_dossier(plek, GEZIN, date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp
    record_tekendatum(plek, uid, TEKENDAG)
    with plek.store.reader() as session:
        people = session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == uid)
        ).all()
        gemeente = session.scalars(select(Gemeente.uid)).first()
    for person in people:
        for veld, waarde in (
            ("roepnaam", ROEP),
            ("achternaam", ACHTER),
            ("telefoon", TEL),
            ("notitie", f"een {NOOT}"),
            ("v_nummer", "1234567890"),
        ):
            save_persoon_field(plek, person, veld, waarde)
    save_persoon_field(plek, people[1], "geboortedatum", date(2008, 8, 14))
    save_persoon_field(plek, people[1], "is_amv", True)
    amv.choose(plek, uid, people[1], AmvKeuze.ZELFSTANDIG, T0, f"een {NOOT}")
    for veld in ("notitie", "talenten", "perspectief"):
        save_dossier_field(plek, uid, veld, f"een {NOOT}")
    add_adres(plek, uid, "woning", f"{STRAAT} 4")
    record_signaal(plek, uid, T0, f"een {NOOT}")
    with plek.store.reader() as session:
        punten = session.scalars(
            select(Actiepunt.uid)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Dossier.uid == uid, Actiepunt.vervallen_op.is_(None))
            .limit(20)
        ).all()
    for punt in punten:
        set_notitie(plek, punt, f"een {NOOT} bij {ROEP}")
    assert gemeente is not None
    day = add_regeldag(plek, gemeente, TEKENDAG, "Dorpshuis", "09:00").onderwerp
    with lezer_for(plek) as lezer:
        planned = load_regeldag(lezer, day)
    if uid not in {one.dossier_uid for one in planned.afspraken}:
        add_gezin(plek, day, uid)
    for nr, loket in enumerate(planned.loketten):
        set_tijd(plek, day, uid, loket.loket, f"{9 + nr // 2:02}:{nr % 2 * 30:02}")
    return uid, day


def _stukken(plek: Plek, code: str, privacy: Privacy, gezin: tuple[str, str]) -> tuple[Stuk, ...]:
    keus = KEUZEN[code]
    with lezer_for(plek) as lezer:
        gemeente = lezer.session.scalars(select(Gemeente.uid)).first() or ""
        opdracht = Opdracht(
            keus,
            gezinnen=(gezin[0],) if keus.per_gezin else (),
            gemeente_uid=gemeente,
            regeldag_uid=gezin[1] if keus.regeldag else "",
            privacy=privacy,
        )
        return read_stukken(lezer, opdracht=opdracht, nu=plek.klok.nu())[1]


def _text(plek: Plek, code: str, privacy: Privacy, gezin: tuple[str, str]) -> str:
    return "\n".join(
        text
        for stuk in _stukken(plek, code, privacy, gezin)
        for text in page_texts(render(stuk.papier, stuk.feiten).pdf)
    )


CODES = sorted(code for code, keus in KEUZEN.items() if keus.namen)
NUMMERS = frozenset({"rechten"})
"""Papers on which no gezin stands by name."""


@pytest.mark.parametrize("code", CODES)
def test_without_names_nothing_leads_to_anybody(code: str, plek: Plek, gezin: tuple[str, str]) -> None:
    text = _text(plek, code, Privacy.ANONIEM, gezin)

    for word in (GEZIN, ROEP, ACHTER, NOOT, STRAAT, TEL, "1234567890"):
        assert word.casefold() not in text.casefold(), word


@pytest.mark.parametrize("code", CODES)
def test_an_initial_and_a_number_never_say_a_whole_name(
    code: str, plek: Plek, gezin: tuple[str, str]
) -> None:
    text = _text(plek, code, Privacy.VOORLETTER, gezin)

    for word in (GEZIN, ROEP, ACHTER, NOOT):
        assert word.casefold() not in text.casefold(), word


@pytest.mark.parametrize("code", [code for code in CODES if code not in NUMMERS])
def test_with_names_the_name_stands_there(code: str, plek: Plek, gezin: tuple[str, str]) -> None:
    text = _text(plek, code, Privacy.NAAM, gezin)

    assert GEZIN in text or ROEP in text


VAN_DE_DAG = sorted(code for code, keus in KEUZEN.items() if keus.van_de_dag)


@pytest.mark.parametrize("privacy", list(Privacy))
@pytest.mark.parametrize("code", [*VAN_DE_DAG, "uitnodiging"])
def test_on_a_paper_of_the_day_the_visit_stands_at_every_level(
    code: str, privacy: Privacy, plek: Plek, gezin: tuple[str, str]
) -> None:
    """Without a visit on it a paper without names would prove nothing."""
    assert "9:00" in _text(plek, code, privacy, gezin)


@pytest.mark.parametrize("privacy", [Privacy.VOORLETTER, Privacy.ANONIEM])
def test_the_text_that_is_copied_keeps_to_the_level_too(
    privacy: Privacy, plek: Plek, gezin: tuple[str, str]
) -> None:
    words = plain_text([(one.papier, one.feiten) for one in _stukken(plek, "mailtekst", privacy, gezin)])

    assert "9:00" in words
    for word in (GEZIN, ROEP, ACHTER, NOOT, STRAAT, TEL):
        assert word.casefold() not in words.casefold(), word


@pytest.mark.parametrize("code", VAN_DE_DAG)
def test_a_paper_of_the_day_names_every_gezin_that_stands_on_it(
    code: str, plek: Plek, gezin: tuple[str, str]
) -> None:
    for privacy in Privacy:
        for stuk in _stukken(plek, code, privacy, gezin):
            assert stuk.over == (gezin[0],), stuk.loket


BUITEN = {"matrix_dossier", "meldblad_weigering", "agenda", "amv_kwartaal", "faserapport", "gezinnenlijst"}
BUITEN |= {"mb_verslag"}
"""Papers about gezinnen that are made for another party, or for a calendar that others look into."""


def test_what_leaves_the_house_by_itself_begins_without_names() -> None:
    """ui.md: the matrix of a dossier is anonymous by default, never a name to huurders.

    What goes to a counter, a door or a party begins with no whole name either.
    """
    assert KEUZEN["matrix_dossier"].privacy is Privacy.ANONIEM
    assert KEUZEN["deurlijst"].privacy is Privacy.ANONIEM
    for code, keus in KEUZEN.items():
        leaves = code in BUITEN or keus.van_de_dag or keus.partij
        assert (keus.privacy is Privacy.NAAM) is not leaves, code
