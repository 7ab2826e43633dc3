"""Keeping how a medewerker wants a screen with a list: columns, and choices with a name.

No bewerking is made of it: it changes nothing of any gezin, and a name of a list that stood in the historie
would stay there for years. So it is not undone either; taking a list away asks first.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from msgspec import json, structs
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from models.errors import Refused
from models.queries.lijstkeuze import PLEK, read_lijstkeuze
from models.queries.rows import BewaardeLijst, GezinnenFilter, Lijstkeuze
from models.rules.invoer import Veld
from models.rules.invoer import text as text_rule
from models.rules.namen import Naamzoeker
from models.services.verb import Plek, Transactie
from models.tables import Concept, Medewerker

HOOGSTENS = 8
"""Lists of one screen: as many as can be seen side by side and found again."""
LANGST = 60
"""Characters of a name."""
_NAAM = Veld("naam", text_rule(LANGST, verplicht=True))
_TEKST = Veld("tekst", text_rule())


def save_kolommen(plek: Plek, scherm: str, kolommen: Sequence[str]) -> Lijstkeuze:
    """Keep the columns of a screen; none = the ordinary ones again."""
    with plek.store.writer() as session:
        connection = session.connection()
        found = _read(connection, plek.wie, scherm)
        return _write(connection, plek, scherm, structs.replace(found, kolommen=tuple(kolommen)))


def keep_lijst(
    plek: Plek, scherm: str, naam: str, keuze: GezinnenFilter, kolommen: Sequence[str]
) -> Lijstkeuze:
    """Give a choice of gezinnen a name; the newest stands last.

    Raises Refused: veld_leeg, veld_te_lang, lijkt_op_bsn, lijst_naam_dubbel, lijsten_vol.
    """
    with plek.store.writer() as session:
        connection = session.connection()
        found = _read(connection, plek.wie, scherm)
        naam = _checked(plek, naam, found.lijsten)
        _TEKST.check(keuze.tekst, plek.klok.vandaag())
        if len(found.lijsten) >= HOOGSTENS:
            raise Refused("lijsten_vol", veld="naam", aantal=HOOGSTENS)
        new = BewaardeLijst(uid=str(uuid.uuid4()), naam=naam, keuze=keuze, kolommen=tuple(kolommen))
        return _write(connection, plek, scherm, structs.replace(found, lijsten=(*found.lijsten, new)))


def change_lijst(
    plek: Plek, scherm: str, uid: str, keuze: GezinnenFilter, kolommen: Sequence[str]
) -> Lijstkeuze:
    """Put another choice under the same name. Raises Refused: lijst_weg, lijkt_op_bsn."""
    _TEKST.check(keuze.tekst, plek.klok.vandaag())
    with plek.store.writer() as session:
        connection = session.connection()
        found = _read(connection, plek.wie, scherm)
        new = structs.replace(_one(found, uid), keuze=keuze, kolommen=tuple(kolommen))
        return _write(connection, plek, scherm, _replaced(found, new))


def rename_lijst(plek: Plek, scherm: str, uid: str, naam: str) -> Lijstkeuze:
    """Give a list another name. Raises Refused: lijst_weg, and what `keep_lijst` says of a name."""
    with plek.store.writer() as session:
        connection = session.connection()
        found = _read(connection, plek.wie, scherm)
        one = _one(found, uid)
        naam = _checked(plek, naam, [other for other in found.lijsten if other.uid != uid])
        return _write(connection, plek, scherm, _replaced(found, structs.replace(one, naam=naam)))


def remove_lijst(plek: Plek, scherm: str, uid: str) -> Lijstkeuze:
    """Take a list away; the gezinnen stay as they are. One that is gone already is fine."""
    with plek.store.writer() as session:
        connection = session.connection()
        found = _read(connection, plek.wie, scherm)
        left = tuple(one for one in found.lijsten if one.uid != uid)
        return _write(connection, plek, scherm, structs.replace(found, lijsten=left))


# --- what goes by itself ----------------------------------------------------------------------------------


def sweep_kept(t: Transactie) -> None:
    """Remove what was kept of who left: half typed texts and lists; inside the verb of the new day."""
    gone = select(Medewerker.uid).where(Medewerker.tot < t.vandaag)
    t.session.connection().execute(delete(Concept).where(Concept.wie.in_(gone)))


def scrub_lijsten(connection: Connection, names: Naamzoeker, door: str) -> int:
    """Take an erased name out of the kept lists of every medewerker; gives in how many it stood.

    In the name of a list comes `door`; a text to look for goes as a whole, what is left of it finds nothing.
    """
    count = 0
    rows = connection.execute(
        select(Concept.id, Concept.inhoud).where(Concept.scherm.startswith(PLEK, autoescape=True))
    ).all()
    for row_id, text in rows:
        found = read_lijstkeuze(text)
        hit = [one for one in found.lijsten if names.search(one.naam) or names.search(one.keuze.tekst)]
        for one in hit:
            tekst = "" if names.search(one.keuze.tekst) else one.keuze.tekst
            bare = structs.replace(
                one, naam=names.sub(door, one.naam), keuze=structs.replace(one.keuze, tekst=tekst)
            )
            found = _replaced(found, bare)
        if hit:
            count += len(hit)
            connection.execute(
                update(Concept)
                .where(Concept.id == row_id)
                .values(inhoud=_text(found), versie=Concept.versie + 1)
            )
    return count


# --- inside -----------------------------------------------------------------------------------------------


def _one(found: Lijstkeuze, uid: str) -> BewaardeLijst:
    for one in found.lijsten:
        if one.uid == uid:
            return one
    raise Refused("lijst_weg")


def _replaced(found: Lijstkeuze, new: BewaardeLijst) -> Lijstkeuze:
    return structs.replace(found, lijsten=tuple(new if one.uid == new.uid else one for one in found.lijsten))


def _checked(plek: Plek, naam: str, others: Sequence[BewaardeLijst]) -> str:
    naam = str(_NAAM.check(naam, plek.klok.vandaag()))
    if naam.casefold() in {one.naam.casefold() for one in others}:
        raise Refused("lijst_naam_dubbel", veld="naam")
    return naam


def _read(connection: Connection, wie: str, scherm: str) -> Lijstkeuze:
    text = connection.scalar(
        select(Concept.inhoud).where(
            Concept.wie == wie, Concept.scherm == f"{PLEK}{scherm}", Concept.object_uid == ""
        )
    )
    return read_lijstkeuze(text or "")


def _write(connection: Connection, plek: Plek, scherm: str, keuze: Lijstkeuze) -> Lijstkeuze:
    changed = connection.execute(
        update(Concept)
        .where(Concept.wie == plek.wie, Concept.scherm == f"{PLEK}{scherm}", Concept.object_uid == "")
        .values(inhoud=_text(keuze), bewaard_op=plek.klok.nu(), versie=Concept.versie + 1)
    )
    if not changed.rowcount:
        connection.execute(
            insert(Concept).values(
                wie=plek.wie,
                scherm=f"{PLEK}{scherm}",
                object_uid="",
                inhoud=_text(keuze),
                bewaard_op=plek.klok.nu(),
            )
        )
    return keuze


def _text(keuze: Lijstkeuze) -> str:
    return json.encode(keuze).decode()
