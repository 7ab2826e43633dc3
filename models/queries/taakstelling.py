"""The taakstelling of a gemeente half-year by half-year: published figures beside what the dossiers say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from models.queries.gemeentetel import counted_days, gemeente_id, people_since
from models.queries.lezer import Lezer
from models.queries.pijplijn import pipeline_policy, pipeline_then
from models.queries.rows_gemeente import (
    GeteldenRow,
    GeteldRow,
    GrondslagRow,
    HalfjaarRow,
    PijplijnpersoonRow,
    PijplijnRow,
    TaakstellingRow,
    VersieRow,
)
from models.queries.tellen import first_gemeente
from models.queries.verwachting import Dagen, expected_people, forecast_line
from models.rules.taakstelling import (
    Halfjaar,
    Pijplijn,
    Stand,
    Verschuiving,
    Verwacht,
    counts_now,
    forecast,
    indication,
    is_partial,
    population_day,
    published_before,
    realised,
    still_to_take_over,
)
from models.rules.toezicht import Pijplijnbeleid
from models.tables import (
    Dossier,
    Gemeente,
    Herverdeling,
    HerverdelingRegel,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Taakstelling,
)

MEER = "plus_achterstand"


def load_taakstelling(lezer: Lezer, gemeente_uid: str, *, vooruit: bool = True) -> TaakstellingRow:
    """Read every half-year from the first published figure or first person up to the one after today's.

    `vooruit` False leaves out who is on the way, for who only asks what was. Raises Refused: geen_recht,
    gemeente_onbekend.
    """
    number = gemeente_id(lezer, gemeente_uid)
    connection = lezer.session.connection()
    versies = _published(lezer, number)
    days = counted_days(connection, number)
    now = Halfjaar.van(lezer.vandaag)
    halves = [min((*versies, *(Halfjaar.van(dag) for dag, *_ in days), now.vorige))]
    while halves[-1] < now.volgende:
        halves.append(halves[-1].volgende)
    mensen = people_since(connection, number, halves[0].eind) if vooruit else ()
    coming = expected_people(lezer, number, gemeente_uid, [one for op, one in mensen if op is None])
    then = pipeline_then(lezer, number, halves[: halves.index(now)], mensen)
    builder = _Bouw(lezer, gemeente_uid, days, coming, _agreed(lezer, number), then)
    rows: list[HalfjaarRow] = []
    for half in halves:
        rows.append(builder.row(half, versies.get(half, ()), rows[-1] if rows else None))
    name = connection.scalar(select(Gemeente.naam).where(Gemeente.id == number))
    return TaakstellingRow(
        gemeente_uid=gemeente_uid,
        gemeente=str(name),
        vandaag=lezer.vandaag,
        teken=str(lezer.setting("taakstelling_teken", gemeente_uid=gemeente_uid) or MEER),
        pijplijn_telt=pipeline_policy(lezer, gemeente_uid, lezer.vandaag) is Pijplijnbeleid.MET,
        halfjaren=tuple(rows),
        lijn=forecast_line(days, coming, rows[halves.index(now)], lezer.vandaag),
    )


def _published(lezer: Lezer, number: int) -> Mapping[Halfjaar, tuple[VersieRow, ...]]:
    names = ("uid", "nummer", "bekend_op", "bron", "geen", "opening", "taakstelling", "realisatie")
    columns = [getattr(Taakstelling, name) for name in (*names, "stand", "peildatum", "reden")]
    rows = lezer.session.connection().execute(
        select(Taakstelling.jaar, Taakstelling.deel, *columns)
        .where(Taakstelling.gemeente_id == number, Taakstelling.lijst == "")
        .order_by(Taakstelling.jaar, Taakstelling.deel, Taakstelling.nummer.desc())
    )
    found: dict[Halfjaar, tuple[VersieRow, ...]] = {}
    for row in rows:
        fields = row._asdict()
        half = Halfjaar(fields.pop("jaar"), fields.pop("deel"))
        found[half] = (*found.get(half, ()), VersieRow(**fields))
    return found


def _agreed(lezer: Lezer, number: int) -> Mapping[Halfjaar, Verschuiving]:
    """Our own part in the newest agreement with other gemeenten, of each half-year."""
    rows = lezer.session.connection().execute(
        select(
            Herverdeling.jaar,
            Herverdeling.deel,
            HerverdelingRegel.gemeente,
            HerverdelingRegel.aantal,
            HerverdelingRegel.taakstelling,
            HerverdelingRegel.gekoppeld,
        )
        .join(HerverdelingRegel, HerverdelingRegel.herverdeling_id == Herverdeling.id)
        .join(Gemeente, Gemeente.id == Herverdeling.gemeente_id)
        .where(
            Herverdeling.gemeente_id == number,
            func.lower(HerverdelingRegel.gemeente) == func.lower(Gemeente.naam),
        )
        .order_by(Herverdeling.id)
    )
    return {Halfjaar(row[0], row[1]): Verschuiving(*row[2:]) for row in rows}


class _Bouw:
    """Makes the rows of half-years, one after the other."""

    def __init__(
        self,
        lezer: Lezer,
        gemeente_uid: str,
        days: Dagen,
        coming: Sequence[Verwacht],
        agreed: Mapping[Halfjaar, Verschuiving],
        then: Mapping[Halfjaar, int],
    ) -> None:
        self._then = then
        self._agreed = agreed
        self._lezer = lezer
        self._uid = gemeente_uid
        self._coming = coming
        self._days = tuple(one for one in days if one[0] <= lezer.vandaag)
        self._weken = lezer.instellingen.number(
            "taakstelling_bekend_weken", lezer.vandaag, 13, gemeente_uid=gemeente_uid
        )
        self._counted: dict[Halfjaar, tuple[int, int]] = {}
        for dag, number, by_koppeling in self._days:
            a, b = self._counted.get(Halfjaar.van(dag), (0, 0))
            self._counted[Halfjaar.van(dag)] = (a + number, b + by_koppeling)

    def row(self, half: Halfjaar, versies: tuple[VersieRow, ...], before: HalfjaarRow | None) -> HalfjaarRow:
        """One half-year; the opening is the published one, else the closing before it."""
        now = versies[0] if versies else None
        counted, by_koppeling = self._counted.get(half, (0, 0))
        carried = before.einde if before is not None else None
        opening = now.opening if now is not None and now.opening is not None else carried or 0
        official = now.realisatie if now is not None else None
        measured = self._measured(half, now)
        on_that_day = self._counted_until(half, measured)
        stand = Stand(
            opening,
            now.taakstelling if now is not None else None,
            on_that_day if official is None else official,
            now.stand if now is not None else None,
            measured,
        )
        known = stand.taakstelling is not None or (now is not None and now.geen)
        along, ahead = self._ahead(half, counted, counts_now(counted, official, on_that_day))
        start, end = self._expected(half, now, before, stand, ahead if known else None)
        vg, ours, whole, share = self._formula(half)
        return HalfjaarRow(
            code=half.code,
            jaar=half.jaar,
            deel=half.deel,
            begin=half.begin,
            eind=half.eind,
            bekend_voor=published_before(half, self._weken),
            versies=versies,
            geen=now.geen if now is not None else False,
            opening=opening,
            opening_officieel=now is not None and now.opening is not None,
            opening_onbekend=carried is None and (now is None or now.opening is None),
            aansluiting=opening - carried if carried is not None else 0,
            taakstelling=stand.taakstelling,
            afgesproken=still_to_take_over(self._agreed[half], stand.taakstelling)
            if half in self._agreed
            else None,
            indicatie=share,
            landelijk=vg,
            inwoners=ours,
            inwoners_nederland=whole,
            realisatie=counted,
            realisatie_koppeling=by_koppeling,
            pijplijn=along,
            pijplijn_soorten=self._kinds(half),
            realisatie_officieel=official,
            realisatie_peildatum=on_that_day,
            opgave=stand.opgave,
            berekend=stand.berekend if known else None,
            einde=stand.einde if known or stand.officieel is not None else None,
            officieel=stand.officieel,
            correctie=stand.correctie if known else 0,
            reden=now.reden if now is not None else "",
            peildatum=stand.peildatum or half.eind,
            deels=is_partial(stand, half),
            procent=stand.nog_te_doen_procent,
            promille=stand.gehaald_promille,
            prognose=ahead,
            verwacht_begin=start,
            verwacht_einde=end,
        )

    def _counted_until(self, half: Halfjaar, dag: date) -> int:
        """Persons of the half-year that counted on a day of it."""
        return sum(number for op, number, _koppeling in self._days if half.begin <= op <= min(half.eind, dag))

    def _expected(
        self,
        half: Halfjaar,
        now: VersieRow | None,
        before: HalfjaarRow | None,
        stand: Stand,
        ahead: int | None,
    ) -> tuple[int, int | None]:
        """Opening and closing by the forecast: a half-year to come begins where the one before will end."""
        start = stand.opening
        published = now is not None and now.opening is not None
        if (
            half.begin > self._lezer.vandaag
            and not published
            and before is not None
            and before.verwacht_einde is not None
        ):
            start = before.verwacht_einde
        if ahead is None:
            return start, None
        # a published closing with another sum stays as it is: what comes is taken off that one
        off = stand.correctie if half.begin <= self._lezer.vandaag else 0
        return start, start + (stand.taakstelling or 0) + off - ahead

    def _measured(self, half: Halfjaar, now: VersieRow | None) -> date:
        if now is not None and now.peildatum is not None:
            return now.peildatum
        return max(half.begin, min(half.eind, self._lezer.vandaag))

    def _ahead(self, half: Halfjaar, counted: int, now: int) -> tuple[int, int | None]:
        """Realisatie with the pijplijn, and the forecast; who is on the way does not count yet.

        The pijplijn of a half-year that is over is that of its last day: who signed in June and moved in
        July stood in it then. `now`: what counts at this moment, where the forecast begins.
        """
        if half.eind < self._lezer.vandaag:
            return counted + self._then.get(half, 0), None
        coming = forecast((), self._coming, half)
        if half.begin > self._lezer.vandaag:
            return counted, now + coming
        return counted + realised((), self._coming, half, half.eind)[1], now + coming

    def _kinds(self, half: Halfjaar) -> tuple[tuple[str, int], ...]:
        """How many stand in the pijplijn of today by each kind, in the order of the handreiking (A127)."""
        if half != Halfjaar.van(self._lezer.vandaag):
            return ()
        counted = Counter(one.pijplijn for one in self._coming)
        return tuple((kind.value, counted[kind]) for kind in Pijplijn if counted[kind])

    def _formula(self, half: Halfjaar) -> tuple[GrondslagRow, GrondslagRow, GrondslagRow, int | None]:
        """What the indication is made of, and the indication itself; None while a figure is missing."""
        vg = self._figure("landelijke_taakstelling", half.begin)
        if vg.dag is not None and Halfjaar.van(vg.dag) != half:
            vg = GrondslagRow()  # a figure of another half-year says nothing about this one
        ours = self._figure("inwoners_gemeente", population_day(half))
        whole = self._figure("inwoners_nederland", population_day(half))
        numbers = (vg.waarde, ours.waarde, whole.waarde)
        share = None
        if numbers[0] is not None and numbers[1] is not None and numbers[2]:
            share = indication(numbers[0], numbers[1], numbers[2])
        return vg, ours, whole, share

    def _figure(self, code: str, dag: date) -> GrondslagRow:
        found = self._lezer.instellingen.find(
            code,
            dag,
            gemeente_uid=self._uid,
            provincie=self._lezer.stand.provincies.get(self._uid, ""),
        )
        if found is None or not isinstance(found.waarde, int | float):
            return GrondslagRow()
        return GrondslagRow(waarde=int(found.waarde), dag=found.geldig_vanaf, bron=found.bron)


def load_getelden(lezer: Lezer, gemeente_uid: str, jaar: int, deel: int) -> GeteldenRow:
    """Read who counted in a half-year, within sight of who looks, and how many more there are.

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    number = gemeente_id(lezer, gemeente_uid)
    half = Halfjaar(jaar, deel)
    connection = lezer.session.connection()
    until = min(half.eind, lezer.vandaag)
    rows = connection.execute(
        select(
            Persoon.id,
            Persoon.geteld_op,
            Persoon.geteld_reden,
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.achternaam,
            Dossier.uid,
            Dossier.nummer,
        )
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id, isouter=True)
        .where(
            Persoon.geteld_op.between(half.begin, until),
            func.coalesce(Persoon.geteld_gemeente_id, first_gemeente()) == number,
        )
        .order_by(Persoon.geteld_op, Dossier.nummer, Lidmaatschap.id)
    )
    people: dict[int, GeteldRow] = {}
    for persoon, op, reden, roep, achter, uid, nummer in rows:
        if persoon not in people and op is not None:
            name = f"{roep or ''} {achter or ''}".strip()
            people[persoon] = GeteldRow(dossier_uid=uid, nummer=nummer, naam=name, op=op, reden=reden)
    total = sum(n for dag, n, _ in counted_days(connection, number) if half.begin <= dag <= until)
    return GeteldenRow(code=half.code, mensen=tuple(people.values()), verborgen=total - len(people))


def load_pijplijn(lezer: Lezer, gemeente_uid: str) -> PijplijnRow:
    """Read who stands in the pijplijn today and why, within sight of who looks (A127).

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    number = gemeente_id(lezer, gemeente_uid)
    along = {
        int(one.persoon): one
        for one in expected_people(lezer, number, gemeente_uid)
        if one.pijplijn is not None and one.sinds is not None
    }
    rows = lezer.session.connection().execute(
        select(
            Persoon.id,
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.achternaam,
            Dossier.uid,
            Dossier.nummer,
        )
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id, isouter=True)
        .where(
            Persoon.geteld_op.is_(None),
            Dossier.gemeente_id == number,
            Dossier.afgesloten_op.is_(None),
            Lidmaatschap.tot.is_(None),
        )
        .order_by(Dossier.nummer, Lidmaatschap.id)
    )
    people: dict[int, PijplijnpersoonRow] = {}
    for persoon, roep, achter, uid, nummer in rows:
        one = along.get(persoon)
        if one is None or one.pijplijn is None or one.sinds is None:
            continue
        people[persoon] = PijplijnpersoonRow(
            dossier_uid=uid,
            nummer=nummer,
            naam=f"{roep or ''} {achter or ''}".strip(),
            soort=one.pijplijn.value,
            sinds=one.sinds,
            verwacht=one.dag,
        )
    order = {kind.value: nr for nr, kind in enumerate(Pijplijn)}
    return PijplijnRow(
        mensen=tuple(sorted(people.values(), key=lambda one: (order[one.soort], one.sinds, one.nummer))),
        verborgen=len(along) - len(people),
    )
