"""For whom or what an item has lines: the household, each person, each event, each change, each period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.content import Item
from models.rules.ankers import GEBEURTENIS_VAN, HUISHOUDEN, Onderwerp
from models.rules.blik import Blik
from models.rules.datering import Datering
from models.rules.feiten import PersoonFeit
from models.rules.kalender import add_maanden, halfjaar, halfjaar_voorbij
from models.values import Anker, Reikwijdte

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
SCHEIDING = "/"
"""Between the person and the number in the subject of a period of one person."""


def persoon_uid(onderwerp_soort: str, onderwerp_uid: str) -> str:
    """The person that a line is about, or empty."""
    if onderwerp_soort == "persoon":
        return onderwerp_uid
    return onderwerp_uid.rpartition(SCHEIDING)[0] if onderwerp_soort == "periode" else ""


def periode_van(onderwerp_soort: str, onderwerp_uid: str) -> str:
    """The period that a line is about (`2026-1`, or a number), or empty."""
    return onderwerp_uid.rpartition(SCHEIDING)[2] if onderwerp_soort == "periode" else ""


class Onderwerpen:
    """The subjects of one dossier."""

    def __init__(self, blik: Blik, datering: Datering) -> None:
        self._b = blik
        self._datering = datering

    def of(self, item: Item) -> Iterator[Onderwerp]:
        """All subjects of an item today; whether it applies to them is asked later."""
        persoonlijk = item.reikwijdte in PERSOONLIJK
        if item.elke_maanden and item.termijn is not None:
            yield from self._periods(item, item.termijn.anker, persoonlijk=persoonlijk)
            return
        if item.per_gebeurtenis is not None and item.reikwijdte is not Reikwijdte.NAREIZIGER:
            yield from self._events(item.per_gebeurtenis)
            return
        if persoonlijk:
            for persoon in self._b.personen:
                yield Onderwerp("persoon", persoon.uid, persoon=persoon)
        else:
            yield HUISHOUDEN
        yield from self._changes(item)
        if item.meermaals:
            for soort, uid in self._b.rijen.get(item.id, {}):
                if soort == "gebeurtenis":
                    yield Onderwerp(soort, uid)

    def _events(self, anker: Anker) -> Iterator[Onderwerp]:
        """The events of a kind; an arrival that was announced is one subject with its announcement."""
        soorten = GEBEURTENIS_VAN.get(anker, ())
        for feit in self._b.feiten.gebeurtenissen:
            if feit.soort not in soorten:
                continue
            if feit.soort == "familie_is_er" and self._b.ankers.of_bearer(anker, feit.uid) is None:
                continue
            uid = feit.gegevens.get("persoon")
            persoon = next((p for p in self._b.personen if p.uid == uid), None)
            yield Onderwerp("gebeurtenis", feit.uid, persoon=persoon, gebeurtenis=feit)

    def _changes(self, item: Item) -> Iterator[Onderwerp]:
        """Events that reopen an item as a *wijziging*: a line of their own beside the one that was done."""
        begin = self._b.feiten.begin_hier
        for feit in self._b.feiten.gebeurtenissen if item.opnieuw_bij else ():
            if feit.soort not in item.opnieuw_bij or (begin is not None and feit.op < begin):
                continue
            verhuisd = self._b.ankers.werkelijk(Anker.VERHUIZING)
            if item.id in TOT_VERHUIZING and verhuisd is not None and verhuisd <= feit.op:
                continue
            yield Onderwerp("gebeurtenis", feit.uid, gebeurtenis=feit, wijziging=True)

    def _periods(self, item: Item, anker: Anker, *, persoonlijk: bool) -> Iterator[Onderwerp]:
        if anker is Anker.ELK_HALFJAAR:
            yield from self._half_years()
            return
        for persoon in self._b.personen if persoonlijk else (None,):
            yield from self._numbered(item, persoon)

    def _half_years(self) -> Iterator[Onderwerp]:
        """The half-years from the start in this program to today, or to the end of the begeleiding."""
        dag = self._b.feiten.begin_hier or self._b.feiten.begonnen_op
        tot = min(self._b.last_day(), self._b.vandaag)
        while dag <= tot:
            periode = halfjaar(dag)
            yield Onderwerp("periode", periode, periode=periode)
            dag = halfjaar_voorbij(periode)

    def _numbered(self, item: Item, persoon: PersoonFeit | None) -> Iterator[Onderwerp]:
        """Periods counted from an anchor: the first always, each next one once the one before it was due."""
        basis = Onderwerp("persoon", persoon.uid, persoon=persoon) if persoon is not None else HUISHOUDEN
        voor = f"{persoon.uid}{SCHEIDING}" if persoon is not None else ""
        eerste = self._datering.term(item, basis, 1).datum
        tot = min(self._b.last_day(), self._b.vandaag)
        aantal = 1
        while eerste is not None and add_maanden(eerste, item.elke_maanden * (aantal - 1)) <= tot:
            aantal += 1
        for nummer in range(1, aantal + 1):
            if not self._before_start(item, eerste, nummer):
                yield Onderwerp("periode", f"{voor}{nummer}", persoon=persoon, periode=str(nummer))

    def _before_start(self, item: Item, eerste: date | None, nummer: int) -> bool:
        """Whether a period was due before *Wij beginnen hier*; it then has no line."""
        begin = self._b.feiten.begin_hier
        if begin is None or eerste is None:
            return False
        return add_maanden(eerste, item.elke_maanden * (nummer - 1)) < begin


def stap_van(doel_uid: str, eigen_uid: str) -> str:
    """The subject of a point of one's own that is a step of a goal; `eigen_uid` is of the point alone."""
    return f"{doel_uid}{SCHEIDING}{eigen_uid}"


def doel_van(onderwerp_uid: str) -> str:
    """The goal that a point of one's own is a step of, or empty."""
    return onderwerp_uid.rpartition(SCHEIDING)[0]
