"""Following a gezin after the move: the three signs, the first rents, the moments of the year, the sheet."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.rules.invoer import NOTITIE_MAX, taal, text
from models.rules.volgen import begin_of
from models.services.ankers import check_past
from models.services.open_rij import open_row
from models.services.punten import open_by_event, tick_by_event
from models.services.verb import Transactie, verb
from models.tables import Ankerdatum, Dossier, Gemeente, Huurbetaling, Teken, Volgmoment, Woongedrag
from models.values import TEKEN_STANDEN, TEKENS, Anker, Recht

REDEN_MAX = 200
"""Characters of the reason of a sign: it stands in the head of the dossier."""
MEESTE_MAANDEN = 60
EERSTE_HUUR, UITLEG, EERSTE_JAAR = "ve-28", "ve-05", "in-21"
"""Points of the checklist that are done with what is noted here: first rent, explaining, first year."""
JAAR_MAANDEN = 12
"""How long is followed where the setting is empty (A011)."""


@verb("teken_gezet", Area.DOSSIER, recht=Recht.DOSSIER)
def set_teken(t: Transactie, dossier_uid: str, soort: str, stand: str, op: date, reden: str = "") -> str:
    """Say how begeleiding, dwelling or neighbourhood stands since a day (A001). Gives uid.

    What was said before stays.

    A sign that is not on schedule needs its reason. Raises Refused: dossier_onbekend, dossier_gesloten,
    keuze_onbekend, dag_in_toekomst, dag_onmogelijk, reden_nodig, veld_te_lang, lijkt_op_bsn.
    """
    return _place_teken(t, t.open_dossier(dossier_uid), soort, stand, op, reden)


def _place_teken(t: Transactie, dossier: Dossier, soort: str, stand: str, op: date, reden: str) -> str:
    if soort not in TEKENS:
        raise Refused("keuze_onbekend", veld="soort")
    if stand not in TEKEN_STANDEN:
        raise Refused("keuze_onbekend", veld="stand")
    check_past(t, op, "op")
    why = str(text(REDEN_MAX)("reden", reden, t.vandaag))
    if stand != TEKEN_STANDEN[0] and not why:
        raise Refused("reden_nodig", veld="reden")
    made = Teken(dossier_id=dossier.id, soort=soort, stand=stand, op=op, reden=why, wie=t.wie)
    t.session.add(made)
    t.session.flush()
    return made.uid


@verb("teken_weg", Area.DOSSIER, recht=Recht.DOSSIER)
def remove_teken(t: Transactie, teken_uid: str) -> None:
    """Take away a sign that was set by mistake: the one before counts again. Undo brings it back.

    Raises Refused: teken_onbekend, dossier_gesloten.
    """
    t.session.delete(open_row(t, Teken, teken_uid, "teken_onbekend"))


@verb("huur_genoteerd", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def set_huurmaand(t: Transactie, dossier_uid: str, maand: date, betaald_op: date | None) -> str:
    """Note when the rent of a month was paid; None = it is known not to be paid (A008, A009). Gives uid.

    `maand`: any day of the month. The first rent that is paid ticks its point. Raises Refused:
    dossier_onbekend, dossier_gesloten, geen_huuringang, maand_onmogelijk, dag_in_toekomst, dag_onmogelijk.
    """
    dossier = t.open_dossier(dossier_uid)
    begin = _begin(t, dossier, Anker.HUURINGANG)
    if begin is None:
        raise Refused("geen_huuringang")
    first = maand.replace(day=1)
    start = begin[1].replace(day=1)
    if first < start or first > t.vandaag or (first.year - start.year) * 12 > MEESTE_MAANDEN:
        raise Refused("maand_onmogelijk", veld="maand")
    if betaald_op is not None:
        check_past(t, betaald_op, "betaald_op")
    found = t.session.scalars(
        select(Huurbetaling).where(Huurbetaling.dossier_id == dossier.id, Huurbetaling.maand == first)
    ).one_or_none()
    if found is None:
        found = Huurbetaling(dossier_id=dossier.id, maand=first)
        t.session.add(found)
    found.betaald_op = betaald_op
    t.session.flush()
    if first == start and betaald_op is not None:
        tick_by_event(t, dossier, (EERSTE_HUUR,), betaald_op, found.uid)
    elif first == start:
        open_by_event(t, dossier, (EERSTE_HUUR,), found.uid)
    return found.uid


@verb("huur_weg", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_huurmaand(t: Transactie, huur_uid: str) -> None:
    """Take away what was noted of the rent of a month; the point that it ticked is open again.

    Raises Refused: huur_onbekend, dossier_gesloten.
    """
    found = open_row(t, Huurbetaling, huur_uid, "huur_onbekend")
    open_by_event(t, _dossier(t, found), (EERSTE_HUUR,), found.uid)
    t.session.delete(found)


@verb("volgmoment", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_volgmoment(
    t: Transactie,
    dossier_uid: str,
    maanden: int,
    op: date,
    *,
    begeleiding: str,
    woning: str,
    buurt: str,
    afloop: str = "",
) -> str:
    """Note that a moment of the year of monitoring was held: it sets the three signs too (A011). Gives uid.

    `maanden`: after how many months it was planned. `afloop` is the reason of each sign that is not on
    schedule. The last moment ticks its point. Raises Refused: dossier_onbekend, dossier_gesloten,
    geen_tekendatum, maanden_onmogelijk, al_gehouden, keuze_onbekend, reden_nodig, dag_in_toekomst, ….
    """
    dossier = t.open_dossier(dossier_uid)
    begin = _begin(t, dossier, Anker.TEKENDATUM)
    if begin is None:
        raise Refused("geen_tekendatum")
    if not 1 <= maanden <= MEESTE_MAANDEN:
        raise Refused("maanden_onmogelijk", veld="maanden")
    check_past(t, op, "op")
    if op < begin[1]:
        raise Refused("dag_onmogelijk", veld="op")
    told = str(text(NOTITIE_MAX)("afloop", afloop, t.vandaag))
    said = {"begeleiding": begeleiding, "woning": woning, "buurt": buurt}
    known = select(Volgmoment.id).where(
        Volgmoment.dossier_id == dossier.id, Volgmoment.ronde == begin[0], Volgmoment.maanden == maanden
    )
    if t.session.scalar(known) is not None:
        raise Refused("al_gehouden")
    for soort, stand in said.items():
        try:
            _place_teken(t, dossier, soort, stand, op, _reason(stand, told))
        except Refused as refused:
            refused.veld = {"stand": soort, "reden": "afloop"}.get(refused.veld, refused.veld)
            raise
    made = Volgmoment(
        dossier_id=dossier.id,
        ronde=begin[0],
        maanden=maanden,
        op=op,
        afloop=told,
        wie=t.wie,
        **said,
    )
    t.session.add(made)
    t.session.flush()
    if maanden >= _year(t, dossier):
        tick_by_event(t, dossier, (EERSTE_JAAR,), op, made.uid)
    return made.uid


@verb("volgmoment_weg", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_volgmoment(t: Transactie, volgmoment_uid: str) -> None:
    """Take away a moment that was noted by mistake, with the signs and the tick that it set.

    The signs before it count again.
    A sign that somebody set anew since then stays. Where that was on the same day, the moment's own stays
    under it: it counts no more, and after undo it would come back on top. Undo brings the moment and its
    signs back. Raises Refused: volgmoment_onbekend, dossier_gesloten.
    """
    moment = open_row(t, Volgmoment, volgmoment_uid, "volgmoment_onbekend")
    for soort in TEKENS:
        sign = _sign_of(t, moment, soort)
        if sign is not None and not _overtaken(t, sign):
            t.session.delete(sign)
    open_by_event(t, _dossier(t, moment), (EERSTE_JAAR,), moment.uid)
    t.session.delete(moment)


def _sign_of(t: Transactie, moment: Volgmoment, soort: str) -> Teken | None:
    """The sign that a moment set: of its day, by who held it, with the stand and reason that it gave.

    Where somebody set the very same sign on that day too, one of the two stays.
    """
    stand = str(getattr(moment, soort))
    reason = str(text(REDEN_MAX)("reden", _reason(stand, moment.afloop), t.vandaag))
    return t.session.scalars(
        select(Teken)
        .where(
            Teken.dossier_id == moment.dossier_id,
            Teken.soort == soort,
            Teken.stand == stand,
            Teken.op == moment.op,
            Teken.wie == moment.wie,
            Teken.reden == reason,
        )
        .order_by(Teken.id)
        .limit(1)
    ).first()


def _overtaken(t: Transactie, sign: Teken) -> bool:
    """Whether a later sign of the same kind and the same day counts instead."""
    later = select(Teken.id).where(
        Teken.dossier_id == sign.dossier_id,
        Teken.soort == sign.soort,
        Teken.op == sign.op,
        Teken.id > sign.id,
    )
    return t.session.scalar(later.limit(1)) is not None


def _reason(stand: str, afloop: str) -> str:
    """The reason of a sign that a moment sets: what came of it, as far as a sign has room."""
    if stand == TEKEN_STANDEN[0]:
        return ""
    return afloop if len(afloop) <= REDEN_MAX else f"{afloop[: REDEN_MAX - 1].rstrip()}…"


@verb("woongedrag_gegeven", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_woongedrag(t: Transactie, dossier_uid: str, taal_code: str, op: date) -> str:
    """Note that the sheet on living behaviour was given in a language on a day (A010); ticks its point.

    Gives uid. Raises Refused: dossier_onbekend, dossier_gesloten, veld_leeg, keuze_onbekend,
    dag_in_toekomst, dag_onmogelijk.
    """
    dossier = t.open_dossier(dossier_uid)
    code = str(taal("taal_code", taal_code, t.vandaag))
    if not code:
        raise Refused("veld_leeg", veld="taal_code")
    check_past(t, op, "op")
    made = Woongedrag(dossier_id=dossier.id, taal=code, op=op)
    t.session.add(made)
    t.session.flush()
    tick_by_event(t, dossier, (UITLEG,), op, made.uid)
    return made.uid


@verb("woongedrag_weg", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_woongedrag(t: Transactie, woongedrag_uid: str) -> None:
    """Take away what was noted by mistake; its point is open again unless the sheet was given in another way.

    Raises Refused: woongedrag_onbekend, dossier_gesloten.
    """
    found = open_row(t, Woongedrag, woongedrag_uid, "woongedrag_onbekend")
    dossier = _dossier(t, found)
    open_by_event(t, dossier, (UITLEG,), found.uid)
    t.session.delete(found)
    t.session.flush()
    other = t.session.scalars(
        select(Woongedrag).where(Woongedrag.dossier_id == dossier.id).order_by(Woongedrag.op, Woongedrag.id)
    ).first()
    if other is not None:
        tick_by_event(t, dossier, (UITLEG,), other.op, other.uid)


def _dossier(t: Transactie, row: Huurbetaling | Volgmoment | Woongedrag) -> Dossier:
    return t.session.get_one(Dossier, row.dossier_id)


def _begin(t: Transactie, dossier: Dossier, soort: Anker) -> tuple[int, date] | None:
    """Round and day of the signing or of the begin of the tenancy; None while that is not known."""
    rows = t.session.execute(
        select(Ankerdatum.soort, Ankerdatum.ronde, Ankerdatum.gepland, Ankerdatum.werkelijk)
        .where(
            Ankerdatum.dossier_id == dossier.id,
            Ankerdatum.soort == soort.value,
            Ankerdatum.drager_soort == "traject",
            Ankerdatum.vervallen_op.is_(None),
        )
        .order_by(Ankerdatum.id)
    )
    return begin_of(soort, rows)


def _year(t: Transactie, dossier: Dossier) -> int:
    """How long the household is followed, in months."""
    gemeente = t.session.get(Gemeente, dossier.gemeente_id) if dossier.gemeente_id is not None else None
    figures = SHARED.get(t.session).instellingen
    uid = gemeente.uid if gemeente is not None else ""
    return figures.number("monitor_maanden", t.vandaag, JAAR_MAANDEN, gemeente_uid=uid)
