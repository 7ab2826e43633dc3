"""*Let op* counts what the AVG asks now, by role; nothing of it is there when there is nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from models.queries.bewaren import count_may_go, load_bewaarlijst, load_verzoeken
from models.queries.letop import VERZOEK_DAGEN, load_let_op
from models.queries.rows_avg import LetOpRow
from models.services import registers
from models.services.afdrukken import mark_weg, record_afdruk
from models.services.bescherming import protect
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import close_dossier
from models.services.verb import Plek
from models.services.verzoeken import record_verzoek
from models.store import Store
from models.values import Papier, VerzoekSoort
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_plek

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return open_dossier(plek, "Warsamele", T0 - 60 * DAG, 2, "azc Duinvoorde").onderwerp


def as_role(store: Store, rol: str, days: int = 0) -> Plek:
    return make_plek(store, VasteKlok(T0 + days * DAG), add_medewerker(store, f"Proef {rol} {days}", rol))


def let_op(plek: Plek) -> LetOpRow:
    with lezer_for(plek) as lezer:
        return load_let_op(lezer, plek.klok.nu())


def test_nothing_to_say_is_an_empty_row(plek: Plek, gezin: str) -> None:
    record_afdruk(plek, Papier.DAGKAART, gezin, vernietigen_voor=T0 + DAG)
    assert let_op(plek) == LetOpRow()


def test_paper_past_its_day_is_counted_until_it_is_gone_for_who_may_print_it(plek: Plek, gezin: str) -> None:
    late = [
        record_afdruk(plek, Papier.DAGKAART, gezin, vernietigen_voor=T0 - n * DAG).onderwerp for n in (0, 3)
    ]
    record_afdruk(plek, Papier.OCHTENDBLAD, vernietigen_voor=T0 - DAG)
    record_afdruk(plek, Papier.CHECKLIST, gezin)

    assert (let_op(plek).papier, let_op(plek).papier_sinds) == (3, T0 - 3 * DAG)
    assert let_op(as_role(plek.store, "coordinator")).papier == 3
    assert let_op(as_role(plek.store, "beheerder")).papier == 1, "no paper of a gezin"
    mark_weg(plek, late[1])
    assert (let_op(plek).papier, let_op(plek).papier_sinds) == (2, T0 - DAG)


def test_paper_of_a_gezin_out_of_sight_is_not_counted(plek: Plek, gezin: str) -> None:
    protect(plek, gezin)
    record_afdruk(plek, Papier.DAGKAART, gezin, vernietigen_voor=T0 - DAG)
    assert let_op(plek).papier == 1
    assert let_op(as_role(plek.store, "begeleider")).papier == 0


def test_a_breach_that_anybody_reported_runs_for_who_keeps_the_registers_until_the_ap_knows(
    plek: Plek,
) -> None:
    beheer = as_role(plek.store, "beheerder")
    sam, seen = as_role(plek.store, "begeleider"), plek.klok.nu()
    first = registers.report_datalek(sam, "kwijt", "een tas", seen - timedelta(hours=70)).onderwerp
    registers.report_datalek(sam, "kwijt", "een stick", seen)

    assert (let_op(beheer).datalekken, let_op(beheer).uren_over) == (2, 2)
    for rol in ("casusregisseur", "coordinator"):
        assert let_op(as_role(plek.store, rol)).datalekken == 0
    assert let_op(sam).datalekken == 0, "who reported it does not see the register"
    registers.save_datalek(beheer, first, {"ap_op": plek.klok.nu()})
    assert (let_op(beheer).datalekken, let_op(beheer).uren_over) == (1, 72)
    later = replace(beheer, klok=VasteKlok(T0 + 4 * DAG))
    assert let_op(later).uren_over < 0


def test_what_may_go_is_the_list_of_the_month_for_who_may_act_on_it(plek: Plek, gezin: str) -> None:
    close_dossier(plek, gezin, T0, "klaar")
    casus = as_role(plek.store, "casusregisseur")
    with lezer_for(casus) as lezer:
        (row,) = load_bewaarlijst(lezer)
    assert row.vanaf is not None
    due = row.vanaf
    assert due.day > 1
    month = (due.replace(day=28) + 5 * DAG).replace(day=1)
    assert let_op(replace(casus, klok=VasteKlok(due))).bewaren == 0, "it waits for the first of the month"
    assert let_op(replace(casus, klok=VasteKlok(month))).bewaren == 1
    assert let_op(as_role(plek.store, "begeleider", (month - T0).days)).bewaren == 0


def test_the_count_is_that_of_the_list(plek: Plek) -> None:
    """The light count and the list are two ways to one answer."""
    casus = as_role(plek.store, "casusregisseur")
    for n in range(4):
        uid = open_dossier(plek, f"Proef {n}", T0 - 90 * DAG, 1, "azc").onderwerp
        close_dossier(plek, uid, T0 - n * 20 * DAG, "klaar")
    for months in (0, 12, 23, 24, 25, 60, 61):
        day = (T0 + months * 31 * DAG).replace(day=1)
        with lezer_for(replace(casus, klok=VasteKlok(day))) as lezer:
            listed = [
                row
                for row in load_bewaarlijst(lezer)
                if row.stap.value.startswith("mag") and row.vanaf is not None and row.vanaf <= day
            ]
            assert count_may_go(lezer) == len(listed)


def test_a_request_stands_there_when_its_last_day_nears(plek: Plek, gezin: str) -> None:
    record_verzoek(plek, gezin, VerzoekSoort.CORRECTIE, T0)
    with lezer_for(plek) as lezer:
        (row,) = load_verzoeken(lezer)
    early = replace(plek, klok=VasteKlok(row.uiterlijk_op - (VERZOEK_DAGEN + 1) * DAG))
    near = replace(plek, klok=VasteKlok(row.uiterlijk_op - VERZOEK_DAGEN * DAG))
    assert let_op(early).verzoeken == ()
    assert [one.uid for one in let_op(near).verzoeken] == [row.uid]
    assert let_op(as_role(plek.store, "coordinator", 40)).verzoeken == ()
