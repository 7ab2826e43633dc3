"""Frozen rows of the begeleiding: agreements, terms, trajecten, the end, and the facts of its papers."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PaperHead, PuntRow, Row
from models.queries.rows_avg import DelingRow
from models.queries.rows_papier import AfdrukRow
from models.rules.begeleidingsterm import Grond, TrajectStand
from models.values import ContactSoort, Fase


class AfspraakRow(Row, frozen=True, kw_only=True):
    """A version of the agreements about the begeleiding."""

    uid: str
    van: date
    vormen: tuple[str, ...]
    themas: tuple[str, ...]
    hoe_vaak: str
    tot: date | None
    vraagbaak_tot: date | None
    tolk: str
    taal: str
    belmomenten: str
    notitie: str
    getekend_op: date | None


class TermijnRow(Row, frozen=True, kw_only=True):
    """One of the terms that the begeleiding lasts."""

    grond: Grond
    van: date | None
    maanden: int | None
    tot: date
    bron: str = ""
    """Source of the figure, as it stands with the dated figures."""
    voorstel: bool = False


class TrajectRow(Row, frozen=True, kw_only=True):
    """A bought traject."""

    uid: str
    soort: str
    start: date
    einde: date
    uitvoerder: str
    """Name of who delivers it."""
    gestopt_op: date | None
    stand: TrajectStand


class BegeleidingRow(Row, frozen=True, kw_only=True):
    """The tab *Begeleiding* of a gezin."""

    uid: str
    afspraken: tuple[AfspraakRow, ...]
    """The newest first; that one holds."""
    termijnen: tuple[TermijnRow, ...]
    """The longest first; that one counts."""
    trajecten: tuple[TrajectRow, ...]
    op_papier_open: bool
    """Whether the line *afspraken op papier zetten* is still to be ticked."""


class EindafspraakRow(Row, frozen=True, kw_only=True):
    """Who goes on after the begeleiding."""

    naar: str = ""
    bereikbaar: str = ""
    op: date | None = None
    besproken: str = "onbekend"
    papieren: str = ""


class EindeRow(Row, frozen=True, kw_only=True):
    """The tab *Einde*: what is still open before a dossier closes, and what comes after."""

    uid: str
    gesloten_op: date | None
    soort: str
    reden: str
    anoniem: bool
    onze: tuple[PuntRow, ...]
    """Open points that are ours."""
    anderen: tuple[PuntRow, ...]
    """Open points of others, or that wait for them."""
    meldingen: tuple[PuntRow, ...]
    """Open points that are about something that happened: a signaal, damage, a weigering."""
    papieren: tuple[AfdrukRow, ...]
    """Papers that still lie somewhere."""
    delingen: tuple[DelingRow, ...]
    """What may be shared today."""
    trajecten: tuple[TrajectRow, ...]
    """Bought trajecten that run."""
    termijn: TermijnRow | None
    """Until when the begeleiding should last."""
    afspraak: EindafspraakRow
    vraagbaak_tot: date | None
    bewaren_tot: date | None
    """Until when the names are kept; not closed yet: if it closed today. None = left open."""
    bewaar_maanden: int | None
    bewaar_bron: str
    bewaar_voorstel: bool


class SpreekuurRow(Row, frozen=True, kw_only=True):
    """A gezin on the list of the spreekuur of today."""

    uid: str
    nummer: str
    naam: str
    fase: Fase
    laatste: date | None
    contact_uid: str = ""
    """The contact of today; empty = was not there."""
    notitie: str = ""


class SpreekuurPage(Row, frozen=True, kw_only=True):
    """The list of the spreekuur of today, as far as it is shown."""

    geweest: tuple[SpreekuurRow, ...]
    """Who came and fits the search, all of them."""
    rest: tuple[SpreekuurRow, ...]
    """Who did not come yet and fits the search, the first by name."""
    rest_totaal: int
    """So many fit the search and did not come."""
    samen: int
    """So many came, whatever is searched for."""


# --- papers -----------------------------------------------------------------------------------------------


class BegeleidingFacts(Row, frozen=True, kw_only=True):
    """Facts of *Afspraken over begeleiding*."""

    head: PaperHead
    dossier_nummer: str
    gezin: str
    personen: tuple[str, ...]
    """Names or letters, as the privacy level allows."""
    afspraak: AfspraakRow | None
    termijnen: tuple[TermijnRow, ...]
    trajecten: tuple[TrajectRow, ...]
    begeleider: str
    begeleider_telefoon: str
    organisatie: str
    versie: int
    """Which version this is; 0 = nothing was agreed yet, a form to fill in."""


class BelRow(Row, frozen=True, kw_only=True):
    """Whom the gezin can call."""

    soort: str
    """`corporatie`, `gemeente`, `begeleider`, `na` (who goes on)."""
    naam: str
    telefoon: str


class EindbladFacts(Row, frozen=True, kw_only=True):
    """Facts of the eindblad for the gezin: nothing internal stands in it."""

    head: PaperHead
    dossier_nummer: str
    gezin: str
    getekend: date | None
    verhuisd: date | None
    einde: date | None
    geregeld: tuple[tuple[str, int, int], ...]
    """Loket, how many points are done, how many there are."""
    bellen: tuple[BelRow, ...]
    naar: str
    naar_op: date | None
    bereikbaar: str
    vraagbaak_tot: date | None
    papieren: str
    bewaren_tot: date | None


class VerslagPunt(Row, frozen=True, kw_only=True):
    """A line in a report: what, when or why not, and who is to move."""

    tekst: str
    wie: str
    dag: date | None = None
    reden: str = ""
    kern: bool = False


class VerslagFacts(Row, frozen=True, kw_only=True):
    """Facts of a fase-rapport or of the jaarevaluatie."""

    head: PaperHead
    dossier_nummer: str
    gezin: str
    fase: Fase | None
    """The phase of a fase-rapport; None = the year."""
    van: date | None
    tot: date | None
    """None = it still runs."""
    dagen: int | None
    stil: int
    """Of those days the clock stood still."""
    norm_dagen: int | None
    norm_bron: str
    norm_voorstel: bool
    doorgegaan: str = ""
    """Why the next phase began with points open, as it was written then."""
    gedaan: tuple[VerslagPunt, ...]
    open: tuple[VerslagPunt, ...]
    contacten: tuple[tuple[ContactSoort, int], ...]
    niet_bereikt: int
    gebeurd: tuple[tuple[str, date], ...]
    """Code of an event and its day."""
    lichten: tuple[tuple[str, str], ...]
    """The signs: code of the sign and its state."""
    doelen: tuple[str, ...]
    """What the gezin wants, as it was written down."""
    begeleider: str
