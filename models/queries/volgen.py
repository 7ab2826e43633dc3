"""How a gezin lives after the move: signs, reports, damage, rent, the year, the sheet (A001, A008-A013)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from models.queries.afspraken_gezin import damage_payer
from models.queries.dossier import load_ankers, load_kern
from models.queries.lezer import Lezer
from models.queries.mensen import load_personen, medewerker_names, present
from models.queries.rows_dossier import AnkerRow
from models.queries.rows_volgen import MeldingRow, MomentRow, SchadeRow, TekenRow, VolgenRow, WoongedragRow
from models.queries.tekens import load_huur, trajecten
from models.rules.volgen import arrears, begin_of, moments, months_in, reads_none, who_pays
from models.tables import Gebeurtenis, Melding, Schade, Teken, Volgmoment, Woongedrag
from models.values import TEKENS, Anker, Waarheid

JAAR_MAANDEN = 12
"""How long is followed where the setting is empty (A011)."""
PARTIJEN = ("gemeente", "corporatie", "begeleiding", "gezin")
"""Who can be told of a report."""


def load_volgen(lezer: Lezer, uid: str) -> VolgenRow:
    """Read what was noted of how a gezin lives. Raises Refused("dossier_onbekend")."""
    kern = load_kern(lezer, uid)
    lezer.gezien.add(uid)
    place = kern.row.gemeente_uid or ""
    ankers = load_ankers(lezer, kern.id)
    rent = load_huur(lezer, kern.id, place, ankers)
    start, signed = (begin_of(soort, trajecten(ankers)) for soort in (Anker.HUURINGANG, Anker.TEKENDATUM))
    given = _sheets(lezer, kern.id)
    here = present(load_personen(lezer, kern.id), lezer.vandaag)
    reads = tuple(dict.fromkeys(one.leestaal for one in here if one.leestaal))
    return VolgenRow(
        uid=uid,
        tekens=_signs(lezer, kern.id),
        meldingen=load_meldingen(lezer, kern.id),
        schades=_damage(lezer, kern.id, place, kern.row.corporatie_uid or ""),
        schadeafspraak=damage_payer(lezer, place, lezer.vandaag, kern.row.corporatie_uid or ""),
        huuringang=start[1] if start is not None else None,
        huur=rent,
        achterstand=arrears(one.maand for one in rent),
        tekendatum=signed[1] if signed is not None else None,
        momenten=_moments(lezer, kern.id, place, ankers),
        woongedrag=given,
        leest=reads,
        leest_nog_niet=reads_none({one.taal for one in given}, reads),
    )


def year_of(lezer: Lezer, gemeente_uid: str) -> tuple[tuple[int, ...], int]:
    """After how many months there is a moment, and how long is followed, as set for a gemeente (A011)."""
    listed = lezer.setting("volgmomenten_na_maanden", gemeente_uid=gemeente_uid)
    long = lezer.instellingen.number(
        "monitor_maanden", lezer.vandaag, JAAR_MAANDEN, gemeente_uid=gemeente_uid
    )
    return (months_in(listed) if isinstance(listed, tuple) else ()), long


def _signs(lezer: Lezer, dossier_id: int) -> tuple[TekenRow, ...]:
    who = medewerker_names(lezer)
    rows = lezer.session.connection().execute(
        select(Teken.uid, Teken.soort, Teken.stand, Teken.op, Teken.reden, Teken.wie)
        .where(Teken.dossier_id == dossier_id)
        .order_by(Teken.op.desc(), Teken.id.desc())
    )
    return tuple(TekenRow(**(row._asdict() | {"wie": who.get(row.wie, "")})) for row in rows)


def load_meldingen(lezer: Lezer, dossier_id: int) -> tuple[MeldingRow, ...]:
    """Read the reports about living there: open ones first, then the newest.

    Each is an event; one that was told with *Wat is er gebeurd?* has nothing beside it yet.
    """
    who = medewerker_names(lezer)
    told = {name: getattr(Melding, f"weet_{name}") for name in PARTIJEN}
    rows = lezer.session.connection().execute(
        select(
            Gebeurtenis.uid,
            Gebeurtenis.op,
            Gebeurtenis.notitie,
            Melding.onderwerp,
            Melding.melder,
            Melding.melder_naam,
            Melding.aanpak,
            Melding.afloop,
            Melding.gesloten_op,
            Melding.wie,
            *(column.label(name) for name, column in told.items()),
        )
        .join(Melding, Melding.gebeurtenis_uid == Gebeurtenis.uid, isouter=True)
        .where(
            Gebeurtenis.dossier_id == dossier_id,
            Gebeurtenis.soort == "signaal",
            Gebeurtenis.ingetrokken_op.is_(None),
        )
        .order_by(Melding.gesloten_op.is_not(None), Gebeurtenis.op.desc(), Gebeurtenis.id.desc())
    )
    return tuple(
        MeldingRow(
            uid=row.uid,
            op=row.op,
            notitie=row.notitie,
            onderwerp=row.onderwerp or "anders",
            melder=row.melder or "",
            melder_naam=row.melder_naam or "",
            weet=tuple(name for name in PARTIJEN if getattr(row, name)),
            aanpak=row.aanpak or "",
            afloop=row.afloop or "",
            gesloten_op=row.gesloten_op,
            wie=who.get(row.wie or "", ""),
        )
        for row in rows
    )


def _damage(lezer: Lezer, dossier_id: int, gemeente_uid: str, corporatie_uid: str) -> tuple[SchadeRow, ...]:
    rows = lezer.session.connection().execute(
        select(
            Gebeurtenis.uid,
            Gebeurtenis.op,
            Gebeurtenis.notitie,
            Schade.tekort,
            Schade.betaalt,
            Schade.bedrag,
            Schade.afgehandeld_op,
        )
        .join(Schade, Schade.gebeurtenis_uid == Gebeurtenis.uid, isouter=True)
        .where(
            Gebeurtenis.dossier_id == dossier_id,
            Gebeurtenis.soort == "schade",
            Gebeurtenis.ingetrokken_op.is_(None),
        )
        .order_by(Schade.afgehandeld_op.is_not(None), Gebeurtenis.op.desc(), Gebeurtenis.id.desc())
    )
    found = []
    for row in rows:
        short = Waarheid(row.tekort or Waarheid.ONBEKEND)
        found.append(
            SchadeRow(
                uid=row.uid,
                op=row.op,
                wat=row.notitie,
                tekort=short,
                gezegd=row.betaalt or "",
                betaalt=row.betaalt
                or who_pays(short, damage_payer(lezer, gemeente_uid, row.op, corporatie_uid)),
                bedrag=row.bedrag,
                afgehandeld_op=row.afgehandeld_op,
            )
        )
    return tuple(found)


def _moments(
    lezer: Lezer, dossier_id: int, gemeente_uid: str, ankers: Sequence[AnkerRow]
) -> tuple[MomentRow, ...]:
    begin = begin_of(Anker.TEKENDATUM, trajecten(ankers))
    if begin is None:
        return ()
    who = medewerker_names(lezer)
    rows = lezer.session.connection().execute(
        select(
            Volgmoment.uid,
            Volgmoment.maanden,
            Volgmoment.op,
            Volgmoment.afloop,
            Volgmoment.wie,
            *(getattr(Volgmoment, name) for name in TEKENS),
        ).where(Volgmoment.dossier_id == dossier_id, Volgmoment.ronde == begin[0])
    )
    held = {row.maanden: row for row in rows}
    after, long = year_of(lezer, gemeente_uid)
    found = []
    for one in moments(begin[1], after, long, {n: row.op for n, row in held.items()}):
        row = held.get(one.maanden)
        if row is None:
            found.append(MomentRow(moment=one))
            continue
        found.append(
            MomentRow(
                uid=row.uid,
                moment=one,
                standen=tuple((name, getattr(row, name)) for name in TEKENS),
                afloop=row.afloop,
                wie=who.get(row.wie, ""),
            )
        )
    return tuple(found)


def _sheets(lezer: Lezer, dossier_id: int) -> tuple[WoongedragRow, ...]:
    rows = lezer.session.connection().execute(
        select(Woongedrag.uid, Woongedrag.taal, Woongedrag.op)
        .where(Woongedrag.dossier_id == dossier_id)
        .order_by(Woongedrag.op.desc(), Woongedrag.id.desc())
    )
    return tuple(WoongedragRow(**row._asdict()) for row in rows)
