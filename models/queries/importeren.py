"""Which households of a list seem to be in the kluis already: by V-nummer, by person, or by name and day."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.queries.lezer import Lezer
from models.rules.importlijst import LijstGezin
from models.store.words import likeness, words
from models.tables import Ankerdatum, Dossier, Lidmaatschap, Persoonsgegevens
from models.values import Anker

LIJKT = 0.75
"""Least likeness of two names (0 to 1) that, with the same birth date or koppeling, makes a double likely."""


@dataclass(frozen=True, slots=True)
class Dubbel:
    """A household of the list (its place) beside a dossier that looks like it, with the reason."""

    plaats: int
    dossier_uid: str
    nummer: str
    naam: str
    reden: str
    """`v_nummer`, `persoon` (birth date and name) or `gezin` (name and koppeling)."""
    in_lijst: str
    in_kluis: str
    """What is alike, on both sides: shown next to each other."""


@dataclass(frozen=True, slots=True)
class _Bekend:
    dossier_uid: str
    nummer: str
    naam: str
    persoon: str
    geboren: date | None
    v_nummer: str


def find_doubles(lezer: Lezer, gezinnen: Sequence[LijstGezin]) -> tuple[Dubbel, ...]:
    """Read for each household of the list the dossier in sight that looks most like it, if any.

    Doubles inside the list itself count too: then `dossier_uid` is empty and `nummer` names the other rows.
    """
    known = _known(lezer, gezinnen)
    by_number = {one.v_nummer: one for one in known if one.v_nummer}
    by_birth: dict[date, list[_Bekend]] = {}
    for one in known:
        if one.geboren is not None:
            by_birth.setdefault(one.geboren, []).append(one)
    by_day = _by_koppeling(lezer, {gezin.koppeling for gezin in gezinnen})
    found: list[Dubbel] = []
    seen: dict[str, int] = {}
    for place, gezin in enumerate(gezinnen):
        double = (
            _same_number(place, gezin, by_number)
            or _same_person(place, gezin, by_birth)
            or _same_household(place, gezin, by_day)
            or _in_list(place, gezin, gezinnen, seen)
        )
        if double is not None:
            found.append(double)
    return tuple(found)


def _known(lezer: Lezer, gezinnen: Sequence[LijstGezin]) -> list[_Bekend]:
    """The persons in sight that somebody of the list can be: the same V-nummer or the same birth date."""
    people = [persoon for gezin in gezinnen for persoon in gezin.personen]
    numbers = {dict(persoon.velden).get("v_nummer", "") for persoon in people} - {""}
    births = {persoon.geboortedatum for persoon in people} - {None}
    rows = lezer.session.connection().execute(
        select(
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.achternaam,
            Persoonsgegevens.geboortedatum,
            Persoonsgegevens.v_nummer,
        )
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Lidmaatschap.persoon_id)
    )
    return [
        _Bekend(r[0], r[1], r[2], f"{r[3]} {r[4]}".strip(), r[5], r[6])
        for r in rows
        if r[5] in births or r[6] in numbers
    ]


def _by_koppeling(lezer: Lezer, dagen: AbstractSet[date]) -> dict[date, list[tuple[str, str, str]]]:
    rows = lezer.session.connection().execute(
        select(Ankerdatum.werkelijk, Dossier.uid, Dossier.nummer, Dossier.naam)
        .join(Dossier, Dossier.id == Ankerdatum.dossier_id)
        .where(Ankerdatum.soort == Anker.KOPPELING.value)
    )
    found: dict[date, list[tuple[str, str, str]]] = {}
    for dag, uid, nummer, naam in rows:
        if dag is not None and dag in dagen:
            found.setdefault(dag, []).append((uid, nummer, naam))
    return found


def _same_number(place: int, gezin: LijstGezin, by_number: dict[str, _Bekend]) -> Dubbel | None:
    for persoon in gezin.personen:
        number = dict(persoon.velden).get("v_nummer", "")
        one = by_number.get(number) if number else None
        if one is not None:
            return Dubbel(place, one.dossier_uid, one.nummer, one.naam, "v_nummer", number, number)
    return None


def _same_person(place: int, gezin: LijstGezin, by_birth: dict[date, list[_Bekend]]) -> Dubbel | None:
    for persoon in gezin.personen:
        if persoon.geboortedatum is None:
            continue
        name = f"{persoon.roepnaam} {persoon.achternaam}".strip()
        for one in by_birth.get(persoon.geboortedatum, []):
            if _alike(name, one.persoon):
                return Dubbel(place, one.dossier_uid, one.nummer, one.naam, "persoon", name, one.persoon)
    return None


def _same_household(
    place: int, gezin: LijstGezin, by_day: dict[date, list[tuple[str, str, str]]]
) -> Dubbel | None:
    for uid, nummer, naam in by_day.get(gezin.koppeling, []):
        if _alike(gezin.naam, naam):
            return Dubbel(place, uid, nummer, naam, "gezin", gezin.naam, naam)
    return None


def _in_list(
    place: int, gezin: LijstGezin, gezinnen: Sequence[LijstGezin], seen: dict[str, int]
) -> Dubbel | None:
    """The same person twice in the list, under two numbers."""
    for persoon in gezin.personen:
        number = dict(persoon.velden).get("v_nummer", "")
        born = persoon.geboortedatum.isoformat() if persoon.geboortedatum is not None else ""
        key = number or (f"{persoon.roepnaam} {persoon.achternaam} {born}".casefold() if born else "")
        if not key:
            continue
        other = seen.setdefault(key, place)
        if other != place:
            rows = ", ".join(map(str, gezinnen[other].rijen))
            return Dubbel(place, "", rows, gezinnen[other].naam, "lijst", gezin.naam, gezinnen[other].naam)
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two full names look alike, whatever the order of their words and their spelling."""
    mine, theirs = words(one), words(other)
    if not mine or not theirs:
        return False
    short, long = sorted((mine, theirs), key=len)
    return all(max(likeness(word, against) for against in long) >= LIJKT for word in short)
