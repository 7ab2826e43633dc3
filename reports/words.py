"""Words that papers share: dates, parties, and the edges of a page made of a `PaperHead`."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from models.queries.rows import PaperHead
from models.values import Blok, Fase, Partij, Stand
from reports.document import PageEdge, Symbol
from resources.i18n import N_, _, language

_DOENER = {
    Partij.GEM: N_("Gemeente"),
    Partij.COA: N_("COA"),
    Partij.COR: N_("Corporatie"),
    Partij.MB: N_("Begeleider"),
    Partij.ST: N_("Gezin"),
    Partij.HU: N_("Huurders"),
    Partij.NID: N_("Nidos"),
}
_KOLOM = {
    Partij.GEM: N_("GEMEENTE"),
    Partij.COA: N_("COA"),
    Partij.COR: N_("CORPORATIE"),
    Partij.MB: N_("BEGELEIDING"),
    Partij.ST: N_("GEZIN"),
    Partij.HU: N_("HUURDERS"),
    Partij.NID: N_("NIDOS"),
}
_BLOK = {
    Blok.PRE_VESTIGING: N_("1  PRÉ-VESTIGING"),
    Blok.VESTIGING: N_("2  COACHING VESTIGING"),
    Blok.INTEGRATIE: N_("3  COACHING INTEGRATIE EN PARTICIPATIE"),
    Blok.REGIONAAL: N_("REGIONAAL"),
}


def doener(partij: Partij) -> str:
    """The party as the doer in front of a line: `Gezin`, `Begeleider`, `COA`."""
    return _(_DOENER[partij])


def kolom(partij: Partij) -> str:
    """The party as the head of a matrix column."""
    return _(_KOLOM[partij])


def blok(value: Blok) -> str:
    """The name of a block as a heading."""
    return _(_BLOK[value])


def fase(code: str) -> str:
    """The name of a phase as a heading; an unknown code (gemeente level) stays as it is."""
    return blok(Blok(code)) if code in set(Fase) else code


def parties(values: tuple[Partij, ...]) -> str:
    """Parties in a sentence: `COA, begeleider`."""
    return ", ".join(doener(one) if one in {Partij.COA, Partij.NID} else doener(one).lower() for one in values)


@lru_cache(maxsize=4000)
def _date_words(day: date, form: str, lang: str) -> str:
    return format_date(day, form, locale=lang)


def long_date(day: date | None) -> str:
    """`do 18 juni 2026`; nothing for no date."""
    return _date_words(day, "EEE d MMMM y", language()) if day else ""


def short_date(day: date | None) -> str:
    """`18-6-2026`; nothing for no date."""
    return _date_words(day, "d-M-y", language()) if day else ""


def moment(at: datetime) -> str:
    """Day and clock time of the printing."""
    return f"{long_date(at.date())} {at:%H:%M}"


def edge(head: PaperHead, title: str, middle: str = "") -> PageEdge:
    """The edges of every page: title, sheet code, VOORBEELD, who printed when, and until when it is kept."""
    foot = [
        _("gemaakt {op} door {wie}").format(op=moment(head.gemaakt_op), wie=head.wie),
        _("gemeente {naam}").format(naam=head.gemeente) if head.gemeente else "",
        _("vernietigen vóór {dag}").format(dag=short_date(head.vernietigen_voor)) if head.vernietigen_voor else "",
    ]
    return PageEdge(
        title=title,
        middle=middle,
        right=_("blad {code}").format(code=head.code) if head.code else _("nog niet afgedrukt"),
        mark=_("VOORBEELD – FICTIEF") if head.is_demo else "",
        foot=" · ".join(part for part in foot if part),
        page_words=_("blz {n} van {m}"),
    )


def pdf_title(head: PaperHead, name: str) -> str:
    """The title in the PDF: the paper and its code, never a name."""
    return f"{name} {head.code}".strip()


def stand_sign(stand: Stand) -> Symbol | None:
    """The drawn sign of a stand that needs a look: too late, or waiting for another."""
    match stand:
        case Stand.TE_LAAT:
            return Symbol("late", 3.6)
        case Stand.WACHT | Stand.UITGESTELD:
            return Symbol("wait", 3.0, "muted")
        case _:
            return None


def language_name(code: str) -> str:
    """The name of a language by its code; words that are no code stay as they are."""
    names = Locale.parse(language()).languages
    return ", ".join(names.get(part.strip(), part.strip()) for part in code.split(",") if part.strip())


def interpreter(code: str) -> str:
    """Whether an interpreter is needed, in words; nothing when nobody knows yet."""
    words = {"ja": _("ja"), "nee": _("nee"), "telefonisch": _("ja, telefonisch")}
    return words.get(code, "")


def anker(code: str) -> str:
    """The name of an anchor."""
    return code.replace("_", " ")
