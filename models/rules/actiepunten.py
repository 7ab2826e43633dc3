"""Which actiepunten a dossier has, for whom, in which round, and when: the plan of one dossier on one day.

Pure: facts in, wanted lines out. `models/services/engine.py` brings the kluis in line with it; nothing is ever
deleted, and what was done stays done (foundations 6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from msgspec import structs

from models.content import Item
from models.content.expressie import names, parse
from models.rules.ankers import GEBEURTENIS_VAN, HUISHOUDEN, Ankers, Gevonden, Onderwerp
from models.rules.beginhier import NAGAAN_DAGEN, Begin, Vondst, date_after, decide
from models.rules.feiten import DossierFeiten, PersoonFeit, PuntFeit, Sleutel
from models.rules.kalender import Regels, add_maanden, halfjaar, halfjaar_voorbij
from models.rules.leeftijd import verjaardag
from models.rules.termijnen import (
    Cijfers,
    Stap,
    Termijnuitkomst,
    Vraag,
    after_joining,
    compute_termijn,
    fixed_termijn,
)
from models.rules.voorwaarden import GRENSLEEFTIJDEN, Voorwaarden, combine
from models.values import Anker, AnkerStand, LaterErbij, Partij, Reikwijdte, Ronde, Staat, Waarheid

Bron = Callable[[str, int, str], Item | None]
"""Gives the version of an item that an existing line points to."""

PERSOONLIJK = frozenset(
    {
        Reikwijdte.PERSOON,
        Reikwijdte.VOLWASSENE,
        Reikwijdte.KIND_0_3,
        Reikwijdte.KIND_4_11,
        Reikwijdte.KIND_12_17,
        Reikwijdte.LEERPLICHTIG,
        Reikwijdte.INBURGERINGSPLICHTIGE,
        Reikwijdte.NAREIZIGER,
        Reikwijdte.AMV,
    }
)
TOT_VERHUIZING = frozenset({"pv-15"})
"""Reopened by another begeleider only while the household has not moved: the regievoerder is out of it then
(checklists-aanvulling 4, *begeleider wisselt*)."""
_HEROPEND = frozenset({Begin.VOOR_ONZE_TIJD, Begin.BEWEZEN, Begin.TOCH})
"""Decisions of the start that a person has overruled when the line stands open all the same."""
SCHEIDING = "/"
"""Between the person and the number in the subject of a period of one person."""
DAGEN_PER_RIJ = 60
"""Most periods of one item that one plan makes; thirty years of half-years."""


@dataclass(frozen=True, slots=True)
class GewenstPunt:
    """A line that the dossier should have."""

    sleutel: Sleutel
    item: Item
    termijn: Termijnuitkomst
    gemaakt: date
    nog_te_bepalen: str = ""
    doener: str = ""
    """Party whose turn it is, where a condition decides it and it is not the first of the content."""
    begin: str = ""
    gedaan_op: date | None = None
    """Day on which the start proved it done; only with `begin` = bewezen."""
    was: Sleutel | None = None
    """Identity under which the row stands now, when an open line moves on into another round."""
    groep: str = ""
    """Lines of one item and one group share a number: the letters of one line."""

    @property
    def voor_onze_tijd(self) -> bool:
        """Whether it lies before *Wij beginnen hier*."""
        return self.begin == Begin.VOOR_ONZE_TIJD


@dataclass(frozen=True, slots=True)
class Bevriezing:
    """A condition to freeze at its value on the real date of its anchor."""

    onderwerp_uid: str
    code: str
    item_id: str
    waarde: Waarheid


@dataclass(frozen=True, slots=True)
class Plan:
    """The wanted lines, what lapses and why, what to freeze, and the next day that can change something."""

    punten: tuple[GewenstPunt, ...]
    vervalt: Mapping[Sleutel, str]
    bevries: tuple[Bevriezing, ...]
    ontdooi: tuple[tuple[str, str, str], ...]
    """Frozen conditions whose anchor was taken back: (onderwerp_uid, code, item_id)."""
    herbereken_op: date | None


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What a plan needs beside the facts: the content, the figures, the holidays and the day."""

    items: Mapping[str, Item]
    """Newest content for the gemeente, in its order."""
    bron: Bron
    cijfers: Cijfers
    feestdagen: Regels
    vandaag: date


def plan(feiten: DossierFeiten, plek: Omgeving) -> Plan:
    """Make the plan of a dossier."""
    return _Planner(feiten, plek).run()


def persoon_uid(onderwerp_soort: str, onderwerp_uid: str) -> str:
    """The person that a line is about, or empty."""
    if onderwerp_soort == "persoon":
        return onderwerp_uid
    if onderwerp_soort == "periode" and SCHEIDING in onderwerp_uid:
        return onderwerp_uid.split(SCHEIDING, maxsplit=1)[0]
    return ""


def groep_van(sleutel: Sleutel) -> str:
    """The group in which lines of an item share a number: the event or the period; empty for all others."""
    _, soort, uid, _ = sleutel
    if soort == "gebeurtenis":
        return uid
    if soort == "periode":
        return uid.rpartition(SCHEIDING)[2]
    return ""


def settled(punt: PuntFeit) -> bool:
    """Whether a line is out of our hands: done, not needed, or before our time."""
    return punt.afgerond or punt.voor_onze_tijd


class _Planner:
    """One run of the plan; holds what all lines share."""

    def __init__(self, feiten: DossierFeiten, plek: Omgeving) -> None:
        self.f = feiten
        self.plek = plek
        self.vandaag = plek.vandaag
        self.ankers = Ankers(feiten)
        drempel, _ = plek.cijfers.getal("groot_gezin_drempel", plek.vandaag)
        self.voorwaarden = Voorwaarden(feiten, self.ankers, plek.vandaag, groot_drempel=drempel)
        self.rijen: dict[str, dict[tuple[str, str], dict[int, PuntFeit]]] = {}
        for punt in feiten.punten:
            item_id, soort, uid, ronde = punt.sleutel
            self.rijen.setdefault(item_id, {}).setdefault((soort, uid), {})[ronde] = punt
        self.rondes = {ronde.nummer: ronde for ronde in feiten.rondes}
        self.bevroren = {
            (v.onderwerp_uid, v.code, v.item_id): v.waarde for v in feiten.voorwaarden if v.bevroren
        }
        self.personen = tuple(p for p in feiten.personen if p.is_er(self.vandaag))
        self.dagen = {p.uid: self._days_of(p) for p in feiten.personen}
        self.punten: list[GewenstPunt] = []
        self.vervalt: dict[Sleutel, str] = {}
        self.bevries: dict[tuple[str, str, str], Bevriezing] = {}
        self.ontdooi: set[tuple[str, str, str]] = set()
        self.gezien: set[Sleutel] = set()
        self.start_fase = feiten.begin_fase or feiten.fase
        self.nagaan_dagen = self._nagaan_dagen()

    def run(self) -> Plan:
        for item in self.plek.items.values():
            if item.huisdossier:
                self._item(item)
        for item_id in self.rijen.keys() - self.plek.items.keys():
            self._gone(item_id)
        self._sweep()
        return Plan(
            tuple(self.punten),
            self.vervalt,
            tuple(self.bevries.values()),
            tuple(sorted(self.ontdooi)),
            self._next_day(),
        )

    # --- items and subjects -------------------------------------------------------------------------------

    def _item(self, item: Item) -> None:
        bekend = self.rijen.get(item.id)
        if item.uit and not bekend:
            return
        for onderwerp in self._subjects(item):
            self._lines(item, onderwerp, (bekend or {}).get((onderwerp.soort, onderwerp.uid), {}))

    def _gone(self, item_id: str) -> None:
        """An item that left the content: running lines stay with the version they point to."""
        for (soort, uid), rijen in self.rijen[item_id].items():
            alive = next((r for r in rijen.values() if not r.vervallen), None)
            item = self.plek.bron(item_id, alive.versie, alive.herkomst) if alive is not None else None
            if item is None:
                continue
            for onderwerp in self._subjects(item):
                if (onderwerp.soort, onderwerp.uid) == (soort, uid):
                    self._lines(structs.replace(item, uit=True), onderwerp, rijen)

    def _subjects(self, item: Item) -> Iterator[Onderwerp]:
        persoonlijk = item.reikwijdte in PERSOONLIJK
        if item.elke_maanden:
            yield from self._periods(item, persoonlijk=persoonlijk)
            return
        if item.per_gebeurtenis is not None and item.reikwijdte is not Reikwijdte.NAREIZIGER:
            yield from self._events(item.per_gebeurtenis)
            return
        if persoonlijk:
            for persoon in self.personen:
                yield Onderwerp("persoon", persoon.uid, persoon=persoon)
        else:
            yield HUISHOUDEN
        yield from self._changes(item)
        if item.meermaals:
            for soort, uid in self.rijen.get(item.id, {}):
                if soort == "gebeurtenis":
                    yield Onderwerp(soort, uid)

    def _events(self, anker: Anker) -> Iterator[Onderwerp]:
        """The events of a kind; an arrival that was announced is one subject with its announcement."""
        soorten = GEBEURTENIS_VAN.get(anker, ())
        for feit in self.f.gebeurtenissen:
            if feit.soort not in soorten:
                continue
            if feit.soort == "familie_is_er" and self.ankers.of_bearer(anker, feit.uid) is None:
                continue
            uid = str(feit.gegevens.get("persoon", ""))
            persoon = next((p for p in self.personen if p.uid == uid), None) if uid else None
            yield Onderwerp("gebeurtenis", feit.uid, persoon=persoon, gebeurtenis=feit)

    def _changes(self, item: Item) -> Iterator[Onderwerp]:
        """Events that reopen an item as a *wijziging*: a line of their own beside the one that was done."""
        if not item.opnieuw_bij:
            return
        begin = self.f.begin_hier
        for feit in self.f.gebeurtenissen:
            if feit.soort not in item.opnieuw_bij or (begin is not None and feit.op < begin):
                continue
            if feit.soort == "begeleider_wisselt" and item.id in TOT_VERHUIZING:
                verhuisd = self.ankers.werkelijk(Anker.VERHUIZING)
                if verhuisd is not None and verhuisd <= feit.op:
                    continue
            yield Onderwerp("gebeurtenis", feit.uid, gebeurtenis=feit, wijziging=True)

    def _periods(self, item: Item, *, persoonlijk: bool) -> Iterator[Onderwerp]:
        if item.termijn is None:
            return
        einde = self._last_day()
        if item.termijn.anker is Anker.ELK_HALFJAAR:
            dag = self.f.begin_hier or self.f.begonnen_op
            for _ in range(DAGEN_PER_RIJ):
                if dag > min(einde, self.vandaag):
                    return
                periode = halfjaar(dag)
                yield Onderwerp("periode", periode, periode=periode)
                dag = halfjaar_voorbij(periode)
            return
        for persoon in self.personen if persoonlijk else (None,):
            yield from self._numbered(item, persoon, einde)

    def _numbered(self, item: Item, persoon: PersoonFeit | None, einde: date) -> Iterator[Onderwerp]:
        """Periods counted from an anchor: the first always, each next one once the one before it was due."""
        basis = Onderwerp("persoon", persoon.uid, persoon=persoon) if persoon is not None else HUISHOUDEN
        eerste = self._term(item, basis, 1, 0).datum
        voor = f"{persoon.uid}{SCHEIDING}" if persoon is not None else ""
        for nummer in range(1, DAGEN_PER_RIJ):
            vorige = add_maanden(eerste, item.elke_maanden * (nummer - 2)) if eerste and nummer > 1 else None
            if nummer > 1 and (vorige is None or vorige > min(einde, self.vandaag)):
                return
            if not self._period_before_start(item, eerste, nummer):
                yield Onderwerp("periode", f"{voor}{nummer}", persoon=persoon, periode=str(nummer))

    def _period_before_start(self, item: Item, eerste: date | None, nummer: int) -> bool:
        begin = self.f.begin_hier
        if begin is None or eerste is None:
            return False
        return add_maanden(eerste, item.elke_maanden * (nummer - 1)) < begin

    def _last_day(self) -> date:
        einde = self.ankers.werkelijk(Anker.EINDE_BEGELEIDING)
        dagen = [d for d in (einde, self.f.afgesloten_op) if d is not None]
        return min(dagen, default=date.max)

    # --- rounds -------------------------------------------------------------------------------------------

    def _lines(self, nieuwste: Item, onderwerp: Onderwerp, rijen: Mapping[int, PuntFeit]) -> None:
        """All lines of one item and subject, over the rounds.

        A line that was settled stays in its round and gets a new one in the next; an open one moves on into
        the next round, so there are no doubles (checklists-aanvulling, Rounds).
        """
        if not self.rondes and len(rijen) <= 1:
            rij = rijen.get(1) or next(iter(rijen.values()), None)
            self._line(nieuwste, onderwerp, 1, rij)
            return
        rondes = [1, *(n for n in sorted(self.rondes) if self._comes_back(nieuwste, onderwerp, n))]
        laatste = rondes[-1]
        op_volgorde = [rij for _, rij in sorted(rijen.items())]
        klaar = [rij for rij in op_volgorde if settled(rij) and not rij.vervallen]
        lopend = [rij for rij in op_volgorde if not settled(rij) and not rij.vervallen]
        weg = [rij for rij in op_volgorde if rij.vervallen]
        for rij in klaar:
            self._line(nieuwste, onderwerp, rij.sleutel[3], rij)
        bezet = {rij.sleutel[3] for rij in klaar}
        for rij in lopend[:-1]:  # opened again in an earlier round: it stays there
            self._line(nieuwste, onderwerp, rij.sleutel[3], rij)
        if lopend:
            rij = lopend[-1]
            self._line(nieuwste, onderwerp, rij.sleutel[3] if laatste in bezet else laatste, rij)
        elif laatste not in bezet:
            eigen = next((rij for rij in weg if rij.sleutel[3] == laatste), None)
            self._line(nieuwste, onderwerp, laatste, eigen or (weg[-1] if weg else None))

    def _comes_back(self, item: Item, onderwerp: Onderwerp, ronde: int) -> bool:
        reden = self.rondes[ronde].reden
        if onderwerp.soort == "gebeurtenis" or reden not in item.rondes:
            return False
        return self._round_condition(item, onderwerp, reden, ronde)[0] is not Waarheid.NEE

    def _round_condition(
        self, item: Item, onderwerp: Onderwerp, reden: Ronde, ronde: int
    ) -> tuple[Waarheid, str]:
        for eis in item.ronde_als:
            if eis.ronde is reden:
                return self.voorwaarden.evaluate(
                    eis.als,
                    onderwerp.persoon,
                    op=self._frozen_day(item, onderwerp, ronde),
                    item_id=item.id,
                )
        return Waarheid.JA, ""

    # --- one line -----------------------------------------------------------------------------------------

    def _line(self, nieuwste: Item, onderwerp: Onderwerp, ronde: int, rij: PuntFeit | None) -> None:
        item = nieuwste
        if rij is not None:
            if not rij.vervallen:
                eigen = self._own_version(rij)
                item = eigen if eigen is not None else nieuwste
            self.gezien.add(rij.sleutel)
        if (rij is None or rij.vervallen) and nieuwste.uit:
            return
        if rij is not None and not rij.vervallen and rij.afgerond and rij.gedaan_door != "start":
            return
        levend = rij is not None and not rij.vervallen
        gemaakt = (rij.gemaakt if rij is not None and levend else None) or self.vandaag
        if onderwerp.wijziging and not self._needs_change(item, onderwerp, rij):
            self._lapse(rij, "vervallen_niet_meer_nodig")
            return
        waarde, vraag, reden = self._applies(item, onderwerp, ronde, gemaakt)
        if waarde is Waarheid.NEE:
            self._lapse(rij, reden)
            return
        termijn = self._term(item, onderwerp, ronde, rij.extra_dagen if rij is not None else 0)
        sleutel = (item.id, onderwerp.soort, onderwerp.uid, ronde)
        punt = GewenstPunt(
            sleutel=sleutel,
            item=item,
            termijn=termijn,
            gemaakt=gemaakt,
            nog_te_bepalen=vraag if waarde is Waarheid.ONBEKEND else "",
            doener=self._doener(item, onderwerp),
            was=rij.sleutel if rij is not None and rij.sleutel != sleutel else None,
            groep=groep_van(sleutel),
        )
        self.punten.append(self._begin_here(punt, onderwerp, ronde, rij))

    def _own_version(self, rij: PuntFeit) -> Item | None:
        return self.plek.bron(rij.sleutel[0], rij.versie, rij.herkomst)

    def _applies(
        self, item: Item, onderwerp: Onderwerp, ronde: int, gemaakt: date
    ) -> tuple[Waarheid, str, str]:
        """Whether a line is for this subject: scope, condition, and the extra one of its round.

        Gives the truth, the question when it is unknown, and the reason when it is not.
        """
        persoon = onderwerp.persoon
        if persoon is not None:
            if item.niet_voor_geboren and persoon.reden_in == "geboren":
                return Waarheid.NEE, "", "vervallen_geboren"
            if item.later_erbij is LaterErbij.VERVALT and self._joined_after(item, onderwerp, ronde):
                return Waarheid.NEE, "", "vervallen_later_erbij"
            scope, vraag = self.voorwaarden.in_scope(item.reikwijdte, persoon, gemaakt)
            if scope is Waarheid.NEE:
                return scope, "", "vervallen_niet_voor_persoon"
        else:
            scope, vraag = Waarheid.JA, ""
        als, vraag_als = self._condition(item, onderwerp, ronde, gemaakt)
        extra, vraag_extra = Waarheid.JA, ""
        if ronde > 1 and item.ronde_als and ronde in self.rondes:
            extra, vraag_extra = self._round_condition(item, onderwerp, self.rondes[ronde].reden, ronde)
        return combine(scope, als, extra), vraag or vraag_als or vraag_extra, "vervallen_voorwaarde"

    def _condition(self, item: Item, onderwerp: Onderwerp, ronde: int, gemaakt: date) -> tuple[Waarheid, str]:
        if not item.als:
            return Waarheid.JA, ""
        gebeurtenis = None if onderwerp.wijziging else onderwerp.gebeurtenis
        vast: Mapping[str, Waarheid] | None = None
        op = None
        if item.bevroren_op is not None:
            op = self._frozen_day(item, onderwerp, ronde)
            vast = self._freeze(item, onderwerp, ronde, op)
        aanwezig = None
        if onderwerp.persoon is None and item.termijn is not None and not onderwerp.wijziging:
            anker = self._anchor(item, onderwerp, ronde)
            aanwezig = anker.werkelijk
        return self.voorwaarden.evaluate(
            item.als,
            onderwerp.persoon,
            gebeurtenis,
            op=op,
            gemaakt=gemaakt,
            item_id=item.id,
            vast=vast,
            aanwezig=aanwezig,
        )

    def _frozen_day(self, item: Item, onderwerp: Onderwerp, ronde: int) -> date | None:
        if item.bevroren_op is None:
            return None
        found = self.ankers.find(item.bevroren_op, onderwerp, ronde=ronde, eenmalig=item.eenmalig)
        return found.werkelijk

    def _freeze(
        self, item: Item, onderwerp: Onderwerp, ronde: int, op: date | None
    ) -> Mapping[str, Waarheid] | None:
        """Take frozen values, freeze what has become known, and thaw what has lost its anchor."""
        wie = onderwerp.uid if ronde == 1 else f"{onderwerp.uid}ronde{SCHEIDING}{ronde}"
        vast: dict[str, Waarheid] = {}
        for code in names(parse(item.als)):
            key = (wie, code, item.id)
            if op is None:
                if key in self.bevroren:
                    self.ontdooi.add(key)
                continue
            held = self.bevroren.get(key)
            if held is None:
                held = self.voorwaarden.value(code, onderwerp.persoon, op=op, item_id=item.id)
                if held is not Waarheid.ONBEKEND:
                    self.bevries[key] = Bevriezing(wie, code, item.id, held)
            vast[code] = held
        return vast or None

    def _doener(self, item: Item, onderwerp: Onderwerp) -> str:
        if not item.doener_als or item.doener_anders is None:
            return ""
        if onderwerp.wijziging:  # who came later is not in the opvang that the condition is about
            return str(Partij(item.doener_anders))
        waarde, _ = self.voorwaarden.evaluate(item.doener_als, onderwerp.persoon, item_id=item.id)
        return str(Partij(item.doener_anders)) if waarde is Waarheid.NEE else ""

    def _needs_change(self, item: Item, onderwerp: Onderwerp, rij: PuntFeit | None) -> bool:
        """Whether a change asks for a line of its own.

        Not while the first line is still open (it then covers the change), nor when that was done on or after
        the day of the change. A line that a person has already touched stays.
        """
        feit = onderwerp.gebeurtenis
        if feit is None or (rij is not None and not rij.vervallen and rij.staat is not Staat.OPEN):
            return True
        basis = [
            r for r in self.rijen.get(item.id, {}).get(("huishouden", ""), {}).values() if not r.vervallen
        ]
        if not basis:
            return not self._base_applies(item)
        laatste = max(basis, key=lambda r: r.sleutel[3])
        if not settled(laatste):
            return False
        return laatste.gedaan_op is None or laatste.gedaan_op < feit.op

    def _base_applies(self, item: Item) -> bool:
        return self._applies(item, HUISHOUDEN, 1, self.vandaag)[0] is not Waarheid.NEE

    # --- dates --------------------------------------------------------------------------------------------

    def _anchor(self, item: Item, onderwerp: Onderwerp, ronde: int) -> Gevonden:
        assert item.termijn is not None  # noqa: S101 - asked only for items with a term
        return self.ankers.find(item.termijn.anker, onderwerp, ronde=ronde, eenmalig=item.eenmalig)

    def _term(self, item: Item, onderwerp: Onderwerp, ronde: int, extra: int) -> Termijnuitkomst:
        if item.termijn is None:
            return Termijnuitkomst()
        if onderwerp.wijziging and onderwerp.gebeurtenis is not None:
            op = onderwerp.gebeurtenis.op
            dagen, dag = after_joining(op, self.plek.cijfers)
            return fixed_termijn(
                dag, "waarom_wijziging", gebeurtenis=onderwerp.gebeurtenis.soort, dagen=dagen
            )
        if item.termijn.anker is Anker.ELK_HALFJAAR:
            return self._half_year(item, onderwerp)
        uitkomst = compute_termijn(
            Vraag(
                item.termijn,
                self._anchor(item, onderwerp, ronde),
                self._erbij(item, onderwerp),
                self.f.pauzes,
                extra,
            ),
            self.plek.cijfers,
            self.plek.feestdagen,
        )
        if item.elke_maanden and onderwerp.periode and uitkomst.datum is not None:
            nummer = int(onderwerp.periode)
            if nummer > 1:
                dag = add_maanden(uitkomst.datum, item.elke_maanden * (nummer - 1))
                uitkomst = uitkomst.met(dag, Stap.of("waarom_herhaling", dag, nummer=nummer))
        if item.zet_anker is Anker.VERHUIZING:
            uitkomst = self._blocked(uitkomst)
        return uitkomst

    def _half_year(self, item: Item, onderwerp: Onderwerp) -> Termijnuitkomst:
        """A half-year is reported once it has ended: no date before, and from then on the first day after it."""
        dag = halfjaar_voorbij(onderwerp.periode)
        if dag > self.vandaag and not self._ended():
            return Termijnuitkomst(
                wacht_anker=Anker.ELK_HALFJAAR.value,
                stappen=(Stap.of("waarom_halfjaar_loopt", dag, periode=onderwerp.periode),),
            )
        dag = min(dag, max(self._last_day(), self.f.begonnen_op))
        return fixed_termijn(dag, "waarom_halfjaar", periode=onderwerp.periode)

    def _ended(self) -> bool:
        return self._last_day() <= self.vandaag

    def _blocked(self, uitkomst: Termijnuitkomst) -> Termijnuitkomst:
        """After a message that family may come, leaving the opvang stands still for three months (A097)."""
        tot = self.nareis_tot()
        if tot is None or uitkomst.datum is None or uitkomst.datum >= tot:
            return uitkomst
        return uitkomst.met(tot, Stap.of("waarom_nareis", tot))

    def nareis_tot(self) -> date | None:
        """The day until which leaving the opvang stands still, or None."""
        bericht = self.ankers.find(Anker.BERICHT_NAREIS).werkelijk
        if bericht is None or any(r.werkelijk for r in self.ankers.rows(Anker.AANKOMST_NAREIS)):
            return None
        if self.voorwaarden.value("in_opvang", op=bericht) is not Waarheid.JA:
            return None
        maanden, _ = self.plek.cijfers.getal("nareis_blokkade_maanden", bericht)
        return None if maanden is None else add_maanden(bericht, maanden)

    def _erbij(self, item: Item, onderwerp: Onderwerp) -> date | None:
        persoon = onderwerp.persoon
        if persoon is None or item.later_erbij is LaterErbij.NVT:
            return None
        dagen = [persoon.van] if persoon.later_erbij else []
        grens = self.voorwaarden.crossing(item.reikwijdte, persoon)
        if grens is not None:
            dagen.append(grens)
        return max(dagen, default=None)

    def _joined_after(self, item: Item, onderwerp: Onderwerp, ronde: int) -> bool:
        persoon = onderwerp.persoon
        if persoon is None or not persoon.later_erbij or item.termijn is None:
            return False
        if item.termijn.anker in (Anker.SCHOOLAANMELDING, Anker.START_OPVANG):
            return True
        anker = self._anchor(item, onderwerp, ronde).dag(AnkerStand.GEPLAND)
        return anker is None or persoon.van > anker

    # --- Wij beginnen hier --------------------------------------------------------------------------------

    def _nagaan_dagen(self) -> int:
        if self.f.begin_hier is None:
            return NAGAAN_DAGEN
        dagen, _ = self.plek.cijfers.getal("nagaan_bij_start_dagen", self.f.begin_hier)
        return NAGAAN_DAGEN if dagen is None else dagen

    def _begin_here(
        self, punt: GewenstPunt, onderwerp: Onderwerp, ronde: int, rij: PuntFeit | None
    ) -> GewenstPunt:
        begin = self.f.begin_hier
        if begin is None or self._after_start(punt.item, onderwerp, ronde, begin):
            return punt
        toch = rij is not None and rij.begin in _HEROPEND and not (rij.voor_onze_tijd or rij.vervallen)
        besluit = decide(
            Vondst(
                fase=punt.item.fase,
                kern=punt.item.kern,
                nagaan=punt.item.nagaan_bij_start,
                datum=punt.termijn.datum,
                bewezen_op=self._proved(punt.item, onderwerp, begin),
                onbekend=bool(punt.nog_te_bepalen),
                toch=toch and rij is not None and rij.staat is Staat.OPEN,
            ),
            begin,
            self.start_fase,
        )
        if onderwerp.soort == "gebeurtenis" and besluit is Begin.VOOR_ONZE_TIJD:
            besluit = Begin.NAGAAN  # an event from before that was put in is still running (rule 2)
        if rij is not None and rij.staat in (Staat.WACHT, Staat.UITGESTELD):
            besluit = Begin.OPEN  # somebody is working on it
        return replace(
            punt,
            begin=besluit.value,
            gedaan_op=self._proved(punt.item, onderwerp, begin) if besluit is Begin.BEWEZEN else None,
            termijn=date_after(besluit, punt.termijn, begin, self.nagaan_dagen),
        )

    def _after_start(self, item: Item, onderwerp: Onderwerp, ronde: int, begin: date) -> bool:
        """Whether a line belongs to something that began on or after day B; the start has no say in it."""
        if ronde > 1 and ronde in self.rondes:
            return self.rondes[ronde].start >= begin
        feit = onderwerp.gebeurtenis
        if feit is not None:
            return feit.op >= begin
        if onderwerp.soort == "gebeurtenis" or onderwerp.periode:
            return True
        erbij = self._erbij(item, onderwerp)
        return erbij is not None and erbij >= begin

    def _proved(self, item: Item, onderwerp: Onderwerp, begin: date) -> date | None:
        if item.bewezen_door is None:
            return None
        dag = self.ankers.find(item.bewezen_door, onderwerp).werkelijk
        return dag if dag is not None and dag <= begin else None

    # --- what lapses, and the next day --------------------------------------------------------------------

    def _lapse(self, rij: PuntFeit | None, reden: str) -> None:
        if rij is not None and not rij.vervallen and (not rij.afgerond or rij.gedaan_door == "start"):
            self.vervalt[rij.sleutel] = reden

    def _sweep(self) -> None:
        """Let lines lapse whose subject is gone: the person left, the event was withdrawn, the period is none."""
        weg = {p.uid: p.reden_uit for p in self.f.personen if not p.is_er(self.vandaag)}
        gepland = {p.sleutel for p in self.punten} | {p.was for p in self.punten if p.was is not None}
        for punt in self.f.punten:
            if punt.sleutel in gepland or punt.sleutel in self.vervalt:
                continue
            if punt.sleutel in self.gezien and settled(punt):
                continue
            _, soort, uid, _ = punt.sleutel
            persoon = persoon_uid(soort, uid)
            if persoon in weg:
                self._lapse(punt, f"vervallen_{weg[persoon] or 'vertrokken'}")
            elif soort == "gebeurtenis":
                self._lapse(punt, "vervallen_gebeurtenis")
            else:
                self._lapse(punt, "vervallen_niet_meer_nodig")

    def _days_of(self, persoon: PersoonFeit) -> tuple[date, ...]:
        grenzen = (
            tuple(verjaardag(persoon.geboren, jaar) for jaar in GRENSLEEFTIJDEN) if persoon.geboren else ()
        )
        return (persoon.van, *((persoon.tot,) if persoon.tot is not None else ()), *grenzen)

    def _next_day(self) -> date | None:
        """The next day on which an age, a membership, a pause or a period can change something."""
        if self.f.gesloten:
            return None
        dagen = [dag for dagen in self.dagen.values() for dag in dagen]
        for pauze in self.f.pauzes:
            dagen.append(pauze.van)
            if pauze.tot is not None:
                dagen.append(pauze.tot)
        dagen.append(halfjaar_voorbij(halfjaar(self.vandaag)))
        tot = self.nareis_tot()
        if tot is not None:
            dagen.append(tot)
        dagen.extend(
            p.termijn.datum for p in self.punten if p.item.elke_maanden and p.termijn.datum is not None
        )
        return min((dag for dag in dagen if dag > self.vandaag), default=None)
