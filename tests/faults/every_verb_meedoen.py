"""What the verbs of *Meedoen* are given when every verb is tried; `every_verb` takes them along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import select

from models.services.meedoen import add_deelname, record_mijlpaal
from models.services.verb import Plek
from models.tables import Deelname, Dossier, Lidmaatschap, Mijlpaal, Persoon
from models.values import DeelnameSoort, MijlpaalSoort

MEEDOEN_TABLES: dict[str, Any] = {"deelname_uid": Deelname, "doel_uid": Deelname, "mijlpaal_uid": Mijlpaal}
MEEDOEN_CODES: dict[str, tuple[str, ...]] = {
    "aard": ("huurcontract",),
    "keuze": ("b1",),
    "steun": ("",),
}


class Caller(Protocol):
    """What the hints need of the one who tries the verbs."""

    plek: Plek

    def canary(self) -> str:
        """A text that is looked for afterwards."""
        ...

    def dossier(self) -> str:
        """Uid of an open dossier."""
        ...

    def day(self, later: int = 0) -> Any:  # noqa: ANN401 - a day of the test's clock
        """A day so many days from today."""
        ...


def _member(one: Caller, dossier_uid: str) -> str:
    with one.plek.store.reader() as session:
        return session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == dossier_uid)
            .limit(1)
        ).one()


def _who(one: Caller) -> dict[str, Any]:
    uid = one.dossier()
    return {"dossier_uid": uid, "persoon_uid": _member(one, uid)}


def _day_noted(one: Caller) -> dict[str, Any]:
    who = _who(one)
    made = record_mijlpaal(
        one.plek, **who, soort=MijlpaalSoort.VERLENGING, op=one.day(), dagen=9, reden=one.canary()
    )
    return {"mijlpaal_uid": made.onderwerp}


def _goal(one: Caller) -> dict[str, Any]:
    who = _who(one)
    made = add_deelname(one.plek, who["dossier_uid"], DeelnameSoort.DOEL, one.canary(), **_person(who))
    return {"doel_uid": made.onderwerp}


def _person(who: dict[str, Any]) -> dict[str, Any]:
    return {"persoon_uid": who["persoon_uid"]}


def _paper(one: Caller) -> dict[str, Any]:
    made = add_deelname(one.plek, one.dossier(), DeelnameSoort.PAPIER, one.canary(), aard="huurcontract")
    return {"deelname_uid": made.onderwerp}


MEEDOEN_HINTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "pip_vastgesteld": lambda one: _who(one) | {"op": one.day()},
    "mijlpaal": lambda one: (
        _who(one)
        | {"soort": MijlpaalSoort.VERLENGING, "op": one.day(), "keuze": "", "dagen": 9, "reden": one.canary()}
    ),
    "mijlpaal_weg": _day_noted,
    "deelname_erbij": lambda one: (
        _who(one) | {"soort": DeelnameSoort.PAPIER, "naam": one.canary(), "aard": "huurcontract"}
    ),
    "deelname_anders": lambda one: (
        _paper(one) | {"naam": one.canary(), "aard": "huurcontract", "persoon_uid": ""}
    ),
    "deelname_weg": _paper,
    "doel_bereikt": lambda one: _goal(one) | {"op": one.day()},
    "stap_erbij": lambda one: _goal(one) | {"tekst": one.canary()},
}
