"""Notices as lines on top of Vandaag: what the program tells, until it was seen. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.rows_mensen import BerichtRow
from resources.i18n import _, ngettext
from resources.sentences import sentence
from views.widgets.dagen import dag_kort, moment
from views.widgets.lijn import Knop, Lijn, Soort

GEZIEN = "gezien"
KOP = "kop:berichten"


def bericht_key(bericht: BerichtRow) -> str:
    """The key of the line of a notice."""
    return f"bericht:{bericht.uid}"


def bericht_lijnen(berichten: Sequence[BerichtRow]) -> list[Lijn]:
    """A card with the notices; none = no card."""
    if not berichten:
        return []
    count = len(berichten)
    return [
        Lijn(
            KOP,
            _("Berichten"),
            kaart="berichten",
            soort=Soort.KOP,
            onder=ngettext("{n} bericht", "{n} berichten", count).format(n=count),
        ),
        *(_lijn(bericht) for bericht in berichten),
    ]


def _lijn(bericht: BerichtRow) -> Lijn:
    parts = [moment(bericht.op)]
    if bericht.reden:
        parts.append(_("reden: {reden}").format(reden=bericht.reden))
    return Lijn(
        bericht_key(bericht),
        woorden(bericht),
        kaart="berichten",
        onder=" · ".join(parts),
        knoppen=(Knop(GEZIEN, _("Gezien"), "g"),),
        tip=bericht.reden,
    )


def woorden(bericht: BerichtRow) -> str:
    """The sentence of a notice, with a name and days in words."""
    params = dict(bericht.gegevens)
    found: dict[str, str | int] = {"wie": bericht.wie or _("Iemand")}
    for name, value in params.items():
        found[name] = _day(value) if name in ("dag", "van", "tot") and value else value
    if "van" in params:
        found["periode"] = (
            _("van {van} tot en met {tot}").format(van=found["van"], tot=found["tot"])
            if params.get("tot")
            else _("vanaf {van}").format(van=found["van"])
        )
    return sentence(bericht.soort, **found)


def _day(value: str | int) -> str:
    try:
        return dag_kort(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
