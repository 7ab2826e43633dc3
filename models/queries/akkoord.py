"""Agreement on the matrix: versions with who signed and who must still sign, and zienswijzen (A025, A208)."""

from __future__ import annotations

from sqlalchemy import select

from models.queries.beheer import load_matrix_versies, load_organisaties
from models.queries.handtekeningen import load_handtekeningen
from models.queries.lezer import Lezer
from models.queries.papier_matrix import difference
from models.queries.rows_afspraken import AkkoordRow, AkkoordVersieRow, HandtekeningRow, ZienswijzeRow
from models.queries.rows_beheer import MatrixVersieRow, OrganisatieRow
from models.tables import Gemeente, MatrixVersie, Organisatie, Zienswijze
from models.values import Recht

PARTNERS = ("corporatie", "huurders", "begeleiding")
"""Kinds of organisation that sign beside both wethouders."""


def load_akkoord(lezer: Lezer, gemeente_uid: str, vergelijk: tuple[str, str] | None = None) -> AkkoordRow:
    """Read the part *Matrix en akkoord*; `vergelijk` = a version and which it is set beside (uids).

    Every other version is compared with the one before it. Raises Refused: geen_recht, gemeente_onbekend.
    """
    lezer.require(Recht.MATRIX)
    organisaties = load_organisaties(lezer, gemeente_uid=gemeente_uid)
    own = bool(
        lezer.session.connection().scalar(
            select(Gemeente.doet_begeleiding_zelf).where(Gemeente.uid == gemeente_uid)
        )
    )
    versies = load_matrix_versies(lezer, gemeente_uid)
    asked = {vergelijk[0]: vergelijk[1]} if vergelijk is not None else {}
    return AkkoordRow(
        gemeente_uid=gemeente_uid,
        versies=tuple(
            _versie(
                lezer, versies, one, gemeente_uid, organisaties, asked.get(one.uid, ""), begeleidt_zelf=own
            )
            for one in versies
        ),
        zienswijzen=_zienswijzen(lezer, gemeente_uid),
        organisaties=tuple((o.uid, o.naam) for o in organisaties),
        begeleidt_zelf=own,
    )


def _versie(
    lezer: Lezer,
    versies: tuple[MatrixVersieRow, ...],
    versie: MatrixVersieRow,
    gemeente_uid: str,
    organisaties: tuple[OrganisatieRow, ...],
    tegen_uid: str,
    *,
    begeleidt_zelf: bool,
) -> AkkoordVersieRow:
    tegen = next((one for one in versies if one.uid == tegen_uid and one.uid != versie.uid), None)
    signed = load_handtekeningen(lezer, versie.uid)
    by_place = {(one.rol, one.organisatie_uid): one for one in signed}
    wanted = _wanted(organisaties, begeleidt_zelf=begeleidt_zelf) if versie.status != "vervangen" else ()
    lines = [by_place.pop((one.rol, one.organisatie_uid), one) for one in wanted]
    return AkkoordVersieRow(
        uid=versie.uid,
        nummer=versie.nummer,
        status=versie.status,
        geldig_vanaf=versie.geldig_vanaf,
        geldig_tot=versie.geldig_tot,
        vastgesteld_op=versie.vastgesteld_op,
        handtekeningen=(*lines, *by_place.values()),
        verschil=difference(lezer, versies, versie, gemeente_uid, tegen),
        tegen=tegen.nummer if tegen is not None else None,
        compleet=bool(lines) and all(one.uid for one in lines),
    )


def _wanted(organisaties: tuple[OrganisatieRow, ...], *, begeleidt_zelf: bool) -> tuple[HandtekeningRow, ...]:
    """Who signs: both wethouders, each corporatie, the huurders, and who guides where that is another one."""
    found = [
        HandtekeningRow(uid="", rol=rol, organisatie="", organisatie_uid="")
        for rol in ("wonen", "sociaal_domein")
    ]
    for soort in PARTNERS:
        if soort == "begeleiding" and begeleidt_zelf:
            continue
        found += [
            HandtekeningRow(uid="", rol=soort, organisatie=one.naam, organisatie_uid=one.uid)
            for one in organisaties
            if one.soort == soort
        ]
    return tuple(found)


def _zienswijzen(lezer: Lezer, gemeente_uid: str) -> tuple[ZienswijzeRow, ...]:
    rows = lezer.session.connection().execute(
        select(
            Zienswijze.uid,
            Zienswijze.naam,
            Zienswijze.voor,
            Zienswijze.ontvangen_op,
            Zienswijze.tekst,
            Zienswijze.verwerkt_op,
            Zienswijze.verwerking,
            Organisatie.naam.label("organisatie"),
            Organisatie.uid.label("organisatie_uid"),
            MatrixVersie.nummer.label("nummer"),
        )
        .join(Gemeente, Gemeente.id == Zienswijze.gemeente_id)
        .join(Organisatie, Organisatie.id == Zienswijze.organisatie_id, isouter=True)
        .join(MatrixVersie, MatrixVersie.id == Zienswijze.matrix_versie_id, isouter=True)
        .where(Gemeente.uid == gemeente_uid)
        .order_by(Zienswijze.ontvangen_op.is_not(None), Zienswijze.voor, Zienswijze.id)
    )
    return tuple(
        ZienswijzeRow(
            uid=r.uid,
            wie=r.organisatie or r.naam,
            organisatie_uid=r.organisatie_uid or "",
            naam=r.naam,
            voor=r.voor,
            ontvangen_op=r.ontvangen_op,
            tekst=r.tekst,
            verwerkt_op=r.verwerkt_op,
            verwerking=r.verwerking,
            versie=r.nummer,
        )
        for r in rows
    )
