"""Amounts on a screen: spelled as on paper."""

from __future__ import annotations

from models.rules.geld import euro_woorden

__all__ = ["euro_woorden"]
