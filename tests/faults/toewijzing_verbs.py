"""What the verbs of the toewijzing and of temporary places are called with, canaries in each text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from models.services.toewijzing import record_step, set_criterium
from models.services.tussenplekken import add_tussenvoorziening, place
from models.services.verb import Plek
from models.tables import Gemeente
from models.values import StapSoort


class Caller(Protocol):
    """What `every_verb.Caller` gives, as far as it is needed here."""

    plek: Plek

    def dossier(self) -> str: ...
    def day(self, offset: int = 0) -> date: ...
    def canary(self) -> str: ...
    def one(self, table: Any) -> str: ...  # noqa: ANN401 - any table


def _place(one: Caller) -> str:
    made = add_tussenvoorziening(
        one.plek,
        one.canary(),
        4,
        gemeente_uid=one.one(Gemeente),
        straat=one.canary(),
        samen_met=one.canary(),
        groepen=one.canary(),
    )
    return made.onderwerp


def _lived(one: Caller) -> str:
    return place(one.plek, one.dossier(), _place(one), one.day(-2), 1).onderwerp


def _chosen(one: Caller) -> str:
    uid = one.dossier()
    set_criterium(one.plek, uid, "werk", maanden=6, uren=20)
    return uid


HINTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "toewijzing_stap": lambda one: {
        "dossier_uid": one.dossier(),
        "soort": StapSoort.REGIEVOERDER,
        "op": one.day(),
        "notitie": one.canary(),
    },
    "toewijzing_stap_weg": lambda one: {
        "stap_uid": record_step(
            one.plek, one.dossier(), StapSoort.COA, one.day(), notitie=one.canary()
        ).onderwerp
    },
    "plaatsing_gekozen": lambda one: {"dossier_uid": one.dossier(), "criterium": "opleiding"},
    "plaatsing_weg": lambda one: {"dossier_uid": _chosen(one)},
    "koppeling_regio": lambda one: {"dossier_uid": one.dossier(), "regio": "oost"},
    "tussenvoorziening_erbij": lambda one: {
        "naam": one.canary(),
        "plekken": 4,
        "gemeente_uid": one.one(Gemeente),
    },
    "tussenvoorziening_veld": lambda one: {"tussenvoorziening_uid": _place(one), "naam": one.canary()},
    "tussenvoorziening_weg": lambda one: {"tussenvoorziening_uid": _place(one), "op": one.day()},
    "tussenplek_geplaatst": lambda one: {
        "dossier_uid": one.dossier(),
        "tussenvoorziening_uid": _place(one),
        "van": one.day(-1),
        "personen": 1,
    },
    "tussenplek_einde": lambda one: {"tussenplek_uid": _lived(one), "op": one.day()},
}
"""Verb -> its arguments."""
