"""A dwelling offered to a household: the offer, each step until the key, and the end of a temporary place."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.aanbod import held_offers
from models.rules.invoer import NOTITIE_MAX, text
from models.rules.wonen import starts_without_arrears
from models.services import gebeurtenissen
from models.services.ankers import check_past, first_traject, set_anker, valid_anker
from models.services.dossiers import current_ronde
from models.services.engine import recompute
from models.services.punten import open_by_event, tick_by_event
from models.services.verb import Transactie, verb
from models.services.woningen import woning_for
from models.tables import Aanbod, Dossier, Organisatie, Tussenplek, Woonadres
from models.values import Anker, Recht

STAPPEN: dict[str, tuple[str, ...]] = {
    "uitleg": ("pv-34",),
    "bezichtigd": (),
    "geaccepteerd": (),
    "voorlopig": ("pv-40",),
    "garantie": ("pv-39",),
    "betaald": ("ve-28",),
    "sleutel": (),
}
"""Steps of an offer, in their usual order, with the actiepunten that each ticks. Signing and moving are
events of their own (*Wat is er gebeurd?*)."""


@verb("woning_aangeboden", Area.DOSSIER, Area.PUNTEN, Area.WONINGEN, recht=Recht.DOSSIER)
def offer_woning(
    t: Transactie,
    dossier_uid: str,
    woning_uid: str,
    op: date,
    huuringang: date | None = None,
    toch_reden: str = "",
) -> str | None:
    """Offer a dwelling of the list to a household: all that *Woning gevonden* does, and its steps begin.

    Nothing that does not fit blocks it. Warns when the dwelling was offered to another household too;
    `toch_reden` = why it is offered although it does not fit or a warning stands there (K05). Raises Refused:
    woning_onbekend, woning_al_weg, aanbod_loopt, veld_te_lang, lijkt_op_bsn, and as `record_woning_gevonden`.
    """
    dossier = t.open_dossier(dossier_uid)
    why = str(text(NOTITIE_MAX)("toch_reden", toch_reden, t.vandaag))
    woning = woning_for(t, woning_uid)
    if woning.weg_op is not None and woning.weg_op <= op:
        raise Refused("woning_al_weg")
    if any(one.woning_id == woning.id for one in running(t, dossier)):
        raise Refused("aanbod_loopt")
    elsewhere = t.session.scalars(
        select(Aanbod.id).where(
            Aanbod.woning_id == woning.id,
            Aanbod.dossier_id != dossier.id,
            Aanbod.id.in_(held_offers(t.vandaag)),
        )
    ).first()
    if elsewhere is not None:
        t.warn("woning_elders_aangeboden")
    owner = t.session.get(Organisatie, woning.organisatie_id) if woning.organisatie_id else None
    event = gebeurtenissen.record_woning_gevonden.work(
        t,
        dossier_uid,
        op,
        woning.straat,
        postcode=woning.postcode,
        plaats=woning.plaats,
        kamers=woning.kamers,
        huuringang=huuringang,
        particulier=owner is not None and owner.soort == "verhuurder",
    )
    if owner is not None and owner.soort == "corporatie" and dossier.corporatie_id is None:
        dossier.corporatie_id = owner.id
    adres = t.session.scalars(
        select(Woonadres).where(Woonadres.dossier_id == dossier.id).order_by(Woonadres.id.desc()).limit(1)
    ).one()
    made = Aanbod(
        dossier_id=dossier.id,
        woning_id=woning.id,
        woonadres_id=adres.id,
        ronde=current_ronde(t, dossier),
        op=op,
    )
    t.session.add(made)
    t.session.flush()
    made.toch_reden = why  # after the row: the historie tells of a new row only that it came
    return event


def running(t: Transactie, dossier: Dossier) -> list[Aanbod]:
    """The offers to a household that still hold their dwelling, the newest first."""
    return list(
        t.session.scalars(
            select(Aanbod)
            .where(
                Aanbod.dossier_id == dossier.id,
                Aanbod.id.in_(held_offers(t.vandaag)),
            )
            .order_by(Aanbod.id.desc())
        )
    )


def _aanbod(t: Transactie, uid: str) -> tuple[Aanbod, Dossier]:
    found = t.session.scalars(select(Aanbod).where(Aanbod.uid == uid)).one_or_none()
    if found is None:
        raise Refused("aanbod_onbekend")
    return found, t.open_dossier(t.session.get_one(Dossier, found.dossier_id).uid)


@verb("aanbod_stap", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_stap(t: Transactie, aanbod_uid: str, stap: str, op: date) -> None:
    """Record a step of an offer with its day; the actiepunten that say the same are ticked.

    Warns when a viewing comes before the household heard what a weigering means (A157), and when the first
    rent came after the tenancy began (A008). Raises Refused: aanbod_onbekend, keuze_onbekend,
    dag_in_toekomst, stap_voor_aanbod.
    """
    found, dossier = _aanbod(t, aanbod_uid)
    if stap not in STAPPEN:
        raise Refused("keuze_onbekend", veld="stap")
    check_past(t, op, "op")
    if op < found.op:
        raise Refused("stap_voor_aanbod", veld="op")
    if stap == "bezichtigd" and (found.uitleg_op is None or found.uitleg_op > op):
        t.warn("uitleg_weigering_eerst")
    setattr(found, f"{stap}_op", op)
    huuringang = valid_anker(t, first_traject(t, dossier).uid, Anker.HUURINGANG, found.ronde)
    begin = (huuringang.werkelijk or huuringang.gepland) if huuringang is not None else None
    if stap == "betaald" and begin is not None and not starts_without_arrears(begin, op):
        t.warn("huur_na_ingang")
    t.touch(dossier)
    t.session.flush()
    recompute(t, dossier.id)
    tick_by_event(t, dossier, STAPPEN[stap], op, found.uid)


@verb("aanbod_stap_weg", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_stap(t: Transactie, aanbod_uid: str) -> None:
    """Take away the last step of an offer, noted by mistake: the lines that it ticked are open again.

    The last is the latest day; on one day the one that usually comes later. Raises Refused:
    aanbod_onbekend, dossier_gesloten, aanbod_zonder_stap.
    """
    found, dossier = _aanbod(t, aanbod_uid)
    days = [(getattr(found, f"{stap}_op"), nr, stap) for nr, stap in enumerate(STAPPEN)]
    _day, _nr, last = max((one for one in days if one[0] is not None), default=(None, 0, ""))
    if not last:
        raise Refused("aanbod_zonder_stap")
    setattr(found, f"{last}_op", None)
    t.touch(dossier)
    open_by_event(t, dossier, STAPPEN[last], found.uid)
    t.session.flush()
    recompute(t, dossier.id)


@verb("aanbod_ingetrokken", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def withdraw_aanbod(t: Transactie, aanbod_uid: str, op: date) -> None:
    """Take an offer back: the landlord has no dwelling after all. Its address ends, another can be offered.

    Raises Refused: aanbod_onbekend, dag_in_toekomst, stap_voor_aanbod, al_getekend.
    """
    found, dossier = _aanbod(t, aanbod_uid)
    check_past(t, op, "op")
    if op < found.op:
        raise Refused("stap_voor_aanbod", veld="op")
    adres = t.session.get_one(Woonadres, found.woonadres_id)
    if adres.soort == "woning":
        raise Refused("al_getekend", veld="op")
    found.ingetrokken_op = op
    adres.tot = op
    t.touch(dossier)


@verb("tijdelijk_einde", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def end_tijdelijk(t: Transactie, adres_uid: str, op: date) -> None:
    """Record that a temporary place ended: its last day, and what hangs on it.

    Raises Refused: adres_onbekend, niet_tijdelijk, tot_voor_van, dag_in_toekomst.
    """
    adres = t.session.scalars(select(Woonadres).where(Woonadres.uid == adres_uid)).one_or_none()
    if adres is None:
        raise Refused("adres_onbekend")
    dossier = t.open_dossier(t.session.get_one(Dossier, adres.dossier_id).uid)
    if adres.soort not in ("tijdelijk", "opvang"):
        raise Refused("niet_tijdelijk")
    check_past(t, op, "op")
    if adres.van is not None and op < adres.van:
        raise Refused("tot_voor_van", veld="op")
    adres.tot = op
    for place in t.session.scalars(
        select(Tussenplek).where(Tussenplek.woonadres_id == adres.id, Tussenplek.tot.is_(None))
    ):
        place.tot = max(op, place.van)
    t.touch(dossier)
    if adres.soort == "tijdelijk":
        set_anker(t, dossier, Anker.EINDE_TIJDELIJK, bron="hand", werkelijk=op)
