"""How the verbs of the begeleiding and of the end of a dossier are called with canaries in every text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from models.services.begeleiding import agree_begeleiding, start_traject

if TYPE_CHECKING:
    from tests.faults.every_verb import Caller


def _agreed(one: Caller) -> dict[str, Any]:
    return {
        "dossier_uid": one.dossier(),
        "van": one.day(),
        "vormen": ("huisbezoek",),
        "themas": ("geld",),
        "hoe_vaak": "week",
        "taal": one.canary(),
        "belmomenten": one.canary(),
        "notitie": one.canary(),
    }


def _signed(one: Caller) -> dict[str, Any]:
    return {"afspraak_uid": str(agree_begeleiding(one.plek, **_agreed(one)).onderwerp), "op": one.day()}


def _bought(one: Caller) -> dict[str, Any]:
    return {
        "dossier_uid": one.dossier(),
        "soort": "maatschappelijk",
        "start": one.day(-10),
        "uitvoerder": one.canary(),
    }


def _handed(one: Caller) -> dict[str, Any]:
    return {"naar": one.canary(), "bereikbaar": one.canary(), "papieren": one.canary(), "besproken": "ja"}


BEGELEIDING: dict[str, Callable[[Caller], dict[str, Any]]] = {
    "begeleiding_afgesproken": _agreed,
    "begeleiding_getekend": _signed,
    "begeleiding_weg": lambda one: {
        "afspraak_uid": str(agree_begeleiding(one.plek, **_agreed(one)).onderwerp)
    },
    "traject_ingekocht": _bought,
    "traject_weg": lambda one: {"traject_uid": str(start_traject(one.plek, **_bought(one)).onderwerp)},
    "traject_gestopt": lambda one: {
        "traject_uid": str(start_traject(one.plek, **_bought(one)).onderwerp),
        "op": one.day(),
    },
    "kwalificatie_gezet": lambda one: {"uid": one.plek.wie, "behaald": {"basis": one.day(-30)}},
    "einde_afgesproken": lambda one: {"dossier_uid": one.dossier()} | _handed(one),
    "begeleiding_afgerond": lambda one: (
        {
            "dossier_uid": one.dossier(),
            "op": one.day(),
            "soort": "overgedragen",
            "reden": one.canary(),
        }
        | _handed(one)
    ),
}
"""Verb -> arguments that it takes."""
