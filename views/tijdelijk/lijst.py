"""The temporary places as a list for a spreadsheet: how full each is, never who lives there. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from models.queries.rows_toewijzing import TussenvoorzieningRow
from resources.i18n import _
from resources.labels import label
from views.uitvoer import Rij, iso


def koppen() -> tuple[str, ...]:
    """The columns."""
    return (
        *(_("Naam van de plek"), _("Wat voor plek"), _("Straat en nummer"), _("Postcode"), _("Plaats")),
        *(_("Samen met"), _("Wie wonen er nog meer"), _("Plekken"), _("Bezet"), _("Vrij")),
        *(_("Loopt tot"), _("Niet meer sinds")),
    )


def rijen(rows: Sequence[TussenvoorzieningRow]) -> list[Rij]:
    """A row for each place; places and taken in persons, `Vrij` below zero = more live there than fit."""
    return [
        (
            *(row.naam, label(row.soort), row.straat, row.postcode, row.plaats),
            *(row.samen_met, row.groepen, row.plekken, row.bezet, row.vrij),
            *(iso(row.loopt_tot), iso(row.weg_op)),
        )
        for row in rows
    ]
