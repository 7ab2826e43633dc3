"""The tab *Familie*: messages that family may come, who is expected, and whether the home suits everybody."""

from __future__ import annotations

import json
from datetime import date

from msgspec.structs import replace
from sqlalchemy import func, select

from models.queries import mensen
from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.rows_dossier import AdresRow, AnkerRow, DossierRow
from models.queries.rows_familie import BerichtRow, FamilieRow, VerwachtRow
from models.queries.sql import Rij
from models.rules.kalender import add_maanden
from models.rules.nareis import Blok, block, in_opvang_on, suits
from models.rules.wonen import rooms_for
from models.tables import Dossier, Gebeurtenis, Lidmaatschap, Nareis, Traject, VerwachtPersoon
from models.values import Anker, NareisBesluit, VerwachtStaat, Waarheid


def load_familie(lezer: Lezer, uid: str) -> FamilieRow:
    """Read the tab *Familie* of a dossier. Raises Refused("dossier_onbekend")."""
    row = load_dossier(lezer, uid)
    dossier_id = lezer.session.connection().execute(select(Dossier.id).where(Dossier.uid == uid)).scalar_one()
    here = len(mensen.present(row.personen, lezer.vandaag))
    home = _home(row.adressen, lezer.vandaag)
    total = here + row.aantal_verwacht
    needed = row.kamers_nodig if row.kamers_nodig and not row.aantal_verwacht else rooms_for(total)
    apply_before, months = _apply_before(lezer, row)
    return FamilieRow(
        uid=uid,
        berichten=_messages(lezer, row, dossier_id),
        verwacht=load_verwacht(lezer, dossier_id),
        nog=row.aantal_verwacht,
        hier=here,
        past=suits(total, home.kamers if home is not None else None, needed, heeft_woning=home is not None),
        adres=home.straat if home is not None else "",
        kamers=home.kamers if home is not None else None,
        kamers_nodig=needed,
        aanvraag_voor=apply_before,
        aanvraag_maanden=months,
    )


def load_verwacht(lezer: Lezer, dossier_id: int) -> tuple[VerwachtRow, ...]:
    """Read who is expected or was, in the order in which they were put on the list."""
    rows = lezer.session.connection().execute(
        select(
            VerwachtPersoon.uid,
            VerwachtPersoon.naam,
            VerwachtPersoon.relatie,
            VerwachtPersoon.stand.label("staat"),
            VerwachtPersoon.geboortejaar,
            VerwachtPersoon.geboortedatum,
            VerwachtPersoon.verwacht_op,
            func.coalesce(Lidmaatschap.letter, "").label("letter"),
        )
        .join(
            Lidmaatschap,
            (Lidmaatschap.persoon_id == VerwachtPersoon.persoon_id)
            & (Lidmaatschap.dossier_id == VerwachtPersoon.dossier_id),
            isouter=True,
        )
        .where(VerwachtPersoon.dossier_id == dossier_id)
        .order_by(VerwachtPersoon.id)
    )
    found = {r.uid: VerwachtRow(**{**r._asdict(), "staat": VerwachtStaat(r.staat)}) for r in rows}
    return tuple(found.values())


def load_who_comes(lezer: Lezer, uid: str) -> tuple[VerwachtRow, ...]:
    """Read who is expected by name and did not come yet."""
    found = lezer.session.connection().scalar(select(Dossier.id).where(Dossier.uid == uid))
    gone = (VerwachtStaat.AANGEKOMEN, VerwachtStaat.VERVALT)
    return () if found is None else tuple(v for v in load_verwacht(lezer, found) if v.staat not in gone)


def _home(adressen: tuple[AdresRow, ...], dag: date) -> AdresRow | None:
    """Where they live or will live: the newest dwelling or temporary place that has not ended."""
    homes = [a for a in adressen if a.soort in ("woning", "tijdelijk") and (a.tot is None or a.tot > dag)]
    return homes[-1] if homes else None


def _apply_before(lezer: Lezer, row: DossierRow) -> tuple[date | None, int]:
    """The last day for the application, so many months after the permit (wet-en-praktijk D.11)."""
    granted = next((a.werkelijk for a in row.ankers if a.soort == Anker.VERGUNNING and a.werkelijk), None)
    if granted is None:
        return None, 0
    months = lezer.setting("nareis_aanvraag_maanden", granted, gemeente_uid=row.gemeente_uid)
    return (add_maanden(granted, months), months) if isinstance(months, int) else (None, 0)


def _messages(lezer: Lezer, row: DossierRow, dossier_id: int) -> tuple[BerichtRow, ...]:
    told = (
        lezer.session.connection()
        .execute(
            select(
                Gebeurtenis.uid,
                Gebeurtenis.soort,
                Gebeurtenis.op,
                Gebeurtenis.gegevens,
                Nareis.melder,
                Nareis.besluit,
                Nareis.besluit_op,
                Nareis.besluit_reden,
                Nareis.woning,
                Nareis.woning_op,
                Nareis.woning_reden,
                Nareis.eigen_koppeling,
            )
            .join(Nareis, Nareis.gebeurtenis_uid == Gebeurtenis.uid, isouter=True)
            .where(
                Gebeurtenis.dossier_id == dossier_id,
                Gebeurtenis.soort.in_(("familie_komt", "familie_is_er")),
                Gebeurtenis.ingetrokken_op.is_(None),
            )
            .order_by(Gebeurtenis.id)
        )
        .all()
    )
    arrivals = {a.drager_uid: a for a in row.ankers if a.soort == Anker.AANKOMST_NAREIS}
    found = [
        _message(lezer, row, one, arrivals.get(one.uid))
        for one in told
        if one.soort == "familie_komt" or one.uid in arrivals
    ]
    last = next((b for b in reversed(found) if b.aangekomen_op is not None), None)
    coupled = _coupled(lezer, row, dossier_id)
    if last is not None and coupled is not None:
        found[found.index(last)] = _with_koppeling(last, coupled)
    running = next((b for b in found if b.aangekomen_op is None), None)
    first = running or (found[-1] if found else None)
    if first is None:
        return ()
    return (first, *(b for b in reversed(found) if b.gebeurtenis_uid != first.gebeurtenis_uid))


def _message(lezer: Lezer, row: DossierRow, told: Rij, arrival: AnkerRow | None) -> BerichtRow:
    there = arrival.werkelijk if arrival is not None else None
    data = json.loads(told.gegevens)
    return BerichtRow(
        gebeurtenis_uid=told.uid,
        op=told.op,
        aangekondigd=told.soort == "familie_komt",
        aantal=int(data.get("aantal") or 0),
        verwacht_op=arrival.gepland if arrival is not None else None,
        aangekomen_op=there,
        blok=_block(lezer, row, told.op, there) if told.soort == "familie_komt" else None,
        melder=told.melder or "",
        besluit=NareisBesluit(told.besluit) if told.besluit else None,
        besluit_op=told.besluit_op,
        besluit_reden=told.besluit_reden or "",
        woning=told.woning or "",
        woning_op=told.woning_op,
        woning_reden=told.woning_reden or "",
        eigen_koppeling=Waarheid(told.eigen_koppeling or Waarheid.ONBEKEND.value),
    )


def _block(lezer: Lezer, row: DossierRow, bericht: date, there: date | None) -> Blok:
    moved = [a.werkelijk for a in row.ankers if a.soort == Anker.VERHUIZING and a.werkelijk is not None]
    where = in_opvang_on(
        bericht, min(moved, default=None), Waarheid(row.in_opvang), heeft_azc=bool(row.azc_uid)
    )
    months = lezer.setting("nareis_blokkade_maanden", bericht, gemeente_uid=row.gemeente_uid)
    return block(bericht, where, months if isinstance(months, int) else None, there, lezer.vandaag)


def _coupled(lezer: Lezer, row: DossierRow, dossier_id: int) -> date | None:
    """Since when who came last has a koppeling of their own."""
    traject = lezer.session.connection().scalar(
        select(Traject.uid)
        .where(Traject.dossier_id == dossier_id, Traject.soort == "nareis")
        .order_by(Traject.id.desc())
        .limit(1)
    )
    return next(
        (a.werkelijk for a in row.ankers if a.soort == Anker.KOPPELING and a.drager_uid == traject), None
    )


def _with_koppeling(one: BerichtRow, op: date) -> BerichtRow:
    return replace(one, koppeling_op=op, eigen_koppeling=Waarheid.JA)
