"""Rules of the monkey about verbs that need something first: it is made to fit, then done and taken back."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from models.changes import Change
from models.content.loader import load_content
from models.services import (
    aanbod,
    actiepunten,
    ankers,
    dossiers,
    gebeurtenissen,
    meedoen,
    meldingen,
    regeldagen,
    volgen,
    weigering,
)
from models.tables import Actiepunt, Dossier, Woonadres
from models.values import Anker, DeelnameSoort, Fase, MijlpaalSoort, Ronde
from tests.builders import only_gemeente
from tests.machine.hands import NUMMER, WAAROM, Daad, Hands

LOKETTEN = tuple(load_content().loketten)
MEEST = 4
"""A household that begins halfway is made while fewer than this are there: every step plans all of them."""


def _uid(made: Change | None) -> str:
    """What a verb made; a uid of nothing where it was refused."""
    return str(made.onderwerp) if made is not None else "niets"


class Passend(Hands):
    """What only fits after something else: the rule before it does that first."""

    def open_one(self, n: int) -> str:
        """A household that is open: one of those, one that is opened again, or a new one."""
        with self.plek.store.reader() as session:
            still = session.scalars(
                select(Dossier.uid)
                .where(Dossier.uid.in_(self.dossiers), Dossier.afgesloten_op.is_(None))
                .order_by(Dossier.id)
            ).all()
        if still:
            return str(still[n % len(still)])
        uid = self.dossier(n)
        if self.do(gebeurtenissen.reopen_dossier, uid) is not None:
            return uid
        made = self.do(dossiers.open_dossier, "Nieuwmans", self.day(-90), 2, "Duinvoorde")
        self.dossiers.append(made.onderwerp)
        return str(made.onderwerp)

    def _signed(self, uid: str) -> None:
        """The contract is signed and the rent runs."""
        begin = self.day(-40)
        self.do(gebeurtenissen.record_getekend, uid, begin, begin, WAAROM)
        for soort in (Anker.TEKENDATUM, Anker.HUURINGANG):
            self.do(ankers.correct_anker, uid, soort, werkelijk=begin)

    def _huur(self, uid: str, m: int) -> Daad:
        self._signed(uid)
        return volgen.set_huurmaand, (uid, self.day(-m), self.day(0) if m % 3 else None), {}

    def _volgmoment(self, uid: str, m: int) -> Daad:
        self._signed(uid)
        good = dict.fromkeys(("begeleiding", "woning", "buurt"), "op_schema")
        return volgen.record_volgmoment, (uid, 1 + m, self.day(0)), {"afloop": WAAROM, **good}

    def _melding_verder(self, uid: str, m: int) -> Daad:
        made = self.do(meldingen.record_melding, uid, "overlast", self.day(-m))
        shut = {"gesloten_op": self.day(0), "afloop": "goed"} if m % 2 else {"weet_gezin": True}
        return meldingen.change_melding, (_uid(made), "huur"), shut

    def _schade_verder(self, uid: str, m: int) -> Daad:
        made = self.do(meldingen.note_schade, uid, self.day(-m), "De ruit is stuk", bedrag="85")
        shut = {"betaalt": "gemeente", "bedrag": "95", "afgehandeld_op": self.day(0)} if m % 2 else {}
        return meldingen.change_schade, (_uid(made), "De deur"), shut

    def _doel_bereikt(self, uid: str, m: int) -> Daad:
        who = self.member_here(uid, m)
        made = self.do(meedoen.add_deelname, uid, DeelnameSoort.DOEL, "Kapper worden", persoon_uid=who)
        return meedoen.reach_doel, (_uid(made), self.day(-m)), {}

    def _brief_van_duo(self, uid: str, m: int) -> Daad:
        who = self.member_here(uid, m)
        if m % 2:
            self.do(meedoen.record_mijlpaal, uid, who, MijlpaalSoort.DUO_EINDE, self.day(90))
        return meedoen.record_mijlpaal, (uid, who, MijlpaalSoort.DUO_EINDE, self.day(m)), {}

    def _huurderving_stap(self, uid: str, m: int) -> Daad:
        self.do(dossiers.start_ronde, uid, Ronde.HERHUISVESTING, self.day(-20))
        self.do(gebeurtenissen.record_weigering, uid, self.day(-19), niet_gekomen=m % 2 == 0)
        made = self.do(weigering.set_huurderving, uid, self.day(-18), self.day(-9), "650")
        lost = _uid(made)
        if m % 3 == 0:
            return weigering.record_huurderving, (lost, "gevraagd", self.day(-8)), {}
        self.do(weigering.record_huurderving, lost, "gevraagd", self.day(-8))
        if m % 3 == 1:
            return weigering.record_huurderving, (lost, "afgewezen", self.day(-1)), {}
        return weigering.record_huurderving, (lost, "betaald", self.day(0), "150"), {}

    def _planned(self, uid: str, m: int) -> str:
        """A regeldag with this gezin on it."""
        made = self.do(regeldagen.add_regeldag, only_gemeente(self.plek.store), self.day(m), "Zaal", "9:00")
        self.do(regeldagen.add_gezin, _uid(made), uid)
        return _uid(made)

    def _regeldag_tijd(self, uid: str, m: int) -> Daad:
        loket = LOKETTEN[m % len(LOKETTEN)]
        return regeldagen.set_tijd, (self._planned(uid, m), uid, loket, f"{9 + m % 8}:30"), {}

    def _regeldag_gepland(self, uid: str, m: int) -> Daad:
        times = tuple((uid, loket, f"{9 + nr}:15") for nr, loket in enumerate(LOKETTEN[:3]))
        return regeldagen.save_plan, (self._planned(uid, m), times), {}

    def _tijdelijk_einde(self, uid: str, m: int) -> Daad:
        self.do(
            gebeurtenissen.record_woning_gevonden,
            uid,
            self.day(-m),
            "Dennenweg 5",
            tijdelijk_tot=self.day(60),
        )
        place = self.pick(
            select(Woonadres.uid).where(Woonadres.soort == "tijdelijk").order_by(Woonadres.id.desc()), 0
        )
        return aanbod.end_tijdelijk, (str(place), self.day(0)), {}

    def _toch_doen(self, uid: str, m: int) -> Daad:
        del uid
        before = (
            select(Actiepunt.uid)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(
                Actiepunt.voor_onze_tijd,
                Actiepunt.vervallen_op.is_(None),
                Dossier.afgesloten_op.is_(None),
            )
            .order_by(Actiepunt.id)
        )
        if self.pick(before, m) is None and len(self.dossiers) < MEEST:
            made = self.do(
                dossiers.begin_hier,
                "Overgenomen",
                self.day(-100),
                2,
                "Duinvoorde",
                fase=Fase.VESTIGING,
                begin=self.day(0),
                ankers={Anker.TEKENDATUM: self.day(-60)},
            )
            if made is not None:
                self.dossiers.append(made.onderwerp)
        return actiepunten.do_anyway, (str(self.pick(before, m)),), {}

    def passend(self) -> dict[str, Callable[[str, int], Daad]]:
        """The verb, by its name in the historie -> what makes it fit and gives it."""
        return {
            "huur_genoteerd": self._huur,
            "volgmoment": self._volgmoment,
            "melding_verder": self._melding_verder,
            "schade_verder": self._schade_verder,
            "doel_bereikt": self._doel_bereikt,
            "mijlpaal": self._brief_van_duo,
            "huurderving_stap": self._huurderving_stap,
            "regeldag_tijd": self._regeldag_tijd,
            "regeldag_gepland": self._regeldag_gepland,
            "tijdelijk_einde": self._tijdelijk_einde,
            "actiepunt_toch_doen": self._toch_doen,
        }

    @rule(n=NUMMER, m=NUMMER, wat=st.integers(0, 10), terug=st.booleans())
    def something_that_fits(self, n: int, m: int, wat: int, *, terug: bool) -> None:
        """Make it fit, do it; taken back, all stands as it stood before the verb itself."""
        makes = tuple(self.passend().values())[wat]
        self.do_one([makes(self.open_one(n), m)], terug=terug)
