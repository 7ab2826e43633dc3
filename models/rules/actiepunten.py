"""Which actiepunten a dossier has, for whom, in which round, and when: the plan of one dossier on one day.

Pure: facts in, wanted lines out. `models/services/engine.py` brings the kluis in line with it; nothing is
ever deleted, and what was done stays done (foundations 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from msgspec import structs

from models.content import Item
from models.rules.ankers import HUISHOUDEN, Onderwerp
from models.rules.beginhier import NAGAAN_DAGEN, Begin, Vondst, date_after, decide
from models.rules.blik import Blik, Omgeving, look
from models.rules.datering import Datering
from models.rules.feiten import DossierFeiten, PuntFeit, Sleutel
from models.rules.kalender import halfjaar, halfjaar_voorbij
from models.rules.leeftijd import verjaardag
from models.rules.onderwerpen import Onderwerpen, periode_van, persoon_uid
from models.rules.termijnen import Termijnuitkomst
from models.rules.toepassing import Basis, Bevriezing, Toepassing, settled
from models.rules.voorwaarden import GRENSLEEFTIJDEN
from models.values import Staat, Waarheid

__all__ = ["Bevriezing", "GewenstPunt", "Omgeving", "Plan", "groep_van", "periode_van", "persoon_uid", "plan"]

EIGEN = "eigen"
"""Kind of subject of a point that somebody wrote; no content makes it."""
HEROPEND = frozenset({Begin.VOOR_ONZE_TIJD, Begin.BEWEZEN, Begin.TOCH})
"""Decisions of the start that a person has overruled when the line stands open all the same."""


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

    @property
    def groep(self) -> str:
        """Lines of one item, round and group share a number: the letters of one line."""
        return groep_van(self.sleutel)

    @property
    def voor_onze_tijd(self) -> bool:
        """Whether it lies before *Wij beginnen hier*."""
        return self.begin == Begin.VOOR_ONZE_TIJD


@dataclass(frozen=True, slots=True)
class Plan:
    """The wanted lines, what lapses and why, what to freeze, and the next day that can change something."""

    punten: tuple[GewenstPunt, ...]
    vervalt: Mapping[Sleutel, str]
    bevries: tuple[Bevriezing, ...]
    ontdooi: tuple[tuple[str, str, str], ...]
    """Frozen conditions whose anchor was taken back: (onderwerp_uid, code, item_id)."""
    herbereken_op: date | None


def groep_van(sleutel: Sleutel) -> str:
    """The group in which lines of an item share a number: the event or the period; empty for all others."""
    _, soort, uid, _ = sleutel
    return uid if soort == "gebeurtenis" else periode_van(soort, uid)


def plan(feiten: DossierFeiten, plek: Omgeving) -> Plan:
    """Make the plan of a dossier: pure, and the same for the same facts.

    Lines that a person has settled are not in it: they stay as they are.
    """
    planner = _Planner(look(feiten, plek))
    planner.run()
    return Plan(
        tuple(planner.punten),
        planner.vervalt,
        tuple(planner.toepassing.bevries.values()),
        tuple(sorted(planner.toepassing.ontdooi)),
        planner.next_day(),
    )


class _Planner:
    """One run over all items."""

    def __init__(self, blik: Blik) -> None:
        self.b = blik
        self.datering = Datering(blik)
        self.onderwerpen = Onderwerpen(blik, self.datering)
        self.toepassing = Toepassing(blik, self.datering)
        self.punten: list[GewenstPunt] = []
        self.vervalt: dict[Sleutel, str] = {}
        self._gezien: set[Sleutel] = set()
        self._huis: dict[str, list[GewenstPunt]] = {}
        """Item -> the lines of the household that this run wants; they come before the changes."""
        self._start = _Start(blik, self.datering)

    def run(self) -> None:
        """Plan every item of the content, then what left it, then let go what has no subject any more."""
        for item in self.b.plek.items.values():
            bekend = self.b.rijen.get(item.id, {})
            if item.huisdossier and (bekend or not item.uit):
                for onderwerp in self.onderwerpen.of(item):
                    self._lines(item, onderwerp, bekend.get((onderwerp.soort, onderwerp.uid), {}))
        for item_id in self.b.rijen.keys() - self.b.plek.items.keys():
            self._gone(item_id)
        self._sweep()

    def _gone(self, item_id: str) -> None:
        """An item that left the content: running lines stay with the version they point to."""
        for (soort, uid), rijen in self.b.rijen[item_id].items():
            levend = next((r for r in rijen.values() if not r.vervallen), None)
            item = self.b.plek.bron(item_id, levend.versie, levend.herkomst) if levend is not None else None
            for onderwerp in self.onderwerpen.of(item) if item is not None else ():
                if item is not None and (onderwerp.soort, onderwerp.uid) == (soort, uid):
                    self._lines(structs.replace(item, uit=True), onderwerp, rijen)

    # --- rounds -------------------------------------------------------------------------------------------

    def _lines(self, item: Item, onderwerp: Onderwerp, rijen: Mapping[int, PuntFeit]) -> None:
        """All lines of one item and subject, over the rounds.

        A line that was settled stays in its round and gets a new one in the next; an open one moves on into
        the next round, so there are no doubles (checklists-aanvulling, Rounds).
        """
        if not self.b.rondes and len(rijen) <= 1:
            self._line(item, onderwerp, 1, next(iter(rijen.values()), None))
            return
        laatste = 1
        for nummer in sorted(self.b.rondes):
            if self.toepassing.comes_back(item, onderwerp, nummer):
                laatste = nummer
        alle = [rij for _, rij in sorted(rijen.items())]
        klaar = [rij for rij in alle if settled(rij) and not rij.vervallen]
        lopend = [rij for rij in alle if not settled(rij) and not rij.vervallen]
        for rij in (*klaar, *lopend[:-1]):  # one opened again in an earlier round stays there
            self._line(item, onderwerp, rij.sleutel[3], rij)
        if lopend:
            rij = lopend[-1]
            bezet = laatste in {ander.sleutel[3] for ander in alle if ander is not rij}
            self._line(item, onderwerp, rij.sleutel[3] if bezet else laatste, rij)
        elif laatste not in {rij.sleutel[3] for rij in klaar}:
            weg = [rij for rij in alle if rij.vervallen]
            eigen = next((rij for rij in weg if rij.sleutel[3] == laatste), None)
            self._line(item, onderwerp, laatste, eigen or (weg[-1] if weg else None))

    # --- one line -----------------------------------------------------------------------------------------

    def _line(self, nieuwste: Item, onderwerp: Onderwerp, ronde: int, rij: PuntFeit | None) -> None:
        """Plan one line: a new one, one that comes back, or one that runs with the version it began with."""
        item, gemaakt, levend = nieuwste, self.b.vandaag, None
        if rij is not None:
            self._gezien.add(rij.sleutel)
            if not rij.vervallen:
                levend = rij
                item = self.b.plek.bron(rij.sleutel[0], rij.versie, rij.herkomst) or nieuwste
                gemaakt = rij.gemaakt or gemaakt
        if levend is None and nieuwste.uit:
            return
        if levend is not None and levend.afgerond and levend.gedaan_door != "start":
            return
        if onderwerp.wijziging and not self.toepassing.needs_change(item, onderwerp, rij, self._basis(item)):
            self._lapse(levend, "vervallen_niet_meer_nodig")
            return
        oordeel = self.toepassing.judge(item, onderwerp, ronde, gemaakt)
        if oordeel.waarde is Waarheid.NEE:
            self._lapse(levend, oordeel.reden)
            return
        sleutel = (item.id, onderwerp.soort, onderwerp.uid, ronde)
        punt = GewenstPunt(
            sleutel=sleutel,
            item=item,
            termijn=self.datering.term(item, onderwerp, ronde, rij.extra_dagen if rij is not None else 0),
            gemaakt=gemaakt,
            nog_te_bepalen=oordeel.vraag,
            doener=self.toepassing.doer(item, onderwerp),
            was=rij.sleutel if rij is not None and rij.sleutel != sleutel else None,
        )
        self.punten.append(self._start.apply(punt, onderwerp, ronde, levend))
        if onderwerp is HUISHOUDEN:
            self._huis.setdefault(item.id, []).append(self.punten[-1])

    def _basis(self, item: Item) -> Basis:
        """The lines of an item for the household, with what this plan has already decided about them.

        Looking at the rows of before alone would give another plan as soon as this one is carried out.
        """
        huis = self.b.rijen.get(item.id, {}).get((HUISHOUDEN.soort, HUISHOUDEN.uid), {})
        found = {
            rij.sleutel[3]: (settled(rij), rij.gedaan_op)
            for rij in huis.values()
            if not rij.vervallen and rij.sleutel not in self.vervalt
        }
        for punt in self._huis.get(item.id, ()):
            if punt.was is not None:
                found.pop(punt.was[3], None)
            found[punt.sleutel[3]] = (punt.voor_onze_tijd or punt.begin == Begin.BEWEZEN, punt.gedaan_op)
        return found

    # --- what lapses, and the next day --------------------------------------------------------------------

    def _lapse(self, rij: PuntFeit | None, reden: str) -> None:
        if rij is not None and not rij.vervallen and (not rij.afgerond or rij.gedaan_door == "start"):
            self.vervalt[rij.sleutel] = reden

    def _sweep(self) -> None:
        """Let lines lapse whose subject is gone: a person left, an event was withdrawn, a period is none."""
        weg = {p.uid: p.reden_uit for p in self.b.feiten.personen if not p.is_er(self.b.vandaag)}
        for punt in self.b.feiten.punten:
            if punt.sleutel in self._gezien:
                continue
            _, soort, uid, _ = punt.sleutel
            if soort == EIGEN:
                continue  # what a person wrote stays until a person says so
            persoon = persoon_uid(soort, uid)
            if persoon in weg:
                self._lapse(punt, f"vervallen_{weg[persoon] or 'vertrokken'}")
            elif soort == "gebeurtenis":
                self._lapse(punt, "vervallen_gebeurtenis")
            else:
                self._lapse(punt, "vervallen_niet_meer_nodig")

    def next_day(self) -> date | None:
        """The next day on which an age, a membership, a pause or a period can change something."""
        if self.b.feiten.gesloten:
            return None
        return min((dag for dag in self._days() if dag > self.b.vandaag), default=None)

    def _days(self) -> Iterator[date]:
        yield halfjaar_voorbij(halfjaar(self.b.vandaag))
        for persoon in self.b.feiten.personen:
            yield persoon.van
            if persoon.tot is not None:
                yield persoon.tot
            if persoon.geboren is not None:
                yield from (verjaardag(persoon.geboren, jaar) for jaar in GRENSLEEFTIJDEN)
        for pauze in self.b.feiten.pauzes:
            yield pauze.van
            if pauze.tot is not None:
                yield pauze.tot
        for punt in self.punten:
            if punt.item.elke_maanden and punt.termijn.datum is not None:
                yield punt.termijn.datum


class _Start:
    """What *Wij beginnen hier* makes of a planned line."""

    def __init__(self, blik: Blik, datering: Datering) -> None:
        self._b = blik
        self._datering = datering
        self._begin = blik.feiten.begin_hier
        self._fase = blik.feiten.begin_fase or blik.feiten.fase
        self._dagen = NAGAAN_DAGEN
        if self._begin is not None:
            dagen, _ = blik.plek.cijfers.getal("nagaan_bij_start_dagen", self._begin)
            self._dagen = NAGAAN_DAGEN if dagen is None else dagen

    def apply(
        self, punt: GewenstPunt, onderwerp: Onderwerp, ronde: int, levend: PuntFeit | None
    ) -> GewenstPunt:
        """Decide about a line; what began on or after day B goes its ordinary way."""
        begin = self._begin
        if begin is None or self._after(punt.item, onderwerp, ronde, begin):
            return punt
        bewezen = self._proved(punt.item, onderwerp, begin)
        besluit = decide(
            Vondst(
                fase=punt.item.fase,
                kern=punt.item.kern,
                nagaan=punt.item.nagaan_bij_start,
                datum=punt.termijn.datum,
                bewezen_op=bewezen,
                onbekend=bool(punt.nog_te_bepalen),
                toch=_overruled(levend),
            ),
            begin,
            self._fase,
        )
        if onderwerp.soort == "gebeurtenis" and besluit is Begin.VOOR_ONZE_TIJD:
            besluit = Begin.NAGAAN  # an event from before that was put in is still running (rule 2)
        if levend is not None and levend.staat in (Staat.WACHT, Staat.UITGESTELD):
            besluit = Begin.OPEN  # somebody is working on it
        return replace(
            punt,
            begin=besluit.value,
            gedaan_op=bewezen if besluit is Begin.BEWEZEN else None,
            termijn=date_after(besluit, punt.termijn, begin, self._dagen),
        )

    def _after(self, item: Item, onderwerp: Onderwerp, ronde: int, begin: date) -> bool:
        """Whether a line belongs to something that began on or after day B."""
        if ronde in self._b.rondes:
            return self._b.rondes[ronde].start >= begin
        if onderwerp.gebeurtenis is not None:
            return onderwerp.gebeurtenis.op >= begin
        if onderwerp.soort == "gebeurtenis" or onderwerp.periode:
            return True
        erbij = self._datering.joined(item, onderwerp)
        return erbij is not None and erbij >= begin

    def _proved(self, item: Item, onderwerp: Onderwerp, begin: date) -> date | None:
        if item.bewezen_door is None:
            return None
        dag = self._b.ankers.find(item.bewezen_door, onderwerp).werkelijk
        return dag if dag is not None and dag <= begin else None


def _overruled(levend: PuntFeit | None) -> bool:
    """Whether a person opened a line that the start had put away."""
    return (
        levend is not None
        and levend.begin in HEROPEND
        and levend.staat is Staat.OPEN
        and not levend.voor_onze_tijd
    )
