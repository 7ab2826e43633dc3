"""Cases in which a rule was once right for the first round, the first day or the first person only."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select

from models.queries.dossier import load_dossier
from models.services import ankers, beheer, dagwissel, dossiers, fasen, gebeurtenissen
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier, InhoudVersie
from models.values import Anker, Fase, Waarheid
from tests.builders import T0, lezer_for, only_gemeente


def test_a_contract_signed_in_a_second_round_ends_the_first_phase(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 1, "Duinvoorde").onderwerp
    gebeurtenissen.record_woning_gevonden(plek, uid, date(2026, 5, 1), "Voorbeeldlaan 1")
    gebeurtenissen.record_weigering(plek, uid, date(2026, 5, 8), niet_gekomen=False)
    gebeurtenissen.record_uitspraak(plek, uid, date(2026, 5, 20), terecht=True)
    gebeurtenissen.record_woning_gevonden(plek, uid, date(2026, 6, 1), "Voorbeeldlaan 2")
    gebeurtenissen.record_getekend(plek, uid, T0)
    fasen.advance_fase(plek, uid, "De familie heeft haast.")
    with plek.store.reader() as session:
        assert session.scalars(select(Dossier.fase)).one() == Fase.VESTIGING.value


@pytest.mark.parametrize(
    ("aantal", "familie", "kamers", "warned"),
    [
        (1, "ja", 4, True),
        (1, "ja", 2, False),
        (1, "nee", 4, False),
        (1, "onbekend", 4, False),
        (3, "ja", 4, False),
    ],
)
def test_a_family_dwelling_for_one_who_waits_for_family_is_warned_about_and_never_blocked(
    plek: Plek, aantal: int, familie: str, kamers: int, warned: bool
) -> None:
    uid = dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), aantal, "Duinvoorde").onderwerp
    dossiers.save_dossier_field(plek, uid, "familie_verwacht", Waarheid(familie).value)
    effect = gebeurtenissen.record_woning_gevonden.preview(plek, uid, T0, "Voorbeeldlaan 1", kamers=kamers)
    assert ("passend_toewijzen" in dict(effect.waarschuwingen)) is warned
    gebeurtenissen.record_woning_gevonden(plek, uid, T0, "Voorbeeldlaan 1", kamers=kamers)
    with lezer_for(plek) as lezer:
        told = [reden.code for reden in load_dossier(lezer, uid).waarschuwingen]
    assert ("passend_toewijzen" in told) is warned


def test_after_the_move_the_size_of_the_dwelling_is_no_warning_any_more(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 1, "Duinvoorde").onderwerp
    dossiers.save_dossier_field(plek, uid, "familie_verwacht", Waarheid.JA.value)
    gebeurtenissen.record_woning_gevonden(plek, uid, date(2026, 5, 1), "Voorbeeldlaan 1", kamers=4)
    gebeurtenissen.record_getekend(plek, uid, date(2026, 5, 20), reden="De familie heeft haast.")
    gebeurtenissen.record_verhuisd(plek, uid, date(2026, 6, 1))
    with lezer_for(plek) as lezer:
        assert "passend_toewijzen" not in [r.code for r in load_dossier(lezer, uid).waarschuwingen]


def test_days_that_do_not_follow_each_other_are_told_in_the_preview(plek: Plek) -> None:
    uid = dossiers.open_dossier(
        plek, "Warsamele", date(2026, 4, 16), 1, vergunning=date(2026, 4, 4)
    ).onderwerp
    before = gebeurtenissen.record_getekend.preview(plek, uid, date(2026, 3, 1), reden="haast")
    assert ("datums_volgorde", (("ander", "koppeling"), ("anker", "tekendatum"))) in before.waarschuwingen
    after = gebeurtenissen.record_getekend.preview(
        plek, uid, date(2026, 6, 1), date(2026, 6, 1), reden="haast"
    )
    assert "datums_volgorde" not in dict(after.waarschuwingen)
    gebeurtenissen.record_getekend(plek, uid, date(2026, 6, 1), reden="haast")
    early = gebeurtenissen.record_verhuisd.preview(plek, uid, date(2026, 5, 1))
    assert ("datums_volgorde", (("ander", "tekendatum"), ("anker", "verhuizing"))) in early.waarschuwingen
    moved = ankers.correct_anker.preview(plek, uid, Anker.VERGUNNING, werkelijk=date(2026, 5, 1))
    assert ("datums_volgorde", (("ander", "vergunning"), ("anker", "koppeling"))) in moved.waarschuwingen


def test_an_own_item_reaches_every_open_dossier_at_the_next_dagwissel(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "Warsamele", date(2026, 4, 16), 1).onderwerp
    dossiers.open_dossier(plek, "Al-Zahrawan", date(2026, 4, 16), 1)
    gebeurtenissen.close_dossier(plek, uid, T0, "naar een andere gemeente")
    with plek.store.reader() as session:
        raw = session.scalars(select(InhoudVersie.json).where(InhoudVersie.item_id == "pv-12")).one()
    own = json.loads(raw) | {"id": "pv-00", "tekst": "welkomstpakket klaarzetten"}
    item = beheer.add_item(plek, only_gemeente(plek.store), json.dumps(own)).onderwerp
    dagwissel.verwerk_dagwissel(plek)
    with plek.store.reader() as session:
        found = session.scalars(select(Actiepunt.dossier_id).where(Actiepunt.item_id == item)).all()
    assert len(found) == 1
    with lezer_for(plek) as lezer:
        assert not any(nummer.endswith("0002") for nummer in dagwissel.check_dossiers(lezer))
