"""Agreement on the matrix: who signed a version, and the zienswijzen of partners (A025, A208)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, Invoer, Veld, day, text
from models.services.ankers import check_past
from models.services.gemeente_rijen import (
    Rijsoort,
    add,
    check_place,
    fields,
    find,
    new_row,
    organisatie_for,
    put,
)
from models.services.matrix import VERVANGEN
from models.services.verb import Transactie, verb
from models.tables import MatrixHandtekening, MatrixVersie, Zienswijze
from models.tables.organisaties import ORGANISATIE_SOORTEN
from models.tables.overleggen import TEKENAARS
from models.values import Recht

ZONDER_ORGANISATIE = ("wonen", "sociaal_domein")
"""The gemeente signs twice, by both wethouders."""
ZIENSWIJZE_VELDEN = fields(
    Veld("naam", text()),
    Veld("voor", day),
    Veld("ontvangen_op", day),
    Veld("tekst", text(NOTITIE_MAX)),
    Veld("verwerkt_op", day),
    Veld("verwerking", text(NOTITIE_MAX)),
)
ZIENSWIJZE = Rijsoort(Zienswijze, ZIENSWIJZE_VELDEN, "zienswijze_onbekend", ORGANISATIE_SOORTEN)


@verb("matrix_getekend", Area.MATRIX, Area.GEMEENTE, recht=Recht.MATRIX)
def sign_matrix(
    t: Transactie,
    versie_uid: str,
    rol: str,
    naam: str,
    op: date | None = None,
    *,
    functie: str = "",
    organisatie_uid: str = "",
) -> str:
    """Record that somebody signed a matrix version for the gemeente or an organisation. Gives its uid.

    Raises Refused: matrix_onbekend, matrix_niet_te_veranderen, keuze_onbekend, organisatie_onbekend,
    organisatie_ander, matrix_al_getekend, veld_leeg, veld_te_lang, dag_in_toekomst.
    """
    versie = t.session.scalars(select(MatrixVersie).where(MatrixVersie.uid == versie_uid)).one_or_none()
    if versie is None:
        raise Refused("matrix_onbekend")
    check_place(t, versie.gemeente_id)
    if versie.status == VERVANGEN:
        raise Refused("matrix_niet_te_veranderen")
    if rol not in TEKENAARS:
        raise Refused("keuze_onbekend", veld="rol")
    organisatie_id = None
    if rol not in ZONDER_ORGANISATIE:
        organisatie_id = organisatie_for(t, organisatie_uid, (rol,), versie.gemeente_id).id
    when = op or t.vandaag
    check_past(t, when, "op")
    same = select(MatrixHandtekening.id).where(
        MatrixHandtekening.matrix_versie_id == versie.id, MatrixHandtekening.rol == rol
    )
    if organisatie_id is not None:
        same = same.where(MatrixHandtekening.organisatie_id == organisatie_id)
    if t.session.scalar(same.limit(1)) is not None:
        raise Refused("matrix_al_getekend")
    row = MatrixHandtekening(
        matrix_versie_id=versie.id,
        rol=rol,
        organisatie_id=organisatie_id,
        naam=str(text(verplicht=True)("naam", naam, t.vandaag)),
        functie=str(text()("functie", functie, t.vandaag)),
        op=when,
    )
    return add(t, row)


@verb("matrix_handtekening_weg", Area.MATRIX, Area.GEMEENTE, recht=Recht.MATRIX)
def remove_handtekening(t: Transactie, handtekening_uid: str) -> None:
    """Take a signature away that was noted by mistake. Raises Refused("handtekening_onbekend")."""
    found = t.session.scalars(
        select(MatrixHandtekening).where(MatrixHandtekening.uid == handtekening_uid)
    ).one_or_none()
    if found is None:
        raise Refused("handtekening_onbekend")
    check_place(t, t.session.get_one(MatrixVersie, found.matrix_versie_id).gemeente_id)
    t.session.delete(found)


@verb("zienswijze_gevraagd", Area.GEMEENTE, recht=Recht.MATRIX)
def ask_zienswijze(
    t: Transactie,
    /,
    naam: str = "",
    voor: date | None = None,
    *,
    organisatie_uid: str = "",
    versie_uid: str = "",
    gemeente_uid: str = "",
    **velden: Invoer,
) -> str:
    """Note that a partner is asked for a reaction, to a matrix version or in general (A025). Gives its uid.

    Raises Refused: gemeente_kiezen, matrix_onbekend, iemand_nodig, organisatie_onbekend, veld_onbekend, ….
    """
    vast: dict[str, object] = {}
    if versie_uid:
        versie = t.session.scalars(select(MatrixVersie).where(MatrixVersie.uid == versie_uid)).one_or_none()
        if versie is None:
            raise Refused("matrix_onbekend")
        vast["matrix_versie_id"] = versie.id
    given = {"naam": naam, "voor": voor, "organisatie_uid": organisatie_uid, **velden}
    row = new_row(t, ZIENSWIJZE, gemeente_uid, given, **vast)
    _check(t, row)
    return add(t, row)


@verb("zienswijze_anders", Area.GEMEENTE, recht=Recht.MATRIX)
def save_zienswijze(t: Transactie, /, zienswijze_uid: str, **velden: Invoer) -> None:
    """Note what somebody answered, and what is done with it.

    Raises Refused: zienswijze_onbekend, iemand_nodig, eerst_ontvangen, dag_in_toekomst, veld_onbekend, ….
    """
    row = find(t, ZIENSWIJZE, zienswijze_uid)
    put(t, ZIENSWIJZE, row, velden)
    _check(t, row)


@verb("zienswijze_weg", Area.GEMEENTE, recht=Recht.MATRIX)
def remove_zienswijze(t: Transactie, zienswijze_uid: str) -> None:
    """Take a zienswijze away that was noted by mistake. Raises Refused("zienswijze_onbekend")."""
    t.session.delete(find(t, ZIENSWIJZE, zienswijze_uid))


def _check(t: Transactie, row: Zienswijze) -> None:
    if row.organisatie_id is None and not row.naam:
        raise Refused("iemand_nodig", veld="naam")
    if row.verwerkt_op is not None and row.ontvangen_op is None:
        raise Refused("eerst_ontvangen", veld="ontvangen_op")
    for veld in ("ontvangen_op", "verwerkt_op"):
        dag = getattr(row, veld)
        if dag is not None:
            check_past(t, dag, veld)
