"""What is missing before a report, and how complete the dossiers are, as lines. Pure: rows in, lines out."""

from __future__ import annotations

from models.queries.rows_gemeente import MistRow, VerantwoordingRow
from models.queries.verantwoording import missing_number, missing_title
from models.queries.woorden_cijfers import getal, procent
from models.values import Papier
from resources.i18n import _
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

MIST, COMPLEET, NOTA = "mist", "compleet", "nota"


def uitleg() -> str:
    """What the part is for."""
    return _(
        "Kijk eerst wat er nog ontbreekt. Maak dan het verslag: als PDF, of als tekst of rekenblad om aan"
        " verder te schrijven. Er staan getallen in, geen namen."
    )


def knoppen() -> tuple[tuple[str, str], ...]:
    """Buttons of the head: the reports."""
    return (
        (Papier.HALFJAARVERSLAG.value, _("Maak halfjaarverslag")),
        (Papier.INFORMATIENOTA.value, _("Maak informatienota")),
        (Papier.RAADSANTWOORD.value, _("Maak raadsantwoord")),
    )


def lijnen(rij: VerantwoordingRow) -> list[Lijn]:
    """What is missing first, then how complete the dossiers are, and when the raad got its last nota."""
    number = len(rij.mist)
    head = Lijn(
        f"kop:{MIST}",
        _("Dit ontbreekt nog ({n})").format(n=number),
        MIST,
        Soort.KOP,
        chip=Chip(_("compleet"), Toon.OP_SCHEMA) if not number else None,
    )
    found = [head, *(_line(nr, one) for nr, one in enumerate(rij.mist))]
    if not number:
        found.append(Lijn("niets", _("Er ontbreekt niets: de cijfers zijn compleet."), MIST, Soort.TEKST))
    dossiers = Lijn(f"kop:{COMPLEET}", _("Dossiers"), COMPLEET, Soort.KOP)
    return [*found, dossiers, _complete(rij), *_nota(rij)]


def _line(nr: int, one: MistRow) -> Lijn:
    return Lijn(
        f"{MIST}:{nr}",
        missing_title(one),
        MIST,
        onder=missing_number(one),
        knoppen=(Knop("herstel", _place(one.plek), "h"),),
    )


def _place(plek: str) -> str:
    """The button to where it is mended."""
    return {
        "taakstelling": _("Naar taakstelling"),
        "overleggen": _("Naar overleggen"),
        "gezinnen": _("Deze gezinnen bekijken"),
        "alle_gezinnen": _("Naar alle gezinnen"),
    }[plek]


def _complete(rij: VerantwoordingRow) -> Lijn:
    if rij.promille is None:
        return Lijn("compleet", _("Er zijn geen open dossiers."), COMPLEET, Soort.TEKST)
    return Lijn(
        "compleet",
        _("Dossier compleet: {p}").format(p=procent(rij.promille)),
        COMPLEET,
        onder=_(
            "Bij {a} van de {b} open dossiers van deze gemeente ontbreekt niets. Gezinnen die je niet mag"
            " zien, tellen mee."
        ).format(a=getal(rij.compleet), b=getal(rij.geheel)),
        lang=True,
    )


def _nota(rij: VerantwoordingRow) -> tuple[Lijn, ...]:
    """The informatienota that the raad gets every year (A179)."""
    if rij.nota_nodig is None:
        return ()
    titel = _("Er is nog geen informatienota vastgelegd.")
    if rij.nota_op is not None:
        titel = _("De laatste informatienota was van {dag}.").format(dag=dag_kort(rij.nota_op, rij.vandaag))
    chip = Chip(_("nu aan de beurt"), Toon.WEEK) if rij.nota_nodig else Chip(_("op schema"), Toon.OP_SCHEMA)
    under = _("De raad krijgt er elk jaar een (S). Is hij gestuurd? Vink dan het punt af bij Overleggen.")
    return (
        Lijn(f"kop:{NOTA}", _("Informatienota"), NOTA, Soort.KOP, chip=chip),
        Lijn(
            NOTA, titel, NOTA, onder=under, lang=True, knoppen=(Knop("herstel", _place("overleggen"), "o"),)
        ),
    )


def row_of(rij: VerantwoordingRow, sleutel: str) -> MistRow | None:
    """What a line is about."""
    kind, _colon, nr = sleutel.partition(":")
    return rij.mist[int(nr)] if kind == MIST and nr.isdecimal() and int(nr) < len(rij.mist) else None
