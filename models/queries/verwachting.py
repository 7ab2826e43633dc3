"""Who is expected to count and when, read from the dossiers, and the line that this makes of a half-year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from models.queries.gemeentetel import people_on_the_way
from models.queries.lezer import Lezer
from models.queries.rows_gemeente import HalfjaarRow, MeetpuntRow
from models.rules.kalender import add_maanden
from models.rules.taakstelling import Verwacht
from models.rules.verwachting import Onderweg, expected

Dagen = Sequence[tuple[date, int, int]]


def expected_people(
    lezer: Lezer, number: int, gemeente_uid: str, onderweg: Iterable[Onderweg] | None = None
) -> tuple[Verwacht, ...]:
    """Everybody on the way with the day on which they are expected to count.

    `onderweg`: who is on the way, where that was read already.
    """

    def setting(code: str, dag: date, default: int) -> int:
        return lezer.instellingen.number(code, dag, default, gemeente_uid=gemeente_uid)

    def with_stop(one: Onderweg) -> Onderweg:
        """Until when the COA lets nobody leave, by the figure of the day of the message (A097)."""
        if one.bericht_nareis is None:
            return one
        months = setting("nareis_blokkade_maanden", one.bericht_nareis, 3)
        return replace(one, niet_voor=add_maanden(one.bericht_nareis, months))

    woonruimte = setting("termijn_woonruimte_dagen", lezer.vandaag, 70)
    verhuizing = setting("termijn_verhuizing_dagen", lezer.vandaag, 14)
    people = people_on_the_way(lezer.session.connection(), number) if onderweg is None else onderweg
    found = (
        expected(with_stop(one), lezer.vandaag, woonruimte_dagen=woonruimte, verhuizing_dagen=verhuizing)
        for one in people
    )
    return tuple(one for one in found if one is not None)


def forecast_line(
    days: Dagen, coming: Sequence[Verwacht], half: HalfjaarRow, vandaag: date
) -> tuple[MeetpuntRow, ...]:
    """What counts in the running half-year, day by day, and after today what is expected with it.

    An official figure stands from its own day on; the dossiers add what counts since (A188).
    """
    measured = half.peildatum if half.realisatie_officieel is not None else vandaag
    total = 0
    points = [MeetpuntRow(dag=half.begin, aantal=0)]
    counted = [(dag, number) for dag, number, _koppeling in days if half.begin <= dag <= vandaag]
    for dag, number in counted:
        if dag <= measured:
            total += number
            points.append(MeetpuntRow(dag=dag, aantal=total))
    if half.realisatie_officieel is not None:
        total = half.realisatie_officieel
        points.append(MeetpuntRow(dag=min(measured, vandaag), aantal=total))
    for dag, number in counted:
        if dag > measured:
            total += number
            points.append(MeetpuntRow(dag=dag, aantal=total))
    points.append(MeetpuntRow(dag=vandaag, aantal=total))
    per_day: dict[date, set[str]] = {}
    for one in coming:
        if one.dag <= half.eind:
            per_day.setdefault(max(one.dag, vandaag), set()).add(one.persoon)
    for dag, people in sorted(per_day.items()):
        total += len(people)
        points.append(MeetpuntRow(dag=dag, aantal=total, verwacht=True))
    points.append(MeetpuntRow(dag=half.eind, aantal=total, verwacht=True))
    return tuple(points)
