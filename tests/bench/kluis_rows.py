"""S4, S5, S7, S8, S9: the list, search, a tick, a corrected anchor and Vandaag, against the bare driver."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from models.queries.gezinnen import load_gezinnen
from models.queries.inhoud import InhoudCache
from models.queries.lezer import Lezer
from models.queries.rows import GezinnenFilter
from models.queries.vandaag import load_vandaag
from models.queries.zoeken import find
from models.services import actiepunten, ankers, dossiers
from models.services.verb import Plek
from models.store import Store
from models.store.connection import connect
from models.tables import Actiepunt, Dossier, Persoonsgegevens
from models.values import Anker
from tests.bench.data import build, open_store
from tests.bench.timing import Meting, pairs
from tests.builders import SLEUTEL, T0, make_plek


def _lezer(store: Store, cache: InhoudCache) -> Iterator[Lezer]:
    with store.reader() as session:
        yield Lezer(session=session, vandaag=T0, wie="systeem", cache=cache)


def list_row(folder: Path, dossiers_: int) -> Meting:
    """S4: the first 200 rows of the list, sorted by name."""
    store, cache = open_store(build(folder / str(dossiers_), dossiers_)), InhoudCache()
    bare = connect(store.path, SLEUTEL, query_only=True)

    def ours() -> None:
        for lezer in _lezer(store, cache):
            load_gezinnen(lezer, GezinnenFilter(), 0, 200)

    def theirs() -> None:
        bare.execute(
            "SELECT d.uid, d.nummer, d.naam, d.fase, s.personen, s.begeleider, s.volgende_stap,"
            " s.eerste_termijn, s.te_laat, s.wacht_op_ander, s.open_kern, s.ontbreekt FROM dossier d"
            " JOIN dossier_stand s ON s.dossier_id = d.id WHERE d.afgesloten_op IS NULL"
            " ORDER BY s.zoeknaam LIMIT 200"
        ).fetchall()
        bare.execute("SELECT count(*) FROM dossier WHERE afgesloten_op IS NULL").fetchall()

    try:
        return pairs(f"S4 list, {dossiers_} dossiers", ours, theirs, doel="<= 2,5 x, < 16 ms p95")
    finally:
        bare.close()
        store.close()


def _with_slip(rnd: random.Random, naam: str) -> str:
    """A name with one slip of the keyboard: a letter left out, doubled, swapped or another vowel."""
    if len(naam) < 4:
        return naam
    at = rnd.randrange(1, len(naam) - 1)
    kind = rnd.randrange(4)
    if kind == 0:
        return naam[:at] + naam[at + 1 :]
    if kind == 1:
        return naam[:at] + naam[at] + naam[at:]
    if kind == 2:
        return naam[:at] + naam[at + 1] + naam[at] + naam[at + 2 :]
    return naam[:at] + rnd.choice("aeiou") + naam[at + 1 :]


def search_row(folder: Path, dossiers_: int) -> Meting:
    """S5: search over names with slips; also how often the wanted name is in the first ten."""
    store, cache = open_store(build(folder / str(dossiers_), dossiers_)), InhoudCache()
    bare = connect(store.path, SLEUTEL, query_only=True)
    rnd = random.Random(5)
    with store.reader() as session:
        full = session.execute(select(Persoonsgegevens.roepnaam, Persoonsgegevens.achternaam)).all()
    wanted = [rnd.choice(full) for _ in range(200)]
    typed = [(f"{a} {_with_slip(rnd, b)}", f"{a} {b}") for a, b in wanted]
    found = 0
    for query, name in typed:
        for lezer in _lezer(store, cache):
            found += any(name in hit.titel or name in hit.onder for hit in find(lezer, query, 10))
    turn = itertools.cycle(typed)
    words = itertools.cycle([b.lower() for _, b in wanted])

    def ours() -> None:
        for lezer in _lezer(store, cache):
            find(lezer, next(turn)[0], 20)

    def theirs() -> None:
        bare.execute("SELECT rowid FROM zoek WHERE zoek MATCH ? LIMIT 20", (f'"{next(words)}"*',)).fetchall()

    try:
        row = pairs(f"S5 search, {dossiers_} dossiers", ours, theirs, doel="<= 4 x, < 16 ms p95", times=200)
    finally:
        bare.close()
        store.close()
    return Meting(
        row.naam, row.mediaan_ms, row.p95_ms, row.verhouding, row.doel, f"in first ten: {found / 2:.1f} %"
    )


def vandaag_row(folder: Path, dossiers_: int) -> Meting:
    """S9: Vandaag over all dossiers, against raw statements for the same sections."""
    store, cache = open_store(build(folder / str(dossiers_), dossiers_)), InhoudCache()
    bare = connect(store.path, SLEUTEL, query_only=True)
    day, soon = T0.isoformat(), (T0 + timedelta(days=14)).isoformat()
    live = "vervallen_op IS NULL AND staat = 'open' AND nog_te_bepalen = '' AND voor_onze_tijd = 0"
    wheres = (
        f"{live} AND termijn_hard = 1 AND termijn_datum < '{day}'",
        f"{live} AND termijn_datum = '{day}'",
        f"{live} AND onze = 1 AND termijn_datum > '{day}' AND termijn_datum <= '{soon}'",
        "vervallen_op IS NULL AND staat = 'wacht'",
        f"{live} AND onze = 0 AND termijn_datum <= '{day}'",
        "vervallen_op IS NULL AND staat = 'uitgesteld'",
        f"{live} AND item_id = 've-63'",
        f"{live} AND item_id = 've-65'",
    )

    def ours() -> None:
        for lezer in _lezer(store, cache):
            load_vandaag(lezer)

    def theirs() -> None:
        for where in wheres:
            bare.execute(
                "SELECT a.uid, a.nummer, a.item_id, a.termijn_datum, d.nummer, d.naam FROM actiepunt a"  # noqa: S608
                f" JOIN dossier d ON d.id = a.dossier_id WHERE a.{where.replace(' AND ', ' AND a.')}"
                " ORDER BY a.termijn_datum LIMIT 50"
            ).fetchall()
            bare.execute(f"SELECT count(*) FROM actiepunt WHERE {where}").fetchall()  # noqa: S608

    try:
        return pairs(f"S9 Vandaag, {dossiers_} dossiers", ours, theirs, doel="<= 3 x, < 100 ms p95", times=21)
    finally:
        bare.close()
        store.close()


def tick_row(folder: Path, dossiers_: int) -> Meting:
    """S7: a tick until it is committed, historie and seal included, against one raw commit."""
    store = open_store(build(folder / str(dossiers_), dossiers_))
    plek = make_plek(store)
    uids = _open_lines(plek, _real_dossier(plek))
    bare_path = folder / "kaal.kluis"
    bare_path.unlink(missing_ok=True)
    bare_path.touch()
    bare = connect(bare_path, SLEUTEL, application_id=None)
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)")
    turn = iter(uids)

    def ours() -> None:
        actiepunten.tick(plek, next(turn))

    def theirs() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO t (x) VALUES ('gedaan')")
        bare.execute("COMMIT")

    try:
        return pairs(f"S7 tick, {dossiers_} dossiers", ours, theirs, doel="<= 3 x or < 16 ms p95", times=31)
    finally:
        bare.close()
        store.close()


def anchor_row(folder: Path, dossiers_: int) -> Meting:
    """S8: a corrected anchor: every term of a household of eight recomputed and stored."""
    store = open_store(build(folder / str(dossiers_), dossiers_))
    plek = make_plek(store)
    uid = _real_dossier(plek)
    days = itertools.cycle(range(1, 30))

    def ours() -> None:
        ankers.correct_anker(plek, uid, Anker.KOPPELING, werkelijk=T0 - timedelta(days=next(days)))

    try:
        return pairs(f"S8 anchor, {dossiers_} dossiers", ours, None, doel="< 50 ms p95", times=31)
    finally:
        store.close()


def _real_dossier(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Meting", T0 - timedelta(days=30), 8, "Duinvoorde").onderwerp


def _open_lines(plek: Plek, uid: str) -> list[str]:
    with plek.store.reader() as session:
        return list(
            session.scalars(
                select(Actiepunt.uid)
                .join(Dossier, Dossier.id == Actiepunt.dossier_id)
                .where(Dossier.uid == uid, Actiepunt.staat == "open", Actiepunt.vervallen_op.is_(None))
                .order_by(Actiepunt.item_id.desc())
            )
        )
