"""Free dwellings per half-year as lines: what corporaties told, the share, and that of the region. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_afspraken import AfsprakenRow, RegiocijferRow, SignaalRow
from resources.i18n import _, ngettext
from resources.labels import label_of
from views.gemeente.rijen_deel import kop_lijn, lege_lijn, rij_knoppen
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon


def signaal(alles: AfsprakenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """The share of each half-year with what it is made of, and under it that of the region (A021, A142)."""
    head = kop_lijn(
        "vrij", _("Vrije sociale huurwoningen per halfjaar"), "erbij:overzicht", _("Overzicht erbij"), mag=mag
    )
    rows = [head]
    if not alles.overzichten:
        words = _("De corporatie geeft voor het overleg een overzicht: statushouders, urgenten en anderen.")
        rows.append(lege_lijn("vrij", words))
    for one in alles.signalen:
        rows.append(_aandeel(one, vandaag))
        rows += [
            Lijn(
                f"overzicht:{each.uid}",
                each.organisatie,
                "vrij",
                onder=_("{vrij} vrij: {s} statushouders, {urgent} urgenten, {o} anderen · {dag}").format(
                    vrij=each.vrijgekomen,
                    s=each.statushouders,
                    urgent=each.urgenten,
                    o=each.overigen,
                    dag=dag_kort(each.ontvangen_op, vandaag),
                ),
                knoppen=rij_knoppen(mag=mag),
                lang=True,
            )
            for each in alles.overzichten
            if each.halfjaar == one.halfjaar
        ]
    return [*rows, *_region(alles, vandaag, mag=mag)]


def _region(alles: AfsprakenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """The signal is about the region: shares, and the figures that were typed for it."""
    knop = (Knop("erbij:regio", _("Cijfer erbij"), "r"),) if mag else ()
    head = Lijn("kop:regio", _("Vrije woningen in de regio"), "regio", Soort.KOP, knoppen=knop)
    rows = [head, *(_aandeel(one, vandaag, regio=True) for one in alles.regio)]
    if not alles.regio:
        words = _(
            "De grens van tien procent gaat over de regio. Vraag het cijfer van de regio, of dat van andere"
            " gemeenten, en zet het hier met de bron."
        )
        rows.append(lege_lijn("regio", words))
    return rows + [_typed(one, vandaag, mag=mag) for one in alles.regiocijfers]


def _typed(one: RegiocijferRow, vandaag: date, *, mag: bool) -> Lijn:
    words = _("{code}: {n} van {geheel} naar statushouders").format(
        code=one.halfjaar, n=one.statushouders, geheel=one.vrijgekomen
    )
    kind = label_of("regio_soort", one.soort)
    return Lijn(
        f"regio:{one.uid}",
        one.wie,
        "regio",
        onder=" · ".join((words, kind, one.bron, dag_kort(one.op, vandaag))),
        knoppen=rij_knoppen(mag=mag),
        lang=True,
    )


def _aandeel(one: SignaalRow, vandaag: date, *, regio: bool = False) -> Lijn:
    """The share of a half-year; a signal only above the border, exactly on it is none (A021)."""
    share = f"{one.statushouders * 100 / one.vrijgekomen:.1f}".replace(".", ",") if one.vrijgekomen else "–"
    missing = _("nog geen overzicht van: {wie}").format(wie=", ".join(one.mist)) if one.mist else ""
    chip = (
        Chip(_("signaal: meer dan de grens"), Toon.WEEK)
        if one.signaal
        else Chip(_("geen signaal"), Toon.RUST)
    )
    words = _("{code}: {deel}% naar statushouders ({n} van {geheel})").format(
        code=one.halfjaar, deel=share, n=one.statushouders, geheel=one.vrijgekomen
    )
    if regio:
        words = _("Regio, {wat}").format(wat=words)
    return Lijn(
        f"{'regiodeel' if regio else 'aandeel'}:{one.halfjaar}",
        words,
        "regio" if regio else "vrij",
        onder=" · ".join(part for part in (_told_by(one, vandaag), missing) if part),
        chip=chip,
        lang=True,
    )


def _told_by(one: SignaalRow, vandaag: date) -> str:
    """Whose figure it is: of corporaties, over which gemeenten, or one figure with its source."""
    if one.wie:
        dag = dag_kort(one.op, vandaag) if one.op is not None else ""
        return _("cijfer van {wie}: {bron}, {dag}").format(wie=one.wie, bron=one.bron, dag=dag)
    told = ngettext("opgave van {n} corporatie", "opgave van {n} corporaties", one.corporaties).format(
        n=one.corporaties
    )
    if not one.gemeenten:
        return told
    over = _("samen: {wie}").format(wie=", ".join(one.gemeenten))
    return f"{over} · {told}" if one.corporaties else over
