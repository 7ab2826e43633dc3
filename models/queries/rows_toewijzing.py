"""Frozen rows of the toewijzing of a gezin, and of temporary places."""

from __future__ import annotations

from datetime import date

from models.queries.rows import Row
from models.values import PlekSoort, Reden, Stand, StapSoort


class DatumRow(Row, frozen=True, kw_only=True):
    """A date of the toewijzing with its last day, where it has one."""

    code: str
    dag: date | None = None
    gepland: date | None = None
    uiterlijk: date | None = None
    vanaf: str = ""
    """Code of the date that the last day counts from."""
    dagen: int = 0
    """So many days after it."""
    punt_uid: str = ""
    """The line whose tick holds this date; empty = it is an anchor."""
    anker: str = ""
    te_laat: bool = False
    """It came after its last day, or that day passed without it."""


class TotaalRow(Row, frozen=True, kw_only=True):
    """One way to count the whole way to a dwelling."""

    vanaf: str
    delen: tuple[int, ...]
    van: date
    tot: date
    klaar_op: date | None


class LeegRow(Row, frozen=True, kw_only=True):
    """An empty item of the profile."""

    code: str
    letters: tuple[str, ...] = ()


class CoaContactRow(Row, frozen=True, kw_only=True):
    """Somebody at the COA, or the COA itself, to call."""

    uid: str = ""
    naam: str
    functie: str = ""
    organisatie: str = ""
    telefoon: str = ""
    email: str = ""


class StapRow(Row, frozen=True, kw_only=True):
    """A step that was taken."""

    uid: str
    soort: StapSoort
    op: date
    letter: str = ""
    naam: str = ""
    """About whom; empty = the whole gezin."""
    notitie: str = ""
    wie: str = ""


class TelRow(Row, frozen=True, kw_only=True):
    """Whether one person counts, and what has to be done."""

    persoon_uid: str
    letter: str
    naam: str
    telt: bool
    reden: Reden
    op: date | None = None
    doen: StapSoort | None = None


class PlaatsingRow(Row, frozen=True, kw_only=True):
    """The chosen criterion with the answer."""

    criterium: str
    maanden: int | None
    uren: int | None
    op: date
    bindt: bool
    redenen: tuple[Reden, ...]


class TussenvoorzieningRow(Row, frozen=True, kw_only=True):
    """A temporary place with how full it is."""

    uid: str
    soort: PlekSoort
    naam: str
    straat: str
    postcode: str
    plaats: str
    samen_met: str
    groepen: str
    """Which other groups live there (A204)."""
    plekken: int
    bezet: int
    loopt_tot: date | None
    weg_op: date | None

    @property
    def vrij(self) -> int:
        """How many persons still fit; negative where more live there than fit."""
        return self.plekken - self.bezet


class BewonerRow(Row, frozen=True, kw_only=True):
    """A gezin in a temporary place, as far as who looks may see it."""

    uid: str
    plek_uid: str
    dossier_uid: str
    nummer: str
    gezin: str
    personen: int
    van: date
    tot: date | None
    """Last day that is foreseen."""
    vast: Stand | None = None
    """How the search for a lasting dwelling stands (A204); None = no such point."""
    vast_voor: date | None = None


class TussenplekRow(Row, frozen=True, kw_only=True):
    """The temporary place where a gezin lives or lived."""

    uid: str
    plek: TussenvoorzieningRow
    personen: int
    van: date
    tot: date | None
    einde: date | None
    """Last day that is foreseen."""


class ToewijzingRow(Row, frozen=True, kw_only=True):
    """All that the tab *Toewijzing* shows."""

    dossier_uid: str
    route: str
    datums: tuple[DatumRow, ...]
    totalen: tuple[TotaalRow, ...]
    methode_a: str
    """Half-year in which the average counts this gezin by its move (A129); empty = not yet."""
    methode_b: str
    """The same by its koppeling."""
    stilgestaan: bool
    """The clock stood still: those days do not count."""
    gemeente: str
    provincie: str
    regio: str
    """Region of the gemeente, from its province; empty = the province is not known."""
    gekoppeld_regio: str
    """The koppeling is to this region; empty = to the gemeente."""
    regievoerder: CoaContactRow | None
    coa: tuple[CoaContactRow, ...]
    """People at the COA who can be the regievoerder."""
    coa_algemeen: tuple[CoaContactRow, ...]
    """The organisations of the COA themselves."""
    profiel_compleet: bool
    leeg: tuple[LeegRow, ...]
    wacht: tuple[tuple[str, tuple[str, ...]], ...]
    """What cannot be done yet, with what must come first."""
    plaatsing: PlaatsingRow | None
    werk_maanden: int
    werk_uren: int
    tellen: tuple[TelRow, ...]
    stappen: tuple[StapRow, ...]
    """The newest first."""
    plek: TussenplekRow | None
    eerdere_plekken: tuple[TussenplekRow, ...]
    plekken: tuple[TussenvoorzieningRow, ...]
    """Where a gezin can be placed."""
    aantal_hier: int
