"""What somebody types from a sheet of paper: one short line for what was written beside a number.

`alles x` · `9 nvt laptop al aanwezig` · `12 abd` · `14 later 17-9` · `3 wacht coa` · `2 x 17-6 huur 1-7` ·
`rest sleutel ophalen, corporatie, 20-6` · `bijzonder …` · `niet gekomen`. Pure and total: every line is
understood or comes back as `Onbegrepen` with a code that says what to type. What the words do to a sheet is
decided in `rules.blad`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.datums import parse_datum
from models.rules.invoer import tidy
from models.values import Partij

LANGSTE_REGEL = 500
"""A longer line is no line from paper."""
PAS_VOORBIJ = 60
"""Days: a day that is longer past than this, typed without a year behind *later*, is that of next year."""


class Daad(StrEnum):
    """What was written beside a line of the sheet."""

    KLAAR = "klaar"
    NIET_NODIG = "niet_nodig"
    LATER = "later"
    WACHT = "wacht"
    OPEN = "open"
    """It stays as it is; an exception to `alles x`."""
    NOTITIE = "notitie"


@dataclass(frozen=True, slots=True)
class Opdracht:
    """Something about lines of the sheet; without numbers about all of them."""

    regel: int
    """Which typed line it is, from 0."""
    daad: Daad
    nummers: tuple[int, ...] = ()
    letters: tuple[str, ...] = ()
    """Only these people; empty = everybody on the line."""
    dag: date | None = None
    """Done on, later until, or waiting since."""
    gevraagd: date | None = None
    """The day that the line itself asks for, as in `huur gaat in op`."""
    tekst: str = ""
    """The reason, whom is waited for, or a note."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A row of *dit blijft over* without a number: a point of the gezin's own."""

    regel: int
    tekst: str
    aan_zet: str = ""
    """Code of a party, or empty."""
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Bijzonder:
    """What stands under *bijzonder*: a note with the dossier."""

    regel: int
    tekst: str


@dataclass(frozen=True, slots=True)
class NietGekomen:
    """The gezin did not come on the day of the sheet."""

    regel: int


@dataclass(frozen=True, slots=True)
class Onbegrepen:
    """A line that is not understood, with a code that has a sentence: what to type."""

    regel: int
    code: str
    params: tuple[tuple[str, str | int], ...] = ()


Zin = Opdracht | Rest | Bijzonder | NietGekomen | Onbegrepen

_DADEN: dict[str, Daad] = {
    **dict.fromkeys(("x", "klaar", "ok", "oke", "ja", "v", "gedaan", "done", "✓", "✔", "√"), Daad.KLAAR),
    **dict.fromkeys(("nvt", "nietnodig", "na"), Daad.NIET_NODIG),
    **dict.fromkeys(("later", "uitstel", "uitgesteld"), Daad.LATER),
    **dict.fromkeys(("wacht", "wachten", "wait", "waits"), Daad.WACHT),
    **dict.fromkeys(("open", "nee", "niet", "leeg", "no", "-", "–", "—"), Daad.OPEN),
    **dict.fromkeys(("notitie", "noot", "note"), Daad.NOTITIE),
}
_PARTIJEN: dict[str, Partij] = {
    "gemeente": Partij.GEM,
    "gem": Partij.GEM,
    "coa": Partij.COA,
    "corporatie": Partij.COR,
    "woningcorporatie": Partij.COR,
    "cor": Partij.COR,
    "verhuurder": Partij.COR,
    "begeleiding": Partij.MB,
    "begeleider": Partij.MB,
    "mb": Partij.MB,
    "gezin": Partij.ST,
    "nidos": Partij.NID,
    "huurders": Partij.HU,
}
"""How people write a party."""
_NUMMER = re.compile(
    r"\s*(?:(?:,|\+|&|en\b)\s*)?(\d{1,3})\*?(?:\s*(?:-|–|t/m|tot en met)\s*(\d{1,3})\*?)?(?![\d*/\-–])",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"^[a-z](?:,?[a-z])*,?$")
_ALLES = re.compile(r"^(?:alles|all)\b[\s:=]*(.*)$", re.IGNORECASE | re.DOTALL)
_REST = re.compile(r"^(?:rest|blijft over|over|left)\b[\s:=]*(.*)$", re.IGNORECASE | re.DOTALL)
_BIJZONDER = re.compile(
    r"^(?:bijzonder(?:heden)?|opmerking|notitie|noot|note)\b[\s:=]*(.*)$", re.IGNORECASE | re.DOTALL
)
_NIET_GEKOMEN = re.compile(
    r"^(?:(?:is |zijn )?niet (?:gekomen|geweest|verschenen)|no[ -]?show)\W*$", re.IGNORECASE
)
_BEHALVE = frozenset({"behalve", "zonder", "except", "maar"})
_VULLING = frozenset({"op", "in", "gaat", "per", "vanaf", "tot", "on", "en"})
_VRAAGT = frozenset({"huur", "huuringang", "start", "rent"})
_SINDS = frozenset({"sinds", "since"})
_PUNT = ".:;=)("


def parse_blad(tekst: str, vandaag: date) -> tuple[Zin, ...]:
    """Read everything that was typed: one result for each filled line (`alles x behalve` gives two).

    Never raises: what cannot be read comes back as `Onbegrepen`.
    """
    found: list[Zin] = []
    for regel, line in enumerate(tekst.splitlines()):
        typed = " ".join(tidy(line).split())
        if typed.strip(" .,:;-–"):
            found += _line(regel, typed, vandaag)
    return tuple(found)


def read_partij(woord: str) -> str:
    """The code of a party as people write it, else the word as it is."""
    found = _PARTIJEN.get(woord.casefold().strip(" .,:;"))
    return found.value if found is not None else woord


def _line(regel: int, typed: str, vandaag: date) -> Sequence[Zin]:
    if len(typed) > LANGSTE_REGEL:
        return (Onbegrepen(regel, "blad_regel_te_lang", (("maximum", LANGSTE_REGEL),)),)
    if found := _ALLES.match(typed):
        return _all(regel, found[1], vandaag)
    if typed[0].isdigit():
        return (_numbered(regel, typed, vandaag),)
    return (_without_number(regel, typed, vandaag),)


def _without_number(regel: int, typed: str, vandaag: date) -> Zin:
    if _NIET_GEKOMEN.match(typed):
        return NietGekomen(regel)
    if found := _REST.match(typed):
        return _left_over(regel, found[1], vandaag)
    if found := _BIJZONDER.match(typed):
        words = found[1].strip(_PUNT + " ")
        return Bijzonder(regel, words) if words else Onbegrepen(regel, "blad_bijzonder_leeg")
    return Onbegrepen(regel, "blad_regel_onbekend")


# --- all lines of the sheet -------------------------------------------------------------------------------


def _all(regel: int, rest: str, vandaag: date) -> Sequence[Zin]:
    words = rest.split()
    if not words or _DADEN.get(_plain(words[0])) is not Daad.KLAAR:
        return (Onbegrepen(regel, "blad_alles_x"),)
    words = words[1:]
    uit: tuple[int, ...] = ()
    at = next((nr for nr, word in enumerate(words) if _plain(word) in _BEHALVE), None)
    if at is not None:
        read = _numbers(" ".join(words[at + 1 :]))
        if read is None or not read[0] or read[1].strip(_PUNT + " "):
            return (Onbegrepen(regel, "blad_behalve_welke"),)
        uit, words = read[0], words[:at]
    while words and _plain(words[0]) in _VULLING:
        words = words[1:]
    dag, words = _date(words, vandaag, verleden=True)
    if words:
        return (Onbegrepen(regel, "blad_alles_x"),)
    alles = Opdracht(regel, Daad.KLAAR, dag=dag)
    return (alles, Opdracht(regel, Daad.OPEN, uit)) if uit else (alles,)


# --- lines with a number ----------------------------------------------------------------------------------


def _numbered(regel: int, typed: str, vandaag: date) -> Zin:
    read = _numbers(typed)
    if read is None:
        return Onbegrepen(regel, "blad_nummer_onleesbaar", (("woord", typed.split(maxsplit=1)[0][:20]),))
    nummers, rest = read
    if not nummers:
        return Onbegrepen(regel, "blad_reeks", (("woord", typed.split(maxsplit=1)[0][:20]),))
    return _about(regel, nummers, rest, vandaag)


def _numbers(typed: str) -> tuple[tuple[int, ...], str] | None:
    """The numbers at the beginning and what follows; None = none to be read, empty = a range runs back."""
    found: dict[int, None] = {}
    rest, back = typed, False
    while hit := _NUMMER.match(rest):
        first, last = int(hit[1]), int(hit[2] or hit[1])
        back = back or last < first
        found.update(dict.fromkeys(range(first, last + 1)))
        rest = rest[hit.end() :]
    if back:
        return (), rest
    return (tuple(found), rest) if found else None


def _about(regel: int, nummers: tuple[int, ...], rest: str, vandaag: date) -> Zin:
    """What is said about these numbers: letters, then a deed, then what belongs to it."""
    words = rest.strip(_PUNT + " ,").split()
    letters, words = _letters(words)
    daad, words = _deed(words)
    if daad is None:
        return _without_deed(regel, nummers, letters, words, vandaag)
    if daad is Daad.KLAAR and not letters:
        letters, words = _letters_behind(words, vandaag)
    more = {Daad.KLAAR: _done, Daad.LATER: _later, Daad.WACHT: _waits}.get(daad)
    if more is not None:
        return more(regel, nummers, letters, words, vandaag)
    tekst = " ".join(words).strip(" :;,")
    missing = {Daad.NIET_NODIG: "blad_nvt_waarom", Daad.NOTITIE: "blad_notitie_leeg"}.get(daad, "")
    if missing and not tekst:
        return Onbegrepen(regel, missing, (("nummer", nummers[0]),))
    return Opdracht(regel, daad, nummers, letters, tekst=tekst)


def _without_deed(
    regel: int, nummers: tuple[int, ...], letters: tuple[str, ...], words: list[str], vandaag: date
) -> Zin:
    """Only letters or a day means done; nothing at all, or other words, is not understood."""
    if not words and not letters:
        return Onbegrepen(regel, "blad_wat_ermee", (("nummer", nummers[0]),))
    if words and not letters and _plain(words[0]) not in _VRAAGT | _VULLING:
        dag, _after = _date(words, vandaag, verleden=True)
        if dag is None:
            return Onbegrepen(
                regel, "blad_woord_onbekend", (("nummer", nummers[0]), ("woord", words[0][:20]))
            )
    return _done(regel, nummers, letters, words, vandaag, note=False)


def _done(
    regel: int,
    nummers: tuple[int, ...],
    letters: tuple[str, ...],
    words: list[str],
    vandaag: date,
    *,
    note: bool = True,
) -> Zin:
    """Done: on a day, with the day that the line asks for, and perhaps a remark behind it."""
    dagen: list[date] = []
    gevraagd: date | None = None
    asked = False
    while words:
        word = _plain(words[0])
        if word in _VRAAGT or (word in _VULLING and (asked or len(words) > 1)):
            asked, words = asked or word in _VRAAGT, words[1:]
            continue
        dag, after = _date(words, vandaag, verleden=not asked and not dagen)
        if dag is None:
            break
        if asked:
            gevraagd, asked = dag, False
        else:
            dagen.append(dag)
        words = after
    een = ("nummer", nummers[0])
    if asked or (words and any(c.isdigit() for c in words[0])):
        return Onbegrepen(regel, "blad_dag_onleesbaar", (een, ("woord", (words or ["…"])[0][:20])))
    if words and not note:
        return Onbegrepen(regel, "blad_woord_onbekend", (een, ("woord", words[0][:20])))
    if len(dagen) + (gevraagd is not None) > 2:  # noqa: PLR2004 - done on, and the day that is asked for
        return Onbegrepen(regel, "blad_te_veel_dagen", (een,))
    if gevraagd is None and len(dagen) == 2:  # noqa: PLR2004 - as above
        gevraagd = dagen.pop()
    return Opdracht(
        regel,
        Daad.KLAAR,
        nummers,
        letters,
        dag=dagen[0] if dagen else None,
        gevraagd=gevraagd,
        tekst=" ".join(words).strip(" :;,-–"),
    )


def _later(
    regel: int, nummers: tuple[int, ...], letters: tuple[str, ...], words: list[str], vandaag: date
) -> Zin:
    while words and _plain(words[0]) in _VULLING:
        words = words[1:]
    typed = words
    dag, words = _date(typed, vandaag, verleden=False)
    if dag is None:
        return Onbegrepen(regel, "blad_later_wanneer", (("nummer", nummers[0]),))
    if (vandaag - dag).days > PAS_VOORBIJ:
        dag = _next_year(typed[: len(typed) - len(words)], dag, vandaag)
    return Opdracht(regel, Daad.LATER, nummers, letters, dag=dag, tekst=" ".join(words).strip(" :;,-–"))


def _next_year(typed: list[str], dag: date, vandaag: date) -> date:
    """A day without a year that is long past is meant for next year; one that is just past is a mistake."""
    then = parse_datum(" ".join(typed).strip(" .,:;"), vandaag + timedelta(days=366))
    return then if then is not None and (then - dag).days in (365, 366) and typed[0][0].isdigit() else dag


def _waits(
    regel: int, nummers: tuple[int, ...], letters: tuple[str, ...], words: list[str], vandaag: date
) -> Zin:
    if words and _plain(words[0]) in {"op", "for", "on"}:
        words = words[1:]
    sinds: date | None = None
    at = next((nr for nr, word in enumerate(words) if _plain(word) in _SINDS), None)
    if at is not None:
        sinds, after = _date(words[at + 1 :], vandaag, verleden=True)
        if sinds is None or after:
            return Onbegrepen(regel, "blad_wacht_sinds", (("nummer", nummers[0]),))
        words = words[:at]
    wie = read_partij(" ".join(words).strip(" :;,"))
    if not wie:
        return Onbegrepen(regel, "blad_wacht_op_wie", (("nummer", nummers[0]),))
    return Opdracht(regel, Daad.WACHT, nummers, letters, dag=sinds, tekst=wie)


# --- dit blijft over --------------------------------------------------------------------------------------


def _left_over(regel: int, body: str, vandaag: date) -> Zin:
    """A row of *dit blijft over*: with a number it is about that line, else a point of its own."""
    read = _numbers(body) if body[:1].isdigit() else None
    nummers, body = read if read is not None else ((), body)
    parts = [part.strip() for part in re.split(r"[,;|]", body) if part.strip()]
    dag = _last_day(parts, vandaag)
    aan_zet = ""
    if len(parts) > 1 and parts[-1].casefold().strip(" .:") in _PARTIJEN:
        aan_zet = read_partij(parts.pop())
    tekst = ", ".join(parts).strip(" :-–")
    if nummers:
        return _left_of_line(regel, nummers, tekst, aan_zet, dag)
    if not tekst:
        return Onbegrepen(regel, "blad_rest_wat")
    return Rest(regel, tekst, aan_zet, dag)


def _last_day(parts: list[str], vandaag: date) -> date | None:
    """Take the day from the end: a part of its own, or `… voor 20-6`."""
    if not parts:
        return None
    dag = parse_datum(parts[-1], vandaag)
    if dag is not None and len(parts) > 1:
        parts.pop()
        return dag
    found = re.match(r"^(.+?)\s+(?:voor|vóór|op)\s+(.+)$", parts[-1])
    if found and (dag := parse_datum(found[2], vandaag)) is not None:
        parts[-1] = found[1]
        return dag
    return None


def _left_of_line(regel: int, nummers: tuple[int, ...], tekst: str, aan_zet: str, dag: date | None) -> Zin:
    if dag is not None:
        return Opdracht(regel, Daad.LATER, nummers, dag=dag, tekst=tekst)
    if aan_zet or tekst.casefold() in _PARTIJEN:
        return Opdracht(regel, Daad.WACHT, nummers, tekst=aan_zet or read_partij(tekst))
    if tekst:
        return Opdracht(regel, Daad.NOTITIE, nummers, tekst=tekst)
    return Onbegrepen(regel, "blad_wat_ermee", (("nummer", nummers[0]),))


# --- words ------------------------------------------------------------------------------------------------


def _plain(word: str) -> str:
    return word.casefold().strip(" .,:;=()").replace(".", "")


def _letters(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The letters of people at the beginning: `abd`, `a b d`, `a, b`; a deed is no letter."""
    found: dict[str, None] = {}
    left = list(words)
    while left:
        word = left[0].casefold()
        if not _LETTERS.match(word) or _deed(left)[0] is not None or _plain(word) in _VULLING | _VRAAGT:
            break
        letters = word.replace(",", "")
        if len(set(letters)) < len(letters) or found.keys() & set(letters):
            break
        found.update(dict.fromkeys(letters))
        left = left[1:]
    return tuple(found), left


def _letters_behind(words: list[str], vandaag: date) -> tuple[tuple[str, ...], list[str]]:
    """Letters behind the deed (`12 x abd`); words that go on are a remark (`9 x van school`)."""
    letters, rest = _letters(words)
    plain = not rest or _plain(rest[0]) in _VRAAGT or _date(rest, vandaag, verleden=True)[0] is not None
    return (letters, rest) if plain else ((), words)


def _deed(words: list[str]) -> tuple[Daad | None, list[str]]:
    """The deed at the beginning; `niet nodig` is two words, `niet klaar` and `nog niet` mean open."""
    if not words:
        return None, words
    first = _plain(words[0])
    second = _plain(words[1]) if len(words) > 1 else ""
    if (first, second) == ("niet", "nodig"):
        return Daad.NIET_NODIG, words[2:]
    if (first, second) in {("niet", "klaar"), ("niet", "gedaan"), ("nog", "niet"), ("nog", "open")}:
        return Daad.OPEN, words[2:]
    daad = _DADEN.get(first)
    return daad, words[1:] if daad is not None else words


def _date(words: list[str], vandaag: date, *, verleden: bool) -> tuple[date | None, list[str]]:
    """The date at the beginning, as many words as belong to it (`wo 17 juni 2026`), and what follows."""
    for count in range(min(4, len(words)), 0, -1):
        dag = parse_datum(" ".join(words[:count]).strip(" .,:;"), vandaag, verleden=verleden)
        if dag is not None:
            return dag, words[count:]
    return None, words
