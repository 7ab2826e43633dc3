"""The tab *Contact* of a dossier as lines: how often, month by month, and each time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.contacten import ContactenRow, ContactRow
from models.rules.begeleiding import Maand
from models.values import ContactSoort
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label_of
from views.widgets.dagen import dag_kort, maand
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon


def contact_lijnen(row: ContactenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Everything the tab shows."""
    return [*_stand(row, vandaag, mag=mag), *_momenten(row.contacten, vandaag, mag=mag), *_maanden(row)]


def _stand(row: ContactenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """How it stands: the last contact, and how often contact may be expected."""
    knoppen = (
        Knop("contact", _("Contact noteren"), "c"),
        Knop("doorverwijzing", _("Doorverwijzing"), "d"),
    )
    head = Lijn("kop:stand", _("Contact"), kaart="stand", soort=Soort.KOP, knoppen=knoppen if mag else ())
    return [head, Lijn("stand", gesproken(row, vandaag), kaart="stand", onder=verwacht(row), lang=True)]


def gesproken(row: ContactenRow, vandaag: date) -> str:
    """The last time somebody was spoken, as a sentence."""
    if row.gesproken is None:
        return _("Er is nog geen contact genoteerd.")
    days = (vandaag - row.gesproken).days
    if days == 0:
        return _("Laatst gesproken: vandaag.")
    return ngettext(
        "Laatst gesproken: {dag}, {n} dag geleden.", "Laatst gesproken: {dag}, {n} dagen geleden.", days
    ).format(dag=dag_kort(row.gesproken, vandaag), n=days)


def verwacht(row: ContactenRow) -> str:
    """How often contact may be expected now; it follows from the signing."""
    if row.band is None or not row.maanden:
        return _("Hoe vaak contact past, volgt uit de tekendatum. Die is nog niet bekend.")
    often = row.maanden[0].verwacht
    if not often:
        return _("In deze tijd is geen vast contact meer nodig.")
    return ngettext(
        "In deze tijd past {band}: ongeveer {n} keer per maand (voorstel).",
        "In deze tijd past {band}: ongeveer {n} keer per maand (voorstel).",
        often,
    ).format(band=label(row.band), n=often)


def _maanden(row: ContactenRow) -> list[Lijn]:
    if not row.maanden:
        return []
    head = Lijn("kop:maanden", _("Per maand"), kaart="maanden", soort=Soort.KOP)
    return [head, *(_maand(one) for one in row.maanden)]


def _maand(one: Maand) -> Lijn:
    words = ngettext("{n} keer gesproken", "{n} keer gesproken", one.echt).format(n=one.echt)
    chip = Chip(words, Toon.OP_SCHEMA if one.echt >= one.verwacht else Toon.RUST)
    under = _("ongeveer {n} verwacht").format(n=one.verwacht) if one.verwacht else _("geen verwacht")
    return Lijn(f"maand:{one.maand}", maand(one.maand), kaart="maanden", onder=under, chip=chip)


def _momenten(rows: Sequence[ContactRow], vandaag: date, *, mag: bool) -> list[Lijn]:
    head = Lijn("kop:momenten", _("Wat er was"), kaart="momenten", soort=Soort.KOP)
    if not rows:
        words = _("Noteer hier een gesprek, een bezoek of een belletje. Ook als niemand opnam.")
        return [head, Lijn("leeg:momenten", words, kaart="momenten", soort=Soort.TEKST)]
    return [head, *(_moment(row, vandaag, mag=mag) for row in rows)]


def _moment(row: ContactRow, vandaag: date, *, mag: bool) -> Lijn:
    sent = row.soort is ContactSoort.DOORVERWIJZING
    what = f"{label(row.soort)}: {small_label_of('instantie', row.instantie)}" if sent else label(row.soort)
    buttons: tuple[Knop, ...] = (Knop("weg", _("Weghalen"), "w"),)
    if not sent:
        buttons = (Knop("anders", _("Wijzigen"), "i"), *buttons)
    return Lijn(
        f"contact:{row.uid}",
        f"{dag_kort(row.op, vandaag)} · {what}",
        kaart="momenten",
        onder="\n".join(part for part in (_rond(row), row.notitie) if part),
        lang=True,
        chip=None if row.bereikt else Chip(_("niet gesproken"), Toon.RUST),
        knoppen=buttons if mag else (),
        grijs=not row.bereikt,
    )


def _rond(row: ContactRow) -> str:
    """Who with whom, how long, and how it was interpreted."""
    parts = [
        _("door {wie}").format(wie=row.wie) if row.wie else "",
        _("met {wie}").format(wie=f"{row.letter} {row.naam}".strip()) if row.persoon_uid else "",
        ngettext("{n} minuut", "{n} minuten", row.minuten).format(n=row.minuten) if row.minuten else "",
        tolk_woorden(row),
    ]
    return " · ".join(part for part in parts if part)


def tolk_woorden(row: ContactRow) -> str:
    """How it was interpreted, in which language and who pays."""
    if not row.tolk_soort:
        return ""
    words = label_of("tolk_soort", row.tolk_soort)
    if row.tolk_taal:
        words = f"{words} ({row.tolk_taal})"
    if row.tolk_betaler:
        paid = label_of("tolk_betaler", row.tolk_betaler)
        words = _("{tolk}, betaald door: {wie}").format(tolk=words, wie=paid)
    return words
