"""Papers that leave the program: the code on the sheet, its numbered lines, and that it was thrown away.

A preview records nothing; print and save do, and a PDF with n dossiers has n codes (foundations 18).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select

from models.changes import Area
from models.errors import Refused
from models.queries.rows import BladLijn
from models.rules.afdrukcode import LETTERS, make_code
from models.services.verb import Transactie, verb
from models.tables import Afdruk, AfdrukRegel, Dossier, Gemeente
from models.values import Papier, Privacy, Recht

NAAR = ("printer", "bestand")


@verb("afdruk", Area.AFDRUK, recht=Recht.PAPIER)
def record_afdruk(
    t: Transactie,
    soort: Papier,
    dossier_uid: str = "",
    lijnen: tuple[BladLijn, ...] = (),
    taal: str = "nl",
    privacy: Privacy = Privacy.NAAM,
    naar: str = "printer",
    *,
    gemeente_uid: str = "",
    vernietigen_voor: date | None = None,
) -> str:
    """Record a paper that is about to be printed or saved. Gives its uid; `code_of` reads the code.

    Raises Refused: dossier_onbekend, gemeente_onbekend, keuze_onbekend.
    """
    if naar not in NAAR:
        raise Refused("keuze_onbekend", veld="naar")
    t.recompute = False
    letter = LETTERS[soort]
    count = t.session.scalar(select(func.count()).where(Afdruk.code.startswith(letter))) or 0
    paper = Afdruk(
        code=make_code(soort, count + 1),
        soort=soort.value,
        dossier_id=_dossier_id(t, dossier_uid),
        gemeente_id=_gemeente_id(t, gemeente_uid),
        wie=t.wie,
        op=t.nu,
        taal=taal,
        privacy=privacy.value,
        naar=naar,
        vernietigen_voor=vernietigen_voor,
    )
    t.session.add(paper)
    t.session.flush()
    _add_lines(t, paper.id, lijnen)
    return paper.uid


def _dossier_id(t: Transactie, uid: str) -> int | None:
    """Find the dossier of a paper and name it in the bewerking, without changing it."""
    if not uid:
        return None
    found = t.session.execute(select(Dossier.id, Dossier.uid).where(Dossier.uid == uid)).first()
    if found is None:
        raise Refused("dossier_onbekend")
    t.check_reach(int(found[0]))
    t.touched[int(found[0])] = str(found[1])
    return int(found[0])


def _gemeente_id(t: Transactie, uid: str) -> int | None:
    if not uid:
        return None
    found = t.session.scalar(select(Gemeente.id).where(Gemeente.uid == uid))
    if found is None:
        raise Refused("gemeente_onbekend")
    return found


def _add_lines(t: Transactie, afdruk_id: int, lijnen: Iterable[BladLijn]) -> None:
    """Keep which number stands for which actiepunt, in the version that was printed."""
    seen: set[tuple[int, str]] = set()
    for lijn in lijnen:
        for letter, punt_uid, versie in lijn.punten:
            if (lijn.nummer, punt_uid) in seen:
                continue
            seen.add((lijn.nummer, punt_uid))
            t.session.add(
                AfdrukRegel(
                    afdruk_id=afdruk_id,
                    nummer=lijn.nummer,
                    letter=letter,
                    actiepunt_uid=punt_uid,
                    punt_versie=versie,
                )
            )


@verb("afdruk_weg", Area.AFDRUK, recht=Recht.PAPIER)
def mark_weg(t: Transactie, afdruk_uid: str, op: date | None = None) -> None:
    """Record that a paper is gone. Raises Refused: afdruk_onbekend, afdruk_is_weg, dag_in_toekomst."""
    paper = t.session.scalars(select(Afdruk).where(Afdruk.uid == afdruk_uid)).one_or_none()
    if paper is None:
        raise Refused("afdruk_onbekend")
    if paper.weg_op is not None:
        raise Refused("afdruk_is_weg")
    when = op or t.vandaag
    if when > t.vandaag:
        raise Refused("dag_in_toekomst", veld="op")
    paper.weg_op = when
