"""A sheet by its code: the lines that were printed on it, and how the points behind them are now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import Refused
from models.queries.inhoud import InhoudStand
from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names
from models.queries.papier_lijnen import asks
from models.queries.punten import words_of
from models.queries.rows import BladRow
from models.queries.sql import Rij
from models.rules.afdrukcode import looks_like_code, read_code
from models.rules.blad import Blad, BladPunt, BladRegel
from models.rules.onderwerpen import persoon_uid
from models.tables import Actiepunt, Afdruk, AfdrukRegel, Dossier, Persoon, Persoonsgegevens
from models.values import Papier, Staat

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
