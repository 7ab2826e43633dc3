"""*Wat is er veranderd* also says who looked at a dossier and printed it, to who may see the dossier."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.errors import Refused
from models.queries.historie import load_historie
from models.queries.rows_dossier import HistorieRow
from models.services import dossiers, undo
from models.services.afdrukken import record_afdruk
from models.services.verb import Plek, Regel, note, note_all
from models.values import Papier
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_plek
from views.dossier.historie_lijnen import historie_lijnen

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", T0 - 30 * DAG, 1, "Duinvoorde").onderwerp


def historie(plek: Plek, uid: str) -> tuple[HistorieRow, ...]:
    with lezer_for(plek) as lezer:
        return load_historie(lezer, uid)


def test_who_looked_and_who_printed_stand_between_the_changes(plek: Plek, gezin: str) -> None:
    note(plek, "dossier_bekeken", dossier_uid=gezin)
    dossiers.save_dossier_field(plek, gezin, "naam", "Warsame")
    record_afdruk(plek, Papier.DAGKAART, gezin)
    note(plek, "dossier_bekeken", dossier_uid="een ander dossier")

    kinds = [row.soort for row in historie(plek, gezin)]

    assert list(dict.fromkeys(kinds)) == ["afdruk", "dossier_veld", "dossier_bekeken", "dossier_geopend"]


def test_looking_several_times_on_a_day_is_one_line_a_person(plek: Plek, gezin: str) -> None:
    other = add_medewerker(plek.store, "Bo", "casusregisseur")
    for day in (T0, T0 + DAG):
        looks = [Regel("dossier_bekeken", gezin, op=VasteKlok(day).nu(), wie=w) for w in (plek.wie, other)]
        note_all(plek, looks * 3)

    rows = [row for row in historie(plek, gezin) if row.soort == "dossier_bekeken"]
    lines = [line for line in historie_lijnen(rows) if line.sleutel.startswith("b:")]

    assert [(row.wie, row.op.date(), row.nieuw) for row in rows] == [
        ("Bo", T0 + DAG, "3"),
        ("Wil Voorbeeld", T0 + DAG, "3"),
        ("Bo", T0, "3"),
        ("Wil Voorbeeld", T0, "3"),
    ]
    assert lines[0].titel == "Dossier bekeken"
    assert "3 keer op deze dag" in lines[0].onder
    assert not lines[0].knoppen


def test_who_tried_what_was_not_allowed_stands_there_too(plek: Plek, gezin: str) -> None:
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Bo", "begeleider"))
    with pytest.raises(Refused, match="geen_toegang"):
        dossiers.save_dossier_field(other, gezin, "naam", "mag niet")

    row = historie(plek, gezin)[0]
    line = historie_lijnen([row])[1]

    assert (row.wie, row.resultaat, row.kan_ongedaan) == ("Bo", "geen_toegang", False)
    assert line.titel == "Gegeven veranderd: niet toegestaan"


def test_who_does_not_see_the_dossier_reads_nothing_of_it(plek: Plek, gezin: str) -> None:
    note(plek, "dossier_bekeken", dossier_uid=gezin)
    for rol in ("begeleider", "beheerder"):
        other = make_plek(plek.store, wie=add_medewerker(plek.store, f"Proef {rol}", rol))
        assert historie(other, gezin) == (), rol


def test_looking_is_nothing_that_can_be_taken_back(plek: Plek, gezin: str) -> None:
    note(plek, "dossier_bekeken", dossier_uid=gezin)
    row = historie(plek, gezin)[0]
    assert not row.kan_ongedaan
    with pytest.raises(Refused, match="ongedaan_kan_niet"):
        undo.undo(plek, row.bewerking)
