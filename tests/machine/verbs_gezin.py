"""Rules of the monkey about a household: family, youngsters, contact, living, taking part, the end."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from models.services import (
    amv,
    begeleiding,
    contacten,
    einde,
    gebeurtenissen,
    leden,
    meedoen,
    meldingen,
    nareis,
    tijdafspraken,
    volgen,
)
from models.tables import (
    Begeleidingsafspraak,
    Contactmoment,
    Deelname,
    Gebeurtenis,
    Huurbetaling,
    IngekochtTraject,
    Mijlpaal,
    Teken,
    Tijdafspraak,
    VerwachtPersoon,
    Volgmoment,
)
from models.values import (
    AFSLUIT_SOORTEN,
    HOE_VAAK,
    NAREIS_WONINGEN,
    TIJDAFSPRAKEN,
    TRAJECT_INKOOP,
    AmvKeuze,
    ContactSoort,
    DeelnameSoort,
    MijlpaalSoort,
    NareisBesluit,
    VerwachtStaat,
    Waarheid,
)
from tests.machine.hands import DAGEN, NAMEN, NUMMER, RIJ, WAAROM, Daad, Hands, Van

GEWEEST = st.integers(-400, 1)
"""A day that is over, or just not."""


class Gezin(Hands):
    """What happens in and around a household between the koppeling and the end."""

    @rule(n=NUMMER, m=NUMMER, dag=DAGEN, naam=NAMEN, what=st.integers(0, 9), rij=RIJ, terug=st.booleans())
    def family_on_its_way(
        self, n: int, m: int, dag: int, naam: str, what: int, rij: int, *, terug: bool
    ) -> None:
        uid, op = self.dossier(n), self.day(dag)
        staat = tuple(VerwachtStaat)[m % 3].value
        who = nareis.Verwacht(naam, geboortejaar=2019, verwacht_op=op, staat=staat)
        daden: list[Daad] = [
            (gebeurtenissen.record_familie_komt, (uid, op, 1 + m % 4), {}),
            (nareis.add_verwacht, (uid, who), {}),
            (nareis.change_verwacht, (Van(VerwachtPersoon, m), who), {}),
            (nareis.remove_verwacht, (Van(VerwachtPersoon, m),), {}),
            (nareis.decide, (uid, tuple(NareisBesluit)[m % 2], op, WAAROM), {}),
            (nareis.remove_besluit, (uid,), {}),
            (nareis.decide_woning, (uid, NAREIS_WONINGEN[m % 2], op, WAAROM), {"kamers": 4}),
            (nareis.set_eigen_koppeling, (uid, (Waarheid.JA, Waarheid.NEE)[m % 2], op), {}),
            (
                gebeurtenissen.record_familie_is_er,
                (uid, op, ()),
                {"verwacht": (Van(VerwachtPersoon, m),)},
            ),
            (
                gebeurtenissen.record_familie_is_er,
                (uid, op, (leden.NieuwePersoon("Amal", naam, relatie="kind"),)),
                {"koppeling": op},
            ),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(n=NUMMER, m=NUMMER, dag=GEWEEST, what=st.integers(0, 3), rij=RIJ, terug=st.booleans())
    def a_youngster(self, n: int, m: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid = self.dossier(n)
        who, op = self.member(uid, m), self.day(dag)
        daden: list[Daad] = [
            (leden.save_persoon_field, (who, "is_amv", m % 3 != 0), {}),
            (amv.choose, (uid, who, tuple(AmvKeuze)[m % 2], op, WAAROM), {}),
            (amv.record_vertrek, (uid, who, op), {}),
            (amv.record_gemeld, (uid, who, op), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(n=NUMMER, dag=GEWEEST, what=st.integers(0, 4), rij=RIJ, terug=st.booleans())
    def somebody_speaks_with_them(self, n: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid, op = self.dossier(n), self.day(dag)
        soort = tuple(ContactSoort)[n % 5]
        more = {"vervolg": "fiets zoeken", "vervolg_dag": self.day(9)} if n % 3 == 0 else {}
        daden: list[Daad] = [
            (contacten.record_contact, (uid, soort, op), {"bereikt": n % 4 > 0, **more}),
            (contacten.change_contact, (Van(Contactmoment, n), soort, op), {}),
            (contacten.note_contact, (Van(Contactmoment, n), "over de fiets"), {}),
            (contacten.remove_contact, (Van(Contactmoment, n),), {}),
            (contacten.record_doorverwijzing, (uid, "wijkteam", op), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(n=NUMMER, m=NUMMER, dag=DAGEN, what=st.integers(0, 3), rij=RIJ, terug=st.booleans())
    def they_meet_at_an_hour(self, n: int, m: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid = self.dossier(n)
        told = tijdafspraken.Afspraak(
            TIJDAFSPRAKEN[m % len(TIJDAFSPRAKEN)],
            self.day(dag),
            ("9:30", "10", "laat")[n % 3],
            30 * (m % 5),
            wat="de sleutel",
            plaats="Dorpsstraat 1",
            komt=("", "a", "z")[m % 3],
            wie=("", self.plek.wie)[n % 2],
        )
        daden: list[Daad] = [
            (tijdafspraken.plan_tijdafspraak, (uid, told), {}),
            (tijdafspraken.change_tijdafspraak, (Van(Tijdafspraak, m), told), {}),
            (tijdafspraken.cancel_tijdafspraak, (Van(Tijdafspraak, m), WAAROM), {}),
            (tijdafspraken.remove_tijdafspraak, (Van(Tijdafspraak, m),), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(n=NUMMER, m=NUMMER, dag=GEWEEST, what=st.integers(0, 5), rij=RIJ, terug=st.booleans())
    def about_the_dwelling(self, n: int, m: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid, op = self.dossier(n), self.day(dag)
        shut = op if m % 2 else None
        daden: list[Daad] = [
            (
                meldingen.record_melding,
                (uid, "overlast", op),
                {"vervolg": "bellen", "vervolg_dag": self.day(3)},
            ),
            (
                meldingen.change_melding,
                (Van(Gebeurtenis, m), "huur"),
                {"gesloten_op": shut, "afloop": "goed"},
            ),
            (meldingen.note_schade, (uid, op, "De ruit is stuk"), {"bedrag": "85", "betaalt": "gemeente"}),
            (meldingen.change_schade, (Van(Gebeurtenis, m), "De deur"), {"afgehandeld_op": shut}),
            (gebeurtenissen.record_schade, (uid, op, "De ruit is stuk"), {}),
            (gebeurtenissen.record_begeleider_wisselt, (uid, op), {"medewerker_uid": self.plek.wie}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(n=NUMMER, m=NUMMER, dag=GEWEEST, what=st.integers(0, 6), rij=RIJ, terug=st.booleans())
    def living_is_followed(self, n: int, m: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid, op = self.dossier(n), self.day(dag)
        good = {"begeleiding": "op_schema", "woning": "op_schema", "buurt": ("op_schema", "let_op")[m % 2]}
        daden: list[Daad] = [
            (volgen.set_teken, (uid, "buurt", "let_op", op, WAAROM), {}),
            (volgen.remove_teken, (Van(Teken, m),), {}),
            (volgen.set_huurmaand, (uid, op, op if m % 2 else None), {}),
            (volgen.remove_huurmaand, (Van(Huurbetaling, m),), {}),
            (volgen.record_volgmoment, (uid, (1, 3, 6, 12)[m % 4], op), {"afloop": WAAROM, **good}),
            (volgen.remove_volgmoment, (Van(Volgmoment, m),), {}),
            (volgen.record_woongedrag, (uid, "ar", op), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(n=NUMMER, m=NUMMER, dag=GEWEEST, what=st.integers(0, 8), rij=RIJ, terug=st.booleans())
    def taking_part(self, n: int, m: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid = self.dossier(n)
        who, op = self.member(uid, m), self.day(dag)
        soort = tuple(MijlpaalSoort)[m % len(MijlpaalSoort)]
        keuze = {MijlpaalSoort.LEERROUTE: "b1"}.get(soort, "")
        daden: list[Daad] = [
            (meedoen.record_pip, (uid, who, op), {}),
            (meedoen.record_mijlpaal, (uid, who, soort, op), {"keuze": keuze, "dagen": 9, "reden": WAAROM}),
            (
                meedoen.record_mijlpaal,
                (uid, who, MijlpaalSoort.LEERROUTE, op),
                {"keuze": "b1", "reden": WAAROM},
            ),
            (meedoen.remove_mijlpaal, (Van(Mijlpaal, m),), {}),
            (meedoen.add_deelname, (uid, DeelnameSoort.DOEL, "Kapper worden"), {"persoon_uid": who}),
            (
                meedoen.add_deelname,
                (uid, DeelnameSoort.PAPIER, "Huurcontract"),
                {"aard": "huurcontract", "tot": self.day(n)},
            ),
            (meedoen.remove_deelname, (Van(Deelname, m),), {}),
            (meedoen.reach_doel, (Van(Deelname, m), op), {}),
            (meedoen.add_stap, (Van(Deelname, m), "Werkplek zoeken", "", self.day(n)), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(n=NUMMER, m=NUMMER, dag=GEWEEST, what=st.integers(0, 6), rij=RIJ, terug=st.booleans())
    def what_was_agreed(self, n: int, m: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid, op = self.dossier(n), self.day(dag)
        tot = op + timedelta(200) if m % 2 else None
        often = HOE_VAAK[m % len(HOE_VAAK)]
        bought = TRAJECT_INKOOP[m % len(TRAJECT_INKOOP)]
        daden: list[Daad] = [
            (begeleiding.agree_begeleiding, (uid, op, ("huisbezoek",), ("geld",), often), {"tot": tot}),
            (
                begeleiding.agree_begeleiding,
                (uid, op, ("spreekuur",), ("taal",), often),
                {"getekend_op": op, "afvinken": True},
            ),
            (begeleiding.sign_begeleiding, (Van(Begeleidingsafspraak, m), op), {}),
            (begeleiding.remove_begeleiding, (Van(Begeleidingsafspraak, m),), {}),
            (begeleiding.remove_traject, (Van(IngekochtTraject, m),), {}),
            (begeleiding.start_traject, (uid, bought, op), {"uitvoerder": "Werkgroep"}),
            (begeleiding.stop_traject, (Van(IngekochtTraject, m), op), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)

    @rule(n=NUMMER, m=NUMMER, dag=GEWEEST, what=st.integers(0, 3), rij=RIJ, terug=st.booleans())
    def the_end_and_back(self, n: int, m: int, dag: int, what: int, rij: int, *, terug: bool) -> None:
        uid, op = self.dossier(n), self.day(dag)
        soort = AFSLUIT_SOORTEN[m % len(AFSLUIT_SOORTEN)]
        daden: list[Daad] = [
            (einde.agree_einde, (uid,), {"naar": "Wijkteam", "op": op, "besproken": "ja"}),
            (einde.finish, (uid, op, soort, WAAROM), {"papieren_weg": m % 4 > 0, "naar": "Wijkteam"}),
            (gebeurtenissen.reopen_dossier, (uid,), {}),
            (gebeurtenissen.reopen_dossier, (uid,), {}),
        ]
        self.do_one(daden, what, rij, terug=terug)
