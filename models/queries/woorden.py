"""Words that a row carries for things without a name; the sentences themselves stand in resources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models.values import REDEN_CODE, REDENEN
from resources.labels import label_of
from resources.sentences import sentence


def gebeurtenis_words(soort: str, op: date) -> str:
    """Name an event on a line: what happened, and the day."""
    return sentence("gebeurtenis_op", wat=sentence(f"gebeurtenis_{soort}"), dag=short_day(op))


def short_day(dag: date) -> str:
    """Spell a day short: 3-6-2026."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def reason_words(reden: str) -> str:
    """Spell a reason: what a person typed as it is, a code of the program in words (decision 6)."""
    code = reden.removeprefix(REDEN_CODE)
    return label_of("reden_programma", code) if code != reden and code in REDENEN else reden


def missing_words(codes: Iterable[str]) -> str:
    """Join what is still missing to one line."""
    return " · ".join(sentence(f"ontbreekt_{code}") for code in codes)
