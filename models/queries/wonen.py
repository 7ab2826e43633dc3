"""Dwellings that can be offered, and living as the dossier shows it: offers, places, weigeringen, matches."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from models.queries import mensen
from models.queries.aanbod import held_offers
from models.queries.afspraken_meten import norm_for
from models.queries.dossier import load_dossier
from models.queries.krediet import load_krediet, suggestion
from models.queries.lezer import Lezer
from models.queries.passen import matches, need_of, normen_of
from models.queries.rows_dossier import PersoonRow
from models.queries.rows_wonen import (
    AanbodRow,
    BewoningRow,
    HuurdervingRow,
    WeigeringRow,
    WonenRow,
    WoningRow,
)
from models.queries.weiger_redenen import weiger_redenen
from models.rules.weigering import Stilstand, Vertraging, Weigering, delay, step_of
from models.rules.wonen import rooms_for
from models.tables import Aanbod, Dossier, Gebeurtenis, Gemeente, Huurderving, Organisatie, Pauze
from models.tables import Woning as WoningTabel

STAPPEN = ("uitleg", "bezichtigd", "geaccepteerd", "voorlopig", "garantie", "betaald", "sleutel")
_COPIED = (
    *("uid", "straat", "postcode", "plaats", "complex", "aangewezen", "kamers", "oppervlakte", "verdieping"),
    *("lift", "voorzieningen", "huur", "service", "energie", "huurtoeslag", "vrij_op", "weg_op"),
)


def load_woningen(lezer: Lezer, gemeente_uid: str = "", *, ook_weg: bool = False) -> tuple[WoningRow, ...]:
    """Read the dwellings by street; of one gemeente when it is named, `ook_weg` = also those not offered."""
    query = _woningen().order_by(WoningTabel.straat, WoningTabel.id)
    if gemeente_uid:
        query = query.join(Gemeente, Gemeente.id == WoningTabel.gemeente_id).where(
            Gemeente.uid == gemeente_uid
        )
    taken = _taken(lezer)
    rows = lezer.session.connection().execute(query)
    found = tuple(_woning(r, taken) for r in rows)
    return tuple(w for w in found if ook_weg or w.weg_op is None or w.weg_op > lezer.vandaag)


def _woningen() -> Any:  # noqa: ANN401 - a select of plain columns
    return select(
        WoningTabel.id,
        *(getattr(WoningTabel, name) for name in _COPIED),
        Organisatie.naam.label("verhuurder"),
        Organisatie.uid.label("verhuurder_uid"),
        Organisatie.soort.label("verhuurder_soort"),
    ).join(Organisatie, Organisatie.id == WoningTabel.organisatie_id, isouter=True)


def _taken(lezer: Lezer) -> set[int]:
    """Ids of dwellings that are offered or let now; to whom is not told."""
    rows = lezer.session.connection().execute(
        select(Aanbod.woning_id).where(Aanbod.id.in_(held_offers(lezer.vandaag)))
    )
    return {int(r[0]) for r in rows}


def _woning(r: Any, taken: set[int]) -> WoningRow:  # noqa: ANN401 - a plain row
    return WoningRow(
        **{name: getattr(r, name) for name in _COPIED},
        verhuurder=r.verhuurder or "",
        verhuurder_uid=r.verhuurder_uid or "",
        verhuurder_soort=r.verhuurder_soort or "",
        aangeboden=r.id in taken,
    )


def load_wonen(lezer: Lezer, dossier_uid: str) -> WonenRow:
    """Read the tab *Wonen en geld* of a dossier. Raises Refused("dossier_onbekend")."""
    row = load_dossier(lezer, dossier_uid)
    dossier_id = (
        lezer.session.connection().execute(select(Dossier.id).where(Dossier.uid == dossier_uid)).scalar_one()
    )
    here = mensen.present(row.personen, lezer.vandaag)
    behoefte = need_of(row, here, lezer)
    normen = normen_of(lezer, row.gemeente_uid)
    norm = norm_for(normen, len(here), lezer.vandaag)
    agreed = norm.kamers if norm is not None else None
    offered = load_aanbod(lezer, dossier_id)
    busy = {one.woning.uid for one in offered if one.houdt}
    return WonenRow(
        dossier_uid=dossier_uid,
        bewoning=tuple(
            BewoningRow(
                uid=a.uid,
                soort=a.soort,
                straat=a.straat,
                plaats=a.plaats,
                van=a.van,
                tot=a.tot,
                letters=_who(row.personen, a.van, a.tot) if a.soort != "aanbod" else "",
            )
            for a in row.adressen
            if a.soort != "aanbod"
        ),
        aanbod=offered,
        weigeringen=load_weigeringen(lezer, dossier_id, row.gemeente_uid),
        weiger_redenen=weiger_redenen(lezer.stand, row.gemeente_uid, lezer.vandaag),
        vertraging=_delay(lezer, dossier_id),
        krediet=load_krediet(lezer, dossier_id),
        krediet_bedrag=suggestion(lezer.stand, row.gemeente_uid, len(here), lezer.vandaag),
        aantal_hier=len(here),
        passend=matches(
            (w for w in load_woningen(lezer, row.gemeente_uid) if w.uid not in busy),
            behoefte,
            normen,
            lezer.vandaag,
        ),
        kamers_nodig=row.kamers_nodig or agreed or rooms_for(len(here)),
        kamers_gezegd=row.kamers_nodig is not None,
        kamers_norm=row.kamers_nodig is None and agreed is not None,
        begane_grond=row.begane_grond,
        lift=row.lift,
    )


def _who(personen: tuple[PersoonRow, ...], van: date | None, tot: date | None) -> str:
    """Letters of who was in the household while this was its place."""
    begin, end = van or date.min, tot or date.max
    return " ".join(p.letter for p in personen if p.van <= end and (p.tot is None or p.tot > begin))


def load_aanbod(lezer: Lezer, dossier_id: int) -> tuple[AanbodRow, ...]:
    """Read the offers to a dossier, the newest first."""
    connection = lezer.session.connection()
    rows = connection.execute(
        select(
            Aanbod.uid,
            Aanbod.woning_id,
            Aanbod.op,
            Aanbod.geweigerd_op,
            Aanbod.ingetrokken_op,
            Aanbod.toch_reden,
            Aanbod.id.in_(held_offers(lezer.vandaag)).label("houdt"),
            *(getattr(Aanbod, f"{stap}_op") for stap in STAPPEN),
        )
        .where(Aanbod.dossier_id == dossier_id)
        .order_by(Aanbod.id.desc())
    ).all()
    taken = _taken(lezer)
    homes = {
        r.id: _woning(r, taken)
        for r in connection.execute(_woningen().where(WoningTabel.id.in_([r.woning_id for r in rows])))
    }
    return tuple(
        AanbodRow(
            uid=r.uid,
            woning=homes[r.woning_id],
            op=r.op,
            stappen=tuple((stap, day) for stap in STAPPEN if (day := getattr(r, f"{stap}_op")) is not None),
            geweigerd_op=r.geweigerd_op,
            ingetrokken_op=r.ingetrokken_op,
            houdt=bool(r.houdt),
            toch_reden=r.toch_reden,
        )
        for r in rows
    )


def load_weigeringen(lezer: Lezer, dossier_id: int, gemeente_uid: str) -> tuple[WeigeringRow, ...]:
    """Read the weigeringen of a dossier, the newest first, each with its terms."""
    connection = lezer.session.connection()
    lost = {
        r.weigering_uid: HuurdervingRow(**{k: v for k, v in r._asdict().items() if k != "weigering_uid"})
        for r in connection.execute(
            select(
                Huurderving.weigering_uid,
                Huurderving.uid,
                Huurderving.van,
                Huurderving.tot,
                Huurderving.maandhuur,
                Huurderving.bedrag,
                Huurderving.gevraagd_op,
                Huurderving.betaald_op,
                Huurderving.betaald,
                Huurderving.afgewezen_op,
            ).where(Huurderving.dossier_id == dossier_id)
        )
    }
    rows = connection.execute(
        select(Gebeurtenis.uid, Gebeurtenis.op, Gebeurtenis.gegevens, Gebeurtenis.notitie)
        .where(
            Gebeurtenis.dossier_id == dossier_id,
            Gebeurtenis.soort == "weigering",
            Gebeurtenis.ingetrokken_op.is_(None),
        )
        .order_by(Gebeurtenis.op, Gebeurtenis.id)
    ).all()
    found: list[WeigeringRow] = []
    unjust = 0
    for r in rows:
        told = json.loads(r.gegevens)
        again = r is not rows[-1]  # refused once more: what was the second chance is over (A107)
        spoken = date.fromisoformat(told["uitspraak"]) if told.get("uitspraak") else None
        one = Weigering(
            op=r.op,
            terecht=told.get("terecht"),
            uitspraak=spoken,
            alsnog=(spoken or r.op) if told.get("alsnog") else None,
            definitief=bool(told.get("definitief")) or again,
        )
        found.append(
            WeigeringRow(
                uid=r.uid,
                op=r.op,
                niet_gekomen=bool(told.get("niet_gekomen")),
                notitie=r.notitie,
                reden=str(told.get("weiger_reden") or ""),
                terecht=one.terecht,
                uitspraak=spoken,
                stap=step_of(one, unjust),
                toets_voor=r.op + timedelta(_days(lezer, "weigering_toets_dagen", r.op, gemeente_uid)),
                kandidaat_voor=spoken
                + timedelta(_days(lezer, "nieuwe_kandidaat_dagen", spoken, gemeente_uid))
                if spoken is not None
                else None,
                derving=lost.get(r.uid),
                geen_kans=one.terecht is False and one.alsnog is None and unjust > 0,
            )
        )
        unjust += one.terecht is False
    return tuple(reversed(found))


def _days(lezer: Lezer, code: str, dag: date, gemeente_uid: str) -> int:
    """The term that holds on a day; 14 where the gemeente left it open (H §3.4.2)."""
    found = lezer.setting(code, dag, gemeente_uid=gemeente_uid)
    return int(found) if isinstance(found, int | float) and not isinstance(found, bool) else 14


def _delay(lezer: Lezer, dossier_id: int) -> Vertraging:
    rows = lezer.session.connection().execute(
        select(Pauze.van, Pauze.tot, Pauze.verwijtbaar).where(Pauze.dossier_id == dossier_id)
    )
    return delay((Stilstand(r.van, r.tot, r.verwijtbaar) for r in rows), lezer.vandaag)
