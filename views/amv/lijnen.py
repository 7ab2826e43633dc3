"""The screen *Amv* as lines: a card a quarter, and the agreements about small dwellings. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_familie import AmvLijst, AmvPersoon, KleineWoningenRow, KwartaalRow
from models.rules.amv import code_of
from models.values import AmvKeuze
from resources.i18n import _, ngettext
from resources.labels import label
from views.widgets.afspraak import kleine_woningen
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

UIT = ":uit"
"""Of a line of who leaves the longer opvang, so that its key stays its own."""
PAPIER, STOP, AFSPRAAK = "papier", "stop", "afspraak"


def amv_lijnen(row: AmvLijst, *, papier: bool, mag: bool) -> list[Lijn]:
    """Make the cards; `papier` = a list can be made of it, `mag` = agreements can be noted."""
    lines: list[Lijn] = []
    for one in row.kwartalen:
        lines += _kwartaal(one, row.dag, papier=papier)
    if row.zonder_datum:
        head = Lijn("kop:zonder", _("Geboortedatum niet bekend"), kaart="zonder", soort=Soort.KOP)
        lines += [head, *(_jongere(one, "zonder", row.dag) for one in row.zonder_datum)]
    return lines + _afspraken(row.afspraken, row.dag, mag=mag)


def kwartaal_naam(one: KwartaalRow) -> str:
    """`Kwartaal 3 van 2026`."""
    return _("Kwartaal {n} van {jaar}").format(n=one.kwartaal[1], jaar=one.kwartaal[0])


def _kwartaal(one: KwartaalRow, vandaag: date, *, papier: bool) -> list[Lijn]:
    kaart = code_of(one.kwartaal)
    n, out = len(one.jongeren), len(one.uit_opvang)
    turning = ngettext("{n} jongere wordt 18", "{n} jongeren worden 18", n).format(n=n)
    leaving = _("{n} uit verlengde opvang").format(n=out) if out else ""
    head = Lijn(
        kaart,
        kwartaal_naam(one),
        kaart=kaart,
        soort=Soort.KOP,
        onder=" · ".join(part for part in (turning, leaving) if part),
        knoppen=(Knop(PAPIER, _("Lijst voor het overleg"), "l"),) if papier and (n or out) else (),
    )
    if not (n or out):
        return [head, Lijn(f"leeg:{kaart}", _("Niemand."), kaart=kaart, soort=Soort.TEKST)]
    return [
        head,
        *(_jongere(line, kaart, vandaag) for line in one.jongeren),
        *(_jongere(line, kaart, vandaag, uit=True) for line in one.uit_opvang),
    ]


def _jongere(one: AmvPersoon, kaart: str, vandaag: date, *, uit: bool = False) -> Lijn:
    """A youngster; `uit` = as who leaves the longer opvang, and needs a dwelling after all."""
    day = _("18 op {dag}").format(dag=dag_kort(one.achttien, vandaag)) if one.achttien else ""
    if uit and one.uit_opvang is not None:
        day = _("uit verlengde opvang op {dag}").format(dag=dag_kort(one.uit_opvang, vandaag))
    voogd = _("voogd {naam}").format(naam=one.voogd) if one.voogd else _("nog geen voogd")
    home = one.woning or (_("nog geen woning") if uit or one.keuze is not AmvKeuze.VERLENGD else "")
    begeleider = _("begeleider {naam}").format(naam=one.begeleider) if one.begeleider else ""
    return Lijn(
        f"{kaart}|{one.dossier_uid}|{one.persoon_uid}{UIT if uit else ''}",
        one.naam,
        kaart=kaart,
        onder=" · ".join(part for part in (day, home, voogd, begeleider) if part),
        nummer=one.dossier_nummer,
        chip=Chip(label(one.keuze), Toon.OP_SCHEMA)
        if one.keuze is not None
        else Chip(_("nog kiezen"), Toon.WEEK),
    )


def dossier_of(sleutel: str) -> str:
    """The dossier of a line; empty for any other."""
    parts = sleutel.split("|")
    return parts[1] if len(parts) == 3 else ""


def _afspraken(rows: tuple[KleineWoningenRow, ...], vandaag: date, *, mag: bool) -> list[Lijn]:
    head = Lijn(
        "kop:afspraken",
        _("Kleine woningen voor jongeren van 18"),
        kaart="afspraken",
        soort=Soort.KOP,
        knoppen=(Knop(AFSPRAAK, _("Afspraak noteren"), "a"),) if mag else (),
    )
    if not rows:
        words = _("Gaan kleine goedkope woningen een tijd naar deze jongeren? Noteer de afspraak hier.")
        return [head, Lijn("leeg:afspraken", words, kaart="afspraken", soort=Soort.TEKST)]
    return [head, *(_afspraak(one, vandaag, mag=mag) for one in rows)]


def _afspraak(one: KleineWoningenRow, vandaag: date, *, mag: bool) -> Lijn:
    stop = (Knop(STOP, _("Stopt eerder"), "s"),) if mag and one.loopt else ()
    return kleine_woningen(one, vandaag, knoppen=stop)
