from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from models.queries.papier import make_head
from models.queries.papier_dag import dagkaart_facts
from models.tables import Dossier
from tests.builders import lezer_for, make_demo


def test_the_lines_of_a_dagkaart_run_from_one_to_n_over_all_loketten(tmp_path: Path) -> None:
    """Foundation of *Papier invoeren*: short numbers, each once on the sheet, each with its actiepunten."""
    plek = make_demo(tmp_path)
    with lezer_for(plek) as lezer:
        uid = lezer.session.scalars(select(Dossier.uid).where(Dossier.naam == "Warsamele")).one()
        facts = dagkaart_facts(lezer, uid, head=make_head(lezer, plek.klok.nu(), dossier_uid=uid))
    lines = [line for loket in facts.loketten for line in loket.lijnen]

    assert [line.nummer for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.punten for line in lines)
