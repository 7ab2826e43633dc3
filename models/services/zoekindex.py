"""Keeps the search index in step with a dossier: its name and number, its people, its streets."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.store.fts import index_document, remove
from models.tables import Dossier, Lidmaatschap, Persoon, Persoonsgegevens, Woonadres


def update_index(session: Session, dossier: Dossier) -> None:
    """Index a dossier with its people and addresses; who was put in by mistake is taken out.

    A document that did not change costs one look.
    """
    index_document(session, "dossier", dossier.uid, dossier.uid, f"{dossier.nummer} {dossier.naam}")
    personen = session.connection().execute(
        select(
            Persoon.uid,
            Lidmaatschap.reden_uit,
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.achternaam,
            Persoonsgegevens.naam_oorspronkelijk,
            Persoonsgegevens.v_nummer,
            Persoonsgegevens.telefoon,
            Persoonsgegevens.email,
        )
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .where(Lidmaatschap.dossier_id == dossier.id)
        .order_by(Lidmaatschap.id)
    )
    for uid, reden_uit, *velden in personen:
        if reden_uit == "vergissing":
            remove(session, "persoon", uid)
        else:
            index_document(session, "persoon", uid, dossier.uid, ", ".join(filter(None, velden)))
    adressen = session.connection().execute(
        select(Woonadres.uid, Woonadres.straat, Woonadres.postcode, Woonadres.plaats).where(
            Woonadres.dossier_id == dossier.id
        )
    )
    for uid, *velden in adressen:
        index_document(session, "adres", uid, dossier.uid, ", ".join(filter(None, velden)))
