"""Writing rows that came from another kluis: values by the type of their column, uids become our ids."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Date, Table, select

from models.base import Base, Row, UtcMoment
from models.errors import Refused
from models.queries.overdracht_vorm import Wijze, vorm_of
from models.rules.actiepunten import groep_van
from models.rules.overdracht import Cel, Geldig, Rij
from models.services.leden import check_persoon, next_letter
from models.services.verb import Transactie
from models.tables import Actiepunt, Dossier, Lidmaatschap, Pauze, Persoon


@cache
def class_of(tabel: str) -> type[Row]:
    """The class of a table."""
    (found,) = {m.class_ for m in Base.registry.mappers if m.class_.__tablename__ == tabel}
    return found


def column_value(table: Table, name: str, cel: Cel) -> Any:  # noqa: ANN401 - whatever the column holds
    """A value as its column holds it. Raises ValueError for text that is no day or moment."""
    kind = table.columns[name].type
    if isinstance(cel, str) and isinstance(kind, UtcMoment):
        return datetime.fromisoformat(cel)
    if isinstance(cel, str) and isinstance(kind, Date):
        return date.fromisoformat(cel)
    return cel


class Rijen:
    """Writes rows in a running verb. `changed` tells whether anything was written."""

    def __init__(self, t: Transactie) -> None:
        self._t = t
        self.changed = False

    def find(self, tabel: str, uid: str) -> Row | None:
        """The row with this uid, or None."""
        cls = class_of(tabel)
        found: Row | None = self._t.session.scalars(select(cls).where(cls.uid == uid)).one_or_none()
        return found

    def insert(self, tabel: str, rij: Rij, owner: Dossier | None, **given: object) -> Row | None:
        """Write a new row of a dossier; None where something stands in its way and it is not written.

        A person who is known here is that person. Raises Refused: overdracht_vreemd (the uid is taken by
        another dossier, or by somebody out of sight), overdracht_ongeldig (points to nothing).
        """
        known = self.find(tabel, rij.uid)
        if isinstance(known, Persoon):
            check_persoon(self._t, known, "overdracht_vreemd")
            return known
        if known is not None:
            raise Refused("overdracht_vreemd")
        if owner is not None and self._stands_in_the_way(tabel, rij, owner):
            return None
        row = class_of(tabel)(uid=rij.uid, **{**self._values(tabel, rij.waarden, owner), **given})
        if owner is not None:
            self._fit(row, owner)
        self._t.session.add(row)
        self._t.session.flush()
        self.changed = True
        return row

    def put(self, row: Row, waarden: Mapping[str, Cel]) -> None:
        """Give columns of a row the values of the other side."""
        tabel = str(row.__tablename__)
        for name, value in self._values(tabel, waarden, None).items():
            if getattr(row, name) != value:
                setattr(row, name, value)
                self.changed = True
        if "naam" in waarden and getattr(row, "medewerker_id", None) is not None:
            row.medewerker_id = None  # type: ignore[attr-defined] # whoever it is there, it is no account here
        self._t.session.flush()

    def remove(self, row: Row) -> None:
        """Take a row away because it is gone on the other side too; what points to it goes with the undo."""
        self._t.session.delete(row)
        self._t.session.flush()
        self.changed = True

    def end(self, row: Row, geldig: Geldig, cel: Cel) -> None:
        """Let a row count no longer: at the moment that the other side names, or now."""
        table = class_of(str(row.__tablename__)).__table__
        assert isinstance(table, Table)  # noqa: S101 - every class of ours has one
        value = column_value(table, geldig.leeg, cel) if cel is not None else None
        if value is None:
            value = self._t.nu if isinstance(table.columns[geldig.leeg].type, UtcMoment) else self._t.vandaag
        begin = getattr(row, "van", None)
        if isinstance(begin, date) and isinstance(value, date) and not isinstance(value, datetime):
            value = max(begin, value)
        setattr(row, geldig.leeg, value)
        self._t.session.flush()
        self.changed = True

    # --- inside -------------------------------------------------------------------------------

    def _values(self, tabel: str, waarden: Mapping[str, Cel], owner: Dossier | None) -> dict[str, Any]:
        vorm = vorm_of(tabel)
        found: dict[str, Any] = {}
        for kolom in vorm.kolommen:
            if kolom.wijze is Wijze.EIGENAAR:
                if owner is not None:
                    found[kolom.naam] = owner.id
            elif kolom.naam not in waarden:
                continue
            elif kolom.wijze in (Wijze.EIGEN, Wijze.GENOEMD):
                found[kolom.naam] = self._id(kolom.doel, waarden[kolom.naam])
            else:
                found[kolom.naam] = column_value(vorm.tabel, kolom.naam, waarden[kolom.naam])
        return found

    def _id(self, tabel: str, uid: Cel) -> int | None:
        if uid is None:
            return None
        table = vorm_of(tabel).tabel
        found = self._t.session.connection().scalar(select(table.c.id).where(table.c.uid == str(uid)))
        if found is None:
            raise Refused("overdracht_ongeldig")
        return int(found)

    def _fit(self, row: Row, owner: Dossier) -> None:
        """What each kluis gives out itself: letters, line numbers, what hangs on the dossier."""
        if isinstance(row, Lidmaatschap):
            self._letter(row, owner)
        elif isinstance(row, Actiepunt):
            row.drager_uid, row.gemeente_id = owner.uid, owner.gemeente_id
            self._number(row, owner)

    def _letter(self, row: Lidmaatschap, owner: Dossier) -> None:
        used = {
            letter
            for letter, persoon in self._t.session.execute(
                select(Lidmaatschap.letter, Lidmaatschap.persoon_id).where(
                    Lidmaatschap.dossier_id == owner.id
                )
            )
            if persoon != row.persoon_id
        }
        if not row.letter or row.letter in used:
            row.letter = next_letter(self._t, owner)

    def _number(self, row: Actiepunt, owner: Dossier) -> None:
        """Lines of one item, group and round share a number; a number that another line has is not given."""
        mine = (row.item_id, groep_van(_key(row)), row.ronde)
        numbers: dict[tuple[str, str, int], int] = {}
        rows = self._t.session.execute(
            select(
                Actiepunt.item_id,
                Actiepunt.onderwerp_soort,
                Actiepunt.onderwerp_uid,
                Actiepunt.ronde,
                Actiepunt.nummer,
            ).where(Actiepunt.dossier_id == owner.id)
        )
        for item_id, soort, uid, ronde, nummer in rows:
            numbers[item_id, groep_van((item_id, soort, uid, ronde)), ronde] = nummer
        if mine in numbers:
            row.nummer = numbers[mine]
        elif row.nummer in numbers.values() or row.nummer < 1:
            row.nummer = max(numbers.values(), default=0) + 1

    def _stands_in_the_way(self, tabel: str, rij: Rij, owner: Dossier) -> bool:
        """A second pause cannot run beside the first: it is left out, and said."""
        if tabel != Pauze.__tablename__ or rij.waarden.get("tot") is not None:
            return False
        running = self._t.session.scalar(
            select(Pauze.id).where(Pauze.dossier_id == owner.id, Pauze.tot.is_(None)).limit(1)
        )
        if running is not None:
            self._t.warn("overdracht_pauze_dubbel", nummer=owner.nummer)
        return running is not None


def _key(row: Actiepunt) -> tuple[str, str, str, int]:
    return row.item_id, row.onderwerp_soort, row.onderwerp_uid, row.ronde
