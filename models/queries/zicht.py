"""Which dossiers a medewerker may see, as one condition, and as views that hide the rest from every query.

The rule stands here once: verbs ask it about a dossier (`in_reach`), reading asks it for all of them. For who
may not see everything, a reading connection gets a temporary view over every table with scope `dossier` or
`medewerker`, under the table's own name: whatever a query asks, rows out of sight are not there. A new table
fits by declaring its scope; a test fails where no way from it to a dossier is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Table, and_, exists, func, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session, aliased

from models.base import Base, Regels
from models.queries.lezer import Lezer
from models.queries.mijn import EIGEN_ROLLEN
from models.rules.toegang import RECHTEN, SYSTEEM, reach
from models.store import Sight, Store
from models.tables import (
    Betrokkene,
    Bewerking,
    Dossier,
    KluisInfo,
    Medewerker,
    MedewerkerRol,
    Noodtoegang,
)
from models.values import Bereik, Recht, Rol

BY_WIE = {"concept": "wie"}
"""Tables of one medewerker, by the uid of that medewerker."""
OWNED = {"bericht": "medewerker_id"}


@dataclass(frozen=True, slots=True)
class Persoonlijk:
    """Who asks: uid, the roles of the day, and for each role the gemeenten it is for (empty = all)."""

    wie: str
    rollen: frozenset[Rol]
    gemeenten: tuple[tuple[Rol, int], ...] = ()

    @property
    def is_systeem(self) -> bool:
        """Whether the program itself asks."""
        return self.wie == SYSTEEM

    def reach(self, recht: Recht) -> Bereik:
        """How far a right reaches; the program itself reaches everything."""
        return Bereik.ALLE if self.is_systeem else reach(self.rollen, recht)

    def places(self, recht: Recht) -> frozenset[int]:
        """The gemeenten that a right over *all* dossiers is limited to; empty = every gemeente."""
        wide = {rol for rol in self.rollen if RECHTEN[rol].get(recht) is Bereik.ALLE}
        limited = {rol for rol, _ in self.gemeenten}
        return frozenset() if wide - limited else frozenset(g for rol, g in self.gemeenten if rol in wide)


_S_ROLLEN = (
    select(MedewerkerRol.rol, MedewerkerRol.gemeente_id, MedewerkerRol.van, MedewerkerRol.tot, Medewerker.tot)
    .join(Medewerker, Medewerker.id == MedewerkerRol.medewerker_id)
    .order_by(MedewerkerRol.id)
)
_S_GEMAAKT = select(KluisInfo.gemaakt_op)
_S_NIEUWSTE = select(func.max(Bewerking.op))


def day_of_rights(connection: Connection, dag: date) -> date:
    """The day whose rights count: today.

    A clock that stands before the kluis was made (an empty battery: 1970) is certainly wrong, and nobody has
    a role by it: then the day of the newest entry counts.
    """
    made = connection.execute(_S_GEMAAKT).scalar()
    if made is None or dag >= made.date():
        return dag
    newest = connection.execute(_S_NIEUWSTE).scalar()
    return newest.date() if newest is not None else dag


def who_is(connection: Connection, wie: str, dag: date) -> Persoonlijk:
    """Read the roles of a medewerker on a day; a role ends with its last day, as does who left."""
    if wie == SYSTEEM:
        return Persoonlijk(wie, frozenset())
    dag = day_of_rights(connection, dag)
    rows = [
        (Rol(rol), place)
        for rol, place, van, tot, weg in connection.execute(_S_ROLLEN.where(Medewerker.uid == wie))
        if van <= dag and (tot is None or dag <= tot) and (weg is None or dag <= weg)
    ]
    limited = tuple((rol, place) for rol, place in rows if place is not None)
    everywhere = {rol for rol, place in rows if place is None}
    return Persoonlijk(
        wie,
        frozenset(rol for rol, _ in rows),
        tuple((rol, place) for rol, place in limited if rol not in everywhere),
    )


def is_own(wie: str, dag: date, *, nood: bool = True) -> ColumnElement[bool]:
    """Whether a dossier is somebody's own on a day.

    They stand beside it, or stand in for who does and is away, or opened it today with a reason (`nood`); or
    nobody stands beside it: an open dossier without a begeleider is everybody's until someone takes it.
    """
    mine, colleague, stand_in, anyone = (
        aliased(Betrokkene),
        aliased(Medewerker),
        aliased(Medewerker),
        aliased(Betrokkene),
    )
    beside = exists().where(
        mine.dossier_id == Dossier.id,
        mine.rol.in_(EIGEN_ROLLEN),
        mine.van <= dag,
        or_(mine.tot.is_(None), mine.tot > dag),
        mine.medewerker_id == colleague.id,
        or_(
            colleague.uid == wie,
            and_(
                colleague.afwezig_van <= dag,
                or_(colleague.afwezig_tot.is_(None), colleague.afwezig_tot >= dag),
                colleague.vervanger_id == select(stand_in.id).where(stand_in.uid == wie).scalar_subquery(),
            ),
        ),
    )
    broken = exists().where(
        Noodtoegang.dossier_id == Dossier.id,
        Noodtoegang.dag == dag,
        Noodtoegang.medewerker_id == select(Medewerker.id).where(Medewerker.uid == wie).scalar_subquery(),
    )
    nobodys = and_(
        Dossier.afgesloten_op.is_(None),
        ~Dossier.extra_beschermd,
        ~exists().where(
            anyone.dossier_id == Dossier.id,
            anyone.rol.in_(EIGEN_ROLLEN),
            anyone.medewerker_id.is_not(None),
            anyone.van <= dag,
            or_(anyone.tot.is_(None), anyone.tot > dag),
        ),
    )
    return or_(beside, broken, nobodys) if nood else or_(beside, nobodys)


def in_reach(
    connection: Connection, who: Persoonlijk, recht: Recht, dag: date, dossier_ids: Collection[int]
) -> bool:
    """Whether a right of somebody reaches all of these dossiers.

    What was opened in an emergency is in reach for that day only: who may say who stands beside their own
    dossiers cannot make it last by standing beside it.
    """
    if who.is_systeem or not dossier_ids:
        return True
    fits = reach_condition(connection, who, recht, dag)
    if fits is None:
        return False
    found = connection.execute(select(Dossier.id).where(Dossier.id.in_(sorted(dossier_ids)), fits)).all()
    return len(found) == len(set(dossier_ids))


def reach_condition(
    connection: Connection, who: Persoonlijk, recht: Recht, dag: date
) -> ColumnElement[bool] | None:
    """The condition under which a right of somebody reaches a dossier; None = it reaches none."""
    scope = who.reach(recht)
    if scope is Bereik.GEEN:
        return None
    nood = recht is not Recht.TOEWIJZEN or scope is Bereik.ALLE
    fits = is_own(who.wie, day_of_rights(connection, dag), nood=nood)
    if scope is Bereik.ALLE:
        fits = or_(and_(~Dossier.extra_beschermd, _placed(who, recht)), fits)
    return fits


def _placed(who: Persoonlijk, recht: Recht) -> ColumnElement[bool]:
    places = who.places(recht)
    if not places:
        return Dossier.id.is_not(None)
    return or_(Dossier.gemeente_id.is_(None), Dossier.gemeente_id.in_(sorted(places)))


# --- reading ----------------------------------------------------------------------------------------------


def sight_of(session: Session, who: Persoonlijk, dag: date) -> Sight | None:
    """What somebody sees of the kluis; None = everything (the program itself)."""
    if who.is_systeem:
        return None
    scope = who.reach(Recht.LEZEN)
    everything = scope is Bereik.ALLE
    own = is_own(who.wie, day_of_rights(session.connection(), dag))
    named: list[tuple[int, str]] = []
    if scope is not Bereik.GEEN:
        hidden = and_(or_(Dossier.extra_beschermd, ~_placed(who, Recht.LEZEN)), ~own)
        rows = session.connection().execute(
            select(Dossier.id, Dossier.uid).where(hidden if everything else own)
        )
        named = [(int(row[0]), str(row[1])) for row in rows]
    return Sight(
        views=_views(
            who.wie,
            hides=everything,
            dossiers=bool(named) or not everything,
            logboek=who.reach(Recht.LOGBOEK) is not Bereik.GEEN,
        ),
        dossiers=tuple(named),
    )


@cache
def _views(wie: str, *, hides: bool, dossiers: bool, logboek: bool) -> tuple[tuple[str, str], ...]:
    """Table and the condition under which a row of it is in sight.

    Where no dossier is out of sight (`dossiers` False) the tables of dossiers need none: they stay as fast as
    they are. The logboek of all acts is for who has that right; the values in it stay out of sight with their
    dossier.
    """
    found = []
    for table in Base.metadata.sorted_tables:
        name = table.name
        if name in {"historie", "bewerking"} and logboek:
            continue
        if not dossiers and name not in {*BY_WIE, *OWNED, "historie", "bewerking"}:
            continue
        text = condition_of(table, wie, hides=hides)
        if text is not None and name == "waarde" and logboek:
            text = f"({text} OR {_of_no_dossier()})"
        if text is not None:
            found.append((name, text))
    if dossiers:
        found.append(("zoek_document", _by_uid("dossier_uid", hides=hides, without=True)))
    return tuple(found)


def _of_no_dossier() -> str:
    """Values of things that belong to no dossier (figures, organisations, roles): for who has the logboek."""
    tables = sorted(name for name, kind in _all_rules().items() if kind.regels.scope in {"kluis", "gemeente"})
    named = ", ".join(_quoted(name) for name in tables)
    return (
        "EXISTS (SELECT 1 FROM main.historie h WHERE h.id = historie_id AND h.dossier_uid = ''"  # noqa: S608 - own names
        f" AND h.tabel IN ({named}))"
    )


def condition_of(table: Table, wie: str, *, hides: bool) -> str | None:
    """The condition for rows of a table in SQL, or None for a table that everyone reads.

    `temp.zicht` names the dossiers that are in sight, or with `hides` those that are not.
    """
    name = table.name
    who, about = _quoted(wie), _by_uid("dossier_uid", hides=hides, without=False)
    above = _by_uid("h.dossier_uid", hides=hides, without=False)
    special = {
        **{table: f"{column} = {who}" for table, column in BY_WIE.items()},
        **{
            table: f"{column} = (SELECT id FROM main.medewerker WHERE uid = {who})"  # noqa: S608 - own names
            for table, column in OWNED.items()
        },
        "historie": about,
        "bewerking": f"(wie = {who} OR {about})",
        "waarde": f"EXISTS (SELECT 1 FROM main.historie h WHERE h.id = historie_id AND {above})",  # noqa: S608 - own names
    }
    if name in special:
        return special[name]
    if _rules(name).scope != "dossier":
        return None
    way = _way(table, (), loose=not hides)
    return way if way is None or not hides else f"coalesce(NOT ({way}), 1)"


def _by_uid(column: str, *, hides: bool, without: bool) -> str:
    """By the uid of the dossier; `without` = rows that belong to no dossier are in sight."""
    inside = f"{column} {'NOT IN' if hides else 'IN'} (SELECT uid FROM temp.zicht)"  # noqa: S608 - own names
    return f"({column} = '' OR {inside})" if without else f"({column} <> '' AND {inside})"


_LID_VAN = "id {} (SELECT persoon_id FROM main.lidmaatschap WHERE dossier_id {} (SELECT id FROM temp.zicht))"
_BESCHERMD = (
    "id {} (SELECT l.persoon_id FROM main.lidmaatschap l JOIN main.dossier d ON d.id = l.dossier_id"
    " WHERE d.extra_beschermd AND d.id {} (SELECT id FROM temp.zicht))"
)
_PERSOON_IN_ZICHT = f"({_LID_VAN.format('IN', 'IN')} AND {_BESCHERMD.format('NOT IN', 'NOT IN')})"
"""A person is in several dossiers after a move: one in sight shows them, unless an extra protected one out of
sight holds them too. Their telephone and the like are of today, whichever dossier they are looked at from."""
_PERSOON_VERBORGEN = (
    f"({_LID_VAN.format('IN', 'IN')}"
    f" AND ({_BESCHERMD.format('IN', 'IN')} OR {_LID_VAN.format('NOT IN', 'NOT IN')}))"
)
"""The same where `temp.zicht` names what is out of sight."""


def _way(table: Table, passed: tuple[str, ...], *, loose: bool) -> str | None:
    """The way from a row to a dossier in `temp.zicht`: its own column, or that of the row it hangs on.

    `loose`: a row that may hang on no dossier at all (of the gemeente) fits too.
    """
    name = table.name
    if name == "dossier":
        return "id IN (SELECT id FROM temp.zicht)"
    if name == "persoon":
        return _PERSOON_IN_ZICHT if loose else _PERSOON_VERBORGEN
    if "dossier_id" in table.columns:
        held = "dossier_id IN (SELECT id FROM temp.zicht)"
        return f"(dossier_id IS NULL OR {held})" if loose and table.columns["dossier_id"].nullable else held
    for column in table.columns:
        for key in column.foreign_keys:
            parent = key.column.table
            if parent.name in passed or _rules(parent.name).scope != "dossier":
                continue
            above = _way(parent, (*passed, name), loose=loose)
            if above is not None:
                return f"{column.name} IN (SELECT id FROM main.{parent.name} WHERE {above})"  # noqa: S608 - own names
    return None


@cache
def _all_rules() -> dict[str, type[Base]]:
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def _rules(name: str) -> Regels:
    return _all_rules()[name].regels


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Overzicht:
    """What who looks after the medewerkers knows of dossiers out of sight: numbers, no names."""

    beschermd: tuple[str, ...]
    """Numbers of the extra protected dossiers."""
    nood: tuple[tuple[str, str, date], ...]
    """Opened in an emergency: number, name of the medewerker, day; the newest first."""


def overview(session: Session) -> Overzicht:
    """Read the numbers of protected dossiers, and of those that were opened in an emergency."""
    connection = session.connection()
    numbers = connection.execute(
        select(Dossier.nummer).where(Dossier.extra_beschermd).order_by(Dossier.nummer)
    )
    opened = connection.execute(
        select(Dossier.nummer, Medewerker.naam, Noodtoegang.dag)
        .join(Noodtoegang, Noodtoegang.dossier_id == Dossier.id)
        .join(Medewerker, Medewerker.id == Noodtoegang.medewerker_id)
        .order_by(Noodtoegang.id.desc())
    )
    return Overzicht(tuple(str(r[0]) for r in numbers), tuple((str(r[0]), str(r[1]), r[2]) for r in opened))


# --- the one door for a person's questions ------------------------------------------------------------------


_S_NUMMER = select(KluisInfo.toegang_nr)


class Kijker:
    """Opens reading places for one medewerker; looks up again who may see what only when that changed."""

    def __init__(self, store: Store, wie: str) -> None:
        """For `wie` on an opened kluis."""
        self._store = store
        self._wie = wie
        self._key: tuple[date, int] | None = None
        self._who = Persoonlijk(wie, frozenset())
        self._sight: Sight | None = None
        self._overzicht: Overzicht | None = None

    @contextmanager
    def lezer(self, dag: date) -> Iterator[Lezer]:
        """Give queries a session in one short read transaction, in which only what is in sight exists."""
        if self._key is None or self._key[0] != dag:
            self._look(dag)
        with self._store.reader(self._sight) as session:
            if self._number(session) == (self._key or (dag, -1))[1]:
                yield self._made(session, dag)
                return
        self._look(dag)
        with self._store.reader(self._sight) as session:
            yield self._made(session, dag)

    def _made(self, session: Session, dag: date) -> Lezer:
        return Lezer(
            session=session,
            vandaag=dag,
            wie=self._wie,
            persoonlijk=self._who,
            overzicht=self._overzicht,
        )

    def _look(self, dag: date) -> None:
        with self._store.reader() as session:
            self._who = who_is(session.connection(), self._wie, dag)
            self._sight = sight_of(session, self._who, dag)
            looks_after = self._who.reach(Recht.MEDEWERKERS) is not Bereik.GEEN
            self._overzicht = overview(session) if looks_after else None
            self._key = (dag, self._number(session))

    @staticmethod
    def _number(session: Session) -> int:
        return int(session.connection().execute(_S_NUMMER).scalar() or 0)
