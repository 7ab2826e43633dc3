"""Temporary places with how full they are, who lives there, and which end soon."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from models.queries.lezer import Lezer
from models.queries.rows_toewijzing import BewonerRow, TussenplekRow, TussenvoorzieningRow
from models.rules.standen import stand_of
from models.tables import Actiepunt, Dossier, Gemeente, Tussenplek, Tussenvoorziening, Woonadres
from models.values import PlekSoort, Recht, Staat, Stand

VASTE_WONING = "ve-65"
"""The line of the checklist that looks for a lasting dwelling."""
_COPIED = (
    "uid",
    "naam",
    "straat",
    "postcode",
    "plaats",
    "samen_met",
    "groepen",
    "plekken",
    "bezet",
    "loopt_tot",
    "weg_op",
)


def load_tussenvoorzieningen(
    lezer: Lezer, gemeente_uid: str = "", *, ook_weg: bool = False
) -> tuple[TussenvoorzieningRow, ...]:
    """Read the temporary places by name; of one gemeente when it is named."""
    query = _places().order_by(Tussenvoorziening.naam, Tussenvoorziening.id)
    if gemeente_uid:
        query = query.join(Gemeente, Gemeente.id == Tussenvoorziening.gemeente_id).where(
            Gemeente.uid == gemeente_uid
        )
    found = (_place(row) for row in lezer.session.connection().execute(query))
    return tuple(p for p in found if ook_weg or p.weg_op is None or p.weg_op > lezer.vandaag)


def _places() -> Any:  # noqa: ANN401 - a select of plain columns
    """Each place with how many persons live there: a number, never who."""
    return select(
        Tussenvoorziening.id, Tussenvoorziening.soort, *(getattr(Tussenvoorziening, name) for name in _COPIED)
    )


def _place(row: Any) -> TussenvoorzieningRow:  # noqa: ANN401 - a plain row
    return TussenvoorzieningRow(**{name: getattr(row, name) for name in _COPIED}, soort=PlekSoort(row.soort))


def load_bewoners(lezer: Lezer) -> tuple[BewonerRow, ...]:
    """Read who lives in temporary places now, by place and number; only gezinnen that who asks may see."""
    rows = lezer.session.connection().execute(
        select(
            Tussenplek.uid,
            Tussenplek.personen,
            Tussenplek.van,
            Tussenvoorziening.uid.label("plek_uid"),
            Woonadres.tot.label("einde"),
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer,
            Dossier.naam,
        )
        .join(Tussenvoorziening, Tussenvoorziening.id == Tussenplek.tussenvoorziening_id)
        .join(Woonadres, Woonadres.id == Tussenplek.woonadres_id)
        .join(Dossier, Dossier.id == Tussenplek.dossier_id)
        .where(Tussenplek.tot.is_(None), Dossier.afgesloten_op.is_(None))
        .order_by(Tussenvoorziening.naam, Dossier.nummer)
    )
    if not lezer.may(Recht.LEZEN):
        return ()
    outlook = _outlook(lezer)
    return tuple(
        BewonerRow(
            uid=r.uid,
            plek_uid=r.plek_uid,
            dossier_uid=r.dossier_uid,
            nummer=r.nummer,
            gezin=r.naam,
            personen=r.personen,
            van=r.van,
            tot=r.einde,
            vast=outlook.get(r.dossier_uid, (None, None))[0],
            vast_voor=outlook.get(r.dossier_uid, (None, None))[1],
        )
        for r in rows
    )


def _outlook(lezer: Lezer) -> dict[str, tuple[Stand, date | None]]:
    """By dossier how the search for a lasting dwelling stands, of the newest round (A204)."""
    rows = lezer.session.connection().execute(
        select(Dossier.uid, Actiepunt.staat, Actiepunt.termijn_datum, Actiepunt.uitgesteld_tot)
        .join(Dossier, Dossier.id == Actiepunt.dossier_id)
        .where(Actiepunt.item_id == VASTE_WONING, Actiepunt.vervallen_op.is_(None))
        .order_by(Actiepunt.ronde, Actiepunt.id)
    )
    return {
        uid: (
            stand_of(
                staat=Staat(staat), vandaag=lezer.vandaag, termijn=termijn, uitgesteld_tot=uitgesteld_tot
            ),
            termijn,
        )
        for uid, staat, termijn, uitgesteld_tot in rows
    }


def load_tussenplekken(lezer: Lezer, dossier_id: int) -> tuple[TussenplekRow, ...]:
    """Read where a gezin lives or lived in temporary places, the newest first."""
    connection = lezer.session.connection()
    rows = connection.execute(
        select(
            Tussenplek.uid,
            Tussenplek.tussenvoorziening_id,
            Tussenplek.personen,
            Tussenplek.van,
            Tussenplek.tot,
            Woonadres.tot.label("einde"),
        )
        .join(Woonadres, Woonadres.id == Tussenplek.woonadres_id)
        .where(Tussenplek.dossier_id == dossier_id)
        .order_by(Tussenplek.van.desc(), Tussenplek.id.desc())
    ).all()
    places = {
        row.id: _place(row)
        for row in connection.execute(
            _places().where(Tussenvoorziening.id.in_([r.tussenvoorziening_id for r in rows]))
        )
    }
    return tuple(
        TussenplekRow(
            uid=r.uid,
            plek=places[r.tussenvoorziening_id],
            personen=r.personen,
            van=r.van,
            tot=r.tot,
            einde=r.einde,
        )
        for r in rows
    )
