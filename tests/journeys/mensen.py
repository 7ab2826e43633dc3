"""A kluis in which several people work: who they are, and whose gezinnen are whose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop import workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from models.services import bescherming, gebeurtenissen, medewerkers
from models.values import Rol
from tests.desktop.conftest import ZIN, Collega, collega
from tests.journeys.conftest import prepare

ZINNEN = {"Noor Proef": "zes gele bomen aan zee", "Sam Proef": "acht witte vogels boven"}


@dataclass(frozen=True)
class Ploeg:
    """A beheerder (who also coordinates), and two begeleiders; each begeleider has a gezin or two."""

    wil: str
    """The uid of the beheerder, whose wachtwoordzin is `ZIN`."""
    noor: Collega
    sam: Collega
    gezinnen: dict[str, str]
    """Name of a gezin -> its uid."""


def make_ploeg(kluis: Path, gezinnen: dict[str, str], *, beschermd: str = "") -> Ploeg:
    """Put the team and these gezinnen (name -> whose) in the shut kluis; `beschermd` is extra protected."""
    people = {naam: collega(kluis, naam, Rol.BEGELEIDER, zin=zin) for naam, zin in ZINNEN.items()}
    made = {naam: prepare(kluis, naam=naam) for naam in gezinnen}
    klok, paths = SystemClock(), Paths(kluis.parent.parent)
    opened = workspace.unlock(kluis, ZIN, klok, paths.backups)
    plek = opened.plek()
    for naam, wie in gezinnen.items():
        gebeurtenissen.record_begeleider_wisselt(
            plek, made[naam], klok.vandaag(), medewerker_uid=people[wie].uid
        )
    if beschermd:
        bescherming.protect(opened.plek(wie=people[gezinnen[beschermd]].uid), made[beschermd])
    medewerkers.save_rollen(plek, plek.wie, (Rol.COORDINATOR.value, Rol.BEHEERDER.value))
    opened.close(backup=False)
    return Ploeg(plek.wie, people["Noor Proef"], people["Sam Proef"], made)
