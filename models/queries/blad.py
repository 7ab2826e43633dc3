"""A sheet by its code: the lines that were printed on it, and how the points behind them are now."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from models.errors import Refused
from models.queries.inhoud import InhoudStand
from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names
from models.queries.papier_lijnen import asks
from models.queries.punten import words_of
from models.queries.rows import ZoekHit
from models.queries.rows_papier import BladRow
from models.queries.sql import Rij
from models.rules.afdrukcode import MET_REGELS, looks_like_code, read_code
from models.rules.blad import Blad, BladPunt, BladRegel
from models.rules.onderwerpen import persoon_uid
from models.tables import Actiepunt, Afdruk, AfdrukRegel, Dossier, Persoon, Persoonsgegevens
from models.values import Papier, Staat
from resources.labels import label_of
from resources.sentences import sentence

NIET_ALLES = frozenset({Papier.OCHTENDBLAD.value})
"""Sheets on which not every numbered line need stand: what does not fit on one A4 is left out."""
Reach = Callable[[Collection[int]], Collection[int]]
"""Ids of dossiers -> those in which something may be changed."""


def load_blad(lezer: Lezer, code: str) -> BladRow:
    """Find a sheet by the code that somebody typed (`r17 2`), with its lines.

    Raises Refused: blad_code_vorm, blad_code_cijfer, blad_onbekend (not there, or of a gezin out of sight).
    """
    known = read_code(code)
    if known is None:
        raise Refused("blad_code_cijfer" if looks_like_code(code) else "blad_code_vorm", veld="code")
    row = (
        lezer.session.connection()
        .execute(
            select(*_PAPER, Dossier.uid.label("dossier_uid"), Dossier.nummer, Dossier.naam)
            .join(Dossier, Dossier.id == Afdruk.dossier_id, isouter=True)
            .where(Afdruk.code == known)
        )
        .first()
    )
    if row is None or (row.dossier_id is not None and row.dossier_uid is None):
        raise Refused("blad_onbekend", veld="code")
    names = medewerker_names(lezer)
    return BladRow(
        uid=row.uid,
        blad=build_blad(lezer.session, lezer.stand, row, lezer.vandaag),
        dossier_nummer=row.nummer or "",
        gezin=row.naam or "",
        op=row.op,
        wie=names.get(row.wie, ""),
        weg_op=row.weg_op,
        ingevoerd_op=row.ingevoerd_op,
        ingevoerd_door=names.get(row.ingevoerd_door, ""),
    )


_PAPER = (
    Afdruk.id,
    Afdruk.uid,
    Afdruk.code,
    Afdruk.soort,
    Afdruk.dossier_id,
    Afdruk.op,
    Afdruk.wie,
    Afdruk.dag,
    Afdruk.weg_op,
    Afdruk.ingevoerd_op,
    Afdruk.ingevoerd_door,
)


def build_blad(
    session: Session, stand: InhoudStand, paper: Rij | Afdruk, vandaag: date, reach: Reach | None = None
) -> Blad:
    """Lay the lines of a paper beside the points as they are now.

    `reach` tells in which dossiers something may be changed; None = what the session sees.
    """
    rows = session.connection().execute(_LINES.where(AfdrukRegel.afdruk_id == paper.id)).all()
    ids = {row.dossier_id for row in rows if row.dossier_id is not None}
    found = _Bouw(
        stand=stand,
        paper_dossier=paper.dossier_id,
        mag=ids if reach is None else frozenset(reach(ids)),
        namen=_names(session, {persoon_uid(r.onderwerp_soort or "", r.onderwerp_uid or "") for r in rows}),
    )
    lines: dict[int, list[Rij]] = {}
    for row in rows:
        lines.setdefault(row.nummer, []).append(row)
    dossier_uid = ""
    if paper.dossier_id is not None:
        dossier_uid = session.scalar(select(Dossier.uid).where(Dossier.id == paper.dossier_id)) or ""
    return Blad(
        code=paper.code,
        soort=paper.soort,
        regels={nummer: found.line(nummer, group) for nummer, group in sorted(lines.items())},
        dag=paper.dag or vandaag,
        dossier_uid=dossier_uid,
        mag_alles=paper.soort not in NIET_ALLES,
        is_dagkaart=paper.soort == Papier.DAGKAART,
    )


_LINES = (
    select(
        AfdrukRegel.nummer,
        AfdrukRegel.letter,
        AfdrukRegel.actiepunt_uid,
        AfdrukRegel.inhoud_versie.label("toen_versie"),
        AfdrukRegel.inhoud_herkomst.label("toen_herkomst"),
        AfdrukRegel.staat.label("toen_staat"),
        Actiepunt.item_id,
        Actiepunt.inhoud_versie,
        Actiepunt.inhoud_herkomst,
        Actiepunt.onderwerp_soort,
        Actiepunt.onderwerp_uid,
        Actiepunt.tekst,
        Actiepunt.staat,
        Actiepunt.gedaan_op,
        Actiepunt.vervallen_op,
        Actiepunt.vervallen_reden,
        Dossier.id.label("dossier_id"),
        Dossier.uid.label("dossier_uid"),
        Dossier.nummer.label("dossier_nummer"),
        Dossier.naam.label("gezin"),
        Dossier.gemeente_id,
        Dossier.afgesloten_op,
    )
    .join(Actiepunt, Actiepunt.uid == AfdrukRegel.actiepunt_uid, isouter=True)
    .join(Dossier, Dossier.id == Actiepunt.dossier_id, isouter=True)
    .order_by(AfdrukRegel.nummer, AfdrukRegel.id)
)


def _names(session: Session, uids: set[str]) -> dict[str, str]:
    wanted = sorted(uids - {""})
    if not wanted:
        return {}
    rows = session.connection().execute(
        select(Persoon.uid, Persoonsgegevens.roepnaam, Persoonsgegevens.achternaam)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .where(Persoon.uid.in_(wanted))
    )
    return {r[0]: r[1] or r[2] for r in rows}


@dataclass(frozen=True, slots=True)
class _Bouw:
    stand: InhoudStand
    paper_dossier: int | None
    mag: Collection[int]
    namen: Mapping[str, str]

    def line(self, nummer: int, rows: list[Rij]) -> BladRegel:
        """A line of the sheet; where it cannot be read any more, it has a number only."""
        first = next((row for row in rows if row.dossier_id in self.mag), None)
        punten = tuple(self._punt(row) for row in rows)
        if first is None:
            return BladRegel(nummer, "", punten)
        item = self.stand.item(first.item_id, first.inhoud_versie, first.inhoud_herkomst, first.gemeente_id)
        tekst = words_of(first, item)
        toen = (
            self.stand.item(first.item_id, first.toen_versie, first.toen_herkomst, first.gemeente_id)
            if first.toen_versie
            else None
        )
        gedrukt = toen.tekst if toen is not None and not first.tekst else tekst
        return BladRegel(
            nummer,
            tekst,
            punten,
            gedrukt=gedrukt if gedrukt != tekst else "",
            vraagt=asks(item),
            gezin=first.gezin,
            dossier_uid=first.dossier_uid,
        )

    def _punt(self, row: Rij) -> BladPunt:
        if row.dossier_id not in self.mag:
            return BladPunt(row.actiepunt_uid, row.letter, bereik=False)
        elsewhere = self.paper_dossier is not None and row.dossier_id != self.paper_dossier
        return BladPunt(
            row.actiepunt_uid,
            row.letter,
            naam=self.namen.get(persoon_uid(row.onderwerp_soort, row.onderwerp_uid), ""),
            staat=Staat(row.staat),
            gedaan_op=row.gedaan_op,
            was=row.toen_staat,
            vervallen=row.vervallen_reden if row.vervallen_op is not None else "",
            gesloten=row.afgesloten_op is not None,
            elders=row.dossier_nummer if elsewhere else "",
        )


# --- the search box ---------------------------------------------------------------------------------------

_GEZOCHT = re.compile(
    r"^\s*([a-z]\s*\d+\s*[-–]?\s*\d)(?:\s+(?:regel|nr\.?|nummer)?\s*(\d{1,3}))?\s*$", re.IGNORECASE
)
_NUMMER = re.compile(r"^\s*(?:regel|nr\.?|nummer)?\s*(\d{1,3})\s*$", re.IGNORECASE)
LIGT_BLADEN = 5
"""A number alone is looked for on so many sheets that still lie on paper."""


def find_bladen(lezer: Lezer, tekst: str) -> list[ZoekHit]:
    """Find a sheet by its code, a line of it (`R17-2 9`), or a number on the newest sheets on paper (`9`).

    The uid of a hit is the code, with the number behind a blank where it is a line.
    """
    if (found := _GEZOCHT.match(tekst)) and (code := read_code(found[1])) is not None:
        return _hits(lezer, Afdruk.code == code, int(found[2]) if found[2] else 0, 1)
    if found := _NUMMER.match(tekst):
        lies = and_(Afdruk.weg_op.is_(None), Afdruk.soort.in_(sorted(MET_REGELS)))
        return _hits(lezer, lies, int(found[1]), LIGT_BLADEN)
    return []


def _hits(lezer: Lezer, which: ColumnElement[bool], nummer: int, limit: int) -> list[ZoekHit]:
    papers = lezer.session.connection().execute(
        select(*_PAPER, Dossier.nummer, Dossier.naam)
        .join(Dossier, Dossier.id == Afdruk.dossier_id, isouter=True)
        .where(which)
        .order_by(Afdruk.id.desc())
        .limit(limit)
    )
    hits = []
    for paper in papers.all():
        sheet = f"{label_of('Papier', paper.soort)} {paper.code}"
        whose = " · ".join(part for part in (paper.naam, paper.nummer) if part)
        if not nummer:
            hits.append(ZoekHit(soort="blad", uid=paper.code, titel=sheet, onder=whose))
            continue
        regel = build_blad(lezer.session, lezer.stand, paper, lezer.vandaag).regels.get(nummer)
        if regel is not None:
            words = regel.tekst or sentence("blad_regel_weg")
            under = " · ".join(part for part in (sheet, whose or regel.gezin) if part)
            hits.append(
                ZoekHit(soort="blad", uid=f"{paper.code} {nummer}", titel=f"{nummer}  {words}", onder=under)
            )
    return hits
