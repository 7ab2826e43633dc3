"""Words that papers share: dates, parties, and the edges of a page made of a `PaperHead`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, get_timezone
from babel.numbers import format_decimal

from models.queries.rows import PaperHead
from models.values import Blok, Fase, Partij
from reports.document import PageEdge
from resources.i18n import _, language
from resources.labels import label, label_of, small_label


def partij(value: Partij) -> str:
    """The party as an organisation: `Gemeente`, `Begeleiding`, `COA`."""
    return label(value)


def doener(value: Partij) -> str:
    """The party as the doer in front of a line; begeleiding is a person there: `Begeleider`."""
    return _("Begeleider") if value is Partij.MB else label(value)


def kolom(value: Partij) -> str:
    """The party as the head of a matrix column."""
    return label(value).upper()


def parties(values: tuple[Partij, ...]) -> str:
    """Parties in a sentence: `COA, begeleiding`."""
    return ", ".join(label(one) if one in {Partij.COA, Partij.NID} else small_label(one) for one in values)


def blok(value: Blok) -> str:
    """The name of a block as a heading, phases with their number."""
    name = label(value).upper()
    return name if value is Blok.REGIONAAL else f"{Fase(value.value).nummer}  {name}"


def fase(code: str) -> str:
    """The name of a phase as a heading; an unknown code (gemeente level) stays as it is."""
    return blok(Blok(code)) if code in set(Fase) else code


@lru_cache(maxsize=4000)
def _date_words(day: date, form: str, lang: str) -> str:
    return format_date(day, form, locale=lang)


def long_date(day: date | None) -> str:
    """`do 18 juni 2026`; nothing for no date."""
    return _date_words(day, "EEE d MMMM y", language()) if day else ""


def short_date(day: date | None) -> str:
    """`18-6-2026`; nothing for no date."""
    return _date_words(day, "d-M-y", language()) if day else ""


def weekday(day: date | None) -> str:
    """`do 18-6`; nothing for no date."""
    return _date_words(day, "EEE d-M", language()) if day else ""


def moment(at: datetime) -> str:
    """Day and clock time of the printing, in Dutch time as on the screen."""
    here = at.astimezone(get_timezone("Europe/Amsterdam"))
    return f"{long_date(here.date())} {here:%H:%M}"


def edge(head: PaperHead, title: str, middle: str = "", *, coded: bool = True) -> PageEdge:
    """The edges of every page: title, sheet code, VOORBEELD, who printed when, and until when it is kept.

    A paper that is never typed back (`coded` False) has no sheet code.
    """
    code = _("blad {code}").format(code=head.code) if head.code else _("nog niet afgedrukt")
    foot = [
        _("gemaakt {op} door {wie}").format(op=moment(head.gemaakt_op), wie=head.wie),
        _("gemeente {naam}").format(naam=head.gemeente) if head.gemeente else "",
        _("vernietigen vóór {dag}").format(dag=short_date(head.vernietigen_voor))
        if head.vernietigen_voor
        else "",
    ]
    return PageEdge(
        title=title,
        middle=middle,
        right=code if coded else "",
        mark=_("VOORBEELD – FICTIEF") if head.is_demo else "",
        foot=" · ".join(part for part in foot if part),
        page_words=_("blz {n} van {m}"),
    )


def asked_words(vraagt: str) -> str:
    """Name what must be written beside a box: the start of the rent, or a day."""
    return _("huur gaat in op") if vraagt == "huuringang" else _("op (datum)")


def number(value: int) -> str:
    """A whole number with its thousands apart: `17.808`."""
    return format_decimal(value, locale=language())


def pdf_title(head: PaperHead, name: str) -> str:
    """The title in the PDF: the paper and its code, never a name."""
    return f"{name} {head.code}".strip()


def language_name(code: str) -> str:
    """The name of a language by its code; words that are no code stay as they are."""
    names = Locale.parse(language()).languages
    return ", ".join(names.get(part.strip(), part.strip()) for part in code.split(",") if part.strip())


def country_name(code: str) -> str:
    """The name of a country by its code; words that are no code stay as they are."""
    return str(Locale.parse(language()).territories.get(code.upper(), code)) if code else ""


def interpreter(code: str) -> str:
    """Whether an interpreter is needed, in words; nothing when nobody knows yet."""
    words = {"ja": _("ja"), "nee": _("nee"), "telefonisch": _("ja, telefonisch")}
    return words.get(code, "")


def anker(code: str) -> str:
    """The name of an anchor."""
    return label_of("Anker", code)


def elsewhere(visits: Sequence[tuple[str, int]]) -> str:
    """Who comes too, whose lines a colleague has: (time, number on the day)."""
    each = ", ".join(_("nummer {n} om {tijd}").format(n=n, tijd=tijd) for tijd, n in visits)
    return _("Komt ook, maar staat niet op dit blad: {wie}. Vraag een collega.").format(wie=each)
