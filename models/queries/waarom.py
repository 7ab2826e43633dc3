"""*Waarom deze datum?*: the steps that the engine stored with a line, and what to mind on that day."""

from __future__ import annotations

from sqlalchemy import select

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.punten import words_of
from models.queries.rows import WaaromRow, WaaromStap
from models.rules.kalender import let_op
from models.rules.termijnen import load_afleiding
from models.tables import Actiepunt, Dossier, Gemeente


def load_waarom(lezer: Lezer, punt_uid: str) -> WaaromRow:
    """Read why a term is what it is. Raises Refused("punt_onbekend")."""
    row = (
        lezer.session.connection()
        .execute(
            select(
                Actiepunt.item_id,
                Actiepunt.inhoud_versie,
                Actiepunt.inhoud_herkomst,
                Actiepunt.tekst,
                Actiepunt.termijn_datum,
                Actiepunt.afleiding,
                Dossier.gemeente_id,
                Gemeente.uid.label("gemeente_uid"),
            )
            .join(Dossier, Dossier.id == Actiepunt.dossier_id, isouter=True)
            .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
            .where(Actiepunt.uid == punt_uid)
        )
        .first()
    )
    if row is None:
        raise Refused("punt_onbekend")
    item = lezer.item(row.item_id, row.inhoud_versie, row.inhoud_herkomst, row.gemeente_id)
    termijn = row.termijn_datum
    mind = let_op(termijn, lezer.inhoud(row.gemeente_uid or "").feestdagen) if termijn is not None else ()
    return WaaromRow(
        punt_uid=punt_uid,
        tekst=words_of(row, item),
        termijn=termijn,
        stappen=tuple(
            WaaromStap(code=step.code, params=step.params, dag=step.dag)
            for step in load_afleiding(row.afleiding).stappen
        ),
        let_op=tuple(WaaromStap(code=r.code, params=r.params, dag=termijn) for r in mind),
    )
