"""What every part of a plan looks at: the facts, the content, the anchors, the conditions and the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from models.content import Item
from models.rules.ankers import Ankers
from models.rules.feiten import DossierFeiten, PersoonFeit, PuntFeit, RondeFeit
from models.rules.kalender import Regels
from models.rules.termijnen import Cijfers
from models.rules.voorwaarden import Voorwaarden
from models.values import Anker

Bron = Callable[[str, int, str], Item | None]
"""Gives the version of an item that an existing line points to: (item_id, versie, herkomst)."""


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What a plan needs beside the facts: the content, the figures, the holidays and the day."""

    items: Mapping[str, Item]
    """Newest content for the gemeente, in its order."""
    bron: Bron
    cijfers: Cijfers
    feestdagen: Regels
    vandaag: date


@dataclass(frozen=True, slots=True)
class Blik:
    """One dossier on one day, indexed once for all lines."""

    feiten: DossierFeiten
    plek: Omgeving
    ankers: Ankers
    voorwaarden: Voorwaarden
    personen: tuple[PersoonFeit, ...]
    """Who belongs to the dossier today."""
    rijen: Mapping[str, Mapping[tuple[str, str], Mapping[int, PuntFeit]]]
    """Existing lines: item -> (onderwerp_soort, onderwerp_uid) -> round."""
    rondes: Mapping[int, RondeFeit]
    """Later rounds by number."""

    @property
    def vandaag(self) -> date:
        """The day of the plan."""
        return self.plek.vandaag

    def last_day(self) -> date:
        """The day on which the begeleiding ended or the dossier closed; far away while neither happened."""
        einde = self.ankers.werkelijk(Anker.EINDE_BEGELEIDING)
        return min((d for d in (einde, self.feiten.afgesloten_op) if d is not None), default=date.max)


def look(feiten: DossierFeiten, plek: Omgeving) -> Blik:
    """Index the facts of a dossier for a plan."""
    ankers = Ankers(feiten)
    drempel, _ = plek.cijfers.getal("groot_gezin_drempel", plek.vandaag)
    rijen: dict[str, dict[tuple[str, str], dict[int, PuntFeit]]] = {}
    for punt in feiten.punten:
        item_id, soort, uid, ronde = punt.sleutel
        rijen.setdefault(item_id, {}).setdefault((soort, uid), {})[ronde] = punt
    return Blik(
        feiten=feiten,
        plek=plek,
        ankers=ankers,
        voorwaarden=Voorwaarden(feiten, ankers, plek.vandaag, groot_drempel=drempel),
        personen=tuple(p for p in feiten.personen if p.is_er(plek.vandaag)),
        rijen=rijen,
        rondes={ronde.nummer: ronde for ronde in feiten.rondes},
    )
