"""Rules of the monkey about dwellings: offers and their steps, a weigering to its end, places in between."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from models.services import (
    aanbod,
    actiepunten,
    gebeurtenissen,
    toewijzing,
    tussenplekken,
    weigering,
    woningen,
)
from models.tables import (
    Aanbod,
    Actiepunt,
    Huurderving,
    Toewijzingstap,
    Tussenplek,
    Tussenvoorziening,
    Woning,
    Woonadres,
)
from models.values import StapSoort
from tests.builders import only_gemeente
from tests.machine.hands import DAGEN, NUMMER, RIJ, Daad, Hands, Van

STAP = st.sampled_from(list(StapSoort))


class Wonen(Hands):
    """Offers, the two ways in which a weigering ends, temporary places, steps of a toewijzing."""

    @rule(n=NUMMER, m=NUMMER, dag=DAGEN, what=st.integers(0, 5), rij=RIJ, terug=st.booleans())
    def a_dwelling_is_offered(self, n: int, m: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid, op = self.dossier(n), self.day(dag)
        daden: list[Daad] = [
            (woningen.add_woning, (f"Voorbeeldlaan {n}",), {"gemeente_uid": only_gemeente(self.plek.store)}),
            (aanbod.offer_woning, (uid, Van(Woning, m), op), {}),
            (aanbod.record_stap, (Van(Aanbod, m), tuple(aanbod.STAPPEN)[n % 7], op), {}),
            (aanbod.remove_stap, (Van(Aanbod, m),), {}),
            (aanbod.withdraw_aanbod, (Van(Aanbod, m), op), {}),
            (aanbod.end_tijdelijk, (Van(Woonadres, m), op), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(
        n=NUMMER,
        dag=st.integers(0, 60),
        what=st.integers(0, 6),
        rij=RIJ,
        ja=st.booleans(),
        terug=st.booleans(),
    )
    def a_weigering_goes_on(self, n: int, dag: int, what: int, rij: int, *, ja: bool, terug: bool) -> None:
        uid, op = self.dossier(n), self.day(-dag)
        derving = Van(Huurderving, n)
        daden: list[Daad] = [
            (gebeurtenissen.record_weigering, (uid, op), {"niet_gekomen": ja}),
            (gebeurtenissen.record_uitspraak, (uid, op), {"terecht": ja}),
            (weigering.record_bemiddeling_stopt, (uid, op), {}),
            (gebeurtenissen.record_alsnog_genomen, (uid, op), {}),
            (weigering.set_huurderving, (uid, op, op + timedelta(n), "650"), {}),
            (weigering.record_huurderving, (derving, "gevraagd", op), {}),
            (weigering.record_huurderving, (derving, "betaald", op, "300"), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(
        n=NUMMER,
        item=st.sampled_from(["ve-03", "ve-33", "pv-49"]),
        dag=st.integers(0, 60),
        terecht=st.sampled_from([None, True, False]),
        open_=st.booleans(),
        terug=st.booleans(),
    )
    def a_date_is_ticked(
        self, n: int, item: str, dag: int, terecht: bool | None, *, open_: bool, terug: bool
    ) -> None:
        """The three lines whose tick is an event, and their untick."""
        line = self.pick(select(Actiepunt.uid).where(Actiepunt.item_id == item).order_by(Actiepunt.id), n)
        if line is not None:
            tick: Daad = (actiepunten.tick, (line, self.day(-dag)), {"terecht": terecht})
            self.do_one([tick, (actiepunten.reopen, (line,), {})], int(open_), terug=terug)

    @rule(n=NUMMER, m=NUMMER, dag=DAGEN, what=st.integers(0, 3), rij=RIJ, terug=st.booleans())
    def a_place_in_between(self, n: int, m: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid, op = self.dossier(n), self.day(dag)
        place = Van(Tussenvoorziening, m)
        daden: list[Daad] = [
            (tussenplekken.add_tussenvoorziening, (f"Doorstroom {n}", 1 + m % 6), {}),
            (
                tussenplekken.place,
                (uid, place, op, 1 + m % 4),
                {"tot": op + timedelta(90) if n % 2 else None},
            ),
            (tussenplekken.leave, (Van(Tussenplek, m), op), {}),
            (tussenplekken.remove_tussenvoorziening, (place, op), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(n=NUMMER, dag=DAGEN, soort=STAP, what=st.integers(0, 3), rij=RIJ, terug=st.booleans())
    def a_step_of_the_toewijzing(
        self, n: int, dag: int, soort: StapSoort, what: int, rij: int, *, terug: bool
    ) -> None:
        uid = self.dossier(n)
        daden: list[Daad] = [
            (toewijzing.record_step, (uid, soort, self.day(dag)), {"persoon_uid": self.member(uid, n)}),
            (toewijzing.remove_step, (Van(Toewijzingstap, n),), {}),
            (toewijzing.set_criterium, (uid, "werk"), {"maanden": n % 13, "uren": n}),
            (toewijzing.clear_criterium, (uid,), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)
