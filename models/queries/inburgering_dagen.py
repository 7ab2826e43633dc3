"""Days on which a term of somebody's inburgering ends, over all gezinnen: for *Let op* and the calendar.

The PIP itself is a line of the checklist and stands there already; here are the three that are no line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, select

from models.queries.bereik import reached
from models.queries.feiten import CijfersVan, load_feiten, omgeving_of
from models.queries.lezer import Lezer
from models.queries.meedoen import PIP_PUNT, bron_of, terms_of_person
from models.queries.rows_agenda import AgendaItem
from models.queries.rows_meedoen import InburgeringDagRow
from models.queries.sql import Keuze, Rij
from models.rules.ankers import Gevonden
from models.rules.inburgering import Mijlpaal, Vraagstuk, Wet, is_finished, last_of, terms_of
from models.tables import Ankerdatum, Dossier, DossierStand, Gemeente, Persoon
from models.tables import Mijlpaal as MijlpaalTabel
from models.values import Anker, MijlpaalSoort, Recht, Stand
from resources.i18n import _
from resources.labels import label_of

VOORUIT_DAGEN = "inburgering_loopt_af_dagen"
"""Dated figure: so many days before its end a term asks for attention; 0 = never."""
_EIGEN_DAG = frozenset({MijlpaalSoort.ONTZORGEN, MijlpaalSoort.DUO_EINDE})
"""Days of which a term follows without a PIP."""
EINDE, WISSELEN, ONTZORGEN = "einde", "wisselen", "ontzorgen"


@dataclass(frozen=True, slots=True)
class _Kandidaat:
    """A person of whom a term runs by what was noted, before the law and the gezin were looked at."""

    dossier: Rij
    persoon_uid: str
    pip: date | None
    mijlpalen: Sequence[Mijlpaal]


def load_inburgering_af(lezer: Lezer) -> tuple[InburgeringDagRow, ...]:
    """Read the terms that end soon, of what who asks may change, the earliest first.

    *Soon* is the figure `inburgering_loopt_af_dagen` of the gemeente. The three years (under the law of 2013
    the day of DUO) stay here after their last day, until the person is voldaan or ontheven or got more time;
    the other two are over by then.
    """
    if not lezer.may(Recht.DOSSIER):
        return ()
    days = {
        place: lezer.instellingen.number(VOORUIT_DAGEN, lezer.vandaag, 0, gemeente_uid=place)
        for place in ("", *lezer.stand.provincies)
    }
    longest = max(days.values())
    if longest <= 0:
        return ()
    reach = reached(lezer, Recht.DOSSIER)
    found = []
    for row in _ends(lezer, date.min, lezer.vandaag + timedelta(days=longest), []):
        ahead = days.get(row.gemeente_uid, 0)
        soon = ahead > 0 and row.dag <= lezer.vandaag + timedelta(days=ahead)
        if soon and (row.code == EINDE or row.dag >= lezer.vandaag) and reach.bevat(row.dossier_uid):
            found.append(row)
    return tuple(found)


def items_of_inburgering(
    lezer: Lezer, van: date, tot: date, scope: Sequence[ColumnElement[bool]]
) -> Iterator[AgendaItem]:
    """The ends of those terms from a day to a day, as items of the calendar; a pause does not move them."""
    for row in _ends(lezer, van, tot, scope):
        late = row.code == EINDE and row.dag < lezer.vandaag
        yield AgendaItem(
            sleutel=f"inburgering-{row.code}-{row.persoon_uid}",
            soort="termijn",
            dag=row.dag,
            tekst=_("{wat} ({letter})").format(wat=label_of("meedoen_termijn", row.code), letter=row.letter),
            dossier_uid=row.dossier_uid,
            dossier_nummer=row.nummer,
            gezin=row.gezin,
            personen=row.personen,
            hard=row.hard,
            inburgering=True,
            tab="meedoen",
            stand=Stand.TE_LAAT if late else Stand.OP_SCHEMA,
        )


def _ends(
    lezer: Lezer, van: date, tot: date, scope: Sequence[ColumnElement[bool]]
) -> list[InburgeringDagRow]:
    """The terms that end in a period: sorted out by what was noted, then computed as the gezin shows them."""
    near: dict[int, list[_Kandidaat]] = defaultdict(list)
    for one in _candidates(lezer, scope):
        if any(van <= day <= tot for day in _roughly(lezer, one)):
            near[one.dossier.id].append(one)
    found = [row for people in near.values() for row in _of_gezin(lezer, people) if van <= row.dag <= tot]
    return sorted(found, key=lambda row: (row.dag, row.nummer, row.letter, row.code))


def _candidates(lezer: Lezer, scope: Sequence[ColumnElement[bool]]) -> Iterator[_Kandidaat]:
    connection = lezer.session.connection()
    open_ = (Dossier.afgesloten_op.is_(None), Dossier.anoniem_op.is_(None), *scope)
    pips: dict[tuple[int, str], date] = {}
    for row in connection.execute(
        select(Ankerdatum.dossier_id, Ankerdatum.drager_uid, Ankerdatum.werkelijk)
        .join(Dossier, Dossier.id == Ankerdatum.dossier_id)
        .where(
            *open_,
            Ankerdatum.soort == Anker.PIP.value,
            Ankerdatum.werkelijk.is_not(None),
            Ankerdatum.vervallen_op.is_(None),
        )
    ):
        pips[row.dossier_id, row.drager_uid] = row.werkelijk
    marks: dict[tuple[int, str], list[Mijlpaal]] = defaultdict(list)
    for mark in connection.execute(
        select(
            MijlpaalTabel.dossier_id,
            Persoon.uid,
            MijlpaalTabel.soort,
            MijlpaalTabel.op,
            MijlpaalTabel.keuze,
            MijlpaalTabel.dagen,
        )
        .join(Persoon, Persoon.id == MijlpaalTabel.persoon_id)
        .join(Dossier, Dossier.id == MijlpaalTabel.dossier_id)
        .where(*open_)
        .order_by(MijlpaalTabel.op, MijlpaalTabel.id)
    ):
        marks[mark.dossier_id, mark.uid].append(
            Mijlpaal(MijlpaalSoort(mark.soort), mark.op, mark.keuze, mark.dagen or 0)
        )
    begun = {key for key, rows in marks.items() if any(one.soort in _EIGEN_DAG for one in rows)}
    wanted = pips.keys() | begun
    if not wanted:
        return
    dossiers = {row.id: row for row in connection.execute(_heads(open_))}
    for key in sorted(wanted):
        yield _Kandidaat(dossiers[key[0]], key[1], pips.get(key), marks.get(key, ()))


def _heads(open_: Sequence[ColumnElement[bool]]) -> Keuze:
    return (
        select(
            Dossier.id,
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            Gemeente.uid.label("gemeente_uid"),
            Gemeente.provincie,
            DossierStand.personen,
        )
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .where(*open_)
    )


def _roughly(lezer: Lezer, one: _Kandidaat) -> Iterator[date]:
    """The days on which a term of this person may end; more than will be true, never fewer."""
    place = one.dossier.gemeente_uid or ""
    pip = Gevonden(Anker.PIP, werkelijk=one.pip)
    cijfers = CijfersVan(lezer.stand, place, one.dossier.provincie or "")
    for wet in (Wet.WI2021, Wet.WI2013):  # which of the two counts is not known yet
        vraag = Vraagstuk(wet, Gevonden(Anker.BRP_GEMEENTE), pip, one.mijlpalen)
        terms = terms_of(vraag, cijfers, lezer.inhoud(place).feestdagen)
        yield from (term.datum for term in terms.values() if term.datum is not None)


def _of_gezin(lezer: Lezer, people: Sequence[_Kandidaat]) -> Iterator[InburgeringDagRow]:
    """The terms of these people of one gezin, as its own tab computes them."""
    head = people[0].dossier
    gelezen = load_feiten(lezer.session, head.id, {PIP_PUNT})
    bron = bron_of(gelezen, omgeving_of(lezer.session, gelezen, lezer.vandaag, lezer.cache), lezer.vandaag)
    here = {
        one.uid: one
        for one in gelezen.feiten.personen
        if one.van <= lezer.vandaag and (one.tot is None or lezer.vandaag < one.tot)
    }
    for one in people:
        person = here.get(one.persoon_uid)
        if person is None:
            continue
        for code, term in terms_of_person(bron, person, one.mijlpalen).items():
            if term.datum is not None and _asks(code, one.mijlpalen):
                yield InburgeringDagRow(
                    dossier_uid=head.uid,
                    nummer=head.nummer,
                    gezin=head.naam,
                    gemeente_uid=head.gemeente_uid or "",
                    personen=head.personen or 0,
                    persoon_uid=person.uid,
                    letter=person.letter,
                    code=code,
                    dag=term.datum,
                    hard=term.hard,
                )


def _asks(code: str, known: Sequence[Mijlpaal]) -> bool:
    """Whether this end asks something: of the route only where there is one, of both while it is not over."""
    if code == ONTZORGEN:
        return True
    if is_finished(known) is not None:
        return False
    return code == EINDE or (code == WISSELEN and last_of(known, MijlpaalSoort.LEERROUTE) is not None)
