"""What of each table crosses to another kluis, in which strict form: made from the tables, no list by hand.

A table goes along by declaring `overdracht=True`. A row of a dossier is reached as `queries.van_wie` says, a
row that belongs to no dossier (an organisation, a matrix) when a row of the dossier points to it. A test
fails where a table that should go along cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta
from sqlalchemy import Boolean, CheckConstraint, Column, Date, Integer, String, Table, UniqueConstraint

from models.base import Base, CleanText, UtcMoment
from models.queries.historie import AFGELEID
from models.queries.van_wie import regels_of
from models.rules.overdracht import Cel, Geldig, Kolommen, Soort
from models.tables import Dossier, Gemeente, InhoudVersie, Medewerker

LIJN_MAX, NOTITIE_MAX, JSON_MAX = 400, 8000, 20_000
"""Characters of a line, a note and a JSON text that are accepted from another kluis."""
NUMMERS = frozenset({"telefoon", "email", "v_nummer", "postcode"})
UID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
Uid = Annotated[str, Meta(pattern=UID)]
BLIJFT_HIER: dict[str, frozenset[str]] = {
    "dossier": frozenset(
        {
            "nummer",
            "begonnen_op",
            "bewaren_tot",
            "gemeente_id",
            "matrix_versie_id",
            "bewaren_reden",
            "anoniem_op",
            "extra_beschermd",
        }
    ),
    "actiepunt": frozenset(
        {
            "gemeente_id",
            "drager_uid",
            "item_id",
            "onderwerp_soort",
            "onderwerp_uid",
            "ronde",
            "inhoud_versie",
            "inhoud_herkomst",
            "vervallen_op",
            "vervallen_reden",
        }
    ),
    "ankerdatum": frozenset({"bron", "vastgelegd_op", "vastgelegd_door", "vervangt", "vervallen_op"}),
    "lidmaatschap": frozenset({"letter"}),
}
"""Columns that each kluis keeps for itself or works out anew: they come along with a new row, and differing
is no question for a person."""
SAMEN: dict[str, tuple[Kolommen, ...]] = {
    "actiepunt": (
        ("staat", "gedaan_op", "gedaan_door", "reden", "wacht_op", "wacht_sinds", "uitgesteld_tot"),
        ("staat", "voor_onze_tijd"),
    ),
    "ankerdatum": (("gepland", "werkelijk"),),
    "persoon": (("geteld_op", "geteld_reden", "geteld_gemeente_id"),),
    "dossier": (("afgesloten_op", "afsluit_reden", "afsluit_soort"),),
    "betrokkene": (("naam", "telefoon", "email", "contactpersoon_id"),),
    "woonadres": (("straat", "postcode", "plaats"),),
    "pauze": (("van", "tot", "reden", "bepaald_door", "verwijtbaar"),),
}
"""Columns that mean something only together, beside those that share a CHECK."""
_WORD = re.compile(r"\b[a-z_]+\b")
_IN = re.compile(r"^(\w+) IN \((.*)\)$")
_NULL = re.compile(r"^(\w+) IS NULL$")
_EQUAL = re.compile(r"^(\w+) = '(\w*)'$")


class Wijze(StrEnum):
    """How a column crosses."""

    WAARDE = "waarde"
    EIGEN = "eigen"
    """Points to a row of the same dossier: its uid."""
    GENOEMD = "genoemd"
    """Points to something that both kluizen may know: an organisation, a gemeente."""
    MENS = "mens"
    """Points to a medewerker: name and phone cross, never an account."""
    EIGENAAR = "eigenaar"
    """Points to the dossier itself; that is known already."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column that crosses."""

    naam: str
    wijze: Wijze
    doel: str = ""
    """Table that it points to."""


@dataclass(frozen=True, slots=True)
class Vorm:
    """A table as it crosses."""

    tabel: Table
    kolommen: tuple[Kolom, ...]
    struct: type[msgspec.Struct]
    """Strict form of one row in the file: `uid` and the columns."""
    codes: dict[str, frozenset[str]]
    """Columns that hold one of these codes."""
    json: frozenset[str]
    """Columns with JSON text."""
    getypt: frozenset[str]
    """Columns with words that somebody typed: a BSN may hide there. Numbers of other kinds are none."""

    @property
    def naam(self) -> str:
        """The name of the table."""
        return str(self.tabel.name)


# --- which tables -----------------------------------------------------------------------------


@cache
def own_tables() -> tuple[str, ...]:
    """Tables of which the rows of a dossier cross, parents first."""
    return tuple(
        t.name
        for t in Base.metadata.sorted_tables
        if regels_of(t.name).overdracht and regels_of(t.name).scope == "dossier"
    )


@cache
def named_tables() -> tuple[str, ...]:
    """Tables of which a row crosses because something of a dossier points to it, parents first.

    With a row go what hangs on it and on nothing else: the rows of a matrix with the matrix.
    """
    found: set[str] = set()
    open_ = set(own_tables())
    while open_:
        table = Base.metadata.tables[open_.pop()]
        for column in table.columns:
            for key in column.foreign_keys:
                name = key.column.table.name
                if name not in found and _is_named(name):
                    found.add(name)
                    open_.add(name)
    found |= {name for name in _parts() if _hangs_on(name) & found}
    return tuple(t.name for t in Base.metadata.sorted_tables if t.name in found)


def _is_named(name: str) -> bool:
    return name == Gemeente.__tablename__ or name in _may_be_named()


@cache
def _may_be_named() -> frozenset[str]:
    return frozenset(
        t.name
        for t in Base.metadata.sorted_tables
        if regels_of(t.name).overdracht and regels_of(t.name).scope == "gemeente"
    )


@cache
def _parts() -> frozenset[str]:
    """Tables of which a row is only ever a part of another: nothing points to them."""
    pointed = {
        key.column.table.name
        for table in Base.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
    }
    return _may_be_named() - pointed - by_reference()


def _hangs_on(name: str) -> set[str]:
    """Tables of which every row of this one is a part: by a key that is never empty."""
    return {
        key.column.table.name
        for column in Base.metadata.tables[name].columns
        if not column.nullable
        for key in column.foreign_keys
    }


@cache
def parts_of(name: str) -> tuple[tuple[str, str], ...]:
    """Tables whose rows are a part of a row of this one, with their column: rows of a matrix."""
    return tuple(
        (part, column.name)
        for part in sorted(_parts())
        for column in Base.metadata.tables[part].columns
        if not column.nullable
        for key in column.foreign_keys
        if key.column.table.name == name
    )


def by_reference() -> frozenset[str]:
    """Tables that cross by another reference than a key: content that lines point to by id and version."""
    return frozenset({InhoudVersie.__tablename__})


# --- forms -----------------------------------------------------------------------------


@cache
def vorm_of(name: str) -> Vorm:
    """The form of a table. Raises TypeError for a column that cannot cross (a test finds it first)."""
    table = Base.metadata.tables[name]
    columns = tuple(
        Kolom(column.name, *_way(column, name))
        for column in table.columns
        if column.name not in {"id", "uid", "versie"}
    )
    fields: list[Any] = [("uid", Uid)]
    fields += [_field(table, k) for k in columns if k.wijze not in (Wijze.MENS, Wijze.EIGENAAR)]
    struct = msgspec.defstruct(
        f"Rij_{name}", fields, kw_only=True, frozen=True, forbid_unknown_fields=True, omit_defaults=True
    )
    regels = regels_of(name)
    typed = frozenset({*regels.persoon, *regels.vrij, *regels.reden}) - NUMMERS
    return Vorm(table, columns, struct, _codes(table), _texts(name, "Json"), typed)


def _way(column: Column[Any], table: str) -> tuple[Wijze, str]:
    targets = [key.column.table.name for key in column.foreign_keys]
    if not targets:
        return Wijze.WAARDE, ""
    target = targets[0]
    if target == Medewerker.__tablename__:
        return Wijze.MENS, target
    if target == Dossier.__tablename__:
        return Wijze.EIGENAAR, target
    if target in own_tables():
        return Wijze.EIGEN, target
    if target in named_tables():
        return Wijze.GENOEMD, target
    raise TypeError(f"{table}.{column.name} points to {target}, which does not cross")


def _field(table: Table, kolom: Kolom) -> tuple[Any, ...]:
    column = table.columns[kolom.naam]
    if kolom.wijze is not Wijze.WAARDE:
        return (kolom.naam, Uid | None, None) if column.nullable else (kolom.naam, Uid)
    kind = _kind(table.name, column)
    if column.nullable:
        return kolom.naam, kind | None, None
    default = getattr(column.default, "arg", None)
    if isinstance(default, str | int | bool):
        return kolom.naam, kind, default
    return kolom.naam, kind


def _kind(table: str, column: Column[Any]) -> Any:  # noqa: ANN401 - a type made of annotations
    kind = column.type
    if isinstance(kind, UtcMoment):
        return Annotated[datetime, Meta(tz=True)]
    if isinstance(kind, CleanText):
        long = NOTITIE_MAX if column.name in _texts(table, "Note") else LIJN_MAX
        return Annotated[str, Meta(max_length=JSON_MAX if column.name in _texts(table, "Json") else long)]
    if isinstance(kind, Boolean):
        return bool
    if isinstance(kind, String):
        return Annotated[str, Meta(max_length=kind.length or LIJN_MAX)]
    if isinstance(kind, Date):
        return date
    if isinstance(kind, Integer):
        return Annotated[int, Meta(ge=-(10**9), le=10**9)]
    raise TypeError(f"{table}.{column.name}: {kind!r} does not cross")


@cache
def _texts(table: str, word: str) -> frozenset[str]:
    """Columns that were declared with this column word (`Note`, `Json`)."""
    (cls,) = {m.class_ for m in Base.registry.mappers if m.class_.__tablename__ == table}
    return frozenset(
        name
        for kind in cls.__mro__
        for name, said in vars(kind).get("__annotations__", {}).items()
        if re.search(rf"\b{word}\b", str(said))
    )


def _checks(table: Table) -> tuple[str, ...]:
    return tuple(str(c.sqltext) for c in table.constraints if isinstance(c, CheckConstraint))


def _codes(table: Table) -> dict[str, frozenset[str]]:
    found = {}
    for check in _checks(table):
        fits = _IN.match(check)
        if fits is not None:
            found[fits[1]] = frozenset(part.strip().strip("'") for part in fits[2].split(","))
    return found


# --- comparing -----------------------------------------------------------------------------


@cache
def soort_of(name: str) -> Soort:
    """What comparing must know of a table: units, names beside the uid, and rows of which one counts."""
    table, vorm = Base.metadata.tables[name], vorm_of(name)
    regels = regels_of(name)
    crossing = {k.naam for k in vorm.kolommen if k.wijze not in (Wijze.MENS, Wijze.EIGENAAR)}
    quiet = {*regels.afgeleid, *AFGELEID, *BLIJFT_HIER.get(name, ())}
    geldig = tuple(_counting(table))
    asked = [k.naam for k in vorm.kolommen if k.naam in crossing - quiet]
    return Soort(
        name,
        _units(table, asked),
        tuple(_keys(table, vorm)),
        geldig,
        frozenset(k.naam for k in vorm.kolommen if k.wijze in (Wijze.EIGEN, Wijze.GENOEMD))
        | frozenset(regels.wijst),
        {k: default_of(table, k) for k in asked},
    )


def soorten() -> tuple[Soort, ...]:
    """The tables of a dossier, parents first."""
    return tuple(soort_of(name) for name in own_tables())


def default_of(table: Table, name: str) -> Cel:
    """What a fresh row holds in a column."""
    default = getattr(table.columns[name].default, "arg", None)
    return default if isinstance(default, str | int | bool) else None


def _units(table: Table, asked: list[str]) -> tuple[Kolommen, ...]:
    """Columns by what hangs together: those of one CHECK, and those that `SAMEN` names."""
    groups = [{name} for name in asked]
    together: list[Iterable[str]] = [_WORD.findall(check) for check in _checks(table)]
    for names in [*together, *SAMEN.get(table.name, ())]:
        touched = [group for group in groups if group & set(names)]
        if len(touched) > 1:
            groups = [group for group in groups if group not in touched] + [set().union(*touched)]
    order = {name: nr for nr, name in enumerate(asked)}
    units = [tuple(sorted(group, key=order.__getitem__)) for group in groups]
    return tuple(sorted(units, key=lambda unit: order[unit[0]]))


def _keys(table: Table, vorm: Vorm) -> Iterable[Kolommen]:
    """Columns that name a row beside its uid; the dossier itself is the same on both sides."""
    owner = {k.naam for k in vorm.kolommen if k.wijze is Wijze.EIGENAAR}
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            names = tuple(c.name for c in constraint.columns if c.name not in owner)
            if names not in ((), ("uid",)) and table.name != Dossier.__tablename__:
                yield names


def _counting(table: Table) -> Iterable[Geldig]:
    """Rows of which one counts at a time: a unique index with a condition.

    Raises TypeError for a condition that cannot be read here (a test finds it first).
    """
    owner = {k.naam for k in vorm_of(table.name).kolommen if k.wijze is Wijze.EIGENAAR}
    for index in table.indexes:
        where = index.dialect_options["sqlite"].get("where")
        if not index.unique or where is None:
            continue
        equal: list[tuple[str, Cel]] = []
        empty = ""
        for part in str(where).split(" AND "):
            if null := _NULL.match(part):
                empty = null[1]
            elif same := _EQUAL.match(part):
                equal.append((same[1], same[2]))
            else:
                raise TypeError(f"{index.name}: {part}")
        if not empty:
            raise TypeError(f"{index.name}: nothing that ends it")
        names = tuple(c.name for c in index.columns if c.name not in owner)
        yield Geldig(names, empty, tuple(equal))
