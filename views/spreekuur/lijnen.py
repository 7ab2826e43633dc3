"""The list of the spreekuur as lines: each gezin with a box, and what was noted. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_begeleiding import SpreekuurPage, SpreekuurRow
from resources.i18n import _, ngettext
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

MEER = "meer"
"""Key of the line that brings more gezinnen."""


def spreekuur_lijnen(page: SpreekuurPage, vandaag: date, zoek: str = "") -> list[Lijn]:
    """Who came first, then the others by name; the last line brings more of them."""
    found: list[Lijn] = []
    if page.geweest:
        count = str(len(page.geweest))
        head = Lijn("kop:geweest", _("Geweest"), kaart="geweest", soort=Soort.KOP, onder=count)
        found += [head, *(_gezin(one, vandaag, "geweest") for one in page.geweest)]
    if page.rest:
        count = str(page.rest_totaal)
        head = Lijn("kop:rest", _("Nog niet geweest"), kaart="rest", soort=Soort.KOP, onder=count)
        found += [head, *(_gezin(one, vandaag, "rest") for one in page.rest)]
        more = page.rest_totaal - len(page.rest)
        if more > 0:
            found.append(Lijn(MEER, _("nog {n} →").format(n=more), kaart="rest", soort=Soort.MEER))
    if not found and zoek:
        found.append(Lijn("geen", _("Geen gezin gevonden."), kaart="rest", soort=Soort.TEKST))
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


def samen(n: int, vandaag: date) -> str:
    """How many came, on which day."""
    return ngettext("{dag}: {n} gezin geweest", "{dag}: {n} gezinnen geweest", n).format(
        dag=dag_kort(vandaag, vandaag), n=n
    )
