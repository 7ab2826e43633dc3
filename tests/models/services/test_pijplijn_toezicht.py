"""Whether the pijplijn counts for the provincie (A127, A128), and what the documents say of a step (A122)."""

from __future__ import annotations

from datetime import date

import pytest

from models.errors import Refused
from models.queries.papier_raad_delen import oversight_part
from models.queries.taakstelling import load_taakstelling
from models.queries.toezicht import ToezichtRow, UitslagRow, load_toezicht
from models.rules.taakstelling import Halfjaar
from models.rules.toezicht import Beleid, Gezet, Halfjaaruitslag, Pijplijnbeleid, Tempo, judged, ladder
from models.services import dossiers, gebeurtenissen
from models.services.taakstelling import save_taakstelling
from models.services.toezicht import choose_beleid, save_ladderstap
from models.services.verb import Plek
from tests.builders import lezer_for
from views.gemeente import taakstelling_lijnen, toezicht_lijnen

MET, NIET = Pijplijnbeleid.MET, Pijplijnbeleid.NIET


def read(plek: Plek, uid: str) -> ToezichtRow:
    with lezer_for(plek) as lezer:
        return load_toezicht(lezer, uid)


def before(plek: Plek, uid: str) -> UitslagRow:
    return next(one for one in read(plek, uid).halfjaren if one.code == "2025-2")


@pytest.mark.parametrize(
    ("achterstand", "pijplijn", "goed", "code"),
    [
        (10, None, True, "toezicht_binnen_marge"),
        (11, None, False, "toezicht_buiten_marge"),
        (10, 9, False, "toezicht_geen_marge"),
        (10, 10, True, "toezicht_gehaald_pijplijn"),
        (0, 5, True, "toezicht_gehaald"),
    ],
)
def test_a128_with_the_pijplijn_it_is_met_or_not_and_without_it_a_sixth_is_allowed(
    achterstand: int, pijplijn: int | None, code: str, *, goed: bool
) -> None:
    """A128: of 60, arrears of 10 are allowed without the pijplijn; with it even one too few is not met."""
    found = judged(Halfjaaruitslag(60, achterstand, pijplijn=pijplijn), Beleid.MARGE)
    assert (found.ok, found.redenen[0].code) == (goed, code)


def test_a127_a128_who_had_signed_by_the_end_of_the_half_year_counts_along(plek: Plek, uid: str) -> None:
    """A127: signed on 20 December and moved in January: in the pijplijn of the half-year before."""
    gezin = str(dossiers.open_dossier(plek, "Sharifpana", date(2025, 11, 1), 2, "").onderwerp)
    gebeurtenissen.record_woning_gevonden(plek, gezin, date(2025, 12, 19), "Voorbeeldlaan 1")
    gebeurtenissen.record_getekend(plek, gezin, date(2025, 12, 20), reden="proef")
    gebeurtenissen.record_verhuisd(plek, gezin, date(2026, 1, 10))
    with lezer_for(plek) as lezer:
        (half,) = [one for one in load_taakstelling(lezer, uid).halfjaren if one.code == "2026-1"]
    counted = half.realisatie
    assert counted > 0
    save_taakstelling(plek, uid, 2025, 2, opening=0, taakstelling=60, realisatie=60 - counted, bron="lijst")
    choose_beleid(plek, uid, Beleid.STRENG)
    row = before(plek, uid)
    assert (row.pijplijn, row.ok) == (None, False)
    assert "de pijplijn telt niet mee" in toezicht_lijnen.uitleg(read(plek, uid))
    choose_beleid(plek, uid, Beleid.STRENG, pijplijn=MET)
    row = before(plek, uid)
    assert (row.pijplijn, row.ok, row.redenen[0].code) == (counted, True, "toezicht_gehaald_pijplijn")
    assert "de pijplijn telt mee" in toezicht_lijnen.uitleg(read(plek, uid))
    assert "de pijplijn telt mee" in oversight_part(read(plek, uid), ("2025-2",)).uitleg
    with lezer_for(plek) as lezer:
        taak = load_taakstelling(lezer, uid)
    shown = "\n".join(one.onder for one in taakstelling_lijnen.lijnen(taak, None, mag=True))
    assert "voor het toezicht telt de pijplijn mee" in shown
    choose_beleid(plek, uid, Beleid.STRENG, date(2026, 1, 1), pijplijn=NIET)
    assert before(plek, uid).pijplijn == counted, "a later choice re-judges nothing"
    with pytest.raises(Refused, match="keuze_onbekend"):
        choose_beleid(plek, uid, Beleid.STRENG, pijplijn="misschien")


def test_a122_a131_what_the_documents_say_stands_with_the_step_and_is_no_term() -> None:
    """A122, A131: look after 3 months, start on 1 March, ready within that half-year, then see."""
    steps = ladder(
        (Gezet("1.0", date(2026, 1, 5)), Gezet("2.3", date(2026, 2, 10))), halfjaar=Halfjaar(2025, 2)
    )
    found = {one.stap: (one.hint, one.richtdag) for one in steps if one.hint}
    assert found == {
        "1.0": ("toetsmoment", date(2025, 10, 1)),
        "3.0": ("actief_vanaf", date(2026, 3, 1)),
        "3.1": ("acties", date(2026, 6, 30)),
        "3.2": ("ondersteuning", None),
        "3.3": ("inhaal", date(2026, 6, 30)),
    }
    assert all(one.uiterlijk is None for one in steps if one.stap.startswith("3."))
    agreed = ladder((Gezet("3.1", uiterlijk=date(2026, 5, 1)),), Tempo(toets_maanden=2))
    assert {one.stap: one.richtdag for one in agreed}["3.3"] == date(2026, 5, 1)


def test_a122_the_hint_of_phase_3_is_seen_with_the_arrears_of_now(plek: Plek, uid: str) -> None:
    save_taakstelling(plek, uid, 2025, 2, opening=0, taakstelling=60, realisatie=40, bron="lijst")
    save_taakstelling(plek, uid, 2026, 1, taakstelling=10, bron="lijst")
    for stap in ("1.0", "2.3", "3.0", "3.2"):
        save_ladderstap(plek, uid, 2025, 2, stap, gedaan_op=date(2026, 3, 2))
    shown = {one.sleutel: one.onder for one in toezicht_lijnen.lijnen(read(plek, uid), "2025-2", mag=True)}
    assert "Rond di 30 jun kijkt de provincie of de achterstand is ingehaald." in shown["stap:2025-2:3.3"]
    assert "Nu is de achterstand 30 personen." in shown["volgt:2025-2:3.3"]
    assert "punten van de gemeente" in shown["stap:2025-2:3.1"]
