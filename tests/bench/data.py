"""A large kluis of generated, fictive households for the measurements; seeded, so every run has the same."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.store import Store
from models.store.fts import index_document
from models.store.words import fold
from models.tables import (
    Actiepunt,
    Ankerdatum,
    Betrokkene,
    Dossier,
    DossierStand,
    Gemeente,
    InhoudVersie,
    Lidmaatschap,
    Medewerker,
    Persoon,
    Persoonsgegevens,
    Traject,
    TrajectLid,
)
from tests.builders import SLEUTEL, T0, make_kluis

VOOR = "ma sa ha ra ka la na da fa ba ga ja ta wa za mo so ho no do ye te se he re"
NA = "mele ravan rani dowan tebri lani hadi wani zarin souri banou dari fani kebron tesfo gana"
VOORNAMEN = "Ama Sem Hod Nou Ily Yon Kar Fer Dar Shi Om Lay Zah Tar Yus Mar Had Ibr Sol Rah"
NU = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)


def surname(rnd: random.Random) -> str:
    """A fictive surname of two to four syllables."""
    return "".join(
        (rnd.choice(VOOR.split()), rnd.choice([*VOOR.split(), ""]), rnd.choice(NA.split()))
    ).capitalize()


def build(folder: Path, dossiers: int, punten: int = 40) -> Path:
    """Make a kluis with so many dossiers and actiepunten each; returns its path (opened with `SLEUTEL`)."""
    path = folder / "proef.kluis"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    store = make_kluis(folder).store
    rnd = random.Random(20260615)
    for start in range(0, dossiers, 1000):
        with store.writer() as session:
            _fill(session, rnd, start, min(1000, dossiers - start), punten)
    store.close()
    return path


def _uid(rnd: random.Random) -> str:
    return str(uuid.UUID(int=rnd.getrandbits(128), version=4))


def _fill(session: Session, rnd: random.Random, start: int, count: int, punten: int) -> None:
    gemeente = session.scalars(select(Gemeente.id)).one()
    who = session.scalars(select(Medewerker)).first()
    assert who is not None
    items = [
        tuple(r)
        for r in session.execute(
            select(InhoudVersie.item_id, InhoudVersie.nummer, InhoudVersie.herkomst)
            .where(InhoudVersie.soort == "actiepunt", InhoudVersie.item_id.not_like("gm-%"))
            .order_by(InhoudVersie.id)
        )
    ]
    rows: dict[Any, list[dict[str, Any]]] = {
        table: []
        for table in (
            Dossier,
            Persoon,
            Persoonsgegevens,
            Lidmaatschap,
            Traject,
            TrajectLid,
            Betrokkene,
            Ankerdatum,
            Actiepunt,
            DossierStand,
        )
    }
    words: list[tuple[str, str, str, str]] = []
    for n in range(start + 1, start + count + 1):
        _one(rnd, n, gemeente, who, items, punten, rows, words)
    for table, values in rows.items():
        session.execute(insert(table), values)
    for soort, uid, dossier_uid, text in words:
        index_document(session, soort, uid, dossier_uid, text)


def _one(
    rnd: random.Random,
    n: int,
    gemeente: int,
    who: Medewerker,
    items: list[tuple[Any, ...]],
    punten: int,
    rows: dict[Any, list[dict[str, Any]]],
    words: list[tuple[str, str, str, str]],
) -> None:
    uid, naam = _uid(rnd), surname(rnd)
    nummer = f"B1-{n:05d}"
    koppeling = T0 - timedelta(days=rnd.randrange(400))
    fase = rnd.choice(["pre_vestiging", "vestiging", "integratie"])
    rows[Dossier].append(
        {
            "id": n,
            "uid": uid,
            "nummer": nummer,
            "naam": naam,
            "gemeente_id": gemeente,
            "fase": fase,
            "begonnen_op": koppeling,
            "aantal_personen": 2,
        }
    )
    words.append(("dossier", uid, uid, f"{nummer} {naam}"))
    rows[Traject].append({"id": n, "uid": _uid(rnd), "dossier_id": n, "soort": "eerste"})
    for k in (1, 2):
        pid, puid = 2 * n + k - 2, _uid(rnd)
        first = rnd.choice(VOORNAMEN.split()) + rnd.choice(("ir", "an", "a", "el", "oud", "ien"))
        rows[Persoon].append({"id": pid, "uid": puid})
        rows[Persoonsgegevens].append(
            {
                "id": pid,
                "uid": _uid(rnd),
                "persoon_id": pid,
                "roepnaam": first,
                "achternaam": naam,
                "geboortedatum": T0 - timedelta(days=rnd.randrange(200, 25000)),
            }
        )
        rows[Lidmaatschap].append(
            {
                "id": pid,
                "uid": _uid(rnd),
                "dossier_id": n,
                "persoon_id": pid,
                "van": koppeling,
                "letter": "ab"[k - 1],
                "relatie": "hoofd" if k == 1 else "partner",
            }
        )
        rows[TrajectLid].append({"id": pid, "uid": _uid(rnd), "traject_id": n, "persoon_id": pid})
        words.append(("persoon", puid, uid, f"{first} {naam}"))
    rows[Betrokkene].append(
        {
            "id": n,
            "uid": _uid(rnd),
            "dossier_id": n,
            "rol": "begeleider",
            "medewerker_id": who.id,
            "naam": who.naam,
            "van": koppeling,
        }
    )
    rows[Ankerdatum].append(
        {
            "id": n,
            "uid": _uid(rnd),
            "dossier_id": n,
            "drager_soort": "traject",
            "drager_uid": rows[Traject][-1]["uid"],
            "soort": "koppeling",
            "ronde": 1,
            "werkelijk": koppeling,
            "bron": "start",
            "vastgelegd_op": NU,
            "vastgelegd_door": "systeem",
        }
    )
    late, first_term, open_count = _lines(rnd, n, uid, koppeling, items, punten, rows[Actiepunt])
    rows[DossierStand].append(
        {
            "id": n,
            "uid": _uid(rnd),
            "dossier_id": n,
            "zoeknaam": fold(naam),
            "personen": 2,
            "volgende_stap": "passende woning zoeken",
            "eerste_termijn": first_term,
            "te_laat": late,
            "open_punten": open_count,
            "wacht_op_ander": 0,
            "open_kern": 1,
            "begeleider": who.naam,
            "begeleider_uid": who.uid,
            "ontbreekt": "[]",
            "bijgewerkt_op_dag": T0,
            "bijgewerkt_op": NU,
        }
    )


def _lines(
    rnd: random.Random,
    n: int,
    uid: str,
    koppeling: date,
    items: list[tuple[Any, ...]],
    punten: int,
    rows: list[dict[str, Any]],
) -> tuple[int, date | None, int]:
    late = open_count = 0
    first: date | None = None
    for k in range(punten):
        item, versie, herkomst = items[k % len(items)]
        due = koppeling + timedelta(days=rnd.randrange(5, 420))
        done = due < T0 - timedelta(days=rnd.randrange(3))
        staat = "gedaan" if done and rnd.random() < 0.97 else "open"
        hard = rnd.random() < 0.25
        if staat == "open":
            open_count += 1
            late += hard and due < T0
            first = due if first is None else min(first, due)
        rows.append(
            {
                "uid": _uid(rnd),
                "dossier_id": n,
                "drager_uid": uid,
                "item_id": item,
                "inhoud_versie": versie,
                "inhoud_herkomst": herkomst,
                "fase": _FASE[item[:2]],
                "nummer": k + 1,
                "staat": staat,
                "gedaan_op": due if staat == "gedaan" else None,
                "termijn_datum": due,
                "termijn_hard": hard,
                "onze": rnd.random() < 0.8,
                "ronde": 1 + k // len(items),
            }
        )
    return late, first, open_count


_FASE = {"pv": "pre_vestiging", "ve": "vestiging", "in": "integratie"}


def open_store(path: Path) -> Store:
    """Open a kluis of `build`."""
    return Store.open(path, SLEUTEL)
