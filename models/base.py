"""The ground that every table stands on: column words, naming, identity, version and the rules of a table."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from sqlalchemy import CheckConstraint, Date, DateTime, Integer, MetaData, String, Text, TypeDecorator, types
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC, always aware: SQLite would give naive ones back, PostgreSQL aware ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment; store UTC."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment without time zone"
            raise TypeError(msg)
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give an aware UTC moment back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class CleanText(TypeDecorator[str]):
    """Text without NUL: SQLCipher pads a damaged row with NUL, so text that holds one is never right."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Drop NUL characters, which no keyboard types and no paper can show."""
        del dialect
        return value.replace("\x00", "") if value else value


def new_uid() -> str:
    """Make the lasting name of a new row."""
    return str(uuid.uuid4())


Id = Annotated[int, mapped_column(Integer, primary_key=True)]
Uid = Annotated[str, mapped_column(String(36), unique=True, default=new_uid)]
Ref = Annotated[str, mapped_column(String(36))]
"""The uid of a row in another table, where no foreign key can stand (several kinds of target)."""
Code = Annotated[str, mapped_column(String(40))]
Name80 = Annotated[str, mapped_column(CleanText, default="")]
Line = Annotated[str, mapped_column(CleanText, default="")]
Note = Annotated[str, mapped_column(CleanText, default="")]
Json = Annotated[str, mapped_column(CleanText, default="{}")]
OnDay = Annotated[date, mapped_column(Date)]
AtUtc = Annotated[datetime, mapped_column(UtcMoment)]
Flag = Annotated[bool, mapped_column(types.Boolean, default=False)]
Count = Annotated[int, mapped_column(Integer, default=0)]
Versie = Annotated[int, mapped_column(Integer, default=1)]


@dataclass(frozen=True, slots=True)
class Regels:
    """What every table must declare (foundations 16); a test fails for a table without."""

    historie: bool
    """Whether changes are written to the historie."""
    scope: str
    """Who may see a row: `dossier`, `gemeente`, `kluis` or `medewerker`."""
    inzage: bool
    """Whether a row belongs in a person's inzage export."""
    overdracht: bool
    """Whether a row goes along when a dossier is handed over."""
    bewaren: str
    """What decides how long it stays: `dossier`, `gemeente`, `kluis`, `kort`."""
    afgeleid: tuple[str, ...] = ()
    """Columns that are computed from others: no historie, recomputed after an undo."""
    persoon: tuple[str, ...] = ()
    """Columns that name, reach or describe somebody: emptied when a dossier is anonymised."""
    vrij: tuple[str, ...] = ()
    """Text that somebody typed: emptied then too, nobody can tell what stands in it."""
    reden: tuple[str, ...] = ()
    """Typed text that may not be empty (a CHECK): the code `#gewist` comes in its place."""
    deels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """JSON columns, each with the keys that stay because they count and name nobody."""
    blijft: tuple[str, ...] = ()
    """Text that names nobody: codes, uids, content. Each text column stands in one of these five."""
    derden: tuple[str, ...] = ()
    """Columns that name somebody outside the gezin: never in an inzage, where people are told by role."""
    wijst: tuple[str, ...] = ()
    """Columns with the uid of another row (a person, an event), where no foreign key can stand."""
    letters: str = ""
    """The column with the letters of whom of the gezin a row is about; one letter: of that person alone."""
    met_laatste: bool = False
    """A row that several dossiers hang on (a regeldag): its typed text goes with the last of them."""
    anoniem: str = "weg"
    """What anonymising does with the row of a dossier: `weg`, or `leeg` (row and counts stay)."""


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    regels: ClassVar[Regels]


class Row(Base):
    """A table row with its local id, its lasting uid and its version (optimistic lock)."""

    __abstract__ = True

    id: Mapped[Id]
    uid: Mapped[Uid]
    versie: Mapped[Versie]

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - the columns decide the types
        """Give the row its uid at birth, so that others can point to it before it is written."""
        kwargs.setdefault("uid", new_uid())
        super().__init__(**kwargs)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy calls it with the class
        """Let SQLAlchemy count the version and refuse an update on a row that moved on."""
        return {"version_id_col": cls.__table__.c.versie} if hasattr(cls, "__table__") else {}


def one_of(
    column: str, values: type[Any] | tuple[str, ...], *, leeg: bool = False, name: str = ""
) -> CheckConstraint:
    """Make a named CHECK that a column holds one of the codes; `leeg` also allows the empty text."""
    codes = [str(v) for v in values] + ([""] if leeg else [])
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=name or column)
