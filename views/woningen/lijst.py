"""The dwellings as a list for a spreadsheet: what stands on the screen, and nobody's name. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from models.queries.rows_wonen import WoningRow
from models.rules.geld import Bedrag
from resources.i18n import _
from views.uitvoer import Rij, iso


def koppen() -> tuple[str, ...]:
    """The columns."""
    return (
        *(_("Straat en nummer"), _("Postcode"), _("Plaats"), _("Verhuurder"), _("Complex")),
        *(_("Op de lijst van dit jaar"), _("Kamers"), _("Oppervlakte in m²"), _("Verdieping"), _("Lift")),
        *(_("Voorzieningen"), _("Huur"), _("Servicekosten"), _("Energie, geschat")),
        *(_("Huurtoeslag, geschat"), _("Woonlasten"), _("Vrij vanaf"), _("Aangeboden"), _("Niet meer sinds")),
    )


def rijen(rows: Sequence[WoningRow]) -> list[Rij]:
    """A row for each dwelling; amounts in euro a month, days as year-month-day, empty = not known."""
    return [_row(row) for row in rows]


def _row(row: WoningRow) -> Rij:
    return (
        *(row.straat, row.postcode, row.plaats, row.verhuurder, row.complex),
        *(_yes(row.aangewezen), _number(row.kamers), _number(row.oppervlakte), _number(row.verdieping)),
        *(_yes(row.lift), row.voorzieningen),
        *(_amount(one) for one in (row.huur, row.service, row.energie, row.huurtoeslag, row.woonlasten)),
        *(iso(row.vrij_op), _yes(row.aangeboden), iso(row.weg_op)),
    )


def _yes(value: bool) -> str:  # noqa: FBT001 - a cell
    return _("ja") if value else _("nee")


def _number(value: int | None) -> str | int:
    return "" if value is None else value


def _amount(cents: int | None) -> Bedrag | str:
    return "" if cents is None else Bedrag(cents)
