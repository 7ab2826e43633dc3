"""Ways round the sight of a role: undo, an emergency, a person in two dossiers, a shared regeldag."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.errors import Refused
from models.queries.zicht import Kijker
from models.services import bescherming, dossiers, leden, medewerkers, regeldagen, registers
from models.services.beheer import add_gemeente
from models.services.gebeurtenissen import record_tekendatum
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Dossier, Gemeente, Persoon, Persoonsgegevens, RegeldagAfspraak
from models.values import LEK_SOORTEN, Rol
from tests.builders import T0, add_medewerker, lezer_for, make_kluis, make_plek, only_gemeente

DAG = timedelta(days=1)


@pytest.fixture
def plek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    made = make_kluis(tmp_path_factory.mktemp("grenzen"))
    yield made
    made.store.close()


@pytest.fixture
def sam(plek: Plek) -> Plek:
    return _as(plek, "Sam", Rol.BEGELEIDER)


@pytest.fixture
def noa(plek: Plek) -> Plek:
    return _as(plek, "Noa", Rol.BEGELEIDER)


def _as(plek: Plek, naam: str, *rollen: Rol) -> Plek:
    return make_plek(plek.store, wie=add_medewerker(plek.store, naam, *rollen))


def _protected_and_opened(sam: Plek, noa: Plek) -> tuple[str, str]:
    """A protected dossier of Sam that Noa opened in an emergency; and the bewerking that protected it."""
    uid = dossiers.open_dossier(sam, "Beschermd", T0, 1).onderwerp
    done = bescherming.protect(sam, uid)
    with sam.store.reader() as session:
        nummer = session.scalars(select(Dossier.nummer).where(Dossier.uid == uid)).one()
    bescherming.break_glass(noa, nummer, "Het gezin belt, Sam is ziek.")
    return uid, done.bewerking


def _only_person(plek: Plek) -> str:
    with plek.store.reader() as session:
        return session.scalars(select(Persoon.uid)).one()


def _reads(plek: Plek, persoon_uid: str) -> bool:
    """Whether the fields of a person are in sight."""
    with lezer_for(plek) as lezer:
        found = select(Persoonsgegevens.id).join(Persoon).where(Persoon.uid == persoon_uid)
        return lezer.session.scalar(found) is not None


def test_undo_is_no_way_to_take_a_protection_off_after_an_emergency(sam: Plek, noa: Plek) -> None:
    _uid, protecting = _protected_and_opened(sam, noa)
    with pytest.raises(Refused, match="ongedaan_kan_niet"):
        undo(noa, protecting)


def test_an_emergency_cannot_be_made_to_last_by_standing_beside_the_dossier(sam: Plek, noa: Plek) -> None:
    uid, _protecting = _protected_and_opened(sam, noa)
    with pytest.raises(Refused, match="geen_toegang"):
        dossiers.set_betrokkene(noa, uid, "casusregisseur", T0, medewerker_uid=noa.wie)
    with Kijker(noa.store, noa.wie).lezer(T0 + DAG) as lezer:
        assert lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is None


def test_undo_leaves_nobody_out_of_a_protected_dossier(plek: Plek, sam: Plek) -> None:
    regie = _as(plek, "Regie", Rol.CASUSREGISSEUR)
    uid = dossiers.open_dossier(regie, "Beschermd", T0, 1).onderwerp
    done = dossiers.set_betrokkene(regie, uid, "begeleider", T0, medewerker_uid=sam.wie)
    bescherming.protect(sam, uid)
    with pytest.raises(Refused, match="beschermd_laatste"):
        undo(sam, done.bewerking)


def test_who_stood_in_for_a_colleague_cannot_undo_that_it_ended(sam: Plek, noa: Plek) -> None:
    medewerkers.set_afwezig(sam, sam.wie, T0, T0 + 9 * DAG, noa.wie)
    ended = medewerkers.end_afwezig(sam, sam.wie)
    for who in (sam, noa):
        with pytest.raises(Refused, match="ongedaan_kan_niet"):
            undo(who, ended.bewerking)


def test_what_anybody_may_do_is_undone_only_by_who_did_it(sam: Plek, noa: Plek) -> None:
    phone = medewerkers.save_own_field(sam, "telefoon", "0612345678")
    breach = registers.report_datalek(sam, LEK_SOORTEN[0], "stick kwijt", sam.klok.nu())
    for done in (phone, breach):
        with pytest.raises(Refused, match="geen_recht"):
            undo(noa, done.bewerking)
    undo(sam, phone.bewerking)


def test_somebody_in_a_protected_dossier_is_not_read_through_another_one(
    plek: Plek, sam: Plek, noa: Plek
) -> None:
    regie = _as(plek, "Regie", Rol.CASUSREGISSEUR)
    dossiers.open_dossier(sam, "Eerste", T0, 1)
    persoon = _only_person(plek)
    second = dossiers.open_dossier(plek, "Tweede", T0, 1).onderwerp
    leden.add_persoon(plek, second, leden.NieuwePersoon(persoon_uid=persoon), T0)
    dossiers.set_betrokkene(plek, second, "begeleider", T0, medewerker_uid=noa.wie)
    assert [_reads(who, persoon) for who in (sam, noa, regie)] == [True, True, True]
    bescherming.protect(noa, second)
    assert [_reads(who, persoon) for who in (sam, noa, regie)] == [False, True, False]


def test_somebody_who_moved_is_read_in_the_gemeente_that_is_in_sight(plek: Plek) -> None:
    there = add_gemeente(plek, "Elders", "Gelderland").onderwerp
    with plek.store.reader() as session:
        here = session.scalars(select(Gemeente.uid).where(Gemeente.uid != there)).one()
    regie = make_plek(
        plek.store,
        wie=medewerkers.add_medewerker(
            plek, "Regie", ("casusregisseur",), gemeenten={"casusregisseur": (there,)}
        ).onderwerp,
    )
    dossiers.open_dossier(plek, "Eerste", T0, 1, gemeente_uid=here)
    persoon = _only_person(plek)
    assert not _reads(regie, persoon)
    second = dossiers.open_dossier(plek, "Tweede", T0, 1, gemeente_uid=there).onderwerp
    leden.add_persoon(plek, second, leden.NieuwePersoon(persoon_uid=persoon), T0)
    assert _reads(regie, persoon)


def test_the_fields_of_a_person_can_be_kept_after_their_old_dossier_lost_its_names(plek: Plek) -> None:
    first = dossiers.open_dossier(plek, "Eerste", T0, 1).onderwerp
    persoon = _only_person(plek)
    second = dossiers.open_dossier(plek, "Tweede", T0, 1).onderwerp
    leden.add_persoon(plek, second, leden.NieuwePersoon(persoon_uid=persoon), T0)
    with plek.store.writer() as session:
        old = session.scalars(select(Dossier).where(Dossier.uid == first)).one()
        old.afgesloten_op, old.afsluit_reden, old.anoniem_op = T0, "verhuisd", T0
    leden.save_persoon_field(plek, persoon, "telefoon", "0612345678")


def test_a_begeleider_makes_a_regeldag_on_which_a_gezin_of_a_colleague_signs_too(
    plek: Plek, sam: Plek, noa: Plek
) -> None:
    dag = T0 + 9 * DAG
    for who in (sam, noa):
        record_tekendatum(who, dossiers.open_dossier(who, "Gezin", T0, 1).onderwerp, dag)
    regeldagen.add_regeldag(sam, only_gemeente(plek.store), dag)
    counting = select(func.count()).select_from(RegeldagAfspraak)
    with plek.store.reader() as session:
        assert session.scalar(counting) == 2
    with lezer_for(sam) as lezer:
        assert lezer.session.scalar(counting) == 1
