"""Taking a list of households into the kluis: all of it in one operation, which can be undone as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from models.changes import Area
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.rules.importlijst import LijstGezin, LijstPersoon
from models.services.dossiers import begin_hier, open_dossier
from models.services.engine import recompute
from models.services.verb import Transactie, verb
from models.values import Anker, Recht

VESTIGING, VESTIGING_MAANDEN = "fase_vestiging_maanden", 3
"""The figure for how long the second phase takes, and its usual value in months."""


@verb("lijst_ingelezen", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER_NIEUW)
def import_gezinnen(
    t: Transactie,
    gezinnen: Sequence[LijstGezin],
    *,
    gemeente_uid: str = "",
    lopend: bool = False,
    voortgang: Callable[[int], None] | None = None,
) -> None:
    """Make a dossier of each household of a list: its name, dates, persons and what is known of them.

    With `lopend` a household that was coupled before today is taken over as *Wij beginnen hier*, from today:
    what lies behind it is not late. One that has signed is always taken over so, for it is past its first
    phase. All or nothing, one bewerking: undo takes the whole list back. Raises Refused("import_leeg") and
    what `open_dossier`, `begin_hier` and the fields of a person raise.
    """
    if not gezinnen:
        raise Refused("import_leeg")
    t.recompute = False  # each is finished before the next one: nothing of it stays in memory
    for number, gezin in enumerate(gezinnen, start=1):
        running = gezin.tekendatum is not None or (lopend and gezin.koppeling < t.vandaag)
        make = _take_over if running else _open
        make(t, gezin, gemeente_uid)
        recompute(t, next(reversed(t.touched)))  # the one that was just made
        if voortgang is not None:
            voortgang(number)


def _open(t: Transactie, gezin: LijstGezin, gemeente_uid: str) -> None:
    """A household that begins with its koppeling."""
    open_dossier.work(
        t,
        gezin.naam,
        gezin.koppeling,
        gezin.aantal,
        gezin.azc,
        vergunning=gezin.vergunning,
        gemeente_uid=gemeente_uid,
        personen=_people(gezin.personen),
    )


def _take_over(t: Transactie, gezin: LijstGezin, gemeente_uid: str) -> None:
    """A household that runs already: its phase by its dates, and we begin today."""
    days = {
        Anker.VERGUNNING: gezin.vergunning,
        Anker.TEKENDATUM: gezin.tekendatum,
        Anker.VERHUIZING: gezin.verhuizing,
    }
    maanden = SHARED.get(t.session).instellingen.number(
        VESTIGING, t.vandaag, VESTIGING_MAANDEN, gemeente_uid=gemeente_uid
    )
    begin_hier.work(
        t,
        gezin.naam,
        gezin.koppeling,
        gezin.aantal,
        gezin.azc,
        fase=gezin.fase(t.vandaag, maanden),
        begin=t.vandaag,
        ankers={anker: dag for anker, dag in days.items() if dag is not None},
        gemeente_uid=gemeente_uid,
        personen=_people(gezin.personen),
    )


def _people(personen: Sequence[LijstPersoon]) -> list[dict[str, str | date | None]]:
    """What the list tells of each person, by the names of the fields."""
    return [
        {
            "roepnaam": persoon.roepnaam,
            "achternaam": persoon.achternaam,
            "geboortedatum": persoon.geboortedatum,
            **dict(persoon.velden),
        }
        for persoon in personen
    ]
