"""The matrix of roles, made from the code: every verb with every role, both ways, and every table."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import func, select, table

import models.services as package
from models.base import Base
from models.errors import Refused
from models.queries.zicht import BY_WIE, OWNED, Kijker, condition_of
from models.rules.toegang import RECHTEN, reach
from models.services.actiepunten import tick
from models.services.dossiers import open_dossier
from models.services.undo import undo
from models.services.verb import VERBS, Plek, Transactie, Verb
from models.tables import Actiepunt, Bewerking, Dossier, Medewerker, Noodtoegang
from models.values import Bereik, Recht, Rol
from tests.builders import T0, add_medewerker, make_demo, make_kluis, make_plek
from tests.faults.ledger import Figures

for module in pkgutil.iter_modules(package.__path__):
    importlib.import_module(f"models.services.{module.name}")

PLAIN = {
    "save_concept": "a draft of one's own",
    "discard_concept": "a draft of one's own",
    "save_kolommen": "how one wants a list oneself",
    "keep_lijst": "how one wants a list oneself",
    "change_lijst": "how one wants a list oneself",
    "rename_lijst": "how one wants a list oneself",
    "remove_lijst": "how one wants a list oneself",
    "verwerk_dagwissel": "works as the program itself",
    "seed_if_new": "works as the program itself",
    "rebuild_after_salvage": "works as the program itself",
    "scrub_if_due": "writes pages anew, changes no row",
    "note": "writes the logboek",
    "note_all": "writes the logboek",
    "begin_nalezing": "asks for the right itself",
    "lees_verder": "reads on where begin_nalezing began",
    "begin": "starts the transaction of a verb",
    "give_startzin": "asks its verb first, writes the key file after it",
    "take_slot": "does its verb, then writes the key file",
    "renew_herstelcode": "asks its verb first, writes the key file after it",
    "choose_wachtwoordzin": "the own key, with its verb",
    "change_wachtwoordzin": "the own key, with its verb",
    "sweep_slots": "works as the program itself",
    "kept_slots": "reads the slots of the key file, no line of the kluis",
    "check_rekey": "asks whether a new key may be made; its own right",
    "rekey_kluis": "asks its own right; the kluis is written anew, which no transaction can hold",
    "read_bestand": "reads a file of another kluis, nothing of this one",
    "open_bestand": "opens a file with its words; taking in is a verb",
    "open_uitwisseling": "opens a file with our keys; taking in is a verb",
    "open_partnerbestand": "opens what a partner tells of itself; adding it is a verb",
    "open_ontvangst": "opens a receipt; reading it in is a verb",
    "write_overdracht": "writes what a verb recorded",
    "write_uitwisseling": "writes what a verb recorded",
    "write_ontvangst": "writes what a query gave",
    "write_partnerbestand": "writes our public keys",
    "read_plan": "only reads: also the times of gezinnen out of sight, without who they are",
}
"""Functions that take a Plek and are no verb, each with its reason."""
KNOWN = [one for one in sorted(VERBS) if VERBS[one].work.__module__.startswith("models.services")]


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    made = make_kluis(tmp_path_factory.mktemp("rollen"))
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def people(plek: Plek) -> dict[Rol, Plek]:
    """One medewerker with each role alone."""
    return {rol: make_plek(plek.store, wie=add_medewerker(plek.store, f"Proef {rol}", rol)) for rol in Rol}


@pytest.fixture(scope="module")
def dossiers(plek: Plek, people: dict[Rol, Plek]) -> dict[str, str]:
    """A dossier of the begeleider alone, and one of somebody else."""
    return {
        "eigen": open_dossier(people[Rol.BEGELEIDER], "Eigengezin", T0, 1).onderwerp,
        "ander": open_dossier(plek, "Andergezin", T0, 1).onderwerp,
    }


def test_everything_that_writes_is_a_verb_or_has_its_reason() -> None:
    found = {
        name
        for module in pkgutil.iter_modules(package.__path__)
        for name, one in vars(importlib.import_module(f"models.services.{module.name}")).items()
        if inspect.isfunction(one)
        and one.__module__.startswith("models.services")
        and not name.startswith("_")
        and "Plek" in {str(p.annotation) for p in inspect.signature(one).parameters.values()}
    }
    assert found - set(PLAIN) == set()
    assert len(KNOWN) > 60


@pytest.mark.parametrize("rol", list(Rol))
@pytest.mark.parametrize("soort", KNOWN)
def test_a_verb_works_for_the_roles_that_have_its_right_and_for_no_other(
    soort: str, rol: Rol, people: dict[Rol, Plek], monkeypatch: pytest.MonkeyPatch, figures: Figures
) -> None:
    reached = []
    monkeypatch.setattr(VERBS[soort], "work", lambda t: reached.append(t.wie))
    allowed = reach((rol,), VERBS[soort].recht) is not Bereik.GEEN

    if allowed:
        VERBS[soort](people[rol])
    else:
        with pytest.raises(Refused, match="geen_recht"):
            VERBS[soort](people[rol])
        with people[rol].store.reader() as session:
            last = session.execute(
                select(Bewerking.soort, Bewerking.resultaat, Bewerking.wie)
                .order_by(Bewerking.id.desc())
                .limit(1)
            ).one()
        assert tuple(last) == (soort, "geen_recht", people[rol].wie)
    count = figures("rollen", "handeling met rol, elke cel van de matrix")
    count.tries = 1
    count.see(passed=bool(reached) and not allowed, lost=allowed and not reached)
    assert bool(reached) is allowed


@pytest.mark.parametrize("rol", list(Rol))
@pytest.mark.parametrize("recht", list(Recht))
def test_a_right_over_own_dossiers_does_not_reach_those_of_others(
    recht: Recht, rol: Rol, people: dict[Rol, Plek], dossiers: dict[str, str], figures: Figures
) -> None:
    count = figures("rollen", "recht met rol, eigen dossier en dat van een ander")
    scope = reach((rol,), recht)
    probe: Verb[[str]] = Verb("proef", frozenset(), recht, lambda t, uid: t.dossier(uid).uid)

    for whose, fits in (("eigen", scope is not Bereik.GEEN), ("ander", scope is Bereik.ALLE)):
        count.tries += 1
        if fits:
            probe.preview(people[rol], dossiers[whose])
        else:
            with pytest.raises(Refused, match=r"geen_(recht|toegang)"):
                probe.preview(people[rol], dossiers[whose])


def test_a_changed_row_of_another_dossier_is_refused_although_the_verb_did_not_touch_it(
    people: dict[Rol, Plek], dossiers: dict[str, str]
) -> None:
    def sneak(t: Transactie) -> None:
        t.recompute = False
        ander = t.session.scalars(select(Dossier.id).where(Dossier.uid == dossiers["ander"])).one()
        punt = t.session.scalars(select(Actiepunt).where(Actiepunt.dossier_id == ander).limit(1)).one()
        punt.notitie = "stiekem"

    probe: Verb[[]] = Verb("proef", frozenset(), Recht.DOSSIER, sneak)
    with pytest.raises(Refused, match="geen_toegang"):
        probe(people[Rol.BEGELEIDER])


def test_undo_asks_for_the_right_of_what_it_undoes(plek: Plek, people: dict[Rol, Plek]) -> None:
    uid = open_dossier(plek, "Terugdraai", T0, 1).onderwerp
    with plek.store.reader() as session:
        punt = session.scalars(
            select(Actiepunt.uid)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Dossier.uid == uid, Actiepunt.staat == "open")
            .limit(1)
        ).one()
    done = tick(plek, punt)

    for rol, code in (
        (Rol.BEHEERDER, "geen_recht"),
        (Rol.COORDINATOR, "geen_recht"),
        (Rol.BEGELEIDER, "geen_toegang"),
    ):
        with pytest.raises(Refused, match=code):
            undo(people[rol], done.bewerking)
    undo(people[Rol.CASUSREGISSEUR], done.bewerking)


def test_every_right_belongs_to_a_role_and_the_program_alone_has_the_rest() -> None:
    given = {recht for table in RECHTEN.values() for recht in table}
    assert set(Recht) - given == {Recht.SYSTEEM}


# --- reading ----------------------------------------------------------------------------------------------


def test_every_table_of_dossiers_or_medewerkers_has_its_condition() -> None:
    for mapper in Base.registry.mappers:
        if mapper.class_.regels.scope in {"dossier", "medewerker"}:
            name = mapper.class_.__tablename__
            for hides in (True, False):
                assert condition_of(Base.metadata.tables[name], "x", hides=hides), name


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    made = make_demo(tmp_path_factory.mktemp("zicht"))
    yield made
    made.store.close()


def _counts(plek: Plek) -> dict[str, int]:
    names = [m.class_.__tablename__ for m in Base.registry.mappers if m.class_.regels.scope == "dossier"]
    with Kijker(plek.store, plek.wie).lezer(T0) as lezer:
        connection = lezer.session.connection()
        return {
            name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
            for name in names
        }


def _all_counts(plek: Plek) -> dict[str, int]:
    return _counts(replace(plek, wie="systeem"))


def test_who_only_manages_sees_no_row_of_a_dossier(demo: Plek) -> None:
    beheerder = make_plek(demo.store, wie=add_medewerker(demo.store, "Proef beheer", "beheerder"))
    counts = _counts(beheerder)
    loose = {
        "actiepunt": "of the gemeente",
        "afdruk": "of the gemeente",
        "waarde": "of what belongs to no dossier; see test_logboek",
    }

    assert {name: n for name, n in counts.items() if n and name not in loose} == {}
    assert sum(_all_counts(demo).values()) > 500


def test_a_begeleider_sees_in_every_table_exactly_the_rows_of_the_own_dossiers(demo: Plek) -> None:
    wie = add_medewerker(demo.store, "Proef begeleider", "begeleider")
    own = make_plek(demo.store, wie=wie)
    before = _counts(own)
    assert before["dossier"] < 12
    uid = open_dossier(own, "Eigengezin", T0, 2).onderwerp
    after = _counts(own)

    assert after["dossier"] == before["dossier"] + 1
    assert after["persoonsgegevens"] == before["persoonsgegevens"] + 2
    assert after["waarde"] > before["waarde"]
    with Kijker(own.store, own.wie).lezer(T0) as lezer:
        seen = set(lezer.session.scalars(select(Dossier.uid)))
    assert uid in seen


def test_an_extra_protected_dossier_is_hidden_from_all_but_who_stands_beside_it(
    plek: Plek, people: dict[Rol, Plek]
) -> None:
    uid = open_dossier(people[Rol.BEGELEIDER], "Beschermd", T0, 1).onderwerp
    with plek.store.writer() as session:
        session.scalars(select(Dossier).where(Dossier.uid == uid)).one().extra_beschermd = True

    seen = {rol: _sees(one, uid) for rol, one in people.items()}

    assert seen == {
        Rol.BEGELEIDER: True,
        Rol.CASUSREGISSEUR: False,
        Rol.COORDINATOR: False,
        Rol.BEHEERDER: False,
    }


def _sees(plek: Plek, uid: str) -> bool:
    with Kijker(plek.store, plek.wie).lezer(T0) as lezer:
        return lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is not None


def test_who_stands_in_sees_the_gezinnen_of_who_is_away_and_only_then(
    plek: Plek, people: dict[Rol, Plek]
) -> None:
    other = add_medewerker(plek.store, "Proef invaller", "begeleider")
    stand_in = make_plek(plek.store, wie=other)
    uid = open_dossier(people[Rol.BEGELEIDER], "Vakantie", T0, 1).onderwerp
    watcher = Kijker(plek.store, other)
    assert not _sees(stand_in, uid)
    with plek.store.writer() as session:
        away = session.scalars(select(Medewerker).where(Medewerker.uid == people[Rol.BEGELEIDER].wie)).one()
        away.afwezig_van, away.afwezig_tot = T0, T0
        away.vervanger_id = session.scalars(select(Medewerker.id).where(Medewerker.uid == other)).one()

    with watcher.lezer(T0) as lezer:
        assert lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is not None
    with watcher.lezer(T0.replace(day=T0.day + 1)) as lezer:
        assert lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is None


def test_a_dossier_opened_with_a_reason_is_in_sight_for_one_day(plek: Plek, people: dict[Rol, Plek]) -> None:
    uid = open_dossier(plek, "Noodgeval", T0, 1).onderwerp
    begeleider = people[Rol.BEGELEIDER]
    watcher = Kijker(plek.store, begeleider.wie)
    with watcher.lezer(T0) as lezer:
        assert lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is None
    with plek.store.writer() as session:
        session.add(
            Noodtoegang(
                medewerker_id=session.scalars(
                    select(Medewerker.id).where(Medewerker.uid == begeleider.wie)
                ).one(),
                dossier_id=session.scalars(select(Dossier.id).where(Dossier.uid == uid)).one(),
                dag=T0,
                op=plek.klok.nu(),
                reden="de sleutel is kwijt",
            )
        )

    with watcher.lezer(T0) as lezer:
        assert lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is not None
    with watcher.lezer(T0.replace(day=T0.day + 1)) as lezer:
        assert lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is None


def test_a_role_that_ended_is_gone_the_next_day_in_an_open_window(plek: Plek) -> None:
    wie = add_medewerker(plek.store, "Proef weg", "casusregisseur")
    uid = open_dossier(plek, "Rolweg", T0, 1).onderwerp
    watcher = Kijker(plek.store, wie)
    with watcher.lezer(T0) as lezer:
        assert lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is not None
    with plek.store.writer() as session:
        session.scalars(select(Medewerker).where(Medewerker.uid == wie)).one().tot = T0.replace(
            day=T0.day - 1
        )

    with watcher.lezer(T0) as lezer:
        assert lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is None


def test_drafts_and_notices_of_others_are_out_of_sight() -> None:
    for name in (*BY_WIE, *OWNED):
        assert condition_of(Base.metadata.tables[name], "m-1", hides=True) is not None
        assert "'m-1'" in str(condition_of(Base.metadata.tables[name], "m-1", hides=True))
