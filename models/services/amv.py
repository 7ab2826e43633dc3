"""Young people without parents: where to at 18, leaving, the registration by Nidos, small dwellings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.afspraken import KLEINE_WONINGEN
from models.rules.invoer import NOTITIE_MAX, text
from models.services import engine, telling
from models.services.ankers import check_day, check_past
from models.services.gemeente_rijen import add, check_place, organisatie_for, place_of
from models.services.punten import OPEN_STATEN, clear_state, lines, set_nvt
from models.services.toewijzing import record_step
from models.services.verb import Transactie, verb
from models.tables import (
    Afspraak,
    Amv,
    Dossier,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Toewijzingstap,
)
from models.values import REDEN_CODE, AmvKeuze, Recht, Staat, StapSoort

WONING_PUNT = "ve-63"
"""The dwelling at 18: not needed while the youngster stays with Nidos (wet-en-praktijk D.10)."""
VERLENGD = f"{REDEN_CODE}verlengde_opvang"


def _youngster(t: Transactie, dossier: Dossier, persoon_uid: str) -> tuple[Persoon, Persoonsgegevens]:
    """The person, who must be in this dossier as an amv. Raises Refused("persoon_onbekend"), ("geen_amv")."""
    found = t.session.execute(
        select(Persoon, Persoonsgegevens)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(Persoon.uid == persoon_uid, Lidmaatschap.dossier_id == dossier.id)
        .limit(1)
    ).one_or_none()
    if found is None:
        raise Refused("persoon_onbekend", veld="persoon_uid")
    if not found[1].is_amv:
        raise Refused("geen_amv", veld="persoon_uid")
    return found[0], found[1]


def _row(t: Transactie, dossier: Dossier, persoon: Persoon) -> Amv:
    found = t.session.scalars(
        select(Amv).where(Amv.dossier_id == dossier.id, Amv.persoon_id == persoon.id)
    ).one_or_none()
    if found is None:
        found = Amv(dossier_id=dossier.id, persoon_id=persoon.id)
        t.session.add(found)
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)
    return found


@verb("amv_keuze", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def choose(t: Transactie, dossier_uid: str, persoon_uid: str, keuze: AmvKeuze, op: date, reden: str) -> None:
    """Note where a youngster goes at 18, on which day that was chosen and why (wet-en-praktijk D.10).

    With *verlengde opvang* no dwelling is needed for now; with *zelfstandig* that point is open again. Raises
    Refused: dossier_onbekend, dossier_gesloten, persoon_onbekend, geen_amv, keuze_onbekend, dag_in_toekomst,
    veld_leeg, veld_te_lang, lijkt_op_bsn.
    """
    dossier = t.open_dossier(dossier_uid)
    persoon, gegevens = _youngster(t, dossier, persoon_uid)
    if keuze not in set(AmvKeuze):
        raise Refused("keuze_onbekend", veld="keuze")
    check_past(t, op, "op")
    why = str(text(NOTITIE_MAX, verplicht=True)("reden", reden, t.vandaag))
    row = _row(t, dossier, persoon)
    row.keuze, row.keuze_op, row.keuze_reden = AmvKeuze(keuze).value, op, why
    gegevens.verlengde_opvang = keuze == AmvKeuze.VERLENGD
    t.session.flush()
    engine.recompute(t, dossier.id)
    t.session.flush()
    for punt in lines(t, dossier, (WONING_PUNT,)):
        if punt.onderwerp_uid != persoon.uid:
            continue
        if keuze == AmvKeuze.VERLENGD and punt.staat in OPEN_STATEN:
            set_nvt(punt, VERLENGD)
        elif keuze == AmvKeuze.ZELFSTANDIG and punt.staat == Staat.NVT and punt.reden == VERLENGD:
            clear_state(punt)
            punt.staat = Staat.OPEN.value


@verb("amv_vertrokken", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_vertrek(t: Transactie, dossier_uid: str, persoon_uid: str, op: date) -> None:
    """Note when a youngster left the place of the amv organisation (A178: its guidance goes on for a year).

    Raises Refused as `choose`.
    """
    dossier = t.open_dossier(dossier_uid)
    persoon, _gegevens = _youngster(t, dossier, persoon_uid)
    check_past(t, op, "op")
    _row(t, dossier, persoon).vertrokken_op = op


@verb("amv_gemeld", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_gemeld(t: Transactie, dossier_uid: str, persoon_uid: str, op: date) -> None:
    """Note that Nidos registered a youngster for the taakstelling: the step of the toewijzing (A067).

    Once housed they count, once (A103). Noted again it gets the new day. Raises Refused as `choose`.
    """
    dossier = t.open_dossier(dossier_uid)
    persoon, _gegevens = _youngster(t, dossier, persoon_uid)
    check_past(t, op, "op")
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)
    known = t.session.scalars(
        select(Toewijzingstap)
        .where(
            Toewijzingstap.dossier_id == dossier.id,
            Toewijzingstap.persoon_id == persoon.id,
            Toewijzingstap.soort == StapSoort.NIDOS.value,
        )
        .order_by(Toewijzingstap.id.desc())
        .limit(1)
    ).one_or_none()
    if known is None:
        record_step.work(t, dossier_uid, StapSoort.NIDOS, op, persoon_uid=persoon_uid)
        return
    before = telling.facts_of(t, dossier)
    known.op = op
    telling.uncount(t, dossier, before)
    telling.count_now(t, dossier)


# --- the agreement about small dwellings ---


@verb("kleine_woningen", Area.WONINGEN, Area.GEMEENTE, recht=Recht.ORGANISATIES)
def agree_kleine_woningen(
    t: Transactie, van: date, *, gemeente_uid: str = "", organisatie_uid: str = ""
) -> str:
    """Note that a corporatie (or all) gives its cheap single dwellings to youngsters of 18 from a day (A176).

    It is the agreement that *Prestatieafspraken* shows too. How long it lasts is a figure
    (`kleine_woningen_maanden`). Gives the uid. Raises Refused: gemeente_kiezen, organisatie_onbekend,
    organisatie_ander, dag_onmogelijk.
    """
    place = place_of(t, gemeente_uid)
    check_day(t, van, "van")
    org = None
    if organisatie_uid:
        org = organisatie_for(t, organisatie_uid, ("corporatie",), place.id, "organisatie").id
    return add(t, Afspraak(gemeente_id=place.id, organisatie_id=org, soort=KLEINE_WONINGEN, van=van))


@verb("kleine_woningen_stopt", Area.WONINGEN, Area.GEMEENTE, recht=Recht.ORGANISATIES)
def stop_kleine_woningen(t: Transactie, afspraak_uid: str, tot: date) -> None:
    """Note that the agreement stopped earlier. Raises Refused: afspraak_onbekend, tot_voor_van."""
    found = t.session.scalars(
        select(Afspraak).where(Afspraak.uid == afspraak_uid, Afspraak.soort == KLEINE_WONINGEN)
    ).one_or_none()
    if found is None:
        raise Refused("afspraak_onbekend")
    check_place(t, found.gemeente_id)
    check_day(t, tot, "tot")
    if tot < found.van:
        raise Refused("tot_voor_van", veld="tot")
    found.tot = tot
