"""What may be typed into a field: one rule a kind, with a reason code when it may not.

A field with a problem says so beside the field; the rest stays as typed (ui.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.errors import Refused
from models.values import REDEN_CODE, REDENEN

Invoer = str | int | bool | date | None
BOM = "\ufeff"
NAAM_MAX = 80
NOTITIE_MAX = 8000
OUDSTE_MENS_JAREN = 120
OUDSTE_DAG = date(1990, 1, 1)
"""No date of our work lies before this day; earlier ones are typing errors."""
JAREN_VOORUIT = 10
_BSN = re.compile(r"(?<![\d+.,-])\d{9}(?![\d.,-]\d|\d)")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_TAAL = re.compile(r"^[a-z]{2,3}$")
_LAND = re.compile(r"^[A-Z]{2}$")
_TELEFOON = re.compile(r"^[0-9+()/ .x-]{3,40}$")


@dataclass(frozen=True, slots=True)
class Veld:
    """A field: its name in the table and the rule that turns what was typed into what is stored."""

    naam: str
    rule: Callable[[str, Invoer, date], Invoer]

    def check(self, value: Invoer, vandaag: date) -> Invoer:
        """Return the value to store. Raises Refused with `veld` set."""
        return self.rule(self.naam, value, vandaag)


def tidy(text: str) -> str:
    """One form for typed text: composed letters, no NUL, no blanks at the ends; nothing else is touched.

    Half of a character (a lone surrogate, which a cut emoji leaves behind) is no text and goes. So does the
    mark at the begin of a file, pasted along: nobody sees it, and Qt drops it from the front of a text.
    """
    whole = text.encode("utf-8", "ignore").decode("utf-8").replace(BOM, "")
    return unicodedata.normalize("NFC", whole).replace("\x00", "").strip()


def looks_like_bsn(text: str) -> bool:
    """Whether a nine-digit number in the text passes the eleven test of a BSN (wet-en-praktijk D.9)."""
    for found in _BSN.findall(text):
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        if sum(w * int(d) for w, d in zip(weights, found, strict=True)) % 11 == 0 and found != "0" * 9:
            return True
    return False


def text(maximum: int = NAAM_MAX, *, verplicht: bool = False) -> Callable[[str, Invoer, date], Invoer]:
    """Make the rule for text: not too long, no BSN, not empty when required."""

    def rule(veld: str, value: Invoer, vandaag: date) -> Invoer:
        del vandaag
        typed = tidy(str(value) if value is not None else "")
        if verplicht and not typed:
            raise Refused("veld_leeg", veld=veld)
        if len(typed) > maximum:
            raise Refused("veld_te_lang", veld=veld, maximum=maximum)
        if looks_like_bsn(typed):
            raise Refused("lijkt_op_bsn", veld=veld)
        return typed

    return rule


def own_words(reden: str) -> str:
    """A typed reason. One spelled as a code of the program gets a blank behind it, so that it stays text."""
    return f"{reden} " if reden.startswith(REDEN_CODE) and reden[len(REDEN_CODE) :] in REDENEN else reden


def choice(
    options: type[StrEnum] | tuple[str, ...], *, leeg: bool = False
) -> Callable[[str, Invoer, date], Invoer]:
    """Make the rule for a choice out of codes."""
    codes = frozenset(str(o) for o in options)

    def rule(veld: str, value: Invoer, vandaag: date) -> Invoer:
        del vandaag
        code = str(value) if value is not None else ""
        if code not in codes and not (leeg and code == ""):
            raise Refused("keuze_onbekend", veld=veld)
        return code

    return rule


def number(minimum: int, maximum: int, *, leeg: bool = False) -> Callable[[str, Invoer, date], Invoer]:
    """Make the rule for a whole number between two bounds, both included."""

    def rule(veld: str, value: Invoer, vandaag: date) -> Invoer:
        del vandaag
        if leeg and (value is None or value == ""):
            return None
        try:
            found = int(str(value))
        except ValueError:
            raise Refused("geen_getal", veld=veld) from None
        if not minimum <= found <= maximum:
            raise Refused("getal_buiten_grens", veld=veld, minimum=minimum, maximum=maximum)
        return found

    return rule


def flag(veld: str, value: Invoer, vandaag: date) -> Invoer:
    """The rule for yes or no."""
    del vandaag, veld
    return bool(value)


def birthday(veld: str, value: Invoer, vandaag: date) -> Invoer:
    """The rule for a birth date: a real day, not in the future, not over 120 years ago; empty is allowed."""
    if value is None or value == "":
        return None
    if not isinstance(value, date):
        raise Refused("geen_datum", veld=veld)
    if value > vandaag:
        raise Refused("geboren_in_toekomst", veld=veld)
    if vandaag.year - value.year > OUDSTE_MENS_JAREN:
        raise Refused("geboren_te_lang_geleden", veld=veld)
    return value


def day(veld: str, value: Invoer, vandaag: date) -> Invoer:
    """The rule for a day that may be empty; one that cannot be meant is a typing error in the year."""
    if value is None or value == "":
        return None
    if not isinstance(value, date):
        raise Refused("geen_datum", veld=veld)
    if not OUDSTE_DAG <= value <= date(vandaag.year + JAREN_VOORUIT, vandaag.month, 1):
        raise Refused("dag_onmogelijk", veld=veld)
    return value


def v_nummer(veld: str, value: Invoer, vandaag: date) -> Invoer:
    """The rule for a V-nummer: letters, digits, dots and dashes; never a BSN."""
    typed = str(text(20)(veld, value, vandaag)).upper().replace(" ", "")
    if typed and not re.fullmatch(r"[A-Z0-9.-]+", typed):
        raise Refused("v_nummer_vorm", veld=veld)
    return typed


def _pattern(
    pattern: re.Pattern[str], code: str, change: Callable[[str], str]
) -> Callable[[str, Invoer, date], Invoer]:
    def rule(veld: str, value: Invoer, vandaag: date) -> Invoer:
        del vandaag
        typed = change(tidy(str(value) if value is not None else ""))
        if typed and not pattern.match(typed):
            raise Refused(code, veld=veld)
        return typed

    return rule


email = _pattern(_EMAIL, "geen_email", str)
telefoon = _pattern(_TELEFOON, "geen_telefoon", str)
taal = _pattern(_TAAL, "taal_onbekend", str.lower)
land = _pattern(_LAND, "land_onbekend", str.upper)
