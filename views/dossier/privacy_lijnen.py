"""The tab *Privacy* of a dossier as lines: sharing, requests, how long it stays, what lies on paper. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.queries.rows_avg import BewaarRow, DelingRow, LosseTekst, VerzoekRow
from models.rules.bewaren import Stap
from models.values import Deelpartij, VerzoekSoort
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label_of
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

BIJNA_DAGEN = 7


@dataclass(frozen=True, slots=True)
class Mag:
    """What who is signed in may do here."""

    dossier: bool
    inzage: bool
    bewaren: bool


def delen_lijnen(rows: Sequence[DelingRow], vandaag: date, *, mag: bool) -> list[Lijn]:
    """What may be shared with whom."""
    knoppen = (Knop("deling", _("Erbij"), "e"),) if mag else ()
    lines = [Lijn("kop:delen", _("Dit mag ik delen met"), kaart="delen", soort=Soort.KOP, knoppen=knoppen)]
    if not rows:
        lines.append(
            Lijn(
                "leeg:delen",
                _("Er staat nog niets. Leg vast wat je met wie mag delen, voordat je papier meegeeft."),
                kaart="delen",
                soort=Soort.TEKST,
            )
        )
    return [*lines, *(_deling(row, vandaag, mag=mag) for row in rows)]


def deelnaam(row: DelingRow) -> str:
    """Who it is: `Corporatie · Woonhof De Linde`."""
    if row.partij is Deelpartij.ANDERS and row.naam:
        return row.naam
    return " · ".join(part for part in (label(row.partij), row.naam) if part)


def _deling(row: DelingRow, vandaag: date, *, mag: bool) -> Lijn:
    when = _("vanaf {van}").format(van=dag_kort(row.van, vandaag))
    if row.tot is not None:
        when = _("van {van} tot en met {tot}").format(
            van=dag_kort(row.van, vandaag), tot=dag_kort(row.tot, vandaag)
        )
    chip = Chip(_("mag"), Toon.OP_SCHEMA) if row.geldt else Chip(_("mag niet meer"), Toon.RUST)
    if row.ingetrokken_op is not None:
        chip = Chip(_("ingetrokken {dag}").format(dag=dag_kort(row.ingetrokken_op, vandaag)), Toon.RUST)
    elif row.van > vandaag:
        chip = Chip(_("nog niet"), Toon.RUST)
    back = mag and row.ingetrokken_op is None and (row.geldt or row.van > vandaag)
    return Lijn(
        f"deling:{row.uid}",
        deelnaam(row),
        kaart="delen",
        onder=" · ".join(part for part in (label(row.grond), when, row.uitleg) if part),
        chip=chip,
        knoppen=(Knop("intrekken", _("Intrekken"), "i"),) if back else (),
        grijs=not row.geldt,
    )


def verzoek_lijnen(rows: Sequence[VerzoekRow], vandaag: date, mag: Mag) -> list[Lijn]:
    """What people asked about their data."""
    knoppen = (Knop("verzoek", _("Erbij"), "e"),) if mag.inzage else ()
    lines = [
        Lijn(
            "kop:verzoeken",
            _("Verzoeken over gegevens"),
            kaart="verzoeken",
            soort=Soort.KOP,
            knoppen=knoppen,
        )
    ]
    if not rows:
        lines.append(
            Lijn(
                "leeg:verzoeken",
                _("Vraagt iemand wat wij bewaren, of om iets te verbeteren of te wissen? Leg het hier vast."),
                kaart="verzoeken",
                soort=Soort.TEKST,
            )
        )
    return [*lines, *(_verzoek(row, vandaag, mag) for row in rows)]


def wie_vraagt(row: VerzoekRow) -> str:
    """Who asks: letter and name, or the whole gezin."""
    return f"{row.letter}  {row.naam}".strip() if row.persoon_uid else _("het hele gezin")


def _verzoek(row: VerzoekRow, vandaag: date, mag: Mag) -> Lijn:
    parts = [_("gevraagd {dag}").format(dag=dag_kort(row.ontvangen_op, vandaag))]
    if row.identiteit:
        parts.append(small_label_of("identiteit", row.identiteit))
    if row.besluit:
        parts.append(row.reden)
    elif row.uitstel_reden:
        parts.append(_("langer, want {reden}").format(reden=row.uitstel_reden))
    return Lijn(
        f"verzoek:{row.uid}",
        f"{label(row.soort)}: {wie_vraagt(row)}",
        kaart="verzoeken",
        onder=" · ".join(part for part in parts if part),
        chip=verzoek_chip(row, vandaag),
        knoppen=_knoppen(row, mag),
        grijs=bool(row.besluit),
    )


def verzoek_chip(row: VerzoekRow, vandaag: date) -> Chip:
    """Until when an answer must come, or what was decided."""
    if row.besluit and row.besloten_op is not None:
        words = f"{label_of('besluit', row.besluit)} {dag_kort(row.besloten_op, vandaag)}"
        return Chip(words, Toon.RUST if row.besluit == "geweigerd" else Toon.OP_SCHEMA)
    left = (row.uiterlijk_op - vandaag).days
    words = _("antwoord vóór {dag}").format(dag=dag_kort(row.uiterlijk_op, vandaag))
    if left < 0:
        return Chip(words, Toon.TE_LAAT)
    return Chip(words, Toon.WEEK if left <= BIJNA_DAGEN else Toon.RUST)


def _knoppen(row: VerzoekRow, mag: Mag) -> tuple[Knop, ...]:
    if row.besluit or not mag.inzage:
        return ()
    first = {
        VerzoekSoort.INZAGE: Knop("inzage", _("Inzage maken"), "m"),
        VerzoekSoort.CORRECTIE: Knop("verbeter", _("Verbeteren"), "v"),
        VerzoekSoort.WISSEN: Knop("wissen", _("Wissen"), "w"),
    }.get(row.soort, Knop("klaar", _("Klaar"), "k"))
    later = (Knop("langer", _("Meer tijd"), "t"),) if not row.uitstel_reden else ()
    main = () if row.soort is VerzoekSoort.WISSEN and not mag.bewaren else (first,)
    return (*main, *later, Knop("weiger", _("Weigeren"), "n"))


def bewaar_lijnen(row: BewaarRow | None, vandaag: date, mag: Mag) -> list[Lijn]:
    """How long this dossier stays, and what lies on paper."""
    lines = [Lijn("kop:bewaren", _("Hoe lang wij dit bewaren"), kaart="bewaren", soort=Soort.KOP)]
    if row is None:
        words = _("Zolang de begeleiding loopt. Sluit je het dossier, dan begint de bewaartermijn.")
        return [*lines, Lijn("bewaren", words, kaart="bewaren", soort=Soort.TEKST)]
    buttons: list[Knop] = []
    if mag.dossier and row.stap in (Stap.BEWAREN, Stap.MAG_ANONIEM):
        buttons.append(Knop("heropen", _("Heropenen"), "h"))
    if mag.bewaren:
        buttons.append(Knop("naar_bewaren", _("Naar Bewaren"), "b"))
    return [
        *lines,
        Lijn(
            "bewaren",
            bewaar_woorden(row, vandaag),
            kaart="bewaren",
            onder=row.reden,
            knoppen=tuple(buttons),
        ),
    ]


def bewaar_woorden(row: BewaarRow, vandaag: date) -> str:
    """The next step of a closed dossier in a sentence."""
    day = dag_kort(row.vanaf, vandaag) if row.vanaf is not None else _("een dag die nog niet vaststaat")
    words = {
        Stap.BEWAREN: _("Namen en notities mogen weg vanaf {dag}."),
        Stap.MAG_ANONIEM: _("Namen en notities mogen weg sinds {dag}."),
        Stap.ANONIEM: _("Zonder namen. De rest mag weg vanaf {dag}."),
        Stap.MAG_WEG: _("Zonder namen. De rest mag weg sinds {dag}."),
    }
    return words[row.stap].format(dag=day)


def papier_lijnen(aantal: int, te_laat: int) -> list[Lijn]:
    """What of this gezin still lies on paper."""
    words = ngettext("Er ligt nog {n} papier.", "Er liggen nog {n} papieren.", aantal).format(n=aantal)
    if not aantal:
        words = _("Er ligt niets op papier.")
    chip = Chip(_("{n} te laat").format(n=te_laat), Toon.TE_LAAT) if te_laat else None
    return [
        Lijn("kop:papier", _("Op papier"), kaart="papier", soort=Soort.KOP),
        Lijn(
            "papier",
            words,
            kaart="papier",
            chip=chip,
            knoppen=(Knop("naar_papier", _("Naar Papier"), "p"),) if aantal else (),
        ),
    ]


# --- the page on which an inzage is made ------------------------------------------------------------------


def tekst_lijnen(rows: Sequence[LosseTekst], weg: frozenset[str]) -> list[Lijn]:
    """Typed texts about the whole gezin, each with a box: on = it goes along."""
    if not rows:
        words = _("Er zijn geen teksten over het hele gezin. Er is niets om na te lezen.")
        return [Lijn("leeg:teksten", words, kaart="teksten", soort=Soort.TEKST)]
    return [
        Lijn(
            row.sleutel,
            row.tekst,
            kaart="teksten",
            onder=row.kop,
            vink=row.sleutel not in weg,
            lang=True,
            tip=row.tekst,
        )
        for row in rows
    ]
