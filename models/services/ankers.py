"""Anchors: setting and correcting their dates, pausing the clock, giving a term more time."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import day, own_words
from models.services.regeldag_gezin import warn_old_day
from models.services.verb import Transactie, verb
from models.tables import (
    Actiepunt,
    Ankerdatum,
    Dossier,
    Gebeurtenis,
    Lidmaatschap,
    Pauze,
    Persoon,
    Traject,
    Verlenging,
)
from models.values import ANKER_DRAGER, Anker, Drager, Recht

VOLGORDE = (
    (Anker.VERGUNNING, Anker.KOPPELING),
    (Anker.KOPPELING, Anker.TEKENDATUM),
    (Anker.TEKENDATUM, Anker.HUURINGANG),
    (Anker.TEKENDATUM, Anker.VERHUIZING),
)
"""Days of a household that follow each other: the first of each pair comes first."""
EERSTE_RONDE = frozenset({Anker.VERGUNNING, Anker.KOPPELING})
"""Anchors that a later round does not have of its own."""


def check_day(t: Transactie, dag: date | None, veld: str) -> None:
    """Refuse a day that cannot be meant. Raises Refused("dag_onmogelijk")."""
    day(veld, dag, t.vandaag)


def check_past(t: Transactie, dag: date, veld: str) -> None:
    """Refuse a real date in the future. Raises Refused("dag_in_toekomst"), Refused("dag_onmogelijk")."""
    check_day(t, dag, veld)
    if dag > t.vandaag:
        raise Refused("dag_in_toekomst", veld=veld)


def first_traject(t: Transactie, dossier: Dossier) -> Traject:
    """Return the first traject of a dossier; it is made with the dossier."""
    return t.session.scalars(
        select(Traject).where(Traject.dossier_id == dossier.id).order_by(Traject.id).limit(1)
    ).one()


def default_drager(t: Transactie, dossier: Dossier, soort: Anker) -> str:
    """Return the uid of the bearer where there is only one sensible one; empty when a person must be named.

    Events: the latest of the kind that was not withdrawn.
    """
    drager = ANKER_DRAGER[soort]
    if drager is Drager.TRAJECT:
        return first_traject(t, dossier).uid
    if drager is Drager.DOSSIER:
        return dossier.uid
    if drager is Drager.GEBEURTENIS:
        found = t.session.scalars(
            select(Gebeurtenis)
            .join(Ankerdatum, Ankerdatum.drager_uid == Gebeurtenis.uid)
            .where(Gebeurtenis.dossier_id == dossier.id, Ankerdatum.soort == soort.value)
            .order_by(Gebeurtenis.id.desc())
            .limit(1)
        ).one_or_none()
        return found.uid if found is not None else ""
    return ""


def valid_anker(t: Transactie, drager_uid: str, soort: Anker, ronde: int = 1) -> Ankerdatum | None:
    """Return the row that is valid now, or None."""
    return t.session.scalars(
        select(Ankerdatum).where(
            Ankerdatum.drager_uid == drager_uid,
            Ankerdatum.soort == soort.value,
            Ankerdatum.ronde == ronde,
            Ankerdatum.vervallen_op.is_(None),
        )
    ).one_or_none()


def set_anker(
    t: Transactie,
    dossier: Dossier,
    soort: Anker,
    *,
    bron: str,
    gepland: date | None = None,
    werkelijk: date | None = None,
    drager_uid: str = "",
    ronde: int = 1,
) -> Ankerdatum:
    """Write a new row for an anchor; the old one stays readable as replaced (foundations 3).

    A date that is not given keeps its old value. Raises Refused("anker_zonder_drager").
    """
    drager_uid = drager_uid or default_drager(t, dossier, soort)
    if not drager_uid:
        raise Refused("anker_zonder_drager")
    old = valid_anker(t, drager_uid, soort, ronde)
    if old is not None:
        gepland = gepland if gepland is not None else old.gepland
        werkelijk = werkelijk if werkelijk is not None else old.werkelijk
        if (old.gepland, old.werkelijk) == (gepland, werkelijk):
            return old
    return _replace(t, dossier, soort, drager_uid, ronde, gepland, werkelijk, bron, old)


def restart_anker(
    t: Transactie, dossier: Dossier, soort: Anker, *, bron: str, gepland: date | None
) -> Ankerdatum | None:
    """Begin an anchor again that may have come true before: a new planned date (None: not known), not real.

    A second temporary place ends on a day of its own. Raises Refused("anker_zonder_drager").
    """
    drager_uid = default_drager(t, dossier, soort)
    if not drager_uid:
        raise Refused("anker_zonder_drager")
    old = valid_anker(t, drager_uid, soort)
    had = (old.gepland, old.werkelijk) if old is not None else (None, None)
    if had == (gepland, None):
        return old
    return _replace(t, dossier, soort, drager_uid, 1, gepland, None, bron, old)


def drop_plans(t: Transactie, dossier: Dossier, na: date, *, bron: str) -> None:
    """Take back every planned date after a day that did not come true: the gezin is not there any more."""
    for old in t.session.scalars(
        select(Ankerdatum).where(
            Ankerdatum.dossier_id == dossier.id,
            Ankerdatum.vervallen_op.is_(None),
            Ankerdatum.werkelijk.is_(None),
            Ankerdatum.gepland > na,
        )
    ).all():
        soort = Anker(old.soort)
        clear_anker(t, dossier, soort, bron=bron, drager_uid=old.drager_uid, ronde=old.ronde, werkelijk=False)


def clear_anker(
    t: Transactie,
    dossier: Dossier,
    soort: Anker,
    *,
    bron: str,
    drager_uid: str = "",
    ronde: int = 1,
    werkelijk: bool = True,
) -> None:
    """Take back the real date of an anchor (or the planned one with `werkelijk=False`); the old row stays."""
    drager_uid = drager_uid or default_drager(t, dossier, soort)
    old = valid_anker(t, drager_uid, soort, ronde) if drager_uid else None
    if old is None or (old.werkelijk if werkelijk else old.gepland) is None:
        return
    gepland, echt = (old.gepland, None) if werkelijk else (None, old.werkelijk)
    _replace(t, dossier, soort, drager_uid, ronde, gepland, echt, bron, old)


def put_back(t: Transactie, dossier: Dossier, made: Ankerdatum, *, bron: str, ook_later: bool) -> None:
    """Give an anchor the dates that it had before `made` was written; the rows in between stay readable.

    `ook_later` = also where somebody corrected it since; otherwise that correction stays. What `bron` itself
    wrote since goes back too.
    """
    soort = Anker(made.soort)
    now = valid_anker(t, made.drager_uid, soort, made.ronde)
    if now is None or (now.uid != made.uid and now.bron != bron and not ook_later):
        return
    was = t.session.scalars(select(Ankerdatum).where(Ankerdatum.uid == made.vervangt)).one_or_none()
    if was is not None:
        gepland, werkelijk = was.gepland, was.werkelijk
    else:  # nothing stood there before, or it did not come along from another kluis: what is planned stays
        gepland, werkelijk = (now.gepland if made.vervangt else None), None
    _replace(t, dossier, soort, made.drager_uid, made.ronde, gepland, werkelijk, bron, now)


def redate(t: Transactie, dossier: Dossier, made: Ankerdatum, was: date, dag: date, *, bron: str) -> None:
    """Give an anchor that was set on the day `was` another real day; a day that was corrected since stays."""
    soort = Anker(made.soort)
    now = valid_anker(t, made.drager_uid, soort, made.ronde)
    if now is not None and now.werkelijk == was and (now.uid == made.uid or now.bron == bron):
        _replace(t, dossier, soort, made.drager_uid, made.ronde, now.gepland, dag, bron, now)


def _replace(
    t: Transactie,
    dossier: Dossier,
    soort: Anker,
    drager_uid: str,
    ronde: int,
    gepland: date | None,
    werkelijk: date | None,
    bron: str,
    old: Ankerdatum | None,
) -> Ankerdatum:
    check_day(t, gepland, "gepland")
    if werkelijk is not None:
        check_past(t, werkelijk, "werkelijk")
    t.touch(dossier)
    if old is not None:
        old.vervallen_op = t.nu
        t.session.flush()  # the unique index sees the old row leave before the new one comes
    new = Ankerdatum(
        dossier_id=dossier.id,
        drager_soort=ANKER_DRAGER[soort].value,
        drager_uid=drager_uid,
        soort=soort.value,
        ronde=ronde,
        gepland=gepland,
        werkelijk=werkelijk,
        bron=bron,
        vastgelegd_op=t.nu,
        vastgelegd_door=t.wie,
        vervangt=old.uid if old is not None else "",
    )
    t.session.add(new)
    t.session.flush()
    _warn_order(t, new)
    if soort is Anker.TEKENDATUM and old is not None and old.gepland != gepland:
        warn_old_day(t, dossier, old.gepland)
    return new


def _warn_order(t: Transactie, new: Ankerdatum) -> None:
    """Say in the preview that a day lies before one that it should follow; it may still be so."""
    soort = Anker(new.soort)
    for eerder, later in VOLGORDE:
        if soort not in (eerder, later):
            continue
        ander = later if soort is eerder else eerder
        row = valid_anker(t, new.drager_uid, ander, 1 if ander in EERSTE_RONDE else new.ronde)
        own, other = _day_of(new), _day_of(row) if row is not None else None
        if own is None or other is None:
            continue
        first, second = (own, other) if soort is eerder else (other, own)
        if second < first:
            t.warn("datums_volgorde", anker=later.value, ander=eerder.value)


def _day_of(row: Ankerdatum) -> date | None:
    return row.werkelijk or row.gepland


@verb("anker_verbeterd", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def correct_anker(
    t: Transactie,
    dossier_uid: str,
    soort: Anker,
    *,
    gepland: date | None = None,
    werkelijk: date | None = None,
    drager_uid: str = "",
    ronde: int = 1,
) -> str:
    """Correct an anchor: both dates become what is given here, empty ones included.

    All that hangs on it is recomputed; the preview shows what moves. A signing, a move or an uitspraak that
    gets another day, or is taken away, takes along what it did. Raises Refused("dag_onmogelijk"),
    Refused("dag_in_toekomst"), Refused("anker_zonder_drager"), Refused("anker_van_ander_dossier").
    """
    dossier = t.open_dossier(dossier_uid)
    bearer = drager_uid or default_drager(t, dossier, soort)
    if not bearer:
        raise Refused("anker_zonder_drager")
    _check_drager(t, dossier, bearer)
    if werkelijk is not None:
        check_past(t, werkelijk, "werkelijk")
    from models.services.gevolgen_vink import following

    with following(t, dossier, soort, bearer, ronde, werkelijk):
        old = valid_anker(t, bearer, soort, ronde)
        if old is not None and (old.gepland, old.werkelijk) == (gepland, werkelijk):
            return old.uid
        return _replace(t, dossier, soort, bearer, ronde, gepland, werkelijk, "hand", old).uid


def _check_drager(t: Transactie, dossier: Dossier, uid: str) -> None:
    """Refuse a bearer of another dossier."""
    session = t.session
    known = (
        uid == dossier.uid
        or session.scalar(select(Traject.id).where(Traject.uid == uid, Traject.dossier_id == dossier.id))
        or session.scalar(
            select(Gebeurtenis.id).where(Gebeurtenis.uid == uid, Gebeurtenis.dossier_id == dossier.id)
        )
        or session.scalar(
            select(Lidmaatschap.id)
            .join(Persoon, Persoon.id == Lidmaatschap.persoon_id)
            .where(Persoon.uid == uid, Lidmaatschap.dossier_id == dossier.id)
        )
    )
    if not known:
        raise Refused("anker_van_ander_dossier")


@verb("klok_gepauzeerd", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def pause_clock(
    t: Transactie, dossier_uid: str, van: date, reden: str, bepaald_door: str, *, verwijtbaar: bool = False
) -> str:
    """Let the clock of a dossier stand still from a day on, with the reason and who decided.

    Raises Refused("reden_nodig"), Refused("klok_staat_al_stil").
    """
    dossier = t.open_dossier(dossier_uid)
    check_day(t, van, "van")
    return start_pauze(t, dossier, van, own_words(reden), bepaald_door, verwijtbaar=verwijtbaar).uid


def start_pauze(
    t: Transactie, dossier: Dossier, van: date, reden: str, bepaald_door: str, *, verwijtbaar: bool = False
) -> Pauze:
    """Begin a pause; at most one runs at a time."""
    if not reden.strip():
        raise Refused("reden_nodig", veld="reden")
    if running_pauze(t, dossier) is not None:
        raise Refused("klok_staat_al_stil")
    t.touch(dossier)
    pauze = Pauze(
        dossier_id=dossier.id,
        van=van,
        reden=reden.strip(),
        bepaald_door=bepaald_door,
        verwijtbaar=verwijtbaar,
    )
    t.session.add(pauze)
    t.session.flush()
    return pauze


def running_pauze(t: Transactie, dossier: Dossier) -> Pauze | None:
    """Return the pause that has not ended, or None."""
    return t.session.scalars(
        select(Pauze).where(Pauze.dossier_id == dossier.id, Pauze.tot.is_(None))
    ).one_or_none()


@verb("klok_loopt_weer", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def resume_clock(t: Transactie, dossier_uid: str, tot: date) -> None:
    """Let the clock run again; terms get the real number of days that it stood still.

    Raises Refused("klok_loopt_al"), Refused("tot_voor_van").
    """
    dossier = t.open_dossier(dossier_uid)
    check_day(t, tot, "tot")
    end_pauze(t, dossier, tot)


def end_pauze(t: Transactie, dossier: Dossier, tot: date) -> None:
    """End the running pause on a day."""
    pauze = running_pauze(t, dossier)
    if pauze is None:
        raise Refused("klok_loopt_al")
    if tot < pauze.van:
        raise Refused("tot_voor_van", veld="tot")
    t.touch(dossier)
    pauze.tot = tot


@verb("meer_tijd", Area.PUNTEN, recht=Recht.DOSSIER)
def extend(t: Transactie, punt_uid: str, dagen: int, reden: str, bepaald_door: str) -> None:
    """Give the term of one actiepunt extra days (days), with the reason and who decided.

    Raises Refused("punt_onbekend"), Refused("dagen_positief"), Refused("reden_nodig").
    """
    punt = t.session.scalars(select(Actiepunt).where(Actiepunt.uid == punt_uid)).one_or_none()
    if punt is None or punt.dossier_id is None:
        raise Refused("punt_onbekend")
    if not 1 <= dagen <= 3650:  # noqa: PLR2004 - ten years, as far as any date here reaches
        raise Refused("dagen_positief", veld="dagen")
    if not reden.strip():
        raise Refused("reden_nodig", veld="reden")
    dossier = t.session.get_one(Dossier, punt.dossier_id)
    t.open_dossier(dossier.uid)
    t.session.add(
        Verlenging(actiepunt_id=punt.id, dagen=dagen, reden=reden.strip(), bepaald_door=bepaald_door)
    )
