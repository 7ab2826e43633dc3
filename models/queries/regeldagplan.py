"""The facts of the planner: who has to be where on a regeldag, with the times that stand.

Planning must know about every gezin of the day, also those that who plans may not see: such a gezin comes
along as times only, without number or name (`ANDER`), and its times stay.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from models.content import Loket
from models.errors import Refused
from models.queries.inhoud import InhoudStand
from models.queries.rows_regeldag import PlanGezinRow, PlanRow
from models.queries.sql import Rij
from models.rules.dagmensen import Mens, has_small_child, who_comes
from models.rules.dagplan import Bezoek, PlanDag, PlanGezin, PlanLoket
from models.rules.klokuren import GEEN, minutes_of, span_of, without
from models.rules.leeftijd import leeftijd_op
from models.tables import (
    Actiepunt,
    Dossier,
    Gemeente,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Regeldag,
    RegeldagAfspraak,
    RegeldagLoket,
)
from models.values import Staat

ANDER = "ander"
"""Stands in front of the uid of a gezin out of sight."""
TEKENEN, BURGERZAKEN = "L1", "L2"
_TE_DOEN = (Staat.OPEN.value, Staat.WACHT.value, Staat.UITGESTELD.value)
_BEGIN, _EIND, _WISSEL = "9:30", "16:30", 5
"""Used only where a setting is empty."""


@dataclass(frozen=True, slots=True)
class _Dag:
    """The day and what is read with it."""

    rij: Rij
    stand: InhoudStand
    loketten: Mapping[str, Loket]
    begin: int
    eind: int
    pauze: str

    def setting(self, code: str) -> object:
        """The value of a figure on the day, for the gemeente of the day."""
        uid = self.rij.gemeente_uid
        return self.stand.instellingen.value(
            code, self.rij.dag, gemeente_uid=uid, provincie=self.stand.provincies.get(uid, "")
        )

    def number(self, code: str, default: int) -> int:
        """The same as a whole number."""
        return self.stand.instellingen.number(code, self.rij.dag, default, gemeente_uid=self.rij.gemeente_uid)


def build_plan(
    session: Session, stand: InhoudStand, regeldag_uid: str, mag: Collection[int] | None = None
) -> PlanRow:
    """Read the plan of a day; `mag` = ids of the dossiers in reach (None = all).

    Raises Refused("regeldag_onbekend").
    """
    dag = _day(session, stand, regeldag_uid)
    rows = session.connection().execute(_S_AFSPRAKEN, {"d": dag.rij.id}).all()
    by_dossier: dict[int, list[Rij]] = {}
    for row in rows:
        by_dossier.setdefault(row.dossier_id, []).append(row)
    lokets = _loketten(session, dag)
    people = _people(session, by_dossier, dag.rij.dag)
    needs = _needs(session, dag, by_dossier)
    gezinnen, names = [], []
    for place, (dossier_id, group) in enumerate(by_dossier.items(), start=1):
        seen = mag is None or dossier_id in mag
        made = _gezin(dag, lokets, group, people.get(dossier_id, ()), needs.get(dossier_id, set()))
        gezinnen.append(made if seen else _hidden(made, place))
        names.append(_named(made, group, place, people.get(dossier_id, ())) if seen else _other(place))
    return PlanRow(
        regeldag_uid=regeldag_uid,
        dag=PlanDag(
            dag.begin,
            dag.eind,
            tuple(lokets),
            tuple(gezinnen),
            dag.number("regeldag_wissel_minuten", _WISSEL),
            dag.number("regeldag_klein_kind_minuten", 0),
        ),
        gezinnen=tuple(names),
        loketten={code: loket.naam for code, loket in dag.loketten.items()},
    )


def _day(session: Session, stand: InhoudStand, uid: str) -> _Dag:
    rij = session.connection().execute(_S_DAG.where(Regeldag.uid == uid)).first()
    if rij is None:
        raise Refused("regeldag_onbekend")
    dag = _Dag(rij, stand, stand.inhoud(rij.gemeente_uid).loketten, 0, 0, "")
    begin = minutes_of(rij.start or str(dag.setting("regeldag_begin_tijd") or _BEGIN))
    eind = minutes_of(rij.eind or str(dag.setting("regeldag_eind_tijd") or _EIND))
    first = begin if begin is not None else minutes_of(_BEGIN) or 0
    last = eind if eind is not None and eind > first else first + 60
    pauze = rij.pauze or str(dag.setting("regeldag_pauze") or GEEN)
    return _Dag(rij, stand, dag.loketten, first, last, pauze)


_S_DAG = select(
    Regeldag.id,
    Regeldag.dag,
    Regeldag.start,
    Regeldag.eind,
    Regeldag.pauze,
    Gemeente.uid.label("gemeente_uid"),
).join(Gemeente, Gemeente.id == Regeldag.gemeente_id)


def _loketten(session: Session, dag: _Dag) -> list[PlanLoket]:
    """The loketten of the day in their order; signing and BRP follow each other as the day says (K01)."""
    rows = session.connection().execute(
        select(RegeldagLoket).where(RegeldagLoket.regeldag_id == dag.rij.id).order_by(RegeldagLoket.volgorde)
    )
    lines = [row for row in rows if row.loket in dag.loketten]
    order = [row.loket for row in lines]
    found = []
    for row in lines:
        content = dag.loketten[row.loket]
        first = set(content.na)
        if {TEKENEN, BURGERZAKEN} <= set(order) and row.loket in (TEKENEN, BURGERZAKEN):
            other = BURGERZAKEN if row.loket == TEKENEN else TEKENEN
            first -= {other}
            if order.index(other) < order.index(row.loket):
                first.add(other)
        begin = minutes_of(row.van) if row.van else dag.begin
        end = minutes_of(row.tot) if row.tot else dag.eind
        pauze = span_of(row.pauze or dag.pauze)
        spans = ((begin, end),) if begin is not None and end is not None and begin < end else ()
        found.append(
            PlanLoket(
                row.loket,
                row.minuten,
                without(spans, (pauze,) if pauze is not None else ()),
                row.plekken,
                dag.number(f"regeldag_reis_{row.loket.lower()}_minuten", 0),
                frozenset(first & set(order)),
                frozenset(set(content.liever_na) & set(order)),
            )
        )
    return found


_S_AFSPRAKEN = (
    select(
        RegeldagAfspraak.dossier_id,
        RegeldagAfspraak.loket,
        RegeldagAfspraak.nummer,
        RegeldagAfspraak.tijd,
        RegeldagAfspraak.minuten,
        RegeldagAfspraak.vast,
        RegeldagAfspraak.overslaan,
        RegeldagAfspraak.komt,
        RegeldagAfspraak.van,
        RegeldagAfspraak.tot,
        Dossier.uid,
        Dossier.nummer.label("dossier_nummer"),
        Dossier.naam,
    )
    .join(Dossier, Dossier.id == RegeldagAfspraak.dossier_id)
    .where(RegeldagAfspraak.regeldag_id == bindparam("d"))
    .order_by(Dossier.nummer, RegeldagAfspraak.id)
)


def _people(session: Session, ids: Collection[int], dag: date) -> dict[int, tuple[Mens, ...]]:
    """Who is in each gezin on the day, in letter order."""
    rows = session.connection().execute(
        select(
            Lidmaatschap.dossier_id,
            Lidmaatschap.letter,
            Lidmaatschap.relatie,
            Persoon.uid,
            Persoonsgegevens.geboortedatum,
        )
        .join(Persoon, Persoon.id == Lidmaatschap.persoon_id)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id, isouter=True)
        .where(
            Lidmaatschap.dossier_id.in_(sorted(ids)),
            Lidmaatschap.van <= dag,
            or_(Lidmaatschap.tot.is_(None), Lidmaatschap.tot > dag),
        )
    )
    found: dict[int, list[Mens]] = {}
    for r in rows:
        born = r.geboortedatum
        age = leeftijd_op(born, dag) if born is not None and born <= dag else None
        found.setdefault(r.dossier_id, []).append(Mens(r.uid, r.letter, r.relatie, age))
    return {
        dossier: tuple(sorted(mensen, key=lambda m: (len(m.letter), m.letter)))
        for dossier, mensen in found.items()
    }


def _needs(session: Session, dag: _Dag, ids: Collection[int]) -> dict[int, set[str]]:
    """The loketten at which each gezin still has something to do."""
    rows = session.connection().execute(
        select(
            Actiepunt.dossier_id,
            Actiepunt.item_id,
            Actiepunt.inhoud_versie,
            Actiepunt.inhoud_herkomst,
            Dossier.gemeente_id,
        )
        .join(Dossier, Dossier.id == Actiepunt.dossier_id)
        .where(
            Actiepunt.dossier_id.in_(sorted(ids)),
            Actiepunt.vervallen_op.is_(None),
            ~Actiepunt.voor_onze_tijd,
            Actiepunt.staat.in_(_TE_DOEN),
        )
        .distinct()
    )
    found: dict[int, set[str]] = {}
    for r in rows:
        item = dag.stand.item(r.item_id, r.inhoud_versie, r.inhoud_herkomst, r.gemeente_id)
        if item is not None and item.loket:
            found.setdefault(r.dossier_id, set()).add(item.loket)
    return found


# --- one gezin --------------------------------------------------------------------------------------------


def _gezin(
    dag: _Dag, lokets: Collection[PlanLoket], group: list[Rij], mensen: tuple[Mens, ...], needs: set[str]
) -> PlanGezin:
    """The visits of a gezin: where it has something to do or already has a time; what is left out is out."""
    rows = {row.loket: row for row in group}
    own = rows.get("", group[0])
    visits = []
    for loket in lokets:
        row = rows.get(loket.code)
        if (row is not None and row.overslaan) or (
            loket.code not in needs and (row is None or not (row.tijd or row.komt or row.minuten))
        ):
            continue
        who = who_comes(dag.loketten[loket.code].komt, mensen, row.komt if row is not None else "")
        visits.append(
            Bezoek(
                loket.code,
                (row.minuten if row is not None else 0) or loket.minuten,
                frozenset(mens.uid for mens in who),
                minutes_of(row.tijd) if row is not None and row.tijd else None,
                bool(row is not None and row.vast and row.tijd),
            )
        )
    return PlanGezin(
        own.uid,
        tuple(visits),
        has_small_child(mensen, dag.number("regeldag_klein_kind_jaar", 3)),
        _or(minutes_of(own.van) if own.van else None, 0),
        _or(minutes_of(own.tot) if own.tot else None, 24 * 60),
    )


def _or(value: int | None, default: int) -> int:
    return default if value is None else value


def _hidden(gezin: PlanGezin, place: int) -> PlanGezin:
    """A gezin out of sight: its times stand, without who it is."""
    return PlanGezin(
        f"{ANDER}{place}",
        tuple(
            Bezoek(b.loket, b.minuten, b.mensen, b.van, vast=True)
            for b in gezin.bezoeken
            if b.van is not None
        ),
    )


def _named(gezin: PlanGezin, group: list[Rij], place: int, mensen: tuple[Mens, ...]) -> PlanGezinRow:
    own = next((row for row in group if not row.loket), group[0])
    return PlanGezinRow(
        uid=gezin.uid,
        nummer=own.nummer or place,
        naam=own.naam,
        dossier_nummer=own.dossier_nummer,
        personen=len(mensen),
        klein=gezin.klein,
        letters={mens.uid: mens.letter for mens in mensen},
        van=own.van,
        tot=own.tot,
        komt={row.loket: row.komt for row in group if row.loket and row.komt},
        overgeslagen=tuple(row.loket for row in group if row.overslaan),
    )


def _other(place: int) -> PlanGezinRow:
    return PlanGezinRow(uid=f"{ANDER}{place}", nummer=0, naam="", dossier_nummer="", personen=0)
