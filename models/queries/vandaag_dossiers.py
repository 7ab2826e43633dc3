"""The sections of Vandaag that are about a dossier or a person, not about an actiepunt."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from msgspec.structs import replace
from sqlalchemy import ColumnElement, and_, case, func, or_, select

from models.queries.lezer import Lezer
from models.queries.mijn import own_dossiers
from models.queries.rows import VandaagLine
from models.queries.sql import Keuze, Rij
from models.queries.woorden import missing_words
from models.rules.leeftijd import verjaardag
from models.tables import (
    Amv,
    Ankerdatum,
    Dossier,
    DossierStand,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
)
from models.values import AmvKeuze, Anker, Fase, Partij, Stand
from resources.sentences import sentence

AMV, WORDT_18, TIJDELIJK = "amv_18_vooruit_maanden", "wordt_18_vooruit_maanden", "tijdelijk_vooruit_maanden"
"""Settings: months ahead for an amv who turns 18 or leaves the longer opvang (a dwelling is looked for:
pv-53, ve-63), for any other child, and for a temporary place that ends. 0 = off."""
VERLENGD_TOT = "verlengde_opvang_max_leeftijd"
"""Setting: the birthday on which the longer opvang of an amv ends at the latest."""
STIL = (("contact_stil_dagen", False), ("contact_stil_later_dagen", True))
"""Settings of the days without contact, and whether it is the one of the third phase. 0 = off."""
MEERDERJARIG = 18


@dataclass(frozen=True, slots=True)
class Sectie:
    """Lines of a section, and how many there are in all."""

    lines: tuple[VandaagLine, ...] = ()
    aantal: int = 0


@dataclass(frozen=True, slots=True)
class DossierSecties:
    """The four sections."""

    stil: Sectie
    wordt_18: Sectie
    tijdelijk: Sectie
    ontbreekt: Sectie

    def aantallen(self) -> dict[str, int]:
        """Give the full counts by section name."""
        return {
            "stil": self.stil.aantal,
            "wordt_18": self.wordt_18.aantal,
            "tijdelijk": self.tijdelijk.aantal,
            "ontbreekt": self.ontbreekt.aantal,
        }


def load(lezer: Lezer, begeleider_uid: str, grens: int) -> DossierSecties:
    """Read the four sections for open dossiers, or for the own ones of a medewerker."""
    scope: list[ColumnElement[bool]] = [Dossier.afgesloten_op.is_(None)]
    if begeleider_uid:
        scope.append(Dossier.id.in_(own_dossiers(begeleider_uid, lezer.vandaag)))
    return DossierSecties(
        stil=_silent(lezer, scope, grens),
        wordt_18=_joined(_turning_18(lezer, scope, grens), _leaving_opvang(lezer, scope, grens), grens),
        tijdelijk=_temporary(lezer, scope, grens),
        ontbreekt=_missing(lezer, scope, grens),
    )


def _head() -> Keuze:
    return select(
        Dossier.uid,
        Dossier.nummer,
        Dossier.naam,
        DossierStand.begeleider,
        func.count().over().label("aantal"),
    ).join(DossierStand, DossierStand.dossier_id == Dossier.id)


def _section(lezer: Lezer, statement: Keuze, grens: int, make: Callable[[Rij], VandaagLine]) -> Sectie:
    rows = lezer.session.connection().execute(statement.limit(grens)).all()
    return Sectie(tuple(make(row) for row in rows), int(rows[0].aantal) if rows else 0)


def _figure(lezer: Lezer, code: str) -> list[tuple[ColumnElement[bool], int]]:
    """Give the figure for the dossiers of each gemeente; those where it is off are not there."""
    found: list[tuple[ColumnElement[bool], int]] = []
    for uid, number in (*lezer.stand.gemeenten.items(), ("", None)):
        value = lezer.setting(code, gemeente_uid=uid)
        many = int(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0
        if many > 0:
            here = Dossier.gemeente_id == number if number is not None else Dossier.gemeente_id.is_(None)
            found.append((here, many))
    return found


def _silent(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> Sectie:
    """Gezinnen with a begeleider of whom nobody was spoken for too long (A164; setting, 0 = off).

    What counts is the last contact of the stand, as in every list, else the day the dossier began. In the
    third phase the longer setting counts.
    """
    spoken = DossierStand.laatste_contact
    last = func.coalesce(spoken, Dossier.begonnen_op)
    silent = [
        and_(
            here,
            Dossier.fase == Fase.INTEGRATIE if later else Dossier.fase != Fase.INTEGRATIE,
            last < lezer.vandaag - timedelta(days=days),
        )
        for code, later in STIL
        for here, days in _figure(lezer, code)
    ]
    if not silent:
        return Sectie()
    statement = (
        _head()
        .add_columns(last.label("dag"), spoken.label("gesproken"), DossierStand.volgende_stap)
        .where(*scope, DossierStand.begeleider != "", or_(*silent))
        .order_by("dag", Dossier.nummer)
    )

    def make(row: Rij) -> VandaagLine:
        dag = date.fromisoformat(row.dag) if isinstance(row.dag, str) else row.dag
        line = _line(row, row.volgende_stap, dag, lezer.vandaag, Stand.GEEN_DATUM)
        return replace(line, gesproken=row.gesproken is not None)

    return _section(lezer, statement, grens, make)


def _turning_18(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> Sectie:
    """Young people who turn 18: an amv earlier than others, for whom a dwelling is looked for."""
    eighteen_ago = lezer.vandaag - relativedelta(years=MEERDERJARIG)
    soon = [
        and_(here, who, Persoonsgegevens.geboortedatum <= eighteen_ago + relativedelta(months=months))
        for code, who in ((AMV, Persoonsgegevens.is_amv), (WORDT_18, ~Persoonsgegevens.is_amv))
        for here, months in _figure(lezer, code)
    ]
    if not soon:
        return Sectie()
    statement = (
        _head()
        .add_columns(
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.geboortedatum,
            Persoonsgegevens.is_amv,
            Lidmaatschap.letter,
        )
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .join(Persoon, Persoon.id == Lidmaatschap.persoon_id)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .where(
            *scope,
            Lidmaatschap.tot.is_(None),
            Persoonsgegevens.geboortedatum >= eighteen_ago,
            or_(*soon),
        )
        .order_by(Persoonsgegevens.geboortedatum, Dossier.nummer)
    )

    def make(row: Rij) -> VandaagLine:
        dag = verjaardag(row.geboortedatum, MEERDERJARIG)
        words = sentence("wordt_18", naam=row.roepnaam or row.letter)
        wie = Partij.NID if row.is_amv else (row.begeleider or Partij.GEM)
        return _line(row, words, dag, lezer.vandaag, Stand.OP_SCHEMA, aan_zet=str(wie), letters=row.letter)

    return _section(lezer, statement, grens, make)


def _leaving_opvang(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> Sectie:
    """Amv's who leave the longer opvang soon, as far ahead as before 18: again a dwelling is looked for.

    Who was noted to have left is not there any more.
    """
    ages = _figure(lezer, VERLENGD_TOT)
    soon = [
        and_(
            here,
            there,
            Persoonsgegevens.geboortedatum >= lezer.vandaag - relativedelta(years=years),
            Persoonsgegevens.geboortedatum
            <= lezer.vandaag - relativedelta(years=years) + relativedelta(months=months),
        )
        for here, months in _figure(lezer, AMV)
        for there, years in ages
    ]
    if not soon:
        return Sectie()
    age = case(*ages)
    statement = (
        _head()
        .add_columns(
            Persoonsgegevens.roepnaam, Persoonsgegevens.geboortedatum, Lidmaatschap.letter, age.label("jaren")
        )
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .join(Persoon, Persoon.id == Lidmaatschap.persoon_id)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .join(Amv, and_(Amv.persoon_id == Persoon.id, Amv.dossier_id == Dossier.id))
        .where(
            *scope,
            Lidmaatschap.tot.is_(None),
            Persoonsgegevens.is_amv,
            Amv.keuze == AmvKeuze.VERLENGD.value,
            Amv.vertrokken_op.is_(None),
            or_(*soon),
        )
        .order_by(Persoonsgegevens.geboortedatum, Dossier.nummer)
    )  # `_joined` puts them in the order of their days, where gemeenten keep different ages

    def make(row: Rij) -> VandaagLine:
        dag = verjaardag(row.geboortedatum, row.jaren)
        words = sentence("uit_verlengde_opvang", naam=row.roepnaam or row.letter)
        line = _line(
            *(row, words, dag, lezer.vandaag, Stand.OP_SCHEMA), aan_zet=str(Partij.NID), letters=row.letter
        )
        return replace(line, uit_opvang=True)

    return _section(lezer, statement, grens, make)


def _joined(een: Sectie, ander: Sectie, grens: int) -> Sectie:
    """Two sections as one, by day."""
    lines = sorted((*een.lines, *ander.lines), key=lambda line: line.dag or date.max)
    return Sectie(tuple(lines[:grens]), een.aantal + ander.aantal)


def _temporary(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> Sectie:
    """Temporary places that end soon, or have ended without a next step noted."""
    day = func.coalesce(Ankerdatum.werkelijk, Ankerdatum.gepland)
    soon = [
        and_(here, day <= lezer.vandaag + relativedelta(months=months))
        for here, months in _figure(lezer, TIJDELIJK)
    ]
    if not soon:
        return Sectie()
    statement = (
        _head()
        .add_columns(Ankerdatum.gepland, Ankerdatum.werkelijk)
        .join(Ankerdatum, Ankerdatum.dossier_id == Dossier.id)
        .where(
            *scope,
            Ankerdatum.soort == Anker.EINDE_TIJDELIJK,
            Ankerdatum.vervallen_op.is_(None),
            or_(*soon),
            Ankerdatum.werkelijk.is_(None) | (Ankerdatum.werkelijk >= lezer.vandaag),
        )
        .order_by(day, Dossier.nummer)
    )

    def make(row: Rij) -> VandaagLine:
        dag = row.werkelijk or row.gepland
        stand = Stand.RICHTDATUM_VOORBIJ if dag < lezer.vandaag else Stand.OP_SCHEMA
        return _line(row, sentence("tijdelijk_loopt_af"), dag, lezer.vandaag, stand)

    return _section(lezer, statement, grens, make)


def _missing(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> Sectie:
    """Gezinnen of which something is still missing; the words name what."""
    statement = (
        _head()
        .add_columns(DossierStand.ontbreekt)
        .where(*scope, DossierStand.ontbreekt.not_in(("", "[]", "{}")))
        .order_by(Dossier.begonnen_op.desc(), Dossier.nummer)
    )

    def make(row: Rij) -> VandaagLine:
        words = missing_words(json.loads(row.ontbreekt))
        return _line(row, words, None, lezer.vandaag, Stand.GEEN_DATUM)

    return _section(lezer, statement, grens, make)


def _line(
    row: Rij,
    tekst: str,
    dag: date | None,
    vandaag: date,
    stand: Stand,
    *,
    aan_zet: str = "",
    letters: str = "",
) -> VandaagLine:
    return VandaagLine(
        dossier_uid=row.uid,
        dossier_nummer=row.nummer,
        gezin=row.naam,
        tekst=tekst,
        aan_zet=aan_zet or row.begeleider or str(Partij.GEM),
        dag=dag,
        dagen=(dag - vandaag).days if dag is not None else None,
        stand=stand,
        letters=letters,
    )
