"""What the monkey works with: a kluis, a clock, and verbs that commit whole or are refused whole."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import select

from models.base import Base
from models.errors import Refused
from models.queries.historie import AFGELEID
from models.services import undo
from models.services.verb import Plek, Verb
from models.tables import Bewerking, Dossier, Historie, Lidmaatschap, Persoon
from tests.builders import VasteKlok, make_kluis

NAMEN = st.sampled_from(
    ["Warsamele", "Al-Zahrawan", "<b>x</b>", "=cmd|' /C calc'!A0", "Ж" * 60, "ህ\u200f", "O'Neil 😀"]
)
DAGEN = st.integers(-400, 40)
NUMMER = st.integers(0, 40)
WAAROM = "De familie heeft haast."
NIET_GELEZEN = frozenset({"bewerking", "historie", "waarde", "dossier_stand", "kluis_info"})
"""Tables that are written by every verb, an undo too."""

RIJ = st.integers(1, 4)
"""So many verbs after each other, in the order in which people use them."""

Daad = tuple[Verb[Any], tuple[Any, ...], dict[str, Any]]
"""A verb and what it is called with; a `Van` is looked up when it comes to that."""


@dataclass(frozen=True)
class Van:
    """One of the rows of a table, counted from the newest."""

    model: Any
    nummer: int


class Hands(RuleBasedStateMachine):
    """The kluis of one run, and what a rule needs to do something in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.klok = VasteKlok()
        self.plek: Plek = make_kluis(Path(self.folder.name), self.klok)
        self.dossiers: list[str] = []
        self.bewerkingen: list[str] = []
        self.gedaan: Counter[str] = Counter()
        """How often each verb was done, and not refused."""
        self.teruggenomen: Counter[str] = Counter()
        """How often each was taken back, and all stood as it stood."""
        self.waarom_niet = ""
        """Code of the last refusal, of a verb or of taking back."""

    def do(self, verb: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - any verb
        """Call a verb; what it changed, or None when it was refused and left nothing."""
        before = self.count()
        try:
            change = verb(self.plek, *args, **kwargs)
        except Refused as error:
            assert self.count() == before, "a refused verb left something behind"
            self.waarom_niet = error.code
            return None
        self.bewerkingen.append(change.bewerking)
        self.gedaan[change.soort] += 1
        return change

    def do_one(self, daden: list[Daad], what: int = 0, rij: int = 1, *, terug: bool = False) -> None:
        """Do some, beginning at one; with `terug` the last is taken back, and all stands as it stood."""
        for at in range(what, what + rij - 1):
            self._call(daden[at % len(daden)])
        last = daden[(what + rij - 1) % len(daden)]
        before = self.whole() if terug else {}
        change = self._call(last)
        if not terug or change is None:
            return
        code, soort = self._undone(change.bewerking), last[0].soort
        assert code != "ongedaan_te_laat", f"nothing came after {soort}"
        if code:
            return
        after = self.whole()
        for table in before.keys() | after.keys():
            assert before.get(table) == after.get(table), f"{soort} was taken back, not whole in {table}"
        self.teruggenomen[soort] += 1
        self.forget_gone()

    def _call(self, daad: Daad) -> Any:  # noqa: ANN401 - any change
        verb, args, kwargs = daad
        return self.do(
            verb,
            *(self._found(one) for one in args),
            **{name: self._found(one) for name, one in kwargs.items()},
        )

    def _found(self, value: Any) -> Any:  # noqa: ANN401 - any argument
        if isinstance(value, tuple):
            return tuple(self._found(one) for one in value)
        return self.uid_of(value.model, value.nummer) if isinstance(value, Van) else value

    def _undone(self, bewerking: str) -> str:
        """Take an act back; the code with which that was refused, or nothing."""
        try:
            undo.undo(self.plek, bewerking)
        except Refused as error:
            self.waarom_niet = error.code
            return error.code
        return ""

    def count(self) -> tuple[int, int]:
        """Acts and changes in the historie."""
        with self.plek.store.reader() as session:
            return (
                len(session.scalars(select(Bewerking.id)).all()),
                len(session.scalars(select(Historie.id)).all()),
            )

    def pick(self, query: Any, number: int) -> Any:  # noqa: ANN401 - any column
        """One of what a query finds; None when it finds nothing."""
        with self.plek.store.reader() as session:
            found = session.scalars(query).all()
        return found[number % len(found)] if found else None

    def uid_of(self, model: Any, number: int) -> str:  # noqa: ANN401 - a table
        """The uid of one of the rows; a uid of nothing where there is none, which a verb refuses."""
        return str(self.pick(select(model.uid).order_by(model.id.desc()), number) or "niets")

    def dossier(self, number: int) -> str:
        """One of the households."""
        return self.dossiers[number % len(self.dossiers)] if self.dossiers else "niets"

    def member(self, dossier_uid: str, number: int) -> str:
        """Somebody of a household, or of another one when nobody is left."""
        found = self.pick(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == dossier_uid)
            .order_by(Persoon.id),
            number,
        )
        return str(found or self.uid_of(Persoon, number))

    def member_here(self, dossier_uid: str, number: int) -> str:
        """Somebody who is in a household now."""
        found = self.pick(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == dossier_uid, Lidmaatschap.tot.is_(None))
            .order_by(Persoon.id),
            number,
        )
        return str(found or "niets")

    def day(self, days: int) -> date:
        """Today, or so many days from it."""
        return self.klok.dag + timedelta(days)

    def forget_gone(self) -> None:
        """Households that an undo took away are worked on no more."""
        with self.plek.store.reader() as session:
            there = set(session.scalars(select(Dossier.uid)))
        self.dossiers = [uid for uid in self.dossiers if uid in there]

    def whole(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table by its uid, without counters that only go up and numbers of rows."""
        found: dict[str, list[tuple[Any, ...]]] = {}
        with self.plek.store.reader() as session:
            for table in Base.metadata.sorted_tables:
                if "uid" not in table.c or table.name in NIET_GELEZEN:
                    continue
                columns = [
                    one
                    for one in table.c
                    if one.name not in {"id", "versie", *AFGELEID} and not one.foreign_keys
                ]
                rows = session.execute(select(*columns).order_by(table.c.uid))
                found[table.name] = [tuple(row) for row in rows]
        return found
