"""The sections of Vandaag that are about a dossier or a person, not about an actiepunt."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, and_, func, or_, select

from models.queries.lezer import Lezer
from models.queries.mijn import own_dossiers
from models.queries.rows import VandaagLine
from models.queries.sql import Keuze, Rij
from models.queries.woorden import missing_words
from models.rules.leeftijd import verjaardag
from models.tables import Ankerdatum, Dossier, DossierStand, Lidmaatschap, Persoon, Persoonsgegevens
from models.values import Anker, Fase, Partij, Stand
from resources.sentences import sentence

AMV_MAANDEN = 9
"""An amv stands on the list this long before the 18th birthday: the quarterly list for a dwelling (pv-53)."""
WORDT_18_MAANDEN = 3
"""Any other child: one quarter ahead, enough for insurance, DigiD and the talk about work."""
TIJDELIJK_MAANDEN = 6
"""A temporary place shows this long before it ends; the search for the next begins 3 months before."""
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
        wordt_18=_turning_18(lezer, scope, grens),
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


def _silent(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> Sectie:
    """Gezinnen with a begeleider of which nothing was noted for too long (setting; 0 = off).

    What counts is the last sign of life that the kluis knows: the last contact, tick or event, else the day
    the dossier began. In the third phase the longer setting counts.
    """
    limits = [
        (lezer.instellingen.number("contact_stil_dagen", lezer.vandaag, 0), Dossier.fase != Fase.INTEGRATIE),
        (
            lezer.instellingen.number("contact_stil_later_dagen", lezer.vandaag, 0),
            Dossier.fase == Fase.INTEGRATIE,
        ),
    ]
    last = func.coalesce(DossierStand.laatste_contact, Dossier.begonnen_op)
    silent = [and_(fase, last < lezer.vandaag - timedelta(days=days)) for days, fase in limits if days > 0]
    if not silent:
        return Sectie()
    statement = (
        _head()
        .add_columns(last.label("dag"), DossierStand.volgende_stap)
        .where(*scope, DossierStand.begeleider != "", or_(*silent))
        .order_by("dag", Dossier.nummer)
    )

    def make(row: Rij) -> VandaagLine:
        dag = date.fromisoformat(row.dag) if isinstance(row.dag, str) else row.dag
        return _line(row, row.volgende_stap, dag, lezer.vandaag, Stand.GEEN_DATUM)

    return _section(lezer, statement, grens, make)


def _turning_18(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> Sectie:
    """Young people who turn 18: an amv nine months ahead, others a quarter."""
    eighteen_ago = lezer.vandaag - relativedelta(years=MEERDERJARIG)
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
            Persoonsgegevens.geboortedatum <= eighteen_ago + relativedelta(months=AMV_MAANDEN),
            or_(
                Persoonsgegevens.is_amv,
                Persoonsgegevens.geboortedatum <= eighteen_ago + relativedelta(months=WORDT_18_MAANDEN),
            ),
        )
        .order_by(Persoonsgegevens.geboortedatum, Dossier.nummer)
    )

    def make(row: Rij) -> VandaagLine:
        dag = verjaardag(row.geboortedatum, MEERDERJARIG)
        words = sentence("wordt_18", naam=row.roepnaam or row.letter)
        wie = Partij.NID if row.is_amv else (row.begeleider or Partij.GEM)
        return _line(row, words, dag, lezer.vandaag, Stand.OP_SCHEMA, aan_zet=str(wie), letters=row.letter)

    return _section(lezer, statement, grens, make)


def _temporary(lezer: Lezer, scope: list[ColumnElement[bool]], grens: int) -> Sectie:
    """Temporary places that end within half a year, or have ended without a next step noted."""
    day = func.coalesce(Ankerdatum.werkelijk, Ankerdatum.gepland)
    statement = (
        _head()
        .add_columns(Ankerdatum.gepland, Ankerdatum.werkelijk)
        .join(Ankerdatum, Ankerdatum.dossier_id == Dossier.id)
        .where(
            *scope,
            Ankerdatum.soort == Anker.EINDE_TIJDELIJK,
            Ankerdatum.vervallen_op.is_(None),
            day <= lezer.vandaag + relativedelta(months=TIJDELIJK_MAANDEN),
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
