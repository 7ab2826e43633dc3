"""Arguments for the verbs about figures of the gemeente, which need more than their names tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.rules.cijferlijst import Cijferrij
from models.rules.taakstelling import Halfjaar, Verschuiving
from models.rules.toezicht import Beleid, Ladderuitkomst
from models.services.herverdeling import save_herverdeling
from models.tables import Gemeente


def _half(one: Any) -> dict[str, Any]:  # noqa: ANN401 - the caller of every verb
    return {"gemeente_uid": one.one(Gemeente), "jaar": 2026, "deel": 1}


def _agreement(one: Any) -> dict[str, Any]:  # noqa: ANN401 - the caller of `every_verb`
    moves = (Verschuiving(one.canary(), -2, 9, 1), Verschuiving(one.canary(), 2, 3, 1))
    return {**_half(one), "regels": moves, "coordinator": one.canary(), "notitie": one.canary()}


def _made_agreement(one: Any) -> dict[str, Any]:  # noqa: ANN401 - the caller of `every_verb`
    made = save_herverdeling(one.plek, **_agreement(one)).onderwerp
    return {"gemeente_uid": one.one(Gemeente), "herverdeling_uid": made}


GEMEENTE: dict[str, Callable[[Any], dict[str, Any]]] = {
    "taakstelling_bewaard": lambda one: {
        **_half(one),
        "taakstelling": 32,
        "bron": one.canary(),
        "reden": one.canary(),
    },
    "inwoners_bewaard": lambda one: {
        "gemeente_uid": one.one(Gemeente),
        "peildatum": one.day(-400),
        "gemeente": 44_000,
        "bron": one.canary(),
    },
    "landelijk_bewaard": lambda one: {"jaar": 2026, "deel": 1, "aantal": 13_000, "bron": one.canary()},
    "teken_gekozen": lambda one: {"gemeente_uid": one.one(Gemeente), "teken": "plus_voorsprong"},
    "cijferlijst_ingelezen": lambda one: {
        "gemeente_uid": one.one(Gemeente),
        "lijst": one.canary(),
        "rijen": (Cijferrij(one.canary(), Halfjaar(2026, 1), stand=3),),
        "bron": one.canary(),
    },
    "toezicht_bewaard": lambda one: {**_half(one), "eigen": one.canary(), "uitleg": one.canary()},
    "ladderstap_bewaard": lambda one: {
        **_half(one),
        "stap": "2.0",
        "gedaan_op": one.day(),
        "uitkomst": Ladderuitkomst.STOPT,
        "notitie": one.canary(),
    },
    "beleid_gekozen": lambda one: {"gemeente_uid": one.one(Gemeente), "beleid": Beleid.MARGE},
    "herverdeling_bewaard": _agreement,
    "herverdeling_weg": _made_agreement,
}
