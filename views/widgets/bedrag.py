"""Amounts on a screen: spelled as on paper."""

from __future__ import annotations

from models.queries.woorden_cijfers import euro_woorden

__all__ = ["euro_woorden"]
