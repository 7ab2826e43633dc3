"""Vandaag: what asks for attention today, over all dossiers or one's own (ui.md, speed.md S9).

Every section is one statement that gives at most `grens` lines and the full count; the lines of all
sections are then read together. Nothing here looks at a closed dossier.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, SQLColumnExpression, TextClause, and_, func, or_, select, text, tuple_

from models.queries import punten, vandaag_dossiers
from models.queries.lezer import Lezer
from models.queries.mijn import closed_dossiers, own_dossiers, paused_dossiers
from models.queries.rows import VandaagLine, VandaagRow
from models.queries.sql import Keuze, Rij
from models.rules.onderwerpen import persoon_uid
from models.tables import Actiepunt, Dossier, Lidmaatschap, Persoon
from models.tables.actiepunten import LOOPT
from models.values import Staat, Stand

KOMEND_DAGEN = 14
_OPEN_LETTERS = (Staat.OPEN, Staat.WACHT, Staat.UITGESTELD)


@dataclass(frozen=True, slots=True)
class _Sectie:
    """A section before its lines are read: keys of lines in order, and the full count."""

    keys: tuple[tuple[int, int], ...]
    """(dossier id, line number)."""
    aantal: int


def load_vandaag(lezer: Lezer, *, begeleider_uid: str = "", grens: int = 50) -> VandaagRow:
    """Read Vandaag. `begeleider_uid` = only that medewerker's own gezinnen; `grens` lines a section."""
    scope = _scope(begeleider_uid, lezer.vandaag)
    day, last = lezer.vandaag, lezer.vandaag + timedelta(days=KOMEND_DAGEN)
    hard_late = and_(Actiepunt.termijn_hard, Actiepunt.termijn_datum < day)
    paused = Actiepunt.dossier_id.in_(paused_dossiers(day))
    secties = {
        "te_laat": _section(lezer, [text(LOOPT), hard_late, ~paused, *scope], grens),
        "vandaag": _today(lezer, scope, grens),
        "komend": _section(
            lezer,
            [
                text(LOOPT),
                Actiepunt.onze,
                Actiepunt.termijn_datum > day,
                Actiepunt.termijn_datum <= last,
                *scope,
            ],
            grens,
        ),
        "wacht": _waiting(lezer, scope, grens),
    }
    lines = _lines(lezer, {key for sectie in secties.values() for key in sectie.keys})
    of_dossiers = vandaag_dossiers.load(lezer, begeleider_uid, grens)
    return VandaagRow(
        dag=day,
        **{
            name: tuple(lines[key] for key in sectie.keys if key in lines) for name, sectie in secties.items()
        },
        stil=of_dossiers.stil.lines,
        wordt_18=of_dossiers.wordt_18.lines,
        tijdelijk=of_dossiers.tijdelijk.lines,
        ontbreekt=of_dossiers.ontbreekt.lines,
        aantallen={name: sectie.aantal for name, sectie in secties.items()} | of_dossiers.aantallen(),
    )


def _scope(begeleider_uid: str, day: date) -> list[ColumnElement[bool]]:
    """Which dossiers count: open ones, and with a medewerker only the own ones."""
    if begeleider_uid:
        return [Actiepunt.dossier_id.in_(own_dossiers(begeleider_uid, day))]
    return [Actiepunt.dossier_id.is_not(None), Actiepunt.dossier_id.not_in(closed_dossiers())]


def _section(
    lezer: Lezer,
    where: Iterable[ColumnElement[bool] | SQLColumnExpression[bool] | TextClause],
    grens: int,
    order: SQLColumnExpression[date | None] | None = None,
) -> _Sectie:
    """Group actiepunten to lines (one number of a dossier), the earliest first, and count all of them."""
    day = func.min(order if order is not None else Actiepunt.termijn_datum)
    statement: Keuze = (
        select(Actiepunt.dossier_id, Actiepunt.nummer, day.label("dag"), func.count().over().label("aantal"))
        .where(*where)
        .group_by(Actiepunt.dossier_id, Actiepunt.nummer)
        .order_by("dag", Actiepunt.dossier_id, Actiepunt.nummer)
        .limit(grens)
    )
    rows = lezer.session.connection().execute(statement).all()
    return _Sectie(tuple((r[0], r[1]) for r in rows), int(rows[0].aantal) if rows else 0)


def _today(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> _Sectie:
    """Own lines of today (postponed ones whose day has come too), then own passed richtdata, newest first.

    A passed richtdatum is never *te laat*; it stands here in grey so that it does not vanish.
    """
    day = lezer.vandaag
    now = _section(lezer, [text(LOOPT), Actiepunt.onze, Actiepunt.termijn_datum == day, *scope], grens)
    back = _section(
        lezer,
        [
            Actiepunt.staat == Staat.UITGESTELD,
            Actiepunt.vervallen_op.is_(None),
            Actiepunt.uitgesteld_tot <= day,
            *scope,
        ],
        grens,
        Actiepunt.uitgesteld_tot,
    )
    passed = _section(
        lezer,
        [
            text(LOOPT),
            Actiepunt.onze,
            Actiepunt.termijn_datum < day,
            ~Actiepunt.termijn_hard,
            *scope,
        ],
        grens,
    )
    keys = dict.fromkeys((*now.keys, *back.keys, *passed.keys))
    return _Sectie(tuple(keys)[:grens], now.aantal + back.aantal + passed.aantal)


def _waiting(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> _Sectie:
    """What somebody else is to do: what we marked so, and watched lines whose day is near or passed."""
    day = lezer.vandaag
    marked = _section(
        lezer,
        [Actiepunt.staat == Staat.WACHT, Actiepunt.vervallen_op.is_(None), *scope],
        grens,
        func.coalesce(Actiepunt.wacht_sinds, Actiepunt.termijn_datum),
    )
    watched = _section(
        lezer,
        [
            text(LOOPT),
            ~Actiepunt.onze,
            Actiepunt.termijn_datum <= day + timedelta(days=KOMEND_DAGEN),
            or_(~Actiepunt.termijn_hard, Actiepunt.termijn_datum >= day),
            *scope,
        ],
        grens,
    )
    keys = dict.fromkeys((*marked.keys, *watched.keys))
    return _Sectie(tuple(keys)[:grens], marked.aantal + watched.aantal)


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
    return {key: _line(lezer, group, letters, key[0] in paused) for key, group in groups.items()}


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


def _line(lezer: Lezer, group: list[Rij], letters: dict[str, dict[int, str]], paused: bool) -> VandaagLine:  # noqa: FBT001
    first = group[0]
    around = punten.Omgeving(
        gemeente_id=first.gemeente_id,
        personen={
            uid: punten.Letter(by_dossier.get(first.dossier_id, ""), "")
            for uid, by_dossier in letters.items()
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
    )
