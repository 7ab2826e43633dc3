"""How the verbs of an appointment with an hour are called, with a canary in each text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from models.services.tijdafspraken import Afspraak, cancel_tijdafspraak, plan_tijdafspraak

if TYPE_CHECKING:
    from tests.faults.every_verb import Caller


def _told(one: Caller) -> Afspraak:
    return Afspraak(
        "anders", one.day(2), "10:00", wat=one.canary(), plaats=one.canary(), met=one.canary(), komt="a"
    )


def _planned(one: Caller) -> dict[str, Any]:
    made = plan_tijdafspraak(one.plek, one.dossier(), _told(one))
    return {"tijdafspraak_uid": made.onderwerp}


def _called_off(one: Caller) -> dict[str, Any]:
    found = _planned(one)
    cancel_tijdafspraak(one.plek, **found, reden=one.canary())
    return found | {"afspraak": _told(one)}


TIJDAFSPRAAK: dict[str, Callable[[Caller], dict[str, Any]]] = {
    "tijdafspraak_gepland": lambda one: {"dossier_uid": one.dossier(), "afspraak": _told(one)},
    "tijdafspraak_anders": _called_off,
    "tijdafspraak_vervalt": lambda one: _planned(one) | {"reden": one.canary()},
    "tijdafspraak_weg": _planned,
}
"""Verb -> what it is called with."""
