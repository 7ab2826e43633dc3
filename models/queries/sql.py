"""Short names for the types of SQLAlchemy that queries pass around."""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import Row, Select

Rij: TypeAlias = Row[*tuple[Any, ...]]
"""A plain row of a statement; its columns are read by name."""
Keuze: TypeAlias = Select[*tuple[Any, ...]]
"""A statement, whatever its columns."""
