"""A list of published figures: which column is what, what each row says, and where its sums do not fit (A.2).

Nothing is repaired: a cell comes out as it went in, and what our sum makes of it stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.errors import Refused
from models.rules.importlijst import NIETS, Fout, fold_head
from models.rules.invoer import NAAM_MAX, tidy
from models.rules.taakstelling import Halfjaar, Stand


class Kolom(StrEnum):
    """What a column of figures can be."""

    GEBIED = "gebied"
    PERIODE = "periode"
    OPENING = "opening"
    TAAKSTELLING = "taakstelling"
    OPGAVE = "opgave"
    REALISATIE = "realisatie"
    STAND = "stand"
    PROCENT = "procent"


GETALLEN = tuple(one for one in Kolom if one not in (Kolom.GEBIED, Kolom.PERIODE))
SYNONIEMEN: Mapping[Kolom, tuple[str, ...]] = {
    Kolom.GEBIED: ("gebied", "provincie", "gemeente", "regio"),
    Kolom.PERIODE: ("periode", "halfjaar", "tijdvak"),
    Kolom.OPENING: ("opening", "achterstand begin", "stand begin", "begin", "achterstand begin periode"),
    Kolom.TAAKSTELLING: ("taakstelling", "nieuwe taakstelling"),
    Kolom.OPGAVE: ("opgave", "totale opgave", "totaal opgave"),
    Kolom.REALISATIE: ("realisatie", "gehuisvest", "gerealiseerd"),
    Kolom.STAND: ("stand einde", "stand", "achterstand einde", "einde", "achterstand einde periode"),
    Kolom.PROCENT: ("procent", "percentage", "van taakstelling", "nog te realiseren"),
}
"""Heads as they stand in lists, folded."""
TOTAAL = ("totaal", "nederland", "landelijk")
"""Areas that stand for all others together."""
MEESTE = 1_000_000
_JAAR = re.compile(r"(?<!\d)(19|20)\d{2}(?!\d)")
_DEEL = re.compile(r"(?<!\d)([12])(?!\d)")
_DAG = re.compile(
    r"(?<!\d)(\d{1,2}[-/. ]\d{1,2}[-/. ](19|20)\d{2}|(19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-. ]+(jan|feb|mrt|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*)(?!\d)"
)
_WOORD = {"eerste": 1, "tweede": 2, "i": 1, "ii": 2, "h1": 1, "h2": 2, "1e": 1, "2e": 2}


@dataclass(frozen=True, slots=True)
class Cijferrij:
    """One row of a list: an area in a half-year; None = an empty cell."""

    gebied: str
    halfjaar: Halfjaar
    opening: int | None = None
    taakstelling: int | None = None
    opgave: int | None = None
    realisatie: int | None = None
    stand: int | None = None
    procent: int | None = None


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The rows of a list, and what is wrong in the others."""

    rijen: tuple[Cijferrij, ...] = ()
    fouten: tuple[Fout, ...] = ()


def suggest(heads: Sequence[str]) -> tuple[str, ...]:
    """Say of each column what it seems to be (a `Kolom` code or empty); each kind once."""
    found: list[str] = []
    for head in heads:
        words = fold_head(head)
        code = next((kolom.value for kolom, names in SYNONIEMEN.items() if words in names), NIETS)
        found.append(NIETS if code in found else code)
    return tuple(found)


def half_of(text: str) -> Halfjaar | None:
    """Read a half-year as people write it: `2019-1`, `1e halfjaar 2019`, `H2 2020`, `tweede helft 2021`.

    A day (`1-10-2021`, `1 juli 2021`) is none: it may be the first day of a half-year or the one after it.
    """
    year = _JAAR.search(text)
    if year is None or is_day(text):
        return None
    rest = f"{text[: year.start()]} {text[year.end() :]}".casefold()
    word = next((part for one in re.split(r"[^a-z0-9]+", rest) if (part := _WOORD.get(one))), None)
    if word is not None:
        return Halfjaar(int(year[0]), word)
    digit = _DEEL.search(rest)
    return Halfjaar(int(year[0]), int(digit[1])) if digit is not None else None


def is_day(text: str) -> bool:
    """Whether a cell holds a whole day: that is a peildatum, no half-year (A188)."""
    return _DAG.search(text.casefold()) is not None


def read(rijen: Sequence[Sequence[str]], kolommen: Sequence[str], eerste_rij: int = 2) -> Uitkomst:
    """Turn the rows under the head into figures. Raises Refused("cijferlijst_geen_periode")."""
    if Kolom.PERIODE not in kolommen:
        raise Refused("cijferlijst_geen_periode")
    found: list[Cijferrij] = []
    wrong: list[Fout] = []
    seen: set[tuple[str, Halfjaar]] = set()
    for number, cells in enumerate(rijen, start=eerste_rij):
        texts = {code: tidy(cell) for code, cell in zip(kolommen, cells, strict=False) if code != NIETS}
        if not any(texts.values()):
            continue
        row = _row(number, texts, wrong)
        if row is not None and (row.gebied, row.halfjaar) in seen:
            wrong.append(Fout(number, Kolom.PERIODE, "cijferlijst_dubbel"))
        elif row is not None:
            seen.add((row.gebied, row.halfjaar))
            found.append(row)
    return Uitkomst(tuple(found), tuple(wrong))


def _row(number: int, texts: Mapping[str, str], wrong: list[Fout]) -> Cijferrij | None:
    half = half_of(texts.get(Kolom.PERIODE, ""))
    if half is None:
        code = "periode_is_dag" if is_day(texts.get(Kolom.PERIODE, "")) else "halfjaar_onbekend"
        wrong.append(Fout(number, Kolom.PERIODE, code))
        return None
    gebied = texts.get(Kolom.GEBIED, "") or TOTAAL[0].capitalize()
    if len(gebied) > NAAM_MAX:
        wrong.append(Fout(number, Kolom.GEBIED, "veld_te_lang", (("maximum", NAAM_MAX),)))
        return None
    values: dict[str, int | None] = {}
    before = len(wrong)
    for kolom in GETALLEN:
        try:
            values[kolom.value] = whole(texts.get(kolom, ""))
        except ValueError:
            wrong.append(Fout(number, kolom, "geen_getal"))
    return Cijferrij(gebied, half, **values) if len(wrong) == before else None


def whole(text: str, meeste: int = MEESTE) -> int | None:
    """Read a whole number: `2.921`, `-43`, `−43`, `42 %`; empty = None.

    Raises ValueError for what is none, or is larger than `meeste`.
    """
    plain = text.replace("−", "-").replace("–", "-").replace("%", "").replace(" ", "").replace("*", "")
    if not plain or plain == "-":
        return None
    if not re.fullmatch(r"[+-]?(\d+|\d{1,3}(\.\d{3})+)", plain):
        raise ValueError(text)
    number = int(plain.replace(".", ""))
    if abs(number) > meeste:
        raise ValueError(text)
    return number


# --- what does not fit ------------------------------------------------------------------------------------


class Som(StrEnum):
    """Which sum of a list does not come out."""

    OPGAVE = "opgave"
    """Opening + taakstelling."""
    STAND = "stand"
    """Opgave - realisatie."""
    AANSLUITING = "aansluiting"
    """The closing of the half-year before."""
    PROCENT = "procent"
    """Closing as a whole percentage of the taakstelling."""
    SOM_OPENING = "som_opening"
    SOM_TAAKSTELLING = "som_taakstelling"
    SOM_REALISATIE = "som_realisatie"
    SOM_STAND = "som_stand"
    """The areas together, beside the row of the total."""


@dataclass(frozen=True, slots=True)
class Afwijking:
    """A cell that says something else than the sum does."""

    soort: Som
    gebied: str
    halfjaar: Halfjaar
    genoemd: int
    berekend: int

    @property
    def verschil(self) -> int:
        """Stated minus computed."""
        return self.genoemd - self.berekend


def is_total(gebied: str) -> bool:
    """Whether an area stands for all others."""
    return fold_head(gebied) in TOTAAL


def deviations(rijen: Iterable[Cijferrij]) -> tuple[Afwijking, ...]:
    """Name every cell that does not follow from the others, area by area in the order of time.

    An opening that is also the closing of the half-year before is one figure on paper: of the column sums of
    openings only the first half-year is looked at. What is a plus follows from the list itself.
    """
    rijen = tuple(rijen)
    sign = sign_of(rijen)
    by_area: dict[str, list[Cijferrij]] = {}
    for one in rijen:
        by_area.setdefault(one.gebied, []).append(one)
    found: list[Afwijking] = []
    for rows in by_area.values():
        before: Cijferrij | None = None
        for row in sorted(rows, key=lambda r: r.halfjaar):
            found += _own(row, sign)
            if before is not None and before.halfjaar.volgende == row.halfjaar:
                found += _says(Som.AANSLUITING, row, row.opening, before.stand)
            before = row
    return (*found, *_sums(by_area))


def sign_of(rijen: Iterable[Cijferrij]) -> int:
    """1 where a plus in opening and stand is arrears, as in the documents, -1 where it is a lead (A193).

    The list tells it: -1 only where more of its rows add up that way.
    """
    fits = {1: 0, -1: 0}
    for row in rijen:
        for sign in fits:
            fits[sign] += row.stand is not None and computed(row, sign) == row.stand
    return -1 if fits[-1] > fits[1] else 1


def computed(row: Cijferrij, sign: int = 1) -> int | None:
    """The closing by our sum, written as the list writes it (`sign_of`); None while a figure is missing."""
    stand = _stand(row, sign)
    return None if stand is None else sign * stand.berekend


def _stand(row: Cijferrij, sign: int) -> Stand | None:
    """The row as a half-year that can be reckoned with; None while a figure is missing."""
    if row.opening is None or row.taakstelling is None or row.realisatie is None:
        return None
    closing = None if row.stand is None else sign * row.stand
    return Stand(sign * row.opening, row.taakstelling, row.realisatie, closing)


def _own(row: Cijferrij, sign: int) -> list[Afwijking]:
    stand = _stand(row, sign)
    if stand is None:
        return []
    percent = stand.nog_te_doen_procent if row.stand is not None else None
    return [
        *_either(Som.OPGAVE, row, row.opgave, stand.opgave, sign),
        *_says(Som.STAND, row, row.stand, sign * stand.berekend),
        *_either(Som.PROCENT, row, row.procent, percent, sign),
    ]


def _either(
    soort: Som, row: Cijferrij, stated: int | None, computed_: int | None, sign: int
) -> list[Afwijking]:
    """What had to be done and a percentage have no sign of their own: with a lead as plus both are right."""
    if computed_ is None or stated == computed_:
        return []
    return _says(soort, row, stated, sign * computed_)


def _says(soort: Som, row: Cijferrij, stated: int | None, computed: int | None) -> list[Afwijking]:
    if stated is None or computed is None or stated == computed:
        return []
    return [Afwijking(soort, row.gebied, row.halfjaar, stated, computed)]


def _sums(by_area: Mapping[str, Sequence[Cijferrij]]) -> list[Afwijking]:
    totals = [row for area, rows in by_area.items() if is_total(area) for row in rows]
    parts = [row for area, rows in by_area.items() if not is_total(area) for row in rows]
    if not parts or not totals:
        return []
    first = min(row.halfjaar for row in totals)
    found: list[Afwijking] = []
    for total in sorted(totals, key=lambda r: r.halfjaar):
        same = [row for row in parts if row.halfjaar == total.halfjaar]
        for soort, name in (
            (Som.SOM_OPENING, "opening"),
            (Som.SOM_TAAKSTELLING, "taakstelling"),
            (Som.SOM_REALISATIE, "realisatie"),
            (Som.SOM_STAND, "stand"),
        ):
            if soort is Som.SOM_OPENING and total.halfjaar != first:
                continue
            values = [getattr(row, name) for row in same]
            if same and all(value is not None for value in values):
                found += _says(soort, total, getattr(total, name), sum(values))
    return found
