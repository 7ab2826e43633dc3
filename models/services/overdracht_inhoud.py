"""What comes along with gezinnen of another kluis: own items of a gemeente, organisations, contacts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import msgspec
from sqlalchemy import func, select

from models.content.loader import hash_of, item_from_json, to_json
from models.errors import Refused
from models.queries.overdracht_lezen import GEMEENTE
from models.queries.overdracht_pakket import DossierPakket, Inhoudstuk, Pakket
from models.queries.overdracht_verschil import GEEN, NIEUW, Genoemd, Vergelijking, match_genoemd
from models.queries.overdracht_vorm import Wijze, parts_of, vorm_of
from models.rules.overdracht import Rij
from models.services.beheer import add_gemeente, index_contact, index_organisatie
from models.services.inhoud import EIGEN_VANAF
from models.services.overdracht_rijen import Rijen
from models.services.verb import Transactie
from models.tables import (
    Contactpersoon,
    Gemeente,
    InhoudVersie,
    MatrixVersie,
    Organisatie,
    UidPaar,
)
from models.values import Bereik, Herkomst, Recht

# --- content ---------------------------------------------------------------------------------


def add_inhoud(
    t: Transactie, pakket: Pakket, taken: Iterable[DossierPakket], gekozen: Mapping[str, str]
) -> None:
    """Put own items of the other gemeente that the lines point to in the kluis, only for those lines.

    An own item whose number is used here gets the next free one; the version number is always above every
    other, so that a line names one version only.
    """
    wanted: dict[tuple[str, int], str] = {}
    for dossier in taken:
        city = str(dossier.bundel["dossier"][dossier.kop.uid].waarden.get("gemeente_id") or "")
        for rij in dossier.bundel.get("actiepunt", {}).values():
            if rij.waarden.get("inhoud_herkomst") == GEMEENTE:
                key = (str(rij.waarden["item_id"]), int(str(rij.waarden["inhoud_versie"])))
                wanted.setdefault(key, city)
    known = set(t.session.scalars(select(InhoudVersie.uid).where(InhoudVersie.soort == "actiepunt")))
    renamed: dict[str, str] = {}
    for stuk in pakket.inhoud:
        key = (stuk.item_id, stuk.nummer)
        if key in wanted and stuk.herkomst == GEMEENTE and stuk.uid not in known:
            _add_version(t, stuk, _city(t, pakket, wanted[key], gekozen), renamed)
    t.session.flush()


def _city(t: Transactie, pakket: Pakket, uid: str, gekozen: Mapping[str, str]) -> Gemeente:
    here = {
        g.uid: gekozen.get(g.uid, g.voorstel)
        for g in match_genoemd(t.session.connection(), pakket, gekozen)
        if g.tabel == Gemeente.__tablename__
    }.get(uid, GEEN)
    found = t.session.scalars(select(Gemeente).where(Gemeente.uid == here)).one_or_none()
    if found is None:
        raise Refused("overdracht_gemeente_kiezen", veld="gemeente")
    return found


def _add_version(t: Transactie, stuk: Inhoudstuk, city: Gemeente, renamed: dict[str, str]) -> None:
    item = item_from_json(stuk.json)
    if int(item.id.split("-")[1]) >= EIGEN_VANAF:
        renamed.setdefault(item.id, _free_id(t, item.id))
    item_id = renamed.get(item.id, item.id)
    newest = t.session.scalar(
        select(func.max(InhoudVersie.nummer)).where(
            InhoudVersie.soort == "actiepunt", InhoudVersie.item_id == item_id
        )
    )
    item = msgspec.structs.replace(item, id=item_id, versie=(newest or 0) + 1, herkomst=Herkomst.GEMEENTE)
    t.session.add(
        InhoudVersie(
            uid=stuk.uid,
            soort="actiepunt",
            item_id=item.id,
            nummer=item.versie,
            herkomst=GEMEENTE,
            gemeente_id=city.id,
            json=to_json(item),
            hash=hash_of(item),
            geldig_vanaf=t.vandaag,
            overgenomen=True,
        )
    )
    t.session.flush()


def _free_id(t: Transactie, item_id: str) -> str:
    """The id itself while nobody uses it here, else the next free number of its phase."""
    prefix = item_id.split("-", maxsplit=1)[0]
    used = set(
        t.session.scalars(
            select(InhoudVersie.item_id).where(
                InhoudVersie.soort == "actiepunt", InhoudVersie.item_id.startswith(f"{prefix}-")
            )
        )
    )
    number = int(item_id.split("-")[1])
    while f"{prefix}-{number}" in used:
        number += 1
    return f"{prefix}-{number}"


# --- organisations and the like --------------------------------------------------------------


def add_genoemd(
    t: Transactie, pakket: Pakket, gezien: Vergelijking, taken: Iterable[DossierPakket]
) -> dict[str, str]:
    """Make what was chosen as new, and remember what is one thing under two uids.

    Only what the dossiers that are taken in point to. Raises Refused: overdracht_gemeente_kiezen,
    overdracht_gemeente_beheer (only who manages figures may add a gemeente).
    """
    wanted = _pointed(pakket, taken)
    here: dict[str, str] = {}
    for one in gezien.genoemd:
        if one.uid in wanted:
            chosen = gezien.gekozen.get(one.uid, one.voorstel)
            here[one.uid] = _one(t, pakket, one, chosen, here)
    t.session.flush()
    return here


def _pointed(pakket: Pakket, taken: Iterable[DossierPakket]) -> set[str]:
    """Uids of everything that these dossiers point to, directly or through another."""
    found: set[str] = set()
    rows: list[tuple[str, Rij]] = [
        (naam, rij) for d in taken for naam, rijen in d.bundel.items() for rij in rijen.values()
    ]
    while rows:
        naam, rij = rows.pop()
        for kolom in vorm_of(naam).kolommen:
            value = rij.waarden.get(kolom.naam)
            if kolom.wijze is Wijze.GENOEMD and isinstance(value, str) and value not in found:
                found.add(value)
                if value in pakket.genoemd.get(kolom.doel, {}):
                    rows.append((kolom.doel, pakket.genoemd[kolom.doel][value]))
    return found


def _one(t: Transactie, pakket: Pakket, one: Genoemd, chosen: str, here: Mapping[str, str]) -> str:
    if one.tabel == Gemeente.__tablename__ and chosen == GEEN:
        raise Refused("overdracht_gemeente_kiezen", veld="gemeente", naam=one.naam)
    if chosen == GEEN:
        return GEEN
    if chosen == NIEUW:
        return _new(t, pakket, one, here)
    if chosen != one.uid:
        _pair(t, one.tabel, chosen, one.uid)
    return chosen


def _new(t: Transactie, pakket: Pakket, one: Genoemd, here: Mapping[str, str]) -> str:
    rij = _moved(one.tabel, pakket.genoemd[one.tabel][one.uid], here)
    writer = Rijen(t)
    given: dict[str, object] = {}
    if one.tabel == MatrixVersie.__tablename__:
        city = t.session.scalars(select(Gemeente).where(Gemeente.uid == rij.waarden["gemeente_id"])).one()
        newest = t.session.scalar(
            select(func.max(MatrixVersie.nummer)).where(MatrixVersie.gemeente_id == city.id)
        )
        given["nummer"] = (newest or 0) + 1
    row = writer.insert(one.tabel, rij, None, **given)
    if isinstance(row, Organisatie):
        index_organisatie(t.session, row)
    elif isinstance(row, Contactpersoon):
        index_contact(t.session, row)
    for part, column in parts_of(one.tabel):
        for piece in pakket.genoemd.get(part, {}).values():
            if piece.waarden.get(column) == one.uid:
                writer.insert(part, piece, None)
    return one.uid


def _moved(tabel: str, rij: Rij, here: Mapping[str, str]) -> Rij:
    waarden = dict(rij.waarden)
    for kolom in vorm_of(tabel).kolommen:
        value = waarden.get(kolom.naam)
        if kolom.wijze is Wijze.GENOEMD and isinstance(value, str):
            waarden[kolom.naam] = here.get(value) or None
    return replace(rij, waarden=waarden)


def add_gemeenten(t: Transactie, pakket: Pakket, gekozen: Mapping[str, str]) -> dict[str, str]:
    """Add the gemeenten that were chosen as new, and give the choices as they stand then.

    Raises Refused: overdracht_gemeente_beheer (only who manages figures may add one), naam_bestaat_al.
    """
    left = dict(gekozen)
    for uid in pakket.genoemd.get(Gemeente.__tablename__, {}):
        if left.get(uid) == NIEUW:
            _new_city(t, pakket, uid)
            del left[uid]
    return left


def _new_city(t: Transactie, pakket: Pakket, uid: str) -> None:
    """Add a gemeente of the other kluis, with our proposal of a matrix."""
    if t.persoonlijk.reach(Recht.CIJFERS) is Bereik.GEEN:
        raise Refused("overdracht_gemeente_beheer", veld="gemeente")
    waarden = pakket.genoemd[Gemeente.__tablename__][uid].waarden
    made = add_gemeente.work(t, str(waarden["naam"]), str(waarden.get("provincie") or ""))
    city = t.session.scalars(select(Gemeente).where(Gemeente.uid == made)).one()
    city.kleine_plaats = bool(waarden.get("kleine_plaats"))
    city.doet_begeleiding_zelf = bool(waarden.get("doet_begeleiding_zelf"))
    _pair(t, Gemeente.__tablename__, city.uid, uid)
    t.session.flush()


def _pair(t: Transactie, tabel: str, hier: str, daar: str) -> None:
    """Remember that a thing there is this thing here; the last choice counts."""
    row = t.session.scalars(
        select(UidPaar).where(UidPaar.tabel == tabel, UidPaar.uid_daar == daar)
    ).one_or_none()
    if row is None:
        t.session.add(UidPaar(tabel=tabel, uid_hier=hier, uid_daar=daar))
    elif row.uid_hier != hier:
        row.uid_hier = hier
