"""Meedoen of a dossier: inburgering with its terms, the ladder, goals with steps, places, schools, papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Connection

from models.content import EIGEN_PUNT
from models.queries.dossier import load_kern
from models.queries.feiten import Gelezen, load_feiten, omgeving_of
from models.queries.lezer import Lezer
from models.queries.mensen import full_name, load_personen, present
from models.queries.rows import WaaromRow, WaaromStap
from models.queries.rows_dossier import PersoonRow
from models.queries.rows_meedoen import (
    DeelnameRow,
    DocumentEindRow,
    MeedoenPersoon,
    MeedoenRow,
    MijlpaalRow,
    StapRow,
    TermijnRow,
)
from models.rules.actiepunten import EIGEN
from models.rules.ankers import Ankers, Onderwerp
from models.rules.begeleiding import integration_may_start
from models.rules.blik import Omgeving
from models.rules.feiten import PersoonFeit
from models.rules.inburgering import (
    VOLWASSEN,
    Mijlpaal,
    Vraagstuk,
    is_finished,
    knm_needed,
    last_of,
    law_of,
    loan_applies,
    must_go_to_school,
    school_for,
    switch_in_time,
    terms_of,
)
from models.rules.kalender import let_op
from models.rules.ladder import ladder_of
from models.rules.onderwerpen import doel_van
from models.rules.termijnen import Termijnuitkomst
from models.rules.voorwaarden import Voorwaarden
from models.tables import Actiepunt, Deelname, Dossier, Gemeente, Persoon
from models.tables import Mijlpaal as MijlpaalTabel
from models.values import Anker, DeelnameSoort, MijlpaalSoort, Staat, Waarheid

LET_OP_DAGEN = "papier_verloopt_dagen"
"""Dated figure: so many days before its end a paper asks for attention; 0 = never."""
PIP_PUNT = "in-04"


@dataclass(frozen=True, slots=True)
class Bron:
    """What every person of the dossier is read from."""

    gelezen: Gelezen
    omgeving: Omgeving
    ankers: Ankers
    voorwaarden: Voorwaarden
    vandaag: date


def bron_of(gelezen: Gelezen, omgeving: Omgeving, vandaag: date) -> Bron:
    """Index what was read of a dossier."""
    ankers = Ankers(gelezen.feiten)
    return Bron(gelezen, omgeving, ankers, Voorwaarden(gelezen.feiten, ankers, vandaag), vandaag)


def load_meedoen(lezer: Lezer, uid: str) -> MeedoenRow:
    """Read the part of a dossier. Raises Refused("dossier_onbekend")."""
    kern = load_kern(lezer, uid)
    lezer.gezien.add(uid)
    connection = lezer.session.connection()
    people = load_personen(lezer, kern.id)
    here = present(people, lezer.vandaag)
    gelezen = load_feiten(lezer.session, kern.id)
    omgeving = omgeving_of(lezer.session, gelezen, lezer.vandaag, lezer.cache)
    bron = bron_of(gelezen, omgeving, lezer.vandaag)
    marks = _mijlpalen(connection, kern.id)
    shares = _deelnames(connection, kern.id, {one.uid: one for one in people})
    until = _until(lezer, kern.row.gemeente_uid or "")
    return MeedoenRow(
        uid=uid,
        personen=tuple(_person(bron, one, marks.get(one.uid, ()), shares) for one in here),
        papieren=tuple(
            sorted(
                (one for one in shares if one.soort is DeelnameSoort.PAPIER),
                key=lambda one: (one.tot is None, one.tot or date.max, one.letter, one.uid),
            )
        ),
        let_op_tot=until,
    )


def _until(lezer: Lezer, gemeente_uid: str) -> date | None:
    days = lezer.instellingen.number(LET_OP_DAGEN, lezer.vandaag, 0, gemeente_uid=gemeente_uid)
    return lezer.vandaag + timedelta(days=days) if days > 0 else None


def papers_that_end(lezer: Lezer) -> tuple[DocumentEindRow, ...]:
    """Read the papers of open dossiers in sight that end soon or have ended, the earliest first.

    *Soon* is the figure `papier_verloopt_dagen` of the gemeente.
    """
    until = {place: _until(lezer, place) for place in ("", *lezer.stand.provincies)}
    last = max((day for day in until.values() if day is not None), default=None)
    if last is None:
        return ()
    rows = lezer.session.connection().execute(
        select(
            Deelname.uid,
            Deelname.aard,
            Deelname.tot,
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer,
            Dossier.naam,
            Gemeente.uid.label("gemeente_uid"),
        )
        .join(Dossier, Dossier.id == Deelname.dossier_id)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
        .where(
            Deelname.soort == DeelnameSoort.PAPIER.value,
            Deelname.tot <= last,
            Dossier.afgesloten_op.is_(None),
        )
        .order_by(Deelname.tot, Deelname.id)
    )
    return tuple(
        DocumentEindRow(
            uid=row.uid,
            dossier_uid=row.dossier_uid,
            nummer=row.nummer,
            gezin=row.naam,
            aard=row.aard,
            tot=row.tot,
        )
        for row in rows
        if (limit := until.get(row.gemeente_uid or "")) is not None and row.tot <= limit
    )


# --- rows of the tables -----------------------------------------------------------------------------------


def _mijlpalen(connection: Connection, dossier_id: int) -> dict[str, Sequence[MijlpaalRow]]:
    """By person, in the order of days; of one day in the order they were noted."""
    rows = connection.execute(
        select(
            *(getattr(MijlpaalTabel, name) for name in ("uid", "soort", "op", "keuze", "dagen", "reden")),
            Persoon.uid.label("persoon_uid"),
        )
        .join(Persoon, Persoon.id == MijlpaalTabel.persoon_id)
        .where(MijlpaalTabel.dossier_id == dossier_id)
        .order_by(MijlpaalTabel.op, MijlpaalTabel.id)
    )
    found: dict[str, list[MijlpaalRow]] = {}
    for row in rows:
        found.setdefault(row.persoon_uid, []).append(
            MijlpaalRow(
                uid=row.uid,
                soort=MijlpaalSoort(row.soort),
                op=row.op,
                keuze=row.keuze,
                dagen=row.dagen or 0,
                reden=row.reden,
            )
        )
    return dict(found)


_COPIED = ("uid", "naam", "aard", "van", "tot", "uren", "steun", "gemeld_op")


def _deelnames(
    connection: Connection, dossier_id: int, people: Mapping[str, PersoonRow]
) -> tuple[DeelnameRow, ...]:
    """Everything that was noted, the newest first."""
    steps = _stappen(connection, dossier_id)
    rows = connection.execute(
        select(*(getattr(Deelname, name) for name in (*_COPIED, "soort")), Persoon.uid.label("persoon_uid"))
        .join(Persoon, Persoon.id == Deelname.persoon_id, isouter=True)
        .where(Deelname.dossier_id == dossier_id)
        .order_by(Deelname.van.desc(), Deelname.id.desc())
    )
    found = []
    for row in rows:
        person = people.get(row.persoon_uid or "")
        found.append(
            DeelnameRow(
                **{name: getattr(row, name) for name in _COPIED},
                soort=DeelnameSoort(row.soort),
                persoon_uid=row.persoon_uid or "",
                letter=person.letter if person is not None else "",
                persoon=full_name(person) if person is not None else "",
                stappen=tuple(steps.get(row.uid, ())),
            )
        )
    return tuple(found)


def _stappen(connection: Connection, dossier_id: int) -> dict[str, list[StapRow]]:
    """Steps by goal, in the order of their line numbers."""
    rows = connection.execute(
        select(
            Actiepunt.uid,
            Actiepunt.onderwerp_uid,
            Actiepunt.nummer,
            Actiepunt.tekst,
            Actiepunt.doener,
            Actiepunt.termijn_datum,
            Actiepunt.gedaan_op,
            Actiepunt.staat,
        )
        .where(
            Actiepunt.dossier_id == dossier_id,
            Actiepunt.item_id == EIGEN_PUNT.id,
            Actiepunt.onderwerp_soort == EIGEN,
            Actiepunt.vervallen_op.is_(None),
        )
        .order_by(Actiepunt.nummer)
    )
    found: dict[str, list[StapRow]] = {}
    for row in rows:
        found.setdefault(doel_van(row.onderwerp_uid), []).append(
            StapRow(
                uid=row.uid,
                nummer=row.nummer,
                tekst=row.tekst,
                doener=row.doener,
                dag=row.termijn_datum,
                gedaan_op=row.gedaan_op,
                niet_nodig=row.staat == Staat.NVT.value,
            )
        )
    return found


# --- one person -------------------------------------------------------------------------------------------


def _person(
    bron: Bron, row: PersoonRow, marks: Sequence[MijlpaalRow], shares: Iterable[DeelnameRow]
) -> MeedoenPersoon:
    feit = next(one for one in bron.gelezen.feiten.personen if one.uid == row.uid)
    about = Onderwerp(soort="persoon", uid=row.uid, persoon=feit)
    vergunning = bron.ankers.find(Anker.VERGUNNING, about).werkelijk
    koppeling = bron.ankers.find(Anker.KOPPELING, about).werkelijk
    wet, why = law_of(feit.regime, vergunning)
    known = [Mijlpaal(one.soort, one.op, one.keuze, one.dagen, one.uid) for one in marks]
    route = last_of(known, MijlpaalSoort.LEERROUTE)
    plichtig = bron.voorwaarden.value("inburgeringsplichtig", feit)
    terms = terms_of_person(bron, feit, known)
    switch = terms["wisselen"].datum if "wisselen" in terms else None
    over = is_finished(known)
    pip = bron.ankers.find(Anker.PIP, about).werkelijk
    ends = {"pip": pip, "einde": over.op if over is not None else None}
    grown = row.leeftijd is None or row.leeftijd >= VOLWASSEN
    child = row.leeftijd if row.leeftijd is not None and not grown else None
    seen = tuple(_seen(one, switch, first=_first_route(known)) for one in reversed(marks))
    return MeedoenPersoon(
        uid=row.uid,
        letter=row.letter,
        naam=full_name(row),
        leeftijd=row.leeftijd,
        volwassen=grown,
        plichtig=plichtig,
        wet=wet,
        wet_waarom=why,
        mag_vanaf=koppeling,
        mag_beginnen=integration_may_start(koppeling, bron.vandaag),
        lening=loan_applies(wet),
        pip_op=pip,
        route=route.keuze if route is not None else "",
        knm=knm_needed(route.keuze if route is not None else ""),
        klaar=next((one for one in marks if over is not None and one.uid == over.uid), None),
        mijlpalen=seen,
        termijnen=tuple(_term(bron, code, one, ends.get(code)) for code, one in terms.items()),
        ladder=ladder_of(known, bron.vandaag),
        deelnames=tuple(
            one for one in shares if one.persoon_uid == row.uid and one.soort is not DeelnameSoort.PAPIER
        ),
        school_past=school_for(child, bron.voorwaarden.value("weinig_nl", feit)) if child is not None else (),
        leerplichtig=child is not None and must_go_to_school(child),
    )


def _first_route(known: Iterable[Mijlpaal]) -> str:
    """Uid of the first leerroute, which is no change."""
    return next((one.uid for one in known if one.soort is MijlpaalSoort.LEERROUTE), "")


def _seen(row: MijlpaalRow, switch: date | None, *, first: str) -> MijlpaalRow:
    late = row.soort is MijlpaalSoort.LEERROUTE and row.uid != first and not switch_in_time(row.op, switch)
    if not late:
        return row
    return MijlpaalRow(
        uid=row.uid, soort=row.soort, op=row.op, keuze=row.keuze, reden=row.reden, te_laat=True
    )


def terms_of_person(bron: Bron, feit: PersoonFeit, known: Sequence[Mijlpaal]) -> dict[str, Termijnuitkomst]:
    """The terms of one person by their code; none for who is not obliged."""
    if bron.voorwaarden.value("inburgeringsplichtig", feit) is Waarheid.NEE:
        return {}
    about = Onderwerp(soort="persoon", uid=feit.uid, persoon=feit)
    feiten = bron.gelezen.feiten
    wet, _why = law_of(feit.regime, bron.ankers.find(Anker.VERGUNNING, about).werkelijk)
    extra = sum(
        punt.extra_dagen
        for punt in feiten.punten
        if punt.sleutel[0] == PIP_PUNT and punt.sleutel[2] == feit.uid and not punt.vervallen
    )
    vraag = Vraagstuk(
        wet=wet,
        brp=bron.ankers.find(Anker.BRP_GEMEENTE, about),
        pip=bron.ankers.find(Anker.PIP, about),
        mijlpalen=known,
        erbij=feit.van if feit.later_erbij else None,
        pauzes=feiten.pauzes,
        pip_extra=extra,
    )
    return terms_of(vraag, bron.omgeving.cijfers, bron.omgeving.feestdagen)


def _term(bron: Bron, code: str, one: Termijnuitkomst, klaar_op: date | None) -> TermijnRow:
    mind = let_op(one.datum, bron.omgeving.feestdagen) if one.datum is not None else ()
    why = WaaromRow(
        punt_uid="",
        tekst="",
        termijn=one.datum,
        stappen=tuple(WaaromStap(code=step.code, params=step.params, dag=step.dag) for step in one.stappen),
        let_op=tuple(WaaromStap(code=r.code, params=r.params, dag=one.datum) for r in mind),
    )
    return TermijnRow(code=code, hard=one.hard, waarom=why, klaar_op=klaar_op)
