"""The money of a gemeente: the contribution as we reckon it, amounts, totals, interpreters, regelingen."""

from __future__ import annotations

from collections import Counter
from datetime import date

from msgspec.structs import replace
from sqlalchemy import func, select

from models.content.regelingen import load_regelingen
from models.queries.gemeentetel import gemeente_id
from models.queries.krediet import krediet_of_gemeente, krediet_totals, paid
from models.queries.lezer import Lezer
from models.queries.rows_geld import BijdrageRow, GeldpostRow, GeldRow, RegelingRow, TolkRow, TotaalRow
from models.queries.tellen import first_gemeente, people_of_trajecten
from models.rules.bijdragen import (
    Bedrag,
    Gezin,
    RegelingEisen,
    Uitgerekend,
    Venster,
    claimed,
    contribution,
    interpreter_cost,
    qualifies,
    reimbursed,
    totals,
)
from models.rules.leeftijd import leeftijd_op
from models.rules.taakstelling import Halfjaar
from models.rules.tellen import first_home
from models.tables import (
    Ankerdatum,
    Contactmoment,
    Dossier,
    Geldpost,
    Gemeente,
    Huurderving,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Regeling,
    Traject,
)
from models.values import Anker, Recht, Waarheid

VOLWASSEN = 18
_CODES = {"wi2013": "bijdrage_mb_euro", "wi2021": "bijdrage_mb_2021_euro"}
"""Regime -> code of the dated amount (A171, K12: one amount with its date, no derivation)."""
_TARIEVEN = {"telefonisch": "tolk_telefonisch_uur_euro", "aanwezig": "tolk_aanwezig_uur_euro"}
"""Kind of interpreter -> code of the dated tariff for an hour."""
_POST = (
    *("uid", "post", "richting", "op", "omschrijving", "aantal", "bedrag"),
    *("gevraagd_op", "betaald_op", "betaald", "afgewezen_op"),
)
_DOCUMENT = ("voor", "begint", "totaal_miljoen", "deel_miljoen", "deel_naam")
_EISEN = ("van", "tot", "peildatum", "personen_min", "in_opvang")


def load_geld(lezer: Lezer, gemeente_uid: str) -> GeldRow:
    """Read the part *Geld*. Raises Refused: geen_recht, gemeente_onbekend."""
    number = gemeente_id(lezer, gemeente_uid)
    posten = _posten(lezer, gemeente_uid)
    may = lezer.may(Recht.LEZEN)
    bijdragen, onbekend = _bijdragen(lezer, number, gemeente_uid) if may else ((), 0)
    rows = [
        Bedrag(p.post, p.richting, p.op, p.bedrag, p.gevraagd_op, p.betaald_op, p.betaald, p.afgewezen_op)
        for p in posten
    ]
    bijdragen = _with_claims(bijdragen, rows)
    rows += _lost_rent(lezer, gemeente_uid) if may else []
    kredieten = krediet_of_gemeente(lezer, gemeente_uid) if may else ()
    rows += paid(kredieten)
    return GeldRow(
        gemeente_uid=gemeente_uid,
        bijdragen=bijdragen,
        onbekend=onbekend,
        posten=posten,
        totalen=tuple(
            TotaalRow(halfjaar=half, post=post, totaal=total) for (half, post), total in totals(rows).items()
        ),
        kredieten=krediet_totals(kredieten),
        tolken=_tolken(lezer, gemeente_uid) if may else (),
        regelingen=_regelingen(lezer, gemeente_uid, _gezinnen(lezer, gemeente_uid) if may else None),
    )


def _with_claims(rows: tuple[BijdrageRow, ...], claims: list[Bedrag]) -> tuple[BijdrageRow, ...]:
    """Each contribution with what was asked of it, so that it is not asked twice."""
    asked = claimed([Uitgerekend(one.halfjaar, one.per_persoon, one.bedrag) for one in rows], claims)
    return tuple(replace(one, gevraagd=sum_) for one, sum_ in zip(rows, asked, strict=True))


def _posten(lezer: Lezer, gemeente_uid: str) -> tuple[GeldpostRow, ...]:
    rows = lezer.session.connection().execute(
        select(*(getattr(Geldpost, name) for name in _POST))
        .join(Gemeente, Gemeente.id == Geldpost.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
        .order_by(Geldpost.op.desc(), Geldpost.id.desc())
    )
    found = []
    for r in rows:
        known = r._asdict()
        amount = Bedrag(
            **{name: known[name] for name in _POST if name not in ("uid", "omschrijving", "aantal")}
        )
        found.append(GeldpostRow(**known, stand=amount.stand))
    return tuple(found)


def _lost_rent(lezer: Lezer, gemeente_uid: str) -> list[Bedrag]:
    """Lost rent of each gezin under a heading of its own (A108)."""
    rows = lezer.session.connection().execute(
        select(
            Huurderving.tot,
            Huurderving.bedrag,
            Huurderving.gevraagd_op,
            Huurderving.betaald_op,
            Huurderving.betaald,
            Huurderving.afgewezen_op,
        )
        .join(Dossier, Dossier.id == Huurderving.dossier_id)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
    )
    return [Bedrag("huurderving", "in", *r) for r in rows]


def _bijdragen(lezer: Lezer, number: int, gemeente_uid: str) -> tuple[tuple[BijdrageRow, ...], int]:
    """So much per inburgeringsplichtige who was housed, by half-year, regime and amount; the newest first.

    Each person brings the amount of the day on which they counted. Also how many adults have no answer yet:
    they are left out, and said to be.
    """
    rows = lezer.session.connection().execute(
        select(
            Persoon.geteld_op,
            Persoonsgegevens.inburgeringsplichtig,
            Persoonsgegevens.regime,
            Persoonsgegevens.geboortedatum,
        )
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .where(
            func.coalesce(Persoon.geteld_gemeente_id, first_gemeente()) == number,
            Persoon.geteld_op.is_not(None),
        )
        .order_by(Persoon.geteld_op.desc(), Persoon.id)
    )
    counted: Counter[tuple[str, str, float | None, str]] = Counter()
    unknown = 0
    for r in rows:
        if r.inburgeringsplichtig == Waarheid.JA.value:
            euro, bron = _figure_on(lezer, _CODES.get(r.regime, ""), r.geteld_op, gemeente_uid)
            counted[Halfjaar.van(r.geteld_op).code, r.regime, euro, bron] += 1
        elif r.inburgeringsplichtig == Waarheid.ONBEKEND.value and _is_adult(r.geboortedatum, r.geteld_op):
            unknown += 1
    found = [
        BijdrageRow(
            halfjaar=half,
            personen=people,
            regime=regime,
            euro=euro,
            bedrag=contribution(people, euro),
            bron=bron,
        )
        for (half, regime, euro, bron), people in counted.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.halfjaar, one.regime), reverse=True)), unknown


def _figure_on(lezer: Lezer, code: str, dag: date, gemeente_uid: str) -> tuple[float | None, str]:
    """A figure in euro on a day and its source; None where nobody knows it."""
    known = lezer.instellingen.find(
        code,
        dag,
        gemeente_uid=gemeente_uid,
        provincie=lezer.stand.provincies.get(gemeente_uid, ""),
    )
    value = known.waarde if known is not None else None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else None, known.bron if known is not None else ""  # type: ignore[arg-type] # a number


def count_unknown(lezer: Lezer, gemeente_uid: str) -> int:
    """Adults who counted and of whom nobody said whether they are inburgeringsplichtig, within sight."""
    return _bijdragen(lezer, gemeente_id(lezer, gemeente_uid), gemeente_uid)[1]


def _is_adult(geboren: date | None, dag: date) -> bool:
    return geboren is None or leeftijd_op(geboren, dag) >= VOLWASSEN


def _tolken(lezer: Lezer, gemeente_uid: str) -> tuple[TolkRow, ...]:
    rows = lezer.session.connection().execute(
        select(Contactmoment.op, Contactmoment.tolk_betaler, Contactmoment.tolk_soort, Contactmoment.minuten)
        .join(Dossier, Dossier.id == Contactmoment.dossier_id)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
        .where(
            Gemeente.uid == gemeente_uid,
            Contactmoment.tolk_soort.not_in(("", "bekende")),
            Contactmoment.bereikt,
        )
    )
    found: dict[tuple[str, str], list[tuple[int, int | None]]] = {}
    for op, payer, kind, minutes in rows:
        euro, _bron = _figure_on(lezer, _TARIEVEN.get(kind, ""), op, gemeente_uid)
        key = (Halfjaar.van(op).code, payer)
        found.setdefault(key, []).append((minutes or 0, interpreter_cost(minutes, euro)))
    return tuple(
        TolkRow(
            halfjaar=half,
            betaler=payer,
            keren=len(mine),
            minuten=sum(minutes for minutes, _cost in mine),
            bedrag=sum(cost for _minutes, cost in mine if cost is not None),
            zonder_bedrag=sum(cost is None for _minutes, cost in mine),
        )
        for (half, payer), mine in sorted(found.items(), reverse=True)
    )


# --- regelingen -------------------------------------------------------------------------------------------


def _gezinnen(lezer: Lezer, gemeente_uid: str) -> list[tuple[str, list[tuple[date, date | None]], Gezin]]:
    """Open dossiers with their people, their koppeling and first move; the size follows on the peildatum."""
    connection = lezer.session.connection()
    people_in = people_of_trajecten()

    def first(soort: Anker) -> object:
        return (
            select(func.min(Ankerdatum.werkelijk))
            .join(Traject, Traject.uid == Ankerdatum.drager_uid)
            .where(
                Traject.dossier_id == Dossier.id,
                Ankerdatum.soort == soort.value,
                Ankerdatum.vervallen_op.is_(None),
            )
            .scalar_subquery()
        )

    rows = connection.execute(
        select(
            Dossier.id,
            Dossier.uid,
            Dossier.nummer,
            first(Anker.KOPPELING).label("gekoppeld"),  # type: ignore[attr-defined] # a scalar subquery
            first(Anker.VERHUIZING).label("verhuisd"),  # type: ignore[attr-defined] # a scalar subquery
        )
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
        .where(Gemeente.uid == gemeente_uid, Dossier.afgesloten_op.is_(None))
        .order_by(Dossier.nummer)
    ).all()
    counted = {
        dossier_id: dag
        for dossier_id, dag in connection.execute(
            select(Traject.dossier_id, func.min(people_in.c.geteld_op))
            .join(people_in, people_in.c.traject_id == Traject.id)
            .group_by(Traject.dossier_id)
        )
        if dag is not None
    }
    people: dict[int, list[tuple[date, date | None]]] = {}
    for dossier_id, van, tot in connection.execute(
        select(Lidmaatschap.dossier_id, Lidmaatschap.van, Lidmaatschap.tot)
    ):
        people.setdefault(dossier_id, []).append((van, tot))
    return [
        (
            r.nummer,
            people.get(r.id, []),
            Gezin(r.uid, 0, first_home(r.gekoppeld, r.verhuisd, counted.get(r.id)), r.gekoppeld),
        )
        for r in rows
    ]


def _regelingen(
    lezer: Lezer,
    gemeente_uid: str,
    gezinnen: list[tuple[str, list[tuple[date, date | None]], Gezin]] | None,
) -> tuple[RegelingRow, ...]:
    names = ("uid", "naam", *_EISEN, "procent", "kosten", "bron", "aangevraagd_op")
    rows = lezer.session.connection().execute(
        select(*(getattr(Regeling, name) for name in names))
        .join(Gemeente, Gemeente.id == Regeling.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
        .order_by(Regeling.tot.is_not(None), Regeling.tot.desc(), Regeling.id)
    )
    own = [_regeling(lezer, r._asdict(), gezinnen) for r in rows]
    taken = {one.naam.casefold() for one in own}
    shipped = [
        _regeling(
            lezer,
            {
                "uid": "",
                "naam": one.naam,
                **{name: getattr(one, name) for name in _EISEN},
                "procent": one.procent,
                "kosten": None if one.kosten is None else one.kosten * 100,
                "bron": one.bron,
                "aangevraagd_op": None,
                **{name: getattr(one, name) for name in _DOCUMENT},
                "aantal": one.plekken,
            },
            gezinnen,
        )
        for one in load_regelingen()
        if one.naam.casefold() not in taken
    ]
    return (*own, *shipped)


def _regeling(
    lezer: Lezer,
    known: dict[str, object],
    gezinnen: list[tuple[str, list[tuple[date, date | None]], Gezin]] | None,
) -> RegelingRow:
    eisen = RegelingEisen(**{name: known[name] for name in _EISEN})  # type: ignore[arg-type] # by name
    dag = eisen.peildatum or lezer.vandaag
    fits = None
    asks = eisen.personen_min is not None or eisen.in_opvang
    if gezinnen is not None and asks and eisen.venster(lezer.vandaag) is not Venster.DICHT:
        fits = tuple(
            nummer
            for nummer, people, gezin in gezinnen
            if qualifies(_on_day(people, gezin, dag), eisen, lezer.vandaag)
        )
    kosten, procent = known["kosten"], known["procent"]
    back = reimbursed(kosten, procent) if isinstance(kosten, int) and isinstance(procent, int) else None
    return RegelingRow(
        **known,  # type: ignore[arg-type] # by name
        venster=eisen.venster(lezer.vandaag),
        terug=back,
        gezinnen=fits,
    )


def _on_day(people: list[tuple[date, date | None]], gezin: Gezin, dag: date) -> Gezin:
    """The household with the people of a day; of a day before we knew it, those of its beginning."""
    begin = min((van for van, _tot in people), default=dag)
    day = max(dag, begin)
    size = sum(van <= day and (tot is None or tot > day) for van, tot in people)
    return Gezin(gezin.uid, size, gezin.verhuisd_op, gezin.gekoppeld_op)
