"""Words that a row carries for things without a name; the sentences themselves stand in resources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from babel.numbers import format_currency

from models.values import REDEN_CODE, REDENEN, Reden
from resources.i18n import _, language
from resources.labels import label_of
from resources.sentences import sentence


def gebeurtenis_words(soort: str, op: date) -> str:
    """Name an event on a line: what happened, and the day."""
    return sentence("gebeurtenis_op", wat=sentence(f"gebeurtenis_{soort}"), dag=short_day(op))


def short_day(dag: date) -> str:
    """Spell a day short: 3-6-2026."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def euro_words(cents: int) -> str:
    """Spell an amount of eurocent on paper: `€ 1.250,00`."""
    return format_currency(cents / 100, "EUR", locale=language())


def count_words(aantal: int, drempel: int) -> str:
    """Spell a number of people or gezinnen; of a group that is too small only that it is (decision 73)."""
    return _("minder dan {n}").format(n=drempel) if 0 < aantal < drempel else str(aantal)


def reden_words(reden: Reden) -> str:
    """Spell a reason with its days short."""
    told = dict(reden.params)
    days = {name: date.fromisoformat(str(told[name])) for name in ("dag", "uiterlijk") if name in told}
    return sentence(reden, **{name: short_day(day) for name, day in days.items()})


def reason_words(reden: str) -> str:
    """Spell a reason: what a person typed as it is, a code of the program in words (decision 6)."""
    code = reden.removeprefix(REDEN_CODE)
    return label_of("reden_programma", code) if code != reden and code in REDENEN else reden


def missing_words(codes: Iterable[str]) -> str:
    """Join what is still missing to one line."""
    return " · ".join(sentence(f"ontbreekt_{code}") for code in codes)
