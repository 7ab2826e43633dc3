"""Words that a row carries for things without a name; the sentences themselves stand in resources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from resources.sentences import sentence


def gebeurtenis_words(soort: str, op: date) -> str:
    """Name an event on a line: what happened, and the day."""
    return sentence("gebeurtenis_op", wat=sentence(f"gebeurtenis_{soort}"), dag=short_day(op))


def short_day(dag: date) -> str:
    """Spell a day short: 3-6-2026."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def missing_words(codes: Iterable[str]) -> str:
    """Join what is still missing to one line."""
    return " · ".join(sentence(f"ontbreekt_{code}") for code in codes)
