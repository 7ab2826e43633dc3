"""The list of the spreekuur as lines: each gezin with a box, and what was noted. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.rows_begeleiding import SpreekuurRow
from resources.i18n import _, ngettext
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon


def spreekuur_lijnen(rows: Sequence[SpreekuurRow], vandaag: date) -> list[Lijn]:
    """Who came first, then all others by name."""
    came = [one for one in rows if one.contact_uid]
    rest = [one for one in rows if not one.contact_uid]
    found: list[Lijn] = []
    if came:
        head = Lijn("kop:geweest", _("Geweest"), kaart="geweest", soort=Soort.KOP, onder=str(len(came)))
        found += [head, *(_gezin(one, vandaag, "geweest") for one in came)]
    if rest:
        head = Lijn("kop:rest", _("Nog niet geweest"), kaart="rest", soort=Soort.KOP, onder=str(len(rest)))
        found += [head, *(_gezin(one, vandaag, "rest") for one in rest)]
    return found


def _gezin(row: SpreekuurRow, vandaag: date, kaart: str) -> Lijn:
    came = bool(row.contact_uid)
    before = ""
    if not came and row.laatste is not None:
        days = (vandaag - row.laatste).days
        before = _("laatste contact vandaag")
        if days:
            before = ngettext(
                "laatste contact {dag}, {n} dag geleden", "laatste contact {dag}, {n} dagen geleden", days
            ).format(dag=dag_kort(row.laatste, vandaag), n=days)
    words = _("Notitie wijzigen") if row.notitie else _("Notitie erbij")
    return Lijn(
        row.uid,
        row.naam,
        kaart=kaart,
        nummer=row.nummer,
        onder=row.notitie or before,
        lang=bool(row.notitie),
        vink=came,
        chip=Chip(_("geweest"), Toon.OP_SCHEMA) if came else None,
        knoppen=(Knop("notitie", words, "n"),),
    )


def samen(rows: Sequence[SpreekuurRow], vandaag: date) -> str:
    """How many came, on which day."""
    n = sum(bool(one.contact_uid) for one in rows)
    return ngettext("{dag}: {n} gezin geweest", "{dag}: {n} gezinnen geweest", n).format(
        dag=dag_kort(vandaag, vandaag), n=n
    )
