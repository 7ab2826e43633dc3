"""Facts of the papers of a regeldag for who stands at a loket, reads a door, or gets the mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.papier import make_head, sheet_day, sheet_lines
from models.queries.papier_loket import (
    day_parties,
    deurlijst_facts,
    loketlijst_facts,
    mail_facts,
    next_regeldag,
)
from models.queries.rows import PaperHead
from models.services import dossiers, gebeurtenissen, regeldagen
from models.services.verb import Plek
from models.values import Papier, Partij, Privacy, Rol
from reports import deurlijst, loketlijst, mailtekst
from reports.plain import text_of
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_kluis, make_plek, only_gemeente

DAG = timedelta(days=1)
TEKENDAG = T0 + 6 * DAG


@dataclass(frozen=True)
class Basis:
    """A kluis with a regeldag of two gezinnen that is only read."""

    plek: Plek
    gezin: str
    ander: str
    dag: str


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Basis]:
    plek = make_kluis(tmp_path_factory.mktemp("loket"))
    uids = []
    for naam, personen in (("Warsamele", 3), ("Noorvand", 1)):
        uid = dossiers.open_dossier(plek, naam, T0 - 40 * DAG, personen, "Duinvoorde").onderwerp
        gebeurtenissen.record_tekendatum(plek, uid, TEKENDAG)
        uids.append(uid)
    dag = regeldagen.add_regeldag(plek, only_gemeente(plek.store), TEKENDAG, "Gemeentehuis").onderwerp
    regeldagen.set_tijd(plek, dag, uids[0], "L1", "10:00")
    regeldagen.set_tijd(plek, dag, uids[1], "L1", "9:30")
    regeldagen.save_bezoek(plek, dag, uids[0], "L1", komt="a b")
    regeldagen.save_bezoek(plek, dag, uids[1], "L2", overslaan=True)
    yield Basis(plek, uids[0], uids[1], dag)
    plek.store.close()


def _head(lezer: Lezer, privacy: Privacy = Privacy.NAAM) -> PaperHead:
    return make_head(lezer, VasteKlok().nu(), privacy=privacy)


def test_the_list_of_a_loket_has_who_comes_by_time_with_lines_numbered_through(basis: Basis) -> None:
    with lezer_for(basis.plek) as lezer:
        (first,) = loketlijst_facts(lezer, basis.dag, ["L1"], head=_head(lezer))

    assert [(g.tijd, g.gezin) for g in first.gezinnen] == [("9:30", "Noorvand"), ("10:00", "Gezin Warsamele")]
    assert first.gezinnen[1].komt == "a b"
    assert first.gezinnen[1].tot > "10:00"
    lines = sheet_lines(Papier.LOKETLIJST, first)
    assert [line.nummer for line in lines] == list(range(1, len(lines) + 1))
    assert len(lines) == sum(len(g.lijnen) for g in first.gezinnen) > 1
    assert sheet_day(first) == TEKENDAG


def test_a_gezin_that_leaves_a_loket_out_stands_on_no_list_of_it(basis: Basis) -> None:
    with lezer_for(basis.plek) as lezer:
        (brp,) = loketlijst_facts(lezer, basis.dag, ["L2"], head=_head(lezer))

    assert [g.gezin for g in brp.gezinnen] == ["Gezin Warsamele"]
    assert brp.gezinnen[0].tijd == ""


def test_without_a_choice_every_loket_where_somebody_comes_has_its_list(basis: Basis) -> None:
    with lezer_for(basis.plek) as lezer:
        lists = loketlijst_facts(lezer, basis.dag, head=_head(lezer))

    assert [one.loket for one in lists][:2] == ["L1", "L2"]
    assert all(one.gezinnen for one in lists)


def test_a_list_that_leaves_the_house_names_by_level_and_keeps_the_number_of_the_day(basis: Basis) -> None:
    with lezer_for(basis.plek) as lezer:
        (letter,) = loketlijst_facts(lezer, basis.dag, ["L1"], head=_head(lezer, Privacy.VOORLETTER))
        (bare,) = loketlijst_facts(lezer, basis.dag, ["L1"], head=_head(lezer, Privacy.ANONIEM))

    for one in (letter, bare):
        text = repr([(g.gezin, g.personen, g.lijnen) for g in one.gezinnen])
        assert "Warsamele" not in text
        assert "Noorvand" not in text
    assert sorted(g.nummer for g in bare.gezinnen) == [1, 2]
    assert bare.gezinnen[0].dossier_nummer


def test_a_door_has_times_and_numbers_and_a_name_only_where_asked(basis: Basis) -> None:
    with lezer_for(basis.plek) as lezer:
        doors = deurlijst_facts(lezer, basis.dag, head=_head(lezer, Privacy.ANONIEM))
        (named,) = deurlijst_facts(lezer, basis.dag, head=_head(lezer))

    assert [door.loket for door in doors] == ["L1"]
    assert [(line.tijd, line.nummer) for line in doors[0].regels] == [("9:30", 2), ("10:00", 1)]
    assert all("Warsamele" not in line.gezin for line in doors[0].regels)
    assert [line.gezin for line in named.regels] == ["Noorvand", "Gezin Warsamele"]


def test_the_mail_to_a_party_has_its_own_loketten_only(basis: Basis) -> None:
    with lezer_for(basis.plek) as lezer:
        parties = day_parties(lezer, basis.dag)
        mail = mail_facts(lezer, basis.dag, Partij.COR, head=_head(lezer, Privacy.VOORLETTER))
        empty = mail_facts(lezer, basis.dag, Partij.COA, head=_head(lezer))

    assert Partij.COR in parties
    assert Partij.COA not in parties
    assert [len(loket.gezinnen) for loket in mail.loketten] == [2]
    assert not any(g.lijnen for loket in mail.loketten for g in loket.gezinnen)
    assert empty.loketten == ()


def test_the_mail_holds_the_contacts_of_all_loketten_of_the_day(tmp_path: Path) -> None:
    """A148: also of the loketten of other parties; one without anybody to call is left out."""
    plek = make_kluis(tmp_path)
    dag = regeldagen.add_regeldag(plek, only_gemeente(plek.store), TEKENDAG, "Gemeentehuis").onderwerp
    regeldagen.save_loket(plek, dag, "L2", contact="Bo Voorbeeld", telefoon="0570-000001")
    with lezer_for(plek) as lezer:
        mail = mail_facts(lezer, dag, Partij.COR, head=_head(lezer, Privacy.ANONIEM))
        name = lezer.inhoud().loketten["L2"].naam
    assert mail.contacten == ((name, "Bo Voorbeeld", "0570-000001"),)
    plek.store.close()


def test_the_next_regeldag_is_the_first_that_comes(basis: Basis, tmp_path: Path) -> None:
    with lezer_for(basis.plek) as lezer:
        assert next_regeldag(lezer) == basis.dag
    bare = make_kluis(tmp_path)
    with lezer_for(bare) as lezer, pytest.raises(Refused) as refused:
        next_regeldag(lezer)
    assert refused.value.code == "regeldag_kiezen"
    bare.store.close()


def test_who_is_out_of_sight_stands_as_time_and_number_and_never_by_name(basis: Basis) -> None:
    plek = basis.plek
    wie = add_medewerker(plek.store, "Vrij Voorbeeld", Rol.BEGELEIDER.value)
    gebeurtenissen.record_begeleider_wisselt(plek, basis.gezin, T0, medewerker_uid=wie)
    begeleider = make_plek(plek.store, VasteKlok(), wie)
    with lezer_for(begeleider) as lezer:
        (door,) = deurlijst_facts(lezer, basis.dag, ["L1"], head=_head(lezer))
        (sheet,) = loketlijst_facts(lezer, basis.dag, ["L1"], head=_head(lezer))
        mail = mail_facts(lezer, basis.dag, day_parties(lezer, basis.dag)[0], head=_head(lezer))
    assert [(row.tijd, row.gezin, bool(row.dossier_uid)) for row in door.regels] == [
        ("9:30", "", False),
        ("10:00", "Gezin Warsamele", True),
    ]
    assert [one.gezin for one in sheet.gezinnen] == ["Gezin Warsamele"]
    assert sheet.elders == (("9:30", door.regels[0].nummer),)
    assert ("9:30", door.regels[0].nummer) in [one for loket in mail.loketten for one in loket.elders]
    for made in (
        loketlijst.build(sheet),
        mailtekst.build(mail),
        deurlijst.build(door),
    ):
        words = text_of(made)
        assert "Noorvand" not in words
        assert "9:30" in words
