"""A point that somebody writes for one gezin: what no checklist has, with its own words and its own day."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import func, select

from models.changes import Area
from models.content import EIGEN_PUNT
from models.errors import Refused
from models.rules.actiepunten import EIGEN
from models.rules.invoer import text
from models.rules.onderwerpen import stap_van
from models.rules.termijnen import Afleiding, Stap, dump_afleiding
from models.services.ankers import check_day
from models.services.verb import Transactie, verb
from models.tables import Actiepunt, Dossier
from models.values import Partij, Recht

TEKST_MAX = 160
"""As long as a text of the checklists may be."""
_ONZE = frozenset({Partij.GEM, Partij.MB})


@verb("eigen_punt", Area.PUNTEN, recht=Recht.DOSSIER)
def add_eigen_punt(
    t: Transactie, dossier_uid: str, tekst: str, aan_zet: str = "", dag: date | None = None
) -> str:
    """Write a point for one gezin: what, whose turn it is (code of a party), and perhaps for which day.

    A point of another party is watched, not ticked as ours. Gives its uid. Raises Refused:
    dossier_onbekend, dossier_gesloten, veld_leeg, veld_te_lang, lijkt_op_bsn, keuze_onbekend, dag_onmogelijk.
    """
    return place_eigen_punt(t, t.open_dossier(dossier_uid), tekst, aan_zet, dag).uid


def place_eigen_punt(
    t: Transactie,
    dossier: Dossier,
    tekst: str,
    aan_zet: str = "",
    dag: date | None = None,
    *,
    doel_uid: str = "",
) -> Actiepunt:
    """Put the point into an open dossier; see `add_eigen_punt`.

    `doel_uid`: the goal that it is a step of.
    """
    words = str(text(TEKST_MAX, verplicht=True)("tekst", tekst, t.vandaag))
    if aan_zet and aan_zet not in set(Partij):
        raise Refused("keuze_onbekend", veld="aan_zet")
    check_day(t, dag, "dag")
    partij = Partij(aan_zet) if aan_zet else Partij.MB
    t.touch(dossier)
    highest = t.session.scalar(select(func.max(Actiepunt.nummer)).where(Actiepunt.dossier_id == dossier.id))
    steps = (Stap("waarom_eigen", (), dag),) if dag is not None else ()
    eigen = str(uuid.uuid4())
    new = Actiepunt(
        dossier_id=dossier.id,
        gemeente_id=dossier.gemeente_id,
        drager_uid=dossier.uid,
        item_id=EIGEN_PUNT.id,
        inhoud_versie=EIGEN_PUNT.versie,
        inhoud_herkomst=EIGEN_PUNT.herkomst.value,
        fase=dossier.fase,
        nummer=(highest or 0) + 1,
        onderwerp_soort=EIGEN,
        onderwerp_uid=stap_van(doel_uid, eigen) if doel_uid else eigen,
        tekst=words,
        doener=partij.value,
        onze=partij in _ONZE,
        termijn_datum=dag,
        afleiding=dump_afleiding(Afleiding(steps, t.vandaag)),
    )
    t.session.add(new)
    t.session.flush()
    return new
