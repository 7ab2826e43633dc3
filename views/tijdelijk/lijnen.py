"""Temporary places as lines, each with who lives there, and the fields of one place. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.rows_toewijzing import BewonerRow, TussenvoorzieningRow
from models.values import PlekSoort, Stand
from resources.i18n import _, ngettext
from resources.labels import label
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

SNEL_DAGEN = 91
"""A place that ends within so many days (a quarter) gets the tone of what is near."""
ZOEKEN = (Stand.RICHTDATUM_VOORBIJ, Stand.TE_LAAT, Stand.VANDAAG, Stand.DEZE_WEEK)
"""How the search for a lasting dwelling stands when it asks for attention now."""
GEZIN = "gezin:"
"""What the key of a line begins with that leads to a dossier."""


def plek_lijnen(
    places: Sequence[TussenvoorzieningRow], people: Sequence[BewonerRow], vandaag: date, *, mag: bool
) -> list[Lijn]:
    """The places, each a card with who lives there; an empty list teaches."""
    if not places:
        words = _(
            "Hier komen de tussenvoorzieningen, doorstroomlocaties en logeerplekken. "
            "Begin met Tijdelijke plek erbij."
        )
        return [Lijn("leeg", words, soort=Soort.TEKST)]
    lines = []
    for place in places:
        lines.append(_place(place, vandaag, mag=mag))
        lines += [_gezin(one, vandaag) for one in people if one.plek_uid == place.uid]
    return lines


def _place(row: TussenvoorzieningRow, vandaag: date, *, mag: bool) -> Lijn:
    address = ", ".join(part for part in (row.straat, f"{row.postcode} {row.plaats}".strip()) if part)
    parts = [
        label(row.soort),
        address,
        _("samen met {gemeenten}").format(gemeenten=row.samen_met) if row.samen_met else "",
        _("ook voor {groepen}").format(groepen=row.groepen) if row.groepen else "",
    ]
    return Lijn(
        f"plek:{row.uid}",
        f"{row.naam} · {bezetting(row)}",
        kaart=row.uid,
        onder="\n".join(part for part in (" · ".join(p for p in parts if p), einde(row, vandaag)) if part),
        lang=True,
        chip=_chip(row, vandaag),
        knoppen=(Knop("wijzig", _("Wijzigen"), "i"),) if mag else (),
        grijs=row.weg_op is not None,
    )


def bezetting(row: TussenvoorzieningRow) -> str:
    """How many of the places are taken."""
    return _("{bezet} van {plekken} bezet").format(bezet=row.bezet, plekken=row.plekken)


def einde(row: TussenvoorzieningRow, vandaag: date) -> str:
    """Until when the place is there."""
    if row.weg_op is not None:
        return _("niet meer sinds {dag}").format(dag=dag_kort(row.weg_op, vandaag))
    if row.loopt_tot is None:
        return _("Einddatum nog niet bekend.")
    days = (row.loopt_tot - vandaag).days
    when = dag_kort(row.loopt_tot, vandaag)
    if days < 0:
        return _("De plek liep tot {dag}.").format(dag=when)
    return ngettext("Loopt tot {dag}: nog {n} dag.", "Loopt tot {dag}: nog {n} dagen.", days).format(
        dag=when, n=days
    )


def _chip(row: TussenvoorzieningRow, vandaag: date) -> Chip:
    if row.weg_op is not None:
        return Chip(_("niet meer"), Toon.RUST)
    if row.vrij < 0:
        return Chip(_("{n} te veel").format(n=-row.vrij), Toon.TE_LAAT)
    if row.vrij == 0:
        return Chip(_("vol"), Toon.WEEK)
    soon = row.loopt_tot is not None and (row.loopt_tot - vandaag).days <= SNEL_DAGEN
    return Chip(_("{n} vrij").format(n=row.vrij), Toon.WEEK if soon else Toon.OP_SCHEMA)


def _gezin(one: BewonerRow, vandaag: date) -> Lijn:
    people = ngettext("{n} persoon", "{n} personen", one.personen).format(n=one.personen)
    since = _("sinds {dag}").format(dag=dag_kort(one.van, vandaag))
    last = _("tot {dag}").format(dag=dag_kort(one.tot, vandaag)) if one.tot is not None else ""
    return Lijn(
        f"{GEZIN}{one.dossier_uid}",
        one.gezin,
        kaart=one.plek_uid,
        onder=" · ".join(part for part in (one.nummer, people, since, last, _outlook(one, vandaag)) if part),
        lang=True,
        chip=Chip(_("vaste woning zoeken"), Toon.WEEK) if one.vast in ZOEKEN else None,
    )


def _outlook(one: BewonerRow, vandaag: date) -> str:
    """What there is in view of a lasting dwelling: a temporary place is on the way to one (A204)."""
    if one.vast in (Stand.GEDAAN, Stand.NVT):
        return _("vaste woning: afgehandeld")
    if one.vast is None or one.vast_voor is None:
        return _("vaste woning: nog geen punt")
    return _("vaste woning zoeken vóór {dag}").format(dag=dag_kort(one.vast_voor, vandaag))


def velden(row: TussenvoorzieningRow | None) -> tuple[Veld, ...]:
    """The fields of a place; one that exists can also go."""
    kinds = tuple((kind.value, label(kind)) for kind in PlekSoort)
    fields = (
        Veld("naam", _("Naam van de plek")),
        Veld("soort", _("Wat voor plek"), Veldsoort.KEUZE, kinds),
        Veld("plekken", _("Voor hoeveel personen"), Veldsoort.GETAL),
        Veld("straat", _("Straat en nummer")),
        Veld("postcode", _("Postcode")),
        Veld("plaats", _("Plaats")),
        Veld("samen_met", _("Samen met welke gemeenten (hoeft niet)")),
        Veld("groepen", _("Wie wonen er nog meer (hoeft niet)"), hint=_("bijvoorbeeld studenten")),
        Veld("loopt_tot", _("Laatste dag van de plek"), Veldsoort.DATUM),
    )
    if row is None or row.weg_op is not None:
        return fields
    return (*fields, Veld("weg", _("Vanaf vandaag komen hier geen mensen meer"), Veldsoort.VINK, breed=True))


def waarden(row: TussenvoorzieningRow | None) -> dict[str, Waarde]:
    """What the fields hold."""
    if row is None:
        return {"soort": PlekSoort.TUSSENVOORZIENING.value}
    names = ("naam", "plekken", "straat", "postcode", "plaats", "samen_met", "groepen", "loopt_tot")
    return {name: getattr(row, name) for name in names} | {"soort": row.soort.value}
