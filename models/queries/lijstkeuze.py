"""How a medewerker wants a screen with a list: the columns, and the choices that got a name.

Kept in the kluis, with the drafts of that medewerker and in their sight only: a name of a list or what was
looked for may be the name of a person, so it never stands in the settings of the computer.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec
from sqlalchemy import select

from models.queries.lezer import Lezer
from models.queries.rows import BewaardeLijst, Lijstkeuze
from models.tables import Concept

PLEK = "lijst:"
"""Before the code of the screen, where these stand among what is kept of a medewerker."""


def load_lijstkeuze(lezer: Lezer, scherm: str) -> Lijstkeuze:
    """Read how who asks wants a screen; nothing kept = the ordinary columns and no lists."""
    found = lezer.session.connection().scalar(
        select(Concept.inhoud).where(
            Concept.wie == lezer.wie, Concept.scherm == f"{PLEK}{scherm}", Concept.object_uid == ""
        )
    )
    return read_lijstkeuze(found or "")


def read_lijstkeuze(text: str) -> Lijstkeuze:
    """Read what was kept; a list that this version cannot read (a fase that went) is left out."""
    try:
        raw = json.loads(text) if text else {}
    except ValueError:
        raw = {}
    if not isinstance(raw, dict):
        return Lijstkeuze()
    kolommen = raw.get("kolommen")
    lijsten = raw.get("lijsten")
    return Lijstkeuze(
        kolommen=tuple(map(str, kolommen)) if isinstance(kolommen, list) else (),
        lijsten=tuple(filter(None, map(_list, lijsten))) if isinstance(lijsten, list) else (),
    )


def _list(raw: Any) -> BewaardeLijst | None:  # noqa: ANN401 - whatever JSON holds
    try:
        return msgspec.convert(raw, BewaardeLijst)
    except msgspec.ValidationError:
        return None
