"""The calendar: appointments and terms of the own gezinnen from a day to a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace
from sqlalchemy import ColumnElement, and_, or_, select, text

from models.content import EIGEN_PUNT
from models.errors import Refused
from models.queries import punten
from models.queries.agenda_dagen import items_of_dagen
from models.queries.gemeentedag import items_of_gemeente
from models.queries.inburgering_dagen import items_of_inburgering
from models.queries.lezer import Lezer
from models.queries.mijn import clock_runs, own_dossiers
from models.queries.papier_namen import gezin_name
from models.queries.regeldagen import load_regeldag
from models.queries.rows import PaperHead
from models.queries.rows_agenda import AgendaFacts, AgendaItem, AgendaRow
from models.queries.rows_regeldag import AfspraakRow, RegeldagRow
from models.queries.spreekuur_dagen import items_of_spreekuur
from models.queries.tijdafspraken import items_of_afspraken, without_double
from models.rules.klokuren import clock_of, minutes_of
from models.tables import Actiepunt, Ankerdatum, Dossier, DossierStand, Regeldag
from models.tables.actiepunten import LOOPT
from models.values import Privacy, Staat, Stand
from resources.i18n import _
from resources.labels import label_of

HOOGSTENS_DAGEN = 400
"""Longest period: a year and a month. More is no calendar but an archive."""


VAN_GEZIN = "gezin-"
"""Key of all that is in the calendar of one gezin."""


def load_agenda(lezer: Lezer, van: date, tot: date, *, begeleider_uid: str = "") -> AgendaRow:
    """Read the calendar from `van` up to and with `tot`; `begeleider_uid` = only that person's own gezinnen.

    Raises Refused: tot_voor_van, agenda_te_lang.
    """
    if tot < van:
        raise Refused("tot_voor_van", veld="tot")
    if (tot - van).days > HOOGSTENS_DAGEN:
        raise Refused("agenda_te_lang", veld="tot")
    scope: list[ColumnElement[bool]] = [Dossier.afgesloten_op.is_(None)]
    own = None
    if begeleider_uid:
        ids = own_dossiers(begeleider_uid, lezer.vandaag)
        scope.append(Dossier.id.in_(ids))
        own = set(lezer.session.connection().scalars(select(Dossier.uid).where(Dossier.id.in_(ids))))
    items = [
        *_visits(lezer, van, tot, own),
        *_planned(lezer, van, tot, scope),
        *_terms(lezer, van, tot, scope),
        *items_of_inburgering(lezer, van, tot, scope),
        *items_of_dagen(lezer, van, tot, scope),
        *(items_of_gemeente(lezer, van, tot) if begeleider_uid in ("", lezer.wie) else ()),
        *items_of_spreekuur(lezer, van, tot, begeleider_uid),
    ]
    afspraken = list(items_of_afspraken(lezer, van, tot, begeleider_uid))
    items = [*afspraken, *without_double(items, afspraken)]
    return AgendaRow(van=van, tot=tot, items=tuple(sorted(items, key=_order)))


def agenda_facts(
    lezer: Lezer, van: date, tot: date, sleutel: str = "", *, head: PaperHead, begeleider_uid: str = ""
) -> AgendaFacts:
    """Collect a period, or what a key means, for paper or a file. Raises Refused("agenda_leeg")."""
    row = load_agenda(lezer, van, tot, begeleider_uid=begeleider_uid)
    items = tuple(_named(one, head.privacy) for one in row.items if _is_meant(one, sleutel))
    if not items:
        raise Refused("agenda_leeg")
    return AgendaFacts(head=head, van=van, tot=tot, items=items)


def _is_meant(item: AgendaItem, sleutel: str) -> bool:
    """One item by its own key; all visits of a regeldag, or all of a gezin, by theirs; empty = everything."""
    if sleutel.startswith(VAN_GEZIN):
        return item.dossier_uid == sleutel.removeprefix(VAN_GEZIN)
    return sleutel in ("", item.sleutel) or item.sleutel.startswith(f"{sleutel}-")


def _named(item: AgendaItem, privacy: Privacy) -> AgendaItem:
    gezin = item.gezin if item.gemeente_uid else gezin_name(item.gezin, privacy, item.personen)
    if privacy is Privacy.NAAM:
        return replace(item, gezin=gezin)
    tekst = _("eigen punt") if item.eigen else item.kaal or item.tekst
    plaats = "" if item.plaats_getypt else item.plaats
    return replace(item, gezin=gezin, tekst=tekst, plaats=plaats, met="", wie="")


def _order(item: AgendaItem) -> tuple[date, int, str, str]:
    """By day, then by time (what has one first), then by gezin."""
    minutes = minutes_of(item.tijd) if item.tijd else None
    return item.dag, 24 * 60 if minutes is None else minutes, item.dossier_nummer, item.sleutel


# --- regeldagen ---


def _visits(lezer: Lezer, van: date, tot: date, own: set[str] | None) -> Iterator[AgendaItem]:
    days = lezer.session.connection().scalars(
        select(Regeldag.uid).where(Regeldag.dag >= van, Regeldag.dag <= tot, Regeldag.vervallen.is_(False))
    )
    for uid in list(days):
        day = load_regeldag(lezer, uid)
        for one in day.afspraken:
            if one.dossier_uid and (own is None or one.dossier_uid in own):
                yield _visit(day, one)


def _visit(day: RegeldagRow, one: AfspraakRow) -> AgendaItem:
    """The visit of a gezin, from its first loket to the end of its last."""
    usual = {row.loket: row.minuten for row in day.loketten}
    spans = [
        (start, start + (visit.minuten or usual.get(loket, 0)))
        for loket, visit in one.bezoeken.items()
        if not visit.overslaan and visit.tijd and (start := minutes_of(visit.tijd)) is not None
    ]
    begin = clock_of(min(start for start, _end in spans)) if spans else day.start
    return AgendaItem(
        sleutel=f"regeldag-{day.uid}-{one.dossier_uid}",
        soort="regeldag",
        dag=day.dag,
        tijd=begin,
        tot=clock_of(max(end for _start, end in spans)) if spans else "",
        tekst=_("Regeldag"),
        plaats=day.plaats,
        dossier_uid=one.dossier_uid,
        dossier_nummer=one.dossier_nummer,
        gezin=one.gezin,
        personen=one.personen,
        regeldag_uid=day.uid,
    )


# --- days of a gezin ---


def _planned(lezer: Lezer, van: date, tot: date, scope: list[ColumnElement[bool]]) -> Iterator[AgendaItem]:
    """Days that were planned and have not come true: tekendatum, verhuizing, arrival of family …"""
    rows = lezer.session.connection().execute(
        select(
            Ankerdatum.uid,
            Ankerdatum.soort,
            Ankerdatum.gepland,
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer,
            Dossier.naam,
            DossierStand.personen,
        )
        .join(Dossier, Dossier.id == Ankerdatum.dossier_id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .where(
            *scope,
            Ankerdatum.gepland >= van,
            Ankerdatum.gepland <= tot,
            Ankerdatum.werkelijk.is_(None),
            Ankerdatum.vervallen_op.is_(None),
        )
    )
    for row in rows:
        yield AgendaItem(
            sleutel=f"dag-{row.uid}",
            soort="gepland",
            anker=row.soort,
            dag=row.gepland,
            tekst=label_of("Anker", row.soort),
            dossier_uid=row.dossier_uid,
            dossier_nummer=row.nummer,
            gezin=row.naam,
            personen=row.personen or 0,
        )


# --- terms ---


def _terms(lezer: Lezer, van: date, tot: date, scope: list[ColumnElement[bool]]) -> Iterator[AgendaItem]:
    """Terms of our own lines, those of others that stand in a document, and what was put off until a day."""
    running = and_(
        text(LOOPT),
        Actiepunt.termijn_datum >= van,
        Actiepunt.termijn_datum <= tot,
        or_(Actiepunt.onze, Actiepunt.termijn_hard),
        clock_runs(lezer.vandaag),
    )
    later = and_(
        Actiepunt.staat == Staat.UITGESTELD.value,
        Actiepunt.vervallen_op.is_(None),
        Actiepunt.uitgesteld_tot >= van,
        Actiepunt.uitgesteld_tot <= tot,
    )
    rows = lezer.session.connection().execute(
        select(
            *punten.COLUMNS,
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer.label("dossier_nummer"),
            Dossier.naam,
            Dossier.gemeente_id,
            DossierStand.personen,
        )
        .join(Dossier, Dossier.id == Actiepunt.dossier_id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .where(*scope, or_(running, later))
        .order_by(Actiepunt.id)
    )
    seen: set[tuple[str, int, date]] = set()
    for row in rows:
        put_off = row.staat == Staat.UITGESTELD
        dag = row.uitgesteld_tot if put_off else row.termijn_datum
        key = (row.dossier_uid, row.nummer, dag)
        if key in seen:
            continue  # a line of several people stands once on a day
        seen.add(key)
        item = lezer.item(row.item_id, row.inhoud_versie, row.inhoud_herkomst, row.gemeente_id)
        yield AgendaItem(
            sleutel=f"punt-{row.uid}",
            soort="later" if put_off else "termijn",
            dag=dag,
            tekst=punten.words_of(row, item),
            dossier_uid=row.dossier_uid,
            dossier_nummer=row.dossier_nummer,
            gezin=row.naam,
            personen=row.personen or 0,
            punt_uid=row.uid,
            hard=row.termijn_hard,
            stand=Stand.UITGESTELD if put_off else punten.stand_on(row, lezer.vandaag, punten.Omgeving()),
            eigen=row.item_id == EIGEN_PUNT.id,
        )
