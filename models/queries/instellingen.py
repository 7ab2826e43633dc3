"""The dated figures as they stand in the kluis, and which value counts on a day (foundations 13)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import Instelling

Waarde = float | int | str | bool | tuple[str, ...] | None
_BREEDTE = {"gemeente": 2, "provincie": 1, "land": 0}


@dataclass(frozen=True, slots=True)
class InstellingWaarde:
    """One value of one setting, valid from a day to a day (both included)."""

    id: int
    uid: str
    code: str
    scope: str
    scope_uid: str
    waarde: Waarde
    herkomst: str
    bron: str
    geldig_vanaf: date | None
    geldig_tot: date | None
    gecontroleerd_op: date | None

    def geldt(self, dag: date) -> bool:
        """Whether the value is valid on the day."""
        return (self.geldig_vanaf is None or self.geldig_vanaf <= dag) and (
            self.geldig_tot is None or dag <= self.geldig_tot
        )


class Instellingen:
    """All values that were not withdrawn, found by code, day and place.

    `provincies`: the provincie of each gemeente of the kluis, by uid, so that who names a gemeente need not
    name its provincie.
    """

    def __init__(
        self, waarden: tuple[InstellingWaarde, ...], provincies: Mapping[str, str] | None = None
    ) -> None:
        self.waarden = waarden
        self.provincies = dict(provincies or {})
        self._by_code: dict[str, list[InstellingWaarde]] = {}
        for waarde in waarden:
            self._by_code.setdefault(waarde.code, []).append(waarde)

    def find(
        self, code: str, dag: date, *, gemeente_uid: str = "", provincie: str = ""
    ) -> InstellingWaarde | None:
        """Find the value that counts: the narrowest scope, then the latest first day, then the newest row."""
        provincie = provincie or self.provincies.get(gemeente_uid, "")
        plaats = {"gemeente": gemeente_uid, "provincie": provincie, "land": ""}
        fits = [
            w
            for w in self._by_code.get(code, ())
            if w.geldt(dag) and w.scope_uid == plaats.get(w.scope, "") and (w.scope == "land" or w.scope_uid)
        ]
        if not fits:
            return None
        return max(fits, key=lambda w: (_BREEDTE[w.scope], w.geldig_vanaf or date.min, w.id))

    def value(self, code: str, dag: date, *, gemeente_uid: str = "", provincie: str = "") -> Waarde:
        """Give the value that counts on the day, or None where it is open or not there."""
        found = self.find(code, dag, gemeente_uid=gemeente_uid, provincie=provincie)
        return found.waarde if found is not None else None

    def number(self, code: str, dag: date, default: int, *, gemeente_uid: str = "") -> int:
        """Give a whole number; `default` where the setting is open or holds no number."""
        found = self.value(code, dag, gemeente_uid=gemeente_uid)
        return int(found) if isinstance(found, int | float) and not isinstance(found, bool) else default

    def numbers(self, code: str, dag: date) -> tuple[int, ...]:
        """Give the number that holds in each gemeente of the kluis, where there is one."""
        found = [self.value(code, dag, gemeente_uid=uid) for uid in tuple(self.provincies) or ("",)]
        return tuple(int(one) for one in found if isinstance(one, int | float) and not isinstance(one, bool))

    def least(self, code: str, dag: date, default: int) -> int:
        """Give the strictest number of all gemeenten, for what belongs to none of them (a breach)."""
        return min(self.numbers(code, dag), default=default)

    def own_of(self, code: str, gemeente_uid: str) -> tuple[InstellingWaarde, ...]:
        """Give what was ever chosen for a gemeente or its provincie, oldest row first."""
        plaats = {"gemeente": gemeente_uid, "provincie": self.provincies.get(gemeente_uid, "")}
        return tuple(
            one for one in self.all_of(code) if one.scope_uid and one.scope_uid == plaats.get(one.scope)
        )

    def all_of(self, code: str) -> tuple[InstellingWaarde, ...]:
        """Give every value of a setting, oldest row first."""
        return tuple(self._by_code.get(code, ()))


def decode(text: str) -> Waarde:
    """Read the JSON of a value; a list becomes a tuple."""
    value = json.loads(text)
    return tuple(str(v) for v in value) if isinstance(value, list) else value


def load_instellingen_waarden(session: Session, provincies: Mapping[str, str]) -> Instellingen:
    """Read all settings that were not withdrawn; `provincies` of each gemeente by uid."""
    rows = session.connection().execute(
        select(
            Instelling.id,
            Instelling.uid,
            Instelling.code,
            Instelling.scope,
            Instelling.scope_uid,
            Instelling.waarde,
            Instelling.herkomst,
            Instelling.bron,
            Instelling.geldig_vanaf,
            Instelling.geldig_tot,
            Instelling.gecontroleerd_op,
        )
        .where(Instelling.vervallen_op.is_(None))
        .order_by(Instelling.id)
    )
    return Instellingen(
        tuple(
            InstellingWaarde(r[0], r[1], r[2], r[3], r[4], decode(r[5]), r[6], r[7], r[8], r[9], r[10])
            for r in rows
        ),
        provincies,
    )
