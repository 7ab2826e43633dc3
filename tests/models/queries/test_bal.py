"""*Bal bij wie*: everything that lies with somebody, once, with the right party, oldest first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.bal import load_bal, open_punten_facts
from models.queries.papier import make_head
from models.queries.rows_bal import BalPartij, OpenPuntenFacts
from models.services import actiepunten, ankers, beheer, dossiers, eigen_punten, gebeurtenissen
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier
from models.values import Deelpartij, Privacy, Rol, Stand
from tests.builders import T0, add_medewerker, lezer_for, make_plek

DAG = timedelta(days=1)
NU = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)


def _open(plek: Plek, naam: str, dagen: int, personen: int = 2) -> str:
    return dossiers.open_dossier(plek, naam, T0 - dagen * DAG, personen, "Duinvoorde").onderwerp


def _punt(plek: Plek, dossier_uid: str, item_id: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Actiepunt.uid)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Dossier.uid == dossier_uid, Actiepunt.item_id == item_id)
        ).first() or pytest.fail(item_id)


def _partijen(plek: Plek) -> dict[str, BalPartij]:
    with lezer_for(plek) as lezer:
        return {one.naam or one.code or one.sleutel: one for one in load_bal(lezer).partijen}


def _facts(plek: Plek, sleutel: str = "", privacy: Privacy = Privacy.NAAM) -> OpenPuntenFacts:
    with lezer_for(plek) as lezer:
        return open_punten_facts(lezer, sleutel, head=make_head(lezer, NU, privacy=privacy))


def _corporatie(plek: Plek, naam: str, *dossier_uids: str) -> str:
    uid = beheer.add_organisatie(plek, "corporatie", naam).onderwerp
    for one in dossier_uids:
        dossiers.save_dossier_field(plek, one, "corporatie_uid", uid)
    return uid


def test_each_corporatie_is_a_party_of_its_own_and_has_only_its_own_gezinnen(plek: Plek) -> None:
    een, twee = _open(plek, "Tekleberi", 60), _open(plek, "Warsamele", 100)
    _corporatie(plek, "Rietvoorn", een)
    _corporatie(plek, "Duinwonen", twee)

    found = _partijen(plek)

    assert {line.gezin for line in found["Rietvoorn"].lijnen} == {"Tekleberi"}
    assert {line.gezin for line in found["Duinwonen"].lijnen} == {"Warsamele"}
    assert found["Rietvoorn"].deelpartij is Deelpartij.COR


def test_a_line_that_waits_lies_with_who_was_noted_since_the_noted_day(plek: Plek) -> None:
    gezin = _open(plek, "Tekleberi", 20)
    punt = _punt(plek, gezin, "pv-02")
    assert punt in {line.punt_uid for line in _partijen(plek)["ons"].lijnen}

    actiepunten.mark_wacht(plek, punt, "de bank", T0 - 12 * DAG)

    found = _partijen(plek)
    line = found["de bank"].lijnen[0]
    assert (line.punt_uid, line.sinds, line.dagen) == (punt, T0 - 12 * DAG, 12)
    assert punt not in {one.punt_uid for one in found["ons"].lijnen}
    assert found["de bank"].deelpartij is Deelpartij.ANDERS


def test_what_lies_there_longest_stands_first_whatever_the_gezin(plek: Plek) -> None:
    for naam, dagen in (("Tekleberi", 30), ("Warsamele", 40), ("Noorvand", 35)):
        punt = _punt(plek, _open(plek, naam, dagen), "pv-02")
        actiepunten.mark_wacht(plek, punt, "de bank", T0 - (dagen - 20) * DAG)

    assert [line.gezin for line in _partijen(plek)["de bank"].lijnen] == [
        "Warsamele",
        "Noorvand",
        "Tekleberi",
    ]


def test_what_is_not_due_within_a_fortnight_or_lies_in_a_closed_or_paused_dossier_is_not_there(
    plek: Plek,
) -> None:
    gezin = _open(plek, "Tekleberi", 30)
    before = _partijen(plek)
    others = [line for one in before.values() for line in one.lijnen if line.stand is not Stand.WACHT]
    assert others
    assert all(line.dag is None or line.dag <= T0 + 14 * DAG for line in others)

    ankers.pause_clock(plek, gezin, T0, "de woning is niet klaar", "COR")
    assert _partijen(plek) == {}
    gebeurtenissen.close_dossier(plek, gezin, T0, "klaar", "afgerond")
    assert _partijen(plek) == {}


def test_who_waits_in_a_paused_dossier_is_still_waited_for(plek: Plek) -> None:
    gezin = _open(plek, "Tekleberi", 30)
    actiepunten.mark_wacht(plek, _punt(plek, gezin, "pv-02"), "COA", T0)
    ankers.pause_clock(plek, gezin, T0, "de woning is niet klaar", "COR")

    assert [len(one.lijnen) for one in _partijen(plek).values()] == [1]


def test_a_begeleider_sees_only_the_own_gezinnen(plek: Plek) -> None:
    mine, other = _open(plek, "Tekleberi", 40), _open(plek, "Warsamele", 40)
    wie = add_medewerker(plek.store, "Wil Voorbeeld", Rol.BEGELEIDER)
    dossiers.set_betrokkene(plek, mine, "begeleider", T0, medewerker_uid=wie)
    assert other

    eigen = _partijen(make_plek(plek.store, wie=wie))

    assert {line.gezin for one in eigen.values() for line in one.lijnen} == {"Tekleberi"}


@pytest.mark.parametrize(
    ("privacy", "gezin", "tekst"),
    [
        (Privacy.NAAM, "Gezin Tekleberi", "bellen over zijn zus"),
        (Privacy.VOORLETTER, "Gezin T.", "eigen punt"),
        (Privacy.ANONIEM, "", "eigen punt"),
    ],
)
def test_the_letter_names_by_privacy_level_and_typed_words_only_with_names(
    plek: Plek, privacy: Privacy, gezin: str, tekst: str
) -> None:
    uid = _open(plek, "Tekleberi", 10)
    punt = eigen_punten.add_eigen_punt(plek, uid, "bellen over zijn zus").onderwerp
    actiepunten.mark_wacht(plek, punt, "de bank", T0 - 3 * DAG)

    facts = _facts(plek, "~de bank", privacy)

    assert [(one.gezin, one.lijnen[0].tekst) for one in facts.gezinnen] == [(gezin, tekst)]


def test_no_letter_goes_to_several_gezinnen_together_or_to_ourselves(plek: Plek) -> None:
    gezin = _open(plek, "Tekleberi", 20)
    actiepunten.mark_wacht(plek, _punt(plek, gezin, "pv-02"), "ST", T0)
    found = _partijen(plek)

    assert not found["ST"].krijgt_brief
    assert not found["ons"].krijgt_brief
    with pytest.raises(Refused, match="bal_leeg"):
        _facts(plek, found["ST"].sleutel)
