"""Frozen rows of dwellings, offers and weigeringen. Amounts in eurocent."""

from __future__ import annotations

from datetime import date

from models.queries.rows import Row
from models.queries.rows_geld import KredietRow
from models.rules.weigering import Vertraging, WeigerStap
from models.values import Reden


class WoningRow(Row, frozen=True, kw_only=True):
    """A dwelling of the list."""

    uid: str
    straat: str
    postcode: str
    plaats: str
    complex: str
    aangewezen: bool
    kamers: int | None
    oppervlakte: int | None
    verdieping: int | None
    lift: bool
    voorzieningen: str
    huur: int | None
    service: int | None
    energie: int | None
    huurtoeslag: int | None
    vrij_op: date | None
    weg_op: date | None
    verhuurder: str
    verhuurder_uid: str
    verhuurder_soort: str
    aangeboden: bool
    """Offered to a household, and neither refused nor taken back."""

    @property
    def woonlasten(self) -> int | None:
        """What living there costs a month (A138); None while rent, service or energy is not known."""
        if self.huur is None or self.service is None or self.energie is None:
            return None
        return self.huur + self.service + self.energie - (self.huurtoeslag or 0)


class AanbodRow(Row, frozen=True, kw_only=True):
    """An offer with the days of its steps."""

    uid: str
    woning: WoningRow
    op: date
    stappen: tuple[tuple[str, date], ...]
    geweigerd_op: date | None
    ingetrokken_op: date | None
    houdt: bool = True
    """Whether the dwelling is held by it now: not refused, taken back, left or moved on from."""
    toch_reden: str = ""
    """Why it was offered although a warning stood there."""

    @property
    def loopt(self) -> bool:
        """Whether it was neither refused nor taken back, and the gezin did not leave the dwelling."""
        return self.houdt and self.geweigerd_op is None and self.ingetrokken_op is None


class PastRow(Row, frozen=True, kw_only=True):
    """A dwelling against what a household needs."""

    woning: WoningRow
    ok: bool
    redenen: tuple[Reden, ...]
    let_op: bool
    """A warning that never blocks: passend toewijzen (K05), or a rent above the rekengrens."""
    norm: tuple[Reden, ...] = ()
    """Which norm it was held against."""


class HuurdervingRow(Row, frozen=True, kw_only=True):
    """Rent that was missed by a weigering."""

    uid: str
    van: date
    tot: date
    maandhuur: int
    bedrag: int
    gevraagd_op: date | None
    betaald_op: date | None
    betaald: int
    afgewezen_op: date | None


class WeigeringRow(Row, frozen=True, kw_only=True):
    """A weigering, where it stands and until when the other has."""

    uid: str
    op: date
    niet_gekomen: bool
    notitie: str
    reden: str
    """One of the gemeente's list, `anders`, or empty: not said (K18)."""
    terecht: bool | None
    uitspraak: date | None
    stap: WeigerStap
    toets_voor: date
    """Last day of the test by the COA (A105)."""
    kandidaat_voor: date | None
    """Last day for a new candidate on the dwelling (A106, A107)."""
    derving: HuurdervingRow | None
    geen_kans: bool = False
    """Unjustified, and an earlier one was so too: there was no second chance to take (A107)."""


class BewoningRow(Row, frozen=True, kw_only=True):
    """Who lived where, from and to."""

    uid: str
    soort: str
    straat: str
    plaats: str
    van: date | None
    tot: date | None
    letters: str


class WonenRow(Row, frozen=True, kw_only=True):
    """All that the tab *Wonen en geld* shows."""

    dossier_uid: str
    bewoning: tuple[BewoningRow, ...]
    aanbod: tuple[AanbodRow, ...]
    weigeringen: tuple[WeigeringRow, ...]
    weiger_redenen: tuple[str, ...]
    """What the gemeente chooses from today."""
    vertraging: Vertraging
    krediet: tuple[KredietRow, ...]
    """Inrichtingskrediet that was asked for, the newest first."""
    krediet_bedrag: int | None
    """What the dated figures give a gezin of this size today; None while they are empty."""
    aantal_hier: int
    passend: tuple[PastRow, ...]
    kamers_nodig: int
    kamers_gezegd: bool
    """Somebody filled the number of rooms in; else it follows from the number of people."""
    kamers_norm: bool = False
    """The number of rooms is that of a norm of the parties."""
    begane_grond: bool
    lift: bool
