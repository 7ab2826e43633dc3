"""Dwellings that came free and to whom they went: what corporaties told, the share, and that of the region.

The region is measured over the gemeenten of this kluis together, over what was typed of other gemeenten, or
by one figure of the whole region, which goes before a sum (A021).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.queries.afspraken_rijen import organisaties_of, rows_of
from models.queries.gemeentetel import load_own
from models.queries.lezer import Lezer
from models.queries.rows_afspraken import OverzichtRow, RegiocijferRow, SignaalRow
from models.rules.taakstelling import more_than_tenth
from models.tables import Gemeente, Organisatie, Regiocijfer, Woningoverzicht

DREMPEL = "tien_procent_drempel"


def load_overzichten(lezer: Lezer, gemeente_uid: str) -> tuple[OverzichtRow, ...]:
    """What corporaties told, the newest half-year first."""
    names = ("uid", "jaar", "deel", "vrijgekomen", "statushouders", "urgenten", "overigen", "ontvangen_op")
    order = (Woningoverzicht.jaar.desc(), Woningoverzicht.deel.desc(), Organisatie.naam)
    return tuple(
        OverzichtRow(
            halfjaar=f"{r.jaar}-{r.deel}",
            organisatie=r.organisatie,
            organisatie_uid=r.organisatie_uid,
            **{name: getattr(r, name) for name in names if name not in ("jaar", "deel")},
        )
        for r in rows_of(lezer, gemeente_uid, Woningoverzicht, names, *order)
    )


def load_signalen(lezer: Lezer, gemeente_uid: str) -> tuple[SignaalRow, ...]:
    """The share of each half-year over all corporaties together, the newest first (A021)."""
    found = load_overzichten(lezer, gemeente_uid)
    return signals(lezer, gemeente_uid, found, organisaties_of(lezer, "corporatie", gemeente_uid))


def signals(
    lezer: Lezer,
    gemeente_uid: str,
    overzichten: tuple[OverzichtRow, ...],
    corporaties: tuple[tuple[str, str], ...],
) -> tuple[SignaalRow, ...]:
    """The share of each half-year that somebody told something of, in their order."""
    border = _border(lezer, gemeente_uid)
    found = []
    for code, rows in by_half(overzichten).items():
        free, went = sum(r.vrijgekomen for r in rows), sum(r.statushouders for r in rows)
        told = {r.organisatie_uid for r in rows}
        found.append(
            SignaalRow(
                halfjaar=code,
                vrijgekomen=free,
                statushouders=went,
                signaal=more_than_tenth(went, free, border),
                corporaties=len(rows),
                mist=tuple(naam for uid, naam in corporaties if uid not in told),
            )
        )
    return tuple(found)


def _border(lezer: Lezer, gemeente_uid: str) -> int:
    return lezer.instellingen.number(DREMPEL, lezer.vandaag, 10, gemeente_uid=gemeente_uid)


def by_half(overzichten: Iterable[OverzichtRow]) -> dict[str, list[OverzichtRow]]:
    """Overviews by the half-year that they are about."""
    found: dict[str, list[OverzichtRow]] = {}
    for one in overzichten:
        found.setdefault(one.halfjaar, []).append(one)
    return found


# --- the region -------------------------------------------------------------------------------------------


def load_regiocijfers(lezer: Lezer, gemeente_uid: str) -> tuple[RegiocijferRow, ...]:
    """What was typed of the region and of other gemeenten, the newest half-year first."""
    names = ("uid", "soort", "wie", "vrijgekomen", "statushouders", "bron", "op")
    rows = lezer.session.connection().execute(
        select(Regiocijfer.jaar, Regiocijfer.deel, *(getattr(Regiocijfer, name) for name in names))
        .join(Gemeente, Gemeente.id == Regiocijfer.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
        .order_by(Regiocijfer.jaar.desc(), Regiocijfer.deel.desc(), Regiocijfer.soort.desc(), Regiocijfer.wie)
    )
    return tuple(
        RegiocijferRow(halfjaar=f"{r.jaar}-{r.deel}", **{name: getattr(r, name) for name in names})
        for r in rows
    )


def load_regio(
    lezer: Lezer,
    gemeente_uid: str,
    getypt: tuple[RegiocijferRow, ...],
    overzichten: tuple[OverzichtRow, ...],
) -> tuple[SignaalRow, ...]:
    """The share of the region in each half-year, the newest first (A021).

    A figure of the whole region says it alone, the newest of them. Else it is the sum over the gemeenten that
    who asks may see and those that were typed, where there are at least two; a typed gemeente that told in
    this kluis itself does not count twice. `overzichten`: what was read of this gemeente already.
    """
    border = _border(lezer, gemeente_uid)
    own = {
        one.naam: by_half(overzichten if one.uid == gemeente_uid else load_overzichten(lezer, one.uid))
        for one in load_own(lezer)
    }
    halves = {code for told in own.values() for code in told} | {one.halfjaar for one in getypt}
    found = []
    for code in sorted(halves, reverse=True):
        row = _region(code, own, tuple(one for one in getypt if one.halfjaar == code), border)
        if row is not None:
            found.append(row)
    return tuple(found)


def _region(
    code: str,
    own: dict[str, dict[str, list[OverzichtRow]]],
    getypt: tuple[RegiocijferRow, ...],
    border: int,
) -> SignaalRow | None:
    whole = max((one for one in getypt if one.soort == "regio"), key=lambda one: one.op, default=None)
    if whole is not None:
        return SignaalRow(
            halfjaar=code,
            vrijgekomen=whole.vrijgekomen,
            statushouders=whole.statushouders,
            signaal=more_than_tenth(whole.statushouders, whole.vrijgekomen, border),
            corporaties=0,
            mist=(),
            bron=whole.bron,
            op=whole.op,
            wie=whole.wie,
        )
    told = {naam: rows[code] for naam, rows in own.items() if code in rows}
    known = {naam.casefold() for naam in told}
    others = [one for one in getypt if one.wie.casefold() not in known]
    if len(told) + len(others) <= 1:
        return None
    typed = {one.wie.casefold() for one in others}
    rows = [row for each in told.values() for row in each]
    free = sum(row.vrijgekomen for row in rows) + sum(one.vrijgekomen for one in others)
    went = sum(row.statushouders for row in rows) + sum(one.statushouders for one in others)
    return SignaalRow(
        halfjaar=code,
        vrijgekomen=free,
        statushouders=went,
        signaal=more_than_tenth(went, free, border),
        corporaties=len(rows),
        mist=tuple(naam for naam in own if naam not in told and naam.casefold() not in typed),
        gemeenten=(*told, *(one.wie for one in others)),
    )
