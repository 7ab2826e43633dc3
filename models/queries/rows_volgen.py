"""Rows of *Wonen volgen*: what a screen or a paper shows of how a gezin lives after the move."""

from __future__ import annotations

from datetime import date

from models.queries.rows import Row
from models.rules.volgen import HuurMaand, Moment
from models.values import Waarheid


class TekenRow(Row, frozen=True, kw_only=True):
    """What somebody said of one of the three signs."""

    uid: str
    soort: str
    stand: str
    op: date
    reden: str = ""
    wie: str = ""
    """Name of the medewerker; empty where that is nobody of this kluis."""


class MeldingRow(Row, frozen=True, kw_only=True):
    """A report about living there, with its event."""

    uid: str
    """Of the event."""
    op: date
    notitie: str = ""
    onderwerp: str = "anders"
    melder: str = ""
    melder_naam: str = ""
    weet: tuple[str, ...] = ()
    """The parties that were told."""
    aanpak: str = ""
    afloop: str = ""
    gesloten_op: date | None = None
    wie: str = ""


class SchadeRow(Row, frozen=True, kw_only=True):
    """Damage to the dwelling, with its event."""

    uid: str
    """Of the event."""
    op: date
    wat: str = ""
    tekort: Waarheid = Waarheid.ONBEKEND
    gezegd: str = ""
    """Who pays as it was said in this case; empty = as the agreement says."""
    betaalt: str = ""
    """Who pays after all; empty = not to say yet."""
    bedrag: int | None = None
    """In eurocent."""
    afgehandeld_op: date | None = None


class HuurRow(Row, frozen=True, kw_only=True):
    """The rent of a month, and the uid of what was noted of it."""

    uid: str = ""
    """Empty = nothing was noted here."""
    maand: HuurMaand


class MomentRow(Row, frozen=True, kw_only=True):
    """A moment of the year, and what was said when it was held."""

    uid: str = ""
    """Empty = it was not held yet."""
    moment: Moment
    standen: tuple[tuple[str, str], ...] = ()
    """Sign and how it stood."""
    afloop: str = ""
    wie: str = ""


class WoongedragRow(Row, frozen=True, kw_only=True):
    """The sheet on living behaviour as it was given."""

    uid: str
    taal: str
    op: date


class VolgenDueRow(Row, frozen=True, kw_only=True):
    """A moment of the first year that is due, of a gezin."""

    dossier_uid: str
    nummer: str
    gezin: str
    maanden: int
    """So many months after the signing."""
    gepland: date


class VolgenRow(Row, frozen=True, kw_only=True):
    """Everything in the tab *Wonen volgen*."""

    uid: str
    tekens: tuple[TekenRow, ...]
    """The newest first."""
    meldingen: tuple[MeldingRow, ...]
    """Open ones first, then the newest."""
    schades: tuple[SchadeRow, ...]
    schadeafspraak: str
    """Who pays today when the begeleiding fell short; empty = nothing agreed."""
    huuringang: date | None
    huur: tuple[HuurRow, ...]
    achterstand: tuple[date, ...]
    """Months of which the rent is known not to be paid."""
    tekendatum: date | None
    momenten: tuple[MomentRow, ...]
    woongedrag: tuple[WoongedragRow, ...]
    leest: tuple[str, ...]
    """Languages in which people of the gezin read."""
    leest_nog_niet: tuple[str, ...]
    """Those in which no sheet was given."""

    def teken(self, soort: str) -> TekenRow | None:
        """What counts now of a sign; None = it was never set."""
        return next((one for one in self.tekens if one.soort == soort), None)
