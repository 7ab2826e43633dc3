"""Reading what crosses: the rows of dossiers in one spelling, and what they point to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from models.base import Base
from models.queries.overdracht_pakket import MAX_GEZIEN, Dossierkop, DossierPakket, Inhoudstuk
from models.queries.overdracht_vorm import (
    Vorm,
    Wijze,
    named_tables,
    own_tables,
    parts_of,
    vorm_of,
)
from models.queries.van_wie import in_parts, rows_of_dossier
from models.rules.overdracht import Bundel, Cel, Rij
from models.rules.termijnen import Afleiding, dump_afleiding, load_kop
from models.tables import (
    Bewerking,
    Dossier,
    Gemeente,
    Historie,
    InhoudVersie,
    Medewerker,
    Overdracht,
    OverdrachtDossier,
    UidPaar,
)
from models.values import Herkomst

GEMEENTE = Herkomst.GEMEENTE.value


@dataclass(frozen=True, slots=True)
class Mensen:
    """The medewerkers of this kluis: names go out in their place, never an account."""

    by_id: Mapping[int, tuple[str, str, str]]
    """Id -> name, phone, e-mail."""
    by_uid: Mapping[str, str]

    @classmethod
    def load(cls, connection: Connection) -> Mensen:
        """Read them (a handful)."""
        rows = connection.execute(
            select(Medewerker.id, Medewerker.uid, Medewerker.naam, Medewerker.telefoon, Medewerker.email)
        ).all()
        return cls({r[0]: (r[2], r[3], r[4]) for r in rows}, {r[1]: r[2] for r in rows})


def load_dossier_pakket(connection: Connection, uid: str, *, moments: bool = True) -> DossierPakket | None:
    """Read one dossier with all rows that cross; None where it does not exist (for who asks)."""
    found = connection.execute(select(Dossier.id, Dossier.nummer).where(Dossier.uid == uid)).first()
    if found is None:
        return None
    dossier_id = int(found[0])
    bundel = load_bundel(connection, dossier_id)
    if moments:
        bundel = _with_moments(connection, uid, bundel)
    kop = Dossierkop(uid=uid, nummer=str(found[1]), gezien=_seen(connection, dossier_id))
    return DossierPakket(kop, bundel)


def load_bundel(connection: Connection, dossier_id: int) -> Bundel:
    """Read every row of a dossier that crosses, in the spelling of the file."""
    rows = rows_of_dossier(connection, dossier_id, own_tables())
    ids: dict[str, set[int]] = {name: set(rows.of(name)) for name in own_tables()}
    plain = {name: _select(connection, vorm_of(name), ids[name]) for name in own_tables()}
    _complete(connection, plain)
    return _spelled(connection, own_tables(), plain)


def _complete(connection: Connection, plain: dict[str, dict[int, Mapping[str, Any]]]) -> None:
    """Add rows that a row of the dossier points to and that hang on it in no other way."""
    for name in reversed(own_tables()):
        for kolom in vorm_of(name).kolommen:
            if kolom.wijze is Wijze.EIGEN:
                wanted = {row[kolom.naam] for row in plain[name].values() if row[kolom.naam] is not None}
                missing = wanted - plain[kolom.doel].keys()
                plain[kolom.doel] |= _select(connection, vorm_of(kolom.doel), missing)


def _select(connection: Connection, vorm: Vorm, ids: Iterable[int]) -> dict[int, Mapping[str, Any]]:
    table = vorm.tabel
    names = ["id", "uid", *(k.naam for k in vorm.kolommen)]
    found: dict[int, Mapping[str, Any]] = {}
    for part in in_parts(set(ids)):
        statement = select(*(table.c[n] for n in names)).where(table.c.id.in_(part)).order_by(table.c.id)
        for row in connection.execute(statement).mappings():
            found[int(row["id"])] = dict(row)
    return found


def _spelled(
    connection: Connection, tables: Iterable[str], plain: Mapping[str, Mapping[int, Mapping[str, Any]]]
) -> dict[str, dict[str, Rij]]:
    """Ids become uids, days and moments text, medewerkers names."""
    mensen = Mensen.load(connection)
    uids = {name: {i: str(row["uid"]) for i, row in rows.items()} for name, rows in plain.items()}
    for name, wanted in _named_ids(plain).items():
        if name in named_tables():
            known = uids.setdefault(name, {})
            missing = wanted - known.keys()
            known |= {i: str(r["uid"]) for i, r in _select(connection, vorm_of(name), missing).items()}
    return {
        name: {str(row["uid"]): _rij(vorm_of(name), row, uids, mensen) for row in plain[name].values()}
        for name in tables
        if plain.get(name)
    }


def _named_ids(plain: Mapping[str, Mapping[int, Mapping[str, Any]]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for name, rows in plain.items():
        for kolom in vorm_of(name).kolommen:
            if kolom.wijze is Wijze.GENOEMD:
                found.setdefault(kolom.doel, set()).update(
                    row[kolom.naam] for row in rows.values() if row[kolom.naam] is not None
                )
    return found


def _rij(vorm: Vorm, row: Mapping[str, Any], uids: Mapping[str, Mapping[int, str]], mensen: Mensen) -> Rij:
    waarden: dict[str, Cel] = {}
    for kolom in vorm.kolommen:
        value = row[kolom.naam]
        if kolom.wijze in (Wijze.EIGENAAR, Wijze.MENS):
            continue
        if kolom.wijze in (Wijze.EIGEN, Wijze.GENOEMD):
            waarden[kolom.naam] = None if value is None else uids[kolom.doel].get(value)
        else:
            waarden[kolom.naam] = _cel(value, mensen)
    for kolom in vorm.kolommen:
        if kolom.wijze is Wijze.MENS and row[kolom.naam] in mensen.by_id:
            naam, telefoon, email = mensen.by_id[row[kolom.naam]]
            for name, own in (("naam", naam), ("telefoon", telefoon), ("email", email)):
                if name == "naam" or not waarden.get(name, "-"):
                    waarden[name] = own
    if "afleiding" in waarden:
        gemaakt, begin = load_kop(str(waarden["afleiding"] or ""))
        waarden["afleiding"] = dump_afleiding(Afleiding((), gemaakt, begin))
    return Rij(str(row["uid"]), waarden)


def _cel(value: Any, mensen: Mensen) -> Cel:  # noqa: ANN401 - whatever a column holds
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        return mensen.by_uid.get(value, value)
    plain: Cel = value
    return plain


def _with_moments(connection: Connection, uid: str, bundel: Bundel) -> Bundel:
    """When each field was last changed, and each row made: shown beside a difference on the other side."""
    rows = connection.execute(
        select(Historie.object_uid, Historie.actie, Historie.veld, func.max(Bewerking.op))
        .join(Bewerking, Bewerking.id == Historie.bewerking_id)
        .where(Historie.dossier_uid == uid, Historie.actie != "weg")
        .group_by(Historie.object_uid, Historie.actie, Historie.veld)
    )
    moments: dict[str, dict[str, str]] = {}
    for object_uid, _actie, veld, op in rows:
        moments.setdefault(object_uid, {})[veld] = op.isoformat()
    return {
        name: {
            one: Rij(
                one,
                rij.waarden,
                {k: v for k, v in moments.get(one, {}).items() if not k or k in rij.waarden},
            )
            for one, rij in rijen.items()
        }
        for name, rijen in bundel.items()
    }


def _seen(connection: Connection, dossier_id: int) -> tuple[str, ...]:
    """Transfers in which this dossier was taken in here, the newest first."""
    rows = connection.execute(
        select(Overdracht.uid)
        .join(OverdrachtDossier, OverdrachtDossier.overdracht_id == Overdracht.id)
        .where(
            OverdrachtDossier.dossier_id == dossier_id,
            Overdracht.richting == "in",
            OverdrachtDossier.uitkomst != "geweigerd",
        )
        .order_by(OverdrachtDossier.id.desc())
        .limit(MAX_GEZIEN)
    )
    return tuple(str(r[0]) for r in rows)


# --- what dossiers point to -----------------------------------------------------------------------------


def load_genoemd(connection: Connection, uids: Mapping[str, set[str]]) -> Bundel:
    """Read the organisations, contact persons, gemeenten and matrices with these uids, and their parts."""
    plain: dict[str, dict[int, Mapping[str, Any]]] = {name: {} for name in named_tables()}
    for name in named_tables():
        table = vorm_of(name).tabel
        ids: set[int] = set()
        for part in in_parts(uids.get(name, set())):
            ids |= {int(r[0]) for r in connection.execute(select(table.c.id).where(table.c.uid.in_(part)))}
        plain[name] = _select(connection, vorm_of(name), ids)
    for _round in named_tables():  # a contact person names an organisation, which names a gemeente
        for name, wanted in _named_ids(plain).items():
            plain[name] |= _select(connection, vorm_of(name), wanted - plain[name].keys())
    for name in named_tables():
        for part_name, column in parts_of(name):
            table = vorm_of(part_name).tabel
            for owners in in_parts(set(plain[name])):
                rows = connection.execute(select(table.c.id).where(table.c[column].in_(owners)))
                plain[part_name] |= _select(connection, vorm_of(part_name), {int(r[0]) for r in rows})
    return _spelled(connection, named_tables(), plain)


def named_uids(bundels: Iterable[Bundel]) -> dict[str, set[str]]:
    """Which organisations and the like the rows of dossiers point to: table -> uids."""
    found: dict[str, set[str]] = {}
    for bundel in bundels:
        for name, rijen in bundel.items():
            for kolom in vorm_of(name).kolommen:
                if kolom.wijze is Wijze.GENOEMD:
                    values = {rij.waarden.get(kolom.naam) for rij in rijen.values()}
                    found.setdefault(kolom.doel, set()).update(v for v in values if isinstance(v, str))
    return found


def load_ook(connection: Connection, genoemd: Bundel) -> dict[str, tuple[str, ...]]:
    """Under which other uids these things are known elsewhere."""
    every = {uid for rijen in genoemd.values() for uid in rijen}
    found: dict[str, list[str]] = {}
    for part in in_parts(every):
        for hier, daar in connection.execute(
            select(UidPaar.uid_hier, UidPaar.uid_daar).where(UidPaar.uid_hier.in_(part)).order_by(UidPaar.id)
        ):
            found.setdefault(str(hier), []).append(str(daar))
    return {uid: tuple(names[-MAX_GEZIEN:]) for uid, names in found.items()}


def load_inhoudstukken(connection: Connection, pakketten: Iterable[DossierPakket]) -> tuple[Inhoudstuk, ...]:
    """The versions of items that the lines point to; one of a gemeente with its text."""
    wanted: dict[tuple[str, int, str], int | None] = {}
    for pakket in pakketten:
        gemeente = pakket.bundel["dossier"][pakket.kop.uid].waarden.get("gemeente_id")
        gemeente_id = connection.scalar(select(Gemeente.id).where(Gemeente.uid == gemeente))
        for rij in pakket.bundel.get("actiepunt", {}).values():
            w = rij.waarden
            key = (str(w["item_id"]), int(str(w["inhoud_versie"])), str(w["inhoud_herkomst"]))
            wanted.setdefault(key, gemeente_id)
    found: list[Inhoudstuk] = []
    for part in in_parts({key[0] for key in wanted}):
        rows = connection.execute(
            select(
                InhoudVersie.uid,
                InhoudVersie.item_id,
                InhoudVersie.nummer,
                InhoudVersie.herkomst,
                InhoudVersie.gemeente_id,
                InhoudVersie.hash,
                InhoudVersie.json,
            )
            .where(InhoudVersie.soort == "actiepunt", InhoudVersie.item_id.in_(part))
            .order_by(InhoudVersie.id)
        ).all()
        # the version of the gemeente itself first; a dossier that moved keeps that of the former gemeente
        for strict in (True, False):
            for uid, item_id, nummer, herkomst, gemeente_id, mark, text in rows:
                key = (item_id, nummer, herkomst)
                own = herkomst == GEMEENTE
                if key in wanted and (not own or not strict or gemeente_id == wanted[key]):
                    found.append(
                        Inhoudstuk(
                            uid=uid,
                            item_id=item_id,
                            nummer=nummer,
                            herkomst=herkomst,
                            hash=mark,
                            json=text if own else "",
                        )
                    )
                    del wanted[key]
    return tuple(found)


def all_names() -> frozenset[str]:
    """Tables that cross in one way or another."""
    return frozenset({*own_tables(), *named_tables(), InhoudVersie.__tablename__}) & frozenset(
        Base.metadata.tables
    )
