"""What a transfer means for this kluis: which dossiers are new, which differ where, what must be chosen.

The screen asks it to show, the verb asks it again inside its transaction: one computation, so that what was
shown is what happens.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import aliased

from models.content.loader import item_from_json
from models.queries.overdracht_lezen import GEMEENTE, load_dossier_pakket
from models.queries.overdracht_pakket import DossierPakket, Inhoudstuk, Pakket
from models.queries.overdracht_vorm import Wijze, named_tables, parts_of, soorten, vorm_of
from models.rules.letters import MetLetter, letters_here
from models.rules.overdracht import Bundel, Cel, Merken, Rij, Uitkomst, compare
from models.tables import (
    Bewerking,
    Contactpersoon,
    Dossier,
    Gemeente,
    Historie,
    InhoudVersie,
    MatrixVersie,
    Organisatie,
    Overdracht,
    OverdrachtDossier,
    Tijdafspraak,
    UidPaar,
    Woning,
)

NIEUW = "nieuw"
"""Choice for an organisation and the like: put it in the kluis."""
GEEN = ""
"""Choice: leave the reference empty."""


class Stand(StrEnum):
    """How a dossier in a file relates to this kluis."""

    NIEUW = "nieuw"
    BEKEND = "bekend"
    AL_INGELEZEN = "al_ingelezen"
    """This very file was taken in for it."""
    OUDER = "ouder"
    """A later file of the same sender was taken in for it."""
    PROGRAMMA_OUDER = "programma_ouder"
    """It has lines of items that this program does not know yet."""


@dataclass(frozen=True, slots=True)
class Genoemd:
    """Something that dossiers point to, and what it can be here."""

    tabel: str
    uid: str
    naam: str
    soort: str
    voorstel: str
    """Uid here, `nieuw`, or empty where a person must choose or nothing fits."""
    keuzes: tuple[tuple[str, str], ...]
    """Uid here and its name."""
    moet: bool = False
    """Whether a person must choose: nothing here has this name."""


@dataclass(frozen=True, slots=True)
class InhoudMelding:
    """Content of the sender that is not as it is here."""

    item_id: str
    code: str
    """`eigen` (comes along), `anders` (same number, other text), `versie` (a version not known here)."""


@dataclass(frozen=True, slots=True)
class Binnen:
    """One dossier of a file, seen from this kluis."""

    pakket: DossierPakket
    """With references and item ids as they are here."""
    stand: Stand
    uitkomst: Uitkomst
    basis: Merken | None = None
    """The marks that it was compared with."""
    gezien: str = ""
    """Hash of what stands here now; a choice is for exactly this."""
    wij: Bundel = field(default_factory=dict)
    gesloten: bool = False
    """It was closed here as handed over, and comes back."""
    dubbel: tuple[tuple[str, str], ...] = ()
    """Persons that seem to be here already under another uid: letter there, number of the dossier here."""
    nummer_bezet: bool = False


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """A whole file, seen from this kluis."""

    pakket: Pakket
    dossiers: tuple[Binnen, ...]
    genoemd: tuple[Genoemd, ...]
    inhoud: tuple[InhoudMelding, ...]
    items: Mapping[tuple[str, int], tuple[str, int]]
    """Own items of the sender -> id and number here, for those that are known already."""
    gekozen: Mapping[str, str] = field(default_factory=dict)
    """What was chosen for each organisation and the like."""


def vergelijk(
    connection: Connection, pakket: Pakket, gekozen: Mapping[str, str] | None = None
) -> Vergelijking:
    """Compare a file with what stands here; `gekozen` = choices about organisations and the like so far."""
    genoemd = match_genoemd(connection, pakket, gekozen or {})
    here = {
        g.uid: (gekozen or {}).get(g.uid, g.voorstel)
        for g in genoemd
        if (gekozen or {}).get(g.uid, g.voorstel)
    }
    places = {uid: (uid if chosen == NIEUW else chosen) for uid, chosen in here.items()}
    meldingen, items, unknown = match_inhoud(connection, pakket.inhoud)
    dossiers = tuple(
        _binnen(connection, pakket, translated(d, places, items), unknown) for d in pakket.dossiers
    )
    return Vergelijking(pakket, dossiers, genoemd, meldingen, items, gekozen or {})


def translated(
    dossier: DossierPakket,
    places: Mapping[str, str],
    items: Mapping[tuple[str, int], tuple[str, int]],
) -> DossierPakket:
    """Let the rows of a dossier point to what is meant here; what was not chosen becomes empty."""
    bundel = {
        naam: {uid: _there_to_here(naam, rij, places, items) for uid, rij in rijen.items()}
        for naam, rijen in dossier.bundel.items()
    }
    return replace(dossier, bundel=bundel)


def _there_to_here(
    naam: str,
    rij: Rij,
    places: Mapping[str, str],
    items: Mapping[tuple[str, int], tuple[str, int]],
) -> Rij:
    waarden: dict[str, Cel] = dict(rij.waarden)
    for kolom in vorm_of(naam).kolommen:
        value = waarden.get(kolom.naam)
        if kolom.wijze is Wijze.GENOEMD and isinstance(value, str):
            waarden[kolom.naam] = places.get(value)
    if waarden.get("inhoud_herkomst") == GEMEENTE:
        key = (str(waarden["item_id"]), int(str(waarden["inhoud_versie"])))
        waarden["item_id"], waarden["inhoud_versie"] = items.get(key, key)
    elif "item_id" in waarden and "inhoud_herkomst" not in waarden:
        renamed = {was: now for (was, _nr), (now, _nr2) in items.items()}
        waarden["item_id"] = renamed.get(str(waarden["item_id"]), waarden["item_id"])
    return rij if waarden == rij.waarden else replace(rij, waarden=waarden)


# --- one dossier -----------------------------------------------------------------------------


def _binnen(
    connection: Connection, pakket: Pakket, dossier: DossierPakket, unknown: frozenset[str]
) -> Binnen:
    ours = load_dossier_pakket(connection, dossier.kop.uid)
    empty = Uitkomst((), (), (), {})
    if unknown & {str(r.waarden["item_id"]) for r in dossier.bundel.get("actiepunt", {}).values()}:
        return Binnen(dossier, Stand.PROGRAMMA_OUDER, empty)
    if ours is None:
        taken = connection.scalar(select(Dossier.id).where(Dossier.nummer == dossier.kop.nummer))
        return Binnen(
            dossier,
            Stand.NIEUW,
            compare(soorten(), {}, {}, dossier.bundel),
            dubbel=_twice(connection, dossier),
            nummer_bezet=taken is not None,
        )
    if _taken_in(connection, pakket, dossier.kop.uid):
        return Binnen(dossier, Stand.AL_INGELEZEN, empty)
    if _later_taken_in(connection, pakket, dossier.kop.uid):
        return Binnen(dossier, Stand.OUDER, empty)
    dossier = _lettered(dossier, ours.bundel)
    basis = load_basis(connection, pakket, dossier)
    closed = ours.bundel["dossier"][ours.kop.uid].waarden
    return Binnen(
        dossier,
        Stand.BEKEND,
        compare(soorten(), basis, ours.bundel, dossier.bundel, load_verdwenen(connection, dossier.kop.uid)),
        basis=basis,
        gezien=hash_of_bundel(ours.bundel),
        wij=ours.bundel,
        gesloten=closed.get("afgesloten_op") is not None and closed.get("afsluit_soort") == "overgedragen",
    )


def _lettered(dossier: DossierPakket, ours: Bundel) -> DossierPakket:
    """Let their appointments name the people by the letters that they have here."""
    anders = letters_here(_letters(ours), _letters(dossier.bundel))
    name = Tijdafspraak.__tablename__
    if not anders or name not in dossier.bundel:
        return dossier
    rows = {}
    for uid, rij in dossier.bundel[name].items():
        who = str(rij.waarden.get("komt") or "").split()
        here = " ".join(anders.get(letter, letter) for letter in who)
        rows[uid] = replace(rij, waarden={**rij.waarden, "komt": here})
    return replace(dossier, bundel={**dossier.bundel, name: rows})


def _letters(bundel: Bundel) -> list[MetLetter]:
    return [
        MetLetter(rij.uid, str(rij.waarden.get("persoon_id")), str(rij.waarden.get("letter") or ""))
        for rij in bundel.get("lidmaatschap", {}).values()
    ]


def hash_of_bundel(bundel: Bundel) -> str:
    """Names exactly this state of a dossier."""
    text = json.dumps(
        {naam: {uid: dict(rij.waarden) for uid, rij in rijen.items()} for naam, rijen in bundel.items()},
        sort_keys=True,
    )
    return hashlib.sha256(text.encode()).hexdigest()


def load_basis(connection: Connection, pakket: Pakket, dossier: DossierPakket) -> Merken | None:
    """The marks of what last crossed between the two: what they sent us, or what they took in of ours.

    None where nothing is known: a kluis that was put back, a dossier that came another way.
    """
    rows = connection.execute(
        select(OverdrachtDossier.merken)
        .join(Overdracht, Overdracht.id == OverdrachtDossier.overdracht_id)
        .join(Dossier, Dossier.id == OverdrachtDossier.dossier_id)
        .where(
            Dossier.uid == dossier.kop.uid,
            OverdrachtDossier.uitkomst != "geweigerd",
            Overdracht.mislukt_op.is_(None),
            (
                (Overdracht.richting == "in") & (Overdracht.kluis_uid == pakket.kop.van.kluis_uid)
                | ((Overdracht.richting == "uit") & Overdracht.uid.in_(dossier.kop.gezien))
            ),
        )
        .order_by(OverdrachtDossier.id.desc())
        .limit(1)
    ).first()
    found = json.loads(rows[0]) if rows is not None else {}
    return found or None


def load_verdwenen(connection: Connection, dossier_uid: str) -> frozenset[str]:
    """Uids of rows of a dossier that somebody took away here. Undoing what came in takes nothing away."""
    made = aliased(Bewerking)
    rows = connection.execute(
        select(Historie.object_uid)
        .join(Bewerking, Bewerking.id == Historie.bewerking_id)
        .join(made, made.uid == Bewerking.undo_van, isouter=True)
        .where(
            Historie.dossier_uid == dossier_uid,
            Historie.actie == "weg",
            func.coalesce(made.soort, "") != "overdracht_ingelezen",
        )
        .distinct()
    )
    return frozenset(uid for (uid,) in rows)


def _taken_in(connection: Connection, pakket: Pakket, dossier_uid: str) -> bool:
    return (
        connection.scalar(
            select(OverdrachtDossier.id)
            .join(Overdracht, Overdracht.id == OverdrachtDossier.overdracht_id)
            .join(Dossier, Dossier.id == OverdrachtDossier.dossier_id)
            .where(
                Overdracht.uid == pakket.kop.uid,
                Overdracht.richting == "in",
                Dossier.uid == dossier_uid,
                OverdrachtDossier.uitkomst != "geweigerd",
            )
        )
        is not None
    )


def _later_taken_in(connection: Connection, pakket: Pakket, dossier_uid: str) -> bool:
    return (
        connection.scalar(
            select(OverdrachtDossier.id)
            .join(Overdracht, Overdracht.id == OverdrachtDossier.overdracht_id)
            .join(Dossier, Dossier.id == OverdrachtDossier.dossier_id)
            .where(
                Overdracht.richting == "in",
                Overdracht.kluis_uid == pakket.kop.van.kluis_uid,
                Overdracht.op > pakket.kop.op,
                Dossier.uid == dossier_uid,
                OverdrachtDossier.uitkomst != "geweigerd",
            )
            .limit(1)
        )
        is not None
    )


def _twice(connection: Connection, dossier: DossierPakket) -> tuple[tuple[str, str], ...]:
    """Persons of a new dossier who stand in another dossier here under another uid, by V-nummer."""
    table, lid = vorm_of("persoonsgegevens").tabel, vorm_of("lidmaatschap").tabel
    letters = {r.waarden["persoon_id"]: r.waarden["letter"] for r in dossier.bundel["lidmaatschap"].values()}
    found = []
    for rij in dossier.bundel.get("persoonsgegevens", {}).values():
        number = rij.waarden.get("v_nummer")
        if not number:
            continue
        row = connection.execute(
            select(Dossier.nummer)
            .join(lid, lid.c.dossier_id == Dossier.id)
            .join(table, table.c.persoon_id == lid.c.persoon_id)
            .where(table.c.v_nummer == number, table.c.uid != rij.uid)
            .limit(1)
        ).first()
        if row is not None:
            found.append((str(letters.get(rij.waarden["persoon_id"], "")), str(row[0])))
    return tuple(found)


# --- what they point to ----------------------------------------------------------------------


def match_genoemd(connection: Connection, pakket: Pakket, gekozen: Mapping[str, str]) -> tuple[Genoemd, ...]:
    """Say of each organisation, gemeente, contact person and matrix what it is here, or could be."""
    places: dict[str, str] = {}
    found: list[Genoemd] = []
    parts = {part for name in named_tables() for part, _column in parts_of(name)}
    for naam in named_tables():
        if naam in parts:
            continue
        for uid, rij in pakket.genoemd.get(naam, {}).items():
            one = _genoemd(connection, naam, rij, pakket, places)
            chosen = gekozen.get(uid, one.voorstel)
            if chosen not in (GEEN, NIEUW):
                places[uid] = chosen
            found.append(one)
    return tuple(found)


def _genoemd(
    connection: Connection, naam: str, rij: Rij, pakket: Pakket, places: Mapping[str, str]
) -> Genoemd:
    keuzes = _candidates(connection, naam, rij, places)
    known = _known(connection, naam, rij.uid, pakket.ook.get(rij.uid, ()))
    words = name_of(rij)
    if known is None:
        same = [uid for uid, name in keuzes if name.casefold() == words.casefold()]
        known = same[0] if same and naam != MatrixVersie.__tablename__ else None
    soort = str(rij.waarden.get("soort") or "")
    if naam == MatrixVersie.__tablename__:
        soort = str(rij.waarden.get("nummer") or "")
        known = known or _same_matrix(connection, rij.uid, pakket, keuzes)
        voorstel = known or (keuzes[0][0] if keuzes else GEEN)
        return Genoemd(naam, rij.uid, words, soort, voorstel, keuzes)
    if naam == Gemeente.__tablename__:
        return Genoemd(naam, rij.uid, words, soort, known or GEEN, keuzes, moet=known is None)
    return Genoemd(naam, rij.uid, words, soort, known or NIEUW, keuzes)


def _known(connection: Connection, naam: str, uid: str, ook: Iterable[str]) -> str | None:
    """The uid here of something that crossed before, or that has the same uid."""
    table = vorm_of(naam).tabel
    paired = connection.scalar(
        select(UidPaar.uid_hier).where(UidPaar.tabel == naam, UidPaar.uid_daar == uid).limit(1)
    )
    for one in (uid, paired, *ook):
        if one and connection.scalar(select(table.c.id).where(table.c.uid == one)) is not None:
            return str(one)
    return None


def _candidates(
    connection: Connection, naam: str, rij: Rij, places: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    if naam == Gemeente.__tablename__:
        rows = connection.execute(select(Gemeente.uid, Gemeente.naam).order_by(Gemeente.naam))
    elif naam == Organisatie.__tablename__:
        rows = connection.execute(
            select(Organisatie.uid, Organisatie.naam)
            .where(Organisatie.soort == rij.waarden.get("soort"))
            .order_by(Organisatie.naam)
        )
    elif naam == Contactpersoon.__tablename__:
        org = places.get(str(rij.waarden.get("organisatie_id") or ""))
        city = places.get(str(rij.waarden.get("gemeente_id") or ""))
        rows = connection.execute(
            select(Contactpersoon.uid, Contactpersoon.naam)
            .join(Organisatie, Organisatie.id == Contactpersoon.organisatie_id, isouter=True)
            .join(Gemeente, Gemeente.id == Contactpersoon.gemeente_id, isouter=True)
            .where((Organisatie.uid == org) | (Gemeente.uid == city))
            .order_by(Contactpersoon.naam)
        )
    elif naam == MatrixVersie.__tablename__:
        city = places.get(str(rij.waarden.get("gemeente_id") or ""))
        rows = connection.execute(
            select(MatrixVersie.uid, MatrixVersie.nummer)
            .join(Gemeente, Gemeente.id == MatrixVersie.gemeente_id)
            .where(Gemeente.uid == city)
            .order_by(MatrixVersie.nummer.desc())
        )
    elif naam == Woning.__tablename__:
        return _same_dwelling(connection, rij, places.get(str(rij.waarden.get("gemeente_id") or ""), ""))
    else:
        return ()
    return tuple((str(r[0]), str(r[1])) for r in rows)


def name_of(rij: Rij) -> str:
    """How something that is pointed to is called: its name, or the address of a dwelling."""
    w = rij.waarden
    if "straat" in w:
        return ", ".join(str(w[k]) for k in ("straat", "plaats") if w.get(k))
    return str(w.get("naam") or "")


def _same_dwelling(connection: Connection, rij: Rij, gemeente: str) -> tuple[tuple[str, str], ...]:
    """The dwellings here with this address: there can be hundreds of others, of which none is meant."""
    rows = connection.execute(
        select(Woning.uid, Woning.straat, Woning.plaats)
        .join(Gemeente, Gemeente.id == Woning.gemeente_id)
        .where(Gemeente.uid == gemeente)
        .order_by(Woning.id)
    )
    mine = name_of(rij).casefold()
    found = ((str(uid), ", ".join(part for part in (straat, plaats) if part)) for uid, straat, plaats in rows)
    return tuple((uid, name) for uid, name in found if name.casefold() == mine)


def _same_matrix(
    connection: Connection, uid: str, pakket: Pakket, keuzes: Iterable[tuple[str, str]]
) -> str | None:
    """A version here that says the same."""
    names = ("rij_id", "tekst", "verdeling", "partijen", "trekker", "wie_doet_wat")
    theirs = {
        tuple(r.waarden.get(n) for n in names)
        for r in pakket.genoemd.get("matrix_regel", {}).values()
        if r.waarden.get("matrix_versie_id") == uid
    }
    regel, versie = vorm_of("matrix_regel").tabel, vorm_of("matrix_versie").tabel
    for here, _name in keuzes:
        rows = connection.execute(
            select(*(regel.c[n] for n in names))
            .join(versie, versie.c.id == regel.c.matrix_versie_id)
            .where(versie.c.uid == here)
        )
        if {tuple(r) for r in rows} == theirs:
            return here
    return None


# --- content ---------------------------------------------------------------------------------


def match_inhoud(
    connection: Connection, stukken: Iterable[Inhoudstuk]
) -> tuple[tuple[InhoudMelding, ...], dict[tuple[str, int], tuple[str, int]], frozenset[str]]:
    """Compare the content that lines point to with ours.

    Gives what to tell, where own items of theirs are known here already, and the ids of shipped items that
    this program does not know at all.
    """
    held = connection.execute(
        select(
            InhoudVersie.uid,
            InhoudVersie.item_id,
            InhoudVersie.nummer,
            InhoudVersie.herkomst,
            InhoudVersie.hash,
        ).where(InhoudVersie.soort == "actiepunt")
    ).all()
    by_uid = {r[0]: (r[1], r[2]) for r in held}
    shipped = {(r[1], r[2]): r[4] for r in held if r[3] != GEMEENTE}
    ids = {r[1] for r in held if r[3] != GEMEENTE}
    meldingen: list[InhoudMelding] = []
    items: dict[tuple[str, int], tuple[str, int]] = {}
    unknown: set[str] = set()
    for stuk in stukken:
        key = (stuk.item_id, stuk.nummer)
        if stuk.herkomst == GEMEENTE:
            if stuk.uid in by_uid:
                items[key] = by_uid[stuk.uid]
            else:
                meldingen.append(InhoudMelding(stuk.item_id, "eigen"))
        elif stuk.item_id not in ids:
            unknown.add(stuk.item_id)
        elif key not in shipped:
            meldingen.append(InhoudMelding(stuk.item_id, "versie"))
        elif shipped[key] != stuk.hash:
            meldingen.append(InhoudMelding(stuk.item_id, "anders"))
    return tuple(meldingen), items, frozenset(unknown)


def eigen_tekst(stuk: Inhoudstuk) -> str:
    """The text of an own item that comes along."""
    return item_from_json(stuk.json).tekst
