"""Whether an item applies to a subject: scope, condition, the extra one of its round, and what is frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.content import Item
from models.content.expressie import names, parse
from models.rules.ankers import HUISHOUDEN, Onderwerp
from models.rules.blik import Blik
from models.rules.datering import Datering
from models.rules.feiten import PuntFeit
from models.rules.voorwaarden import combine
from models.values import LaterErbij, Ronde, Staat, Waarheid


@dataclass(frozen=True, slots=True)
class Bevriezing:
    """A condition to freeze at its value on the real date of its anchor."""

    onderwerp_uid: str
    code: str
    item_id: str
    waarde: Waarheid


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Whether a line is wanted; with the question when that is unknown, the reason when it is not."""

    waarde: Waarheid
    vraag: str = ""
    reden: str = ""


def settled(punt: PuntFeit) -> bool:
    """Whether a line is out of our hands: done, not needed, or before our time."""
    return punt.afgerond or punt.voor_onze_tijd


Basis = dict[int, tuple[bool, date | None]]
"""Round -> whether the line of the household is settled, and on which day it was done."""


class Toepassing:
    """Judges the lines of one dossier; collects what to freeze and what to thaw."""

    def __init__(self, blik: Blik, datering: Datering) -> None:
        self._b = blik
        self._datering = datering
        self._bevroren = {
            (v.onderwerp_uid, v.code, v.item_id): v.waarde for v in blik.feiten.voorwaarden if v.bevroren
        }
        self.bevries: dict[tuple[str, str, str], Bevriezing] = {}
        self.ontdooi: set[tuple[str, str, str]] = set()

    def judge(self, item: Item, onderwerp: Onderwerp, ronde: int, gemaakt: date) -> Oordeel:
        """Judge one line; ages are those of the day on which it was made."""
        scope, vraag = Waarheid.JA, ""
        persoon = onderwerp.persoon
        if persoon is not None:
            if item.niet_voor_geboren and persoon.reden_in == "geboren":
                return Oordeel(Waarheid.NEE, reden="vervallen_geboren")
            if item.later_erbij is LaterErbij.VERVALT and self._datering.joined_after(item, onderwerp, ronde):
                return Oordeel(Waarheid.NEE, reden="vervallen_later_erbij")
            scope, vraag = self._b.voorwaarden.in_scope(item.reikwijdte, persoon, gemaakt)
            if scope is Waarheid.NEE:
                return Oordeel(Waarheid.NEE, reden="vervallen_niet_voor_persoon")
        als, vraag_als = self._condition(item, onderwerp, ronde, gemaakt)
        extra, vraag_extra = Waarheid.JA, ""
        if item.ronde_als and ronde in self._b.rondes:
            extra, vraag_extra = self.in_round(item, onderwerp, ronde)
        waarde = combine(scope, als, extra)
        if waarde is Waarheid.ONBEKEND:
            return Oordeel(waarde, vraag or vraag_als or vraag_extra)
        return Oordeel(waarde, reden="" if waarde is Waarheid.JA else "vervallen_voorwaarde")

    def comes_back(self, item: Item, onderwerp: Onderwerp, ronde: int) -> bool:
        """Whether an item has a line of its own in a later round."""
        if onderwerp.soort == "gebeurtenis" or self._b.rondes[ronde].reden not in item.rondes:
            return False
        return self.in_round(item, onderwerp, ronde)[0] is not Waarheid.NEE

    def in_round(self, item: Item, onderwerp: Onderwerp, ronde: int) -> tuple[Waarheid, str]:
        """The extra condition under which an item comes back in this kind of round."""
        reden: Ronde = self._b.rondes[ronde].reden
        for eis in item.ronde_als:
            if eis.ronde is reden:
                op = self._frozen_day(item, onderwerp, ronde)
                return self._b.voorwaarden.evaluate(eis.als, onderwerp.persoon, op=op, item_id=item.id)
        return Waarheid.JA, ""

    def needs_change(self, item: Item, onderwerp: Onderwerp, rij: PuntFeit | None, basis: Basis) -> bool:
        """Whether a change asks for a line of its own.

        Not while the first line is still open (it then covers the change), nor when that was done on or after
        the day of the change. A line that a person has already touched stays. `basis`: the lines of the
        household as they stand once this plan is carried out.
        """
        feit = onderwerp.gebeurtenis
        if feit is None or (rij is not None and not rij.vervallen and rij.staat is not Staat.OPEN):
            return True
        if not basis:
            return self.judge(item, HUISHOUDEN, 1, self._b.vandaag).waarde is Waarheid.NEE
        klaar, gedaan_op = basis[max(basis)]
        return klaar and (gedaan_op is None or gedaan_op < feit.op)

    def doer(self, item: Item, onderwerp: Onderwerp) -> str:
        """The party whose turn it is where a condition decides it; empty = the first of the content.

        Who came later is not in the opvang that the condition is about.
        """
        if not item.doener_als or item.doener_anders is None:
            return ""
        if not onderwerp.wijziging:
            waarde, _ = self._b.voorwaarden.evaluate(item.doener_als, onderwerp.persoon, item_id=item.id)
            if waarde is not Waarheid.NEE:
                return ""
        return str(item.doener_anders.value)

    def _condition(self, item: Item, onderwerp: Onderwerp, ronde: int, gemaakt: date) -> tuple[Waarheid, str]:
        if not item.als:
            return Waarheid.JA, ""
        op = self._frozen_day(item, onderwerp, ronde)
        vast = self._freeze(item, onderwerp, ronde, op) if item.bevroren_op is not None else None
        aanwezig = None
        if onderwerp.persoon is None and not onderwerp.wijziging:
            anker = self._datering.anchor(item, onderwerp, ronde)
            aanwezig = anker.werkelijk if anker is not None else None
        return self._b.voorwaarden.evaluate(
            item.als,
            onderwerp.persoon,
            None if onderwerp.wijziging else onderwerp.gebeurtenis,
            op=op,
            gemaakt=gemaakt,
            item_id=item.id,
            vast=vast,
            aanwezig=aanwezig,
        )

    def _frozen_day(self, item: Item, onderwerp: Onderwerp, ronde: int) -> date | None:
        if item.bevroren_op is None:
            return None
        found = self._b.ankers.find(item.bevroren_op, onderwerp, ronde=ronde, eenmalig=item.eenmalig)
        return found.werkelijk

    def _freeze(
        self, item: Item, onderwerp: Onderwerp, ronde: int, op: date | None
    ) -> Mapping[str, Waarheid]:
        """Take frozen values, freeze what has become known, and thaw what has lost its anchor."""
        wie = onderwerp.uid if ronde == 1 else f"{onderwerp.uid}ronde/{ronde}"
        vast: dict[str, Waarheid] = {}
        for code in names(parse(item.als)):
            key = (wie, code, item.id)
            if op is None:
                if key in self._bevroren:
                    self.ontdooi.add(key)
                continue
            held = self._bevroren.get(key)
            if held is None:
                held = self._b.voorwaarden.value(code, onderwerp.persoon, op=op, item_id=item.id)
                if held is not Waarheid.ONBEKEND:
                    self.bevries[key] = Bevriezing(wie, code, item.id, held)
            vast[code] = held
        return vast
