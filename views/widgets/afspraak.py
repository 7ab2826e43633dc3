"""The line of an agreement about small dwellings, as two screens show it. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_familie import KleineWoningenRow
from resources.i18n import _
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Toon


def kleine_woningen(one: KleineWoningenRow, vandaag: date, *, knoppen: tuple[Knop, ...] = ()) -> Lijn:
    """An agreement with its last day and why."""
    who = one.corporatie or _("Alle corporaties")
    under = (
        _("eerder gestopt")
        if one.gestopt
        else _("langer dan {n} maanden afgesproken").format(n=one.maanden)
        if one.langer
        else _("{n} maanden vanaf {dag}").format(n=one.maanden, dag=dag_kort(one.van, vandaag))
    )
    return Lijn(
        f"afspraak:{one.uid}",
        _("{wie}: kleine goedkope woningen naar jongeren van 18, tot en met {dag}").format(
            wie=who, dag=dag_kort(one.tot, vandaag)
        ),
        kaart="afspraken",
        onder=under,
        lang=True,
        chip=Chip(_("loopt"), Toon.OP_SCHEMA) if one.loopt else None,
        knoppen=knoppen,
        grijs=not one.loopt,
    )
