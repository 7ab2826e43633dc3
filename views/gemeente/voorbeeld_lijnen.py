"""Good examples of begeleiding and taking part as lines of *Overleggen* (A019, A023). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.queries.rows_afspraken import GoedVoorbeeldRow, OverleggenRow
from resources.i18n import _
from views.gemeente.rijen_deel import rij_knoppen
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

KAART = "voorbeelden"


def lijnen(rows: Sequence[GoedVoorbeeldRow], vandaag: date, *, mag: bool) -> list[Lijn]:
    """The card with the examples; an empty one tells what it is for."""
    knop = (Knop("erbij:voorbeeld", _("Voorbeeld erbij"), "b"),) if mag else ()
    head = Lijn(f"kop:{KAART}", _("Goede voorbeelden"), KAART, Soort.KOP, knoppen=knop)
    if not rows:
        words = _("Schrijf hier op wat ergens goed werkt. Zo kun je het delen in het regionaal overleg.")
        return [head, Lijn(f"leeg:{KAART}", words, KAART, Soort.TEKST)]
    return [head, *(_voorbeeld(one, vandaag, mag=mag) for one in rows)]


def _voorbeeld(row: GoedVoorbeeldRow, vandaag: date, *, mag: bool) -> Lijn:
    parts = (
        _("verteld door: {wie}").format(wie=row.van_wie) if row.van_wie else "",
        row.wat,
        _("te lezen: {waar}").format(waar=row.bron) if row.bron else "",
    )
    return Lijn(
        f"voorbeeld:{row.uid}",
        row.titel,
        KAART,
        onder="\n".join(part for part in parts if part),
        lang=True,
        chip=Chip(dag_kort(row.op, vandaag), Toon.RUST),
        knoppen=rij_knoppen(mag=mag),
    )


def velden(_alles: OverleggenRow) -> tuple[Veld, ...]:
    """The fields of an example."""
    return (
        Veld("titel", _("Wat is het voorbeeld, in een paar woorden"), breed=True),
        Veld("op", _("Verteld op"), Veldsoort.DATUM, verleden=True),
        Veld("van_wie", _("Welke organisatie vertelde het")),
        Veld("wat", _("Wat werkt er goed (geen namen van gezinnen)"), Veldsoort.LANG, breed=True),
        Veld("bron", _("Waar kun je het lezen (hoeft niet)"), breed=True),
    )


def waarden(_alles: OverleggenRow, row: Any) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The values with which the form begins."""
    if row is None:
        return {}
    return {name: getattr(row, name) for name in ("titel", "op", "van_wie", "wat", "bron")}
