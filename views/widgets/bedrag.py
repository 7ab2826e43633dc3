"""An amount in words, as every screen writes it."""

from __future__ import annotations


def euro_woorden(cents: int) -> str:
    """Eurocent as people write it: `€ 7.110` or `€ 540,50`; whole euros without a comma."""
    euros, rest = divmod(abs(cents), 100)
    whole = f"{euros:,}".replace(",", ".")
    sign = "−" if cents < 0 else ""
    return f"€ {sign}{whole},{rest:02d}" if rest else f"€ {sign}{whole}"
