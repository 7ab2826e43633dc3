"""What Beheer shows: gemeenten, organisations, contacts, medewerkers, figures, content and the matrix."""

from __future__ import annotations

import json

from sqlalchemy import func, select

from models.content import Instelling as Figuur
from models.content import Item
from models.errors import Refused
from models.queries.eerst_bellen import is_first
from models.queries.instellingen import InstellingWaarde
from models.queries.lezer import Lezer
from models.queries.rows_beheer import (
    ContactRow,
    GemeenteRow,
    InhoudRow,
    InstellingRow,
    MatrixVersieRow,
    MedewerkerRow,
    OrganisatieRow,
)
from models.queries.rows_papier import MatrixRij
from models.queries.sql import Keuze, Rij
from models.tables import (
    Contactpersoon,
    Gemeente,
    MatrixRegel,
    MatrixVersie,
    Medewerker,
    MedewerkerRol,
    Organisatie,
)
from models.values import Blok, Herkomst, Partij, Verdeling


def load_gemeenten(lezer: Lezer) -> tuple[GemeenteRow, ...]:
    """Read the gemeenten of the kluis by name."""
    rows = lezer.session.connection().execute(
        select(
            Gemeente.uid,
            Gemeente.versie,
            Gemeente.naam,
            Gemeente.provincie,
            Gemeente.kleine_plaats,
            Gemeente.doet_begeleiding_zelf,
        ).order_by(Gemeente.naam)
    )
    return tuple(GemeenteRow(**r._asdict()) for r in rows)


def load_organisaties(
    lezer: Lezer, soort: str = "", *, ook_oude: bool = False, gemeente_uid: str = ""
) -> tuple[OrganisatieRow, ...]:
    """Read organisations by name; `soort` empty = all kinds, `ook_oude` = those no longer active too.

    With a gemeente only those that work there: of that gemeente, or of none in particular.
    """
    statement = select(
        Organisatie.uid,
        Organisatie.versie,
        Organisatie.soort,
        Organisatie.naam,
        Organisatie.telefoon,
        Organisatie.email,
        Organisatie.adres,
        Organisatie.actief,
        func.coalesce(Gemeente.uid, "").label("gemeente_uid"),
    )
    statement = statement.join(Gemeente, Gemeente.id == Organisatie.gemeente_id, isouter=True)
    statement = statement.order_by(Organisatie.naam)
    if soort:
        statement = statement.where(Organisatie.soort == soort)
    if not ook_oude:
        statement = statement.where(Organisatie.actief)
    if gemeente_uid:
        statement = statement.where(Organisatie.gemeente_id.is_(None) | (Gemeente.uid == gemeente_uid))
    return tuple(OrganisatieRow(**r._asdict()) for r in lezer.session.connection().execute(statement))


def load_contacten(
    lezer: Lezer, organisatie_uid: str = "", *, ook_oude: bool = False, gemeente_uid: str = ""
) -> tuple[ContactRow, ...]:
    """Read contact persons: who is to be called first (A006), then by name.

    For somebody at the gemeente itself the organisation is the gemeente; with a gemeente only its own.
    """
    statement = (
        select(
            Contactpersoon.uid,
            Contactpersoon.versie,
            Contactpersoon.naam,
            Contactpersoon.functie,
            Contactpersoon.telefoon,
            Contactpersoon.email,
            Contactpersoon.loket,
            Contactpersoon.actief,
            Organisatie.uid.label("organisatie_uid"),
            Organisatie.naam.label("organisatie"),
            Gemeente.naam.label("gemeente"),
        )
        .join(Organisatie, Organisatie.id == Contactpersoon.organisatie_id, isouter=True)
        .join(Gemeente, Gemeente.id == Contactpersoon.gemeente_id, isouter=True)
        .order_by(is_first().desc(), Contactpersoon.naam)
    )
    if organisatie_uid:
        statement = statement.where(Organisatie.uid == organisatie_uid)
    if not ook_oude:
        statement = statement.where(Contactpersoon.actief)
    if gemeente_uid:
        statement = statement.where(Gemeente.uid.is_(None) | (Gemeente.uid == gemeente_uid))
    return tuple(
        ContactRow(
            uid=r.uid,
            versie=r.versie,
            organisatie_uid=r.organisatie_uid or "",
            organisatie=r.organisatie or r.gemeente or "",
            naam=r.naam,
            functie=r.functie,
            telefoon=r.telefoon,
            email=r.email,
            loket=r.loket,
            actief=r.actief,
        )
        for r in lezer.session.connection().execute(statement)
    )


def load_medewerkers(lezer: Lezer, *, ook_oude: bool = False) -> tuple[MedewerkerRow, ...]:
    """Read medewerkers by name with the roles they have today."""
    connection = lezer.session.connection()
    rollen: dict[int, list[str]] = {}
    for medewerker_id, rol, van, tot in connection.execute(
        select(MedewerkerRol.medewerker_id, MedewerkerRol.rol, MedewerkerRol.van, MedewerkerRol.tot)
    ):
        if van <= lezer.vandaag and (tot is None or lezer.vandaag <= tot):
            rollen.setdefault(medewerker_id, []).append(rol)
    rows = connection.execute(
        select(
            Medewerker.id,
            Medewerker.uid,
            Medewerker.versie,
            Medewerker.naam,
            Medewerker.organisatie,
            Medewerker.telefoon,
            Medewerker.email,
            Medewerker.tot,
        ).order_by(Medewerker.naam)
    )
    return tuple(
        MedewerkerRow(
            uid=r.uid,
            versie=r.versie,
            naam=r.naam,
            organisatie=r.organisatie,
            telefoon=r.telefoon,
            email=r.email,
            rollen=tuple(sorted(set(rollen.get(r.id, ())))),
        )
        for r in rows
        if ook_oude or r.tot is None or r.tot >= lezer.vandaag
    )


# --- dated figures and content ----------------------------------------------------------------------------


def load_instellingen(lezer: Lezer, gemeente_uid: str = "") -> tuple[InstellingRow, ...]:
    """Read every dated figure as it counts today for a gemeente; without a value today, the last known."""
    texts: dict[str, Figuur] = {f.code: f for f in lezer.inhoud(gemeente_uid).instellingen}
    figures = lezer.instellingen
    provincie = lezer.stand.provincies.get(gemeente_uid, "")
    rows = []
    for code in sorted({w.code for w in figures.waarden}):
        known = figures.all_of(code)
        counts = figures.find(code, lezer.vandaag, gemeente_uid=gemeente_uid, provincie=provincie)
        value = counts or max(known, key=lambda w: (str(w.geldig_vanaf or ""), w.id))
        rows.append(_instelling(value, texts.get(code), len(known)))
    return tuple(rows)


def load_instelling_versies(lezer: Lezer, code: str) -> tuple[InstellingRow, ...]:
    """Read every value of one figure, the newest first: what counted when, and where it came from."""
    texts = {f.code: f for f in lezer.inhoud().instellingen}
    known = sorted(lezer.instellingen.all_of(code), key=lambda w: (str(w.geldig_vanaf or ""), w.id))
    return tuple(_instelling(w, texts.get(code), len(known)) for w in reversed(known))


def _instelling(value: InstellingWaarde, text: Figuur | None, versies: int) -> InstellingRow:
    return InstellingRow(
        code=value.code,
        naam=text.naam if text is not None else value.code,
        waarde=json.dumps(value.waarde, ensure_ascii=False),
        eenheid=text.eenheid if text is not None else "",
        bron=value.bron,
        herkomst=Herkomst(value.herkomst),
        scope=value.scope,
        geldig_vanaf=value.geldig_vanaf,
        geldig_tot=value.geldig_tot,
        gecontroleerd_op=value.gecontroleerd_op,
        keuzes=text.keuzes if text is not None else (),
        uitleg=text.uitleg if text is not None else "",
        versies=versies,
    )


def load_inhoud(lezer: Lezer, gemeente_uid: str = "") -> tuple[InhoudRow, ...]:
    """Read the actiepunten as they stand for a gemeente: shipped, adapted, own, and switched off."""
    shipped = lezer.inhoud().items
    return tuple(
        InhoudRow(
            item_id=item.id,
            versie=item.versie,
            fase=item.fase,
            tekst=item.tekst,
            doener=item.wie[0],
            wie=item.wie,
            termijn=termijn_words(item),
            kern=item.kern,
            bron=item.bron,
            herkomst=item.herkomst,
            aangepast=item.herkomst is Herkomst.GEMEENTE and item.id in shipped,
            uit=item.uit,
        )
        for item in lezer.inhoud(gemeente_uid).items.values()
    )


def termijn_words(item: Item) -> str:
    """Spell a term short, as the content does: `tekendatum -7d`, `koppeling + termijn_woonruimte_dagen`."""
    termijn = item.termijn
    if termijn is None:
        return ""
    if termijn.instelling:
        return f"{termijn.anker.value} {'+' if termijn.teken > 0 else '-'} {termijn.instelling}"
    return f"{termijn.anker.value} {termijn.offset}".strip()


def load_item(lezer: Lezer, gemeente_uid: str, item_id: str) -> Item:
    """Read one item as it stands for a gemeente. Raises Refused("item_onbekend")."""
    item = lezer.inhoud(gemeente_uid).items.get(item_id)
    if item is None:
        raise Refused("item_onbekend")
    return item


# --- matrix -----------------------------------------------------------------------------------------------


def load_matrix_versies(lezer: Lezer, gemeente_uid: str) -> tuple[MatrixVersieRow, ...]:
    """Read the matrix versions of a gemeente, the newest first."""
    rows = lezer.session.connection().execute(
        _versies()
        .join(Gemeente, Gemeente.id == MatrixVersie.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
        .order_by(MatrixVersie.nummer.desc())
    )
    return tuple(_versie(r) for r in rows)


def load_matrix(lezer: Lezer, versie_uid: str) -> tuple[MatrixVersieRow, tuple[MatrixRij, ...]]:
    """Read a matrix version with its rows in order. Raises Refused("matrix_onbekend")."""
    connection = lezer.session.connection()
    head = connection.execute(_versies().where(MatrixVersie.uid == versie_uid)).first()
    if head is None:
        raise Refused("matrix_onbekend")
    return _versie(head), load_matrix_rijen(lezer, head.id)


def load_matrix_rijen(lezer: Lezer, versie_id: int) -> tuple[MatrixRij, ...]:
    """Read the rows of a matrix version by its id, in order."""
    rows = lezer.session.connection().execute(
        select(
            MatrixRegel.rij_id,
            MatrixRegel.blok,
            MatrixRegel.tekst,
            MatrixRegel.verdeling,
            MatrixRegel.partijen,
            MatrixRegel.trekker,
            MatrixRegel.bron,
            MatrixRegel.herkomst,
            MatrixRegel.wie_doet_wat,
            MatrixRegel.huisdossier,
        )
        .where(MatrixRegel.matrix_versie_id == versie_id)
        .order_by(MatrixRegel.volgorde, MatrixRegel.rij_id)
    )
    return tuple(
        MatrixRij(
            id=r.rij_id,
            blok=Blok(r.blok),
            tekst=r.tekst,
            verdeling=Verdeling(r.verdeling),
            partijen=tuple(Partij(p) for p in r.partijen.split()),
            trekker=Partij(r.trekker),
            bron=r.bron,
            herkomst=Herkomst(r.herkomst),
            wie_doet_wat=r.wie_doet_wat,
            huisdossier=r.huisdossier,
        )
        for r in rows
    )


def _versies() -> Keuze:
    return select(
        MatrixVersie.id,
        MatrixVersie.uid,
        MatrixVersie.versie,
        MatrixVersie.nummer,
        MatrixVersie.status,
        MatrixVersie.geldig_vanaf,
        MatrixVersie.geldig_tot,
        MatrixVersie.evaluatie_op,
        MatrixVersie.vastgesteld_op,
        MatrixVersie.opmerking,
    )


def _versie(r: Rij) -> MatrixVersieRow:
    return MatrixVersieRow(**{k: v for k, v in r._asdict().items() if k != "id"})
