"""The logboek for who keeps an eye on it: entries by page, what each changed, and the figures of a month.

Who has the right reads every entry, also about dossiers out of sight: the number of the dossier stands with
it, never a name. Values of changes stay out of sight with their dossier (`zicht`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, column, distinct, func, or_, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.errors import Refused
from models.queries.historie import spelled
from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names
from models.queries.rows import PaperHead
from models.queries.rows_logboek import (
    LogboekFacts,
    LogFilter,
    LogPage,
    LogRow,
    LogWijziging,
    NagekekenRow,
)
from models.queries.sql import GELEZEN, Rij
from models.queries.woorden import short_day
from models.rules.logboek import GEWEIGERD, SOORTEN, make_ankercode, soort_of
from models.rules.toegang import SYSTEEM
from models.store import head
from models.tables import (
    Actiepunt,
    Afdruk,
    Bewerking,
    Dossier,
    Historie,
    Lidmaatschap,
    Medewerker,
    Organisatie,
    Persoonsgegevens,
    Regeldag,
    Waarde,
)
from models.values import LogSoort, Recht

PAGE = 200
NAGEKEKEN = "logboek_nagekeken"
_SAMEN = 3
"""More equal changes than this become one line with their number."""
_STUK = 400

ALLES = LogFilter()
"""Every entry."""
_NUMMERS = table("dossier", column("uid"), column("nummer"), schema="main")
"""The dossiers themselves, past the view of who asks: only number and uid, and only for the logboek."""


@cache
def _zone() -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam")


def _begin(dag: date) -> datetime:
    """The first moment of a day in the Netherlands."""
    return datetime.combine(dag, time(), _zone()).astimezone(UTC)


# --- entries ----------------------------------------------------------------------------------------------


def load_logboek(
    lezer: Lezer,
    keuze: LogFilter = ALLES,
    *,
    voor: int = 0,
    limit: int = PAGE,
) -> LogPage:
    """Read a page of entries that fit, the newest first; `voor` = only those with a lower number.

    Raises Refused("geen_recht"), Refused("dossier_nummer_onbekend").
    """
    lezer.require(Recht.LOGBOEK)
    statement = select(
        Bewerking.id,
        Bewerking.uid,
        Bewerking.op,
        Bewerking.wie,
        Bewerking.soort,
        Bewerking.dossier_uid,
        Bewerking.object_soort,
        Bewerking.object_uid,
        Bewerking.resultaat,
        Bewerking.herkomst,
    ).where(*_fits(lezer, keuze))
    if voor:
        statement = statement.where(Bewerking.id < voor)
    rows = lezer.session.connection().execute(statement.order_by(Bewerking.id.desc()).limit(limit + 1)).all()
    return LogPage(rijen=_rows(lezer, rows[:limit]), meer=len(rows) > limit)


def _fits(lezer: Lezer, keuze: LogFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if keuze.wie:
        found.append(Bewerking.wie == keuze.wie)
    if keuze.soort is not None:
        found.append(_of_soort(keuze.soort))
    if keuze.dossier.strip():
        found.append(Bewerking.dossier_uid.in_(_find_dossiers(lezer.session, keuze.dossier)))
    if keuze.van is not None:
        found.append(Bewerking.op >= _begin(keuze.van))
    if keuze.tot is not None:
        found.append(Bewerking.op < _begin(keuze.tot + timedelta(days=1)))
    return found


def _of_soort(soort: LogSoort) -> ColumnElement[bool]:
    """The same division as `soort_of`, as a condition."""
    refused = Bewerking.resultaat.in_(sorted(GEWEIGERD))
    if soort is LogSoort.GEWEIGERD:
        return refused
    named = sorted({code for codes in SOORTEN.values() for code in codes})
    rest = Bewerking.soort.not_in(named)
    by_itself = Bewerking.wie == SYSTEEM
    if soort is LogSoort.VERANDERD:
        return and_(~refused, rest, ~by_itself)
    mine: ColumnElement[bool] = Bewerking.soort.in_(sorted(SOORTEN[soort]))
    if soort is LogSoort.SYSTEEM:
        mine = or_(mine, and_(rest, by_itself))
    return and_(~refused, mine)


def _find_dossiers(session: Session, typed: str) -> list[str]:
    """The dossiers that a typed number means. Raises Refused("dossier_nummer_onbekend")."""
    nummer = typed.strip().upper()
    numbers = session.connection().execute(select(_NUMMERS.c.uid, _NUMMERS.c.nummer)).all()
    exact = [str(r[0]) for r in numbers if str(r[1]).upper() == nummer]
    short = [str(r[0]) for r in numbers if _tail(str(r[1])) == _tail(nummer)] if "-" not in nummer else []
    if not (exact or short):
        raise Refused("dossier_nummer_onbekend", veld="dossier", nummer=typed.strip())
    return exact or short


def _tail(nummer: str) -> str:
    return nummer.rpartition("-")[2].lstrip("0")


def _rows(lezer: Lezer, rows: Iterable[Rij]) -> tuple[LogRow, ...]:
    rows = tuple(rows)
    names = medewerker_names(lezer)
    uids = {r.dossier_uid for r in rows if r.dossier_uid}
    numbers = _by_uid(lezer.session, _NUMMERS.c.uid, _NUMMERS.c.nummer, uids)
    seen = _by_uid(lezer.session, Dossier.uid, Dossier.nummer, uids)
    things = _things(lezer, rows)
    counts = _counts(lezer.session, [r.id for r in rows])
    return tuple(
        LogRow(
            nummer=r.id,
            uid=r.uid,
            op=r.op,
            wie=names.get(r.wie, "" if r.wie == SYSTEEM else r.wie),
            systeem=r.wie == SYSTEEM,
            soort=r.soort,
            groep=soort_of(r.soort, r.wie, r.resultaat),
            dossier_nummer=numbers.get(r.dossier_uid, ""),
            dossier_uid=r.dossier_uid if r.dossier_uid in seen else "",
            over_soort=r.object_soort if r.object_uid != r.dossier_uid or not r.dossier_uid else "",
            over=things.get((r.object_soort, r.object_uid), ""),
            resultaat=r.resultaat,
            herkomst=r.herkomst,
            wijzigingen=counts.get(r.id, 0),
        )
        for r in rows
    )


_Kolom = ColumnElement[Any] | InstrumentedAttribute[Any]


def _by_uid(session: Session, uid: _Kolom, name: _Kolom, uids: set[str]) -> dict[str, str]:
    wanted = sorted(uids)
    return {
        str(r[0]): str(r[1])
        for start in range(0, len(wanted), _STUK)
        for r in session.connection().execute(select(uid, name).where(uid.in_(wanted[start : start + _STUK])))
    }


def _counts(session: Session, numbers: list[int]) -> dict[int, int]:
    if not numbers:
        return {}
    rows = session.connection().execute(
        select(Historie.bewerking_id, func.count())
        .where(Historie.bewerking_id.between(min(numbers), max(numbers)), GELEZEN)
        .group_by(Historie.bewerking_id)
    )
    return {int(r[0]): int(r[1]) for r in rows}


_KEPT_AS_IT_IS = frozenset({"reservekopie", "bewerking", "logboek", "mensen", "pogingen", "minuten"})
"""Things outside the tables: what the entry itself holds names them."""


def _things(lezer: Lezer, rows: Iterable[Rij]) -> dict[tuple[str, str], str]:
    """Name what entries are about, as far as it is in sight: a name, a number, a letter, a code, a day."""
    wanted: dict[str, set[str]] = {}
    for row in rows:
        if row.object_uid:
            wanted.setdefault(row.object_soort, set()).add(row.object_uid)
    session = lezer.session
    found: dict[tuple[str, str], str] = {
        (soort, uid): uid for soort in _KEPT_AS_IT_IS & set(wanted) for uid in wanted[soort]
    }
    for soort, uid, name in (
        ("medewerker", Medewerker.uid, Medewerker.naam),
        ("organisatie", Organisatie.uid, Organisatie.naam),
        ("afdruk", Afdruk.uid, Afdruk.code),
        ("actiepunt", Actiepunt.uid, Actiepunt.nummer),
    ):
        if soort in wanted:
            named = _by_uid(session, uid, name, wanted[soort])
            found |= {(soort, one): text for one, text in named.items()}
    if "regeldag" in wanted:
        days = session.connection().execute(
            select(Regeldag.uid, Regeldag.dag).where(Regeldag.uid.in_(sorted(wanted["regeldag"])))
        )
        found |= {("regeldag", str(r[0])): short_day(r[1]) for r in days}
    if "persoonsgegevens" in wanted:
        letters = session.connection().execute(
            select(Persoonsgegevens.uid, Lidmaatschap.letter)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoonsgegevens.persoon_id)
            .where(Persoonsgegevens.uid.in_(sorted(wanted["persoonsgegevens"])))
        )
        found |= {("persoonsgegevens", str(r[0])): str(r[1]) for r in letters}
    return found


# --- one entry --------------------------------------------------------------------------------------------


def load_wijzigingen(lezer: Lezer, nummer: int, limit: int = 200) -> tuple[LogWijziging, ...]:
    """Read what an entry changed, in its order; many equal changes stand on one line.

    Values of a dossier out of sight are left out. Raises Refused("geen_recht").
    """
    lezer.require(Recht.LOGBOEK)
    rows = (
        lezer.session.connection()
        .execute(
            select(
                Historie.tabel,
                Historie.veld,
                Historie.actie,
                Waarde.id.label("waarde"),
                Waarde.oud,
                Waarde.nieuw,
            )
            .join(Waarde, Waarde.historie_id == Historie.id, isouter=True)
            .where(Historie.bewerking_id == nummer, GELEZEN)
            .order_by(Historie.id)
        )
        .all()
    )
    groups: dict[tuple[str, str, str], list[Rij]] = {}
    for row in rows:
        groups.setdefault((row.tabel, row.actie, row.veld), []).append(row)
    found: list[LogWijziging] = []
    for group in groups.values():
        found += _together(group)
    return tuple(found[:limit])


def _together(group: list[Rij]) -> list[LogWijziging]:
    if len(group) > _SAMEN:
        first = group[0]
        return [
            LogWijziging(
                tabel=first.tabel,
                veld=first.veld,
                actie=first.actie,
                oud="",
                nieuw="",
                zichtbaar=first.waarde is not None,
                aantal=len(group),
            )
        ]
    return [
        LogWijziging(
            tabel=r.tabel,
            veld=r.veld,
            actie=r.actie,
            oud=spelled(r.oud) if r.veld else "",
            nieuw=spelled(r.nieuw) if r.veld else "",
            zichtbaar=r.waarde is not None,
        )
        for r in group
    ]


# --- reading it through, and the paper --------------------------------------------------------------------


def load_nagekeken(lezer: Lezer) -> NagekekenRow | None:
    """Read when the logboek was read through last; None = never. Raises Refused("geen_recht")."""
    lezer.require(Recht.LOGBOEK)
    row = (
        lezer.session.connection()
        .execute(
            select(Bewerking.op, Bewerking.wie, Bewerking.resultaat, Bewerking.object_uid)
            .where(Bewerking.soort == NAGEKEKEN, Bewerking.resultaat.not_in(sorted(GEWEIGERD)))
            .order_by(Bewerking.id.desc())
            .limit(1)
        )
        .first()
    )
    if row is None:
        return None
    number = str(row.object_uid)
    return NagekekenRow(
        op=row.op,
        wie=medewerker_names(lezer).get(row.wie, ""),
        resultaat=row.resultaat,
        nummer=int(number) if number.isdigit() else 0,
    )


def logboek_facts(lezer: Lezer, van: date, tot: date, *, paper_head: PaperHead) -> LogboekFacts:
    """Gather the logboekblad of a span of days: how many of each kind, and how far the logboek has come.

    Raises Refused("geen_recht"), Refused("logboek_leeg") where nothing was linked yet.
    """
    lezer.require(Recht.LOGBOEK)
    anker = head(lezer.session)
    if anker is None:
        raise Refused("logboek_leeg")
    inside = (Bewerking.op >= _begin(van), Bewerking.op < _begin(tot + timedelta(days=1)))
    connection = lezer.session.connection()
    counts = dict.fromkeys(LogSoort, 0)
    for soort, wie, resultaat, aantal in connection.execute(
        select(Bewerking.soort, Bewerking.wie, Bewerking.resultaat, func.count())
        .where(*inside)
        .group_by(Bewerking.soort, Bewerking.wie, Bewerking.resultaat)
    ):
        counts[soort_of(soort, wie, resultaat)] += int(aantal)
    first, last = connection.execute(
        select(func.min(Bewerking.id), func.max(Bewerking.id)).where(*inside)
    ).one()
    dossiers = connection.execute(
        select(func.count(distinct(Bewerking.dossier_uid))).where(*inside, Bewerking.dossier_uid != "")
    ).scalar_one()
    people = connection.execute(
        select(func.count(distinct(Bewerking.wie))).where(*inside, Bewerking.wie.not_in((SYSTEEM, "")))
    ).scalar_one()
    moment = connection.execute(select(Bewerking.op).where(Bewerking.id == anker.nummer)).scalar_one()
    return LogboekFacts(
        head=paper_head,
        van=van,
        tot=tot,
        aantallen=tuple(counts.items()),
        mensen=int(people),
        dossiers=int(dossiers),
        eerste=int(first or 0),
        laatste=int(last or 0),
        stand=anker.nummer,
        stand_op=moment,
        code=make_ankercode(anker.nummer, anker.keten),
        nagekeken=load_nagekeken(lezer),
    )
