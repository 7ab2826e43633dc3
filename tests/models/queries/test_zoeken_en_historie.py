from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.content.loader import content_root
from models.queries.afdrukken import load_afdrukken
from models.queries.historie import load_historie
from models.queries.lezer import Lezer
from models.queries.papier import checklist_facts, make_head, sheet_lines
from models.queries.rows import ZoekHit
from models.queries.rows_dossier import HistorieRow
from models.queries.zoeken import HULP, SCHERMEN, find
from models.services import actiepunten, beheer, dossiers, gebeurtenissen, leden, undo
from models.services.afdrukken import record_afdruk
from models.services.verb import Plek
from models.tables import Actiepunt, Lidmaatschap, Persoon, Waarde
from models.values import Papier
from tests.builders import T0, lezer_for

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", T0 - 30 * DAG, 2, "Duinvoorde").onderwerp


def _find(plek: Plek, tekst: str, limit: int = 20) -> tuple[ZoekHit, ...]:
    with lezer_for(plek) as lezer:
        return find(lezer, tekst, limit)


def _historie(plek: Plek, uid: str, limit: int = 200) -> tuple[HistorieRow, ...]:
    with lezer_for(plek) as lezer:
        return load_historie(lezer, uid, limit)


def _persoon(plek: Plek, letter: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .where(Lidmaatschap.letter == letter)
        ).one()


@pytest.mark.parametrize("typed", ["Mohammed", "Muhamad", "mohamed wars", "Z-1234567890", "06 0000 0042"])
def test_a_person_is_found_by_name_near_spelling_v_nummer_and_phone(
    plek: Plek, gezin: str, typed: str
) -> None:
    person = _persoon(plek, "b")
    leden.save_persoon_field(plek, person, "roepnaam", "Mohammed")
    leden.save_persoon_field(plek, person, "v_nummer", "Z1234567890")
    leden.save_persoon_field(plek, person, "telefoon", "06-00000042")

    hits = _find(plek, typed.replace("Z-", "Z"))

    found = [hit for hit in hits if hit.soort == "persoon" and hit.titel == "Mohammed Warsamele"]
    assert [hit.dossier_uid for hit in found] == [gezin]


def test_a_gezin_is_found_by_its_street(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_woning_gevonden(
        plek, gezin, T0, "Kastanjelaan 14", postcode="7941 AB", plaats="Wilgenrade"
    )

    (hit,) = [h for h in _find(plek, "kastanjelaan 14") if h.soort == "dossier"]

    assert hit.dossier_uid == gezin
    assert hit.titel.startswith("Kastanjelaan 14")


def test_organisations_and_contact_persons_are_found(plek: Plek) -> None:
    org = beheer.add_organisatie(plek, "corporatie", "Stichting Rietvoorn Wonen").onderwerp
    beheer.add_contactpersoon(plek, "Fenna Voorbeeld", organisatie_uid=org, telefoon="06-00000023")

    assert [h.titel for h in _find(plek, "rietvorn") if h.soort == "organisatie"] == [
        "Stichting Rietvoorn Wonen"
    ]
    assert [h.onder for h in _find(plek, "fenna")] == ["Stichting Rietvoorn Wonen · 06-00000023"]
    assert [h.titel for h in _find(plek, "0600000023")] == ["Fenna Voorbeeld"]


def test_a_renamed_organisation_is_found_by_its_new_name_only(plek: Plek) -> None:
    org = beheer.add_organisatie(plek, "corporatie", "Woonhof De Linde").onderwerp
    beheer.save_organisatie_field(plek, org, "naam", "Kastanje Wonen")

    assert [h.titel for h in _find(plek, "kastanje")] == ["Kastanje Wonen"]
    assert not [h for h in _find(plek, "linde") if h.soort == "organisatie"]


def test_screens_and_help_are_found_by_what_people_call_them(plek: Plek) -> None:
    assert _find(plek, "instellingen")[0].uid == "beheer"
    assert _find(plek, "checklist aanpassen")[-1].soort == "hulp"
    assert len(SCHERMEN) == len({code for code, _ in SCHERMEN})


def test_every_page_of_the_handbook_can_be_found_and_every_hit_has_a_page(plek: Plek) -> None:
    pages = {path.stem for path in (content_root() / "help").glob("*.md")}

    assert {code for code, _ in HULP} - {"toetsen"} == pages


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "'; DROP TABLE dossier; --", '"', "*", "\x00"])
def test_odd_input_finds_nothing_and_breaks_nothing(plek: Plek, gezin: str, typed: str) -> None:
    assert all(hit.soort in ("scherm", "hulp") for hit in _find(plek, typed))


# --- historie ---------------------------------------------------------------------------------------------


def test_a_tick_is_readable_and_can_be_undone(plek: Plek, gezin: str) -> None:
    with plek.store.reader() as session:
        punt = session.scalars(select(Actiepunt.uid).where(Actiepunt.item_id == "pv-13")).one()
    bewerking = actiepunten.tick(plek, punt).bewerking

    rows = [row for row in _historie(plek, gezin) if row.bewerking == bewerking]
    staat = next(row for row in rows if row.veld == "staat")

    assert (staat.oud, staat.nieuw) == ("open", "gedaan")
    assert staat.onderwerp == "huishouden aanmelden voor begeleiding"
    assert staat.wie == "Wil Voorbeeld"
    assert next(row for row in rows if row.veld == "gedaan_op").nieuw == "15-6-2026"
    assert all(row.kan_ongedaan for row in rows)


def test_an_operation_that_others_followed_says_it_cannot_be_undone(plek: Plek, gezin: str) -> None:
    first = dossiers.save_dossier_field(plek, gezin, "naam", "Warsamele-Ali").bewerking
    second = dossiers.save_dossier_field(plek, gezin, "naam", "Warsame").bewerking

    can = {row.bewerking: row.kan_ongedaan for row in _historie(plek, gezin)}

    assert (can[first], can[second]) == (False, True)
    undo.undo(plek, second)
    assert not {row.bewerking: row.kan_ongedaan for row in _historie(plek, gezin)}[first]


def test_erased_values_stay_empty_and_block_the_undo(plek: Plek, gezin: str) -> None:
    bewerking = dossiers.save_dossier_field(plek, gezin, "naam", "Warsame").bewerking
    with plek.store.writer() as session:
        for waarde in session.scalars(select(Waarde)):
            session.delete(waarde)

    (row,) = [r for r in _historie(plek, gezin) if r.bewerking == bewerking and r.veld == "naam"]

    assert (row.oud, row.nieuw, row.kan_ongedaan) == ("", "", False)


def test_many_equal_changes_of_one_operation_are_one_row_with_their_number(plek: Plek, gezin: str) -> None:
    lines = [row for row in _historie(plek, gezin) if row.tabel == "actiepunt" and row.veld == "nieuw"]

    assert len(lines) == 1
    assert int(lines[0].nieuw) > 100


def test_the_newest_change_comes_first_and_the_page_is_bounded(plek: Plek, gezin: str) -> None:
    last = dossiers.save_dossier_field(plek, gezin, "notitie", "belt op dinsdag").bewerking

    assert _historie(plek, gezin)[0].bewerking == last
    assert len(_historie(plek, gezin, limit=3)) == 3


def test_a_sheet_is_found_by_its_code_and_a_line_by_its_number(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        facts = checklist_facts(lezer, gezin, None, head=make_head(lezer, plek.klok.nu()))
        lines = sheet_lines(Papier.CHECKLIST, facts)
    record_afdruk(plek, Papier.CHECKLIST, gezin, lines)
    with lezer_for(plek) as lezer:
        (sheet,) = [hit for hit in find(lezer, "c1 " + _digit(lezer)) if hit.soort == "blad"]
        (line,) = [hit for hit in find(lezer, f"{sheet.uid} regel 2") if hit.soort == "blad"]
        (bare,) = [hit for hit in find(lezer, "nr 2") if hit.soort == "blad"]
        wrong = [
            hit for hit in find(lezer, "C1-" + str((int(sheet.uid[-1]) + 1) % 10)) if hit.soort == "blad"
        ]

    assert sheet.titel == f"Fase-checklist {sheet.uid}"
    assert line.uid == bare.uid == f"{sheet.uid} 2"
    assert line.titel == f"2  {next(one.tekst for one in lines if one.nummer == 2)}"
    assert wrong == []


def _digit(lezer: Lezer) -> str:
    return load_afdrukken(lezer)[0].code[-1]
