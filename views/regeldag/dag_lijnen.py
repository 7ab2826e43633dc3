"""The lines of the list of regeldagen: those that come first, then those that were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.rows_beheer import GemeenteRow
from models.queries.rows_regeldag import RegeldagRow
from resources.i18n import _, ngettext
from views.widgets.dagen import dag_lang
from views.widgets.lijn import Chip, Lijn, Soort, Toon


def dag_lijnen(rows: Sequence[RegeldagRow], vandaag: date, gemeenten: Sequence[GemeenteRow]) -> list[Lijn]:
    """Make the lines; the name of the gemeente only where there are several."""
    coming = sorted((r for r in rows if r.dag >= vandaag), key=lambda r: (r.dag, r.nummer))
    past = sorted((r for r in rows if r.dag < vandaag), key=lambda r: (r.dag, r.nummer), reverse=True)
    lines: list[Lijn] = []
    for key, titel, days in (("komt", _("Komt nog"), coming), ("was", _("Geweest"), past)):
        if days:
            lines.append(Lijn(f"kop:{key}", titel, kaart=key, soort=Soort.KOP))
            lines += [_line(row, key, vandaag, several=len(gemeenten) > 1) for row in days]
    return lines


def gezinnen_woorden(aantal: int) -> str:
    """Say how many gezinnen."""
    return ngettext("{n} gezin", "{n} gezinnen", aantal).format(n=aantal) if aantal else _("nog geen gezin")


def dag_woorden(row: RegeldagRow) -> str:
    """Say in a few words what a regeldag is: where, and for how many gezinnen."""
    return " · ".join(part for part in (row.plaats, gezinnen_woorden(len(row.afspraken))) if part)


def _line(row: RegeldagRow, kaart: str, vandaag: date, *, several: bool) -> Lijn:
    parts = [row.plaats, _("om {tijd}").format(tijd=row.start) if row.start else ""]
    parts += [gezinnen_woorden(len(row.afspraken)), row.gemeente if several else ""]
    return Lijn(
        row.uid,
        dag_lang(row.dag),
        kaart=kaart,
        onder=" · ".join(part for part in parts if part),
        chip=_chip(row.dag, vandaag),
        grijs=row.dag < vandaag,
    )


def _chip(dag: date, vandaag: date) -> Chip | None:
    days = (dag - vandaag).days
    if days < 0:
        return None
    if days == 0:
        return Chip(_("vandaag"), Toon.WEEK)
    words = ngettext("over {n} dag", "over {n} dagen", days).format(n=days)
    return Chip(words, Toon.WEEK if days <= 7 else Toon.RUST)
