"""The contents of a transfer: written as JSON, and read back with suspicion.

`parse` believes nothing: unknown fields and tables, wrong types, codes, uids, days, too many or too long, a
reference to nothing, a BSN: each refuses the whole file before anything of it is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw, Struct

from models.content.loader import ContentError, hash_of, item_from_json
from models.envelop import Bestandsoort
from models.errors import Refused
from models.queries.overdracht_vorm import (
    JSON_MAX,
    LIJN_MAX,
    NOTITIE_MAX,
    Uid,
    Vorm,
    Wijze,
    named_tables,
    own_tables,
    vorm_of,
)
from models.rules.invoer import looks_like_bsn, tidy
from models.rules.overdracht import Bundel, Cel, Rij
from models.rules.termijnen import load_kop
from models.store.connection import SCHEMA_VERSION

FORMAAT = 1
MAX_DOSSIERS = 300
MAX_RIJEN = 200_000
MAX_GEZIEN = 20
EERSTE_JAAR, LAATSTE_JAAR = 1890, 2150
Line = Annotated[str, Meta(max_length=LIJN_MAX)]
Note = Annotated[str, Meta(max_length=NOTITIE_MAX)]
Number = Annotated[int, Meta(ge=0, le=10**6)]
Moment = Annotated[datetime, Meta(tz=True)]


class Afzender(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which kluis sent it, and whom to call about it."""

    kluis_uid: Uid
    kluiscode: Annotated[str, Meta(max_length=40)]
    organisatie: Line = ""
    naam: Line = ""
    telefoon: Line = ""
    email: Line = ""


class Inhoudstuk(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A version of an item that lines point to; one of a gemeente brings its text along."""

    uid: Line = ""
    item_id: Annotated[str, Meta(pattern=r"^(pv|ve|in|gm)-[0-9]{2,6}$")]
    nummer: Number
    herkomst: Annotated[str, Meta(pattern=r"^(document|voorstel|gemeente)$")]
    hash: Line = ""
    json: Annotated[str, Meta(max_length=JSON_MAX)] = ""


class Dossierkop(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What names a dossier in a file."""

    uid: Uid
    nummer: Annotated[str, Meta(max_length=40, min_length=1)]
    gezien: Annotated[tuple[Uid, ...], Meta(max_length=MAX_GEZIEN)] = ()
    """Transfers in which the sender took this dossier in: what both sides know of each other."""
    grond: Annotated[str, Meta(max_length=40)] = ""
    """Between partners: on which ground it is shared."""
    uitleg: Note = ""


class _Dossierstuk(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    kop: Dossierkop
    rijen: dict[str, Raw]
    gewijzigd: dict[str, dict[str, Moment]] = {}


class Kop(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a transfer says about itself."""

    uid: Uid
    soort: Bestandsoort
    van: Afzender
    op: Moment
    aan: Line = ""
    """To which organisation, as the sender typed it."""
    grond: Annotated[str, Meta(max_length=40)] = ""
    reden: Note = ""
    bewijs: Annotated[str, Meta(max_length=64)]
    """Key of the receipt, base64."""
    anker: Annotated[str, Meta(max_length=48)] = ""
    """How far the logboek of the sender had come, as on a logboekblad: the other side keeps it."""
    volgnummer: Number = 0
    ontvangen: Number = 0
    """Number of our last file that the partner took in."""
    eigenaren: dict[Annotated[str, Meta(max_length=40)], Annotated[str, Meta(max_length=40)]] = {}
    """Who owns which group of fields, as the sender sees it."""


class _Vel(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    formaat: int
    schema: int
    kop: Kop
    genoemd: dict[str, Raw]
    ook: dict[Uid, Annotated[tuple[Uid, ...], Meta(max_length=MAX_GEZIEN)]] = {}
    inhoud: Annotated[tuple[Inhoudstuk, ...], Meta(max_length=5000)] = ()
    dossiers: Annotated[tuple[_Dossierstuk, ...], Meta(min_length=1, max_length=MAX_DOSSIERS)]


class _Voorste(Struct, frozen=True):
    """Only what tells whether this program can read it."""

    formaat: int = 0
    schema: int = 0


@dataclass(frozen=True, slots=True)
class DossierPakket:
    """One dossier with all rows that cross."""

    kop: Dossierkop
    bundel: Bundel

    @property
    def naam(self) -> str:
        """How the gezin is called."""
        return str(self.bundel["dossier"][self.kop.uid].waarden.get("naam") or "")

    def count(self, tabel: str) -> int:
        """Rows of a table."""
        return len(self.bundel.get(tabel, {}))


@dataclass(frozen=True, slots=True)
class Pakket:
    """A whole transfer."""

    kop: Kop
    dossiers: tuple[DossierPakket, ...]
    genoemd: Bundel = field(default_factory=dict)
    """Organisations, gemeenten, contact persons and matrices that the dossiers point to."""
    ook: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Uid of such a row -> uids under which others know the same thing."""
    inhoud: tuple[Inhoudstuk, ...] = ()

    def dossier(self, uid: str) -> DossierPakket:
        """One of its dossiers. Raises Refused("dossier_onbekend")."""
        found = next((d for d in self.dossiers if d.kop.uid == uid), None)
        if found is None:
            raise Refused("dossier_onbekend")
        return found


# --- writing -----------------------------------------------------------------------------


def dump(pakket: Pakket) -> bytes:
    """Spell a transfer as JSON."""
    return msgspec.json.encode(
        {
            "formaat": FORMAAT,
            "schema": SCHEMA_VERSION,
            "kop": pakket.kop,
            "genoemd": {naam: _rows(naam, rijen.values()) for naam, rijen in pakket.genoemd.items()},
            "ook": pakket.ook,
            "inhoud": pakket.inhoud,
            "dossiers": [
                {
                    "kop": d.kop,
                    "rijen": {naam: _rows(naam, rijen.values()) for naam, rijen in d.bundel.items()},
                    "gewijzigd": {
                        rij.uid: rij.gewijzigd
                        for rijen in d.bundel.values()
                        for rij in rijen.values()
                        if rij.gewijzigd
                    },
                }
                for d in pakket.dossiers
            ],
        }
    )


def _rows(naam: str, rijen: Iterable[Rij]) -> list[dict[str, Cel]]:
    """Rows without what a fresh one holds anyway."""
    fresh = {f.name: f.default for f in msgspec.structs.fields(vorm_of(naam).struct)}
    return [
        {"uid": rij.uid, **{k: v for k, v in rij.waarden.items() if fresh.get(k, msgspec.UNSET) != v}}
        for rij in rijen
    ]


# --- reading -----------------------------------------------------------------------------


def parse(plain: bytes, soort: Bestandsoort, uid: str) -> Pakket:
    """Read a transfer that was authenticated; `soort` and `uid` are those of its header.

    Raises Refused: overdracht_nieuwer (made by a later program), overdracht_ongeldig, lijkt_op_bsn.
    """
    try:
        first = msgspec.json.decode(plain, type=_Voorste)
        if first.formaat > FORMAAT or first.schema > SCHEMA_VERSION:
            raise Refused("overdracht_nieuwer")
        vel = msgspec.json.decode(plain, type=_Vel)
        pakket = _read(vel)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ContentError):
        raise Refused("overdracht_ongeldig") from None
    if pakket.kop.uid != uid or pakket.kop.soort is not soort:
        raise Refused("overdracht_ongeldig")
    return pakket


def _read(vel: _Vel) -> Pakket:
    seen: set[str] = set()
    count = [0]

    def table(naam: str, raw: Raw, known: tuple[str, ...]) -> dict[str, Rij]:
        if naam not in known:
            raise Refused("overdracht_ongeldig")
        vorm = vorm_of(naam)
        rijen = msgspec.json.decode(raw, type=list[vorm.struct])  # type: ignore[name-defined] # made from the table
        count[0] += len(rijen)
        if count[0] > MAX_RIJEN:
            raise Refused("overdracht_te_groot")
        return {rij.uid: rij for rij in (_row(vorm, one) for one in rijen)}

    genoemd = {naam: table(naam, raw, named_tables()) for naam, raw in vel.genoemd.items()}
    dossiers = []
    for stuk in vel.dossiers:
        bundel = {naam: table(naam, raw, own_tables()) for naam, raw in stuk.rijen.items()}
        bundel = {naam: _with_moments(rijen, stuk.gewijzigd) for naam, rijen in bundel.items()}
        _check_dossier(stuk.kop, bundel, genoemd)
        seen.add(stuk.kop.uid)
        dossiers.append(DossierPakket(stuk.kop, bundel))
    if len(seen) != len(dossiers) or len({d.kop.nummer for d in dossiers}) != len(dossiers):
        raise Refused("overdracht_ongeldig")
    _check_references(named_tables(), genoemd, genoemd)
    return Pakket(vel.kop, tuple(dossiers), genoemd, vel.ook, tuple(_content(s) for s in vel.inhoud))


def _row(vorm: Vorm, row: Any) -> Rij:  # noqa: ANN401 - a struct made from the table
    waarden: dict[str, Cel] = {}
    for name in row.__struct_fields__:
        if name == "uid":
            continue
        value = getattr(row, name)
        if isinstance(value, datetime):
            _check_year(value.year)
            value = value.astimezone(UTC).isoformat()
        elif isinstance(value, date):
            _check_year(value.year)
            value = value.isoformat()
        elif isinstance(value, str):
            value = _text(vorm, name, value)
        waarden[name] = value
    return Rij(row.uid, waarden)


def _text(vorm: Vorm, name: str, value: str) -> str:
    if name in vorm.codes and value not in vorm.codes[name]:
        raise Refused("overdracht_ongeldig")
    if name in vorm.json:
        _check_json(name, value)
        return value
    clean = tidy(value)
    if name in vorm.getypt and looks_like_bsn(clean):
        raise Refused("lijkt_op_bsn", veld=name)
    return clean


def _check_json(name: str, value: str) -> None:
    """JSON texts are read again later; what cannot be read then is refused now."""
    try:
        if name == "afleiding":
            load_kop(value)
            return
        found = json.loads(value or "{}")
    except (ValueError, RecursionError, msgspec.DecodeError):
        raise Refused("overdracht_ongeldig") from None
    plain = (str, int, float, bool, type(None))
    if not isinstance(found, dict) or not all(
        isinstance(v, plain) or (isinstance(v, list) and all(isinstance(one, plain) for one in v))
        for v in found.values()
    ):
        raise Refused("overdracht_ongeldig")


def _check_year(year: int) -> None:
    if not EERSTE_JAAR <= year <= LAATSTE_JAAR:
        raise Refused("overdracht_ongeldig")


def _with_moments(rijen: dict[str, Rij], gewijzigd: Mapping[str, Mapping[str, datetime]]) -> dict[str, Rij]:
    found = {}
    for uid, rij in rijen.items():
        told = gewijzigd.get(uid, {})
        moments = {k: v.astimezone(UTC).isoformat() for k, v in told.items() if k in rij.waarden or not k}
        found[uid] = Rij(uid, rij.waarden, moments)
    return found


def _check_dossier(kop: Dossierkop, bundel: Bundel, genoemd: Bundel) -> None:
    """One row of the dossier itself; no uid twice; every reference leads somewhere in the file."""
    if list(bundel.get("dossier", {})) != [kop.uid]:
        raise Refused("overdracht_ongeldig")
    if bundel["dossier"][kop.uid].waarden.get("nummer") != kop.nummer:
        raise Refused("overdracht_ongeldig")
    every = [uid for rijen in bundel.values() for uid in rijen]
    if len(every) != len(set(every)):
        raise Refused("overdracht_ongeldig")
    _check_references(own_tables(), bundel, genoemd)
    members = {r.waarden["persoon_id"] for r in bundel.get("lidmaatschap", {}).values()}
    if not members <= set(bundel.get("persoon", {})):
        raise Refused("overdracht_ongeldig")


def _check_references(tables: tuple[str, ...], bundel: Bundel, genoemd: Bundel) -> None:
    for naam in tables:
        for kolom in vorm_of(naam).kolommen:
            if kolom.wijze not in (Wijze.EIGEN, Wijze.GENOEMD):
                continue
            target = (bundel if kolom.wijze is Wijze.EIGEN else genoemd).get(kolom.doel, {})
            for rij in bundel.get(naam, {}).values():
                value = rij.waarden.get(kolom.naam)
                if value is not None and value not in target:
                    raise Refused("overdracht_ongeldig")


def _content(stuk: Inhoudstuk) -> Inhoudstuk:
    """Content of a gemeente is read as strictly as that of our own."""
    if stuk.herkomst != "gemeente":
        return stuk
    item = item_from_json(stuk.json)
    if item.id != stuk.item_id or item.versie != stuk.nummer or hash_of(item) != stuk.hash:
        raise Refused("overdracht_ongeldig")
    if looks_like_bsn(item.tekst):
        raise Refused("lijkt_op_bsn", veld="tekst")
    return stuk
