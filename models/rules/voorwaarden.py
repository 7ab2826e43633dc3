"""Conditions of actiepunten, three-valued: each derived from the facts, a field, or a person's answer.

Unknown is not no: the line is kept as *nog te bepalen* with one question, and counts nowhere (foundations 7).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from models.content.expressie import Expressie, evaluate, names, parse, undecided
from models.rules.ankers import Ankers
from models.rules.feiten import DossierFeiten, GebeurtenisFeit, PersoonFeit
from models.rules.inburgering import Wet, law_of
from models.rules.leeftijd import leeftijd_op, verjaardag
from models.rules.nareis import in_opvang_on
from models.values import Anker, Reikwijdte, Waarheid

JA, NEE, ONBEKEND = Waarheid.JA, Waarheid.NEE, Waarheid.ONBEKEND
VRAAG_LEEFTIJD = "geboortedatum"
"""One question for all conditions about age."""
_VRAAG = {
    "genoeg_nl": "weinig_nl",
    "wi2013": "wi2021",
    "niet_zelfhuisvester": "zelfhuisvester",
}
"""Conditions that the same question answers."""

LEEFTIJDEN: Mapping[str, tuple[int, int]] = {
    "kind0_3": (0, 3),
    "kind4_11": (4, 11),
    "kind12_17": (12, 17),
    "leerplichtig": (5, 17),
    "kind_onder_18": (0, 17),
    "volwassen": (18, 999),
}
"""Conditions about age: from and up to and including (years)."""
REIKWIJDTE_CODE: Mapping[Reikwijdte, str] = {
    Reikwijdte.VOLWASSENE: "volwassen",
    Reikwijdte.KIND_0_3: "kind0_3",
    Reikwijdte.KIND_4_11: "kind4_11",
    Reikwijdte.KIND_12_17: "kind12_17",
    Reikwijdte.LEERPLICHTIG: "leerplichtig",
    Reikwijdte.INBURGERINGSPLICHTIGE: "inburgeringsplichtig",
    Reikwijdte.NAREIZIGER: "nareiziger",
    Reikwijdte.AMV: "amv",
}
"""The condition that a scope is for one person."""
GRENSLEEFTIJDEN = (4, 5, 18)
"""Birthdays on which lines appear (checklists-aanvulling, later erbij); 12 makes nothing."""
PER_PERSOON = frozenset(
    {
        *LEEFTIJDEN,
        "weinig_nl",
        "genoeg_nl",
        "inburgeringsplichtig",
        "wi2013",
        "wi2021",
        "tolk",
        "werk",
        "kinderopvang",
        "amv",
        "nareiziger",
        "heeft_schoolaanmelding",
    }
)
GEWEIGERD = "weigering"


def truth(value: object) -> Waarheid:
    """Turn a known fact into ja or nee."""
    return JA if value else NEE


def combine(*delen: Waarheid) -> Waarheid:
    """Kleene's *and*: nee wins, then onbekend."""
    if NEE in delen:
        return NEE
    return ONBEKEND if ONBEKEND in delen else JA


def someone(delen: list[Waarheid]) -> Waarheid:
    """Kleene's *or*: whether it holds for at least one; nobody at all is unknown."""
    if JA in delen:
        return JA
    return ONBEKEND if ONBEKEND in delen or not delen else NEE


class Voorwaarden:
    """The conditions of one dossier on one day."""

    def __init__(
        self, feiten: DossierFeiten, ankers: Ankers, vandaag: date, *, groot_drempel: int | None = None
    ) -> None:
        """Bind the facts; `groot_drempel` = number of persons from which a household is very large (K03)."""
        self._f = feiten
        self._ankers = ankers
        self._vandaag = vandaag
        self._groot = groot_drempel
        self.personen = tuple(p for p in feiten.personen if p.is_er(vandaag))
        self._hand = {
            (v.onderwerp_uid, v.code, v.item_id): v.waarde
            for v in feiten.voorwaarden
            if not v.bevroren and v.waarde is not ONBEKEND
        }
        self._dossier_memo: dict[str, Waarheid] = {}
        self._memo: dict[
            tuple[str, str, date | None, date | None, str, date | None], tuple[Waarheid, str]
        ] = {}
        self._koppeling = ankers.werkelijk(Anker.KOPPELING)
        self._verhuisd = ankers.werkelijk(Anker.VERHUIZING)

    # --- one code -----------------------------------------------------------------------------------------

    def value(
        self,
        code: str,
        persoon: PersoonFeit | None = None,
        gebeurtenis: GebeurtenisFeit | None = None,
        *,
        op: date | None = None,
        gemaakt: date | None = None,
        item_id: str = "",
    ) -> Waarheid:
        """Give the value of one condition for a subject.

        `op` = the day on which it counts (a frozen condition), today when empty; `gemaakt` = the day of which
        ages count, because a line never disappears by age.
        """
        uid = persoon.uid if persoon is not None else ""
        if code == "handmatig":
            return self._handmatig(uid, item_id, gebeurtenis)
        if code in LEEFTIJDEN:
            return self._leeftijd(code, persoon, gemaakt or self._vandaag)
        hand = self._answer(code, uid, item_id) if self._hand else None
        return hand or self._derive(code, persoon, gebeurtenis, op or self._vandaag)

    def _answer(self, code: str, uid: str, item_id: str) -> Waarheid | None:
        """What a person answered about a condition, or about its opposite."""
        hand = self._hand.get((uid, code, "")) or self._hand.get((uid, code, item_id))
        if hand is None and (uid, _TEGENDEEL.get(code, ""), "") in self._hand:
            return _not(self._hand[uid, _TEGENDEEL[code], ""])
        return hand

    def _derive(
        self, code: str, persoon: PersoonFeit | None, gebeurtenis: GebeurtenisFeit | None, op: date
    ) -> Waarheid:
        if code in PER_PERSOON:
            return ONBEKEND if persoon is None else _PERSOON[code](self, persoon)
        if code in _GEBEURTENIS:
            return _GEBEURTENIS[code](self, gebeurtenis)
        if code in _OP_DAG:
            return _OP_DAG[code](self, op)
        if code not in self._dossier_memo:
            rule = _DOSSIER.get(code)
            self._dossier_memo[code] = rule(self) if rule is not None else ONBEKEND
        return self._dossier_memo[code]

    # --- an expression ------------------------------------------------------------------------------------

    def evaluate(
        self,
        als: str,
        persoon: PersoonFeit | None = None,
        gebeurtenis: GebeurtenisFeit | None = None,
        *,
        op: date | None = None,
        gemaakt: date | None = None,
        item_id: str = "",
        vast: Mapping[str, Waarheid] | None = None,
        aanwezig: date | None = None,
    ) -> tuple[Waarheid, str]:
        """Evaluate the condition of a line; with the code to ask about when it is unknown.

        A line for the household asks whether it holds for someone; `aanwezig` = only who belonged to it on
        that day (the interpreter at the signing is not for who came later). `vast` = frozen values.
        """
        if not als:
            return JA, ""
        if vast or gebeurtenis is not None:
            return self._evaluate(als, persoon, gebeurtenis, op, gemaakt, item_id, vast, aanwezig)
        eigen = item_id if self._hand or "handmatig" in als else ""  # else no item has an answer of its own
        key = (als, persoon.uid if persoon is not None else "", op, gemaakt, eigen, aanwezig)
        found = self._memo.get(key)
        if found is None:
            found = self._evaluate(als, persoon, gebeurtenis, op, gemaakt, item_id, vast, aanwezig)
            self._memo[key] = found
        return found

    def _evaluate(
        self,
        als: str,
        persoon: PersoonFeit | None,
        gebeurtenis: GebeurtenisFeit | None,
        op: date | None,
        gemaakt: date | None,
        item_id: str,
        vast: Mapping[str, Waarheid] | None,
        aanwezig: date | None,
    ) -> tuple[Waarheid, str]:
        expressie = parse(als)
        codes = names(expressie)
        if persoon is not None or not (codes & PER_PERSOON):
            return self._one(expressie, codes, persoon, gebeurtenis, op, gemaakt, item_id, vast)
        eigen = self._answered_for_all(codes)
        mensen = [p for p in self.personen if aanwezig is None or not p.later_erbij or p.van <= aanwezig]
        uitkomsten = [
            self._one(expressie, codes, p, gebeurtenis, op, gemaakt, item_id, {**(vast or {}), **eigen})
            for p in mensen
        ] or [self._one(expressie, codes, None, gebeurtenis, op, gemaakt, item_id, {**(vast or {}), **eigen})]
        waarde = someone([u[0] for u in uitkomsten])
        vraag = next((u[1] for u in uitkomsten if u[0] is ONBEKEND), "") if waarde is ONBEKEND else ""
        return waarde, vraag

    def _answered_for_all(self, codes: frozenset[str]) -> dict[str, Waarheid]:
        """Answers about a person's condition that were given for the whole household."""
        return {
            code: self._hand["", code, ""] for code in codes & PER_PERSOON if ("", code, "") in self._hand
        }

    def _one(
        self,
        expressie: Expressie,
        codes: frozenset[str],
        persoon: PersoonFeit | None,
        gebeurtenis: GebeurtenisFeit | None,
        op: date | None,
        gemaakt: date | None,
        item_id: str,
        vast: Mapping[str, Waarheid] | None,
    ) -> tuple[Waarheid, str]:
        waarden: dict[str, Waarheid] = {}
        for code in codes:
            if vast is not None and code in vast:
                waarden[code] = vast[code]
            else:
                waarden[code] = self.value(
                    code, persoon, gebeurtenis, op=op, gemaakt=gemaakt, item_id=item_id
                )
        waarde = evaluate(expressie, waarden)
        if waarde is not ONBEKEND:
            return waarde, ""
        vragen = [self.question(code, persoon) for code in undecided(expressie, waarden)]
        return waarde, VRAAG_LEEFTIJD if VRAAG_LEEFTIJD in vragen else vragen[0]

    def question(self, code: str, persoon: PersoonFeit | None = None) -> str:
        """The question that settles a condition: one for all ages, one for a pair of opposites."""
        if code in LEEFTIJDEN:
            return VRAAG_LEEFTIJD
        if code == "inburgeringsplichtig" and persoon is not None and persoon.geboren is None:
            return VRAAG_LEEFTIJD
        return _VRAAG.get(code, code)

    # --- scope --------------------------------------------------------------------------------------------

    def in_scope(self, reikwijdte: Reikwijdte, persoon: PersoonFeit, gemaakt: date) -> tuple[Waarheid, str]:
        """Whether a line of this scope is for this person; with the question when it is unknown."""
        code = REIKWIJDTE_CODE.get(reikwijdte)
        if code is None:
            return JA, ""
        waarde = self.value(code, persoon, gemaakt=gemaakt)
        return waarde, self.question(code, persoon) if waarde is ONBEKEND else ""

    def reference_day(self, persoon: PersoonFeit) -> date:
        """The day from which a person counts: joining, or koppeling for who was there from the start."""
        if persoon.later_erbij or self._koppeling is None:
            return persoon.van
        return self._koppeling

    def crossing(self, reikwijdte: Reikwijdte, persoon: PersoonFeit) -> date | None:
        """The birthday that brought a person into a scope while in the dossier (4, 5 or 18), or None."""
        code = REIKWIJDTE_CODE.get(reikwijdte, "")
        grens = LEEFTIJDEN.get(code, (0, 0))[0]
        if persoon.geboren is None or grens not in GRENSLEEFTIJDEN:
            return None
        dag = verjaardag(persoon.geboren, grens)
        return dag if dag > self.reference_day(persoon) else None

    # --- rules of single codes ----------------------------------------------------------------------------

    def _handmatig(self, uid: str, item_id: str, gebeurtenis: GebeurtenisFeit | None) -> Waarheid:
        """A tick 'van toepassing' for one item; a recorded event has said so already."""
        antwoord = self._hand.get((uid, "handmatig", item_id)) or self._hand.get(("", "handmatig", item_id))
        if antwoord is not None:
            return antwoord
        return JA if gebeurtenis is not None else ONBEKEND

    def _leeftijd(self, code: str, persoon: PersoonFeit | None, dag: date) -> Waarheid:
        """Ages on the day the line is made. School lines go by the age at koppeling or joining.

        So crossing 12 makes nothing (ordinary school transfer) and every child of 4 to 17 has exactly one
        kind of school line.
        """
        if persoon is None or persoon.geboren is None:
            return ONBEKEND
        laagst, hoogst = LEEFTIJDEN[code]
        leeftijd = leeftijd_op(persoon.geboren, dag)
        if code in ("kind4_11", "kind12_17"):
            toen = leeftijd_op(persoon.geboren, self.reference_day(persoon))
            jong = toen < LEEFTIJDEN["kind12_17"][0]
            past = jong if code == "kind4_11" else not jong
            return truth(past and LEEFTIJDEN["kind4_11"][0] <= leeftijd <= LEEFTIJDEN["kind12_17"][1])
        return truth(laagst <= leeftijd <= hoogst)

    def _inburgeringsplichtig(self, persoon: PersoonFeit) -> Waarheid:
        """The field; children do not count (A091), and regime *niet* says no."""
        if persoon.regime == "niet":
            return NEE
        if persoon.inburgeringsplichtig is not ONBEKEND or persoon.geboren is None:
            return persoon.inburgeringsplichtig
        volwassen = leeftijd_op(persoon.geboren, self._vandaag) >= LEEFTIJDEN["volwassen"][0]
        return ONBEKEND if volwassen else NEE

    def _wi2021(self, persoon: PersoonFeit) -> Waarheid:
        """The field, else by the permit: from 2022 on the Wet inburgering 2021 applies (D.4)."""
        wet, _why = law_of(persoon.regime, self._ankers.werkelijk(Anker.VERGUNNING))
        return ONBEKEND if wet is Wet.ONBEKEND else truth(wet is Wet.WI2021)

    def _wi2013(self, persoon: PersoonFeit) -> Waarheid:
        return NEE if persoon.regime == "niet" else _not(self._wi2021(persoon))

    def _tolk(self, persoon: PersoonFeit) -> Waarheid:
        if persoon.tolk is not ONBEKEND:
            return persoon.tolk
        return {"weinig": JA, "genoeg": NEE}.get(persoon.nl_niveau, ONBEKEND)

    def _kinderopvang(self, persoon: PersoonFeit) -> Waarheid:
        """Known once the start of the childcare is known; else the question stays."""
        rij = self._ankers.of_bearer(Anker.START_OPVANG, persoon.uid)
        return JA if rij is not None and (rij.gepland or rij.werkelijk) else ONBEKEND

    def _schoolaanmelding(self, persoon: PersoonFeit) -> Waarheid:
        rij = self._ankers.of_bearer(Anker.SCHOOLAANMELDING, persoon.uid)
        return truth(rij is not None and rij.werkelijk is not None)

    def _in_opvang(self, op: date) -> Waarheid:
        """Whether the household lived in the COA opvang on a day."""
        f = self._f
        return in_opvang_on(op, self._verhuisd, f.in_opvang, heeft_azc=f.heeft_azc)

    def _nareis(self) -> Waarheid:
        feit = any(e.soort in ("familie_komt", "familie_is_er") for e in self._f.gebeurtenissen)
        if feit or any(p.reden_in == "nareis" for p in self._f.personen):
            return JA
        return self._f.familie_verwacht

    def _nareis_in_opvang(self, op: date) -> Waarheid:
        return combine(self._nareis(), self._in_opvang(op))

    def _aangekomen(self) -> Waarheid:
        return truth(any(p.reden_in == "nareis" for p in self.personen))

    def _te_klein(self) -> Waarheid:
        """Rooms of the dwelling against the rooms that are needed; unknown while one of them is (A099)."""
        woningen = [
            w for w in self._f.woningen if w.soort in ("woning", "tijdelijk") and w.kamers is not None
        ]
        nodig = self._f.kamers_nodig
        if not woningen or nodig is None:
            return ONBEKEND
        return truth((woningen[-1].kamers or 0) < nodig)

    def _groot_gezin(self) -> Waarheid:
        """A very large household: from the number of the setting on (A070, K03)."""
        if self._groot is None:
            return ONBEKEND
        return truth(max(len(self.personen), self._f.aantal_personen) >= self._groot)

    def _geen_woning(self) -> Waarheid:
        gevonden = any(w.soort in ("aanbod", "woning", "tijdelijk") for w in self._f.woningen)
        tekenen = self._ankers.find(Anker.TEKENDATUM)
        return truth(not (gevonden or tekenen.gepland or tekenen.werkelijk or self._verhuisd))

    def _tussenvoorziening(self) -> Waarheid:
        einde = self._ankers.find(Anker.EINDE_TIJDELIJK)
        tijdelijk = any(w.soort == "tijdelijk" for w in self._f.woningen)
        return truth(self._f.route == "tussenvoorziening" or tijdelijk or einde.gepland or einde.werkelijk)

    def _weigering(self, gebeurtenis: GebeurtenisFeit | None) -> Waarheid:
        return truth(gebeurtenis is not None or self.weigeringen())

    def weigeringen(self) -> list[GebeurtenisFeit]:
        """All weigeringen, oldest first."""
        gevonden = [e for e in self._f.gebeurtenissen if e.soort == GEWEIGERD]
        return sorted(gevonden, key=lambda e: (e.op, e.uid))

    def _terecht(self, gebeurtenis: GebeurtenisFeit | None) -> Waarheid:
        """Whether the COA found a weigering justified; nee as long as it has not spoken (A106)."""
        alle = [gebeurtenis] if gebeurtenis is not None else self.weigeringen()
        return truth(any(e.gegevens.get("terecht") is True for e in alle))

    def _onterecht(self, gebeurtenis: GebeurtenisFeit | None) -> Waarheid:
        alle = [gebeurtenis] if gebeurtenis is not None else self.weigeringen()
        return truth(any(e.gegevens.get("terecht") is False for e in alle))

    def _definitief(self, gebeurtenis: GebeurtenisFeit | None) -> Waarheid:
        """Whether an unjustified weigering ended the matter: there is one second chance in all (A107)."""
        alle = self.weigeringen()
        onterecht = [e for e in alle if e.gegevens.get("terecht") is False]
        eigen = onterecht if gebeurtenis is None else [e for e in onterecht if e.uid == gebeurtenis.uid]
        if not eigen:
            return NEE
        feit = eigen[0]
        if feit.gegevens.get("definitief") is True or feit is not onterecht[0]:
            return JA
        return truth(any(e.op > feit.op for e in alle))

    def _signaal(self, gebeurtenis: GebeurtenisFeit | None) -> Waarheid:
        return truth(gebeurtenis is not None or any(e.soort == "signaal" for e in self._f.gebeurtenissen))

    def _schade(self, gebeurtenis: GebeurtenisFeit | None) -> Waarheid:
        return truth(gebeurtenis is not None or any(e.soort == "schade" for e in self._f.gebeurtenissen))

    def _vertraging(self) -> Waarheid:
        return NEE if self._verhuisd is not None else ONBEKEND

    def _profiel_onvolledig(self) -> Waarheid:
        return truth(self._ankers.werkelijk(Anker.PROFIEL_COMPLEET) is None)

    @property
    def feiten(self) -> DossierFeiten:
        """The facts behind the conditions."""
        return self._f


def _not(waarde: Waarheid) -> Waarheid:
    return {JA: NEE, NEE: JA, ONBEKEND: ONBEKEND}[waarde]


_TEGENDEEL = {
    "genoeg_nl": "weinig_nl",
    "weinig_nl": "genoeg_nl",
    "wi2013": "wi2021",
    "wi2021": "wi2013",
    "zelfhuisvester": "niet_zelfhuisvester",
    "niet_zelfhuisvester": "zelfhuisvester",
}

# ruff: noqa: SLF001 - the tables name the methods of their own class
_PERSOON: Mapping[str, Callable[[Voorwaarden, PersoonFeit], Waarheid]] = {
    "weinig_nl": lambda _, p: {"weinig": JA, "genoeg": NEE}.get(p.nl_niveau, ONBEKEND),
    "genoeg_nl": lambda _, p: {"weinig": NEE, "genoeg": JA}.get(p.nl_niveau, ONBEKEND),
    "inburgeringsplichtig": Voorwaarden._inburgeringsplichtig,
    "wi2013": Voorwaarden._wi2013,
    "wi2021": Voorwaarden._wi2021,
    "tolk": Voorwaarden._tolk,
    "werk": lambda _, p: p.werk,
    "kinderopvang": Voorwaarden._kinderopvang,
    "amv": lambda _, p: truth(p.is_amv),
    "nareiziger": lambda _, p: truth(p.reden_in == "nareis"),
    "heeft_schoolaanmelding": Voorwaarden._schoolaanmelding,
}
_GEBEURTENIS: Mapping[str, Callable[[Voorwaarden, GebeurtenisFeit | None], Waarheid]] = {
    GEWEIGERD: Voorwaarden._weigering,
    "weigering_terecht": Voorwaarden._terecht,
    "weigering_onterecht": Voorwaarden._onterecht,
    "definitief": Voorwaarden._definitief,
    "signaal": Voorwaarden._signaal,
    "schade": Voorwaarden._schade,
}
_OP_DAG: Mapping[str, Callable[[Voorwaarden, date], Waarheid]] = {
    "in_opvang": Voorwaarden._in_opvang,
    "nareis_in_opvang": Voorwaarden._nareis_in_opvang,
}
_DOSSIER: Mapping[str, Callable[[Voorwaarden], Waarheid]] = {
    "profiel_onvolledig": Voorwaarden._profiel_onvolledig,
    "zelfhuisvester": lambda v: truth(v.feiten.route == "zelfhuisvester"),
    "niet_zelfhuisvester": lambda v: truth(v.feiten.route != "zelfhuisvester"),
    "geen_woning": Voorwaarden._geen_woning,
    "groot": Voorwaarden._groot_gezin,
    "woonbehoefte": lambda v: v.feiten.woonbehoefte,
    "bijstand": lambda v: v.feiten.bijstand,
    "papieren_missen": lambda v: v.feiten.papieren_missen,
    "overname": lambda v: v.feiten.overname,
    "tussenvoorziening": Voorwaarden._tussenvoorziening,
    "kleine_plaats": lambda v: truth(v.feiten.kleine_plaats),
    "vertraging": Voorwaarden._vertraging,
    "nareis": Voorwaarden._nareis,
    "nareizigers_aangekomen": Voorwaarden._aangekomen,
    "woning_te_klein": Voorwaarden._te_klein,
}
