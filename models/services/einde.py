"""The end of the begeleiding: who goes on, what is still shared, and closing the dossier in one go."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from models.changes import Area
from models.errors import Refused
from models.queries.einde import BIJ_GEZIN
from models.rules.invoer import text
from models.services.ankers import check_day
from models.services.gebeurtenissen import close_dossier
from models.services.verb import Transactie, verb
from models.tables import Afdruk, Deling, Dossier, Eindafspraak, IngekochtTraject
from models.values import Recht, Waarheid


@verb("einde_afgesproken", Area.DOSSIER, recht=Recht.DOSSIER)
def agree_einde(
    t: Transactie,
    dossier_uid: str,
    *,
    naar: str = "",
    bereikbaar: str = "",
    op: date | None = None,
    besproken: str = Waarheid.ONBEKEND.value,
    papieren: str = "",
) -> None:
    """Write who goes on with a gezin after the begeleiding, from which day, and where its papers are (A168).

    `besproken`: whether the gezin agreed. Raises Refused: dossier_onbekend, dossier_gesloten,
    keuze_onbekend, dag_onmogelijk, veld_te_lang, lijkt_op_bsn.
    """
    _agree(t, t.open_dossier(dossier_uid), naar, bereikbaar, op, besproken, papieren)


def _agree(
    t: Transactie,
    dossier: Dossier,
    naar: str,
    bereikbaar: str,
    op: date | None,
    besproken: str,
    papieren: str,
) -> None:
    check_day(t, op, "op")
    if besproken not in set(Waarheid):
        raise Refused("keuze_onbekend", veld="besproken")
    row = t.session.scalars(select(Eindafspraak).where(Eindafspraak.dossier_id == dossier.id)).one_or_none()
    if row is None:
        row = Eindafspraak(dossier_id=dossier.id)
        t.session.add(row)
    row.naar = str(text()("naar", naar, t.vandaag))
    row.bereikbaar = str(text()("bereikbaar", bereikbaar, t.vandaag))
    row.op = op
    row.besproken = Waarheid(besproken).value
    row.papieren = str(text()("papieren", papieren, t.vandaag))
    t.session.flush()


@verb("begeleiding_afgerond", Area.DOSSIER, Area.PUNTEN, Area.BEWAREN, recht=Recht.DOSSIER)
def finish(
    t: Transactie,
    dossier_uid: str,
    op: date,
    soort: str,
    reden: str,
    *,
    papieren_weg: bool = False,
    delen_stopt: bool = True,
    naar: str | None = None,
    bereikbaar: str = "",
    overdracht_op: date | None = None,
    besproken: str = Waarheid.ONBEKEND.value,
    papieren: str = "",
) -> None:
    """Close a dossier from its last page: sharing ends, trajecten end, then `close_dossier`.

    `soort` = how it ended, `reden` = in words. With `naar` (also an empty one) what was agreed about the
    handover is written too, as `agree_einde` does; without it that stays as it is. Raises Refused:
    overdracht_naar_wie and overdracht_niet_besproken (handed over, without saying to whom or whether the
    gezin agreed), reden_nodig and what `close_dossier` raises.
    """
    dossier = t.open_dossier(dossier_uid)
    if naar is not None:
        _agree(t, dossier, naar, bereikbaar, overdracht_op, besproken, papieren)
    _check_overdracht(t, dossier, soort)
    if delen_stopt:
        _stop_sharing(t, dossier, op)
    for traject in t.session.scalars(
        select(IngekochtTraject).where(
            IngekochtTraject.dossier_id == dossier.id,
            IngekochtTraject.gestopt_op.is_(None),
            IngekochtTraject.start <= op,
        )
    ):
        traject.gestopt_op = max(min(op, traject.einde), traject.start)
    for paper in t.session.scalars(
        select(Afdruk).where(
            Afdruk.dossier_id == dossier.id, Afdruk.soort.in_(BIJ_GEZIN), Afdruk.weg_op.is_(None)
        )
    ):
        paper.weg_op = t.vandaag  # it went to the gezin: nothing of it lies with us
    close_dossier.work(t, dossier_uid, op, reden, soort, papieren_weg=papieren_weg)


def _check_overdracht(t: Transactie, dossier: Dossier, soort: str) -> None:
    """Who goes on must be known to the gezin, before a dossier is closed as handed over."""
    if soort != "overgedragen":
        return
    row = t.session.scalars(select(Eindafspraak).where(Eindafspraak.dossier_id == dossier.id)).one_or_none()
    if row is None or not row.naar:
        raise Refused("overdracht_naar_wie", veld="naar")
    if row.besproken != Waarheid.JA.value:
        raise Refused("overdracht_niet_besproken", veld="besproken")


def _stop_sharing(t: Transactie, dossier: Dossier, op: date) -> None:
    """Take back what still runs: after the end nothing new is told to anybody."""
    last = min(op, t.vandaag)
    for row in t.session.scalars(
        select(Deling).where(
            Deling.dossier_id == dossier.id,
            Deling.ingetrokken_op.is_(None),
            or_(Deling.tot.is_(None), Deling.tot >= last),
        )
    ):
        row.ingetrokken_op = last
