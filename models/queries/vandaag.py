"""Vandaag: what asks for attention today, over all dossiers or one's own (ui.md, speed.md S9).

Every section is one statement that gives at most `grens` lines and the full count; the lines of all
sections are then read together. Nothing here looks at a closed dossier.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    TextClause,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    text,
    tuple_,
)
from sqlalchemy.orm import aliased

from models.content import EIGEN_PUNT
from models.queries import punten, vandaag_dossiers
from models.queries.gemeentedag import lines_of_gemeente
from models.queries.lezer import Lezer
from models.queries.mijn import clock_runs, closed_dossiers, own_dossiers, paused_dossiers
from models.queries.rows import VandaagLine, VandaagRow
from models.queries.sql import Rij
from models.queries.tijdafspraken import lines_of_afspraken
from models.rules.onderwerpen import persoon_uid
from models.tables import Actiepunt, Dossier, Lidmaatschap, Persoon
from models.tables.actiepunten import LOOPT, ZONDER_DAG
from models.values import Staat, Stand

KOMEND_DAGEN = 14
LETTERS_HOOGSTENS = 16
"""Rows read a line: more people than this in one gezin only make a section a little shorter."""
_OPEN_LETTERS = (Staat.OPEN, Staat.WACHT, Staat.UITGESTELD)


@dataclass(frozen=True, slots=True)
class _Sectie:
    """A section before its lines are read: keys of lines in order, and the full count."""

    keys: tuple[tuple[int, int], ...]
    """(dossier id, line number)."""
    aantal: int


def load_vandaag(lezer: Lezer, *, begeleider_uid: str = "", grens: int = 50) -> VandaagRow:
    """Read Vandaag. `begeleider_uid` = only that medewerker's own gezinnen; `grens` lines a section.

    Points of the gemeente are of nobody's gezinnen: who may see its figures has them, also with only the own
    gezinnen, but not on the sheet of somebody else. A passed richtdatum is never *te laat*; it stands in grey
    under today, so that it does not vanish. Above it stand the appointments of today, by their hour. What
    has no day and waits for none may be done at any time: it stands behind what comes, as in the tab *Nu* and
    in *Bal bij wie*.
    """
    scope = _scope(begeleider_uid, lezer.vandaag)
    dated = _dated(lezer, scope, grens)
    back = _marked(lezer, scope, grens, "uitgesteld", Actiepunt.uitgesteld_tot)
    since = func.coalesce(Actiepunt.wacht_sinds, Actiepunt.termijn_datum)
    marked = _marked(lezer, scope, grens, "wacht", since)
    ours, theirs = (_dayless(lezer, scope, grens, onze=onze) for onze in (True, False))
    secties = {
        "te_laat": dated["te_laat"],
        "vandaag": _together(grens, dated["vandaag"], back, dated["voorbij"]),
        "komend": _together(grens, dated["komend"], ours),
        "wacht": _together(grens, marked, dated["anderen"], theirs),
    }
    lines = _lines(lezer, {key for sectie in secties.values() for key in sectie.keys})
    gemeente = lines_of_gemeente(lezer, KOMEND_DAGEN) if begeleider_uid in ("", lezer.wie) else ()
    of_dossiers = vandaag_dossiers.load(lezer, begeleider_uid, grens)
    afspraken = lines_of_afspraken(lezer, begeleider_uid)
    shown = {
        name: tuple(lines[key] for key in sectie.keys if key in lines) for name, sectie in secties.items()
    }
    shown["vandaag"] = (*afspraken, *shown["vandaag"])[:grens]
    return VandaagRow(
        dag=lezer.vandaag,
        **shown,
        gemeente=gemeente[:grens],
        stil=of_dossiers.stil.lines,
        wordt_18=of_dossiers.wordt_18.lines,
        tijdelijk=of_dossiers.tijdelijk.lines,
        ontbreekt=of_dossiers.ontbreekt.lines,
        aantallen={name: sectie.aantal for name, sectie in secties.items()}
        | {"gemeente": len(gemeente), "vandaag": len(afspraken) + secties["vandaag"].aantal}
        | of_dossiers.aantallen(),
    )


def _scope(begeleider_uid: str, day: date) -> list[ColumnElement[bool]]:
    """Which lines count: of open dossiers, whose days run; with a medewerker only of the own ones."""
    running = clock_runs(day)
    if begeleider_uid:
        return [Actiepunt.dossier_id.in_(own_dossiers(begeleider_uid, day)), running]
    return [Actiepunt.dossier_id.is_not(None), Actiepunt.dossier_id.not_in(closed_dossiers()), running]


def _dated(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> dict[str, _Sectie]:
    """The sections of lines with a running date: one count over all of them, then the first lines of each.

    Both read only the small index of open lines; the first lines end as soon as there are enough.
    """
    day, last = lezer.vandaag, lezer.vandaag + timedelta(days=KOMEND_DAGEN)
    late = and_(Actiepunt.termijn_hard, Actiepunt.termijn_datum < day)
    parts: dict[str, ColumnElement[bool]] = {
        "te_laat": late,
        "anderen": and_(~Actiepunt.onze, ~late),
        "voorbij": and_(Actiepunt.onze, Actiepunt.termijn_datum < day, ~Actiepunt.termijn_hard),
        "vandaag": and_(Actiepunt.onze, Actiepunt.termijn_datum == day),
        "komend": and_(Actiepunt.onze, Actiepunt.termijn_datum > day),
    }
    base: list[ColumnElement[bool] | TextClause] = [text(LOOPT), Actiepunt.termijn_datum <= last, *scope]
    part = case(*((condition, name) for name, condition in parts.items())).label("deel")
    distinct = select(Actiepunt.dossier_id, Actiepunt.nummer, part).where(*base).distinct().subquery()
    connection = lezer.session.connection()
    counts: dict[str, int] = {
        row.deel: row.aantal
        for row in connection.execute(
            select(distinct.c.deel, func.count().label("aantal")).group_by(distinct.c.deel)
        )
    }
    return {
        name: _Sectie(_first(lezer, [*base, condition], grens, Actiepunt.termijn_datum), counts[name])
        if counts.get(name)
        else _Sectie((), 0)
        for name, condition in parts.items()
    }


def _first(
    lezer: Lezer,
    where: Iterable[ColumnElement[bool] | TextClause],
    grens: int,
    order: SQLColumnExpression[date | None],
) -> tuple[tuple[int, int], ...]:
    """The first lines in the order of a date; letters of one line count as one."""
    found: dict[tuple[int, int], None] = {}
    with lezer.session.connection().execute(
        select(Actiepunt.dossier_id, Actiepunt.nummer)
        .where(*where)
        .order_by(order, Actiepunt.dossier_id, Actiepunt.nummer)
        .limit(grens * LETTERS_HOOGSTENS)
    ) as rows:
        while len(found) < grens and (some := rows.fetchmany(grens)):  # the rest is never stepped through
            found.update(dict.fromkeys((int(r[0] or 0), r[1]) for r in some))
    return tuple(found)[:grens]


def _marked(
    lezer: Lezer,
    scope: list[ColumnElement[bool]],
    grens: int,
    staat: str,
    order: SQLColumnExpression[date | None],
) -> _Sectie:
    """Lines that a person put on *wacht*, or on *later* until a day that has come."""
    where: list[ColumnElement[bool] | TextClause] = [
        text(f"staat = '{staat}'"),
        Actiepunt.vervallen_op.is_(None),
        *scope,
    ]
    if staat == Staat.UITGESTELD:
        where.append(Actiepunt.uitgesteld_tot <= lezer.vandaag)
    lines = select(Actiepunt.dossier_id, Actiepunt.nummer).where(*where).distinct().subquery()
    total = lezer.session.connection().scalar(select(func.count()).select_from(lines))
    return _Sectie(_first(lezer, where, grens, order) if total else (), total or 0)


def _dayless(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int, *, onze: bool) -> _Sectie:
    """Lines without a day that wait for none; one of which another letter stands in a section is there."""
    day, other = lezer.vandaag, aliased(Actiepunt)
    shown = exists().where(
        other.dossier_id == Actiepunt.dossier_id,
        other.nummer == Actiepunt.nummer,
        other.vervallen_op.is_(None),
        or_(
            other.staat == Staat.WACHT.value,
            and_(other.staat == Staat.UITGESTELD.value, other.uitgesteld_tot <= day),
            and_(
                other.staat == Staat.OPEN.value,
                other.voor_onze_tijd.is_(False),
                other.nog_te_bepalen == "",
                other.termijn_datum <= day + timedelta(days=KOMEND_DAGEN),
            ),
        ),
    )
    where: list[ColumnElement[bool] | TextClause] = [
        text(ZONDER_DAG),
        Actiepunt.onze.is_(onze),
        *scope,
        ~shown,
    ]
    lines = select(Actiepunt.dossier_id, Actiepunt.nummer).where(*where).distinct().subquery()
    total = lezer.session.connection().scalar(select(func.count()).select_from(lines)) or 0
    return _Sectie(_first(lezer, where, grens, Actiepunt.termijn_datum) if total else (), total)


def _together(grens: int, *secties: _Sectie) -> _Sectie:
    """Put parts of a section behind each other."""
    keys = dict.fromkeys(key for sectie in secties for key in sectie.keys)
    return _Sectie(tuple(keys)[:grens], sum(sectie.aantal for sectie in secties))


def _lines(lezer: Lezer, keys: set[tuple[int, int]]) -> dict[tuple[int, int], VandaagLine]:
    """Read the lines of these keys, with the letters that are still open."""
    if not keys:
        return {}
    connection = lezer.session.connection()
    rows = connection.execute(
        select(
            *punten.COLUMNS,
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer.label("dossier_nummer"),
            Dossier.naam.label("gezin"),
            Dossier.gemeente_id.label("gemeente_id"),
        )
        .join(Dossier, Dossier.id == Actiepunt.dossier_id)
        .where(
            tuple_(Actiepunt.dossier_id, Actiepunt.nummer).in_(sorted(keys)),
            Actiepunt.vervallen_op.is_(None),
        )
        .order_by(Actiepunt.id)
    ).all()
    people = {persoon_uid(row.onderwerp_soort, row.onderwerp_uid) for row in rows} - {""}
    letters = _letters(lezer, people)
    paused = set(connection.scalars(paused_dossiers(lezer.vandaag)))
    groups: dict[tuple[int, int], list[Rij]] = {}
    for row in rows:
        groups.setdefault((row.dossier_id, row.nummer), []).append(row)
    return {key: _line(lezer, group, letters, paused=key[0] in paused) for key, group in groups.items()}


def _letters(lezer: Lezer, people: set[str]) -> dict[str, dict[int, str]]:
    """Give the letter of a person by dossier."""
    if not people:
        return {}
    rows = lezer.session.connection().execute(
        select(Persoon.uid, Lidmaatschap.dossier_id, Lidmaatschap.letter)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(Persoon.uid.in_(sorted(people)))
    )
    found: dict[str, dict[int, str]] = {}
    for uid, dossier_id, letter in rows:
        found.setdefault(uid, {})[dossier_id] = letter
    return found


def _line(lezer: Lezer, group: list[Rij], letters: dict[str, dict[int, str]], *, paused: bool) -> VandaagLine:
    first = group[0]
    around = punten.Omgeving(
        gemeente_id=first.gemeente_id,
        personen={
            uid: punten.Letter(letters[uid].get(first.dossier_id, ""), "")
            for uid in (persoon_uid(row.onderwerp_soort, row.onderwerp_uid) for row in group)
            if uid in letters
        },
        gepauzeerd=paused,
    )
    line = punten.line_of(lezer, group, around)
    open_letters = [letter.letter for letter in line.letters if letter.staat in _OPEN_LETTERS]
    dag = line.uitgesteld_tot if line.staat == Staat.UITGESTELD else line.termijn
    return VandaagLine(
        dossier_uid=first.dossier_uid,
        dossier_nummer=first.dossier_nummer,
        gezin=first.gezin,
        punt_uid=line.uid,
        versie=line.versie,
        nummer=line.nummer,
        tekst=line.tekst,
        aan_zet=line.wacht_op if line.stand == Stand.WACHT and line.wacht_op else str(line.doener),
        dag=dag,
        dagen=(dag - lezer.vandaag).days if dag is not None else None,
        stand=line.stand,
        letters="".join(open_letters),
        eigen=line.item_id == EIGEN_PUNT.id,
        punten=tuple(
            (one.letter, one.punt_uid, one.versie) for one in line.letters if one.staat in _OPEN_LETTERS
        )
        or (("", line.uid, line.versie),),
    )
