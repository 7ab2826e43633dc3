"""Appointments of a gezin as lines: what comes, and the last that was. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.tijdafspraken import TijdafspraakRow
from resources.i18n import _
from resources.labels import label_of
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

NIEUW, ANDERS, AF, WEG, AGENDA = (
    "afspraak",
    "afspraak_anders",
    "afspraak_af",
    "afspraak_weg",
    "afspraak_agenda",
)
"""Codes of the buttons; the first three are forms too."""
GEWEEST = 3
"""So many that were are shown."""


def tijdafspraak_lijnen(
    rows: Sequence[TijdafspraakRow], vandaag: date, *, mag: bool, papier: bool
) -> list[Lijn]:
    """The card of the appointments; `papier` = one can go to somebody's own calendar."""
    knoppen = (Knop(NIEUW, _("Afspraak maken"), "f"),) if mag else ()
    head = Lijn("kop:afspraken", _("Afspraken"), kaart="afspraken", soort=Soort.KOP, knoppen=knoppen)
    coming = [one for one in rows if one.op >= vandaag]
    past = [one for one in rows if one.op < vandaag][:GEWEEST]
    if not coming and not past:
        words = _("Een huisbezoek, een bezichtiging, het tekenen of de sleutel: met een tijd en een plek.")
        return [head, Lijn("leeg:afspraken", words, kaart="afspraken", soort=Soort.TEKST)]
    return [head, *(_line(one, vandaag, mag=mag, papier=papier) for one in (*coming, *past))]


def _line(row: TijdafspraakRow, vandaag: date, *, mag: bool, papier: bool) -> Lijn:
    was = row.op < vandaag
    buttons = (
        *((Knop(ANDERS, _("Wijzigen"), "i"),) if mag else ()),
        *((Knop(AGENDA, _("Agenda"), "a"),) if papier and not was else ()),
        *((Knop(AF, _("Afzeggen"), "z"),) if mag and not was and row.vervallen_op is None else ()),
        *((Knop(WEG, _("Weghalen"), "w"),) if mag else ()),
    )
    return Lijn(
        f"{NIEUW}:{row.uid}",
        f"{dag_kort(row.op, vandaag)} {row.tijd} – {row.tot} · {kind_of(row)}",
        kaart="afspraken",
        onder=_around(row),
        lang=True,
        chip=_chip(row),
        knoppen=buttons,
        grijs=was or row.vervallen_op is not None,
    )


def kind_of(row: TijdafspraakRow) -> str:
    """The kind, with what it is about."""
    kind = label_of("tijdafspraak", row.soort)
    return f"{kind}: {row.wat}" if row.wat else kind


def _around(row: TijdafspraakRow) -> str:
    """Where, with whom, who comes and for which point; of one that was called off why."""
    with_whom = ", ".join(part for part in (row.organisatie, row.met) if part)
    parts = [
        row.plaats,
        _("met {wie}").format(wie=with_whom) if with_whom else "",
        _("komt: {letters}").format(letters=row.komt) if row.komt else "",
        _("{wie} gaat mee").format(wie=row.wie) if row.wie else "",
        _("voor punt {n}").format(n=row.punt_nummer) if row.punt_nummer else "",
        row.reden,
    ]
    return " · ".join(part for part in parts if part)


def _chip(row: TijdafspraakRow) -> Chip | None:
    if row.vervallen_op is not None:
        return Chip(_("gaat niet door"), Toon.RUST, "streep")
    return Chip(_("botst"), Toon.WEEK, "uitroep") if row.botst else None
