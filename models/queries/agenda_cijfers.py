"""Figures of a gemeente for the agenda of an overleg: the task, the time it takes, who waits (A141, A143).

Persons and gezinnen as numbers; what we counted ourselves is never official.
"""

from __future__ import annotations

from collections import Counter

from models.queries.doorlooptijd import load_doorlooptijd
from models.queries.gemeentetel import gemeente_id
from models.queries.herverdeling import load_waiting
from models.queries.lezer import Lezer
from models.queries.taakstelling import load_taakstelling
from models.queries.woorden_cijfers import met_teken, tiende
from models.rules.doorlooptijd import Gemiddelde
from models.rules.taakstelling import Halfjaar
from models.rules.wonen import rooms_for
from models.values import Reden

NIEMAND = "–"
"""Stands where nobody has gone that way yet."""


def load_agenda_cijfers(lezer: Lezer, gemeente_uid: str) -> tuple[Reden, ...]:
    """Read what both wethouders want to know first. Raises Refused: geen_recht, gemeente_onbekend."""
    return (
        *load_task(lezer, gemeente_uid),
        _time(lezer, gemeente_uid),
        _waiting(lezer, gemeente_uid),
    )


def load_task(lezer: Lezer, gemeente_uid: str) -> tuple[Reden, ...]:
    """Of the running half-year: the taakstelling, the stand on its day, and the forecast.

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    taak = load_taakstelling(lezer, gemeente_uid)
    code = Halfjaar.van(lezer.vandaag).code
    now = next(one for one in taak.halfjaren if one.code == code)
    if now.geen:
        found = [Reden.of("agenda_zonder_taakstelling", halfjaar=code, realisatie=now.telt)]
    elif now.taakstelling is None:
        found = [Reden.of("agenda_geen_taakstelling", halfjaar=code, realisatie=now.telt)]
    else:
        found = [
            Reden.of("agenda_taakstelling", halfjaar=code, taakstelling=now.taakstelling, opgave=now.opgave)
        ]
        stand = NIEMAND if now.einde is None else met_teken(now.einde, taak.teken)
        found.append(
            Reden.of(
                "agenda_stand", realisatie=now.telt_op_peildatum, stand=stand, dag=now.peildatum.isoformat()
            )
        )
    if now.prognose is not None and now.verwacht_einde is not None:
        closing = met_teken(now.verwacht_einde, taak.teken)
        found.append(Reden.of("agenda_prognose", halfjaar=code, prognose=now.prognose, stand=closing))
    return tuple(found)


def _time(lezer: Lezer, gemeente_uid: str) -> Reden:
    tijd = load_doorlooptijd(lezer, gemeente_uid)
    now = tijd.perioden[0]
    return Reden.of(
        "agenda_doorlooptijd", halfjaar=now.code, a=_weeks(now.a), b=_weeks(now.b), norm=tijd.norm_weken
    )


def _weeks(one: Gemiddelde | None) -> str:
    return NIEMAND if one is None else tiende(one.weken)


def _waiting(lezer: Lezer, gemeente_uid: str) -> Reden:
    """Who is coupled and waits; sizes with few gezinnen are not in the number (decision 91)."""
    few = lezer.instellingen.number("kleine_groep_drempel", lezer.vandaag, 5, gemeente_uid=gemeente_uid)
    rooms = Counter(
        rooms_for(size) for _corporatie, size in load_waiting(lezer, gemeente_id(lezer, gemeente_uid))
    )
    shown = sum(number for number in rooms.values() if number >= few)
    if shown == rooms.total():
        return Reden.of("agenda_wachtenden", aantal=shown)
    if not shown:
        return Reden.of("agenda_wachtenden_klein")
    return Reden.of("agenda_wachtenden_meer", aantal=shown)
