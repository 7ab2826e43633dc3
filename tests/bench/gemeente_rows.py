"""S16: all figures of the gemeente over many dossiers, against the same sums as SQL by the bare driver."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, update

from models.queries.doorlooptijd import load_doorlooptijd
from models.queries.herverdeling import load_herverdeling
from models.queries.inhoud import InhoudCache
from models.queries.lezer import Lezer
from models.queries.taakstelling import load_taakstelling
from models.queries.toezicht import load_toezicht
from models.store import Store
from models.store.connection import connect
from models.tables import Ankerdatum, Dossier, Gemeente, Organisatie, Persoon, Traject, TrajectLid
from tests.bench.data import NU, _uid, build, open_store
from tests.bench.timing import Meting, pairs
from tests.builders import SLEUTEL, T0

VERHUISD = 60
"""So many of a hundred gezinnen moved and count."""


def gemeente_row(folder: Path, dossiers_: int) -> Meting:
    """S16: taakstelling, doorlooptijd, toezicht and herverdeling of one gemeente."""
    place = folder / f"{dossiers_}-gemeente"
    fresh = not (place / "proef.kluis").exists()
    store, cache = open_store(build(place, dossiers_)), InhoudCache()
    if fresh:
        _house(store)
    bare = connect(store.path, SLEUTEL, query_only=True)
    with store.reader() as session:
        uid = session.scalars(select(Gemeente.uid)).one()
        number = session.scalars(select(Gemeente.id)).one()

    def ours() -> None:
        with store.reader() as session:
            lezer = Lezer(session=session, vandaag=T0, wie="systeem", cache=cache)
            for load in (load_taakstelling, load_doorlooptijd, load_toezicht, load_herverdeling):
                load(lezer, uid)

    def theirs() -> None:
        for statement in YARDSTICK:
            bare.execute(statement, {"g": number}).fetchall()

    try:
        return pairs(f"S16 gemeente, {dossiers_} dossiers", ours, theirs, doel="<= 4 x", times=15)
    finally:
        bare.close()
        store.close()


_DAYS = (
    "WITH dag AS (SELECT drager_uid,"
    " min(CASE WHEN soort = 'vergunning' THEN werkelijk END) v,"
    " min(CASE WHEN soort = 'koppeling' THEN werkelijk END) k,"
    " min(CASE WHEN soort = 'tekendatum' THEN werkelijk END) t,"
    " min(CASE WHEN soort = 'verhuizing' THEN werkelijk END) m"
    " FROM ankerdatum WHERE vervallen_op IS NULL GROUP BY drager_uid),"
    " mens AS (SELECT traject_id, count(*) n, min(p.geteld_op) g FROM traject_lid l"
    " JOIN persoon p ON p.id = l.persoon_id GROUP BY traject_id),"
    " reis AS (SELECT d.id, d.corporatie_id c, d.azc_id a, v, k, t, m, n, g FROM dossier d"
    " JOIN traject r ON r.dossier_id = d.id JOIN dag ON dag.drager_uid = r.uid"
    " JOIN mens ON mens.traject_id = r.id WHERE d.gemeente_id = :g)"
)
_HALF = "strftime('%Y', {0}) || (strftime('%m', {0}) > '06')"
_MEAN = "avg(julianday(m) - julianday(k)), avg(julianday(t) - julianday(k)), avg(julianday(m) - julianday(t))"


def _by(figures: str) -> str:
    """A statement over the ways of all gezinnen."""
    return f"{_DAYS} SELECT {figures}"


YARDSTICK = (
    # taakstelling: counted by day, and who is on the way by the day of the koppeling
    "SELECT geteld_op, count(*), sum(geteld_reden <> 'amv') FROM persoon GROUP BY 1",
    _by("k, count(*) FROM reis WHERE g IS NULL GROUP BY k"),
    # doorlooptijd: by both methods, by month, by corporatie and azc, by size
    _by(f"{_HALF.format('m')}, count(*), {_MEAN} FROM reis WHERE g IS NOT NULL GROUP BY 1"),
    _by(f"{_HALF.format('k')}, count(*), sum(n), {_MEAN} FROM reis GROUP BY 1"),
    _by(f"strftime('%Y-%m', m), count(*), {_MEAN} FROM reis WHERE g IS NOT NULL GROUP BY 1"),
    _by(f"c, count(*), {_MEAN} FROM reis WHERE g IS NOT NULL GROUP BY c"),
    _by(f"a, count(*), {_MEAN} FROM reis WHERE g IS NOT NULL GROUP BY a"),
    _by("n, count(*) FROM reis GROUP BY n"),
    # toezicht: coupled and the mean of each half-year
    _by(f"{_HALF.format('k')}, sum(n), {_MEAN} FROM reis GROUP BY 1"),
    # herverdeling: who waits, by size; what is free, by rooms
    _by("n, count(*) FROM reis WHERE t IS NULL AND m IS NULL AND k IS NOT NULL GROUP BY n"),
    "SELECT kamers, count(*) FROM woning WHERE gemeente_id = :g AND weg_op IS NULL GROUP BY kamers",
)
"""The same sums, as somebody would write them by hand: a statement a figure."""


def _house(store: Store) -> None:
    """Let most gezinnen of the generated kluis sign, move and count; give all a corporatie and an azc."""
    rnd = random.Random(16)
    with store.writer() as session:
        gemeente = session.scalars(select(Gemeente.id)).one()
        places = []
        for soort, count in (("corporatie", 3), ("azc", 6)):
            rows = [Organisatie(gemeente_id=gemeente, soort=soort, naam=f"{soort} {n}") for n in range(count)]
            session.add_all(rows)
            session.flush()
            places.append([row.id for row in rows])
        trajecten = session.execute(
            select(Traject.id, Traject.uid, Traject.dossier_id, Ankerdatum.werkelijk).join(
                Ankerdatum, Ankerdatum.drager_uid == Traject.uid
            )
        ).all()
        days: list[dict[str, Any]] = []
        number = 1_000_000
        for traject, uid, dossier, koppeling in trajecten:
            assert koppeling is not None
            session.execute(
                update(Dossier)
                .where(Dossier.id == dossier)
                .values(corporatie_id=rnd.choice(places[0]), azc_id=rnd.choice(places[1]))
            )
            if rnd.randrange(100) >= VERHUISD:
                continue
            signed = koppeling + timedelta(rnd.randrange(20, 120))
            moved = signed + timedelta(rnd.randrange(1, 20))
            for soort, dag in (("tekendatum", signed), ("verhuizing", moved)):
                number += 1
                days.append(
                    {
                        "id": number,
                        "uid": _uid(rnd),
                        "dossier_id": dossier,
                        "drager_soort": "traject",
                        "drager_uid": uid,
                        "soort": soort,
                        "ronde": 1,
                        "werkelijk": dag,
                        "bron": "start",
                        "vastgelegd_op": NU,
                        "vastgelegd_door": "systeem",
                    }
                )
            session.execute(
                update(Persoon)
                .where(Persoon.id.in_(select(TrajectLid.persoon_id).where(TrajectLid.traject_id == traject)))
                .values(geteld_op=moved, geteld_reden="azc", geteld_gemeente_id=gemeente)
            )
        session.execute(insert(Ankerdatum), days)
