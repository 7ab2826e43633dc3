"""The gate between phases: open ★ lines are named; going on anyway needs a reason that is kept (K04)."""

from __future__ import annotations

import json

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.fasen import NOG_NIET_VOORBIJ
from models.rules.invoer import text
from models.services.ankers import first_traject
from models.services.punten import OPEN_STATEN
from models.services.verb import Transactie, verb
from models.tables import Actiepunt, Ankerdatum, Dossier, Gebeurtenis
from models.values import Anker, Fase, Recht


def open_kern(t: Transactie, dossier: Dossier) -> list[Actiepunt]:
    """Return the ★ lines of the current phase that are open; not what is unknown or before our time."""
    return list(
        t.session.scalars(
            select(Actiepunt)
            .where(
                Actiepunt.dossier_id == dossier.id,
                Actiepunt.fase == dossier.fase,
                Actiepunt.kern,
                Actiepunt.vervallen_op.is_(None),
                Actiepunt.staat.in_(OPEN_STATEN),
                Actiepunt.nog_te_bepalen == "",
                Actiepunt.voor_onze_tijd.is_(False),
                Actiepunt.wacht_anker.not_in(NOG_NIET_VOORBIJ),
            )
            .order_by(Actiepunt.nummer)
        )
    )


def warn_open_kern(t: Transactie, dossier: Dossier) -> None:
    """Say in the preview how many ★ lines block the next phase."""
    t.session.flush()
    count = len({p.nummer for p in open_kern(t, dossier)})
    if count:
        t.warn("kern_open", aantal=count)


@verb("fase_verder", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def advance_fase(t: Transactie, dossier_uid: str, reden: str = "") -> None:
    """Let a dossier into the next phase, by order; with open ★ only with a reason (N §Zienswijze, K04).

    From pré-vestiging to vestiging the contract must be signed. Raises Refused: laatste_fase,
    nog_niet_getekend, fase_reden_nodig (with the number of open ★).
    """
    dossier = t.open_dossier(dossier_uid)
    fase = Fase(dossier.fase)
    if fase.volgende is None:
        raise Refused("laatste_fase")
    if fase is Fase.PRE_VESTIGING and not _is_signed(t, dossier):
        raise Refused("nog_niet_getekend")
    to_next(t, dossier, reden)


def _is_signed(t: Transactie, dossier: Dossier) -> bool:
    """Whether a contract was signed, in whichever round: after a weigering it is that of a later one."""
    signed = t.session.scalar(
        select(Ankerdatum.id)
        .where(
            Ankerdatum.drager_uid == first_traject(t, dossier).uid,
            Ankerdatum.soort == Anker.TEKENDATUM.value,
            Ankerdatum.werkelijk.is_not(None),
            Ankerdatum.vervallen_op.is_(None),
        )
        .limit(1)
    )
    return signed is not None


def to_next(t: Transactie, dossier: Dossier, reden: str) -> None:
    """Do the work of `advance_fase` inside a running verb, once the phase may end."""
    t.session.flush()
    fase = Fase(dossier.fase)
    if fase.volgende is None:
        raise Refused("laatste_fase")
    blocking = open_kern(t, dossier)
    why = str(text(400)("reden", reden, t.vandaag))
    if blocking and not why:
        raise Refused("fase_reden_nodig", veld="reden", aantal=len({p.nummer for p in blocking}))
    t.session.add(
        Gebeurtenis(
            dossier_id=dossier.id,
            soort="fase_verder",
            op=t.vandaag,
            gegevens=json.dumps(
                {
                    "van": fase.value,
                    "naar": fase.volgende.value,
                    "reden": why,
                    "open": sorted({p.item_id for p in blocking}),
                },
                ensure_ascii=False,
            ),
        )
    )
    dossier.fase = fase.volgende.value
    t.touch(dossier)
