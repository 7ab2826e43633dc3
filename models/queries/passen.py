"""Which dwellings fit a household: its need, the norms that the parties agreed on, and what it may cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.queries.afspraken import load_normen
from models.queries.afspraken_meten import norm_for
from models.queries.lezer import Lezer
from models.queries.rows_afspraken import NormRow
from models.queries.rows_dossier import DossierRow, PersoonRow
from models.queries.rows_wonen import PastRow, WoningRow
from models.rules.amv import MEERDERJARIG
from models.rules.geld import in_euro
from models.rules.wonen import Behoefte, Woning, fits
from models.values import Reden, Waarheid

REKENGRENS, REKENGRENS_JONG = "huurtoeslag_rekengrens_euro", "huurtoeslag_rekengrens_18_20_euro"
"""Dated settings: the rent up to which huurtoeslag is reckoned, and that of somebody of 18, 19 or 20."""
JONG_TOT = 21
"""Age from which the first of the two holds; the names of the settings say so too."""
WAARSCHUWT = frozenset({"woning_passend_toewijzen_niet", "woning_rekengrens_niet"})
"""Reasons that warn and do not make a dwelling unfit: passend toewijzen (K05), and a rent above the
rekengrens, which does not say what living there costs."""


def need_of(row: DossierRow, here: tuple[PersoonRow, ...], lezer: Lezer) -> Behoefte:
    """What a household needs of a dwelling, in words of dwellings; its income is not known here."""
    return Behoefte(
        personen=len(here),
        kamers=row.kamers_nodig,
        begane_grond=row.begane_grond,
        lift=row.lift,
        huur_hoogstens=_rekengrens(lezer, row.gemeente_uid, here),
        wacht_op_familie=len(here) == 1 and row.familie_verwacht == Waarheid.JA.value,
    )


def _rekengrens(lezer: Lezer, gemeente_uid: str, here: tuple[PersoonRow, ...]) -> Decimal | None:
    """The rekengrens for this household today; None while its ages or the figure are not known.

    The lower one is for adults who are all younger than 21 and have no child with them.
    """
    ages = [one.leeftijd for one in here if one.leeftijd is not None]
    if not ages:
        return None
    old_enough = max(ages) >= JONG_TOT or min(ages) < MEERDERJARIG
    if not old_enough and len(ages) < len(here):
        return None
    found = lezer.setting(REKENGRENS if old_enough else REKENGRENS_JONG, gemeente_uid=gemeente_uid)
    return Decimal(str(found)) if isinstance(found, int | float) and not isinstance(found, bool) else None


def normen_of(lezer: Lezer, gemeente_uid: str) -> tuple[NormRow, ...]:
    """The norms of the parties in this gemeente."""
    return load_normen(lezer, gemeente_uid) if gemeente_uid else ()


def matches(
    woningen: Iterable[WoningRow], behoefte: Behoefte, normen: tuple[NormRow, ...], vandaag: date
) -> tuple[PastRow, ...]:
    """Each dwelling with its reasons for and against: free and fitting first, nothing is left out.

    Each is held against the norm of its own corporatie, else the one for all; what was said of the gezin
    itself goes before it.
    """
    found = []
    for one in woningen:
        norm = norm_for(normen, behoefte.personen, vandaag, one.verhuurder_uid)
        verdict = fits(_dwelling(one), _with(behoefte, norm))
        against = {
            reden.code
            for reden in verdict.redenen
            if reden.code.endswith("_niet") and not reden.code.endswith("_weet_niet")
        }
        found.append(
            PastRow(
                woning=one,
                ok=against <= WAARSCHUWT,
                redenen=verdict.redenen,
                let_op=bool(against & WAARSCHUWT),
                norm=_sources(behoefte, norm),
            )
        )
    found.sort(key=lambda p: (p.woning.aangeboden, not p.ok, p.let_op, p.woning.straat.casefold()))
    return tuple(found)


def _dwelling(one: WoningRow) -> Woning:
    return Woning(
        kamers=one.kamers,
        oppervlakte=one.oppervlakte,
        begane_grond=one.verdieping == 0,
        lift=one.lift,
        aangewezen=one.aangewezen,
        woonlasten=in_euro(one.woonlasten),
        huur=in_euro(one.huur),
        voorzieningen=one.voorzieningen,
    )


def _with(behoefte: Behoefte, norm: NormRow | None) -> Behoefte:
    """The need with what the norm says about it."""
    if norm is None:
        return behoefte
    return replace(
        behoefte,
        kamers=behoefte.kamers or norm.kamers,
        oppervlakte=norm.oppervlakte,
        voorzieningen=norm.voorzieningen,
        woonlasten_hoogstens=in_euro(norm.grens),
    )


def _sources(behoefte: Behoefte, norm: NormRow | None) -> tuple[Reden, ...]:
    """Which norm a dwelling was held against, and where the number of rooms comes from."""
    found = []
    if norm is not None:
        found.append(
            Reden.of("woning_norm_corporatie", wie=norm.organisatie)
            if norm.organisatie
            else Reden.of("woning_norm_alle")
        )
    if behoefte.kamers is not None:
        found.append(Reden.of("woning_norm_gezin"))
    elif norm is None or norm.kamers is None:
        found.append(Reden.of("woning_norm_personen"))
    return tuple(found)
