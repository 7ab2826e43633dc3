"""A list of published figures as it goes out again: cell by cell, with what does not fit beside it. Pure."""

from __future__ import annotations

from models.queries.cijferlijsten import LijstRow
from models.rules.cijferlijst import GETALLEN, Afwijking, Cijferrij, Kolom, computed
from models.rules.taakstelling import Halfjaar
from resources.i18n import _
from views.gemeente.lijst_lijnen import deviation, kolom_woord
from views.uitvoer import Rij


def koppen() -> tuple[str, ...]:
    """The columns: those of the list, our own sum, what does not fit, and where the list came from."""
    return (
        *(kolom_woord(kolom).capitalize() for kolom in (Kolom.GEBIED, Kolom.PERIODE, *GETALLEN)),
        *(_("Berekende stand"), _("Wat niet klopt"), _("Bron")),
    )


def rijen(lijst: LijstRow) -> list[Rij]:
    """A row for each row of the list, in its order; an empty cell stays empty, a figure stays a figure.

    What does not fit in a row that is not in the list gets a row of its own, without figures.
    """
    wrong: dict[tuple[str, Halfjaar], list[Afwijking]] = {}
    for off in lijst.afwijkingen:
        wrong.setdefault((off.gebied, off.halfjaar), []).append(off)
    found = [_row(row, wrong.pop((row.gebied, row.halfjaar), []), lijst) for row in lijst.rijen]
    return found + [
        _row(Cijferrij(gebied, halfjaar), offs, lijst) for (gebied, halfjaar), offs in wrong.items()
    ]


def _row(row: Cijferrij, offs: list[Afwijking], lijst: LijstRow) -> Rij:
    return (
        *(row.gebied, row.halfjaar.code),
        *(_figure(getattr(row, kolom.value)) for kolom in GETALLEN),
        _figure(computed(row, lijst.teken)),
        "\n".join(deviation(off) for off in offs),
        lijst.bron,
    )


def _figure(value: int | None) -> str | int:
    return "" if value is None else value
