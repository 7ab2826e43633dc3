"""*Alles x* with a signing, a move or an uitspraak on the sheet: told, saved and taken back as one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.errors import Refused
from models.queries.papier import checklist_facts, make_head
from models.services import actiepunten, dossiers
from models.services.afdrukken import record_afdruk
from models.services.gebeurtenissen import record_weigering, record_woning_gevonden
from models.services.papier_invoeren import enter_blad
from models.services.undo import undo
from models.services.verb import Plek
from models.values import Fase, Papier, Ronde
from tests.builders import lezer_for, make_kluis
from tests.models.services.test_gevolgen import GEVONDEN, VERHUISD, _counted, _gezin, _punt, _staat

DAG = timedelta(days=1)
LATER = VERHUISD + 20 * DAG


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("alles"))


def _sheet(plek: Plek, gezin: str, fase: Fase) -> str:
    with lezer_for(plek) as lezer:
        facts = checklist_facts(lezer, gezin, fase, head=make_head(lezer, plek.klok.nu()))
    lines = tuple(line for _fase, group in facts.groepen for line in group)
    return record_afdruk(plek, Papier.CHECKLIST, gezin, lines).onderwerp


def _told(plek: Plek, sheet: str, typed: str) -> dict[str, Any]:
    return {
        code: dict(params) for code, params in enter_blad.preview(plek, sheet, typed, LATER).waarschuwingen
    }


def test_a065_a103_alles_x_on_a_second_move_leaves_what_the_move_ended_and_says_so(plek: Plek) -> None:
    """A065, A103: ve-34 is for who lives in an opvang still; the move of ve-33 on the same sheet ends it."""
    gezin = _gezin(plek)
    dossiers.start_ronde(plek, gezin, Ronde.HERHUISVESTING, VERHUISD + 10 * DAG)
    record_woning_gevonden(plek, gezin, VERHUISD + 10 * DAG, "Berkenhof 3")
    sheet, other = _sheet(plek, gezin, Fase.VESTIGING), _sheet(plek, gezin, Fase.VESTIGING)
    was, ended = _staat(plek, gezin), _punt(plek, gezin, "ve-34").nummer
    told = _told(plek, sheet, "alles x")
    assert told["blad_vervallen_overgeslagen"] == {"nummers": str(ended)}
    assert told["verhuisd_telt_mee"] == {"aantal": 2}
    assert {"kern_open"} <= set(told)

    done = enter_blad(plek, sheet, "alles x", LATER)
    assert _counted(plek, gezin) == [LATER, LATER]
    entered = _staat(plek, gezin)
    with pytest.raises(Refused, match="blad_leeg"):
        enter_blad(plek, other, "alles x", LATER + DAG)  # the same sheet twice: nothing is left to do
    assert _staat(plek, gezin) == entered
    undo(plek, done.bewerking)
    assert _staat(plek, gezin) == was


def test_a103_a_line_that_was_done_keeps_its_day_when_the_rest_of_the_sheet_comes_in(plek: Plek) -> None:
    """A103: the sheet is of before the move was told by hand; who counted keeps that day."""
    gezin = _gezin(plek)
    sheet = _sheet(plek, gezin, Fase.VESTIGING)
    actiepunten.tick(plek, _punt(plek, gezin, "ve-33").uid, VERHUISD)
    was = _staat(plek, gezin)
    done = enter_blad(plek, sheet, "alles x", LATER)
    assert _counted(plek, gezin) == [VERHUISD, VERHUISD]
    assert _punt(plek, gezin, "ve-33").gedaan_op == VERHUISD
    undo(plek, done.bewerking)
    assert _staat(plek, gezin) == was


def test_a105_the_uitspraak_about_one_weigering_is_not_that_about_another(plek: Plek) -> None:
    """A105: each has its own line; *alles x* ticks both, one undo opens both."""
    gezin = _gezin(plek)
    for day in (1, 3):
        record_weigering(plek, gezin, GEVONDEN + day * DAG, niet_gekomen=True)
    sheet, was = _sheet(plek, gezin, Fase.PRE_VESTIGING), _staat(plek, gezin)
    actiepunten.tick(plek, _punt(plek, gezin, "pv-49").uid, LATER)
    one = _staat(plek, gezin)
    assert [told.get("uitspraak") for told in one["weigeringen"]].count(None) == 1
    assert [punt[2] for punt in one["punten"] if punt[0] == "pv-49"].count("open") == 1
    done = enter_blad(plek, sheet, "alles x", LATER)
    now = _staat(plek, gezin)
    assert [told["uitspraak"] for told in now["weigeringen"]] == [LATER.isoformat()] * 2
    undo(plek, done.bewerking)
    assert _staat(plek, gezin) == one != was
