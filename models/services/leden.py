"""The people of a dossier: they come, their fields are kept, they leave; everything leaves a trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.zicht import in_reach
from models.rules.invoer import (
    NOTITIE_MAX,
    Invoer,
    Veld,
    birthday,
    choice,
    day,
    email,
    flag,
    land,
    taal,
    telefoon,
    text,
    v_nummer,
)
from models.rules.letters import letter_after
from models.services.ankers import check_day, first_traject
from models.services.telling import forget_mistake
from models.services.verb import Transactie, verb
from models.tables import Dossier, Lidmaatschap, Persoon, Persoonsgegevens, Traject, TrajectLid
from models.tables.dossiers import REDEN_IN, REDEN_UIT, RELATIES, VERGISSING
from models.tables.personen import NL_NIVEAUS, PAS_STANDEN, REGIMES
from models.values import Recht, Waarheid

PERSOON_VELDEN = {
    v.naam: v
    for v in (
        Veld("roepnaam", text()),
        Veld("achternaam", text()),
        Veld("naam_oorspronkelijk", text()),
        Veld("geboortedatum", birthday),
        Veld("geboortedatum_geschat", flag),
        Veld("geslacht", choice(("v", "m", "x"), leeg=True)),
        Veld("v_nummer", v_nummer),
        Veld("bsn_bekend", choice(Waarheid)),
        Veld("herkomstland", land),
        Veld("moedertaal", taal),
        Veld("leestaal", taal),
        Veld("tolk", choice(Waarheid)),
        Veld("tolk_telefonisch", flag),
        Veld("nl_niveau", choice(NL_NIVEAUS)),
        Veld("opleiding", text(NOTITIE_MAX)),
        Veld("werkervaring", text(NOTITIE_MAX)),
        Veld("talenten", text(NOTITIE_MAX)),
        Veld("plannen", text(NOTITIE_MAX)),
        Veld("inburgeringsplichtig", choice(Waarheid)),
        Veld("regime", choice(REGIMES)),
        Veld("werk", choice(Waarheid)),
        Veld("is_amv", flag),
        Veld("verlengde_opvang", flag),
        Veld("pas_stand", choice(PAS_STANDEN)),
        Veld("pas_loket", text()),
        Veld("pas_datum", day),
        Veld("brp_azc_datum", day),
        Veld("telefoon", telefoon),
        Veld("email", email),
        Veld("notitie", text(NOTITIE_MAX)),
    )
}


@dataclass(frozen=True, slots=True)
class NieuwePersoon:
    """What is known of someone who joins; more can be filled in later."""

    roepnaam: str = ""
    achternaam: str = ""
    geboortedatum: date | None = None
    relatie: str = "overig"
    persoon_uid: str = ""
    """Uid of a person who is known already (from another dossier); the other fields are then left out."""


def next_letter(t: Transactie, dossier: Dossier) -> str:
    """Return the next letter: a … z, then aa, ab …; never one that was used before in this dossier."""
    return letter_after(
        len(list(t.session.scalars(select(Lidmaatschap.id).where(Lidmaatschap.dossier_id == dossier.id))))
    )


def start_people(
    t: Transactie, dossier: Dossier, van: date, bekend: Sequence[Mapping[str, Invoer]] = ()
) -> None:
    """Let the persons of a new dossier come along, as many as were told.

    Of the first ones these fields are known (`PERSOON_VELDEN`); of whom nothing is known there is the number
    only, named after the gezin until the name is there. Raises Refused for a field that may not be so.
    """
    check_day(t, van, "van")
    naam = PERSOON_VELDEN["achternaam"].check(dossier.naam, t.vandaag)
    traject = first_traject(t, dossier)
    personen = [Persoon() for _ in range(dossier.aantal_personen)]
    t.session.add_all(personen)
    t.session.flush()
    for nummer, persoon in enumerate(personen):
        velden = bekend[nummer] if nummer < len(bekend) else {}
        waarden = {veld: PERSOON_VELDEN[veld].check(waarde, t.vandaag) for veld, waarde in velden.items()}
        t.session.add_all(
            (
                Persoonsgegevens(**({"persoon_id": persoon.id, "achternaam": naam} | waarden)),
                Lidmaatschap(
                    dossier_id=dossier.id,
                    persoon_id=persoon.id,
                    van=van,
                    reden_in="begin",
                    relatie="overig" if nummer else "hoofd",
                    letter=letter_after(nummer),
                ),
                TrajectLid(traject_id=traject.id, persoon_id=persoon.id),
            )
        )
    t.session.flush()
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)


def add_lid(
    t: Transactie, dossier: Dossier, nieuw: NieuwePersoon, van: date, reden_in: str, traject: Traject | None
) -> Lidmaatschap:
    """Let a person join a dossier and, when given, a traject.

    Raises Refused: persoon_onbekend, persoon_is_er_al, naam_nodig, reden_onbekend, relatie_onbekend.
    Warns `persoon_in_ander_dossier` when the person seems to be in another open dossier.
    """
    if reden_in not in REDEN_IN:
        raise Refused("reden_onbekend", veld="reden")
    if nieuw.relatie not in RELATIES:
        raise Refused("relatie_onbekend", veld="relatie")
    check_day(t, van, "van")
    persoon = _known(t, dossier, nieuw.persoon_uid) if nieuw.persoon_uid else _make(t, nieuw)
    lid = Lidmaatschap(
        dossier_id=dossier.id,
        persoon_id=persoon.id,
        van=van,
        reden_in=reden_in,
        relatie=nieuw.relatie,
        letter=next_letter(t, dossier),
    )
    t.session.add(lid)
    if traject is not None:
        t.session.add(TrajectLid(traject_id=traject.id, persoon_id=persoon.id))
    t.session.flush()
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)
    _warn_double(t, dossier, persoon)
    return lid


def _make(t: Transactie, nieuw: NieuwePersoon) -> Persoon:
    roepnaam = str(PERSOON_VELDEN["roepnaam"].check(nieuw.roepnaam, t.vandaag))
    achternaam = str(PERSOON_VELDEN["achternaam"].check(nieuw.achternaam, t.vandaag))
    if not (roepnaam or achternaam):
        raise Refused("naam_nodig", veld="achternaam")
    geboren = birthday("geboortedatum", nieuw.geboortedatum, t.vandaag)
    persoon = Persoon()
    t.session.add(persoon)
    t.session.flush()
    t.session.add(
        Persoonsgegevens(
            persoon_id=persoon.id,
            roepnaam=roepnaam,
            achternaam=achternaam,
            geboortedatum=geboren if isinstance(geboren, date) else None,
        )
    )
    t.session.flush()
    return persoon


def _known(t: Transactie, dossier: Dossier, uid: str) -> Persoon:
    persoon = t.session.scalars(select(Persoon).where(Persoon.uid == uid)).one_or_none()
    if persoon is None:
        raise Refused("persoon_onbekend", veld="persoon")
    check_persoon(t, persoon, "persoon_onbekend")
    there = t.session.scalar(
        select(Lidmaatschap.id).where(
            Lidmaatschap.persoon_id == persoon.id,
            Lidmaatschap.dossier_id == dossier.id,
            Lidmaatschap.tot.is_(None),
        )
    )
    if there is not None:
        raise Refused("persoon_is_er_al", veld="persoon")
    return persoon


def check_persoon(t: Transactie, persoon: Persoon, code: str) -> None:
    """Refuse a person whom who acts may not see: their uid came from elsewhere. Raises Refused(code).

    Somebody is in sight through any dossier in sight that they are or were in, unless an extra protected one
    out of sight holds them too (as for reading).
    """
    rows = t.session.execute(
        select(Dossier.id, Dossier.extra_beschermd)
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .where(Lidmaatschap.persoon_id == persoon.id)
        .distinct()
    ).all()
    seen = {row.id for row in rows if _in_sight(t, row.id)}
    if rows and (not seen or any(row.extra_beschermd and row.id not in seen for row in rows)):
        raise Refused(code, veld="persoon")


def _in_sight(t: Transactie, dossier_id: int) -> bool:
    if dossier_id in t.gemaakt:
        return True
    return in_reach(t.session.connection(), t.persoonlijk, Recht.LEZEN, t.vandaag, (dossier_id,))


def _warn_double(t: Transactie, dossier: Dossier, persoon: Persoon) -> None:
    """Warn when this person, or one with the same name and birth date or V-nummer, is in another dossier."""
    eigen = t.session.scalars(
        select(Persoonsgegevens).where(Persoonsgegevens.persoon_id == persoon.id)
    ).one_or_none()
    if eigen is None:
        return
    same = Persoonsgegevens.persoon_id == persoon.id
    if eigen.v_nummer:
        same |= Persoonsgegevens.v_nummer == eigen.v_nummer
    if eigen.geboortedatum is not None:
        same |= (
            (Persoonsgegevens.geboortedatum == eigen.geboortedatum)
            & (Persoonsgegevens.achternaam == eigen.achternaam)
            & (Persoonsgegevens.roepnaam == eigen.roepnaam)
        )
    other = t.session.scalars(
        select(Dossier.nummer)
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Lidmaatschap.persoon_id)
        .where(same, Dossier.id != dossier.id, Dossier.afgesloten_op.is_(None), Lidmaatschap.tot.is_(None))
        .limit(1)
    ).one_or_none()
    if other is not None:
        t.warn("persoon_in_ander_dossier", nummer=other)


@verb("persoon_veld", Area.PERSONEN, Area.DOSSIER, recht=Recht.DOSSIER)
def save_persoon_field(t: Transactie, persoon_uid: str, veld: str, waarde: Invoer) -> None:
    """Save one field of a person when it is left. Raises Refused with `veld`."""
    persoon = t.session.scalars(select(Persoon).where(Persoon.uid == persoon_uid)).one_or_none()
    gegevens = t.session.scalars(
        select(Persoonsgegevens).join(Persoon).where(Persoon.uid == persoon_uid)
    ).one_or_none()
    if persoon is None or gegevens is None:  # unknown, or erased while the screen still showed it
        raise Refused("persoon_onbekend")
    touch_person(t, persoon)
    if veld == "relatie":
        for lid in t.session.scalars(
            select(Lidmaatschap).where(Lidmaatschap.persoon_id == persoon.id, Lidmaatschap.tot.is_(None))
        ):
            lid.relatie = str(choice(RELATIES)(veld, waarde, t.vandaag))
        return
    if veld not in PERSOON_VELDEN:
        raise Refused("veld_onbekend", veld=veld)
    stored = PERSOON_VELDEN[veld].check(waarde, t.vandaag)
    other = {"roepnaam": gegevens.achternaam, "achternaam": gegevens.roepnaam}.get(veld)
    if other == "" and stored == "":
        raise Refused("naam_nodig", veld=veld)
    setattr(gegevens, veld, stored)


def touch_person(t: Transactie, persoon: Persoon) -> None:
    """Mark every dossier that the person is in. Raises Refused("geen_toegang").

    A closed one of somebody else does not stand in the way of who guides the person now: nothing in it is
    planned any more. An extra protected one does: only who may see it may touch the person.
    """
    dossiers = t.session.scalars(
        select(Dossier)
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .where(Lidmaatschap.persoon_id == persoon.id, Dossier.anoniem_op.is_(None))
        .distinct()
    ).all()
    passed = [
        d for d in dossiers if d.afgesloten_op is not None and not d.extra_beschermd and not _reached(t, d)
    ]
    for dossier in dossiers:
        if dossier not in passed or len(passed) == len(dossiers):
            t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)


def _reached(t: Transactie, dossier: Dossier) -> bool:
    if dossier.id in t.gemaakt:
        return True
    return in_reach(t.session.connection(), t.persoonlijk, t.recht, t.vandaag, (dossier.id,))


@verb("persoon_erbij", Area.PERSONEN, Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def add_persoon(
    t: Transactie, dossier_uid: str, nieuw: NieuwePersoon, op: date, reden_in: str = "ingetrokken"
) -> str:
    """Let someone join a dossier from a day on; actiepunten per person appear. Returns the person's uid."""
    dossier = t.open_dossier(dossier_uid)
    lid = add_lid(t, dossier, nieuw, op, reden_in, first_traject(t, dossier))
    _grow(t, dossier)
    return t.session.get_one(Persoon, lid.persoon_id).uid


def _grow(t: Transactie, dossier: Dossier) -> None:
    """Keep the told number at least as high as the number of people who are there."""
    now = len(
        list(
            t.session.scalars(
                select(Lidmaatschap.id).where(
                    Lidmaatschap.dossier_id == dossier.id, Lidmaatschap.tot.is_(None)
                )
            )
        )
    )
    dossier.aantal_personen = max(dossier.aantal_personen, now)


@verb("persoon_weg", Area.PERSONEN, Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_persoon(t: Transactie, lid_uid: str, tot: date, reden_uit: str) -> None:
    """Let someone leave a dossier on a day: moved away, died, an own dossier, or put in by mistake.

    What was done stays done; open lines of the person lapse. Whoever was put in by mistake, or turns out to
    have left before the housing, counts no more for the taakstelling (A103). Raises Refused: lid_onbekend,
    reden_onbekend, tot_voor_van, al_weg.
    """
    lid = t.session.scalars(select(Lidmaatschap).where(Lidmaatschap.uid == lid_uid)).one_or_none()
    if lid is None:
        raise Refused("lid_onbekend")
    dossier = t.session.get_one(Dossier, lid.dossier_id)
    t.open_dossier(dossier.uid)
    if lid.tot is not None:
        raise Refused("al_weg")
    if reden_uit not in REDEN_UIT:
        raise Refused("reden_onbekend", veld="reden")
    check_day(t, tot, "tot")
    if tot < lid.van:
        raise Refused("tot_voor_van", veld="tot")
    persoon = t.session.get_one(Persoon, lid.persoon_id)
    if reden_uit == VERGISSING or (persoon.geteld_op is not None and tot < persoon.geteld_op):
        forget_mistake(t, dossier, persoon)
    lid.tot = tot
    lid.reden_uit = reden_uit
    dossier.aantal_personen = max(dossier.aantal_personen - 1, 0)
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)
