"""The clock of a household (2 weeks koppeling, 10 woonruimte, 2 verhuizing: A036-A039) and three signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.feiten import PauzeFeit
from models.rules.kalender import add_maanden
from models.rules.standen import WEEK_DAGEN
from models.rules.termijnen import Cijfers, Termijnuitkomst, shift_pauzes
from models.values import Reden, Stand

NORMEN = {
    "koppeling": ("termijn_koppeling_dagen", 14),
    "woonruimte": ("termijn_woonruimte_dagen", 70),
    "verhuizing": ("termijn_verhuizing_dagen", 14),
}
"""Parts of the clock: the setting with the number of days, and what counts while it is empty."""
LICHTEN: Mapping[str, tuple[str, ...]] = {
    "begeleiding": (
        *("m-03", "m-04", "m-08", "m-09", "m-10", "m-11", "m-14"),
        *("m-17", "m-18", "m-19", "m-26", "m-29", "m-31", "m-32"),
    ),
    "woning": ("m-01", "m-02", "m-05", "m-06", "m-07", "m-12", "m-15", "m-16", "m-25"),
    "buurt": ("m-20", "m-21", "m-22", "m-23", "m-24", "m-27"),
}
"""The three conditions of a lasting start (A001) and the responsibilities that each is made of: every row
that stands on a dossier, once."""
_ERNST = (Stand.TE_LAAT, Stand.RICHTDATUM_VOORBIJ, Stand.VANDAAG, Stand.DEZE_WEEK, Stand.OP_SCHEMA)


@dataclass(frozen=True, slots=True)
class Moment:
    """The dates that the clock runs on; None = not known yet."""

    vergunning: date | None = None
    koppeling: date | None = None
    tekendatum: date | None = None
    verhuizing: date | None = None
    bericht_nareis: date | None = None
    """Message that family may come, while in the opvang and before they came."""


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of the clock; `tot` is its last day, `dagen_over` is negative when it was missed."""

    code: str
    dagen_norm: int
    van: date | None = None
    tot: date | None = None
    klaar_op: date | None = None
    dagen_over: int | None = None
    stand: Stand = Stand.NIET_AAN_DE_BEURT
    gepauzeerd: bool = False


@dataclass(frozen=True, slots=True)
class Klok:
    """The three parts, and the last day of the 14 weeks from vergunning to move."""

    delen: tuple[Deel, ...]
    totaal_tot: date | None


def clock(
    moment: Moment,
    cijfers: Cijfers,
    vandaag: date,
    *,
    pauzes: Sequence[PauzeFeit] = (),
    gesloten: bool = False,
) -> Klok:
    """Compute the clock of a dossier on a day.

    Vergunning 02-03-2026 gives koppeling by 16-03, woonruimte by 25-05 (Whit Monday is shown, not shifted)
    and the move by 08-06 (A036-A038). Pauses add their real days. A message that family may come stops the
    move for three months (A097).
    """
    koppeling = _part("koppeling", moment.vergunning, moment.koppeling, cijfers, pauzes)
    woonruimte = _part("woonruimte", moment.koppeling, moment.tekendatum, cijfers, pauzes)
    verhuizing = _part("verhuizing", moment.tekendatum or woonruimte.tot, moment.verhuizing, cijfers, pauzes)
    verhuizing = _blocked(verhuizing, moment, cijfers, vandaag)
    stil = any(p.loopt(vandaag) for p in pauzes)
    delen = tuple(
        _with_stand(deel, vandaag, stil=stil, gesloten=gesloten)
        for deel in (koppeling, woonruimte, verhuizing)
    )
    whole = totals(moment, cijfers, pauzes)
    totaal = next((one.tot for one in whole if one.vanaf == "vergunning"), None)
    return Klok(delen, totaal)


@dataclass(frozen=True, slots=True)
class Totaal:
    """One way to count the whole way to a dwelling: from which date, which parts (days), until when."""

    vanaf: str
    """`vergunning` or `koppeling`."""
    delen: tuple[int, ...]
    van: date
    tot: date
    klaar_op: date | None = None

    @property
    def dagen(self) -> int:
        """All parts together, in days."""
        return sum(self.delen)


def totals(moment: Moment, cijfers: Cijfers, pauzes: Sequence[PauzeFeit] = ()) -> tuple[Totaal, ...]:
    """Both ways to count (A039): 14 + 70 + 14 days from the vergunning, 70 + 14 from the koppeling.

    Vergunning 02-03-2026 gives 08-06-2026 (98 days); koppeling 16-03-2026 gives 08-06-2026 (84 days). Pauses
    add their real days. A way whose first date is not known is left out.
    """
    ways = (
        ("vergunning", moment.vergunning, tuple(NORMEN)),
        ("koppeling", moment.koppeling, tuple(NORMEN)[1:]),
    )
    found = []
    for vanaf, van, codes in ways:
        if van is None:
            continue
        delen = tuple(_norm(code, van, cijfers) for code in codes)
        found.append(Totaal(vanaf, delen, van, _shift(van, sum(delen), pauzes), moment.verhuizing))
    return tuple(found)


def _norm(code: str, dag: date, cijfers: Cijfers) -> int:
    instelling, gewoon = NORMEN[code]
    getal, _ = cijfers.getal(instelling, dag)
    return gewoon if getal is None else getal


def _shift(van: date, dagen: int, pauzes: Sequence[PauzeFeit]) -> date:
    tot = van + timedelta(days=dagen)
    return shift_pauzes(Termijnuitkomst(tot), van, pauzes).datum or tot


def _part(
    code: str, van: date | None, klaar: date | None, cijfers: Cijfers, pauzes: Sequence[PauzeFeit]
) -> Deel:
    if van is None:
        return Deel(code, NORMEN[code][1], klaar_op=klaar, stand=_done_or_waiting(klaar))
    dagen = _norm(code, van, cijfers)
    return Deel(code, dagen, van, _shift(van, dagen, pauzes), klaar)


def _done_or_waiting(klaar: date | None) -> Stand:
    return Stand.GEDAAN if klaar is not None else Stand.NIET_AAN_DE_BEURT


def _blocked(deel: Deel, moment: Moment, cijfers: Cijfers, vandaag: date) -> Deel:
    """The move stands still until the message plus three months (A097: 10-01-2026 gives 10-04-2026)."""
    if moment.bericht_nareis is None or deel.klaar_op is not None or deel.tot is None:
        return deel
    maanden, _ = cijfers.getal("nareis_blokkade_maanden", moment.bericht_nareis)
    einde = add_maanden(moment.bericht_nareis, 3 if maanden is None else maanden)
    return Deel(
        deel.code,
        deel.dagen_norm,
        deel.van,
        max(deel.tot, einde),
        gepauzeerd=vandaag < einde,
    )


def _with_stand(deel: Deel, vandaag: date, *, stil: bool, gesloten: bool) -> Deel:
    if deel.tot is None:
        return deel
    over = (deel.tot - (deel.klaar_op or vandaag)).days
    gepauzeerd = deel.klaar_op is None and (stil or deel.gepauzeerd)
    return Deel(
        deel.code,
        deel.dagen_norm,
        deel.van,
        deel.tot,
        deel.klaar_op,
        over,
        _stand(deel, over, gepauzeerd=gepauzeerd, gesloten=gesloten),
        gepauzeerd,
    )


def _stand(deel: Deel, over: int, *, gepauzeerd: bool, gesloten: bool) -> Stand:
    if deel.klaar_op is not None:
        return Stand.GEDAAN
    if gepauzeerd:
        return Stand.GEPAUZEERD
    if gesloten or over > WEEK_DAGEN:
        return Stand.OP_SCHEMA
    if over < 0:
        return Stand.TE_LAAT
    return Stand.VANDAAG if over == 0 else Stand.DEZE_WEEK


@dataclass(frozen=True, slots=True)
class LichtPunt:
    """A line as the signs need it."""

    matrix: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class Licht:
    """One of the three signs, with what makes it so."""

    code: str
    stand: Stand
    redenen: tuple[Reden, ...] = ()


def lights(punten: Iterable[LichtPunt], delen: Sequence[Deel]) -> tuple[Licht, ...]:
    """The three signs begeleiding, woning and buurt: each as serious as its most serious line (A001).

    The sign for the dwelling also hears the clock. Without any dated line a sign is *nog niet aan de beurt*,
    or done when everything in it is.
    """
    per_rij: dict[str, list[Stand]] = {}
    for punt in punten:
        per_rij.setdefault(punt.matrix, []).append(punt.stand)
    return tuple(_light(code, rijen, per_rij, delen) for code, rijen in LICHTEN.items())


def _light(
    code: str, rijen: tuple[str, ...], per_rij: Mapping[str, list[Stand]], delen: Sequence[Deel]
) -> Licht:
    standen = [stand for rij in rijen for stand in per_rij.get(rij, ())]
    redenen = [
        Reden.of(f"licht_{ernst.value}", aantal=standen.count(ernst))
        for ernst in (Stand.TE_LAAT, Stand.RICHTDATUM_VOORBIJ)
        if ernst in standen
    ]
    if code == "woning":
        standen += [deel.stand for deel in delen]
        redenen += [
            Reden.of("licht_klok_te_laat", deel=deel.code, dagen=-(deel.dagen_over or 0))
            for deel in delen
            if deel.stand is Stand.TE_LAAT
        ]
    for ernst in _ERNST:
        if ernst in standen:
            return Licht(code, ernst, tuple(redenen))
    lopend = any(
        s in (Stand.NIET_AAN_DE_BEURT, Stand.GEEN_DATUM, Stand.WACHT, Stand.GEPAUZEERD, Stand.UITGESTELD)
        for s in standen
    )
    klaar = any(s in (Stand.GEDAAN, Stand.NVT) for s in standen)
    return Licht(code, Stand.GEDAAN if klaar and not lopend else Stand.NIET_AAN_DE_BEURT, tuple(redenen))
