"""Published figures of the gemeente, each as a version, and what the formula is made of (A035-A084)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final, cast

from sqlalchemy import func, select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, number, text
from models.rules.taakstelling import Halfjaar
from models.services.cijfers import save_instelling
from models.services.verb import Transactie, verb
from models.tables import Gemeente, Taakstelling
from models.values import Recht

MEESTE = 1_000_000
"""More persons in one figure is a typing error."""
EERSTE_JAAR, LAATSTE_JAAR = 1995, 2100
TEKENS = ("plus_achterstand", "plus_voorsprong")


class Blijft(Enum):
    """What is said of a figure when nothing is said of it: it stays as the newest version has it."""

    ZO = "zo"


ZO: Final = Blijft.ZO
Getal = int | None | Blijft
"""Persons; None = the figure is not published."""


def gemeente_of(t: Transactie, uid: str) -> Gemeente:
    """The gemeente whose figures may be changed. Raises Refused("gemeente_onbekend")."""
    found = t.session.scalars(select(Gemeente).where(Gemeente.uid == uid)).one_or_none()
    places = t.persoonlijk.places(Recht.GEMEENTE)
    if found is None or (places and found.id not in places):
        raise Refused("gemeente_onbekend", veld="gemeente_uid")
    return found


def half_of(jaar: int, deel: int) -> Halfjaar:
    """The half-year that was meant. Raises Refused("halfjaar_onbekend")."""
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR or deel not in (1, 2):
        raise Refused("halfjaar_onbekend", veld="halfjaar")
    return Halfjaar(jaar, deel)


@verb("taakstelling_bewaard", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_taakstelling(
    t: Transactie,
    gemeente_uid: str,
    jaar: int,
    deel: int,
    *,
    geen: bool | Blijft = ZO,
    taakstelling: Getal = ZO,
    opening: Getal = ZO,
    realisatie: Getal = ZO,
    stand: Getal = ZO,
    peildatum: date | Blijft | None = ZO,
    bekend_op: date | None = None,
    bron: str = "",
    reden: str | Blijft = ZO,
) -> str:
    """Save what was published about a half-year as a new version; what stood before stays. Gives its uid.

    Numbers are persons, + is arrears; what is left out stays as the version before has it (`_carried`).
    `geen`: there is no taakstelling in this half-year. `stand` needs a `bron`, and the `peildatum` that it
    is of; without one it is the last day. Raises Refused: gemeente_onbekend, halfjaar_onbekend,
    getal_buiten_grens, veld_leeg, dag_buiten_halfjaar, dag_in_toekomst, taakstelling_niets.
    """
    gemeente, half = gemeente_of(t, gemeente_uid), half_of(jaar, deel)
    given: dict[str, object] = {
        name: value
        for name, value in (
            ("geen", geen),
            ("taakstelling", taakstelling),
            ("opening", opening),
            ("realisatie", realisatie),
            ("stand", stand),
            ("peildatum", peildatum),
            ("reden", reden),
        )
        if not isinstance(value, Blijft)
    }
    said = _carried(_newest(t, gemeente.id, half), given) | given
    none, dag_van = bool(said.get("geen")), cast("date | None", said.get("peildatum"))
    figures = {
        name: _persons(t, name, cast("int | None", said.get(name)), least)
        for name, least in (("opening", -MEESTE), ("realisatie", 0), ("stand", -MEESTE))
    }
    figures["taakstelling"] = (
        None if none else _persons(t, "taakstelling", cast("int | None", said.get("taakstelling")), 0)
    )
    if not none and all(value is None for value in figures.values()):
        raise Refused("taakstelling_niets", veld="taakstelling")
    source = str(text(200)("bron", bron, t.vandaag))
    if not source:
        raise Refused("veld_leeg", veld="bron")
    if dag_van is not None and not half.begin <= dag_van <= half.eind:
        raise Refused("dag_buiten_halfjaar", veld="peildatum")
    known = bekend_op or t.vandaag
    for veld, dag in (("bekend_op", known), ("peildatum", dag_van)):
        if dag is not None and dag > t.vandaag:
            raise Refused("dag_in_toekomst", veld=veld)
    made = Taakstelling(
        gemeente_id=gemeente.id,
        jaar=half.jaar,
        deel=half.deel,
        nummer=next_version(t, gemeente.id, half),
        geen=none,
        peildatum=dag_van,
        bekend_op=known,
        bron=source,
        reden=str(text(NOTITIE_MAX)("reden", str(said.get("reden") or ""), t.vandaag)),
        **figures,
    )
    t.session.add(made)
    t.session.flush()
    return made.uid


def _carried(now: Taakstelling | None, given: Mapping[str, object]) -> dict[str, object]:
    """What a new version takes over from the newest one, of what was not said again.

    A taakstelling ends *there is none* and the other way round. Realisatie and stand are of one peildatum: a
    new one of the two leaves out the other where that is of another day, and takes no old day for its own.
    """
    if now is None:
        return {}
    found: dict[str, object] = {"opening": now.opening}
    if "geen" not in given and "taakstelling" not in given:
        found |= {"geen": now.geen, "taakstelling": now.taakstelling}
    elif "taakstelling" not in given:
        found["taakstelling"] = now.taakstelling
    measured = "realisatie" in given or "stand" in given
    if not measured or given.get("peildatum") == now.peildatum:
        found |= {"realisatie": now.realisatie, "stand": now.stand, "reden": now.reden}
    if not measured:
        found["peildatum"] = now.peildatum
    return found


def _newest(t: Transactie, gemeente: int, half: Halfjaar) -> Taakstelling | None:
    """The version of a half-year that counts: the last one that was typed."""
    return t.session.scalars(
        select(Taakstelling)
        .where(
            Taakstelling.gemeente_id == gemeente,
            Taakstelling.lijst == "",
            Taakstelling.jaar == half.jaar,
            Taakstelling.deel == half.deel,
        )
        .order_by(Taakstelling.nummer.desc())
        .limit(1)
    ).one_or_none()


@verb("inwoners_bewaard", Area.GEMEENTE, Area.INSTELLINGEN, recht=Recht.GEMEENTE)
def save_inwoners(
    t: Transactie,
    gemeente_uid: str,
    peildatum: date,
    *,
    gemeente: int | None = None,
    nederland: int | None = None,
    bron: str = "",
) -> None:
    """Save how many people live in the gemeente and in the country on a day, 1 January mostly (A083).

    Raises Refused: gemeente_onbekend, getal_buiten_grens, veld_leeg.
    """
    found = gemeente_of(t, gemeente_uid)
    source = _source(t, bron)
    if gemeente is None and nederland is None:
        raise Refused("veld_leeg", veld="gemeente")
    if gemeente is not None:
        _persons(t, "gemeente", gemeente, 1, 20_000_000)
        save_instelling.work(
            t, "inwoners_gemeente", gemeente, peildatum, source, "gemeente", gemeente_uid=found.uid
        )
    if nederland is not None:
        _persons(t, "nederland", nederland, 1, 100_000_000)
        save_instelling.work(t, "inwoners_nederland", nederland, peildatum, source, "land")


@verb("landelijk_bewaard", Area.GEMEENTE, Area.INSTELLINGEN, recht=Recht.GEMEENTE)
def save_landelijk(t: Transactie, jaar: int, deel: int, aantal: int, bron: str = "") -> None:
    """Save the national number of a half-year (vg, A035); a later figure goes before, the earlier one stays.

    Raises Refused: halfjaar_onbekend, getal_buiten_grens, veld_leeg.
    """
    half = half_of(jaar, deel)
    _persons(t, "aantal", aantal, 0)
    save_instelling.work(t, "landelijke_taakstelling", aantal, half.begin, _source(t, bron), "land")


@verb("teken_gekozen", Area.GEMEENTE, Area.INSTELLINGEN, recht=Recht.GEMEENTE)
def choose_teken(t: Transactie, gemeente_uid: str, teken: str) -> None:
    """Choose how the closing is written: arrears as plus, or a lead as plus.

    Raises Refused: gemeente_onbekend, keuze_onbekend.
    """
    found = gemeente_of(t, gemeente_uid)
    if teken not in TEKENS:
        raise Refused("keuze_onbekend", veld="teken")
    save_instelling.work(t, "taakstelling_teken", teken, None, "", "gemeente", gemeente_uid=found.uid)


def next_version(t: Transactie, gemeente: int, half: Halfjaar, lijst: str = "", gebied: str = "") -> int:
    """The number of a new version."""
    newest = t.session.scalar(
        select(func.max(Taakstelling.nummer)).where(
            Taakstelling.gemeente_id == gemeente,
            Taakstelling.lijst == lijst,
            Taakstelling.gebied == gebied,
            Taakstelling.jaar == half.jaar,
            Taakstelling.deel == half.deel,
        )
    )
    return int(newest or 0) + 1


def _persons(t: Transactie, veld: str, value: int | None, least: int, most: int = MEESTE) -> int | None:
    return cast("int | None", number(least, most, leeg=True)(veld, value, t.vandaag))


def _source(t: Transactie, bron: str) -> str:
    source = str(text(200)("bron", bron, t.vandaag))
    if not source:
        raise Refused("veld_leeg", veld="bron")
    return source
