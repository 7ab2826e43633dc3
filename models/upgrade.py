"""Making and upgrading the schema of a kluis."""

from __future__ import annotations

from sqlalchemy.engine import Connection

import models.tables  # noqa: F401 - completes Base.metadata
from models.base import Base
from models.store.fts import create_fts
from models.store.triggers import create_triggers


def create_schema(connection: Connection) -> None:
    """Make all tables, the search tables and the triggers, inside the running transaction."""
    Base.metadata.create_all(connection, checkfirst=False)
    create_fts(connection)
    create_triggers(connection)
