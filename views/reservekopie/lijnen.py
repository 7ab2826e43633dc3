"""What the page Reservekopie shows, as lines: how it stands, when copies are made, which there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from models.queries.rows_kluis import KopieRow, KopieStand
from models.values import Reden
from resources.i18n import _, ngettext
from resources.labels import label_of
from resources.sentences import sentence
from views.widgets.dagen import dag_kort, moment
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

PLEK, OEFENING, KLOK = "stand:plek", "stand:oefening", "stand:klok"
NAKIJKEN, OEFENEN, PRINTEN, OPSLAAN = "nakijken", "oefenen", "printen", "opslaan"
KLOPT = "klopt"
ANDERE_SLEUTEL = "kopie_andere_sleutel"
Bevinding = dict[str, tuple[Reden, ...]]
"""Backups that were looked at now: nothing found = whole."""


def all_lijnen(stand: KopieStand, nu: datetime, nagekeken: Bevinding) -> tuple[Lijn, ...]:
    """Everything on the page."""
    return (
        Lijn("kop:stand", _("Hoe staat het ervoor"), kaart="stand", soort=Soort.KOP),
        *_clock(stand),
        _newest(stand, nu),
        _place(stand, nu),
        _practice(stand, nu),
        *_rules(stand),
        *_list(_("Op deze computer"), "hier", stand.hier, nagekeken),
        *_list(_("Op de tweede plek"), "daar", stand.daar, nagekeken),
    )


def _clock(stand: KopieStand) -> tuple[Lijn, ...]:
    """The doubt about the clock, only while there is one."""
    if stand.klok is None:
        return ()
    return (
        Lijn(
            KLOK,
            _("Staat de klok van deze computer goed?"),
            kaart="stand",
            onder=_("Nu {dag}, de vorige keer {vorige}. Tot je het zegt, blijft alles bewaard.").format(
                **dict(stand.klok.params)
            ),
            chip=Chip(_("kijk na"), Toon.WEEK, "klok"),
            knoppen=(Knop(KLOPT, _("Klok klopt"), "k"),),
        ),
    )


def _newest(stand: KopieStand, nu: datetime) -> Lijn:
    if not stand.hier:
        return Lijn(
            "stand:nieuwste",
            _("Er is nog geen reservekopie"),
            kaart="stand",
            chip=Chip(_("nog geen"), Toon.TE_LAAT),
        )
    newest = stand.hier[0]
    changed = _("er is daarna nog iets veranderd") if stand.veranderd else _("alles staat erin")
    return Lijn(
        "stand:nieuwste",
        _("Laatste reservekopie: {moment}").format(moment=moment(newest.op)),
        kaart="stand",
        onder=f"{megabytes(newest.bytes)} · {changed}",
        chip=Chip(ago(newest.op, nu), Toon.WEEK if stand.veranderd else Toon.OP_SCHEMA),
    )


def _place(stand: KopieStand, nu: datetime) -> Lijn:
    plek = stand.tweede
    if not plek.plek:
        return Lijn(
            PLEK,
            _("Er is nog geen tweede plek"),
            kaart="stand",
            onder=_("Neem een stick of een map op het netwerk van de organisatie."),
            chip=Chip(_("kies er een"), Toon.TE_LAAT),
        )
    here = _("nu bereikbaar") if plek.bereikbaar else _("nu niet bereikbaar")
    count = ngettext("{n} kopie", "{n} kopieën", plek.aantal).format(n=plek.aantal)
    if plek.laatst is None:
        chip = Chip(_("nog geen kopie"), Toon.TE_LAAT)
    else:
        chip = Chip(ago(plek.laatst, nu), Toon.TE_LAAT if plek.te_lang else Toon.OP_SCHEMA)
    return Lijn(
        PLEK,
        _("Tweede plek: {plek}").format(plek=plek.plek),
        kaart="stand",
        onder=f"{here} · {count}",
        chip=chip,
    )


def _practice(stand: KopieStand, nu: datetime) -> Lijn:
    proef = stand.proef
    if proef is None:
        return Lijn(
            OEFENING,
            _("Nog nooit geoefend met terugzetten"),
            kaart="stand",
            onder=_("Dan weet je zeker dat het lukt als het moet."),
            chip=Chip(_("nog niet"), Toon.WEEK if stand.proef_te_lang else Toon.RUST, "klok"),
        )
    outcome = _("gelukt") if proef.goed else _("niet gelukt")
    parts = [
        _("kopie {waar} van {dag}").format(
            waar=label_of("kopie_waar", proef.waar), dag=dag_kort(proef.kopie_op.date())
        ),
        _("geopend met {wat}").format(wat=label_of("kopie_sleutel", proef.sleutel)) if proef.sleutel else "",
        sentence(proef.reden) if proef.reden else "",
        _("door {wie}").format(wie=proef.wie) if proef.wie else "",
    ]
    late = not proef.goed or stand.proef_te_lang
    return Lijn(
        OEFENING,
        _("Geoefend: {moment}, {uitkomst}").format(moment=moment(proef.op), uitkomst=outcome),
        kaart="stand",
        onder=" · ".join(part for part in parts if part),
        chip=Chip(ago(proef.op, nu), Toon.TE_LAAT if late else Toon.OP_SCHEMA),
        knoppen=(Knop(PRINTEN, _("Printen"), "p"), Knop(OPSLAAN, _("Opslaan"), "s")),
    )


def _rules(stand: KopieStand) -> tuple[Lijn, ...]:
    """When copies are made and how long they stay, in words."""
    figures = stand.cijfers
    texts = [
        _("Vanzelf: bij het sluiten, elk half uur, en vóór groot werk; alleen als er iets veranderd is."),
        _("Bewaard: alles van 2 dagen, dan een per dag (14 dagen), per week (8 weken) en per maand."),
    ]
    if figures.bewaren_vanaf is not None:
        words = _("Niets van vóór {dag}: wie gewist is, gaat zo ook uit de reservekopieën.")
        texts.append(words.format(dag=dag_kort(figures.bewaren_vanaf)))
    return (
        Lijn("kop:regels", _("Wanneer en hoe lang"), kaart="regels", soort=Soort.KOP),
        *(Lijn(f"regels:{n}", text, kaart="regels", soort=Soort.TEKST) for n, text in enumerate(texts)),
    )


def _list(titel: str, code: str, rows: Sequence[KopieRow], nagekeken: Bevinding) -> tuple[Lijn, ...]:
    if not rows:
        return ()
    head = Lijn(f"kop:{code}", f"{titel} ({len(rows)})", kaart=code, soort=Soort.KOP)
    return (head, *(_backup(row, code, nagekeken.get(row.sleutel)) for row in rows))


def _backup(row: KopieRow, code: str, found: tuple[Reden, ...] | None) -> Lijn:
    chip = None
    if found is not None:
        chip = Chip(_("heel"), Toon.OP_SCHEMA) if not found else Chip(_("beschadigd"), Toon.TE_LAAT)
        if found and found[0].code == ANDERE_SLEUTEL:
            chip = Chip(_("oude sleutel"), Toon.RUST, "streep")
    return Lijn(
        row.sleutel,
        moment(row.op),
        kaart=code,
        onder=" ".join(sentence(one) for one in found or ()) or megabytes(row.bytes),
        chip=chip,
        knoppen=(Knop(NAKIJKEN, _("Nakijken"), "n"), Knop(OEFENEN, _("Oefenen"), "o")),
    )


def megabytes(size: int) -> str:
    """A size in words."""
    return _("{mb} MB").format(mb=f"{size / 1_000_000:.1f}".replace(".", ","))


def ago(op: datetime, nu: datetime) -> str:
    """How long ago, roughly."""
    days = (nu - op).days
    if days > 0:
        return ngettext("{n} dag geleden", "{n} dagen geleden", days).format(n=days)
    hours = (nu - op).seconds // 3600
    if hours > 0:
        return ngettext("{n} uur geleden", "{n} uur geleden", hours).format(n=hours)
    return _("zojuist")
