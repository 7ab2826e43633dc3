"""The work of a signing and of a move, whoever tells it: the event, a tick, a sheet of paper or a date."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.services import fasen
from models.services.ankers import (
    check_day,
    first_traject,
    restart_anker,
    running_pauze,
    set_anker,
    valid_anker,
)
from models.services.bemiddeling import end_weigering_pauze
from models.services.gebeurtenis_rij import bron_of, record_event, refresh
from models.services.gevolgen import BEWOOND, remembered
from models.services.plekstand import leave_by_move
from models.services.punten import nvt_by_event, tick_by_event
from models.services.telling import count_by_move
from models.services.verb import Transactie
from models.tables import Aanbod, Dossier, Gebeurtenis, Woonadres
from models.values import Anker, Fase, Waarheid

AL_VERHUISD = "al_verhuisd"
TIJDELIJK = "tijdelijk"


def sign(
    t: Transactie,
    dossier: Dossier,
    dag: date,
    *,
    ronde: int,
    huuringang: date | None = None,
    reden: str = "",
) -> Gebeurtenis:
    """Sign: what was offered becomes the home, pré-vestiging ends with no ★ open, or with a reason (A026).

    Warns when ★ are open (`kern_open`), when the days do not follow each other and when the clock still
    stands still for another reason than a weigering.
    """
    event = record_event(t, dossier, "getekend", dag)
    with remembered(t, event):
        set_anker(t, dossier, Anker.TEKENDATUM, bron=bron_of(event), werkelijk=dag, ronde=ronde)
        if huuringang is not None:
            rent_begins(t, dossier, huuringang, bron_of(event), ronde)
        if not _moved_unsigned(t, dossier, ronde):
            offered = _offered(t, dossier)
            if offered is not None:
                offered.soort = "woning"
        end_weigering_pauze(t, dossier, dag)
        if running_pauze(t, dossier) is not None:
            t.warn("klok_staat_nog_stil")
        refresh(t, dossier)
        tick_by_event(t, dossier, ("ve-03",), dag, event.uid)
        if Fase(dossier.fase) is Fase.PRE_VESTIGING:
            t.session.flush()
            if reden.strip() or not fasen.open_kern(t, dossier):
                fasen.to_next(t, dossier, reden)
                t.warn("fase_vestiging_begint")
            else:
                fasen.warn_open_kern(t, dossier)
    return event


def rent_begins(t: Transactie, dossier: Dossier, dag: date, bron: str, ronde: int) -> None:
    """Write the day on which the rent begins; it is real once that day has come."""
    check_day(t, dag, "huuringang")
    werkelijk = dag if dag <= t.vandaag else None
    set_anker(t, dossier, Anker.HUURINGANG, bron=bron, gepland=dag, werkelijk=werkelijk, ronde=ronde)


def move(
    t: Transactie, dossier: Dossier, dag: date, *, ronde: int, home: Woonadres | None = None
) -> Gebeurtenis:
    """Move: the clock stops, and who counts for the taakstelling is counted once (A065, A103).

    `home` = where to, where that is known; otherwise what was signed for, else what was offered. Warns how
    many count by it, and when nothing was signed for yet. Raises Refused("tot_voor_van") for a place that had
    ended before.
    """
    known = valid_anker(t, first_traject(t, dossier).uid, Anker.VERHUIZING, ronde)
    again = known is not None and known.werkelijk == dag
    event = record_event(t, dossier, "verhuisd", dag)
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)
    with remembered(t, event):
        set_anker(t, dossier, Anker.VERHUIZING, bron=bron_of(event), werkelijk=dag, ronde=ronde)
        dossier.in_opvang = Waarheid.NEE.value
        where = home or _home(t, dossier, dag, again=again)
        if where is not None:
            _live_in(t, dossier, where, dag, ronde)
        counted = count_by_move(t, dossier, dag)
        if counted and home is None:  # who places a gezin says so itself
            t.warn("verhuisd_telt_mee", aantal=counted)
        refresh(t, dossier)
        tick_by_event(t, dossier, ("ve-33",), dag, event.uid)
        nvt_by_event(t, dossier, ("ve-32",), AL_VERHUISD)
    return event


def _live_in(t: Transactie, dossier: Dossier, home: Woonadres, dag: date, ronde: int) -> None:
    """Begin to live somewhere: what came before ends."""
    signed = valid_anker(t, first_traject(t, dossier).uid, Anker.TEKENDATUM, ronde)
    if home.soort == "aanbod":
        home.soort = "woning"
        if signed is None or signed.werkelijk is None:
            t.warn("verhuisd_niet_getekend")
    if home.van is None:
        if home.tot is not None and home.tot < dag:
            raise Refused("tot_voor_van", veld="dag")
        home.van = dag
    left = False
    for earlier in t.session.scalars(
        select(Woonadres).where(
            Woonadres.dossier_id == dossier.id,
            Woonadres.soort.in_(BEWOOND),
            Woonadres.van <= dag,
            Woonadres.tot.is_(None) | ((Woonadres.tot > dag) & (Woonadres.soort == TIJDELIJK)),
            Woonadres.id != home.id,
        )
    ):
        earlier.tot = dag
        left = left or earlier.soort == TIJDELIJK
    left = leave_by_move(t, dossier, home, dag) or left
    if left and home.soort == TIJDELIJK:
        restart_anker(t, dossier, Anker.EINDE_TIJDELIJK, bron="hand", gepland=home.tot)
    elif left:
        set_anker(t, dossier, Anker.EINDE_TIJDELIJK, bron="hand", werkelijk=dag)
    if home.soort == "woning":
        _end_earlier_offers(t, dossier, home, dag)


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


def _offered(t: Transactie, dossier: Dossier) -> Woonadres | None:
    """The newest dwelling that is offered still: not withdrawn, not refused."""
    gone = select(Aanbod.woonadres_id).where(
        Aanbod.dossier_id == dossier.id,
        Aanbod.geweigerd_op.is_not(None) | Aanbod.ingetrokken_op.is_not(None),
    )
    return t.session.scalars(
        select(Woonadres)
        .where(
            Woonadres.dossier_id == dossier.id,
            Woonadres.soort == "aanbod",
            Woonadres.tot.is_(None),
            Woonadres.id.not_in(gone),
        )
        .order_by(Woonadres.id.desc())
        .limit(1)
    ).one_or_none()


def _home(t: Transactie, dossier: Dossier, dag: date, *, again: bool) -> Woonadres | None:
    """Where a household moves to on a day: nowhere it lived before, unless there is nothing else.

    `again` = that it moved on this day was told already: then it is where it lives since.
    """
    places = t.session.scalars(
        select(Woonadres)
        .where(Woonadres.dossier_id == dossier.id, Woonadres.soort.in_(("woning", "tijdelijk")))
        .order_by(Woonadres.id.desc())
    ).all()
    since = next((one for one in places if one.van == dag), None)
    if again and since is not None:
        return since
    ready = [one for one in places if one.van is None and (one.tot is None or one.tot >= dag)]
    offered = _offered(t, dossier)
    if ready and (offered is None or ready[0].soort == "woning" or ready[0].id > offered.id):
        return ready[0]
    return offered or next(iter(places), None)


def _moved_unsigned(t: Transactie, dossier: Dossier, ronde: int) -> bool:
    """Whether the household moved in this round already, into what is a home since."""
    moved = valid_anker(t, first_traject(t, dossier).uid, Anker.VERHUIZING, ronde)
    if moved is None or moved.werkelijk is None:
        return False
    home = t.session.scalar(
        select(Woonadres.id)
        .where(
            Woonadres.dossier_id == dossier.id,
            Woonadres.soort == "woning",
            Woonadres.van == moved.werkelijk,
            Woonadres.tot.is_(None),
        )
        .limit(1)
    )
    return home is not None
