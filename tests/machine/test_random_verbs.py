"""A monkey plays random verbs; afterwards the kluis closes, opens again, and holds the same."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from sqlalchemy import func, select

from models.queries.inhoud import SHARED
from models.services import (
    actiepunten,
    ankers,
    dagwissel,
    dossiers,
    engine,
    fasen,
    gebeurtenissen,
    leden,
    undo,
)
from models.store import Store, full_check
from models.store.nalezing import Nalezing
from models.tables import Actiepunt, Ankerdatum, Dossier, Lidmaatschap, Pauze, Tussenplek
from models.values import Anker, Ronde, Staat, Waarheid
from tests.builders import SLEUTEL, make_plek
from tests.machine.hands import DAGEN, NAMEN
from tests.machine.verbs_gezin import Gezin
from tests.machine.verbs_papier import Papierwerk
from tests.machine.verbs_passend import Passend
from tests.machine.verbs_wonen import Wonen

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"


class Monkey(Wonen, Gezin, Papierwerk, Passend):
    """Verbs in any order: each either commits whole or is refused whole."""

    def teardown(self) -> None:
        self._chain_holds()
        self.plek.store.close()
        self.folder.cleanup()

    @initialize(naam=NAMEN, dag=st.integers(0, 300), aantal=st.integers(0, 4))
    def first(self, naam: str, dag: int, aantal: int) -> None:
        self.new(naam, dag, aantal)

    @precondition(lambda self: len(self.dossiers) < 3)
    @rule(naam=NAMEN, dag=st.integers(0, 300), aantal=st.integers(0, 4))
    def new(self, naam: str, dag: int, aantal: int) -> None:
        change = self.do(dossiers.open_dossier, naam, self.klok.dag - timedelta(dag), aantal, "Duinvoorde")
        if change is not None:
            self.dossiers.append(change.onderwerp)

    @rule(
        n=st.integers(0, 200), how=st.sampled_from(["tick", "nvt", "wacht", "later", "open", "meer", "toch"])
    )
    def work_on_a_line(self, n: int, how: str) -> None:
        uid = self.pick(
            select(Actiepunt.uid).where(Actiepunt.dossier_id.is_not(None)).order_by(Actiepunt.id), n
        )
        if uid is None:
            return
        dag = self.klok.dag
        if how == "tick":
            self.do(actiepunten.tick, uid)
        elif how == "nvt":
            self.do(actiepunten.mark_nvt, uid, "al aanwezig")
        elif how == "wacht":
            self.do(actiepunten.mark_wacht, uid, "COA")
        elif how == "later":
            self.do(actiepunten.postpone, uid, dag + timedelta(7), "sleutel pas volgende week")
        elif how == "open":
            self.do(actiepunten.reopen, uid)
        elif how == "meer":
            self.do(ankers.extend, uid, 14, "afgesproken", "GEM")
        else:
            self.do(actiepunten.do_anyway, uid)

    @rule(n=st.integers(0, 9), dag=DAGEN, what=st.integers(0, 13))
    def something_happens(self, n: int, dag: int, what: int) -> None:
        if not self.dossiers:
            return
        uid = self.dossiers[n % len(self.dossiers)]
        op = self.klok.dag + timedelta(dag)
        g = gebeurtenissen
        acts: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = [
            (g.record_koppeling, (uid, op), {}),
            (g.record_profiel_compleet, (uid, op), {}),
            (g.record_woning_gevonden, (uid, op, "Voorbeeldlaan 1"), {"kamers": 3}),
            (g.record_tekendatum, (uid, op), {}),
            (g.record_getekend, (uid, op), {}),
            (g.record_verhuisd, (uid, op), {}),
            (g.record_weigering, (uid, op), {"niet_gekomen": True}),
            (g.record_uitspraak, (uid, op), {"terecht": False}),
            (g.record_alsnog_genomen, (uid, op), {}),
            (g.record_familie_komt, (uid, op, 2), {}),
            (g.record_familie_is_er, (uid, op, (leden.NieuwePersoon("Amal", "Voorbeeld"),)), {}),
            (g.record_kind_geboren, (uid, op, "Kind"), {}),
            (g.record_signaal, (uid, op), {}),
            (g.record_vertrokken, (uid, op, "naar elders"), {}),
        ]
        verb, args, kwargs = acts[what]
        self.do(verb, *args, **kwargs)

    @rule(
        n=st.integers(0, 20),
        veld=st.sampled_from(["geboortedatum", "tolk", "inburgeringsplichtig", "nl_niveau"]),
    )
    def a_field_of_a_person(self, n: int, veld: str) -> None:
        from models.tables import Persoon

        uid = self.pick(select(Persoon.uid).order_by(Persoon.id), n)
        if uid is None:
            return
        waarde: Any = {
            "geboortedatum": self.klok.dag - timedelta(n * 900),
            "tolk": Waarheid.JA.value,
            "inburgeringsplichtig": Waarheid.JA.value,
            "nl_niveau": "weinig",
        }[veld]
        self.do(leden.save_persoon_field, uid, veld, waarde)

    @rule(n=st.integers(0, 9), dag=DAGEN, reden=st.sampled_from(["vertrokken", "overleden", "vergissing"]))
    def someone_leaves(self, n: int, dag: int, reden: str) -> None:
        uid = self.pick(select(Lidmaatschap.uid).order_by(Lidmaatschap.id), n)
        if uid is not None:
            self.do(leden.remove_persoon, uid, self.klok.dag + timedelta(dag), reden)

    @rule(
        n=st.integers(0, 9),
        dag=st.one_of(st.none(), DAGEN),
        soort=st.sampled_from([Anker.KOPPELING, Anker.TEKENDATUM, Anker.VERHUIZING, Anker.UITSPRAAK]),
        terug=st.booleans(),
    )
    def an_anchor_is_corrected(self, n: int, dag: int | None, soort: Anker, *, terug: bool) -> None:
        if self.dossiers:
            day = None if dag is None else self.klok.dag + timedelta(dag)
            uid = self.dossiers[n % len(self.dossiers)]
            self.do_one([(ankers.correct_anker, (uid, soort), {"werkelijk": day})], terug=terug)

    @rule(n=st.integers(0, 9), reden=st.sampled_from(["", "De familie heeft haast."]))
    def the_gate(self, n: int, reden: str) -> None:
        if self.dossiers:
            self.do(fasen.advance_fase, self.dossiers[n % len(self.dossiers)], reden)

    @rule(n=st.integers(0, 9))
    def a_new_round(self, n: int) -> None:
        if self.dossiers:
            self.do(
                dossiers.start_ronde,
                self.dossiers[n % len(self.dossiers)],
                Ronde.HERHUISVESTING,
                self.klok.dag,
            )

    @rule(n=st.integers(0, 40))
    def take_back(self, n: int) -> None:
        if self.bewerkingen:
            self.do(undo.undo, self.bewerkingen[-1 - n % len(self.bewerkingen)])
            self.forget_gone()

    @rule(n=st.integers(0, 200), how=st.sampled_from(["tick", "nvt", "later"]))
    def undo_of_the_last_leaves_nothing_behind(self, n: int, how: str) -> None:
        """Do one thing to a line and take it back at once: everything stands as it stood."""
        uid = self.pick(
            select(Actiepunt.uid).where(Actiepunt.dossier_id.is_not(None)).order_by(Actiepunt.id), n
        )
        if uid is None:
            return
        before = self._meaning()
        acts: dict[str, tuple[Any, tuple[Any, ...]]] = {
            "tick": (actiepunten.tick, ()),
            "nvt": (actiepunten.mark_nvt, ("al aanwezig",)),
            "later": (actiepunten.postpone, (self.klok.dag + timedelta(7), "sleutel volgende week")),
        }
        verb, args = acts[how]
        change = self.do(verb, uid, *args)
        if change is not None:
            undo.undo(self.plek, change.bewerking)
            assert self._meaning() == before

    def _meaning(self) -> list[tuple[Any, ...]]:
        """What stands in lines and anchors, without the counters that only go up."""
        with self.plek.store.reader() as session:
            points = session.execute(
                select(
                    Actiepunt.uid,
                    Actiepunt.staat,
                    Actiepunt.termijn_datum,
                    Actiepunt.gedaan_op,
                    Actiepunt.gedaan_door,
                    Actiepunt.reden,
                    Actiepunt.wacht_op,
                    Actiepunt.uitgesteld_tot,
                    Actiepunt.vervallen_op,
                    Actiepunt.nog_te_bepalen,
                ).order_by(Actiepunt.uid)
            )
            ankers_ = session.execute(
                select(Ankerdatum.uid, Ankerdatum.gepland, Ankerdatum.werkelijk, Ankerdatum.vervallen_op)
                .where(Ankerdatum.vervallen_op.is_(None))
                .order_by(Ankerdatum.uid)
            )
            return [tuple(row) for row in (*points, *ankers_)]

    @rule(days=st.integers(1, 60))
    def days_pass(self, days: int) -> None:
        self.klok.dag += timedelta(days)
        dagwissel.verwerk_dagwissel(self.plek)

    @rule()
    def close_and_open_again(self) -> None:
        before = self._everything()
        path = self.plek.store.path
        self.plek.store.close()
        assert full_check(path, SLEUTEL).ok
        self.plek = make_plek(Store.open(path, SLEUTEL), self.klok)
        assert self._everything() == before

    def _everything(self) -> list[tuple[Any, ...]]:
        with self.plek.store.reader() as session:
            return [
                tuple(row)
                for row in session.execute(
                    select(
                        Actiepunt.uid,
                        Actiepunt.staat,
                        Actiepunt.termijn_datum,
                        Actiepunt.vervallen_op,
                        Actiepunt.versie,
                    ).order_by(Actiepunt.id)
                )
            ]

    @invariant()
    def what_was_done_stays_done_or_was_reopened_by_a_person(self) -> None:
        with self.plek.store.reader() as session:
            for uid, staat, op in session.execute(
                select(Actiepunt.uid, Actiepunt.staat, Actiepunt.gedaan_op)
            ):
                assert (staat == Staat.GEDAAN.value) == (op is not None), uid

    def _chain_holds(self) -> None:
        """Read the logboek through: every link, every number, every value that is still there."""
        reading = Nalezing(self.plek.store.signer)
        with self.plek.store.reader() as session:
            raw = session.connection().connection.dbapi_connection
            while not reading.step(raw):
                pass
        assert reading.bevinding is None
        assert reading.gelezen == reading.totaal > 0

    @invariant()
    def planning_anew_finds_no_difference(self) -> None:
        with self.plek.store.reader() as session:
            for dossier_id in session.scalars(select(Dossier.id)):
                found = engine.check_dossier(session, dossier_id, self.klok.dag, SHARED)
                assert found == (), found

    @invariant()
    def a_household_is_in_one_place_once(self) -> None:
        """Nobody is in a household twice, a clock stands still once, one temporary place."""
        with self.plek.store.reader() as session:
            for model, of in (
                (Pauze, (Pauze.dossier_id,)),
                (Tussenplek, (Tussenplek.dossier_id,)),
                (Lidmaatschap, (Lidmaatschap.dossier_id, Lidmaatschap.persoon_id)),
            ):
                twice = select(*of).where(model.tot.is_(None)).group_by(*of).having(func.count() > 1)
                assert session.execute(twice).all() == [], model.__tablename__

    @invariant()
    def who_is_closed_says_how_and_who_is_open_has_no_end(self) -> None:
        with self.plek.store.reader() as session:
            for op, soort in session.execute(select(Dossier.afgesloten_op, Dossier.afsluit_soort)):
                assert (op is None) == (soort == "")

    @invariant()
    def an_anchor_is_valid_once(self) -> None:
        with self.plek.store.reader() as session:
            rows = session.execute(
                select(Ankerdatum.drager_uid, Ankerdatum.soort, Ankerdatum.ronde).where(
                    Ankerdatum.vervallen_op.is_(None)
                )
            ).all()
        assert len(rows) == len(set(rows))


Monkey.TestCase.settings = settings(
    max_examples=200 if FULL else 6,
    stateful_step_count=50 if FULL else 20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestMonkey = Monkey.TestCase


@pytest.mark.parametrize("m", [2, 3])
def test_what_needs_something_first_is_done_and_taken_back_whole(m: int) -> None:
    """Every verb that the monkey would seldom reach by chance; afterwards all invariants hold."""
    monkey = Monkey()
    try:
        monkey.first("Warsamele", 200, 2)
        for nr, soort in enumerate(monkey.passend()):
            monkey.something_that_fits(n=0, m=m, wat=nr, terug=True)
            monkey.something_that_fits(n=0, m=m, wat=nr, terug=False)
            assert monkey.teruggenomen[soort] == 1, (soort, monkey.waarom_niet)
            assert monkey.gedaan[soort] >= 2, (soort, monkey.waarom_niet)
        monkey.planning_anew_finds_no_difference()
        monkey.an_anchor_is_valid_once()
        monkey.what_was_done_stays_done_or_was_reopened_by_a_person()
    finally:
        monkey.teardown()
