"""The tab *Einde* of a dossier as lines: what is open, who goes on, how long it is kept, closing. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.rows import PuntRow
from models.queries.rows_begeleiding import EindeRow
from models.values import Waarheid
from resources.i18n import _, ngettext
from resources.labels import label, label_of
from resources.labels_begeleiding import bron_woorden
from views.dossier.begeleiding_lijnen import traject_lijn, waarom
from views.dossier.punt_lijnen import chip_of, doener_words, party
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

MEEST = 12
"""So many open points of a kind are shown; the others are counted."""


def einde_lijnen(row: EindeRow, vandaag: date, *, mag: bool, heropenen: bool) -> list[Lijn]:
    """Everything the tab shows; `mag` = it may be changed, `heropenen` = a closed one may be opened."""
    return [
        *_sluiten(row, vandaag, mag=mag, heropenen=heropenen),
        *_open(row, vandaag),
        *_overdracht(row, vandaag, mag=mag),
        *_bewaren(row, vandaag),
        *_papieren(),
    ]


def _sluiten(row: EindeRow, vandaag: date, *, mag: bool, heropenen: bool) -> list[Lijn]:
    """Closed, or what has to be looked at before it closes."""
    if row.gesloten_op is not None:
        buttons = (Knop("heropen", _("Heropenen"), "h"),) if heropenen and not row.anoniem else ()
        head = Lijn(
            "kop:sluiten", _("Dit dossier is gesloten"), kaart="sluiten", soort=Soort.KOP, knoppen=buttons
        )
        words = _("{soort}, op {dag}").format(
            soort=label_of("afsluit_soort", row.soort), dag=dag_kort(row.gesloten_op, vandaag)
        )
        return [head, Lijn("gesloten", words, kaart="sluiten", onder=row.reden, lang=True)]
    buttons = (Knop("sluiten", _("Dossier sluiten"), "s"),) if mag else ()
    head = Lijn("kop:sluiten", _("De begeleiding stopt"), kaart="sluiten", soort=Soort.KOP, knoppen=buttons)
    return [head, *_termijn(row, vandaag), *_klaar(row)]


def _termijn(row: EindeRow, vandaag: date) -> list[Lijn]:
    """Until when the begeleiding should last."""
    if row.termijn is None:
        return []
    runs = row.termijn.tot >= vandaag
    chip = Chip(_("loopt nog"), Toon.WEEK) if runs else Chip(_("voorbij"), Toon.OP_SCHEMA)
    words = _("Begeleiding hoort te duren tot en met {dag}").format(dag=dag_kort(row.termijn.tot, vandaag))
    return [Lijn("termijn", words, kaart="sluiten", onder=waarom(row.termijn, vandaag), chip=chip)]


def _klaar(row: EindeRow) -> list[Lijn]:
    if row.onze or row.anderen or row.meldingen or row.papieren or row.delingen or row.trajecten:
        return []
    words = _("Er staat niets meer open. Print het eindblad, en sluit het dossier.")
    return [Lijn("niets_open", words, kaart="sluiten", soort=Soort.TEKST)]


# --- what is open ---


def _open(row: EindeRow, vandaag: date) -> list[Lijn]:
    if row.gesloten_op is not None:
        return []
    found: list[Lijn] = []
    for code, titel, punten in (
        ("meldingen", _("Meldingen die nog open staan"), row.meldingen),
        ("onze", _("Punten die nog open staan"), row.onze),
        ("anderen", _("Wacht nog op een ander"), row.anderen),
    ):
        found += _punten(code, titel, punten, vandaag)
    if row.papieren:
        late = sum(
            1 for p in row.papieren if p.vernietigen_voor is not None and p.vernietigen_voor <= vandaag
        )
        words = ngettext(
            "Er ligt nog {n} papier van dit gezin.",
            "Er liggen nog {n} papieren van dit gezin.",
            len(row.papieren),
        ).format(n=len(row.papieren))
        found += [
            Lijn("kop:buiten", _("Op papier"), kaart="buiten", soort=Soort.KOP),
            Lijn(
                "buiten",
                words,
                kaart="buiten",
                onder=", ".join(f"{label_of('Papier', p.soort)} {p.code}" for p in row.papieren[:6]),
                chip=Chip(_("{n} te laat").format(n=late), Toon.TE_LAAT) if late else None,
                knoppen=(Knop("naar_papier", _("Naar Papier"), "p"),),
            ),
        ]
    if row.delingen:
        found.append(Lijn("kop:delen", _("Wordt nog gedeeld"), kaart="delen", soort=Soort.KOP))
        found += [
            Lijn(
                f"deling:{one.uid}",
                one.naam or label(one.partij),
                kaart="delen",
                onder=label(one.grond),
            )
            for one in row.delingen
        ]
    if row.trajecten:
        found.append(Lijn("kop:trajecten", _("Trajecten die lopen"), kaart="lopend", soort=Soort.KOP))
        found += [traject_lijn(one, vandaag, kaart="lopend", mag=False) for one in row.trajecten]
    return found


def _punten(code: str, titel: str, punten: Sequence[PuntRow], vandaag: date) -> list[Lijn]:
    if not punten:
        return []
    head = Lijn(f"kop:{code}", titel, kaart=code, soort=Soort.KOP, onder=str(len(punten)))
    lines = [
        Lijn(
            f"punt:{one.uid}",
            one.tekst,
            kaart=code,
            onder=party(one.wacht_op) if one.wacht_op else doener_words(one),
            nummer=str(one.nummer),
            ster=one.kern,
            chip=chip_of(one, vandaag),
        )
        for one in punten[:MEEST]
    ]
    rest = len(punten) - len(lines)
    if rest > 0:
        words = ngettext("nog {n} punt", "nog {n} punten", rest).format(n=rest)
        lines.append(Lijn(f"meer:{code}", words, kaart=code, soort=Soort.MEER))
    return [head, *lines]


# --- after ---


def _overdracht(row: EindeRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Who goes on, and whether the gezin agreed."""
    one = row.afspraak
    head = Lijn(
        "kop:overdracht",
        _("Wie gaat verder"),
        kaart="overdracht",
        soort=Soort.KOP,
        knoppen=(Knop("overdracht", _("Overdracht vastleggen"), "o"),) if mag else (),
    )
    if not one.naar:
        words = _(
            "Na de begeleiding helpt het gewone maatschappelijk werk. Schrijf hier wie, en vanaf wanneer."
        )
        return [head, Lijn("leeg:overdracht", words, kaart="overdracht", soort=Soort.TEKST)]
    agreed = {
        Waarheid.JA.value: Chip(_("besproken"), Toon.OP_SCHEMA),
        Waarheid.NEE.value: Chip(_("gezin wil het niet"), Toon.WEEK),
    }.get(one.besproken, Chip(_("nog bespreken"), Toon.WEEK))
    since = _("vanaf {dag}").format(dag=dag_kort(one.op, vandaag)) if one.op is not None else ""
    papers = _("papieren: {waar}").format(waar=one.papieren) if one.papieren else ""
    return [
        head,
        Lijn(
            "overdracht",
            one.naar,
            kaart="overdracht",
            onder=" · ".join(part for part in (since, one.bereikbaar, papers) if part),
            lang=True,
            chip=agreed,
        ),
    ]


def _bewaren(row: EindeRow, vandaag: date) -> list[Lijn]:
    """Until when the names are kept, and why."""
    head = Lijn("kop:bewaren", _("Hoe lang wij dit bewaren"), kaart="bewaren", soort=Soort.KOP)
    if row.bewaren_tot is None:
        words = _("De gemeente heeft nog niet gezegd hoe lang. Vul het in bij Beheer, Cijfers.")
        return [head, Lijn("bewaren", words, kaart="bewaren", soort=Soort.TEKST)]
    title = (
        _("Namen en notities mogen weg vanaf {dag}.")
        if row.gesloten_op is not None
        else _("Sluit het vandaag, dan mogen namen en notities weg vanaf {dag}.")
    ).format(dag=dag_kort(row.bewaren_tot, vandaag))
    why = ""
    if row.bewaar_maanden is not None:
        source = bron_woorden(row.bewaar_bron, voorstel=row.bewaar_voorstel)
        why = ngettext(
            "{n} maand na het sluiten ({bron})", "{n} maanden na het sluiten ({bron})", row.bewaar_maanden
        ).format(n=row.bewaar_maanden, bron=source)
    return [head, Lijn("bewaren", title, kaart="bewaren", onder=why)]


def _papieren() -> list[Lijn]:
    """The papers of the end."""
    return [
        Lijn(
            "kop:bladen",
            _("Papieren om mee af te ronden"),
            kaart="bladen",
            soort=Soort.KOP,
        ),
        *(
            Lijn(
                f"blad:{code}",
                words,
                kaart="bladen",
                onder=why,
                knoppen=(Knop("maak", _("Bekijken en printen"), "b"),),
            )
            for code, words, why in (
                (
                    "eindblad",
                    _("Eindblad voor het gezin"),
                    _("Wat is geregeld, wie te bellen, waar papieren zijn."),
                ),
                (
                    "jaarevaluatie",
                    _("Jaarevaluatie"),
                    _("Samen terugkijken, en afspreken hoe het verder gaat."),
                ),
                ("faserapport", _("Fase-rapport"), _("Gedaan, open en waarom, en de dagen naast de norm.")),
            )
        ),
    ]
