"""Short names for the types of SQLAlchemy that queries pass around, and which changes are for reading."""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Row, Select, and_, not_

from models.tables import Actiepunt, Historie

Rij: TypeAlias = Row[*tuple[Any, ...]]
"""A plain row of a statement; its columns are read by name."""
Keuze: TypeAlias = Select[*tuple[Any, ...]]
"""A statement, whatever its columns."""
GELEZEN: ColumnElement[bool] = not_(
    and_(Historie.tabel == Actiepunt.__tablename__, Historie.veld.in_(Actiepunt.regels.afgeleid))
)
"""Changes that somebody may read: what a line worked out about itself is kept for undo alone."""
