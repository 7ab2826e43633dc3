"""Days of the calendar that are no point and no planned date: ends, moments to follow, who turns 18."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, Label, select

from models.queries.lezer import Lezer
from models.queries.rows_agenda import AgendaItem
from models.queries.sql import Rij
from models.queries.volgen_vandaag import load_momenten
from models.rules.leeftijd import verjaardag
from models.tables import (
    Deelname,
    Dossier,
    DossierStand,
    IngekochtTraject,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
)
from models.values import DeelnameSoort, Stand
from resources.i18n import _
from resources.labels import small_label_of
from resources.sentences import sentence

EINDE, VOLGEN, VERJAARDAG = "einde", "volgen", "verjaardag"
"""Kinds of such items."""
MEERDERJARIG = 18


def items_of_dagen(
    lezer: Lezer, van: date, tot: date, scope: Sequence[ColumnElement[bool]]
) -> Iterator[AgendaItem]:
    """All of them from a day to a day (both included), of the dossiers in `scope`."""
    yield from _trajecten(lezer, van, tot, scope)
    yield from _documenten(lezer, van, tot, scope)
    yield from _birthdays(lezer, van, tot, scope)
    yield from _moments(lezer, van, tot, scope)


_HEAD: tuple[Label[Any], ...] = (
    Dossier.uid.label("dossier_uid"),
    Dossier.nummer.label("dossier_nummer"),
    Dossier.naam.label("gezin"),
    DossierStand.personen.label("personen"),
)


def _item(row: Rij, sleutel: str, soort: str, dag: date, tekst: str, tab: str, **more: Any) -> AgendaItem:  # noqa: ANN401 - fields of the item
    return AgendaItem(
        sleutel=sleutel,
        soort=soort,
        dag=dag,
        tekst=tekst,
        tab=tab,
        dossier_uid=row.dossier_uid,
        dossier_nummer=row.dossier_nummer,
        gezin=row.gezin,
        personen=row.personen or 0,
        **more,
    )


def _trajecten(
    lezer: Lezer, van: date, tot: date, scope: Sequence[ColumnElement[bool]]
) -> Iterator[AgendaItem]:
    """Bought trajecten that end and were not stopped before (A168)."""
    rows = lezer.session.connection().execute(
        select(IngekochtTraject.uid, IngekochtTraject.soort, IngekochtTraject.einde, *_HEAD)
        .join(Dossier, Dossier.id == IngekochtTraject.dossier_id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .where(
            *scope,
            IngekochtTraject.gestopt_op.is_(None),
            IngekochtTraject.einde >= van,
            IngekochtTraject.einde <= tot,
        )
    )
    for row in rows:
        words = _("Traject loopt af: {soort}").format(soort=small_label_of("traject_inkoop", row.soort))
        stand = Stand.OP_SCHEMA if row.einde >= lezer.vandaag else Stand.RICHTDATUM_VOORBIJ
        yield _item(row, f"traject-{row.uid}", EINDE, row.einde, words, "begeleiding", stand=stand)


def _documenten(
    lezer: Lezer, van: date, tot: date, scope: Sequence[ColumnElement[bool]]
) -> Iterator[AgendaItem]:
    """Last days on which a paper of the register is valid; what was typed about it stays there."""
    rows = lezer.session.connection().execute(
        select(Deelname.uid, Deelname.aard, Deelname.tot, *_HEAD)
        .join(Dossier, Dossier.id == Deelname.dossier_id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .where(
            *scope,
            Deelname.soort == DeelnameSoort.PAPIER.value,
            Deelname.tot >= van,
            Deelname.tot <= tot,
        )
    )
    for row in rows:
        words = _("Document verloopt: {soort}").format(soort=small_label_of("aard", row.aard))
        yield _item(row, f"document-{row.uid}", EINDE, row.tot, words, "meedoen")


def _birthdays(
    lezer: Lezer, van: date, tot: date, scope: Sequence[ColumnElement[bool]]
) -> Iterator[AgendaItem]:
    """The day on which an amv turns 18: the guardian goes, and a dwelling must be there."""
    years, day = relativedelta(years=MEERDERJARIG), timedelta(days=1)
    rows = lezer.session.connection().execute(
        select(
            Persoon.uid,
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.geboortedatum,
            Lidmaatschap.letter,
            *_HEAD,
        )
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .where(
            *scope,
            Lidmaatschap.tot.is_(None),
            Persoonsgegevens.is_amv,
            Persoonsgegevens.geboortedatum >= van - years - day,
            Persoonsgegevens.geboortedatum <= tot - years + day,
        )
    )
    for row in rows:
        dag = verjaardag(row.geboortedatum, MEERDERJARIG)  # born on 29 February: 1 March
        if van <= dag <= tot:
            words = sentence("wordt_18", naam=row.roepnaam or row.letter)
            kaal = sentence("wordt_18", naam=row.letter)
            yield _item(row, f"wordt18-{row.uid}", VERJAARDAG, dag, words, "amv", kaal=kaal)


def _moments(
    lezer: Lezer, van: date, tot: date, scope: Sequence[ColumnElement[bool]]
) -> Iterator[AgendaItem]:
    """Moments of the year of following that were not held yet; its end is a point of the checklist (A011)."""
    for row, momenten in load_momenten(lezer, scope):
        for one in momenten:
            if one.gedaan_op is None and not one.laatste and van <= one.gepland <= tot:
                words = _("Vragen hoe het wonen gaat")
                key = f"volgen-{row.dossier_uid}-{row.ronde}-{one.maanden}"
                yield _item(row, key, VOLGEN, one.gepland, words, "volgen")
