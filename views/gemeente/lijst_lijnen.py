"""Lists of published figures as lines: what does not fit, and the cells themselves. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.queries.cijferlijsten import LijstRow
from models.rules.cijferlijst import Afwijking, Cijferrij, Kolom, Uitkomst, computed
from models.rules.importlijst import NIETS
from resources.i18n import _, ngettext
from resources.labels import label
from resources.sentences import sentence
from views.gemeente.taakstelling_lijnen import getal_min
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde


def uitleg() -> str:
    """What this part is."""
    return _(
        "Lijsten met cijfers van het COA of het ministerie, zoals ze zijn. Wat niet klopt staat erbij, en"
        " wordt nooit verbeterd."
    )


def lijnen(alles: Sequence[LijstRow], open_: str) -> list[Lijn]:
    """A card for each list."""
    if not alles:
        words = _("Hier komen lijsten per provincie of gemeente. Begin met Lijst inlezen: een .xlsx of .csv.")
        return [Lijn("leeg", words, soort=Soort.TEKST)]
    return [line for one in alles for line in _card(one, open_=one.naam == open_)]


def _card(one: LijstRow, *, open_: bool) -> list[Lijn]:
    wrong = len(one.afwijkingen)
    chip = (
        Chip(ngettext("{n} afwijking", "{n} afwijkingen", wrong).format(n=wrong), Toon.WEEK)
        if wrong
        else Chip(_("alles klopt"), Toon.OP_SCHEMA)
    )
    rows = ngettext("{n} rij", "{n} rijen", len(one.rijen)).format(n=len(one.rijen))
    sign = _("plus is een achterstand") if one.teken > 0 else _("plus is een voorsprong")
    day = _("laatste peildatum {dag}").format(dag=f"{one.peildatum:%d-%m-%Y}")
    under = f"{rows} · {one.bron} · {day} · {sign}"
    found = [Lijn(f"kop:{one.naam}", one.naam, one.naam, Soort.KOP, chip=chip)]
    words = _("Cellen dichtklappen") if open_ else _("Cellen bekijken")
    out = (Knop("lijst", _("Opslaan als lijst …"), "o"),)
    found.append(Lijn(f"cellen:{one.naam}", words, one.naam, onder=under, knoppen=out))
    found += [_wrong(nr, off, one.naam) for nr, off in enumerate(one.afwijkingen)]
    if open_:
        found += [_cells(nr, row, one) for nr, row in enumerate(one.rijen)]
    return found


def _wrong(nr: int, off: Afwijking, naam: str) -> Lijn:
    titel = f"{off.gebied} {off.halfjaar.code}: {label(off.soort)}"
    chip = Chip(plus(off.verschil), Toon.WEEK)
    return Lijn(f"fout:{naam}:{nr}", titel, naam, onder=_difference(off), chip=chip)


def _difference(off: Afwijking) -> str:
    return _("in de lijst {a}, onze som {b}, verschil {c}").format(
        a=getal_min(off.genoemd), b=getal_min(off.berekend), c=plus(off.verschil)
    )


def deviation(off: Afwijking) -> str:
    """What does not fit in a row, in words: which sum, what the list says and what we count."""
    return f"{label(off.soort)}: {_difference(off)}"


def plus(value: int) -> str:
    """A difference with its sign."""
    return f"+{getal_min(value)}" if value > 0 else getal_min(value)


def _cells(nr: int, row: Cijferrij, lijst: LijstRow) -> Lijn:
    parts = [
        f"{kolom_woord(kolom)} {getal_min(value)}{' %' if kolom is Kolom.PROCENT else ''}"
        for kolom in Kolom
        if kolom not in (Kolom.GEBIED, Kolom.PERIODE) and (value := getattr(row, kolom.value)) is not None
    ]
    ours = computed(row, lijst.teken)
    if ours is not None:
        parts.append(_("berekend {n}").format(n=getal_min(ours)))
    titel = f"{row.gebied} {row.halfjaar.code}"
    return Lijn(f"cel:{lijst.naam}:{nr}", titel, lijst.naam, onder=" · ".join(parts), grijs=True)


def kolom_woord(kolom: Kolom) -> str:
    """What a column is, in words."""
    return {
        Kolom.GEBIED: _("gebied"),
        Kolom.PERIODE: _("halfjaar"),
        Kolom.OPENING: _("begin"),
        Kolom.TAAKSTELLING: _("taakstelling"),
        Kolom.OPGAVE: _("opgave"),
        Kolom.REALISATIE: _("realisatie"),
        Kolom.STAND: _("stand"),
        Kolom.PROCENT: _("procent"),
    }[kolom]


def fouten(uitkomst: Uitkomst) -> list[Lijn]:
    """What is wrong in a list that could not be taken in."""
    if not uitkomst.fouten:
        return []
    head = Lijn("kop:fout", _("Niet ingelezen: dit klopt niet in de lijst"), "fout", Soort.KOP)
    return [
        head,
        *(
            Lijn(
                f"fout:{nr}",
                _("Rij {n}, {kolom}").format(n=one.rij, kolom=kolom_woord(Kolom(one.kolom))),
                "fout",
                onder=sentence(one.code, **dict(one.params)),
            )
            for nr, one in enumerate(uitkomst.fouten)
        ),
    ]


# --- fields ---


def velden(kop: Sequence[str]) -> tuple[Veld, ...]:
    """Name, source, and for each kind of figure the column that it stands in."""
    heads = (("", _("staat er niet in")), *((str(nr), head or str(nr + 1)) for nr, head in enumerate(kop)))
    return (
        Veld("lijst", _("Naam van de lijst")),
        Veld("bron", _("Bron")),
        Veld("peildatum", _("Peildatum van het laatste halfjaar"), Veldsoort.DATUM, verleden=True),
        *(Veld(kolom.value, kolom_woord(kolom).capitalize(), Veldsoort.KEUZE, heads) for kolom in Kolom),
    )


def waarden(kolommen: Sequence[str]) -> dict[str, Waarde]:
    """What the columns seem to be."""
    return {code: str(nr) for nr, code in enumerate(kolommen) if code != NIETS}


def chosen(values: Mapping[str, Waarde], columns: int) -> tuple[str, ...]:
    """The kind of each column as it was chosen."""
    found = [NIETS] * columns
    for kolom in Kolom:
        number = str(values.get(kolom.value) or "")
        if number.isdecimal() and int(number) < columns:
            found[int(number)] = kolom.value
    return tuple(found)
