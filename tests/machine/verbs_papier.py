"""Rules of the monkey about a day and paper: plans of a regeldag, sheets and back, a list that is read in."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from models.content.loader import load_content
from models.errors import Refused
from models.queries.papier import checklist_facts, make_head
from models.rules.importlijst import LijstGezin, LijstPersoon
from models.services.afdrukken import record_afdruk
from models.services.importeren import import_gezinnen
from models.services.papier_invoeren import enter_blad
from models.services.regeldagen import add_gezin, add_regeldag, remove_gezin, save_plan, set_tijd
from models.services.regeldagplan import read_plan
from models.tables import Afdruk, Dossier, Regeldag
from models.values import Papier
from tests.builders import lezer_for, only_gemeente
from tests.machine.hands import DAGEN, NAMEN, NUMMER, RIJ, Daad, Hands, Van

LOKETTEN = tuple(load_content().loketten)
MEEST = 4
"""A list is read in while fewer households than this are there: every step plans all of them."""


class Papierwerk(Hands):
    """A regeldag, papers that go out and come back, a list."""

    @rule(n=NUMMER, m=NUMMER, what=st.integers(0, 5), rij=RIJ, terug=st.booleans())
    def a_regeldag(self, n: int, m: int, what: int, rij: int, *, terug: bool) -> None:
        uid, day = self.dossier(n), Van(Regeldag, m)
        loket = LOKETTEN[m % len(LOKETTEN)]
        hour = f"{9 + n % 8}:30"
        daden: list[Daad] = [
            (add_regeldag, (only_gemeente(self.plek.store), self.day(n), "Gemeentehuis", "9:00"), {}),
            (add_gezin, (day, uid), {}),
            (add_gezin, (day, uid), {}),
            (remove_gezin, (day, uid), {}),
            (set_tijd, (day, uid, loket, hour), {}),
            (save_plan, (day, ((uid, loket, hour), (uid, LOKETTEN[0], ""))), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)
        found = self.uid_of(Regeldag, m)
        if found != "niets":
            read_plan(self.plek, found)

    @rule(n=NUMMER)
    def a_checklist_is_printed(self, n: int) -> None:
        uid = self.dossier(n)
        try:
            with lezer_for(self.plek) as lezer:
                facts = checklist_facts(lezer, uid, head=make_head(lezer, self.plek.klok.nu()))
        except Refused:
            return
        lines = tuple(line for _fase, group in facts.groepen for line in group)
        self.do(record_afdruk, Papier.CHECKLIST, uid, lines)

    @rule(
        n=NUMMER,
        lijn=st.integers(1, 30),
        teken=st.sampled_from(
            ["x", "nvt al aanwezig", "wacht COA", "later", "rest fiets zoeken", "niet gekomen"]
        ),
        dag=st.one_of(st.none(), st.integers(-20, 1)),
        blijft=st.booleans(),
        terug=st.booleans(),
    )
    def a_sheet_comes_back(
        self, n: int, lijn: int, teken: str, dag: int | None, *, blijft: bool, terug: bool
    ) -> None:
        words = teken if teken.startswith(("rest", "niet")) else f"{lijn} {teken}"
        op = None if dag is None else self.day(dag)
        daden: list[Daad] = [(enter_blad, (Van(Afdruk, n), words, op), {"blijft": blijft})]
        self.do_one(daden, terug=terug)

    @precondition(lambda self: len(self.dossiers) < MEEST)
    @rule(naam=NAMEN, dag=DAGEN, n=NUMMER, lopend=st.booleans(), terug=st.booleans())
    def a_list_is_read_in(self, naam: str, dag: int, n: int, *, lopend: bool, terug: bool) -> None:
        op = self.day(dag)
        signed = op + timedelta(60) if n % 3 == 0 else None
        moved = signed + timedelta(5) if signed is not None and n % 2 else None
        people = (LijstPersoon(2, "Amal", naam), LijstPersoon(3, "Idris", naam, op - timedelta(3000)))
        one = LijstGezin((2, 3), naam, op, None, 3, "Duinvoorde", people, signed, moved)
        self.do_one([(import_gezinnen, ((one,),), {"lopend": lopend})], terug=terug)
        with self.plek.store.reader() as session:
            self.dossiers = list(session.scalars(select(Dossier.uid).order_by(Dossier.id)))
