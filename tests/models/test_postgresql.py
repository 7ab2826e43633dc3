"""A gemeente that outgrows one laptop shares a PostgreSQL later: what only SQLite knows is behind the store.

No server is needed: everything that is asked is compiled for PostgreSQL. What compiles but would be refused
there is looked for: a bare column beside GROUP BY, a sum of booleans, DISTINCT sorted by something else.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from sqlalchemy import Boolean, ClauseElement, Dialect, Select, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Engine
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import BindParameter, Label, Over, TextClause
from sqlalchemy.sql.functions import FunctionElement

from models.base import Base
from models.queries import dossier as q_dossier
from models.queries import gezinnen, vandaag
from models.queries.gezinnen_meer import MEER
from models.queries.rows import GezinnenFilter
from models.services import (
    actiepunten,
    afdrukken,
    ankers,
    beheer,
    concepten,
    dossiers,
    fasen,
    gebeurtenissen,
    leden,
    lijstkeuze,
    regeldagen,
    undo,
)
from models.services.dagwissel import check_dossiers, verwerk_dagwissel
from models.services.verb import Plek
from models.values import Anker, Papier, Staat
from tests.builders import T0, lezer_for, make_demo, only_gemeente
from tests.checks.source import ROOT, calls, modules
from tests.models.queries.test_leest_alleen import QUERIES

DIALECT: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
RAW = ("models/store/", "models/upgrade.py", "models/migrations/")
"""Where SQL may be written by hand: pragmas, FTS5 and the seal; the steps that make and lift a schema."""
FUNCTIES = {
    "count",
    "max",
    "min",
    "sum",
    "aggregate_strings",
    "coalesce",
    "lower",
    "length",
    "row_number",
    "abs",
}
"""Functions that both databases have, with the same meaning for what we ask."""
AGGREGATES = {"count", "max", "min", "sum", "aggregate_strings"}
FORMS = 12
"""So many statements of one place are looked at: filters make them differ."""
TEXTS = {
    "models/tables/": "conditions of partial indexes: a column against a literal",
    "models/queries/agenda.py": "the condition of the partial index, so that SQLite takes that index",
    "models/queries/vandaag.py": "the condition of the partial index, so that SQLite takes that index",
}
"""Where text() stands outside the store, each with its reason."""


def test_all_tables_indexes_and_checks_can_be_made_in_postgresql() -> None:
    for table in Base.metadata.sorted_tables:
        made = str(CreateTable(table).compile(dialect=DIALECT))
        assert made.strip().startswith("CREATE TABLE")
        for index in table.indexes:
            sql = str(CreateIndex(index).compile(dialect=DIALECT))
            lite, post = (index.dialect_options[name]["where"] for name in ("sqlite", "postgresql"))
            assert (lite is None) == (post is None), f"{index.name}: partial for one database only"
            assert ("WHERE" in sql) == (post is not None)
            assert len(str(index.name)) <= 63, f"{index.name}: PostgreSQL cuts names at 63"
        for constraint in table.constraints:
            assert len(str(constraint.name or "")) <= 63, f"{constraint.name}: PostgreSQL cuts names at 63"


# --- what is asked while people work ---


class Asked:
    """Every statement that ran: as an expression, or raw with the module that wrote it."""

    def __init__(self) -> None:
        self._heard: dict[str, dict[int, ClauseElement]] = {}
        self.raw: dict[str, str] = {}

    @property
    def expressions(self) -> list[tuple[str, ClauseElement]]:
        """Each expression with the place that asked it."""
        return [(where, one) for where, found in self._heard.items() for one in found.values()]

    def _expression(self, conn: object, element: object, *_rest: object) -> None:
        if isinstance(element, ClauseElement):
            found = self._heard.setdefault(_caller(), {})
            if len(found) < FORMS:
                found[id(element)] = element

    def _cursor(
        self,
        conn: object,
        cursor: object,
        statement: str,
        parameters: object,
        context: object,
        *_rest: object,
    ) -> None:
        if getattr(context, "compiled", None) is None:
            self.raw.setdefault(statement, _caller().partition(":")[0])

    @contextmanager
    def listening(self) -> Iterator[None]:
        event.listen(Engine, "before_execute", self._expression)
        event.listen(Engine, "before_cursor_execute", self._cursor)
        try:
            yield
        finally:
            event.remove(Engine, "before_execute", self._expression)
            event.remove(Engine, "before_cursor_execute", self._cursor)


def _caller() -> str:
    """Our own module nearest to the database."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT / "models"):
            return f"{path.relative_to(ROOT).as_posix()}:{frame.f_lineno}"
        frame = frame.f_back
    return "?"


def _work(plek: Plek) -> None:
    """Verbs of all kinds, so that what they ask is heard too."""
    gemeente = only_gemeente(plek.store)
    uid = dossiers.open_dossier(plek, "Warsamele", T0, 3, "Duinvoorde", gemeente_uid=gemeente).onderwerp
    with lezer_for(plek) as lezer:
        row = q_dossier.load_dossier(lezer, uid)
    punt = next(one for one in row.punten if not one.letters and one.staat is Staat.OPEN)
    tick = actiepunten.tick(plek, punt.uid)
    undo.undo(plek, tick.bewerking)
    actiepunten.mark_nvt(plek, punt.uid, "al aanwezig")
    actiepunten.reopen(plek, punt.uid)
    dossiers.save_dossier_field(plek, uid, "notitie", "belt liever 's ochtends")
    leden.save_persoon_field(plek, row.personen[0].uid, "geboortedatum", T0.replace(year=1990))
    leden.add_persoon(plek, uid, leden.NieuwePersoon("Amal", "Warsamele"), T0)
    gebeurtenissen.record_woning_gevonden(plek, uid, T0, "Voorbeeldlaan 1", kamers=3)
    gebeurtenissen.record_tekendatum.preview(plek, uid, T0)
    gebeurtenissen.record_getekend(plek, uid, T0)
    fasen.advance_fase(plek, uid, "De familie heeft haast.")
    ankers.correct_anker(plek, uid, Anker.HUURINGANG, gepland=T0)
    ankers.pause_clock(plek, uid, T0, "verbouwing", "GEM")
    ankers.resume_clock(plek, uid, T0)
    dossiers.set_betrokkene(plek, uid, "begeleider", T0, naam="Noor Voorbeeld")
    day = regeldagen.add_regeldag(plek, row.gemeente_uid, T0).onderwerp
    regeldagen.remove_gezin(plek, day, uid)
    regeldagen.add_gezin(plek, day, uid)
    afdrukken.record_afdruk(plek, Papier.DAGKAART, uid)
    concepten.save_concept(plek, "dossier", uid, "{}")
    lijstkeuze.keep_lijst(plek, "gezinnen", "Te laat", GezinnenFilter(alleen_te_laat=True), ())
    beheer.save_gemeente_field(plek, row.gemeente_uid, "provincie", "Gelderland")
    verwerk_dagwissel(plek)
    gebeurtenissen.record_vertrokken(plek, uid, T0, "naar elders")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """All statements of making the demo, of verbs and of every query."""
    found = Asked()
    with found.listening():
        plek = make_demo(tmp_path_factory.mktemp("demo"))
        _work(plek)
        with lezer_for(plek) as lezer:
            for query in QUERIES.values():
                query(lezer)
            for keuze in (
                GezinnenFilter(alleen_te_laat=True),
                GezinnenFilter(archief=True),
                GezinnenFilter(wacht_op=True),
                GezinnenFilter(begeleider_uid=plek.wie),
                GezinnenFilter(meer=tuple(MEER)),
                *(GezinnenFilter(sorteer=code) for code in (*gezinnen.SORTEER, *MEER)),
            ):
                gezinnen.load_gezinnen(lezer, keuze)
            vandaag.load_vandaag(lezer, grens=1)
            check_dossiers(lezer)
        plek.store.close()
    return found


def test_everything_that_is_asked_compiles_for_postgresql(asked: Asked) -> None:
    assert len(asked.expressions) > 150
    for where, element in asked.expressions:
        try:
            element.compile(dialect=DIALECT)
        except Exception as error:  # noqa: BLE001 - whatever it is, say which statement
            pytest.fail(f"{where}: {error}")


def test_only_functions_that_both_databases_know_are_called(asked: Asked) -> None:
    foreign = {
        f"{name} in {where.partition(':')[0]}"
        for where, element in asked.expressions
        for part in visitors.iterate(element)
        if isinstance(part, FunctionElement) and (name := str(getattr(part, "name", "?"))) not in FUNCTIES
    }
    assert foreign == set()


def test_a_group_names_every_column_that_is_not_counted(asked: Asked) -> None:
    bare = {
        f"{where}: {column}"
        for where, element in asked.expressions
        for select in _selects(element)
        if select._group_by_clauses
        for column in select._raw_columns
        if not _grouped(column, [str(one) for one in select._group_by_clauses])
    }
    assert bare == set()


def _selects(element: ClauseElement) -> Iterator[Select[Any]]:
    for part in visitors.iterate(element):
        if isinstance(part, Select):
            yield part


def _grouped(column: ClauseElement, groups: list[str]) -> bool:
    inner: ClauseElement = column.element if isinstance(column, Label) else column
    if str(inner) in groups or isinstance(inner, BindParameter | Over | TextClause):
        return True
    parts = list(visitors.iterate(inner))
    return any(isinstance(part, FunctionElement) and part.name in AGGREGATES for part in parts)


def test_booleans_are_not_added_up_or_compared_in_size(asked: Asked) -> None:
    wrong = {
        f"{where}: {part}"
        for where, element in asked.expressions
        for part in visitors.iterate(element)
        if isinstance(part, FunctionElement) and part.name in {"sum", "max", "min"}
        for argument in part.clauses
        if isinstance(argument.type, Boolean)
    }
    assert wrong == set()


def test_distinct_rows_are_sorted_by_what_they_hold(asked: Asked) -> None:
    wrong = {
        where
        for where, element in asked.expressions
        for select in _selects(element)
        if select._distinct
        for order in select._order_by_clauses
        if not any(str(column) in str(order) for column in select.selected_columns)
    }
    assert wrong == set()


def test_sql_by_hand_runs_only_behind_the_store(asked: Asked) -> None:
    assert asked.raw, "nothing was heard"
    assert {path for path in asked.raw.values() if not path.startswith(RAW)} == set()


# --- what stands in the source ---


def test_sql_by_hand_stands_only_behind_the_store() -> None:
    found = {
        path.as_posix()
        for path, tree in modules("models", "desktop", "views", "reports")
        for _call in calls(tree, "exec_driver_sql")
        if not path.as_posix().startswith(RAW)
    }
    assert found == set()


def test_pieces_of_text_in_sql_are_few_and_have_a_reason() -> None:
    found = {path.as_posix() for path in _importing("text")}
    assert {path for path in found if not path.startswith((*RAW, *TEXTS))} == set()
    assert all(any(path.startswith(place) for path in found) for place in TEXTS), "a reason without a place"


def test_sqlite_is_named_only_where_a_dialect_has_its_own_form() -> None:
    found = {path.as_posix() for path in _importing("", "sqlalchemy.dialects.sqlite")}
    assert {path for path in found if not path.startswith(RAW)} == set()


def _importing(name: str, module: str = "sqlalchemy") -> Iterator[Path]:
    for path, tree in modules("models", "desktop", "views", "reports"):
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.ImportFrom)
                and node.module == module
                and (not name or name in {alias.name for alias in node.names})
            ):
                yield path
