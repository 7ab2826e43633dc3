"""Ages and birthdays. Who was born on 29 February becomes a year older on 1 March of an ordinary year."""

from __future__ import annotations

from datetime import date

FEBRUARI = 2
SCHRIKKELDAG = 29


def verjaardag(geboren: date, leeftijd: int) -> date:
    """The day on which a person reaches an age (years).

    Born on 29 February: 1 March in an ordinary year, the day on which the year is complete (decisions.md,
    *Jarig op 29 februari*).
    """
    jaar = geboren.year + leeftijd
    try:
        return geboren.replace(year=jaar)
    except ValueError:
        return date(jaar, 3, 1)


def leeftijd_op(geboren: date, dag: date) -> int:
    """The age (whole years) on a day; 0 for a day before the birth."""
    jaren = dag.year - geboren.year
    return max(0, jaren if verjaardag(geboren, jaren) <= dag else jaren - 1)
