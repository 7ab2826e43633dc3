"""The charts of a gemeente as figures, for the screen and for paper: both show the same (point 11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from models.queries.doorlooptijd import DoorlooptijdRow, load_doorlooptijd
from models.queries.lezer import Lezer
from models.queries.rows import PaperHead
from models.queries.rows_gemeente import GemeentebladFacts, GrafiekRow, ReeksRow, TaakstellingRow
from models.queries.taakstelling import load_taakstelling
from models.rules.doorlooptijd import Maandpunt
from models.rules.kalender import add_maanden
from models.rules.taakstelling import Halfjaar

HALFJAREN = 8
"""So many half-years stand in the chart of the taakstelling."""
DOSSIERS = "dossiers"
"""Code of a source: the dossiers of this kluis."""


def load_grafieken(lezer: Lezer, gemeente_uid: str) -> tuple[GrafiekRow, ...]:
    """Read the three charts. Raises Refused: geen_recht, gemeente_onbekend."""
    taak = load_taakstelling(lezer, gemeente_uid)
    return (task_chart(taak), forecast_chart(taak), time_chart(load_doorlooptijd(lezer, gemeente_uid)))


def gemeenteblad_facts(lezer: Lezer, gemeente_uid: str, *, head: PaperHead) -> GemeentebladFacts:
    """Read the paper with all of it. Raises Refused: geen_recht, gemeente_onbekend."""
    taak = load_taakstelling(lezer, gemeente_uid)
    charts = (task_chart(taak), forecast_chart(taak), time_chart(load_doorlooptijd(lezer, gemeente_uid)))
    return GemeentebladFacts(
        head=head,
        gemeente=taak.gemeente,
        grafieken=charts,
        halfjaren=tuple(one for one in taak.halfjaren if one.begin <= taak.vandaag)[-HALFJAREN:],
        teken=taak.teken,
    )


def task_chart(taak: TaakstellingRow, tot: date | None = None, aantal: int = HALFJAREN) -> GrafiekRow:
    """Taakstelling, realisatie and closing of each half-year that has begun; the closing as it is written.

    The last `aantal` of them, of those that began by `tot` where it is named.
    """
    last = taak.vandaag if tot is None else min(tot, taak.vandaag)
    shown = [one for one in taak.halfjaren if one.begin <= last][-aantal:]
    sign = 1 if taak.teken == "plus_achterstand" else -1
    sources = dict.fromkeys(one.versies[0].bron for one in shown if one.versies)
    return GrafiekRow(
        code="taakstelling",
        plekken=tuple(one.code for one in shown),
        reeksen=(
            ReeksRow(code="taakstelling", waarden=tuple(one.taakstelling for one in shown)),
            ReeksRow(
                code="realisatie",
                waarden=tuple(
                    one.realisatie if one.realisatie_officieel is None else one.realisatie_officieel
                    for one in shown
                ),
            ),
            ReeksRow(
                code="stand",
                waarden=tuple(None if one.einde is None else sign * one.einde for one in shown),
            ),
        ),
        eenheid="personen",
        bron=(*sources, DOSSIERS),
        peildatum=taak.vandaag,
    )


def forecast_chart(taak: TaakstellingRow) -> GrafiekRow:
    """The running half-year month by month: who counts, who is expected to, and what has to be done."""
    half = Halfjaar.van(taak.vandaag)
    months = [add_maanden(half.begin, nr) for nr in range(6)]
    ends = [add_maanden(month, 1) - timedelta(days=1) for month in months]
    now = next(one for one in taak.halfjaren if one.code == half.code)
    counted = tuple(
        _at(taak, min(end, taak.vandaag), verwacht=False) if month <= taak.vandaag else None
        for month, end in zip(months, ends, strict=True)
    )
    expected = tuple(_at(taak, end, verwacht=True) if end >= taak.vandaag else None for end in ends)
    known = now.taakstelling is not None
    return GrafiekRow(
        code="prognose",
        plekken=tuple(f"{month:%Y-%m}" for month in months),
        reeksen=(
            ReeksRow(code="telt", waarden=counted),
            ReeksRow(code="verwacht", waarden=expected, streep=True),
            ReeksRow(code="opgave", waarden=(now.opgave if known else None,) * 6, streep=True),
        ),
        eenheid="personen",
        bron=(*((now.versies[0].bron,) if now.versies else ()), DOSSIERS),
        peildatum=taak.vandaag,
    )


def _at(taak: TaakstellingRow, dag: date, *, verwacht: bool) -> int:
    """The last point of the line up to a day; expected ones stand behind those of the same day."""
    return next(
        (one.aantal for one in reversed(taak.lijn) if one.dag <= dag and (verwacht or not one.verwacht)), 0
    )


def time_chart(tijd: DoorlooptijdRow) -> GrafiekRow:
    """The moving mean of method A in weeks, with the agreed mean."""
    return mean_chart(tijd.maanden, tijd.norm_weken, tijd.vandaag)


def mean_chart(maanden: Sequence[Maandpunt], norm_weken: int, vandaag: date) -> GrafiekRow:
    """The same of any months."""
    return GrafiekRow(
        code="doorlooptijd",
        plekken=tuple(f"{one.maand:%Y-%m}" for one in maanden),
        reeksen=(
            ReeksRow(
                code="gemiddelde",
                waarden=tuple(one.gemiddeld.weken if one.gemiddeld is not None else None for one in maanden),
            ),
            ReeksRow(code="norm", waarden=(float(norm_weken),) * len(maanden), streep=True),
        ),
        eenheid="weken",
        bron=(DOSSIERS,),
        peildatum=vandaag,
    )
