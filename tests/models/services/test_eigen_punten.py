"""A point that somebody wrote for one gezin: it stands among the others and no plan takes it away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.dossier import load_dossier, load_waarom
from models.queries.historie import load_historie
from models.queries.papier import checklist_facts, make_head
from models.queries.rows import PuntRow
from models.queries.vandaag import load_vandaag
from models.services import actiepunten, dossiers, gebeurtenissen, undo
from models.services.dagwissel import verwerk_dagwissel
from models.services.eigen_punten import add_eigen_punt
from models.services.engine import check_dossier
from models.services.verb import Plek
from models.tables import Dossier
from models.values import Fase, Partij, Privacy, Staat, Stand
from tests.builders import T0, VasteKlok, lezer_for, make_kluis, make_plek

DAG = timedelta(days=1)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("eigen"))


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", T0 - 30 * DAG, 1, "Duinvoorde").onderwerp


def _own(plek: Plek, uid: str) -> list[PuntRow]:
    with lezer_for(plek) as lezer:
        return [p for p in load_dossier(lezer, uid).punten if p.item_id == "eigen"]


def test_it_stands_among_the_points_with_its_words_its_day_and_whose_turn_it_is(
    plek: Plek, gezin: str
) -> None:
    add_eigen_punt(plek, gezin, "fiets zoeken", "", T0 + 3 * DAG)
    add_eigen_punt(plek, gezin, "lekkage melden", "COR")
    first, second = _own(plek, gezin)

    assert (first.tekst, first.doener, first.onze, first.termijn) == (
        "fiets zoeken",
        Partij.MB,
        True,
        T0 + 3 * DAG,
    )
    assert (second.tekst, second.doener, second.onze, second.termijn) == (
        "lekkage melden",
        Partij.COR,
        False,
        None,
    )
    assert (first.stand, first.fase, first.termijn_hard) == (Stand.DEZE_WEEK, Fase.PRE_VESTIGING, False)
    assert second.nummer == first.nummer + 1
    with lezer_for(plek) as lezer:
        (line,) = [line for line in load_vandaag(lezer).komend if line.punt_uid == first.uid]
        assert (line.tekst, line.eigen) == ("fiets zoeken", True)
        assert [s.code for s in load_waarom(lezer, first.uid).stappen] == ["waarom_eigen"]
        assert "fiets zoeken" in {row.onderwerp for row in load_historie(lezer, gezin)}


def test_no_plan_no_round_and_no_new_day_takes_it_away(plek: Plek, gezin: str) -> None:
    add_eigen_punt(plek, gezin, "fiets zoeken", "", T0 - DAG)
    gebeurtenissen.record_tekendatum(plek, gezin, T0 + 10 * DAG)
    gebeurtenissen.record_weigering(plek, gezin, T0, niet_gekomen=True)
    later = make_plek(plek.store, VasteKlok(T0 + 40 * DAG), plek.wie)
    verwerk_dagwissel(later)
    (own,) = _own(plek, gezin)

    assert (own.staat, own.termijn) == (Staat.OPEN, T0 - DAG)
    with plek.store.reader() as session:
        dossier_id = session.scalars(select(Dossier.id).where(Dossier.uid == gezin)).one()
        assert check_dossier(session, dossier_id, T0 + 40 * DAG) == ()


def test_it_is_ticked_and_undone_like_any_other(plek: Plek, gezin: str) -> None:
    made = add_eigen_punt(plek, gezin, "fiets zoeken")
    effect = actiepunten.tick.preview(plek, made.onderwerp)
    done = actiepunten.tick(plek, made.onderwerp)
    assert effect.gedaan == ("fiets zoeken",)
    assert _own(plek, gezin)[0].staat is Staat.GEDAAN

    undo.undo(plek, done.bewerking)
    assert _own(plek, gezin)[0].staat is Staat.OPEN


def test_one_that_was_just_written_is_taken_back(plek: Plek, gezin: str) -> None:
    undo.undo(plek, add_eigen_punt(plek, gezin, "fiets zoeken").bewerking)

    assert _own(plek, gezin) == []


def test_what_a_person_wrote_stands_on_a_paper_with_names_only(plek: Plek, gezin: str) -> None:
    add_eigen_punt(plek, gezin, "fiets zoeken bij oom Voorbeeld")

    def words(privacy: Privacy) -> set[str]:
        with lezer_for(plek) as lezer:
            head = make_head(lezer, plek.klok.nu(), privacy=privacy)
            facts = checklist_facts(lezer, gezin, None, head=head)
        return {line.tekst for _fase, lines in facts.groepen for line in lines}

    assert "fiets zoeken bij oom Voorbeeld" in words(Privacy.NAAM)
    assert {"eigen punt"} == {w for w in words(Privacy.VOORLETTER) if "eigen" in w or "fiets" in w}


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"tekst": "  "}, "veld_leeg"),
        ({"tekst": "x" * 161}, "veld_te_lang"),
        ({"tekst": "BSN 111222333"}, "lijkt_op_bsn"),
        ({"tekst": "fiets", "aan_zet": "XYZ"}, "keuze_onbekend"),
        ({"tekst": "fiets", "dag": date(1901, 1, 1)}, "dag_onmogelijk"),
    ],
)
def test_what_cannot_be_a_point_is_refused(
    plek: Plek, gezin: str, velden: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_eigen_punt(plek, gezin, **velden)  # type: ignore[arg-type] # named fields

    assert refused.value.code == code
    assert _own(plek, gezin) == []
