"""The card of the tab *Toewijzing* about a criterion that binds the COA to a place. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_toewijzing import ToewijzingRow
from resources.i18n import _
from resources.labels import label_of
from resources.sentences import sentence
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon


def plaats_lijnen(row: ToewijzingRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Whether a criterion binds the COA, and why (A051); never anything about health (A044)."""
    buttons = (Knop("criterium", _("Criterium kiezen"), "k"),)
    head = Lijn(
        "kop:plaats",
        _("Moet het COA hier plaatsen?"),
        kaart="plaats",
        soort=Soort.KOP,
        knoppen=buttons if mag else (),
    )
    one = row.plaatsing
    if one is None:
        words = _(
            "Het COA moet hier plaatsen bij naaste familie met kinderen tot 18 jaar, een behandeling of "
            "opleiding die nergens anders kan, of werk van minstens {maanden} maanden en {uren} uur per week."
        ).format(maanden=row.werk_maanden, uren=row.werk_uren)
        return [head, Lijn("leeg:plaats", _("Nog niet gevraagd"), kaart="plaats", onder=words, lang=True)]
    chip = Chip(_("ja"), Toon.OP_SCHEMA) if one.bindt else Chip(_("nee"), Toon.RUST)
    return [
        head,
        Lijn(
            "plaats:keuze",
            label_of("criterium", one.criterium),
            kaart="plaats",
            onder="\n".join(
                (
                    *(sentence(reden) for reden in one.redenen),
                    _("Gekozen op {dag}.").format(dag=dag_kort(one.op, vandaag)),
                )
            ),
            lang=True,
            chip=chip,
            knoppen=(Knop("criterium_weg", _("Weghalen"), "w"),) if mag else (),
        ),
    ]
