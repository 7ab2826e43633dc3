"""Frozen rows of the money of a gemeente. Amounts in eurocent; all is reckoned by us, never official."""

from __future__ import annotations

from datetime import date

from models.queries.rows import Row
from models.rules.bijdragen import ClaimStand, Totaal, Venster


class GeldpostRow(Row, frozen=True, kw_only=True):
    """An amount under a heading."""

    uid: str
    post: str
    richting: str
    op: date
    omschrijving: str
    aantal: int | None
    bedrag: int
    gevraagd_op: date | None
    betaald_op: date | None
    betaald: int
    afgewezen_op: date | None
    stand: ClaimStand


class BijdrageRow(Row, frozen=True, kw_only=True):
    """The contribution for begeleiding over a half-year, as we reckon it (A091, A171)."""

    halfjaar: str
    personen: int
    """Inburgeringsplichtigen of this regime whose first dwelling counted in this half-year."""
    regime: str
    euro: float | None
    """The dated amount; None where nobody knows it."""
    bedrag: int | None
    bron: str
    gevraagd: int = 0
    """Of this, what was asked for or stands among the amounts to be asked, in eurocent."""

    @property
    def rest(self) -> int:
        """What can still be asked for, in eurocent; negative where more was asked than is reckoned."""
        return (self.bedrag or 0) - self.gevraagd

    @property
    def per_persoon(self) -> int | None:
        """The amount for one person in eurocent."""
        return None if self.euro is None else round(self.euro * 100)

    @property
    def sleutel(self) -> str:
        """What tells it from the others: an amount that changed within a half-year makes a row of its own."""
        return f"{self.halfjaar}/{self.regime}/{self.euro or ''}/{self.bron}"


class TotaalRow(Row, frozen=True, kw_only=True):
    """What went out, was asked and came in, in a half-year under a heading."""

    halfjaar: str
    post: str
    totaal: Totaal


class TolkRow(Row, frozen=True, kw_only=True):
    """Interpreters in a half-year: how often and how long, by who pays (A014)."""

    halfjaar: str
    betaler: str
    keren: int
    minuten: int
    bedrag: int
    """What it costs by the tariff of each day, reckoned by us."""
    zonder_bedrag: int
    """How many times nothing can be reckoned: no minutes, or no tariff on that day."""


class RegelingRow(Row, frozen=True, kw_only=True):
    """A regeling with its window and who qualifies."""

    uid: str
    """Empty for one out of the documents."""
    naam: str
    van: date | None
    tot: date | None
    peildatum: date | None
    personen_min: int | None
    in_opvang: bool
    procent: int | None
    kosten: int | None
    bron: str
    aangevraagd_op: date | None
    venster: Venster
    terug: int | None
    """What comes back of the costs (A205)."""
    voor: str = ""
    """Who qualifies, as the document says it."""
    begint: date | None = None
    totaal_miljoen: int | None = None
    deel_miljoen: int | None = None
    """Part of the total that is meant for `deel_naam`."""
    deel_naam: str = ""
    aantal: int | None = None
    """Places or persons that it is meant for."""
    gezinnen: tuple[str, ...] | None
    """Numbers of the dossiers that fit; None where it is closed, or who asks may not read dossiers."""


class KredietRow(Row, frozen=True, kw_only=True):
    """Inrichtingskrediet of one gezin: what was asked, granted and paid."""

    uid: str
    personen: int
    bedrag: int
    gevraagd_op: date
    toegekend_op: date | None
    toegekend: int
    betaald_op: date | None
    betaald: int
    afgewezen_op: date | None


class KredietTotaalRow(Row, frozen=True, kw_only=True):
    """Inrichtingskrediet of all gezinnen that asked for it in a half-year."""

    halfjaar: str
    aantal: int
    gevraagd: int
    toegekend: int
    betaald: int
    afgewezen: int
    """How many were turned down."""
    wacht: int
    """How many are not paid and not turned down."""


class GeldRow(Row, frozen=True, kw_only=True):
    """All that the part *Geld* shows."""

    gemeente_uid: str
    bijdragen: tuple[BijdrageRow, ...]
    onbekend: int
    """Adults of whom is not known whether they are inburgeringsplichtig: they are not in the contribution."""
    posten: tuple[GeldpostRow, ...]
    totalen: tuple[TotaalRow, ...]
    kredieten: tuple[KredietTotaalRow, ...]
    """Inrichtingskrediet of the gezinnen that who looks may see, by half-year."""
    tolken: tuple[TolkRow, ...]
    regelingen: tuple[RegelingRow, ...]
