"""*Wat is er gebeurd?*: one verb for each thing that happens to a household.

What each sets, creates, ticks and dates follows checklists-aanvulling section 4. Every one leaves a
`gebeurtenis`; lines and dates follow from the anchors it sets, when the dossier is recomputed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from models import values
from models.changes import Area
from models.errors import Refused
from models.queries.woorden import short_day
from models.rules.invoer import text
from models.rules.volledigheid import too_big_for_now
from models.services.ankers import (
    check_day,
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
from models.services.bemiddeling import (
    WEIGERING_REDEN,
    earlier_unjustified,
    end_weigering_pauze,
)
from models.services.bewaren import retention_day
from models.services.dossiers import current_ronde, new_ronde, place_adres, place_betrokkene
from models.services.gebeurtenis_rij import bron_of, record_event, refresh
from models.services.gebeurtenissen_familie import (
    record_familie_is_er,
    record_familie_komt,
    record_kind_geboren,
)
from models.services.gevolgen_weigering import answer, is_judged, speak
from models.services.gevolgen_wonen import move, sign
from models.services.plekstand import leave_by_departure
from models.services.punten import OPEN_STATEN, lines, nvt_by_event, open_by_event, set_nvt, tick_by_event
from models.services.regeldag_gezin import call_off, drop_visits
from models.services.verb import Transactie, verb
from models.services.weiger_reden import told_reason
from models.tables import (
    Aanbod,
    Actiepunt,
    Afdruk,
    Ankerdatum,
    Deling,
    Dossier,
    Gebeurtenis,
    IngekochtTraject,
    Lidmaatschap,
    Pauze,
    Persoon,
    Persoonsgegevens,
    Ronde,
    Tijdafspraak,
    Woonadres,
)
from models.values import AFSLUIT_SOORTEN, Anker, Partij, Recht, Waarheid

SLUITING = "dossier_gesloten"
"""The event of a closing."""
BLIJFT_NA_VERTREK = ("pv-52", "ve-58", "ve-64", "in-25", "in-26")
"""Running money, damage, the youngster's guidance, the last report and the closing stay open."""


@verb("koppeling", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_koppeling(t: Transactie, dossier_uid: str, koppeling: date, vergunning: date | None = None) -> str:
    """Record the koppeling of a dossier to the gemeente. Raises Refused("vergunning_na_koppeling")."""
    dossier = t.open_dossier(dossier_uid)
    if vergunning is not None and vergunning > koppeling:
        raise Refused("vergunning_na_koppeling", veld="vergunning")
    event = record_event(t, dossier, "koppeling", koppeling)
    set_anker(t, dossier, Anker.KOPPELING, bron=bron_of(event), werkelijk=koppeling)
    if vergunning is not None:
        set_anker(t, dossier, Anker.VERGUNNING, bron=bron_of(event), werkelijk=vergunning)
    refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-01",), koppeling, event.uid)
    return event.uid


@verb("profiel_compleet", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_profiel_compleet(t: Transactie, dossier_uid: str, op: date, bsn_bekend: Sequence[str] = ()) -> str:
    """Record that the profile in TVS is complete; `bsn_bekend` = uids of the persons whose BSN is known."""
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "profiel_compleet", op, bsn_bekend=len(bsn_bekend))
    set_anker(t, dossier, Anker.PROFIEL_COMPLEET, bron=bron_of(event), werkelijk=op)
    for gegevens in t.session.scalars(
        select(Persoonsgegevens)
        .join(Persoon, Persoon.id == Persoonsgegevens.persoon_id)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(Persoon.uid.in_(tuple(bsn_bekend)), Lidmaatschap.dossier_id == dossier.id)
    ):
        gegevens.bsn_bekend = Waarheid.JA.value
    refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-02",), op, event.uid)
    nvt_by_event(t, dossier, ("pv-03",), "profiel_is_compleet")
    known = set(bsn_bekend)
    for punt in lines(t, dossier, ("pv-08",)):
        if punt.onderwerp_uid in known and punt.staat in OPEN_STATEN:
            punt.staat, punt.gedaan_op = values.Staat.GEDAAN.value, op
            punt.gedaan_door = bron_of(event)
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
        set_anker(t, dossier, Anker.HUURINGANG, bron=bron_of(event), gepland=huuringang, ronde=ronde)
    if tijdelijk_tot is not None:
        restart_anker(t, dossier, Anker.EINDE_TIJDELIJK, bron=bron_of(event), gepland=tijdelijk_tot)
    if too_big_for_now(
        _present(t, dossier), Waarheid(dossier.familie_verwacht), kamers, verhuisd=_has_moved(t, dossier)
    ):
        t.warn("passend_toewijzen")
    refresh(t, dossier)
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
        end_weigering_pauze(t, dossier, uitspraak.werkelijk)


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
    set_anker(t, dossier, Anker.TEKENDATUM, bron=bron_of(event), gepland=dag, ronde=ronde)
    if huuringang is not None:
        set_anker(t, dossier, Anker.HUURINGANG, bron=bron_of(event), gepland=huuringang, ronde=ronde)
    refresh(t, dossier)
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
    ronde = current_ronde(t, dossier)
    return sign(t, dossier, dag, ronde=ronde, huuringang=huuringang, reden=reden).uid


@verb("verhuisd", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER)
def record_verhuisd(t: Transactie, dossier_uid: str, dag: date) -> str:
    """Record the move: the clock stops, and who counts for the taakstelling is counted once (A065, A103).

    Warns how many count by it, and when nothing was signed for yet. Raises Refused("tot_voor_van").
    """
    dossier = t.open_dossier(dossier_uid)
    return move(t, dossier, dag, ronde=current_ronde(t, dossier)).uid


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
        clear_anker(t, dossier, soort, bron=bron_of(event), ronde=ronde, werkelijk=False)
    set_anker(t, dossier, Anker.WEIGERING, bron=bron_of(event), werkelijk=op, drager_uid=event.uid)
    if running_pauze(t, dossier) is None:
        start_pauze(t, dossier, op, WEIGERING_REDEN, Partij.COA.value)
    for offered in t.session.scalars(
        select(Aanbod)
        .join(Woonadres, Woonadres.id == Aanbod.woonadres_id)
        .where(
            Aanbod.dossier_id == dossier.id,
            Aanbod.geweigerd_op.is_(None),
            Aanbod.ingetrokken_op.is_(None),
            Woonadres.soort == "aanbod",  # the home of an earlier round is no offer any more
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
    known = valid_anker(t, weigering.uid, Anker.UITSPRAAK)
    if known is not None and known.werkelijk is not None:
        if is_judged(weigering):
            raise Refused("uitspraak_is_er_al")
        return answer(t, dossier, weigering, known, op, terecht=terecht).uid
    return speak(t, dossier, weigering, op, terecht=terecht).uid


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
    end_weigering_pauze(t, dossier, op)
    if tekendatum is not None:
        set_anker(
            t,
            dossier,
            Anker.TEKENDATUM,
            bron=bron_of(event),
            gepland=tekendatum,
            ronde=current_ronde(t, dossier),
        )
    refresh(t, dossier)
    tick_by_event(t, dossier, ("pv-50",), op, event.uid)
    return event.uid


@verb("signaal", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_signaal(t: Transactie, dossier_uid: str, op: date, notitie: str = "") -> str:
    """Record a report about living there; each report has its own lines (A012)."""
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "signaal", op, notitie)
    set_anker(t, dossier, Anker.SIGNAAL, bron=bron_of(event), werkelijk=op, drager_uid=event.uid)
    return event.uid


@verb("schade", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def record_schade(t: Transactie, dossier_uid: str, op: date, notitie: str = "") -> str:
    """Record damage to the dwelling; each has its own line (A013)."""
    dossier = t.open_dossier(dossier_uid)
    event = record_event(t, dossier, "schade", op, notitie)
    set_anker(t, dossier, Anker.SCHADE, bron=bron_of(event), werkelijk=op, drager_uid=event.uid)
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
    refresh(t, dossier)
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
    set_anker(t, dossier, Anker.EINDE_BEGELEIDING, bron=bron_of(event), werkelijk=op)
    if running_pauze(t, dossier) is not None:
        end_pauze(t, dossier, op)
    for adres in t.session.scalars(
        select(Woonadres).where(
            Woonadres.dossier_id == dossier.id,
            Woonadres.soort.in_(("aanbod", "woning", "tijdelijk")),
            Woonadres.tot.is_(None) | ((Woonadres.tot > op) & (Woonadres.soort == "tijdelijk")),
            Woonadres.van.is_(None) | (Woonadres.van <= op),
        )
    ):
        adres.tot = op  # the dwelling is free again for somebody else
    leave_by_departure(t, dossier, op)
    drop_visits(t, dossier, op)
    call_off(t, dossier, op)
    drop_plans(t, dossier, op, bron=bron_of(event))
    refresh(t, dossier)
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

    What was planned after it does not go on. Warns of papers that are not thrown away yet; `papieren_weg` =
    they are, all of them. Raises Refused:
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
        set_anker(t, dossier, Anker.EINDE_BEGELEIDING, bron=bron_of(event), werkelijk=op)
    pauze = running_pauze(t, dossier)
    if pauze is not None:
        end_pauze(t, dossier, max(op, pauze.van))  # a closed dossier waits for nothing any more (A109)
    refresh(t, dossier)
    tick_by_event(t, dossier, ("in-26",), op, event.uid)
    drop_visits(t, dossier, op)
    call_off(t, dossier, op)
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

    One that somebody typed, or that came with leaving, stays. Warns of what stays stopped: trajecten,
    sharing, a standstill of the clock, appointments. Raises Refused("dossier_is_open").
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
    closings = _closings(t, dossier)
    if ended is not None and ended.bron in closings:
        clear_anker(t, dossier, Anker.EINDE_BEGELEIDING, bron=bron_of(event))
    for closing in closings:
        open_by_event(t, dossier, ("in-26",), closing.partition(":")[2])
    _warn_stopped(t, dossier)


def _warn_stopped(t: Transactie, dossier: Dossier) -> None:
    """Say what ended on the day of the closing, and does not begin again by itself."""
    closed = t.session.scalar(
        select(func.max(Gebeurtenis.op)).where(
            Gebeurtenis.dossier_id == dossier.id, Gebeurtenis.soort == SLUITING
        )
    )
    for table, ended, code in (
        (IngekochtTraject, IngekochtTraject.gestopt_op, "heropend_traject_gestopt"),
        (Deling, Deling.ingetrokken_op, "heropend_delen_gestopt"),
        (Pauze, Pauze.tot, "heropend_klok_loopt"),
    ):
        found = t.session.scalar(
            select(func.count(table.id)).where(table.dossier_id == dossier.id, ended == closed)
        )
        if found:
            t.warn(code, aantal=found)
    off = t.session.scalar(
        select(func.count(Tijdafspraak.id)).where(
            Tijdafspraak.dossier_id == dossier.id,
            Tijdafspraak.vervallen_op >= closed,
            Tijdafspraak.op >= t.vandaag,
        )
    )
    if off:
        t.warn("heropend_afspraken_af", aantal=off)


def _closings(t: Transactie, dossier: Dossier) -> set[str]:
    """The source that an anchor names when one of the closings of this dossier set it."""
    rows = t.session.scalars(
        select(Gebeurtenis).where(Gebeurtenis.dossier_id == dossier.id, Gebeurtenis.soort == SLUITING)
    )
    return {bron_of(row) for row in rows}


__all__ = [
    "close_dossier",
    "last_weigering",
    "record_alsnog_genomen",
    "record_begeleider_wisselt",
    "record_familie_is_er",
    "record_familie_komt",
    "record_getekend",
    "record_kind_geboren",
    "record_koppeling",
    "record_profiel_compleet",
    "record_schade",
    "record_signaal",
    "record_tekendatum",
    "record_uitspraak",
    "record_verhuisd",
    "record_vertrokken",
    "record_weigering",
    "record_woning_gevonden",
    "reopen_dossier",
    "wissel_begeleider",
]
