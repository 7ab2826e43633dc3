"""How an actiepunt stands on a day: one word for screen and paper, derived from its state and its date."""

from __future__ import annotations

from datetime import date

from models.values import Staat, Stand

WEEK_DAGEN = 7
OPEN_STANDEN = frozenset(
    {
        Stand.TE_LAAT,
        Stand.RICHTDATUM_VOORBIJ,
        Stand.VANDAAG,
        Stand.DEZE_WEEK,
        Stand.OP_SCHEMA,
        Stand.GEEN_DATUM,
        Stand.NIET_AAN_DE_BEURT,
        Stand.GEPAUZEERD,
        Stand.UITGESTELD,
    }
)
"""Stands of a line that is still to be done by somebody."""
LOOPT_DOOR = ("pv-48", "pv-49", "pv-50", "pv-51", "pv-52")
"""Lines that hang on a weigering or its uitspraak: their days run although the refusal stopped the clock
(A105-A107)."""
AFGEROND = frozenset({Stand.GEDAAN, Stand.NVT})
TELT_NIET = frozenset({Stand.VERVALLEN, Stand.VOOR_ONZE_TIJD, Stand.NOG_TE_BEPALEN})


def stands_still(item_id: str, *, gepauzeerd: bool) -> bool:
    """Whether a line waits along with a clock that stands still: all but those of a weigering itself."""
    return gepauzeerd and item_id not in LOOPT_DOOR


def stand_of(
    *,
    staat: Staat,
    vandaag: date,
    termijn: date | None = None,
    hard: bool = False,
    wacht_anker: str = "",
    nog_te_bepalen: str = "",
    uitgesteld_tot: date | None = None,
    voor_onze_tijd: bool = False,
    vervallen: bool = False,
    gepauzeerd: bool = False,
    gesloten: bool = False,
) -> Stand:
    """Say how a line stands on a day.

    What a person said comes first (done, not needed, before our time, waiting, later until a day that has not
    come), then what is unknown, then the date. A line put off comes back on its day, one with a term from a
    document with that term. Only a term from a document is *te laat*, a passed proposal is
    *richtdatum voorbij*. While the clock stands still, and in a closed dossier, nothing is late
    (foundations 3, 7; issue section 4).
    """
    gezegd = _said(
        staat, vervallen=vervallen, voor_onze_tijd=voor_onze_tijd, nog_te_bepalen=bool(nog_te_bepalen)
    )
    if gezegd is not None:
        return gezegd
    if staat is Staat.UITGESTELD and uitgesteld_tot is not None and uitgesteld_tot > vandaag:
        return Stand.UITGESTELD
    dag = day_of(staat, termijn, uitgesteld_tot, hard=hard)
    if dag is None:
        return Stand.NIET_AAN_DE_BEURT if wacht_anker else Stand.GEEN_DATUM
    if gesloten:
        return Stand.OP_SCHEMA
    if gepauzeerd:
        return Stand.GEPAUZEERD
    return _by_date((dag - vandaag).days, hard=hard)


def day_of(staat: Staat, termijn: date | None, uitgesteld_tot: date | None, *, hard: bool) -> date | None:
    """The day that counts for a line: putting off moves our own date, never one from a document."""
    if staat is not Staat.UITGESTELD or uitgesteld_tot is None or hard:
        return termijn
    return max(termijn or uitgesteld_tot, uitgesteld_tot)


_KLAAR = {Staat.GEDAAN: Stand.GEDAAN, Staat.NVT: Stand.NVT}


def _said(staat: Staat, *, vervallen: bool, voor_onze_tijd: bool, nog_te_bepalen: bool) -> Stand | None:
    """What a person or a condition said about a line; that comes before its date."""
    if vervallen:
        return Stand.VERVALLEN
    if staat in _KLAAR:
        return _KLAAR[staat]
    if voor_onze_tijd:
        return Stand.VOOR_ONZE_TIJD
    if nog_te_bepalen:
        return Stand.NOG_TE_BEPALEN
    return Stand.WACHT if staat is Staat.WACHT else None


def _by_date(dagen: int, *, hard: bool) -> Stand:
    """The stand of a running date, from the days that are left."""
    if dagen < 0:
        return Stand.TE_LAAT if hard else Stand.RICHTDATUM_VOORBIJ
    if dagen == 0:
        return Stand.VANDAAG
    return Stand.DEZE_WEEK if dagen <= WEEK_DAGEN else Stand.OP_SCHEMA
