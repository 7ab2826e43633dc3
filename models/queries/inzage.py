"""Everything that is kept about one person, as the tables declare it: for a readable paper and as data.

A table comes along with `Regels.inzage`; its rows are found by `van_wie`. Rows about somebody else of the
gezin stay out, other people are told by their role, and names that are known to the kluis are taken out of
typed texts about the whole gezin.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Table, select

from models.base import Base, CleanText
from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.sql import GELEZEN
from models.queries.van_wie import (
    Rijen,
    dossier_tables,
    in_parts,
    letters_of,
    regels_of,
    rows_of_dossier,
    rows_of_person,
)
from models.tables import (
    Afdruk,
    Bewerking,
    Contactpersoon,
    Dossier,
    Gemeente,
    Historie,
    Lidmaatschap,
    Medewerker,
    MedewerkerRol,
    Organisatie,
    Overdracht,
    Persoon,
    Persoonsgegevens,
    Regeldag,
    Uitwisselpartner,
    Waarde,
)
from models.values import Recht
from resources.labels import label_of

FORMAAT = "duurzame-start/inzage/1"
BEKEKEN = "dossier_bekeken"
ANDER, VERWIJDERD = "[een ander]", "[weggelaten]"
_WIE = ("wie", "gedaan_door", "vastgelegd_door", "ingevoerd_door")
"""Columns with the uid of a medewerker."""
_WOORD = 3


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of a table, with what may be shown of it."""

    tabel: str
    uid: str
    waarden: Mapping[str, Any]
    """Column -> value; references as words."""
    gezin: bool
    """It is about the whole gezin, not about this person alone."""


@dataclass(frozen=True, slots=True)
class Verandering:
    """What changed in the own data of a person."""

    op: datetime
    rol: str
    veld: str
    oud: Any
    nieuw: Any


@dataclass(frozen=True, slots=True)
class Inzage:
    """All that is kept about a person."""

    persoon_uid: str
    naam: str
    letter: str
    nummers: tuple[str, ...]
    regels: tuple[Regel, ...]
    veranderingen: tuple[Verandering, ...]
    bekeken: tuple[tuple[date, str], ...]
    """Day and role of who looked into the dossier."""

    def of(self, tabel: str) -> tuple[Regel, ...]:
        """The rows of a table."""
        return tuple(one for one in self.regels if one.tabel == tabel)


def load_inzage(lezer: Lezer, persoon_uid: str, *, zonder: Collection[str] = ()) -> Inzage:
    """Collect everything about a person. `zonder` = keys of typed texts that are left out (`text_key`).

    Raises Refused: geen_recht, persoon_onbekend.
    """
    lezer.require(Recht.INZAGE)
    connection = lezer.session.connection()
    persoon_id = connection.scalar(select(Persoon.id).where(Persoon.uid == persoon_uid))
    if persoon_id is None:
        raise Refused("persoon_onbekend")
    dossiers = connection.execute(
        select(Dossier.id, Dossier.uid, Dossier.nummer, Lidmaatschap.letter)
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .where(Lidmaatschap.persoon_id == persoon_id)
        .order_by(Dossier.id)
    ).all()
    own = rows_of_person(connection, persoon_id)
    around = _Omgeving(lezer, persoon_id, persoon_uid)
    shared = Rijen()
    for row in dossiers:
        for name, ids in rows_of_dossier(connection, row[0]).ids.items():
            shared.add(name, ((one, "") for one in ids))
    regels = tuple(_regels(around, own, shared, frozenset(zonder)))
    return Inzage(
        persoon_uid=persoon_uid,
        naam=around.naam,
        letter=str(dossiers[0][3]) if dossiers else "",
        nummers=tuple(str(row[2]) for row in dossiers),
        regels=regels,
        veranderingen=tuple(_changes(around, own.uids)),
        bekeken=tuple(_looked(around, [str(row[1]) for row in dossiers])),
    )


def text_key(tabel: str, uid: str, kolom: str) -> str:
    """The key of one typed text."""
    return f"{tabel}:{uid}:{kolom}"


def loose_texts(inzage: Inzage) -> tuple[tuple[str, str, str, str], ...]:
    """Typed texts about the whole gezin (key, table, column, text): somebody looks at them before giving."""
    return tuple(
        (text_key(one.tabel, one.uid, kolom), one.tabel, kolom, str(one.waarden[kolom]))
        for one in inzage.regels
        if one.gezin
        for kolom in (*regels_of(one.tabel).vrij, *regels_of(one.tabel).reden)
        if one.waarden.get(kolom)
    )


def to_json(inzage: Inzage, gemaakt: datetime) -> str:
    """Spell it for machines: tables with their columns, changes, and who looked (AVG art. 20)."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for one in inzage.regels:
        tables.setdefault(one.tabel, []).append(dict(one.waarden))
    return json.dumps(
        {
            "formaat": FORMAAT,
            "gemaakt_op": gemaakt.isoformat(),
            "persoon": inzage.persoon_uid,
            "dossiers": list(inzage.nummers),
            "tabellen": tables,
            "veranderingen": [
                {"op": v.op, "rol": v.rol, "veld": v.veld, "oud": v.oud, "nieuw": v.nieuw}
                for v in inzage.veranderingen
            ],
            "bekeken": [{"op": dag, "rol": rol} for dag, rol in inzage.bekeken],
        },
        ensure_ascii=False,
        indent=2,
        default=_spell,
    )


def _spell(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


# --- rows -------------------------------------------------------------------------------------------------


def _regels(around: _Omgeving, own: Rijen, shared: Rijen, zonder: frozenset[str]) -> Iterator[Regel]:
    for table in dossier_tables():
        regels = regels_of(table.name)
        if not regels.inzage or table.name == Waarde.__tablename__:
            continue
        mine, theirs = set(own.of(table.name)), set(shared.of(table.name))
        if table.name == Persoon.__tablename__:
            theirs = set()
        for part in in_parts(mine | theirs):
            rows = around.connection.execute(
                select(*table.columns).where(table.c.id.in_(part)).order_by(table.c.id)
            )
            for row in rows:
                values = dict(zip((c.name for c in table.columns), row, strict=True))
                if values["id"] not in mine and around.is_about_another(table, values):
                    continue
                yield _regel(around, table, values, zonder, gezin=values["id"] not in mine)


def _regel(
    around: _Omgeving, table: Table, values: dict[str, Any], zonder: frozenset[str], *, gezin: bool
) -> Regel:
    regels = regels_of(table.name)
    uid = str(values.get("uid", ""))
    shown: dict[str, Any] = {}
    for column in table.columns:
        name = column.name
        value = values[name]
        if value in (None, "", "{}") or name in {"id", "versie", *regels.derden}:
            continue
        if text_key(table.name, uid, name) in zonder:
            shown[name] = VERWIJDERD
        elif name in _WIE:
            shown[name] = around.role_of(str(value))
        elif column.foreign_keys:
            shown[name] = around.words_of(column, value)
        elif gezin and isinstance(column.type, CleanText):
            shown[name] = around.without_others(str(value), typed=name not in regels.blijft)
        else:
            shown[name] = value
    if table.name == "actiepunt":
        shown["punt"] = shown.get("tekst") or around.item_text(values)
    return Regel(table.name, uid, {k: v for k, v in shown.items() if v is not None}, gezin)


class _Omgeving:
    """What is known around a person: who the others are, and how references are put in words."""

    def __init__(self, lezer: Lezer, persoon_id: int, persoon_uid: str) -> None:
        self.lezer = lezer
        self.connection = lezer.session.connection()
        self.persoon_id, self.uid = persoon_id, persoon_uid
        self._people = self._others()
        self._letters = set(letters_of(self.connection, persoon_id))
        self._roles = self._read_roles()
        own = self.connection.execute(
            select(Persoonsgegevens.roepnaam, Persoonsgegevens.achternaam).where(
                Persoonsgegevens.persoon_id == persoon_id
            )
        ).first()
        self.naam = f"{own[0]} {own[1]}".strip() if own is not None else ""
        self._names = self._read_names()

    def is_about_another(self, table: Table, values: Mapping[str, Any]) -> bool:
        """Whether a row is about another person of the gezin."""
        for column in table.columns:
            for key in column.foreign_keys:
                if key.column.table.name == Persoon.__tablename__ and values[column.name] not in {
                    None,
                    self.persoon_id,
                }:
                    return True
        regels = regels_of(table.name)
        if regels.letters and values[regels.letters]:
            there = {(values["dossier_id"], letter) for letter in str(values[regels.letters]).split()}
            if not there & self._letters:
                return True
        return any(str(values[name]) in self._people for name in regels.wijst)

    def role_of(self, uid: str) -> str:
        """Who did something, by role: never by name."""
        return self._roles.get(uid, "systeem")

    def words_of(self, column: Column[Any], value: object) -> Any:  # noqa: ANN401 - a name, a day, or nothing
        """A reference in words; None where it only hangs rows together or would name a third person."""
        target = next(iter(column.foreign_keys)).column.table.name
        if target == Afdruk.__tablename__:
            return self._paper(value)
        if target == Medewerker.__tablename__:
            return self.role_of(
                str(self.connection.scalar(select(Medewerker.uid).where(Medewerker.id == value)) or "")
            )
        asked = {
            Organisatie.__tablename__: select(Organisatie.naam).where(Organisatie.id == value),
            Gemeente.__tablename__: select(Gemeente.naam).where(Gemeente.id == value),
            Regeldag.__tablename__: select(Regeldag.dag).where(Regeldag.id == value),
            Overdracht.__tablename__: select(Overdracht.organisatie).where(Overdracht.id == value),
            Uitwisselpartner.__tablename__: select(Uitwisselpartner.naam).where(Uitwisselpartner.id == value),
        }.get(target)
        return self.connection.scalar(asked) if asked is not None else None

    def _paper(self, value: object) -> str | None:
        """Kind and code of a paper, for one that is about several gezinnen."""
        row = self.connection.execute(select(Afdruk.soort, Afdruk.code).where(Afdruk.id == value)).first()
        return None if row is None else f"{label_of('Papier', str(row[0]))} {row[1]}"

    def item_text(self, values: Mapping[str, Any]) -> str:
        """What an actiepunt asks."""
        item = self.lezer.item(
            values["item_id"], values["inhoud_versie"], values["inhoud_herkomst"], values["gemeente_id"]
        )
        return item.tekst if item is not None else str(values["item_id"])

    def without_others(self, tekst: str, *, typed: bool) -> str:
        """Take what leads to others of the gezin out of a text, and of a typed one every name that is known.

        Who gives the inzage still reads it: nobody can tell what else stands in a typed text.
        """
        for uid in self._people:
            if uid in tekst:
                tekst = tekst.replace(uid, ANDER)
        return self._names.sub(ANDER, tekst) if typed and self._names is not None else tekst

    def _others(self) -> set[str]:
        """The uids of everybody else who is or was in the same dossiers."""
        own = select(Lidmaatschap.dossier_id).where(Lidmaatschap.persoon_id == self.persoon_id)
        rows = self.connection.execute(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .where(Lidmaatschap.dossier_id.in_(own), Persoon.id != self.persoon_id)
            .distinct()
        )
        return {str(row[0]) for row in rows}

    def _read_roles(self) -> dict[str, str]:
        rows = self.connection.execute(
            select(Medewerker.uid, MedewerkerRol.rol).join(
                MedewerkerRol, MedewerkerRol.medewerker_id == Medewerker.id
            )
        )
        found: dict[str, list[str]] = {}
        for uid, rol in rows:
            found.setdefault(uid, []).append(rol)
        return {uid: "+".join(dict.fromkeys(rollen)) for uid, rollen in found.items()}

    def _read_names(self) -> re.Pattern[str] | None:
        own = {word.casefold() for word in self.naam.split()}
        whole: set[str] = set()
        for kind in (Medewerker, Contactpersoon):
            whole |= {str(row[0]) for row in self.connection.execute(select(kind.naam))}
        betrokkenen = Base.metadata.tables["betrokkene"]
        whole |= {str(row[0]) for row in self.connection.execute(select(betrokkenen.c.naam))}
        words = {
            word
            for row in self.connection.execute(
                select(Persoonsgegevens.roepnaam, Persoonsgegevens.achternaam, Persoonsgegevens.v_nummer)
                .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoonsgegevens.persoon_id)
                .where(
                    Persoonsgegevens.persoon_id != self.persoon_id,
                    Lidmaatschap.dossier_id.in_(
                        select(Lidmaatschap.dossier_id).where(Lidmaatschap.persoon_id == self.persoon_id)
                    ),
                )
            )
            for name in row
            for word in str(name).split()
        }
        words |= {word for name in whole for word in (name, name.split(" ")[-1] if name else "")}
        known = sorted(
            {word for word in words if len(word) >= _WOORD and word.casefold() not in own},
            key=len,
            reverse=True,
        )
        if not known:
            return None
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, known)) + r")(?!\w)")


# --- historie and who looked ------------------------------------------------------------------------------


def _changes(around: _Omgeving, uids: Collection[str]) -> Iterator[Verandering]:
    """What changed in the rows about the person alone; values that were erased are gone."""
    found: list[tuple[int, Verandering]] = []
    own = _own_uids(around, uids)
    for part in in_parts(own):
        rows = around.connection.execute(
            select(Historie.id, Bewerking.op, Bewerking.wie, Historie.veld, Waarde.oud, Waarde.nieuw)
            .join(Bewerking, Bewerking.id == Historie.bewerking_id)
            .join(Waarde, Waarde.historie_id == Historie.id)
            .where(Historie.object_uid.in_(part), Historie.veld != "", GELEZEN)
        )
        for number, op, wie, veld, oud, nieuw in rows:
            change = Verandering(op, around.role_of(wie), veld, _value(oud), _value(nieuw))
            found.append((number, change))
    for _number, change in sorted(found, key=lambda pair: pair[0]):
        yield change


def _value(text: str) -> Any:  # noqa: ANN401 - whatever stood in the column
    try:
        return json.loads(text)
    except ValueError:
        return text


def _own_uids(around: _Omgeving, uids: Collection[str]) -> set[str]:
    """The uids of what identifies and describes the person: not of lines that the program computes."""
    rows = around.connection.execute(
        select(Persoonsgegevens.uid).where(Persoonsgegevens.persoon_id == around.persoon_id)
    )
    members = around.connection.execute(
        select(Lidmaatschap.uid).where(Lidmaatschap.persoon_id == around.persoon_id)
    )
    return {str(row[0]) for row in (*rows, *members)} & set(uids)


def _looked(around: _Omgeving, dossiers: list[str]) -> Iterator[tuple[date, str]]:
    """On which days somebody of which role looked into the dossier, each once."""
    rows = around.connection.execute(
        select(Bewerking.op, Bewerking.wie)
        .where(Bewerking.soort == BEKEKEN, Bewerking.dossier_uid.in_(dossiers))
        .order_by(Bewerking.id)
    )
    yield from dict.fromkeys((op.date(), around.role_of(wie)) for op, wie in rows)
