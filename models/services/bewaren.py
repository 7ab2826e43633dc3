"""How long a dossier stays: its bewaartermijn, and the two steps after it: without names, and gone.

What is erased on request goes the same way, and leaves a line in the register for the proof.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.queries.tellen import of_dossiers, of_people, of_places
from models.queries.van_wie import members_of
from models.rules.actiepunten import EIGEN
from models.rules.bewaren import keep_until
from models.rules.invoer import text
from models.rules.onderwerpen import SCHEIDING
from models.rules.tellen import Telling
from models.services import wissen
from models.services.ankers import check_day
from models.services.punten import OPEN_STATEN
from models.services.verb import Transactie, verb
from models.tables import (
    Actiepunt,
    Deelname,
    Dossier,
    Gemeente,
    Lidmaatschap,
    Persoon,
    Telrij,
    Vernietiging,
    Verzoek,
)
from models.values import Recht, VerzoekSoort

BEWAARTERMIJN = "bewaartermijn_maanden"


def retention_day(t: Transactie, dossier: Dossier, gesloten: date) -> date | None:
    """The day from which the names of a dossier may go; None where the gemeente left the term open."""
    gemeente = t.session.get(Gemeente, dossier.gemeente_id) if dossier.gemeente_id is not None else None
    stand = SHARED.get(t.session)
    months = stand.instellingen.value(
        BEWAARTERMIJN,
        gesloten,
        gemeente_uid=gemeente.uid if gemeente is not None else "",
        provincie=gemeente.provincie if gemeente is not None else "",
    )
    return keep_until(gesloten, months)


@verb("bewaren_uitgesteld", Area.DOSSIER, Area.BEWAREN, recht=Recht.BEWAREN)
def postpone_bewaren(t: Transactie, dossier_uid: str, tot: date, reden: str) -> None:
    """Keep a closed dossier longer, until a day and for a reason.

    Raises Refused: dossier_is_open, reden_nodig, dag_in_verleden, bewaren_te_lang.
    """
    t.recompute = False
    dossier = _closed(t, dossier_uid)
    why = str(text(400)("reden", reden, t.vandaag))
    if not why:
        raise Refused("reden_nodig", veld="reden")
    check_day(t, tot, "tot")
    if tot <= t.vandaag:
        raise Refused("dag_in_verleden", veld="tot")
    dossier.bewaren_tot = tot
    dossier.bewaren_reden = why


@verb(
    "dossier_anoniem", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, Area.BEWAREN, recht=Recht.BEWAREN, wist=True
)
def anonymise_dossier(t: Transactie, dossier_uid: str) -> str:
    """Take names, contacts, notes and values of a closed dossier away, once its term is over.

    Dates and bare persons stay: they count. Gives the uid of the line in the register. Raises Refused:
    dossier_is_open, dossier_anoniem, bewaren_loopt_nog, verzoek_loopt_nog.
    """
    t.recompute = False
    dossier = _closed(t, dossier_uid)
    until = dossier.bewaren_tot or retention_day(t, dossier, dossier.afgesloten_op or t.vandaag)
    if until is None or until > t.vandaag:
        raise Refused("bewaren_loopt_nog", dag=until.isoformat() if until is not None else "–")
    _check_requests(t, dossier)
    return _anonymise(t, dossier, "anoniem", "bewaartermijn", None)


@verb(
    "dossier_vernietigd",
    Area.DOSSIER,
    Area.PUNTEN,
    Area.PERSONEN,
    Area.BEWAREN,
    recht=Recht.BEWAREN,
    wist=True,
)
def destroy_dossier(t: Transactie, dossier_uid: str) -> str:
    """Remove what is left of an anonymised dossier; only bare counts remain.

    Gives the uid of the line in the register. Raises Refused("eerst_anoniem").
    """
    t.recompute, t.ook_anoniem = False, True
    dossier = t.dossier(dossier_uid)
    if dossier.anoniem_op is None:
        raise Refused("eerst_anoniem")
    return _destroy(t, dossier, "vernietigd", "bewaartermijn", None)


@verb("gezin_gewist", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, Area.BEWAREN, recht=Recht.BEWAREN, wist=True)
def erase_gezin(t: Transactie, verzoek_uid: str) -> str:
    """Erase a whole gezin on request: nothing stays but bare counts. Gives the uid of the register line.

    Raises Refused: verzoek_onbekend, verzoek_besloten, identiteit_nodig, wissen_eerst_sluiten.
    """
    t.recompute, t.ook_anoniem = False, True
    verzoek, dossier = _request(t, verzoek_uid)
    if dossier.afgesloten_op is None:
        raise Refused("wissen_eerst_sluiten")
    asked = verzoek.ontvangen_op
    if dossier.anoniem_op is None:
        _empty(t, dossier)
    return _destroy(t, dossier, "gewist", "verzoek", asked)


@verb(
    "persoon_gewist", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, Area.BEWAREN, recht=Recht.BEWAREN, wist=True
)
def erase_persoon(t: Transactie, verzoek_uid: str) -> str:
    """Erase what is about one person on request; the others of the gezin stay, and the count does.

    Gives the uid of the line in the register. Raises Refused: verzoek_onbekend, verzoek_besloten,
    identiteit_nodig, wissen_gezin_nodig (nobody else is in the gezin).
    """
    verzoek, dossier = _request(t, verzoek_uid)
    persoon = t.session.get(Persoon, verzoek.persoon_id) if verzoek.persoon_id is not None else None
    if persoon is None:
        raise Refused("wissen_gezin_nodig")
    others = [one for one in members_of(t.session.connection(), dossier.id) if one != persoon.id]
    if not others:
        raise Refused("wissen_gezin_nodig")
    lid = t.session.scalars(
        select(Lidmaatschap).where(
            Lidmaatschap.persoon_id == persoon.id, Lidmaatschap.dossier_id == dossier.id
        )
    ).first()
    line = Vernietiging(
        op=t.nu,
        soort="gewist",
        grond="verzoek",
        dossier_nummer=dossier.nummer,
        letter=lid.letter if lid is not None else "",
        personen=1,
        verzoek_op=verzoek.ontvangen_op,
        wie=t.wie,
    )
    _leave(t, persoon)
    _end_steps(t, persoon)
    line.rijen = json.dumps(wissen.empty_person(t.session, persoon), sort_keys=True)
    t.session.add(line)
    t.session.flush()
    return line.uid


def _leave(t: Transactie, persoon: Persoon) -> None:
    """End where the person is still in a gezin: who is not known can have no lines."""
    for lid in t.session.scalars(
        select(Lidmaatschap).where(Lidmaatschap.persoon_id == persoon.id, Lidmaatschap.tot.is_(None))
    ):
        dossier = t.session.get_one(Dossier, lid.dossier_id)
        if dossier.anoniem_op is not None:
            continue
        t.touch(dossier)
        if dossier.afgesloten_op is None:
            lid.tot, lid.reden_uit = max(t.vandaag, lid.van), "gewist"
            dossier.aantal_personen = max(dossier.aantal_personen - 1, 0)
    t.session.flush()


def _end_steps(t: Transactie, persoon: Persoon) -> None:
    """Let the open steps of this person's goals lapse: without words nobody can do them any more.

    The plan lets the lines of the checklist lapse; points that somebody wrote are not in it.
    """
    goals = t.session.scalars(select(Deelname).where(Deelname.persoon_id == persoon.id)).all()
    for goal in goals:
        steps = t.session.scalars(
            select(Actiepunt).where(
                Actiepunt.dossier_id == goal.dossier_id,
                Actiepunt.onderwerp_soort == EIGEN,
                Actiepunt.onderwerp_uid.startswith(f"{goal.uid}{SCHEIDING}", autoescape=True),
                Actiepunt.vervallen_op.is_(None),
                Actiepunt.staat.in_(OPEN_STATEN),
            )
        )
        for step in steps:
            step.vervallen_op, step.vervallen_reden = t.vandaag, "vervallen_gewist"
    t.session.flush()


def _closed(t: Transactie, uid: str) -> Dossier:
    dossier = t.dossier(uid)
    if dossier.afgesloten_op is None:
        raise Refused("dossier_is_open")
    return dossier


def _request(t: Transactie, uid: str) -> tuple[Verzoek, Dossier]:
    """The open request to erase, with its dossier. Who asks must have been seen."""
    verzoek = t.session.scalars(
        select(Verzoek).where(Verzoek.uid == uid, Verzoek.soort == VerzoekSoort.WISSEN.value)
    ).one_or_none()
    if verzoek is None:
        raise Refused("verzoek_onbekend")
    if verzoek.besluit:
        raise Refused("verzoek_besloten")
    if not verzoek.identiteit:
        raise Refused("identiteit_nodig", veld="identiteit")
    dossier = t.session.get_one(Dossier, verzoek.dossier_id)
    t.touch(dossier)
    return verzoek, dossier


def _check_requests(t: Transactie, dossier: Dossier) -> None:
    """A request that was not answered yet keeps a dossier: the answer needs it."""
    if t.session.scalar(
        select(Verzoek.id).where(Verzoek.dossier_id == dossier.id, Verzoek.besluit == "").limit(1)
    ):
        raise Refused("verzoek_loopt_nog")


def _anonymise(t: Transactie, dossier: Dossier, soort: str, grond: str, verzoek_op: date | None) -> str:
    people = len(members_of(t.session.connection(), dossier.id))
    done = _empty(t, dossier)
    t.session.refresh(dossier)
    dossier.anoniem_op = t.vandaag
    t.ook_anoniem = True
    return _line(t, dossier, soort, grond, people, done, verzoek_op)


def _destroy(t: Transactie, dossier: Dossier, soort: str, grond: str, verzoek_op: date | None) -> str:
    connection = t.session.connection()
    people = len(members_of(connection, dossier.id))
    counts = [
        *of_dossiers(connection, dossier.id),
        *of_people(connection, wissen.removed_people(connection, dossier.id)),
    ]
    _keep(t, counts)
    uid = _line(t, dossier, soort, grond, people, {}, verzoek_op)
    line = t.session.scalars(select(Vernietiging).where(Vernietiging.uid == uid)).one()
    line_id = line.id
    done = wissen.remove_rows(t.session, dossier)
    t.session.get_one(Vernietiging, line_id).rijen = json.dumps(done, sort_keys=True)
    t.session.flush()
    return uid


def _keep(t: Transactie, counts: Iterable[Telling]) -> None:
    """Write bare counts down, so that every figure stays as it was."""
    for one in counts:
        t.session.add(
            Telrij(
                soort=one.soort.value,
                gemeente_id=one.gemeente_id,
                begin=one.begin,
                maand=one.maand,
                fase=one.fase,
                code=one.code,
                dagen=one.dagen,
                stil=one.stil,
                aantal=one.aantal,
            )
        )


def _empty(t: Transactie, dossier: Dossier) -> dict[str, int]:
    """Take the names away; what goes with them and is counted leaves its bare counts."""
    _keep(t, of_places(t.session.connection(), dossier.id))
    t.session.flush()
    return wissen.empty_dossier(t.session, dossier)


def _line(
    t: Transactie,
    dossier: Dossier,
    soort: str,
    grond: str,
    people: int,
    done: dict[str, int],
    verzoek_op: date | None,
) -> str:
    line = Vernietiging(
        op=t.nu,
        soort=soort,
        grond=grond,
        dossier_nummer=dossier.nummer,
        personen=people,
        rijen=json.dumps(done, sort_keys=True),
        gesloten_op=dossier.afgesloten_op,
        verzoek_op=verzoek_op,
        wie=t.wie,
    )
    t.session.add(line)
    t.session.flush()
    return line.uid
