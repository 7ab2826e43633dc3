"""A signing, a move or an uitspraak, told by a tick, a sheet of paper or a date: the same work as the event.

One mechanism for the real date of these three anchors: it comes (the work is done), gets another day (the
work goes along) or goes (the work is taken back whole), and who counts for the taakstelling follows (A103).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.services import gevolgen_weigering, gevolgen_wonen, telling
from models.services.ankers import clear_anker, default_drager, first_traject, set_anker, valid_anker
from models.services.gevolgen import DOOR, PUNT, event_of, shift, tell, withdraw
from models.services.punten import anchor_of_tick, open_nvt
from models.services.verb import Transactie
from models.tables import Actiepunt, Ankerdatum, Dossier, Gebeurtenis
from models.values import Anker


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """What a tick may tell beside its day; without it the plain way is taken."""

    huuringang: date | None = None
    """With a signing: the day on which the rent begins."""
    terecht: bool | None = None
    """With an uitspraak: whether the weigering was justified; None = filled in later."""


GEEN = Antwoorden()


def date_by_tick(
    t: Transactie, punt: Actiepunt, dossier: Dossier, soort: Anker, dag: date, antwoorden: Antwoorden = GEEN
) -> None:
    """Let a tick set the real date of its anchor, with all that the event of that anchor does."""
    target = anchor_of_tick(t, punt, dossier, soort)
    if target is None:
        return
    bearer, ronde = target[0] or default_drager(t, dossier, soort), target[1]
    bron = f"actiepunt:{punt.uid}"
    with following(t, dossier, soort, bearer, ronde, dag, antwoorden):
        set_anker(t, dossier, soort, bron=bron, werkelijk=dag, drager_uid=bearer, ronde=ronde)
    event = event_of(t, valid_anker(t, bearer, soort, ronde)) if soort in DOOR else None
    if event is not None:
        tell(event, {PUNT: punt.uid})
    if antwoorden.huuringang is not None and soort is Anker.TEKENDATUM:
        gevolgen_wonen.rent_begins(t, dossier, antwoorden.huuringang, bron, ronde)


def undate_by_tick(t: Transactie, punt: Actiepunt, dossier: Dossier, soort: Anker) -> None:
    """Take back the real date that the tick of a line had set, with what it did."""
    bron = f"actiepunt:{punt.uid}"
    target = anchor_of_tick(t, punt, dossier, soort)
    keys = {(row.drager_uid, row.ronde) for row in _set_by(t, dossier, soort, bron)}
    if not keys and target is not None:
        keys = {(target[0] or default_drager(t, dossier, soort), target[1])}
    for bearer, ronde in sorted(keys):
        with following(t, dossier, soort, bearer, ronde, None):
            clear_anker(t, dossier, soort, bron=bron, drager_uid=bearer, ronde=ronde)


def _set_by(t: Transactie, dossier: Dossier, soort: Anker, bron: str) -> list[Ankerdatum]:
    return list(
        t.session.scalars(
            select(Ankerdatum).where(
                Ankerdatum.dossier_id == dossier.id,
                Ankerdatum.soort == soort.value,
                Ankerdatum.bron == bron,
                Ankerdatum.vervallen_op.is_(None),
            )
        )
    )


@contextmanager
def following(
    t: Transactie,
    dossier: Dossier,
    soort: Anker,
    bearer: str,
    ronde: int,
    dag: date | None,
    antwoorden: Antwoorden = GEEN,
) -> Iterator[None]:
    """Around the writing of a real date (`dag`; None = it goes): do, move or take back what hangs on it.

    Other anchors, and days of before *Wij beginnen hier*, are only dates. Raises what the event raises.
    """
    row = valid_anker(t, bearer, soort, ronde) if bearer else None
    was = row.werkelijk if row is not None else None
    if was == dag or not _has_work(t, dossier, soort, bearer, was or dag):
        yield
        return
    before = telling.facts_of(t, dossier) if soort is Anker.VERHUIZING else {}
    days = set() if was is None else {was}
    if dag is None:
        days |= _take_back(t, dossier, soort, bearer, ronde)
    elif was is None:
        _work(t, dossier, soort, bearer, ronde, dag, antwoorden)
    else:
        _shift(t, dossier, row, was, dag)
    yield
    if soort is Anker.VERHUIZING and days:
        telling.recount(t, dossier, before, days)


def _has_work(t: Transactie, dossier: Dossier, soort: Anker, bearer: str, dag: date | None) -> bool:
    if soort not in DOOR or dag is None or not bearer:
        return False
    if dossier.begin_hier is not None and dag < dossier.begin_hier:
        return False
    if soort is Anker.UITSPRAAK:
        return True
    return bearer == first_traject(t, dossier).uid


def _work(
    t: Transactie,
    dossier: Dossier,
    soort: Anker,
    bearer: str,
    ronde: int,
    dag: date,
    antwoorden: Antwoorden,
) -> None:
    if soort is Anker.TEKENDATUM:
        gevolgen_wonen.sign(t, dossier, dag, ronde=ronde, huuringang=antwoorden.huuringang)
    elif soort is Anker.VERHUIZING:
        gevolgen_wonen.move(t, dossier, dag, ronde=ronde)
    else:
        gevolgen_weigering.speak(t, dossier, _weigering(t, bearer), dag, terecht=antwoorden.terecht)


def _take_back(t: Transactie, dossier: Dossier, soort: Anker, bearer: str, ronde: int) -> set[date]:
    """Take back each event that set this date, the newest first; gives the days of them."""
    days: set[date] = set()
    if soort is Anker.UITSPRAAK:
        gevolgen_weigering.check_withdrawal(t, _weigering(t, bearer))
    while (event := event_of(t, valid_anker(t, bearer, soort, ronde))) is not None:
        days.add(event.op)
        withdraw(t, dossier, event)
    if soort is Anker.VERHUIZING:
        open_nvt(t, dossier, ("ve-32",), gevolgen_wonen.AL_VERHUISD, ronde)
    elif soort is Anker.UITSPRAAK:
        gevolgen_weigering.unspeak(_weigering(t, bearer))
    return days


def _shift(t: Transactie, dossier: Dossier, row: Ankerdatum | None, was: date, dag: date) -> None:
    event = event_of(t, row)
    if event is not None:
        shift(t, dossier, event, was, dag)
    if row is not None and row.soort == Anker.UITSPRAAK:
        weigering = _weigering(t, row.drager_uid)
        gevolgen_weigering.check_day_of(weigering, dag)
        tell(weigering, {"uitspraak": dag.isoformat()})


def _weigering(t: Transactie, uid: str) -> Gebeurtenis:
    return t.session.scalars(select(Gebeurtenis).where(Gebeurtenis.uid == uid)).one()
