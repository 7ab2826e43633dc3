"""What is still missing in a dossier: told, never a blocked save (foundations 3, 5)."""

from __future__ import annotations

from datetime import date

from models.rules.ankers import Ankers
from models.rules.feiten import DossierFeiten
from models.values import Anker, Fase, Waarheid

ONTBREEKT = (
    *("personen", "koppeling", "vergunning", "profiel", "azc", "aanspreekpunt", "begeleider"),
    *("corporatie", "geboortedatum", "bsn", "tekendatum", "huuringang", "verhuizing"),
)
"""All codes of what can be missing, in their order."""
KAMERS_VOOR_EEN = 2
"""Rooms (living room included) that one person needs; more is a dwelling for a family."""


def too_big_for_now(personen: int, familie_verwacht: Waarheid, kamers: int | None, *, verhuisd: bool) -> bool:
    """Whether one person who waits for family is offered a family dwelling (A199, K05): told, never blocked.

    Where the arrival can be foreseen the handreiking wants a dwelling for the family (A098); passend
    toewijzen does not allow it yet. The gemeente and the corporatie choose.
    """
    return (
        personen == 1
        and not verhuisd
        and familie_verwacht is Waarheid.JA
        and kamers is not None
        and kamers > KAMERS_VOOR_EEN
    )


def missing(feiten: DossierFeiten, ankers: Ankers, vandaag: date) -> tuple[str, ...]:
    """List codes of what is missing now; `ontbreekt_<code>` has the sentence. Nothing in a closed dossier."""
    if feiten.gesloten:
        return ()
    personen = [p for p in feiten.personen if p.is_er(vandaag)]
    getekend = ankers.werkelijk(Anker.TEKENDATUM) is not None
    verhuisd = ankers.werkelijk(Anker.VERHUIZING) is not None
    gezocht = {
        "personen": not personen,
        "koppeling": ankers.werkelijk(Anker.KOPPELING) is None,
        "vergunning": not getekend and ankers.werkelijk(Anker.VERGUNNING) is None,
        "profiel": not getekend and ankers.werkelijk(Anker.PROFIEL_COMPLEET) is None,
        "azc": not verhuisd and not feiten.heeft_azc and feiten.route == "azc",
        "aanspreekpunt": not feiten.heeft_aanspreekpunt,
        "begeleider": not feiten.heeft_begeleider,
        "corporatie": getekend and not feiten.heeft_corporatie and feiten.route != "zelfhuisvester",
        "geboortedatum": any(p.geboren is None for p in personen),
        "bsn": not verhuisd and any(p.bsn_bekend is Waarheid.ONBEKEND for p in personen),
        "tekendatum": feiten.fase is not Fase.PRE_VESTIGING and not getekend,
        "huuringang": getekend
        and ankers.find(Anker.HUURINGANG).gepland is None
        and ankers.werkelijk(Anker.HUURINGANG) is None,
        "verhuizing": feiten.fase is Fase.INTEGRATIE and not verhuisd,
    }
    return tuple(code for code in ONTBREEKT if gezocht[code])
