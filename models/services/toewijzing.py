"""The toewijzing of a gezin: steps that were taken, the criterion of a place, region and regievoerder."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, number, text
from models.rules.toewijzing import REGIOS, Plaatsingscriterium
from models.services import telling
from models.services.ankers import check_past
from models.services.verb import Transactie, verb
from models.tables import Dossier, Lidmaatschap, Persoon, Plaatsingstoets, Toewijzingstap
from models.values import PLAATSINGSKEUZES, TELSTAPPEN, Recht, StapSoort

MAANDEN_MEEST, UREN_MEEST = 600, 60


@verb("toewijzing_stap", Area.DOSSIER, Area.PERSONEN, recht=Recht.DOSSIER)
def record_step(
    t: Transactie, dossier_uid: str, soort: StapSoort, op: date, *, persoon_uid: str = "", notitie: str = ""
) -> str:
    """Note a step of the toewijzing with its day; who counts by it is counted. Gives its uid.

    `persoon_uid` empty = the whole gezin. Raises Refused: dossier_onbekend, dossier_gesloten, keuze_onbekend,
    dag_in_toekomst, dag_onmogelijk, persoon_onbekend, veld_te_lang, lijkt_op_bsn.
    """
    dossier = t.open_dossier(dossier_uid)
    if soort not in set(StapSoort):
        raise Refused("keuze_onbekend", veld="soort")
    check_past(t, op, "op")
    made = Toewijzingstap(
        dossier_id=dossier.id,
        persoon_id=_member(t, dossier.id, persoon_uid),
        soort=StapSoort(soort).value,
        op=op,
        notitie=str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag)),
        wie=t.wie,
    )
    t.session.add(made)
    t.session.flush()
    if soort in TELSTAPPEN:
        telling.count_now(t, dossier)
    return made.uid


@verb("toewijzing_stap_weg", Area.DOSSIER, Area.PERSONEN, recht=Recht.DOSSIER)
def remove_step(t: Transactie, stap_uid: str) -> None:
    """Take away a step that was noted by mistake; who counted only by it counts no more.

    Raises Refused: stap_onbekend, dossier_gesloten.
    """
    found = t.session.scalars(select(Toewijzingstap).where(Toewijzingstap.uid == stap_uid)).one_or_none()
    if found is None:
        raise Refused("stap_onbekend")
    dossier = t.open_dossier(t.session.get_one(Dossier, found.dossier_id).uid)
    counting = found.soort in TELSTAPPEN
    before = telling.facts_of(t, dossier) if counting else {}
    t.session.delete(found)
    if counting:
        telling.uncount(t, dossier, before)
        if found.soort == StapSoort.ELDERS:
            telling.count_again(t, dossier, ook_plek=True)  # what the step held back counts after all (A102)
        telling.count_now(t, dossier)


@verb("plaatsing_gekozen", Area.DOSSIER, recht=Recht.DOSSIER)
def set_criterium(
    t: Transactie, dossier_uid: str, criterium: str, *, maanden: int | None = None, uren: int | None = None
) -> None:
    """Keep which criterion binds the COA; of work also the contract: months, and hours a week (A051).

    Nothing about health is kept: a treatment is `anders`, and only the COA knows what it is (A044). Raises
    Refused: dossier_onbekend, dossier_gesloten, keuze_onbekend, getal_buiten_grens.
    """
    dossier = t.open_dossier(dossier_uid)
    if criterium not in PLAATSINGSKEUZES:
        raise Refused("keuze_onbekend", veld="criterium")
    work = criterium == Plaatsingscriterium.WERK
    row = t.session.scalars(
        select(Plaatsingstoets).where(Plaatsingstoets.dossier_id == dossier.id)
    ).one_or_none()
    if row is None:
        row = Plaatsingstoets(dossier_id=dossier.id, criterium=criterium, op=t.vandaag)
        t.session.add(row)
    months = number(0, MAANDEN_MEEST, leeg=True)("maanden", maanden, t.vandaag) if work else None
    hours = number(0, UREN_MEEST, leeg=True)("uren", uren, t.vandaag) if work else None
    row.criterium, row.op = criterium, t.vandaag
    row.maanden = months if isinstance(months, int) else None
    row.uren = hours if isinstance(hours, int) else None


@verb("plaatsing_weg", Area.DOSSIER, recht=Recht.DOSSIER)
def clear_criterium(t: Transactie, dossier_uid: str) -> None:
    """Take the criterion away. Raises Refused: dossier_onbekend, dossier_gesloten, plaatsing_onbekend."""
    dossier = t.open_dossier(dossier_uid)
    row = t.session.scalars(
        select(Plaatsingstoets).where(Plaatsingstoets.dossier_id == dossier.id)
    ).one_or_none()
    if row is None:
        raise Refused("plaatsing_onbekend")
    t.session.delete(row)


@verb("koppeling_regio", Area.DOSSIER, recht=Recht.DOSSIER)
def couple_to_region(t: Transactie, dossier_uid: str, regio: str) -> None:
    """Say that the koppeling is to a region, whose coördinator picks the gemeente (A077); empty = ours.

    Raises Refused: dossier_onbekend, dossier_gesloten, keuze_onbekend.
    """
    dossier = t.open_dossier(dossier_uid)
    if regio not in {"", *REGIOS}:
        raise Refused("keuze_onbekend", veld="regio")
    dossier.regio = regio


def _member(t: Transactie, dossier_id: int, persoon_uid: str) -> int | None:
    """The person, who must belong or have belonged to this gezin."""
    if not persoon_uid:
        return None
    found = t.session.scalar(
        select(Persoon.id)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(Persoon.uid == persoon_uid, Lidmaatschap.dossier_id == dossier_id)
        .limit(1)
    )
    if found is None:
        raise Refused("persoon_onbekend", veld="persoon_uid")
    return found
