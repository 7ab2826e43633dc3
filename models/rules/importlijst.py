"""A list of households as a gemeente copies it: which column is what, and what each row says or gets wrong.

A list has a row a person or a row a household. Rows belong together by the number of the gezin, else each
row is a gezin of its own. Nothing here looks at the kluis: doubles are found by `queries.importeren`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache

from babel import Locale

from models.errors import Refused
from models.rules import invoer
from models.rules.datums import parse_datum
from models.rules.kalender import add_maanden
from models.values import Fase

NIETS = ""
"""The column is not taken in."""
GEZIN_MAX = 40
"""More persons in one household is taken for a typing error."""
LAND_LETTERS, TAAL_LETTERS = 2, 3
_BLANK = re.compile(r"[^a-z0-9]+")


class Kolom(StrEnum):
    """What a column can be."""

    GEZIN = "gezin"
    """What holds the rows of one household together: a case number of the list."""
    NAAM = "naam"
    KOPPELING = "koppeling"
    VERGUNNING = "vergunning"
    TEKENDATUM = "tekendatum"
    VERHUIZING = "verhuizing"
    AANTAL = "aantal"
    AZC = "azc"
    ROEPNAAM = "roepnaam"
    ACHTERNAAM = "achternaam"
    GEBOORTEDATUM = "geboortedatum"
    V_NUMMER = "v_nummer"
    GESLACHT = "geslacht"
    HERKOMSTLAND = "herkomstland"
    MOEDERTAAL = "moedertaal"
    TELEFOON = "telefoon"
    EMAIL = "email"
    OPLEIDING = "opleiding"
    WERKERVARING = "werkervaring"


SYNONIEMEN: Mapping[Kolom, tuple[str, ...]] = {
    Kolom.GEZIN: (
        "gezinsnummer",
        "gezinsnr",
        "gezin",
        "huishouden",
        "dossiernummer",
        "dossier",
        "zaaknummer",
    ),
    Kolom.NAAM: ("gezinsnaam", "naam gezin", "naam huishouden"),
    Kolom.KOPPELING: ("koppeldatum", "datum koppeling", "koppeling", "gekoppeld op", "koppeling op"),
    Kolom.VERGUNNING: ("vergunningdatum", "datum vergunning", "beschikking", "datum beschikking"),
    Kolom.TEKENDATUM: (
        "tekendatum",
        "datum huurcontract",
        "huurcontract",
        "getekend op",
        "contract getekend",
    ),
    Kolom.VERHUIZING: ("verhuisdatum", "verhuizing", "verhuisd op", "datum verhuizing", "gehuisvest op"),
    Kolom.AANTAL: ("aantal personen", "gezinsgrootte", "aantal", "personen", "omvang"),
    Kolom.AZC: ("azc", "locatie", "coa locatie", "opvanglocatie", "coalocatie"),
    Kolom.ROEPNAAM: ("roepnaam", "voornaam", "voornamen", "first name", "given name"),
    Kolom.ACHTERNAAM: ("achternaam", "familienaam", "geslachtsnaam", "last name", "surname"),
    Kolom.GEBOORTEDATUM: ("geboortedatum", "geb datum", "gebdatum", "geboren", "date of birth"),
    Kolom.V_NUMMER: ("vnummer", "v nummer", "vnr", "v nr", "vreemdelingennummer"),
    Kolom.GESLACHT: ("geslacht", "m v", "man vrouw", "gender"),
    Kolom.HERKOMSTLAND: ("herkomstland", "land van herkomst", "land", "nationaliteit"),
    Kolom.MOEDERTAAL: ("moedertaal", "taal", "voertaal"),
    Kolom.TELEFOON: ("telefoon", "telefoonnummer", "mobiel", "tel"),
    Kolom.EMAIL: ("email", "e mail", "mailadres", "emailadres"),
    Kolom.OPLEIDING: ("opleiding", "opleidingsniveau", "genoten opleiding"),
    Kolom.WERKERVARING: ("werkervaring", "beroep", "arbeidsverleden"),
}
"""Heads as they stand in lists, folded (small letters, no signs)."""
VERBODEN = ("bsn", "burgerservicenummer", "sofinummer", "diagnose", "medisch", "ziekte", "asielrelaas")
"""Heads of columns that are never taken in (wet-en-praktijk D.9)."""
_REGELS = {
    Kolom.V_NUMMER: invoer.v_nummer,
    Kolom.TELEFOON: invoer.telefoon,
    Kolom.EMAIL: invoer.email,
    Kolom.OPLEIDING: invoer.text(invoer.NOTITIE_MAX),
    Kolom.WERKERVARING: invoer.text(invoer.NOTITIE_MAX),
}
_GESLACHT = {"v": "v", "vrouw": "v", "f": "v", "female": "v", "m": "m", "man": "m", "male": "m", "x": "x"}


def fold_head(head: str) -> str:
    """A head without capitals, accents and signs."""
    plain = unicodedata.normalize("NFKD", head.casefold())
    return _BLANK.sub(" ", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip()


def is_forbidden(head: str) -> bool:
    """Whether a column must stay out: a BSN, or something about health or the asylum story."""
    return any(word in fold_head(head).split() or word == fold_head(head) for word in VERBODEN)


def suggest(heads: Sequence[str], bewaard: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Say of each column what it seems to be (a `Kolom` code or empty); each kind once.

    What a person chose before for the same head (`bewaard`, folded head -> code) goes first, also that it
    stays out.
    """
    kept = bewaard or {}
    found: list[str] = []
    for head in heads:
        code, folded = NIETS, fold_head(head)
        if not is_forbidden(head):
            code = kept[folded] if folded in kept else _of_synonym(folded)
        found.append(NIETS if code in found else code)
    return tuple(found)


def _of_synonym(head: str) -> str:
    return next((kolom.value for kolom, words in SYNONIEMEN.items() if head in words), NIETS)


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong in a row: its number in the list (from 2, as Excel counts), the kind, and the reason."""

    rij: int
    kolom: str
    code: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class LijstPersoon:
    """A person of the list."""

    rij: int
    roepnaam: str = ""
    achternaam: str = ""
    geboortedatum: date | None = None
    velden: tuple[tuple[str, str], ...] = ()
    """Other fields (v_nummer, geslacht …), checked."""


@dataclass(frozen=True, slots=True)
class LijstGezin:
    """A household of the list that can be taken in."""

    rijen: tuple[int, ...]
    naam: str
    koppeling: date
    vergunning: date | None
    aantal: int
    azc: str
    personen: tuple[LijstPersoon, ...] = ()
    tekendatum: date | None = None
    verhuizing: date | None = None

    def fase(self, dag: date, maanden: int) -> Fase:
        """The phase that it is in on a day: signed = vestiging; lives there and signed long ago = integratie.

        `maanden`: how long vestiging takes from the signing on, as no list says when it ended (A028, K13).
        """
        if self.tekendatum is None and self.verhuizing is None:
            return Fase.PRE_VESTIGING
        begin = self.tekendatum or self.verhuizing
        lives = self.verhuizing is not None and self.verhuizing <= dag
        over = begin is not None and add_maanden(begin, maanden) <= dag
        return Fase.INTEGRATIE if lives and over else Fase.VESTIGING


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a list gives: households, and what is wrong. A household with a wrong row stays out as a whole."""

    gezinnen: tuple[LijstGezin, ...] = ()
    fouten: tuple[Fout, ...] = ()
    let_op: tuple[Fout, ...] = ()
    """What is left out without keeping the household out: a country or language that we do not know."""


@dataclass(slots=True)
class _Rij:
    nummer: int
    tekst: dict[str, str]
    fouten: list[Fout] = field(default_factory=list)
    let_op: list[Fout] = field(default_factory=list)

    def wrong(self, kolom: str, code: str, **params: str | int) -> None:
        self.fouten.append(Fout(self.nummer, kolom, code, tuple(sorted(params.items()))))


def read(
    rijen: Sequence[Sequence[str]], kolommen: Sequence[str], vandaag: date, eerste_rij: int = 2
) -> Uitkomst:
    """Turn the rows under the head into households; `kolommen` says what each column is.

    Raises Refused("import_geen_naam") or Refused("import_geen_koppeling") where no column says so.
    """
    if Kolom.KOPPELING not in kolommen:
        raise Refused("import_geen_koppeling")
    if Kolom.NAAM not in kolommen and Kolom.ACHTERNAAM not in kolommen:
        raise Refused("import_geen_naam")
    groups: dict[str, list[_Rij]] = {}
    for number, cells in enumerate(rijen, start=eerste_rij):
        texts = {
            kolom: invoer.tidy(cell) for kolom, cell in zip(kolommen, cells, strict=False) if kolom != NIETS
        }
        if any(texts.values()):
            key = texts.get(Kolom.GEZIN) or f"#{number}"
            groups.setdefault(key, []).append(_Rij(number, texts))
    gezinnen: list[LijstGezin] = []
    fouten: list[Fout] = []
    let_op: list[Fout] = []
    for rows in groups.values():
        gezin = _household(rows, vandaag)
        wrong = [fout for row in rows for fout in row.fouten]
        fouten += wrong
        let_op += [fout for row in rows for fout in row.let_op]
        if gezin is not None and not wrong:
            gezinnen.append(gezin)
    return Uitkomst(tuple(gezinnen), tuple(fouten), tuple(let_op))


def _household(rows: list[_Rij], vandaag: date) -> LijstGezin | None:
    first = rows[0]
    people = tuple(one for row in rows if (one := _person(row, vandaag)) is not None)
    koppeling = _one_day(rows, Kolom.KOPPELING, vandaag)
    vergunning = _one_day(rows, Kolom.VERGUNNING, vandaag)
    naam = _first(rows, Kolom.NAAM) or next((p.achternaam or p.roepnaam for p in people), "")
    _check(first, Kolom.NAAM, invoer.text(verplicht=True), naam, vandaag)
    azc = _first(rows, Kolom.AZC)
    _check(first, Kolom.AZC, invoer.text(), azc, vandaag)
    if koppeling is None:
        if not any(fout.kolom == Kolom.KOPPELING for row in rows for fout in row.fouten):
            first.wrong(Kolom.KOPPELING, "veld_leeg")
        return None
    if vergunning is not None and vergunning > koppeling:
        first.wrong(Kolom.VERGUNNING, "vergunning_na_koppeling")
    tekendatum, verhuizing = (
        _one_day(rows, Kolom.TEKENDATUM, vandaag),
        _one_day(rows, Kolom.VERHUIZING, vandaag),
    )
    if tekendatum is not None and tekendatum < koppeling:
        first.wrong(Kolom.TEKENDATUM, "import_tekenen_voor_koppeling")
    if verhuizing is not None and tekendatum is None:
        first.wrong(Kolom.TEKENDATUM, "import_verhuisd_zonder_tekenen")
    elif verhuizing is not None and tekendatum is not None and verhuizing < tekendatum:
        first.wrong(Kolom.VERHUIZING, "import_verhuisd_voor_tekenen")
    return LijstGezin(
        tuple(row.nummer for row in rows),
        naam,
        koppeling,
        vergunning,
        max(_number(rows), len(people), 1),
        azc,
        people,
        tekendatum,
        verhuizing,
    )


def _first(rows: list[_Rij], kolom: Kolom) -> str:
    return next((text for row in rows if (text := row.tekst.get(kolom, ""))), "")


def _number(rows: list[_Rij]) -> int:
    text = _first(rows, Kolom.AANTAL)
    if not text:
        return 0
    if not text.isdecimal() or not 1 <= int(text) <= GEZIN_MAX:
        rows[0].wrong(Kolom.AANTAL, "getal_buiten_grens", minimum=1, maximum=GEZIN_MAX)
        return 0
    return int(text)


def _one_day(rows: list[_Rij], kolom: Kolom, vandaag: date) -> date | None:
    """The day of a household; rows that name different days are wrong."""
    found: dict[date, None] = {}
    for row in rows:
        text = row.tekst.get(kolom, "")
        if not text:
            continue
        dag = parse_datum(text, vandaag, verleden=True)
        if dag is None:
            row.wrong(kolom, "geen_datum")
        elif dag > vandaag:
            row.wrong(kolom, "dag_in_toekomst")
        elif dag < invoer.OUDSTE_DAG:
            row.wrong(kolom, "dag_onmogelijk")
        else:
            found[dag] = None
            if len(found) > 1:
                row.wrong(kolom, "import_dagen_verschillen")
    return next(iter(found), None)


def _person(row: _Rij, vandaag: date) -> LijstPersoon | None:
    texts = row.tekst
    roepnaam, achternaam = texts.get(Kolom.ROEPNAAM, ""), texts.get(Kolom.ACHTERNAAM, "")
    if not (roepnaam or achternaam):
        return None
    for kolom, text in ((Kolom.ROEPNAAM, roepnaam), (Kolom.ACHTERNAAM, achternaam)):
        _check(row, kolom, invoer.text(), text, vandaag)
    return LijstPersoon(row.nummer, roepnaam, achternaam, _born(row, vandaag), _fields(row, vandaag))


def _born(row: _Rij, vandaag: date) -> date | None:
    typed = row.tekst.get(Kolom.GEBOORTEDATUM, "")
    if not typed:
        return None
    born = parse_datum(typed, vandaag, verleden=True)
    if born is None:
        row.wrong(Kolom.GEBOORTEDATUM, "geen_datum")
    else:
        _check(row, Kolom.GEBOORTEDATUM, invoer.birthday, born, vandaag)
    return born


def _fields(row: _Rij, vandaag: date) -> tuple[tuple[str, str], ...]:
    """The other fields of a person, each checked or put into its code."""
    found = []
    for kolom, rule in _REGELS.items():
        if text := row.tekst.get(kolom, ""):
            found.append((kolom.value, str(_check(row, kolom, rule, text, vandaag))))
    if text := row.tekst.get(Kolom.GESLACHT, ""):
        code = _GESLACHT.get(fold_head(text), "")
        if code:
            found.append((Kolom.GESLACHT.value, code))
        else:
            row.wrong(Kolom.GESLACHT, "keuze_onbekend")
    for kolom in (Kolom.HERKOMSTLAND, Kolom.MOEDERTAAL):
        if text := row.tekst.get(kolom, ""):
            if code := code_of_word(kolom, text):
                found.append((kolom.value, code))
            else:
                row.let_op.append(Fout(row.nummer, kolom, "import_woord_onbekend"))
    return tuple(found)


@cache
def _words(kolom: Kolom) -> Mapping[str, str]:
    """Names of countries or languages in Dutch and English, and their codes, folded -> code."""
    found: dict[str, str] = {}
    for locale in (Locale("nl"), Locale("en")):
        names = locale.territories if kolom is Kolom.HERKOMSTLAND else locale.languages
        size = LAND_LETTERS if kolom is Kolom.HERKOMSTLAND else TAAL_LETTERS
        for code, name in names.items():
            if code.isalpha() and len(code) <= size:
                found.setdefault(fold_head(str(name)), str(code))
                found.setdefault(fold_head(str(code)), str(code))
    return found


def code_of_word(kolom: Kolom, word: str) -> str:
    """The code of a country or language as somebody wrote it (`Syrië`, `Syria`, `SY`); empty = not known."""
    return _words(kolom).get(fold_head(word), "")


def _check(row: _Rij, kolom: Kolom, rule: object, value: invoer.Invoer, vandaag: date) -> invoer.Invoer:
    try:
        return rule(kolom.value, value, vandaag)  # type: ignore[operator,no-any-return] # rules of one shape
    except Refused as refused:
        row.wrong(kolom, refused.code, **refused.params)
        return value
