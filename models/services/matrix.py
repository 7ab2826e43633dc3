"""The verantwoordelijkheidsmatrix of a gemeente: a new version, its rows, and recording its agreement."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import func, select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, Invoer, Veld, day, text
from models.rules.matrix import validate_row
from models.services.gemeente_rijen import check_place
from models.services.verb import Transactie, verb
from models.tables import Gemeente, MatrixHandtekening, MatrixRegel, MatrixVersie
from models.values import MATRIX_PARTIJEN, Herkomst, Partij, Recht, Verdeling

E = TypeVar("E", bound=StrEnum)
VOORSTEL, VASTGESTELD, VERVANGEN = "voorstel", "vastgesteld", "vervangen"
VELDEN = {
    veld.naam: veld
    for veld in (
        Veld("geldig_vanaf", day),
        Veld("geldig_tot", day),
        Veld("evaluatie_op", day),
        Veld("opmerking", text(NOTITIE_MAX)),
    )
}


@verb("matrix_versie", Area.MATRIX, recht=Recht.MATRIX)
def new_matrix_versie(t: Transactie, gemeente_uid: str, geldig_vanaf: date | None = None) -> str:
    """Make a new version of the matrix as a copy of the newest, as a proposal. Gives its uid.

    Dossiers keep the version they began with. Raises Refused: gemeente_onbekend, matrix_onbekend.
    """
    gemeente = t.session.scalars(select(Gemeente).where(Gemeente.uid == gemeente_uid)).one_or_none()
    if gemeente is None:
        raise Refused("gemeente_onbekend")
    check_place(t, gemeente.id)
    newest = t.session.scalars(
        select(MatrixVersie)
        .where(MatrixVersie.gemeente_id == gemeente.id)
        .order_by(MatrixVersie.nummer.desc())
        .limit(1)
    ).one_or_none()
    if newest is None:
        raise Refused("matrix_onbekend")
    new = MatrixVersie(
        gemeente_id=gemeente.id,
        nummer=newest.nummer + 1,
        status=VOORSTEL,
        geldig_vanaf=geldig_vanaf or t.vandaag,
    )
    t.session.add(new)
    t.session.flush()
    for row in t.session.scalars(select(MatrixRegel).where(MatrixRegel.matrix_versie_id == newest.id)):
        t.session.add(
            MatrixRegel(
                matrix_versie_id=new.id,
                rij_id=row.rij_id,
                blok=row.blok,
                volgorde=row.volgorde,
                tekst=row.tekst,
                verdeling=row.verdeling,
                partijen=row.partijen,
                trekker=row.trekker,
                bron=row.bron,
                herkomst=row.herkomst,
                wie_doet_wat=row.wie_doet_wat,
                huisdossier=row.huisdossier,
            )
        )
    t.session.flush()
    return new.uid


@verb("matrix_regel", Area.MATRIX, recht=Recht.MATRIX)
def save_matrix_regel(
    t: Transactie,
    versie_uid: str,
    rij_id: str,
    *,
    verdeling: str | None = None,
    partijen: tuple[str, ...] | None = None,
    trekker: str | None = None,
    tekst: str | None = None,
    wie_doet_wat: str | None = None,
) -> None:
    """Change a responsibility in a version that is still a proposal; None leaves a part as it is.

    Raises Refused: matrix_onbekend, matrix_rij_onbekend, matrix_niet_te_veranderen, keuze_onbekend,
    matrix_volledig_een, matrix_gedeeld_twee, matrix_trekker_doet_mee, matrix_geen_kolom,
    matrix_al_ondertekend.
    """
    versie = _proposal(t, versie_uid)
    if t.session.scalar(
        select(MatrixHandtekening.id).where(MatrixHandtekening.matrix_versie_id == versie.id).limit(1)
    ):
        raise Refused("matrix_al_ondertekend")  # what somebody signed does not change under their name
    row = t.session.scalars(
        select(MatrixRegel).where(MatrixRegel.matrix_versie_id == versie.id, MatrixRegel.rij_id == rij_id)
    ).one_or_none()
    if row is None:
        raise Refused("matrix_rij_onbekend")
    division = _code(Verdeling, verdeling if verdeling is not None else row.verdeling, "verdeling")
    given = partijen if partijen is not None else tuple(row.partijen.split())
    parties = [_code(Partij, code, "partijen") for code in given]
    leader = _code(Partij, trekker if trekker is not None else row.trekker, "trekker")
    verdict = validate_row(division, parties, leader)
    if not verdict.ok:
        first = verdict.redenen[0]
        veld = "trekker" if first.code == "matrix_trekker_doet_mee" else "partijen"
        raise Refused(first.code, veld=veld, **dict(first.params))
    row.verdeling = division.value
    row.partijen = " ".join(p.value for p in MATRIX_PARTIJEN if p in parties)
    row.trekker = leader.value
    if tekst is not None:
        row.tekst = str(text(160, verplicht=True)("tekst", tekst, t.vandaag))
    if wie_doet_wat is not None:
        row.wie_doet_wat = str(text(400)("wie_doet_wat", wie_doet_wat, t.vandaag))
    if t.session.is_modified(row):
        row.herkomst = Herkomst.GEMEENTE.value


@verb("matrix_versie_veld", Area.MATRIX, recht=Recht.MATRIX)
def save_matrix_field(t: Transactie, versie_uid: str, veld: str, waarde: Invoer) -> None:
    """Save a date or the remark of a matrix version. An agreed one takes only its evaluation date and remark.

    Raises Refused: matrix_onbekend, veld_onbekend, matrix_niet_te_veranderen, dagen_volgorde, veld_leeg.
    """
    versie = _versie(t, versie_uid)
    rule = VELDEN.get(veld)
    if rule is None:
        raise Refused("veld_onbekend", veld=veld)
    if versie.status != VOORSTEL and veld in ("geldig_vanaf", "geldig_tot"):
        raise Refused("matrix_niet_te_veranderen", veld=veld)
    value = rule.check(waarde, t.vandaag)
    if veld == "geldig_vanaf" and value is None:
        raise Refused("veld_leeg", veld=veld)
    setattr(versie, veld, value)
    if versie.geldig_tot is not None and versie.geldig_tot < versie.geldig_vanaf:
        raise Refused("dagen_volgorde", veld=veld)


@verb("matrix_vastgesteld", Area.MATRIX, recht=Recht.MATRIX)
def settle_matrix(t: Transactie, versie_uid: str, op: date | None = None) -> None:
    """Record that the parties agreed on a version; the agreed one before it ends the day before it begins.

    Raises Refused: matrix_onbekend, matrix_niet_te_veranderen, dag_in_toekomst.
    """
    versie = _proposal(t, versie_uid)
    when = op or t.vandaag
    if when > t.vandaag:
        raise Refused("dag_in_toekomst", veld="op")
    for old in t.session.scalars(
        select(MatrixVersie).where(
            MatrixVersie.gemeente_id == versie.gemeente_id,
            MatrixVersie.nummer < versie.nummer,
            MatrixVersie.status != VERVANGEN,
        )
    ):
        old.status = VERVANGEN
        if old.geldig_tot is None or old.geldig_tot >= versie.geldig_vanaf:
            old.geldig_tot = max(old.geldig_vanaf, versie.geldig_vanaf - timedelta(days=1))
    versie.status = VASTGESTELD
    versie.vastgesteld_op = when


def _versie(t: Transactie, uid: str) -> MatrixVersie:
    found = t.session.scalars(select(MatrixVersie).where(MatrixVersie.uid == uid)).one_or_none()
    if found is None:
        raise Refused("matrix_onbekend")
    check_place(t, found.gemeente_id)
    return found


def _proposal(t: Transactie, uid: str) -> MatrixVersie:
    """Load a version that may still change: a proposal, and the newest of its gemeente."""
    found = _versie(t, uid)
    newest = t.session.scalar(
        select(func.max(MatrixVersie.nummer)).where(MatrixVersie.gemeente_id == found.gemeente_id)
    )
    if found.status != VOORSTEL or found.nummer != newest:
        raise Refused("matrix_niet_te_veranderen")
    return found


def _code(kind: type[E], code: str, veld: str) -> E:
    try:
        return kind(code)
    except ValueError:
        raise Refused("keuze_onbekend", veld=veld) from None
