"""Overleggen of a gemeente: how each stands, what was planned and held, and the figures for the agenda."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.queries.afspraken import load_afspraken
from models.queries.agenda_cijfers import load_agenda_cijfers
from models.queries.amv import amv_known, amv_now
from models.queries.gemeentepunten import load_gemeentepunten
from models.queries.gemeentetel import ALLES, gemeente_id
from models.queries.lezer import Lezer
from models.queries.overleg_halven import load_halves
from models.queries.rows_afspraken import (
    AfsprakenRow,
    AmvRow,
    GemeentepuntRow,
    GoedVoorbeeldRow,
    OverleggenRow,
    OverlegRow,
    SignaalRow,
)
from models.queries.vrije_woningen import load_signalen
from models.rules.leeftijd import verjaardag
from models.rules.overleggen import OverlegSoort, coming_of_age, overleg_stand
from models.rules.standen import OPEN_STANDEN
from models.rules.taakstelling import Halfjaar
from models.tables import Dossier, Gemeente, GoedVoorbeeld, Lidmaatschap, Overleg, Persoon, Persoonsgegevens
from models.values import Recht, Reden, Stand

VOLWASSEN = 18
_COPIED = (
    *("uid", "op", "tijd", "plaats", "agenda", "wonen_op", "sociaal_op"),
    *("gehouden", "afgezegd_op", "aanwezig", "besluiten"),
)


def load_overleggen(
    lezer: Lezer, gemeente_uid: str, *, cijfers: bool = True, taak: bool = False
) -> OverleggenRow:
    """Read the part *Overleggen*; `cijfers` = with the figures for the agenda, `taak` = also the long ones.

    The long ones stand on the screen and in the note; the invitation reads those of the task itself.

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    gemeente_id(lezer, gemeente_uid)
    rows = load_planned(lezer, gemeente_uid)
    months = lezer.instellingen.number(
        "overleg_voor_periode_maanden", lezer.vandaag, 1, gemeente_uid=gemeente_uid
    )
    _halves, done = load_halves(lezer.session.connection(), lezer.instellingen, gemeente_uid)
    youngsters = bool(lezer.session.scalar(select(amv_known(gemeente_uid)), execution_options=ALLES))
    standen = tuple(
        overleg_stand(
            soort,
            [one.op for one in rows if one.soort is soort and one.gehouden],
            [one.op for one in rows if one.soort is soort and not one.gehouden and one.afgezegd_op is None],
            lezer.vandaag,
            months,
            done,
            nodig=soort is not OverlegSoort.AMV or youngsters,
        )
        for soort in OverlegSoort
    )
    amv, punten = load_amv(lezer, gemeente_uid), load_gemeentepunten(lezer, gemeente_uid)
    return OverleggenRow(
        gemeente_uid=gemeente_uid,
        standen=standen,
        overleggen=rows,
        punten=punten,
        cijfers=load_figures(lezer, gemeente_uid, amv, punten, taak=taak) if cijfers else (),
        amv=amv,
        voorbeelden=load_voorbeelden(lezer, gemeente_uid),
    )


def load_planned(lezer: Lezer, gemeente_uid: str) -> tuple[OverlegRow, ...]:
    """Read the overleggen that were planned or held, the newest first."""
    rows = lezer.session.connection().execute(
        select(Overleg.soort, *(getattr(Overleg, name) for name in _COPIED))
        .join(Gemeente, Gemeente.id == Overleg.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
        .order_by(Overleg.op.desc(), Overleg.id.desc())
    )
    return tuple(
        OverlegRow(soort=OverlegSoort(r.soort), **{name: getattr(r, name) for name in _COPIED}) for r in rows
    )


def load_voorbeelden(lezer: Lezer, gemeente_uid: str) -> tuple[GoedVoorbeeldRow, ...]:
    """Read the good examples of a gemeente, the newest first."""
    names = ("uid", "op", "titel", "van_wie", "wat", "bron")
    rows = lezer.session.connection().execute(
        select(*(getattr(GoedVoorbeeld, name) for name in names))
        .join(Gemeente, Gemeente.id == GoedVoorbeeld.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
        .order_by(GoedVoorbeeld.op.desc(), GoedVoorbeeld.id.desc())
    )
    return tuple(GoedVoorbeeldRow(**r._asdict()) for r in rows)


def load_amv(lezer: Lezer, gemeente_uid: str) -> tuple[AmvRow, ...]:
    """Youngsters alone who become 18 in this quarter and the next, by the day (A177).

    Only of dossiers in sight of who asks, and only where they may be read at all.
    """
    if not lezer.may(Recht.LEZEN):
        return ()
    rows = (
        lezer.session.connection()
        .execute(
            select(
                Dossier.uid,
                Dossier.nummer,
                Persoon.uid.label("persoon_uid"),
                Persoonsgegevens.roepnaam,
                Persoonsgegevens.achternaam,
                Persoonsgegevens.geboortedatum,
            )
            .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
            .join(Persoon, Persoon.id == Lidmaatschap.persoon_id)
            .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
            .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
            .where(
                *amv_now(lezer.vandaag, gemeente_uid),
                Dossier.afgesloten_op.is_(None),
                Persoonsgegevens.geboortedatum.is_not(None),
            )
        )
        .all()
    )
    by_uid = {r.persoon_uid: r for r in rows}
    days = [(r.persoon_uid, verjaardag(r.geboortedatum, VOLWASSEN)) for r in rows]
    return tuple(
        AmvRow(
            dossier_uid=by_uid[uid].uid,
            nummer=by_uid[uid].nummer,
            naam=f"{by_uid[uid].roepnaam} {by_uid[uid].achternaam}".strip(),
            jarig_op=day,
            kwartaal=f"{jaar}-K{nummer}",
        )
        for (jaar, nummer), people in coming_of_age(days, lezer.vandaag).items()
        for uid, day in people
    )


def load_figures(
    lezer: Lezer,
    gemeente_uid: str,
    amv: tuple[AmvRow, ...],
    punten: tuple[GemeentepuntRow, ...],
    *,
    taak: bool,
) -> tuple[tuple[OverlegSoort, tuple[Reden, ...]], ...]:
    """What the program knows for the agenda of each; counted by us, never official."""
    whole = load_afspraken(lezer, gemeente_uid) if lezer.may(Recht.LEZEN) else None
    signals = whole.signalen if whole is not None else load_signalen(lezer, gemeente_uid)
    share = _share(lezer.vandaag, signals)
    figures = (*load_agenda_cijfers(lezer, gemeente_uid), share) if taak else (share,)
    known = {
        OverlegSoort.LOKAAL: (*figures, *_own_figures(whole, punten)),
        OverlegSoort.REGIONAAL: (*figures, *_region(whole.regio if whole is not None else ())),
        OverlegSoort.AMV: (Reden.of("agenda_amv", aantal=len(amv)),),
    }
    return tuple((soort, known[soort]) for soort in OverlegSoort)


def _own_figures(whole: AfsprakenRow | None, punten: tuple[GemeentepuntRow, ...]) -> tuple[Reden, ...]:
    """What only gemeente and corporaties among themselves speak about: agreements and late points."""
    figures = []
    if whole is not None:
        measured = [one.meting for one in whole.afspraken if one.loopt and one.meting is not None]
        right = sum(one.gehaald is True for one in measured)
        wrong = sum(one.gehaald is False for one in measured)
        figures.append(
            Reden.of("agenda_afspraken", gehaald=right, niet=wrong, open=len(measured) - right - wrong)
        )
        figures.append(Reden.of("agenda_afwijkingen", aantal=len(whole.afwijkingen)))
    late = sum(
        one.stand in (Stand.TE_LAAT, Stand.RICHTDATUM_VOORBIJ) for one in punten if one.stand in OPEN_STANDEN
    )
    figures.append(Reden.of("agenda_punten", aantal=late))
    return tuple(figures)


def _region(regio: tuple[SignaalRow, ...]) -> tuple[Reden, ...]:
    """The share of the region in the half-year that is known last (A021); none where nobody told it."""
    return tuple(
        Reden.of(
            "agenda_regio",
            halfjaar=one.halfjaar,
            statushouders=one.statushouders,
            vrijgekomen=one.vrijgekomen,
        )
        for one in regio[:1]
    )


def _share(vandaag: date, signals: tuple[SignaalRow, ...]) -> Reden:
    """The share of the half-year that ended last."""
    before = Halfjaar.van(vandaag).vorige
    found = next((one for one in signals if one.halfjaar == before.code), None)
    if found is None:
        return Reden.of("agenda_geen_overzicht", halfjaar=before.code)
    return Reden.of(
        "agenda_aandeel",
        halfjaar=before.code,
        statushouders=found.statushouders,
        vrijgekomen=found.vrijgekomen,
    )
