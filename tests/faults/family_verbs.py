"""Arguments for the verbs about family and youngsters, which need more than their names tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from models.services.amv import agree_kleine_woningen
from models.services.gebeurtenissen import record_familie_is_er, record_familie_komt
from models.services.leden import NieuwePersoon, save_persoon_field
from models.services.nareis import Verwacht, add_verwacht, decide
from models.tables import Persoon
from models.values import AmvKeuze, NareisBesluit, Waarheid


def _person(one: Any) -> str:  # noqa: ANN401 - the caller of `every_verb`, which imports this module
    with one.plek.store.reader() as session:
        return str(session.scalars(select(Persoon.uid).order_by(Persoon.id.desc()).limit(1)).one())


def _amv(one: Any) -> dict[str, Any]:  # noqa: ANN401 - see above
    """A household of which somebody is an amv."""
    uid = one.dossier()
    persoon = _person(one)
    save_persoon_field(one.plek, persoon, "is_amv", True)
    return {"dossier_uid": uid, "persoon_uid": persoon, "op": one.day()}


def _expected(one: Any) -> dict[str, Any]:  # noqa: ANN401 - see above
    made = add_verwacht(one.plek, one.dossier(), Verwacht(one.canary()))
    return {"verwacht_uid": str(made.onderwerp)}


def _announced(one: Any) -> str:  # noqa: ANN401 - see above
    uid = str(one.dossier())
    record_familie_komt(one.plek, uid, one.day(-5), 2)
    return uid


def _chosen(one: Any) -> str:  # noqa: ANN401 - see above
    uid = _announced(one)
    decide(one.plek, uid, NareisBesluit.NU, one.day(), one.canary())
    return uid


def _arrived(one: Any) -> str:  # noqa: ANN401 - see above
    uid = str(one.dossier())
    record_familie_is_er(one.plek, uid, one.day(-2), (NieuwePersoon(one.canary(), one.canary()),))
    return uid


FAMILIE: dict[str, Callable[[Any], dict[str, Any]]] = {
    "verwacht_erbij": lambda one: {"dossier_uid": one.dossier(), "wie": Verwacht(one.canary())},
    "verwacht_anders": lambda one: _expected(one) | {"wie": Verwacht(one.canary(), staat="visum")},
    "verwacht_weg": _expected,
    "nareis_besluit": lambda one: {
        "dossier_uid": _announced(one),
        "besluit": NareisBesluit.WACHTEN,
        "op": one.day(),
        "reden": one.canary(),
    },
    "nareis_besluit_weg": lambda one: {"dossier_uid": _chosen(one)},
    "nareis_woning": lambda one: {
        "dossier_uid": _arrived(one),
        "woning": "herhuisvesting",
        "op": one.day(),
        "reden": one.canary(),
        "kamers": 5,
    },
    "nareis_koppeling": lambda one: {"dossier_uid": _arrived(one), "eigen": Waarheid.JA, "op": one.day()},
    "amv_keuze": lambda one: _amv(one) | {"keuze": AmvKeuze.VERLENGD, "reden": one.canary()},
    "amv_vertrokken": _amv,
    "amv_gemeld": _amv,
    "kleine_woningen": lambda one: {"van": one.day()},
    "kleine_woningen_stopt": lambda one: {
        "afspraak_uid": str(agree_kleine_woningen(one.plek, one.day(-9)).onderwerp),
        "tot": one.day(),
    },
}
"""By soort of verb."""
