"""Full text search over the kluis: words, beginnings of words, and near spellings (speed.md S5).

The only home of FTS5. `zoek` is the index (contentless), `zoek_document` what it points to, `zoek_woord` the
vocabulary with `zoek_variant` for single slips. A word leaves the vocabulary with its last document. The
index itself only marks a deleted document and keeps its words until it merges: who erases calls `purge`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from models.store.words import likeness, query_words, skeleton, variants, words

TABLES = ("zoek", "zoek_document", "zoek_woord", "zoek_variant")
_DDL = (
    (
        "CREATE TABLE zoek_document (id INTEGER PRIMARY KEY, soort TEXT NOT NULL, uid TEXT NOT NULL,"
        " dossier_uid TEXT NOT NULL, woorden TEXT NOT NULL, UNIQUE (soort, uid))"
    ),
    "CREATE TABLE zoek_woord (woord TEXT PRIMARY KEY, aantal INTEGER NOT NULL) WITHOUT ROWID",
    (
        "CREATE TABLE zoek_variant (variant TEXT NOT NULL, woord TEXT NOT NULL, PRIMARY KEY (variant, woord))"
        " WITHOUT ROWID"
    ),
    (
        "CREATE VIRTUAL TABLE zoek USING fts5(tekst, sleutel, content='', contentless_delete=1,"
        " detail=column, prefix='1 2 3', tokenize='ascii')"
    ),
    "INSERT INTO zoek(zoek, rank) VALUES ('secure-delete', 1)",
)
_CANDIDATES = 100
_NEAR_WORDS = 40


@dataclass(frozen=True, slots=True)
class Treffer:
    """A found document; `score` runs from 1 (every word exactly so) down."""

    soort: str
    uid: str
    dossier_uid: str
    score: float


def create_fts(connection: Connection) -> None:
    """Make the search tables, inside the running transaction."""
    for statement in _DDL:
        connection.exec_driver_sql(statement)


def is_empty(session: Session) -> bool:
    """Whether nothing at all is in the index."""
    return session.connection().exec_driver_sql("SELECT 1 FROM zoek_document LIMIT 1").first() is None


def index_document(session: Session, soort: str, uid: str, dossier_uid: str, tekst: str) -> None:
    """Put a document into the index, or replace it; the text itself is not kept, only its words."""
    connection = session.connection()
    found = words(tekst)
    line = " ".join(found)
    old = connection.exec_driver_sql(
        "SELECT id, woorden, dossier_uid FROM zoek_document WHERE soort = ? AND uid = ?", (soort, uid)
    ).first()
    if old is not None:
        if old[1] == line and old[2] == dossier_uid:
            return
        _forget(connection, int(old[0]), str(old[1]))
    added = connection.exec_driver_sql(
        "INSERT INTO zoek_document (soort, uid, dossier_uid, woorden) VALUES (?, ?, ?, ?)",
        (soort, uid, dossier_uid, line),
    )
    bones = " ".join(dict.fromkeys(bone for bone in map(skeleton, found) if bone))
    connection.exec_driver_sql(
        "INSERT INTO zoek (rowid, tekst, sleutel) VALUES (?, ?, ?)", (added.lastrowid, line, bones)
    )
    _learn(connection, found)


def remove(session: Session, soort: str, uid: str) -> None:
    """Take a document out of the index, with the words that only it had."""
    connection = session.connection()
    old = connection.exec_driver_sql(
        "SELECT id, woorden FROM zoek_document WHERE soort = ? AND uid = ?", (soort, uid)
    ).first()
    if old is not None:
        _forget(connection, int(old[0]), str(old[1]))


def remove_dossier(session: Session, dossier_uid: str) -> int:
    """Take every document of a dossier out of the index; give how many there were."""
    connection = session.connection()
    found = connection.exec_driver_sql(
        "SELECT id, woorden FROM zoek_document WHERE dossier_uid = ?", (dossier_uid,)
    ).all()
    for row in found:
        _forget(connection, int(row[0]), str(row[1]))
    return len(found)


def purge(session: Session) -> None:
    """Write the index anew without what was deleted: a contentless index keeps the words of it until then."""
    session.connection().exec_driver_sql("INSERT INTO zoek(zoek) VALUES ('optimize')")


def search(session: Session, query: str, limit: int = 10) -> list[Treffer]:
    """Find documents for what somebody has typed so far: exact words first, then beginnings, then near ones.

    All typed words must fit. Case, accents, apostrophes, dashes and script do not matter; one slip a word or
    another transliteration still finds it.
    """
    typed = query_words(query)
    if not typed:
        return []
    connection = session.connection()
    rows: dict[int, Sequence[Any]] = {}
    for match in (_all_words(typed, ""), _all_words(typed, "*")):
        _gather(connection, match, rows)
        if len(rows) >= limit:
            return _ranked((typed,), rows.values(), limit)
    ways = _ways(connection, typed)
    for way in ways:
        if len(rows) < _CANDIDATES:
            _gather(connection, _near(connection, way), rows)
    return _ranked(ways, rows.values(), limit)


def _gather(connection: Connection, match: str, rows: dict[int, Sequence[Any]]) -> None:
    found = connection.exec_driver_sql(
        "SELECT d.id, d.soort, d.uid, d.dossier_uid, d.woorden"
        " FROM zoek JOIN zoek_document d ON d.id = zoek.rowid WHERE zoek MATCH ? LIMIT ?",
        (match, _CANDIDATES),
    )
    for row in found:
        rows.setdefault(int(row[0]), row)


def _all_words(typed: Iterable[str], ending: str) -> str:
    return " AND ".join(f'tekst : "{word}"{ending}' for word in typed)


def _near(connection: Connection, typed: Iterable[str]) -> str:
    """One clause a typed word: its beginning, words one slip away, or the same consonants."""
    clauses = []
    for word in typed:
        ways = [f'tekst : "{word}"*']
        ways += [f'tekst : "{near}"' for near in _near_words(connection, word)]
        bones = skeleton(word)
        if bones:
            ways.append(f'sleutel : "{bones}"' + ("*" if len(bones) > 2 else ""))  # noqa: PLR2004 - 2 fit too much
        clauses.append("(" + " OR ".join(ways) + ")")
    return " AND ".join(clauses)


def _near_words(connection: Connection, word: str) -> list[str]:
    forms = variants(word)
    if not forms:
        return []
    marks = ",".join("?" * len(forms))
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT woord FROM zoek_variant WHERE variant IN ({marks}) LIMIT 400",  # noqa: S608 - marks only
        forms,
    )
    near = sorted(((likeness(word, str(row[0])), str(row[0])) for row in rows), reverse=True)
    return [other for _score, other in near[:_NEAR_WORDS]]


def _ways(connection: Connection, typed: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What may be meant: as typed, two words that are one (Ab dul), one word that is two (Abdulrahman)."""
    ways = [typed]
    ways += [(*typed[:at], typed[at] + typed[at + 1], *typed[at + 2 :]) for at in range(len(typed) - 1)]
    for at, word in enumerate(typed):
        cuts = [(word[:cut], word[cut:]) for cut in range(2, len(word) - 1)] if word.isalpha() else []
        halves = tuple({half for pair in cuts for half in pair})
        if not halves:
            continue
        marks = ",".join("?" * len(halves))
        known = {
            row[0]
            for row in connection.exec_driver_sql(
                f"SELECT woord FROM zoek_woord WHERE woord IN ({marks})",  # noqa: S608 - marks only
                halves,
            )
        }
        ways += [(*typed[:at], *pair, *typed[at + 1 :]) for pair in cuts if set(pair) <= known]
    return ways[:8]


def _ranked(ways: Sequence[tuple[str, ...]], rows: Iterable[Sequence[Any]], limit: int) -> list[Treffer]:
    """Score each document by the best of the ways; what was not typed so stays below what was."""
    typed = dict.fromkeys(word for way in ways for word in way)
    fits: dict[str, dict[str, float]] = {word: {} for word in typed}
    scored = []
    for row in rows:
        own = str(row[4]).split(" ")
        best = {word: _best(word, own, fits[word]) for word in typed}
        score = max(
            sum(best[word] for word in way) / len(way) - 0.05 * bool(nr) for nr, way in enumerate(ways)
        )
        scored.append(Treffer(str(row[1]), str(row[2]), str(row[3]), round(score, 4)))
    scored.sort(key=lambda hit: (-hit.score, hit.soort, hit.uid))
    return scored[:limit]


def _best(typed: str, own: Iterable[str], known: dict[str, float]) -> float:
    """The best likeness of a typed word among a document's words, each pair of words compared once."""
    best = 0.0
    for word in own:
        fit = known.get(word)
        if fit is None:
            fit = known[word] = likeness(typed, word)
        best = max(best, fit)
    return best


def _learn(connection: Connection, found: Iterable[str]) -> None:
    """Count the words of a document; a new word brings its variants."""
    for word in found:
        known = connection.exec_driver_sql(
            "UPDATE zoek_woord SET aantal = aantal + 1 WHERE woord = ?", (word,)
        ).rowcount
        if known:
            continue
        connection.exec_driver_sql("INSERT INTO zoek_woord (woord, aantal) VALUES (?, 1)", (word,))
        forms = [(form, word) for form in variants(word)]
        if forms:
            connection.exec_driver_sql("INSERT INTO zoek_variant (variant, woord) VALUES (?, ?)", forms)


def _forget(connection: Connection, row: int, line: str) -> None:
    connection.exec_driver_sql("DELETE FROM zoek WHERE rowid = ?", (row,))
    connection.exec_driver_sql("DELETE FROM zoek_document WHERE id = ?", (row,))
    for word in line.split(" ") if line else ():
        connection.exec_driver_sql("UPDATE zoek_woord SET aantal = aantal - 1 WHERE woord = ?", (word,))
        gone = connection.exec_driver_sql(
            "DELETE FROM zoek_woord WHERE woord = ? AND aantal <= 0", (word,)
        ).rowcount
        forms = [(form, word) for form in variants(word)]
        if gone and forms:
            connection.exec_driver_sql("DELETE FROM zoek_variant WHERE variant = ? AND woord = ?", forms)
