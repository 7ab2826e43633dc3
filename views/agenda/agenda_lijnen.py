"""One day of the calendar as lines. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.agenda_dagen import EINDE, VERJAARDAG, VOLGEN
from models.queries.rows_agenda import AgendaItem
from models.values import Stand
from resources.i18n import _
from views.widgets.dagen import dag_lang
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

AGENDA = "agenda"
AFGESPROKEN = ("afspraak", "regeldag", "spreekuur", "gepland")
"""Kinds of what was agreed."""


def dag_lijnen(dag: date, items: Sequence[AgendaItem], *, papier: bool) -> list[Lijn]:
    """Make a card of a day; `papier` = a line can go to somebody's own calendar."""
    lines = [Lijn("kop", dag_lang(dag), kaart="dag", soort=Soort.KOP)]
    if not items:
        lines.append(Lijn("niets", _("Niets op deze dag."), kaart="dag", soort=Soort.TEKST))
    return [*lines, *(_line(one, papier=papier) for one in items)]


def _line(item: AgendaItem, *, papier: bool) -> Lijn:
    time = f"{item.tijd} – {item.tot}" if item.tijd and item.tot else item.tijd
    met = _("met {wie}").format(wie=item.met) if item.met else ""
    wie = _("{wie} gaat mee").format(wie=item.wie) if item.wie else ""
    parts = (time, item.gezin, item.dossier_nummer, item.plaats, met, wie)
    return Lijn(
        item.sleutel,
        item.tekst,
        kaart="dag",
        onder=" · ".join(part for part in parts if part),
        chip=_chip(item),
        knoppen=(Knop(AGENDA, _("Agenda"), "a"),) if papier else (),
        smal=True,
        grijs=item.vervallen,
    )


def _chip(item: AgendaItem) -> Chip | None:
    if item.vervallen:
        return Chip(_("gaat niet door"), Toon.RUST, "streep")
    if item.botst:
        return Chip(_("botst"), Toon.WEEK, "uitroep")
    if item.soort in AFGESPROKEN:
        return Chip(_("afspraak"), Toon.OP_SCHEMA, "klok")
    if item.stand is Stand.TE_LAAT:
        return Chip(_("te laat"), Toon.TE_LAAT)
    kinds = {
        "later": _("later"),
        EINDE: _("loopt af"),
        VOLGEN: _("volgen"),
        VERJAARDAG: _("wordt 18"),
    }
    if item.soort in kinds:
        return Chip(kinds[item.soort], Toon.RUST, "klok")
    return Chip(_("vaste termijn") if item.hard else _("richtdatum"), Toon.WEEK if item.hard else Toon.RUST)
