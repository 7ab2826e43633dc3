"""Statements that SQLAlchemy compiled stay for the whole run.

The program compiles a statement once in its life, for its one kluis. A run of tests opens thousands of
kluizen and compiled everything anew for each: a third of opening a dossier. What is compiled is made from the
form of a statement and holds no connection and no row; SQLAlchemy keeps it so between two uses of one kluis.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import ParamSpec

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

P = ParamSpec("P")
KEPT = 2000
"""How many statements are kept, the last used; one engine of the program keeps 500."""


@cache
def _first() -> Engine:
    """The engine whose dialect and compiled statements all others use; it knows no kluis."""
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite://",
        creator=lambda: dbapi2.connect(":memory:", check_same_thread=False),
        module=dbapi2,
        poolclass=StaticPool,
        query_cache_size=KEPT,
    )
    engine.connect().close()  # a dialect learns from its first connection what the database can do
    engine.dispose()
    return engine


def keeping(make: Callable[P, Engine]) -> Callable[P, Engine]:
    """The same engine, with the statements of the whole run."""

    def made(*args: P.args, **kwargs: P.kwargs) -> Engine:
        engine = make(*args, **kwargs)
        engine.dialect = engine.pool._dialect = _first().dialect
        engine._compiled_cache = _first()._compiled_cache
        return engine

    return made


def keep_statements() -> None:
    """From here on every kluis that is opened in this process finds what was compiled before."""
    connection = sys.modules.get("models.store.connection")
    if connection is not None:
        vars(connection)["create_engine"] = keeping(create_engine)
