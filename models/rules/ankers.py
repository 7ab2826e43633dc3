"""Finding the date that a term hangs on: which bearer, which round, planned or real (foundations 1, 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.rules.feiten import AnkerFeit, DossierFeiten, GebeurtenisFeit, PersoonFeit
from models.rules.leeftijd import verjaardag
from models.values import ANKER_DRAGER, Anker, AnkerStand, Drager

MEERDERJARIG = 18
PER_RONDE = frozenset({Anker.KOPPELING, Anker.TEKENDATUM, Anker.HUURINGANG, Anker.VERHUIZING})
"""Anchors that a later round has of its own; the others stay what they were."""
VASTE_DAGEN = frozenset(
    {
        Anker.VERJAARDAG18,
        Anker.ELK_HALFJAAR,
        Anker.ELK_JAAR,
        Anker.ELK_KWARTAAL,
        Anker.HALFJAARSTART,
        Anker.EINDE_TIJDELIJK,
    }
)
"""Anchors that the calendar or a contract fixes; a pause of the clock does not move what hangs on them."""
GEBEURTENIS_VAN: Mapping[Anker, tuple[str, ...]] = {
    Anker.WEIGERING: ("weigering",),
    Anker.SIGNAAL: ("signaal",),
    Anker.SCHADE: ("schade",),
    Anker.LIDMAATSCHAP: ("lidmaatschap",),
    Anker.AANKOMST_NAREIS: ("familie_komt", "familie_is_er"),
}
"""Kinds of event that have lines of their own."""


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What a line is about: the household, a person, an event, or a period (of the household or a person)."""

    soort: str = "huishouden"
    uid: str = ""
    persoon: PersoonFeit | None = None
    gebeurtenis: GebeurtenisFeit | None = None
    wijziging: bool = False
    """The line reopens an item because of the event, instead of belonging to the event itself."""
    periode: str = ""


HUISHOUDEN = Onderwerp()


@dataclass(frozen=True, slots=True)
class Gevonden:
    """An anchor with its two dates and where they stand."""

    soort: Anker
    gepland: date | None = None
    werkelijk: date | None = None
    uid: str = ""

    def dag(self, stand: AnkerStand) -> date | None:
        """The date that a term takes: the real one, or the plan where a plan is enough."""
        if self.werkelijk is not None or stand is AnkerStand.WERKELIJK:
            return self.werkelijk
        return self.gepland


class Ankers:
    """The anchors of one dossier, found for a subject and a round."""

    def __init__(self, feiten: DossierFeiten) -> None:
        self._feiten = feiten
        self._rows: dict[tuple[str, Anker], dict[int, AnkerFeit]] = {}
        self._soort: dict[Anker, list[AnkerFeit]] = {}
        for rij in feiten.ankers:
            self._rows.setdefault((rij.drager_uid, rij.soort), {})[rij.ronde] = rij
            self._soort.setdefault(rij.soort, []).append(rij)
        self._eerste = feiten.trajecten[0].uid if feiten.trajecten else ""
        self._traject_van: dict[str, str] = {}
        for traject in feiten.trajecten:
            for persoon in traject.personen:
                self._traject_van[persoon] = traject.uid
        self._rondes = {ronde.nummer: ronde for ronde in feiten.rondes}
        self._memo: dict[tuple[Anker, str, str, int, bool], Gevonden] = {}

    def find(
        self, soort: Anker, onderwerp: Onderwerp = HUISHOUDEN, *, ronde: int = 1, eenmalig: bool = True
    ) -> Gevonden:
        """Find an anchor; without dates when it is not known yet.

        A line that is done once takes the first round that really came to this anchor (after a refused
        offer the first signing is that of round 2), else the newest plan. One that comes back takes its own.
        """
        persoon = onderwerp.persoon.uid if onderwerp.persoon is not None else ""
        gebeurtenis = onderwerp.gebeurtenis.uid if onderwerp.gebeurtenis is not None else ""
        key = (soort, persoon, gebeurtenis, ronde, eenmalig)
        found = self._memo.get(key)
        if found is None:
            found = self._find(soort, onderwerp, ronde, eenmalig=eenmalig)
            self._memo[key] = found
        return found

    def werkelijk(self, soort: Anker, *, ronde: int = 1, eenmalig: bool = True) -> date | None:
        """The real date of an anchor of the household, or None."""
        return self.find(soort, ronde=ronde, eenmalig=eenmalig).werkelijk

    def rows(self, soort: Anker) -> list[AnkerFeit]:
        """All valid rows of one kind."""
        return self._soort.get(soort, [])

    def of_bearer(self, soort: Anker, drager_uid: str) -> AnkerFeit | None:
        """The row of one bearer in round 1, or None."""
        return self._rows.get((drager_uid, soort), {}).get(1)

    def _find(self, soort: Anker, onderwerp: Onderwerp, ronde: int, *, eenmalig: bool) -> Gevonden:
        persoon = onderwerp.persoon
        match ANKER_DRAGER.get(soort):
            case Drager.TRAJECT:
                return self._of_traject(soort, persoon, ronde, eenmalig=eenmalig)
            case Drager.PERSOON:
                return self._of(persoon.uid if persoon is not None else "", soort)
            case Drager.GEBEURTENIS:
                return self._of_gebeurtenis(soort, onderwerp)
            case Drager.DOSSIER:
                return self._of(self._feiten.uid, soort)
            case _:
                return self._computed(soort, persoon, ronde)

    def _computed(self, soort: Anker, persoon: PersoonFeit | None, ronde: int) -> Gevonden:
        """Anchors that follow from other facts; a period is dated where its lines are made."""
        if soort is Anker.VERJAARDAG18:
            return _birthday(persoon)
        if soort is Anker.ERBIJ and persoon is not None:
            return Gevonden(soort, werkelijk=persoon.van)
        return self._ronde_start(ronde) if soort is Anker.RONDE_START else Gevonden(soort)

    def _of(self, drager: str, soort: Anker) -> Gevonden:
        rij = self._rows.get((drager, soort), {}).get(1)
        return Gevonden(soort) if rij is None else Gevonden(soort, rij.gepland, rij.werkelijk, rij.uid)

    def _ronde_start(self, ronde: int) -> Gevonden:
        """The day on which a later round began stands for its koppeling (checklists-aanvulling, Rounds)."""
        feit = self._rondes.get(ronde)
        return Gevonden(Anker.RONDE_START, werkelijk=feit.start if feit is not None else None)

    def _of_traject(
        self, soort: Anker, persoon: PersoonFeit | None, ronde: int, *, eenmalig: bool
    ) -> Gevonden:
        eigen = self._traject_van.get(persoon.uid, self._eerste) if persoon is not None else self._eerste
        trajecten = [eigen]
        if eigen != self._eerste and soort is not Anker.BRP_GEMEENTE:  # each arrival is registered apart
            trajecten.append(self._eerste)
        for traject in trajecten:
            rijen = self._rows.get((traject, soort), {})
            rij = _once(rijen) if eenmalig or soort not in PER_RONDE else rijen.get(ronde)
            if rij is not None and (rij.gepland or rij.werkelijk):
                return Gevonden(soort, rij.gepland, self._real(rij, traject), rij.uid)
        if soort is Anker.KOPPELING and ronde > 1 and not eenmalig:
            return self._ronde_start(ronde)
        return Gevonden(soort)

    def _real(self, rij: AnkerFeit, traject: str) -> date | None:
        """The real date; once the contract is signed, the rent begins on the day that stands in it."""
        if rij.werkelijk is None and rij.soort is Anker.HUURINGANG:
            getekend = self._rows.get((traject, Anker.TEKENDATUM), {}).get(rij.ronde)
            if getekend is not None and getekend.werkelijk is not None:
                return rij.gepland
        return rij.werkelijk

    def _of_gebeurtenis(self, soort: Anker, onderwerp: Onderwerp) -> Gevonden:
        feit = onderwerp.gebeurtenis
        if feit is not None and not onderwerp.wijziging:
            rij = self._rows.get((feit.uid, soort), {}).get(1)
            if rij is not None:
                return Gevonden(soort, rij.gepland, rij.werkelijk, rij.uid)
            if feit.soort in GEBEURTENIS_VAN.get(soort, ()) and soort is not Anker.AANKOMST_NAREIS:
                return Gevonden(soort, werkelijk=feit.op)
            return Gevonden(soort)
        rijen = [r for r in self.rows(soort) if r.werkelijk is not None]
        persoon = onderwerp.persoon
        if persoon is not None and rijen:
            van = persoon.van
            rij = min(rijen, key=lambda r: abs(((r.werkelijk or van) - van).days))
        elif rijen:
            rij = min(rijen, key=lambda r: (r.werkelijk or date.max, r.uid))
        else:
            return Gevonden(soort)
        return Gevonden(soort, rij.gepland, rij.werkelijk, rij.uid)


def _birthday(persoon: PersoonFeit | None) -> Gevonden:
    if persoon is None or persoon.geboren is None:
        return Gevonden(Anker.VERJAARDAG18)
    return Gevonden(Anker.VERJAARDAG18, werkelijk=verjaardag(persoon.geboren, MEERDERJARIG))


def _once(rijen: Mapping[int, AnkerFeit]) -> AnkerFeit | None:
    """The round that a line done once hangs on: the first that really happened, else the newest plan."""
    echt = [r for r in rijen.values() if r.werkelijk is not None]
    if echt:
        return min(echt, key=lambda r: r.ronde)
    gepland = [r for r in rijen.values() if r.gepland is not None]
    return max(gepland, key=lambda r: r.ronde, default=None)
