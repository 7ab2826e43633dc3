"""Facts of the verantwoordelijkheidsmatrix: of a gemeente, or of one dossier with how far each row is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec
from sqlalchemy import select

from models.errors import Refused
from models.queries import klok, mensen
from models.queries.beheer import load_contacten, load_matrix_rijen, load_matrix_versies, load_organisaties
from models.queries.dossier import load_dossier
from models.queries.handtekeningen import load_handtekeningen
from models.queries.lezer import Lezer
from models.queries.papier_namen import gezin_name
from models.queries.rows import PaperHead
from models.queries.rows_beheer import ContactRow, MatrixVersieRow, OrganisatieRow
from models.queries.rows_dossier import DossierRow
from models.queries.rows_papier import MatrixFacts, MatrixRij
from models.rules.matrix import RijPunt, column_of, row_state
from models.tables import Dossier, Gemeente, MatrixVersie
from models.values import MATRIX_PARTIJEN, Partij, Privacy, Verdeling
from resources.labels import label
from resources.sentences import sentence


def matrix_facts(
    lezer: Lezer, gemeente_uid: str, versie: str | None = None, dossier_uid: str = "", *, head: PaperHead
) -> MatrixFacts:
    """Collect a matrix version of a gemeente (None = the newest, or the one that the dossier began with).

    With a dossier only its rows stand there, with their stand, next date and whom to call. Raises Refused:
    gemeente_onbekend, matrix_onbekend, dossier_onbekend.
    """
    dossier = load_dossier(lezer, dossier_uid) if dossier_uid else None
    place = dossier.gemeente_uid if dossier is not None else gemeente_uid
    own_guidance = _guides_itself(lezer, place)
    versies = load_matrix_versies(lezer, place)
    chosen = _chosen(lezer, versies, versie, dossier_uid)
    rows = _rows(lezer, chosen, own_guidance=own_guidance)
    organisaties = load_organisaties(lezer, gemeente_uid=place)
    contacten = load_contacten(lezer, gemeente_uid=place)
    if dossier is not None:
        rows = _in_dossier(lezer, dossier, rows, contacten, own_guidance=own_guidance)
    before = next((v for v in versies if v.nummer == chosen.nummer - 1), None)
    return MatrixFacts(
        head=head,
        nummer=chosen.nummer,
        status=chosen.status,
        geldig_vanaf=chosen.geldig_vanaf,
        geldig_tot=chosen.geldig_tot,
        evaluatie_op=chosen.evaluatie_op,
        rijen=rows,
        partijen=tuple(p for p in MATRIX_PARTIJEN if p is not Partij.MB or not own_guidance),
        contacten=_contacts(organisaties, contacten, own_guidance=own_guidance),
        verschil=_difference(lezer, before, rows, own_guidance=own_guidance) if dossier is None else (),
        corporaties=tuple(o.naam for o in organisaties if o.soort == "corporatie"),
        huurdersorganisatie=_first(organisaties, "huurders"),
        begeleidende_organisatie=_first(organisaties, "begeleiding"),
        getekend=_signed(lezer, chosen.uid, head) if dossier is None else (),
        dossier_nummer=dossier.nummer if dossier is not None else "",
        gezin=_gezin(lezer, dossier, head) if dossier is not None else "",
    )


def _signed(lezer: Lezer, versie_uid: str, head: PaperHead) -> tuple[tuple[str, str, str, date], ...]:
    return tuple(
        (one.rol, one.organisatie, "" if head.privacy is Privacy.ANONIEM else one.naam, one.op)
        for one in load_handtekeningen(lezer, versie_uid)
        if one.op is not None
    )


def _guides_itself(lezer: Lezer, gemeente_uid: str) -> bool:
    found = lezer.session.connection().scalar(
        select(Gemeente.doet_begeleiding_zelf).where(Gemeente.uid == gemeente_uid)
    )
    if found is None:
        raise Refused("gemeente_onbekend")
    return bool(found)


def _chosen(
    lezer: Lezer, versies: tuple[MatrixVersieRow, ...], versie: str | None, dossier_uid: str
) -> MatrixVersieRow:
    uid = versie
    if uid is None and dossier_uid:
        uid = lezer.session.connection().scalar(
            select(MatrixVersie.uid)
            .join(Dossier, Dossier.matrix_versie_id == MatrixVersie.id)
            .where(Dossier.uid == dossier_uid)
        )
    if uid is None and versies:
        return versies[0]
    for known in versies:
        if known.uid == uid:
            return known
    raise Refused("matrix_onbekend")


def _rows(lezer: Lezer, versie: MatrixVersieRow, *, own_guidance: bool) -> tuple[MatrixRij, ...]:
    versie_id = lezer.session.connection().scalar(
        select(MatrixVersie.id).where(MatrixVersie.uid == versie.uid)
    )
    rows = load_matrix_rijen(lezer, int(versie_id or 0))
    return tuple(_merged(row) for row in rows) if own_guidance else rows


def _merged(row: MatrixRij) -> MatrixRij:
    """Let the gemeente do the part of the begeleiding; what then has one party only is volledig."""
    parties = tuple(
        p for p in MATRIX_PARTIJEN if p in {column_of(q, doet_begeleiding_zelf=True) for q in row.partijen}
    )
    return msgspec.structs.replace(
        row,
        partijen=parties,
        trekker=column_of(row.trekker, doet_begeleiding_zelf=True),
        verdeling=Verdeling.VOLLEDIG if len(parties) == 1 else row.verdeling,
    )


def _in_dossier(
    lezer: Lezer,
    dossier: DossierRow,
    rows: tuple[MatrixRij, ...],
    contacten: tuple[ContactRow, ...],
    *,
    own_guidance: bool,
) -> tuple[MatrixRij, ...]:
    """Keep the rows about a household, with their state from its lines and whom to call for each."""
    row_of = klok.matrix_rows(lezer, dossier.gemeente_uid)
    lines: dict[str, list[RijPunt]] = {}
    for punt in dossier.punten:
        lines.setdefault(row_of.get(punt.item_id, ""), []).append(
            RijPunt(punt.stand, punt.onze, punt.termijn)
        )
    who = _who_to_call(lezer, dossier, contacten, own_guidance=own_guidance)
    found = []
    for row in rows:
        if not row.huisdossier:
            continue
        outcome = row_state(lines.get(row.id, ()))
        found.append(
            msgspec.structs.replace(
                row,
                stand=outcome.stand,
                klaar=outcome.klaar,
                totaal=outcome.totaal,
                eerste_datum=outcome.eerste_datum,
                contact=who.get(row.trekker, ""),
            )
        )
    return tuple(found)


def _who_to_call(
    lezer: Lezer, dossier: DossierRow, contacten: tuple[ContactRow, ...], *, own_guidance: bool
) -> Mapping[Partij, str]:
    """The name to call for each party: those beside the dossier, and a contact at corporatie and azc."""
    gemeente = mensen.active(dossier.betrokkenen, "aanspreekpunt", lezer.vandaag)
    guide = mensen.active(dossier.betrokkenen, "begeleider", lezer.vandaag)
    regie = mensen.active(dossier.betrokkenen, "regievoerder", lezer.vandaag)
    by_org = {c.organisatie_uid: c.naam for c in reversed(contacten) if c.organisatie_uid}
    found = {
        Partij.GEM: gemeente.naam if gemeente is not None else "",
        Partij.MB: guide.naam if guide is not None else "",
        Partij.COA: regie.naam if regie is not None else by_org.get(dossier.azc_uid, ""),
        Partij.COR: by_org.get(dossier.corporatie_uid, "") or dossier.corporatie,
    }
    if own_guidance and not found[Partij.GEM]:
        found[Partij.GEM] = found[Partij.MB]
    return found


def _contacts(
    organisaties: tuple[OrganisatieRow, ...], contacten: tuple[ContactRow, ...], *, own_guidance: bool
) -> tuple[tuple[str, str], ...]:
    """One line a party or organisation: its label, and name and phone of the first contact there."""
    kinds = {"corporatie": Partij.COR, "coa": Partij.COA, "azc": Partij.COA, "huurders": Partij.HU}
    if not own_guidance:
        kinds["begeleiding"] = Partij.MB
    first: dict[str, ContactRow] = {}
    for contact in contacten:
        first.setdefault(contact.organisatie_uid, contact)
    lines = []
    at_gemeente = first.get("")
    if at_gemeente is not None:
        lines.append((label(Partij.GEM), _name_phone(at_gemeente)))
    for org in organisaties:
        partij = kinds.get(org.soort)
        if partij is not None:
            person = first.get(org.uid)
            words = _name_phone(person) if person is not None else org.telefoon
            lines.append((f"{label(partij)} · {org.naam}", words))
    return tuple(lines)


def _name_phone(contact: ContactRow) -> str:
    return ", ".join(part for part in (contact.naam, contact.telefoon) if part)


def difference(
    lezer: Lezer,
    versies: tuple[MatrixVersieRow, ...],
    versie: MatrixVersieRow,
    gemeente_uid: str,
    tegen: MatrixVersieRow | None = None,
) -> tuple[str, ...]:
    """Say row by row what differs between a version and another, in the order of time.

    `tegen` = with which it is compared; None = the one before it, nothing for the first. Raises Refused:
    gemeente_onbekend.
    """
    own_guidance = _guides_itself(lezer, gemeente_uid)
    before = tegen or next((v for v in versies if v.nummer == versie.nummer - 1), None)
    if before is not None and before.nummer > versie.nummer:
        before, versie = versie, before
    rows = _rows(lezer, versie, own_guidance=own_guidance)
    return _difference(lezer, before, rows, own_guidance=own_guidance)


def _difference(
    lezer: Lezer, before: MatrixVersieRow | None, rows: tuple[MatrixRij, ...], *, own_guidance: bool
) -> tuple[str, ...]:
    """Say row by row what differs from the version before."""
    if before is None:
        return ()
    old = {row.id: row for row in _rows(lezer, before, own_guidance=own_guidance)}
    lines = []
    for row in rows:
        was = old.pop(row.id, None)
        if was is None:
            lines.append(sentence("verschil_nieuw", nummer=_number(row), tekst=row.tekst))
            continue
        if was.tekst != row.tekst:
            lines.append(sentence("verschil_tekst", nummer=_number(row), tekst=row.tekst))
        if (was.verdeling, was.partijen, was.trekker) != (row.verdeling, row.partijen, row.trekker):
            lines.append(
                sentence("verschil_wie", nummer=_number(row), was=_division(was), wordt=_division(row))
            )
        if was.wie_doet_wat != row.wie_doet_wat:
            lines.append(sentence("verschil_afspraak", nummer=_number(row)))
    lines += [sentence("verschil_weg", nummer=_number(row), tekst=row.tekst) for row in old.values()]
    return tuple(lines)


def _number(row: MatrixRij) -> str:
    return row.id.removeprefix("m-").lstrip("0")


def _division(row: MatrixRij) -> str:
    """The parties of a row in words, the one that arranges it first: `gemeente* + corporatie`."""
    if row.verdeling is Verdeling.VOLLEDIG:
        return label(row.trekker)
    others = [label(p) for p in row.partijen if p is not row.trekker]
    return " + ".join((f"{label(row.trekker)}*", *others))


def _first(organisaties: tuple[OrganisatieRow, ...], soort: str) -> str:
    return next((o.naam for o in organisaties if o.soort == soort), "")


def _gezin(lezer: Lezer, dossier: DossierRow, head: PaperHead) -> str:
    return gezin_name(dossier.naam, head.privacy, len(mensen.present(dossier.personen, lezer.vandaag)))
