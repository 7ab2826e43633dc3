"""The columns that the list of gezinnen can show, and how wide each becomes in the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.queries.gezinnen_meer import MEER
from resources.i18n import _

GEWOON: tuple[str, ...] = (
    "nummer",
    "naam",
    "fase",
    "personen",
    "begeleider",
    "volgende_stap",
    "eerste_termijn",
    "te_laat",
    "wacht_op_ander",
)
"""What everybody sees who chose nothing."""
NAAM = "naam"
"""Always there: without it nobody knows which gezin a row is."""
_STAPT_TERUG = (("begeleider", 830), ("fase", 640), ("personen", 560))
"""Which of the ordinary columns steps back first where the table gets narrow: (column, width)."""
_SMAL, _KORT = 0.8, 60
"""How far a chosen column gives way: to this part of its width; one as short as this not at all."""
_NAAM_SMAL, _REST_SMAL = 90, 60
"""The least of the name and of the column that takes what is left, among the ordinary ones."""
_STAP_SMAL = 110
"""The least of that column among chosen ones, where the last column goes before it is unreadable."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its short heading, its name where one chooses, its width at 10 pt, and how it sorts."""

    code: str
    kop: str
    naam: str
    breed: int
    sorteer: str


def all_columns() -> dict[str, Kolom]:
    """Every column that can be chosen, the ordinary ones first. `sorteer` is empty where none is possible."""
    found = (
        Kolom("nummer", _("Nummer"), _("Nummer"), 78, "nummer"),
        Kolom("naam", _("Gezin"), _("Gezin"), 128, "naam"),
        Kolom("fase", _("Fase"), _("Fase"), 106, "fase"),
        Kolom("personen", _("Pers."), _("Personen"), 40, "personen"),
        Kolom("begeleider", _("Begeleider"), _("Begeleider"), 92, "begeleider"),
        Kolom("volgende_stap", _("Volgende stap"), _("Volgende stap"), 150, ""),
        Kolom("eerste_termijn", _("Eerste datum"), _("Eerste datum"), 82, "eerste_termijn"),
        Kolom("te_laat", _("Te laat"), _("Te laat"), 52, "te_laat"),
        Kolom("wacht_op_ander", _("Wacht"), _("Wacht op een ander"), 48, "wacht_op_ander"),
        Kolom("gemeente", _("Gemeente"), _("Gemeente"), 96, "gemeente"),
        Kolom("woonplaats", _("Woonplaats"), _("Woonplaats"), 96, "woonplaats"),
        Kolom("azc", _("Azc"), _("Azc"), 96, "azc"),
        Kolom("corporatie", _("Corporatie"), _("Corporatie"), 96, "corporatie"),
        Kolom("koppeling", _("Koppeling"), _("Koppeling"), 82, "koppeling"),
        Kolom("tekendatum", _("Tekendatum"), _("Tekendatum"), 82, "tekendatum"),
        Kolom("verhuizing", _("Verhuizing"), _("Verhuizing"), 82, "verhuizing"),
        Kolom("laatste_contact", _("Contact"), _("Laatste contact"), 82, "laatste_contact"),
        Kolom("begonnen_op", _("Begonnen"), _("Hier begonnen"), 82, "begonnen_op"),
        Kolom("open_punten", _("Open"), _("Open actiepunten"), 48, "open_punten"),
        Kolom("open_kern", _("Open ★"), _("Open kernpunten van deze fase"), 58, "open_kern"),
        Kolom("ontbreekt", _("Ontbreekt"), _("Ontbreekt nog"), 72, ""),
    )
    return {one.code: one for one in found}


def known_columns(codes: Sequence[str]) -> tuple[str, ...]:
    """The columns of these codes that exist, each once, the name always; none = the ordinary ones."""
    there = all_columns()
    found = tuple(code for code in dict.fromkeys(codes) if code in there)
    if not found:
        return GEWOON
    return found if NAAM in found else (NAAM, *found)


def asked_for(codes: Sequence[str]) -> tuple[str, ...]:
    """What the query must read beyond the ordinary for these columns; in one order: it is one question."""
    return tuple(sorted(code for code in codes if code in MEER))


def fit_widths(codes: Sequence[str], room: int, scale: float) -> dict[str, int]:
    """Give each column its width in pixels, 0 = not shown; together never more than the room.

    Of the ordinary columns some step back; of chosen ones the last, and only where all gave way already.
    """
    ordinary = tuple(codes) == GEWOON
    widths = {code: int(one.breed * scale) for code, one in all_columns().items() if code in codes}
    rest = "volgende_stap" if "volgende_stap" in codes else NAAM
    least = {code: width if width < _KORT * scale else int(width * _SMAL) for code, width in widths.items()}
    least |= {NAAM: _NAAM_SMAL, rest: _NAAM_SMAL if rest == NAAM else _REST_SMAL}
    if ordinary:
        hidden = {code for code, narrow in _STAPT_TERUG if room < narrow * scale}
        least |= {code: width for code, width in widths.items() if code not in {NAAM, rest}}
    else:
        least[rest] = max(least[rest], int(_STAP_SMAL * scale))
        hidden = _too_many(codes, least, room)
        rest = NAAM if rest in hidden else rest
    shown = [code for code in codes if code not in hidden]
    others = sum(widths[code] for code in shown if code != rest)
    widths[rest] = max(room - others, least[rest])
    over = others + widths[rest] - room
    for code in (NAAM, *(one for one in shown if one not in {NAAM, rest})):
        gives = max(min(over, widths[code] - least[code]), 0)
        widths[code] -= gives
        over -= gives
    return {code: 0 if code in hidden else widths[code] for code in codes}


def _too_many(codes: Sequence[str], least: dict[str, int], room: int) -> set[str]:
    """The last columns that have no room even where all give way."""
    hidden: set[str] = set()
    need = sum(least[code] for code in codes)
    for code in reversed(codes):
        if need <= room:
            break
        if code != NAAM:
            hidden.add(code)
            need -= least[code]
    return hidden
