"""*Wat is er gebeurd?*: one verb for each thing that happens to a household.

What each sets, creates, ticks and dates follows checklists-aanvulling section 4. Every one leaves a
`gebeurtenis`; lines and dates follow from the anchors it sets, when the dossier is recomputed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select

from models import values
from models.changes import Area
from models.errors import Refused
from models.queries.woorden import short_day
from models.rules.invoer import NOTITIE_MAX, text
from models.rules.volledigheid import too_big_for_now
from models.services import engine, fasen, nareis
from models.services.ankers import (
    check_day,
    check_past,
    clear_anker,
    drop_plans,
    end_pauze,
    first_traject,
    restart_anker,
    running_pauze,
    set_anker,
    start_pauze,
    valid_anker,
)
from models.services.bemiddeling import WEIGERING_REDEN, earlier_unjustified, stop_mediation
from models.services.bewaren import retention_day
from models.services.dossiers import current_ronde, new_ronde, place_adres, place_betrokkene
from models.services.leden import NieuwePersoon, add_lid
from models.services.plekstand import leave_by_departure, leave_by_move
from models.services.punten import OPEN_STATEN, lines, nvt_by_event, set_nvt, tick_by_event
from models.services.regeldag_gezin import drop_visits
from models.services.telling import count_first_housing, count_now
from models.services.verb import Transactie, verb
from models.services.weiger_reden import told_reason
from models.tables import (
    Aanbod,
    Actiepunt,
    Afdruk,
    Ankerdatum,
    Dossier,
    Gebeurtenis,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Ronde,
    Traject,
    Woonadres,
)
from models.values import AFSLUIT_SOORTEN, Anker, Fase, Partij, Recht, Waarheid

TELT_BIJ_VERHUIZING = ("azc", "hervestigd", "nareis", "tussenvoorziening")
"""Routes in which the move itself counts; a zelfhuisvester counts after the gemeente reported it (A066)."""
SLUITING = "dossier_gesloten"
"""The event of a closing."""
BLIJFT_NA_VERTREK = ("pv-52", "ve-58", "ve-64", "in-25", "in-26")
"""Running money, damage, the youngster's guidance, the last report and the closing stay open."""


def record_event(
    t: Transactie, dossier: Dossier, soort: str, op: date, notitie: str = "", **gegevens: str | int | bool
) -> Gebeurtenis:
    """Write that something happened on a day, and mark the dossier as touched."""
    check_past(t, op, "op")
    found = Gebeurtenis(
        dossier_id=dossier.id,
        soort=soort,
        op=op,
        gegevens=json.dumps(gegevens, ensure_ascii=False, sort_keys=True),
        notitie=str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag)),
    )
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN)
    t.session.add(found)
    t.session.flush()
    return found


def _refresh(t: Transactie, dossier: Dossier) -> None:
    """Make the lines that the event created, so that it can tick them too."""
    t.session.flush()
    engine.recompute(t, dossier.id)
    t.session.flush()


def _bron(gebeurtenis: Gebeurtenis) -> str:
    return f"gebeurtenis:{gebeurtenis.uid}"


@verb("koppeling", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_koppeling(t: Transactie, dossier_uid: str, koppeling: date, vergunning: date | None = None) -> str:
    """Record the koppeling of a dossier to the gemeente. Raises Refused("vergunning_na_koppeling")."""
    dossier = t.open_dossier(dossier_uid)
    if vergunning is not None and vergunning > koppeling:
        raise Refused("vergunning_na_koppeling", veld="vergunning")
    event = record_event(t, dossier, "koppeling", koppeling)
    set_anker(t, dossier, Anker.KOPPELING, bron=_bron(event), werkelijk=koppeling)
    if vergunning is not None:
        set_anker(t, dossier, Anker.VERGUNNING, bron=_bron(event), werkelijk=vergunning)
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-01",), koppeling, event.uid)
    return event.uid


@verb("profiel_compleet", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_profiel_compleet(t: Transactie, dossier_uid: str, op: date, bsn_bekend: Sequence[str] = ()) -> str:
    """Record that the profile in TVS is complete; `bsn_bekend` = uids of the persons whose BSN is known."""
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "profiel_compleet", op, bsn_bekend=len(bsn_bekend))
    set_anker(t, dossier, Anker.PROFIEL_COMPLEET, bron=_bron(event), werkelijk=op)
    for gegevens in t.session.scalars(
        select(Persoonsgegevens)
        .join(Persoon, Persoon.id == Persoonsgegevens.persoon_id)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(Persoon.uid.in_(tuple(bsn_bekend)), Lidmaatschap.dossier_id == dossier.id)
    ):
        gegevens.bsn_bekend = Waarheid.JA.value
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-02",), op, event.uid)
    nvt_by_event(t, dossier, ("pv-03",), "profiel_is_compleet")
    known = set(bsn_bekend)
    for punt in lines(t, dossier, ("pv-08",)):
        if punt.onderwerp_uid in known and punt.staat in OPEN_STATEN:
            punt.staat, punt.gedaan_op = values.Staat.GEDAAN.value, op
            punt.gedaan_door = _bron(event)
    return event.uid


@verb("woning_gevonden", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_woning_gevonden(
    t: Transactie,
    dossier_uid: str,
    op: date,
    straat: str,
    *,
    postcode: str = "",
    plaats: str = "",
    kamers: int | None = None,
    huuringang: date | None = None,
    tijdelijk_tot: date | None = None,
    particulier: bool = False,
) -> str:
    """Record an offered dwelling; after a weigering it begins the next round.

    `tijdelijk_tot` = last day of a temporary place (its lasting dwelling becomes an actiepunt).
    """
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "woning_gevonden", op)
    _round_after_weigering(t, dossier)
    ronde = current_ronde(t, dossier)
    place_adres(
        t,
        dossier,
        "tijdelijk" if tijdelijk_tot is not None else "aanbod",
        straat,
        postcode=postcode,
        plaats=plaats,
        kamers=kamers,
        tot=tijdelijk_tot,
        particulier=particulier,
    )
    if huuringang is not None:
        set_anker(t, dossier, Anker.HUURINGANG, bron=_bron(event), gepland=huuringang, ronde=ronde)
    if tijdelijk_tot is not None:
        restart_anker(t, dossier, Anker.EINDE_TIJDELIJK, bron=_bron(event), gepland=tijdelijk_tot)
    if too_big_for_now(
        _present(t, dossier), Waarheid(dossier.familie_verwacht), kamers, verhuisd=_has_moved(t, dossier)
    ):
        t.warn("passend_toewijzen")
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-25", "pv-30"), op, event.uid)
    nvt_by_event(t, dossier, ("pv-28", "pv-29"), "woning_is_gevonden")
    return event.uid


def _present(t: Transactie, dossier: Dossier) -> int:
    """How many people are in the household now."""
    here = t.session.scalar(
        select(func.count(Lidmaatschap.id)).where(
            Lidmaatschap.dossier_id == dossier.id,
            Lidmaatschap.van <= t.vandaag,
            Lidmaatschap.tot.is_(None) | (Lidmaatschap.tot > t.vandaag),
        )
    )
    return here or 0


def _has_moved(t: Transactie, dossier: Dossier) -> bool:
    """Whether the household moved into a dwelling, in whichever round."""
    moved = t.session.scalar(
        select(Ankerdatum.id)
        .where(
            Ankerdatum.dossier_id == dossier.id,
            Ankerdatum.soort == Anker.VERHUIZING.value,
            Ankerdatum.vervallen_op.is_(None),
            Ankerdatum.werkelijk.is_not(None),
        )
        .limit(1)
    )
    return moved is not None


def _round_after_weigering(t: Transactie, dossier: Dossier) -> None:
    """Begin a round when the last weigering was judged and no round began since."""
    uitspraak = t.session.scalars(
        select(Ankerdatum)
        .where(
            Ankerdatum.dossier_id == dossier.id,
            Ankerdatum.soort == Anker.UITSPRAAK.value,
            Ankerdatum.vervallen_op.is_(None),
            Ankerdatum.werkelijk.is_not(None),
        )
        .order_by(Ankerdatum.werkelijk.desc())
        .limit(1)
    ).one_or_none()
    if uitspraak is None or uitspraak.werkelijk is None:
        return
    later = t.session.scalar(
        select(Ronde.id).where(Ronde.dossier_id == dossier.id, Ronde.start >= uitspraak.werkelijk)
    )
    if later is None:
        new_ronde(t, dossier, values.Ronde.WEIGERING, uitspraak.werkelijk, first_traject(t, dossier))
        if running_pauze(t, dossier) is not None:
            end_pauze(t, dossier, uitspraak.werkelijk)


@verb("tekendatum_gepland", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_tekendatum(t: Transactie, dossier_uid: str, dag: date, huuringang: date | None = None) -> str:
    """Record the agreed day of signing; the regeldag lines get their dates. Refused("al_getekend")."""
    dossier = t.open_dossier(dossier_uid)
    check_day(t, dag, "dag")
    ronde = current_ronde(t, dossier)
    known = valid_anker(t, first_traject(t, dossier).uid, Anker.TEKENDATUM, ronde)
    if known is not None and known.werkelijk is not None:
        raise Refused("al_getekend", veld="dag")
    event = record_event(t, dossier, "tekendatum_gepland", t.vandaag, dag=dag.isoformat())
    set_anker(t, dossier, Anker.TEKENDATUM, bron=_bron(event), gepland=dag, ronde=ronde)
    if huuringang is not None:
        set_anker(t, dossier, Anker.HUURINGANG, bron=_bron(event), gepland=huuringang, ronde=ronde)
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-31",), t.vandaag, event.uid)
    return event.uid


@verb("getekend", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_getekend(
    t: Transactie, dossier_uid: str, dag: date, huuringang: date | None = None, reden: str = ""
) -> str:
    """Record that the contract was signed: pré-vestiging ends (A026).

    With no open ★, or with a reason, the dossier goes on to vestiging; else it stays and the preview names
    how many ★ are open. Warns when the days do not follow each other (`datums_volgorde`).
    """
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "getekend", dag)
    ronde = current_ronde(t, dossier)
    set_anker(t, dossier, Anker.TEKENDATUM, bron=_bron(event), werkelijk=dag, ronde=ronde)
    if huuringang is not None:
        check_day(t, huuringang, "huuringang")
        set_anker(
            t,
            dossier,
            Anker.HUURINGANG,
            bron=_bron(event),
            gepland=huuringang,
            werkelijk=huuringang if huuringang <= t.vandaag else None,
            ronde=ronde,
        )
    offered = t.session.scalars(
        select(Woonadres)
        .where(Woonadres.dossier_id == dossier.id, Woonadres.soort == "aanbod")
        .order_by(Woonadres.id.desc())
        .limit(1)
    ).one_or_none()
    if offered is not None:
        offered.soort = "woning"
    if running_pauze(t, dossier) is not None:
        end_pauze(t, dossier, dag)
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("ve-03",), dag, event.uid)
    if Fase(dossier.fase) is Fase.PRE_VESTIGING:
        t.session.flush()
        if reden.strip() or not fasen.open_kern(t, dossier):
            fasen.to_next(t, dossier, reden)
        else:
            fasen.warn_open_kern(t, dossier)
    return event.uid


@verb("verhuisd", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_verhuisd(t: Transactie, dossier_uid: str, dag: date) -> str:
    """Record the move: the clock stops, and who counts for the taakstelling is counted once (A065, A103)."""
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "verhuisd", dag)
    ronde = current_ronde(t, dossier)
    set_anker(t, dossier, Anker.VERHUIZING, bron=_bron(event), werkelijk=dag, ronde=ronde)
    dossier.in_opvang = Waarheid.NEE.value
    home = t.session.scalars(
        select(Woonadres)
        .where(Woonadres.dossier_id == dossier.id, Woonadres.soort.in_(("woning", "tijdelijk")))
        .order_by(Woonadres.id.desc())
        .limit(1)
    ).one_or_none()
    if home is not None and home.van is None:
        home.van = dag
    for earlier in t.session.scalars(
        select(Woonadres).where(
            Woonadres.dossier_id == dossier.id,
            Woonadres.soort.in_(("woning", "tijdelijk", "opvang")),
            Woonadres.van <= dag,
            Woonadres.tot.is_(None),
        )
    ):
        if home is not None and earlier.id != home.id:
            earlier.tot = dag
    if home is not None:
        leave_by_move(t, dossier, home, dag)
        if home.soort == "woning":
            _end_earlier_offers(t, dossier, home, dag)
    if dossier.route in TELT_BIJ_VERHUIZING:
        count_first_housing(t, first_traject(t, dossier), dag, dossier)
    else:
        count_now(t, dossier)
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("ve-33",), dag, event.uid)
    nvt_by_event(t, dossier, ("ve-32",), "al_verhuisd")
    return event.uid


def _end_earlier_offers(t: Transactie, dossier: Dossier, home: Woonadres, dag: date) -> None:
    """Whoever moved in somewhere does not take the dwellings that were offered before."""
    for offered in t.session.scalars(
        select(Woonadres).where(
            Woonadres.dossier_id == dossier.id,
            Woonadres.soort == "aanbod",
            Woonadres.id < home.id,
            Woonadres.tot.is_(None),
        )
    ):
        offered.tot = dag


@verb("weigering", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_weigering(
    t: Transactie, dossier_uid: str, op: date, *, niet_gekomen: bool, notitie: str = "", reden: str = ""
) -> str:
    """Record that the household did not come to sign, or refused (A104); the clock stops.

    `reden` is one of the gemeente's list on that day, *anders*, or empty: not said (K18). Raises Refused:
    keuze_onbekend, al_getekend.
    """
    dossier = t.open_dossier(dossier_uid)
    event = record_event(
        t, dossier, "weigering", op, notitie, niet_gekomen=niet_gekomen, **told_reason(t, dossier, op, reden)
    )
    ronde = current_ronde(t, dossier)
    signed = valid_anker(t, first_traject(t, dossier).uid, Anker.TEKENDATUM, ronde)
    if signed is not None and signed.werkelijk is not None:
        raise Refused("al_getekend", veld="op")
    for soort in (Anker.TEKENDATUM, Anker.HUURINGANG):
        clear_anker(t, dossier, soort, bron=_bron(event), ronde=ronde, werkelijk=False)
    set_anker(t, dossier, Anker.WEIGERING, bron=_bron(event), werkelijk=op, drager_uid=event.uid)
    if running_pauze(t, dossier) is None:
        start_pauze(t, dossier, op, WEIGERING_REDEN, Partij.COA.value)
    for offered in t.session.scalars(
        select(Aanbod).where(
            Aanbod.dossier_id == dossier.id, Aanbod.geweigerd_op.is_(None), Aanbod.ingetrokken_op.is_(None)
        )
    ):
        offered.geweigerd_op = op
    return event.uid


def last_weigering(t: Transactie, dossier: Dossier) -> Gebeurtenis:
    """The last weigering of a dossier. Raises Refused("geen_weigering")."""
    found = t.session.scalars(
        select(Gebeurtenis)
        .where(Gebeurtenis.dossier_id == dossier.id, Gebeurtenis.soort == "weigering")
        .order_by(Gebeurtenis.id.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        raise Refused("geen_weigering")
    return found


@verb("uitspraak", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_uitspraak(t: Transactie, dossier_uid: str, op: date, *, terecht: bool) -> str:
    """Record what the COA found of the weigering (A105-A107).

    A second one that is unjustified is final at once: the mediation stops, and it warns that it does. Raises
    Refused("geen_weigering"), Refused("uitspraak_voor_weigering"), Refused("uitspraak_is_er_al").
    """
    dossier = t.open_dossier(dossier_uid)
    weigering = last_weigering(t, dossier)
    if op < weigering.op:
        raise Refused("uitspraak_voor_weigering", veld="op")
    if valid_anker(t, weigering.uid, Anker.UITSPRAAK) is not None:
        raise Refused("uitspraak_is_er_al")
    event = record_event(t, dossier, "uitspraak", op, terecht=terecht, weigering=weigering.uid)
    weigering.gegevens = json.dumps(
        json.loads(weigering.gegevens) | {"terecht": terecht, "uitspraak": op.isoformat()}, sort_keys=True
    )
    set_anker(t, dossier, Anker.UITSPRAAK, bron=_bron(event), werkelijk=op, drager_uid=weigering.uid)
    pauze = running_pauze(t, dossier)
    if pauze is not None:
        pauze.verwijtbaar = not terecht  # delay with and without fault are counted apart (A109)
    if not terecht and earlier_unjustified(t, dossier, weigering):
        stop_mediation(t, dossier, weigering, op)
        t.warn("weigering_definitief")
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-49",), op, event.uid)
    return event.uid


@verb("alsnog_genomen", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_alsnog_genomen(t: Transactie, dossier_uid: str, op: date, tekendatum: date | None = None) -> str:
    """Record that the household takes the dwelling after all: the one second chance (A107).

    Raises Refused("geen_weigering"), Refused("geen_tweede_kans"), Refused("al_gestopt").
    """
    dossier = t.open_dossier(dossier_uid)
    weigering = last_weigering(t, dossier)
    known = json.loads(weigering.gegevens)
    if known.get("terecht") is False and earlier_unjustified(t, dossier, weigering):
        raise Refused("geen_tweede_kans")
    if known.get("definitief"):
        raise Refused("al_gestopt")
    weigering.gegevens = json.dumps(known | {"alsnog": True}, sort_keys=True)
    for offered in t.session.scalars(
        select(Aanbod).where(Aanbod.dossier_id == dossier.id, Aanbod.geweigerd_op == weigering.op)
    ):
        offered.geweigerd_op = None
    event = record_event(t, dossier, "uitspraak", op, alsnog=True, weigering=weigering.uid)
    if running_pauze(t, dossier) is not None:
        end_pauze(t, dossier, op)
    if tekendatum is not None:
        set_anker(
            t,
            dossier,
            Anker.TEKENDATUM,
            bron=_bron(event),
            gepland=tekendatum,
            ronde=current_ronde(t, dossier),
        )
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-50",), op, event.uid)
    return event.uid


@verb("familie_komt", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_familie_komt(
    t: Transactie, dossier_uid: str, op: date, aantal: int, maand: date | None = None, melder: str = ""
) -> str:
    """Record the message that family may come: how many, the expected month, who told it (A097, A100)."""
    dossier = t.open_dossier(dossier_uid)
    if aantal < 1:
        raise Refused("getal_buiten_grens", veld="aantal", minimum=1, maximum=30)
    event = record_event(t, dossier, "familie_komt", op, aantal=aantal)
    nareis.announce(t, dossier, event.uid, melder)
    dossier.familie_verwacht = Waarheid.JA.value
    dossier.aantal_verwacht += aantal
    set_anker(t, dossier, Anker.BERICHT_NAREIS, bron=_bron(event), werkelijk=op, drager_uid=event.uid)
    if maand is not None:
        set_anker(
            t,
            dossier,
            Anker.AANKOMST_NAREIS,
            bron=_bron(event),
            gepland=maand + relativedelta(day=1),
            drager_uid=event.uid,
        )
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-18",), op, event.uid)
    return event.uid


@verb("familie_is_er", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_familie_is_er(
    t: Transactie,
    dossier_uid: str,
    op: date,
    personen: Sequence[NieuwePersoon],
    koppeling: date | None = None,
    verwacht: Sequence[str] = (),
) -> str:
    """Record that family arrived: they join with their own traject and koppeling (A099, A101).

    `verwacht` = uids of people on the list of who is expected. Raises Refused("niemand_erbij") and as
    `add_persoon` and `nareis.arriving`.
    """
    dossier = t.open_dossier(dossier_uid)
    coming = nareis.arriving(t, dossier, verwacht)
    total = len(personen) + len(coming)
    if not total:
        raise Refused("niemand_erbij", veld="personen")
    event = record_event(t, dossier, "familie_is_er", op, aantal=total)
    announced = t.session.scalars(
        select(Gebeurtenis)
        .where(Gebeurtenis.dossier_id == dossier.id, Gebeurtenis.soort == "familie_komt")
        .order_by(Gebeurtenis.id)
    ).all()
    bearer = event.uid
    for one in announced:
        known = valid_anker(t, one.uid, Anker.AANKOMST_NAREIS)
        if known is None or known.werkelijk is None:
            bearer = one.uid
            break
    set_anker(t, dossier, Anker.AANKOMST_NAREIS, bron=_bron(event), werkelijk=op, drager_uid=bearer)
    traject = Traject(dossier_id=dossier.id, soort="nareis")
    t.session.add(traject)
    t.session.flush()
    if koppeling is not None:
        set_anker(t, dossier, Anker.KOPPELING, bron=_bron(event), werkelijk=koppeling, drager_uid=traject.uid)
    for nieuw in personen:
        add_lid(t, dossier, nieuw, op, "nareis", traject)
    for expected in coming:
        nareis.let_in(t, dossier, expected, op, traject)
    nareis.arrived(t, dossier, bearer, koppeling)
    dossier.aantal_personen += total
    dossier.aantal_verwacht = max(dossier.aantal_verwacht - total, 0)
    _ask_rooms_again(t, dossier)
    return event.uid


def _ask_rooms_again(t: Transactie, dossier: Dossier) -> None:
    """More people need another number of rooms: the old answer is emptied and asked anew (A099)."""
    if dossier.kamers_nodig is not None:
        dossier.kamers_nodig = None
        t.warn("kamers_opnieuw")


@verb("kind_geboren", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_kind_geboren(
    t: Transactie, dossier_uid: str, op: date, roepnaam: str = "", achternaam: str = ""
) -> str:
    """Record a birth: the child joins on its birthday; it is no part of the taakstelling."""
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "kind_geboren", op)
    child = NieuwePersoon(
        roepnaam=roepnaam, achternaam=achternaam or dossier.naam, geboortedatum=op, relatie="kind"
    )
    add_lid(t, dossier, child, op, "geboren", first_traject(t, dossier))
    dossier.aantal_personen += 1
    _ask_rooms_again(t, dossier)
    return event.uid


@verb("signaal", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_signaal(t: Transactie, dossier_uid: str, op: date, notitie: str = "") -> str:
    """Record a report about living there; each report has its own lines (A012)."""
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "signaal", op, notitie)
    set_anker(t, dossier, Anker.SIGNAAL, bron=_bron(event), werkelijk=op, drager_uid=event.uid)
    return event.uid


@verb("schade", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_schade(t: Transactie, dossier_uid: str, op: date, notitie: str = "") -> str:
    """Record damage to the dwelling; each has its own line (A013)."""
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "schade", op, notitie)
    set_anker(t, dossier, Anker.SCHADE, bron=_bron(event), werkelijk=op, drager_uid=event.uid)
    return event.uid


@verb("begeleider_wisselt", Area.DOSSIER, Area.PUNTEN, recht=Recht.TOEWIJZEN)
def record_begeleider_wisselt(
    t: Transactie,
    dossier_uid: str,
    op: date,
    *,
    medewerker_uid: str = "",
    naam: str = "",
    telefoonnummer: str = "",
) -> str:
    """Record another begeleider from a day on; open lines go along, their dates stay."""
    return wissel_begeleider(
        t,
        t.open_dossier(dossier_uid),
        op,
        medewerker_uid=medewerker_uid,
        naam=naam,
        telefoonnummer=telefoonnummer,
    )


def wissel_begeleider(
    t: Transactie,
    dossier: Dossier,
    op: date,
    *,
    medewerker_uid: str = "",
    naam: str = "",
    telefoonnummer: str = "",
) -> str:
    """Do the work of `record_begeleider_wisselt` inside a running verb; gives the uid of the event."""
    event = record_event(t, dossier, "begeleider_wisselt", min(op, t.vandaag))
    place_betrokkene(
        t, dossier, "begeleider", op, medewerker_uid=medewerker_uid, naam=naam, telefoonnummer=telefoonnummer
    )
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-14",), min(op, t.vandaag), event.uid)
    return event.uid


@verb("vertrokken", Area.DOSSIER, Area.PUNTEN, Area.WONINGEN, Area.REGELDAG, recht=Recht.DOSSIER)
def record_vertrokken(t: Transactie, dossier_uid: str, op: date, reden: str) -> str:
    """Record that the household left: guidance, its dwelling or place and its plans end, open lines go.

    Raises Refused("reden_nodig").
    """
    dossier = t.open_dossier(dossier_uid)
    why = str(text(400)("reden", reden, t.vandaag))
    if not why:
        raise Refused("reden_nodig", veld="reden")
    event = record_event(t, dossier, "vertrokken", op, why)
    set_anker(t, dossier, Anker.EINDE_BEGELEIDING, bron=_bron(event), werkelijk=op)
    if running_pauze(t, dossier) is not None:
        end_pauze(t, dossier, op)
    for adres in t.session.scalars(
        select(Woonadres).where(
            Woonadres.dossier_id == dossier.id,
            Woonadres.soort.in_(("aanbod", "woning")),
            Woonadres.tot.is_(None),
            Woonadres.van.is_(None) | (Woonadres.van <= op),
        )
    ):
        adres.tot = op  # the dwelling is free again for somebody else
    leave_by_departure(t, dossier, op)
    drop_visits(t, dossier, op)
    drop_plans(t, dossier, op, bron=_bron(event))
    _refresh(t, dossier)
    for punt in t.session.scalars(
        select(Actiepunt).where(
            Actiepunt.dossier_id == dossier.id,
            Actiepunt.vervallen_op.is_(None),
            Actiepunt.staat.in_(OPEN_STATEN),
            Actiepunt.item_id.not_in(BLIJFT_NA_VERTREK),
        )
    ):
        set_nvt(punt, "#vertrokken")
    return event.uid


@verb("dossier_gesloten", Area.DOSSIER, Area.PUNTEN, Area.BEWAREN, Area.REGELDAG, recht=Recht.DOSSIER)
def close_dossier(
    t: Transactie,
    dossier_uid: str,
    op: date,
    reden: str,
    soort: str = "anders",
    *,
    papieren_weg: bool = False,
) -> None:
    """Close a dossier with its reason; from then on nothing in it is late, and its bewaartermijn runs.

    The begeleiding ends on that day, unless it is known already when it ended.

    Warns of papers that are not thrown away yet; `papieren_weg` = they are, all of them. Raises Refused:
    reden_nodig, keuze_onbekend.
    """
    dossier = t.open_dossier(dossier_uid)
    why = str(text(400)("reden", reden, t.vandaag))
    if not why:
        raise Refused("reden_nodig", veld="reden")
    if soort not in AFSLUIT_SOORTEN:
        raise Refused("keuze_onbekend", veld="soort")
    event = record_event(t, dossier, SLUITING, op, why)
    ended = valid_anker(t, dossier.uid, Anker.EINDE_BEGELEIDING)
    if ended is None or ended.werkelijk is None:
        set_anker(t, dossier, Anker.EINDE_BEGELEIDING, bron=_bron(event), werkelijk=op)
    _refresh(t, dossier)
    tick_by_event(t, dossier, ("in-26",), op, "")
    drop_visits(t, dossier, op)
    dossier.afgesloten_op = op
    dossier.afsluit_reden = why
    dossier.afsluit_soort = soort
    dossier.bewaren_tot = retention_day(t, dossier, op)
    if dossier.bewaren_tot is not None:
        t.warn("bewaren_tot", dag=short_day(dossier.bewaren_tot))
    papers = t.session.scalars(
        select(Afdruk).where(Afdruk.dossier_id == dossier.id, Afdruk.weg_op.is_(None))
    ).all()
    if papieren_weg:
        for paper in papers:
            paper.weg_op = t.vandaag
    elif papers:
        t.warn("papier_ligt_nog", aantal=len(papers))


@verb("dossier_heropend", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def reopen_dossier(t: Transactie, dossier_uid: str) -> None:
    """Open a closed dossier again; an end of the begeleiding that came with the closing is taken back.

    One that somebody typed, or that came with leaving, stays. Raises Refused("dossier_is_open").
    """
    dossier = t.dossier(dossier_uid)
    if dossier.afgesloten_op is None:
        raise Refused("dossier_is_open")
    dossier.afgesloten_op = None
    dossier.afsluit_reden = ""
    dossier.afsluit_soort = ""
    dossier.bewaren_tot = None
    dossier.bewaren_reden = ""
    event = record_event(t, dossier, "dossier_heropend", t.vandaag)
    ended = valid_anker(t, dossier.uid, Anker.EINDE_BEGELEIDING)
    if ended is not None and ended.bron in _closings(t, dossier):
        clear_anker(t, dossier, Anker.EINDE_BEGELEIDING, bron=_bron(event))


def _closings(t: Transactie, dossier: Dossier) -> set[str]:
    """The source that an anchor names when one of the closings of this dossier set it."""
    rows = t.session.scalars(
        select(Gebeurtenis).where(Gebeurtenis.dossier_id == dossier.id, Gebeurtenis.soort == SLUITING)
    )
    return {_bron(row) for row in rows}
