"""Overleggen, agreements, signatures and money of the fictive gemeente of the demo (domain/demo.md)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

import resources
from models.rules.overleggen import OverlegSoort
from models.rules.taakstelling import Halfjaar
from models.services import aanspreekpunten, akkoord, bijdragen, regio, voorbeelden
from models.services import overleggen as vergaderen
from models.services import prestatieafspraken as pa
from models.services.verb import Transactie
from models.tables import Contactpersoon, Gemeente, MatrixVersie, Organisatie

Rij = dict[str, Any]


class Afspraken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `resources/demo/afspraken.toml` holds; days count from the day of the demo."""

    overleg: tuple[Rij, ...]
    voorbeeld: tuple[Rij, ...]
    afspraak: tuple[Rij, ...]
    overzicht: tuple[Rij, ...]
    regiocijfer: tuple[Rij, ...]
    complex: tuple[Rij, ...]
    norm: tuple[Rij, ...]
    kader: Rij
    handtekening: tuple[Rij, ...]
    zienswijze: tuple[Rij, ...]
    geld: tuple[Rij, ...]
    regeling: tuple[Rij, ...]


def load_afspraken() -> Afspraken:
    """Read the file."""
    file = Path(resources.__file__).parent / "demo" / "afspraken.toml"
    return msgspec.toml.decode(file.read_bytes(), type=Afspraken)


def build(t: Transactie, gemeente: Gemeente) -> None:
    """Play them with the ordinary verbs."""
    wanted, uid = load_afspraken(), gemeente.uid
    year = date(t.vandaag.year, 1, 1)
    for one in wanted.overleg:
        _overleg(t, uid, dict(one))
    for one in wanted.voorbeeld:
        given = {name: value for name, value in one.items() if name != "dag"}
        voorbeelden.add_voorbeeld.work(t, op=t.vandaag + timedelta(one["dag"]), gemeente_uid=uid, **given)
    for one in wanted.afspraak:
        given = {name: value for name, value in one.items() if name != "corporatie"}
        org = _org(t, one.get("corporatie", ""))
        pa.add_afspraak.work(t, van=year, organisatie_uid=org, gemeente_uid=uid, **given)
    before = Halfjaar.van(t.vandaag).vorige
    for one in wanted.overzicht:
        given = {name: value for name, value in one.items() if name != "corporatie"}
        pa.add_overzicht.work(
            t, _org(t, one["corporatie"]), before.jaar, before.deel, gemeente_uid=uid, **given
        )
    for one in wanted.regiocijfer:
        regio.add_regiocijfer.work(t, before.jaar, before.deel, gemeente_uid=uid, **one)
    for one in wanted.complex:
        pa.add_complex.work(
            t, _org(t, one["corporatie"]), t.vandaag.year, one["naam"], one["wijk"], gemeente_uid=uid
        )
    for one in wanted.norm:
        pa.add_norm.work(t, van=year, gemeente_uid=uid, **one)
    kader = {name: value for name, value in wanted.kader.items() if name != "organisatie"}
    pa.add_kader.work(t, _org(t, wanted.kader["organisatie"]), year, gemeente_uid=uid, **kader)
    _signed(t, gemeente, wanted)
    _money(t, uid, wanted)


def first_contact(t: Transactie, gemeente: Gemeente) -> None:
    """Make the first contact person of the gemeente the one to call."""
    t.session.flush()
    found = t.session.scalars(
        select(Contactpersoon.uid)
        .where(Contactpersoon.gemeente_id == gemeente.id)
        .order_by(Contactpersoon.id)
        .limit(1)
    ).one_or_none()
    if found is not None:
        aanspreekpunten.set_aanspreekpunt.work(t, found, t.vandaag)


def _org(t: Transactie, naam: str) -> str:
    if not naam:
        return ""
    return t.session.scalars(select(Organisatie.uid).where(Organisatie.naam == naam)).one()


def _overleg(t: Transactie, uid: str, one: Rij) -> None:
    day = t.vandaag + timedelta(one["dag"])
    fields: Rij = {name: one[name] for name in ("tijd", "plaats", "agenda") if name in one}
    if "wonen" in one:
        fields["wonen_op"] = t.vandaag + timedelta(one["wonen"])
    made = vergaderen.plan_overleg.work(t, OverlegSoort(one["soort"]), day, gemeente_uid=uid, **fields)
    if "besluiten" in one:
        until = t.vandaag + timedelta(one["vervolg_dag"]) if "vervolg_dag" in one else None
        vergaderen.hold_overleg.work(
            t,
            str(made),
            day,
            besluiten=one["besluiten"],
            aanwezig=one["aanwezig"],
            vervolg=one.get("vervolg", ""),
            vervolg_wie=one.get("vervolg_wie", ""),
            vervolg_dag=until,
        )


def _signed(t: Transactie, gemeente: Gemeente, wanted: Afspraken) -> None:
    versie = t.session.scalars(
        select(MatrixVersie)
        .where(MatrixVersie.gemeente_id == gemeente.id)
        .order_by(MatrixVersie.nummer.desc())
        .limit(1)
    ).one()
    for one in wanted.handtekening:
        akkoord.sign_matrix.work(t, versie.uid, one["rol"], one["naam"], t.vandaag)
    for one in wanted.zienswijze:
        akkoord.ask_zienswijze.work(
            t,
            voor=t.vandaag + timedelta(one["voor"]),
            organisatie_uid=_org(t, one["van"]),
            versie_uid=versie.uid,
            gemeente_uid=gemeente.uid,
        )


def _money(t: Transactie, uid: str, wanted: Afspraken) -> None:
    for one in wanted.geld:
        given = {name: value for name, value in one.items() if name not in ("dag", "gevraagd")}
        if "gevraagd" in one:
            given["gevraagd_op"] = t.vandaag + timedelta(one["gevraagd"])
        bijdragen.add_geldpost.work(t, op=t.vandaag + timedelta(one["dag"]), gemeente_uid=uid, **given)
    for one in wanted.regeling:
        given = {name: value for name, value in one.items() if name != "tot"}
        bijdragen.add_regeling.work(t, tot=t.vandaag + timedelta(one["tot"]), gemeente_uid=uid, **given)
