"""What a salvage means for each dossier: numbers only, no names; what is complete and what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sqlcipher3 import dbapi2

from models.store.connection import connect
from models.store.rescue import Known, Salvage, TableSalvage

_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class DossierSalvage:
    """One dossier: lines that are missing and lines that come from the backup, counted by table."""

    nummer: str
    """Empty where even the number is lost."""
    kwijt: dict[str, int] = field(default_factory=dict)
    uit_kopie: dict[str, int] = field(default_factory=dict)

    @property
    def compleet(self) -> bool:
        """Whether every line is there as it was last saved."""
        return not self.kwijt and not self.uit_kopie


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """All dossiers by number, and what is missing outside them (settings, organisations, historie)."""

    dossiers: tuple[DossierSalvage, ...]
    kwijt: dict[str, int]
    uit_kopie: dict[str, int]
    gelezen: int
    onzeker: tuple[str, ...] = ()
    """Tables of which nobody can say how many rows are lost: no index of theirs could be read."""

    @property
    def compleet(self) -> bool:
        """Whether nothing at all was lost."""
        return (
            not self.onzeker
            and not self.kwijt
            and not self.uit_kopie
            and all(one.compleet for one in self.dossiers)
        )


def report_of(salvage: Salvage, master: bytes) -> SalvageReport:
    """Say for each dossier of a salvaged kluis what is complete and what is missing. Raises World."""
    connection = connect(salvage.bestand, master, query_only=True)
    try:
        return _Owner(connection, salvage.tabellen).report()
    finally:
        connection.close()


class _Owner:
    """Finds whose a row was, by its references, up to the dossier."""

    def __init__(self, connection: dbapi2.Connection, tables: dict[str, TableSalvage]) -> None:
        self._connection = connection
        self._tables = tables
        self._parents = {
            table: {one[3]: one[2] for one in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
            for table in tables
        }
        rows = connection.execute("SELECT id, uid, nummer FROM dossier").fetchall()
        self._numbers: dict[int, str] = {row[0]: row[2] for row in rows}
        self._uids: dict[str, int] = {row[1]: row[0] for row in rows}
        for lost in (tables["dossier"].kwijt, tables["dossier"].los):
            for rowid, known in lost.items():
                self._numbers.setdefault(rowid, str(known.get("nummer", "")))
                if "uid" in known:
                    self._uids.setdefault(known["uid"], rowid)

    def report(self) -> SalvageReport:
        """Count by dossier and table."""
        missing: dict[int | None, Counter[str]] = {}
        filled: dict[int | None, Counter[str]] = {}
        for table, one in self._tables.items():
            for rows, where in ((one.kwijt, missing), (one.los, missing), (one.gevuld, filled)):
                for rowid, known in rows.items():
                    for dossier in self.owners(table, rowid, known) or {None}:
                        where.setdefault(dossier, Counter())[table] += 1
        dossiers = tuple(
            DossierSalvage(nummer, dict(missing.get(rowid, {})), dict(filled.get(rowid, {})))
            for rowid, nummer in sorted(self._numbers.items(), key=lambda pair: pair[1])
        )
        read = sum(one.gelezen for one in self._tables.values())
        unsure = tuple(sorted(name for name, one in self._tables.items() if one.hoogstens))
        return SalvageReport(dossiers, dict(missing.get(None, {})), dict(filled.get(None, {})), read, unsure)

    def owners(self, table: str, rowid: int, known: Known, depth: int = 0) -> set[int | None]:
        """The dossiers that a row belongs to; none for what belongs to the whole kluis."""
        if table == "dossier":
            return {rowid}
        if known.get("dossier_id") is not None:
            return {known["dossier_id"]}
        for name in ("dossier_uid", "drager_uid"):
            if known.get(name) in self._uids:
                return {self._uids[known[name]]}
        if table == "persoon" or known.get("persoon_id") is not None:
            return self._of_person(rowid if table == "persoon" else known["persoon_id"])
        if depth >= _DEEPEST:
            return set()
        found: set[int | None] = set()
        for column, parent in self._parents.get(table, {}).items():
            value = known.get(column)
            if value is not None and parent in self._tables:
                found |= self.owners(parent, value, self._row(parent, value), depth + 1)
        return found

    def _of_person(self, persoon: int) -> set[int | None]:
        query = "SELECT dossier_id FROM lidmaatschap WHERE persoon_id = ?"
        found: set[int | None] = {row[0] for row in self._connection.execute(query, (persoon,))}
        for lost in (self._tables["lidmaatschap"].kwijt, self._tables["lidmaatschap"].los):
            found |= {
                known["dossier_id"]
                for known in lost.values()
                if known.get("persoon_id") == persoon and known.get("dossier_id") is not None
            }
        return found

    def _row(self, table: str, rowid: int) -> Known:
        """What is known of a row: from the saved table, or from what the indexes held of it."""
        cursor = self._connection.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608 - own names
        row = cursor.fetchone()
        if row is not None:
            return dict(zip((one[0] for one in cursor.description), row, strict=True))
        one = self._tables[table]
        return one.kwijt.get(rowid) or one.los.get(rowid) or {}
